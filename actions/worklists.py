"""Other people's open work: who in the commune has not answered, and how one agency stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import facts, people
from actions.refusals import Refused
from actions.wording import Part, say
from actions.worklist import due_group, letter, titled, when
from db import people as register
from db import tasks
from db.models import Agency, Commune, WorkItem
from plans.calendar import WorkCalendar, in_vietnam
from plans.work import Status

_MOST_LINES = 12


def unanswered(tx: Session, commune: Commune, now: datetime) -> list[Part]:
    """The open items of the commune that are late or due within a week of working days, the latest first."""
    agencies = {a.id: a for a in register.agencies(tx, commune.id)}
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    items = tasks.live_items(tx, commune.id, agencies=list(agencies), today=today)
    pressing = [i for i in items if due_group(i, today, calendar) in ("late", "soon")]
    if not pressing:
        return [say("unanswered-none", count=len(items))]
    late = sum(due_group(i, today, calendar) == "late" for i in pressing)
    title = say("unanswered-title", late=late, soon=len(pressing) - late)
    return [title, *_lines(pressing, agencies, today, calendar)]


def waiting(tx: Session, commune: Commune) -> Sequence[WorkItem]:
    """The items that wait for a condition, or for somebody to say their day."""
    return tasks.items_at(tx, commune.id, [Status.WAITING])


def waiting_lines(tx: Session, commune: Commune, items: Sequence[WorkItem]) -> list[Part]:
    """What waits, and in the plan's own words for what."""
    agencies = {a.id: a for a in register.agencies(tx, commune.id)}
    lines = []
    for position, item in enumerate(items):
        agency, title = agencies[item.agency_id].name, titled(item)
        line = say("waiting-line-unsaid", letter=letter(position), agency=agency, title=title)
        if item.condition:
            line = say("waiting-line", letter=letter(position), agency=agency, title=title, condition=item.condition)
        lines.append(line)
    return lines


def of_this_agency(tx: Session, commune: Commune, agency: Agency, now: datetime) -> list[Part]:
    """The open items of one agency, with the people to whom they were given."""
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    items = tasks.live_items(tx, commune.id, agencies=[agency.id], today=today)
    if not items:
        return [say("agency-nothing-open", agency=agency.name)]
    given = {i.assignee_id for i in items if i.assignee_id is not None}
    names = {p.id: p.name for person in given if (p := register.person(tx, commune.id, person)) is not None}
    lines = [say("agency-title", agency=agency.name, count=len(items))]
    for item in items[:_MOST_LINES]:
        due, name = when(item, today, calendar), names.get(item.assignee_id or 0)
        if name is None:
            lines.append(say("agency-line", title=titled(item), when=due))
        else:
            lines.append(say("agency-line-given", title=titled(item), when=due, person=name))
    if len(items) > _MOST_LINES:
        lines.append(say("unanswered-more", count=len(items) - _MOST_LINES))
    return lines


def agency_meant(tx: Session, commune: Commune, name: str) -> Agency | None:
    """The agency that somebody calls by this name, None when none surely is meant."""
    try:
        return people.agency_named(tx, commune.id, name)
    except Refused:
        return None


def _lines(items: Sequence[WorkItem], agencies: dict[int, Agency], today: date, calendar: WorkCalendar) -> list[Part]:
    lines = [
        say("nobody-line", agency=agencies[i.agency_id].name, title=titled(i), when=when(i, today, calendar))
        for i in items[:_MOST_LINES]
    ]
    if len(items) > _MOST_LINES:
        lines.append(say("unanswered-more", count=len(items) - _MOST_LINES))
    return lines
