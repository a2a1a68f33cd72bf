"""Evidence rows: what proves a report, and which bytes are still to be fetched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.orm import Session

from db.models import Evidence, EvidenceState


def to_fetch(tx: Session, now: datetime, channels: Collection[tuple[str, str]], limit: int) -> Sequence[Evidence]:
    """Files of any commune whose bytes are still with one of these networks: the fetching job's question.

    `channels` are (network, bot) pairs: files of a network that is switched off must not stand in the others' way.
    """
    query = (
        select(Evidence)
        .where(Evidence.state == EvidenceState.FETCHING)
        .where(tuple_(Evidence.channel, Evidence.bot).in_(channels))
        .where(or_(Evidence.try_at.is_(None), Evidence.try_at <= now))
        .order_by(Evidence.id)
        .limit(limit)
        .execution_options(across_communes=True)
    )
    return tx.scalars(query).all()


def one(tx: Session, commune_id: int, evidence_id: int) -> Evidence | None:
    """An evidence row of this commune."""
    query = select(Evidence).where(Evidence.commune_id == commune_id, Evidence.id == evidence_id)
    return tx.scalars(query).first()


def of_item(tx: Session, commune_id: int, item_id: int) -> Sequence[Evidence]:
    """What stands for an item, without what was withdrawn."""
    return of_items(tx, commune_id, [item_id])


def of_items(tx: Session, commune_id: int, item_ids: Collection[int]) -> Sequence[Evidence]:
    """What stands for these items, without what was withdrawn, in the order in which it came."""
    query = (
        select(Evidence)
        .where(Evidence.commune_id == commune_id, Evidence.item_id.in_(item_ids))
        .where(Evidence.state.not_in((EvidenceState.WITHDRAWN, EvidenceState.REFUSED)))
        .order_by(Evidence.id)
    )
    return tx.scalars(query).all()


def counts(tx: Session, commune_id: int, item_ids: Collection[int]) -> dict[int, int]:
    """How many pieces of evidence stand for each of these items, bytes that cannot be had left out."""
    query = (
        select(Evidence.item_id, func.count())
        .where(Evidence.commune_id == commune_id, Evidence.item_id.in_(item_ids))
        .where(Evidence.state.in_((EvidenceState.FETCHING, EvidenceState.KEPT)))
        .group_by(Evidence.item_id)
    )
    return {item_id: count for item_id, count in tx.execute(query) if item_id is not None}


def of_album(tx: Session, commune_id: int, person_id: int, album: str) -> Sequence[Evidence]:
    """The pieces of an album that have come so far."""
    query = select(Evidence).where(
        Evidence.commune_id == commune_id, Evidence.person_id == person_id, Evidence.album == album
    )
    return tx.scalars(query.order_by(Evidence.id)).all()


def waiting_for_item(tx: Session, commune_id: int, person_id: int, ids: Collection[int]) -> Sequence[Evidence]:
    """Files that this person sent without saying what they prove, among these ids."""
    query = select(Evidence).where(
        Evidence.commune_id == commune_id,
        Evidence.person_id == person_id,
        Evidence.item_id.is_(None),
        Evidence.id.in_(ids),
    )
    return tx.scalars(query.order_by(Evidence.id)).all()


def loose(tx: Session, commune_id: int, person_id: int, since: datetime) -> Sequence[Evidence]:
    """Files that this person sent from a moment on and that prove nothing yet."""
    query = select(Evidence).where(
        Evidence.commune_id == commune_id,
        Evidence.person_id == person_id,
        Evidence.item_id.is_(None),
        Evidence.at >= since,
    )
    return tx.scalars(query).all()


def refused_with_bytes(tx: Session) -> Sequence[Evidence]:
    """What was refused as secret after its bytes had come, in any commune: the fetching job lets go of them."""
    query = select(Evidence).where(Evidence.state == EvidenceState.REFUSED, Evidence.sha256.is_not(None))
    return tx.scalars(query.execution_options(across_communes=True)).all()


def of_same_bytes(tx: Session, commune_id: int, person_id: int, sha256: str) -> Sequence[Evidence]:
    """What this person sent with these bytes: one file that proves several items has a row for each."""
    query = select(Evidence).where(
        Evidence.commune_id == commune_id, Evidence.person_id == person_id, Evidence.sha256 == sha256
    )
    return tx.scalars(query.order_by(Evidence.id)).all()


def with_bytes(tx: Session, commune_id: int, sha256: str) -> Sequence[Evidence]:
    """All rows of the commune that stand for these bytes, whoever sent them."""
    query = select(Evidence).where(Evidence.commune_id == commune_id, Evidence.sha256 == sha256)
    return tx.scalars(query.order_by(Evidence.id)).all()


def with_unseen_pictures(tx: Session) -> Evidence | None:
    """The file that has waited longest, in any commune, for its pictures to be looked at."""
    query = select(Evidence).where(Evidence.unseen_pictures).order_by(Evidence.id).limit(1)
    return tx.scalars(query.execution_options(across_communes=True)).first()


def sent_with(tx: Session, commune_id: int, evidence_id: int) -> Sequence[Evidence]:
    """What the same person sent in the same message as this piece, for whichever items; the piece itself too."""
    row = one(tx, commune_id, evidence_id)
    if row is None:
        return []
    query = select(Evidence).where(
        Evidence.commune_id == commune_id, Evidence.person_id == row.person_id, Evidence.at == row.at
    )
    return tx.scalars(query.order_by(Evidence.id)).all()


def held_since(tx: Session, moment: datetime) -> Sequence[Evidence]:
    """What was sent before a moment and still waits for its sender's yes, in any commune: for the tidying job."""
    query = select(Evidence).where(Evidence.state == EvidenceState.HELD, Evidence.at < moment)
    return tx.scalars(query.order_by(Evidence.id).execution_options(across_communes=True)).all()
