"""A group chat as an agency's address: linked after a yes, told counts alone, let go of, and never the neighbour's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from actions.messages import FailureReason, IncomingKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import CENTRE, Cast
from tests.flows.looking import forges, one, rows, the_work

GROUP, OTHER = "-500", "-501"
FALLS_DUE = date(2026, 3, 4)  # steps of the sample plan are taken on this Wednesday


async def in_group(stage: Stage, actor: Actor, text: str, chat: str = GROUP, **more: Any) -> list[Sent]:
    """Somebody writes in a group; what the group then hears."""
    before = len(stage.channel.to(chat))
    stage.channel.say(actor.chat, text, chat=chat, group=True, chat_name="KT – công việc", **more)
    await stage.settle()
    return stage.channel.to(chat)[before:]


async def happens(stage: Stage, actor: Actor, kind: IncomingKind, **more: Any) -> None:
    stage.channel.inject(actor.chat, kind=kind, chat=GROUP, group=True, **more)
    await stage.settle()


async def code(stage: Stage, asker: Actor, words: str = f"liên kết nhóm {CENTRE}") -> str:
    (sent,) = await stage.says(asker, words)
    found = re.search(r"/noi (\d{6})", sent.text)
    assert found, sent.text
    return found[1]


async def linked(stage: Stage, asker: Actor, chat: str = GROUP) -> Sent:
    (sent,) = await in_group(stage, asker, f"/noi {await code(stage, asker)}", chat)
    return sent


async def test_a_head_links_the_group_of_their_agency_and_it_is_told_counts_alone(stage: Stage, cast: Cast) -> None:
    (how,) = await stage.says(cast.head, "liên kết nhóm")
    assert "chỉ đọc được lệnh" in how.text  # privacy mode is explained where it matters
    assert CENTRE in how.text
    found = re.search(r"/noi (\d{6})", how.text)
    assert found
    (told,) = await in_group(stage, cast.head, f"/noi@nhacviec_bot {found[1]}")
    assert "nay là nhóm trò chuyện" in told.text
    stage.set_clock(FALLS_DUE)
    await stage.tick()
    (call,) = stage.channel.to(GROUP)[1:]
    assert CENTRE in call.text
    assert re.search(r"\d việc đang mở: \d quá hạn, [1-9]\d* sắp đến hạn", call.text), call.text
    assert "tin riêng" in call.text
    names_of_nothing(stage, call)
    assert call.choices == ()


def names_of_nothing(stage: Stage, sent: Sent) -> None:
    """Neither a person nor a piece of work is named."""
    for name in (*rows(stage, "SELECT name FROM people"), *rows(stage, "SELECT title FROM work_items")):
        assert name not in sent.text, name


async def test_once_a_day_at_most_and_only_when_something_falls_due(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    stage.set_clock(date(2026, 3, 3))
    await stage.tick()
    assert len(stage.channel.to(GROUP)) == 1  # nothing falls on the Tuesday
    stage.set_clock(FALLS_DUE)
    for _ in range(3):
        await stage.tick()
        stage.wait(hours=1)
    assert len(stage.channel.to(GROUP)) == 2


async def test_a_roll_call_held_up_until_the_next_day_is_not_sent(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    stage.channel.fail(FailureReason.UNREACHABLE, chat=GROUP, times=-1)
    stage.set_clock(FALLS_DUE)
    await stage.tick()
    stage.channel.heal()
    stage.set_clock(date(2026, 3, 5))
    await stage.settle()
    assert len(stage.channel.to(GROUP)) == 1


async def test_viec_in_the_group_counts_and_every_other_word_is_left_alone(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    before = the_work(stage)
    (counted,) = await in_group(stage, cast.stranger, "/viec")
    assert "chờ xác nhận hoặc duyệt: 1 việc" in counted.text
    names_of_nothing(stage, counted)
    for words in ("1 xong", "/tonghop quý 1", "/start abc", "ai chưa báo cáo", "xin chào"):
        assert await in_group(stage, cast.officer, words) == []
    assert the_work(stage) == before


async def test_typed_by_somebody_else_the_asker_decides(stage: Stage, cast: Cast) -> None:
    digits = await code(stage, cast.office)
    (waits,) = await in_group(stage, cast.stranger, f"/noi {digits}")
    assert "đồng ý" in waits.text
    asked = stage.channel.to(cast.office.chat)[-1]
    assert "KT – công việc" in asked.text
    assert await in_group(stage, cast.stranger, "/viec") != []  # nobody's group yet: told where we talk
    assert "nay là nhóm" not in stage.channel.to(GROUP)[-1].text
    # A code works once, also while its group waits for a yes.
    (again,) = await in_group(stage, cast.stranger, f"/noi {digits}", OTHER)
    assert "không dùng được" in again.text
    (approved,) = await stage.presses(cast.office, "Đúng nhóm này")
    assert "Đã liên kết" in approved.text
    assert "nay là nhóm" in stage.channel.to(GROUP)[-1].text
    (stale,) = await stage.presses_on(cast.office, asked, "Không phải")
    assert "không còn dùng được" in stale.text or "nút" in stale.text
    assert one(stage, "SELECT linked_at IS NOT NULL FROM group_chats") == 1


async def test_a_no_leaves_the_group_unlinked(stage: Stage, cast: Cast) -> None:
    await in_group(stage, cast.stranger, f"/noi {await code(stage, cast.office)}")
    (told,) = await stage.presses(cast.office, "Không phải")
    assert "không liên kết" in told.text
    assert rows(stage, "SELECT id FROM group_chats") == []


@pytest.mark.parametrize("who", ["officer", "colleague", "leader"])
async def test_only_the_office_and_the_agencys_head_link_a_group(stage: Stage, cast: Cast, who: str) -> None:
    before = the_work(stage)
    (sent,) = await stage.says(getattr(cast, who), f"liên kết nhóm {CENTRE}")
    assert "Chỉ cơ quan thường trực" in sent.text
    (sent,) = await stage.says(getattr(cast, who), f"bỏ liên kết nhóm {CENTRE}")
    assert "Chỉ cơ quan thường trực" in sent.text
    assert the_work(stage) == before
    assert rows(stage, "SELECT id FROM group_chats") == []


async def test_a_head_links_no_other_agencys_group(stage: Stage, cast: Cast) -> None:
    (sent,) = await stage.says(cast.head, "liên kết nhóm Văn phòng HĐND và UBND xã")
    assert "thủ trưởng của chính đơn vị ấy" in sent.text
    assert rows(stage, "SELECT id FROM group_chats") == []


async def test_the_office_is_asked_which_agency_and_unknown_ones_are_told(stage: Stage, cast: Cast) -> None:
    (sent,) = await stage.says(cast.office, "liên kết nhóm")
    assert "của cơ quan nào" in sent.text
    (sent,) = await stage.says(cast.office, "liên kết nhóm Phòng Không Có")
    assert "không rõ" in sent.text


async def test_the_same_group_twice_and_two_agencies_are_told_apart(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    (has,) = await stage.says(cast.office, f"liên kết nhóm {CENTRE}")
    assert "đã có một nhóm" in has.text
    digits = await code(stage, cast.office, "liên kết nhóm Văn phòng HĐND và UBND xã")
    (other,) = await in_group(stage, cast.office, f"/noi {digits}")
    assert "một nhóm chỉ thuộc một cơ quan" in other.text
    (over,) = await stage.presses_on(cast.office, has, "Bỏ liên kết nhóm trò chuyện")
    assert "Đã bỏ liên kết" in over.text
    assert "không còn là nhóm" in stage.channel.to(GROUP)[-1].text
    (now,) = await in_group(stage, cast.office, f"/noi {digits}")
    assert "Văn phòng" in now.text


async def test_the_neighbours_group_is_not_ours_and_learns_nothing(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.neighbour_office)
    (sent,) = await in_group(stage, cast.head, f"/noi {await code(stage, cast.head)}")
    assert "đang dùng cho một nơi khác" in sent.text
    group = one(stage, "SELECT id FROM group_chats WHERE linked_at IS NOT NULL")
    agency = one(stage, "SELECT agency_id FROM group_chats WHERE linked_at IS NOT NULL")
    for token, nobodys in ((f"chatyes.{group}", "chatyes.999"), (f"unchat.{agency}", "unchat.999")):
        (heard,) = await forges(stage, cast.office, token)
        (told,) = await forges(stage, cast.office, nobodys)
        assert heard.text == told.text
    assert one(stage, "SELECT count(*) FROM group_chats WHERE linked_at IS NOT NULL") == 1


async def test_put_out_of_the_group_the_office_hears_it_once_and_back_it_goes_on(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    for _ in range(2):
        await happens(stage, cast.stranger, IncomingKind.BLOCKED)
    assert ["không còn ở trong nhóm" in sent.text for sent in stage.channel.to(cast.office.chat)].count(True) == 1
    assert "không còn ở trong nhóm" in stage.channel.to(cast.head.chat)[-1].text
    stage.set_clock(FALLS_DUE)
    await stage.tick()
    assert len(stage.channel.to(GROUP)) == 1
    await happens(stage, cast.stranger, IncomingKind.UNBLOCKED)
    assert await in_group(stage, cast.officer, "/viec") != []


async def test_a_refusal_of_the_network_tells_the_office_as_well(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    stage.channel.fail(FailureReason.BLOCKED, chat=GROUP, times=-1)
    stage.set_clock(FALLS_DUE)
    await stage.tick()
    assert any("không còn ở trong nhóm" in sent.text for sent in stage.channel.to(cast.office.chat))


async def test_a_group_that_became_a_supergroup_is_followed(stage: Stage, cast: Cast) -> None:
    await linked(stage, cast.head)
    for _ in range(2):  # the network says it twice
        await happens(stage, cast.stranger, IncomingKind.MIGRATED, migrated_to="-100500")
    stage.set_clock(FALLS_DUE)
    await stage.tick()
    assert len(stage.channel.to("-100500")) == 1
    assert len(stage.channel.to(GROUP)) == 1


async def test_guessing_codes_shuts_the_group_up(stage: Stage, cast: Cast) -> None:
    digits = await code(stage, cast.head)
    for guess in range(6):
        await in_group(stage, cast.stranger, f"/noi {(int(digits) + 1 + guess) % 1_000_000:06d}")
    assert await in_group(stage, cast.head, f"/noi {digits}") == []
    stage.wait(hours=2)  # by then the code has run out too
    (late,) = await in_group(stage, cast.head, f"/noi {digits}")
    assert "không dùng được" in late.text


async def test_an_agency_with_nobody_but_a_group_is_shown_to_the_office_as_such(stage: Stage, cast: Cast) -> None:
    await in_group(stage, cast.office, f"/noi {await code(stage, cast.office, 'liên kết nhóm Văn phòng HĐND và UBND')}")
    await stage.blocks(cast.colleague)
    told = stage.channel.to(cast.office.chat)[-1].text
    assert "không còn ai nhận được tin riêng" in told
    assert "chỉ còn nhóm trò chuyện" in told
