"""The rules of a PDF page → rows of cells, with what is merged to the left and from above."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from documents.pdf_lines import NAMELESS, Word, cell_text
from plans.pages import Cell, Merged, Note, PageDoubt, Place, Row, Table
from plans.text import fold

Box = tuple[float, float, float, float]  # x0, top, x1, bottom

# Two edges nearer than this are one rule drawn twice.
_SAME_RULE = 2.0
_NUMBER_TITLE = {"stt", "s", "tt", "so"}
_A_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5})[.)]?$")


@dataclass(frozen=True)
class Grid:
    """A table drawn with rules: the boxes of its cells."""

    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        x0s, tops, x1s, bottoms = zip(*self.boxes, strict=True)
        return min(x0s), min(tops), max(x1s), max(bottoms)

    def holds(self, word: Word) -> bool:
        return _within(self.box, word)

    def parts_rows(self, words: Sequence[Word]) -> bool:
        """Whether it is a table of rows: not a frame around text, nor upright rules around the numbers of many rows."""
        lefts = _edges([box[0] for box in self.boxes])
        first = [box for box in self.boxes if box[0] < lefts[0] + _SAME_RULE]
        return len(lefts) > 1 and not any(_holds_numbers(box, words) for box in first)


def _holds_numbers(box: Box, words: Sequence[Word]) -> bool:
    """Whether a cell holds nothing but numbers, one below another, and perhaps their title."""
    within = [word for word in words if _within(box, word) and fold(word.text) not in _NUMBER_TITLE]
    return len({round(word.middle) for word in within}) > 1 and all(_A_NUMBER.match(word.text) for word in within)


def table_of(grid: Grid, words: Sequence[Word], *, page: int) -> Table:
    """The rows of a grid."""
    lefts, tops = _edges([box[0] for box in grid.boxes]), _edges([box[1] for box in grid.boxes])
    contents = _contents(grid, words)
    rows = []
    for top in tops:
        cells = tuple(_cell(grid, contents, left, top) for left in lefts)
        rows.append(Row(cells=cells, place=Place(page=page)))
    return Table(rows=tuple(rows), place=Place(page=page))


def _edges(values: Sequence[float]) -> list[float]:
    """The different edges in order, those of one rule taken together."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_RULE:
            edges.append(value)
    return edges


def _contents(grid: Grid, words: Sequence[Word]) -> dict[Box, list[Word]]:
    """The words of each box, found through the boxes that begin in the word's neighbourhood only."""
    boxes = sorted(grid.boxes, key=lambda box: box[1])
    tops = [box[1] for box in boxes]
    contents: dict[Box, list[Word]] = {box: [] for box in boxes}
    for word in words:
        for box in reversed(boxes[: bisect_right(tops, word.middle)]):
            if _within(box, word):
                contents[box].append(word)
                break
    return contents


def _within(box: Box, word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 < box[2] and box[1] <= word.middle < box[3]


def _cell(grid: Grid, contents: dict[Box, list[Word]], left: float, top: float) -> Cell:
    box = _box_over(grid, left, top)
    if box is None:
        return Cell()
    if box[1] < top - _SAME_RULE:
        return Cell(merged=Merged.ABOVE)
    if box[0] < left - _SAME_RULE:
        return Cell(merged=Merged.LEFT)
    words = contents[box]
    return made_cell(cell_text(words, box[0], box[2]), words, unsure=False)


def made_cell(text: str, words: Sequence[Word], *, unsure: bool) -> Cell:
    """A cell of these words, with a doubt where it is not sure or holds a letter that nobody named."""
    unsure = unsure or NAMELESS.search(text) is not None
    note = Note(code=PageDoubt.CELL_UNSURE, args={"printed": " ".join(text.split())}) if unsure else None
    return Cell(text=text, bold=bool(words) and all(word.bold for word in words), note=note)


def _box_over(grid: Grid, left: float, top: float) -> Box | None:
    """The cell that covers the place just inside this corner."""
    x, y = left + _SAME_RULE + 0.5, top + _SAME_RULE + 0.5
    return next((box for box in grid.boxes if box[0] <= x < box[2] and box[1] <= y < box[3]), None)
