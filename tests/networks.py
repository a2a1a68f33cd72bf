"""The stage on other networks: what people do goes in as that network brings it, what they hear comes out through it.

Each speaks as the network in memory does to the stage, so that one story is played on all of them.
"""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from actions.messages import Channel, Choice, FileKind, IncomingKind, Limits, Message, RawUpdate
from bot.app import assembled
from bot.channels.console import ConsoleChannel
from bot.channels.memory import MemoryChannel, Sent
from bot.channels.telegram import TelegramChannel
from bot.channels.written import write_incoming
from bot.demo.stage import Stage, seconds_by, settings_in
from bot.settings import DEFAULT_BOT
from plans.calendar import VIETNAM
from tests.channels.rigs import WORDS, telegram_channel
from tests.conftest import BEGINS, Ground
from tests.doubles.telegram import TelegramDouble
from tests.doubles.telegram_bot import Sent as Accepted

NETWORKS = (MemoryChannel.name, TelegramChannel.name, ConsoleChannel.name)


class _People:
    """What the stage asks of a network: to carry what people do, and to tell what they have seen."""

    channel: Channel

    def __init__(self) -> None:
        self.bot = DEFAULT_BOT
        self._waiting: list[RawUpdate] = []

    @property
    def name(self) -> str:
        return self.channel.name

    @property
    def sent(self) -> list[Sent]:
        raise NotImplementedError

    def to(self, chat: str) -> list[Sent]:
        """What somebody has seen, oldest first."""
        return [sent for sent in self.sent if sent.chat == chat]

    def take_waiting(self) -> list[RawUpdate]:
        """What people did since the last time."""
        taken, self._waiting = self._waiting, []
        return taken


class TelegramPeople(_People):
    """People before the strict double of Telegram: updates are its own JSON, messages go to it over HTTP."""

    def __init__(self, double: TelegramDouble) -> None:
        super().__init__()
        self.double = double
        self._newest: dict[str, int] = {}
        self.channel = telegram_channel(double)
        self.channel.limits = Limits()  # how fast it may be spoken to is tried elsewhere
        double.bot.any_chat = True

    @property
    def sent(self) -> list[Sent]:
        return [_as_seen(sent) for sent in self.double.bot.sent]

    def say(
        self, user: str, text: str, *, reply_to: str | None = None, start: str | None = None, group: bool = False,
        chat: str | None = None, chat_name: str = "", user_name: str | None = None, **_: Any,
    ) -> None:  # fmt: skip
        """Somebody writes, to us or where others read along."""
        if start is not None:
            self.double.bot.start(int(user), start, name=user_name)
        elif group and chat is not None:
            self.double.bot.text(int(user), text, chat=self.double.bot.group(int(chat), chat_name))
        else:
            reply = int(reply_to) if reply_to else None
            self._newest[user] = self.double.bot.text(int(user), text, reply_to=reply)

    def edit(self, user: str, text: str) -> None:
        """Somebody changes what they wrote last."""
        self.double.bot.edit(int(user), self._newest[user], text)

    def send_file(
        self, user: str, data: bytes, *, kind: FileKind = FileKind.PHOTO, name: str | None = None, caption: str = "",
        **_: Any,
    ) -> None:  # fmt: skip
        """Somebody sends a photo, or a file under its name."""
        if kind is FileKind.PHOTO:
            self._newest[user] = self.double.bot.photo(int(user), data, caption)
        else:
            self._newest[user] = self.double.bot.document(int(user), name or "tep", data, caption)

    def press(self, sent: Sent, label: str, *, user: str) -> None:
        """Somebody taps a button."""
        self.double.bot.press(int(sent.id), label, user=int(user))

    def inject(self, user: str, *, kind: IncomingKind, **_: Any) -> None:
        """Somebody blocks the bot, or takes it back."""
        (self.double.bot.block if kind is IncomingKind.BLOCKED else self.double.bot.unblock)(int(user))

    def take_waiting(self) -> list[RawUpdate]:
        updates = self.double.bot.undelivered()
        for update in updates:
            self.double.bot.delivered(update["update_id"])
        return [RawUpdate(key=str(update["update_id"]), body=json.dumps(update)) for update in updates]


def _as_seen(sent: Accepted) -> Sent:
    rows = tuple(tuple(Choice(label=b["text"], token=b["callback_data"]) for b in row) for row in sent.buttons)
    message = Message(text=sent.html or sent.text, choices=rows)
    return Sent(id=str(sent.message_id), chat=str(sent.chat), text=sent.text, message=message, file=sent.file)


class ConsolePeople(_People):
    """People who share a terminal, each on the seat with the number of their chat: they type lines, and read them."""

    def __init__(self, stage_clock: Any, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.seen: list[Sent] = []
        self.channel = _Listened(
            bot=DEFAULT_BOT, words=WORDS, clock=stage_clock, source=io.StringIO(), out=io.StringIO(),
            folder=folder / "sent", seen=self.seen,
        )  # fmt: skip

    @property
    def sent(self) -> list[Sent]:
        return self.seen

    def say(
        self, user: str, text: str, *, reply_to: str | None = None, start: str | None = None, group: bool = False,
        **_: Any,
    ) -> None:  # fmt: skip
        """Somebody types a line."""
        if group:
            pytest.skip("a terminal has no groups in which others read along")
        if "\n" in text:
            pytest.skip("a terminal takes one line at a time")
        to = f"^{reply_to.rpartition('-')[2]} " if reply_to else ""
        self._type(user, f"/start {start}" if start is not None else f"{to}{text}")

    def edit(self, user: str, text: str) -> None:
        """What stands on a terminal stands there."""
        pytest.skip("on a terminal nobody changes a line that was sent")

    def send_file(self, user: str, data: bytes, *, name: str | None = None, caption: str = "", **_: Any) -> None:
        """Somebody names a file that lies on their disk."""
        path = self.folder / (name or "anh.jpg")
        path.write_bytes(data)
        self._type(user, f'@"{path}" {caption}'.rstrip())

    def press(self, sent: Sent, label: str, *, user: str) -> None:
        """Somebody types the number of a choice; only those of the newest message that has some can be tapped."""
        newest = next(one for one in reversed(self.to(user)) if one.choices)
        if newest.id != sent.id:
            pytest.skip("on a terminal only the newest choices can be tapped")
        number = 1 + [choice.label for choice in sent.choices].index(label)
        self._type(user, f"#{number}")

    def inject(self, user: str, *, kind: IncomingKind, **_: Any) -> None:
        """Nobody blocks a terminal."""
        pytest.skip(f"a terminal does not tell {kind.value}")

    def _type(self, user: str, line: str) -> None:
        incoming = self.channel._understand(f"{user}> {line}")
        assert incoming is not None, f"the terminal makes nothing of {line!r}"
        self._waiting.append(RawUpdate(key=incoming.key, body=write_incoming(incoming)))


class _Listened(ConsoleChannel):
    """A terminal whose screen is read: the words as they are printed, the choices with their numbers."""

    def __init__(self, *, seen: list[Sent], **settings: Any) -> None:
        super().__init__(**settings)
        self._seen = seen

    async def send(self, chat: str, message: Message) -> str:
        before = len(self._out.getvalue())  # type: ignore[attr-defined]  # it is a StringIO here
        identity = await super().send(chat, message)
        screen = self._out.getvalue()[before:]  # type: ignore[attr-defined]  # as above
        text = screen.partition("\n")[2].partition("\n  #")[0].strip("\n")
        self._seen.append(Sent(id=identity, chat=chat, text=text, message=message))
        return identity


@asynccontextmanager
async def stage_on(network: str, ground: Ground) -> AsyncIterator[Stage]:
    """An installation that was settled on a network in memory of that name, played on the network itself."""
    moment = [BEGINS.astimezone(VIETNAM)]
    if network == ConsoleChannel.name:
        async with _assembled(ConsolePeople(lambda: moment[0], ground.folder), ground, moment) as stage:
            yield stage
        return
    async with TelegramDouble() as double:
        double.bot.clock = lambda: moment[0].timestamp()
        people = TelegramPeople(double)
        async with _assembled(people, ground, moment) as stage:
            await people.channel.check()  # as at every start: from then on it knows its own links
            yield stage
        assert double.violations == []


@asynccontextmanager
async def _assembled(people: TelegramPeople | ConsolePeople, ground: Ground, moment: list[Any]) -> AsyncIterator[Stage]:
    settings = settings_in(ground.folder, ground.database_url)
    async with assembled(settings, [people.channel], lambda: moment[0], seconds_by(lambda: moment[0])) as app:
        yield Stage(app=app, channel=people, _moment=moment)  # type: ignore[arg-type]  # it speaks as that one does
