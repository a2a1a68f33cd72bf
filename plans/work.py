"""Work items, statuses, and the table of allowed moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count, pairwise
from typing import Any

from plans.calendar import ReportingPeriod, ReportRegime, WorkCalendar, add_months, named_period
from plans.deadline_rules import DeadlineKind, DeadlineRule, Every, due_days
from plans.milestones import milestones_of


class Status(StrEnum):
    """Where a work item stands."""

    WAITING = "waiting"  # a condition of the plan is not met yet
    OPEN = "open"
    UNDER_WAY = "under_way"
    REPORTED = "reported"  # by the officer
    CONFIRMED = "confirmed"  # by the head of the agency
    VERIFIED = "verified"  # by the standing office
    RETURNED = "returned"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """What the standing office found, where it is more than a plain yes; such an item is `verified`."""

    BELOW_REQUIREMENT = "below_requirement"
    NOT_APPLICABLE = "not_applicable"


class ItemKind(StrEnum):
    """Dated work is finished once; standing work ("thường xuyên") is answered for in each reporting window."""

    DATED = "dated"
    STANDING = "standing"


class EventKind(StrEnum):
    """Everything the append-only history knows to have happened.

    What `judge` reads from `ItemEvent.data`, all of it JSON (days as ISO dates):
    created {status, due, amendment: the version of the plan that brought it, where it was not there from the start;
    ordered: true where it was given out off plan}
    (status: "open" unless said), condition_met {due}, condition_set {due}, extension_granted {due}, due_changed {due,
    cause: "correction" where the plan had been misread, decided_on: the day of the decision}, progress {percent},
    reported, evidence_added, verified and done_before {completed_on}, evidence_added, evidence_lost and
    evidence_removed {evidence: its id}, document_named {evidence, completed_on: None where the day is not sure; before:
    what was known of the document, twins: the events of its copies}, difficulty_settled {difficulty: the id of the
    event that opened it},
    undone {event: the id of the event taken back}; and the ladder: step_taken {rung, revision}. Not judged but said:
    extension_asked {due: the one wished, from: the one in force}, still_kept {changed: true} where the work goes on
    with a change. What is read of targets (`plans.readings`) changes nothing in it: reading, reading_taken_back
    {event}, of a goal with {goal: its id}.
    """

    # an item's way
    CREATED = "created"
    ORDERED = "ordered"  # given out off plan; the words are those of the order
    RECEIVED = "received"  # "đã nhận": the agency knows of it
    CONDITION_MET = "condition_met"
    CONDITION_SET = "condition_set"
    PROGRESS = "progress"
    REPORTED = "reported"
    STILL_KEPT = "still_kept"
    NOTHING_AROSE = "nothing_arose"
    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    FOUND_BELOW = "found_below"
    FOUND_NOT_APPLICABLE = "found_not_applicable"
    RETURNED = "returned"
    DONE_BEFORE = "done_before"
    DROPPED = "dropped"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"

    # its last day
    DUE_CHANGED = "due_changed"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_ASSENTED = "extension_assented"
    EXTENSION_DISSENTED = "extension_dissented"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"
    EXTENSION_WITHDRAWN = "extension_withdrawn"

    # what was said about it
    DIFFICULTY_OPENED = "difficulty_opened"
    DIFFICULTY_SETTLED = "difficulty_settled"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_LOST = "evidence_lost"
    EVIDENCE_REMOVED = "evidence_removed"
    DOCUMENT_NAMED = "document_named"  # which document a piece of evidence is: said anew, or agreed to
    READING = "reading"  # of a numeric target
    READING_TAKEN_BACK = "reading_taken_back"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    DIRECTED = "directed"
    RESULT_TOLD = "result_told"  # a sentence or two with figures, for the report of the period
    HELP_ASKED = "help_asked"  # of a coordinating agency
    HELP_ANSWERED = "help_answered"
    COMMENTED = "commented"

    # one piece of work in several plans
    LINKED = "linked"
    UNLINKED = "unlinked"
    SAID_TO_BE_TWO = "said_to_be_two"
    SERVED_TOO = "served_too"  # what was recorded for a linked item was recorded here as well

    # who has it
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"
    REASSIGNED = "reassigned"  # to another agency
    DISOWNED = "disowned"
    DISOWNING_REFUSED = "disowning_refused"  # it stays with its agency
    FORWARDED = "forwarded"
    SNOOZED = "snoozed"

    # what we did
    STEP_TAKEN = "step_taken"
    REMINDED = "reminded"
    REMINDED_BY_HAND = "reminded_by_hand"
    COORDINATORS_TOLD = "coordinators_told"
    CONDITIONS_ASKED = "conditions_asked"
    YEAR_OPENED = "year_opened"  # what runs on without end has its items of this year and the next

    # a plan
    PLAN_IMPORTED = "plan_imported"
    PLAN_APPROVED = "plan_approved"
    PLAN_STARTED = "plan_started"
    PLAN_PAUSED = "plan_paused"
    PLAN_AMENDED = "plan_amended"
    TASK_CHANGED = "task_changed"
    SENDING_IN_TOLD = "sending_in_told"
    FIGURES_ASKED = "figures_asked"  # of which targets, of whom, in a reporting window
    FIGURES_SAID = "figures_said"  # the question stood in somebody's digest
    SUMMARY_MADE = "summary_made"
    SUMMARY_PUBLISHED = "summary_published"
    SETTING_CHANGED = "setting_changed"
    SCHEME_APPROVED = "scheme_approved"  # of self-scoring
    SCORES_TAKEN = "scores_taken"

    # a person
    INVITED = "invited"
    JOINED = "joined"
    LEFT = "left"
    FORGOTTEN = "forgotten"
    PEOPLE_MERGED = "people_merged"  # two rows were one human being
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    ABSENCE_SAID = "absence_said"
    ABSENCE_CANCELLED = "absence_cancelled"
    ABSENCE_BEGUN = "absence_begun"
    ABSENCE_ENDED = "absence_ended"

    # an address
    ADDRESS_LINKED = "address_linked"
    ADDRESS_UNLINKED = "address_unlinked"
    ADDRESS_DEAD = "address_dead"
    ADDRESS_ALIVE = "address_alive"
    SECRET_REFUSED = "secret_refused"  # noqa: S105 - the name of an event, not a password


@dataclass(frozen=True, kw_only=True)
class ItemEvent:
    """One row of an item's history, as the rules see it. `at` is aware; `actor` is a person, None for ourselves."""

    id: int
    at: datetime
    kind: EventKind
    actor: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """A work item as its row has it now.

    `start` and `end` are the first and last day of what it covers (for standing work the reporting window),
    `due` the day in force, `first_due` the day it was born with (or got when its condition was met), never
    overwritten; `revision` rises with every change of `due`, also with a change back.

    `quiet_before` is the day on which its plan went live: reminders of earlier days never sound, and what was
    overdue by then does not escalate; the office's yes to that clears it. `armed_on` is the day on which it
    last began to need reminding (created, condition met, due changed, returned, withdrawn, restored).
    """

    id: int
    task: int
    agency: int
    kind: ItemKind
    status: Status
    start: date | None = None
    end: date | None = None
    due: date | None = None
    first_due: date | None = None
    revision: int = 0
    percent: int | None = None
    verdict: Verdict | None = None
    assignee: int | None = None
    quiet_before: date | None = None
    armed_on: date | None = None


# -- moves -------------------------------------------------------------------------------------------------------


class Move(StrEnum):
    """What can be done to an item's status; the value is the event that it leaves in history.

    Taking something back is not a move: it makes earlier events count no more (see `take_back`).
    """

    MEET_CONDITION = "condition_met"
    SET_CONDITION = "condition_set"
    PROGRESS = "progress"
    REPORT = "reported"
    STILL_KEPT = "still_kept"
    NOTHING_AROSE = "nothing_arose"
    CONFIRM = "confirmed"
    VERIFY = "verified"
    FIND_BELOW = "found_below"
    FIND_NOT_APPLICABLE = "found_not_applicable"
    RETURN = "returned"
    MARK_DONE_BEFORE = "done_before"
    DROP = "dropped"
    RESTORE = "restored"

    @property
    def event(self) -> EventKind:
        return EventKind(self.value)


class MoveRefused(Exception):
    """A move that the item's status does not allow; `code` says why (`locales` has a sentence for each)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


ALIVE = frozenset({Status.OPEN, Status.UNDER_WAY, Status.RETURNED})  # something is still to be done by the agency
ANSWERED = frozenset({Status.REPORTED, Status.CONFIRMED, Status.VERIFIED})

ANSWERS = frozenset({EventKind.REPORTED, EventKind.STILL_KEPT, EventKind.NOTHING_AROSE})

_UNVERIFIED = frozenset({Status.REPORTED, Status.CONFIRMED})
_REPORT = dict.fromkeys(ALIVE, Status.REPORTED)
_ALLOWED: Mapping[Move, Mapping[Status, Status]] = {
    Move.MEET_CONDITION: {Status.WAITING: Status.OPEN},
    # An amended plan lets the work wait for something.
    Move.SET_CONDITION: dict.fromkeys(ALIVE, Status.WAITING),
    # Work on a returned report does not make it forget that it was returned.
    Move.PROGRESS: dict.fromkeys(ALIVE, Status.UNDER_WAY) | {Status.RETURNED: Status.RETURNED},
    Move.REPORT: _REPORT,
    Move.STILL_KEPT: _REPORT,
    Move.NOTHING_AROSE: _REPORT,
    Move.CONFIRM: {Status.REPORTED: Status.CONFIRMED},
    Move.VERIFY: dict.fromkeys(_UNVERIFIED, Status.VERIFIED),
    Move.FIND_BELOW: dict.fromkeys(ANSWERED, Status.VERIFIED),
    Move.FIND_NOT_APPLICABLE: dict.fromkeys(ALIVE | ANSWERED | {Status.WAITING}, Status.VERIFIED),
    # Returning what was verified is how the office opens it again.
    Move.RETURN: dict.fromkeys(ANSWERED, Status.RETURNED),
    Move.MARK_DONE_BEFORE: dict.fromkeys(ALIVE | {Status.WAITING}, Status.VERIFIED),
    Move.DROP: dict.fromkeys(ALIVE | _UNVERIFIED | {Status.WAITING}, Status.DROPPED),
    Move.RESTORE: {Status.DROPPED: Status.OPEN},
}
_VERDICTS = {
    Move.FIND_BELOW: Verdict.BELOW_REQUIREMENT,
    Move.FIND_NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}
MOVE_OF_EVENT: Mapping[EventKind, Move] = {move.event: move for move in Move}


def apply(status: Status, move: Move, kind: ItemKind) -> Status:
    """The status after `move`; raises MoveRefused with the code of the reason.

    Codes: still_waiting, not_waiting, not_reported, already_reported, already_confirmed, already_verified,
    already_returned, is_dropped, not_dropped, only_standing.
    """
    if move is Move.STILL_KEPT and kind is not ItemKind.STANDING:
        raise MoveRefused("only_standing")
    after = _ALLOWED[move].get(status)
    if after is None:
        raise MoveRefused(_why_not(status, move))
    return after


def verdict_of(move: Move) -> Verdict | None:
    """What the office finds with this move; every other move leaves an item without a verdict."""
    return _VERDICTS.get(move)


def _why_not(status: Status, move: Move) -> str:
    if status is Status.DROPPED:
        return "is_dropped"
    if move is Move.MEET_CONDITION:
        return "not_waiting"
    if move is Move.RESTORE:
        return "not_dropped"
    if status is Status.WAITING:
        return "still_waiting"
    if status is Status.RETURNED:
        return "already_returned"
    return f"already_{status.value}" if status in ANSWERED else "not_reported"


# -- days --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class JudgeRules:
    """How a commune judges; each is a setting.

    `done_from` is the step of the chain from which work counts as done. A returned report counts as sent when
    it first was, if it is sent again within `resend_within` working days of the return.
    """

    done_from: Status = Status.REPORTED
    resend_within: int = 3
    undo_within: timedelta = timedelta(minutes=10)

    def __post_init__(self) -> None:
        if self.done_from not in ANSWERED:
            raise ValueError(f"work is never done at {self.done_from}")


JUDGE_RULES = JudgeRules()


def last_day(due: date, calendar: WorkCalendar) -> date:
    """The day that reminders aim at: the last working day on or before `due`."""
    return calendar.previous_working_day(due)


def late_after(due: date, calendar: WorkCalendar) -> date:
    """The last day that is still on time; late is what comes after it."""
    return calendar.next_working_day(due) if calendar.moves_last_day else due


def days_left(due: date, today: date, calendar: WorkCalendar) -> int:
    """Working days after today up to the day that reminders aim at; 0 on that day, negative past it."""
    return calendar.working_days_between(today, last_day(due, calendar))


def days_late(due: date, today: date, calendar: WorkCalendar) -> int:
    """Whole working days gone by since it was late, today not counted: 0 on the first late day and before."""
    return max(0, calendar.working_days_between(late_after(due, calendar), today - timedelta(days=1)))


def is_past(due: date | None, today: date, calendar: WorkCalendar) -> bool:
    """Whether work that is not reported today is late; never without a due day."""
    return due is not None and today > late_after(due, calendar)


def resend_by(returned_on: date, calendar: WorkCalendar, rules: JudgeRules = JUDGE_RULES) -> date:
    """The last day on which a returned report can be sent again and count as sent when it first was."""
    return calendar.add_working_days(returned_on, rules.resend_within)


# -- from a task to its items ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """A work item to be made. `period` names it within task × agency: "once", "2026Q3", "2026-11", a due day …"""

    agency: int
    period: str
    kind: ItemKind
    status: Status
    start: date | None
    end: date | None
    due: date | None
    condition: str | None


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What an item covers, and when it is due."""

    period: str
    start: date | None
    end: date | None
    due: date | None


def items_for(
    rule: DeadlineRule,
    leads: Sequence[int],
    years: Iterable[int],
    calendar: WorkCalendar,
    regime: ReportRegime,
    *,
    counts_the_day: bool = False,
) -> tuple[ItemDraft, ...]:
    """The work items of a task for these years: one for each lead and each period, by lead and due day.

    A date, a period or a condition gives one item whatever the years, but work that runs for years one for each of
    them (see `plans.milestones`); standing work one for each quarter's window, due on the regime's internal send-by;
    recurring work one for each of its days, or where the phrase names none, for each of its periods, due on the
    internal send-by. What has a condition waits for it.
    `years` is the horizon: asking again for a longer one gives the same items and more, told apart by `period`.
    With `counts_the_day` X itself is the last day of "trước ngày X". Raises ValueError for a task without leads.
    """
    if not leads:
        raise ValueError("a task needs a lead")
    stretches = _stretches(rule, sorted(set(years)), calendar, regime, counts_the_day)
    return tuple(
        ItemDraft(
            agency=agency,
            period=stretch.period,
            kind=ItemKind.STANDING if _is_standing(rule) else ItemKind.DATED,
            status=Status.WAITING if _has_condition(rule) else Status.OPEN,
            start=stretch.start,
            end=stretch.end,
            due=stretch.due,
            condition=rule.condition,
        )
        for agency in dict.fromkeys(leads)
        for stretch in stretches
    )


def _has_condition(rule: DeadlineRule) -> bool:
    return rule.condition is not None or rule.kind is DeadlineKind.CONDITIONAL


def _is_standing(rule: DeadlineRule) -> bool:
    # "Hằng tuần" without a weekday names no day that anybody could be late on.
    only_weeks = rule.every == (Every.WEEK,) and not rule.repeats and not rule.dues
    return rule.kind is DeadlineKind.CONTINUOUS or (rule.kind is DeadlineKind.RECURRING and only_weeks)


def _stretches(
    rule: DeadlineRule, years: Sequence[int], calendar: WorkCalendar, regime: ReportRegime, counts_the_day: bool
) -> list[Stretch]:
    if _is_standing(rule):
        return [
            reported_stretch(period, regime, calendar) for period in _periods(rule, (Every.QUARTER,), years, regime)
        ]
    if rule.kind is not DeadlineKind.RECURRING:
        due = rule.strictly_before if counts_the_day and rule.strictly_before else rule.due
        if milestones := milestones_of(replace(rule, due=due), years):
            return [Stretch(period=one.period, start=one.start, end=one.due, due=one.due) for one in milestones]
        return [Stretch(period="once", start=rule.start, end=due, due=due)]
    if rule.repeats or rule.dues:
        return _recurring(rule, years, calendar, counts_the_day)
    if not rule.every:
        raise ValueError("recurring work without a period")
    return [reported_stretch(period, regime, calendar) for period in _periods(rule, rule.every, years, regime)]


def reported_stretch(period: ReportingPeriod, regime: ReportRegime, calendar: WorkCalendar) -> Stretch:
    """What an item covers that is due when agencies send in their reports of a period."""
    due = regime.internal.on(period, calendar)
    return Stretch(period=period.label, start=period.start, end=period.cut_off, due=due)


def _recurring(rule: DeadlineRule, years: Sequence[int], calendar: WorkCalendar, counts_the_day: bool) -> list[Stretch]:
    if counts_the_day:
        rule = replace(rule, repeats=tuple(replace(repeat, before=False) for repeat in rule.repeats))
    found: dict[date, Stretch] = {}
    for one in _one_repeat_each(rule):
        # Each runs from the day after the one before it, which may belong to the year before.
        days = sorted({day for year in years for y in (year - 1, year) for day in due_days(one, y, calendar)})
        wanted = {day for year in years for day in due_days(one, year, calendar)}
        for before, day in pairwise([None, *days]):
            start = before + timedelta(days=1) if before else rule.start
            if day in wanted:
                found.setdefault(day, Stretch(period=day.isoformat(), start=start, end=day, due=day))
    return [found[day] for day in sorted(found)]


def _one_repeat_each(rule: DeadlineRule) -> Sequence[DeadlineRule]:
    return [replace(rule, repeats=(repeat,)) for repeat in rule.repeats] or [rule]


# A week without a weekday has no period of its own: the longer periods beside it cover it.
_LABELS: Mapping[Every, Sequence[str]] = {
    Every.WEEK: (),
    Every.MONTH: tuple(f"-{month:02}" for month in range(1, 13)),
    Every.QUARTER: ("Q1", "Q2", "Q3", "Q4"),
    Every.HALF_YEAR: ("H1", "H2"),
    Every.YEAR: ("",),
}


def _periods(
    rule: DeadlineRule, every: Sequence[Every], years: Sequence[int], regime: ReportRegime
) -> list[ReportingPeriod]:
    """The periods of these years that the rule's limits touch, by calendar days and not by the window's."""
    found: list[ReportingPeriod] = []
    for one in every:
        for name in (f"{year}{label}" for year in years for label in _LABELS[one]):
            period = named_period(name, regime)
            months = 12 // len(_LABELS[one])
            first = date(*add_months(period.calendar_end.year, period.calendar_end.month, 1 - months), 1)
            if (rule.due is None or first <= rule.due) and (rule.start is None or rule.start <= period.calendar_end):
                found.append(period)
    return sorted(found, key=lambda period: (period.cut_off, period.label))


# -- sticky numbers ----------------------------------------------------------------------------------------------

NUMBER_RESTS = timedelta(days=60)


def next_number(used: Iterable[tuple[int, date | None]], today: date, rests: timedelta = NUMBER_RESTS) -> int:
    """The lowest number from 1 that a person's new item may carry.

    `used` are the person's numbers with the day each was released, None while its item is open; a number
    rests for 60 days after that, so that "việc 2" in an old message never means a new item.
    """
    blocked = {number for number, released in used if released is None or today < released + rests}
    return next(number for number in count(1) if number not in blocked)
