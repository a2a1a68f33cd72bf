"""Which chats' menus of commands are to be set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import Address


def look_at(tx: Session, commune_id: int, person_id: int, now: datetime) -> None:
    """The menus of a person's chats are to be compared from this moment on."""
    statement = update(Address).where(Address.commune_id == commune_id, Address.person_id == person_id)
    tx.execute(statement.values(menu_at=now))


def look_at_all(tx: Session, now: datetime) -> None:
    """So are those of all living addresses, in every commune."""
    statement = update(Address).where(Address.dead_since.is_(None)).values(menu_at=now)
    tx.execute(statement.execution_options(across_communes=True))


def due(tx: Session, now: datetime, most: int) -> Sequence[Address]:
    """Addresses of any commune whose menu is to be compared, those that wait longest first."""
    query = select(Address).where(Address.menu_at.is_not(None), Address.menu_at <= now)
    query = query.order_by(Address.menu_at, Address.id).limit(most)
    return tx.scalars(query.execution_options(across_communes=True)).all()


def settle(tx: Session, address_id: int, *, menu: str | None, at: datetime | None) -> None:
    """Write down which menu an address of whatever commune shows, and when to look again."""
    statement = update(Address).where(Address.id == address_id).values(menu=menu, menu_at=at)
    tx.execute(statement.execution_options(across_communes=True))
