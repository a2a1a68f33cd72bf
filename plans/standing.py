"""Standing work: which items are asked about together in a window, and what officers wrote of their results."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from plans.replies import ALL, ActionKind, AskCode, Context, OpenItem, Understanding, understand
from plans.text import fold, folded, nfc
from plans.work import ANSWERS, EventKind, ItemEvent

# So many items of an agency and a window are asked about together; one alone is a line like any other.
FEWEST = 2


class Turn(StrEnum):
    """What a morning brings of somebody's standing work in a window."""

    EACH = "each"  # a line for each item: there is nothing to put together
    LATER = "later"  # it is going to be asked about together, and not today
    ASK = "ask"  # today, in a message of its own
    APART = "apart"  # that message says it today
    LINE = "line"  # it was asked; what is unanswered is one line


def turn_of(*, unanswered: int, steps_today: bool, asked: bool, says_it_today: bool, wished: bool = False) -> Turn:
    """What today brings, for one person, agency and window.

    `asked`: the message that asks exists, whenever it was made; `says_it_today`: it reached them today or is about to;
    `wished`: they want to hear once more what is open.
    """
    if wished:
        return Turn.LINE if asked else Turn.EACH
    if says_it_today:
        return Turn.APART
    if asked:
        return Turn.LINE
    if unanswered < FEWEST:
        return Turn.EACH
    return Turn.ASK if steps_today else Turn.LATER


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


def is_sentence(words: str, fewest: int = 3) -> bool:
    """Whether these words tell something: three of them at least, so that no "vâng" or "ok" goes into a report."""
    return len([word for word in fold(words).split() if any(c.isalnum() for c in word)]) >= fewest


def numbered(text: str) -> tuple[int, str] | None:
    """An item's number and the sentence after it ("2: đã cập nhật 15 tin bài"), None for words of another form.

    Lines of several items ("1. xong\n2. chưa") are no sentence about the first of them.
    """
    if sum(_NUMBERED.match(fold(line)) is not None for line in text.splitlines()) > 1:
        return None
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


# Words that answer -------------------------------------------------------------------------------------------------

_ANSWERING = frozenset({ActionKind.STILL_KEPT, ActionKind.NOTHING_AROSE})
_REST = re.compile(r"^(?:(?:cac|nhung|may) )?(?:viec )?con lai\b")
_WHOLE = re.compile(r"\b(?:tat ca|toan bo|moi viec|con lai|(?:cac|ca|\d+) (?:\w+ )?(?:viec|nhiem vu))\b")
_REASON = re.compile(r"^(?!.*\?).*\b(?:vi|do)\b(?! (?:sao|dau|ai)\b)")
_CLAUSE_ENDS = re.compile(r"[,;.:\n]\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What somebody's words say of the standing work of a window, by their numbers."""

    kept: tuple[int, ...] = ()
    nothing: tuple[int, ...] = ()
    whole: bool = False  # all of them were meant, whichever they are
    results: Mapping[int, str] = field(default_factory=dict)  # the sentences told with what is kept


def answer_in(text: str, items: Sequence[OpenItem], now: datetime, *, some_answered: bool = False) -> Answer | None:
    """What a message answers for these open items of one window; None where it is not surely an answer for them.

    "tất cả" is all of them and no other work; "các việc còn lại" too, once `some_answered` of the window were. A
    sentence about one item ("2: đã đăng 15 tin bài", "2 vẫn duy trì, đã đăng 15 tin bài") says that it is kept.
    """
    said = _all_answered(text, items, now, some_answered)
    if said is not None:
        return said
    one = _one_with_a_result(text, items, now)
    if one is None:
        return None
    number, words = one
    return Answer(kept=(number,), results={number: words})


def _all_answered(text: str, items: Sequence[OpenItem], now: datetime, some_answered: bool) -> Answer | None:
    """Several items at least: what is said of a single one is read like any other report."""
    source = _without("thuong xuyen", nfc(text))
    if some_answered and (rest := _REST.match(folded(source).text)):
        source = f"tất cả{source[rest.end() :]}"
    understood = _understood(source, items, now)
    if not understood.actions or any(action.kind not in _ANSWERING for action in understood.actions):
        return None
    numbers = [item.number for item in items]
    said: dict[ActionKind, list[int]] = {kind: [] for kind in _ANSWERING}
    for action in understood.actions:
        said[action.kind] += numbers if action.item == ALL else [action.item] if action.item is not None else []
    kept, nothing = said[ActionKind.STILL_KEPT], said[ActionKind.NOTHING_AROSE]
    whole = len(kept) + len(nothing) == len(items) and _WHOLE.search(fold(text)) is not None
    if not whole and len(kept) + len(nothing) < FEWEST:
        return None
    return Answer(kept=tuple(kept), nothing=tuple(nothing), whole=whole)


def _without(words: str, source: str) -> str:
    """The text without these folded words: "các việc thường xuyên vẫn duy trì"."""
    found = folded(source)
    place = found.text.find(f" {words} ")
    return source if place < 0 else source[: found.origin[place]] + source[found.origin[place + len(words) + 1] :]


def _one_with_a_result(text: str, items: Sequence[OpenItem], now: datetime) -> tuple[int, str] | None:
    by_number = {item.number: item for item in items}
    if (told := numbered(text)) and told[0] in by_number:
        return told if only_tells(told[1], [by_number[told[0]]], now) else None
    end = _CLAUSE_ENDS.search(text)
    said = _understood(text[: end.start()], items, now).actions if end else ()
    if end is None or len(said) != 1 or said[0].kind is not ActionKind.STILL_KEPT or said[0].item not in by_number:
        return None
    number, words = int(said[0].item), nfc(text[end.end() :])
    return (number, words) if only_tells(words, [by_number[number]], now) else None


# Figures of what was done look like days ("1.250"), papers sent elsewhere or shares of the item ("100% văn bản").
_OF_WHAT_WAS = frozenset(
    {
        AskCode.NOT_UNDERSTOOD, AskCode.PROMISE, AskCode.EVIDENCE_MISSING, AskCode.PERCENT_UNCLEAR, AskCode.NOT_MEANT,
    }
)  # fmt: skip
_PAST = re.compile(r"da\b")
_AHEAD = re.compile(r"\b(?:se|sap|chua|khong|du kien|mai|tuan sau|thang sau|quy sau|tuan toi|thang toi|quy toi)\b")


def only_tells(words: str, items: Sequence[OpenItem], now: datetime) -> bool:
    """Whether a sentence said beside these items is no report of another kind, no question, promise or refusal."""
    if not is_sentence(words):
        return False
    understood = _understood(words, items, now)
    if understood.ask is not None:
        told_as_past = _PAST.match(fold(words)) is not None and not _AHEAD.search(fold(words))
        codes = _OF_WHAT_WAS if told_as_past else {AskCode.NOT_UNDERSTOOD}
        return understood.ask.code in codes
    return all(action.kind in (ActionKind.DONE, ActionKind.EVIDENCE) for action in understood.actions)


_ELSEWHERE = frozenset(
    {
        ActionKind.UNDO, ActionKind.CANCEL, ActionKind.EXTENSION, ActionKind.REASSIGN, ActionKind.NOT_OURS,
        ActionKind.SNOOZE, ActionKind.HELP, ActionKind.LIST, ActionKind.SUMMARY, ActionKind.APPROVE, ActionKind.RETURN,
        ActionKind.QUESTION, ActionKind.ACK, ActionKind.GREETING,
    }
)  # fmt: skip


def answers_for(words: str, asked: Sequence[int], items: Sequence[OpenItem], now: datetime) -> bool:
    """Whether words are what we asked to be told of these items (by number): not a report of another, no question of
    their own, no command."""
    if not is_sentence(words, fewest=2):
        return False
    reply_to = asked[0] if len(asked) == 1 else None
    understood = _understood(words, items, now, reply_to)
    if understood.ask is not None and understood.ask.code is AskCode.QUESTION_OR_REPORT:
        return _REASON.search(fold(words)) is not None  # nobody who gives the reason asks
    if understood.ask is not None:
        return understood.ask.code not in (AskCode.ITEM_CONFLICT, AskCode.REMIND_COMMAND)
    about = {action.item for action in understood.actions if isinstance(action.item, int)}
    return about <= {*asked} and not any(action.kind in _ELSEWHERE for action in understood.actions)


def says_undo_of_all(text: str, now: datetime) -> bool:
    """Whether somebody who has just answered for several items takes that back, and names none of them."""
    understood = _understood(text, (), now)
    if understood.ask is not None:
        return understood.ask.code is AskCode.WHICH_ITEM and understood.ask.about is ActionKind.UNDO
    return all(action.kind is ActionKind.CANCEL and action.item is None for action in understood.actions)


def _understood(text: str, items: Sequence[OpenItem], now: datetime, reply_to: int | None = None) -> Understanding:
    return understand(text, Context(items=tuple(items), reply_to=reply_to, has_file=False, role="officer"), now)
