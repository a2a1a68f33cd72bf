"""The lines of a file as far as they can be had: what a look for marks of secrecy or personal data needs."""

from __future__ import annotations

from documents.reading import read_document
from documents.tables import Unreadable
from plans.pages import paragraphs_of


def plain_lines(data: bytes) -> tuple[str, ...]:
    """The lines and cells of a DOCX, XLSX, PDF or text file, whatever its name claims.

    Empty for pictures and for everything that cannot be read within the limits of `read_document`.
    """
    try:
        return tuple(line.text for line in paragraphs_of(read_document(data).blocks) if line.text)
    except Unreadable:
        return ()
