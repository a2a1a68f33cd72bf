"""More time in the whole program: the rows, the ladder, the leader's morning, the commune's settings, who may what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions import facts, settling
from bot.demo.stage import Actor, Stage
from db import people, tasks
from db.session import reading
from plans.judging import Extension, Judgement, Timeliness
from tests.conftest import AN_MAU, Cast
from tests.flows.looking import forges, item_of, one, rows, the_work

ASKED = "1 xin gia hạn đến 10/4 vì chờ kiểm kê"


async def settle(stage: Stage, name: str, value: str) -> None:
    """The operator sets something for xã An Mẫu."""

    def change(tx: Any) -> None:
        commune = people.commune_named(tx, AN_MAU)
        assert commune is not None
        settling.settle(tx, commune, name, value, stage.now)

    await stage.write(change)


def standing(stage: Stage, item_id: int) -> Judgement:
    with reading(stage.app.engine) as tx:
        item = tasks.item(tx, 1, item_id)
        assert item is not None
        return facts.judgement(tx, people.commune(tx, 1), item, stage.now)


def request(stage: Stage) -> int:
    return int(one(stage, "SELECT max(id) FROM events WHERE kind = 'extension_asked'"))


async def asks(stage: Stage, cast: Cast) -> int:
    """The officer asks for more time for item 1."""
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, ASKED)
    return item_of(stage, cast.officer, 1)


async def test_only_the_decision_moves_the_day_and_the_first_one_is_kept(stage: Stage, cast: Cast) -> None:
    item = await asks(stage, cast)
    days = "SELECT due_on, first_due, revision FROM work_items WHERE id = ?"
    assert one(stage, days, item) == ("2026-03-14", "2026-03-14", 0)
    await stage.presses(cast.head, "Đồng ý")
    assert one(stage, days, item) == ("2026-03-14", "2026-03-14", 0)
    await stage.presses(cast.office, "Gia hạn đến 10/04/2026")
    assert one(stage, days, item) == ("2026-04-10", "2026-03-14", 1)
    assert standing(stage, item).extension is Extension.IN_TIME


async def test_the_ladder_goes_by_the_new_day(stage: Stage, cast: Cast) -> None:
    item = await asks(stage, cast)
    await stage.presses(cast.head, "Đồng ý")
    await stage.presses(cast.office, "Gia hạn đến 10/04/2026")
    steps = "SELECT count(*) FROM events WHERE kind = 'step_taken' AND item_id = ?"
    for day in (date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 18)):  # the old last day, and after it
        stage.set_clock(day)
        await stage.tick()
    assert one(stage, steps, item) == 0
    stage.set_clock(date(2026, 4, 10))
    await stage.tick()
    assert one(stage, steps, item) == 1


async def test_asked_for_when_overdue_it_is_a_class_of_its_own(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    stage.set_clock(date(2026, 3, 20))
    await stage.says(cast.officer, ASKED)
    item = item_of(stage, cast.officer, 1)
    await stage.presses(cast.head, "Đồng ý")
    heard = stage.channel.to(cast.office.chat)[-1]
    assert "Đề nghị gửi khi việc đã quá hạn" in heard.text
    await stage.presses(cast.office, "Gia hạn đến 10/04/2026")
    stage.set_clock(date(2026, 4, 9))
    (told,) = await stage.says(cast.officer, "1 xong")
    assert "báo cáo sau khi gia hạn lúc đã quá hạn" in told.text
    assert standing(stage, item).timeliness is Timeliness.AFTER_LATE_EXTENSION


async def test_while_it_waits_the_day_holds_and_the_escalation_says_so(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "4 xin gia hạn đến 20/5 vì chờ kiểm kê")
    for day in range(1, 25):
        stage.set_clock(date(2026, 4, day))
        await stage.tick()
    told = [s for s in stage.channel.to(cast.leader.chat) if "Việc chậm cần" in s.text]
    assert any("Đang chờ quyết định đề nghị gia hạn đến thứ Tư 20/05/2026" in sent.text for sent in told)
    await stage.presses_on(cast.leader, told[-1], "Xem đề nghị gia hạn")
    await stage.presses(cast.leader, "a")
    await stage.presses(cast.leader, "Gia hạn đến 20/05/2026")
    assert rows(stage, "SELECT due_on FROM work_items WHERE revision = 1") == ["2026-05-20"]


async def test_a_request_that_has_been_answered_is_not_sent_any_more(stage: Stage, cast: Cast) -> None:
    """The head reads it on Monday; the officer withdrew it on Saturday."""
    await stage.says(cast.officer, "/viec")
    stage.set_clock(date(2026, 3, 7))
    await stage.says(cast.officer, ASKED)
    await stage.presses(cast.officer, "Rút đề nghị gia hạn")
    stage.set_clock(date(2026, 3, 9))
    await stage.tick()
    heard = [sent.text for sent in stage.channel.to(cast.head.chat)]
    assert not any("chờ ý kiến" in text for text in heard)


async def test_several_requests_are_a_list_to_be_paged(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1, 2 xin gia hạn đến 10/4 vì chờ kiểm kê")
    await stage.says(cast.head, "/viec")
    (heard,) = await stage.presses(cast.head, "Đề nghị gia hạn chờ anh/chị: 2")
    assert [choice.label for choice in heard.choices] == ["a", "b"]


# Settings ------------------------------------------------------------------------------------------------------------


async def test_a_commune_may_leave_the_heads_step_out(stage: Stage, cast: Cast) -> None:
    await settle(stage, "heads-confirm", "no")
    await asks(stage, cast)
    assert "chờ anh/chị quyết định" in stage.channel.to(cast.office.chat)[-1].text
    (heard,) = await stage.says(cast.officer, "2 xong")
    assert "chờ cơ quan thường trực duyệt" in heard.text
    assert not stage.channel.to(cast.head.chat)


async def test_a_commune_may_let_its_leaders_decide(stage: Stage, cast: Cast) -> None:
    await settle(stage, "leader-extends", "yes")
    await asks(stage, cast)
    (heard,) = await stage.presses(cast.head, "Đồng ý")
    assert "Đã gửi lãnh đạo UBND quyết định" in heard.text
    before = the_work(stage)
    (refused,) = await forges(stage, cast.office, f"grant.{request(stage)}")
    assert "do lãnh đạo UBND quyết định" in refused.text
    assert the_work(stage) == before
    await stage.presses(cast.leader, "Gia hạn đến 10/04/2026")
    assert rows(stage, "SELECT count(*) FROM events WHERE kind = 'extension_granted'") == [1]


async def test_the_offices_own_work_may_go_to_a_leader(stage: Stage, cast: Cast) -> None:
    await settle(stage, "leader-verifies-own", "yes")
    await stage.says(cast.office, "/viec")
    (heard,) = await stage.says(cast.office, "1 xong")
    assert "chờ lãnh đạo UBND duyệt" in heard.text
    item = item_of(stage, cast.office, 1)
    (refused,) = await forges(stage, cast.office, f"verify.{item}")
    assert "lãnh đạo UBND duyệt việc này" in refused.text
    await stage.presses(cast.leader, "Duyệt")
    assert one(stage, "SELECT status FROM work_items WHERE id = ?", item) == "verified"


async def test_without_the_setting_the_offices_own_is_marked(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/viec")
    await stage.says(cast.office, "1 xong")
    own = "SELECT count(*) FROM events WHERE kind = 'verified' AND json_extract(data, '$.own')"
    assert rows(stage, own) == [1]


# Who may -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["assent", "grant", "grantday", "nogrant", "request", "unask"])
@pytest.mark.parametrize("who", ["officer", "colleague", "neighbour_office", "neighbour"])
async def test_a_forged_answer_to_a_request_changes_nothing(verb: str, who: str, stage: Stage, cast: Cast) -> None:
    await asks(stage, cast)
    actor: Actor = getattr(cast, who)
    if (verb, who) == ("unask", "officer"):
        return  # that is their own
    before = the_work(stage)
    await forges(stage, actor, f"{verb}.{request(stage)}")
    assert the_work(stage) == before


@pytest.mark.parametrize("who", ["colleague", "leader", "neighbour", "neighbour_office"])
@pytest.mark.parametrize("token", ["extend.{}", "extendto.{}.20260410", "extendto.{}.20260410.sure"])
async def test_more_time_is_asked_for_ones_own_work_alone(token: str, who: str, stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    before = the_work(stage)
    await forges(stage, getattr(cast, who), token.format(item))
    assert the_work(stage) == before
    await stage.says(getattr(cast, who), "vì chờ kiểm kê")
    assert rows(stage, "SELECT count(*) FROM events WHERE kind = 'extension_asked'") == [0]


@pytest.mark.parametrize("token", ["extendto.{}.2026", "extendto.{}.20261340", "extendto.{}.", "extendto.{}.x.sure"])
async def test_a_made_up_day_on_a_button_is_a_stale_button(token: str, stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    (heard,) = await forges(stage, cast.officer, token.format(item_of(stage, cast.officer, 1)))
    assert "không còn dùng được" in heard.text


async def test_the_head_seconds_and_does_not_grant(stage: Stage, cast: Cast) -> None:
    await asks(stage, cast)
    (heard,) = await forges(stage, cast.head, f"grant.{request(stage)}")
    assert "quyết định" in heard.text
    assert rows(stage, "SELECT count(*) FROM events WHERE kind = 'extension_granted'") == [0]
