"""Items that nothing can be said of because of what lies in their rows: found one by one, so that the rest goes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from actions import difficulties, facts
from actions.wording import meaning, render
from actions.worklist import Line, line_part
from db import tasks
from db.models import Commune
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU, MissingSentence
from plans.calendar import in_vietnam
from plans.ladder import DigestLine, compose_digest

# What a row raises that an older or a newer version wrote, or a mistake of ours.
MISTAKES = (MissingSentence, LookupError, TypeError, ValueError, AttributeError)


def items_at_fault(tx: Session, commune: Commune, now: datetime) -> dict[int, Exception]:
    """The unfinished items of a commune of which no line can be made, each with why."""
    found: dict[int, Exception] = {}
    for item_id in tasks.unfinished(tx, commune.id):
        try:
            _say(tx, commune, item_id, now)
        except MISTAKES as mistake:
            found[item_id] = mistake
    return found


def _say(tx: Session, commune: Commune, item_id: int, now: datetime) -> None:
    """Read an item and put it into the words in which reminders name it, with what stands in its way."""
    item = tasks.item(tx, commune.id, item_id)
    if item is None:
        return
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    difficulties.open_of(tx, [item], now)
    compose_digest([DigestLine(item=facts.facts_of(item), number=1, step=None)], today, calendar)
    render(meaning(line_part(Line(number=1, item=item), today, calendar)), DEFAULT_LANGUAGE, DEFAULT_YOU)
