"""A Starlette application on a loopback port, for the length of a block."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext, suppress

import uvicorn
from starlette.applications import Starlette


def loopback(port: int = 0) -> socket.socket:
    """A socket bound to a free port. Named as TCP, or asyncio leaves Nagle's algorithm on: 40 ms for each answer."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    return bound


@asynccontextmanager
async def serving(application: Starlette, bound: socket.socket | None = None) -> AsyncIterator[str]:
    """The address at which the application answers, in the running loop."""
    bound = bound or loopback()
    server = _Server(_settings(application))
    running = asyncio.create_task(server.serve([bound]))
    await server.ready.wait()
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.stop.set()
        await running


class _Server(uvicorn.Server):
    def __init__(self, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self.ready, self.stop = asyncio.Event(), asyncio.Event()

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]  # uvicorn says Generator
        """Signals belong to whoever runs the tests."""
        return nullcontext()

    async def main_loop(self) -> None:
        """Wait for the end without looking every tenth of a second."""
        self.ready.set()
        await self.on_tick(0)
        await self.stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close as soon as the last answer is out; uvicorn's own way takes a tenth of a second for each test."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(1):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  sets, not events
                    await asyncio.sleep(0.002)


def _settings(application: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        # As long as real servers keep it, lest a client's idle connection be closed in its face.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
        backlog=2048,
    )
