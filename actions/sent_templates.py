"""A template of reports that was sent in chat: looked over, shown as a report made in it, taken in after a yes."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy.orm import Session

from actions import papers, report_templates, sent_plans
from actions.refusals import Refused
from actions.report_templates import TemplatePaper
from actions.sent_plans import ToRead
from actions.wording import say
from db import people as register
from db import sent_plans as rows
from db.models import PaperStage, SentPlan
from db.people import Caller
from documents.report_docx import KNOWN
from documents.tables import Document
from plans.pages import Table, paragraphs_of

_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def is_template(document: Document) -> bool:
    """Whether a file that was read has a place of ours in it, which no plan has."""
    texts = [line.text for line in paragraphs_of(document.blocks)]
    tables = (block for block in document.blocks if isinstance(block, Table))
    texts += [cell.text for table in tables for row in table.rows for cell in row.cells]
    return any(name in KNOWN for text in texts for name in _PLACE.findall(text))


def offer(tx: Session, wanted: ToRead, now: datetime) -> None:
    """A report can be made in it: one is made as a sample, and then its sender is asked. The last that was sent is the
    one that waits for a yes."""
    paper = rows.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.READING:
        return
    commune = register.commune(tx, wanted.commune_id)
    if paper.sha256 == report_templates.own(commune):
        sent_plans.tell(tx, paper, "template", say("template-same"), now=now)
        sent_plans.drop(paper)
        return
    caller = sent_plans.sender(tx, paper)
    if caller is None:
        sent_plans.drop(paper)
        return
    for earlier in rows.offered(tx, wanted.commune_id):
        sent_plans.drop(earlier)
    paper.stage, paper.touched_at, paper.attempts, paper.try_at = PaperStage.OFFERED, now, 0, None
    sent_plans.tell(tx, paper, "template", say("template-fits", name=paper.name or say("file-nameless")), now=now)
    about = {"paper": paper.id}
    tx.add(papers.wanting(caller, TemplatePaper.SAMPLE.value, about, f"template:{paper.id}", now))


def take(tx: Session, caller: Caller, paper_id: int, now: datetime) -> None:
    """The yes: reports are made in it from now on. Refused where it waits no more."""
    paper = _waiting(tx, caller, paper_id)
    report_templates.take_in(tx, caller.commune, paper.sha256 or "", now, caller.person.id)
    sent_plans.drop(paper)


def leave(tx: Session, caller: Caller, paper_id: int) -> None:
    """The no: the one in use stays."""
    sent_plans.drop(_waiting(tx, caller, paper_id))


def latest(tx: Session, caller: Caller) -> int | None:
    """The template that waits for this person's yes, None where there is none."""
    waiting = (paper.id for paper in rows.offered(tx, caller.commune.id) if paper.person_id == caller.person.id)
    return next(waiting, None)


def _waiting(tx: Session, caller: Caller, paper_id: int) -> SentPlan:
    paper = rows.one(tx, caller.commune.id, paper_id)
    if paper is None or paper.stage is not PaperStage.OFFERED:
        raise Refused("button-stale")
    return paper
