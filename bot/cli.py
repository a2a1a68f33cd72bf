"""The command line for operators, and the machine-readable faces that other programs call."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from actions import intake, next_year, people, preview, settling, workbook
from actions.messages import plain
from actions.new_version import Version
from actions.refusals import Refused
from actions.wording import Part, render, say
from bot import app, doctor, people_cli, plan_import, settings, summary_cli, template_cli
from bot.channels.console import ConsoleChannel
from bot.console_words import console_words
from bot.masking import MaskSecrets
from bot.plan_import import Deciding, next_answer, told_of
from bot.settings import Settings, WrongSetting
from db import migrations
from db.blobs import BlobFolder
from db.session import first_line, open_engine, reading, transaction
from documents.tables import Unreadable
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU
from plans import replies
from plans.access import Role
from plans.calendar import VIETNAM
from plans.corrections import without_dropped
from plans.deadline_placing import PLAN_YEARS
from plans.deadlines import read_deadline, rule_as_json
from plans.drafts import plan_as_json
from plans.intake import PlanDraft
from plans.offers import agreed
from plans.replies import Context, OpenItem

# What is ours to say ends with 2 and one line; anything else is a fault of ours and shows where.
_TOLD = 2


class Told(Exception):
    """Something the caller of the command can mend; its text is the one line that they read."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Told(_words("cli-wrong-usage", command=self.prog, problem=message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 with one line on standard error when it cannot be."""
    os.umask(0o077)  # what we write holds people's names and words: it is for this account alone
    try:
        options = _parser().parse_args(arguments)
        conf = settings.load()
        _log(conf)
        return int(options.do(options, conf) or 0)
    except (Told, WrongSetting) as error:
        print(error, file=sys.stderr)
    except Refused as refused:
        print(_words(refused.key, **refused.values), file=sys.stderr)
    except Unreadable as unreadable:
        print(_words(f"unreadable-{unreadable.code.replace('_', '-')}", **unreadable.args_), file=sys.stderr)
    except app.AlreadyRunning:
        print(_words("cli-already-running"), file=sys.stderr)
    except migrations.TooNew as error:
        print(_words("cli-database-too-new", revision=str(error)), file=sys.stderr)
    except DatabaseError as error:
        if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
            raise  # what the database understood and refused is a fault of ours
        print(_words("cli-database-unusable", reason=first_line(error)), file=sys.stderr)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`… | head`); what Python would still write goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(_words("cli-file-unusable", name=str(error.filename), reason=_why(error)), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return _TOLD


def _why(error: OSError) -> str:
    """What the system says of a file, in our words where they are known."""
    known = {
        errno.ENOENT: "missing", errno.EISDIR: "folder", errno.ENOTDIR: "no-folder", errno.EEXIST: "no-folder",
        errno.EACCES: "forbidden", errno.EPERM: "forbidden", errno.EROFS: "read-only", errno.ENOSPC: "full",
    }  # fmt: skip
    return _words("cli-why", why=known.get(error.errno or 0, "other"), system=error.strerror or "?")


def _words(key: str, **values: Any) -> str:
    return _lines([say(key, **values)])


def _log(conf: Settings) -> None:
    logging.basicConfig(level=conf.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    mask = MaskSecrets(conf.telegram_tokens.values())
    for handler in logging.getLogger().handlers:
        handler.addFilter(mask)
    # These name every URL, tokens included, and every minute's wake-up.
    for noisy in ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "uvicorn.access", "uvicorn.error"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


# The grammar of the commands ----------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="nhacviec", description="Nhắc Việc: reminds a commune's offices of the tasks of its plans.")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(verbs, "run", _run, "serve: receive, remind, deliver, answer on the web")
    tick = _add(verbs, "tick", _tick, "one scan and delivery at a given moment, then exit")
    tick.add_argument("--now", type=_moment, required=True, help="for instance 2026-06-23T07:30:00+07:00")
    _add(verbs, "doctor", _doctor, "check the installation and say what is wrong")
    _commune_commands(verbs)
    _plan_commands(verbs)
    _understanding_commands(verbs)
    summary = _add(verbs, "summary", _summary, "the figures of a period, from history, with its papers")
    summary_cli.add_arguments(summary)
    demo = _add(verbs, "demo", _demo, "play the sample commune: on a terminal by yourself, else a year of it")
    demo.add_argument("--headless", action="store_true", help="play a whole year without anybody typing")
    demo.add_argument("--out", type=Path, default=Path("out/demo"), help="where the transcript and the files go")
    database = verbs.add_parser("db", help="the database").add_subparsers(required=True, metavar="COMMAND")
    _add(database, "upgrade", _upgrade, "bring the tables up to date")
    return parser


def _add(verbs: Any, name: str, do: Any, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(do=do)
    return parser


def _commune_commands(verbs: Any) -> None:
    commune = verbs.add_parser("commune", help="communes").add_subparsers(required=True, metavar="COMMAND")
    add = _add(commune, "add", _commune_add, "a new commune")
    add.add_argument("name", type=_name)
    add.add_argument("--province", type=_name)
    named = "the name of the bot (token) that serves it"
    add.add_argument("--bot", type=_name, default=settings.DEFAULT_BOT, help=named)
    _add(commune, "list", _commune_list, "the communes of this installation")
    show = _add(commune, "show", _commune_show, "what a commune set for itself, and how each setting is written")
    show.add_argument("name")
    change = _add(commune, "set", _commune_set, "change a setting; it takes effect at once, for open work too")
    change.add_argument("name")
    change.add_argument("key")
    change.add_argument("value", help="'default' gives the usual value back")
    change.add_argument("--plan", help="only for the plan with this number or id (commune show lists them)")
    calendar = _add(commune, "calendar", _commune_calendar, "make a day one off, one of work, or what it usually is")
    calendar.add_argument("name")
    calendar.add_argument("how", choices=[settling.OFF, settling.WORK, settling.USUAL])
    calendar.add_argument("day", type=_date, help="for instance 2026-11-23")
    calendar.add_argument("why", nargs="?", default="", help="what people read of a day off")
    template_cli.add_arguments(_add(commune, "template", _commune_template, "the Word template of its reports"))
    invite = _add(verbs, "invite", _invite, "a one-time link and six-digit code for one person")
    invite.add_argument("--commune", required=True)
    invite.add_argument("--role", required=True, choices=[r.value for r in Role if r is not Role.OPERATOR])
    invite.add_argument("--agency")
    invite.add_argument("--name", help="how the person is called in messages; else the name on their account")
    invite.add_argument("--phone", help="the number that the person must show to be their own")
    invite.add_argument("--several", action="store_true", help="for several people, each admitted in chat")
    invite.add_argument("--same-as", metavar="NAME", help="a further account of somebody who is here already")
    invite.add_argument("--qr", type=Path, help="also write the link as a picture to be scanned (PNG)")
    invite.add_argument("--json", action="store_true")
    folk = verbs.add_parser("people", help="people").add_subparsers(required=True, metavar="COMMAND")
    listing = _add(folk, "list", _people_list, "who belongs to a commune, and whether they can be reached")
    listing.add_argument("--commune", required=True)
    remove = _add(folk, "remove", _people_remove, "somebody is no longer a user; what is personal of them is erased")
    remove.add_argument("--commune", required=True)
    remove.add_argument("name", type=_name)
    remove.add_argument("--yes", action="store_true", help="without asking")


def _plan_commands(verbs: Any) -> None:
    plan = verbs.add_parser("plan", help="plans").add_subparsers(required=True, metavar="COMMAND")
    read = _add(plan, "read", _plan_read, "show what a plan says, changing nothing")
    read.add_argument("file", type=Path)
    read.add_argument("--year", type=_year)
    read.add_argument("--json", action="store_true")
    read.add_argument("--xlsx", type=Path, help="also write the workbook in which the reading can be corrected")
    bring = _add(plan, "import", _plan_import, "read, preview, and after a yes keep the plan")
    bring.add_argument("file", type=Path)
    bring.add_argument("--commune", required=True)
    bring.add_argument("--year", type=_year)
    bring.add_argument("--office", help="the standing office, where the plan does not name it")
    bring.add_argument("--yes", action="store_true", help="approve without asking")
    bring.add_argument("--drop", action="store_true", help="drop the tasks whose rows are gone from the workbook")
    bring.add_argument("--json", action="store_true")
    bring.add_argument("--amends", metavar="PLAN", help="the number or id of the plan of which this is a new version")
    bring.add_argument("--partial", action="store_true", help="with --amends: it prints only what it changes")
    bring.add_argument("--separate", action="store_true", help="a plan of its own, however alike it looks")
    kept = _add(plan, "list", _plan_list, "the plans of a commune and their versions")
    kept.add_argument("--commune", required=True)
    following = _add(plan, "next", _plan_next, "write the workbook from which next year's plan is started")
    following.add_argument("--commune", required=True)
    following.add_argument("--plan", help="number or words of the title, where there are several")
    following.add_argument("--out", type=Path, required=True, help="the file to write (XLSX)")
    start = _add(plan, "start", _plan_start, "begin to send reminders for the approved plans")
    start.add_argument("--commune", required=True)


def _understanding_commands(verbs: Any) -> None:
    deadline = _add(verbs, "deadline", _deadline, "what a deadline phrase means")
    deadline.add_argument("phrase", nargs="?")
    deadline.add_argument("--year", type=_year)
    deadline.add_argument("--batch", type=Path, help="a JSONL file with id, text and year in each line")
    deadline.add_argument("--json", action="store_true")
    reply = _add(verbs, "understand", _understand, "what replies mean")
    reply.add_argument("--batch", type=Path, required=True, help="a JSONL file with id, context and text in each line")
    reply.add_argument("--now", type=_moment, required=True)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment such as 2026-06-23T07:30:00+07:00") from None
    if moment.year not in PLAN_YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is outside the years {PLAN_YEARS[0]} to {PLAN_YEARS[-1]}")
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _year(text: str) -> int:
    if not text.isdecimal() or int(text) not in PLAN_YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a year from {PLAN_YEARS[0]} to {PLAN_YEARS[-1]}")
    return int(text)


def _name(text: str) -> str:
    """A name as people see it: without blanks around it, and never nothing."""
    if not (name := " ".join(text.split())):
        raise argparse.ArgumentTypeError("a name is needed")
    return name


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-23") from None


# Serving ------------------------------------------------------------------------------------------------------------


def _run(_: argparse.Namespace, conf: Settings) -> int:
    app.check_settings(conf)
    migrations.upgrade(conf.database_url)
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(app.run_until_stopped(conf, _channels(conf)))
    return 0


def _tick(options: argparse.Namespace, conf: Settings) -> int:
    migrations.upgrade(conf.database_url)
    steps, sendings = asyncio.run(app.tick(conf, _channels(conf), options.now))
    print(_words("cli-tick", steps=steps, sendings=sendings))
    return 0


def _channels(conf: Settings) -> Sequence[Any]:
    """The networks that are switched on; with none, the console."""
    return app.telegram_channels(conf) or [_console(conf)]


def _console(conf: Settings) -> ConsoleChannel:
    return ConsoleChannel(
        bot=settings.DEFAULT_BOT, words=console_words(), clock=app.wall_clock, source=sys.stdin, out=sys.stdout,
        folder=conf.console_dir,
    )  # fmt: skip


def _doctor(_: argparse.Namespace, conf: Settings) -> int:
    return asyncio.run(doctor.examine(conf, app.telegram_channels(conf)))


def _upgrade(_: argparse.Namespace, conf: Settings) -> int:
    print(_words("cli-upgraded", revision=migrations.upgrade(conf.database_url)))
    return 0


def _demo(options: argparse.Namespace, _: Settings) -> int:
    from bot.demo import interactive, year  # the demo's story is read only when it is played

    if options.headless or not sys.stdin.isatty():
        return year.play(options.out)
    return interactive.play(options.out)


# Communes and people ------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _database(conf: Settings) -> Iterator[Engine]:
    migrations.upgrade(conf.database_url)
    engine = open_engine(conf.database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def _commune_add(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        people.add_commune(tx, options.name, options.province, options.bot, app.wall_clock())
    print(_words("cli-commune-added", name=options.name, bot=options.bot))
    return 0


def _commune_list(_: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, reading(engine) as tx:
        for commune in people.all_communes(tx):
            print(f"{commune.name}\t{commune.province or '–'}\t{commune.bot}")
    return 0


def _commune_show(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, reading(engine) as tx:
        print(_lines(settling.shown(tx, people.commune_named(tx, options.name))))
    return 0


def _commune_set(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.name)
        settling.settle(tx, commune, options.key, options.value, app.wall_clock(), options.plan)
    print(_words("cli-setting-changed", name=options.key, value=options.value))
    return 0


def _commune_calendar(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.name)
        told = settling.mark_day(tx, commune, options.day, options.how, options.why, app.wall_clock())
    print(_lines([told]))
    return 0


def _commune_template(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine:
        told = template_cli.run(options, engine, BlobFolder(conf.evidence_dir), app.wall_clock())
    print(_lines([told]))
    return 0


def _invite(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        invitation, bot = people_cli.invite(tx, options, conf.signing_key(), app.wall_clock())
    link = asyncio.run(app.invite_link(conf, bot, invitation.payload))
    if options.qr is not None:
        people_cli.write_qr(options.qr, link)
    expires = invitation.expires_at.astimezone(VIETNAM)
    if options.json:
        told = {"link": link, "payload": invitation.payload, "code": invitation.code, "expires": expires.isoformat()}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(_words("cli-invitation", link=link or "–", code=invitation.code, until=people.last_day_of(invitation)))
    return 0


def _people_list(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, reading(engine) as tx:
        print(_lines(list(people_cli.listed(tx, people.commune_named(tx, options.commune)))))
    return 0


def _people_remove(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        person = people_cli.named(tx, commune, options.name)
        print(_words("cli-remove", name=person.name))
        if not options.yes and not _agreed("cli-remove-question"):
            raise Told(_words("cli-not-removed"))
        print(_lines([people_cli.remove(tx, commune, person, app.wall_clock())]))
    return 0


# Plans --------------------------------------------------------------------------------------------------------------


def _plan_read(options: argparse.Namespace, _: Settings) -> int:
    data = _bytes_of(options.file)
    read = intake.read_file(data, options.file.name, options.year, told=_page_begun)
    if options.xlsx is not None:
        source = read.source or hashlib.sha256(data).hexdigest()
        _write(options.xlsx, workbook.workbook_of(read.draft, source), quiet=options.json)
    _show(read.draft, workbook.told(read), as_json=options.json)
    return 0


def _plan_next(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, reading(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        draft = next_year.draft_of(tx, next_year.plan_named(tx, commune, options.plan))
    _write(options.out, workbook.workbook_of(draft, None))
    return 0


def _write(path: Path, data: bytes, *, quiet: bool = False) -> None:
    """Write a workbook and say where it lies; on the error output where the other one is for a program."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Told(_words("cli-file-unwritable", name=str(path), reason=_why(error))) from None
    print(_words("cli-workbook-written", path=str(path)), file=sys.stderr if quiet else sys.stdout)


def _plan_import(options: argparse.Namespace, conf: Settings) -> int:
    data, now = _bytes_of(options.file), app.wall_clock()
    with _database(conf) as engine:
        with reading(engine) as tx:
            known = people.register_for_reading(tx, people.commune_named(tx, options.commune).id)
            tx.expunge_all()
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
                print(_lines(told_of(version, commune)), file=sys.stderr if options.json else sys.stdout)
        if not options.yes and not _agreed("cli-amend-question" if version else "cli-approve-question"):
            raise Told(_words("cli-plan-not-kept"))
        with transaction(engine) as tx:
            deciding.commune = people.commune_named(tx, options.commune)
            told = _keep(tx, deciding, options)
    print(told, file=sys.stderr if options.json else sys.stdout)
    return 0


def _decided(tx: Session, deciding: Deciding, options: argparse.Namespace) -> Version | None:
    """The file as a version of a plan, None for a plan of its own; on a terminal a human is asked what is open."""
    while (version := deciding.version(tx)) is not None:
        if version.is_nothing_new:
            raise Told(_words("amend-nothing-new", title=version.plan.title))
        left = deciding.open_places(version)
        if not left:
            return version
        if options.yes or not sys.stdin.isatty():
            raise Told(_open_question(version, len(left)))
        deciding.said[left[0].key] = next_answer(
            left[0], len(left), lambda: _asked("cli-amend-answer"), lambda parts: print(_lines(parts))
        )
    return None


def _open_question(version: Version, left: int) -> str:
    if version.how is None:
        return _words("cli-amend-which", title=version.plan.title, id=str(version.plan.id))
    return _words("cli-amend-open", count=left)


def _keep(tx: Session, deciding: Deciding, options: argparse.Namespace) -> str:
    """Keep what was shown; Told when the plan in force has changed so that there is something new to answer."""
    version = deciding.version(tx)
    if version is not None:
        if left := deciding.open_places(version):
            raise Told(_open_question(version, len(left)))
        return _lines([plan_import.keep(tx, deciding, version)])
    kept = intake.approve(tx, deciding.commune, agreed(deciding.draft), deciding.data, options.office, deciding.now)
    return _lines(preview.kept(kept, options.commune))


def _plan_list(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, reading(engine) as tx:
        for row in plan_import.listed(tx, people.commune_named(tx, options.commune)):
            print("\t".join(cell if isinstance(cell, str) else _lines([cell]) for cell in row))
    return 0


def _page_begun(page: int, pages: int) -> None:
    """How far the recognition of scanned pages is, beside what other programs read."""
    print(_words("cli-page-being-read", page=page, pages=pages), file=sys.stderr, flush=True)


def _show(draft: PlanDraft, before: Sequence[Part] = (), *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(plan_as_json(draft), ensure_ascii=False, indent=1))
    else:
        print(_lines([*before, *preview.preview(draft)]))


def _lines(parts: Sequence[Part]) -> str:
    return plain(render({"parts": parts}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)


def _with_what_is_dropped(options: argparse.Namespace, draft: PlanDraft) -> PlanDraft:
    """The draft without the tasks whose rows are gone from the workbook, after a yes to just that."""
    right = without_dropped(draft)
    if len(right.tasks) == len(draft.tasks):
        return draft
    return right if options.drop or (not options.yes and _agreed("cli-drop-question")) else draft


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    return _asked(question).strip().lower() in {"c", "co", "có", "y", "yes", "đồng ý"}


def _asked(question: str) -> str:
    return input(_words(question) + " ")


def _plan_start(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        lines = [say("plan-started", **started.places) for started in intake.start(tx, commune, None, app.wall_clock())]
    print(_lines(lines))
    return 0


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Told(_words("cli-file-unreadable", name=str(path), reason=_why(error))) from None


# Understanding ------------------------------------------------------------------------------------------------------


def _deadline(options: argparse.Namespace, _: Settings) -> int:
    if options.batch is not None:
        for answer in _answers(options.batch, lambda line: _deadline_json(line["text"], line["year"], line.get("id"))):
            print(answer)
        return 0
    if options.phrase is None or options.year is None:
        raise Told(_words("cli-deadline-needs"))
    print(_deadline_json(options.phrase, options.year, None))
    return 0


def _deadline_json(text: str, year: int, line_id: str | None) -> str:
    found = rule_as_json(read_deadline(text, year))
    return json.dumps({"id": line_id, **found} if line_id is not None else found, ensure_ascii=False)


def _understand(options: argparse.Namespace, _: Settings) -> int:
    for answer in _answers(options.batch, lambda line: _understood_json(line, options.now)):
        print(answer)
    return 0


def _understood_json(line: dict[str, Any], now: datetime) -> str:
    understood = replies.understand(line["text"], _context(line["context"]), now)
    return json.dumps({"id": line["id"], **replies.understanding_as_json(understood)}, ensure_ascii=False)


def _context(printed: dict[str, Any]) -> Context:
    items = tuple(
        OpenItem(
            number=task["n"], title=task["title"], due=date.fromisoformat(task["due"]) if task.get("due") else None,
            plan_code=task.get("code"),
        )
        for task in printed["tasks"]
    )  # fmt: skip
    return Context(
        items=items, reply_to=printed.get("reply_to"), has_file=bool(printed.get("has_file")), role=printed["role"]
    )


def _answers(path: Path, answer: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    """The answer to each line of a JSONL file; Told with its number for a line that has not the shape it must have."""
    for number, line in enumerate(_bytes_of(path).decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield answer(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Told(_words("cli-line-unreadable", name=str(path), line=str(number))) from None


# Figures ------------------------------------------------------------------------------------------------------------


def _summary(options: argparse.Namespace, conf: Settings) -> int:
    with _database(conf) as engine:
        for line in summary_cli.run(options, engine, BlobFolder(conf.evidence_dir), app.wall_clock()):
            print(line)
    return 0
