"""The lines that Tesseract finds on the pictures of a file: a photo, a scanned page, a picture within a document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice

import pypdfium2
from PIL.Image import Image

from documents import tesseract
from documents.archive import DAMAGE, look_over
from documents.beside import has_picture, pictures_in_archive
from documents.page_picture import open_picture, rendered, straightened
from documents.picture_rules import rules_of, without_rules
from documents.tables import Document, Kind, Unreadable
from documents.tesseract import Recognised
from plans.pages import Paragraph
from plans.text import nfc

# A stamp stands on the first page of a paper; more of them are looked at while there is time.
MOST_PICTURES = 12
SECONDS = 240
_SECONDS_ON_PICTURE = 50
_LEAST_SURE = 30.0  # of a word, as Tesseract measures it; below this are scratches and leaves

Told = Callable[[int, int], None]


def picture_lines(kind: Kind, data: bytes, told: Told) -> Document:
    """The lines on the pictures of a JPEG or PNG, a DOCX, an XLSX, or of the pages of a PDF that show any.

    `told` hears of each picture that is begun. What cannot be read is passed over, and so are pictures beyond
    `MOST_PICTURES` and what is left after `SECONDS`.
    """
    ends, found = time.monotonic() + SECONDS, list[Paragraph]()
    for number, picture in enumerate(islice(_pictures(kind, data), MOST_PICTURES), 1):
        left = min(ends - time.monotonic(), _SECONDS_ON_PICTURE)
        if left <= 0:
            break
        told(number, MOST_PICTURES)
        try:
            found += [Paragraph(text=line) for line in _lines(picture, left)]
        except Unreadable:
            continue
    return Document(kind=kind, blocks=tuple(found))


def _pictures(kind: Kind, data: bytes) -> Iterator[Image]:
    if kind is Kind.PDF:
        yield from _of_pages(data)
    elif kind is Kind.IMAGE:
        yield from _opened([data])
    else:
        look_over(data)
        yield from _opened(pictures_in_archive(data))


def _opened(files: Iterator[bytes] | Sequence[bytes]) -> Iterator[Image]:
    for data in files:
        try:
            yield open_picture(data)
        except Unreadable:
            continue


def _of_pages(data: bytes) -> Iterator[Image]:
    try:
        with closing(pypdfium2.PdfDocument(data)) as paper:
            for page in paper:
                if has_picture(page):
                    yield rendered(page)
    except (pypdfium2.PdfiumError, *DAMAGE):
        raise Unreadable("damaged-pdf") from None


def _lines(picture: Image, seconds: float) -> Iterator[str]:
    """The lines of a picture, wherever they stand; the frame of a stamp is taken away first."""
    ends = time.monotonic() + seconds
    page = straightened(picture, seconds=seconds)
    clean = without_rules(page, rules_of(page))
    (words,) = tesseract.recognise([clean], parts=tesseract.SPARSE, seconds=ends - time.monotonic())
    sure = (word for word in words if word.sure >= _LEAST_SURE)
    for _, line in groupby(sure, key=_line_of):
        yield nfc(" ".join(word.text for word in line))


def _line_of(word: Recognised) -> tuple[float, float]:
    return word.top, word.bottom
