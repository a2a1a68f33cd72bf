"""The lists of an evidence package: the same tables as a page (HTML) and as a workbook (XLSX), each file linked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import openpyxl
from lxml import etree
from lxml.builder import E
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from documents.cells import height_for, on_a4


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexCell:
    """A text, and the file of the archive or the address that it leads to."""

    text: str
    path: str | None = None
    address: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexTable:
    """A table under its title: column titles with their widths in characters, and rows of as many cells."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[IndexCell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """What the list says above its tables, and the tables."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[IndexTable, ...]


_STYLE = """
body { font: 16px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; margin: 1.5rem; color: #1a1a1a; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.15rem; margin-top: 2rem }
.wide { overflow-x: auto } table { border-collapse: collapse; min-width: 100% }
th, td { border: 1px solid #b5b5b5; padding: .35rem .5rem; vertical-align: top; text-align: left }
th { background: #e8eef6 } td.hash { font: 12px ui-monospace, Consolas, monospace; word-break: break-all }
@media screen and (max-width: 45rem) {
body { margin: 1rem } thead { display: none } table, tbody, tr, td { display: block } td:empty { display: none }
tr { border: 1px solid #b5b5b5; border-radius: .4rem; margin-bottom: .8rem; padding: .4rem .6rem }
td { border: 0; padding: .1rem 0; overflow-wrap: anywhere }
td::before { content: attr(data-title) ": "; color: #595959 }
}
@media print { body { margin: 0; font-size: 11px } a { color: inherit } th { background: none } }
"""
_HASH = 64


def write_page(index: Index) -> bytes:
    """The list as a page that opens without any network; its links lead into the folders beside it."""
    tables = [
        part
        for table in index.tables
        for part in (E.h2(table.title), E.div(_html_table(table), {"class": "wide"}))
    ]  # fmt: skip
    page = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(_shown(index.title)),
            E.style(_STYLE),
        ),
        E.body(E.h1(_shown(index.title)), *[E.p(_shown(line)) for line in index.lines], *tables),
        lang="vi",
    )
    return bytes(etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>", pretty_print=True))


def _html_table(table: IndexTable) -> Any:
    head = E.tr(*[E.th(_shown(title)) for title, _ in table.columns])
    titles = [_shown(title) for title, _ in table.columns]
    rows = [E.tr(*[_html_cell(*one) for one in zip(titles, row, strict=True)]) for row in table.rows]
    return E.table(E.thead(head), E.tbody(*rows))


def _html_cell(title: str, cell: IndexCell) -> Any:
    """A cell that knows its title: on a phone, which has no room for a table, each row is a card of lines."""
    words, about = _shown(cell.text), {"data-title": title}
    if link := _link(cell):
        return E.td(E.a(words, href=link), about)
    return E.td(words, about | {"class": "hash"}) if len(words) == _HASH and words.isalnum() else E.td(words, about)


def _link(cell: IndexCell) -> str | None:
    """A way into the archive, or an address of the web; what people typed is never a link to anything else."""
    if cell.path is not None:
        return quote(cell.path)
    if cell.address and cell.address.lower().startswith(("https://", "http://")):
        return quote(cell.address, safe=":/?#[]@!$&'()*+,;=%")
    return None


def _shown(text: str) -> str:
    """Only what can be seen and written in XML."""
    return "".join(c if c.isprintable() else " " for c in text)


# -- the workbook ------------------------------------------------------------------------------------------------

_FONT = "Times New Roman"
_LINE = Side(style="thin", color="FFA6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", start_color="FFE8EEF6")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_LONGEST_SHEET_NAME = 31
_LONGEST_CELL = 32_000


def write_workbook(index: Index) -> bytes:
    """The list as a workbook: a sheet for each table, filters, a frozen head, ready to be printed on A4."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for table in index.tables:
        _write_sheet(made.create_sheet(table.title[:_LONGEST_SHEET_NAME]), index, table)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _write_sheet(made: Any, index: Index, table: IndexTable) -> None:
    for number, line in enumerate((index.title, *index.lines), start=1):
        cell = _put(made, number, 1, line)
        cell.font = Font(name=_FONT, size=14 if number == 1 else 12, bold=number == 1)
    head = 3 + len(index.lines)
    for column, (title, width) in enumerate(table.columns, start=1):
        cell = _put(made, head, column, title)
        cell.font, cell.fill = Font(name=_FONT, size=12, bold=True), _HEAD
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center", horizontal="center"), _BOX
        made.column_dimensions[get_column_letter(column)].width = width
    widths = [width for _, width in table.columns]
    for line_number, row in enumerate(table.rows, start=head + 1):
        _write_row(made, line_number, row)
        made.row_dimensions[line_number].height = height_for(widths, [_shown(cell.text) for cell in row])
    made.freeze_panes = made.cell(head + 1, 1)
    last = max(head + len(table.rows), head + 1)
    made.auto_filter.ref = f"A{head}:{get_column_letter(len(table.columns))}{last}"
    made.print_title_rows = f"{head}:{head}"
    on_a4(made, "landscape")


def _write_row(made: Any, line: int, row: Sequence[IndexCell]) -> None:
    for column, shown in enumerate(row, start=1):
        cell = _put(made, line, column, shown.text)
        cell.font, cell.alignment, cell.border = Font(name=_FONT, size=12), _WRAPPED, _BOX
        if link := _link(shown):
            cell.hyperlink = link
            cell.font = Font(name=_FONT, size=12, color="FF0563C1", underline="single")


def _put(made: Any, row: int, column: int, text: str) -> Any:
    """A text that stays one, whatever it begins with: nothing that people wrote becomes a formula."""
    cell = made.cell(row, column)
    cell.value, cell.number_format, cell.data_type = _shown(text)[:_LONGEST_CELL], "@", "s"
    return cell
