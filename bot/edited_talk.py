"""Talking about a message that was changed afterwards: nothing follows from it before its sender says so.

The new words are weighed against what that very message recorded. Where that is known and the words mean something
else now, one tap takes it back, by the rule of taking back, and takes the new words as if they came now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from actions import extensions, last_recorded, progress, proofs, readings, stories, taking_back
from actions.messages import FileKind, FileRef, IncomingKind
from actions.refusals import Refused
from actions.wording import Part, choice, say
from bot.read_back import item_of
from bot.turn import ANSWER_WINDOW, Turn
from bot.work_talk import WorkTalk
from db import evidence, history, said
from db.models import Event, WorkItem
from plans.commands import NO, YES
from plans.replies import ActionKind, AskCode, ReplyAction
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
        """What we recorded may rest on the old words: ask, unless the new ones mean the same or never meant work."""
        incoming = self._turn.incoming
        recorded = self._recorded_by(incoming.message)
        if not incoming.text or (self._is_talk() and not recorded):
            return
        spoken_of = WorkTalk(self._turn).spoken_of()
        if self._means_the_same(spoken_of, recorded):
            self._turn.answer(say("edited-same", words=incoming.text), items=[item.id for _, item in spoken_of])
            return
        self._turn.ask(
            ANSWER_WINDOW, kind="edited", text=incoming.text, reply_to=incoming.reply_to, quote=incoming.quote
        )  # fmt: skip
        if recorded:
            self._ask_instead(recorded)
        else:
            self._ask_besides()

    def _ask_instead(self, recorded: Sequence[Event]) -> None:
        """The message itself recorded this: it is told, and can be replaced."""
        asked = say("ask-edited-gone" if self._is_talk() else "ask-edited-instead", words=self._turn.incoming.text)
        instead = "choice-edited-gone" if self._is_talk() else "choice-edited-instead"
        lines = [stories.told(self._turn.tx, event) for event in recorded]
        buttons = [[choice(instead, "edited.instead")], [choice("choice-edited-no", "edited.no")]]
        self._turn.answer(
            say("edited-recorded"), *lines, asked, choices=buttons,
            items=[event.item_id for event in recorded if event.item_id is not None],
        )  # fmt: skip

    def _ask_besides(self) -> None:
        """Nothing is known to stand by this message: the new words may be taken besides what there is."""
        words = self._turn.incoming.text
        before = progress.last_words(self._turn.tx, self._turn.caller, self._turn.now)
        asked = say("ask-edited-from", words=words, before=before) if before else say("ask-edited", words=words)
        buttons = [choice("choice-edited-yes", "edited.yes"), choice("choice-edited-no", "edited.no")]
        self._turn.answer(asked, choices=[buttons])

    # What it said before, and says now --------------------------------------------------------------------------

    def _recorded_by(self, message: str | None) -> list[Event]:
        """What the message recorded, as far as it stands."""
        if message is None:
            return []
        events = said.by_message(self._turn.tx, self._turn.caller, message)
        return last_recorded.still_standing(self._turn.tx, self._turn.caller, events, self._turn.now)

    def _is_talk(self) -> bool:
        actions = WorkTalk(self._turn).understood().actions
        return bool(actions) and _TALK.issuperset(action.kind for action in actions)

    def _means_the_same(self, spoken_of: Sequence[tuple[ReplyAction, WorkItem]], recorded: Sequence[Event]) -> bool:
        """Whether all that is said now stands recorded, and all that the message recorded is still said."""
        if not spoken_of or not all(self._is_recorded(action, item, recorded) for action, item in spoken_of):
            return False
        return all(any(self._says(action, item, event) for action, item in spoken_of) for event in recorded)

    def _is_recorded(self, action: ReplyAction, item: WorkItem, recorded: Sequence[Event]) -> bool:
        """Whether what is said of an item stands recorded already, by this message or by the same person at all."""
        tx, caller = self._turn.tx, self._turn.caller
        if action.kind is ActionKind.EVIDENCE and action.note:
            return proofs.has(tx, item, caller.person.id, action.note, self._turn.now)
        if any(self._says(action, item, event) for event in recorded):
            return True
        if action.kind in _ANSWERS:
            return item.status in ANSWERED and progress.answered_with(tx, caller, item) is _ANSWERS[action.kind]
        if action.kind is ActionKind.PROGRESS:
            return item.status is Status.UNDER_WAY and action.percent is not None and item.percent == action.percent
        return False

    def _says(self, action: ReplyAction, item: WorkItem, event: Event) -> bool:
        """Whether this is what the event says."""
        if event.item_id != item.id:
            return False
        match event.kind:
            case EventKind.PROGRESS:
                return action.kind is ActionKind.PROGRESS and action.percent == event.data.get("percent")
            case EventKind.DIFFICULTY_OPENED:
                return action.kind is ActionKind.DIFFICULTY and self._worded(event) == fold(action.note or "")
            case EventKind.EXTENSION_ASKED:
                due = date.fromisoformat(event.data["due"])
                told = action.note is None or self._worded(event) == fold(action.note)
                return action.kind is ActionKind.EXTENSION and action.date == due and told
            case EventKind.EVIDENCE_ADDED:
                return action.kind is ActionKind.EVIDENCE
        return _ANSWERS.get(action.kind) is event.kind

    def _worded(self, event: Event) -> str:
        return fold(history.words_of(self._turn.tx, event.commune_id, event.text_id) or "")

    # Answers ----------------------------------------------------------------------------------------------------

    def words(self) -> bool:
        """Whether typed words answer the question about a changed message."""
        asked, answer = self._turn.asked(), fold(self._turn.incoming.text).strip(" .!")
        if asked.get("kind") != "edited" or answer not in YES | NO:
            return False
        self._answered(asked, yes=answer in YES)
        return True

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button was one of the question about a changed message, and was answered."""
        if verb != "edited":
            return False
        asked = self._turn.asked()
        if asked.get("kind") != "edited" or rest not in ("yes", "instead", "no"):
            raise Refused("button-stale")
        self._answered(asked, yes=rest != "no")
        return True

    def _answered(self, asked: Mapping[str, Any], *, yes: bool) -> None:
        self._turn.stop_asking()
        if not yes:
            self._turn.answer(say("edited-not-taken"))
            return
        recorded = self._recorded_by(asked.get("message"))
        incoming = replace(
            self._turn.incoming, kind=IncomingKind.MESSAGE, text=asked["text"], press=None, files=(),
            message=asked.get("message"), reply_to=asked["reply_to"], quote=asked["quote"],
        )  # fmt: skip
        if not recorded:
            self._again(replace(self._turn, incoming=incoming))
            return
        files = self._files_of(asked.get("message"))
        self._turn.answer(*self._take_back(recorded))
        # Two things are told, each in a message of its own.
        turn = replace(
            self._turn, incoming=replace(incoming, key=f"{incoming.key}:new", press_reference=None, files=files)
        )
        items = {event.item_id for event in recorded}
        if EditedTalk(turn, self._again)._is_talk():
            return
        understood = WorkTalk(turn).understood()
        if understood.ask is not None and understood.ask.code is AskCode.WHICH_ITEM and len(items) == 1:
            WorkTalk(turn).words_about(item_of(turn, items.pop() or 0))
        else:
            self._again(turn)

    def _files_of(self, message: str | None) -> tuple[FileRef, ...]:
        """The files that came with the message: what they proved is taken back with it, and they come again."""
        found: dict[str, FileRef] = {}
        for event in said.by_message(self._turn.tx, self._turn.caller, message or ""):
            row = None
            if event.kind is EventKind.EVIDENCE_ADDED:
                row = evidence.one(self._turn.tx, event.commune_id, event.data["evidence"])
            if row is not None and row.file is not None:
                file = row.file
                found[file["reference"]] = FileRef(
                    kind=FileKind(file["kind"]), reference=file["reference"], name=file["name"], mime=file["mime"],
                    size=file["size"],
                )  # fmt: skip
        return tuple(found.values())

    def _take_back(self, recorded: Sequence[Event]) -> list[Part]:
        """Take back what the message recorded, the last first, each by its own rule; a line for each."""
        tx, caller, now = self._turn.tx, self._turn.caller, self._turn.now
        lines: list[Part] = []
        for event in reversed(recorded):
            try:
                if event.kind is EventKind.READING:
                    lines.append(readings.take_back(tx, caller, event.id, now))
                elif event.kind is EventKind.EXTENSION_ASKED:
                    lines.append(extensions.withdraw(tx, caller, event.id, now).line)
                else:
                    lines.append(taking_back.undo(tx, caller, event.id, now).line)
            except Refused as refused:
                lines.append(say(refused.key, **refused.values))
        return lines
