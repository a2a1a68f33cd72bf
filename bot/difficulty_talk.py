"""Talking about what stands in the way: that it is settled, by a tap or in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import difficulties
from actions.refusals import Refused
from actions.wording import choice, say
from actions.worklist import letter, titled
from bot.read_back import read_back
from bot.turn import Turn, number_in
from bot.work_view import WorkView, in_rows
from db.models import WorkItem
from plans.settled import read_settled

_MOST_SHOWN = 8


class DifficultyTalk:
    """One turn that may say that a difficulty is settled."""

    def __init__(self, turn: Turn, view: WorkView) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = view
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "settled": self._settles_one,
            "settle": lambda rest: self._settles(number_in(rest)),
        }

    def words(self) -> bool:
        """Take "việc 5 hết vướng" where something stands in the way of that item; which one is asked where unclear."""
        turn = self._turn
        said = None if turn.incoming.files else read_settled(turn.incoming.text)
        if said is None:
            return False
        if said.number is None:
            meant = self._spoken_of()
        else:
            meant = [line.item for line in self._view.lines if line.number == said.number]
            if not meant:
                raise Refused("which-item-unknown")
        if not meant:
            turn.answer(say("difficulty-nothing-open"))
        elif len(meant) == 1:
            self._settles(meant[0].id)
        else:
            self._asks_which(meant)
        return True

    def _spoken_of(self) -> list[WorkItem]:
        """The item replied to, else all of the person's with something in their way."""
        replied = self._view.replied_to()
        if replied is not None:
            return [replied]
        mine = [line.item for line in self._view.lines]
        blocked = difficulties.open_of(self._tx, mine, self._turn.now)
        return [item for item in mine if item.id in blocked]

    def _asks_which(self, items: list[WorkItem]) -> None:
        shown = items[:_MOST_SHOWN]
        lines = [say("which-waiting", letter=letter(n), title=titled(item)) for n, item in enumerate(shown)]
        buttons = [choice("choice-number", f"settle.{item.id}", number=letter(n)) for n, item in enumerate(shown)]
        self._turn.answer(say("difficulty-which"), *lines, choices=in_rows(buttons))

    def _settles(self, item_id: int) -> None:
        read_back(self._turn, [difficulties.settle(self._tx, self._turn.caller, item_id, self._turn.now)])

    def _settles_one(self, rest: str) -> None:
        done = difficulties.settle_one(self._tx, self._turn.caller, number_in(rest), self._turn.now)
        read_back(self._turn, [done])
