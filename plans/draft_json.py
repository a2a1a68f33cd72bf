"""A whole draft as JSON and back, with nothing of it lost: what the workbook carries beside its visible cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plans.calendar import SendBy, SendByBasis
from plans.deadlines import bare_rule_as_json, rule_from_json
from plans.doubts import doubts_as_json, doubts_from_json
from plans.drafts import PlanDraft, TaskDraft
from plans.frames import frame_as_json, frame_from_json, targets_as_json, targets_from_json
from plans.members import Group, member_as_json, member_from_json
from plans.numbering import Section

_WORDS = (
    "code", "section", "content", "requirement", "product", "deadline_text", "lead_text", "coordinators_text", "notes",
    "line",
)  # fmt: skip
_LISTS = ("products", "leads", "lead_groups", "coordinators", "coordinator_groups", "groups")


def draft_as_json(draft: PlanDraft) -> dict[str, Any]:
    """The draft but for the register that it was read against, which is the reader's; only dicts, lists, strings, whole
    numbers, booleans and None."""
    return {
        **frame_as_json(draft),
        "sections": [[section.code, section.title, section.parent] for section in draft.sections],
        "tasks": [_task_as_json(task) for task in draft.tasks],
        "groups": [[group.name, [member_as_json(member) for member in group.members]] for group in draft.groups],
        "send_by": [draft.send_by.basis.value, draft.send_by.days] if draft.send_by else None,
    }


def draft_from_json(kept: Mapping[str, Any]) -> PlanDraft:
    """The draft that `draft_as_json` was given; KeyError, TypeError or ValueError for anything else."""
    return replace(
        frame_from_json(kept),
        sections=tuple(Section(code=code, title=title, parent=parent) for code, title, parent in kept["sections"]),
        tasks=tuple(_task_from_json(task) for task in kept["tasks"]),
        groups=tuple(
            Group(name=name, members=tuple(map(member_from_json, members))) for name, members in kept["groups"]
        ),
        send_by=SendBy(basis=SendByBasis(kept["send_by"][0]), days=kept["send_by"][1]) if kept["send_by"] else None,
    )


def _task_as_json(task: TaskDraft) -> dict[str, Any]:
    return {
        **{name: getattr(task, name) for name in _WORDS},
        **{name: list(getattr(task, name)) for name in _LISTS},
        "deadline": bare_rule_as_json(task.deadline),
        "targets": targets_as_json(task.targets),
        "doubts": doubts_as_json(task.doubts),
    }


def _task_from_json(kept: Mapping[str, Any]) -> TaskDraft:
    plain: dict[str, Any] = {name: kept[name] for name in _WORDS} | {name: tuple(kept[name]) for name in _LISTS}
    return TaskDraft(
        **plain,
        deadline=rule_from_json(kept["deadline"]),
        targets=targets_from_json(kept["targets"]),
        doubts=doubts_from_json(kept["doubts"]),
    )
