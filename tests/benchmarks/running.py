"""Starts the processes of a benchmark, talks with the double, watches the machine, and ends all of it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.world import World
from tests.doubles.telegram import TOKEN

HOUSE = Path(__file__).resolve().parents[2]
# How long a process may take to end by itself once it is asked to.
_GRACE = 15


@dataclass(frozen=True, kw_only=True)
class Double:
    """The Telegram double, with the crowd, in a process of its own."""

    process: subprocess.Popen[str]
    base_url: str
    base_file_url: str

    def ask(self, do: str, **how: Any) -> dict[str, Any]:
        """Give an order and wait until it is done; AssertionError when a request was against the specification."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **how}) + "\n")
        self.process.stdin.flush()
        answer = dict(json.loads(self.process.stdout.readline()))
        assert not answer["violations"], answer["violations"][:3]
        return answer


@contextmanager
def double(*options: str) -> Iterator[Double]:
    """A fresh double, which ends with the block."""
    with _process("crowd", *options, environment={}, folder=HOUSE) as process:
        assert process.stdout is not None
        yield Double(process=process, **json.loads(process.stdout.readline()))


@contextmanager
def ours(world: World, server: Double, *, per_second: float) -> Iterator[subprocess.Popen[str]]:
    """Our bot over a world's database, all of it as in service but the speed of the network."""
    environment = {
        "DATABASE_URL": world.database_url,
        "EVIDENCE_DIR": str(world.folder / "evidence"),
        "LISTEN": "127.0.0.1:0",
        "TELEGRAM_MESSAGES_PER_SECOND": str(per_second),
    }
    arguments = ("programs", "ours", "--begins", world.begins.isoformat())
    with _process(*arguments, environment=environment | _network(server), folder=world.folder) as process:
        yield process


@contextmanager
def echo(server: Double) -> Iterator[subprocess.Popen[str]]:
    """The bare bot of python-telegram-bot."""
    with _process("programs", "echo", environment=_network(server), folder=HOUSE) as process:
        yield process


@contextmanager
def broadcast(server: Double, way: str, chats: Sequence[int]) -> Iterator[subprocess.Popen[str]]:
    """A script that sends to these chats in one of the usual ways, and ends."""
    arguments = ("programs", "broadcast", way, str(chats[0]), str(len(chats)))
    with _process(*arguments, environment=_network(server), folder=HOUSE) as process:
        yield process


def _network(server: Double) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": server.base_url,
        "TELEGRAM_BASE_FILE_URL": server.base_file_url,
    }


@contextmanager
def _process(
    module: str, *arguments: str, environment: Mapping[str, str], folder: Path
) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder,
        # Nothing of the shell's own settings: a token in it would be a second bot.
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(HOUSE), **environment},
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def cpu_seconds(process: subprocess.Popen[str]) -> float:
    """The processor time that a process has taken so far (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True)
class Machine:
    """How long all processors together have worked, and have been there, in seconds (Linux)."""

    busy: float
    whole: float

    @classmethod
    def now(cls) -> Machine:
        line = Path("/proc/stat").read_text().splitlines()[0]
        ticks = [int(number) / os.sysconf("SC_CLK_TCK") for number in line.split()[1:9]]
        idle = ticks[3] + ticks[4]
        return cls(busy=sum(ticks) - idle, whole=sum(ticks))

    def since(self, before: Machine) -> Machine:
        return Machine(busy=self.busy - before.busy, whole=self.whole - before.whole)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
