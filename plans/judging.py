"""Judges an item by its history: on time or not, done or not, and what may still be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from plans.calendar import VIETNAM, WorkCalendar, in_vietnam
from plans.work import (
    ALIVE,
    ANSWERED,
    ANSWERS,
    JUDGE_RULES,
    MOVE_OF_EVENT,
    EventKind,
    ItemEvent,
    ItemFacts,
    ItemKind,
    JudgeRules,
    MoveRefused,
    Status,
    Verdict,
    apply,
    is_past,
    late_after,
    resend_by,
    verdict_of,
)

# -- history -----------------------------------------------------------------------------------------------------

_JUDGEMENTS = frozenset({EventKind.VERIFIED, EventKind.FOUND_BELOW, EventKind.FOUND_NOT_APPLICABLE})
# What is decided on somebody's report; whoever decided may take it back while nothing rests on it.
STEPS = _JUDGEMENTS | {EventKind.CONFIRMED, EventKind.RETURNED}
# What changes where an item stands, whose it is, or by when it is due: nothing is taken back from under it.
_GOES_ON = frozenset(MOVE_OF_EVENT) | {
    EventKind.DUE_CHANGED, EventKind.REASSIGNED, EventKind.EXTENSION_ASKED, EventKind.EXTENSION_ASSENTED,
    EventKind.EXTENSION_DISSENTED, EventKind.EXTENSION_GRANTED, EventKind.EXTENSION_REFUSED,
    EventKind.EXTENSION_WITHDRAWN,
}  # fmt: skip
# What may follow a report or an order without anybody having acted on it.
NOT_ACTED = frozenset(
    {EventKind.STEP_TAKEN, EventKind.REMINDED, EventKind.EVIDENCE_ADDED, EventKind.EVIDENCE_LOST, EventKind.SNOOZED,
     EventKind.RESULT_TOLD, EventKind.RECEIVED, EventKind.READING, EventKind.READING_TAKEN_BACK,
     EventKind.LINKED, EventKind.SERVED_TOO, EventKind.DOCUMENT_NAMED}
)  # fmt: skip


def standing_events(events: Iterable[ItemEvent], as_of: datetime) -> tuple[ItemEvent, ...]:
    """What had happened by `as_of` (that moment included) and was not taken back by then, in the order of history."""
    kept: list[ItemEvent] = []
    for event in sorted(events, key=lambda e: e.id):
        if not _happened_by(event, as_of):
            continue
        if event.kind is EventKind.UNDONE:
            kept = [e for e in kept if e.id != event.data["event"]]
        elif event.kind is EventKind.WITHDRAWN:
            kept = _without_the_last_report(kept)
        else:
            kept.append(event)
    return tuple(kept)


def _happened_by(event: ItemEvent, as_of: datetime) -> bool:
    # The plan was in force before we read it, and "done before" speaks of a day before we were told.
    if event.kind is EventKind.CREATED:
        return True
    if event.kind is EventKind.DONE_BEFORE and (day := _day(event, "completed_on")):
        return day <= in_vietnam(as_of).date()
    return event.at <= as_of


def _without_the_last_report(events: list[ItemEvent]) -> list[ItemEvent]:
    last = max((index for index, e in enumerate(events) if e.kind in ANSWERS), default=len(events))
    of_it = ANSWERS | {EventKind.CONFIRMED, EventKind.VERIFIED, EventKind.FOUND_BELOW, EventKind.RESULT_TOLD}
    return [e for index, e in enumerate(events) if index < last or e.kind not in of_it]


class TakingBack(StrEnum):
    """How a person takes back what they did: at once and silently, by withdrawing it, or by asking the office."""

    UNDO = "undo"
    WITHDRAW = "withdraw"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class TakeBack:
    """`tell` are the persons who acted on it in the meantime."""

    way: TakingBack
    tell: frozenset[int] = frozenset()


def take_back(events: Iterable[ItemEvent], event_id: int, now: datetime, rules: JudgeRules = JUDGE_RULES) -> TakeBack:
    """Which way the event may be taken back at `now`, given all events of its item.

    Raises MoveRefused: already_taken_back, already_returned (a returned report need not be withdrawn),
    others_followed or too_late_to_undo (for anything but a report or a step of the chain, which can be withdrawn).
    """
    known = standing_events(events, now)
    target = next((e for e in known if e.id == event_id), None)
    if target is None:
        raise MoveRefused("already_taken_back")
    later = [e for e in known if e.id > event_id and e.kind not in NOT_ACTED]
    if not later and now - target.at <= rules.undo_within:
        return TakeBack(way=TakingBack.UNDO)
    if target.kind in STEPS:
        return _withdrawn_step(target, later)
    if target.kind not in ANSWERS:
        raise MoveRefused("others_followed" if later else "too_late_to_undo")
    return _withdrawal(target, later)


def _withdrawal(report: ItemEvent, later: Sequence[ItemEvent]) -> TakeBack:
    kinds = {e.kind for e in later}
    if EventKind.RETURNED in kinds:
        raise MoveRefused("already_returned")
    others = frozenset(e.actor for e in later if e.actor is not None and e.actor != report.actor)
    return TakeBack(way=TakingBack.ASK if kinds & _JUDGEMENTS else TakingBack.WITHDRAW, tell=others)


def _withdrawn_step(step: ItemEvent, later: Sequence[ItemEvent]) -> TakeBack:
    """Late, or after words that change nothing, a step is still taken back; not from under what rests on it."""
    kinds = {e.kind for e in later}
    if kinds & _GOES_ON:
        raise MoveRefused("already_returned" if EventKind.RETURNED in kinds else "others_followed")
    others = frozenset(e.actor for e in later if e.actor is not None and e.actor != step.actor)
    return TakeBack(way=TakingBack.WITHDRAW, tell=others)


def _last(events: Sequence[ItemEvent], kind: EventKind, key: str) -> Any:
    return next((e.data[key] for e in reversed(events) if e.kind is kind and e.data.get(key) is not None), None)


def _on(event: ItemEvent) -> date:
    return in_vietnam(event.at).date()


def _day(event: ItemEvent, key: str) -> date | None:
    value = event.data.get(key)
    return None if value is None else date.fromisoformat(value)


# -- judging -----------------------------------------------------------------------------------------------------


def end_of_day(day: date) -> datetime:
    """The last moment of a day in Việt Nam: who closes the books then knows all that came on that day."""
    return datetime.combine(day, time.max, VIETNAM)


class Timeliness(StrEnum):
    """How a report stands to the due days."""

    ON_TIME = "on_time"
    AFTER_EXTENSION = "after_extension"  # "hoàn thành sau khi gia hạn"
    AFTER_LATE_EXTENSION = "after_late_extension"  # "gia hạn khi đã quá hạn"
    LATE = "late"
    UNDATED = "undated"  # done before going live, and nobody said on which day


class Extension(StrEnum):
    """Whether a later due day was asked for (or, where nobody asked, decided) while there still was time."""

    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What can be said of an item as of a moment, from history alone.

    `reported_at` is when the report that counts came, `completed_on` the date of the proving document,
    provisional until the office has verified. `timeliness` is that of the report, None without one.
    """

    status: Status
    verdict: Verdict | None
    percent: int | None
    first_due: date | None
    due: date | None
    extension: Extension | None
    reported_at: datetime | None
    completed_on: date | None
    is_provisional: bool
    timeliness: Timeliness | None
    is_done: bool
    is_overdue: bool
    has_difficulty: bool


def judge(
    item: ItemFacts,
    events: Iterable[ItemEvent],
    calendar: WorkCalendar,
    as_of: datetime,
    rules: JudgeRules = JUDGE_RULES,
) -> Judgement:
    """On time or not, done or not: the one place that says so, for any moment of the past as well.

    `events` are all of the item's; of `item` only the kind is used. Reported is late after the due day in force,
    moved to the next working day. Reports that were withdrawn or undone do not count, returned ones only when
    sent again in time. Waiting work is never overdue; other work is from the `end_of_day` of its last day on, so
    that a closing at the end of 31/12 finds what was due on 31/12 and did not come.

    Raises ValueError when history lacks the item's creation.
    """
    status, verdict, known = _followed(standing_events(events, as_of), item.kind)
    dues = _dues(known, calendar)
    report = _counting_report(known, calendar, rules) if status in ANSWERED else None
    due = dues[-1].day
    return Judgement(
        status=status,
        verdict=verdict,
        percent=_last(known, EventKind.PROGRESS, "percent"),
        first_due=next((d.day for d in dues if d.day), None),
        due=due,
        extension=max((d.extension for d in dues if d.extension), key=list(Extension).index, default=None),
        reported_at=report.at if report and report.kind in ANSWERS else None,
        completed_on=_completed_on(known) if report else None,
        is_provisional=status is not Status.VERIFIED,
        timeliness=_timeliness(report, dues, calendar) if report else None,
        is_done=verdict is None and status in _done_at(rules),
        is_overdue=status in ALIVE and due is not None and as_of >= end_of_day(late_after(due, calendar)),
        has_difficulty=bool(open_difficulties(known)),
    )


def _followed(events: Sequence[ItemEvent], kind: ItemKind) -> tuple[Status, Verdict | None, Sequence[ItemEvent]]:
    """Where the events lead, and those that had an effect."""
    if not events or events[0].kind is not EventKind.CREATED:
        raise ValueError("the history of an item begins with its creation")
    status, verdict = Status(events[0].data.get("status", Status.OPEN)), None
    counting: list[ItemEvent] = []
    for event in events:
        # What was taken back may have been the ground of what followed; that then changes nothing.
        with suppress(MoveRefused):
            if move := MOVE_OF_EVENT.get(event.kind):
                status, verdict = apply(status, move, kind), verdict_of(move)
            counting.append(event)
    return status, verdict, counting


def _done_at(rules: JudgeRules) -> Sequence[Status]:
    chain = (Status.REPORTED, Status.CONFIRMED, Status.VERIFIED)
    return chain[chain.index(rules.done_from) :]


def _counting_report(events: Sequence[ItemEvent], calendar: WorkCalendar, rules: JudgeRules) -> ItemEvent | None:
    counting: ItemEvent | None = None
    returned: ItemEvent | None = None
    for event in events:
        if event.kind is EventKind.RETURNED:
            returned = event
        elif event.kind is EventKind.RESTORED:
            counting = returned = None
        elif event.kind in ANSWERS | {EventKind.DONE_BEFORE}:
            in_time = returned is None or _on(event) <= resend_by(_on(returned), calendar, rules)
            counting, returned = (counting if counting and in_time else event), None
    return None if returned else counting


@dataclass(frozen=True, kw_only=True)
class _Due:
    day: date | None
    extension: Extension | None = None


# A decision ends a request for more time; so does whatever leaves nothing more to be done.
_REQUEST_ENDED = frozenset(
    {EventKind.EXTENSION_REFUSED, EventKind.EXTENSION_DISSENTED, EventKind.EXTENSION_WITHDRAWN, EventKind.VERIFIED,
     EventKind.FOUND_BELOW, EventKind.FOUND_NOT_APPLICABLE, EventKind.DONE_BEFORE, EventKind.DROPPED, *ANSWERS}
)  # fmt: skip
_SETS_DUE = frozenset(
    {EventKind.CREATED, EventKind.CONDITION_MET, EventKind.CONDITION_SET, EventKind.DUE_CHANGED,
     EventKind.EXTENSION_GRANTED}
)  # fmt: skip


def ends_request(event: ItemEvent) -> bool:
    """Whether a request for more time that was pending before this event is pending no more."""
    return event.kind in _REQUEST_ENDED or (event.kind in _SETS_DUE and "due" in event.data)


def _dues(events: Sequence[ItemEvent], calendar: WorkCalendar) -> list[_Due]:
    """Every due day the item has had, oldest first, and which of them were extensions."""
    dues: list[_Due] = []
    asked: ItemEvent | None = None
    for event in events:
        if event.kind is EventKind.EXTENSION_ASKED:
            asked = asked or event
        elif event.kind in _REQUEST_ENDED:
            asked = None
        elif event.kind is EventKind.CREATED or (event.kind in _SETS_DUE and "due" in event.data):
            before = dues[-1].day if dues else None
            day = _day(event, "due")
            wanted_on = _on(asked) if asked else _day(event, "decided_on") or _on(event)
            dues.append(_Due(day=day, extension=_extension(event, before, day, wanted_on, calendar)))
            asked = None
    return dues


def _extension(
    event: ItemEvent, before: date | None, after: date | None, wanted_on: date, calendar: WorkCalendar
) -> Extension | None:
    if before is None or after is None or after <= before or event.data.get("cause") == "correction":
        return None
    if is_past(before, wanted_on, calendar):
        return Extension.LATE
    # A plan that is amended in time has simply another date; only what was asked for is an extension.
    return Extension.IN_TIME if event.kind is EventKind.EXTENSION_GRANTED else None


def _timeliness(report: ItemEvent, dues: Sequence[_Due], calendar: WorkCalendar) -> Timeliness:
    day = _day(report, "completed_on") if report.kind is EventKind.DONE_BEFORE else _on(report)
    in_time = [not is_past(due.day, day or _on(report), calendar) for due in dues]
    if not in_time[-1]:
        return Timeliness.LATE if day else Timeliness.UNDATED
    # An extension that was not needed is not held against anybody.
    needed = len(dues) - 1
    while needed > 0 and in_time[needed - 1]:
        needed -= 1
    extensions = {due.extension for due in dues[: needed + 1]}
    if Extension.LATE in extensions:
        return Timeliness.AFTER_LATE_EXTENSION
    return Timeliness.AFTER_EXTENSION if Extension.IN_TIME in extensions else Timeliness.ON_TIME


def _completed_on(events: Sequence[ItemEvent]) -> date | None:
    """The day of the last proof; what is said anew of a document stands where the document came."""
    gone = {e.data.get("evidence") for e in events if e.kind in {EventKind.EVIDENCE_REMOVED, EventKind.EVIDENCE_LOST}}
    days: dict[tuple[bool, int], date | None] = {}
    for event in events:
        if event.kind in _OF_DOCUMENTS and event.data.get("evidence") not in gone:
            days[True, event.data["evidence"]] = _day(event, "completed_on")
        elif event.kind in _OF_REPORTS:
            days[False, event.id] = _day(event, "completed_on")
    return next((day for day in reversed(days.values()) if day is not None), None)


_OF_DOCUMENTS = frozenset({EventKind.EVIDENCE_ADDED, EventKind.DOCUMENT_NAMED})
_OF_REPORTS = ANSWERS | {EventKind.VERIFIED, EventKind.DONE_BEFORE}


def open_difficulties(events: Sequence[ItemEvent]) -> set[int]:
    """Which difficulties stand after these events: the ids of those that opened them.

    Settling without naming one settles all.
    """
    found: set[int] = set()
    for event in events:
        if event.kind is EventKind.DIFFICULTY_OPENED:
            found.add(event.id)
        elif event.kind is EventKind.DIFFICULTY_SETTLED:
            found -= {event.data["difficulty"]} if "difficulty" in event.data else set(found)
    return found
