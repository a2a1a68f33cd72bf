"""The body of a plan as an outline: parts, numbered headings and paragraphs, with lines joined that a page broke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice, takewhile

from plans.pages import Paragraph
from plans.text import fold


class Depth(IntEnum):
    """How deep an entry of the outline stands."""

    PART = 0  # I.
    NUMBER = 1  # 1.
    SUBNUMBER = 2  # 1.1.
    LETTER = 3  # a)
    ITEM = 4  # - or (1)
    TEXT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paragraph of the body: its marker ("1", "a"; "" for bullets and plain text) and its words without it."""

    depth: Depth
    marker: str
    text: str
    is_title: bool = False
    above: tuple[Entry, ...] = ()

    def heading(self, depth: Depth) -> Entry | None:
        """The heading of this depth that the entry stands under."""
        return next((entry for entry in self.above if entry.depth is depth), None)


_MARKERS: tuple[tuple[Depth, re.Pattern[str]], ...] = (
    (Depth.PART, re.compile(r"^(?P<marker>[IVX]{1,6})[.)]\s+(?P<text>\S.*)$")),
    (Depth.SUBNUMBER, re.compile(r"^(?P<marker>\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?P<text>\S.*)$")),
    (Depth.NUMBER, re.compile(r"^(?P<marker>\d{1,2})[.)]\s+(?P<text>\S.*)$")),
    (Depth.LETTER, re.compile(r"^(?P<marker>[a-zđ])[.)]\s+(?P<text>\S.*)$")),
    (Depth.ITEM, re.compile(r"^(?:\((?P<marker>\d{1,2})\)|[-–+•])\s*(?P<text>\S.*)$")),
)
_RECIPIENTS = re.compile(r"^noi nhan\b")
_ANNEX = re.compile(r"^(?:phu luc\b|danh muc\b)")
_FINISHED = re.compile(r"[.;:!?/”\"]\)?$")


def body_of(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines above "Nơi nhận" and above any annex."""
    for index, line in enumerate(lines):
        if _RECIPIENTS.match(fold(line.text)) or (_ANNEX.match(fold(line.text)) and line.text.isupper()):
            return list(lines[:index])
    return list(lines)


def recipients_of(lines: Sequence[Paragraph]) -> list[str]:
    """What stands in the list below "Nơi nhận", one recipient a line."""
    start = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(fold(line.text))), None)
    if start is None:
        return []
    found = []
    for line in lines[start + 1 :]:
        if not line.text.startswith(("-", "–")):
            break
        found.append(line.text.strip("-–;. "))
    return found


def has_annex_lines(lines: Iterable[Paragraph]) -> bool:
    """Whether lines outside the read tables announce an annex ("PHỤ LỤC") in capitals."""
    return any(line.text.isupper() and _ANNEX.match(fold(line.text)) for line in lines)


def outline(lines: Iterable[Paragraph]) -> list[Entry]:
    """The body's entries in order, each knowing the headings above it."""
    entries: list[Entry] = []
    for entry in _joined(lines):
        above = _above(entries, entry.depth)
        entries.append(replace(entry, above=above))
    return entries


def below(entries: Sequence[Entry], index: int) -> list[Entry]:
    """The entries that stand under the heading at this index, up to the next one as high or higher."""
    heading = entries[index]
    return list(takewhile(lambda entry: entry.depth > heading.depth, islice(entries, index + 1, None)))


def _above(entries: Sequence[Entry], depth: Depth) -> tuple[Entry, ...]:
    if not entries:
        return ()
    last = entries[-1]
    return tuple(entry for entry in (*last.above, last) if entry.depth < depth and entry.depth < Depth.ITEM)


def _joined(lines: Iterable[Paragraph]) -> Iterator[Entry]:
    """Entries with the plain lines that go on with them."""
    current: Entry | None = None
    for line in lines:
        entry = _entry(line)
        if current is not None and entry.depth is Depth.TEXT and _goes_on(current, line):
            current = replace(current, text=f"{current.text} {line.text}")
            continue
        if current is not None:
            yield current
        current = entry
    if current is not None:
        yield current


def _entry(line: Paragraph) -> Entry:
    is_title = line.bold or line.level > 0 or line.text.isupper()
    for depth, pattern in _MARKERS:
        if found := pattern.match(line.text):
            return Entry(depth=depth, marker=found["marker"] or "", text=found["text"], is_title=is_title)
    return Entry(depth=Depth.TEXT, marker="", text=line.text, is_title=is_title)


_HEADINGS = (Depth.PART, Depth.NUMBER, Depth.SUBNUMBER, Depth.LETTER)
_LONGEST_SHORT_HEADING = 60


def _goes_on(before: Entry, line: Paragraph) -> bool:
    """Whether a plain line is the rest of the paragraph before it, which a page or a line's end cut."""
    if line.whole:
        return False
    text = line.text
    if before.text.count("(") > before.text.count(")"):
        return True
    if before.is_title:
        return False
    if _FINISHED.search(before.text) or (before.depth in _HEADINGS and len(before.text) < _LONGEST_SHORT_HEADING):
        return text[:1].islower()
    return True


_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|(?<=;)\s+")


def sentences(text: str) -> list[str]:
    """The sentences and clauses of a paragraph, without the stops between them."""
    return [part.strip(" ;./") for part in _SENTENCE_END.split(text) if part.strip(" ;./")]
