"""Menus: the networks are told which commands to show in whose chat, a few at a time, whenever that has changed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from actions import menus
from actions.menus import ToShow
from actions.messages import Channel, SendFailed
from db.session import Writer

log = logging.getLogger(__name__)

# Few beside the messages that people wait for, which the same network counts.
_AT_ONCE = 20


async def tick(writer: Writer, channels: Mapping[tuple[str, str], Channel], now: datetime) -> int:
    """Set the menus that are due; how many were shown. What a network does not take is tried later."""
    count = 0
    for wanted in await writer.run(lambda tx: menus.due(tx, now, _AT_ONCE)):
        channel = channels.get((wanted.channel, wanted.bot))
        count += await _show(writer, channel, wanted, now) if channel is not None else 0
    return count


async def _show(writer: Writer, channel: Channel, wanted: ToShow, now: datetime) -> int:
    try:
        await channel.show_menu(wanted.chat, wanted.commands)
    except SendFailed as failure:
        log.info("the menu of a %s chat was not set: %s", channel.name, failure)
        await writer.run(partial(menus.not_shown, wanted=wanted, now=now, for_good=failure.permanent))
        return 0
    await writer.run(partial(menus.shown, wanted=wanted))
    return 1
