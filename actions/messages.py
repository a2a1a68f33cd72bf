"""What goes between people and us, the same for every network: Incoming, Message, FileRef, Enclosure, the Channel."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol


class IncomingKind(StrEnum):
    """What happened on the network."""

    MESSAGE = "message"
    EDITED = "edited"
    PRESS = "press"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    MIGRATED = "migrated"


class FileKind(StrEnum):
    """How the network handed a file over; a photo was made smaller by it, a document was not."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRef:
    """A file that lies with the network; `reference` is what its `Channel.fetch` needs to get the bytes.

    `size` is in bytes and None where the network does not tell.
    """

    kind: FileKind
    reference: str
    name: str | None = None
    mime: str | None = None
    size: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A phone number that somebody shared; `own` when the network vouches that it is that of the sender's account."""

    phone: str
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """One thing a person did, in our words. Times are aware; ids are the network's own, as strings.

    `reply_to` is the message replied to, `quote` the part of it that the person marked, `press` the token of
    the `Choice` that was pressed on message `reply_to`, and `press_reference` what the answer must name.
    `start` is the payload of an invite link. `at` is None where the network does not tell (Telegram gives the
    time of a message but not of a press): then the time of storing is the best there is. `chat_name` is what a group
    calls itself.
    """

    channel: str
    bot: str
    key: str
    kind: IncomingKind
    chat: str
    user: str
    user_name: str = ""
    group: bool = False
    chat_name: str = ""
    at: datetime | None
    message: str | None = None
    text: str = ""
    files: tuple[FileRef, ...] = ()
    album: str | None = None
    reply_to: str | None = None
    quote: str | None = None
    press: str | None = None
    press_reference: str | None = None
    start: str | None = None
    migrated_to: str | None = None
    contact: Contact | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Something to tap, or on a network without buttons to type: `label` is the word, `token` what comes back.

    A token is at most 64 bytes (Telegram's callback_data) and holds ids, never words.
    """

    label: str
    token: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.token.encode()) <= 64:
            raise ValueError(f"a choice's token holds 1 to 64 bytes: {self.token!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure:
    """A file that goes out with a message: a photo is shown between the words, a document is handed over as it is.

    The bytes lie at `path`, `size` of them, for as long as the message is being sent. `name` is what the person
    sees, with its ending and without a folder.
    """

    kind: FileKind
    name: str
    path: Path
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """Words for one person or group, perhaps with a file.

    `text` is HTML that knows only <b>…</b>; all else in it is escaped, and beside a file there may be none.
    `choices` are rows of buttons. `answers_press` names the press that this message answers, so that the network
    stops its waiting sign. `asks_phone` is the word on a button with which the person shares their number, on a network
    that has such a one; it stands instead of `choices`.
    """

    text: str
    choices: tuple[tuple[Choice, ...], ...] = ()
    asks_phone: str | None = None
    answers_press: str | None = None
    file: Enclosure | None = None


_TAG = re.compile(r"</?b>")


def escaped(value: str) -> str:
    """Somebody's words made safe to stand in `Message.text`."""
    return html.escape(value, quote=False)


def plain(text: str) -> str:
    """`Message.text` for a network without formatting."""
    return html.unescape(_TAG.sub("", text))


class FailureReason(StrEnum):
    """Why a message did not go out, as far as the network tells."""

    TOO_FAST = "too_fast"  # the network asks to wait `retry_after` seconds
    UNREACHABLE = "unreachable"  # surely not sent: no connection, the network is down
    OUTCOME_UNKNOWN = "outcome_unknown"  # perhaps sent: the answer was lost
    BLOCKED = "blocked"  # the person blocked the bot or left the chat
    MIGRATED = "migrated"  # the group lives on as `migrated_to`
    REFUSED = "refused"  # the network will never take this message
    UNAUTHORISED = "unauthorised"  # our token is not valid: nothing can be sent until it is


_PERMANENT = frozenset({FailureReason.BLOCKED, FailureReason.REFUSED})


class SendFailed(Exception):
    """A message was not (or perhaps not) delivered. `retry_after` is in seconds. Carries no token and no address."""

    def __init__(
        self,
        reason: FailureReason,
        detail: str = "",
        *,
        retry_after: float | None = None,
        migrated_to: str | None = None,
    ) -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after
        self.migrated_to = migrated_to

    @property
    def permanent(self) -> bool:
        """Whether sending the same message to the same place again is pointless."""
        return self.reason in _PERMANENT


class FetchFailed(Exception):
    """The bytes of a file could not be had; `permanent` when asking again is pointless (too large, expired)."""

    def __init__(self, detail: str, *, permanent: bool) -> None:
        super().__init__(detail)
        self.detail = detail
        self.permanent = permanent


@dataclass(frozen=True, kw_only=True, slots=True)
class Abilities:
    """What a network can do; the conversation asks these instead of asking which network it is.

    `max_text` counts characters after formatting is taken away, and `max_caption` those beside a file. `max_file` is
    how large a file people may send, `max_enclosure` how large a one they can be sent, in bytes; 0 where none. With
    `contacts` people can show that a phone number is theirs.
    """

    buttons: bool
    files_in: bool
    names_reply: bool
    max_text: int
    max_caption: int
    max_file: int
    max_enclosure: int
    contacts: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How fast a network may be spoken to. None means the network sets no such limit."""

    per_second: float | None = None
    per_chat_per_second: float | None = None
    per_group_per_minute: int | None = None
    concurrency: int = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class RawUpdate:
    """An update as the network sent it: `key` is unique for the bot, `body` is its JSON."""

    key: str
    body: str


Store = Callable[[Sequence[RawUpdate]], Awaitable[None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """What `doctor` prints of a channel."""

    ok: bool
    detail: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class Channel(Protocol):
    """One bot on one network. `name` is the network ("telegram"), `bot` the name of the bot in our settings."""

    name: str
    bot: str
    abilities: Abilities
    limits: Limits

    def parse(self, body: str) -> Incoming | None:
        """The update in our words, None where it does not concern us. Pure; ValueError when it cannot be read."""

    def invite_link(self, payload: str) -> str | None:
        """What opens a chat with the bot and hands it this payload; None where there is no such thing, or not yet."""
        return None

    async def listen(self, store: Store) -> None:
        """Receive updates until cancelled, acknowledging each to the network only after `store` has returned."""

    async def send(self, chat: str, message: Message) -> str:
        """Send and return the network's id of the message; raises SendFailed."""

    async def show_menu(self, chat: str | None, commands: Sequence[tuple[str, str]]) -> None:
        """Have the network show these commands (name, what it does) in a private chat, or (None) to strangers; nothing
        where it knows no such menu. Raises SendFailed."""
        return

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        """The bytes of a file in pieces; raises FetchFailed."""

    async def close(self) -> None:
        """Let go of connections."""
