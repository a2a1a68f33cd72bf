"""`python -m tests.benchmarks [NAME …]`: all benchmarks or those named; prints what it measured."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import broadcast, latency, package, papers, quarter, reading, scan, year

BENCHMARKS = {
    "latency": latency.benchmark,
    "broadcast": broadcast.benchmark,
    "scan": scan.benchmark,
    "growth": scan.growth,
    "reading": reading.benchmark,
    "package": package.benchmark,
    "papers": papers.benchmark,
    "quarter": quarter.benchmark,
    "year": year.benchmark,
}
PACKAGES = (
    "python-telegram-bot", "httpx", "SQLAlchemy", "uvicorn", "aiolimiter", "APScheduler", "python-docx", "openpyxl",
    "pdfplumber",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured; the medians count")
    parser.add_argument("--seconds", type=float, default=60, help="how long the steady load is held")
    options = parser.parse_args()
    _tell_where()
    with tempfile.TemporaryDirectory(prefix="nhacviec benchmark ") as folder:
        for name in options.names or BENCHMARKS:
            BENCHMARKS[name](Path(folder), runs=options.runs, seconds=options.seconds)


def _tell_where() -> None:
    packages = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores; Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {packages}",
        flush=True,
    )


if __name__ == "__main__":
    main()
