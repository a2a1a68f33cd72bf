"""The network in memory: as bare as Zalo when told so, and strict about what a network cannot carry."""

from __future__ import annotations

import asyncio

import pytest

from actions.messages import Choice, FailureReason, FetchFailed, Incoming, IncomingKind, Message, SendFailed
from bot.channels.memory import BARE, MemoryChannel
from bot.channels.written import read_incoming, write_incoming
from tests.channels.rigs import NOW


def a_channel(**settings: object) -> MemoryChannel:
    return MemoryChannel(**{"bot": "main", "clock": lambda: NOW} | settings)  # type: ignore[arg-type]  # for brevity


async def taken(channel: MemoryChannel) -> list[Incoming | None]:
    return [channel.parse(update.body) for update in channel.take_waiting()]


async def test_what_is_taken_by_hand_is_what_was_said() -> None:
    channel = a_channel()
    said = channel.say("an", "2 xong", chat="nhóm", group=True, user_name="Lê Thị An")
    assert await taken(channel) == [said]
    assert await taken(channel) == []
    assert (said.chat, said.user, said.group, said.at) == ("nhóm", "an", True, NOW)


async def test_a_bare_network_names_no_reply_and_has_no_buttons_and_no_files() -> None:
    channel = a_channel(abilities=BARE)
    channel.say("an", "2 xong", reply_to="1", quote="việc 2")
    (said,) = await taken(channel)
    assert said is not None
    assert (said.reply_to, said.quote) == (None, None)
    with pytest.raises(ValueError, match="does not carry files"):
        channel.send_file("an", b"x")
    await channel.send("an", Message(text="Xong chưa?", choices=((Choice(label="Rồi", token="r"),),)))
    with pytest.raises(ValueError, match="no buttons"):
        channel.press(channel.sent[0], "Rồi")


async def test_a_bare_network_takes_two_thousand_characters() -> None:
    channel = a_channel(abilities=BARE)
    await channel.send("an", Message(text=f"<b>{'ạ' * 2000}</b>"))
    for text in ("ạ" * 2001, " ", "<b></b>"):
        with pytest.raises(SendFailed) as failed:
            await channel.send("an", Message(text=text))
        assert failed.value.reason is FailureReason.REFUSED
    assert len(channel.sent) == 1


async def test_a_message_whose_answer_got_lost_was_read_all_the_same() -> None:
    channel = a_channel()
    channel.fail(FailureReason.OUTCOME_UNKNOWN, sent_anyway=True)
    with pytest.raises(SendFailed):
        await channel.send("an", Message(text="một"))
    assert [sent.text for sent in channel.sent] == ["một"]


async def test_only_the_chat_and_the_times_told_fail() -> None:
    channel = a_channel()
    channel.fail(FailureReason.BLOCKED, chat="an", times=2)
    outcomes = []
    for chat in ("an", "bình", "an", "an"):
        try:
            await channel.send(chat, Message(text="x"))
            outcomes.append("sent")
        except SendFailed as failed:
            outcomes.append(failed.reason)
    assert outcomes == ["blocked", "sent", "blocked", "sent"]


async def test_files_fail_as_told_and_come_afterwards() -> None:
    channel = a_channel()
    file = channel.keep_file(b"x" * 200_000, name="a.jpg", mime="image/jpeg")
    channel.fail_fetch(permanent=False)
    with pytest.raises(FetchFailed) as failed:
        _ = [piece async for piece in channel.fetch(file)]
    assert not failed.value.permanent
    pieces = [piece async for piece in channel.fetch(file)]
    assert len(pieces) > 1
    assert b"".join(pieces) == b"x" * 200_000


async def test_pressing_what_is_not_there_is_the_tests_mistake() -> None:
    channel = a_channel()
    await channel.send("an", Message(text="Xong chưa?", choices=((Choice(label="Rồi", token="r"),),)))
    with pytest.raises(LookupError, match="no choice 'Chưa'"):
        channel.press(channel.sent[0], "Chưa")


async def test_everything_of_an_incoming_survives_being_written_down() -> None:
    channel = a_channel()
    file = channel.keep_file(b"x", name="a.jpg", mime="image/jpeg")
    said = Incoming(
        channel="memory",
        bot="main",
        key="k",
        kind=IncomingKind.MIGRATED,
        chat="c",
        user="u",
        user_name="Lê Thị An",
        group=True,
        at=NOW,
        message="m",
        text="t",
        files=(file, file),
        album="a",
        reply_to="r",
        quote="q",
        press="p",
        press_reference="pr",
        start="s",
        migrated_to="n",
    )
    assert read_incoming(write_incoming(said)) == said


def test_an_unknown_kind_of_event_does_not_concern_us() -> None:
    assert read_incoming('{"kind": "telepathy"}') is None


async def test_the_listener_ends_only_when_it_is_told() -> None:
    channel = a_channel()

    async def store(_: object) -> None: ...

    listening = asyncio.create_task(channel.listen(store))
    channel.say("an", "x")
    await asyncio.sleep(0.01)
    assert not listening.done()
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
