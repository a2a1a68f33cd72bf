"""Readings of targets: what history keeps, what stands as of a moment, the rows of a report, and what is doubted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import ReportRegime
from plans.indicators import Operator, Target
from plans.readings import (
    FigureUnclear,
    Trend,
    doubt_about,
    figure_shown,
    period_said,
    periods_read,
    reading_data,
    readings_of,
    target_rows,
    target_shown,
)
from plans.work import EventKind, ItemEvent

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
SHARE = Target(op=Operator.AT_LEAST, value=Decimal(90), unit="%")
COUNT = Target(op=Operator.AT_LEAST, value=Decimal(24), unit="tin, bài")


def read(number: int, period: str, value: str, target: Target = SHARE, place: int = 0) -> ItemEvent:
    data = reading_data(target, place, period, Decimal(value))
    return ItemEvent(id=number, at=START + timedelta(days=number), kind=EventKind.READING, actor=7, data=data)


def taken_back(number: int, event: int) -> ItemEvent:
    at = START + timedelta(days=number)
    return ItemEvent(id=number, at=at, kind=EventKind.READING_TAKEN_BACK, data={"event": event})


def rows(events: list[ItemEvent], periods: list[str], target: Target = SHARE) -> list[Any]:
    found = target_rows(target, 0, readings_of(events, START + timedelta(days=999)), periods)
    return [(row.period, row.reading and str(row.reading.value), row.met, row.trend) for row in found]


def test_each_period_shows_its_last_reading_whether_it_is_met_and_the_trend() -> None:
    events = [read(1, "2026Q1", "80"), read(2, "2026Q2", "85"), read(3, "2026Q2", "91.5"), read(4, "2026Q4", "91.5")]
    assert rows(events, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]) == [
        ("2026Q1", "80", False, None),
        ("2026Q2", "91.5", True, Trend.UP),
        ("2026Q3", None, None, None),
        ("2026Q4", "91.5", True, Trend.SAME),
    ]


def test_a_late_correction_of_an_earlier_period_changes_that_period_alone() -> None:
    events = [read(1, "2026Q1", "80"), read(2, "2026Q2", "85"), read(3, "2026Q1", "88")]
    assert rows(events, ["2026Q1", "2026Q2"]) == [("2026Q1", "88", False, None), ("2026Q2", "85", False, Trend.DOWN)]


def test_what_is_taken_back_lets_the_reading_before_it_stand_again() -> None:
    events = [read(1, "2026Q1", "80"), read(2, "2026Q1", "8"), taken_back(3, 2)]
    assert rows(events, ["2026Q1"]) == [("2026Q1", "80", False, None)]
    before = readings_of(events, START + timedelta(days=2))
    assert [str(reading.value) for reading in before] == ["80", "8"]


def test_a_reading_is_judged_by_the_target_of_its_time() -> None:
    easier = Target(op=Operator.AT_LEAST, value=Decimal(80), unit="%")
    events = [read(1, "2026Q1", "85", easier), read(2, "2026Q2", "85")]
    assert [row[2] for row in rows(events, ["2026Q1", "2026Q2"])] == [True, False]


def test_readings_of_other_targets_and_other_units_stay_apart() -> None:
    events = [read(1, "2026Q1", "12", COUNT), read(2, "2026Q1", "97", place=1)]
    assert rows(events, ["2026Q1"]) == [("2026Q1", None, None, None)]
    assert periods_read(readings_of(events, START + timedelta(days=9)), 1) == ("2026Q1",)


@given(st.lists(st.tuples(st.sampled_from(["2026Q1", "2026Q2", "2026Q3"]), st.integers(0, 120)), max_size=12))
def test_every_period_has_one_row_and_none_loses_its_last_reading(said: list[tuple[str, int]]) -> None:
    events = [read(number, period, str(value)) for number, (period, value) in enumerate(said, 1)]
    periods = ["2026Q1", "2026Q2", "2026Q3"]
    last = {period: str(value) for period, value in said}
    assert [row[:2] for row in rows(events, periods)] == [(period, last.get(period)) for period in periods]


@pytest.mark.parametrize(
    ("target", "values", "unit", "before", "expected"),
    [
        (SHARE, ["85"], "%", None, None),
        (SHARE, ["150"], "%", None, FigureUnclear.OVER_HUNDRED),
        (SHARE, ["-5"], "%", None, FigureUnclear.NEGATIVE),
        (SHARE, ["9"], "%", "95", FigureUnclear.JUMP),
        (SHARE, ["70"], "%", "95", None),
        (SHARE, ["12"], "hoi nghi", None, FigureUnclear.OTHER_UNIT),
        (SHARE, ["85"], None, None, FigureUnclear.NO_UNIT),
        (COUNT, ["12"], "bai", None, None),
        (COUNT, ["12"], "tin, bai", None, None),
        (COUNT, ["12.5"], "bai", None, FigureUnclear.NOT_WHOLE),
        (COUNT, ["240"], "bai", None, FigureUnclear.JUMP),
        (COUNT, ["3"], "bai", "10", FigureUnclear.FELL),
        (COUNT, ["1200", "1.2"], "bai", None, FigureUnclear.SEPARATOR),
        (COUNT, ["9999999999999"], "bai", None, FigureUnclear.TOO_LARGE),
        (COUNT, ["-1", "-2"], "bai", None, FigureUnclear.NEGATIVE),
    ],
)
def test_what_cannot_be_or_is_hardly_so_is_doubted(
    target: Target, values: list[str], unit: str | None, before: str | None, expected: FigureUnclear | None
) -> None:
    previous = Decimal(before) if before else None
    assert doubt_about(target, [Decimal(value) for value in values], unit, previous) is expected


def test_a_rough_number_is_doubted_last() -> None:
    assert doubt_about(SHARE, [Decimal(85)], "%", None, roughly=True) is FigureUnclear.ROUGHLY
    assert doubt_about(SHARE, [Decimal(150)], "%", None, roughly=True) is FigureUnclear.OVER_HUNDRED


@pytest.mark.parametrize(
    ("quarter", "year", "today", "expected"),
    [
        (3, None, date(2026, 10, 2), "2026Q3"),
        (4, None, date(2027, 1, 5), "2026Q4"),
        (1, None, date(2026, 12, 20), "2027Q1"),  # from the 15th of December on
        (4, 2026, date(2026, 5, 5), None),
        (2, 2025, date(2026, 5, 5), "2025Q2"),
        (4, 9999, date(2026, 5, 5), None),
    ],
)
def test_a_quarter_named_is_the_last_one_that_has_begun(
    quarter: int, year: int | None, today: date, expected: str | None
) -> None:
    assert period_said(quarter, year, today, ReportRegime()) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1200", "hồ sơ", "1.200 hồ sơ"),
        ("98.50", "%", "98,5%"),
        ("80.00", "%", "80%"),
        ("1234567.25", "đồng", "1.234.567,25 đồng"),
        ("100", "", "100"),
    ],
)
def test_numbers_are_shown_in_vietnamese_writing(value: str, unit: str, expected: str) -> None:
    assert figure_shown(Decimal(value), unit) == expected


def test_a_target_is_shown_with_its_sign() -> None:
    assert [target_shown(SHARE), target_shown(COUNT)] == ["≥ 90%", "≥ 24 tin, bài"]
