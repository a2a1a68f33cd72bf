"""The demo on a terminal: the sample commune on a Monday morning, four seats, and a clock that the person moves."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from actions.messages import Message, RawUpdate
from actions.wording import day as day_place
from actions.wording import say
from bot.app import App, assembled
from bot.channels.console import ConsoleChannel
from bot.console_words import console_words
from bot.demo import story
from bot.demo.playing import Player, words
from bot.demo.stage import settings_in, stage
from bot.demo.year import BEGINS, clear
from bot.settings import DEFAULT_BOT
from plans.calendar import VIETNAM, in_vietnam, vietnam_calendar
from plans.text import fold

# The story stops on the Friday before; on Monday one item of the officer's is late and one is due within the week.
PLAYED_UNTIL = date(story.YEAR, 11, 22)
MONDAY = date(story.YEAR, 11, 23)
_MORNING, _AFTERNOON = time(7, 30), time(14, 0)
_WEEK = 5
# Each line that is typed takes so long on the clock of the demo.
_A_LINE_TAKES = timedelta(minutes=1)


def play(out: Path) -> int:
    """Prepare the commune in a folder, where an earlier play gives way, and let the person play on; 0."""
    clear(out)
    print(words(say("demo-preparing")), end=" ", flush=True)
    asyncio.run(_prepare(out))
    print("\n")
    asyncio.run(_Game(out).play())
    return 0


async def _prepare(out: Path) -> None:
    async with stage(out, BEGINS, network=ConsoleChannel.name) as prepared:
        await Player(prepared).play(PLAYED_UNTIL, each_month=lambda: print("•", end="", flush=True))


class _Seats(ConsoleChannel):
    """The terminal, on which only the people with a seat are seen: what others hear goes by unseen."""

    seen = 0

    async def send(self, chat: str, message: Message) -> str:
        if chat in _SEATED:
            self.seen += 1
            return await super().send(chat, message)
        return f"unseen-{self._next_id()}"


_SEATED = frozenset(actor.chat for actor in story.SEATS)


class _Game:
    """What happens on the terminal: lines of people go to the bot, lines with a colon to the clock."""

    def __init__(self, out: Path) -> None:
        self._settings = settings_in(out)
        self._now = datetime.combine(MONDAY, _MORNING, VIETNAM)
        self._calendar = vietnam_calendar([story.YEAR, story.YEAR + 1])
        self._over = asyncio.Event()
        self._console = _Seats(
            bot=DEFAULT_BOT,
            words=replace(console_words(), welcome=words(say("demo-first"))),
            clock=self._clock,
            source=sys.stdin,
            out=sys.stdout,
            folder=self._settings.console_dir,
        )

    async def play(self) -> None:
        """Until the person leaves or the input ends."""
        async with assembled(self._settings, [self._console], self._clock) as app:
            _show(say("demo-welcome", day=day_place(MONDAY)), *_seats(), say("demo-commands"))
            await self._tick(app)
            listening = asyncio.ensure_future(self._console.listen(lambda updates: self._typed(app, updates)))
            leaving = asyncio.ensure_future(self._over.wait())
            await asyncio.wait((listening, leaving), return_when=asyncio.FIRST_COMPLETED)
            for task in (listening, leaving):
                task.cancel()
            await asyncio.gather(listening, leaving, return_exceptions=True)
        _show(say("demo-goodbye"))

    def _clock(self) -> datetime:
        return self._now.astimezone(UTC)

    async def _typed(self, app: App, updates: Sequence[RawUpdate]) -> None:
        """A line that was typed: one for the clock is never stored, so that it is no part of anybody's history."""
        for update in updates:
            incoming = self._console.parse(update.body)
            text = incoming.text.strip() if incoming else ""
            if text.startswith(":"):
                await self._command(app, text)
            else:
                self._now += _A_LINE_TAKES
                await app.reception.store(self._console, [update])
                await _settle(app, self._now)

    async def _command(self, app: App, text: str) -> None:
        known: Mapping[str, Callable[[App], Awaitable[None]]] = {
            ":mai": self._tomorrow, ":chieu": self._this_afternoon, ":tuan": self._a_week, ":ai": self._who,
            ":thoat": self._leave,
        }  # fmt: skip
        do = known.get(fold(text))
        if do is None:
            _show(say("demo-unknown-command"), say("demo-commands"))
        else:
            await do(app)

    # The clock --------------------------------------------------------------------------------------------------

    async def _tomorrow(self, app: App) -> None:
        await self._to_next_morning(app)
        await self._tick(app)

    async def _a_week(self, app: App) -> None:
        for _ in range(_WEEK):
            await self._tomorrow(app)

    async def _this_afternoon(self, app: App) -> None:
        afternoon = datetime.combine(in_vietnam(self._now).date(), _AFTERNOON, VIETNAM)
        self._now = max(self._now, afternoon)
        await self._tick(app)

    async def _to_next_morning(self, app: App) -> None:
        """Through the afternoon, in which what was put off comes again, to the next working morning."""
        today = in_vietnam(self._now).date()
        self._now = max(self._now, datetime.combine(today, _AFTERNOON, VIETNAM))
        await _settle(app, self._now)
        tomorrow = self._calendar.next_working_day(today + timedelta(days=1))
        self._now = datetime.combine(tomorrow, _MORNING, VIETNAM)

    async def _tick(self, app: App) -> None:
        today = in_vietnam(self._now)
        _show(say("demo-clock", time=f"{today:%H:%M}", day=day_place(today.date())))
        before = self._console.seen
        await app.remind(self._now)
        await _settle(app, self._now)
        if self._console.seen == before:
            _show(say("demo-quiet"))

    async def _who(self, _: App) -> None:
        _show(*_seats())

    async def _leave(self, _: App) -> None:
        self._over.set()


async def _settle(app: App, now: datetime) -> None:
    """Everything typed is handled, and everything due is delivered."""
    await app.reception.drain()
    await app.delivery.drain()
    await app.fetch(now)
    while await app.scan(now):
        await app.fetch(now)
    await app.delivery.drain()


def _seats() -> list[dict[str, object]]:
    return [say("demo-seat", number=actor.chat, name=actor.name, post=actor.post) for actor in story.SEATS]


def _show(*parts: dict[str, object]) -> None:
    print(f"{words(*parts)}\n", flush=True)
