"""Papers of a period: makes those that were asked for, off the conversation, and freezes reports that are closed."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from actions import packages, papers, reports
from actions.packages import PackageKind
from actions.papers import Asking, PaperKind
from db.blobs import BlobFolder
from jobs.fetch import Fetching

log = logging.getLogger(__name__)

_AT_ONCE = 4


async def tick(fetching: Fetching, now: datetime) -> int:
    """Make every paper that waits, one after the other; how many that were.

    It runs after the fetching of evidence and never beside it: so no blob is let go of that is just being brought in.
    """
    count = 0
    networks = list(fetching.channels)
    for asking in await fetching.writer.run(lambda tx: papers.to_make(tx, now, networks, _AT_ONCE)):
        count += await _make(fetching, asking, now)
    for sha256 in await fetching.writer.run(lambda tx: packages.forget_links(tx, now, _AT_ONCE)):
        fetching.folder.remove(sha256)
    for commune, report in await fetching.writer.run(lambda tx: reports.to_freeze(tx, now, _AT_ONCE)):
        count += await _freeze(fetching, commune, report, now)
    return count


async def _freeze(fetching: Fetching, commune: int, report: int, now: datetime) -> int:
    """Make every paper of a report and keep them; a kill in between has them made once more."""
    try:
        ready = await fetching.writer.run(lambda tx: reports.prepare(tx, commune, report, now))
        if ready is None:
            return 0
        blobs = {}
        template = await asyncio.to_thread(template_under, fetching.folder, ready.template)
        for kind in PaperKind:
            data = await asyncio.to_thread(papers.write, kind, ready.content, template)
            if data is not None:
                blobs[kind] = await asyncio.to_thread(fetching.folder.make, data)
        await fetching.writer.run(lambda tx: reports.freeze(tx, ready, blobs, now))
        fetching.folder.handed_over(blobs.values())
    except Exception:
        log.exception("report %s of commune %s could not be closed", report, commune)
        await fetching.writer.run(lambda tx: reports.stumbled(tx, commune, report, now))
    return 1


async def _make(fetching: Fetching, asking: Asking, now: datetime) -> int:
    try:
        if asking.kind in list(PackageKind):
            return await _pack(fetching, asking, now)
        ready = await fetching.writer.run(lambda tx: papers.prepare(tx, asking.commune_id, asking.id, now))
        if ready is None:
            return 0
        blob, made = ready.frozen, None
        if ready.content is not None:
            template = await asyncio.to_thread(template_under, fetching.folder, ready.template)
            data = await asyncio.to_thread(papers.write, ready.kind, ready.content, template)
            blob = made = await asyncio.to_thread(fetching.folder.make, data) if data is not None else None
        await fetching.writer.run(lambda tx: papers.hand_over(tx, ready, blob, now))
        fetching.folder.handed_over([made] if made else ())
    except Exception:
        # Whatever is wrong with one paper, the others are made; whoever asked hears when it stays so.
        log.exception("the paper asked for in %s of commune %s could not be made", asking.id, asking.commune_id)
        await fetching.writer.run(lambda tx: papers.stumbled(tx, asking.commune_id, asking.id, now))
    return 1


async def _pack(fetching: Fetching, asking: Asking, now: datetime) -> int:
    """Gather many files into archives, each as large as the network takes, or into one for our own pages."""
    most, link = fetching.channels[asking.network].abilities.max_enclosure, fetching.file_link
    packed = await fetching.writer.run(
        lambda tx: packages.prepare(tx, asking.commune_id, asking.id, most, now, has_pages=link is not None)
    )
    if packed is None:
        return 0
    blobs = await asyncio.to_thread(packages.make, packed, fetching.folder, now)
    await fetching.writer.run(lambda tx: packages.hand_over(tx, packed, blobs, now, link, fetching.key))
    fetching.folder.handed_over(blobs)
    return 1


def template_under(folder: BlobFolder, sha256: str | None) -> bytes | None:
    """The commune's own template; None where it uses ours, or where its bytes are gone from disk: a report in our
    layout is better than none."""
    if sha256 is None:
        return None
    try:
        return folder.read(sha256)
    except FileNotFoundError:
        log.error("the template of a report is gone from disk, ours is used: %s", sha256)
        return None
