"""Files of self-scoring that were sent in chat: a scheme, or the workbook that was filled in. Read back, then a yes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import score_book, scoring, sent_plans
from actions.refusals import Refused
from actions.sent_plans import ReadBack, ToRead
from actions.wording import choice, say, spoken
from db import people
from db.models import Commune, ScoreScheme, SentPlan
from documents.books import ReturnedBook
from documents.tables import Document
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
    """Read a file back to whoever sent it: the workbook where it is one, else the scheme."""
    book = document.book

    def read(commune: Commune, paper: SentPlan) -> ReadBack:
        if book is not None:
            return _filled(tx, commune, paper, book, now)
        return _scheme(tx, commune, paper, document, now)

    sent_plans.read_back(tx, wanted, "score", read, now)


def _filled(tx: Session, commune: Commune, paper: SentPlan, came: ReturnedBook, now: datetime) -> ReadBack:
    filled = score_book.read_back(tx, commune, came, now)
    if not filled.count:
        return score_book.lines(filled), []
    asked = {
        "kind": TAKE, "scheme": filled.scheme.id, "revision": filled.scheme.revision, "changes": filled.changes,
    }  # fmt: skip
    people.ask(tx, commune.id, paper.person_id, asked, now + _LASTS)
    take = choice("choice-score-take", f"score.take.{filled.scheme.id}.{filled.scheme.revision}", cells=filled.count)
    return score_book.lines(filled), [[take, choice("choice-cancel", "cancel.0")]]


def _scheme(tx: Session, commune: Commune, paper: SentPlan, document: Document, now: datetime) -> ReadBack:
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
    title = next(titles, None) or nfc(name or "") or spoken(say("score-nameless"))
    return scoring.propose(tx, commune, scheme, title, year, by, now)


def proposal(tx: Session, commune: Commune, draft: ScoreScheme) -> ReadBack:
    """The scheme read back, with yes and no."""
    return scoring.proposal_lines(scoring.approval(tx, commune, draft)), scoring.proposal_choices(draft)
