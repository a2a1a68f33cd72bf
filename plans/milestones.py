"""Yearly milestones: work that runs for years has a last day in each, and an office may say which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.deadline_rules import DeadlineKind, DeadlineRule
from plans.deadlines import read_deadline
from plans.done_before import codes_in
from plans.text import fold

_PREFIX = "by-"
# The days of the longest year: what takes no longer has one last day, its own.
_A_YEAR = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One year of work that runs for years: from its first day to its last. `period` names it within task × agency."""

    period: str
    start: date
    due: date


def runs_for_years(rule: DeadlineRule, first_year: int) -> bool:
    """Whether the work takes more than a year, counted from the plan's first, or has an open end.

    What waits for a condition has no milestones until then.
    """
    if rule.kind is not DeadlineKind.PERIOD or rule.condition is not None:
        return False
    return rule.due is None or (rule.due - _begin(rule, first_year)).days >= _A_YEAR


def milestones_of(rule: DeadlineRule, years: Sequence[int]) -> list[Milestone]:
    """A milestone for each year that the work runs, from the first of these years on; none for other work.

    The last one is due on the work's own last day. What has an open end has one more than these years, so that it is
    never done for good; further ones come by themselves (see `following`).
    """
    if not years or not runs_for_years(rule, years[0]):
        return []
    begin = _begin(rule, years[0])
    until = rule.due.year if rule.due else max(begin.year, years[-1] + 1)
    return [_of_year(year, begin, rule.due) for year in range(begin.year, until + 1)]


def following(year: int) -> Milestone:
    """The milestone of a further year of work with an open end."""
    return _of_year(year, date(year, 1, 1), None)


def _begin(rule: DeadlineRule, first_year: int) -> date:
    return max(rule.start or date(first_year, 1, 1), date(first_year, 1, 1))


def _of_year(year: int, begin: date, due: date | None) -> Milestone:
    last = date(year, 12, 31)
    return Milestone(period=f"{_PREFIX}{year}", start=max(begin, date(year, 1, 1)), due=min(due or last, last))


def year_of(period: str) -> int | None:
    """The year whose milestone an item's period names, None for any other item."""
    year = period.removeprefix(_PREFIX)
    return int(year) if period.startswith(_PREFIX) and year.isdecimal() else None


# What an office says ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneWords:
    """The last day that an office gives to the milestone of a year (None: of every year from this one on) of the tasks
    with these codes (folded; none: of all). `phrase` is the day in their words."""

    year: int | None
    codes: tuple[str, ...]
    phrase: str

    def due(self, year: int, *, counts_the_day: bool) -> date | None:
        """The last day that it means in this year, None where it is not plainly one day of that year."""
        reading = read_deadline(self.phrase, year=year)
        rule = reading.rule
        if rule is None or reading.doubt or rule.condition or rule.kind not in (DeadlineKind.DATE, DeadlineKind.PERIOD):
            return None
        due = rule.strictly_before if counts_the_day and rule.strictly_before else rule.due
        return due if due and due.year == year else None


_TASKS = r"(?:(?:cua |cho )?(?:cac )?(?:nhiem vu|viec|muc|stt|ma) (?P<{}>[\w./, -]+?))"
_YEAR = r"(?:hang nam|moi nam|(?:cua )?nam (?P<{}>20\d\d))"
_SAYS = re.compile(
    r"(?:dat |doi )?moc "
    rf"(?:{_YEAR.format('y1')} ?{_TASKS.format('t1')}?|{_TASKS.format('t2')} ?,? {_YEAR.format('y2')})"
    r"(?: ?: ?(?:la )?| (?:la )?(?=truoc|den|cham nhat|ngay|thang|quy|trong|het|xong))(?P<phrase>.+)"
)


def read_milestone(words: str) -> MilestoneWords | None:
    """ "mốc năm 2027 nhiệm vụ 12: trước 30/11", "mốc hằng năm: trước 30/11"; None where they do not plainly say so."""
    said = _SAYS.fullmatch(fold(words).strip(" .!"))
    if said is None:
        return None
    year, named = said["y1"] or said["y2"], said["t1"] or said["t2"]
    codes = codes_in(named) if named else ()
    if codes is None:
        return None
    return MilestoneWords(year=int(year) if year else None, codes=codes, phrase=said["phrase"])
