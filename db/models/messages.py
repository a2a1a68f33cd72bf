"""What comes in and goes out: raw updates, questions that wait for an answer, messages."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word


class Dialogue(OfCommune, Base):
    """What we asked a person and are waiting to hear; forgotten at `expires_at`."""

    __tablename__ = "dialogues"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    asked: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]


class Said(OfCommune, Base):
    """What a person's message recorded, as ids of events: also by the answers to what we asked back about it."""

    __tablename__ = "said"
    __table_args__ = (UniqueConstraint("person_id", "channel", "bot", "chat", "message"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(String(64))
    events: Mapped[list[Any]]
    at: Mapped[datetime] = mapped_column(index=True)


class UpdateState(StrEnum):
    """What became of a raw update."""

    NEW = "new"
    HANDLED = "handled"
    FAILED = "failed"


class Update(Base):
    """A raw update, stored before it is acknowledged and handled once. `body` is emptied by retention; `chat` is where
    it came from, None where that cannot be read."""

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
    chat: Mapped[str | None] = mapped_column(String(64))
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
