"""How soon an officer has the answer while sixty write in a second, and how many a second can be answered at most."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any

from sqlalchemy import func, select

from db import history
from db.models import Commune, Outgoing, OutState, Update, UpdateState
from db.session import open_engine, reading
from tests.benchmarks import running
from tests.benchmarks.running import Double, Machine, cpu_seconds, median, percentile
from tests.benchmarks.world import World, a_commune_at_work

RATE = 60
# So many officers wait for an answer at any moment when the highest rate is looked for.
OUTSTANDING = 100
PRESSED_SECONDS = 23
# Telegram's own limit of 30 messages a second would be what is measured.
UNLIMITED = 1000


@dataclass(frozen=True, kw_only=True)
class Held:
    """Seconds from an update to its answer, sorted, at a steady rate; processor time in milliseconds per update."""

    latencies: Sequence[float]
    cpu: float
    others: float  # the share of all processors that other programs took meanwhile

    def at(self, share: float) -> float:
        return percentile(self.latencies, share) * 1000

    def __str__(self) -> str:
        return (
            f"p50 {self.at(0.5):.0f} ms, p95 {self.at(0.95):.0f} ms, p99 {self.at(0.99):.0f} ms, "
            f"longest {self.at(1):.0f} ms; {self.cpu:.1f} ms of processor time per update; "
            f"other programs took {self.others:.0%} of the machine"
        )


@dataclass(frozen=True, kw_only=True)
class Run:
    held: Held
    peak: float
    echo: float


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Measure `runs` times and print each run and the medians."""
    print("latency: making a commune with 20 plans and 200 officers", flush=True)
    world = a_commune_at_work(folder / "commune")
    measured = [_run(world.copied(folder / f"run {number}"), seconds) for number in range(1, runs + 1)]
    for share, name in ((0.5, "p50"), (0.95, "p95"), (0.99, "p99")):
        print(f"latency: median {name} at {RATE}/s: {median([run.held.at(share) for run in measured]):.0f} ms")
    print(
        f"latency: median peak: {median([run.peak for run in measured]):.0f} updates/s; bare echo bot: "
        f"{median([run.echo for run in measured]):.0f}/s; ours to echo: "
        f"{median([run.peak / run.echo for run in measured]):.2f}"
    )


def _run(world: World, seconds: float) -> Run:
    print(f"latency: load average at the start {os.getloadavg()[0]:.1f}", flush=True)
    with running.double() as double:
        with running.ours(world, double, per_second=UNLIMITED) as bot:
            answers = [double.ask("gather", first=world.chats[0], count=len(world.chats), idly=False)]
            held = _held(double, bot, seconds, answers)
            print(f"latency: {RATE}/s held for {seconds:.0f} s: {held}", flush=True)
            answers.append(double.ask("press_on", outstanding=OUTSTANDING, seconds=PRESSED_SECONDS))
        _check(world, answers)
    peak, echo = answers[-1]["rate"], _echo(world)
    print(f"latency: peak {peak:.0f} updates/s; bare echo bot {echo:.0f}/s", flush=True)
    return Run(held=held, peak=peak, echo=echo)


def _held(double: Double, bot: Popen[str], seconds: float, answers: list[dict[str, Any]]) -> Held:
    before, cpu_before, ours_before = Machine.now(), cpu_seconds(bot), cpu_seconds(bot) + cpu_seconds(double.process)
    answer = double.ask("hold", rate=RATE, seconds=seconds)
    spent = cpu_seconds(bot) - cpu_before
    ours = cpu_seconds(bot) + cpu_seconds(double.process) - ours_before
    busy = Machine.now().since(before)
    answers.append(answer)
    return Held(
        latencies=sorted(latency for _, latency in answer["latencies"]),
        cpu=spent / answer["said"] * 1000,
        others=max(0.0, busy.busy - ours) / busy.whole,
    )


def _echo(world: World) -> float:
    with running.double() as double, running.echo(double):
        answers = [double.ask("gather", first=world.chats[0], count=len(world.chats), idly=True)]
        answers.append(double.ask("press_on", outstanding=OUTSTANDING, seconds=PRESSED_SECONDS))
    assert not any(answer["unanswered"] or answer["unasked"] for answer in answers)
    return float(answers[-1]["rate"])


def _check(world: World, answers: Sequence[dict[str, Any]]) -> None:
    """Every update was handled and answered once: the double heard so, and the database says so."""
    assert not any(answer["unanswered"] or answer["unasked"] for answer in answers), "an answer is missing or too many"
    said = sum(answer["said"] for answer in answers)
    engine = open_engine(world.database_url)
    with reading(engine) as tx:
        handled = select(func.count()).where(Update.state == UpdateState.HANDLED)
        once = select(func.count(func.distinct(Outgoing.key))).where(
            Outgoing.kind == "answer", Outgoing.state == OutState.SENT, Outgoing.attempts == 1, Outgoing.unknown == 0
        )
        assert tx.scalar(select(func.count(Update.id))) == tx.scalar(handled) == tx.scalar(once) == said
        assert [history.first_break(tx, commune) for commune in tx.scalars(select(Commune.id))] == [None]
    engine.dispose()
    print(f"latency: {said} updates were each handled once and answered once", flush=True)
