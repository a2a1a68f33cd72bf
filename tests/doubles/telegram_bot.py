"""What Telegram knows of one bot: its chats, updates, messages and files; what people do; and what can go wrong."""

from __future__ import annotations

import asyncio
import math
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from tests.doubles.telegram_checks import SPECIFICATION, Upload
from tests.doubles.telegram_text import CannotParse, parse_html, utf16_length

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = {"sendDocument": 50 * 1024 * 1024, "sendPhoto": 10 * 1024 * 1024}
MAX_POLL_SECONDS = 50
PHOTO_SIZES = ((90, 67), (320, 240), (800, 600), (1280, 960))
UPDATE_KINDS = frozenset(SPECIFICATION["types"]["Update"]["fields"]) - {"update_id"}
NOT_SENT_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
BUTTON_KINDS = frozenset(SPECIFICATION["types"]["InlineKeyboardButton"]["fields"]) - {
    "text",
    "icon_custom_emoji_id",
    "style",
}


class Refused(Exception):
    """An error answer in Telegram's envelope; `violation` when the request was against the specification."""

    def __init__(self, code: int, description: str, *, violation: bool = False, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.violation = violation
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | {"parameters": self.parameters} if self.parameters else answer


def bad(description: str, *, violation: bool = False) -> Refused:
    return Refused(400, f"Bad Request: {description}", violation=violation)


class FaultKind(StrEnum):
    """What the caller gets instead of the answer."""

    CLOSED = "closed"  # the connection closes without a byte
    SERVER_ERROR = "500"  # a page of HTML
    BAD_GATEWAY = "502"  # a page of HTML
    GATEWAY_LIMIT = "429_page"  # a page of HTML, no retry_after
    FLOOD = "429"  # Telegram's own, with retry_after
    BAD_REQUEST = "400"  # a message that Telegram will not have
    NOT_JSON = "not_json"  # HTTP 200 with a page of HTML
    HANG = "hang"  # no answer for `seconds`
    CUT = "cut"  # only for downloads: half of the bytes, then the connection closes
    GONE = "404"  # only for downloads


@dataclass(slots=True)
class Fault:
    """`method` "download" is a file's download; `accepted` does the work before failing; `times` -1 is for ever."""

    kind: FaultKind
    method: str | None = None
    chat: int | None = None
    times: int = 1
    accepted: bool = False
    seconds: float = 1.0

    def fits(self, method: str, chat: Any) -> bool:
        return (
            self.times != 0
            and (self.method is None or self.method == method)
            and (self.chat is None or self.chat == chat)
        )


@dataclass(slots=True)
class Sent:
    """A message that the bot sent and Telegram accepted. `text` is what a person sees, `html` what was sent."""

    chat: int
    message_id: int
    method: str
    text: str
    html: str
    entities: list[dict[str, Any]]
    buttons: list[list[dict[str, Any]]]
    at: float
    reply_to: int | None = None
    file_name: str | None = None
    file: bytes | None = None
    edits: int = 0
    lost: bool = False  # accepted, but its answer was never given
    asks_contact: bool = False  # has a button that shares the person's number

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]

    @property
    def tokens(self) -> list[str]:
        return [button.get("callback_data", "") for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class Violation:
    method: str
    description: str
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    data: bytes
    size: int
    path: str


@dataclass(slots=True)
class Limits:
    """Telegram's limits, off until `enabled`.

    Tolerance: a window is shorter by `jitter` seconds than the rule says, for the uneven ways of packets. In one chat
    `chat_burst` messages may come at once, but no more than that in as many seconds (1: strictly one a second).
    """

    enabled: bool = False
    per_second: int = 30
    chat_burst: int = 1
    per_group_per_minute: int = 20
    jitter: float = 0.05
    early_retries: int = 0  # calls that came before the promised `retry_after` was over
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _promised: dict[int, float] = field(default_factory=dict)

    def admit(self, chat: int, now: float) -> None:
        """Count a message, or refuse it with 429 and whole seconds to wait."""
        if not self.enabled:
            return
        if now < self._promised.get(chat, 0.0) - self.jitter:
            self.early_retries += 1
        mine = self._chats.setdefault(chat, deque(maxlen=max(self.chat_burst, self.per_group_per_minute)))
        wait = max(self._wait(self._all, self.per_second, 1.0, now), self._wait_in_chat(chat, mine, now))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            self._promised[chat] = now + seconds
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        mine.append(now)
        self._all.append(now)
        if len(self._all) > self.per_second:
            self._all.popleft()

    def _wait_in_chat(self, chat: int, mine: deque[float], now: float) -> float:
        wait = self._wait(mine, self.chat_burst, float(self.chat_burst), now)
        return max(wait, self._wait(mine, self.per_group_per_minute, 60.0, now)) if chat < 0 else wait

    def _wait(self, times: deque[float], most: int, seconds: float, now: float) -> float:
        if len(times) < most:
            return 0.0
        return max(0.0, times[-most] + seconds - self.jitter - now)


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str | None
    max_connections: int = 40
    last_error: str | None = None
    last_error_at: int | None = None


class FakeBot:
    """One bot with its people. Every method may be called from any thread."""

    def __init__(self, token: str, *, username: str = "nhac_viec_test_bot", name: str = "Nhắc Việc (thử)") -> None:
        self.token = token
        self.me = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.clock: Callable[[], float] = time.time
        self.authorised = True
        self.any_chat = False  # accept messages to people who never wrote
        self.privacy = True  # in groups the bot hears only commands, mentions and replies to itself
        self.delay = 0.0  # seconds before each answer except getUpdates
        self.webhook_retry = 0.05  # seconds before a webhook call is repeated; doubles up to 100 times as long
        self.limits = Limits()
        self.violations: list[Violation] = []
        self.sent: list[Sent] = []
        self.answered: dict[str, str | None] = {}
        self.commands: list[dict[str, str]] = []  # what whoever has no menu of their own sees
        self.menus: dict[int, list[dict[str, str]]] = {}
        self.actions: list[tuple[int, str]] = []
        self.calls: Counter[str] = Counter()
        self.refusals: Counter[int] = Counter()
        self.polled_offsets: list[int | None] = []
        self.conflicts = 0
        self.webhook: Webhook | None = None
        self.changed: Callable[[], None] = lambda: None  # set by the server: wakes pollers and webhook deliveries
        self.lock = threading.RLock()
        self._chats: dict[int, dict[str, Any]] = {}
        self._people: dict[int, dict[str, Any]] = {}
        self._closed: dict[int, str] = {}
        self._moved: dict[int, int] = {}
        self._messages: dict[int, dict[str, Any]] = {}
        self._sent_by_id: dict[int, Sent] = {}
        self._queries: dict[str, bool] = {}
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._faults: list[Fault] = []
        self._updates: dict[int, dict[str, Any]] = {}
        self._next_update = 810_000_000
        self._next_message = 1
        self._next_name = 1
        self._allowed = UPDATE_KINDS - NOT_SENT_UNASKED
        self._poll = 0

    # What people do. Each returns the id of the message (or of the press) that came about.

    def text(self, user: int, text: str, **how: Any) -> int:
        """Somebody writes. `how`: chat, name, reply_to (a message id), quote, edit_of."""
        return self._says(user, {"text": text} | _command(text, "entities"), **how)

    def meet(self, user: int, name: str | None = None) -> None:
        """Somebody pressed Start long ago: the bot may write to them."""
        with self.lock:
            self._person(user, name)
            self._private_chat(user)

    def start(self, user: int, payload: str | None = None, **how: Any) -> int:
        """Somebody presses Start, perhaps after an invite link with a payload."""
        return self.text(user, f"/start {payload}" if payload else "/start", **how)

    def photo(self, user: int, data: bytes = b"\xff\xd8 a photo", caption: str = "", **how: Any) -> int:
        """Somebody sends a photo: four sizes, of which the last is the largest."""
        *smaller, largest = PHOTO_SIZES
        sizes = [_sized(self._keep(b"\xff\xd8 small", "photos", "jpg"), size) for size in smaller]
        sizes.append(_sized(self._keep(data, "photos", "jpg"), largest))
        return self._says(user, {"photo": sizes} | _caption(caption), **how)

    def album(self, user: int, photos: Sequence[bytes], caption: str = "", **how: Any) -> list[int]:
        """Several photos at once: one update for each, a common media_group_id, the caption at the first."""
        group = str(self._name())
        captions = [caption] + [""] * (len(photos) - 1)
        return [
            self.photo(user, data, words, more={"media_group_id": group}, **how)
            for data, words in zip(photos, captions, strict=True)
        ]

    def document(
        self,
        user: int,
        name: str,
        data: bytes = b"",
        caption: str = "",
        *,
        mime: str = "application/octet-stream",
        size: int | None = None,
        **how: Any,
    ) -> int:
        """Somebody sends a file; `size` claims another size than the bytes have."""
        file = self._keep(data, "documents", name.rpartition(".")[2], size)
        document = _file(file) | {"file_name": name, "mime_type": mime}
        return self._says(user, {"document": document} | _caption(caption), **how)

    def voice(self, user: int, data: bytes = b"OggS", **how: Any) -> int:
        voice = _file(self._keep(data, "voice", "oga")) | {"duration": 3, "mime_type": "audio/ogg"}
        return self._says(user, {"voice": voice}, **how)

    def video(self, user: int, data: bytes = b"ftyp", caption: str = "", **how: Any) -> int:
        video = _sized(self._keep(data, "videos", "mp4"), (640, 480)) | {"duration": 3, "mime_type": "video/mp4"}
        return self._says(user, {"video": video} | _caption(caption), **how)

    def sticker(self, user: int, **how: Any) -> int:
        sticker = _sized(self._keep(b"RIFF", "stickers", "webp"), (512, 512))
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        return self._says(user, {"sticker": sticker | kind}, **how)

    def contact(self, user: int, phone: str, *, of: int | None = None, **how: Any) -> int:
        """Somebody sends a phone number on: their own account's by the button, or (`of`) an entry of their phone book;
        0 for one whose owner has no account."""
        known = {} if of == 0 else {"user_id": user if of is None else of}
        return self._says(user, {"contact": {"phone_number": phone, "first_name": "Ai đó"} | known}, **how)

    def share(self, message_id: int, phone: str) -> int:
        """Somebody presses the button of a message that asks for their number."""
        with self.lock:
            sent = self._sent_by_id[message_id]
            if not sent.asks_contact:
                raise LookupError(f"message {message_id} has no button that asks for a number")
            return self.contact(sent.chat, phone)

    def edit(self, user: int, message_id: int, text: str, **how: Any) -> int:
        """Somebody changes a text of theirs, or the words under a picture or a file."""
        files = {part: what for part, what in self._messages[message_id].items() if part in ("photo", "document")}
        words = _caption(text) if files else {"text": text} | _command(text, "entities")
        return self._says(user, files | words, edit_of=message_id, **how)

    def press(
        self, message_id: int, label: str | None = None, *, token: str | None = None, user: int | None = None
    ) -> str:
        """Somebody presses a button, named by its label or token, under a message of the bot's."""
        with self.lock:
            sent = self._sent_by_id[message_id]
            button = _button(sent, label, token)
            who = sent.chat if user is None else user
            query = str(self._name())
            self._queries[query] = False
            body = {
                "id": query,
                "from": self._person(who),
                "message": self._messages[message_id],
                "chat_instance": str(sent.chat),
                "data": button["callback_data"],
            }
            self._update("callback_query", body)
            return query

    def block(self, user: int, *, announce: bool = True) -> None:
        """Somebody blocks the bot; without `announce` the bot only finds out by a 403."""
        self._closed[user] = "Forbidden: bot was blocked by the user"
        if announce:
            self._membership(user, "member", "kicked")

    def unblock(self, user: int) -> None:
        self._closed.pop(user, None)
        self._membership(user, "kicked", "member")

    def kick(self, group: int, *, announce: bool = False) -> None:
        """An administrator (person 1) puts the bot out of a group."""
        self._closed[group] = "Forbidden: bot was kicked from the supergroup chat"
        if announce:
            self._membership(1, "member", "kicked", group)

    def group(self, chat: int, title: str = "Nhóm việc", *, kind: str = "group") -> int:
        """A group that the bot is in."""
        self._chats[chat] = {"id": chat, "type": kind, "title": title}
        return chat

    def migrate(self, group: int, *, announce: bool = True) -> int:
        """A group becomes a supergroup and gets a new id, which is returned."""
        with self.lock:
            new = self.group(-1_000_000_000_000 - abs(group), self._chats[group]["title"], kind="supergroup")
            self._moved[group] = new
            if announce:
                admin = {"from": self._person(1)}
                self._service(group, {"migrate_to_chat_id": new} | admin)
                self._service(new, {"migrate_from_chat_id": group} | admin)
            return new

    def raw_update(self, kind: str, body: Any) -> int:
        """Any update at all, also of a kind that nobody knows."""
        with self.lock:
            return self._push(kind, body)

    # What can go wrong

    def fail(
        self,
        kind: FaultKind | str,
        method: str | None = None,
        *,
        chat: int | None = None,
        times: int = 1,
        accepted: bool = False,
        seconds: float = 1.0,
    ) -> None:
        """Let the next calls fail. A fault of its own for each method and chat; the oldest that fits strikes."""
        self._faults.append(Fault(FaultKind(kind), method, chat, times, accepted, seconds))

    def lose_reply(self, *, chat: int | None = None, times: int = 1) -> None:
        """The next messages are accepted, but their answers never come: the connection closes."""
        self.fail(FaultKind.CLOSED, "sendMessage", chat=chat, times=times, accepted=True)

    def heal(self) -> None:
        """No faults any more."""
        self._faults.clear()

    def revoke(self) -> None:
        """The token is no longer valid."""
        self.authorised = False

    def quiet_week(self, next_update: int) -> None:
        """Nothing happened for a week: what lay here is forgotten and the ids go on anywhere."""
        with self.lock:
            self._updates.clear()
            self._next_update = next_update

    def expire_presses(self) -> None:
        self._queries.clear()

    def forget_file(self, file_id: str) -> None:
        del self._files[file_id]

    def expire_links(self) -> None:
        self._paths.clear()

    # What the server asks

    def strike(self, method: str, args: dict[str, Any]) -> Fault | None:
        for fault in self._faults:
            if fault.fits(method, args.get("chat_id")):
                fault.times -= 1
                return fault
        return None

    def violate(self, method: str, description: str, given: dict[str, Any]) -> None:
        self.violations.append(Violation(method, description, given))

    def run(self, method: str, args: dict[str, Any]) -> Any:
        """Do what a method says (getUpdates is the server's, since it waits); raises Refused."""
        with self.lock:
            return self._METHODS[method](self, args)

    def file_at(self, path: str) -> StoredFile | None:
        return self._paths.get(path)

    @property
    def pending(self) -> int:
        return len(self._updates)

    # getUpdates

    def begin_poll(self, args: dict[str, Any]) -> int:
        """A new poller sends the old one away, forgets what is confirmed, and may change the allowed kinds."""
        with self.lock:
            if self.webhook is not None:
                raise Refused(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; "
                    "use deleteWebhook to delete the webhook first",
                )
            self._allow(args)
            self.polled_offsets.append(args.get("offset"))
            self._forget_confirmed(args.get("offset", 0))
            self._poll += 1
            self.changed()
            return self._poll

    def batch(self, poll: int, args: dict[str, Any]) -> list[dict[str, Any]]:
        with self.lock:
            if poll != self._poll:
                self.conflicts += 1
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            least = max(args.get("offset", 0), 0)
            ready = [update for key, update in self._updates.items() if key >= least]
            return ready[: args.get("limit", 100)]

    def _forget_confirmed(self, offset: int) -> None:
        """By the documentation: all below the offset is confirmed; a negative one keeps so many from the end."""
        if offset < 0:
            kept = list(self._updates.items())[offset:]
            self._updates = dict(kept)
        elif offset > 0:
            self._updates = {key: update for key, update in self._updates.items() if key >= offset}

    def _allow(self, args: dict[str, Any]) -> None:
        kinds = args.get("allowed_updates")
        if kinds is None:
            return
        if unknown := set(kinds) - UPDATE_KINDS:
            raise bad(f"allowed_updates: unknown update type {min(unknown)!r}", violation=True)
        self._allowed = frozenset(kinds) or UPDATE_KINDS - NOT_SENT_UNASKED

    # Webhook deliveries (made by the server)

    def undelivered(self) -> list[dict[str, Any]]:
        with self.lock:
            return list(self._updates.values())

    def delivered(self, update_id: int) -> None:
        with self.lock:
            self._updates.pop(update_id, None)

    def not_delivered(self, why: str) -> None:
        if self.webhook is not None:
            self.webhook.last_error, self.webhook.last_error_at = why, int(self.clock())

    # The methods

    def _get_me(self, args: dict[str, Any]) -> Any:
        return self.me

    def _send_message(self, args: dict[str, Any]) -> Any:
        words, entities = self._words(args, "text", 4096)
        if not words:
            raise bad("message text is empty", violation=True)
        return self._accept("sendMessage", args, words, entities, {"text": words}, "entities")

    def _send_document(self, args: dict[str, Any]) -> Any:
        return self._send_file("sendDocument", args, "document")

    def _send_photo(self, args: dict[str, Any]) -> Any:
        return self._send_file("sendPhoto", args, "photo")

    def _send_file(self, method: str, args: dict[str, Any], key: str) -> Any:
        words, entities = self._words(args, "caption", 1024)
        upload = self._upload(method, args[key])
        if method == "sendPhoto":
            _check_picture(upload.data)
            body: dict[str, Any] = {"photo": [_sized(self._keep(upload.data, "photos", "jpg"), PHOTO_SIZES[-1])]}
        else:
            kept = self._keep(upload.data, "documents", upload.name.rpartition(".")[2])
            body = {"document": _file(kept) | {"file_name": upload.name}}
        if words:
            body["caption"] = words
        result = self._accept(method, args, words, entities, body, "caption_entities")
        sent = self.sent[-1]
        sent.file_name, sent.file = upload.name, upload.data
        return result

    def _upload(self, method: str, value: Any) -> Upload:
        if not isinstance(value, Upload):
            stored = self._files.get(value)
            if stored is None:
                raise bad("wrong file identifier/HTTP URL specified")
            return Upload(stored.path.rpartition("/")[2], stored.data)
        if not value.data:
            raise bad("file must be non-empty", violation=True)
        if len(value.data) > MAX_UPLOAD[method]:
            raise Refused(413, "Request Entity Too Large", violation=True)
        return value

    def _accept(
        self,
        method: str,
        args: dict[str, Any],
        words: str,
        entities: list[dict[str, Any]],
        body: dict[str, Any],
        entities_key: str,
    ) -> Any:
        chat = self._open_chat(args["chat_id"])
        reply_to = self._reply_target(chat["id"], args.get("reply_parameters"))
        markup = _checked_markup(args.get("reply_markup"))
        self.limits.admit(chat["id"], time.monotonic())
        message: dict[str, Any] = {"message_id": self._message_id(), "from": self.me, "chat": chat}
        message |= {"date": int(self.clock())} | body
        if entities:
            message[entities_key] = entities
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        if reply_to is not None:
            message["reply_to_message"] = _shallow(self._messages[reply_to])
        buttons = markup.get("inline_keyboard", []) if markup else []
        raw = args.get("text", args.get("caption", ""))
        sent = Sent(chat["id"], message["message_id"], method, words, raw, entities, buttons, self.clock(), reply_to)
        sent.asks_contact = _asks_contact(markup, chat)
        self.sent.append(sent)
        self._sent_by_id[sent.message_id] = sent
        self._messages[sent.message_id] = message
        return message

    def _edit_text(self, args: dict[str, Any]) -> Any:
        if "text" not in args:
            raise bad("message text is empty", violation=True)
        words, entities = self._words(args, "text", 4096)
        if not words:
            raise bad("message text is empty", violation=True)
        return self._change(args, words, entities)

    def _edit_markup(self, args: dict[str, Any]) -> Any:
        sent = self._editable(args)
        return self._change(args, sent.text, sent.entities)

    def _change(self, args: dict[str, Any], words: str, entities: list[dict[str, Any]]) -> Any:
        sent = self._editable(args)
        markup = _checked_markup(args.get("reply_markup"))
        buttons = markup.get("inline_keyboard", []) if markup else []
        if (words, entities, buttons) == (sent.text, sent.entities, sent.buttons):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        sent.text, sent.html, sent.entities, sent.buttons = words, args.get("text", sent.html), entities, buttons
        sent.edits += 1
        message = self._messages[sent.message_id]
        message |= {"text": words, "edit_date": int(self.clock())}
        message.pop("reply_markup", None)
        message.pop("entities", None)
        message |= ({"entities": entities} if entities else {}) | ({"reply_markup": markup} if buttons else {})
        return message

    def _editable(self, args: dict[str, Any]) -> Sent:
        if "chat_id" not in args or "message_id" not in args:
            raise bad("message identifier is not specified", violation=True)
        self._open_chat(args["chat_id"])
        sent = self._sent_by_id.get(args["message_id"])
        if sent is None or sent.chat != args["chat_id"]:
            raise bad("message to edit not found")
        return sent

    def _answer_press(self, args: dict[str, Any]) -> Any:
        query = args["callback_query_id"]
        if query not in self._queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self._queries[query] = True
        self.answered[query] = args.get("text")
        return True

    def _get_file(self, args: dict[str, Any]) -> Any:
        stored = self._files.get(args["file_id"])
        if stored is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if stored.size > MAX_DOWNLOAD:
            raise bad("file is too big")
        self._paths[stored.path] = stored
        return _file(stored) | {"file_path": stored.path}

    def _set_webhook(self, args: dict[str, Any]) -> Any:
        self._allow(args)
        if args.get("drop_pending_updates"):
            self._updates.clear()
        self.webhook = None
        if args["url"]:
            self._check_webhook_url(args["url"])
            self.webhook = Webhook(args["url"], args.get("secret_token"), args.get("max_connections", 40))
        self.changed()
        return True

    def _check_webhook_url(self, url: str) -> None:
        """HTTPS and one of four ports, as the real one asks; loopback is excused, for there is nobody else there."""
        address = urlsplit(url)
        if address.hostname in {"127.0.0.1", "localhost"}:
            return
        if address.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook", violation=True)
        if address.port not in {None, 443, 80, 88, 8443}:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", violation=True)

    def _delete_webhook(self, args: dict[str, Any]) -> Any:
        if args.get("drop_pending_updates"):
            self._updates.clear()
        self.webhook = None
        return True

    def _webhook_info(self, args: dict[str, Any]) -> Any:
        hook = self.webhook
        info: dict[str, Any] = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": self.pending,
        }
        if hook:
            info["max_connections"] = hook.max_connections
        if hook and hook.last_error:
            info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
        return info

    def _set_commands(self, args: dict[str, Any]) -> Any:
        if len(args["commands"]) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH", violation=True)
        scope = args.get("scope", {"type": "default"})
        if scope["type"] == "chat":
            if "chat_id" not in scope:  # of several kinds of scopes the types alone let the shortest pass
                raise bad('can\'t parse BotCommandScope: field "chat_id" is required', violation=True)
            self.menus[self._open_chat(scope["chat_id"])["id"]] = args["commands"]
        elif scope["type"] == "default":
            self.commands = args["commands"]
        else:
            raise bad(f"the double knows no scope {scope['type']}", violation=True)
        return True

    def _chat_action(self, args: dict[str, Any]) -> Any:
        self.actions.append((self._open_chat(args["chat_id"])["id"], args["action"]))
        return True

    _METHODS: dict[str, Callable[[FakeBot, dict[str, Any]], Any]] = {  # noqa: RUF012  a table of the class itself
        "getMe": _get_me,
        "sendMessage": _send_message,
        "sendDocument": _send_document,
        "sendPhoto": _send_photo,
        "editMessageText": _edit_text,
        "editMessageReplyMarkup": _edit_markup,
        "answerCallbackQuery": _answer_press,
        "getFile": _get_file,
        "setWebhook": _set_webhook,
        "deleteWebhook": _delete_webhook,
        "getWebhookInfo": _webhook_info,
        "setMyCommands": _set_commands,
        "sendChatAction": _chat_action,
    }

    # Parts of the methods

    def _words(self, args: dict[str, Any], key: str, most: int) -> tuple[str, list[dict[str, Any]]]:
        mode = args.get("parse_mode", "")
        if mode.lower() not in {"", "html"}:
            raise bad("unsupported parse_mode (the double knows only HTML)", violation=True)
        try:
            words, entities = parse_html(args.get(key, "")) if mode else (args.get(key, ""), [])
        except CannotParse as error:
            raise bad(f"can't parse entities: {error}", violation=True) from None
        if utf16_length(words) > most:
            told = "message is too long" if key == "text" else "message caption is too long"
            raise bad(told, violation=True)
        return words.strip(), entities

    def _open_chat(self, chat_id: Any) -> dict[str, Any]:
        if chat_id in self._moved:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self._moved[chat_id],
            )
        if chat_id in self._closed:
            raise Refused(403, self._closed[chat_id])
        chat = self._chats.get(chat_id)
        if chat is not None:
            return chat
        if self.any_chat and isinstance(chat_id, int):
            return self._private_chat(chat_id) if chat_id > 0 else self._chats[self.group(chat_id)]
        raise bad("chat not found")

    def _reply_target(self, chat: int, reply: dict[str, Any] | None) -> int | None:
        if reply is None:
            return None
        message = self._messages.get(reply.get("message_id", 0))
        if message is not None and message["chat"]["id"] == chat:
            return int(message["message_id"])
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")

    # Making updates

    def _says(
        self,
        user: int,
        content: dict[str, Any],
        *,
        chat: int | None = None,
        name: str | None = None,
        reply_to: int | None = None,
        quote: str | None = None,
        edit_of: int | None = None,
        more: dict[str, Any] | None = None,
    ) -> int:
        with self.lock:
            now = int(self.clock())
            where = self._chats[chat] if chat is not None else self._private_chat(user)
            key = edit_of if edit_of is not None else self._message_id()
            message = {"message_id": key, "from": self._person(user, name), "chat": where, "date": now}
            message |= content | (more or {})
            if reply_to is not None:
                message["reply_to_message"] = _shallow(self._messages[reply_to])
            if quote is not None:
                message["quote"] = {"text": quote, "position": self._position(reply_to, quote), "is_manual": True}
            if edit_of is not None:
                message |= {"date": self._messages[edit_of]["date"], "edit_date": now}
            self._messages[key] = message
            if self._hears(message):
                self._update("message" if edit_of is None else "edited_message", message)
            return key

    def _position(self, reply_to: int | None, quote: str) -> int:
        """A quote is an exact part of the message replied to; the real server refuses others."""
        if reply_to is None:
            raise ValueError("a quote needs the message that it is part of")
        words = self._messages[reply_to].get("text", "")
        return utf16_length(words[: words.index(quote)])

    def _hears(self, message: dict[str, Any]) -> bool:
        if message["chat"]["type"] == "private" or not self.privacy:
            return True
        words = message.get("text") or message.get("caption") or ""
        to_us = message.get("reply_to_message", {}).get("from", {}).get("id") == self.me["id"]
        return to_us or words.startswith("/") or f"@{self.me['username']}" in words

    def _service(self, chat: int, content: dict[str, Any]) -> None:
        message = {"message_id": self._message_id(), "chat": self._chats[chat], "date": int(self.clock())} | content
        self._update("message", message)

    def _membership(self, user: int, before: str, after: str, group: int | None = None) -> None:
        with self.lock:
            change = {
                "chat": self._private_chat(user) if group is None else self._chats[group],
                "from": self._person(user),
                "date": int(self.clock()),
                "old_chat_member": _member(self.me, before),
                "new_chat_member": _member(self.me, after),
            }
            self._update("my_chat_member", change)

    def _update(self, kind: str, body: dict[str, Any]) -> None:
        if kind in self._allowed:
            self._push(kind, dict(body))

    def _push(self, kind: str, body: Any) -> int:
        update_id = self._next_update
        self._next_update += 1
        self._updates[update_id] = {"update_id": update_id, kind: body}
        self.changed()
        return update_id

    # People, chats, names

    def _person(self, user: int, name: str | None = None) -> dict[str, Any]:
        known = self._people.get(user)
        if known is None or name is not None:
            first, _, last = (name or f"Người {user}").partition(" ")
            known = {"id": user, "is_bot": False, "first_name": first} | ({"last_name": last} if last else {})
            self._people[user] = known
        return known

    def _private_chat(self, user: int) -> dict[str, Any]:
        person = self._person(user)
        return self._chats.setdefault(user, {"id": user, "type": "private", "first_name": person["first_name"]})

    def _message_id(self) -> int:
        self._next_message += 1
        return self._next_message - 1

    def _name(self) -> int:
        self._next_name += 1
        return 5_000_000_000_000 + self._next_name

    def _keep(self, data: bytes, folder: str, ending: str, size: int | None = None) -> StoredFile:
        with self.lock:
            name = self._name()
            size = len(data) if size is None else size
            stored = StoredFile(f"AgACAgUAAx-{name}", data, size, f"{folder}/file_{name}.{ending}")
            self._files[stored.file_id] = stored
            return stored


def _file(stored: StoredFile) -> dict[str, Any]:
    return {"file_id": stored.file_id, "file_unique_id": stored.file_id[-8:], "file_size": stored.size}


def _sized(stored: StoredFile, size: tuple[int, int]) -> dict[str, Any]:
    return _file(stored) | {"width": size[0], "height": size[1]}


def _caption(caption: str) -> dict[str, Any]:
    return {"caption": caption} | _command(caption, "caption_entities") if caption else {}


def _check_picture(data: bytes) -> None:
    """What the documentation of sendPhoto asks of width and height; of a PNG they can be told."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad("PHOTO_INVALID_DIMENSIONS")
    elif not data.startswith(b"\xff\xd8"):
        raise bad("IMAGE_PROCESS_FAILED")


def _command(text: str, key: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    return {key: [{"type": "bot_command", "offset": 0, "length": utf16_length(text.split()[0])}]}


def _member(user: dict[str, Any], status: str) -> dict[str, Any]:
    return {"status": status, "user": user} | ({"until_date": 0} if status == "kicked" else {})


def _shallow(message: dict[str, Any]) -> dict[str, Any]:
    """A message replied to does not name the one it replies to in turn."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _button(sent: Sent, label: str | None, token: str | None) -> dict[str, Any]:
    for button in (button for row in sent.buttons for button in row):
        if "callback_data" in button and (label in (None, button["text"]) and token in (None, button["callback_data"])):
            return button
    raise LookupError(f"no button {label or token!r} under message {sent.message_id}: there are {sent.labels}")


def _asks_contact(markup: dict[str, Any] | None, chat: dict[str, Any]) -> bool:
    """By the documentation a contact or a place can be asked for in private chats only."""
    buttons = [button for row in (markup or {}).get("keyboard", []) for button in row if isinstance(button, dict)]
    asks = any(button.get("request_contact") for button in buttons)
    if asks and chat["type"] != "private":
        raise bad("phone number can be requested in private chats only", violation=True)
    if any(not button["text"].strip() for button in buttons):
        raise bad("keyboard button text must be non-empty", violation=True)
    return asks


def _checked_markup(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the types cannot say: one action for a button, words on it, and not too many of them."""
    for row in (markup or {}).get("inline_keyboard", []):
        if len(row) > 8:
            raise bad("too many buttons in a row of the inline keyboard (at most 8)", violation=True)
        for button in row:
            if len(BUTTON_KINDS & button.keys()) != 1:
                raise bad(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                    violation=True,
                )
            if not button["text"].strip():
                raise bad("can't parse inline keyboard button: Button text must be non-empty", violation=True)
    if markup and sum(len(row) for row in markup.get("inline_keyboard", [])) > 100:
        raise bad("reply markup is too long", violation=True)
    return markup


async def until(condition: Callable[[], Any], seconds: float = 5.0) -> Any:
    """Wait in a test until something is so; AssertionError when it does not come about."""
    limit = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < limit, "it did not come about in time"
        await asyncio.sleep(0.005)
    return value
