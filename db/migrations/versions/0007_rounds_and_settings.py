"""Communes have rounds of their own, plans reminders of their own"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("communes", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("plans", sa.Column("settings", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
    # Communes that are here already are visited at the next tick.
    op.execute("UPDATE communes SET look_at = created_at")
    op.create_index(
        "ix_communes_look_at", "communes", ["look_at"],
        sqlite_where=sa.text("look_at IS NOT NULL"), postgresql_where=sa.text("look_at IS NOT NULL"),
    )  # fmt: skip
    op.drop_index("ix_item_numbers_person", "item_numbers")
    op.create_index("ix_item_numbers_person", "item_numbers", ["person_id", "commune_id"])
    op.drop_index("ix_events_item_id", "events")
    op.create_index("ix_events_item", "events", ["item_id", "commune_id"])
    op.create_index("ix_events_actor", "events", ["actor_id", "commune_id", "at"])
    op.create_index("ix_outbox_person", "outbox", ["person_id", "commune_id", "kind"])


def downgrade() -> None:
    op.drop_index("ix_outbox_person", "outbox")
    op.drop_index("ix_events_actor", "events")
    op.drop_index("ix_events_item", "events")
    op.create_index("ix_events_item_id", "events", ["item_id"])
    op.drop_index("ix_item_numbers_person", "item_numbers")
    op.create_index("ix_item_numbers_person", "item_numbers", ["person_id", "number"])
    op.drop_index("ix_communes_look_at", "communes")
    op.drop_column("plans", "settings")
    op.drop_column("communes", "look_at")
