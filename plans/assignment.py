"""Who goes with whom: pairs whose scores have the highest sum, each side used once (the assignment problem)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_NEVER = 1e9


def best_pairs(scores: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """The pairs that together score highest. Only pairs with a score, all of them positive, are ever made.

    The Hungarian method, on each set of rows and columns that hang together: cubic in its size.
    """
    found: set[tuple[int, int]] = set()
    for rows, columns in _hanging_together(scores):
        found |= _best_of(rows, columns, scores)
    return found


def _hanging_together(scores: Mapping[tuple[int, int], float]) -> Iterator[tuple[list[int], list[int]]]:
    of_row: dict[int, set[int]] = {}
    of_column: dict[int, set[int]] = {}
    for row, column in scores:
        of_row.setdefault(row, set()).add(column)
        of_column.setdefault(column, set()).add(row)
    left = set(of_row)
    while left:
        rows, columns, reached = set[int](), set[int](), {min(left)}
        while reached:
            rows |= reached
            columns |= {column for row in reached for column in of_row[row]}
            reached = {row for column in columns for row in of_column[column]} - rows
        left -= rows
        yield sorted(rows), sorted(columns)


def _best_of(rows: list[int], columns: list[int], scores: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Rows are let in one by one; each takes the cheapest way through those before it. Costs are scores turned round.

    Every row has a column of its own that costs nothing beside the real ones: to go with nobody.
    """
    size, width = len(rows), len(columns) + len(rows)

    def cost(row: int, column: int) -> float:
        if column < len(columns):
            return -scores.get((rows[row], columns[column]), -_NEVER)
        return 0.0 if column - len(columns) == row else _NEVER

    of_row, of_column = [0.0] * size, [0.0] * width
    taken = [-1] * width
    for first in range(size):
        shortest, came_from, done = [float("inf")] * width, [-1] * width, [False] * width
        row, column = first, -1
        while row >= 0:
            for one in range(width):
                reduced = cost(row, one) - of_row[row] - of_column[one]
                if not done[one] and reduced < shortest[one]:
                    shortest[one], came_from[one] = reduced, column
            step, nearest = min((shortest[one], one) for one in range(width) if not done[one])
            of_row[first] += step
            for one in range(width):
                if done[one]:
                    of_row[taken[one]] += step
                    of_column[one] -= step
                else:
                    shortest[one] -= step
            done[nearest], column = True, nearest
            row = taken[nearest]
        while column >= 0:
            before = came_from[column]
            taken[column] = taken[before] if before >= 0 else first
            column = before
    pairs = ((taken[place], place) for place in range(len(columns)) if taken[place] >= 0)
    return {(rows[row], columns[column]) for row, column in pairs if (rows[row], columns[column]) in scores}
