"""What stands in a file beside the text that is read of it: headers, footers, notes, comments, text boxes, form fields.

A stamp stands there as well as anywhere; a plan is never read from there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_ushort
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from documents.archive import DAMAGE, look_over
from documents.tables import MOST_CHARACTERS, MOST_LINES, Beside, Kind, Unreadable
from plans.text import nfc

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REMARK = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_OLD_DRAWN = "{urn:schemas-microsoft-com:vml}"

# What holds one line: a paragraph, one in a drawing, a text of a sheet, a comment.
_LINES = (_WORD + "p", _DRAWN + "p", _SHEET + "si", _SHEET + "is", _SHEET + "text", _REMARK + "text")
_LETTERS = {_WORD + "t", _DRAWN + "t", _SHEET + "t"}
_GAPS = {_WORD + "tab", _WORD + "br", _WORD + "cr", _DRAWN + "br"}
# What was struck out and waits for somebody's yes; furigana.
_TAKEN_OUT = {_WORD + "del", _WORD + "moveFrom", _SHEET + "rPh"}
_SHEET_MARGINS = tuple(
    _SHEET + name for name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
)
_PART_OF_MARGIN = re.compile(r"&[LCR]")
_CODE_IN_MARGIN = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Z])')
_PICTURE = re.compile(r"(?:^|/)media/[^/]+\.(?:jpe?g|png)$", re.IGNORECASE)

_MOST_PAGES = 200
_SAID_OF_ANNOTATION = (b"Contents", b"V")


def beside(kind: Kind, data: bytes) -> Beside:
    """What stands beside the text of a DOCX, XLSX or PDF, as far as it can be had; its text may be among it."""
    try:
        if kind in (Kind.DOCX, Kind.XLSX):
            look_over(data)
            return _in_archive(data)
        if kind is Kind.PDF:
            return _in_pdf(data)
    except (Unreadable, pypdfium2.PdfiumError, etree.XMLSyntaxError, *DAMAGE):
        return Beside()
    return Beside()


def _bounded(lines: Iterator[str]) -> tuple[str, ...]:
    """The lines that say something, on one line each; a hostile file is not followed for ever."""
    found: list[str] = []
    characters = 0
    for line in lines:
        text = " ".join(nfc(line).split())
        characters += len(text)
        if len(found) >= MOST_LINES or characters > MOST_CHARACTERS:
            break
        if text:
            found.append(text)
    return tuple(found)


# Word and Excel -----------------------------------------------------------------------------------------------------


def _in_archive(data: bytes) -> Beside:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (archive.read(name) for name in archive.namelist() if name.lower().endswith((".xml", ".vml")))
        lines = _bounded(line for part in parts for line in _of_part(part))
        return Beside(lines=lines, pictures=any(_PICTURE.search(name) for name in archive.namelist()))


def pictures_in_archive(data: bytes) -> Iterator[bytes]:
    """The bytes of the JPEG and PNG pictures in a DOCX or XLSX that was looked over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from (archive.read(name) for name in archive.namelist() if _PICTURE.search(name))


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def _of_part(part: bytes) -> Iterator[str]:
    root = etree.fromstring(part, _PARSER)
    if root is None:
        return
    for holder in root.iter(*_LINES):
        yield "".join(_letters(holder)) or (holder.text or "")
    for margin in root.iter(*_SHEET_MARGINS):
        for piece in _PART_OF_MARGIN.split(margin.text or ""):
            yield _CODE_IN_MARGIN.sub("", piece).replace("&&", "&")
    yield from (shape.get("string", "") for shape in root.iter(_OLD_DRAWN + "textpath"))  # letters drawn as a shape
    yield from (sheet.get("name", "") for sheet in root.iter(_SHEET + "sheet"))


def _letters(holder: Any) -> Iterator[str]:
    for child in holder:
        if child.tag in _LETTERS:
            yield child.text or ""
        elif child.tag in _GAPS:
            yield " "
        elif child.tag not in _TAKEN_OUT and child.tag not in _LINES:  # a line of its own is told by itself
            yield from _letters(child)


# PDF ----------------------------------------------------------------------------------------------------------------


def _in_pdf(data: bytes) -> Beside:
    with closing(pypdfium2.PdfDocument(data)) as paper:
        numbers = range(min(len(paper), _MOST_PAGES))
        lines = _bounded(line for number in numbers for line in _of_page(paper, number))
        return Beside(lines=lines, pictures=any(_has_picture(paper, number) for number in numbers))


def _of_page(paper: Any, number: int) -> Iterator[str]:
    """The lines of a page, and what is said in the remarks, stamps and fields laid over it."""
    page = paper[number]
    letters = page.get_textpage()
    yield from letters.get_text_range().splitlines()
    letters.close()
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if annotation:
            for key in _SAID_OF_ANNOTATION:
                yield from _said(annotation, key).splitlines()
            pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()


def _said(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    kept = (c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, kept, size)
    return bytes(kept).decode("utf-16-le", "replace").partition("\0")[0]


def _has_picture(paper: Any, number: int) -> bool:
    page = paper[number]
    found = has_picture(page)
    page.close()
    return found


def has_picture(page: Any) -> bool:
    """Whether a page of a PDF shows a picture: a scanned page is one."""
    return next(iter(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None
