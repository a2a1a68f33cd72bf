"""Group chats of agencies"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "group_chats",
        sa.Column("agency_id", _ID, nullable=False),
        sa.Column("asked_by", _ID, nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("bot", sa.String(length=40), nullable=True),
        sa.Column("chat", sa.String(length=64), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dead_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_group_chats_agency_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_group_chats_asked_by")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_group_chats_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chats")),
        sa.UniqueConstraint("channel", "bot", "chat", name=op.f("uq_group_chats_channel_bot_chat")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("group_chats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_chats_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_chats_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_chats_code_digest"), ["code_digest"], unique=False)


def downgrade() -> None:
    op.drop_table("group_chats")
