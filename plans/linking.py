"""One piece of work in several plans: which tasks are likely the same, and which of the linked items leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from rapidfuzz import fuzz

from plans.text import fold

# Above this likeness (0-100) two contents say the same in other words.
_ALIKE = 88
_NEAR = timedelta(days=31)
# A task that comes back tells its turns apart by these.
_NUMERALS = re.compile(r"\d+|\b(?:i{1,3}|iv|vi{0,3}|ix|x)\b")
_PUNCTUATION = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one agency has open of a task: the last day (None: without one) of each of its periods."""

    task: int
    plan: int
    agency: int
    content: str
    dues: tuple[tuple[str, date | None], ...]


def likely_pairs(parts: Sequence[Part]) -> list[tuple[Part, Part]]:
    """The parts of different plans that are likely one piece of work, the most alike first: one agency, nearly the same
    words with the same numbers in them, and last days that lie near each other."""
    found: list[tuple[float, Part, Part]] = []
    for first, second in combinations(sorted(parts, key=lambda part: (part.plan, part.task)), 2):
        if first.plan == second.plan or first.agency != second.agency or not _are_near(first, second):
            continue
        likeness = _likeness(first.content, second.content)
        if likeness >= _ALIKE:
            found.append((-likeness, first, second))
    return [(first, second) for _, first, second in sorted(found, key=lambda one: (one[0], one[1].task, one[2].task))]


def _likeness(first: str, second: str) -> float:
    one, other = (_PUNCTUATION.sub(" ", fold(words)) for words in (first, second))
    if sorted(_NUMERALS.findall(one)) != sorted(_NUMERALS.findall(other)):
        return 0
    return fuzz.token_sort_ratio(one, other)


def _are_near(first: Part, second: Part) -> bool:
    days = [(dict(first.dues)[a], dict(second.dues)[b]) for a, b in same_periods(first.dues, second.dues)]
    return bool(days) and all(_are_days_near(*pair) for pair in days)


def _are_days_near(first: date | None, second: date | None) -> bool:
    if first is None or second is None:
        return first is second
    return abs(first - second) <= _NEAR


def same_periods(
    first: Iterable[tuple[str, date | None]], second: Iterable[tuple[str, date | None]]
) -> Iterator[tuple[str, str]]:
    """The periods of two tasks that stand for the same time: those of one name, or where each has but one, these."""
    one, other = [period for period, _ in first], [period for period, _ in second]
    same = [(period, period) for period in one if period in other]
    if not same and len(one) == len(other) == 1:
        same = [(one[0], other[0])]
    return iter(same)


def strictest(items: Iterable[tuple[int, date | None]]) -> int:
    """Which of the open items of one piece of work leads: the one due first; of several the oldest."""
    return min(items, key=lambda item: (item[1] or date.max, item[0]))[0]
