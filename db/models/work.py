"""Work items, their history, and what proves it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word
from plans.work import EventKind, ItemKind, Status, Verdict


class WorkItem(OfCommune, Base):
    """Task × agency × period: what is reminded of and reported on. `look_at` is when the ladder looks again.

    `revision` counts the due dates it has had; `first_due` is never overwritten. Its status and percent repeat
    what history says, for quick reading; history decides. `ordered_by` is the person who gave it out off plan,
    `about_id` the item on which a leader wants this report. Items of several plans that are one piece of work bear the
    id of the oldest of them as `linked_id`.
    """

    __tablename__ = "work_items"
    __table_args__ = (
        UniqueConstraint("task_id", "agency_id", "period"),
        Index("ix_work_items_look_at", "look_at", sqlite_where=text("look_at IS NOT NULL"),
              postgresql_where=text("look_at IS NOT NULL")),
        Index("ix_work_items_starts_on", "commune_id", "starts_on", sqlite_where=text("starts_on IS NOT NULL"),
              postgresql_where=text("starts_on IS NOT NULL")),
        Index("ix_work_items_linked", "linked_id", "commune_id", sqlite_where=text("linked_id IS NOT NULL"),
              postgresql_where=text("linked_id IS NOT NULL")),
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
    ordered_by: Mapped[int | None] = mapped_column(Id)
    about_id: Mapped[int | None] = mapped_column(Id)
    linked_id: Mapped[int | None] = mapped_column(Id)


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
    """Where the bytes of a file are; a link or a reference is complete as it is.

    `held` are here and wait for their sender's yes; `refused` were marked secret, infected, or not to be kept.
    """

    FETCHING = "fetching"
    HELD = "held"
    KEPT = "kept"
    UNAVAILABLE = "unavailable"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


class Evidence(OfCommune, Base):
    """What proves a report: original bytes by SHA-256, or a link, or a document's number and date.

    `document` says which document it is, where that is known: its kind, number, day, issuing body and part, whether a
    human agrees (`confirmed`), and as `subject` the id of the text in which it says what it is about.
    `unseen_pictures`: the file has pictures that are still to be looked at for what must not be kept.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index("ix_evidence_fetching", "state", sqlite_where=text("state = 'fetching'"),
              postgresql_where=text("state = 'fetching'")),
        Index("ix_evidence_unseen_pictures", "id", sqlite_where=text("unseen_pictures"),
              postgresql_where=text("unseen_pictures")),
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
    document: Mapped[dict[str, Any] | None]
    text_id: Mapped[int | None] = mapped_column(Id, ForeignKey("texts.id"))
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    attempts: Mapped[int]
    try_at: Mapped[datetime | None]
    unseen_pictures: Mapped[bool] = mapped_column(default=False, server_default=false())
