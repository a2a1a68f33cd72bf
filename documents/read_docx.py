"""A Word document (DOCX) → paragraphs and tables, as it would be printed with all tracked changes accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from documents.archive import DAMAGE, look_over
from documents.old_fonts import refuse_old_font
from documents.read_text import ODD_CHARACTERS, refuse_turned, refuse_unfaithful
from documents.tables import MOST_CHARACTERS, MOST_LINES, MOST_ROWS, Document, Kind, Unreadable
from documents.word_grid import GridCell, aligned
from documents.word_numbers import Numbers
from documents.word_styles import Styles, W, font_of, is_on, value_of, whole_number
from plans.pages import Block, Cell, Note, PageDoubt, Paragraph, Place, Row, Table, paragraphs_of
from plans.text import nfc

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

# What holds other content and prints nothing itself: accepted insertions, form fields, old tags of meaning.
_WRAPPERS = {W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "hyperlink", "fldSimple")}
_TAKEN_OUT = {W + name for name in ("del", "moveFrom")}
_NOT_PRINTED = _TAKEN_OUT | {
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "footnoteReference",
        "endnoteReference", "commentReference", "annotationRef", "txbxContent", "rt",
    )
}  # fmt: skip
_CHANGES = {W + name for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")}
_WIDEST_LAYOUT = 2
_EMBEDDED = [W + "object", W + "altChunk"]  # a sheet or another paper, shown as a picture or not at all
_A_PAGEFUL = (10 * 360_000, 6 * 360_000)  # 10 by 6 cm in the units of drawings; signatures and seals are smaller


def read_docx(data: bytes) -> Document:
    """The blocks of a Word document, headers, footers, notes and comments left out.

    Raises `Unreadable`: corrupt, encrypted, macros, unpacks-too-big, unsafe-xml, empty (name), legacy-font
    (font), garbled, damaged (count, line), too-long, too-many-lines, too-many-rows (limit), too-many-columns (line,
    limit).
    """
    look_over(data)
    opened = _opened(data)
    reader = _Reader(styles=Styles(_part(opened, RELATIONSHIP_TYPE.STYLES)), numbers=_numbers(opened))
    blocks = _with_broken_lines(list(reader.blocks(opened.element.body)))
    text = "\n".join(paragraph.text for paragraph in paragraphs_of(blocks))
    refuse_unfaithful(text)
    if not text.strip():
        raise Unreadable("empty", name="")
    if reader.changes:
        blocks.append(Note(code=PageDoubt.CHANGES_TRACKED))
    if pictures := _pictures(opened.element.body):
        blocks.append(Note(code=PageDoubt.PICTURE_NOT_READ, args={"count": str(pictures)}))
    return Document(kind=Kind.DOCX, blocks=tuple(blocks))


def _opened(data: bytes) -> Any:
    try:
        opened = docx.Document(io.BytesIO(data))
        opened.element.body.tag  # noqa: B018  # a document part without a body fails here and not later
        return opened
    except etree.XMLSyntaxError as error:
        raise _as_reason(error) from None
    except (OpcError, etree.LxmlError, KeyError, TypeError, AttributeError, *DAMAGE):
        raise Unreadable("corrupt") from None


def _as_reason(error: Any) -> Exception:
    """What stands for a parser's error: the memory was not enough, or the part is broken."""
    return MemoryError() if error.code == etree.ErrorTypes.ERR_NO_MEMORY else Unreadable("corrupt")


def _pictures(body: Any) -> int:
    """How many embedded objects and pictures as large as a table the body shows, whose words nobody reads."""
    embedded = sum(1 for _ in body.iter(*_EMBEDDED))
    frames = (frame for frame in body.iter(_DRAWING + "inline", _DRAWING + "anchor") if _holds_picture(frame))
    extents = (frame.find(_DRAWING + "extent") for frame in frames)
    sizes = [(_units(e.get("cx")), _units(e.get("cy"))) for e in extents if e is not None]
    return embedded + sum(cx >= _A_PAGEFUL[0] and cy >= _A_PAGEFUL[1] for cx, cy in sizes)


def _holds_picture(frame: Any) -> bool:
    return next(frame.iter(_PICTURE), None) is not None


def _units(size: str | None) -> int:
    return int(size) if size and size.isascii() and size.isdigit() else 0


def _part(opened: Any, relationship: str) -> Any | None:
    """The XML of a part of the document, None where it has no such part."""
    related = (r for r in opened.part.rels.values() if r.reltype == relationship and not r.is_external)
    found = next(related, None)
    try:
        return None if found is None else etree.fromstring(found.target_part.blob, _PARSER)
    except etree.XMLSyntaxError as error:
        raise _as_reason(error) from None


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _numbers(opened: Any) -> Numbers:
    return Numbers(_part(opened, RELATIONSHIP_TYPE.NUMBERING), Styles(_part(opened, RELATIONSHIP_TYPE.STYLES)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some letters of a paragraph; a line's end is a newline."""

    text: str
    bold: bool


@dataclass(kw_only=True)
class _Reader:
    """The walk down a document: it counts list numbers, rows and lines as it goes."""

    styles: Styles
    numbers: Numbers
    changes: bool = False
    lines: int = 0
    rows: int = 0
    characters: int = 0
    _carried: list[_Piece] = field(default_factory=list)  # of a paragraph whose end was deleted
    _struck: list[str] = field(default_factory=list)  # words of the cell being read that are crossed out

    # --- blocks ---

    def blocks(self, container: Any) -> Iterator[Block]:
        """What stands directly in a body, a cell or a text box, in order."""
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif (inner := self._inside(child)) is not None:
                yield from self.blocks(inner)

    def _inside(self, element: Any) -> Any | None:
        """The content of a wrapper, None for what is no wrapper or was taken out."""
        self.changes = self.changes or element.tag in _CHANGES
        if element.tag in _WRAPPERS:
            return element
        if element.tag == W + "sdt":
            return element.find(W + "sdtContent")
        if element.tag == _MC + "AlternateContent":
            choice = element.find(_MC + "Choice")
            return choice if choice is not None else element.find(_MC + "Fallback")
        return None

    def _place(self) -> Place:
        self.lines += 1
        if self.lines > MOST_LINES:
            raise Unreadable("too-many-lines", limit=str(MOST_LINES))
        return Place(line=self.lines)

    # --- paragraphs ---

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        for line, bold in self._lines(paragraph):
            yield Paragraph(text=line, bold=bold, level=self.styles.level(paragraph), whole=True, place=self._place())
        for box in _text_boxes(paragraph):
            yield from self.blocks(box)

    def _lines(self, paragraph: Any) -> list[tuple[str, bool]]:
        """The printed lines of a paragraph that are not empty, each with whether all of it is bold."""
        pieces = [*self._carried, *self._pieces_of(paragraph)]
        self._carried = []
        if self._ends_deleted(paragraph):
            self._carried = pieces
            return []
        mark = self.numbers.mark(paragraph)
        lines = [_joined(line) for line in _at_line_ends(pieces)]
        printed = [line for line in lines if line[0]]
        if mark and (printed or mark != "-"):
            first, bold = printed[0] if printed else ("", False)
            printed[:1] = [(f"{mark} {first}".strip(), bold)]
        self._count(sum(len(line) for line, _ in printed))
        return printed

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > MOST_CHARACTERS:
            raise Unreadable("too-long", limit=str(MOST_CHARACTERS))

    def _ends_deleted(self, paragraph: Any) -> bool:
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        self.changes = self.changes or any(child.tag in _CHANGES for child in mark)
        return mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None

    def _pieces_of(self, paragraph: Any) -> list[_Piece]:
        style = self.styles.style_of(paragraph)
        return list(self._pieces(paragraph, style))

    def _pieces(self, element: Any, style: str | None) -> Iterator[_Piece]:
        for child in element:
            self.changes = self.changes or child.tag in _CHANGES
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif child.tag == _MC + "AlternateContent" or child.tag == W + "sdt":
                inner = self._inside(child)
                if inner is not None:
                    yield from self._pieces(inner, style)
            elif child.tag == _MATH_TEXT:
                yield _Piece(child.text or "", bold=False)
            elif isinstance(child.tag, str) and child.tag not in _NOT_PRINTED:
                if child.tag == W + "bdo" and child.get(W + "val") == "rtl":
                    raise Unreadable("turned-letters")
                yield from self._pieces(child, style)

    def _run(self, run: Any, style: str | None) -> Iterator[_Piece]:
        properties = run.find(W + "rPr")
        if self._switched(properties, style, "vanish"):
            return
        text = "".join(_letters(run))
        refuse_turned(text)
        refuse_old_font(self._font(properties, style), text)
        if self._switched(properties, style, "caps"):
            text = text.upper()
        if text.strip() and any(self._switched(properties, style, name) for name in ("strike", "dstrike")):
            self._struck.append(text)
        if text:
            yield _Piece(text, bold=self._switched(properties, style, "b"))

    def _font(self, properties: Any, style: str | None) -> str:
        """The font of a run's Latin letters, in which the old fonts had theirs; "" where nothing names it."""
        return font_of(properties) or self.styles.font(value_of(properties, "rStyle")) or self.styles.font(style)

    def _switched(self, properties: Any, style: str | None, name: str) -> bool:
        told = is_on(properties, name)
        own_style = value_of(properties, "rStyle")
        return told if told is not None else self.styles.is_on(own_style, name) or self.styles.is_on(style, name)

    # --- tables ---

    def _table(self, table: Any) -> Iterator[Block]:
        rows = [cells for row in self._rows(table) if (cells := self._cells(row))]
        if not rows:
            return
        if _is_layout(table, rows):
            for cell in (cell for row in rows for cell in row if not cell.continues):
                yield from self.blocks(cell.element)
            return
        place = Place(line=self.lines + 1)
        widths = [whole_number(c.get(W + "w")) or 0 for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        grid = aligned(rows, widths, self._cell, line=self.lines + 1)
        made = tuple(Row(cells=cells, place=self._place()) for cells in grid)
        yield Table(rows=made, place=place)

    def _rows(self, table: Any) -> Iterator[Any]:
        """The rows that are printed, those within wrappers too."""
        for child in table:
            if child.tag == W + "tr":
                properties = child.find(W + "trPr")
                marks = set() if properties is None else {mark.tag for mark in properties}
                self.changes = self.changes or bool(marks & _CHANGES)
                if not marks & _TAKEN_OUT:
                    yield child
            elif (inner := self._inside(child)) is not None:
                yield from self._rows(inner)

    def _cells(self, row: Any) -> list[GridCell]:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
        start = _span(row, "trPr", "gridBefore", least=0)
        found: list[GridCell] = []
        for cell in self._cells_within(row):
            end = start + _span(cell, "tcPr", "gridSpan", least=1)
            properties = cell.find(W + "tcPr")
            if value_of(properties, "hMerge") == "continue" and found:
                found[-1] = replace(found[-1], end=end)
            else:
                found.append(GridCell(start, end, cell, continues=_continues(properties)))
            start = end
        if found and _span(row, "trPr", "gridAfter", least=0):
            found[-1] = replace(found[-1], gap_after=True)
        return found

    def _cells_within(self, row: Any) -> Iterator[Any]:
        for child in row:
            if child.tag == W + "tc":
                deleted = child.find(f"{W}tcPr/{W}cellDel") is not None
                self.changes = self.changes or deleted
                if not deleted:
                    yield child
            elif (inner := self._inside(child)) is not None:
                yield from self._cells_within(inner)

    def _cell(self, cell: Any) -> Cell:
        """The text of a cell; a table within it is read as lines, and told, and so are words that are crossed out."""
        lines: list[tuple[str, bool]] = []
        within, place = False, self.lines
        around, self._struck = self._struck, []
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                lines.append((block.text, block.bold))
            elif isinstance(block, Table):
                within = True
                lines.extend((paragraph.text, paragraph.bold) for paragraph in paragraphs_of([block]))
        self.lines = place  # the lines of a cell have the place of its row
        note = Note(code=PageDoubt.TABLE_WITHIN) if within else None
        if self._struck:
            note = Note(code=PageDoubt.STRUCK_OUT, args={"printed": nfc("".join(self._struck))})
        self._struck = [*around, *self._struck]  # the cell around a table within tells of its words too
        bold = bool(lines) and all(bold for _, bold in lines)
        return Cell(text="\n".join(text for text, _ in lines), bold=bold, note=note)


_FULL_LINE = 50
_FINISHED = (".", ";", ":", ",", "!", "?", "/", ")", "”", '"')


def _with_broken_lines(blocks: list[Block]) -> list[Block]:
    """A document made from a PDF has a paragraph for each line: its paragraphs are then none of their own."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    full = [(line, after) for line, after in pairwise(lines) if len(line.text) >= _FULL_LINE]
    broken = [line for line, after in full if not line.text.endswith(_FINISHED) and after.text[:1].islower()]
    if len(broken) < 5 or len(broken) * 4 < len(full):
        return blocks
    return [replace(block, whole=False) if isinstance(block, Paragraph) else block for block in blocks]


def _is_layout(table: Any, rows: Sequence[Sequence[GridCell]]) -> bool:
    """A narrow table that only puts other tables beside one another."""
    return max(len(row) for row in rows) <= _WIDEST_LAYOUT and table.find(f".//{W}tbl") is not None


def _continues(properties: Any) -> bool:
    merged = properties.find(W + "vMerge") if properties is not None else None
    return merged is not None and merged.get(W + "val", "continue") == "continue"


def _span(element: Any, *path: str, least: int) -> int:
    return max(least, whole_number(value_of(element, *path)) or least)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: what old programs are given instead is passed over."""
    for box in paragraph.iter(W + "txbxContent"):
        above = list(box.iterancestors())
        within = above[: above.index(paragraph)]
        if not any(a.tag in {_MC + "Fallback", W + "txbxContent"} or a.tag in _TAKEN_OUT for a in within):
            yield box


def _letters(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag in {W + "br", W + "cr"}:
            yield "\n"
        elif child.tag in {W + "tab", W + "ptab"}:
            yield " "
        elif child.tag == W + "noBreakHyphen":
            yield "-"
        elif child.tag == W + "sym":
            yield _symbol(child.get(W + "char") or "")


def _symbol(code: str) -> str:
    """A letter of a symbol font: a bullet where it is one, nothing for a picture of something else."""
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return letter.translate(ODD_CHARACTERS) if ord(letter) in ODD_CHARACTERS else ""


def _at_line_ends(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(_Piece(first, piece.bold))
        for other in others:
            yield line
            line = [_Piece(other, piece.bold)]
    yield line


def _joined(line: Sequence[_Piece]) -> tuple[str, bool]:
    text = nfc("".join(piece.text for piece in line).translate(ODD_CHARACTERS))
    return text, bool(text) and all(piece.bold for piece in line if piece.text.strip())
