"""`nhacviec commune template`: the Word template of a commune's reports, handed out, replaced, given back for ours."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions import facts, people, report_templates, reporting
from actions.wording import Part, say
from db.blobs import BlobFolder
from db.models import Commune
from db.session import reading, transaction
from documents.report_docx import template_of
from plans.calendar import in_vietnam, window_containing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Without a file and without --usual the template in use is written out."""
    parser.add_argument("name")
    parser.add_argument("file", type=Path, nargs="?", help="the template (DOCX) that reports are to be made in")
    parser.add_argument("--usual", action="store_true", help="back to the template that comes with Nhắc Việc")
    parser.add_argument("--out", type=Path, default=Path("mau-bao-cao.docx"), help="where the one in use is written")


def run(options: argparse.Namespace, engine: Engine, folder: BlobFolder, now: datetime) -> Part:
    """Do what the arguments ask for; what is to be said of it."""
    if options.usual:
        with transaction(engine) as tx:
            report_templates.give_up(tx, people.commune_named(tx, options.name), now)
        return say("cli-template-usual", name=options.name)
    if options.file is not None:
        return _replace(options, engine, folder, now)
    with reading(engine) as tx:
        commune = people.commune_named(tx, options.name)
        own = report_templates.own(commune)
        data = folder.read(own) if own else _ours(tx, commune, now)
    options.out.write_bytes(data)
    return say("cli-template-written", path=str(options.out))


def _replace(options: argparse.Namespace, engine: Engine, folder: BlobFolder, now: datetime) -> Part:
    data = options.file.read_bytes()
    report_templates.look_over(data)
    with transaction(engine) as tx:
        commune = people.commune_named(tx, options.name)
        report_templates.take_in(tx, commune, folder.keep(data).sha256, now)
    return say("cli-template-taken", name=options.name)


def _ours(tx: Session, commune: Commune, now: datetime) -> bytes:
    """The template that comes with Nhắc Việc, its rules as long as this commune's name asks for."""
    window = window_containing(in_vietnam(now).date(), facts.regime_of(commune))
    return template_of(reporting.content_of(tx, commune, window, now))
