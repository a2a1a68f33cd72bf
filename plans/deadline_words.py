"""Cuts a deadline phrase into words and walks over them, going back where a reading does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from plans.text import folded, nfc

_Found = TypeVar("_Found")

# "QuýIII" and "QIV" are two words; other letters and digits part where they change ("16h30", "T6").
_WORD = re.compile(r"(?:qu[yi]|q)(?=[ivl|]+(?![a-z]))|[0-9]+|[a-z]+|\S")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−~→÷", "-") | {"\\": "/"})
# Without their marks these are words that the grammar knows ("trong", "tám", "thứ", "để"): typed so, they never are.
_OTHER_WORDS = frozenset(("trọng", "tâm", "tạm", "thu", "đế", "đề", "bả", "bà", "bá", "hải"))
_BULLETS = "-–—+•*·\"“”' "
_BOLD = "**"  # how text taken from Markdown marks bold
_TAIL = " .;,:/\"“”'"


class Misread(Exception):
    """The phrase cannot be taken at its word: `code` says why, `args` are the words or dates it is about."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code, words)
        self.code = code
        self.words: Mapping[str, str] = words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the phrase: folded, as typed in lower case, and where it stands in the folded text."""

    text: str
    typed: str
    start: int
    end: int


_END = Word("", "", -1, -1)


class Words:
    """A walk over the words of a phrase. Nothing is skipped: what no rule takes remains to be doubted."""

    def __init__(self, phrase: str) -> None:
        self.phrase = folded(nfc(phrase).replace(_BOLD, "").replace("->", "→").lstrip(_BULLETS).rstrip(_TAIL))
        self.accented = self.phrase.source.lower() != self.phrase.text
        self._words = [self._word(found) for found in _WORD.finditer(self.phrase.text.translate(_DASHES))]
        self.at = 0

    def _word(self, found: re.Match[str]) -> Word:
        printed = self.phrase.verbatim(found.start(), found.end())
        typed = printed.lower()
        # "QuIII" has lost its "ý": the first I is no letter of "quí".
        other = (self.accented and typed in _OTHER_WORDS) or (found.group() == "qui" and printed.endswith("uI"))
        return Word(printed if other else found.group(), typed, found.start(), found.end())

    # -- looking

    def ahead(self, distance: int = 0) -> Word:
        index = self.at + distance
        return self._words[index] if 0 <= index < len(self._words) else _END

    @property
    def text(self) -> str:
        """The folded word that stands here, "" at the end."""
        return self.ahead().text

    @property
    def done(self) -> bool:
        return self.at >= len(self._words)

    def number_ahead(self, distance: int = 0) -> int | None:
        text = self.ahead(distance).text
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

    def year_ahead(self, distance: int = 0) -> int | None:
        """A year of four digits in this or a neighbouring century."""
        number = self.number_ahead(distance)
        return number if number is not None and 1900 <= number < 2200 else None

    def glued(self, distance: int = 0) -> bool:
        """Whether the word at `distance` touches the one before it."""
        return self.ahead(distance).start == self.ahead(distance - 1).end

    def sees(self, *phrases: str) -> bool:
        """Whether one of the folded phrases stands here."""
        return any(self._stands(phrase) for phrase in phrases)

    def said(self, start: int, end: int | None = None) -> str:
        """The source text from word `start` up to word `end` (here when omitted), as typed."""
        end = self.at if end is None else end
        if start >= end:
            return ""
        return self.phrase.verbatim(self._words[start].start, self._words[end - 1].end)

    @property
    def rest(self) -> str:
        return self.said(self.at, len(self._words))

    # -- walking

    def take(self, *phrases: str) -> str | None:
        """Step over the first of the folded phrases that stands here and give it back; None when none does."""
        for phrase in phrases:
            if self._stands(phrase):
                self.at += len(_split(phrase))
                return phrase
        return None

    def take_number(self, low: int, high: int) -> int | None:
        """A number between `low` and `high`, with no more digits than `high` has: "026" is no day."""
        number = self.number_ahead()
        if number is None or not low <= number <= high or len(self.text) > len(str(high)):
            return None
        self.at += 1
        return number

    def take_year(self) -> int | None:
        year = self.year_ahead()
        if year is not None:
            self.at += 1
        return year

    def attempt(self, reader: Callable[[], _Found | None]) -> _Found | None:
        """What `reader` finds here; when it finds nothing the walk stands where it stood."""
        start = self.at
        found = reader()
        if found is None:
            self.at = start
        return found

    def _stands(self, phrase: str) -> bool:
        return all(self.ahead(n).text == word for n, word in enumerate(_split(phrase)))


@cache
def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())
