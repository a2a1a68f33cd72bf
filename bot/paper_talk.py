"""Talking about papers between quarters: the letter that urges an agency, the sheet for the weekly meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import office_papers, papers, periods, worklists
from actions.office_papers import OfficePaper
from actions.wording import say
from bot.turn import Turn
from plans.access import Act, may
from plans.commands import Command, CommandKind


class PaperTalk:
    """Has papers made for the standing office and leaders; each follows as a file."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.LETTER: self._letter,
            CommandKind.BRIEFING: self._briefing,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {}

    def _letter(self, command: Command) -> bool:
        if not self._may():
            return True
        agency = worklists.agency_meant(self._turn.tx, self._turn.commune, command.agency or "")
        if agency is None:
            self._turn.answer(say("agency-not-found", name=command.agency or "–"))
        elif office_papers.letter_of(self._turn.tx, self._turn.commune, agency, self._turn.now) is None:
            self._turn.answer(say("letter-nothing-late", agency=agency.name))
        else:
            self._ask(OfficePaper.LETTER, agency.id)
        return True

    def _briefing(self, _: Command) -> bool:
        if self._may():
            self._ask(OfficePaper.BRIEFING)
        return True

    def _may(self) -> bool:
        allowed = may(self._turn.held, Act.ASK_SUMMARY, None)
        if not allowed:
            self._turn.answer(say("paper-not-yours"))
        return allowed

    def _ask(self, kind: OfficePaper, agency: int = 0) -> None:
        turn = self._turn
        label = office_papers.label_of(turn.tx, turn.commune, kind, agency, turn.today)
        turn.answer(say(f"paper-coming-{kind.value}", label=label))
        of = periods.wanted_period(turn.tx, turn.commune, "", turn.today)
        papers.ask(turn.tx, turn.caller, kind, of, turn.key, turn.now, agency=agency)
