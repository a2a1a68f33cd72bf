"""Bringing in a plan: reading, checking, keeping it in one commit after a yes, and letting it begin."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import facts, milestones, people, plan_body, plan_rows, reminders, workbook_back
from actions.refusals import Refused
from actions.wording import day
from db import history, tasks
from db import people as register
from db.models import Agency, Commune, Plan, PlanStage, Task, WorkItem
from documents.plain_lines import lines_beside
from documents.reading import read_document
from documents.scanning import Scan, Told
from documents.tables import Document, Kind, Pictures
from plans.access import Role
from plans.agencies import AgencyKind
from plans.calendar import in_vietnam
from plans.frames import frame_as_json
from plans.intake import NoTasks, PlanDraft, read_plan
from plans.milestones import year_of
from plans.pages import paragraphs_of
from plans.returned_values import Returned
from plans.secrecy import bears_stamp, names_secret_file
from plans.work import ALIVE, EventKind, Status

_LONGEST_STAMP = 20
_OF_PICTURES = frozenset({Kind.SCAN, Kind.IMAGE, Kind.ALBUM})


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How much a plan brought in; `goals` and `duties` of its body are followed, `later` of them are not yet; `yearly`
    tasks run for years and have a milestone in each."""

    tasks: int
    items: int
    waiting: int
    goals: int
    duties: int
    later: int
    yearly: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Started:
    """A plan that has begun: its title, its living items, and the first day on which something may be sent;
    `carried_on` items of earlier plans are followed in this one."""

    plan: int
    title: str
    items: int
    first_day: date
    carried_on: int

    @property
    def places(self) -> dict[str, Any]:
        """Values for the sentence that says so."""
        return {"title": self.title, "items": self.items, "day": day(self.first_day)}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadFile:
    """A file that was read: the draft; of a workbook of ours also what was changed in it, the titles of columns that
    are none of ours, and the SHA-256 of the plan that it was made from."""

    draft: PlanDraft
    came_back: Returned | None = None
    strange: tuple[str, ...] = ()
    source: str | None = None


def read(
    data: bytes, name: str | None, year: int | None, known: Sequence[Agency] = (), told: Told | None = None
) -> PlanDraft:
    """What a plan's file says; see `read_file`."""
    return read_file(data, name, year, known, told).draft


def read_file(
    data: bytes, name: str | None, year: int | None, known: Sequence[Agency] = (), told: Told | None = None
) -> ReadFile:
    """What a plan's file says, or a workbook that was made of one; `known` is the commune's register, empty before its
    first plan.

    Pages that are pictures are recognised only where there is somebody to be `told` which page is begun, since it takes
    minutes; else `documents.tables.Pictures` is raised. Raises documents.tables.Unreadable for bytes that cannot be
    read, and what `meaning` does.
    """
    try:
        document = read_document(data, name)
    except Pictures as pictures:
        if told is None:
            raise
        document = Scan(pictures.kind, data).finish(told)
    return meaning(document, name, year, known)


def meaning(document: Document, name: str | None, year: int | None, known: Sequence[Agency] = ()) -> ReadFile:
    """What a document says as a plan; Refused for one that is none or bears a secret mark."""
    refuse_secret(document, name)
    agencies = people.register_of(known, "").agencies
    if document.book is not None:
        came, source = workbook_back.taken_back(document.book, year, agencies)
        return ReadFile(draft=came.draft, came_back=came, strange=document.book.strange, source=source)
    try:
        return ReadFile(draft=read_plan(document.blocks, year=year, agencies=agencies))
    except NoTasks:
        raise Refused("plan-no-tasks-in-photos" if document.kind in _OF_PICTURES else "plan-no-tasks") from None


def refuse_secret(document: Document, name: str | None) -> None:
    """Refused for a file that bears a secret mark, in its name or where a stamp would stand."""
    refuse_secret_lines([line.text for line in paragraphs_of(document.blocks)], name)


def refuse_secret_lines(lines: Iterable[str], name: str | None) -> None:
    """The same of the lines of a paper: in the short ones a stamp would stand, its sentences may speak of secrecy."""
    if names_secret_file(name or "") or bears_stamp(lines, longest=_LONGEST_STAMP):
        raise Refused("secret-plan-refused")


def refuse_secret_beside(data: bytes) -> None:
    """Refused for a file with a stamp in its headers, notes, comments or text boxes, which no reader looks at."""
    if bears_stamp(lines_beside(data).lines, longest=_LONGEST_STAMP):
        raise Refused("secret-plan-refused")


def check(tx: Session, commune: Commune, draft: PlanDraft, data: bytes, office: str | None) -> str:
    """The name of the standing office that the plan would be kept with; Refused when it could not be kept.

    Not twice the same file, not a plan without tasks, not one whose standing office nobody named.
    """
    refuse_what_is_kept(tx, commune, data)
    if not draft.tasks:
        raise Refused("plan-no-tasks")
    named = office or draft.standing_office
    if named is None:
        known = "; ".join(a.name for a in draft.agencies if a.kind is not AgencyKind.GROUP)
        raise Refused("plan-needs-office", known=known or "–")
    return named


def refuse_what_is_kept(tx: Session, commune: Commune, data: bytes) -> None:
    """Refused when exactly this file is a plan in force, or an earlier version of one."""
    kept = tasks.plan_of_source(tx, commune.id, sha256_of(data))
    if kept is not None:
        in_force = kept.source_sha256 == sha256_of(data)
        raise Refused("plan-already-kept" if in_force else "amend-older", title=kept.title)


def sha256_of(data: bytes) -> str:
    """How a file is known again."""
    return hashlib.sha256(data).hexdigest()


def approve(
    tx: Session, commune: Commune, draft: PlanDraft, data: bytes, office: str | None, now: datetime,
    actor: int | None = None,
) -> Kept:  # fmt: skip
    """Keep a plan that a human has seen: its agencies, sections, tasks and work items. Nothing is sent yet.

    The plan begins in its shadow phase. What a group leads without named members is followed together, by the standing
    office; of what stands beside the table only what somebody agreed to is followed. `actor` is who approved it.
    """
    named = check(tx, commune, draft, data, office)
    agencies = plan_rows.registered(tx, commune, draft, named)
    plan = _plan(commune, draft, agencies[named], sha256_of(data), now)
    tx.add(plan)
    tx.flush()
    plan_rows.version(tx, plan, draft, plan.source_sha256, frame_as_json(draft), now, actor)
    history.record(tx, commune.id, EventKind.PLAN_APPROVED, now, plan_id=plan.id, actor_id=actor)
    for role in register.roles_without_agency(tx, commune.id, Role.OFFICE):
        role.agency_id = plan.office_id
    sections = plan_rows.sections(tx, plan, draft)
    rows: list[Task] = []
    items: list[WorkItem] = []
    for position, found in enumerate(draft.tasks):
        row = plan_rows.task(tx, plan, found, position, sections.get(found.section), agencies)
        items += plan_body.items_of(tx, commune, plan, draft, row, found, agencies, now)
        rows.append(row)
    body = plan_body.keep(tx, commune, plan, draft, agencies, sections, rows, now)
    plan_body.keep_groups(tx, plan, draft, [*zip(rows, draft.tasks, strict=True), *body.rows], agencies)
    items += body.items
    waiting = sum(item.status is Status.WAITING for item in items)
    yearly = len({item.task_id for item in items if year_of(item.period) is not None})
    return Kept(
        tasks=len(draft.tasks), items=len(items), waiting=waiting, goals=body.goals, duties=body.duties,
        later=body.later, yearly=yearly,
    )  # fmt: skip


def _plan(commune: Commune, draft: PlanDraft, office: Agency, sha256: str, now: datetime) -> Plan:
    head, year, by = draft.head, in_vietnam(now).year, draft.send_by
    return Plan(
        commune_id=commune.id, number=plan_rows.as_number(head.number), issued_on=head.issued_on,
        title=head.title or "–", year_from=head.year_from or year, year_to=head.year_to or head.year_from or year,
        office_id=office.id, source_sha256=sha256, stage=PlanStage.SHADOW, approved_at=now,
        send_by={"basis": by.basis.value, "days": by.days} if by else None,
    )  # fmt: skip


# Beginning ----------------------------------------------------------------------------------------------------------


def waiting_plans(tx: Session, commune: Commune) -> Sequence[Plan]:
    """The plans that are kept and have not been started, oldest first."""
    return tasks.plans(tx, commune.id, [PlanStage.APPROVED, PlanStage.SHADOW])


def start(
    tx: Session, commune: Commune, actor: int | None, now: datetime, plan_id: int | None = None
) -> Sequence[Started]:
    """Let the commune's waiting plans begin, or one of them: reminders go out from the next working morning.

    What is late already makes no noise but for its own officer (design: going live). Refused when none waits.
    """
    plans = [plan for plan in waiting_plans(tx, commune) if plan_id is None or plan.id == plan_id]
    if not plans:
        raise Refused("nothing-to-start")
    return [_start(tx, commune, plan, actor, now) for plan in plans]


def _start(tx: Session, commune: Commune, plan: Plan, actor: int | None, now: datetime) -> Started:
    today = in_vietnam(now).date()
    plan.stage, plan.started_on = PlanStage.RUNNING, plan.started_on or today
    items = [i for i in tasks.items_of_plan(tx, commune.id, plan.id) if i.status in ALIVE]
    begins = in_vietnam(facts.next_morning(commune, now)).date()
    for item in items:
        item.quiet_before = begins
        reminders.look_again(tx, commune, item, now)
    history.record(tx, commune.id, EventKind.PLAN_STARTED, now, plan_id=plan.id, actor_id=actor)
    carried_on = milestones.carry_on(tx, commune, plan, actor, now)
    first = min((i.look_at for i in items if i.look_at), default=now)
    return Started(
        plan=plan.id, title=plan.title, items=len(items), first_day=in_vietnam(first).date(), carried_on=carried_on
    )


def pause(tx: Session, commune: Commune, plan_id: int, actor: int | None, now: datetime) -> Plan:
    """Back to the shadow phase: nothing more is sent for this plan until it is started again."""
    plan = next((p for p in tasks.plans(tx, commune.id, [PlanStage.RUNNING]) if p.id == plan_id), None)
    if plan is None:
        raise Refused("plan-gone")
    plan.stage = PlanStage.SHADOW
    for item in tasks.items_of_plan(tx, commune.id, plan.id):
        item.look_at = None
    history.record(tx, commune.id, EventKind.PLAN_PAUSED, now, plan_id=plan.id, actor_id=actor)
    return plan
