"""Figures of targets, asked for once in a reporting window of those who have the work in hand.

The question rides in the next digest or overview that each of them gets; who has got none by the time agencies are
called to send in gets it that morning. So it makes no message of its own where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from actions import goals, periods, readings
from actions.reminders import Readers, lay_digests
from actions.wording import Part, choice, say
from actions.worklist import short, titled
from db import history, plan_body, tasks
from db.models import Commune, Outgoing, WorkItem
from plans.access import Role
from plans.calendar import ReportingPeriod, in_vietnam
from plans.reading_words import Indicator
from plans.readings import figure_shown, target_shown
from plans.work import ALIVE, EventKind, ItemKind, Status

# More would not fit the screen of a phone beside the rest of a morning.
_MOST_LINES = 6
_MOST_BUTTONS = 4
# So many working days before agencies send in it is asked; so long after that an answer is about that window.
AHEAD = 7
_ANSWERED_WITHIN = timedelta(days=21)
# Work of the window itself that is said to be done: its figure may still be missing.
_JUST_REPORTED = frozenset({Status.REPORTED, Status.CONFIRMED})


def begin(tx: Session, commune: Commune, items: Sequence[WorkItem], of: ReportingPeriod, now: datetime) -> None:
    """Ask for the figures of this window that nobody has told yet, each of whoever has the work in hand; of the plan's
    own goals the standing office. Once for a window; their next digests say it."""
    once = f"figures:{of.label}"
    if history.happened(tx, commune.id, once):
        return
    readers = Readers(tx, [commune.id], in_vietnam(now).date())
    asked: dict[int, list[Indicator]] = defaultdict(list)
    for item, known in _of_items(tx, commune, items, of, now):
        for reader in readers.officer(item):
            asked[reader.id] += known
    known = readings.missing(tx, commune, readings.of_goals(goals.of_commune(tx, commune)), of.label, now)
    for reader in readers.holding(commune.id, Role.OFFICE) if known else ():
        asked[reader.id] += known
    if not asked:
        return
    told = [{"to": person, "of": [[i.owner, i.place] for i in some]} for person, some in asked.items()]
    history.record(
        tx, commune.id, EventKind.FIGURES_ASKED, now, data={"period": of.label, "told": told}, once=once
    )  # fmt: skip


def press(tx: Session, commune: Commune, now: datetime) -> None:
    """Lay out this morning's digest for those who were asked, got none since, and whose figures are missing still."""
    readers = Readers(tx, [commune.id], in_vietnam(now).date())
    events = history.since(tx, commune.id, EventKind.FIGURES_ASKED, now - _ANSWERED_WITHIN)
    if not events:
        return
    asked = {one["to"] for one in events[-1].data["told"]}
    label = events[-1].data["period"]
    unheard = [
        reader for reader in readers.all_of_them()
        if reader.id in asked and not history.happened(tx, commune.id, _once(label, reader.id))
        and wanted(tx, commune, reader.id, now) is not None
    ]  # fmt: skip
    lay_digests(tx, unheard, now)


def _once(label: str, person_id: int) -> str:
    return f"figures:{label}:{person_id}"


def for_message(tx: Session, commune: Commune, person_id: int, row: Outgoing, now: datetime) -> Wanted | None:
    """What is asked of somebody in this digest or overview: once for a window, and again only where the same message is
    made again. The message remembers it, so that a bare number in reply is an answer."""
    asked = wanted(tx, commune, person_id, now)
    if asked is None:
        return None
    label, once = asked.period.label, _once(asked.period.label, person_id)
    if row.meaning.get("figures") == label:
        return asked
    if history.happened(tx, commune.id, once):
        return None
    row.meaning = {**row.meaning, "figures": label}
    history.record(tx, commune.id, EventKind.FIGURES_SAID, now, data={"period": label, "to": person_id}, once=once)
    return asked


def asks(row: Outgoing, period: ReportingPeriod) -> bool:
    """Whether this message asked for the figures of the period."""
    meanings = [row.meaning, *(one["meaning"] for one in row.meaning.get("of", ()))]
    return any(one.get("figures") == period.label for one in meanings)


def _of_items(
    tx: Session, commune: Commune, items: Sequence[WorkItem], of: ReportingPeriod, now: datetime
) -> list[tuple[WorkItem, list[Indicator]]]:
    """The items that are measured in this window and lack a figure for it, one of each task and agency."""
    measured = [item for item in items if _is_measured(item, of, in_vietnam(now).date())]
    asked: dict[str, list[Indicator]] = defaultdict(list)
    known = readings.of_items(tx, commune, dict(enumerate(measured)))
    for indicator in readings.missing(tx, commune, known, of.label, now):
        asked[indicator.owner].append(indicator)
    found, seen = [], set()
    for item in sorted(measured, key=lambda one: (one.period != of.label, one.due_on is None, one.due_on, one.id)):
        missing = asked[f"item.{item.id}"]
        if missing and (item.task_id, item.agency_id) not in seen:
            seen.add((item.task_id, item.agency_id))
            found.append((item, missing))
    return found


def _is_measured(item: WorkItem, of: ReportingPeriod, today: date) -> bool:
    begun = item.starts_on is None or item.starts_on <= max(today, of.cut_off)
    of_the_window = item.period == of.label
    lives = item.status in ALIVE or (item.status in _JUST_REPORTED and of_the_window)
    of_another = (item.kind is ItemKind.STANDING or readings.is_of_a_period(item)) and not of_the_window
    return begun and lives and not of_another


# What was asked of somebody -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The figures that somebody was asked for and nobody has told since, and of which period."""

    period: ReportingPeriod
    indicators: tuple[Indicator, ...]


def wanted(tx: Session, commune: Commune, person_id: int, now: datetime) -> Wanted | None:
    """What somebody was lately asked for; None where nothing of it is missing."""
    events = history.since(tx, commune.id, EventKind.FIGURES_ASKED, now - _ANSWERED_WITHIN)
    if not events:
        return None
    data, of = events[-1].data, periods.period(commune, events[-1].data["period"])
    asked = [(owner, place) for one in data["told"] if one["to"] == person_id for owner, place in one["of"]]
    missing = readings.missing(tx, commune, _these(tx, commune, person_id, asked), of.label, now)
    return Wanted(period=of, indicators=tuple(missing)) if missing else None


def _these(
    tx: Session, commune: Commune, person_id: int, asked: Collection[tuple[str, int]]
) -> list[Indicator]:  # fmt: skip
    ids = [int(owner.partition(".")[2]) for owner, _ in asked if owner.startswith("item.")]
    items = tasks.items(tx, commune.id, ids)
    numbers = {tasks.number_of(tx, commune.id, person_id, item.id) or -item.id: item for item in items}
    known = readings.of_items(tx, commune, numbers)
    if any(owner.startswith("goal.") for owner, _ in asked):
        known += readings.of_goals(goals.of_commune(tx, commune))
    return [i for i in known if (i.owner, i.place) in asked]


def lines(tx: Session, commune: Commune, wanted: Wanted | None, now: datetime) -> list[Part]:
    """What is asked, target by target, and how it can be told."""
    if wanted is None:
        return []
    asked, shown = wanted.indicators, wanted.indicators[:_MOST_LINES]
    parts = [say("figures-title", label=periods.label(wanted.period), count=len(asked))]
    parts += [_line(tx, commune, indicator, wanted.period.label, now) for indicator in shown]
    if len(asked) > len(shown):
        parts.append(say("figures-more", count=len(asked) - len(shown)))
    first = asked[0]
    example = figure_shown(first.target.value, first.target.unit)
    if len(asked) == 1:
        return [*parts, say("figures-how-one", example=example)]
    return [*parts, say("figures-how", name=_name(first), example=example)]


def _line(tx: Session, commune: Commune, indicator: Indicator, label: str, now: datetime) -> Part:
    before = readings.last_before(tx, commune, indicator, label, now)
    name, title, target = _name(indicator), _title(tx, commune, indicator), target_shown(indicator.target)
    if before is None:
        return say("figures-line", name=name, title=title, target=target)
    last = figure_shown(before, indicator.target.unit)
    return say("figures-line-before", name=name, title=title, target=target, before=last)


def _title(tx: Session, commune: Commune, indicator: Indicator) -> Part | str:
    kind, _, number = indicator.owner.partition(".")
    if kind == "item":
        item = tasks.item(tx, commune.id, int(number))
        return titled(item) if item is not None else short(indicator.title)
    goal = plan_body.goal(tx, commune.id, int(number))
    return short(goal.text if goal is not None else indicator.title)


def _name(indicator: Indicator) -> Part | str:
    """How the owner is called in a message: by the reader's number, by the plan's code, or as a goal."""
    if indicator.is_goal:
        return say("figures-goal", number=indicator.number or 0)
    if indicator.number is not None and indicator.number > 0:
        return str(indicator.number)
    return indicator.code or "•"


def choices(wanted: Wanted | None) -> list[list[Part]]:
    """A button for each of the first items: it asks for one number."""
    items = [i for i in wanted.indicators if not i.is_goal] if wanted is not None else []
    first = list(dict.fromkeys((i.owner, str(_name(i))) for i in items))[:_MOST_BUTTONS]
    buttons = [
        choice("choice-tell-figure", f"reached.{owner.partition('.')[2]}", number=name) for owner, name in first
    ]  # fmt: skip
    return [buttons[n : n + 2] for n in range(0, len(buttons), 2)]
