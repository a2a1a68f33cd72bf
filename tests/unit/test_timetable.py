"""What several columns, headings or one shared cell say together of a task, and where they leave it open."""

from __future__ import annotations

from typing import Any

import pytest

from plans.columns import Column, read_header
from plans.intake import plan_as_json, read_plan
from plans.pages import Block, Cell, Paragraph, Row, Table
from plans.shared_cell import parted_agencies
from plans.timetable import time_between, time_of_ticks


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows=tuple(Row(cells=tuple(Cell(text=text) for text in row)) for row in rows))


@pytest.mark.parametrize(
    ("ticked", "words", "sure"),
    [
        ((), "", True),
        ((3,), "Tháng 3", True),
        ((7, 8, 9), "Từ tháng 7 đến tháng 9", True),
        ((1, 7), "Tháng 1, tháng 7", False),
        (tuple(range(1, 13)), "Tháng " + ", tháng ".join(map(str, range(1, 13))), False),
    ],
)
def test_ticks_that_stand_apart_or_everywhere_are_not_sure(ticked: tuple[int, ...], words: str, sure: bool) -> None:
    cells = [(f"tháng {month}", "x" if month in ticked else "") for month in range(1, 13)]
    assert time_of_ticks(cells) == (words, sure)


def test_other_words_in_a_column_of_ticks_are_shown_and_asked_about() -> None:
    assert time_of_ticks([("quý I", "50 triệu"), ("quý II", "x")]) == ("quý I: 50 triệu; quý II: x", False)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("01/3/2026", "30/6/2026", "Từ 01/3/2026 đến 30/6/2026"),
        ("Tháng 3", "Quý II", "Từ tháng 3 đến quý II"),
        ("", "30/6/2026", "30/6/2026"),
        ("Tháng 3", "", "Từ tháng 3"),
        ("Thường xuyên", "thường xuyên", "thường xuyên"),
    ],
)
def test_start_and_end_are_one_deadline(start: str, end: str, words: str) -> None:
    assert time_between(start, end) == words


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Chủ trì: Phòng A; phối hợp: Phòng B", ("Phòng A", "Phòng B")),
        ("- Chủ trì: Phòng A - Phối hợp: Phòng B; Phòng C", ("Phòng A", "Phòng B; Phòng C")),
        ("CT: VP HĐND&UBND; PH: các cơ quan", ("VP HĐND&UBND", "các cơ quan")),
        ("Phòng A (chủ trì), Phòng B (phối hợp)", ("Phòng A", "Phòng B")),
        ("Phòng A chủ trì, phối hợp với Phòng B", ("Phòng A", "Phòng B")),
        ("Phòng A phối hợp với Phòng B", ("Phòng A", "Phòng B")),
        ("Chủ trì: Phòng A", ("Phòng A", "")),
        ("Phòng A; Phòng B", None),
        ("Phòng A chủ trì việc 1; Phòng B chủ trì việc 2", None),
    ],
)
def test_a_cell_that_says_who_leads_and_who_helps_is_parted(cell: str, parts: tuple[str, str] | None) -> None:
    assert parted_agencies(cell) == parts


def test_quarters_of_money_beside_a_deadline_are_no_ticks() -> None:
    titles = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Quý I", "Quý II", "Quý III", "Quý IV")
    read = read_header(table(titles).rows)
    assert read is not None
    assert not read[0].ticks
    assert read[0].columns[3:5] == (Column.DEADLINE, Column.OTHER)


def test_a_name_or_a_field_is_the_content_only_where_nothing_plainer_is() -> None:
    for titles, content in ((("Tên thôn", "Nội dung"), 2), (("Tên thủ tục", "Lĩnh vực"), 1), (("Lĩnh vực",), 1)):
        read = read_header(table(("TT", *titles, "Chủ trì", "Thời hạn")).rows)
        assert read is not None
        assert read[0].columns.index(Column.CONTENT) == content


HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")


def plan(title: str, *rows: tuple[str, ...]) -> dict[str, Any]:
    lines: list[Block] = [Paragraph(text=text) for text in ("KẾ HOẠCH", title)]
    return plan_as_json(read_plan([*lines, table(HEAD, *rows)]))


def test_a_deadline_without_a_year_in_a_plan_of_several_years_is_asked_about() -> None:
    [task] = plan("Chuyển đổi số giai đoạn 2026-2028", ("1", "Rà soát dữ liệu", "Phòng Kinh tế", "Tháng 3"))["tasks"]
    assert {"field": "deadline", "reason": "deadline-year-open", "args": {"year": "2026"}} in task["doubts"]


def test_the_months_of_a_school_year_lie_in_its_two_years() -> None:
    rows = (("1", "Mở lớp", "Phòng Kinh tế", "Tháng 9"), ("2", "Tổng kết", "Phòng Kinh tế", "Tháng 5"))
    tasks = plan("Khuyến học năm học 2026-2027", *rows)["tasks"]
    assert [task["deadline"]["due"] for task in tasks] == ["2026-09-30", "2027-05-31"]
    assert not any(task["doubts"] for task in tasks)


def test_a_task_counted_on_over_headings_stays_under_its_heading() -> None:
    lead, time = "Phòng Kinh tế", "Quý I"
    rows = (
        ("1", "CHỈ ĐẠO", "", ""), ("1", "Họp", lead, time), ("2", "Ban hành", lead, time),
        ("2", "KIỂM TRA", "", ""), ("3", "Kiểm tra", lead, time),
    )  # fmt: skip
    assert [task["section"] for task in plan("Năm 2026", *rows)["tasks"]] == ["1", "1", "2"]


def test_a_table_without_numbers_loses_no_task_at_a_page_break() -> None:
    bare = HEAD[1:]
    first = table(
        bare, ("Rà soát quy hoạch", "Phòng Kinh tế", "Quý I"), ("Công khai ngân sách", "Phòng Kinh tế", "Quý II")
    )
    second = table(bare, ("Mở lớp tập huấn", "Phòng Kinh tế", "Quý III"), ("Tổng kết", "Phòng Kinh tế", "Quý IV"))
    head: list[Block] = [Paragraph(text="KẾ HOẠCH"), Paragraph(text="Công tác năm 2026")]
    tasks = plan_as_json(read_plan([*head, first, second]))["tasks"]
    assert [task["content"] for task in tasks] == [
        "Rà soát quy hoạch", "Công khai ngân sách", "Mở lớp tập huấn", "Tổng kết",
    ]  # fmt: skip
    assert [bool(task["doubts"]) for task in tasks] == [False, False, True, False]


def test_a_duty_that_comes_back_each_year_needs_no_year() -> None:
    [task] = plan("Chương trình giai đoạn 2026-2028", ("1", "Báo cáo", "Phòng Kinh tế", "Ngày 20 hằng tháng"))["tasks"]
    assert not any(doubt["reason"] == "deadline-year-open" for doubt in task["doubts"])
