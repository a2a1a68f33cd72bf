"""Which reports are drafted on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import ReportRegime, SendBy, SendByBasis, vietnam_calendar
from plans.house_rules import NotASetting, read_setting, reports_by
from plans.report_calendar import REPORTS, USUAL_REPORTS, draft_day, drafts_due

CALENDAR, USUAL = vietnam_calendar([2026]), ReportRegime()


@pytest.mark.parametrize(
    ("today", "labels"),
    [
        ("2026-03-14", []),
        ("2026-03-15", ["2026Q1"]),
        ("2026-03-28", ["2026Q1"]),
        ("2026-03-29", []),
        ("2026-06-15", ["2026H1"]),
        ("2026-09-20", ["2026Q3"]),
        ("2026-12-15", ["2026"]),
        ("2027-01-02", ["2026END"]),
    ],
)
def test_a_report_is_drafted_on_its_day_and_for_two_weeks(today, labels):
    found = drafts_due(USUAL_REPORTS, USUAL, CALENDAR, date.fromisoformat(today))
    assert [period.label for period in found] == labels


def test_a_commune_says_itself_which_reports_it_makes():
    key, kept = read_setting("reports", "Q1, q2,9m, year")
    assert (key, kept) == ("reports", ["q1", "q2", "9m", "year"])
    assert reports_by({"reports": kept}) == ("q1", "q2", "9m", "year")
    assert reports_by({}) == USUAL_REPORTS
    assert read_setting("reports", "no") == ("reports", [])
    with pytest.raises(NotASetting):
        read_setting("reports", "q5")


def test_a_day_after_the_quarter_is_counted_from_its_end():
    late = ReportRegime(draft=SendBy(basis=SendByBasis.DAYS_AFTER_CALENDAR_END, days=3))
    [period] = drafts_due(["q3"], late, CALENDAR, date(2026, 10, 3))
    assert (period.label, draft_day(period, late, CALENDAR)) == ("2026Q3", date(2026, 10, 3))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_nothing_is_drafted_before_its_day_nor_left_out_of_a_year(today):
    found = drafts_due(tuple(REPORTS), USUAL, CALENDAR, today)
    assert all(draft_day(period, USUAL, CALENDAR) <= today for period in found)
    days = [today + timedelta(days=n) for n in range(366)]
    every = {period.label for day in days for period in drafts_due(tuple(REPORTS), USUAL, CALENDAR, day)}
    assert len(every) >= len(REPORTS) + 1
