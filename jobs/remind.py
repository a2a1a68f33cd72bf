"""The reminder scan: finds items whose moment has come, commune by commune, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from actions import reminders
from db import tasks
from db.session import Writer

T = TypeVar("T")

log = logging.getLogger(__name__)

# So many items of a commune fit one transaction without keeping answers waiting.
_AT_ONCE = 400


async def tick(writer: Writer, now: datetime) -> int:
    """Take every step due at `now`, lay out the shadow previews and the monthly question about what waits.

    Returns how many steps were taken.

    Two ticks at the same moment take each step once. Neither a commune nor an item that cannot be scanned keeps
    others waiting.
    """
    taken = 0
    due = await writer.run(lambda tx: tasks.items_to_look_at(tx, now))
    for commune_id, item_ids in due.items():
        for start in range(0, len(item_ids), _AT_ONCE):
            taken += await _scan(writer, commune_id, item_ids[start : start + _AT_ONCE], now)
    for commune_id in await writer.run(tasks.communes_in_shadow):
        await _in_commune(writer, reminders.shadow, commune_id, now)
    for commune_id in await writer.run(lambda tx: tasks.communes_to_ask(tx, reminders.month_of_asking(now))):
        await _in_commune(writer, reminders.ask_about_waiting, commune_id, now)
    return taken


async def _scan(writer: Writer, commune_id: int, item_ids: Sequence[int], now: datetime) -> int:
    """Take the steps of these items together; where that fails, each half by itself, down to the item at fault."""
    taken = await _in_commune(writer, partial(reminders.scan, item_ids=item_ids), commune_id, now)
    if taken is not None or len(item_ids) == 1:
        return taken or 0
    if await _in_commune(writer, partial(reminders.scan, item_ids=()), commune_id, now) is None:
        return 0  # it is the commune that cannot be scanned, whatever the items
    half = len(item_ids) // 2
    return sum([await _scan(writer, commune_id, some, now) for some in (item_ids[:half], item_ids[half:])])


async def _in_commune(writer: Writer, act: Callable[..., T], commune_id: int, now: datetime) -> T | None:
    """Do something for one commune; where it fails, the others go on, and the next tick tries again."""
    try:
        return await writer.run(partial(act, commune_id=commune_id, now=now))
    except Exception:
        log.exception("the scan of commune %s failed and is tried again at the next tick", commune_id)
        return None
