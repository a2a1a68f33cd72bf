"""The groups that lead tasks of a plan or help with them: who belongs to them, and an agency that joins one later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import people, plan_rows, progress, reminders, worklists
from actions.refusals import Refused
from actions.wording import Part, say
from db import history, plan_body, tasks
from db import people as register
from db.models import Agency, AgencyGroup, Commune, GroupMember, Plan, Task, TaskAgency, WorkItem
from db.models import Part as TaskPart
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.deadlines import rule_from_json
from plans.drafts import TaskDraft
from plans.group_words import Joining
from plans.members import members_of, while_member
from plans.text import fold
from plans.work import ALIVE, EventKind, ItemDraft, Move, Status, apply

# Why an item was dropped: its agency left the group with this id.
LEFT_GROUP = "left_group"


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A group of a plan with its members' names; one that only helps has those that the register tells, where nobody
    named any."""

    row: AgencyGroup
    plan: Plan
    members: tuple[str, ...]
    shown: tuple[str, ...]  # each with its last day in the group, where it has one
    leads: bool


def of_commune(tx: Session, commune: Commune) -> list[Group]:
    """The groups of the commune's plans, in the order in which they are numbered for people."""
    return [_group(tx, commune, plan, row) for plan in tasks.plans(tx, commune.id) for row in _rows(tx, plan)]


def _rows(tx: Session, plan: Plan) -> Sequence[AgencyGroup]:
    return plan_body.groups(tx, plan.commune_id, plan.id)


def _group(tx: Session, commune: Commune, plan: Plan, row: AgencyGroup) -> Group:
    names = {agency.id: agency.name for agency in register.agencies(tx, commune.id)}
    leads = bool(plan_body.tasks_of_group(tx, commune.id, row.id))
    untils = {member.agency_id: member.until_on for member in plan_body.members(tx, commune.id, row.id)}
    found = untils if untils or leads else dict.fromkeys(_by_register(tx, row))
    shown = (f"{names[one]} (… – {until:%d/%m/%Y})" if until else names[one] for one, until in found.items())
    return Group(row=row, plan=plan, members=tuple(names[one] for one in found), shown=tuple(shown), leads=leads)


def members_today(tx: Session, group: AgencyGroup, today: date) -> list[int]:
    """The agencies that belong to a group on a day: those that were named, else those that its words mean by the
    register; none where only a human can tell ("các cơ quan liên quan")."""
    named = plan_body.members(tx, group.commune_id, group.id)
    here = [m for m in named if (m.from_on or today) <= today <= (m.until_on or today)]
    return [member.agency_id for member in here] if named else _by_register(tx, group)


def _by_register(tx: Session, group: AgencyGroup) -> list[int]:
    rows = register.agencies(tx, group.commune_id)
    ids = {row.name: row.id for row in rows}
    return [ids[agency.name] for agency in members_of(group.name, people.register_of(rows, "").agencies)]


def lines(groups: Sequence[Group]) -> list[Part]:
    """The groups with their members, under the numbers by which they are called."""
    if not groups:
        return [say("groups-none")]
    told = [_line(group, number) for number, group in enumerate(groups, start=1)]
    return [say("groups-title", count=len(groups)), *told, say("groups-how")]


def _line(group: Group, number: int) -> Part:
    members = ", ".join(group.shown)
    if group.leads and members:
        return say("group-of-line", number=number, group=group.row.name, members=members)
    if group.leads:
        return say("group-together-line", number=number, group=group.row.name)
    if members:
        return say("group-helping-line", number=number, group=group.row.name, members=members)
    return say("group-helping-open-line", number=number, group=group.row.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """An agency that is to join a group, and the items that it would get, each with its task; `back` are those that it
    lost when it left the group before."""

    group: AgencyGroup
    agency: Agency
    start: date
    end: date | None
    items: tuple[tuple[Task, ItemDraft], ...]
    back: tuple[WorkItem, ...]

    @property
    def count(self) -> int:
        return len(self.items) + len(self.back)


def asked(tx: Session, commune: Commune, said: Joining, now: datetime) -> Asked:
    """What the words mean; Refused with the reason where it is not sure."""
    agency = worklists.agency_meant(tx, commune, said.agency)
    if agency is None:
        raise Refused("agency-not-found", name=said.agency)
    group = meant(tx, commune, said.group)
    return to_join(tx, commune, group.id, agency.id, said.start or in_vietnam(now).date(), said.end)


def meant(tx: Session, commune: Commune, words: str | None, members: Sequence[str] = ()) -> AgencyGroup:
    """The group that is called so, by its number or words of its name; without words the only one, or the only one with
    these members. Refused where that is not plain."""
    found = of_commune(tx, commune)
    if words is not None:
        found = [group for number, group in enumerate(found, 1) if _is_called(group, number, words)]
    elif members:
        found = [group for group in found if set(members) <= set(group.members)]
    if len(found) != 1:
        raise Refused("group-not-clear")
    return found[0].row


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
    if _belongs(tx, group, agency.id, start):
        raise Refused("group-member-already", agency=agency.name, group=group.name)
    known = [i for i in tasks.items_of_plan(tx, commune.id, plan.id) if i.agency_id == agency.id]
    has = {(item.task_id, item.agency_id, item.period) for item in known}
    lost = [i for i in known if i.status is Status.DROPPED and (last := i.due_on or i.ends_on) and last >= start]
    back = tuple(item for item in lost if _was_lost_by_leaving(tx, item, group))
    items = tuple(
        (row, made)
        for row in plan_body.tasks_of_group(tx, commune.id, group.id)
        for made in while_member(plan_rows.items_of(commune, plan, _as_read(row), [agency.id]), start, end)
        if (row.id, agency.id, made.period) not in has
    )
    return Asked(group=group, agency=agency, start=start, end=end, items=items, back=back)


def _belongs(tx: Session, group: AgencyGroup, agency_id: int, start: date) -> bool:
    """Whether an agency is in the group on a day, or will be from a later one."""
    member = next((m for m in plan_body.members(tx, group.commune_id, group.id) if m.agency_id == agency_id), None)
    if member is not None:
        return member.until_on is None or member.until_on >= start
    only_helps = not plan_body.tasks_of_group(tx, group.commune_id, group.id)
    return only_helps and agency_id in members_today(tx, group, start)


def _was_lost_by_leaving(tx: Session, item: WorkItem, group: AgencyGroup) -> bool:
    last = history.last_of_item(tx, item.commune_id, item.id, [EventKind.DROPPED])
    return last is not None and last.data.get(LEFT_GROUP) == group.id


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
    keep_members_by_register(tx, commune, group)
    known = {member.agency_id: member for member in plan_body.members(tx, commune.id, group.id)}
    member = known.get(agency.id) or GroupMember(
        commune_id=commune.id, group_id=group.id, agency_id=agency.id, from_on=wanted.start
    )
    member.until_on = wanted.end
    tx.add(member)
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
    for item in wanted.back:
        item.status = apply(item.status, Move.RESTORE, item.kind)
        history.record(tx, commune.id, EventKind.RESTORED, now, item_id=item.id, actor_id=caller.person.id)
        reminders.begin(tx, commune, item, now)
        for twin in tasks.twins(tx, item):  # the office had it meanwhile, so that it was not nobody's
            in_its_place = twin.agency_id == plan.office_id and twin.agency_id not in leads.get(item.task_id, [])
            if in_its_place and twin.status in ALIVE | {Status.WAITING}:
                drop(tx, caller, twin, {LEFT_GROUP: group.id}, agency.name, now)
    return wanted.count


def drop(tx: Session, caller: Caller, item: WorkItem, data: Mapping[str, int], reason: str, now: datetime) -> None:
    """Put an item down, with the reason in its history."""
    item.status, item.look_at = apply(item.status, Move.DROP, item.kind), None
    history.record(
        tx, caller.commune.id, EventKind.DROPPED, now, item_id=item.id, actor_id=caller.person.id, data=data,
        words=reason,
    )  # fmt: skip
    tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())


def keep_members_by_register(tx: Session, commune: Commune, group: AgencyGroup) -> None:
    """Whoever helps because the group's words mean them helps on when another is named beside them."""
    if plan_body.tasks_of_group(tx, commune.id, group.id) or plan_body.members(tx, commune.id, group.id):
        return
    for agency_id in _by_register(tx, group):
        tx.add(GroupMember(commune_id=commune.id, group_id=group.id, agency_id=agency_id))
    tx.flush()
