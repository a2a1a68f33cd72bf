"""Looking at the pictures of evidence after they were kept, one file at a time: no answer waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from actions import keeping
from actions.keeping import ToLookAt
from documents import tesseract
from documents.reading import kind_of
from documents.scanning import Scan
from documents.tables import Unreadable
from jobs.fetch import Fetching
from plans.pages import paragraphs_of

log = logging.getLogger(__name__)


async def tick(fetching: Fetching, now: datetime, wake: Callable[[], None]) -> int:
    """Look at the pictures of the file that has waited longest; 0 when none waits, or letters cannot be recognised
    here, where they wait until they can.

    `wake` is called when something was said. Cut short, it leaves the file waiting, and it is looked at anew.
    """
    wanted = await fetching.writer.run(keeping.to_look_at)
    if wanted is None or await asyncio.to_thread(tesseract.lacking) is not None:
        return 0
    lines: Sequence[str] = ()
    try:
        lines = await _recognised(fetching, wanted)
    except Unreadable as unreadable:
        log.warning("the pictures of evidence %s could not be recognised (%s)", wanted.id, unreadable)
    except Exception:
        # Whatever is wrong with one file, the others are looked at.
        log.exception("the pictures of evidence %s could not be looked at", wanted.id)
    await fetching.writer.run(lambda tx: keeping.looked_at(tx, wanted, lines, now))
    wake()
    return 1


async def _recognised(fetching: Fetching, wanted: ToLookAt) -> Sequence[str]:
    data = await asyncio.to_thread(fetching.folder.read, wanted.sha256)
    scan = await asyncio.to_thread(_begun, data)
    work = asyncio.ensure_future(asyncio.to_thread(scan.finish))
    # Stopped from here it ends with an error that nobody waits for.
    work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    try:
        document = await asyncio.shield(work)
    finally:
        scan.stop()
    return [line.text for line in paragraphs_of(document.blocks)]


def _begun(data: bytes) -> Scan:
    return Scan(kind_of(data), data, only_lines=True)
