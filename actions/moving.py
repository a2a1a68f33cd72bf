"""Moving somebody to another agency: the work stays where it belongs, the person begins anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import menus, outgoing, people, progress
from actions.refusals import Refused
from actions.wording import choice, meaning, say
from db import history, tasks
from db import people as register
from db.models import Agency, Person, PersonRole, WorkItem
from db.people import Caller
from plans.access import Act, Role, may
from plans.calendar import in_vietnam
from plans.work import JUDGE_RULES, EventKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Moving:
    """Who would go from where to where, and which items they would leave behind."""

    person: Person
    post: PersonRole
    old: Agency
    new: Agency
    left_behind: tuple[WorkItem, ...]


def plan(tx: Session, caller: Caller, person_id: int, agency_id: int) -> Moving:
    """What moving somebody would be; Refused where it cannot be, or is not the caller's to decide."""
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    if not (may(roles, Act.INVITE, None) and may(roles, Act.REMOVE_PERSON, None)):
        raise Refused("people-not-yours")
    person = register.person(tx, caller.commune.id, person_id)
    new = register.agency(tx, caller.commune.id, agency_id)
    if person is None or person.left_at is not None:
        raise Refused("person-gone")
    if new is None:
        raise Refused("agency-gone")
    posts = [
        role
        for role in register.roles(tx, caller.commune.id, person.id)
        if role.role in (Role.OFFICER, Role.HEAD) and role.agency_id is not None
    ]
    if len(posts) != 1:
        raise Refused("move-which-post", person=person.name)
    old = register.agency(tx, caller.commune.id, posts[0].agency_id or 0)
    if old is None or old.id == new.id:
        raise Refused("move-already-there", person=person.name, agency=new.name)
    given = tasks.given_to(tx, caller.commune.id, person.id)
    left_behind = tuple(item for item in given if item.agency_id == old.id)
    return Moving(person=person, post=posts[0], old=old, new=new, left_behind=left_behind)


def move(tx: Session, caller: Caller, moving: Moving, now: datetime) -> int:
    """The post is in the new agency from now on; what was given to the person goes back to the old one's head. Returns
    the event by which it can be taken back."""
    commune_id, person = caller.commune.id, moving.person
    for item in moving.left_behind:
        item.assignee_id = None
        tasks.release_numbers_of(tx, commune_id, item.id, [person.id], in_vietnam(now).date())
        history.record(
            tx, commune_id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=caller.person.id,
            data={"from": person.id, "to": None},
        )  # fmt: skip
    role = moving.post.role.value
    given = {"from": moving.old.id, "items": [item.id for item in moving.left_behind]}
    for kind, agency, more in ((EventKind.ROLE_TAKEN, moving.old, {}), (EventKind.ROLE_GIVEN, moving.new, given)):
        event = history.record(
            tx, commune_id, kind, now, actor_id=caller.person.id,
            data={"role": role, "agency": agency.id, "person": person.id, **more},
        )  # fmt: skip
    moving.post.agency_id = moving.new.id
    tx.flush()
    menus.look_again(tx, person, now)
    told = meaning(
        say("told-moved", old=moving.old.name, new=moving.new.name), choices=[[choice("choice-my-items", "list")]]
    )
    key = f"moved:{event.id}"
    outgoing.notify(tx, commune_id, [person], key, told, now)
    lacking = people.lacking(tx, [moving.old], now)
    if lacking:
        told = meaning(*lacking, say("agency-invite-somebody"))
        outgoing.notify(tx, commune_id, people.office(tx, commune_id), f"lacking:{key}", told, now)
    return event.id


def move_back(tx: Session, caller: Caller, event_id: int, now: datetime) -> tuple[Person, Agency]:
    """The move was a mistake, minutes ago: the post is where it was, with the items that nobody was given meanwhile."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.ROLE_GIVEN or "from" not in event.data:
        raise Refused("button-stale")
    if now - event.at > JUDGE_RULES.undo_within:
        raise Refused("move-too-late")
    back = plan(tx, caller, event.data["person"], event.data["from"])
    if back.old.id != event.data["agency"]:
        raise Refused("button-stale")
    commune_id, person = caller.commune.id, back.person
    heard = outgoing.unsay(tx, commune_id, [person], f"moved:{event.id}", now)
    told = say("told-moved", old=back.old.name, new=back.new.name)
    for kind, agency in ((EventKind.ROLE_TAKEN, back.old), (EventKind.ROLE_GIVEN, back.new)):
        undone = history.record(
            tx, commune_id, kind, now, actor_id=caller.person.id,
            data={"role": back.post.role.value, "agency": agency.id, "person": person.id},
        )  # fmt: skip
    back.post.agency_id = back.new.id
    for item in tasks.items(tx, commune_id, event.data["items"]):
        if item.assignee_id is None and item.agency_id == back.new.id:
            item.assignee_id = person.id
            history.record(
                tx, commune_id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=caller.person.id,
                data={"from": None, "to": person.id},
            )  # fmt: skip
    tx.flush()
    menus.look_again(tx, person, now)
    ways = [[choice("choice-my-items", "list")]]
    outgoing.notify(tx, commune_id, heard, f"moved-back:{undone.id}", meaning(told, choices=ways), now)
    return person, back.new
