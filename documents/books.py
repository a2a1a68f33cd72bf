"""A workbook as values: sheets of rows under titles, as it is written for an office and as it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# What a workbook of ours carries in its hidden sheet, so that it is known by its content, whoever saved it last.
MARK, FORMAT = "nhacviec-workbook", 1
HIDDEN_SHEET = "nhacviec"
# Above the row of titles, hidden: the sheet's own name, then the names of its columns.
KEYS_ROW, TITLES_ROW = 1, 2
SHEET_KEY, COLUMN_KEY = "sheet:", "column:"


class Look(StrEnum):
    """What a cell is for, told by its colour."""

    EDITABLE = "editable"
    COMPUTED = "computed"
    DOUBTED = "doubted"


@dataclass(frozen=True, kw_only=True)
class BookColumn:
    """A column: the name by which it is read back, its title, its width in characters, and whether it may be changed.

    `choices` is the name and column of another sheet whose cells are offered for choice, where one is typed.
    """

    key: str
    title: str
    width: float
    editable: bool = True
    choices: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class BookRow:
    """A row: the key by which it is known when it comes back, its texts in the columns' order, and doubted columns."""

    key: str
    texts: tuple[str, ...]
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class BookSheet:
    """A sheet: the name by which it is read back, its title, its columns and rows."""

    key: str
    title: str
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook to be written: lines and the meaning of the colours on a first sheet, the sheets, and what it carries
    unseen by name."""

    about_title: str
    about: tuple[str, ...]
    legend: tuple[tuple[Look, str], ...]
    sheets: tuple[BookSheet, ...]
    carried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReturnedRow:
    """A row that came back: its number, its key ("" where it is new), its texts by column; None for a lost value."""

    number: int
    key: str
    texts: Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True)
class ReturnedBook:
    """A workbook of ours that came back: rows by the name of their sheet, and what it carried.

    `strange` are the titles of columns that we did not write and that have something in them.
    """

    rows: Mapping[str, tuple[ReturnedRow, ...]]
    carried: Mapping[str, str]
    strange: tuple[str, ...] = ()
