"""Talking about a period: its summary, why a figure is what it is, and an agency's share of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions import packages, papers, periods, plan_papers, summaries, why_figures, worklists
from actions.packages import PackageKind
from actions.papers import PaperKind
from actions.refusals import Refused
from actions.summaries import Scope
from actions.why_figures import Asked, Whose
from actions.wording import Part, choice, say
from bot.turn import Turn, number_in
from db.models import Agency
from plans.access import Act, may
from plans.calendar import ReportingPeriod
from plans.figure_names import FigureName
from plans.summary_words import Asking, AskingKind, read_asking

_SUMMARY = "summary"  # what we keep in mind: of which period and agency the person saw figures last


class SummaryTalk:
    """Answers what people ask about the figures of a period."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._asking: Mapping[AskingKind, Callable[[Asking], bool]] = {
            AskingKind.WHY: self._why,
            AskingKind.AGENCY: self._of_agency,
            AskingKind.PERIOD: self._of_period,
        }

    def words(self) -> bool:
        """Whether the words asked about a summary, and were answered."""
        asking = None if self._turn.incoming.files else read_asking(self._turn.incoming.text)
        return asking is not None and asking.kind in self._asking and self._asking[asking.kind](asking)

    # The summary ------------------------------------------------------------------------------------------------

    def answer(self, wanted: str | int) -> None:
        """Answer with the figures of a period: typed words such as "6 tháng", or a quarter's number.

        The whole commune for the standing office and leaders, a head's own agencies. Refused for everybody else, for
        a period that has not begun, and when it is not clear which period is meant.
        """
        scope = self._scope(0)
        commune, today = self._turn.commune, self._turn.today
        if isinstance(wanted, int):
            of = periods.latest(self._tx, commune, f"{{year}}Q{wanted}", today)
        else:
            of = periods.wanted_period(self._tx, commune, wanted, today)
        parts = summaries.words(self._tx, commune, of, self._turn.now, scope.agencies)
        self._remember(of, 0)
        choices = self._choices(of, scope, 0)
        if not (scope.is_whole and periods.plans_of(self._tx, commune, of)):
            self._turn.answer(*parts, choices=choices)
            return
        choices = [
            papers.choices_of(of), [packages.choice_of(of), *(button for row in choices for button in row)],
            *plan_papers.button(self._tx, commune, of),
        ]  # fmt: skip
        draws = self._turn.abilities.max_enclosure > 0
        self._turn.answer(*parts, choices=() if draws else choices)
        if draws:  # the buttons come below the chart
            papers.ask(self._tx, self._turn.caller, PaperKind.CHART, of, self._turn.key, self._turn.now, choices)

    def agency(self, agency: Agency) -> None:
        """How one agency stands: its figures in this window, and what it has open."""
        of = periods.wanted_period(self._tx, self._turn.commune, "", self._turn.today)
        parts = worklists.of_this_agency(self._tx, self._turn.commune, agency, self._turn.now)
        choices: list[list[Part]] = []
        if may(self._turn.held, Act.ASK_SUMMARY, agency.id):
            scope = self._scope(agency.id)
            parts = [*summaries.of_agency(self._tx, self._turn.commune, of, self._turn.now, agency), *parts]
            self._remember(of, agency.id)
            choices = self._choices(of, scope, agency.id)
        self._turn.answer(*parts, choices=[*choices, [choice("choice-summary", "summary")]])

    def _of_agency(self, asking: Asking) -> bool:
        """Where the words name an agency of the register that whoever asks may see."""
        agency = worklists.agency_meant(self._tx, self._turn.commune, asking.agency or "")
        if agency is None or not may(self._turn.held, Act.SEE_AGENCY_LIST, agency.id):
            return False
        self.agency(agency)
        return True

    def _of_period(self, asking: Asking) -> bool:
        if not self._may_ask():
            return False
        self.answer(asking.period)
        return True

    def _choices(self, of: ReportingPeriod, scope: Scope, agency: int) -> list[list[Part]]:
        whose = Whose(scope=scope.agencies, agency=agency or None)
        counted = why_figures.counted(self._tx, self._turn.commune, of, self._turn.now, whose)
        first = next((name for name in (FigureName.DONE, FigureName.OVERDUE) if name in counted), None)
        if first is None:
            return []
        return [[choice("choice-why-figure", _token(of, whose, first, 1), count=counted[first])]]

    def press_paper(self, rest: str) -> None:
        """A button that asks for a paper: period/kind, perhaps /plan. It is made by the job and follows as a file."""
        name, kind, *of_plan = rest.split("/")[:3] if "/" in rest else (rest, "")
        wanted, of = papers.kind_named(kind), periods.period(self._turn.commune, name)
        if not self._scope(0).is_whole:
            raise Refused("summary-not-yours")
        summaries.must_have_begun(of, self._turn.now)
        plan = plan_papers.one(self._tx, self._turn.commune, of, number_in(of_plan[0])).id if of_plan else None
        label = plan_papers.label_of(self._tx, self._turn.commune, of, plan) if plan else periods.label(of)
        self._turn.answer(say(f"paper-coming-{wanted.value}", label=label))
        papers.ask(self._tx, self._turn.caller, wanted, of, self._turn.key, self._turn.now, plan=plan)

    def press_package(self, name: str) -> None:
        """The button that asks for the evidence of a period, gathered by the job into archives."""
        of = periods.period(self._turn.commune, name)
        if not self._scope(0).is_whole:
            raise Refused("summary-not-yours")
        summaries.must_have_begun(of, self._turn.now)
        self._turn.answer(say("package-coming", label=periods.label(of)))
        about = {"period": of.label}
        packages.ask(self._tx, self._turn.caller, PackageKind.EVIDENCE, about, self._turn.key, self._turn.now)

    def _scope(self, agency: int) -> Scope:
        return summaries.scope_of(self._tx, self._turn.commune, self._turn.held, agency or None)

    def _remember(self, of: ReportingPeriod, agency: int) -> None:
        self._turn.ask(kind=_SUMMARY, period=of.label, agency=agency)

    # Why --------------------------------------------------------------------------------------------------------

    def _why(self, asking: Asking) -> bool:
        """Name the tasks behind a number of the summary that the person saw last, else of the present window."""
        asked, number = self._turn.asked(), asking.number
        if number is None or not self._may_ask():
            return False
        shown = asked if asked.get("kind") == _SUMMARY else {}
        agency = shown.get("agency", 0)
        of = periods.period(self._turn.commune, shown["period"]) if shown else self._present()
        whose = Whose(scope=self._scope(agency).agencies, agency=agency or None)
        found = why_figures.named(self._tx, self._turn.commune, of, self._turn.now, whose, number)
        label = periods.label(of)
        if not found:
            if not shown:
                return False
            self._turn.answer(say("summary-why-none", label=label, number=str(number)))
        elif len(found) == 1:
            self._page(found[0], 1)
        else:
            buttons = [[_choice(asked, number)] for asked in found]
            self._turn.answer(say("summary-why-which", label=label, number=str(number)), choices=buttons)
        return True

    def _may_ask(self) -> bool:
        return any(may(self._turn.held, Act.ASK_SUMMARY, held.agency) for held in self._turn.held)

    def _present(self) -> ReportingPeriod:
        return periods.wanted_period(self._tx, self._turn.commune, "", self._turn.today)

    def press_figure(self, rest: str) -> None:
        """A button that names a figure: period/agency/name/page."""
        parts = rest.split("/")
        if len(parts) != 4 or parts[2] not in list(FigureName):
            raise Refused("button-stale")
        of = periods.period(self._turn.commune, parts[0])
        asked = Asked(of=of, whose=self._whose(parts[1]), name=FigureName(parts[2]))
        self._page(asked, number_in(parts[3]))

    def _whose(self, token: str) -> Whose:
        """Of what the figure of a button is: everything that the person sees, an agency, a plan, what is apart."""
        if token in why_figures.APART:
            return Whose(scope=self._scope(0).agencies, origin=why_figures.APART[token])
        if token.startswith("p"):
            return Whose(scope=self._scope(0).agencies, plan=number_in(token.removeprefix("p")))
        agency = number_in(token)
        return Whose(scope=self._scope(agency).agencies, agency=agency or None)

    def _page(self, asked: Asked, number: int) -> None:
        of, whose, name = asked.of, asked.whose, asked.name
        page = why_figures.page(self._tx, self._turn.commune, of, self._turn.now, whose, name, number)
        turning = []
        if page.number > 1:
            turning.append(choice("choice-earlier", _token(of, whose, name, page.number - 1)))
        if page.number < page.pages:
            turning.append(choice("choice-further", _token(of, whose, name, page.number + 1)))
        # A part of the summary that is looked at remains the summary that is asked about.
        shown = self._turn.asked()
        is_part = shown.get("kind") == _SUMMARY and shown["period"] == of.label
        self._remember(of, shown["agency"] if is_part else whose.agency or 0)
        self._turn.answer(*page.parts, choices=[turning] if turning else ())


def _token(of: ReportingPeriod, whose: Whose, name: FigureName, page: int) -> str:
    return f"figure.{of.label}/{whose.token}/{name.value}/{page}"


def _choice(asked: Asked, count: int) -> Part:
    """A button for a figure, with what it is of where that is a part of the whole."""
    token = _token(asked.of, asked.whose, asked.name, 1)
    if asked.called is None:
        return choice(f"choice-behind-{asked.name.value}", token, count=count)
    figure = say(f"choice-behind-{asked.name.value}", count=count)
    return choice("choice-figure-of", token, figure=figure, whose=asked.called)
