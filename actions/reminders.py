"""Reminders: the steps of the ladder, the digest that carries them, and what the standing office sees beforehand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from actions import facts, outgoing
from actions.wording import Part, day, moment
from db import history, outbox, people, tasks
from db.models import Commune, Outgoing, OutState, Person, PlanStage, WorkItem
from db.people import Caller
from plans.access import Role
from plans.calendar import VIETNAM, WorkCalendar, WorkingHours, in_vietnam
from plans.ladder import (
    Audience,
    Step,
    next_look,
    next_step,
    steps_taken,
)
from plans.work import ALIVE, EventKind

# Kinds of messages whose words are made when they are sent.
DIGEST, SINGLE, SNOOZED, SHADOW, WAITING = "digest", "single", "snoozed", "shadow", "waiting"

_AFTERNOON = time(14, 0)
_HOURS = WorkingHours()


# Scanning -----------------------------------------------------------------------------------------------------------


def scan(tx: Session, commune_id: int, item_ids: Sequence[int], now: datetime) -> int:
    """Take the steps that are due on these items: write them down, lay out the digests, set when to look again.

    Outside working hours nothing is taken. A person who already has today's digest hears of a further step on the
    next working morning. Returns how many steps were taken.
    """
    commune = people.commune(tx, commune_id)
    calendar = facts.calendar_of(commune)
    items = tasks.items(tx, commune_id, item_ids)
    if not _HOURS.is_open(now) or not calendar.is_working_day(in_vietnam(now).date()):
        return _look_later(items, _HOURS.next_opening(now, calendar))
    scanning = _Scan(tx, commune, calendar, now)
    events = history.of_items(tx, commune_id, [item.id for item in items])
    return sum(scanning.item(item, steps_taken(events[item.id])) for item in items)


def _look_later(items: Iterable[WorkItem], at: datetime) -> int:
    for item in items:
        item.look_at = at
    return 0


class _Scan:
    """One scan over items of one commune; who hears what is looked up once."""

    def __init__(self, tx: Session, commune: Commune, calendar: WorkCalendar, now: datetime) -> None:
        self._tx, self._commune, self._calendar, self._now = tx, commune, calendar, now
        self._today = in_vietnam(now).date()
        self._readers = Readers(tx, commune.id)
        self._told_today: dict[int, bool] = {}

    def item(self, item: WorkItem, taken: frozenset[tuple[int, int]]) -> int:
        """Take the item's step, if there is one; 1 when it was taken."""
        step = next_step(facts.facts_of(item), taken, self._today, self._calendar)
        if step is None:
            item.look_at = next_look(facts.facts_of(item), taken, self._now, self._calendar)
            return 0
        readers = self._readers.of(item, step.audiences)
        if any(self._has_heard_today(reader) for reader in readers):
            item.look_at = next_morning(self._now, self._calendar)
            return 0
        self._write_down(item, step, readers)
        climbed = taken | {(step.rung, step.revision)}
        item.look_at = next_look(facts.facts_of(item), climbed, self._now, self._calendar)
        return 1

    def _write_down(self, item: WorkItem, step: Step, readers: Sequence[Person]) -> None:
        history.record(
            self._tx, self._commune.id, EventKind.STEP_TAKEN, self._now, item_id=item.id,
            data={"rung": step.rung, "revision": step.revision, "day": step.day.isoformat(), "late": step.late,
                  "audiences": sorted(step.audiences), "to": [r.id for r in readers]},
            once=f"step:{item.id}:{step.revision}:{step.rung}",
        )  # fmt: skip
        lay_digests(self._tx, self._commune.id, readers, self._today, self._now)

    def _has_heard_today(self, reader: Person) -> bool:
        if reader.id not in self._told_today:
            row = outbox.of_key(self._tx, self._commune.id, f"{DIGEST}:{self._today}:{reader.id}")
            # What waits will say the new step too, since it is composed when it is sent.
            self._told_today[reader.id] = row is not None and row.state is not OutState.PENDING
        return self._told_today[reader.id]


def lay_digests(tx: Session, commune_id: int, readers: Sequence[Person], today: date, now: datetime) -> None:
    """One digest per person and day; a second wish for it changes nothing."""
    outgoing.notify(
        tx, commune_id, readers, f"{DIGEST}:{today}", {"day": today.isoformat()}, now,
        kind=DIGEST, priority=outbox.DIGEST,
    )  # fmt: skip


def next_morning(now: datetime, calendar: WorkCalendar) -> datetime:
    """When the office opens on the first working day after today, in UTC."""
    tomorrow = in_vietnam(now).date() + timedelta(days=1)
    return _HOURS.next_opening(datetime.combine(tomorrow, time.min, VIETNAM), calendar).astimezone(UTC)


class Readers:
    """Who hears of an item: looked up once per commune and scan. Who can be reached nowhere cannot be counted on."""

    def __init__(self, tx: Session, commune_id: int) -> None:
        self._by_role: dict[tuple[Role, int | None], list[Person]] = defaultdict(list)
        self._by_id: dict[int, Person] = {}
        holders = people.holders(tx, commune_id, list(Role))
        reachable = people.addresses(tx, commune_id, {person.id for person, _ in holders})
        for person, role in holders:
            if not reachable[person.id]:
                continue
            self._by_role[(role.role, role.agency_id)].append(person)
            self._by_id[person.id] = person

    def of(self, item: WorkItem, audiences: Iterable[Audience]) -> Sequence[Person]:
        """The people of these audiences, each once. Where an agency has nobody, the standing office hears it."""
        found: list[Person] = []
        for audience in audiences:
            found += self._audience(item, audience)
        found = found or self._all(Role.OFFICE)
        return list({person.id: person for person in found}.values())

    def _audience(self, item: WorkItem, audience: Audience) -> Sequence[Person]:
        if audience is Audience.OFFICER:
            return self.officer(item)
        if audience is Audience.HEAD:
            return self._by_role[(Role.HEAD, item.agency_id)]
        return self._all(Role.OFFICE if audience is Audience.OFFICE else Role.LEADER)

    def officer(self, item: WorkItem) -> Sequence[Person]:
        """Who has the item in hand: its assignee, else the agency's only officer, else its head, else its people.

        An agency with one officer needs no assigning; with several, the head is told and gives the item to one.
        """
        if item.assignee_id in self._by_id:
            return [self._by_id[item.assignee_id]]
        officers = self._by_role[(Role.OFFICER, item.agency_id)]
        if len(officers) == 1:
            return officers
        heads = self._by_role[(Role.HEAD, item.agency_id)]
        return heads or officers or self._by_role[(Role.OFFICE, item.agency_id)]

    def _all(self, role: Role) -> list[Person]:
        return [person for (held, _), holders in self._by_role.items() if held is role for person in holders]


def rearm(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> None:
    """The item is open again (returned, taken back): its ladder goes on from here, the rungs before are past."""
    item.armed_on = in_vietnam(now).date()
    look_again(tx, commune, item, now)


def look_again(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> None:
    """Set when the ladder looks next: not before the next working morning, and never for what is closed or paused."""
    plan = tasks.plan(tx, commune.id, item.plan_id)
    if item.status not in ALIVE or plan is None or plan.stage is not PlanStage.RUNNING:
        item.look_at = None
        return
    taken = steps_taken(history.of_items(tx, commune.id, [item.id])[item.id])
    calendar = facts.calendar_of(commune)
    item.look_at = next_look(facts.facts_of(item), taken, next_morning(now, calendar), calendar)


# Snoozing -----------------------------------------------------------------------------------------------------------


def snooze(tx: Session, caller: Caller, until: datetime | None, now: datetime) -> dict[str, Part]:
    """Remind this person once more when they wish (default: this afternoon), in working hours; no last day moves.

    Returns the moment as places of a sentence.
    """
    calendar = facts.calendar_of(caller.commune)
    wished = until or datetime.combine(in_vietnam(now).date(), _AFTERNOON, VIETNAM)
    at = _HOURS.next_opening(wished, calendar) if wished > now else next_morning(now, calendar)
    history.record(
        tx, caller.commune.id, EventKind.SNOOZED, now, actor_id=caller.person.id,
        data={"until": at.astimezone(UTC).isoformat()},
    )  # fmt: skip
    outgoing.notify(
        tx, caller.commune.id, [caller.person], f"{SNOOZED}:{at.astimezone(UTC).isoformat()}", {}, now,
        kind=SNOOZED, priority=outbox.DIGEST, not_before=at,
    )  # fmt: skip
    return {"time": moment(at), "day": day(in_vietnam(at).date())}


# The shadow phase ---------------------------------------------------------------------------------------------------


def shadow(tx: Session, commune_id: int, now: datetime) -> None:
    """On a working morning, lay out for the standing office what would be sent if the plan were running."""
    commune = people.commune(tx, commune_id)
    today = in_vietnam(now).date()
    calendar = facts.calendar_of(commune)
    if not _HOURS.is_open(now) or not calendar.is_working_day(today):
        return
    office = {p.id: p for p, _ in people.holders(tx, commune_id, [Role.OFFICE])}.values()
    outgoing.notify(
        tx,
        commune_id,
        office,
        f"{SHADOW}:{today}",
        {"day": today.isoformat()},
        now,
        kind=SHADOW,
        priority=outbox.DIGEST,
    )


def month_of_asking(now: datetime) -> str:
    """What keeps the office from being asked twice in a month about what waits."""
    return f"{WAITING}:{in_vietnam(now):%Y-%m}"


def ask_about_waiting(tx: Session, commune_id: int, now: datetime) -> None:
    """Once a month, on a working morning, ask the office about the items that wait for a condition or a day."""
    commune = people.commune(tx, commune_id)
    if not _HOURS.is_open(now) or not facts.calendar_of(commune).is_working_day(in_vietnam(now).date()):
        return
    once = month_of_asking(now)
    history.record(tx, commune_id, EventKind.CONDITIONS_ASKED, now, once=once)
    office = {p.id: p for p, _ in people.holders(tx, commune_id, [Role.OFFICE])}.values()
    outgoing.notify(tx, commune_id, office, once, {}, now, kind=WAITING, priority=outbox.DIGEST)


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
