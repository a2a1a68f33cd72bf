"""Talking about how far work has come: a tap or a number says it, and a hundred percent is a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import choice, say
from actions.worklist import titled
from bot.read_back import read_back
from bot.turn import ANSWER_WINDOW, Turn, number_in
from plans.access import Act

_STEPS = (25, 50, 75, 90)


class ProgressTalk:
    """Asks how far an item has come, and records it."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "progress": lambda rest: self._asks(number_in(rest)),
            "percent": self._press_percent,
        }

    def is_at(self, item_id: int, percent: int) -> Recorded:
        """The item is so far, which at a hundred is done; Refused for what is no percentage."""
        if not 0 <= percent <= 100:
            raise Refused("percent-impossible")
        if percent == 100:
            return progress.report_done(self._tx, self._turn.caller, item_id, self._turn.now)
        return progress.report_progress(self._tx, self._turn.caller, item_id, percent, self._turn.now)

    def _asks(self, item_id: int) -> None:
        item = progress.item_for(self._tx, self._turn.caller, item_id, Act.REPORT)
        self._turn.ask(ANSWER_WINDOW, kind="percent", item=item.id)
        buttons = [choice("choice-percent", f"percent.{item.id}.{step}", percent=step) for step in _STEPS]
        self._turn.answer(say("ask-percent", title=titled(item)), choices=[buttons], items=[item.id])

    def _press_percent(self, rest: str) -> None:
        item_id, _, percent = rest.partition(".")
        read_back(self._turn, [self.is_at(number_in(item_id), number_in(percent))])
