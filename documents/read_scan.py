"""Pages that are pictures (a scanned PDF, a photo) → a document: the words that Tesseract recognises, laid out as on
a printed page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
from PIL import Image, ImageOps

from documents import photo_album, tesseract
from documents.page_picture import is_empty, open_picture, rendered, straightened
from documents.pdf_grid import Box, Grid
from documents.pdf_lines import Word
from documents.picture_rules import POINT, grids_of, rules_of, without_rules
from documents.read_pdf import Sheet, document_of, pages_of, sheet_of, without_page_number
from documents.read_text import refuse_unfaithful
from documents.scanning import SECONDS, SECONDS_ON_PAGE
from documents.tables import Document, Kind, Unreadable
from documents.tesseract import Recognised
from plans.pages import Note, PageDoubt
from plans.text import nfc

_INSET = 2  # pixels of a cell's edge that are left out, besides its rules
_ROOM = 16  # pixels of white around a cell: Tesseract misses letters at the very edge
_DARK = 128
_THICKEST_STROKE = 0.35  # of a letter's height
_LOW, _HIGH = 18, 80  # pixels: how high a capital letter may be

Told = Callable[[int, int], None]


@dataclass
class Clock:
    """How much time is left, for a page and in all."""

    ends: float = field(default_factory=lambda: time.monotonic() + SECONDS)
    page_ends: float = 0.0

    def turn_page(self) -> None:
        self.page_ends = time.monotonic() + SECONDS_ON_PAGE

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.ends

    @property
    def left(self) -> float:
        """Seconds; Unreadable ocr-too-slow (limit_s) when there are none."""
        now = time.monotonic()
        if now >= self.ends:
            raise Unreadable("ocr-too-slow", limit_s=str(SECONDS))
        if now >= self.page_ends:
            raise Unreadable("ocr-too-slow", limit_s=str(SECONDS_ON_PAGE))
        return min(self.ends, self.page_ends) - now


def read_scan(kind: Kind, data: bytes, told: Told) -> Document:
    """The document on the pages of a scanned PDF (`Kind.SCAN`; pages with letters are read as such) or of a photo
    (`Kind.IMAGE`), or on the photos of an album (`Kind.ALBUM`): one that cannot be read is noted, and the others are
    read. `told` hears of each page that is begun: its number among those to be recognised, and how many.

    Raises `Unreadable`: ocr-too-slow (limit_s), ocr-failed, ocr-nothing, encrypted, damaged-pdf, and those of
    `open_picture`, `pages_of`, `sheet_of`, `document_of` and `photo_album.pages_in`.
    """
    clock = Clock()
    if kind is Kind.ALBUM:
        return _bound(data, told, clock)
    if kind is Kind.IMAGE:
        clock.turn_page()
        told(1, 1)
        sheets = [recognised(open_picture(data), 1, clock)]
    else:
        sheets = list(_sheets(data, told, clock))
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("ocr-nothing")
    return document_of(kind, sheets)


def _bound(data: bytes, told: Told, clock: Clock) -> Document:
    """Photos as the pages of one document, with a note of those on which nothing can be read."""
    count, sheets, unread = photo_album.count_of(data), [], []
    for number, page in enumerate(photo_album.pages_in(data), 1):
        clock.turn_page()
        told(number, count)
        sheet = _photo(page, number, clock)
        if sheet is None:
            unread.append(str(number))
        else:
            sheets.append(sheet)
    if not sheets:
        raise Unreadable("ocr-nothing")
    document = document_of(Kind.ALBUM, sheets)
    if not unread:
        return document
    note = Note(code=PageDoubt.PHOTO_NOT_READ, args={"page": ", ".join(unread)})
    return replace(document, blocks=(note, *document.blocks))


def _photo(data: bytes, number: int, clock: Clock) -> Sheet | None:
    """The page on a photo, or nothing where nothing can be read on it."""
    try:
        sheet = recognised(open_picture(data), number, clock)
        refuse_unfaithful("\n".join(word.text for word in sheet.words))
    except (Unreadable, MemoryError):
        if clock.is_over:
            raise
        return None
    return sheet if sheet.words else None


def _sheets(data: bytes, told: Told, clock: Clock) -> Iterator[Sheet]:
    with pages_of(data) as pdf:
        sheets = [sheet_of(page) for page in pdf.pages]
    count = sum(sheet.is_picture for sheet in sheets)
    printed = pypdfium2.PdfDocument(data)
    number = 0
    for sheet in sheets:
        if not sheet.is_picture:
            yield sheet
            continue
        number += 1
        clock.turn_page()
        told(number, count)
        yield recognised(rendered(printed[sheet.number - 1]), sheet.number, clock)


def recognised(picture: Image.Image, number: int, clock: Clock) -> Sheet:
    """A page read from its picture: cell by cell where rules draw a table, else as a whole."""
    page = straightened(picture, seconds=clock.left)
    rules = rules_of(page)
    clean = without_rules(page, rules)
    grids = grids_of(rules)
    within = _in_cells(clean, [box for grid in grids for box in grid.boxes], clock)
    around = _around(clean, grids, clock)
    words = tuple(without_page_number([*around, *within], page.height * POINT))
    tables = tuple(grid for grid in grids if grid.parts_rows(words))
    return Sheet(number=number, words=words, grids=tables, is_recognised=True)


def _in_cells(page: Image.Image, boxes: Sequence[Box], clock: Clock) -> Iterator[Word]:
    """The words of each cell. One that says nothing as a block may be a Roman number, or is read as a line."""
    cells = [cell for cell in (_cut(page, box) for box in boxes) if not is_empty(cell.picture)]
    silent = []
    for cell, words in zip(cells, _read(cells, tesseract.ONE_BLOCK, clock), strict=True):
        said = words or _strokes(cell.picture)
        if not said:
            silent.append(cell)
        yield from (_word(word, cell.left, cell.top) for word in said)
    for cell, words in zip(silent, _read(silent, tesseract.ONE_LINE, clock), strict=True):
        yield from (_word(word, cell.left, cell.top) for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell cut out of a page with white around it, and where its corner lies on the page, in pixels."""

    picture: Image.Image
    left: int
    top: int


def _cut(page: Image.Image, box: Box) -> _Cell:
    x0, top, x1, bottom = (round(edge / POINT) for edge in box)
    picture = page.crop(
        (x0 + _INSET, top + _INSET, max(x1 - _INSET, x0 + _INSET + 1), max(bottom - _INSET, top + _INSET + 1))
    )
    return _Cell(picture=ImageOps.expand(picture, _ROOM, fill=255), left=x0 + _INSET - _ROOM, top=top + _INSET - _ROOM)


def _read(cells: Sequence[_Cell], parts: int, clock: Clock) -> list[list[Recognised]]:
    return tesseract.recognise([cell.picture for cell in cells], parts=parts, seconds=clock.left)


def _strokes(picture: Image.Image) -> list[Recognised]:
    """One to three bare upright strokes are the number of a part ("I", "II", "III"), which Tesseract takes for dirt."""
    ink = picture.point(lambda value: 255 if value < _DARK else 0)
    box = ink.getbbox()
    if box is None:
        return []
    columns, _ = ink.crop(box).getprojection()
    strokes = [len(run) for run in bytes(columns).split(b"\x00") if run]
    high = box[3] - box[1]
    if not 1 <= len(strokes) <= 3 or max(strokes) > _THICKEST_STROKE * high or not _LOW < high < _HIGH:
        return []
    return [Recognised(x0=box[0], x1=box[2], top=box[1], bottom=box[3], text="I" * len(strokes), sure=0.0)]


def _around(page: Image.Image, grids: Sequence[Grid], clock: Clock) -> Iterator[Word]:
    """The words outside of the tables."""
    rest = page.copy()
    for grid in grids:
        x0, top, x1, bottom = (round(edge / POINT) for edge in grid.box)
        rest.paste(255, (x0, top, x1, bottom))
    if is_empty(rest):
        return
    (found,) = tesseract.recognise([rest], parts=tesseract.WHOLE_PAGE, seconds=clock.left)
    yield from (_word(word, 0, 0) for word in found)


def _word(word: Recognised, left: float, top: float) -> Word:
    return Word(
        x0=(word.x0 + left) * POINT, x1=(word.x1 + left) * POINT, top=(word.top + top) * POINT,
        bottom=(word.bottom + top) * POINT, text=nfc(word.text), sure=word.sure,
    )  # fmt: skip
