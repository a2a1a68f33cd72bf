"""Deputies: who hears and acts today in place of those who are away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from db import absences, people
from db.models import Person
from db.people import Caller
from plans.calendar import in_vietnam


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """Who is to hear a message: the person it is for, or who stands in for them; `until` is how long somebody without
    a deputy is away, and then they hear it afterwards."""

    reader: Person
    instead_of: Person | None = None
    until: date | None = None


def standing_in(tx: Session, caller: Caller, now: datetime) -> Caller:
    """The caller with those for whom they stand in today: what these may do, the caller may do too."""
    today = in_vietnam(now).date()
    stood_in_for = absences.stand_ins(tx, [caller.commune.id], today).stood_in_for(caller.person.id)
    return replace(caller, stands_in_for=tuple(stood_in_for))


def stood_in_for(tx: Session, person: Person, today: date) -> list[Person]:
    """Those for whom somebody stands in on a day."""
    ids = absences.stand_ins(tx, [person.commune_id], today).stood_in_for(person.id)
    found = [people.person(tx, person.commune_id, person_id) for person_id in ids]
    return [p for p in found if p is not None]


def hearing(tx: Session, commune_id: int, readers: Iterable[Person], day: date) -> list[Hearing]:
    """Who hears on a day what is meant for these readers; whoever hears it for themselves does not hear it twice."""
    stand_ins = absences.stand_ins(tx, [commune_id], day)
    wanted = list({reader.id: reader for reader in readers}.values())
    found = {r.id: Hearing(reader=r) for r in wanted if not stand_ins.is_away(r.id)}
    for reader in wanted:
        if not stand_ins.is_away(reader.id):
            continue
        deputy_id = stand_ins.deputy_of(reader.id)
        deputy = people.person(tx, commune_id, deputy_id) if deputy_id is not None else None
        if deputy is None or deputy.left_at is not None:
            found[reader.id] = Hearing(reader=reader, until=stand_ins.last_day(reader.id))
        else:
            found.setdefault(deputy.id, Hearing(reader=deputy, instead_of=reader))
    return list(found.values())


def taking_places(tx: Session, commune_id: int, readers: Iterable[Person], day: date) -> dict[int, Person]:
    """Who is there on a day for each of these: they themselves, or who stands in for them; nobody for some."""
    stand_ins = absences.stand_ins(tx, [commune_id], day)
    found: dict[int, Person] = {}
    for reader in readers:
        deputy_id = stand_ins.deputy_of(reader.id)
        there = people.person(tx, commune_id, deputy_id) if deputy_id is not None else reader
        if there is not None and there.left_at is None and not stand_ins.is_away(there.id):
            found[reader.id] = there
    return found
