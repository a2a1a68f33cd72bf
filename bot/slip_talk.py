"""Talking about a slip: "sai rồi" and nothing else offers to take back what was recorded last."""

from __future__ import annotations

from actions import last_recorded, stories, taking_back
from actions.last_recorded import way_back
from actions.wording import choice, say
from bot.read_back import undo_together
from bot.turn import Turn
from bot.work_view import WorkView, in_rows
from db import history, tasks
from db.models import Event, WorkItem
from plans.judging import STEPS
from plans.slips import says_slip
from plans.work import ANSWERED

# Questions of ours that want a reason, which "sai rồi" may be, and one that follows a report by itself.
_WANT_WORDS = frozenset({"reason", "nogrant", "below", "notapply"})
_FOLLOWS_A_REPORT = "proof"
_KEEP = choice("choice-keep", "cancel.0")


class SlipTalk:
    """Takes words that only say that something is wrong; what it is they do not say, so nothing follows by itself."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)

    def words(self) -> bool:
        """Whether the words said that something is wrong, and were answered."""
        kind = self._turn.asked().get("kind")
        if self._turn.incoming.files or kind in _WANT_WORDS or not says_slip(self._turn.incoming.text):
            return False
        replied = self._view.replied_to()
        if replied is not None and self._view.next_step(replied):  # whoever is to say yes finds the report wrong
            lines = [say("nothing-recorded-what"), *self._view.card_lines(replied)]
            self._turn.answer(*lines, choices=self._view.card_choices(replied, False), items=[replied.id])
            return True
        self._turn.stop_asking()
        told = last_recorded.latest(self._tx, self._turn.caller, self._turn.now, replied.id if replied else None)
        if told:
            self._offers(told)
        elif replied is not None and self._offers_older(replied):
            return True
        elif kind is not None and kind != _FOLLOWS_A_REPORT:
            self._turn.answer(say("cancelled"))
        else:
            waiting = len(self._view.waiting_for_yes())
            yes = [[choice("choice-yes", "yes.0", count=waiting)]] if waiting else []
            self._turn.answer(say("slip-nothing"), choices=[*yes, [choice("choice-my-items", "list")]])
        return True

    def _offers(self, told: list[Event]) -> None:
        items = [self._item(event) for event in told]
        lines = [say("slip-offer"), *(stories.told(self._tx, event) for event in told)]
        numbers = [self._number(item) for item in items]
        alone = len(told) == 1
        buttons = [way_back(event, None if alone else n) for event, n in zip(told, numbers, strict=True)]
        if not alone and all(event.kind in STEPS for event in told):
            buttons = [undo_together([event.id for event in told])]
        self._turn.answer(*lines, choices=[*in_rows(buttons), [_KEEP]], items=[i.id for i in items if i is not None])

    def _item(self, event: Event) -> WorkItem | None:
        return tasks.item(self._tx, self._turn.commune.id, event.item_id) if event.item_id is not None else None

    def _number(self, item: WorkItem | None) -> int:
        person = self._turn.person.id
        return (tasks.number_of(self._tx, self._turn.commune.id, person, item.id) if item is not None else None) or 0

    def _offers_older(self, item: WorkItem) -> bool:
        """A report of longer ago, to which they reply: taking it back withdraws it, and others hear of that."""
        number = taking_back.last_own_report(self._tx, self._turn.caller, item.id)
        event = history.one(self._tx, item.commune_id, number) if number is not None else None
        if event is None or item.status not in ANSWERED:
            return False
        self._offers([event])
        return True
