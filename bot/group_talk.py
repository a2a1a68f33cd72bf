"""Talking about groups of agencies: who belongs to them, and an agency that joins or leaves one, after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions import groups, leaving_groups
from actions.refusals import Refused
from actions.wording import choice, day, say
from bot.turn import Turn, number_in
from plans.access import Act, may
from plans.group_words import lists_groups, read_joining, read_leaving

_ASKED, _LEAVES = "join-group", "leave-group"


class GroupTalk:
    """One turn of the standing office about groups. Nothing changes before they say yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def words(self) -> bool:
        """Take the message if it asks for the groups or lets an agency join or leave one."""
        text = self._turn.incoming.text
        if self._turn.incoming.files or not may(self._turn.held, Act.APPROVE_PLAN, None):
            return False
        if lists_groups(text):
            self._turn.answer(*groups.lines(groups.of_commune(self._turn.tx, self._turn.commune)))
            return True
        said = read_joining(text)
        if said is None:
            return self._leaves(text)
        self._turn.stop_asking()
        self._read_back(groups.asked(self._turn.tx, self._turn.commune, said, self._turn.now))
        return True

    def _read_back(self, wanted: groups.Asked) -> None:
        self._turn.ask(
            kind=_ASKED, group=wanted.group.id, agency=wanted.agency.id,
            start=wanted.start.isoformat(),
            end=wanted.end.isoformat() if wanted.end else None,
        )  # fmt: skip
        self._turn.answer(
            say(
                "group-joins", agency=wanted.agency.name, group=wanted.group.name, since=day(wanted.start),
                until=say("group-until", day=day(wanted.end)) if wanted.end else say("group-until-the-end"),
                items=wanted.count,
            ),
            choices=[
                [
                    choice("choice-group-join", f"group.{wanted.group.id}"),
                    choice("choice-cancel", "cancel.0"),
                ]
            ],
        )  # fmt: skip

    def _leaves(self, text: str) -> bool:
        said = read_leaving(text)
        if said is None:
            return False
        self._turn.stop_asking()
        wanted = leaving_groups.asked(self._turn.tx, self._turn.commune, said, self._turn.now)
        self._turn.ask(kind=_LEAVES, group=wanted.group.id, agency=wanted.agency.id, last=wanted.last.isoformat())
        self._turn.answer(
            say(
                "group-leaves", agency=wanted.agency.name, group=wanted.group.name, last=day(wanted.last),
                items=len(wanted.items),
            ),
            choices=[
                [
                    choice("choice-group-leave", f"group.leave.{wanted.group.id}"),
                    choice("choice-cancel", "cancel.0"),
                ]
            ],
        )  # fmt: skip
        return True

    def _leave(self, asked: Mapping[str, Any]) -> None:
        self._turn.stop_asking()
        tx, last = self._turn.tx, date.fromisoformat(asked["last"])
        wanted = leaving_groups.to_leave(tx, self._turn.commune, asked["group"], asked["agency"], last)
        event = leaving_groups.leave(tx, self._turn.caller, wanted, self._turn.now)
        told = say(
            "group-left", agency=wanted.agency.name, group=wanted.group.name, last=day(wanted.last),
            items=len(wanted.items),
        )  # fmt: skip
        self._turn.answer(told, choices=[[choice("choice-undo", f"group.stay.{event}")]])

    def press(self, rest: str) -> None:
        """The answer to what was read back; an older button means nothing."""
        if rest.startswith("stay."):
            agency = leaving_groups.stay(
                self._turn.tx, self._turn.caller, number_in(rest.removeprefix("stay.")), self._turn.now
            )
            self._turn.answer(say("group-stays", agency=agency.name))
            return
        asked = self._turn.asked()
        if asked.get("kind") == _LEAVES and rest == f"leave.{asked['group']}":
            self._leave(asked)
            return
        if asked.get("kind") != _ASKED or rest != str(asked["group"]):
            raise Refused("button-stale")
        self._turn.stop_asking()
        start = date.fromisoformat(asked["start"])
        end = date.fromisoformat(asked["end"]) if asked["end"] else None
        wanted = groups.to_join(self._turn.tx, self._turn.commune, asked["group"], asked["agency"], start, end)
        count = groups.join(self._turn.tx, self._turn.caller, wanted, self._turn.now)
        self._turn.answer(
            say("group-joined", agency=wanted.agency.name, group=wanted.group.name, items=count)
        )  # fmt: skip
