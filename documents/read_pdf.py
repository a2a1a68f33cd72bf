"""PDF → a document: pages with letters are read by where the letters stand, all else is refused with its reason."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from documents.old_fonts import refuse_old_font
from documents.pdf_columns import Found, tables_without_rules
from documents.pdf_grid import Grid, table_of
from documents.pdf_lines import NAMELESS, PrintedParagraph, Word, baselines, paragraphs_in
from documents.read_text import ODD_CHARACTERS, refuse_turned, refuse_unfaithful
from documents.tables import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Document, Kind, Unreadable
from plans.number_slips import mended
from plans.pages import Block, Note, PageDoubt, Paragraph, Place, Row, Table
from plans.text import nfc

MOST_PAGES = 100
# A full page of a table has some 4,000 letters and 100 rules; drawings and maps are no plan.
MOST_LETTERS_ON_PAGE = 30_000
MOST_RULES_ON_PAGE = 3_000
_LARGEST_PAGE_SOURCE = 20 * 1024 * 1024

_WORDS = {"x_tolerance_ratio": 0.15, "y_tolerance": 2, "keep_blank_chars": False, "return_chars": True}
_MARGIN = 57.0  # points, 20 mm: Nghị định 30/2020/NĐ-CP, Phụ lục I keeps the text this far from the edge
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
_BOLD_FONT = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_MOST_UNNAMED = 0.001  # of the letters: one now and then, whose cell is doubted
_SAME_PLACE = 0.08  # of a letter's size: less than any letter is wide
_LARGEST_LETTERS = 3.5  # times the usual size of a page: a watermark; a plan's title has one and a half
_COVERS_PAGE = 0.5
_COVERS_SOME = 0.2  # of a page with hardly any letters
_FEW_WORDS = 5
_SURE_WORD = 75.0
_DRAWN_LETTERS = 300


def read_pdf(data: bytes) -> Document:
    """The paragraphs and tables of a PDF with letters.

    A file that opens without a password is read, whatever its owner forbids to print or to change. Raises
    `Unreadable`: encrypted, cut, damaged-pdf, too-many-pages (limit), scanned (pages, count), turned (page),
    too-complex (page), and those of `document_of`.
    """
    if b"%%EOF" not in data[-4096:]:
        raise Unreadable("cut")
    try:
        return _read(data)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  # pdfminer names no errors: a damaged file raises whatever comes
        raise Unreadable("encrypted" if _is_about_password(error) else "damaged-pdf") from None


def _is_about_password(error: BaseException) -> bool:
    causes = [error, *(arg for arg in error.args if isinstance(arg, BaseException))]
    return any(isinstance(cause, PDFEncryptionError) for cause in causes)


def _read(data: bytes) -> Document:
    with pages_of(data) as pdf:
        sheets = [sheet_of(page) for page in pdf.pages]
    _refuse_pictures(sheets)
    return document_of(Kind.PDF, sheets)


def document_of(kind: Kind, sheets: Sequence[Sheet]) -> Document:
    """The paragraphs and tables on these pages, with a note on every row that a machine recognised.

    Raises `Unreadable`: empty (name), garbled, legacy-font (font), too-long (limit), too-many-rows (limit),
    too-many-columns (line, limit).
    """
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("empty", name="")
    _refuse_unfaithful("\n".join(word.text for sheet in sheets for word in sheet.words))
    recognised = [str(sheet.number) for sheet in sheets if sheet.is_recognised]
    blocks = tuple(_blocks(sheets))
    if recognised:
        note = Note(code=PageDoubt.READ_BY_OCR, args={"page": ", ".join(recognised)})
        blocks = (note, *_with_numbers_mended(blocks))
    return Document(kind=kind, blocks=blocks)


def _with_numbers_mended(blocks: Sequence[Block]) -> Iterator[Block]:
    """Misread numbers in the first column of recognised rows put right by those above and below, over all pages."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    numbers = iter(mended([row.cells[0].text for row in rows]))
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=tuple(_with_number(row, next(numbers)) for row in block.rows))
        else:
            yield block


def _with_number(row: Row, number: str) -> Row:
    if row.note is None or row.cells[0].text == number:
        return row
    return replace(row, cells=(replace(row.cells[0], text=number), *row.cells[1:]))


def _refuse_unfaithful(text: str) -> None:
    """Refuse letters that the file does not name, which pdfminer prints as "(cid:17)", and those of old fonts."""
    if len(NAMELESS.findall(text)) > _MOST_UNNAMED * len(text):
        raise Unreadable("garbled")
    refuse_unfaithful(text)


# What pdfminer says when it leaves letters or rules out and goes on; of colours and measures it says as much.
_LEFT_OUT = re.compile(
    r"Cannot (?:render|append|start new subpath|concatenate|begin|define)|Could not set (?!horizontal|word)|Data-loss"
)


class _Heard(logging.Handler):
    """Whether pdfminer passed over something of a page."""

    left_out = False

    def emit(self, record: logging.LogRecord) -> None:
        self.left_out = self.left_out or _LEFT_OUT.match(str(record.msg)) is not None


@contextmanager
def _nothing_passed_over() -> Iterator[None]:
    """Refuse a file of which pdfminer read only a part: what is lost may be a task."""
    logger, heard = logging.getLogger("pdfminer"), _Heard(logging.WARNING)
    logger.addHandler(heard)
    try:
        yield
    finally:
        logger.removeHandler(heard)
    if heard.left_out:
        raise Unreadable("damaged-pdf")


# --- the door -----------------------------------------------------------------------------------------------------


@contextmanager
def pages_of(data: bytes) -> Iterator[PDF]:
    """The opened file, looked over. Raises `Unreadable`: too-many-pages (limit), damaged-pdf, too-complex (page)."""
    with _nothing_passed_over(), pdfplumber.open(io.BytesIO(data)) as pdf:
        _check_pages(pdf)
        yield pdf


def _check_pages(pdf: PDF) -> None:
    """Count the pages and inflate their sources within bounds before anything is laid out."""
    pages = list(islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
    if len(pages) > MOST_PAGES:
        raise Unreadable("too-many-pages", limit=str(MOST_PAGES))
    told = resolve1(resolve1(pdf.doc.catalog["Pages"]).get("Count"))
    if not pages or (isinstance(told, int) and told > len(pages)):
        raise Unreadable("damaged-pdf")
    left = _LARGEST_PAGE_SOURCE
    for number, page in enumerate(pages, start=1):
        for stream in page.contents:
            left -= _size(resolve1(stream), left, number)


def _size(stream: Any, limit: int, page: int) -> int:
    """How large the source of a page is; a damaged one would be read in part and in silence."""
    if not isinstance(stream, PDFStream):
        raise Unreadable("damaged-pdf")
    source = stream.get_rawdata() or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        source = stream.decipher(stream.objid, stream.genno, source, stream.attrs)
    if [str(name).strip("/'") for name, _ in stream.get_filters()] not in (["FlateDecode"], ["Fl"]):
        return len(source)
    inflater = zlib.decompressobj()
    size = len(inflater.decompress(source, max(limit, 1)))
    if size >= limit:
        raise Unreadable("too-complex", page=str(page))
    if not inflater.eof:
        raise Unreadable("damaged-pdf")
    return size


# --- one page -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: its words, its grids, whether it is a picture without letters, which is still to be recognised, and
    whether its words were recognised, by us or by the scanner that laid them over its picture."""

    number: int
    words: tuple[Word, ...]
    grids: tuple[Grid, ...]
    is_picture: bool = False
    is_recognised: bool = False


def sheet_of(page: Page) -> Sheet:
    """What stands on a page of a PDF. Raises `Unreadable`: too-complex (page), turned (page)."""
    number = page.page_number
    if len(page.chars) > MOST_LETTERS_ON_PAGE or len(page.edges) > MOST_RULES_ON_PAGE:
        raise Unreadable("too-complex", page=str(number))
    if 2 * sum(not _is_level(char) for char in page.chars) > len(page.chars):
        raise Unreadable("turned", page=str(number))
    words = tuple(without_page_number(list(_words(page)), float(page.height)))
    grids = tuple(grid for table in page.find_tables() if (grid := Grid(tuple(table.cells))).parts_rows(words))
    is_picture, is_covered = _is_picture(page, words), _covered(page.images, page) > _COVERS_PAGE
    page.close()
    return Sheet(
        number=number, words=words, grids=grids, is_picture=is_picture, is_recognised=is_covered and not is_picture
    )


def _words(page: Page) -> Iterator[Word]:
    """The level words of a page: what is stamped across it is no part of the text."""
    letters = _Letters(_LARGEST_LETTERS * median([char["size"] for char in page.chars] or [0]))
    for word in page.filter(letters.takes).extract_words(**_WORDS):
        refuse_turned(word["text"])
        text = nfc(_printed(word["text"]))
        if text:
            refuse_old_font(word["chars"][0]["fontname"], text)
            bold = all(_BOLD_FONT.search(char["fontname"]) for char in word["chars"])
            yield Word(x0=word["x0"], x1=word["x1"], top=word["top"], bottom=word["bottom"], text=text, bold=bold)


def _printed(word: str) -> str:
    """The word as it looks. A letter alone that the file does not name is a bullet of a font of signs."""
    return "-" if NAMELESS.fullmatch(word) else word.translate(ODD_CHARACTERS)


@dataclass(frozen=True)
class _Letters:
    """The level letters of a page, each once: some programs print a letter twice to make it bold.

    Those larger than `largest` are a watermark, which lies behind the text.
    """

    largest: float
    printed: dict[tuple[str, int, int], tuple[float, float]] = field(default_factory=dict)

    def takes(self, item: dict[str, Any]) -> bool:
        if item["object_type"] != "char":
            return True
        if not _is_level(item) or item["size"] > self.largest or self._was_printed(item):
            return False
        self.printed[item["text"], int(item["x0"]), int(item["top"])] = item["x0"], item["top"]
        return True

    def _was_printed(self, item: dict[str, Any]) -> bool:
        x, y, near = item["x0"], item["top"], _SAME_PLACE * item["size"]
        beside = ((item["text"], int(x) + right, int(y) + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        places = (self.printed[place] for place in beside if place in self.printed)
        return any(abs(x - left) < near and abs(y - top) < near for left, top in places)


def _is_level(char: dict[str, Any]) -> bool:
    """Whether a letter stands on a level line, from left to right."""
    along, up = char["matrix"][:2]
    return bool(along > 0 and abs(up) <= 0.1 * along)


def without_page_number(words: Sequence[Word], height: float) -> Iterator[Word]:
    """The words of a page this high but for a number alone in the margin above or below."""
    for line in baselines(words):
        in_margin = line[0].bottom < _MARGIN or line[0].top > height - _MARGIN
        if not (in_margin and _PAGE_NUMBER.match(" ".join(word.text for word in line))):
            yield from line


def _is_picture(page: Page, words: Sequence[Word]) -> bool:
    """Whether what is to be read on the page stands in images without letters over them, or is drawn with curves."""
    bare = [image for image in page.images if sum(_stands_on(word, image) for word in words) < _FEW_WORDS]
    least = _COVERS_PAGE if len(words) >= _FEW_WORDS else _COVERS_SOME
    return _covered(bare, page) > least or (not words and len(page.curves) > _DRAWN_LETTERS)


def _stands_on(word: Word, image: dict[str, Any]) -> bool:
    return bool(image["x0"] <= (word.x0 + word.x1) / 2 < image["x1"] and image["top"] <= word.middle < image["bottom"])


def _covered(images: Sequence[dict[str, Any]], page: Page) -> float:
    """How much of the page these images cover, 1 = all of it."""
    return sum(_area(image, page) for image in images) / float(page.width * page.height)


def _area(image: dict[str, Any], page: Page) -> float:
    width = min(image["x1"], page.width) - max(image["x0"], 0)
    height = min(image["bottom"], page.height) - max(image["top"], 0)
    return float(max(width, 0) * max(height, 0))


def _refuse_pictures(sheets: Sequence[Sheet]) -> None:
    """A page that is a picture without letters would be passed over in silence."""
    pictures = [str(sheet.number) for sheet in sheets if sheet.is_picture]
    if pictures:
        raise Unreadable("scanned", pages=", ".join(pictures), count=str(len(pictures)))


# --- from pages to blocks -----------------------------------------------------------------------------------------


_Printed = PrintedParagraph | Table | Note


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    left = MOST_CHARACTERS
    rows = 0
    above: _Printed | None = None
    aside: list[Block] = []
    unruled = tables_without_rules({sheet.number: sheet.words for sheet in sheets if not sheet.grids})
    for sheet in sheets:
        left -= sum(len(word.text) + 1 for word in sheet.words)
        if left < 0:
            raise Unreadable("too-long", limit=str(MOST_CHARACTERS))
        for printed in _blocks_of(sheet, unruled.get(sheet.number)):
            block = _as_block(printed, above, sheet.number)
            if isinstance(printed, PrintedParagraph) and printed.small:
                aside.append(block)
                continue
            above = printed
            rows += _checked(block, sheet.number)
            if rows > MOST_ROWS:
                raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
            yield _told_of_machine(block, sheet) if sheet.is_recognised and isinstance(block, Table) else block
    yield from aside  # so that no small print stands between a paragraph and its rest on the next page


def _told_of_machine(table: Table, sheet: Sheet) -> Table:
    """The table with a note on each row: who recognised it, and of which of its words the machine itself is unsure."""
    doubted = {word.text for word in sheet.words if word.sure < _SURE_WORD}
    rows = []
    for row in table.rows:
        words = dict.fromkeys(word for cell in row.cells for word in cell.text.split() if word in doubted)
        args = {"page": str(sheet.number)}
        note = Note(code=PageDoubt.READ_BY_OCR, args=args)
        if words:
            note = Note(code=PageDoubt.READ_BY_OCR_UNSURE, args={**args, "words": ", ".join(words)})
        rows.append(replace(row, note=note))
    return replace(table, rows=tuple(rows))


def _checked(block: Block, page: int) -> int:
    if not isinstance(block, Table):
        return 0
    if len(block.rows[0].cells) > MOST_COLUMNS:
        raise Unreadable("too-many-columns", line=str(page), limit=str(MOST_COLUMNS))
    return len(block.rows)


def _as_block(printed: _Printed, above: _Printed | None, page: int) -> Block:
    """A paragraph as a block: whole unless it may be the rest of the one above it, be that on the page before."""
    if not isinstance(printed, PrintedParagraph):
        return printed
    goes_on = isinstance(above, PrintedParagraph) and above.goes_on_with(printed)
    return Paragraph(text=printed.text, bold=printed.bold, whole=not goes_on, place=Place(page=page))


def _blocks_of(sheet: Sheet, unruled: Found | None) -> Iterator[_Printed]:
    """The tables of a page and the paragraphs above, between and below them."""
    tables = [*_ruled(sheet), *([(unruled.top, unruled.table)] if unruled else [])]
    loose = [word for word in sheet.words if not _stands_in_table(word, sheet, unruled)]
    for top, table in tables:
        yield from paragraphs_in([word for word in loose if word.middle < top])
        loose = [word for word in loose if word.middle >= top]
        yield table
    yield from paragraphs_in(loose)


def _stands_in_table(word: Word, sheet: Sheet, unruled: Found | None) -> bool:
    beside = unruled is not None and unruled.top <= word.middle <= unruled.bottom
    return beside or any(grid.holds(word) for grid in sheet.grids)


def _ruled(sheet: Sheet) -> Iterator[tuple[float, Table]]:
    for grid in sorted(sheet.grids, key=lambda grid: grid.box[1]):
        within = [word for word in sheet.words if grid.holds(word)]
        yield grid.box[1], table_of(grid, within, page=sheet.number)
