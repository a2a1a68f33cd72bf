"""One message for all that a person is to hear on a morning whatever their own work does: the overview of the week or
the month, what waits for a day, the plan that is tried out, reports that were drafted and sent in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import digests
from actions.monthly import MONTHLY, monthly_meaning
from actions.reminders import WHY
from actions.weekly import WEEKLY, weekly_meaning
from actions.wording import Meaning, Part, meaning, say
from db import outbox
from db.models import Outgoing, OutState
from plans.calendar import in_vietnam

MORNING = "morning"
_NOTICE = "notice"
# In the order in which they are read: what was done, how it stands, what is asked.
_IN_ORDER = (_NOTICE, MONTHLY, WEEKLY, digests.WAITING, digests.SHADOW)


def join(tx: Session, communes: Collection[int], now: datetime) -> None:
    """What the rounds laid out for one person just now becomes one message, made when it is sent."""
    for rows in outbox.laid_together(tx, communes, _IN_ORDER, now):
        in_order = sorted(rows, key=lambda row: _IN_ORDER.index(row.kind))
        first = in_order[0]
        outbox.put(
            tx, key=f"{MORNING}:{in_vietnam(now).date()}:{first.id}:{first.person_id}", kind=MORNING,
            meaning={"of": [{"kind": row.kind, "meaning": row.meaning} for row in in_order]},
            commune_id=first.commune_id, person_id=first.person_id, channel=first.channel, bot=first.bot,
            chat=first.chat, language=first.language, priority=first.priority, now=now,
        )  # fmt: skip
        for row in rows:
            row.state, row.settled_at = OutState.DROPPED, now


def kinds_of(row: Outgoing) -> Sequence[str]:
    """The kinds of overviews that a joined message is made of; empty for one that retention has emptied."""
    return [one["kind"] for one in row.meaning.get("of", ()) if one["kind"] != _NOTICE]


def morning_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """All that is still true of it when it is sent; None when nothing is."""
    made: list[Mapping[str, Any]] = []
    of: list[dict[str, Any]] = []
    for one in row.meaning["of"]:
        alone = Outgoing(
            commune_id=row.commune_id, person_id=row.person_id, kind=one["kind"], meaning=one["meaning"]
        )  # fmt: skip
        what = _MADE[one["kind"]](tx, alone, now, _lettered(made))
        of.append({**one, "meaning": alone.meaning})
        if what is not None:
            made.append({**what, "parts": [*_instead_of(one["meaning"]), *what["parts"]]})
    if of != row.meaning["of"]:  # what one of them is to remember
        row.meaning = {**row.meaning, "of": of}
    if not made:
        return None
    parts = [part for what in made for part in (say("morning-next"), *what["parts"])][1:]
    rows = [[part for part in row_ if part != WHY] for what in made for row_ in what["choices"]]
    items = [item for what in made for item in what["items"]]
    return meaning(*parts, choices=[*(row_ for row_ in rows if row_), [WHY]], items=items)


def _instead_of(what: Mapping[str, Any]) -> list[Part]:
    person = what.get("instead_of")
    return [say("instead-of", person=person)] if person else []


def _lettered(made: Sequence[Mapping[str, Any]]) -> int:
    """How many letters the message has used up so far: none may mean two things."""
    return sum(part["say"] == "choice-number" for what in made for row in what["choices"] for part in row)


_Make = Callable[[Session, Outgoing, datetime, int], Mapping[str, Any] | None]
_MADE: dict[str, _Make] = {
    _NOTICE: lambda tx, row, now, letters: row.meaning,
    MONTHLY: lambda tx, row, now, letters: monthly_meaning(tx, row, now),
    WEEKLY: lambda tx, row, now, letters: weekly_meaning(tx, row, now),
    digests.WAITING: lambda tx, row, now, letters: digests.waiting_meaning(tx, row, now),
    digests.SHADOW: digests.shadow_meaning,
}
