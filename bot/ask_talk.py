"""Talking about how things stand: an agency's list, the week, an item's history, why, and reminding by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

from actions import helping, progress, sending_in, stories, urging, worklists
from actions.digests import SHADOW, WAITING
from actions.monthly import MONTHLY
from actions.mornings import MORNING, kinds_of
from actions.reminders import DIGEST, SINGLE, SNOOZED
from actions.standing import STANDING
from actions.urging import URGED
from actions.weekly import WEEKLY
from actions.wording import Part, choice, say
from bot.turn import Turn, number_in
from bot.work_view import WorkView
from db import history, outbox, tasks
from db import people as register
from db.models import Outgoing, WorkItem
from plans.access import Act, Role, may
from plans.calendar import VIETNAM, in_vietnam
from plans.commands import Command, CommandKind

_OWN_WORK = (Role.OFFICER, Role.HEAD, Role.OFFICE)
# Kinds of messages that come unasked and may be asked about.
_OF_ITEMS = (DIGEST, SINGLE, STANDING, URGED)
_OF_NO_ITEM = (SNOOZED, SHADOW, WAITING, WEEKLY, MONTHLY, MORNING)


class AskTalk:
    """Answers what people ask about the work of others and of their own; reminds others after a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.AGENCY_LIST: self._lists_agency,
            CommandKind.WEEK: self._lists_week,
            CommandKind.HISTORY: self._tells_history,
            CommandKind.WHY: self._tells_why,
            CommandKind.REMIND: self._offers_to_remind,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "remind": lambda rest: self._reminds(number_in(rest)),
            "why": lambda _: self._explains(),
            "history": lambda rest: self._history_of(self._seen(number_in(rest))),
        }

    def _lists_agency(self, command: Command) -> bool:
        """The open work of the speaker's own agencies, with who has what."""
        held = [h.agency for h in self._turn.held if h.role in _OWN_WORK and h.agency is not None]
        parts: list[Part] = []
        for agency_id in dict.fromkeys(held):
            agency = register.agency(self._tx, self._turn.commune.id, agency_id)
            if agency is not None and may(self._turn.held, Act.SEE_AGENCY_LIST, agency.id):
                parts += worklists.of_this_agency(self._tx, self._turn.commune, agency, self._turn.now)
        if not parts:
            return False
        give = self._view.to_give()
        out = [[choice("choice-give-out", "give.0", count=len(give))]] if give else []
        self._turn.answer(*parts, choices=[*out, [choice("choice-my-items", "list")]])
        return True

    def _lists_week(self, command: Command) -> bool:
        if command.first is None or command.last is None:
            return False
        items: list[WorkItem] = [line.item for line in self._view.lines]
        if may(self._turn.held, Act.SEE_COMMUNE_LIST, None):
            agencies = [a.id for a in register.agencies(self._tx, self._turn.commune.id)]
            items = list(
                tasks.live_items(self._tx, self._turn.commune.id, agencies=agencies, today=command.last)
            )  # fmt: skip
        parts = stories.week(self._tx, self._turn.commune, items, command.first, command.last)
        self._turn.answer(*parts, choices=[[choice("choice-my-items", "list")]])
        return True

    # An item's history ------------------------------------------------------------------------------------------

    def _seen(self, item_id: int) -> WorkItem:
        return progress.item_for(self._tx, self._turn.caller, item_id, Act.SEE_ITEM)

    def _tells_history(self, command: Command) -> bool:
        item = self._meant(command)
        if item is None:
            self._turn.answer(say("history-of-which"), choices=[[choice("choice-my-items", "list")]])
        else:
            self._history_of(self._seen(item.id))
        return True

    def _meant(self, command: Command) -> WorkItem | None:
        """The item by its number, open or closed, else the one that the message replies to."""
        if not command.numbers:
            return self._view.replied_to()
        number = command.numbers[0]
        found = next((line.item for line in self._view.lines if line.number == number), None)
        if found is not None:
            return found
        closed = tasks.item_of_resting_number(self._tx, self._turn.commune.id, self._turn.person.id, number)
        return tasks.item(self._tx, self._turn.commune.id, closed) if closed is not None else None

    def _history_of(self, item: WorkItem) -> None:
        parts = stories.story(self._tx, self._turn.commune, self._turn.person, item)
        self._turn.answer(*parts, choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id])

    # Why --------------------------------------------------------------------------------------------------------

    def _tells_why(self, command: Command) -> bool:
        return self._explains()

    def _explains(self) -> bool:
        row = self._asked_about()
        kind = row.key.partition(":")[0] if row is not None else ""  # the kind itself is emptied by retention
        kinds = kinds_of(row) if row is not None and kind == MORNING else [kind]
        if kind in _OF_NO_ITEM and kinds:
            self._turn.answer(say("why-title"), *(say(f"why-{one}") for one in kinds))
            return True
        found = self._items_carried(row) if row is not None else []
        items = [item for item in found if may(self._turn.held, Act.SEE_ITEM, item.agency_id)]
        if row is None or not items:
            if row is not None and kind == DIGEST and not found:
                self._turn.answer(say("why-title"), *self._why_without_items(row))
            else:
                self._turn.answer(say("why-no-reminder"))
            return True
        at = row.settled_at or self._turn.now
        together = [say("why-standing")] if kind == STANDING else []
        if together:  # what is true of one is true of all: they were asked about together
            items = items[:1]
        self._turn.answer(
            *stories.why(self._tx, self._turn.commune, self._turn.person, items, at),
            *together,
            say("why-how-to-stop"),
        )  # fmt: skip
        return True

    def _why_without_items(self, row: Outgoing) -> list[Part]:
        """A digest that names none of the reader's work calls their agency to send in, or tells of what has begun."""
        morning = datetime.combine(in_vietnam(row.created_at).date(), time.min, VIETNAM)
        commune, person, until = self._turn.commune, self._turn.person, row.settled_at or self._turn.now
        called = sending_in.called(self._tx, commune, person.id, morning, until)
        figures = row.meaning.get("figures")
        begun = not (called or figures) or helping.begun(self._tx, commune.id, person.id, morning)
        return [
            *([say("why-sending-in")] if called else []), *([say("why-figures")] if figures else []),
            *([say("why-coordinating")] if begun else []),
        ]  # fmt: skip

    def _items_carried(self, row: Outgoing) -> Sequence[WorkItem]:
        """The items whose step a reminder carried, also those of others; of any other message those that it named."""
        carried = history.items_reminded_by(self._tx, self._turn.commune.id, row.id)
        return tasks.items(self._tx, self._turn.commune.id, carried or row.items)

    def _asked_about(self) -> Outgoing | None:
        """The message replied to, else the last reminder that this person was sent."""
        incoming = self._turn.incoming
        if incoming.reply_to is not None:
            return outbox.of_message(
                self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
            )  # fmt: skip
        return outbox.last_sent(self._tx, self._turn.commune.id, self._turn.person.id, _OF_ITEMS + _OF_NO_ITEM)

    # Reminding by hand ------------------------------------------------------------------------------------------

    def _offers_to_remind(self, command: Command) -> bool:
        """Read back who would be reminded of what; words that name no agency are left to others."""
        agency = worklists.agency_meant(self._tx, self._turn.commune, command.person or "")
        if agency is None:
            return False
        planned = urging.plan(self._tx, self._turn.caller, agency.id, self._turn.now)
        asked = say(
            "ask-urge", agency=agency.name, count=len(planned.items), readers=", ".join(planned.names),
            name=self._turn.person.name,
        )  # fmt: skip
        yes = choice("choice-urge", f"remind.{agency.id}")
        self._turn.answer(asked, choices=[[yes, choice("choice-cancel", "cancel.0")]])
        return True

    def _reminds(self, agency_id: int) -> None:
        done = urging.urge(self._tx, self._turn.caller, agency_id, self._turn.now)
        told = say("recorded-urged", agency=done.agency.name, count=len(done.items), readers=", ".join(done.names))
        self._turn.answer(told)
