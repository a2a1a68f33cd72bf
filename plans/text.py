"""Folds Vietnamese text (NFC, case, accents, tone placement, spacing) so that all matching is done one way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Characters that a phone or a word processor puts between letters without anybody seeing them, and the marks that
# turn the direction of writing: what a human sees turned is read in the order in which it was typed.
_INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_SPACE = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text in NFC without invisible characters, runs of any white space as one space, trimmed."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_INVISIBLE)).strip()


def fold(text: str) -> str:
    """Lower case without diacritics ("Đã Hoàn thành" → "da hoan thanh"), spaces as in `nfc`.

    Tone placement ("hoá"/"hóa") and decomposed input fold alike because every mark is dropped.
    """
    return folded(nfc(text)).text


def with_marks(text: str) -> str:
    """The text in lower case, its marks kept and set behind each word: "Hoà" and "Hòa" are one, "bãi" and "bái" not."""
    return " ".join(f"{fold(word)}{''.join(sorted(_marks(word)))}" for word in nfc(text).lower().split())


def _marks(word: str) -> list[str]:
    return [c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c) or c == "đ"]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with, for each of its characters, the index of the source character it came from."""

    source: str
    text: str
    origin: tuple[int, ...]

    def verbatim(self, start: int, end: int) -> str:
        """What stands in the source where the folded text has [start:end]."""
        if start >= end:
            return ""
        return self.source[self.origin[start] : self.origin[end - 1] + 1]


def folded(source: str) -> Folded:
    """Fold an NFC text and keep the way back to what was really typed (see `Folded.verbatim`)."""
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(source):
        for plain in _plain(character):
            characters.append(plain)
            origin.append(index)
    return Folded(source, "".join(characters), tuple(origin))


@lru_cache(maxsize=4096)  # a document has a hundred different letters and a hundred thousand of them
def _plain(character: str) -> str:
    lowered = character.lower()
    if lowered in "đð":  # the second is a letter of Iceland, which some keyboards and old fonts print for the first
        return "d"
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
