"""A database of the first version, with people, plans and work in it, comes through every migration whole."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from alembic import command

from db import history, migrations, people
from db.session import open_engine, reading
from tests import postgres
from tests.conftest import AN_MAU, BINH_MAU, Ground

FIRST = "0001"


def _as_of_the_first_version(of_today: Path, path: Path) -> dict[str, list[str]]:
    """A database of the first tables with what today's holds in them; their columns by table."""
    command.upgrade(migrations.configuration(f"sqlite:///{path}"), FIRST)
    with contextlib.closing(sqlite3.connect(path)) as old:
        old.execute("ATTACH ? AS today", (str(of_today),))
        tables = [name for (name,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        columns = {
            table: [f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})")]
            for table in tables
            if table != "alembic_version" and not table.startswith("sqlite_")
        }
        for table, names in columns.items():
            listed = ", ".join(names)
            old.execute(f"INSERT INTO main.{table} ({listed}) SELECT {listed} FROM today.{table}")
        old.commit()
    return columns


def _held(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return {
            table: sorted(database.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall(), key=repr)
            for table, names in columns.items()
        }


@pytest.mark.skipif(postgres.is_named(), reason="the first database was one of SQLite")
def test_a_database_of_the_first_version_keeps_all_it_held(settled: Ground, tmp_path: Path) -> None:
    of_today, path = settled.folder / "nhacviec.db", tmp_path / "first.db"
    columns = _as_of_the_first_version(of_today, path)
    before = _held(path, columns)
    assert sum(map(len, before.values())) > 400

    url = f"sqlite:///{path}"
    assert migrations.current(url) == FIRST
    assert migrations.upgrade(url) == migrations.head()

    assert _held(path, columns) == before
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (versions,) = database.execute("SELECT count(*) FROM plan_versions").fetchone()
        assert versions == 2, "a plan of the first version is its own first version"
    engine = open_engine(url)
    with reading(engine) as tx:
        for name in (AN_MAU, BINH_MAU):
            commune = people.commune_named(tx, name)
            assert commune is not None
            assert history.first_break(tx, commune.id) is None
    engine.dispose()
