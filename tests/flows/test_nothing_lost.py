"""Nothing lost, nothing twice: two ticks at once, statements that fail anywhere, writes that share a commit."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from actions import rounds
from actions.messages import FailureReason, Incoming, Limits
from actions.wording import meaning, say
from bot.app import App, assembled
from bot.demo.stage import Stage
from db import history, outbox
from db.models import Commune, Event
from db.session import Writer, open_engine, reading, transaction
from jobs import tidy
from jobs.deliver import Delivery
from plans.work import EventKind
from tests.conftest import AN_MAU, Cast
from tests.doubles.telegram import until
from tests.flows.looking import change, item_of, one, person, rows

# Seven working days before the standing work of the quarter is due: a step for every agency.
MORNING = date(2026, 3, 4)


class DiskTrouble(OperationalError):
    """What the engine is made to raise."""

    def __init__(self, statement: str = "") -> None:
        super().__init__(statement, {}, OSError("disk trouble"))


@contextmanager
def statement_fails(
    engine: Engine, number: int, *, naming: str = "", and_all_after: bool = False
) -> Iterator[list[str]]:
    """The `number`-th statement from here on (of those `naming` something) fails; yields the statements seen so far."""
    seen: list[str] = []

    def look(_: Any, __: Any, statement: str, *___: Any) -> None:
        if naming in statement and not statement.startswith("PRAGMA"):
            seen.append(statement)
            if len(seen) == number or (and_all_after and len(seen) > number):
                raise DiskTrouble(statement)

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", look)


@asynccontextmanager
async def another_process(stage: Stage) -> AsyncIterator[App]:
    """A second program on the same database and the same network."""
    async with assembled(stage.app.settings, [stage.channel], lambda: stage.now) as app:
        yield app


@asynccontextmanager
async def delivering(delivery: Delivery) -> AsyncIterator[None]:
    """Delivery as it runs in production."""
    task = asyncio.create_task(delivery.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def put_notices(stage: Stage, chat: str, words: list[str], *, priority: int = outbox.NOTICE) -> None:
    """Messages laid into the outbox as an action would."""

    def put(tx: Session) -> None:
        for word in words:
            outbox.put(
                tx, key=f"notice:{word}", kind="notice", meaning=meaning(say("told-words", person="X", words=word)),
                commune_id=1, person_id=None, channel="memory", bot="main", chat=chat, language="vi", now=stage.now,
                priority=priority,
            )  # fmt: skip

    with transaction(stage.app.engine) as tx:
        put(tx)


def words_to(stage: Stage, chat: str) -> list[str]:
    return [sent.text.partition("“")[2].rstrip("”") for sent in stage.channel.to(chat)]


def everybody_was_reminded_once(stage: Stage) -> None:
    """Each step is in history once; each reader has one digest, sent once; each step that was sent says so once."""
    steps = rows(stage, "SELECT once FROM events WHERE kind = 'step_taken'")
    assert len(steps) == len(set(steps)) > 5
    digests = rows(stage, "SELECT key, state, unknown, chat FROM outbox WHERE kind = 'digest'")
    assert {state for _, state, _, _ in digests} == {"sent"}
    assert {unknown for _, _, unknown, _ in digests} == {0}
    received = Counter(sent.chat for sent in stage.channel.sent if "Việc cần để ý" in sent.text)
    assert received == Counter(chat for _, _, _, chat in digests)
    assert set(received.values()) == {1}
    reminded = rows(stage, "SELECT item_id, json_extract(data, '$.to') FROM events WHERE kind = 'reminded'")
    assert len(reminded) == len(set(reminded)) >= len(steps)


def the_offices_were_asked_once(stage: Stage) -> None:
    """The month's question about what waits: once in each commune's history, once to each of its office."""
    assert rows(stage, "SELECT commune_id, once FROM events WHERE kind = 'conditions_asked'") == [
        (1, "waiting:2026-03"), (2, "waiting:2026-03"),
    ]  # fmt: skip
    assert rows(stage, "SELECT commune_id, state FROM outbox WHERE kind = 'waiting' ORDER BY 1") == [
        (1, "sent"), (2, "sent"),
    ]  # fmt: skip


def the_chain_is_whole(stage: Stage) -> None:
    with reading(stage.app.engine) as tx:
        assert [history.first_break(tx, commune) for commune in (1, 2)] == [None, None]


# Two at once ---------------------------------------------------------------------------------------------------------


async def test_two_ticks_at_once_remind_once(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.set_clock(MORNING)
    taken = await asyncio.gather(*(stage.app.remind(stage.now) for _ in range(2)))
    await stage.settle()
    assert min(taken) == 0 < max(taken)
    everybody_was_reminded_once(stage)
    the_offices_were_asked_once(stage)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_two_processes_on_one_database_remind_once(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.set_clock(MORNING)
    async with another_process(stage) as other:
        await asyncio.gather(stage.app.remind(stage.now), other.remind(stage.now))
        await asyncio.gather(stage.app.delivery.drain(), other.delivery.drain())
    everybody_was_reminded_once(stage)
    the_offices_were_asked_once(stage)
    the_chain_is_whole(stage)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_second_tick_on_the_same_day_says_nothing(stage: Stage) -> None:
    stage.set_clock(MORNING)
    assert await stage.tick() > 0
    heard = len(stage.channel.sent)
    stage.wait(minutes=1)
    assert await stage.tick() == 0
    assert len(stage.channel.sent) == heard


async def test_two_processes_handle_an_update_once(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    for percent in range(10, 20):
        stage.channel.say(cast.colleague.chat, f"1 làm được {percent}%")
    async with another_process(stage) as other:
        waiting = stage.channel.take_waiting()
        await asyncio.gather(*(app.reception.store(stage.channel, waiting) for app in (stage.app, other)))
        await asyncio.gather(stage.app.reception.drain(), other.reception.drain())
        await asyncio.gather(stage.app.delivery.drain(), other.delivery.drain())
    told = rows(stage, "SELECT json_extract(data, '$.percent') FROM events WHERE kind = 'progress' ORDER BY id")
    assert sorted(told) == list(range(10, 20))
    assert len(stage.channel.to(cast.colleague.chat)) == 1 + 10
    the_chain_is_whole(stage)


# A statement fails, at every place -----------------------------------------------------------------------------------


async def test_a_tick_that_is_interrupted_anywhere_leaves_a_true_state(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Whichever statement fails, a commune's steps and its digests are there together or not at all."""
    caplog.set_level(logging.CRITICAL)
    stage.set_clock(MORNING)
    for number in count(1):
        with statement_fails(stage.app.engine, number, and_all_after=True) as seen, suppress(DiskTrouble):
            await stage.app.remind(stage.now)
        _steps_and_digests_are_there_together(stage)
        if len(seen) < number:
            break
    assert number > 12
    await stage.settle()
    everybody_was_reminded_once(stage)
    the_offices_were_asked_once(stage)
    the_chain_is_whole(stage)


def _steps_and_digests_are_there_together(stage: Stage) -> None:
    for commune in (1, 2):
        told = rows(
            stage,
            "SELECT DISTINCT value FROM events, json_each(data, '$.to') WHERE kind = 'step_taken' AND commune_id = ?",
            commune,
        )
        laid = rows(stage, "SELECT person_id FROM outbox WHERE kind = 'digest' AND commune_id = ?", commune)
        assert sorted(told) == sorted(laid)
        looked_at = "SELECT count(*) FROM work_items WHERE commune_id = ? AND look_at <= '2026-03-04 00:30:00.000000'"
        assert (one(stage, looked_at, commune) == 0) == bool(laid)


async def test_an_item_that_cannot_be_read_keeps_no_other_waiting(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    await stage.says(cast.officer, "/viec")
    change(stage, f"UPDATE work_items SET kind = 'nonsense' WHERE id = {item_of(stage, cast.officer, 1)}")
    due = rows(stage, "SELECT id FROM work_items WHERE look_at <= '2026-03-04 00:30:00.000000' AND kind != 'nonsense'")
    stage.set_clock(MORNING)
    assert await stage.tick() > 3
    assert sorted(rows(stage, "SELECT item_id FROM events WHERE kind = 'step_taken'")) == sorted(due)
    assert [sent for sent in stage.channel.to(cast.colleague.chat) if "Việc thường xuyên quý I/2026" in sent.text]


async def test_what_always_fails_is_tried_less_and_less_and_told_of_once(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    """The item of one commune: its own others and the neighbour go on, and so does it as soon as it can be read."""
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    kind = one(stage, "SELECT kind FROM work_items WHERE id = ?", item)
    change(stage, f"UPDATE work_items SET kind = 'nonsense' WHERE id = {item}")
    stage.set_clock(MORNING)
    scans = tries_of(stage, item)
    for _ in range(180):
        await stage.tick()
        stage.wait(minutes=1)
    assert len(scans()) <= 25
    told = [r for r in caplog.records if r.name.startswith("jobs.")]
    assert [r.getMessage() for r in told] == [
        f"the scan of items of commune 1 ({item}) failed; tried again in growing pauses, up to an hour"
    ]
    assert told[0].exc_info is not None
    assert rows(stage, "SELECT id FROM events WHERE kind = 'step_taken' AND item_id = ?", item) == []
    change(stage, f"UPDATE work_items SET kind = '{kind}' WHERE id = {item}")
    stage.set_clock(MORNING + timedelta(days=1))
    await stage.tick()
    assert len(rows(stage, "SELECT id FROM events WHERE kind = 'step_taken' AND item_id = ?", item)) == 1
    assert "goes on again" in caplog.records[-1].getMessage()


def tries_of(stage: Stage, item: int) -> Callable[[], list[int]]:
    """How often the scan has asked for this item from here on, whatever came with it."""
    seen: list[int] = []

    def look(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        if "FROM work_items" in statement and "look_at <=" in statement and item in tuple(values):
            seen.append(item)

    event.listen(stage.app.engine, "before_cursor_execute", look)
    return lambda: seen


async def test_the_rounds_of_a_commune_that_always_fail_rest_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[int] = []
    go_round = rounds.go_round

    def fails(tx: Any, communes: Any, now: Any) -> None:
        if 1 in communes:
            tried.append(len(communes))
            raise LookupError("something of this commune")
        go_round(tx, communes, now)

    monkeypatch.setattr(rounds, "go_round", fails)
    stage.set_clock(MORNING)
    for _ in range(120):
        await stage.tick()
        stage.wait(minutes=1)
    assert 7 <= len(tried) <= 16
    assert len([r for r in caplog.records if r.levelno >= logging.WARNING]) == 1
    assert rows(stage, "SELECT commune_id FROM events WHERE kind = 'conditions_asked'") == [2]


async def test_a_reply_whose_handling_fails_anywhere_is_recorded_once(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    await stage.says(cast.colleague, "/viec")
    for percent in count(1):
        stage.channel.say(cast.colleague.chat, f"1 làm được {percent}%")
        await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
        with statement_fails(stage.app.engine, percent) as seen, suppress(DiskTrouble):
            await stage.app.reception.drain()
        await stage.app.reception.drain()
        if len(seen) < percent:
            break
    assert percent > 20
    await stage.settle()
    told = rows(stage, "SELECT json_extract(data, '$.percent') FROM events WHERE kind = 'progress' ORDER BY id")
    assert told == list(range(1, percent + 1))
    assert set(rows(stage, "SELECT state FROM inbox")) == {"handled"}
    answers = [sent.text for sent in stage.channel.to(cast.colleague.chat)[1:]]
    assert len(answers) == percent
    assert all(f"được {p}%" in text for p, text in enumerate(answers, start=1))
    the_chain_is_whole(stage)


async def test_a_sending_whose_marking_fails_is_marked_later_and_not_repeated(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    put_notices(stage, cast.officer.chat, ["một"])
    with statement_fails(stage.app.engine, 1, naming="SET state=?, lease=?, settled_at"):
        await stage.app.delivery.drain()
    assert words_to(stage, cast.officer.chat) == ["một"]
    assert rows(stage, "SELECT state, unknown FROM outbox WHERE key = 'notice:một'") == [("sent", 0)]


async def test_delivery_that_fails_anywhere_sends_all_and_repeats_only_what_it_counts(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    """Each round one more statement fails and the process is replaced, as after a kill."""
    caplog.set_level(logging.CRITICAL)
    chats = [actor.chat for actor in (cast.officer, cast.colleague, cast.head)]
    rounds = 14
    for number in range(1, rounds + 1):
        for chat in chats:
            put_notices(stage, chat, [f"{chat}-{number}"])
        delivery = Delivery(stage.app.writer, [stage.channel], stage.app.fetching.folder, lambda: stage.now)
        with statement_fails(stage.app.engine, number):
            task = asyncio.create_task(delivery.drain())
            await asyncio.wait([task], timeout=0.15)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        for sending in delivery._sending:
            sending.cancel()
        await tidy.release(stage.app.writer, stage.now, all_of_them=True)
    await stage.app.delivery.drain()
    assert rows(stage, "SELECT DISTINCT state FROM outbox WHERE kind = 'notice'") == ["sent"]
    sent = Counter(word for chat in chats for word in words_to(stage, chat))
    assert set(sent) == {f"{chat}-{number}" for chat in chats for number in range(1, rounds + 1)}
    unknown = dict(rows(stage, "SELECT substr(key, 8), unknown FROM outbox WHERE kind = 'notice'"))
    assert all(times - 1 <= unknown[word] for word, times in sent.items())
    assert sum(unknown.values()) < rounds


async def test_an_update_that_always_fails_is_put_aside_and_stops_nobody(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    conversation = stage.app.reception._converse
    handle = conversation.handle

    def choke(tx: Session, incoming: Incoming, now: datetime) -> int | None:
        found = handle(tx, incoming, now)
        if incoming.text.startswith("3"):
            raise ZeroDivisionError
        return found

    await stage.says(cast.colleague, "/viec")
    monkeypatch.setattr(conversation, "handle", choke)
    for text in ("1 làm được 11%", "3 làm được 33%", "2 làm được 22%"):
        stage.channel.say(cast.colleague.chat, text)
    await stage.settle()
    told = rows(stage, "SELECT json_extract(data, '$.percent') FROM events WHERE kind = 'progress'")
    assert sorted(told) == [11, 22]
    assert Counter(rows(stage, "SELECT state FROM inbox WHERE id > 9 ORDER BY id"))["failed"] == 1
    sorry = [sent.text for sent in stage.channel.to(cast.colleague.chat) if "chưa ghi nhận tin vừa rồi" in sent.text]
    assert len(sorry) == 1


async def test_reception_that_stumbles_goes_on_without_waiting_for_the_next_message(
    stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    """The disk is full for a moment while an update waits; nobody writes after it."""
    caplog.set_level(logging.CRITICAL)
    handled = "SELECT count(*) FROM inbox WHERE state = 'handled' AND body LIKE '%Chiều%'"
    task = asyncio.create_task(stage.app.reception.run())
    await asyncio.sleep(0.05)
    with statement_fails(stage.app.engine, 1, naming="FROM inbox"):
        stage.channel.say(cast.colleague.chat, "Chiều nay tôi báo")
        await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
        await until(lambda: rows(stage, handled) == [1])
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


# The order in which things go out ------------------------------------------------------------------------------------


@contextmanager
def one_at_a_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """The network takes one message at a time, and none after the first until the event is set."""
    monkeypatch.setattr(stage.channel, "limits", Limits(concurrency=1))
    gate, send = asyncio.Event(), stage.channel.send

    async def slowly(chat: str, message: Any) -> str:
        if stage.channel.sent:
            await gate.wait()
        return await send(chat, message)

    monkeypatch.setattr(stage.channel, "send", slowly)
    yield gate


async def test_an_answer_overtakes_the_digests(stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.set_clock(MORNING)
    await stage.app.remind(stage.now)
    digests = one(stage, "SELECT count(*) FROM outbox WHERE state = 'pending'")
    assert digests > 3
    with one_at_a_time(stage, monkeypatch) as gate:
        async with delivering(stage.app.delivery):
            await until(lambda: len(stage.channel.sent) == 1)
            stage.channel.say(cast.leader.chat, "/viec")
            await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
            await stage.app.reception.drain()
            gate.set()
            await until(lambda: len(stage.channel.sent) == digests + 1)
    chats = [sent.chat for sent in stage.channel.sent]
    # One digest was out and one under way when the person wrote.
    assert chats.index(cast.leader.chat) <= 2


async def test_first_in_first_out_in_each_chat(stage: Stage, cast: Cast) -> None:
    chats = [cast.officer.chat, cast.colleague.chat, cast.head.chat]
    for number in range(20):
        for chat in chats:
            put_notices(stage, chat, [f"{chat}-{number}"])
    await stage.app.delivery.drain()
    for chat in chats:
        assert words_to(stage, chat) == [f"{chat}-{number}" for number in range(20)]


async def test_what_failed_stays_ahead_of_what_came_after_it(stage: Stage, cast: Cast) -> None:
    put_notices(stage, cast.officer.chat, ["một", "hai", "ba"])
    put_notices(stage, cast.head.chat, ["khác"])
    stage.channel.fail(FailureReason.TOO_FAST, chat=cast.officer.chat, retry_after=0.2)
    async with delivering(stage.app.delivery):
        await until(lambda: words_to(stage, cast.head.chat) == ["khác"])
        assert words_to(stage, cast.officer.chat) == []
        stage.wait(seconds=5)
        stage.app.delivery.wake()
        await until(lambda: len(words_to(stage, cast.officer.chat)) == 3)
    assert words_to(stage, cast.officer.chat) == ["một", "hai", "ba"]


async def test_reminders_that_are_no_longer_true_keep_nobody_waiting(stage: Stage, cast: Cast) -> None:
    """Many digests have nothing true left to say; the message behind them goes out at once, not half a minute later."""
    people = rows(stage, "SELECT person_id, chat FROM addresses WHERE commune_id = 1")

    def put(tx: Session) -> None:
        for number in range(30):
            for person_id, chat in people:
                outbox.put(
                    tx, key=f"stale:{number}:{person_id}", kind="digest", meaning={"day": "2026-03-02"}, commune_id=1,
                    person_id=person_id, channel="memory", bot="main", chat=chat, language="vi", now=stage.now,
                )  # fmt: skip

    with transaction(stage.app.engine) as tx:
        put(tx)
    put_notices(stage, cast.officer.chat, ["đúng"], priority=outbox.DIGEST)
    stage.channel.limits = Limits(concurrency=1)
    async with delivering(stage.app.delivery):
        await until(lambda: words_to(stage, cast.officer.chat) == ["đúng"])
    assert Counter(rows(stage, "SELECT state FROM outbox WHERE kind = 'digest'")) == {"dropped": 30 * len(people)}


async def test_a_digest_is_dropped_when_all_of_it_was_done_meanwhile(stage: Stage, cast: Cast) -> None:
    await stage.tick()  # what others lead is told on the first morning
    told = len(stage.channel.to(cast.colleague.chat))
    stage.set_clock(MORNING)
    await stage.app.remind(stage.now)
    stage.channel.say(cast.colleague.chat, "/viec")
    await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
    await stage.app.reception.drain()
    for number in (1, 2, 3):
        stage.channel.say(cast.colleague.chat, f"{number} xong")
    await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
    await stage.app.reception.drain()
    await stage.settle()
    assert not [sent for sent in stage.channel.to(cast.colleague.chat)[told:] if "Việc cần để ý" in sent.text]
    state = "SELECT state FROM outbox WHERE kind = 'digest' AND person_id = ? ORDER BY id DESC LIMIT 1"
    assert one(stage, state, person(stage, cast.colleague)) == "dropped"


# Writes that share a commit ------------------------------------------------------------------------------------------


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    engine = open_engine(f"sqlite:///{tmp_path / 'shared.db'}")
    Commune.metadata.create_all(engine)
    ready = Writer(engine)
    yield ready
    ready.close()
    engine.dispose()


def _commune(name: str) -> Any:
    row = {"name": name, "bot": "main", "settings": {}, "created_at": datetime(2026, 3, 2).astimezone()}
    return lambda tx: tx.execute(insert(Commune), [row])


def _names(writer: Writer) -> list[str]:
    return writer.submit(lambda tx: sorted(tx.scalars(select(Commune.name)))).result()


def _together(writer: Writer, *writes: Any) -> list[Any]:
    """All of these in one commit: they wait behind a write that is under way."""
    gate = threading.Event()
    first = writer.submit(lambda _: gate.wait(5))
    waiting = [writer.submit(write) for write in writes]
    gate.set()
    outcomes = [future.exception() for future in (first, *waiting)]
    return outcomes[1:]


def test_a_write_that_fails_leaves_its_neighbours_in_the_commit(writer: Writer) -> None:
    def half(tx: Session) -> None:
        _commune("nửa")(tx)
        raise DiskTrouble

    outcomes = _together(writer, _commune("a"), half, _commune("b"), _commune("a"), _commune("c"))
    assert [type(outcome) for outcome in outcomes] == [type(None), DiskTrouble, type(None), IntegrityError, type(None)]
    assert _names(writer) == ["a", "b", "c"]


def test_nobody_hears_of_success_when_the_commit_fails(writer: Writer) -> None:
    """What deferred a foreign key to the end breaks the commit for all who shared it; none of it is kept."""
    missing = {"commune_id": 99, "name": "không xã", "kind": "x", "aliases": []}

    def orphan(tx: Session) -> None:
        tx.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        tx.execute(insert(Commune.metadata.tables["agencies"]), [missing])

    outcomes = _together(writer, _commune("a"), orphan)
    assert [type(outcome) for outcome in outcomes] == [IntegrityError, IntegrityError]
    assert _names(writer) == []
    assert _together(writer, _commune("b")) == [None]
    assert _names(writer) == ["b"]


def test_what_sqlite_gave_up_by_itself_is_not_taken_for_kept(writer: Writer) -> None:
    """On a full disk it does so in the middle of one write, and the work of those before it is gone with it."""

    def on_a_full_disk(tx: Session) -> None:
        tx.connection().exec_driver_sql("ROLLBACK")
        raise DiskTrouble

    outcomes = _together(writer, _commune("a"), on_a_full_disk, _commune("b"))
    assert [type(outcome) for outcome in outcomes] == [type(None), DiskTrouble, type(None)]
    assert _names(writer) == ["a", "b"]


def test_a_write_that_nobody_wants_any_more_is_not_begun(writer: Writer) -> None:
    gate = threading.Event()
    first = writer.submit(lambda _: gate.wait(5))
    unwanted, wanted = writer.submit(_commune("a")), writer.submit(_commune("b"))
    assert unwanted.cancel()
    gate.set()
    assert (first.result(), wanted.exception(), _names(writer)) == (True, None, ["b"])


async def test_many_writers_at_once_lose_no_event(stage: Stage) -> None:
    """Two hundred writes from tasks that do not know each other: each is there once, in an unbroken chain."""
    item = one(stage, "SELECT min(id) FROM work_items WHERE commune_id = 1")
    before = one(stage, "SELECT count(*) FROM events WHERE commune_id = 1")

    def write(number: int) -> Any:
        def record(tx: Session) -> None:
            history.record(tx, 1, EventKind.COMMENTED, stage.now, item_id=item, data={"number": number})
            if number % 10 == 0:
                raise DiskTrouble

        return stage.app.writer.run(record)

    outcomes = await asyncio.gather(*(write(number) for number in range(200)), return_exceptions=True)
    assert Counter(type(outcome) for outcome in outcomes) == {type(None): 180, DiskTrouble: 20}
    assert one(stage, "SELECT count(*) FROM events WHERE commune_id = 1") == before + 180
    the_chain_is_whole(stage)


async def test_a_reader_sees_one_moment_while_others_write(stage: Stage) -> None:
    with reading(stage.app.engine) as tx:
        events = select(Event.id).where(Event.commune_id == 1)
        before = len(tx.scalars(events).all())
        await stage.write(lambda tx: history.record(tx, 1, EventKind.COMMENTED, stage.now))
        assert len(tx.scalars(events).all()) == before
    with reading(stage.app.engine) as tx:
        assert len(tx.scalars(events).all()) == before + 1


async def test_nothing_done_while_reading_is_kept(stage: Stage) -> None:
    with reading(stage.app.engine) as tx:
        tx.scalars(select(Commune).where(Commune.name == AN_MAU)).one().province = "đã đổi"
        tx.flush()
    assert rows(stage, "SELECT count(*) FROM communes WHERE province = 'đã đổi'") == [0]
