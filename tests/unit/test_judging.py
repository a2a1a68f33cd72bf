"""What an item's history says: on time, late, after an extension, returned, taken back, as of any moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from plans.calendar import VIETNAM, vietnam_calendar
from plans.judging import (
    Extension,
    Judgement,
    TakeBack,
    TakingBack,
    Timeliness,
    end_of_day,
    judge,
    standing_events,
    take_back,
)
from plans.work import EventKind as Kind
from plans.work import ItemEvent, ItemFacts, ItemKind, JudgeRules, MoveRefused, Status, Verdict

CALENDAR = vietnam_calendar([2026])
OFFICER, HEAD, OFFICE = 11, 12, 13
LAST_MOMENT_OF_2026 = "2026-12-31 23:59"


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)


def history(*told: tuple[str, Kind] | tuple[str, Kind, dict[str, Any]], due: str | None) -> list[ItemEvent]:
    """The creation as event 1, then what is told, as events 2, 3, …"""
    all_told = [("2026-01-05 08:00", Kind.CREATED, {"due": due}), *told]
    return [
        ItemEvent(id=number, at=at(moment), kind=kind, actor=OFFICER, data=data[0] if data else {})
        for number, (moment, kind, *data) in enumerate(all_told, start=1)
    ]


def judged(
    *told: tuple[str, Kind] | tuple[str, Kind, dict[str, Any]],
    due: str | None = "2026-06-30",
    as_of: str = LAST_MOMENT_OF_2026,
    kind: ItemKind = ItemKind.DATED,
    rules: JudgeRules | None = None,
) -> Judgement:
    item = ItemFacts(id=1, task=1, agency=1, kind=kind, status=Status.OPEN)
    return judge(item, history(*told, due=due), CALENDAR, at(as_of), rules or JudgeRules())


# Last days that are days off by name, and the last day on which a report is still on time.
DAYS_OFF = [
    ("2026-02-15", "2026-02-23"),  # Tết: 14/2 to 22/2
    ("2026-04-25", "2026-04-28"),  # Giỗ Tổ: 25/4 to 27/4
    ("2026-04-27", "2026-04-28"),
    ("2026-04-30", "2026-05-04"),  # 30/4 to 3/5
    ("2026-08-31", "2026-09-03"),  # 29/8 to 2/9
    ("2026-11-24", "2026-11-25"),  # Ngày Văn hóa Việt Nam
    ("2026-08-22", "2026-08-22"),  # a Saturday that is worked on
    ("2026-01-10", "2026-01-10"),
    ("2026-03-14", "2026-03-16"),  # the cut-off of the first quarter, a Saturday
    ("2026-06-14", "2026-06-15"),  # the cut-off of the half-year, a Sunday
    ("2026-06-30", "2026-06-30"),
]


@pytest.mark.parametrize(("due", "last"), DAYS_OFF)
def test_a_last_day_that_is_a_day_off_moves_to_the_next_working_day(due, last):
    day_after = date.fromisoformat(last) + timedelta(days=1)
    assert judged((f"{last} 23:59", Kind.REPORTED), due=due).timeliness is Timeliness.ON_TIME
    assert judged((f"{day_after} 00:00", Kind.REPORTED), due=due).timeliness is Timeliness.LATE
    assert not judged(due=due, as_of=f"{last} 23:59").is_overdue
    assert judged(due=due, as_of=f"{day_after} 00:00").is_overdue


def test_at_the_end_of_its_last_day_what_did_not_come_is_overdue():
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN)
    closing = end_of_day(date(2026, 12, 31))
    assert judge(item, history(due="2026-12-31"), CALENDAR, closing).is_overdue
    assert not judge(item, history(due="2026-12-31"), CALENDAR, closing - timedelta(seconds=1)).is_overdue


def test_a_commune_may_refuse_the_next_working_day():
    reported = history(("2026-11-25 08:00", Kind.REPORTED), due="2026-11-24")
    item, as_of = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN), at("2026-11-25 09:00")
    strict = replace(CALENDAR, moves_last_day=False)
    assert judge(item, reported, CALENDAR, as_of).timeliness is Timeliness.ON_TIME
    assert judge(item, reported, strict, as_of).timeliness is Timeliness.LATE


REPORT_1 = ("2026-06-29 16:00", Kind.REPORTED)
RETURN_ON_FRIDAY = ("2026-07-03 09:00", Kind.RETURNED)
RETURNED_REPORTS = [
    ("sent again on the third working day", ["2026-07-08 17:00"], Timeliness.ON_TIME, "2026-06-29 16:00"),
    ("sent again on the fourth working day", ["2026-07-09 08:00"], Timeliness.LATE, "2026-07-09 08:00"),
]


@pytest.mark.parametrize(("case", "again", "timeliness", "counts"), RETURNED_REPORTS)
def test_a_returned_report_counts_only_when_sent_again_within_three_working_days(case, again, timeliness, counts):
    resent = [(moment, Kind.REPORTED) for moment in again]
    judgement = judged(REPORT_1, RETURN_ON_FRIDAY, *resent)
    assert (judgement.timeliness, judgement.reported_at) == (timeliness, at(counts)), case


def test_a_report_returned_twice_counts_from_the_first_only_while_each_answer_is_quick():
    quick = ("2026-07-06 09:00", Kind.REPORTED)
    again = ("2026-07-07 09:00", Kind.RETURNED)
    assert judged(REPORT_1, RETURN_ON_FRIDAY, quick, again, ("2026-07-10 09:00", Kind.REPORTED)).reported_at == at(
        "2026-06-29 16:00"
    )
    assert judged(REPORT_1, RETURN_ON_FRIDAY, quick, again, ("2026-07-13 09:00", Kind.REPORTED)).reported_at == at(
        "2026-07-13 09:00"
    )


def test_while_returned_nothing_counts():
    judgement = judged(REPORT_1, RETURN_ON_FRIDAY)
    assert judgement.status is Status.RETURNED
    assert (judgement.reported_at, judgement.timeliness, judgement.is_done, judgement.is_overdue) == (
        None, None, False, True,
    )  # fmt: skip


ASKED = Kind.EXTENSION_ASKED
GRANTED = Kind.EXTENSION_GRANTED
TO_JULY, TO_AUGUST = {"due": "2026-07-31"}, {"due": "2026-08-31"}
CORRECTED = {"due": "2026-12-30", "cause": "correction"}
EXTENSIONS = [
    (
        "asked and granted in time",
        [("2026-06-20 08:00", ASKED), ("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.AFTER_EXTENSION,
    ),
    (
        "asked in time, decided late by the office",
        [("2026-06-30 17:00", ASKED), ("2026-07-06 08:00", GRANTED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.AFTER_EXTENSION,
    ),
    (
        "asked for when it was late already",
        [("2026-07-01 08:00", ASKED), ("2026-07-06 08:00", GRANTED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.AFTER_LATE_EXTENSION,
    ),
    (
        "refused in time, granted late without asking again",
        [
            ("2026-06-20 08:00", ASKED),
            ("2026-06-22 08:00", Kind.EXTENSION_REFUSED),
            ("2026-07-06 08:00", GRANTED, TO_JULY),
            ("2026-07-20 08:00", Kind.REPORTED),
        ],
        Timeliness.AFTER_LATE_EXTENSION,
    ),
    (
        "granted, and not needed",
        [("2026-06-20 08:00", ASKED), ("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-06-30 08:00", Kind.REPORTED)],
        Timeliness.ON_TIME,
    ),
    (
        "granted, and reported later still",
        [("2026-06-20 08:00", ASKED), ("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-08-03 08:00", Kind.REPORTED)],
        Timeliness.LATE,
    ),
    (
        "two extensions, the second asked for late and not needed",
        [
            ("2026-06-25 08:00", GRANTED, TO_JULY),
            ("2026-08-04 08:00", ASKED),
            ("2026-08-05 08:00", GRANTED, TO_AUGUST),
            ("2026-07-20 08:00", Kind.REPORTED),
        ],
        Timeliness.AFTER_EXTENSION,
    ),
    (
        "two extensions, the second asked for late and needed",
        [
            ("2026-06-25 08:00", GRANTED, TO_JULY),
            ("2026-08-04 08:00", ASKED),
            ("2026-08-05 08:00", GRANTED, TO_AUGUST),
            ("2026-08-20 08:00", Kind.REPORTED),
        ],
        Timeliness.AFTER_LATE_EXTENSION,
    ),
    (
        "the plan amended in time",
        [("2026-06-01 08:00", Kind.DUE_CHANGED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.ON_TIME,
    ),
    (
        "the plan amended when it was late already",
        [("2026-07-06 08:00", Kind.DUE_CHANGED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.AFTER_LATE_EXTENSION,
    ),
    (
        "the plan amended in time by a decision that reached us when it was late",
        [
            ("2026-07-06 08:00", Kind.DUE_CHANGED, {**TO_JULY, "decided_on": "2026-06-20"}),
            ("2026-07-20 08:00", Kind.REPORTED),
        ],
        Timeliness.ON_TIME,
    ),
    (
        "the plan had been misread",
        [("2026-07-06 08:00", Kind.DUE_CHANGED, CORRECTED), ("2026-07-20 08:00", Kind.REPORTED)],
        Timeliness.ON_TIME,
    ),
    (
        "brought forward, then extended: the old day does not help",
        [
            ("2026-02-02 08:00", Kind.DUE_CHANGED, {"due": "2026-03-31"}),
            ("2026-03-20 08:00", GRANTED, {"due": "2026-04-29"}),
            ("2026-04-15 08:00", Kind.REPORTED),
        ],
        Timeliness.AFTER_EXTENSION,
    ),
]


@pytest.mark.parametrize(("case", "told", "timeliness"), EXTENSIONS, ids=[case for case, *_ in EXTENSIONS])
def test_an_extension_is_one_only_when_it_was_needed_and_asked_for_in_time(case, told, timeliness):
    assert judged(*told).timeliness is timeliness


def test_an_amended_plan_can_let_work_wait():
    waiting = judged(("2026-06-01 08:00", Kind.CONDITION_SET, {"due": None}), as_of="2026-09-01 08:00")
    assert (waiting.status, waiting.due, waiting.is_overdue) == (Status.WAITING, None, False)
    assert waiting.first_due == date(2026, 6, 30)
    told = [("2026-06-01 08:00", Kind.CONDITION_SET, {"due": None}), ("2026-07-01 08:00", Kind.CONDITION_MET, TO_JULY)]
    assert judged(*told, ("2026-07-20 08:00", Kind.REPORTED)).timeliness is Timeliness.ON_TIME


def test_the_first_due_day_is_never_overwritten():
    judgement = judged(("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-07-25 08:00", GRANTED, TO_AUGUST))
    assert (judgement.first_due, judgement.due) == (date(2026, 6, 30), date(2026, 8, 31))
    assert judgement.extension is Extension.IN_TIME


def test_the_past_can_be_judged_again_as_it_was():
    told = [("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-07-20 08:00", Kind.REPORTED)]
    assert judged(*told, as_of="2026-06-24 23:59").due == date(2026, 6, 30)
    assert judged(*told, as_of="2026-07-19 23:59").status is Status.OPEN
    assert judged(*told, as_of="2026-07-20 08:00").status is Status.REPORTED


def test_a_report_taken_back_later_still_counted_then():
    told = [("2026-06-20 08:00", Kind.REPORTED), ("2026-07-20 08:00", Kind.WITHDRAWN)]
    assert judged(*told, as_of="2026-07-01 00:00").is_done
    assert judged(*told, as_of="2026-07-21 00:00").is_overdue


TAKEN_BACK = [
    ("undone", [("2026-06-20 08:00", Kind.REPORTED), ("2026-06-20 08:05", Kind.UNDONE, {"event": 2})], Status.OPEN),
    (
        "withdrawn with the head's confirmation",
        [
            ("2026-06-10 08:00", Kind.PROGRESS, {"percent": 40}),
            ("2026-06-20 08:00", Kind.REPORTED),
            ("2026-06-20 09:00", Kind.CONFIRMED),
            ("2026-06-21 08:00", Kind.WITHDRAWN),
        ],
        Status.UNDER_WAY,
    ),
    (
        "withdrawn with what its own office had verified along with it",
        [
            ("2026-06-20 08:00", Kind.REPORTED),
            ("2026-06-20 08:00", Kind.CONFIRMED),
            ("2026-06-20 08:00", Kind.VERIFIED),
            ("2026-06-21 08:00", Kind.WITHDRAWN),
            ("2026-06-22 08:00", Kind.REPORTED),
        ],
        Status.REPORTED,
    ),
    (
        "the second report withdrawn",
        [REPORT_1, RETURN_ON_FRIDAY, ("2026-07-06 08:00", Kind.REPORTED), ("2026-07-07 08:00", Kind.WITHDRAWN)],
        Status.RETURNED,
    ),
    (
        "a return clicked by mistake and undone",
        [REPORT_1, RETURN_ON_FRIDAY, ("2026-07-03 09:01", Kind.UNDONE, {"event": 3})],
        Status.REPORTED,
    ),
]


@pytest.mark.parametrize(("case", "told", "status"), TAKEN_BACK, ids=[case for case, *_ in TAKEN_BACK])
def test_what_was_taken_back_leaves_the_item_as_if_it_had_not_been(case, told, status):
    assert judged(*told).status is status


def test_an_extension_granted_by_mistake_and_undone_leaves_the_old_day():
    told = [("2026-06-25 08:00", GRANTED, TO_JULY), ("2026-06-25 08:01", Kind.UNDONE, {"event": 2})]
    assert (judged(*told).due, judged(*told).extension) == (date(2026, 6, 30), None)


DONE_BEFORE = [
    ("on a day that was in time", {"completed_on": "2026-02-10"}, "2026-06-30", Timeliness.ON_TIME),
    ("on a day that was late", {"completed_on": "2026-02-10"}, "2026-01-31", Timeliness.LATE),
    ("nobody knows when, but the last day is still to come", {}, "2026-06-30", Timeliness.ON_TIME),
    ("nobody knows when, and the last day is past", {}, "2026-01-31", Timeliness.UNDATED),
]


@pytest.mark.parametrize(("case", "data", "due", "timeliness"), DONE_BEFORE)
def test_what_was_done_before_going_live_is_not_called_late_without_knowing(case, data, due, timeliness):
    judgement = judged(("2026-05-04 08:00", Kind.DONE_BEFORE, data), due=due)
    assert judgement.is_done, case
    assert judgement.timeliness is timeliness, case
    assert not judgement.is_provisional
    assert judgement.reported_at is None


def test_done_before_speaks_of_its_own_day_and_not_of_the_day_we_were_told():
    done = ("2026-05-04 08:00", Kind.DONE_BEFORE, {"completed_on": "2026-02-10"})
    assert not judged(done, as_of="2026-02-09 23:59").is_done
    assert judged(done, as_of="2026-02-10 23:59").is_done


def test_the_date_of_the_document_is_provisional_until_verified_and_does_not_make_a_report_timely():
    told = [("2026-07-02 08:00", Kind.REPORTED, {"completed_on": "2026-06-28"})]
    reported = judged(*told)
    assert (reported.completed_on, reported.is_provisional) == (date(2026, 6, 28), True)
    assert reported.timeliness is Timeliness.LATE
    verified = judged(*told, ("2026-07-03 08:00", Kind.VERIFIED, {"completed_on": "2026-06-29"}))
    assert (verified.completed_on, verified.is_provisional) == (date(2026, 6, 29), False)


def test_evidence_that_was_removed_proves_no_day():
    told = [
        ("2026-06-20 08:00", Kind.REPORTED),
        ("2026-06-20 08:01", Kind.EVIDENCE_ADDED, {"evidence": 5, "completed_on": "2026-06-18"}),
        ("2026-06-20 09:00", Kind.EVIDENCE_REMOVED, {"evidence": 5}),
    ]
    assert judged(*told[:2]).completed_on == date(2026, 6, 18)
    assert judged(*told).completed_on is None


def test_what_is_said_anew_of_a_document_stands_where_the_document_came():
    told = [
        ("2026-06-20 08:00", Kind.REPORTED),
        ("2026-06-20 08:01", Kind.EVIDENCE_ADDED, {"evidence": 5, "completed_on": "2026-06-12"}),
        ("2026-06-20 08:02", Kind.EVIDENCE_ADDED, {"evidence": 6, "completed_on": "2026-06-18"}),
        ("2026-06-20 08:03", Kind.DOCUMENT_NAMED, {"evidence": 5, "completed_on": "2026-06-15"}),
        ("2026-06-20 08:04", Kind.DOCUMENT_NAMED, {"evidence": 6, "completed_on": None}),
        ("2026-06-20 08:05", Kind.UNDONE, {"event": 5}),
    ]
    assert judged(*told[:4]).completed_on == date(2026, 6, 18)
    assert judged(*told[:5]).completed_on == date(2026, 6, 15)
    assert judged(*told, ("2026-06-20 09:00", Kind.EVIDENCE_LOST, {"evidence": 6})).completed_on == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("done_from", "done"),
    [
        (Status.REPORTED, [True, True, True]),
        (Status.CONFIRMED, [False, True, True]),
        (Status.VERIFIED, [False, False, True]),
    ],
)
def test_from_which_step_work_is_done_is_a_setting_and_unverified_work_is_not_overdue(done_from, done):
    chain = [
        ("2026-06-20 08:00", Kind.REPORTED), ("2026-06-21 08:00", Kind.CONFIRMED), ("2026-06-22 08:00", Kind.VERIFIED),
    ]  # fmt: skip
    judgements = [judged(*chain[:n], rules=JudgeRules(done_from=done_from)) for n in (1, 2, 3)]
    assert [j.is_done for j in judgements] == done
    assert not any(j.is_overdue for j in judgements)


def test_waiting_work_is_never_overdue_and_begins_when_its_condition_is_met():
    born = {"status": "waiting", "due": None}
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.WAITING)
    events = [
        ItemEvent(id=1, at=at("2026-01-05 08:00"), kind=Kind.CREATED, data=born),
        ItemEvent(id=2, at=at("2026-05-05 08:00"), kind=Kind.CONDITION_MET, data={"due": "2026-06-30"}),
    ]
    before = judge(item, events, CALENDAR, at("2026-05-04 08:00"))
    after = judge(item, events, CALENDAR, at("2026-07-01 08:00"))
    assert (before.status, before.due, before.is_overdue) == (Status.WAITING, None, False)
    assert (after.status, after.due, after.is_overdue) == (Status.OPEN, date(2026, 6, 30), True)
    assert (after.first_due, after.extension) == (date(2026, 6, 30), None)


@pytest.mark.parametrize("said", [Kind.REPORTED, Kind.STILL_KEPT, Kind.NOTHING_AROSE])
def test_a_heartbeat_is_a_report_or_still_kept_or_nothing_arose(said):
    assert judged(("2026-06-20 08:00", said), kind=ItemKind.STANDING).is_done


def test_a_condition_met_without_a_new_day_keeps_the_one_of_the_plan():
    born, met = history(("2026-05-05 08:00", Kind.CONDITION_MET), due=None)
    waiting = replace(born, data={"status": "waiting", "due": "2026-06-30"})
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.WAITING)
    judgement = judge(item, [waiting, met], CALENDAR, at(LAST_MOMENT_OF_2026))
    assert (judgement.status, judgement.due, judgement.extension) == (Status.OPEN, date(2026, 6, 30), None)


def test_a_day_confirmed_as_it_was_is_no_extension():
    same = judged(("2026-07-05 08:00", GRANTED, {"due": "2026-06-30"}), ("2026-07-06 08:00", Kind.REPORTED))
    assert (same.extension, same.timeliness) == (None, Timeliness.LATE)


def test_one_extension_asked_for_late_is_not_made_good_by_another_in_time():
    told = [("2026-07-06 08:00", GRANTED, TO_JULY), ("2026-07-20 08:00", GRANTED, TO_AUGUST)]
    assert judged(*told).extension is Extension.LATE


def test_the_percent_is_the_last_one_said():
    said = [("2026-06-01 08:00", Kind.PROGRESS, {"percent": 40}), ("2026-06-02 08:00", Kind.PROGRESS, {"percent": 60})]
    assert judged(*said, ("2026-06-03 08:00", Kind.PROGRESS, {}), ("2026-06-04 08:00", Kind.REPORTED)).percent == 60


def test_a_heartbeat_is_not_a_bare_we_are_at_it():
    judgement = judged(("2026-06-20 08:00", Kind.PROGRESS, {"percent": 60}), kind=ItemKind.STANDING)
    assert (judgement.is_done, judgement.status, judgement.percent) == (False, Status.UNDER_WAY, 60)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [(Kind.FOUND_BELOW, Verdict.BELOW_REQUIREMENT), (Kind.FOUND_NOT_APPLICABLE, Verdict.NOT_APPLICABLE)],
)
def test_a_verdict_is_not_done_and_a_return_lifts_it(found, verdict):
    told = [("2026-06-20 08:00", Kind.REPORTED), ("2026-06-22 08:00", found)]
    assert (judged(*told).verdict, judged(*told).is_done) == (verdict, False)
    assert judged(*told, ("2026-06-23 08:00", Kind.RETURNED)).verdict is None


OPENED, SETTLED = Kind.DIFFICULTY_OPENED, Kind.DIFFICULTY_SETTLED


@pytest.mark.parametrize(
    ("told", "open_"),
    [
        ([("2026-06-01 08:00", OPENED)], True),
        ([("2026-06-01 08:00", OPENED), ("2026-06-02 08:00", SETTLED, {"difficulty": 2})], False),
        (
            [
                ("2026-06-01 08:00", OPENED),
                ("2026-06-02 08:00", OPENED),
                ("2026-06-03 08:00", SETTLED, {"difficulty": 2}),
            ],
            True,
        ),
        ([("2026-06-01 08:00", OPENED), ("2026-06-02 08:00", OPENED), ("2026-06-03 08:00", SETTLED)], False),
        ([("2026-06-01 08:00", OPENED), ("2026-06-02 08:00", SETTLED), ("2026-06-03 08:00", OPENED)], True),
    ],
)
def test_a_difficulty_is_open_until_it_is_settled_and_changes_no_status(told, open_):
    assert judged(*told).has_difficulty is open_
    assert judged(*told).status is Status.OPEN


def test_a_clock_that_went_back_does_not_reorder_history():
    told = [("2026-06-20 08:30", Kind.REPORTED), ("2026-06-20 08:00", Kind.RETURNED)]
    assert judged(*told).status is Status.RETURNED


def test_a_restored_item_starts_anew():
    told = [REPORT_1, ("2026-07-01 08:00", Kind.DROPPED), ("2026-07-02 08:00", Kind.RESTORED)]
    assert judged(*told[:2]).status is Status.DROPPED
    assert not judged(*told[:2]).is_done
    assert judged(*told, ("2026-07-03 08:00", Kind.REPORTED)).reported_at == at("2026-07-03 08:00")


def test_a_history_without_a_beginning_is_refused():
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN)
    with pytest.raises(ValueError, match="creation"):
        judge(item, history(due="2026-06-30")[1:], CALENDAR, at(LAST_MOMENT_OF_2026))


def test_work_is_never_done_while_open():
    with pytest.raises(ValueError, match="never done"):
        JudgeRules(done_from=Status.OPEN)


# -- taking back -------------------------------------------------------------------------------------------------


def event(number: int, moment: str, kind: Kind, actor: int | None = OFFICER, **data: Any) -> ItemEvent:
    return ItemEvent(id=number, at=at(moment), kind=kind, actor=actor, data=data)


CREATED = event(1, "2026-01-05 08:00", Kind.CREATED)
REPORTED = event(2, "2026-06-20 08:00", Kind.REPORTED)
PHOTO = event(3, "2026-06-20 08:01", Kind.EVIDENCE_ADDED)
CONFIRMED = event(4, "2026-06-20 08:03", Kind.CONFIRMED, actor=HEAD)
VERIFIED = event(5, "2026-06-20 08:04", Kind.VERIFIED, actor=OFFICE)
RETURNED = event(5, "2026-06-20 08:04", Kind.RETURNED, actor=OFFICE)
TAKE_BACK = [
    ("at once", [REPORTED], 2, "2026-06-20 08:10", TakeBack(way=TakingBack.UNDO)),
    ("a photo came with it", [REPORTED, PHOTO], 2, "2026-06-20 08:02", TakeBack(way=TakingBack.UNDO)),
    ("after ten minutes", [REPORTED], 2, "2026-06-20 08:11", TakeBack(way=TakingBack.WITHDRAW)),
    (
        "the head has confirmed",
        [REPORTED, CONFIRMED],
        2,
        "2026-06-20 08:05",
        TakeBack(way=TakingBack.WITHDRAW, tell=frozenset({HEAD})),
    ),
    (
        "only we ourselves followed",
        [REPORTED, event(3, "2026-06-20 08:02", Kind.FORWARDED, actor=None)],
        2,
        "2026-06-20 08:05",
        TakeBack(way=TakingBack.WITHDRAW),
    ),
    (
        "the office has verified",
        [REPORTED, CONFIRMED, VERIFIED],
        2,
        "2026-06-20 08:05",
        TakeBack(way=TakingBack.ASK, tell=frozenset({HEAD, OFFICE})),
    ),
    ("the office undoes its own verifying", [REPORTED, VERIFIED], 5, "2026-06-20 08:05", TakeBack(way=TakingBack.UNDO)),
    (
        "the office undoes it the next day",
        [REPORTED, VERIFIED],
        5,
        "2026-06-21 08:05",
        TakeBack(way=TakingBack.WITHDRAW),
    ),
    (
        "the officer asked for it back meanwhile",
        [REPORTED, VERIFIED, event(6, "2026-06-20 08:05", Kind.WITHDRAWAL_ASKED)],
        5,
        "2026-06-20 08:06",
        TakeBack(way=TakingBack.WITHDRAW, tell=frozenset({OFFICER})),
    ),
    (
        "the one it was returned to has only said that they have seen it",
        [REPORTED, RETURNED, event(6, "2026-06-20 08:05", Kind.COMMENTED)],
        5,
        "2026-06-20 08:06",
        TakeBack(way=TakingBack.WITHDRAW, tell=frozenset({OFFICER})),
    ),
    (
        "an hour after a confirmation",
        [REPORTED, event(3, "2026-06-20 07:00", Kind.CONFIRMED, actor=HEAD)],
        3,
        "2026-06-20 08:05",
        TakeBack(way=TakingBack.WITHDRAW),
    ),
]


@pytest.mark.parametrize(("case", "told", "target", "now", "expected"), TAKE_BACK, ids=[c for c, *_ in TAKE_BACK])
def test_the_way_back_is_silent_only_while_nobody_has_acted_on_it(case, told, target, now, expected):
    assert take_back([CREATED, *told], target, at(now)) == expected


NO_WAY_BACK = [
    ("undone already", [REPORTED, event(3, "2026-06-20 08:02", Kind.UNDONE, event=2)], 2, "already_taken_back"),
    ("returned in the meantime", [REPORTED, event(3, "2026-06-20 08:02", Kind.RETURNED)], 2, "already_returned"),
    ("others went on from a confirmation", [REPORTED, CONFIRMED, VERIFIED], 4, "others_followed"),
    ("returned after it was verified", [REPORTED, VERIFIED, event(6, "2026-06-20 08:05", Kind.RETURNED)], 5,
     "already_returned"),
    ("reported again after a return", [REPORTED, RETURNED, event(6, "2026-06-20 08:05", Kind.REPORTED)], 5,
     "others_followed"),
    ("worked on after a return", [REPORTED, RETURNED, event(6, "2026-06-20 08:05", Kind.PROGRESS)], 5,
     "others_followed"),
    ("more time asked for after a return", [REPORTED, RETURNED, event(6, "2026-06-20 08:05", Kind.EXTENSION_ASKED)], 5,
     "others_followed"),
    ("an hour after progress", [event(2, "2026-06-20 07:00", Kind.PROGRESS)], 2, "too_late_to_undo"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "told", "target", "code"), NO_WAY_BACK, ids=[c for c, *_ in NO_WAY_BACK])
def test_there_is_no_way_back_over_what_others_did(case, told, target, code):
    with pytest.raises(MoveRefused) as refusal:
        take_back([CREATED, *told], target, at("2026-06-20 08:05"))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("told", "taken_back", "status"),
    [
        ([REPORTED, CONFIRMED], 4, Status.REPORTED),
        ([REPORTED, CONFIRMED, VERIFIED], 5, Status.CONFIRMED),
        ([REPORTED, CONFIRMED, RETURNED], 5, Status.CONFIRMED),
        ([REPORTED, RETURNED], 5, Status.REPORTED),
    ],
)
def test_a_step_taken_back_leaves_the_report_where_it_stood(told, taken_back, status):
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN)
    undone = event(9, "2026-06-22 08:00", Kind.UNDONE, actor=OFFICE, event=taken_back)
    before, after = at("2026-06-21 08:00"), at("2026-06-23 08:00")
    known = [event(1, "2026-01-05 08:00", Kind.CREATED, due="2026-06-30"), *told]
    stands = judge(item, [*known, undone], CALENDAR, after)
    assert stands.status is status
    # The report counts as it came; and what a report of a day before has said stays said.
    assert (stands.timeliness, stands.reported_at) == (Timeliness.ON_TIME, REPORTED.at)
    assert judge(item, [*known, undone], CALENDAR, before).status is judge(item, known, CALENDAR, before).status


def test_what_stands_leaves_out_what_came_later_and_what_was_taken_back():
    told = [CREATED, REPORTED, CONFIRMED, event(6, "2026-06-21 08:00", Kind.WITHDRAWN)]
    assert [e.id for e in standing_events(told, at("2026-06-20 23:59"))] == [1, 2, 4]
    assert [e.id for e in standing_events(told, at("2026-06-21 23:59"))] == [1]
