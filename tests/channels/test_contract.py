"""What every channel keeps to, whatever network lies behind it: one contract, one test file, all channels."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from actions.messages import (
    Choice,
    Contact,
    Enclosure,
    FailureReason,
    FetchFailed,
    FileKind,
    FileRef,
    IncomingKind,
    Message,
    RawUpdate,
    SendFailed,
    escaped,
)
from tests.channels.rigs import ConsoleRig, Inbox, MemoryRig, Rig, TelegramRig, a_png, no_violations, shown
from tests.doubles.telegram import TelegramDouble, until

RIGS = ("memory", "console", "telegram polling", "telegram webhook")


@asynccontextmanager
async def a_rig(name: str, folder: Path) -> AsyncIterator[Rig]:
    if name == "memory":
        yield MemoryRig()
    elif name == "console":
        yield ConsoleRig(folder)
    else:
        async with TelegramDouble() as double:
            rig = TelegramRig(double, webhook=name.endswith("webhook"))
            with no_violations(double):
                yield rig
            await rig.channel.close()


@pytest.fixture(params=RIGS)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Rig]:
    async with a_rig(request.param, tmp_path) as ready:
        yield ready


@pytest.fixture
def inbox(rig: Rig) -> Inbox:
    return Inbox(rig.channel)


# In


async def test_what_a_person_says_arrives_as_they_said_it(rig: Rig, inbox: Inbox) -> None:
    async with rig.listening(inbox.store):
        rig.says("Việc 2 được 70%, còn chờ <Phòng Kinh tế> & thôn")
        said = await inbox.one()
    assert said.kind is IncomingKind.MESSAGE
    assert (said.channel, said.bot, said.key) == (rig.channel.name, "main", inbox.raw[0].key)
    assert (said.chat, said.user, said.group) == (rig.person, rig.person, False)
    assert said.text == "Việc 2 được 70%, còn chờ <Phòng Kinh tế> & thôn"
    assert said.user_name.endswith("7")
    assert said.at is not None
    assert said.at.tzinfo is not None
    assert said.message
    assert (said.files, said.reply_to, said.press, said.start, said.migrated_to) == ((), None, None, None, None)


async def test_an_invite_link_hands_over_its_payload(rig: Rig, inbox: Inbox) -> None:
    async with rig.listening(inbox.store):
        rig.says("/start Ma-moi_42")
        assert (await inbox.one()).start == "Ma-moi_42"


async def test_sayings_arrive_in_order_and_each_once(rig: Rig, inbox: Inbox) -> None:
    async with rig.listening(inbox.store):
        for number in range(12):
            rig.says(f"việc {number}")
        said = await inbox.incoming(12)
        await asyncio.sleep(0.05)
    assert [one.text for one in said] == [f"việc {number}" for number in range(12)]
    assert len({one.key for one in said}) == len(inbox.raw) == 12


async def test_what_is_said_while_something_is_being_stored_comes_too(rig: Rig, inbox: Inbox) -> None:
    async def slow_store(batch: Sequence[RawUpdate]) -> None:
        if not inbox.raw:
            rig.says("hai")
            await asyncio.sleep(0.02)
        await inbox.store(batch)

    async with rig.listening(slow_store):
        rig.says("một")
        assert [one.text for one in await inbox.incoming(2)] == ["một", "hai"]


async def test_what_was_not_stored_comes_again_until_it_is(rig: Rig, inbox: Inbox) -> None:
    inbox.broken = True
    async with rig.listening(inbox.store):
        rig.says("đã xong")
        await until(lambda: inbox.refused >= 2)
        inbox.broken = False
        assert (await inbox.one()).text == "đã xong"
        await asyncio.sleep(0.05)
    assert len(inbox.raw) == 1


async def test_what_was_stored_does_not_come_to_the_next_listener(rig: Rig, inbox: Inbox) -> None:
    async with rig.listening(inbox.store):
        rig.says("trước")
        await inbox.incoming(1)
        rig.says("sau")
        await inbox.incoming(2)
        # Telegram hears of the second one by the question that follows it.
        await asyncio.sleep(0.05)
    if isinstance(rig, ConsoleRig):  # its input has ended with its listener
        return
    later = Inbox(rig.channel)
    async with rig.listening(later.store):
        rig.says("lần nữa")
        assert (await later.one()).text == "lần nữa"


async def test_listening_stops_at_once(rig: Rig, inbox: Inbox) -> None:
    async with asyncio.timeout(2), rig.listening(inbox.store):
        rig.says("xin chào")
        await inbox.incoming(1)


async def test_a_photo_comes_with_its_words_and_its_bytes(rig: Rig, inbox: Inbox) -> None:
    picture = bytes(range(256)) * 1000
    async with rig.listening(inbox.store):
        rig.sends_photo(picture, "2 xong, kh 45/KH-UBND ngay 20/11")
        said = await inbox.one()
    (file,) = said.files
    assert said.text == "2 xong, kh 45/KH-UBND ngay 20/11"
    assert (file.kind, file.size) == (FileKind.PHOTO, len(picture))
    assert b"".join([piece async for piece in rig.channel.fetch(file)]) == picture


async def test_a_file_that_is_gone_cannot_be_fetched(rig: Rig, inbox: Inbox) -> None:
    async with rig.listening(inbox.store):
        rig.sends_photo(b"a picture", "xong")
        (file,) = (await inbox.one()).files
    rig.loses(file)
    with pytest.raises(FetchFailed):
        _ = [piece async for piece in rig.channel.fetch(file)]


@pytest.mark.parametrize("body", ["", "not json", "[]", "17", '{"colour": "red"}', "null"])
def test_what_no_channel_wrote_is_not_ours_to_read(rig: Rig, body: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        rig.channel.parse(body)


# Out


async def test_a_message_arrives_and_a_reply_names_it(rig: Rig, inbox: Inbox) -> None:
    sent = await rig.channel.send(rig.person, Message(text="<b>Việc 1</b>: đã ghi nhận"))
    assert rig.sees() == ["Việc 1: đã ghi nhận"]
    async with rig.listening(inbox.store):
        rig.says("cảm ơn", reply_to=sent)
        assert (await inbox.one()).reply_to == sent


async def test_two_messages_have_two_ids(rig: Rig) -> None:
    first = await rig.channel.send(rig.person, Message(text="một"))
    second = await rig.channel.send(rig.person, Message(text="hai"))
    assert first != second


async def test_a_press_brings_back_the_longest_token_and_its_message(rig: Rig, inbox: Inbox) -> None:
    token = "x" * 64
    rows = ((Choice(label="Đã xong", token="a:1"), Choice(label="Vướng mắc", token=token)), ())
    sent = await rig.channel.send(rig.person, Message(text="<b>Việc 2</b>", choices=rows))
    async with rig.listening(inbox.store):
        rig.presses(sent, "Vướng mắc")
        pressed = await inbox.one()
    assert pressed.kind is IncomingKind.PRESS
    assert (pressed.press, pressed.reply_to, pressed.chat) == (token, sent, rig.person)
    assert pressed.press_reference
    await rig.channel.send(rig.person, Message(text="Đã ghi", answers_press=pressed.press_reference))
    assert rig.sees()[-1] == "Đã ghi"


@pytest.mark.parametrize("token", ["", "x" * 65, "ữ" * 22, "🙂" * 17])
def test_no_network_is_ever_given_a_token_that_one_of_them_refuses(token: str) -> None:
    """64 bytes, not letters: Telegram's own limit, held where a button is made and so on every network."""
    with pytest.raises(ValueError, match="1 to 64 bytes"):
        Choice(label="Đã xong", token=token)


async def test_a_menu_is_shown_where_there_is_one_and_harms_nowhere(rig: Rig) -> None:
    await rig.channel.show_menu(rig.person, [("viec", "Việc đang mở")])
    await rig.channel.show_menu(None, [("start", "Bắt đầu, nhập mã mời")])
    assert rig.sees() == []
    if isinstance(rig, TelegramRig):
        assert rig.bot.menus == {7: [{"command": "viec", "description": "Việc đang mở"}]}
        assert rig.bot.commands == [{"command": "start", "description": "Bắt đầu, nhập mã mời"}]
    if isinstance(rig, MemoryRig):
        assert rig.channel.menus == {rig.person: ("viec",), None: ("start",)}


async def test_a_number_is_asked_for_where_the_network_can_vouch_for_it(rig: Rig, inbox: Inbox) -> None:
    asked = Message(text="Xin số điện thoại", asks_phone="Chia sẻ số điện thoại")
    sent = await rig.channel.send(rig.person, asked)
    assert rig.sees() == ["Xin số điện thoại"]
    if not rig.channel.abilities.contacts:
        return
    async with rig.listening(inbox.store):
        rig.shares(sent, "84912345678")
        said = await inbox.one()
    assert said.contact == Contact(phone="84912345678", own=True)


async def test_a_press_that_nobody_waits_for_any_more_does_not_hold_up_the_message(rig: Rig) -> None:
    await rig.channel.send(rig.person, Message(text="Đã ghi", answers_press="long ago"))
    assert rig.sees() == ["Đã ghi"]


async def test_the_longest_text_arrives_whole(rig: Rig) -> None:
    words = escaped("Đề nghị <i>rà soát</i> & báo cáo “trước 30/11”; ")
    text = "<b>Việc cần để ý</b>\n"
    while len(shown(text + words)) <= rig.channel.abilities.max_text:
        text += words
    text = text.rstrip() + "." * (rig.channel.abilities.max_text - len(shown(text.rstrip())))
    await rig.channel.send(rig.person, Message(text=text))
    assert rig.sees() == [shown(text)]
    assert "<i>rà soát</i> & báo cáo" in rig.sees()[0]


def enclosure(folder: Path, name: str, data: bytes, kind: FileKind = FileKind.DOCUMENT) -> Enclosure:
    path = folder / "a blob has no ending"
    path.write_bytes(data)
    return Enclosure(kind=kind, name=name, path=path, size=len(data))


@pytest.mark.parametrize("kind", [FileKind.DOCUMENT, FileKind.PHOTO])
async def test_a_file_arrives_whole_and_under_its_name_with_the_words(
    rig: Rig, inbox: Inbox, tmp_path: Path, kind: FileKind
) -> None:
    file = enclosure(tmp_path, "Biểu tổng hợp quý III “2026”.png", a_png(800, 600) + b"\0" * 300_000, kind)
    choices = ((Choice(label="Vì sao 23?", token="why:3"),),)
    sent = await rig.channel.send(rig.person, Message(text="<b>Quý III</b> &amp; nhận xét", choices=choices, file=file))
    assert rig.sees() == ["Quý III & nhận xét"]
    assert rig.gets() == [(file.name, file.path.read_bytes())]
    async with rig.listening(inbox.store):
        rig.presses(sent, "Vì sao 23?")
        assert (await inbox.one()).press == "why:3"


async def test_a_file_needs_no_words(rig: Rig, tmp_path: Path) -> None:
    await rig.channel.send(rig.person, Message(text="", file=enclosure(tmp_path, "bieu.xlsx", b"PK one")))
    await rig.channel.send(rig.person, Message(text="", file=enclosure(tmp_path, "khac.xlsx", b"PK two")))
    assert rig.gets() == [("bieu.xlsx", b"PK one"), ("khac.xlsx", b"PK two")]


async def test_the_longest_words_beside_a_file_arrive_whole(rig: Rig, tmp_path: Path) -> None:
    words = "ệ" * (rig.channel.abilities.max_caption - 1) + "&amp;"
    await rig.channel.send(rig.person, Message(text=words, file=enclosure(tmp_path, "bieu.xlsx", b"PK")))
    assert rig.sees() == [shown(words)]


async def test_a_file_that_is_gone_from_the_folder_is_a_failure_and_no_empty_message(rig: Rig, tmp_path: Path) -> None:
    gone = Enclosure(kind=FileKind.DOCUMENT, name="bieu.xlsx", path=tmp_path / "gone", size=2)
    with pytest.raises(SendFailed) as failed:
        await rig.channel.send(rig.person, Message(text="biểu", file=gone))
    assert not failed.value.permanent
    assert (rig.sees(), rig.gets()) == ([], [])


# What can go wrong

FAILURES = [
    *[("memory", reason) for reason in sorted(MemoryRig.fails_by)],
    *[("console", reason) for reason in sorted(ConsoleRig.fails_by)],
    *[("telegram polling", reason) for reason in sorted(TelegramRig.fails_by)],
]


@pytest.mark.parametrize(("name", "reason"), FAILURES)
async def test_a_failure_is_told_in_our_words(name: str, reason: FailureReason, tmp_path: Path) -> None:
    async with a_rig(name, tmp_path) as rig, rig.fails(reason) as channel:
        with pytest.raises(SendFailed) as failed:
            await channel.send(rig.person, Message(text="xin chào"))
        assert failed.value.reason is reason
        assert failed.value.permanent is (reason in {FailureReason.BLOCKED, FailureReason.REFUSED})
        assert (failed.value.retry_after == 3) is (reason is FailureReason.TOO_FAST)
        assert bool(failed.value.migrated_to) is (reason is FailureReason.MIGRATED)


@pytest.mark.parametrize("name", ["memory", "telegram polling"])
async def test_after_a_failure_the_next_message_goes_out(name: str, tmp_path: Path) -> None:
    async with a_rig(name, tmp_path) as rig:
        async with rig.fails(FailureReason.TOO_FAST) as channel:
            with pytest.raises(SendFailed):
                await channel.send(rig.person, Message(text="một"))
        await rig.channel.send(rig.person, Message(text="hai"))
        assert rig.sees() == ["hai"]


async def test_a_text_too_long_for_the_network_is_refused_for_good(rig: Rig) -> None:
    with pytest.raises(SendFailed) as failed:
        await rig.channel.send(rig.person, Message(text="ạ" * (rig.channel.abilities.max_text + 200)))
    assert failed.value.reason is FailureReason.REFUSED
    assert rig.sees() == []
    if isinstance(rig, TelegramRig):
        assert [violation.description for violation in rig.bot.violations] == ["Bad Request: message is too long"]
        rig.bot.violations.clear()


async def test_a_file_that_never_was_cannot_be_fetched(rig: Rig) -> None:
    with pytest.raises(FetchFailed):
        _ = [piece async for piece in rig.channel.fetch(FileRef(kind=FileKind.PHOTO, reference="/no/such/file"))]


async def test_closing_twice_does_no_harm(rig: Rig) -> None:
    await rig.channel.send(rig.person, Message(text="xin chào"))
    await rig.channel.close()
    await rig.channel.close()
