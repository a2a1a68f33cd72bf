"""The web: Telegram's webhook, and a sign of life for whoever watches the machine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from actions.messages import Channel, RawUpdate
from bot.channels.telegram import TelegramChannel
from db.session import is_alive
from locales import DEFAULT_LANGUAGE, sentences

# An update is text and ids; nobody but an attacker sends more.
_LARGEST_BODY = 1_000_000
# A link is for whoever asked: no cache keeps what it opens, no search engine lists it.
_OF_ONE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header, not a secret

FILES = "/tep"

Store = Callable[[Channel, Sequence[RawUpdate]], Awaitable[None]]
Open = Callable[[str], Awaitable[tuple[Path, str] | None]]


def pages(engine: Engine, telegram: Mapping[str, TelegramChannel], store: Store, open_file: Open) -> Starlette:
    """The web application: `POST /telegram/{bot}` answers 200 only after the update is stored; `GET /healthz`;
    `GET /tep/{secret}` hands over a file that was too large for the network, while its link lasts.

    `open_file` gives the place and the name of the file behind a secret.
    """

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

    async def file(request: Request) -> Response:
        found = await open_file(request.path_params["secret"])
        if found is None:
            return PlainTextResponse(_no_such_file(), status_code=404, headers=_OF_ONE)
        path, name = found
        return FileResponse(path, filename=name, media_type="application/zip", headers=_OF_ONE)

    return Starlette(
        routes=[
            Route("/telegram/{bot}", webhook, methods=["POST"]),
            Route("/healthz", alive, methods=["GET"]),
            Route(f"{FILES}/{{secret}}", file, methods=["GET"]),
        ]
    )


def _no_such_file() -> str:
    return sentences(DEFAULT_LANGUAGE).say("file-link-gone", {}) + "\n"


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_BODY:
            return None
    return bytes(body)
