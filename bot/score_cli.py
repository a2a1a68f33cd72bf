"""The operator's commands about self-scoring: the scheme in, the workbook out and back, where the commune stands."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from actions import intake, people, score_book, scoring, sent_scores
from actions.refusals import Refused
from actions.wording import say
from bot import app
from bot.command_line import Told, bytes_of, command, database, family, is_agreed, lines, words, write_workbook, year
from bot.settings import Settings
from db.session import reading, transaction
from documents.reading import read_document
from documents.tables import Document
from documents.write_book import write_book


def add_commands(verbs: Any) -> None:
    """`score …`"""
    score = family(verbs, "score", words("cli-help-score"))
    bring = command(score, "import", _bring, words("cli-help-score-import"))
    bring.add_argument("file", type=Path)
    bring.add_argument("--commune", required=True)
    bring.add_argument("--year", type=year, required=True)
    bring.add_argument("--goal", type=_points, help=words("cli-help-score-goal"))
    bring.add_argument("--yes", action="store_true", help=words("cli-help-plan-import-yes"))
    show = command(score, "show", _show, words("cli-help-score-show"))
    write = command(score, "export", _write, words("cli-help-score-export"))
    write.add_argument("--out", type=Path, required=True, help=words("cli-help-plan-next-out"))
    take = command(score, "take", _take, words("cli-help-score-take"))
    take.add_argument("file", type=Path)
    take.add_argument("--yes", action="store_true", help=words("cli-help-plan-import-yes"))
    for parser in (show, write, take):
        parser.add_argument("--commune", required=True)
    for parser in (show, write):
        parser.add_argument("--year", type=year, help=words("cli-help-score-year"))


def _points(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise argparse.ArgumentTypeError(text) from None


def _document(path: Path) -> Document:
    data = bytes_of(path)
    document = read_document(data, path.name)
    intake.refuse_secret(document, path.name)
    intake.refuse_secret_beside(data)
    if not sent_scores.is_of_scoring(document):
        raise Refused("score-scheme-unreadable")
    return document


def _bring(options: argparse.Namespace, conf: Settings) -> int:
    document, now = _document(options.file), app.wall_clock()
    if document.book is not None:
        raise Refused("score-scheme-unreadable")
    with database(conf) as engine:
        with transaction(engine) as tx:
            commune = people.commune_named(tx, options.commune)
            draft = sent_scores.proposed(tx, commune, document, options.file.name, options.year, None, now)
            print(lines(scoring.proposal_lines(scoring.approval(tx, commune, draft))))
            draft_id = draft.id
        if not options.yes and not is_agreed(words("cli-score-question")):
            with transaction(engine) as tx:
                scoring.dismiss(tx, people.commune_named(tx, options.commune), draft_id)
            raise Told(words("score-dropped"))
        with transaction(engine) as tx:
            commune = people.commune_named(tx, options.commune)
            done = scoring.approve(tx, commune, draft_id, None, now)
            if options.goal is not None:
                scoring.aim_at(tx, commune, done.scheme, options.goal, None, now)
            title, count = done.scheme.title, done.criteria
    print(words("score-approved", title=title, year=str(options.year), criteria=count))
    return 0


def _show(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        row = scoring.scheme_for(tx, commune, options.year)
        print(lines(scoring.overview(tx, commune, row, app.wall_clock())))
    return 0


def _write(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        book = score_book.book(tx, commune, scoring.scheme_for(tx, commune, options.year), app.wall_clock())
    write_workbook(options.out, write_book(book))
    return 0


def _take(options: argparse.Namespace, conf: Settings) -> int:
    document = _document(options.file)
    with database(conf) as engine:
        with reading(engine) as tx:
            filled = _filled(tx, options.commune, document)
            print(lines(score_book.lines(filled)))
            scheme, revision = filled.scheme.id, filled.scheme.revision
        if not filled.count:
            return 0
        if not options.yes and not is_agreed(words("cli-score-take-question")):
            raise Told(words("score-nothing-yet"))
        with transaction(engine) as tx:
            commune = people.commune_named(tx, options.commune)
            cells = score_book.take(tx, commune, scheme, revision, filled.changes, None, app.wall_clock())
    print(lines([say("score-taken", cells=cells)]))
    return 0


def _filled(tx: Session, name: str, document: Document) -> score_book.Filled:
    if document.book is None:
        raise Refused("score-book-unknown")
    return score_book.read_back(tx, people.commune_named(tx, name), document.book, app.wall_clock())
