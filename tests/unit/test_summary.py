"""A quarter's figures from history: classes exclude one another, sums agree, a window is not a calendar quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM, ReportRegime, named_period, vietnam_calendar
from plans.judging import Timeliness
from plans.summary import Figure, ItemHistory, Moved, Proof, Summary, TaskClass, TaskFacts, percentage, summarise
from plans.work import EventKind as Kind
from plans.work import ItemEvent, ItemFacts, ItemKind, JudgeRules, Status

CALENDAR = vietnam_calendar([2026])
SECOND_QUARTER = named_period("2026Q2")
THIRD_QUARTER = named_period("2026Q3")  # 15/6 to 14/9
HEALTH, SCHOOL, OFFICE = 21, 22, 23
_ids = count(1)
USUAL_DUE = "2026-08-31"

Told = tuple[str, Kind] | tuple[str, Kind, dict[str, Any]]


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)


def an_item(
    *told: Told, due: str | None = USUAL_DUE, agency: int = HEALTH, evidence: int = 1, window: str = "", **born: Any
) -> ItemHistory:
    """An item with its history; `window` makes it standing work of that period, due at its end unless said."""
    number, period = next(_ids), named_period(window) if window else None
    due = period.cut_off.isoformat() if period and due == USUAL_DUE else due
    item = ItemFacts(
        id=number,
        task=0,
        agency=agency,
        kind=ItemKind.STANDING if period else ItemKind.DATED,
        status=Status.OPEN,
        start=period.start if period else None,
        end=period.cut_off if period else None,
    )
    created = ("2026-01-05 08:00", Kind.CREATED, {"due": due, **born})
    events = tuple(
        ItemEvent(id=n, at=at(moment), kind=kind, data=data[0] if data else {})
        for n, (moment, kind, *data) in enumerate([created, *told, *_proving(evidence)], start=1)
    )
    return ItemHistory(item=item, events=events)


def _proving(pieces: int) -> list[Told]:
    return [("2026-01-05 09:00", Kind.EVIDENCE_ADDED, {"evidence": n}) for n in range(1, pieces + 1)]


def a_task(*items: ItemHistory, id: int | None = None) -> TaskFacts:
    kind = items[0].item.kind if items else ItemKind.DATED
    return TaskFacts(id=id or next(_ids), kind=kind, items=items)


def summed(*tasks: TaskFacts, as_of: str = "2026-09-17 09:00", period=THIRD_QUARTER, rules=None) -> Summary:
    judged = [replace(task, rules=rules) for task in tasks] if rules else tasks
    return summarise(judged, CALENDAR, period, at(as_of))


def class_of(*items: ItemHistory, **asked: Any) -> TaskClass:
    [row] = summed(a_task(*items), **asked).plan.rows
    return row.task_class


REPORTED = ("2026-08-20 08:00", Kind.REPORTED)
LATE = ("2026-09-10 08:00", Kind.REPORTED)
VERIFIED = ("2026-09-11 08:00", Kind.VERIFIED)
BELOW = ("2026-09-11 08:00", Kind.FOUND_BELOW)
NOT_APPLICABLE = ("2026-09-11 08:00", Kind.FOUND_NOT_APPLICABLE)
PROGRESS = ("2026-08-20 08:00", Kind.PROGRESS, {"percent": 70})
RETURNED = ("2026-08-25 08:00", Kind.RETURNED)
DROPPED = ("2026-08-25 08:00", Kind.DROPPED)
NEXT_MONTH = "2026-10-30"

ONE_ITEM = [
    ("reported", an_item(REPORTED), TaskClass.DONE),
    ("reported late", an_item(LATE), TaskClass.DONE),
    ("verified", an_item(REPORTED, VERIFIED), TaskClass.DONE),
    ("found below requirement", an_item(REPORTED, BELOW), TaskClass.BELOW_REQUIREMENT),
    ("not applicable though overdue", an_item(NOT_APPLICABLE), TaskClass.NOT_APPLICABLE),
    ("silent past its day", an_item(), TaskClass.OVERDUE),
    ("under way past its day", an_item(PROGRESS), TaskClass.OVERDUE),
    ("returned past its day", an_item(REPORTED, RETURNED), TaskClass.OVERDUE),
    ("under way", an_item(PROGRESS, due=NEXT_MONTH), TaskClass.UNDER_WAY),
    ("returned in time", an_item(REPORTED, RETURNED, due=NEXT_MONTH), TaskClass.UNDER_WAY),
    ("not yet due", an_item(due=NEXT_MONTH), TaskClass.NOT_YET_DUE),
    ("an open end", an_item(due=None), TaskClass.NOT_YET_DUE),
    ("waiting past its day", an_item(status="waiting"), TaskClass.WAITING),
    ("dropped", an_item(DROPPED), TaskClass.DROPPED),
    ("silent on its last day, the cut-off", an_item(due="2026-09-14"), TaskClass.OVERDUE),
    ("reported after the cut-off", an_item(("2026-09-15 08:00", Kind.REPORTED), due=NEXT_MONTH), TaskClass.NOT_YET_DUE),
]


@pytest.mark.parametrize(("case", "item", "expected"), ONE_ITEM, ids=[case for case, *_ in ONE_ITEM])
def test_where_one_item_is_counted(case, item, expected):
    assert class_of(item) is expected


def test_when_only_verified_work_is_done_a_report_is_under_way_and_not_overdue():
    strict = JudgeRules(done_from=Status.VERIFIED)
    assert class_of(an_item(REPORTED), rules=strict) is TaskClass.UNDER_WAY
    assert class_of(an_item(REPORTED, VERIFIED), rules=strict) is TaskClass.DONE


DONE, OPEN, WAITING = an_item(REPORTED), an_item(due=NEXT_MONTH), an_item(status="waiting")
SEVERAL_LEADS = [
    ("all done", [DONE, an_item(LATE)], TaskClass.DONE),
    ("all applicable ones done", [DONE, an_item(NOT_APPLICABLE)], TaskClass.DONE),
    ("the dropped one does not count", [DONE, an_item(DROPPED)], TaskClass.DONE),
    ("none applicable", [an_item(NOT_APPLICABLE), an_item(NOT_APPLICABLE)], TaskClass.NOT_APPLICABLE),
    ("all dropped", [an_item(DROPPED), an_item(DROPPED)], TaskClass.DROPPED),
    ("one below, all finished", [DONE, an_item(REPORTED, BELOW)], TaskClass.BELOW_REQUIREMENT),
    ("one below, one still open", [OPEN, an_item(REPORTED, BELOW)], TaskClass.UNDER_WAY),
    ("one below, one overdue", [an_item(), an_item(REPORTED, BELOW)], TaskClass.OVERDUE),
    ("one overdue", [DONE, DONE, an_item()], TaskClass.OVERDUE),
    ("one not yet due", [DONE, OPEN], TaskClass.UNDER_WAY),
    ("one waiting", [DONE, WAITING], TaskClass.UNDER_WAY),
    ("open and waiting", [OPEN, WAITING], TaskClass.NOT_YET_DUE),
    ("all waiting", [WAITING, WAITING], TaskClass.WAITING),
    ("nobody yet", [], TaskClass.NOT_YET_DUE),
]


@pytest.mark.parametrize(("case", "items", "expected"), SEVERAL_LEADS, ids=[case for case, *_ in SEVERAL_LEADS])
def test_a_task_with_several_items_is_done_when_all_applicable_ones_are(case, items, expected):
    assert class_of(*items) is expected


TO_OCTOBER = {"due": NEXT_MONTH}
EXTENDED = an_item(("2026-08-20 08:00", Kind.EXTENSION_GRANTED, TO_OCTOBER), LATE)
EXTENDED_LATE = an_item(("2026-09-08 08:00", Kind.EXTENSION_GRANTED, TO_OCTOBER), LATE)


@pytest.mark.parametrize(
    ("items", "timeliness"),
    [
        ([DONE], Timeliness.ON_TIME),
        ([DONE, EXTENDED], Timeliness.AFTER_EXTENSION),
        ([DONE, EXTENDED, EXTENDED_LATE], Timeliness.AFTER_LATE_EXTENSION),
        ([DONE, EXTENDED, EXTENDED_LATE, an_item(LATE)], Timeliness.LATE),
        ([an_item()], None),
    ],
)
def test_a_task_is_as_timely_as_its_worst_item(items, timeliness):
    [row] = summed(a_task(*items)).plan.rows
    assert row.timeliness is timeliness


# -- standing work -----------------------------------------------------------------------------------------------

KEPT_1 = an_item(("2026-03-10 08:00", Kind.STILL_KEPT), window="2026Q1")
KEPT_2 = an_item(("2026-06-10 08:00", Kind.NOTHING_AROSE), window="2026Q2")
KEPT_3 = an_item(("2026-09-10 08:00", Kind.STILL_KEPT), window="2026Q3")
SILENT_2, SILENT_3, SILENT_4 = (an_item(window=f"2026Q{q}") for q in (2, 3, 4))
AT_IT_3 = an_item(("2026-09-10 08:00", Kind.PROGRESS, {"percent": 50}), window="2026Q3")

STANDING = [
    ("every closed window answered", [KEPT_1, KEPT_2, KEPT_3, SILENT_4], "2026-09-17 09:00", TaskClass.DONE),
    ("the last window silent", [KEPT_1, KEPT_2, SILENT_3, SILENT_4], "2026-09-17 09:00", TaskClass.OVERDUE),
    ("the last window silent on its last day", [KEPT_1, KEPT_2, SILENT_3], "2026-09-14 09:00", TaskClass.UNDER_WAY),
    ("an older window silent", [KEPT_1, SILENT_2, KEPT_3], "2026-09-17 09:00", TaskClass.OVERDUE),
    ("in the middle of an open window", [KEPT_1, KEPT_2, SILENT_3], "2026-08-05 09:00", TaskClass.DONE),
    ("in the middle of the first window", [SILENT_3, SILENT_4], "2026-08-05 09:00", TaskClass.NOT_YET_DUE),
    ("a bare 'we are at it' is no heartbeat", [KEPT_1, KEPT_2, AT_IT_3], "2026-09-17 09:00", TaskClass.OVERDUE),
]


@pytest.mark.parametrize(("case", "items", "as_of", "expected"), STANDING, ids=[case for case, *_ in STANDING])
def test_standing_work_is_done_when_every_window_that_closed_was_answered(case, items, as_of, expected):
    assert class_of(*items, as_of=as_of) is expected


@pytest.mark.parametrize("asked_on", ["2026-09-16 20:00", "2026-09-17 09:00", "2026-11-20 09:00"])
def test_where_agencies_send_in_after_the_cut_off_answers_count_until_then_and_results_do_not(asked_on):
    in_time, too_late = ("2026-09-16 17:00", Kind.REPORTED), ("2026-09-17 08:00", Kind.REPORTED)
    answered = a_task(an_item(in_time, window="2026Q3", due="2026-09-16"))
    late = a_task(an_item(too_late, window="2026Q3", due="2026-09-16"))
    dated = a_task(an_item(in_time, due="2026-09-14"))
    found = summed(answered, late, dated, as_of=asked_on).plan
    assert found.done.task_ids == (answered.id,)
    over = (dated.id,) if asked_on < "2026-09-17" else (late.id, dated.id)
    assert found.overdue.task_ids == over


def test_closing_the_year_finds_what_was_due_on_its_last_day():
    year_end = a_task(an_item(due="2026-12-31"))
    closing = named_period("2026-01-01..2026-12-31")
    assert summed(year_end, period=closing, as_of="2027-01-04 09:00").plan.overdue.count == 1
    assert summed(year_end, period=closing, as_of="2026-12-31 09:00").plan.overdue.count == 0


def test_the_day_said_of_a_late_task_is_that_of_its_late_period_and_never_of_one_still_to_come():
    first, second = an_item(due="2026-03-14"), an_item(due="2026-06-14")
    answered = an_item(("2026-03-10 08:00", Kind.REPORTED), due="2026-03-14")
    third, last = an_item(due="2026-09-30"), an_item(due="2026-12-14")
    strict = JudgeRules(done_from=Status.VERIFIED)
    for items, rules, said in (
        ([first, second, third, last], None, date(2026, 3, 14)),
        ([answered, second, third, last], None, date(2026, 6, 14)),
        ([answered, second, last], strict, date(2026, 6, 14)),
        ([answered, third, last], None, date(2026, 9, 30)),
        ([answered], None, date(2026, 3, 14)),
    ):
        [row] = summed(a_task(*items), rules=rules).plan.rows
        assert row.next_due == said


# -- figures -----------------------------------------------------------------------------------------------------


def an_office_plan() -> list[TaskFacts]:
    """39 tasks as an office would count them: 23 done (8 standing, 15 dated), 13 not yet due, 3 below."""
    standing = [a_task(KEPT_1, KEPT_2, KEPT_3) for _ in range(8)]
    dated = [a_task(DONE) for _ in range(12)] + [a_task(EXTENDED), a_task(EXTENDED_LATE), a_task(an_item(LATE))]
    open_ones = [a_task(OPEN) for _ in range(13)]
    return standing + dated + open_ones + [a_task(an_item(REPORTED, BELOW)) for _ in range(3)]


def test_the_headline_of_an_office():
    found = summed(*an_office_plan()).plan
    assert (found.done.count, found.total.count, found.percent) == (23, 39, Decimal("58.97"))
    assert (found.done_of(ItemKind.STANDING).count, found.done_of(ItemKind.DATED).count) == (8, 15)
    assert found.of(TaskClass.NOT_YET_DUE).count == 13
    assert found.of(TaskClass.BELOW_REQUIREMENT).count == 3
    assert [found.done_as(timeliness).count for timeliness in Timeliness] == [20, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (23, 39, "58.97"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),
        (3, 800, "0.38"),
        (0, 7, "0.00"),
        (7, 7, "100.00"),
    ],
)
def test_a_percentage_has_two_decimals_rounded_half_up(part, whole, expected):
    assert str(percentage(part, whole)) == expected


def test_there_is_no_percentage_of_nothing():
    assert percentage(0, 0) is None


def test_what_is_not_applicable_is_not_asked_for_and_what_is_dropped_is_not_of_the_plan():
    done, other, gone = a_task(DONE), a_task(an_item(NOT_APPLICABLE)), a_task(an_item(DROPPED))
    found = summed(done, other, gone).plan
    assert found.total == Figure(task_ids=(done.id, other.id))
    assert found.applicable == Figure(task_ids=(done.id,))
    assert found.of(TaskClass.DROPPED) == Figure(task_ids=(gone.id,))
    assert found.percent == 100


def test_every_figure_names_its_tasks():
    tasks = [a_task(DONE, id=5), a_task(an_item(), id=7), a_task(DONE, id=9)]
    found = summed(*tasks).plan
    assert (found.done.task_ids, found.overdue.task_ids) == ((5, 9), (7,))


def test_difficulties_are_counted_while_work_is_open():
    opened = ("2026-08-01 08:00", Kind.DIFFICULTY_OPENED)
    settled = ("2026-08-02 08:00", Kind.DIFFICULTY_SETTLED)
    stuck, open_one = a_task(an_item(opened)), a_task(an_item(opened, due=NEXT_MONTH))
    found = summed(stuck, open_one, a_task(an_item(opened, settled)), a_task(an_item(opened, REPORTED))).plan
    assert found.overdue.count == 2
    assert found.overdue_in_difficulty.task_ids == (stuck.id,)
    assert found.in_difficulty.task_ids == (stuck.id, open_one.id)


def test_done_without_evidence_is_counted_once_a_report_lacks_it():
    bare, proved = an_item(REPORTED, evidence=0), an_item(REPORTED, evidence=2)
    first, second, third = a_task(bare, proved), a_task(proved), a_task(an_item(evidence=0))
    found = summed(first, second, third).plan
    assert found.proved(Proof.INCOMPLETE).task_ids == (first.id,)
    assert found.proved(Proof.COMPLETE).task_ids == (second.id,)
    assert found.proved(Proof.MISSING).count == 0


def test_each_agency_answers_for_its_own_share_of_a_task():
    both = a_task(an_item(REPORTED, agency=HEALTH), an_item(agency=SCHOOL))
    alone = a_task(an_item(REPORTED, agency=HEALTH))
    found = summed(both, alone)
    assert found.plan.overdue.task_ids == (both.id,)
    assert found.agencies[HEALTH].done.task_ids == (both.id, alone.id)
    assert found.agencies[SCHOOL].overdue.task_ids == (both.id,)
    assert found.agencies[SCHOOL].percent == 0


def test_a_row_carries_the_latest_days_of_its_items():
    first = an_item(("2026-08-20 08:00", Kind.REPORTED, {"completed_on": "2026-08-18"}), due="2026-08-31")
    second = an_item(("2026-08-21 08:00", Kind.REPORTED, {"completed_on": "2026-08-17"}), due="2026-09-30")
    [row] = summed(a_task(first, second)).plan.rows
    assert (row.due, row.reported_at, row.completed_on) == (
        date(2026, 9, 30), at("2026-08-21 08:00"), date(2026, 8, 18),
    )  # fmt: skip


# -- the window --------------------------------------------------------------------------------------------------


def test_the_window_and_the_calendar_quarter_give_different_answers():
    in_both = a_task(an_item(("2026-08-20 08:00", Kind.REPORTED)))
    after_the_cut_off = a_task(an_item(("2026-09-20 08:00", Kind.REPORTED), due="2026-09-30"))
    before_the_quarter = a_task(an_item(("2026-06-20 08:00", Kind.REPORTED), due="2026-06-30"))
    tasks = [in_both, after_the_cut_off, before_the_quarter]
    quarter = named_period("2026Q3", ReportRegime(cut_off_day=31))
    windowed = summed(*tasks, as_of="2026-10-05 09:00")
    calendar = summed(*tasks, period=quarter, as_of="2026-10-05 09:00")
    assert (windowed.plan.done.count, calendar.plan.done.count) == (2, 3)
    assert windowed.plan.moved(Moved.DONE).task_ids == (in_both.id, before_the_quarter.id)
    assert calendar.plan.moved(Moved.DONE).task_ids == (in_both.id, after_the_cut_off.id)
    assert (windowed.taken_on, calendar.taken_on) == (date(2026, 9, 14), date(2026, 9, 30))


def test_figures_taken_before_the_cut_off_say_so():
    early = summed(a_task(an_item(("2026-09-10 08:00", Kind.REPORTED), due="2026-09-30")), as_of="2026-09-07 17:00")
    assert (early.taken_on, early.plan.done.count) == (date(2026, 9, 7), 0)


def test_the_movement_is_what_the_window_brought():
    told_before = a_task(an_item(("2026-05-05 08:00", Kind.REPORTED)))
    told_now = a_task(an_item(("2026-07-05 08:00", Kind.REPORTED)))
    old_arrears = a_task(an_item(due="2026-05-29"))
    new_arrears = a_task(an_item(due="2026-07-31"))
    extended = a_task(an_item(("2026-08-20 08:00", Kind.EXTENSION_GRANTED, TO_OCTOBER)))
    undone = a_task(
        an_item(
            ("2026-08-20 08:00", Kind.EXTENSION_GRANTED, TO_OCTOBER), ("2026-08-20 08:01", Kind.UNDONE, {"event": 2})
        )
    )
    back = a_task(an_item(REPORTED, RETURNED, due=NEXT_MONTH))
    stuck = a_task(an_item(("2026-08-01 08:00", Kind.DIFFICULTY_OPENED), due=NEXT_MONTH))
    kept, dropped_beat = a_task(KEPT_2, KEPT_3), a_task(KEPT_2, SILENT_3)
    tasks = [told_before, told_now, old_arrears, new_arrears, extended, undone, back, stuck, kept, dropped_beat]
    moved = summed(*tasks).plan.moved
    assert moved(Moved.DONE).task_ids == (told_now.id,)
    assert moved(Moved.FELL_OVERDUE).task_ids == (new_arrears.id, undone.id, dropped_beat.id)
    assert moved(Moved.EXTENDED).task_ids == (extended.id,)
    assert moved(Moved.RETURNED).task_ids == (back.id,)
    assert moved(Moved.FELL_INTO_DIFFICULTY).task_ids == (stuck.id,)
    assert moved(Moved.KEPT).task_ids == (kept.id,)


@pytest.mark.parametrize(("day", "moved"), [("2026-06-14", False), ("2026-06-15", True), ("2026-09-14", True)])
def test_the_first_and_the_last_day_belong_to_the_window(day, moved):
    done = a_task(an_item((f"{day} 23:59", Kind.REPORTED)))
    back = a_task(an_item((f"{day} 00:00", Kind.REPORTED), (f"{day} 00:01", Kind.RETURNED)))
    found = summed(done, back).plan.moved
    assert (found(Moved.DONE).count, found(Moved.RETURNED).count) == (moved, moved)


def test_a_past_quarter_gives_the_same_figures_later():
    later = [
        a_task(an_item(REPORTED, ("2026-10-01 08:00", Kind.WITHDRAWN))),
        a_task(an_item(("2026-10-01 08:00", Kind.REPORTED))),
        a_task(an_item(("2026-10-01 08:00", Kind.EXTENSION_GRANTED, {"due": "2026-12-31"}))),
        a_task(an_item(("2026-10-01 08:00", Kind.DROPPED))),
    ]
    found = summed(*later).plan
    assert found.done.task_ids == (later[0].id,)
    assert found.overdue.task_ids == tuple(task.id for task in later[1:])


# -- a send-by before the cut-off ------------------------------------------------------------------------------------

SEND_BY = at("2026-09-07 23:59")
FOURTH_QUARTER = named_period("2026Q4")


def two_reports(*tasks: TaskFacts) -> tuple[Summary, Summary]:
    """The third quarter as of its early send-by, and the fourth, whose movement begins there."""
    third = summarise(tasks, CALENDAR, THIRD_QUARTER, SEND_BY)
    return third, summarise(tasks, CALENDAR, FOURTH_QUARTER, at("2026-12-20 09:00"), since=SEND_BY)


def test_what_came_between_an_early_send_by_and_the_cut_off_moves_in_the_next_window():
    between = a_task(an_item(("2026-09-10 08:00", Kind.REPORTED), due="2026-09-30"))
    before_it = a_task(an_item(("2026-09-07 08:00", Kind.REPORTED), due="2026-09-30"))
    third, fourth = two_reports(between, before_it)
    assert third.plan.moved(Moved.DONE).task_ids == (before_it.id,)
    assert fourth.plan.moved(Moved.DONE).task_ids == (between.id,)


def test_standing_work_answered_between_them_is_made_up_for_in_the_next_window():
    third_only = an_item(("2026-09-10 08:00", Kind.STILL_KEPT), window="2026Q3")
    in_time = an_item(("2026-09-05 08:00", Kind.STILL_KEPT), window="2026Q3")
    late, prompt = (
        a_task(third_only, SILENT_4),
        a_task(in_time, an_item(("2026-12-01 08:00", Kind.STILL_KEPT), window="2026Q4")),
    )
    third, fourth = two_reports(late, prompt)
    assert third.plan.moved(Moved.KEPT).task_ids == (prompt.id,)
    assert fourth.plan.moved(Moved.MADE_UP).task_ids == (late.id,)
    assert fourth.plan.moved(Moved.KEPT).task_ids == (prompt.id,)


def test_answers_that_the_report_before_counted_are_not_counted_again():
    sent_in = a_task(an_item(("2026-06-16 08:00", Kind.REPORTED), window="2026Q2", due="2026-06-16"), SILENT_3)
    second = summed(sent_in, period=SECOND_QUARTER)
    assert second.plan.moved(Moved.KEPT).count == 1
    assert summed(sent_in).plan.moved(Moved.MADE_UP).count == 0


def test_late_handed_over_dropped_and_reopened_work_is_named():
    late = a_task(an_item(LATE))
    passed_on = a_task(an_item(("2026-07-10 08:00", Kind.REASSIGNED, {"from": SCHOOL, "to": HEALTH}), due=NEXT_MONTH))
    dropped = a_task(an_item(DROPPED))
    returned = a_task(an_item(("2026-05-05 08:00", Kind.REPORTED), RETURNED, due=NEXT_MONTH))
    restored = a_task(an_item(("2026-05-05 08:00", Kind.DROPPED), ("2026-08-05 08:00", Kind.RESTORED), due=NEXT_MONTH))
    moved = summed(late, passed_on, dropped, returned, restored).plan.moved
    assert moved(Moved.REPORTED_LATE).task_ids == (late.id,)
    assert moved(Moved.HANDED_OVER).task_ids == (passed_on.id,)
    assert moved(Moved.DROPPED).task_ids == (dropped.id,)
    assert moved(Moved.REOPENED).task_ids == (returned.id, restored.id)


def test_what_is_expected_by_the_end_of_the_year_leaves_out_what_is_late_or_stuck():
    stuck = an_item(("2026-08-01 08:00", Kind.DIFFICULTY_OPENED), due=NEXT_MONTH)
    done, to_come, endless, late = a_task(DONE), a_task(OPEN), a_task(an_item(due=None)), a_task(an_item())
    found = summed(done, to_come, endless, late, a_task(stuck)).plan
    assert found.expected_by(date(2026, 12, 31)).task_ids == (done.id, to_come.id)


# -- whose it is -----------------------------------------------------------------------------------------------------

LAN, BINH = 31, 32


def test_work_is_counted_for_whom_it_was_given_to_then():
    given = ("2026-03-01 08:00", Kind.ASSIGNED, {"from": None, "to": LAN})
    passed = ("2026-09-20 08:00", Kind.HANDED_OVER, {"from": LAN, "to": BINH})
    task, nobodys = a_task(an_item(given, REPORTED, passed)), a_task(OPEN)
    assert summed(task, nobodys).people.keys() == {LAN, None}
    later = summed(task, nobodys, period=FOURTH_QUARTER, as_of="2026-10-01 09:00")
    assert later.people[BINH].done.task_ids == (task.id,)


def test_another_agency_gives_work_out_anew():
    given = ("2026-03-01 08:00", Kind.ASSIGNED, {"from": None, "to": LAN})
    moved = ("2026-03-02 08:00", Kind.REASSIGNED, {"from": SCHOOL, "to": HEALTH})
    heads_own = ("2026-03-03 08:00", Kind.HANDED_OVER, {"from": BINH, "to": LAN})
    assert summed(a_task(an_item(given, moved, heads_own))).people.keys() == {None}


def test_sections_and_plans_hold_their_tasks_whole():
    first, second = (replace(a_task(DONE), plan=1, section=section) for section in (4, None))
    found = summed(first, second, replace(a_task(an_item()), plan=2, section=4))
    assert {plan: figures.total.count for plan, figures in found.plans.items()} == {1: 2, 2: 1}
    assert {section: figures.total.count for section, figures in found.sections.items()} == {4: 2, None: 1}


# -- proof -----------------------------------------------------------------------------------------------------------

LOST = ("2026-08-21 08:00", Kind.EVIDENCE_LOST, {"evidence": 1})
TAKEN_AWAY = ("2026-08-21 08:00", Kind.EVIDENCE_REMOVED, {"evidence": 1})


@pytest.mark.parametrize(
    ("items", "proof"),
    [
        ([an_item(REPORTED, evidence=2)], Proof.COMPLETE),
        ([an_item(REPORTED, evidence=0)], Proof.MISSING),
        ([an_item(REPORTED, LOST, evidence=2)], Proof.INCOMPLETE),
        ([an_item(REPORTED, LOST, evidence=1)], Proof.MISSING),
        ([an_item(REPORTED, TAKEN_AWAY, evidence=1)], Proof.MISSING),
        ([an_item(REPORTED, TAKEN_AWAY, evidence=2)], Proof.COMPLETE),
        ([an_item(REPORTED), an_item(REPORTED, evidence=0)], Proof.INCOMPLETE),
        ([an_item(("2026-09-01 08:00", Kind.NOTHING_AROSE), window="2026Q3", evidence=0)], Proof.NOT_NEEDED),
        ([an_item(REPORTED, ("2026-09-20 08:00", Kind.EVIDENCE_ADDED, {"evidence": 9}), evidence=0)], Proof.MISSING),
        ([an_item()], None),
    ],
)
def test_what_stands_behind_a_report(items, proof):
    [row] = summed(a_task(*items)).plan.rows
    assert row.proof is proof


# -- properties --------------------------------------------------------------------------------------------------

_TALKED = [
    Kind.PROGRESS, Kind.REPORTED, Kind.STILL_KEPT, Kind.NOTHING_AROSE, Kind.CONFIRMED, Kind.VERIFIED, Kind.FOUND_BELOW,
    Kind.FOUND_NOT_APPLICABLE, Kind.RETURNED, Kind.DROPPED, Kind.RESTORED, Kind.WITHDRAWN, Kind.EXTENSION_ASKED,
    Kind.EXTENSION_REFUSED, Kind.EXTENSION_GRANTED, Kind.DUE_CHANGED, Kind.DONE_BEFORE, Kind.CONDITION_MET,
    Kind.DIFFICULTY_OPENED, Kind.DIFFICULTY_SETTLED,
]  # fmt: skip
DAYS = st.dates(min_value=date(2026, 1, 5), max_value=date(2026, 12, 31)).map(date.isoformat)
_SETS_DUE = (Kind.EXTENSION_GRANTED, Kind.DUE_CHANGED)


@st.composite
def histories(draw: st.DrawFn) -> ItemHistory:
    kinds = draw(st.lists(st.sampled_from(_TALKED), max_size=8))
    days = sorted(draw(st.lists(DAYS, min_size=len(kinds), max_size=len(kinds))))
    told = [
        (f"{day} 09:00", kind, {"due": draw(DAYS)} if kind in _SETS_DUE else {})
        for day, kind in zip(days, kinds, strict=True)
    ]
    return an_item(
        *told,
        due=draw(st.none() | DAYS),
        agency=draw(st.sampled_from([HEALTH, SCHOOL, OFFICE])),
        evidence=draw(st.integers(0, 2)),
        window=draw(st.sampled_from(["", "2026Q1", "2026Q2", "2026Q3", "2026Q4"])),
        status=draw(st.sampled_from(["open", "waiting"])),
    )


PLANS = st.lists(st.lists(histories(), max_size=4), max_size=6).map(lambda plan: [a_task(*items) for items in plan])
PERIODS = st.sampled_from(["2026Q1", "2026Q2", "2026Q3", "2026H1", "2026-9M", "2026", "2026-01-15..2026-03-07"])
MOMENTS = st.integers(0, 390 * 24).map(lambda hours: at("2026-01-06 00:00") + timedelta(hours=hours))


def check_sums(figures, tasks: int) -> None:
    by_class = {task_class: figures.of(task_class) for task_class in TaskClass}
    assert sum(figure.count for figure in by_class.values()) == tasks
    assert figures.total.count == tasks - by_class[TaskClass.DROPPED].count
    assert figures.applicable.count == figures.total.count - by_class[TaskClass.NOT_APPLICABLE].count
    assert figures.done.count == sum(figures.done_of(kind).count for kind in ItemKind)
    assert figures.done.count == sum(figures.done_as(timeliness).count for timeliness in Timeliness)
    assert figures.done.count == sum(figures.proved(proof).count for proof in Proof)
    assert set(figures.overdue_in_difficulty.task_ids) <= set(figures.overdue.task_ids)


@given(PLANS, PERIODS, MOMENTS)
def test_every_task_is_in_exactly_one_class_and_the_sums_agree(tasks, name, as_of):
    found = summarise(tasks, CALENDAR, named_period(name), as_of)
    check_sums(found.plan, len(tasks))
    assert [row.task for row in found.plan.rows] == [task.id for task in tasks]
    led = [(task.id, agency) for task in tasks for agency in {history.item.agency for history in task.items}]
    for agency, figures in found.agencies.items():
        check_sums(figures, sum(1 for _, leading in led if leading == agency))
    for figures in (found.plan, *found.agencies.values(), *found.people.values()):
        assert set(figures.moved(Moved.DONE).task_ids) <= set(figures.done.task_ids)
        assert set(figures.moved(Moved.FELL_OVERDUE).task_ids) <= set(figures.overdue.task_ids)
    for parts in (found.plans, found.sections):
        assert sum(len(figures.rows) for figures in parts.values()) == len(tasks)


@given(PLANS, MOMENTS)
def test_what_happens_later_does_not_change_what_was_known(tasks, as_of):
    until = [
        TaskFacts(id=task.id, kind=task.kind, items=tuple(_cut(history, as_of) for history in task.items))
        for task in tasks
    ]
    assert _classes(tasks, as_of) == _classes(until, as_of)


def _cut(history: ItemHistory, moment: datetime) -> ItemHistory:
    known = tuple(event for event in history.events if event.at <= moment or event.kind is Kind.CREATED)
    return ItemHistory(item=history.item, events=known)


def _classes(tasks: list[TaskFacts], as_of: datetime) -> list[TaskClass]:
    return [row.task_class for row in summarise(tasks, CALENDAR, THIRD_QUARTER, as_of).plan.rows]


# A plan that is amended ----------------------------------------------------------------------------------------------

BROUGHT = {"amendment": 7}


def brought_later(*told: Told, on: str = "2026-07-10 08:00", **more: Any) -> ItemHistory:
    """An item that an amendment brought."""
    item = an_item(*told, **more)
    created = replace(item.events[0], at=at(on), data={**item.events[0].data, **BROUGHT})
    return replace(item, events=(created, *item.events[1:]))


def test_what_an_amendment_brought_was_not_in_the_plan_before():
    added, there = a_task(brought_later()), a_task(an_item())
    before = summed(added, there, period=SECOND_QUARTER)
    assert before.plan.total.task_ids == (there.id,)
    assert set(summed(added, there).plan.total.task_ids) == {added.id, there.id}


def test_a_task_goes_on_although_its_items_were_made_anew():
    task = a_task(an_item(DROPPED), brought_later(REPORTED))
    assert summed(task).plan.done.count == 1
    [row] = summed(task, period=SECOND_QUARTER).plan.rows
    assert row.task_class is TaskClass.NOT_YET_DUE


@pytest.mark.parametrize("items", [(an_item(REPORTED, VERIFIED),), (an_item(DROPPED),), (an_item(REPORTED),)])
def test_a_dropped_task_is_out_of_the_headline_from_its_day_on(items):
    task = replace(a_task(*items), dropped_on=date(2026, 9, 12))
    assert summed(task).plan.total.count == 0
    assert summed(task).plan.of(TaskClass.DROPPED).count == 1
    assert summed(task, period=SECOND_QUARTER).plan.total.count == 1


def test_an_agency_answers_for_what_it_had_then():
    item = an_item(("2026-07-10 08:00", Kind.REASSIGNED, {"from": SCHOOL, "to": HEALTH}), agency=HEALTH)
    assert set(summed(a_task(item)).agencies) == {HEALTH}
    assert set(summed(a_task(item), period=SECOND_QUARTER).agencies) == {SCHOOL}
