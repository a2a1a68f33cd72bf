"""What stands beside the tables of the plans and was left for later: shown, and followed or left out after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import people, plan_rows, plan_shown, progress, reminders, settling
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import letter, short
from db import history, plan_body, tasks
from db import people as register
from db.models import Commune, Duty, Goal, Origin, Plan
from db.people import Caller
from plans.access import Act, may
from plans.agencies import read_agencies
from plans.body import Following
from plans.deadlines import rule_from_json
from plans.drafts import TaskDraft
from plans.offers import send_by_of
from plans.work import EventKind

_MOST_DUTIES = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """The goals and duties that nobody follows yet; of the duties those with a deadline, among them days for sending in
    reports."""

    goals: tuple[Goal, ...]
    duties: tuple[tuple[Plan, Duty], ...]


def of_commune(tx: Session, commune: Commune) -> Later:
    """What the commune's plans have left for later."""
    plans = tasks.plans(tx, commune.id)
    goals = [g for plan in plans for g in plan_body.goals(tx, commune.id, plan.id) if g.state is Following.LATER]
    duties = [(plan, d) for plan in plans for d in plan_body.duties(tx, commune.id, plan.id)]
    dated = [(plan, d) for plan, d in duties if d.state is Following.LATER and rule_from_json(d.deadline) is not None]
    return Later(goals=tuple(goals), duties=tuple(dated))


def lines(tx: Session, commune: Commune, found: Later) -> list[Part]:
    """What is left, each duty with who would have it and its last day."""
    if not found.goals and not found.duties:
        return [say("later-none")]
    told = [say("later-title", goals=len(found.goals), duties=len(found.duties))]
    for place, (plan, duty) in enumerate(found.duties[:_MOST_DUTIES]):
        rule = rule_from_json(duty.deadline)
        if by := send_by_of(rule):
            days = plan_shown.send_by_days(by, plan.year_from, commune)
            told.append(say("later-line-send-by", letter=letter(place), title=short(duty.text), days=days))
            continue
        reading = plan_shown.rule_words(rule, commune)
        who = ", ".join(_leads(tx, commune, duty)) or _office(tx, plan)
        told.append(say("later-line", letter=letter(place), title=short(duty.text), agency=who, reading=reading))
    return [*told, say("later-how")]


def choices(found: Later) -> list[list[Part]]:
    """A tap for all goals, and one for each duty."""
    goals = [[choice("choice-later-goals", "beside.goals", count=len(found.goals))]] if found.goals else []
    duties = [
        [
            choice("choice-later-follow", f"beside.follow.{duty.id}", letter=letter(place)),
            choice("choice-later-out", f"beside.out.{duty.id}", letter=letter(place)),
        ]
        for place, (_, duty) in enumerate(found.duties[:_MOST_DUTIES])
    ]
    return [*goals, *duties]


def follow_goals(tx: Session, caller: Caller) -> int:
    """Follow all goals that were left for later; how many."""
    _must(tx, caller)
    goals = of_commune(tx, caller.commune).goals
    for goal in goals:
        goal.state = Following.FOLLOWED
    return len(goals)


def leave_out(tx: Session, caller: Caller, duty_id: int) -> Duty:
    """Do not follow a duty; Refused for one that is not left for later."""
    _must(tx, caller)
    _, duty = _one(tx, caller.commune, duty_id)
    duty.state = Following.LEFT_OUT
    return duty


def put_back(tx: Session, caller: Caller, duty_id: int) -> Duty:
    """A duty that was left out is left for later again."""
    _must(tx, caller)
    duty = plan_body.duty(tx, caller.commune.id, duty_id)
    if duty is None or duty.state is not Following.LEFT_OUT:
        raise Refused("button-stale")
    duty.state = Following.LATER
    return duty


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """A duty that is followed from now on; how many items it got, or where it is a day for reports (`moves`), how many
    it moved."""

    duty: Duty
    items: int
    moves: bool = False


def follow(tx: Session, caller: Caller, duty_id: int, now: datetime) -> Followed:
    """Follow a duty as a task of its own, as it was shown; a day for reports becomes that of the plan's open items."""
    _must(tx, caller)
    commune = caller.commune
    plan, duty = _one(tx, commune, duty_id)
    if by := send_by_of(rule_from_json(duty.deadline)):
        duty.state = Following.FOLLOWED
        moved = settling.send_in_by(tx, commune, plan, by, caller.person.id, now)
        return Followed(duty=duty, items=moved, moves=True)
    agencies = {agency.name: agency for agency in register.agencies(tx, commune.id)}
    others = tasks.tasks(tx, commune.id, plan.id)
    found = TaskDraft(
        code=f"N{1 + sum(row.origin is Origin.BODY for row in others)}", section=None, content=duty.text,
        deadline_text=duty.deadline_text, deadline=rule_from_json(duty.deadline), lead_text=duty.agency_text,
        leads=tuple(_leads(tx, commune, duty)),
    )  # fmt: skip
    row = plan_rows.task(tx, plan, found, len(others), None, agencies)
    row.origin, duty.state, duty.task_id = Origin.BODY, Following.FOLLOWED, row.id
    made = plan_rows.items_of(commune, plan, found, plan_rows.leads_of(plan, found, agencies))
    for one in made:
        reminders.begin(tx, commune, plan_rows.item(tx, plan, row, one, now), now)
    history.record(
        tx, commune.id, EventKind.PLAN_AMENDED, now, plan_id=plan.id, actor_id=caller.person.id, data={"duty": duty.id}
    )
    return Followed(duty=duty, items=len(made))


def _one(tx: Session, commune: Commune, duty_id: int) -> tuple[Plan, Duty]:
    duty = plan_body.duty(tx, commune.id, duty_id)
    plan = tasks.plan(tx, commune.id, duty.plan_id) if duty else None
    if duty is None or plan is None or duty.state is not Following.LATER:
        raise Refused("button-stale")
    return plan, duty


def _leads(tx: Session, commune: Commune, duty: Duty) -> Sequence[str]:
    """The bodies of the register that the duty surely names; none for a group, which the office then follows."""
    rows = register.agencies(tx, commune.id)
    reading = read_agencies(duty.agency_text or "", people.register_of(rows, commune.name), field="duty")
    return () if reading.doubts or reading.groups else reading.names


def _office(tx: Session, plan: Plan) -> str:
    agency = register.agency(tx, plan.commune_id, plan.office_id) if plan.office_id else None
    return agency.name if agency else "–"


def _must(tx: Session, caller: Caller) -> None:
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.APPROVE_PLAN, None):
        raise Refused("not-allowed")
