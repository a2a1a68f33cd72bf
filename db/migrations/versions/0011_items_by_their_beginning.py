"""What has begun is found by its first day, among however many items there are"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SET = sa.text("starts_on IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_work_items_starts_on", "work_items", ["commune_id", "starts_on"], sqlite_where=SET, postgresql_where=SET
    )


def downgrade() -> None:
    op.drop_index("ix_work_items_starts_on", "work_items")
