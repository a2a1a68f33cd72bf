"""The days and stretches of a year that deadline phrases name, with their year still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plans.calendar import Span, last_day_of_month, lunar_new_year, vietnam_calendar
from plans.deadline_rules import LAST_DAY, DeadlineDoubt, Every
from plans.deadline_words import Misread


class Level(StrEnum):
    DAY = "day"
    MONTH = "month"
    MONTHS = "months"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A day or a stretch of months, in a year that may still be open.

    `year` is the one named; without it, `shift` counts from the plan's year ("năm sau" is 1). A day's `month` may
    be missing ("ngày 15"); or be one of every period: `cycle` is (period, months from its last), with None for
    the period a phrase leaves to its context ("tháng cuối kỳ"). `loose` marks a day that only custom makes exact
    ("cuối tháng 9", "giữa năm"); `working` the last working day on or before; `tet` the lunar new year.
    """

    level: Level
    month: int | None = None
    day: int = 1
    last_month: int | None = None
    last_day: int = LAST_DAY
    year: int | None = None
    shift: int = 0
    cycle: tuple[Every | None, int] | None = None
    weekday: int | None = None
    working: bool = False
    loose: bool = False
    tet: bool = False

    @property
    def dated(self) -> bool:
        """Whether a year is all that can be missing."""
        return self.cycle is None and (self.tet or self.month is not None)

    @property
    def names_year(self) -> bool:
        return self.year is not None or self.shift != 0

    @property
    def whole_year(self) -> bool:
        return self.level is Level.YEAR

    def span(self, year: int) -> Span:
        """The days meant in `year`. Raises Misread for a day the calendar does not have."""
        if self.tet:
            return _one_day(lunar_new_year(year))
        if self.month is None or self.last_month is None:
            raise Misread(DeadlineDoubt.DAY_WITHOUT_MONTH, day=str(self.day))
        last = _day_of(year, self.last_month, self.last_day, clamp=self.level is not Level.DAY or self.loose)
        if self.level is Level.DAY:
            return _one_day(self._checked(last))
        return Span(start=date(year, self.month, self.day), end=last)

    def _checked(self, day: date) -> date:
        if self.weekday is not None and day.weekday() != self.weekday:
            raise Misread(DeadlineDoubt.WRONG_WEEKDAY, date=day.isoformat())
        return vietnam_calendar().previous_working_day(day) if self.working else day


def _one_day(day: date) -> Span:
    return Span(start=day, end=day)


def _day_of(year: int, month: int, day: int, *, clamp: bool) -> date:
    last = last_day_of_month(year, month)
    if day > last.day and not clamp:
        raise Misread(DeadlineDoubt.IMPOSSIBLE_DATE, words=f"{day}/{month}/{year}")
    return min(date(year, month, 1) + timedelta(days=day - 1), last)


def day_part(month: int, day: int) -> Part:
    if day > last_day_of_month(2028, month).day:  # a leap year: 29/2 exists in some year
        raise Misread(DeadlineDoubt.IMPOSSIBLE_DATE, words=f"{day}/{month}")
    return Part(level=Level.DAY, month=month, day=day, last_month=month, last_day=day)


def months_part(level: Level, first: int, last: int) -> Part:
    return Part(level=level, month=first, last_month=last)


def end_of(part: Part) -> Part:
    """ "Cuối tháng", "cuối năm": the last day (Bộ luật Dân sự 2015, Điều 146)."""
    return replace(part, level=Level.DAY, month=part.last_month, day=part.last_day, loose=True)
