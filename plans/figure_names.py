"""The figures of a summary by their names, so that each can be asked "vì sao?" and answers with what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from plans.calendar import PeriodKind
from plans.judging import Timeliness
from plans.summary import Figure, Figures, Moved, Proof, Row, Summary, TaskClass
from plans.work import ItemKind


class FigureName(StrEnum):
    """What can be asked about. `fulfilled` is what the window brought, standing and dated work together. What is
    `short-of-proof` is unproved or proved by half. `expected` is of a year alone, see `expected_in`."""

    DONE = "done"
    APPLICABLE = "applicable"
    DONE_STANDING = "done-standing"
    DONE_DATED = "done-dated"
    ON_TIME = "on-time"
    AFTER_EXTENSION = "after-extension"
    LATE = "late"
    UNDER_WAY = "under-way"
    NOT_YET_DUE = "not-yet-due"
    OVERDUE = "overdue"
    OVERDUE_STUCK = "overdue-stuck"
    BELOW = "below"
    WAITING = "waiting"
    NOT_APPLICABLE = "not-applicable"
    STUCK = "stuck"
    UNPROVED = "unproved"
    HALF_PROVED = "half-proved"
    SHORT_OF_PROOF = "short-of-proof"
    EXPECTED = "expected"
    FULFILLED = "fulfilled"
    FELL_OVERDUE = "fell-overdue"
    EXTENDED = "extended"
    RETURNED = "returned"
    HANDED_OVER = "handed-over"
    REOPENED = "reopened"
    DROPPED = "dropped"


def _done_as(*how: Timeliness) -> Callable[[Figures], Figure]:
    return lambda figures: figures.where(lambda row: row.task_class is TaskClass.DONE and row.timeliness in how)


def _moved(*how: Moved) -> Callable[[Figures], Figure]:
    def any_of(row: Row) -> bool:
        return not row.moves.isdisjoint(how)

    return lambda figures: figures.where(any_of)


_FIGURES: Mapping[FigureName, Callable[[Figures], Figure]] = {
    FigureName.DONE: lambda figures: figures.done,
    FigureName.APPLICABLE: lambda figures: figures.applicable,
    FigureName.DONE_STANDING: lambda figures: figures.done_of(ItemKind.STANDING),
    FigureName.DONE_DATED: lambda figures: figures.done_of(ItemKind.DATED),
    FigureName.ON_TIME: _done_as(Timeliness.ON_TIME),
    FigureName.AFTER_EXTENSION: _done_as(Timeliness.AFTER_EXTENSION, Timeliness.AFTER_LATE_EXTENSION),
    FigureName.LATE: _done_as(Timeliness.LATE, Timeliness.UNDATED),
    FigureName.UNDER_WAY: lambda figures: figures.of(TaskClass.UNDER_WAY),
    FigureName.NOT_YET_DUE: lambda figures: figures.of(TaskClass.NOT_YET_DUE),
    FigureName.OVERDUE: lambda figures: figures.overdue,
    FigureName.OVERDUE_STUCK: lambda figures: figures.overdue_in_difficulty,
    FigureName.BELOW: lambda figures: figures.of(TaskClass.BELOW_REQUIREMENT),
    FigureName.WAITING: lambda figures: figures.of(TaskClass.WAITING),
    FigureName.NOT_APPLICABLE: lambda figures: figures.of(TaskClass.NOT_APPLICABLE),
    FigureName.STUCK: lambda figures: figures.in_difficulty,
    FigureName.UNPROVED: lambda figures: figures.proved(Proof.MISSING),
    FigureName.HALF_PROVED: lambda figures: figures.proved(Proof.INCOMPLETE),
    FigureName.SHORT_OF_PROOF: lambda figures: figures.where(
        lambda row: row.task_class is TaskClass.DONE and row.proof in (Proof.MISSING, Proof.INCOMPLETE)
    ),
    FigureName.FULFILLED: _moved(Moved.DONE, Moved.KEPT, Moved.MADE_UP),
    FigureName.FELL_OVERDUE: _moved(Moved.FELL_OVERDUE),
    FigureName.EXTENDED: _moved(Moved.EXTENDED),
    FigureName.RETURNED: _moved(Moved.RETURNED),
    FigureName.HANDED_OVER: _moved(Moved.HANDED_OVER),
    FigureName.REOPENED: _moved(Moved.REOPENED),
    FigureName.DROPPED: _moved(Moved.DROPPED),
}


def figure(figures: Figures, name: FigureName) -> Figure:
    """The figure of this name, which is not `expected`; it knows the tasks behind it."""
    return _FIGURES[name](figures)


def figures_by_name(figures: Figures) -> dict[FigureName, Figure]:
    """Every figure that can be asked about of any period, in the order in which a summary tells them."""
    return {name: figure(figures, name) for name in _FIGURES}


def expected_in(found: Summary) -> Figure | None:
    """What is expected by the last day of a year whose figures were taken before it; None of other periods."""
    year = found.period.calendar_end
    is_early = found.period.kind is PeriodKind.YEAR and found.taken_on < year
    return found.plan.expected_by(year) if is_early else None
