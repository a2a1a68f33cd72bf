"""Requests for more time: whether one is pending, what can be doubted of the day that is wished, how it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from plans.calendar import WorkCalendar, in_vietnam
from plans.judging import ends_request, standing_events
from plans.text import folded, nfc
from plans.work import EventKind, ItemEvent

_WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A request that nobody has decided: its event, who asked on which day for which last day, and whether the head
    stands by it. `first_asked_on` is the day of the first of several requests that took each other's place."""

    event: int
    asker: int | None
    asked_on: date
    first_asked_on: date
    due: date
    assented: bool = False


def pending(events: Iterable[ItemEvent], as_of: datetime) -> Pending | None:
    """The request that waits for an answer as of a moment, given all events of its item.

    It ends with a decision, when it is withdrawn, when the last day changes in another way, and when the work is
    answered for or dropped; a later request takes its place.
    """
    found: Pending | None = None
    for event in standing_events(events, as_of):
        on = in_vietnam(event.at).date()
        if event.kind is EventKind.EXTENSION_ASKED:
            found = Pending(
                event=event.id, asker=event.actor, asked_on=on, due=date.fromisoformat(event.data["due"]),
                first_asked_on=found.first_asked_on if found else on,
            )  # fmt: skip
        elif found and event.kind is EventKind.EXTENSION_ASSENTED:
            found = Pending(
                event=found.event, asker=found.asker, asked_on=found.asked_on, due=found.due,
                first_asked_on=found.first_asked_on, assented=True,
            )  # fmt: skip
        elif ends_request(event):
            found = None
    return found


class DayQuestion(StrEnum):
    """Why a wished last day is not simply taken. The first two cannot be; the others can, once they are confirmed."""

    PAST = "past"
    NOT_LATER = "not_later"
    DAY_OFF = "day_off"
    BEYOND_PLAN = "beyond_plan"


IMPOSSIBLE = frozenset({DayQuestion.PAST, DayQuestion.NOT_LATER})


def doubt_about(
    wished: date, due: date, today: date, calendar: WorkCalendar, last_year: int | None = None
) -> DayQuestion | None:
    """What is to be asked about a wished last day, given the one in force and the plan's last year (None: no end)."""
    if wished < today:
        return DayQuestion.PAST
    if wished <= due:
        return DayQuestion.NOT_LATER
    if last_year is not None and wished.year > last_year:
        return DayQuestion.BEYOND_PLAN
    return None if calendar.is_working_day(wished) else DayQuestion.DAY_OFF


def days_offered(due: date, today: date, calendar: WorkCalendar) -> tuple[date, date]:
    """One week and two weeks from the last day in force, or from today where that is past; working days."""
    start = max(due, today)
    return calendar.next_working_day(start + _WEEK), calendar.next_working_day(start + 2 * _WEEK)


def working_days_around(wished: date, due: date, today: date, calendar: WorkCalendar) -> tuple[date, ...]:
    """The working days beside a day off that could be the last day instead of it."""
    beside = (calendar.previous_working_day(wished), calendar.next_working_day(wished))
    return tuple(day for day in beside if day > due and day >= today)


# -- the answer in words ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody answers to a request: yes or no; with the no, what they say of the reason."""

    yes: bool
    reason: str | None = None


_POLITE = r"(?: (?:nhe|nha|a|em|ban|anh|chi|dong chi))*[ .!]*"
_MORE_TIME = r"(?: (?:cho )?(?:gia han|lui(?: han)?))?"
_YES = re.compile(
    rf"(?:ok|u|uh|vang|dong y|nhat tri|chap thuan|duyet|phe duyet|cho phep|cho){_MORE_TIME}{_POLITE}"
)  # fmt: skip
_NO = re.compile(
    rf"(?:khong (?:dong y|gia han|duyet|nhat tri|chap thuan|cho(?: phep)?)|tu choi){_MORE_TIME}"
    rf"(?:{_POLITE}| *[:,;.-] *(?:(?:ly do|vi|do)[: ]+)?(?P<reason>.+)| (?:vi|do|ly do:?) (?P<why>.+))",
)  # fmt: skip


def read_answer(text: str) -> Answer | None:
    """Whether the words are, as a whole, an answer to a request for more time; None where they may be anything else."""
    source = nfc(text).strip()
    whole = folded(source)
    if _YES.fullmatch(whole.text):
        return Answer(yes=True)
    match = _NO.fullmatch(whole.text)
    if match is None:
        return None
    group = next((name for name in ("reason", "why") if match[name]), None)
    return Answer(yes=False, reason=whole.verbatim(*match.span(group)).strip() if group else None)
