"""A plan sent as several photos: gathered page by page, bound together in the order in which they were sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from actions import sent_plans
from actions.keeping import file_from_json
from actions.messages import FileKind, FileRef
from actions.refusals import Refused
from actions.wording import say
from db import evidence
from db import sent_plans as drafts
from db.blobs import Blob
from db.models import PaperStage, SentPlan
from db.people import Caller
from documents.photo_album import MOST_PAGES
from documents.tables import Unreadable
from plans.text import fold

# The parts of an album come within a second or two of each other; whoever takes photos one by one needs longer.
_QUIET = timedelta(seconds=15)
_ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".webp")


@dataclass(frozen=True, kw_only=True, slots=True)
class ToBind:
    """A plan whose photos have all come: the SHA-256 of each in order, None for one that could not be had."""

    id: int
    commune_id: int
    pages: tuple[str | None, ...]


def is_photo(file: FileRef) -> bool:
    """Whether a file may be the photo of a page, sent as a photo or as a document."""
    if file.kind is FileKind.PHOTO:
        return True
    by_name = fold(file.name or "").endswith(_ENDINGS)
    return file.kind is FileKind.DOCUMENT and ((file.mime or "").startswith("image/") or by_name)


# Gathering ----------------------------------------------------------------------------------------------------------


def of_album(tx: Session, caller: Caller, album: str) -> SentPlan | None:
    """The sender's plan, or what may be one, of which other parts of this album are pages."""
    return drafts.of_album(tx, caller.commune.id, caller.person.id, album)


def underway(tx: Session, caller: Caller) -> SentPlan | None:
    """The sender's newest plan of photos that is being gathered, read or looked at."""
    papers = drafts.open_of(tx, caller.commune.id, caller.person.id)
    return next((paper for paper in papers if _can_grow(paper)), None)


def is_asked_about(paper: SentPlan) -> bool:
    """Whether its sender has yet to say that it is a plan; one that could not be read is also asked about, as proof."""
    return paper.stage is PaperStage.ASKED and paper.revision == 0


def _can_grow(paper: SentPlan) -> bool:
    """One that came back in a workbook is read from that, and pages beside it would be lost on the reader."""
    return bool(paper.file) and is_photo(file_from_json(paper.file)) and paper.workbook_sha256 is None


def begin(tx: Session, paper: SentPlan, now: datetime) -> None:
    """What was just noted is the first photo of an album; others that came before it as evidence are pages too."""
    _first_page(tx, paper)
    if paper.album is not None:
        for row in evidence.of_album(tx, paper.commune_id, paper.person_id, paper.album):
            if row.file is not None and is_photo(file_from_json(row.file)):
                _page(tx, paper, row.file, paper.update_key, paper.album, row.sha256, now)
                if row.item_id is None:
                    tx.delete(row)
    _gather(paper, now)


def add(tx: Session, paper: SentPlan, file: FileRef, message: str | None, update_key: str, album: str | None,
        now: datetime) -> int:  # fmt: skip
    """One more photo of the plan; how many there are now. Refused at a hundred, and while the plan is being kept."""
    if paper.stage is PaperStage.KEEPING:
        raise Refused("plan-being-kept")
    _first_page(tx, paper)
    count = len(drafts.pages(tx, paper.commune_id, paper.id))
    if count >= MOST_PAGES:
        raise Refused("plan-photos-full", most=MOST_PAGES)
    kept = {"kind": file.kind.value, "reference": file.reference, "name": file.name, "mime": file.mime,
            "size": file.size, "message": message}  # fmt: skip
    _page(tx, paper, kept, update_key, album, None, now)
    _gather(paper, now)
    return count + 1


def join(tx: Session, paper: SentPlan, further: SentPlan, now: datetime) -> int:
    """Photos that were asked about are further pages of the plan; how many there are now."""
    if not _can_grow(paper) or paper.stage in (PaperStage.DROPPED, PaperStage.KEEPING):
        raise Refused("plan-draft-gone")
    _first_page(tx, paper)
    _first_page(tx, further)
    rows = drafts.pages(tx, paper.commune_id, further.id)
    count = len(drafts.pages(tx, paper.commune_id, paper.id)) + len(rows)
    if count > MOST_PAGES:
        raise Refused("plan-photos-full", most=MOST_PAGES)
    for row in rows:
        row.page_of = paper.id
        row.stage = _stage_of_page(paper, row.sha256)
    sent_plans.drop(further)
    _gather(paper, now)
    return count


def is_a_plan(tx: Session, paper: SentPlan, now: datetime) -> None:
    """The sender says that it is one: where it is several photos all of them are wanted now."""
    sent_plans.is_a_plan(paper, now)
    rows = drafts.pages(tx, paper.commune_id, paper.id)
    for row in rows:
        row.stage = _stage_of_page(paper, row.sha256)
    if rows:
        _gather(paper, now)


def files(tx: Session, paper: SentPlan) -> list[FileRef]:
    """The file, or the photos in their order."""
    rows = in_order(drafts.pages(tx, paper.commune_id, paper.id)) or [paper]
    return [file_from_json(row.file) for row in rows]


def in_order(rows: Sequence[SentPlan]) -> list[SentPlan]:
    """Photos as they were sent, which is by the numbers of their messages, in whatever order they came."""
    return sorted(rows, key=lambda row: (_number(row), row.id))


def _number(row: SentPlan) -> int:
    message = row.file.get("message") or ""
    return int(message) if message.isdecimal() else 0


def _first_page(tx: Session, paper: SentPlan) -> None:
    """What came as a single photo becomes the first of several."""
    if not drafts.pages(tx, paper.commune_id, paper.id):
        _page(tx, paper, paper.file, paper.update_key, paper.album, paper.sha256, paper.at)
        paper.sha256 = None


def _page(
    tx: Session, paper: SentPlan, file: Mapping[str, Any], update_key: str, album: str | None, sha256: str | None,
    now: datetime,
) -> None:  # fmt: skip
    row = SentPlan(
        commune_id=paper.commune_id, person_id=paper.person_id, at=now, touched_at=now,
        stage=_stage_of_page(paper, sha256), channel=paper.channel, bot=paper.bot, chat=paper.chat,
        update_key=update_key, file=dict(file), sha256=sha256, page_of=paper.id, album=album, found={}, corrections={},
        revision=0, attempts=0,
    )  # fmt: skip
    tx.add(row)
    tx.flush()


def _stage_of_page(paper: SentPlan, sha256: str | None) -> PaperStage:
    if sha256 is not None:
        return PaperStage.PAGE
    return PaperStage.ASKED if is_asked_about(paper) else PaperStage.FETCHING


def _gather(paper: SentPlan, now: datetime) -> None:
    """Wait a little for more photos; what was read or shown of fewer of them is no longer the plan."""
    paper.touched_at = now
    if is_asked_about(paper):
        return
    if paper.stage is not PaperStage.GATHERING:
        paper.revision += 1
    paper.stage, paper.pages, paper.attempts, paper.try_at = PaperStage.GATHERING, None, 0, now + _QUIET


def refuse_secret(tx: Session, caller: Caller, album: str | None) -> None:
    """A part of the album bears a secret mark: no byte and no word of the others is kept."""
    paper = of_album(tx, caller, album) if album is not None else None
    if paper is not None:
        sent_plans.forget_words(tx, paper)


# Binding ------------------------------------------------------------------------------------------------------------


def to_bind(tx: Session, now: datetime, most: int) -> Sequence[ToBind]:
    """Plans of which no photo has come for a while, and all have been fetched or cannot be."""
    return [_to_bind(tx, paper) for paper in drafts.gathered(tx, now, most)]


def _to_bind(tx: Session, paper: SentPlan) -> ToBind:
    rows = in_order(drafts.pages(tx, paper.commune_id, paper.id))
    return ToBind(id=paper.id, commune_id=paper.commune_id, pages=tuple(row.sha256 for row in rows))


def once(pages: Sequence[str | None]) -> list[str | None]:
    """The pages without those that are, byte for byte, sent a second time."""
    return [page for number, page in enumerate(pages) if page is None or page not in pages[:number]]


def bound(tx: Session, wanted: ToBind, blob: Blob, now: datetime) -> None:
    """The photos are one file now, which is read as any that was sent; unless more of them have come meanwhile."""
    paper = _still(tx, wanted)
    if paper is None:
        return
    if paper.sha256 not in (None, blob.sha256):
        _let_go(tx, paper, now)
    left_out = len(wanted.pages) - len(once(wanted.pages))
    if left_out:
        told = say("plan-photos-twice", photos=left_out)
        sent_plans.tell(tx, paper, "twice", told, now=now)
    sent_plans.here(tx, paper, blob, now)


def none_came(tx: Session, wanted: ToBind, now: datetime) -> None:
    """Not one of the photos could be had."""
    paper = _still(tx, wanted)
    if paper is not None:
        sent_plans.tell(tx, paper, "lost", say("plan-photos-lost"), now=now)
        sent_plans.drop(paper)


def too_much(tx: Session, wanted: ToBind, why: Unreadable, now: datetime) -> None:
    """The photos are more than a plan may have."""
    paper = _still(tx, wanted)
    if paper is not None:
        sent_plans.tell(tx, paper, "refused", say(f"unreadable-{why.code}", **why.args_), now=now)
        sent_plans.drop(paper)


def stumbled(tx: Session, wanted: ToBind, now: datetime) -> None:
    """An error of ours stood in the way; in the end the sender hears honestly that nothing was recorded."""
    paper = _still(tx, wanted)
    if paper is not None:
        sent_plans.try_later(tx, paper, now)


def _still(tx: Session, wanted: ToBind) -> SentPlan | None:
    paper = drafts.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.GATHERING or _to_bind(tx, paper) != wanted:
        return None
    return paper


def _let_go(tx: Session, paper: SentPlan, now: datetime) -> None:
    """Fewer photos were bound together before: the job that forgets lets go of those bytes."""
    _page(tx, paper, {}, paper.update_key, None, paper.sha256, now)
    for row in drafts.pages(tx, paper.commune_id, paper.id):
        if not row.file:
            sent_plans.drop(row)
