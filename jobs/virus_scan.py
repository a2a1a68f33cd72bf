"""Asks a running ClamAV daemon whether bytes are infected. Nothing is executed or unpacked here.

The daemon's INSTREAM command is spoken directly: the client that is still kept is under a licence (GPL-2.0) that a
program under MIT does not take in, and the other was last released in 2014.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

_PIECE = 64 * 1024
_SECONDS = 60
_ANSWER = re.compile(r"^stream: (?:(?P<virus>.+) FOUND|OK)$")


class ScanUnavailable(Exception):
    """The daemon cannot be reached, did not answer in time, or said that it cannot scan."""


async def infection(data: bytes, socket: Path, *, seconds: float = _SECONDS) -> str | None:
    """The name of what infects these bytes, None for clean ones; `socket` is the daemon's Unix socket.

    Raises ScanUnavailable for everything that is neither.
    """
    try:
        async with asyncio.timeout(seconds):
            answer = await _ask(data, socket)
    except (OSError, TimeoutError, asyncio.LimitOverrunError, ValueError) as error:
        raise ScanUnavailable(str(error) or type(error).__name__) from error
    match = _ANSWER.match(answer)
    if match is None:
        raise ScanUnavailable(answer[:200] or "no answer")
    return match["virus"]


async def _ask(data: bytes, socket: Path) -> str:
    """`man clamd`: "zINSTREAM", then pieces led by their length in four bytes, and a piece of length nought."""
    reader, writer = await asyncio.open_unix_connection(socket)
    try:
        writer.write(b"zINSTREAM\0")
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            writer.write(len(piece).to_bytes(4, "big") + piece)
            await writer.drain()
        writer.write((0).to_bytes(4, "big"))
        await writer.drain()
        return (await reader.read(4096)).rstrip(b"\0\n").decode("utf-8", "replace")
    finally:
        writer.close()
