"""One piece of work in several plans: proposed, linked after a yes, reported once, reminded of once, parted again."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.demo.stage import Stage
from db import history
from db.session import reading
from tests.conftest import AN_MAU, CENTRE, Cast, plan_of
from tests.flows.looking import change, forges, one, rows, the_work

SURVEY = "Khảo sát sự hài lòng của người dân khi làm thủ tục hành chính"
# The plan has the same survey until 30/09/2026.
ORDER = f"giao {CENTRE} khảo sát sự hài lòng của người dân khi làm thủ tục hành chính trước 15/9"


async def _twins(stage: Stage, cast: Cast) -> tuple[int, int]:
    """On the first of July the office gives out what the plan has already; the ids of the two items."""
    stage.set_clock(date(2026, 7, 1), time(8))
    await stage.says(cast.office, ORDER)
    await stage.presses(cast.office, "Giao việc")
    alike = "title LIKE '%hảo sát sự hài lòng của người dân%'"
    found = rows(stage, f"SELECT id FROM work_items WHERE commune_id = 1 AND {alike} ORDER BY id")
    return found[0], found[1]


async def _linked(stage: Stage, cast: Cast) -> tuple[int, int]:
    twins = await _twins(stage, cast)
    await stage.says(cast.office, "việc trùng")
    await stage.presses(cast.office, "Là một, ghép")
    return twins


def _states(stage: Stage, *items: int) -> list[Any]:
    return [one(stage, "SELECT status FROM work_items WHERE id = ?", item) for item in items]


async def _number(stage: Stage, cast: Cast) -> int:
    """By which number the officer calls the survey."""
    await stage.says(cast.officer, "/viec")
    query = "SELECT n.number FROM item_numbers n JOIN people p ON p.id = n.person_id WHERE n.item_id = ? AND p.name = ?"
    item = one(stage, "SELECT max(id) FROM work_items WHERE ordered_by IS NOT NULL")
    return int(one(stage, query, item, cast.officer.name))


async def test_nothing_is_linked_before_the_yes(stage: Stage, cast: Cast) -> None:
    await _twins(stage, cast)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, "việc trùng")
    assert f"a. “{SURVEY}” (05/KH-UBND) · hạn thứ Tư 30/09/2026" in asked.text
    assert "b. “Khảo sát sự hài lòng" in asked.text
    assert "hạn thứ Hai 14/09/2026" in asked.text
    assert "chưa ghép gì" in asked.text
    assert the_work(stage) == before


async def test_linked_items_stand_in_one_line_under_the_stricter_day(stage: Stage, cast: Cast) -> None:
    await _linked(stage, cast)
    (told,) = await stage.says(cast.officer, "/viec")
    lines = [line for line in told.text.split("\n") if "hảo sát sự hài lòng của người dân" in line]
    assert len(lines) == 1
    assert "(2 kế hoạch) · hạn thứ Hai 14/09/2026" in lines[0]


async def test_one_report_serves_both_and_an_undo_takes_back_both(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    number = await _number(stage, cast)
    (told,) = await stage.says(cast.officer, f"{number} xong")
    assert f"Cùng ghi nhận cho: “{SURVEY}” (05/KH-UBND)." in told.text
    assert _states(stage, plan_item, given) == ["reported", "reported"]
    (asked,) = [sent for sent in stage.channel.to(cast.head.chat) if "2" in sent.text and "xác nhận" in sent.text][-1:]
    assert "2" in asked.text
    (back,) = await stage.presses(cast.officer, "Ghi nhầm, hủy")
    assert f"Cùng hủy ở: “{SURVEY}” (05/KH-UBND)." in back.text
    assert _states(stage, plan_item, given) == ["open", "open"]
    (story,) = await forges(stage, cast.officer, f"history.{plan_item}")
    assert "được ghi cùng việc" in story.text
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None


async def test_each_is_judged_by_its_own_day(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    number = await _number(stage, cast)
    stage.set_clock(date(2026, 9, 21), time(8))
    (told,) = await stage.says(cast.officer, f"{number} xong")
    assert "báo cáo sau thời hạn" in told.text  # of what was given out, due on 14/09
    assert _states(stage, plan_item, given) == ["reported", "reported"]
    summary, *_ = await stage.says(cast.office, "/tonghop quý 4")
    assert "Việc giao ngoài kế hoạch, tính riêng: xong 1/1" in summary.text
    assert "sau thời hạn" not in summary.text  # of the plan, due on 30/09: what is none is not counted out


async def test_evidence_serves_both_and_goes_with_the_undo(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    number = await _number(stage, cast)
    await stage.sends_file(cast.officer, b"a survey", f"{number} xong", name="khao-sat.pdf")
    kept = "SELECT item_id, state FROM evidence ORDER BY item_id"
    assert rows(stage, kept) == [(plan_item, "kept"), (given, "kept")]
    assert len(set(rows(stage, "SELECT sha256 FROM evidence"))) == 1
    await stage.presses(cast.officer, "Ghi nhầm, hủy")
    assert rows(stage, kept) == [(plan_item, "withdrawn"), (given, "withdrawn")]


async def test_evidence_that_comes_after_the_report_serves_both(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    number = await _number(stage, cast)
    await stage.says(cast.officer, f"{number} xong")
    (told,) = await stage.says(cast.officer, "minh chứng: 45/BC-TTPVHCC ngày 01/7/2026")
    assert "Cùng ghi nhận cho" in told.text
    assert rows(stage, "SELECT item_id FROM evidence ORDER BY item_id") == [plan_item, given]


async def test_only_the_stricter_one_is_reminded_of(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    for day in (date(2026, 9, 11), date(2026, 9, 14), date(2026, 9, 29), date(2026, 9, 30)):
        stage.set_clock(day)
        await stage.tick()
    stepped = set(rows(stage, "SELECT item_id FROM events WHERE kind = 'step_taken'"))
    assert given in stepped
    assert plan_item not in stepped


async def test_when_the_stricter_one_is_gone_the_other_leads(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    change(stage, f"UPDATE work_items SET status = 'dropped', look_at = NULL WHERE id = {given}")
    stage.set_clock(date(2026, 9, 22))
    await stage.tick()
    stage.set_clock(date(2026, 9, 25))
    await stage.tick()
    assert plan_item in set(rows(stage, "SELECT item_id FROM events WHERE kind = 'step_taken'"))
    (told,) = await stage.says(cast.officer, "/viec")
    assert "hạn thứ Tư 30/09/2026" in told.text
    assert "kế hoạch)" not in told.text


async def test_parted_they_go_their_own_ways_and_can_be_linked_again(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _linked(stage, cast)
    (told,) = await stage.presses(cast.office, "Ghép nhầm, tách ra")
    assert "từ nay được nhắc và báo cáo riêng" in told.text
    assert rows(stage, "SELECT DISTINCT linked_id FROM work_items") == [None]
    number = await _number(stage, cast)
    await stage.says(cast.officer, f"{number} xong")
    assert _states(stage, plan_item, given) == ["open", "reported"]
    await stage.presses(cast.officer, "Ghi nhầm, hủy")
    await stage.presses(cast.office, "Ghép lại")
    await stage.presses(cast.office, "Là một, ghép")
    assert rows(stage, "SELECT DISTINCT linked_id FROM work_items ORDER BY 1 DESC")[0] == plan_item


async def test_what_the_office_said_to_be_two_is_not_proposed_again(stage: Stage, cast: Cast) -> None:
    await _twins(stage, cast)
    await stage.says(cast.office, "việc trùng")
    (told,) = await stage.presses(cast.office, "Là hai việc")
    assert "Không thấy nhiệm vụ nào" in told.text
    (again,) = await stage.says(cast.office, "việc trùng")
    assert "Không thấy nhiệm vụ nào" in again.text
    # It can still be typed: the office may have been wrong.
    (typed,) = await stage.says(cast.office, "nhiệm vụ 2.4 trùng G1")
    assert "có phải là một việc không" in typed.text


@pytest.mark.parametrize(
    "words", ["nhiệm vụ 2.4 trùng G1", "việc 2.4 trùng với việc g1", "ghép 2.4 với G1", "2.4 là cùng một việc với G1"]
)
async def test_typed_by_their_codes(stage: Stage, cast: Cast, words: str) -> None:
    await _twins(stage, cast)
    (asked,) = await stage.says(cast.office, words)
    assert f"<b>{CENTRE}</b>" in asked.message.text
    await stage.presses(cast.office, "Là một, ghép")
    assert one(stage, "SELECT count(*) FROM work_items WHERE linked_id IS NOT NULL") == 2
    (parted,) = await stage.says(cast.office, "tách việc G1")
    assert "Đã tách" in parted.text
    assert one(stage, "SELECT count(*) FROM work_items WHERE linked_id IS NOT NULL") == 0


async def test_codes_that_mean_no_pair_link_nothing(stage: Stage, cast: Cast) -> None:
    await _twins(stage, cast)
    before = the_work(stage)
    for words in ("việc 2.4 trùng việc 4.2", "việc 2.4 trùng việc 99", "tách việc 2.4"):
        (told,) = await stage.says(cast.office, words)
        assert "Nhắc Việc không ghép gì" in told.text or "Không có gì thay đổi" in told.text
    assert the_work(stage) == before


async def test_only_the_office_links(stage: Stage, cast: Cast) -> None:
    plan_item, given = await _twins(stage, cast)
    first, agency = one(stage, "SELECT task_id, agency_id FROM work_items WHERE id = ?", plan_item)
    second = one(stage, "SELECT task_id FROM work_items WHERE id = ?", given)
    before = the_work(stage)
    for who in (cast.officer, cast.head, cast.leader, cast.neighbour_office):
        for token in (f"link.{first}.{second}.{agency}", f"nolink.{first}.{second}.{agency}", f"part.{first}.{agency}"):
            await forges(stage, who, token)
    assert the_work(stage) == before


async def test_a_whole_second_plan_is_gone_through_pair_by_pair(stage: Stage, cast: Cast) -> None:
    """The same annex in another plan: each agency's task is proposed with its own twin and no other."""
    again = (
        plan_of(AN_MAU).decode().replace("05/KH-UBND", "09/KH-UBND").replace("Cải cách hành chính xã", "Phục vụ dân xã")
    )
    await stage.bring_plan(AN_MAU, again.encode())
    await stage.says(cast.office, "bắt đầu")
    (asked,) = await stage.says(cast.office, "việc trùng")
    assert "05/KH-UBND" in asked.text
    assert "09/KH-UBND" in asked.text
    linked = 0
    while "Là một, ghép" in {choice.label for choice in asked.choices}:
        (done,) = await stage.presses(cast.office, "Là một, ghép")
        linked += 1
        more = [choice.label for choice in done.choices if choice.label.startswith("Cặp tiếp theo")]
        if not more:
            break
        (asked,) = await stage.presses(cast.office, more[0])
    assert linked > 20
    together = "SELECT count(*), count(DISTINCT title), count(DISTINCT agency_id), count(DISTINCT period)"
    sets = rows(stage, f"{together} FROM work_items WHERE linked_id IS NOT NULL GROUP BY linked_id")
    assert set(sets) == {(2, 1, 1, 1)}
