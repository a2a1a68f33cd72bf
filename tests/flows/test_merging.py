"""Two persons who are one human being are merged by the office: one person, one message, one history."""

from __future__ import annotations

from datetime import date, time

from bot.demo.stage import Actor, Stage
from db import history
from db.session import reading
from plans.access import Role
from tests.conftest import AN_MAU, CENTRE, OFFICE_AGENCY, Cast
from tests.flows.looking import forges, person, rows, the_work
from tests.flows.test_roster import personal

MERGE = "Đúng là một người, gộp"
SECOND = "Cúc Máy Mới"
EVENTS = "SELECT id, actor_id, digest FROM events WHERE commune_id = 1 ORDER BY id"


async def second_account(stage: Stage, name: str = SECOND, role: Role = Role.OFFICER, agency: str = CENTRE) -> Actor:
    return await stage.enrol(name, AN_MAU, role, agency)


async def merged(stage: Stage, cast: Cast, words: str = f"gộp {SECOND} vào Mẫu Cúc") -> None:
    (asked,) = await stage.says(cast.office, words)
    await stage.presses_on(cast.office, asked, MERGE)


async def test_nothing_happens_before_the_yes_and_nothing_twice_after_it(stage: Stage, cast: Cast) -> None:
    newcomer = await second_account(stage)
    before = the_work(stage)
    (asked,) = await stage.says(cast.office, f"gộp {SECOND} vào Mẫu Cúc")
    assert "không tách lại được" in asked.text
    assert the_work(stage) == before
    await stage.presses_on(cast.office, asked, MERGE)
    assert person(stage, newcomer) == person(stage, cast.officer)
    after = the_work(stage)
    (again,) = await stage.presses_on(cast.office, asked, MERGE)
    assert "là một người rồi" in again.text
    assert the_work(stage) == after


async def test_one_person_hears_each_thing_once_and_answers_from_either_account(stage: Stage, cast: Cast) -> None:
    newcomer = await second_account(stage)
    await merged(stage, cast)
    stage.app.engine.dispose()  # as after a restart
    heard = len(stage.channel.sent)
    stage.set_clock(date(2026, 3, 5))
    await stage.tick()
    morning = [s for s in stage.channel.sent[heard:] if s.chat in (newcomer.chat, cast.officer.chat)]
    assert len([s for s in morning if "Việc thường xuyên quý I/2026" in s.text]) == 1
    assert {s.chat for s in morning} == {newcomer.chat}
    (told,) = await stage.says(cast.officer, "1 vẫn duy trì")
    assert "vẫn được duy trì" in told.text
    (story,) = await stage.says(newcomer, "lịch sử việc 1")
    assert "Nguyễn Thị Mẫu Cúc (cán bộ) báo vẫn duy trì" in story.text


async def test_what_waits_for_both_is_said_once(stage: Stage, cast: Cast) -> None:
    await second_account(stage, "Lan Máy Mới", Role.OFFICE, OFFICE_AGENCY)
    await stage.says(cast.officer, "/viec")
    stage.set_clock(date(2026, 3, 2), time(20, 0))
    await stage.says(cast.officer, "1 vướng: chưa có mẫu")
    await merged(stage, cast, "gộp Lan Máy Mới vào Mẫu Lan")
    heard = len(stage.channel.sent)
    stage.set_clock(date(2026, 3, 3))
    await stage.tick()
    office = [
        s for s in stage.channel.sent[heard:] if "chưa có mẫu" in s.text and s.chat != stage.actors[cast.head.name].chat
    ]
    assert len(office) == 1


async def test_history_stays_under_the_name_that_stays_and_its_chain_holds(stage: Stage, cast: Cast) -> None:
    newcomer = await second_account(stage)
    await stage.says(newcomer, "/viec")
    await stage.says(newcomer, "1 xong")
    events = rows(stage, "SELECT id, actor_id, digest FROM events WHERE commune_id = 1 ORDER BY id")
    await merged(stage, cast)
    assert (
        rows(stage, "SELECT id, actor_id, digest FROM events WHERE commune_id = 1 ORDER BY id")[: len(events)] == events
    )
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None
    assert SECOND not in str(rows(stage, "SELECT name FROM people"))
    await stage.says(cast.head, "/viec")
    (back,) = [s for s in stage.channel.to(cast.head.chat) if "Chờ xác nhận" in s.text]
    await stage.presses_on(cast.head, back, "Trả lại")
    heard = len(stage.channel.sent)
    await stage.says(cast.head, "thiếu số liệu")
    assert [s.chat for s in stage.channel.sent[heard:] if "được trả lại" in s.text] == [newcomer.chat]


async def test_who_was_merged_is_forgotten_whole_when_they_leave(stage: Stage, cast: Cast) -> None:
    newcomer = await second_account(stage)
    await stage.says(newcomer, "/viec")
    await stage.says(newcomer, "1 xong")
    await merged(stage, cast)
    await stage.says(cast.office, "xóa Mẫu Cúc")
    await stage.presses(cast.office, "Đúng, thôi nhắn")
    stage.wait(minutes=11)
    await stage.app.tidy(stage.now)
    left = personal(stage)
    for chat in (newcomer.chat, cast.officer.chat):
        assert rows(stage, "SELECT id FROM addresses WHERE chat = ?", chat) == []
        assert rows(stage, "SELECT id FROM said WHERE chat = ?", chat) == []
        assert rows(stage, "SELECT id FROM outbox WHERE chat = ?", chat) == []
    assert SECOND not in left
    assert cast.officer.name not in left


async def test_nobody_else_merges_anybody(stage: Stage, cast: Cast) -> None:
    newcomer = await second_account(stage)
    token = f"{person(stage, newcomer)}.{person(stage, cast.officer)}"
    before = the_work(stage)
    for who in (cast.officer, cast.head, cast.leader, cast.neighbour_office):
        for verb in ("fuse", "fuseask"):
            await forges(stage, who, f"{verb}.{token}")
        await stage.says(who, f"gộp {SECOND} vào Mẫu Cúc")
    for bad in (
        "fuse.1",
        "fuse.x.y",
        "fuse.999.998",
        f"fuse.{person(stage, cast.neighbour)}.{person(stage, cast.officer)}",
    ):
        await forges(stage, cast.office, bad)
    assert the_work(stage) == before
