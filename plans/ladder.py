"""Facts + now → next reminder step or None, and when to look again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, takewhile

from plans.calendar import VIETNAM, WorkCalendar, WorkingHours, add_months, last_day_of_month
from plans.work import (
    ALIVE,
    JUDGE_RULES,
    ItemFacts,
    ItemKind,
    JudgeRules,
    Status,
    days_late,
    days_left,
    is_past,
    last_day,
    late_after,
    resend_by,
)


class Audience(StrEnum):
    """Who hears a step: the officer who has the item, the head of the agency, the standing office, the leaders."""

    OFFICER = "officer"
    HEAD = "head"
    OFFICE = "office"
    LEADER = "leader"


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Distances in working days, today not counted: `before` and `after` the last day, then `every` so many.

    The last day itself is always a rung. With `every` None the ladder ends with the last of `after`.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    every: int | None = None

    def __post_init__(self) -> None:
        for distances in (self.before, self.after, (self.every or 1,)):
            if min(distances, default=1) < 1 or len(set(distances)) < len(distances):
                raise ValueError(f"distances count from 1, each once: {distances}")

    def afters(self) -> Iterator[int]:
        """The distances after the last day, without end when there is an `every`."""
        listed = sorted(self.after)
        yield from listed
        if self.every:
            yield from count(max(listed, default=0) + self.every, self.every)


_OFFICE_HOURS = WorkingHours()


def _escalation() -> Mapping[Audience, int]:
    return {Audience.HEAD: 0, Audience.OFFICE: 3, Audience.LEADER: 7}


@dataclass(frozen=True, kw_only=True)
class LadderPolicy:
    """A commune's ladder, all of it settings.

    `escalation` says from which distance an audience hears of dated and standing work alike (0 is the last
    day); officers hear every step. Steps sound in the office's `hours`. `soon` and `ahead` are how many working
    days before its last day an item stands in the digest's nearer and farther list; on a day with up to
    `singles` last days each of them gets a message of its own. With `checkins` dated work that takes longer than
    a quarter is announced on its first day and asked after every three months, instead of silence.
    """

    dated: Ladder = Ladder(before=(30, 14, 7, 3, 1), after=(1, 3, 7), every=5)
    standing: Ladder = Ladder(before=(7, 3, 1), after=(1, 3))
    checkins: bool = True
    escalation: Mapping[Audience, int] = field(default_factory=_escalation, hash=False)
    hours: WorkingHours = _OFFICE_HOURS
    judging: JudgeRules = JUDGE_RULES
    soon: int = 7
    ahead: int = 30
    singles: int = 1

    def ladder_of(self, kind: ItemKind) -> Ladder:
        return self.standing if kind is ItemKind.STANDING else self.dated


LADDER_POLICY = LadderPolicy()


@dataclass(frozen=True, kw_only=True)
class Rung:
    """`distance` in working days from the last day, negative before it; `day` is the working day it falls on.
    `height` is the distance by which audiences are told: another one only where a late report was returned.

    The start and the check-ins of long work have theirs in calendar days, so that no edit of the calendar makes
    another rung of them.
    """

    distance: int
    height: int
    day: date
    checkin: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """A rung to be climbed now: a fact (item, rung, revision) that happens once.

    `rung` is the distance in working days, negative before the last day. `late` tells that the rung's own
    `day` passed while nobody was reminded; earlier rungs that passed as well are merged into this one.
    `checkin`: long work was announced or asked after.
    """

    item: int
    rung: int
    revision: int
    day: date
    audiences: frozenset[Audience]
    late: bool
    checkin: bool = False


StepTaken = tuple[int, int]


def aim(item: ItemFacts) -> date | None:
    """The day that the ladder counts to: the due day in force, for standing work else the end of its window."""
    return item.due or (item.end if item.kind is ItemKind.STANDING else None)


def rungs(item: ItemFacts, calendar: WorkCalendar, policy: LadderPolicy = LADDER_POLICY) -> Iterator[Rung]:
    """All rungs of an item by day, heard or not; without end when the ladder goes on for ever.

    A report that is returned past its last day, or shortly before, has rungs after the day by which it may be sent
    again: the ladder above the officer begins anew there, so that head, office and leaders hear one after the other.
    """
    due = aim(item)
    if due is None:
        return
    ladder = policy.ladder_of(item.kind)
    last = last_day(due, calendar)
    yield from _checkins(item, due, calendar, policy)
    for distance in sorted(ladder.before, reverse=True):
        yield Rung(distance=-distance, height=-distance, day=calendar.add_working_days(last, -distance))
    yield Rung(distance=0, height=0, day=last)
    late = late_after(due, calendar)
    begins = max(late, _sent_again_by(item, calendar, policy) or late)
    # One day more than the distance: today is not counted, so one whole working day late is the second one.
    day, gone = begins, -1
    for height in ladder.afters():
        day, gone = calendar.add_working_days(day, height - gone), height
        distance = height if begins == late else calendar.working_days_between(late, day) - 1
        yield Rung(distance=distance, height=height, day=day)


def _sent_again_by(item: ItemFacts, calendar: WorkCalendar, policy: LadderPolicy) -> date | None:
    if item.status is not Status.RETURNED or item.armed_on is None:
        return None
    return resend_by(item.armed_on, calendar, policy.judging)


# Work is long when it takes more than a quarter; a check-in so close before the ladder's first rung says nothing new.
_LONG, _CLOSE = timedelta(days=92), timedelta(days=14)


def _checkins(item: ItemFacts, due: date, calendar: WorkCalendar, policy: LadderPolicy) -> Iterator[Rung]:
    """The first day of long work, and the same day of every third month after it, up to the ladder's first rung."""
    if not policy.checkins or item.kind is not ItemKind.DATED or item.start is None or due - item.start <= _LONG:
        return
    first = calendar.add_working_days(last_day(due, calendar), -max(policy.dated.before, default=0))
    for months in count(0, 3):
        day = _months_after(item.start, months)
        if day + _CLOSE > first:
            return
        distance = -(due - day).days
        yield Rung(distance=distance, height=distance, day=calendar.next_working_day(day), checkin=True)


def _months_after(day: date, months: int) -> date:
    year, month = add_months(day.year, day.month, months)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), last_day_of_month(year, month))


def next_step(
    item: ItemFacts,
    taken: Collection[StepTaken],
    today: date,
    calendar: WorkCalendar,
    policy: LadderPolicy = LADDER_POLICY,
) -> Step | None:
    """The step to take today, or None when silence is right.

    Several missed rungs give one step, the latest. Nothing sounds on a day off, for work that is reported,
    dropped or waiting, for rungs before the item's start, its going live or what last armed it, nor (after the
    last day) while a returned report may still be sent again. A new revision of the due day starts afresh.
    """
    if item.status not in ALIVE or not calendar.is_working_day(today):
        return None
    reached = takewhile(lambda rung: rung.day <= today, rungs(item, calendar, policy))
    heard = [rung for rung in reached if _is_heard(rung, item)]
    if not heard or heard[-1].distance <= _climbed(item, taken):
        return None
    rung = heard[-1]
    return Step(
        item=item.id,
        rung=rung.distance,
        revision=item.revision,
        day=rung.day,
        audiences=_audiences(rung, item, calendar, policy),
        late=rung.day < today,
        checkin=rung.checkin,
    )


def next_look(
    item: ItemFacts,
    taken: Collection[StepTaken],
    now: datetime,
    calendar: WorkCalendar,
    policy: LadderPolicy = LADDER_POLICY,
) -> datetime | None:
    """The first moment from `now` on, in UTC, at which `next_step` gives a step and the office is open."""
    if item.status not in ALIVE:
        return None
    opening = policy.hours.next_opening(now, calendar)
    if next_step(item, taken, opening.date(), calendar, policy):
        return opening.astimezone(UTC)
    climbed = _climbed(item, taken)
    for rung in rungs(item, calendar, policy):
        to_come = rung.day > opening.date() and rung.distance > climbed
        if to_come and _is_heard(rung, item):
            return _opening_of(rung.day, calendar, policy).astimezone(UTC)
    return None


def _climbed(item: ItemFacts, taken: Collection[StepTaken]) -> float:
    return max((rung for rung, revision in taken if revision == item.revision), default=float("-inf"))


def _is_heard(rung: Rung, item: ItemFacts) -> bool:
    return not any(since and rung.day < since for since in (item.start, item.quiet_before, item.armed_on))


def _audiences(rung: Rung, item: ItemFacts, calendar: WorkCalendar, policy: LadderPolicy) -> frozenset[Audience]:
    born_late = item.quiet_before and is_past(aim(item), item.quiet_before, calendar)
    higher = () if born_late else policy.escalation.items()
    return frozenset({Audience.OFFICER} | {audience for audience, since in higher if rung.height >= since})


def _opening_of(day: date, calendar: WorkCalendar, policy: LadderPolicy) -> datetime:
    return policy.hours.next_opening(datetime.combine(day, time.min, VIETNAM), calendar)


# -- the digest --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DigestLine:
    """An item that a person has to do with, under their own number, and the step that falls on it today."""

    item: ItemFacts
    number: int | None = None
    step: Step | None = None


@dataclass(frozen=True, kw_only=True)
class DigestEntry:
    """A line as it is to be shown: working days left (negative once past) and whole working days late."""

    line: DigestLine
    due: date
    left: int
    late: int


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What one person hears on one morning. `singles` are messages of their own; without `entries` only they go."""

    day: date
    singles: tuple[DigestEntry, ...]
    overdue: tuple[DigestEntry, ...]
    soon: tuple[DigestEntry, ...]
    ahead: tuple[DigestEntry, ...]
    long: tuple[DigestEntry, ...]
    standing: tuple[DigestEntry, ...]

    @property
    def entries(self) -> tuple[DigestEntry, ...]:
        return self.overdue + self.soon + self.ahead + self.long + self.standing


def compose_digest(
    lines: Sequence[DigestLine], today: date, calendar: WorkCalendar, policy: LadderPolicy = LADDER_POLICY
) -> Digest | None:
    """Today's digest of one person, None when no step falls on them today.

    Lines that are no longer true (the item is reported, its due day changed since the step) count no more, so
    composing again from fresh facts just before sending is the check whether it is still to be sent.
    """
    entries = [
        _entry(line, due, today, calendar, policy) for line in map(_true, lines) if line and (due := aim(line.item))
    ]
    stepping = [entry for entry in entries if entry.line.step]
    if not stepping:
        return None
    singles = _singles(stepping, policy)
    # The rest is context, and context alone is no reason to write.
    shown = [] if len(singles) == len(stepping) else [entry for entry in entries if entry not in singles]
    places: dict[_Place, list[DigestEntry]] = {place: [] for place in _Place}
    for entry in sorted(shown, key=lambda e: (e.due, e.line.item.id)):
        places[_place(entry, today, calendar, policy)].append(entry)
    return Digest(
        day=today,
        singles=tuple(singles),
        overdue=tuple(places[_Place.OVERDUE]),
        soon=tuple(places[_Place.SOON]),
        ahead=tuple(places[_Place.AHEAD]),
        long=tuple(places[_Place.LONG]),
        standing=tuple(places[_Place.STANDING]),
    )


def _true(line: DigestLine) -> DigestLine | None:
    if line.item.status not in ALIVE:
        return None
    if line.step and line.step.revision != line.item.revision:
        return replace(line, step=None)
    return line


def _entry(line: DigestLine, due: date, today: date, calendar: WorkCalendar, policy: LadderPolicy) -> DigestEntry:
    late = days_late(due, today, calendar)
    return DigestEntry(line=line, due=due, left=days_left(due, today, calendar), late=late)


def _singles(stepping: Sequence[DigestEntry], policy: LadderPolicy) -> list[DigestEntry]:
    found = [e for e in stepping if e.line.step and e.line.step.rung == 0 and e.line.item.kind is ItemKind.DATED]
    return found if len(found) <= policy.singles else []


class _Place(StrEnum):
    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    LONG = "long"
    STANDING = "standing"
    NOWHERE = "nowhere"


def _place(entry: DigestEntry, today: date, calendar: WorkCalendar, policy: LadderPolicy) -> _Place:
    if is_past(entry.due, today, calendar):
        return _Place.OVERDUE
    item, far = entry.line.item, entry.left > policy.ahead
    if not entry.line.step and (far or (item.start and item.start > today)):
        return _Place.NOWHERE
    if item.kind is ItemKind.STANDING:
        return _Place.STANDING
    if far:
        return _Place.LONG
    return _Place.SOON if entry.left <= policy.soon else _Place.AHEAD
