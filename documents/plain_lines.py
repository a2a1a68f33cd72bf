"""The lines of a file as far as they can be had: what a look for marks of secrecy or personal data needs."""

from __future__ import annotations

from dataclasses import dataclass

from documents.apart import beside_apart
from documents.reading import kind_of, read_document
from documents.tables import Beside, Kind, Pictures, Unreadable
from plans.pages import paragraphs_of

_WITH_MORE = (Kind.DOCX, Kind.XLSX, Kind.PDF)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLines:
    """The lines and cells of a file's text, those that stand beside it only, and whether it has pictures that were not
    read."""

    lines: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    pictures: bool = False


def plain_lines(data: bytes) -> PlainLines:
    """What can be had of a DOCX, XLSX, PDF or text file, whatever its name claims, headers and comments among it.

    Empty for everything that cannot be read within the limits of `read_document`; of pictures it is only told that
    they are there, where they are large enough for letters to be recognised.
    """
    lines, pictures = _of_text(data)
    more = lines_beside(data)
    known = set(lines)
    return PlainLines(
        lines=lines, beside=tuple(line for line in more.lines if line not in known),
        pictures=pictures or more.pictures,
    )  # fmt: skip


def _of_text(data: bytes) -> tuple[tuple[str, ...], bool]:
    try:
        return tuple(line.text for line in paragraphs_of(read_document(data).blocks) if line.text), False
    except Pictures:
        return (), True
    except Unreadable:
        return (), False


def lines_beside(data: bytes) -> Beside:
    """What stands beside the text of a DOCX, XLSX or PDF; nothing for anything else, and where it cannot be had."""
    try:
        kind = kind_of(data)
        return beside_apart(kind, data) if kind in _WITH_MORE else Beside()
    except Unreadable:
        return Beside()
