"""What a plan says beside its table becomes rows: its goals, its duties (followed ones as tasks), its groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import plan_rows
from db import plan_body as rows_of
from db.models import (
    Agency,
    AgencyGroup,
    Commune,
    Duty,
    DutyKind,
    Goal,
    GroupMember,
    GroupTask,
    Origin,
    Part,
    Plan,
    Task,
)  # fmt: skip
from db.models import WorkItem as Item
from plans import body
from plans.body import Following
from plans.deadlines import DeadlineReading, DeadlineRule, rule_as_json
from plans.drafts import PlanDraft, TaskDraft
from plans.frames import targets_as_json
from plans.members import Group
from plans.offers import send_by_of
from plans.text import fold

# The codes of tasks that stand in no table: "N1", "N2", after "ngoài bảng".
_CODE = "N"
_LONGEST_GROUP = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptBody:
    """How much of a plan's body is kept: goals and duties that are followed, and those left for later."""

    goals: int
    duties: int
    later: int
    items: tuple[Item, ...]
    rows: tuple[tuple[Task, TaskDraft], ...]


# Goals and duties ---------------------------------------------------------------------------------------------------


def keep(
    tx: Session, commune: Commune, plan: Plan, draft: PlanDraft, agencies: Mapping[str, Agency],
    sections: Mapping[str | None, int], rows: Sequence[Task], now: datetime,
) -> KeptBody:  # fmt: skip
    """Keep the goals and duties of a draft; a duty that is followed becomes a task with its items, unless one of the
    table (`rows`, in the order of the draft) says the same."""
    for position, goal in enumerate(draft.goals):
        tx.add(
            Goal(
                commune_id=plan.commune_id, plan_id=plan.id, section_id=sections.get(goal.section), position=position,
                code=plan_rows.as_code(goal.code) if goal.code else None, text=goal.text,
                targets=targets_as_json(goal.targets), due=goal.due, state=goal.state,
            )
        )  # fmt: skip
    items: list[Item] = []
    made: list[tuple[Task, TaskDraft]] = []
    followed = [duty for duty in draft.duties if duty.state is Following.FOLLOWED]
    for position, duty in enumerate(draft.duties):
        task = _twin(duty, rows)
        if task is None and duty in followed:
            found = _as_task(duty, len(made) + 1)
            task = plan_rows.task(tx, plan, found, len(rows) + position, None, agencies)
            task.origin = Origin.BODY
            items += items_of(tx, commune, plan, draft, task, found, agencies, now)
            made.append((task, found))
        tx.add(_row(plan, duty, position, task))
    for position, told in enumerate(draft.reporting, start=len(draft.duties)):
        tx.add(_reporting_row(plan, told, position))
    tx.flush()
    left = [goal.state for goal in draft.goals] + [duty.state for duty in draft.duties]
    left += [told.state for told in draft.reporting if send_by_of(told.due_rule)]
    return KeptBody(
        goals=sum(goal.state is Following.FOLLOWED for goal in draft.goals), duties=len(followed),
        later=left.count(Following.LATER), items=tuple(items), rows=tuple(made),
    )  # fmt: skip


def items_of(
    tx: Session, commune: Commune, plan: Plan, draft: PlanDraft, task: Task, found: TaskDraft,
    agencies: Mapping[str, Agency], now: datetime,
) -> list[Item]:  # fmt: skip
    """The work items of a new task, for each agency that leads it as long as it does so."""
    leads, spans = plan_rows.leads_of(plan, found, agencies), spans_of(draft.groups, found, agencies)
    return [plan_rows.item(tx, plan, task, one, now) for one in plan_rows.items_of(commune, plan, found, leads, spans)]


def _twin(duty: body.Duty, rows: Sequence[Task]) -> Task | None:
    same = duty.same_as if duty.state is Following.FOLLOWED else None
    return None if same is None else rows[same]


def _as_task(duty: body.Duty, number: int) -> TaskDraft:
    return TaskDraft(
        code=f"{_CODE}{number}", section=None, content=duty.text, deadline_text=duty.deadline_text or None,
        deadline=duty.deadline, lead_text=duty.agency or None, leads=duty.leads, lead_groups=duty.lead_groups,
        groups=duty.groups,
    )  # fmt: skip


def _row(plan: Plan, duty: body.Duty, position: int, task: Task | None) -> Duty:
    return Duty(
        commune_id=plan.commune_id, plan_id=plan.id, position=position,
        kind=DutyKind.REPORT if duty.is_report else DutyKind.WORK, agency_text=duty.agency or None, text=duty.text,
        deadline_text=duty.deadline_text or None, deadline=_rule(duty.deadline_text, duty.deadline), state=duty.state,
        task_id=task.id if task else None,
    )  # fmt: skip


def _reporting_row(plan: Plan, told: body.Reporting, position: int) -> Duty:
    return Duty(
        commune_id=plan.commune_id, plan_id=plan.id, position=position, kind=DutyKind.REPORT, text=told.text,
        deadline_text=told.deadline_text, deadline=_rule(told.deadline_text, told.due_rule), state=told.state,
    )  # fmt: skip


def _rule(words: str | None, rule: DeadlineRule | None) -> dict[str, object]:
    return rule_as_json(DeadlineReading(text=words or "", rule=rule, doubt=None))


# Groups -------------------------------------------------------------------------------------------------------------


def keep_groups(
    tx: Session, plan: Plan, draft: PlanDraft, rows: Iterable[tuple[Task, TaskDraft]], agencies: Mapping[str, Agency]
) -> None:
    """Keep the groups that lead tasks, with the members that were named for them, and those that are to help; groups of
    the plan go on."""
    kept = {fold(group.name): group for group in rows_of.groups(tx, plan.commune_id, plan.id)}
    for task, found in rows:
        leading, helping = (*found.groups, *found.lead_groups), found.coordinator_groups
        for part, names in ((Part.LEAD, leading), (Part.COORDINATING, helping)):
            for name in {fold(name): name for name in names}.values():
                group = kept.get(fold(name))
                if group is None:
                    group = kept[fold(name)] = AgencyGroup(
                        commune_id=plan.commune_id, plan_id=plan.id, name=name[:_LONGEST_GROUP]
                    )
                    tx.add(group)
                    tx.flush()
                    _keep_members(tx, group, draft.groups, name, agencies)
                tx.add(GroupTask(commune_id=plan.commune_id, group_id=group.id, task_id=task.id, part=part))
    tx.flush()


def _keep_members(
    tx: Session, group: AgencyGroup, groups: Iterable[Group], name: str, agencies: Mapping[str, Agency]
) -> None:
    members = {m.agency.name: m for g in groups if fold(g.name) == fold(name) for m in g.members}
    for member in members.values():
        if member.agency.name in agencies:
            tx.add(
                GroupMember(
                    commune_id=group.commune_id, group_id=group.id, agency_id=agencies[member.agency.name].id,
                    from_on=member.start, until_on=member.end,
                )
            )  # fmt: skip


def spans_of(
    groups: Iterable[Group], found: TaskDraft, agencies: Mapping[str, Agency]
) -> dict[int, tuple[date | None, date | None]]:
    """From when until when the agencies that lead a task as members of a group do so, by agency."""
    named = {fold(name) for name in found.groups}
    return {
        agencies[member.agency.name].id: (member.start, member.end)
        for group in groups
        if fold(group.name) in named
        for member in group.members
        if member.agency.name in agencies
    }
