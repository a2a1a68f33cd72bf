"""Photos of the pages of one plan ↔ one archive that holds them as they came, in their order: the plan's source.

The pages are stored, not packed, with nothing of their sender's but the bytes: the same photos give the same archive.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from documents.archive import DAMAGE
from documents.tables import Unreadable

MOST_PAGES = 100
LARGEST_ALBUM = 100 * 1024 * 1024  # photos of a phone are a quarter of a megabyte to five

# As in OpenDocument and EPUB: the first member says what the archive is, readable without unpacking anything.
_TYPE, _CONTENT = "mimetype", b"application/x-nhacviec-photo-album"
_BEGINS = 30  # bytes of a member's header before its name
_WHEN = (1980, 1, 1, 0, 0, 0)


def bind(pages: Sequence[bytes]) -> bytes:
    """The archive of these photos. One that could not be had is given as no bytes, and keeps its number.

    Raises `Unreadable`: too-many-pages (limit), too-large (limit_mb).
    """
    if len(pages) > MOST_PAGES:
        raise Unreadable("too-many-pages", limit=str(MOST_PAGES))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(_TYPE, _WHEN), _CONTENT)
        for number, page in enumerate(pages, 1):
            ending = "png" if page.startswith(b"\x89PNG") else "jpg"
            archive.writestr(zipfile.ZipInfo(f"trang-{number:03}.{ending}", _WHEN), page)
    if out.tell() > LARGEST_ALBUM:
        raise Unreadable("too-large", limit_mb=str(LARGEST_ALBUM // (1024 * 1024)))
    return out.getvalue()


def is_album(data: bytes) -> bool:
    """Whether the archive says of itself that it holds the photos of one plan."""
    return data[_BEGINS:].startswith(_TYPE.encode() + _CONTENT)


def count_of(data: bytes) -> int:
    """How many pages the archive holds. Raises `Unreadable`: corrupt, too-many-pages (limit)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return len(_members(archive))
    except DAMAGE:
        raise Unreadable("corrupt") from None


def pages_in(data: bytes) -> Iterator[bytes]:
    """The photos one by one, in their order. Raises `Unreadable`: corrupt, too-many-pages (limit)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in _members(archive):
                yield archive.read(member)
    except DAMAGE:
        raise Unreadable("corrupt") from None


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Members that are packed are not of our making: they could unpack to any size."""
    members = [member for member in archive.infolist() if member.filename != _TYPE]
    if not members or any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise Unreadable("corrupt")
    if len(members) > MOST_PAGES:
        raise Unreadable("too-many-pages", limit=str(MOST_PAGES))
    return members
