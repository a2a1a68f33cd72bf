"""Talking about what was done before a plan went live: read back first, marked after a yes, taken back by one tap."""

from __future__ import annotations

from actions import done_before_book, going_live, intake, packages
from actions.packages import PackageKind
from actions.refusals import Refused
from actions.sent_done_before import ASKED, choices_of
from actions.wording import choice, say
from actions.worklist import letter
from bot.turn import Turn, number_in
from bot.work_view import in_rows
from plans.access import Act, may
from plans.commands import NO, YES
from plans.done_before import asks_how, read_done_before
from plans.text import fold

_MOST_PLANS = 8


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
        if self._turn.asked().get("kind") == ASKED and fold(text).strip(" .!") in YES | NO:
            (self._mark if fold(text).strip(" .!") in YES else self._leave)()
            return True
        if asks_how(text):
            self._tell_how()
            return True
        said = read_done_before(text)
        if said is None:
            return False
        found = going_live.meant(self._tx, self._turn.commune, said, self._turn.now)
        self._turn.stop_asking()
        if found.items:
            self._turn.ask(kind=ASKED, items=[item.id for _, item in found.items])
        self._read_back(found, 0)
        return True

    def _read_back(self, found: going_live.Meant, first: int) -> None:
        self._turn.answer(*going_live.lines(found, first), choices=choices_of(found, first))

    def _tell_how(self) -> None:
        """How to say what was done before, with the workbook of each plan that has not begun."""
        plans = intake.waiting_plans(self._tx, self._turn.commune)[:_MOST_PLANS]
        if len(plans) == 1:
            buttons = [[choice("choice-done-before-book", f"before.book.{plans[0].id}")]]
        else:
            named = [choice("choice-number", f"before.book.{p.id}", number=letter(n)) for n, p in enumerate(plans)]
            buttons = in_rows(named)
        told = [say("start-line", letter=letter(n), title=plan.title) for n, plan in enumerate(plans)]
        which = [say("done-before-which-book"), *told] if len(plans) > 1 else []
        how = say("done-before-how") if plans else say("done-before-how-running")
        self._turn.answer(how, *which, choices=buttons if plans else [])

    def _wants_book(self, plan_id: int) -> None:
        """The workbook of a plan: made by the job, and sent here."""
        self._turn.must(Act.MARK_DONE_BEFORE)
        plan = done_before_book.plan_for(self._tx, self._turn.commune, plan_id)
        about = {"plan": plan.id}
        packages.ask(
            self._tx, self._turn.caller, PackageKind.DONE_BEFORE_BOOK, about, self._turn.key, self._turn.now
        )  # fmt: skip
        self._turn.answer(say("done-book-coming", title=plan.title))

    def press(self, rest: str) -> None:
        """A button under what was read back, or under what was marked."""
        what, _, number = rest.partition(".")
        if what == "undo":
            count = going_live.unmark(self._tx, self._turn.caller, number_in(number), self._turn.now)
            self._turn.answer(say("done-before-undone", count=count))
        elif what == "book":
            self._wants_book(number_in(number))
        elif what == "how":
            self._turn.must(Act.MARK_DONE_BEFORE)
            self._tell_how()
        elif self._turn.asked().get("kind") != ASKED:
            raise Refused("button-stale")
        elif what == "no":
            self._leave()
        elif what == "more":
            asked = self._turn.asked()
            marks = done_before_book.marks_of(asked)
            self._read_back(going_live.again(self._tx, self._turn.commune, asked["items"], marks), number_in(number))
        elif number_in(what) == len(self._turn.asked()["items"]):
            self._mark()
        else:
            raise Refused("button-stale")

    def _mark(self) -> None:
        asked = self._turn.asked()
        self._turn.stop_asking()
        marks = done_before_book.marks_of(asked)
        events = going_live.mark(self._tx, self._turn.caller, asked["items"], self._turn.now, marks)
        undo = [[choice("choice-undo", f"before.undo.{events[0]}")]] if events else []
        self._turn.answer(say("done-before-marked", count=len(events)), choices=undo)

    def _leave(self) -> None:
        self._turn.stop_asking()
        self._turn.answer(say("cancelled"))
