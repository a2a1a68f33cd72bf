"""Telegram, by long polling or by webhook."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)
from telegram.request import HTTPXRequest

from actions.messages import (
    Abilities,
    Channel,
    Enclosure,
    FailureReason,
    FetchFailed,
    FileKind,
    FileRef,
    Health,
    Incoming,
    Limits,
    Message,
    RawUpdate,
    SendFailed,
    Store,
)
from bot.channels.telegram_updates import CONCERNING, parse_update, update_key

log = logging.getLogger(__name__)

MAX_FILE = 20 * 1024 * 1024  # what getFile hands out (core.telegram.org/bots/api#getfile)
MAX_TEXT = 4000  # Telegram takes 4096, but does not say whether an emoji counts once or twice
MAX_CAPTION = 1000  # of 1024
# What sendDocument and sendPhoto take (core.telegram.org/bots/api#sending-files), if their MB are the smaller ones.
MAX_UPLOAD, MAX_PHOTO = 50_000_000, 10_000_000
UPLOAD_SECONDS = 600  # and no longer, since the message is leased to us for so long only
POLL_SECONDS = 30
CONCURRENCY = 32  # more requests at once are slower: the connection pool looks through all of them for each

# Telegram was never reached: the message is surely not sent. A broken or silent connection is not in this list.
_NEVER_SENT = (httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)
# A 400 that speaks of the picture: too long, too wide, of a kind that Telegram does not show. It goes as a document.
_NO_PHOTO = ("photo_invalid_dimensions", "image_process_failed", "photo_save_file_invalid", "photo_ext_invalid")
# A 400 that speaks of the place and not of the message: the chat is gone, or the bot may not write there.
_CLOSED_TO_US = ("chat not found", "peer_id_invalid", "not enough rights", "have no rights", "chat_write_forbidden")


class TelegramChannel(Channel):
    """One Telegram bot.

    `base_url` and `base_file_url` are what stands before the token (a Bot API server of one's own, or a double);
    `proxy` is a URL. `webhook_secret` must be set for `receive`. Waiting times are in seconds; after an error the
    next question waits `backoff[0]`, then twice as long each time up to `backoff[1]`. `per_second` is how many messages
    Telegram takes from the bot.
    """

    name = "telegram"
    abilities = Abilities(
        buttons=True, files_in=True, names_reply=True, max_text=MAX_TEXT, max_caption=MAX_CAPTION, max_file=MAX_FILE,
        max_enclosure=MAX_UPLOAD, contacts=True,
    )  # fmt: skip

    def __init__(
        self,
        *,
        bot: str,
        token: str,
        base_url: str = "https://api.telegram.org/bot",
        base_file_url: str = "https://api.telegram.org/file/bot",
        proxy: str | None = None,
        webhook_secret: str | None = None,
        connections: int = CONCURRENCY + 8,
        timeout: float = 15.0,
        poll_timeout: int = POLL_SECONDS,
        per_second: float = 30.0,
        backoff: tuple[float, float] = (1.0, 60.0),
    ) -> None:
        self.bot = bot
        self.limits = Limits(
            per_second=per_second, per_chat_per_second=1, per_group_per_minute=20, concurrency=CONCURRENCY
        )
        self._token = token
        self._username: str | None = None  # known once `check` has asked
        self._webhook_secret = webhook_secret
        self._poll_timeout = poll_timeout
        self._backoff = backoff
        # A proxy is a setting of ours, not of whatever shell started us; and one TLS context does for all three.
        shared: dict[str, Any] = {"trust_env": False, "verify": httpx.create_ssl_context(trust_env=False)}
        self._polling = _Polling(**_request_settings(1, timeout, proxy, shared))
        self._sending = _Request(**_request_settings(connections, timeout, proxy, shared))
        self._files = httpx.AsyncClient(timeout=timeout, proxy=proxy, **shared)
        self._telegram = Bot(
            token,
            base_url=base_url,
            base_file_url=base_file_url,
            request=self._sending,
            get_updates_request=self._polling,
        )

    # In

    def parse(self, body: str) -> Incoming | None:
        return parse_update(body, channel=self.name, bot=self.bot)

    def invite_link(self, payload: str) -> str | None:
        return f"https://t.me/{self._username}?start={payload}" if self._username else None

    async def listen(self, store: Store) -> None:
        """Poll until cancelled; a webhook that was set before is taken away.

        The offset is that of the batch just stored and is forgotten as soon as Telegram has taken note of it: after a
        quiet week Telegram goes on with any id, also a lower one. When `store` raises, the batch is asked for again.
        """
        offset: int | None = None
        wait = self._backoff[0]
        while True:
            try:
                offset = await self._poll_once(offset, store)
                wait = self._backoff[0]
            except Exception as error:  # noqa: BLE001  the loop must go on: nobody else listens to this bot
                pause = max(wait, _asked_to_wait(error))
                self._tell(error, pause)
                await asyncio.sleep(pause)
                wait = min(wait * 2, self._backoff[1])

    async def _poll_once(self, offset: int | None, store: Store) -> int | None:
        try:
            await self._telegram.get_updates(
                offset=offset, timeout=self._poll_timeout, allowed_updates=CONCERNING, limit=100
            )
        except Conflict as error:
            if "webhook" not in str(error):
                raise
            log.warning("Telegram bot %s: a webhook was set; polling takes its place", self.bot)
            await self._telegram.delete_webhook()
            return offset
        updates = json.loads(self._polling.body)["result"]
        if not updates:
            return None
        await store([_raw(update) for update in updates])
        return int(updates[-1]["update_id"]) + 1

    def _tell(self, error: Exception, pause: float) -> None:
        if isinstance(error, Conflict):
            log.error(
                "Telegram bot %s: another program polls with this token; only one may. (%s)",
                self.bot,
                self._masked(error),
            )
        elif isinstance(error, InvalidToken):
            log.error("Telegram bot %s: Telegram does not know this token", self.bot)
        elif isinstance(error, (TelegramError, ValueError)):
            log.warning("Telegram bot %s: polling again in %.0f s: %s", self.bot, pause, self._masked(error))
        else:
            log.error("Telegram bot %s: updates were not stored; asking for them again", self.bot, exc_info=error)

    async def receive(self, body: bytes, secret: str | None, store: Store) -> int:
        """Take a webhook call; the HTTP status to answer.

        200 only after `store` has returned, 403 for a wrong secret (or when none is set), 400 for what is no update.
        What `store` raises passes through: the web server answers 500 and Telegram sends the update again.
        """
        if not self._is_our_secret(secret):
            return 403
        try:
            raw = _raw(json.loads(body))
        except ValueError:
            return 400
        await store([raw])
        return 200

    def _is_our_secret(self, secret: str | None) -> bool:
        if not self._webhook_secret or secret is None:
            return False
        return hmac.compare_digest(secret.encode(), self._webhook_secret.encode())

    async def set_webhook(self, url: str) -> None:
        """Have Telegram call `url`, with our secret; raises SendFailed."""
        if not self._webhook_secret:
            raise ValueError("a webhook needs a secret: without it anybody could speak in anybody's name")
        async with self._our_words():
            await self._telegram.set_webhook(url, secret_token=self._webhook_secret, allowed_updates=CONCERNING)

    async def delete_webhook(self) -> None:
        """Go back to polling; updates not yet delivered stay. Raises SendFailed."""
        async with self._our_words():
            await self._telegram.delete_webhook()

    # Out

    async def send(self, chat: str, message: Message) -> str:
        async with self._our_words():
            if message.answers_press is None:
                return await self._deliver(chat, message)
            # Both at once, so that the waiting sign stops with the answer and not after it.
            _, sent = await asyncio.gather(
                self._stop_waiting(message.answers_press), self._deliver(chat, message), return_exceptions=True
            )
            if isinstance(sent, BaseException):
                raise sent
            return sent

    async def _deliver(self, chat: str, message: Message) -> str:
        if message.file is not None:
            return await self._deliver_file(chat, message, message.file)
        sent = await self._telegram.send_message(
            chat_id=_chat_id(chat),
            text=message.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message),
            # A preview would have Telegram's servers open our signed links.
            link_preview_options=_NO_PREVIEW,
        )
        return str(sent.message_id)

    async def _deliver_file(self, chat: str, message: Message, file: Enclosure) -> str:
        try:
            async with asyncio.timeout(UPLOAD_SECONDS):
                if file.kind is FileKind.PHOTO and file.size <= MAX_PHOTO:
                    with suppress(_NotAPhoto):
                        return await self._upload(chat, message, file, as_photo=True)
                return await self._upload(chat, message, file, as_photo=False)
        except TimeoutError:
            raise SendFailed(FailureReason.OUTCOME_UNKNOWN, "the upload took too long") from None
        except OSError as error:  # the next time it is known to be gone, and that is said
            raise SendFailed(FailureReason.OUTCOME_UNKNOWN, error.strerror or type(error).__name__) from error

    async def _upload(self, chat: str, message: Message, file: Enclosure, *, as_photo: bool) -> str:
        with file.path.open("rb") as source:
            # Not read into memory: many may go out at once.
            upload = InputFile(source, filename=file.name, read_file_handle=False)
            beside: dict[str, Any] = {
                "chat_id": _chat_id(chat), "caption": message.text or None, "parse_mode": ParseMode.HTML,
                "reply_markup": _keyboard(message), "read_timeout": _UPLOAD_PAUSE, "write_timeout": _UPLOAD_PAUSE,
            }  # fmt: skip
            try:
                if as_photo:
                    return str((await self._telegram.send_photo(photo=upload, **beside)).message_id)
                return str((await self._telegram.send_document(document=upload, **beside)).message_id)
            except BadRequest as error:
                if as_photo and any(sign in error.message.lower() for sign in _NO_PHOTO):
                    raise _NotAPhoto from None
                raise

    async def show_menu(self, chat: str | None, commands: Sequence[tuple[str, str]]) -> None:
        scope = BotCommandScopeDefault() if chat is None else BotCommandScopeChat(_chat_id(chat))
        async with self._our_words():
            await self._telegram.set_my_commands([BotCommand(*command) for command in commands], scope=scope)

    async def _stop_waiting(self, press: str) -> None:
        try:
            await self._telegram.answer_callback_query(press)
        except TelegramError as error:  # a press older than some minutes cannot be answered, which harms nobody
            log.debug("Telegram bot %s: a press was not answered: %s", self.bot, self._masked(error))

    # Files

    async def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        """The bytes of a file in pieces; raises FetchFailed, permanent when it is larger than Telegram hands out."""
        if file.size is not None and file.size > MAX_FILE:
            raise FetchFailed("larger than 20 MB", permanent=True)
        url = await self._file_url(file.reference)
        taken = 0
        try:
            async with self._files.stream("GET", url) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise FetchFailed(f"HTTP {answer.status_code}", permanent=False)
                async for piece in answer.aiter_bytes():
                    taken += len(piece)
                    if taken > MAX_FILE:
                        raise FetchFailed("larger than 20 MB", permanent=True)
                    yield piece
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchFailed(self._masked(error) or type(error).__name__, permanent=False) from None

    async def _file_url(self, reference: str) -> str:
        try:
            file = await self._telegram.get_file(reference)
        except BadRequest as error:
            # "wrong file_id or the file is temporarily unavailable" is one sentence for two cases: try again.
            permanent = "temporarily" not in error.message
            raise FetchFailed(self._masked(error), permanent=permanent) from None
        except TelegramError as error:
            raise FetchFailed(self._masked(error), permanent=False) from None
        if not file.file_path:
            raise FetchFailed("Telegram gave no link to the file", permanent=False)
        return file.file_path

    # About the bot

    async def check(self) -> Health:
        """Who the bot is and how updates reach it: facts `username`, `name`, `webhook`, `pending`, `last_error`."""
        try:
            me = await self._telegram.get_me()
            hook = await self._telegram.get_webhook_info()
        except TelegramError as error:
            return Health(ok=False, detail=self._masked(error))
        self._username = me.username
        facts = {
            "username": me.username,
            "name": me.full_name,
            "webhook": hook.url,
            "pending": hook.pending_update_count,
            "last_error": hook.last_error_message,
        }
        return Health(ok=True, detail=f"@{me.username}", facts=facts)

    async def close(self) -> None:
        await self._polling.shutdown()
        await self._sending.shutdown()
        await self._files.aclose()

    @asynccontextmanager
    async def _our_words(self) -> AsyncIterator[None]:
        try:
            yield
        except TelegramError as error:
            # From None: what lies underneath may carry the address, and with it the token.
            raise _failure(error, self._masked(error)) from None

    def _masked(self, error: Exception) -> str:
        # Whatever the case: the library writes what Telegram says in small letters.
        return re.sub(re.escape(self._token), "***", str(error), flags=re.IGNORECASE)


class _NotAPhoto(Exception):
    """Telegram does not take this picture as a photo."""


class _TooFast(TelegramError):
    """A 429. The library's own RetryAfter warns of its future each time it is made, and knows no 429 of a gateway."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("too many requests")
        self.retry_after = retry_after


class _Request(HTTPXRequest):
    """Judges by the status where a gateway may have answered with a page, which the library would log as an error."""

    async def do_request(self, *request: Any, **settings: Any) -> tuple[int, bytes]:
        status, body = await super().do_request(*request, **settings)
        if status == httpx.codes.TOO_MANY_REQUESTS:
            raise _TooFast(_retry_after(body))
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise NetworkError(f"HTTP {status}")
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        try:
            return json.loads(payload)
        except ValueError:
            raise TelegramError("the answer is not from Telegram: no JSON") from None


class _Polling(_Request):
    """Keeps the body of the last good answer as Telegram sent it, and shows the library an empty one.

    The library would build its objects from all of it at once, so that one update which it cannot read would stop
    the hundred around it, time and again.
    """

    body: bytes = b""

    async def do_request(self, *request: Any, **settings: Any) -> tuple[int, bytes]:
        status, body = await super().do_request(*request, **settings)
        if status != httpx.codes.OK:
            return status, body
        self.body = body
        return status, b'{"ok":true,"result":[]}'


def _retry_after(body: bytes) -> float | None:
    """Seconds; None when the answer is a gateway's page, which names no time."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return None


# Seconds without a sign of life while a file goes up and is taken in.
_UPLOAD_PAUSE = 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def _request_settings(connections: int, timeout: float, proxy: str | None, more: dict[str, Any]) -> dict[str, Any]:
    return {
        "connection_pool_size": connections,
        "proxy": proxy,
        "connect_timeout": timeout,
        "read_timeout": timeout,
        "write_timeout": timeout,
        "pool_timeout": timeout,
        "httpx_kwargs": more,
    }


def _raw(update: Any) -> RawUpdate:
    return RawUpdate(key=update_key(update), body=json.dumps(update, ensure_ascii=False, separators=(",", ":")))


def _chat_id(chat: str) -> int | str:
    return chat if chat.startswith("@") else int(chat)


def _keyboard(message: Message) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if message.asks_phone is not None:
        share = [[KeyboardButton(message.asks_phone, request_contact=True)]]
        return ReplyKeyboardMarkup(share, resize_keyboard=True, one_time_keyboard=True)
    rows = [
        [InlineKeyboardButton(choice.label, callback_data=choice.token) for choice in row]
        for row in message.choices
        if row
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _asked_to_wait(error: Exception) -> float:
    return error.retry_after or 0.0 if isinstance(error, _TooFast) else 0.0


def _failure(error: TelegramError, detail: str) -> SendFailed:
    if isinstance(error, _TooFast):
        return SendFailed(FailureReason.TOO_FAST, retry_after=error.retry_after)
    if isinstance(error, ChatMigrated):
        return SendFailed(FailureReason.MIGRATED, detail, migrated_to=str(error.new_chat_id))
    return SendFailed(_reason(error), detail)


def _reason(error: TelegramError) -> FailureReason:
    words = error.message.lower()
    if isinstance(error, Forbidden):
        return FailureReason.BLOCKED
    if isinstance(error, InvalidToken):
        return FailureReason.UNAUTHORISED
    if isinstance(error, BadRequest):
        return FailureReason.BLOCKED if any(sign in words for sign in _CLOSED_TO_US) else FailureReason.REFUSED
    if isinstance(error, Conflict) or isinstance(error.__cause__, _NEVER_SENT):
        return FailureReason.UNREACHABLE
    return FailureReason.OUTCOME_UNKNOWN  # timeouts, broken connections, 5xx, answers that cannot be read
