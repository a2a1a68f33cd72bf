"""A loopback double of the Telegram Bot API server, strict by the specification.

In a test:                  async with TelegramDouble() as telegram: … telegram.bot.text(7, "xin chào") …
In a thread of its own:     with running_in_thread() as telegram: …
As a process of its own:    python -m tests.doubles.telegram --port 0 [--limits] [--delay-ms 50] [--any-chat]
                            prints one line of JSON with its addresses; `Remote` speaks with it (or `running_apart`
                            starts one and ends it).

A request against the specification is answered 400 and kept in `violations`, which a test asserts to be empty.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.doubles.serving import loopback, serving
from tests.doubles.telegram_bot import MAX_POLL_SECONDS, FakeBot, Fault, FaultKind, Refused, Violation, until
from tests.doubles.telegram_checks import Upload, Wrong, methods

__all__ = ["TOKEN", "FakeBot", "FaultKind", "Remote", "TelegramDouble", "running_apart", "running_in_thread", "until"]

TOKEN = "7000000001:AAF-only-the-loopback-double-knows-it"

METHODS = methods()
PAGE = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr>nginx</body></html>"
PAGES = {
    FaultKind.SERVER_ERROR: (500, "500 Internal Server Error"),
    FaultKind.BAD_GATEWAY: (502, "502 Bad Gateway"),
    FaultKind.GATEWAY_LIMIT: (429, "429 Too Many Requests"),
    FaultKind.NOT_JSON: (200, "Welcome to the hotel's network"),
    FaultKind.GONE: (404, "404 Not Found"),
}
PEOPLE_DO = (
    "meet text start photo album document voice video sticker contact share edit press block unblock kick group "
    "migrate raw_update"
)
GOES_WRONG = "fail lose_reply heal revoke quiet_week expire_presses forget_file expire_links"
CONTROLS = frozenset(f"{PEOPLE_DO} {GOES_WRONG}".split())
SETTINGS = frozenset({"any_chat", "delay", "privacy", "authorised", "webhook_retry"})


class TelegramDouble:
    """The server. `bot` is the first of its bots; `add_bot`, before it starts, gives it more, each with its token."""

    def __init__(self, *, token: str = TOKEN, port: int = 0) -> None:
        self._socket = loopback(port)
        self.port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.base_url = f"{self.address}/bot"
        self.base_file_url = f"{self.address}/file/bot"
        self.bots: dict[str, FakeBot] = {}
        self._changed: dict[str, asyncio.Event] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self.bot = self.add_bot(token)

    def add_bot(self, token: str, **described: Any) -> FakeBot:
        bot = self.bots[token] = FakeBot(token, **described)
        self._changed[token] = asyncio.Event()
        bot.changed = lambda: self._wake(token)
        return bot

    @property
    def violations(self) -> list[Violation]:
        return [violation for bot in self.bots.values() for violation in bot.violations]

    async def __aenter__(self) -> TelegramDouble:
        self._loop = asyncio.get_running_loop()
        self._serving = serving(self._application(), self._socket)
        await self._serving.__aenter__()
        self._delivering = asyncio.create_task(self._deliver_to_webhooks())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._stopping = True
        for token in self.bots:
            self._wake(token)
        self._delivering.cancel()
        with suppress(asyncio.CancelledError):
            await self._delivering
        await self._serving.__aexit__(None, None, None)

    def _wake(self, token: str) -> None:
        """Events belong to the loop of the server; whoever injects may be in another thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._changed[token].set)

    def _application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._download),
                Route("/control/state", self._control_state),
                Route("/control/sent", self._control_sent),
                Route("/control", self._control, methods=["POST"]),
            ]
        )

    # The Bot API

    async def _call(self, request: Request) -> Response:
        bot, name = self.bots.get(request.path_params["token"]), request.path_params["method"]
        if bot is None or not bot.authorised:
            return _answer(Refused(401, "Unauthorized").envelope(), 401)
        bot.calls[name] += 1
        given: dict[str, Any] = {}
        try:
            given = await _given(request)
            return await self._checked_call(bot, name, given, request)
        except Refused as refused:
            bot.refusals[refused.code] += 1
            if refused.violation:
                bot.violate(name, refused.description, given)
            return _answer(refused.envelope(), refused.code)

    async def _checked_call(self, bot: FakeBot, name: str, given: dict[str, Any], request: Request) -> Response:
        method = METHODS.get(name)
        if method is None:
            raise Refused(404, "Not Found: method not found", violation=True)
        try:
            args = method.read(given)
        except Wrong as wrong:
            raise Refused(400, f"Bad Request: {wrong}", violation=True) from None
        fault = bot.strike(name, args)
        if bot.delay and name != "getUpdates":
            await asyncio.sleep(bot.delay)
        if fault is not None and not fault.accepted:
            return await self._failed(fault, request)
        result = await self._poll(bot, args, request) if name == "getUpdates" else bot.run(name, args)
        if fault is not None:
            if name.startswith("send") and bot.sent:
                bot.sent[-1].lost = True
            return await self._failed(fault, request)
        return _answer({"ok": True, "result": result})

    async def _poll(self, bot: FakeBot, args: dict[str, Any], request: Request) -> list[dict[str, Any]]:
        poll = bot.begin_poll(args)
        changed = self._changed[bot.token]
        end = asyncio.get_running_loop().time() + min(args.get("timeout", 0), MAX_POLL_SECONDS)
        while True:
            changed.clear()
            batch = bot.batch(poll, args)
            left = end - asyncio.get_running_loop().time()
            if batch or left <= 0 or self._stopping:
                return batch
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), left)

    async def _failed(self, fault: Fault, request: Request) -> Response:
        if fault.kind is FaultKind.FLOOD:
            seconds = int(fault.seconds)
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        if fault.kind is FaultKind.BAD_REQUEST:
            # With the address in it, as some gateways say it: what is told on must not carry the token.
            raise Refused(400, f"Bad Request: not today: {request.url.path}")
        if fault.kind is FaultKind.HANG:
            await asyncio.sleep(fault.seconds)
        if fault.kind in PAGES:
            status, title = PAGES[fault.kind]
            return HTMLResponse(PAGE.format(title), status)
        await _hang_up(request)
        return Response(status_code=500)

    async def _download(self, request: Request) -> Response:
        bot = self.bots.get(request.path_params["token"])
        stored = bot.file_at(request.path_params["path"]) if bot is not None and bot.authorised else None
        if bot is None or stored is None:
            return _answer(Refused(404, "Not Found").envelope(), 404)
        fault = bot.strike("download", {})
        if fault is None:
            return Response(stored.data, media_type="application/octet-stream")
        if fault.kind is FaultKind.CUT:
            length = {"content-length": str(len(stored.data))}
            return StreamingResponse(_half(stored.data, request), headers=length)
        return await self._failed(fault, request)

    # Webhooks

    async def _deliver_to_webhooks(self) -> None:
        """Updates of one chat go one after another, those of different chats at once, as the real server does."""
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client, asyncio.TaskGroup() as group:
            for bot in self.bots.values():
                group.create_task(self._deliver_for(bot, client, group))

    async def _deliver_for(self, bot: FakeBot, client: httpx.AsyncClient, group: asyncio.TaskGroup) -> None:
        busy: set[Any] = set()
        changed = self._changed[bot.token]
        while True:
            changed.clear()
            for update in bot.undelivered() if bot.webhook else []:
                queue = _queue_of(update)
                if bot.webhook and queue not in busy and len(busy) < bot.webhook.max_connections:
                    busy.add(queue)
                    group.create_task(self._deliver(bot, update, client, busy))
            await changed.wait()

    async def _deliver(self, bot: FakeBot, update: dict[str, Any], client: httpx.AsyncClient, busy: set[Any]) -> None:
        wait = bot.webhook_retry
        try:
            while (hook := bot.webhook) is not None:
                secret = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
                if await _called(bot, client, hook.url, update, secret):
                    bot.delivered(update["update_id"])
                    return
                await asyncio.sleep(wait)
                wait = min(wait * 2, bot.webhook_retry * 100)
        finally:
            busy.discard(_queue_of(update))
            self._changed[bot.token].set()

    # Control from another process

    async def _control(self, request: Request) -> Response:
        """{"call": "text", "args": {…}} or {"set": {"delay": 0.05}}; bytes are given as {"base64": "…"}."""
        order = await request.json()
        bot = self.bots[order.get("token") or self.bot.token]
        unknown = (set(order.get("set", {})) - SETTINGS) | (set(filter(None, [order.get("call")])) - CONTROLS)
        if unknown:
            return _answer({"error": f"unknown: {sorted(unknown)}"}, 400)
        for key, value in order.get("set", {}).items():
            setattr(bot, key, value)
        for key, value in order.get("limits", {}).items():
            setattr(bot.limits, key, value)
        result = None
        if "call" in order:
            result = getattr(bot, order["call"])(**{key: _bytes(value) for key, value in order["args"].items()})
        return _answer({"result": result})

    async def _control_state(self, request: Request) -> Response:
        bot = self.bots[request.query_params.get("token") or self.bot.token]
        return _answer(
            {
                "sent": len(bot.sent),
                "lost": sum(sent.lost for sent in bot.sent),
                "pending": bot.pending,
                "calls": bot.calls,
                "refusals": {str(code): count for code, count in bot.refusals.items()},
                "violations": [asdict(violation) for violation in bot.violations],
                "conflicts": bot.conflicts,
                "early_retries": bot.limits.early_retries,
                "answered": bot.answered,
            }
        )

    async def _control_sent(self, request: Request) -> Response:
        bot = self.bots[request.query_params.get("token") or self.bot.token]
        after = int(request.query_params.get("after", 0))
        return _answer({"sent": [asdict(sent) | {"file": None} for sent in bot.sent[after:]]})


class Remote:
    """A double in another process: the same injections and faults, over HTTP."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.base_url = f"{address}/bot"
        self.base_file_url = f"{address}/file/bot"
        self._client = httpx.Client(base_url=address, trust_env=False, timeout=30)

    def call(self, name: str, /, *, token: str | None = None, **args: Any) -> Any:
        """What FakeBot's method of that name does and returns."""
        ready = {key: _unbytes(value) for key, value in args.items()}
        return self._post({"call": name, "args": ready, "token": token})["result"]

    def set(self, *, token: str | None = None, **settings: Any) -> None:
        self._post({"set": settings, "token": token})

    def limit(self, *, token: str | None = None, **limits: Any) -> None:
        self._post({"limits": limits, "token": token})

    def sent(self, after: int = 0, *, token: str = "") -> list[dict[str, Any]]:
        """Everything accepted, in order, from number `after` on."""
        answer = self._client.get("/control/sent", params={"after": after, "token": token})
        return list(answer.raise_for_status().json()["sent"])

    def state(self, *, token: str = "") -> dict[str, Any]:
        return dict(self._client.get("/control/state", params={"token": token}).raise_for_status().json())

    def close(self) -> None:
        self._client.close()

    def _post(self, order: dict[str, Any]) -> dict[str, Any]:
        return dict(self._client.post("/control", json=order).raise_for_status().json())


@contextmanager
def running_in_thread(**settings: Any) -> Iterator[TelegramDouble]:
    """A double whose loop is not the test's."""
    double, ready, done = TelegramDouble(**settings), threading.Event(), threading.Event()

    async def serve() -> None:
        async with double:
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="telegram double")
    thread.start()
    ready.wait()
    try:
        yield double
    finally:
        done.set()
        thread.join()


@contextmanager
def running_apart(*options: str) -> Iterator[Remote]:
    """A double in a process of its own, which ends with the block."""
    command = [sys.executable, "-m", "tests.doubles.telegram", *options]
    house = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=house) as process:
        assert process.stdout is not None
        remote = Remote(json.loads(process.stdout.readline())["address"])
        try:
            yield remote
        finally:
            remote.close()
            process.terminate()


def _answer(content: Any, status: int = 200) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), status, media_type="application/json")


async def _given(request: Request) -> dict[str, Any]:
    """Parameters as the Bot API takes them: query, form, multipart or JSON."""
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        given |= parse_qsl((await request.body()).decode(), keep_blank_values=True)
    elif kind.startswith("application/json"):
        given |= _json_object(await request.body())
    elif kind.startswith("multipart/form-data"):
        async with request.form() as form:
            given |= _attached({key: await _part(value) for key, value in form.items()})
    elif await request.body():
        raise Refused(400, f"Bad Request: unsupported content type {kind!r}", violation=True)
    return given


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(body))
    except (ValueError, TypeError):
        raise Refused(400, "Bad Request: can't parse the JSON object", violation=True) from None


async def _part(value: UploadFile | str) -> Upload | str:
    return value if isinstance(value, str) else Upload(value.filename or "", await value.read())


def _attached(given: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter may name another part of the request: attach://name."""
    named = {
        value.removeprefix("attach://")
        for value in given.values()
        if isinstance(value, str) and value.startswith("attach://")
    }
    return {
        key: given.get(value.removeprefix("attach://"), value) if isinstance(value, str) else value
        for key, value in given.items()
        if key not in named
    }


async def _hang_up(request: Request) -> None:
    """Close the connection without a byte. uvicorn has no public way: the cycle behind `receive` holds the socket."""
    request.receive.__self__.transport.abort()  # type: ignore[attr-defined]  # see above
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _half(data: bytes, request: Request) -> AsyncIterator[bytes]:
    yield data[: len(data) // 2]
    await asyncio.sleep(0.01)
    await _hang_up(request)


async def _called(
    bot: FakeBot, client: httpx.AsyncClient, url: str, update: dict[str, Any], secret: dict[str, str]
) -> bool:
    try:
        answer = await client.post(url, json=update, headers=secret)
    except httpx.HTTPError as error:
        bot.not_delivered(str(error) or type(error).__name__)
        return False
    if not answer.is_success:
        bot.not_delivered(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
    return answer.is_success


def _queue_of(update: dict[str, Any]) -> Any:
    body = next((value for key, value in update.items() if key != "update_id"), None)
    if not isinstance(body, dict):
        return update["update_id"]
    return (body.get("chat") or body.get("message", {}).get("chat") or {}).get("id", update["update_id"])


def _bytes(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"base64"}:
        return base64.b64decode(value["base64"])
    return [_bytes(item) for item in value] if isinstance(value, list) else value


def _unbytes(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return [_unbytes(item) for item in value] if isinstance(value, list) else value


@asynccontextmanager
async def _as_told(options: argparse.Namespace) -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(token=options.token, port=options.port) as double:
        double.bot.any_chat = options.any_chat
        double.bot.delay = options.delay_ms / 1000
        double.bot.limits.enabled = options.limits
        double.bot.limits.chat_burst = options.chat_burst
        yield double


async def _serve(options: argparse.Namespace) -> None:
    async with _as_told(options) as double:
        told = {
            "address": double.address,
            "base_url": double.base_url,
            "base_file_url": double.base_file_url,
            "token": options.token,
        }
        print(json.dumps(told), flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.doubles.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument(
        "--limits", action="store_true", help="30 a second, 1 a second in a chat, 20 a minute in a group"
    )
    parser.add_argument("--chat-burst", type=int, default=1, help="how many may come at once in one chat")
    parser.add_argument("--delay-ms", type=float, default=0)
    parser.add_argument("--any-chat", action="store_true", help="accept messages to people who never wrote")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
