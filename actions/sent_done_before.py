"""The workbook of what was done before that was sent in chat: read back to whoever sent it, marked after their yes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import done_before_book, going_live, sent_plans
from actions.sent_plans import ReadBack, ToRead
from actions.wording import Part, choice
from db import people
from db.models import Commune, SentPlan
from documents.books import ReturnedBook

# What the office is asked, and for how long the question stands.
ASKED = "done-before"
_LASTS = timedelta(hours=12)


def lay_out(tx: Session, wanted: ToRead, came: ReturnedBook, now: datetime) -> None:
    """Read the workbook back to whoever sent it."""
    sent_plans.read_back(
        tx, wanted, "done-before", lambda commune, paper: _read_back(tx, commune, paper, came, now), now
    )  # fmt: skip


def _read_back(tx: Session, commune: Commune, paper: SentPlan, came: ReturnedBook, now: datetime) -> ReadBack:
    filled = done_before_book.read_back(tx, commune, came, now)
    parts = done_before_book.lines(filled)
    if not filled.items:
        people.stop_asking(tx, commune.id, paper.person_id)
        return parts, []
    asked = {"kind": ASKED, **done_before_book.kept(filled.meant)}
    people.ask(tx, commune.id, paper.person_id, asked, now + _LASTS)
    return [*parts, *going_live.lines(filled.meant)], choices_of(filled.meant, 0)


def choices_of(found: going_live.Meant, first: int) -> list[list[Part]]:
    """The next screen of titles where there is one, yes and no."""
    count, after = len(found.items), first + going_live.AT_ONCE
    rows = [[choice("choice-done-before-more", f"before.more.{after}")]] if after < count else []
    if count:
        yes = choice("choice-done-before", f"before.{count}", count=count)
        rows.append([yes, choice("choice-done-before-not", "before.no")])
    return rows
