"""The day that a promise names, and when to come back to it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, vietnam_calendar
from plans.promises import AFTERNOON, come_back_at, promised_day

MONDAY = date(2026, 3, 2)
CALENDAR = vietnam_calendar()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("mai em xong", date(2026, 3, 3)),
        ("thứ 7 em xong", date(2026, 3, 7)),
        ("chiều nay em nộp", MONDAY),
        ("15/3 em xong", date(2026, 3, 15)),
        ("3 ngày nữa em xong", date(2026, 3, 5)),
        ("hôm qua em bận, mai em xong", date(2026, 3, 3)),
        ("để mai anh nhé", date(2026, 3, 3)),
    ],
)
def test_the_day_is_read(words: str, day: date) -> None:
    assert promised_day(words, MONDAY) == day


@pytest.mark.parametrize(
    "words", ["em sẽ làm", "tuần sau em nộp", "31/2 em xong", "mai hoặc thứ 6 em xong", "năm sau em xong", "", "🤔"]
)
def test_no_day_is_made_up(words: str) -> None:
    assert promised_day(words, MONDAY) is None


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), VIETNAM)


def test_it_is_come_back_to_in_the_afternoon_of_a_working_day() -> None:
    assert come_back_at(date(2026, 3, 3), at(MONDAY, 8), CALENDAR) == datetime(2026, 3, 3, 14, tzinfo=VIETNAM)
    assert come_back_at(date(2026, 3, 7), at(MONDAY, 8), CALENDAR).date() == date(2026, 3, 9)
    assert come_back_at(None, at(date(2026, 3, 6), 8), CALENDAR).date() == date(2026, 3, 9)
    # The afternoon of today is over, and the eve of a feast is followed by it.
    assert come_back_at(MONDAY, at(MONDAY, 15), CALENDAR).date() == date(2026, 3, 3)
    assert come_back_at(date(2026, 4, 29), at(date(2026, 4, 29), 16), CALENDAR).date() == date(2026, 5, 4)


@given(st.integers(0, 700), st.none() | st.integers(0, 90), st.integers(0, 23))
def test_it_is_never_come_back_to_in_the_past_or_on_a_day_off(day: int, ahead: int | None, hour: int) -> None:
    now = at(MONDAY + timedelta(days=day), hour)
    promised = now.date() + timedelta(days=ahead) if ahead is not None else None
    found = come_back_at(promised, now, CALENDAR)
    assert found > now
    assert CALENDAR.is_working_day(found.date())
    assert found.timetz().replace(tzinfo=None) == AFTERNOON
    assert promised is None or found.date() >= promised
