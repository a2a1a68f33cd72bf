"""Official papers in Word by Nghị định 30/2020/NĐ-CP, Phụ lục I: the page, its number, the head, the foot, tables."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
# The decree allows ranges; these lie within them.
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
BODY, SMALL, CELL = Pt(14), Pt(13), Pt(11)
FIRST_LINE = Cm(1.27)
HEAD_LEFT, HEAD_RIGHT = Mm(65), Mm(100)
# Widths of letters of Times New Roman in parts of their size, near enough for rules of a third to half a line.
_CAPITAL, _LETTER, _SPACE = 0.70, 0.49, 0.25
_RULE = 0.4  # of the text above it, where the decree says a third to half
# What must come after an element in its parent: Word takes the order of the schema seriously.
_AFTER_PARAGRAPH_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", *_AFTER_MARGINS)
_AFTER_INDENT = ("w:tblBorders", *_AFTER_BORDERS)


def new_paper() -> Document:
    """An empty A4 page with the decree's margins and fonts, its number centred at the top from the second page on."""
    paper = docx.Document()
    _set_fonts(paper)
    lay_out(paper.sections[0])
    number_pages(paper.sections[0])
    return paper


def saved(paper: Document) -> bytes:
    """The bytes of a paper."""
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _set_fonts(paper: Document) -> None:
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, BODY
    fonts = style.element.rPr.rFonts
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    # Themes would otherwise win over the name.
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(kind), None)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)


# Pages --------------------------------------------------------------------------------------------------------------


def lay_out(section: Section, *, landscape: bool = False) -> None:
    """A4, upright or landscape, with the decree's margins; an annex may be landscape for its tables."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(10)


def number_pages(section: Section) -> None:
    """Arabic numbers centred in the top margin, none on the first page."""
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.style = "Normal"
    line.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = line.add_run()
        run.font.size = SMALL
        run._r.append(_field_part(kind, text))


def _field_part(kind: str | None, text: str | None) -> Any:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.text = text
    return part


def new_annex(paper: Document, *, landscape: bool) -> Section:
    """A section on a new page whose pages are numbered for themselves, as the decree asks of an annex."""
    section: Section = paper.add_section(WD_SECTION.NEW_PAGE)
    _make_tiny(paper.paragraphs[-1])  # it carries the end of the section before and must not make a page of its own
    lay_out(section, landscape=landscape)
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)
    numbering.set(qn("w:start"), "1")
    return section


def _make_tiny(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)


def hide(paragraph: Paragraph) -> None:
    """Empty a paragraph that has to stay, and take its room away."""
    for run in list(paragraph._p.iterchildren(qn("w:r"))):
        paragraph._p.remove(run)
    _make_tiny(paragraph)


# Lines --------------------------------------------------------------------------------------------------------------


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: Length = BODY,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN | None = None,
) -> Run:
    """Add a run to a paragraph; line breaks in the text stay."""
    run = paragraph.add_run(text)
    run.font.size = size
    # Only what is asked for: a table has thousands of runs, and each sign of "not bold" costs time and bytes.
    if bold:
        run.font.bold = True
    if italic:
        run.font.italic = True
    if align is not None:
        paragraph.alignment = align
    return run


def body_line(paper: Document, text: str = "", *, bold: bool = False) -> Paragraph:
    """A paragraph of the body: justified, its first line set in, 6 points before the next."""
    line = paper.add_paragraph()
    form = line.paragraph_format
    form.alignment, form.first_line_indent, form.space_after = ALIGN.JUSTIFY, FIRST_LINE, Pt(6)
    form.line_spacing, form.widow_control = 1.1, True
    if text:
        write(line, text, bold=bold)
    return line


def heading(paper: Document, text: str) -> Paragraph:
    """A heading of the body, which stays with what follows it."""
    line = body_line(paper, text, bold=True)
    line.paragraph_format.keep_with_next = True
    return line


def centred(
    paper: Document, text: str, *, size: Length = BODY, bold: bool = False, italic: bool = False, before: float = 0
) -> Paragraph:
    """A centred line with so many points before it."""
    line = paper.add_paragraph()
    line.paragraph_format.space_before = Pt(before)
    write(line, text, size=size, bold=bold, italic=italic, align=ALIGN.CENTER)
    return line


def width_of(text: str, size: Length) -> Length:
    """About how long a bold text is in Times New Roman; of several lines the longest."""
    return Emu(max((_width(line, size) for line in text.split("\n")), default=0))


def _width(line: str, size: Length) -> int:
    parts = (_SPACE if c == " " else _CAPITAL if c.isupper() else _LETTER for c in line)
    return int(sum(parts) * size)


def rule(under: Paragraph, long: int, room: int) -> None:
    """The decree's solid line below a text, `long` of the `room` that its column has: never an underline."""
    form = under.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    form.space_before = Pt(3)  # clear of the letters that reach below the line
    form.left_indent = form.right_indent = Emu(max(0, (room - long) // 2))
    form.first_line_indent = Emu(0)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    under._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_PARAGRAPH_BORDERS)


def part_rule(under: Paragraph, text: str, size: Length, room: int) -> None:
    """The line below a body's name or a title: a third to half as long as its longest line."""
    rule(under, int(min(width_of(text, size), room) * _RULE), room)


# The head and the foot ----------------------------------------------------------------------------------------------


def write_head(
    paper: Document, *, superior: str, issuing_body: str, sized_for: str, number: str, dated: str, nation: str,
    motto: str, about: str | None = None,
) -> None:  # fmt: skip
    """The two columns at the head of a paper: who issues it and its number, the nation and place and day.

    `sized_for` is the body's name by which the rule below it is measured; `about` is the "V/v …" of a letter.
    """
    head = bare_table(paper, 2, (HEAD_LEFT, HEAD_RIGHT))
    left, right = head.rows[0].cells
    if superior:
        _line(left, superior, first=True)
    _line(left, issuing_body, bold=True, first=not superior)
    part_rule(left.add_paragraph(), sized_for, SMALL, HEAD_LEFT)
    _line(right, nation, bold=True, first=True)
    _line(right, motto, bold=True, size=BODY)
    rule(right.add_paragraph(), width_of(motto, BODY), HEAD_RIGHT)
    left, right = head.rows[1].cells
    for line in (_line(left, number, first=True), _line(right, dated, size=BODY, italic=True, first=True)):
        line.paragraph_format.space_before = Pt(6)
    if about:
        _line(left, about, size=Pt(12))


def _line(
    cell: _Cell, text: str, *, size: Length = SMALL, bold: bool = False, italic: bool = False, first: bool = False,
    align: ALIGN = ALIGN.CENTER,
) -> Paragraph:  # fmt: skip
    line: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    write(line, text, size=size, bold=bold, italic=italic, align=align)
    if size != BODY:
        _size_mark(line, size)
    return line


def _size_mark(line: Paragraph, size: Length) -> None:
    """The mark that ends a paragraph as large as its letters: Word makes the last line as high as the mark, and every
    program an empty line."""
    mark, letters = OxmlElement("w:rPr"), OxmlElement("w:sz")
    letters.set(qn("w:val"), str(round(2 * size.pt)))
    mark.append(letters)
    line._p.get_or_add_pPr().insert_element_before(mark, "w:sectPr", "w:pPrChange")


def write_foot(
    paper: Document, *, recipients: str, named: Sequence[str], authority: Sequence[str], signer: str
) -> None:
    """Nơi nhận on the left, who signs on the right, with room for the seal; never torn apart by a page's end."""
    paper.add_paragraph().paragraph_format.keep_with_next = True
    foot = bare_table(paper, 1, (Mm(80), Mm(85)))
    left, right = foot.rows[0].cells
    _line(left, recipients, size=Pt(12), bold=True, italic=True, first=True, align=ALIGN.LEFT)
    for text in named:
        _line(left, text, size=CELL, align=ALIGN.LEFT)
    for number, text in enumerate(authority):
        _line(right, text, size=BODY, bold=True, first=number == 0)
    for _ in range(4):
        _line(right, "", size=BODY)
    _line(right, signer, size=BODY, bold=True)


def recipient_lines(recipients: Sequence[str]) -> list[str]:
    """The list of Nơi nhận with its dashes and marks: ";" after each, "." after the last."""
    last = len(recipients) - 1
    return [f"- {name.rstrip('.; ')}{'.' if number == last else ';'}" for number, name in enumerate(recipients)]


# Tables -------------------------------------------------------------------------------------------------------------


def bare_table(paper: Document, rows: int, widths: Sequence[int]) -> Table:
    """A table without lines, to set texts beside one another."""
    table: Table = paper.add_table(rows=rows, cols=len(widths))
    _fix_widths(table, widths)
    for row in table.rows:
        _keep_whole(row._tr)
    return table


def ruled_table(paper: Document, titles: Sequence[str], rows: int, widths: Sequence[int]) -> Table:
    """A table with lines, a row of bold titles that every page repeats, and so many rows that no page tears apart."""
    table: Table = paper.add_table(rows=rows + 1, cols=len(widths))
    _fix_widths(table, widths, margin=57)
    table._tbl.tblPr.insert_element_before(_borders(), *_AFTER_BORDERS)
    for row in table.rows:
        _keep_whole(row._tr)
    top = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    top._tr.get_or_add_trPr().append(repeated)
    for cell, title in zip(top.cells, titles, strict=True):
        fill(cell, title, bold=True, align=ALIGN.CENTER)
    return table


def fill(cell: _Cell, text: str, *, bold: bool = False, align: ALIGN = ALIGN.LEFT, size: Length = CELL) -> None:
    """Write a cell; a line break begins a paragraph."""
    for number, line in enumerate(text.split("\n")):
        form = _line(cell, line, size=size, bold=bold, first=number == 0, align=align).paragraph_format
        form.space_before = form.space_after = Pt(1.5)


def _keep_whole(row: Any) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fix_widths(table: Table, widths: Iterable[int], margin: int = 0) -> None:
    """Widths that hold in every program: on the grid and on each cell; `margin` is a cell's, in twentieths of a
    point."""
    table.autofit = False
    columns = [Emu(width) for width in widths]
    table._tbl.tblPr.insert_element_before(_cell_margins(margin), *_AFTER_MARGINS)
    table._tbl.tblPr.insert_element_before(_width_element("w:tblInd", margin), *_AFTER_INDENT)
    for column, width in zip(table.columns, columns, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, columns, strict=True):
            cell.width = width


def _cell_margins(twips: int) -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_width_element(f"w:{side}", twips))
    return margins


def _width_element(tag: str, twips: int) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:w"), str(twips))
    element.set(qn("w:type"), "dxa")
    return element


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    return borders
