"""What offices and their programs do to a workbook before they send it back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from documents.books import COLUMN_KEY, HIDDEN_SHEET, KEYS_ROW, SHEET_KEY, TITLES_ROW

Edit = Callable[[Any], None]


def edited(data: bytes, *edits: Edit) -> bytes:
    """The workbook opened, changed and saved again, as another program does it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for edit in edits:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(book: Any, key: str) -> Any:
    """The sheet that goes by this hidden name."""
    return next(sheet for sheet in book.worksheets if sheet.cell(KEYS_ROW, 1).value == f"{SHEET_KEY}{key}")


def column_of(sheet: Any, key: str) -> int:
    """The number of the column that goes by this hidden name."""
    return next(cell.column for cell in sheet[KEYS_ROW] if cell.value == f"{COLUMN_KEY}{key}")


def typing(key: str, row: int, column: str, value: Any) -> Edit:
    """Somebody types into a cell; `row` counts the rows below the titles from 0."""

    def edit(book: Any) -> None:
        sheet = sheet_of(book, key)
        sheet.cell(TITLES_ROW + 1 + row, column_of(sheet, column)).value = value

    return edit


def deleting(key: str, row: int) -> Edit:
    """Somebody deletes a row."""
    return lambda book: sheet_of(book, key).delete_rows(TITLES_ROW + 1 + row)


def inserting(key: str, row: int, **cells: Any) -> Edit:
    """Somebody inserts a row above that one and fills some of its cells."""

    def edit(book: Any) -> None:
        sheet = sheet_of(book, key)
        sheet.insert_rows(TITLES_ROW + 1 + row)
        for column, value in cells.items():
            sheet.cell(TITLES_ROW + 1 + row, column_of(sheet, column)).value = value

    return edit


def without_hidden_sheet(book: Any) -> None:
    """Somebody copied the sheets that they saw into a file of their own."""
    del book[HIDDEN_SHEET]
