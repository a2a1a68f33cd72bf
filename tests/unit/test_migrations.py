"""The migrations end where the models are, and a database that is up to date is left alone."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from db import migrations
from db.models import Base, OfCommune
from db.session import open_engine, reading

# Rows that exist before anybody knows which commune they belong to, or that belong to the installation.
OF_NO_COMMUNE = {"communes", "knocks", "inbox", "outbox", "alembic_version"}


def test_the_migrations_make_exactly_the_tables_of_the_models(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    migrations.upgrade(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_upgrading_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    assert migrations.upgrade(url) == migrations.upgrade(url) == migrations.current(url)


def test_every_table_of_commune_data_names_its_commune() -> None:
    for table in Base.metadata.sorted_tables:
        if table.name not in OF_NO_COMMUNE:
            assert not table.c.commune_id.nullable, table.name


def test_every_model_of_commune_data_is_checked() -> None:
    checked = {t.name for t in Base.metadata.sorted_tables} - OF_NO_COMMUNE
    assert {model.__tablename__ for model in OfCommune.__subclasses__()} == checked  # type: ignore[attr-defined]  # all are mapped


def test_sqlite_keeps_what_it_was_told_to_keep(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with reading(engine) as tx:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        found = {name: tx.execute(text(f"PRAGMA {name}")).scalar() for name in asked}
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
