"""Talking about what was said by mistake: one tap or a word takes it back, and says how the work stands then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions import awaiting, taking_back
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import choice, say
from actions.worklist import titled
from bot.read_back import item_of, read_back, undo_together
from bot.turn import Turn, number_in
from bot.work_view import WorkView
from db.models import WorkItem

_MOST_LEFT = 8


class UndoTalk:
    """Takes back what this person reported, or decided on the reports of others."""

    def __init__(self, turn: Turn, view: WorkView) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = view
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "undo": lambda rest: read_back(turn, [self._takes_back(number_in(rest))]),
            "undoall": self._press_all,
        }

    def of_item(self, item: WorkItem) -> Recorded:
        """Take back this person's last word on an item; Refused where they said nothing."""
        event = taking_back.last_own_report(self._tx, self._turn.caller, item.id)
        if event is None:
            raise Refused("undo-nothing", title=titled(item))
        return self._takes_back(event)

    def offers(self) -> bool:
        """Whether something was recorded minutes ago that a "thôi" may mean; then it is offered to be taken back."""
        recent = taking_back.recent_own_report(self._tx, self._turn.caller, self._turn.now)
        if recent is None:
            return False
        event, item_id = recent
        together = [step.id for step in taking_back.steps_together(self._tx, self._turn.caller, event)]
        keep = choice("choice-keep", "cancel.0")
        if len(together) > 1:
            asked = say("cancel-or-undo-all", count=len(together))
            buttons = [undo_together(together), keep]
        else:
            asked = say("cancel-or-undo", title=titled(item_of(self._turn, item_id)))
            buttons = [choice("choice-undo", f"undo.{event}"), keep]
        self._turn.answer(asked, choices=[buttons], items=[item_id])
        return True

    def _takes_back(self, event_id: int) -> Recorded:
        """What can be tapped next is the way back from here."""
        done = taking_back.undo(self._tx, self._turn.caller, event_id, self._turn.now)
        item = item_of(self._turn, done.item)
        if done.undoable:
            return done
        step = self._view.next_step(item)
        ways = [[choice("choice-open-item", f"item.{item.id}")]]
        return replace(done, choices=awaiting.step_choices(self._tx, item, step) if step else ways)

    def _press_all(self, rest: str) -> None:
        """Take back what was decided in one go, as far as each still allows it; the others are named."""
        first, _, last = rest.partition(".")
        caller, now = self._turn.caller, self._turn.now
        done, left = taking_back.undo_together(self._tx, caller, number_in(first), number_in(last), now)
        if not done and not left:
            raise Refused("undo-not-yours")
        more = len(left) - _MOST_LEFT
        lines = [*left[:_MOST_LEFT], *([say("unanswered-more", count=more)] if more > 0 else [])]
        waiting = len(self._view.waiting_for_yes())
        if done and waiting:
            done[-1] = replace(done[-1], choices=[[choice("choice-yes", "yes.0", count=waiting)]])
        read_back(self._turn, done, lines)
