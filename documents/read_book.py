"""A workbook of ours that comes back → its rows, exactly as they stand, and what it carried; whoever saved it last."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from documents.books import (
    COLUMN_KEY,
    FORMAT,
    HIDDEN_SHEET,
    KEYS_ROW,
    MARK,
    SHEET_KEY,
    TITLES_ROW,
    ReturnedBook,
    ReturnedRow,
)
from documents.sheet_values import text_of
from documents.tables import MOST_COLUMNS, MOST_ROWS, Unreadable
from documents.write_book import digest_of

# What is carried unpacks to no more than this.
_LARGEST_CARRIED = 8 * 1024 * 1024
_MOST_CARRIED = 20
# Columns whose numbers are numbering ("1.1"), not amounts.
_NUMBERING = frozenset({"code", "section", "parent"})


def is_book(values: Any) -> bool:
    """Whether an opened workbook is one of ours: by its hidden sheet, else by the hidden names of its sheets."""
    return _hidden(values) is not None or any(_is_ours(sheet) for sheet in values.worksheets)


def read_book(values: Any, typed: Any) -> ReturnedBook:
    """The rows of a workbook of ours, opened once with its values and once with what was typed.

    Raises `Unreadable`: book-without-seal, book-newer, book-damaged, book-sheet-twice (sheet), too-many-rows (limit),
    too-many-columns (line, limit).
    """
    hidden = _hidden(values)
    if hidden is None:
        raise Unreadable("book-without-seal")
    rows: dict[str, tuple[ReturnedRow, ...]] = {}
    strange: list[str] = []
    for sheet in values.worksheets:
        if not _is_ours(sheet):
            continue
        key = str(sheet.cell(KEYS_ROW, 1).value).removeprefix(SHEET_KEY)
        if key in rows:
            raise Unreadable("book-sheet-twice", sheet=sheet.title)
        keys = _keys(sheet)
        rows[key] = tuple(_rows(sheet, typed[sheet.title], keys))
        strange += _strange(sheet, keys)
    return ReturnedBook(rows=rows, carried=dict(_carried(hidden)), strange=tuple(strange))


def _hidden(values: Any) -> Any:
    """The sheet that carries what is unseen; other programs may have shown it, or changed the case of its name."""
    return next((sheet for sheet in values.worksheets if sheet.title.lower() == HIDDEN_SHEET and _marked(sheet)), None)


def _marked(sheet: Any) -> bool:
    return bool(sheet.cell(1, 1).value == MARK)


def _is_ours(sheet: Any) -> bool:
    """Whether its first row holds names of columns of ours, and its first cell the name of the sheet."""
    name = sheet.cell(KEYS_ROW, 1).value
    return isinstance(name, str) and name.startswith(SHEET_KEY) and bool(_keys(sheet))


def _keys(sheet: Any) -> dict[int, str]:
    found = {
        c.column: c.value for c in _cells(sheet) if c.row == KEYS_ROW and c.column > 1 and isinstance(c.value, str)
    }
    return {column: key.removeprefix(COLUMN_KEY) for column, key in found.items() if key.startswith(COLUMN_KEY)}


def _cells(sheet: Any) -> list[Any]:
    return list(sheet._cells.values())  # those that the file has; a sheet's bounds may be a million rows away


def _rows(sheet: Any, typed: Any, keys: Mapping[int, str]) -> Iterator[ReturnedRow]:
    cells: dict[int, dict[int, Any]] = {}
    for cell in _cells(sheet):
        if cell.row > TITLES_ROW and (cell.column == 1 or cell.column in keys):
            cells.setdefault(cell.row, {})[cell.column] = cell
    if len(cells) > MOST_ROWS:
        raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
    for number in sorted(cells):
        own = cells[number]
        key = str(own[1].value or "").strip() if 1 in own else ""
        texts = {name: _text(own[column], typed, name) if column in own else "" for column, name in keys.items()}
        if key or any(text != "" for text in texts.values()):
            yield ReturnedRow(number=number, key=key, texts=texts)


def _text(cell: Any, typed: Any, name: str) -> str | None:
    if cell.data_type == "e":
        return None
    if cell.value is None:
        return None if typed._cells[cell.row, cell.column].data_type == "f" else ""
    if isinstance(cell.value, str):
        return cell.value
    return text_of(cell.value, str(cell.number_format), outline=name in _NUMBERING)[0]


def _strange(sheet: Any, keys: Mapping[int, str]) -> list[str]:
    """Titles of columns beside ours that people have filled."""
    used = {cell.column for cell in _cells(sheet) if cell.row > TITLES_ROW and cell.value is not None}
    if used and max(used) > MOST_COLUMNS:
        raise Unreadable("too-many-columns", line=str(TITLES_ROW), limit=str(MOST_COLUMNS))
    return [
        str(sheet.cell(TITLES_ROW, column).value or sheet.cell(TITLES_ROW, column).column_letter)
        for column in sorted(used - set(keys) - {1})
    ]


def _carried(hidden: Any) -> Iterator[tuple[str, str]]:
    """The texts that it carried, each whole; Unreadable for one that is not."""
    try:
        if int(str(hidden.cell(1, 2).value)) > FORMAT:
            raise Unreadable("book-newer")
        for row in hidden.iter_rows(min_row=2, max_row=1 + _MOST_CARRIED, values_only=True):
            pieces = [str(value).removeprefix("t:") for value in row if value is not None]
            if pieces:
                yield pieces[0], _unpacked(pieces[1], "".join(pieces[2:]))
    except (ValueError, IndexError, binascii.Error, zlib.error):
        raise Unreadable("book-damaged") from None


def _unpacked(digest: str, packed: str) -> str:
    if digest_of(packed) != digest:
        raise ValueError
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(base64.b64decode(packed, validate=True), _LARGEST_CARRIED)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError
    return text.decode()
