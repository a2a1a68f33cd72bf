"""The plans: versions, sections, tasks, goals, duties, groups, and the files in which they came."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word
from plans.body import Following


class PlanStage(StrEnum):
    """A plan is approved (nothing is sent), shadowed (the office sees what would be sent), or running."""

    APPROVED = "approved"
    SHADOW = "shadow"
    RUNNING = "running"


class PlanKind(StrEnum):
    """A plan was issued on paper; work that is given out between plans is held for each year in a row of its own."""

    ISSUED = "issued"
    OFF_PLAN = "off_plan"


class Plan(OfCommune, Base):
    """A plan in force, as its latest version has it. `source_sha256` names the file that this was read from; the
    holder of what was given out off plan has a word for its year there, so that each year has one.

    `send_by` is when agencies send their reports to the office, where the plan says so and the office took it on;
    `settings` are what it set for its own reminders.
    """

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("commune_id", "source_sha256"),)

    kind: Mapped[PlanKind] = mapped_column(Word(PlanKind), default=PlanKind.ISSUED, server_default="issued")
    number: Mapped[str | None] = mapped_column(String(60))
    issued_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(Text)
    year_from: Mapped[int]
    year_to: Mapped[int]
    office_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agencies.id"))
    source_sha256: Mapped[str] = mapped_column(String(64))
    stage: Mapped[PlanStage] = mapped_column(Word(PlanStage))
    approved_at: Mapped[datetime]
    started_on: Mapped[date | None]
    send_by: Mapped[dict[str, Any] | None]
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default=text("'{}'"))


class PlanVersion(OfCommune, Base):
    """A version of a plan that was approved: the plan as it was issued, then each decision that amended it.

    `reading` is what its paper says beside sections and tasks, as `plans.frames.frame_as_json` has it; empty for plans
    approved before versions were kept. `approved_by` is None for what was approved on the command line.
    """

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("commune_id", "source_sha256"),)

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    source_sha256: Mapped[str] = mapped_column(String(64))
    number: Mapped[str | None] = mapped_column(String(60))
    issued_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(Text)
    approved_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    reading: Mapped[dict[str, Any]]


class Section(OfCommune, Base):
    """A heading of the annex; `parent` is the code of the heading above it."""

    __tablename__ = "sections"

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(Text)
    parent: Mapped[str | None] = mapped_column(String(40))


class Origin(StrEnum):
    """Where a task stands in its plan: a row of the annex, or a duty of the body; or that it was given out off plan."""

    ANNEX = "annex"
    BODY = "body"
    OFF_PLAN = "off_plan"


class Task(OfCommune, Base):
    """A row of the annex, or a duty of the body that is followed. The printed code is an attribute; `deadline` is the
    rule, `deadline_text` the phrase. A later version of the plan without it sets `dropped_on`; its history stays.

    `notes` is what further columns of the annex say, a line for each with its title.
    """

    __tablename__ = "tasks"

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(Id, ForeignKey("sections.id"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    content: Mapped[str] = mapped_column(Text)
    requirement: Mapped[str | None] = mapped_column(Text)
    product: Mapped[str | None] = mapped_column(Text)
    products: Mapped[list[Any]] = mapped_column(server_default="[]")
    deadline_text: Mapped[str | None] = mapped_column(Text)
    deadline: Mapped[dict[str, Any]]
    lead_text: Mapped[str | None] = mapped_column(Text)
    lead_groups: Mapped[list[Any]] = mapped_column(server_default="[]")
    coordinators_text: Mapped[str | None] = mapped_column(Text)
    coordinator_groups: Mapped[list[Any]] = mapped_column(server_default="[]")
    notes: Mapped[str | None] = mapped_column(Text)
    targets: Mapped[list[Any]]
    doubts: Mapped[list[Any]]
    origin: Mapped[Origin] = mapped_column(Word(Origin), default=Origin.ANNEX, server_default="annex")
    dropped_on: Mapped[date | None]


class Part(StrEnum):
    """What an agency has to do with a task."""

    LEAD = "lead"
    COORDINATING = "coordinating"


class TaskAgency(OfCommune, Base):
    """An agency's part in a task."""

    __tablename__ = "task_agencies"
    __table_args__ = (UniqueConstraint("task_id", "agency_id", "part"),)

    task_id: Mapped[int] = mapped_column(Id, ForeignKey("tasks.id"), index=True)
    agency_id: Mapped[int] = mapped_column(Id, ForeignKey("agencies.id"), index=True)
    part: Mapped[Part] = mapped_column(Word(Part))


class Goal(OfCommune, Base):
    """A goal of the plan itself that no task carries."""

    __tablename__ = "goals"

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(Id, ForeignKey("sections.id"))
    position: Mapped[int]
    code: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    targets: Mapped[list[Any]]
    due: Mapped[date | None]
    state: Mapped[Following] = mapped_column(Word(Following))


class DutyKind(StrEnum):
    """Work to be done, or a report to be sent."""

    WORK = "work"
    REPORT = "report"


class Duty(OfCommune, Base):
    """A duty that the body of the plan gives to agencies. `task_id` is the task by which it is followed, its own or
    the one of the annex that says the same."""

    __tablename__ = "duties"

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    position: Mapped[int]
    kind: Mapped[DutyKind] = mapped_column(Word(DutyKind))
    agency_text: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    deadline_text: Mapped[str | None] = mapped_column(Text)
    deadline: Mapped[dict[str, Any]]
    state: Mapped[Following] = mapped_column(Word(Following))
    task_id: Mapped[int | None] = mapped_column(Id, ForeignKey("tasks.id"))


class AgencyGroup(OfCommune, Base):
    """Words of a plan that name several agencies. Without members its tasks are followed together by the office."""

    __tablename__ = "agency_groups"
    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"))
    name: Mapped[str] = mapped_column(String(500))


class GroupMember(OfCommune, Base):
    """An agency that belongs to a group, from and until these days where they are said."""

    __tablename__ = "group_members"
    __table_args__ = (UniqueConstraint("group_id", "agency_id"),)

    group_id: Mapped[int] = mapped_column(Id, ForeignKey("agency_groups.id"))
    agency_id: Mapped[int] = mapped_column(Id, ForeignKey("agencies.id"))
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]


class GroupTask(OfCommune, Base):
    """A task that a group leads, or in which it is to help."""

    __tablename__ = "group_tasks"
    __table_args__ = (UniqueConstraint("group_id", "task_id", "part"),)

    group_id: Mapped[int] = mapped_column(Id, ForeignKey("agency_groups.id"))
    task_id: Mapped[int] = mapped_column(Id, ForeignKey("tasks.id"), index=True)
    part: Mapped[Part] = mapped_column(Word(Part), default=Part.LEAD, server_default="lead")


class PaperStage(StrEnum):
    """Where a plan's file is on its way: `asked` whether it is a plan at all, `dropped` when it is to be forgotten.

    `gathering` waits for the other photos of its pages, each of which becomes a `page` when its bytes are here, or
    cannot be had. `next_year` brought no file: it asks for the workbook from which next year's plan is started. What
    is `offered` is no plan but a template of reports, which waits for a yes.
    """

    ASKED = "asked"
    FETCHING = "fetching"
    READING = "reading"
    SCANNING = "scanning"
    GATHERING = "gathering"
    PAGE = "page"
    SHOWN = "shown"
    KEEPING = "keeping"
    NEXT_YEAR = "next_year"
    OFFERED = "offered"
    DROPPED = "dropped"


class SentPlan(OfCommune, Base):
    """A plan's file that somebody of the standing office sent, until it is approved or forgotten.

    `found` is what they were shown, counted by `revision`; `corrections` what they said to it. What the plan itself
    says is read again from its bytes when it is needed, or from those of the workbook in which it came back corrected.
    Where its pages are pictures, `pages` is their kind and count, the last one that was told of, and, recognised once
    for all, what stands on them. A plan that came as several photos has a row for each (`page_of`), beside its own,
    whose bytes are then all of them bound together.
    """

    __tablename__ = "plan_drafts"
    # Forgotten rows are deleted, and the button of an old one must never mean a new one.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  SQLAlchemy reads it as it is

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    stage: Mapped[PaperStage] = mapped_column(Word(PaperStage))
    at: Mapped[datetime]
    touched_at: Mapped[datetime]
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    update_key: Mapped[str] = mapped_column(String(80))
    name: Mapped[str | None] = mapped_column(String(300))
    caption: Mapped[str | None] = mapped_column(Text)
    file: Mapped[dict[str, Any]]
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    workbook_sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    workbook_wanted: Mapped[bool] = mapped_column(default=False, server_default=false())
    page_of: Mapped[int | None] = mapped_column(Id, index=True)
    album: Mapped[str | None] = mapped_column(String(64), index=True)
    year: Mapped[int | None]
    found: Mapped[dict[str, Any]]
    pages: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    corrections: Mapped[dict[str, Any]]
    revision: Mapped[int]
    attempts: Mapped[int]
    try_at: Mapped[datetime | None]
