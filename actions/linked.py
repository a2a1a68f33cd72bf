"""Items of several plans that are one piece of work: which these are, and which of them people are reminded of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from actions.worklist import short
from db import tasks
from db.models import WorkItem
from plans.linking import strictest
from plans.work import ALIVE


def siblings(tx: Session, item: WorkItem) -> list[WorkItem]:
    """The other items that are one piece of work with this one."""
    if item.linked_id is None:
        return []
    return [other for other in tasks.linked(tx, item.commune_id, item.linked_id) if other.id != item.id]


def covering(tx: Session, item: WorkItem, today: date) -> WorkItem | None:
    """The open item of the same piece of work that people are reminded of instead, since its day is stricter; None
    where this one leads. What has not begun, and plans that do not run, lead nothing."""
    others = [
        other
        for other in siblings(tx, item)
        if other.status in ALIVE and (other.starts_on is None or other.starts_on <= today)
        if tasks.is_running(tx, other)
    ]
    leading = strictest([(one.id, one.due_on) for one in (item, *others)])
    return next((other for other in others if other.id == leading), None)


def named(tx: Session, items: Sequence[WorkItem]) -> str:
    """These items as a sentence names them: each with its plan."""
    names = []
    for item in items:
        plan = tasks.plan(tx, item.commune_id, item.plan_id)
        of_plan = (plan.number or short(plan.title)) if plan is not None else "–"
        names.append(f"“{short(item.title)}” ({of_plan})")
    return "; ".join(names)
