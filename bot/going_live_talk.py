"""Talking about what was done before a plan went live: read back first, marked after a yes, taken back by one tap."""

from __future__ import annotations

from actions import going_live
from actions.refusals import Refused
from actions.wording import choice, say
from bot.turn import Turn, number_in
from plans.access import Act, may
from plans.commands import NO, YES
from plans.done_before import read_done_before
from plans.text import fold

_ASKED = "done-before"


class GoingLiveTalk:
    """One turn of the standing office about what was done before. Nothing is marked before they say yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def words(self) -> bool:
        """Take the message if it says what was done before, or answers our reading it back."""
        if self._turn.incoming.files or not may(self._turn.held, Act.MARK_DONE_BEFORE, None):
            return False
        text = self._turn.incoming.text
        if self._turn.asked().get("kind") == _ASKED and fold(text).strip(" .!") in YES | NO:
            (self._mark if fold(text).strip(" .!") in YES else self._leave)()
            return True
        said = read_done_before(text)
        if said is None:
            return False
        found = going_live.meant(self._tx, self._turn.commune, said, self._turn.now)
        self._turn.stop_asking()
        if found.items:
            self._turn.ask(kind=_ASKED, items=[item.id for _, item in found.items])
        self._read_back(found, 0)
        return True

    def _read_back(self, found: going_live.Meant, first: int) -> None:
        count, after = len(found.items), first + going_live.AT_ONCE
        buttons = [[choice("choice-done-before-more", f"before.more.{after}")]] if after < count else []
        if count:
            yes = choice("choice-done-before", f"before.{count}", count=count)
            buttons.append([yes, choice("choice-done-before-not", "before.no")])
        self._turn.answer(*going_live.lines(found, first), choices=buttons)

    def press(self, rest: str) -> None:
        """A button under what was read back, or under what was marked."""
        what, _, number = rest.partition(".")
        if what == "undo":
            count = going_live.unmark(self._tx, self._turn.caller, number_in(number), self._turn.now)
            self._turn.answer(say("done-before-undone", count=count))
        elif self._turn.asked().get("kind") != _ASKED:
            raise Refused("button-stale")
        elif what == "no":
            self._leave()
        elif what == "more":
            items = self._turn.asked()["items"]
            self._read_back(going_live.again(self._tx, self._turn.commune, items), number_in(number))
        elif number_in(what) == len(self._turn.asked()["items"]):
            self._mark()
        else:
            raise Refused("button-stale")

    def _mark(self) -> None:
        items = self._turn.asked()["items"]
        self._turn.stop_asking()
        events = going_live.mark(self._tx, self._turn.caller, items, self._turn.now)
        undo = [[choice("choice-undo", f"before.undo.{events[0]}")]] if events else []
        self._turn.answer(say("done-before-marked", count=len(events)), choices=undo)

    def _leave(self) -> None:
        self._turn.stop_asking()
        self._turn.answer(say("cancelled"))
