"""After approval: the goals of the plan are shown, and an agency that joins a group gets items of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, forges, one, rows, the_work
from tests.flows.test_plan_beside_the_table import GROUP, WITH_BODY, items
from tests.flows.test_plan_by_chat import approves, labels, sends, with_


async def _with_members(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await stage.presses(cast.office, "Xem 1 chỗ")
    await stage.says(cast.office, "Phòng Kinh tế")
    await approves(stage, cast.office)


def _items_of(stage: Stage, code: str) -> list[Any]:
    return [(name, due) for name, due, _ in items(stage, code)]


async def test_the_groups_are_listed_with_their_members(stage: Stage, cast: Cast) -> None:
    await _with_members(stage, cast)
    (told,) = await stage.says(cast.office, "nhóm")
    assert f"{_number(stage)}. “{GROUP}”: Phòng Kinh tế" in told.text
    assert "“Các cơ quan, đơn vị thuộc UBND xã”: cơ quan thường trực theo dõi chung" in told.text


def _number(stage: Stage) -> int:
    return 1 + rows(stage, "SELECT name FROM agency_groups WHERE commune_id = 1 ORDER BY id").index(GROUP)


async def test_an_agency_that_joins_gets_the_items_that_are_due_from_then_on(stage: Stage, cast: Cast) -> None:
    await _with_members(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, f"thêm Trạm Y tế vào nhóm {_number(stage)} từ 01/7/2026")
    assert "từ thứ Tư 01/07/2026, đến hết kế hoạch: sẽ có 2 đầu việc" in asked.text
    assert the_work(stage) == before
    (joined,) = await stage.presses(cast.office, "Thêm vào nhóm")
    assert "2 đầu việc mới" in joined.text
    assert _items_of(stage, "3")[-2:] == [("Trạm Y tế", "2026-09-14"), ("Trạm Y tế", "2026-12-14")]
    assert rows(stage, "SELECT from_on, until_on FROM group_members ORDER BY id")[-1] == ("2026-07-01", None)
    (again,) = await stage.says(cast.office, f"thêm Trạm Y tế vào nhóm {_number(stage)}")
    assert "đã ở trong nhóm" in again.text
    assert len(_items_of(stage, "3")) == 6


async def test_in_a_plan_that_runs_the_newcomer_is_reminded_of_what_is_its_own(stage: Stage, cast: Cast) -> None:
    await _with_members(stage, cast)
    await stage.says(cast.office, "bắt đầu")
    await stage.says(cast.office, f"thêm Trạm Y tế vào nhóm {_number(stage)} từ 01/4/2026 đến 30/6/2026")
    await stage.presses(cast.office, "Thêm vào nhóm")
    assert _items_of(stage, "3")[-1] == ("Trạm Y tế", "2026-06-14")
    looks = "SELECT look_at FROM work_items ORDER BY id DESC LIMIT 1"
    assert one(stage, looks) is not None
    stage.set_clock(date(2026, 6, 12))
    await stage.tick()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("thêm Ban Không Ai Biết vào nhóm 1", "không rõ “Ban Không Ai Biết”"),
        ("thêm Trạm Y tế vào nhóm 99", "không rõ là nhóm nào"),
        ("thêm Trạm Y tế vào nhóm", "không rõ là nhóm nào"),
    ],
)
async def test_what_is_not_clear_is_asked(stage: Stage, cast: Cast, words: str, told: str) -> None:
    await _with_members(stage, cast)
    before = the_work(stage)
    (heard,) = await stage.says(cast.office, words)
    assert told in heard.text
    assert the_work(stage) == before


async def test_nobody_else_and_no_old_button_changes_a_group(stage: Stage, cast: Cast) -> None:
    await _with_members(stage, cast)
    group = one(stage, "SELECT id FROM agency_groups WHERE name = ?", GROUP)
    before = rows(stage, "SELECT * FROM group_members")
    for who in (cast.officer, cast.head, cast.leader, cast.neighbour_office):
        await stage.says(who, f"thêm Trạm Y tế vào nhóm {_number(stage)}")
        await forges(stage, who, f"group.{group}")
    await forges(stage, cast.office, f"group.{group}")
    await stage.says(cast.office, f"thêm Trạm Y tế vào nhóm {_number(stage)}")
    await stage.presses(cast.office, "Bỏ qua")
    await forges(stage, cast.office, f"group.{group}")
    assert rows(stage, "SELECT * FROM group_members") == before


# Goals ---------------------------------------------------------------------------------------------------------------


async def test_the_goals_are_shown_with_what_is_to_be_reached(stage: Stage, cast: Cast) -> None:
    for who in (cast.office, cast.leader):
        (told,) = await stage.says(who, "Mục tiêu?")
        assert "Mục tiêu của kế hoạch: 2" in told.text
        assert "· cần đạt ≥ 88 điểm · đến thứ Năm 31/12/2026" in told.text
    assert labels(told) == []


async def test_many_goals_are_shown_a_screen_at_a_time(stage: Stage, cast: Cast) -> None:
    more = "".join(f"- Tối thiểu {n}% người dân có tài khoản số loại {n}.\n" for n in range(11, 23))
    many = with_(WITH_BODY.decode(), ("II. MỤC TIÊU\n", f"II. MỤC TIÊU\n{more}"))
    await sends(stage, cast.office, many, "KH-CDS.txt")
    await stage.presses(cast.office, "Ngoài bảng: 5 chỗ")
    await stage.presses(cast.office, "Theo dõi cả 2 chỗ rõ ràng")
    await stage.presses(cast.office, "Về tóm tắt")
    await approves(stage, cast.office)
    (first,) = await stage.says(cast.office, "mục tiêu")
    assert "Mục tiêu của kế hoạch: 17" in first.text
    (second,) = await stage.presses(cast.office, "Xem tiếp")
    assert "8. " in second.text
    await stage.presses(cast.office, "Xem tiếp")
    heard = stage.channel.to(cast.office.chat)
    assert labels(heard[-1]) == []
    assert max(len(sent.text) for sent in heard) < 900


async def test_what_was_left_for_later_is_followed_after_all(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await approves(stage, cast.office)
    await stage.says(cast.office, "bắt đầu")
    (told,) = await stage.says(cast.office, "ngoài bảng")
    assert "3 mục tiêu, 6 việc" in told.text
    day = "xong trước ngày 15/5/2026 · Phòng Kinh tế · ngày cuối cùng: thứ Năm 14/05/2026"
    place = next(line for line in told.text.splitlines() if day in line)[0]
    (followed,) = await stage.presses_on(cast.office, told, f"Theo dõi {place}")
    assert "1 đầu việc" in followed.text
    assert items(stage, "N1") == [("Phòng Kinh tế", "2026-05-14", "open")]
    assert one(stage, "SELECT look_at FROM work_items ORDER BY id DESC LIMIT 1") is not None
    (again,) = await stage.presses_on(cast.office, told, f"Theo dõi {place}")
    assert "không còn dùng được" in again.text
    await stage.presses_on(cast.office, told, "Theo dõi 3 mục tiêu")
    await stage.presses_on(cast.office, told, f"Không theo dõi {chr(ord(place) + 1)}")
    (left,) = await stage.says(cast.office, "ngoài bảng")
    assert "0 mục tiêu, 4 việc" in left.text
    (shown,) = await stage.says(cast.office, "mục tiêu")
    assert "Mục tiêu của kế hoạch: 5" in shown.text


async def test_a_day_for_reports_that_was_put_off_is_taken_on_later(stage: Stage, cast: Cast) -> None:
    """What is open and due on the day for sending in moves, in a plan that runs; what was answered stays."""
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await approves(stage, cast.office)
    await stage.says(cast.office, "bắt đầu")
    change(stage, "UPDATE work_items SET status = 'reported' WHERE period = '2026Q2' AND commune_id = 1")
    (told,) = await stage.says(cast.office, "ngoài bảng")
    (line,) = [line for line in told.text.splitlines() if "07/03, 07/06, 07/09 và thứ Hai 07/12/2026" in line]
    before = [due for _, due, _ in items(stage, "2")]
    assert before == ["2026-03-14", "2026-06-14", "2026-09-14", "2026-12-14"]
    (followed,) = await stage.presses_on(cast.office, told, f"Theo dõi {line[0]}")
    assert "dùng lịch gửi báo cáo" in followed.text
    assert [due for _, due, _ in items(stage, "2")] == ["2026-03-07", "2026-06-14", "2026-09-07", "2026-12-07"]
    (again,) = await stage.presses_on(cast.office, told, f"Theo dõi {line[0]}")
    assert "không còn dùng được" in again.text


async def test_nobody_else_follows_what_was_left(stage: Stage, cast: Cast) -> None:
    before = the_work(stage), rows(stage, "SELECT * FROM duties"), rows(stage, "SELECT * FROM goals")
    duty = rows(stage, "SELECT id FROM duties WHERE commune_id = 1")[0]
    for who in (cast.officer, cast.head, cast.leader, cast.neighbour_office):
        for token in (f"beside.follow.{duty}", f"beside.out.{duty}"):
            await forges(stage, who, token)
    for who in (cast.officer, cast.leader):
        await forges(stage, who, "beside.goals")
    for token in ("beside", "beside.x", "beside.follow", "beside.follow.x", "beside.out.99999"):
        await forges(stage, cast.office, token)
    assert (the_work(stage), rows(stage, "SELECT * FROM duties"), rows(stage, "SELECT * FROM goals")) == before


async def test_an_officer_or_a_forged_button_sees_no_goals(stage: Stage, cast: Cast) -> None:
    (told,) = await stage.says(cast.officer, "mục tiêu")
    assert "Mục tiêu của kế hoạch" not in told.text
    (told,) = await forges(stage, cast.officer, "goals.0")
    assert "Mục tiêu của kế hoạch" not in told.text
