""" "Vì sao 23?": the tasks behind a figure of a summary, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from actions import figures, periods
from actions.refusals import Refused
from actions.summaries import has_history, must_have_begun
from actions.wording import Part, say, short_day
from actions.worklist import short
from db import people, tasks
from db.models import Commune, Origin, Task
from plans.calendar import ReportingPeriod, in_vietnam
from plans.figure_names import FigureName, expected_in, figure, figures_by_name
from plans.summary import Figure, Figures, Row, TaskClass

PAGE = 8
_MOST_NAMED = 8  # buttons below a question
# What the summary tells of each agency, and of each plan and of what is counted apart.
_OF_AGENCY = (
    FigureName.DONE, FigureName.APPLICABLE, FigureName.OVERDUE, FigureName.UNDER_WAY, FigureName.NOT_YET_DUE,
    FigureName.WAITING,
)  # fmt: skip
_OF_OTHERS = (FigureName.DONE, FigureName.APPLICABLE, FigureName.OVERDUE)
# What no plan's table has, by its name in a button.
APART = {"beside": Origin.BODY, "off-plan": Origin.OFF_PLAN}


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Of what a figure is, of all that somebody may see: of everything in the tables, or only of one agency, of one
    plan, or of what is counted apart (`origin`)."""

    scope: frozenset[int] | None
    agency: int | None = None
    plan: int | None = None
    origin: Origin = Origin.ANNEX

    @property
    def agencies(self) -> frozenset[int] | None:
        """The agencies whose items count, None for all."""
        return self.scope if self.agency is None else frozenset({self.agency})

    @property
    def token(self) -> str:
        """Of what it is, in a button: "0", the agency's id, "p" and the plan's id, or the name of what is apart."""
        if self.plan is not None:
            return f"p{self.plan}"
        apart = (name for name, origin in APART.items() if origin is self.origin)
        return next(apart, str(self.agency or 0))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A figure that can be asked about: of which period and share, and how it is called in a sentence."""

    of: ReportingPeriod
    whose: Whose
    name: FigureName
    called: Part | str | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the tasks behind a figure; `pages` in all, counted from 1."""

    parts: list[Part]
    number: int
    pages: int


def counted(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, whose: Whose) -> dict[FigureName, int]:
    """Every figure that can be asked about and is not nothing, with its count."""
    must_have_begun(of, now)
    found = _figures(tx, commune, of, now, whose)[1]
    return {name: one.count for name, one in found.items() if one.count}


def named(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, whose: Whose, count: int
) -> list[Asked]:  # fmt: skip
    """The figures of a summary that have this count: those of all that it is of, then those of its parts."""
    asked = [
        Asked(of=of, whose=whose, name=name)
        for name, number in counted(tx, commune, of, now, whose).items()
        if number == count
    ]
    if whose.agency is None and whose.plan is None and whose.origin is Origin.ANNEX:
        asked += [
            Asked(of=share.of, whose=share.whose, name=name, called=share.called)
            for share in _shares(tx, commune, of, now, whose)
            for name in share.names
            if figure(share.found, name).count == count
        ]
    return asked[:_MOST_NAMED]


@dataclass(frozen=True, kw_only=True)
class _Share:
    """A part of a summary: whose figures, of which period, how it is called, and which of its figures are told."""

    whose: Whose
    of: ReportingPeriod
    found: Figures
    called: Part | str
    names: Sequence[FigureName]


def _shares(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, whose: Whose) -> Iterator[_Share]:
    """What is told of plans, of what is counted apart, of the year before, and of agencies, where there are several."""
    whole = figures.figures(tx, commune, of, now, whose.scope)
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    titles = {plan.id: plan.number or plan.title for plan in periods.plans_of(tx, commune, of)}
    for plan, found in whole.plans.items() if len(whole.plans) > 1 else ():
        mine = replace(whose, plan=plan)
        yield _Share(whose=mine, of=of, found=found, called=titles[plan], names=_OF_OTHERS)
    for name, origin in APART.items():
        found = figures.figures(tx, commune, of, now, whose.scope, origin).plan
        mine, called = replace(whose, origin=origin), say(f"figure-of-{name}")
        yield _Share(whose=mine, of=of, found=found, called=called, names=_OF_OTHERS)
    then = periods.a_year_earlier(commune, of)
    if then is not None and has_history(tx, commune, then):
        found = figures.figures(tx, commune, then, now, whose.scope).plan
        yield _Share(whose=whose, of=then, found=found, called=periods.label(then), names=_OF_OTHERS[:2])
    for agency, found in whole.agencies.items() if len(whole.agencies) > 1 else ():
        mine = replace(whose, agency=agency)
        yield _Share(whose=mine, of=of, found=found, called=names[agency], names=_OF_AGENCY)


def page(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, whose: Whose, name: FigureName, number: int = 1
) -> Page:  # fmt: skip
    """The tasks behind a figure, with how each stands; Refused for a page that is not there."""
    must_have_begun(of, now)
    rows, found = _figures(tx, commune, of, now, whose)
    ids = found[name].task_ids if name in found else ()
    pages = max(1, -(-len(ids) // PAGE))
    if number not in range(1, pages + 1):
        raise Refused("button-stale")
    by_id = {row.task: row for row in rows.rows}
    title = say(f"behind-{name.value}", count=len(ids), label=periods.label(of))
    if (called := _called(tx, commune, whose)) is not None:
        title = say("figure-of", title=title, whose=called)
    parts = [title] if pages == 1 else [say("figure-page", title=title, page=number, pages=pages)]
    names = {a.id: a.name for a in people.agencies(tx, commune.id)}
    for task_id in ids[(number - 1) * PAGE : number * PAGE]:
        task = tasks.task(tx, commune.id, task_id)
        if task is not None and task_id in by_id:
            parts.append(_line(task, by_id[task_id], names))
    return Page(parts=parts, number=number, pages=pages)


def _called(tx: Session, commune: Commune, whose: Whose) -> Part | str | None:
    if whose.plan is not None:
        plan = tasks.plan(tx, commune.id, whose.plan)
        return None if plan is None else plan.number or plan.title
    if whose.agency is not None:
        agency = people.agency(tx, commune.id, whose.agency)
        return None if agency is None else agency.name
    apart = next((name for name, origin in APART.items() if origin is whose.origin), None)
    return None if apart is None else say(f"figure-of-{apart}")


def _figures(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, whose: Whose
) -> tuple[Figures, dict[FigureName, Figure]]:
    """The rows, and the figures over them: those that were frozen, where the period is closed."""
    summary = figures.figures(tx, commune, of, now, whose.agencies, whose.origin)
    if whose.plan is not None:
        if whose.plan not in summary.plans:
            raise Refused("button-stale")
        return summary.plans[whose.plan], figures_by_name(summary.plans[whose.plan])
    found = figures_by_name(summary.plan)
    expected = expected_in(summary) if whose.origin is Origin.ANNEX else None
    if expected is not None:
        found[FigureName.EXPECTED] = expected
    report = figures.closed_report(tx, commune, of)
    if whose.agencies is None and whose.origin is Origin.ANNEX and report is not None and report.content is not None:
        frozen = report.content["figures"]
        found |= {name: Figure(task_ids=tuple(frozen[name.value])) for name in found if name.value in frozen}
    return summary.plan, found


def _line(task: Task, row: Row, names: dict[int, str]) -> Part:
    who = ", ".join(dict.fromkeys(names.get(item.item.agency, "–") for item in row.items)) or "–"
    return say("figure-line", code=task.code, title=short(task.content), agency=who, state=state(row))


def state(row: Row) -> Part:
    """How a task stands, with the day that says most about it."""
    if row.task_class is TaskClass.DONE and row.reported_at is not None and row.timeliness is not None:
        how = say(f"timeliness-{row.timeliness.value.replace('_', '-')}")
        return say("figure-done", day=short_day(in_vietnam(row.reported_at).date()), how=how)
    if row.next_due is not None and row.task_class in (TaskClass.OVERDUE, TaskClass.UNDER_WAY, TaskClass.NOT_YET_DUE):
        return say(f"figure-due-{row.task_class.value.replace('_', '-')}", due=short_day(row.next_due))
    return say(f"figure-class-{row.task_class.value.replace('_', '-')}")
