"""Talking about the head and foot of papers: who signs, to whom reports go, where they are dated."""

from __future__ import annotations

import re

from actions import paper_form
from actions.refusals import Refused
from actions.wording import choice, say
from bot.turn import Turn
from plans.access import Act, may
from plans.commands import NO, YES
from plans.paper_form import FormFlaw, Said, read_form, said_as_json, said_from_json
from plans.text import fold

_SEES = re.compile(
    r"(?:(?:xem|sua|doi|cho xem) )?(?:thong tin|the thuc)(?: (?:cua|tren|trong))?(?: cac)? (?:van ban|bao cao|cong van)"
    r"|(?:nguoi ky|noi nhan|dia danh|(?:bao cao )?kinh gui(?: ai| dau)?)(?: (?:bao cao|van ban|cong van))?"
    r"|ai ky (?:bao cao|van ban|cong van)|bao cao gui (?:ai|dau|cho ai)"
)
_BEFORE = re.compile(r"(?:dung|quay|tro)? ?(?:lai|ve) (?:thong tin|the thuc) (?:van ban )?(?:truoc|cu)(?: do)?")
_ASKED = "form"


class FormTalk:
    """One turn of the standing office about the head and foot of its papers; what is said counts after a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def words(self) -> bool:
        """Take the message if it says something of the head or foot, asks for them, or answers our question."""
        if self._turn.incoming.files or not may(self._turn.held, Act.CHANGE_SETTINGS, None):
            return False
        text = self._turn.incoming.text
        said, plain = read_form(text, self._turn.commune.name), fold(text).strip(" .!?")
        if isinstance(said, FormFlaw):
            self._turn.answer(say(f"form-flaw-{said.value}"))
        elif said is not None:
            self._asks(said)
        elif _BEFORE.fullmatch(plain):
            self._go_back()
        elif _SEES.fullmatch(plain):
            self.show()
        elif self._turn.asked().get("kind") == _ASKED and plain in YES | NO:
            self._put() if plain in YES else self._leave()
        else:
            return False
        return True

    def show(self) -> None:
        """The head and foot as they stand, and how each is changed."""
        lines = paper_form.lines(self._turn.commune)
        self._turn.answer(
            say("form-title"), *lines, say("form-how"), choices=paper_form.ways_on(self._turn.commune)
        )  # fmt: skip

    def press(self, rest: str) -> None:
        """A button of the head and foot."""
        self._turn.must(Act.CHANGE_SETTINGS)
        if rest == "see":
            self.show()
        elif rest == "yes":
            self._put()
        elif rest == "no":
            self._leave()
        elif rest == "before":
            self._go_back()
        else:
            raise Refused("button-stale")

    def _asks(self, said: Said) -> None:
        self._turn.ask(kind=_ASKED, field=said.field.value, said=said_as_json(said))
        buttons = [choice("choice-right", "form.yes"), choice("choice-form-not", "form.no")]
        line = paper_form.proposed(self._turn.commune, said)
        self._turn.answer(say("form-ask"), line, say("form-not-yet"), choices=[buttons])

    def _put(self) -> None:
        asked = self._turn.asked()
        if asked.get("kind") != _ASKED:
            raise Refused("button-stale")
        said = said_from_json(asked["field"], asked["said"])
        paper_form.put(self._tx, self._turn.commune, said, self._turn.now, self._turn.person.id)
        self._turn.stop_asking()
        self._told_now()

    def _leave(self) -> None:
        if self._turn.asked().get("kind") == _ASKED:
            self._turn.stop_asking()
        self._turn.answer(say("form-left"))

    def _go_back(self) -> None:
        paper_form.go_back(self._tx, self._turn.commune, self._turn.now, self._turn.person.id)
        self._told_now()

    def _told_now(self) -> None:
        lines = paper_form.lines(self._turn.commune)
        self._turn.answer(say("form-put"), *lines, choices=paper_form.ways_on(self._turn.commune))
