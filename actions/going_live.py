"""What was done before a plan went live: found by the plan's own codes, marked in one go, and taken back in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from actions import progress, taking_back
from actions.refusals import Refused
from actions.wording import Part, day, say
from actions.worklist import short, titled
from db import history, tasks
from db.models import Commune, Plan, PlanStage, Task, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.done_before import DoneBefore, Mark
from plans.judging import take_back
from plans.milestones import year_of
from plans.text import fold
from plans.work import EventKind, Move, MoveRefused, Status, apply

# So many titles fit on a phone at once.
AT_ONCE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """The items that somebody means, each with its task, and what else was said of them; codes that no task has, that
    several tasks have, and those of tasks of which nothing can be done yet."""

    items: tuple[tuple[Task, WorkItem], ...]
    marks: Mapping[int, Mark] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()


def meant(tx: Session, commune: Commune, said: DoneBefore, now: datetime) -> Meant:
    """What the words mean in the plans that have not begun, or where all have, in those that run."""
    waiting = tasks.plans(tx, commune.id, [PlanStage.APPROVED, PlanStage.SHADOW])
    plans = waiting or tasks.plans(tx, commune.id)
    rows = [PlanRows.read(tx, plan) for plan in plans]
    today = in_vietnam(now).date()
    if said.months:
        found = [
            (row, item)
            for plan in rows
            for row in plan.tasks
            for item in plan.items.get(row.id, ())
            if _can_be_marked(item) and said.covers(item.due_on, today.year)
        ]
        return Meant(items=tuple(found))
    return _by_code(rows, said.codes, today)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanRows:
    """The tasks of a plan that were not dropped, with their items and the codes of their sections."""

    tasks: Sequence[Task]
    items: Mapping[int, list[WorkItem]]
    sections: Mapping[int | None, str]

    @classmethod
    def read(cls, tx: Session, plan: Plan) -> PlanRows:
        items: dict[int, list[WorkItem]] = {}
        for item in tasks.items_of_plan(tx, plan.commune_id, plan.id):
            items.setdefault(item.task_id, []).append(item)
        codes: dict[int | None, str] = {row.id: row.code for row in tasks.sections(tx, plan.commune_id, plan.id)}
        alive = [row for row in tasks.tasks(tx, plan.commune_id, plan.id) if row.dropped_on is None]
        return cls(tasks=alive, items=items, sections=codes)

    def called(self, code: str) -> list[Task]:
        """The tasks that go by a code, alone or behind that of their section."""
        section, _, own = code.rpartition("/")
        return [
            row
            for row in self.tasks
            if fold(row.code) == own and (not section or fold(self.sections.get(row.section_id, "")) == section)
        ]


def can_be_meant(plan: PlanRows, today: date) -> list[tuple[Task, WorkItem]]:
    """What of a plan may have been done before this day, in the plan's order."""
    return [
        (row, item)
        for row in plan.tasks
        for item in plan.items.get(row.id, ())
        if _can_be_marked(item) and _is_past(item, today)
    ]


def _by_code(plans: Sequence[PlanRows], codes: Sequence[str], today: date) -> Meant:
    items: list[tuple[Task, WorkItem]] = []
    lost: dict[str, list[str]] = {"unknown": [], "several": [], "nothing": []}
    for code in codes:
        found = [(plan, row) for plan in plans for row in plan.called(code)]
        if len(found) != 1:
            lost["several" if found else "unknown"].append(code)
            continue
        plan, row = found[0]
        past = [item for item in plan.items.get(row.id, ()) if _can_be_marked(item) and _is_past(item, today)]
        items += [(row, item) for item in past]
        if not past:
            lost["nothing"].append(code)
    return Meant(
        items=tuple(items), unknown=tuple(lost["unknown"]), several=tuple(lost["several"]),
        nothing=tuple(lost["nothing"]),
    )  # fmt: skip


def _can_be_marked(item: WorkItem) -> bool:
    try:
        apply(item.status, Move.MARK_DONE_BEFORE, item.kind)
    except MoveRefused:
        return False
    return True


def _is_past(item: WorkItem, today: date) -> bool:
    """Of work that comes back only what has gone by was done before; what is done once may be done ahead of its day,
    and so may the milestone of a year that has begun."""
    begun = year_of(item.period) is not None and item.starts_on is not None and item.starts_on <= today
    return item.period == "once" or begun or (item.due_on is not None and item.due_on <= today)


def again(
    tx: Session, commune: Commune, item_ids: Sequence[int], marks: Mapping[int, Mark] = MappingProxyType({})
) -> Meant:  # fmt: skip
    """What was found before, by the ids of its items, in their order."""
    items = {item.id: item for item in tasks.items(tx, commune.id, item_ids)}
    known = [items[item_id] for item_id in item_ids if item_id in items]
    rows = {item.task_id: tasks.task(tx, commune.id, item.task_id) for item in known}
    return Meant(items=tuple((row, item) for item in known if (row := rows[item.task_id]) is not None), marks=marks)


def every_line(found: Meant) -> list[Part]:
    """The titles of all that would be marked, for a screen that holds them."""
    return [_line(row, item, found.marks.get(item.id, Mark())) for row, item in found.items]


def lines(found: Meant, first: int = 0) -> list[Part]:
    """The titles of what would be marked, from one on, and what the words did not find."""
    told = [say("done-before-title", count=len(found.items))] if found.items else []
    shown = found.items[first : first + AT_ONCE]
    told += [_line(row, item, found.marks.get(item.id, Mark())) for row, item in shown]
    if first + AT_ONCE < len(found.items):
        told.append(say("done-before-more", count=len(found.items) - first - AT_ONCE))
    if found.unknown:
        told.append(say("done-before-unknown", codes=", ".join(found.unknown)))
    if found.several:
        told.append(say("done-before-several", codes=", ".join(found.several)))
    if found.nothing:
        told.append(say("done-before-nothing-yet", codes=", ".join(found.nothing)))
    return told or [say("done-before-none")]


def _line(row: Task, item: WorkItem, said: Mark) -> Part:
    line = say("done-before-line", code=row.code, title=titled(item))
    if said.day is not None:
        line = say("done-before-on-day", line=line, day=day(said.day))
    return say("done-before-by-document", line=line, document=short(said.document)) if said.document else line


def mark(
    tx: Session, caller: Caller, item_ids: Sequence[int], now: datetime,
    marks: Mapping[int, Mark] = MappingProxyType({}),
) -> list[int]:  # fmt: skip
    """Mark items as done before the plan went live, all in one go; the ids of the events. `marks` says of items on
    which day, and which document proves it. What was closed meanwhile stays as it is."""
    _must(tx, caller)
    events = []
    for item in tasks.items(tx, caller.commune.id, item_ids):
        if _can_be_marked(item):
            said = marks.get(item.id, Mark())
            item.status, item.percent, item.look_at = Status.VERIFIED, 100, None
            event = history.record(
                tx, caller.commune.id, EventKind.DONE_BEFORE, now, item_id=item.id, actor_id=caller.person.id,
                data={"completed_on": said.day.isoformat()} if said.day else None,
            )  # fmt: skip
            if said.document:
                progress.name_proof(tx, caller, item, said.document, now)
            tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
            events.append(event.id)
    return events


def unmark(tx: Session, caller: Caller, event_id: int, now: datetime) -> int:
    """Take back all that was marked in one go with this event, within ten minutes; how many items. An item on which
    something else has happened since stays as it is."""
    _must(tx, caller)
    first = history.one(tx, caller.commune.id, event_id)
    if first is None or first.kind is not EventKind.DONE_BEFORE or first.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    touched = history.items_touched(tx, caller.commune.id, caller.person.id, first.at, [EventKind.DONE_BEFORE])
    known = history.of_items(tx, caller.commune.id, touched)
    count = 0
    for item in tasks.items(tx, caller.commune.id, touched):
        events = known[item.id]
        marked = next(e for e in events if e.kind is EventKind.DONE_BEFORE and e.at == first.at)
        try:
            take_back(events, marked.id, now)
        except MoveRefused:
            continue
        history.record(
            tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.id, actor_id=caller.person.id,
            data={"event": marked.id},
        )  # fmt: skip
        taking_back.let_go(tx, caller, item, first.at, now)
        taking_back.follow_history(tx, caller, item, now)
        count += 1
    if not count:
        raise Refused("done-before-too-late")
    return count


def _must(tx: Session, caller: Caller) -> None:
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.MARK_DONE_BEFORE, None):
        raise Refused("not-allowed")
