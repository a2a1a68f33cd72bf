"""The days of 2026 that stand apart, by name: when what is due then is reminded of and late; and days changed later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, WorkCalendar, vietnam_calendar
from plans.ladder import Step, next_look, next_step
from plans.work import ItemFacts, ItemKind, Status, is_past

CALENDAR = vietnam_calendar()

# The day, the working day on which its last reminder before lateness comes, and the last day that is still on time.
DAYS = [
    ("Tết Nguyên đán", "2026-02-17", "2026-02-13", "2026-02-23"),
    ("Giỗ Tổ, taken on Monday 27/4", "2026-04-27", "2026-04-24", "2026-04-28"),
    ("30/4", "2026-04-30", "2026-04-29", "2026-05-04"),
    ("the Sunday after 1/5", "2026-05-03", "2026-04-29", "2026-05-04"),
    ("29/8, before the National Day", "2026-08-29", "2026-08-28", "2026-09-03"),
    ("2/9", "2026-09-02", "2026-08-28", "2026-09-03"),
    ("the working Saturday 10/1", "2026-01-10", "2026-01-10", "2026-01-10"),
    ("the working Saturday 22/8", "2026-08-22", "2026-08-22", "2026-08-22"),
    ("Ngày Văn hóa Việt Nam", "2026-11-24", "2026-11-23", "2026-11-25"),
    ("the cut-off 14/3, a Saturday", "2026-03-14", "2026-03-13", "2026-03-16"),
    ("the cut-off 14/6, a Sunday", "2026-06-14", "2026-06-12", "2026-06-15"),
]


@pytest.mark.parametrize(("name", "due", "reminded", "on_time"), DAYS, ids=[name for name, *_ in DAYS])
@pytest.mark.parametrize("kind", ItemKind)
def test_what_is_due_then_is_reminded_before_and_late_only_after(
    kind: ItemKind, name: str, due: str, reminded: str, on_time: str
) -> None:
    last = date.fromisoformat(on_time)
    item = _item(date.fromisoformat(due), kind)
    days = [item_day for item_day, step in _steps(item, CALENDAR) if step.rung == 0]
    assert days == [date.fromisoformat(reminded)], name
    assert (is_past(item.due, last, CALENDAR), is_past(item.due, last + timedelta(days=1), CALENDAR)) == (False, True)


def _item(due: date, kind: ItemKind = ItemKind.DATED) -> ItemFacts:
    return ItemFacts(id=1, task=1, agency=1, kind=kind, status=Status.OPEN, due=due, end=due, first_due=due)


def _steps(item: ItemFacts, calendar: WorkCalendar) -> list[tuple[date, Step]]:
    """The steps of a tick each morning of the year."""
    return _lived(item, [(date(2026, 1, 1), calendar)])


def _lived(item: ItemFacts, calendars: list[tuple[date, WorkCalendar]]) -> list[tuple[date, Step]]:
    """The steps of a tick each morning, with the calendar that holds from each of these days on; the moment to look
    again is set anew when it changes, and what nobody had asked for when it passed is not late."""
    taken: set[tuple[int, int]] = set()
    found: list[tuple[date, Step]] = []
    now, calendar = calendars[0]
    look_at = next_look(item, taken, _morning(now), calendar)
    while now.year == 2026:
        for begins, other in calendars[1:]:
            if begins == now:
                had, has = next_step(item, taken, now, calendar), next_step(item, taken, now, other)
                calendar = other
                if has and has.late and not had:
                    item = replace(item, armed_on=now)
                look_at = next_look(item, taken, _morning(now), calendar)
        if look_at is not None and look_at <= _morning(now):
            if step := next_step(item, taken, now, calendar):
                taken.add((step.rung, step.revision))
                found.append((now, step))
            look_at = next_look(item, taken, _morning(now), calendar)
        now += timedelta(days=1)
    return found


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(7, 30), VIETNAM).astimezone(UTC)


_DAYS = st.dates(date(2026, 1, 2), date(2026, 12, 30))


@given(_DAYS, st.lists(st.tuples(_DAYS, st.sets(_DAYS, max_size=10), st.sets(_DAYS, max_size=5)), max_size=4))
def test_days_changed_in_the_middle_of_the_year_repeat_no_step_and_lose_no_last_day(
    due: date, edits: list[tuple[date, set[date], set[date]]]
) -> None:
    calendars = [(date(2026, 1, 1), CALENDAR)]
    for begins, off, worked in sorted(edits, key=lambda edit: edit[0]):
        later = vietnam_calendar(days_off=dict.fromkeys(off, "nghỉ"), working_days=worked - off)
        calendars.append((begins, later))
    steps = _lived(_item(due), calendars)
    rungs = [step.rung for _, step in steps]
    assert rungs == sorted(set(rungs))
    assert len({day for day, _ in steps}) == len(steps)
    for day, _ in steps:
        held = [calendar for begins, calendar in calendars if begins <= day][-1]
        assert held.is_working_day(day)
    # Whatever changed, the year's end leaves nothing overdue of which nobody heard.
    if is_past(due, date(2026, 12, 31), calendars[-1][1]):
        assert any(day >= due - timedelta(days=60) for day, _ in steps)
