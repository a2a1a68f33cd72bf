"""Cells of a workbook (XLSX) as this program writes them: texts that stay texts, room for lines, A4 pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

FONT = "Times New Roman"
LINE_HEIGHT = 15.5
_TEXT = "@"  # what is typed stays as it is typed: no "1.10" becomes 1.1, no day a number
_TALLEST_ROW = 400.0
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v(?:></v>| ?/>)')
# Excel takes what begins so for a formula when the cell is typed into.
_SPECIAL = ("=", "+", "-", "@", "\t", "\r", "'")


def put_text(sheet: Any, row: int, column: int, text: str) -> Any:
    """A text, which stays one however it begins: neither this program nor Excel makes a formula of it."""
    cell = sheet.cell(row, column)
    cell.number_format = _TEXT
    if text:
        cell.value = _fit(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_SPECIAL)
    return cell


def _fit(text: str) -> str:
    """What a sheet can hold: no characters that cannot be seen."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def height_for(widths: Sequence[float], texts: Sequence[str]) -> float:
    """High enough for the longest cell: not every program makes room for wrapped text by itself."""
    lines = max(
        sum(1 + int(_long(line) / width) for line in text.split("\n"))
        for width, text in zip(widths, texts, strict=True)
    )
    return min(_TALLEST_ROW, LINE_HEIGHT * max(1, lines) + 3)


def _long(line: str) -> float:
    """How many letters of common width a line takes: capitals take more than one."""
    return len(line) + 0.4 * sum(letter.isupper() for letter in line)


def on_a4(sheet: Any, orientation: str) -> None:
    """Printed on A4, one page wide, pages numbered below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "&P/&N"


def with_values(workbook: bytes, values: Mapping[str, Mapping[str, float]]) -> bytes:
    """The workbook with what its formulas come to beside them, by file of the sheet ("sheet1") and cell.

    openpyxl writes formulas alone; programs that show a workbook without computing, as phones do, would show nothing.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in given.infolist():
            content = given.read(member)
            name = member.filename.removeprefix("xl/worksheets/").removesuffix(".xml")
            if known := values.get(name):
                content = _put_values(content.decode(), known).encode()
            made.writestr(member, content)
    return out.getvalue()


def _put_values(sheet: str, known: Mapping[str, float]) -> str:
    return _FORMULA.sub(lambda cell: f"{cell[1]}<v>{known[cell[2]]}</v>" if cell[2] in known else cell[0], sheet)
