"""Reporting periods by the words that people use for them, and what a period is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from actions import facts
from actions.refusals import Refused
from actions.wording import Part, say, short_day
from db import tasks
from db.models import Commune, Plan
from plans.calendar import PeriodKind, ReportingPeriod, ReportRegime, add_months, named_period, window_containing
from plans.period_words import Counted, spoken_periods
from plans.text import fold

_DAY = r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?"
_SPAN = re.compile(rf"tu {_DAY} (?:den|toi)(?: het)? {_DAY}")
_NOW = frozenset({"", "quy"})
_YEARS = frozenset({PeriodKind.YEAR, PeriodKind.YEAR_END})


def wanted_period(tx: Session, commune: Commune, wanted: str, today: date) -> ReportingPeriod:
    """The period that somebody names in words; without a year, the latest such period that has begun.

    Nothing named means the base window that today lies in. Refused when the words name no period, or several.
    """
    regime, words = facts.regime_of(commune), fold(wanted)
    if words in _NOW:
        return window_containing(today, regime)
    if words == "nam":
        return latest(tx, commune, "{year}", today)
    if span := _SPAN.search(words):
        return _span(span, today)
    named = spoken_periods(wanted)
    if len(named) != 1:
        raise Refused("summary-which")
    if isinstance(named[0], Counted):
        return _counted(named[0], today, regime)
    name, year = named[0].name, named[0].year(today.year)
    return named_period(f"{year}{name}", regime) if year else latest(tx, commune, f"{{year}}{name}", today)


def names_period(words: str) -> bool:
    """Whether typed words name a month, a quarter, a half, nine months, a year or two days."""
    return fold(words) in ("quy", "nam") or bool(spoken_periods(words)) or _SPAN.search(fold(words)) is not None


def _counted(said: Counted, today: date, regime: ReportRegime) -> ReportingPeriod:
    """A month or quarter counted from the one whose data days include today; a later one begins after it."""
    found = _month_of(today, regime) if said.months == 1 else window_containing(today, regime)
    for _ in range(abs(said.ago)):
        day = found.start - timedelta(days=1) if said.ago > 0 else found.cut_off + timedelta(days=1)
        found = _month_of(day, regime) if said.months == 1 else window_containing(day, regime)
    return found


def latest(tx: Session, commune: Commune, named: str, today: date) -> ReportingPeriod:
    """The latest period of this name, in which "{year}" stands for the year, that has begun and for which there is a
    plan; this year's where there is none."""
    regime = facts.regime_of(commune)
    this, last = (named_period(named.format(year=y), regime) for y in (today.year, today.year - 1))
    # The data of a year begin weeks before it: it is not meant before its plan is there.
    has_begun = this.start <= today and (this.kind not in _YEARS or plans_of(tx, commune, this))
    return this if has_begun or not plans_of(tx, commune, last) else last


def plans_of(tx: Session, commune: Commune, of: ReportingPeriod) -> list[Plan]:
    """The commune's plans for the year in which a period ends."""
    return those_of(tasks.plans(tx, commune.id), of)


def those_of(plans: Iterable[Plan], of: ReportingPeriod) -> list[Plan]:
    """Those of the plans that are for the year in which a period ends."""
    return [plan for plan in plans if plan.year_from <= of.cut_off.year <= plan.year_to]


def holders_of(tx: Session, commune: Commune, of: ReportingPeriod) -> list[Plan]:
    """What holds the work given out off plan with last days in the year in which a period ends."""
    return [plan for plan in tasks.holders_off_plan(tx, commune.id) if plan.year_from == of.cut_off.year]


def _month_of(today: date, regime: ReportRegime) -> ReportingPeriod:
    year, month = today.year, today.month
    if today > regime.cut_off_in(year, month):
        year, month = add_months(year, month, 1)
    return named_period(f"{year}-{month:02}", regime)


def _span(match: re.Match[str], today: date) -> ReportingPeriod:
    """Two days; a year that is not said is that of the other day, else this year."""
    year = match[3] or match[6] or str(today.year)
    try:
        first = date(int(match[3] or year), int(match[2]), int(match[1]))
        last = date(int(match[6] or year), int(match[5]), int(match[4]))
        if last < first and not (match[3] or match[6]):
            first = first.replace(year=first.year - 1)
        return named_period(f"{first}..{last}")
    except ValueError:
        raise Refused("summary-which") from None


def period(commune: Commune, name: str) -> ReportingPeriod:
    """The period named as on the command line (2026Q3, 2026H1, 2026-9M, 2026, two dates); Refused on nonsense."""
    try:
        return named_period(name, facts.regime_of(commune))
    except ValueError:
        raise Refused("summary-period-unknown", name=name) from None


def ended(commune: Commune, of: ReportingPeriod, said: str, today: date) -> ReportingPeriod:
    """The year that is meant where somebody closes "năm": the one before while this one goes on, unless they said
    which ("năm 2027")."""
    is_open = of.kind in _YEARS and of.cut_off >= today
    earlier = a_year_earlier(commune, of) if is_open and str(of.cut_off.year) not in said else None
    return of if earlier is None else earlier


def before(commune: Commune, of: ReportingPeriod) -> ReportingPeriod:
    """The period whose report ended on the day before this one begins; of two arbitrary days, that day alone."""
    last = of.start - timedelta(days=1)
    if of.kind is PeriodKind.CUSTOM:
        return ReportingPeriod(kind=PeriodKind.CUSTOM, label=f"{last}..{last}", start=last, cut_off=last)
    return named_period(f"{last:%Y-%m}", facts.regime_of(commune))


def a_year_earlier(commune: Commune, of: ReportingPeriod) -> ReportingPeriod | None:
    """The same period of the year before; None for two arbitrary days."""
    if of.kind is PeriodKind.CUSTOM:
        return None
    year = of.cut_off.year
    return named_period(of.label.replace(str(year), str(year - 1), 1), facts.regime_of(commune))


def label(of: ReportingPeriod) -> Part:
    """What people call a period: "quý III/2026"."""
    year = str(of.cut_off.year)
    match of.kind:
        case PeriodKind.MONTH:
            return say("period-month", month=str(of.cut_off.month), year=year)
        case PeriodKind.QUARTER:
            number = say(f"quarter-{(of.cut_off.month + 2) // 3}")
            return say("period-quarter", number=number, year=year)
        case PeriodKind.HALF_YEAR:
            return say(f"period-half-{(of.cut_off.month + 5) // 6}", year=year)
        case PeriodKind.NINE_MONTHS:
            return say("period-nine-months", year=year)
        case PeriodKind.YEAR:
            return say("period-year", year=year)
        case PeriodKind.YEAR_END:
            return say("period-year-end", year=year, day=short_day(of.cut_off))
    return say("period-between", first=short_day(of.start), last=short_day(of.cut_off))
