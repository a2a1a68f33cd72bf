"""What nobody should send: thousands of damaged updates, and one account that floods the bot while others work."""

from __future__ import annotations

import json
import logging
import os
import random
import time
from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from actions.messages import RawUpdate
from bot.demo.stage import Stage
from tests.conftest import Cast, Ground, people_come_in, settle_in
from tests.doubles.telegram_bot import FakeBot
from tests.flows.looking import rows
from tests.networks import TelegramPeople, stage_on

# As many as CI has time for; NHACVIEC_STRANGE_UPDATES=10000 takes some minutes.
COUNT = int(os.environ.get("NHACVIEC_STRANGE_UPDATES", "1500"))
SEED = 20261120
KEPT = ("communes", "agencies", "people", "roles", "plans", "tasks", "work_items")


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The two communes before the double of Telegram."""
    ground = Ground(tmp_path / "there", None)
    ground.folder.mkdir()
    await settle_in(ground, "telegram")
    async with stage_on("telegram", ground) as ready:
        people_come_in(ready)
        yield ready


async def _samples(stage: Stage, cast: Cast) -> list[dict[str, Any]]:
    """Updates as Telegram makes them, of people who only look, and of strangers who do what is not theirs to do."""
    people = stage.channel
    assert isinstance(people, TelegramPeople)
    bot: FakeBot = people.double.bot
    await stage.says(cast.officer, "/viec")
    card = (await stage.presses(cast.officer, "1"))[-1]
    bot.text(int(cast.officer.chat), "/viec")
    bot.text(int(cast.officer.chat), "xin chào", reply_to=int(card.id))
    bot.text(int(cast.stranger.chat), "1 xong")
    bot.start(int(cast.stranger.chat), "no-such-payload")
    bot.photo(int(cast.stranger.chat), b"\xff\xd8 a photo", "1 xong")
    bot.document(int(cast.stranger.chat), "KH.docx", b"PK", "kế hoạch")
    bot.voice(int(cast.stranger.chat))
    bot.sticker(int(cast.officer.chat))
    bot.edit(int(cast.stranger.chat), bot.text(int(cast.stranger.chat), "một"), "hai")
    group = bot.group(-4000)
    bot.text(int(cast.officer.chat), "/viec", chat=group)
    bot.migrate(group)
    for choice in card.choices:
        bot.press(int(card.id), choice.label, user=int(cast.neighbour.chat))
    bot.block(int(cast.stranger.chat))
    bot.unblock(int(cast.stranger.chat))
    made = bot.undelivered()
    for update in made:
        bot.delivered(update["update_id"])
    return made


_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**70, 1e308, "", " ", "\x00 xong", "\ud800", "\u202e1 gnox", "x" * 10_000, [], {}, [[]],
    {"id": []}, "😀" * 200, "<b>", "%s%n", "'; DROP TABLE people; --", float("nan"),
)  # fmt: skip


def _damaged(update: dict[str, Any], chance: random.Random) -> str:
    """The update with some of its places changed, taken out or turned into something else; sometimes cut off."""
    made = deepcopy(update)
    for _ in range(chance.randint(1, 4)):
        places = list(_places(made))
        if not places:
            break
        holder, key = chance.choice(places)
        match chance.randint(0, 3):
            case 0:
                holder[key] = deepcopy(chance.choice(_ODD))
            case 1 if isinstance(holder, dict):
                del holder[key]
            case 2 if isinstance(holder[key], str):
                holder[key] = "".join(chance.sample(holder[key], len(holder[key])))
            case _:
                holder[key] = chance.choice([holder[key], str(holder[key]), [holder[key]], {"x": holder[key]}])
    body = json.dumps(made)
    return body if chance.random() > 0.03 else body[: chance.randrange(len(body))]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in pairs:
        if key != "update_id":
            yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


async def test_damaged_updates_reach_nobody_as_an_error_and_change_nothing(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    samples, chance = await _samples(stage, cast), random.Random(SEED)
    before = {table: rows(stage, f"SELECT * FROM {table} ORDER BY id") for table in KEPT}
    heard = len(stage.channel.sent)
    caplog.set_level(logging.ERROR)
    for start in range(0, COUNT, 100):
        batch = [
            RawUpdate(key=f"strange-{n}", body=_damaged(chance.choice(samples), chance))
            for n in range(start, min(start + 100, COUNT))
        ]
        await stage.app.reception.store(stage.channel, batch)
        await stage.app.reception.drain()
    await stage.settle()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert rows(stage, "SELECT count(*) FROM inbox WHERE state != 'handled'") == [0]
    assert {table: rows(stage, f"SELECT * FROM {table} ORDER BY id") for table in KEPT} == before
    said = [sent.text for sent in stage.channel.sent[heard:]]
    assert said
    assert not any(word in text for text in said for word in ("Traceback", "Error", "Exception"))


async def test_a_flood_from_one_account_delays_nobody_else_by_more_than_a_second(stage: Stage, cast: Cast) -> None:
    """A thousand messages wait; whoever else writes is answered in the next turn, before most of them."""
    people = stage.channel
    assert isinstance(people, TelegramPeople)
    for number in range(1000):
        people.say(cast.officer.chat, f"xin chào {number}")
    people.say(cast.colleague.chat, "/viec")
    await stage.app.reception.store(stage.channel, people.take_waiting())
    await stage.app.reception.drain()
    order = rows(stage, "SELECT person_id FROM outbox WHERE kind = 'answer' ORDER BY id DESC LIMIT 1001")[::-1]
    (theirs,) = rows(stage, "SELECT person_id FROM addresses WHERE chat = ?", cast.colleague.chat)
    assert len(order) == 1001
    assert order.index(theirs) <= 8, "whoever wrote last waited for the flood"


async def test_what_one_chat_sends_stays_in_its_order(stage: Stage, cast: Cast) -> None:
    people = stage.channel
    assert isinstance(people, TelegramPeople)
    begun = time.monotonic()
    for number in range(30):
        people.say(cast.officer.chat, f"lời chào số {number}")
        people.say(cast.colleague.chat, f"lời chào số {number}")
    await stage.app.reception.store(stage.channel, people.take_waiting())
    await stage.app.reception.drain()
    assert time.monotonic() > begun
    for actor in (cast.officer, cast.colleague):
        handled = rows(stage, "SELECT id FROM inbox WHERE chat = ? ORDER BY handled_at, id", actor.chat)
        assert handled == sorted(handled)
