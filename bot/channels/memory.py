"""A network in memory, for tests and the demo: people speak through it, what was sent to them is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.messages import (
    Abilities,
    Channel,
    Choice,
    Contact,
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

RICH = Abilities(
    buttons=True, files_in=True, names_reply=True, max_text=4000, max_caption=1000, max_file=20 * 1024 * 1024,
    max_enclosure=50_000_000, contacts=True,
)  # fmt: skip
# As Zalo is: words only, no reference to what is replied to, short messages.
BARE = Abilities(
    buttons=False, files_in=False, names_reply=False, max_text=2000, max_caption=0, max_file=0, max_enclosure=0
)

_PIECE = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A message that reached somebody. `text` is what a person sees; the formatted words are in `message`, and `file`
    holds the bytes that came with it."""

    id: str
    chat: str
    text: str
    message: Message
    file: bytes | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for row in self.message.choices for choice in row)


@dataclass(slots=True)
class _Trouble:
    """A failure to come; `sent_anyway` for the answer that gets lost after the message arrived."""

    failure: SendFailed
    chat: str | None
    times: int
    sent_anyway: bool


class MemoryChannel(Channel):
    """A network whose people are played by the caller. `clock` dates what they say."""

    name = "memory"

    def __init__(
        self,
        *,
        bot: str,
        clock: Callable[[], datetime],
        abilities: Abilities = RICH,
        limits: Limits | None = None,
        retry_pause: float = 0.01,
    ) -> None:
        self.bot = bot
        self.abilities = abilities
        self.limits = limits or Limits()
        self.sent: list[Sent] = []
        self.menus: dict[str | None, tuple[str, ...]] = {}  # what each chat shows, None: what strangers see
        self.answered: list[str] = []  # the presses that were answered
        self._clock = clock
        self._retry_pause = retry_pause
        self._waiting: list[RawUpdate] = []
        self._newest: dict[str, str] = {}  # what each person wrote last
        self._news = asyncio.Event()
        self._files: dict[str, bytes] = {}
        self._trouble: list[_Trouble] = []
        self._fetch_trouble: list[FetchFailed] = []
        self._count = 0

    # What people do

    def say(self, user: str, text: str, **more: Any) -> Incoming:
        """Somebody writes; `more` are fields of Incoming (chat, group, files, reply_to, quote, start, at …)."""
        self._newest[user] = self._id()
        return self.inject(user, kind=IncomingKind.MESSAGE, message=self._newest[user], text=text, **more)

    def edit(self, user: str, text: str) -> Incoming:
        """Somebody changes what they wrote last; KeyError for somebody who wrote nothing."""
        return self.inject(user, kind=IncomingKind.EDITED, message=self._newest[user], text=text)

    def send_file(
        self,
        user: str,
        data: bytes,
        *,
        kind: FileKind = FileKind.PHOTO,
        name: str | None = None,
        mime: str | None = None,
        caption: str = "",
        **more: Any,
    ) -> Incoming:
        """Somebody sends a file with a caption."""
        return self.say(user, caption, files=(self.keep_file(data, kind=kind, name=name, mime=mime),), **more)

    def press(self, sent: Sent, label: str, *, user: str | None = None, **more: Any) -> Incoming:
        """Somebody taps a choice of a message; LookupError when there is no such choice."""
        token = next((choice.token for choice in sent.choices if choice.label == label), None)
        if token is None:
            raise LookupError(f"no choice {label!r}: there are {[choice.label for choice in sent.choices]}")
        return self.inject(
            user or sent.chat,
            kind=IncomingKind.PRESS,
            chat=sent.chat,
            reply_to=sent.id,
            press=token,
            press_reference=self._id(),
            **more,
        )

    def share_contact(self, sent: Sent, phone: str, *, own: bool = True) -> Incoming:
        """Somebody taps the button of a message that asks for their number; LookupError where it has none."""
        if sent.message.asks_phone is None:
            raise LookupError("this message asks for no number")
        return self.say(sent.chat, "", contact=Contact(phone=phone, own=own))

    def inject(self, user: str, *, kind: IncomingKind, chat: str | None = None, **more: Any) -> Incoming:
        """Anything at all; ValueError for what this network could not carry."""
        told: dict[str, Any] = {"at": self._clock(), "user_name": f"Người {user}"} | more
        incoming = Incoming(
            **told,
            channel=self.name,
            bot=self.bot,
            key=self._id(),
            kind=kind,
            chat=chat or user,
            user=user,
        )
        incoming = self._as_carried(incoming)
        self._waiting.append(RawUpdate(key=incoming.key, body=write_incoming(incoming)))
        self._news.set()
        return incoming

    def keep_file(
        self, data: bytes, *, kind: FileKind = FileKind.PHOTO, name: str | None = None, mime: str | None = None
    ) -> FileRef:
        """A file that lies with the network."""
        reference = f"file-{self._id()}"
        self._files[reference] = data
        return FileRef(kind=kind, reference=reference, name=name, mime=mime, size=len(data))

    def lose_file(self, reference: str) -> None:
        """The network no longer has it."""
        del self._files[reference]

    def _as_carried(self, incoming: Incoming) -> Incoming:
        if incoming.press is not None and not self.abilities.buttons:
            raise ValueError("this network has no buttons to press")
        if incoming.files and not self.abilities.files_in:
            raise ValueError("this network does not carry files")
        if not self.abilities.names_reply:
            return replace(incoming, reply_to=None, quote=None)
        return incoming

    # What can go wrong

    def fail(
        self,
        reason: FailureReason,
        *,
        chat: str | None = None,
        times: int = 1,
        sent_anyway: bool = False,
        retry_after: float | None = None,
        migrated_to: str | None = None,
    ) -> None:
        """Let the next messages (to a chat) fail; `times` -1 is for ever."""
        failure = SendFailed(reason, "as told", retry_after=retry_after, migrated_to=migrated_to)
        self._trouble.append(_Trouble(failure, chat, times, sent_anyway))

    def fail_fetch(self, *, permanent: bool, times: int = 1) -> None:
        """Let the next files not be had."""
        self._fetch_trouble += [FetchFailed("as told", permanent=permanent) for _ in range(times)]

    def heal(self) -> None:
        self._trouble.clear()
        self._fetch_trouble.clear()

    # The Channel

    def parse(self, body: str) -> Incoming | None:
        return read_incoming(body)

    def invite_link(self, payload: str) -> str | None:
        return f"https://chat.invalid/{self.bot}?start={payload}" if self.abilities.buttons else None

    async def listen(self, store: Store) -> None:
        """As over a network: what `store` refused comes again."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                batch = list(self._waiting)
                try:
                    await store(batch)
                except Exception:  # noqa: BLE001  as over a network: our troubles are not the network's
                    await asyncio.sleep(self._retry_pause)
                else:
                    del self._waiting[: len(batch)]

    async def send(self, chat: str, message: Message) -> str:
        text, data = self._readable(message), self._carried(message)
        trouble = self._next_trouble(chat)
        if trouble is not None and not trouble.sent_anyway:
            raise _anew(trouble.failure)
        if message.answers_press is not None:
            self.answered.append(message.answers_press)
        self.sent.append(Sent(id=self._id(), chat=chat, text=text, message=message, file=data))
        if trouble is not None:
            raise _anew(trouble.failure)
        return self.sent[-1].id

    def _readable(self, message: Message) -> str:
        text = plain(message.text)
        if not text.strip() and message.file is None:
            raise SendFailed(FailureReason.REFUSED, "no words")
        most = self.abilities.max_text if message.file is None else self.abilities.max_caption
        if len(text) > most:
            raise SendFailed(FailureReason.REFUSED, f"{len(text)} characters, {most} are possible")
        return text

    def _carried(self, message: Message) -> bytes | None:
        if message.file is None:
            return None
        if message.file.size > self.abilities.max_enclosure:
            raise SendFailed(FailureReason.REFUSED, "this network does not carry such a file")
        try:
            return message.file.path.read_bytes()
        except OSError as error:
            raise SendFailed(FailureReason.OUTCOME_UNKNOWN, error.strerror or "") from error

    def _next_trouble(self, chat: str) -> _Trouble | None:
        for trouble in self._trouble:
            if trouble.times != 0 and trouble.chat in (None, chat):
                trouble.times -= 1
                return trouble
        return None

    async def show_menu(self, chat: str | None, commands: Sequence[tuple[str, str]]) -> None:
        trouble = self._next_trouble(chat or "")
        if trouble is not None:
            raise _anew(trouble.failure)
        self.menus[chat] = tuple(name for name, _ in commands)

    async def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        if self._fetch_trouble:
            raise self._fetch_trouble.pop(0)
        data = self._files.get(file.reference)
        if data is None:
            raise FetchFailed("the network no longer has it", permanent=True)
        if len(data) > self.abilities.max_file:
            raise FetchFailed("larger than the network hands out", permanent=True)
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE]

    async def close(self) -> None:
        """Nothing to let go of."""

    # For tests

    def to(self, chat: str) -> list[Sent]:
        """What somebody has seen, oldest first."""
        return [sent for sent in self.sent if sent.chat == chat]

    def take_waiting(self) -> list[RawUpdate]:
        """Hand the waiting updates to a caller that does not listen (the demo and step-by-step tests)."""
        taken, self._waiting = self._waiting, []
        return taken

    def _id(self) -> str:
        self._count += 1
        return str(self._count)


def _anew(failure: SendFailed) -> SendFailed:
    """A fresh exception each time: one that is raised twice drags the first traceback along."""
    return SendFailed(failure.reason, failure.detail, retry_after=failure.retry_after, migrated_to=failure.migrated_to)
