"""A draft's parts become rows of a plan: its bodies, headings, tasks and work items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import facts
from db import history
from db import people as register
from db.models import Agency, Commune, Part, Plan, PlanKind, PlanVersion, Section, Task, TaskAgency, WorkItem
from plans import numbering
from plans.agencies import AgencyKind
from plans.deadlines import DeadlineKind, DeadlineReading, DeadlineRule, rule_as_json
from plans.doubts import doubts_as_json
from plans.drafts import PlanDraft, TaskDraft
from plans.frames import targets_as_json
from plans.members import within
from plans.work import EventKind, ItemDraft, items_for

Spans = Mapping[int, tuple[date | None, date | None]]
NO_SPANS: Spans = {}
# What the columns of names, codes and numbers take: more in such a cell is no code, and must not keep a plan out.
_LONGEST_NAME, _LONGEST_CODE, _LONGEST_NUMBER = 300, 40, 60


def as_code(printed: str) -> str:
    """A printed code as far as it is kept."""
    return printed[:_LONGEST_CODE]


def as_number(printed: str | None) -> str | None:
    """The printed number of a plan as far as it is kept."""
    return printed[:_LONGEST_NUMBER] if printed else None


def registered(tx: Session, commune: Commune, draft: PlanDraft, office: str) -> dict[str, Agency]:
    """The register with what the plan adds to it: new bodies, and new spellings of known ones; by the names that the
    plan has for them."""
    rows = {row.name: row for row in register.agencies(tx, commune.id)}

    def entered(name: str, kind: AgencyKind, aliases: Sequence[str] = ()) -> None:
        kept = name[:_LONGEST_NAME]
        if kept not in rows:
            rows[kept] = Agency(commune_id=commune.id, name=kept, kind=kind.value, aliases=[])
            tx.add(rows[kept])
        row = rows[name] = rows[kept]
        spellings = (*row.aliases, *aliases, *((name,) if name != kept else ()))
        row.aliases = list(dict.fromkeys(spellings))

    for found in draft.agencies:
        if found.kind is not AgencyKind.GROUP:
            entered(found.name, found.kind, found.aliases)
    entered(office, AgencyKind.DEPARTMENT)
    tx.flush()
    return rows


def version(
    tx: Session, plan: Plan, draft: PlanDraft, sha256: str, reading: Mapping[str, Any], now: datetime, actor: int | None
) -> PlanVersion:
    """A row for this version of the plan, with the number and date that its own paper bears."""
    row = PlanVersion(
        commune_id=plan.commune_id, plan_id=plan.id, source_sha256=sha256, number=as_number(draft.head.number),
        issued_on=draft.head.issued_on, title=draft.head.title or plan.title, approved_at=now, approved_by=actor,
        reading=dict(reading),
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row


def sections(tx: Session, plan: Plan, draft: PlanDraft) -> dict[str | None, int]:
    """Rows for the headings of a new plan; their ids by code."""
    found: dict[str | None, int] = {}
    for position, section in enumerate(draft.sections):
        row = Section(commune_id=plan.commune_id, plan_id=plan.id, position=position, **heading(section))
        tx.add(row)
        tx.flush()
        found[section.code] = row.id
    return found


def heading(section: numbering.Section) -> dict[str, Any]:
    """What a row of `sections` keeps of a heading, by the names of its columns."""
    parent = as_code(section.parent) if section.parent else None
    return {"code": as_code(section.code), "title": section.title, "parent": parent}


def cells_of(found: TaskDraft) -> dict[str, Any]:
    """What a row of `tasks` keeps of a task as it was read, by the names of its columns."""
    reading = DeadlineReading(text=found.deadline_text or "", rule=found.deadline, doubt=None)
    return {
        "code": as_code(found.code), "content": found.content, "requirement": found.requirement,
        "product": found.product, "products": list(found.products), "deadline_text": found.deadline_text,
        "deadline": rule_as_json(reading), "lead_text": found.lead_text, "lead_groups": list(found.lead_groups),
        "coordinators_text": found.coordinators_text, "coordinator_groups": list(found.coordinator_groups),
        "notes": found.notes, "targets": targets_as_json(found.targets), "doubts": doubts_as_json(found.doubts),
    }  # fmt: skip


def task(
    tx: Session, plan: Plan, found: TaskDraft, position: int, section_id: int | None, agencies: Mapping[str, Agency]
) -> Task:
    """A row for a new task, with its agencies' parts in it."""
    row = Task(commune_id=plan.commune_id, plan_id=plan.id, section_id=section_id, position=position, **cells_of(found))
    tx.add(row)
    tx.flush()
    parts(tx, row, found, agencies)
    return row


def parts(tx: Session, row: Task, found: TaskDraft, agencies: Mapping[str, Agency]) -> None:
    """Rows for what the agencies that it names have to do with a task."""
    for part, names in ((Part.LEAD, found.leads), (Part.COORDINATING, found.coordinators)):
        for name in dict.fromkeys(names):
            if name in agencies:
                tx.add(TaskAgency(commune_id=row.commune_id, task_id=row.id, agency_id=agencies[name].id, part=part))


def leads_of(plan: Plan, found: TaskDraft, agencies: Mapping[str, Agency]) -> list[int]:
    """Who has a task's items: the agencies that lead it; the standing office where none is named."""
    office = [plan.office_id] if plan.office_id is not None else []
    return [agencies[name].id for name in dict.fromkeys(found.leads) if name in agencies] or office


def items_of(
    commune: Commune, plan: Plan, found: TaskDraft, leads: Sequence[int], spans: Spans = NO_SPANS
) -> Sequence[ItemDraft]:
    """The work items of a task; one whose days could not be told waits until the office says the day.

    `spans` are the days from and until which agencies lead it as members of a group.
    """
    unread = DeadlineRule(kind=DeadlineKind.CONDITIONAL, condition=found.deadline_text or found.content)

    def items(rule: DeadlineRule) -> Sequence[ItemDraft]:
        years = range(plan.year_from, plan.year_to + 1)
        counts_the_day = bool(commune.settings.get("counts_the_day", False))
        calendar, regime = facts.calendar_of(commune), facts.regime_of(commune, facts.send_by_of(plan))
        made = items_for(rule, leads, years, calendar, regime, counts_the_day=counts_the_day)
        return within(made, spans, plan.office_id or leads[0])

    # A rule whose days all lie outside the plan's years gives no items, and no task may fall silent.
    return items(found.deadline or unread) or items(unread)


def item(
    tx: Session, plan: Plan, task: Task, made: ItemDraft, now: datetime, amendment: PlanVersion | None = None
) -> WorkItem:
    """A new work item of a task, with the event of its creation; `amendment` is the version that brought it. What is
    held off plan says so."""
    row = WorkItem(
        commune_id=plan.commune_id, plan_id=plan.id, task_id=task.id, agency_id=made.agency, period=made.period,
        kind=made.kind, title=task.content, starts_on=made.start, ends_on=made.end, due_on=made.due,
        first_due=made.due, revision=0, status=made.status, condition=made.condition,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    history.record(
        tx, plan.commune_id, EventKind.CREATED, now, item_id=row.id, plan_id=plan.id,
        data={"due": made.due.isoformat() if made.due else None, "status": made.status.value}
        | ({"amendment": amendment.id} if amendment else {})
        | ({"ordered": True} if plan.kind is PlanKind.OFF_PLAN else {}),
    )  # fmt: skip
    return row
