"""A sent plan may come back in a workbook, and may be asked for as one"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_drafts", sa.Column("workbook_sha256", sa.String(length=64), nullable=True))
    op.add_column("plan_drafts", sa.Column("workbook_wanted", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("ix_plan_drafts_workbook_sha256", "plan_drafts", ["workbook_sha256"])


def downgrade() -> None:
    op.drop_index("ix_plan_drafts_workbook_sha256", "plan_drafts")
    op.drop_column("plan_drafts", "workbook_wanted")
    op.drop_column("plan_drafts", "workbook_sha256")
