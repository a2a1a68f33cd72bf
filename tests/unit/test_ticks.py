"""When one looks does not matter: for any rule, calendar and reminders, seldom ticks say what a tick each minute says.

Days may be skipped and the clock may jump; all that may differ is that late steps merge into the last of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, WorkCalendar, in_vietnam, vietnam_calendar
from plans.deadlines import read_deadline
from plans.house_rules import policy_by, regime_by
from plans.ladder import LadderPolicy, Step, next_look, next_step
from plans.work import ItemFacts, Status, items_for

BEGINS = datetime(2026, 1, 1, tzinfo=VIETNAM)
ENDS = datetime(2027, 1, 1, tzinfo=VIETNAM)
_MINUTE = timedelta(minutes=1)

PHRASES = [
    "Trước 30/11/2026", "Trước ngày 15/3/2026", "Quý II/2026", "Tháng 8/2026", "Cả năm 2026", "Thường xuyên",
    "Hằng quý", "Hằng tháng", "Tháng 7-10/2026", "31/12/2026", "Trước ngày 20 hằng tháng",
]  # fmt: skip
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """The country's days under a commune's own: some days off, some worked on, also next to each other."""
    off = draw(st.sets(DAYS, max_size=12))
    return vietnam_calendar(
        days_off=dict.fromkeys(off, "nghỉ"), working_days=draw(st.sets(DAYS, max_size=6)) - off
    )  # fmt: skip


@st.composite
def policies(draw: st.DrawFn) -> LadderPolicy:
    distances = st.lists(st.integers(1, 45), max_size=5, unique=True)
    settings = {
        "before": draw(distances), "after": draw(distances), "every": draw(st.none() | st.integers(1, 9)),
        "standing_before": draw(distances), "checkins": draw(st.booleans()),
        "hours": draw(st.sampled_from([["07:30-11:30", "13:30-17:00"], ["08:00-17:30"]])),
    }  # fmt: skip
    return policy_by(settings, {})


@st.composite
def items(draw: st.DrawFn, calendar: WorkCalendar) -> ItemFacts:
    """An item as a plan's phrase makes it: it went live on some day of the year, and perhaps something armed it."""
    rule = read_deadline(draw(st.sampled_from(PHRASES)), 2026).rule
    assert rule is not None
    made = draw(st.sampled_from(items_for(rule, [1], [2026], calendar, regime_by({}))))
    return ItemFacts(
        id=1, task=1, agency=1, kind=made.kind, status=draw(st.sampled_from([Status.OPEN, Status.RETURNED])),
        start=made.start, end=made.end, due=made.due, first_due=made.due,
        quiet_before=draw(st.just(BEGINS.date()) | DAYS), armed_on=draw(st.none() | DAYS),
    )  # fmt: skip


def scan(
    item: ItemFacts, moments: Iterable[datetime], calendar: WorkCalendar, policy: LadderPolicy
) -> list[tuple[datetime, Step]]:
    """What the scan of `actions.reminders` does at these moments, in their order, whatever it is."""
    taken: set[tuple[int, int]] = set()
    steps: list[tuple[datetime, Step]] = []
    look_at = next_look(item, taken, BEGINS, calendar, policy)
    for now in moments:
        if look_at is None or now < look_at:
            continue
        if not (policy.hours.is_open(now) and calendar.is_working_day(in_vietnam(now).date())):
            look_at = policy.hours.next_opening(now, calendar).astimezone(UTC)
            continue
        if step := next_step(item, taken, in_vietnam(now).date(), calendar, policy):
            taken.add((step.rung, step.revision))
            steps.append((now, step))
        look_at = next_look(item, taken, now, calendar, policy)
    return steps


def each_minute(item: ItemFacts, calendar: WorkCalendar, policy: LadderPolicy) -> list[Step]:
    """The steps of a tick in each minute of the year."""
    return [step for _, step in scan(item, _minutes_that_matter(policy), calendar, policy)]


def _minutes_that_matter(policy: LadderPolicy) -> Iterator[datetime]:
    """The first minute of each session of each day and the one after it.

    Whether the office is open and what day it is are all that a tick asks of the clock, and neither changes between
    two openings; that the minute after one says no more is what the second is for.
    """
    for n in range((ENDS - BEGINS).days):
        for opening, _ in policy.hours.sessions:
            at = datetime.combine(BEGINS.date() + timedelta(days=n), opening, VIETNAM)
            yield from (at, at + _MINUTE)


def merged(
    minutely: list[Step], moments: Iterable[datetime], calendar: WorkCalendar, policy: LadderPolicy
) -> list[tuple[date, int, bool]]:
    """What ticks at these moments must say: at each in office hours the latest step that is due and was not said."""
    said: list[tuple[date, int, bool]] = []
    for now in moments:
        today = in_vietnam(now).date()
        if not (policy.hours.is_open(now) and calendar.is_working_day(today)):
            continue
        due = [step for step in minutely if step.day <= today]
        if due and (not said or due[-1].rung > said[-1][1]):
            said.append((today, due[-1].rung, due[-1].day < today))
    return said


MOMENTS = st.lists(st.integers(0, 365 * 24 * 60 - 1), max_size=150)


@given(st.data(), calendars(), policies(), MOMENTS)
def test_seldom_ticks_say_what_a_tick_each_minute_says(
    data: st.DataObject, calendar: WorkCalendar, policy: LadderPolicy, minutes: list[int]
) -> None:
    item = data.draw(items(calendar))
    moments = [BEGINS + timedelta(minutes=n) for n in sorted(minutes)]
    found = scan(item, moments, calendar, policy)
    expected = merged(each_minute(item, calendar, policy), moments, calendar, policy)
    assert [(in_vietnam(now).date(), step.rung, step.late) for now, step in found] == expected


@given(st.data(), calendars(), policies(), st.lists(st.integers(0, 365 * 24 - 1), max_size=150))
def test_a_clock_that_jumps_back_says_nothing_twice_and_nothing_else(
    data: st.DataObject, calendar: WorkCalendar, policy: LadderPolicy, hours: list[int]
) -> None:
    item = data.draw(items(calendar))
    forward = [BEGINS + timedelta(hours=hour) for hour in sorted(hours)]
    jumping = [moment for there in forward for moment in (there, there - timedelta(hours=1), there)]
    found = [step for _, step in scan(item, jumping, calendar, policy)]
    assert found == [step for _, step in scan(item, forward, calendar, policy)]
    assert len({step.rung for step in found}) == len(found)


@given(st.data(), calendars(), policies())
def test_a_tick_each_minute_speaks_on_the_rungs_own_day_when_the_office_opens(
    data: st.DataObject, calendar: WorkCalendar, policy: LadderPolicy
) -> None:
    item = data.draw(items(calendar))
    for now, step in scan(item, _minutes_that_matter(policy), calendar, policy):
        assert not step.late
        assert step.day == now.date()
        assert calendar.is_working_day(step.day)
        assert now.time() == policy.hours.sessions[0][0]
