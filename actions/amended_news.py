"""What an amended plan changes for each person: one message, of what they have in hand now and had before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import outgoing
from actions.reminders import Readers
from actions.wording import Part, day, meaning, say
from actions.worklist import short
from db import people, tasks
from db.models import Commune, Plan, PlanStage, PlanVersion, WorkItem
from plans.calendar import in_vietnam
from plans.ladder import Audience
from plans.work import ALIVE, Status

_MOST_LINES = 12
_OPEN = ALIVE | {Status.WAITING}
_CONCERNED = (Audience.OFFICER, Audience.HEAD)


@dataclass(frozen=True, kw_only=True)
class InHand:
    """What an agency still has to do for a task: its last days (none: nobody knows yet), and the people whose it is."""

    title: str
    dues: tuple[date, ...]
    people: tuple[int, ...]


Standing = Mapping[tuple[int, int], InHand]


def standing(tx: Session, commune: Commune, plan: Plan, now: datetime) -> Standing:
    """What is in whose hands, by task and agency."""
    items = [item for item in tasks.items_of_plan(tx, commune.id, plan.id) if item.status in _OPEN]
    readers = Readers(tx, [commune.id], in_vietnam(now).date(), items)
    together: dict[tuple[int, int], list[WorkItem]] = {}
    for item in items:
        together.setdefault((item.task_id, item.agency_id), []).append(item)
    return {key: _in_hand(items, readers) for key, items in together.items()}


def _in_hand(items: Sequence[WorkItem], readers: Readers) -> InHand:
    dues = sorted(item.due_on for item in items if item.due_on and item.status in ALIVE)
    who = dict.fromkeys(reader.id for item in items for reader in readers.of(item, _CONCERNED))
    return InHand(title=items[0].title, dues=tuple(dues), people=tuple(who))


def tell(
    tx: Session, commune: Commune, plan: Plan, version: PlanVersion, before: Standing, now: datetime, *, but: int | None
) -> int:
    """Tell everybody concerned what changed for them, in office hours, once; nobody while the plan is not running.

    `but` is who amended it and knows. Returns how many were told.
    """
    if plan.stage is not PlanStage.RUNNING:
        return 0
    after = standing(tx, commune, plan, now)
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    lines: dict[int, list[Part]] = {}
    for key in sorted({*before, *after}):
        for line, persons in _news(key, before, after, names):
            for person_id in persons:
                lines.setdefault(person_id, []).append(line)
    told = 0
    for person_id, theirs in lines.items():
        reader = people.person(tx, commune.id, person_id)
        if reader is None or person_id == but:
            continue
        what = meaning(say("amended-title", title=plan.title, by=_called(version)), *_fitting(theirs))
        missed = outgoing.notify(tx, commune.id, [reader], f"amended:{version.id}", what, now)
        told += not missed
    return told


def _called(version: PlanVersion) -> Part | str:
    return version.number or say("amended-unnumbered")


def _fitting(lines: Sequence[Part]) -> list[Part]:
    if len(lines) <= _MOST_LINES:
        return list(lines)
    return [*lines[:_MOST_LINES], say("amended-more", count=len(lines) - _MOST_LINES)]


def _news(
    key: tuple[int, int], before: Standing, after: Standing, names: Mapping[int, str]
) -> list[tuple[Part, Iterable[int]]]:
    """What is new about one task in one agency's hands."""
    task, agency = key
    had, has = before.get(key), after.get(key)
    if had is not None and has is not None:
        if had.dues == has.dues:
            return []
        due, day_before = _due(has.dues, but=had.dues), _due(had.dues, but=has.dues)
        return [(say("amended-due", title=short(has.title), due=due, before=day_before), has.people)]
    if has is not None:
        others = [names[a] for t, a in sorted(before) if t == task and (t, a) not in after]
        title, due = short(has.title), _due(has.dues)
        line = say("amended-new", agency=names[agency], title=title, due=due)
        if others:
            line = say("amended-taken-over", agency=names[agency], before=", ".join(others), title=title, due=due)
        return [(line, has.people)]
    if had is None:
        return []
    now_with = [names[a] for t, a in sorted(after) if t == task]
    if now_with:
        return [(say("amended-handed-on", title=short(had.title), agency=", ".join(now_with)), had.people)]
    return [(say("amended-gone", title=short(had.title)), had.people)]


def _due(dues: Sequence[date], but: Sequence[date] = ()) -> Part:
    """The first of these days, those left out that did not change."""
    first = next((due for due in dues if due not in but), next(iter(dues), None))
    return day(first) if first else say("amended-no-day")
