"""A row that cannot be read costs its own line and nothing else: messages go out without it, and the log tells once."""

from __future__ import annotations

from datetime import date

import pytest

from actions import delivery
from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, one, rows
from tests.flows.test_digest import fill, newest_digest

STEPS = [("2026-03-24", "'2026-03-04 00:30:00'")] * 3
BREAKS = {
    "a kind that nobody knows": ("kind", "'seasonal'"),
    "a status that nobody knows": ("status", "'half-open'"),
    "a day that is none": ("due_on", "'2026-13-45'"),
}


def broken(stage: Stage, column: str, value: str) -> int:
    item = int(one(stage, "SELECT id FROM work_items WHERE title = 'Việc số hiệu 01'"))
    change(stage, f"UPDATE work_items SET {column} = {value} WHERE id = {item}")
    return item


def told(caplog: pytest.LogCaptureFixture, item: int) -> list[str]:
    lines = [r.getMessage() for r in caplog.records if r.name == "actions.delivery"]
    return [line for line in lines if f"item {item} " in line]


@pytest.mark.parametrize("how", BREAKS)
async def test_the_digest_goes_out_without_what_cannot_be_read(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    await stage.says(cast.colleague, "/viec")
    fill(stage, STEPS)
    item = broken(stage, *BREAKS[how])
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    digest = newest_digest(stage, cast)
    assert "04/03/2026" in digest
    assert [n for n in range(3) if f"Việc số hiệu {n:02}" in digest] == [0, 2]
    assert len(told(caplog, item)) == 1
    assert rows(stage, "SELECT id FROM outbox WHERE state = 'given_up'") == []
    stage.set_clock(date(2026, 3, 13))
    await stage.tick()
    assert "13/03/2026" in newest_digest(stage, cast)
    assert "Việc số hiệu 01" not in newest_digest(stage, cast)
    assert len(told(caplog, item)) == 1


async def test_what_was_mended_is_told_again(stage: Stage, cast: Cast) -> None:
    fill(stage, STEPS)
    item = broken(stage, "status", "'half-open'")
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    change(stage, f"UPDATE work_items SET status = 'open' WHERE id = {item}")
    stage.set_clock(date(2026, 3, 13))
    await stage.tick()
    assert "Việc số hiệu 01" in newest_digest(stage, cast)


async def test_what_is_no_items_fault_is_given_up_as_before(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(stage, STEPS)

    def breaks(*_: object) -> None:
        raise LookupError

    monkeypatch.setitem(delivery.MADE_WHEN_SENT, "digest", breaks)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    assert set(rows(stage, "SELECT state FROM outbox WHERE kind = 'digest'")) == {"given_up"}
    assert any("cannot be put into words" in r.getMessage() for r in caplog.records)
