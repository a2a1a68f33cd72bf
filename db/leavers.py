"""People who have left: finding them, and erasing what was kept of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db.models import Address, Dialogue, Evidence, EvidenceState, Invite, Outgoing, OutState, Person, Said


def to_forget(tx: Session, before: datetime) -> list[tuple[int, int]]:
    """(commune, person) of those, in any commune, who left before a moment and are not forgotten yet."""
    query = select(Person.commune_id, Person.id).where(Person.left_at < before, Person.forgotten_at.is_(None))
    query = query.where(Person.left_at.is_not(None)).order_by(Person.id)
    return [(row[0], row[1]) for row in tx.execute(query.execution_options(across_communes=True))]


def unforgotten(tx: Session, commune_id: int, person_id: int) -> Person | None:
    """Somebody of this commune who has left and is not forgotten yet."""
    query = select(Person).where(Person.commune_id == commune_id, Person.id == person_id)
    return tx.scalars(query.where(Person.left_at.is_not(None), Person.forgotten_at.is_(None))).first()


def erase_traces(tx: Session, commune_id: int, person_id: int) -> None:
    """The accounts of a person, the names in their invitations, what we asked and told them, where they wrote from."""
    tx.execute(delete(Address).where(Address.commune_id == commune_id, Address.person_id == person_id))
    tx.execute(delete(Dialogue).where(Dialogue.commune_id == commune_id, Dialogue.person_id == person_id))
    tx.execute(delete(Said).where(Said.commune_id == commune_id, Said.person_id == person_id))
    mine = (Invite.used_by == person_id) | (Invite.person_id == person_id)
    tx.execute(update(Invite).where(Invite.commune_id == commune_id, mine).values(person_name=None, phone=None))
    told = update(Outgoing).where(Outgoing.commune_id == commune_id, Outgoing.person_id == person_id)
    told = told.where(Outgoing.state.not_in((OutState.PENDING, OutState.LEASED)))
    tx.execute(told.values(meaning={}, kind="", chat=""))
    sent = update(Evidence).where(Evidence.commune_id == commune_id, Evidence.person_id == person_id)
    tx.execute(sent.where(Evidence.state != EvidenceState.FETCHING).values(chat=None))
