"""A sent plan may come as several photos of its pages"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("plan_drafts", sa.Column("page_of", _ID, nullable=True))
    op.add_column("plan_drafts", sa.Column("album", sa.String(length=64), nullable=True))
    op.create_index("ix_plan_drafts_page_of", "plan_drafts", ["page_of"])
    op.create_index("ix_plan_drafts_album", "plan_drafts", ["album"])


def downgrade() -> None:
    op.drop_index("ix_plan_drafts_album", "plan_drafts")
    op.drop_index("ix_plan_drafts_page_of", "plan_drafts")
    op.drop_column("plan_drafts", "album")
    op.drop_column("plan_drafts", "page_of")
