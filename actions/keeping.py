"""Keeping evidence: which bytes are to be fetched, and what follows when they came or cannot be had."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from actions import outgoing, proofs
from actions.messages import FileKind, FileRef
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, moment, say, short_day
from actions.worklist import titled
from db import evidence, history, outbox, people, sent_plans, tasks
from db.blobs import Blob
from db.models import Evidence, EvidenceState
from db.people import Caller
from documents.plain_lines import PlainLines
from plans.calendar import in_vietnam
from plans.document_reference import DocumentReference, read_first_page
from plans.personal_data import PersonalMark, personal_marks
from plans.secrecy import bears_stamp, bears_stamp_in_picture
from plans.work import EventKind

log = logging.getLogger(__name__)

# A file is asked for again after these pauses; then it counts as not to be had.
PAUSES = (timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))


# Files without a word are let go of with a mark of secrecy that follows them within this time.
_SAME_BREATH = timedelta(hours=1)
# A scanner that cannot be asked is asked again so soon; a file that nobody says yes to is held so long.
_SCANNER_PAUSE = timedelta(minutes=5)
_HELD_FOR = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class ToFetch:
    """A file that lies with a network and is wanted here."""

    id: int
    commune_id: int
    channel: str
    bot: str
    file: FileRef


def to_fetch(tx: Session, now: datetime, channels: Collection[tuple[str, str]], most: int) -> Sequence[ToFetch]:
    """The files to be fetched now from these (network, bot) pairs, oldest first."""
    return [
        ToFetch(
            id=row.id,
            commune_id=row.commune_id,
            channel=row.channel or "",
            bot=row.bot or "",
            file=file_from_json(row.file or {}),
        )
        for row in evidence.to_fetch(tx, now, channels, most)
    ]


def file_from_json(kept: Mapping[str, Any]) -> FileRef:
    """The file that a row remembers."""
    return FileRef(
        kind=FileKind(kept["kind"]), reference=kept["reference"], name=kept.get("name"), mime=kept.get("mime"),
        size=kept.get("size"),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What there is to say against keeping a file: what infects it, a mark of secrecy, what asks for care; and which
    document it says it is."""

    infected: str | None = None
    secret: bool = False
    marks: tuple[PersonalMark, ...] = ()
    document: DocumentReference | None = None
    pictures: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ToLookAt:
    """A file that was kept with pictures that nobody has looked at."""

    id: int
    commune_id: int
    sha256: str


def weighed(read: PlainLines, name: str | None, today: date) -> Found:
    """What the lines of a file, and its name, say against keeping it, and which document it is by its first page; and
    whether there are pictures in it, which are looked at later."""
    if bears_stamp(read.lines) or bears_stamp(read.beside):
        return Found(secret=True)
    marks = {*personal_marks(read.lines, name), *personal_marks(read.beside, None)}
    return Found(
        marks=tuple(mark for mark in PersonalMark if mark in marks), pictures=read.pictures,
        document=read_first_page(read.lines, today),
    )  # fmt: skip


def fetched(tx: Session, wanted: ToFetch, blob: Blob, found: Found, now: datetime) -> None:
    """The bytes are on disk under this SHA-256: kept, refused, or held until the sender says that they are to be kept.

    What is refused is let go of by the job that fetched it.
    """
    row = evidence.one(tx, wanted.commune_id, wanted.id)
    if row is None:
        return
    if row.state is EvidenceState.REFUSED:
        row.sha256 = blob.sha256  # so that the bytes, which came too late to be stopped, are let go of
        return
    if row.state is not EvidenceState.FETCHING:
        return
    row.sha256, row.size, row.unseen_pictures = blob.sha256, blob.size, found.pictures
    if found.secret:
        row.file = {**(row.file or {}), "name": None}
        history.record(tx, row.commune_id, EventKind.SECRET_REFUSED, now, actor_id=row.person_id, data={"file": True})
        _refuse(tx, row, say("secret-file-refused"), now)
    elif found.infected is not None:
        log.warning("evidence %s is infected (%s) and was not kept", row.id, found.infected)
        _refuse(tx, row, say("infected-file-refused", name=_name_of(row)), now)
    else:
        if found.document is not None and row.document is None:
            row.document = proofs.known_of(tx, row.commune_id, found.document, confirmed=False)
        if marks := _with_caption(tx, row, found.marks):
            _hold(tx, row, marks, now)
        else:
            row.state = EvidenceState.KEPT
        if row.state is EvidenceState.KEPT:
            _ask_which_document(tx, row, now)


def _with_caption(tx: Session, row: Evidence, marks: Sequence[PersonalMark]) -> list[PersonalMark]:
    """What the words sent with a file, or with the album that it came in, give to be asked about as well."""
    together = evidence.of_album(tx, row.commune_id, row.person_id, row.album) if row.album is not None else [row]
    said = {mark for one in together for mark in (one.file or {}).get("marks", ())}
    return [mark for mark in PersonalMark if mark in said or mark in marks]


def _ask_which_document(tx: Session, row: Evidence, now: datetime) -> None:
    """Show its sender once what was read from a file, however many items it proves; of an album for one piece."""
    item = tasks.item(tx, row.commune_id, row.item_id) if row.item_id is not None else None
    if item is None or row.document is None or proofs.is_confirmed(row):
        return
    proofs.judge_again(tx, row, item, now)
    proofs.agree_by_themselves(tx, item)
    alike = list(evidence.of_same_bytes(tx, row.commune_id, row.person_id, row.sha256 or ""))
    alike += evidence.of_album(tx, row.commune_id, row.person_id, row.album) if row.album is not None else []
    earlier = [one for one in alike if one.id != row.id and one.state is EvidenceState.KEPT and one.document]
    asked = proofs.to_ask(tx, row)
    if asked is None or earlier:
        return
    told = meaning(
        say("document-read", name=_name_of(row), title=titled(item)), asked, choices=[proofs.buttons(row)],
        items=[item.id],
    )  # fmt: skip
    _tell_sender(tx, row, f"document:{row.id}", told, now)


def wait_for_scanner(tx: Session, wanted: ToFetch, now: datetime) -> None:
    """The bytes came and cannot be scanned: they count as not here yet, however often that is."""
    row = evidence.one(tx, wanted.commune_id, wanted.id)
    if row is not None and row.state is EvidenceState.FETCHING:
        row.try_at = now + _SCANNER_PAUSE


def _refuse(tx: Session, row: Evidence, told: Part, now: datetime) -> None:
    row.state = EvidenceState.REFUSED
    history.record(tx, row.commune_id, EventKind.EVIDENCE_LOST, now, item_id=row.item_id, data={"evidence": row.id})
    _tell_sender(tx, row, f"refused:{row.id}", meaning(told), now)


def _hold(tx: Session, row: Evidence, marks: Sequence[PersonalMark], now: datetime) -> None:
    """Ask once about the same bytes, however many items they prove; what was said yes to is not asked again."""
    alike = evidence.of_same_bytes(tx, row.commune_id, row.person_id, row.sha256 or "")
    if any(other.state is EvidenceState.KEPT for other in alike if other.id != row.id):
        row.state = EvidenceState.KEPT
        return
    asked = any(other.state is EvidenceState.HELD for other in alike)
    row.state = EvidenceState.HELD
    if not asked:
        _ask_whether_to_keep(tx, row, marks, now)


def _ask_whether_to_keep(tx: Session, row: Evidence, marks: Sequence[PersonalMark], now: datetime) -> None:
    lines = [say(f"personal-{mark}") for mark in marks]
    told = meaning(
        say("ask-keep-file", name=_name_of(row)), *lines, say("ask-keep-file-how"),
        choices=[[choice("choice-keep-file", f"keepfile.{row.id}"), choice("choice-drop-file", f"dropfile.{row.id}")]],
    )  # fmt: skip
    _tell_sender(tx, row, f"held:{row.id}", told, now, late=_is_late(row, now))


def keep_held(tx: Session, caller: Caller, evidence_id: int, now: datetime) -> Part:
    """The sender says that a held file is to be kept; then it is asked which document it is."""
    rows = _held_by(tx, caller, evidence_id)
    for row in rows:
        row.state, row.file = EvidenceState.KEPT, {**(row.file or {}), "agreed": True}
    _ask_which_document(tx, rows[0], now)
    return say("recorded-file-kept", name=_name_of(rows[0]))


def event_of(tx: Session, caller: Caller, evidence_id: int) -> int | None:
    """The event by which a file that proves an item can be taken away again, None where it proves none."""
    row = evidence.one(tx, caller.commune.id, evidence_id)
    if row is None or row.item_id is None:
        return None
    added = history.rows_of_item(tx, caller.commune.id, row.item_id, [EventKind.EVIDENCE_ADDED])
    return next((event.id for event in added if event.data.get("evidence") == row.id), None)


def drop_held(tx: Session, caller: Caller, evidence_id: int, now: datetime) -> Part:
    """The sender says that a held file is not to be kept: its bytes go off the disk."""
    rows = _held_by(tx, caller, evidence_id)
    for row in rows:
        _let_held_go(tx, row, now)
    return say("recorded-file-dropped", name=_name_of(rows[0]))


def drop_unanswered(tx: Session, now: datetime) -> None:
    """Let go of what was held so long without an answer, in every commune, and tell its sender."""
    told: set[tuple[int, str | None]] = set()
    for row in evidence.held_since(tx, now - _HELD_FOR):
        _let_held_go(tx, row, now)
        if (row.person_id, row.sha256) not in told:
            told.add((row.person_id, row.sha256))
            told_so = meaning(say("file-not-kept", name=_name_of(row)))
            _tell_sender(tx, row, f"unkept:{row.id}", told_so, now, late=True)


def _held_by(tx: Session, caller: Caller, evidence_id: int) -> list[Evidence]:
    """The held file and its twins for other items; Refused unless the caller sent it and has not answered yet."""
    row = evidence.one(tx, caller.commune.id, evidence_id)
    if row is None or row.person_id != caller.person.id or row.state is not EvidenceState.HELD:
        raise Refused("button-stale")
    alike = evidence.of_same_bytes(tx, caller.commune.id, caller.person.id, row.sha256 or "")
    return [other for other in alike if other.state is EvidenceState.HELD]


def _let_held_go(tx: Session, row: Evidence, now: datetime) -> None:
    row.state = EvidenceState.REFUSED
    history.record(tx, row.commune_id, EventKind.EVIDENCE_LOST, now, item_id=row.item_id, data={"evidence": row.id})


def _name_of(row: Evidence) -> Any:
    return (row.file or {}).get("name") or say("file-nameless")


def _tell_sender(
    tx: Session, row: Evidence, key: str, what: Mapping[str, Any], now: datetime, *, late: bool = False
) -> None:
    """At once: the sender has just sent it, or is waited for; in working hours where that is long ago (`late`)."""
    sender = people.person(tx, row.commune_id, row.person_id)
    if sender is not None:
        not_before = None if late else now
        outgoing.notify(tx, row.commune_id, [sender], key, what, now, not_before=not_before, in_person=True)


def _is_late(row: Evidence, now: datetime) -> bool:
    """Whether the file was sent so long ago that its sender is elsewhere."""
    return now - row.at > _SAME_BREATH


def not_fetched(tx: Session, wanted: ToFetch, now: datetime, *, permanent: bool) -> None:
    """The bytes did not come. In the end the item says so, and the person is told how else to send them."""
    row = evidence.one(tx, wanted.commune_id, wanted.id)
    if row is None or row.state is not EvidenceState.FETCHING:
        return
    row.attempts += 1
    if not permanent and row.attempts <= len(PAUSES):
        row.try_at = now + PAUSES[row.attempts - 1]
        return
    row.state = EvidenceState.UNAVAILABLE
    history.record(tx, row.commune_id, EventKind.EVIDENCE_LOST, now, item_id=row.item_id, data={"evidence": row.id})
    sender = people.person(tx, row.commune_id, row.person_id)
    item = tasks.item(tx, row.commune_id, row.item_id) if row.item_id else None
    if sender is not None:
        name = wanted.file.name or say("file-nameless")
        line = say("file-lost-item", name=name, title=titled(item)) if item else say("file-lost", name=name)
        outgoing.notify(tx, row.commune_id, [sender], f"lost:{row.id}", meaning(line), now)


# Pictures -----------------------------------------------------------------------------------------------------------


def to_look_at(tx: Session) -> ToLookAt | None:
    """The file whose pictures are to be looked at next, in any commune."""
    row = evidence.with_unseen_pictures(tx)
    return ToLookAt(id=row.id, commune_id=row.commune_id, sha256=row.sha256 or "") if row is not None else None


def looked_at(tx: Session, wanted: ToLookAt, lines: Sequence[str], now: datetime) -> None:
    """What was recognised on the pictures of a file: with a stamp it is let go of, and with personal data its sender is
    asked whether it is to be kept."""
    row = evidence.one(tx, wanted.commune_id, wanted.id)
    if row is None:
        return
    row.unseen_pictures = False
    if row.state is EvidenceState.REFUSED:
        return
    if bears_stamp_in_picture(lines):
        _refuse_stamped(tx, row, now)
        return
    alike = evidence.of_same_bytes(tx, row.commune_id, row.person_id, wanted.sha256)
    alike = [one for one in alike if one.state in (EvidenceState.KEPT, EvidenceState.HELD)]
    agreed = any((one.file or {}).get("agreed") for one in alike)
    marks = personal_marks(lines, None)
    if marks and row in alike and not agreed and all(one.state is EvidenceState.KEPT for one in alike):
        _ask_whether_to_keep(tx, row, marks, now)
        for one in alike:
            one.state = EvidenceState.HELD


def _refuse_stamped(tx: Session, row: Evidence, now: datetime) -> None:
    """Nothing of a paper with a stamp stays: not the same file sent by others, nor the pages that came with it."""
    stamped = {one.id: one for one in evidence.with_bytes(tx, row.commune_id, row.sha256 or "")}
    if row.album is not None:
        stamped |= {one.id: one for one in evidence.of_album(tx, row.commune_id, row.person_id, row.album)}
    once = _refused_album(row.album) if row.album is not None else None
    if once is None or not history.happened(tx, row.commune_id, once):
        history.record(
            tx, row.commune_id, EventKind.SECRET_REFUSED, now, actor_id=row.person_id, data={"file": True}, once=once
        )
    told: set[int] = set()
    for one in stamped.values():
        if one.state is EvidenceState.REFUSED:
            continue
        counted = one.state in (EvidenceState.KEPT, EvidenceState.HELD)
        one.state, one.document, one.unseen_pictures = EvidenceState.REFUSED, None, False
        one.file = {**(one.file or {}), "name": None}
        if counted:
            data = {"evidence": one.id}
            history.record(tx, one.commune_id, EventKind.EVIDENCE_LOST, now, item_id=one.item_id, data=data)
        if one.person_id not in told:
            told.add(one.person_id)
            line = say("secret-picture-refused", time=moment(one.at), day=short_day(in_vietnam(one.at).date()))
            _tell_sender(tx, one, f"refused:{one.id}", meaning(line), now, late=_is_late(one, now))


# Secrets ------------------------------------------------------------------------------------------------------------


def refuse_secret(tx: Session, caller: Caller, album: str | None, now: datetime, *, has_file: bool) -> None:
    """Something marked secret came: record that alone, and let go of what came with it.

    That are the other pieces of the album, those to come too, and the files sent shortly before without a word.
    """
    once = _refused_album(album) if album is not None else None
    if once is None or not history.happened(tx, caller.commune.id, once):
        history.record(
            tx, caller.commune.id, EventKind.SECRET_REFUSED, now, actor_id=caller.person.id,
            data={"file": has_file}, once=once,
        )  # fmt: skip
    rows = list(evidence.loose(tx, caller.commune.id, caller.person.id, now - _SAME_BREATH))
    rows += evidence.of_album(tx, caller.commune.id, caller.person.id, album) if album is not None else []
    for row in rows:
        row.state = EvidenceState.REFUSED


def is_of_refused_album(tx: Session, caller: Caller, album: str | None) -> bool:
    """Whether another piece of this album was refused as secret."""
    return album is not None and history.happened(tx, caller.commune.id, _refused_album(album))


def _refused_album(album: str) -> str:
    return f"secret-album:{album}"


def refused_to_let_go(tx: Session) -> Sequence[str]:
    """The SHA-256 of bytes that were refused after they had come and that nothing else stands on."""
    names = {row.sha256 for row in evidence.refused_with_bytes(tx) if row.sha256 is not None}
    return sorted(name for name in names if not sent_plans.bytes_are_wanted(tx, name))


def refused_let_go(tx: Session, names: Collection[str]) -> None:
    """These bytes, which were refused, are off the disk."""
    for row in evidence.refused_with_bytes(tx):
        if row.sha256 in names:
            row.sha256 = None


# What was sent ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class GoneOut:
    """Messages with files that are settled, and the SHA-256 of those bytes that nothing else stands on."""

    rows: Sequence[int]
    free: Sequence[str]


def gone_out(tx: Session, most: int) -> GoneOut:
    """Up to `most` messages whose files need not be kept for them any more, however their sending ended."""
    found = outbox.settled_with_files(tx, most)
    names = dict.fromkeys(sha256 for _, sha256 in found)
    free = [sha256 for sha256 in names if not sent_plans.bytes_are_wanted(tx, sha256)]
    return GoneOut(rows=[row_id for row_id, _ in found], free=free)


def gone_out_let_go(tx: Session, gone: GoneOut) -> None:
    """The free bytes of these messages are off the disk."""
    outbox.let_go_of_files(tx, gone.rows)
