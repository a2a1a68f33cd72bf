"""Next year's plan, started from this year's: its years moved by one, and every deadline that moved to be looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from plans.body import Duty, Following, Goal, Reporting
from plans.deadlines import DeadlineRule, read_deadline
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head, HeadDoubt

_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?!\d)|(?<=[/.-])20\d\d(?!\d)")


class NextYearDoubt(StrEnum):
    """What a plan moved by a year leaves open: the codes that `locales` has sentences for, with the words each
    carries."""

    DEADLINE_MOVED = "deadline-moved"  # printed
    CONTENT_NAMES_YEAR = "content-names-year"  # year
    YEARS_MOVED = "years-moved"  # first, last


def next_years(draft: PlanDraft) -> PlanDraft:
    """The draft of the plan that follows a plan in force.

    Years in the head and in deadlines are one later, phrase and reading; a deadline that moved carries a doubt with
    what it was. Number, date and signer are left blank, what was doubted or decided this year is left behind. A
    deadline that somebody put right by hand is moved as they said it. Raises ValueError for a plan without a year.
    """
    first = draft.head.year_from
    if first is None:
        raise ValueError("the plan names no year")
    head = _head(draft.head, first)
    moved = Doubt(field="year_from", code=NextYearDoubt.YEARS_MOVED, args=_years_of(draft.head, first))
    return PlanDraft(
        head=head,
        standing_office=draft.standing_office,
        sections=draft.sections,
        tasks=tuple(_task(task, first) for task in draft.tasks),
        goals=tuple(_goal(goal) for goal in draft.goals),
        duties=tuple(_duty(duty, first) for duty in draft.duties),
        reporting=tuple(_reporting(reporting) for reporting in draft.reporting),
        agencies=draft.agencies,
        doubts=(
            moved,
            Doubt(field="number", code=HeadDoubt.NUMBER_MISSING),
            Doubt(field="issued_on", code=HeadDoubt.DATE_MISSING),
        ),
    )


def _years_of(head: Head, first: int) -> dict[str, str]:
    return {"first": str(first + 1), "last": str((head.year_to or first) + 1)}


def _head(head: Head, first: int) -> Head:
    return replace(
        head, number=None, issued_on=None, title=_a_year_on(head.title), year_from=first + 1,
        year_to=(head.year_to or first) + 1, signer=None, signer_title=head.signer_title, doubts=(),
    )  # fmt: skip


def _a_year_on(text: str | None) -> str | None:
    """The words with each year in them one later."""
    return text and _YEAR.sub(lambda found: str(int(found[0]) + 1), text)


def _task(task: TaskDraft, year: int) -> TaskDraft:
    text, rule = _deadline(task.deadline_text, task.deadline, year)
    doubts = []
    if rule != task.deadline or text != task.deadline_text:
        args = {"printed": task.deadline_text or "–"}
        doubts.append(Doubt(field="deadline", code=NextYearDoubt.DEADLINE_MOVED, args=args))
    named = {found[0] for found in _YEAR.finditer(f"{task.content} {task.requirement or ''} {task.product or ''}")}
    if str(year) in named:
        doubts.append(Doubt(field="content", code=NextYearDoubt.CONTENT_NAMES_YEAR, args={"year": str(year)}))
    return replace(task, deadline_text=text, deadline=rule, doubts=tuple(doubts), line=None, groups=())


def _deadline(text: str | None, rule: DeadlineRule | None, year: int) -> tuple[str | None, DeadlineRule | None]:
    """A phrase and what it means, a year later: read anew where it was read from its words, else moved day by day."""
    later = _a_year_on(text)
    as_printed = read_deadline(text, year).rule if text else None
    if later and (rule is None or rule == as_printed):
        return later, read_deadline(later, year + 1).rule
    return later, None if rule is None else _shifted(rule)


def _shifted(rule: DeadlineRule) -> DeadlineRule:
    return replace(
        rule, start=_next(rule.start), due=_next(rule.due), strictly_before=_next(rule.strictly_before),
        dues=tuple(day for day in map(_next, rule.dues) if day is not None), condition=_a_year_on(rule.condition),
    )  # fmt: skip


def _next(day: date | None) -> date | None:
    """The same day a year later; the last of February stays the last."""
    if day is None:
        return None
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _goal(goal: Goal) -> Goal:
    return replace(goal, text=_a_year_on(goal.text) or "", due=_next(goal.due), state=Following.LATER)


def _duty(duty: Duty, year: int) -> Duty:
    text, rule = _deadline(duty.deadline_text, duty.deadline, year)
    return replace(
        duty, text=_a_year_on(duty.text) or "", deadline_text=text or "", deadline=rule, state=Following.LATER,
        same_as=None, groups=(),
        doubt=None if rule == duty.deadline else Doubt(
            field="deadline", code=NextYearDoubt.DEADLINE_MOVED, args={"printed": duty.deadline_text}
        ),
    )  # fmt: skip


def _reporting(reporting: Reporting) -> Reporting:
    rule = reporting.due_rule
    return replace(
        reporting, text=_a_year_on(reporting.text) or "", deadline_text=_a_year_on(reporting.deadline_text),
        due_rule=None if rule is None else _shifted(rule), state=Following.LATER,
    )  # fmt: skip
