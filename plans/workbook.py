"""A draft as the rows of the workbook in which an office corrects it: which sheets, which columns, what each shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plans.agencies import Agency
from plans.body import Duty, Goal
from plans.corrections import COORDINATORS, DEADLINE, LEADS, OFFICE
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.indicators import Operator, Target
from plans.numbering import Section


class Sheet(StrEnum):
    """The sheets of the workbook."""

    TASKS = "tasks"
    HEAD = "head"
    SECTIONS = "sections"
    GOALS = "goals"
    DUTIES = "duties"
    AGENCIES = "agencies"


# What people may change in each sheet, by the names that stand in its hidden first row. `fix` takes a deadline in
# other words than those printed, `seen` a mark that what is doubted in the row is right as it stands.
FIX, SEEN, VALUE = "fix", "seen", "value"
COLUMNS: Mapping[Sheet, tuple[str, ...]] = {
    Sheet.TASKS: (
        "code", "section", "content", "requirement", "product", "deadline_text", FIX, LEADS, COORDINATORS, "targets",
        "notes", SEEN,
    ),
    Sheet.HEAD: (VALUE, SEEN),
    Sheet.SECTIONS: ("code", "title", "parent"),
    Sheet.GOALS: ("section", "code", "text", "targets", "due"),
    Sheet.DUTIES: ("agency", "text", "deadline_text"),
    Sheet.AGENCIES: ("name", "aliases"),
}  # fmt: skip
HEAD_ROWS = (
    "number", "issued_on", "title", "commune", "province", "year_from", "year_to", "signer", "signer_title", OFFICE,
)  # fmt: skip
# Which column shows what the doubts of a task's field are about.
_COLUMN_OF = {DEADLINE: "deadline_text"}

# A cell of a sheet holds no more than 32,767 characters.
_LONGEST_CELL = 30_000
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: its hidden key, what its columns show, and the doubts about them by column."""

    key: str
    cells: Mapping[str, str]
    doubts: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)


def lines_of(draft: PlanDraft) -> dict[Sheet, tuple[Line, ...]]:
    """What the sheets show of a draft."""
    return {
        Sheet.TASKS: tuple(_task(number, task) for number, task in enumerate(draft.tasks)),
        Sheet.HEAD: tuple(_of_head(draft)),
        Sheet.SECTIONS: _numbered(section_cells(section) for section in draft.sections),
        Sheet.GOALS: _numbered(goal_cells(goal) for goal in draft.goals),
        Sheet.DUTIES: _numbered(duty_cells(duty) for duty in draft.duties),
        Sheet.AGENCIES: _numbered(agency_cells(agency) for agency in draft.agencies),
    }


def _numbered(rows: Iterable[Mapping[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(key=str(number), cells=cells) for number, cells in enumerate(rows))


def _task(number: int, task: TaskDraft) -> Line:
    doubts: dict[str, tuple[Doubt, ...]] = {}
    for doubt in task.doubts:
        column = _COLUMN_OF.get(doubt.field, doubt.field)
        doubts[column] = (*doubts.get(column, ()), doubt)
    return Line(key=str(number), cells=task_cells(task), doubts=doubts)


def _of_head(draft: PlanDraft) -> Iterable[Line]:
    """The head's rows, then those of doubts about the plan that no row of the head is for."""
    for name in HEAD_ROWS:
        doubts = tuple(doubt for doubt in draft.doubts if doubt.field == name)
        yield Line(key=name, cells={VALUE: head_value(draft, name), SEEN: ""}, doubts={VALUE: doubts} if doubts else {})
    others = dict.fromkeys(doubt.field for doubt in draft.doubts if doubt.field not in HEAD_ROWS)
    for name in others:
        doubts = tuple(doubt for doubt in draft.doubts if doubt.field == name)
        yield Line(key=f"doubt:{name}", cells={VALUE: "", SEEN: ""}, doubts={VALUE: doubts})


# What the cells show -------------------------------------------------------------------------------------------------


def task_cells(task: TaskDraft) -> dict[str, str]:
    """The row of a task."""
    return {
        "code": shown(task.code),
        "section": shown(task.section),
        "content": shown(task.content),
        "requirement": shown(task.requirement),
        "product": shown(task.product),
        "deadline_text": shown(task.deadline_text),
        FIX: "",
        LEADS: names_shown((*task.leads, *task.lead_groups)),
        COORDINATORS: names_shown((*task.coordinators, *task.coordinator_groups)),
        "targets": targets_shown(task.targets),
        "notes": shown(task.notes),
        SEEN: "",
    }


def head_value(draft: PlanDraft, name: str) -> str:
    """A value of the plan's head, or its standing office."""
    value = draft.standing_office if name == OFFICE else getattr(draft.head, name)
    return day_shown(value) if isinstance(value, date) else shown(None if value is None else str(value))


def section_cells(section: Section) -> dict[str, str]:
    """The row of a heading."""
    return {"code": shown(section.code), "title": shown(section.title), "parent": shown(section.parent)}


def goal_cells(goal: Goal) -> dict[str, str]:
    """The row of a goal."""
    return {
        "section": shown(goal.section),
        "code": shown(goal.code),
        "text": shown(goal.text),
        "targets": targets_shown(goal.targets),
        "due": day_shown(goal.due),
    }


def duty_cells(duty: Duty) -> dict[str, str]:
    """The row of a duty."""
    return {"agency": shown(duty.agency), "text": shown(duty.text), "deadline_text": shown(duty.deadline_text)}


def agency_cells(agency: Agency) -> dict[str, str]:
    """The row of a body or a group."""
    return {"name": shown(agency.name), "aliases": names_shown(agency.aliases)}


def shown(text: str | None) -> str:
    """A text as a cell can hold it."""
    return (text or "")[:_LONGEST_CELL]


def names_shown(names: Iterable[str]) -> str:
    """Names in one cell; ";" always parts them when they are read again."""
    return shown("; ".join(names))


def day_shown(day: date | None) -> str:
    """A day as it is written here."""
    return f"{day:%d/%m/%Y}" if day else ""


_OPERATORS = {
    Operator.EQUAL: "", Operator.AT_LEAST: "tối thiểu ", Operator.MORE: "trên ", Operator.AT_MOST: "tối đa ",
    Operator.LESS: "dưới ",
}  # fmt: skip


def targets_shown(targets: Iterable[Target]) -> str:
    """Targets in the words in which plans name them, so that the same grammar reads them."""
    return shown("; ".join(_target(target) for target in targets))


def _target(target: Target) -> str:
    value = format(target.value.normalize() if target.value else Decimal(0), "f").replace(".", ",")
    unit = target.unit if target.unit in ("%", "") else f" {target.unit}"
    return f"{_OPERATORS[target.op]}{value}{unit}"


def same(one: str, other: str) -> bool:
    """Whether two cells say the same: programs change white space and drop what cannot be seen, people seldom mean
    it."""
    return _visible(one) == _visible(other)


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", _ESCAPED.sub("", text))
    return "".join(c for c in composed if c.isprintable() and not c.isspace())
