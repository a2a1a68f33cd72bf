"""The engine, the one place that commits, and the one thread that writes."""

from __future__ import annotations

import asyncio
import fcntl
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

T = TypeVar("T")

# Any number that no other program locks in our database.
_ADVISORY_LOCK = 0x6E686163

# How many waiting writes may share one commit.
_WRITES_PER_COMMIT = 64


def open_engine(url: str) -> Engine:
    """An engine for the URL. SQLite: WAL, synchronous=FULL, foreign keys on, BEGIN IMMEDIATE for writers.

    The folder of a SQLite file is made when it is missing. Errors never show parameters: these are people's words.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False, "timeout": 30})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not begin transactions of its own: `_begin_sqlite` decides which kind it is.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """An open transaction: committed when the block ends, rolled back when it raises. The only commit there is."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A view of one moment; nothing done in it is kept."""
    with engine.connect().execution_options(read_only=True) as connection, Session(connection) as session:
        yield session
        session.rollback()


def is_alive(engine: Engine) -> bool:
    """Whether the database answers; raises what the driver raises when it does not."""
    with reading(engine) as tx:
        return tx.execute(text("SELECT 1")).scalar() == 1


def first_line(error: DBAPIError) -> str:
    """What the driver says in one line; never a statement or its values."""
    return next(iter(str(error.orig).splitlines()), type(error).__name__)


def soundness(engine: Engine) -> str:
    """What SQLite finds on looking its file over, "ok" when all is well; other engines look after themselves."""
    if engine.dialect.name != "sqlite":
        return "ok"
    with reading(engine) as tx:
        return str(tx.execute(text("PRAGMA quick_check")).scalar())


@contextmanager
def only_process(engine: Engine) -> Iterator[bool]:
    """Whether this process alone serves the database while the block runs.

    On SQLite a lock file beside it tells, on PostgreSQL an advisory lock that ends with the connection.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.detach()  # so that closing it ends the session, and the lock with it
            yield bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_LOCK}).scalar())
        return
    database = make_url(engine.url).database
    if not database or database == ":memory:":
        yield True
        return
    with Path(f"{database}.lock").open("a") as file:
        alone = _lock(file)
        try:
            yield alone
        finally:
            if alone:
                fcntl.flock(file, fcntl.LOCK_UN)


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Writer:
    """The one thread that writes. Writes that wait together share one commit.

    Where one of them raises, nothing of that commit is kept and each is done again in a commit of its own, so that
    one failing leaves the others: a write must do the same when it is run twice. The caller of the failing one gets
    its exception; callers hear of success only after the commit.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def run(self, write: Callable[[Session], T]) -> T:
        """Run `write` in a transaction and return its value once it is committed."""
        return await asyncio.wrap_future(self.submit(write))

    def submit(self, write: Callable[[Session], T]) -> Future[T]:
        """As `run`, for callers outside the event loop."""
        future: Future[T] = Future()
        self._waiting.put(_Write(write, future))
        return future

    def close(self) -> None:
        """Finish what waits, then stop."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            while len(batch) < _WRITES_PER_COMMIT and not self._waiting.empty():
                following = self._waiting.get()
                if following is None:
                    self._waiting.put(None)
                    break
                batch.append(following)
            self._commit(batch)

    def _commit(self, waiting: list[_Write]) -> None:
        batch = [write for write in waiting if write.begins()]
        failure = self._try(batch)
        if failure is None:
            for write in batch:
                write.settle()
        elif len(batch) > 1 and any(write.failed for write in batch):
            # Not by savepoints: on a full disk SQLite gives up all of the transaction by itself, the work of the
            # others included, and a savepoint that is gone cannot be told from one that was rolled back.
            for write in batch:
                self._alone(write)
        else:
            for write in batch:
                write.refuse(failure)

    def _alone(self, write: _Write) -> None:
        failure = self._try([write])
        if failure is None:
            write.settle()
        else:
            write.refuse(failure)

    def _try(self, batch: list[_Write]) -> Exception | None:
        """All of these in one transaction, or none; why it was none."""
        try:
            with self._engine.connect() as connection, connection.begin():
                for write in batch:
                    write.run(connection)
        except Exception as failure:  # noqa: BLE001  told to those who wait for it
            return failure
        return None


class _Write:
    """One caller's work, its outcome, and the future that tells it."""

    def __init__(self, work: Callable[[Session], Any], future: Future[Any]) -> None:
        self._work = work
        self._future = future
        self._value: Any = None
        self.failed = False

    def begins(self) -> bool:
        """Whether somebody still wants it; from here on it can no longer be cancelled."""
        return self._future.set_running_or_notify_cancel()

    def run(self, connection: Connection) -> None:
        """Do the work within the transaction of this connection, which ends it."""
        self.failed = True
        # The session flushes at its commit; the transaction is that of the connection, and goes on.
        with (
            Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False) as session,
            session.begin(),
        ):
            self._value = self._work(session)
        self.failed = False

    def refuse(self, failure: Exception) -> None:
        self._future.set_exception(failure)

    def settle(self) -> None:
        self._future.set_result(self._value)
