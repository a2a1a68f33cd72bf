"""Talking about the report of one plan among several: which, and its papers."""

from __future__ import annotations

from collections.abc import Sequence

from actions import papers, periods, plan_papers, summaries
from actions.papers import PaperKind
from actions.refusals import Refused
from actions.wording import say
from bot.turn import Turn
from db.models import Plan
from plans.access import Act, may
from plans.calendar import ReportingPeriod
from plans.plan_words import read_asked_report


class PlanPaperTalk:
    """Has the papers of one plan made for whoever may see the whole commune."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def words(self) -> bool:
        """Take the message if it asks for the report of a plan that there is."""
        turn = self._turn
        asked = None if turn.incoming.files else read_asked_report(turn.incoming.text)
        if asked is None or not may(turn.held, Act.ASK_SUMMARY, None):
            return False
        try:
            of = periods.wanted_period(self._tx, turn.commune, asked.period, turn.today)
        except Refused:
            return False
        found = plan_papers.meant(self._tx, turn.commune, of, asked.plan)
        if not found:
            return False
        summaries.must_have_begun(of, turn.now)
        if len(found) == 1:
            self._ask(of, found[0])
        else:
            self._list(of, found)
        return True

    def press_list(self, name: str) -> None:
        """The button that leads to the papers of each plan."""
        of = periods.period(self._turn.commune, name)
        if not may(self._turn.held, Act.ASK_SUMMARY, None):
            raise Refused("summary-not-yours")
        self._list(of, periods.plans_of(self._tx, self._turn.commune, of))

    def _list(self, of: ReportingPeriod, plans: Sequence[Plan]) -> None:
        asked = say("by-plan-which", label=periods.label(of), count=len(plans))
        self._turn.answer(asked, choices=plan_papers.choices_of(of, plans))

    def _ask(self, of: ReportingPeriod, plan: Plan) -> None:
        """The only plan of a period has the report of the period."""
        turn = self._turn
        only = plan.id if plan_papers.several(self._tx, turn.commune, of) else None
        label = plan_papers.label_of(self._tx, turn.commune, of, plan.id) if only else periods.label(of)
        turn.answer(say("paper-coming-docx", label=label))
        papers.ask(self._tx, turn.caller, PaperKind.REPORT, of, turn.key, turn.now, plan=only)
