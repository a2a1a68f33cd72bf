"""Self-scoring: a scheme is read as it is printed, sums are told where they differ, and no score is ever made up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.pages import Cell, Row, Table
from plans.scheme_reading import NoCriteria, read_scheme
from plans.scoring import (
    Criterion,
    LinkedGoal,
    LinkedTask,
    Marks,
    ProofState,
    Scheme,
    SchemeFlaw,
    SchemeProblem,
    ScoreFlaw,
    Step,
    flaw_of_score,
    proof_state,
    score_card,
    shown,
)

D = Decimal
# An invented scheme in the layout that provinces use; "/" parts the lines of a cell.
TITLES = "STT|Lĩnh vực, tiêu chí, tiêu chí thành phần|Điểm tối đa|Cách chấm điểm|Tài liệu kiểm chứng|Cơ quan phụ trách"
PRINTED = f"""{TITLES}|Điểm tự đánh giá
(1)|(2)|(3)|(4)|(5)|(6)|(7)
I|CÔNG TÁC CHỈ ĐẠO|3||||
1|Kế hoạch cải cách hành chính|2||||
1.1|Ban hành kế hoạch|1,0|Trước ngày 31 tháng 01: 1/Sau ngày 31 tháng 01: 0,5/Không: 0|Kế hoạch|Phòng Văn hóa - Xã hội|
1.2|Mức độ hoàn thành|1|Hoàn thành 100%: 1; Từ 80% - dưới 100%: 0,5; Dưới 80%: 0|Báo cáo|Phòng Văn hóa - Xã hội|
2|Sáng kiến|1|Tính điểm theo công thức số sáng kiến trên số nhiệm vụ||Văn phòng|
II|THỦ TỤC HÀNH CHÍNH|2||||
1|Giải quyết hồ sơ đúng hạn|2,5|||Trung tâm|
|Tổng cộng|5||||"""


def table(printed: str) -> Table:
    lines = [line.split("|") for line in printed.split("\n")]
    return Table(
        rows=tuple(Row(cells=tuple(Cell(text=text.replace("/", "\n")) for text in texts)) for texts in lines)
    )  # fmt: skip


def test_a_scheme_is_read_as_it_is_printed() -> None:
    scheme = read_scheme([table(PRINTED)])
    assert [(c.code, c.parent, c.points) for c in scheme.criteria] == [
        ("I", None, D(3)),
        ("I.1", "I", D(2)),
        ("I.1.1", "I.1", D("1.0")),
        ("I.1.2", "I.1", D(1)),
        ("I.2", "I", D(1)),
        ("II", None, D(2)),
        ("II.1", "II", D("2.5")),
    ]
    first = scheme.criteria[2]
    assert first.steps == (
        Step(points=D(1), words="Trước ngày 31 tháng 01"),
        Step(points=D("0.5"), words="Sau ngày 31 tháng 01"),
        Step(points=D(0), words="Không"),
    )
    assert (first.proof, first.agency) == ("Kế hoạch", "Phòng Văn hóa - Xã hội")
    assert [c.code for c in scheme.scored] == ["I.1.1", "I.1.2", "I.2", "II.1"]
    assert scheme.total == D("5.5")


def test_a_formula_is_no_step() -> None:
    assert read_scheme([table(PRINTED)]).criteria[4].steps == ()


def test_a_sum_that_differs_is_told_and_not_put_right() -> None:
    scheme = read_scheme([table(PRINTED)])
    assert scheme.problems == (SchemeProblem(flaw=SchemeFlaw.SUM_DIFFERS, code="II", printed="2", other="2,5"),)


@pytest.mark.parametrize("printed", ["?", "0,2-0,5"])
def test_points_that_are_no_number_are_told(printed: str) -> None:
    scheme = read_scheme([table(f"STT|Tiêu chí|Điểm tối đa\n1|Một|{printed}\n2|Hai|1")])
    assert [p.flaw for p in scheme.problems] == [SchemeFlaw.NO_POINTS]


def test_a_number_twice_is_told() -> None:
    scheme = read_scheme([table("STT|Tiêu chí|Điểm tối đa\n1|Một|1\n1|Hai|1")])
    assert [p.flaw for p in scheme.problems] == [SchemeFlaw.CODE_TWICE]
    assert [c.code for c in scheme.criteria] == ["1", "1 (2)"]


def test_steps_that_stand_in_rows_of_their_own_belong_to_the_row_above() -> None:
    scheme = read_scheme([table("TT|Nội dung|Điểm\n1|Công khai|1\n|Đầy đủ|1\n|Chưa đầy đủ|0,5")])
    assert [(step.words, step.points) for step in scheme.criteria[0].steps] == [
        ("Đầy đủ", D(1)),
        ("Chưa đầy đủ", D("0.5")),
    ]


def test_a_number_before_the_words_is_the_number() -> None:
    scheme = read_scheme([table("|Tiêu chí|Điểm tối đa\n|I. Chung|1\n|1. Một|1")])
    assert [(c.code, c.title) for c in scheme.criteria] == [("I", "Chung"), ("I.1", "Một")]


def test_a_paper_without_points_is_no_scheme() -> None:
    with pytest.raises(NoCriteria):
        read_scheme([table("STT|Nhiệm vụ|Thời hạn\n1|Một|Quý I")])


# -- states and scores -------------------------------------------------------------------------------------------

PROVED = LinkedTask(id=1, code="1", title="Một", agencies=("A",), is_done=True, is_proved=True)
UNPROVED = LinkedTask(id=2, code="2", title="Hai", agencies=("A",), is_done=True, is_proved=False)
OPEN = LinkedTask(id=3, code="3", title="Ba", agencies=("A",), is_done=False, is_proved=True)


@pytest.mark.parametrize(
    ("marks", "tasks", "state"),
    [
        (Marks(), (), ProofState.MISSING),
        (Marks(), (UNPROVED, OPEN), ProofState.MISSING),
        (Marks(), (PROVED, UNPROVED), ProofState.INCOMPLETE),
        (Marks(), (PROVED,), ProofState.SUFFICIENT),
        (Marks(documents="45/KH-UBND"), (), ProofState.SUFFICIENT),
        (Marks(documents="45/KH-UBND"), (OPEN,), ProofState.INCOMPLETE),
        (Marks(is_enough=True), (PROVED, OPEN), ProofState.SUFFICIENT),
        (Marks(is_enough=False), (PROVED,), ProofState.INCOMPLETE),
        (Marks(is_enough=True), (), ProofState.MISSING),  # nothing there is never enough
        (Marks(not_applicable=True, is_enough=True), (PROVED,), ProofState.NOT_APPLICABLE),
    ],
)
def test_how_a_criterion_is_proved(marks: Marks, tasks: tuple[LinkedTask, ...], state: ProofState) -> None:
    assert proof_state(marks, tasks) is state


CRITERION = Criterion(
    code="1", title="Một", points=D(1), steps=(Step(points=D(1), words="a"), Step(points=D("0.5"), words="b"))
)


@pytest.mark.parametrize(
    ("score", "flaw"),
    [
        ("1", None),
        ("0.5", None),
        ("0", None),
        ("1.01", ScoreFlaw.TOO_HIGH),
        ("-1", ScoreFlaw.TOO_LOW),
        ("0.7", ScoreFlaw.NO_SUCH_STEP),
    ],
)
def test_a_score_that_the_scheme_does_not_have_is_doubted(score: str, flaw: ScoreFlaw | None) -> None:
    assert flaw_of_score(CRITERION, D(score)) is flaw


def test_what_costs_points_may_only_cost_them() -> None:
    fine = Criterion(code="2", title="Trừ", points=D(-2))
    assert flaw_of_score(fine, D(-1)) is None
    assert flaw_of_score(fine, D(1)) is ScoreFlaw.TOO_HIGH
    assert flaw_of_score(fine, D(-3)) is ScoreFlaw.TOO_LOW
    assert Scheme(criteria=(CRITERION, fine)).total == D(1)


def scheme(*points: str) -> Scheme:
    return Scheme(criteria=tuple(Criterion(code=str(n), title=str(n), points=D(p)) for n, p in enumerate(points, 1)))


def test_what_does_not_apply_is_taken_out_and_the_rest_carried_over_to_the_whole() -> None:
    marks = {
        "1": Marks(self_score=D(40)),
        "2": Marks(self_score=D(20)),
        "3": Marks(not_applicable=True, explanation="không có"),
    }
    card = score_card(scheme("50", "30", "20"), marks, {}, D(90))
    assert (card.total, card.maximum, card.self_points, card.score, card.gap) == (
        D(100),
        D(80),
        D(60),
        D("75.00"),
        D("15.00"),
    )
    assert [s.criterion.code for s in card.to_gain] == ["1", "2"]


def test_the_fewest_criteria_that_would_reach_the_goal() -> None:
    marks = {"1": Marks(self_score=D(45)), "2": Marks(self_score=D(18)), "3": Marks(self_score=D(19))}
    card = score_card(scheme("50", "30", "20"), marks, {}, D(90))
    assert card.gap == D(8)
    assert [s.criterion.code for s in card.would_close] == ["2"]
    assert score_card(scheme("50", "30", "20"), marks, {}, D(82)).would_close == ()


def test_nothing_is_scored_before_somebody_scores_it() -> None:
    card = score_card(scheme("50", "50"), {}, {"1": (PROVED,)}, D(90))
    assert (card.score, card.appraised, card.gap) == (None, None, D(90))
    assert len(card.unscored) == 2


def test_the_appraisers_score_stands_apart() -> None:
    card = score_card(scheme("50", "50"), {"1": Marks(self_score=D(50), appraised=D(40))}, {}, D(90))
    assert (card.score, card.appraised) == (D("50.00"), D("40.00"))


def goal(reading: str | None, is_reached: bool) -> LinkedGoal:
    return LinkedGoal(id=1, code="MT1", text="Hồ sơ trực tuyến", target="≥ 90%", reading=reading, is_reached=is_reached)


UNREAD, SHORT, REACHED = goal(None, False), goal("85%", False), goal("92%", True)


@pytest.mark.parametrize(
    ("goals", "documents", "is_enough", "state"),
    [
        ([UNREAD], "", None, ProofState.MISSING),
        ([UNREAD], "45/BC-UBND", None, ProofState.INCOMPLETE),
        ([SHORT], "", None, ProofState.INCOMPLETE),
        ([SHORT], "45/BC-UBND", None, ProofState.INCOMPLETE),
        ([REACHED], "", None, ProofState.INCOMPLETE),  # a number that was told is no document
        ([REACHED], "45/BC-UBND", None, ProofState.SUFFICIENT),
        ([REACHED, SHORT], "45/BC-UBND", None, ProofState.INCOMPLETE),
        ([SHORT], "45/BC-UBND", True, ProofState.SUFFICIENT),
        ([REACHED], "45/BC-UBND", False, ProofState.INCOMPLETE),
        ([], "45/BC-UBND", None, ProofState.SUFFICIENT),
    ],
)
def test_a_goal_feeds_the_state_of_its_criterion(
    goals: list[LinkedGoal], documents: str, is_enough: bool | None, state: ProofState
) -> None:
    assert proof_state(Marks(documents=documents, is_enough=is_enough), [], goals) is state


def test_a_card_tells_which_goals_are_not_reached() -> None:
    card = score_card(scheme("50"), {}, {}, D(45), {"1": [SHORT, REACHED]})
    assert [one.reading for one in card.standings[0].unreached] == ["85%"]


@given(st.lists(st.sampled_from([UNREAD, SHORT, REACHED])), st.booleans())
def test_a_goal_makes_no_criterion_better_proved_than_its_documents_do(goals: list[LinkedGoal], named: bool) -> None:
    marks = Marks(documents="45/BC-UBND" if named else "")
    with_goals, without = proof_state(marks, [], goals), proof_state(marks, [])
    assert with_goals is not ProofState.SUFFICIENT or without is ProofState.SUFFICIENT


POINTS = st.decimals(0, 20, places=2)


@given(
    st.lists(st.tuples(POINTS, st.none() | POINTS, st.booleans()), min_size=1, max_size=12),
    st.decimals(0, 100, places=2),
)
def test_sums_agree_whatever_is_scored(rows: list[tuple[Decimal, Decimal | None, bool]], goal: Decimal) -> None:
    made = scheme(*(str(points) for points, _, _ in rows))
    marks = {
        str(n): Marks(self_score=None if said is None else min(said, points), not_applicable=out)
        for n, (points, said, out) in enumerate(rows, 1)
    }
    card = score_card(made, marks, {}, goal)
    assert card.self_points + sum(s.lost for s in card.standings) == card.maximum
    assert sum(len(card.in_state(state)) for state in ProofState) == len(rows)
    assert card.score is None or 0 <= card.score <= card.total + D("0.01")
    closing = sum((s.lost for s in card.would_close), D(0))
    if card.maximum and card.gap and len(card.would_close) < len(card.to_gain):
        assert (card.self_points + closing) * card.total / card.maximum >= goal - D("0.01")


@pytest.mark.parametrize(
    ("points", "printed"), [("1", "1"), ("0.50", "0,5"), ("10", "10"), ("-2.5", "-2,5"), ("0", "0")]
)
def test_points_are_written_as_an_office_writes_them(points: str, printed: str) -> None:
    assert shown(D(points)) == printed
