"""Self-scoring by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "score_schemes",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("goal", sa.String(length=20), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", _ID, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_score_schemes_commune_id")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_score_schemes_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_schemes")),
    )
    with op.batch_alter_table("score_schemes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_schemes_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "score_criteria",
        sa.Column("scheme_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("parent", sa.String(length=60), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("points", sa.String(length=20), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("scoring", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("self_score", sa.String(length=20), nullable=True),
        sa.Column("appraised", sa.String(length=20), nullable=True),
        sa.Column("not_applicable", sa.Boolean(), nullable=False),
        sa.Column("is_enough", sa.Boolean(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_score_criteria_commune_id")),
        sa.ForeignKeyConstraint(["scheme_id"], ["score_schemes.id"], name=op.f("fk_score_criteria_scheme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_criteria")),
        sa.UniqueConstraint("scheme_id", "code", name=op.f("uq_score_criteria_scheme_id_code")),
    )
    with op.batch_alter_table("score_criteria", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_criteria_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_criteria_scheme_id"), ["scheme_id"], unique=False)

    op.create_table(
        "score_links",
        sa.Column("criterion_id", _ID, nullable=False),
        sa.Column("task_id", _ID, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_score_links_commune_id")),
        sa.ForeignKeyConstraint(["criterion_id"], ["score_criteria.id"], name=op.f("fk_score_links_criterion_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_score_links_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_links")),
        sa.UniqueConstraint("criterion_id", "task_id", name=op.f("uq_score_links_criterion_id_task_id")),
    )
    with op.batch_alter_table("score_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_links_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_links_criterion_id"), ["criterion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_links_task_id"), ["task_id"], unique=False)


def downgrade() -> None:
    op.drop_table("score_links")
    op.drop_table("score_criteria")
    op.drop_table("score_schemes")
