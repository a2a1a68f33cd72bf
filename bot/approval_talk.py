"""Talking about reports that wait for a yes: the head confirms, the office verifies or returns, one tap each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from actions import progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import letter, titled
from bot.read_back import Asked, item_of, read_back
from bot.turn import ANSWER_WINDOW, Turn
from bot.work_view import WorkView, in_rows
from db import outbox
from db.models import WorkItem
from db.people import Caller
from plans.access import Act
from plans.replies import ActionKind
from plans.work import Status

_MOST_SHOWN = 8


class ApprovalTalk:
    """Takes the next step of the chain for what this person may decide."""

    def __init__(self, turn: Turn, view: WorkView) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = view
        self.buttons: Mapping[str, Callable[[int], object]] = {
            "confirm": lambda i: read_back(turn, [progress.confirm(self._tx, turn.caller, i, turn.now)]),
            "verify": lambda i: read_back(turn, [progress.verify(self._tx, turn.caller, i, turn.now)]),
            "confirmall": lambda _: self.all_of_message(lambda item: self._step(progress.confirm, item)),
            "verifyall": lambda _: self.all_of_message(lambda item: self._step(progress.verify, item)),
            "return": self._press_return,
            "yes": lambda _: self._list_waiting(),
        }

    def approves(self, item: WorkItem) -> Recorded:
        """The next step of this report. A leader who asked for it accepts it before the head has confirmed."""
        wanted_it = item.about_id is not None and item.ordered_by == self._turn.person.id
        verifies = wanted_it or self._view.next_step(item) == "verify"
        confirms = item.status is Status.REPORTED and not verifies
        return self._step(progress.confirm if confirms else progress.verify, item)

    def _step(self, step: Callable[[Session, Caller, int, datetime], Recorded], item: WorkItem) -> Recorded:
        return step(self._tx, self._turn.caller, item.id, self._turn.now)

    def returns(self, item: WorkItem, reason: str | None) -> Recorded | Asked:
        """Send the report back; what is wrong with it is asked where it was not said."""
        progress.item_for(self._tx, self._turn.caller, item.id, Act.RETURN_REPORT)
        if reason:
            return progress.send_back(self._tx, self._turn.caller, item.id, reason, self._turn.now)
        self._turn.ask(ANSWER_WINDOW, kind="reason", item=item.id)
        return Asked(line=say("ask-reason", title=titled(item)), choices=[[choice("choice-cancel", "cancel.0")]])

    def offers_waiting(self, about: ActionKind) -> bool:
        """What waits for this person's yes: the only one is approved at once, several are listed to be opened."""
        waiting = self._view.waiting_for_yes()
        if len(waiting) == 1 and about is ActionKind.APPROVE:
            return read_back(self._turn, [self.approves(waiting[0])])
        if waiting:
            shown = waiting[:_MOST_SHOWN]
            listed = [say("which-waiting", letter=letter(n), title=titled(item)) for n, item in enumerate(shown)]
            buttons = [choice("choice-number", f"item.{i.id}", number=letter(n)) for n, i in enumerate(shown)]
            self._turn.answer(say("waiting-for-yes"), *listed, choices=in_rows(buttons))
        elif requests := self._view.requests_waiting():
            # A bare "đồng ý" where no report waits: a request for more time may be meant, and is shown first.
            button = choice("choice-requests", "requests.0", count=requests)
            self._turn.answer(say("extension-which"), choices=[[button]])
            return True
        return bool(waiting)

    def _list_waiting(self) -> None:
        if not self.offers_waiting(ActionKind.RETURN):
            self._turn.answer(say("list-empty"), choices=self._view.other_ways())

    def _press_return(self, item_id: int) -> None:
        item = progress.item_for(self._tx, self._turn.caller, item_id, Act.RETURN_REPORT)
        self._turn.ask(ANSWER_WINDOW, kind="reason", item=item.id)
        asked = say("ask-reason", title=titled(item))
        self._turn.answer(asked, choices=[[choice("choice-cancel", "cancel.0")]], items=[item.id])

    def all_of_message(self, step: Callable[[WorkItem], Recorded]) -> None:
        """Take the step for every item that the pressed message named; one that has moved on says so."""
        incoming = self._turn.incoming
        row = outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to or ""
        )
        recorded: list[Recorded] = []
        lines: list[Part] = []
        for item_id in row.items if row is not None else []:
            try:
                recorded.append(step(item_of(self._turn, item_id)))
            except Refused as refused:
                lines.append(say(refused.key, **refused.values))
        if not recorded and not lines:
            raise Refused("button-stale")
        more = len(lines) - _MOST_SHOWN
        shown = [*lines[:_MOST_SHOWN], *([say("unanswered-more", count=more)] if more > 0 else [])]
        read_back(self._turn, recorded, shown)
