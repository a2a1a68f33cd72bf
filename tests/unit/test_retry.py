"""When a message that did not go out is tried again, and when not any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.messages import FailureReason
from plans.retry import PATIENCE, Again, Failure, GiveUp, after_failure

NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_the_failures_are_those_of_the_channels():
    assert {kind.value for kind in Failure} == {reason.value for reason in FailureReason}


@pytest.mark.parametrize(
    ("kind", "attempts", "retry_after", "wait"),
    [
        (Failure.UNREACHABLE, 1, None, 2),
        (Failure.UNREACHABLE, 2, None, 4),
        (Failure.UNREACHABLE, 7, None, 128),
        (Failure.UNREACHABLE, 8, None, 256),
        (Failure.UNREACHABLE, 9, None, 300),
        (Failure.UNREACHABLE, 5000, None, 300),
        (Failure.TOO_FAST, 1, 17, 18),
        (Failure.TOO_FAST, 6, 17, 18),
        (Failure.TOO_FAST, 1, 0, 1),
        (Failure.TOO_FAST, 3, None, 8),  # a quota without a word about when
        (Failure.UNAUTHORISED, 1, None, 300),
        (Failure.MIGRATED, 1, None, 0),
        (Failure.MIGRATED, 2, None, 4),
    ],
)
def test_how_long_to_wait(kind, attempts, retry_after, wait):
    assert after_failure(attempts, kind, retry_after, NOW, since=NOW) == Again(at=NOW + wait * SECOND)


@pytest.mark.parametrize("kind", [Failure.BLOCKED, Failure.REFUSED])
def test_what_will_never_go_is_given_up_at_once(kind):
    assert after_failure(1, kind, None, NOW, since=NOW) == GiveUp(code=kind.value)


def test_an_unknown_outcome_is_repeated_after_ever_longer_pauses_and_counted():
    waits = []
    for uncertain in range(20):
        decision = after_failure(uncertain + 1, Failure.OUTCOME_UNKNOWN, None, NOW, since=NOW, uncertain=uncertain)
        if decision == GiveUp(code="outcome_unknown"):
            break
        assert decision.uncertain
        waits.append(decision.at - NOW)
    assert waits[:3] == [30 * SECOND, 60 * SECOND, 120 * SECOND]
    assert len(waits) == 12


def test_surely_not_sent_after_an_unknown_outcome_is_tried_on():
    assert after_failure(2, Failure.UNREACHABLE, None, NOW, since=NOW, uncertain=1) == Again(at=NOW + 4 * SECOND)


@pytest.mark.parametrize("kind", [Failure.UNREACHABLE, Failure.UNAUTHORISED, Failure.TOO_FAST])
def test_what_surely_never_went_out_waits_for_the_network_as_long_as_it_takes(kind):
    a_week_ago = NOW - timedelta(days=7)
    assert isinstance(after_failure(3000, kind, 5, NOW, since=a_week_ago), Again)


def test_what_perhaps_arrived_is_not_repeated_after_a_day():
    a_day_ago = NOW - PATIENCE.for_all
    assert after_failure(9, Failure.OUTCOME_UNKNOWN, None, NOW, since=a_day_ago) == GiveUp(code="outcome_unknown")


@given(
    st.sampled_from(Failure),
    st.integers(1, 10_000),
    st.none() | st.floats(0, 3600),
    st.floats(0, 1),
)
def test_never_too_early_never_too_long_and_always_the_same(kind, attempts, retry_after, jitter):
    def decide():
        return after_failure(attempts, kind, retry_after, NOW, since=NOW, jitter=jitter)

    assert decide() == decide()
    if isinstance(found := decide(), Again):
        earliest = retry_after if kind is Failure.TOO_FAST and retry_after else 0
        latest = earliest + 300 + 2
        assert NOW + earliest * SECOND <= found.at <= NOW + latest * SECOND
