"""A plan as it was read and not yet approved: its values, and their shape as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from plans.agencies import Agency, AgencyKind, kind_of_group
from plans.body import Duty, Goal, Reporting
from plans.calendar import SendBy
from plans.deadlines import DeadlineReading, DeadlineRule, rule_as_json
from plans.doubts import ROW, WHOLE, Doubt
from plans.head import Head
from plans.indicators import Target
from plans.members import Group
from plans.numbering import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """One task as it was read, before a human approves it. Texts are as printed, on one line.

    `leads` and `coordinators` are names of the register; groups keep their own words, and `groups` are those whose
    members stand among the leads. `notes` holds what further columns say ("Kinh phí: 20 triệu đồng"), a line for each.
    Each field that is not sure has a doubt with that field's name.
    """

    code: str
    section: str | None
    content: str
    requirement: str | None = None
    product: str | None = None
    products: tuple[str, ...] = ()
    deadline_text: str | None = None
    deadline: DeadlineRule | None = None
    lead_text: str | None = None
    leads: tuple[str, ...] = ()
    lead_groups: tuple[str, ...] = ()
    coordinators_text: str | None = None
    coordinators: tuple[str, ...] = ()
    coordinator_groups: tuple[str, ...] = ()
    notes: str | None = None
    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    line: int | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan as it was read. `doubts` are those about the plan itself; each task carries its own.

    `known` is the register it was read against. What a human decides about it: the members of its `groups`, and
    `send_by`, when agencies send their reports to the office.
    """

    head: Head
    standing_office: str | None = None
    sections: tuple[Section, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    goals: tuple[Goal, ...] = ()
    duties: tuple[Duty, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    agencies: tuple[Agency, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    known: tuple[Agency, ...] = ()
    groups: tuple[Group, ...] = ()
    send_by: SendBy | None = None

    @property
    def new_agencies(self) -> tuple[Agency, ...]:
        """The bodies that the plan names and the register does not know, groups left out."""
        known = {agency.name for agency in self.known}
        return tuple(a for a in self.agencies if a.kind is not AgencyKind.GROUP and a.name not in known)

    @property
    def all_doubts(self) -> tuple[tuple[str | None, Doubt], ...]:
        """Every doubt with the code of its task, None for the plan's own, in reading order."""
        of_tasks = ((task.code, doubt) for task in self.tasks for doubt in task.doubts)
        return (*((None, doubt) for doubt in self.doubts), *of_tasks)


def plan_as_json(draft: PlanDraft) -> dict[str, Any]:
    """The draft as `nhacviec plan read --json` prints it. Only dicts, lists, strings, numbers, booleans, None."""
    return {
        "plan": _head(draft),
        "sections": [{"code": s.code, "title": s.title, "parent": s.parent} for s in draft.sections],
        "tasks": [_task(task) for task in draft.tasks],
        "goals": [_goal(goal) for goal in draft.goals],
        "duties": [_duty(duty) for duty in draft.duties],
        "reporting": [_reporting(reporting) for reporting in draft.reporting],
        "agencies": [{"name": a.name, "aliases": list(a.aliases), "kind": _kind(a)} for a in draft.agencies],
    }


def _kind(agency: Agency) -> str:
    kind = kind_of_group(agency.name) if agency.kind is AgencyKind.GROUP else agency.kind
    return kind.value


def _head(draft: PlanDraft) -> dict[str, Any]:
    head = draft.head
    return {
        "commune": head.commune,
        "province": head.province,
        "number": head.number,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "title": head.title,
        "year_from": head.year_from,
        "year_to": head.year_to,
        "signer": head.signer,
        "signer_title": head.signer_title,
        "standing_office": draft.standing_office,
        "doubts": _doubts(_of_each_field(draft.doubts, WHOLE, _FIELDS_OF_HEAD)),
    }


def _task(task: TaskDraft) -> dict[str, Any]:
    return {
        "code": task.code,
        "section": task.section,
        "content": task.content,
        "requirement": task.requirement,
        "product": task.product,
        "products": list(task.products),
        "deadline_text": task.deadline_text,
        "deadline": _rule(task.deadline),
        "lead_text": task.lead_text,
        "leads": list(task.leads),
        "lead_is_group": bool(task.lead_groups),
        "lead_groups": list(task.lead_groups),
        "coordinators_text": task.coordinators_text,
        "coordinators": list(task.coordinators),
        "coordinators_include_group": bool(task.coordinator_groups),
        "coordinator_groups": list(task.coordinator_groups),
        "notes": task.notes,
        "targets": _targets(task.targets),
        "doubts": _doubts(_of_each_field(task.doubts, ROW, _FIELDS_OF_TASK)),
    }


def _goal(goal: Goal) -> dict[str, Any]:
    made = {"code": goal.code} if goal.code else {}
    due = goal.due.isoformat() if goal.due else None
    return {**made, "section": goal.section, "text": goal.text, "targets": _targets(goal.targets), "due": due}


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "agency": duty.agency,
        "text": duty.text,
        "deadline_text": duty.deadline_text,
        "deadline": _rule(duty.deadline),
        "doubts": _doubts([duty.doubt] if duty.doubt else []),
    }


def _reporting(reporting: Reporting) -> dict[str, Any]:
    return {
        "text": reporting.text,
        "kind": reporting.kind.value,
        "deadline_text": reporting.deadline_text,
        "due_rule": _rule(reporting.due_rule),
        "doubts": _doubts([reporting.doubt] if reporting.doubt else []),
    }


def _rule(rule: DeadlineRule | None) -> dict[str, Any] | None:
    """The rule with what it has; a period always tells its due day, null when its end is open."""
    if rule is None:
        return None
    printed = rule_as_json(DeadlineReading(text="", rule=rule, doubt=None))
    kept = {name: value for name, value in printed.items() if value or (name == "due" and rule.start)}
    return {name: value for name, value in kept.items() if name not in {"text", "doubt"}}


def _targets(targets: Iterable[Target]) -> list[dict[str, Any]]:
    return [{"op": t.op.value, "value": _number(t.value), "unit": t.unit} for t in targets]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_FIELDS_OF_HEAD = (
    "commune", "province", "number", "issued_on", "title", "year_from", "signer", "standing_office", "tasks",
)  # fmt: skip
_FIELDS_OF_TASK = (
    "code", "section", "content", "requirement", "product", "deadline", "leads", "coordinators", "targets",
)  # fmt: skip


def _of_each_field(doubts: Iterable[Doubt], whole: str, fields: Sequence[str]) -> Iterator[Doubt]:
    """The doubts, one about the whole said of each field: other programs ask of each field whether it is sure."""
    for doubt in doubts:
        yield from (replace(doubt, field=field) for field in (fields if doubt.field == whole else (doubt.field,)))


def _doubts(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Each doubt: the field of this object that it is about, its code as the reason, the words for the sentence."""
    return [{"field": d.field, "reason": str(d.code), "args": dict(d.args)} for d in doubts]
