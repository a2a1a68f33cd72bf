"""Reading plans: brings the bytes of plans sent in chat, reads them outside any transaction, has them shown or kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from actions import (
    intake,
    next_year,
    plan_pages,
    report_templates,
    sent_done_before,
    sent_plans,
    sent_scores,
    sent_templates,
    sent_workbooks,
)
from actions.done_before_book import is_done_before_book
from actions.intake import ReadFile
from actions.keeping import ToFetch
from actions.messages import FetchFailed
from actions.plan_pages import ToBind
from actions.refusals import Refused
from actions.sent_plans import ToRead
from actions.wording import say
from actions.workbook import workbook_of
from db.blobs import TooLarge
from documents.photo_album import bind
from documents.reading import read_document
from documents.scanning import refuse_where_impossible
from documents.tables import Document, Pictures, Unreadable
from jobs.fetch import Fetching

log = logging.getLogger(__name__)

_AT_ONCE = 4


async def tick(fetching: Fetching, now: datetime) -> int:
    """Take up every plan that waits, one after the other; how many steps that were.

    It runs after the fetching of evidence and never beside it: so no blob is let go of that is just being brought in.
    """
    count = 0
    networks = list(fetching.channels)
    for wanted in await fetching.writer.run(lambda tx: sent_plans.to_fetch(tx, now, networks, _AT_ONCE)):
        count += await _fetch(fetching, wanted, now)
    for photos in await fetching.writer.run(lambda tx: plan_pages.to_bind(tx, now, _AT_ONCE)):
        count += await _bind(fetching, photos, now)
    for paper in await fetching.writer.run(lambda tx: sent_plans.to_read(tx, now, _AT_ONCE)):
        count += await _take_up(fetching, paper, now)
    for paper in await fetching.writer.run(lambda tx: sent_workbooks.to_make(tx, _AT_ONCE)):
        count += await _make_workbook(fetching, paper, now)
    for commune, asking in await fetching.writer.run(lambda tx: next_year.to_make(tx, now, _AT_ONCE)):
        count += await _start_next_year(fetching, commune, asking, now)
    for sha256 in await fetching.writer.run(lambda tx: sent_plans.forget(tx, now, _AT_ONCE)):
        fetching.folder.remove(sha256)
    return count


async def _fetch(fetching: Fetching, wanted: ToFetch, now: datetime) -> int:
    channel = fetching.channels[(wanted.channel, wanted.bot)]
    try:
        blob = await fetching.folder.keep_stream(channel.fetch(wanted.file), channel.abilities.max_file)
    except (FetchFailed, TooLarge) as failure:
        permanent = not isinstance(failure, FetchFailed) or failure.permanent
        log.warning("sent plan %s could not be fetched (%s)", wanted.id, "for good" if permanent else "for now")
        await fetching.writer.run(lambda tx: sent_plans.not_fetched(tx, wanted, now, permanent=permanent))
    else:
        await fetching.writer.run(lambda tx: sent_plans.fetched(tx, wanted, blob, now))
    return 1


async def _bind(fetching: Fetching, photos: ToBind, now: datetime) -> int:
    """Make one file of a plan's photos."""
    if not any(photos.pages):
        await fetching.writer.run(lambda tx: plan_pages.none_came(tx, photos, now))
        return 1
    try:
        data = await asyncio.to_thread(_bound, fetching, photos)
        blob = await asyncio.to_thread(fetching.folder.make, data)
        await fetching.writer.run(lambda tx: plan_pages.bound(tx, photos, blob, now))
        fetching.folder.handed_over([blob])
    except Unreadable as unreadable:
        why = unreadable
        await fetching.writer.run(lambda tx: plan_pages.too_much(tx, photos, why, now))
    except Exception:
        log.exception("the photos of sent plan %s could not be bound", photos.id)
        await fetching.writer.run(lambda tx: plan_pages.stumbled(tx, photos, now))
    return 1


def _bound(fetching: Fetching, photos: ToBind) -> bytes:
    return bind([fetching.folder.read(page) if page else b"" for page in plan_pages.once(photos.pages)])


async def _take_up(fetching: Fetching, paper: ToRead, now: datetime) -> int:
    try:
        data = await asyncio.to_thread(fetching.folder.read, paper.sha256)
        book = await asyncio.to_thread(fetching.folder.read, paper.workbook) if paper.workbook else None
        follow = await asyncio.to_thread(_read, paper, data, book, now)
        await fetching.writer.run(follow)
    except Exception:
        # Whatever is wrong with one plan, the others are read; its sender hears when it stays so.
        log.exception("sent plan %s could not be taken up", paper.id)
        await fetching.writer.run(lambda tx: sent_plans.stumbled(tx, paper, now))
    return 1


def _read(paper: ToRead, data: bytes, book: bytes | None, now: datetime) -> Callable[[Session], None]:
    """Read the bytes, or those of the workbook in which the plan came back, which may take seconds; what is then to be
    done in a transaction."""
    if paper.is_template:
        return _template(paper, data, now)
    try:
        intake.refuse_secret_beside(book or data)
        document = _document(paper, data, book)
        if sent_templates.is_template(document):
            return _template(paper, data, now)
        if sent_scores.is_of_scoring(document):
            intake.refuse_secret(document, paper.name)
            return lambda tx: sent_scores.lay_out(tx, paper, document, now)
        if (book_ := document.book) is not None and is_done_before_book(book_):
            intake.refuse_secret(document, paper.name)
            return lambda tx: sent_done_before.lay_out(tx, paper, book_, now)
        read = intake.meaning(document, paper.name, paper.year, paper.known)
    except Pictures as pictures:
        try:
            refuse_where_impossible()
        except Unreadable as impossible:
            return _refused(paper, impossible, now)
        kind, count = pictures.kind, pictures.count
        return lambda tx: sent_plans.lay_aside(tx, paper, kind, count, now)
    except Unreadable as unreadable:
        return _refused(paper, unreadable, now)
    except Refused as refused:
        if refused.key == "secret-plan-refused":
            return lambda tx: sent_plans.refuse_secret(tx, paper, now)
        told = say(refused.key, **refused.values)
        return lambda tx: sent_plans.refuse(tx, paper, told, now)
    return _followed(paper, read, data, now)


def _template(paper: ToRead, data: bytes, now: datetime) -> Callable[[Session], None]:
    """Look a template of reports over; what is wrong with it is told by the name of its place."""
    try:
        intake.refuse_secret_lines(report_templates.look_over(data), paper.name)
    except Unreadable as unreadable:
        return _refused(paper, unreadable, now)
    except Refused:
        return lambda tx: sent_plans.refuse_secret(tx, paper, now)
    return lambda tx: sent_templates.offer(tx, paper, now)


def _refused(paper: ToRead, unreadable: Unreadable, now: datetime) -> Callable[[Session], None]:
    why = say(f"unreadable-{unreadable.code}", **unreadable.args_)
    return lambda tx: sent_plans.refuse(tx, paper, why, now)


def _file(paper: ToRead, data: bytes, book: bytes | None) -> ReadFile:
    """What the workbook says in which the plan came back, else what was recognised on its pages, else the plan."""
    return intake.meaning(_document(paper, data, book), paper.name, paper.year, paper.known)


def _document(paper: ToRead, data: bytes, book: bytes | None) -> Document:
    if book is None and paper.pages is not None:
        return paper.pages
    return read_document(book or data, paper.name)


def _followed(paper: ToRead, read: ReadFile, data: bytes, now: datetime) -> Callable[[Session], None]:
    if paper.keeping:
        return lambda tx: sent_plans.keep(tx, paper, read.draft, data, now)
    return lambda tx: sent_workbooks.lay_out(tx, paper, read, now)


async def _start_next_year(fetching: Fetching, commune: int, asking: int, now: datetime) -> int:
    try:
        draft = await fetching.writer.run(lambda tx: next_year.asked_for(tx, commune, asking))
        if draft is None:
            return 0
        made = await asyncio.to_thread(workbook_of, draft, None)
        blob = await asyncio.to_thread(fetching.folder.make, made)
        await fetching.writer.run(lambda tx: next_year.hand_over(tx, commune, asking, draft, blob, now))
        fetching.folder.handed_over([blob])
    except Exception:
        log.exception("the workbook of next year's plan could not be made")
        await fetching.writer.run(lambda tx: next_year.stumbled(tx, commune, asking, now))
    return 1


async def _make_workbook(fetching: Fetching, paper: ToRead, now: datetime) -> int:
    try:
        data = await asyncio.to_thread(fetching.folder.read, paper.sha256)
        book = await asyncio.to_thread(fetching.folder.read, paper.workbook) if paper.workbook else None
        read = await asyncio.to_thread(_file, paper, data, book)
        draft = await fetching.writer.run(lambda tx: sent_workbooks.as_shown(tx, paper, read.draft, now))
        if draft is not None:
            made = await asyncio.to_thread(workbook_of, draft, paper.sha256)
            blob = await asyncio.to_thread(fetching.folder.make, made)
            await fetching.writer.run(lambda tx: sent_workbooks.hand_over(tx, paper, blob, now))
            fetching.folder.handed_over([blob])
    except Exception:
        log.exception("the workbook of sent plan %s could not be made", paper.id)
        await fetching.writer.run(lambda tx: sent_workbooks.stumbled(tx, paper, now))
    return 1
