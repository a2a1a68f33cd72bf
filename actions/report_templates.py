"""The Word template that a commune wants its reports in, instead of ours: taken in, named, given up again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from db import history
from db.models import REPORT_TEMPLATE, Commune
from documents.report_docx import check_template
from plans.work import EventKind


def look_over(data: bytes) -> None:
    """Whether a report can be made from a template; raises `Unreadable` that says which place is wrong."""
    check_template(data)


def own(commune: Commune) -> str | None:
    """The SHA-256 of the commune's own template among the blobs, None where it uses ours."""
    sha256: str | None = commune.settings.get(REPORT_TEMPLATE)
    return sha256


def take_in(tx: Session, commune: Commune, sha256: str, now: datetime) -> None:
    """From now on reports are made in the template under this SHA-256, which was looked over; closed ones stay."""
    _settle(tx, commune, {REPORT_TEMPLATE: sha256}, now)


def give_up(tx: Session, commune: Commune, now: datetime) -> None:
    """From now on reports are made in our own template."""
    _settle(tx, commune, {}, now)


def _settle(tx: Session, commune: Commune, kept: dict[str, str], now: datetime) -> None:
    others = {key: value for key, value in commune.settings.items() if key != REPORT_TEMPLATE}
    commune.settings = others | kept
    data = {"key": REPORT_TEMPLATE, "value": kept.get(REPORT_TEMPLATE)}
    history.record(tx, commune.id, EventKind.SETTING_CHANGED, now, data=data)
