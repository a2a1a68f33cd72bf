"""The goals of the plans and what of their duties beside the table is left for later, in words for a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from actions.wording import Part, day, say
from actions.worklist import short
from db import plan_body, tasks
from db.models import Commune, Duty, Goal
from plans.body import Following
from plans.frames import targets_from_json
from plans.indicators import Target

AT_ONCE = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class BesideTheTable:
    """The goals that are followed, and the goals and duties of the body that nobody follows yet."""

    goals: tuple[Goal, ...]
    later_goals: int
    later_duties: tuple[Duty, ...]


def of_commune(tx: Session, commune: Commune) -> BesideTheTable:
    """What the commune's plans say beside their tables."""
    plans = [plan.id for plan in tasks.plans(tx, commune.id)]
    goals = [goal for plan in plans for goal in plan_body.goals(tx, commune.id, plan)]
    duties = [duty for plan in plans for duty in plan_body.duties(tx, commune.id, plan)]
    return BesideTheTable(
        goals=tuple(goal for goal in goals if goal.state is Following.FOLLOWED),
        later_goals=sum(goal.state is Following.LATER for goal in goals),
        later_duties=tuple(d for d in duties if d.state is Following.LATER and d.deadline["kind"] != "doubt"),
    )


def lines(found: BesideTheTable, first: int) -> list[Part]:
    """The goals from one on, each with what is to be reached and until when; then what is left for later."""
    told = [say("goals-title", count=len(found.goals))] if found.goals else [say("goals-none")]
    told += [_line(number, goal) for number, goal in enumerate(found.goals[first : first + AT_ONCE], first + 1)]
    if found.later_goals or found.later_duties:
        told.append(say("goals-later", goals=found.later_goals, duties=len(found.later_duties)))
    return told


def _line(number: int, goal: Goal) -> Part:
    wanted = _wanted(targets_from_json(goal.targets))
    if wanted and goal.due:
        return say("goal-line-target-due", number=number, text=short(goal.text), target=wanted, due=day(goal.due))
    if wanted:
        return say("goal-line-target", number=number, text=short(goal.text), target=wanted)
    if goal.due:
        return say("goal-line-due", number=number, text=short(goal.text), due=day(goal.due))
    return say("goal-line", number=number, text=short(goal.text))


def _wanted(targets: Sequence[Target]) -> str:
    """The numbers to be reached, as an office writes them: "≥ 90 %"."""
    signs = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}
    return ", ".join(f"{signs[t.op.value]}{str(t.value).replace('.', ',')} {t.unit}".strip() for t in targets)
