"""Every day of a year of five communes: nobody is told too much, out of hours, too late or without a reason."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from plans.ladder import Audience
from tests.year import laws
from tests.year.communes import Way, papers
from tests.year.living import a_year

# Told in the summary of the run; elsewhere a warning is an error.
pytestmark = pytest.mark.filterwarnings("default:REAL MATERIAL ABSENT")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lived(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[laws.Lived]:
    real, _ = papers()
    if not real:
        warnings.warn("REAL MATERIAL ABSENT: ../shared/seeds is not beside this checkout; invented plans", stacklevel=1)
    folder: Path = tmp_path_factory.mktemp("year")
    async with a_year(folder) as (stage, living):
        assert living.refused_answers == [], "the office was not understood"
        yield laws.Lived(stage=stage, villages=living.villages)


def test_the_year_was_lived(lived: laws.Lived) -> None:
    """No law below holds of nothing."""
    happened = laws.happened(lived)
    assert happened["people"] == 200
    assert {villager.way for village in lived.villages for villager in village.people} == set(Way)
    assert min(happened.values()) > 0, happened
    assert happened["reminded"] > 300
    assert happened["returned"] > 10


def test_nobody_gets_two_reminders_for_one_item_on_one_day(lived: laws.Lived) -> None:
    assert laws.reminded_twice(lived) == []


def test_standing_work_is_asked_about_once_in_a_window(lived: laws.Lived) -> None:
    assert laws.asked_again(lived) == []


def test_nobody_is_written_to_unasked_on_a_day_off_at_night_or_at_noon(lived: laws.Lived) -> None:
    assert laws.out_of_hours(lived) == []


def test_every_item_that_was_still_open_on_its_last_day_was_announced_before(lived: laws.Lived) -> None:
    assert laws.unannounced(lived) == []


def test_every_escalation_is_justified_by_history(lived: laws.Lived) -> None:
    breaches, seen = laws.unjustified(lived)
    assert breaches == []
    assert all(seen[audience] > 3 for audience in (Audience.HEAD, Audience.OFFICE, Audience.LEADER)), seen


def test_whoever_is_away_or_has_left_hears_nothing(lived: laws.Lived) -> None:
    assert laws.told_while_away(lived) == []


def test_a_week_brings_a_person_few_messages(lived: laws.Lived, capsys: pytest.CaptureFixture[str]) -> None:
    loudness = laws.loudness(lived)
    with capsys.disabled():
        print(f"\n{loudness}")
    assert loudness.median <= 6
