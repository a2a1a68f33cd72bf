"""What somebody told us last, or in one message, as far as it stands and they can take it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import extension_requests
from actions.wording import Part, choice
from db import history, tasks
from db.models import Event
from db.people import Caller
from plans.judging import STEPS, standing_events
from plans.work import ANSWERS, JUDGE_RULES, EventKind

# What is told in a message and can be taken back by a button, and by which.
_TAKEN_BACK_BY = {
    **dict.fromkeys([*ANSWERS, EventKind.PROGRESS, EventKind.DIFFICULTY_OPENED, EventKind.DIFFICULTY_SETTLED], "undo"),
    EventKind.RESULT_TOLD: "undo", EventKind.EVIDENCE_ADDED: "undo", EventKind.READING: "unread",
    EventKind.EXTENSION_ASKED: "unask", EventKind.DISOWNED: "undo", **dict.fromkeys(STEPS, "undo"),
    **dict.fromkeys(
        [EventKind.EXTENSION_ASSENTED, EventKind.EXTENSION_DISSENTED, EventKind.EXTENSION_GRANTED,
         EventKind.EXTENSION_REFUSED], "unextend",
    ),
}  # fmt: skip


def latest(tx: Session, caller: Caller, now: datetime, item: int | None = None) -> list[Event]:
    """What the caller told in their last message of the last ten minutes that recorded anything (of this item, where
    one is given), item by item; empty where none did or all of it was taken back."""
    made = history.by_actor(
        tx, caller.commune.id, caller.person.id, list(_TAKEN_BACK_BY), now - JUDGE_RULES.undo_within
    )
    standing = still_standing(tx, caller, [e for e in made if item in (None, e.item_id)], now)
    return [event for event in standing if event.at == standing[-1].at]


def still_standing(tx: Session, caller: Caller, events: Collection[Event], now: datetime) -> list[Event]:
    """Those of the caller's events that stand, in the order of happening. Evidence that came with a report, and what
    was recorded on a linked item as well, goes with what it came with and is left out."""
    mine = [e for e in events if e.kind in _TAKEN_BACK_BY and e.actor_id == caller.person.id]
    mine = [event for event in mine if not event.data.get("merged")]
    kept = [event for event in sorted(mine, key=lambda e: e.id) if _stands(tx, event, now)]
    reported = {(e.item_id, e.at) for e in kept if e.kind in ANSWERS}
    served = _served(tx, caller, kept)
    return [
        e for e in kept
        if e.id not in served and not (e.kind is EventKind.EVIDENCE_ADDED and (e.item_id, e.at) in reported)
    ]  # fmt: skip


def _stands(tx: Session, event: Event, now: datetime) -> bool:
    if event.kind is EventKind.READING:
        taken_back = history.of_kinds(tx, event.commune_id, [EventKind.READING_TAKEN_BACK])
        return not any(e.data["event"] == event.id for e in taken_back)
    item = tasks.item(tx, event.commune_id, event.item_id) if event.item_id is not None else None
    if item is None:
        return False
    if event.kind is EventKind.EXTENSION_ASKED:
        request = extension_requests.of_item(tx, item, now)
        return request is not None and request.asked.event == event.id
    if event.kind is EventKind.EVIDENCE_ADDED:
        gone = history.rows_of_item(tx, event.commune_id, item.id, [EventKind.EVIDENCE_REMOVED])
        return not any(e.data["evidence"] == event.data["evidence"] for e in gone)
    return any(
        e.id == event.id for e in standing_events(history.of_items(tx, event.commune_id, [item.id])[item.id], now)
    )


def _served(tx: Session, caller: Caller, events: Sequence[Event]) -> set[int]:
    """The events that only repeat one of another item on an item that is linked to it."""
    items = {e.item_id for e in events if e.item_id is not None}
    return {
        row.data["own"]
        for item_id in items
        for row in history.rows_of_item(tx, caller.commune.id, item_id, [EventKind.SERVED_TOO])
        if row.actor_id == caller.person.id
    }


def way_back(event: Event, number: int | None = None) -> Part:
    """The button that takes it back; with a number it says of which item."""
    token = f"{_TAKEN_BACK_BY[event.kind]}.{event.id}"
    return choice("choice-undo", token) if number is None else choice("choice-undo-one", token, number=str(number))
