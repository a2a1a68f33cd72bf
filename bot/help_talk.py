"""Talking between agencies: asking another one for help, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import helping
from actions.wording import choice, say
from actions.worklist import titled
from bot.turn import Turn, number_in
from db import outbox
from plans.commands import Command, CommandKind


class HelpTalk:
    """Passes a difficulty on to the agency that it names, and the answer back."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {}
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "askhelp": self._press_ask,
            "answer": lambda rest: self._asks_for_answer(number_in(rest)),
        }

    def words(self) -> bool:
        """Whether the words answer a request for help: a reply to it, or what we asked to be written."""
        incoming, asked = self._turn.incoming, self._turn.asked()
        if incoming.files or not incoming.text.strip():
            return False
        request = self._replied_to()
        if request is None and incoming.reply_to is None and asked.get("kind") == "help":
            request = int(asked["event"])
        if request is None:
            return False
        done = helping.answer(self._tx, self._turn.caller, request, incoming.text.strip(), self._turn.now)
        self._turn.stop_asking()
        self._turn.answer(say("recorded-help-answered", title=titled(done.item)))
        return True

    def _replied_to(self) -> int | None:
        incoming = self._turn.incoming
        if incoming.reply_to is None:
            return None
        row = outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
        )
        return int(row.meaning["help"]) if row is not None and row.kind == helping.HELP else None

    def _press_ask(self, rest: str) -> None:
        event, _, agency = rest.partition(".")
        done = helping.ask(self._tx, self._turn.caller, number_in(event), number_in(agency), self._turn.now)
        told = say("recorded-help-asked", agency=done.agency.name, title=titled(done.item), words=done.words)
        self._turn.answer(told, items=[done.item.id])

    def _asks_for_answer(self, event_id: int) -> None:
        event = helping.asked_of(self._tx, self._turn.caller, event_id)
        self._turn.ask(kind="help", event=event.id)
        self._turn.answer(say("ask-answer"), choices=[[choice("choice-cancel", "cancel.0")]])
