"""What must hold of a year that was lived: each law gives back its breaches, in words that say where to look."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from actions import facts, people
from bot.demo.stage import Stage
from db import history, tasks
from db.models import Commune, WorkItem
from db.session import reading
from plans.calendar import VIETNAM, in_vietnam
from plans.judging import judge
from plans.ladder import Audience
from plans.work import ALIVE, EventKind, ItemEvent, ItemKind, last_day
from tests.flows.looking import rows
from tests.year.communes import Village
from tests.year.living import LAST

# Written out here so that the calendar does not vouch for itself: weekends aside, the year's days off.
DAYS_OFF = frozenset(
    {date(2026, 1, 1), date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 1), date(2026, 9, 2)}
    | {date(2026, 2, day) for day in (16, 17, 18, 19, 20)}
)
_REMINDERS = ("digest", "single", "snoozed", "standing")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A message that reached somebody: of which commune, why it exists, when it went, which items it named."""

    commune: int
    person: int
    key: str
    at: datetime
    items: tuple[int, ...]
    in_person: bool

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def day(self) -> date:
        return in_vietnam(self.at).date()


@dataclass(frozen=True, kw_only=True)
class Lived:
    """The year afterwards."""

    stage: Stage
    villages: Sequence[Village]

    @cached_property
    def communes(self) -> Sequence[Commune]:
        with reading(self.stage.app.engine) as tx:
            found = [people.commune_named(tx, village.name) for village in self.villages]
            tx.expunge_all()  # they are looked at when the transaction is over
        return found

    @cached_property
    def items(self) -> Sequence[tuple[Commune, WorkItem, list[ItemEvent]]]:
        """Every item with its history and its commune."""
        found = []
        with reading(self.stage.app.engine) as tx:
            for commune in self.communes:
                plans = tasks.plans(tx, commune.id)
                some = [item for plan in plans for item in tasks.items_of_plan(tx, commune.id, plan.id)]
                events = history.of_items(tx, commune.id, [item.id for item in some])
                found += [(commune, item, events[item.id]) for item in some]
            tx.expunge_all()
        return found

    @cached_property
    def unasked(self) -> Sequence[Told]:
        """All that the bot began to say: whatever is no answer to what its reader had just written."""
        query = """SELECT commune_id, person_id, key, settled_at, items, meaning FROM outbox
            WHERE state = 'sent' AND person_id IS NOT NULL AND key NOT LIKE 'answer:%'"""
        return [
            Told(
                commune=commune, person=person, key=key, at=_moment(at), items=tuple(json.loads(items)),
                in_person="in_person" in json.loads(meaning),
            )
            for commune, person, key, at, items, meaning in rows(self.stage, query)
        ]  # fmt: skip


def _moment(kept: str) -> datetime:
    return datetime.fromisoformat(kept).replace(tzinfo=UTC)


def reminded_twice(lived: Lived) -> list[str]:
    """Nobody gets two reminders for one item on one day unless they asked for it or it was returned meanwhile."""
    asked = {
        (who, in_vietnam(datetime.fromisoformat(json.loads(data)["until"])).date())
        for who, data in rows(lived.stage, "SELECT actor_id, data FROM events WHERE kind = 'snoozed'")
    }
    returned = {
        (item.id, in_vietnam(e.at).date()) for _, item, events in lived.items for e in events
        if e.kind is EventKind.RETURNED
    }  # fmt: skip
    named: dict[tuple[int, int, date], list[str]] = defaultdict(list)
    for told in lived.unasked:
        if told.kind in _REMINDERS:
            for item in set(told.items):
                named[(told.person, item, told.day)].append(told.key)
    twice = [
        f"person {who} on {day}, item {item}: {keys}" for (who, item, day), keys in named.items()
        if len(keys) > 1 and (who, day) not in asked and (item, day) not in returned
    ]  # fmt: skip
    steps = Counter(
        (item.id, event.data["to"], in_vietnam(event.at).date()) for _, item, events in lived.items for event in events
        if event.kind is EventKind.REMINDED
    )  # fmt: skip
    return twice + [f"item, person and day {place}: {n} steps" for place, n in steps.items() if n > 1]


def asked_again(lived: Lived) -> list[str]:
    """Standing work is asked about once: no item stands in two of these messages to one person."""
    asked = Counter((told.person, item) for told in lived.unasked if told.kind == "standing" for item in told.items)
    return [f"person {who}, item {item}: asked {n} times" for (who, item), n in asked.items() if n > 1]


def out_of_hours(lived: Lived) -> list[str]:
    """Nobody is written to unasked on a day off, at night or at noon."""
    communes = {commune.id: commune for commune in lived.communes}
    return [
        f"{told.key} at {in_vietnam(told.at)}" for told in lived.unasked
        if not facts.is_open(communes[told.commune], told.at) or told.day in DAYS_OFF or told.day.weekday() == 6
    ]  # fmt: skip


def unannounced(lived: Lived) -> list[str]:
    """Every item that is still open on its last day was announced before to somebody who could be reached.

    As far as there was a working morning for it between its coming about and that day.
    """
    breaches = []
    for commune, item, events in lived.items:
        if item.due_on is None or item.due_on > LAST or item.quiet_before is None:
            continue
        calendar = facts.calendar_of(commune)
        last = last_day(item.due_on, calendar)
        known = max([item.quiet_before, *(in_vietnam(e.at).date() for e in events if e.kind in _NEWS_OF_DUE)])
        morning = datetime.combine(last, time(7), VIETNAM)
        if last <= known or judge(facts.facts_of(item), events, calendar, morning).status not in ALIVE:
            continue
        reached = [in_vietnam(e.at).date() for e in events if e.kind is EventKind.REMINDED]
        if not any(day < last for day in reached):
            breaches.append(f"{commune.name}, item {item.id} ({item.kind}, {item.period}), last day {last}: {reached}")
    return breaches


# What makes an item due on a day that nobody was told of before.
_NEWS_OF_DUE = (EventKind.DUE_CHANGED, EventKind.CONDITION_MET, EventKind.EXTENSION_GRANTED, EventKind.RETURNED)


_OPEN_AGAIN = (EventKind.UNDONE, EventKind.WITHDRAWN)


def unjustified(lived: Lived) -> tuple[list[str], Counter[Audience]]:
    """Every escalation is justified by history; with it, how many there were to whom."""
    seen: Counter[Audience] = Counter()
    breaches: list[str] = []
    for commune, item, events in lived.items:
        calendar, policy = facts.calendar_of(commune), facts.policy_of(commune)
        told: set[Audience] = set()
        for place, event in enumerate(events):
            if event.kind is not EventKind.STEP_TAKEN:
                continue
            audiences = {Audience(a) for a in event.data["audiences"]}
            above = audiences - {Audience.OFFICER}
            before = judge(facts.facts_of(item), events[:place], calendar, event.at)
            why = [
                *([f"while {before.status}"] if before.status not in ALIVE else []),
                *(f"{a} at rung {event.data['rung']}" for a in above if event.data["rung"] < policy.escalation[a]),
                *(["before the officer"] if above and Audience.OFFICER not in told else []),
            ]
            if Audience.LEADER in audiences:
                reached = any(e.kind is EventKind.REMINDED for e in events[:place])
                why += ["not overdue"] if not before.is_overdue else []
                # What was taken back long after its day goes on where its ladder is by then: all hear of it together.
                goes_on = any(e.kind in _OPEN_AGAIN for e in events[:place])
                in_order = {Audience.HEAD, Audience.OFFICE} <= (told | audiences if goes_on else told)
                why += ["leaders before head and office"] if not in_order else []
                why += ["leaders before anybody was reached"] if not reached else []
                why += ["leaders of standing work"] if item.kind is ItemKind.STANDING else []
            breaches += [f"{commune.name}, item {item.id} on {event.data['day']}: {one}" for one in why]
            seen.update(above)
            told |= audiences
    return breaches, seen


def told_while_away(lived: Lived) -> list[str]:
    """Whoever is away hears nothing, nor does anybody who has left or whom the network refuses."""
    away = rows(lived.stage, "SELECT person_id, first_on, last_on FROM absences WHERE cancelled_at IS NULL")
    spans: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for who, first, last in away:
        spans[who].append((date.fromisoformat(first), date.fromisoformat(last)))
    left = {
        who: _moment(at) for who, at in rows(lived.stage, "SELECT id, left_at FROM people WHERE left_at IS NOT NULL")
    }
    breaches = []
    for told in lived.unasked:
        if any(first <= told.day <= last for first, last in spans[told.person]) and not told.in_person:
            breaches.append(f"{told.key} to {told.person}, who is away on {told.day}")
        if told.person in left and told.at > left[told.person]:
            breaches.append(f"{told.key} to {told.person}, who left on {left[told.person]}")
    return breaches


LAWS = (reminded_twice, asked_again, out_of_hours, unannounced, told_while_away)


@dataclass(frozen=True, kw_only=True)
class Loudness:
    """How many messages the bot began, to a person in a week: over all weeks, and over those with any."""

    mean: float
    with_any: Sequence[int]

    @property
    def median(self) -> int:
        return self.with_any[len(self.with_any) // 2]

    def __str__(self) -> str:
        most = self.with_any[-1]
        nearly_all = self.with_any[int(len(self.with_any) * 0.95)]
        return (
            f"messages begun by the bot per person and week: mean {self.mean:.2f}; in weeks with any: median "
            f"{self.median}, 95 % at most {nearly_all}, most {most}"
        )


def loudness(lived: Lived) -> Loudness:
    """What the year was like to its people."""
    counts = Counter((told.person, told.day.isocalendar()[:2]) for told in lived.unasked)
    persons = rows(lived.stage, "SELECT count(*) FROM people")[0]
    return Loudness(mean=sum(counts.values()) / persons / 52, with_any=sorted(counts.values()))


def happened(lived: Lived) -> dict[str, Any]:
    """Counts of what happened, so that no law holds of nothing."""
    kinds = dict(rows(lived.stage, "SELECT kind, count(*) FROM events GROUP BY kind"))
    return {
        "people": rows(lived.stage, "SELECT count(*) FROM people")[0],
        "items": len(lived.items),
        "begun by the bot": len(lived.unasked),
        "asked about standing work": sum(told.kind == "standing" for told in lived.unasked),
        **{kind: kinds.get(kind, 0) for kind in _COUNTED},
    }


_COUNTED = (
    "step_taken", "reminded", "reported", "confirmed", "verified", "returned", "snoozed", "absence_begun",
    "absence_ended", "left", "handed_over", "coordinators_told", "conditions_asked", "still_kept", "nothing_arose",
    "result_told",
)  # fmt: skip
