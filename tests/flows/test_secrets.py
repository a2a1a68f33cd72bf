"""What is marked secret is let go of whole: every piece of an album, and the file that a mark follows."""

from __future__ import annotations

from pathlib import Path

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import one, rows


def blobs(stage: Stage) -> set[bytes]:
    """The bytes that lie in the evidence folder."""
    root = Path(stage.app.settings.evidence_dir)
    return {path.read_bytes() for path in root.rglob("*") if path.is_file()}


async def test_the_other_pages_of_a_secret_album_are_not_kept(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    heard = await stage.sends_file(cast.officer, b"page one", "việc 1, tài liệu mật", album="papers")
    heard += await stage.sends_file(cast.officer, b"page two", album="papers")
    assert [sent for sent in heard if "không lưu, không chuyển tiếp" in sent.text]
    assert len(heard) == 1
    assert not blobs(stage) & {b"page one", b"page two"}
    assert rows(stage, "SELECT body FROM inbox WHERE body LIKE '%papers%'") == []


async def test_pages_that_came_before_the_mark_are_let_go_of(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"page one", album="papers")
    assert b"page one" in blobs(stage)
    await stage.sends_file(cast.officer, b"page two", "TỐI MẬT", album="papers")
    assert not blobs(stage) & {b"page one", b"page two"}
    assert set(rows(stage, "SELECT state FROM evidence")) == {"refused"}


async def test_a_file_is_let_go_of_when_a_mark_follows_it(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"a paper")
    await stage.says(cast.officer, "tệp vừa rồi là tài liệu mật")
    assert b"a paper" not in blobs(stage)
    assert one(stage, "SELECT COUNT(*) FROM events WHERE kind = 'secret_refused'") == 1


async def test_the_same_bytes_stay_where_other_evidence_stands_on_them(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    await stage.sends_file(cast.colleague, b"the same", "minh chứng việc 1")
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"the same")
    await stage.says(cast.officer, "tệp vừa rồi là tài liệu mật")
    assert b"the same" in blobs(stage)


async def test_a_group_message_is_not_kept(stage: Stage, cast: Cast) -> None:
    stage.channel.say(cast.officer.chat, "chuyện riêng trong nhóm", chat="-100", group=True)
    await stage.settle()
    assert rows(stage, "SELECT body FROM inbox WHERE body LIKE '%chuyện riêng%'") == []
