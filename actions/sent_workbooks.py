"""The workbook of a plan that was sent in chat: asked for, handed over, and taken back into the same draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions import plan_shown, sent_plans, workbook
from actions.intake import ReadFile
from actions.sent_plans import ToRead
from actions.wording import enclosed, say
from db import sent_plans as rows
from db.blobs import Blob
from db.models import PaperStage, SentPlan
from plans.corrections import so_far
from plans.intake import PlanDraft

# A workbook whose making stumbles over an error of ours is tried again so often.
_MOST_ATTEMPTS = 3


def ask(paper: SentPlan, now: datetime) -> None:
    """The sender wants the workbook of what they were shown; the job makes it."""
    paper.workbook_wanted, paper.touched_at, paper.attempts = True, now, 0


def to_make(tx: Session, most: int) -> Sequence[ToRead]:
    """The plans whose workbook is to be made now."""
    return [sent_plans.to_be_read(tx, row) for row in rows.wanting_workbooks(tx, most)]


def as_shown(tx: Session, wanted: ToRead, draft: PlanDraft, now: datetime) -> PlanDraft | None:
    """The draft with what the sender has said to it so far; None, and said to them, where it reads differently now."""
    paper = _at(tx, wanted)
    if paper is None:
        return None
    draft = sent_plans.as_sent(tx, paper, draft)
    version, found = sent_plans.found_in(tx, paper, draft, now)
    if found != paper.found:
        paper.workbook_wanted = False
        sent_plans.show(tx, paper, draft, now, say("plan-workbook-stale"))
        return None
    return so_far(version.draft if version else draft, plan_shown.shown(paper).said)


def hand_over(tx: Session, wanted: ToRead, blob: Blob, now: datetime) -> None:
    """The workbook is made and lies under this SHA-256: it goes to the sender."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    paper.workbook_wanted = False
    file = enclosed(blob.sha256, workbook.name_of(paper.name))
    about = f"xlsx:{int(paper.touched_at.timestamp())}"  # each time that it was asked for, once
    sent_plans.tell(tx, paper, about, say("plan-workbook"), file=file, now=now)


def stumbled(tx: Session, wanted: ToRead, now: datetime) -> None:
    """An error of ours stood in the way; after a few times the sender hears honestly that there is no workbook."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    paper.attempts += 1
    if paper.attempts >= _MOST_ATTEMPTS:
        paper.workbook_wanted = False
        sent_plans.tell(tx, paper, f"no-xlsx:{int(paper.touched_at.timestamp())}", say("sorry-not-recorded"), now=now)


def _at(tx: Session, wanted: ToRead) -> SentPlan | None:
    paper = rows.one(tx, wanted.commune_id, wanted.id)
    shown = paper is not None and paper.stage is PaperStage.SHOWN and paper.workbook_wanted
    return paper if shown else None


def lay_out(tx: Session, wanted: ToRead, read: ReadFile, now: datetime) -> None:
    """Show the sender what was read: a plan, a workbook that goes on with their draft, or one that is a plan of its
    own."""
    came = rows.one(tx, wanted.commune_id, wanted.id)
    if came is None or came.stage is not PaperStage.READING or not take_back(tx, came, read, now):
        sent_plans.lay_out(tx, wanted, read.draft, now, *workbook.told(read))


def take_back(tx: Session, came: SentPlan, read: ReadFile, now: datetime) -> bool:
    """Go on with the draft that a workbook was made from, if its sender still has it; False where there is none.

    What was said in chat since then stays where the workbook left the place as it was.
    """
    papers = rows.open_with_bytes(tx, came.commune_id, came.person_id, read.source) if read.source else ()
    paper = next((row for row in papers if row.stage is PaperStage.SHOWN and row.id != came.id), None)
    if paper is None:
        return False
    # The row that brought the workbook takes the one before it along when it is forgotten.
    paper.workbook_sha256, came.sha256 = came.sha256, paper.workbook_sha256
    paper.channel, paper.bot, paper.chat = came.channel, came.bot, came.chat
    paper.touched_at, paper.year, paper.workbook_wanted = now, None, False
    sent_plans.show(tx, paper, sent_plans.as_sent(tx, paper, read.draft), now, *workbook.told(read))
    sent_plans.drop(came)
    return True
