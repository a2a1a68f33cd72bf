"""The reminder scan: finds items whose moment has come, commune by commune, each in one transaction."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from actions import reminders
from db import tasks
from db.session import Writer

log = logging.getLogger(__name__)

# So many items of a commune fit one transaction without keeping answers waiting.
_AT_ONCE = 400


async def tick(writer: Writer, now: datetime) -> int:
    """Take every step due at `now` and lay out the shadow previews; how many steps were taken.

    Two ticks at the same moment take each step once. A commune whose scan fails does not keep others waiting.
    """
    taken = 0
    due = await writer.run(lambda tx: tasks.items_to_look_at(tx, now))
    for commune_id, item_ids in due.items():
        for start in range(0, len(item_ids), _AT_ONCE):
            some = item_ids[start : start + _AT_ONCE]
            try:
                taken += await writer.run(partial(reminders.scan, commune_id=commune_id, item_ids=some, now=now))
            except Exception:
                log.exception("the scan of commune %s failed and is tried again at the next tick", commune_id)
    for commune_id in await writer.run(tasks.communes_in_shadow):
        await writer.run(partial(reminders.shadow, commune_id=commune_id, now=now))
    return taken
