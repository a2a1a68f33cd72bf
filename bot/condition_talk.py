"""Talking about what waits for a condition: one reply says that it is met and by which day the work is due."""

from __future__ import annotations

from datetime import date

from actions import conditions, digests, progress, worklists
from actions.refusals import Refused
from actions.wording import choice, day, say
from actions.worklist import titled
from bot.turn import ANSWER_WINDOW, Turn, number_in
from db.models import WorkItem
from plans.access import Act, may
from plans.conditions import read_condition_met

_ASKED = "condition-day"


class ConditionTalk:
    """One turn of the standing office about what waits. Where several items wait, they say by a tap which is meant."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def words(self) -> bool:
        """Take the message if it says that a condition is met, with a day, and we did not ask for one item's day."""
        turn = self._turn
        if turn.incoming.files or turn.asked().get("kind") == "due" or not may(turn.held, Act.MEET_CONDITION, None):
            return False
        if read_condition_met(turn.incoming.text) is None:
            return False
        waiting = worklists.waiting(turn.tx, turn.commune)
        if not waiting:
            return False
        turn.stop_asking()
        due = conditions.day_said(turn.commune, turn.incoming.text, turn.now)
        if due is None:
            turn.answer(say("due-not-understood"))
        elif len(waiting) == 1:
            self._meet(waiting[0].id, due)
        else:
            turn.ask(kind=_ASKED, due=due.isoformat())
            what = digests.waiting_words(turn.tx, turn.commune)
            if what is not None:
                turn.answer(say("condition-which", due=day(due)), *what["parts"], choices=what["choices"])
        return True

    def press(self, rest: str) -> None:
        """A letter under what waits: with the day that was just said, else the day is asked for."""
        asked = self._turn.asked()
        if asked.get("kind") == _ASKED:
            self._turn.stop_asking()
            self._meet(number_in(rest), date.fromisoformat(asked["due"]))
            return
        item = progress.item_for(self._turn.tx, self._turn.caller, number_in(rest), Act.MEET_CONDITION)
        due = item.due_on if self._has_day(item) else None
        printed = [choice("choice-plan-day", f"met.{item.id}", day=f"{due:%d/%m/%Y}")] if due else []
        self._turn.ask(ANSWER_WINDOW, kind="due", item=item.id)
        buttons = [[*printed, choice("choice-cancel", "cancel.0")]]
        self._turn.answer(say("ask-due", title=titled(item)), choices=buttons, items=[item.id])

    def press_printed(self, rest: str) -> None:
        """The work is due on the day that the plan prints beside the condition."""
        item = progress.item_for(self._turn.tx, self._turn.caller, number_in(rest), Act.MEET_CONDITION)
        if item.due_on is None or not self._has_day(item):
            raise Refused("button-stale")
        self._turn.stop_asking()
        self._meet(item.id, item.due_on)

    def _has_day(self, item: WorkItem) -> bool:
        return item.due_on is not None and item.due_on >= self._turn.today

    def _meet(self, item_id: int, due: date) -> None:
        recorded = progress.meet_condition(self._turn.tx, self._turn.caller, item_id, due, self._turn.now)
        undo = [[choice("choice-undo", f"undo.{recorded.event}")]]
        self._turn.answer(recorded.line, choices=undo, items=[recorded.item])
