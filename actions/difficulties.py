"""What stands in the way: told in the officer's own words, shown until it is settled, kept for the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import deciding, outgoing, people, progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, day, meaning, moment, say
from actions.worklist import due_words, item_called, short, titled
from db import history, tasks
from db import people as register
from db.models import Agency, Person, WorkItem
from db.people import Caller
from plans.access import Act
from plans.agencies import named_in
from plans.calendar import in_vietnam
from plans.settled import Span, spans
from plans.work import ALIVE, EventKind

_KINDS = (EventKind.DIFFICULTY_OPENED, EventKind.DIFFICULTY_SETTLED, EventKind.UNDONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difficulty:
    """What somebody said stands in the way of an item; `words` are None once they were erased.

    `waits_for` are the other agencies that the words name, by id, in the order of the register.
    """

    event: int
    item: WorkItem
    words: str | None
    opened_at: datetime
    settled_at: datetime | None
    waits_for: tuple[int, ...]


# Opening and settling -----------------------------------------------------------------------------------------------


def open_difficulty(tx: Session, caller: Caller, item_id: int, words: str, now: datetime) -> Recorded:
    """Something is in the way: kept in the officer's own words; the status stays as it is; head and office hear it."""
    item = progress.item_for(tx, caller, item_id, Act.REPORT)
    named = [agency.id for agency in agencies_named(tx, caller.commune.id, item, words)]
    event = history.record(
        tx, caller.commune.id, EventKind.DIFFICULTY_OPENED, now, item_id=item.id, actor_id=caller.person.id,
        data={"waits_for": named} if named else {}, words=words,
    )  # fmt: skip
    told = meaning(
        say("told-difficulty", person=caller.person.name, title=titled(item), words=words, due=due_words(item)),
        choices=[[choice("choice-settled", f"settled.{event.id}"), choice("choice-open-item", f"item.{item.id}")]],
        items=[item.id],
    )
    _tell(tx, caller, item, [], f"difficulty:{event.id}", told, now)
    line = say(
        "recorded-difficulty",
        time=moment(now),
        words=words,
        item=item_called(tx, caller, item),
        due=due_words(item),
        head=deciding.head_of(tx, item),
    )
    return Recorded(line=line, event=event.id, item=item.id, words=words, undoable=True)


def settle(tx: Session, caller: Caller, item_id: int, now: datetime, event_id: int | None = None) -> Recorded:
    """It stands in the way no more: this difficulty, None: all of the item. Who told of it, head and office hear it."""
    item = progress.item_for(tx, caller, item_id, Act.SETTLE_DIFFICULTY)
    found = [d for d in _open(tx, [item], now) if event_id in (None, d.event)]
    if not found:
        raise Refused("difficulty-none-open", title=titled(item))
    for one in found:
        event = history.record(
            tx, caller.commune.id, EventKind.DIFFICULTY_SETTLED, now, item_id=item.id, actor_id=caller.person.id,
            data={"difficulty": one.event},
        )  # fmt: skip
    words = "; ".join(short(one.words) for one in found if one.words) or "…"
    told = meaning(say("told-difficulty-settled", person=caller.person.name, title=titled(item), words=words),
                   items=[item.id])  # fmt: skip
    opened = [history.one(tx, caller.commune.id, one.event) for one in found]
    tellers = [register.person(tx, item.commune_id, e.actor_id) for e in opened if e is not None and e.actor_id]
    _tell(tx, caller, item, [p for p in tellers if p is not None], f"settled:{event.id}", told, now)
    line = say("recorded-difficulty-settled", item=item_called(tx, caller, item), words=words, due=due_words(item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


def settle_one(tx: Session, caller: Caller, event_id: int, now: datetime) -> Recorded:
    """The difficulty of this event is settled; Refused for what is none of this commune."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.DIFFICULTY_OPENED or event.item_id is None:
        raise Refused("button-stale")
    return settle(tx, caller, event.item_id, now, event_id)


def agencies_named(tx: Session, commune_id: int, item: WorkItem, words: str) -> list[Agency]:
    """The other agencies of the register that the words of a difficulty name."""
    others = {a.id: a for a in register.agencies(tx, commune_id) if a.id != item.agency_id}
    found = named_in(words, {a.id: (a.name, *a.aliases) for a in others.values()})
    return [others[agency_id] for agency_id in found]


def _tell(
    tx: Session, caller: Caller, item: WorkItem, first: Iterable[Person], key: str, told: Part, now: datetime
) -> None:
    readers = [*first, *deciding.heads(tx, item, now), *people.office(tx, item.commune_id)]
    outgoing.notify(tx, item.commune_id, [p for p in readers if p.id != caller.person.id], key, told, now)


# Showing ------------------------------------------------------------------------------------------------------------


def open_of(tx: Session, items: Sequence[WorkItem], now: datetime) -> dict[int, list[Difficulty]]:
    """What stands in the way of each of these items of one commune and is not settled; only items that have any."""
    found: dict[int, list[Difficulty]] = {}
    for one in _open(tx, items, now):
        found.setdefault(one.item.id, []).append(one)
    return found


def all_open(tx: Session, commune_id: int, now: datetime) -> list[Difficulty]:
    """Everything that stands in the way of open work of the commune and is not settled, the oldest first."""
    ids = history.items_with(tx, commune_id, EventKind.DIFFICULTY_OPENED)
    return _open(tx, tasks.items(tx, commune_id, ids), now)


def _open(tx: Session, items: Sequence[WorkItem], now: datetime) -> list[Difficulty]:
    alive = [item for item in items if item.status in ALIVE]
    return [one for one in _of_items(tx, alive, now) if one.settled_at is None]


def _of_items(tx: Session, items: Sequence[WorkItem], as_of: datetime) -> list[Difficulty]:
    if not items:
        return []
    by_id = {item.id: item for item in items}
    commune_id = items[0].commune_id
    events = history.of_items(tx, commune_id, list(by_id), until=as_of, kinds=_KINDS)
    found = [(by_id[item_id], span) for item_id, some in events.items() for span in spans(some, as_of)]
    in_order = sorted(found, key=lambda pair: (pair[1].opened_at, pair[1].event))
    return [_difficulty(tx, item, span) for item, span in in_order]


def _difficulty(tx: Session, item: WorkItem, span: Span) -> Difficulty:
    event = history.one(tx, item.commune_id, span.event)
    return Difficulty(
        event=span.event, item=item, words=history.words_of(tx, item.commune_id, event.text_id if event else None),
        opened_at=span.opened_at, settled_at=span.settled_at, waits_for=span.waits_for,
    )  # fmt: skip


def line(one: Difficulty) -> Part:
    """A difficulty beside its item: in whose words, since when."""
    return say("difficulty-line", words=short(one.words or "…"), since=day(in_vietnam(one.opened_at).date()))
