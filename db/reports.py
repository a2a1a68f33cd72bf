"""Reports of a period, version by version, and the papers that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import Evidence, Report, ReportEvidence, ReportFile, ReportStage, WantedPaper


def one(tx: Session, commune_id: int, report_id: int) -> Report | None:
    """A report of this commune."""
    return tx.scalars(select(Report).where(Report.commune_id == commune_id, Report.id == report_id)).first()


def latest(tx: Session, commune_id: int, period: str) -> Report | None:
    """The last version of a period's report, None where none was begun."""
    query = select(Report).where(Report.commune_id == commune_id, Report.period == period)
    return tx.scalars(query.order_by(Report.version.desc()).limit(1)).first()


def closed_on(tx: Session, commune_id: int, cut_off: date) -> Report | None:
    """The report that was closed last among those whose figures end on this day."""
    query = select(Report).where(
        Report.commune_id == commune_id, Report.cut_off == cut_off, Report.stage == ReportStage.CLOSED
    )
    return tx.scalars(query.order_by(Report.closed_at.desc(), Report.id.desc()).limit(1)).first()


def of_year(tx: Session, commune_id: int, first: date, last: date) -> Sequence[Report]:
    """The reports whose figures end between these days, each version, the oldest first."""
    query = select(Report).where(Report.commune_id == commune_id, Report.cut_off >= first, Report.cut_off <= last)
    return tx.scalars(query.order_by(Report.cut_off, Report.period, Report.version)).all()


def to_freeze(tx: Session, now: datetime, limit: int) -> Sequence[Report]:
    """Reports of any commune that are about to be closed, oldest first: the job's question."""
    query = select(Report).where(Report.stage == ReportStage.CLOSING)
    query = query.where(or_(Report.try_at.is_(None), Report.try_at <= now)).order_by(Report.id).limit(limit)
    return tx.scalars(query.execution_options(across_communes=True)).all()


def files_of(tx: Session, commune_id: int, report_id: int) -> dict[str, ReportFile]:
    """The papers of a closed report by their kinds."""
    query = select(ReportFile).where(ReportFile.commune_id == commune_id, ReportFile.report_id == report_id)
    return {row.kind: row for row in tx.scalars(query)}


def evidence_of(tx: Session, commune_id: int, report_id: int) -> Sequence[tuple[ReportEvidence, Evidence]]:
    """What counted when a report was closed, each with the piece as it is now, in the order in which they came."""
    query = (
        select(ReportEvidence, Evidence)
        .join(
            Evidence,
            (Evidence.id == ReportEvidence.evidence_id) & (Evidence.commune_id == ReportEvidence.commune_id),
        )
        .where(ReportEvidence.commune_id == commune_id, ReportEvidence.report_id == report_id)
        .order_by(ReportEvidence.evidence_id)
    )
    return [(kept, piece) for kept, piece in tx.execute(query)]


# Papers that were asked for -----------------------------------------------------------------------------------------


def wanted(tx: Session, now: datetime, networks: Collection[tuple[str, str]], limit: int) -> Sequence[WantedPaper]:
    """Papers of any commune that are to be made now, oldest first: the job's question.

    `networks` are (network, bot) pairs: what goes to one that is switched off must not stand in the others' way.
    """
    query = select(WantedPaper).where(or_(WantedPaper.try_at.is_(None), WantedPaper.try_at <= now))
    query = query.order_by(WantedPaper.id).limit(limit).execution_options(across_communes=True)
    return [row for row in tx.scalars(query) if (row.channel, row.bot) in networks]


def one_wanted(tx: Session, commune_id: int, wanted_id: int) -> WantedPaper | None:
    """A paper that somebody of this commune asked for."""
    query = select(WantedPaper).where(WantedPaper.commune_id == commune_id, WantedPaper.id == wanted_id)
    return tx.scalars(query).first()


def is_wanted(tx: Session, commune_id: int, update_key: str, kind: str) -> bool:
    """Whether this update asked for such a paper already."""
    query = select(WantedPaper.id).where(
        WantedPaper.commune_id == commune_id, WantedPaper.update_key == update_key, WantedPaper.kind == kind
    )
    return tx.scalars(query).first() is not None
