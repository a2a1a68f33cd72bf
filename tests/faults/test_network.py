"""What a network does to us, over real HTTP against the double: refusals, silence, moves, repeats, locked disks."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from actions.wording import meaning, say
from bot.app import App, assembled
from bot.settings import Settings
from bot.web.server import pages
from db import outbox
from db.session import transaction
from jobs import tidy
from tests.channels.rigs import SECRET, telegram_channel
from tests.conftest import BEGINS, Ground
from tests.doubles.serving import serving
from tests.doubles.telegram import FakeBot, TelegramDouble, until

OFFICE, OFFICER, COLLEAGUE, NEIGHBOUR = 1000, 1002, 1003, 1005
SECOND_CHAT = 777
NOTICE = "SELECT state, unknown, attempts FROM outbox WHERE key = ?"


@dataclass
class Town:
    """The two communes on Telegram. The program may be started again and again; its clock runs, and can be put on."""

    folder: Path
    double: TelegramDouble
    ahead: timedelta
    app: App | None = None

    @property
    def bot(self) -> FakeBot:
        return self.double.bot

    def now(self) -> datetime:
        return datetime.now().astimezone() + self.ahead

    def skip(self, **span: float) -> None:
        self.ahead += timedelta(**span)

    @asynccontextmanager
    async def life(self, *, poll: bool = True, **channel_settings: Any) -> AsyncIterator[App]:
        """The program from its start to its end, as `bot.app.run` puts it together, without its alarm clock."""
        settings = Settings(
            _env_file=None, database_url=f"sqlite:///{self.folder / 'nhacviec.db'}",
            evidence_dir=self.folder / "evidence",
        )  # fmt: skip
        channel = telegram_channel(self.double, **channel_settings)
        async with assembled(settings, [channel], self.now) as app:
            self.app = app
            await tidy.release(app.writer, self.now(), all_of_them=True)
            tasks = [asyncio.create_task(app.reception.run()), asyncio.create_task(app.delivery.run())]
            if poll:
                tasks.append(asyncio.create_task(channel.listen(lambda raw: app.reception.store(channel, raw))))
            try:
                yield app
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def rows(self, query: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "nhacviec.db", timeout=5)) as connection, connection:
            found = connection.execute(query, values).fetchall()
        return [row[0] if len(row) == 1 else row for row in found]

    def put(self, app: App, chat: int, word: str, *, person: int | None = None, group: bool = False) -> None:
        """A message laid into the outbox."""
        what = meaning(say("told-words", person="X", words=word))

        def lay(tx: Session) -> None:
            outbox.put(
                tx, key=word, kind="notice", meaning=what, commune_id=1, person_id=person, channel="telegram",
                bot="main", chat=str(chat), language="vi", now=self.now(), group=group,
            )  # fmt: skip

        with transaction(app.engine) as tx:
            lay(tx)
        app.delivery.wake()

    def read(self, chat: int) -> list[str]:
        """The words that somebody has seen."""
        return [sent.text.partition("“")[2].rstrip("”") or sent.text for sent in self.bot.sent if sent.chat == chat]


@asynccontextmanager
async def opened(ground: Ground, folder: Path) -> AsyncIterator[Town]:
    """The two communes on a Telegram that nobody has found anything wrong with at the end."""
    shutil.copytree(ground.folder, folder)
    async with TelegramDouble() as double:
        town = Town(folder=folder, double=double, ahead=BEGINS - datetime.now().astimezone())
        town.rows("UPDATE addresses SET channel = 'telegram'")
        for chat in town.rows("SELECT CAST(chat AS INTEGER) FROM addresses"):
            double.bot.meet(chat)
        yield town
    assert double.violations == []


@pytest_asyncio.fixture
async def town(settled: Ground, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(settled, tmp_path / "town") as town:
        yield town


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="bot")
    caplog.set_level(logging.CRITICAL, logger="jobs")


# Out -----------------------------------------------------------------------------------------------------------------


async def test_a_429_is_waited_for_and_nothing_is_lost(town: Town) -> None:
    town.bot.fail("429", "sendMessage", chat=OFFICER, seconds=1)
    async with town.life() as app:
        town.put(app, OFFICER, "một")
        await until(lambda: town.rows(NOTICE, "một") == [("pending", 0, 1)])
        refused_at = time.monotonic()
        town.put(app, OFFICER, "hai")
        town.put(app, COLLEAGUE, "ba")
        await until(lambda: len(town.bot.sent) > 0)
        # The whole bot rests, not only that chat: the network refuses the bot.
        assert time.monotonic() - refused_at >= 0.9
        await until(lambda: len(town.bot.sent) == 3, 10)
    assert town.read(OFFICER) == ["một", "hai"]
    assert town.rows(NOTICE, "một") == [("sent", 0, 2)]


async def test_a_429_of_a_gateway_names_no_time_and_is_waited_for_too(town: Town) -> None:
    town.bot.fail("429_page", "sendMessage")
    async with town.life() as app:
        town.put(app, OFFICER, "một")
        await until(lambda: town.read(OFFICER) == ["một"], 10)
    assert town.rows(NOTICE, "một") == [("sent", 0, 2)]


async def test_the_limits_of_the_network_are_kept(town: Town) -> None:
    """One a second in a chat, strictly counted by the network: no refusal, in the order in which they came."""
    town.bot.limits.enabled = True
    async with town.life() as app:
        for word in ("một", "hai"):
            town.put(app, OFFICER, word)
        await until(lambda: len(town.bot.sent) == 2, 10)
    assert town.read(OFFICER) == ["một", "hai"]
    assert town.bot.refusals[429] == 0


async def test_whoever_blocked_the_bot_is_reported_once_and_reached_elsewhere(town: Town) -> None:
    (officer,) = town.rows("SELECT person_id FROM addresses WHERE chat = ?", str(OFFICER))
    town.rows(
        "INSERT INTO addresses (person_id, channel, bot, chat, commune_id) VALUES (?, 'telegram', 'main', ?, 1)",
        officer, str(SECOND_CHAT),
    )  # fmt: skip
    town.bot.meet(SECOND_CHAT)
    town.bot.block(SECOND_CHAT, announce=False)
    async with town.life() as app:
        for word in ("một", "hai"):
            town.put(app, SECOND_CHAT, word, person=officer)
        await until(lambda: town.read(OFFICER) == ["một", "hai"])
        await until(lambda: len(town.read(OFFICE)) == 1)
        assert "không còn nhắn được" in town.read(OFFICE)[0]
        assert town.rows("SELECT dead_since IS NULL FROM addresses WHERE chat = ?", str(SECOND_CHAT)) == [0]

        town.bot.unblock(SECOND_CHAT)
        alive = "SELECT dead_since IS NULL FROM addresses WHERE chat = ?"
        await until(lambda: town.rows(alive, str(SECOND_CHAT)) == [1])
        town.put(app, SECOND_CHAT, "ba", person=officer)
        await until(lambda: town.read(SECOND_CHAT) == ["ba"])
    assert len(town.read(OFFICE)) == 1
    told = town.rows("SELECT kind FROM events WHERE kind LIKE 'address_%' ORDER BY id")
    assert told == ["address_dead", "address_alive"]


async def test_where_nobody_is_left_to_tell_it_is_given_up_in_peace(town: Town) -> None:
    """The only person of the office blocked the bot: the message is given up, and nothing turns in circles."""
    (office,) = town.rows("SELECT person_id FROM addresses WHERE chat = ?", str(OFFICE))
    town.bot.block(OFFICE, announce=False)
    async with town.life() as app:
        town.put(app, OFFICE, "một", person=office)
        await until(lambda: town.rows(NOTICE, "một") == [("given_up", 0, 1)])
    assert town.rows("SELECT failure FROM outbox WHERE key = 'một'") == ["blocked"]
    assert town.rows("SELECT count(*) FROM outbox WHERE state IN ('pending', 'leased')") == [0]


async def test_blocking_tells_the_office_and_unblocking_makes_alive(town: Town) -> None:
    async with town.life():
        town.bot.block(OFFICER)
        await until(lambda: len(town.read(OFFICE)) == 1)
        town.bot.unblock(OFFICER)
        await until(lambda: town.rows("SELECT count(*) FROM addresses WHERE dead_since IS NOT NULL") == [0])
        town.bot.text(OFFICER, "/viec")
        await until(lambda: "việc đang mở" in "".join(town.read(OFFICER)))


async def test_a_group_that_moved_is_followed(town: Town) -> None:
    group = town.bot.group(-5)
    new = town.bot.migrate(group, announce=False)
    async with town.life() as app:
        town.put(app, group, "một", group=True)
        await until(lambda: town.read(new) == ["một"])
    assert town.rows("SELECT state, chat, unknown FROM outbox WHERE key = 'một'") == [("sent", str(new), 0)]


async def test_what_waits_for_a_group_moves_with_it(town: Town) -> None:
    group = town.bot.group(-5)
    town.bot.fail("429", "sendMessage", seconds=1)
    async with town.life() as app:
        town.put(app, group, "một", group=True)
        await until(lambda: town.bot.refusals[429] == 1)
        new = town.bot.migrate(group)
        await until(lambda: town.rows("SELECT chat FROM outbox WHERE key = 'một'") == [str(new)])
        await until(lambda: town.read(new) == ["một"], 10)
    assert town.bot.refusals[400] == 0


LOST = {
    "the answer is lost after the message was taken": {"kind": "closed", "accepted": True, "copies": 2},
    "no answer comes in time, the message was taken": {"kind": "hang", "accepted": True, "copies": 2},
    "no answer comes in time, the message was not taken": {"kind": "hang", "accepted": False, "copies": 1},
    "a gateway answers with a page": {"kind": "502", "accepted": False, "copies": 1},
    "a gateway answers with a page after the message was taken": {"kind": "502", "accepted": True, "copies": 2},
    "something else answers": {"kind": "not_json", "accepted": False, "copies": 1},
    "the server stumbles": {"kind": "500", "accepted": False, "copies": 1},
}


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
async def test_a_message_whose_outcome_is_unknown_is_repeated_once_and_counted(
    town: Town, lost: dict[str, Any]
) -> None:
    town.bot.fail(lost["kind"], "sendMessage", accepted=lost["accepted"], seconds=1)
    async with town.life(timeout=0.3) as app:
        town.put(app, OFFICER, "một")
        await until(lambda: town.rows(NOTICE, "một") == [("pending", 1, 1)])
        assert town.read(OFFICER) == ["một"] * (lost["copies"] - 1)
    town.skip(seconds=31)
    async with town.life():
        await until(lambda: town.rows(NOTICE, "một") == [("sent", 1, 2)])
    assert town.read(OFFICER) == ["một"] * lost["copies"]


async def test_a_message_that_the_network_refuses_stops_no_other(town: Town) -> None:
    town.bot.fail("400", "sendMessage", chat=OFFICER)
    async with town.life() as app:
        for word in ("một", "hai"):
            town.put(app, OFFICER, word)
        await until(lambda: town.read(OFFICER) == ["hai"], 10)
    assert town.rows(NOTICE, "một") == [("given_up", 0, 1)]


async def test_with_a_token_that_is_not_valid_nothing_is_lost(town: Town) -> None:
    town.bot.revoke()
    town.bot.text(OFFICER, "/viec")
    async with town.life() as app:
        town.put(app, OFFICER, "một")
        await until(lambda: town.rows(NOTICE, "một") == [("pending", 0, 1)])
        await asyncio.sleep(0.1)
        assert town.rows("SELECT count(*) FROM inbox WHERE channel = 'telegram'") == [0]
    town.bot.authorised = True
    town.skip(minutes=6)
    async with town.life():
        await until(lambda: len(town.read(OFFICER)) == 2, 10)
    assert town.rows(NOTICE, "một") == [("sent", 0, 2)]
    assert town.bot.pending == 0 or town.rows("SELECT count(*) FROM inbox WHERE channel = 'telegram'") == [1]


async def test_with_the_network_out_of_reach_messages_wait(town: Town) -> None:
    async with town.life(poll=False, base_url="http://127.0.0.1:1/bot") as app:
        town.put(app, OFFICER, "một")
        await until(lambda: town.rows(NOTICE, "một") == [("pending", 0, 1)])
    town.skip(seconds=10)
    async with town.life():
        await until(lambda: town.read(OFFICER) == ["một"])


# In ------------------------------------------------------------------------------------------------------------------


async def test_bad_answers_to_a_poll_lose_nothing(town: Town) -> None:
    for kind in ("502", "500", "not_json", "closed", "429", "429_page"):
        town.bot.fail(kind, "getUpdates", seconds=0)
        town.bot.fail(kind, "getUpdates", accepted=True, seconds=0)
    chats = town.rows("SELECT CAST(chat AS INTEGER) FROM addresses ORDER BY chat")
    for chat in chats:
        town.bot.text(chat, "/viec")
    async with town.life():
        await until(lambda: len(town.bot.sent) == len(chats), 10)
    assert sorted(sent.chat for sent in town.bot.sent) == chats


async def test_update_ids_may_start_anywhere_after_a_quiet_week(town: Town) -> None:
    async with town.life():
        town.bot.text(OFFICER, "/viec")
        await until(lambda: len(town.read(OFFICER)) == 1)
    town.bot.quiet_week(next_update=5)
    town.skip(days=7)
    async with town.life(poll_timeout=1):
        for chat in (OFFICE, COLLEAGUE):
            town.bot.text(chat, "/viec")
        await until(lambda: len(town.bot.sent) == 3)
        # Also while the program runs all the week through, asking in vain at least once.
        town.bot.quiet_week(next_update=2)
        town.bot.text(NEIGHBOUR, "/viec")
        await until(lambda: len(town.bot.sent) == 4)
    assert town.rows("SELECT key FROM inbox WHERE channel = 'telegram' ORDER BY id") == ["810000000", "5", "6", "2"]


@contextmanager
def _locked(town: Town, engine: Engine) -> Iterator[None]:
    """Somebody else holds the database, and nobody waits for long."""

    def impatient(connection: Any, *_: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 20").close()

    event.listen(engine, "checkout", impatient)
    other = sqlite3.connect(town.folder / "nhacviec.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
        event.remove(engine, "checkout", impatient)


async def test_what_could_not_be_stored_is_not_acknowledged(town: Town) -> None:
    async with town.life() as app:
        with _locked(town, app.engine):
            town.bot.text(COLLEAGUE, "2 làm được 40%")
            calls = town.bot.calls["getUpdates"]
            await until(lambda: town.bot.calls["getUpdates"] >= calls + 2)
            assert town.bot.pending == 1
        await until(lambda: len(town.read(COLLEAGUE)) == 1)
        await until(lambda: town.bot.pending == 0)
    assert town.rows("SELECT count(*) FROM events WHERE kind = 'progress'") == [1]


@asynccontextmanager
async def _called_by_telegram(town: Town, app: App) -> AsyncIterator[str]:
    """The webhook of the program; yields its address."""
    (channel,) = app.channels
    web = pages(app.engine, {"main": channel}, app.reception.store, app.linked_file)  # type: ignore[dict-item]  # it is Telegram's
    async with serving(web) as address:
        yield f"{address}/telegram/main"


async def test_a_webhook_is_answered_only_after_the_update_is_stored(town: Town) -> None:
    async with town.life(poll=False) as app, _called_by_telegram(town, app) as url:
        with _locked(town, app.engine):
            await app.channels[0].set_webhook(url)  # type: ignore[attr-defined]  # it is Telegram's
            town.bot.text(COLLEAGUE, "2 làm được 40%")
            await until(lambda: town.bot.webhook is not None and town.bot.webhook.last_error)
            assert town.bot.pending == 1
        await until(lambda: len(town.read(COLLEAGUE)) == 1, 10)
        await until(lambda: town.bot.pending == 0)
    assert town.rows("SELECT count(*) FROM events WHERE kind = 'progress'") == [1]


async def test_an_update_that_comes_twice_by_webhook_is_handled_once(town: Town) -> None:
    town.bot.text(COLLEAGUE, "2 làm được 40%")
    (update,) = town.bot.undelivered()
    async with town.life(poll=False) as app, _called_by_telegram(town, app) as url, httpx.AsyncClient() as client:
        secret = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        first = [client.post(url, json=update, headers=secret) for _ in range(3)]
        assert {answer.status_code for answer in await asyncio.gather(*first)} == {200}
        await until(lambda: len(town.read(COLLEAGUE)) == 1)
        assert (await client.post(url, json=update, headers=secret)).status_code == 200
        await app.reception.drain()
    assert town.rows("SELECT count(*) FROM events WHERE kind = 'progress'") == [1]
    assert len(town.read(COLLEAGUE)) == 1


async def test_nobody_speaks_in_telegrams_name(town: Town) -> None:
    town.bot.text(COLLEAGUE, "2 làm được 40%")
    (update,) = town.bot.undelivered()
    secret = "X-Telegram-Bot-Api-Secret-Token"
    async with town.life(poll=False) as app, _called_by_telegram(town, app) as url, httpx.AsyncClient() as client:
        for headers in ({}, {secret: ""}, {secret: "guessed"}, {secret: SECRET[:-1]}, {secret: "bí mật".encode()}):
            assert (await client.post(url, json=update, headers=headers)).status_code == 403
        told = {secret: SECRET}
        assert (await client.post(url, content=b"no update", headers=told)).status_code == 400
        assert (await client.post(url, json={"update_id": "x"}, headers=told)).status_code == 400
        assert (await client.post(url, content=b"x" * 1_100_000, headers=told)).status_code == 413
        assert (await client.post(url.replace("main", "other"), json=update, headers=told)).status_code == 404
        assert (await client.get(url)).status_code == 405
    assert town.rows("SELECT count(*) FROM inbox WHERE channel = 'telegram'") == [0]


async def test_updates_that_nobody_knows_stop_nothing(town: Town) -> None:
    for kind, body in (("message", {"nonsense": 1}), ("message", []), ("callback_query", {}), ("brand_new", {"x": 1})):
        town.bot.raw_update(kind, body)
    town.bot.text(OFFICER, "/viec")
    async with town.life():
        await until(lambda: len(town.read(OFFICER)) == 1)
    assert town.rows("SELECT DISTINCT state FROM inbox WHERE channel = 'telegram'") == ["handled"]


# Files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["cut", "404", "502", "closed"])
async def test_a_file_that_does_not_come_is_asked_for_again(town: Town, kind: str) -> None:
    town.bot.fail(kind, "download")
    async with town.life() as app:
        town.bot.photo(COLLEAGUE, b"\xff\xd8 a proof" * 1000, "2 làm được 40%")
        await until(lambda: town.rows("SELECT state FROM evidence") == ["fetching"])
        assert await app.fetch(town.now()) == 0
        assert await app.fetch(town.now()) == 0, "not before its time"
        town.skip(seconds=31)
        assert await app.fetch(town.now()) == 1
    assert town.rows("SELECT state, size FROM evidence") == [("kept", len(b"\xff\xd8 a proof") * 1000)]
    kept = [path for path in (town.folder / "evidence").rglob("*") if path.is_file()]
    assert [path.stat().st_size for path in kept] == [len(b"\xff\xd8 a proof") * 1000]


async def test_a_file_of_25_megabytes_is_told_to_its_sender(town: Town) -> None:
    """One whose size the network tells, and one that it says is small."""
    async with town.life() as app:
        town.bot.document(COLLEAGUE, "lon.pdf", b"x", "2 làm được 40%", size=25_000_000)
        await until(lambda: len(town.read(COLLEAGUE)) == 1)
        assert town.rows("SELECT count(*) FROM events WHERE kind = 'progress'") == [0]
        town.bot.document(COLLEAGUE, "la.pdf", bytes(25_000_000), "2 làm được 40%", size=1000)
        await until(lambda: town.rows("SELECT state FROM evidence") == ["fetching"])
        await app.fetch(town.now())
        app.delivery.wake()
        await until(lambda: len(town.read(COLLEAGUE)) == 3, 10)
    assert town.rows("SELECT state FROM evidence") == ["unavailable"]
    assert "lon.pdf" in town.bot.sent[0].text
    assert "la.pdf" in town.bot.sent[-1].text
    assert town.rows("SELECT count(*) FROM events WHERE kind = 'progress'") == [1]


async def test_files_of_a_network_that_is_off_keep_no_other_waiting(town: Town) -> None:
    async with town.life() as app:
        town.bot.photo(COLLEAGUE, b"\xff\xd8 a proof", "2 làm được 40%")
        await until(lambda: town.rows("SELECT state FROM evidence") == ["fetching"])
        columns = "commune_id, person_id, at, kind, state, bot, chat, file, attempts"
        for number in range(6):
            town.rows(
                f"INSERT INTO evidence (id, channel, {columns})"
                f" SELECT {-number - 1}, 'zalo', {columns} FROM evidence WHERE channel = 'telegram'"
            )
        assert await app.fetch(town.now()) == 1
