"""Communes, invitations, and who somebody is: enrolling, leaving, and addresses that fall silent."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import outgoing
from actions.refusals import Refused
from actions.wording import Part, choice, day, meaning, say
from actions.worklist import worklist
from db import group_chats, history, people, tasks
from db.models import Address, Agency, Commune, Invite, Knock, Person, PersonRole
from db.people import Caller
from plans.access import Role
from plans.agencies import Agency as RegisteredAgency
from plans.agencies import AgencyKind, Register, read_agencies
from plans.calendar import in_vietnam
from plans.house_rules import SETTINGS
from plans.work import EventKind

INVITE_LASTS = timedelta(days=7)
# Six digits are guessed one time in a million divided by the invitations open: a few tries, then an hour of rest.
WRONG_CODES = 5
DOOR_STAYS_SHUT = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """The secrets of an invitation, told once and kept nowhere: a link's payload and six digits."""

    id: int
    payload: str
    code: str
    expires_at: datetime


def add_commune(tx: Session, name: str, province: str | None, bot: str, now: datetime) -> Commune:
    """A new commune served by this bot; Refused when one of that name is here."""
    if people.commune_named(tx, name) is not None:
        raise Refused("commune-exists", name=name)
    commune = Commune(name=name, province=province, bot=bot, settings={}, created_at=now, look_at=now)
    tx.add(commune)
    tx.flush()
    return commune


def commune_named(tx: Session, name: str) -> Commune:
    """The commune with this name; Refused, with the names there are, when there is none."""
    commune = people.commune_named(tx, name)
    if commune is None:
        known = ", ".join(c.name for c in people.communes(tx))
        raise Refused("commune-unknown", name=name, known=known or "–")
    return commune


def agency_named(tx: Session, commune_id: int, name: str) -> Agency:
    """The agency of the register that goes by this name or alias; Refused when there is none.

    Before the first plan there is no register yet: then a standard body of a commune is entered under its full name,
    so that people can be invited before the plan is there.
    """
    rows = {row.name: row for row in people.agencies(tx, commune_id)}
    register = register_of(register_for_reading(tx, commune_id), people.commune(tx, commune_id).name)
    meant = read_agencies(name, register, field="agency")
    if len(meant.names) == 1 and not meant.doubts:
        found = rows.get(meant.names[0])
        if found is not None:
            return found
        if not register.agencies:
            return _enter(tx, commune_id, meant.mentions[0].agency)
    raise Refused("agency-unknown", name=name, known="; ".join(rows) or "–")


def register_for_reading(tx: Session, commune_id: int) -> Sequence[Agency]:
    """The register that names are read against: empty until the commune has its first plan, which proposes it."""
    return people.agencies(tx, commune_id) if tasks.plans(tx, commune_id) else ()


def _enter(tx: Session, commune_id: int, found: RegisteredAgency) -> Agency:
    row = Agency(commune_id=commune_id, name=found.name, kind=found.kind.value, aliases=list(found.aliases))
    tx.add(row)
    tx.flush()
    return row


def register_of(rows: Iterable[Agency], commune: str) -> Register:
    """The register as the rules want it."""
    known = tuple(
        RegisteredAgency(name=row.name, aliases=tuple(row.aliases), kind=AgencyKind(row.kind)) for row in rows
    )
    return Register(agencies=known, commune=commune)


def standing_office(tx: Session, commune_id: int) -> Agency | None:
    """The agency that the commune's plans name as their standing office, None while no plan does."""
    for plan in reversed(tasks.plans(tx, commune_id)):
        if plan.office_id is not None:
            return people.agency(tx, commune_id, plan.office_id)
    return None


def all_communes(tx: Session) -> Sequence[Commune]:
    """The communes of this installation, for its operator."""
    return people.communes(tx)


def invite(
    tx: Session,
    commune: Commune,
    role: Role,
    agency: Agency | None,
    name: str | None,
    key: bytes,
    now: datetime,
    *,
    phone: str | None = None,
    several: bool = False,
    person_id: int | None = None,
) -> Invitation:
    """Open an invitation into one role: for one person, or for `several` who are each admitted by somebody's yes.

    `phone` (in its national form) must be shown to be the person's own; where the commune checks phones, an invitation
    for one person must name it. With `person_id` it brings this person a further account.

    Heads and officers belong to an agency. Whoever is of the standing office before a plan names it gets its agency
    with the first plan (see `actions.intake.approve`).
    """
    if agency is None and role in (Role.HEAD, Role.OFFICER):
        raise Refused("invite-needs-agency")
    if not several and person_id is None and phone is None and checks_phones(commune):
        raise Refused("invite-needs-phone")
    payload = secrets.token_urlsafe(18)
    code = _fresh_code(tx, key, now)
    expires_at = now + INVITE_LASTS
    row = Invite(
        commune_id=commune.id, role=role, agency_id=agency.id if agency else None, person_name=name,
        payload_digest=digest_of(key, payload), code_digest=digest_of(key, code), created_at=now, expires_at=expires_at,
        phone=phone, several=several, person_id=person_id,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    history.record(tx, commune.id, EventKind.INVITED, now, data={"invite": row.id, "role": role.value})
    return Invitation(id=row.id, payload=payload, code=code, expires_at=expires_at)


def checks_phones(commune: Commune) -> bool:
    """Whether whoever comes in shows their phone number first."""
    return bool(commune.settings.get("phone_check", SETTINGS["phone_check"].usual))


def _fresh_code(tx: Session, key: bytes, now: datetime) -> str:
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}"
        if not people.open_invites(tx, now, code_digest=digest_of(key, code)):
            return code


def digest_of(key: bytes, secret: str) -> str:
    """What is kept of a secret that somebody will show us."""
    return hmac.new(key, secret.encode(), hashlib.sha256).hexdigest()


def count_wrong_code(knock: Knock, now: datetime) -> None:
    """A chat showed a code that opens nothing; after a few of them it is not listened to for a while."""
    knock.wrong_codes += 1
    if knock.wrong_codes >= WRONG_CODES:
        knock.wrong_codes, knock.shut_until = 0, now + DOOR_STAYS_SHUT


def welcome(tx: Session, caller: Caller, now: datetime, key: str) -> None:
    """Say who we are and what the person can do here, with the number of open items."""
    roles = people.roles(tx, caller.commune.id, caller.person.id)
    open_items = worklist(tx, caller.commune, caller.person, now)
    lines = [say("welcome", name=caller.person.name, commune=caller.commune.name)]
    lines += [
        say(f"welcome-{role.role.value}", agency=agency_name(tx, role) or say("agency-not-yet")) for role in roles
    ]
    lines.append(say("welcome-items", count=len(open_items)) if open_items else say("welcome-no-items"))
    buttons = [[choice("choice-my-items", "list"), choice("choice-help", "help")]]
    outgoing.answer(tx, caller, key, meaning(*lines, choices=buttons), now)


def agency_name(tx: Session, role: PersonRole) -> str:
    """The agency in which a role is held, nothing for a role in the whole commune."""
    agency = people.agency(tx, role.commune_id, role.agency_id) if role.agency_id else None
    return agency.name if agency else ""


def address_dead(tx: Session, address: Address, now: datetime) -> None:
    """The network refuses us in this chat: note it and tell the standing office once for this silence."""
    if address.dead_since is not None:
        return
    address.dead_since = now
    history.record(tx, address.commune_id, EventKind.ADDRESS_DEAD, now, data={"address": address.id})
    person = people.person(tx, address.commune_id, address.person_id)
    if person is None or person.left_at is not None:
        return
    tx.flush()
    unreachable = say("office-person-unreachable", name=person.name, agencies=_agency_names(tx, person))
    told = meaning(unreachable, *without_anybody(tx, person, now))
    others = [p for p in office(tx, address.commune_id) if p.id != person.id]
    outgoing.notify(tx, address.commune_id, others, f"dead:{address.id}:{now.isoformat()}", told, now)


def without_anybody(tx: Session, person: Person, now: datetime) -> list[Part]:
    """The agencies of somebody who is gone in which nobody can be reached any more, and what is to be done about it."""
    roles = people.roles(tx, person.commune_id, person.id)
    found = [people.agency(tx, person.commune_id, role.agency_id) for role in roles if role.agency_id]
    parts = lacking(tx, [agency for agency in found if agency is not None], now)
    what_to_do = say("agency-invite-somebody") if person.left_at else say("agency-what-to-do", name=person.name)
    return [*parts, what_to_do] if parts else []


def lacking(tx: Session, agencies: Iterable[Agency], now: datetime) -> list[Part]:
    """Those of these agencies, each once, that have open work and nobody who can be reached."""
    parts: list[Part] = []
    for agency in {agency.id: agency for agency in agencies}.values():
        if _somebody_in(tx, agency):
            continue
        open_items = tasks.live_items(tx, agency.commune_id, agencies=[agency.id], today=in_vietnam(now).date())
        if open_items:
            # A group is no person: nobody answers there, so that the agency is shown as without anybody all the same.
            group = group_chats.living(tx, [agency.commune_id], [agency.id])
            key = "agency-with-a-group-only" if group else "agency-without-anybody"
            parts.append(say(key, agency=agency.name, count=len(open_items)))
    return parts


def _somebody_in(tx: Session, agency: Agency) -> bool:
    holders = people.holders(tx, agency.commune_id, [Role.OFFICER, Role.HEAD, Role.OFFICE], [agency.id])
    return any(people.addresses(tx, agency.commune_id, [p.id for p, _ in holders]).values())


def seen(tx: Session, address: Address, now: datetime) -> None:
    """The person wrote or pressed something here: they can be reached, and the day is noted."""
    address_alive(tx, address, now)
    today = in_vietnam(now).date()
    if address.seen_on != today:
        address.seen_on = today


def address_alive(tx: Session, address: Address, now: datetime) -> None:
    """The person can be reached here again."""
    if address.dead_since is None:
        return
    address.dead_since = None
    history.record(tx, address.commune_id, EventKind.ADDRESS_ALIVE, now, data={"address": address.id})


def office(tx: Session, commune_id: int) -> Sequence[Person]:
    """The people of the commune's standing office."""
    return list({p.id: p for p, _ in people.holders(tx, commune_id, [Role.OFFICE])}.values())


def _agency_names(tx: Session, person: Person) -> str:
    roles = people.roles(tx, person.commune_id, person.id)
    names = [agency_name(tx, role) for role in roles if role.agency_id is not None]
    return ", ".join(dict.fromkeys(names)) or "–"


def last_day_of(invitation: Invitation) -> dict[str, object]:
    """The day on which an invitation still works, as a place of a sentence."""
    return day(in_vietnam(invitation.expires_at).date())
