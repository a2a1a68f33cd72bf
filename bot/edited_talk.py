"""Talking about a message that was changed afterwards: nothing follows from it before its sender says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from actions import progress, proofs
from actions.messages import IncomingKind
from actions.refusals import Refused
from actions.wording import choice, say
from bot.turn import ANSWER_WINDOW, Turn
from bot.work_talk import WorkTalk
from db.models import WorkItem
from plans.commands import NO, YES
from plans.replies import ActionKind, ReplyAction
from plans.text import fold
from plans.work import ANSWERED, EventKind, Status

# Words that record nothing, however they were put before.
_TALK = frozenset({ActionKind.ACK, ActionKind.GREETING, ActionKind.NONE})
_ANSWERS = {
    ActionKind.DONE: EventKind.REPORTED, ActionKind.STILL_KEPT: EventKind.STILL_KEPT,
    ActionKind.NOTHING_AROSE: EventKind.NOTHING_AROSE,
}  # fmt: skip


class EditedTalk:
    """Asks whether a changed message is to be taken as a new one; `again` takes a turn as if it were said now."""

    def __init__(self, turn: Turn, again: Callable[[Turn], None]) -> None:
        self._turn = turn
        self._again = again

    def changed(self) -> None:
        """What we recorded may rest on the old words: ask, unless the new ones say nothing of work."""
        incoming = self._turn.incoming
        understood = WorkTalk(self._turn).understood()
        if not incoming.text or (understood.actions and _TALK.issuperset(a.kind for a in understood.actions)):
            return
        spoken_of = WorkTalk(self._turn).spoken_of()
        if spoken_of and all(self._is_recorded(action, item) for action, item in spoken_of):
            self._turn.answer(say("edited-same", words=incoming.text), items=[item.id for _, item in spoken_of])
            return
        self._turn.ask(
            ANSWER_WINDOW, kind="edited", text=incoming.text, reply_to=incoming.reply_to, quote=incoming.quote
        )  # fmt: skip
        buttons = [choice("choice-edited-yes", "edited.yes"), choice("choice-edited-no", "edited.no")]
        asked = say("ask-edited", words=incoming.text)
        before = progress.last_words(self._turn.tx, self._turn.caller, self._turn.now)
        if before is not None:
            asked = say("ask-edited-from", words=incoming.text, before=before)
        self._turn.answer(asked, choices=[buttons])

    def _is_recorded(self, action: ReplyAction, item: WorkItem) -> bool:
        """Whether what is said of an item stands recorded already, by the same person."""
        tx, caller = self._turn.tx, self._turn.caller
        if action.kind in _ANSWERS:
            return item.status in ANSWERED and progress.answered_with(tx, caller, item) is _ANSWERS[action.kind]
        if action.kind is ActionKind.PROGRESS:
            return item.status is Status.UNDER_WAY and action.percent is not None and item.percent == action.percent
        if action.kind is ActionKind.EVIDENCE and action.note:
            return proofs.has(tx, item, caller.person.id, action.note, self._turn.now)
        return False

    def words(self) -> bool:
        """Whether typed words answer the question about a changed message."""
        asked, said = self._turn.asked(), fold(self._turn.incoming.text).strip(" .!")
        if asked.get("kind") != "edited" or said not in YES | NO:
            return False
        self._answered(asked, yes=said in YES)
        return True

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button was one of the question about a changed message, and was answered."""
        if verb != "edited":
            return False
        asked = self._turn.asked()
        if asked.get("kind") != "edited" or rest not in ("yes", "no"):
            raise Refused("button-stale")
        self._answered(asked, yes=rest == "yes")
        return True

    def _answered(self, asked: Mapping[str, Any], *, yes: bool) -> None:
        self._turn.stop_asking()
        if not yes:
            self._turn.answer(say("edited-not-taken"))
            return
        said = replace(
            self._turn.incoming, kind=IncomingKind.MESSAGE, text=asked["text"], press=None, files=(),
            reply_to=asked["reply_to"], quote=asked["quote"],
        )  # fmt: skip
        self._again(replace(self._turn, incoming=said))
