"""The commune and its people: agencies, roles, addresses, absences, invitations."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word
from plans.access import Role

# Among a commune's settings: the SHA-256 of the Word template that it wants its reports in.
REPORT_TEMPLATE = "report_template"
# The one that it used before, which it can go back to; empty for ours.
REPORT_TEMPLATE_BEFORE = "report_template_before"


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
    """Somebody who uses the bot. `name` and `phone` are personal data: when the person has left, the name gives way to
    the post that they held, and `forgotten_at` says that nothing of theirs is kept any more. Whoever was enrolled twice
    is one person since `merged_into_id`: what the row did is the other's, and nothing personal is left in it."""

    __tablename__ = "people"
    __table_args__ = (
        Index("ix_people_to_forget", "left_at", sqlite_where=text("left_at IS NOT NULL AND forgotten_at IS NULL"),
              postgresql_where=text("left_at IS NOT NULL AND forgotten_at IS NULL")),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    phone: Mapped[str | None] = mapped_column(String(20))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(Id)


class PersonRole(OfCommune, Base):
    """A role held by a person in an agency (None: in the whole commune, for leaders)."""

    __tablename__ = "roles"
    __table_args__ = (UniqueConstraint("person_id", "agency_id", "role"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agencies.id"), index=True)
    role: Mapped[Role] = mapped_column(Word(Role))


class Address(OfCommune, Base):
    """Where a person can be reached: a chat with one of our bots. Dead when the network refuses us there.

    `seen_on` is the last day on which the person wrote or pressed something there. `menu` names the commands that the
    network shows there, `menu_at` is when they are to be set (anew).
    """

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("channel", "bot", "chat"),
        Index("ix_addresses_menu_at", "menu_at", sqlite_where=text("menu_at IS NOT NULL"),
              postgresql_where=text("menu_at IS NOT NULL")),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    dead_since: Mapped[datetime | None]
    seen_on: Mapped[date | None]
    menu: Mapped[str | None] = mapped_column(String(40))
    menu_at: Mapped[datetime | None]


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
    """An invitation for one person, or for `several` who are admitted one by one. Only digests of the link's payload
    and of the six digits are kept.

    `phone` must be shown to be the person's own. With `person_id` it brings that person a further account.
    """

    __tablename__ = "invites"

    role: Mapped[Role] = mapped_column(Word(Role))
    agency_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agencies.id"))
    person_name: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20))
    several: Mapped[bool] = mapped_column(default=False, server_default=false())
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    payload_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_digest: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))


class JoinStage(StrEnum):
    """What somebody at the door still has to bring: their phone number, or a yes of the office or the head."""

    PHONE = "phone"
    YES = "yes"


class JoinRequest(OfCommune, Base):
    """Somebody with an open invitation who is not in yet; the row goes when they are, or are not wanted."""

    __tablename__ = "join_requests"
    # Rows go, and the button of an old one must never mean a new one.
    __table_args__ = (UniqueConstraint("channel", "bot", "chat"), {"sqlite_autoincrement": True})

    invite_id: Mapped[int] = mapped_column(Id, ForeignKey("invites.id"))
    stage: Mapped[JoinStage] = mapped_column(Word(JoinStage))
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20))
    asked_at: Mapped[datetime]


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
