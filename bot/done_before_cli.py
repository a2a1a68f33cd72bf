"""`nhacviec plan done-before`: the workbook of what was done before a plan began goes out, and counts after a yes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from actions import done_before_book, going_live, intake, people
from actions.refusals import Refused
from actions.wording import say
from bot import app, people_cli
from bot.command_line import Told, bytes_of, command, database, is_agreed, lines, words, write_workbook
from bot.settings import Settings
from db import people as register
from db.models import Commune, Plan
from db.people import Caller
from db.session import reading, transaction
from documents.books import ReturnedBook
from documents.reading import read_document
from documents.write_book import write_book
from plans.access import Role


def add_command(plan: Any) -> None:
    """`plan done-before`: with --out the workbook is written, with --file it is taken back."""
    before = command(plan, "done-before", _done_before, words("cli-help-plan-done-before"))
    before.add_argument("--commune", required=True)
    before.add_argument("--plan", help=words("cli-help-plan-done-before-plan"))
    which = before.add_mutually_exclusive_group(required=True)
    which.add_argument("--out", type=Path, help=words("cli-help-plan-next-out"))
    which.add_argument("--file", type=Path, help=words("cli-help-plan-done-before-file"))
    before.add_argument("--by", help=words("cli-help-plan-done-before-by"))
    before.add_argument("--yes", action="store_true", help=words("cli-help-plan-import-yes"))


def _done_before(options: argparse.Namespace, conf: Settings) -> int:
    return _write(options, conf) if options.out is not None else _take(options, conf)


def _write(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        plan = _plan(tx, commune, options.plan)
        book = done_before_book.book(tx, commune, plan, app.wall_clock())
    write_workbook(options.out, write_book(book))
    return 0


def _take(options: argparse.Namespace, conf: Settings) -> int:
    came, now = _book(options.file), app.wall_clock()
    with database(conf) as engine:
        with reading(engine) as tx:
            commune = people.commune_named(tx, options.commune)
            filled = done_before_book.read_back(tx, commune, came, now)
            if options.plan is not None and _plan(tx, commune, options.plan).id != filled.plan.id:
                raise Refused("cli-done-before-other-plan", title=filled.plan.title)
            _caller(tx, commune, options.by)
            told = going_live.every_line(filled.meant)
            print(lines([*done_before_book.lines(filled), *told]))
        if not told:
            return 0
        if not options.yes and not is_agreed(words("cli-done-before-question")):
            raise Told(words("cli-done-before-nothing"))
        with transaction(engine) as tx:
            caller = _caller(tx, people.commune_named(tx, options.commune), options.by)
            # What was amended, begun or marked while the question stood is found out once more.
            again = done_before_book.read_back(tx, caller.commune, came, now)
            events = going_live.mark(tx, caller, again.items, now, again.meant.marks)
    print(lines([say("done-before-marked", count=len(events))]))
    return 0


def _book(path: Path) -> ReturnedBook:
    data = bytes_of(path)
    document = read_document(data, path.name)
    intake.refuse_secret(document, path.name)
    intake.refuse_secret_beside(data)
    if document.book is None or not done_before_book.is_done_before_book(document.book):
        raise Refused("cli-done-before-no-book", file=path.name)
    return document.book


def _plan(tx: Session, commune: Commune, named: str | None) -> Plan:
    """The plan of this id or number that has not begun, or the only one; Refused otherwise."""
    waiting = intake.waiting_plans(tx, commune)
    found = [plan for plan in waiting if named is None or named.strip() in (str(plan.id), plan.number)]
    if len(found) != 1:
        raise Refused("cli-done-before-which", commune=commune.name, count=len(waiting))
    return found[0]


def _caller(tx: Session, commune: Commune, by: str | None) -> Caller:
    """In whose name it is marked: somebody of the standing office, by name or the only one; Refused otherwise."""
    office = {person.id: person for person, _ in register.holders(tx, commune.id, [Role.OFFICE])}
    person = people_cli.named(tx, commune, by) if by else next(iter(office.values()), None)
    if person is None or person.id not in office or (by is None and len(office) > 1):
        raise Refused("cli-done-before-by", commune=commune.name)
    addresses = register.addresses(tx, commune.id, [person.id], dead_too=True)[person.id]
    if not addresses:
        raise Refused("cli-done-before-by", commune=commune.name)
    return Caller(commune=commune, person=person, address=addresses[0])
