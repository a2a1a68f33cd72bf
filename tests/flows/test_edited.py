"""A message changed afterwards: asked about, and nothing follows before the yes."""

from __future__ import annotations

from actions.messages import IncomingKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import Cast
from tests.flows.looking import forges, rows, the_work

REPORTS = "SELECT kind FROM events WHERE kind IN ('reported', 'progress') ORDER BY id"


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
