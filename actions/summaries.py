"""Summaries: the figures of a reporting period, from history alone, in words that fit one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from actions import figures, periods
from actions.figures import Gathered
from actions.refusals import Refused
from actions.wording import Part, day, say, short_day
from db import people
from db.models import Agency, Commune, Origin, Report, ReportStage
from plans.access import Act, Held, may
from plans.calendar import PeriodKind, ReportingPeriod, in_vietnam
from plans.figure_names import FigureName, expected_in, figure
from plans.summary import Figures, Summary, TaskClass
from plans.work import ItemKind

_MOST_AGENCIES = 5
_MOST_PLANS, _AGENCIES_BESIDE_PLANS = 3, 3  # lines of both fit a screen together


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whose figures somebody sees: the whole commune's, or those of these agencies."""

    agencies: frozenset[int] | None

    @property
    def is_whole(self) -> bool:
        return self.agencies is None


def scope_of(tx: Session, commune: Commune, held: Collection[Held], agency_id: int | None = None) -> Scope:
    """The whole commune for the standing office and leaders, a head's own agencies; one agency where it is named.

    Refused for everybody else, and for an agency that is not theirs to see.
    """
    if agency_id is not None:
        if people.agency(tx, commune.id, agency_id) is None or not may(held, Act.ASK_SUMMARY, agency_id):
            raise Refused("summary-not-yours")
        return Scope(agencies=frozenset({agency_id}))
    if may(held, Act.ASK_SUMMARY, None):
        return Scope(agencies=None)
    own = frozenset(h.agency for h in held if h.agency is not None and may(held, Act.ASK_SUMMARY, h.agency))
    if not own:
        raise Refused("summary-not-yours")
    return Scope(agencies=own)


def words(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None
) -> list[Part]:
    """The summary in words: of the whole commune, or only of these agencies. What was closed is told as it was frozen.

    Refused for a period that has not begun.
    """
    must_have_begun(of, now)
    report = figures.closed_report(tx, commune, of)
    if report is not None and report.content is not None and agencies is None:
        return [*report.content["parts"], closed_line(report)]
    parts = live_words(tx, commune, of, now, agencies)
    return [*parts, closed_line(report)] if report is not None else parts


def must_have_begun(of: ReportingPeriod, now: datetime) -> None:
    """Refused for a period of which there can be no figures yet."""
    if of.start > in_vietnam(now).date():
        raise Refused("summary-future", label=periods.label(of))


def closed_line(report: Report) -> Part:
    """That the figures are closed, since when, and which version they are."""
    if report.stage is ReportStage.CLOSING or report.closed_at is None:
        return say("summary-closing")
    return say("summary-closed", day=day(in_vietnam(report.closed_at).date()), version=report.version)


def live_words(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None
) -> list[Part]:
    """The summary in words as history has it, whatever was frozen."""
    gathered = figures.gather(tx, commune, of, now, agencies)
    found, label = gathered.summary, periods.label(of)
    title = say("summary-title", label=label, start=short_day(of.start), end=short_day(of.cut_off))
    if of.kind is PeriodKind.CUSTOM:  # its days are its name, and no period follows it
        title = say("summary-title-between", label=label)
    if not found.plan.rows:
        return [title, say("summary-nothing"), *_beside(tx, commune, of, now, agencies)]
    parts = [title]
    if found.taken_on < of.cut_off:
        early = figures.was_sent_in(tx, commune, found)
        parts.append(say("summary-as-of-send-by" if early else "summary-as-of", day=day(found.taken_on)))
    parts += _headline(found)
    parts += _beside(tx, commune, of, now, agencies)
    parts += _year_before(tx, commune, of, now, agencies)
    parts += _stuck(tx, commune, gathered)
    parts += _by_plan(tx, commune, found)
    parts += _by_agency(tx, commune, found)
    return parts if of.kind is PeriodKind.CUSTOM else [*parts, say("summary-counted-until")]


def of_agency(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agency: Agency) -> list[Part]:
    """An agency's share of a period in two lines; nothing where it has none."""
    plan = figures.figures(tx, commune, of, now, [agency.id]).plan
    if not plan.rows:
        return []
    title = say("summary-agency-title", agency=agency.name, label=periods.label(of))
    return [title, headline(plan), say("summary-classes", **_classes(plan))]


def headline(found: Figures) -> Part:
    """How much is done, as an office says it: "23/39 nhiệm vụ, đạt tỷ lệ 58,97%"."""
    return say(
        "summary-headline", done=found.done.count, all=found.applicable.count, share=percent(found.percent),
        standing=found.done_of(ItemKind.STANDING).count, dated=found.done_of(ItemKind.DATED).count,
    )  # fmt: skip


def figure_lines(tx: Session, commune: Commune, found: Summary) -> list[Part]:
    """The figures in words, with the agencies that are furthest behind: what an overview says of them."""
    return [*_headline(found), *_by_agency(tx, commune, found)]


def _headline(found: Summary) -> list[Part]:
    plan = found.plan
    parts = [headline(plan), say("summary-classes", **_classes(plan))]
    if plan.done.count:
        on_time, extended, late = _counts(plan, FigureName.ON_TIME, FigureName.AFTER_EXTENSION, FigureName.LATE)
        parts.append(say("summary-in-time", on_time=on_time, extended=extended, late=late))
    expected = expected_in(found)
    if expected is not None:
        year = short_day(found.period.calendar_end)
        parts.append(say("summary-expected", count=expected.count, all=plan.applicable.count, day=year))
    parts.append(say("summary-movement", count=figure(plan, FigureName.FULFILLED).count))
    overdue, extended, returned, handed, reopened, dropped = _counts(
        plan, FigureName.FELL_OVERDUE, FigureName.EXTENDED, FigureName.RETURNED, FigureName.HANDED_OVER,
        FigureName.REOPENED, FigureName.DROPPED,
    )  # fmt: skip
    if overdue or extended or returned or handed or reopened or dropped:
        parts.append(
            say(
                "summary-moves", overdue=overdue, extended=extended, returned=returned, handed=handed,
                reopened=reopened, dropped=dropped,
            )
        )  # fmt: skip
    missing, half = _counts(plan, FigureName.UNPROVED, FigureName.HALF_PROVED)
    if missing or half:
        parts.append(say("summary-evidence", count=missing + half, half=half))
    return parts


def _counts(of: Figures, *names: FigureName) -> list[int]:
    return [figure(of, name).count for name in names]


def _classes(of: Figures) -> dict[str, int]:
    """How many tasks stand in each class but done and dropped, by the places of the sentences that tell it."""
    counted = (c for c in TaskClass if c not in (TaskClass.DONE, TaskClass.DROPPED))
    return {task_class.value.replace("_requirement", ""): of.of(task_class).count for task_class in counted}


def _beside(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None
) -> list[Part]:
    """What no plan's table has is counted apart: what stands beside it, and what was given out off plan."""
    parts = []
    beside = figures.figures(tx, commune, of, now, agencies, Origin.BODY).plan
    if beside.rows:
        done, every = beside.done.count, beside.applicable.count
        parts.append(say("summary-beside", done=done, all=every, overdue=beside.overdue.count))
    given = figures.figures(tx, commune, of, now, agencies, Origin.OFF_PLAN).plan
    if given.rows:
        done, every = given.done.count, given.applicable.count
        parts.append(say("summary-off-plan", done=done, all=every, overdue=given.overdue.count))
    return parts


def _year_before(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None
) -> list[Part]:
    """The same period of the year before, where the commune worked with the program already."""
    then = periods.a_year_earlier(commune, of)
    if then is None or not has_history(tx, commune, then):
        return []
    plan = figures.figures(tx, commune, then, now, agencies).plan
    if not plan.applicable.count:
        return []
    done, every, share = plan.done.count, plan.applicable.count, percent(plan.percent)
    return [say("summary-year-before", label=periods.label(then), done=done, all=every, share=share)]


def has_history(tx: Session, commune: Commune, of: ReportingPeriod) -> bool:
    """Whether a plan of the period was followed before it ended."""
    return any(in_vietnam(plan.approved_at).date() <= of.cut_off for plan in periods.plans_of(tx, commune, of))


def _stuck(tx: Session, commune: Commune, gathered: Gathered) -> list[Part]:
    """How many difficulties stand open, and for whom most of them wait."""
    found = figures.stuck(tx, commune, gathered)
    if not found:
        return []
    waited = Counter(agency for one in found for agency in one.of.waits_for)
    if not waited:
        return [say("summary-difficulties", count=len(found))]
    agency, count = min(waited.items(), key=lambda pair: (-pair[1], pair[0]))
    row = people.agency(tx, commune.id, agency)
    name = row.name if row is not None else "–"
    return [say("summary-difficulties-waiting", count=len(found), agency=name, waiting=count)]


def _by_plan(tx: Session, commune: Commune, found: Summary) -> list[Part]:
    """A line for each plan, where there are several; of many for those with most overdue."""
    titles = {plan.id: plan.number or plan.title for plan in periods.plans_of(tx, commune, found.period)}
    if len(found.plans) < 2:
        return []
    in_order, most = list(found.plans.items()), _shown(list(found.plans.items()), _MOST_PLANS)
    worst_first = sorted(in_order, key=lambda pair: -pair[1].overdue.count) if most < len(in_order) else in_order
    lines = [
        say(
            "summary-plan", plan=titles[plan], done=theirs.done.count, all=theirs.applicable.count,
            overdue=theirs.overdue.count,
        )
        for plan, theirs in worst_first[:most]
    ]  # fmt: skip
    rest = worst_first[most:]
    more = [say("summary-more-plans", count=len(rest), overdue=_overdue(rest))] if rest else []
    return [*lines, *more]


def _by_agency(tx: Session, commune: Commune, found: Summary) -> list[Part]:
    """The agencies that are furthest behind; the chart has all of them. Of a single one all is said already."""
    if len(found.agencies) < 2:
        return []
    names = {a.id: a.name for a in people.agencies(tx, commune.id)}
    worst_first: Sequence[tuple[int, Figures]] = sorted(
        found.agencies.items(), key=lambda pair: (-pair[1].overdue.count, names[pair[0]])
    )
    parts = [say("summary-agencies")]
    most = _shown(worst_first, _MOST_AGENCIES if len(found.plans) < 2 else _AGENCIES_BESIDE_PLANS)
    for agency, theirs in worst_first[:most]:
        counts = _classes(theirs)
        parts.append(
            say(
                "summary-agency", agency=names[agency], done=theirs.done.count, all=theirs.applicable.count,
                **{key: counts[key] for key in ("overdue", "under_way", "not_yet_due", "waiting")},
            )
        )  # fmt: skip
    rest = worst_first[most:]
    more = [say("summary-more-agencies", count=len(rest), overdue=_overdue(rest))] if rest else []
    return [*parts, *more]


def _shown(listed: Sequence[tuple[int, Figures]], most: int) -> int:
    """How many lines a list shows: one more where that line would only say that there is one more."""
    return len(listed) if len(listed) <= most + 1 else most


def _overdue(of: Sequence[tuple[int, Figures]]) -> int:
    return sum(theirs.overdue.count for _, theirs in of)


def percent(share: Decimal | None) -> str:
    """As an office writes it: "58,97"."""
    return "0" if share is None else f"{share:f}".rstrip("0").rstrip(".").replace(".", ",") or "0"
