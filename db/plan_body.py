"""What a plan says beside its table: its goals, the duties of agencies, and the groups that lead or help."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from db.models import AgencyGroup, Duty, Goal, GroupMember, GroupTask, Part, Plan, PlanStage, Task, WorkItem
from db.tasks import CLOSED, began_between, began_with_its_plan
from plans.work import Status


def goals(tx: Session, commune_id: int, plan_id: int) -> Sequence[Goal]:
    """The goals of a plan in their order."""
    query = select(Goal).where(Goal.commune_id == commune_id, Goal.plan_id == plan_id).order_by(Goal.position)
    return tx.scalars(query).all()


def goal(tx: Session, commune_id: int, goal_id: int) -> Goal | None:
    """A goal of this commune's plans, None for anybody else's."""
    return tx.scalars(select(Goal).where(Goal.commune_id == commune_id, Goal.id == goal_id)).first()


def duties(tx: Session, commune_id: int, plan_id: int) -> Sequence[Duty]:
    """The duties that a plan's body gives, in their order."""
    query = select(Duty).where(Duty.commune_id == commune_id, Duty.plan_id == plan_id).order_by(Duty.position)
    return tx.scalars(query).all()


def duty(tx: Session, commune_id: int, duty_id: int) -> Duty | None:
    """A duty of this commune's plans, None for anybody else's."""
    return tx.scalars(select(Duty).where(Duty.commune_id == commune_id, Duty.id == duty_id)).first()


def groups(tx: Session, commune_id: int, plan_id: int) -> Sequence[AgencyGroup]:
    """The groups that lead tasks of a plan or help with them."""
    query = select(AgencyGroup).where(AgencyGroup.commune_id == commune_id, AgencyGroup.plan_id == plan_id)
    return tx.scalars(query.order_by(AgencyGroup.id)).all()


def group(tx: Session, commune_id: int, group_id: int) -> AgencyGroup | None:
    """A group of this commune, None for anybody else's."""
    query = select(AgencyGroup).where(AgencyGroup.commune_id == commune_id, AgencyGroup.id == group_id)
    return tx.scalars(query).first()


def members(tx: Session, commune_id: int, group_id: int) -> Sequence[GroupMember]:
    """Who belongs to a group."""
    query = select(GroupMember).where(GroupMember.commune_id == commune_id, GroupMember.group_id == group_id)
    return tx.scalars(query.order_by(GroupMember.id)).all()


def tasks_of_group(tx: Session, commune_id: int, group_id: int, part: Part = Part.LEAD) -> Sequence[Task]:
    """The tasks in which a group has this part and that no later version of the plan dropped."""
    query = (
        select(Task)
        .join(GroupTask, GroupTask.task_id == Task.id)
        .where(GroupTask.commune_id == commune_id, Task.commune_id == commune_id)
        .where(GroupTask.group_id == group_id, GroupTask.part == part, Task.dropped_on.is_(None))
        .order_by(Task.position)
    )
    return tx.scalars(query).all()


def forget_groups_of(tx: Session, commune_id: int, task_id: int) -> None:
    """Which groups have a part in the task is to be written anew."""
    tx.execute(delete(GroupTask).where(GroupTask.commune_id == commune_id, GroupTask.task_id == task_id))


def spans_of_task(tx: Session, commune_id: int, task_id: int) -> dict[int, tuple[date | None, date | None]]:
    """From when until when agencies lead a task as members of a group, by agency."""
    query = (
        select(GroupMember)
        .join(GroupTask, GroupTask.group_id == GroupMember.group_id)
        .where(GroupMember.commune_id == commune_id, GroupTask.commune_id == commune_id)
        .where(GroupTask.task_id == task_id, GroupTask.part == Part.LEAD)
    )
    return {member.agency_id: (member.from_on, member.until_on) for member in tx.scalars(query)}


def helping_groups(
    tx: Session, communes: Collection[int], first: date, last: date
) -> Sequence[tuple[int, int, int, AgencyGroup]]:
    """Open items of running plans that began between these days (or whose plan did) and with which a group is to help,
    as (commune, item, lead agency, group)."""
    new = select(Plan.id).where(Plan.commune_id.in_(communes), Plan.started_on >= first)
    new_plans = tx.scalars(new).all()
    asked = [_helped(communes).where(began_between(first, last))]
    if new_plans:
        asked.append(_helped(communes).where(WorkItem.plan_id.in_(new_plans), began_with_its_plan(first)))
    rows = [(row[0], row[1], row[2], row[3]) for query in asked for row in tx.execute(query)]
    return sorted(rows, key=lambda row: row[:2])


def _helped(communes: Collection[int]) -> Select[int, int, int, AgencyGroup]:
    return (
        select(WorkItem.commune_id, WorkItem.id, WorkItem.agency_id, AgencyGroup)
        .join(GroupTask, GroupTask.task_id == WorkItem.task_id)
        .join(AgencyGroup, AgencyGroup.id == GroupTask.group_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(WorkItem.commune_id.in_(communes), Plan.commune_id.in_(communes), GroupTask.commune_id.in_(communes))
        .where(AgencyGroup.commune_id.in_(communes), Plan.stage == PlanStage.RUNNING)
        .where(GroupTask.part == Part.COORDINATING, WorkItem.status.not_in((*CLOSED, Status.WAITING)))
    )
