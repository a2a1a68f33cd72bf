"""Talking about evidence: whether a file that asks for care is to be kept, and which document a piece is."""

from __future__ import annotations

import re

from actions import citing, keeping
from actions.refusals import Refused
from actions.wording import choice, say
from actions.worklist import titled
from bot.read_back import read_back
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.work_talk import WorkTalk
from db.models import EvidenceKind
from plans.replies import ActionKind
from plans.text import fold

# What a document typed anew may be understood as; anything else in the message is about work, and is taken so.
_MAY_BE_DOCUMENT = frozenset({ActionKind.EVIDENCE, ActionKind.NONE, ActionKind.ACK})

# "3 kh 46/KH-UBND" is about item 3, whatever we asked; "5 tháng 11" is a day.
_NAMES_ITEM = re.compile(r"(?:viec (?:so )?)?\d{1,3}(?=[ :,])(?! thang)")


class EvidenceTalk:
    """Takes the sender's answer about a file that is held, and what is said of documents."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button was one about a piece of evidence, and was answered."""
        tx, caller, now = self._turn.tx, self._turn.caller, self._turn.now
        if verb == "keepfile":
            kept, event = (
                keeping.keep_held(tx, caller, number_in(rest), now),
                keeping.event_of(tx, caller, number_in(rest)),
            )
            self._turn.answer(kept, choices=[[choice("choice-undo", f"undo.{event}")]] if event else [])
        elif verb == "dropfile":
            self._turn.answer(keeping.drop_held(tx, caller, number_in(rest), now))
        elif verb == "docok":
            read_back(self._turn, [citing.agree(tx, caller, number_in(rest), now)])
        elif verb == "docfix":
            self._ask_for_document(number_in(rest))
        else:
            return False
        return True

    def words(self) -> bool:
        """Whether typed words say anew which document a piece is."""
        asked, text = self._turn.asked(), self._turn.incoming.text
        if asked.get("kind") != "document" or not text or self._turn.incoming.files:
            return False
        if _NAMES_ITEM.match(fold(text)):
            return False
        if any(self._is_of_work(action.kind) for action in WorkTalk(self._turn).understood().actions):
            return False
        return self._put_right(asked["evidence"], text)

    def _is_of_work(self, kind: ActionKind) -> bool:
        """Whether words understood so are about work; "sai rồi" just after our question is not a difficulty."""
        if kind is ActionKind.DIFFICULTY:
            return any(map(str.isdigit, self._turn.incoming.text))
        return kind not in _MAY_BE_DOCUMENT

    def _put_right(self, evidence_id: int, text: str) -> bool:
        try:
            recorded = citing.put_right(self._turn.tx, self._turn.caller, evidence_id, text, self._turn.now)
        except Refused:
            self._turn.stop_asking()
            raise
        if recorded is not None:
            return read_back(self._turn, [recorded])
        self._turn.answer(say("document-not-understood"), choices=[[choice("choice-cancel", "cancel.0")]])
        return True

    def _ask_for_document(self, evidence_id: int) -> None:
        row, item = citing.to_put_right(self._turn.tx, self._turn.caller, evidence_id, self._turn.now)
        self._turn.ask(ANSWER_WINDOW, kind="document", evidence=evidence_id)
        buttons = [choice("choice-cancel", "cancel.0")]
        question = "ask-document" if row.document or row.kind is EvidenceKind.REFERENCE else "ask-document-name"
        self._turn.answer(say(question, title=titled(item)), choices=[buttons], items=[item.id])
