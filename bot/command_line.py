"""What the operator's commands have in common: the grammar of their arguments, reading and writing, asking."""

from __future__ import annotations

import argparse
import contextlib
import errno
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine

from actions.messages import plain
from actions.wording import Part, render, say
from bot.settings import Settings
from db import migrations
from db.session import open_engine
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU
from plans.calendar import VIETNAM
from plans.deadline_placing import PLAN_YEARS


class Told(Exception):
    """Something the caller of the command can mend; its text is the one line that they read."""


# Words ----------------------------------------------------------------------------------------------------------------


def words(key: str, **values: Any) -> str:
    """A sentence as it is printed."""
    return lines([say(key, **values)])


def lines(parts: Sequence[Part]) -> str:
    """Sentences as they are printed, a line for each."""
    return plain(render({"parts": parts}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)


def why(error: OSError) -> str:
    """What the system says of a file, in our words where they are known."""
    known = {
        errno.ENOENT: "missing", errno.EISDIR: "folder", errno.ENOTDIR: "no-folder", errno.EEXIST: "no-folder",
        errno.EACCES: "forbidden", errno.EPERM: "forbidden", errno.EROFS: "read-only", errno.ENOSPC: "full",
    }  # fmt: skip
    return words("cli-why", why=known.get(error.errno or 0, "other"), system=error.strerror or "?")


# The grammar ----------------------------------------------------------------------------------------------------------


class Grammar(argparse.ArgumentParser):
    """Arguments whose mistakes are told in one line, and whose help is in the operator's language."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help, add_help=False)
        self._positionals.title, self._optionals.title = words("cli-help-arguments"), words("cli-help-options")
        self.add_argument("-h", "--help", action="help", help=words("cli-help-help"))

    def error(self, message: str) -> NoReturn:
        raise Told(words("cli-wrong-usage", command=self.prog, problem=message))


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{words('cli-help-usage')} " if prefix is None else prefix)


def family(verbs: Any, name: str, about: str) -> Any:
    """Commands that begin with the same word."""
    title = words("cli-help-commands")
    return verbs.add_parser(name, help=about, description=about).add_subparsers(
        required=True, metavar=words("cli-help-command"), title=title
    )


def command(verbs: Any, name: str, do: Any, about: str) -> argparse.ArgumentParser:
    """A command and what it does."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about)
    parser.set_defaults(do=do)
    return parser


def moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment such as 2026-06-23T07:30:00+07:00") from None
    if moment.year not in PLAN_YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is outside the years {PLAN_YEARS[0]} to {PLAN_YEARS[-1]}")
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def year(text: str) -> int:
    if not text.isdecimal() or int(text) not in PLAN_YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a year from {PLAN_YEARS[0]} to {PLAN_YEARS[-1]}")
    return int(text)


def name(text: str) -> str:
    """A name as people see it: without blanks around it, and never nothing."""
    if not (name := " ".join(text.split())):
        raise argparse.ArgumentTypeError("a name is needed")
    return name


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-23") from None


# Doing ----------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def database(conf: Settings) -> Iterator[Engine]:
    """The installation's database, brought up to date."""
    migrations.upgrade(conf.database_url)
    engine = open_engine(conf.database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def bytes_of(path: Path) -> bytes:
    """What lies in a file; Told where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Told(words("cli-file-unreadable", name=str(path), reason=why(error))) from None


def write_workbook(path: Path, data: bytes, *, quiet: bool = False) -> None:
    """Write a workbook and say where it lies; on the error output where the other one is for a program."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Told(words("cli-file-unwritable", name=str(path), reason=why(error))) from None
    print(words("cli-workbook-written", path=str(path)), file=sys.stderr if quiet else sys.stdout)


def asked(question: str) -> str:
    """What is typed to a question."""
    return input(f"{question} ")


def is_agreed(question: str) -> bool:
    """Whether a human at a terminal says yes; nobody else can."""
    return sys.stdin.isatty() and asked(question).strip().lower() in {"c", "co", "có", "y", "yes", "đồng ý"}
