"""Group chats: which chat is whose, and the codes by which one becomes an agency's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import GroupChat


def of_chat(tx: Session, channel: str, bot: str, chat: str) -> GroupChat | None:
    """What this chat is to us, in whatever commune, linked or still waiting for a yes."""
    query = select(GroupChat).where(GroupChat.channel == channel, GroupChat.bot == bot, GroupChat.chat == chat)
    return tx.scalars(query.execution_options(across_communes=True)).first()


def open_codes(tx: Session, now: datetime, digest: str) -> Sequence[GroupChat]:
    """The rows of any commune that wait for this code in a group. The code is the key: who types it was told it."""
    query = select(GroupChat).where(GroupChat.code_digest == digest, GroupChat.expires_at > now)
    return tx.scalars(query.execution_options(across_communes=True)).all()


def one(tx: Session, commune_id: int, group_id: int) -> GroupChat | None:
    """A group of this commune, None for anybody else's."""
    return tx.scalars(select(GroupChat).where(GroupChat.commune_id == commune_id, GroupChat.id == group_id)).first()


def of_agency(tx: Session, commune_id: int, agency_id: int) -> Sequence[GroupChat]:
    """Everything that was begun or linked for an agency."""
    query = select(GroupChat).where(GroupChat.commune_id == commune_id, GroupChat.agency_id == agency_id)
    return tx.scalars(query.order_by(GroupChat.id)).all()


def living(tx: Session, communes: Collection[int], agencies: Collection[int]) -> Sequence[GroupChat]:
    """The groups of these agencies in which the bot is."""
    query = select(GroupChat).where(
        GroupChat.commune_id.in_(communes), GroupChat.agency_id.in_(agencies), GroupChat.linked_at.is_not(None),
        GroupChat.dead_since.is_(None),
    )  # fmt: skip
    return tx.scalars(query.order_by(GroupChat.id)).all()
