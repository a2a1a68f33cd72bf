"""What each message recorded is remembered, so that a change of it can be weighed against that"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "said",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_said_commune_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_said_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_said")),
        sa.UniqueConstraint(
            "person_id", "channel", "bot", "chat", "message", name=op.f("uq_said_person_id_channel_bot_chat_message")
        ),
    )
    with op.batch_alter_table("said", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_said_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_said_at"), ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("said")
