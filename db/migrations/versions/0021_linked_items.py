"""Items of several plans may be one piece of work"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "work_items", sa.Column("linked_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    )
    op.create_index(
        "ix_work_items_linked", "work_items", ["linked_id", "commune_id"],
        sqlite_where=sa.text("linked_id IS NOT NULL"), postgresql_where=sa.text("linked_id IS NOT NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_work_items_linked", "work_items")
    op.drop_column("work_items", "linked_id")
