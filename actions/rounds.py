"""Rounds: what a commune is due to hear by itself on a working morning, whatever its items do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import facts, helping, milestones, mornings, outgoing, reports, sending_in, unreadable
from actions import monthly as monthly_overview
from actions.digests import SHADOW, WAITING
from actions.monthly import MONTHLY
from actions.reminders import Readers
from actions.weekly import WEEKLY, is_first_of_week
from db import history, outbox, people, tasks
from db.models import PlanStage
from plans.access import Role
from plans.calendar import in_vietnam
from plans.work import EventKind


def go_round(tx: Session, communes: Collection[int], now: datetime) -> None:
    """Lay out, once on each working morning, what these communes are to hear, and set when to come again.

    The standing office sees what would be sent for a plan in its shadow phase, and once a month it is asked about the
    items that wait for a condition or a day; on the first morning of a week it and the leaders get an overview,
    on the first of a month one of the month that is over. Reports are drafted on their day, and agencies are told when
    they are to send in. What one person is to hear of all this comes in one message.
    Coordinating agencies hear what has begun. Work without end gets its next year. What another tick has visited
    meanwhile is left alone.
    """
    due = [c for c in people.these_communes(tx, communes) if c.look_at is not None and c.look_at <= now]
    visited = [commune for commune in due if facts.is_open(commune, now)]
    for commune in due:
        commune.look_at = (facts.next_morning if commune in visited else facts.next_opening)(commune, now)
    ids = [commune.id for commune in visited]
    shadowed, waiting = tasks.communes_at(tx, ids, PlanStage.SHADOW), tasks.communes_that_wait(tx, ids)
    to_ask = waiting - history.communes_where_happened(tx, waiting, month_of_asking(now))
    running = tasks.communes_at(tx, ids, PlanStage.RUNNING)
    monthly = {c.id for c in visited if monthly_overview.is_its_morning(tx, c, now)} & running
    # Not both on one morning: the month's says more.
    weekly = {c.id for c in visited if is_first_of_week(in_vietnam(now).date(), facts.calendar_of(c))} & running
    weekly -= monthly
    readers = Readers(tx, shadowed | to_ask | weekly | monthly, in_vietnam(now).date(), items=())
    today = in_vietnam(now).date().isoformat()
    _tell(tx, readers, shadowed, [Role.OFFICE], f"{SHADOW}:{today}", {"day": today}, SHADOW, now)
    _tell(tx, readers, weekly, [Role.OFFICE, Role.LEADER], f"{WEEKLY}:{today}", {"day": today}, WEEKLY, now)
    _tell(tx, readers, monthly, [Role.OFFICE, Role.LEADER], f"{MONTHLY}:{today}", {"day": today}, MONTHLY, now)
    _ask(tx, readers, to_ask, now)
    at_work = [commune for commune in visited if commune.id in running]
    for commune in at_work:
        reports.lay_out_drafts(tx, commune, now)
    sending_in.lay_out(tx, at_work, now)
    mornings.join(tx, ids, now)
    helping.announce(tx, ids, now)
    milestones.open_year(tx, ids, now)


def go_round_alone(tx: Session, commune_id: int, now: datetime) -> None:
    """The round of one commune, as if the items were not there of which nothing can be said: the rest is told."""
    with tasks.leaving_out(tx, unreadable.items_at_fault(tx, people.commune(tx, commune_id), now)):
        go_round(tx, [commune_id], now)


def month_of_asking(now: datetime) -> str:
    """What keeps the office from being asked twice in a month about what waits."""
    return f"{WAITING}:{in_vietnam(now):%Y-%m}"


def _ask(tx: Session, readers: Readers, communes: Iterable[int], now: datetime) -> None:
    once, communes = month_of_asking(now), sorted(communes)
    lines = [history.Line(commune_id=c, kind=EventKind.CONDITIONS_ASKED, once=once) for c in communes]
    history.record_all(tx, lines, now)
    _tell(tx, readers, communes, [Role.OFFICE], once, {}, WAITING, now)


def _tell(
    tx: Session, readers: Readers, communes: Iterable[int], roles: Sequence[Role], key: str, what: dict[str, Any],
    kind: str, now: datetime,
) -> None:  # fmt: skip
    letters = [
        outgoing.letter(reader, f"{key}:{reader.id}", what, kind)
        for commune_id in communes
        for role in roles
        for reader in readers.holding(commune_id, role)
    ]
    outbox.put_all(tx, letters, now)
