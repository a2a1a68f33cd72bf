"""Writes a workbook (XLSX) for an office: what may be changed, what is computed and what is doubted told by colour."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from collections.abc import Mapping
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from documents.books import (
    COLUMN_KEY,
    FORMAT,
    HIDDEN_SHEET,
    KEYS_ROW,
    MARK,
    SHEET_KEY,
    TITLES_ROW,
    Book,
    BookSheet,
    Look,
)
from documents.cells import FONT, LINE_HEIGHT, height_for, on_a4, put_text

_FILLS = {
    Look.EDITABLE: PatternFill("solid", start_color="FFFFFFFF"),
    Look.COMPUTED: PatternFill("solid", start_color="FFEDEDED"),
    Look.DOUBTED: PatternFill("solid", start_color="FFFFE699"),
}
_TITLES = {
    Look.EDITABLE: PatternFill("solid", start_color="FFBDD7EE"),
    Look.COMPUTED: PatternFill("solid", start_color="FFD9D9D9"),
}
_LINE = Side(style="thin", color="FFA6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
# A sheet goes on for so many rows beyond its last, ready for new ones.
_SPARE_ROWS = 200
_PIECE = 30_000


def write_book(book: Book) -> bytes:
    """The bytes of the workbook. Nothing in it is a formula, whatever its texts begin with."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    _write_about(made.create_sheet(book.about_title), book)
    sheets = {sheet.key: made.create_sheet(sheet.title) for sheet in book.sheets}
    for sheet in book.sheets:
        _write_sheet(sheets[sheet.key], sheet, book)
    _write_carried(made.create_sheet(HIDDEN_SHEET), book.carried)
    made.active = 1  # what there is to look at
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _write_sheet(made: Any, sheet: BookSheet, book: Book) -> None:
    put_text(made, KEYS_ROW, 1, f"{SHEET_KEY}{sheet.key}")
    made.row_dimensions[KEYS_ROW].hidden = True
    made.row_dimensions[TITLES_ROW].height = 2 * LINE_HEIGHT + 6
    made.column_dimensions["A"].hidden = True
    for number, column in enumerate(sheet.columns, start=2):
        put_text(made, KEYS_ROW, number, f"{COLUMN_KEY}{column.key}")
        title = put_text(made, TITLES_ROW, number, column.title)
        title.fill = _TITLES[Look.EDITABLE if column.editable else Look.COMPUTED]
        title.font, title.alignment, title.border = Font(name=FONT, size=12, bold=True), _CENTRED, _BOX
        made.column_dimensions[get_column_letter(number)].width = column.width
    for line, row in enumerate(sheet.rows, start=TITLES_ROW + 1):
        put_text(made, line, 1, row.key)
        for number, (column, text) in enumerate(zip(sheet.columns, row.texts, strict=True), start=2):
            look = Look.EDITABLE if column.editable else Look.COMPUTED
            _dress(put_text(made, line, number, text), Look.DOUBTED if column.key in row.doubted else look)
        made.row_dimensions[line].height = height_for([column.width for column in sheet.columns], row.texts)
    last = TITLES_ROW + len(sheet.rows)
    _offer_choices(made, sheet, book, last + _SPARE_ROWS)
    _lay_out(made, sheet, last)


def _dress(cell: Any, look: Look) -> None:
    cell.fill, cell.font, cell.alignment, cell.border = _FILLS[look], Font(name=FONT, size=12), _WRAPPED, _BOX
    cell.protection = Protection(locked=look is Look.COMPUTED)


def _offer_choices(made: Any, sheet: BookSheet, book: Book, last: int) -> None:
    """Lists to choose from. Anything else may be typed as well: a cell may name several bodies, or a new one."""
    for number, column in enumerate(sheet.columns, start=2):
        source = next((s for s in book.sheets if column.choices and s.key == column.choices[0]), None)
        if source is None or column.choices is None or not source.rows:
            continue
        place = 2 + [c.key for c in source.columns].index(column.choices[1])
        letter, end = get_column_letter(place), TITLES_ROW + len(source.rows)
        cells = f"{quote_sheetname(source.title)}!${letter}${TITLES_ROW + 1}:${letter}${end}"
        rule = DataValidation(type="list", formula1=cells, allow_blank=True, showErrorMessage=False)
        made.add_data_validation(rule)
        rule.add(f"{get_column_letter(number)}{TITLES_ROW + 1}:{get_column_letter(number)}{last}")


def _lay_out(made: Any, sheet: BookSheet, last: int) -> None:
    made.freeze_panes = made.cell(TITLES_ROW + 1, 3 if len(sheet.columns) > 3 else 2)
    made.auto_filter.ref = f"B{TITLES_ROW}:{get_column_letter(1 + len(sheet.columns))}{max(last, TITLES_ROW + 1)}"
    made.print_title_rows = f"{TITLES_ROW}:{TITLES_ROW}"
    on_a4(made, "landscape")


def _write_about(made: Any, book: Book) -> None:
    made.column_dimensions["A"].width = 72
    for number, text in enumerate(book.about, start=1):
        cell = put_text(made, number, 1, text)
        cell.font, cell.alignment = Font(name=FONT, size=13, bold=number == 1), _WRAPPED
        made.row_dimensions[number].height = LINE_HEIGHT * (1 + len(text) // 74) + 4
    for number, (look, text) in enumerate(book.legend, start=2 + len(book.about)):
        _dress(put_text(made, number, 1, text), look)
    on_a4(made, "portrait")


def _write_carried(made: Any, carried: Mapping[str, str]) -> None:
    """The hidden sheet: what makes this a workbook of ours, and texts of any length, packed and in pieces."""
    made.sheet_state = "hidden"
    for number, text in enumerate((MARK, str(FORMAT)), start=1):
        put_text(made, 1, number, text)
    for row, (name, text) in enumerate(carried.items(), start=2):
        packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
        pieces = [packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE)]
        for column, piece in enumerate((name, digest_of(packed), *pieces), start=1):
            put_text(made, row, column, f"t:{piece}")


def digest_of(packed: str) -> str:
    """What tells that a carried text came back whole."""
    return hashlib.sha256(packed.encode()).hexdigest()
