"""The cells of a Word table, which may span columns and rows, set into a grid of as many columns as are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from documents.tables import MOST_COLUMNS, Unreadable
from plans.pages import Cell, Merged

# Rules drawn by hand miss each other by a little; Word then makes a column of the gap. Twentieths of a point, 3 mm.
_NEARLY_THE_SAME = 170
_WIDEST_GRID = 1_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell from the grid line `start` to the grid line `end`.

    It may continue the merged cell above it; `gap_after` says that the row is told to leave the columns after it out.
    """

    start: int
    end: int
    element: Any
    continues: bool = False
    gap_after: bool = False


def aligned(
    rows: Sequence[Sequence[GridCell]], widths: Sequence[int], read: Callable[[Any], Cell], *, line: int
) -> list[tuple[Cell, ...]]:
    """Every row with a cell for each column, read in order. Raises `Unreadable`: too-many-columns (line, limit)."""
    if max((row[-1].end for row in rows if row), default=0) > _WIDEST_GRID:
        raise Unreadable("too-many-columns", line=str(line), limit=str(MOST_COLUMNS))
    column_of = _columns(rows, _lines(rows, widths)) or _columns(rows, {})
    width = max(column_of.values()) + 1
    if width > MOST_COLUMNS:
        raise Unreadable("too-many-columns", line=str(line), limit=str(MOST_COLUMNS))
    return [_row(row, column_of, width, read) for row in rows]


def _lines(rows: Sequence[Sequence[GridCell]], widths: Sequence[int]) -> dict[int, int]:
    """Grid lines that lie nearly at the same place, each with the first of them; empty where widths are not told."""
    last = max((row[-1].end for row in rows if row), default=0)
    if len(widths) < last or min(widths, default=0) < 0:
        return {}
    places = [sum(widths[:line]) for line in range(last + 1)]
    same = {0: 0}
    for before, line in pairwise(range(last + 1)):
        first = same[before]
        same[line] = first if places[line] - places[first] < _NEARLY_THE_SAME else line
    return same


def _columns(rows: Sequence[Sequence[GridCell]], same: dict[int, int]) -> dict[int, int]:
    """For each grid line that a cell starts at, the printed column; empty where two cells of a row would coincide."""
    starts = sorted({same.get(cell.start, cell.start) for row in rows for cell in row})
    rank = {line: column for column, line in enumerate(starts)}
    column_of = {cell.start: rank[same.get(cell.start, cell.start)] for row in rows for cell in row}
    for row in rows:
        columns = [column_of[cell.start] for cell in row]
        if len(set(columns)) < len(columns):
            return {}
    return column_of


def _row(
    row: Sequence[GridCell], column_of: dict[int, int], width: int, read: Callable[[Any], Cell]
) -> tuple[Cell, ...]:
    """The row's cells. One that ends before the table does, without saying so, stays short: it may be misaligned."""
    end = _end(row[-1], column_of, width)
    cells = [Cell()] * (width if row[-1].gap_after else end)
    for index, cell in enumerate(row):
        start = column_of[cell.start]
        after = column_of[row[index + 1].start] if index + 1 < len(row) else end
        cells[start] = Cell(merged=Merged.ABOVE) if cell.continues else read(cell.element)
        rest = Merged.ABOVE if cell.continues else Merged.LEFT
        cells[start + 1 : after] = [Cell(merged=rest)] * (after - start - 1)
    return tuple(cells)


def _end(cell: GridCell, column_of: dict[int, int], width: int) -> int:
    """The column after the last cell of a row: of the first grid line at or after its end that starts a column."""
    after = [column for line, column in column_of.items() if line >= cell.end]
    return max(column_of[cell.start] + 1, min(after, default=width))
