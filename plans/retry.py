"""Attempts + kind of failure → again at T, or give up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Failure(StrEnum):
    """Why a message did not go out, in the words of the networks' seam."""

    TOO_FAST = "too_fast"
    UNREACHABLE = "unreachable"
    OUTCOME_UNKNOWN = "outcome_unknown"
    BLOCKED = "blocked"
    MIGRATED = "migrated"
    REFUSED = "refused"
    UNAUTHORISED = "unauthorised"


_POINTLESS = frozenset({Failure.BLOCKED, Failure.REFUSED})


@dataclass(frozen=True, kw_only=True)
class Patience:
    """Waits between attempts double from `first` to `longest`; `for_all` bounds the repeats of what may have arrived.

    `margin` is added to what a network asks for. Where the outcome is unknown we wait
    `pause`, twice as long each time: a long trouble of the network is outlasted with a dozen repeats at most.
    """

    first: timedelta = timedelta(seconds=2)
    longest: timedelta = timedelta(seconds=300)
    margin: timedelta = timedelta(seconds=1)
    pause: timedelta = timedelta(seconds=30)
    for_all: timedelta = timedelta(hours=24)


PATIENCE = Patience()


@dataclass(frozen=True, kw_only=True)
class Again:
    """Try once more at `at`. `uncertain` marks a repeat of what may have arrived already: it is to be counted."""

    at: datetime
    uncertain: bool = False


@dataclass(frozen=True, kw_only=True)
class GiveUp:
    """Try no more; `code` is the failure that ended it."""

    code: str


def after_failure(
    attempts: int,
    kind: Failure,
    retry_after: float | None,
    now: datetime,
    *,
    since: datetime,
    uncertain: int = 0,
    jitter: float = 0.0,
    patience: Patience = PATIENCE,
) -> Again | GiveUp:
    """What to do after the `attempts`-th attempt (from 1) failed at `now`.

    `retry_after` is in seconds, where the network says; we never come back earlier. `since` is when the message
    was first to go out, `uncertain` how often it was sent before with the outcome unknown. `jitter` from 0 to 1
    spreads those who wait together. A migrated group is tried at its new place at once.
    """
    if kind in _POINTLESS:
        return GiveUp(code=kind.value)
    at = now + _wait(attempts, kind, retry_after, uncertain, jitter, patience)
    # What surely never went out waits for the network as long as it takes; what perhaps did is not repeated for ever.
    if kind is Failure.OUTCOME_UNKNOWN and at > since + patience.for_all:
        return GiveUp(code=kind.value)
    return Again(at=at, uncertain=kind is Failure.OUTCOME_UNKNOWN)


def _wait(
    attempts: int, kind: Failure, retry_after: float | None, uncertain: int, jitter: float, patience: Patience
) -> timedelta:
    if kind is Failure.OUTCOME_UNKNOWN:
        return patience.pause * (1 << min(uncertain, 20))
    if kind is Failure.UNAUTHORISED:
        return patience.longest
    if kind is Failure.MIGRATED and attempts == 1:
        return timedelta(0)
    if kind is Failure.TOO_FAST and retry_after is not None:
        return timedelta(seconds=retry_after) + patience.margin * (1 + jitter)
    return _doubled(attempts, patience) * (1 - jitter / 4)


def _doubled(attempts: int, patience: Patience) -> timedelta:
    # Twenty doublings are far beyond any `longest`; more would only overflow.
    return min(patience.first * (1 << min(attempts - 1, 20)), patience.longest)
