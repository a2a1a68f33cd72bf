"""Talking about what is promised and not done: it is no report, and three ways on are offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from actions import extension_requests, progress, reminders
from actions.refusals import Refused
from actions.wording import Part, choice, day, say
from actions.worklist import titled, when
from bot.turn import Turn, number_in
from db.models import WorkItem
from plans.access import Act, may
from plans.calendar import VIETNAM
from plans.promises import AFTERNOON, come_back_at, promised_day
from plans.replies import Ask, AskCode
from plans.work import ALIVE

_DAY_IN_TOKEN = re.compile(r"(\d{4})(\d\d)(\d\d)")


class PromiseTalk:
    """Offers whoever promises an item to be reminded on that day, to say how far it is, or to ask for more time."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.buttons: Mapping[str, Callable[[str], object]] = {"remindon": self._press_remind}

    def offers(self, ask: Ask | None, item: WorkItem, text: str) -> bool:
        """Whether the words promise this item, which is the person's to report on; then nothing is recorded and the
        three ways are offered."""
        promises = ask is not None and ask.code is AskCode.PROMISE
        if not promises or item.status not in ALIVE or not may(self._turn.held, Act.REPORT, item.agency_id):
            return False
        promised = promised_day(text, self._turn.today)
        at = come_back_at(promised, self._turn.now, self._turn.calendar).date()
        lines = [say("promise-not-done", title=titled(item), when=when(item, self._turn.today, self._turn.calendar))]
        if promised is not None:
            off = not self._turn.calendar.is_working_day(promised)
            lines.append(say("promise-day-off" if off else "promise-day", day=day(promised), next=day(at)))
        ways = [choice("choice-note-progress", f"progress.{item.id}"), *self._more_time(item, promised)]
        self._turn.answer(*lines, choices=[[self._remind(item, at)], ways], items=[item.id])
        return True

    def _remind(self, item: WorkItem, on: date) -> Part:
        token = f"remindon.{item.id}.{on:%Y%m%d}"
        if on == self._turn.today:
            return choice("choice-remind-today", token)
        if on == self._turn.today + timedelta(days=1):
            return choice("choice-remind-tomorrow", token)
        return choice("choice-remind-on", token, day=day(on))

    def _more_time(self, item: WorkItem, promised: date | None) -> list[Part]:
        """Asking for it, until the promised day where that is past the last one; nothing where it was asked for."""
        if item.due_on is None or not may(self._turn.held, Act.ASK_EXTENSION, item.agency_id):
            return []
        if extension_requests.of_item(self._turn.tx, item, self._turn.now) is not None:
            return []
        if promised is not None and promised > item.due_on:
            return [choice("choice-extend", f"extendto.{item.id}.{promised:%Y%m%d}")]
        return [choice("choice-extend", f"extend.{item.id}")]

    def _press_remind(self, rest: str) -> None:
        item_id, _, wished = rest.partition(".")
        item = progress.item_for(self._turn.tx, self._turn.caller, number_in(item_id), Act.REPORT)
        match = _DAY_IN_TOKEN.fullmatch(wished)
        if match is None:
            raise Refused("button-stale")
        at = datetime.combine(date(*map(int, match.groups())), AFTERNOON, VIETNAM)
        if at <= self._turn.now or item.status not in ALIVE:
            raise Refused("button-stale")
        self._turn.stop_asking()
        until = reminders.snooze(self._turn.tx, self._turn.caller, at, self._turn.now, promised=item.id)
        self._turn.answer(say("snoozed-promised", title=titled(item), **until), items=[item.id])
