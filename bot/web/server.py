"""The web: Telegram's webhook, and a sign of life for whoever watches the machine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from actions.messages import Channel, RawUpdate
from bot.channels.telegram import TelegramChannel
from db.session import is_alive

# An update is text and ids; nobody but an attacker sends more.
_LARGEST_BODY = 1_000_000
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header, not a secret

Store = Callable[[Channel, Sequence[RawUpdate]], Awaitable[None]]


def pages(engine: Engine, telegram: Mapping[str, TelegramChannel], store: Store) -> Starlette:
    """The web application: `POST /telegram/{bot}` answers 200 only after the update is stored; `GET /healthz`."""

    async def webhook(request: Request) -> Response:
        channel = telegram.get(request.path_params["bot"])
        if channel is None:
            return Response(status_code=404)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        status = await channel.receive(body, request.headers.get(_SECRET_HEADER), partial(store, channel))
        return Response(status_code=status)

    async def alive(_: Request) -> Response:
        await run_in_threadpool(is_alive, engine)
        return PlainTextResponse("ok\n")

    return Starlette(
        routes=[Route("/telegram/{bot}", webhook, methods=["POST"]), Route("/healthz", alive, methods=["GET"])]
    )


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_BODY:
            return None
    return bytes(body)
