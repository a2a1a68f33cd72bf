"""A deadline phrase → DeadlineRule → due dates, with a reason where it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TypeVar

import dateparser  # type: ignore[import-untyped]  # it ships no types

from plans.calendar import year_span
from plans.deadline_clauses import Bound, Clause, Condition, Cycle, Joint, OpenEnd, Remark, Standing, Stretch
from plans.deadline_grammar import date_inside, read_clauses
from plans.deadline_parts import Level, Part
from plans.deadline_placing import (
    PLAN_YEARS,
    Dated,
    from_start_to_finish,
    merged,
    placed,
    with_inherited_bounds,
    with_months_of_periods,
    without_wider,
)
from plans.deadline_rules import (
    DeadlineDoubt,
    DeadlineKind,
    DeadlineReading,
    DeadlineRule,
    Every,
    Repeat,
    bare_rule_as_json,
    due_days,
    rule_as_json,
    rule_from_json,
)
from plans.deadline_vocabulary import EACH, FINISHING, ISSUING, STARTING
from plans.deadline_words import Misread, Words
from plans.doubts import Doubt
from plans.text import fold

__all__ = [
    "DeadlineDoubt",
    "DeadlineKind",
    "DeadlineReading",
    "DeadlineRule",
    "Every",
    "Repeat",
    "bare_rule_as_json",
    "due_days",
    "read_deadline",
    "rule_as_json",
    "rule_from_json",
]

_Kind = TypeVar("_Kind", bound=Clause)
_DAY = timedelta(days=1)
_WORKS = STARTING | FINISHING | ISSUING

# The only words in a text that is nothing but a date.
_DATE_WORDS = frozenset(("ngay", "thang", "nam", "thg", "th"))


def read_deadline(text: str, year: int) -> DeadlineReading:
    """What `text`, the deadline of a task in a plan of `year`, asks for.

    The whole phrase is accounted for or the reading is a doubt. "Trước X" ends the day before X; "chậm nhất",
    "đến hết", "trong ngày" include the day; both at once mean the stricter. Ends and middles of months and years
    follow Bộ luật Dân sự 2015, Điều 146. A date without a year is in the plan's year. No text raises;
    ValueError for a plan's year outside 2000–2090, where the calendar could not follow.
    """
    if year not in PLAN_YEARS:
        raise ValueError(f"no plan is of the year {year}")
    try:
        return _Meaning.of(read_clauses(text), year).reading(text)
    except Misread as misread:
        if misread.code == DeadlineDoubt.NOT_UNDERSTOOD and (day := _date_in_another_form(text, year)):
            rule = DeadlineRule(kind=DeadlineKind.DATE, due=day)
            return DeadlineReading(text=text, rule=rule, doubt=_doubt(DeadlineDoubt.UNUSUAL_DATE, date=str(day)))
        return DeadlineReading(text=text, rule=None, doubt=_doubt(misread.code, **misread.words))


def _doubt(code: str, **words: str) -> Doubt:
    return Doubt(field="deadline", code=str(code), args=words)


@dataclass(frozen=True, kw_only=True)
class _Meaning:
    """The clauses of one phrase sorted by what they say, and the doubts found while they are put together."""

    year: int
    clauses: tuple[Clause, ...]
    doubts: list[Doubt] = field(default_factory=list)

    @classmethod
    def of(cls, clauses: Sequence[Clause], year: int) -> _Meaning:
        meaning = cls(year=year, clauses=tuple(with_inherited_bounds(clauses)))
        for remark in meaning._all(Remark):
            if remark.code != DeadlineDoubt.RECURRING_AND_DATED or not meaning._recurs:
                meaning._doubt(remark.code, words=remark.words)
        return meaning

    def reading(self, text: str) -> DeadlineReading:
        rule = self._rule()
        return DeadlineReading(text=text, rule=rule, doubt=self.doubts[0] if self.doubts else None)

    def _all(self, kind: type[_Kind]) -> list[_Kind]:
        return [clause for clause in self.clauses if isinstance(clause, kind)]

    def _doubt(self, code: DeadlineDoubt, **words: str) -> None:
        self.doubts.append(_doubt(code, **words))

    @property
    def _stretches(self) -> list[Stretch]:
        return self._all(Stretch)

    @property
    def _recurs(self) -> bool:
        return bool(self._all(Cycle)) or any(stretch.due_part.cycle for stretch in self._stretches)

    @property
    def _condition(self) -> str | None:
        return ", ".join(condition.text for condition in self._all(Condition)) or None

    # -- which kind of rule

    def _rule(self) -> DeadlineRule:
        standing = self._all(Standing)
        if self._recurs:
            rule = self._recurring()
            periodic = all(clause.periodic for clause in standing)  # "định kỳ (quý, năm)" says "hằng" and no more
            return rule if periodic else self._standing_and_recurring(rule)
        if standing:
            return self._continuous(periodic=any(clause.periodic for clause in standing))
        if self._stretches:
            return self._dated()
        if self._condition:
            return self._conditional()
        raise Misread(DeadlineDoubt.NOT_UNDERSTOOD, words="")

    def _conditional(self) -> DeadlineRule:
        self._doubt_dates_in_conditions()
        return DeadlineRule(kind=DeadlineKind.CONDITIONAL, condition=self._condition)

    def _doubt_dates_in_conditions(self) -> None:
        for condition in self._all(Condition):
            if day := date_inside(condition.text):
                self._doubt(DeadlineDoubt.DATE_IN_CONDITION, words=day)

    def _standing_and_recurring(self, rule: DeadlineRule) -> DeadlineRule:
        if rule.dues:
            self._doubt(DeadlineDoubt.STANDING_AND_DATED)
            return rule
        return replace(rule, kind=DeadlineKind.CONTINUOUS, periodic=True)

    def _continuous(self, *, periodic: bool) -> DeadlineRule:
        if not self._stretches:
            return DeadlineRule(kind=DeadlineKind.CONTINUOUS, periodic=periodic, condition=self._condition)
        dated = self._dated()
        over_then = any(not (FINISHING | ISSUING).isdisjoint(stretch.verbs) for stretch in self._stretches)
        joined = all(clause.joint is Joint.NONE for clause in self.clauses[1:])
        only_begins = all(stretch.bound is Bound.FROM and not stretch.last for stretch in self._stretches)
        tied = only_begins or (joined and not any(stretch.is_lone_day for stretch in self._stretches))
        whole_years = all(part.whole_year for stretch in self._stretches for part in stretch.parts)
        if dated.kind is DeadlineKind.RECURRING or over_then or not (tied or whole_years):
            self._doubt(DeadlineDoubt.STANDING_AND_DATED)
            return dated
        start, due = self._limits(dated.start, dated.due)
        return replace(
            dated, kind=DeadlineKind.CONTINUOUS, start=start, due=due, strictly_before=None, periodic=periodic
        )

    def _limits(self, start: date | None, due: date | None) -> tuple[date | None, date | None]:
        """The limits of lasting work, left out when they are just the plan's year."""
        whole = year_span(self.year)
        return (None, None) if (start, due) == (whole.start, whole.end) else (start, due)

    # -- dates and periods

    def _dated(self) -> DeadlineRule:
        stretches = from_start_to_finish(with_months_of_periods(self._stretches))
        items = placed(stretches, self.year)
        if any(item.joint is Joint.NONE and not item.is_limit for item in items[1:]):
            self._doubt(DeadlineDoubt.SEVERAL_DAYS, first=_end_of(items[0]), last=_end_of(items[-1]))
        works = [work for stretch in stretches if (work := _WORKS.intersection(stretch.verbs))]
        if any(work != works[0] for work in works):
            self._doubt(DeadlineDoubt.SEVERAL_DAYS, first=_end_of(items[0]), last=_end_of(items[-1]))
        if any(item.joint is Joint.OR for item in items[1:]):
            raise Misread(DeadlineDoubt.ALTERNATIVES, first=stretches[0].said, second=stretches[1].said)
        rule = self._put_together(items)
        if self._all(OpenEnd):
            rule = _opened(rule)
        for condition in self._all(Condition):
            if condition.joint is Joint.OR:
                self._doubt(DeadlineDoubt.ALTERNATIVES, first=stretches[0].said, second=condition.text)
        self._doubt_dates_in_conditions()
        times = [item.by_time for item in items if item.by_time]
        return replace(rule, by_time=times[0] if times else None, condition=self._condition)

    def _put_together(self, items: Sequence[Dated]) -> DeadlineRule:
        limits = [item for item in items if item.is_limit]
        days = [item for item in items if item.start is None and not item.is_limit]
        periods = [item for item in items if item.start]
        if not periods:
            return self._of_days([*items])
        if days:
            return self._several(items, asks=True)
        joined = merged(periods)
        if len(joined) < len(periods) and any(item.level is Level.MONTHS for item in periods):
            self._doubt(DeadlineDoubt.SEVERAL_DAYS, first=str(periods[0].due), last=str(periods[-1].due))
        if len(joined) > 1:
            if limits:
                raise Misread(DeadlineDoubt.CONTRADICTION, first=str(joined[0].due), second=str(limits[0].due))
            return self._several(joined, asks=True)
        return self._period(joined[0], limits)

    def _period(self, period: Dated, limits: Sequence[Dated]) -> DeadlineRule:
        limit = self._strictest(limits) if limits else period
        if not period.holds(limit):
            raise Misread(DeadlineDoubt.CONTRADICTION, first=str(period.due), second=str(limit.due))
        return DeadlineRule(
            kind=DeadlineKind.PERIOD, start=period.start, due=limit.due, strictly_before=limit.strictly_before
        )

    def _of_days(self, items: Sequence[Dated]) -> DeadlineRule:
        if _are_one_event(items):
            return DeadlineRule(kind=DeadlineKind.PERIOD, start=items[0].due, due=items[-1].due)
        if len(items) > 1 and len({item.bound for item in items}) == 1:
            unlike = [item for item in items[1:] if item.joint is Joint.NONE or item.level is not Level.DAY]
            return self._several(items, asks=bool(unlike))
        day = self._strictest(items)
        return DeadlineRule(kind=DeadlineKind.DATE, due=day.due, strictly_before=day.strictly_before)

    def _strictest(self, items: Sequence[Dated]) -> Dated:
        if len({item.due for item in items}) > 1:
            self._doubt(DeadlineDoubt.STRICTER_OF_TWO, first=str(items[0].due), second=str(items[1].due))
        return min(items, key=lambda item: item.last)

    def _several(self, items: Sequence[Dated], *, asks: bool) -> DeadlineRule:
        """Several days, each of them due: "tháng 6 và tháng 12"."""
        dues = tuple(sorted({item.due for item in items if item.due}))
        if len(dues) < len(items):
            raise Misread(DeadlineDoubt.CONTRADICTION, first=str(items[0].due), second=str(items[-1].due))
        if asks:
            self._doubt(DeadlineDoubt.SEVERAL_DAYS, first=str(dues[0]), last=str(dues[-1]))
        return DeadlineRule(kind=DeadlineKind.RECURRING, dues=dues)

    # -- what comes again

    def _recurring(self) -> DeadlineRule:
        every = self._every()
        stretches = without_wider(self._stretches, self.year)
        repeats = [repeat for stretch in stretches for repeat in self._repeats(stretch, every)]
        windows = [stretch for stretch in self._stretches if self._is_window(stretch, every)]
        start, due = self._window(windows, every)
        cycles = self._all(Cycle)
        for cycle in cycles:
            self._doubt_frequency(cycle)
        times = [stretch.by_time for stretch in self._stretches if stretch.by_time]
        rule = DeadlineRule(
            kind=DeadlineKind.RECURRING,
            start=start,
            due=due,
            every=every,
            repeats=tuple(dict.fromkeys(repeats)),
            times=max((cycle.times for cycle in cycles), default=1),
            by_time=times[0] if times else None,
            condition=self._condition,
        )
        return replace(rule, dues=due_days(rule, self.year))

    def _every(self) -> tuple[Every, ...]:
        """The units of all cycles, spoken or meant by a day ("tháng cuối quý"), in the order of the phrase."""
        said: list[Every] = []
        for clause in self.clauses:
            if isinstance(clause, Cycle):
                said += clause.units
            elif isinstance(clause, Stretch):
                cycle = clause.due_part.cycle
                said += [cycle[0]] if cycle and cycle[0] else []
        return tuple(dict.fromkeys(said))

    def _doubt_frequency(self, cycle: Cycle) -> None:
        if cycle.uncommon or cycle.times > 1:
            self._doubt(DeadlineDoubt.UNCOMMON_FREQUENCY, words=cycle.said)
        if cycle.bare and len(self._all(Cycle)) == 1:
            self._doubt(DeadlineDoubt.BARE_FREQUENCY, words=cycle.said)

    def _is_window(self, stretch: Stretch, every: Sequence[Every]) -> bool:
        """Whether a stretch limits the whole rule ("hằng tháng trong năm 2026") and sets no day of its own."""
        parts = stretch.parts
        if any(not part.dated for part in parts) or (stretch.first.whole_year and not stretch.first.names_year):
            return False
        return any(part.year for part in parts) or not self._comes_yearly(stretch, every)

    def _comes_yearly(self, stretch: Stretch, every: Sequence[Every]) -> bool:
        """Whether a day or stretch without its own year is one of every year."""
        if Every.YEAR in every or Every.HALF_YEAR in every:
            return True
        days = [s for s in self._stretches if s.first.level is Level.DAY and s.first.dated and not s.first.year]
        expected = {Every.QUARTER: 4, Every.MONTH: 12}
        return stretch in days and len(every) == 1 and len(days) == expected.get(every[0])

    def _window(self, windows: Sequence[Stretch], every: Sequence[Every]) -> tuple[date | None, date | None]:
        items = placed(windows, self.year)
        if not items:
            return None, None
        if any(not _plainly_limits(stretch, every) for stretch in windows):
            self._doubt(DeadlineDoubt.RECURRING_AND_DATED)
        starts = [item.start for item in items if item.start]
        dues = [item.due for item in items if item.due]
        return self._limits(min(starts, default=None), max(dues, default=None))

    def _repeats(self, stretch: Stretch, every: Sequence[Every]) -> Iterator[Repeat]:
        """The due days that a stretch sets in each period."""
        part = stretch.due_part
        before = stretch.bound is Bound.BEFORE or stretch.last_before
        if part.cycle:
            if part.cycle == (Every.MONTH, 0) and not self._says_each(stretch):
                self._doubt(DeadlineDoubt.BARE_FREQUENCY, words=stretch.said)
            yield from self._in_cycle(part, part.cycle, before, every, stretch.said)
        elif not part.dated:
            if Every.MONTH not in every:
                raise Misread(DeadlineDoubt.DAY_WITHOUT_MONTH, day=str(part.day))
            yield Repeat(every=Every.MONTH, day=part.day, before=before)
        elif not self._is_window(stretch, every) and not part.whole_year:
            only_begins = stretch.bound is Bound.FROM and not stretch.last
            if only_begins or not self._names_the_day_of(stretch, every):
                self._doubt(DeadlineDoubt.RECURRING_AND_DATED)
            yield _yearly(part, before)

    def _says_each(self, stretch: Stretch) -> bool:
        """Whether "mỗi", "hằng" or the like stand anywhere, so that "ngày cuối tháng" is surely of every month."""
        return bool(self._all(Cycle)) or not set(EACH).isdisjoint(fold(stretch.said).split())

    def _names_the_day_of(self, stretch: Stretch, every: Sequence[Every]) -> bool:
        """Whether it is plain which reports are due then: the yearly ones, or half-yearly ones with a day each."""
        served = {stretch.due_part.cycle[0] for stretch in self._stretches if stretch.due_part.cycle}
        left = set(every) - served
        is_day = stretch.first.level is Level.DAY
        return left == {Every.YEAR} or (is_day and (left <= {Every.HALF_YEAR, Every.YEAR} or len(left) == 1))

    def _in_cycle(
        self, part: Part, cycle: tuple[Every | None, int], before: bool, every: Sequence[Every], said: str
    ) -> Iterator[Repeat]:
        spoken = [unit for clause in self._all(Cycle) for unit in clause.units]
        stray = part.weekday is not None and Every.WEEK not in spoken
        if stray or (cycle[0] is None and not every):
            raise Misread(DeadlineDoubt.VAGUE, words=said)
        for unit in (cycle[0],) if cycle[0] else every:
            yield Repeat(
                every=unit,
                month=cycle[1],
                day=part.last_day if part.loose else part.day,
                weekday=part.weekday,
                working=part.working,
                before=before,
            )


def _are_one_event(items: Sequence[Dated]) -> bool:
    """Whether days follow one another, as in "ngày 15, 16/8"."""
    listed = all(item.due and not item.is_limit for item in items)
    tied = all(item.joint in (Joint.PAUSE, Joint.AND) for item in items[1:])
    return listed and tied and len(items) > 1 and all(b.last - a.last == _DAY for a, b in pairwise(items))


def _end_of(item: Dated) -> str:
    return str(item.due or item.start)


def _yearly(part: Part, before: bool) -> Repeat:
    """A day of every year; "trước quý IV" stops before its first day, everything else ends with its last."""
    month, day = (part.month, part.day) if before else (part.last_month, part.last_day)
    return Repeat(
        every=Every.YEAR, month=(month or 12) - 12 + 12 * part.shift, day=day, working=part.working, before=before
    )


def _plainly_limits(stretch: Stretch, every: Sequence[Every]) -> bool:
    """ "Trong năm 2026", "từ quý II": not "hằng năm, Quý I/2026", nor a single day."""
    if not (FINISHING | ISSUING).isdisjoint(stretch.verbs):
        return False
    if all(part.whole_year for part in stretch.parts):
        return True
    plain = stretch.bound is not Bound.NONE and not stretch.is_lone_day
    return plain and Every.YEAR not in every


def _opened(rule: DeadlineRule) -> DeadlineRule:
    if rule.kind is not DeadlineKind.PERIOD:
        raise Misread(DeadlineDoubt.VAGUE, words=str(rule.due))
    return replace(rule, due=None, strictly_before=None)


# -- the last resort ---------------------------------------------------------------------------------------------


def _date_in_another_form(text: str, year: int) -> date | None:
    """A date in a form the grammar does not know ("15 / 12 , 2026 *"), as dateparser reads it.

    Taken only when the text is nothing but a date and its numbers are the day, month and year of the result.
    """
    words = Words(text)
    numbers: list[int | None] = []
    while not words.done:
        if words.text.isalpha() and words.text not in _DATE_WORDS:
            return None
        numbers += [words.number_ahead()] if words.text.isdigit() else []
        words.at += 1
    if len(numbers) != 3:
        return None
    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    settings["RELATIVE_BASE"] = datetime(year, 1, 1)  # noqa: DTZ001 -- dateparser wants it naive; no clock is read
    found = dateparser.parse(text, languages=["vi"], settings=settings)
    if found is None or numbers != [found.day, found.month, found.year]:
        return None
    return found.date() if abs(found.year - year) <= 1 else None
