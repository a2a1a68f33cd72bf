"""Gives the stretches of a phrase their years and months, each from its neighbours, and sets them as days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from plans.calendar import Span, vietnam_calendar
from plans.deadline_clauses import Bound, Clause, Joint, Stretch
from plans.deadline_parts import Level, Part
from plans.deadline_rules import DeadlineDoubt
from plans.deadline_vocabulary import FINISHING, STARTING
from plans.deadline_words import Misread

PLAN_YEARS = range(2000, 2091)

_DAY = timedelta(days=1)
# How far from the plan's year a deadline may lie before it looks like a slip of the pen.
_YEARS_BACK = 1
_YEARS_BACK_OF_PROGRAMMES = 10
_YEARS_AHEAD = 10
_YEARS_AHEAD_OF_PROGRAMMES = 30


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A stretch in its year: the days it leaves for the work."""

    start: date | None
    due: date | None
    strictly_before: date | None = None
    level: Level = Level.DAY
    bound: Bound = Bound.NONE
    joint: Joint = Joint.NONE
    by_time: time | None = None

    @property
    def is_limit(self) -> bool:
        return self.bound in (Bound.BY, Bound.BEFORE)

    @property
    def last(self) -> date:
        return self.due or date.max

    def holds(self, other: Dated) -> bool:
        first = other.start or other.last
        return (self.start or date.min) <= first and other.last <= self.last


def placed(stretches: Sequence[Stretch], year: int) -> list[Dated]:
    """The stretches as days of a plan of `year`. Raises Misread for days that cannot be, or not so far away."""
    items = [_place(stretch, year) for stretch in _with_years(stretches, year)]
    whole_years = all(part.whole_year for stretch in stretches for part in stretch.parts)
    ahead = _YEARS_AHEAD_OF_PROGRAMMES if whole_years else _YEARS_AHEAD
    for item in items:
        day = item.due or item.start
        if day and not year - _YEARS_BACK <= day.year <= year + ahead:
            raise Misread(DeadlineDoubt.YEAR_FAR, date=str(day), year=str(year))
        if item.start and item.start.year < year - _YEARS_BACK_OF_PROGRAMMES:
            raise Misread(DeadlineDoubt.YEAR_FAR, date=str(item.start), year=str(year))
    return items


def without_wider(stretches: Sequence[Stretch], year: int) -> list[Stretch]:
    """Leaves out the period that a limit narrows: "Quý IV hằng năm (trước 15/12)"."""
    dated = [stretch for stretch in stretches if all(part.dated for part in stretch.parts)]
    items = list(zip(dated, placed(dated, year), strict=True))
    limits = [item for _, item in items if item.is_limit and item.joint in (Joint.PAUSE, Joint.BRACKET)]
    wider = [stretch for stretch, item in items if item.start and any(item.holds(limit) for limit in limits)]
    return [stretch for stretch in stretches if stretch not in wider or stretch.first.whole_year]


def _place(stretch: Stretch, year: int) -> Dated:
    """A stretch whose parts have their years, as days."""
    for part in stretch.parts:
        if _year_of(part, year) > max(PLAN_YEARS):
            raise Misread(DeadlineDoubt.YEAR_FAR, date=str(part.year), year=str(year))
    first = stretch.first.span(_year_of(stretch.first, year))
    last = stretch.last.span(_year_of(stretch.last, year)) if stretch.last else first
    if any(part.tet for part in stretch.parts):
        return _before_tet(stretch, first)
    start, due, strictly_before = _edges(stretch, first, last)
    if start and due and due < start:
        raise Misread(DeadlineDoubt.BACKWARDS, start=str(start), end=str(due))
    return Dated(
        start=start,
        due=due,
        strictly_before=strictly_before,
        level=stretch.first.level,
        bound=stretch.bound,
        joint=stretch.joint,
        by_time=stretch.by_time,
    )


# -- clauses that lean on their neighbours -----------------------------------------------------------------------


def with_inherited_bounds(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """In "trước ngày 15/6 và 15/12" the second day is meant like the first."""
    before: Stretch | None = None
    for clause in clauses:
        if isinstance(clause, Stretch):
            if before and _continues(before, clause):
                clause = replace(clause, bound=before.bound)
            before = clause
        yield clause


def _continues(before: Stretch, after: Stretch) -> bool:
    listed = after.bound is Bound.NONE and after.last is None and after.joint in (Joint.AND, Joint.PAUSE)
    return listed and before.is_limit and before.first.level is after.first.level


def with_months_of_periods(stretches: Sequence[Stretch]) -> list[Stretch]:
    """In "tháng 5/2026 (trước ngày 20)" and "từ ngày 10 đến ngày 20/8" a day takes the month beside it."""
    named = [part for stretch in stretches for part in stretch.parts if part.dated]
    months = {(part.month, part.year) for part in named if part.month and part.month == part.last_month}
    settled = []
    for stretch in stretches:
        if stretch.last and not stretch.first.dated and stretch.last.dated:
            stretch = replace(stretch, first=_in_month_of(stretch.first, stretch.last))
        elif not stretch.first.dated and len(months) == 1:
            stretch = replace(stretch, first=_in_month_of(stretch.first, named[0]))
        settled.append(stretch)
    return settled


def from_start_to_finish(stretches: Sequence[Stretch]) -> list[Stretch]:
    """ "Bắt đầu quý I, kết thúc quý III" is one stretch, as "từ tháng 3, hoàn thành tháng 10" is."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and _starts(joined[-1]) and _finishes(stretch):
            start = joined.pop()
            before = stretch.bound is Bound.BEFORE
            stretch = replace(
                start, bound=Bound.NONE, last=stretch.first, last_before=before, by_time=stretch.by_time,
                said=f"{start.said}, {stretch.said}",
            )  # fmt: skip
        joined.append(stretch)
    return joined


def _starts(stretch: Stretch) -> bool:
    begins = stretch.bound is Bound.FROM or not STARTING.isdisjoint(stretch.verbs)
    return begins and stretch.last is None and not stretch.is_limit


def _finishes(stretch: Stretch) -> bool:
    return stretch.last is None and stretch.bound is not Bound.FROM and not FINISHING.isdisjoint(stretch.verbs)


def _in_month_of(day: Part, other: Part) -> Part:
    return replace(day, month=other.month, last_month=other.month, year=other.year, shift=other.shift)


def _with_years(stretches: Sequence[Stretch], year: int) -> list[Stretch]:
    """Each part with a year: its own, else that of the next part that has one, else of the one before."""
    parts = [part for stretch in stretches for part in stretch.parts]
    settled = iter([_with_year_of(parts, index) for index in range(len(parts))])
    dated = []
    for stretch in stretches:
        first = next(settled)
        last = _after(first, next(settled), year) if stretch.last else None
        dated.append(replace(stretch, first=_not_after(first, stretch, last, year), last=last))
    return dated


def _with_year_of(parts: Sequence[Part], index: int) -> Part:
    part = parts[index]
    if part.names_year or part.whole_year:
        return part
    givers = [other for other in [*parts[index + 1 :], *reversed(parts[:index])] if other.names_year]
    return replace(part, year=givers[0].year, shift=givers[0].shift) if givers else part


def _after(first: Part, last: Part, year: int) -> Part:
    """ "Năm sau" at the end of a range counts from the year the range names."""
    return replace(last, year=first.year + last.shift, shift=0) if first.year and not last.year and last.shift else last


def _not_after(first: Part, stretch: Stretch, last: Part | None, year: int) -> Part:
    """ "Từ tháng 11 đến tháng 02/2027" begins in 2026: a year that was borrowed may be one too late."""
    if last is None or stretch.first.names_year or not last.names_year or not (first.month and last.month):
        return first
    if first.span(_year_of(first, year)).start <= last.span(_year_of(last, year)).end:
        return first
    return replace(first, year=_year_of(first, year) - 1, shift=0)


def _year_of(part: Part, year: int) -> int:
    return part.year or year + part.shift


# -- days --------------------------------------------------------------------------------------------------------


def _edges(stretch: Stretch, first: Span, last: Span) -> tuple[date | None, date | None, date | None]:
    """Start, last day and the day named after "trước"."""
    if stretch.last:
        return (first.start, last.start - _DAY, last.start) if stretch.last_before else (first.start, last.end, None)
    if stretch.bound is Bound.BEFORE:
        if stretch.first.loose:
            raise Misread(DeadlineDoubt.VAGUE, words=stretch.said)
        return None, first.start - _DAY, first.start
    if stretch.bound is Bound.BY or (stretch.first.level is Level.DAY and stretch.bound is not Bound.FROM):
        return None, first.end, None
    return first.start, None if stretch.bound is Bound.FROM else first.end, None


def _before_tet(stretch: Stretch, tet: Span) -> Dated:
    """ "Trước Tết": the last working day before the holiday; "trong dịp Tết" is no day."""
    if stretch.bound is not Bound.BEFORE or stretch.last:
        raise Misread(DeadlineDoubt.VAGUE, words=stretch.said)
    due = vietnam_calendar().previous_working_day(tet.start)
    return Dated(start=None, due=due, strictly_before=tet.start, bound=Bound.BEFORE, joint=stretch.joint)


def merged(periods: Sequence[Dated]) -> list[Dated]:
    """Neighbouring periods as one ("Quý I, II"); of a wider and a narrower one ("Năm 2026 (quý III)") the narrower."""
    merged = [periods[0]]
    for before, period in pairwise(periods):
        if period.start and merged[-1].due and period.start == merged[-1].due + _DAY:
            merged[-1] = replace(merged[-1], due=period.due)
        elif before.holds(period) and period.joint in (Joint.PAUSE, Joint.BRACKET):
            merged[-1] = period
        elif period.holds(before) and period.joint is Joint.BRACKET:
            continue
        else:
            merged.append(period)
    return merged
