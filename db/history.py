"""History: append-only events, at once the audit, the ladder's memory and the source of every figure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db.models import Commune, Event, Text_, WorkItem
from plans.ladder import StepTaken
from plans.work import EventKind, ItemEvent


def record(
    tx: Session,
    commune_id: int,
    kind: EventKind,
    now: datetime,
    *,
    item_id: int | None = None,
    plan_id: int | None = None,
    actor_id: int | None = None,
    data: Mapping[str, Any] | None = None,
    words: str | None = None,
    once: str | None = None,
) -> Event:
    """Append an event. `words` go into an erasable row; `data` holds ids, numbers and dates only."""
    facts = dict(data or {})
    digest = _chained(
        last_digest(tx, commune_id),
        [commune_id, kind.value, _stamp(now), item_id, plan_id, actor_id, facts, once],
    )
    event = Event(
        commune_id=commune_id, at=now, kind=kind, item_id=item_id, plan_id=plan_id, actor_id=actor_id,
        data=facts, text_id=keep_words(tx, commune_id, words), once=once, digest=digest,
    )  # fmt: skip
    tx.add(event)
    tx.flush()
    return event


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An event to be written down together with others, without words and by nobody's hand."""

    commune_id: int
    kind: EventKind
    item_id: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    once: str | None = None


def record_all(tx: Session, lines: Sequence[Line], now: datetime) -> None:
    """Append events of several communes in this order, each to the chain of its own."""
    ends = _last_digests(tx, {line.commune_id for line in lines})
    rows = []
    for line in lines:
        ends[line.commune_id] = _chained(
            ends.get(line.commune_id, ""),
            [line.commune_id, line.kind.value, _stamp(now), line.item_id, None, None, line.data, line.once],
        )
        rows.append(
            {
                "commune_id": line.commune_id, "at": now, "kind": line.kind, "item_id": line.item_id,
                "data": line.data, "once": line.once, "digest": ends[line.commune_id],
            }
        )  # fmt: skip
    if rows:
        tx.execute(insert(Event), rows)


def _last_digests(tx: Session, communes: Collection[int]) -> dict[int, str]:
    # One look at the end of each chain; grouping would walk along all of them.
    last = select(Event.digest).where(Event.commune_id == Commune.id).order_by(Event.id.desc()).limit(1)
    query = select(Commune.id, last.correlate(Commune).scalar_subquery()).where(Commune.id.in_(communes))
    found = tx.execute(query.execution_options(across_communes=True))
    return {row[0]: row[1] or "" for row in found}


def last_digest(tx: Session, commune_id: int) -> str:
    """The end of the commune's chain, empty for a commune without history."""
    query = select(Event.digest).where(Event.commune_id == commune_id).order_by(Event.id.desc()).limit(1)
    return tx.scalars(query).first() or ""


def _chained(previous: str, facts: Sequence[Any]) -> str:
    body = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def first_break(tx: Session, commune_id: int) -> int | None:
    """The id of the first event that does not follow from the one before it, None where the chain is whole."""
    previous = ""
    for event in tx.scalars(select(Event).where(Event.commune_id == commune_id).order_by(Event.id)):
        facts = [
            event.commune_id, event.kind.value, _stamp(event.at), event.item_id, event.plan_id, event.actor_id,
            event.data, event.once,
        ]  # fmt: skip
        if _chained(previous, facts) != event.digest:
            return event.id
        previous = event.digest
    return None


def keep_words(tx: Session, commune_id: int, words: str | None) -> int | None:
    """Keep what somebody wrote in an erasable row; its id."""
    if not words:
        return None
    row = Text_(commune_id=commune_id, body=words)
    tx.add(row)
    tx.flush()
    return row.id


def words_of(tx: Session, commune_id: int, text_id: int | None) -> str | None:
    """What was written, None where there is nothing or it was erased."""
    if text_id is None:
        return None
    query = select(Text_.body).where(Text_.commune_id == commune_id, Text_.id == text_id)
    return tx.scalars(query).first()


def of_items(
    tx: Session, commune_id: int, item_ids: Collection[int], until: datetime | None = None,
    kinds: Collection[EventKind] | None = None,
) -> dict[int, list[ItemEvent]]:  # fmt: skip
    """The events of each item in the order of happening, as the rules want them; of these kinds or all; until a moment,
    if one is given."""
    query = select(Event).where(Event.commune_id == commune_id, Event.item_id.in_(item_ids))
    if until is not None:
        query = query.where(Event.at <= until)
    if kinds is not None:
        query = query.where(Event.kind.in_(kinds))
    found: dict[int, list[ItemEvent]] = {item_id: [] for item_id in item_ids}
    # Put in order here: for the sake of an order SQLite would walk through all that ever happened in the commune.
    for event in sorted(tx.scalars(query), key=lambda event: event.id):
        if event.item_id is not None:
            found[event.item_id].append(as_item_event(event))
    return found


def steps_of(tx: Session, items: Collection[WorkItem]) -> dict[int, frozenset[StepTaken]]:
    """The (rung, revision) of every step that these items have taken, for each of them."""
    found: dict[int, set[StepTaken]] = {item.id: set() for item in items}
    query = select(Event.item_id, Event.data).where(Event.item_id.in_(found.keys()), Event.kind == EventKind.STEP_TAKEN)
    # Whoever has the rows has named their communes; hundreds of communes in one question would hide the index.
    for item_id, data in tx.execute(query.execution_options(across_communes=True)):
        found[item_id].add((data["rung"], data["revision"]))
    return {item_id: frozenset(taken) for item_id, taken in found.items()}


def as_item_event(event: Event) -> ItemEvent:
    """The rules' view of a row."""
    return ItemEvent(id=event.id, at=event.at, kind=event.kind, actor=event.actor_id, data=event.data)


def last_of_item(tx: Session, commune_id: int, item_id: int, kinds: Collection[EventKind]) -> Event | None:
    """The latest event of these kinds on an item."""
    query = (
        select(Event)
        .where(Event.commune_id == commune_id, Event.item_id == item_id, Event.kind.in_(kinds))
        .order_by(Event.id.desc())
    )
    return tx.scalars(query.limit(1)).first()


def items_with(tx: Session, commune_id: int, kind: EventKind, items: Collection[int] | None = None) -> set[int]:
    """Those of these items (None: of the commune's) on which something of this kind ever happened."""
    query = select(Event.item_id).where(Event.commune_id == commune_id, Event.kind == kind, Event.item_id.is_not(None))
    if items is not None:
        query = query.where(Event.item_id.in_(items))
    return {item_id for item_id in tx.scalars(query.distinct()) if item_id is not None}


def rows_of_item(
    tx: Session, commune_id: int, item_id: int, kinds: Collection[EventKind] | None = None
) -> Sequence[Event]:
    """The events of an item, of these kinds or all, with what they hold, in the order of happening."""
    query = select(Event).where(Event.commune_id == commune_id, Event.item_id == item_id)
    if kinds is not None:
        query = query.where(Event.kind.in_(kinds))
    return tx.scalars(query.order_by(Event.id)).all()


def happened(tx: Session, commune_id: int, once: str) -> bool:
    """Whether an event with this `once` is in the commune's history."""
    query = select(Event.id).where(Event.commune_id == commune_id, Event.once == once)
    return tx.scalars(query).first() is not None


def happened_of(tx: Session, communes: Collection[int], onces: Collection[str]) -> set[str]:
    """Those of these `once` that are in the histories of these communes."""
    return set(tx.scalars(select(Event.once).where(Event.commune_id.in_(communes), Event.once.in_(onces))))


def communes_where_happened(tx: Session, communes: Collection[int], once: str) -> set[int]:
    """Those of the communes that have an event with this `once` in their history."""
    return set(tx.scalars(select(Event.commune_id).where(Event.commune_id.in_(communes), Event.once == once)))


def items_reminded_by(tx: Session, commune_id: int, message: int) -> Sequence[int]:
    """The items whose steps this message of ours carried."""
    query = (
        select(Event.item_id)
        .where(Event.commune_id == commune_id, Event.kind == EventKind.REMINDED)
        .where(Event.data["message"].as_integer() == message)
        .order_by(Event.id)
    )
    return [item_id for item_id in tx.scalars(query) if item_id is not None]


def one(tx: Session, commune_id: int, event_id: int) -> Event | None:
    """An event of this commune, None for anybody else's."""
    return tx.scalars(select(Event).where(Event.commune_id == commune_id, Event.id == event_id)).first()


def since(tx: Session, commune_id: int, kind: EventKind, moment: datetime) -> Sequence[Event]:
    """The commune's events of one kind after a moment, in the order of happening."""
    query = select(Event).where(Event.commune_id == commune_id, Event.kind == kind, Event.at > moment)
    return tx.scalars(query.order_by(Event.id)).all()


def of_kinds(tx: Session, commune_id: int, kinds: Collection[EventKind]) -> Sequence[Event]:
    """All events of these kinds in the commune's history, in the order of happening."""
    query = select(Event).where(Event.commune_id == commune_id, Event.kind.in_(kinds))
    return tx.scalars(query.order_by(Event.id)).all()


def items_touched(
    tx: Session, commune_id: int, actor_id: int, at: datetime, kinds: Collection[EventKind]
) -> Sequence[int]:
    """The items on which somebody caused an event of these kinds at exactly this moment: in one message."""
    query = (
        select(Event.item_id)
        .where(Event.commune_id == commune_id, Event.kind.in_(kinds), Event.at == at, Event.actor_id == actor_id)
        .order_by(Event.id)
    )
    return list(dict.fromkeys(item_id for item_id in tx.scalars(query) if item_id is not None))


def by_actor(
    tx: Session, commune_id: int, actor_id: int, kinds: Collection[EventKind], since: datetime
) -> Sequence[Event]:
    """What somebody did of these kinds from a moment on, in the order of happening."""
    query = select(Event).where(
        Event.commune_id == commune_id, Event.kind.in_(kinds), Event.at >= since, Event.actor_id == actor_id
    )
    return tx.scalars(query.order_by(Event.id)).all()


def written(
    tx: Session, commune_id: int, kinds: Collection[EventKind], first: datetime, last: datetime
) -> Sequence[tuple[Event, str]]:
    """The events of these kinds from one moment to another (both included) that somebody put in words of their own,
    with these, in the order of happening; erased words are left out."""
    query = (
        select(Event, Text_.body)
        .join(Text_, Text_.id == Event.text_id)
        .where(Event.commune_id == commune_id, Text_.commune_id == commune_id, Event.kind.in_(kinds))
        .where(Event.at >= first, Event.at <= last)
        .order_by(Event.id)
    )
    return [(event, body) for event, body in tx.execute(query) if body]
