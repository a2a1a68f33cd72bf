"""What a message recorded, by itself or by the answer to what we asked back about it, is remembered with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions.messages import IncomingKind
from bot.turn import Turn
from db import said
from plans.commands import YES
from plans.text import fold

# A tap of these answers a question about the message that was asked about; other buttons may be of anything.
_ANSWERED_BY = {"which": "this", "edited": "edited", "reading": "reading", "extend": "extendto"}
_NUMBER = re.compile(r"(?:viec |so |viec so )?\d{1,3}[ .!]*")


def noting(turn: Turn, take: Callable[[Turn], None]) -> None:
    """Take the turn, and remember what it recorded with the message that said it."""
    asked, before = turn.asked(), said.newest_event(turn.tx, turn.commune.id)
    take(turn)
    messages = {message for message in (_said_in(turn), _asked_about(turn, asked)) if message is not None}
    events = said.recorded_since(turn.tx, turn.commune.id, turn.person.id, before) if messages else []
    for message in messages if events else ():
        said.note(turn.tx, turn.caller, message, events, turn.now)


def _said_in(turn: Turn) -> str | None:
    return turn.incoming.message if turn.incoming.kind is IncomingKind.MESSAGE else None


def _asked_about(turn: Turn, asked: dict[str, Any]) -> str | None:
    """The earlier message that this turn tells more of."""
    kind, words = asked.get("kind"), fold(turn.incoming.text).strip(" .!")
    if turn.incoming.press is not None:
        answers = turn.incoming.press.partition(".")[0] == _ANSWERED_BY.get(str(kind))
    else:
        answers = (kind == "which" and bool(_NUMBER.fullmatch(words))) or (kind == "edited" and words in YES)
    return asked.get("message") if answers else None
