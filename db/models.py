"""The tables. Moments are aware and kept in UTC; days are dates; what people wrote lies in erasable rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator

from plans.access import Role
from plans.body import Following
from plans.work import EventKind, ItemKind, Status, Verdict

# SQLite gives rising row ids only to INTEGER keys; PostgreSQL should not run out of them.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. Refuses naive datetimes; gives aware ones back on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[Any]):
    """A StrEnum kept as its word, so that a new member needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.enum(value)


class Base(DeclarativeBase):
    """All tables; constraint names are fixed so that migrations can name them on every engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment(), dict[str, Any]: JSON(), list[Any]: JSON()}  # noqa: RUF012  SQLAlchemy reads it as it is


class OfCommune:
    """A row of commune data."""

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commune_id: Mapped[int] = mapped_column(Id, ForeignKey("communes.id"), index=True)


class Commune(Base):
    """A People's Committee served by the bot named `bot`; `settings` holds what it decided for itself.

    `look_at` is when its own rounds come next: the preview of the shadow phase, the questions of the month.
    """

    __tablename__ = "communes"
    __table_args__ = (
        Index("ix_communes_look_at", "look_at", sqlite_where=text("look_at IS NOT NULL"),
              postgresql_where=text("look_at IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    province: Mapped[str | None] = mapped_column(String(200))
    bot: Mapped[str] = mapped_column(String(40))
    settings: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    look_at: Mapped[datetime | None]


class Agency(OfCommune, Base):
    """An entry of the commune's register of bodies; `head_title` is how its head is called."""

    __tablename__ = "agencies"
    __table_args__ = (UniqueConstraint("commune_id", "name"),)

    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(40))
    aliases: Mapped[list[Any]]
    head_title: Mapped[str | None] = mapped_column(String(100))


class Person(OfCommune, Base):
    """Somebody who uses the bot. `name` is personal data: emptied when the person leaves."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class PersonRole(OfCommune, Base):
    """A role held by a person in an agency (None: in the whole commune, for leaders)."""

    __tablename__ = "roles"
    __table_args__ = (UniqueConstraint("person_id", "agency_id", "role"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agencies.id"), index=True)
    role: Mapped[Role] = mapped_column(Word(Role))


class Address(OfCommune, Base):
    """Where a person can be reached: a chat with one of our bots. Dead when the network refuses us there."""

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("channel", "bot", "chat"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    dead_since: Mapped[datetime | None]


class Absence(OfCommune, Base):
    """Somebody is away from the first to the last day, and who stands in for them.

    It takes effect by its days alone. `begun_at` and `ended_at` say when people were told of it, `cancelled_at` that it
    holds no more.
    """

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_to_end", "first_on", sqlite_where=text("ended_at IS NULL AND cancelled_at IS NULL"),
              postgresql_where=text("ended_at IS NULL AND cancelled_at IS NULL")),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    first_on: Mapped[date]
    last_on: Mapped[date]
    said_by: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    said_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]


class Invite(OfCommune, Base):
    """A one-time invitation. Only digests of the link's payload and of the six digits are kept."""

    __tablename__ = "invites"

    role: Mapped[Role] = mapped_column(Word(Role))
    agency_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agencies.id"))
    person_name: Mapped[str | None] = mapped_column(String(200))
    payload_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_digest: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))


class Knock(Base):
    """Wrong codes typed by a stranger's chat: after a few of them the door stays shut for a while."""

    __tablename__ = "knocks"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    wrong_codes: Mapped[int]
    shut_until: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("channel", "bot", "chat"),)


class PlanStage(StrEnum):
    """A plan is approved (nothing is sent), shadowed (the office sees what would be sent), or running."""

    APPROVED = "approved"
    SHADOW = "shadow"
    RUNNING = "running"


class Plan(OfCommune, Base):
    """A plan in force, as its latest version has it. `source_sha256` names the file that this was read from.

    `send_by` is when agencies send their reports to the office, where the plan says so and the office took it on;
    `settings` are what it set for its own reminders.
    """

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("commune_id", "source_sha256"),)

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
    """Where a task stands in its plan: a row of the annex, or a duty of the body."""

    ANNEX = "annex"
    BODY = "body"


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
    """A task that a group leads."""

    __tablename__ = "group_tasks"
    __table_args__ = (UniqueConstraint("group_id", "task_id"),)

    group_id: Mapped[int] = mapped_column(Id, ForeignKey("agency_groups.id"))
    task_id: Mapped[int] = mapped_column(Id, ForeignKey("tasks.id"), index=True)


class WorkItem(OfCommune, Base):
    """Task × agency × period: what is reminded of and reported on. `look_at` is when the ladder looks again.

    `revision` counts the due dates it has had; `first_due` is never overwritten. Its status and percent repeat
    what history says, for quick reading; history decides.
    """

    __tablename__ = "work_items"
    __table_args__ = (
        UniqueConstraint("task_id", "agency_id", "period"),
        Index("ix_work_items_look_at", "look_at", sqlite_where=text("look_at IS NOT NULL"),
              postgresql_where=text("look_at IS NOT NULL")),
        Index("ix_work_items_starts_on", "commune_id", "starts_on", sqlite_where=text("starts_on IS NOT NULL"),
              postgresql_where=text("starts_on IS NOT NULL")),
        Index("ix_work_items_waiting", "plan_id", "commune_id", sqlite_where=text("status = 'waiting'"),
              postgresql_where=text("status = 'waiting'")),
    )  # fmt: skip

    plan_id: Mapped[int] = mapped_column(Id, ForeignKey("plans.id"), index=True)
    task_id: Mapped[int] = mapped_column(Id, ForeignKey("tasks.id"), index=True)
    agency_id: Mapped[int] = mapped_column(Id, ForeignKey("agencies.id"), index=True)
    period: Mapped[str] = mapped_column(String(40))
    kind: Mapped[ItemKind] = mapped_column(Word(ItemKind))
    title: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    due_on: Mapped[date | None]
    first_due: Mapped[date | None]
    quiet_before: Mapped[date | None]
    armed_on: Mapped[date | None]
    revision: Mapped[int]
    status: Mapped[Status] = mapped_column(Word(Status))
    verdict: Mapped[Verdict | None] = mapped_column(Word(Verdict))
    percent: Mapped[int | None]
    condition: Mapped[str | None] = mapped_column(Text)
    assignee_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"), index=True)
    look_at: Mapped[datetime | None]


class ItemNumber(OfCommune, Base):
    """The sticky number by which one person calls an item; kept while it is open and for 60 days after."""

    __tablename__ = "item_numbers"
    __table_args__ = (
        UniqueConstraint("person_id", "item_id"),
        Index("ix_item_numbers_person", "person_id", "commune_id"),
    )

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    item_id: Mapped[int] = mapped_column(Id, ForeignKey("work_items.id"), index=True)
    number: Mapped[int]
    released_on: Mapped[date | None]


class Text_(OfCommune, Base):
    """What somebody wrote, apart from history so that it can be erased without breaking the chain."""

    __tablename__ = "texts"

    body: Mapped[str | None] = mapped_column(Text)
    erased_at: Mapped[datetime | None]


class Event(OfCommune, Base):
    """One line of history, never changed: the audit, the ladder's memory and the source of every figure.

    `digest` chains over ids and facts of the commune's earlier events, not over names and texts. `once` refuses
    the twin of an event that may happen only once (a step of the ladder).
    """

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("commune_id", "once"),
        Index("ix_events_commune_kind_at", "commune_id", "kind", "at"),
        # With the commune in them, so that no planner prefers to walk through all that ever happened in it.
        Index("ix_events_item", "item_id", "commune_id"),
        Index("ix_events_actor", "actor_id", "commune_id", "at"),
    )

    at: Mapped[datetime]
    kind: Mapped[EventKind] = mapped_column(Word(EventKind))
    item_id: Mapped[int | None] = mapped_column(Id, ForeignKey("work_items.id"))
    plan_id: Mapped[int | None] = mapped_column(Id, ForeignKey("plans.id"))
    actor_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    data: Mapped[dict[str, Any]]
    text_id: Mapped[int | None] = mapped_column(Id, ForeignKey("texts.id"))
    once: Mapped[str | None] = mapped_column(String(120))
    digest: Mapped[str] = mapped_column(String(64))


class EvidenceKind(StrEnum):
    """A file, a link, or the reference of a document (number and date)."""

    FILE = "file"
    LINK = "link"
    REFERENCE = "reference"


class EvidenceState(StrEnum):
    """Where the bytes of a file are; a link or a reference is complete as it is. `refused` were marked secret."""

    FETCHING = "fetching"
    KEPT = "kept"
    UNAVAILABLE = "unavailable"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


class Evidence(OfCommune, Base):
    """What proves a report: original bytes by SHA-256, or a link, or a document's number and date."""

    __tablename__ = "evidence"
    __table_args__ = (
        Index("ix_evidence_fetching", "state", sqlite_where=text("state = 'fetching'"),
              postgresql_where=text("state = 'fetching'")),
    )  # fmt: skip

    item_id: Mapped[int | None] = mapped_column(Id, ForeignKey("work_items.id"), index=True)
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    at: Mapped[datetime]
    kind: Mapped[EvidenceKind] = mapped_column(Word(EvidenceKind))
    state: Mapped[EvidenceState] = mapped_column(Word(EvidenceState))
    channel: Mapped[str | None] = mapped_column(String(20))
    bot: Mapped[str | None] = mapped_column(String(40))
    chat: Mapped[str | None] = mapped_column(String(64))
    album: Mapped[str | None] = mapped_column(String(64), index=True)
    file: Mapped[dict[str, Any] | None]
    text_id: Mapped[int | None] = mapped_column(Id, ForeignKey("texts.id"))
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    attempts: Mapped[int]
    try_at: Mapped[datetime | None]


class PaperStage(StrEnum):
    """Where a plan's file is on its way: `asked` whether it is a plan at all, `dropped` when it is to be forgotten.

    `gathering` waits for the other photos of its pages, each of which becomes a `page` when its bytes are here, or
    cannot be had. `next_year` brought no file: it asks for the workbook from which next year's plan is started.
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


class Dialogue(OfCommune, Base):
    """What we asked a person and are waiting to hear; forgotten at `expires_at`."""

    __tablename__ = "dialogues"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    asked: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]


class UpdateState(StrEnum):
    """What became of a raw update."""

    NEW = "new"
    HANDLED = "handled"
    FAILED = "failed"


class Update(Base):
    """A raw update, stored before it is acknowledged and handled once. `body` is emptied by retention."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "bot", "key"),
        Index("ix_inbox_new", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commune_id: Mapped[int | None] = mapped_column(Id, ForeignKey("communes.id"))
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80))
    body: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    state: Mapped[UpdateState] = mapped_column(Word(UpdateState))
    attempts: Mapped[int]
    handled_at: Mapped[datetime | None]


class OutState(StrEnum):
    """What became of a message: `dropped` was no longer true, `given_up` could not be delivered."""

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    DROPPED = "dropped"
    GIVEN_UP = "given_up"


class Outgoing(Base):
    """A message to go out: its meaning, not its sentences. `key` says why it exists and refuses its twin.

    `priority` 0 is an answer, higher numbers wait for lower ones. `unknown` counts the times it was sent with
    the outcome unknown. `due_at` is when it was first to go out, `not_before` when it may go next. `message` is
    the network's id once sent, `items` the work items that it named. `file_sha256` names the bytes that go with it,
    until it is settled and they are let go of.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_outbox_pending", "priority", "id", sqlite_where=text("state = 'pending'"),
              postgresql_where=text("state = 'pending'")),
        Index("ix_outbox_leased", "id", sqlite_where=text("state = 'leased'"),
              postgresql_where=text("state = 'leased'")),
        Index("ix_outbox_chat_message", "channel", "bot", "chat", "message"),
        Index("ix_outbox_file", "file_sha256", sqlite_where=text("file_sha256 IS NOT NULL"),
              postgresql_where=text("file_sha256 IS NOT NULL")),
        Index("ix_outbox_person", "person_id", "commune_id", "kind"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commune_id: Mapped[int | None] = mapped_column(Id, ForeignKey("communes.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    group: Mapped[bool]
    key: Mapped[str] = mapped_column(String(160))
    kind: Mapped[str] = mapped_column(String(40))
    meaning: Mapped[dict[str, Any]]
    language: Mapped[str] = mapped_column(String(8))
    priority: Mapped[int]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    not_before: Mapped[datetime]
    state: Mapped[OutState] = mapped_column(Word(OutState))
    lease: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int]
    unknown: Mapped[int]
    settled_at: Mapped[datetime | None]
    message: Mapped[str | None] = mapped_column(String(64))
    items: Mapped[list[Any]]
    failure: Mapped[str | None] = mapped_column(String(200))
    file_sha256: Mapped[str | None] = mapped_column(String(64))
