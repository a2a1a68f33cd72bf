"""A leader's direction: passed on word for word with the leader's name, and followed until its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from actions import facts, outgoing, progress
from actions.refusals import Refused
from actions.reminders import Readers
from actions.wording import Meaning, choice, day, meaning, say
from actions.worklist import titled, when
from db import history, tasks
from db import people as register
from db.models import Agency, Outgoing, Person, WorkItem
from db.people import Caller
from plans.access import Act, Role
from plans.calendar import VIETNAM, in_vietnam
from plans.work import ALIVE, EventKind

DIRECTION = "direction"


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """A direction as it is read back: about which item of which agency, until which day, and who hears it."""

    item: WorkItem
    agency: Agency
    due: date
    readers: tuple[Person, ...]


def plan(tx: Session, caller: Caller, item_id: int, due: date, now: datetime) -> Direction:
    """What the direction would be; Refused where it is not the caller's to give or cannot be followed."""
    item = progress.item_for(tx, caller, item_id, Act.DIRECT)
    agency = register.agency(tx, caller.commune.id, item.agency_id)
    if item.status not in ALIVE or agency is None:
        raise Refused("direct-not-open", title=titled(item))
    if due < in_vietnam(now).date():
        raise Refused("direct-past", due=day(due))
    readers = _readers(tx, item, now)
    if not readers:
        raise Refused("urge-nobody", agency=agency.name)
    return Direction(item=item, agency=agency, due=due, readers=tuple(readers))


def _readers(tx: Session, item: WorkItem, now: datetime) -> list[Person]:
    """Who has the item in hand, and the head of the agency."""
    found = Readers(tx, [item.commune_id], in_vietnam(now).date(), [item])
    heads = [p for p, role in register.holders(tx, item.commune_id, [Role.HEAD], [item.agency_id])]
    hands = [register.person(tx, item.commune_id, holder.id) for holder in found.officer(item)]
    return list({p.id: p for p in [*hands, *heads] if p is not None}.values())


def direct(tx: Session, caller: Caller, direction: Direction, words: str, now: datetime) -> None:
    """Pass it on at once in working hours; on the morning of its day everybody concerned hears how the item stands."""
    item, due = direction.item, direction.due
    event = history.record(
        tx, caller.commune.id, EventKind.DIRECTED, now, item_id=item.id, actor_id=caller.person.id,
        data={"due": due.isoformat()}, words=words,
    )  # fmt: skip
    told = meaning(
        say("told-directed", person=caller.person.name, title=titled(item), words=words, due=day(due)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]],
        items=[item.id],
    )
    outgoing.notify(tx, item.commune_id, direction.readers, f"directed:{event.id}", told, now)
    follow: dict[str, Any] = {"direction": event.id}
    morning = outgoing.office_day(tx, item.commune_id, max(now, datetime.combine(due, time.min, VIETNAM)))
    outgoing.notify(
        tx, item.commune_id, [*direction.readers, caller.person], f"{DIRECTION}:{event.id}", follow, now,
        kind=DIRECTION, not_before=morning,
    )  # fmt: skip


def direction_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """On its day: the direction and how the item stands; None for those of the agency once it has been answered."""
    event = history.one(tx, row.commune_id, row.meaning["direction"]) if row.commune_id else None
    item = tasks.item(tx, event.commune_id, event.item_id) if event is not None and event.item_id else None
    if event is None or item is None:
        return None
    is_leader = row.person_id == event.actor_id
    if item.status not in ALIVE and not is_leader:
        return None
    commune = register.commune(tx, item.commune_id)
    leader = register.person(tx, commune.id, event.actor_id) if event.actor_id else None
    stands = say(f"status-{item.status.value.replace('_', '-')}")
    said = say(
        "direction-day", person=leader.name if leader else "–", title=titled(item), status=stands,
        words=history.words_of(tx, commune.id, event.text_id) or "…",
        when=when(item, in_vietnam(now).date(), facts.calendar_of(commune)),
    )  # fmt: skip
    return meaning(said, choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id])


def late_items(tx: Session, caller: Caller, now: datetime) -> list[WorkItem]:
    """What a leader may have in mind: the open items of the commune whose last day is past, the latest first."""
    agencies = [agency.id for agency in register.agencies(tx, caller.commune.id)]
    today = in_vietnam(now).date()
    items = tasks.live_items(tx, caller.commune.id, agencies=agencies, today=today)
    return [item for item in items if item.due_on is not None and item.due_on < today]
