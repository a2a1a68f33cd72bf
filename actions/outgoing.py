"""Laying messages into the outbox: the answer to a caller, and news for people wherever they can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy.orm import Session

from actions import facts
from db import outbox, people
from db.models import Person
from db.outbox import Letter
from db.people import Caller, Holder
from plans.calendar import WorkingHours


def answer(tx: Session, caller: Caller, key: str, what: Mapping[str, Any], now: datetime) -> None:
    """Answer where the person wrote. `key` names the update that is answered, so that it is answered once."""
    outbox.put(
        tx, key=f"answer:{key}", kind="answer", meaning=what, commune_id=caller.commune.id,
        person_id=caller.person.id, channel=caller.address.channel, bot=caller.address.bot, chat=caller.address.chat,
        language=caller.person.language, now=now, priority=outbox.ANSWER,
    )  # fmt: skip


# Nobody is written to before the office opens or after it closes; the noon break is no reason to wait.
_OFFICE_DAY = WorkingHours(sessions=((time(7, 30), time(17, 0)),))


def office_day(tx: Session, commune_id: int, now: datetime) -> datetime:
    """The first moment from now on at which the commune's people may be written to unasked."""
    return _OFFICE_DAY.next_opening(now, facts.calendar_of(people.commune(tx, commune_id)))


def letter(reader: Holder, key: str, what: Mapping[str, Any], kind: str) -> Letter:
    """A reminder to somebody, to go out as soon as the office is open."""
    return Letter(
        key=key, kind=kind, meaning=what, commune_id=reader.commune_id, person_id=reader.id, channel=reader.channel,
        bot=reader.bot, chat=reader.chat, language=reader.language, priority=outbox.DIGEST,
    )  # fmt: skip


def notify(
    tx: Session,
    commune_id: int,
    readers: Iterable[Person],
    key: str,
    what: Mapping[str, Any],
    now: datetime,
    *,
    kind: str = "notice",
    priority: int = outbox.NOTICE,
    not_before: datetime | None = None,
    at_once: bool = False,
) -> list[int]:
    """Tell each reader once, at the address that joined last; returns those who can be reached nowhere.

    On days off and outside the office's day the message waits for the next opening, unless it is to go `at_once`
    or at a moment of its own (see also `delivery.claim`). A person with two accounts hears it on one of them.
    """
    people_by_id = {reader.id: reader for reader in readers}
    if not_before is None and not at_once:
        not_before = office_day(tx, commune_id, now)
    found = people.addresses(tx, commune_id, people_by_id)
    for reader_id, reader in people_by_id.items():
        for address in found[reader_id][:1]:
            outbox.put(
                tx, key=f"{key}:{reader_id}", kind=kind, meaning=what, commune_id=commune_id, person_id=reader_id,
                channel=address.channel, bot=address.bot, chat=address.chat, language=reader.language, now=now,
                priority=outbox.ANSWER if at_once else priority, not_before=not_before,
            )  # fmt: skip
    return [reader_id for reader_id in people_by_id if not found[reader_id]]
