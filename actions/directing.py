"""A leader's direction on an item: a report to the leader is wanted, as a dated item of its own off plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import off_plan, progress
from actions.off_plan import Given
from actions.refusals import Refused
from actions.wording import Part, choice, day, say, spoken
from actions.worklist import titled
from db import history, tasks
from db import people as register
from db.models import Agency, Commune, Person, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.deadlines import DeadlineKind, DeadlineRule
from plans.orders import LastDay
from plans.text import fold
from plans.work import ALIVE, EventKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """A direction as it is read back: about which item of which agency, until which day, and who hears it."""

    item: WorkItem
    agency: Agency
    due: date
    readers: tuple[Person, ...]


def way(tx: Session, commune: Commune, person: Person, told: Iterable[WorkItem], now: datetime) -> list[list[Part]]:
    """The button by which a leader who is told of these directs what is late among them; nothing for anybody else."""
    today = in_vietnam(now).date()
    late = any(item.status in ALIVE and item.due_on is not None and item.due_on < today for item in told)
    if not late or not may(progress.held(tx, person), Act.DIRECT, None):
        return []
    return [[choice("choice-give-direction", "directask.0")]]


def plan(tx: Session, caller: Caller, item_id: int, due: date, now: datetime) -> Direction:
    """What the direction would be; Refused where it is not the caller's to give or cannot be followed."""
    item = progress.item_for(tx, caller, item_id, Act.DIRECT)
    agency = register.agency(tx, caller.commune.id, item.agency_id)
    if item.status not in ALIVE or agency is None:
        raise Refused("direct-not-open", title=titled(item))
    if due < in_vietnam(now).date():
        raise Refused("direct-past", due=day(due))
    readers = off_plan.readers_of(tx, item.commune_id, item.agency_id, now)
    if not readers:
        raise Refused("urge-nobody", agency=agency.name)
    return Direction(item=item, agency=agency, due=due, readers=tuple(readers))


def direct(tx: Session, caller: Caller, direction: Direction, words: str, now: datetime) -> Given:
    """Make the wanted report an item of the agency, tied to the item it is about, whose own last day stays; its people
    hear of it in working hours at once, with the leader's words."""
    about, due = direction.item, direction.due
    last = LastDay(phrase=words, rule=DeadlineRule(kind=DeadlineKind.DATE, due=due), due=due)
    # By whom the report is wanted, as the leader put it. No name: what a person is called can be erased, a title stays.
    by_chairman = "chu tich" in fold(words)
    title = spoken(say("direction-title-chairman" if by_chairman else "direction-title", title=about.title))
    given = off_plan.make(tx, caller, title, [direction.agency], last, words, now, about=about)
    history.record(
        tx, caller.commune.id, EventKind.DIRECTED, now, item_id=about.id, actor_id=caller.person.id,
        data={"due": due.isoformat(), "item": given.items[0].id}, words=words,
    )  # fmt: skip
    return given


def late_items(tx: Session, caller: Caller, now: datetime) -> list[WorkItem]:
    """What a leader may have in mind: the open items of the commune whose last day is past, the latest first."""
    agencies = [agency.id for agency in register.agencies(tx, caller.commune.id)]
    today = in_vietnam(now).date()
    items = tasks.live_items(tx, caller.commune.id, agencies=agencies, today=today)
    return [item for item in items if item.due_on is not None and item.due_on < today]
