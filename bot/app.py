"""The wiring: settings become an engine, channels, jobs and pages, and everything runs in one process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import uvicorn
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from actions import menus as menu_rows
from actions import packages
from actions.menus import Commands
from actions.messages import Channel, SendFailed
from bot.channels.telegram import TelegramChannel
from bot.conversation import Conversation
from bot.reception import Reception
from bot.settings import Settings, WrongSetting
from bot.web.server import FILES, pages
from db.blobs import BlobFolder
from db.session import Writer, only_process, open_engine
from jobs import fetch, look_at_pictures, menus, read_plans, remind, scan_plans, schedule, summarise, tidy
from jobs.deliver import Delivery
from jobs.fetch import Fetching
from jobs.pauses import Pauses

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class AlreadyRunning(RuntimeError):
    """Another process serves this database; two would send twice."""


def wall_clock() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def telegram_channels(settings: Settings) -> list[TelegramChannel]:
    """One channel per token; none when Telegram is off."""
    secret = settings.telegram_webhook_secret
    channels = [
        TelegramChannel(
            bot=bot, token=token, base_url=settings.telegram_base_url,
            base_file_url=settings.telegram_base_file_url, proxy=settings.telegram_proxy,
            webhook_secret=secret.get_secret_value() if secret else None,
            per_second=settings.telegram_messages_per_second,
        )
        for bot, token in settings.telegram_tokens.items()
    ]  # fmt: skip
    return channels


@dataclass(frozen=True, kw_only=True)
class App:
    """The parts of a running installation."""

    settings: Settings
    engine: Engine
    writer: Writer
    channels: Sequence[Channel]
    reception: Reception
    delivery: Delivery
    fetching: Fetching
    clock: Clock
    pauses: Pauses = field(default_factory=Pauses)

    async def remind(self, now: datetime) -> int:
        """One scan, and what it laid out is on its way; so is what a stumbling sender left behind."""
        await tidy.release(self.writer, now, all_of_them=False)
        taken = await remind.tick(self.writer, now, self.pauses)
        self.delivery.wake()
        return taken

    async def fetch(self, now: datetime) -> int:
        """Bring in the bytes of evidence, then take up the plans that were sent and the papers that were asked for."""
        count = await fetch.tick(self.fetching, now) + await read_plans.tick(self.fetching, now)
        count += await summarise.tick(self.fetching, now)
        self.delivery.wake()
        return count

    async def linked_file(self, secret: str) -> tuple[Path, str] | None:
        """Where the file behind a link lies, and its name; None where the link opens nothing, or the bytes are gone."""
        key, now = self.settings.signing_key(), self.clock()
        found = await self.writer.run(lambda tx: packages.behind_link(tx, secret, key, now))
        path = self.fetching.folder.path(found[0]) if found else None
        return (path, found[1]) if found and path is not None and path.is_file() else None

    async def show_menus(self, now: datetime) -> int:
        """Have the networks show the commands that people may use; how many chats that were."""
        return await menus.tick(self.writer, self.fetching.channels, now)

    async def scan(self, now: datetime) -> int:
        """Recognise a plan whose pages are pictures, or else look at the pictures of a piece of evidence; how many that
        were, one or none."""
        wake = self.delivery.wake
        return await scan_plans.tick(self.fetching, now, wake) or await look_at_pictures.tick(self.fetching, now, wake)

    async def tidy(self, now: datetime) -> None:
        """Forget what need not be kept."""
        await tidy.tick(self.writer, now, timedelta(days=self.settings.retention_days))


@asynccontextmanager
async def assembled(
    settings: Settings, channels: Sequence[Channel], clock: Clock, seconds: Callable[[], float] = time.monotonic
) -> AsyncIterator[App]:
    """All parts put together around these channels; closed again in order when the block ends. `seconds` is a clock
    that only runs forward."""
    engine = open_engine(settings.database_url)
    writer = Writer(engine)
    folder = BlobFolder(settings.evidence_dir)
    delivery = Delivery(writer, channels, folder, clock, seconds)
    abilities = {(channel.name, channel.bot): channel.abilities for channel in channels}
    by_key = {(channel.name, channel.bot): channel for channel in channels}

    def link(network: str, bot: str, payload: str) -> str | None:
        channel = by_key.get((network, bot))
        return channel.invite_link(payload) if channel is not None else None

    conversation = Conversation(settings.signing_key(), abilities, settings.language_default, link)
    app = App(
        settings=settings, engine=engine, writer=writer, channels=channels, delivery=delivery, clock=clock,
        reception=Reception(writer, channels, conversation, clock, delivery.wake),
        fetching=Fetching(
            writer=writer, channels=by_key, folder=folder, clamd=settings.clamd_socket,
            file_link=_file_link(settings), key=settings.signing_key(),
        ),
    )  # fmt: skip
    try:
        yield app
    finally:
        for channel in channels:
            await channel.close()
        writer.close()
        engine.dispose()


def _file_link(settings: Settings) -> Callable[[str], str] | None:
    """Where a file lies on our own pages, by its secret; None where people cannot reach them."""
    if settings.public_url is None:
        return None
    base = settings.public_url.rstrip("/")
    return lambda secret: f"{base}{FILES}/{secret}"


async def run(settings: Settings, channels: Sequence[Channel], clock: Clock = wall_clock) -> None:
    """Serve until cancelled: receive, handle, remind, deliver, fetch, and answer on the web.

    Raises AlreadyRunning when another process serves the same database.
    """
    async with assembled(settings, channels, clock) as app:
        with only_process(app.engine) as alone:
            if not alone:
                raise AlreadyRunning(str(make_url(app.engine.url).database))
            with contextlib.closing(_listening(settings)) as listening:
                await tidy.release(app.writer, clock(), all_of_them=True)
                app.fetching.folder.sweep()
                await tidy.let_go_of_made(app.writer, app.fetching.folder)
                await _serve(app, listening)


async def run_until_stopped(settings: Settings, channels: Sequence[Channel], clock: Clock = wall_clock) -> None:
    """As `run`, until the process is asked to stop (SIGTERM, SIGINT); what is being sent is finished first."""
    serving = asyncio.ensure_future(run(settings, channels, clock))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def _serve(app: App, listening: socket.socket) -> None:
    scheduler = schedule.start(
        app.clock, every_minute=app.remind, every_few_seconds=app.fetch, in_the_background=app.scan,
        in_passing=app.show_menus, every_night=app.tidy,
    )  # fmt: skip
    tasks = [
        asyncio.create_task(app.reception.run(), name="reception"),
        asyncio.create_task(app.delivery.run(), name="delivery"),
        asyncio.create_task(_web(app, listening), name="web"),
        *[
            asyncio.create_task(_listen(app, channel), name=f"listen to {channel.name} {channel.bot}")
            for channel in app.channels
        ],
        asyncio.create_task(_introduce(app), name="introduce"),
    ]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        scheduler.shutdown(wait=False)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(app: App, channel: Channel) -> None:
    public = app.settings.public_url
    if public and isinstance(channel, TelegramChannel):
        # With a public address Telegram calls us (see bot/web/server.py); nothing is polled.
        await _announce(channel, f"{public.rstrip('/')}/telegram/{channel.bot}")
        await asyncio.Event().wait()
    await channel.listen(partial(app.reception.store, channel))


async def _introduce(app: App) -> None:
    """Learn the bots' own names, and let strangers see what a bot is for, as often as it takes; then there is no more
    to be done, and nothing waited for it."""
    try:
        await app.writer.run(lambda tx: menu_rows.look_at_all(tx, app.clock()))
        await _introduce_all(app)
    except Exception:
        # Menus are a comfort: whatever is wrong with them, reminders go out and answers come in.
        log.exception("the bots could not introduce themselves")
    await asyncio.Event().wait()


async def _introduce_all(app: App) -> None:
    commands = menu_rows.of_strangers(app.settings.language_default)
    pause, left = 5, list(app.channels)
    while left:
        left = [channel for channel in left if not await _introduced(channel, commands)]
        if left:
            await asyncio.sleep(pause)
            pause = min(pause * 2, 300)


async def _introduced(channel: Channel, commands: Commands) -> bool:
    if isinstance(channel, TelegramChannel) and not (await channel.check()).ok:
        return False
    try:
        await channel.show_menu(None, commands)
    except SendFailed as failure:
        log.warning("%s bot %s: strangers see no menu yet (%s)", channel.name, channel.bot, failure)
        return failure.permanent
    return True


async def _announce(channel: TelegramChannel, url: str) -> None:
    """Tell Telegram where to call us, as often as it takes: at our start it may be out of reach."""
    pause = 5
    while True:
        try:
            await channel.set_webhook(url)
        except SendFailed as failure:
            log.warning(
                "Telegram bot %s does not know our address yet (%s); next try in %s s", channel.bot, failure, pause
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, 300)
        else:
            return


async def _web(app: App, listening: socket.socket) -> None:
    telegram = {c.bot: c for c in app.channels if isinstance(c, TelegramChannel)}
    config = uvicorn.Config(
        pages(app.engine, telegram, app.reception.store, app.linked_file),
        log_config=None,
        access_log=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    # The whole program is stopped by its own signal handlers; the web server must not take them over.
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]  # uvicorn has no setting
    await server.serve(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    """The socket of the pages and the webhook; WrongSetting when the address cannot be had."""
    host, port = settings.listen_address
    # Named as TCP, since asyncio switches Nagle's algorithm off only then: it would cost 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise WrongSetting(f"LISTEN={settings.listen}: {error.strerror}") from None
    return listening


async def tick(settings: Settings, channels: Sequence[Channel], now: datetime) -> tuple[int, int]:
    """One scan and one delivery at `now`, for operators, tests and drills: (steps taken, sendings made).

    Raises AlreadyRunning on PostgreSQL while another process serves it.
    """
    async with assembled(settings, channels, lambda: now) as app:
        with only_process(app.engine) as alone:
            if not alone and app.engine.dialect.name != "sqlite":
                # On SQLite one writer at a time keeps two programs apart; elsewhere nothing does yet.
                raise AlreadyRunning
            await tidy.release(app.writer, now, all_of_them=alone)
            await app.reception.drain()
            taken = await app.remind(now)
            sendings = await app.delivery.drain()
            await app.fetch(now)
            while await app.scan(now):
                await app.fetch(now)
            return taken, sendings


async def invite_link(settings: Settings, bot: str, payload: str) -> str | None:
    """The link that opens a chat with the bot and hands over the payload; None where the bot cannot be asked."""
    for channel in telegram_channels(settings):
        if channel.bot == bot:
            await channel.check()
            await channel.close()
            return channel.invite_link(payload)
    return None


def check_settings(settings: Settings) -> None:
    """WrongSetting when what is set cannot work together."""
    if settings.public_url and settings.telegram_tokens and settings.telegram_webhook_secret is None:
        raise WrongSetting("TELEGRAM_WEBHOOK_SECRET must be set when PUBLIC_URL is")
    _ = settings.listen_address
