"""The programs under load, each a process of its own: our bot, and what python-telegram-bot offers by itself."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes, ExtBot, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot import app
from bot.settings import Settings

BASE_URL, TOKEN = "TELEGRAM_BASE_URL", "TELEGRAM_TOKEN"
# Nothing here runs longer, whatever became of whoever started it.
LONGEST = 1800
# What AIORateLimiter is told to try again after a 429; by default it does not try at all.
RETRIES = 5


def ours(begins: datetime) -> None:
    """Nhắc Việc as `nhacviec run` starts it, on a clock that begins at a given moment."""
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it, its type does not say
    ahead = begins - datetime.now(UTC)
    asyncio.run(_until_stopped(app.run(settings, app.telegram_channels(settings), lambda: datetime.now(UTC) + ahead)))


async def _until_stopped(serving: Awaitable[None]) -> None:
    task = asyncio.ensure_future(serving)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.wait_for(task, LONGEST)


def echo() -> None:
    """The smallest bot: says what it hears, keeps nothing, many updates at once."""
    signal.alarm(LONGEST)
    application = Application.builder().token(os.environ[TOKEN]).base_url(os.environ[BASE_URL])
    built = application.concurrent_updates(True).build()
    built.add_handler(MessageHandler(filters.TEXT, _say_it_back))
    built.run_polling()


async def _say_it_back(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


Send = Callable[[int], Awaitable[object]]


def broadcast(way: str, first: int, count: int) -> None:
    """Say something in so many chats, in one of the ways that people write it; prints how many raised."""
    signal.alarm(LONGEST)
    print(json.dumps({"raised": asyncio.run(_broadcast(way, range(first, first + count)))}), flush=True)


async def _broadcast(way: str, chats: range) -> int:
    request = HTTPXRequest(connection_pool_size=32, pool_timeout=None, httpx_kwargs={"trust_env": False})
    limiter = AIORateLimiter(max_retries=RETRIES) if way == "limiter" else None
    async with ExtBot(os.environ[TOKEN], base_url=os.environ[BASE_URL], request=request, rate_limiter=limiter) as bot:
        if way == "one by one":
            return sum([await _raises(bot, chat) for chat in chats])
        return sum(await asyncio.gather(*(_raises(bot, chat) for chat in chats)))


async def _raises(bot: Bot, chat: int) -> int:
    try:
        await bot.send_message(chat, f"Nhắc việc cho {chat}")
    except TelegramError:
        return 1
    return 0


def main() -> None:
    logging.basicConfig(level=logging.ERROR)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.programs", description=__doc__)
    programs = parser.add_subparsers(dest="program", required=True)
    programs.add_parser("ours").add_argument("--begins", type=datetime.fromisoformat, required=True)
    programs.add_parser("echo")
    sending = programs.add_parser("broadcast")
    sending.add_argument("way", choices=["limiter", "at once", "one by one"])
    sending.add_argument("first", type=int)
    sending.add_argument("count", type=int)
    options = parser.parse_args()
    if options.program == "ours":
        ours(options.begins)
    elif options.program == "echo":
        echo()
    else:
        broadcast(options.way, options.first, options.count)


if __name__ == "__main__":
    main()
