"""Goals of the plans by which criteria are met: how each stands, and linking them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import goals, readings
from actions.paper_words import spoken
from actions.refusals import Refused
from actions.wording import Part, say
from actions.worklist import short
from db import history, scoring, tasks
from db.models import Commune, Goal, ScoreCriterion, ScoreScheme
from plans.readings import figure_shown, target_shown
from plans.scoring import LinkedGoal
from plans.text import fold
from plans.work import EventKind

_NUMBERED = re.compile(r"(?:mt|muc tieu)?\s*(\d{1,3})")


def goals_of_year(tx: Session, commune: Commune, year: int) -> Sequence[tuple[str, Goal]]:
    """The goals of a year's plans that are followed and have a number to be reached, each with the code by which the
    office names it: "MT" and its number in the list of goals."""
    plans = {plan.id for plan in tasks.plans(tx, commune.id) if plan.year_from <= year <= plan.year_to}
    return [
        (f"MT{number}", goal)
        for number, goal in enumerate(goals.of_commune(tx, commune), 1)
        if goal.plan_id in plans and goal.targets
    ]


def linked_goals(tx: Session, commune: Commune, year: int, now: datetime) -> Mapping[int, LinkedGoal]:
    """The goals of a year by id, as their last readings of that year have them."""
    return {goal.id: _linked(tx, commune, code, goal, year, now) for code, goal in goals_of_year(tx, commune, year)}


def _linked(tx: Session, commune: Commune, code: str, goal: Goal, year: int, now: datetime) -> LinkedGoal:
    indicators = readings.of_goals([goal])
    rows = [readings.last_row(tx, commune, one, year, now) for one in indicators]
    read = [row for row in rows if row is not None and row.reading is not None]
    values = [figure_shown(row.reading.value, row.reading.target.unit) for row in read if row.reading is not None]
    return LinkedGoal(
        id=goal.id, code=code, text=goal.text, target="; ".join(target_shown(one.target) for one in indicators),
        reading="; ".join(values) or None, is_reached=len(read) == len(rows) and all(row.met for row in read),
    )  # fmt: skip


def told(goal: LinkedGoal) -> str:
    """How a goal stands, in the words of the papers: "MT2: 92,5% (mục tiêu ≥ 90%), đạt"."""
    if goal.reading is None:
        return spoken(say("score-goal-unread", code=goal.code, target=goal.target))
    key = "score-goal-met" if goal.is_reached else "score-goal-unmet"
    return spoken(say(key, code=goal.code, target=goal.target, reading=goal.reading))


# Linking in a sentence ----------------------------------------------------------------------------------------------


def meant(
    tx: Session, commune: Commune, scheme: ScoreScheme, code: str, numbers: Sequence[int]
) -> tuple[ScoreCriterion, list[tuple[str, Goal]]]:  # fmt: skip
    """The criterion and the goals that a sentence names; Refused where one is not there."""
    scored = {row.code: row for row in scoring.criteria(tx, commune.id, scheme.id)}
    parents = {row.parent for row in scored.values()}
    found = [row for row in scored.values() if fold(row.code) == fold(code) and row.code not in parents]
    if not found:
        raise Refused("score-criterion-unknown", code=code)
    known = dict(goals_of_year(tx, commune, scheme.year))
    missing = [f"MT{number}" for number in numbers if f"MT{number}" not in known]
    if missing:
        raise Refused("score-goal-unknown", words=", ".join(missing))
    return found[0], [(f"MT{number}", known[f"MT{number}"]) for number in numbers]


def lines(criterion: ScoreCriterion, linked: Sequence[tuple[str, Goal]]) -> list[Part]:
    """What a sentence would link, read back."""
    if not linked:
        return [say("score-unlink-ask", code=criterion.code, title=short(criterion.title))]
    asked = say("score-link-ask", code=criterion.code, title=short(criterion.title))
    return [asked, *(say("score-link-goal", code=code, text=short(goal.text)) for code, goal in linked)]


def link(
    tx: Session, commune: Commune, criterion: ScoreCriterion, goal_ids: Sequence[int], by: int, now: datetime
) -> None:
    """Let these goals and no others meet a criterion."""
    scoring.set_goals(tx, commune.id, criterion.id, goal_ids)
    scheme = scoring.scheme(tx, commune.id, criterion.scheme_id)
    if scheme is not None:
        scheme.revision += 1
        data = {"scheme": scheme.id, "fields": {criterion.code: ["goals"]}}
        history.record(tx, commune.id, EventKind.SCORES_TAKEN, now, actor_id=by, data=data)


def standing(
    tx: Session, commune: Commune, scheme: ScoreScheme, criterion: ScoreCriterion, now: datetime
) -> list[Part]:
    """How the goals that meet a criterion stand."""
    reached = linked_goals(tx, commune, scheme.year, now)
    linked = scoring.goals(tx, commune.id, scheme.id).get(criterion.id, ())
    return [say("score-line-goal", goal=told(reached[goal])) for goal in linked if goal in reached]


def numbered(text: str) -> int | None:
    """The number of a goal as a cell names it: "MT3", "3", "mục tiêu 3"."""
    match = _NUMBERED.fullmatch(fold(text))
    return int(match[1]) if match else None
