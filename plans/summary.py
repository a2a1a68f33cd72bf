"""A period's events → figures and report rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from plans.calendar import ReportingPeriod, WorkCalendar, in_vietnam
from plans.judging import Judgement, Timeliness, end_of_day, judge, standing_events
from plans.work import (
    JUDGE_RULES,
    EventKind,
    ItemEvent,
    ItemFacts,
    ItemKind,
    JudgeRules,
    Status,
    Verdict,
    late_after,
)


class TaskClass(StrEnum):
    """Where a task of the plan is counted, in one place only. Dropped tasks are no longer of the plan."""

    NOT_APPLICABLE = "not_applicable"
    BELOW_REQUIREMENT = "below_requirement"
    DONE = "done"
    OVERDUE = "overdue"
    UNDER_WAY = "under_way"
    NOT_YET_DUE = "not_yet_due"
    WAITING = "waiting"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class ItemHistory:
    """An item with all its events (later ones too) and how many pieces of evidence it has at the time of asking."""

    item: ItemFacts
    events: tuple[ItemEvent, ...]
    evidence: int = 0


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """A task of the plan with all its items; from `dropped_on` the plan no longer has it."""

    id: int
    kind: ItemKind
    items: tuple[ItemHistory, ...]
    dropped_on: date | None = None

    def at(self, moment: datetime) -> TaskFacts | None:
        """The task without what an amendment changed later, None where it was not there yet."""
        items = tuple(_as_then(history, moment) for history in self.items if _was_there(history, moment))
        return replace(self, items=items) if items or not self.items else None

    def is_dropped(self, moment: datetime) -> bool:
        """Whether an amendment had taken it out by then."""
        return self.dropped_on is not None and self.dropped_on <= in_vietnam(moment).date()


def _was_there(history: ItemHistory, moment: datetime) -> bool:
    created = next((event for event in history.events if event.kind is EventKind.CREATED), None)
    return created is None or "amendment" not in created.data or created.at <= moment


def _as_then(history: ItemHistory, moment: datetime) -> ItemHistory:
    """The item in the hands of the agency that had it then."""
    handed = (e for e in history.events if e.kind is EventKind.REASSIGNED and e.at > moment)
    first = next(handed, None)
    return history if first is None else replace(history, item=replace(history.item, agency=first.data["from"]))


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """An item as judged; `counts` is False for a window of standing work that is still open and unanswered."""

    item: ItemFacts
    judgement: Judgement
    item_class: TaskClass
    evidence: int
    counts: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A task, or one agency's share of it. `due` is the latest of its items, so are the days of reporting."""

    task: int
    kind: ItemKind
    task_class: TaskClass
    timeliness: Timeliness | None
    has_difficulty: bool
    lacks_evidence: bool
    due: date | None
    reported_at: datetime | None
    completed_on: date | None
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number and the tasks behind it ("Vì sao 23?")."""

    task_ids: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.task_ids)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures over some rows; every one of them names its tasks."""

    rows: tuple[Row, ...]

    def where(self, test: Callable[[Row], bool]) -> Figure:
        return Figure(task_ids=tuple(row.task for row in self.rows if test(row)))

    def of(self, task_class: TaskClass) -> Figure:
        return self.where(lambda row: row.task_class is task_class)

    @property
    def total(self) -> Figure:
        """All tasks of the plan but the dropped ones: the sum of the other classes."""
        return self.where(lambda row: row.task_class is not TaskClass.DROPPED)

    @property
    def applicable(self) -> Figure:
        """What the percentage is of: a task found not applicable asks for nothing."""
        out = (TaskClass.DROPPED, TaskClass.NOT_APPLICABLE)
        return self.where(lambda row: row.task_class not in out)

    @property
    def done(self) -> Figure:
        return self.of(TaskClass.DONE)

    def done_of(self, kind: ItemKind) -> Figure:
        """Standing ("thường xuyên") and dated work are counted apart."""
        return self.where(lambda row: row.task_class is TaskClass.DONE and row.kind is kind)

    def done_as(self, timeliness: Timeliness) -> Figure:
        """A task with several items is as timely as the worst of them."""
        return self.where(lambda row: row.task_class is TaskClass.DONE and row.timeliness is timeliness)

    @property
    def overdue(self) -> Figure:
        return self.of(TaskClass.OVERDUE)

    @property
    def overdue_in_difficulty(self) -> Figure:
        return self.where(lambda row: row.task_class is TaskClass.OVERDUE and row.has_difficulty)

    @property
    def in_difficulty(self) -> Figure:
        return self.where(lambda row: row.has_difficulty)

    @property
    def without_evidence(self) -> Figure:
        """Done, but at least one of the reports is proved by nothing."""
        return self.where(lambda row: row.task_class is TaskClass.DONE and row.lacks_evidence)

    @property
    def with_evidence(self) -> Figure:
        return self.where(lambda row: row.task_class is TaskClass.DONE and not row.lacks_evidence)

    @property
    def percent(self) -> Decimal | None:
        """Done of applicable, see `percentage`."""
        return percentage(self.done.count, self.applicable.count)


def percentage(part: int, whole: int) -> Decimal | None:
    """With two decimals, half up as an office rounds (23 of 39 is 58.97); None of nothing."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Movement:
    """What the window itself brought.

    `done` is dated work, `kept` standing work whose windows closed in it; `fell_overdue` was not overdue before.
    """

    done: Figure
    kept: Figure
    fell_overdue: Figure
    extended: Figure
    returned: Figure
    fell_into_difficulty: Figure


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The plan's tasks, cumulative to `taken_on`; the same by agency, each with its share; and the movement.

    `taken_on` is the cut-off, or an earlier day when the figures were taken before it: a report says so.
    """

    period: ReportingPeriod
    taken_on: date
    plan: Figures
    agencies: dict[int, Figures]
    movement: Movement


def summarise(
    tasks: Sequence[TaskFacts],
    calendar: WorkCalendar,
    period: ReportingPeriod,
    as_of: datetime,
    rules: JudgeRules = JUDGE_RULES,
) -> Summary:
    """The figures of a period as they were known at `as_of`, from history alone.

    What happened after the cut-off belongs to the next period, but for one thing: where agencies send in after
    the cut-off, an answer for a closed window of standing work counts when it came by that day. So a period long
    past gives the same figures whenever it is asked for.
    """
    moment = min(as_of, end_of_day(period.cut_off))
    before = min(moment, end_of_day(period.start - timedelta(days=1)))
    judged = _Judged(calendar=calendar, rules=rules)
    earlier = Figures(rows=tuple(_row(task, judged.items(task, before, before), before) for task in _at(tasks, before)))
    tasks = _at(tasks, moment)
    rows = {task.id: judged.items(task, moment, as_of) for task in tasks}
    plan = Figures(rows=tuple(_row(task, rows[task.id], moment) for task in tasks))
    return Summary(
        period=period,
        taken_on=in_vietnam(moment).date(),
        plan=plan,
        agencies=_by_agency(tasks, rows, moment),
        movement=_movement(tasks, plan, earlier, period, moment),
    )


def _at(tasks: Sequence[TaskFacts], moment: datetime) -> list[TaskFacts]:
    """The tasks as the plan had them; dropped ones are still told of, as such."""
    return [there for task in tasks if (there := task.at(moment))]


# -- rows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Judged:
    calendar: WorkCalendar
    rules: JudgeRules

    def items(self, task: TaskFacts, moment: datetime, as_of: datetime) -> tuple[ItemRow, ...]:
        return tuple(self._item(history, moment, as_of) for history in task.items)

    def _item(self, history: ItemHistory, moment: datetime, as_of: datetime) -> ItemRow:
        item = history.item
        standing_to = item.end if item.kind is ItemKind.STANDING else None
        is_open = standing_to is not None and standing_to > in_vietnam(moment).date()
        judgement = judge(item, history.events, self.calendar, moment, self.rules)
        if standing_to and not is_open and judgement.due:
            sent_by = end_of_day(late_after(judgement.due, self.calendar))
            judgement = judge(item, history.events, self.calendar, min(as_of, max(moment, sent_by)), self.rules)
        item_class = classify(judgement)
        unanswered = item_class in (TaskClass.NOT_YET_DUE, TaskClass.UNDER_WAY, TaskClass.WAITING)
        return ItemRow(
            item=item,
            judgement=judgement,
            item_class=item_class,
            evidence=history.evidence,
            counts=not (is_open and unanswered),
        )


_BY_VERDICT = {
    Verdict.NOT_APPLICABLE: TaskClass.NOT_APPLICABLE,
    Verdict.BELOW_REQUIREMENT: TaskClass.BELOW_REQUIREMENT,
}
_BY_STATUS = {Status.WAITING: TaskClass.WAITING, Status.OPEN: TaskClass.NOT_YET_DUE}


def classify(judgement: Judgement) -> TaskClass:
    """The class of one item; the first that fits, in the order of `TaskClass`."""
    if judgement.status is Status.DROPPED:
        return TaskClass.DROPPED
    if judgement.verdict:
        return _BY_VERDICT[judgement.verdict]
    if judgement.is_done:
        return TaskClass.DONE
    if judgement.is_overdue:
        return TaskClass.OVERDUE
    # A report that a commune does not count before it is confirmed or verified is work under way.
    return _BY_STATUS.get(judgement.status, TaskClass.UNDER_WAY)


def _class_of(classes: Sequence[TaskClass]) -> TaskClass:
    """The class of a task from those of its items, of which none is dropped unless all are."""
    applicable = [c for c in classes if c is not TaskClass.NOT_APPLICABLE]
    if not classes:
        return TaskClass.NOT_YET_DUE
    if not applicable or TaskClass.DROPPED in applicable:
        return (applicable or classes)[0]
    finished = {TaskClass.DONE, TaskClass.BELOW_REQUIREMENT}
    if finished.issuperset(applicable):
        return min(applicable, key=list(TaskClass).index)
    # Some are finished and others are not: as a whole it is under way, unless it is overdue.
    begun = [TaskClass.UNDER_WAY if c in finished else c for c in applicable]
    return min(begun, key=list(TaskClass).index)


def _weighed(items: Sequence[ItemRow]) -> Sequence[ItemRow]:
    kept = [row for row in items if row.item_class is not TaskClass.DROPPED]
    return [row for row in kept if row.counts] or kept or items


_WORST_LAST = (
    Timeliness.ON_TIME,
    Timeliness.AFTER_EXTENSION,
    Timeliness.UNDATED,
    Timeliness.AFTER_LATE_EXTENSION,
    Timeliness.LATE,
)
_CLOSED = (TaskClass.NOT_APPLICABLE, TaskClass.BELOW_REQUIREMENT, TaskClass.DONE, TaskClass.DROPPED)


def _row(task: TaskFacts, items: Sequence[ItemRow], moment: datetime) -> Row:
    weighed = _weighed(items)
    done = [row for row in weighed if row.item_class is TaskClass.DONE]
    dropped = task.is_dropped(moment)
    task_class = TaskClass.DROPPED if dropped else _class_of([row.item_class for row in weighed])
    timeliness = [row.judgement.timeliness for row in done if row.judgement.timeliness]
    return Row(
        task=task.id,
        kind=task.kind,
        task_class=task_class,
        timeliness=max(timeliness, key=_WORST_LAST.index) if task_class is TaskClass.DONE else None,
        has_difficulty=any(row.judgement.has_difficulty and row.item_class not in _CLOSED for row in items),
        lacks_evidence=any(not row.evidence for row in done),
        due=max((row.judgement.due for row in weighed if row.judgement.due), default=None),
        reported_at=max((row.judgement.reported_at for row in weighed if row.judgement.reported_at), default=None),
        completed_on=max((row.judgement.completed_on for row in done if row.judgement.completed_on), default=None),
        items=tuple(items),
    )


def _by_agency(
    tasks: Sequence[TaskFacts], rows: dict[int, tuple[ItemRow, ...]], moment: datetime
) -> dict[int, Figures]:
    shares: dict[int, list[Row]] = {}
    for task in tasks:
        for agency in dict.fromkeys(row.item.agency for row in rows[task.id]):
            share = [row for row in rows[task.id] if row.item.agency == agency]
            shares.setdefault(agency, []).append(_row(task, share, moment))
    return {agency: Figures(rows=tuple(shares[agency])) for agency in sorted(shares)}


# -- movement ----------------------------------------------------------------------------------------------------


def _movement(
    tasks: Sequence[TaskFacts], plan: Figures, earlier: Figures, period: ReportingPeriod, moment: datetime
) -> Movement:
    done_before, overdue_before = set(earlier.done.task_ids), set(earlier.overdue.task_ids)
    happened = {task.id: _happened_in(task, period.start, moment) for task in tasks}

    def with_event(kind: EventKind) -> Figure:
        return plan.where(lambda row: kind in happened[row.task])

    return Movement(
        done=plan.where(lambda row: row.kind is ItemKind.DATED and _is_done(row) and row.task not in done_before),
        kept=plan.where(lambda row: row.kind is ItemKind.STANDING and _is_kept(row, period)),
        fell_overdue=plan.where(lambda row: row.task_class is TaskClass.OVERDUE and row.task not in overdue_before),
        extended=with_event(EventKind.EXTENSION_GRANTED),
        returned=with_event(EventKind.RETURNED),
        fell_into_difficulty=with_event(EventKind.DIFFICULTY_OPENED),
    )


def _is_done(row: Row) -> bool:
    return row.task_class is TaskClass.DONE


def _is_kept(row: Row, period: ReportingPeriod) -> bool:
    closed = [item for item in row.items if item.item.end is not None and item.item.end in period]
    asked = [item.item_class for item in closed if item.item_class is not TaskClass.DROPPED]
    return _class_of(asked) is TaskClass.DONE


def _happened_in(task: TaskFacts, start: date, moment: datetime) -> set[EventKind]:
    events = (event for history in task.items for event in standing_events(history.events, moment))
    return {event.kind for event in events if in_vietnam(event.at).date() >= start}
