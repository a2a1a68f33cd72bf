"""A criterion of self-scoring may be met by goals of the plans"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "score_goals",
        sa.Column("criterion_id", _ID, nullable=False),
        sa.Column("goal_id", _ID, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_score_goals_commune_id")),
        sa.ForeignKeyConstraint(["criterion_id"], ["score_criteria.id"], name=op.f("fk_score_goals_criterion_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=op.f("fk_score_goals_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_goals")),
        sa.UniqueConstraint("criterion_id", "goal_id", name=op.f("uq_score_goals_criterion_id_goal_id")),
    )
    with op.batch_alter_table("score_goals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_goals_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_goals_criterion_id"), ["criterion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_goals_goal_id"), ["goal_id"], unique=False)


def downgrade() -> None:
    op.drop_table("score_goals")
