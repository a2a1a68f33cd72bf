"""Handing a post over to somebody else, and leaving: the work stays, whoever had it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import menus, outgoing, people, progress
from actions.absences import BACK
from actions.refusals import Refused
from actions.reminders import DIGEST, SINGLE
from actions.wording import choice, meaning, say
from actions.worklist import worklist
from db import absences, history, outbox, tasks
from db import people as register
from db.models import Event, OutState, Person, PersonRole
from db.people import Caller
from plans.access import Act, Role, may
from plans.calendar import in_vietnam
from plans.judging import NOT_ACTED
from plans.work import JUDGE_RULES, EventKind, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """What passes from one person to another: the posts, the open items, the reports that wait for a yes."""

    giver: Person
    taker: Person
    posts: tuple[PersonRole, ...]
    open_items: int
    waiting: int


def plan(tx: Session, caller: Caller, giver_id: int, taker_id: int, now: datetime) -> Handover:
    """What a handover would be; Refused where it cannot be or is not the caller's to decide.

    The standing office hands over any post; the head of an agency those of its officers.
    """
    giver, taker = _member(tx, caller, giver_id), _member(tx, caller, taker_id)
    if giver.id == taker.id:
        raise Refused("handover-to-oneself")
    posts = tuple(register.roles(tx, caller.commune.id, giver.id))
    if not posts:
        raise Refused("handover-no-post", person=giver.name)
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    for post in posts:
        officer_of_theirs = post.role is Role.OFFICER and may(roles, Act.NAME_DEPUTY, post.agency_id)
        if not officer_of_theirs and not may(roles, Act.INVITE, None):
            raise Refused("handover-not-yours", person=giver.name)
    return Handover(
        giver=giver, taker=taker, posts=posts, open_items=len(worklist(tx, caller.commune, giver, now)),
        waiting=len(_waiting(tx, giver)),
    )  # fmt: skip


def _member(tx: Session, caller: Caller, person_id: int) -> Person:
    found = register.person(tx, caller.commune.id, person_id)
    if found is None or found.left_at is not None:
        raise Refused("person-gone")
    return found


def _waiting(tx: Session, person: Person) -> list[int]:
    """The reports for which this person may take the next step."""
    roles = progress.held(tx, person)
    steps = ((Status.REPORTED, Act.CONFIRM), (Status.CONFIRMED, Act.VERIFY))
    items = tasks.items_at(tx, person.commune_id, [status for status, _ in steps])
    return [i.id for i in items for status, act in steps if i.status is status and may(roles, act, i.agency_id)]


def hand_over(tx: Session, caller: Caller, handover: Handover, now: datetime) -> int:
    """The posts pass with everything that is open: items, the numbers they are called by, what is still to be told.

    History stays with the items. What the giver was just asked is forgotten; both hear of the handover. Returns the
    event by which it can be taken back.
    """
    giver, taker, commune_id = handover.giver, handover.taker, caller.commune.id
    given = tasks.given_to(tx, commune_id, giver.id)
    passing = {i.id: i for i in (*given, *(line.item for line in worklist(tx, caller.commune, giver, now)))}
    posts = _pass_posts(tx, caller, handover, now)
    assigned = [item.id for item in passing.values() if item.assignee_id == giver.id]
    for item in passing.values():
        item.assignee_id = taker.id if item.assignee_id == giver.id else item.assignee_id
        history.record(
            tx, commune_id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=caller.person.id,
            data={"from": giver.id, "to": taker.id},
        )  # fmt: skip
    numbers = tasks.hand_over_numbers(tx, commune_id, giver.id, taker.id, in_vietnam(now).date())
    register.stop_asking(tx, commune_id, giver.id)
    stood_in = absences.pass_on(tx, commune_id, giver.id, taker.id)
    messages = _pass_messages(tx, giver, taker, now)
    told = meaning(
        say("told-handed-over", person=giver.name, count=handover.open_items, waiting=handover.waiting),
        choices=[[choice("choice-my-items", "list")]],
    )
    key = f"handover:{giver.id}:{taker.id}:{now.isoformat()}"
    outgoing.notify(tx, commune_id, [taker], key, told, now)
    if giver.id != caller.person.id:
        outgoing.notify(tx, commune_id, [giver], key, meaning(say("told-handed-away", person=taker.name)), now)
    event = history.record(
        tx, commune_id, EventKind.HANDED_OVER, now, actor_id=caller.person.id,
        data={
            "from": giver.id, "to": taker.id, "posts": posts, "items": list(passing), "assigned": assigned,
            "numbers": {str(item): number for item, number in numbers.items()}, "absences": stood_in,
            "messages": messages, "told": key,
        },
    )  # fmt: skip
    return event.id


def _pass_posts(tx: Session, caller: Caller, handover: Handover, now: datetime) -> list[dict[str, Any]]:
    """The posts that passed; `merged` where the taker had the same one already."""
    passed: list[dict[str, Any]] = []
    held = {(r.role, r.agency_id) for r in register.roles(tx, caller.commune.id, handover.taker.id)}
    for post in handover.posts:
        data = {"role": post.role.value, "agency": post.agency_id}
        history.record(
            tx, caller.commune.id, EventKind.ROLE_TAKEN, now, actor_id=caller.person.id,
            data={**data, "person": handover.giver.id},
        )  # fmt: skip
        history.record(
            tx, caller.commune.id, EventKind.ROLE_GIVEN, now, actor_id=caller.person.id,
            data={**data, "person": handover.taker.id},
        )  # fmt: skip
        passed.append({**data, "merged": (post.role, post.agency_id) in held})
        if (post.role, post.agency_id) in held:
            tx.delete(post)
        else:
            post.person_id = handover.taker.id
    tx.flush()
    for person in (handover.giver, handover.taker):
        menus.look_again(tx, person, now)
    return passed


def _pass_messages(
    tx: Session, giver: Person, taker: Person, now: datetime, only: Collection[str] | None = None
) -> list[str]:
    """What was still to be told to the one is told to the other, when it would have been; not what is about the giver
    alone, and reminders of the taker's own are made anew. Returns the keys, of which `only` some may be meant."""
    passed: list[str] = []
    for row in outbox.pending_of(tx, giver.commune_id, giver.id):
        key = row.key.removesuffix(f":{giver.id}")
        if only is not None and key not in only:
            continue
        row.state, row.settled_at = OutState.DROPPED, now
        if row.kind not in (DIGEST, SINGLE, BACK) and "in_person" not in row.meaning:
            # What is handed back has its own key: that of before is taken by what was dropped.
            passed.append(key if only is None else f"{key}:back")
            outgoing.notify(
                tx, giver.commune_id, [taker], passed[-1], row.meaning, now, kind=row.kind, priority=row.priority,
                not_before=row.not_before if row.not_before > now else None,
            )  # fmt: skip
    return passed


# Taken back ---------------------------------------------------------------------------------------------------------


def hand_back(tx: Session, caller: Caller, event_id: int, now: datetime) -> tuple[Person, Person]:
    """The handover was a mistake: within ten minutes, while nothing has happened to what passed, all is as before; who
    had handed over and who had taken over. Both hear of it."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.HANDED_OVER or event.item_id is not None:
        raise Refused("button-stale")
    if event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    giver, taker = _member(tx, caller, event.data["from"]), _member(tx, caller, event.data["to"])
    _refuse_what_went_on(tx, caller, event, giver, taker, now)
    commune_id, data = caller.commune.id, event.data
    _posts_back(tx, caller, event, giver, taker, now)
    for item in tasks.items(tx, commune_id, data["items"]):
        item.assignee_id = giver.id if item.id in data["assigned"] else item.assignee_id
        history.record(
            tx, commune_id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=caller.person.id,
            data={"from": taker.id, "to": giver.id},
        )  # fmt: skip
    numbers = {int(item): number for item, number in data["numbers"].items()}
    tasks.give_back_numbers(tx, commune_id, giver.id, taker.id, numbers)
    absences.pass_on(tx, commune_id, taker.id, giver.id, only=data["absences"])
    _pass_messages(tx, taker, giver, now, only=data["messages"])
    for person, other in ((giver, taker), (taker, giver)):
        _untell(tx, caller, person, other, data["told"], now)
    return giver, taker


def _refuse_what_went_on(
    tx: Session, caller: Caller, event: Event, giver: Person, taker: Person, now: datetime
) -> None:  # fmt: skip
    """Refused after ten minutes, and when the posts or the items are not as the handover left them."""
    late = Refused("handover-too-late", giver=giver.name, taker=taker.name)
    held = {(post.role, post.agency_id) for post in register.roles(tx, caller.commune.id, taker.id)}
    passed = {(Role(post["role"]), post["agency"]) for post in event.data["posts"]}
    known = history.of_items(tx, caller.commune.id, event.data["items"])
    went_on = any(e.id > event.id and e.kind not in NOT_ACTED for events in known.values() for e in events)
    handed_on = register.roles(tx, caller.commune.id, giver.id)
    if now - event.at > JUDGE_RULES.undo_within or not passed <= held or went_on or handed_on:
        raise late


def _posts_back(
    tx: Session, caller: Caller, event: Event, giver: Person, taker: Person, now: datetime
) -> None:  # fmt: skip
    posts = {(post.role, post.agency_id): post for post in register.roles(tx, caller.commune.id, taker.id)}
    for post in event.data["posts"]:
        role, agency = Role(post["role"]), post["agency"]
        data = {"role": role.value, "agency": agency}
        for kind, person in ((EventKind.ROLE_TAKEN, taker), (EventKind.ROLE_GIVEN, giver)):
            history.record(
                tx, caller.commune.id, kind, now, actor_id=caller.person.id, data={**data, "person": person.id}
            )
        if post["merged"]:
            tx.add(PersonRole(commune_id=caller.commune.id, person_id=giver.id, role=role, agency_id=agency))
        else:
            posts[(role, agency)].person_id = giver.id
    tx.flush()
    for person in (giver, taker):
        menus.look_again(tx, person, now)


def _untell(tx: Session, caller: Caller, person: Person, other: Person, key: str, now: datetime) -> None:
    """Whoever has not heard of the handover yet never does; whoever has hears that it was taken back."""
    waiting = [r for r in outbox.pending_of(tx, person.commune_id, person.id) if r.key == f"{key}:{person.id}"]
    for row in waiting:
        row.state, row.settled_at = OutState.DROPPED, now
    if not waiting and person.id != caller.person.id:
        told = meaning(say("told-handed-back", person=other.name), choices=[[choice("choice-my-items", "list")]])
        outgoing.notify(tx, person.commune_id, [person], f"{key}:taken-back", told, now)


# Leaving ------------------------------------------------------------------------------------------------------------


def may_remove(tx: Session, caller: Caller) -> None:
    """Refused unless the caller says who belongs to the commune."""
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.REMOVE_PERSON, None):
        raise Refused("leave-not-yours")


def leaving(tx: Session, caller: Caller, person_id: int, now: datetime) -> tuple[Person, int]:
    """Who would leave and how many items would be with nobody then; Refused where that cannot be."""
    may_remove(tx, caller)
    person = _member(tx, caller, person_id)
    if person.id == caller.person.id:
        raise Refused("leave-oneself")
    return person, len(tasks.given_to(tx, caller.commune.id, person.id))


def leave(tx: Session, caller: Caller, person_id: int, now: datetime) -> int:
    """Somebody does not work here any more, by the caller's word. Returns the event by which it can be taken back."""
    person, _ = leaving(tx, caller, person_id, now)
    return depart(tx, person, caller.person.id, now).id


def depart(tx: Session, person: Person, actor_id: int | None, now: datetime) -> Event:
    """Somebody hears nothing and may nothing any more; their items go back to the head.

    Where an agency has nobody left who can be reached, the standing office is told what to do. Without an `actor_id` it
    is the operator's doing. The event names the items.
    """
    commune_id, given = person.commune_id, tasks.given_to(tx, person.commune_id, person.id)
    for item in given:
        item.assignee_id = None
        history.record(
            tx, commune_id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=actor_id,
            data={"from": person.id, "to": None},
        )  # fmt: skip
    person.left_at = now
    menus.look_again(tx, person, now)
    event = history.record(
        tx, commune_id, EventKind.LEFT, now, actor_id=actor_id,
        data={"person": person.id, "items": [item.id for item in given]},
    )  # fmt: skip
    for row in outbox.pending_of(tx, commune_id, person.id):
        row.state, row.settled_at = OutState.DROPPED, now
    parts = people.without_anybody(tx, person, now)
    if parts:
        readers = people.office(tx, commune_id)
        outgoing.notify(tx, commune_id, readers, f"left:{event.id}", meaning(*parts), now)
    return event


def stay(tx: Session, caller: Caller, event_id: int, now: datetime) -> Person:
    """The leaving was a mistake: the person is here as before, with the items that nobody was given meanwhile."""
    may_remove(tx, caller)
    event = history.one(tx, caller.commune.id, event_id)
    person = None
    if event is not None and event.kind is EventKind.LEFT:
        person = register.person(tx, caller.commune.id, event.data["person"])
    if event is None or person is None or person.left_at != event.at:
        raise Refused("button-stale")
    if now - event.at > JUDGE_RULES.undo_within:
        raise Refused("leave-too-late", person=person.name)
    person.left_at = None
    menus.look_again(tx, person, now)
    for item in tasks.items(tx, caller.commune.id, event.data["items"]):
        if item.assignee_id is None:
            item.assignee_id = person.id
            history.record(
                tx, caller.commune.id, EventKind.HANDED_OVER, now, item_id=item.id, actor_id=caller.person.id,
                data={"from": None, "to": person.id},
            )  # fmt: skip
    history.record(tx, caller.commune.id, EventKind.JOINED, now, actor_id=caller.person.id, data={"person": person.id})
    return person
