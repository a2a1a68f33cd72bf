"""Work that runs for years: a milestone in each, and the words by which an office moves them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import ReportRegime, vietnam_calendar
from plans.deadlines import DeadlineKind, DeadlineRule, read_deadline
from plans.milestones import milestones_of, read_milestone, runs_for_years, year_of
from plans.work import items_for

CALENDAR, REGIME = vietnam_calendar(), ReportRegime()


def rule_of(phrase: str) -> DeadlineRule:
    rule = read_deadline(phrase, year=2026).rule
    assert rule is not None
    return rule


@pytest.mark.parametrize(
    ("phrase", "years", "expected"),
    [
        ("Giai đoạn 2026-2028", [2026], [(2026, "2026-12-31"), (2027, "2027-12-31"), (2028, "2028-12-31")]),
        ("Giai đoạn 2024-2027", [2026], [(2026, "2026-12-31"), (2027, "2027-12-31")]),
        ("2026 và các năm tiếp theo", [2026], [(2026, "2026-12-31"), (2027, "2027-12-31")]),
        ("2026 và các năm tiếp theo", [2026, 2027], [(y, f"{y}-12-31") for y in (2026, 2027, 2028)]),
        ("2027 và các năm tiếp theo", [2026], [(2027, "2027-12-31")]),
        ("Quý IV/2026 - Quý I/2027", [2026], []),  # over the turn of a year, but not for years
        ("Cả năm 2026", [2026], []),
        ("Năm 2027", [2026], []),
        ("Thường xuyên", [2026], []),
    ],
)
def test_what_runs_for_years_has_a_last_day_in_each(phrase, years, expected):
    found = [(year_of(m.period), m.due.isoformat()) for m in milestones_of(rule_of(phrase), years)]
    assert found == expected


def test_the_last_milestone_is_due_on_the_last_day_of_the_work_itself():
    rule = DeadlineRule(kind=DeadlineKind.PERIOD, start=date(2026, 3, 1), due=date(2028, 6, 30))
    found = milestones_of(rule, [2026])
    assert (found[0].start, found[-1].start, found[-1].due) == (date(2026, 3, 1), date(2028, 1, 1), date(2028, 6, 30))


def test_a_commune_that_counts_the_day_itself_has_one_day_more_at_the_very_end_only():
    rule = DeadlineRule(
        kind=DeadlineKind.PERIOD, start=date(2026, 1, 1), due=date(2028, 6, 29), strictly_before=date(2028, 6, 30)
    )
    found = items_for(rule, [1], [2026], CALENDAR, REGIME, counts_the_day=True)
    assert [item.due for item in found] == [date(2026, 12, 31), date(2027, 12, 31), date(2028, 6, 30)]


def test_what_waits_for_a_condition_has_no_milestones_until_then():
    rule = DeadlineRule(
        kind=DeadlineKind.PERIOD, start=date(2026, 1, 1), due=date(2030, 12, 31), condition="khi có vốn"
    )
    assert [item.period for item in items_for(rule, [1], [2026], CALENDAR, REGIME)] == ["once"]


@given(
    start=st.none() | st.dates(date(2020, 1, 1), date(2032, 12, 31)),
    length=st.none() | st.integers(0, 5000),
    first=st.integers(2022, 2030),
    more=st.integers(0, 5),
)
def test_milestones_follow_one_another_without_gap_or_twin_up_to_the_last_day(start, length, first, more):
    due = None if length is None else (start or date(first, 1, 1)) + timedelta(days=length)
    rule = DeadlineRule(kind=DeadlineKind.PERIOD, start=start, due=due)
    years = range(first, first + more + 1)
    found = milestones_of(rule, years)
    assert bool(found) == runs_for_years(rule, first)
    assert all(one.start <= one.due and one.start.year == one.due.year == year_of(one.period) for one in found)
    for one, after in pairwise(found):
        assert (one.due, after.start) == (date(one.start.year, 12, 31), date(one.start.year + 1, 1, 1))
    if found and due:
        assert found[-1].due == due
    if found:
        assert set(milestones_of(rule, [first])) <= set(found)


@pytest.mark.parametrize(
    ("words", "year", "codes", "due"),
    [
        ("mốc năm 2027: trước 30/11", 2027, (), "2027-11-29"),
        ("Mốc năm 2027 nhiệm vụ 12: trước 30/11", 2027, ("12",), "2027-11-29"),
        ("moc nam 2027 nhiem vu 12: truoc 30/11", 2027, ("12",), "2027-11-29"),
        ("mốc nhiệm vụ II/3, năm 2027: chậm nhất ngày 15/12", 2027, ("ii/3",), "2027-12-15"),
        ("đặt mốc năm 2027 của nhiệm vụ 3, 5 trước ngày 30/11", 2027, ("3", "5"), "2027-11-29"),
        ("mốc hằng năm: trước 30/11", None, (), "2027-11-29"),
        ("mốc hằng năm việc 4: quý III", None, ("4",), "2027-09-30"),
    ],
)
def test_an_office_says_the_day_in_words(words, year, codes, due):
    said = read_milestone(words)
    assert said is not None
    assert (said.year, said.codes) == (year, codes)
    assert said.due(2027, counts_the_day=False) == date.fromisoformat(due)


def test_a_commune_that_counts_the_day_itself_has_it_in_the_milestone_too():
    said = read_milestone("mốc năm 2027: trước 30/11")
    assert said is not None
    assert said.due(2027, counts_the_day=True) == date(2027, 11, 30)


@pytest.mark.parametrize("phrase", ["30/11/2028", "khi có hướng dẫn", "thường xuyên", "hằng quý", "31/2", "sớm nhất"])
def test_what_is_not_plainly_a_day_of_the_year_is_no_milestone(phrase):
    said = read_milestone(f"mốc năm 2027: {phrase}")
    assert said is not None
    assert said.due(2027, counts_the_day=False) is None


@pytest.mark.parametrize(
    "words", ["mốc", "mốc năm 2027", "mốc son năm 2027: rực rỡ", "việc 2 xong", "mốc năm 27: 30/11"]
)
def test_other_words_are_left_to_others(words):
    assert read_milestone(words) is None
