"""Who decides: the heads who can be reached, and whether the standing office or a leader has the last word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import deputies, facts, people
from actions.wording import Part, say
from db import people as register
from db.models import Commune, Person, WorkItem
from plans.access import Act, Held, Role, may
from plans.agency_names import AgencyKind
from plans.calendar import in_vietnam


def heads(tx: Session, item: WorkItem, now: datetime) -> list[Person]:
    """The heads of the item's agency who can be reached, themselves or through who stands in for them: nobody waits for
    somebody who cannot hear of it."""
    found = [p for p, _ in register.holders(tx, item.commune_id, [Role.HEAD], [item.agency_id])]
    return _within_reach(tx, item.commune_id, found, now)


def heads_asked(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> list[Person]:
    """The heads whose yes comes first in this commune; none where it has none of that."""
    return heads(tx, item, now) if facts.chain_of(commune).heads_confirm else []


def head_of(tx: Session, item: WorkItem) -> Part | str:
    """How the head of the item's agency is called: as the register has it, else by the kind of body it is."""
    agency = register.agency(tx, item.commune_id, item.agency_id)
    kind = agency.kind if agency is not None else AgencyKind.OTHER.value
    return (agency.head_title if agency is not None else None) or say("head-of-agency", kind=kind)


def then(tx: Session, item: WorkItem, waits_for: str) -> Part:
    """What a report waits for next: "head", "office", "leader-decides", "leader" or "nobody"."""
    return say("then-head", head=head_of(tx, item)) if waits_for == "head" else say(f"then-{waits_for}")


def _within_reach(tx: Session, commune_id: int, persons: Sequence[Person], now: datetime) -> list[Person]:
    here = deputies.taking_places(tx, commune_id, persons, in_vietnam(now).date())
    reachable = register.addresses(tx, commune_id, [p.id for p in here.values()])
    return [p for p in persons if p.id in here and reachable[here[p.id].id]]


def is_offices_own(tx: Session, item: WorkItem) -> bool:
    """Whether the standing office itself leads the work."""
    return bool(register.holders(tx, item.commune_id, [Role.OFFICE], [item.agency_id]))


def _leaders(tx: Session, commune_id: int, now: datetime) -> list[Person]:
    found = list({p.id: p for p, _ in register.holders(tx, commune_id, [Role.LEADER])}.values())
    return _within_reach(tx, commune_id, found, now)


def leaders_instead(tx: Session, commune: Commune, act: Act, item: WorkItem, now: datetime) -> list[Person]:
    """The leaders to whom this goes in the office's place, by the commune's setting; none where it is the office's, or
    no leader can be reached."""
    rules = facts.chain_of(commune)
    goes_up = rules.leader_extends and act is Act.DECIDE_EXTENSION
    goes_up = goes_up or (rules.leader_verifies_own and is_offices_own(tx, item))
    return _leaders(tx, commune.id, now) if goes_up else []


def last_word(tx: Session, commune: Commune, act: Act, item: WorkItem, now: datetime) -> Sequence[Person]:
    """Who is asked for the last yes to an item's report or request."""
    return leaders_instead(tx, commune, act, item, now) or people.office(tx, commune.id)


def may_decide(tx: Session, commune: Commune, roles: Collection[Held], act: Act, item: WorkItem, now: datetime) -> bool:
    """Whether these roles have the last word: a leader's always is, the office's where it does not go to a leader."""
    if not may(roles, act, item.agency_id):
        return False
    return any(held.role is Role.LEADER for held in roles) or not leaders_instead(tx, commune, act, item, now)
