"""How soon a quarter is summed up: a commune's figures and papers from its history, and communes side by side."""

from __future__ import annotations

import argparse
import contextlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from actions import figures, papers, periods, reporting
from actions.papers import PaperKind
from bot import summary_cli
from db import people as register
from db.blobs import BlobFolder
from db.models import Commune
from db.session import open_engine, reading
from plans.calendar import VIETNAM, ReportingPeriod
from tests.benchmarks.running import median
from tests.benchmarks.world import World, quarters_of_work

TASKS, EVIDENCE = 100, 500
COMMUNES, TASKS_OF_EACH, EVIDENCE_OF_EACH = 92, 30, 30
PERIOD, ASKED_AT = "2026Q3", datetime(2026, 9, 15, 8, 30, tzinfo=VIETNAM)
REPEATS = 5  # within a run


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Measure each step `runs` times five times, the province `runs` times, and print the medians."""
    del seconds
    _one_commune(quarters_of_work(folder / "one", communes=1, rows=TASKS, evidence=EVIDENCE), runs * REPEATS)
    _province(
        quarters_of_work(folder / "province", communes=COMMUNES, rows=TASKS_OF_EACH, evidence=EVIDENCE_OF_EACH),
        folder,
        runs,
    )


def _one_commune(world: World, times: int) -> None:
    engine = open_engine(world.database_url)
    with reading(engine) as tx:
        (commune,) = register.communes(tx)
        of = periods.period(commune, PERIOD)
        counted = figures.figures(tx, commune, of, ASKED_AT).plan
        proofs = sum(item.evidence for row in counted.rows for item in row.items)
        if (counted.total.count, proofs) != (TASKS, EVIDENCE):
            raise AssertionError(f"{counted.total.count} tasks with {proofs} pieces of evidence are counted")
        print(f"quarter: {counted.total.count} tasks with {proofs} pieces of evidence, {times} times", flush=True)
        for name, deed in _deeds(tx, world, commune, of):
            print(f"quarter: {name}: {_told(deed, times)}", flush=True)
    engine.dispose()


def _deeds(
    tx: Session, world: World, commune: Commune, of: ReportingPeriod
) -> Sequence[tuple[str, Callable[[], object]]]:
    def written() -> list[bytes | None]:
        content = reporting.content_of(tx, commune, of, ASKED_AT)
        return [papers.write(kind, content, None) for kind in PaperKind]

    return (
        ("the rows alone, by plain SQL", lambda: _rows(world)),
        ("figures", lambda: _anew(tx, lambda: figures.figures(tx, commune, of, ASKED_AT))),
        ("all that the report says", lambda: _anew(tx, lambda: reporting.content_of(tx, commune, of, ASKED_AT))),
        ("from the question to the report, tables and chart", lambda: _anew(tx, written)),
    )


def _anew(tx: Session, deed: Callable[[], object]) -> object:
    """Nothing that was read before is remembered."""
    tx.expunge_all()
    return deed()


def _rows(world: World) -> int:
    with contextlib.closing(sqlite3.connect(world.folder / "nhacviec.db")) as connection:
        return sum(
            len(connection.execute(f"SELECT * FROM {table}").fetchall())
            for table in ("tasks", "work_items", "events", "evidence")
        )


def _province(world: World, folder: Path, runs: int) -> None:
    out = folder / "side by side"
    engine, parser = open_engine(world.database_url), argparse.ArgumentParser()
    summary_cli.add_arguments(parser)
    options = parser.parse_args(["--all", "--period", PERIOD, "--out", str(out)])
    told = _told(lambda: list(summary_cli.run(options, engine, BlobFolder(folder / "evidence"), ASKED_AT)), runs)
    lines = next(out.glob("*.txt")).read_text(encoding="utf-8").splitlines()
    if len(lines) != COMMUNES:
        raise AssertionError(f"{len(lines)} communes stand side by side")
    print(f"quarter: {COMMUNES} communes of {TASKS_OF_EACH} tasks side by side, {runs} times: {told}", flush=True)
    engine.dispose()


def _told(deed: Callable[[], object], times: int) -> str:
    clock, processor = zip(*(_seconds(deed) for _ in range(times)), strict=True)
    return f"{median(list(clock)):.3f} s (processor {median(list(processor)):.3f} s)"


def _seconds(deed: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    deed()
    return time.perf_counter() - clock, time.process_time() - processor
