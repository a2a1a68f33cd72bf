"""What people type as a figure that was reached, and what looks like one and is left to others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.indicators import targets
from plans.reading_words import (
    Indicator,
    SaidReading,
    clauses_of_targets,
    figure,
    may_be_progress,
    numbers_in,
    read_readings,
)


def indicators(owner: str, number: int, code: str | None, title: str, requirement: str) -> list[Indicator]:
    known = targets(requirement, year=2026)
    words = clauses_of_targets(title, requirement, known)
    return [
        Indicator(
            owner=owner, place=place, target=target, title=title, words=words[place], number=number, code=code,
            takes_progress=True,
        )
        for place, target in enumerate(known)
    ]  # fmt: skip


KNOWN = [
    *indicators("item.1", 2, "7.3.5", "Tiếp nhận giấy tờ tại nhà", "Tỷ lệ hồ sơ trực tuyến đạt 90%"),
    *indicators("item.2", 3, "1.6", "Tuyên truyền", "Ít nhất 24 tin, bài trong năm"),
    *indicators("item.3", 4, "5.1", "Ký số", "- 100% văn bản đi được ký số. - Từ 90% hồ sơ công việc trở lên."),
    *indicators("item.5", 5, "9.1", "Tiếp nhận phiếu", "Ít nhất 1.500 hồ sơ"),
    *indicators("goal.1", 1, None, "Chỉ số của xã đạt từ 88 điểm trở lên", "Chỉ số của xã đạt từ 88 điểm trở lên"),
]


def short(said: tuple[SaidReading, ...]) -> list[tuple[str, str]]:
    return [
        ("/".join(f"{i.owner}:{i.place}" for i in one.indicators), "|".join(map(str, one.values))) for one in said
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "about", "expected"),
    [
        ("2 85%", None, [("item.1:0", "85")]),
        ("2: 85%", None, [("item.1:0", "85")]),
        ("7.3.5: 85%", None, [("item.1:0", "85")]),
        ("nhiệm vụ 7.3.5 đạt 85 phần trăm ạ", None, [("item.1:0", "85")]),
        ("85% rồi", "item.1", [("item.1:0", "85")]),
        ("98.5% rồi ạ", "item.1", [("item.1:0", "98.5")]),
        ("98,5% rồi", "item.1", [("item.1:0", "98.5")]),
        ("2,85%", "item.1", [("item.1:0", "2.85")]),
        ("2, 85%", None, [("item.1:0", "85")]),
        ("tỷ lệ hồ sơ trực tuyến 85%", None, [("item.1:0", "85")]),
        ("85% hồ sơ trực tuyến", None, [("item.1:0", "85")]),
        ("1200 hồ sơ / 1500", "item.1", [("item.1:0", "1200")]),
        ("2 được 1.200/1.500 hồ sơ", None, [("item.1:0", "1200")]),
        ("việc 5 đạt 1.200 hồ sơ", None, [("item.5:0", "1200")]),
        ("5: 1,200 hồ sơ", None, [("item.5:0", "1200|1.200")]),
        ("3: 12 bài", None, [("item.2:0", "12")]),
        ("2 -5%", None, [("item.1:0", "-5")]),
        ("2 âm 5%", None, [("item.1:0", "-5")]),
        ("2 - 85%", None, [("item.1:0", "85")]),
        ("4: 90%", None, [("item.3:0/item.3:1", "90")]),
        ("4 ký số 97%", None, [("item.3:0", "97")]),
        ("mục tiêu 1: 88,5 điểm", None, [("goal.1:0", "88.5")]),
        ("2: 85%; 3: 12 bài\n4 ký số 97%", None, [("item.1:0", "85"), ("item.2:0", "12"), ("item.3:0", "97")]),
        ("2: 85%, 3: 12 bài", None, [("item.1:0", "85"), ("item.2:0", "12")]),
        ("em báo cáo 2: 85% ạ", None, [("item.1:0", "85")]),
        ("2 đạt khoảng 85%", None, [("item.1:0", "85")]),
    ],
)
def test_a_figure_is_read_with_what_it_is_of(text: str, about: str | None, expected: list[tuple[str, str]]) -> None:
    assert short(read_readings(text, KNOWN, about)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "85% rồi",  # of what?
        "2 85",  # two numbers
        "2 xong",
        "2 tiến độ 85%",
        "việc 2 làm được 85%",
        "2 hoàn thành 85%",
        "2 xong, đạt 85%",
        "2 chưa đạt 85%",
        "dự kiến 2 đạt 85%",
        "tháng sau 2 đạt 85%",
        "2 đạt 85% chưa?",
        "2 đạt 85-90%",
        "2-85%",
        "2 9/12",  # a day, perhaps
        "2 đạt 85% ngày 20/11",
        "8: 85%",  # no such item
        "7.3.6: 85%",
        "2 vướng: còn 15% hồ sơ",
        "45/KH-UBND ngày 20/11/2026",
        "2 xin gia hạn đến 4/12 vì mới đạt 60%",
    ],
)
def test_what_may_be_anything_else_is_no_figure(text: str) -> None:
    assert read_readings(text, KNOWN, None) == ()


def test_one_line_that_is_none_makes_the_whole_message_none() -> None:
    assert read_readings("2: 85%\n3 vướng quá", KNOWN, None) == ()


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("2 85%", False),
        ("2 đạt 85%", False),
        ("2 chỉ tiêu 85%", True),
        ("2 tỷ lệ 85%", True),
        ("tỷ lệ hồ sơ trực tuyến 85%", True),
        ("4 ký số 97%", True),
    ],
)
def test_a_share_is_the_targets_for_sure_only_where_it_is_said(text: str, sure: bool) -> None:
    (said,) = read_readings(text, KNOWN, None)
    assert said.is_target is sure


def test_the_title_of_the_work_does_not_make_a_share_the_targets() -> None:
    (said,) = read_readings("2 giấy tờ tại nhà 85%", KNOWN, None)
    assert not said.is_target


@pytest.mark.parametrize(
    ("text", "quarter", "year"), [("quý 3: 2: 85%", 3, None), ("2 quý III/2026 85%", 3, 2026), ("2: 85%", None, None)]
)
def test_a_period_may_be_named(text: str, quarter: int | None, year: int | None) -> None:
    (said,) = read_readings(text, KNOWN, None)
    assert (said.quarter, said.year, [str(v) for v in said.values]) == (quarter, year, ["85"])


def test_a_share_is_worked_out_of_its_count_where_the_target_is_one() -> None:
    (said,) = read_readings("2 được 1200/1500 hồ sơ", KNOWN, None)
    assert figure(said, KNOWN[0].target) == ((Decimal(80),), "%", (Decimal(1200), Decimal(1500)))
    (said,) = read_readings("5 được 1200/1500 hồ sơ", KNOWN, None)
    assert figure(said, KNOWN[4].target) == ((Decimal(1200),), "ho so", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("làm được 85%", True), ("tiến độ 85%", True), ("đạt 85%", False), ("hoàn thành 85% chỉ tiêu", False)],
)
def test_plain_progress_is_known_by_its_words(text: str, expected: bool) -> None:
    assert may_be_progress(text) is expected


@pytest.mark.parametrize(
    ("printed", "shares", "expected"),
    [
        ("1200", False, ["1200"]),
        ("1.200", False, ["1200"]),
        ("1.200", True, ["1200", "1.200"]),
        ("1.200.500", True, ["1200500"]),
        ("98,5", True, ["98.5"]),
        ("98.5", True, ["98.5"]),
        ("0,125", False, ["0.125"]),
        ("1,200", False, ["1200", "1.200"]),
        ("1,200,300", False, ["1200300"]),
        ("1.200,5", False, ["1200.5"]),
        ("1,200.5", False, ["1200.5"]),
        ("1.2.3", False, []),
    ],
)
def test_separators_are_read_in_every_way_that_they_can_be(printed: str, shares: bool, expected: list[str]) -> None:
    assert [str(value) for value in numbers_in(printed, shares=shares)] == expected


@given(st.text(alphabet="0123456789%.,:;-/ \nđạtviệctỷlệhồsơquý?", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for one in read_readings(text, KNOWN, "item.1"):
        assert one.indicators
        assert one.values
