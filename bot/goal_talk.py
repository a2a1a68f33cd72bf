"""Talking about the goals of the plans: who may see the commune's work sees what it is to reach."""

from __future__ import annotations

from actions import goals
from actions.refusals import Refused
from actions.wording import choice
from bot.turn import Turn
from plans.access import Act, may
from plans.text import fold

_WORDS = frozenset({"muc tieu", "cac muc tieu", "xem muc tieu", "muc tieu ke hoach", "muc tieu cua ke hoach"})


class GoalTalk:
    """One turn about the goals of the plans. Nothing is changed by it."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def words(self) -> bool:
        """Take the message if it asks for the goals."""
        text = fold(self._turn.incoming.text).strip(" .?!")
        if text not in _WORDS or not may(self._turn.held, Act.SEE_COMMUNE_LIST, None):
            return False
        self.list_goals(0)
        return True

    def list_goals(self, first: int) -> None:
        """The goals from one on, and the way to the next ones."""
        if not may(self._turn.held, Act.SEE_COMMUNE_LIST, None):
            raise Refused("not-allowed")
        found = goals.of_commune(self._turn.tx, self._turn.commune)
        after = first + goals.AT_ONCE
        more = [[choice("choice-goals-more", f"goals.{after}")]] if after < len(found.goals) else []
        self._turn.answer(*goals.lines(found, first), choices=more)
