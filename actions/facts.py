"""What the rules want to know, gathered from rows: a commune's calendar and regime, an item's facts and judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from db import history
from db.models import Commune, Plan, WorkItem
from plans.calendar import ReportRegime, SendBy, SendByBasis, WorkCalendar, vietnam_calendar
from plans.judging import Judgement, judge
from plans.work import ItemFacts


def calendar_of(commune: Commune) -> WorkCalendar:
    """The days off and working days that the commune lives by: the nation's with its own edits."""
    off = commune.settings.get("days_off", {})
    return _calendar(tuple(sorted(off.items())), tuple(commune.settings.get("working_days", ())))


@lru_cache(maxsize=256)
def _calendar(days_off: tuple[tuple[str, str], ...], working_days: tuple[str, ...]) -> WorkCalendar:
    return vietnam_calendar(
        days_off=[(date.fromisoformat(day), name) for day, name in days_off],
        working_days=[date.fromisoformat(day) for day in working_days],
    )


def regime_of(commune: Commune, send_by: SendBy | None = None) -> ReportRegime:
    """The commune's report regime; 15→14 unless it set another cut-off day.

    `send_by` is when a plan has agencies send in, where it says so.
    """
    regime = ReportRegime(cut_off_day=int(commune.settings.get("cut_off_day", 14)))
    return replace(regime, internal=send_by) if send_by else regime


def send_by_of(plan: Plan) -> SendBy | None:
    """When agencies send their reports to the office by this plan, None where the regime decides."""
    kept = plan.send_by
    return SendBy(basis=SendByBasis(kept["basis"]), days=int(kept["days"])) if kept else None


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
    return {
        item_id: judge(facts_of(item), events[item_id], calendar, as_of)
        for item_id, item in rows.items()
        if events[item_id]
    }


def judgement(tx: Session, commune: Commune, item: WorkItem, as_of: datetime) -> Judgement:
    """How one item stands as of a moment."""
    return judgements(tx, commune, [item], as_of)[item.id]
