"""Talking about verdicts: a report below the requirement, work that did not arise; each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions import progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import choice, say
from actions.worklist import titled
from bot.read_back import Asked, read_back
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.work_view import WorkView
from db.models import WorkItem
from plans.access import Act, may
from plans.replies import ActionKind, Understanding
from plans.verdicts import read_finding
from plans.work import ALIVE, Move, Status

_ASKED = {Move.FIND_BELOW: "below", Move.FIND_NOT_APPLICABLE: "notapply"}
# What free words may turn out to be and still be the reason that we asked for.
_MAY_BE_REASON = frozenset(
    {ActionKind.DIFFICULTY, ActionKind.NONE, ActionKind.QUESTION, ActionKind.ACK, ActionKind.RETURN,
     ActionKind.NOTHING_AROSE}
)  # fmt: skip


class VerdictTalk:
    """One turn of those who judge. Nothing is found without a reason."""

    def __init__(self, turn: Turn, view: WorkView, understood: Callable[[], Understanding]) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = view
        self._understood = understood
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "below": lambda rest: self._press(Move.FIND_BELOW, rest),
            "notapply": lambda rest: self._press(Move.FIND_NOT_APPLICABLE, rest),
        }

    def words(self) -> bool:
        """Take the reason that we asked for, or a verdict on a report that is named or replied to."""
        text = self._turn.incoming.text.strip()
        if self._turn.incoming.files or not text:
            return False
        return self._gives_reason(self._turn.asked(), text) or self._finds(text)

    def _gives_reason(self, asked: dict[str, Any], text: str) -> bool:
        move = next((move for move, kind in _ASKED.items() if kind == asked.get("kind")), None)
        if move is None or any(action.kind not in _MAY_BE_REASON for action in self._understood().actions):
            return False
        item = progress.item_for(self._tx, self._turn.caller, asked["item"], Act.JUDGE)
        return read_back(self._turn, [self._find(item, move, text)])

    def _finds(self, text: str) -> bool:
        finding = read_finding(text)
        item = self._meant(finding.number) if finding is not None else None
        if finding is None or item is None or not may(self._turn.held, Act.JUDGE, item.agency_id):
            return False
        if item.status in ALIVE:  # nothing was reported: it may be what somebody says of their own work
            return False
        self._answers(self._wants(item, finding.move, finding.reason))
        return True

    def _meant(self, number: int | None) -> WorkItem | None:
        """The item under this number; without one the item replied to, else the only report that waits."""
        if number is not None:
            return next((line.item for line in self._view.lines if line.number == number), None)
        replied = self._view.replied_to()
        waiting = self._view.waiting_for_yes()
        return replied or (waiting[0] if len(waiting) == 1 else None)

    def _press(self, move: Move, rest: str) -> None:
        item = progress.item_for(self._tx, self._turn.caller, number_in(rest), Act.JUDGE)
        self._answers(self._wants(item, move, None))

    def _wants(self, item: WorkItem, move: Move, reason: str | None) -> Recorded | Asked:
        """Record the verdict where its reason is known, else ask for it."""
        if reason is not None:
            return self._find(item, move, reason)
        if item.status not in (Status.REPORTED, Status.CONFIRMED, Status.VERIFIED) and move is Move.FIND_BELOW:
            raise Refused("refused-not-reported", title=titled(item))
        self._turn.ask(ANSWER_WINDOW, kind=_ASKED[move], item=item.id)
        asked = say(f"ask-reason-{_ASKED[move]}", title=titled(item))
        return Asked(line=asked, choices=[[choice("choice-cancel", "cancel.0")]])

    def _find(self, item: WorkItem, move: Move, reason: str) -> Recorded:
        return progress.find(self._tx, self._turn.caller, item.id, move, reason, self._turn.now)

    def _answers(self, outcome: Recorded | Asked) -> None:
        if isinstance(outcome, Recorded):
            read_back(self._turn, [outcome])
        else:
            read_back(self._turn, [], asked=outcome)
