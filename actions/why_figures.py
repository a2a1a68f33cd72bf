""" "Vì sao 23?": the tasks behind a figure of a summary, page by page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import figures, periods
from actions.refusals import Refused
from actions.summaries import must_have_begun
from actions.wording import Part, say, short_day
from actions.worklist import short
from db import people, tasks
from db.models import Commune, Task
from plans.calendar import ReportingPeriod, in_vietnam
from plans.figure_names import FigureName, figures_by_name
from plans.summary import Figure, Figures, Row, TaskClass

PAGE = 8


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the tasks behind a figure; `pages` in all, counted from 1."""

    parts: list[Part]
    number: int
    pages: int


def counted(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None
) -> dict[FigureName, int]:
    """Every figure that can be asked about and is not nothing, with its count."""
    must_have_begun(of, now)
    found = _figures(tx, commune, of, now, agencies)[1]
    return {name: one.count for name, one in found.items() if one.count}


def named(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None, count: int
) -> list[FigureName]:
    """The figures of a summary that have this count."""
    return [name for name, number in counted(tx, commune, of, now, agencies).items() if number == count]


def page(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None,
    name: FigureName, number: int = 1,
) -> Page:  # fmt: skip
    """The tasks behind a figure, with how each stands; Refused for a page that is not there."""
    must_have_begun(of, now)
    rows, found = _figures(tx, commune, of, now, agencies)
    ids = found[name].task_ids
    pages = max(1, -(-len(ids) // PAGE))
    if number not in range(1, pages + 1):
        raise Refused("button-stale")
    by_id = {row.task: row for row in rows.rows}
    title = say(f"behind-{name.value}", count=len(ids), label=periods.label(of))
    parts = [title] if pages == 1 else [say("figure-page", title=title, page=number, pages=pages)]
    names = {a.id: a.name for a in people.agencies(tx, commune.id)}
    for task_id in ids[(number - 1) * PAGE : number * PAGE]:
        task = tasks.task(tx, commune.id, task_id)
        if task is not None and task_id in by_id:
            parts.append(_line(task, by_id[task_id], names))
    return Page(parts=parts, number=number, pages=pages)


def _figures(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None
) -> tuple[Figures, dict[FigureName, Figure]]:
    """The rows, and the figures over them: those that were frozen, where the period is closed."""
    plan = figures.figures(tx, commune, of, now, agencies).plan
    report = figures.closed_report(tx, commune, of)
    if agencies is None and report is not None and report.content is not None:
        frozen = report.content["figures"]
        return plan, {name: Figure(task_ids=tuple(frozen.get(name.value, ()))) for name in FigureName}
    return plan, figures_by_name(plan)


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
