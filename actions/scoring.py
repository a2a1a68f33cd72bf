"""Self-scoring: a scheme is proposed, approved and filled in; where the commune stands by it, and what would close
the gap to its goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from actions import evidence_package, figures, score_goals
from actions.refusals import Refused
from actions.wording import Part, choice, say, spoken
from actions.worklist import short
from db import history, people, scoring, tasks
from db.models import Commune, Plan, ScoreCriterion, ScoreScheme, Task
from plans.calendar import in_vietnam, named_period
from plans.evidence_package import Lacking, Package, Piece, PieceState, TaskPlace, lay_out
from plans.scoring import (
    Criterion,
    LinkedTask,
    Marks,
    ProofState,
    Scheme,
    SchemeFlaw,
    ScoreCard,
    Standing,
    Step,
    score_card,
    shown,
)
from plans.summary import Proof, Row, TaskClass
from plans.text import fold
from plans.work import EventKind

# What communes usually aim at, of all points that there are; each sets its own.
_USUAL_GOAL = Decimal("0.9")
_MOST_LINES = 6
_PROVED = frozenset({Proof.COMPLETE, Proof.NOT_NEEDED})
_MOST_PROBLEMS = 8


# The scheme ---------------------------------------------------------------------------------------------------------


def propose(
    tx: Session, commune: Commune, scheme: Scheme, title: str, year: int, made_by: int | None, now: datetime
) -> ScoreScheme:
    """Keep a scheme as a draft of its year, in the place of any draft before it; it counts after a yes."""
    for row in scoring.drafts(tx, commune.id, year):
        scoring.forget(tx, commune.id, row.id)
    draft = ScoreScheme(
        commune_id=commune.id, year=year, title=title[:300], goal=_goal(tx, commune, year, scheme), is_draft=True,
        problems=[asdict(one) for one in scheme.problems], made_at=now,
        made_by=made_by, revision=0,
    )  # fmt: skip
    tx.add(draft)
    tx.flush()
    tx.add_all(_row(draft, position, criterion) for position, criterion in enumerate(scheme.criteria))
    tx.flush()
    return draft


def _row(draft: ScoreScheme, position: int, criterion: Criterion) -> ScoreCriterion:
    return ScoreCriterion(
        commune_id=draft.commune_id, scheme_id=draft.id, position=position, code=criterion.code,
        parent=criterion.parent, title=criterion.title, points=criterion.points,
        steps=[{"points": f"{step.points:f}", "words": step.words} for step in criterion.steps],
        scoring=criterion.scoring, proof=criterion.proof, agency=criterion.agency, self_score=None, appraised=None,
        not_applicable=False, is_enough=None, explanation="", documents="",
    )  # fmt: skip


def draft_of(tx: Session, commune: Commune, scheme_id: int) -> ScoreScheme:
    """A draft that waits for a yes; Refused where it is gone or approved."""
    row = scoring.scheme(tx, commune.id, scheme_id)
    if row is None or not row.is_draft:
        raise Refused("button-stale")
    return row


def of_year(tx: Session, commune: Commune, scheme_id: int, year: int) -> ScoreScheme:
    """A draft whose year its sender has said now; any other draft of that year gives way."""
    draft = draft_of(tx, commune, scheme_id)
    for row in scoring.drafts(tx, commune.id, year):
        if row.id != draft.id:
            scoring.forget(tx, commune.id, row.id)
    scheme = scheme_of(scoring.criteria(tx, commune.id, draft.id))
    draft.year, draft.goal = year, _goal(tx, commune, year, scheme)
    tx.flush()
    return draft


def _goal(tx: Session, commune: Commune, year: int, scheme: Scheme) -> Decimal:
    """The goal that the year has already, as far as the scheme reaches; else nine tenths of its points: 90 of 100."""
    before = scoring.in_force(tx, commune.id, year)
    return min(before.goal, scheme.total) if before is not None else _USUAL_GOAL * scheme.total


def dismiss(tx: Session, commune: Commune, scheme_id: int) -> None:
    """Forget a draft; what is in force stays."""
    scoring.forget(tx, commune.id, draft_of(tx, commune, scheme_id).id)


def aim_at(tx: Session, commune: Commune, row: ScoreScheme, goal: Decimal, by: int | None, now: datetime) -> None:
    """Set the goal of a year; Refused beyond what the scheme has."""
    total = scheme_of(scoring.criteria(tx, commune.id, row.id)).total
    if not 0 <= goal <= total:
        raise Refused("score-goal-impossible", total=shown(total))
    row.goal = goal
    history.record(
        tx, commune.id, EventKind.SETTING_CHANGED, now, actor_id=by,
        data={"setting": "score-goal", "year": row.year, "value": f"{goal:f}"},
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """What the yes to a scheme means: how many criteria it has, how many of the marks given so far it takes over, and
    how many would be lost because their criterion is not in it."""

    scheme: ScoreScheme
    criteria: int
    kept: int
    lost: int


def approval(tx: Session, commune: Commune, draft: ScoreScheme) -> Approval:
    """What approving a draft would do."""
    pairs, lost = _carried(tx, commune, draft)
    scored = scheme_of(scoring.criteria(tx, commune.id, draft.id)).scored
    return Approval(scheme=draft, criteria=len(scored), kept=len(pairs), lost=lost)


def approve(tx: Session, commune: Commune, scheme_id: int, by: int | None, now: datetime) -> Approval:
    """Let a draft count from now on; marks and tasks of criteria that it shares with the one before are taken over."""
    draft = draft_of(tx, commune, scheme_id)
    done = approval(tx, commune, draft)
    before = scoring.in_force(tx, commune.id, draft.year)
    if before is not None:
        links, goals = scoring.links(tx, commune.id, before.id), scoring.goals(tx, commune.id, before.id)
        for old, new in _carried(tx, commune, draft)[0]:
            for field in _MARKS:
                setattr(new, field, getattr(old, field))
            scoring.link_again(tx, commune.id, new.id, links.get(old.id, []))
            scoring.set_goals(tx, commune.id, new.id, goals.get(old.id, []))
        tx.flush()
        scoring.forget(tx, commune.id, before.id)
    draft.is_draft = False
    history.record(
        tx, commune.id, EventKind.SCHEME_APPROVED, now, actor_id=by,
        data={"scheme": draft.id, "year": draft.year, "kept": done.kept, "lost": done.lost},
    )  # fmt: skip
    return done


_MARKS = ("self_score", "appraised", "not_applicable", "is_enough", "explanation", "documents")


def _carried(
    tx: Session, commune: Commune, draft: ScoreScheme
) -> tuple[list[tuple[ScoreCriterion, ScoreCriterion]], int]:
    """The marked criteria of the scheme before with those that take their place, and how many marked ones have none:
    the same number and the same words, else the same words alone where no other row has them."""
    before = scoring.in_force(tx, commune.id, draft.year)
    if before is None:
        return [], 0
    new = scoring.criteria(tx, commune.id, draft.id)
    links = {**scoring.links(tx, commune.id, before.id), **scoring.goals(tx, commune.id, before.id)}
    by_both = {(row.code, fold(row.title)): row for row in new}
    by_words: dict[str, list[ScoreCriterion]] = {}
    for row in new:
        by_words.setdefault(fold(row.title), []).append(row)
    pairs: list[tuple[ScoreCriterion, ScoreCriterion]] = []
    lost = 0
    for old in scoring.criteria(tx, commune.id, before.id):
        if _marks(old) == Marks() and old.id not in links:
            continue
        alike = by_words.get(fold(old.title), [])
        match = by_both.get((old.code, fold(old.title))) or (alike[0] if len(alike) == 1 else None)
        if match is None:
            lost += 1
        else:
            pairs.append((old, match))
    return pairs, lost


def scheme_of(rows: Sequence[ScoreCriterion]) -> Scheme:
    """The rules' view of a scheme's rows."""
    return Scheme(
        criteria=tuple(
            Criterion(
                code=row.code, title=row.title, points=row.points, parent=row.parent,
                steps=tuple(Step(points=Decimal(step["points"]), words=step["words"]) for step in row.steps),
                scoring=row.scoring, proof=row.proof, agency=row.agency,
            )
            for row in rows
        )
    )  # fmt: skip


def _marks(row: ScoreCriterion) -> Marks:
    return Marks(
        self_score=row.self_score, appraised=row.appraised, not_applicable=row.not_applicable,
        explanation=row.explanation, documents=row.documents, is_enough=row.is_enough,
    )  # fmt: skip


def scheme_for(tx: Session, commune: Commune, year: int | None = None) -> ScoreScheme:
    """The scheme by which the commune scores itself in a year, or the latest; Refused where there is none."""
    row = scoring.in_force(tx, commune.id, year)
    if row is None:
        raise Refused("score-no-scheme")
    return row


# Where the commune stands -------------------------------------------------------------------------------------------


def card_of(tx: Session, commune: Commune, row: ScoreScheme, now: datetime) -> ScoreCard:
    """Where the commune stands by a scheme now: marks as the office gave them, proof as the tasks have it."""
    criteria = scoring.criteria(tx, commune.id, row.id)
    links, goals = scoring.links(tx, commune.id, row.id), scoring.goals(tx, commune.id, row.id)
    linked = linked_tasks(tx, commune, row.year, now)
    reached = score_goals.linked_goals(tx, commune, row.year, now) if goals else {}
    return score_card(
        scheme_of(criteria),
        {one.code: _marks(one) for one in criteria},
        {one.code: [linked[task] for task in links.get(one.id, ()) if task in linked] for one in criteria},
        row.goal,
        {one.code: [reached[goal] for goal in goals.get(one.id, ()) if goal in reached] for one in criteria},
    )


def linked_tasks(tx: Session, commune: Commune, year: int, now: datetime) -> Mapping[int, LinkedTask]:
    """The tasks of a year's plans by id, as they stand now."""
    period = named_period(f"{year}-01-01..{year}-12-31")
    if period.start > in_vietnam(now).date():
        return {}
    rows = {row.task: row for row in figures.figures(tx, commune, period, now).plan.rows}
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    return {
        task.id: _linked(task, code, rows.get(task.id), names)
        for task, code in tasks_of_year(tx, commune, year)
        if task.dropped_on is None
    }


def _linked(task: Task, code: str, row: Row | None, names: Mapping[int, str]) -> LinkedTask:
    is_done = row is not None and row.task_class is TaskClass.DONE
    agencies = dict.fromkeys(names[item.item.agency] for item in row.items) if row else {}
    return LinkedTask(
        id=task.id, code=code, title=task.content, agencies=tuple(agencies), is_done=is_done,
        is_proved=row is not None and row.proof in _PROVED, due=row.due if row else None,
    )  # fmt: skip


def tasks_of_year(tx: Session, commune: Commune, year: int) -> Sequence[tuple[Task, str]]:
    """The tasks of the plans of a year, each with the code by which the office names it: that of the plan, after the
    plan's number where there are several plans."""
    plans: list[Plan] = [p for p in tasks.plans(tx, commune.id) if p.year_from <= year <= p.year_to]
    several = len(plans) > 1
    return [
        (task, f"{plan.number or plan.id}: {task.code}" if several else task.code)
        for plan in plans
        for task in tasks.tasks(tx, commune.id, plan.id)
    ]


# What proves it -----------------------------------------------------------------------------------------------------


def evidence_of(tx: Session, commune: Commune, row: ScoreScheme, now: datetime) -> Package:
    """What proves the criteria, under their numbers: the evidence of the tasks that meet them, and the documents that
    the office named. Missing is what applies and is not proved enough."""
    criteria = scoring.criteria(tx, commune.id, row.id)
    places = _places_of(criteria)
    links, ids = scoring.links(tx, commune.id, row.id), {one.code: one.id for one in criteria}
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    pieces: list[Piece] = []
    lacking: list[Lacking] = []
    for standing in card_of(tx, commune, row, now).standings:
        place, code = places[standing.criterion.code], standing.criterion.code
        items = tasks.items_of_tasks(tx, [commune.id], links.get(ids[code], ()))
        found = {item.id: (place, names[item.agency_id]) for item in items}
        pieces += [piece for _, piece in evidence_package.pieces_of(tx, commune, found, now)]
        if standing.marks.documents:
            pieces.append(
                Piece(
                    id=-ids[code], task=place, agency=standing.criterion.agency, state=PieceState.WORDS,
                    sender=spoken(say("score-named-by-office")), at=row.made_at, words=standing.marks.documents,
                )
            )  # fmt: skip
        if standing.state in (ProofState.MISSING, ProofState.INCOMPLETE):
            lacking.append(Lacking(task=place, agency=standing.criterion.agency))
    return lay_out(pieces, lacking)


def _places_of(criteria: Sequence[ScoreCriterion]) -> Mapping[str, TaskPlace]:
    by_code = {one.code: one for one in criteria}
    found: dict[str, TaskPlace] = {}
    for one in criteria:
        top = one
        while top.parent in by_code and top.parent != top.code:
            top = by_code[top.parent or ""]
        found[one.code] = TaskPlace(
            id=one.id, order=(0, top.position, one.position), section=f"{top.code}. {top.title}", code=one.code,
            title=one.title,
        )  # fmt: skip
    return found


# In words -----------------------------------------------------------------------------------------------------------


def overview(tx: Session, commune: Commune, row: ScoreScheme, now: datetime) -> list[Part]:
    """Where the commune stands, on one screen."""
    card = card_of(tx, commune, row, now)
    counts = {state.value: len(card.in_state(state)) for state in ProofState}
    scored = len(card.standings) - len(card.unscored) - counts["not_applicable"]
    parts = [say("score-title", title=row.title, year=str(row.year))]
    if card.score is None:
        parts.append(say("score-none-yet", criteria=len(card.standings), total=shown(card.total)))
    else:
        parts.append(
            say(
                "score-points", score=shown(card.score), total=shown(card.total), scored=scored,
                applying=len(card.standings) - counts["not_applicable"],
            )
        )  # fmt: skip
        goal = "score-goal-reached" if not card.gap else "score-goal"
        parts.append(say(goal, goal=shown(row.goal), gap=shown(card.gap)))
    if card.appraised is not None:
        parts.append(say("score-appraised", score=shown(card.appraised)))
    parts.append(
        say(
            "score-proofs", sufficient=counts["sufficient"], incomplete=counts["incomplete"],
            missing=counts["missing"], not_applicable=counts["not_applicable"],
        )
    )  # fmt: skip
    if card.would_close:
        parts.append(say("score-first"))
        parts += [line for standing in card.would_close[:_MOST_LINES] for line in _to_gain(standing)]
        if len(card.would_close) > _MOST_LINES:
            parts.append(say("score-more", count=len(card.would_close) - _MOST_LINES))
    return parts


def _to_gain(standing: Standing) -> list[Part]:
    criterion = standing.criterion
    who = dict.fromkeys(agency for task in standing.lacking for agency in task.agencies)
    agency = ", ".join(who) or criterion.agency
    line = say(
        "score-line" if agency else "score-line-nobodys", code=criterion.code, title=short(criterion.title),
        points=shown(standing.lost), agency=agency,
        state=say(f"score-state-{standing.state.value.replace('_', '-')}"),
    )  # fmt: skip
    return [line, *(say("score-line-goal", goal=score_goals.told(goal)) for goal in standing.unreached)]


def proposal_lines(done: Approval) -> list[Part]:
    """A scheme that was sent, read back before it counts."""
    row = done.scheme
    parts = [say("score-proposed", title=row.title, year=str(row.year), criteria=done.criteria)]
    problems = [_problem(one) for one in row.problems]
    if problems:
        parts.append(say("score-problems", count=len(problems)))
        parts += problems[:_MOST_PROBLEMS]
        if len(problems) > _MOST_PROBLEMS:
            parts.append(say("score-more-problems", count=len(problems) - _MOST_PROBLEMS))
    if done.kept or done.lost:
        parts.append(say("score-carried", kept=done.kept, lost=done.lost))
    parts.append(say("score-nothing-yet"))
    return parts


def proposal_choices(row: ScoreScheme) -> list[list[Part]]:
    """Yes and no under it."""
    return [[choice("choice-score-approve", f"score.ok.{row.id}"), choice("choice-score-drop", f"score.no.{row.id}")]]


def _problem(one: Mapping[str, Any]) -> Part:
    flaw = SchemeFlaw(one["flaw"])
    return say(f"scheme-flaw-{flaw.value}", code=one["code"], printed=one["printed"], other=one["other"])
