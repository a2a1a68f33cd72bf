"""Files that are fetched from our own pages, since they are too large for the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import FileLink


def open_link(tx: Session, digest: str, now: datetime) -> FileLink | None:
    """The file behind a secret with this digest, of any commune: the secret alone says whose it is."""
    query = select(FileLink).where(FileLink.secret_digest == digest, FileLink.expires_at > now)
    return tx.scalars(query.execution_options(across_communes=True)).first()


def expired(tx: Session, now: datetime, limit: int) -> Sequence[FileLink]:
    """Links of any commune that open nothing any more."""
    query = select(FileLink).where(FileLink.expires_at <= now).order_by(FileLink.id).limit(limit)
    return tx.scalars(query.execution_options(across_communes=True)).all()


def forget(tx: Session, links: Sequence[FileLink]) -> None:
    """Delete links."""
    ids = [link.id for link in links]
    tx.execute(delete(FileLink).where(FileLink.id.in_(ids)).execution_options(across_communes=True))
