"""Claiming what may go out, checking that it is still true, making its words, and settling how it went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import awaiting, digests, outgoing, reminders
from actions import people as enrolment
from actions.messages import FailureReason, Message, SendFailed
from actions.wording import fitted, render
from db import outbox, people
from db.models import Outgoing, OutState
from locales import DEFAULT_YOU, MissingSentence
from plans.retry import Again, Failure, after_failure

# Nobody needs to know further ahead for which chats something waits.
_CHATS_AHEAD = 100
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """A message with its words, leased to us for one sending."""

    id: int
    lease: str
    channel: str
    bot: str
    chat: str
    group: bool
    items: tuple[int, ...]
    reminded: tuple[int, ...]
    message: Message


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimed:
    """What may be sent now, and the chats for which more lies here, with the moment from which it may go.

    `waiting` is None where it was not looked up, since there is more to claim at once.
    """

    ready: Sequence[Ready]
    waiting: Mapping[str, datetime] | None


# Kinds whose meaning is made, or made anew, when they are sent: None says that nothing true is left to say.
Meaning = Mapping[str, Any]
MADE_WHEN_SENT: dict[str, Callable[[Session, Outgoing, datetime], Meaning | None]] = {
    reminders.DIGEST: digests.digest_meaning,
    reminders.SINGLE: digests.single_meaning,
    reminders.SNOOZED: digests.snoozed_meaning,
    reminders.SHADOW: digests.shadow_meaning,
    reminders.WAITING: digests.waiting_meaning,
    awaiting.AWAITING: awaiting.awaiting_meaning,
}


def claim(
    tx: Session,
    now: datetime,
    channels: Collection[tuple[str, str]],
    blocked: Collection[str],
    most: int,
    max_text: int,
    lease: str,
) -> Claimed:
    """Lease up to `most` messages, at most one per chat, none to a blocked chat; answers come first.

    What is no longer true is dropped here, in the same transaction, and not returned; what comes unasked waits for
    the office's day.
    """
    ready: list[Ready] = []
    chats: set[tuple[str, str, str]] = set()
    rows = outbox.due(tx, now, channels, blocked, most * 2)
    for row in rows:
        place = (row.channel, row.bot, row.chat)
        if len(ready) == most or place in chats:
            continue
        chats.add(place)
        if _must_wait(tx, row, now):
            continue
        made = _prepare(tx, row, lease, now, max_text)
        if made is not None:
            ready.append(made)
    if len(ready) == most or len(rows) == most * 2:
        return Claimed(ready=ready, waiting=None)
    return Claimed(ready=ready, waiting=dict(outbox.pending_chats(tx, channels, _CHATS_AHEAD)))


def _must_wait(tx: Session, row: Outgoing, now: datetime) -> bool:
    """What nobody asked for is not sent at night or on a day off, however long it was held up."""
    if row.priority == outbox.ANSWER or row.commune_id is None:
        return False
    opening = outgoing.office_day(tx, row.commune_id, now)
    if opening > now:
        row.not_before = opening
    return opening > now


def _prepare(tx: Session, row: Outgoing, lease: str, now: datetime, max_text: int) -> Ready | None:
    try:
        what, message = _in_words(tx, row, now, max_text)
    except (MissingSentence, LookupError, TypeError, ValueError):
        # A message that an older version laid out, or a mistake of ours: it must not hold up everybody else's.
        log.exception("message %s (%s) cannot be put into words and is given up", row.id, row.kind)
        row.state, row.settled_at, row.failure = OutState.GIVEN_UP, now, "wording"
        return None
    if what is None or message is None:
        row.state, row.settled_at = OutState.DROPPED, now
        return None
    outbox.lease(row, lease, now)
    return Ready(
        id=row.id, lease=lease, channel=row.channel, bot=row.bot, chat=row.chat, group=row.group,
        items=tuple(what.get("items", ())), reminded=tuple(what.get("reminded", ())), message=message,
    )  # fmt: skip


def _in_words(tx: Session, row: Outgoing, now: datetime, max_text: int) -> tuple[Meaning, Message] | tuple[None, None]:
    make = MADE_WHEN_SENT.get(row.kind)
    what = make(tx, row, now) if make else row.meaning
    if what is None:
        return None, None
    return what, fitted(render(what, row.language, _you(tx, row)), max_text)


def _you(tx: Session, row: Outgoing) -> str:
    if row.commune_id is None:
        return DEFAULT_YOU
    return str(people.commune(tx, row.commune_id).settings.get("you", DEFAULT_YOU))


def sent(tx: Session, ready: Ready, message: str, now: datetime) -> None:
    """The network has taken the message under this id of its own: mark it and write reminders into history."""
    ours = outbox.settle(
        tx, ready.id, ready.lease, state=OutState.SENT, message=message, items=list(ready.items), settled_at=now
    )
    if ours and ready.reminded:
        reminders.delivered(tx, ready.id, now, ready.reminded)


def failed(tx: Session, ready: Ready, failure: SendFailed, now: datetime) -> datetime | None:
    """Decide what becomes of a message that did not go out; the moment to try again, None when it is settled."""
    row = tx.get_one(Outgoing, ready.id)
    if row.lease != ready.lease:
        return None
    if failure.reason is FailureReason.MIGRATED and failure.migrated_to:
        return _follow(tx, row, failure.migrated_to, now)
    if failure.reason is FailureReason.BLOCKED:
        return _elsewhere(tx, row, now)
    unknown = row.unknown + (failure.reason is FailureReason.OUTCOME_UNKNOWN)
    decision = after_failure(
        row.attempts, Failure(failure.reason.value), failure.retry_after, now, since=row.due_at, uncertain=row.unknown
    )
    if isinstance(decision, Again):
        outbox.settle(tx, row.id, ready.lease, state=OutState.PENDING, not_before=decision.at, unknown=unknown,
                      failure=str(failure)[:200])  # fmt: skip
        return decision.at
    outbox.settle(tx, row.id, ready.lease, state=OutState.GIVEN_UP, settled_at=now, unknown=unknown,
                  failure=str(failure)[:200])  # fmt: skip
    return None


def _follow(tx: Session, row: Outgoing, chat: str, now: datetime) -> datetime:
    moved(tx, row.channel, row.bot, row.chat, chat)
    outbox.settle(tx, row.id, row.lease or "", state=OutState.PENDING, chat=chat, not_before=now)
    return now


def moved(tx: Session, channel: str, bot: str, old: str, new: str) -> None:
    """A group lives on under another id: its address and what is still to be sent follow it."""
    address = people.address_of_chat(tx, channel, bot, old)
    if address is not None:
        address.chat = new
    outbox.move_chat(tx, channel, bot, old, new)


def _elsewhere(tx: Session, row: Outgoing, now: datetime) -> datetime | None:
    """The person does not take messages here: use another address of theirs, else give up."""
    address = people.address_of_chat(tx, row.channel, row.bot, row.chat)
    if address is not None:
        enrolment.address_dead(tx, address, now)
        tx.flush()
    others = people.addresses(tx, row.commune_id, [row.person_id]) if row.commune_id and row.person_id else {}
    for other in others.get(row.person_id or 0, [])[:1]:
        outbox.settle(tx, row.id, row.lease or "", state=OutState.PENDING, channel=other.channel, bot=other.bot,
                      chat=other.chat, not_before=now)  # fmt: skip
        return now
    outbox.settle(tx, row.id, row.lease or "", state=OutState.GIVEN_UP, settled_at=now, failure="blocked")
    return None
