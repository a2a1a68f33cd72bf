"""Papers of a period, asked for in chat: the asking is kept, the job makes them, and they are handed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from actions import (
    facts,
    figures,
    office_papers,
    outgoing,
    periods,
    plan_papers,
    progress,
    report_templates,
    reporting,
)
from actions.messages import FileKind
from actions.office_papers import OfficePaper
from actions.paper_words import paper_words, spoken
from actions.refusals import Refused
from actions.report_templates import TemplatePaper
from actions.wording import Meaning, Part, choice, enclosed, meaning, say
from db import people, reports, sent_plans
from db.blobs import Blob
from db.models import Commune, PaperStage, Report, WantedPaper
from db.people import Caller
from documents.briefing_docx import write_briefing
from documents.chart import MOST_AGENCIES, draw_chart
from documents.letter_docx import write_letter
from documents.report_docx import template_of, write_report
from documents.report_xlsx import write_workbook
from plans.access import Act, may
from plans.calendar import ReportingPeriod, in_vietnam, window_containing
from plans.report import BriefingContent, LetterContent, ReportContent

_PAUSE = timedelta(minutes=1)
_MOST_ATTEMPTS = 3


class PaperKind(StrEnum):
    """What is made of a period's figures."""

    CHART = "chart"
    REPORT = "docx"
    ANNEX = "xlsx"


_ENDINGS: Mapping[PaperKind, str] = {PaperKind.CHART: "png", PaperKind.REPORT: "docx", PaperKind.ANNEX: "xlsx"}


AnyKind = PaperKind | OfficePaper | TemplatePaper
Content = ReportContent | LetterContent | BriefingContent


def write(kind: AnyKind, content: Content, template: bytes | None) -> bytes | None:
    """The bytes of a paper, which may take a second; None for a chart of nothing. `template` is the commune's own for
    its report, None where it uses ours; of a sample, the one that is tried."""
    if isinstance(content, LetterContent):
        return write_letter(content)
    if isinstance(content, BriefingContent):
        return write_briefing(content)
    if kind is TemplatePaper.PRESENT:
        return template or template_of(content)
    if kind is TemplatePaper.SAMPLE and template is None:
        raise FileNotFoundError
    if kind in (PaperKind.REPORT, TemplatePaper.SAMPLE):
        return write_report(content, template)
    if kind is PaperKind.ANNEX:
        return write_workbook(content)
    if not content.agencies:
        return None
    commune = content.commune[:1].lower() + content.commune[1:]  # "xã An Mẫu" in the midst of a line
    title = spoken(say("paper-chart-title", label=content.period, commune=commune))
    return draw_chart(title, content.agencies[:MOST_AGENCIES], paper_words())


def file_name(kind: AnyKind, commune: str, label: Part) -> str:
    """What people see: "Báo cáo quý III-2026 xã An Mẫu.docx"."""
    ending = _ENDINGS[kind] if isinstance(kind, PaperKind) else "docx"
    return f"{spoken(say(f'paper-name-{kind.value}', label=label, commune=commune))}.{ending}"


def choices_of(of: ReportingPeriod) -> list[Part]:
    """The buttons by which the papers of a period are asked for."""
    return [choice(f"choice-paper-{kind.value}", f"paper.{of.label}/{kind.value}") for kind in _OFFERED]


_OFFERED = (PaperKind.REPORT, PaperKind.ANNEX)


# Asking -------------------------------------------------------------------------------------------------------------


def ask(
    tx: Session, caller: Caller, kind: AnyKind, of: ReportingPeriod, update_key: str, now: datetime,
    below: Sequence[Sequence[Part]] = (), agency: int = 0, plan: int | None = None,
) -> None:  # fmt: skip
    """Have the job make a paper for whoever asks; once for each update. `below` are the buttons that come with it,
    `agency` is whom a letter urges, `plan` the only one of the commune's that it is about."""
    if reports.is_wanted(tx, caller.commune.id, update_key, kind.value):
        return
    about = {"period": of.label, "below": [list(row) for row in below], "agency": agency, "plan": plan}
    tx.add(wanting(caller, kind.value, about, update_key, now))


def wanting(caller: Caller, kind: str, about: Mapping[str, Any], update_key: str, now: datetime) -> WantedPaper:
    """What is kept of somebody's asking for a file."""
    return WantedPaper(
        commune_id=caller.commune.id, person_id=caller.person.id, at=now, kind=kind, about=dict(about),
        channel=caller.address.channel, bot=caller.address.bot, chat=caller.address.chat, update_key=update_key,
        attempts=0,
    )  # fmt: skip


# Making -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class ToMake:
    """A paper to be made from `content`; or it lies there already, frozen with its report.

    `template` is the SHA-256 of the commune's own template of its report, None where it uses ours.
    """

    commune_id: int
    id: int
    kind: AnyKind
    content: Content | None
    template: str | None
    frozen: Blob | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """Somebody's asking for a file, of whatever kind, and the network that it goes to."""

    commune_id: int
    id: int
    kind: str
    network: tuple[str, str]


def to_make(tx: Session, now: datetime, networks: Collection[tuple[str, str]], most: int) -> Sequence[Asking]:
    """What is to be made now."""
    return [
        Asking(commune_id=row.commune_id, id=row.id, kind=row.kind, network=(row.channel, row.bot))
        for row in reports.wanted(tx, now, networks, most)
    ]


def prepare(tx: Session, commune_id: int, wanted_id: int, now: datetime) -> ToMake | None:
    """What a paper is to be made of; None, and nothing more to do, where whoever asked may not have it any more."""
    row = reports.one_wanted(tx, commune_id, wanted_id)
    if row is None:
        return None
    caller = caller_of(tx, row)
    if caller is None or not may(progress.held(tx, caller.person), Act.ASK_SUMMARY, None):
        tx.delete(row)
        return None
    if row.kind in list(OfficePaper):
        return _office_paper(tx, caller, row, now)
    if row.kind in list(TemplatePaper):
        return _template(tx, caller, row, now)
    of = periods.period(caller.commune, row.about["period"])
    kind = PaperKind(row.kind)
    plan = row.about.get("plan")
    kept = frozen_file(tx, caller.commune, of, kind) if plan is None else None
    content = None if kept else reporting.content_of(tx, caller.commune, of, now, plan)
    template = report_templates.own(caller.commune) if kind is PaperKind.REPORT else None
    return ToMake(commune_id=commune_id, id=wanted_id, kind=kind, content=content, template=template, frozen=kept)


def _office_paper(tx: Session, caller: Caller, row: WantedPaper, now: datetime) -> ToMake | None:
    """A letter whose agency has nothing late any more is not written; whoever asked for it hears so."""
    kind = OfficePaper(row.kind)
    content: Content | None
    if kind is OfficePaper.BRIEFING:
        content = office_papers.briefing_of(tx, caller.commune, now)
    else:
        agency = people.agency(tx, caller.commune.id, row.about["agency"])
        content = office_papers.letter_of(tx, caller.commune, agency, now) if agency is not None else None
    if content is None:
        name = office_papers.label_of(tx, caller.commune, kind, row.about["agency"], in_vietnam(now).date())
        _answer(tx, row, caller, meaning(say("letter-nothing-late", agency=name)), now)
        return None
    return ToMake(commune_id=row.commune_id, id=row.id, kind=kind, content=content, template=None, frozen=None)


def _template(tx: Session, caller: Caller, row: WantedPaper, now: datetime) -> ToMake | None:
    """The template in use, or a report of the present period in the one that waits for a yes."""
    kind, template = TemplatePaper(row.kind), report_templates.own(caller.commune)
    offered = None
    if kind is TemplatePaper.SAMPLE:
        offered = sent_plans.one(tx, caller.commune.id, row.about["paper"])
        template = offered.sha256 if offered is not None and offered.stage is PaperStage.OFFERED else None
    is_gone = kind is TemplatePaper.SAMPLE and template is None
    if is_gone or not may(progress.held(tx, caller.person), Act.CHANGE_SETTINGS, None):
        tx.delete(row)
        return None
    of = window_containing(in_vietnam(now).date(), facts.regime_of(caller.commune))
    content = reporting.content_of(tx, caller.commune, of, now)
    return ToMake(commune_id=row.commune_id, id=row.id, kind=kind, content=content, template=template, frozen=None)


def frozen_file(tx: Session, commune: Commune, of: ReportingPeriod, kind: PaperKind) -> Blob | None:
    """The paper as it was frozen with a closed report."""
    report = figures.closed_report(tx, commune, of)
    found = reports.files_of(tx, commune.id, report.id).get(kind.value) if report is not None else None
    return Blob(sha256=found.sha256, size=found.size) if found is not None else None


def hand_over(tx: Session, wanted: ToMake, blob: Blob | None, now: datetime) -> None:
    """The paper lies under this SHA-256: it goes to whoever asked, and the asking is done. None: there is nothing to
    draw, so that only the buttons go out."""
    row = reports.one_wanted(tx, wanted.commune_id, wanted.id)
    caller = caller_of(tx, row) if row is not None else None
    if row is None or caller is None:
        return
    if isinstance(wanted.kind, OfficePaper):
        _hand_over_office_paper(tx, row, caller, wanted.kind, blob, now)
        return
    if isinstance(wanted.kind, TemplatePaper):
        _hand_over_template(tx, row, caller, wanted, blob, now)
        return
    of = periods.period(caller.commune, row.about["period"])
    plan = row.about.get("plan")
    label = periods.label(of) if plan is None else plan_papers.label_of(tx, caller.commune, of, plan)
    report = figures.closed_report(tx, caller.commune, of)
    said = [say(f"paper-here-{wanted.kind.value}" if blob is not None else "paper-nothing-drawn", label=label)]
    if wanted.kind is not PaperKind.CHART:
        said.append(_standing(report) if plan is None else plan_papers.standing(report))
    file, below = None, list(row.about["below"])
    if blob is not None:
        name = file_name(wanted.kind, caller.commune.name, label)
        file = enclosed(blob.sha256, name, FileKind.PHOTO if wanted.kind is PaperKind.CHART else FileKind.DOCUMENT)
    if wanted.kind is PaperKind.REPORT and may(progress.held(tx, caller.person), Act.CHANGE_SETTINGS, None):
        below.append([choice("choice-template", "template.see"), choice("choice-form", "form.see")])
    _answer(tx, row, caller, meaning(*said, choices=below, file=file), now)


def _hand_over_office_paper(
    tx: Session, row: WantedPaper, caller: Caller, kind: OfficePaper, blob: Blob | None, now: datetime
) -> None:
    today = in_vietnam(now).date()
    label = office_papers.label_of(tx, caller.commune, kind, row.about["agency"], today)
    file = enclosed(blob.sha256, file_name(kind, caller.commune.name, label)) if blob is not None else None
    _answer(tx, row, caller, meaning(say(f"paper-here-{kind.value}", label=label), file=file), now)


def _hand_over_template(
    tx: Session, row: WantedPaper, caller: Caller, wanted: ToMake, blob: Blob | None, now: datetime
) -> None:
    """The template in use with how it is changed; or the sample, with yes and no."""
    is_sample, own = wanted.kind is TemplatePaper.SAMPLE, report_templates.own(caller.commune)
    name = file_name(wanted.kind, caller.commune.name, say("template-label"))
    if is_sample:
        paper = row.about["paper"]
        said = [say("paper-here-template-sample"), say("template-ask")]
        choices = [
            [choice("choice-template-take", f"template.take.{paper}")],
            [choice("choice-template-leave", f"template.leave.{paper}")],
        ]
    else:
        used = say("template-is-own") if own is not None else say("template-is-ours")
        said, choices = (
            [say("paper-here-template"), used, say("template-how")],
            report_templates.ways_on(caller.commune),
        )
    file = enclosed(blob.sha256, name) if blob is not None else None
    _answer(tx, row, caller, meaning(*said, choices=choices, file=file), now)


def _standing(report: Report | None) -> Part:
    if report is None or report.closed_at is None:
        return say("paper-is-draft")
    return say("paper-is-closed", version=report.version)


def stumbled(tx: Session, commune_id: int, wanted_id: int, now: datetime) -> None:
    """An error of ours stood in the way: it is tried again, and after a few times whoever asked hears so."""
    row = reports.one_wanted(tx, commune_id, wanted_id)
    if row is None:
        return
    row.attempts += 1
    row.try_at = now + _PAUSE
    if row.attempts >= _MOST_ATTEMPTS:
        caller = caller_of(tx, row)
        if caller is None:
            tx.delete(row)
            return
        told = say(f"paper-failed-{row.kind}")
        _answer(tx, row, caller, meaning(told, choices=row.about.get("below", ())), now)


def caller_of(tx: Session, row: WantedPaper) -> Caller | None:
    """Whoever asked, while they are still in that chat."""
    caller = people.caller(tx, row.channel, row.bot, row.chat)
    return caller if caller is not None and caller.person.id == row.person_id else None


def _answer(tx: Session, row: WantedPaper, caller: Caller, what: Meaning, now: datetime) -> None:
    outgoing.answer(tx, caller, f"{row.update_key}:{row.kind}", what, now)
    tx.delete(row)


def kind_named(word: str) -> PaperKind:
    """The kind that a button names; Refused for one that is none of ours."""
    if word not in list(PaperKind):
        raise Refused("button-stale")
    return PaperKind(word)
