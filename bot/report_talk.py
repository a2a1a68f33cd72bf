"""Talking about reports: closing one, opening one again, and who has sent in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import figures, papers, periods, plan_papers, reports, sending_in, summaries
from actions.refusals import Refused
from actions.wording import Part, choice, say
from bot.turn import ANSWER_WINDOW, Turn, number_in
from db.models import Report
from plans.access import Act, may
from plans.calendar import ReportingPeriod
from plans.summary_words import Asking, AskingKind, read_asking

_REASON = "reopen"  # what we wait to hear: why a report is opened again


class ReportTalk:
    """Closes and reopens reports after a yes of the standing office."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._asking: Mapping[AskingKind, Callable[[Asking], bool]] = {
            AskingKind.CLOSE: self._offers_to_close,
            AskingKind.REOPEN: self._wants_reopened,
            AskingKind.SENDERS: self._lists_senders,
            AskingKind.REPORT: self._shows,
        }

    def words(self) -> bool:
        """Whether the words were about a report, and were answered."""
        if self._turn.incoming.files:
            return False
        asking = read_asking(self._turn.incoming.text)
        if asking is not None and asking.kind in self._asking:
            return self._asking[asking.kind](asking)
        return self._gives_reason()

    def show(self, wanted: str) -> None:
        """How the report of a period stands, with its papers: of the one named, else the one being drafted, else now's.

        Closing and opening again stand under it for whoever may.
        """
        turn = self._turn
        of = self._meant(Asking(kind=AskingKind.CLOSE, period=wanted))
        summaries.must_have_begun(of, turn.now)
        found = figures.figures(self._tx, turn.commune, of, turn.now)
        if not found.plan.rows:
            raise Refused("report-nothing", label=periods.label(of))
        report = reports.of_period(self._tx, turn.commune, of)
        lines = [say("report-of", label=periods.label(of)), reports.standing(report)]
        lines += [*reports.why_again(self._tx, turn.commune, report), summaries.headline(found.plan)]
        if report is not None and may(turn.held, Act.PUBLISH_SUMMARY, None):
            rows = reports.buttons(report, of)
        else:
            rows = [papers.choices_of(of)]
        turn.answer(*lines, *sending_in.told_by(self._tx, turn.commune, of), choices=[
            *rows, *plan_papers.button(self._tx, turn.commune, of), self._ways_on(),
        ])  # fmt: skip

    def _shows(self, asking: Asking) -> bool:
        """For whoever may see the whole commune the report of a period is meant, whatever items of theirs are called.

        In reply to an item, and from everybody else, the words may be about work of theirs.
        """
        if self._turn.incoming.reply_to is not None or not may(self._turn.held, Act.SEE_COMMUNE_LIST, None):
            return False
        self.show(asking.period)
        return True

    def _ways_on(self) -> list[Part]:
        return [choice("choice-summary", "summary"), choice("choice-my-items", "list")]

    # Closing ----------------------------------------------------------------------------------------------------

    def _offers_to_close(self, asking: Asking) -> bool:
        if not self._may_publish(asking) or not self._names_report(asking):
            return False
        of = self._meant(asking)
        self._ask_to_close(reports.to_close(self._tx, self._turn.commune, of, self._turn.now), of)
        return True

    def _may_publish(self, asking: Asking) -> bool:
        """Refused where the report of a period is plainly named by somebody who may not; else it may be other work."""
        if asking.period and "bao cao" in asking.about:
            self._turn.must(Act.PUBLISH_SUMMARY)
        return may(self._turn.held, Act.PUBLISH_SUMMARY, None)

    def _names_report(self, asking: Asking) -> bool:
        return bool(asking.period) or "bao cao" in asking.about or "so lieu" in asking.about

    def _ask_to_close(self, report: Report, of: ReportingPeriod) -> None:
        found = figures.figures(self._tx, self._turn.commune, of, self._turn.now)
        yes = choice("choice-close-surely", f"closed.{report.id}")
        self._turn.answer(
            say("ask-close", label=periods.label(of), version=report.version), summaries.headline(found.plan),
            say("ask-close-means"), choices=[[yes, choice("choice-cancel", "cancel.0")]],
        )  # fmt: skip

    def press_close(self, rest: str) -> None:
        """The first press reads back what would be closed."""
        self._turn.must(Act.PUBLISH_SUMMARY)
        report = reports.one(self._tx, self._turn.commune, number_in(rest))
        of = periods.period(self._turn.commune, report.period)
        self._ask_to_close(reports.to_close(self._tx, self._turn.commune, of, self._turn.now), of)

    def press_closed(self, rest: str) -> None:
        """The yes."""
        self._turn.must(Act.PUBLISH_SUMMARY)
        report, of = reports.close(self._tx, self._turn.caller, number_in(rest), self._turn.now)
        self._turn.answer(say("report-closing", label=periods.label(of), version=report.version))

    # Opening again ----------------------------------------------------------------------------------------------

    def _wants_reopened(self, asking: Asking) -> bool:
        if not self._may_publish(asking):
            return False
        of = self._meant(asking)
        report = reports.to_reopen(self._tx, self._turn.commune, of)
        if asking.reason is None:
            self._ask_reason(report, of)
        else:
            self._ask_to_reopen(report, of, asking.reason)
        return True

    def press_reopen(self, rest: str) -> None:
        """A closed report is to be opened again: why?"""
        self._turn.must(Act.PUBLISH_SUMMARY)
        report = reports.one(self._tx, self._turn.commune, number_in(rest))
        of = periods.period(self._turn.commune, report.period)
        self._ask_reason(reports.to_reopen(self._tx, self._turn.commune, of), of)

    def _ask_reason(self, report: Report, of: ReportingPeriod) -> None:
        self._turn.ask(ANSWER_WINDOW, kind=_REASON, report=report.id)
        self._turn.answer(say("ask-reopen-reason", label=periods.label(of)))

    def _gives_reason(self) -> bool:
        asked, words = self._turn.asked(), self._turn.incoming.text.strip()
        if asked.get("kind") != _REASON or "reason" in asked or not words:
            return False
        report = reports.one(self._tx, self._turn.commune, asked["report"])
        self._ask_to_reopen(report, periods.period(self._turn.commune, report.period), words)
        return True

    def _ask_to_reopen(self, report: Report, of: ReportingPeriod, reason: str) -> None:
        self._turn.ask(kind=_REASON, report=report.id, reason=reason)
        yes = choice("choice-reopen-surely", f"reopened.{report.id}")
        self._turn.answer(
            say("ask-reopen", label=periods.label(of), version=report.version + 1, reason=reason),
            choices=[[yes, choice("choice-cancel", "cancel.0")]],
        )  # fmt: skip

    def press_reopened(self, rest: str) -> None:
        """The yes, with the reason that was given before."""
        self._turn.must(Act.PUBLISH_SUMMARY)
        asked, report_id = self._turn.asked(), number_in(rest)
        known = asked.get("kind") == _REASON and asked.get("report") == report_id and asked.get("reason")
        if not known:
            report = reports.one(self._tx, self._turn.commune, report_id)
            of = periods.period(self._turn.commune, report.period)
            self._ask_reason(reports.to_reopen(self._tx, self._turn.commune, of), of)
            return
        self._turn.stop_asking()
        opened, of = reports.reopen(self._tx, self._turn.caller, report_id, asked["reason"], self._turn.now)
        self._turn.answer(
            say("report-reopened", label=periods.label(of), version=opened.version, reason=asked["reason"]),
            choices=reports.buttons(opened, of),
        )  # fmt: skip

    # Who has sent in --------------------------------------------------------------------------------------------

    def _lists_senders(self, asking: Asking) -> bool:
        if not may(self._turn.held, Act.SEE_COMMUNE_LIST, None):
            return False
        of = self._meant(asking)
        summaries.must_have_begun(of, self._turn.now)
        self._turn.answer(*sending_in.roll_call(self._tx, self._turn.commune, of, self._turn.now))
        return True

    def _meant(self, asking: Asking) -> ReportingPeriod:
        """The period that is named, else the one whose report is drafted, else the present window."""
        if not asking.period:
            drafted = reports.last_draft(self._tx, self._turn.commune, self._turn.now)
            if drafted is not None and asking.kind is AskingKind.CLOSE:
                return drafted
        of = periods.wanted_period(self._tx, self._turn.commune, asking.period, self._turn.today)
        if asking.kind in (AskingKind.CLOSE, AskingKind.REOPEN):
            return periods.ended(self._turn.commune, of, asking.period, self._turn.today)
        return of
