"""What officers wrote of results, for the report of a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from db import history
from db.models import Commune
from plans.calendar import VIETNAM
from plans.judging import end_of_day, standing_events
from plans.standing import TELLING, result_in, telling_events
from plans.work import EventKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence or two about an item: who wrote it when, in their own words. `nothing_arose`: why nothing did."""

    item: int
    person: int | None
    at: datetime
    words: str
    nothing_arose: bool = False


def told_between(tx: Session, commune: Commune, first: date, last: date) -> Mapping[int, list[Told]]:
    """What was written of each item from the first to the last day (both included, Viet Nam time), oldest first.

    Words that only say "xong" or "vẫn duy trì" tell no result, and those of a report that was taken back by the end of
    the last day count no more. Items of which nothing was written are not among the keys. For a reporting window, ask
    from its first day to the day on which the report is made: sentences about a window are written after its close too.
    """
    begins, ends = datetime.combine(first, time.min, VIETNAM), end_of_day(last)
    rows = history.written(tx, commune.id, TELLING, begins, ends)
    events = history.of_items(tx, commune.id, {row.item_id for row, _ in rows if row.item_id is not None}, ends)
    counts = {event for of_item in events.values() for event in telling_events(standing_events(of_item, ends))}
    found: dict[int, list[Told]] = {}
    for row, body in rows:
        whole = row.kind is EventKind.RESULT_TOLD or "changed" in row.data
        words = body if whole else result_in(body)
        if row.item_id is not None and row.id in counts and words is not None:
            told = Told(
                item=row.item_id, person=row.actor_id, at=row.at, words=words,
                nothing_arose=row.kind is EventKind.NOTHING_AROSE,
            )  # fmt: skip
            found.setdefault(row.item_id, []).append(told)
    return found
