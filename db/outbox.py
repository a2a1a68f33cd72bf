"""The outbox: the only door out. Rows are claimed with a lease, re-checked, sent, and marked if the lease is ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.inbox import ignoring_twins, of_channels
from db.models import Outgoing, OutState

# Longer than any send may take; a lease that ran out belongs to a process that died.
LEASE = timedelta(minutes=2)
LEASE_WITH_FILE = timedelta(minutes=12)
ANSWER, NOTICE, DIGEST = 0, 1, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A message to be laid into the outbox, and where it goes; `not_before` is now unless it is said."""

    key: str
    kind: str
    meaning: Mapping[str, Any]
    commune_id: int | None
    person_id: int | None
    channel: str
    bot: str
    chat: str
    language: str
    priority: int = NOTICE
    not_before: datetime | None = None
    group: bool = False


def put(tx: Session, *, now: datetime, **letter: Any) -> None:
    """Lay one message into the outbox, named as in `Letter`."""
    put_all(tx, [Letter(**letter)], now)


def put_all(tx: Session, letters: Sequence[Letter], now: datetime) -> None:
    """Lay messages into the outbox; where one with the same key lies or lay, nothing happens."""
    rows: list[dict[str, Any]] = [
        {
            "key": letter.key, "kind": letter.kind, "meaning": dict(letter.meaning),
            "commune_id": letter.commune_id, "person_id": letter.person_id, "channel": letter.channel,
            "bot": letter.bot, "chat": letter.chat, "language": letter.language, "priority": letter.priority,
            "created_at": now, "due_at": letter.not_before or now, "not_before": letter.not_before or now,
            "group": letter.group, "state": OutState.PENDING, "attempts": 0, "unknown": 0, "items": [],
            "file_sha256": letter.meaning.get("file", {}).get("sha256"),
        }
        for letter in letters
    ]  # fmt: skip
    if rows:
        tx.execute(ignoring_twins(tx, Outgoing), rows)


def due(
    tx: Session, now: datetime, channels: Collection[tuple[str, str]], blocked: Collection[str], limit: int
) -> Sequence[Outgoing]:
    """Messages that may go out now, answers first, then oldest first, none of them to a blocked chat.

    `channels` are (network, bot) pairs. The question goes across communes: delivery serves them all alike.
    """
    query = (
        select(Outgoing)
        .where(Outgoing.state == OutState.PENDING, Outgoing.not_before <= now)
        .where(of_channels(Outgoing, channels), Outgoing.chat.not_in(blocked))
        .order_by(Outgoing.priority, Outgoing.id)
        .limit(limit)
        .execution_options(across_communes=True)
    )
    return tx.scalars(query).all()


def pending_chats(tx: Session, channels: Collection[tuple[str, str]], limit: int) -> Sequence[tuple[str, datetime]]:
    """Chats for which something lies here, each with the moment from which its first may go; the earliest first."""
    first = func.min(Outgoing.not_before)
    query = (
        select(Outgoing.chat, first)
        .where(Outgoing.state == OutState.PENDING, of_channels(Outgoing, channels))
        .group_by(Outgoing.chat)
        .order_by(first)
        .limit(limit)
        .execution_options(across_communes=True)
    )
    return [(row[0], row[1]) for row in tx.execute(query)]


def lease(row: Outgoing, token: str, now: datetime) -> None:
    """Claim a pending row for one sending."""
    lasts = LEASE if row.file_sha256 is None else LEASE_WITH_FILE
    row.state, row.lease, row.leased_until = OutState.LEASED, token, now + lasts
    row.attempts += 1


def settle(tx: Session, row_id: int, token: str, **values: Any) -> bool:
    """Write the outcome of a sending if the lease is still `token`'s. False when somebody else has taken it over."""
    statement = update(Outgoing).where(Outgoing.id == row_id, Outgoing.lease == token).values(lease=None, **values)
    statement = statement.execution_options(across_communes=True)  # the lease is what makes the row ours
    return int(tx.execute(statement).rowcount) == 1  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def release_leases(tx: Session, now: datetime, *, all_of_them: bool) -> int:
    """Give back rows whose sender died, in every commune: their outcome is unknown and counted. Returns how many.

    `all_of_them` at the start of the only process, else only those whose lease ran out.
    """
    statement = update(Outgoing).where(Outgoing.state == OutState.LEASED)
    if not all_of_them:
        statement = statement.where(Outgoing.leased_until < now)
    statement = statement.values(state=OutState.PENDING, lease=None, unknown=Outgoing.unknown + 1)
    statement = statement.execution_options(across_communes=True)
    return int(tx.execute(statement).rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def of_message(tx: Session, commune_id: int, channel: str, bot: str, chat: str, message: str) -> Outgoing | None:
    """The row that was sent as this message of the network; the newest, where a chat's numbers began anew."""
    query = select(Outgoing).where(
        Outgoing.commune_id == commune_id,
        Outgoing.channel == channel,
        Outgoing.bot == bot,
        Outgoing.chat == chat,
        Outgoing.message == message,
    )
    return tx.scalars(query.order_by(Outgoing.id.desc()).limit(1)).first()


def of_key(tx: Session, commune_id: int, key: str) -> Outgoing | None:
    """The commune's row with this key."""
    return tx.scalars(select(Outgoing).where(Outgoing.commune_id == commune_id, Outgoing.key == key)).first()


def no_longer_pending(tx: Session, communes: Collection[int], keys: Collection[str]) -> set[str]:
    """Those of these keys whose message is on its way already, or was."""
    query = select(Outgoing.key).where(
        Outgoing.commune_id.in_(communes), Outgoing.key.in_(keys), Outgoing.state != OutState.PENDING
    )
    return set(tx.scalars(query))


def laid_together(tx: Session, communes: Collection[int], kinds: Collection[str], at: datetime) -> list[list[Outgoing]]:
    """What was laid out at this very moment for one person in one chat and may go at once, oldest first; only where
    there is more than one message of these kinds."""
    laid = (
        Outgoing.commune_id.in_(communes), Outgoing.kind.in_(kinds), Outgoing.state == OutState.PENDING,
        Outgoing.created_at == at, Outgoing.not_before <= at, Outgoing.file_sha256.is_(None),
    )  # fmt: skip
    several = select(Outgoing.person_id, Outgoing.chat).where(*laid, Outgoing.person_id.is_not(None))
    several = several.group_by(Outgoing.person_id, Outgoing.chat).having(func.count() > 1)
    wanted = {(person, chat) for person, chat in tx.execute(several)}
    if not wanted:
        return []
    found: dict[tuple[int | None, str], list[Outgoing]] = {place: [] for place in wanted}
    query = select(Outgoing).where(*laid, Outgoing.person_id.in_({person for person, _ in wanted}))
    for row in tx.scalars(query.order_by(Outgoing.id)):
        if (row.person_id, row.chat) in found:
            found[(row.person_id, row.chat)].append(row)
    return list(found.values())


def move_chat(tx: Session, channel: str, bot: str, old: str, new: str) -> None:
    """A group lives on under another id: what is still to be sent goes there, whoever it is from."""
    statement = update(Outgoing).where(Outgoing.channel == channel, Outgoing.bot == bot, Outgoing.chat == old)
    statement = statement.where(Outgoing.state.in_((OutState.PENDING, OutState.LEASED))).values(chat=new)
    tx.execute(statement.execution_options(across_communes=True))


def forget_meanings(tx: Session, before: datetime) -> int:
    """Empty what was said in messages settled before a moment (retention, in every commune); returns how many."""
    statement = update(Outgoing).where(Outgoing.settled_at < before, Outgoing.kind != "").values(meaning={}, kind="")
    statement = statement.execution_options(across_communes=True)
    return int(tx.execute(statement).rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def settled_with_files(tx: Session, limit: int) -> Sequence[tuple[int, str]]:
    """Messages of any commune that are settled and still hold on to the bytes of a file: (row, SHA-256)."""
    query = select(Outgoing.id, Outgoing.file_sha256).where(Outgoing.file_sha256.is_not(None))
    query = query.where(Outgoing.state.not_in((OutState.PENDING, OutState.LEASED))).order_by(Outgoing.id)
    found = tx.execute(query.limit(limit).execution_options(across_communes=True))
    return [(row_id, sha256) for row_id, sha256 in found if sha256 is not None]


def let_go_of_files(tx: Session, row_ids: Collection[int]) -> None:
    """These messages, of any commune, no longer hold on to the bytes of their files."""
    statement = update(Outgoing).where(Outgoing.id.in_(row_ids)).values(file_sha256=None)
    tx.execute(statement.execution_options(across_communes=True))


def count_sent(tx: Session, commune_id: int, person_id: int, kind: str) -> int:
    """How many messages of a kind this person has received."""
    query = select(func.count()).where(
        Outgoing.commune_id == commune_id,
        Outgoing.person_id == person_id,
        Outgoing.key.startswith(f"{kind}:", autoescape=True),  # the kind is emptied by retention, the key stays
        Outgoing.state == OutState.SENT,
    )
    return tx.scalars(query).one()


def count_begun(
    tx: Session, commune_id: int, person_id: int, since: datetime, now: datetime, but: Collection[str]
) -> int:
    """How many messages were to go to a person from a moment until now without their having asked, other than of these
    kinds, and were not found needless."""
    query = select(func.count()).where(
        Outgoing.commune_id == commune_id, Outgoing.person_id == person_id, Outgoing.priority != ANSWER,
        Outgoing.due_at >= since, Outgoing.due_at <= now, Outgoing.kind.not_in(but),
        Outgoing.state.in_((OutState.PENDING, OutState.LEASED, OutState.SENT)),
    )  # fmt: skip
    return tx.scalars(query).one()


def pending_of(tx: Session, commune_id: int, person_id: int) -> Sequence[Outgoing]:
    """What is still to be told to a person, answers aside."""
    query = select(Outgoing).where(
        Outgoing.commune_id == commune_id, Outgoing.person_id == person_id, Outgoing.state == OutState.PENDING,
        Outgoing.kind != "answer",
    )  # fmt: skip
    return tx.scalars(query.order_by(Outgoing.id)).all()


def last_sent(tx: Session, commune_id: int, person_id: int, kinds: Collection[str]) -> Outgoing | None:
    """The message of one of these kinds that this person got last."""
    query = select(Outgoing).where(
        Outgoing.commune_id == commune_id, Outgoing.person_id == person_id, Outgoing.kind.in_(kinds),
        Outgoing.state == OutState.SENT,
    )  # fmt: skip
    return tx.scalars(query.order_by(Outgoing.settled_at.desc(), Outgoing.id.desc()).limit(1)).first()


def last_settled(tx: Session, commune_id: int, person_id: int, kind: str) -> datetime | None:
    """When this person last got, or was found not to need, a message of a kind."""
    query = select(func.max(Outgoing.settled_at)).where(
        Outgoing.commune_id == commune_id,
        Outgoing.person_id == person_id,
        Outgoing.kind == kind,
        Outgoing.state.in_((OutState.SENT, OutState.DROPPED)),
    )
    return tx.scalars(query).one()
