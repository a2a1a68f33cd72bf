"""Talking about posts that pass to somebody else, and about people who leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import handover
from actions.wording import choice, say
from bot.naming import Naming
from bot.turn import Turn, number_in
from db.models import Person
from plans.commands import Command, CommandKind

_MOST_BUTTONS = 6


class HandoverTalk:
    """Reads back what would pass or end, and does it after a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._naming = Naming(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.HAND_OVER: self._hands_over,
            CommandKind.LEAVES: self._leaves,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "handask": self._press_ask,
            "hand": self._press_hand,
            "handback": lambda rest: self._press_back(number_in(rest)),
            "leaveask": lambda rest: self._asks_leave(number_in(rest)),
            "leaveto": lambda rest: self._asks_taker(number_in(rest)),
            "leave": lambda rest: self._press_leave(number_in(rest)),
            "stay": lambda rest: self._press_stay(number_in(rest)),
        }

    def _hands_over(self, command: Command) -> bool:
        givers, takers = self._naming.named(command.person), self._naming.named(command.other)
        if not givers or not takers:
            self._naming.unknown(command.person if not givers else command.other)
        elif len(givers) > 1:
            # Who takes over is asked next, where it is not clear either.
            taker = takers[0].id if len(takers) == 1 else 0
            self._naming.which(command.person, [(p, f"handask.{p.id}.{taker}") for p in givers])
        elif len(takers) > 1:
            self._naming.which(command.other, [(p, f"handask.{givers[0].id}.{p.id}") for p in takers])
        else:
            self._asks_hand(givers[0].id, takers[0].id)
        return True

    def _press_ask(self, rest: str) -> None:
        giver, _, taker = rest.partition(".")
        if number_in(taker):
            self._asks_hand(number_in(giver), number_in(taker))
        else:
            self._asks_taker(number_in(giver))

    def _asks_hand(self, giver_id: int, taker_id: int) -> None:
        planned = handover.plan(self._tx, self._turn.caller, giver_id, taker_id, self._turn.now)
        asked = say(
            "ask-handover", giver=planned.giver.name, taker=planned.taker.name, count=planned.open_items,
            waiting=planned.waiting, posts=len(planned.posts),
        )  # fmt: skip
        yes = choice("choice-right", f"hand.{giver_id}.{taker_id}")
        self._turn.answer(asked, say("ask-right"), choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _press_hand(self, rest: str) -> None:
        giver, _, taker = rest.partition(".")
        planned = handover.plan(self._tx, self._turn.caller, number_in(giver), number_in(taker), self._turn.now)
        event = handover.hand_over(self._tx, self._turn.caller, planned, self._turn.now)
        self._turn.answer(
            say(
                "recorded-handover", giver=planned.giver.name, taker=planned.taker.name, count=planned.open_items
            ),
            choices=[[choice("choice-undo", f"handback.{event}")]],
        )  # fmt: skip

    def _press_back(self, event_id: int) -> None:
        giver, taker = handover.hand_back(self._tx, self._turn.caller, event_id, self._turn.now)
        self._turn.answer(say("recorded-handed-back", giver=giver.name, taker=taker.name))

    # Leaving ----------------------------------------------------------------------------------------------------

    def _leaves(self, command: Command) -> bool:
        if command.person is None:
            return False
        handover.may_remove(self._tx, self._turn.caller)
        found = self._naming.named(command.person)
        if not found:
            self._naming.unknown(command.person)
        elif len(found) > 1:
            self._naming.which(command.person, [(p, f"leaveask.{p.id}") for p in found])
        else:
            self._asks_leave(found[0].id)
        return True

    def _asks_leave(self, person_id: int) -> None:
        person, count = handover.leaving(self._tx, self._turn.caller, person_id, self._turn.now)
        buttons = [
            [choice("choice-hand-over", f"leaveto.{person.id}")],
            [choice("choice-leave", f"leave.{person.id}"), choice("choice-cancel", "cancel.0")],
        ]
        self._turn.answer(say("ask-leave", person=person.name, count=count), choices=buttons)

    def _asks_taker(self, person_id: int) -> None:
        """Colleagues first: whoever takes a post over mostly sits beside."""
        person, _ = handover.leaving(self._tx, self._turn.caller, person_id, self._turn.now)
        others: list[Person] = [p for p in self._naming.colleagues_first(person) if p.id != person.id]
        buttons = [
            [choice("choice-person", f"handask.{person.id}.{p.id}", name=p.name)] for p in others[:_MOST_BUTTONS]
        ]  # fmt: skip
        self._turn.answer(say("ask-taker", person=person.name), choices=buttons)

    def _press_leave(self, person_id: int) -> None:
        person, count = handover.leaving(self._tx, self._turn.caller, person_id, self._turn.now)
        event = handover.leave(self._tx, self._turn.caller, person_id, self._turn.now)
        told = say("recorded-left", person=person.name, count=count)
        self._turn.answer(told, choices=[[choice("choice-undo", f"stay.{event}")]])

    def _press_stay(self, event_id: int) -> None:
        person = handover.stay(self._tx, self._turn.caller, event_id, self._turn.now)
        self._turn.answer(say("recorded-stays", person=person.name))
