"""Reminders: the steps of the ladder, the digests that carry them, and the reminders that people ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from actions import facts, linked, outgoing, roll_call
from actions.wording import Part, choice, day, moment
from actions.worklist import due_group
from db import absences, history, outbox, people, tasks
from db.models import Commune, Outgoing, PlanStage, WorkItem
from db.people import Caller, Holder
from plans.access import Role
from plans.calendar import VIETNAM, in_vietnam
from plans.ladder import (
    Audience,
    Step,
    next_look,
    next_step,
)
from plans.work import ALIVE, EventKind

# Kinds of messages whose words are made when they are sent.
DIGEST, SINGLE, SNOOZED = "digest", "single", "snoozed"
# Every reminder answers why it came.
WHY = choice("choice-why", "why")

_AFTERNOON = time(14, 0)
# Nobody wishes to be reminded of anything later than this.
_LONGEST_SNOOZE = timedelta(days=400)


# Scanning -----------------------------------------------------------------------------------------------------------


def scan(tx: Session, items: Collection[tuple[int, int]], now: datetime) -> int:
    """Take the steps that are due on these (commune, item): write them down, lay out the digests, set when to look
    again. Returns how many steps were taken.

    Outside working hours nothing is taken. A person who already has today's digest hears of a further step on the
    next working morning. What another tick has looked at meanwhile is left alone.
    """
    communes = {commune_id for commune_id, _ in items}
    found = tasks.items_still_to_look_at(tx, communes, {item_id for _, item_id in items}, now)
    scanning = _Scan(tx, found, now)
    for item in found:
        scanning.look_at(item)
    scanning.write_down()
    return len(scanning.steps)


class _Scan:
    """One scan over items of some communes; all that it must know is asked for at once, and so is all written."""

    def __init__(self, tx: Session, items: Sequence[WorkItem], now: datetime) -> None:
        communes = {item.commune_id for item in items}
        self._tx, self._now, self._today = tx, now, in_vietnam(now).date()
        self._communes = {commune.id: commune for commune in people.these_communes(tx, communes)}
        self._of_plans = tasks.settings_of_plans(tx, communes, {item.plan_id for item in items})
        self._taken = history.steps_of(tx, items)
        self._readers = Readers(tx, communes, self._today, items)
        keys = [self._key(person) for person in self._readers.all_of_them()]
        self._heard = outbox.no_longer_pending(tx, communes, keys)
        self._told: dict[int, Holder] = {}
        self._falling_due: set[tuple[int, int]] = set()  # (commune, agency)
        self.steps: list[history.Line] = []

    def look_at(self, item: WorkItem) -> None:
        """Take the item's step, if there is one, and set when to look again."""
        commune = self._communes[item.commune_id]
        if not facts.is_open(commune, self._now):
            item.look_at = facts.next_opening(commune, self._now)
            return
        if item.linked_id is not None and linked.covering(self._tx, item, self._today) is not None:
            item.look_at = facts.next_morning(commune, self._now)  # it may lead by then
            return
        calendar, policy = facts.calendar_of(commune), facts.policy_of(commune, self._of_plans[item.plan_id])
        known, taken = facts.facts_of(item), self._taken[item.id]
        step = next_step(known, taken, self._today, calendar, policy)
        if step is None:
            item.look_at = next_look(known, taken, self._now, calendar, policy)
            return
        readers = self._readers.of(item, step.audiences, with_giver=step.rung > 0)
        if any(self._key(reader) in self._heard for reader in readers):
            item.look_at = facts.next_morning(commune, self._now)
            return
        self._take(step, item.commune_id, readers)
        if due_group(item, self._today, calendar) != "later":
            self._falling_due.add((item.commune_id, item.agency_id))
        item.look_at = next_look(known, taken | {(step.rung, step.revision)}, self._now, calendar, policy)

    def _take(self, step: Step, commune_id: int, readers: Sequence[Holder]) -> None:
        self.steps.append(
            history.Line(
                commune_id=commune_id, kind=EventKind.STEP_TAKEN, item_id=step.item,
                data={"rung": step.rung, "revision": step.revision, "day": step.day.isoformat(), "late": step.late,
                      "audiences": sorted(step.audiences), "to": [r.id for r in readers],
                      **({"checkin": True} if step.checkin else {})},
                once=f"step:{step.item}:{step.revision}:{step.rung}",
            )
        )  # fmt: skip
        self._told |= {reader.id: reader for reader in readers}

    def write_down(self) -> None:
        """The steps into history, one digest a day for everybody who hears of any, and a roll call in the groups."""
        history.record_all(self._tx, self.steps, self._now)
        digests = [
            outgoing.letter(reader, self._key(reader), {"day": self._today.isoformat()}, DIGEST)
            for reader in self._told.values()
        ]
        outbox.put_all(self._tx, digests, self._now)
        if self._falling_due:
            roll_call.lay_out(self._tx, self._falling_due, self._now)

    def _key(self, reader: Holder) -> str:
        # What still waits will say the new step too, since it is composed when it is sent.
        return f"{DIGEST}:{self._today}:{reader.id}"


def lay_digests(tx: Session, readers: Iterable[Holder], now: datetime) -> None:
    """Lay out this morning's digest for these readers, who are to hear something in it whatever their work does; one
    that is on its way already, or was, is followed by another, which tells all that the round brought."""
    today = in_vietnam(now).date()
    laid = {reader.id: (f"{DIGEST}:{today}:{reader.id}", reader) for reader in readers}
    communes = {reader.commune_id for _, reader in laid.values()}
    gone = outbox.no_longer_pending(tx, communes, [key for key, _ in laid.values()])
    letters = [
        outgoing.letter(
            reader, f"{key}:round" if key in gone else key,
            {"day": today.isoformat(), **({"round": True} if key in gone else {})}, DIGEST,
        )
        for key, reader in laid.values()
    ]  # fmt: skip
    outbox.put_all(tx, letters, now)


class Readers:
    """Who hears of an item on a day: looked up once for some communes. Whoever is away hears nothing, who stands in for
    them does; who can be reached nowhere cannot be counted on.

    Where `items` are given, only those who may hear of these are looked up.
    """

    def __init__(
        self, tx: Session, communes: Collection[int], today: date, items: Collection[WorkItem] | None = None
    ) -> None:
        self._by_post: dict[tuple[int, Role, int | None], list[Holder]] = defaultdict(list)
        self._by_role: dict[tuple[int, Role], list[Holder]] = defaultdict(list)
        self._by_id: dict[int, Holder] = {}
        agencies = None if items is None else {item.agency_id for item in items}
        assignees = {item.assignee_id for item in items or () if item.assignee_id is not None}
        stand_ins = absences.stand_ins(tx, communes, today)
        found = people.holders_within_reach(tx, communes, agencies, assignees | stand_ins.deputies())
        by_id = {holder.id: holder for holder in found}
        for post in found:
            there = stand_ins.there_for(post.id)
            if there is None or there not in by_id:
                continue
            self._by_id[post.id] = by_id[there]
            holder = replace(by_id[there], role=post.role, agency_id=post.agency_id)
            self._by_post[(holder.commune_id, holder.role, holder.agency_id)].append(holder)
            self._by_role[(holder.commune_id, holder.role)].append(holder)

    def all_of_them(self) -> Collection[Holder]:
        """Everybody who can be reached, each once."""
        return self._by_id.values()

    def holding(self, commune_id: int, role: Role) -> Sequence[Holder]:
        """The people of a commune with this role, each once."""
        return list({holder.id: holder for holder in self._by_role[(commune_id, role)]}.values())

    def of(self, item: WorkItem, audiences: Iterable[Audience], *, with_giver: bool = False) -> Sequence[Holder]:
        """The people of these audiences, each once. Where an agency has nobody, the standing office hears it.

        `with_giver`: the leader who wants this report hears too, and does not wait for the ladder to reach leaders.
        """
        found: list[Holder] = []
        for audience in audiences:
            found += self._audience(item, audience)
        if with_giver and item.about_id is not None and item.ordered_by in self._by_id:
            found.append(self._by_id[item.ordered_by])
        found = found or list(self.holding(item.commune_id, Role.OFFICE))
        return list({holder.id: holder for holder in found}.values())

    def _audience(self, item: WorkItem, audience: Audience) -> Sequence[Holder]:
        if audience is Audience.OFFICER:
            return self.officer(item)
        if audience is Audience.HEAD:
            return self._by_post[(item.commune_id, Role.HEAD, item.agency_id)]
        return self.holding(item.commune_id, Role.OFFICE if audience is Audience.OFFICE else Role.LEADER)

    def officer(self, item: WorkItem) -> Sequence[Holder]:
        """Who has the item in hand: its assignee, else the agency's only officer, else its head, else its people.

        An agency with one officer needs no assigning; with several, the head is told and gives the item to one.
        """
        if item.assignee_id in self._by_id:
            return [self._by_id[item.assignee_id]]
        return self.hands(item.commune_id, item.agency_id)

    def hands(self, commune_id: int, agency_id: int) -> Sequence[Holder]:
        """Who takes what comes to an agency: its only officer, else its head, else its people."""
        officers = self._by_post[(commune_id, Role.OFFICER, agency_id)]
        if len(officers) == 1:
            return officers
        heads = self._by_post[(commune_id, Role.HEAD, agency_id)]
        return heads or officers or self._by_post[(commune_id, Role.OFFICE, agency_id)]


def rearm(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> None:
    """The item is open again (returned, taken back): its ladder goes on from here, the rungs before are past."""
    item.armed_on = in_vietnam(now).date()
    look_again(tx, commune, item, now)


def begin(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> None:
    """An item that came about after its plan was approved: in a plan that runs it is reminded of from here on."""
    item.quiet_before = in_vietnam(now).date()
    look_again(tx, commune, item, now)


def look_again(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> None:
    """Set when the ladder looks next: not before the next working morning, and never for what is closed or paused."""
    plan = tasks.plan(tx, commune.id, item.plan_id)
    if item.status not in ALIVE or plan is None or plan.stage is not PlanStage.RUNNING:
        item.look_at = None
        return
    calendar, policy = facts.calendar_of(commune), facts.policy_of(commune, plan.settings)
    taken = history.steps_of(tx, [item])[item.id]
    item.look_at = next_look(facts.facts_of(item), taken, facts.next_morning(commune, now), calendar, policy)


# Snoozing -----------------------------------------------------------------------------------------------------------


def snooze(
    tx: Session, caller: Caller, until: datetime | None, now: datetime, *, promised: int | None = None
) -> dict[str, Part]:
    """Remind this person once more when they wish (default: this afternoon), in working hours; no last day moves.

    An item that they promised for then is named, however far its last day is. Returns the moment as places of a
    sentence.
    """
    wished = until or datetime.combine(in_vietnam(now).date(), _AFTERNOON, VIETNAM)
    at = facts.next_opening(caller.commune, wished) if wished > now else facts.next_morning(caller.commune, now)
    history.record(
        tx, caller.commune.id, EventKind.SNOOZED, now, actor_id=caller.person.id,
        data={"until": at.astimezone(UTC).isoformat(), **({"item": promised} if promised is not None else {})},
    )  # fmt: skip
    outgoing.notify(
        tx, caller.commune.id, [caller.person], f"{SNOOZED}:{at.astimezone(UTC).isoformat()}", {}, now,
        kind=SNOOZED, priority=outbox.DIGEST, not_before=at, in_person=True,
    )  # fmt: skip
    return {"time": moment(at), "day": day(in_vietnam(at).date())}


def promised_for(tx: Session, commune_id: int, person_id: int, at: datetime) -> set[int]:
    """The items that somebody promised for the moment at which they wished to be reminded."""
    said = history.by_actor(tx, commune_id, person_id, [EventKind.SNOOZED], at - _LONGEST_SNOOZE)
    until = at.astimezone(UTC).isoformat()
    return {event.data["item"] for event in said if event.data["until"] == until and "item" in event.data}


# Delivered ----------------------------------------------------------------------------------------------------------


def delivered(tx: Session, row_id: int, now: datetime, reminded: Sequence[int]) -> None:
    """A reminder has reached its reader: a line of history for each item whose step it carried."""
    row = tx.get_one(Outgoing, row_id)
    if row.commune_id is None:
        return
    for item_id in reminded:
        history.record(
            tx, row.commune_id, EventKind.REMINDED, now, item_id=item_id,
            data={"to": row.person_id, "message": row.id},
        )  # fmt: skip
