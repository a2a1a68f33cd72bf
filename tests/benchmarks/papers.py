"""How soon the papers of a period are written, once its figures are there."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from documents.briefing_docx import write_briefing
from documents.chart import draw_chart
from documents.letter_docx import write_letter
from documents.report_docx import template_of, write_report
from documents.report_xlsx import write_workbook
from plans.report import ReportContent
from tests.benchmarks.running import HOUSE, median
from tests.doubles.reports import briefing_of, figures_of, letter_of, report_of

TASKS, EVIDENCE = 100, 500
AGENCIES = 25
REPEATS = 5  # within a run
_ALL = "from tests.benchmarks.papers import content, all_three; all_three(content())"


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Measure each paper `runs` times five times and print the medians; nothing is held for `seconds`."""
    del folder, seconds
    report, times = content(), runs * REPEATS
    template = template_of(report)
    papers: dict[str, Callable[[], bytes]] = {
        "report (DOCX)": lambda: write_report(report),
        "report in the commune's template": lambda: write_report(report, template),
        "annexes (XLSX)": lambda: write_workbook(report),
        "chart (PNG)": lambda: _chart(report),
        "letter (DOCX)": lambda: write_letter(letter_of()),
        "sheet for the meeting (DOCX)": lambda: write_briefing(briefing_of(60)),
    }
    print(f"papers: {TASKS} tasks with {EVIDENCE} pieces of evidence, {AGENCIES} agencies, {times} times", flush=True)
    for name, write in papers.items():
        print(f"papers: {name}: {_told(write, times)}, {len(write()) // 1024} kB", flush=True)
    print(f"papers: report, annexes and chart: {_told(lambda: all_three(report), times)}", flush=True)
    fresh = median([_seconds(_in_a_fresh_process)[0] for _ in range(runs)])
    print(f"papers: the three from a fresh process: {fresh:.2f} s", flush=True)


def content() -> ReportContent:
    """A report with so many tasks, each with its share of the evidence."""
    report = report_of(TASKS)
    proofs = tuple(f"Báo cáo số {number}/BC-UBND ngày 20/8/2026" for number in range(EVIDENCE // TASKS))
    tasks = tuple(replace(task, evidence=proofs) for task in report.tasks)
    return replace(report, tasks=tasks, agencies=figures_of(tuple(f"Cơ quan số {n}" for n in range(AGENCIES))))


def all_three(report: ReportContent) -> tuple[bytes, bytes, bytes]:
    """What an office gets when it asks for a quarter."""
    return write_report(report), write_workbook(report), _chart(report)


def _chart(report: ReportContent) -> bytes:
    return draw_chart(report.title, report.agencies, report.letterhead.words)


def _in_a_fresh_process() -> None:
    subprocess.run([sys.executable, "-c", _ALL], check=True, cwd=HOUSE)


def _told(deed: Callable[[], object], times: int) -> str:
    clock, processor = zip(*(_seconds(deed) for _ in range(times)), strict=True)
    return f"{median(list(clock)):.2f} s (processor {median(list(processor)):.2f} s)"


def _seconds(deed: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of this process's processor."""
    clock, processor = time.perf_counter(), time.process_time()
    deed()
    return time.perf_counter() - clock, time.process_time() - processor
