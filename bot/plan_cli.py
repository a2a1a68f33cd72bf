"""The operator's commands about plans: reading, importing, listing, next year's, and letting them begin."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from actions import intake, next_year, people, preview, workbook
from actions.new_version import Version
from actions.wording import Part, say
from bot import app, done_before_cli, plan_import
from bot.command_line import (
    Told,
    asked,
    bytes_of,
    command,
    database,
    family,
    is_agreed,
    lines,
    words,
    write_workbook,
    year,
)
from bot.plan_import import Deciding, next_answer, told_of
from bot.settings import Settings
from db.session import reading, transaction
from plans.corrections import without_dropped
from plans.drafts import plan_as_json
from plans.intake import PlanDraft
from plans.offers import agreed


def add_commands(verbs: Any) -> None:
    """`plan …`"""
    plan = family(verbs, "plan", words("cli-help-plan"))
    read = command(plan, "read", _plan_read, words("cli-help-plan-read"))
    read.add_argument("file", type=Path)
    read.add_argument("--year", type=year)
    read.add_argument("--json", action="store_true")
    read.add_argument("--xlsx", type=Path, help=words("cli-help-plan-read-xlsx"))
    bring = command(plan, "import", _plan_import, words("cli-help-plan-import"))
    bring.add_argument("file", type=Path)
    bring.add_argument("--commune", required=True)
    bring.add_argument("--year", type=year)
    bring.add_argument("--office", help=words("cli-help-plan-import-office"))
    bring.add_argument("--yes", action="store_true", help=words("cli-help-plan-import-yes"))
    bring.add_argument("--drop", action="store_true", help=words("cli-help-plan-import-drop"))
    bring.add_argument("--json", action="store_true")
    bring.add_argument("--amends", metavar="PLAN", help=words("cli-help-plan-import-amends"))
    bring.add_argument("--partial", action="store_true", help=words("cli-help-plan-import-partial"))
    bring.add_argument("--separate", action="store_true", help=words("cli-help-plan-import-separate"))
    kept = command(plan, "list", _plan_list, words("cli-help-plan-list"))
    kept.add_argument("--commune", required=True)
    following = command(plan, "next", _plan_next, words("cli-help-plan-next"))
    following.add_argument("--commune", required=True)
    following.add_argument("--plan", help=words("cli-help-plan-next-plan"))
    following.add_argument("--out", type=Path, required=True, help=words("cli-help-plan-next-out"))
    start = command(plan, "start", _plan_start, words("cli-help-plan-start"))
    start.add_argument("--commune", required=True)
    done_before_cli.add_command(plan)


def _plan_read(options: argparse.Namespace, _: Settings) -> int:
    data = bytes_of(options.file)
    read = intake.read_file(data, options.file.name, options.year, told=_page_begun)
    if options.xlsx is not None:
        source = read.source or hashlib.sha256(data).hexdigest()
        write_workbook(options.xlsx, workbook.workbook_of(read.draft, source), quiet=options.json)
    _show(read.draft, workbook.told(read), as_json=options.json)
    return 0


def _plan_next(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        draft = next_year.draft_of(tx, next_year.plan_named(tx, commune, options.plan))
    write_workbook(options.out, workbook.workbook_of(draft, None))
    return 0


def _plan_import(options: argparse.Namespace, conf: Settings) -> int:
    data, now = bytes_of(options.file), app.wall_clock()
    with database(conf) as engine:
        with reading(engine) as tx:
            known = people.register_for_reading(tx, people.commune_named(tx, options.commune).id)
            tx.expunge_all()
        intake.refuse_secret_beside(data)
        # Recognising scanned pages takes minutes, which no transaction should stand open for.
        read = intake.read_file(data, options.file.name, options.year, known, _page_begun)
        draft = _with_what_is_dropped(options, read.draft)
        with reading(engine) as tx:
            commune = people.commune_named(tx, options.commune)
            intake.refuse_what_is_kept(tx, commune, data)
            deciding = Deciding(commune=commune, draft=draft, data=data, options=options, now=now)
            version = _decided(tx, deciding, options)
            if version is None:
                intake.check(tx, commune, draft, data, options.office)
            _show(version.draft if version else draft, workbook.told(read), as_json=options.json)
            if version is not None:
                print(lines(told_of(version, commune)), file=sys.stderr if options.json else sys.stdout)
        if not options.yes and not is_agreed(words("cli-amend-question" if version else "cli-approve-question")):
            raise Told(words("cli-plan-not-kept"))
        with transaction(engine) as tx:
            deciding.commune = people.commune_named(tx, options.commune)
            told = _keep(tx, deciding, options)
    print(told, file=sys.stderr if options.json else sys.stdout)
    return 0


def _decided(tx: Session, deciding: Deciding, options: argparse.Namespace) -> Version | None:
    """The file as a version of a plan, None for a plan of its own; on a terminal a human is asked what is open."""
    while (version := deciding.version(tx)) is not None:
        if version.is_nothing_new:
            raise Told(words("amend-nothing-new", title=version.plan.title))
        left = deciding.open_places(version)
        if not left:
            return version
        if options.yes or not sys.stdin.isatty():
            raise Told(_open_question(version, len(left)))
        deciding.said[left[0].key] = next_answer(
            left[0], len(left), lambda: asked(words("cli-amend-answer")), lambda parts: print(lines(parts))
        )
    return None


def _open_question(version: Version, left: int) -> str:
    if version.how is None:
        return words("cli-amend-which", title=version.plan.title, id=str(version.plan.id))
    return words("cli-amend-open", count=left)


def _keep(tx: Session, deciding: Deciding, options: argparse.Namespace) -> str:
    """Keep what was shown; Told when the plan in force has changed so that there is something new to answer."""
    version = deciding.version(tx)
    if version is not None:
        if left := deciding.open_places(version):
            raise Told(_open_question(version, len(left)))
        return lines([plan_import.keep(tx, deciding, version)])
    kept = intake.approve(tx, deciding.commune, agreed(deciding.draft), deciding.data, options.office, deciding.now)
    return lines(preview.kept(kept, options.commune))


def _plan_list(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        for row in plan_import.listed(tx, people.commune_named(tx, options.commune)):
            print("\t".join(cell if isinstance(cell, str) else lines([cell]) for cell in row))
    return 0


def _page_begun(page: int, pages: int) -> None:
    """How far the recognition of scanned pages is, beside what other programs read."""
    print(words("cli-page-being-read", page=page, pages=pages), file=sys.stderr, flush=True)


def _show(draft: PlanDraft, before: Sequence[Part] = (), *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(plan_as_json(draft), ensure_ascii=False, indent=1))
    else:
        print(lines([*before, *preview.preview(draft)]))


def _with_what_is_dropped(options: argparse.Namespace, draft: PlanDraft) -> PlanDraft:
    """The draft without the tasks whose rows are gone from the workbook, after a yes to just that."""
    right = without_dropped(draft)
    if len(right.tasks) == len(draft.tasks):
        return draft
    return right if options.drop or (not options.yes and is_agreed(words("cli-drop-question"))) else draft


def _plan_start(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        begun = [say("plan-started", **started.places) for started in intake.start(tx, commune, None, app.wall_clock())]
    print(lines(begun))
    return 0
