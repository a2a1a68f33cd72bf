"""Self-scoring: the scheme of a year, its criteria with what the office said of each, and the tasks that meet them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, ForeignKey, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, OfCommune


class Points(TypeDecorator[Decimal]):
    """An exact number, which SQLite would make a binary fraction of."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class ScoreScheme(OfCommune, Base):
    """The criteria by which a year is scored. What was sent stays a draft until the office says yes; then it takes the
    place of the one before it. `revision` counts what was said of it, so that an older workbook is known."""

    __tablename__ = "score_schemes"

    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    goal: Mapped[Decimal] = mapped_column(Points)
    is_draft: Mapped[bool]
    problems: Mapped[list[Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id"))
    revision: Mapped[int]


class ScoreCriterion(OfCommune, Base):
    """A row of a scheme, and what the office said of it."""

    __tablename__ = "score_criteria"
    __table_args__ = (UniqueConstraint("scheme_id", "code"),)

    scheme_id: Mapped[int] = mapped_column(Id, ForeignKey("score_schemes.id"), index=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(60))
    parent: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(Text)
    points: Mapped[Decimal] = mapped_column(Points)
    steps: Mapped[list[Any]]
    scoring: Mapped[str] = mapped_column(Text)
    proof: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    self_score: Mapped[Decimal | None] = mapped_column(Points)
    appraised: Mapped[Decimal | None] = mapped_column(Points)
    not_applicable: Mapped[bool]
    is_enough: Mapped[bool | None]
    explanation: Mapped[str] = mapped_column(Text)
    documents: Mapped[str] = mapped_column(Text)


class ScoreLink(OfCommune, Base):
    """A task by which a criterion is met."""

    __tablename__ = "score_links"
    __table_args__ = (UniqueConstraint("criterion_id", "task_id"),)

    criterion_id: Mapped[int] = mapped_column(Id, ForeignKey("score_criteria.id"), index=True)
    task_id: Mapped[int] = mapped_column(Id, ForeignKey("tasks.id"), index=True)


class ScoreGoal(OfCommune, Base):
    """A goal of a plan by which a criterion is met."""

    __tablename__ = "score_goals"
    __table_args__ = (UniqueConstraint("criterion_id", "goal_id"),)

    criterion_id: Mapped[int] = mapped_column(Id, ForeignKey("score_criteria.id"), index=True)
    goal_id: Mapped[int] = mapped_column(Id, ForeignKey("goals.id"), index=True)
