"""Next year's plan started from a plan in force: which plan, its draft a year later, and the asking for it in chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import outgoing, plan_in_force
from actions.refusals import Refused
from actions.wording import Meaning, enclosed, meaning, say
from actions.workbook import name_of_next
from db import people as register
from db import sent_plans as rows
from db import tasks
from db.blobs import Blob
from db.models import Commune, PaperStage, Plan, SentPlan
from db.people import Caller
from plans.drafts import PlanDraft
from plans.next_year import next_years
from plans.text import fold


def plan_named(tx: Session, commune: Commune, name: str | None) -> Plan:
    """The plan in force that is meant: the only one, or the one whose number or title says so; Refused otherwise."""
    plans = tasks.plans(tx, commune.id)
    if name is not None:
        plans = [plan for plan in plans if plan.number == name or fold(name) in fold(plan.title)]
    if not plans:
        raise Refused("plan-gone")
    if len(plans) > 1:
        raise Refused("plan-which", plans="; ".join(called(plan) for plan in plans))
    return plans[0]


def called(plan: Plan) -> str:
    """How a plan is told from the commune's others."""
    return f"{plan.number}, {plan.title}" if plan.number else plan.title


def draft_of(tx: Session, plan: Plan) -> PlanDraft:
    """The plan in force, a year later."""
    return next_years(plan_in_force.draft_of(tx, plan))


# In chat ------------------------------------------------------------------------------------------------------------


def ask(tx: Session, caller: Caller, plan_id: int, update_key: str, now: datetime) -> Plan:
    """The office wants next year's workbook; the job makes it. Refused for a plan that is none of the commune's."""
    plan = next((plan for plan in tasks.plans(tx, caller.commune.id) if plan.id == plan_id), None)
    if plan is None:
        raise Refused("plan-gone")
    tx.add(
        SentPlan(
            commune_id=caller.commune.id, person_id=caller.person.id, at=now, touched_at=now,
            stage=PaperStage.NEXT_YEAR, channel=caller.address.channel, bot=caller.address.bot,
            chat=caller.address.chat, update_key=update_key, file={"plan": plan.id}, found={}, corrections={},
            revision=0, attempts=0,
        )
    )  # fmt: skip
    return plan


def to_make(tx: Session, now: datetime, most: int) -> Sequence[tuple[int, int]]:
    """The workbooks to be made now: the commune and the asking."""
    return [(row.commune_id, row.id) for row in rows.waiting(tx, now, [PaperStage.NEXT_YEAR], most)]


def asked_for(tx: Session, commune_id: int, asking: int) -> PlanDraft | None:
    """The draft that a workbook is to hold; None, and nothing more to do, where its plan is gone."""
    row = rows.one(tx, commune_id, asking)
    plan = tasks.plan(tx, commune_id, row.file["plan"]) if row is not None else None
    if row is not None and plan is None:
        row.stage = PaperStage.DROPPED
    return draft_of(tx, plan) if plan is not None else None


def hand_over(tx: Session, commune_id: int, asking: int, draft: PlanDraft, blob: Blob, now: datetime) -> None:
    """The workbook lies under this SHA-256: it goes to whoever asked for it, and the asking is done."""
    file = enclosed(blob.sha256, name_of_next(draft))
    _answer(tx, commune_id, asking, meaning(say("plan-next", year=str(draft.head.year_from)), file=file), now)


def stumbled(tx: Session, commune_id: int, asking: int, now: datetime) -> None:
    """An error of ours stood in the way: whoever asked hears honestly that there is no workbook."""
    _answer(tx, commune_id, asking, meaning(say("sorry-not-recorded")), now)


def _answer(tx: Session, commune_id: int, asking: int, what: Meaning, now: datetime) -> None:
    """Answer the asking, which is then done, while its person is still in that chat."""
    row = rows.one(tx, commune_id, asking)
    if row is None or row.stage is not PaperStage.NEXT_YEAR:
        return
    caller = register.caller(tx, row.channel, row.bot, row.chat)
    if caller is not None and caller.person.id == row.person_id:
        outgoing.answer(tx, caller, f"{row.update_key}:next", what, now)
    row.stage = PaperStage.DROPPED
