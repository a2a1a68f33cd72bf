"""Who in an agency has an item in hand: the head gives it to somebody, takes it back, gives it to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import deciding, deputies, outgoing, progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.reminders import Readers
from actions.wording import Meaning, Part, choice, meaning, say
from actions.worklist import due_words, item_called, item_name, titled
from db import history, tasks
from db import people as register
from db.models import Person, WorkItem
from db.people import Caller
from plans.access import Act, Held, Role, may
from plans.calendar import in_vietnam
from plans.work import ALIVE, EventKind, Status

_DOERS = (Role.OFFICER, Role.HEAD, Role.OFFICE)


def colleagues(tx: Session, commune_id: int, agency_id: int) -> Sequence[Person]:
    """The people of an agency to whom its work can be given, its officers first."""
    holders = register.holders(tx, commune_id, _DOERS, [agency_id])
    in_order = sorted(holders, key=lambda held: _DOERS.index(held[1].role))
    return list({person.id: person for person, _ in in_order}.values())


def to_give(tx: Session, commune_id: int, roles: Collection[Held], items: Sequence[WorkItem]) -> list[WorkItem]:
    """What nobody was given yet and these roles may give to several officers: an only one needs no giving."""
    mine = [i for i in items if i.assignee_id is None and i.status in ALIVE and may(roles, Act.ASSIGN, i.agency_id)]
    officers = register.holders(tx, commune_id, [Role.OFFICER], {i.agency_id for i in mine})
    counts = Counter(role.agency_id for _, role in officers)
    return [item for item in mine if counts[item.agency_id] > 1]


def giving_out(tx: Session, person: Person, items: Sequence[WorkItem], today: date) -> list[list[Part]]:
    """A head of several officers gives out from a reminder what nobody has yet."""
    stood_in_for = [away.id for away in deputies.stood_in_for(tx, person, today)]
    left = to_give(tx, person.commune_id, progress.held(tx, person, stood_in_for), items)
    return [[choice("choice-give-out", "give.0", count=len(left))]] if left else []


def others(tx: Session, caller: Caller, agency_id: int) -> list[Person]:
    """The colleagues in an agency to whom the caller can give work."""
    return [p for p in colleagues(tx, caller.commune.id, agency_id) if p.id != caller.person.id]


def item_to_give(tx: Session, caller: Caller, item_id: int) -> WorkItem:
    """The item, if it is still open and the caller may give it to somebody; Refused otherwise."""
    item = progress.item_for(tx, caller, item_id, Act.ASSIGN)
    if item.status not in ALIVE:
        raise Refused("assign-not-open", title=titled(item))
    return item


def give(tx: Session, caller: Caller, item_id: int, person_id: int | None, now: datetime) -> Recorded:
    """The item is this person's from now on, None: the head's again. Both who gets it and who had it hear of it.

    Refused for people of other agencies and for items that are no longer open.
    """
    item = item_to_give(tx, caller, item_id)
    taker = _taker(tx, caller, item, person_id)
    before = item.assignee_id
    if before == person_id:
        raise Refused("assign-already", title=titled(item), person=taker.name if taker else say("assign-head"))
    item.assignee_id = person_id
    event = history.record(
        tx, caller.commune.id, EventKind.ASSIGNED, now, item_id=item.id, actor_id=caller.person.id,
        data={"from": before, "to": person_id},
    )  # fmt: skip
    _rest_numbers(tx, item, now)
    reachable = _tell(tx, caller, item, taker, before, event.id, now)
    return Recorded(line=_line(tx, caller, item, taker, reachable), event=event.id, item=item.id)


def reassign(tx: Session, caller: Caller, item_id: int, agency_id: int, now: datetime) -> Recorded:
    """Another agency leads the item from now on: its people hear of it, and those who led it, once the plan runs.

    Refused where that agency has this work already, or the item is closed.
    """
    item = progress.item_for(tx, caller, item_id, Act.REASSIGN)
    agency = register.agency(tx, caller.commune.id, agency_id)
    if agency is None:
        raise Refused("agency-gone")
    if item.status not in {*ALIVE, Status.WAITING}:
        raise Refused("assign-not-open", title=titled(item))
    if any(twin.agency_id == agency.id for twin in tasks.twins(tx, item)):
        raise Refused("reassign-there-already", agency=agency.name, title=titled(item))
    before = item.agency_id
    told = _who_has_it(tx, item, now)
    item.agency_id, item.assignee_id = agency.id, None
    event = history.record(
        tx, caller.commune.id, EventKind.REASSIGNED, now, item_id=item.id, actor_id=caller.person.id,
        data={"from": before, "to": agency.id},
    )  # fmt: skip
    tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    if tasks.is_running(tx, item):
        gone = meaning(say("told-reassigned-away", person=caller.person.name, title=titled(item), agency=agency.name))
        outgoing.notify(tx, item.commune_id, told, f"reassigned-away:{event.id}", gone, now)
        for reader in _who_has_it(tx, item, now):
            _tell_new(tx, caller, item, reader, event.id, now)
    line = say("recorded-reassigned", title=titled(item), agency=agency.name, due=due_words(item))
    return Recorded(line=line, event=event.id, item=item.id)


def _who_has_it(tx: Session, item: WorkItem, now: datetime) -> list[Person]:
    heard = Readers(tx, [item.commune_id], in_vietnam(now).date(), [item]).officer(item)
    people = [register.person(tx, item.commune_id, holder.id) for holder in heard]
    return [person for person in people if person is not None]


def _tell_new(tx: Session, caller: Caller, item: WorkItem, reader: Person, event: int, now: datetime) -> None:
    outgoing.notify(tx, item.commune_id, [reader], f"reassigned:{event}", _told_new(tx, caller, item, reader, now), now)


def _told_new(tx: Session, caller: Caller, item: WorkItem, reader: Person, now: datetime) -> Meaning:
    """What whoever has the item now is told, under the number by which they are to call it."""
    number = tasks.numbers(tx, item.commune_id, reader.id, [item], in_vietnam(now).date())[item.id]
    return meaning(
        say("told-assigned", person=caller.person.name, item=item_name(item, number), due=due_words(item)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]],
        items=[item.id],
    )


def _taker(tx: Session, caller: Caller, item: WorkItem, person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    found = [p for p in colleagues(tx, caller.commune.id, item.agency_id) if p.id == person_id]
    if not found:
        raise Refused("assign-not-of-agency", title=titled(item))
    return found[0]


def _rest_numbers(tx: Session, item: WorkItem, now: datetime) -> None:
    """Officers in whose list the item stands no longer stop calling it by a number."""
    officers = register.holders(tx, item.commune_id, [Role.OFFICER], [item.agency_id])
    whole = {p.id for p, _ in register.holders(tx, item.commune_id, [Role.HEAD, Role.OFFICE], [item.agency_id])}
    gone = {p.id for p, _ in officers} - whole - {item.assignee_id}
    if item.assignee_id is not None:
        tasks.release_numbers_of(tx, item.commune_id, item.id, gone, in_vietnam(now).date())


def _tell(
    tx: Session, caller: Caller, item: WorkItem, taker: Person | None, before: int | None, event: int, now: datetime
) -> bool:
    """Tell who has the item now and who had it; False when who has it now can be reached nowhere."""
    had = register.person(tx, item.commune_id, before) if before else None
    if had is not None and had.id != caller.person.id:
        gone = meaning(say("told-taken-back", person=caller.person.name, title=titled(item)), items=[item.id])
        outgoing.notify(tx, item.commune_id, [had], f"taken:{event}", gone, now)
    if taker is None or taker.id == caller.person.id:
        return True
    told = _told_new(tx, caller, item, taker, now)
    return not outgoing.notify(tx, item.commune_id, [taker], f"assigned:{event}", told, now)


def _line(tx: Session, caller: Caller, item: WorkItem, taker: Person | None, reachable: bool) -> dict[str, object]:
    name = item_called(tx, caller, item)
    if taker is None:
        return say("recorded-taken-back", item=name, due=due_words(item), head=deciding.head_of(tx, item))
    if taker.id == caller.person.id:
        return say("recorded-kept-for-oneself", item=name, due=due_words(item))
    key = "recorded-assigned" if reachable else "recorded-assigned-unreachable"
    return say(key, item=name, person=taker.name, due=due_words(item))
