"""A terminal that several people share, each on a numbered seat."""

from __future__ import annotations

import asyncio
import itertools
import logging
import mimetypes
import re
import shutil
import threading
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from actions.messages import (
    Abilities,
    Channel,
    Enclosure,
    FailureReason,
    FetchFailed,
    FileKind,
    FileRef,
    Incoming,
    IncomingKind,
    Limits,
    Message,
    RawUpdate,
    SendFailed,
    Store,
    plain,
)
from bot.channels.written import read_incoming, write_incoming

log = logging.getLogger(__name__)

_MAX_FILE = 20 * 1024 * 1024
_MAX_TEXT = 4000
_MAX_ENCLOSURE = 1_000_000_000
_PIECE = 64 * 1024
_FIRST_SEAT = "1"

_SEAT = re.compile(r"(\d+)>\s*(.*)")
_CHOICE = re.compile(r"#(\d+)\s*")
_REPLY = re.compile(r"\^(\d+)\s+(.+)")
_FILE = re.compile(r'@(?:"([^"]+)"|(\S+))\s*(.*)')
_START = re.compile(r"/start\s+([A-Za-z0-9_-]{1,64})\s*")
_BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsoleWords:
    """What the terminal itself says. `seat` is the word before a number, `bot` the name above the bot's messages,
    `file` the word before the path of a file that was sent."""

    welcome: str
    seat: str
    bot: str
    no_such_choice: str
    no_such_message: str
    no_such_file: str
    file: str


@dataclass(frozen=True, slots=True)
class _Press:
    message: str
    token: str


class _NotThere(Exception):
    """What was typed names something that is not there; carries the sentence to show."""


class ConsoleChannel(Channel):
    """Reads lines, each from the seat that spoke last unless it says otherwise.

    `2> words` speaks from seat 2 (and `2>` only moves there), `#4` taps choice 4, `^12 words` replies to message 12,
    `@path words` sends a file with a caption (`@"a path" words` when it has spaces). `listen` returns when the input
    ends. Where the input is no terminal, each line waits up to `patience` seconds for an answer to the one before it,
    so that a script of lines reads like a conversation. `clock` dates what is typed. Files that are sent to somebody
    are written into `folder`.
    """

    name = "console"
    abilities = Abilities(
        buttons=True, files_in=True, names_reply=True, max_text=_MAX_TEXT, max_caption=_MAX_TEXT, max_file=_MAX_FILE,
        max_enclosure=_MAX_ENCLOSURE,
    )  # fmt: skip
    limits = Limits(concurrency=1)

    def __init__(
        self,
        *,
        bot: str,
        words: ConsoleWords,
        clock: Callable[[], datetime],
        source: TextIO,
        out: TextIO,
        folder: Path,
        patience: float = 2.0,
        retry_pause: float = 1.0,
    ) -> None:
        self.bot = bot
        self._words = words
        self._clock = clock
        self._source = source
        self._out = out
        self._folder = folder
        self._can_bold = out.isatty()
        self._patience = None if source.isatty() else patience
        self._retry_pause = retry_pause
        self._session = uuid.uuid4().hex[:12]  # ids must not meet those of yesterday's session in the database
        self._count = 0
        self._seat = _FIRST_SEAT
        self._messages: dict[tuple[str, str], str] = {}
        self._choices: dict[str, list[_Press]] = {}
        self._answered = asyncio.Event()

    # In

    def parse(self, body: str) -> Incoming | None:
        return read_incoming(body)

    async def listen(self, store: Store) -> None:
        self._print(self._words.welcome)
        async for line in self._lines():
            try:
                incoming = self._understand(line)
            except _NotThere as error:
                self._print(str(error))
                continue
            if incoming is not None:
                self._answered.clear()
                await self._hand_over(incoming, store)
                await self._wait_for_an_answer()

    async def _lines(self) -> AsyncIterator[str]:
        """Lines as a thread reads them: a terminal cannot be awaited, nor can a file that stands in for it."""
        lines: asyncio.Queue[str] = asyncio.Queue()
        reading = (asyncio.get_running_loop(), lines)
        threading.Thread(target=self._read, args=reading, name="console", daemon=True).start()
        while line := await lines.get():
            yield line.strip()

    def _read(self, loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            while True:
                line = self._source.readline()
                loop.call_soon_threadsafe(lines.put_nowait, line)
                if not line:
                    return

    def _understand(self, line: str) -> Incoming | None:
        if seat := _SEAT.fullmatch(line):
            self._seat, line = seat.groups()
        if not line:
            return None
        if choice := _CHOICE.fullmatch(line):
            return self._pressed(int(choice[1]))
        if file := _FILE.fullmatch(line):
            return self._said(file[3], files=(self._file(file[1] or file[2]),))
        if reply := _REPLY.fullmatch(line):
            return self._said(reply[2], reply_to=self._message(reply[1]))
        start = _START.fullmatch(line)
        return self._said(line, start=start[1] if start else None)

    def _said(self, text: str, **more: Any) -> Incoming:
        return self._incoming(IncomingKind.MESSAGE, message=self._next_id(), text=text, **more)

    def _pressed(self, number: int) -> Incoming:
        presses = self._choices.get(self._seat, [])
        if not 1 <= number <= len(presses):
            raise _NotThere(self._words.no_such_choice)
        press = presses[number - 1]
        return self._incoming(
            IncomingKind.PRESS, reply_to=press.message, press=press.token, press_reference=self._next_id()
        )

    def _incoming(self, kind: IncomingKind, **more: Any) -> Incoming:
        return Incoming(
            channel=self.name,
            bot=self.bot,
            key=self._next_id(),
            kind=kind,
            chat=self._seat,
            user=self._seat,
            user_name=f"{self._words.seat} {self._seat}",
            at=self._clock(),
            **more,
        )

    def _message(self, number: str) -> str:
        message = self._messages.get((self._seat, number))
        if message is None:
            raise _NotThere(self._words.no_such_message)
        return message

    def _file(self, typed: str) -> FileRef:
        path = Path(typed).expanduser().resolve()
        if not path.is_file():
            raise _NotThere(self._words.no_such_file)
        mime = mimetypes.guess_type(path.name)[0]
        return FileRef(
            kind=_KINDS.get((mime or "").partition("/")[0], FileKind.DOCUMENT),
            reference=str(path),
            name=path.name,
            mime=mime,
            size=path.stat().st_size,
        )

    async def _hand_over(self, incoming: Incoming, store: Store) -> None:
        update = RawUpdate(key=incoming.key, body=write_incoming(incoming))
        while True:
            try:
                return await store([update])
            except Exception:
                log.exception("what was typed was not stored; trying again")
                await asyncio.sleep(self._retry_pause)

    async def _wait_for_an_answer(self) -> None:
        if self._patience is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), self._patience)

    # Out

    async def send(self, chat: str, message: Message) -> str:
        if len(plain(message.text)) > self.abilities.max_text:
            raise SendFailed(FailureReason.REFUSED, "too long")
        identity = self._next_id()
        number = identity.rpartition("-")[2]
        shown = [f"── {self._words.bot} → {self._words.seat} {chat} ── ^{number}", self._formatted(message.text)]
        # Only the newest choices of a seat can be tapped: their numbers start anew with each message that has some.
        presses, rows = _numbered(message, identity)
        try:
            if message.file is not None:
                path = await asyncio.to_thread(self._written, message.file)
                shown.append(f"{self._words.file} {path}")
            self._print("\n".join([*filter(None, shown), *rows]))
        except (OSError, ValueError) as error:  # ValueError: the output is closed
            raise SendFailed(FailureReason.UNREACHABLE, str(error)) from error
        self._messages[chat, number] = identity
        if presses:
            self._choices[chat] = presses
        self._answered.set()
        return identity

    def _written(self, file: Enclosure) -> Path:
        """Where the file now lies, beside those that came before it under the same name."""
        self._folder.mkdir(parents=True, exist_ok=True)
        named = self._folder / file.name
        names = (named.with_stem(f"{named.stem} ({number})") for number in itertools.count(2))
        path = next(path for path in itertools.chain([named], names) if not path.exists())
        shutil.copyfile(file.path, path)
        return path.resolve()

    def _formatted(self, text: str) -> str:
        return plain(_BOLD.sub("\033[1m\\1\033[0m", text) if self._can_bold else text)

    def _print(self, text: str) -> None:
        self._out.write(f"{text}\n\n")
        self._out.flush()

    # Files

    async def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        try:
            with await asyncio.to_thread(open, file.reference, "rb") as source:
                taken = 0
                while piece := await asyncio.to_thread(source.read, _PIECE):
                    taken += len(piece)
                    if taken > _MAX_FILE:
                        raise FetchFailed("larger than 20 MB", permanent=True)
                    yield piece
        except OSError as error:
            raise FetchFailed(error.strerror or type(error).__name__, permanent=True) from error

    async def close(self) -> None:
        """The terminal is not ours to close."""

    def _next_id(self) -> str:
        self._count += 1
        return f"{self._session}-{self._count}"


_KINDS = {"image": FileKind.PHOTO, "video": FileKind.VIDEO, "audio": FileKind.AUDIO}


def _numbered(message: Message, identity: str) -> tuple[list[_Press], list[str]]:
    """The choices in reading order, and their rows as they are shown: "#1 Đã xong   #2 Vướng mắc"."""
    presses: list[_Press] = []
    rows = []
    for row in message.choices:
        shown = []
        for choice in row:
            presses.append(_Press(identity, choice.token))
            shown.append(f"#{len(presses)} {choice.label}")
        rows.append("  " + "   ".join(shown))
    return presses, rows
