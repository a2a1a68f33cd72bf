"""What a plan says beside its table is offered, put right and kept: goals, duties, the day for reports, groups."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from actions import people, periods, reporting
from bot.demo.stage import Stage
from db import tasks
from db.session import reading
from plans.calendar import VIETNAM
from tests.conftest import AN_MAU, CENTRE, OFFICE_AGENCY, Cast
from tests.flows.looking import forges, one, rows, the_work
from tests.flows.test_plan_by_chat import CLEAR, approves, labels, plans_of, sends, with_

GROUP = "Các cơ quan chuyên môn thuộc UBND xã"
BODY = """III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Là cơ quan thường trực chuyển đổi số của xã.
2. Phòng Kinh tế
- Mua sắm thiết bị số cho bộ phận tiếp nhận, xong trước ngày 15/5/2026.
- Lập danh mục dữ liệu dùng chung của xã chậm nhất ngày 29/6/2026.
3. Các cơ quan chuyên môn thuộc UBND xã
- Cử một cán bộ đầu mối chuyển đổi số chậm nhất ngày 20/3/2026.
- Gửi báo cáo quý về Phòng Văn hóa - Xã hội trong ngày 07 của tháng cuối quý.
"""
AIMS = """II. MỤC TIÊU
- 100% hồ sơ công việc được xử lý trên mạng.
- Tối thiểu 70% người dân có tài khoản số trong năm 2026.
- Nâng cao nhận thức về chuyển đổi số.
"""
WITH_BODY = with_(
    CLEAR,
    (
        """III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Là cơ quan thường trực chuyển đổi số của xã.
""",
        AIMS + BODY,
    ),
    (
        "2\tMở lớp kỹ năng số cho công chức\tBáo cáo\tQuý III/2026\tPhòng Văn hóa - Xã hội\n",
        "2\tMở lớp kỹ năng số cho công chức\tBáo cáo\tThường xuyên\tPhòng Văn hóa - Xã hội\n"
        f"3\tRà soát phần mềm đang dùng\tBáo cáo\tHằng quý\t{GROUP}\n",
    ),
)


def goals(stage: Stage) -> list[Any]:
    return rows(stage, "SELECT text, state FROM goals WHERE commune_id = 1 ORDER BY plan_id, position")[-3:]


def duties(stage: Stage) -> list[Any]:
    query = (
        "SELECT d.state, t.code FROM duties d LEFT JOIN tasks t ON t.id = d.task_id WHERE d.plan_id = ? ORDER BY d.id"
    )
    return rows(stage, query, _plan(stage))


def items(stage: Stage, code: str) -> list[Any]:
    query = """SELECT a.name, i.due_on, i.status FROM work_items i JOIN tasks t ON t.id = i.task_id
        JOIN agencies a ON a.id = i.agency_id WHERE t.code = ? AND i.plan_id = ? ORDER BY i.id"""
    return rows(stage, query, code, _plan(stage))


def _plan(stage: Stage) -> int:
    return int(one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1"))


async def _at_first(stage: Stage, cast: Cast) -> None:
    """The plan is shown, and what it says beside its table is opened at the first place."""
    _, shown = await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    assert "• 3 mục tiêu.\n• 3 việc có thời hạn.\n• 1 lịch gửi báo cáo." in shown.text
    await stage.presses(cast.office, "Ngoài bảng: 5 chỗ")
    await stage.presses(cast.office, "Xem từng chỗ")


async def test_all_is_told_before_anything_is_followed(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    (told,) = await stage.presses(cast.office, "Ngoài bảng: 5 chỗ")
    assert "• 3 mục tiêu" in told.text
    assert "xong trước ngày 15/5/2026 · Phòng Kinh tế · ngày cuối cùng: thứ Năm 14/05/2026" in told.text
    assert "Lịch gửi báo cáo: “trong ngày 07 của tháng cuối quý”" in told.text
    # A duty that repeats a task of the table, that of a group, and the day for reports are asked about by themselves.
    assert labels(told) == ["Theo dõi cả 2 chỗ rõ ràng", "Xem từng chỗ", "Để sau cả", "Về tóm tắt"]
    assert the_work(stage) == before


async def test_what_is_clear_is_taken_at_once_and_the_rest_is_asked(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await stage.presses(cast.office, "Ngoài bảng: 5 chỗ")
    (same,) = await stage.presses(cast.office, "Theo dõi cả 2 chỗ rõ ràng")
    assert "theo dõi 2 chỗ rõ ràng" in same.text
    assert "có lẽ trùng nhiệm vụ 1 trong bảng: “Lập danh mục dữ liệu dùng chung”" in same.text
    (group,) = await stage.presses(cast.office, "Là nhiệm vụ 1")
    assert "theo dõi cùng nhiệm vụ 1" in group.text
    (day,) = await stage.presses(cast.office, "Theo dõi chung")
    assert "đến hạn các ngày 07/03, 07/06, 07/09 và thứ Hai 07/12/2026" in day.text
    assert "số liệu của kỳ tính đến ngày gửi" in day.text
    (seen,) = await stage.presses(cast.office, "Dùng lịch này")
    assert "(đã xem 5/5 chỗ)" in seen.text
    await stage.presses(cast.office, "Xem 1 chỗ")
    await stage.presses(cast.office, "Theo dõi chung")
    _, kept = await stage.presses(cast.office, "Duyệt")
    assert "theo dõi 3 mục tiêu, 3 việc." in kept.text
    assert {state for _, state in goals(stage)} == {"followed"}
    assert duties(stage) == [("followed", "N1"), ("followed", "1"), ("followed", "N2"), ("followed", None)]
    assert items(stage, "N1") == [("Phòng Kinh tế", "2026-05-14", "open")]
    assert items(stage, "1") == [("Phòng Kinh tế", "2026-06-29", "open")]
    assert items(stage, "N2") == [(OFFICE_AGENCY, "2026-03-20", "open")]
    # The headline counts what the table lists; what stands beside it is told apart.
    told, *_ = await stage.says(cast.leader, "/tonghop quý 1")
    assert "/29 nhiệm vụ" in told.text
    assert "Việc ghi ngoài bảng nhiệm vụ: xong 0/2, quá hạn 0." in told.text
    # Standing and quarterly work is due on the day for reports.
    assert [due for _, due, _ in items(stage, "2")] == ["2026-03-07", "2026-06-07", "2026-09-07", "2026-12-07"]
    assert [due for _, due, _ in items(stage, "3")] == ["2026-03-07", "2026-06-07", "2026-09-07", "2026-12-07"]
    assert rows(stage, "SELECT code, origin FROM tasks WHERE plan_id = ? AND origin = 'body'", _plan(stage)) == [
        ("N1", "body"),
        ("N2", "body"),
    ]


async def test_what_nobody_looked_at_is_kept_and_not_followed_and_said(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    (warned,) = await stage.presses(cast.office, "Duyệt")
    assert "Ngoài bảng còn 5 chỗ chưa xem" in warned.text
    assert "chưa theo dõi" in warned.text
    _, kept = await stage.presses(cast.office, "Duyệt, để lại sau")
    assert "theo dõi 0 mục tiêu, 0 việc; để sau, chưa theo dõi 7 mục" in kept.text
    assert {state for _, state in goals(stage)} == {"later"}
    assert duties(stage) == [("later", None)] * 4
    assert [due for _, due, _ in items(stage, "2")] == ["2026-03-14", "2026-06-14", "2026-09-14", "2026-12-14"]
    assert one(stage, "SELECT count(*) FROM tasks WHERE plan_id = ?", _plan(stage)) == 3


async def test_goals_are_left_out_by_their_numbers(stage: Stage, cast: Cast) -> None:
    await _at_first(stage, cast)
    for nonsense in ("bỏ 7", "bỏ 0", "hai"):
        (asked,) = await stage.says(cast.office, nonsense)
        assert "Chưa hiểu chắc" in asked.text
    (noted,) = await stage.says(cast.office, "bỏ 3")
    assert "theo dõi 2 mục tiêu, không theo dõi 1" in noted.text
    await stage.presses(cast.office, "Về tóm tắt")
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert [state for _, state in goals(stage)] == ["followed", "followed", "left_out"]


async def test_a_duty_is_put_right_by_typing_who_and_when(stage: Stage, cast: Cast) -> None:
    await _at_first(stage, cast)
    await stage.presses(cast.office, "Để sau")
    (asked,) = await stage.says(cast.office, "lúc nào đó")
    assert "Chưa hiểu chắc" in asked.text
    (noted,) = await stage.says(cast.office, f"{CENTRE}; trước 20/6")
    assert f"theo dõi · {CENTRE} · ngày cuối cùng: thứ Sáu 19/06/2026" in noted.text
    (third,) = await stage.presses(cast.office, "Không theo dõi")
    assert "Đã ghi: không theo dõi" in third.text
    await stage.presses(cast.office, "Về tóm tắt")
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert duties(stage) == [("followed", "N1"), ("left_out", None), ("later", None), ("later", None)]
    assert items(stage, "N1") == [(CENTRE, "2026-06-19", "open")]


async def test_another_day_for_reports_is_typed(stage: Stage, cast: Cast) -> None:
    await _at_first(stage, cast)
    for _ in range(4):
        await stage.presses(cast.office, "Để sau")
    (asked,) = await stage.says(cast.office, "hằng tháng")
    assert "Chưa hiểu chắc" in asked.text
    (noted,) = await stage.says(cast.office, "ngày 10")
    assert "từ thứ Ba 10/03/2026 đến thứ Năm 10/12/2026" in noted.text
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert items(stage, "2")[0][1] == "2026-03-10"


async def test_figures_are_taken_on_the_day_for_reports_when_it_comes_before_the_cut_off(
    stage: Stage, cast: Cast
) -> None:
    await _at_first(stage, cast)
    for _ in range(4):
        await stage.presses(cast.office, "Để sau")
    await stage.presses(cast.office, "Dùng lịch này")
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    stage._moment[0] = datetime(2026, 3, 20, 8, tzinfo=VIETNAM)
    # The other plan of the commune has agencies send in at the cut-off, so the figures wait for it.
    told, *_ = await stage.says(cast.leader, "/tonghop quý 1")
    assert "tính đến" not in told.text
    await stage.write(_the_other_plan_says_so_too)
    told, *_ = await stage.says(cast.leader, "/tonghop quý 1")
    assert "Số liệu tính đến thứ Bảy 07/03/2026, ngày các cơ quan gửi báo cáo" in told.text


def _the_other_plan_says_so_too(tx: Any) -> None:
    tasks.plans(tx, 1)[0].send_by = {"basis": "day_of_last_month", "days": 7}


# Groups --------------------------------------------------------------------------------------------------------------


async def test_each_member_of_a_group_gets_work_of_its_own_by_one_tap(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    (asked,) = await stage.presses(cast.office, "Xem 1 chỗ")
    assert "Trong danh bạ, nhóm này gồm: " in asked.text
    (noted,) = await stage.presses(cast.office, "Từng cơ quan (3)")
    assert "Phòng Kinh tế" in noted.text
    assert OFFICE_AGENCY in noted.text
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert len({name for name, _, _ in items(stage, "3")}) == 3
    assert len(items(stage, "3")) == 12
    assert one(stage, "SELECT count(*) FROM group_members") == 3


async def test_members_are_typed_with_exceptions_and_days(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await stage.presses(cast.office, "Xem 1 chỗ")
    for nonsense in ("tất cả trừ Công an xã", "Phòng Kinh tế từ 31/02/2026", "Phòng Kinh tế từ 30/6 đến 1/3"):
        (asked,) = await stage.says(cast.office, nonsense)
        assert "Chưa hiểu chắc" in asked.text
    typed = "Phòng Kinh tế từ 01/3/2026 đến 30/6/2026; Công an xã từ 1/7"
    (noted,) = await stage.says(cast.office, typed)
    assert "Phòng Kinh tế (01/03/2026 – 30/06/2026); Công an xã (01/07/2026 – …)" in noted.text
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert [(name, due) for name, due, _ in items(stage, "3")] == [
        ("Phòng Kinh tế", "2026-03-14"),
        ("Phòng Kinh tế", "2026-06-14"),
        ("Công an xã", "2026-09-14"),
        ("Công an xã", "2026-12-14"),
    ]
    found = rows(stage, "SELECT from_on, until_on FROM group_members ORDER BY id")
    assert found == [("2026-03-01", "2026-06-30"), ("2026-07-01", None)]


# Buttons -------------------------------------------------------------------------------------------------------------

STALE = ["each.1.1.1", "more.1.1.0.99", "more.1.1.1.0", "same.1.1.1", "out.1.1.0", "take.1.9", "rest.1.0", "body.2.1"]


@pytest.mark.parametrize("token", STALE)
async def test_a_button_that_was_never_shown_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    before, corrections = the_work(stage), one(stage, "SELECT corrections FROM plan_drafts")
    await forges(stage, cast.office, f"plan.{token}")
    assert (the_work(stage), one(stage, "SELECT corrections FROM plan_drafts")) == (before, corrections)


async def test_a_neighbour_moves_nothing_of_it(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    draft = rows(stage, "SELECT corrections FROM plan_drafts")
    for token in ("body.1.1", "take.1.1", "rest.1.1", "each.1.1.0", "more.1.1.1.0", "out.1.1.2", "same.1.1.3"):
        await forges(stage, cast.neighbour_office, f"plan.{token}")
    assert rows(stage, "SELECT corrections FROM plan_drafts") == draft
    assert plans_of(stage, 2) == 1


async def test_a_report_says_the_day_on_which_recurring_work_was_due_and_not_that_of_its_last_period(
    stage: Stage, cast: Cast
) -> None:
    await sends(stage, cast.office, WITH_BODY, "KH-CDS.txt")
    await approves(stage, cast.office)
    await stage.presses(cast.office, "Bắt đầu gửi nhắc việc")
    stage.set_clock(date(2026, 9, 15))
    with reading(stage.app.engine) as tx:
        commune = people.commune_named(tx, AN_MAU)
        content = reporting.content_of(tx, commune, periods.period(commune, "2026Q3"), stage.now)
    recurring = [row for row in content.tasks if row.content == "Rà soát phần mềm đang dùng"]
    assert [(row.status, row.last_day) for row in recurring] == [("Quá hạn, hạn 14/03/2026", date(2026, 3, 14))]
