"""Figures of targets are asked for once in a window, in the morning's digest, of those who have the work in hand."""

from __future__ import annotations

import json
from datetime import date, time

from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import CENTRE, Cast
from tests.flows.looking import change, one, rows

ASKED = "📊 Số liệu quý II/2026"
CALL_DAY = date(2026, 6, 10)  # two working days before the quarter's last one
READINGS = "SELECT data FROM events WHERE kind = 'reading' ORDER BY id"


def asked(stage: Stage, who: Actor) -> list[Sent]:
    return [sent for sent in stage.channel.to(who.chat) if ASKED in sent.text]


async def the_call(stage: Stage) -> None:
    stage.set_clock(CALL_DAY)
    await stage.tick()


async def test_they_are_asked_for_once_in_the_one_digest(stage: Stage, cast: Cast) -> None:
    await the_call(stage)
    (heard,) = asked(stage, cast.officer)
    assert heard.text.startswith("Việc cần để ý, thứ Tư 10/06/2026")
    assert "Giải quyết hồ sơ đúng hạn và trước hạn, quý II/2026 · cần ≥ 98%" in heard.text
    assert "ví dụ “3: 100%”" in heard.text
    assert len([s for s in stage.channel.to(cast.officer.chat) if s.text.startswith("Việc cần để ý")]) == 1
    (office,) = asked(stage, cast.office)
    assert "mục tiêu 1. Phấn đấu Chỉ số cải cách hành chính" in office.text
    assert len(office.text) < 4000
    for who in (cast.leader, cast.head):
        assert asked(stage, who) == []
    for day in (11, 12, 15):
        stage.set_clock(date(2026, 6, day))
        await stage.tick()
    assert asked(stage, cast.officer) == [heard]
    assert rows(stage, "SELECT commune_id FROM events WHERE kind = 'figures_asked' ORDER BY commune_id") == [1, 2]


async def test_a_restart_between_round_and_sending_loses_and_repeats_nothing(stage: Stage, cast: Cast) -> None:
    change(stage, "UPDATE communes SET look_at = '2026-06-10 01:00:00'")  # after the digests went out
    await the_call(stage)
    assert asked(stage, cast.officer) == []
    stage.app.engine.dispose()
    for minute in (0, 5):
        stage.set_clock(CALL_DAY, time(8, minute))
        await stage.tick()
    assert len(asked(stage, cast.officer)) == 1


async def test_what_is_known_is_not_asked_and_what_is_told_is_kept_for_that_window(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 6, 8))
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "4 chỉ tiêu 98,5%")
    await the_call(stage)
    (heard,) = asked(stage, cast.officer)
    assert "Giải quyết hồ sơ" not in heard.text.partition(ASKED)[2]
    assert "bằng một con số, ví dụ “100%”" in heard.text
    # After the cut-off a figure would be the next window's; this one was asked for.
    stage.set_clock(date(2026, 6, 16))
    told = await stage.says(cast.officer, "97%", reply_to=heard.id)
    assert "việc 3 (Niêm yết, công khai thủ tục hành chính, quý II/2026): 97%, quý II/2026" in "".join(
        sent.text for sent in told
    )
    assert [json.loads(data)["period"] for data in rows(stage, READINGS)] == ["2026Q2", "2026Q2"]
    again = (await stage.says(cast.officer, "96%", reply_to=heard.id))[-1]
    assert "chưa ghi nhận gì" in again.text


async def test_the_plans_code_and_several_lines_are_answers(stage: Stage, cast: Cast) -> None:
    await the_call(stage)
    code = one(
        stage, "SELECT code FROM tasks JOIN work_items ON work_items.task_id = tasks.id JOIN agencies "
        "ON agencies.id = work_items.agency_id WHERE work_items.period = '2026Q2' AND agencies.name = ? "
        "AND tasks.content LIKE 'Giải quyết hồ sơ%' AND work_items.commune_id = 1", CENTRE,
    )  # fmt: skip
    (told,) = await stage.says(cast.officer, f"{code}: 98,2%")
    assert "Giải quyết hồ sơ đúng hạn và trước hạn, quý II/2026): 98,2%, quý II/2026" in told.text
    (told,) = await stage.says(cast.officer, "3: 96%")
    assert "96%, quý II/2026" in told.text
    (office,) = await stage.says(cast.office, "mt 1: 90 điểm\n4: 1 lớp")
    assert "90 điểm" in office.text
    assert "1 lớp" in office.text


async def test_figures_that_cannot_be_are_asked_about(stage: Stage, cast: Cast) -> None:
    await the_call(stage)
    before = rows(stage, READINGS)
    (told,) = await stage.says(cast.officer, "3: 140%")
    assert "140%" in told.text
    (told,) = await stage.says(cast.officer, "3: -5%")
    await stage.says(cast.officer, "99: 50%")
    await stage.says(cast.officer, "3:")
    assert rows(stage, READINGS) == before


async def test_it_says_why_it_came(stage: Stage, cast: Cast) -> None:
    change(stage, "UPDATE work_items SET look_at = '2027-01-01 00:00:00'")
    await the_call(stage)
    (heard,) = asked(stage, cast.officer)
    assert {"Số liệu việc 3", "Số liệu việc 4"} <= {choice.label for choice in heard.choices}
    (why,) = await stage.presses_on(cast.officer, heard, "Vì sao có tin này?")
    assert "hỏi một lần số liệu" in why.text
    (which,) = await stage.presses_on(cast.officer, heard, "Số liệu việc 4")
    assert "Giải quyết hồ sơ đúng hạn và trước hạn" in which.text
    (told,) = await stage.says(cast.officer, "98,5")
    assert "98,5%, quý II/2026" in told.text


async def test_the_question_rides_in_the_next_digest_and_comes_to_nobody_twice(stage: Stage, cast: Cast) -> None:
    for day in (3, 4, 5, 8, 9, 10, 11, 12):
        stage.set_clock(date(2026, 6, day))
        await stage.tick()
    for who in (cast.officer, cast.colleague, cast.office):
        assert len(asked(stage, who)) == 1, who.name
    (heard,) = asked(stage, cast.office)
    assert "03/06/2026" in heard.text, "its first digest after the question was put"
