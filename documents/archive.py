"""A ZIP of XML from a stranger (DOCX, XLSX), looked over before anything is parsed: size, tricks, macros, locks."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from documents.tables import Unreadable

# An office's plan unpacks to a megabyte or two, with pictures to some twenty.
MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 100 * 1024 * 1024
LARGEST_XML = 40 * 1024 * 1024
STEEPEST = 200  # times; what office programs write packs to a tenth, seldom to a fiftieth
STEEP_FROM = 4 * 1024 * 1024  # below this no ratio does harm

_MACROS = re.compile(r"(?:^|/)vba(?:project|data)[^/]*$", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_ALLOWED_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"}
_UTF16 = ("utf-16-le", "utf-16-be")
_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # other encodings of "<" hide what follows from us

# What the readers' libraries raise at a damaged archive, besides their own errors.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, ValueError, OSError,
    OverflowError, IndexError,
)  # fmt: skip


def look_over(data: bytes) -> None:
    """Refuse an archive that is damaged, locked, has macros, unpacks out of all measure or plays tricks with XML.

    Raises `Unreadable`: corrupt, encrypted, macros, unpacks-too-big, unsafe-xml.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_by_list(archive.infolist())
            for name, content in _xml_of(archive):
                _refuse_by_content(name, content)
    except DAMAGE:
        raise Unreadable("corrupt") from None
    except RuntimeError:  # the way zipfile says that a member needs a password
        raise Unreadable("encrypted") from None


def _refuse_by_list(members: list[zipfile.ZipInfo]) -> None:
    """Sizes are taken from the archive's own list; zipfile never unpacks more of a member than is listed."""
    if any(member.flag_bits & 0x1 for member in members):
        raise Unreadable("encrypted")
    if any(_MACROS.search(member.filename) for member in members):
        raise Unreadable("macros")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_steep = unpacked > STEEP_FROM and unpacked > STEEPEST * max(packed, 1)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or too_steep:
        raise Unreadable("unpacks-too-big")


def _xml_of(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        if member.file_size > LARGEST_XML:
            raise Unreadable("unpacks-too-big")
        yield member.filename, archive.read(member)


def _refuse_by_content(name: str, content: bytes) -> None:
    """Office programs write neither document types nor entities nor encodings other than Unicode's."""
    if (content and not content.lstrip().startswith(_STARTS)) or b"\x00\x00" in content[:64]:
        raise Unreadable("unsafe-xml")
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in _ALLOWED_ENCODINGS:
        raise Unreadable("unsafe-xml")
    forms = [b"<!DOCTYPE", b"<!ENTITY", *("<!DOCTYPE".encode(form) for form in _UTF16)]
    if any(form in content for form in forms):
        raise Unreadable("unsafe-xml")
    if name == "[Content_Types].xml" and _MACRO_TYPES.search(content):
        raise Unreadable("macros")
