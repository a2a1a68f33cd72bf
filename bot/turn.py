"""One person's turn in the conversation: who, what, when, and the way to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from actions import facts, outgoing, progress
from actions.messages import Abilities, Incoming
from actions.refusals import Refused
from actions.wording import Part, meaning
from db import people
from db.models import Commune, Person
from db.people import Caller
from plans.access import Act, Held, may
from plans.calendar import WorkCalendar, in_vietnam

# No id of ours is longer; what is longer was not made by us.
_LONGEST_ID = 15

# A question that nobody answered is forgotten by the next day, so that a "2" in the morning does not answer it.
QUESTION_LASTS = timedelta(hours=12)
# So long free words answer a question of ours; later they mean what they say.
ANSWER_WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What a member of a commune did, and everything needed to respond in the same transaction."""

    tx: Session
    caller: Caller
    incoming: Incoming
    now: datetime
    abilities: Abilities

    @property
    def commune(self) -> Commune:
        return self.caller.commune

    @property
    def person(self) -> Person:
        return self.caller.person

    @property
    def key(self) -> str:
        """What makes the answer to this update unique."""
        return f"{self.incoming.channel}:{self.incoming.bot}:{self.incoming.key}"

    @property
    def today(self) -> date:
        return in_vietnam(self.now).date()

    @cached_property
    def calendar(self) -> WorkCalendar:
        return facts.calendar_of(self.commune)

    @cached_property
    def held(self) -> list[Held]:
        return progress.held(self.tx, self.person, self.caller.stands_in_for)

    def answer(self, *parts: Part, choices: Sequence[Sequence[Part]] = (), items: Sequence[int] = ()) -> None:
        """Answer this update; once, since it is handled once."""
        what = meaning(*parts, choices=choices, items=items, press=self.incoming.press_reference)
        outgoing.answer(self.tx, self.caller, self.key, what, self.now)

    def must(self, act: Act) -> None:
        """Refused where the person may not do this in the commune as a whole."""
        if not may(self.held, act, None):
            raise Refused("not-allowed")

    def asked(self) -> dict[str, Any]:
        """What we asked this person and still wait to hear; empty when nothing."""
        row = people.dialogue(self.tx, self.commune.id, self.person.id, self.now)
        return dict(row.asked) if row is not None else {}

    def ask(self, lasts: timedelta = QUESTION_LASTS, /, **asked: Any) -> None:
        """Remember what we ask now, and which message of theirs it is about."""
        if self.incoming.press is None and self.incoming.message is not None:
            asked.setdefault("message", self.incoming.message)
        people.ask(self.tx, self.commune.id, self.person.id, asked, self.now + lasts)

    def stop_asking(self) -> None:
        """Forget what we asked."""
        people.stop_asking(self.tx, self.commune.id, self.person.id)


def number_in(token: str) -> int:
    """The id that a token carries; Refused for one that is none of ours."""
    if not (token.isascii() and token.isdigit() and len(token) <= _LONGEST_ID):
        raise Refused("button-stale")
    return int(token)
