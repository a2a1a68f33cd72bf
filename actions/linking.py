"""One piece of work, several plans: proposing what is likely the same, linking it pair by pair, parting it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import linked, progress, reminders
from actions.going_live import PlanRows
from actions.refusals import Refused
from db import history, tasks
from db import people as register
from db.models import Agency, Commune, Plan, Task, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.linking import Part, likely_pairs, same_periods
from plans.text import fold
from plans.work import ALIVE, EventKind, Status

_OPEN = frozenset({*ALIVE, Status.WAITING})


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two tasks of different plans that are, or may be, one piece of work of an agency; the items that would be linked,
    period by period."""

    agency: Agency
    tasks: tuple[Task, Task]
    plans: tuple[Plan, Plan]
    items: tuple[tuple[WorkItem, WorkItem], ...]

    @property
    def token(self) -> str:
        """What a button carries of it."""
        return f"{self.tasks[0].id}.{self.tasks[1].id}.{self.agency.id}"

    @property
    def is_linked(self) -> bool:
        return all(one.linked_id is not None and one.linked_id == other.linked_id for one, other in self.items)


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """The commune's plans with what is open of their tasks, by agency."""

    plans: Sequence[tuple[Plan, PlanRows]]
    agencies: dict[int, Agency]

    @classmethod
    def read(cls, tx: Session, commune: Commune) -> _Rows:
        plans = [(plan, PlanRows.read(tx, plan)) for plan in tasks.plans_and_holders(tx, commune.id)]
        return cls(plans=plans, agencies={agency.id: agency for agency in register.agencies(tx, commune.id)})

    def open_of(self, rows: PlanRows, task: Task, agency: int) -> list[WorkItem]:
        return [i for i in rows.items.get(task.id, ()) if i.agency_id == agency and i.status in _OPEN]

    def parts(self) -> Iterable[Part]:
        for plan, rows in self.plans:
            for task in rows.tasks:
                for agency in {item.agency_id for item in rows.items.get(task.id, ()) if item.status in _OPEN}:
                    dues = tuple((item.period, item.due_on) for item in self.open_of(rows, task, agency))
                    yield Part(task=task.id, plan=plan.id, agency=agency, content=task.content, dues=dues)

    def pair(self, first: int, second: int, agency: int) -> Pair | None:
        """These two tasks for this agency, where something of both is open for the same time."""
        found = [(p, rows, t) for p, rows in self.plans for t in rows.tasks if t.id in (first, second)]
        if len(found) != 2 or agency not in self.agencies or found[0][0].id == found[1][0].id:
            return None
        (plan_a, rows_a, task_a), (plan_b, rows_b, task_b) = found
        one, other = self.open_of(rows_a, task_a, agency), self.open_of(rows_b, task_b, agency)
        by_period = [{item.period: item for item in items} for items in (one, other)]
        same = same_periods(((i.period, i.due_on) for i in one), ((i.period, i.due_on) for i in other))
        items = tuple((by_period[0][a], by_period[1][b]) for a, b in same)
        if not items:
            return None
        return Pair(agency=self.agencies[agency], tasks=(task_a, task_b), plans=(plan_a, plan_b), items=items)

    def called(self, code: str) -> list[tuple[PlanRows, Task]]:
        return [(rows, task) for _, rows in self.plans for task in rows.called(code)]


# Found --------------------------------------------------------------------------------------------------------------


def likely(tx: Session, commune: Commune) -> list[Pair]:
    """What is likely one piece of work in several plans, the most alike first; without what is linked already and what
    the office said to be two."""
    rows = _Rows.read(tx, commune)
    found = []
    for first, second in likely_pairs(list(rows.parts())):
        pair = rows.pair(first.task, second.task, first.agency)
        if pair is not None and not pair.is_linked and not history.happened(tx, commune.id, _once(pair)):
            found.append(pair)
    return found


def _once(pair: Pair) -> str:
    return f"two-works:{pair.token}"


def pair_of(tx: Session, caller: Caller, first: int, second: int, agency: int) -> Pair:
    """These two tasks for this agency; Refused where nothing of both is open, or it is not the caller's to link."""
    _must(tx, caller)
    pair = _Rows.read(tx, caller.commune).pair(first, second, agency)
    if pair is None:
        raise Refused("link-none")
    return pair


def meant(tx: Session, caller: Caller, first: str, second: str, own: dict[int, WorkItem]) -> list[Pair]:
    """The pairs that two codes may mean: codes of the plans, or `own` numbers by which the caller calls items."""
    _must(tx, caller)
    rows = _Rows.read(tx, caller.commune)
    one, other = ({task.id for task in _tasks_of(rows, code, own)} for code in (first, second))
    found = {}
    for a in one:
        for b in other:
            for agency in rows.agencies:
                if a != b and (pair := rows.pair(a, b, agency)) is not None:
                    found[pair.token] = pair
    return list(found.values())


def _tasks_of(rows: _Rows, code: str, own: dict[int, WorkItem]) -> list[Task]:
    by_code = [task for _, task in rows.called(fold(code))]
    item = own.get(int(code)) if code.isdigit() else None
    by_number = [task for _, plan in rows.plans for task in plan.tasks if item is not None and task.id == item.task_id]
    return [*by_number, *by_code]


# Linked and parted --------------------------------------------------------------------------------------------------


def link(tx: Session, caller: Caller, pair: Pair, now: datetime) -> None:
    """One report and its evidence serve both from now on, and whatever each was linked with already."""
    _must(tx, caller)
    if pair.is_linked:
        raise Refused("link-there-already")
    for one, other in pair.items:
        together = {item.id: item for item in (one, other, *linked.siblings(tx, one), *linked.siblings(tx, other))}
        for item in together.values():
            item.linked_id = min(together)
        for item, twin in ((one, other), (other, one)):
            history.record(
                tx, caller.commune.id, EventKind.LINKED, now, item_id=item.id, actor_id=caller.person.id,
                data={"item": twin.id},
            )  # fmt: skip
        tx.flush()
        _look_again(tx, caller.commune, together.values(), now)


def say_two(tx: Session, caller: Caller, pair: Pair, now: datetime) -> None:
    """The office says that these are two pieces of work: they are not proposed again."""
    _must(tx, caller)
    if not history.happened(tx, caller.commune.id, _once(pair)):
        history.record(
            tx, caller.commune.id, EventKind.SAID_TO_BE_TWO, now, actor_id=caller.person.id,
            data={"tasks": [task.id for task in pair.tasks], "agency": pair.agency.id}, once=_once(pair),
        )  # fmt: skip


def part(tx: Session, caller: Caller, task_id: int, agency_id: int, now: datetime) -> list[WorkItem]:
    """A task's items stand alone again; what was reported for several stays with each. Refused where none is linked."""
    _must(tx, caller)
    items = tasks.items_of_tasks(tx, [caller.commune.id], [task_id])
    parted = [item for item in items if item.agency_id == agency_id and item.linked_id is not None]
    if not parted:
        raise Refused("link-not-linked")
    for item in parted:
        others = linked.siblings(tx, item)
        item.linked_id = None
        # The others keep together under the oldest of them; a last one stands alone too.
        for other in others:
            other.linked_id = min(one.id for one in others) if len(others) > 1 else None
        history.record(
            tx, caller.commune.id, EventKind.UNLINKED, now, item_id=item.id, actor_id=caller.person.id,
            data={"items": [other.id for other in others]},
        )  # fmt: skip
        tx.flush()
        _look_again(tx, caller.commune, [item, *others], now)
    return parted


def tasks_linked_with(tx: Session, caller: Caller, task_id: int, agency_id: int) -> list[int]:
    """The tasks that are one piece of work with this one for an agency, oldest first."""
    items = tasks.items_of_tasks(tx, [caller.commune.id], [task_id])
    others = [other for item in items if item.agency_id == agency_id for other in linked.siblings(tx, item)]
    return sorted({other.task_id for other in others} - {task_id})


def linked_tasks(tx: Session, caller: Caller, code: str, own: dict[int, WorkItem]) -> list[WorkItem]:
    """The linked items that a code or an own number may mean, one for each task and agency."""
    _must(tx, caller)
    rows = _Rows.read(tx, caller.commune)
    found: dict[tuple[int, int], WorkItem] = {}
    for task in _tasks_of(rows, code, own):
        for item in tasks.items_of_tasks(tx, [caller.commune.id], [task.id]):
            if item.linked_id is not None:
                found.setdefault((item.task_id, item.agency_id), item)
    return list(found.values())


def _look_again(tx: Session, commune: Commune, items: Collection[WorkItem], now: datetime) -> None:
    for item in items:
        if item.status in ALIVE:
            reminders.rearm(tx, commune, item, now)


def _must(tx: Session, caller: Caller) -> None:
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.LINK_WORK, None):
        raise Refused("not-allowed")
