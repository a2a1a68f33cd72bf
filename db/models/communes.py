"""The commune and its people: agencies, roles, addresses, absences, invitations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word
from plans.access import Role


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
