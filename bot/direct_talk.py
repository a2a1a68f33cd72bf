"""Talking with leaders: a direction is read back with its last day, then passed on with the leader's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from actions import directing, off_plan, progress
from actions.refusals import Refused
from actions.wording import choice, day, say, spoken
from actions.worklist import letter, titled, when
from bot.turn import Turn, number_in
from bot.work_talk import WorkTalk
from bot.work_view import WorkView, in_rows
from db import outbox, people
from db.models import WorkItem
from plans.access import Act, may
from plans.commands import Command, CommandKind, read_command
from plans.promises import promised_day
from plans.replies import ActionKind
from plans.text import fold

_MOST_ITEMS = 8
_DAYS_OFFERED = (1, 3, 5)  # working days from today
_DAY_IN_TOKEN = re.compile(r"(\d{4})(\d\d)(\d\d)")
# "Trước thứ Sáu" ends on Thursday.
_BEFORE = re.compile(r"\btruoc (?:ngay |thu |\d)")
# What is no direction, whatever we asked.
_SOMETHING_ELSE = frozenset({
    ActionKind.LIST, ActionKind.SUMMARY, ActionKind.HELP, ActionKind.CANCEL, ActionKind.UNDO, ActionKind.GREETING,
    ActionKind.SNOOZE, ActionKind.APPROVE,
})  # fmt: skip


class DirectTalk:
    """Takes a leader's direction on an item; nothing is passed on before a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {CommandKind.DIRECT: self._directs}
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "directask": lambda _: self._asks_on_which(),
            "directon": lambda rest: self._picks(number_in(rest)),
            "directby": self._press_day,
            "direct": lambda rest: self._passes_on(number_in(rest)),
        }

    def _directs(self, command: Command) -> bool:
        """Only a leader's words are a direction; from others they are left to be read as anything else."""
        if not may(self._turn.held, Act.DIRECT, None):
            return False
        if command.last is None:
            self._turn.answer(say("away-no-such-day"))
            return True
        words = self._turn.incoming.text.strip()
        item = self._view.replied_to()
        if item is None:
            self._asks_which(words, command.last)
        else:
            self._reads_back(item, words, command.last)
        return True

    def words(self) -> bool:
        """Whether the words are the direction that we asked for on an item, or the day of one."""
        asked, text = self._turn.asked(), self._turn.incoming.text.strip()
        if asked.get("kind") != "direct" or "item" not in asked or "due" in asked or self._turn.incoming.files:
            return False
        if not text or self._turn.incoming.reply_to is not None or self._says_something_else(text):
            return False
        item = progress.item_for(self._tx, self._turn.caller, asked["item"], Act.DIRECT)
        due = promised_day(text, self._turn.today)
        if due is not None and _BEFORE.search(fold(text)):
            due -= timedelta(days=1)
        command = read_command(text, self._turn.today)
        if command is not None and command.kind is CommandKind.DIRECT:
            due = command.last
        words = "; ".join(said for said in (asked.get("words"), text) if said)
        if due is None:
            self._asks_what(item, words)
        else:
            self._reads_back(item, words, due)
        return True

    def _says_something_else(self, text: str) -> bool:
        command = read_command(text, self._turn.today)
        if command is not None and command.kind is not CommandKind.DIRECT:
            return True
        return any(action.kind in _SOMETHING_ELSE for action in WorkTalk(self._turn).understood().actions)

    def _asks_on_which(self) -> None:
        """From a message that tells of late work: the only late item, or one of several to be picked."""
        self._turn.must(Act.DIRECT)
        late = self._late()
        if len(late) == 1:
            self._asks_what(late[0], None)
        else:
            self._asks_which(None, None)

    def _late(self) -> list[WorkItem]:
        """What is late and has somebody who would hear of it, the items of the message that was tapped first."""
        incoming, commune = self._turn.incoming, self._turn.commune.id
        row = None
        if incoming.press is not None and incoming.reply_to is not None:
            row = outbox.of_message(
                self._tx, commune, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
            )  # fmt: skip
        told = frozenset(row.items if row is not None else ())
        late = directing.late_items(self._tx, self._turn.caller, self._turn.now)
        heard = {
            agency for agency in {item.agency_id for item in late}
            if off_plan.readers_of(self._tx, commune, agency, self._turn.now)
        }  # fmt: skip
        late = [item for item in late if item.agency_id in heard] or late
        return sorted(late, key=lambda item: item.id not in told)[:_MOST_ITEMS]

    def _asks_which(self, words: str | None, due: date | None) -> None:
        late = self._late()
        if not late:
            self._turn.answer(say("direct-on-nothing"))
            return
        agencies = {agency.id: agency.name for agency in people.agencies(self._tx, self._turn.commune.id)}
        lines = [
            say(
                "direct-line", letter=letter(n), agency=agencies.get(item.agency_id, "–"), title=titled(item),
                when=when(item, self._turn.today, self._turn.calendar),
            )
            for n, item in enumerate(late)
        ]  # fmt: skip
        buttons = [choice("choice-number", f"directon.{item.id}", number=letter(n)) for n, item in enumerate(late)]
        said = {"words": words, "due": due.isoformat()} if due is not None else {}
        self._turn.ask(kind="direct", **said)
        self._turn.answer(say("direct-which"), *lines, choices=in_rows(buttons))

    def _picks(self, item_id: int) -> None:
        asked = self._turn.asked()
        if asked.get("kind") == "direct" and "due" in asked:
            due = date.fromisoformat(asked["due"])
            item = directing.plan(self._tx, self._turn.caller, item_id, due, self._turn.now).item
            self._reads_back(item, asked["words"], due)
        else:
            self._asks_what(progress.item_for(self._tx, self._turn.caller, item_id, Act.DIRECT), None)

    def _asks_what(self, item: WorkItem, words: str | None) -> None:
        """Ask for the direction in words and for the day; what was said so far is kept."""
        # That it can be followed at all is found out before anything is typed.
        directing.plan(self._tx, self._turn.caller, item.id, self._turn.today, self._turn.now)
        self._turn.ask(kind="direct", item=item.id, **({"words": words} if words else {}))
        days = [self._turn.calendar.add_working_days(self._turn.today, count) for count in _DAYS_OFFERED]
        buttons = [
            [choice("choice-direct-by", f"directby.{item.id}.{on:%Y%m%d}", day=day(on))] for on in days
        ]  # fmt: skip
        key = "ask-direct-day" if words else "ask-direct-words"
        asked = say(key, title=titled(item), when=when(item, self._turn.today, self._turn.calendar))
        self._turn.answer(asked, choices=[*buttons, [choice("choice-cancel", "cancel.0")]], items=[item.id])

    def _press_day(self, rest: str) -> None:
        item_id, _, wished = rest.partition(".")
        match = _DAY_IN_TOKEN.fullmatch(wished)
        if match is None:
            raise Refused("button-stale")
        due, asked = date(*map(int, match.groups())), self._turn.asked()
        item = progress.item_for(self._tx, self._turn.caller, number_in(item_id), Act.DIRECT)
        told = asked.get("words") if asked.get("kind") == "direct" and asked.get("item") == item.id else None
        self._reads_back(item, told or spoken(say("direction-by-tap", due=day(due))), due)

    def _asked(self) -> dict[str, Any]:
        asked = self._turn.asked()
        if asked.get("kind") != "direct":
            raise Refused("button-stale")
        return asked

    def _reads_back(self, item: WorkItem, words: str, due: date) -> None:
        planned = directing.plan(self._tx, self._turn.caller, item.id, due, self._turn.now)
        self._turn.ask(kind="direct", words=words, due=due.isoformat(), item=item.id)
        readers = ", ".join(person.name for person in planned.readers)
        asked = say(
            "ask-direct", agency=planned.agency.name, title=titled(item), words=words, due=day(due), readers=readers
        )  # fmt: skip
        yes = choice("choice-direct", f"direct.{item.id}")
        self._turn.answer(asked, choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _passes_on(self, item_id: int) -> None:
        asked = self._asked()
        if asked.get("item") != item_id:
            raise Refused("button-stale")
        due = date.fromisoformat(asked["due"])
        planned = directing.plan(self._tx, self._turn.caller, item_id, due, self._turn.now)
        given = directing.direct(self._tx, self._turn.caller, planned, asked["words"], self._turn.now)
        self._turn.stop_asking()
        told = say("recorded-directed", agency=planned.agency.name, title=titled(planned.item), due=day(due))
        undo = [[choice("choice-undo-order", f"unorder.{given.event}")]]
        self._turn.answer(told, choices=undo, items=[item.id for item in given.items])
