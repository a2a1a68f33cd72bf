"""Files go out through the one door, with their words or after them: repeated by a crash, never lost, then let go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from actions import outgoing
from actions.messages import FailureReason, FileKind
from actions.wording import Part, enclosed, meaning, say
from bot.channels.memory import BARE, Sent
from bot.demo.stage import Actor, Stage
from db import outbox, people
from db.models import OutState
from jobs import tidy
from tests.conftest import Cast
from tests.flows.looking import change, one, rows

BYTES = b"PK the annex"
WORDS = say("choice-help")


def blob(stage: Stage, data: bytes = BYTES) -> str:
    return stage.app.fetching.folder.keep(data).sha256


def blobs(stage: Stage) -> set[str]:
    return {path.name for path in stage.app.settings.evidence_dir.rglob("*") if path.is_file()}


async def tell(stage: Stage, actor: Actor, key: str, *parts: Part, file: Part, **more: Any) -> list[Sent]:
    """Lay a message with a file into the outbox and deliver; what the person then gets."""
    before = len(stage.channel.to(actor.chat))

    def lay(tx: Any) -> None:
        caller = people.caller(tx, stage.channel.name, stage.channel.bot, actor.chat)
        assert caller is not None
        outgoing.answer(tx, caller, key, meaning(*parts, file=file, **more), stage.now)

    await stage.write(lay)
    await stage.app.delivery.drain()
    return stage.channel.to(actor.chat)[before:]


def long_words() -> list[Part]:
    return [say("reading-doubt", doubt=f"câu thứ {number} " + "dài " * 20) for number in range(30)]


async def test_a_file_goes_out_with_its_words_and_its_bytes_are_let_go_of(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    (sent,) = await tell(stage, cast.office, "a", WORDS, file=enclosed(sha256, "Biểu quý III.xlsx"))
    assert sent.message.file is not None
    assert (sent.file, sent.message.file.name, sent.message.file.size) == (BYTES, "Biểu quý III.xlsx", len(BYTES))
    assert sent.message.file.kind is FileKind.DOCUMENT
    assert sent.text
    assert sha256 in blobs(stage)
    await stage.app.fetch(stage.now)
    assert sha256 not in blobs(stage)
    assert rows(stage, "SELECT id FROM outbox WHERE file_sha256 IS NOT NULL") == []


async def test_bytes_that_another_message_still_needs_are_kept(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    stage.channel.fail(FailureReason.UNREACHABLE, chat=cast.leader.chat, times=-1)
    await stage.write(lambda tx: _lay(tx, stage, cast.leader, enclosed(sha256, "a.xlsx")))
    await tell(stage, cast.office, "a", file=enclosed(sha256, "a.xlsx"))
    await stage.app.fetch(stage.now)
    await tidy.tick(stage.app.writer, stage.now, stage.now - stage.now)
    assert sha256 in blobs(stage)
    stage.channel.heal()
    stage.wait(hours=1)
    await stage.app.delivery.drain()
    assert stage.channel.to(cast.leader.chat)[-1].file == BYTES
    await stage.app.fetch(stage.now)
    assert sha256 not in blobs(stage)


def _lay(tx: Any, stage: Stage, actor: Actor, file: Part) -> None:
    caller = people.caller(tx, stage.channel.name, stage.channel.bot, actor.chat)
    assert caller is not None
    outgoing.answer(tx, caller, f"to-{actor.chat}", meaning(WORDS, file=file), stage.now)


async def test_bytes_that_a_plan_stands_on_outlive_the_message(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    change(stage, f"UPDATE plan_versions SET source_sha256 = '{sha256}' WHERE id = 1")
    await tell(stage, cast.office, "a", file=enclosed(sha256, "ke-hoach.docx"))
    await stage.app.fetch(stage.now)
    assert sha256 in blobs(stage)
    assert rows(stage, "SELECT id FROM outbox WHERE file_sha256 IS NOT NULL") == []


async def test_words_too_long_for_a_caption_go_first_and_the_file_follows(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    words, file = await tell(stage, cast.office, "a", *long_words(), file=enclosed(sha256, "a.xlsx"))
    assert len(words.text) > stage.channel.abilities.max_caption
    assert (words.message.file, words.file) == (None, None)
    assert (file.text, file.file) == ("", BYTES)
    await stage.app.fetch(stage.now)
    assert sha256 not in blobs(stage)


async def test_a_crash_repeats_the_words_and_not_the_file_that_had_arrived(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    await tell(stage, cast.office, "a", *long_words(), file=enclosed(sha256, "a.xlsx"))
    # As a kill leaves it that came before the first outcome was written down.
    change(stage, "UPDATE outbox SET state = 'leased' WHERE key = 'answer:a'")
    await stage.app.fetch(stage.now)
    before = len(stage.channel.sent)
    await tidy.release(stage.app.writer, stage.now, all_of_them=True)
    await stage.app.delivery.drain()
    (again,) = stage.channel.sent[before:]
    assert again.file is None
    assert one(stage, "SELECT unknown FROM outbox WHERE key = 'answer:a'") == 1


async def test_a_file_whose_outcome_is_unknown_is_sent_again_with_its_bytes(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    stage.channel.fail(FailureReason.OUTCOME_UNKNOWN, sent_anyway=True)
    await tell(stage, cast.office, "a", WORDS, file=enclosed(sha256, "a.xlsx"))
    await stage.app.fetch(stage.now)
    assert sha256 in blobs(stage)
    stage.wait(hours=1)
    await stage.app.delivery.drain()
    assert [sent.file for sent in stage.channel.to(cast.office.chat)[-2:]] == [BYTES, BYTES]


async def test_a_file_gone_from_disk_is_told_of_in_a_sentence(stage: Stage, cast: Cast) -> None:
    gone = "0" * 64
    (sent,) = await tell(stage, cast.office, "a", WORDS, file=enclosed(gone, "Biểu quý III.xlsx"))
    assert sent.file is None
    assert "Tệp “Biểu quý III.xlsx” không còn trong kho" in sent.text
    assert sent.text.startswith("Hướng dẫn")


async def test_a_file_that_vanishes_while_it_is_sent_is_told_of_at_the_next_try(
    stage: Stage, cast: Cast, monkeypatch: Any
) -> None:
    sha256 = blob(stage)
    really = stage.channel.send

    async def send(chat: str, message: Any) -> str:
        stage.app.fetching.folder.remove(sha256)
        return await really(chat, message)

    monkeypatch.setattr(stage.channel, "send", send)
    await tell(stage, cast.office, "a", file=enclosed(sha256, "a.xlsx"))
    stage.wait(hours=1)
    await stage.app.delivery.drain()
    assert "không còn trong kho" in stage.channel.to(cast.office.chat)[-1].text


async def test_a_network_that_carries_no_files_says_so(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    stage.channel.abilities = BARE
    (sent,) = await tell(stage, cast.office, "a", file=enclosed(sha256, "a.xlsx"))
    assert "Ở đây không gửi được tệp “a.xlsx”" in sent.text


async def test_a_file_larger_than_the_network_takes_is_told_of(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    sha256 = blob(stage)
    with stage.app.fetching.folder.path(sha256).open("r+b") as large:
        large.truncate(stage.channel.abilities.max_enclosure + 1)
    (sent,) = await tell(stage, cast.office, "a", file=enclosed(sha256, "minh-chung.zip"))
    assert "“minh-chung.zip” lớn hơn 50 MB" in sent.text


async def test_a_file_that_the_network_refuses_leaves_its_words(stage: Stage, cast: Cast) -> None:
    sha256 = blob(stage)
    stage.channel.fail(FailureReason.REFUSED)
    (sent,) = await tell(stage, cast.office, "a", WORDS, file=enclosed(sha256, "a.xlsx"))
    assert sent.file is None
    assert sent.text.startswith("Hướng dẫn")
    assert "“a.xlsx” không được nơi nhận tin chấp nhận" in sent.text
    await stage.app.fetch(stage.now)
    assert sha256 not in blobs(stage)


async def test_the_name_of_a_file_is_made_fit_for_every_folder(stage: Stage, cast: Cast) -> None:
    named = enclosed(blob(stage), '../..\\KH: "năm\x002027"' + "dài" * 100 + ".xlsx")
    (sent,) = await tell(stage, cast.office, "a", file=named)
    assert sent.message.file is not None
    name = sent.message.file.name
    assert name.startswith("-..-KH- -năm-2027-dài")
    assert (name[-5:], len(name) <= 110) == (".xlsx", True)


async def test_a_lease_with_a_file_lasts_longer(stage: Stage, cast: Cast) -> None:
    def lease(tx: Any) -> Any:
        _lay(tx, stage, cast.office, enclosed("0" * 64, "a.xlsx"))
        tx.flush()
        (row,) = outbox.due(tx, stage.now, [(stage.channel.name, stage.channel.bot)], (), 1)
        outbox.lease(row, "ours", stage.now)
        assert row.state is OutState.LEASED
        return row.leased_until - stage.now

    assert await stage.write(lease) == outbox.LEASE_WITH_FILE
