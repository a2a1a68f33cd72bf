"""The command line for operators, and the machine-readable faces that other programs call."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError, OperationalError

from actions.refusals import Refused
from bot import app, commune_cli, doctor, plan_cli, score_cli, settings, summary_cli, understand_cli
from bot.channels.console import ConsoleChannel
from bot.command_line import Grammar, Told, command, database, family, moment, why, words
from bot.console_words import console_words
from bot.masking import MaskSecrets
from bot.settings import Settings, WrongSetting
from db import migrations
from db.blobs import BlobFolder
from db.session import first_line
from documents.tables import Unreadable

# What is ours to say ends with 2 and one line; anything else is a fault of ours and shows where.
_TOLD = 2


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
        print(words(refused.key, **refused.values), file=sys.stderr)
    except Unreadable as unreadable:
        print(words(f"unreadable-{unreadable.code.replace('_', '-')}", **unreadable.args_), file=sys.stderr)
    except app.AlreadyRunning:
        print(words("cli-already-running"), file=sys.stderr)
    except migrations.TooNew as error:
        print(words("cli-database-too-new", revision=str(error)), file=sys.stderr)
    except DatabaseError as error:
        if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
            raise  # what the database understood and refused is a fault of ours
        print(words("cli-database-unusable", reason=first_line(error)), file=sys.stderr)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`… | head`); what Python would still write goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(words("cli-file-unusable", name=str(error.filename), reason=why(error)), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return _TOLD


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
    parser = Grammar(prog="nhacviec", description=words("cli-help-about"))
    title = words("cli-help-commands")
    verbs = parser.add_subparsers(required=True, metavar=words("cli-help-command"), title=title)
    command(verbs, "run", _run, words("cli-help-run"))
    tick = command(verbs, "tick", _tick, words("cli-help-tick"))
    tick.add_argument("--now", type=moment, required=True, help=words("cli-help-tick-now"))
    command(verbs, "doctor", _doctor, words("cli-help-doctor"))
    for commands in (commune_cli, plan_cli, score_cli, understand_cli):
        commands.add_commands(verbs)
    summary = command(verbs, "summary", _summary, words("cli-help-summary"))
    summary_cli.add_arguments(summary)
    demo = command(verbs, "demo", _demo, words("cli-help-demo"))
    demo.add_argument("--headless", action="store_true", help=words("cli-help-demo-headless"))
    demo.add_argument("--out", type=Path, default=Path("out/demo"), help=words("cli-help-demo-out"))
    database = family(verbs, "db", words("cli-help-db"))
    command(database, "upgrade", _upgrade, words("cli-help-db-upgrade"))
    return parser


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
    print(words("cli-tick", steps=steps, sendings=sendings))
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
    print(words("cli-upgraded", revision=migrations.upgrade(conf.database_url)))
    return 0


def _demo(options: argparse.Namespace, _: Settings) -> int:
    from bot.demo import interactive, year  # the demo's story is read only when it is played

    if options.headless or not sys.stdin.isatty():
        return year.play(options.out)
    return interactive.play(options.out)


# Figures ------------------------------------------------------------------------------------------------------------


def _summary(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine:
        for line in summary_cli.run(options, engine, BlobFolder(conf.evidence_dir), app.wall_clock()):
            print(line)
    return 0
