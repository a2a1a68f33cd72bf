"""The inbox: raw updates, stored once before they are acknowledged and handled once after."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.models import Outgoing, Update, UpdateState

# After this many failures an update is put aside so that it does not stop the ones behind it.
MOST_ATTEMPTS = 3
# The network offers an update again for a day at most; for longer than this the same key means the same update.
KEY_LASTS = timedelta(days=3)


def ignoring_twins(tx: Session, table: type[Any]) -> Any:
    """An INSERT that leaves out rows which a unique constraint already knows."""
    dialect = tx.get_bind().dialect.name
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return insert(table)


def store(
    tx: Session, channel: str, bot: str, updates: Sequence[tuple[str, str | None, str]], now: datetime
) -> None:  # fmt: skip
    """Keep raw updates, given as (key, chat, body). One that is already here is left as it is."""
    rows = [
        {"channel": channel, "bot": bot, "key": key, "chat": chat, "body": body, "received_at": now,
         "state": UpdateState.NEW, "attempts": 0}
        for key, chat, body in updates
    ]  # fmt: skip
    if rows:
        _free_old_keys(tx, channel, bot, [key for key, _, _ in updates], now)
        tx.execute(ignoring_twins(tx, Update), rows)


def _free_old_keys(tx: Session, channel: str, bot: str, keys: Sequence[str], now: datetime) -> None:
    """After a quiet week Telegram goes on with any id, so that an old key may come again for a new update."""
    old = (
        update(Update)
        .where(Update.channel == channel, Update.bot == bot, Update.key.in_(keys))
        .where(Update.received_at < now - KEY_LASTS, Update.state != UpdateState.NEW)
        .values(key=Update.key + "@" + cast(Update.id, String))
    )
    tx.execute(old.execution_options(synchronize_session=False, across_communes=True))


def of_channels(table: type[Update] | type[Outgoing], channels: Collection[tuple[str, str]]) -> ColumnElement[bool]:
    """Rows of these (network, bot) pairs, said so that no index serves it: SQLite would otherwise walk through all
    that was ever said to or by these bots in search of the few rows that wait."""
    return (table.channel + ":" + table.bot).in_([f"{channel}:{bot}" for channel, bot in channels])


def waiting(tx: Session, channels: Collection[tuple[str, str]], limit: int, of_one_chat: int) -> list[int]:
    """The ids of updates not yet handled, of these (network, bot) pairs: at most so many of one chat, oldest first.

    The first of each chat come before the second of any, so that whoever sends a thousand holds up nobody else. Those
    of one chat stay in their order.
    """
    chat = func.coalesce(Update.chat, cast(Update.id, String))
    turn = func.row_number().over(partition_by=(Update.channel, Update.bot, chat), order_by=Update.id)
    new = (
        select(Update.id.label("id"), turn.label("turn"))
        .where(Update.state == UpdateState.NEW)
        .where(of_channels(Update, channels))
        .subquery()
    )
    query = select(new.c.id).where(new.c.turn <= of_one_chat).order_by(new.c.turn, new.c.id).limit(limit)
    return list(tx.scalars(query.execution_options(across_communes=True)))


def take(tx: Session, update_id: int) -> Update | None:
    """The update if it is still to be handled, else None: to be asked in the transaction that handles it."""
    row = tx.get(Update, update_id)
    return row if row is not None and row.state is UpdateState.NEW else None


def mark_handled(row: Update, now: datetime, commune_id: int | None, *, redact: bool = False) -> None:
    """The update has had its effect, in the same transaction; with `redact` its raw body goes at once."""
    row.state, row.handled_at, row.commune_id = UpdateState.HANDLED, now, commune_id
    if redact:
        row.body = None


def redact(tx: Session, commune_id: int, channel: str, bot: str, key: str) -> None:
    """Empty the raw body of an update of this commune, since it may not be kept."""
    statement = update(Update).where(Update.commune_id == commune_id, Update.channel == channel, Update.bot == bot)
    tx.execute(statement.where(Update.key == key).values(body=None))


def mark_attempt(tx: Session, update_id: int) -> bool:
    """Count a failed attempt. True when it was the last one and the update is now put aside."""
    row = tx.get(Update, update_id)
    if row is None or row.state is not UpdateState.NEW:
        return False
    row.attempts += 1
    if row.attempts >= MOST_ATTEMPTS:
        row.state = UpdateState.FAILED
    return row.state is UpdateState.FAILED


def forget_bodies(tx: Session, before: datetime) -> int:
    """Empty the raw bodies received before a moment (retention, in every commune); returns how many."""
    statement = update(Update).where(Update.received_at < before, Update.body.is_not(None)).values(body=None)
    statement = statement.execution_options(across_communes=True)
    return int(tx.execute(statement).rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult
