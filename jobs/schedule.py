"""The alarm clock: APScheduler wakes the ticks and knows nothing else. Truth lies in rows, not in its jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from plans.calendar import VIETNAM

Tick = Callable[[datetime], Awaitable[object]]


def start(
    clock: Callable[[], datetime], *, every_minute: Tick, every_few_seconds: Tick, in_the_background: Tick,
    in_passing: Tick, every_night: Tick,
) -> AsyncIOScheduler:  # fmt: skip
    """A running scheduler. A tick that is still at work is not started twice; one that was missed runs once.

    What runs in the background may take minutes, and holds up nothing else; nor does what is done in passing.
    """
    # A tick asks the rows what is due, so a late one does the work of all that were missed.
    always = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = AsyncIOScheduler(timezone=VIETNAM, job_defaults=always)
    # The alarm rings by the machine's clock, whatever clock the ticks are told.
    scheduler.add_job(_at(clock, every_minute), "cron", second=0, id="minute", next_run_time=datetime.now(VIETNAM))
    scheduler.add_job(_at(clock, every_few_seconds), "interval", seconds=5, id="seconds")
    scheduler.add_job(_at(clock, in_the_background), "interval", seconds=5, id="background")
    scheduler.add_job(_at(clock, in_passing), "interval", seconds=5, id="passing")
    scheduler.add_job(_at(clock, every_night), "cron", hour=2, minute=15, id="night")
    scheduler.start()
    return scheduler


def _at(clock: Callable[[], datetime], tick: Tick) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        # A tick cut short by the end of the program left nothing half done: its transactions saw to that.
        with suppress(asyncio.CancelledError):
            await tick(clock())

    return run
