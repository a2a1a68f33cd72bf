"""A message changed afterwards: asked about, and nothing follows before the yes."""

from __future__ import annotations

from datetime import timedelta

from actions.messages import IncomingKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from db import leavers, said
from tests.conftest import Cast
from tests.flows.looking import forges, person, rows, the_work

REPORTS = "SELECT kind FROM events WHERE kind IN ('reported', 'progress') ORDER BY id"
SPOKE = "SELECT person_id FROM said"
UNDONE = "SELECT commune_id FROM events WHERE kind = 'undone'"


async def edits(stage: Stage, who: Actor, text: str) -> list[Sent]:
    """Somebody changes an earlier message; what they then hear."""
    before = len(stage.channel.to(who.chat))
    stage.channel.inject(who.chat, kind=IncomingKind.EDITED, message="5", text=text)
    await stage.settle()
    return stage.channel.to(who.chat)[before:]


async def test_the_new_words_are_taken_after_a_yes(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    before = the_work(stage)
    (asked,) = await edits(stage, cast.officer, "2 xong")
    assert "vừa sửa tin thành: “2 xong”" in asked.text
    assert the_work(stage) == before
    (told,) = await stage.presses_on(cast.officer, asked, "Ghi theo tin mới")
    assert "việc 2" in told.text
    assert "đã hoàn thành" in told.text
    assert rows(stage, REPORTS) == ["reported", "reported"]
    (again,) = await stage.presses_on(cast.officer, asked, "Ghi theo tin mới")
    assert "không còn dùng được" in again.text
    assert rows(stage, REPORTS) == ["reported", "reported"]


async def test_what_was_recorded_just_so_is_not_asked_about_again(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong, kh 45/KH-UBND ngày 20/2")
    await stage.says(cast.officer, "2 đang làm được 40%")
    before = the_work(stage)
    for same in ("Việc 1 xong rồi ạ", "1 xong, Kế hoạch số 45/KH-UBND ngày 20/02/2026", "2 làm được 40% ạ"):
        (told,) = await edits(stage, cast.officer, same)
        assert "không có gì thay đổi" in told.text, same
    for other in ("2 được 50%", "1 xong, kh 46/KH-UBND ngày 20/2", "2 xong"):
        (asked,) = await edits(stage, cast.officer, other)
        assert f"vừa sửa tin thành: “{other}”" in asked.text
        assert "lời gần nhất đã ghi của anh/chị là “2 đang làm được 40%”" in asked.text
    assert the_work(stage) == before


async def test_a_no_leaves_everything_as_it_is(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    for answer in ("không", None):
        (asked,) = await edits(stage, cast.officer, "2 xong")
        if answer:
            (told,) = await stage.says(cast.officer, answer)
        else:
            (told,) = await stage.presses_on(cast.officer, asked, "Giữ như cũ")
        assert "giữ như đã ghi" in told.text
    assert rows(stage, REPORTS) == []


async def test_a_typed_yes_takes_the_new_words_too_and_what_is_unclear_is_asked(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await edits(stage, cast.officer, "2 đạt 97%")
    (told,) = await stage.says(cast.officer, "đồng ý")
    assert "hay là tiến độ" in told.text
    assert rows(stage, REPORTS) == []


async def test_thanks_put_in_other_words_are_nothing_to_ask_about(stage: Stage, cast: Cast) -> None:
    assert await edits(stage, cast.officer, "cảm ơn nhé") == []


async def test_a_secret_mark_in_the_new_words_is_refused(stage: Stage, cast: Cast) -> None:
    (told,) = await edits(stage, cast.officer, "2 xong, kèm văn bản TỐI MẬT")
    assert "vừa sửa tin" not in told.text
    assert rows(stage, "SELECT kind FROM events WHERE kind = 'secret_refused'") == ["secret_refused"]


async def test_a_forged_answer_takes_nothing(stage: Stage, cast: Cast) -> None:
    for token in ("edited.yes", "edited.no", "edited", "edited.x"):
        await forges(stage, cast.officer, token)
    await edits(stage, cast.officer, "2 xong")
    await forges(stage, cast.officer, "edited.maybe")
    assert rows(stage, REPORTS) == []


async def test_what_a_message_recorded_outlives_a_restart_and_is_nobody_elses(stage: Stage, cast: Cast) -> None:
    for who in (cast.officer, cast.neighbour):
        await stage.says(who, "/viec")
        await stage.says(who, "1 xong")
    assert {person(stage, who) for who in (cast.officer, cast.neighbour)} <= {*rows(stage, SPOKE)}
    stage.app.engine.dispose()  # nothing of it is kept in the process
    stage.channel.edit(cast.neighbour.chat, "2 xong")
    await stage.settle()
    asked = stage.channel.to(cast.neighbour.chat)[-1]
    assert "đã được ghi nhận như sau" in asked.text
    assert "Vi Thị Mẫu Gấm" in asked.text
    assert "Nguyễn Thị Mẫu Cúc" not in asked.text
    await stage.presses_on(cast.neighbour, asked, "Thay bằng tin mới")
    # The report and its confirmation, which is taken with it where an agency has no head.
    assert rows(stage, UNDONE) == [2, 2]


async def test_a_message_of_long_ago_is_asked_about_as_a_new_one(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    await stage.write(lambda tx: said.forget(tx, stage.now + timedelta(days=1)))
    stage.channel.edit(cast.officer.chat, "2 xong")
    await stage.settle()
    asked = stage.channel.to(cast.officer.chat)[-1]
    assert "vừa sửa tin thành: “2 xong”" in asked.text
    await stage.presses_on(cast.officer, asked, "Ghi theo tin mới")
    assert rows(stage, REPORTS) == ["reported", "reported"]


async def test_nothing_of_their_messages_is_kept_of_whoever_is_forgotten(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "1 xong")
    officer = person(stage, cast.officer)
    assert officer in rows(stage, SPOKE)
    await stage.write(lambda tx: leavers.erase_traces(tx, 1, officer))
    assert officer not in rows(stage, SPOKE)
