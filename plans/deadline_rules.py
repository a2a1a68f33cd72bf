"""What a deadline means: kinds, repeats and rules, the due days of a year, and their shape as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from plans.calendar import WorkCalendar, add_months, last_day_of_month, vietnam_calendar
from plans.doubts import Doubt

LAST_DAY = 31


class DeadlineKind(StrEnum):
    DATE = "date"
    PERIOD = "period"
    CONTINUOUS = "continuous"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"


class Every(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class DeadlineDoubt(StrEnum):
    """Why a deadline is asked about: the codes that `locales` has sentences for, with the words each carries."""

    # No rule could be read.
    EMPTY = "deadline-empty"
    NOT_UNDERSTOOD = "deadline-not-understood"  # words
    TOO_LONG = "deadline-too-long"
    IMPOSSIBLE_DATE = "deadline-impossible-date"  # words
    DAY_WITHOUT_MONTH = "deadline-day-without-month"  # day
    PERIOD_WITHOUT_NUMBER = "deadline-period-without-number"  # words
    VAGUE = "deadline-vague"  # words
    SCHOOL_YEAR = "deadline-school-year"  # words
    YEAR_FAR = "deadline-year-far"  # date, year
    ALTERNATIVES = "deadline-alternatives"  # first, second
    CONTRADICTION = "deadline-contradiction"  # first, second
    BACKWARDS = "deadline-backwards"  # start, end
    ONLY_AFTER = "deadline-only-after"  # words
    AMBIGUOUS_NUMBERS = "deadline-ambiguous-numbers"  # words
    UNREADABLE_QUARTER = "deadline-unreadable-quarter"  # words
    WRONG_WEEKDAY = "deadline-wrong-weekday"  # date
    # A rule was read and wants a look.
    SEVERAL_DAYS = "deadline-several-days"  # first, last
    STRICTER_OF_TWO = "deadline-stricter-of-two"  # first, second
    STANDING_AND_DATED = "deadline-standing-and-dated"
    RECURRING_AND_DATED = "deadline-recurring-and-dated"
    UNCOMMON_FREQUENCY = "deadline-uncommon-frequency"  # words
    BARE_FREQUENCY = "deadline-bare-frequency"  # words
    TENTATIVE = "deadline-tentative"  # words
    DATE_IN_CONDITION = "deadline-date-in-condition"  # words
    OUTLOOK = "deadline-outlook"  # words
    FOR_SOME_ONLY = "deadline-for-some-only"  # words
    UNUSUAL_DATE = "deadline-unusual-date"  # date


# The months in which the periods of a year end. Weeks have no months: a weekly repeat names its weekday.
_LAST_MONTHS: Mapping[Every, tuple[int, ...]] = {
    Every.WEEK: (),
    Every.MONTH: tuple(range(1, 13)),
    Every.QUARTER: (3, 6, 9, 12),
    Every.HALF_YEAR: (6, 12),
    Every.YEAR: (12,),
}


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """One due day in each period: "trước ngày 10 của tháng đầu quý sau" is month 1, day 10, before.

    `month` counts from the period's last month (0); `day` is a day of that month, the month's last where it
    has no such day. `working` takes the last working day on or before it. `before` is the day before all that.
    For weeks only `weekday` counts (Monday is 0).
    """

    every: Every
    month: int = 0
    day: int = LAST_DAY
    weekday: int | None = None
    working: bool = False
    before: bool = False

    def due_days(self, year: int, calendar: WorkCalendar) -> list[date]:
        """The last days of the periods of `year`; they may fall into the year after."""
        marks = self._weekdays(year) if self.weekday is not None else self._days(year, calendar)
        return [mark - timedelta(days=1) for mark in marks] if self.before else marks

    def _days(self, year: int, calendar: WorkCalendar) -> list[date]:
        months = [add_months(year, last, self.month) for last in _LAST_MONTHS[self.every]]
        days = [min(date(y, m, 1) + timedelta(days=self.day - 1), last_day_of_month(y, m)) for y, m in months]
        return [calendar.previous_working_day(day) for day in days] if self.working else days

    def _weekdays(self, year: int) -> list[date]:
        first = date(year, 1, 1)
        first += timedelta(days=((self.weekday or 0) - first.weekday()) % 7)
        weeks = (first + timedelta(weeks=n) for n in range(53))
        return [day for day in weeks if day.year == year]


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """What a deadline phrase asks for.

    `start`–`due`: the period, or the date (no start), or the limits of a continuous or recurring rule; a period
    without `due` has an open end. `strictly_before`: the date printed after "trước" (due is earlier).
    `every`: how often, in the order of the phrase. `repeats`: the due days that can be computed for any year.
    `dues`: the last days of a recurring rule, for the year it was read for or as the phrase lists them; empty
    where the phrase names no day and the report regime decides. `times`: how often within each period.
    `by_time`: the hour on the due day. `periodic`: done periodically, the phrase says no more than that.
    `condition`: the words of what has to happen first.
    """

    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    strictly_before: date | None = None
    every: tuple[Every, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    dues: tuple[date, ...] = ()
    times: int = 1
    by_time: time | None = None
    periodic: bool = False
    condition: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeadlineReading:
    """A phrase, its rule where one could be read, and the doubt to ask about. Never neither of the two.

    A rule with a doubt is the likeliest reading, to be confirmed by a human before anybody is reminded.
    """

    text: str
    rule: DeadlineRule | None
    doubt: Doubt | None


def due_days(rule: DeadlineRule, year: int, calendar: WorkCalendar | None = None) -> tuple[date, ...]:
    """The last days of a recurring rule for the periods of `year`, in order, inside the rule's own limits.

    The last period's day may fall into the next year ("ngày 10 của tháng đầu quý sau"). Without `calendar`
    the national one decides on "ngày làm việc cuối cùng". Days that the phrase lists come back as listed.
    """
    calendar = calendar or vietnam_calendar()
    computed = {day for repeat in rule.repeats for day in repeat.due_days(year, calendar)}
    listed = set() if rule.repeats else {day for day in rule.dues if day.year == year}
    return tuple(sorted(day for day in computed | listed if _within(rule, day)))


def _within(rule: DeadlineRule, day: date) -> bool:
    return (rule.start is None or rule.start <= day) and (rule.due is None or day <= rule.due)


# -- as JSON -----------------------------------------------------------------------------------------------------


def rule_as_json(reading: DeadlineReading) -> dict[str, Any]:
    """The reading as `nhacviec deadline --json` prints it; `kind` is "doubt" when no rule could be read.

    `repeats`, `times` and `by_time` appear only where the rule has them.
    """
    rule = reading.rule or DeadlineRule(kind=DeadlineKind.CONDITIONAL)
    printed: dict[str, Any] = {
        "text": reading.text,
        "kind": rule.kind.value if reading.rule else "doubt",
        "from": _iso(rule.start),
        "due": _iso(rule.due),
        "strictly_before": _iso(rule.strictly_before),
        "every": [every.value for every in rule.every],
        "dues": [day.isoformat() for day in rule.dues],
        "periodic": rule.periodic,
        "condition": rule.condition,
        "doubt": _doubt_as_json(reading.doubt),
    }
    return printed | _rarer_parts(rule)


def bare_rule_as_json(rule: DeadlineRule | None) -> dict[str, Any] | None:
    """A rule without the words that it was read from, as `rule_as_json` prints it; None for none."""
    return None if rule is None else rule_as_json(DeadlineReading(text="", rule=rule, doubt=None))


def _rarer_parts(rule: DeadlineRule) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    if rule.repeats:
        parts["repeats"] = [_repeat_as_json(repeat) for repeat in rule.repeats]
    if rule.times > 1:
        parts["times"] = rule.times
    if rule.by_time:
        parts["by_time"] = rule.by_time.isoformat("minutes")
    return parts


def rule_from_json(printed: Mapping[str, Any] | None) -> DeadlineRule | None:
    """The rule that `rule_as_json` printed, None for a doubt or nothing. Raises ValueError or KeyError on other
    shapes."""
    if printed is None or printed["kind"] == "doubt":
        return None
    return DeadlineRule(
        kind=DeadlineKind(printed["kind"]),
        start=_day(printed.get("from")),
        due=_day(printed.get("due")),
        strictly_before=_day(printed.get("strictly_before")),
        every=tuple(Every(every) for every in printed.get("every") or ()),
        repeats=tuple(Repeat(**(repeat | {"every": Every(repeat["every"])})) for repeat in printed.get("repeats", ())),
        dues=tuple(date.fromisoformat(day) for day in printed.get("dues") or ()),
        times=printed.get("times", 1),
        by_time=time.fromisoformat(printed["by_time"]) if printed.get("by_time") else None,
        periodic=bool(printed.get("periodic")),
        condition=printed.get("condition"),
    )


def _repeat_as_json(repeat: Repeat) -> dict[str, Any]:
    return {
        "every": repeat.every.value,
        "month": repeat.month,
        "day": repeat.day,
        "weekday": repeat.weekday,
        "working": repeat.working,
        "before": repeat.before,
    }


def _doubt_as_json(doubt: Doubt | None) -> dict[str, Any] | None:
    return {"field": doubt.field, "code": doubt.code, "args": dict(doubt.args)} if doubt else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None
