"""Work given out between plans: items like any other, on a holder of their own that no plan's figures count."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from actions import settling
from bot.demo.stage import Stage
from db import history, people
from db.session import reading
from tests.conftest import CENTRE, Cast
from tests.flows.looking import forges, one, rows, the_work

ORDER = f"giao {CENTRE} rà soát biển hiệu chậm nhất 11/3"


async def _given(stage: Stage, cast: Cast, words: str = ORDER) -> int:
    """The office gives it out; the id of the last item that came of it."""
    await stage.says(cast.office, words)
    await stage.presses(cast.office, "Giao việc")
    return int(rows(stage, "SELECT id FROM work_items WHERE ordered_by IS NOT NULL ORDER BY id DESC LIMIT 1")[0])


def _item(stage: Stage, item: int, columns: str) -> Any:
    return one(stage, f"SELECT {columns} FROM work_items WHERE id = ?", item)


async def test_nothing_is_made_before_the_yes(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    await stage.says(cast.office, ORDER)
    await stage.presses(cast.office, "Bỏ qua")
    await stage.says(cast.office, f"giao {CENTRE} rà soát biển hiệu")
    await stage.says(cast.office, "chậm nhất 11/3")
    assert the_work(stage) == before


async def test_an_order_makes_one_item_of_each_agency_on_one_holder_a_year(stage: Stage, cast: Cast) -> None:
    await _given(stage, cast)
    await _given(stage, cast, f"giao {CENTRE} và Phòng Kinh tế báo cáo tình hình Tết trước 25/1/2027")
    await _given(stage, cast, "giao Phòng Kinh tế rà soát chợ tạm trước 25/12")
    holders = rows(stage, "SELECT year_from, title, stage FROM plans WHERE kind = 'off_plan' ORDER BY year_from")
    assert holders == [
        (2026, "Nhiệm vụ giao ngoài kế hoạch năm 2026", "running"),
        (2027, "Nhiệm vụ giao ngoài kế hoạch năm 2027", "running"),
    ]
    made = rows(
        stage,
        "SELECT p.year_from, t.code, t.content, a.name, i.due_on FROM work_items i JOIN plans p ON p.id = i.plan_id"
        " JOIN tasks t ON t.id = i.task_id JOIN agencies a ON a.id = i.agency_id"
        " WHERE p.kind = 'off_plan' ORDER BY i.id",
    )
    assert made == [
        (2026, "G1", "Rà soát biển hiệu", CENTRE, "2026-03-11"),
        (2027, "G1", "Báo cáo tình hình Tết", CENTRE, "2027-01-24"),
        (2027, "G1", "Báo cáo tình hình Tết", "Phòng Kinh tế", "2027-01-24"),
        (2026, "G2", "Rà soát chợ tạm", "Phòng Kinh tế", "2026-12-24"),
    ]


async def test_the_plan_and_what_is_said_of_plans_stay_as_they_were(stage: Stage, cast: Cast) -> None:
    summary = [sent.text for sent in await stage.says(cast.leader, "/tonghop quý 1")]
    await _given(stage, cast)
    after = [sent.text for sent in await stage.says(cast.leader, "/tonghop quý 1")]
    line = "Việc giao ngoài kế hoạch, tính riêng: xong 0/1, quá hạn 0."
    assert [text.replace(line + "\n", "") for text in after] == summary
    assert line in after[0]
    (told,) = await stage.says(cast.office, "bắt đầu")
    assert "ngoài kế hoạch" not in told.text


async def test_a_period_closed_before_the_order_does_not_know_of_it(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 4, 1), time(8))
    await _given(stage, cast, f"giao {CENTRE} rà soát biển hiệu chậm nhất 11/5")
    first, *_ = await stage.says(cast.office, "/tonghop quý 1")
    second, *_ = await stage.says(cast.office, "/tonghop quý 2")
    assert "ngoài kế hoạch" not in first.text
    assert "ngoài kế hoạch, tính riêng: xong 0/1" in second.text


async def test_whoever_was_told_hears_nothing_more_of_it_on_the_same_day(stage: Stage, cast: Cast) -> None:
    item = await _given(stage, cast, f"giao {CENTRE} rà soát biển hiệu chậm nhất ngày mai")
    assert _item(stage, item, "armed_on") == "2026-03-03"
    told = len(stage.channel.to(cast.officer.chat))
    await stage.tick()
    heard = [sent.text for sent in stage.channel.to(cast.officer.chat)[told:]]
    assert not any("Rà soát biển hiệu" in text for text in heard)
    stage.set_clock(date(2026, 3, 3))
    await stage.tick()
    assert "Hạn cuối hôm nay" in stage.channel.to(cast.officer.chat)[-1].text


async def test_a_setting_takes_effect_for_what_was_given_out_too(stage: Stage, cast: Cast) -> None:
    item = await _given(stage, cast)
    before = _item(stage, item, "look_at")

    def settle(tx: Any) -> None:
        commune = people.commune_named(tx, "xã An Mẫu")
        assert commune is not None
        settling.settle(tx, commune, "before", "2", stage.now)

    await stage.write(settle)
    assert _item(stage, item, "look_at") != before


async def test_the_leader_who_wants_a_report_hears_the_day_after_that_it_has_not_come(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 3, 30), time(8))
    await stage.says(cast.leader, "báo cáo tôi chậm nhất thứ Ba")
    await stage.presses(cast.leader, "c")
    await stage.presses(cast.leader, "Chuyển ý kiến")
    heard = []
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2)):
        stage.set_clock(day)
        before = len(stage.channel.to(cast.leader.chat))
        await stage.tick()
        texts = [sent.text for sent in stage.channel.to(cast.leader.chat)[before:]]
        heard.append(any("Báo cáo lãnh đạo UBND về" in text for text in texts))
    assert heard == [False, False, True]  # one whole working day late


async def test_the_item_that_a_direction_is_about_keeps_its_day_and_its_place(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 3, 30), time(8))
    of_plans = "SELECT id, due_on, revision, status, look_at FROM work_items WHERE ordered_by IS NULL ORDER BY id"
    before = rows(stage, of_plans)
    await stage.says(cast.leader, "báo cáo tôi chậm nhất thứ Ba")
    await stage.presses(cast.leader, "c")
    await stage.presses(cast.leader, "Chuyển ý kiến")
    assert rows(stage, of_plans) == before
    about = one(stage, "SELECT about_id FROM work_items WHERE ordered_by IS NOT NULL")
    assert rows(stage, "SELECT kind FROM events WHERE item_id = ? ORDER BY id DESC LIMIT 1", about) == ["directed"]


async def test_taking_back_leaves_a_dropped_item_and_whole_history(stage: Stage, cast: Cast) -> None:
    item = await _given(stage, cast, f"giao {CENTRE} và Phòng Kinh tế rà soát biển hiệu chậm nhất 11/3")
    event = one(stage, "SELECT min(id) FROM events WHERE kind = 'ordered'")
    await stage.presses(cast.office, "Giao nhầm, hủy")
    assert rows(stage, "SELECT status, look_at FROM work_items WHERE ordered_by IS NOT NULL") == [("dropped", None)] * 2
    assert one(stage, "SELECT dropped_on FROM tasks WHERE id = ?", _item(stage, item, "task_id")) == "2026-03-02"
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None
    before = the_work(stage)
    for stranger in (cast.leader, cast.head, cast.neighbour_office):
        await forges(stage, stranger, f"unorder.{event}")
    assert the_work(stage) == before


async def test_a_button_of_an_order_that_was_replaced_gives_out_nothing(stage: Stage, cast: Cast) -> None:
    (first,) = await stage.says(cast.office, ORDER)
    await stage.says(cast.office, f"giao {CENTRE} sơn lại biển hiệu chậm nhất 12/3")
    before = the_work(stage)
    (told,) = await stage.presses_on(cast.office, first, "Giao việc")
    assert "không còn dùng được" in told.text
    assert the_work(stage) == before


async def test_a_neighbour_of_the_same_name_is_another_agency(stage: Stage, cast: Cast) -> None:
    await _given(stage, cast)
    await stage.says(cast.neighbour_office, ORDER)
    await stage.presses(cast.neighbour_office, "Giao việc")
    made = "SELECT i.commune_id, a.commune_id, p.commune_id FROM work_items i JOIN agencies a ON a.id = i.agency_id"
    made += " JOIN plans p ON p.id = i.plan_id WHERE i.ordered_by IS NOT NULL ORDER BY i.id"
    assert rows(stage, made) == [(1, 1, 1), (2, 2, 2)]
    told = [sent.text for sent in stage.channel.to(cast.neighbour.chat)]
    assert sum("Rà soát biển hiệu" in text for text in told) == 1
