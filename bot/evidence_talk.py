"""Talking about files that were sent: whether one that asks for care is to be kept."""

from __future__ import annotations

from actions import keeping
from bot.turn import Turn, number_in


class EvidenceTalk:
    """Takes the sender's answer about a file that is held."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button was one about a held file, and was answered."""
        tx, caller = self._turn.tx, self._turn.caller
        if verb == "keepfile":
            self._turn.answer(keeping.keep_held(tx, caller, number_in(rest)))
        elif verb == "dropfile":
            self._turn.answer(keeping.drop_held(tx, caller, number_in(rest), self._turn.now))
        else:
            return False
        return True
