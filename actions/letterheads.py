"""The head and foot of a commune's official papers, as far as the program knows them; the rest is the clerk's."""

from __future__ import annotations

from collections.abc import Sequence

from actions import paper_form
from actions.paper_words import dated_line, number_line, paper_words, spoken
from actions.wording import say
from db.models import Commune
from plans.report import Letterhead, Signature


def letterhead(commune: Commune, symbol: str, year: int, recipients: Sequence[str]) -> Letterhead:
    """Of the commune's People's Committee: number and day blank, signed as the office said, `recipients` and the
    archive."""
    form = paper_form.form_of(commune)
    return Letterhead(
        superior=None,
        issuing_body=spoken(say("report-issuing-body", commune=commune.name.upper())).replace(" / ", "\n"),
        number=number_line(symbol),
        dated=dated_line(paper_form.place_of(commune, form), None, year),
        signature=Signature(lines=paper_form.authority_of(form), name=form.signer),
        recipients=paper_form.with_archive(recipients),
        words=paper_words(),
    )


def body_of(commune: Commune) -> str:
    """The commune's People's Committee by its name."""
    return spoken(say("report-body", commune=commune.name))
