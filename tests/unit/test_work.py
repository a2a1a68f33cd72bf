"""The table of moves, the days work is judged by, the items a task gives, and sticky numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import ReportRegime, SendBy, SendByBasis, vietnam_calendar
from plans.deadline_rules import DeadlineKind, DeadlineRule, Every, Repeat
from plans.work import (
    ALIVE,
    ANSWERED,
    EventKind,
    ItemKind,
    JudgeRules,
    Move,
    MoveRefused,
    Status,
    Verdict,
    apply,
    days_late,
    days_left,
    is_past,
    items_for,
    last_day,
    late_after,
    next_number,
    resend_by,
    verdict_of,
)

CALENDAR = vietnam_calendar([2026])
REGIME = ReportRegime()
HEALTH, SCHOOL = 21, 22


def day(text: str) -> date:
    return date.fromisoformat(text)


# -- moves -------------------------------------------------------------------------------------------------------

# Under each status what the move makes of it; a dot is a refusal.
MOVES = """
                      waiting   open      under_way  returned  reported   confirmed  verified  dropped
condition_met         open      .         .          .         .          .          .         .
condition_set         .         waiting   waiting    waiting   .          .          .         .
progress              .         under_way under_way  returned  .          .          .         .
reported              .         reported  reported   reported  .          .          .         .
still_kept            .         reported  reported   reported  .          .          .         .
nothing_arose         .         reported  reported   reported  .          .          .         .
confirmed             .         .         .          .         confirmed  .          .         .
verified              .         .         .          .         verified   verified   .         .
found_below           .         .         .          .         verified   verified   verified  .
found_not_applicable  verified  verified  verified   verified  verified   verified   verified  .
returned              .         .         .          .         returned   returned   returned  .
done_before           verified  verified  verified   verified  .          .          .         .
dropped               dropped   dropped   dropped    dropped   dropped    dropped    .         .
restored              .         .         .          .         .          .          .         open
"""
STATUSES, *ROWS = [line.split() for line in MOVES.strip().splitlines()]
CASES = [(move, *case) for move, *row in ROWS for case in zip(STATUSES, row, strict=True)]


def test_the_table_of_this_test_knows_every_move_and_every_status():
    assert [move for move, *_ in ROWS] == [move.value for move in Move]
    assert set(STATUSES) == {status.value for status in Status}


@pytest.mark.parametrize(("move", "status", "becomes"), CASES)
def test_what_a_move_makes_of_a_status(move, status, becomes):
    if becomes != ".":
        assert apply(Status(status), Move(move), ItemKind.STANDING) is Status(becomes)
        return
    with pytest.raises(MoveRefused):
        apply(Status(status), Move(move), ItemKind.STANDING)


@pytest.mark.parametrize(
    ("status", "move", "code"),
    [
        (Status.WAITING, Move.REPORT, "still_waiting"),
        (Status.WAITING, Move.CONFIRM, "still_waiting"),
        (Status.OPEN, Move.MEET_CONDITION, "not_waiting"),
        (Status.OPEN, Move.VERIFY, "not_reported"),
        (Status.UNDER_WAY, Move.RETURN, "not_reported"),
        (Status.RETURNED, Move.VERIFY, "already_returned"),
        (Status.REPORTED, Move.REPORT, "already_reported"),
        (Status.CONFIRMED, Move.CONFIRM, "already_confirmed"),
        (Status.VERIFIED, Move.REPORT, "already_verified"),
        (Status.VERIFIED, Move.DROP, "already_verified"),
        (Status.VERIFIED, Move.RESTORE, "not_dropped"),
        (Status.DROPPED, Move.REPORT, "is_dropped"),
        (Status.DROPPED, Move.MEET_CONDITION, "is_dropped"),
    ],
)
def test_a_refusal_says_why(status, move, code):
    with pytest.raises(MoveRefused) as refusal:
        apply(status, move, ItemKind.STANDING)
    assert refusal.value.code == code


@pytest.mark.parametrize("status", Status)
def test_dated_work_cannot_be_merely_kept_up(status):
    with pytest.raises(MoveRefused, match="only_standing"):
        apply(status, Move.STILL_KEPT, ItemKind.DATED)


def test_every_move_leaves_an_event_of_its_name():
    assert [move.event for move in Move] == [EventKind(move.value) for move in Move]


def test_only_two_moves_bring_a_verdict():
    assert {move: verdict_of(move) for move in Move if verdict_of(move)} == {
        Move.FIND_BELOW: Verdict.BELOW_REQUIREMENT,
        Move.FIND_NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    }


def test_nothing_is_both_alive_and_answered():
    assert not ALIVE & ANSWERED


# -- days --------------------------------------------------------------------------------------------------------

DUE_DAYS = [
    # due            reminders aim at  still on time
    ("2026-11-13", "2026-11-13", "2026-11-13"),
    ("2026-11-14", "2026-11-13", "2026-11-16"),  # a Saturday
    ("2026-02-17", "2026-02-13", "2026-02-23"),  # Tết
    ("2026-04-27", "2026-04-24", "2026-04-28"),
    ("2026-05-03", "2026-04-29", "2026-05-04"),
    ("2026-09-02", "2026-08-28", "2026-09-03"),
    ("2026-11-24", "2026-11-23", "2026-11-25"),
    ("2026-08-22", "2026-08-22", "2026-08-22"),  # a Saturday that is worked on
]


@pytest.mark.parametrize(("due", "aim", "on_time"), DUE_DAYS)
def test_remind_by_the_working_day_before_and_call_late_only_after_the_one_behind(due, aim, on_time):
    assert (last_day(day(due), CALENDAR), late_after(day(due), CALENDAR)) == (day(aim), day(on_time))
    assert not is_past(day(due), day(on_time), CALENDAR)
    assert is_past(day(due), day(on_time) + timedelta(days=1), CALENDAR)


def test_without_a_due_day_nothing_is_past():
    assert not is_past(None, day("2026-12-31"), CALENDAR)


@pytest.mark.parametrize(
    ("due", "today", "left", "late"),
    [
        ("2026-11-30", "2026-11-23", 4, 0),  # the 24th is the Day of Culture
        ("2026-11-23", "2026-11-23", 0, 0),
        ("2026-11-13", "2026-11-16", -1, 0),  # the first late day: not one whole day yet
        ("2026-11-13", "2026-11-17", -2, 1),
        ("2026-11-13", "2026-11-23", -6, 5),
        ("2026-11-14", "2026-11-17", -2, 0),  # a Saturday: the Monday after it is still on time
        ("2026-11-13", "2026-11-15", 0, 0),
    ],
)
def test_days_left_and_days_late_are_working_days_without_today(due, today, left, late):
    found = days_left(day(due), day(today), CALENDAR), days_late(day(due), day(today), CALENDAR)
    assert found == (left, late)


def test_the_days_for_sending_again_are_working_days():
    assert resend_by(day("2026-11-20"), CALENDAR) == day("2026-11-26")
    assert resend_by(day("2026-11-20"), CALENDAR, JudgeRules(resend_within=1)) == day("2026-11-23")


# -- items -------------------------------------------------------------------------------------------------------


def drafts(rule: DeadlineRule, *, leads=(HEALTH,), years=(2026,), regime: ReportRegime = REGIME, **settings):
    return items_for(rule, leads, years, CALENDAR, regime, **settings)


def shown(rule: DeadlineRule, **given_) -> list[tuple[str, str | None, str | None]]:
    """(period, start, due) of each item."""
    found = drafts(rule, **given_)
    return [(d.period, d.start and d.start.isoformat(), d.due and d.due.isoformat()) for d in found]


STRICT = DeadlineRule(kind=DeadlineKind.DATE, due=day("2026-11-29"), strictly_before=day("2026-11-30"))
SECOND_QUARTER = DeadlineRule(kind=DeadlineKind.PERIOD, start=day("2026-04-01"), due=day("2026-06-30"))
ALWAYS = DeadlineRule(kind=DeadlineKind.CONTINUOUS)
QUARTERLY = DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.QUARTER,))
TENTH = Repeat(every=Every.QUARTER, month=1, day=10, before=True)
BEFORE_THE_TENTH = DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.QUARTER,), repeats=(TENTH,))
QUARTERS_OF_2026 = [
    ("2026Q1", "2025-12-15", "2026-03-14"),
    ("2026Q2", "2026-03-15", "2026-06-14"),
    ("2026Q3", "2026-06-15", "2026-09-14"),
    ("2026Q4", "2026-09-15", "2026-12-14"),
]
ITEMS = [
    ("a date", STRICT, [("once", None, "2026-11-29")]),
    ("a period", SECOND_QUARTER, [("once", "2026-04-01", "2026-06-30")]),
    (
        "an open end",
        DeadlineRule(kind=DeadlineKind.PERIOD, start=day("2026-01-01")),
        [("by-2026", "2026-01-01", "2026-12-31"), ("by-2027", "2027-01-01", "2027-12-31")],
    ),
    ("standing work", ALWAYS, QUARTERS_OF_2026),
    (
        "standing work from July on",
        DeadlineRule(kind=DeadlineKind.CONTINUOUS, start=day("2026-07-01"), due=day("2026-12-31")),
        QUARTERS_OF_2026[2:],
    ),
    (
        "standing work that ends on the first day of a quarter",
        DeadlineRule(kind=DeadlineKind.CONTINUOUS, start=day("2026-03-31"), due=day("2026-04-01")),
        QUARTERS_OF_2026[:2],
    ),
    (
        "standing work until the end of June",
        DeadlineRule(kind=DeadlineKind.CONTINUOUS, due=day("2026-06-30")),
        QUARTERS_OF_2026[:2],
    ),
    ("quarterly without a day", QUARTERLY, QUARTERS_OF_2026),
    (
        "twice a year and once a year",
        DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.HALF_YEAR, Every.YEAR)),
        [
            ("2026H1", "2025-12-15", "2026-06-14"),
            ("2026", "2025-12-15", "2026-12-14"),
            ("2026H2", "2026-06-15", "2026-12-14"),
        ],
    ),
    (
        "the 10th after each quarter",
        BEFORE_THE_TENTH,
        [
            ("2026-04-09", "2026-01-10", "2026-04-09"),
            ("2026-07-09", "2026-04-10", "2026-07-09"),
            ("2026-10-09", "2026-07-10", "2026-10-09"),
            ("2027-01-09", "2026-10-10", "2027-01-09"),
        ],
    ),
    (
        "days listed by the phrase",
        DeadlineRule(
            kind=DeadlineKind.RECURRING, every=(Every.HALF_YEAR,), dues=(day("2026-06-05"), day("2026-12-05"))
        ),
        [("2026-06-05", None, "2026-06-05"), ("2026-12-05", "2026-06-06", "2026-12-05")],
    ),
    (
        "weekly without a weekday is asked for once a quarter",
        DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.WEEK,)),
        QUARTERS_OF_2026,
    ),
]


@pytest.mark.parametrize(("case", "rule", "expected"), ITEMS, ids=[case for case, *_ in ITEMS])
def test_the_items_that_a_deadline_gives(case, rule, expected):
    assert shown(rule) == expected


def test_each_lead_gets_items_of_its_own_and_a_lead_named_twice_only_once():
    found = drafts(SECOND_QUARTER, leads=(HEALTH, SCHOOL, HEALTH))
    assert [draft.agency for draft in found] == [HEALTH, SCHOOL]


def test_standing_work_stands_and_recurring_work_is_dated():
    assert {draft.kind for draft in drafts(ALWAYS)} == {ItemKind.STANDING}
    assert {draft.kind for draft in drafts(QUARTERLY)} == {ItemKind.DATED}


def test_standing_work_keeps_the_window_apart_from_the_day_it_is_sent_by():
    early = ReportRegime(internal=SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=7))
    third = drafts(ALWAYS, regime=early)[2]
    assert (third.start, third.end, third.due) == (day("2026-06-15"), day("2026-09-14"), day("2026-09-07"))


@pytest.mark.parametrize("kind", [DeadlineKind.CONDITIONAL, DeadlineKind.PERIOD])
def test_what_has_a_condition_waits_for_it(kind):
    [draft] = drafts(DeadlineRule(kind=kind, condition="theo hướng dẫn của cấp trên"))
    assert (draft.status, draft.condition, draft.due) == (Status.WAITING, "theo hướng dẫn của cấp trên", None)


def test_a_conditional_rule_waits_even_where_its_words_are_lost():
    assert drafts(DeadlineRule(kind=DeadlineKind.CONDITIONAL))[0].status is Status.WAITING


def test_a_commune_that_counts_the_day_itself_has_one_day_more():
    assert shown(STRICT, counts_the_day=True) == [("once", None, "2026-11-30")]
    assert shown(BEFORE_THE_TENTH, counts_the_day=True)[0] == ("2026-04-10", "2026-01-11", "2026-04-10")
    assert shown(SECOND_QUARTER, counts_the_day=True) == shown(SECOND_QUARTER)


@pytest.mark.parametrize("rule", [SECOND_QUARTER, ALWAYS, QUARTERLY, BEFORE_THE_TENTH])
def test_a_longer_horizon_gives_the_same_items_and_more(rule):
    near, far = drafts(rule), drafts(rule, years=(2026, 2027))
    assert set(near) <= set(far)
    assert len({draft.period for draft in far}) == len(far)


COMES_BACK = [
    ALWAYS,
    QUARTERLY,
    BEFORE_THE_TENTH,
    DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.MONTH,)),
    DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.HALF_YEAR, Every.YEAR)),
    DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.WEEK,), repeats=(Repeat(every=Every.WEEK, weekday=4),)),
]


@given(
    rule=st.sampled_from(COMES_BACK), first=st.integers(2022, 2030), years=st.integers(1, 3), day_=st.integers(1, 28)
)
def test_the_plans_of_two_years_leave_no_period_out_and_have_none_twice(rule, first, years, day_):
    regime = ReportRegime(internal=SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=day_))
    before, after = range(first, first + years), range(first + years, first + years + 1)
    apart = [*drafts(rule, years=before, regime=regime), *drafts(rule, years=after, regime=regime)]
    assert len({draft.period for draft in apart}) == len(apart)
    assert set(apart) == set(drafts(rule, years=[*before, *after], regime=regime))
    # Another regime moves the days and never makes another period.
    assert {draft.period for draft in drafts(rule, years=before)} <= {draft.period for draft in apart}


def test_a_task_without_a_lead_gives_no_silence():
    with pytest.raises(ValueError, match="lead"):
        drafts(SECOND_QUARTER, leads=())


def test_a_repeat_that_names_no_period_gives_no_silence():
    with pytest.raises(ValueError, match="period"):
        drafts(DeadlineRule(kind=DeadlineKind.RECURRING))


# -- sticky numbers ----------------------------------------------------------------------------------------------

TODAY = day("2026-11-23")


@pytest.mark.parametrize(
    ("used", "number"),
    [
        ([], 1),
        ([(1, None), (2, None)], 3),
        ([(1, None), (3, None)], 2),
        ([(1, day("2026-11-23")), (2, None)], 3),
        ([(1, day("2026-09-25"))], 2),  # released 59 days ago
        ([(1, day("2026-09-24"))], 1),  # 60 days ago
        ([(1, day("2026-01-05")), (1, None)], 2),  # an old use does not free what is in use again
    ],
)
def test_a_number_is_not_given_to_another_item_for_sixty_days(used, number):
    assert next_number(used, TODAY) == number


@given(st.lists(st.tuples(st.integers(1, 30), st.none() | st.dates(max_value=TODAY, min_value=day("2026-01-01")))))
def test_a_new_number_is_never_one_in_use(used):
    assert next_number(used, TODAY) not in {number for number, released in used if released is None}
