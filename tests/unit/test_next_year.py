"""Next year's plan: years in head and deadlines one later, each deadline that moved marked, the rest left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions import intake
from plans.body import Duty, Following, Goal
from plans.deadlines import DeadlineKind, DeadlineRule, read_deadline
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head, HeadDoubt
from plans.next_year import NextYearDoubt, next_years
from tests.conftest import AN_MAU, plan_of

HEAD = Head(
    title="Cải cách hành chính năm 2026", number="05/KH-UBND", issued_on=date(2026, 1, 6), year_from=2026, year_to=2026
)


def task(deadline: str | None, **more: object) -> TaskDraft:
    rule = read_deadline(deadline, 2026).rule if deadline else None
    return TaskDraft(code="1", section=None, content="Việc", deadline_text=deadline, deadline=rule, **more)  # type: ignore[arg-type]  # fields of a task


def moved(one: TaskDraft) -> TaskDraft:
    (found,) = next_years(PlanDraft(head=HEAD, tasks=(one,))).tasks
    return found


@pytest.mark.parametrize(
    ("printed", "later", "due"),
    [
        ("Trước 30/11/2026", "Trước 30/11/2027", date(2027, 11, 29)),
        ("Quý II/2026", "Quý II/2027", date(2027, 6, 30)),
        ("Quý II", "Quý II", date(2027, 6, 30)),
        ("Tháng 7-10/2026", "Tháng 7-10/2027", date(2027, 10, 31)),
        ("Cả năm 2026", "Cả năm 2027", date(2027, 12, 31)),
        ("Ngày 28/02/2027", "Ngày 28/02/2028", date(2028, 2, 28)),
    ],
)
def test_a_deadline_moves_in_phrase_and_reading_and_says_what_it_was(printed: str, later: str, due: date) -> None:
    found = moved(task(printed))
    assert found.deadline is not None
    assert (found.deadline_text, found.deadline.due) == (later, due)
    (doubt,) = found.doubts
    assert (doubt.field, doubt.code, dict(doubt.args)) == (
        "deadline",
        NextYearDoubt.DEADLINE_MOVED,
        {"printed": printed},
    )


@pytest.mark.parametrize("printed", ["Thường xuyên", "Theo hướng dẫn của Sở Nội vụ", None])
def test_what_names_no_day_stays_as_it_is_without_a_doubt(printed: str | None) -> None:
    before = task(printed)
    assert moved(before) == before


def test_a_deadline_put_right_by_hand_moves_as_it_was_said() -> None:
    by_hand = replace(task("Trước ngày 20"), deadline=DeadlineRule(kind=DeadlineKind.DATE, due=date(2028, 2, 29)))
    found = moved(by_hand)
    assert found.deadline == DeadlineRule(kind=DeadlineKind.DATE, due=date(2029, 2, 28))
    assert [doubt.code for doubt in found.doubts] == [NextYearDoubt.DEADLINE_MOVED]


def test_a_text_that_names_the_year_is_asked_about_and_not_changed() -> None:
    found = moved(replace(task("Thường xuyên"), content="Báo cáo năm 2026", product="Báo cáo số 2026/BC"))
    assert found.content == "Báo cáo năm 2026"
    assert [(doubt.field, doubt.code) for doubt in found.doubts] == [("content", NextYearDoubt.CONTENT_NAMES_YEAR)]


def test_the_head_is_a_year_later_and_open_where_it_must_be_written_anew() -> None:
    draft = next_years(PlanDraft(head=replace(HEAD, signer="Người Ký Mẫu")))
    head = draft.head
    assert (head.title, head.year_from, head.year_to) == ("Cải cách hành chính năm 2027", 2027, 2027)
    assert (head.number, head.issued_on, head.signer) == (None, None, None)
    assert {doubt.code for doubt in draft.doubts} == {
        NextYearDoubt.YEARS_MOVED, HeadDoubt.NUMBER_MISSING, HeadDoubt.DATE_MISSING
    }  # fmt: skip


def test_goals_and_duties_move_and_what_was_decided_stays_behind() -> None:
    goal = Goal(text="Đạt 90% năm 2026", due=date(2026, 12, 31), state=Following.FOLLOWED)
    rule = read_deadline("Trước 15/01/2026", 2026).rule
    duty = Duty(agency="Phòng Kinh tế", text="Báo cáo", deadline_text="Trước 15/01/2026", deadline=rule, same_as=0)
    draft = next_years(PlanDraft(head=HEAD, goals=(goal,), duties=(duty,)))
    assert (draft.goals[0].text, draft.goals[0].due) == ("Đạt 90% năm 2027", date(2027, 12, 31))
    assert draft.goals[0].state is Following.LATER
    assert (draft.duties[0].deadline_text, draft.duties[0].same_as) == ("Trước 15/01/2027", None)
    assert draft.duties[0].doubt is not None


def test_a_plan_without_a_year_cannot_be_moved() -> None:
    with pytest.raises(ValueError, match="no year"):
        next_years(PlanDraft(head=replace(HEAD, year_from=None)))


def test_every_deadline_of_the_sample_plan_that_moved_is_marked_and_lies_a_year_on() -> None:
    draft = intake.read(plan_of(AN_MAU), None, None)
    later = next_years(draft)
    assert len(later.tasks) == len(draft.tasks)
    for before, after in zip(draft.tasks, later.tasks, strict=True):
        marked = any(doubt.code == NextYearDoubt.DEADLINE_MOVED for doubt in after.doubts)
        assert marked == (before.deadline != after.deadline or before.deadline_text != after.deadline_text)
        if before.deadline and before.deadline.due and after.deadline and after.deadline.due:
            assert after.deadline.due.year == before.deadline.due.year + 1
    assert "2026" not in " ".join(task.deadline_text or "" for task in later.tasks)
