"""What waits is found among what waits, what is somebody's among theirs: nobody walks through years of all else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from db import history, inbox, outbox, people, tasks
from db.models import Base, WorkItem
from db.session import open_engine, reading
from plans.work import EventKind

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
BOTS = [("telegram", "main"), ("telegram", "other")]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'nhacviec.db'}")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def asked_by(engine: Engine, ask: Callable[[Session], Any]) -> list[tuple[str, Any]]:
    """The questions that `ask` puts, with their values."""
    asked: list[tuple[str, Any]] = []

    def look(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", look)
    with reading(engine) as tx:
        ask(tx)
    event.remove(engine, "before_cursor_execute", look)
    return asked


def way_of(engine: Engine, ask: Callable[[Session], Any]) -> str:
    """How SQLite goes about what `ask` asks."""
    asked = asked_by(engine, ask)
    with reading(engine) as tx:
        explained = [tx.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", values) for one, values in asked]
        return "; ".join(step.detail for steps in explained for step in steps)


@pytest.mark.parametrize(
    ("index", "ask"),
    [
        ("ix_inbox_new", lambda tx: inbox.waiting(tx, BOTS, 64, 8)),
        ("ix_outbox_pending", lambda tx: outbox.due(tx, NOW, BOTS, ["7", "8"], 20)),
        ("ix_outbox_pending", lambda tx: outbox.pending_chats(tx, BOTS, 100)),
        ("ix_work_items_look_at", lambda tx: tasks.items_to_look_at(tx, NOW)),
        ("ix_communes_look_at", lambda tx: people.communes_to_visit(tx, NOW)),
        ("ix_work_items_waiting", lambda tx: tasks.communes_that_wait(tx, range(1, 400))),
        ("ix_work_items_starts_on", lambda tx: tasks.coordinations(tx, range(1, 400), date(2026, 10, 20), NOW.date())),
    ],
)
def test_only_what_waits_is_looked_at(engine: Engine, index: str, ask: Callable[[Session], Any]) -> None:
    assert re.search(rf"USING (COVERING )?INDEX {index}", way_of(engine, ask))


@pytest.mark.parametrize(
    ("index", "ask"),
    [
        ("ix_events_item", lambda tx: history.of_items(tx, 1, [5, 6])),
        ("ix_events_item", lambda tx: history.steps_of(tx, [WorkItem(id=5), WorkItem(id=6)])),
        ("ix_events_item", lambda tx: history.last_of_item(tx, 1, 5, [EventKind.REPORTED])),
        ("ix_events_actor", lambda tx: history.by_actor(tx, 1, 2, [EventKind.REPORTED, EventKind.PROGRESS], NOW)),
        ("ix_outbox_person", lambda tx: outbox.count_sent(tx, 1, 2, "digest")),
        ("ix_outbox_person", lambda tx: outbox.last_settled(tx, 1, 2, "digest")),
        ("ix_item_numbers_person", lambda tx: tasks.numbers(tx, 1, 2, [], NOW.date())),
    ],
)
def test_what_is_somebodys_is_looked_up_by_them(engine: Engine, index: str, ask: Callable[[Session], Any]) -> None:
    assert re.search(rf"USING (COVERING )?INDEX {index}", way_of(engine, ask))


def test_communes_are_named_once_where_each_plan_is_looked_at(engine: Engine) -> None:
    """SQLite would go through a list within the question about one plan anew for every plan there is."""
    ((_, values),) = asked_by(engine, lambda tx: tasks.communes_that_wait(tx, [701, 702]))
    assert sorted(value for value in values if isinstance(value, int)) == [701, 702]
