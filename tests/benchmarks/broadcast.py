"""How fast a morning's reminders go out under Telegram's limits, and what becomes of them in other hands."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from actions.reminders import DIGEST
from db.models import Outgoing, OutState
from db.session import open_engine, reading
from tests.benchmarks import running
from tests.benchmarks.programs import RETRIES
from tests.benchmarks.running import median
from tests.benchmarks.world import World, a_morning_of_reminders

TELEGRAM = ("--limits", "--delay-ms", "50")
PER_SECOND = 30
# When nothing more has arrived for so many seconds, nothing more will.
_QUIET = 20.0
# One after another takes long; fewer tell as much.
_ONE_BY_ONE = 300


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What arrived of a broadcast."""

    wanted: int
    counted: dict[str, Any]

    @property
    def rate(self) -> float:
        return float((self.counted["messages"] - 1) / (self.counted["seconds"] or 1.0))

    @property
    def lost(self) -> int:
        return self.wanted - int(self.counted["chats"])

    @property
    def repeated(self) -> int:
        return int(self.counted["messages"]) - int(self.counted["chats"])

    def __str__(self) -> str:
        return (
            f"{self.rate:.2f} messages/s in {self.counted['seconds']:.0f} s; refused with 429: "
            f"{self.counted['refused']}; lost: {self.lost} of {self.wanted}; repeated: {self.repeated}"
        )


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Send 3,000 reminders `runs` times, and once in each of the other ways; print all of it. It takes as long as it
    takes, whatever `seconds` says."""
    print("broadcast: making 30 communes, each with 100 officers to be reminded", flush=True)
    world = a_morning_of_reminders(folder / "communes")
    ours = [_ours(world.copied(folder / f"morning {number}")) for number in range(1, runs + 1)]
    print(f"broadcast: median {median([sent.rate for sent in ours]):.2f} messages/s")
    _tell(f"AIORateLimiter(max_retries={RETRIES})", _theirs("limiter", world.chats))
    _tell("all at once", _theirs("at once", world.chats))
    _tell("one by one", _theirs("one by one", world.chats[:_ONE_BY_ONE]))


def _tell(who: str, sent: Sent) -> None:
    print(f"broadcast: {who}: {sent}", flush=True)


def _ours(world: World) -> Sent:
    print(f"broadcast: load average at the start {os.getloadavg()[0]:.1f}", flush=True)
    with running.double(*TELEGRAM) as double, running.ours(world, double, per_second=PER_SECOND):
        sent = Sent(wanted=len(world.chats), counted=_when_quiet(double, len(world.chats)))
    _tell("ours", sent)
    assert (sent.lost, sent.repeated, sent.counted["refused"]) == (0, 0, 0), sent
    _check(world)
    return sent


def _when_quiet(double: running.Double, wanted: int) -> dict[str, Any]:
    """What was counted when all had arrived, or nothing more came."""
    counted, moved = double.ask("count"), time.monotonic()
    while counted["messages"] < wanted and time.monotonic() - moved < _QUIET:
        time.sleep(1)
        before, counted = counted, double.ask("count")
        moved = time.monotonic() if counted["messages"] > before["messages"] else moved
    time.sleep(2)
    return double.ask("count")


def _check(world: World) -> None:
    """The database says of each reminder that it was sent, at the first attempt."""
    engine = open_engine(world.database_url)
    with reading(engine) as tx:
        digests = select(func.count()).where(
            Outgoing.kind == DIGEST, Outgoing.state == OutState.SENT, Outgoing.attempts == 1, Outgoing.unknown == 0
        )
        assert tx.scalar(digests) == tx.scalar(select(func.count(Outgoing.id))) == len(world.chats)
    engine.dispose()


def _theirs(way: str, chats: Sequence[int]) -> Sent:
    with running.double(*TELEGRAM) as double, running.broadcast(double, way, chats) as script:
        assert script.stdout is not None
        raised = json.loads(script.stdout.readline())["raised"]
        counted = double.ask("count")
    assert raised == len(chats) - counted["chats"], "what did not arrive was not noticed"
    return Sent(wanted=len(chats), counted=counted)
