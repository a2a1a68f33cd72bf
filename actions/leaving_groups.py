"""An agency that leaves a group: its periods that have begun stay its own, those that begin later are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import groups, plan_rows, progress, reminders, taking_back, worklists
from actions.refusals import Refused
from actions.wording import day
from db import history, plan_body, tasks
from db import people as register
from db.models import Agency, AgencyGroup, Commune, GroupMember, Plan, Task, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.group_words import Leaving
from plans.judging import take_back
from plans.work import ALIVE, JUDGE_RULES, EventKind, ItemDraft, ItemEvent, MoveRefused, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """An agency that is to leave a group after its last day there, and the items that it would have no more."""

    group: AgencyGroup
    agency: Agency
    last: date
    items: tuple[WorkItem, ...]


def asked(tx: Session, commune: Commune, said: Leaving, now: datetime) -> Asked:
    """What the words mean; Refused with the reason where it is not sure."""
    agency = worklists.agency_meant(tx, commune, said.agency)
    if agency is None:
        raise Refused("agency-not-found", name=said.agency)
    group = groups.meant(tx, commune, said.group, [agency.name])
    return to_leave(tx, commune, group.id, agency.id, said.last or in_vietnam(now).date())


def to_leave(tx: Session, commune: Commune, group_id: int, agency_id: int, last: date) -> Asked:
    """The items that an agency would lose by leaving a group; Refused for one that does not belong to it then."""
    group, agency = plan_body.group(tx, commune.id, group_id), register.agency(tx, commune.id, agency_id)
    if group is None or agency is None:
        raise Refused("group-not-clear")
    member = _member(tx, group, agency.id)
    if agency.id not in groups.members_today(tx, group, last):
        raise Refused("group-no-member", agency=agency.name, group=group.name, day=day(last))
    if member is not None and member.until_on is not None and member.until_on <= last:
        raise Refused("group-no-member", agency=agency.name, group=group.name, day=day(last))
    return Asked(group=group, agency=agency, last=last, items=tuple(_begin_later(tx, group, agency.id, last)))


def _member(tx: Session, group: AgencyGroup, agency_id: int) -> GroupMember | None:
    members = plan_body.members(tx, group.commune_id, group.id)
    return next((member for member in members if member.agency_id == agency_id), None)


def _begin_later(tx: Session, group: AgencyGroup, agency_id: int, last: date) -> list[WorkItem]:
    """The agency's items of what the group leads that begin after the day; not where another group gives them to it."""
    led = {row.id for row in plan_body.tasks_of_group(tx, group.commune_id, group.id)}
    others = {
        row.id
        for other in plan_body.groups(tx, group.commune_id, group.plan_id)
        if other.id != group.id and _member(tx, other, agency_id) is not None
        for row in plan_body.tasks_of_group(tx, group.commune_id, other.id)
    }
    return [
        item
        for item in tasks.items_of_plan(tx, group.commune_id, group.plan_id)
        if item.agency_id == agency_id and item.task_id in led - others
        if item.status in ALIVE | {Status.WAITING} and item.starts_on is not None and item.starts_on > last
    ]


def leave(tx: Session, caller: Caller, wanted: Asked, now: datetime) -> int:
    """The agency belongs to the group no longer than its last day; the event by which it is taken back.

    What has not begun by then is dropped, with the reason in history. A period that is then nobody's goes to the
    standing office, so that no part of a task falls silent.
    """
    _must(tx, caller)
    commune, group = caller.commune, wanted.group
    groups.keep_members_by_register(tx, commune, group)
    member = _member(tx, group, wanted.agency.id)
    plan = tasks.plan(tx, commune.id, group.plan_id)
    if member is None or plan is None:
        raise Refused("group-not-clear")
    before, member.until_on = member.until_on, wanted.last
    for item in wanted.items:
        groups.drop(tx, caller, item, {groups.LEFT_GROUP: group.id}, group.name, now)
    made = [one.id for item in wanted.items if (one := _for_the_office(tx, commune, plan, item, now)) is not None]
    event = history.record(
        tx, commune.id, EventKind.PLAN_AMENDED, now, plan_id=plan.id, actor_id=caller.person.id,
        data={
            "group": group.id, "agency": wanted.agency.id, "until": wanted.last.isoformat(),
            "before": before.isoformat() if before else None, "dropped": [item.id for item in wanted.items],
            "made": made,
        },
    )  # fmt: skip
    return event.id


def _for_the_office(tx: Session, commune: Commune, plan: Plan, item: WorkItem, now: datetime) -> WorkItem | None:
    twins = tasks.twins(tx, item)
    kept = any(twin.status is not Status.DROPPED for twin in twins)
    task = tasks.task(tx, commune.id, item.task_id)
    office = plan.office_id
    if kept or task is None or office is None or any(twin.agency_id == office for twin in twins):
        return None
    made = ItemDraft(
        agency=office, period=item.period, kind=item.kind,
        status=Status.WAITING if item.condition is not None else Status.OPEN, start=item.starts_on, end=item.ends_on,
        due=item.due_on, condition=item.condition,
    )  # fmt: skip
    return _begun(tx, commune, plan, task, made, now)


def _begun(tx: Session, commune: Commune, plan: Plan, task: Task, made: ItemDraft, now: datetime) -> WorkItem:
    row = plan_rows.item(tx, plan, task, made, now)
    reminders.begin(tx, commune, row, now)
    return row


def stay(tx: Session, caller: Caller, event_id: int, now: datetime) -> Agency:
    """The leaving was a mistake: within ten minutes all is as before, while nothing else has happened to it."""
    _must(tx, caller)
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or "until" not in event.data or event.actor_id != caller.person.id:
        raise Refused("button-stale")
    group, agency = (
        plan_body.group(tx, caller.commune.id, event.data["group"]),
        register.agency(tx, caller.commune.id, event.data["agency"]),
    )
    member = _member(tx, group, agency.id) if group is not None and agency is not None else None
    if agency is None or member is None or member.until_on != date.fromisoformat(event.data["until"]):
        raise Refused("button-stale")
    items = tasks.items(tx, caller.commune.id, event.data["dropped"])
    made = tasks.items(tx, caller.commune.id, event.data["made"])
    if not items and now - event.at > JUDGE_RULES.undo_within:
        raise Refused("group-too-late", agency=agency.name)
    known = history.of_items(tx, caller.commune.id, [item.id for item in (*items, *made)])
    # All or none: a refusal takes nothing back that was changed before it.
    undone = {item.id: _still_last(known[item.id], EventKind.DROPPED, agency, now) for item in items}
    for item in made:
        _still_last(known[item.id], EventKind.CREATED, agency, now)
    for item in items:
        history.record(
            tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.id, actor_id=caller.person.id,
            data={"event": undone[item.id]},
        )  # fmt: skip
        taking_back.follow_history(tx, caller, item, now)
    for item in made:
        groups.drop(tx, caller, item, {groups.LEFT_GROUP: member.group_id}, agency.name, now)
    member.until_on = date.fromisoformat(event.data["before"]) if event.data["before"] else None
    return agency


def _still_last(events: Sequence[ItemEvent], kind: EventKind, agency: Agency, now: datetime) -> int:
    """The event of this kind by which the leaving changed an item; Refused where anything followed it, or too late."""
    changed = [event for event in events if event.kind is kind][-1]
    try:
        take_back(events, changed.id, now)
    except MoveRefused:
        raise Refused("group-too-late", agency=agency.name) from None
    return changed.id


def _must(tx: Session, caller: Caller) -> None:
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.APPROVE_PLAN, None):
        raise Refused("not-allowed")
