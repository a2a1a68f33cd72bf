"""Delivery: empties the outbox as fast as each network allows, and no faster."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from actions import delivery
from actions.delivery import Ready
from actions.messages import Channel, FailureReason, Limits, SendFailed
from db import outbox
from db.blobs import BlobFolder
from db.session import Writer

log = logging.getLogger(__name__)

T = TypeVar("T")

# A little slower than allowed, so that a late timer can be made up for within the network's window.
_HEADROOM = 1.02
# Sendings are spread evenly; a timer that wakes late may make up for so many seconds.
_SLACK = 0.2
# The network's window is a second of arrivals; the hundredth is for ways there of unequal length.
_WINDOW = 1.01
# Nothing may be pending for longer than this without being looked for, however the waking went.
_LONGEST_SLEEP = 30.0
# The whole network rests for this long when it cannot be reached, so that it is not asked once per message.
_NETWORK_RESTS = 2.0
# An outcome that the database does not take is offered again after these pauses; all of them end before the lease.
_OUTCOME_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)


class Pace:
    """How fast one network may be spoken to. Times are seconds of any clock that only runs forward."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._interval = _HEADROOM / limits.per_second if limits.per_second else 0.0
        self._chat_interval = _HEADROOM / limits.per_chat_per_second if limits.per_chat_per_second else 0.0
        self._next = 0.0
        self._starts: deque[float] = deque(maxlen=max(1, int(limits.per_second or 1)))
        self._chats: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}

    def open_at(self) -> float:
        """The moment from which the next message may start."""
        if not self._interval or len(self._starts) < (self._starts.maxlen or 0):
            return self._next
        # However late the timers were: never more within a second than the network takes.
        return max(self._next, self._starts[0] + _WINDOW)

    def allowance(self, free: int, at: float) -> int:
        """How many of `free` sendings may start at this moment, when one may."""
        if not self._interval:
            return free
        overdue = 1 + int((at - self._scheduled(at)) / self._interval)
        in_window = sum(start > at - _WINDOW for start in self._starts)
        return max(1, min(free, overdue, (self._starts.maxlen or 1) - in_window))

    def take(self, chat: str, group: bool, at: float) -> None:
        """A message to this chat starts at this moment."""
        self._next = self._scheduled(at) + self._interval
        self._starts.append(at)
        if self._chat_interval:
            self._chats[chat] = at + self._chat_interval
        if group and self._limits.per_group_per_minute:
            self._count_in_group(chat, self._limits.per_group_per_minute, at)

    def _scheduled(self, at: float) -> float:
        """When what starts now should have started: a little earlier where a timer was late, now after a quiet time."""
        return self._next if at - self._next <= _SLACK else at

    def _count_in_group(self, chat: str, most: int, at: float) -> None:
        sendings = self._groups.setdefault(chat, deque(maxlen=most))
        sendings.append(at)
        if len(sendings) == most:
            self._chats[chat] = max(self._chats.get(chat, 0.0), sendings[0] + 60 * _HEADROOM)

    def rest(self, until: float) -> None:
        """The network asked to be left alone until then."""
        self._next = max(self._next, until)

    def hold(self, chat: str, until: float) -> None:
        """Nothing goes to this chat before then, so that what failed stays ahead of what came after it."""
        self._chats[chat] = max(self._chats.get(chat, 0.0), until)

    def blocked(self, at: float) -> Mapping[str, float]:
        """The chats that must wait, with the moment until which."""
        self._chats = {chat: until for chat, until in self._chats.items() if until > at}
        return self._chats


class Delivery:
    """Sends what lies in the outbox. One per process; files lie in `folder`, `clock` tells the moment (aware), and
    `seconds` how much time goes by: it only runs forward.

    A message is leased in one short transaction, sent with no transaction open, and settled in another.
    """

    def __init__(
        self,
        writer: Writer,
        channels: Sequence[Channel],
        folder: BlobFolder,
        clock: Callable[[], datetime],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._writer = writer
        self._folder = folder
        self._channels = {(channel.name, channel.bot): channel for channel in channels}
        self._pace = {key: Pace(channel.limits) for key, channel in self._channels.items()}
        self._clock = clock
        self._seconds = seconds
        self._lease = uuid.uuid4().hex
        # Items that stand in the way of messages, and of which the log has told.
        self._at_fault: set[int] = set()
        self._sending: dict[asyncio.Task[None], tuple[tuple[str, str], str]] = {}
        # Networks where something waits for a sending that is under way.
        self._held_up: set[tuple[str, str]] = set()
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Something may have been laid into the outbox."""
        self._awake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                pause = await self._tick_safely()
                await self._sleep(pause)
        finally:
            await self._finish()

    async def _tick_safely(self) -> float:
        try:
            return await self.tick()
        except Exception:
            # A locked or full disk must not end delivery for good: it is tried again, and the log tells.
            log.exception("delivery stumbled and goes on")
            return 1.0

    async def drain(self) -> int:
        """Deliver until nothing is due and nothing is under way; how many sendings that took."""
        count = 0
        while True:
            before = len(self._sending)
            await self.tick()
            count += len(self._sending) - before
            if not self._sending and await self._nothing_due():
                return count
            await self._a_moment()

    async def _a_moment(self) -> None:
        if self._sending:
            await asyncio.wait(self._sending, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
        else:
            await self._sleep(0.05)

    async def _nothing_due(self) -> bool:
        now = self._clock()
        channels = list(self._channels)
        return not await self._writer.run(lambda tx: list(outbox.due(tx, now, channels, (), 1)))

    async def tick(self) -> float:
        """Start every sending that may start now; the seconds until it is worth looking again."""
        self._awake.clear()
        pause = _LONGEST_SLEEP
        for key, channel in self._channels.items():
            pause = min(pause, await self._serve(key, channel))
        return pause

    async def _serve(self, key: tuple[str, str], channel: Channel) -> float:
        pace, at = self._pace[key], self._seconds()
        if pace.open_at() > at:
            return pace.open_at() - at
        under_way = [chat for network, chat in self._sending.values() if network == key]
        free = channel.limits.concurrency - len(under_way)
        self._held_up.discard(key)
        if free <= 0:
            self._held_up.add(key)
            return _LONGEST_SLEEP
        blocked = pace.blocked(at)
        most = pace.allowance(free, at)
        claim = partial(
            delivery.claim, now=self._clock(), channels=[key], blocked=[*blocked, *under_way], most=most,
            abilities=channel.abilities, folder=self._folder, lease=self._lease, at_fault=self._at_fault,
        )  # fmt: skip
        claimed = await self._writer.run(claim)
        for ready in claimed.ready:
            pace.take(ready.chat, ready.group, self._seconds())
            task = asyncio.create_task(self._send(channel, ready))
            self._sending[task] = (key, ready.chat)
            task.add_done_callback(self._sent)
        if claimed.waiting is not None:
            return self._until_one_may_go(key, claimed.waiting)
        # Where all that was looked at was no longer true, the next are looked at soon.
        return max(0.0 if claimed.ready else 0.01, pace.open_at() - self._seconds())

    def _until_one_may_go(self, key: tuple[str, str], waiting: Mapping[str, datetime]) -> float:
        """Seconds until one of the waiting messages may go; what waits for a sending to its chat is not counted."""
        at, now = self._seconds(), self._clock()
        blocked, under_way = self._pace[key].blocked(at), set(self._sending.values())
        pause = _LONGEST_SLEEP
        for chat, moment in waiting.items():
            if (key, chat) in under_way:
                self._held_up.add(key)
            else:
                pause = min(pause, max((moment - now).total_seconds(), blocked.get(chat, at) - at, 0.01))
        return pause

    def _sent(self, task: asyncio.Task[None]) -> None:
        key, _ = self._sending.pop(task)
        if key in self._held_up:
            self._awake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("how a sending went could not be written down; its lease will run out", exc_info=error)

    async def _send(self, channel: Channel, ready: Ready) -> None:
        try:
            message = await channel.send(ready.chat, ready.message)
        except SendFailed as failure:
            await self._settle_failure(channel, ready, failure)
        except Exception as error:
            log.exception("channel %s broke while sending message %s", channel.name, ready.id)
            broken = SendFailed(FailureReason.OUTCOME_UNKNOWN, type(error).__name__)
            await self._settle_failure(channel, ready, broken)
        else:
            now = self._clock()
            await self._write_down(lambda tx: delivery.sent(tx, ready, message, now))

    async def _write_down(self, outcome: Callable[[Session], T]) -> T:
        """How a sending went is known only here: where the database does not take it, it is offered again."""
        for pause in _OUTCOME_PAUSES:
            try:
                return await self._writer.run(outcome)
            except Exception:
                log.exception("how a sending went could not be written down; trying again")
                await asyncio.sleep(pause)
        return await self._writer.run(outcome)

    async def _settle_failure(self, channel: Channel, ready: Ready, failure: SendFailed) -> None:
        log.warning("message %s to a %s chat was not sent: %s", ready.id, channel.name, failure)
        pace, at = self._pace[(channel.name, channel.bot)], self._seconds()
        # At once, before the outcome is written down: others may be about to start.
        if failure.reason is FailureReason.TOO_FAST:
            pace.rest(at + (failure.retry_after or 1.0))
        elif failure.reason in (FailureReason.UNREACHABLE, FailureReason.UNAUTHORISED):
            pace.rest(at + _NETWORK_RESTS)
        now = self._clock()
        again = await self._write_down(lambda tx: delivery.failed(tx, ready, failure, now))
        if again is not None:
            pace.hold(ready.chat, at + max(0.0, (again - now).total_seconds()))
            self._awake.set()

    async def _sleep(self, seconds: float) -> None:
        # Not wait_for: until Python 3.12 it swallows a cancelling that comes together with the waking.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(seconds, 0.001)):
                await self._awake.wait()

    async def _finish(self) -> None:
        """Let the messages under way arrive and be marked before the process ends."""
        if self._sending:
            await asyncio.wait(list(self._sending), timeout=10)
