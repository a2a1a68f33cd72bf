"""Yearly milestones: shown, given other days by the standing office, and made for further years by themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import extension_requests, plan_rows, progress, reminders
from actions.going_live import PlanRows
from actions.refusals import Refused
from actions.wording import Part, day, say
from actions.worklist import short, titled
from db import history, people, tasks
from db.models import Commune, Plan, Task, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.deadlines import rule_from_json
from plans.judging import TakingBack, take_back
from plans.milestones import MilestoneWords, following, year_of
from plans.text import fold
from plans.work import ALIVE, EventKind, ItemDraft, ItemKind, Move, MoveRefused, Status, apply

# So many lines fit on a phone at once.
AT_ONCE = 8

_CAUSE = "milestone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """The milestones that somebody means, each with its task and its new last day; codes that no task has, that several
    have, and those of tasks without an open milestone there."""

    items: tuple[tuple[Task, WorkItem, date], ...]
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()


def meant(tx: Session, commune: Commune, said: MilestoneWords, now: datetime) -> Moved:
    """What the words mean in the commune's plans; Refused where the day is not plainly one of its year, or is past.

    The last year of a task has no milestone to be moved: its last day is the task's own.
    """
    today = in_vietnam(now).date()
    plans = [PlanRows.read(tx, plan) for plan in tasks.plans(tx, commune.id)]
    lost: dict[str, list[str]] = {"unknown": [], "several": [], "nothing": []}
    wanted: list[tuple[Task, WorkItem]] = []
    if not said.codes:
        wanted = [pair for plan in plans for row in plan.tasks for pair in _open_ones(plan, row, said.year, today)]
    for code in said.codes:
        found = [(plan, row) for plan in plans for row in plan.called(code)]
        # A task that next year's plan has again is meant where it still has milestones.
        having = [pairs for plan, row in found if (pairs := _open_ones(plan, row, said.year, today))]
        wanted += having[0] if len(having) == 1 else []
        if len(having) != 1:
            lost["several" if having else "nothing" if found else "unknown"].append(code)
    items = [(row, item, _due(commune, said, item, today)) for row, item in wanted]
    return Moved(items=tuple(items), **{name: tuple(codes) for name, codes in lost.items()})


def _open_ones(plan: PlanRows, row: Task, year: int | None, today: date) -> list[tuple[Task, WorkItem]]:
    found = [item for item in plan.items.get(row.id, ()) if item.status in ALIVE and _may_move(row, item)]
    return [(row, i) for i in found if (year_of(i.period) == year if year else (year_of(i.period) or 0) >= today.year)]


def _may_move(row: Task, item: WorkItem) -> bool:
    rule, year = rule_from_json(row.deadline), year_of(item.period)
    return year is not None and (rule is None or rule.due is None or rule.due.year > year)


def _due(commune: Commune, said: MilestoneWords, item: WorkItem, today: date) -> date:
    year = year_of(item.period)
    counts_the_day = bool(commune.settings.get("counts_the_day", False))
    due = said.due(year, counts_the_day=counts_the_day) if year is not None else None
    if due is None or (item.starts_on is not None and due < item.starts_on):
        raise Refused("milestone-day-unclear", year=str(year))
    if due < today:
        raise Refused("milestone-day-past", due=day(due))
    return due


def again(tx: Session, commune: Commune, asked: Mapping[str, str]) -> Moved:
    """What was found before: the new last days by the ids of the items, as `kept` gave them."""
    items = {item.id: item for item in tasks.items(tx, commune.id, [int(key) for key in asked])}
    rows = {item.id: tasks.task(tx, commune.id, item.task_id) for item in items.values()}
    found = [
        (rows[int(key)], items[int(key)], date.fromisoformat(due)) for key, due in asked.items() if int(key) in items
    ]
    return Moved(items=tuple((row, item, due) for row, item, due in found if row is not None))


def kept(found: Moved) -> dict[str, str]:
    """What was found, as a question remembers it."""
    return {str(item.id): due.isoformat() for _, item, due in found.items}


def lines(found: Moved, first: int = 0) -> list[Part]:
    """What would be moved and to which day, from one line on, and what the words did not find."""
    told = [say("milestones-to-move", count=len(found.items))] if found.items else []
    for row, item, due in found.items[first : first + AT_ONCE]:
        told.append(say("milestones-line-moved", code=row.code, title=titled(item), due=day(due), before=_day(item)))
    if first + AT_ONCE < len(found.items):
        told.append(say("done-before-more", count=len(found.items) - first - AT_ONCE))
    if found.unknown:
        told.append(say("done-before-unknown", codes=", ".join(found.unknown)))
    if found.several:
        told.append(say("done-before-several", codes=", ".join(found.several)))
    if found.nothing:
        told.append(say("milestone-nothing", codes=", ".join(found.nothing)))
    return told or [say("milestone-none")]


def _day(item: WorkItem) -> Part:
    return day(item.due_on) if item.due_on else say("due-none")


def move(tx: Session, caller: Caller, wanted: Mapping[int, date], now: datetime) -> list[int]:
    """Give these milestones, by item, their last days, all in one go; the ids of the events.

    What was answered meanwhile, or has that day already, stays as it is. The first due day is never overwritten.
    """
    _must(tx, caller)
    events = []
    for item in tasks.items(tx, caller.commune.id, list(wanted)):
        due = wanted[item.id]
        if item.status not in ALIVE or item.due_on == due:
            continue
        before = item.due_on.isoformat() if item.due_on else None
        event = history.record(
            tx, caller.commune.id, EventKind.DUE_CHANGED, now, item_id=item.id, actor_id=caller.person.id,
            data={"due": due.isoformat(), "cause": _CAUSE, "before": before},
        )  # fmt: skip
        _set(tx, caller.commune, item, due, now)
        events.append(event.id)
    return events


def move_back(tx: Session, caller: Caller, event_id: int, now: datetime) -> int:
    """Take back all that was moved in one go with this event, within ten minutes; how many milestones. One on which
    something else has happened since stays as it is."""
    _must(tx, caller)
    first = history.one(tx, caller.commune.id, event_id)
    if first is None or first.data.get("cause") != _CAUSE or first.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    touched = history.items_touched(tx, caller.commune.id, caller.person.id, first.at, [EventKind.DUE_CHANGED])
    known = history.of_items(tx, caller.commune.id, touched)
    count = 0
    for item in tasks.items(tx, caller.commune.id, touched):
        moved = next(e for e in known[item.id] if e.kind is EventKind.DUE_CHANGED and e.at == first.at)
        try:
            way = take_back(known[item.id], moved.id, now).way
        except MoveRefused:
            continue
        if way is not TakingBack.UNDO:
            continue
        history.record(
            tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.id, actor_id=caller.person.id,
            data={"event": moved.id},
        )  # fmt: skip
        before = moved.data["before"]
        _set(tx, caller.commune, item, date.fromisoformat(before) if before else None, now)
        count += 1
    if not count:
        raise Refused("milestone-too-late")
    return count


def _set(tx: Session, commune: Commune, item: WorkItem, due: date | None, now: datetime) -> None:
    item.due_on, item.revision = due, item.revision + 1
    reminders.rearm(tx, commune, item, now)


def _must(tx: Session, caller: Caller) -> None:
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.CHANGE_DUE, None):
        raise Refused("not-allowed")


# Shown --------------------------------------------------------------------------------------------------------------


def of_commune(tx: Session, commune: Commune) -> list[tuple[Task, list[WorkItem]]]:
    """The tasks that run for years, each with what is open of its milestones, by year."""
    found = []
    for plan in tasks.plans(tx, commune.id):
        rows = PlanRows.read(tx, plan)
        for row in rows.tasks:
            items = [i for i in rows.items.get(row.id, ()) if year_of(i.period) is not None and i.status in ALIVE]
            if items:
                found.append((row, sorted(items, key=lambda item: item.period)))
    return found


def shown(found: Sequence[tuple[Task, Sequence[WorkItem]]], first: int = 0) -> list[Part]:
    """The tasks that run for years from one on, with the next last days and how to say others."""
    if not found:
        return [say("milestone-none")]
    told = [say("milestones-title", count=len(found))]
    for row, items in found[first : first + AT_ONCE]:
        nearest, last = _day(items[0]), _day(items[-1])
        told.append(say("milestones-line-one", code=row.code, title=short(row.content), due=nearest, last=last))
    if first + AT_ONCE < len(found):
        told.append(say("done-before-more", count=len(found) - first - AT_ONCE))
    return [*told, say("milestones-how")]


# Further years ------------------------------------------------------------------------------------------------------


def open_year(tx: Session, communes: Collection[int], now: datetime) -> None:
    """Make what work with an open end still lacks of this year's and next year's items, once a year and commune.

    The agencies that have the latest milestone have the next; what was dropped by then has none.
    """
    year = in_vietnam(now).year
    once = year_of_opening(now)
    fresh = sorted(set(communes) - history.communes_where_happened(tx, communes, once))
    if not fresh:
        return
    history.record_all(tx, [history.Line(commune_id=c, kind=EventKind.YEAR_OPENED, once=once) for c in fresh], now)
    by_id = {commune.id: commune for commune in people.these_communes(tx, fresh)}
    rows = tasks.without_end(tx, fresh)
    items: dict[int, list[WorkItem]] = {}
    for item in tasks.items_of_tasks(tx, fresh, [row.id for row in rows]):
        if year_of(item.period) is not None:
            items.setdefault(item.task_id, []).append(item)
    for row in rows:
        plan = tasks.plan(tx, row.commune_id, row.plan_id)
        if plan is not None and row.id in items:
            _open_years_of(tx, by_id[row.commune_id], plan, row, items[row.id], year + 1, now)


def year_of_opening(now: datetime) -> str:
    """What keeps a year from being opened twice in a commune."""
    return f"milestones:{in_vietnam(now).year}"


def _open_years_of(
    tx: Session, commune: Commune, plan: Plan, row: Task, items: Sequence[WorkItem], until: int, now: datetime
) -> None:
    last = max(year_of(item.period) or 0 for item in items)
    bearers = [i.agency_id for i in items if year_of(i.period) == last and i.status is not Status.DROPPED]
    for year in range(last + 1, until + 1):
        for agency in bearers:
            _make(tx, commune, plan, row, agency, year, now)


def _make(tx: Session, commune: Commune, plan: Plan, row: Task, agency: int, year: int, now: datetime) -> None:
    one = following(year)
    made = ItemDraft(
        agency=agency, period=one.period, kind=ItemKind.DATED, status=Status.OPEN, start=one.start, end=one.due,
        due=one.due, condition=None,
    )  # fmt: skip
    reminders.begin(tx, commune, plan_rows.item(tx, plan, row, made, now), now)


# A later plan -------------------------------------------------------------------------------------------------------


def carry_on(tx: Session, commune: Commune, plan: Plan, actor: int | None, now: datetime) -> int:
    """A plan begins: what earlier plans have of the same tasks for the same years is dropped, so that nobody is asked
    twice.

    The same task is one with the same words. What was answered stays, and so do years of which this plan asks nothing.
    Returns how many were dropped.
    """
    titles = {row.id: fold(row.content) for row in tasks.tasks(tx, commune.id, plan.id)}
    asked = {
        (titles[item.task_id], item.due_on.year)
        for item in tasks.items_of_plan(tx, commune.id, plan.id)
        if item.due_on is not None and item.status is not Status.DROPPED
    }
    dropped = 0
    for earlier in tasks.plans(tx, commune.id):
        if earlier.id == plan.id or earlier.year_from >= plan.year_from:
            continue
        titles = {row.id: fold(row.content) for row in tasks.tasks(tx, commune.id, earlier.id)}
        for item in tasks.items_of_plan(tx, commune.id, earlier.id):
            if item.status not in ALIVE or (titles[item.task_id], year_of(item.period)) not in asked:
                continue
            if waiting := extension_requests.of_item(tx, item, now):
                extension_requests.tell_gone(tx, commune, waiting, "dropped", None, now)
            item.status, item.look_at = apply(item.status, Move.DROP, item.kind), None
            history.record(
                tx, commune.id, EventKind.DROPPED, now, item_id=item.id, actor_id=actor,
                data={"carried_on_by": plan.id}, words=plan.number or plan.title,
            )  # fmt: skip
            tasks.release_numbers(tx, commune.id, item.id, in_vietnam(now).date())
            dropped += 1
    return dropped
