"""What each message of a person recorded: a message that is changed afterwards is weighed against that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import Event, Said
from db.people import Caller


def newest_event(tx: Session, commune_id: int) -> int:
    """The number of the commune's last event, 0 before the first."""
    query = select(Event.id).where(Event.commune_id == commune_id).order_by(Event.id.desc())
    return tx.scalars(query.limit(1)).first() or 0


def recorded_since(tx: Session, commune_id: int, actor_id: int, after: int) -> Sequence[int]:
    """The numbers of what somebody did behind this event, in the order of happening."""
    query = select(Event.id).where(Event.commune_id == commune_id, Event.actor_id == actor_id, Event.id > after)
    return tx.scalars(query.order_by(Event.id)).all()


def note(tx: Session, caller: Caller, message: str, events: Collection[int], now: datetime) -> None:
    """Remember that this message of the caller's recorded these events too."""
    row = _row(tx, caller, message)
    if row is None:
        address = caller.address
        row = Said(
            commune_id=caller.commune.id, person_id=caller.person.id, channel=address.channel, bot=address.bot,
            chat=address.chat, message=message, events=[], at=now,
        )  # fmt: skip
        tx.add(row)
    row.events = sorted({*row.events, *events})


def by_message(tx: Session, caller: Caller, message: str) -> Sequence[Event]:
    """What this message of the caller's recorded, in the order of happening; empty where nothing is known of it."""
    row = _row(tx, caller, message)
    if row is None:
        return []
    query = select(Event).where(Event.commune_id == caller.commune.id, Event.id.in_(row.events))
    return tx.scalars(query.order_by(Event.id)).all()


def _row(tx: Session, caller: Caller, message: str) -> Said | None:
    address = caller.address
    query = select(Said).where(Said.commune_id == caller.commune.id, Said.person_id == caller.person.id)
    query = query.where(Said.channel == address.channel, Said.bot == address.bot, Said.chat == address.chat)
    return tx.scalars(query.where(Said.message == message)).first()


def forget(tx: Session, before: datetime) -> None:
    """Forget, in every commune, what was recorded by messages of before a moment; the events stay."""
    tx.execute(delete(Said).where(Said.at < before).execution_options(across_communes=True))
