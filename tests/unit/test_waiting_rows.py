"""What waits is found among what waits: nobody walks through years of what is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from db import inbox, outbox
from db.models import Base
from db.session import open_engine, reading

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
BOTS = [("telegram", "main"), ("telegram", "other")]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'nhacviec.db'}")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def way_of(engine: Engine, ask: Callable[[Session], Any]) -> str:
    """How SQLite goes about the only statement that `ask` makes."""
    asked: list[tuple[str, Any]] = []

    def look(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", look)
    with reading(engine) as tx:
        ask(tx)
        event.remove(engine, "before_cursor_execute", look)
        ((statement, parameters),) = asked
        steps = tx.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "; ".join(step.detail for step in steps)


@pytest.mark.parametrize(
    ("index", "ask"),
    [
        ("ix_inbox_new", lambda tx: inbox.waiting(tx, BOTS, 64)),
        ("ix_outbox_pending", lambda tx: outbox.due(tx, NOW, BOTS, ["7", "8"], 20)),
        ("ix_outbox_pending", lambda tx: outbox.pending_chats(tx, BOTS, 100)),
    ],
)
def test_only_what_waits_is_looked_at(engine: Engine, index: str, ask: Callable[[Session], Any]) -> None:
    assert f"USING INDEX {index}" in way_of(engine, ask)
