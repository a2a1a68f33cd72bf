"""Reports of a period and the papers that somebody asked for."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune, Word
from plans.evidence_package import PieceState


class ReportStage(StrEnum):
    """A report is a draft, about to be frozen by the job (`closing`), or closed: from then on it stays as it is."""

    DRAFT = "draft"
    CLOSING = "closing"
    CLOSED = "closed"


class Report(OfCommune, Base):
    """The report of a period on all of the commune's plans; opening a closed one again makes its next version.

    `as_of` is the moment as of which the figures were taken. What is closed holds the figures as they were frozen
    (`content`), the SHA-256 of their canonical JSON, the papers made of them (`ReportFile`) and the list of what proved
    them (`ReportEvidence`, by its digest in `content`). `reason_id` is why it was opened again, in the words of whoever
    did.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("commune_id", "period", "version"),
        Index("ix_reports_closing", "id", sqlite_where=text("stage = 'closing'"),
              postgresql_where=text("stage = 'closing'")),
    )  # fmt: skip

    period: Mapped[str] = mapped_column(String(40))
    cut_off: Mapped[date]
    version: Mapped[int]
    stage: Mapped[ReportStage] = mapped_column(Word(ReportStage))
    made_at: Mapped[datetime]
    as_of: Mapped[datetime | None]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    content_sha256: Mapped[str | None] = mapped_column(String(64))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    opened_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    reason_id: Mapped[int | None] = mapped_column(Id, ForeignKey("texts.id"))
    attempts: Mapped[int]
    try_at: Mapped[datetime | None]


class ReportFile(OfCommune, Base):
    """A paper of a closed report by its kind; the bytes lie among the blobs."""

    __tablename__ = "report_files"
    __table_args__ = (UniqueConstraint("report_id", "kind"),)

    report_id: Mapped[int] = mapped_column(Id, ForeignKey("reports.id"))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]


class ReportEvidence(OfCommune, Base):
    """A piece of evidence that counted when a report was closed, for which item, and the bytes that it then had.

    It stays in the list whatever becomes of the piece itself; `state` is what could be handed over of it at closing.
    """

    __tablename__ = "report_evidence"
    __table_args__ = (UniqueConstraint("report_id", "evidence_id"),)

    report_id: Mapped[int] = mapped_column(Id, ForeignKey("reports.id"))
    evidence_id: Mapped[int] = mapped_column(Id, ForeignKey("evidence.id"), index=True)
    item_id: Mapped[int] = mapped_column(Id, ForeignKey("work_items.id"))
    state: Mapped[PieceState] = mapped_column(Word(PieceState))
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    size: Mapped[int]


class WantedPaper(OfCommune, Base):
    """A paper that somebody asked for in chat, until the job has made it and it is on its way.

    `about` says of what: {period, agency}. `update_key` is the update by which it was asked for: once for each press.
    """

    __tablename__ = "wanted_papers"
    __table_args__ = (UniqueConstraint("commune_id", "update_key", "kind"),)

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[dict[str, Any]]
    channel: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(40))
    chat: Mapped[str] = mapped_column(String(64))
    update_key: Mapped[str] = mapped_column(String(160))
    attempts: Mapped[int]
    try_at: Mapped[datetime | None]


class FileLink(OfCommune, Base):
    """A file too large for the network, which whoever asked fetches from our own pages until `expires_at`.

    Of the secret in its address only the digest is kept.
    """

    __tablename__ = "file_links"

    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id"))
    secret_digest: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(300))
    size: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[datetime] = mapped_column(index=True)
