"""Who belongs to the commune, agency by agency: post, whether they can be reached, when they were last seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from actions import people
from actions.wording import Part, day, say
from db import people as register
from db.models import Address, Agency, Commune, Person, PersonRole
from plans.access import Role

# What belongs to no agency: leaders, and the office before its agency is known.
NO_AGENCY = 0
MEMBERS = (Role.OFFICER, Role.HEAD, Role.OFFICE, Role.LEADER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Somebody in one agency (None: in the commune as a whole), with the posts held there."""

    person: Person
    roles: tuple[Role, ...]
    reachable: bool
    seen_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """An agency with its people, by entry; the last one of all is None, for what belongs to no agency."""

    agency: Agency | None
    entries: tuple[Entry, ...]

    @property
    def id(self) -> int:
        return self.agency.id if self.agency is not None else NO_AGENCY

    @property
    def unreachable(self) -> int:
        """How many of its people can be reached nowhere."""
        return sum(not entry.reachable for entry in self.entries)


def bodies(tx: Session, commune_id: int) -> list[Body]:
    """Every agency of the register, also those without anybody, then what belongs to none where there is anybody."""
    held: dict[int | None, dict[int, list[PersonRole]]] = defaultdict(lambda: defaultdict(list))
    who: dict[int, Person] = {}
    for person, role in register.holders(tx, commune_id, MEMBERS):
        who[person.id] = person
        held[role.agency_id][person.id].append(role)
    places = register.addresses(tx, commune_id, list(who), dead_too=True)
    found = [Body(agency=a, entries=_entries(held[a.id], who, places)) for a in register.agencies(tx, commune_id)]
    general = _entries(held[None], who, places)
    return [*found, *([Body(agency=None, entries=general)] if general else [])]


def _entries(
    held: dict[int, list[PersonRole]], who: dict[int, Person], places: dict[int, list[Address]]
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            person=who[person], roles=tuple(role.role for role in roles), seen_on=_last_seen(places[person]),
            reachable=any(address.dead_since is None for address in places[person]),
        )
        for person, roles in held.items()
    )  # fmt: skip


def _last_seen(addresses: Sequence[Address]) -> date | None:
    return max((address.seen_on for address in addresses if address.seen_on is not None), default=None)


def name_of(body: Body) -> str | Part:
    """How a body is called in a sentence."""
    return body.agency.name if body.agency is not None else say("people-no-agency")


def line(entry: Entry, number: int) -> Part:
    """Somebody in a list; no phone number, since a list is read by several."""
    return say("people-line", number=str(number), name=entry.person.name, posts=posts(entry), state=state(entry))


def posts(entry: Entry) -> Part:
    """The posts held there in one phrase: the highest, since it says what the person decides."""
    first = next(role for role in (Role.OFFICE, Role.HEAD, Role.LEADER, Role.OFFICER) if role in entry.roles)
    return say(f"post-{first.value}")


def state(entry: Entry) -> Part:
    """Whether somebody can be reached, and when they were last seen."""
    if not entry.reachable:
        return say("people-unreachable")
    return say("people-seen", day=day(entry.seen_on)) if entry.seen_on is not None else say("people-not-seen")


def card(tx: Session, commune: Commune, person: Person) -> list[Part]:
    """All that is kept of a person beside their work."""
    entries = [(body, e) for body in bodies(tx, commune.id) for e in body.entries if e.person.id == person.id]
    parts = [say("people-card", name=person.name)]
    parts += [say("people-card-post", post=posts(entry), agency=name_of(body)) for body, entry in entries]
    accounts = register.addresses(tx, commune.id, [person.id], dead_too=True)[person.id]
    if entries:
        parts.append(say("people-card-state", state=state(entries[0][1]), accounts=len(accounts)))
    parts.append(say("people-card-phone", phone=person.phone) if person.phone else say("people-card-no-phone"))
    return parts


def post_in_words(tx: Session, person: Person) -> Part:
    """What somebody was, to stand where their name stood."""
    roles = register.roles(tx, person.commune_id, person.id)
    if not roles:
        return say("former-member")
    return say("former-post", post=say(f"post-{roles[0].role.value}"), agency=people.agency_name(tx, roles[0]) or "–")
