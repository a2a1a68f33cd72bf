"""Rows of plans sent in chat: on their way in, shown, and not yet approved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from db.models import (
    REPORT_TEMPLATE,
    REPORT_TEMPLATE_BEFORE,
    Commune,
    Evidence,
    EvidenceState,
    FileLink,
    Outgoing,
    OutState,
    PaperStage,
    PlanVersion,
    ReportEvidence,
    ReportFile,
    SentPlan,
)


def one(tx: Session, commune_id: int, paper_id: int) -> SentPlan | None:
    """A sent plan of this commune."""
    query = select(SentPlan).where(SentPlan.commune_id == commune_id, SentPlan.id == paper_id)
    return tx.scalars(query).first()


def to_fetch(tx: Session, now: datetime, channels: Collection[tuple[str, str]], limit: int) -> Sequence[SentPlan]:
    """Plans of any commune whose bytes are still with one of these networks, oldest first.

    `channels` are (network, bot) pairs: files of a network that is switched off must not stand in the others' way.
    """
    query = _waiting(now, [PaperStage.FETCHING], limit)
    return tx.scalars(query.where(tuple_(SentPlan.channel, SentPlan.bot).in_(channels))).all()


def waiting(tx: Session, now: datetime, stages: Collection[PaperStage], limit: int) -> Sequence[SentPlan]:
    """What the job has to take up now, in any commune, oldest first."""
    return tx.scalars(_waiting(now, stages, limit)).all()


def _waiting(now: datetime, stages: Collection[PaperStage], limit: int) -> Select[SentPlan]:
    return (
        select(SentPlan)
        .where(SentPlan.stage.in_(stages))
        .where(or_(SentPlan.try_at.is_(None), SentPlan.try_at <= now))
        .order_by(SentPlan.id)
        .limit(limit)
        .execution_options(across_communes=True)
    )


def gathered(tx: Session, now: datetime, limit: int) -> Sequence[SentPlan]:
    """Plans of any commune that wait for no photo any more, oldest first."""
    page = aliased(SentPlan)
    coming = select(page.id).where(page.page_of == SentPlan.id, page.stage == PaperStage.FETCHING)
    return tx.scalars(_waiting(now, [PaperStage.GATHERING], limit).where(~coming.exists())).all()


def wanting_workbooks(tx: Session, limit: int) -> Sequence[SentPlan]:
    """Plans of any commune whose senders asked for the workbook, oldest first."""
    query = select(SentPlan).where(SentPlan.workbook_wanted, SentPlan.stage == PaperStage.SHOWN).order_by(SentPlan.id)
    return tx.scalars(query.limit(limit).execution_options(across_communes=True)).all()


def open_with_bytes(tx: Session, commune_id: int, person_id: int, sha256: str) -> Sequence[SentPlan]:
    """The drafts of one person that these bytes are under check in, oldest first."""
    query = (
        select(SentPlan)
        .where(SentPlan.commune_id == commune_id, SentPlan.person_id == person_id, SentPlan.sha256 == sha256)
        .where(SentPlan.stage.in_((PaperStage.READING, PaperStage.SCANNING, PaperStage.SHOWN, PaperStage.KEEPING)))
        .order_by(SentPlan.id)
    )
    return tx.scalars(query).all()


def shown_last(tx: Session, commune_id: int, person_id: int, since: datetime) -> SentPlan | None:
    """The draft that one person was shown or touched last, not before a moment."""
    query = (
        select(SentPlan)
        .where(SentPlan.commune_id == commune_id, SentPlan.person_id == person_id)
        .where(SentPlan.stage == PaperStage.SHOWN, SentPlan.touched_at >= since)
        .order_by(SentPlan.touched_at.desc(), SentPlan.id.desc())
    )
    return tx.scalars(query).first()


def of_album(tx: Session, commune_id: int, person_id: int, album: str) -> SentPlan | None:
    """The plan, on its way in or shown, to which a person's album belongs."""
    query = (
        select(SentPlan)
        .where(SentPlan.commune_id == commune_id, SentPlan.person_id == person_id, SentPlan.album == album)
        .where(SentPlan.stage != PaperStage.DROPPED)
        .order_by(SentPlan.id)
    )
    for row in tx.scalars(query):
        paper = one(tx, commune_id, row.page_of) if row.page_of is not None else row
        if paper is not None and paper.stage is not PaperStage.DROPPED:
            return paper
    return None


def open_of(tx: Session, commune_id: int, person_id: int) -> Sequence[SentPlan]:
    """What one person sent that may be a plan and is not approved or discarded, newest first."""
    done = (PaperStage.DROPPED, PaperStage.KEEPING, PaperStage.NEXT_YEAR, PaperStage.OFFERED)
    query = (
        select(SentPlan)
        .where(SentPlan.commune_id == commune_id, SentPlan.person_id == person_id, SentPlan.page_of.is_(None))
        .where(SentPlan.stage.not_in(done))
        .order_by(SentPlan.id.desc())
    )
    return tx.scalars(query).all()


def offered(tx: Session, commune_id: int) -> Sequence[SentPlan]:
    """The templates of reports that wait for this commune's yes, newest first."""
    query = select(SentPlan).where(SentPlan.commune_id == commune_id, SentPlan.stage == PaperStage.OFFERED)
    return tx.scalars(query.order_by(SentPlan.id.desc())).all()


def pages(tx: Session, commune_id: int, paper_id: int) -> Sequence[SentPlan]:
    """The photos of a plan's pages, in the order in which they came."""
    query = (
        select(SentPlan)
        .where(SentPlan.commune_id == commune_id, SentPlan.page_of == paper_id, SentPlan.stage != PaperStage.DROPPED)
        .order_by(SentPlan.id)
    )
    return tx.scalars(query).all()


def forget(tx: Session, papers: Sequence[SentPlan]) -> Sequence[str]:
    """Delete these rows and those of their pages; the SHA-256 of the bytes that they stood on."""
    gone = [row for paper in papers for row in (*_rows_of(tx, paper), paper)]
    for row in dict.fromkeys(gone):
        tx.delete(row)
    tx.flush()
    names = (sha256 for row in gone for sha256 in (row.sha256, row.workbook_sha256) if sha256)
    return list(dict.fromkeys(names))


def _rows_of(tx: Session, paper: SentPlan) -> Sequence[SentPlan]:
    query = select(SentPlan).where(SentPlan.commune_id == paper.commune_id, SentPlan.page_of == paper.id)
    return tx.scalars(query).all()


def drop_untouched(tx: Session, before: datetime) -> int:
    """Let go, in every commune, of what nobody touched since a moment; returns how many."""
    statement = update(SentPlan).where(SentPlan.touched_at < before, SentPlan.stage != PaperStage.DROPPED)
    statement = statement.where(SentPlan.page_of.is_(None))  # pages are forgotten with their plan
    statement = statement.values(stage=PaperStage.DROPPED, try_at=None).execution_options(across_communes=True)
    return int(tx.execute(statement).rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def bytes_are_wanted(tx: Session, sha256: str) -> bool:
    """Whether anything in any commune stands on these bytes, since blobs are shared: evidence, a plan, a sent plan, a
    closed report and what proved it, the template of reports and the one before it, a link, a message that is still to
    go out."""
    queries = (
        select(Evidence.id).where(
            Evidence.sha256 == sha256, Evidence.state.in_((EvidenceState.KEPT, EvidenceState.HELD))
        ),
        select(PlanVersion.id).where(PlanVersion.source_sha256 == sha256),
        select(SentPlan.id).where(or_(SentPlan.sha256 == sha256, SentPlan.workbook_sha256 == sha256)),
        select(ReportFile.id).where(ReportFile.sha256 == sha256),
        select(ReportEvidence.id)
        .join(Evidence, Evidence.id == ReportEvidence.evidence_id)
        .where(ReportEvidence.sha256 == sha256, Evidence.state != EvidenceState.REFUSED),
        *(
            select(Commune.id).where(Commune.settings[setting].as_string() == sha256)
            for setting in (REPORT_TEMPLATE, REPORT_TEMPLATE_BEFORE)
        ),
        select(FileLink.id).where(FileLink.sha256 == sha256),
        select(Outgoing.id)
        .where(Outgoing.file_sha256 == sha256)
        .where(Outgoing.state.in_((OutState.PENDING, OutState.LEASED))),
    )
    return any(
        tx.scalars(query.limit(1).execution_options(across_communes=True)).first() is not None for query in queries
    )
