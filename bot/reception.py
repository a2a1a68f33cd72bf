"""Reception: raw updates are stored, then acknowledged, then handled once, each in a transaction of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from actions.messages import Channel, Incoming, RawUpdate
from db import inbox
from db.models import Update
from db.session import Writer

log = logging.getLogger(__name__)

_BATCH = 64
# A chat that sends hundreds at once is heard in turns of so many, between which everybody else is heard.
_OF_ONE_CHAT = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Handled:
    """What became of an update: the commune it belongs to, if any, and whether its raw body must not be kept."""

    commune_id: int | None = None
    redact: bool = False


class Converse(Protocol):
    """The conversation: handles one thing that a person did."""

    def handle(self, tx: Session, incoming: Incoming, now: datetime) -> Handled: ...

    def apologise(self, tx: Session, incoming: Incoming, now: datetime) -> None: ...


class Reception:
    """Takes updates in and has them handled; `wake` is called whenever something may be waiting to go out."""

    def __init__(
        self,
        writer: Writer,
        channels: Sequence[Channel],
        converse: Converse,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._writer = writer
        self._channels = {(channel.name, channel.bot): channel for channel in channels}
        self._converse = converse
        self._clock = clock
        self._wake = wake
        self._awake = asyncio.Event()

    async def store(self, channel: Channel, updates: Sequence[RawUpdate]) -> None:
        """Keep updates; returns when they are committed, so that the channel may acknowledge them."""
        rows, now = [(update.key, self._chat_of(channel, update), update.body) for update in updates], self._clock()
        await self._writer.run(lambda tx: inbox.store(tx, channel.name, channel.bot, rows, now))
        self._awake.set()

    def _chat_of(self, channel: Channel, update: RawUpdate) -> str | None:
        """Where an update came from; None for what concerns nobody or cannot be read, as is told when it is handled."""
        try:
            incoming = self._channels[(channel.name, channel.bot)].parse(update.body)
        except ValueError:
            return None
        return incoming.chat if incoming is not None else None

    async def run(self) -> None:
        """Handle updates until cancelled."""
        while True:
            try:
                await self.drain()
            except Exception:
                # What waits is still there and nobody may write for hours: it is taken up again at once.
                log.exception("reception stumbled and goes on")
                await asyncio.sleep(1)
                continue
            await self._awake.wait()
            self._awake.clear()

    async def drain(self) -> int:
        """Handle what waits, each chat's in their order and no chat before all others; how many updates that were."""
        count = 0
        while True:
            ids = await self._writer.run(lambda tx: inbox.waiting(tx, list(self._channels), _BATCH, _OF_ONE_CHAT))
            if not ids:
                return count
            await asyncio.gather(*(self._handle(update_id) for update_id in ids))
            count += len(ids)

    async def _handle(self, update_id: int) -> None:
        """Handle an update; where that fails, it is taken up again or, after some times, put aside."""
        now = self._clock()
        try:
            await self._writer.run(lambda tx: self._handle_in(tx, update_id, now))
        except Exception:
            log.exception("update %s could not be handled", update_id)
            await self._writer.run(lambda tx: self._put_aside(tx, update_id, now))
        finally:
            self._wake()

    def _handle_in(self, tx: Session, update_id: int, now: datetime) -> None:
        row = inbox.take(tx, update_id)
        if row is None:
            return
        incoming = self._parse(row)
        handled = Handled()
        if incoming is not None:
            # What a person said counts from when they said it, also where we were down at that moment.
            said_at = min(incoming.at or row.received_at, now)
            handled = self._converse.handle(tx, incoming, said_at)
        inbox.mark_handled(row, now, handled.commune_id, redact=handled.redact)

    def _parse(self, row: Update) -> Incoming | None:
        try:
            return self._channels[(row.channel, row.bot)].parse(row.body or "")
        except ValueError:
            log.warning("update %s of %s is not one that we can read", row.id, row.channel)
            return None

    def _put_aside(self, tx: Session, update_id: int, now: datetime) -> None:
        """After the last attempt the person hears honestly that nothing was recorded."""
        if not inbox.mark_attempt(tx, update_id):
            return
        row = tx.get_one(Update, update_id)
        incoming = self._parse(row)
        if incoming is not None:
            self._converse.apologise(tx, incoming, now)
