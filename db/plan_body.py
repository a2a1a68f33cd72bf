"""What a plan says beside its table: its goals, the duties of agencies, and the groups that lead tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import AgencyGroup, Duty, Goal, GroupMember, GroupTask, Task


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
    """The groups that lead tasks of a plan."""
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


def tasks_of_group(tx: Session, commune_id: int, group_id: int) -> Sequence[Task]:
    """The tasks that a group leads and that no later version of the plan dropped."""
    query = (
        select(Task)
        .join(GroupTask, GroupTask.task_id == Task.id)
        .where(GroupTask.commune_id == commune_id, Task.commune_id == commune_id)
        .where(GroupTask.group_id == group_id, Task.dropped_on.is_(None))
        .order_by(Task.position)
    )
    return tx.scalars(query).all()


def forget_groups_of(tx: Session, commune_id: int, task_id: int) -> None:
    """Who leads the task is to be written anew."""
    tx.execute(delete(GroupTask).where(GroupTask.commune_id == commune_id, GroupTask.task_id == task_id))


def spans_of_task(tx: Session, commune_id: int, task_id: int) -> dict[int, tuple[date | None, date | None]]:
    """From when until when agencies lead a task as members of a group, by agency."""
    query = (
        select(GroupMember)
        .join(GroupTask, GroupTask.group_id == GroupMember.group_id)
        .where(GroupMember.commune_id == commune_id, GroupTask.commune_id == commune_id)
        .where(GroupTask.task_id == task_id)
    )
    return {member.agency_id: (member.from_on, member.until_on) for member in tx.scalars(query)}
