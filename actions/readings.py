"""Readings of the targets of items and goals: whose they are, keeping one, taking one back, and showing them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from actions import facts, progress
from actions.refusals import Refused
from actions.wording import Part, moment, say
from actions.worklist import due_words, item_called, period_named, short, titled
from db import history, plan_body, tasks
from db.models import Commune, Event, Goal, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.body import Following
from plans.calendar import in_vietnam, window_before, window_containing
from plans.frames import targets_from_json
from plans.reading_words import Indicator, clauses_of_targets
from plans.readings import (
    Reading,
    TargetRow,
    Trend,
    figure_shown,
    period_said,
    periods_read,
    reading_data,
    readings_of,
    target_rows,
    target_shown,
)
from plans.work import ALIVE, ANSWERS, JUDGE_RULES, EventKind, Status

_KINDS = (EventKind.READING, EventKind.READING_TAKEN_BACK)
# Work of a quarter, half or month is read for that; other work for the window in which the reading comes.
_OF_A_PERIOD = re.compile(r"\d{4}(?:[QH]\d|-\d\d)")
_ARROWS = {Trend.UP: "↑", Trend.DOWN: "↓", Trend.SAME: "→"}
_MOST_PERIODS = 4
_DECEMBER = 12
_NOT_MEASURED = {Status.DROPPED: "refused-is-dropped", Status.WAITING: "refused-still-waiting"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A reading that was kept: the sentences that read it back, its event, and its item unless it is of a goal."""

    lines: Sequence[Part]
    event: int
    item: int | None


# Whose they are -----------------------------------------------------------------------------------------------------


def of_items(tx: Session, commune: Commune, items: Mapping[int, WorkItem]) -> list[Indicator]:
    """The targets of these items, which go by the numbers given."""
    found: list[Indicator] = []
    tasks_of = tasks.these_tasks(tx, commune.id, {item.task_id for item in items.values()})
    for number, item in items.items():
        task = tasks_of.get(item.task_id)
        if task is None or not task.targets:
            continue
        known = targets_from_json(task.targets)
        words = clauses_of_targets(task.content, task.requirement, known)
        found += [
            Indicator(
                owner=f"item.{item.id}", place=place, target=target, title=item.title, words=words[place],
                number=number, code=task.code, takes_progress=item.status in ALIVE,
            )
            for place, target in enumerate(known)
        ]  # fmt: skip
    return found


def of_goals(goals: Iterable[Goal]) -> list[Indicator]:
    """The targets of these goals, which go by their places in the list."""
    return [
        Indicator(
            owner=f"goal.{goal.id}", place=place, target=target, title=goal.text, words=goal.text, number=number,
        )
        for number, goal in enumerate(goals, 1)
        for place, target in enumerate(targets_from_json(goal.targets))
    ]  # fmt: skip


# Keeping one --------------------------------------------------------------------------------------------------------


def period_for(
    tx: Session, commune: Commune, owner: str, quarter: int | None, year: int | None, now: datetime
) -> str | None:
    """The reporting period that a reading counts for: the one named (None where it has not begun), else that of the
    item, else the window in which it comes; of work due in a year whose books are not closed yet, its last quarter."""
    today, regime = in_vietnam(now).date(), facts.regime_of(commune)
    if quarter is not None:
        return period_said(quarter, year, today, regime)
    item = _item_of(tx, commune, owner)
    if item is not None and is_of_a_period(item):
        return item.period
    window = window_containing(today, regime)
    before = window_before(window, regime)
    # The books of a year are closed as of 31/12, and what is due in it is read for it until then.
    of_last_year = before.cut_off.month == _DECEMBER and today <= before.calendar_end
    due = item.due_on if item is not None else _due_of_goal(tx, commune, owner)
    return before.label if of_last_year and due is not None and due <= before.calendar_end else window.label


def is_of_a_period(item: WorkItem) -> bool:
    """Whether the work is that of one month, quarter or half, and is read for it alone."""
    return _OF_A_PERIOD.fullmatch(item.period) is not None


def _due_of_goal(tx: Session, commune: Commune, owner: str) -> date | None:
    goal = plan_body.goal(tx, commune.id, int(owner.partition(".")[2]))
    return goal.due if goal is not None else None


def last_before(tx: Session, commune: Commune, indicator: Indicator, period: str, now: datetime) -> Decimal | None:
    """The last value of a target that stands for an earlier period, else for this one."""
    known = [r for r in _of_owner(tx, commune, indicator.owner, now) if r.place == indicator.place]
    known = [r for r in known if r.target.unit == indicator.target.unit and r.period <= period]
    earlier = [r for r in known if r.period < period]
    return max(earlier or known, key=lambda r: (r.period, r.id)).value if known else None


def keep(
    tx: Session,
    caller: Caller,
    indicator: Indicator,
    period: str,
    value: Decimal,
    share: tuple[Decimal, Decimal] | None,
    now: datetime,
) -> Read:
    """Keep what was reached of a target in a period; a reading of the same period that is there already is corrected
    by it. Neither the status nor the last day of the work changes."""
    item, goal = _measured(tx, caller, indicator.owner)
    before = next((row.reading for row in _rows(tx, caller.commune, indicator, now) if row.period == period), None)
    data = reading_data(indicator.target, indicator.place, period, value, share)
    event = history.record(
        tx, caller.commune.id, EventKind.READING, now, item_id=item.id if item else None,
        plan_id=goal.plan_id if goal else None, actor_id=caller.person.id,
        data=data if goal is None else {**data, "goal": goal.id},
    )  # fmt: skip
    row = next(row for row in _rows(tx, caller.commune, indicator, now) if row.period == period)
    lines = [
        say(
            "recorded-reading", time=moment(now), of=_called(tx, caller, item, goal), value=_shown(row),
            period=_period(period), met=_met(row),
        )
    ]  # fmt: skip
    if before is not None:
        lines.append(say("recorded-reading-instead", value=figure_shown(before.value, before.target.unit)))
    if row.trend is not None:
        lines.append(say("recorded-reading-trend", series=_series(_rows(tx, caller.commune, indicator, now))))
    if item is not None and item.status in ALIVE and row.met:
        lines.append(say("recorded-reading-not-done"))
    if item is not None:
        lines.append(due_words(item))
    return Read(lines=lines, event=event.id, item=item.id if item else None)


def take_back(tx: Session, caller: Caller, event_id: int, now: datetime) -> Part:
    """Take back a reading of the caller's own: what was read before it counts again."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.READING or event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    owner = f"item.{event.item_id}" if event.item_id is not None else f"goal.{event.data['goal']}"
    item, goal = _measured(tx, caller, owner)
    if not any(reading.id == event_id for reading in _of_owner(tx, caller.commune, owner, now)):
        raise Refused("reached-already-taken-back")
    history.record(
        tx, caller.commune.id, EventKind.READING_TAKEN_BACK, now, item_id=event.item_id, plan_id=event.plan_id,
        actor_id=caller.person.id, data={"event": event_id} if goal is None else {"event": event_id, "goal": goal.id},
    )  # fmt: skip
    return say("recorded-reading-taken-back", of=_called(tx, caller, item, goal), value=value_of(event))


def just_kept(tx: Session, caller: Caller, now: datetime) -> int | None:
    """The reading that the caller may still mean by "ghi nhầm": the last thing that they told us in ten minutes."""
    kinds = [*ANSWERS, EventKind.PROGRESS, EventKind.EVIDENCE_ADDED, *_KINDS]
    made = history.by_actor(tx, caller.commune.id, caller.person.id, kinds, now - JUDGE_RULES.undo_within)
    return made[-1].id if made and made[-1].kind is EventKind.READING else None


def _measured(tx: Session, caller: Caller, owner: str) -> tuple[WorkItem | None, Goal | None]:
    """The item or the goal, if the caller may read it in; Refused otherwise."""
    kind, _, number = owner.partition(".")
    if kind == "item":
        item = progress.item_for(tx, caller, int(number), Act.REPORT)
        if item.status in _NOT_MEASURED:
            raise Refused(_NOT_MEASURED[item.status], title=titled(item))
        return item, None
    goal = plan_body.goal(tx, caller.commune.id, int(number))
    if goal is None or goal.state is not Following.FOLLOWED:
        raise Refused("goal-gone")
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.READ_GOAL, None):
        raise Refused("not-allowed")
    return None, goal


# Showing them -------------------------------------------------------------------------------------------------------


def card_lines(tx: Session, commune: Commune, item: WorkItem, now: datetime) -> list[Part]:
    """What the card of an item says of its targets: what is to be reached, and what was, period by period."""
    known = of_items(tx, commune, {0: item})
    return [_card_line(indicator, _rows(tx, commune, indicator, now), several=len(known) > 1) for indicator in known]


def _card_line(indicator: Indicator, rows: Sequence[TargetRow], *, several: bool) -> Part:
    target: Any = target_shown(indicator.target)
    if several:
        target = say("card-target-named", target=target, words=short(indicator.words))
    if not rows:
        return say("card-target-none", target=target)
    return say("card-target", target=target, series=_series(rows), met=_met(rows[-1]))


def goal_lines(tx: Session, commune: Commune, goal: Goal, now: datetime) -> list[Part]:
    """What was read of a goal, target by target; nothing where nothing was."""
    known = [(i, _rows(tx, commune, i, now)) for i in of_goals([goal])]
    return [say("goal-reading", series=_series(rows), met=_met(rows[-1])) for _, rows in known if rows]


def called(tx: Session, caller: Caller, indicator: Indicator) -> Part:
    """How a sentence calls what a target belongs to."""
    return _called(tx, caller, *_measured(tx, caller, indicator.owner))


def value_of(event: Event) -> str:
    """What a reading in history says, with its unit."""
    return figure_shown(Decimal(event.data["value"]), event.data["target"]["unit"])


def rows_of(
    tx: Session, commune: Commune, indicator: Indicator, periods: Sequence[str], as_of: datetime
) -> tuple[TargetRow, ...]:
    """A target in each of these periods as history had it at a moment: the rows of a report's annex of indicators."""
    readings = _of_owner(tx, commune, indicator.owner, as_of)
    return target_rows(indicator.target, indicator.place, readings, periods)


def last_row(tx: Session, commune: Commune, indicator: Indicator, year: int, now: datetime) -> TargetRow | None:
    """What was read last of a target in the periods of a year; None where nothing was."""
    return next((row for row in reversed(_rows(tx, commune, indicator, now)) if row.period.startswith(str(year))), None)


def _rows(tx: Session, commune: Commune, indicator: Indicator, now: datetime) -> tuple[TargetRow, ...]:
    """The target in each period in which it was read."""
    readings = _of_owner(tx, commune, indicator.owner, now)
    rows = target_rows(indicator.target, indicator.place, readings, periods_read(readings, indicator.place))
    return tuple(row for row in rows if row.reading is not None)


def missing(
    tx: Session, commune: Commune, indicators: Sequence[Indicator], period: str, as_of: datetime
) -> list[Indicator]:
    """Those of the indicators of which nothing had been read for a period at a moment."""
    owners = {indicator.owner for indicator in indicators}
    ids = [int(number) for kind, _, number in (owner.partition(".") for owner in owners) if kind == "item"]
    items = {f"item.{item.id}": item for item in tasks.items(tx, commune.id, ids)}
    alike = tasks.items_of_tasks(tx, [commune.id], [item.task_id for item in items.values()])
    events = history.of_kinds(tx, commune.id, _KINDS) if indicators else []
    read = {
        owner: readings_of([history.as_item_event(e) for e in _of_it(owner, items.get(owner), alike, events)], as_of)
        for owner in owners
    }
    return [
        one for one in indicators
        if target_rows(one.target, one.place, read[one.owner], [period])[0].reading is None
    ]  # fmt: skip


def _of_owner(tx: Session, commune: Commune, owner: str, as_of: datetime) -> tuple[Reading, ...]:
    """What was read of a goal, or of an item and the others of its task and agency: one for each period."""
    item = _item_of(tx, commune, owner)
    alike = tasks.items_of_tasks(tx, [commune.id], [item.task_id]) if item is not None else []
    events = _of_it(owner, item, alike, history.of_kinds(tx, commune.id, _KINDS))
    return readings_of([history.as_item_event(e) for e in events], as_of)


def _of_it(owner: str, item: WorkItem | None, alike: Sequence[WorkItem], events: Sequence[Event]) -> list[Event]:
    if item is None:
        return [event for event in events if owner == f"goal.{event.data.get('goal')}"]
    task, agency = item.task_id, item.agency_id
    ids = {other.id for other in alike if (other.task_id, other.agency_id) == (task, agency)}
    return [event for event in events if event.item_id in ids]


def _item_of(tx: Session, commune: Commune, owner: str) -> WorkItem | None:
    kind, _, number = owner.partition(".")
    return tasks.item(tx, commune.id, int(number)) if kind == "item" else None


def _called(tx: Session, caller: Caller, item: WorkItem | None, goal: Goal | None) -> Part:
    if item is None:
        return say("goal-called", text=short(goal.text if goal is not None else "–"))
    return item_called(tx, caller, item)


def _series(rows: Sequence[TargetRow]) -> Part:
    """The last periods one after the other, with arrows between them."""
    first, *later = rows[-_MOST_PERIODS:]
    series = say("reached-of-period", period=_period(first.period), value=_shown(first))
    for row in later:
        arrow = _ARROWS[row.trend] if row.trend is not None else "·"
        series = say("reached-then", before=series, arrow=arrow, period=_period(row.period), value=_shown(row))
    return series


def _shown(row: TargetRow) -> str:
    reading = row.reading
    if reading is None:
        return "–"
    value = figure_shown(reading.value, reading.target.unit)
    if reading.count is None or reading.whole is None:
        return value
    return f"{value} ({figure_shown(reading.count, '')}/{figure_shown(reading.whole, '')})"


def _met(row: TargetRow) -> Part:
    return say("reached-met" if row.met else "reached-not-met", target=target_shown(row.target))


def _period(label: str) -> Part | str:
    return period_named(label) or label
