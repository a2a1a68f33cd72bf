"""Evidence knows which document it is"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("evidence", sa.Column("document", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("evidence", "document")
