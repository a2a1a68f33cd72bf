"""The program is killed with SIGKILL at random moments while it is busy; nothing is lost and nothing is done twice.

KILLS tells how many kills (6, unless told otherwise), KILL_SEED which moments. Measured on 2026-11-20 with KILLS=50, on
two cores, in two minutes: 750 updates, each handled once; 200 reminders, all sent; 1,226 messages accepted by the
network, of which 276 were repeats; 326 were under way when a kill came, at most 19 at one (the sender's limit is 32).
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram import CONCURRENCY
from db import history
from db.session import open_engine, reading
from tests.doubles.telegram import TOKEN, FakeBot, TelegramDouble, running_in_thread
from tests.faults.crowd import KEY, OPEN_ITEMS, OPENS, Crowd, gathered

HOUSE = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "6"))
SEED = int(os.environ.get("KILL_SEED", "20261120"))
WRITERS, READERS = 20, 180
TEXTS_A_LIFE, TEXTS_A_SECOND = 15, 12
FILES = 4
DELAY = 0.1  # seconds that the network takes for each answer, so that many are under way when the kill comes
ONLY_ASKING = ("/viec", "/huongdan", "việc này là sao nhỉ", "hôm nay trời đẹp")


@dataclass
class Record:
    """What was done to the program, to be compared with what it made of it."""

    updates: int = 0
    progress: Counter[tuple[int, int, int]] = field(default_factory=Counter)  # chat, number, percent
    files: list[bytes] = field(default_factory=list)
    in_flight: list[int] = field(default_factory=list)  # messages under way at each kill


# The program ---------------------------------------------------------------------------------------------------------


@dataclass
class Program:
    """The program under test: started on a folder, killed, started again."""

    folder: Path
    double: TelegramDouble
    command: tuple[str, ...] = ("-m", "tests.faults.office_hours")
    lives: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Another life, a minute later by the office's clock than the last began."""
        command = [sys.executable, *self.command]
        with (self.folder / "program.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self._environment(), stdout=subprocess.DEVNULL, stderr=log
            )
        self.lives += 1

    def _environment(self) -> dict[str, str]:
        began = (OPENS + timedelta(minutes=self.lives)).timestamp()
        return {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "CLOCK_AHEAD": str(began - time.time()),
            "DATABASE_URL": f"sqlite:///{self.folder / 'crowd.db'}", "EVIDENCE_DIR": str(self.folder / "evidence"),
            "SECRET_KEY": KEY.decode(), "LISTEN": "127.0.0.1:0", "LOG_LEVEL": "WARNING", "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": self.double.base_url, "TELEGRAM_BASE_FILE_URL": self.double.base_file_url,
            "TELEGRAM_MESSAGES_PER_SECOND": "1000",
        }  # fmt: skip

    def end(self, number: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=30)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What lies in the database."""
        with closing(sqlite3.connect(self.folder / "crowd.db", timeout=30)) as connection:
            return connection.execute(query, values).fetchall()

    def count(self, query: str, *values: Any) -> int:
        return int(self.rows(query, *values)[0][0])


# The load ------------------------------------------------------------------------------------------------------------


@contextmanager
def people_write(program: Program, crowd: Crowd, record: Record, dice: random.Random) -> Iterator[None]:
    """All the while, whether the program lives or not, people write: reports that can be told apart, and questions.

    Not more of them for each life than a few, so that a slow machine has no more to do than a fast one.
    """
    done = threading.Event()
    percents = {(w.chat, n): dice.sample(range(1, 100), 99) for w in crowd.writers for n in range(2, OPEN_ITEMS + 2)}

    def write() -> None:
        while not done.is_set():
            if record.updates < TEXTS_A_LIFE * program.lives:
                _somebody_writes(program.double.bot, crowd, record, dice, percents)
            done.wait(dice.expovariate(TEXTS_A_SECOND))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _somebody_writes(
    bot: FakeBot, crowd: Crowd, record: Record, dice: random.Random, percents: dict[tuple[int, int], list[int]]
) -> None:
    chat, number = dice.choice(crowd.writers).chat, dice.randrange(2, OPEN_ITEMS + 2)
    record.updates += 1
    if dice.random() < 0.3 or not percents[chat, number]:
        bot.text(chat, dice.choice(ONLY_ASKING))
        return
    percent = percents[chat, number].pop()
    record.progress[chat, number, percent] += 1
    if len(record.files) < FILES and dice.random() < 0.1:
        record.files.append(f"proof {chat} {number} {percent}".encode())
        bot.document(chat, "proof.pdf", record.files[-1], f"việc {number} làm được {percent}%")
    else:
        bot.text(chat, f"việc {number} làm được {percent}%")


# The kills -----------------------------------------------------------------------------------------------------------


def live_and_die(program: Program, record: Record, dice: random.Random) -> None:
    """One life, ended at a random moment: while starting, some time into the work, or in the middle of sending."""
    polls, sent = program.double.bot.calls["getUpdates"], len(program.double.bot.sent)
    program.start()
    way = dice.random()
    if way < 0.15:
        time.sleep(dice.uniform(0.1, 2.0))
    elif way < 0.5:
        _wait(lambda: program.double.bot.calls["getUpdates"] > polls)
        time.sleep(dice.uniform(0.0, 1.2))
    else:
        some, limit = dice.randrange(1, 30), time.monotonic() + 4
        _wait(lambda: len(program.double.bot.sent) >= sent + some or time.monotonic() > limit)
        time.sleep(dice.uniform(0.0, 0.1))
    assert program.end(signal.SIGKILL) == -signal.SIGKILL
    # A message that the network took just now may be under way even longer than its sender lived.
    time.sleep(DELAY)
    record.in_flight.append(program.count("SELECT count(*) FROM outbox WHERE state = 'leased'"))


def _wait(so: Callable[[], bool], seconds: float = 30.0) -> None:
    limit = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < limit, "it did not come about in time"
        time.sleep(0.005)


def live_on(program: Program, record: Record) -> None:
    """The last life goes on until everything is done, and ends when asked to."""
    program.start()
    waiting = "SELECT (SELECT count(*) FROM inbox WHERE state = 'new') + (SELECT count(*) FROM outbox WHERE state IN "
    waiting += "('pending', 'leased')) + (SELECT count(*) FROM evidence WHERE state = 'fetching')"
    handled = "SELECT count(*) FROM inbox WHERE state = 'handled'"
    _wait(lambda: program.count(handled) >= record.updates and program.count(waiting) == 0, 240)
    assert program.end(signal.SIGTERM) == 0


@dataclass(frozen=True)
class Aftermath:
    """What is left to be looked at."""

    program: Program
    crowd: Crowd
    record: Record

    @property
    def bot(self) -> FakeBot:
        return self.program.double.bot


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aftermath]:
    folder, dice, record = tmp_path_factory.mktemp("killed"), random.Random(SEED), Record()
    crowd = gathered(folder, writers=WRITERS, readers=READERS, batches=KILLS + 1)
    with running_in_thread() as double:
        program = Program(folder, double)
        ahead = OPENS.timestamp() - time.time()
        double.bot.delay, double.bot.clock = DELAY, lambda: time.time() + ahead
        for somebody in crowd.everybody:
            double.bot.meet(somebody.chat)
        try:
            with people_write(program, crowd, record, dice):
                for _ in range(KILLS):
                    live_and_die(program, record, dice)
            live_on(program, record)
        finally:
            program.end(signal.SIGKILL)
        yield Aftermath(program, crowd, record)


# What must hold ------------------------------------------------------------------------------------------------------


def test_every_update_was_handled_exactly_once(aftermath: Aftermath) -> None:
    rows, record = aftermath.program.rows, aftermath.record
    assert rows("SELECT state, count(*), max(attempts) FROM inbox GROUP BY state") == [("handled", record.updates, 0)]
    told = rows(
        "SELECT chat, number, json_extract(data, '$.percent') FROM events"
        " JOIN addresses ON addresses.person_id = actor_id"
        " JOIN item_numbers ON item_numbers.person_id = actor_id AND item_numbers.item_id = events.item_id"
        " WHERE kind = 'progress'"
    )
    assert Counter((int(chat), number, percent) for chat, number, percent in told) == record.progress
    assert len(record.progress) > KILLS


def test_every_update_was_answered(aftermath: Aftermath) -> None:
    rows = aftermath.program.rows
    answers = rows("SELECT 'answer:telegram:main:' || key FROM inbox")
    assert rows("SELECT key FROM outbox WHERE kind = 'answer' AND state = 'sent' ORDER BY key") == sorted(answers)


def test_every_due_reminder_was_sent_once_it_was_due(aftermath: Aftermath) -> None:
    program, everybody = aftermath.program, aftermath.crowd.everybody
    due = sorted((somebody.reminded_of, somebody.person) for somebody in everybody)
    steps = program.rows(
        "SELECT item_id, value FROM events, json_each(data, '$.to') WHERE kind = 'step_taken' ORDER BY 1, 2"
    )
    assert steps == due
    reminded = "SELECT item_id, json_extract(data, '$.to') FROM events WHERE kind = 'reminded' ORDER BY 1, 2"
    assert program.rows(reminded) == due
    assert program.rows("SELECT state, count(*) FROM outbox WHERE kind = 'digest'") == [("sent", len(everybody))]
    read = {
        sent.chat for sent in aftermath.bot.sent if f"tổ số {sent.chat}" in sent.text and "Việc cần để ý" in sent.text
    }
    assert read == {somebody.chat for somebody in everybody}


def test_what_was_repeated_had_an_unknown_outcome_and_was_counted(aftermath: Aftermath) -> None:
    program, record, bot = aftermath.program, aftermath.record, aftermath.bot
    counted = dict(program.rows("SELECT CAST(chat AS INTEGER), sum(unknown) FROM outbox GROUP BY chat"))
    meant = dict(program.rows("SELECT CAST(chat AS INTEGER), count(*) FROM outbox WHERE state = 'sent' GROUP BY chat"))
    accepted = Counter(sent.chat for sent in bot.sent)
    repeated = {chat: accepted[chat] - meant[chat] for chat in accepted}
    assert accepted.keys() == meant.keys()
    assert all(0 <= repeated[chat] <= counted[chat] for chat in accepted)
    assert max(record.in_flight) <= CONCURRENCY
    # A life that ends before it gave the leases of the dead back leaves them to the next: counted there, once.
    assert sum(repeated.values()) <= sum(counted.values()) <= sum(record.in_flight)
    print(
        f"\n{KILLS} kills: {record.updates} updates, {len(aftermath.crowd.everybody)} reminders,"
        f" {len(bot.sent)} messages accepted, {sum(record.in_flight)} under way at a kill"
        f" (at most {max(record.in_flight)} at one), {sum(repeated.values())} repeated"
    )


def test_each_message_of_ours_is_one_of_the_networks(aftermath: Aftermath) -> None:
    """The network's id that we noted belongs to a message in that chat; the ids are all different."""
    noted = aftermath.program.rows("SELECT CAST(chat AS INTEGER), CAST(message AS INTEGER) FROM outbox")
    assert len(set(noted)) == len(noted)
    assert set(noted) <= {(sent.chat, sent.message_id) for sent in aftermath.bot.sent}


def test_no_event_is_doubled_and_the_chain_is_unbroken(aftermath: Aftermath) -> None:
    program, crowd = aftermath.program, aftermath.crowd
    doubled = "SELECT once FROM events WHERE once IS NOT NULL GROUP BY commune_id, once HAVING count(*) > 1"
    assert program.rows(doubled) == []
    engine = open_engine(f"sqlite:///{program.folder / 'crowd.db'}")
    with reading(engine) as tx:
        assert history.first_break(tx, crowd.commune) is None
    engine.dispose()
    assert program.rows("PRAGMA integrity_check") == [("ok",)]


def test_the_bytes_of_all_evidence_are_whole(aftermath: Aftermath) -> None:
    program, record = aftermath.program, aftermath.record
    kept = program.rows("SELECT state, sha256 FROM evidence")
    assert sorted(kept) == sorted(("kept", hashlib.sha256(data).hexdigest()) for data in record.files)
    for _, sha256 in kept:
        data = (program.folder / "evidence" / sha256[:2] / sha256).read_bytes()
        assert hashlib.sha256(data).hexdigest() == sha256


def test_the_network_was_asked_for_nothing_improper(aftermath: Aftermath) -> None:
    assert aftermath.program.double.violations == []
    assert aftermath.bot.conflicts <= KILLS  # a poll of the dead may still hang when the next life asks


def test_the_program_never_stumbled(aftermath: Aftermath) -> None:
    assert "Traceback" not in (aftermath.program.folder / "program.log").read_text()


def test_the_command_itself_is_killed_started_again_and_stopped(tmp_path: Path) -> None:
    """`python -m bot run`, by the machine's clock: what was not answered before the kill is answered after it."""
    with running_in_thread() as double:
        program = Program(tmp_path, double, command=("-m", "bot", "run"))
        assert _hears_before(program, 7, signal.SIGKILL) == -signal.SIGKILL
        assert _hears_before(program, 8, signal.SIGTERM) == 0
    assert "Traceback" not in (tmp_path / "program.log").read_text()


def _hears_before(program: Program, chat: int, end: signal.Signals) -> int:
    """A stranger writes to a program that is yet to be started, and is answered before it ends in this way."""
    program.double.bot.text(chat, "xin chào")
    program.start()
    _wait(lambda: any(sent.chat == chat for sent in program.double.bot.sent))
    return program.end(end)
