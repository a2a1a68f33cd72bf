"""Merging two persons of the commune who are one human being: enrolled a second time, with another account or phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import menus, outgoing, progress, reminders
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from db import history, merging, tasks
from db import people as register
from db.models import Person, PersonRole
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.work import EventKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Merging:
    """Who is who: `gone` is one with `kept` from then on, who has these roles; so many open items and accounts pass."""

    gone: Person
    kept: Person
    roles: tuple[PersonRole, ...]
    items: int
    accounts: int


def plan(tx: Session, caller: Caller, gone_id: int, kept_id: int) -> Merging:
    """What merging would be; Refused where it cannot be, or is not the caller's to decide. Of themselves and somebody
    else the caller is who stays."""
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    if not (may(roles, Act.INVITE, None) and may(roles, Act.REMOVE_PERSON, None)):
        raise Refused("people-not-yours")
    if gone_id == caller.person.id:
        gone_id, kept_id = kept_id, gone_id
    gone, kept = (register.person(tx, caller.commune.id, person_id) for person_id in (gone_id, kept_id))
    if gone is None or kept is None or gone.left_at is not None or kept.left_at is not None:
        raise Refused("person-gone")
    if gone.id == kept.id:
        raise Refused("merge-same", person=kept.name)
    held = [role for person in (kept, gone) for role in register.roles(tx, caller.commune.id, person.id)]
    different = {(role.role, role.agency_id): role for role in reversed(held)}
    found = register.addresses(tx, caller.commune.id, [gone.id, kept.id], dead_too=True)
    return Merging(
        gone=gone, kept=kept, roles=tuple(reversed(different.values())),
        items=len(tasks.given_to(tx, caller.commune.id, gone.id)), accounts=sum(map(len, found.values())),
    )  # fmt: skip


def merge(tx: Session, caller: Caller, merging_: Merging, now: datetime) -> None:
    """They are one person from now on. What was recorded stays, and is told under the name that stays; nothing personal
    is left of the other. There is no way back."""
    gone, kept, commune_id = merging_.gone, merging_.kept, caller.commune.id
    given = tasks.given_to(tx, commune_id, gone.id)
    tasks.hand_over_numbers(tx, commune_id, gone.id, kept.id, in_vietnam(now).date())
    merging.pass_all(tx, commune_id, gone.id, kept.id)
    kept.phone = kept.phone or gone.phone
    gone.name, gone.phone, gone.merged_into_id = "–", None, kept.id
    gone.left_at, gone.forgotten_at = now, now
    tx.flush()
    history.record(
        tx, commune_id, EventKind.PEOPLE_MERGED, now, actor_id=caller.person.id,
        data={"gone": gone.id, "kept": kept.id},
    )  # fmt: skip
    for item in given:
        reminders.look_again(tx, caller.commune, item, now)
    menus.look_again(tx, kept, now)
    if kept.id != caller.person.id:
        told = meaning(
            say("told-merged", accounts=merging_.accounts), choices=[[choice("choice-my-items", "list")]]
        )  # fmt: skip
        outgoing.notify(tx, commune_id, [kept], f"merged:{gone.id}", told, now)


def posts(tx: Session, merging_: Merging) -> list[Part]:
    """The roles that the one person will hold, a line for each."""
    lines = []
    for role in merging_.roles:
        agency = register.agency(tx, role.commune_id, role.agency_id) if role.agency_id is not None else None
        lines.append(say("merge-role", role=say(f"role-{role.role.value}", agency=agency.name if agency else "–")))
    return lines
