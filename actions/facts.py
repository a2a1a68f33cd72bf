"""What the rules want to know, gathered from rows: a commune's own settings, an item's facts and judgement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from db import history, tasks
from db.models import Commune, Plan, WorkItem
from plans import house_rules
from plans.calendar import VIETNAM, ReportRegime, SendBy, SendByBasis, WorkCalendar, WorkingHours, in_vietnam
from plans.chain import ChainRules
from plans.judging import Judgement, judge
from plans.ladder import LadderPolicy
from plans.work import ItemFacts, JudgeRules


def calendar_of(commune: Commune) -> WorkCalendar:
    """The days off and working days that the commune lives by: the nation's with its own edits."""
    return _calendar(_frozen(commune.settings))


def hours_of(commune: Commune) -> WorkingHours:
    """When the commune's offices are at work."""
    return policy_of(commune).hours


def send_by_of(plan: Plan) -> SendBy | None:
    """When agencies send their reports to the office by this plan, None where the regime decides."""
    kept = plan.send_by
    return SendBy(basis=SendByBasis(kept["basis"]), days=int(kept["days"])) if kept else None


def regime_of(commune: Commune, send_by: SendBy | None = None) -> ReportRegime:
    """The commune's report regime; 15→14 and its days unless it set others.

    `send_by` is when a plan has agencies send in, where it says so.
    """
    regime = house_rules.regime_by(commune.settings)
    return replace(regime, internal=send_by) if send_by else regime


def policy_of(commune: Commune, of_plan: Mapping[str, Any] = MappingProxyType({})) -> LadderPolicy:
    """When the commune reminds whom; what one of its plans set for itself goes first."""
    return _policy(_frozen(commune.settings), _frozen(of_plan))


def rules_of(commune: Commune, of_plan: Mapping[str, Any] = MappingProxyType({})) -> JudgeRules:
    """How the commune judges; what one of its plans set for itself goes first."""
    return policy_of(commune, of_plan).judging


def chain_of(commune: Commune) -> ChainRules:
    """Who says yes to what in this commune, and in which order."""
    return house_rules.chain_by(commune.settings)


def _frozen(settings: Mapping[str, Any]) -> str:
    return json.dumps(dict(settings), sort_keys=True)


@lru_cache(maxsize=1024)
def _calendar(settings: str) -> WorkCalendar:
    return house_rules.calendar_by(json.loads(settings))


@lru_cache(maxsize=1024)
def _policy(settings: str, of_plan: str) -> LadderPolicy:
    return house_rules.policy_by(json.loads(settings), json.loads(of_plan))


def is_open(commune: Commune, now: datetime) -> bool:
    """Whether the commune's offices are at work at this moment."""
    return hours_of(commune).is_open(now) and calendar_of(commune).is_working_day(in_vietnam(now).date())


def next_opening(commune: Commune, now: datetime) -> datetime:
    """`now` while the offices are at work, else when they open next."""
    return hours_of(commune).next_opening(now, calendar_of(commune))


def opening_after(commune: Commune, now: datetime) -> datetime:
    """When the offices open next, also while they are at work: the afternoon's opening in the morning."""
    return hours_of(commune).opening_after(now, calendar_of(commune))


def next_morning(commune: Commune, now: datetime) -> datetime:
    """When the offices open on the first working day after today, in UTC."""
    tomorrow = in_vietnam(now).date() + timedelta(days=1)
    return next_opening(commune, datetime.combine(tomorrow, time.min, VIETNAM)).astimezone(UTC)


def facts_of(item: WorkItem) -> ItemFacts:
    """The rules' view of a row."""
    return ItemFacts(
        id=item.id, task=item.task_id, agency=item.agency_id, kind=item.kind, status=item.status,
        start=item.starts_on, end=item.ends_on, due=item.due_on, first_due=item.first_due, revision=item.revision,
        percent=item.percent, verdict=item.verdict, assignee=item.assignee_id, quiet_before=item.quiet_before,
        armed_on=item.armed_on,
    )  # fmt: skip


def judgements(tx: Session, commune: Commune, items: Iterable[WorkItem], as_of: datetime) -> Mapping[int, Judgement]:
    """How each item stands as of a moment, from history alone."""
    rows = {item.id: item for item in items}
    events = history.of_items(tx, commune.id, rows)
    calendar = calendar_of(commune)
    of_plans = tasks.settings_of_plans(tx, [commune.id], {item.plan_id for item in rows.values()})
    return {
        item_id: judge(facts_of(item), events[item_id], calendar, as_of, rules_of(commune, of_plans[item.plan_id]))
        for item_id, item in rows.items()
        if events[item_id]
    }


def judgement(tx: Session, commune: Commune, item: WorkItem, as_of: datetime) -> Judgement:
    """How one item stands as of a moment."""
    return judgements(tx, commune, [item], as_of)[item.id]
