"""Groups that help with a task"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("group_tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("part", sa.String(length=40), nullable=False, server_default="lead"))
        batch_op.drop_constraint(op.f("uq_group_tasks_group_id_task_id"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_group_tasks_group_id_task_id_part"), ["group_id", "task_id", "part"])


def downgrade() -> None:
    op.execute("DELETE FROM group_tasks WHERE part <> 'lead'")
    with op.batch_alter_table("group_tasks", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_group_tasks_group_id_task_id_part"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_group_tasks_group_id_task_id"), ["group_id", "task_id"])
        batch_op.drop_column("part")
