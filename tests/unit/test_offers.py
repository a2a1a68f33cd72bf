"""What a plan says beside its table: the offers, what typed words say to them, and the draft after a yes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plans.agencies import Agency, AgencyKind, Register
from plans.body import Duty, Following, Goal, Reporting, ReportingKind
from plans.calendar import SendBy, SendByBasis
from plans.corrections import (
    DUTY,
    GOALS,
    SEND_BY,
    Answer,
    Correction,
    Place,
    correction_as_json,
    correction_from_json,
    place_as_json,
    place_from_json,
)
from plans.deadlines import DeadlineKind, DeadlineRule, read_deadline
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head
from plans.indicators import Operator, Target
from plans.members import Member
from plans.offers import agreed, is_clear, numbers_in, offers_of, read_offer, send_by_of, twin_of
from plans.proposed import put_right

ECONOMY, CENTRE, ALL = "Phòng Kinh tế", "Trung tâm Phục vụ hành chính công", "Các cơ quan chuyên môn thuộc UBND xã"
BODIES = (Agency(name=ECONOMY, kind=AgencyKind.DEPARTMENT), Agency(name=CENTRE, kind=AgencyKind.CENTER))
REGISTER = Register(agencies=BODIES)
JUNE = DeadlineRule(kind=DeadlineKind.DATE, due=date(2026, 6, 30))
GOAL = Goal(text="100% hồ sơ trực tuyến", targets=(Target(op=Operator.EQUAL, value=Decimal(100), unit="%"),))
BUY = Duty(
    agency=ECONOMY, text="Mua sắm thiết bị cho bộ phận tiếp nhận hồ sơ", deadline_text="trước ngày 30/6/2026",
    deadline=JUNE, leads=(ECONOMY,),
)  # fmt: skip
TOGETHER = replace(BUY, agency=ALL, leads=(), lead_groups=(ALL,))


def a_report(words: str) -> Reporting:
    reading = read_deadline(words, 2026)
    return Reporting(
        text=f"Gửi báo cáo {words}", kind=ReportingKind.QUARTERLY, deadline_text=words, due_rule=reading.rule
    )


SEVENTH = a_report("trong ngày 07 của tháng cuối quý")


def a_plan(**more: object) -> PlanDraft:
    tasks = (TaskDraft(code="1", section=None, content="Rà soát danh mục dữ liệu dùng chung", leads=(CENTRE,)),)
    values: dict[str, object] = {"tasks": tasks, "known": BODIES, "standing_office": CENTRE}
    return PlanDraft(head=Head(year_from=2026, year_to=2026), **(values | more))  # type: ignore[arg-type]  # a table of fields


def the_offer(draft: PlanDraft) -> Place:
    (place,) = offers_of(draft)
    return place


# The offers ----------------------------------------------------------------------------------------------------------


def test_goals_come_first_then_duties_then_the_day_for_reports() -> None:
    draft = a_plan(goals=(GOAL, GOAL), duties=(BUY,), reporting=(SEVENTH,))
    assert [place.key for place in offers_of(draft)] == [GOALS, "duty:0", "send_by:0"]
    assert offers_of(a_plan()) == ()


def test_a_report_on_a_day_of_its_own_is_a_duty_and_one_without_a_day_no_offer() -> None:
    dated, undated = (
        a_report("trước ngày 15/12/2026"),
        Reporting(text="Báo cáo theo quy định", kind=ReportingKind.OTHER),
    )
    assert [place.key for place in offers_of(a_plan(reporting=(undated, dated)))] == ["report:1"]
    kept = put_right(a_plan(reporting=(undated, dated)), {"report:1": Correction(answer=Answer.ACCEPTED)})
    assert [(duty.is_report, duty.state) for duty in kept.duties] == [(True, Following.FOLLOWED)]
    assert kept.reporting == (undated,)


@pytest.mark.parametrize(
    ("duty", "clear"),
    [
        (BUY, True),
        (TOGETHER, False),
        (replace(BUY, leads=()), False),
        (replace(BUY, deadline=None), False),
        (replace(BUY, doubt=Doubt(field="deadline", code="deadline-vague")), False),
        (replace(BUY, text="Rà soát danh mục dữ liệu dùng chung của xã"), False),
    ],
)
def test_only_what_is_sure_and_of_one_agency_is_taken_by_a_plain_yes(duty: Duty, clear: bool) -> None:
    draft = a_plan(duties=(duty,))
    assert is_clear(the_offer(draft)) is clear
    assert agreed(draft).duties[0].state is (Following.FOLLOWED if clear else Following.LATER)


def test_a_plain_yes_never_moves_the_day_for_reports() -> None:
    assert agreed(a_plan(reporting=(SEVENTH,))).send_by is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Rà soát danh mục dữ liệu dùng chung của xã", 0),
        ("Rà soát danh mục dữ liệu", 0),
        ("Rà soát các phần mềm đang dùng tại các thôn", None),
        ("Báo cáo", None),
    ],
)
def test_a_duty_that_repeats_a_task_is_recognised_by_its_words(words: str, found: int | None) -> None:
    duty = replace(BUY, text=words)
    task = replace(a_plan().tasks[0], leads=(ECONOMY,), deadline=JUNE)
    assert twin_of(duty, [task]) == found


def test_alike_words_of_another_agency_or_day_are_no_twin() -> None:
    duty = replace(BUY, text="Rà soát danh mục dữ liệu")
    assert twin_of(duty, a_plan().tasks) is None


def test_what_is_the_same_as_a_task_points_to_it() -> None:
    draft = a_plan(duties=(replace(BUY, text="Rà soát danh mục dữ liệu dùng chung của xã"),))
    kept = put_right(draft, {"duty:0": Correction(answer=Answer.SAME)})
    assert (kept.duties[0].state, kept.duties[0].same_as) == (Following.FOLLOWED, 0)


# The day for reports -------------------------------------------------------------------------------------------------

DAY, AFTER = SendByBasis.DAY_OF_LAST_MONTH, SendByBasis.DAYS_AFTER_CALENDAR_END


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trong ngày 07 của tháng cuối quý", SendBy(basis=DAY, days=7)),
        ("trước ngày 20 của tháng cuối quý", SendBy(basis=DAY, days=19)),
        ("trước ngày 10 của tháng đầu quý sau", SendBy(basis=AFTER, days=9)),
        ("trước ngày 20 hằng tháng", None),
        ("trước ngày 15/12/2026", None),
        ("Hằng quý", None),
        ("Thường xuyên", None),
    ],
)
def test_the_day_for_reports_is_one_day_of_each_quarter(words: str, found: SendBy | None) -> None:
    assert send_by_of(read_deadline(words, 2026).rule) == found


def test_the_day_is_taken_as_it_was_read_or_as_it_was_typed() -> None:
    draft = a_plan(reporting=(SEVENTH,))
    place = the_offer(draft)
    assert put_right(draft, {}).send_by is None
    assert put_right(draft, {place.key: Correction(answer=Answer.LATER)}).send_by is None
    assert put_right(draft, {place.key: Correction(answer=Answer.ACCEPTED)}).send_by == SendBy(basis=DAY, days=7)
    for words, day in (("ngày 10", 10), ("10", 10), ("trước 10", 9), ("trong ngày 12 của tháng cuối quý", 12)):
        said = read_offer(place, words, REGISTER, 2026)
        assert isinstance(said, Correction)
        assert put_right(draft, {place.key: said}).send_by == SendBy(basis=DAY, days=day)


@pytest.mark.parametrize("words", ["ngày 32", "hằng tháng", "khi nào cũng được", "0", "15/12/2026"])
def test_what_is_no_day_of_the_quarter_is_doubted(words: str) -> None:
    assert isinstance(read_offer(the_offer(a_plan(reporting=(SEVENTH,))), words, REGISTER, 2026), Doubt)


# What is typed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("bỏ 3", (3,)),
        ("bo 1, 3-4", (1, 3, 4)),
        ("trừ 2 và 5", (2, 5)),
        ("bỏ mục tiêu 2", (2,)),
        ("bỏ 1;2 , 5,", (1, 2, 5)),
    ],
)
def test_goals_are_left_out_by_number(words: str, numbers: tuple[int, ...]) -> None:
    draft = a_plan(goals=(GOAL,) * 5)
    said = read_offer(the_offer(draft), words, REGISTER, 2026)
    assert isinstance(said, Correction)
    out = [n for n, goal in enumerate(put_right(draft, {GOALS: said}).goals, start=1) if goal.state != "followed"]
    assert tuple(out) == said.numbers == numbers


# The last one took longer than anybody lives while a row of digits could be read in many ways.
@pytest.mark.parametrize("words", ["bỏ 6", "bỏ 0", "bỏ", "5-9 thôi", "bỏ hết", "bỏ 5-1", f"bỏ {'1' * 60} nhé"])
def test_other_words_about_goals_are_doubted(words: str) -> None:
    assert isinstance(read_offer(the_offer(a_plan(goals=(GOAL,) * 5)), words, REGISTER, 2026), Doubt)


def test_numbers_with_ranges_come_once_and_in_order() -> None:
    assert numbers_in("9, 1, 3-5, 4") == (9, 1, 3, 4, 5)


def test_a_duty_is_given_another_agency_day_or_both() -> None:
    draft = a_plan(duties=(BUY,))
    place = the_offer(draft)
    ways = {
        CENTRE: ((CENTRE,), date(2026, 6, 30)),
        "trước 20/5": ((ECONOMY,), date(2026, 5, 19)),
        f"{CENTRE}; quý III": ((CENTRE,), date(2026, 9, 30)),
    }
    for words, (leads, due) in ways.items():
        said = read_offer(place, words, REGISTER, 2026)
        assert isinstance(said, Correction)
        (duty,) = put_right(draft, {place.key: said}).duties
        assert duty.deadline is not None
        assert (duty.leads, duty.deadline.due, duty.state) == (leads, due, Following.FOLLOWED)


@pytest.mark.parametrize("words", ["lúc nào đó", "Ban Không Ai Biết", "31/2", "20/5; 20/6", ";", ""])
def test_a_duty_is_not_put_right_by_words_that_are_not_sure(words: str) -> None:
    assert isinstance(read_offer(the_offer(a_plan(duties=(BUY,))), words, REGISTER, 2026), Doubt)


def test_the_members_of_a_duty_of_a_group_lead_it() -> None:
    draft = a_plan(duties=(TOGETHER,))
    place = the_offer(draft)
    assert place.members == (ECONOMY,)
    said = read_offer(place, "tất cả", REGISTER, 2026)
    assert isinstance(said, Correction)
    kept = put_right(draft, {place.key: said})
    assert (kept.duties[0].leads, kept.duties[0].lead_groups, kept.duties[0].groups) == ((ECONOMY,), (), (ALL,))
    assert [group.name for group in kept.groups] == [ALL]


def test_what_nobody_looked_at_is_not_followed() -> None:
    kept = put_right(a_plan(goals=(GOAL,), duties=(BUY,), reporting=(SEVENTH,)), {})
    states = [found.state for found in (*kept.goals, *kept.duties, *kept.reporting)]
    assert states == [Following.LATER] * 3


def test_offers_and_what_is_said_to_them_come_back_from_json() -> None:
    for place in offers_of(a_plan(goals=(GOAL,), duties=(TOGETHER,), reporting=(SEVENTH,))):
        assert place_from_json(json.loads(json.dumps(place_as_json(place)))) == place
        assert place.field in (GOALS, DUTY, SEND_BY)
    member = Member(agency=BODIES[0], start=date(2026, 3, 1))
    said = Correction(answer=Answer.CORRECTED, agencies=BODIES[:1], members=(member,), numbers=(1, 2))
    assert correction_from_json(json.loads(json.dumps(correction_as_json(said)))) == said
