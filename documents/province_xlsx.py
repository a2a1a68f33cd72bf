"""Writes several communes side by side as a workbook, its shares and totals as formulas that can be checked."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from documents.cells import put_text
from plans.province import CommuneFigures

_FONT = "Times New Roman"
_TITLES_ROW = 3
_WIDTHS = (34, 14, 14, 14, 14, 14, 16, 16, 16)


def write_province(title: str, titles: Sequence[str], total: str, communes: Sequence[CommuneFigures]) -> bytes:
    """The workbook (XLSX): a row for each commune in the order given and one of totals.

    `titles` name the nine columns: the commune; the counts of tasks that apply, done, done in time, verified, overdue;
    the shares done, in time and verified in percent. Raises ValueError for another number of titles.
    """
    if len(titles) != len(_WIDTHS):
        raise ValueError(f"{len(titles)} titles for {len(_WIDTHS)} columns")
    book = openpyxl.Workbook()
    sheet = book.active
    put_text(sheet, 1, 1, title).font = Font(name=_FONT, size=13, bold=True)
    for column, (word, width) in enumerate(zip(titles, _WIDTHS, strict=True), start=1):
        cell = put_text(sheet, _TITLES_ROW, column, word)
        cell.font = Font(name=_FONT, size=11, bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    first = _TITLES_ROW + 1
    for row, commune in enumerate(communes, start=first):
        put_text(sheet, row, 1, commune.name)
        counts = (commune.applicable, commune.done, commune.in_time, commune.verified, commune.overdue)
        for column, count in enumerate(counts, start=2):
            sheet.cell(row, column, count)
        _write_shares(sheet, row)
    last = _TITLES_ROW + len(communes)
    put_text(sheet, last + 1, 1, total)
    for column in range(2, 7):
        letter = get_column_letter(column)
        sheet.cell(last + 1, column, f"=SUM({letter}{first}:{letter}{last})" if communes else 0)
    _write_shares(sheet, last + 1)
    for cell in sheet[last + 1]:
        cell.font = Font(name=_FONT, size=11, bold=True)
    sheet.freeze_panes = sheet.cell(first, 2)
    sheet.auto_filter.ref = f"A{_TITLES_ROW}:{get_column_letter(len(_WIDTHS))}{max(last, _TITLES_ROW)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_TITLES_ROW}:{_TITLES_ROW}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write_shares(sheet: openpyxl.worksheet.worksheet.Worksheet, row: int) -> None:
    """Done of applicable, in time and verified of done: empty of nothing."""
    for column, (part, whole) in enumerate((("C", "B"), ("D", "C"), ("E", "C")), start=7):
        sheet.cell(row, column, f'=IF({whole}{row}=0,"",ROUND(100*{part}{row}/{whole}{row},2))')
