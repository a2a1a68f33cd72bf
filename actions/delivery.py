"""Claiming what may go out, checking that it is still true, making its words, and settling how it went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from actions import (
    absences,
    awaiting,
    digests,
    extension_requests,
    group_chats,
    monthly,
    mornings,
    off_plan,
    outgoing,
    reminders,
    roll_call,
    standing,
    unreadable,
    weekly,
)
from actions import people as enrolment
from actions.messages import Abilities, Enclosure, FailureReason, FileKind, Message, SendFailed, plain
from actions.qr import qr_png
from actions.wording import Part, enclosed, fitted, meaning, render, say
from db import outbox, people, tasks
from db.blobs import BlobFolder
from db.models import Outgoing, OutState
from locales import DEFAULT_YOU
from plans.retry import Again, Failure, after_failure

# Nobody needs to know further ahead for which chats something waits.
_CHATS_AHEAD = 100
_MEGABYTE = 1_000_000
log = logging.getLogger(__name__)

T = TypeVar("T")


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
    secret: bool = False


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
    standing.STANDING: standing.standing_meaning,
    digests.SHADOW: digests.shadow_meaning,
    digests.WAITING: digests.waiting_meaning,
    weekly.WEEKLY: weekly.weekly_meaning,
    monthly.MONTHLY: monthly.monthly_meaning,
    mornings.MORNING: mornings.morning_meaning,
    awaiting.AWAITING: awaiting.awaiting_meaning,
    extension_requests.EXTENSION: extension_requests.request_meaning,
    absences.BACK: absences.back_meaning,
    roll_call.ROLL_CALL: roll_call.roll_call_meaning,
    awaiting.REPORT_TO_LEADER: awaiting.report_to_leader_meaning,
    off_plan.ORDERED: off_plan.ordered_meaning,
}


def claim(
    tx: Session,
    now: datetime,
    channels: Collection[tuple[str, str]],
    blocked: Collection[str],
    most: int,
    abilities: Abilities,
    folder: BlobFolder,
    lease: str,
    at_fault: set[int],
) -> Claimed:
    """Lease up to `most` messages, at most one per chat, none to a blocked chat; answers come first.

    What is no longer true is dropped here, in the same transaction, and not returned; what comes unasked waits for
    the office's day. Files lie in `folder`; one that is gone, or that the network does not take, is told of instead.
    `at_fault` are the items known to stand in the way of a message: it goes out without them; those found are added.
    """
    ready: list[Ready] = []
    chats: set[tuple[str, str, str]] = set()
    rows = outbox.due(tx, now, channels, blocked, most * 2)
    for row in rows:
        place = (row.channel, row.bot, row.chat)
        if len(ready) == most or place in chats:
            continue
        chats.add(place)
        if _must_wait(tx, row, now) or not _still_here(tx, row, now):
            continue
        made = _prepare(tx, row, lease, now, abilities, folder, at_fault)
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


# A deputy has reminders of their own that name these items too.
_OF_ONE_READER = frozenset({reminders.DIGEST, reminders.SINGLE, standing.STANDING})


def _still_here(tx: Session, row: Outgoing, now: datetime) -> bool:
    return row.priority == outbox.ANSWER or outgoing.still_here(tx, row, now, _OF_ONE_READER)


def _prepare(
    tx: Session,
    row: Outgoing,
    lease: str,
    now: datetime,
    abilities: Abilities,
    folder: BlobFolder,
    at_fault: set[int],
) -> Ready | None:
    try:
        what, message = _of_what_can_be_read(
            lambda: _in_words(tx, row, now, abilities, folder), tx, row, now, at_fault
        )  # fmt: skip
    except unreadable.MISTAKES:
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
        secret="invites" in what,
    )  # fmt: skip


def _of_what_can_be_read(make: Callable[[], T], tx: Session, row: Outgoing, now: datetime, at_fault: set[int]) -> T:
    """The message; where an item stands in its way, without that item, of which the log tells once."""
    try:
        return make()
    except unreadable.MISTAKES:
        if row.kind not in MADE_WHEN_SENT or row.commune_id is None:
            raise
        found = unreadable.items_at_fault(tx, people.commune(tx, row.commune_id), now)
        for item_id in found.keys() - at_fault:
            log.error(
                "nothing can be said of item %s of commune %s: messages go out without it",
                item_id, row.commune_id, exc_info=found[item_id],
            )  # fmt: skip
        at_fault.update(found)
        if not found:
            raise
        with tasks.leaving_out(tx, found):
            return make()


def _in_words(
    tx: Session, row: Outgoing, now: datetime, abilities: Abilities, folder: BlobFolder
) -> tuple[Meaning, Message] | tuple[None, None]:
    if row.meaning.get("invites") and abilities.max_enclosure:
        _draw(row, folder)
    make = MADE_WHEN_SENT.get(row.kind)
    what = make(tx, row, now) if make else row.meaning
    if what is None:
        return None, None
    if instead_of := row.meaning.get("instead_of"):
        what = {**what, "parts": [say("instead-of", person=instead_of), *what["parts"]]}
    file, instead = _enclosure(what, abilities, folder)
    if instead is not None:
        what = {**what, "parts": [*what["parts"], instead]}
    message = fitted(render(what, row.language, _you(tx, row)), abilities.max_text)
    if file is not None and len(plain(message.text)) > abilities.max_caption:
        # The words do not fit beside the file: it follows in a message of its own, with its own tries.
        _put_beside(tx, row, "file", meaning(file=what["file"]), now)
        file = None
    return what, replace(message, file=file)


def _draw(row: Outgoing, folder: BlobFolder) -> None:
    """The invitation's link as a picture, made again where its bytes were lost with a process that died."""
    blob = folder.keep(qr_png(row.meaning["invites"]))
    row.file_sha256 = blob.sha256
    row.meaning = {**row.meaning, "file": enclosed(blob.sha256, "ma-moi.png", FileKind.PHOTO)}


def _enclosure(what: Meaning, abilities: Abilities, folder: BlobFolder) -> tuple[Enclosure | None, Part | None]:
    """The file that goes with a message, or what is said instead where it cannot."""
    kept = what.get("file")
    if kept is None:
        return None, None
    path, name = folder.path(kept["sha256"]), kept["name"]
    if not path.is_file():
        log.error("blob %s is to be sent and is not in the folder", kept["sha256"])
        return None, say("enclosure-gone", name=name)
    size = path.stat().st_size
    if not abilities.max_enclosure:
        return None, say("enclosure-not-here", name=name)
    if size > abilities.max_enclosure:
        return None, say("enclosure-too-large", name=name, most=abilities.max_enclosure // _MEGABYTE)
    return Enclosure(kind=FileKind(kept["kind"]), name=name, path=path, size=size), None


def _you(tx: Session, row: Outgoing) -> str:
    if row.commune_id is None:
        return DEFAULT_YOU
    return str(people.commune(tx, row.commune_id).settings.get("you", DEFAULT_YOU))


def sent(tx: Session, ready: Ready, message: str, now: datetime) -> None:
    """The network has taken the message under this id of its own: mark it and write reminders into history."""
    forgotten: dict[str, Any] = {"meaning": {}} if ready.secret else {}
    ours = outbox.settle(
        tx, ready.id, ready.lease, state=OutState.SENT, message=message, items=list(ready.items), settled_at=now,
        **forgotten,
    )  # fmt: skip
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
    if failure.reason is FailureReason.REFUSED and row.file_sha256 is not None:
        _without_file(tx, row, now)
    return None


def _without_file(tx: Session, row: Outgoing, now: datetime) -> None:
    """The network did not take the message with its file: the words go without it, and say so."""
    what = {key: value for key, value in row.meaning.items() if key != "file"}
    told = say("enclosure-refused", name=row.meaning["file"]["name"])
    _put_beside(tx, row, "words", {**what, "parts": [*what["parts"], told]}, now)


def _put_beside(tx: Session, row: Outgoing, about: str, what: Meaning, now: datetime) -> None:
    """Another message to the same place that this one gives rise to, once."""
    outbox.put(
        tx, key=f"{row.key}:{about}", kind=row.kind, meaning=what, commune_id=row.commune_id, person_id=row.person_id,
        channel=row.channel, bot=row.bot, chat=row.chat, language=row.language, now=now, priority=row.priority,
        group=row.group,
    )  # fmt: skip


def _follow(tx: Session, row: Outgoing, chat: str, now: datetime) -> datetime:
    moved(tx, row.channel, row.bot, row.chat, chat)
    outbox.settle(tx, row.id, row.lease or "", state=OutState.PENDING, chat=chat, not_before=now)
    return now


def moved(tx: Session, channel: str, bot: str, old: str, new: str) -> None:
    """A group lives on under another id: its address and what is still to be sent follow it."""
    address = people.address_of_chat(tx, channel, bot, old)
    if address is not None:
        address.chat = new
    group_chats.moved(tx, channel, bot, old, new)
    outbox.move_chat(tx, channel, bot, old, new)


def _elsewhere(tx: Session, row: Outgoing, now: datetime) -> datetime | None:
    """The person does not take messages here: use another address of theirs, else give up."""
    if row.group:
        group_chats.gone(tx, row.channel, row.bot, row.chat, now)
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
