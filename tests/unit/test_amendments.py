"""A new version of a plan: tasks are matched by content, what is unsure is asked, and what is settled stays settled."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.amendments import (
    Field,
    Resemblance,
    amended,
    columns_missing,
    compare,
    names_only_changes,
    resemblance,
)
from plans.assignment import best_pairs
from plans.deadlines import DeadlineDoubt, read_deadline
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head
from plans.numbering import Section

SECTIONS = (Section(code="I", title="Chỉ đạo, điều hành"), Section(code="II", title="Chính quyền số"))


def task(content: str, deadline: str = "Quý II/2026", lead: str = "Phòng Kinh tế", **more: object) -> TaskDraft:
    cells = {
        "code": "1", "section": "I", "product": "Báo cáo", "deadline_text": deadline, "lead_text": lead,
        "deadline": read_deadline(deadline, 2026).rule, "leads": (lead,), **more,
    }  # fmt: skip
    return TaskDraft(content=content, **cells)  # type: ignore[arg-type]  # cells of a task by their names


def plan(*tasks: TaskDraft, **head: object) -> PlanDraft:
    named = {"number": "05/KH-UBND", "title": "Cải cách hành chính xã An Mẫu năm 2026", "year_from": 2026, **head}
    numbered = tuple(replace(one, code=str(n)) for n, one in enumerate(tasks, start=1))
    return PlanDraft(head=Head(**{"year_to": 2026, **named}), sections=SECTIONS, tasks=numbered)  # type: ignore[arg-type]  # as above


WORK = (
    task("Rà soát tài sản công tại các cơ quan, đơn vị", "Chậm nhất ngày 13/11/2026"),
    task("Mở lớp kỹ năng số cho công chức trực tiếp nhận hồ sơ", "Tháng 4/2026", "Phòng Văn hóa - Xã hội"),
    task("Niêm yết, công khai thủ tục hành chính", "Thường xuyên", "Trung tâm Phục vụ hành chính công"),
    task("Khảo sát sự hài lòng của người dân khi làm thủ tục", "Quý III/2026", "Công an xã", section="II"),
)


# Matching ------------------------------------------------------------------------------------------------------------


def test_an_identical_version_changes_nothing() -> None:
    found = compare(plan(*WORK), plan(*WORK))
    assert found.is_empty
    assert len(found.same) == len(WORK)


@given(st.permutations(WORK))
def test_renumbering_and_reordering_alone_change_nothing(shuffled: list[TaskDraft]) -> None:
    found = compare(plan(*WORK), plan(*shuffled))
    assert found.is_empty
    assert {(pair.old, shuffled[pair.new].content) for pair in found.pairs} == {
        (n, one.content) for n, one in enumerate(WORK)
    }


def test_case_signs_and_accents_are_no_change() -> None:
    other = replace(WORK[0], content="RÀ SOÁT tài sản công, tại các cơ quan - đơn vị.")
    assert compare(plan(*WORK), plan(other, *WORK[1:])).is_empty


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (task(WORK[0].content, "Chậm nhất ngày 30/11/2026"), Field.DEADLINE),
        (task(WORK[0].content, "Chậm nhất ngày 13/11/2026", "Công an xã"), Field.LEADS),
        (replace(WORK[0], product="Báo cáo; Biên bản"), Field.PRODUCT),
        (replace(WORK[0], section="II"), Field.SECTION),
        (replace(WORK[0], requirement="100% tài sản"), Field.REQUIREMENT),
        (replace(WORK[0], notes="Kinh phí: 20 triệu đồng"), Field.NOTES),
        (replace(WORK[0], coordinators_text="Công an xã", coordinators=("Công an xã",)), Field.COORDINATORS),
    ],
)
def test_what_is_said_otherwise_is_told(changed: TaskDraft, field: Field) -> None:
    found = compare(plan(*WORK), plan(*WORK[1:], changed))
    (pair,) = found.changed
    assert (pair.old, pair.new, pair.changes) == (0, 3, (field,))
    assert (found.added, found.dropped, found.unsure) == ((), (), ())


def test_another_phrase_for_the_same_day_is_no_change() -> None:
    same_day = task(WORK[0].content, "Trước ngày 14/11/2026")
    assert same_day.deadline is not None
    assert compare(plan(*WORK), plan(replace(same_day, deadline=WORK[0].deadline), *WORK[1:])).is_empty


def test_a_slip_of_the_pen_is_surely_the_same_task() -> None:
    other = replace(WORK[1], content="Mở lớp kỹ năng số cho công chức trực tiếp tiếp nhận hồ sơ")
    (pair,) = compare(plan(*WORK), plan(WORK[0], other, *WORK[2:])).changed
    assert pair.changes == (Field.CONTENT,)


def test_what_is_merely_alike_is_asked() -> None:
    other = task("Mở lớp tập huấn kỹ năng tiếp dân cho công chức nhận hồ sơ", "Tháng 9/2026", "Công an xã")
    found = compare(plan(*WORK), plan(WORK[0], other, *WORK[2:]))
    assert [(pair.old, pair.new) for pair in found.unsure] == [(1, 1)]
    yes = compare(plan(*WORK), plan(WORK[0], other, *WORK[2:]), {(1, 1): True})
    assert [(pair.old, pair.new) for pair in yes.changed] == [(1, 1)]
    no = compare(plan(*WORK), plan(WORK[0], other, *WORK[2:]), {(1, 1): False})
    assert (no.added, no.dropped, no.unsure) == ((1,), (1,), ())


def test_the_reports_of_two_quarters_are_two_tasks_until_somebody_says_otherwise() -> None:
    first, second = (
        task("Báo cáo kết quả cải cách hành chính quý I"),
        task("Báo cáo kết quả cải cách hành chính quý II"),
    )
    found = compare(plan(first), plan(second))
    assert [(pair.old, pair.new) for pair in found.unsure] == [(0, 0)]
    assert not found.changed


def test_two_rows_with_the_same_words_are_told_apart_by_their_other_cells() -> None:
    here, there = task("Báo cáo", lead="Công an xã"), task("Báo cáo", lead="Phòng Kinh tế")
    found = compare(plan(here, there), plan(there, replace(here, deadline_text="Tháng 9/2026")))
    assert {(pair.old, pair.new) for pair in found.pairs} == {(0, 1), (1, 0)}


def test_two_that_one_may_come_from_are_asked() -> None:
    one = task("Kiểm tra công tác cải cách hành chính tại các phòng")
    two = task("Kiểm tra công tác cải cách hành chính tại các thôn")
    new = task("Kiểm tra công tác cải cách hành chính tại các trạm")
    found = compare(plan(one, two), plan(new))
    assert len(found.unsure) == 1
    assert len(found.dropped) == 1


def test_a_row_that_was_split_is_told_as_dropped_and_added_with_a_hint() -> None:
    whole = task("Ban hành quy chế làm việc của các phòng; Tổ chức lấy ý kiến người dân về các khoản thu tại thôn")
    parts = (
        task("Ban hành quy chế làm việc của các phòng"),
        task("Tổ chức lấy ý kiến người dân về các khoản thu tại thôn"),
    )
    found = compare(plan(whole), plan(*parts), {(0, 0): False, (0, 1): False})
    assert (found.added, found.dropped) == ((0, 1), (0,))
    assert found.parts_of_added == {0: (0,), 1: (0,)}
    assert found.parts_of_dropped == {0: (0, 1)}


def test_a_paper_of_changed_rows_drops_nothing() -> None:
    found = compare(plan(*WORK), plan(task(WORK[0].content, "Tháng 12/2026")), only_named=True)
    assert (len(found.changed), found.dropped, found.added) == (1, (), ())


def test_a_column_that_a_version_does_not_have_changes_nothing() -> None:
    bare = [replace(one, product=None) for one in WORK]
    assert Field.PRODUCT in columns_missing(plan(*bare))
    right, found = amended(plan(*WORK), plan(*bare))
    assert found.is_empty
    assert [one.product for one in right.tasks] == [one.product for one in WORK]


# Laws ----------------------------------------------------------------------------------------------------------------

_WORDS = ["rà soát", "báo cáo", "kế hoạch", "kiểm tra", "ngân sách", "người dân", "hồ sơ", "thôn", "trường", "số hóa"]
_CONTENTS = st.lists(st.sampled_from(_WORDS), min_size=3, max_size=9).map(" ".join)
_TASKS = st.builds(
    task, _CONTENTS, st.sampled_from(["Quý I/2026", "Quý III/2026", "Thường xuyên", "Trước 30/11/2026"]),
    st.sampled_from(["Phòng Kinh tế", "Công an xã", "Trạm Y tế xã"]),
)  # fmt: skip
_PLANS = st.lists(_TASKS, max_size=7).map(lambda tasks: plan(*tasks))


@given(_PLANS, _PLANS)
def test_comparing_the_other_way_round_tells_the_same(old: PlanDraft, new: PlanDraft) -> None:
    there, back = compare(old, new), compare(new, old)
    assert len(there.added) == len(back.dropped)
    assert len(there.dropped) == len(back.added)
    assert len(there.pairs) + len(there.unsure) == len(back.pairs) + len(back.unsure)


@given(_PLANS, _PLANS)
def test_every_task_stands_in_one_place(old: PlanDraft, new: PlanDraft) -> None:
    found = compare(old, new)
    paired = [*found.pairs, *found.unsure]
    assert sorted([*(pair.old for pair in paired), *found.dropped]) == list(range(len(old.tasks)))
    assert sorted([*(pair.new for pair in paired), *found.added]) == list(range(len(new.tasks)))


@given(_PLANS, st.randoms())
def test_any_plan_is_the_same_as_itself_in_any_order(old: PlanDraft, chance: random.Random) -> None:
    shuffled = list(old.tasks)
    chance.shuffle(shuffled)
    assert compare(old, plan(*shuffled)).is_empty


@given(_PLANS, _PLANS)
def test_an_amended_plan_is_the_plan_that_it_became(old: PlanDraft, new: PlanDraft) -> None:
    right, found = amended(old, new)
    assert amended(right, right) == (right, compare(right, right))
    assert compare(right, right).is_empty
    assert {pair.new for pair in found.pairs} <= set(range(len(right.tasks)))


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=14))
def test_no_other_pairs_score_higher(scores: dict[tuple[int, int], int]) -> None:
    found = best_pairs({pair: float(score) for pair, score in scores.items()})
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    best = max(
        sum(scores.get(pair, 0) for pair in zip(range(5), columns, strict=True)) for columns in permutations(range(5))
    )
    assert sum(scores[pair] for pair in found) == best


# What is settled -----------------------------------------------------------------------------------------------------


def test_what_the_office_once_said_to_a_cell_is_not_asked_again() -> None:
    doubt = Doubt(field="deadline", code=DeadlineDoubt.DAY_WITHOUT_MONTH, args={"day": "20"})
    printed = replace(WORK[0], deadline_text="Trước ngày 20")
    settled = replace(printed, deadline=read_deadline("Trước ngày 20 hằng tháng", 2026).rule)
    as_read = replace(printed, deadline=None, doubts=(doubt,), lead_text="Công an xã", leads=("Công an xã",))
    right, found = amended(plan(settled), plan(as_read))
    assert right.tasks[0].deadline == settled.deadline
    assert right.tasks[0].doubts == ()
    assert [pair.changes for pair in found.changed] == [(Field.LEADS,)]


def test_a_cell_that_says_something_new_keeps_its_doubt() -> None:
    doubt = Doubt(field="deadline", code=DeadlineDoubt.DAY_WITHOUT_MONTH, args={"day": "20"})
    as_read = replace(WORK[0], deadline_text="Trước ngày 20", deadline=None, doubts=(doubt,))
    right, found = amended(plan(*WORK), plan(as_read, *WORK[1:]))
    assert right.tasks[0].doubts == (doubt,)
    assert [pair.changes for pair in found.changed] == [(Field.DEADLINE,)]


# Another version, or a plan of its own -------------------------------------------------------------------------------

OTHER = {"title": "Chuyển đổi số xã An Mẫu năm 2026", "number": "11/KH-UBND"}


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (plan(*WORK, **OTHER, amends="05/KH-UBND"), Resemblance.NAMES_IT),
        (plan(task("Việc gì đó khác hẳn"), title="Một tên khác"), Resemblance.SAME_NUMBER),
        (plan(task("Việc gì đó khác hẳn"), number="70/KH-UBND"), Resemblance.SAME_TITLE),
        (plan(*WORK, **OTHER), Resemblance.MOST_TASKS),
        (plan(task("Việc gì đó khác hẳn"), **OTHER), None),
        (plan(*WORK, year_from=2027, year_to=2027), None),
        (plan(*WORK, year_from=None, year_to=None, number=None, issued_on=date(2026, 6, 1)), Resemblance.SAME_TITLE),
    ],
)
def test_which_papers_look_like_another_version(new: PlanDraft, why: Resemblance | None) -> None:
    assert resemblance(plan(*WORK), new, ["05/KH-UBND"]) is why


def test_a_decision_with_few_rows_seems_to_print_only_what_it_changes() -> None:
    assert names_only_changes(plan(*WORK), plan(WORK[0], amends="05/KH-UBND"))
    assert not names_only_changes(plan(*WORK), plan(*WORK, amends="05/KH-UBND"))
    assert not names_only_changes(plan(*WORK), plan(WORK[0]))
