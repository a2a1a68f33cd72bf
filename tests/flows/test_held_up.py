"""After an outage: nothing unasked goes out at night or on a day off, and what was held up is told late, not never."""

from __future__ import annotations

from datetime import date, time

from actions.messages import FailureReason
from bot.demo.stage import Stage
from tests.conftest import Cast


async def test_digests_held_up_until_saturday_wait_for_monday(stage: Stage, cast: Cast) -> None:
    stage.channel.fail(FailureReason.UNREACHABLE, times=-1)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    stage.channel.heal()
    stage.set_clock(date(2026, 3, 7), time(2, 0))
    await stage.tick()
    assert stage.channel.sent == []
    stage.set_clock(date(2026, 3, 9))
    await stage.tick()
    assert "Việc cần để ý, thứ Hai 09/03/2026" in stage.channel.to(cast.officer.chat)[0].text


async def test_an_answer_goes_out_at_any_hour(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 3, 7), time(22, 0))
    assert await stage.says(cast.officer, "/viec")


async def test_the_message_of_a_last_day_that_was_held_up_is_told_late(stage: Stage, cast: Cast) -> None:
    listed = (await stage.says(cast.colleague, "/viec"))[0].text
    assert "4. Sửa đổi quy chế" in listed
    for number in (1, 2, 3):
        await stage.says(cast.colleague, f"{number} vẫn duy trì")
    stage.channel.fail(FailureReason.UNREACHABLE, chat=cast.colleague.chat, times=-1)
    stage.set_clock(date(2026, 3, 31))
    await stage.tick()
    stage.channel.heal()
    before = len(stage.channel.to(cast.colleague.chat))
    stage.set_clock(date(2026, 4, 1))
    await stage.tick()
    told = [sent.text for sent in stage.channel.to(cast.colleague.chat)[before:]]
    assert any("Nhắc muộn" in text and "Sửa đổi quy chế" in text for text in told), told
