"""Standing work: which items are asked about together in a window, and what officers wrote of their results."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plans.text import fold, folded, nfc
from plans.work import ANSWERS, EventKind, ItemEvent

# What may hold a sentence about a result: a report's own words, and what was added to it.
TELLING = ANSWERS | {EventKind.RESULT_TOLD}

_ITEM = r"(?:(?:viec so|viec|nhiem vu|muc|so)\s*)?\d{1,3}"
# Not the hour of "07:30", nor the thousands of "12.500 lượt", nor the "2-3 lượt" of a sentence without a number.
_MARK = r"\s*(?:[:)](?:\s+|(?=\D))|[.–-]\s+)"
_NUMBERED = re.compile(rf"({_ITEM}){_MARK}(?=\S)")
_SAYS_ITSELF = (
    r"(?:tat ca |cac viec |\d+ viec )?(?:da |van |van con )?"
    r"(?:xong|hoan thanh|duy tri|bao dam|khong phat sinh|co thay doi)(?: (?:roi|a|nhe|em|het))*"
)
# The number and what is said of the item as such; of "đã hoàn thành 15/15 hồ sơ" every word is told.
_BARE = re.compile(
    rf"(?:{_NUMBERED.pattern}|{_ITEM} (?=da |van ))?(?:(?:{_ITEM} )?{_SAYS_ITSELF}(?=\s*[,.;:–-]|\s*$|\s+(?:vi|do)\b))?"
    r"[\s,.;:–-]*(?:(?:vi|do)\s+)?"
)
_FEWEST_WORDS = 3


def is_sentence(words: str) -> bool:
    """Whether these words tell something: three of them at least, so that no "vâng" or "ok" goes into a report."""
    return len([word for word in fold(words).split() if any(c.isalnum() for c in word)]) >= _FEWEST_WORDS


def numbered(text: str) -> tuple[int, str] | None:
    """An item's number and the sentence after it ("2: đã cập nhật 15 tin bài"), None for words of another form."""
    source = folded(nfc(text))
    match = _NUMBERED.match(source.text)
    if match is None:
        return None
    number = re.search(r"\d+", match[1])
    return (int(number[0]), source.verbatim(match.end(), len(source.text))) if number else None


def result_in(words: str) -> str | None:
    """The sentence about a result within a report's words, in the officer's own characters.

    "3 vẫn duy trì, đã đăng 15 tin" → "đã đăng 15 tin"; None where nothing is told beyond the report itself.
    """
    source = folded(nfc(words))
    bare = _BARE.match(source.text)
    told = source.verbatim(bare.end() if bare else 0, len(source.text))
    return told if is_sentence(told) else None


def telling_events(events: Sequence[ItemEvent]) -> list[int]:
    """The ids of an item's events whose words still count, given those that stand (`plans.judging.standing_events`).

    What was added to a report that was taken back fell with it; what belongs to a report that was sent back and made
    again is told by both.
    """
    first = next((place for place, event in enumerate(events) if event.kind in ANSWERS), len(events))
    return [event.id for event in events[first:] if event.kind in TELLING]
