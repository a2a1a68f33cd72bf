"""The reminder scan: finds the items and the communes whose moment has come, some hundreds in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from actions import absences, reminders, rounds
from db import absences as db_absences
from db import people, tasks
from db.session import Writer
from plans.calendar import in_vietnam

T = TypeVar("T")

log = logging.getLogger(__name__)

# So many fit one transaction without keeping answers waiting.
_AT_ONCE = 400

Item = tuple[int, int]  # commune, item


async def tick(writer: Writer, now: datetime) -> int:
    """Take every step due at `now`, tell of absences that begin and end, and do the rounds of the communes whose
    morning it is.

    Returns how many steps were taken.

    Two ticks at the same moment take each step once. Neither a commune nor an item that cannot be scanned keeps
    others waiting.
    """
    taken = 0
    today = in_vietnam(now).date()
    for commune_id in await writer.run(lambda tx: db_absences.communes_to_tell(tx, today)):
        await _try(
            writer, lambda tx, c=commune_id: absences.tell_turns(tx, c, now) or True, f"absences of {commune_id}"
        )
    due = await writer.run(lambda tx: tasks.items_to_look_at(tx, now))
    for start in range(0, len(due), _AT_ONCE):
        taken += await _scan(writer, due[start : start + _AT_ONCE], now)
    communes = await writer.run(lambda tx: people.communes_to_visit(tx, now))
    for start in range(0, len(communes), _AT_ONCE):
        await _go_round(writer, communes[start : start + _AT_ONCE], now)
    return taken


async def _scan(writer: Writer, items: Sequence[Item], now: datetime) -> int:
    """Take the steps of these items together; where that fails, those of each commune by themselves."""
    taken = await _try(writer, partial(reminders.scan, items=items, now=now), f"{len(items)} items")
    if taken is not None:
        return taken
    by_commune = [(commune, list(some)) for commune, some in groupby(items, key=itemgetter(0))]
    return sum([await _scan_commune(writer, commune, some, now) for commune, some in by_commune])


async def _scan_commune(writer: Writer, commune: int, items: Sequence[Item], now: datetime) -> int:
    """Take the steps of a commune's items together; where that fails, each half by itself, down to the one at fault."""
    about = f"{len(items)} items of commune {commune}"
    taken = await _try(writer, partial(reminders.scan, items=items, now=now), about)
    if taken is not None or len(items) == 1:
        return taken or 0
    half = len(items) // 2
    return sum([await _scan_commune(writer, commune, some, now) for some in (items[:half], items[half:])])


async def _go_round(writer: Writer, communes: Sequence[int], now: datetime) -> None:
    """Visit these communes together; where that fails, each by itself."""
    visit = partial(rounds.go_round, communes=communes, now=now)
    if await _try(writer, lambda tx: visit(tx) or True, f"the rounds of {len(communes)} communes") is None:
        for commune in communes if len(communes) > 1 else ():
            await _go_round(writer, [commune], now)


async def _try(writer: Writer, act: Callable[..., T], about: str) -> T | None:
    """Do something in one transaction; where it fails, the others go on, and the next tick tries again."""
    try:
        return await writer.run(act)
    except Exception:
        log.exception("the scan of %s failed and is tried again at the next tick", about)
        return None
