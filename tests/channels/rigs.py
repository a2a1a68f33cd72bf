"""One way to play people on every network, so that one contract holds for all channels."""

from __future__ import annotations

import asyncio
import io
import queue
import re
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.messages import Channel, FailureReason, FileRef, Incoming, RawUpdate, Store, plain
from bot.channels.console import ConsoleChannel, ConsoleWords
from bot.channels.memory import MemoryChannel
from bot.channels.telegram import TelegramChannel
from tests.doubles.serving import serving
from tests.doubles.telegram import TelegramDouble, until

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PERSON = 7
SECRET = "a-secret-that-only-Telegram-is-told"
WORDS = ConsoleWords(
    welcome="welcome",
    seat="Ghế",
    bot="Bot",
    no_such_choice="no such choice",
    no_such_message="no such message",
    no_such_file="no such file",
    file="Tệp:",
)


@dataclass
class Inbox:
    """A store that keeps what it is given; while `broken`, it raises instead, as a full disk would."""

    channel: Channel
    broken: bool = False
    refused: int = 0
    raw: list[RawUpdate] = field(default_factory=list)

    async def store(self, batch: Any) -> None:
        await asyncio.sleep(0)
        if self.broken:
            self.refused += 1
            raise OSError("no space left on device")
        self.raw.extend(batch)

    async def incoming(self, count: int) -> list[Incoming]:
        """What came in, once there are `count` of them."""
        await until(lambda: len(self.raw) >= count)
        parsed = [self.channel.parse(raw.body) for raw in self.raw]
        assert len(parsed) == count
        return [incoming for incoming in parsed if incoming is not None]

    async def one(self) -> Incoming:
        (incoming,) = await self.incoming(1)
        return incoming


class Rig(Protocol):
    """A channel and the people behind it. All say and see things as person 7 in their private chat."""

    person: str

    @property
    def channel(self) -> Channel: ...

    def says(self, text: str, *, reply_to: str | None = None) -> None: ...

    def sends_photo(self, data: bytes, caption: str) -> None: ...

    def presses(self, message: str, label: str) -> None: ...

    def shares(self, message: str, phone: str) -> None: ...

    def sees(self) -> list[str]: ...

    def gets(self) -> list[tuple[str, bytes]]: ...

    def fails(self, reason: FailureReason) -> AbstractAsyncContextManager[Channel]: ...

    def loses(self, file: FileRef) -> None: ...

    def listening(self, store: Store) -> AbstractAsyncContextManager[None]: ...


@asynccontextmanager
async def _listening(channel: Channel, store: Store) -> AsyncIterator[None]:
    task = asyncio.create_task(channel.listen(store))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


class MemoryRig:
    fails_by = frozenset(FailureReason)

    def __init__(self) -> None:
        self.channel = MemoryChannel(bot="main", clock=lambda: NOW)
        self.person = str(PERSON)

    def says(self, text: str, *, reply_to: str | None = None) -> None:
        start = text.removeprefix("/start ") if text.startswith("/start ") else None
        self.channel.say(self.person, text, reply_to=reply_to, start=start)

    def sends_photo(self, data: bytes, caption: str) -> None:
        self.channel.send_file(self.person, data, caption=caption)

    def presses(self, message: str, label: str) -> None:
        (sent,) = [sent for sent in self.channel.sent if sent.id == message]
        self.channel.press(sent, label)

    def shares(self, message: str, phone: str) -> None:
        (sent,) = [sent for sent in self.channel.sent if sent.id == message]
        self.channel.share_contact(sent, phone)

    def sees(self) -> list[str]:
        return [sent.text for sent in self.channel.to(self.person)]

    def gets(self) -> list[tuple[str, bytes]]:
        sent = [(one.message.file, one.file) for one in self.channel.to(self.person)]
        return [(file.name, data) for file, data in sent if file is not None and data is not None]

    @asynccontextmanager
    async def fails(self, reason: FailureReason) -> AsyncIterator[Channel]:
        more: dict[FailureReason, dict[str, Any]] = {
            FailureReason.TOO_FAST: {"retry_after": 3},
            FailureReason.MIGRATED: {"migrated_to": "-1009"},
        }
        self.channel.fail(reason, times=-1, **more.get(reason, {}))
        yield self.channel
        self.channel.heal()

    def loses(self, file: FileRef) -> None:
        self.channel.lose_file(file.reference)

    def listening(self, store: Store) -> AbstractAsyncContextManager[None]:
        return _listening(self.channel, store)


class Typed(io.TextIOBase):
    """Lines that a test types while the channel reads."""

    def __init__(self) -> None:
        self._lines: queue.Queue[str] = queue.Queue()

    def type(self, line: str) -> None:
        self._lines.put(f"{line}\n")

    def end(self) -> None:
        self._lines.put("")

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # text, as TextIO gives it
        return self._lines.get()


class ConsoleRig:
    fails_by = frozenset({FailureReason.UNREACHABLE})

    def __init__(self, folder: Path) -> None:
        self.typed, self.out, self.folder = Typed(), io.StringIO(), folder
        self.channel = ConsoleChannel(
            bot="main",
            words=WORDS,
            clock=lambda: NOW,
            source=self.typed,  # type: ignore[arg-type]  # as much of a TextIO as is read
            out=self.out,
            folder=folder / "received",
            patience=0,
            retry_pause=0.01,
        )
        self.person = str(PERSON)

    def says(self, text: str, *, reply_to: str | None = None) -> None:
        to = f"^{reply_to.rpartition('-')[2]} " if reply_to else ""
        self.typed.type(f"{self.person}> {to}{text}")

    def sends_photo(self, data: bytes, caption: str) -> None:
        path = self.folder / "anh hien truong.jpg"
        path.write_bytes(data)
        self.typed.type(f'{self.person}> @"{path}" {caption}')

    def presses(self, message: str, label: str) -> None:
        shown = self.out.getvalue().partition(f"^{message.rpartition('-')[2]}\n")[2]
        number = next(part for part in shown.replace("\n", "   ").split("   ") if part.strip().endswith(label))
        self.typed.type(f"{self.person}> {number.split()[0]}")

    def shares(self, message: str, phone: str) -> None:
        raise NotImplementedError("a console knows no phone")

    def sees(self) -> list[str]:
        parts = self.out.getvalue().split("── Bot → Ghế 7 ── ")[1:]
        shown = [part.partition("\n")[2].partition("\n  #")[0].rstrip("\n") for part in parts]
        return [text if text.startswith("Tệp: ") else text.partition("\nTệp: ")[0] for text in shown]

    def gets(self) -> list[tuple[str, bytes]]:
        paths = [Path(path) for path in re.findall(r"^Tệp: (.*)$", self.out.getvalue(), re.MULTILINE)]
        return [(path.name, path.read_bytes()) for path in paths]

    @asynccontextmanager
    async def fails(self, reason: FailureReason) -> AsyncIterator[Channel]:
        self.out.close()
        yield self.channel

    def loses(self, file: FileRef) -> None:
        Path(file.reference).unlink()

    @asynccontextmanager
    async def listening(self, store: Store) -> AsyncIterator[None]:
        async with _listening(self.channel, store):
            yield
        self.typed.end()


class TelegramRig:
    fails_by = frozenset(FailureReason)

    def __init__(self, double: TelegramDouble, webhook: bool) -> None:
        self.double, self.bot, self.webhook = double, double.bot, webhook
        self.channel = telegram_channel(double)
        self.person = str(PERSON)
        self.bot.meet(PERSON)

    def says(self, text: str, *, reply_to: str | None = None) -> None:
        self.bot.text(PERSON, text, reply_to=int(reply_to) if reply_to else None)

    def sends_photo(self, data: bytes, caption: str) -> None:
        self.bot.photo(PERSON, data, caption)

    def presses(self, message: str, label: str) -> None:
        self.bot.press(int(message), label)

    def shares(self, message: str, phone: str) -> None:
        self.bot.share(int(message), phone)

    def sees(self) -> list[str]:
        return [sent.text for sent in self.bot.sent if sent.chat == PERSON]

    def gets(self) -> list[tuple[str, bytes]]:
        mine = [sent for sent in self.bot.sent if sent.chat == PERSON]
        return [(sent.file_name, sent.file) for sent in mine if sent.file_name is not None and sent.file is not None]

    @asynccontextmanager
    async def fails(self, reason: FailureReason) -> AsyncIterator[Channel]:
        if reason is FailureReason.UNREACHABLE:
            nowhere = telegram_channel(self.double, base_url="http://127.0.0.1:1/bot")
            yield nowhere
            await nowhere.close()
        else:
            self._break(reason)
            yield self.channel
            self.bot.authorised = True

    def _break(self, reason: FailureReason) -> None:
        match reason:
            case FailureReason.TOO_FAST:
                self.bot.fail("429", seconds=3)
            case FailureReason.OUTCOME_UNKNOWN:
                self.bot.lose_reply()
            case FailureReason.BLOCKED:
                self.bot.block(PERSON, announce=False)
            case FailureReason.MIGRATED:
                self.bot.group(PERSON)
                self.bot.migrate(PERSON, announce=False)
            case FailureReason.REFUSED:
                self.bot.fail("400")
            case FailureReason.UNAUTHORISED:
                self.bot.revoke()

    def loses(self, file: FileRef) -> None:
        self.bot.forget_file(file.reference)

    @asynccontextmanager
    async def listening(self, store: Store) -> AsyncIterator[None]:
        if not self.webhook:
            async with _listening(self.channel, store):
                yield
            return

        async def hook(request: Request) -> Response:
            try:
                secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
                return Response(status_code=await self.channel.receive(await request.body(), secret, store))
            except OSError:
                return Response(status_code=500)

        async with serving(Starlette(routes=[Route("/hook", hook, methods=["POST"])])) as address:
            await self.channel.set_webhook(f"{address}/hook")
            yield
            await self.channel.delete_webhook()


def a_png(width: int, height: int) -> bytes:
    """As much of a picture as its width and height are read from."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", width, height, 8, 2, 0, 0, 0, 0)


def telegram_channel(double: TelegramDouble, **settings: Any) -> TelegramChannel:
    """A channel that speaks with the double, and does not wait long."""
    usual: dict[str, Any] = {
        "bot": "main",
        "token": double.bot.token,
        "base_url": double.base_url,
        "base_file_url": double.base_file_url,
        "poll_timeout": 5,
        "backoff": (0.01, 0.05),
        "timeout": 5,
        "webhook_secret": SECRET,
    }
    return TelegramChannel(**usual | settings)


def shown(text: str) -> str:
    """What a person sees of a message's text."""
    return plain(text)


@contextmanager
def no_violations(double: TelegramDouble) -> Iterator[None]:
    """Whatever a test did, it asked Telegram for nothing that is against the specification."""
    yield
    assert double.violations == []
