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
