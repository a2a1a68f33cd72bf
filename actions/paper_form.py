"""Who signs a commune's papers, to whom its reports go and where they are dated: shown, set by the office, put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions.paper_words import paper_words, spoken
from actions.refusals import Refused
from actions.wording import Part, choice, say
from db import history
from db.models import Commune
from plans.paper_form import FormField, PaperForm, Said, form_by, with_said
from plans.report import Word
from plans.work import EventKind

# Among a commune's settings: what was said, and what held before.
_KEPT, _BEFORE = "paper_form", "paper_form_before"


def form_of(commune: Commune) -> PaperForm:
    """What the office has said of its papers."""
    return form_by(_kept(commune))


def _kept(commune: Commune) -> Mapping[str, Any]:
    found: Mapping[str, Any] = commune.settings.get(_KEPT, {})
    return found


def put(tx: Session, commune: Commune, said: Said, now: datetime, by: int) -> None:
    """From now on papers say so; closed ones stay."""
    _settle(tx, commune, with_said(_kept(commune), said), now, by)


def has_one_before(commune: Commune) -> bool:
    """Whether something else held before, to which the office can go back."""
    return _BEFORE in commune.settings


def go_back(tx: Session, commune: Commune, now: datetime, by: int) -> None:
    """What held before holds again, and can be gone back from; Refused where nothing was changed."""
    if not has_one_before(commune):
        raise Refused("form-none-before")
    _settle(tx, commune, commune.settings[_BEFORE], now, by)


def _settle(tx: Session, commune: Commune, kept: Mapping[str, Any], now: datetime, by: int) -> None:
    before = dict(_kept(commune))
    if kept == before:
        return
    commune.settings = {**commune.settings, _KEPT: dict(kept), _BEFORE: before}
    changed = sorted(field for field in {*kept, *before} if kept.get(field) != before.get(field))
    # Which fields, not what they say: a signer's name is personal and history is never rewritten.
    history.record(tx, commune.id, EventKind.SETTING_CHANGED, now, actor_id=by, data={"key": _KEPT, "value": changed})


# What papers say ----------------------------------------------------------------------------------------------------


def authority_of(form: PaperForm) -> tuple[str, ...]:
    """In whose name and as what the signer signs, line by line."""
    return tuple(spoken(say(f"report-signs-{form.post.value}")).split(" / "))


def place_of(commune: Commune, form: PaperForm) -> str:
    """The place before the day: as the office said, else the commune by its name."""
    return form.place or commune.name[:1].upper() + commune.name[1:]


def addressed_of(commune: Commune, form: PaperForm) -> tuple[str, ...]:
    """To whom reports go: as the office said, else the province; marked as missing where none is known."""
    usual = say("report-province-body", province=commune.province) if commune.province else None
    return form.addressed or (spoken(usual) if usual else paper_words()[Word.MISSING],)


def recipients_of(commune: Commune, form: PaperForm) -> tuple[str, ...]:
    """Nơi nhận of reports: as the office said, else who usually gets them."""
    province = commune.province
    above = [spoken(say("report-recipient-province", province=province))] if province else []
    others = [spoken(say(f"report-recipient-{who}")) for who in ("party", "chairs", "agencies")]
    return form.recipients or (*above, *others)


def with_archive(recipients: Sequence[str]) -> tuple[str, ...]:
    """Every list ends with where the paper is filed."""
    archive = spoken(say("report-recipient-file"))
    first = archive.split(":")[0]
    return tuple(recipients) if any(one.startswith(first) for one in recipients) else (*recipients, archive)


# In words -----------------------------------------------------------------------------------------------------------


def lines(commune: Commune) -> list[Part]:
    """The head and foot as they stand now."""
    return [_line(commune, field, form_of(commune)) for field in FormField]


def proposed(commune: Commune, said: Said) -> Part:
    """A field as it would stand once this was said."""
    return _line(commune, said.field, form_by(with_said(_kept(commune), said)))


def _line(commune: Commune, field: FormField, form: PaperForm) -> Part:
    match field:
        case FormField.SIGNER:
            authority = ", ".join(authority_of(form))
            if form.signer is None:
                return say("form-line-signer-unnamed", authority=authority)
            return say("form-line-signer", authority=authority, name=form.signer)
        case FormField.ADDRESSED:
            return say("form-line-addressed", names="; ".join(addressed_of(commune, form)))
        case FormField.RECIPIENTS:
            return say("form-line-recipients", names="; ".join(with_archive(recipients_of(commune, form))))
    return say("form-line-place", place=place_of(commune, form))


def ways_on(commune: Commune) -> list[list[Part]]:
    """The button by which what held before holds again."""
    return [[choice("choice-form-before", "form.before")]] if has_one_before(commune) else []
