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
from sqlalchemy.orm import Session

T = TypeVar("T")

# Any number that no other program locks in our database.
_ADVISORY_LOCK = 0x6E686163

# How many waiting writes may share one commit. Each keeps its own savepoint, so that one failing leaves the others.
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
    """The one thread that writes. Writes that wait together share one commit, each in a savepoint of its own.

    A write that raises is rolled back alone and its caller gets the exception. Callers hear of success only after
    the commit.
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

    def _commit(self, batch: list[_Write]) -> None:
        try:
            with self._engine.connect() as connection, connection.begin():
                for write in batch:
                    write.run(connection)
        except Exception as failure:  # noqa: BLE001  a commit that fails (disk full) is told to all who wait for it
            for write in batch:
                write.refuse(failure)
        else:
            for write in batch:
                write.settle()


class _Write:
    """One caller's work, its outcome, and the future that tells it."""

    def __init__(self, work: Callable[[Session], Any], future: Future[Any]) -> None:
        self._work = work
        self._future = future
        self._value: Any = None
        self._failure: Exception | None = None

    def run(self, connection: Connection) -> None:
        try:
            # The session's own transaction is a savepoint of the shared one: its commit is not yet the real one.
            with (
                Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session,
                session.begin(),
            ):
                self._value = self._work(session)
        except Exception as failure:  # noqa: BLE001  handed to the caller in `settle`
            self._failure = failure

    def refuse(self, failure: Exception) -> None:
        if not self._future.cancelled():
            self._future.set_exception(self._failure or failure)

    def settle(self) -> None:
        if self._failure is not None:
            self.refuse(self._failure)
        elif not self._future.cancelled():
            self._future.set_result(self._value)
