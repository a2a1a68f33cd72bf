"""Numeric targets as plans print them, and the numbers that are none."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.indicators import Operator, Target, judge_reading, read_targets, targets


def short(text: str, year: int | None = 2026) -> list[tuple[str, str, str]]:
    return [(t.op.value, str(t.value), t.unit) for t in targets(text, year=year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100%", [("=", "100", "%")]),
        ("Tối thiểu 90%", [(">=", "90", "%")]),
        ("tối thiểu đạt từ 90% trở lên", [(">=", "90", "%")]),
        ("Tỷ lệ đạt từ 70% trở lên", [(">=", "70", "%")]),
        ("Đạt từ 95% kế hoạch vốn trở lên", [(">=", "95", "%")]),
        ("90% trở lên số người được hỏi", [(">=", "90", "%")]),
        ("trên 98%", [(">", "98", "%")]),
        ("> 98 %", [(">", "98", "%")]),
        ("≥ 98,5%", [(">=", "98.5", "%")]),
        ("không quá 5%", [("<=", "5", "%")]),
        ("dưới 2 phần trăm", [("<", "2", "%")]),
        ("-100% văn bản", [("=", "100", "%")]),
        ("100%/tổng số văn bản", [("=", "100", "%")]),
        ("ít nhất 02 cuộc trong năm 2026", [(">=", "2", "cuộc")]),
        ("(tối thiểu 02 Hội nghị)", [(">=", "2", "Hội nghị")]),
        ("01 sáng kiến", [("=", "1", "sáng kiến")]),
        ("Tối thiểu có 01 sáng kiến cấp xã", [(">=", "1", "sáng kiến")]),
        ("Ít nhất 24 tin, bài", [(">=", "24", "tin, bài")]),
        ("ít nhất 1.500 người dân", [(">=", "1500", "người dân")]),
        ("không quá 03 ngày làm việc", [("<=", "3", "ngày làm việc")]),
        ("từ 88 điểm trở lên (năm 2025 đạt 84,5 điểm)", [(">=", "88", "điểm")]),
        ("đạt 100% (năm 2025 đạt 96%)", [("=", "100", "%")]),
        ("- 100% được ký số. - Từ 90% trở lên hồ sơ", [("=", "100", "%"), (">=", "90", "%")]),
        ("100% công chức có trình độ đại học trở lên", [("=", "100", "%")]),
        ("80% công chức xếp loại khá trở lên", [("=", "80", "%")]),
        ("A đạt 100%, B đạt 70% và C đạt 90%", [("=", "100", "%"), ("=", "70", "%"), ("=", "90", "%")]),
    ],
)
def test_targets_are_read_with_operator_value_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert short(text) == expected
    assert read_targets(text, year=2026).doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thực hiện trong năm 2026, giai đoạn 2026 - 2030",
        "theo Nghị định số 60/2021/NĐ-CP ngày 21/6/2021",
        "Nghị quyết số 57-NQ/TW và Đề án 06",
        "ngày 15 tháng 12, quý 3",
        "chính quyền địa phương 2 cấp",
        "tiêu chuẩn TCVN ISO 9001:2015",
        "mô hình bảo vệ 04 lớp",
        "xếp thứ 12/40 xã",
        "trả lời trong 05 ngày",
    ],
)
def test_years_dates_and_numbers_of_documents_are_no_targets(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ("1-2 sáng kiến", [(">=", "1", "sáng kiến")], "target-is-a-range"),
        ("từ 70% đến 80%", [(">=", "70", "%")], "target-is-a-range"),
        ("trên 80% trở lên", [(">=", "80", "%")], "target-unclear"),
        ("tối thiểu 12 cây xanh", [(">=", "12", "cây")], "target-unclear"),
        ("năm 2025 đạt 96%", [("=", "96", "%")], "target-unclear"),
    ],
)
def test_what_is_not_sure_says_so(text: str, expected: list[tuple[str, str, str]], code: str) -> None:
    assert short(text) == expected
    assert [(doubt.field, doubt.code) for doubt in read_targets(text, year=2026).doubts] == [("targets", code)]


def held_out() -> list[dict[str, Any]]:
    """Cells that were written down before the reader had met them: see golden/holdouts.md."""
    files = sorted((Path(__file__).resolve().parents[1] / "golden").glob("target_holdout_*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("cell", held_out(), ids=lambda cell: cell["text"])
def test_no_cell_held_out_gives_a_wrong_target_without_a_doubt(cell: dict[str, Any]) -> None:
    reading = read_targets(cell["text"], year=2026)
    if reading.doubts:
        assert cell["targets"] is None or cell.get("asks") or cell.get("may_ask")
        return
    assert not cell.get("asks")
    assert [list(target) for target in short(cell["text"])] == (cell["targets"] or [])


def test_a_bracket_about_the_plans_own_year_is_a_target() -> None:
    assert short("tỷ lệ đúng hạn (năm 2026 đạt 98%)") == [("=", "98", "%")]
    assert short("tỷ lệ đúng hạn (năm 2026 đạt 98%)", year=None) == []


@pytest.mark.parametrize(
    ("op", "meets", "fails"),
    [("=", "90", "89"), (">=", "90", "89.9"), (">", "91", "90"), ("<=", "90", "91"), ("<", "89", "90")],
)
def test_a_reading_is_judged_by_the_operator(op: str, meets: str, fails: str) -> None:
    target = Target(op=Operator(op), value=Decimal(90), unit="%")
    assert judge_reading(target, Decimal(meets))
    assert not judge_reading(target, Decimal(fails))


@given(st.text(alphabet="0123456789%/.,-() đạttừrởlênăm", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert all(target.value >= 0 for target in targets(text))
