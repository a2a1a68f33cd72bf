"""What is made of many files, or to be filled in, asked for in chat: evidence packages, and the workbooks of scores and
of what was done before.

The asking is kept, the job makes it, and it is handed over as files or, where it is too large for the network, by a
link to our own pages.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from actions import (
    closed_evidence,
    done_before_book,
    evidence_package,
    figures,
    outgoing,
    papers,
    periods,
    progress,
    score_book,
    scoring,
)
from actions.people import digest_of
from actions.refusals import Refused
from actions.wording import Part, choice, day, enclosed, meaning, moment, say, spoken
from db import file_links, reports, sent_plans
from db.blobs import Blob, BlobFolder
from db.models import Commune, FileLink, WantedPaper
from db.people import Caller
from documents.books import Book
from documents.bundle import write_bundle
from documents.write_book import write_book
from plans.access import Act, may
from plans.calendar import ReportingPeriod, in_vietnam
from plans.evidence_package import Package

# More archives than these are no message any more.
MOST_ARCHIVES = 8
LINK_LASTS = timedelta(hours=24)
# An archive has to stay a little below what the network takes: the lists are written into it last.
_FOR_LISTS = 2_000_000


class PackageKind(StrEnum):
    """What is asked for."""

    EVIDENCE = "zip"
    SCORE_EVIDENCE = "score-zip"
    SCORE_BOOK = "score-xlsx"
    DONE_BEFORE_BOOK = "done-before-xlsx"


_ACTS: Mapping[PackageKind, Act] = {
    PackageKind.EVIDENCE: Act.ASK_SUMMARY,
    PackageKind.SCORE_EVIDENCE: Act.SCORE,
    PackageKind.SCORE_BOOK: Act.SCORE,
    PackageKind.DONE_BEFORE_BOOK: Act.MARK_DONE_BEFORE,
}


def ask(
    tx: Session, caller: Caller, kind: PackageKind, about: Mapping[str, Any], update_key: str, now: datetime
) -> None:  # fmt: skip
    """Have the job make it for whoever asks; once for each update. `about` names the period, the scheme or the plan."""
    if not reports.is_wanted(tx, caller.commune.id, update_key, kind.value):
        tx.add(papers.wanting(caller, kind.value, about, update_key, now))


def choice_of(of: ReportingPeriod) -> Part:
    """The button by which the evidence of a period is asked for."""
    return choice("choice-package", f"package.{of.label}")


# Making -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class ToPack:
    """What is to be made: a workbook with what is `here` to be said of it, or a package with its lists. `name` has no
    ending, `about` says of what; `is_linked` where one archive is to be fetched from our pages, `is_too_large` where
    there are none to fetch it from.
    """

    commune_id: int
    id: int
    name: str
    book: Book | None = None
    here: Part | None = None
    package: Package | None = None
    commune: str = ""
    about: Part | None = None
    is_linked: bool = False
    is_too_large: bool = False


def prepare(
    tx: Session, commune_id: int, wanted_id: int, most: int, now: datetime, *, has_pages: bool
) -> ToPack | None:  # fmt: skip
    """What is to be made of what; None, and nothing more to do, where whoever asked may not have it any more.

    `most` is how large a file the network takes, in bytes; `has_pages` whether people can reach pages of ours.
    """
    row = reports.one_wanted(tx, commune_id, wanted_id)
    if row is None:
        return None
    caller, kind = papers.caller_of(tx, row), PackageKind(row.kind)
    if caller is None or not may(progress.held(tx, caller.person), _ACTS[kind], None):
        tx.delete(row)
        return None
    if kind is PackageKind.SCORE_BOOK:
        scheme = scoring.scheme_for(tx, caller.commune)
        return ToPack(
            commune_id=commune_id, id=wanted_id, name=score_book.name_of(scheme),
            book=score_book.book(tx, caller.commune, scheme, now), here=say("score-book-here"),
        )  # fmt: skip
    if kind is PackageKind.DONE_BEFORE_BOOK:
        return _done_before(tx, row, caller, now)
    if kind is PackageKind.SCORE_EVIDENCE:
        scheme = scoring.scheme_for(tx, caller.commune)
        package = scoring.evidence_of(tx, caller.commune, scheme, now)
        about = say("score-package-about", title=scheme.title, year=str(scheme.year))
        name = spoken(say("score-package-name", year=str(scheme.year)))
    else:
        of = periods.period(caller.commune, row.about["period"])
        package, about = of_period(tx, caller.commune, of, now)
        name = spoken(say("package-name", label=periods.label(of), name=caller.commune.name))
    packed = ToPack(
        commune_id=commune_id, id=wanted_id, name=name, package=package, commune=caller.commune.name,
        about=about,
    )  # fmt: skip
    return _fitted(packed, package, most, has_pages=has_pages)


def _done_before(tx: Session, row: WantedPaper, caller: Caller, now: datetime) -> ToPack | None:
    """The workbook of a plan; where it has begun meanwhile, or nothing is left to be marked, whoever asked hears so."""
    try:
        plan = done_before_book.plan_for(tx, caller.commune, row.about["plan"])
        book = done_before_book.book(tx, caller.commune, plan, now)
    except Refused as refused:
        _answer(tx, row, caller, 1, [say(refused.key, **refused.values)], None, now)
        tx.delete(row)
        return None
    return ToPack(
        commune_id=row.commune_id, id=row.id, name=done_before_book.name_of(plan),
        book=book, here=say("done-book-here", count=len(book.sheets[0].rows)),
    )  # fmt: skip


def of_period(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime) -> tuple[Package, Part]:
    """The evidence of a period as one archive, and how the period is called; of a closed report what counted then."""
    report, label = figures.closed_report(tx, commune, of), periods.label(of)
    if report is not None and closed_evidence.has_list(report):
        return closed_evidence.package_of(tx, commune, report), closed_evidence.about(label, report)
    gathered = figures.gather(tx, commune, of, now)
    found = evidence_package.proven(tx, commune, of, gathered.summary.plan.rows, gathered.as_of)
    return found.package, label


def _fitted(packed: ToPack, package: Package, most: int, *, has_pages: bool) -> ToPack:
    """Parted into as many archives as a message may have, else as one behind a link, else not at all."""
    parted = package.parted(max(most - _FOR_LISTS, 1))
    if most and parted.volumes <= MOST_ARCHIVES:
        return replace(packed, package=parted)
    return replace(packed, is_linked=has_pages, is_too_large=not has_pages)


def make(packed: ToPack, folder: BlobFolder, now: datetime) -> list[Blob]:
    """The files, each kept among the blobs; this may take as long as copying all the evidence does."""
    if packed.book is not None:
        return [folder.make(write_book(packed.book))]
    if packed.package is None or packed.about is None or packed.is_too_large:
        return []
    with folder.room() as place:
        lists = evidence_package.lists_of(packed.package, packed.commune, packed.about, now)
        made = write_bundle(packed.package, folder.path, Path(place), now, lists)
        return [folder.adopt(path) for path in made.archives]


# Handing over -------------------------------------------------------------------------------------------------------


def hand_over(
    tx: Session, packed: ToPack, blobs: Sequence[Blob], now: datetime, link: Callable[[str], str] | None, key: bytes
) -> None:  # fmt: skip
    """The files lie among the blobs: they go to whoever asked, or the link to them does."""
    row = reports.one_wanted(tx, packed.commune_id, packed.id)
    caller = papers.caller_of(tx, row) if row is not None else None
    if row is None or caller is None:
        return
    if packed.here is not None:
        file = enclosed(blobs[0].sha256, f"{packed.name}.xlsx")
        _answer(tx, row, caller, 1, [packed.here], file, now)
    elif packed.is_too_large:
        _answer(tx, row, caller, 1, [say("package-too-large", name=packed.name)], None, now)
    elif packed.is_linked and link is not None:
        _answer(tx, row, caller, 1, [_linked(tx, caller, packed, blobs[0], now, link, key)], None, now)
    elif packed.package is not None:
        for number, blob in enumerate(blobs, start=1):
            name = packed.name if len(blobs) == 1 else f"{packed.name} ({number})"
            said = [say("package-volume", number=number, count=len(blobs))]
            said = _counts(packed.package, packed.name) if number == 1 else said
            _answer(tx, row, caller, number, said, enclosed(blob.sha256, f"{name}.zip"), now)
    tx.delete(row)


def _counts(package: Package, name: str) -> list[Part]:
    said = [say("package-here", name=name, pieces=len(package.pieces), lacking=len(package.lacking))]
    return [*said, say("package-in-volumes", count=package.volumes)] if package.volumes > 1 else said


def _answer(
    tx: Session, row: WantedPaper, caller: Caller, number: int, said: Sequence[Part], file: Part | None, now: datetime
) -> None:  # fmt: skip
    outgoing.answer(tx, caller, f"{row.update_key}:{row.kind}:{number}", meaning(*said, file=file), now)


def _linked(
    tx: Session, caller: Caller, packed: ToPack, blob: Blob, now: datetime, link: Callable[[str], str], key: bytes
) -> Part:  # fmt: skip
    secret, until = secrets.token_urlsafe(32), now + LINK_LASTS
    tx.add(
        FileLink(
            commune_id=caller.commune.id, person_id=caller.person.id, secret_digest=digest_of(key, secret),
            sha256=blob.sha256, name=f"{packed.name}.zip", size=blob.size, expires_at=until,
        )
    )  # fmt: skip
    megabytes = max(1, blob.size // 1_000_000)
    return say(
        "package-linked", name=packed.name, link=link(secret), megabytes=megabytes, time=moment(until),
        day=day(in_vietnam(until).date()),
    )  # fmt: skip


def behind_link(tx: Session, secret: str, key: bytes, now: datetime) -> tuple[str, str] | None:
    """The SHA-256 and the name of the file behind a link's secret; None once it has expired, or where there is none."""
    found = file_links.open_link(tx, digest_of(key, secret), now)
    return (found.sha256, found.name) if found is not None else None


def forget_links(tx: Session, now: datetime, most: int) -> list[str]:
    """Forget the links that open nothing any more; the names of the blobs that nothing stands on then."""
    old = file_links.expired(tx, now, most)
    names = {link.sha256 for link in old}
    file_links.forget(tx, old)
    return sorted(name for name in names if not sent_plans.bytes_are_wanted(tx, name))
