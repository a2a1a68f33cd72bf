"""The groups that lead tasks of a plan: who belongs to them, and an agency that joins one later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import plan_rows, progress, reminders, worklists
from actions.refusals import Refused
from actions.wording import Part, say
from db import history, plan_body, tasks
from db import people as register
from db.models import Agency, AgencyGroup, Commune, GroupMember, Plan, Task, TaskAgency
from db.models import Part as TaskPart
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.deadlines import rule_from_json
from plans.drafts import TaskDraft
from plans.group_words import Joining
from plans.members import while_member
from plans.text import fold
from plans.work import EventKind, ItemDraft


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A group of a plan with its members' names."""

    row: AgencyGroup
    plan: Plan
    members: tuple[str, ...]


def of_commune(tx: Session, commune: Commune) -> list[Group]:
    """The groups that lead tasks of the commune's plans, in the order in which they are numbered for people."""
    names = {agency.id: agency.name for agency in register.agencies(tx, commune.id)}
    return [
        Group(row=row, plan=plan, members=tuple(names[m.agency_id] for m in plan_body.members(tx, commune.id, row.id)))
        for plan in tasks.plans(tx, commune.id)
        for row in plan_body.groups(tx, commune.id, plan.id)
    ]


def lines(groups: Sequence[Group]) -> list[Part]:
    """The groups with their members, under the numbers by which they are called."""
    if not groups:
        return [say("groups-none")]
    told = [
        say("group-of-line", number=number, group=group.row.name, members=", ".join(group.members))
        if group.members
        else say("group-together-line", number=number, group=group.row.name)
        for number, group in enumerate(groups, start=1)
    ]
    return [say("groups-title", count=len(groups)), *told, say("groups-how")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """An agency that is to join a group, and the items that it would get, each with its task."""

    group: AgencyGroup
    agency: Agency
    start: date
    end: date | None
    items: tuple[tuple[Task, ItemDraft], ...]


def asked(tx: Session, commune: Commune, said: Joining, now: datetime) -> Asked:
    """What the words mean; Refused with the reason where it is not sure."""
    agency = worklists.agency_meant(tx, commune, said.agency)
    if agency is None:
        raise Refused("agency-not-found", name=said.agency)
    groups = of_commune(tx, commune)
    found = groups if said.group is None else [g for n, g in enumerate(groups, 1) if _is_called(g, n, said.group)]
    if len(found) != 1:
        raise Refused("group-not-clear")
    return to_join(tx, commune, found[0].row.id, agency.id, said.start or in_vietnam(now).date(), said.end)


def _is_called(group: Group, number: int, words: str) -> bool:
    return words == str(number) or fold(words) in fold(group.row.name)


def to_join(
    tx: Session, commune: Commune, group_id: int, agency_id: int, start: date, end: date | None
) -> Asked:  # fmt: skip
    """The items that an agency would get by joining a group from one day, until another where one is said.

    Refused for an agency that belongs to it already, and for what is not of this commune.
    """
    group, agency = plan_body.group(tx, commune.id, group_id), register.agency(tx, commune.id, agency_id)
    plan = tasks.plan(tx, commune.id, group.plan_id) if group else None
    if group is None or agency is None or plan is None:
        raise Refused("group-not-clear")
    if any(member.agency_id == agency.id for member in plan_body.members(tx, commune.id, group.id)):
        raise Refused("group-member-already", agency=agency.name, group=group.name)
    has = {(item.task_id, item.agency_id, item.period) for item in tasks.items_of_plan(tx, commune.id, plan.id)}
    items = tuple(
        (row, made)
        for row in plan_body.tasks_of_group(tx, commune.id, group.id)
        for made in while_member(plan_rows.items_of(commune, plan, _as_read(row), [agency.id]), start, end)
        if (row.id, agency.id, made.period) not in has
    )
    return Asked(group=group, agency=agency, start=start, end=end, items=items)


def _as_read(row: Task) -> TaskDraft:
    """The task as far as its items depend on it."""
    return TaskDraft(
        code=row.code, section=None, content=row.content, deadline_text=row.deadline_text,
        deadline=rule_from_json(row.deadline),
    )  # fmt: skip


def join(tx: Session, caller: Caller, wanted: Asked, now: datetime) -> int:
    """The agency belongs to the group from now on, with items of its own; how many."""
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.APPROVE_PLAN, None):
        raise Refused("not-allowed")
    commune, group, agency = caller.commune, wanted.group, wanted.agency
    tx.add(
        GroupMember(
            commune_id=commune.id, group_id=group.id, agency_id=agency.id, from_on=wanted.start, until_on=wanted.end
        )
    )  # fmt: skip
    plan = tasks.plan(tx, commune.id, group.plan_id)
    if plan is None:
        raise Refused("plan-gone")
    leads = tasks.leads(tx, commune.id, plan.id)
    for row in plan_body.tasks_of_group(tx, commune.id, group.id):
        if agency.id not in leads.get(row.id, []):
            tx.add(TaskAgency(commune_id=commune.id, task_id=row.id, agency_id=agency.id, part=TaskPart.LEAD))
    for row, made in wanted.items:
        reminders.begin(tx, commune, plan_rows.item(tx, plan, row, made, now), now)
    history.record(
        tx, commune.id, EventKind.PLAN_AMENDED, now, plan_id=plan.id, actor_id=caller.person.id,
        data={"group": group.id, "agency": agency.id},
    )  # fmt: skip
    return len(wanted.items)
