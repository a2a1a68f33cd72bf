"""What a plan's paper holds once it is read: paragraphs and tables in their order, with where they stood.

The readers in `documents` give these values and `plans.intake` takes them, so that a plan means the same
whether it came as text, DOCX, XLSX or PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stood in the file, for messages: a line (text) or row (sheet), a page; None = unknown."""

    line: int | None = None
    page: int | None = None


NOWHERE = Place()


class PageDoubt(StrEnum):
    """What a reader saw and could not settle: the codes that `locales` has sentences for, with their words."""

    ROW_HIDDEN = "row-hidden"  # row
    COLUMN_HIDDEN = "column-hidden"  # column, sheet
    SHEET_HIDDEN = "sheet-hidden"  # sheet
    NUMBER_LOST_ZERO = "number-lost-zero"  # printed, meant
    VALUE_MISSING = "cell-value-missing"
    VALUE_IN_ERROR = "cell-value-in-error"  # printed
    DAY_OR_MONTH = "cell-day-or-month"  # meant
    TABLE_WITHIN = "cell-table-within"
    STRUCK_OUT = "cell-struck-out"  # printed
    CHANGES_TRACKED = "changes-tracked"
    CELL_UNSURE = "cell-unsure"  # printed: it is not told whether all of this, and no more, stands in the cell
    PAGE_NOT_READ = "page-not-read"  # page
    PICTURE_NOT_READ = "picture-not-read"  # count: large enough to be a table that was pasted in as one
    PHOTO_NOT_READ = "photo-not-read"  # page: photos of pages on which nothing could be read
    READ_BY_OCR = "read-by-ocr"  # page
    READ_BY_OCR_UNSURE = "read-by-ocr-unsure"  # page, words: those that the machine itself is not sure of


# What is told of everything that stands beside it, a row or the whole file.
OF_RECOGNITION = frozenset({PageDoubt.READ_BY_OCR, PageDoubt.READ_BY_OCR_UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader has to tell of a cell, a row or, as a block of its own, of the whole file; it becomes a doubt."""

    code: PageDoubt
    args: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph or line: NFC text on one line, without markup.

    `level` is the heading level (1 the highest, 0 = body); `bold` is true when all of it is printed bold; `whole` is
    true where the file itself says that it is a paragraph of its own, which goes on with no other.
    """

    text: str
    bold: bool = False
    level: int = 0
    whole: bool = False
    place: Place = NOWHERE


class Merged(StrEnum):
    """A cell of the grid that belongs to a merged cell which starts elsewhere; its own text is empty."""

    LEFT = "left"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One place of the grid: NFC text, its lines separated by newlines; empty text for an empty cell."""

    text: str = ""
    bold: bool = False
    merged: Merged | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a cell for every column it prints; text files may print fewer than the header has."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    note: Note | None = None

    @property
    def is_blank(self) -> bool:
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows that stand together; a table that runs over pages may come as several tables, one after another."""

    rows: tuple[Row, ...]
    place: Place = NOWHERE


Block = Paragraph | Table | Note


def paragraphs_of(blocks: Iterable[Block]) -> list[Paragraph]:
    """Every line of the blocks as paragraphs, the cells of tables too, in reading order."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            found.extend(lines_of_table(block))
    return found


def lines_of_table(table: Table) -> list[Paragraph]:
    """The lines of a table's cells, row by row and from left to right (for tables that only lay out a page)."""
    return [
        Paragraph(text=line, bold=cell.bold, place=row.place)
        for row in table.rows
        for cell in row.cells
        for line in cell.text.split("\n")
        if line
    ]
