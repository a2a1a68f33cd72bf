"""Papers of one plan among several of a year: each is reported to another superior."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from actions import periods
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import short
from db.models import Commune, Plan, Report
from plans.calendar import ReportingPeriod
from plans.plan_words import named_plans


def several(tx: Session, commune: Commune, of: ReportingPeriod) -> Sequence[Plan]:
    """The plans of a period where there are several; none where one paper is that of its only plan."""
    plans = periods.plans_of(tx, commune, of)
    return plans if len(plans) > 1 else ()


def meant(tx: Session, commune: Commune, of: ReportingPeriod, words: str) -> Sequence[Plan]:
    """The plans of a period that words name, by their titles or numbers."""
    plans = periods.plans_of(tx, commune, of)
    return [plans[place] for place in named_plans(words, [(plan.title, plan.number) for plan in plans])]


def one(tx: Session, commune: Commune, of: ReportingPeriod, plan_id: int) -> Plan:
    """A plan of the period that a button names; Refused for one that is none of it."""
    found = next((plan for plan in periods.plans_of(tx, commune, of) if plan.id == plan_id), None)
    if found is None:
        raise Refused("button-stale")
    return found


def called(plan: Plan) -> str:
    """How a plan is told from the others in a line."""
    return short(plan.title)


def label_of(tx: Session, commune: Commune, of: ReportingPeriod, plan_id: int) -> Part:
    """How a paper of one plan is called: by its period and the plan."""
    found = next((plan for plan in periods.plans_of(tx, commune, of) if plan.id == plan_id), None)
    return say("period-of-plan", label=periods.label(of), plan=called(found) if found is not None else "–")


def standing(report: Report | None) -> Part:
    """Whether the figures of a plan's paper may still move: they are closed with the report of all plans."""
    if report is None or report.closed_at is None:
        return say("paper-of-plan")
    return say("paper-of-plan-closed", version=report.version)


def button(tx: Session, commune: Commune, of: ReportingPeriod) -> list[list[Part]]:
    """The way to the papers of each plan, where there are several."""
    return [[choice("choice-by-plan", f"byplan.{of.label}")]] if several(tx, commune, of) else []


def choices_of(of: ReportingPeriod, plans: Sequence[Plan]) -> list[list[Part]]:
    """A row of buttons for each plan: its report and its tables."""
    return [
        [
            choice("choice-plan-docx", f"paper.{of.label}/docx/{plan.id}", plan=called(plan)),
            choice("choice-paper-xlsx", f"paper.{of.label}/xlsx/{plan.id}"),
        ]
        for plan in plans
    ]
