"""Reports of a period with their papers, and papers that were asked for in chat"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", _ID, nullable=True),
        sa.Column("opened_by", _ID, nullable=True),
        sa.Column("reason_id", _ID, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_reports_closed_by")),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_reports_opened_by")),
        sa.ForeignKeyConstraint(["reason_id"], ["texts.id"], name=op.f("fk_reports_reason_id")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_reports_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("commune_id", "period", "version", name=op.f("uq_reports_commune_id_period_version")),
    )
    op.create_index(op.f("ix_reports_commune_id"), "reports", ["commune_id"])
    closing = sa.text("stage = 'closing'")
    op.create_index("ix_reports_closing", "reports", ["id"], sqlite_where=closing, postgresql_where=closing)
    op.create_table(
        "report_files",
        sa.Column("report_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_files_report_id")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_report_files_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_files")),
        sa.UniqueConstraint("report_id", "kind", name=op.f("uq_report_files_report_id_kind")),
    )
    op.create_index(op.f("ix_report_files_commune_id"), "report_files", ["commune_id"])
    op.create_index(op.f("ix_report_files_sha256"), "report_files", ["sha256"])
    op.create_table(
        "wanted_papers",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("update_key", sa.String(length=160), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", _ID, nullable=False),
        sa.Column("commune_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wanted_papers_person_id")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_wanted_papers_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_papers")),
        sa.UniqueConstraint(
            "commune_id", "update_key", "kind", name=op.f("uq_wanted_papers_commune_id_update_key_kind")
        ),
    )
    op.create_index(op.f("ix_wanted_papers_commune_id"), "wanted_papers", ["commune_id"])


def downgrade() -> None:
    op.drop_table("wanted_papers")
    op.drop_table("report_files")
    op.drop_table("reports")
