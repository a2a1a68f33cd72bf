"""Verdicts, difficulties and disowned work in the whole program: the rows they leave, and who may what."""

from __future__ import annotations

import pytest

from bot.demo.stage import Actor, Stage
from tests.conftest import Cast
from tests.flows.looking import forges, item_of, one, person, rows, the_work


async def reported(stage: Stage, cast: Cast) -> int:
    """The officer reports item 1, the head confirms it."""
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    await stage.presses(cast.head, "Xác nhận")
    return item_of(stage, cast.officer, 1)


async def test_a_verdict_is_in_the_row_and_goes_with_its_undoing(stage: Stage, cast: Cast) -> None:
    item = await reported(stage, cast)
    state = "SELECT status, verdict FROM work_items WHERE id = ?"
    await stage.presses(cast.office, "Chưa đạt yêu cầu")
    assert one(stage, state, item) == ("confirmed", None)
    await stage.says(cast.office, "thiếu số liệu")
    assert one(stage, state, item) == ("verified", "below_requirement")
    await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert one(stage, state, item) == ("confirmed", None)


@pytest.mark.parametrize("verb", ["below", "notapply"])
@pytest.mark.parametrize("who", ["officer", "head", "colleague", "neighbour_office"])
async def test_only_those_above_judge(verb: str, who: str, stage: Stage, cast: Cast) -> None:
    item = await reported(stage, cast)
    before = the_work(stage)
    await forges(stage, getattr(cast, who), f"{verb}.{item}")
    assert the_work(stage) == before


async def test_a_verdict_can_be_taken_back_by_nobody_else(stage: Stage, cast: Cast) -> None:
    await reported(stage, cast)
    await stage.presses(cast.office, "Chưa đạt yêu cầu")
    await stage.says(cast.office, "thiếu số liệu")
    event = one(stage, "SELECT id FROM events WHERE kind = 'found_below'")
    before = the_work(stage)
    for actor in (cast.officer, cast.head, cast.leader, cast.neighbour_office):
        await forges(stage, actor, f"undo.{event}")
    assert the_work(stage) == before


# Difficulties --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["settle", "settled"])
@pytest.mark.parametrize("who", ["colleague", "neighbour", "neighbour_office"])
async def test_others_settle_nothing(verb: str, who: str, stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 vướng: chưa có biểu mẫu")
    event = one(stage, "SELECT id FROM events WHERE kind = 'difficulty_opened'")
    actor: Actor = getattr(cast, who)
    before = the_work(stage)
    await forges(stage, actor, f"{verb}.{event if verb == 'settled' else item_of(stage, cast.officer, 1)}")
    assert the_work(stage) == before


# Not ours ------------------------------------------------------------------------------------------------------------


async def test_disowned_work_stays_until_the_office_moves_it(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    where = "SELECT agency_id, assignee_id FROM work_items WHERE id = ?"
    before = one(stage, where, item)
    await stage.says(cast.officer, "1 không phải việc của phòng em")
    assert one(stage, where, item) == before
    event = one(stage, "SELECT id FROM events WHERE kind = 'disowned'")
    for actor in (cast.officer, cast.head, cast.colleague, cast.neighbour_office):
        await forges(stage, actor, f"stays.{event}")
    assert rows(stage, "SELECT count(*) FROM events WHERE kind = 'disowning_refused'") == [0]
    await stage.presses(cast.office, "Vẫn là của đơn vị")
    assert rows(stage, "SELECT actor_id FROM events WHERE kind = 'disowning_refused'") == [person(stage, cast.office)]


# Steps taken back -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "label", "kind"), [("head", "Xác nhận", "confirmed"), ("office", "Duyệt", "verified")])
async def test_a_step_can_be_taken_back_by_nobody_else(
    who: str, label: str, kind: str, stage: Stage, cast: Cast
) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    await stage.presses(cast.head, "Xác nhận")
    if who == "office":
        await stage.presses(cast.office, "Duyệt")
    event = one(stage, "SELECT id FROM events WHERE kind = ?", kind)
    before = the_work(stage)
    for other in ("officer", "head", "office", "colleague", "leader", "neighbour_office"):
        if other != who:
            await forges(stage, getattr(cast, other), f"undo.{event}")
            await forges(stage, getattr(cast, other), f"undoall.{event}.{event}")
    assert the_work(stage) == before


async def test_a_batch_is_taken_back_where_it_still_can_be_and_each_reader_hears_once(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1, 2 xong")
    first, second = (item_of(stage, cast.officer, number) for number in (1, 2))
    await stage.presses(cast.head, "Xác nhận cả 2 việc")
    await stage.presses(cast.office, "Duyệt cả 2 việc")
    await forges(stage, cast.leader, f"return.{first}")
    await stage.says(cast.leader, "thiếu chữ ký")
    heard = len(stage.channel.to(cast.officer.chat))
    (told,) = await stage.presses(cast.office, "Hủy cả 2 việc")
    assert "Đã hủy duyệt báo cáo" in told.text
    assert "đã được trả lại trước đó" in told.text
    status = "SELECT status FROM work_items WHERE id = ?"
    assert [one(stage, status, item) for item in (first, second)] == ["returned", "confirmed"]
    assert len(stage.channel.to(cast.officer.chat)) == heard + 1


async def test_figures_follow_what_was_taken_back(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    await stage.presses(cast.head, "Xác nhận")
    await stage.presses(cast.office, "Chưa đạt yêu cầu")
    before, *_ = await stage.says(cast.office, "/tonghop quý 1")
    await stage.says(cast.office, "bỏ qua")
    await stage.presses(cast.office, "Trả lại")
    await stage.says(cast.office, "thiếu chữ ký")
    returned, *_ = await stage.says(cast.office, "/tonghop quý 1")
    await stage.presses(cast.office, "Ghi nhầm, hủy")
    again, *_ = await stage.says(cast.office, "/tonghop quý 1")
    assert returned.text != before.text
    assert again.text == before.text
