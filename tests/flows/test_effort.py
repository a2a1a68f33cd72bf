"""What a person must do, counted: taps and messages from the message that asks to the record that answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.people import commune_named
from actions.settling import settle
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import AN_MAU, CENTRE, Cast
from tests.flows.looking import rows


@dataclass
class Effort:
    """Somebody at their phone; every tap and every message counts."""

    stage: Stage
    actor: Actor
    taps: int = 0
    messages: int = 0

    async def taps_on(self, *labels: str) -> None:
        for label in labels:
            await self.stage.presses(self.actor, label)
            self.taps += 1

    async def writes(self, words: str) -> None:
        await self.stage.says(self.actor, words)
        self.messages += 1

    async def sends(self, caption: str = "") -> None:
        await self.stage.sends_file(self.actor, b"a proof", caption)
        self.messages += 1

    async def opens(self, invitation: Sent) -> None:
        found = re.search(r"\?start=([\w-]+)", invitation.text)
        assert found, invitation.text
        await self.stage.opens_link(self.actor, found[1])
        self.taps += 1

    async def shares(self, phone: str) -> None:
        self.stage.channel.share_contact(self.stage.channel.to(self.actor.chat)[-1], phone)
        await self.stage.settle()
        self.taps += 1


async def morning(stage: Stage, cast: Cast) -> None:
    """The officer's digest has come: what follows is counted from here."""
    stage.set_clock(date(2026, 3, 10))
    await stage.tick()
    assert stage.channel.to(cast.officer.chat)


def happened(stage: Stage, kind: str) -> int:
    return int(rows(stage, f"SELECT count(*) FROM events WHERE kind = '{kind}'")[0])


async def test_done_takes_two_taps(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    effort = Effort(stage, cast.colleague)
    await effort.taps_on("4", "Đã xong")
    assert happened(stage, "reported") == 1
    assert (effort.taps, effort.messages) == (2, 0)


async def test_done_takes_one_message(stage: Stage, cast: Cast) -> None:
    await morning(stage, cast)
    effort = Effort(stage, cast.officer)
    await effort.writes("1 xong")
    assert happened(stage, "reported") == 1
    assert (effort.taps, effort.messages) == (0, 1)


async def test_done_with_evidence_takes_one_message_with_a_caption(stage: Stage, cast: Cast) -> None:
    await morning(stage, cast)
    effort = Effort(stage, cast.officer)
    await effort.sends("1 xong")
    assert (happened(stage, "reported"), happened(stage, "evidence_added")) == (1, 1)
    assert (effort.taps, effort.messages) == (0, 1)


async def test_done_with_evidence_takes_three_steps_without_a_word(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    effort = Effort(stage, cast.colleague)
    await effort.taps_on("4", "Đã xong")
    await effort.sends()
    assert (happened(stage, "reported"), happened(stage, "evidence_added")) == (1, 1)
    assert effort.taps + effort.messages == 3


async def test_more_time_takes_two_taps_and_one_sentence(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")  # of standing work the morning asks in one message without numbers to tap
    effort = Effort(stage, cast.officer)
    await effort.taps_on("1", "Xin gia hạn")
    await effort.writes("đến 10/4 vì chờ kiểm kê")
    assert happened(stage, "extension_asked") == 1
    assert (effort.taps, effort.messages) == (2, 1)


async def test_more_time_from_the_card_takes_two_taps_and_the_reason(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1")
    effort = Effort(stage, cast.officer)
    await effort.taps_on("Xin gia hạn", "Đến thứ Hai 23/03/2026")
    await effort.writes("chờ kiểm kê")
    assert happened(stage, "extension_asked") == 1
    assert (effort.taps, effort.messages) == (2, 1)


async def test_more_time_takes_one_message(stage: Stage, cast: Cast) -> None:
    await morning(stage, cast)
    effort = Effort(stage, cast.officer)
    await effort.writes("1 xin gia hạn đến 10/4 vì chờ kiểm kê")
    assert happened(stage, "extension_asked") == 1
    assert (effort.taps, effort.messages) == (0, 1)


async def test_each_step_of_the_chain_takes_one_tap(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong, 2 xin gia hạn đến 10/4 vì chờ kiểm kê")
    for actor, label, kind in (
        (cast.head, "Xác nhận", "confirmed"),
        (cast.office, "Duyệt", "verified"),
        (cast.head, "Đồng ý", "extension_assented"),
        (cast.office, "Gia hạn đến 10/04/2026", "extension_granted"),
    ):
        effort = Effort(stage, actor)
        await effort.taps_on(label)
        assert happened(stage, kind) == 1
        assert (effort.taps, effort.messages) == (1, 0)


async def test_many_reports_are_approved_by_one_message_and_one_tap(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1, 2 xong")
    effort = Effort(stage, cast.head)
    await effort.writes("xác nhận hết")
    await effort.taps_on("Đồng ý cả 2 việc")
    assert happened(stage, "confirmed") == 2
    assert (effort.taps, effort.messages) == (1, 1)


async def test_a_difficulty_is_settled_by_one_tap(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 vướng: chờ kiểm kê")
    effort = Effort(stage, cast.head)
    await effort.taps_on("Đã tháo gỡ")
    assert happened(stage, "difficulty_settled") == 1
    assert (effort.taps, effort.messages) == (1, 0)


# Coming in ------------------------------------------------------------------------------------------------------------


async def test_an_invited_person_is_in_by_one_tap_or_one_message(stage: Stage, cast: Cast) -> None:
    for by_code in (False, True):
        (told,) = await stage.says(cast.office, f"mời cán bộ {CENTRE}: Trương Mẫu Linh")
        newcomer = Effort(stage, stage.stranger(f"khách {by_code}"))
        if by_code:
            await newcomer.writes(re.findall(r"\d{6}", told.text)[0])
        else:
            await newcomer.opens(told)
        assert "Kính chào anh/chị" in stage.channel.to(newcomer.actor.chat)[-1].text
        assert newcomer.taps + newcomer.messages == 1


async def test_a_link_for_many_takes_one_tap_and_the_head_one_more(stage: Stage, cast: Cast) -> None:
    (told,) = await stage.says(cast.office, f"mời cán bộ {CENTRE}")
    newcomer, head = Effort(stage, stage.stranger("khách")), Effort(stage, cast.head)
    await newcomer.opens(told)
    await head.taps_on("Đồng ý")
    assert "Kính chào anh/chị" in stage.channel.to(newcomer.actor.chat)[-1].text
    assert (newcomer.taps, head.taps) == (1, 1)


async def test_where_the_phone_is_asked_for_coming_in_takes_two_taps(stage: Stage, cast: Cast) -> None:
    await stage.write(lambda tx: settle(tx, commune_named(tx, AN_MAU), "phone-check", "yes", stage.now))
    (told,) = await stage.says(cast.office, f"mời cán bộ {CENTRE}: Trương Mẫu Linh, 0912 345 678")
    newcomer = Effort(stage, stage.stranger("khách"))
    await newcomer.opens(told)
    await newcomer.shares("84912345678")
    assert "Kính chào anh/chị" in stage.channel.to(newcomer.actor.chat)[-1].text
    assert (newcomer.taps, newcomer.messages) == (2, 0)
