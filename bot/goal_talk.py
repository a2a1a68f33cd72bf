"""Talking about what stands beside the tables of the plans: their goals, and what was left for later."""

from __future__ import annotations

from actions import goals, left_for_later
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import short
from bot.turn import Turn, number_in
from plans.access import Act, may
from plans.text import fold

_WORDS = frozenset({"muc tieu", "cac muc tieu", "xem muc tieu", "muc tieu ke hoach", "muc tieu cua ke hoach"})
_LATER_WORDS = frozenset({"ngoai bang", "viec ngoai bang", "xem ngoai bang"})


class GoalTalk:
    """One turn about the goals of the plans and about what was left for later."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def words(self) -> bool:
        """Take the message if it asks for the goals, or for what was left for later."""
        text = fold(self._turn.incoming.text).strip(" .?!")
        if text in _LATER_WORDS and may(self._turn.held, Act.APPROVE_PLAN, None):
            self._list_later()
            return True
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
        more = [[choice("choice-goals-more", f"goals.{after}")]] if after < len(found) else []
        lines = goals.lines(self._turn.tx, self._turn.commune, found, first, self._turn.now)
        how = [say("goals-how-to-read")] if found and may(self._turn.held, Act.READ_GOAL, None) else []
        self._turn.answer(*lines, *how, choices=more)

    def _list_later(self) -> None:
        found = left_for_later.of_commune(self._turn.tx, self._turn.commune)
        lines = left_for_later.lines(self._turn.tx, self._turn.commune, found)
        self._turn.answer(*lines, choices=left_for_later.choices(found))

    def press_later(self, rest: str) -> None:
        """A button under what was left for later: what is tapped is followed, or left out, as it was shown."""
        what, _, duty_id = rest.partition(".")
        tx, caller = self._turn.tx, self._turn.caller
        back: list[list[Part]] = []
        if what == "goals":
            told = say("later-goals-followed", count=left_for_later.follow_goals(tx, caller))
        elif what == "follow":
            found = left_for_later.follow(tx, caller, number_in(duty_id), self._turn.now)
            key = "later-send-by-followed" if found.moves else "later-followed"
            told = say(key, title=short(found.duty.text), items=found.items)
        elif what == "out":
            told = say("later-left-out", title=short(left_for_later.leave_out(tx, caller, number_in(duty_id)).text))
            back = [[choice("choice-undo", f"beside.back.{number_in(duty_id)}")]]
        elif what == "back":
            told = say("later-put-back", title=short(left_for_later.put_back(tx, caller, number_in(duty_id)).text))
        else:
            raise Refused("button-stale")
        self._turn.answer(told, choices=back)
