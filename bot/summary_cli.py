"""`nhacviec summary`: the figures of a period of one commune with all its papers, or of many communes side by side."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions import evidence_package, figures, packages, papers, periods, report_templates, reporting, summaries
from actions import people as enrolment
from actions.messages import plain
from actions.paper_words import paper_words, spoken
from actions.papers import PaperKind
from actions.refusals import Refused
from actions.wording import Part, render, say
from bot.command_line import Told, why, words
from db import people
from db.blobs import BlobFolder
from db.models import Commune
from db.session import reading
from documents.bundle import write_bundle
from documents.chart import MOST_AGENCIES, draw_chart
from documents.province_xlsx import write_province
from jobs.summarise import template_under
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU
from plans.province import CommuneFigures, figures_of
from plans.report import AgencyFigures
from plans.summary import TaskClass

_TITLES = ("commune", "applicable", "done", "in-time", "verified", "overdue", "share", "timely", "verified-share")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One commune, those of a province, or all that this installation serves."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--commune", help="one commune, with its report, tables, chart and evidence")
    which.add_argument("--province", help="the communes of a province side by side")
    which.add_argument("--all", action="store_true", help="all communes of this installation side by side")
    parser.add_argument("--period", required=True, help="2026Q3, 2026H1, 2026-9M, 2026 or 2026-01-15..2026-03-07")
    parser.add_argument("--out", type=Path, help="a folder for text and papers; without it, the text is printed")


def run(options: argparse.Namespace, engine: Engine, folder: BlobFolder, now: datetime) -> Iterator[str]:
    """Write what the arguments ask for; the lines to be printed, one for each file, as soon as it is there."""
    with reading(engine) as tx:
        if options.commune is None:
            yield from _side_by_side(tx, options, now)
            return
        commune = enrolment.commune_named(tx, options.commune)
        of = periods.period(commune, options.period)
        text = _text(summaries.words(tx, commune, of, now))
        if options.out is None:
            yield text
            return
        yield _kept(options.out, f"{of.label}.txt", (text + "\n").encode())
        content = reporting.content_of(tx, commune, of, now)
        template = template_under(folder, report_templates.own(commune))
        for kind in PaperKind:
            frozen = papers.frozen_file(tx, commune, of, kind)
            data = folder.read(frozen.sha256) if frozen else papers.write(kind, content, template)
            if data is not None:
                ending = "png" if kind is PaperKind.CHART else kind.value
                yield _kept(options.out, f"{of.label}.{ending}", data)
        package, label = packages.of_period(tx, commune, of, now)
        lists = evidence_package.lists_of(package, commune.name, label, now)
        with _room(options.out) as room:
            (archive,) = write_bundle(package, folder.path, room, now, lists).archives
            written = archive.replace(options.out / f"{of.label}-minh-chung.zip")
        yield str(written)


# Side by side -------------------------------------------------------------------------------------------------------


def _side_by_side(tx: Session, options: argparse.Namespace, now: datetime) -> Iterator[str]:
    found = [c for c in people.communes(tx) if options.province is None or c.province == options.province]
    if not found:
        raise Refused("province-unknown", name=options.province or "–")
    lines: list[CommuneFigures] = []
    for number, commune in enumerate(found, start=1):
        if sys.stderr.isatty():
            print(_text([say("cli-commune-counted", number=number, all=len(found))]), end="\r", file=sys.stderr)
        lines.append(of_commune(tx, commune, options.period, now))
    lines.sort(key=lambda one: (-(one.completeness or 0), one.name))
    text = _text([_line(one) for one in lines])
    if options.out is None:
        yield text
        return
    title = spoken(say("province-title", name=options.province or "–", period=options.period))
    titles = [spoken(say(f"province-{word}")) for word in _TITLES]
    yield _kept(options.out, f"{options.period}-cac-xa.txt", (text + "\n").encode())
    book = write_province(title, titles, spoken(say("province-total")), lines)
    yield _kept(options.out, f"{options.period}-cac-xa.xlsx", book)
    for start in range(0, len(lines), MOST_AGENCIES):
        bars = [_bar(one) for one in lines[start : start + MOST_AGENCIES]]
        name = f"{options.period}-cac-xa-{start // MOST_AGENCIES + 1}.png"
        yield _kept(options.out, name, draw_chart(title, bars, paper_words()))


def of_commune(tx: Session, commune: Commune, period: str, now: datetime) -> CommuneFigures:
    """A commune's line; its own report regime says from when to when the period runs."""
    of = periods.period(commune, period)
    summaries.must_have_begun(of, now)
    return figures_of(commune.name, figures.figures(tx, commune, of, now).plan)


def _bar(one: CommuneFigures) -> AgencyFigures:
    rest = one.applicable - one.done - one.overdue
    counts = {TaskClass.DONE: one.done, TaskClass.OVERDUE: one.overdue, TaskClass.UNDER_WAY: rest}
    return AgencyFigures(name=one.name, counts={of: count for of, count in counts.items() if count})


def _line(one: CommuneFigures) -> Part:
    return say(
        "province-line", name=one.name, done=one.done, all=one.applicable, overdue=one.overdue,
        share=summaries.percent(one.completeness), timely=summaries.percent(one.timeliness),
        verified=summaries.percent(one.verified_share),
    )  # fmt: skip


def _text(parts: Sequence[Part]) -> str:
    return plain(render({"parts": list(parts)}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)


def _kept(folder: Path, name: str, data: bytes) -> str:
    with _room(folder) as room:
        (room / name).write_bytes(data)
        return str((room / name).replace(folder / name))


@contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """A place of its own in the folder, so that on a full disk no half of a paper lies there to be sent on; Told where
    nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".") as room:
            yield Path(room)
    except OSError as error:
        raise Told(words("cli-file-unwritable", name=str(folder), reason=why(error))) from None
