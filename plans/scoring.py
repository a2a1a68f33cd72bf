"""Self-scoring by an index of administrative reform: criteria with points, what proves them, and the gap to the goal.

The criteria, points and steps are set by each province and change every year, so all of them are data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class ProofState(StrEnum):
    """How a criterion stands with what has to prove it."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    SUFFICIENT = "sufficient"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One way in which a criterion can be scored: so many points for what the words say."""

    points: Decimal
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """A row of the scheme. `code` is the printed number with those of the rows above it, so that it is unique; `parent`
    the code of the row above. Points of a row that has others below it are their sum; `points` may be below zero where
    something costs points. `proof` says what has to prove it, `agency` who answers for it, as printed."""

    code: str
    title: str
    points: Decimal
    parent: str | None = None
    steps: tuple[Step, ...] = ()
    scoring: str = ""
    proof: str = ""
    agency: str = ""


class SchemeFlaw(StrEnum):
    """What does not add up in a scheme."""

    NO_POINTS = "no-points"
    SUM_DIFFERS = "sum-differs"
    STEP_ABOVE = "step-above"
    CODE_TWICE = "code-twice"


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemeProblem:
    """Something in the row `code` that a human has to look at: what is printed there, and what that differs from."""

    flaw: SchemeFlaw
    code: str
    printed: str = ""
    other: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """The criteria in the order of the paper."""

    criteria: tuple[Criterion, ...]
    problems: tuple[SchemeProblem, ...] = ()

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """The rows that are scored themselves: those without others below them."""
        parents = {criterion.parent for criterion in self.criteria}
        return tuple(criterion for criterion in self.criteria if criterion.code not in parents)

    @property
    def total(self) -> Decimal:
        """The most points that there are; what can only cost points adds none."""
        return sum((max(criterion.points, Decimal(0)) for criterion in self.scored), Decimal(0))


def problems_of(criteria: Sequence[Criterion]) -> tuple[SchemeProblem, ...]:
    """What does not add up: sums that differ from the rows below them, steps above a criterion's points."""
    found: list[SchemeProblem] = []
    below: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        if criterion.parent is not None:
            below.setdefault(criterion.parent, []).append(criterion)
    for criterion in criteria:
        rows = below.get(criterion.code)
        if rows is not None:
            total = sum((max(row.points, Decimal(0)) for row in rows), Decimal(0))
            if criterion.points and total != criterion.points:
                found.append(_differs(SchemeFlaw.SUM_DIFFERS, criterion, criterion.points, total))
        elif criterion.steps and criterion.points > 0:
            highest = max(step.points for step in criterion.steps)
            if highest > criterion.points:
                found.append(_differs(SchemeFlaw.STEP_ABOVE, criterion, highest, criterion.points))
    return tuple(found)


def _differs(flaw: SchemeFlaw, criterion: Criterion, printed: Decimal, other: Decimal) -> SchemeProblem:
    return SchemeProblem(flaw=flaw, code=criterion.code, printed=shown(printed), other=shown(other))


def shown(points: Decimal) -> str:
    """Points as an office writes them: "0,75"."""
    text = f"{points:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",") or "0"


# -- scoring -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedTask:
    """A task by which a criterion is met: whether it is done and proved, who leads it, and its last day."""

    id: int
    code: str
    title: str
    agencies: tuple[str, ...]
    is_done: bool
    is_proved: bool
    due: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedGoal:
    """A goal by which a criterion is met: what is to be reached, what was read last, and whether that reaches it.

    `reading` is None while nothing was read.
    """

    id: int
    code: str
    text: str
    target: str
    reading: str | None
    is_reached: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What the office said of a criterion. `self_score` is its own, `appraised` the province's; `documents` are the
    numbers and dates of what proves it. With `not_applicable` the criterion is taken out and
    `explanation` says why; `is_enough` is the office's own word on the proof."""

    self_score: Decimal | None = None
    appraised: Decimal | None = None
    not_applicable: bool = False
    explanation: str = ""
    documents: str = ""
    is_enough: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A scored criterion as it stands: the state of its proof, the tasks that are still open or unproved, and the goals
    that are not reached."""

    criterion: Criterion
    marks: Marks
    state: ProofState
    tasks: tuple[LinkedTask, ...]
    goals: tuple[LinkedGoal, ...] = ()

    @property
    def unreached(self) -> tuple[LinkedGoal, ...]:
        """The goals that are not reached, or of which nothing was read."""
        return tuple(goal for goal in self.goals if not goal.is_reached)

    @property
    def lacking(self) -> tuple[LinkedTask, ...]:
        """The tasks that are not done, or that nothing proves."""
        return tuple(task for task in self.tasks if not (task.is_done and task.is_proved))

    @property
    def lost(self) -> Decimal:
        """Points that the commune does not give itself; all of them while nobody has scored it."""
        if self.state is ProofState.NOT_APPLICABLE:
            return Decimal(0)
        if self.marks.self_score is None:
            return max(self.criterion.points, Decimal(0))
        return max(self.criterion.points, Decimal(0)) - self.marks.self_score


def proof_state(marks: Marks, tasks: Sequence[LinkedTask], goals: Sequence[LinkedGoal] = ()) -> ProofState:
    """How well a criterion is proved.

    Sufficient is what the office calls so; else every task that belongs to it is done and proved, or documents are
    named where no task belongs to it, and every goal that belongs to it is reached. A chat message is not evidence: a
    task without any proves nothing, and a number that was told is less than missing but never enough by itself.
    """
    if marks.not_applicable:
        return ProofState.NOT_APPLICABLE
    proved = sum(task.is_done and task.is_proved for task in tasks)
    has_papers = bool(proved or marks.documents)
    if not has_papers and all(goal.reading is None for goal in goals):
        return ProofState.MISSING
    if marks.is_enough is not None:
        return ProofState.SUFFICIENT if marks.is_enough else ProofState.INCOMPLETE
    is_whole = has_papers and proved == len(tasks) and all(goal.is_reached for goal in goals)
    return ProofState.SUFFICIENT if is_whole else ProofState.INCOMPLETE


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreCard:
    """Where the commune stands by its own score. All points are on the scheme's own scale.

    `maximum` leaves out what does not apply; `score` is then carried over to the whole scale, as appraisers do, so that
    it can be held against the goal. It is None while nothing is scored.
    """

    standings: tuple[Standing, ...]
    total: Decimal
    maximum: Decimal
    self_points: Decimal
    appraised_points: Decimal | None
    goal: Decimal

    @property
    def score(self) -> Decimal | None:
        """The self-score on the whole scale, two decimals, half up."""
        return self._on_scale(self.self_points) if any(s.marks.self_score is not None for s in self.standings) else None

    @property
    def appraised(self) -> Decimal | None:
        """The appraisers' score on the whole scale; None before they have scored anything."""
        return None if self.appraised_points is None else self._on_scale(self.appraised_points)

    def _on_scale(self, points: Decimal) -> Decimal | None:
        if not self.maximum:
            return None
        return (points * self.total / self.maximum).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @property
    def gap(self) -> Decimal:
        """Points that are missing to the goal; 0 where it is reached."""
        return max(self.goal - (self.score or Decimal(0)), Decimal(0))

    @property
    def unscored(self) -> tuple[Standing, ...]:
        """What applies and has no score yet."""
        return tuple(
            s for s in self.standings if s.marks.self_score is None and s.state is not ProofState.NOT_APPLICABLE
        )

    def in_state(self, state: ProofState) -> tuple[Standing, ...]:
        """The criteria whose proof stands so."""
        return tuple(s for s in self.standings if s.state is state)

    @property
    def to_gain(self) -> tuple[Standing, ...]:
        """Where points are lost, most first; of the same loss what has no proof at all comes first."""
        order = list(ProofState)
        lost = [s for s in self.standings if s.lost > 0]
        return tuple(sorted(lost, key=lambda s: (-s.lost, order.index(s.state))))

    @property
    def would_close(self) -> tuple[Standing, ...]:
        """The fewest criteria that together give back what is missing to the goal; all where even they do not."""
        found: list[Standing] = []
        missing = self.gap * self.maximum / self.total if self.total else Decimal(0)
        for standing in self.to_gain:
            if missing <= 0:
                break
            found.append(standing)
            missing -= standing.lost
        return tuple(found)


def score_card(
    scheme: Scheme, marks: Mapping[str, Marks], tasks: Mapping[str, Sequence[LinkedTask]], goal: Decimal,
    goals: Mapping[str, Sequence[LinkedGoal]] | None = None,
) -> ScoreCard:  # fmt: skip
    """Where the commune stands; `marks`, `tasks` and the plans' `goals` by the code of a criterion."""
    standings = []
    for criterion in scheme.scored:
        said, linked = marks.get(criterion.code, Marks()), tuple(tasks.get(criterion.code, ()))
        reached = tuple((goals or {}).get(criterion.code, ()))
        state = proof_state(said, linked, reached)
        standings.append(Standing(criterion=criterion, marks=said, state=state, tasks=linked, goals=reached))
    applying = [s for s in standings if s.state is not ProofState.NOT_APPLICABLE]
    appraised = [s.marks.appraised for s in applying if s.marks.appraised is not None]
    return ScoreCard(
        standings=tuple(standings),
        total=scheme.total,
        maximum=sum((max(s.criterion.points, Decimal(0)) for s in applying), Decimal(0)),
        self_points=sum((s.marks.self_score or Decimal(0) for s in applying), Decimal(0)),
        appraised_points=sum(appraised, Decimal(0)) if appraised else None,
        goal=goal,
    )


class ScoreFlaw(StrEnum):
    """Why a score is not taken as it was said."""

    TOO_HIGH = "too-high"
    TOO_LOW = "too-low"
    NO_SUCH_STEP = "no-such-step"


def flaw_of_score(criterion: Criterion, score: Decimal) -> ScoreFlaw | None:
    """What is wrong with a score: outside the criterion's points, or none of its steps. None when all is well."""
    if score > max(criterion.points, Decimal(0)):
        return ScoreFlaw.TOO_HIGH
    if score < min(criterion.points, Decimal(0)):
        return ScoreFlaw.TOO_LOW
    if criterion.steps and score and all(step.points != score for step in criterion.steps):
        return ScoreFlaw.NO_SUCH_STEP
    return None
