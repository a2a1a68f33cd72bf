"""The plan in force as a draft again: what its rows say now, in the shape in which a paper is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from db import people, tasks
from db.models import Agency as Body
from db.models import Origin, Part, Plan, Task
from plans.agencies import Agency, AgencyKind
from plans.deadlines import rule_from_json
from plans.doubts import doubts_from_json
from plans.drafts import PlanDraft, TaskDraft
from plans.frames import frame_from_json, targets_from_json
from plans.numbering import Section


def draft_of(tx: Session, plan: Plan) -> PlanDraft:
    """The plan as its rows have it now, in the order of the annex.

    Reading the paper that it was approved from gives the same draft, but for what was put right before the approval
    and what has changed since; `TaskDraft.line` is always None. The standing office is named even if the paper did not.
    """
    bodies = {body.id: body for body in people.agencies(tx, plan.commune_id)}
    codes = {section.id: section.code for section in tasks.sections(tx, plan.commune_id, plan.id)}
    leads = tasks.parts(tx, plan.commune_id, plan.id, Part.LEAD)
    others = tasks.parts(tx, plan.commune_id, plan.id, Part.COORDINATING)
    version = tasks.version_in_force(tx, plan.commune_id, plan.id)
    frame = frame_from_json(version.reading if version else {})
    head = replace(
        frame.head, number=plan.number, issued_on=plan.issued_on, title=plan.title, year_from=plan.year_from,
        year_to=plan.year_to,
    )  # fmt: skip
    taking_part = {agency_id for parts in (leads, others) for ids in parts.values() for agency_id in ids}
    return replace(
        frame,
        head=head,
        standing_office=bodies[plan.office_id].name if plan.office_id else None,
        sections=tuple(_sections(tx, plan)),
        tasks=tuple(
            _task(row, codes, _names(bodies, leads.get(row.id, ())), _names(bodies, others.get(row.id, ())))
            for row in rows_in_force(tx, plan)
        ),
        agencies=frame.agencies or tuple(_agency(bodies[agency_id]) for agency_id in sorted(taking_part)),
    )


def rows_in_force(tx: Session, plan: Plan) -> Sequence[Task]:
    """The rows of the annex in their order, those whose places `draft_of` gives."""
    rows = tasks.tasks(tx, plan.commune_id, plan.id)
    return [row for row in rows if row.origin is Origin.ANNEX and row.dropped_on is None]


def _sections(tx: Session, plan: Plan) -> list[Section]:
    """The headings, but for those under which there is nothing any more."""
    rows = tasks.tasks(tx, plan.commune_id, plan.id)
    alive = {row.section_id for row in rows if row.dropped_on is None}
    gone = {row.section_id for row in rows if row.dropped_on is not None} - alive
    headings = tasks.sections(tx, plan.commune_id, plan.id)
    return [Section(code=row.code, title=row.title, parent=row.parent) for row in headings if row.id not in gone]


def _names(bodies: Mapping[int, Body], agency_ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(bodies[agency_id].name for agency_id in agency_ids)


def _task(row: Task, codes: Mapping[int, str], leads: tuple[str, ...], coordinators: tuple[str, ...]) -> TaskDraft:
    return TaskDraft(
        code=row.code,
        section=codes[row.section_id] if row.section_id else None,
        content=row.content,
        requirement=row.requirement,
        product=row.product,
        products=tuple(row.products),
        deadline_text=row.deadline_text,
        deadline=rule_from_json(row.deadline),
        lead_text=row.lead_text,
        leads=leads,
        lead_groups=tuple(row.lead_groups),
        coordinators_text=row.coordinators_text,
        coordinators=coordinators,
        coordinator_groups=tuple(row.coordinator_groups),
        notes=row.notes,
        targets=targets_from_json(row.targets),
        doubts=doubts_from_json(row.doubts),
    )


def _agency(body: Body) -> Agency:
    return Agency(name=body.name, kind=AgencyKind(body.kind), aliases=tuple(body.aliases))
