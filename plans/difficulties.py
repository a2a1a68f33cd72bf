"""Difficulties that stand open: whose, of which task, since when, and for whom they wait."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from plans.judging import standing_events
from plans.settled import spans
from plans.summary import ItemHistory, TaskFacts
from plans.work import EventKind


@dataclass(frozen=True, kw_only=True)
class Difficulty:
    """A difficulty by the event that opened it; `agency` has the work, `waits_for` are those that it waits for.

    It is counted against whom it waits for, where somebody is named, else where the work is.
    """

    event: int
    task: int
    item: int
    agency: int
    since: datetime
    waits_for: tuple[int, ...] = ()

    @property
    def counted_against(self) -> tuple[int, ...]:
        return self.waits_for or (self.agency,)


def difficulties(tasks: Iterable[TaskFacts], moment: datetime, open_items: Collection[int]) -> list[Difficulty]:
    """What stands open at a moment in these items, the oldest first; work that is finished has no difficulty left.

    An agency is waited for when help was asked of it after the difficulty was said; where none was asked, those are
    that its words name.
    """
    found = [
        one
        for task in tasks
        if (there := task.at(moment))
        for history in there.items
        if history.item.id in open_items
        for one in _of_item(there.id, history, moment)
    ]
    return sorted(found, key=lambda one: one.event)


def _of_item(task: int, history: ItemHistory, moment: datetime) -> list[Difficulty]:
    known = standing_events(history.events, moment)
    asked = [event for event in known if event.kind is EventKind.HELP_ASKED]
    return [
        Difficulty(
            event=one.event, task=task, item=history.item.id, agency=history.item.agency, since=one.opened_at,
            waits_for=tuple(sorted({e.data["agency"] for e in asked if e.id > one.event})) or one.waits_for,
        )
        for one in spans(history.events, moment)
        if one.settled_at is None
    ]  # fmt: skip
