"""Two at the same moment: answers to one item, an answer while its reminder is on its way, one to what was just given
away. One thing comes of it, and everybody hears what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from actions.messages import Message
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from plans.access import Role
from tests.conftest import AN_MAU, CENTRE, OFFICE_AGENCY, Cast
from tests.flows.looking import item_of, one, rows
from tests.flows.test_nothing_lost import another_process

_DONE = ("reported", "confirmed", "verified", "returned", "taken_back")


@pytest.fixture(autouse=True)
def nothing_stumbles(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whoever comes second, nothing of ours goes wrong."""
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture(params=[1, 2], ids=["one process", "two processes"])
def processes(request: pytest.FixtureRequest) -> int:
    return int(request.param)


async def at_once(stage: Stage, processes: int) -> None:
    """What people did meanwhile is handled at the same time."""
    if processes == 1:
        await stage.settle()
        return
    async with another_process(stage) as other:
        await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
        await asyncio.gather(stage.app.reception.drain(), other.reception.drain())
        await asyncio.gather(stage.app.delivery.drain(), other.delivery.drain())


def what_happened(stage: Stage, item: int) -> list[str]:
    kinds = ", ".join(f"'{kind}'" for kind in _DONE)
    return rows(stage, f"SELECT kind FROM events WHERE item_id = ? AND kind IN ({kinds}) ORDER BY id", item)


def status_of(stage: Stage, item: int) -> str:
    return str(one(stage, "SELECT status FROM work_items WHERE id = ?", item))


def since(stage: Stage, actor: Actor, before: int) -> list[str]:
    return [sent.text for sent in stage.channel.to(actor.chat)[before:]]


def newest_with(stage: Stage, actor: Actor, label: str) -> Sent:
    return next(s for s in reversed(stage.channel.to(actor.chat)) if label in {c.label for c in s.choices})


# Two people answer ---------------------------------------------------------------------------------------------------


async def test_two_officers_report_the_same_item(stage: Stage, cast: Cast, processes: int) -> None:
    hoa = await stage.enrol("Ngô Thị Mẫu Hoa", AN_MAU, Role.OFFICER, CENTRE)
    for actor in (cast.officer, hoa):
        await stage.says(actor, "/viec")
    item = item_of(stage, cast.officer, 1)
    assert item == item_of(stage, hoa, 1)
    before = {actor.chat: len(stage.channel.to(actor.chat)) for actor in (cast.officer, hoa, cast.head)}
    stage.channel.say(cast.officer.chat, "1 xong")
    stage.channel.say(hoa.chat, "1 xong")
    await at_once(stage, processes)
    assert what_happened(stage, item) == ["reported"]
    told = [text for actor in (cast.officer, hoa) for text in since(stage, actor, before[actor.chat])]
    assert len(told) == 2
    assert sum("Đã ghi nhận" in text for text in told) == 1
    assert len(since(stage, cast.head, before[cast.head.chat])) == 1


async def test_two_of_the_office_decide_on_the_same_report(stage: Stage, cast: Cast, processes: int) -> None:
    other = await stage.enrol("Bùi Thị Mẫu Khanh", AN_MAU, Role.OFFICE, OFFICE_AGENCY)
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    await stage.says(cast.officer, "1 xong")
    await stage.presses(cast.head, "Xác nhận")
    before = {actor.chat: len(stage.channel.to(actor.chat)) for actor in (cast.office, other, cast.officer)}
    for actor in (cast.office, other):
        stage.channel.press(newest_with(stage, actor, "Duyệt"), "Duyệt")
    await at_once(stage, processes)
    assert what_happened(stage, item) == ["reported", "confirmed", "verified"]
    assert [len(since(stage, actor, before[actor.chat])) for actor in (cast.office, other)] == [1, 1]
    assert len(since(stage, cast.officer, before[cast.officer.chat])) == 1


async def test_the_head_says_yes_while_the_officer_takes_it_back(stage: Stage, cast: Cast, processes: int) -> None:
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    await stage.says(cast.officer, "1 xong")
    stage.channel.press(newest_with(stage, cast.head, "Xác nhận"), "Xác nhận")
    stage.channel.press(newest_with(stage, cast.officer, "Ghi nhầm, hủy"), "Ghi nhầm, hủy")
    before = [len(stage.channel.to(actor.chat)) for actor in (cast.head, cast.officer)]
    await at_once(stage, processes)
    by_head, by_officer = (
        since(stage, actor, count) for actor, count in zip((cast.head, cast.officer), before, strict=True)
    )
    assert status_of(stage, item) == "open"  # a yes does not keep a report that its sender takes back
    confirmed = any("Đã xác nhận" in text for text in by_head)
    assert confirmed == ("confirmed" in what_happened(stage, item))
    assert len(by_head) == (2 if confirmed else 1)  # who has acted on it is told
    assert len(by_officer) == 1


# An answer while the reminder is on its way --------------------------------------------------------------------------


async def test_an_answer_while_its_reminder_is_being_sent(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.says(cast.colleague, "/viec")
    item = item_of(stage, cast.colleague, 4)
    stage.set_clock(date(2026, 3, 31))  # its last day: it is reminded of in a message of its own
    send = stage.channel.send
    answered: list[str] = []

    async def sends(chat: str, message: Message) -> str:
        if chat == cast.colleague.chat and "Hạn cuối hôm nay" in message.text and not answered:
            answered.append(message.text)
            stage.channel.say(chat, "4 xong")
            await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
            await stage.app.reception.drain()
            assert status_of(stage, item) == "confirmed"  # the agency has no head
        return await send(chat, message)

    monkeypatch.setattr(stage.channel, "send", sends)
    await stage.tick()
    assert len(answered) == 1
    assert what_happened(stage, item) == ["reported", "confirmed"]
    heard = [sent.text for sent in stage.channel.to(cast.colleague.chat)]
    assert sum("Hạn cuối hôm nay: việc 4" in text for text in heard) == 1
    assert sum("Đã ghi nhận" in text and "việc 4" in text for text in heard) == 1
    for day in (1, 2, 3):
        stage.set_clock(date(2026, 4, day))
        await stage.tick()
    later = [sent.text for sent in stage.channel.to(cast.colleague.chat)[len(heard) :]]
    assert not any("Sửa đổi quy chế" in text for text in later)


async def test_a_reminder_laid_out_before_the_answer_is_never_sent(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    stage.set_clock(date(2026, 3, 31))
    await stage.app.remind(stage.now)
    stage.channel.say(cast.colleague.chat, "4 xong")
    before = len(stage.channel.to(cast.colleague.chat))
    await stage.settle()
    heard = since(stage, cast.colleague, before)
    assert any("Đã ghi nhận" in text for text in heard)
    assert not any("Hạn cuối hôm nay" in text for text in heard)


# An answer to what was just given away -------------------------------------------------------------------------------


async def given_away(stage: Stage, cast: Cast, how: str) -> Any:
    """Somebody gives item 1 (or everything) of the officer away at the moment in which the officer answers."""
    if how == "assigned":
        return stage.channel.say(cast.head.chat, "giao việc 1 cho Hoa")
    await stage.says(cast.office, "bàn giao việc của chị Cúc cho chị Hoa")
    return stage.channel.press(newest_with(stage, cast.office, "Đúng"), "Đúng")


@pytest.mark.parametrize("how", ["assigned", "handed over"])
@pytest.mark.parametrize("first", ["the answer", "the giving"])
@pytest.mark.parametrize("words", ["1 xong", "[Vẫn duy trì]"])
async def test_an_answer_to_what_is_given_away_at_that_moment(
    stage: Stage, cast: Cast, how: str, first: str, words: str, processes: int
) -> None:
    await stage.enrol("Ngô Thị Mẫu Hoa", AN_MAU, Role.OFFICER, CENTRE)
    for actor in (cast.head, cast.officer):
        await stage.says(actor, "/viec")
    card = (await stage.presses(cast.officer, "1"))[0]
    item, untouched = item_of(stage, cast.officer, 1), item_of(stage, cast.officer, 2)
    assert item == item_of(stage, cast.head, 1)
    heard = len(stage.channel.to(cast.officer.chat))

    def answers() -> None:
        if words.startswith("["):
            stage.channel.press(card, words[1:-1])
        else:
            stage.channel.say(cast.officer.chat, words)

    if first == "the answer":
        answers()
        await given_away(stage, cast, how)
    else:
        await given_away(stage, cast, how)
        answers()
    await at_once(stage, processes)
    told = since(stage, cast.officer, heard)
    events = rows(stage, "SELECT kind FROM events WHERE item_id = ? AND kind IN ('reported', 'still_kept')", item)
    assert len(events) == sum("Đã ghi nhận" in text for text in told) <= 1
    assert (status_of(stage, item) == "open") == (events == [])
    assert status_of(stage, untouched) == "open"
    assert told, "whoever answers hears something"
