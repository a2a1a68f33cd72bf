"""Work that an agency says is not its own: the standing office moves it by one tap, or says that it stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from actions import deciding, outgoing, people, progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import choice, meaning, say
from actions.worklist import due_words, item_called, titled
from db import history, tasks
from db import people as register
from db.models import Agency, Event, WorkItem
from db.people import Caller
from plans.access import Act
from plans.judging import standing_events
from plans.work import ALIVE, EventKind, Status


def disown(tx: Session, caller: Caller, item_id: int, words: str, owner: Agency | None, now: datetime) -> Recorded:
    """Somebody of its agency says that the item is not theirs, perhaps whose it is; nothing changes before the office
    has decided. Head and office hear it in the person's own words."""
    item = progress.item_for(tx, caller, item_id, Act.REPORT)
    if item.status not in {*ALIVE, Status.WAITING}:
        raise Refused("assign-not-open", title=titled(item))
    event = history.record(
        tx, caller.commune.id, EventKind.DISOWNED, now, item_id=item.id, actor_id=caller.person.id,
        data={"owner": owner.id} if owner is not None else {}, words=words,
    )  # fmt: skip
    agency = register.agency(tx, caller.commune.id, item.agency_id)
    told = say("told-disowned", person=caller.person.name, agency=agency.name if agency else "–", title=titled(item),
               words=words)  # fmt: skip
    # An agency that has this work already cannot be given it once more.
    has_it = {twin.agency_id for twin in tasks.twins(tx, item)}
    at_once = (
        []
        if owner is None or owner.id in has_it
        else [[choice("choice-move-to", f"move.{item.id}.{owner.id}", name=owner.name)]]
    )
    ways = [[choice("choice-move", f"moveask.{item.id}"), choice("choice-stays", f"stays.{event.id}")]]
    office = [p for p in people.office(tx, item.commune_id) if p.id != caller.person.id]
    decides = meaning(told, choices=[*at_once, *ways], items=[item.id])
    unheard = outgoing.notify(tx, item.commune_id, office, f"disowned:{event.id}", decides, now)
    heads = [p for p in deciding.heads(tx, item, now) if p.id not in {caller.person.id, *(o.id for o in office)}]
    outgoing.notify(tx, item.commune_id, heads, f"disowned-head:{event.id}", meaning(told, items=[item.id]), now)
    key = "recorded-disowned" if len(unheard) < len(office) else "recorded-disowned-unheard"
    line = say(key, item=item_called(tx, caller, item), due=due_words(item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


def own_after_all(tx: Session, caller: Caller, item: WorkItem, event: Event, now: datetime) -> Recorded:
    """What was said to be another's is the agency's own after all; who heard of it hears so. Refused once decided."""
    decisions = [EventKind.DISOWNED, EventKind.REASSIGNED, EventKind.DISOWNING_REFUSED]
    last = history.last_of_item(tx, caller.commune.id, item.id, decisions)
    if last is None or last.id != event.id:
        raise Refused("disowned-decided", title=titled(item))
    undone = history.record(
        tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.id, actor_id=caller.person.id,
        data={"event": event.id},
    )  # fmt: skip
    office = [p for p in people.office(tx, item.commune_id) if p.id != caller.person.id]
    heads = [p for p in deciding.heads(tx, item, now) if p.id not in {caller.person.id, *(o.id for o in office)}]
    heard = outgoing.unsay(tx, item.commune_id, office, f"disowned:{event.id}", now)
    heard += outgoing.unsay(tx, item.commune_id, heads, f"disowned-head:{event.id}", now)
    told = say("told-own-after-all", person=caller.person.name, title=titled(item), due=due_words(item))
    outgoing.notify(tx, item.commune_id, heard, f"own-after-all:{undone.id}", meaning(told, items=[item.id]), now)
    line = say("recorded-own-after-all", **progress.how_it_stands(tx, caller, item))
    return Recorded(line=line, event=undone.id, item=item.id)


def stays(tx: Session, caller: Caller, event_id: int, now: datetime) -> Recorded:
    """The office leaves the item where it is; whoever said that it is not theirs hears it."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.DISOWNED or event.item_id is None:
        raise Refused("button-stale")
    item = progress.item_for(tx, caller, event.item_id, Act.REASSIGN)
    last = history.last_of_item(tx, caller.commune.id, item.id, [EventKind.DISOWNED, EventKind.REASSIGNED])
    if last is None or last.id != event_id or item.status not in {*ALIVE, Status.WAITING}:
        raise Refused("disowned-decided", title=titled(item))
    once = f"stays:{event_id}"
    events = history.of_items(tx, caller.commune.id, [item.id])[item.id]
    undone = all(e.id != event_id for e in standing_events(events, now))
    if undone or history.happened(tx, caller.commune.id, once):
        raise Refused("disowned-decided", title=titled(item))
    history.record(
        tx, caller.commune.id, EventKind.DISOWNING_REFUSED, now, item_id=item.id, actor_id=caller.person.id,
        data={"disowned": event_id}, once=once,
    )  # fmt: skip
    agency = register.agency(tx, caller.commune.id, item.agency_id)
    name = agency.name if agency else "–"
    told = meaning(
        say("told-stays", person=caller.person.name, title=titled(item), agency=name, due=due_words(item)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id],
    )  # fmt: skip
    asker = register.person(tx, item.commune_id, event.actor_id) if event.actor_id else None
    outgoing.notify(tx, item.commune_id, [asker] if asker else [], f"stays:{event_id}", told, now)
    line = say("recorded-stays-there", title=titled(item), agency=name, due=due_words(item))
    return Recorded(line=line, event=event_id, item=item.id)
