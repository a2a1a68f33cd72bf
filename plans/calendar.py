"""Việt Nam time, working days, holidays and swap days, months, quarters, reporting periods (15 → 14)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_DAY = timedelta(days=1)
_SATURDAY = 5
# The lunar tables of `holidays` end in 2100; the days off of the years before 1995 followed other laws.
YEARS_KNOWN = range(1995, 2101)

# What the holidays package (0.108) does not know yet. 2026: Friday 2/1 is off and worked in on Saturday 10/1.
_ADDED_DAYS_OFF = {date(2026, 1, 2): "Ngày nghỉ (thay cho ngày 10/01/2026)"}
_ADDED_WORKING_DAYS = frozenset({date(2026, 1, 10)})


# -- spans of the calendar ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, order=True)
class Span:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def last_day_of_month(year: int, month: int) -> date:
    """Bộ luật Dân sự 2015, Điều 146: the end of a month is its last day."""
    return date(year, month, monthrange(year, month)[1])


def month_span(year: int, month: int) -> Span:
    return Span(start=date(year, month, 1), end=last_day_of_month(year, month))


def months_span(year: int, first: int, last: int) -> Span:
    return Span(start=date(year, first, 1), end=last_day_of_month(year, last))


def quarter_span(year: int, quarter: int) -> Span:
    return months_span(year, 3 * quarter - 2, 3 * quarter)


def half_year_span(year: int, half: int) -> Span:
    return months_span(year, 6 * half - 5, 6 * half)


def year_span(year: int) -> Span:
    return months_span(year, 1, 12)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The (year, month) that lies `months` after, or before when negative."""
    years, zero_based = divmod(month - 1 + months, 12)
    return year + years, zero_based + 1


# -- working days ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class WorkCalendar:
    """The working days of one commune: the country's holidays and swap days, under the commune's own edits.

    Every year from 1995 to 2100 is known, loaded when first asked for; other years raise ValueError
    rather than pass for years without holidays. Swap days are announced late (facts of each year),
    so the commune's edits win over the package. With `moves_last_day` a last day that is off is late only after the
    next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5).
    """

    days_off: Mapping[date, str] = field(default_factory=dict, hash=False)
    working_days: frozenset[date] = frozenset()
    moves_last_day: bool = True

    def __post_init__(self) -> None:
        if both := self.working_days & self.days_off.keys():
            raise ValueError(f"both a day off and a working day: {', '.join(map(str, sorted(both)))}")

    def is_working_day(self, day: date) -> bool:
        nation = _nation(_plain(day).year)
        if day in self.working_days:
            return True
        if day in self.days_off:
            return False
        return day in nation.working_days or (day.weekday() < _SATURDAY and day not in nation.days_off)

    def why_off(self, day: date) -> str | None:
        """The name of the holiday or of the commune's own day off; None for working days and plain weekends."""
        if self.is_working_day(day):
            return None
        return self.days_off.get(day) or _nation(day.year).days_off.get(day)

    def next_working_day(self, day: date) -> date:
        """`day` itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """`day` itself, or the last working day before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative), not counting `day`.

        The day of the event is not counted: Bộ luật Dân sự 2015, Điều 147. With 0 the answer is `day`.
        """
        if count == 0:
            return day
        year, days = day.year, _worked(self, _plain(day).year)
        at = count + (bisect_right(days, day) - 1 if count > 0 else bisect_left(days, day))
        while at >= len(days):
            at -= len(days)
            year += 1
            days = _worked(self, year)
        while at < 0:
            year -= 1
            days = _worked(self, year)
            at += len(days)
        return days[at]

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        whole_years = sum(len(_worked(self, year)) for year in range(start.year, end.year))
        first, last = _worked(self, _plain(start).year), _worked(self, _plain(end).year)
        return whole_years - bisect_right(first, start) + bisect_right(last, end)


def vietnam_calendar(
    years: Iterable[int] = (),
    days_off: Mapping[date, str] | Iterable[tuple[date, str]] = (),
    working_days: Iterable[date] = (),
) -> WorkCalendar:
    """The calendar of a commune: its own days off (with their names) and swap days over those of the country.

    `years` are loaded at once and checked; all others follow when asked for.
    Raises ValueError for a year outside 1995–2100 and for a day named both off and working.
    """
    for year in years:
        _nation(year)
    return WorkCalendar(days_off=dict(days_off), working_days=frozenset(working_days))


def lunar_new_year(year: int) -> date:
    """Mùng một Tết Nguyên đán. Raises ValueError outside 1995–2100."""
    return next(day for day, name in _nation(year).days_off.items() if name == "Tết Nguyên Đán")


@dataclass(frozen=True, kw_only=True)
class _NationalYear:
    days_off: Mapping[date, str]
    working_days: frozenset[date]


@cache
def _nation(year: int) -> _NationalYear:
    if year not in YEARS_KNOWN:
        raise ValueError(f"no holidays are known for {year}")
    # A swap may cross the new year (31/12/2018 was worked in on 5/1/2019), so the neighbours are read as well.
    package = holidays.country_holidays("VN", years=[year - 1, year, year + 1], expand=False, language="vi")
    return _NationalYear(
        days_off={day: name for day, name in package.items() if day.year == year} | _ADDED_DAYS_OFF,
        working_days=frozenset(package.weekend_workdays) | _ADDED_WORKING_DAYS,
    )


@lru_cache(maxsize=4096)
def _worked(calendar: WorkCalendar, year: int) -> Sequence[date]:
    """The working days of a year in order: reminders are counted along them by the thousand."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [day for day in days if calendar.is_working_day(day)]


def _plain(day: date) -> date:
    # A datetime is a date to Python, yet never equal to one: it would miss every holiday without a word.
    if isinstance(day, datetime):
        raise TypeError("a date is wanted here, not a moment")
    return day


# -- working hours -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class WorkingHours:
    """The opening hours of an office on a working day, in Việt Nam time, each from–to with the end excluded."""

    sessions: tuple[tuple[time, time], ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))

    def __post_init__(self) -> None:
        hours = [hour for session in self.sessions for hour in session]
        if not hours or any(later <= earlier for earlier, later in pairwise(hours)):
            raise ValueError("sessions must be in order, without overlap, each longer than nothing")

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` (aware) falls inside the hours of its day; whether that day is worked is not asked."""
        clock = in_vietnam(moment).time()
        return any(start <= clock < end for start, end in self.sessions)

    def next_opening(self, moment: datetime, calendar: WorkCalendar) -> datetime:
        """`moment` itself when the office is open, else the next opening, as Việt Nam time."""
        local = in_vietnam(moment)
        if calendar.is_working_day(local.date()) and self.is_open(local):
            return local
        return self.opening_after(moment, calendar)

    def opening_after(self, moment: datetime, calendar: WorkCalendar) -> datetime:
        """The first opening after `moment`, as Việt Nam time: that of the afternoon in the morning."""
        local = in_vietnam(moment)
        if calendar.is_working_day(local.date()):
            for start, _ in self.sessions:
                if local.time() < start:
                    return datetime.combine(local.date(), start, VIETNAM)
        following = calendar.next_working_day(local.date() + _DAY)
        return datetime.combine(following, self.sessions[0][0], VIETNAM)


def in_vietnam(moment: datetime) -> datetime:
    """The same moment on a Việt Nam clock. Raises ValueError when `moment` is naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(VIETNAM)


# -- reporting periods -------------------------------------------------------------------------------------------


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    YEAR_END = "year_end"
    CUSTOM = "custom"


@dataclass(frozen=True, kw_only=True)
class ReportingPeriod:
    """A span of data for one report. `label` is the machine name ("2026Q3"); `cut_off` is its last day."""

    kind: PeriodKind
    label: str
    start: date
    cut_off: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.cut_off

    @property
    def calendar_end(self) -> date:
        """The end of the calendar period that is reported on: 31/12 for the year that is cut off on 14/12."""
        if self.kind is PeriodKind.CUSTOM:
            return self.cut_off
        return last_day_of_month(self.cut_off.year, self.cut_off.month)


class SendByBasis(StrEnum):
    DAY_OF_LAST_MONTH = "day_of_last_month"
    WORKING_DAYS_AFTER_CUT_OFF = "working_days_after_cut_off"
    DAYS_AFTER_CALENDAR_END = "days_after_calendar_end"


@dataclass(frozen=True, kw_only=True)
class SendBy:
    """When a report must be sent, as each province words it: "ngày 07 của tháng cuối quý", "10 ngày sau quý"…"""

    basis: SendByBasis
    days: int

    def on(self, period: ReportingPeriod, calendar: WorkCalendar) -> date:
        """The day as the rule words it; it may be a day off, and it may lie before the cut-off."""
        if self.basis is SendByBasis.WORKING_DAYS_AFTER_CUT_OFF:
            return calendar.add_working_days(period.cut_off, self.days)
        if self.basis is SendByBasis.DAYS_AFTER_CALENDAR_END:
            return period.calendar_end + timedelta(days=self.days)
        return _day_in_month(period.cut_off.year, period.cut_off.month, self.days)


def _day_of_last_month(day: int) -> SendBy:
    return SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=day)


@dataclass(frozen=True, kw_only=True)
class ReportRegime:
    """The days of a reporting routine, all of them settings of the commune.

    The default window runs from the 15th to the 14th: Nghị định 09/2019/NĐ-CP, Điều 12. A window starts the
    day after the cut-off of the one before, so that no day is lost or counted twice; a cut-off day that a
    month does not have is that month's last (31 makes calendar quarters). `internal` is when agencies send to
    the office, `external` when the office sends on, `draft` when the draft is made.
    """

    cut_off_day: int = 14
    internal: SendBy = field(default=_day_of_last_month(14))
    draft: SendBy = field(default=_day_of_last_month(15))
    external: SendBy = field(default=_day_of_last_month(17))

    def __post_init__(self) -> None:
        if self.cut_off_day not in range(1, 32):
            raise ValueError(f"no month has a day {self.cut_off_day}")

    @property
    def window_start_day(self) -> int:
        return self.cut_off_day % 31 + 1

    def cut_off_in(self, year: int, month: int) -> date:
        return _day_in_month(year, month, self.cut_off_day)


_PERIOD_NAME = re.compile(
    r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<nine>9M)|(?P<end>END)|-(?P<month>0[1-9]|1[0-2]))?",
    re.ASCII,
)
_CUSTOM_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_DEFAULT_REGIME = ReportRegime()


def named_period(name: str, regime: ReportRegime = _DEFAULT_REGIME) -> ReportingPeriod:
    """The period called "2026Q3", "2026H1", "2026-9M", "2026", "2026-11" or "2026-01-15..2026-03-07".

    "2026END" is the year closed on its last day, which follows the year's report since most tasks end that day.
    Raises ValueError for anything else, for days that do not exist and for a custom span that ends
    before it starts.
    """
    if custom := _CUSTOM_NAME.fullmatch(name.strip()):
        return _custom_period(date.fromisoformat(custom[1]), date.fromisoformat(custom[2]))
    found = _PERIOD_NAME.fullmatch(name.strip().upper())
    if not found:
        raise ValueError(f"not a reporting period: {name!r}")
    year = int(found["year"])
    if found["quarter"]:
        return _quarter(year, int(found["quarter"]), regime)
    if found["half"]:
        last = 6 * int(found["half"])
        return _period(PeriodKind.HALF_YEAR, f"{year}H{found['half']}", year, last - 5, last, regime)
    if found["nine"]:
        return _period(PeriodKind.NINE_MONTHS, f"{year}-9M", year, 1, 9, regime)
    if found["month"]:
        month = int(found["month"])
        return _period(PeriodKind.MONTH, f"{year}-{month:02}", year, month, month, regime)
    whole = _period(PeriodKind.YEAR, f"{year}", year, 1, 12, regime)
    if found["end"]:
        return ReportingPeriod(
            kind=PeriodKind.YEAR_END, label=f"{year}END", start=whole.start, cut_off=date(year, 12, 31)
        )
    return whole


def window_containing(day: date, regime: ReportRegime = _DEFAULT_REGIME) -> ReportingPeriod:
    """The base window, a quarter, whose data days include `day`: 2025-12-20 lies in 2026Q1 by default."""
    year, month = day.year, day.month
    if day > regime.cut_off_in(year, 3 * ((month + 2) // 3)):
        year, month = add_months(year, month, 3)
    return _quarter(year, (month + 2) // 3, regime)


def window_before(window: ReportingPeriod, regime: ReportRegime = _DEFAULT_REGIME) -> ReportingPeriod:
    """The base window that ends on the day before `window` starts."""
    return window_containing(window.start - _DAY, regime)


def base_windows(period: ReportingPeriod, regime: ReportRegime = _DEFAULT_REGIME) -> tuple[ReportingPeriod, ...]:
    """The quarters that `period` touches, in order; half-years, nine months and years are their exact unions."""
    windows = [window_containing(period.start, regime)]
    while windows[-1].cut_off < period.cut_off:
        windows.append(window_containing(windows[-1].cut_off + _DAY, regime))
    return tuple(windows)


def _quarter(year: int, quarter: int, regime: ReportRegime) -> ReportingPeriod:
    return _period(PeriodKind.QUARTER, f"{year}Q{quarter}", year, 3 * quarter - 2, 3 * quarter, regime)


def _period(kind: PeriodKind, label: str, year: int, first: int, last: int, regime: ReportRegime) -> ReportingPeriod:
    start = regime.cut_off_in(*add_months(year, first, -1)) + _DAY
    return ReportingPeriod(kind=kind, label=label, start=start, cut_off=regime.cut_off_in(year, last))


def _custom_period(start: date, end: date) -> ReportingPeriod:
    if end < start:
        raise ValueError(f"the period ends before it starts: {start}..{end}")
    return ReportingPeriod(kind=PeriodKind.CUSTOM, label=f"{start}..{end}", start=start, cut_off=end)


def _day_in_month(year: int, month: int, day: int) -> date:
    return min(date(year, month, 1) + timedelta(days=day - 1), last_day_of_month(year, month))
