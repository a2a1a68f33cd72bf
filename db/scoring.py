"""Rows of self-scoring: schemes by year, their criteria, and the tasks and goals that meet them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import ScoreCriterion, ScoreGoal, ScoreLink, ScoreScheme


def scheme(tx: Session, commune_id: int, scheme_id: int) -> ScoreScheme | None:
    """A scheme of this commune."""
    query = select(ScoreScheme).where(ScoreScheme.commune_id == commune_id, ScoreScheme.id == scheme_id)
    return tx.scalars(query).first()


def in_force(tx: Session, commune_id: int, year: int | None = None) -> ScoreScheme | None:
    """The scheme by which a year is scored; without a year, the latest."""
    query = select(ScoreScheme).where(ScoreScheme.commune_id == commune_id, ScoreScheme.is_draft.is_(False))
    if year is not None:
        query = query.where(ScoreScheme.year == year)
    return tx.scalars(query.order_by(ScoreScheme.year.desc(), ScoreScheme.id.desc()).limit(1)).first()


def drafts(tx: Session, commune_id: int, year: int) -> Sequence[ScoreScheme]:
    """What was sent for a year and is not approved yet."""
    query = select(ScoreScheme).where(
        ScoreScheme.commune_id == commune_id, ScoreScheme.year == year, ScoreScheme.is_draft.is_(True)
    )
    return tx.scalars(query).all()


def criteria(tx: Session, commune_id: int, scheme_id: int) -> Sequence[ScoreCriterion]:
    """The rows of a scheme in the order of the paper."""
    query = select(ScoreCriterion).where(ScoreCriterion.commune_id == commune_id, ScoreCriterion.scheme_id == scheme_id)
    return tx.scalars(query.order_by(ScoreCriterion.position)).all()


def links(tx: Session, commune_id: int, scheme_id: int) -> dict[int, list[int]]:
    """The ids of the tasks by criterion."""
    query = (
        select(ScoreLink)
        .join(
            ScoreCriterion,
            (ScoreCriterion.id == ScoreLink.criterion_id) & (ScoreCriterion.commune_id == ScoreLink.commune_id),
        )
        .where(ScoreLink.commune_id == commune_id, ScoreCriterion.scheme_id == scheme_id)
        .order_by(ScoreLink.id)
    )
    found: dict[int, list[int]] = {}
    for link in tx.scalars(query):
        found.setdefault(link.criterion_id, []).append(link.task_id)
    return found


def goals(tx: Session, commune_id: int, scheme_id: int) -> dict[int, list[int]]:
    """The ids of the goals by criterion."""
    query = (
        select(ScoreGoal)
        .join(
            ScoreCriterion,
            (ScoreCriterion.id == ScoreGoal.criterion_id) & (ScoreCriterion.commune_id == ScoreGoal.commune_id),
        )
        .where(ScoreGoal.commune_id == commune_id, ScoreCriterion.scheme_id == scheme_id)
        .order_by(ScoreGoal.id)
    )
    found: dict[int, list[int]] = {}
    for link in tx.scalars(query):
        found.setdefault(link.criterion_id, []).append(link.goal_id)
    return found


def set_goals(tx: Session, commune_id: int, criterion_id: int, goal_ids: Sequence[int]) -> None:
    """Let a criterion be met by these goals and no others."""
    tx.execute(
        delete(ScoreGoal).where(ScoreGoal.commune_id == commune_id, ScoreGoal.criterion_id == criterion_id)
    )  # fmt: skip
    tx.add_all([ScoreGoal(commune_id=commune_id, criterion_id=criterion_id, goal_id=goal) for goal in goal_ids])
    tx.flush()


def link_again(tx: Session, commune_id: int, criterion_id: int, task_ids: Sequence[int]) -> None:
    """Let a criterion be met by these tasks and no others."""
    tx.execute(
        delete(ScoreLink).where(ScoreLink.commune_id == commune_id, ScoreLink.criterion_id == criterion_id)
    )  # fmt: skip
    tx.add_all([ScoreLink(commune_id=commune_id, criterion_id=criterion_id, task_id=task) for task in task_ids])
    tx.flush()


def forget(tx: Session, commune_id: int, scheme_id: int) -> None:
    """Delete a scheme with its rows."""
    for row in criteria(tx, commune_id, scheme_id):
        link_again(tx, commune_id, row.id, [])
        set_goals(tx, commune_id, row.id, [])
    tx.execute(
        delete(ScoreCriterion).where(ScoreCriterion.commune_id == commune_id, ScoreCriterion.scheme_id == scheme_id)
    )
    tx.execute(delete(ScoreScheme).where(ScoreScheme.commune_id == commune_id, ScoreScheme.id == scheme_id))
