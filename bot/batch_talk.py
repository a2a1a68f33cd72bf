"""Talking about many reports at once: all that wait are named, and one tap takes the next step of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions import awaiting, worklists
from actions.wording import choice, say
from bot.approval_talk import ApprovalTalk
from bot.turn import Turn, number_in
from bot.work_view import WorkView
from db import people as register
from db.models import Agency, WorkItem
from plans.access import Act, Role, may
from plans.commands import Command, CommandKind

_MOST_LINES = 12
_DECIDING = frozenset({Role.HEAD, Role.OFFICE, Role.LEADER})


class BatchTalk:
    """Reads back what "duyệt hết" would approve; the tap takes what was read back, and nothing that came since."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self._approvals = ApprovalTalk(turn, self._view)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {CommandKind.APPROVE_ALL: self._reads_back}
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "approveall": self._press_page,
            "yesall": lambda _: self._approvals.all_of_message(self._approvals.approves),
        }

    def _reads_back(self, command: Command) -> bool:
        """Whoever decides nothing, or names what is no agency, is read as usual."""
        if not any(held.role in _DECIDING for held in self._turn.held):
            return False
        if command.person is None:
            self._shows(None, 0)
            return True
        agency = worklists.agency_meant(self._tx, self._turn.commune, command.person)
        if agency is None:
            return False
        self._shows(agency, 0)
        return True

    def _press_page(self, rest: str) -> None:
        start, _, agency = rest.partition(".")
        of = register.agency(self._tx, self._turn.commune.id, number_in(agency)) if agency else None
        self._shows(of, number_in(start))

    def _shows(self, agency: Agency | None, start: int) -> None:
        waiting = self._waiting(agency)
        shown = waiting[start : start + _MOST_LINES]
        if not shown:
            nothing = say("batch-nothing-of", agency=agency.name) if agency else say("batch-nothing")
            self._turn.answer(nothing, choices=self._view.other_ways())
            return
        title = say("batch-title-of", count=len(waiting), agency=agency.name) if agency else None
        rows = [[choice("choice-approve-all", f"yesall.{len(waiting)}", count=len(waiting))]]
        left = len(waiting) - start - len(shown)
        if left > 0:
            of = f".{agency.id}" if agency else ""
            rows.append([choice("choice-more", f"approveall.{start + _MOST_LINES}{of}", count=left)])
        self._turn.answer(
            title or say("batch-title", count=len(waiting)), *awaiting.lines(self._tx, shown),
            choices=[*rows, [choice("choice-cancel", "cancel.0")]], items=[item.id for item in waiting],
        )  # fmt: skip

    def _waiting(self, agency: Agency | None) -> Sequence[WorkItem]:
        waiting = self._view.waiting_for_yes()
        if agency is None:
            return waiting
        seen = may(self._turn.held, Act.SEE_AGENCY_LIST, agency.id)
        return [item for item in waiting if seen and item.agency_id == agency.id]
