"""What waits for a condition begins with one reply of the standing office, read back and taken back by one tap."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, forges, one, rows, the_work
from tests.flows.test_plan_by_chat import CLEAR, approves, labels, sends, with_

SAID = "đã có hướng dẫn, hạn 30/9"
WAITS = with_(
    CLEAR,
    ("Trước 30/6/2026", "Theo hướng dẫn của Sở Khoa học và Công nghệ"),
    ("Quý III/2026", "Quý III/2026 (sau khi tỉnh có kế hoạch)"),
)


async def _waiting(stage: Stage, cast: Cast, *, only: bool = False) -> list[int]:
    """The items of the plan that wait; `only` leaves one of them in the whole commune."""
    change(stage, "UPDATE work_items SET status = 'dropped' WHERE commune_id = 1 AND status = 'waiting'")
    await sends(stage, cast.office, WAITS, "KH-CDS.txt")
    await approves(stage, cast.office)
    found: list[int] = rows(stage, "SELECT id FROM work_items WHERE commune_id = 1 AND status = 'waiting' ORDER BY id")
    assert len(found) == 2
    if only:
        change(stage, f"UPDATE work_items SET status = 'dropped' WHERE id = {found.pop()}")
    return found


def item(stage: Stage, item_id: int) -> Any:
    return one(stage, "SELECT status, due_on FROM work_items WHERE id = ?", item_id)


async def test_one_sentence_meets_the_only_condition_and_is_taken_back(stage: Stage, cast: Cast) -> None:
    (only,) = await _waiting(stage, cast, only=True)
    before = item(stage, only)
    (told,) = await stage.says(cast.office, SAID)
    assert "ngày cuối cùng là thứ Tư 30/09/2026" in told.text
    assert item(stage, only) == ("open", "2026-09-30")
    await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert item(stage, only) == before
    await stage.says(cast.office, SAID)
    assert item(stage, only) == ("open", "2026-09-30")
    stage.wait(minutes=11)
    (late,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "quá mười phút" in late.text
    assert item(stage, only) == ("open", "2026-09-30")


async def test_where_several_wait_a_tap_says_which_is_meant(stage: Stage, cast: Cast) -> None:
    waiting = await _waiting(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, SAID)
    assert "Hạn thứ Tư 30/09/2026 là của việc nào?" in asked.text
    assert the_work(stage) == before
    await forges(stage, cast.office, f"meet.{waiting[0]}")
    assert [item(stage, one_) for one_ in waiting] == [("open", "2026-09-30"), ("waiting", "2026-09-30")]


async def test_a_letter_asks_for_the_day_and_the_same_sentence_gives_it(stage: Stage, cast: Cast) -> None:
    waiting = await _waiting(stage, cast)
    (asked,) = await forges(stage, cast.office, f"meet.{waiting[0]}")
    assert labels(asked) == ["Bỏ qua"]
    await stage.says(cast.office, SAID)
    assert item(stage, waiting[0]) == ("open", "2026-09-30")


async def test_a_period_with_a_condition_may_keep_the_day_that_the_plan_prints(stage: Stage, cast: Cast) -> None:
    waiting = await _waiting(stage, cast)
    (asked,) = await forges(stage, cast.office, f"meet.{waiting[1]}")
    assert labels(asked) == ["Theo kế hoạch: 30/09/2026", "Bỏ qua"]
    await stage.presses(cast.office, "Theo kế hoạch: 30/09/2026")
    assert item(stage, waiting[1]) == ("open", "2026-09-30")


async def test_a_day_that_is_past_or_not_clear_changes_nothing(stage: Stage, cast: Cast) -> None:
    await _waiting(stage, cast, only=True)
    stage.set_clock(date(2026, 3, 2))
    before = the_work(stage)
    for words in ("đã có hướng dẫn, hạn 30/1", "đã có hướng dẫn, hạn sớm nhất có thể"):
        (told,) = await stage.says(cast.office, words)
        assert "chưa ghi gì" in told.text
    assert the_work(stage) == before


@pytest.mark.parametrize("part", ["officer", "head", "leader", "neighbour_office"])
async def test_nobody_else_meets_a_condition(stage: Stage, cast: Cast, part: str) -> None:
    (only,) = await _waiting(stage, cast, only=True)
    before = item(stage, only)
    await stage.says(getattr(cast, part), SAID)
    for token in (f"meet.{only}", f"met.{only}"):
        await forges(stage, getattr(cast, part), token)
    assert item(stage, only) == before
