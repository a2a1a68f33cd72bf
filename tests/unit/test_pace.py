"""The pace of sending: as fast as the network allows although timers wake late, and never faster."""

from __future__ import annotations

import random

import pytest

from actions.messages import Limits
from jobs.deliver import Pace

TELEGRAM = Limits(per_second=30, per_chat_per_second=1, per_group_per_minute=20)


def starts(count: int, lateness: float, *, seed: int = 1) -> list[float]:
    """When messages to as many chats start, where every timer wakes up to `lateness` seconds late."""
    pace, chance, at, found = Pace(TELEGRAM), random.Random(seed), 100.0, []
    while len(found) < count:
        at = max(at, pace.open_at()) + chance.uniform(0, lateness)
        for _ in range(pace.allowance(32, at)):
            pace.take(str(len(found)), False, at)
            found.append(at)
    return found


@pytest.mark.parametrize("lateness", [0.0, 0.01, 0.05, 0.1, 0.5, 3.0])
def test_never_more_in_a_second_than_the_network_takes(lateness: float) -> None:
    found = starts(600, lateness)
    assert all(later - earlier >= 1.0 for earlier, later in zip(found, found[30:], strict=False))


@pytest.mark.parametrize("lateness", [0.0, 0.01, 0.02, 0.03])
def test_late_timers_cost_no_speed(lateness: float) -> None:
    found = starts(600, lateness)
    assert (len(found) - 1) / (found[-1] - found[0]) > 29


def test_a_chat_hears_once_a_second_and_a_group_twenty_times_a_minute() -> None:
    pace = Pace(TELEGRAM)
    pace.take("7", False, 100.0)
    assert "7" in pace.blocked(100.9)
    assert "7" not in pace.blocked(101.1)
    for second in range(20):
        pace.take("-7", True, 200.0 + 1.1 * second)
    assert "-7" in pace.blocked(259.0)
    assert "-7" not in pace.blocked(262.0)


def test_nothing_starts_while_the_network_rests() -> None:
    pace = Pace(TELEGRAM)
    pace.rest(150.0)
    assert pace.open_at() == 150.0


def test_a_network_without_limits_takes_all_that_is_free() -> None:
    assert Pace(Limits()).allowance(32, 100.0) == 32
