"""Tidying: leases of dead senders are given back, and raw updates and sent texts are forgotten after a time."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial

from actions import forgetting, joining, keeping, sent_plans
from db import inbox, outbox, said
from db.blobs import BlobFolder
from db.session import Writer

log = logging.getLogger(__name__)


async def release(writer: Writer, now: datetime, *, all_of_them: bool) -> int:
    """Give back messages whose sender died, `all_of_them` where this is the only process; each is counted."""
    released = await writer.run(lambda tx: outbox.release_leases(tx, now, all_of_them=all_of_them))
    if released:
        log.warning("%s messages were being sent when a process died; they are sent again", released)
    return released


async def let_go_of_made(writer: Writer, folder: BlobFolder) -> int:
    """Let go of what we made and a process that died never handed over; how much that was. What stands somewhere stays.

    Only while nobody else writes into the folder.
    """
    count = 0
    for sha256 in folder.not_handed_over():
        is_wanted = await writer.run(partial(sent_plans.is_wanted, sha256=sha256))
        folder.let_go_of_made(sha256, is_wanted=is_wanted)
        count += not is_wanted
    if count:
        log.warning("%s files had been made when a process died and were handed over to nobody; they are gone", count)
    return count


async def tick(writer: Writer, now: datetime, retention: timedelta) -> None:
    """Forget the raw bodies and the wording of messages older than `retention`, plans that nobody approved, files
    that nobody said yes to, whoever asked to join and was not answered, and all that is personal of those who left.

    History stays.
    """
    before = now - retention
    await writer.run(lambda tx: inbox.forget_bodies(tx, before))
    await writer.run(lambda tx: outbox.forget_meanings(tx, before))
    await writer.run(lambda tx: said.forget(tx, before))
    await writer.run(lambda tx: sent_plans.drop_untouched(tx, now))
    await writer.run(lambda tx: joining.forget_waiting(tx, now))
    await writer.run(lambda tx: keeping.drop_unanswered(tx, now))
    await _forget_leavers(writer, now)
    await release(writer, now, all_of_them=False)


async def _forget_leavers(writer: Writer, now: datetime) -> None:
    """Each in a transaction of their own; one who cannot be forgotten is tried again the next night."""
    for commune_id, person_id in await writer.run(lambda tx: forgetting.due(tx, now)):
        try:
            await writer.run(partial(forgetting.forget, commune_id=commune_id, person_id=person_id, now=now))
        except Exception:
            log.exception("person %s, who left, could not be forgotten", person_id)
