"""The versions of a plan, and what the rows of a reading did not keep"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LISTS = ("products", "lead_groups", "coordinator_groups")


def upgrade() -> None:
    op.create_table(
        "plan_versions",
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source_sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_plan_versions_approved_by")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_plan_versions_commune_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_versions_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_versions")),
        sa.UniqueConstraint("commune_id", "source_sha256", name=op.f("uq_plan_versions_commune_id_source_sha256")),
    )
    with op.batch_alter_table("plan_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_versions_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_versions_plan_id"), ["plan_id"], unique=False)
    carried_over = sa.text(
        "INSERT INTO plan_versions (commune_id, plan_id, source_sha256, number, issued_on, title, approved_at, reading)"
        " SELECT commune_id, id, source_sha256, number, issued_on, title, approved_at, '{}' FROM plans ORDER BY id"
    )
    op.execute(carried_over.execution_options(across_communes=True))
    op.add_column("sections", sa.Column("parent", sa.String(length=40), nullable=True))
    for name in _LISTS:
        op.add_column("tasks", sa.Column(name, sa.JSON(), server_default="[]", nullable=False))
    op.add_column("tasks", sa.Column("dropped_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        for name in (*_LISTS, "dropped_on"):
            batch_op.drop_column(name)
    with op.batch_alter_table("sections", schema=None) as batch_op:
        batch_op.drop_column("parent")
    op.drop_table("plan_versions")
