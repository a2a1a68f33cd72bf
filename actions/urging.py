"""Reminding an agency by hand: the office or a leader asks, in their own name, once a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import facts, outgoing, progress
from actions.refusals import Refused
from actions.reminders import Readers
from actions.wording import choice, meaning, say
from actions.worklist import Line, due_group, line_part
from db import history, tasks
from db import people as register
from db.models import Agency, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.work import EventKind

URGED = "urged"
_MOST_LINES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Urging:
    """What would be sent: the items that press, and to whom which of them goes (id of the person: items)."""

    agency: Agency
    items: Sequence[WorkItem]
    readers: dict[int, list[WorkItem]]
    names: Sequence[str]


def plan(tx: Session, caller: Caller, agency_id: int, now: datetime) -> Urging:
    """What reminding this agency now would be; Refused where it is not the caller's to do or was done today."""
    agency = register.agency(tx, caller.commune.id, agency_id)
    if agency is None:
        raise Refused("agency-gone")
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.REMIND, agency.id):
        raise Refused("urge-not-yours")
    if history.happened(tx, caller.commune.id, _once(agency, now)):
        raise Refused("urge-done-today", agency=agency.name)
    today = in_vietnam(now).date()
    calendar = facts.calendar_of(caller.commune)
    open_items = tasks.live_items(tx, caller.commune.id, agencies=[agency.id], today=today)
    items = [i for i in open_items if due_group(i, today, calendar) in ("late", "soon")]
    if not items:
        raise Refused("urge-nothing", agency=agency.name, count=len(open_items))
    readers: dict[int, list[WorkItem]] = {}
    names: dict[int, str] = {}
    found = Readers(tx, [caller.commune.id], today, items)
    for item in items:
        for reader in found.officer(item):
            readers.setdefault(reader.id, []).append(item)
            names[reader.id] = reader.name
    if not readers:
        raise Refused("urge-nobody", agency=agency.name)
    return Urging(agency=agency, items=items, readers=readers, names=list(names.values()))


def _once(agency: Agency, now: datetime) -> str:
    return f"urged:{agency.id}:{in_vietnam(now).date()}"


def urge(tx: Session, caller: Caller, agency_id: int, now: datetime) -> Urging:
    """Remind the agency's people of what presses, in the caller's name; once a day, whoever asks."""
    urging = plan(tx, caller, agency_id, now)
    event = history.record(
        tx, caller.commune.id, EventKind.REMINDED_BY_HAND, now, actor_id=caller.person.id,
        data={"agency": agency_id, "to": sorted(urging.readers)}, once=_once(urging.agency, now),
    )  # fmt: skip
    for item in urging.items:
        history.record(
            tx, caller.commune.id, EventKind.REMINDED_BY_HAND, now, item_id=item.id, actor_id=caller.person.id,
            data={"agency": agency_id, "to": [r for r, theirs in urging.readers.items() if item in theirs]},
        )  # fmt: skip
    today, calendar = in_vietnam(now).date(), facts.calendar_of(caller.commune)
    for reader_id, items in urging.readers.items():
        reader = register.person(tx, caller.commune.id, reader_id)
        if reader is None:
            continue
        numbers = tasks.numbers(tx, caller.commune.id, reader.id, items, today)
        lines = [Line(number=numbers[i.id], item=i) for i in items[:_MOST_LINES]]
        buttons = [choice("choice-number", f"item.{line.item.id}", number=str(line.number)) for line in lines[:8]]
        told = meaning(
            say("told-urged", person=caller.person.name, agency=urging.agency.name),
            *[line_part(line, today, calendar) for line in lines],
            choices=[buttons[i : i + 4] for i in range(0, len(buttons), 4)],
            items=[line.item.id for line in lines],
        )
        outgoing.notify(tx, caller.commune.id, [reader], f"urged:{event.id}", told, now, kind=URGED)
    return urging
