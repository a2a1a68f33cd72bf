"""One human being who was enrolled twice: what hangs on the one row hangs on the other from now on."""

from __future__ import annotations

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from db.models import (
    Absence,
    Address,
    Dialogue,
    Evidence,
    FileLink,
    Invite,
    Outgoing,
    OutState,
    PersonRole,
    Said,
    SentPlan,
    WantedPaper,
    WorkItem,
)

# What is of whoever did or has it. Events stay as they are: the chain of history is over them.
_OF_A_PERSON = (
    Address.person_id, Evidence.person_id, FileLink.person_id, SentPlan.person_id, WantedPaper.person_id,
    Said.person_id, Invite.person_id, Invite.used_by, WorkItem.assignee_id, WorkItem.ordered_by,
    Absence.person_id, Absence.deputy_id, Absence.said_by,
)  # fmt: skip


def pass_all(tx: Session, commune_id: int, gone: int, kept: int) -> None:
    """Hand over accounts, roles, items, absences, evidence, and messages under way from one person to the other.

    Of two messages that say the same to both only one is left. What was asked of the one who goes is forgotten.
    """
    _pass_roles(tx, commune_id, gone, kept)
    _pass_messages(tx, commune_id, gone, kept)
    for column in _OF_A_PERSON:
        table = column.class_
        tx.execute(update(table).where(table.commune_id == commune_id, column == gone).values({column.key: kept}))
    tx.execute(delete(Dialogue).where(Dialogue.commune_id == commune_id, Dialogue.person_id == gone))
    # Nobody stands in for themselves.
    alone = delete(Absence).where(Absence.commune_id == commune_id, Absence.person_id == Absence.deputy_id)
    tx.execute(alone.where(Absence.person_id == kept))


def _pass_roles(tx: Session, commune_id: int, gone: int, kept: int) -> None:
    query = select(PersonRole).where(PersonRole.commune_id == commune_id, PersonRole.person_id.in_([gone, kept]))
    roles = tx.scalars(query.order_by(PersonRole.id)).all()
    held = {(role.role, role.agency_id) for role in roles if role.person_id == kept}
    for role in roles:
        if role.person_id != gone:
            continue
        if (role.role, role.agency_id) in held:
            tx.delete(role)
        else:
            role.person_id = kept
    tx.flush()


def _pass_messages(tx: Session, commune_id: int, gone: int, kept: int) -> None:
    """Each message goes by its key with the reader's id at its end: by that it is known what was said already."""
    of_both = select(Outgoing).where(Outgoing.commune_id == commune_id)
    mine = or_(Outgoing.person_id == gone, Outgoing.person_id == kept)
    rows = tx.scalars(of_both.where(mine).order_by(Outgoing.id)).all()
    theirs = {row.key: row for row in rows if row.person_id == kept}
    for row in rows:
        if row.person_id != gone:
            continue
        row.person_id = kept
        key = f"{row.key.removesuffix(f':{gone}')}:{kept}" if row.key.endswith(f":{gone}") else row.key
        twin = theirs.get(key) if key != row.key else None
        if twin is None:
            row.key = key
        elif row.state is OutState.PENDING:
            row.state, row.settled_at = OutState.DROPPED, row.not_before
        elif twin.state is OutState.PENDING:
            twin.state, twin.settled_at = OutState.DROPPED, twin.not_before
    tx.flush()
