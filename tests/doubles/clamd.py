"""A stand-in for ClamAV's daemon: it speaks INSTREAM on a Unix socket and knows one virus, the EICAR test file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

# In two parts, so that a scanner leaves this file alone.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST = 1024 * 1024


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    command = await reader.readuntil(b"\0")
    assert command == b"zINSTREAM\0"
    data = b""
    while size := int.from_bytes(await reader.readexactly(4), "big"):
        data += await reader.readexactly(size)
        if len(data) > LARGEST:
            writer.write(b"INSTREAM size limit exceeded. ERROR\0")
            break
    else:
        writer.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0")
    await writer.drain()
    writer.close()


@asynccontextmanager
async def daemon(socket: Path) -> AsyncIterator[None]:
    """The daemon, listening for as long as the block runs."""
    server = await asyncio.start_unix_server(_serve, socket)
    async with server:
        yield
