"""The operator's commands about people: inviting, listing, removing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from actions import forgetting, handover, people, roster
from actions.people import Invitation
from actions.qr import qr_png
from actions.refusals import Refused
from actions.wording import Part, say
from db import people as register
from db.models import Agency, Commune, Person
from plans.access import Role
from plans.commands import people_named
from plans.phones import read_phone


def invite(tx: Session, options: argparse.Namespace, key: bytes, now: datetime) -> tuple[Invitation, str]:
    """The invitation that the options ask for, and the name of the bot that it opens; Refused where it cannot be."""
    commune = people.commune_named(tx, options.commune)
    phone = read_phone(options.phone) if options.phone is not None else None
    if options.phone is not None and phone is None:
        raise Refused("phone-unreadable")
    if options.several and (options.name or phone or options.same_as):
        raise Refused("invite-several-alone")
    role = Role(options.role)
    if options.same_as is not None:
        of = named(tx, commune, options.same_as)
        posts = register.roles(tx, commune.id, of.id)
        role = posts[0].role if posts else role
        made = people.invite(tx, commune, role, _agency_of(tx, of), None, key, now, phone=phone, person_id=of.id)
    else:
        agency = _agency(tx, commune.id, role, options.agency)
        made = people.invite(tx, commune, role, agency, options.name, key, now, phone=phone, several=options.several)
    return made, commune.bot


def _agency(tx: Session, commune_id: int, role: Role, name: str | None) -> Agency | None:
    if name is not None:
        return people.agency_named(tx, commune_id, name)
    return people.standing_office(tx, commune_id) if role is Role.OFFICE else None


def _agency_of(tx: Session, person: Person) -> Agency | None:
    roles = register.roles(tx, person.commune_id, person.id)
    return register.agency(tx, person.commune_id, roles[0].agency_id) if roles and roles[0].agency_id else None


def write_qr(path: Path, link: str | None) -> None:
    """The link as a picture to be scanned; Refused where the bot cannot be asked for its name and there is no link."""
    if link is None:
        raise Refused("cli-qr-needs-link")
    path.write_bytes(qr_png(link))


def named(tx: Session, commune: Commune, name: str) -> Person:
    """Who of the commune is called so; Refused where that is nobody, or more than one."""
    everybody = {person.id: person for person, _ in register.holders(tx, commune.id, roster.MEMBERS)}
    found = people_named(name, {person_id: person.name for person_id, person in everybody.items()})
    if not found:
        raise Refused("nobody-of-name", name=name)
    if len(found) > 1:
        raise Refused("cli-several-of-name", name=name, known="; ".join(everybody[one].name for one in found))
    return everybody[found[0]]


def listed(tx: Session, commune: Commune) -> Iterator[Part]:
    """Everybody, agency by agency; an agency without anybody is shown as such."""
    for body in roster.bodies(tx, commune.id):
        yield say("people-agency-title", agency=roster.name_of(body), count=len(body.entries))
        if len(body.entries) == body.unreachable:
            yield say("people-nobody")
        yield from (roster.line(entry, n) for n, entry in enumerate(body.entries, start=1))


def remove(tx: Session, commune: Commune, person: Person, now: datetime) -> Part:
    """Somebody is no longer a user and all that is personal of them is erased at once. Says what became of their work.

    Unlike the office's word in chat this cannot be taken back.
    """
    name, event = person.name, handover.depart(tx, person, None, now)
    forgetting.forget(tx, commune.id, person.id, now)
    return say("recorded-left", person=name, count=len(event.data["items"]))
