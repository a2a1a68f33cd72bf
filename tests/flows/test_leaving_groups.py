"""An agency leaves a group that leads tasks: what has begun stays its own, later periods do not, and back again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.channels.memory import Sent
from bot.demo.stage import Stage
from db import history
from db.session import reading
from plans.work import EventKind
from tests.conftest import OFFICE_AGENCY, Cast
from tests.flows.looking import forges, rows, the_work
from tests.flows.test_plan_beside_the_table import GROUP, WITH_BODY, items
from tests.flows.test_plan_by_chat import approves, sends

LEAVES = "Phòng Kinh tế rời nhóm 1 từ 01/7/2026"


async def _led_by_two(stage: Stage, cast: Cast, members: str = "Phòng Kinh tế; Công an xã") -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await stage.presses(cast.office, "Xem 1 chỗ")
    await stage.says(cast.office, members)
    await approves(stage, cast.office)
    await stage.says(cast.office, "bắt đầu")


def _words(stage: Stage, words: str = LEAVES) -> str:
    number = 1 + rows(stage, "SELECT name FROM agency_groups WHERE commune_id = 1 ORDER BY id").index(GROUP)
    return words.replace("nhóm 1", f"nhóm {number}")


def _of(stage: Stage, agency: str, code: str = "3") -> list[Any]:
    return [(due, status) for name, due, status in items(stage, code) if name == agency]


ALL = ["2026-03-14", "2026-06-14", "2026-09-14", "2026-12-14"]
KEPT = [(ALL[0], "open"), (ALL[1], "open"), (ALL[2], "open"), (ALL[3], "dropped")]


async def test_periods_that_have_begun_by_then_stay_and_later_ones_are_dropped_with_the_reason(
    stage: Stage, cast: Cast
) -> None:
    await _led_by_two(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, _words(stage))
    assert "1 đầu việc của kỳ chưa bắt đầu" in asked.text
    assert the_work(stage) == before
    (left,) = await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    assert "đến hết thứ Ba 30/06/2026" in left.text
    # The third quarter's window began on 15 June.
    assert _of(stage, "Phòng Kinh tế") == KEPT
    assert _of(stage, "Công an xã") == [(due, "open") for due in ALL]
    why = "SELECT t.body FROM events e JOIN texts t ON t.id = e.text_id WHERE e.kind = 'dropped' AND e.commune_id = 1"
    assert rows(stage, why) == [GROUP]
    assert rows(stage, "SELECT until_on FROM group_members ORDER BY id") == ["2026-06-30", None]
    (told,) = await stage.says(cast.office, "nhóm")
    assert "Phòng Kinh tế (… – 30/06/2026), Công an xã" in told.text
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None


async def test_a_period_that_is_then_nobodys_is_the_offices(stage: Stage, cast: Cast) -> None:
    await _led_by_two(stage, cast, "Phòng Kinh tế")
    await stage.says(cast.office, _words(stage))
    await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    assert _of(stage, OFFICE_AGENCY) == [(ALL[3], "open")]


async def test_it_is_taken_back_within_ten_minutes_and_not_later(stage: Stage, cast: Cast) -> None:
    await _led_by_two(stage, cast, "Phòng Kinh tế")
    await stage.says(cast.office, _words(stage))
    (left,) = await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    stage.wait(minutes=9)
    (back,) = await stage.presses_on(cast.office, left, "Ghi nhầm, hủy")
    assert "vẫn ở trong nhóm như trước" in back.text
    assert _of(stage, "Phòng Kinh tế") == [(due, "open") for due in ALL]
    assert _of(stage, OFFICE_AGENCY) == [(ALL[3], "dropped")]
    assert rows(stage, "SELECT until_on FROM group_members") == [None]
    await stage.says(cast.office, _words(stage))
    (left,) = await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    stage.wait(minutes=11)
    (late,) = await stage.presses_on(cast.office, left, "Ghi nhầm, hủy")
    assert "không hủy được" in late.text
    assert _of(stage, "Phòng Kinh tế") == KEPT


async def test_an_agency_that_comes_back_has_its_later_periods_again(stage: Stage, cast: Cast) -> None:
    await _led_by_two(stage, cast, "Phòng Kinh tế")
    await stage.says(cast.office, _words(stage))
    await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    (asked,) = await stage.says(cast.office, _words(stage, "thêm Phòng Kinh tế vào nhóm 1 từ 01/10/2026"))
    assert "sẽ có 1 đầu việc" in asked.text
    await stage.presses(cast.office, "Thêm vào nhóm")
    assert _of(stage, "Phòng Kinh tế") == [(due, "open") for due in ALL]
    assert _of(stage, OFFICE_AGENCY) == [(ALL[3], "dropped")]


async def _out_of_the_group(stage: Stage, cast: Cast) -> Sent:
    """The only member leaves with two periods to come, which are the office's then; the message with the way back."""
    await _led_by_two(stage, cast, "Phòng Kinh tế")
    await stage.says(cast.office, _words(stage, "Phòng Kinh tế rời nhóm 1 từ 01/4/2026"))
    (left,) = await stage.presses(cast.office, "Đưa ra khỏi nhóm")
    return left


async def test_where_one_period_cannot_come_back_none_does(stage: Stage, cast: Cast) -> None:
    left = await _out_of_the_group(stage, cast)
    dropped = "SELECT item_id FROM events WHERE kind = 'dropped' AND commune_id = 1 ORDER BY item_id"
    *_, last = rows(stage, dropped)
    assert len(rows(stage, dropped)) == 2

    def restore(tx: Session) -> None:
        history.record(tx, 1, EventKind.RESTORED, stage.now, item_id=last)

    await stage.write(restore)
    before = the_work(stage)
    (told,) = await stage.presses_on(cast.office, left, "Ghi nhầm, hủy")
    assert "không hủy được" in told.text
    assert the_work(stage) == before


async def test_what_the_office_has_done_meanwhile_of_a_period_is_not_thrown_away(stage: Stage, cast: Cast) -> None:
    left = await _out_of_the_group(stage, cast)
    made = """SELECT i.id FROM work_items i JOIN agencies a ON a.id = i.agency_id
        WHERE i.period = '2026Q3' AND a.name = ?"""
    await forges(stage, cast.office, f"done.{rows(stage, made, OFFICE_AGENCY)[-1]}")
    before = the_work(stage)
    (told,) = await stage.presses_on(cast.office, left, "Ghi nhầm, hủy")
    assert "không hủy được" in told.text
    assert the_work(stage) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Trạm Y tế rời nhóm 1", "không ở trong nhóm"),
        ("Ban Không Ai Biết rời nhóm 1", "không rõ “Ban Không Ai Biết”"),
        ("Phòng Kinh tế rời nhóm 99", "không rõ là nhóm nào"),
    ],
)
async def test_what_is_not_clear_is_asked(stage: Stage, cast: Cast, words: str, told: str) -> None:
    await _led_by_two(stage, cast)
    before = the_work(stage)
    (heard,) = await stage.says(cast.office, _words(stage, words))
    assert told in heard.text
    assert the_work(stage) == before


async def test_nobody_else_takes_an_agency_out(stage: Stage, cast: Cast) -> None:
    await _led_by_two(stage, cast)
    before = the_work(stage)
    for who in (cast.officer, cast.head, cast.neighbour_office):
        await stage.says(who, _words(stage))
        for token in ("group.leave.1", "group.stay.1", "group.stay.x", "group.leave"):
            await forges(stage, who, token)
    changed = {key: rows_ for key, rows_ in the_work(stage).items() if rows_ != before[key]}
    assert not {"plans", "work_items", "task_agencies", "tasks"} & changed.keys()
