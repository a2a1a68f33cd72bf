"""The stories can be played on PostgreSQL too: NHACVIEC_TEST_POSTGRES names a server on which databases may be made.

For instance postgresql+psycopg://postgres@localhost/postgres. Without it they play on SQLite. `.ci/run` plays some of
them on both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import URL, create_engine
from sqlalchemy.engine import make_url

_SERVER = os.environ.get("NHACVIEC_TEST_POSTGRES")


def is_named() -> bool:
    """Whether the stories are played on PostgreSQL."""
    return _SERVER is not None


@contextmanager
def database(like: str | None = None) -> Iterator[str | None]:
    """The URL of a new database, a copy of the one at the URL `like`; dropped when the block ends. None: SQLite."""
    if _SERVER is None:
        yield None
        return
    server = make_url(_SERVER)
    name = f"nhacviec_test_{uuid4().hex}"
    template = make_url(like).database if like else "template0"
    _command(server, f'CREATE DATABASE {name} TEMPLATE "{template}"')
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _command(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
