"""Messages hold on to the bytes of the file that goes with them, until they are settled"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_sha256", sa.String(length=64), nullable=True))
        batch_op.create_index(
            "ix_outbox_file",
            ["file_sha256"],
            unique=False,
            sqlite_where=sa.text("file_sha256 IS NOT NULL"),
            postgresql_where=sa.text("file_sha256 IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_file",
            sqlite_where=sa.text("file_sha256 IS NOT NULL"),
            postgresql_where=sa.text("file_sha256 IS NOT NULL"),
        )
        batch_op.drop_column("file_sha256")
