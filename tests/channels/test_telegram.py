"""What is Telegram's own: offsets, two pollers, kinds of updates, its errors, its secrets."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.messages import (
    Choice,
    Contact,
    Enclosure,
    FailureReason,
    FetchFailed,
    FileKind,
    FileRef,
    Incoming,
    IncomingKind,
    Message,
    SendFailed,
)
from bot.channels import telegram
from bot.channels.telegram import MAX_PHOTO, MAX_UPLOAD, UPLOAD_SECONDS, TelegramChannel
from bot.masking import MaskSecrets
from db import outbox
from tests.channels.rigs import SECRET, Inbox, a_png, telegram_channel
from tests.doubles.telegram import TelegramDouble, until
from tests.doubles.telegram_bot import FakeBot

AN, BINH = 7, 8


@pytest.fixture
async def double() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble() as running:
        running.bot.meet(AN)
        yield running


@pytest.fixture
async def channel(double: TelegramDouble) -> AsyncIterator[TelegramChannel]:
    ready = telegram_channel(double)
    yield ready
    await ready.close()


@pytest.fixture
def bot(double: TelegramDouble) -> FakeBot:
    return double.bot


@pytest.fixture
async def inbox(channel: TelegramChannel) -> AsyncIterator[Inbox]:
    """The channel listens for as long as the test runs."""
    ready = Inbox(channel)
    listening = asyncio.create_task(channel.listen(ready.store))
    yield ready
    await stop(listening)


async def stop(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


# Offsets


async def test_the_first_question_names_no_offset_and_the_next_the_batch_just_stored(
    bot: FakeBot, inbox: Inbox
) -> None:
    bot.text(AN, "một")
    bot.text(AN, "hai")
    await inbox.incoming(2)
    await until(lambda: len(bot.polled_offsets) >= 2)
    assert bot.polled_offsets[0] is None
    assert bot.polled_offsets[-1] == int(inbox.raw[-1].key) + 1
    assert bot.pending == 0


async def test_ids_that_jump_back_after_a_quiet_week_are_heard(double: TelegramDouble) -> None:
    channel = telegram_channel(double, poll_timeout=1)
    inbox, bot = Inbox(channel), double.bot
    listening = asyncio.create_task(channel.listen(inbox.store))
    bot.text(AN, "trước tuần lặng")
    await inbox.incoming(1)
    await until(lambda: bot.polled_offsets[-1] is None and len(bot.polled_offsets) > 1)  # an empty answer came between
    bot.quiet_week(next_update=4711)
    bot.text(AN, "sau tuần lặng")
    assert [said.text for said in await inbox.incoming(2)] == ["trước tuần lặng", "sau tuần lặng"]
    assert inbox.raw[1].key == "4711"
    await stop(listening)
    await channel.close()


async def test_an_unstored_batch_is_asked_for_with_the_old_offset(bot: FakeBot, inbox: Inbox) -> None:
    inbox.broken = True
    bot.text(AN, "một")
    await until(lambda: inbox.refused >= 3)
    assert set(bot.polled_offsets) == {None}
    assert bot.pending == 1
    inbox.broken = False
    assert (await inbox.one()).text == "một"


async def test_more_than_a_hundred_waiting_updates_all_come(bot: FakeBot, inbox: Inbox) -> None:
    for number in range(230):
        bot.text(AN, str(number))
    assert [said.text for said in await inbox.incoming(230)] == [str(number) for number in range(230)]


async def test_an_unreadable_update_is_stored_and_stops_nobody(bot: FakeBot, inbox: Inbox) -> None:
    bot.raw_update("message", {"message_id": "seventeen", "chat": None})
    bot.raw_update("telepathy", {"thought": "…"})
    bot.text(AN, "sau đó")
    await until(lambda: len(inbox.raw) == 3)
    with pytest.raises(ValueError, match="not the shape"):
        inbox.channel.parse(inbox.raw[0].body)
    assert inbox.channel.parse(inbox.raw[1].body) is None
    said = inbox.channel.parse(inbox.raw[2].body)
    assert said is not None
    assert said.text == "sau đó"


@pytest.mark.parametrize("kind", ["500", "502", "429", "429_page", "not_json", "closed"])
async def test_polling_goes_on_after_trouble(bot: FakeBot, inbox: Inbox, kind: str) -> None:
    bot.fail(kind, "getUpdates", times=1 if kind == "429" else 2, seconds=1)
    bot.text(AN, "còn đó không?")
    assert (await inbox.one()).text == "còn đó không?"


async def test_the_pause_after_trouble_doubles_up_to_its_end(double: TelegramDouble, monkeypatch: Any) -> None:
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    channel = telegram_channel(double, backoff=(1.0, 60.0))
    double.bot.fail("502", "getUpdates", times=8)
    monkeypatch.setattr("bot.channels.telegram.asyncio.sleep", noted)
    listening = asyncio.create_task(channel.listen(Inbox(channel).store))
    await until(lambda: double.bot.calls["getUpdates"] == 9)
    await stop(listening)
    await channel.close()
    assert [pause for pause in pauses if pause >= 1] == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_two_pollers_are_told_of_and_both_go_on(
    double: TelegramDouble, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    other = telegram_channel(double)
    others = Inbox(other)
    await until(lambda: double.bot.polled_offsets)
    listening = asyncio.create_task(other.listen(others.store))
    await until(lambda: "another program polls with this token; only one may" in caplog.text)
    await stop(listening)
    await other.close()
    double.bot.text(AN, "ai nghe?")
    await until(lambda: len(inbox.raw) + len(others.raw) >= 1)
    assert double.bot.conflicts >= 1


async def test_polling_takes_the_place_of_a_webhook(
    double: TelegramDouble, channel: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    await channel.set_webhook("https://xa.example.vn/telegram/main")
    double.bot.text(AN, "đây")
    inbox = Inbox(channel)
    listening = asyncio.create_task(channel.listen(inbox.store))
    assert (await inbox.one()).text == "đây"
    await stop(listening)
    assert "a webhook was set; polling takes its place" in caplog.text


async def test_a_token_that_is_no_longer_valid_is_told_of(
    bot: FakeBot, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    bot.revoke()
    bot.text(AN, "x")  # ends the poll under way
    await until(lambda: "does not know this token" in caplog.text)


# Kinds of updates


Tell = Callable[[FakeBot], object]


def heard(tell: Tell) -> list[Incoming | None]:
    """What the bot hears when people do this."""
    bot = FakeBot("7000000001:x")
    tell(bot)
    channel = TelegramChannel(bot="main", token=bot.token)
    return [channel.parse(json.dumps(update)) for update in bot.undelivered()]


def one(tell: Tell) -> Incoming:
    """The last thing that the bot hears when people do this."""
    last = heard(tell)[-1]
    assert last is not None
    return last


def in_group(bot: FakeBot) -> int:
    return bot.group(-5)


def test_an_edited_message_is_the_same_message_with_its_new_words() -> None:
    said, edited = heard(lambda bot: bot.edit(AN, bot.text(AN, "2 xong"), "3 xong"))
    assert said is not None
    assert edited is not None
    assert (edited.kind, edited.message, edited.text) == (IncomingKind.EDITED, said.message, "3 xong")
    assert edited.key != said.key


def test_a_quote_names_the_part_that_the_person_marked() -> None:
    def tell(bot: FakeBot) -> None:
        bot.text(AN, "đã xong", reply_to=bot.text(AN, "1. Báo cáo\n2. Kế hoạch"), quote="2. Kế hoạch")

    said = one(tell)
    assert (said.reply_to, said.quote) == ("1", "2. Kế hoạch")


def test_a_quote_that_telegram_added_by_itself_is_none() -> None:
    bot = FakeBot("7000000001:x")
    bot.text(AN, "xong", reply_to=bot.text(AN, "1. Báo cáo"), quote="1. Báo cáo")
    update = bot.undelivered()[-1]
    del update["message"]["quote"]["is_manual"]
    said = TelegramChannel(bot="main", token=bot.token).parse(json.dumps(update))
    assert said is not None
    assert (said.reply_to, said.quote) == ("1", None)


FILES: list[tuple[Tell, FileKind, str | None, str | None]] = [
    (lambda bot: bot.document(AN, "KH.docx", b"PK", mime="a/b"), FileKind.DOCUMENT, "KH.docx", "a/b"),
    (lambda bot: bot.photo(AN, b"12"), FileKind.PHOTO, None, None),
    (lambda bot: bot.video(AN, b"12"), FileKind.VIDEO, None, "video/mp4"),
    (lambda bot: bot.voice(AN, b"12"), FileKind.AUDIO, None, "audio/ogg"),
]


@pytest.mark.parametrize(("tell", "kind", "name", "mime"), FILES)
def test_files_of_every_kind(tell: Tell, kind: FileKind, name: str | None, mime: str | None) -> None:
    (file,) = one(tell).files
    assert (file.kind, file.name, file.mime, file.size) == (kind, name, mime, 2)


def test_an_album_is_one_message_for_each_photo_with_a_common_name() -> None:
    said = heard(lambda bot: bot.album(AN, [b"1", b"2", b"3"], "2 xong"))
    assert [(one.text, len(one.files)) for one in said if one] == [("2 xong", 1), ("", 1), ("", 1)]
    (album,) = {one.album for one in said if one}
    assert album
    numbers = [int(one.message or "") for one in said if one]
    assert numbers == sorted(set(numbers)), "the pages of a plan are put in the order of their messages"


def test_a_group_is_told_apart_from_a_person() -> None:
    said = one(lambda bot: bot.text(AN, "/viec", chat=in_group(bot)))
    assert (said.group, said.chat, said.chat_name, said.user) == (True, "-5", "Nhóm việc", "7")


@pytest.mark.parametrize(("of", "own"), [(None, True), (99, False), (0, False)])
def test_a_number_is_a_persons_own_only_where_telegram_says_so(of: int | None, own: bool) -> None:
    said = one(lambda bot: bot.contact(AN, "+84 912 345 678", of=of))
    assert said.contact == Contact(phone="+84 912 345 678", own=own)
    assert (said.text, said.files) == ("", ())


def test_being_put_out_of_a_group_is_told_of_the_group() -> None:
    told = one(lambda bot: bot.kick(in_group(bot), announce=True))
    assert (told.kind, told.group, told.chat, told.user) == (IncomingKind.BLOCKED, True, "-5", "1")


STARTS = [
    ("/start Ma-moi_42", "Ma-moi_42"),
    ("/start@nhac_viec_test_bot Ma-moi_42", "Ma-moi_42"),
    ("/start", None),
    ("/start hai mã", None),
    ("/starting Ma", None),
    (f"/start {'x' * 65}", None),
]


@pytest.mark.parametrize(("text", "payload"), STARTS)
def test_the_payload_of_an_invite_link(text: str, payload: str | None) -> None:
    said = one(lambda bot: bot.text(AN, text))
    assert (said.start, said.text) == (payload, text)


def test_blocking_and_unblocking() -> None:
    def tell(bot: FakeBot) -> None:
        bot.block(AN)
        bot.unblock(AN)

    assert [one.kind for one in heard(tell) if one] == [IncomingKind.BLOCKED, IncomingKind.UNBLOCKED]


def test_a_group_that_becomes_a_supergroup_is_told_twice_the_same() -> None:
    told = heard(lambda bot: bot.migrate(in_group(bot)))
    assert [(one.kind, one.chat, one.migrated_to) for one in told if one] == [
        (IncomingKind.MIGRATED, "-5", "-1000000000005"),
        (IncomingKind.MIGRATED, "-5", "-1000000000005"),
    ]


def test_a_sticker_is_something_said_without_words() -> None:
    said = one(lambda bot: bot.sticker(AN))
    assert (said.kind, said.text, said.files) == (IncomingKind.MESSAGE, "", ())


PERSON: dict[str, Any] = {"id": AN, "is_bot": False, "first_name": "An"}
CHAT: dict[str, Any] = {"id": -5, "type": "group", "title": "Nhóm"}
SAID: dict[str, Any] = {"message_id": 1, "date": 1_795_000_000, "chat": CHAT, "from": PERSON}
MEMBER, ADMIN = ({"status": status, "user": PERSON} for status in ("member", "administrator"))
NOT_FOR_US: list[tuple[str, dict[str, Any]]] = [
    ("message", SAID | {"new_chat_members": [PERSON]}),
    ("message", SAID | {"pinned_message": SAID}),
    ("message", SAID | {"text": "x", "from": {"id": 9, "is_bot": True, "first_name": "Bot"}}),
    ("message", SAID | {"text": "x", "chat": {"id": -6, "type": "channel", "title": "Kênh"}}),
    ("channel_post", {"message_id": 1, "date": 1, "chat": {"id": -6, "type": "channel"}, "text": "x"}),
    ("callback_query", {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x", "inline_message_id": "1"}),
    ("callback_query", {"id": "1", "from": PERSON, "chat_instance": "1", "game_short_name": "x", "message": SAID}),
    ("my_chat_member", {"chat": CHAT, "from": PERSON, "date": 1, "old_chat_member": MEMBER, "new_chat_member": ADMIN}),
    ("poll", {"id": "1"}),
]


@pytest.mark.parametrize(("kind", "body"), NOT_FOR_US)
def test_what_does_not_concern_us_is_none(kind: str, body: dict[str, Any]) -> None:
    channel = TelegramChannel(bot="main", token="7000000001:x")
    assert channel.parse(json.dumps({"update_id": 1, kind: body})) is None


def test_a_press_on_a_message_too_old_to_be_shown_still_counts() -> None:
    gone = {"chat": {"id": AN, "type": "private"}, "message_id": 3, "date": 0}
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "data": "d:2", "message": gone}
    pressed = TelegramChannel(bot="main", token="7000000001:x").parse(
        json.dumps({"update_id": 1, "callback_query": query})
    )
    assert pressed is not None
    assert (pressed.press, pressed.reply_to, pressed.at) == ("d:2", "3", None)


def test_times_are_aware_and_exact() -> None:
    said = TelegramChannel(bot="main", token="7000000001:x").parse(
        json.dumps({"update_id": 1, "message": SAID | {"text": "x"}})
    )
    assert said is not None
    assert said.at == datetime.fromtimestamp(1_795_000_000, UTC)


# Sending


async def test_a_message_is_html_without_previews_and_with_buttons(
    double: TelegramDouble, channel: TelegramChannel, monkeypatch: Any
) -> None:
    given: list[dict[str, Any]] = []
    run = double.bot.run

    def noted(method: str, args: dict[str, Any]) -> Any:
        given.append(args)
        return run(method, args)

    monkeypatch.setattr(double.bot, "run", noted)
    rows = ((Choice(label="Đã xong", token="d:2"),), (Choice(label="Vướng mắc", token="v:2"),))
    await channel.send("7", Message(text="<b>Việc 2</b> &lt;khẩn&gt;", choices=rows))
    (sent,) = double.bot.sent
    assert (sent.text, sent.tokens) == ("Việc 2 <khẩn>", ["d:2", "v:2"])
    assert [len(row) for row in sent.buttons] == [1, 1]
    assert given[0]["link_preview_options"] == {"is_disabled": True}
    assert double.violations == []


async def test_a_press_too_old_to_be_answered_does_not_lose_the_message(bot: FakeBot, channel: TelegramChannel) -> None:
    bot.fail("500", "answerCallbackQuery")
    await channel.send("7", Message(text="một", answers_press="1"))
    await channel.send("7", Message(text="hai", answers_press="gone"))
    assert [sent.text for sent in bot.sent] == ["một", "hai"]


async def test_a_press_is_answered_although_the_message_fails(bot: FakeBot, channel: TelegramChannel) -> None:
    sent = await channel.send("7", Message(text="x", choices=((Choice(label="Có", token="y"),),)))
    query = bot.press(int(sent), "Có")
    bot.fail("400", "sendMessage")
    with pytest.raises(SendFailed):
        await channel.send("7", Message(text="Đã ghi", answers_press=query))
    assert bot.answered == {query: None}


PLACES: list[tuple[Tell, str, FailureReason]] = [
    (lambda bot: bot.block(AN, announce=False), "7", FailureReason.BLOCKED),
    (lambda bot: bot.kick(in_group(bot)), "-5", FailureReason.BLOCKED),
    (lambda bot: None, "404", FailureReason.BLOCKED),
    (lambda bot: bot.migrate(in_group(bot)), "-5", FailureReason.MIGRATED),
    (lambda bot: bot.fail("400"), "7", FailureReason.REFUSED),
    (lambda bot: bot.revoke(), "7", FailureReason.UNAUTHORISED),
    (lambda bot: bot.fail("429", seconds=17), "7", FailureReason.TOO_FAST),
    (lambda bot: bot.fail("429_page"), "7", FailureReason.TOO_FAST),
    (lambda bot: bot.fail("500"), "7", FailureReason.OUTCOME_UNKNOWN),
    (lambda bot: bot.fail("502"), "7", FailureReason.OUTCOME_UNKNOWN),
    (lambda bot: bot.fail("not_json"), "7", FailureReason.OUTCOME_UNKNOWN),
    (lambda bot: bot.fail("closed"), "7", FailureReason.OUTCOME_UNKNOWN),
    (lambda bot: bot.lose_reply(), "7", FailureReason.OUTCOME_UNKNOWN),
]


@pytest.mark.parametrize(("tell", "chat", "reason"), PLACES)
async def test_what_telegram_says_is_told_in_our_words(
    bot: FakeBot, channel: TelegramChannel, tell: Tell, chat: str, reason: FailureReason
) -> None:
    tell(bot)
    with pytest.raises(SendFailed) as failed:
        await channel.send(chat, Message(text="xin chào"))
    assert failed.value.reason is reason


async def test_the_wait_that_telegram_asks_for_is_handed_on(bot: FakeBot, channel: TelegramChannel) -> None:
    bot.fail("429", seconds=17)
    bot.fail("429_page")
    waits = []
    for _ in range(2):
        with pytest.raises(SendFailed) as failed:
            await channel.send("7", Message(text="x"))
        waits.append(failed.value.retry_after)
    assert waits == [17, None]


async def test_a_silent_server_leaves_the_outcome_unknown(double: TelegramDouble) -> None:
    channel = telegram_channel(double, timeout=0.1)
    double.bot.fail("hang", "sendMessage", accepted=True, seconds=0.3)
    with pytest.raises(SendFailed) as failed:
        await channel.send("7", Message(text="x"))
    assert failed.value.reason is FailureReason.OUTCOME_UNKNOWN
    assert len(double.bot.sent) == 1
    await channel.close()


async def test_no_free_connection_means_surely_not_sent(double: TelegramDouble) -> None:
    channel = telegram_channel(double, timeout=0.3, connections=1)
    double.bot.delay = 0.5
    both = await asyncio.gather(*(channel.send("7", Message(text="x")) for _ in range(2)), return_exceptions=True)
    reasons = {failed.reason for failed in both if isinstance(failed, SendFailed)}
    assert reasons == {FailureReason.OUTCOME_UNKNOWN, FailureReason.UNREACHABLE}
    await channel.close()


async def test_a_server_that_does_not_pick_up_means_surely_not_sent() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        crowd = [socket.socket() for _ in range(4)]  # fills the queue of those who wait to be let in
        for one_of_many in crowd:
            one_of_many.setblocking(False)
            one_of_many.connect_ex(deaf.getsockname())
        channel = TelegramChannel(
            bot="main", token="7000000001:x", base_url=f"http://127.0.0.1:{deaf.getsockname()[1]}/bot", timeout=0.2
        )
        with pytest.raises(SendFailed) as failed:
            await channel.send("7", Message(text="x"))
        assert failed.value.reason is FailureReason.UNREACHABLE
        await channel.close()
        for one_of_many in crowd:
            one_of_many.close()


async def test_a_proxy_that_is_not_there_means_surely_not_sent(double: TelegramDouble) -> None:
    channel = telegram_channel(double, proxy="http://127.0.0.1:1")
    with pytest.raises(SendFailed) as failed:
        await channel.send("7", Message(text="x"))
    assert failed.value.reason is FailureReason.UNREACHABLE
    assert double.bot.sent == []
    await channel.close()


# Files out


def enclosure(folder: Path, data: bytes, kind: FileKind) -> Message:
    path = folder / "a-blob"
    path.write_bytes(data)
    return Message(text="x", file=Enclosure(kind=kind, name="bieu-do.png", path=path, size=len(data)))


METHODS = [
    (FileKind.DOCUMENT, a_png(800, 600), "sendDocument"),
    (FileKind.PHOTO, a_png(800, 600), "sendPhoto"),
    (FileKind.PHOTO, a_png(9_000, 1_001), "sendDocument"),
    (FileKind.PHOTO, b"no picture", "sendDocument"),
    (FileKind.PHOTO, a_png(800, 600) + b"\0" * MAX_PHOTO, "sendDocument"),
    (FileKind.DOCUMENT, b"PK" + b"\0" * (MAX_UPLOAD - 2), "sendDocument"),
]


@pytest.mark.parametrize(("kind", "data", "method"), METHODS)
async def test_a_photo_that_telegram_does_not_show_goes_as_a_document(
    bot: FakeBot, channel: TelegramChannel, tmp_path: Path, kind: FileKind, data: bytes, method: str
) -> None:
    await channel.send("7", enclosure(tmp_path, data, kind))
    (sent,) = bot.sent
    assert (sent.method, sent.text, sent.file_name) == (method, "x", "bieu-do.png")
    assert sent.file == data
    assert bot.violations == []


def lose_reply_to_file(bot: FakeBot) -> None:
    bot.fail("closed", "sendDocument", accepted=True)


@pytest.mark.parametrize(
    ("tell", "chat", "reason"), [*PLACES[:-1], (lose_reply_to_file, "7", FailureReason.OUTCOME_UNKNOWN)]
)
async def test_what_telegram_says_to_a_file_is_told_in_our_words(
    bot: FakeBot, channel: TelegramChannel, tmp_path: Path, tell: Tell, chat: str, reason: FailureReason
) -> None:
    tell(bot)
    with pytest.raises(SendFailed) as failed:
        await channel.send(chat, enclosure(tmp_path, b"PK", FileKind.DOCUMENT))
    assert failed.value.reason is reason


async def test_an_upload_that_takes_longer_than_its_lease_is_broken_off(
    double: TelegramDouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "UPLOAD_SECONDS", 0.1)
    channel = telegram_channel(double)
    double.bot.fail("hang", "sendDocument", seconds=0.5)
    with pytest.raises(SendFailed) as failed:
        await channel.send("7", enclosure(tmp_path, b"PK", FileKind.DOCUMENT))
    assert (failed.value.reason, failed.value.detail) == (FailureReason.OUTCOME_UNKNOWN, "the upload took too long")
    await channel.close()


def test_the_lease_of_a_message_with_a_file_outlasts_its_upload() -> None:
    assert timedelta(seconds=UPLOAD_SECONDS) < outbox.LEASE_WITH_FILE


# Files in


async def test_a_file_larger_than_telegram_hands_out_is_not_even_asked_for(
    bot: FakeBot, channel: TelegramChannel
) -> None:
    file = FileRef(kind=FileKind.DOCUMENT, reference="x", size=20 * 1024 * 1024 + 1)
    with pytest.raises(FetchFailed) as failed:
        _ = [piece async for piece in channel.fetch(file)]
    assert failed.value.permanent
    assert bot.calls["getFile"] == 0


async def test_a_file_that_turns_out_too_large_is_given_up_for_good(
    bot: FakeBot, channel: TelegramChannel, inbox: Inbox
) -> None:
    bot.document(AN, "to.zip", b"", size=21 * 1024 * 1024)
    (told,) = (await inbox.one()).files
    file = FileRef(kind=told.kind, reference=told.reference)  # a file of which nobody told the size
    with pytest.raises(FetchFailed) as failed:
        _ = [piece async for piece in channel.fetch(file)]
    assert failed.value.permanent


@pytest.mark.parametrize("kind", ["404", "cut", "500", "closed"])
async def test_a_download_that_breaks_off_may_be_tried_again(
    bot: FakeBot, channel: TelegramChannel, inbox: Inbox, kind: str
) -> None:
    bot.document(AN, "nho.pdf", b"%PDF" * 50_000)
    (file,) = (await inbox.one()).files
    bot.fail(kind, "download")
    with pytest.raises(FetchFailed) as failed:
        _ = [piece async for piece in channel.fetch(file)]
    assert not failed.value.permanent
    assert b"".join([piece async for piece in channel.fetch(file)]) == b"%PDF" * 50_000


async def test_a_file_comes_in_pieces_and_may_be_left_half_read(
    bot: FakeBot, channel: TelegramChannel, inbox: Inbox
) -> None:
    bot.document(AN, "lon.pdf", b"x" * 3_000_000)
    (file,) = (await inbox.one()).files
    pieces = channel.fetch(file)
    first = await anext(pieces)
    assert 0 < len(first) < 3_000_000
    await pieces.aclose()  # type: ignore[attr-defined]  # the seam says iterator; a generator is one


# Webhooks


def update(update_id: Any = 5) -> bytes:
    return json.dumps({"update_id": update_id, "message": SAID | {"text": "x"}}).encode()


CALLS = [
    (update(), SECRET, 200),
    (update(), "wrong", 403),
    (update(), "sai dấu ạ", 403),
    (update(), "", 403),
    (update(), None, 403),
    (b"not json", SECRET, 400),
    (b"\xff\xfe", SECRET, 400),
    (b"", SECRET, 400),
    (b"[]", SECRET, 400),
    (update("five"), SECRET, 400),
]


@pytest.mark.parametrize(("body", "secret", "status"), CALLS)
async def test_a_webhook_call_is_taken_only_from_telegram(body: bytes, secret: str | None, status: int) -> None:
    channel = TelegramChannel(bot="main", token="7000000001:x", webhook_secret=SECRET)
    inbox = Inbox(channel)
    assert await channel.receive(body, secret, inbox.store) == status
    assert [raw.key for raw in inbox.raw] == (["5"] if status == 200 else [])


async def test_without_a_secret_of_ours_nobody_is_believed() -> None:
    channel = TelegramChannel(bot="main", token="7000000001:x")
    assert await channel.receive(update(), "", Inbox(channel).store) == 403
    with pytest.raises(ValueError, match="needs a secret"):
        await channel.set_webhook("https://xa.example.vn/telegram/main")


async def test_what_could_not_be_stored_is_not_acknowledged() -> None:
    channel = TelegramChannel(bot="main", token="7000000001:x", webhook_secret=SECRET)
    with pytest.raises(OSError, match="no space left"):
        await channel.receive(update(), SECRET, Inbox(channel, broken=True).store)


async def test_the_bot_tells_who_it_is(bot: FakeBot, channel: TelegramChannel) -> None:
    await channel.set_webhook("https://xa.example.vn/telegram/main")
    health = await channel.check()
    assert (health.ok, health.facts["username"]) == (True, "nhac_viec_test_bot")
    assert health.facts["webhook"] == "https://xa.example.vn/telegram/main"
    bot.revoke()
    assert not (await channel.check()).ok


# Secrets


def secret_part(double: TelegramDouble) -> str:
    """In small letters, as the library writes what Telegram says."""
    return double.bot.token.partition(":")[2].lower()


async def everything_that_fails(bot: FakeBot, channel: TelegramChannel) -> AsyncIterator[Exception]:
    """Errors of every kind, with what lies underneath them."""
    for kind in ("500", "not_json", "closed", "400", "429"):
        bot.fail(kind, "sendMessage")
        try:
            await channel.send("7", Message(text="x"))
        except SendFailed as error:
            yield error
    try:
        _ = [piece async for piece in channel.fetch(FileRef(kind=FileKind.PHOTO, reference="x"))]
    except FetchFailed as error:
        yield error
    bot.revoke()
    try:
        await channel.send("7", Message(text="x"))
    except SendFailed as error:
        yield error


async def test_no_exception_names_the_token(double: TelegramDouble, channel: TelegramChannel) -> None:
    told = ["".join(traceback.format_exception(error)) async for error in everything_that_fails(double.bot, channel)]
    nowhere = telegram_channel(double, base_url="no-scheme-at-all/bot")
    with pytest.raises(SendFailed) as failed:
        await nowhere.send("7", Message(text="x"))
    told.append("".join(traceback.format_exception(failed.value)))
    assert len(told) == 8
    assert "not today: /bot***/sendmessage" in told[3].lower()
    assert not [text for text in told if secret_part(double) in text.lower()]
    await nowhere.close()


async def test_no_log_line_names_the_token(double: TelegramDouble, channel: TelegramChannel, inbox: Inbox) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(MaskSecrets([double.bot.token]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        double.bot.fail("502", "getUpdates")
        double.bot.text(AN, "một")
        await inbox.incoming(1)
        await channel.send("7", Message(text="x"))
        _ = [error async for error in everything_that_fails(double.bot, channel)]
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert "/bot***/sendMessage" in written.getvalue()  # the libraries did write their addresses
    assert secret_part(double) not in written.getvalue().lower()


async def test_a_broken_address_is_told_without_the_token(double: TelegramDouble) -> None:
    channel = telegram_channel(double, base_file_url=f"{double.address}:nonsense/file/bot")
    double.bot.photo(AN)
    inbox = Inbox(channel)
    listening = asyncio.create_task(channel.listen(inbox.store))
    (file,) = (await inbox.one()).files
    await stop(listening)
    with pytest.raises(FetchFailed) as failed:
        _ = [piece async for piece in channel.fetch(file)]
    assert secret_part(double) not in "".join(traceback.format_exception(failed.value)).lower()
    await channel.close()
