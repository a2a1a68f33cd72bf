"""The Word template that a commune wants its reports in, instead of ours: taken in, named, given up, gone back from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from actions.refusals import Refused
from actions.wording import Part, choice
from db import history
from db.models import REPORT_TEMPLATE, REPORT_TEMPLATE_BEFORE, Commune
from documents.places import lines_of
from documents.report_docx import check_template
from plans.work import EventKind

_OURS = ""


class TemplatePaper(StrEnum):
    """What an office asks for about its template: the one in use, or a report in the one that it has sent."""

    PRESENT = "template"
    SAMPLE = "template-sample"


def look_over(data: bytes) -> Sequence[str]:
    """The lines of a template from which a report can be made; raises `Unreadable` that says which place is wrong."""
    return lines_of(check_template(data))


def own(commune: Commune) -> str | None:
    """The SHA-256 of the commune's own template among the blobs, None where it uses ours."""
    sha256: str | None = commune.settings.get(REPORT_TEMPLATE)
    return sha256


def has_one_before(commune: Commune) -> bool:
    """Whether the commune used another template before, be it ours, to which it can go back."""
    return REPORT_TEMPLATE_BEFORE in commune.settings


def take_in(tx: Session, commune: Commune, sha256: str, now: datetime, by: int | None = None) -> None:
    """From now on reports are made in the template under this SHA-256, which was looked over; closed ones stay."""
    _settle(tx, commune, sha256, now, by)


def give_up(tx: Session, commune: Commune, now: datetime, by: int | None = None) -> None:
    """From now on reports are made in our own template."""
    _settle(tx, commune, None, now, by)


def go_back(tx: Session, commune: Commune, now: datetime, by: int | None = None) -> None:
    """From now on reports are made in the template before this one, and this one is the one before; Refused where
    there was none."""
    if not has_one_before(commune):
        raise Refused("template-none-before")
    _settle(tx, commune, commune.settings[REPORT_TEMPLATE_BEFORE] or None, now, by)


def ways_on(commune: Commune) -> list[list[Part]]:
    """The buttons by which another template is used: the one before, or ours."""
    back = [choice("choice-template-before", "template.before")] if has_one_before(commune) else []
    ours = [choice("choice-template-ours", "template.ours")] if own(commune) is not None else []
    return [[button] for button in (*back, *ours)]


def _settle(tx: Session, commune: Commune, sha256: str | None, now: datetime, by: int | None) -> None:
    present = own(commune)
    if sha256 == present:
        return
    others = {key: value for key, value in commune.settings.items() if key != REPORT_TEMPLATE}
    kept = {REPORT_TEMPLATE: sha256} if sha256 is not None else {}
    commune.settings = others | kept | {REPORT_TEMPLATE_BEFORE: present or _OURS}
    data = {"key": REPORT_TEMPLATE, "value": sha256}
    history.record(tx, commune.id, EventKind.SETTING_CHANGED, now, actor_id=by, data=data)
