"""Talking about yearly milestones: shown, and given other days after they were read back; taken back by one tap."""

from __future__ import annotations

from datetime import date

from actions import milestones
from actions.refusals import Refused
from actions.wording import choice, say
from bot.turn import Turn, number_in
from plans.access import Act, may
from plans.commands import NO, YES
from plans.milestones import read_milestone
from plans.text import fold

_WORDS = frozenset({"moc", "moc nam", "cac moc", "moc hang nam", "cac moc hang nam", "xem moc", "viec nhieu nam"})
_ASKED = "milestones"


class MilestoneTalk:
    """One turn of the standing office about work that runs for years. Nothing is moved before they say yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def words(self) -> bool:
        """Take the message if it asks for the milestones, gives one its day, or answers our reading it back."""
        if self._turn.incoming.files or not may(self._turn.held, Act.CHANGE_DUE, None):
            return False
        text = fold(self._turn.incoming.text).strip(" .?!")
        if self._turn.asked().get("kind") == _ASKED and text in YES | NO:
            (self._move if text in YES else self._leave)()
            return True
        if text in _WORDS:
            self._list(0)
            return True
        said = read_milestone(self._turn.incoming.text)
        if said is None:
            return False
        found = milestones.meant(self._tx, self._turn.commune, said, self._turn.now)
        self._turn.stop_asking()
        if found.items:
            self._turn.ask(kind=_ASKED, items=milestones.kept(found))
        self._read_back(found, 0)
        return True

    def _list(self, first: int) -> None:
        found = milestones.of_commune(self._tx, self._turn.commune)
        after = first + milestones.AT_ONCE
        more = [[choice("choice-done-before-more", f"year.list.{after}")]] if after < len(found) else []
        self._turn.answer(*milestones.shown(found, first), choices=more)

    def _read_back(self, found: milestones.Moved, first: int) -> None:
        count, after = len(found.items), first + milestones.AT_ONCE
        buttons = [[choice("choice-done-before-more", f"year.more.{after}")]] if after < count else []
        if count:
            yes = choice("choice-milestones", f"year.{count}", count=count)
            buttons.append([yes, choice("choice-done-before-not", "year.no")])
        self._turn.answer(*milestones.lines(found, first), choices=buttons)

    def press(self, rest: str) -> None:
        """A button under the list, under what was read back, or under what was moved."""
        if not may(self._turn.held, Act.CHANGE_DUE, None):
            raise Refused("not-allowed")
        what, _, number = rest.partition(".")
        if what == "undo":
            count = milestones.move_back(self._tx, self._turn.caller, number_in(number), self._turn.now)
            self._turn.answer(say("milestones-undone", count=count))
        elif what == "list":
            self._list(number_in(number))
        elif self._turn.asked().get("kind") != _ASKED:
            raise Refused("button-stale")
        elif what == "no":
            self._leave()
        elif what == "more":
            items = self._turn.asked()["items"]
            self._read_back(milestones.again(self._tx, self._turn.commune, items), number_in(number))
        elif number_in(what) == len(self._turn.asked()["items"]):
            self._move()
        else:
            raise Refused("button-stale")

    def _move(self) -> None:
        wanted = {int(item): date.fromisoformat(due) for item, due in self._turn.asked()["items"].items()}
        self._turn.stop_asking()
        events = milestones.move(self._tx, self._turn.caller, wanted, self._turn.now)
        undo = [[choice("choice-undo", f"year.undo.{events[0]}")]] if events else []
        self._turn.answer(say("milestones-moved", count=len(events)), choices=undo)

    def _leave(self) -> None:
        self._turn.stop_asking()
        self._turn.answer(say("cancelled"))
