"""Migrations: the tables as they grew. A test proves that they end where the models are."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.session import open_engine

_HERE = Path(__file__).parent


class TooNew(Exception):
    """The database was brought up to date by a later version of the program; the text is its revision."""


def configuration(url: str) -> Config:
    """Alembic's configuration for a database; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> str:
    """Bring the tables up to date; the revision they are at. Does nothing to a database that is.

    TooNew when they are at a revision that this program does not know.
    """
    if (now := current(url)) != head():
        if now is not None and now not in known():
            raise TooNew(now)
        command.upgrade(configuration(url), "head")
    return head()


def head() -> str:
    """The revision that this program needs."""
    return ScriptDirectory.from_config(configuration("")).get_current_head() or ""


def known() -> set[str]:
    """All revisions that this program can start from."""
    return {revision.revision for revision in ScriptDirectory.from_config(configuration("")).walk_revisions()}


def current(url: str) -> str | None:
    """The revision that the database is at, None for an empty one."""
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(read_only=True) as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
