"""What Alembic runs: the migrations of one database, each in a transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from db.models import Base, Moment, Word
from db.session import open_engine


def plain_type(kind: str, value: Any, _: Any) -> str | Literal[False]:
    """Migrations name the database's own types: the classes of our models may change, the past may not."""
    if kind == "type" and isinstance(value, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, Word):
        return "sa.String(length=40)"
    return False


engine = open_engine(context.config.attributes["url"])
with engine.connect() as connection:
    # Batch mode: SQLite changes a table by making it anew.
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=plain_type
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
engine.dispose()
