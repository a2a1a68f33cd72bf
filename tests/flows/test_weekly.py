"""How the week begins for leaders and office, what returned work looks like, and why each reminder came."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from actions.weekly import is_silent
from bot.demo.stage import Actor, Stage
from db import history
from db.session import reading
from tests.conftest import Cast
from tests.flows.looking import change, forges, rows

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 4)
WEEKLY = "Tình hình đầu tuần"


async def lived_through(stage: Stage, first: date, last: date) -> None:
    """Every morning from the first day to the last, with nobody answering."""
    for n in range((last - first).days + 1):
        stage.set_clock(first + timedelta(days=n))
        await stage.tick()


def weekly(stage: Stage, actor: Actor) -> list[str]:
    return [sent.text for sent in stage.channel.to(actor.chat) if WEEKLY in sent.text]


# The overview of a week ----------------------------------------------------------------------------------------------


async def test_leaders_and_office_hear_on_monday_who_is_late_and_who_is_silent(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, date(2026, 3, 3), date(2026, 3, 20))
    stage.channel.sent.clear()
    await lived_through(stage, MONDAY, MONDAY)
    for reader in (cast.leader, cast.office):
        (text,) = weekly(stage, reader)
        assert "Đang quá hạn" in text
        assert "chưa có phản hồi nào" in text
        assert len(text) < 2000
    for other in (cast.officer, cast.head, cast.colleague, cast.neighbour, cast.stranger):
        assert weekly(stage, other) == []


async def test_the_overview_comes_once_a_week_and_on_tuesday_where_monday_is_off(stage: Stage, cast: Cast) -> None:
    change(stage, f"""UPDATE communes SET settings = '{{"days_off": {{"{MONDAY}": "Lễ hội xã"}}}}' WHERE id = 1""")
    await lived_through(stage, MONDAY, MONDAY + timedelta(days=6))
    assert len(weekly(stage, cast.leader)) == 1
    (row,) = rows(stage, f"SELECT date(settled_at) FROM outbox WHERE key LIKE 'weekly:%' AND chat = {cast.leader.chat}")
    assert row == TUESDAY.isoformat()
    assert len(weekly(stage, cast.neighbour_office)) == 1
    (row,) = rows(
        stage, f"SELECT date(settled_at) FROM outbox WHERE key LIKE 'weekly:%' AND chat = {cast.neighbour_office.chat}"
    )
    assert row == MONDAY.isoformat()


async def test_a_week_in_which_nothing_is_late_or_near_begins_in_silence(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, date(2026, 3, 2), date(2026, 3, 2))
    assert weekly(stage, cast.leader) == []
    assert set(rows(stage, "SELECT state FROM outbox WHERE kind = 'weekly'")) == {"dropped"}


async def test_standing_work_of_an_agency_that_is_coming_is_one_line(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, date(2026, 3, 9), date(2026, 3, 9))
    (text,) = weekly(stage, cast.leader)
    coming = text.split("Đến hạn trong 5 ngày làm việc tới")[1].splitlines()
    lines = [line for line in coming if "Văn phòng HĐND và UBND" in line]
    assert sum("3 việc thường xuyên · hạn thứ Bảy 14/03/2026" in line for line in lines) == 1
    assert not any("Niêm yết" in line for line in coming)
    # One alone is said by its title.
    assert any("Công khai tình hình thực hiện ngân sách" in line for line in coming)


async def test_an_answer_ends_the_silence(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, date(2026, 3, 3), date(2026, 3, 20))
    before = _silent(stage)
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "1 làm được 50%")
    assert _silent(stage) == before - 1


def _silent(stage: Stage) -> int:
    with reading(stage.app.engine) as tx:
        ids = rows(stage, "SELECT id FROM work_items WHERE commune_id = 1")
        return sum(is_silent(events) for events in history.of_items(tx, 1, ids).values())


# Returned ------------------------------------------------------------------------------------------------------------


async def test_returned_work_is_marked_in_the_list_and_in_the_digest(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    change(stage, "UPDATE work_items SET status = 'returned' WHERE period = '2026Q1' AND commune_id = 1")
    (listed,) = await stage.says(cast.colleague, "/viec")
    assert "được trả lại, cần gửi lại" in listed.text
    await lived_through(stage, WEDNESDAY, WEDNESDAY)
    assert "được trả lại, cần gửi lại" in stage.channel.to(cast.colleague.chat)[-1].text


# Why -----------------------------------------------------------------------------------------------------------------


async def test_every_reminder_says_why_it_came(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, date(2026, 3, 2), MONDAY)
    kinds = set()
    unasked = ("digest", "single", "weekly", "morning")
    for kind, chat, message in rows(stage, "SELECT kind, chat, message FROM outbox WHERE state = 'sent'"):
        if kind not in unasked:
            continue
        kinds.add(kind)
        sent = next(s for s in stage.channel.to(chat) if s.id == message)
        assert "why" in {choice.token for choice in sent.choices}, (kind, sent.text)
    assert kinds == set(unasked)


@pytest.mark.parametrize("words", ["Vì sao tôi nhận tin này?", "vi sao toi nhan duoc tin nay", "sao nhắc tôi việc này"])
async def test_the_question_is_answered_with_the_step_and_the_role(stage: Stage, cast: Cast, words: str) -> None:
    await lived_through(stage, WEDNESDAY, WEDNESDAY)
    (told,) = await stage.says(cast.colleague, words)
    assert "trước hạn 7 ngày làm việc" in told.text
    assert "thuộc Văn phòng HĐND và UBND" in told.text


async def test_a_button_of_an_old_reminder_explains_that_one(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, WEDNESDAY, date(2026, 3, 17))
    first = next(s for s in stage.channel.to(cast.colleague.chat) if "Việc thường xuyên" in s.text)
    (told,) = await stage.presses_on(cast.colleague, first, "Vì sao có tin này?")
    assert "trước hạn 7 ngày làm việc" in told.text
    assert "chậm" not in told.text


async def test_head_office_and_leader_hear_what_they_are_in_it(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, WEDNESDAY, date(2026, 3, 20))
    (head,) = await stage.says(cast.head, "vì sao tôi nhận tin này")
    assert "là thủ trưởng Trung tâm" in head.text
    digest = [s for s in stage.channel.to(cast.office.chat) if "Việc chậm cần" in s.text][-1]
    (office,) = await stage.presses_on(cast.office, digest, "Vì sao có tin này?")
    assert "thuộc cơ quan thường trực, theo dõi việc của" in office.text


async def test_a_reminder_that_was_asked_for_says_so(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "chiều nhắc lại")
    stage.set_clock(date(2026, 3, 2), time(14, 0))
    await stage.settle()
    (told,) = await stage.says(cast.colleague, "vì sao tôi nhận tin này?")
    assert "đã đề nghị nhắc lại" in told.text


async def test_who_was_never_reminded_is_told_so_and_a_stranger_nothing(stage: Stage, cast: Cast) -> None:
    (told,) = await stage.says(cast.officer, "vì sao tôi nhận tin này?")
    assert "chưa gửi" in told.text
    heard = await stage.says(cast.stranger, "vì sao tôi nhận tin này?")
    assert all("nhắc theo thời hạn" not in sent.text for sent in heard)


async def test_a_report_that_gives_its_reason_is_a_report(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    (told,) = await stage.says(cast.colleague, "2 vướng vì sao y chưa nhận được của đơn vị khác")
    assert "nhắc theo thời hạn" not in told.text
    assert "về việc" in told.text


async def test_a_neighbours_reminder_is_not_explained(stage: Stage, cast: Cast) -> None:
    await lived_through(stage, WEDNESDAY, WEDNESDAY)
    heard = await forges(stage, cast.neighbour_office, "why")
    assert all("An Mẫu" not in sent.text for sent in heard)
