"""Pictures among the evidence are looked at for stamps after they were kept"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("evidence", sa.Column("unseen_pictures", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_evidence_unseen_pictures", "evidence", ["id"],
        sqlite_where=sa.text("unseen_pictures"), postgresql_where=sa.text("unseen_pictures"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_evidence_unseen_pictures", table_name="evidence")
    op.drop_column("evidence", "unseen_pictures")
