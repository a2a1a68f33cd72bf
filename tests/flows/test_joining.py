"""Coming in: invitations in chat with a picture, one link for many, a phone of one's own, further accounts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from actions.messages import Abilities, FileKind
from actions.people import commune_named
from actions.settling import settle
from bot.channels.memory import BARE, Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import AN_MAU, CENTRE, SECRETARIAT, Cast
from tests.flows.looking import change, forges, one, person, rows, the_work

PHONE, AS_TELEGRAM_SAYS_IT = "0912 345 678", "84912345678"


def payload_in(sent: Sent) -> str:
    found = re.search(r"\?start=([\w-]+)", sent.text)
    assert found, sent.text
    return found[1]


async def invited(stage: Stage, words: str, asker: Actor) -> Sent:
    (sent,) = await stage.says(asker, words)
    return sent


async def shares(stage: Stage, actor: Actor, phone: str, **more: Any) -> list[Sent]:
    before = len(stage.channel.to(actor.chat))
    stage.channel.share_contact(stage.channel.to(actor.chat)[-1], phone, **more)
    await stage.settle()
    return stage.channel.to(actor.chat)[before:]


async def check_phones(stage: Stage) -> None:
    await stage.write(lambda tx: settle(tx, commune_named(tx, AN_MAU), "phone-check", "yes", stage.now))


# The invitation ------------------------------------------------------------------------------------------------------


async def test_the_office_gets_a_link_a_code_and_a_picture_that_are_forgotten_once_sent(
    stage: Stage, cast: Cast
) -> None:
    sent = await invited(stage, f"mời cán bộ {CENTRE}", cast.office)
    assert "Nhiều người dùng chung được" in sent.text
    assert re.search(r"Mã mời: \d{6}", sent.text)
    assert sent.message.file is not None
    assert sent.message.file.kind is FileKind.PHOTO
    assert sent.file is not None
    assert sent.file.startswith(b"\x89PNG")
    assert payload_in(sent) not in str(rows(stage, "SELECT meaning FROM outbox"))
    await stage.app.fetch(stage.now)
    assert not any(path.is_file() for path in stage.app.settings.evidence_dir.rglob("*"))


@pytest.mark.parametrize("who", ["head", "officer", "leader"])
async def test_nobody_else_invites(stage: Stage, cast: Cast, who: str) -> None:
    before = the_work(stage)
    for words in (f"mời cán bộ {CENTRE}", "mời lãnh đạo", "mời thêm tài khoản cho chị Cúc"):
        sent = await invited(stage, words, getattr(cast, who))
        assert "Chỉ cơ quan thường trực" in sent.text
    assert the_work(stage) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("mời cán bộ", "Mời vào cơ quan nào"),
        ("mời cán bộ Phòng Không Có", "không rõ “Phòng Không Có”"),
        (f"mời thủ trưởng {CENTRE}: Trần Văn Mẫu, 0912 345", "không đọc được số điện thoại"),
    ],
)
async def test_what_is_lacking_is_asked_for_and_nothing_is_made(
    stage: Stage, cast: Cast, words: str, told: str
) -> None:
    before = the_work(stage)
    assert told in (await invited(stage, words, cast.office)).text
    assert the_work(stage) == before


async def test_an_invitation_taken_back_opens_nothing(stage: Stage, cast: Cast) -> None:
    sent = await invited(stage, "mời lãnh đạo: Đặng Mẫu Ích", cast.office)
    (told,) = await stage.presses(cast.office, "Hủy lời mời này")
    assert "Đã hủy" in told.text
    (refused,) = await stage.opens_link(cast.stranger, payload_in(sent))
    assert "không dùng được" in refused.text
    (again,) = await stage.presses_on(cast.office, sent, "Hủy lời mời này")
    assert "Đã hủy" not in again.text


async def test_a_network_without_pictures_or_links_still_gets_the_code(stage: Stage, cast: Cast) -> None:
    stage.channel.abilities = BARE
    sent = await invited(stage, "mời lãnh đạo: Đặng Mẫu Ích", cast.office)
    assert "chưa có đường dẫn" in sent.text
    code = re.search(r"Mã mời: (\d{6})", sent.text)
    assert code
    (welcome,) = await stage.says(cast.stranger, code[1])
    assert "Đặng Mẫu Ích" in welcome.text


# One link for many ---------------------------------------------------------------------------------------------------


async def test_several_come_by_one_link_each_after_a_yes(stage: Stage, cast: Cast) -> None:
    link = payload_in(await invited(stage, f"mời cán bộ {CENTRE}", cast.office))
    first, second = stage.stranger("Mã Mẫu Kim"), stage.stranger("Lý Mẫu Long")
    people_before = len(rows(stage, "SELECT id FROM people"))
    for newcomer in (first, second):
        (waits,) = await stage.opens_link(newcomer, link)
        assert "đồng ý" in waits.text
        (still,) = await stage.opens_link(newcomer, link)
        assert "đang chờ" in still.text
    assert len(rows(stage, "SELECT id FROM people")) == people_before
    (told,) = await stage.presses_on(cast.head, stage.channel.to(cast.head.chat)[-1], "Đồng ý")
    assert "Lý Mẫu Long" in told.text
    assert "vai trò cán bộ" in stage.channel.to(second.chat)[-1].text
    asked = stage.channel.to(cast.office.chat)[-2]
    (told,) = await stage.presses_on(cast.office, asked, "Không")
    assert "Đã từ chối Mã Mẫu Kim" in told.text
    assert "chưa được đồng ý" in stage.channel.to(first.chat)[-1].text
    (stale,) = await stage.presses_on(cast.office, asked, "Đồng ý")
    assert "đã được giải quyết" in stale.text
    assert rows(stage, "SELECT id FROM join_requests") == []
    assert len(rows(stage, "SELECT id FROM people")) == people_before + 1


async def test_a_request_is_decided_by_office_and_own_head_alone(stage: Stage, cast: Cast) -> None:
    link = payload_in(await invited(stage, f"mời cán bộ {SECRETARIAT}", cast.office))
    await stage.opens_link(cast.stranger, link)
    request = one(stage, "SELECT id FROM join_requests")
    before = the_work(stage)
    for who in (cast.head, cast.officer, cast.colleague, cast.leader):  # the head is of another agency
        (told,) = await forges(stage, who, f"join.{request}")
        assert "Chỉ cơ quan thường trực" in told.text
    for token in (f"join.{request}", f"nojoin.{request}", f"joinwho.{request}", f"joinas.{request}.1"):
        (theirs,) = await forges(stage, cast.neighbour_office, token)
        (nobodys,) = await forges(stage, cast.neighbour_office, token.replace(str(request), "9999", 1))
        assert theirs.text == nobodys.text
    assert the_work(stage) == before


async def test_a_second_account_of_somebody_is_a_further_address_and_no_second_person(stage: Stage, cast: Cast) -> None:
    link = payload_in(await invited(stage, f"mời cán bộ {CENTRE}", cast.office))
    await stage.says(cast.officer, "/viec")
    people_before = len(rows(stage, "SELECT id FROM people"))
    await stage.opens_link(cast.stranger, link)
    await stage.presses(cast.office, "Là người đã có…")
    (told,) = await stage.presses(cast.office, "Nguyễn Thị Mẫu Cúc")
    assert "Không thêm người mới" in told.text
    assert person(stage, cast.stranger) == person(stage, cast.officer)
    assert len(rows(stage, "SELECT id FROM people")) == people_before
    (listed,) = await stage.says(cast.stranger, "/viec")
    assert "2." in listed.text  # the same items under the same numbers


async def test_the_office_says_in_words_who_it_is(stage: Stage, cast: Cast) -> None:
    link = payload_in(await invited(stage, f"mời cán bộ {CENTRE}", cast.office))
    await stage.opens_link(cast.stranger, link)
    (told,) = await stage.says(cast.office, "là cùng một người với chị Cúc")
    assert "Không thêm người mới" in told.text
    assert person(stage, cast.stranger) == person(stage, cast.officer)


async def test_an_account_is_invited_for_somebody_by_name(stage: Stage, cast: Cast) -> None:
    sent = await invited(stage, "mời thêm tài khoản cho chị Cúc", cast.office)
    assert "của cùng một người" in sent.text
    (welcome,) = await stage.opens_link(cast.stranger, payload_in(sent))
    assert "Nguyễn Thị Mẫu Cúc" in welcome.text
    assert person(stage, cast.stranger) == person(stage, cast.officer)
    await stage.blocks(cast.officer)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    assert "Việc thường xuyên quý I/2026" in stage.channel.to(cast.stranger.chat)[-1].text


async def test_an_account_that_is_somebody_elses_is_not_taken_over(stage: Stage, cast: Cast) -> None:
    sent = await invited(stage, "mời thêm tài khoản cho chị Cúc", cast.office)
    before = the_work(stage)
    (told,) = await stage.opens_link(cast.colleague, payload_in(sent))
    assert "đang là của một người khác" in told.text
    (told,) = await stage.opens_link(cast.neighbour, payload_in(sent))
    assert "xã khác" in told.text
    assert the_work(stage) == before


# Phones --------------------------------------------------------------------------------------------------------------


async def test_whoever_is_invited_by_phone_shows_that_it_is_theirs(stage: Stage, cast: Cast) -> None:
    sent = await invited(stage, f"mời thủ trưởng {SECRETARIAT}: Đặng Mẫu Ích, {PHONE}", cast.office)
    (asked,) = await stage.opens_link(cast.stranger, payload_in(sent))
    assert asked.message.asks_phone == "Chia sẻ số điện thoại"
    before = the_work(stage)
    (other,) = await shares(stage, cast.stranger, AS_TELEGRAM_SAYS_IT, own=False)
    assert "không phải số của chính tài khoản này" in other.text
    assert other.message.asks_phone
    (wrong,) = await shares(stage, cast.stranger, "84999999999")
    assert "không phải số được mời" in wrong.text
    assert the_work(stage) == before
    (asked,) = await stage.says(cast.stranger, "xin chào")
    assert asked.message.asks_phone  # the way on is shown again
    (welcome,) = await shares(stage, cast.stranger, AS_TELEGRAM_SAYS_IT)
    assert "Đặng Mẫu Ích" in welcome.text
    assert one(stage, "SELECT phone FROM people WHERE phone IS NOT NULL") == "0912345678"
    assert rows(stage, "SELECT body FROM inbox WHERE body LIKE '%84912345678%' OR body LIKE '%84999999999%'") == []
    assert rows(stage, "SELECT id FROM join_requests") == []


async def test_where_the_commune_checks_phones_an_invitation_names_one(stage: Stage, cast: Cast) -> None:
    await check_phones(stage)
    before = the_work(stage)
    assert "phải kèm số" in (await invited(stage, "mời lãnh đạo: Đặng Mẫu Ích", cast.office)).text
    assert the_work(stage) == before
    link = payload_in(await invited(stage, f"mời cán bộ {CENTRE}", cast.office))
    await stage.opens_link(cast.stranger, link)
    (waits,) = await shares(stage, cast.stranger, AS_TELEGRAM_SAYS_IT)
    assert "Đã gửi đề nghị" in waits.text
    assert "0912345678" in stage.channel.to(cast.office.chat)[-1].text
    await stage.presses(cast.office, "Đồng ý")
    assert person(stage, cast.stranger)


async def test_the_same_phone_is_the_same_person(stage: Stage, cast: Cast) -> None:
    change(stage, f"UPDATE people SET phone = '0912345678' WHERE id = {person(stage, cast.officer)}")
    sent = await invited(stage, f"mời thủ trưởng {SECRETARIAT}: Đặng Mẫu Ích, {PHONE}", cast.office)
    await stage.opens_link(cast.stranger, payload_in(sent))
    (welcome,) = await shares(stage, cast.stranger, AS_TELEGRAM_SAYS_IT)
    assert "Nguyễn Thị Mẫu Cúc" in welcome.text
    assert person(stage, cast.stranger) == person(stage, cast.officer)


async def test_a_neighbours_phone_names_nobody_here(stage: Stage, cast: Cast) -> None:
    change(stage, f"UPDATE people SET phone = '0912345678' WHERE id = {person(stage, cast.neighbour)}")
    sent = await invited(stage, f"mời thủ trưởng {SECRETARIAT}: Đặng Mẫu Ích, {PHONE}", cast.office)
    await stage.opens_link(cast.stranger, payload_in(sent))
    await shares(stage, cast.stranger, AS_TELEGRAM_SAYS_IT)
    assert person(stage, cast.stranger) != person(stage, cast.neighbour)


async def test_a_number_that_nobody_asked_for_is_not_kept(stage: Stage, cast: Cast) -> None:
    stage.channel.say(cast.officer.chat, "", contact={"phone": "0911", "own": True})
    stage.channel.say(cast.stranger.chat, "", contact={"phone": "0911", "own": True})
    await stage.settle()
    assert "không giữ lại" in stage.channel.to(cast.officer.chat)[-1].text
    assert "chỉ phục vụ cán bộ" in stage.channel.to(cast.stranger.chat)[-1].text
    assert rows(stage, "SELECT body FROM inbox WHERE body LIKE '%0911%'") == []


async def test_a_network_that_cannot_vouch_for_numbers_says_so(stage: Stage, cast: Cast) -> None:
    sent = await invited(stage, f"mời thủ trưởng {SECRETARIAT}: Đặng Mẫu Ích, {PHONE}", cast.office)
    bare: dict[tuple[str, str], Abilities] = {(stage.channel.name, stage.channel.bot): BARE}
    stage.app.reception._converse._abilities = bare
    (told,) = await stage.opens_link(cast.stranger, payload_in(sent))
    assert "không đối chiếu được" in told.text


# What it costs -------------------------------------------------------------------------------------------------------


async def test_coming_in_costs_a_person_three_taps_at_most(stage: Stage, cast: Cast) -> None:
    """Each of `opens_link` is one tap on the link and one on Start, each of `shares` one on the button."""
    costs = {"by a link of one's own": 2, "by a link for many": 2, "with a phone": 3}
    taps: dict[str, int] = {}
    sent = await invited(stage, f"mời thủ trưởng {CENTRE}: Đặng Mẫu Ích", cast.office)
    await stage.opens_link(cast.stranger, payload_in(sent))
    taps["by a link of one's own"] = _taps(stage, cast.stranger)
    many, shy = stage.stranger("Mã Mẫu Kim"), stage.stranger("Lý Mẫu Long")
    await stage.opens_link(many, payload_in(await invited(stage, f"mời cán bộ {CENTRE}", cast.office)))
    await stage.presses(cast.office, "Đồng ý")
    taps["by a link for many"] = _taps(stage, many)
    sent = await invited(stage, f"mời thủ trưởng {SECRETARIAT}: Lý Mẫu Long, {PHONE}", cast.office)
    await stage.opens_link(shy, payload_in(sent))
    await shares(stage, shy, AS_TELEGRAM_SAYS_IT)
    taps["with a phone"] = _taps(stage, shy)
    assert taps == costs
    assert max(taps.values()) <= 3


def _taps(stage: Stage, actor: Actor) -> int:
    """What reached us from somebody until they were welcomed: a link takes two taps, everything else one."""
    assert "Kính chào" in stage.channel.to(actor.chat)[-1].text
    bodies = rows(stage, "SELECT coalesce(body, '') FROM inbox WHERE commune_id = 1 OR commune_id IS NULL")
    came = [body for body in bodies if f'"chat": "{actor.chat}"' in body]
    shared = len([sent for sent in stage.channel.to(actor.chat) if sent.message.asks_phone])
    return 2 * sum('"start": "' in body for body in came) + shared
