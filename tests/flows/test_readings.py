"""Readings of targets through the whole program: what history keeps, what a restart leaves, and who may do what."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from actions import goals, readings
from bot.demo.stage import Stage
from db import people as register
from db import tasks
from db.session import reading
from tests.conftest import AN_MAU, Cast
from tests.flows.looking import change, forges, item_of, one, rows, the_work

READINGS = "SELECT data FROM events WHERE kind = 'reading' AND commune_id = 1 ORDER BY id"


def kept(stage: Stage) -> list[Any]:
    found = [json.loads(data) for data in rows(stage, READINGS)]
    return [(one["place"], one["period"], one["value"]) for one in found]


async def test_a_reading_changes_neither_status_nor_percent_nor_due_day(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    before = rows(stage, "SELECT status, percent, due_on, look_at, revision FROM work_items ORDER BY id")
    await stage.says(cast.officer, "2 chỉ tiêu 98,4%")
    assert kept(stage) == [(0, "2026Q1", "98.4")]
    assert rows(stage, "SELECT status, percent, due_on, look_at, revision FROM work_items ORDER BY id") == before


async def test_a_report_can_still_be_undone_in_silence_after_a_reading(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    report = one(stage, "SELECT id FROM events WHERE kind = 'reported'")
    await stage.says(cast.officer, "2 chỉ tiêu 98,4%")
    (told,) = await forges(stage, cast.officer, f"undo.{report}")
    assert rows(stage, "SELECT kind FROM events WHERE kind IN ('undone', 'withdrawn')") == ["undone"]
    assert kept(stage) == [(0, "2026Q1", "98.4")]
    assert "việc 2" in told.text


async def test_figures_come_from_history_alone_as_of_any_moment(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    first = stage.now
    await stage.says(cast.officer, "2 chỉ tiêu 96%")
    stage.wait(minutes=30)
    await stage.says(cast.officer, "2 chỉ tiêu 97%")
    item_id = item_of(stage, cast.officer, 2)
    await stage.says(cast.officer, "2 vẫn duy trì")
    stage.set_clock(date(2026, 3, 20))
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "tỷ lệ đúng hạn 98,2%")
    with reading(stage.app.engine) as tx:
        commune = register.commune_named(tx, AN_MAU)
        assert commune is not None
        item = tasks.item(tx, commune.id, item_id)
        assert item is not None
        (indicator,) = readings.of_items(tx, commune, {2: item})
        periods = ["2026Q1", "2026Q2", "2026Q3"]
        now = readings.rows_of(tx, commune, indicator, periods, stage.now)
        then = readings.rows_of(tx, commune, indicator, periods, first)
    assert [row.reading and str(row.reading.value) for row in now] == ["97", "98.2", None]
    assert [(row.met, row.trend and row.trend.value) for row in now] == [(False, None), (True, "up"), (None, None)]
    assert [row.reading and str(row.reading.value) for row in then] == ["96", None, None]


async def test_a_goal_is_read_by_the_office_and_its_rows_are_there_for_the_report(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "mục tiêu 2: 91,5%")
    assert kept(stage) == [(0, "2026Q1", "91.5")]
    with reading(stage.app.engine) as tx:
        commune = register.commune_named(tx, AN_MAU)
        assert commune is not None
        indicators = readings.of_goals(goals.of_commune(tx, commune))
        rows_ = [readings.rows_of(tx, commune, i, ["2026Q1"], stage.now)[0] for i in indicators]
    assert [(row.reading is not None, row.met) for row in rows_] == [(False, None), (True, False)]


async def test_a_reading_is_taken_back_once_and_only_by_who_made_it(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 chỉ tiêu 97%")
    event = one(stage, "SELECT id FROM events WHERE kind = 'reading'")
    for who in (cast.head, cast.office, cast.colleague, cast.leader):
        await forges(stage, who, f"unread.{event}")
    assert rows(stage, "SELECT id FROM events WHERE kind = 'reading_taken_back'") == []
    await forges(stage, cast.officer, f"unread.{event}")
    (again,) = await forges(stage, cast.officer, f"unread.{event}")
    assert "đã được bỏ từ trước" in again.text
    assert len(rows(stage, "SELECT id FROM events WHERE kind = 'reading_taken_back'")) == 1


async def test_forged_and_stale_buttons_keep_nothing(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    for token in (
        "reading.target",
        "reading.value.0",
        "reading.which.9",
        "reading",
        "reached.x",
        "reached",
        "unread.x",
    ):
        await forges(stage, cast.officer, token)
    await stage.says(cast.officer, "2 đạt 97%")
    for token in ("reading.value.0", "reading.which.0", "reading.nonsense", "reading.which.x"):
        await forges(stage, cast.officer, token)
        assert kept(stage) == []
    await stage.says(cast.officer, "2 chỉ tiêu 150%")
    await forges(stage, cast.officer, "reading.value.7")
    await forges(stage, cast.officer, f"reached.{item_of(stage, cast.officer, 2)}.9")
    assert kept(stage) == []


async def test_a_button_pressed_twice_keeps_one_reading(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    (asked,) = await stage.says(cast.officer, "2 đạt 97%")
    await stage.presses_on(cast.officer, asked, "Chỉ tiêu đạt 97%")
    (again,) = await stage.presses_on(cast.officer, asked, "Chỉ tiêu đạt 97%")
    assert "không còn dùng được" in again.text
    assert kept(stage) == [(0, "2026Q1", "97")]


async def test_what_was_said_before_the_item_was_picked_is_asked_about_too(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "được 97% rồi ạ")
    before = the_work(stage)
    (asked,) = await stage.presses(cast.officer, "2")
    assert "hay là tiến độ" in asked.text
    assert the_work(stage) == before
    await stage.says(cast.officer, "được 96% rồi ạ")
    (asked,) = await stage.says(cast.officer, "1")
    assert "hay là tiến độ" in asked.text
    assert the_work(stage) == before


async def test_a_target_that_is_gone_before_the_answer_is_told_kindly(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 đạt 97%")
    with_none = "UPDATE tasks SET targets = '[]' WHERE id = (SELECT task_id FROM work_items WHERE id = {})"
    change(stage, with_none.format(item_of(stage, cast.officer, 2)))
    (told,) = await stage.presses(cast.officer, "Chỉ tiêu đạt 97%")
    assert "không còn dùng được" in told.text
    assert kept(stage) == []


async def test_an_officer_of_another_agency_reads_nothing_in(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 2)
    await forges(stage, cast.colleague, f"reached.{item}")
    await stage.says(cast.colleague, "98%")
    await stage.says(cast.colleague, "tỷ lệ đúng hạn 98%")
    assert kept(stage) == []


async def test_work_due_in_december_is_read_for_its_year_until_the_books_are_closed(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 12, 28))
    await stage.says(cast.office, "mục tiêu 1: 89,5 điểm")
    stage.set_clock(date(2027, 1, 4))
    await stage.says(cast.office, "mục tiêu 1: 90 điểm")
    assert kept(stage) == [(0, "2026Q4", "89.5"), (0, "2027Q1", "90")]
