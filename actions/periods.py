"""Reporting periods by the words that people use for them, and what a period is called."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy.orm import Session

from actions import facts
from actions.refusals import Refused
from actions.wording import Part, say, short_day
from db import tasks
from db.models import Commune, Plan
from plans.calendar import PeriodKind, ReportingPeriod, ReportRegime, add_months, named_period, window_containing
from plans.text import fold

_QUARTER = re.compile(r"quy (?:thu )?(1|2|3|4|iv|iii|ii|i)\b(?:\s*[/.-]?\s*(?:nam )?(20\d\d))?")
_HALF = re.compile(r"6 thang (cuoi|dau) nam(?: (20\d\d))?|6 thang()(?: (20\d\d))?")
_NINE = re.compile(r"9 thang(?: dau nam)?(?: (20\d\d))?")
_YEAR_END = re.compile(r"den (?:ngay )?31[/.-]12(?:[/.-](20\d\d))?|(?:chot|het) nam(?: (20\d\d))?")
_YEAR = re.compile(r"(?:ca )?nam (20\d\d)")
_MONTH = re.compile(r"(?<!\d )thang (1[0-2]|0?[1-9])\b(?:\s*[/.-]?\s*(?:nam )?(20\d\d))?")
_DAY = r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?"
_SPAN = re.compile(rf"tu {_DAY} (?:den|toi)(?: het)? {_DAY}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NOW = frozenset({"", "quy nay", "quy", "ky nay"})
_LAST = frozenset({"quy truoc", "ky truoc"})


def wanted_period(tx: Session, commune: Commune, wanted: str, today: date) -> ReportingPeriod:
    """The period that somebody names in words; without a year, the latest such period that has begun.

    Nothing named means the base window that today lies in. Refused when the words name no period.
    """
    regime, words = facts.regime_of(commune), fold(wanted)
    if words in _NOW:
        return window_containing(today, regime)
    if any(last in words for last in _LAST):
        return window_containing(window_containing(today, regime).start - timedelta(days=1), regime)
    if span := _SPAN.search(words):
        return _span(span, today)
    if "thang nay" in words:
        return _month_of(today, regime)
    if "nam nay" in words:
        return named_period(str(today.year), regime)
    named, year = _named(words)
    if named is None:
        if "quy nay" in words or "ky nay" in words:
            return window_containing(today, regime)
        raise Refused("summary-which")
    return named_period(named.format(year=year), regime) if year else latest(tx, commune, named, today)


def names_period(words: str) -> bool:
    """Whether typed words name a month, a quarter, a half, nine months, a year or two days."""
    folded = fold(words)
    relative = ("quy nay", "ky nay", "thang nay", "nam nay", *_LAST)
    return _named(folded)[0] is not None or bool(_SPAN.search(folded)) or any(one in folded for one in relative)


def latest(tx: Session, commune: Commune, named: str, today: date) -> ReportingPeriod:
    """The latest period of this name, in which "{year}" stands for the year, that has begun and for which there is a
    plan; this year's where there is none."""
    regime = facts.regime_of(commune)
    this, last = (named_period(named.format(year=y), regime) for y in (today.year, today.year - 1))
    return this if this.start <= today or not plans_of(tx, commune, last) else last


def plans_of(tx: Session, commune: Commune, of: ReportingPeriod) -> list[Plan]:
    """The commune's plans for the year in which a period ends."""
    return [plan for plan in tasks.plans(tx, commune.id) if plan.year_from <= of.cut_off.year <= plan.year_to]


def _named(words: str) -> tuple[str | None, str | None]:
    if match := _QUARTER.search(words):
        return f"{{year}}Q{_ROMAN.get(match[1]) or int(match[1])}", match[2]
    if match := _HALF.search(words):
        return ("{year}H2" if match[1] == "cuoi" else "{year}H1"), match[2] or match[4]
    if match := _NINE.search(words):
        return "{year}-9M", match[1]
    if match := _YEAR_END.search(words):
        spoken = _YEAR.search(words)
        return "{year}END", match[1] or match[2] or (spoken[1] if spoken else None)
    if match := _MONTH.search(words):
        return f"{{year}}-{int(match[1]):02}", match[2]
    if match := _YEAR.search(words):
        return "{year}", match[1]
    return None, None


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
