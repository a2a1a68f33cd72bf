"""Talking about work given out between plans: what is not sure is asked, all is read back, and made after a yes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from actions import facts, off_plan, outgoing
from actions.off_plan import Planned
from actions.refusals import Refused
from actions.wording import Part, choice, day, moment, say
from actions.worklist import due_words, titled
from bot.turn import Turn, number_in
from db import people as register
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.commands import NO, YES, Command, CommandKind
from plans.deadlines import bare_rule_as_json, rule_from_json
from plans.orders import LastDay, Order
from plans.text import fold

_MOST_AGENCIES = 20


class OrderTalk:
    """Gives out work off plan; leaves alone what is no order, or not this speaker's to give."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {}
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "order": self._press_yes,
            "orderto": self._press_agency,
            "unorder": lambda rest: self._takes_back(number_in(rest)),
            "got": lambda rest: self._receives(number_in(rest)),
        }

    def words(self) -> bool:
        """Whether the words were an order, or answered what we asked about one."""
        text = self._turn.incoming.text.strip()
        if self._turn.incoming.files or not text or not may(self._turn.held, Act.GIVE_WORK, None):
            return False
        order = off_plan.read(self._tx, self._turn.commune, text, self._turn.now)
        if order is None:
            asked = self._turn.asked()
            return asked.get("kind") == "order" and self._answers(asked, text)
        self._goes_on(self._remembered(order, text))
        return True

    def _remembered(self, order: Order, words: str) -> dict[str, Any]:
        """What we keep of an order while we ask about it."""
        agencies = off_plan.of_names(self._tx, self._turn.commune, order.agencies)
        return {
            "content": order.content, "agencies": [agency.id for agency in agencies], "words": words,
            "unsure": order.unsure, "unclear": order.unclear, **_kept(order.last),
        }  # fmt: skip

    # What is not sure -------------------------------------------------------------------------------------------

    def _goes_on(self, asked: Mapping[str, Any]) -> None:
        """Ask for what is still missing, one thing at a time; then read it all back."""
        if not asked["agencies"]:
            self._asks_to_whom(asked)
        elif asked["due"] is None:
            self._asks("due", asked)
            unclear = asked["unclear"]
            which = say("order-when-unclear", words=unclear) if unclear else say("order-when")
            title = say("order-so-far", agencies=self._names(asked), title=asked["content"])
            self._turn.answer(title, which, choices=[[choice("choice-cancel", "cancel.0")]])
        else:
            self._reads_back(asked)

    def _asks(self, step: str, asked: Mapping[str, Any]) -> int:
        """Remember what we ask; the number by which a button knows that it still is what we ask."""
        stamp = zlib.crc32(self._turn.key.encode())
        self._turn.ask(**{**asked, "kind": "order", "step": step, "stamp": stamp})
        return stamp

    def _asks_to_whom(self, asked: Mapping[str, Any]) -> None:
        stamp = self._asks("agency", asked)
        agencies = register.agencies(self._tx, self._turn.commune.id)[:_MOST_AGENCIES]
        buttons = [[choice("choice-person", f"orderto.{stamp}.{a.id}", name=a.name)] for a in agencies]
        unsure = asked["unsure"]
        which = say("order-to-whom-unsure", words=unsure) if unsure else say("order-to-whom")
        self._turn.answer(say("order-title", title=asked["content"]), which, choices=buttons)

    def _answers(self, asked: dict[str, Any], text: str) -> bool:
        """Whether the words answer what we asked of an order; others are left to be read as anything else."""
        typed = fold(text).strip(" .!")
        if typed in NO:
            self._turn.stop_asking()
            self._turn.answer(say("cancelled"))
        elif asked["step"] == "yes" and typed in YES:
            self._gives(asked)
        elif asked["step"] == "agency" and (agencies := off_plan.agencies_named(self._tx, self._turn.commune, text)):
            self._goes_on({**asked, "agencies": [agency.id for agency in agencies]})
        elif asked["step"] == "due" and (last := off_plan.last_day(self._turn.commune, text, self._turn.now)):
            self._goes_on({**asked, **_kept(last)})
        elif asked["step"] == "due" and any(character.isdigit() for character in text):
            buttons = [[choice("choice-cancel", "cancel.0")]]
            self._turn.answer(say("order-when-unclear", words=text), choices=buttons)
        else:
            return False
        return True

    def _press_agency(self, rest: str) -> None:
        stamp, _, agency_id = rest.partition(".")
        asked = self._still_asked("agency", stamp)
        agency = register.agency(self._tx, self._turn.commune.id, number_in(agency_id))
        if agency is None:
            raise Refused("agency-gone")
        self._goes_on({**asked, "agencies": [agency.id]})

    def _still_asked(self, step: str, stamp: str) -> dict[str, Any]:
        asked = self._turn.asked()
        if asked.get("kind") != "order" or asked["step"] != step or asked["stamp"] != number_in(stamp):
            raise Refused("button-stale")
        return asked

    def _names(self, asked: Mapping[str, Any]) -> str:
        found = [register.agency(self._tx, self._turn.commune.id, agency_id) for agency_id in asked["agencies"]]
        return ", ".join(agency.name for agency in found if agency is not None)

    # A yes --------------------------------------------------------------------------------------------------------

    def _planned(self, asked: Mapping[str, Any]) -> Planned:
        rule = rule_from_json(asked["rule"])
        if rule is None:
            raise Refused("button-stale")
        last = LastDay(phrase=asked["phrase"], rule=rule, due=date.fromisoformat(asked["due"]))
        return off_plan.plan(
            self._tx, self._turn.caller, asked["content"], asked["agencies"], last, self._turn.now
        )  # fmt: skip

    def _reads_back(self, asked: Mapping[str, Any]) -> None:
        planned = self._planned(asked)
        stamp = self._asks("yes", asked)
        yes = choice("choice-give-work", f"order.{stamp}")
        self._turn.answer(*self._read(planned), choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _read(self, planned: Planned) -> list[Part]:
        due = planned.last.due
        lines = [
            say(
                "ask-order", agencies=", ".join(a.name for a in planned.agencies), title=planned.content, due=day(due),
                phrase=planned.last.phrase, readers=_named(planned),
            )
        ]  # fmt: skip
        if not self._turn.calendar.is_working_day(due):
            lines.append(say("order-day-off", due=day(due), before=day(self._turn.calendar.previous_working_day(due))))
        if planned.unreachable:
            lines.append(say("order-unreachable", agencies=", ".join(a.name for a in planned.unreachable)))
        return lines

    def _press_yes(self, rest: str) -> None:
        self._gives(self._still_asked("yes", rest))

    def _gives(self, asked: Mapping[str, Any]) -> None:
        planned = self._planned(asked)
        given = off_plan.give(self._tx, self._turn.caller, planned, asked["words"], self._turn.now)
        self._turn.stop_asking()
        names = ", ".join(agency.name for agency in planned.agencies)
        told = say("recorded-ordered", agencies=names, title=planned.content, due=day(planned.last.due))
        undo = [[choice("choice-undo-order", f"unorder.{given.event}")]]
        self._turn.answer(told, *self._told_when(planned), choices=undo, items=[item.id for item in given.items])

    def _told_when(self, planned: Planned) -> Sequence[Part]:
        """When the agencies hear of it, where that is not at once."""
        if not planned.readers or facts.is_open(self._turn.commune, self._turn.now):
            return []
        at = outgoing.office_day(self._tx, self._turn.commune.id, self._turn.now)
        return [say("order-told-later", time=moment(at), day=day(in_vietnam(at).date()))]

    # Afterwards -----------------------------------------------------------------------------------------------------

    def _takes_back(self, event_id: int) -> None:
        items = off_plan.take_back_order(self._tx, self._turn.caller, event_id, self._turn.now)
        self._turn.answer(say("recorded-order-taken-back", title=titled(items[0])))

    def _receives(self, item_id: int) -> None:
        item = off_plan.receive(self._tx, self._turn.caller, item_id, self._turn.now)
        told = say("recorded-received", title=titled(item), due=due_words(item))
        self._turn.answer(told, choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id])


def _kept(last: LastDay | None) -> dict[str, Any]:
    """A last day as a question remembers it."""
    if last is None:
        return {"phrase": None, "rule": None, "due": None}
    return {"phrase": last.phrase, "rule": bare_rule_as_json(last.rule), "due": last.due.isoformat()}


def _named(planned: Planned) -> Part | str:
    names = ", ".join(person.name for person in planned.readers)
    return names or say("order-nobody")
