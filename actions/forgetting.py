"""Forgetting: of somebody who has left nothing personal is kept; what they did stays under the post they held."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from actions.messages import plain
from actions.roster import post_in_words
from actions.wording import render
from db import history, leavers
from db.models import Person
from locales import DEFAULT_YOU
from plans.work import JUDGE_RULES, EventKind


def due(tx: Session, now: datetime) -> list[tuple[int, int]]:
    """(commune, person) who have left and can no longer be taken back, in any commune."""
    return leavers.to_forget(tx, now - JUDGE_RULES.undo_within)


def forget(tx: Session, commune_id: int, person_id: int, now: datetime) -> None:
    """Empty the name, the phone, the accounts and what was said to them; done twice, the second time does nothing."""
    person = leavers.unforgotten(tx, commune_id, person_id)
    if person is None:
        return
    person.name, person.phone, person.forgotten_at = _post(tx, person), None, now
    leavers.erase_traces(tx, commune_id, person_id)
    history.record(tx, commune_id, EventKind.FORGOTTEN, now, data={"person": person_id})


def _post(tx: Session, person: Person) -> str:
    return plain(render({"parts": [post_in_words(tx, person)]}, person.language, DEFAULT_YOU).text)
