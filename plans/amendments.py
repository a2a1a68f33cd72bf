"""A new version of a plan against the plan in force: tasks matched by content, and what each version says otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from plans.assignment import best_pairs
from plans.deadlines import DeadlineRule
from plans.drafts import PlanDraft, TaskDraft
from plans.text import fold

# How much alike two contents must be: to be one task for sure; for sure if other cells agree too; perhaps.
_SURE, _SURE_IF_SUPPORTED, _PERHAPS = 0.95, 0.88, 0.60
# What agreeing cells add where contents leave a choice. Codes are renumbered, so they hardly count.
_SECTION, _LEADS, _DEADLINE, _PRODUCT, _CODE = 0.03, 0.03, 0.02, 0.02, 0.005
_SUPPORTED = 3
_NEARLY = 0.06
# A row that was split or merged: so much of the shorter content stands in the longer one.
_CONTAINED, _SHORTEST_PIECE = 90, 15
# A paper of which so many tasks are of the plan is another version of it.
_MOST, _FEWEST = 0.5, 3


class Field(StrEnum):
    """What may be different in a task that both versions have. Its code may change without anything being changed."""

    CONTENT = "content"
    SECTION = "section"
    REQUIREMENT = "requirement"
    PRODUCT = "product"
    DEADLINE = "deadline"
    LEADS = "leads"
    COORDINATORS = "coordinators"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same task in both versions, by its place in each; `changes` says in what they differ.

    `likeness` of the contents is between 0 and 1; `has_rival` tells that one of the two would go with another task
    just as well.
    """

    old: int
    new: int
    likeness: float
    changes: tuple[Field, ...]
    has_rival: bool = False


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two versions of a plan. `unsure` pairs are a human's to decide; tasks stand by their place in their version.

    `parts` tell for an added or dropped task which ones of the other version its content partly stands in: rows that
    were split or merged.
    """

    pairs: tuple[Pair, ...]
    unsure: tuple[Pair, ...]
    added: tuple[int, ...]
    dropped: tuple[int, ...]
    parts_of_added: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    parts_of_dropped: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def same(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not pair.changes)

    @property
    def changed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.changed or self.unsure or self.added or self.dropped)


Said = Mapping[tuple[int, int], bool]


def compare(old: PlanDraft, new: PlanDraft, said: Said | None = None, *, only_named: bool = False) -> Comparison:
    """What `new` changes in `old`. `said` is what a human decided of pairs: the same task, or not.

    Contents that are the same but for case, accents and signs are one task; the others are paired so that the pairs
    are alike in total as much as can be. What is alike, but not surely the same, is `unsure`. With `only_named` the
    new version prints only the rows that it changes, and drops none.
    """
    return _Comparing(old=old, new=new, said=said or {}, likeness=_likeness(old, new)).result(only_named)


Likeness = Mapping[tuple[int, int], float]


def _likeness(old: PlanDraft, new: PlanDraft) -> Likeness:
    """How much the contents of each task in force and each of the new version are alike; 0 where it is too little."""
    olds, news = ([_words(task.content) for task in plan.tasks] for plan in (old, new))
    in_order = {words: " ".join(sorted(words.split())) for words in (*olds, *news)}
    return {
        (o, n): _alike(before, after, in_order) for o, before in enumerate(olds) for n, after in enumerate(news)
    }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Comparing:
    old: PlanDraft
    new: PlanDraft
    said: Said
    likeness: Likeness

    def result(self, only_named: bool) -> Comparison:
        matching = self._matching()
        exact = frozenset(pair for pair in matching if self.likeness[pair] == 1)
        found = [self._pair(old, new, exact) for old, new in sorted(matching)]
        sure = tuple(pair for pair in found if self._is_sure(pair))
        unsure = tuple(pair for pair in found if pair not in sure)
        olds, news = {pair.old for pair in found}, {pair.new for pair in found}
        added = tuple(n for n in range(len(self.new.tasks)) if n not in news)
        dropped = tuple(o for o in range(len(self.old.tasks)) if o not in olds)
        # A row that keeps its words to the letter was neither split nor merged.
        loose_old = {*dropped, *(p.old for p in found if p.likeness < 1)}
        loose_new = {*added, *(p.new for p in found if p.likeness < 1)}
        return Comparison(
            pairs=sure, unsure=unsure, added=added, dropped=() if only_named else dropped,
            parts_of_added={n: parts for n in added if (parts := self._parts(n, loose_old, of_new=True))},
            parts_of_dropped={o: parts for o in dropped if (parts := self._parts(o, loose_new, of_new=False))},
        )  # fmt: skip

    # --- matching ---

    def _matching(self) -> set[tuple[int, int]]:
        """What was decided, then what has the same words, then what is alike: each task once."""
        found = {pair for pair, same in self.said.items() if same}
        for threshold in (1.0, _PERHAPS):
            olds = [o for o in range(len(self.old.tasks)) if o not in {pair[0] for pair in found}]
            news = [n for n in range(len(self.new.tasks)) if n not in {pair[1] for pair in found}]
            alike = {
                (o, n): self._score(o, n)
                for o in olds
                for n in news
                if self.likeness[o, n] >= threshold and (o, n) not in self.said
            }
            found |= best_pairs(alike)
        return found

    def _score(self, old: int, new: int) -> float:
        # The last part only decides between tasks that agree in everything: they stay in their order.
        return self.likeness[old, new] + sum(self._support(old, new)) - abs(old - new) * 1e-7

    def _support(self, old: int, new: int) -> tuple[float, ...]:
        before, after = self.old.tasks[old], self.new.tasks[new]
        differing = self._changes(old, new)
        return (
            0.0 if Field.SECTION in differing else _SECTION,
            0.0 if Field.LEADS in differing else _LEADS,
            0.0 if Field.DEADLINE in differing else _DEADLINE,
            0.0 if Field.PRODUCT in differing else _PRODUCT,
            _CODE if before.code == after.code else 0.0,
        )

    # --- sure or not ---

    def _pair(self, old: int, new: int, exact: frozenset[tuple[int, int]]) -> Pair:
        likeness, rival = self.likeness[old, new], self._has_rival(old, new, exact)
        return Pair(old=old, new=new, likeness=likeness, changes=self._changes(old, new), has_rival=rival)

    def _has_rival(self, old: int, new: int, settled: frozenset[tuple[int, int]]) -> bool:
        """Whether one of the two would go with another task as well, or nearly; not with one that has its own words
        in the other version."""
        others = [(old, n) for n in range(len(self.new.tasks)) if n != new and (old, n) not in self.said]
        others += [(o, new) for o in range(len(self.old.tasks)) if o != old and (o, new) not in self.said]
        likeness, support = self.likeness[old, new], sum(self._support(old, new))
        if likeness == 1:
            return any(self.likeness[pair] == 1 and sum(self._support(*pair)) >= support for pair in others)
        olds, news = {pair[0] for pair in settled}, {pair[1] for pair in settled}
        free = (pair for pair in others if pair[0] not in olds and pair[1] not in news)
        return any(
            self.likeness[pair] >= _PERHAPS
            and self.likeness[pair] + sum(self._support(*pair)) > likeness + support - _NEARLY
            for pair in free
        )

    def _is_sure(self, pair: Pair) -> bool:
        if self.said.get((pair.old, pair.new)) or not pair.changes:
            return True
        if pair.has_rival:
            return False
        if pair.likeness == 1:
            return True
        before, after = (plan.tasks[place].content for plan, place in ((self.old, pair.old), (self.new, pair.new)))
        if _numbers(before) != _numbers(after):
            return False
        agreeing = sum(weight > 0 for weight in self._support(pair.old, pair.new)[:4])
        return pair.likeness >= (_SURE_IF_SUPPORTED if agreeing >= _SUPPORTED else _SURE)

    # --- differences ---

    def _changes(self, old: int, new: int) -> tuple[Field, ...]:
        known = self._known.get((old, new))
        if known is None:
            known = self._known[old, new] = self._differences(old, new)
        return known

    @cached_property
    def _known(self) -> dict[tuple[int, int], tuple[Field, ...]]:
        """The differences that were looked up: a pair is weighed against many others."""
        return {}

    def _differences(self, old: int, new: int) -> tuple[Field, ...]:
        before, after = self.old.tasks[old], self.new.tasks[new]
        differs = {
            Field.CONTENT: _words(before.content) != _words(after.content),
            Field.SECTION: self._titles[0].get(before.section) != self._titles[1].get(after.section),
            Field.REQUIREMENT: _words(before.requirement) != _words(after.requirement),
            Field.PRODUCT: _words(before.product) != _words(after.product),
            Field.DEADLINE: not _same_deadline(before, after),
            Field.LEADS: not _same_leads(before, after),
            Field.COORDINATORS: not _same_coordinators(before, after),
            Field.NOTES: _words(before.notes) != _words(after.notes),
        }
        return tuple(one for one, differing in differs.items() if differing and one not in self._without_column)

    @cached_property
    def _without_column(self) -> frozenset[Field]:
        return columns_missing(self.new)

    @cached_property
    def _titles(self) -> tuple[Mapping[str | None, str], Mapping[str | None, str]]:
        return _titles_of(self.old), _titles_of(self.new)

    def _parts(self, place: int, others: Iterable[int], *, of_new: bool) -> tuple[int, ...]:
        mine, theirs = (self.new, self.old) if of_new else (self.old, self.new)
        words = _words(mine.tasks[place].content)
        return tuple(n for n in sorted(others) if _stands_in(words, _words(theirs.tasks[n].content)))


def _titles_of(plan: PlanDraft) -> Mapping[str | None, str]:
    titles: dict[str | None, str] = {section.code: _words(section.title) for section in plan.sections}
    return {None: "", **titles}


_SIGNS = re.compile(r"[\s.,;:()\[\]\"'“”‘’–—•+*_-]+")
_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")


@lru_cache(maxsize=8192)  # the cells of two plans, each of which is held against many
def _words(printed: str | None) -> str:
    """The words alone: readings of one paper in several formats differ in case, spacing and signs."""
    return _SIGNS.sub(" ", fold(printed or "")).strip()


def _alike(before: str, after: str, in_order: Mapping[str, str]) -> float:
    if before == after:
        return 1.0
    least = _PERHAPS * 100
    moved = fuzz.ratio(in_order[before], in_order[after], score_cutoff=least)
    # Never quite 1, which is for the same words in the same order.
    return min(0.99, max(fuzz.ratio(before, after, score_cutoff=least), moved) / 100)


@lru_cache(maxsize=2048)
def _numbers(printed: str) -> Counter[str]:
    """ "Báo cáo quý I" and "Báo cáo quý II" are two tasks, however alike they look."""
    return Counter(_NUMBER.findall(fold(printed)))


def _stands_in(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_PIECE or shorter == longer:
        return False
    return fuzz.partial_ratio(shorter, longer) >= _CONTAINED


def _same_deadline(before: TaskDraft, after: TaskDraft) -> bool:
    if _words(before.deadline_text) == _words(after.deadline_text):
        # Equal words may have been read otherwise by a human; a rule that is not yet known says nothing.
        return before.deadline is None or after.deadline is None or _rule(before) == _rule(after)
    return before.deadline is not None and _rule(before) == _rule(after)


def _rule(task: TaskDraft) -> DeadlineRule | None:
    rule = task.deadline
    return replace(rule, condition=_words(rule.condition)) if rule and rule.condition else rule


def _same_leads(before: TaskDraft, after: TaskDraft) -> bool:
    if _words(before.lead_text) == _words(after.lead_text) and not (before.leads and after.leads):
        return True
    return _bodies(before.leads, before.lead_groups) == _bodies(after.leads, after.lead_groups)


def _same_coordinators(before: TaskDraft, after: TaskDraft) -> bool:
    if _words(before.coordinators_text) == _words(after.coordinators_text):
        return True
    first, second = (_bodies(task.coordinators, task.coordinator_groups) for task in (before, after))
    return bool(first) and first == second


def _bodies(names: Sequence[str], groups: Sequence[str]) -> frozenset[str]:
    return frozenset((*names, *(_words(group) for group in groups)))


# What is settled ----------------------------------------------------------------------------------------------------

# The fields of a task that belong to a cell, in the order of the annex.
_CELLS: Mapping[Field, tuple[str, ...]] = {
    Field.SECTION: ("section",),
    Field.REQUIREMENT: ("requirement",),
    Field.PRODUCT: ("product", "products"),
    Field.DEADLINE: ("deadline_text", "deadline"),
    Field.LEADS: ("lead_text", "leads", "lead_groups", "groups"),
    Field.COORDINATORS: ("coordinators_text", "coordinators", "coordinator_groups"),
    Field.NOTES: ("notes",),
}


def columns_missing(new: PlanDraft) -> frozenset[Field]:
    """The columns that no task of the version has anything in: a decision often leaves out what it does not change."""
    empty = {cell for cell, names in _CELLS.items() if not any(_has(task, names) for task in new.tasks)}
    return frozenset(empty)


def _has(task: TaskDraft, names: Iterable[str]) -> bool:
    return any(getattr(task, name) for name in names)


def amended(
    old: PlanDraft, new: PlanDraft, said: Said | None = None, *, only_named: bool = False
) -> tuple[PlanDraft, Comparison]:
    """The new version with what is settled already, and what it changes.

    A cell that is printed as before means what it means in force, so that what the office once said to it is not
    asked again. Only cells of tasks that are surely the same are settled.
    """
    likeness = _likeness(old, new)
    found = _Comparing(old=old, new=new, said=said or {}, likeness=likeness).result(only_named)
    tasks = list(new.tasks)
    missing = columns_missing(new)
    for pair in found.pairs:
        tasks[pair.new] = _settled(tasks[pair.new], old.tasks[pair.old], missing)
    right = replace(new, tasks=tuple(tasks))
    known = {(pair.old, pair.new): True for pair in found.pairs} | dict(said or {})
    return right, _Comparing(old=old, new=right, said=known, likeness=likeness).result(only_named)


def _settled(new: TaskDraft, old: TaskDraft, missing: frozenset[Field]) -> TaskDraft:
    same = {
        Field.DEADLINE: _words(new.deadline_text) == _words(old.deadline_text),
        Field.LEADS: _words(new.lead_text) == _words(old.lead_text),
        Field.COORDINATORS: _words(new.coordinators_text) == _words(old.coordinators_text),
        Field.REQUIREMENT: _words(new.requirement) == _words(old.requirement),
        Field.PRODUCT: _words(new.product) == _words(old.product),
    }
    cells = [cell for cell in _CELLS if cell in missing or same.get(cell)]
    kept = {name: getattr(old, name) for cell in cells for name in _CELLS[cell] if cell is not Field.SECTION}
    known = {str(cell) for cell in cells}
    if Field.REQUIREMENT in cells and _words(new.content) == _words(old.content):
        kept["targets"] = old.targets
        known |= {"targets", "content"}
    doubts = tuple(doubt for doubt in new.doubts if doubt.field not in known)
    return replace(new, **kept, doubts=doubts)


# Is it another version ----------------------------------------------------------------------------------------------


class Resemblance(StrEnum):
    """Why a paper looks like another version of a plan in force."""

    NAMES_IT = "names-it"
    SAME_NUMBER = "same-number"
    SAME_TITLE = "same-title"
    MOST_TASKS = "most-tasks"


def resemblance(old: PlanDraft, new: PlanDraft, numbers: Iterable[str]) -> Resemblance | None:
    """Why `new` looks like another version of `old`, None where it is a plan of its own.

    `numbers` are those of the versions that the old plan has had. Plans for other years are plans of their own.
    """
    if not _years_meet(old, new):
        return None
    known = {_words(number) for number in numbers}
    if new.head.amends and _words(new.head.amends) in known:
        return Resemblance.NAMES_IT
    if new.head.number and _words(new.head.number) in known:
        return Resemblance.SAME_NUMBER
    if new.head.title and _words(new.head.title) == _words(old.head.title):
        return Resemblance.SAME_TITLE
    found = compare(old, new).pairs
    return Resemblance.MOST_TASKS if len(found) >= max(_FEWEST, _MOST * len(new.tasks)) else None


def _years_meet(old: PlanDraft, new: PlanDraft) -> bool:
    first, last = old.head.year_from, old.head.year_to or old.head.year_from
    if new.head.year_from is None or first is None or last is None:
        return True
    return new.head.year_from <= last and first <= (new.head.year_to or new.head.year_from)


def names_only_changes(old: PlanDraft, new: PlanDraft) -> bool:
    """Whether the paper seems to print only the rows that it changes: it speaks of amending, and has far fewer."""
    return new.head.amends is not None and len(new.tasks) * 2 < len(old.tasks)
