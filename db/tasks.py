"""Plans, their tasks and the work items that grow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, event, exists, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from db.models import (
    Event,
    Goal,
    ItemNumber,
    Part,
    Plan,
    PlanKind,
    PlanStage,
    PlanVersion,
    Section,
    Task,
    TaskAgency,
    WorkItem,
)
from plans.work import NUMBER_RESTS, EventKind, Status, next_number

CLOSED = (Status.REPORTED, Status.CONFIRMED, Status.VERIFIED, Status.DROPPED)


def plan_of_source(tx: Session, commune_id: int, sha256: str) -> Plan | None:
    """The plan of which some version was read from exactly this file."""
    query = (
        select(Plan)
        .join(PlanVersion, PlanVersion.plan_id == Plan.id)
        .where(Plan.commune_id == commune_id)
        .where(PlanVersion.commune_id == commune_id, PlanVersion.source_sha256 == sha256)
    )
    return tx.scalars(query).first()


def versions(tx: Session, commune_id: int, plan_id: int) -> Sequence[PlanVersion]:
    """The versions of a plan that were approved, oldest first."""
    query = select(PlanVersion).where(PlanVersion.commune_id == commune_id, PlanVersion.plan_id == plan_id)
    return tx.scalars(query.order_by(PlanVersion.id)).all()


def version_in_force(tx: Session, commune_id: int, plan_id: int) -> PlanVersion | None:
    """The latest version of a plan."""
    return next(reversed(versions(tx, commune_id, plan_id)), None)


def plans(tx: Session, commune_id: int, stages: Collection[PlanStage] = tuple(PlanStage)) -> Sequence[Plan]:
    """The commune's plans at these stages, oldest first; not what holds the work given out off plan."""
    query = select(Plan).where(Plan.commune_id == commune_id, Plan.stage.in_(stages), Plan.kind == PlanKind.ISSUED)
    return tx.scalars(query.order_by(Plan.id)).all()


def plans_of_communes(tx: Session, communes: Collection[int]) -> dict[int, list[Plan]]:
    """The plans of each of these communes, oldest first; not what holds the work given out off plan."""
    query = select(Plan).where(Plan.commune_id.in_(communes), Plan.kind == PlanKind.ISSUED).order_by(Plan.id)
    found: dict[int, list[Plan]] = {commune_id: [] for commune_id in communes}
    for plan in tx.scalars(query):
        found[plan.commune_id].append(plan)
    return found


def holders_off_plan(tx: Session, commune_id: int) -> Sequence[Plan]:
    """What holds the work that the commune gave out off plan, one for each year of last days, in their order."""
    query = select(Plan).where(Plan.commune_id == commune_id, Plan.kind == PlanKind.OFF_PLAN)
    return tx.scalars(query.order_by(Plan.year_from)).all()


def plans_and_holders(tx: Session, commune_id: int, stages: Collection[PlanStage] = tuple(PlanStage)) -> Sequence[Plan]:
    """Whatever the commune's items hang on at these stages: its plans, and what holds the work given out off plan."""
    query = select(Plan).where(Plan.commune_id == commune_id, Plan.stage.in_(stages))
    return tx.scalars(query.order_by(Plan.id)).all()


def sections(tx: Session, commune_id: int, plan_id: int) -> Sequence[Section]:
    """The headings of a plan's annex in their order."""
    query = select(Section).where(Section.commune_id == commune_id, Section.plan_id == plan_id)
    return tx.scalars(query.order_by(Section.position)).all()


def tasks(tx: Session, commune_id: int, plan_id: int) -> Sequence[Task]:
    """The tasks of a plan in the order of the annex."""
    query = select(Task).where(Task.commune_id == commune_id, Task.plan_id == plan_id).order_by(Task.position)
    return tx.scalars(query).all()


def task(tx: Session, commune_id: int, task_id: int) -> Task | None:
    """A task of this commune, None for anybody else's."""
    return tx.scalars(select(Task).where(Task.commune_id == commune_id, Task.id == task_id)).first()


def these_tasks(tx: Session, commune_id: int, task_ids: Collection[int]) -> dict[int, Task]:
    """These tasks of the commune, by their ids."""
    query = select(Task).where(Task.commune_id == commune_id, Task.id.in_(task_ids))
    return {task.id: task for task in tx.scalars(query)}


def parts(tx: Session, commune_id: int, plan_id: int, part: Part) -> dict[int, list[int]]:
    """Which agencies have this part in each task of a plan, in the order of its cell."""
    query = (
        select(TaskAgency.task_id, TaskAgency.agency_id)
        .join(Task, Task.id == TaskAgency.task_id)
        .where(TaskAgency.commune_id == commune_id, TaskAgency.part == part)
        .where(Task.commune_id == commune_id, Task.plan_id == plan_id)
        .order_by(TaskAgency.id)
    )
    found: dict[int, list[int]] = {}
    for task_id, agency_id in tx.execute(query):
        found.setdefault(task_id, []).append(agency_id)
    return found


def leads(tx: Session, commune_id: int, plan_id: int) -> dict[int, list[int]]:
    """Which agencies lead each task of a plan."""
    return parts(tx, commune_id, plan_id, Part.LEAD)


def forget_parts(tx: Session, commune_id: int, task_id: int) -> None:
    """The task's agencies are to be written anew."""
    tx.execute(delete(TaskAgency).where(TaskAgency.commune_id == commune_id, TaskAgency.task_id == task_id))


def has_tasks(tx: Session, commune_id: int, section_id: int) -> bool:
    """Whether anything of the plan, dropped tasks too, stands under this heading."""
    of_tasks = select(Task.id).where(Task.commune_id == commune_id, Task.section_id == section_id)
    of_goals = select(Goal.id).where(Goal.commune_id == commune_id, Goal.section_id == section_id)
    return any(tx.scalars(query.limit(1)).first() is not None for query in (of_tasks, of_goals))


def item(tx: Session, commune_id: int, item_id: int) -> WorkItem | None:
    """A work item of this commune, None for anybody else's."""
    return tx.scalars(select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.id == item_id)).first()


def items(tx: Session, commune_id: int, item_ids: Collection[int]) -> Sequence[WorkItem]:
    """Work items of this commune by id, in the order of their due days."""
    query = select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.id.in_(item_ids))
    return tx.scalars(query.order_by(WorkItem.due_on, WorkItem.id)).all()


def unfinished(tx: Session, commune_id: int) -> Sequence[int]:
    """The ids of what is neither verified nor dropped in a commune, whatever else lies in the rows."""
    finished = (Status.VERIFIED, Status.DROPPED)
    query = select(WorkItem.id).where(WorkItem.commune_id == commune_id, WorkItem.status.not_in(finished))
    return tx.scalars(query.order_by(WorkItem.id)).all()


@contextmanager
def leaving_out(tx: Session, item_ids: Collection[int]) -> Iterator[None]:
    """While the block runs, no query of this transaction finds these items: rows that cannot be read."""

    def leave_out(execution: ORMExecuteState) -> None:
        if execution.is_select:
            without = with_loader_criteria(WorkItem, WorkItem.id.not_in(item_ids))
            execution.statement = execution.statement.options(without)

    event.listen(tx, "do_orm_execute", leave_out)
    try:
        yield
    finally:
        event.remove(tx, "do_orm_execute", leave_out)


def items_of_plan(tx: Session, commune_id: int, plan_id: int) -> Sequence[WorkItem]:
    """All work items of a plan."""
    query = select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.plan_id == plan_id)
    return tx.scalars(query.order_by(WorkItem.id)).all()


def live_items(
    tx: Session,
    commune_id: int,
    *,
    agencies: Collection[int] = (),
    not_given_of: Collection[int] = (),
    assignee: int | None = None,
    today: date,
) -> Sequence[WorkItem]:
    """Open items that have begun, of running plans: all of some agencies, of others those that nobody was given,
    and what this person was given; by due day.

    An item that has not begun is left out until its first day, so that the list is of what can be done now.
    """
    mine: ColumnElement[bool] = or_(
        WorkItem.agency_id.in_(agencies), and_(WorkItem.agency_id.in_(not_given_of), WorkItem.assignee_id.is_(None))
    )
    if assignee is not None:
        mine = or_(mine, WorkItem.assignee_id == assignee)
    query = (
        select(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(WorkItem.commune_id == commune_id, Plan.commune_id == commune_id, Plan.stage == PlanStage.RUNNING)
        .where(mine, WorkItem.status.not_in((*CLOSED, Status.WAITING)))
        .where(or_(WorkItem.starts_on.is_(None), WorkItem.starts_on <= today))
        .order_by(WorkItem.due_on.is_(None), WorkItem.due_on, WorkItem.id)
    )
    return tx.scalars(query).all()


def coordinations(tx: Session, communes: Collection[int], first: date, last: date) -> Sequence[tuple[int, int, int]]:
    """Open items of running plans that began between these days (or whose plan did) and of which a coordinating agency
    was not told yet, as (commune, item, agency)."""
    # By the index of each: one question with an "or" walks through all the items that there are.
    asked = [_coordinated(communes).where(began_between(first, last))]
    new = select(Plan.id).where(Plan.commune_id.in_(communes), Plan.started_on >= first)
    if new_plans := tx.scalars(new).all():
        asked.append(_coordinated(communes).where(WorkItem.plan_id.in_(new_plans), began_with_its_plan(first)))
    rows = [row for query in asked for row in tx.execute(query)]
    in_order = sorted(rows, key=lambda row: (row[1], row[0] or date.max, *row[2:]))
    return [(row[1], row[2], row[3]) for row in in_order]


def began_between(first: date, last: date) -> ColumnElement[bool]:
    """Items whose first day lies between these days."""
    return and_(WorkItem.starts_on >= first, WorkItem.starts_on <= last)


def began_with_its_plan(first: date) -> ColumnElement[bool]:
    """Items that had begun before a day, or have no first day of their own."""
    return or_(WorkItem.starts_on < first, WorkItem.starts_on.is_(None))


def _coordinated(communes: Collection[int]) -> Select[date | None, int, int, int]:
    told = exists().where(
        Event.commune_id.in_(communes), WorkItem.commune_id.in_(communes), TaskAgency.commune_id.in_(communes),
        Event.item_id == WorkItem.id, Event.kind == EventKind.COORDINATORS_TOLD,
        Event.data["agency"].as_integer() == TaskAgency.agency_id,
    )  # fmt: skip
    return (
        select(WorkItem.due_on, WorkItem.commune_id, WorkItem.id, TaskAgency.agency_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(TaskAgency, TaskAgency.task_id == WorkItem.task_id)
        .where(WorkItem.commune_id.in_(communes), Plan.commune_id.in_(communes), TaskAgency.commune_id.in_(communes))
        .where(Plan.stage == PlanStage.RUNNING)
        .where(WorkItem.status.not_in((*CLOSED, Status.WAITING)), TaskAgency.part == Part.COORDINATING)
        .where(TaskAgency.agency_id != WorkItem.agency_id, ~told)
    )


def without_end(tx: Session, communes: Collection[int]) -> Sequence[Task]:
    """The tasks of these communes that run on without end: a period that has no last day and waits for nothing."""
    query = (
        select(Task)
        .where(Task.commune_id.in_(communes), Task.dropped_on.is_(None))
        .where(Task.deadline["kind"].as_string() == "period", Task.deadline["due"].as_string().is_(None))
        .where(Task.deadline["condition"].as_string().is_(None))
        .order_by(Task.commune_id, Task.id)
    )
    return tx.scalars(query).all()


def items_of_tasks(tx: Session, communes: Collection[int], task_ids: Collection[int]) -> Sequence[WorkItem]:
    """All work items of these tasks."""
    query = select(WorkItem).where(WorkItem.commune_id.in_(communes), WorkItem.task_id.in_(task_ids))
    return tx.scalars(query.order_by(WorkItem.id)).all()


def twins(tx: Session, item: WorkItem) -> Sequence[WorkItem]:
    """The items of the same task and period, this one among them: each with an agency of its own."""
    query = select(WorkItem).where(WorkItem.commune_id == item.commune_id, WorkItem.task_id == item.task_id)
    return tx.scalars(query.where(WorkItem.period == item.period).order_by(WorkItem.id)).all()


def linked(tx: Session, commune_id: int, linked_id: int) -> Sequence[WorkItem]:
    """The items of this commune that are one piece of work under this id, oldest first."""
    query = select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.linked_id == linked_id)
    return tx.scalars(query.order_by(WorkItem.id)).all()


def is_running(tx: Session, item: WorkItem) -> bool:
    """Whether the item's plan is running: people have heard of its items."""
    query = select(Plan.id).where(Plan.commune_id == item.commune_id, Plan.id == item.plan_id)
    return tx.scalars(query.where(Plan.stage == PlanStage.RUNNING)).first() is not None


def given_to(tx: Session, commune_id: int, person_id: int) -> Sequence[WorkItem]:
    """The items that this person was given and that are not closed."""
    query = select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.assignee_id == person_id)
    return tx.scalars(query.where(WorkItem.status.not_in(CLOSED)).order_by(WorkItem.id)).all()


def items_to_look_at(tx: Session, now: datetime) -> list[tuple[int, int]]:
    """Which items the ladder must look at, as (commune, item): the scheduler's one question across communes."""
    query = (
        select(WorkItem.commune_id, WorkItem.id)
        .where(WorkItem.look_at.is_not(None), WorkItem.look_at <= now)
        .order_by(WorkItem.commune_id, WorkItem.id)
        .execution_options(across_communes=True)
    )
    return [(row[0], row[1]) for row in tx.execute(query)]


def items_still_to_look_at(
    tx: Session, communes: Collection[int], item_ids: Collection[int], now: datetime
) -> Sequence[WorkItem]:
    """Those of these items that nobody has looked at meanwhile, commune by commune, by due day."""
    query = (
        select(WorkItem)
        .where(WorkItem.commune_id.in_(communes), WorkItem.id.in_(item_ids))
        .where(WorkItem.look_at.is_not(None), WorkItem.look_at <= now)
        .order_by(WorkItem.commune_id, WorkItem.due_on, WorkItem.id)
    )
    return tx.scalars(query).all()


def settings_of_plans(tx: Session, communes: Collection[int], plan_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """What each of these plans set for its own reminders."""
    query = select(Plan.id, Plan.settings).where(Plan.commune_id.in_(communes), Plan.id.in_(plan_ids))
    return {row[0]: row[1] for row in tx.execute(query)}


def communes_at(tx: Session, communes: Collection[int], stage: PlanStage) -> set[int]:
    """Those of the communes that have a plan at this stage."""
    query = select(Plan.commune_id).where(Plan.commune_id.in_(communes), Plan.stage == stage).distinct()
    return set(tx.scalars(query))


def numbers(tx: Session, commune_id: int, person_id: int, wanted: Sequence[WorkItem], today: date) -> dict[int, int]:
    """The sticky number of each wanted item for this person; items without one get the next free.

    An item that is open again gets its old number back, unless another item has it or it still rests for another.
    """
    query = select(ItemNumber).where(ItemNumber.commune_id == commune_id, ItemNumber.person_id == person_id)
    rows = {row.item_id: row for row in tx.scalars(query)}
    for wanted_item in wanted:
        row = rows.get(wanted_item.id)
        if row is not None and row.released_on is None:
            continue
        if row is None:
            row = ItemNumber(commune_id=commune_id, person_id=person_id, item_id=wanted_item.id, number=0)
            rows[wanted_item.id] = row
            tx.add(row)
        others = [(other.number, other.released_on) for other in rows.values() if other is not row]
        resting = {n for n, released in others if released is None or today < released + NUMBER_RESTS}
        if row.number == 0 or row.number in resting:
            row.number = next_number(others, today)
        row.released_on = None
    tx.flush()
    return {item.id: rows[item.id].number for item in wanted}


def release_numbers(tx: Session, commune_id: int, item_id: int, today: date) -> None:
    """The item is closed: its numbers rest from today."""
    query = select(ItemNumber).where(ItemNumber.commune_id == commune_id, ItemNumber.item_id == item_id)
    for row in tx.scalars(query):
        row.released_on = row.released_on or today


def release_numbers_of(tx: Session, commune_id: int, item_id: int, people: Collection[int], today: date) -> None:
    """These people have the item no more: their numbers for it rest from today."""
    query = select(ItemNumber).where(ItemNumber.commune_id == commune_id, ItemNumber.item_id == item_id)
    for row in tx.scalars(query.where(ItemNumber.person_id.in_(people))):
        row.released_on = row.released_on or today


def hand_over_numbers(tx: Session, commune_id: int, giver: int, taker: int, today: date) -> dict[int, int]:
    """What one person calls by a number another calls so from now on, where the number is free for them; the numbers
    that the one had, by item."""
    query = select(ItemNumber).where(ItemNumber.commune_id == commune_id, ItemNumber.person_id.in_([giver, taker]))
    rows = tx.scalars(query.order_by(ItemNumber.id)).all()
    theirs = {row.item_id: row for row in rows if row.person_id == taker}
    passed: dict[int, int] = {}
    for row in rows:
        if row.person_id != giver or row.item_id in theirs or row.released_on is not None:
            continue
        passed[row.item_id] = row.number
        others = [(other.number, other.released_on) for other in theirs.values()]
        taken = {number for number, released in others if released is None or today < released + NUMBER_RESTS}
        row.person_id = taker
        if row.number in taken:
            row.number = next_number(others, today)
        theirs[row.item_id] = row
    tx.flush()
    return passed


def give_back_numbers(tx: Session, commune_id: int, giver: int, taker: int, passed: Mapping[int, int]) -> None:
    """A handover is taken back: the one calls these items by the numbers of before, the other by none."""
    query = select(ItemNumber).where(ItemNumber.commune_id == commune_id, ItemNumber.item_id.in_(passed))
    rows = tx.scalars(query.where(ItemNumber.person_id.in_([giver, taker])).order_by(ItemNumber.id)).all()
    has = {row.item_id for row in rows if row.person_id == giver}
    for row in rows:
        if row.person_id == taker and row.item_id not in has:
            row.person_id, row.number = giver, passed[row.item_id]
    tx.flush()


def number_of(tx: Session, commune_id: int, person_id: int, item_id: int) -> int | None:
    """The number by which this person calls the item, None where they never saw it."""
    query = select(ItemNumber.number).where(
        ItemNumber.commune_id == commune_id, ItemNumber.person_id == person_id, ItemNumber.item_id == item_id
    )
    return tx.scalars(query).first()


def numbered_items(tx: Session, commune_id: int, person_id: int) -> Sequence[int]:
    """The items that this person has or had a number for."""
    query = select(ItemNumber.item_id).where(ItemNumber.commune_id == commune_id, ItemNumber.person_id == person_id)
    return tx.scalars(query).all()


def item_of_resting_number(tx: Session, commune_id: int, person_id: int, number: int) -> int | None:
    """The closed item that this person last called by this number."""
    query = (
        select(ItemNumber.item_id)
        .where(ItemNumber.commune_id == commune_id, ItemNumber.person_id == person_id, ItemNumber.number == number)
        .where(ItemNumber.released_on.is_not(None))
        .order_by(ItemNumber.released_on.desc())
    )
    return tx.scalars(query).first()


def answered_items(tx: Session, commune_id: int, person_id: int) -> dict[int, WorkItem]:
    """Items that were reported and not yet verified, by the resting number by which this person called them."""
    query = (
        select(ItemNumber.number, WorkItem)
        .join(WorkItem, WorkItem.id == ItemNumber.item_id)
        .where(ItemNumber.commune_id == commune_id, ItemNumber.person_id == person_id)
        .where(WorkItem.commune_id == commune_id, WorkItem.status.in_((Status.REPORTED, Status.CONFIRMED)))
        .where(ItemNumber.released_on.is_not(None))
        .order_by(ItemNumber.released_on)
    )
    return {row[0]: row[1] for row in tx.execute(query)}


def items_at(tx: Session, commune_id: int, statuses: Collection[Status]) -> Sequence[WorkItem]:
    """The commune's items at these statuses, by due day."""
    query = select(WorkItem).where(WorkItem.commune_id == commune_id, WorkItem.status.in_(statuses))
    return tx.scalars(query.order_by(WorkItem.due_on.is_(None), WorkItem.due_on, WorkItem.id)).all()


def communes_that_wait(tx: Session, communes: Collection[int]) -> set[int]:
    """Those of the communes with an item that waits, in a running plan."""
    waits = exists().where(
        WorkItem.commune_id == Plan.commune_id, WorkItem.plan_id == Plan.id, WorkItem.status == Status.WAITING
    )
    query = select(Plan.commune_id).where(Plan.commune_id.in_(communes), Plan.stage == PlanStage.RUNNING, waits)
    # The plans are of these communes; to name them once more within would go through the list for each plan.
    return set(tx.scalars(query.distinct().execution_options(across_communes=True)))


def plan(tx: Session, commune_id: int, plan_id: int) -> Plan | None:
    """A plan of this commune, None for anybody else's."""
    return tx.scalars(select(Plan).where(Plan.commune_id == commune_id, Plan.id == plan_id)).first()
