"""Who stands at the door: requests to join, and the people whom a phone number or an invitation names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import Invite, JoinRequest, JoinStage, Person


def request_of_chat(tx: Session, channel: str, bot: str, chat: str) -> JoinRequest | None:
    """What somebody in this chat has begun, in whatever commune."""
    query = select(JoinRequest).where(JoinRequest.channel == channel, JoinRequest.bot == bot, JoinRequest.chat == chat)
    return tx.scalars(query.execution_options(across_communes=True)).first()


def request(tx: Session, commune_id: int, request_id: int) -> JoinRequest | None:
    """A request to join this commune, None for anybody else's."""
    query = select(JoinRequest).where(JoinRequest.commune_id == commune_id, JoinRequest.id == request_id)
    return tx.scalars(query).first()


def waiting(tx: Session, commune_id: int) -> Sequence[JoinRequest]:
    """The requests that wait for a yes, oldest first."""
    query = select(JoinRequest).where(JoinRequest.commune_id == commune_id, JoinRequest.stage == JoinStage.YES)
    return tx.scalars(query.order_by(JoinRequest.id)).all()


def invite(tx: Session, commune_id: int, invite_id: int) -> Invite | None:
    """An invitation of this commune, None for anybody else's."""
    return tx.scalars(select(Invite).where(Invite.commune_id == commune_id, Invite.id == invite_id)).first()


def person_with_phone(tx: Session, commune_id: int, phone: str) -> Person | None:
    """Who of this commune showed this number to be theirs."""
    query = select(Person).where(Person.commune_id == commune_id, Person.phone == phone, Person.left_at.is_(None))
    return tx.scalars(query.order_by(Person.id)).first()


def drop_requests_of(tx: Session, commune_id: int, invite_id: int) -> None:
    """Nobody waits with this invitation any more."""
    tx.execute(delete(JoinRequest).where(JoinRequest.commune_id == commune_id, JoinRequest.invite_id == invite_id))


def drop_requests(tx: Session, before: datetime) -> None:
    """Forget, in every commune, whoever stood at the door since before a moment."""
    statement = delete(JoinRequest).where(JoinRequest.asked_at < before)
    tx.execute(statement.execution_options(across_communes=True))
