"""Plans kept as data, laid out on paper: DOCX with merged cells, a workbook, a PDF with rules, plain text.

A plan is a list of blocks: a string is a paragraph, a form feed begins an annex on landscape pages, an object holds the
rows of a table (`rows`, or `unruled` where the table only lays out the page). The cells of a row are parted by " | ";
"<" is merged into the cell on its left and "^" into the one above.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from openpyxl import Workbook

from tests.printing import finished, new_paper

Block = str | Mapping[str, Sequence[str]]
LANDSCAPE = "\f"
Place = tuple[int, int]


def _grid(block: Mapping[str, Sequence[str]]) -> list[list[str]]:
    return [row.split(" | ") for row in block.get("rows") or block["unruled"]]


def _merged(grid: Sequence[Sequence[str]]) -> dict[Place, Place]:
    """Where each merged cell begins and where it ends."""
    found: dict[Place, Place] = {}
    for top, row in enumerate(grid):
        for left, text in enumerate(row):
            at = (top, left)
            while (sign := grid[at[0]][at[1]]) in ("<", "^"):
                at = (at[0], at[1] - 1) if sign == "<" else (at[0] - 1, at[1])
            if text in ("<", "^"):
                found[at] = (top, left)
    return found


def _texts(grid: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    return [(r, c, text) for r, row in enumerate(grid) for c, text in enumerate(row) if text not in ("", "<", "^")]


def as_docx(blocks: Sequence[Block]) -> bytes:
    """As Word holds it."""
    document = Document()
    for block in blocks:
        if block == LANDSCAPE:
            section = document.add_section()
            section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
        elif isinstance(block, str):
            document.add_paragraph(block)
        else:
            grid = _grid(block)
            table = document.add_table(len(grid), len(grid[0]))
            table.style = "Table Grid" if "rows" in block else None
            for row, column, text in _texts(grid):
                table.cell(row, column).text = text
            for (top, left), (bottom, right) in _merged(grid).items():
                table.cell(top, left).merge(table.cell(bottom, right))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_xlsx(blocks: Sequence[Block]) -> bytes:
    """All of it on one sheet: paragraphs in the first column, tables below one another."""
    book = Workbook()
    sheet = book.worksheets[0]
    at = 1
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block.strip("\f"))
            at += 1
            continue
        grid = _grid(block)
        for row, column, text in _texts(grid):
            sheet.cell(at + row, column + 1, text)
        for (top, left), (bottom, right) in _merged(grid).items():
            sheet.merge_cells(
                start_row=at + top, start_column=left + 1, end_row=at + bottom, end_column=right + 1
            )  # fmt: skip
        at += len(grid)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def as_pdf(blocks: Sequence[Block]) -> bytes:
    """As it is printed: tables with rules over the page's width, breaking between rows."""
    paper = new_paper(10)
    paper.set_margin(40)
    paper.set_auto_page_break(auto=True, margin=40)
    paper.add_page()
    centred = False
    for block in blocks:
        if block == LANDSCAPE:
            paper.add_page(orientation="landscape")
        elif isinstance(block, str):
            is_title = block.isupper() and not re.match(r"[IVX]+\.", block)
            paper.ln(14 if is_title else 2)
            align = "C" if is_title or centred else "J"  # the line below "KẾ HOẠCH" too
            paper.multi_cell(0, 14, block, align=align, new_x="LMARGIN", new_y="NEXT")
            centred = is_title
        else:
            _print_table(paper, block)
    return finished(paper)


def _print_table(paper, block: Mapping[str, Sequence[str]]) -> None:  # type: ignore[no-untyped-def]  # fpdf is untyped
    grid = _grid(block)
    ends = _merged(grid)
    borders = "ALL" if "rows" in block else "NONE"
    align = "LEFT" if "rows" in block else "CENTER"
    with paper.table(
        text_align=align, borders_layout=borders, line_height=13, first_row_as_headings=False, padding=2
    ) as table:
        for top, row in enumerate(grid):
            printed = table.row()
            for left, text in enumerate(row):
                if text not in ("<", "^"):
                    bottom, right = ends.get((top, left), (top, left))
                    printed.cell(text, colspan=right - left + 1, rowspan=bottom - top + 1)


def as_text(blocks: Sequence[Block]) -> bytes:
    """Its lines as plain text, for plans whose tasks stand in sentences."""
    lines = (block if isinstance(block, str) else "\n".join(chain(*_grid(block))) for block in blocks)
    return "\n".join(lines).encode()


PAPERS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
    "text": as_text,
}
