"""The overview of a week for the leaders and the standing office: who is late, who has not answered, what is coming."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import asking_figures, difficulties, directing, facts
from actions.difficulties import Difficulty
from actions.wording import Meaning, Part, choice, day, meaning, say
from actions.worklist import short, titled, when
from db import history, people, tasks
from db.models import Agency, Commune, Outgoing, WorkItem
from plans.calendar import WorkCalendar, in_vietnam
from plans.standing import FEWEST
from plans.work import EventKind, ItemEvent, ItemKind, days_late, days_left, is_past

WEEKLY = "weekly"

_MOST_LINES = 8
_WEEK = 5  # working days
# What the program itself writes into an item's history: nobody has answered by it.
_OURS = frozenset({EventKind.CREATED, EventKind.STEP_TAKEN, EventKind.REMINDED, EventKind.DUE_CHANGED})


def is_first_of_week(day_: date, calendar: WorkCalendar) -> bool:
    """Whether this is the week's first working day."""
    return all(not calendar.is_working_day(date.fromordinal(day_.toordinal() - n)) for n in range(1, day_.isoweekday()))


def weekly_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """How the commune stands at the moment of sending, without the reader's own work; None when all is well."""
    if row.commune_id is None or row.person_id is None:
        return None
    commune, today = people.commune(tx, row.commune_id), in_vietnam(now).date()
    calendar, agencies = facts.calendar_of(commune), {a.id: a for a in people.agencies(tx, commune.id)}
    items = tasks.live_items(tx, commune.id, agencies=list(agencies), today=today)
    late = [item for item in items if is_past(item.due_on, today, calendar)]
    own = {role.agency_id for role in people.roles(tx, commune.id, row.person_id)}
    coming = [i for i in items if i not in late and i.agency_id not in own and _is_near(i, today, calendar)]
    blocked = [one for one in difficulties.all_open(tx, commune.id, now) if one.item in items]
    if not late and not coming and not blocked:
        return None
    parts = [say("weekly-title", day=day(today), name=commune.name)]
    parts += _late(tx, commune, late, agencies, today, calendar) if late else [say("weekly-none-late")]
    parts += _coming(coming, agencies, today, calendar)
    parts += _blocked(blocked, agencies)
    figures = asking_figures.for_message(tx, commune, row.person_id, row, now)
    parts += asking_figures.lines(tx, commune, figures, now)
    reader = people.person(tx, commune.id, row.person_id)
    above = directing.way(tx, commune, reader, late, now) if reader is not None else []
    return meaning(*parts, choices=[*above, [choice("choice-why", "why")]])


def _is_near(item: WorkItem, today: date, calendar: WorkCalendar) -> bool:
    return item.due_on is not None and days_left(item.due_on, today, calendar) <= _WEEK


def _late(
    tx: Session, commune: Commune, late: Sequence[WorkItem], agencies: Mapping[int, Agency], today: date,
    calendar: WorkCalendar,
) -> list[Part]:  # fmt: skip
    """One line for each agency, the one that is furthest behind first."""
    events = history.of_items(tx, commune.id, [item.id for item in late])
    by_agency: dict[int, list[WorkItem]] = defaultdict(list)
    for item in late:
        by_agency[item.agency_id].append(item)

    def longest(items: Collection[WorkItem]) -> int:
        return max(days_late(item.due_on, today, calendar) for item in items if item.due_on)

    in_order = sorted(by_agency.items(), key=lambda entry: (-longest(entry[1]), entry[0]))
    lines = [
        say(
            "weekly-late", agency=agencies[agency].name, count=len(items), days=longest(items),
            silent=sum(is_silent(events[item.id]) for item in items),
        )
        for agency, items in in_order[:_MOST_LINES]
    ]  # fmt: skip
    if len(in_order) > _MOST_LINES:
        lines.append(say("weekly-more-agencies", count=len(in_order) - _MOST_LINES))
    return [say("weekly-late-title", count=len(late)), *lines]


def is_silent(events: Sequence[ItemEvent]) -> bool:
    """Whether the agency was reminded and nobody has done anything with the item since the first time."""
    first = next((place for place, event in enumerate(events) if event.kind is EventKind.STEP_TAKEN), None)
    return first is not None and all(event.kind in _OURS for event in events[first:])


def _blocked(blocked: Sequence[Difficulty], agencies: Mapping[int, Agency]) -> list[Part]:
    """What stands in the way and nobody has settled, in the words of those who told of it."""
    if not blocked:
        return []
    lines = [
        say("weekly-blocked", agency=agencies[one.item.agency_id].name, title=titled(one.item),
            words=short(one.words or "…"), since=day(in_vietnam(one.opened_at).date()))
        for one in blocked[:_MOST_LINES]
    ]  # fmt: skip
    if len(blocked) > _MOST_LINES:
        lines.append(say("unanswered-more", count=len(blocked) - _MOST_LINES))
    return [say("weekly-blocked-title", count=len(blocked)), *lines]


def _coming(
    coming: Sequence[WorkItem], agencies: Mapping[int, Agency], today: date, calendar: WorkCalendar
) -> list[Part]:
    """What falls due soonest first; an agency's standing work of one day is one line."""
    if not coming:
        return []
    lines: dict[tuple[int, int | date | None], list[WorkItem]] = defaultdict(list)
    for item in sorted(coming, key=lambda item: (item.due_on or date.max, item.agency_id, item.id)):
        lines[item.agency_id, item.due_on if item.kind is ItemKind.STANDING else item.id].append(item)
    shown = list(lines.values())[:_MOST_LINES]
    parts = [_coming_line(some, agencies[some[0].agency_id], today, calendar) for some in shown]
    if len(lines) > _MOST_LINES:
        parts.append(say("unanswered-more", count=len(coming) - sum(map(len, shown))))
    return [say("weekly-coming-title", count=len(coming)), *parts]


def _coming_line(some: Sequence[WorkItem], agency: Agency, today: date, calendar: WorkCalendar) -> Part:
    due = when(some[0], today, calendar)
    if len(some) < FEWEST:
        return say("nobody-line", agency=agency.name, title=titled(some[0]), when=due)
    return say("weekly-coming-standing", agency=agency.name, count=len(some), when=due)
