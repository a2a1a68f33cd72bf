"""Working days of 2026, swap days, working hours and the reporting windows of 15 → 14."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import (
    VIETNAM,
    PeriodKind,
    ReportRegime,
    SendBy,
    SendByBasis,
    Span,
    WorkingHours,
    add_months,
    base_windows,
    half_year_span,
    last_day_of_month,
    lunar_new_year,
    month_span,
    named_period,
    quarter_span,
    vietnam_calendar,
    window_before,
    window_containing,
    year_span,
)

CALENDAR = vietnam_calendar([2026])
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


# The days off of 2026 that are longer than a weekend, as announced.
BREAKS_OF_2026 = [
    ("2026-01-01", "2026-01-04"),
    ("2026-02-14", "2026-02-22"),
    ("2026-04-25", "2026-04-27"),
    ("2026-04-30", "2026-05-03"),
    ("2026-08-29", "2026-09-02"),
    ("2026-11-24", "2026-11-24"),
]
SWAPPED_SATURDAYS_OF_2026 = [date(2026, 1, 10), date(2026, 8, 22)]


def test_every_single_day_of_2026_is_as_announced():
    off = {day for first, last in BREAKS_OF_2026 for day in days(first, last)}
    off |= {day for day in days("2026-01-01", "2026-12-31") if day.weekday() >= 5}
    off -= set(SWAPPED_SATURDAYS_OF_2026)
    assert {day for day in days("2026-01-01", "2026-12-31") if not CALENDAR.is_working_day(day)} == off


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 2), "Ngày nghỉ (thay cho ngày 10/01/2026)"),
        (date(2026, 8, 31), "Ngày nghỉ (thay cho ngày 22/08/2026)"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2026, 4, 26), "Ngày Giỗ Tổ Hùng Vương"),
        (date(2026, 1, 10), None),
        (date(2026, 11, 21), None),
        (date(2026, 11, 23), None),
    ],
    ids=str,
)
def test_a_holiday_has_a_name_and_a_weekend_has_none(day, name):
    assert CALENDAR.why_off(day) == name


def test_the_commune_closes_for_its_festival_and_works_on_a_swap_saturday():
    festival, saturday = date(2026, 3, 11), date(2026, 3, 14)
    commune = vietnam_calendar(days_off={festival: "Lễ hội xã"}, working_days=[saturday])
    assert not commune.is_working_day(festival)
    assert commune.why_off(festival) == "Lễ hội xã"
    assert commune.is_working_day(saturday)
    assert CALENDAR.is_working_day(festival)
    assert not CALENDAR.is_working_day(saturday)


def test_the_commune_may_work_on_a_day_the_package_calls_a_holiday():
    assert vietnam_calendar(working_days=[date(2026, 11, 24)]).why_off(date(2026, 11, 24)) is None


def test_a_day_cannot_be_both_off_and_worked():
    with pytest.raises(ValueError, match="2026-03-14"):
        vietnam_calendar(days_off={date(2026, 3, 14): "x"}, working_days=[date(2026, 3, 14)])


def test_years_that_were_not_named_have_their_holidays_too():
    assert not CALENDAR.is_working_day(date(2027, 9, 2))
    assert not CALENDAR.is_working_day(date(2025, 5, 2))
    assert CALENDAR.is_working_day(date(2025, 4, 26))


def test_a_swap_across_the_new_year_is_known_in_both_years():
    assert not CALENDAR.is_working_day(date(2018, 12, 31))
    assert CALENDAR.is_working_day(date(2019, 1, 5))


@pytest.mark.parametrize("day", [date(1994, 12, 31), date(2101, 1, 3)])
def test_a_year_without_known_holidays_is_refused(day):
    with pytest.raises(ValueError, match=str(day.year)):
        CALENDAR.is_working_day(day)
    with pytest.raises(ValueError, match=str(day.year)):
        vietnam_calendar([day.year])


def test_a_moment_is_not_taken_for_a_date():
    with pytest.raises(TypeError):
        CALENDAR.is_working_day(datetime(2026, 11, 24, tzinfo=VIETNAM))


@pytest.mark.parametrize(
    ("day", "following", "before"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 23)),
        (date(2026, 2, 14), date(2026, 2, 23), date(2026, 2, 13)),
        (date(2026, 8, 22), date(2026, 8, 22), date(2026, 8, 22)),
        (date(2026, 8, 30), date(2026, 9, 3), date(2026, 8, 28)),
        (date(2026, 12, 31), date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 4), date(2026, 12, 31)),
    ],
    ids=str,
)
def test_the_working_day_on_or_beside_a_day(day, following, before):
    assert (CALENDAR.next_working_day(day), CALENDAR.previous_working_day(day)) == (following, before)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 2, date(2026, 11, 25)),
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2026, 11, 24), 1, date(2026, 11, 25)),
        (date(2026, 11, 24), -1, date(2026, 11, 23)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_working_days_are_counted_without_the_first(day, count, expected):
    assert CALENDAR.add_working_days(day, count) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 30), 5),
        (date(2026, 11, 30), date(2026, 11, 20), -5),
        (date(2026, 11, 13), date(2026, 11, 20), 5),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 21), date(2026, 11, 22), 0),
        # 261 weekdays, 14 of them off, 2 Saturdays worked
        (date(2025, 12, 31), date(2026, 12, 31), 249),
    ],
)
def test_working_days_between_two_days_include_the_last(start, end, expected):
    assert CALENDAR.working_days_between(start, end) == expected


@given(day=DAYS, count=st.integers(1, 60))
def test_adding_and_counting_working_days_agree(day, count):
    there = CALENDAR.add_working_days(day, count)
    assert CALENDAR.is_working_day(there)
    assert CALENDAR.working_days_between(day, there) == count
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(there, 1), -1) == there


def test_the_lunar_new_year_of_each_year_is_known():
    assert (lunar_new_year(2026), lunar_new_year(2027)) == (date(2026, 2, 17), date(2027, 2, 6))


# -- working hours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-23 07:29:59", "2026-11-23 07:30"),
        ("2026-11-23 07:30", "2026-11-23 07:30"),
        ("2026-11-23 11:29", "2026-11-23 11:29"),
        ("2026-11-23 11:30", "2026-11-23 13:30"),
        ("2026-11-23 16:59", "2026-11-23 16:59"),
        ("2026-11-23 17:00", "2026-11-25 07:30"),
        ("2026-11-24 09:00", "2026-11-25 07:30"),
        ("2026-08-22 09:00", "2026-08-22 09:00"),
        ("2026-11-21 06:00", "2026-11-23 07:30"),
    ],
)
def test_the_office_opens_next(moment, opens):
    assert WorkingHours().next_opening(at(moment), CALENDAR) == at(opens)


def test_moments_of_other_zones_are_read_on_the_viet_nam_clock():
    half_past_eight = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    assert WorkingHours().is_open(half_past_eight)
    assert not WorkingHours().is_open(half_past_eight + timedelta(hours=4))
    late_sunday_in_utc = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    opening = WorkingHours().next_opening(late_sunday_in_utc, CALENDAR)
    assert opening.isoformat() == "2026-11-23T07:30:00+07:00"


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        WorkingHours().is_open(datetime(2026, 11, 23, 8))  # noqa: DTZ001 -- the naive moment is what is tested


@pytest.mark.parametrize(
    "sessions", [(), ((time(9), time(8)),), ((time(8), time(12)), (time(11), time(17))), ((time(8), time(8)),)]
)
def test_hours_out_of_order_are_refused(sessions):
    with pytest.raises(ValueError, match="sessions"):
        WorkingHours(sessions=sessions)


# -- months, quarters, halves


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        (month_span(2028, 2), date(2028, 2, 1), date(2028, 2, 29)),
        (quarter_span(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (quarter_span(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
        (half_year_span(2026, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (half_year_span(2026, 2), date(2026, 7, 1), date(2026, 12, 31)),
        (year_span(2026), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_spans_of_the_calendar(span, start, end):
    assert span == Span(start=start, end=end)
    assert start in span
    assert end in span
    assert end + timedelta(days=1) not in span


@pytest.mark.parametrize(
    ("year", "month", "months", "expected"),
    [
        (2026, 12, 1, (2027, 1)),
        (2026, 1, -1, (2025, 12)),
        (2026, 6, 0, (2026, 6)),
        (2026, 11, 26, (2029, 1)),
        (2026, 3, -27, (2023, 12)),
    ],
)
def test_months_are_added_across_years(year, month, months, expected):
    assert add_months(year, month, months) == expected


def test_february_ends_on_the_28th_or_29th():
    assert (last_day_of_month(2026, 2).day, last_day_of_month(2028, 2).day) == (28, 29)


# -- reporting periods


@pytest.mark.parametrize(
    ("name", "kind", "label", "start", "cut_off"),
    [
        ("2026Q1", PeriodKind.QUARTER, "2026Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026Q2", PeriodKind.QUARTER, "2026Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026q3", PeriodKind.QUARTER, "2026Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026Q4", PeriodKind.QUARTER, "2026Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026H1", PeriodKind.HALF_YEAR, "2026H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026H2", PeriodKind.HALF_YEAR, "2026H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-9M", PeriodKind.NINE_MONTHS, "2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", PeriodKind.YEAR, "2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-11", PeriodKind.MONTH, "2026-11", date(2026, 10, 15), date(2026, 11, 14)),
        ("2026-01", PeriodKind.MONTH, "2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-01-15..2026-03-07", PeriodKind.CUSTOM, "2026-01-15..2026-03-07", date(2026, 1, 15), date(2026, 3, 7)),
    ],
)
def test_a_named_period(name, kind, label, start, cut_off):
    period = named_period(name)
    assert (period.kind, period.label, period.start, period.cut_off) == (kind, label, start, cut_off)
    assert start in period
    assert cut_off in period
    assert start - timedelta(days=1) not in period


@pytest.mark.parametrize(
    "nonsense",
    ["", "2026Q5", "2026Q0", "2026H3", "2026-13", "2026-9", "2026-6M", "26Q1", "2026Q", "2026-02-30..2026-03-01",
     "2026-03-07..2026-01-15", "2026-01-15..", "Q1", "2026 Q1", "0000", "2026Q1Q2", "٢٠٢٦"],
)  # fmt: skip
def test_nonsense_is_no_period(nonsense):
    with pytest.raises(ValueError):  # noqa: PT011 -- each nonsense has its own words
        named_period(nonsense)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2025, 12, 14), "2025Q4"),
        (date(2025, 12, 15), "2026Q1"),
        (date(2026, 1, 31), "2026Q1"),
        (date(2026, 3, 14), "2026Q1"),
        (date(2026, 3, 15), "2026Q2"),
        (date(2026, 11, 20), "2026Q4"),
        (date(2026, 12, 31), "2027Q1"),
    ],
)
def test_each_day_lies_in_one_base_window(day, label):
    assert window_containing(day).label == label


def test_the_window_before_the_first_quarter_belongs_to_the_old_year():
    assert window_before(named_period("2026Q1")) == named_period("2025Q4")


@given(day=DAYS, cut_off_day=st.integers(1, 31))
def test_windows_leave_no_gap_whatever_the_cut_off_day(day, cut_off_day):
    regime = ReportRegime(cut_off_day=cut_off_day)
    window = window_containing(day, regime)
    assert day in window
    assert window == named_period(window.label, regime)
    assert window_before(window, regime).cut_off + timedelta(days=1) == window.start


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("2026", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ("2026H2", ["2026Q3", "2026Q4"]),
        ("2026-9M", ["2026Q1", "2026Q2", "2026Q3"]),
        ("2026Q2", ["2026Q2"]),
        ("2026-11", ["2026Q4"]),
        ("2026-01-15..2026-03-15", ["2026Q1", "2026Q2"]),
    ],
)
def test_longer_periods_are_unions_of_base_windows(name, labels):
    assert [window.label for window in base_windows(named_period(name))] == labels


def test_a_regime_with_calendar_quarters():
    regime = ReportRegime(cut_off_day=31)
    assert regime.window_start_day == 1
    assert named_period("2026Q1", regime).start == date(2026, 1, 1)
    assert named_period("2026Q2", regime).cut_off == date(2026, 6, 30)
    assert named_period("2026-02", regime).cut_off == date(2026, 2, 28)


@pytest.mark.parametrize("day", [0, 32])
def test_a_cut_off_day_must_be_a_day_of_a_month(day):
    with pytest.raises(ValueError, match=str(day)):
        ReportRegime(cut_off_day=day)


@pytest.mark.parametrize(
    ("send_by", "period", "expected"),
    [
        (SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=7), "2026Q3", date(2026, 9, 7)),
        (SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=31), "2026H1", date(2026, 6, 30)),
        (SendBy(basis=SendByBasis.WORKING_DAYS_AFTER_CUT_OFF, days=2), "2026Q1", date(2026, 3, 17)),
        (SendBy(basis=SendByBasis.DAYS_AFTER_CALENDAR_END, days=10), "2026Q4", date(2027, 1, 10)),
        (SendBy(basis=SendByBasis.DAYS_AFTER_CALENDAR_END, days=3), "2026-01-15..2026-03-07", date(2026, 3, 10)),
    ],
)
def test_each_province_words_the_send_by_day_in_its_own_way(send_by, period, expected):
    assert send_by.on(named_period(period), CALENDAR) == expected


def test_the_default_days_of_a_quarterly_report_follow_one_another():
    regime, period = ReportRegime(), named_period("2026Q2")
    days_of_report = [rule.on(period, CALENDAR) for rule in (regime.internal, regime.draft, regime.external)]
    assert days_of_report == [date(2026, 6, 14), date(2026, 6, 15), date(2026, 6, 17)]


def test_the_year_report_knows_the_end_of_its_calendar_year():
    assert named_period("2026").calendar_end == date(2026, 12, 31)
