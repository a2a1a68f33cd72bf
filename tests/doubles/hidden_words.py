"""Files that say something beside their text: in margins, notes, comments, text boxes, fields, pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from docx import Document
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.doubles.plan_papers import with_members
from tests.printing import finished, new_paper

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = f"""<w:r xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>
    <w:txbxContent><w:p><w:r><w:t>{{words}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
_WATERMARK = f"""<w:r xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>
    <v:textpath string="{{words}}"/></v:shape></w:pict></w:r>"""
_NOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p>
    <w:r><w:t xml:space="preserve">{{words}}</w:t></w:r></w:p></w:footnote></w:footnotes>"""
_DRAWING = """<?xml version="1.0" encoding="UTF-8"?><wsDr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
    <a:p><a:r><a:t>{words}</a:t></a:r></a:p></wsDr>"""


def word(change: Callable[[object], object] = lambda paper: None, text: str = "Báo cáo quý I") -> bytes:
    paper = Document()
    paper.add_paragraph(text)
    change(paper)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _in_box(template: str, words: str, *, header: bool = False) -> bytes:
    def change(paper: object) -> None:
        holder = paper.sections[0].header if header else paper  # type: ignore[attr-defined]  # python-docx is untyped
        holder.paragraphs[0]._p.append(parse_xml(template.format(words=words)))

    return word(change)


def _sheet(change: Callable[[object], object], words: str = "x") -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = words
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _sheet_header(words: str) -> bytes:
    def change(book: object) -> None:
        part = book.active.oddHeader.center  # type: ignore[attr-defined]  # openpyxl is untyped
        part.text, part.size, part.font, part.color = words, 14, "Times New Roman,Bold", "FF0000"

    return _sheet(change)


def _sheet_comment(words: str) -> bytes:
    return _sheet(lambda book: setattr(book.active["A1"], "comment", Comment(words, "x")))  # type: ignore[attr-defined]


def _hidden_sheet(words: str) -> bytes:
    def change(book: object) -> None:
        hidden = book.create_sheet("Ẩn")  # type: ignore[attr-defined]
        hidden["A1"], hidden.sheet_state = words, "hidden"

    return _sheet(change)


def _pdf(kind: str) -> Callable[[str], bytes]:
    def make(words: str) -> bytes:
        paper = new_paper()
        paper.add_page()
        paper.text(50, 90, "Báo cáo quý I")
        if kind == "remark":
            paper.text_annotation(100, 100, words)
        else:
            paper.free_text_annotation(words, x=100, y=100, w=200, h=20)
        return finished(paper)

    return make


# Where words can stand beside a file's text, and a file with such words there.
PLACES: Mapping[str, Callable[[str], bytes]] = {
    "docx header": lambda words: word(lambda p: setattr(p.sections[0].header.paragraphs[0], "text", words)),  # type: ignore[attr-defined]
    "docx footer": lambda words: word(lambda p: setattr(p.sections[0].footer.paragraphs[0], "text", words)),  # type: ignore[attr-defined]
    "docx comment": lambda words: word(lambda p: p.add_comment(p.paragraphs[0].runs, words)),  # type: ignore[attr-defined]
    "docx text box": lambda words: _in_box(_BOX, words),
    "docx watermark": lambda words: _in_box(_WATERMARK, words, header=True),
    "docx footnote": lambda words: with_members(word(), {"word/footnotes.xml": _NOTES.format(words=words).encode()}),
    "xlsx header": _sheet_header,
    "xlsx comment": _sheet_comment,
    "xlsx hidden sheet": _hidden_sheet,
    "xlsx text box": lambda words: with_members(
        _sheet(lambda book: None), {"xl/drawings/drawing1.xml": _DRAWING.format(words=words).encode()}
    ),
    "pdf remark": _pdf("remark"),
    "pdf words laid over": _pdf("laid over"),
}
