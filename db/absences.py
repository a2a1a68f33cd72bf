"""Who is away from when until when, and who stands in for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from db.models import Absence
from plans.deputies import Away, StandIns

_HOLDS = Absence.cancelled_at.is_(None)


def stand_ins(tx: Session, communes: Collection[int], day: date) -> StandIns:
    """The absences of these communes on a day, as the rules want them."""
    query = select(Absence).where(Absence.commune_id.in_(communes), _HOLDS)
    query = query.where(Absence.first_on <= day, Absence.last_on >= day).order_by(Absence.id)
    rows = tx.scalars(query)
    return StandIns(
        [Away(person=a.person_id, deputy=a.deputy_id, first=a.first_on, last=a.last_on) for a in rows], day
    )  # fmt: skip


def one(tx: Session, commune_id: int, absence_id: int) -> Absence | None:
    """An absence of this commune, None for anybody else's."""
    return tx.scalars(select(Absence).where(Absence.commune_id == commune_id, Absence.id == absence_id)).first()


def overlapping(tx: Session, commune_id: int, person_id: int, first: date, last: date) -> Sequence[Absence]:
    """The absences of a person that hold and share a day with these days, oldest first."""
    query = select(Absence).where(Absence.commune_id == commune_id, Absence.person_id == person_id, _HOLDS)
    query = query.where(Absence.first_on <= last, Absence.last_on >= first)
    return tx.scalars(query.order_by(Absence.id)).all()


def pass_on(tx: Session, commune_id: int, giver: int, taker: int, only: Collection[int] | None = None) -> list[int]:
    """For whom one person stands in or was to stand in, another does; the absences, of which `only` some may be
    meant."""
    query = select(Absence).where(Absence.commune_id == commune_id, Absence.deputy_id == giver, _HOLDS)
    found = tx.scalars(query.where(Absence.ended_at.is_(None), Absence.person_id != taker)).all()
    passed = [row for row in found if only is None or row.id in only]
    for row in passed:
        row.deputy_id = taker
    tx.flush()
    return [row.id for row in passed]


def _turns(day: date) -> ColumnElement[bool]:
    begins = and_(Absence.begun_at.is_(None), Absence.first_on <= day)
    ends = Absence.last_on < day
    return and_(_HOLDS, Absence.ended_at.is_(None), or_(begins, ends))


def communes_to_tell(tx: Session, day: date) -> list[int]:
    """The communes in which an absence has begun or ended by this day and nobody was told of it."""
    query = select(Absence.commune_id).where(_turns(day)).distinct()
    return list(tx.scalars(query.execution_options(across_communes=True)))


def to_tell(tx: Session, commune_id: int, day: date) -> Sequence[Absence]:
    """The absences of a commune that have begun or ended by this day and of which nobody was told."""
    return tx.scalars(select(Absence).where(Absence.commune_id == commune_id, _turns(day)).order_by(Absence.id)).all()
