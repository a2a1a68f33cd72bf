"""What every workbook that goes to an office has in common: what it says first, and what its colours mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actions.wording import Part, say, spoken
from documents.books import Book, BookSheet, Look


def office_book(
    about: Iterable[Part], sheets: Iterable[BookSheet], carried: Mapping[str, str], *, has_doubts: bool = False
) -> Book:
    """A workbook with these lines on its first page, these sheets, and what it carries unseen.

    `has_doubts` where some cells are coloured as doubted. Its words are Vietnamese, whoever asks for it.
    """
    legend = [
        (Look.EDITABLE, say("book-legend-editable")),
        (Look.COMPUTED, say("book-legend-computed")),
        *([(Look.DOUBTED, say("book-legend-doubted"))] if has_doubts else []),
    ]
    return Book(
        about_title=spoken(say("book-sheet-about")),
        about=tuple(spoken(line) for line in about),
        legend=tuple((look, spoken(words)) for look, words in legend),
        sheets=tuple(sheets),
        carried=carried,
    )
