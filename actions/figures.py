"""The figures of a period over a commune's plans, gathered from history; what was closed stays as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import facts, periods
from db import history, reports, tasks
from db.models import Commune, Origin, Report, ReportStage
from plans.calendar import PeriodKind, ReportingPeriod, in_vietnam
from plans.difficulties import Difficulty, difficulties
from plans.judging import end_of_day
from plans.summary import ItemHistory, Summary, TaskClass, TaskFacts, summarise
from plans.work import ItemKind

# The kinds whose report agencies send in by a day of their own.
_SENT_IN = frozenset(
    {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS, PeriodKind.YEAR}
)
_FINISHED = (TaskClass.DONE, TaskClass.BELOW_REQUIREMENT, TaskClass.NOT_APPLICABLE, TaskClass.DROPPED)


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The figures of a period, what they were made of, and the moment as of which they were taken."""

    summary: Summary
    tasks: Sequence[TaskFacts]
    as_of: datetime

    @property
    def difficulties(self) -> list[Difficulty]:
        """What stands open in the work that counts as open, the oldest first."""
        rows = (item for row in self.summary.plan.rows for item in row.items)
        open_items = {item.item.id for item in rows if item.item_class not in _FINISHED}
        return difficulties(self.tasks, min(self.as_of, end_of_day(self.summary.period.cut_off)), open_items)


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """An open difficulty and the words in which it was said, None once they were erased."""

    of: Difficulty
    words: str | None


def stuck(tx: Session, commune: Commune, gathered: Gathered) -> list[Stuck]:
    """The open difficulties with their words, the oldest first."""
    found = []
    for one in gathered.difficulties:
        event = history.one(tx, commune.id, one.event)
        words = history.words_of(tx, commune.id, event.text_id) if event is not None else None
        found.append(Stuck(of=one, words=words))
    return found


def gather(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None,
    origin: Origin = Origin.ANNEX, plan: int | None = None,
) -> Gathered:  # fmt: skip
    """The figures of a period over the plans of its year, or over one of them, or over these agencies' items: of the
    tasks of the tables, which an office counts, of those that stand beside them, or of what was given out off plan.

    They are taken now, or as of the day on which agencies send in where that comes before the cut-off; of a period
    whose report is closed, as of its closing.
    """
    found = _tasks(tx, commune, of, agencies, origin, plan)
    as_of = taken_at(tx, commune, of, now)
    summary = summarise(found, facts.calendar_of(commune), of, as_of, since=_since(tx, commune, of))
    return Gathered(summary=summary, tasks=found, as_of=as_of)


def figures(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None,
    origin: Origin = Origin.ANNEX,
) -> Summary:  # fmt: skip
    """The figures alone, see `gather`."""
    return gather(tx, commune, of, now, agencies, origin).summary


def closed_report(tx: Session, commune: Commune, of: ReportingPeriod) -> Report | None:
    """The period's report where it is closed, or is just being closed, and was not opened again."""
    report = reports.latest(tx, commune.id, of.label)
    return report if report is not None and report.stage is not ReportStage.DRAFT else None


def taken_at(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime) -> datetime:
    """The moment as of which the figures of a period are taken, when they are asked for now."""
    report = closed_report(tx, commune, of)
    if report is not None and report.as_of is not None:
        return report.as_of
    return min(now, sent_in_by(tx, commune, of) or now)


def sent_in_by(tx: Session, commune: Commune, of: ReportingPeriod) -> datetime | None:
    """The end of the day on which agencies send in, where by every plan of the period that comes before the cut-off."""
    if of.kind not in _SENT_IN:
        return None
    calendar = facts.calendar_of(commune)
    days = [facts.send_by_of(plan) for plan in periods.plans_of(tx, commune, of)]
    last = max((by.on(of, calendar) if by else of.cut_off for by in days), default=of.cut_off)
    return end_of_day(last) if last < of.cut_off else None


def was_sent_in(tx: Session, commune: Commune, found: Summary) -> bool:
    """Whether the figures were taken on the day on which agencies send in."""
    early = sent_in_by(tx, commune, found.period)
    return early is not None and found.taken_on == in_vietnam(early).date()


def _since(tx: Session, commune: Commune, of: ReportingPeriod) -> datetime:
    """The moment up to which the report before this one counted."""
    previous = periods.before(commune, of)
    closed = reports.closed_on(tx, commune.id, previous.cut_off) if of.kind is not PeriodKind.CUSTOM else None
    taken = closed.as_of if closed is not None else sent_in_by(tx, commune, previous)
    return min(taken or end_of_day(previous.cut_off), end_of_day(previous.cut_off))


def _tasks(
    tx: Session, commune: Commune, of: ReportingPeriod, agencies: Collection[int] | None, origin: Origin,
    only: int | None,
) -> list[TaskFacts]:  # fmt: skip
    found = []
    plans = (periods.holders_of if origin is Origin.OFF_PLAN else periods.plans_of)(tx, commune, of)
    for plan in (one for one in plans if only in (None, one.id)):
        rows = [row for row in tasks.tasks(tx, commune.id, plan.id) if row.origin is origin]
        wanted, rules = {row.id for row in rows}, facts.rules_of(commune, plan.settings)
        items = [
            i
            for i in (tasks.items_of_plan(tx, commune.id, plan.id) if rows else ())
            if i.task_id in wanted and (agencies is None or i.agency_id in agencies)
        ]
        events = history.of_items(tx, commune.id, [i.id for i in items])
        by_task: dict[int, list[ItemHistory]] = defaultdict(list)
        for i in items:
            by_task[i.task_id].append(ItemHistory(item=facts.facts_of(i), events=tuple(events[i.id])))
        for task in rows:
            mine = tuple(by_task[task.id])
            if mine or agencies is None:
                standing = any(h.item.kind is ItemKind.STANDING for h in mine)
                found.append(
                    TaskFacts(
                        id=task.id, kind=ItemKind.STANDING if standing else ItemKind.DATED, items=mine,
                        dropped_on=task.dropped_on, plan=plan.id, section=task.section_id, rules=rules,
                    )
                )  # fmt: skip
    return found
