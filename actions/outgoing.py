"""Laying messages into the outbox: the answer to a caller, and news for people wherever they can be reached."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from actions import deputies, facts
from actions.deputies import Hearing
from db import absences, outbox, people
from db.models import Outgoing, OutState, Person
from db.outbox import Letter
from db.people import Caller, Holder
from locales import DEFAULT_LANGUAGE
from plans.calendar import VIETNAM, in_vietnam


def answer(tx: Session, caller: Caller, key: str, what: Mapping[str, Any], now: datetime) -> None:
    """Answer where the person wrote. `key` names the update that is answered, so that it is answered once."""
    outbox.put(
        tx, key=f"answer:{key}", kind="answer", meaning=what, commune_id=caller.commune.id,
        person_id=caller.person.id, channel=caller.address.channel, bot=caller.address.bot, chat=caller.address.chat,
        language=caller.person.language, now=now, priority=outbox.ANSWER,
    )  # fmt: skip


def to_stranger(
    tx: Session, channel: str, bot: str, chat: str, key: str, what: Mapping[str, Any], now: datetime,
    language: str = DEFAULT_LANGUAGE,
) -> None:  # fmt: skip
    """Answer somebody who is nobody's to us."""
    outbox.put(
        tx, key=key, kind="answer", meaning=what, commune_id=None, person_id=None, channel=channel, bot=bot, chat=chat,
        language=language, now=now, priority=outbox.ANSWER,
    )  # fmt: skip


def office_day(tx: Session, commune_id: int, now: datetime) -> datetime:
    """The first moment from now on at which the commune's people may be written to unasked: in working hours."""
    return facts.next_opening(people.commune(tx, commune_id), now)


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
    in_person: bool = False,
) -> list[int]:
    """Tell each reader once, at the address that joined last; returns those who can be reached nowhere.

    On days off and outside working hours the message waits for the next opening, unless it is to go at a moment of
    its own (see also `delivery.claim`). A person with two accounts hears it on one of them. Whoever is away is left in
    peace: who stands in for them hears it, or else they do when they are back; unless it is for them `in_person`.
    """
    wanted = list({reader.id: reader for reader in readers}.values())
    if not_before is None:
        not_before = office_day(tx, commune_id, now)
    heard = [Hearing(reader=reader) for reader in wanted]
    if in_person:
        what = {**what, "in_person": True}
    else:
        heard = deputies.hearing(tx, commune_id, wanted, in_vietnam(not_before or now).date())
    found = people.addresses(tx, commune_id, [one.reader.id for one in heard])
    for one in heard:
        for address in found[one.reader.id][:1]:
            outbox.put(
                tx, key=f"{key}:{one.reader.id}", kind=kind, meaning=for_another(what, one), commune_id=commune_id,
                person_id=one.reader.id, channel=address.channel, bot=address.bot, chat=address.chat,
                language=one.reader.language, now=now, priority=priority,
                not_before=not_before if one.until is None else _after(tx, commune_id, one.until),
            )  # fmt: skip
    return [one.instead_of.id if one.instead_of else one.reader.id for one in heard if not found[one.reader.id]]


def unsay(tx: Session, commune_id: int, readers: Iterable[Person], key: str, now: datetime) -> list[Person]:
    """What was laid out for these readers under this key holds no more: those to whom it has not gone out yet are not
    told at all; returns the others who were told, or are just being told."""
    told = []
    for one in deputies.hearing(tx, commune_id, list(readers), in_vietnam(now).date()):
        row = outbox.of_key(tx, commune_id, f"{key}:{one.reader.id}")
        if row is not None and row.state is OutState.PENDING:
            row.state, row.settled_at = OutState.DROPPED, now
        elif row is not None and row.state is not OutState.DROPPED:
            told.append(one.instead_of or one.reader)
    return told


def for_another(what: Mapping[str, Any], heard: Hearing) -> Mapping[str, Any]:
    """The message, marked where somebody hears it in another's place."""
    return what if heard.instead_of is None else {**what, "instead_of": heard.instead_of.name}


def _after(tx: Session, commune_id: int, last: date) -> datetime:
    """The first moment after a day on which people may be written to unasked."""
    return office_day(tx, commune_id, datetime.combine(last + timedelta(days=1), time.min, VIETNAM))


def still_here(tx: Session, row: Outgoing, now: datetime, dropped_kinds: Collection[str]) -> bool:
    """Whether the reader of a message that comes unasked is here to be told.

    Somebody who is away since it was laid out is not: it goes to who stands in for them, or waits until they are back;
    what their deputy is told anyway (`dropped_kinds`) is dropped.
    """
    if row.commune_id is None or row.person_id is None or "in_person" in row.meaning:
        return True
    today = in_vietnam(now).date()
    if not absences.stand_ins(tx, [row.commune_id], today).is_away(row.person_id):
        return True
    reader = people.person(tx, row.commune_id, row.person_id)
    if reader is None:
        return True
    (heard,) = deputies.hearing(tx, row.commune_id, [reader], today)
    if heard.until is not None:
        row.not_before = _after(tx, row.commune_id, heard.until)
        return False
    row.state, row.settled_at = OutState.DROPPED, now
    if row.kind not in dropped_kinds:
        key = row.key.removesuffix(f":{row.person_id}")
        notify(
            tx, row.commune_id, [reader], key, row.meaning, now, kind=row.kind,
            priority=row.priority, not_before=now,
        )  # fmt: skip
    return False
