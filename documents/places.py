"""A Word template with named places ({{ten}}): opened with care, its places checked, and filled."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from documents.archive import DAMAGE, look_over
from documents.paper_docx import hide
from documents.reading import kind_of
from documents.tables import LARGEST_FILE, Kind, Unreadable

_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_RUNS = "./w:r | ./w:hyperlink/w:r | ./w:smartTag/w:r | ./w:ins/w:r"
_MARGINS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words of a line that is put in; `marked` ones are coloured, for somebody has to complete them."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph that is put in, in the form of its place's; a heading is bold and stays with what follows.

    With `left` it begins so far from the left instead of wherever its place does.
    """

    pieces: tuple[Piece, ...]
    is_heading: bool = False
    left: Length | None = None


Block = Callable[[Document, Paragraph], None]
"""Puts whatever belongs to a place before the place's paragraph."""


# Opening ------------------------------------------------------------------------------------------------------------


def open_template(data: bytes, known: Collection[str], blocks: Collection[str], required: Collection[str]) -> Document:
    """The template, once it is safe and all its places are known.

    `blocks` are the places that need a paragraph of their own, `required` those without which it is refused. Raises
    `Unreadable`: what `look_over` raises, too-large, template-not-word, template-outside (it would fetch something
    from elsewhere when opened), template-open (words), template-unknown (places), template-not-alone (places) and
    template-lacks (places).
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable("too-large", limit_mb=str(LARGEST_FILE // 1024**2))
    if kind_of(data) is not Kind.DOCX:
        raise Unreadable("template-not-word")
    look_over(data)
    try:
        if _is_dotx(data):
            raise Unreadable("template-not-word")
        template = docx.Document(io.BytesIO(data))
    except (*DAMAGE, KeyError):
        raise Unreadable("corrupt") from None
    _refuse_outside(template)
    _check_places(template, known, blocks, required)
    return template


def _is_dotx(data: bytes) -> bool:
    """Whether Word kept it as a template of its own kind, which is no paper."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"wordprocessingml.template.main" in archive.read("[Content_Types].xml")


def _refuse_outside(template: Document) -> None:
    """Links that are clicked are harmless; pictures and templates that are fetched on opening are not."""
    for part in template.part.package.iter_parts():
        for link in part.rels.values():
            if link.is_external and link.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                raise Unreadable("template-outside")


def _check_places(
    template: Document, known: Collection[str], blocks: Collection[str], required: Collection[str]
) -> None:
    found: list[str] = []
    crowded: list[str] = []
    for paragraph in _paragraphs(template):
        text = _text_of(paragraph)
        names = _PLACE.findall(text)
        found += names
        crowded += [name for name in names if name in blocks and not _PLACE.fullmatch(text.strip())]
        rest = _PLACE.sub("", text)
        if "{{" in rest or "}}" in rest:
            raise Unreadable("template-open", words=text.strip()[:100])
    if unknown := [name for name in found if name not in known]:
        raise Unreadable("template-unknown", places=_named(unknown))
    if crowded:
        raise Unreadable("template-not-alone", places=_named(crowded))
    if lacking := [name for name in required if name not in found]:
        raise Unreadable("template-lacks", places=_named(lacking))


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in dict.fromkeys(names))


def lines_of(template: Document) -> list[str]:
    """The text of every paragraph: of the body, of tables and text boxes, and of the margins."""
    return [_text_of(paragraph) for paragraph in _paragraphs(template)]


# Filling ------------------------------------------------------------------------------------------------------------


def fill_places(template: Document, texts: Mapping[str, str], blocks: Mapping[str, Block]) -> None:
    """Fill every place. A line of nothing but places that are empty vanishes, the page break it carries excepted."""
    for paragraph in list(_paragraphs(template)):
        text = _text_of(paragraph)
        names = _PLACE.findall(text)
        if not names:
            continue
        if names[0] in blocks:
            blocks[names[0]](template, paragraph)
            _take_away(paragraph)
        elif not _PLACE.sub(lambda match: texts[match[1]], text).strip():
            _take_away(paragraph)
        else:
            _fill_line(paragraph, texts)


def put_lines(place: Paragraph, lines: Iterable[Line]) -> None:
    """Put paragraphs before a place, each in its form and with the letters of its first run."""
    letters = next((run.rPr for run in place._p.xpath(_RUNS)), None)
    for line in lines:
        made = OxmlElement("w:p")
        place._p.addprevious(made)
        if place._p.pPr is not None:
            made.append(copy.deepcopy(place._p.pPr))
            for end in made.pPr.findall(qn("w:sectPr")):
                made.pPr.remove(end)
        paragraph = Paragraph(made, place._parent)
        if line.is_heading:
            paragraph.paragraph_format.keep_with_next = True
        if line.left is not None:
            paragraph.alignment, paragraph.paragraph_format.left_indent = WD_ALIGN_PARAGRAPH.LEFT, line.left
        for piece in line.pieces:
            run = Run(OxmlElement("w:r"), paragraph)
            made.append(run._r)
            if letters is not None:
                run._r.append(copy.deepcopy(letters))
            run.text = piece.text
            if line.is_heading:
                run.font.bold = True
            if piece.marked:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def room_at(paper: Document, place: Paragraph) -> int:
    """How wide a table may be at a place: its section's page without the margins, in EMU."""
    sections = 0  # that end before the place
    for element in paper.element.body.iter(qn("w:p"), qn("w:sectPr")):
        if element is place._p:
            break
        sections += element.tag == qn("w:sectPr")
    section = paper.sections[min(sections, len(paper.sections) - 1)]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _take_away(paragraph: Paragraph) -> None:
    """A paragraph that ends a section, stands alone in its cell or follows a table at the end of one has to stay."""
    element = paragraph._p
    before, parent = element.getprevious(), element.getparent()
    ends_section = element.pPr is not None and element.pPr.find(qn("w:sectPr")) is not None
    last_in_cell = parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1
    after_table = before is not None and before.tag == qn("w:tbl")
    if ends_section or last_in_cell or after_table:
        hide(paragraph)
    else:
        parent.remove(element)


def _paragraphs(template: Document) -> Iterator[Paragraph]:
    """Every paragraph of the text, of its tables and text boxes, and of the margins."""
    parts = [template.part, *(link.target_part for link in template.part.rels.values() if link.reltype in _MARGINS)]
    for part in parts:
        for element in part.element.iter(qn("w:p")):
            yield Paragraph(element, template._body)


def _texts(paragraph: Paragraph) -> list[Any]:
    return [text for run in paragraph._p.xpath(_RUNS) for text in run.findall(qn("w:t"))]


def _text_of(paragraph: Paragraph) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _fill_line(paragraph: Paragraph, texts: Mapping[str, str]) -> None:
    """Fill the places of one line, last first. Word tears a place into runs at will: the first run's letters win."""
    for match in reversed(list(_PLACE.finditer(_text_of(paragraph)))):
        start, put = 0, texts[match[1]]
        for element in _texts(paragraph):
            own = element.text or ""
            first, last = max(match.start() - start, 0), min(match.end() - start, len(own))
            start += len(own)
            if first < last:
                element.text = own[:first] + put + own[last:]
                put = ""
    for element in _texts(paragraph):
        _break_lines(element)


def _break_lines(element: Any) -> None:
    """White space stays as it is, and a line break in a text becomes one of Word's."""
    element.set(qn("xml:space"), "preserve")
    first, *others = (element.text or "").split("\n")
    element.text = first
    for other in others:
        further = copy.deepcopy(element)
        further.text = other
        line_break = OxmlElement("w:br")
        element.addnext(line_break)
        line_break.addnext(further)
        element = further
