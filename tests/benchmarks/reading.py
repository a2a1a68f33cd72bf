"""How soon a plan's paper is read through its child, beside a library that merely takes the text out of it."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from openpyxl import Workbook

from documents.reading import Kind, kind_of, read_document
from plans.intake import read_plan
from tests.benchmarks.running import HOUSE, median
from tests.doubles.plan_papers import GOLD, annex_lines, body_lines, cell, docx_of, paragraph, row, run, saved, table
from tests.printing import Printer, Shape, finished

ROWS = 50
PAGES = 15
REPEATS = 5  # within a run
TITLES = (
    "STT", "Nhiệm vụ", "Yêu cầu năm 2026", "Sản phẩm", "Thời hạn hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp",
)  # fmt: skip

_TAKES_TEXT = {
    Kind.DOCX: """
import docx, io, sys
for table in docx.Document(io.BytesIO(sys.stdin.buffer.read())).tables:
    [[cell.text for cell in row.cells] for row in table.rows]
""",
    Kind.XLSX: """
import io, openpyxl, sys
for sheet in openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()), data_only=True):
    list(sheet.iter_rows(values_only=True))
""",
    Kind.PDF: """
import io, pdfplumber, sys
with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read())) as pdf:
    [(page.extract_text(), page.extract_tables()) for page in pdf.pages]
""",
}
_LIBRARY = {Kind.DOCX: "python-docx", Kind.XLSX: "openpyxl", Kind.PDF: "pdfplumber"}
# Runs a command on the bytes of standard input from a process that is itself small, and prints the command's peak.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], input=sys.stdin.buffer.read(), stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Measure each paper `runs` times five times and print the medians; nothing is held for `seconds`."""
    del folder, seconds
    for data, size in ((_docx(), f"{ROWS} rows"), (_xlsx(), f"{ROWS} rows"), (_pdf(), f"{PAGES} pages")):
        print(f"reading: {_measured(data, size, runs * REPEATS)}", flush=True)


def _measured(data: bytes, size: str, times: int) -> str:
    kind = kind_of(data)
    theirs_is = [sys.executable, "-c", _TAKES_TEXT[kind]]
    pairs = [(_taken(lambda: _ours(data)), _taken(lambda: _run(theirs_is, data))) for _ in range(times)]
    ours, theirs = zip(*pairs, strict=True)
    return (
        f"{kind.value.upper()}, {size}, {len(data) // 1024} kB, {times} times: "
        f"ours {_told(ours)}, {_peak(_command(kind), data)} MB; "
        f"{_LIBRARY[kind]} alone {_told(theirs)}, {_peak(theirs_is, data)} MB; "
        f"ours to it {median([a.processor / b.processor for a, b in pairs]):.2f} of the processor; "
        f"its meaning takes {_understood(data):.2f} s more of it"
    )


def _understood(data: bytes) -> float:
    """Seconds of the processor from the pages to the draft."""
    blocks = read_document(data).blocks
    begun = time.process_time()
    assert read_plan(blocks).tasks
    return time.process_time() - begun


def _told(taken: Sequence[Taken]) -> str:
    clock, processor = median([t.clock for t in taken]), median([t.processor for t in taken])
    return f"{clock:.2f} s (processor {processor:.2f} s)"


def _taken(deed: Callable[[], object]) -> Taken:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    deed()
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(clock=clock, processor=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _ours(data: bytes) -> None:
    assert read_document(data).blocks


def _run(command: Sequence[str], data: bytes) -> str:
    """Run a command on the bytes; what it prints."""
    return subprocess.run(command, input=data, check=True, capture_output=True, cwd=HOUSE).stdout.decode()


def _command(kind: Kind) -> list[str]:
    return [sys.executable, "-m", "documents.apart", kind.value, "300", "60"]


def _peak(command: Sequence[str], data: bytes) -> int:
    """The most memory that the command held, in megabytes."""
    return int(_run([sys.executable, "-c", _PEAK, *command], data)) // 1024


# --- the papers -------------------------------------------------------------------------------------------------------


def _tasks(count: int) -> list[list[str]]:
    """So many tasks: those of the sample plan again and again, numbered through."""
    fields = ("content", "requirement", "product", "deadline_text", "lead_text", "coordinators_text")
    tasks = islice(cycle(GOLD["tasks"]), count)
    return [[str(n), *(task[name] or "" for name in fields)] for n, task in enumerate(tasks, start=1)]


def _docx() -> bytes:
    body = "".join(paragraph(run(line)) for line in (*body_lines(), *annex_lines()))
    rows = (row(*(cell(paragraph(run(text))) for text in texts)) for texts in (TITLES, *_tasks(ROWS)))
    return docx_of(body + table(*rows, widths=[1500] * len(TITLES)))


def _xlsx() -> bytes:
    book = Workbook()
    for line in (*body_lines(), *annex_lines()):
        book.active.append([line])
    for texts in ([], TITLES, *_tasks(ROWS)):
        book.active.append(texts)
    return saved(book)


def _pdf() -> bytes:
    """Fifteen pages: the body, then rows until they are full."""
    for count in range(ROWS, 20 * ROWS):
        printer = Printer(shape=Shape())
        printer.page()
        printer.paragraphs(body_lines())
        printer.page(landscape=True)
        printer.table([TITLES], _tasks(count))
        if printer.paper.page_no() >= PAGES:
            return finished(printer.paper)
    raise AssertionError("the pages never fill")
