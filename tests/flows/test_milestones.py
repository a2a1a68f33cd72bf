"""Work that runs for years has a milestone in each: set in words, reminded of year by year, and never twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions import figures, periods
from bot.demo.stage import Stage
from db import people
from db.session import reading
from plans.summary import TaskClass
from tests.conftest import Cast
from tests.flows.looking import forges, one, rows, the_work
from tests.flows.test_plan_by_chat import CLEAR, approves, labels, sends, with_

FIRST, SECOND = "Lập danh mục dữ liệu dùng chung", "Mở lớp kỹ năng số cho công chức"
FOR_YEARS = with_(
    CLEAR, ("xã An Mẫu năm 2026", "xã An Mẫu giai đoạn 2026-2028"),
    ("Danh mục\tTrước 30/6/2026", "Danh mục\tGiai đoạn 2026-2028"),
    ("Báo cáo\tQuý III/2026", "Báo cáo\tNăm 2026 và các năm tiếp theo"),
)  # fmt: skip
NEXT = with_(
    FOR_YEARS.decode(), ("Số: 11/KH-UBND", "Số: 12/KH-UBND"),
    ("xã An Mẫu giai đoạn 2026-2028", "xã An Mẫu giai đoạn 2027-2028"),
    ("An Mẫu, ngày 06 tháng 02 năm 2026", "An Mẫu, ngày 18 tháng 12 năm 2026"),
    ("Năm 2026 và các", "Năm 2027 và các"),
)  # fmt: skip


async def _approved(stage: Stage, cast: Cast, data: bytes = FOR_YEARS, name: str = "KH-CDS.txt") -> str:
    await sends(stage, cast.office, data, name)
    return "\n".join(sent.text for sent in await approves(stage, cast.office))


def plan_of(stage: Stage, number: str = "11/KH-UBND") -> int:
    return int(one(stage, "SELECT id FROM plans WHERE number = ?", number))


def items(stage: Stage, title: str = FIRST, number: str = "11/KH-UBND") -> list[Any]:
    """(period, due, status) of a task's items."""
    query = "SELECT period, due_on, status FROM work_items WHERE title = ? AND plan_id = ? ORDER BY period"
    return rows(stage, query, title, plan_of(stage, number))


def dues(stage: Stage, title: str = FIRST) -> list[Any]:
    return [due for _, due, _ in items(stage, title)]


async def test_each_year_has_an_item_and_the_approval_says_so(stage: Stage, cast: Cast) -> None:
    told = await _approved(stage, cast)
    assert "2 nhiệm vụ kéo dài nhiều năm: mỗi năm có một mốc" in told
    assert items(stage) == [(f"by-{year}", f"{year}-12-31", "open") for year in (2026, 2027, 2028)]
    assert [period for period, _, _ in items(stage, SECOND)] == [f"by-{year}" for year in range(2026, 2030)]
    (listed,) = await stage.says(cast.office, "mốc hằng năm")
    assert "• 1. Lập danh mục dữ liệu dùng chung · mốc gần nhất thứ Năm 31/12/2026" in listed.text
    assert "mốc cuối đã lập Chủ nhật 31/12/2028" in listed.text


async def test_a_milestone_is_read_back_set_after_a_yes_and_taken_back_by_a_tap(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, "mốc năm 2027 nhiệm vụ 1: trước 30/11")
    assert "Lập danh mục dữ liệu dùng chung, mốc năm 2027 · hạn mới thứ Hai 29/11/2027" in asked.text
    assert "(đang là thứ Sáu 31/12/2027)" in asked.text
    assert the_work(stage) == before
    (moved,) = await stage.presses(cast.office, "Đặt 1 mốc")
    assert "Đã đặt 1 mốc" in moved.text
    assert dues(stage) == ["2026-12-31", "2027-11-29", "2028-12-31"]
    assert one(stage, "SELECT first_due FROM work_items WHERE due_on = '2027-11-29'") == "2027-12-31"
    (undone,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "1 mốc trở lại ngày cũ" in undone.text
    assert dues(stage) == ["2026-12-31", "2027-12-31", "2028-12-31"]
    (again,) = await stage.presses_on(cast.office, moved, "Ghi nhầm, hủy")
    assert "Không hủy được nữa" in again.text


async def test_every_year_is_set_at_once_but_the_last_day_of_the_task_stays(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    (asked,) = await stage.says(cast.office, "mốc hằng năm: quý III")
    assert labels(asked) == ["Đặt 6 mốc", "Không ghi"]
    await stage.says(cast.office, "đúng")
    assert dues(stage) == ["2026-09-30", "2027-09-30", "2028-12-31"]
    assert dues(stage, SECOND) == [f"{year}-09-30" for year in range(2026, 2030)]
    stage.wait(minutes=11)
    (late,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "Không hủy được nữa" in late.text
    assert dues(stage) == ["2026-09-30", "2027-09-30", "2028-12-31"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("mốc năm 2028 nhiệm vụ 1: trước 30/11", "Không có mốc nào đang mở để đặt cho: 1"),
        ("mốc năm 2027 nhiệm vụ 99: trước 30/11", "Không có nhiệm vụ mang mã: 99."),
        ("mốc năm 2027: khi có hướng dẫn", "Chưa rõ mốc năm 2027 là ngày nào"),
        ("mốc năm 2027: trước 30/11/2028", "Chưa rõ mốc năm 2027 là ngày nào"),
        ("mốc năm 2026: ngày 05/01", "đã qua, không đặt làm mốc được"),
        ("mốc năm 2031: trước 30/11", "Không có mốc hằng năm nào đang mở như vậy"),
    ],
)
async def test_what_is_not_clear_is_said_politely_and_changes_nothing(
    stage: Stage, cast: Cast, words: str, answer: str
) -> None:
    await _approved(stage, cast)
    stage.set_clock(date(2026, 2, 10))
    before = the_work(stage)
    (told,) = await stage.says(cast.office, words)
    assert answer in told.text
    assert labels(told) == []
    assert the_work(stage) == before


@pytest.mark.parametrize("part", ["officer", "head", "leader", "neighbour_office"])
async def test_nobody_else_sets_anything(stage: Stage, cast: Cast, part: str) -> None:
    await _approved(stage, cast)
    await stage.says(getattr(cast, part), "mốc năm 2027 nhiệm vụ 1: trước 30/11")
    await forges(stage, getattr(cast, part), "year.1")
    assert dues(stage) == ["2026-12-31", "2027-12-31", "2028-12-31"]


@pytest.mark.parametrize("token", ["year", "year.", "year.9", "year.x", "year.undo", "year.undo.99999", "year.more.x"])
async def test_a_button_that_was_never_shown_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "mốc năm 2027 nhiệm vụ 1: trước 30/11")
    before = the_work(stage)
    await forges(stage, cast.office, token)
    assert the_work(stage) == before


async def test_the_neighbour_takes_nothing_of_it_back(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "mốc năm 2027 nhiệm vụ 1: trước 30/11")
    await stage.says(cast.office, "đúng")
    event = one(stage, "SELECT id FROM events WHERE kind = 'due_changed'")
    await forges(stage, cast.neighbour_office, f"year.undo.{event}")
    assert dues(stage)[1] == "2027-11-29"


async def test_what_has_no_end_gets_its_next_year_by_itself_once_also_after_a_long_pause(
    stage: Stage, cast: Cast
) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "bắt đầu")
    years = {2026: range(2026, 2030), 2029: range(2026, 2031), 2031: range(2026, 2033)}
    for now, expected in years.items():
        for day in (5, 5, 6):
            stage.set_clock(date(now, 3, day))
            await stage.tick()
        assert [period for period, _, _ in items(stage, SECOND)] == [f"by-{year}" for year in expected]
        assert one(stage, "SELECT count(*) FROM events WHERE commune_id = 1 AND once = ?", f"milestones:{now}") == 1
    assert [period for period, _, _ in items(stage)] == ["by-2026", "by-2027", "by-2028"]


async def test_next_years_plan_carries_the_task_on_and_nobody_has_it_twice(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "bắt đầu")
    stage.set_clock(date(2026, 12, 21))
    await _approved(stage, cast, NEXT, "KH-2027.txt")
    assert [status for _, _, status in items(stage)] == ["open"] * 3
    (started,) = await stage.says(cast.office, "bắt đầu")
    assert "Từ nay 5 đầu việc của kế hoạch trước được theo dõi tiếp" in started.text
    assert [status for _, _, status in items(stage)] == ["open", "dropped", "dropped"]
    assert items(stage, number="12/KH-UBND") == [(f"by-{y}", f"{y}-12-31", "open") for y in (2027, 2028)]
    stage.set_clock(date(2028, 3, 6))
    await stage.tick()
    living = """SELECT title, period, count(*) FROM work_items WHERE status = 'open' AND period LIKE 'by-%'
        GROUP BY title, period HAVING count(*) > 1"""
    assert rows(stage, living) == []
    assert [status for _, _, status in items(stage, SECOND)] == ["open", "dropped", "dropped", "dropped"]


async def test_the_summary_counts_the_task_once_and_as_done_only_at_its_end(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    await stage.says(cast.office, "bắt đầu")

    def counted(task_class: TaskClass) -> int:
        with reading(stage.app.engine) as tx:
            commune = people.commune(tx, 1)
            found = figures.figures(tx, commune, periods.period(commune, "2026"), stage.now).plan
            task = one(stage, "SELECT id FROM tasks WHERE content = ? AND plan_id = ?", FIRST, plan_of(stage))
            return found.of(task_class).task_ids.count(task)

    assert counted(TaskClass.NOT_YET_DUE) == 1
    stage.set_clock(date(2026, 3, 5))
    await stage.says(cast.office, "đã xong trước: 1")
    await stage.says(cast.office, "đúng")
    assert [status for _, _, status in items(stage)] == ["verified", "open", "open"]
    stage.set_clock(date(2026, 12, 30))
    assert counted(TaskClass.UNDER_WAY) == 1
    assert counted(TaskClass.DONE) == 0
