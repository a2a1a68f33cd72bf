"""What fails again and again rests for longer and longer, up to an hour, and is told of once per change."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from jobs.pauses import Pauses

NOW = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def _fails(pauses: Pauses, now: datetime, error: type[Exception] = LookupError, *parts: int) -> None:
    try:
        raise error(f"at {now}")
    except (LookupError, ValueError) as raised:
        pauses.failed("it", raised, now, parts)


def test_the_pauses_grow_up_to_an_hour() -> None:
    pauses, now, rests = Pauses(), NOW, []
    for _ in range(9):
        _fails(pauses, now)
        began = now
        while pauses.rests("it", now):
            now += _MINUTE
        rests.append((now - began) // _MINUTE)
    assert rests == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert not pauses.rests("another", NOW)


def test_one_line_tells_of_it_and_another_only_when_something_changes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    pauses = Pauses()
    for n in range(5):
        _fails(pauses, NOW + n * _MINUTE)
    assert len(caplog.records) == 1
    _fails(pauses, NOW, LookupError, 7)
    _fails(pauses, NOW, LookupError, 7)
    _fails(pauses, NOW, ValueError, 7)
    assert len(caplog.records) == 3
    pauses.went_well("it")
    pauses.went_well("it")
    assert len(caplog.records) == 4
    assert "8 times" in caplog.records[-1].getMessage()
    assert not pauses.rests("it", NOW)
    assert pauses.parts("it") == frozenset()


def test_a_clock_that_was_set_back_does_not_prolong_a_pause() -> None:
    pauses = Pauses()
    _fails(pauses, NOW)
    assert not pauses.rests("it", NOW - timedelta(days=30))
