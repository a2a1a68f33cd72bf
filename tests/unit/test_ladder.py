"""On which working days a reminder falls, who hears it, and that how often one looks does not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, in_vietnam, vietnam_calendar
from plans.ladder import (
    LADDER_POLICY,
    Audience,
    DigestLine,
    Ladder,
    LadderPolicy,
    Step,
    compose_digest,
    next_look,
    next_step,
    rungs,
)
from plans.work import ItemFacts, ItemKind, Status

CALENDAR = vietnam_calendar([2026])
OFFICER, HEAD, OFFICE, LEADER = Audience


def an_item(due: str | None = "2026-11-13", **facts) -> ItemFacts:
    known = {"id": 1, "task": 1, "agency": 1, "kind": ItemKind.DATED, "status": Status.OPEN, "first_due": None}
    return ItemFacts(due=due and date.fromisoformat(due), **{**known, **facts})


def step_on(day: str, item: ItemFacts, taken=()) -> Step | None:
    return next_step(item, taken, date.fromisoformat(day), CALENDAR)


def days_of(item: ItemFacts, *distances: int) -> list[str]:
    found = {rung.distance: rung.day for rung in islice(rungs(item, CALENDAR), 12)}
    return [found[distance].isoformat() for distance in distances]


# Friday 13/11/2026, with the Day of Culture on Tuesday 24/11 behind it.
WHOLE_LADDER = [
    ("2026-10-02", -30, {OFFICER}),
    ("2026-10-26", -14, {OFFICER}),
    ("2026-11-04", -7, {OFFICER}),
    ("2026-11-10", -3, {OFFICER}),
    ("2026-11-12", -1, {OFFICER}),
    ("2026-11-13", 0, {OFFICER, HEAD}),
    ("2026-11-17", 1, {OFFICER, HEAD}),
    ("2026-11-19", 3, {OFFICER, HEAD, OFFICE}),
    ("2026-11-26", 7, {OFFICER, HEAD, OFFICE, LEADER}),
    ("2026-12-03", 12, {OFFICER, HEAD, OFFICE, LEADER}),
    ("2026-12-10", 17, {OFFICER, HEAD, OFFICE, LEADER}),
]


def test_the_ladder_speaks_on_the_agreed_days_and_on_no_other():
    item, taken, heard = an_item(), set(), []
    for n in range(90):
        today = date(2026, 9, 15) + timedelta(days=n)
        if step := next_step(item, taken, today, CALENDAR):
            assert not step.late
            taken.add((step.rung, step.revision))
            heard.append((today.isoformat(), step.rung, set(step.audiences)))
    assert heard == WHOLE_LADDER


# A last day that is a day off: reminders aim at the working day before it, lateness counts from the one after.
DAYS_OFF = [
    ("2026-02-15", "2026-02-12", "2026-02-13", "2026-02-25"),  # Tết 14/2 to 22/2
    ("2026-04-27", "2026-04-23", "2026-04-24", "2026-05-04"),  # Giỗ Tổ, then 30/4 to 3/5
    ("2026-05-01", "2026-04-28", "2026-04-29", "2026-05-06"),
    ("2026-08-31", "2026-08-27", "2026-08-28", "2026-09-07"),  # 29/8 to 2/9, and 5/9 is a Saturday
    ("2026-11-24", "2026-11-20", "2026-11-23", "2026-11-27"),  # Ngày Văn hóa Việt Nam
    ("2026-08-22", "2026-08-21", "2026-08-22", "2026-08-25"),  # a Saturday that is worked on
    ("2026-01-10", "2026-01-09", "2026-01-10", "2026-01-13"),
    ("2026-03-14", "2026-03-12", "2026-03-13", "2026-03-18"),  # the cut-off of the first quarter, a Saturday
    ("2026-06-14", "2026-06-11", "2026-06-12", "2026-06-17"),  # the cut-off of the half-year, a Sunday
]


@pytest.mark.parametrize(("due", "day_before", "aim", "one_day_late"), DAYS_OFF)
def test_rungs_fall_on_working_days_only(due, day_before, aim, one_day_late):
    assert days_of(an_item(due), -1, 0, 1) == [day_before, aim, one_day_late]


def test_nothing_sounds_on_a_day_off_even_when_a_rung_was_missed():
    assert step_on("2026-11-14", an_item()) is None
    assert step_on("2026-11-15", an_item()) is None
    monday = step_on("2026-11-16", an_item())
    assert monday is not None
    assert (monday.rung, monday.day, monday.late) == (0, date(2026, 11, 13), True)


def test_rungs_rise_by_day_and_by_distance():
    found = list(islice(rungs(an_item(), CALENDAR), 20))
    assert [rung.distance for rung in found] == sorted({rung.distance for rung in found})
    assert [rung.day for rung in found] == sorted({rung.day for rung in found})


def test_after_a_week_down_there_is_one_reminder_not_four_and_it_says_that_it_is_late():
    taken = {(-30, 0), (-14, 0)}
    step = step_on("2026-11-18", an_item(), taken)
    assert step is not None
    assert (step.rung, step.late) == (1, True)
    assert step_on("2026-11-18", an_item(), {*taken, (1, 0)}) is None


def test_a_step_that_was_taken_silences_the_ones_before_it_for_good():
    # The clock of the machine was a week ahead and was put right.
    assert step_on("2026-11-12", an_item(), {(0, 0)}) is None


@pytest.mark.parametrize("status", [Status.REPORTED, Status.CONFIRMED, Status.VERIFIED, Status.DROPPED, Status.WAITING])
def test_silence_once_it_is_reported_dropped_or_still_waiting(status):
    item = an_item(status=status)
    assert step_on("2026-11-13", item) is None
    assert next_look(item, (), datetime(2026, 11, 1, tzinfo=UTC), CALENDAR) is None


def test_a_due_day_that_goes_away_and_comes_back_reminds_again():
    taken = {(-1, 0)}
    there_and_back = an_item(revision=2)
    assert step_on("2026-11-12", an_item(), taken) is None
    step = step_on("2026-11-12", there_and_back, taken)
    assert step is not None
    assert (step.rung, step.revision) == (-1, 2)


def test_what_armed_the_item_lets_older_rungs_pass_without_noise():
    extended = an_item("2026-11-25", armed_on=date(2026, 11, 18), revision=1)
    assert step_on("2026-11-18", extended) is None  # the rung of three days before, 19/11, is still to come
    step = step_on("2026-11-19", extended)
    assert step is not None
    assert (step.rung, step.late) == (-3, False)


def test_rungs_before_the_start_of_the_work_pass_without_noise():
    november = an_item("2026-11-30", start=date(2026, 11, 1))
    assert step_on("2026-11-02", november) is None
    assert step_on("2026-11-09", november) is not None


def test_what_was_overdue_when_its_plan_went_live_reminds_its_officer_and_nobody_above():
    born_late = an_item("2026-03-31", quiet_before=date(2026, 11, 2))
    heard = [step for n in range(20) if (step := step_on(f"2026-11-{2 + n:02}", born_late))]
    assert heard
    assert {step.audiences for step in heard} == {frozenset({OFFICER})}
    assert all(step.day >= date(2026, 11, 2) for step in heard)


def test_the_offices_yes_lets_the_old_arrears_escalate():
    allowed = an_item("2026-03-31", quiet_before=None)
    step = step_on("2026-11-02", allowed)
    assert step is not None
    assert LEADER in step.audiences


def test_what_falls_due_after_going_live_escalates_as_always():
    item = an_item(quiet_before=date(2026, 11, 13))
    step = step_on("2026-11-19", item)
    assert step is not None
    assert step.audiences == {OFFICER, HEAD, OFFICE}


def test_a_returned_report_past_its_day_is_not_chased_while_it_may_be_sent_again():
    returned = an_item(status=Status.RETURNED, armed_on=date(2026, 11, 20))
    assert step_on("2026-11-26", returned) is None  # the third working day, and a rung of the ladder
    days = [date(2026, 11, 20) + timedelta(days=n) for n in range(25)]
    steps = climb(returned, [datetime.combine(day, time(8), VIETNAM) for day in days])
    # One whole working day after the 26th, then the ladder's distances from there; the rungs go on counting.
    assert [(str(step.day), step.rung, sorted(step.audiences)) for step in steps] == [
        ("2026-11-30", 9, ["head", "officer"]),
        ("2026-12-02", 11, ["head", "office", "officer"]),
        ("2026-12-08", 15, ["head", "leader", "office", "officer"]),
    ]


def test_leaders_hear_of_returned_work_only_after_head_and_office_did():
    """Sent in when it was due, returned five weeks later: nobody above the officer has heard of it yet."""
    returned = an_item(status=Status.RETURNED, armed_on=date(2026, 12, 21))
    days = [date(2026, 12, 21) + timedelta(days=n) for n in range(40)]
    steps = climb(returned, [datetime.combine(day, time(8), VIETNAM) for day in days])
    assert [sorted(step.audiences) for step in steps][:3] == [
        ["head", "officer"], ["head", "office", "officer"], ["head", "leader", "office", "officer"],
    ]  # fmt: skip
    assert steps[0].day == date(2026, 12, 28)


def test_returned_standing_work_is_chased_on_though_its_own_ladder_has_ended():
    returned = heartbeat(status=Status.RETURNED, armed_on=date(2027, 2, 1))
    assert [rung.day for rung in rungs(returned, CALENDAR) if rung.day > date(2027, 2, 1)]


def test_a_returned_report_is_reminded_of_its_last_day_as_any_other():
    returned = an_item(status=Status.RETURNED, armed_on=date(2026, 11, 11))
    assert step_on("2026-11-12", returned) is not None
    assert step_on("2026-11-13", returned) is not None


@pytest.mark.parametrize("since", ["start", "quiet_before", "armed_on"])
def test_a_rung_on_the_very_day_of_beginning_is_heard(since):
    item = an_item(**{since: date(2026, 11, 12)})
    assert step_on("2026-11-12", item) is not None
    assert step_on("2026-11-12", replace(item, **{since: date(2026, 11, 13)})) is None


# -- standing work -----------------------------------------------------------------------------------------------


def heartbeat(**facts) -> ItemFacts:
    window = {"start": date(2026, 9, 15), "end": date(2026, 12, 14), "kind": ItemKind.STANDING}
    return an_item(None, **{**window, **facts})


def test_standing_work_is_asked_for_when_its_window_closes_and_not_before():
    found = [(rung.distance, rung.day.isoformat()) for rung in rungs(heartbeat(), CALENDAR)]
    before = [(-7, "2026-12-03"), (-3, "2026-12-09"), (-1, "2026-12-11")]
    assert found == [*before, (0, "2026-12-14"), (1, "2026-12-16"), (3, "2026-12-18")]


def test_the_internal_send_by_goes_before_the_end_of_the_window():
    assert days_of(replace(heartbeat(), due=date(2026, 12, 7)), 0) == ["2026-12-07"]


def test_dated_work_without_a_day_has_no_rung():
    open_end = an_item(None)
    assert step_on("2026-11-13", open_end) is None
    assert next_look(open_end, (), datetime(2026, 11, 1, tzinfo=UTC), CALENDAR) is None


def test_a_ladder_counts_from_one_and_says_each_distance_once():
    for broken in (
        {"before": (5, 0), "after": ()},
        {"before": (3, 3), "after": ()},
        {"before": (), "after": (), "every": -1},
    ):
        with pytest.raises(ValueError, match="distances"):
            Ladder(**broken)


# -- long work ---------------------------------------------------------------------------------------------------


def checkins_of(item: ItemFacts, policy: LadderPolicy = LADDER_POLICY) -> list[str]:
    return [rung.day.isoformat() for rung in islice(rungs(item, CALENDAR, policy), 12) if rung.checkin]


LONG = [
    # From the first working day of the year, each quarter, up to the ladder's own first rung on 18/11.
    ("2026-01-01", "2026-12-31", ["2026-01-05", "2026-04-01", "2026-07-01", "2026-10-01"]),
    ("2026-07-01", "2026-12-31", ["2026-07-01", "2026-10-01"]),
    ("2026-11-30", "2027-06-30", ["2026-11-30", "2027-03-01"]),  # no 30th of February, and the 28th is a Sunday
    ("2026-04-01", "2026-07-03", ["2026-04-01"]),  # a day longer than a quarter
    ("2026-04-01", "2026-07-02", []),
    ("2026-04-01", "2026-06-30", []),
]


@pytest.mark.parametrize(("start", "due", "days"), LONG)
def test_long_work_is_announced_and_asked_after_each_quarter(start, due, days):
    assert checkins_of(an_item(due, start=date.fromisoformat(start))) == days


def test_standing_work_and_work_without_a_first_day_have_no_checkins():
    assert checkins_of(an_item("2026-12-31")) == []
    assert checkins_of(an_item("2026-12-31", start=date(2026, 1, 1), kind=ItemKind.STANDING)) == []


def test_a_commune_may_do_without_checkins():
    item = an_item("2026-12-31", start=date(2026, 1, 1))
    assert checkins_of(item, replace(LADDER_POLICY, checkins=False)) == []


def test_a_day_off_that_is_declared_later_makes_no_second_checkin_of_one():
    item = an_item("2026-12-31", start=date(2026, 1, 1))
    step = step_on("2026-07-01", item)
    assert step is not None
    assert step.checkin
    edited = vietnam_calendar(days_off={date(2026, 9, 1): "nghỉ bù", date(2026, 7, 2): "lễ hội"})
    assert next_step(item, {(step.rung, step.revision)}, date(2026, 7, 3), edited) is None


def test_a_checkin_is_for_who_has_the_work_in_hand_alone():
    step = step_on("2026-07-01", an_item("2026-12-31", start=date(2026, 1, 1)))
    assert step is not None
    assert step.audiences == {OFFICER}


# -- when to look again ------------------------------------------------------------------------------------------


LOOKS = [
    ("before the first rung", "2026-09-15 10:00", (), "2026-10-02 07:30"),
    ("on the rung's day, before the office opens", "2026-11-13 05:00", {(-1, 0)}, "2026-11-13 07:30"),
    ("on the rung's day, the office open", "2026-11-13 09:15", {(-1, 0)}, "2026-11-13 09:15"),
    ("at noon", "2026-11-13 12:00", {(-1, 0)}, "2026-11-13 13:30"),
    ("in the evening, the rung missed: Monday", "2026-11-13 20:00", {(-1, 0)}, "2026-11-16 07:30"),
    ("after the step was taken", "2026-11-13 07:30", {(0, 0)}, "2026-11-17 07:30"),
    ("over the Day of Culture", "2026-11-19 07:30", {(3, 0)}, "2026-11-26 07:30"),
    ("every week for ever", "2026-11-26 07:30", {(7, 0)}, "2026-12-03 07:30"),
]


@pytest.mark.parametrize(("case", "now", "taken", "look"), LOOKS, ids=[case for case, *_ in LOOKS])
def test_when_to_look_again(case, now, taken, look):
    moment = datetime.fromisoformat(now).replace(tzinfo=VIETNAM)
    found = next_look(an_item(), taken, moment, CALENDAR)
    assert found == datetime.fromisoformat(look).replace(tzinfo=VIETNAM)
    assert found.tzinfo is UTC


def test_when_the_ladder_has_ended_nobody_looks_again():
    assert next_look(heartbeat(), {(3, 0)}, datetime(2026, 12, 18, 1, tzinfo=UTC), CALENDAR) is None


# -- properties --------------------------------------------------------------------------------------------------

DUE_DAYS = st.dates(min_value=date(2026, 3, 1), max_value=date(2026, 10, 31))
FIRST = date(2026, 1, 1)
ITEMS = st.builds(
    an_item,
    due=DUE_DAYS.map(date.isoformat),
    start=st.none() | DUE_DAYS,
    quiet_before=st.none() | DUE_DAYS,
    armed_on=st.none() | DUE_DAYS,
    kind=st.sampled_from(ItemKind),
    status=st.sampled_from([Status.OPEN, Status.UNDER_WAY, Status.RETURNED]),
    revision=st.integers(0, 2),
)
HOURS_OF_TICKS = st.lists(st.integers(0, 23), min_size=1, max_size=3)


def climb(item: ItemFacts, ticks: list[datetime]) -> list[Step]:
    """All steps taken when one looks at exactly these moments."""
    taken: set[tuple[int, int]] = set()
    steps: list[Step] = []
    for now in ticks:
        if step := next_step(item, taken, in_vietnam(now).date(), CALENDAR):
            taken.add((step.rung, step.revision))
            steps.append(step)
    return steps


def ticks_on(days: list[int], hours: list[int]) -> list[datetime]:
    return [datetime.combine(FIRST + timedelta(days=n), time(hour), VIETNAM) for n in days for hour in sorted(hours)]


@given(ITEMS, HOURS_OF_TICKS, HOURS_OF_TICKS)
def test_steps_do_not_depend_on_how_often_or_at_which_hour_one_looks(item, some_hours, other_hours):
    every_day = list(range(365))
    assert climb(item, ticks_on(every_day, some_hours)) == climb(item, ticks_on(every_day, other_hours))


@given(ITEMS, st.sets(st.integers(0, 364), max_size=40))
def test_days_skipped_merge_into_one_step_and_the_last_one_is_the_same(item, days):
    seldom = climb(item, ticks_on(sorted(days), [8]))
    daily = climb(item, ticks_on(list(range(max(days, default=0) + 1)), [8]))
    assert {step.rung for step in seldom} <= {step.rung for step in daily}
    working = [n for n in days if CALENDAR.is_working_day(FIRST + timedelta(days=n))]
    heard_by_then = [step for step in daily if step.day <= FIRST + timedelta(days=max(working, default=-1))]
    assert [step.rung for step in seldom[-1:]] == [step.rung for step in heard_by_then[-1:]]


@given(ITEMS, st.lists(st.integers(0, 364 * 24), max_size=80))
def test_no_step_is_taken_twice_and_none_after_a_later_one_whatever_the_clock_does(item, hours):
    midnight = datetime.combine(FIRST, time(), VIETNAM)
    jumping = [midnight + timedelta(hours=hour - back) for hour in sorted(hours) for back in (0, 1)]
    climbed = [step.rung for step in climb(item, jumping)]
    assert climbed == sorted(set(climbed))
    erratic = [step.rung for step in climb(item, [midnight + timedelta(hours=hour) for hour in hours])]
    assert erratic == sorted(set(erratic))


@given(ITEMS, st.integers(0, 364 * 24), st.sets(st.sampled_from([-30, -7, -1, 0, 1, 7])))
def test_the_next_look_is_the_first_moment_with_something_to_say(item, hour, climbed):
    now = datetime.combine(FIRST, time(), VIETNAM) + timedelta(hours=hour)
    taken = {(rung, item.revision) for rung in climbed}
    look = next_look(item, taken, now, CALENDAR)
    opening = LADDER_POLICY.hours.next_opening(now, CALENDAR).date()
    until = in_vietnam(look).date() if look else opening + timedelta(days=60)
    between = (opening + timedelta(days=n) for n in range((until - opening).days))
    assert not any(next_step(item, taken, day, CALENDAR) for day in between)
    if look:
        assert next_step(item, taken, until, CALENDAR)
        assert look >= now
        assert LADDER_POLICY.hours.is_open(look)


# -- the digest --------------------------------------------------------------------------------------------------

MONDAY = date(2026, 11, 23)
ARREARS = an_item("2026-11-13", id=1)
NEXT_WEEK = an_item("2026-11-30", id=2)
YEAR_END = an_item("2026-12-31", id=5)
NEXT_SPRING = an_item("2027-03-31", id=6)
TODAY = an_item("2026-11-23", id=7)
TODAY_TOO = an_item("2026-11-23", id=8)


def line(item: ItemFacts, rung: int | None = None, revision: int = 0) -> DigestLine:
    step = None
    if rung is not None:
        step = Step(item=item.id, rung=rung, revision=revision, day=MONDAY, audiences=frozenset({OFFICER}), late=False)
    return DigestLine(item=item, number=item.id, step=step)


def digest(*lines: DigestLine, policy: LadderPolicy = LADDER_POLICY):
    return compose_digest(lines, MONDAY, CALENDAR, policy)


def ids(entries) -> list[int]:
    return [entry.line.item.id for entry in entries]


def test_a_digest_has_what_steps_today_and_the_rest_as_context():
    found = digest(line(YEAR_END), line(NEXT_SPRING), line(NEXT_WEEK, -4), line(ARREARS))
    assert found is not None
    assert (ids(found.overdue), ids(found.soon), ids(found.ahead)) == ([1], [2], [5])
    assert (found.overdue[0].late, found.soon[0].left) == (5, 4)
    assert found.day == MONDAY


def test_without_a_step_there_is_no_digest():
    assert digest(line(ARREARS), line(NEXT_WEEK)) is None
    assert digest() is None


@pytest.mark.parametrize(
    "stale",
    [line(replace(NEXT_WEEK, status=Status.REPORTED), -4), line(replace(NEXT_WEEK, revision=1), -4)],
    ids=["reported in the meantime", "another due day in the meantime"],
)
def test_a_line_no_longer_true_is_no_reason_to_write(stale):
    assert digest(line(ARREARS), stale) is None


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        (replace(YEAR_END, start=MONDAY), True),
        (replace(YEAR_END, start=MONDAY + timedelta(days=1)), False),
        (an_item("2027-01-06", id=5), True),  # thirty working days ahead
        (an_item("2027-01-07", id=5), False),
        (an_item(None, id=5), False),
    ],
)
def test_work_that_has_not_begun_or_is_far_off_is_no_context(item, shown):
    found = digest(line(item), line(NEXT_WEEK, -4))
    assert found is not None
    assert ids(found.entries) == ([2, 5] if shown else [2])


@pytest.mark.parametrize(("due", "place"), [("2026-12-03", "soon"), ("2026-12-04", "ahead")])
def test_soon_is_within_seven_working_days(due, place):
    found = digest(line(an_item(due, id=3), -7))
    assert found is not None
    assert ids(getattr(found, place)) == [3]


def test_a_step_is_shown_however_far_off_its_day_is():
    found = digest(line(NEXT_SPRING, -80))
    assert found is not None
    assert ids(found.long) == [6]


def test_the_last_day_gets_a_message_of_its_own_instead_of_a_line():
    found = digest(line(TODAY, 0), line(NEXT_WEEK, -4), line(ARREARS))
    assert found is not None
    assert (ids(found.singles), ids(found.entries)) == ([7], [1, 2])


def test_alone_the_last_day_brings_no_digest_with_it():
    found = digest(line(TODAY, 0), line(ARREARS))
    assert found is not None
    assert (ids(found.singles), ids(found.entries)) == ([7], [])


def test_several_last_days_on_one_day_are_one_digest_not_a_burst():
    found = digest(line(TODAY, 0), line(TODAY_TOO, 0))
    assert found is not None
    assert (ids(found.singles), ids(found.soon)) == ([], [7, 8])


def test_standing_work_stands_apart_until_it_is_overdue():
    asked = replace(heartbeat(id=9), due=date(2026, 12, 2))
    late = replace(heartbeat(id=10), due=date(2026, 11, 13))
    found = digest(line(asked, -7), line(late))
    assert found is not None
    assert (ids(found.standing), ids(found.overdue)) == ([9], [10])


def test_a_last_day_on_a_day_off_that_is_just_past_is_not_overdue_yet():
    saturday = an_item("2026-11-21", id=4)
    found = digest(line(saturday), line(NEXT_WEEK, -4))
    assert found is not None
    assert ids(found.soon) == [4, 2]
