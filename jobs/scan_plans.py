"""Recognising scanned plans: one at a time, for minutes, beside all other work; the sender hears how far it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from actions import sent_plans
from actions.sent_plans import ToScan
from actions.wording import say
from documents.scanning import Scan
from documents.tables import Document, Unreadable
from jobs.fetch import Fetching

log = logging.getLogger(__name__)

TELL_EVERY = 30.0  # seconds


async def tick(fetching: Fetching, now: datetime, wake: Callable[[], None]) -> int:
    """Recognise the oldest plan whose pages are pictures, however long it takes; 0 when none waits.

    `wake` is called when something was said. Cut short, it leaves the plan waiting: it is then recognised anew, and
    nothing is said twice.
    """
    paper = await fetching.writer.run(lambda tx: sent_plans.to_scan(tx, now))
    if paper is None:
        return 0
    try:
        document = await _recognise(fetching, paper, now, wake)
    except Unreadable as unreadable:
        why = say(f"unreadable-{unreadable.code}", **unreadable.args_)
        await fetching.writer.run(lambda tx: sent_plans.refuse(tx, paper, why, now))
    except Exception:
        # Whatever is wrong with one plan, the others are recognised; its sender hears when it stays so.
        log.exception("sent plan %s could not be recognised", paper.id)
        await fetching.writer.run(lambda tx: sent_plans.stumbled(tx, paper, now))
    else:
        await fetching.writer.run(lambda tx: sent_plans.recognised(tx, paper, document))
    wake()
    return 1


async def _recognise(fetching: Fetching, paper: ToScan, now: datetime, wake: Callable[[], None]) -> Document:
    """The pages of the plan, recognised; stopped when nobody wants it any more, or we are to end."""
    loop = asyncio.get_running_loop()
    begun, page = loop.time(), 1

    def heard(number: int, _: int) -> None:
        nonlocal page
        page = number

    data = await asyncio.to_thread(fetching.folder.read, paper.sha256)
    scan = await asyncio.to_thread(Scan, paper.kind, data)
    work = asyncio.ensure_future(asyncio.to_thread(scan.finish, heard))
    # Stopped from here it ends with an error that nobody waits for.
    work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    try:
        while not (await asyncio.wait([work], timeout=TELL_EVERY))[0]:
            moment = now + timedelta(seconds=loop.time() - begun)
            if not await fetching.writer.run(partial(sent_plans.reached, wanted=paper, page=page, now=moment)):
                scan.stop()
            wake()
        return await work
    finally:
        scan.stop()
