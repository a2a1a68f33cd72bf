"""Absences, and who stands in for whom"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("deputy_id", _ID, nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("said_by", _ID, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_absences_commune_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_absences_person_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["people.id"], name=op.f("fk_absences_deputy_id")),
        sa.ForeignKeyConstraint(["said_by"], ["people.id"], name=op.f("fk_absences_said_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absences_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absences_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_absences_to_end",
            ["first_on"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL AND cancelled_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("absences")
