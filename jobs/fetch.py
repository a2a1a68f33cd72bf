"""Fetching: brings the bytes of evidence from the network into our folder, and tells when they cannot be had."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from actions import keeping
from actions.keeping import Found, ToFetch
from actions.messages import Channel, FetchFailed
from db.blobs import Blob, BlobFolder, TooLarge
from db.session import Writer
from documents.plain_lines import plain_lines
from jobs.virus_scan import ScanUnavailable, infection
from plans.calendar import in_vietnam

log = logging.getLogger(__name__)

_AT_ONCE = 4
_LET_GO_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class Fetching:
    """What the fetching job works with; `channels` by (network, bot). `clamd` is the socket of a virus scanner.

    `file_link` gives the address of a file on our own pages by its secret, where people can reach them; secrets are
    kept by `key`.
    """

    writer: Writer
    channels: Mapping[tuple[str, str], Channel]
    folder: BlobFolder
    clamd: Path | None = None
    file_link: Callable[[str], str] | None = None
    key: bytes = b""


async def tick(fetching: Fetching, now: datetime) -> int:
    """Fetch what is waiting, and let go of what was refused or has gone out; how many files were brought in."""
    waiting = await fetching.writer.run(lambda tx: keeping.to_fetch(tx, now, list(fetching.channels), _AT_ONCE))
    count = sum(await asyncio.gather(*(_fetch(fetching, wanted, now) for wanted in waiting)))
    await _let_go(fetching)
    return count


async def _let_go(fetching: Fetching) -> None:
    """Bytes go off the disk before the rows say so: a kill in between has them asked for once more."""
    refused = await fetching.writer.run(keeping.refused_to_let_go)
    gone = await fetching.writer.run(lambda tx: keeping.gone_out(tx, _LET_GO_AT_ONCE))
    for sha256 in (*refused, *gone.free):
        fetching.folder.remove(sha256)
    if refused:
        await fetching.writer.run(lambda tx: keeping.refused_let_go(tx, refused))
    if gone.rows:
        await fetching.writer.run(lambda tx: keeping.gone_out_let_go(tx, gone))


async def _fetch(fetching: Fetching, wanted: ToFetch, now: datetime) -> int:
    channel = fetching.channels[(wanted.channel, wanted.bot)]
    try:
        blob = await fetching.folder.keep_stream(channel.fetch(wanted.file), channel.abilities.max_file)
    except (FetchFailed, TooLarge) as failure:
        permanent = not isinstance(failure, FetchFailed) or failure.permanent
        log.warning("evidence %s could not be fetched (%s)", wanted.id, "for good" if permanent else "for now")
        await fetching.writer.run(lambda tx: keeping.not_fetched(tx, wanted, now, permanent=permanent))
        return 0
    try:
        found = await _looked_through(fetching, wanted, blob, now)
    except ScanUnavailable as unavailable:
        log.error("evidence %s waits: the virus scanner cannot be asked (%s)", wanted.id, unavailable)
        await fetching.writer.run(lambda tx: keeping.wait_for_scanner(tx, wanted, now))
        return 0
    await fetching.writer.run(lambda tx: keeping.fetched(tx, wanted, blob, found, now))
    return 1


async def _looked_through(fetching: Fetching, wanted: ToFetch, blob: Blob, now: datetime) -> Found:
    """What there is to say of the bytes before they are kept; ScanUnavailable where a scanner is set and does not
    answer."""
    data = await asyncio.to_thread(fetching.folder.read, blob.sha256)
    if fetching.clamd is not None and (virus := await infection(data, fetching.clamd)) is not None:
        return Found(infected=virus)
    read = await asyncio.to_thread(plain_lines, data)
    return keeping.weighed(read, wanted.file.name, in_vietnam(now).date())
