"""Plans that wait to be started: the office sees what would be sent, corrects it, and starts one of several."""

from __future__ import annotations

from datetime import date

from bot.demo.stage import Stage
from tests.conftest import AN_MAU, CENTRE, Cast, plan_of
from tests.flows.looking import forges, one, rows, the_work

_NUMBER = "Số: 05/KH-UBND".encode()


async def two_more_plans(stage: Stage) -> None:
    for number in ("06", "07"):
        named = plan_of(AN_MAU).replace(_NUMBER, f"Số: {number}/KH-UBND".encode())
        await stage.bring_plan(
            AN_MAU, named.replace("năm 2026\n\nThực hiện".encode(), f"lần {number}\n\nThực hiện".encode())
        )


def stages(stage: Stage) -> list[str]:
    return rows(stage, "SELECT stage FROM plans WHERE commune_id = 1 ORDER BY id")


async def test_one_of_several_waiting_plans_is_started(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    (asked,) = await stage.says(cast.office, "bắt đầu")
    assert "Có 2 kế hoạch đang chờ" in asked.text
    assert stages(stage) == ["running", "shadow", "shadow"]
    (started,) = await stage.presses(cast.office, "b")
    assert "Đã bắt đầu" in started.text
    assert stages(stage) == ["running", "shadow", "running"]


async def test_all_of_them_are_started_together(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    await stage.says(cast.office, "bắt đầu")
    await stage.presses(cast.office, "Bắt đầu cả 2 kế hoạch")
    assert stages(stage) == ["running"] * 3
    (again,) = await stage.presses(cast.office, "Bắt đầu cả 2 kế hoạch")
    assert "Không có kế hoạch nào" in again.text


async def test_nobody_starts_a_neighbours_plan(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    theirs = rows(stage, "SELECT id FROM plans WHERE stage = 'shadow' ORDER BY id")[0]
    (heard,) = await forges(stage, cast.neighbour_office, f"start.{theirs}")
    (told,) = await forges(stage, cast.neighbour_office, "start.99999")
    assert heard.text == told.text
    assert stages(stage) == ["running", "shadow", "shadow"]


async def test_the_office_moves_an_item_before_anybody_hears_of_it(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    shown = next(s for s in reversed(stage.channel.to(cast.office.chat)) if "Chạy thử" in s.text)
    assert "bấm chữ cái của việc để sửa" in shown.text
    tried_out = shown.text.partition("Chạy thử")[2]  # what waits may stand above it
    line = next(text for text in tried_out.splitlines() if CENTRE in text)
    (card,) = await stage.presses_on(cast.office, shown, line[0])
    assert f"Cơ quan chủ trì: {CENTRE}" in card.text
    item = int(card.choices[0].token.partition(".")[2])
    await stage.presses(cast.office, "Chuyển đơn vị…")
    before = len(stage.channel.sent)
    (moved,) = await stage.presses(cast.office, "Phòng Kinh tế")
    assert "cho Phòng Kinh tế chủ trì" in moved.text
    assert len(stage.channel.sent) == before + 1
    led_by = "SELECT agencies.name FROM work_items JOIN agencies ON agencies.id = agency_id WHERE work_items.id = ?"
    assert one(stage, led_by, item) == "Phòng Kinh tế"
    await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert one(stage, led_by, item) == CENTRE
    (told,) = await forges(stage, cast.office, f"history.{item}")
    assert f"chuyển cho {CENTRE} chủ trì" in told.text


async def test_a_running_item_that_is_moved_is_told_to_both(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    item = one(
        stage, "SELECT id FROM work_items WHERE commune_id = 1 AND title LIKE 'Giải quyết hồ sơ%' AND period = '2026Q1'"
    )
    await forges(stage, cast.office, f"moveask.{item}")
    await stage.presses(cast.office, "Văn phòng HĐND và UBND")
    assert "không phải báo cáo việc này nữa" in stage.channel.to(cast.officer.chat)[-1].text
    assert "giao anh/chị" in stage.channel.to(cast.colleague.chat)[-1].text


async def test_only_the_office_and_leaders_move_items(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    item = one(
        stage, "SELECT id FROM work_items WHERE commune_id = 1 AND title LIKE 'Giải quyết hồ sơ%' AND period = '2026Q1'"
    )
    agency = one(stage, "SELECT id FROM agencies WHERE commune_id = 1 AND name LIKE 'Phòng Kinh tế%'")
    before = the_work(stage)
    for actor in (cast.officer, cast.head, cast.neighbour_office):
        await forges(stage, actor, f"move.{item}.{agency}")
    assert the_work(stage) == before
