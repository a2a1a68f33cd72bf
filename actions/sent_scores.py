"""Files of self-scoring that were sent in chat: a scheme, or the workbook that was filled in. Read back, then a yes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import score_book, scoring, sent_plans
from actions.refusals import Refused
from actions.sent_plans import ToRead
from actions.wording import Part, choice, say
from db import people
from db import sent_plans as papers
from db.models import Commune, PaperStage, ScoreScheme, SentPlan
from documents.tables import Document, Unreadable
from plans.calendar import in_vietnam
from plans.pages import Table, paragraphs_of
from plans.scheme_reading import NoCriteria, is_scheme, read_scheme
from plans.text import fold, nfc

# What the office is asked about a file of this kind, and for how long the question stands.
TAKE, YEAR = "score-take", "score-year"
_LASTS = timedelta(hours=12)
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_TITLE = re.compile(r"\b(?:bo )?(?:chi so|tieu chi)\b")
_MOST_LINES = 40


def is_of_scoring(document: Document) -> bool:
    """Whether a file holds a scheme of criteria with points, or is the workbook made of one."""
    return score_book.is_score_book(document.book) or is_scheme(_tables(document))


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def lay_out(tx: Session, wanted: ToRead, document: Document, now: datetime) -> None:
    """Read a file back to whoever sent it; the file itself is let go of, since nothing more is in it."""
    paper = papers.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.READING:
        return
    commune = people.commune(tx, wanted.commune_id)
    try:
        if document.book is not None:
            parts, choices = _filled(tx, commune, paper, document, now)
        else:
            parts, choices = _scheme(tx, commune, paper, document, now)
    except Refused as refused:
        parts, choices = [say(refused.key, **refused.values)], []
    except Unreadable as unreadable:
        parts, choices = [say(f"unreadable-{unreadable.code}", **unreadable.args_)], []
    sent_plans.tell(tx, paper, "score", *parts, choices=choices, now=now)
    sent_plans.drop(paper)


def _filled(
    tx: Session, commune: Commune, paper: SentPlan, document: Document, now: datetime
) -> tuple[list[Part], list[list[Part]]]:
    if document.book is None:
        raise Unreadable("book-damaged")
    filled = score_book.read_back(tx, commune, document.book, now)
    if not filled.count:
        return score_book.lines(filled), []
    asked = {
        "kind": TAKE, "scheme": filled.scheme.id, "revision": filled.scheme.revision, "changes": filled.changes,
    }  # fmt: skip
    people.ask(tx, commune.id, paper.person_id, asked, now + _LASTS)
    take = choice("choice-score-take", f"score.take.{filled.scheme.id}.{filled.scheme.revision}", cells=filled.count)
    return score_book.lines(filled), [[take, choice("choice-cancel", "cancel.0")]]


def _scheme(
    tx: Session, commune: Commune, paper: SentPlan, document: Document, now: datetime
) -> tuple[list[Part], list[list[Part]]]:
    said = [paper.caption or "", paper.name or "", *_lines(document)]
    year = next((int(match[1]) for words in said if (match := _YEAR.search(fold(words.replace("_", " "))))), None)
    draft = proposed(
        tx, commune, document, paper.name, year or in_vietnam(now).year, paper.person_id, now
    )  # fmt: skip
    if year is None:
        people.ask(tx, commune.id, paper.person_id, {"kind": YEAR, "scheme": draft.id}, now + _LASTS)
        return [say("score-year-asked")], []
    return proposal(tx, commune, draft)


def _lines(document: Document) -> list[str]:
    return [line.text for line in paragraphs_of(document.blocks)][:_MOST_LINES]


def proposed(
    tx: Session, commune: Commune, document: Document, name: str | None, year: int, by: int | None, now: datetime
) -> ScoreScheme:  # fmt: skip
    """The scheme of a file as a draft of that year; Refused where the file has no criteria."""
    try:
        scheme = read_scheme(_tables(document))
    except NoCriteria:
        raise Refused("score-scheme-unreadable") from None
    titles = (nfc(line) for line in _lines(document) if _TITLE.search(fold(line)) and len(line) < 200)
    title = next(titles, None) or nfc(name or "") or "Bộ chỉ số"
    return scoring.propose(tx, commune, scheme, title, year, by, now)


def proposal(tx: Session, commune: Commune, draft: ScoreScheme) -> tuple[list[Part], list[list[Part]]]:
    """The scheme read back, with yes and no."""
    return scoring.proposal_lines(scoring.approval(tx, commune, draft)), scoring.proposal_choices(draft)
