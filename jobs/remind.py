"""The reminder scan: finds items whose moment has come, commune by commune, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
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

    Two ticks at the same moment take each step once. A commune whose scan fails does not keep others waiting.
    """
    taken = 0
    due = await writer.run(lambda tx: tasks.items_to_look_at(tx, now))
    for commune_id, item_ids in due.items():
        for start in range(0, len(item_ids), _AT_ONCE):
            scan = partial(reminders.scan, item_ids=item_ids[start : start + _AT_ONCE])
            taken += await _in_commune(writer, scan, commune_id, now) or 0
    for commune_id in await writer.run(tasks.communes_in_shadow):
        await _in_commune(writer, reminders.shadow, commune_id, now)
    for commune_id in await writer.run(lambda tx: tasks.communes_to_ask(tx, reminders.month_of_asking(now))):
        await _in_commune(writer, reminders.ask_about_waiting, commune_id, now)
    return taken


async def _in_commune(writer: Writer, act: Callable[..., T], commune_id: int, now: datetime) -> T | None:
    """Do something for one commune; where it fails, the others go on, and the next tick tries again."""
    try:
        return await writer.run(partial(act, commune_id=commune_id, now=now))
    except Exception:
        log.exception("the scan of commune %s failed and is tried again at the next tick", commune_id)
        return None
