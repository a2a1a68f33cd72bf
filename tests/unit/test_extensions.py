"""Requests for more time: which one is pending, which days are asked about, how an answer in words is read."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, vietnam_calendar
from plans.chain import ChainRules
from plans.extensions import (
    Answer,
    DayQuestion,
    Pending,
    days_offered,
    doubt_about,
    pending,
    read_answer,
    working_days_around,
)
from plans.house_rules import chain_by, read_setting
from plans.judging import Extension, Timeliness, judge
from plans.work import EventKind, ItemEvent, ItemFacts, ItemKind, Status

CALENDAR = vietnam_calendar([2026])
DUE, TODAY = date(2026, 6, 30), date(2026, 6, 22)
NOW = datetime(2026, 12, 31, 12, tzinfo=VIETNAM)
ITEM = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN)
ENDS = [
    EventKind.EXTENSION_REFUSED, EventKind.EXTENSION_DISSENTED, EventKind.EXTENSION_WITHDRAWN, EventKind.REPORTED,
    EventKind.STILL_KEPT, EventKind.NOTHING_AROSE, EventKind.DROPPED, EventKind.DONE_BEFORE,
    EventKind.FOUND_NOT_APPLICABLE,
]  # fmt: skip


def events(*told: tuple[str, EventKind, dict[str, object]]) -> list[ItemEvent]:
    """The creation as event 1, due on 30/6, then what is told, as events 2, 3, …"""
    all_told = [("2026-01-05", EventKind.CREATED, {"due": DUE.isoformat()}), *told]
    return [
        ItemEvent(id=n, at=datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=VIETNAM), kind=kind, actor=7, data=data)
        for n, (on, kind, data) in enumerate(all_told, start=1)
    ]


def asked(on: str, due: str) -> tuple[str, EventKind, dict[str, object]]:
    return on, EventKind.EXTENSION_ASKED, {"due": due}


def test_a_request_waits_until_it_is_answered():
    assert pending(events(), NOW) is None
    assert pending(events(asked("2026-06-22", "2026-07-10")), NOW) == Pending(
        event=2, asker=7, asked_on=TODAY, first_asked_on=TODAY, due=date(2026, 7, 10)
    )


@pytest.mark.parametrize("kind", ENDS)
def test_what_ends_a_request(kind):
    assert pending(events(asked("2026-06-22", "2026-07-10"), ("2026-06-23", kind, {})), NOW) is None


@pytest.mark.parametrize("kind", [EventKind.EXTENSION_GRANTED, EventKind.DUE_CHANGED])
def test_a_new_last_day_ends_a_request(kind):
    assert pending(events(asked("2026-06-22", "2026-07-10"), ("2026-06-23", kind, {"due": "2026-07-03"})), NOW) is None


@pytest.mark.parametrize("kind", [EventKind.PROGRESS, EventKind.STEP_TAKEN, EventKind.DIFFICULTY_OPENED])
def test_what_does_not_end_a_request(kind):
    assert pending(events(asked("2026-06-22", "2026-07-10"), ("2026-06-23", kind, {})), NOW) is not None


def test_the_head_stands_by_the_latest_request_alone():
    told = [asked("2026-06-22", "2026-07-10"), ("2026-06-23", EventKind.EXTENSION_ASSENTED, {})]
    first = pending(events(*told), NOW)
    again = pending(events(*told, asked("2026-06-24", "2026-07-17")), NOW)
    assert first is not None
    assert first.assented
    assert again is not None
    assert not again.assented
    assert (again.due, again.first_asked_on) == (date(2026, 7, 17), date(2026, 6, 22))


def test_an_undone_decision_lets_the_request_wait_again():
    told = events(
        asked("2026-06-22", "2026-07-10"), ("2026-06-23", EventKind.EXTENSION_GRANTED, {"due": "2026-07-10"}),
        ("2026-06-23", EventKind.UNDONE, {"event": 3}),
    )  # fmt: skip
    found = pending(told, NOW)
    assert found is not None
    assert found.event == 2
    assert judge(ITEM, told, CALENDAR, NOW).due == DUE


def test_a_request_that_fell_away_does_not_make_a_later_one_timely():
    """Asked in time, reported, returned after the due day, asked again: that is a request when overdue."""
    told = events(
        asked("2026-06-22", "2026-07-10"), ("2026-06-30", EventKind.REPORTED, {}),
        ("2026-07-06", EventKind.RETURNED, {}), asked("2026-07-07", "2026-07-20"),
        ("2026-07-08", EventKind.EXTENSION_GRANTED, {"due": "2026-07-20"}), ("2026-07-20", EventKind.REPORTED, {}),
    )  # fmt: skip
    found = judge(ITEM, told, CALENDAR, NOW)
    assert found.extension is Extension.LATE
    assert found.timeliness is Timeliness.AFTER_LATE_EXTENSION
    assert found.first_due == DUE


# The day -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wished", "due", "expected"),
    [
        (date(2026, 7, 10), DUE, None),
        (date(2026, 6, 19), date(2026, 6, 15), DayQuestion.PAST),
        (DUE, DUE, DayQuestion.NOT_LATER),
        (date(2026, 6, 26), DUE, DayQuestion.NOT_LATER),
        (date(2026, 7, 11), DUE, DayQuestion.DAY_OFF),
        (date(2026, 9, 2), DUE, DayQuestion.DAY_OFF),
        (date(2027, 1, 8), DUE, DayQuestion.BEYOND_PLAN),
        (TODAY, date(2026, 6, 15), None),
    ],
)
def test_what_is_asked_about_a_day(wished, due, expected):
    assert doubt_about(wished, due, TODAY, CALENDAR, 2026) is expected


DAYS = st.dates(date(2026, 1, 2), date(2026, 11, 30))


@given(due=DAYS, today=DAYS)
def test_a_day_that_is_offered_can_be_taken_as_it_is(due, today):
    for offered in days_offered(due, today, CALENDAR):
        assert doubt_about(offered, due, today, CALENDAR) is None


@given(wished=DAYS, due=DAYS, today=DAYS)
def test_instead_of_a_day_off_only_days_are_offered_that_can_be_taken(wished, due, today):
    if doubt_about(wished, due, today, CALENDAR) is not DayQuestion.DAY_OFF:
        return
    for offered in working_days_around(wished, due, today, CALENDAR):
        assert doubt_about(offered, due, today, CALENDAR) is None


@given(due=DAYS, later=st.integers(1, 60), decided=st.integers(-30, 60))
def test_the_first_due_day_is_never_lost_and_a_report_by_the_new_day_is_never_late(due, later, decided):
    new, on = due + timedelta(days=later), due + timedelta(days=decided)
    told = [
        ItemEvent(id=1, at=datetime(2026, 1, 1, 9, tzinfo=VIETNAM), kind=EventKind.CREATED, data={"due": str(due)}),
        ItemEvent(id=2, at=datetime(on.year, on.month, on.day, 9, tzinfo=VIETNAM), kind=EventKind.EXTENSION_ASKED,
                  data={"due": str(new)}),
        ItemEvent(id=3, at=datetime(on.year, on.month, on.day, 10, tzinfo=VIETNAM), kind=EventKind.EXTENSION_GRANTED,
                  data={"due": str(new)}),
        ItemEvent(id=4, at=datetime(new.year, new.month, new.day, 11, tzinfo=VIETNAM), kind=EventKind.REPORTED),
    ]  # fmt: skip
    found = judge(ITEM, told, CALENDAR, datetime(2027, 6, 1, tzinfo=VIETNAM))
    assert (found.first_due, found.due) == (due, new)
    assert found.timeliness is not Timeliness.LATE


# The answer ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["đồng ý", "Đồng ý nhé", "dong y", "OK", "duyệt", "nhất trí", "cho gia hạn", "ok ạ."])
def test_a_yes(words):
    assert read_answer(words) == Answer(yes=True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("không đồng ý", None),
        ("Không gia hạn", None),
        ("khong dong y", None),
        ("không đồng ý: đủ số liệu rồi", "đủ số liệu rồi"),
        ("không gia hạn vì tỉnh cần sớm", "tỉnh cần sớm"),
        ("từ chối, lý do: chậm quá", "chậm quá"),
    ],
)
def test_a_no(words, reason):
    assert read_answer(words) == Answer(yes=False, reason=reason)


@pytest.mark.parametrize("words", ["đồng ý nếu đủ hồ sơ", "đồng ý không?", "chưa đồng ý", "để xem đã", "2 xong", ""])
def test_what_may_be_anything_is_no_answer(words):
    assert read_answer(words) is None


# Settings ------------------------------------------------------------------------------------------------------------


def test_who_says_yes_is_for_the_commune_to_settle():
    assert chain_by({}) == ChainRules()
    key, value = read_setting("leader-extends", "có")
    assert chain_by({key: value}) == ChainRules(leader_extends=True)
    assert chain_by({"heads_confirm": False}) == ChainRules(heads_confirm=False)
