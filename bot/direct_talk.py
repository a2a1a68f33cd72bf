"""Talking with leaders: a direction is read back with its last day, then passed on with the leader's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from actions import directing
from actions.refusals import Refused
from actions.wording import choice, day, say
from actions.worklist import letter, titled, when
from bot.turn import Turn, number_in
from bot.work_view import WorkView, in_rows
from db.models import WorkItem
from plans.access import Act, may
from plans.commands import Command, CommandKind

_MOST_ITEMS = 8


class DirectTalk:
    """Takes a leader's direction on an item; nothing is passed on before a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {CommandKind.DIRECT: self._directs}
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "directon": lambda rest: self._picks(number_in(rest)),
            "direct": lambda rest: self._passes_on(number_in(rest)),
        }

    def _directs(self, command: Command) -> bool:
        """Only a leader's words are a direction; from others they are left to be read as anything else."""
        if not may(self._turn.held, Act.DIRECT, None):
            return False
        if command.last is None:
            self._turn.answer(say("away-no-such-day"))
            return True
        words = self._turn.incoming.text.strip()
        item = self._view.replied_to()
        if item is None:
            self._asks_which(words, command.last)
        else:
            self._reads_back(item, words, command.last)
        return True

    def _asks_which(self, words: str, due: date) -> None:
        late = directing.late_items(self._tx, self._turn.caller, self._turn.now)[:_MOST_ITEMS]
        if not late:
            self._turn.answer(say("direct-on-nothing"))
            return
        lines = [
            say(
                "which-line", number=letter(n), title=titled(item),
                when=when(item, self._turn.today, self._turn.calendar),
            )
            for n, item in enumerate(late)
        ]  # fmt: skip
        buttons = [choice("choice-number", f"directon.{item.id}", number=letter(n)) for n, item in enumerate(late)]
        self._turn.ask(kind="direct", words=words, due=due.isoformat())
        self._turn.answer(say("direct-which"), *lines, choices=in_rows(buttons))

    def _picks(self, item_id: int) -> None:
        asked = self._asked()
        item = directing.plan(
            self._tx, self._turn.caller, item_id, date.fromisoformat(asked["due"]), self._turn.now
        ).item  # fmt: skip
        self._reads_back(item, asked["words"], date.fromisoformat(asked["due"]))

    def _asked(self) -> dict[str, Any]:
        asked = self._turn.asked()
        if asked.get("kind") != "direct":
            raise Refused("button-stale")
        return asked

    def _reads_back(self, item: WorkItem, words: str, due: date) -> None:
        planned = directing.plan(self._tx, self._turn.caller, item.id, due, self._turn.now)
        self._turn.ask(kind="direct", words=words, due=due.isoformat(), item=item.id)
        readers = ", ".join(person.name for person in planned.readers)
        asked = say(
            "ask-direct", agency=planned.agency.name, title=titled(item), words=words, due=day(due), readers=readers
        )  # fmt: skip
        yes = choice("choice-direct", f"direct.{item.id}")
        self._turn.answer(asked, choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _passes_on(self, item_id: int) -> None:
        asked = self._asked()
        if asked.get("item") != item_id:
            raise Refused("button-stale")
        due = date.fromisoformat(asked["due"])
        planned = directing.plan(self._tx, self._turn.caller, item_id, due, self._turn.now)
        given = directing.direct(self._tx, self._turn.caller, planned, asked["words"], self._turn.now)
        self._turn.stop_asking()
        told = say("recorded-directed", agency=planned.agency.name, title=titled(planned.item), due=day(due))
        undo = [[choice("choice-undo-order", f"unorder.{given.event}")]]
        self._turn.answer(told, choices=undo, items=[item.id for item in given.items])
