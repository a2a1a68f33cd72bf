"""The annex of indicators: every target of the plan's goals and tasks with what was read of it in a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from actions import facts, goals, readings
from actions.paper_words import spoken
from actions.wording import say
from db import people, tasks
from db.models import Commune
from plans.calendar import ReportingPeriod, base_windows
from plans.reading_words import Indicator
from plans.readings import TargetRow, figure_shown, target_shown
from plans.report import IndicatorRow
from plans.summary import Row


def indicator_rows(
    tx: Session, commune: Commune, of: ReportingPeriod, plans: Collection[int], rows: Sequence[Row], as_of: datetime
) -> list[IndicatorRow]:
    """The goals of these plans that are followed, then the tasks with a number to be reached, once for each agency."""
    windows = [window.label for window in base_windows(of, facts.regime_of(commune))]
    labels = list(dict.fromkeys([*windows, of.label]))
    followed = [goal for goal in goals.of_commune(tx, commune) if goal.plan_id in plans]
    codes = {f"goal.{goal.id}": goal.code or "" for goal in followed}
    found = [*readings.of_goals(followed), *_of_tasks(tx, commune, rows)]
    return [
        _shown(one, codes.get(one.owner) or one.code or "", readings.rows_of(tx, commune, one, labels, as_of))
        for one in found
    ]


def _of_tasks(tx: Session, commune: Commune, rows: Sequence[Row]) -> list[Indicator]:
    """One item stands for all of its task and agency: what was read of any of them is read of the target. Where several
    agencies have the same target, each is named with it."""
    one_each = {(item.item.task, item.item.agency): item.item.id for row in rows for item in row.items}
    items = {item.id: item for item in tasks.items(tx, commune.id, one_each.values())}
    found = readings.of_items(tx, commune, {number: items[number] for number in one_each.values()})
    sharing = Counter(task for task, _ in one_each)
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    return [
        replace(one, words=f"{one.words} ({names[item.agency_id]})")
        if (item := items[one.number or 0]) and sharing[item.task_id] > 1
        else one
        for one in found
    ]


def _shown(indicator: Indicator, code: str, rows: Sequence[TargetRow]) -> IndicatorRow:
    read = next((row for row in reversed(rows) if row.reading is not None), None)
    if read is None or read.reading is None:
        return IndicatorRow(code=code, text=indicator.words, target=target_shown(indicator.target))
    trend = spoken(say(f"report-trend-{read.trend.value}")) if read.trend is not None else ""
    return IndicatorRow(
        code=code, text=indicator.words, target=target_shown(read.target), met=read.met, trend=trend,
        reading=figure_shown(read.reading.value, read.reading.target.unit),
    )  # fmt: skip
