"""Who belongs to the commune: listed, moved, removed and then forgotten; and the menu that each of them sees."""

from __future__ import annotations

import argparse
from datetime import date, time, timedelta

import pytest

from actions import people as commune_people
from actions.messages import FailureReason, IncomingKind
from actions.refusals import Refused
from bot import people_cli
from bot.demo.stage import Stage
from db import history
from db.models import Base
from db.session import reading
from plans.access import Role
from tests.conftest import AN_MAU, CENTRE, SECRETARIAT, Cast
from tests.flows.looking import change, forges, item_of, one, person, rows, the_work

CUC = "Nguyễn Thị Mẫu Cúc"


# Lists ---------------------------------------------------------------------------------------------------------------


async def test_the_office_sees_every_agency_then_its_people_then_one_of_them(stage: Stage, cast: Cast) -> None:
    (listed,) = await stage.says(cast.office, "danh sách cán bộ")
    assert f"{AN_MAU}: 5" in listed.text
    assert "Trang 1/" not in listed.text
    assert len(listed.message.choices) <= 3  # two rows of agencies, and one to turn the page
    (body,) = await stage.says(cast.office, f"danh sách cán bộ {CENTRE}")
    assert f"1. {cast.head.name} · thủ trưởng đơn vị" in body.text
    assert f"2. {CUC} · cán bộ" in body.text
    assert "0912" not in body.text
    (card,) = await stage.presses(cast.office, "2")
    assert CUC in card.text
    assert "1 tài khoản" in card.text
    assert len(card.message.choices) <= 2


async def test_long_lists_are_paged(stage: Stage, cast: Cast) -> None:
    for number in range(10):
        await stage.enrol(f"Người Mẫu Thứ {number}", AN_MAU, Role.OFFICER, SECRETARIAT)
    (first,) = await stage.says(cast.office, f"danh sách cán bộ {SECRETARIAT}")
    assert "11 người" in first.text
    assert "9. " not in first.text
    (second,) = await stage.presses(cast.office, "Trang 2/2")
    assert "11. Người Mẫu Thứ 9" in second.text
    (again,) = await stage.presses(cast.office, "Trang 1/2")
    assert again.text == first.text
    agencies = one(stage, "SELECT count(*) FROM agencies WHERE commune_id = 1")
    assert agencies > 8
    (overview,) = await stage.says(cast.office, "xem danh sách cán bộ")
    assert f"Trang 2/{-(-agencies // 8)}" in [choice.label for choice in overview.choices]


async def test_who_cannot_be_reached_and_when_somebody_was_last_seen(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 3, 3), time(9))
    await stage.says(cast.officer, "/viec")
    await stage.blocks(cast.colleague)
    (body,) = await stage.says(cast.office, f"danh sách cán bộ {CENTRE}")
    assert "nhắn gần nhất thứ Ba 03/03/2026" in body.text
    assert "chưa nhắn lần nào" in body.text  # the head has only opened the link
    (body,) = await stage.says(cast.office, f"danh sách cán bộ {SECRETARIAT}")
    assert "không nhận được tin" in body.text
    assert "Chưa có ai nhận được tin" in body.text


async def test_a_head_sees_their_own_agency_and_others_see_nothing(stage: Stage, cast: Cast) -> None:
    (own,) = await stage.says(cast.head, "danh sách cán bộ")
    assert CUC in own.text
    (refused,) = await stage.says(cast.head, f"danh sách cán bộ {SECRETARIAT}")
    assert "Lê Văn Mẫu Đông" not in refused.text
    for who in (cast.officer, cast.leader):
        (refused,) = await stage.says(who, "danh sách cán bộ")
        assert "Chỉ cơ quan thường trực" in refused.text
    agency = one(stage, "SELECT id FROM agencies WHERE commune_id = 1 AND name = ?", CENTRE)
    (theirs,) = await forges(stage, cast.neighbour_office, f"folk.{agency}.0")
    (nobodys,) = await forges(stage, cast.neighbour_office, "folk.9999.0")
    assert theirs.text == nobodys.text
    (theirs,) = await forges(stage, cast.neighbour_office, f"who.{person(stage, cast.officer)}")
    (nobodys,) = await forges(stage, cast.neighbour_office, "who.9999")
    assert theirs.text == nobodys.text


# Moving --------------------------------------------------------------------------------------------------------------


async def test_somebody_moves_and_the_work_stays_where_it_belongs(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.head, "/viec")
    await stage.says(cast.head, "giao việc 1 cho Cúc")
    given = item_of(stage, cast.head, 1)
    (asked,) = await stage.says(cast.office, f"chuyển chị Cúc sang {SECRETARIAT}")
    assert "1 việc đang giao ở đơn vị cũ trở về thủ trưởng" in asked.text
    assert "chưa ghi nhận gì" in asked.text
    (told,) = await stage.presses(cast.office, "Đúng")
    assert "Đã ghi nhận" in told.text
    assert one(stage, "SELECT assignee_id FROM work_items WHERE id = ?", given) is None
    assert "được chuyển từ" in stage.channel.to(cast.officer.chat)[-1].text
    (mine,) = await stage.says(cast.officer, "/viec")
    assert "Sửa đổi quy chế" in mine.text  # an item of the new agency
    (stale,) = await stage.presses_on(cast.office, asked, "Đúng")
    assert "Không có gì thay đổi" in stale.text


async def test_the_office_hears_of_an_agency_that_is_left_without_anybody(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, f"chuyển anh Đông sang {CENTRE}")
    await stage.presses(cast.office, "Đúng")
    assert any("không còn ai nhận được tin" in sent.text for sent in stage.channel.to(cast.office.chat))


@pytest.mark.parametrize("who", ["head", "officer", "leader", "neighbour_office"])
async def test_nobody_else_moves_anybody(stage: Stage, cast: Cast, who: str) -> None:
    before = the_work(stage)
    agency = one(stage, "SELECT agency_id FROM roles WHERE person_id = ?", person(stage, cast.colleague))
    await stage.says(getattr(cast, who), f"chuyển chị Cúc sang {SECRETARIAT}")
    await forges(stage, getattr(cast, who), f"place.{person(stage, cast.officer)}.{agency}")
    assert the_work(stage) == before


async def test_moves_that_cannot_be_are_told(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    for words, told in (
        (f"chuyển chị Cúc sang {CENTRE}", "đang ở"),
        ("chuyển chị Cúc sang Phòng Không Có", "không rõ"),
        (f"chuyển chị Én sang {CENTRE}", "không có đúng một vai trò"),
    ):
        (sent,) = await stage.says(cast.office, words)
        assert told in sent.text, words
    assert the_work(stage) == before


# Removing and forgetting ---------------------------------------------------------------------------------------------


async def _removed(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    change(stage, f"UPDATE people SET phone = '0912345678' WHERE id = {person(stage, cast.officer)}")
    (asked,) = await stage.says(cast.office, "xóa chị Cúc")
    assert "được xóa" in asked.text
    await stage.presses(cast.office, "Đúng, thôi nhắn")


def personal(stage: Stage) -> str:
    """Everything that the database holds, as one text."""
    tables = [table.name for table in Base.metadata.sorted_tables]
    # Raw updates and what others were told go with the retention (see docs).
    return str([rows(stage, f"SELECT * FROM {table}") for table in tables if table not in ("inbox", "outbox")])


async def test_of_somebody_who_was_removed_nothing_personal_is_left_but_the_record_is(stage: Stage, cast: Cast) -> None:
    who, chat = person(stage, cast.officer), cast.officer.chat
    await _removed(stage, cast)
    await stage.app.tidy(stage.now)
    assert CUC in personal(stage), "within ten minutes it can be taken back"
    stage.wait(minutes=11)
    await stage.app.tidy(stage.now)
    left = personal(stage)
    assert CUC not in left
    assert "0912345678" not in left
    assert rows(stage, "SELECT id FROM addresses WHERE chat = ?", chat) == []
    assert rows(stage, "SELECT id FROM outbox WHERE chat = ?", chat) == []
    assert one(stage, "SELECT name FROM people WHERE id = ?", who) == f"cán bộ {CENTRE} (đã rời)"
    await stage.says(cast.head, "/viec")
    item = one(stage, "SELECT item_id FROM events WHERE kind = 'reported'")
    (story,) = await forges(stage, cast.head, f"history.{item}")
    assert f"cán bộ {CENTRE} (đã rời)" in story.text
    events = len(rows(stage, "SELECT id FROM events"))
    await stage.app.tidy(stage.now)
    assert len(rows(stage, "SELECT id FROM events")) == events, "done once"


async def test_history_still_holds_together_after_forgetting(stage: Stage, cast: Cast) -> None:
    await _removed(stage, cast)
    await stage.app.tidy(stage.now + timedelta(days=1))
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None


async def test_taken_back_within_ten_minutes_nothing_is_lost(stage: Stage, cast: Cast) -> None:
    await _removed(stage, cast)
    await stage.presses(cast.office, "Ghi nhầm, hủy")
    await stage.app.tidy(stage.now + timedelta(days=1))
    assert one(stage, "SELECT name FROM people WHERE id = ?", person(stage, cast.officer)) == CUC


@pytest.mark.parametrize("words", ["xóa việc 3", "xóa chị Không Ai", "xóa"])
async def test_words_that_name_nobody_remove_nobody(stage: Stage, cast: Cast, words: str) -> None:
    before = the_work(stage)
    await stage.says(cast.office, words)
    assert the_work(stage) == before


async def test_only_the_office_removes(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    for who in (cast.head, cast.officer, cast.leader, cast.neighbour_office):
        await stage.says(who, "xóa chị Cúc")
        await forges(stage, who, f"leave.{person(stage, cast.officer)}")
    assert the_work(stage) == before


# The operator's commands ---------------------------------------------------------------------------------------------


async def test_the_operator_lists_and_removes_and_then_nothing_is_kept(stage: Stage, cast: Cast) -> None:
    with reading(stage.app.engine) as tx:
        listed = list(people_cli.listed(tx, commune_people.commune_named(tx, AN_MAU)))
    names = [part["args"].get("name") for part in listed]
    assert CUC in names
    assert cast.neighbour.name not in names
    assert len([part for part in listed if part["say"] == "people-agency-title"]) > 8

    def remove(tx):
        commune = commune_people.commune_named(tx, AN_MAU)
        return people_cli.remove(tx, commune, people_cli.named(tx, commune, "Cúc"), stage.now)

    await stage.write(remove)
    assert CUC not in personal(stage)
    with reading(stage.app.engine) as tx, pytest.raises(Refused, match="nobody-of-name"):
        people_cli.named(tx, commune_people.commune_named(tx, AN_MAU), "Gấm")  # the neighbour's


def _options(**said: object) -> argparse.Namespace:
    usual = {"commune": AN_MAU, "role": "officer", "agency": CENTRE, "name": None, "phone": None, "several": False}
    return argparse.Namespace(**{**usual, "same_as": None, **said})


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"phone": "12"}, "phone-unreadable"),
        ({"several": True, "name": "Ai"}, "invite-several-alone"),
        ({"same_as": "Không Ai"}, "nobody-of-name"),
        ({"agency": None}, "invite-needs-agency"),
    ],
)
async def test_what_the_operator_cannot_invite_is_told(stage: Stage, said: dict[str, object], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        await stage.write(lambda tx: people_cli.invite(tx, _options(**said), b"key", stage.now))


async def test_the_operator_invites_a_further_account(stage: Stage, cast: Cast) -> None:
    key = stage.app.settings.signing_key()
    made, _ = await stage.write(lambda tx: people_cli.invite(tx, _options(same_as="Cúc"), key, stage.now))
    await stage.opens_link(cast.stranger, made.payload)
    assert person(stage, cast.stranger) == person(stage, cast.officer)


# Menus ---------------------------------------------------------------------------------------------------------------


async def _menus(stage: Stage) -> dict[str | None, tuple[str, ...]]:
    while await stage.app.show_menus(stage.now):
        pass
    return stage.channel.menus


async def test_each_sees_the_commands_that_they_may_use(stage: Stage, cast: Cast) -> None:
    menus = await _menus(stage)
    assert menus[cast.officer.chat] == ("viec", "baocao", "huongdan")
    assert menus[cast.head.chat] == ("viec", "baocao", "tonghop", "huongdan")
    assert menus[cast.leader.chat] == ("viec", "baocao", "tonghop", "huongdan")
    assert menus[cast.office.chat] == ("viec", "baocao", "tonghop", "cho", "chamdiem", "batdau", "huongdan")
    assert cast.stranger.chat not in menus
    assert await stage.app.show_menus(stage.now) == 0


async def test_a_menu_follows_a_handover_and_a_leaving(stage: Stage, cast: Cast) -> None:
    await _menus(stage)
    await stage.says(cast.office, "bàn giao việc của anh Bách cho chị Cúc")
    await stage.presses(cast.office, "Đúng")
    menus = await _menus(stage)
    assert menus[cast.officer.chat] == ("viec", "baocao", "tonghop", "huongdan")
    await stage.says(cast.office, "xóa anh Đông")
    await stage.presses(cast.office, "Đúng, thôi nhắn")
    assert (await _menus(stage))[cast.colleague.chat] == ("start",)


async def test_a_menu_that_was_not_taken_is_tried_again_and_holds_up_nobody(stage: Stage, cast: Cast) -> None:
    stage.channel.fail(FailureReason.UNREACHABLE, chat=cast.officer.chat, times=1)
    stage.channel.fail(FailureReason.BLOCKED, chat=cast.leader.chat, times=1)
    menus = await _menus(stage)
    assert cast.officer.chat not in menus
    assert cast.head.chat in menus
    stage.wait(hours=1)
    assert cast.officer.chat in await _menus(stage)
    assert cast.leader.chat not in stage.channel.menus  # closed to us: asked again at the next change


HELP = {  # words of the help, and who finds them on its first screen or behind one of its buttons
    "2 xong": {"office", "head", "officer", "colleague"},
    "/tonghop quý 3": {"office", "leader", "head"},
    "/baocao": {"office", "leader"},
    "phiếu giao ban": {"office", "leader"},
    "công văn đôn đốc": {"office", "leader"},
    "/chamdiem": {"office"},
    "chốt báo cáo quý 3": {"office"},
    "Gửi tệp kế hoạch": {"office"},
    "giải ngân trước 25/12": {"office", "leader"},
    "mời cán bộ": {"office"},
    "thu lại việc 3": {"office", "head"},
    "danh sách cán bộ": {"office", "head"},
    "liên kết nhóm": {"office", "head"},
}
_SCREEN = 1200  # characters that a phone shows at once


async def test_help_shows_only_what_the_reader_may_do_a_screen_at_a_time(stage: Stage, cast: Cast) -> None:
    told = {}
    for who in ("office", "leader", "head", "officer", "colleague"):
        first = (await stage.says(getattr(cast, who), "trợ giúp"))[0]
        shown = [first] + [
            (await stage.presses_on(getattr(cast, who), first, button.label))[0]
            for button in first.choices
            if button.token.startswith("guide.")
        ]
        assert all(len(screen.text) < _SCREEN and len(screen.message.choices) <= 2 for screen in shown)
        told[who] = "\n".join(screen.text for screen in shown)
    assert {words: {who for who in told if words in told[who]} for words in HELP} == HELP


async def test_a_subject_of_the_help_that_is_not_the_readers_is_answered_kindly(stage: Stage, cast: Cast) -> None:
    shown = (await stage.says(cast.officer, "/huongdan"))[0]
    for subject in ("plans", "people", "nothing", ""):
        stage.channel.inject(
            cast.officer.chat, kind=IncomingKind.PRESS, reply_to=shown.id, press=f"guide.{subject}",
            press_reference=f"press-{subject}",
        )  # fmt: skip
        await stage.settle()
        assert "không còn dùng được" in stage.channel.to(cast.officer.chat)[-1].text


async def test_the_command_for_reports_does_what_its_user_expects(stage: Stage, cast: Cast) -> None:
    mine = (await stage.says(cast.officer, "/baocao"))[0]
    assert mine.text.startswith("Anh/chị báo cáo việc nào?")
    assert [button.label for button in mine.choices][:2] == ["1", "2"]
    done = (await stage.says(cast.officer, "/baocao 1 được 70%"))[0]
    assert "70%" in done.text
    for who in (cast.office, cast.leader):
        report = (await stage.says(who, "/baocao"))[0]
        assert report.text.startswith("Báo cáo quý I/2026\nSố liệu chưa chốt.")
        assert {"Báo cáo (Word)", "Biểu (Excel)"} <= {button.label for button in report.choices}
    assert "chưa bắt đầu" in (await stage.says(cast.office, "/baocao quý 3"))[0].text
    assert "Tổng hợp quý I/2026" in (await stage.says(cast.head, "/baocao quý 1"))[0].text
    assert "chỉ dành cho" in (await stage.says(cast.officer, "/baocao quý 1"))[0].text
