"""Saying which document a piece of evidence is: agreeing to what was read from a file, or putting it right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import progress, proofs
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, say
from actions.worklist import due_words, titled
from db import evidence, tasks
from db.models import Evidence, EvidenceKind, WorkItem
from db.people import Caller
from plans.access import Act
from plans.calendar import in_vietnam
from plans.document_reference import DayInQuestion, DocumentReference, corrected, read_day, read_reference
from plans.work import Status


def to_put_right(tx: Session, caller: Caller, evidence_id: int, now: datetime) -> tuple[Evidence, WorkItem]:
    """The piece and its item, if the caller may say which document it is; Refused otherwise. Once its report is
    verified, that is only for whoever verifies their own."""
    row = evidence.one(tx, caller.commune.id, evidence_id)
    if row is None or row.item_id is None or row.kind is EvidenceKind.LINK:
        raise Refused("button-stale")
    item = progress.item_for(tx, caller, row.item_id, Act.REPORT)
    if item.status is Status.VERIFIED and not progress.may_verify(tx, caller, item, now):
        raise Refused("document-verified", title=titled(item))
    if row.id not in {one.id for one in evidence.of_item(tx, caller.commune.id, item.id)}:
        raise Refused("button-stale")
    return row, item


def agree(tx: Session, caller: Caller, evidence_id: int, now: datetime) -> Recorded:
    """What was read from a file, or a day that was asked about, is right as it is."""
    row, item = to_put_right(tx, caller, evidence_id, now)
    reference = proofs.document_of(tx, row)
    if reference is None or proofs.is_sure(row):
        raise Refused("button-stale")
    if reference.doubt not in (None, DayInQuestion.DATE_LONG_BEFORE):
        raise Refused("document-not-so")
    return _named(tx, caller, row, item, {**(row.document or {}), "doubt": None, "confirmed": True}, now)


def put_right(tx: Session, caller: Caller, evidence_id: int, text: str, now: datetime) -> Recorded | None:
    """The document as it is said now; a day alone leaves its number. None where the words name neither."""
    row, item = to_put_right(tx, caller, evidence_id, now)
    today, since = in_vietnam(now).date(), proofs.begun(item)
    said = _read(text, today, since)
    if said is None:
        return None
    whole = corrected(proofs.document_of(tx, row) or DocumentReference(), said)
    return _named(tx, caller, row, item, proofs.known_of(tx, row.commune_id, whole, confirmed=True), now)


def _read(text: str, today: date, since: date | None) -> DocumentReference | None:
    return read_reference(text, today, since) or read_day(text, today, since)


def _named(
    tx: Session, caller: Caller, row: Evidence, item: WorkItem, wanted: Mapping[str, Any], now: datetime
) -> Recorded:
    """Let the piece and its twins know their document, and read it back with a way back."""
    twins = []
    for twin in _twins(tx, row):
        before, twin.document = twin.document, dict(wanted)
        twins.append(proofs.record(tx, twin, caller.person.id, before, now).id)
    before, row.document = row.document, dict(wanted)
    event = proofs.record(tx, row, caller.person.id, before, now, twins)
    proofs.agree_by_themselves(tx, item)
    reference = proofs.document_of(tx, row) or DocumentReference()
    line: Part = say(
        "recorded-document", document=proofs.shown(reference), title=titled(item), due=due_words(item),
        evidence=proofs.count(tx, item),
    )  # fmt: skip
    asked = proofs.question(reference)
    if asked is not None:
        line = say("recorded-document-asked", line=line, question=asked)
    return Recorded(
        line=line, event=event.id, item=item.id, undoable=True, choices=[proofs.buttons(row)] if asked else ()
    )


def _twins(tx: Session, row: Evidence) -> list[Evidence]:
    """The same piece where it proves other items that are not verified yet: the same bytes, or the same document named
    in the same message."""
    if row.sha256 is not None:
        alike = evidence.of_same_bytes(tx, row.commune_id, row.person_id, row.sha256)
    else:
        alike = evidence.sent_with(tx, row.commune_id, row.id)
    found = []
    for other in alike:
        same = other.id != row.id and other.kind is row.kind and proofs.same_known(other.document, row.document)
        item = tasks.item(tx, row.commune_id, other.item_id) if same and other.item_id is not None else None
        if item is not None and item.status is not Status.VERIFIED:
            found.append(other)
    return found
