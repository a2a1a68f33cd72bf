"""The figures counted once more, by other means, and the laws that hold between one window and the next."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import in_vietnam, named_period, window_containing
from plans.summary import Moved, TaskClass, TaskFacts, summarise
from plans.work import EventKind as Kind
from plans.work import ItemKind
from tests.unit.test_summary import CALENDAR, PLANS, a_task, an_item, at

QUARTERS = [named_period(f"2026Q{n}") for n in (1, 2, 3, 4)]
LONG_AFTER = at("2027-06-01 09:00")

# What an office would read off an item's sheet, line by line, without any of the program's rules.
_WRITTEN = {
    Kind.PROGRESS: "at it", Kind.REPORTED: "reported", Kind.VERIFIED: "verified", Kind.FOUND_BELOW: "below",
    Kind.FOUND_NOT_APPLICABLE: "not applicable", Kind.RETURNED: "returned", Kind.DROPPED: "dropped",
}  # fmt: skip
# What may stand after what: everything else is crossed out on the sheet.
_FOLLOWS = {
    "open": {"at it", "reported", "not applicable", "dropped"},
    "at it": {"at it", "reported", "not applicable", "dropped"},
    "reported": {"verified", "below", "not applicable", "returned", "dropped"},
    "verified": {"below", "not applicable", "returned"},
    "below": {"below", "not applicable", "returned"},
    "not applicable": {"below", "not applicable", "returned"},
    "returned": {"reported", "not applicable", "dropped"},
    "dropped": set(),
}
_FINISHED = {
    "reported": TaskClass.DONE, "verified": TaskClass.DONE, "below": TaskClass.BELOW_REQUIREMENT,
    "not applicable": TaskClass.NOT_APPLICABLE, "dropped": TaskClass.DROPPED,
}  # fmt: skip


def recounted(task: TaskFacts, last: date) -> TaskClass:
    """Where a dated task with one item stands at the end of a day, read off its sheet."""
    [history] = task.items
    stands, due = "open", None
    for event in history.events:
        if event.kind is Kind.CREATED or (event.kind is Kind.EXTENSION_GRANTED and in_vietnam(event.at).date() <= last):
            due = event.data["due"]
        elif in_vietnam(event.at).date() <= last and _WRITTEN.get(event.kind, "") in _FOLLOWS[stands]:
            stands = _WRITTEN[event.kind]
    if stands in _FINISHED:
        return _FINISHED[stands]
    day = date.fromisoformat(due) if due else None
    while day and not CALENDAR.is_working_day(day):
        day += timedelta(days=1)
    if day and day <= last:
        return TaskClass.OVERDUE
    return TaskClass.NOT_YET_DUE if stands == "open" else TaskClass.UNDER_WAY


_DAYS = st.dates(min_value=date(2026, 1, 6), max_value=date(2026, 12, 31))


@st.composite
def sheets(draw: st.DrawFn) -> TaskFacts:
    kinds = draw(st.lists(st.sampled_from([*_WRITTEN, Kind.EXTENSION_GRANTED]), max_size=7))
    days = sorted(draw(st.lists(_DAYS, min_size=len(kinds), max_size=len(kinds))))
    told = [
        (f"{day} 09:00", kind, {"due": draw(_DAYS).isoformat()} if kind is Kind.EXTENSION_GRANTED else {})
        for day, kind in zip(days, kinds, strict=True)
    ]
    return a_task(an_item(*told, due=draw(st.none() | _DAYS.map(date.isoformat)), evidence=0))


@given(st.lists(sheets(), max_size=8), st.sampled_from(QUARTERS))
def test_a_recount_by_hand_finds_the_same(tasks, quarter):
    found = summarise(tasks, CALENDAR, quarter, LONG_AFTER).plan
    by_hand = Counter(recounted(task, quarter.cut_off) for task in tasks)
    assert {of: found.of(of).count for of in TaskClass} == {of: by_hand[of] for of in TaskClass}
    before = {task.id for task in tasks if recounted(task, quarter.start - timedelta(days=1)) is TaskClass.DONE}
    assert set(found.moved(Moved.DONE).task_ids) == set(found.done.task_ids) - before


@given(PLANS)
def test_what_the_windows_of_a_year_brought_adds_up_to_the_year(tasks):
    done: set[int] = set()
    for quarter in QUARTERS:
        found = summarise(tasks, CALENDAR, quarter, LONG_AFTER).plan
        of_dates = {row.task for row in found.rows if row.kind is ItemKind.DATED and row.task_class is TaskClass.DONE}
        moved = set(found.moved(Moved.DONE).task_ids)
        assert moved == of_dates - done  # nothing moves twice, and nothing that is done has moved nowhere
        done = of_dates
    year = summarise(tasks, CALENDAR, named_period("2026"), LONG_AFTER).plan
    assert {row.task for row in year.rows if row.task_class is TaskClass.DONE and row.kind is ItemKind.DATED} == done


@given(PLANS, st.integers(0, 9))
def test_reports_taken_before_the_cut_off_lose_nothing_between_them(tasks, days_early):
    done: set[int] = set()
    since: datetime | None = None
    for quarter in QUARTERS:
        taken = at(f"{quarter.cut_off - timedelta(days=days_early)} 23:59")
        found = summarise(tasks, CALENDAR, quarter, taken, since=since).plan
        of_dates = {row.task for row in found.rows if row.kind is ItemKind.DATED and row.task_class is TaskClass.DONE}
        if since is not None:
            assert set(found.moved(Moved.DONE).task_ids) == of_dates - done
        done, since = of_dates, taken


@given(_DAYS)
def test_every_day_belongs_to_one_window_from_its_first_to_its_last(day):
    holding = [quarter for quarter in [*QUARTERS, named_period("2027Q1")] if day in quarter]
    assert holding == [window_containing(day)]
    task = a_task(an_item((f"{day} 23:59", Kind.REPORTED), due=None, evidence=0))
    windows = [*QUARTERS, named_period("2027Q1")]
    moved = [q for q in windows if summarise([task], CALENDAR, q, LONG_AFTER).plan.moved(Moved.DONE).count]
    assert moved == holding
