"""After approval the office says in one go what was done before: read back, marked after a yes, taken back by a tap."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import forges, one, rows, the_work
from tests.flows.test_plan_beside_the_table import WITH_BODY
from tests.flows.test_plan_by_chat import approves, labels, sends, with_

SECTIONS = """<b>II</b>\t<b>ĐÀO TẠO</b>\t\t\t
1\tMở lớp cho trưởng thôn\tBáo cáo\tTrước 30/6/2026\tPhòng Kinh tế
"""


async def _approved(stage: Stage, cast: Cast, data: bytes = WITH_BODY) -> None:
    await sends(stage, cast.office, data, "KH-CDS.txt")
    await approves(stage, cast.office)


def states(stage: Stage) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    query = """SELECT t.code, i.status FROM work_items i JOIN tasks t ON t.id = i.task_id
        WHERE i.plan_id = (SELECT max(id) FROM plans WHERE commune_id = 1) ORDER BY i.id"""
    for code, status in rows(stage, query):
        found.setdefault(code, []).append(status)
    return found


async def test_the_titles_are_read_back_before_anything_is_marked(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, "đã xong trước: 1, 2, 99")
    assert "Ghi là đã xong trước khi bắt đầu: 1 việc" in asked.text
    assert "• 1. Lập danh mục dữ liệu dùng chung" in asked.text
    assert "Không có nhiệm vụ mang mã: 99." in asked.text
    assert "Chưa có kỳ nào đã qua, hoặc đã xong từ trước: 2." in asked.text
    assert labels(asked) == ["Ghi 1 việc đã xong trước", "Không ghi"]
    assert the_work(stage) == before
    (marked,) = await stage.presses(cast.office, "Ghi 1 việc đã xong trước")
    assert "Đã ghi 1 việc đã xong trước khi bắt đầu" in marked.text
    assert states(stage)["1"] == ["verified"]
    assert rows(stage, "SELECT actor_id FROM events WHERE kind = 'done_before'") == [1]


async def test_it_is_taken_back_by_one_tap_and_only_for_ten_minutes(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "đã xong trước: 1")
    (marked,) = await stage.says(cast.office, "đúng")
    (undone,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "1 việc vừa đánh dấu nay mở" in undone.text
    assert states(stage)["1"] == ["open"]
    (again,) = await stage.presses_on(cast.office, marked, "Ghi nhầm, hủy")
    assert "Không hủy được nữa" in again.text
    await stage.says(cast.office, "đã xong trước: 1")
    await stage.says(cast.office, "đúng")
    stage.wait(minutes=11)
    (late,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "Không hủy được nữa" in late.text
    assert states(stage)["1"] == ["verified"]


async def test_all_of_a_quarter_is_marked_at_once(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    (asked,) = await stage.says(cast.office, "đã xong trước: tất cả việc quý I")
    assert "2 việc" in asked.text
    assert "quý I/2026" in asked.text
    await stage.presses(cast.office, "Ghi 2 việc đã xong trước")
    assert states(stage) == {"1": ["open"], "2": ["verified", *["open"] * 3], "3": ["verified", *["open"] * 3]}


async def test_many_titles_are_read_back_a_screen_at_a_time(stage: Stage, cast: Cast) -> None:
    many = "".join(f"{n}\tLập sổ theo dõi số {n}\tSổ\tTrước 30/3/2026\tPhòng Kinh tế\n" for n in range(4, 24))
    await _approved(stage, cast, WITH_BODY + many.encode())
    (first,) = await stage.says(cast.office, "đã xong trước: 4-23")
    assert "… và 12 việc khác" in first.text
    (second,) = await stage.presses(cast.office, "Xem tiếp")
    assert "• 12. Lập sổ theo dõi số 12" in second.text
    (third,) = await stage.presses(cast.office, "Xem tiếp")
    assert labels(third) == ["Ghi 20 việc đã xong trước", "Không ghi"]
    await stage.presses(cast.office, "Ghi 20 việc đã xong trước")
    assert sum(found == ["verified"] for found in states(stage).values()) == 20
    assert max(len(sent.text) for sent in stage.channel.to(cast.office.chat)) < 900


async def test_a_code_that_stands_in_two_sections_is_asked_with_its_section(stage: Stage, cast: Cast) -> None:
    head = "<b>I</b>\t<b>DỮ LIỆU</b>\t\t\t\n1\tLập danh mục"
    await _approved(stage, cast, with_(WITH_BODY.decode(), ("1\tLập danh mục", head)) + SECTIONS.encode())
    (asked,) = await stage.says(cast.office, "đã xong trước: 1")
    assert "Có nhiều nhiệm vụ cùng mã: 1." in asked.text
    assert labels(asked) == []
    (asked,) = await stage.says(cast.office, "đã xong trước: II/1")
    assert "• 1. Mở lớp cho trưởng thôn" in asked.text


async def test_no_leaves_all_as_it_is_and_an_old_button_means_nothing(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, "đã xong trước: 1")
    await stage.presses(cast.office, "Không ghi")
    (told,) = await stage.presses_on(cast.office, asked, "Ghi 1 việc đã xong trước")
    assert "không còn dùng được" in told.text
    await stage.says(cast.office, "đã xong trước: 1")
    await stage.says(cast.office, "thôi")
    assert the_work(stage) == before


async def test_a_restart_between_question_and_yes_loses_nothing_and_twice_marks_once(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    (asked,) = await stage.says(cast.office, "đã xong trước: 1")
    await stage.presses_on(cast.office, asked, "Ghi 1 việc đã xong trước")
    await stage.presses_on(cast.office, asked, "Ghi 1 việc đã xong trước")
    assert one(stage, "SELECT count(*) FROM events WHERE kind = 'done_before'") == 1


@pytest.mark.parametrize("part", ["officer", "head", "leader", "neighbour_office"])
async def test_nobody_else_marks_anything(stage: Stage, cast: Cast, part: str) -> None:
    await _approved(stage, cast)
    before = states(stage)
    await stage.says(getattr(cast, part), "đã xong trước: 1")
    await forges(stage, getattr(cast, part), "before.1")
    assert states(stage) == before


@pytest.mark.parametrize(
    "token", ["before", "before.", "before.x", "before.9", "before.undo", "before.undo.99999", "before.more.x"]
)
async def test_a_button_that_was_never_shown_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "đã xong trước: 1")
    before = the_work(stage)
    await forges(stage, cast.office, token)
    assert the_work(stage) == before


async def test_the_neighbour_takes_nothing_of_it_back(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "đã xong trước: 1")
    await stage.says(cast.office, "đúng")
    event = one(stage, "SELECT id FROM events WHERE kind = 'done_before'")
    await forges(stage, cast.neighbour_office, f"before.undo.{event}")
    assert states(stage)["1"] == ["verified"]
