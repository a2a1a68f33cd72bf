"""Untrusted bytes → a document: tells the kind by content, keeps the limits, refuses clearly."""

from __future__ import annotations

import re

from documents.apart import read_apart
from documents.photo_album import LARGEST_ALBUM, is_album
from documents.read_text import read_text
from documents.tables import LARGEST_FILE, Document, Kind, Pictures, Unreadable

__all__ = ["Document", "Kind", "Pictures", "Unreadable", "kind_of", "read_document"]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # what Office puts into an old container when it sets a password
_WORD = re.compile(rb"word/document\d{0,2}\.xml")  # Word on the web numbers it
_END_OF_ZIP = b"PK\x05\x06"
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_OTHER_IMAGES = (b"GIF8", b"II*\x00", b"MM\x00*")
_IMAGE_BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


def read_document(data: bytes, name: str | None = None) -> Document:
    """The document that these bytes hold, whatever `name` claims; the name only serves messages.

    Raises `Unreadable` with one of the codes (and its words): empty (name), too-large (limit_mb), cut, unknown-type,
    old-office, encrypted, image, rtf, html, encoding, legacy-font (font), garbled, damaged (count, line),
    too-long (limit), too-many-lines (limit), too-many-rows (limit), line-too-long (line, limit), too-many-columns
    (line, limit); and those of `read_apart`, `read_docx`, `read_xlsx` and `read_pdf`. Where pages are pictures that
    can be recognised it raises `Pictures`, which says of what kind.
    """
    largest = LARGEST_ALBUM if is_album(data) else LARGEST_FILE
    if len(data) > largest:
        raise Unreadable("too-large", limit_mb=str(largest // (1024 * 1024)))
    if not data.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty", name=name or "")
    kind = kind_of(data)
    try:
        return read_text(data) if kind is Kind.TEXT else read_apart(kind, data)
    except Unreadable as refused:
        if refused.code == "scanned":
            pictures = Kind.SCAN if kind is Kind.PDF else kind
            raise Pictures(pictures, int(refused.args_["count"])) from None
        raise


def kind_of(data: bytes) -> Kind:
    """What the bytes are. Raises `Unreadable` for kinds that are known and never read, and for cut archives."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(_IMAGES):
        return Kind.IMAGE
    _refuse_known_strangers(data)
    return Kind.TEXT


def _kind_of_archive(data: bytes) -> Kind:
    # File names stand uncompressed in a ZIP; looking for them needs no unpacking of what a stranger sent.
    if _END_OF_ZIP not in data[-66_000:]:
        raise Unreadable("cut")
    if is_album(data):
        return Kind.ALBUM
    if _WORD.search(data):
        return Kind.DOCX
    if b"xl/workbook.xml" in data:
        return Kind.XLSX
    raise Unreadable("unknown-type")


def _refuse_known_strangers(data: bytes) -> None:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OLD_OFFICE) and _LOCKED in data:
        raise Unreadable("encrypted")
    if data.startswith(_OLD_OFFICE):
        raise Unreadable("old-office")
    if data.startswith(_OTHER_IMAGES) or data[4:12] in _IMAGE_BRANDS or data[8:12] == b"WEBP":
        raise Unreadable("image")
    if start.startswith(b"{\\rtf"):
        raise Unreadable("rtf")
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise Unreadable("html")
