"""When the regime or the calendar changes: where open windows go, in the middle of one too, and that no day is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plans.deadlines import read_deadline
from plans.house_rules import calendar_by, regime_by
from plans.moved_windows import Rules, Window, moved_windows
from plans.work import ItemFacts, ItemKind, Status, items_for

_QUARTER = ItemFacts(
    id=4, task=1, agency=1, kind=ItemKind.STANDING, status=Status.OPEN, start=date(2026, 9, 15),
    end=date(2026, 12, 14), due=date(2026, 12, 14),
)  # fmt: skip
_NEXT = replace(_QUARTER, id=5, start=date(2026, 12, 15), end=date(2027, 3, 14), due=date(2027, 3, 14))
_TODAY = date(2026, 11, 20)


def rules(**settings: Any) -> Rules:
    return Rules(regime=regime_by(settings), calendar=calendar_by(settings))


def moved(*windows: tuple[ItemFacts, str], today: date = _TODAY, **settings: Any) -> dict[int, Any]:
    found = moved_windows([Window(item=i, period=p) for i, p in windows], rules(), rules(**settings), today)
    return {item: (stretch.start, stretch.end, stretch.due) for item, stretch in found.items()}


def test_what_is_due_on_the_day_of_the_regime_goes_with_it() -> None:
    assert moved((_QUARTER, "2026Q4"), internal="7") == {4: (_QUARTER.start, _QUARTER.end, date(2026, 12, 7))}


def test_a_window_that_has_begun_keeps_its_first_day_and_the_next_one_follows_it() -> None:
    assert moved((_NEXT, "2027Q1"), (_QUARTER, "2026Q4"), cut_off_day=20) == {
        4: (date(2026, 9, 15), date(2026, 12, 20), date(2026, 12, 14)),
        5: (date(2026, 12, 21), date(2027, 3, 20), date(2027, 3, 14)),
    }


def test_a_window_answered_already_stays_and_the_next_one_leaves_no_gap() -> None:
    answered = replace(_QUARTER, status=Status.REPORTED)
    assert moved((answered, "2026Q4"), (_NEXT, "2027Q1"), cut_off_day=31) == {
        5: (date(2026, 12, 15), date(2027, 3, 31), date(2027, 3, 14)),
    }


def test_a_window_that_the_new_days_would_have_ended_before_today_stays_as_it_is() -> None:
    late = date(2026, 12, 10)
    assert moved((_QUARTER, "2026Q4"), today=late, internal="7") == {}
    assert moved((_QUARTER, "2026Q4"), (_NEXT, "2027Q1"), today=late, cut_off_day=5) == {
        5: (date(2026, 12, 15), date(2027, 3, 5), date(2027, 3, 14)),
    }


def test_a_window_that_is_over_and_not_yet_reported_gets_another_day_and_no_other_end() -> None:
    """Agencies send in two working days after the cut-off: on the day after it the next window has begun."""
    due = replace(_QUARTER, due=date(2026, 12, 16))
    windows = [Window(item=due, period="2026Q4"), Window(item=_NEXT, period="2027Q1")]
    found = moved_windows(windows, rules(internal="cutoff+2"), rules(internal="end+10", cut_off_day=20), _OVER)
    assert found[4].end == date(2026, 12, 14)
    assert found[4].due == date(2027, 1, 10)


_OVER = date(2026, 12, 15)


def test_what_waits_moves_too() -> None:
    waiting = replace(_QUARTER, status=Status.WAITING)
    assert moved((waiting, "2026Q4"), internal="7") == {4: (_QUARTER.start, _QUARTER.end, date(2026, 12, 7))}


def test_an_agency_that_joined_in_the_middle_keeps_its_first_day() -> None:
    joined = replace(_NEXT, start=date(2027, 2, 1))
    assert moved((joined, "2027Q1"), cut_off_day=20) == {5: (date(2027, 2, 1), date(2027, 3, 20), date(2027, 3, 14))}


def test_what_has_a_day_of_its_own_or_is_late_already_or_is_no_period_stays() -> None:
    assert moved((_QUARTER, "2026Q4"), before=[5]) == {}
    assert moved((replace(_QUARTER, due=date(2026, 12, 18)), "2026Q4"), internal="7") == {}  # an extension
    assert moved((_QUARTER, "2026Q4"), today=date(2026, 12, 16), internal="7") == {}
    assert moved((_QUARTER, "once"), internal="7") == {}


_CHANGES = st.lists(
    st.tuples(
        st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 31),
        st.sampled_from(["1", "7", "14", "31", "cutoff+2", "end+10"]), st.integers(0, 3),
    ),
    max_size=5,
)  # fmt: skip


@given(st.sampled_from(["Thường xuyên", "Hằng quý", "Hằng tháng", "6 tháng, 1 năm"]), _CHANGES)
def test_whenever_and_however_often_the_regime_changes_no_day_is_lost_and_none_is_there_twice(
    phrase: str, changes: list[tuple[date, int, str, int]]
) -> None:
    rule = read_deadline(phrase, 2026).rule
    assert rule is not None
    now = rules()
    made = items_for(rule, [1], [2026, 2027], now.calendar, now.regime)
    items = {
        number: Window(
            item=ItemFacts(
                id=number, task=1, agency=1, kind=draft.kind, status=draft.status, start=draft.start, end=draft.end,
                due=draft.due,
            ),
            period=draft.period,
        )
        for number, draft in enumerate(made)
    }  # fmt: skip
    chains = _chains(items)
    for today, cut_off, internal, answered in sorted(changes):
        for number in list(items)[:answered]:  # some were answered, perhaps ahead of time
            items[number] = _with(items[number], status=Status.REPORTED)
        later = rules(cut_off_day=cut_off, internal=internal)
        for number, stretch in moved_windows(items.values(), now, later, today).items():
            item = items[number].item
            assert item.status is Status.OPEN
            assert stretch.end is not None
            assert stretch.due is not None
            begins_later = item.start is not None and item.start > today
            assert begins_later or (stretch.due >= today and (stretch.end >= today or stretch.end == item.end))
            items[number] = _with(items[number], start=stretch.start, end=stretch.end, due=stretch.due)
        now = later
        assert _chains(items) == chains


def _with(window: Window, **facts: Any) -> Window:
    return replace(window, item=replace(window.item, **facts))


def _chains(items: dict[int, Window]) -> list[tuple[str, str]]:
    """Which periods follow each other without a day between them, and none within another of its own length."""
    found = []
    for one, other in pairwise(sorted(items.values(), key=lambda w: (len(w.period), "H" in w.period, w.period))):
        if one.item.end is not None and other.item.start == one.item.end + timedelta(days=1):
            found.append((one.period, other.period))
    return found
