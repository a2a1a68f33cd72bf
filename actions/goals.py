"""The goals of the plans that are followed, in words for a phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import readings
from actions.wording import Part, day, say
from actions.worklist import short
from db import plan_body, tasks
from db.models import Commune, Goal
from plans.body import Following
from plans.frames import targets_from_json
from plans.readings import target_shown

AT_ONCE = 7


def of_commune(tx: Session, commune: Commune) -> list[Goal]:
    """The goals that are followed, plan by plan."""
    plans = [plan.id for plan in tasks.plans(tx, commune.id)]
    goals = [goal for plan in plans for goal in plan_body.goals(tx, commune.id, plan)]
    return [goal for goal in goals if goal.state is Following.FOLLOWED]


def lines(tx: Session, commune: Commune, goals: Sequence[Goal], first: int, now: datetime) -> list[Part]:
    """The goals from one on, each with what is to be reached and until when, and what was reached so far."""
    if not goals:
        return [say("goals-none")]
    shown = enumerate(goals[first : first + AT_ONCE], first + 1)
    told = [[_line(number, goal), *readings.goal_lines(tx, commune, goal, now)] for number, goal in shown]
    return [say("goals-title", count=len(goals)), *[line for several in told for line in several]]


def _line(number: int, goal: Goal) -> Part:
    wanted = ", ".join(target_shown(target) for target in targets_from_json(goal.targets))
    if wanted and goal.due:
        return say("goal-line-target-due", number=number, text=short(goal.text), target=wanted, due=day(goal.due))
    if wanted:
        return say("goal-line-target", number=number, text=short(goal.text), target=wanted)
    if goal.due:
        return say("goal-line-due", number=number, text=short(goal.text), due=day(goal.due))
    return say("goal-line", number=number, text=short(goal.text))
