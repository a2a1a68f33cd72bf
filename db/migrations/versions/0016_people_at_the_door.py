"""Invitations for several, phones, requests to join, the day a person was last seen, and the menus of their chats"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("several", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("person_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_invites_person_id"), "people", ["person_id"], ["id"])
    op.add_column("people", sa.Column("phone", sa.String(length=20), nullable=True))
    op.add_column("people", sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("addresses", sa.Column("seen_on", sa.Date(), nullable=True))
    op.add_column("addresses", sa.Column("menu", sa.String(length=40), nullable=True))
    op.add_column("addresses", sa.Column("menu_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_addresses_menu_at",
        "addresses",
        ["menu_at"],
        unique=False,
        sqlite_where=sa.text("menu_at IS NOT NULL"),
        postgresql_where=sa.text("menu_at IS NOT NULL"),
    )
    op.create_index(
        "ix_people_to_forget",
        "people",
        ["left_at"],
        unique=False,
        sqlite_where=sa.text("left_at IS NOT NULL AND forgotten_at IS NULL"),
        postgresql_where=sa.text("left_at IS NOT NULL AND forgotten_at IS NULL"),
    )
    op.create_table(
        "join_requests",
        sa.Column("invite_id", _ID, nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_join_requests_commune_id")),
        sa.ForeignKeyConstraint(["invite_id"], ["invites.id"], name=op.f("fk_join_requests_invite_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_requests")),
        sa.UniqueConstraint("channel", "bot", "chat", name=op.f("uq_join_requests_channel_bot_chat")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("join_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_join_requests_commune_id"), ["commune_id"], unique=False)


def downgrade() -> None:
    op.drop_table("join_requests")
    op.drop_index("ix_people_to_forget", "people")
    op.drop_index("ix_addresses_menu_at", "addresses")
    for table, column in (
        ("addresses", "menu_at"),
        ("addresses", "menu"),
        ("addresses", "seen_on"),
        ("people", "forgotten_at"),
        ("people", "phone"),
    ):
        op.drop_column(table, column)
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_invites_person_id"), type_="foreignkey")
        batch_op.drop_column("person_id")
        batch_op.drop_column("several")
        batch_op.drop_column("phone")
