"""Chats in which an agency reads along."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune


class GroupChat(OfCommune, Base):
    """A chat of several people in which an agency is told how much it has open, and nothing else.

    It begins as a code that somebody of the office or the agency's head asked for (`code_digest`, until `expires_at`);
    typed in a group, the row names that chat, and it is linked once `linked_at` is set. Dead when the bot was put out.
    """

    __tablename__ = "group_chats"
    # Rows go, and the button of an old one must never mean a new one.
    __table_args__ = (UniqueConstraint("channel", "bot", "chat"), {"sqlite_autoincrement": True})

    agency_id: Mapped[int] = mapped_column(Id, ForeignKey("agencies.id"), index=True)
    asked_by: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    code_digest: Mapped[str | None] = mapped_column(String(64), index=True)
    expires_at: Mapped[datetime]
    channel: Mapped[str | None] = mapped_column(String(20))
    bot: Mapped[str | None] = mapped_column(String(40))
    chat: Mapped[str | None] = mapped_column(String(64))
    title: Mapped[str | None] = mapped_column(String(200))
    linked_at: Mapped[datetime | None]
    dead_since: Mapped[datetime | None]
