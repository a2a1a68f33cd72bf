"""Difficulties: from when to when each stood in the way, and how somebody says that one is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plans.judging import standing_events
from plans.text import fold
from plans.work import EventKind, ItemEvent


@dataclass(frozen=True, kw_only=True)
class Span:
    """A difficulty: the event that opened it, when, and when it was settled (None: not by then).

    `waits_for` are the agencies that its words name.
    """

    event: int
    opened_at: datetime
    settled_at: datetime | None = None
    waits_for: tuple[int, ...] = ()


def spans(events: Iterable[ItemEvent], as_of: datetime) -> list[Span]:
    """The difficulties of one item as of a moment, oldest first; settling without naming one settles all."""
    found: dict[int, Span] = {}
    for event in standing_events(events, as_of):
        if event.kind is EventKind.DIFFICULTY_OPENED:
            waits_for = tuple(event.data.get("waits_for", ()))
            found[event.id] = Span(event=event.id, opened_at=event.at, waits_for=waits_for)
        elif event.kind is EventKind.DIFFICULTY_SETTLED:
            named = event.data.get("difficulty")
            for span in [s for s in found.values() if s.settled_at is None and named in (None, s.event)]:
                found[span.event] = Span(
                    event=span.event, opened_at=span.opened_at, settled_at=event.at, waits_for=span.waits_for
                )
    return list(found.values())


_POLITE = r"(?: (?:roi|a|nhe|nha|em|anh|chi|day|xong|ca))*[ .!]*"
_ITEM = r"(?:(?:viec|nhiem vu|cong viec)(?: so)? ?)?(?P<{}>\d{{1,3}})[,:.]?"
_THIS = r"(?:viec nay|viec do|viec ay)"
_BEFORE = r"(?:(?:da|hien|nay|bay gio|hien nay|cua|ben em|em|duoc) )*"
_TROUBLE = r"(?:vuong mac|vuong|kho khan)"
_OVER = r"(?:het|khong con|thao go(?: duoc)?|giai quyet(?: xong| duoc)?|go(?: duoc| xong)?)"
_SETTLED = [
    re.compile(rf"(?:(?:{_ITEM.format('first')}|{_THIS}) )?{_BEFORE}{_OVER}(?: (?:cac|het|xong|cai))* {_TROUBLE}"
               rf"(?: (?:cua |o )?(?:{_ITEM.format('last')}|{_THIS}))?{_POLITE}"),
    re.compile(rf"(?:(?:cac )?{_TROUBLE} )?(?:(?:cua |o )?(?:{_ITEM.format('first')}|{_THIS}) )?{_BEFORE}"
               rf"(?:thao go|go)(?: duoc| xong)?{_POLITE}"),
    re.compile(rf"(?:cac )?{_TROUBLE} (?:(?:cua |o )?(?:{_ITEM.format('first')}|{_THIS}) )?{_BEFORE}"
               rf"(?:giai quyet|xu ly)(?: duoc| xong)?{_POLITE}"),
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Somebody says that nothing stands in the way any more; without `number` of the item that is spoken of."""

    number: int | None = None


def read_settled(text: str) -> Settled | None:
    """Whether the words, as a whole, say that a difficulty is settled; None where they may say anything else."""
    whole = fold(text).strip()
    for pattern in _SETTLED:
        if match := pattern.fullmatch(whole):
            numbers = [value for value in match.groupdict().values() if value]
            return Settled(number=int(numbers[0]) if numbers else None)
    return None
