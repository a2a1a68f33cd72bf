"""Coordinating agencies: told once when an item begins, and asked for help only when the lead wishes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import groups, outgoing, progress
from actions.refusals import Refused
from actions.reminders import Readers, lay_digests
from actions.wording import Part, choice, day, meaning, say
from actions.worklist import titled
from db import history, plan_body, tasks
from db import people as register
from db.models import Agency, Event, Person, WorkItem
from db.people import Caller, Holder
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.work import EventKind

HELP = "help"
# An item of long ago is not announced: its coordinating agencies have heard of it elsewhere.
_RECENT_DAYS = 31
_MOST_LINES = 8


# At the start -------------------------------------------------------------------------------------------------------


def announce(tx: Session, communes: Collection[int], now: datetime) -> None:
    """Lay out for the coordinating agencies of these communes what has begun, once per item and agency.

    It stands in the morning's digest where there is one, else in a message of its own. An agency in which nobody can
    be reached is told when somebody can.
    """
    today = in_vietnam(now).date()
    first = date.fromordinal(today.toordinal() - _RECENT_DAYS)
    found = [*tasks.coordinations(tx, communes, first, today), *_of_groups(tx, communes, first, today)]
    if not found:
        return
    readers = Readers(tx, {commune for commune, _, _ in found}, today)
    lines: list[history.Line] = []
    told: dict[int, Holder] = {}
    for commune_id, item_id, agency_id in dict.fromkeys(found):
        hands = readers.hands(commune_id, agency_id)
        if hands:
            told |= {reader.id: reader for reader in hands}
            lines.append(
                history.Line(
                    commune_id=commune_id, kind=EventKind.COORDINATORS_TOLD, item_id=item_id,
                    data={"agency": agency_id, "to": [reader.id for reader in hands]},
                    once=_once(item_id, agency_id),
                )
            )  # fmt: skip
    history.record_all(tx, lines, now)
    lay_digests(tx, told.values(), now)


def _of_groups(tx: Session, communes: Collection[int], first: date, today: date) -> list[tuple[int, int, int]]:
    """What began with a group helping, for each of its members that was not told yet, as (commune, item, agency)."""
    rows = plan_body.helping_groups(tx, communes, first, today)
    by_id = {group.id: group for *_, group in rows}
    members = {group.id: groups.members_today(tx, group, today) for group in by_id.values()}
    found = [
        (commune_id, item_id, agency_id)
        for commune_id, item_id, lead, group in rows
        for agency_id in members[group.id]
        if agency_id != lead
    ]
    told = history.happened_of(tx, communes, [_once(item_id, agency_id) for _, item_id, agency_id in found])
    return [one for one in found if _once(*one[1:]) not in told]


def _once(item_id: int, agency_id: int) -> str:
    return f"coordinate:{item_id}:{agency_id}"


def begun(tx: Session, commune_id: int, person_id: int, since: datetime) -> list[Part]:
    """What has begun with this person's agency coordinating, told since a moment."""
    events = [
        event
        for event in history.since(tx, commune_id, EventKind.COORDINATORS_TOLD, since)
        if person_id in event.data["to"] and event.item_id is not None
    ]
    items = tasks.items(tx, commune_id, {event.item_id for event in events if event.item_id is not None})
    if not items:
        return []
    names = {agency.id: agency.name for agency in register.agencies(tx, commune_id)}
    parts = [say("group-coordinating", count=len(items))]
    for item in items[:_MOST_LINES]:
        lead = names.get(item.agency_id, "–")
        due = say("coordinating-due", day=day(item.due_on)) if item.due_on else say("coordinating-no-due")
        parts.append(say("coordinating-line", title=titled(item), lead=lead, due=due))
    if len(items) > _MOST_LINES:
        parts.append(say("unanswered-more", count=len(items) - _MOST_LINES))
    return parts


# When the lead asks -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request for help: who was asked about what, in whose words."""

    item: WorkItem
    agency: Agency
    words: str


def ask(tx: Session, caller: Caller, event_id: int, agency_id: int, now: datetime) -> Request:
    """Pass a difficulty on to the agency that it names, in the lead's own words; once per item, agency and day."""
    opened = history.one(tx, caller.commune.id, event_id)
    if opened is None or opened.kind is not EventKind.DIFFICULTY_OPENED or opened.item_id is None:
        raise Refused("button-stale")
    item = progress.item_for(tx, caller, opened.item_id, Act.REPORT)
    agency = register.agency(tx, caller.commune.id, agency_id)
    words = history.words_of(tx, caller.commune.id, opened.text_id)
    if agency is None or words is None:
        raise Refused("button-stale")
    once = f"help:{item.id}:{agency.id}:{in_vietnam(now).date()}"
    if history.happened(tx, caller.commune.id, once):
        raise Refused("help-asked-today", agency=agency.name, title=titled(item))
    readers = _people_of(tx, caller.commune.id, agency.id, now)
    if not readers:
        raise Refused("help-nobody", agency=agency.name)
    event = history.record(
        tx, caller.commune.id, EventKind.HELP_ASKED, now, item_id=item.id, actor_id=caller.person.id,
        data={"agency": agency.id, "to": [p.id for p in readers]}, words=words, once=once,
    )  # fmt: skip
    lead = register.agency(tx, caller.commune.id, item.agency_id)
    told = meaning(
        say(
            "told-help-asked", person=caller.person.name, lead=lead.name if lead else "–", title=titled(item),
            words=words,
        ),
        choices=[[choice("choice-answer", f"answer.{event.id}")]],
    )  # fmt: skip
    outgoing.notify(tx, caller.commune.id, readers, f"help:{event.id}", {**told, "help": event.id}, now, kind=HELP)
    return Request(item=item, agency=agency, words=words)


def _people_of(tx: Session, commune_id: int, agency_id: int, now: datetime) -> list[Person]:
    hands = Readers(tx, [commune_id], in_vietnam(now).date()).hands(commune_id, agency_id)
    found = [register.person(tx, commune_id, holder.id) for holder in hands]
    return [person for person in found if person is not None]


def asked_of(tx: Session, caller: Caller, event_id: int) -> Event:
    """The request for help, if it was sent to this person or to an agency whose work is theirs now; Refused
    otherwise."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.HELP_ASKED:
        raise Refused("button-stale")
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    if caller.person.id not in event.data["to"] and not may(roles, Act.REPORT, event.data["agency"]):
        raise Refused("button-stale")
    return event


def answer(tx: Session, caller: Caller, event_id: int, words: str, now: datetime) -> Request:
    """Give the answer back to the lead word for word: whoever asked hears it, and the head of their agency."""
    event = asked_of(tx, caller, event_id)
    item = tasks.item(tx, caller.commune.id, event.item_id or 0)
    agency = register.agency(tx, caller.commune.id, event.data["agency"])
    if item is None or agency is None:
        raise Refused("item-gone")
    answered = history.record(
        tx, caller.commune.id, EventKind.HELP_ANSWERED, now, item_id=item.id, actor_id=caller.person.id,
        data={"asked": event.id, "agency": agency.id}, words=words,
    )  # fmt: skip
    asker = register.person(tx, caller.commune.id, event.actor_id) if event.actor_id else None
    readers = [*([asker] if asker is not None else []), *_people_of(tx, caller.commune.id, item.agency_id, now)]
    told = meaning(
        say("told-help-answered", person=caller.person.name, agency=agency.name, title=titled(item), words=words),
        choices=[[choice("choice-open-item", f"item.{item.id}")]],
        items=[item.id],
    )
    others: Sequence[Person] = [p for p in readers if p.id != caller.person.id]
    outgoing.notify(tx, caller.commune.id, others, f"help-answer:{answered.id}", told, now)
    return Request(item=item, agency=agency, words=words)
