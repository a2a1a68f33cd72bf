"""The life of a report: drafted on its day, closed and frozen with its papers, opened again with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from actions import (
    closed_evidence,
    evidence_package,
    facts,
    figures,
    outgoing,
    papers,
    people,
    periods,
    report_templates,
    reporting,
    summaries,
)
from actions.closed_evidence import Listed
from actions.papers import PaperKind, file_name
from actions.refusals import Refused
from actions.wording import Part, choice, day, meaning, say
from db import history, reports
from db import people as register
from db.blobs import Blob
from db.models import Commune, PlanStage, Report, ReportFile, ReportStage
from db.people import Caller
from plans import house_rules
from plans.calendar import ReportingPeriod, in_vietnam
from plans.figure_names import figures_by_name
from plans.judging import end_of_day
from plans.report import ReportContent
from plans.report_calendar import drafts_due
from plans.work import EventKind

_PAUSE = timedelta(minutes=1)
_MOST_ATTEMPTS = 3


# Drafting -----------------------------------------------------------------------------------------------------------


def lay_out_drafts(tx: Session, commune: Commune, now: datetime) -> None:
    """Draft, once, every report whose day has come, and tell the standing office."""
    regime, calendar, today = facts.regime_of(commune), facts.calendar_of(commune), in_vietnam(now).date()
    for of in drafts_due(house_rules.reports_by(commune.settings), regime, calendar, today):
        if reports.latest(tx, commune.id, of.label) is None and _was_followed(tx, commune, of):
            report = _begin(tx, commune, of, 1, now)
            sent_by = regime.external.on(of, calendar)
            told = meaning(
                say(
                    "report-drafted",
                    label=periods.label(of),
                    taken=day(in_vietnam(_taken(tx, commune, of, now)).date()),
                ),
                *([say("report-send-on", day=day(sent_by))] if sent_by >= today else []),
                choices=buttons(report, of),
            )
            outgoing.notify(tx, commune.id, people.office(tx, commune.id), f"report:{report.id}", told, now)


def _was_followed(tx: Session, commune: Commune, of: ReportingPeriod) -> bool:
    """Whether a plan of the period is running, and was before it ended."""
    plans = [plan for plan in periods.plans_of(tx, commune, of) if plan.stage is PlanStage.RUNNING]
    return any(plan.started_on is not None and plan.started_on <= of.cut_off for plan in plans)


def _taken(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime) -> datetime:
    return min(figures.taken_at(tx, commune, of, now), end_of_day(of.cut_off))


def _begin(
    tx: Session, commune: Commune, of: ReportingPeriod, version: int, now: datetime, caller: Caller | None = None,
    reason: str | None = None,
) -> Report:  # fmt: skip
    report = Report(
        commune_id=commune.id, period=of.label, cut_off=of.cut_off, version=version, stage=ReportStage.DRAFT,
        made_at=now, attempts=0, opened_by=caller.person.id if caller else None,
        reason_id=history.keep_words(tx, commune.id, reason),
    )  # fmt: skip
    tx.add(report)
    tx.flush()
    history.record(
        tx, commune.id, EventKind.SUMMARY_MADE, now, actor_id=caller.person.id if caller else None,
        data={"report": report.id, "period": of.label, "version": version}, once=f"report:{of.label}:{version}",
    )  # fmt: skip
    return report


def buttons(report: Report, of: ReportingPeriod) -> list[list[Part]]:
    """What can be done with a report."""
    last = choice("choice-report-close", f"close.{report.id}")
    if report.stage is not ReportStage.DRAFT:
        last = choice("choice-report-reopen", f"reopen.{report.id}")
    return [papers.choices_of(of), [last]]


# Closing ------------------------------------------------------------------------------------------------------------


def to_close(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime) -> Report:
    """The report of a period that may be closed now, begun where there was none.

    Refused for a period that is not over or has no tasks, and for one that is closed already.
    """
    summaries.must_have_begun(of, now)
    label = periods.label(of)
    if in_vietnam(now).date() <= of.cut_off and figures.taken_at(tx, commune, of, now) >= now:
        raise Refused("report-not-over", label=label, day=day(of.cut_off))
    report = reports.latest(tx, commune.id, of.label)
    if report is not None and report.stage is not ReportStage.DRAFT:
        raise Refused("report-is-closed", label=label, version=report.version)
    if not figures.figures(tx, commune, of, now).plan.rows:
        raise Refused("report-nothing", label=label)
    return report if report is not None else _begin(tx, commune, of, 1, now)


def close(tx: Session, caller: Caller, report_id: int, now: datetime) -> tuple[Report, ReportingPeriod]:
    """The office closes a report: the figures are taken as of now, or of the day on which agencies send in, and the job
    freezes them with their papers. Pressed twice, it is closed once."""
    report = one(tx, caller.commune, report_id)
    of = periods.period(caller.commune, report.period)
    if to_close(tx, caller.commune, of, now).id != report.id:
        raise Refused("button-stale")
    report.as_of = figures.taken_at(tx, caller.commune, of, now)
    report.stage, report.closed_at, report.closed_by = ReportStage.CLOSING, now, caller.person.id
    return report, of


def of_period(tx: Session, commune: Commune, of: ReportingPeriod) -> Report | None:
    """The latest version of a period's report, None where none was drafted."""
    return reports.latest(tx, commune.id, of.label)


def standing(report: Report | None) -> Part:
    """Whether the figures of a report are closed."""
    drafted = report is None or report.stage is ReportStage.DRAFT
    return say("paper-is-draft") if drafted or report is None else summaries.closed_line(report)


def why_again(tx: Session, commune: Commune, report: Report | None) -> list[Part]:
    """Why a report was opened again, in the words of whoever did so; nothing of a first version."""
    if report is None or (reason := history.words_of(tx, commune.id, report.reason_id)) is None:
        return []
    return [say("report-again", version=report.version, reason=reason)]


def one(tx: Session, commune: Commune, report_id: int) -> Report:
    """The report that a button names; Refused for one that is none of the commune's."""
    report = reports.one(tx, commune.id, report_id)
    if report is None:
        raise Refused("button-stale")
    return report


def last_draft(tx: Session, commune: Commune, now: datetime) -> ReportingPeriod | None:
    """The period whose report was drafted last and is not closed, None where there is none of the last year."""
    today = in_vietnam(now).date()
    drafts = [
        report for report in reports.of_year(tx, commune.id, today - timedelta(days=365), today + timedelta(days=31))
        if report.stage is ReportStage.DRAFT
    ]  # fmt: skip
    return periods.period(commune, max(drafts, key=lambda report: report.id).period) if drafts else None


# Freezing (the job) -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class ToFreeze:
    """A report about to be closed: what its papers are made of, what proves it, and its figures."""

    commune_id: int
    id: int
    content: ReportContent
    evidence: Sequence[Listed]
    template: str | None
    figures: Mapping[str, Any]
    names: Mapping[PaperKind, str]


def to_freeze(tx: Session, now: datetime, most: int) -> Sequence[tuple[int, int]]:
    """The reports to be frozen now: the commune and the report."""
    return [(report.commune_id, report.id) for report in reports.to_freeze(tx, now, most)]


def prepare(tx: Session, commune_id: int, report_id: int, now: datetime) -> ToFreeze | None:
    """What a report is frozen from; None where another has frozen it."""
    report = reports.one(tx, commune_id, report_id)
    if report is None or report.stage is not ReportStage.CLOSING:
        return None
    commune = register.commune(tx, commune_id)
    of = periods.period(commune, report.period)
    gathered = figures.gather(tx, commune, of, now)
    found = gathered.summary
    proven = evidence_package.proven(tx, commune, of, found.plan.rows, gathered.as_of)
    frozen = {
        "period": of.label, "start": of.start.isoformat(), "cut_off": of.cut_off.isoformat(),
        "taken_on": found.taken_on.isoformat(), "parts": summaries.live_words(tx, commune, of, now),
        "figures": {name.value: list(one.task_ids) for name, one in figures_by_name(found.plan).items()},
        closed_evidence.KEY: closed_evidence.frozen(proven),
    }  # fmt: skip
    return ToFreeze(
        commune_id=commune_id, id=report_id, content=reporting.content_of(tx, commune, of, now), figures=frozen,
        template=report_templates.own(commune), evidence=closed_evidence.listed(proven),
        names={kind: file_name(kind, commune.name, periods.label(of)) for kind in PaperKind},
    )  # fmt: skip


def freeze(tx: Session, ready: ToFreeze, blobs: Mapping[PaperKind, Blob], now: datetime) -> None:
    """The papers lie among the blobs: the report is closed, and the standing office hears it."""
    report = reports.one(tx, ready.commune_id, ready.id)
    if report is None or report.stage is not ReportStage.CLOSING or report.closed_at is None:
        return
    report.content, report.content_sha256 = dict(ready.figures), digest_of(ready.figures)
    report.stage, report.try_at = ReportStage.CLOSED, None
    closed_evidence.keep(tx, report, ready.evidence)
    for kind, blob in blobs.items():
        tx.add(
            ReportFile(
                commune_id=ready.commune_id, report_id=ready.id, kind=kind.value, name=ready.names[kind],
                sha256=blob.sha256, size=blob.size,
            )
        )  # fmt: skip
    history.record(
        tx, ready.commune_id, EventKind.SUMMARY_PUBLISHED, now, actor_id=report.closed_by,
        data={
            "report": report.id, "period": report.period, "version": report.version, "figures": report.content_sha256,
            "files": {kind.value: blob.sha256 for kind, blob in blobs.items()},
        },
        once=f"closed:{report.period}:{report.version}",
    )  # fmt: skip
    commune = register.commune(tx, ready.commune_id)
    of = periods.period(commune, report.period)
    told = meaning(say("report-closed", label=periods.label(of), version=report.version), choices=buttons(report, of))
    outgoing.notify(tx, commune.id, people.office(tx, commune.id), f"report-closed:{report.id}", told, now)


def digest_of(frozen: Mapping[str, Any]) -> str:
    """The SHA-256 of frozen figures, as canonical JSON."""
    body = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def stumbled(tx: Session, commune_id: int, report_id: int, now: datetime) -> None:
    """An error of ours stood in the way: it is tried again; after a few times the report is a draft as before, and the
    office hears so."""
    report = reports.one(tx, commune_id, report_id)
    if report is None or report.stage is not ReportStage.CLOSING:
        return
    report.attempts += 1
    report.try_at = now + _PAUSE
    if report.attempts >= _MOST_ATTEMPTS:
        report.stage, report.attempts, report.try_at = ReportStage.DRAFT, 0, None
        report.as_of = report.closed_at = report.closed_by = None
        of = periods.period(register.commune(tx, commune_id), report.period)
        told = meaning(say("report-not-closed", label=periods.label(of)), choices=buttons(report, of))
        key = f"report-stumbled:{report.id}:{now:%Y%m%d%H%M%S}"
        outgoing.notify(tx, commune_id, people.office(tx, commune_id), key, told, now)


# Opening again ------------------------------------------------------------------------------------------------------


def to_reopen(tx: Session, commune: Commune, of: ReportingPeriod) -> Report:
    """The closed report of a period; Refused where there is none."""
    report = reports.latest(tx, commune.id, of.label)
    if report is None or report.stage is not ReportStage.CLOSED:
        raise Refused("report-not-closed-yet", label=periods.label(of))
    return report


def reopen(tx: Session, caller: Caller, report_id: int, reason: str, now: datetime) -> tuple[Report, ReportingPeriod]:
    """Begin the next version with its reason; the closed one stays as it was. Once, however often it is pressed."""
    closed = one(tx, caller.commune, report_id)
    of = periods.period(caller.commune, closed.period)
    if to_reopen(tx, caller.commune, of).id != closed.id:
        raise Refused("button-stale")
    return _begin(tx, caller.commune, of, closed.version + 1, now, caller, reason), of
