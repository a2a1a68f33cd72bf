"""Looking at a stage from outside: its rows as they lie in the database, and presses that no button of ours offers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from sqlalchemy.engine import make_url

from actions.messages import IncomingKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage

# What the work is about. Numbers, questions and messages may come about by merely looking at a list.
OF_THE_WORK = (
    "communes", "agencies", "people", "roles", "addresses", "invites", "plans", "plan_versions", "sections", "tasks",
    "task_agencies", "work_items", "texts", "events", "evidence", "absences",
)  # fmt: skip
# When somebody was last seen, and what their menu shows, is noted whatever they say.
_COLUMNS = {"addresses": "id, commune_id, person_id, channel, bot, chat, dead_since"}


def _connection(stage: Stage) -> Any:
    """A connection of our own, past everything that the program sets and that watches it."""
    url = make_url(stage.app.settings.database_url)
    if url.get_backend_name() == "sqlite":
        return sqlite3.connect(url.database or "")
    import psycopg  # only where the stories are played on PostgreSQL is it installed
    from psycopg.types.string import TextLoader

    connection = psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))
    for kind in ("date", "json"):  # as they lie in SQLite
        connection.adapters.register_loader(kind, TextLoader)
    return connection


def _driven(stage: Stage, query: str) -> str:
    """A query with `?` for its values, as the driver of the stage's database wants it."""
    return query if stage.app.engine.dialect.name == "sqlite" else query.replace("%", "%%").replace("?", "%s")


def rows(stage: Stage, query: str, *values: Any) -> list[Any]:
    """What lies in the database; single columns come bare."""
    with closing(_connection(stage)) as connection:
        found = connection.execute(_driven(stage, query), values).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def one(stage: Stage, query: str, *values: Any) -> Any:
    """The only row of a query."""
    (row,) = rows(stage, query, *values)
    return row


def change(stage: Stage, *statements: str) -> None:
    """Do to the rows what no program does, foreign keys or not."""
    with closing(_connection(stage)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def the_work(stage: Stage) -> dict[str, list[Any]]:
    """All rows about people and their work: equal before and after means that nothing was changed."""
    return {table: rows(stage, f"SELECT {_COLUMNS.get(table, '*')} FROM {table} ORDER BY id") for table in OF_THE_WORK}


def person(stage: Stage, actor: Actor) -> int:
    """The id of somebody on the stage."""
    return int(one(stage, "SELECT person_id FROM addresses WHERE chat = ?", actor.chat))


def item_of(stage: Stage, actor: Actor, number: int) -> int:
    """The item that somebody calls by this number; they must have seen it."""
    query = "SELECT item_id FROM item_numbers WHERE person_id = ? AND number = ?"
    return int(one(stage, query, person(stage, actor), number))


async def forges(stage: Stage, actor: Actor, token: str) -> Sequence[Sent]:
    """Somebody presses a button that they made up, as a changed client can; what they then hear."""
    before = len(stage.channel.to(actor.chat))
    pressed = {"kind": IncomingKind.PRESS, "press": token, "press_reference": f"forged-{token[:20]}"}
    stage.channel.inject(actor.chat, **pressed)
    await stage.settle()
    return stage.channel.to(actor.chat)[before:]
