"""How long one tick takes where the whole country is served, and what a job per reminder would take instead."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine, func, select

from actions.reminders import DIGEST
from db.models import Event, Outgoing, WorkItem
from db.session import Writer, open_engine, reading
from jobs import remind
from plans.work import EventKind
from tests.benchmarks.nation import MORNING, Nation, fill
from tests.benchmarks.running import Machine, median

SMALL = Nation(communes=3300, items_each=100, due=5000)
LARGE = Nation(communes=3300, items_each=1000, due=5000)
# One job per reminder takes so long that fewer must do.
JOBS = 2000

_fired = threading.Semaphore(0)


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """Seconds of a tick with everything due, and of one with nothing due (the median of ten that followed).

    `cpu` is the processor time of the first, which other programs lengthen less.
    """

    due: float
    cpu: float
    idle: float
    others: float  # the share of all processors that other programs took meanwhile

    def __str__(self) -> str:
        return (
            f"{self.due:.2f} s ({self.cpu:.2f} s of processor time); none due {self.idle * 1000:.1f} ms; "
            f"other programs took {self.others:.0%} of the machine"
        )


@dataclass(frozen=True, kw_only=True)
class Fired:
    """Seconds to add one APScheduler job per reminder to a job store in a database, and until all had fired."""

    added: float
    fired: float
    cpu: float  # the processor time of both

    def __str__(self) -> str:
        return (
            f"{JOBS:,} jobs: {self.added:.1f} s to add, {self.fired:.1f} s until the last had fired "
            f"({self.cpu:.2f} s of processor time)"
        )


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Tick `runs` times from the same beginning, and after each tick fire jobs: in one process, by turns, so that what
    else the machine does falls on both. It takes as long as it takes, whatever `seconds` says."""
    _fill(folder, SMALL)
    ticks: list[Ticked] = []
    jobs: list[Fired] = []
    for number in range(runs):
        ticks.append(_ticked(folder, SMALL))
        jobs.append(_jobs(folder / f"jobs {number}.db"))
        _say(f"beside it {jobs[-1]}")
    _tell(SMALL, ticks)
    added, fired = median([one.added for one in jobs]), median([one.fired for one in jobs])
    _say(f"{JOBS:,} jobs in a job store: medians {added:.1f} s to add them, {fired:.1f} s until the last had fired")


def growth(folder: Path, *, runs: int, seconds: float) -> None:
    """Tick so many items and ten times as many, by turns; filling in the larger database takes most of the time."""
    measured: dict[Nation, list[Ticked]] = {SMALL: [], LARGE: []}
    for nation in measured:
        _fill(folder, nation)
    for _ in range(runs):
        for nation, ticks in measured.items():
            ticks.append(_ticked(folder, nation))
    for nation, ticks in measured.items():
        _tell(nation, ticks)
    _say(f"ten times the items: {_more(measured, 'due'):+.0%}, processor time {_more(measured, 'cpu'):+.0%}")


def _say(what: str) -> None:
    """Each line with the moment at which its measuring ended, so that nobody takes two runs for one."""
    print(f"scan: {datetime.now(UTC):%H:%M:%S} UTC: {what}", flush=True)


def _fill(folder: Path, nation: Nation) -> None:
    path = _path(folder, nation)
    if not path.exists():
        _say(f"filling in {nation.items:,} items of {nation.communes:,} communes")
        fill(path, nation).dispose()


def _ticked(folder: Path, nation: Nation) -> Ticked:
    ticked = _tick(nation, _path(folder, nation), folder / "run.db")
    _say(f"{nation.items:,} items: {ticked}")
    return ticked


def _path(folder: Path, nation: Nation) -> Path:
    return folder / f"{nation.items} items.db"


def _tell(nation: Nation, ticks: list[Ticked]) -> None:
    due, cpu, idle = (median([getattr(ticked, name) for ticked in ticks]) for name in ("due", "cpu", "idle"))
    _say(
        f"{nation.items:,} items, {nation.due:,} due: medians {due:.2f} s ({cpu:.2f} s of processor time), "
        f"none due {idle * 1000:.1f} ms"
    )


def _more(measured: dict[Nation, list[Ticked]], name: str) -> float:
    small, large = (median([getattr(ticked, name) for ticked in ticks]) for ticks in measured.values())
    return large / small - 1


def _tick(nation: Nation, filled: Path, path: Path) -> Ticked:
    shutil.copyfile(filled, path)
    os.sync()  # else the commits of the tick would wait until the copy is on the disk
    engine = open_engine(f"sqlite:///{path}")
    writer = Writer(engine)
    try:
        with reading(engine) as tx:
            tx.scalar(select(func.max(WorkItem.id)))  # as in service, the connection is there already
        before, cpu = Machine.now(), time.process_time()
        due = _seconds(lambda: asyncio.run(remind.tick(writer, MORNING)))
        cpu, machine = time.process_time() - cpu, Machine.now().since(before)
        minutes = [MORNING + timedelta(minutes=n) for n in range(1, 11)]
        idle = [_seconds(lambda at=at: asyncio.run(remind.tick(writer, at))) for at in minutes]  # type: ignore[misc]  # mypy cannot infer such a lambda
        _check(engine, nation)
    finally:
        writer.close()
        engine.dispose()
        path.unlink()
    return Ticked(due=due, cpu=cpu, idle=median(idle), others=max(0.0, machine.busy - cpu) / machine.whole)


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _check(engine: Engine, nation: Nation) -> None:
    """Every step was taken, and everybody whom it concerns has a digest."""
    steps = select(func.count(Event.id)).where(Event.kind == EventKind.STEP_TAKEN, Event.at == MORNING)
    digests = select(func.count(Outgoing.id)).where(Outgoing.kind == DIGEST, Outgoing.created_at == MORNING)
    with reading(engine) as tx:
        assert (tx.scalar(steps), tx.scalar(digests)) == (nation.due, nation.due)


def _jobs(path: Path) -> Fired:
    """A job per reminder, all due at once."""
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{path}")},
        job_defaults={"misfire_grace_time": None, "coalesce": True},
    )
    scheduler.start(paused=True)
    at, cpu = datetime.now(UTC), time.process_time()
    added = _seconds(lambda: [scheduler.add_job(_fire, "date", run_date=at) for _ in range(JOBS)])
    fired = _seconds(lambda: (scheduler.resume(), [_fired.acquire() for _ in range(JOBS)]))
    cpu = time.process_time() - cpu
    scheduler.shutdown()
    path.unlink()
    return Fired(added=added, fired=fired, cpu=cpu)


def _fire() -> None:
    _fired.release()
