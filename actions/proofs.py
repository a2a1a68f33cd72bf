"""Which document a piece of evidence is: what is known of it, in words, and how that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions.wording import Part, choice, say, short_day, spoken
from db import evidence, history
from db.models import Event, Evidence, EvidenceKind, EvidenceState, WorkItem
from plans.access import Act, Held, may
from plans.calendar import in_vietnam
from plans.document_reference import DayInQuestion, DocumentReference, judged, read_reference
from plans.work import EventKind, Status

# So many documents are named in a message; the others are counted.
_MOST_NAMED = 3
_STANDS = (EvidenceState.FETCHING, EvidenceState.KEPT)


def begun(item: WorkItem) -> date | None:
    """The day on which the work of an item may have begun: its own, or the first of the year in which it is due."""
    due = item.first_due or item.due_on
    return item.starts_on or (date(due.year, 1, 1) if due is not None else None)


def document_of(tx: Session, row: Evidence) -> DocumentReference | None:
    """The document that a piece of evidence is, as far as that is known."""
    return _document(tx, row.commune_id, row.document) if row.document else None


def _document(tx: Session, commune_id: int, known: Mapping[str, Any]) -> DocumentReference:
    day, doubt = known.get("issued_on"), known.get("doubt")
    return DocumentReference(
        kind=known.get("kind"), number=known.get("number"), issuer=known.get("issuer"), part=known.get("part"),
        issued_on=date.fromisoformat(day) if day else None, day_said=known.get("day_said"),
        doubt=DayInQuestion(doubt) if doubt else None,
        subject=history.words_of(tx, commune_id, known.get("subject")),
    )  # fmt: skip


def is_confirmed(row: Evidence) -> bool:
    """Whether a human said which document it is, or agreed to what was read."""
    return bool(row.document and row.document["confirmed"])


def is_sure(row: Evidence) -> bool:
    """Whether nothing of the document is still to be asked."""
    return is_confirmed(row) and not (row.document or {}).get("doubt")


def known_of(tx: Session, commune_id: int, reference: DocumentReference, *, confirmed: bool) -> dict[str, Any]:
    """What a row knows of its document; what that is about goes into an erasable text."""
    known = {name: value for name, value in asdict(reference).items() if value is not None}
    if reference.issued_on is not None:
        known["issued_on"] = reference.issued_on.isoformat()
    if reference.subject is not None:
        known["subject"] = history.keep_words(tx, commune_id, reference.subject)
    return {**known, "confirmed": confirmed}


def same_known(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether two rows know the same of their documents; the texts of a subject are each row's own."""
    return {**(one or {}), "subject": None} == {**(other or {}), "subject": None}


def proved_on(row: Evidence) -> dict[str, str]:
    """What history is told of the day on which a piece proves something: nothing, where that is not sure."""
    day = (row.document or {}).get("issued_on")
    return {"completed_on": day} if day and is_sure(row) else {}


def record(
    tx: Session, row: Evidence, actor: int, before: Mapping[str, Any] | None, now: datetime, twins: Sequence[int] = ()
) -> Event:
    """Write down that somebody said which document a piece is, and what was known `before`."""
    reference = document_of(tx, row)
    return history.record(
        tx, row.commune_id, EventKind.DOCUMENT_NAMED, now, item_id=row.item_id, actor_id=actor,
        data={"evidence": row.id, "completed_on": None, **proved_on(row), "before": before, "twins": list(twins)},
        words=spoken(shown(reference)) if reference is not None else None,
    )  # fmt: skip


def put_back(tx: Session, event: Event, actor: int, now: datetime) -> Event | None:
    """What was known before this was said is known again, of the piece and of its twins; None where something else was
    said of it since."""
    row = evidence.one(tx, event.commune_id, event.data["evidence"])
    if row is None or event.id != _last_said(tx, event):
        return None
    row.document = event.data["before"]
    for twin in event.data["twins"]:
        if (other := history.one(tx, event.commune_id, twin)) is not None:
            put_back(tx, other, actor, now)
    return history.record(
        tx, event.commune_id, EventKind.UNDONE, now, item_id=event.item_id, actor_id=actor, data={"event": event.id}
    )


def _last_said(tx: Session, event: Event) -> int | None:
    """The event that last said which document this piece is, without what was taken back."""
    kinds = [EventKind.DOCUMENT_NAMED, EventKind.UNDONE]
    rows = history.rows_of_item(tx, event.commune_id, event.item_id, kinds) if event.item_id is not None else ()
    undone = {row.data["event"] for row in rows if row.kind is EventKind.UNDONE}
    said = [row.id for row in rows if row.data.get("evidence") == event.data["evidence"] and row.id not in undone]
    return max(said, default=None)


def agree_by_themselves(tx: Session, item: WorkItem) -> None:
    """A file that is the very document which was named for the item in words needs nobody's yes."""
    rows = [row for row in evidence.of_item(tx, item.commune_id, item.id) if row.document]
    named = [document_of(tx, row) for row in rows if is_sure(row)]
    for row in rows:
        read = document_of(tx, row)
        if read is not None and not is_confirmed(row):
            same = next((one for one in named if one and one.proves_on and one.same_paper(read)), None)
            if same is not None:
                row.document = {**(row.document or {}), "confirmed": True}


def judge_again(tx: Session, row: Evidence, item: WorkItem, now: datetime) -> None:
    """Doubt the day that was read from a file by when the work of its item began."""
    reference = document_of(tx, row)
    if reference is not None and not is_confirmed(row):
        doubt = judged(replace(reference, doubt=None), in_vietnam(now).date(), begun(item)).doubt
        row.document = {**(row.document or {}), "doubt": doubt.value if doubt else None}


# In words -----------------------------------------------------------------------------------------------------------


def shown(reference: DocumentReference) -> Part:
    """The document as it is cited: "Kế hoạch 45/KH-UBND ngày 20/11/2026 của UBND xã An Mẫu (mục II)"."""
    name = " ".join(word for word in (reference.kind, reference.number) if word)
    told = say("document-name", name=name) if reference.kind else say("document-any", name=name)
    if reference.issued_on is not None:
        told = say("document-dated", document=told, day=short_day(reference.issued_on))
    if reference.issuer is not None:
        told = say("document-issued-by", document=told, issuer=reference.issuer)
    if reference.subject is not None:
        told = say("document-about", document=told, subject=reference.subject)
    if reference.part is not None:
        told = say("document-part", document=told, part=reference.part)
    return told


def words(tx: Session, row: Evidence) -> Part | None:
    """What a piece is called: its document, marked where nobody agreed to it yet, or a link; None for a mere file."""
    reference = document_of(tx, row)
    if reference is None:
        typed = history.words_of(tx, row.commune_id, row.text_id)
        return say("document-typed", words=typed) if typed is not None else None
    told = shown(reference)
    if not is_confirmed(row):
        return say("document-unconfirmed", document=told)
    return say("document-doubted", document=told) if reference.doubt is not None else told


def question(reference: DocumentReference) -> Part | None:
    """What is asked about the day of a document, None where nothing is."""
    if reference.doubt is None:
        return None
    said = short_day(reference.issued_on) if reference.issued_on else reference.day_said or ""
    return say(f"document-{reference.doubt.value}", day=said)


def to_ask(tx: Session, row: Evidence) -> Part | None:
    """What is still to be asked about a piece: whether what was read from it is right, or about its day."""
    reference = document_of(tx, row)
    if reference is None or is_sure(row):
        return None
    asked = question(reference)
    if is_confirmed(row):
        return asked
    read = say("ask-document-read", document=shown(reference))
    return read if asked is None else say("recorded-document-asked", line=read, question=asked)


def buttons(row: Evidence) -> list[Part]:
    """To agree, where there is something to agree to, and to say it anew; of a mere file to say what document it is."""
    if row.document is None and row.kind is EvidenceKind.FILE:
        return [choice("choice-document-name", f"docfix.{row.id}")]
    doubt = (row.document or {}).get("doubt")
    asks = not is_sure(row) and doubt in (None, DayInQuestion.DATE_LONG_BEFORE.value)
    agree = [choice("choice-document-right", f"docok.{row.id}")] if asks else []
    return [*agree, choice("choice-document-fix", f"docfix.{row.id}")]


def has(tx: Session, item: WorkItem, person: int, typed: str, now: datetime) -> bool:
    """Whether this person named the same document for the item before, with the same day and part."""
    said = read_reference(typed, in_vietnam(now).date(), begun(item))
    rows = [row for row in evidence.of_item(tx, item.commune_id, item.id) if row.person_id == person]
    known = [document_of(tx, row) for row in rows]
    return said is not None and said in known


def ways(tx: Session, held: Sequence[Held], item: WorkItem) -> list[list[Part]]:
    """What can be tapped about the last document of an item that is not verified, or else about its last file, by
    whoever may report on it."""
    if item.status is Status.VERIFIED or not may(held, Act.REPORT, item.agency_id):
        return []
    rows = [row for row in evidence.of_item(tx, item.commune_id, item.id) if row.state in _STANDS]
    cited = [row for row in rows if row.document or row.kind is EvidenceKind.REFERENCE]
    unsure = [row for row in cited if not is_sure(row)]
    files = [row for row in rows if row.kind is EvidenceKind.FILE]
    shown = unsure or cited or files
    return [buttons(shown[-1])] if shown else []


def named(tx: Session, commune_id: int, item_id: int) -> Part | None:
    """The documents and links that prove an item, in one phrase; None where there are none."""
    rows = [row for row in evidence.of_item(tx, commune_id, item_id) if row.state in _STANDS]
    found = [told for row in rows if (told := words(tx, row)) is not None]
    if not found:
        return None
    told = found[0]
    for one in found[1:_MOST_NAMED]:
        told = say("documents-and", first=told, second=one)
    left = len(found) - _MOST_NAMED
    return say("documents-more", first=told, count=left) if left > 0 else told


def count(tx: Session, item: WorkItem) -> Part:
    """How many pieces prove an item, and which documents are among them."""
    pieces = evidence.counts(tx, item.commune_id, [item.id]).get(item.id, 0)
    if not pieces:
        return say("evidence-not-yet")
    documents = named(tx, item.commune_id, item.id)
    return (
        say("evidence-named", count=pieces, documents=documents)
        if documents is not None
        else say("evidence-count", count=pieces)
    )
