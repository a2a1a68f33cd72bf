"""A period's events → figures and report rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeVar

from plans.calendar import ReportingPeriod, WorkCalendar, in_vietnam
from plans.judging import Extension, Judgement, Timeliness, end_of_day, judge, standing_events
from plans.work import (
    ANSWERS,
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


class Proof(StrEnum):
    """What stands behind work that is done: every report proved, some of it, or nothing.

    Where nothing arose, there is nothing to prove.
    """

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


class Moved(StrEnum):
    """What a window itself brought to a task; the classes beside it are cumulative.

    `done` is dated work, `kept` standing work whose windows closed in it, `made_up` standing work that was answered
    for an earlier window only now. `fell_overdue` was not overdue before; `reopened` was done or dropped before.
    """

    DONE = "done"
    KEPT = "kept"
    MADE_UP = "made_up"
    FELL_OVERDUE = "fell_overdue"
    REPORTED_LATE = "reported_late"
    EXTENDED = "extended"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"
    DROPPED = "dropped"
    REOPENED = "reopened"
    FELL_INTO_DIFFICULTY = "fell_into_difficulty"


@dataclass(frozen=True, kw_only=True)
class ItemHistory:
    """An item with all its events, later ones too."""

    item: ItemFacts
    events: tuple[ItemEvent, ...]


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """A task of the plan with all its items; from `dropped_on` the plan no longer has it.

    `plan` and `section` say where it stands, `rules` how its plan has it judged.
    """

    id: int
    kind: ItemKind
    items: tuple[ItemHistory, ...]
    dropped_on: date | None = None
    plan: int = 0
    section: int | None = None
    rules: JudgeRules = JUDGE_RULES

    def at(self, moment: datetime) -> TaskFacts | None:
        """The task without what an amendment changed later, None where it was not there yet."""
        items = tuple(_as_then(history, moment) for history in self.items if _was_there(history, moment))
        return replace(self, items=items) if items or not self.items else None

    def is_dropped(self, moment: datetime) -> bool:
        """Whether an amendment had taken it out by then."""
        return self.dropped_on is not None and self.dropped_on <= in_vietnam(moment).date()


def _was_there(history: ItemHistory, moment: datetime) -> bool:
    created = next((event for event in history.events if event.kind is EventKind.CREATED), None)
    came_later = created is not None and bool({"amendment", "ordered"} & created.data.keys())
    return created is None or not came_later or created.at <= moment


def _as_then(history: ItemHistory, moment: datetime) -> ItemHistory:
    """The item in the hands of the agency that had it then."""
    handed = (e for e in history.events if e.kind is EventKind.REASSIGNED and e.at > moment)
    first = next(handed, None)
    return history if first is None else replace(history, item=replace(history.item, agency=first.data["from"]))


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """An item as judged; `counts` is False for a window of standing work that is still open and unanswered.

    `person` is to whom its agency had given it then. `evidence` counts the pieces that prove it.
    """

    item: ItemFacts
    judgement: Judgement
    item_class: TaskClass
    person: int | None
    evidence: int
    proof: Proof
    counts: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A task, or the share of it that an agency or a person has. `due` is the latest of its items, so are the days of
    reporting. `proof` is said of work that is done."""

    task: int
    kind: ItemKind
    task_class: TaskClass
    timeliness: Timeliness | None
    has_difficulty: bool
    proof: Proof | None
    due: date | None
    reported_at: datetime | None
    completed_on: date | None
    items: tuple[ItemRow, ...]
    moves: frozenset[Moved] = frozenset()

    @property
    def next_due(self) -> date | None:
        """The day that says most about it: the earliest on which something of it was due and is late, else on which
        something is still due, else the latest of all."""
        dues = [(i.item_class is not TaskClass.OVERDUE, due) for i in self.items if (due := _still_due(i))]
        return min(dues)[1] if dues else self.due


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

    def proved(self, proof: Proof) -> Figure:
        """Done work by what stands behind it."""
        return self.where(lambda row: row.task_class is TaskClass.DONE and row.proof is proof)

    @property
    def verified(self) -> Figure:
        """Done, and the standing office has looked at all of it."""
        return self.where(lambda row: row.task_class is TaskClass.DONE and _is_verified(row))

    def moved(self, how: Moved) -> Figure:
        """What the window itself brought."""
        return self.where(lambda row: how in row.moves)

    @property
    def extended(self) -> Figure:
        """Work that was given a later due day, or got one after its first had passed."""
        return self.where(lambda row: any(item.judgement.extension is not None for item in row.items))

    @property
    def extended_late(self) -> Figure:
        return self.where(lambda row: any(item.judgement.extension is Extension.LATE for item in row.items))

    def expected_by(self, day: date) -> Figure:
        """What will be done by a day if nothing slips: done, or open and due by then without delay or difficulty."""
        open_ = (TaskClass.UNDER_WAY, TaskClass.NOT_YET_DUE)
        return self.where(
            lambda row: (
                row.task_class is TaskClass.DONE
                or (row.task_class in open_ and not row.has_difficulty and row.due is not None and row.due <= day)
            )
        )

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
class Summary:
    """The tasks, cumulative to `taken_on`, with what the window brought to them; the same by plan, section, agency and
    person, each of the last two with its share.

    `taken_on` is the cut-off, or an earlier day when the figures were taken before it: a report says so. Work of no
    section or of nobody stands under None.
    """

    period: ReportingPeriod
    taken_on: date
    plan: Figures
    plans: dict[int, Figures]
    sections: dict[int | None, Figures]
    agencies: dict[int, Figures]
    people: dict[int | None, Figures]


def summarise(
    tasks: Sequence[TaskFacts],
    calendar: WorkCalendar,
    period: ReportingPeriod,
    as_of: datetime,
    since: datetime | None = None,
) -> Summary:
    """The figures of a period as they were known at `as_of`, from history alone.

    What happened after the cut-off belongs to the next period, but for one thing: where agencies send in after
    the cut-off, an answer for a closed window of standing work counts when it came by that day. So a period long
    past gives the same figures whenever it is asked for. The window's movement is what came after `since`, the moment
    as of which the report before it was taken (the day before the window, unless said): so nothing that came between
    an early send-by and the cut-off is lost to both.
    """
    moment = min(as_of, end_of_day(period.cut_off))
    before = min(moment, since or end_of_day(period.start - timedelta(days=1)))
    judged = _Judged(calendar=calendar)
    then = {row.item.id: row for task in _at(tasks, before) for row in judged.items(task, before, as_of)}
    window = _Window(period=period, before=before, moment=moment, then=then)
    shares = [(task, judged.items(task, moment, as_of)) for task in _at(tasks, moment)]
    whole = [(task, _row(task, items, window)) for task, items in shares]
    return Summary(
        period=period,
        taken_on=in_vietnam(moment).date(),
        plan=Figures(rows=tuple(row for _, row in whole)),
        plans=_gathered((task.plan, row) for task, row in whole),
        sections=_gathered((task.section, row) for task, row in whole),
        agencies=_gathered(_parted(shares, lambda row: row.item.agency, window)),
        people=_gathered(_parted(shares, lambda row: row.person, window)),
    )


def _at(tasks: Sequence[TaskFacts], moment: datetime) -> list[TaskFacts]:
    """The tasks as the plan had them; dropped ones are still told of, as such."""
    return [there for task in tasks if (there := task.at(moment))]


# -- rows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Judged:
    calendar: WorkCalendar

    def items(self, task: TaskFacts, moment: datetime, as_of: datetime) -> tuple[ItemRow, ...]:
        return tuple(self._item(history, task.rules, moment, as_of) for history in task.items)

    def _item(self, history: ItemHistory, rules: JudgeRules, moment: datetime, as_of: datetime) -> ItemRow:
        item = history.item
        standing_to = item.end if item.kind is ItemKind.STANDING else None
        is_open = standing_to is not None and standing_to > in_vietnam(moment).date()
        judgement = judge(item, history.events, self.calendar, moment, rules)
        if standing_to and not is_open and judgement.due:
            sent_by = end_of_day(late_after(judgement.due, self.calendar))
            judgement = judge(item, history.events, self.calendar, min(as_of, max(moment, sent_by)), rules)
        item_class = classify(judgement)
        unanswered = item_class in (TaskClass.NOT_YET_DUE, TaskClass.UNDER_WAY, TaskClass.WAITING)
        known = standing_events(history.events, moment)
        pieces, lost = _pieces(known)
        return ItemRow(
            item=item,
            judgement=judgement,
            item_class=item_class,
            person=_person(known),
            evidence=pieces,
            proof=_proof(known, pieces, lost),
            counts=not (is_open and unanswered),
        )


def _still_due(item: ItemRow) -> date | None:
    return None if item.item_class in _CLOSED else item.judgement.due


def _person(events: Sequence[ItemEvent]) -> int | None:
    """To whom the agency had given it; another agency begins anew."""
    person: int | None = None
    for event in events:
        if event.kind is EventKind.ASSIGNED or (event.kind is EventKind.HANDED_OVER and event.data["from"] == person):
            person = event.data["to"]
        elif event.kind is EventKind.REASSIGNED:
            person = None
    return person


def _pieces(events: Sequence[ItemEvent]) -> tuple[int, int]:
    """How many pieces of evidence stand, and how many were sent but could not be had."""
    added = {e.data["evidence"] for e in events if e.kind is EventKind.EVIDENCE_ADDED}
    removed = {e.data["evidence"] for e in events if e.kind is EventKind.EVIDENCE_REMOVED}
    lost = {e.data["evidence"] for e in events if e.kind is EventKind.EVIDENCE_LOST} - removed
    return len(added - removed - lost), len(lost)


def _proof(events: Sequence[ItemEvent], pieces: int, lost: int) -> Proof:
    if not pieces:
        answer = next((event.kind for event in reversed(events) if event.kind in ANSWERS), None)
        return Proof.NOT_NEEDED if answer is EventKind.NOTHING_AROSE else Proof.MISSING
    return Proof.INCOMPLETE if lost else Proof.COMPLETE


def _proof_of(proofs: Sequence[Proof]) -> Proof:
    """The proof of a task from those of its items that are done."""
    needed = {proof for proof in proofs if proof is not Proof.NOT_NEEDED}
    if not needed:
        return Proof.NOT_NEEDED
    return needed.pop() if len(needed) == 1 else Proof.INCOMPLETE


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


def _is_verified(row: Row) -> bool:
    done = [item for item in _weighed(row.items) if item.item_class is TaskClass.DONE]
    return all(item.judgement.status is Status.VERIFIED for item in done)


def _classed(task: TaskFacts, items: Sequence[ItemRow], moment: datetime) -> Row:
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
        proof=_proof_of([row.proof for row in done]) if task_class is TaskClass.DONE else None,
        due=max((row.judgement.due for row in weighed if row.judgement.due), default=None),
        reported_at=max((row.judgement.reported_at for row in weighed if row.judgement.reported_at), default=None),
        completed_on=max((row.judgement.completed_on for row in done if row.judgement.completed_on), default=None),
        items=tuple(items),
    )


_Whose = TypeVar("_Whose", bound=int | None)  # whose rows: an id, or None where they are of nobody


def _gathered(rows: Iterable[tuple[_Whose, Row]]) -> dict[_Whose, Figures]:
    found: dict[_Whose, list[Row]] = {}
    for whose, row in rows:
        found.setdefault(whose, []).append(row)
    in_order = sorted(found, key=lambda whose: -1 if whose is None else int(whose))
    return {whose: Figures(rows=tuple(found[whose])) for whose in in_order}


def _parted(
    shares: Sequence[tuple[TaskFacts, Sequence[ItemRow]]], key: Callable[[ItemRow], _Whose], window: _Window
) -> Iterator[tuple[_Whose, Row]]:
    """Each task once for everybody who has a share of it."""
    for task, items in shares:
        for whose in dict.fromkeys(key(row) for row in items):
            yield whose, _row(task, [row for row in items if key(row) == whose], window)


# -- movement ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Window:
    """The window between two reports, and how each item stood at the first of them."""

    period: ReportingPeriod
    before: datetime
    moment: datetime
    then: Mapping[int, ItemRow]


_BY_EVENT = {
    EventKind.EXTENSION_GRANTED: Moved.EXTENDED,
    EventKind.RETURNED: Moved.RETURNED,
    EventKind.HANDED_OVER: Moved.HANDED_OVER,
    EventKind.REASSIGNED: Moved.HANDED_OVER,
    EventKind.DIFFICULTY_OPENED: Moved.FELL_INTO_DIFFICULTY,
}


def _row(task: TaskFacts, items: Sequence[ItemRow], window: _Window) -> Row:
    row = _classed(task, items, window.moment)
    then = [window.then[item.item.id] for item in items if item.item.id in window.then]
    earlier = _classed(task, then, window.before) if then else None
    moves = _by_events(task, items, window) | _by_classes(row, earlier, window)
    return replace(row, moves=frozenset(moves))


def _by_events(task: TaskFacts, items: Sequence[ItemRow], window: _Window) -> set[Moved]:
    mine = {item.item.id for item in items}
    return {
        _BY_EVENT[event.kind]
        for history in task.items
        if history.item.id in mine
        for event in standing_events(history.events, window.moment)
        if event.at > window.before and event.kind in _BY_EVENT
    }


def _by_classes(row: Row, earlier: Row | None, window: _Window) -> set[Moved]:
    before, now = earlier.task_class if earlier else None, row.task_class
    moves = set()
    if row.kind is ItemKind.STANDING:
        if _is_kept(row, window.period):
            moves.add(Moved.KEPT)
        elif _is_made_up(row, window):
            moves.add(Moved.MADE_UP)
    elif now is TaskClass.DONE and before is not TaskClass.DONE:
        moves.add(Moved.DONE)
    if now is TaskClass.DONE and before is not TaskClass.DONE and row.timeliness is Timeliness.LATE:
        moves.add(Moved.REPORTED_LATE)
    if now is TaskClass.OVERDUE and before is not TaskClass.OVERDUE:
        moves.add(Moved.FELL_OVERDUE)
    if now is TaskClass.DROPPED and before is not TaskClass.DROPPED:
        moves.add(Moved.DROPPED)
    if before in (TaskClass.DONE, TaskClass.DROPPED) and now not in _CLOSED and row.kind is ItemKind.DATED:
        moves.add(Moved.REOPENED)
    return moves


def _is_kept(row: Row, period: ReportingPeriod) -> bool:
    closed = [item for item in row.items if item.item.end is not None and item.item.end in period]
    asked = [item.item_class for item in closed if item.item_class is not TaskClass.DROPPED]
    return _class_of(asked) is TaskClass.DONE


def _is_made_up(row: Row, window: _Window) -> bool:
    """Whether an earlier window was answered for after the report before this one was taken."""
    return any(
        item.item_class is TaskClass.DONE and window.then[item.item.id].item_class is not TaskClass.DONE
        for item in row.items
        if item.item.end is not None and item.item.end < window.period.start and item.item.id in window.then
    )
