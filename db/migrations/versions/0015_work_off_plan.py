"""Work may be given out off plan: who gave it, and on which item a leader wants a report"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("plans", sa.Column("kind", sa.String(length=40), server_default="issued", nullable=False))
    op.add_column("work_items", sa.Column("ordered_by", _ID, nullable=True))
    op.add_column("work_items", sa.Column("about_id", _ID, nullable=True))


def downgrade() -> None:
    op.drop_column("work_items", "about_id")
    op.drop_column("work_items", "ordered_by")
    op.drop_column("plans", "kind")
