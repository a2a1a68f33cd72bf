"""The goals that the body of a plan tells outside its headings of aims."""

from __future__ import annotations

import pytest

from plans.body import goals_of
from plans.outline import outline
from plans.pages import Paragraph


def goals_in(*lines: str) -> list[str]:
    entries = outline([Paragraph(text=line) for line in lines])
    return [goal.text for goal in goals_of(entries, year=2026, last_year=2026)]


@pytest.mark.parametrize(
    "sentence",
    [
        "60% hồ sơ được lập trên mạng",
        "Tối thiểu 70% người dân có tài khoản số",
        "Giải ngân vốn đầu tư đạt tỷ lệ từ 90% trở lên",
        "Phấn đấu hài lòng đạt trên 92%",
    ],
)
def test_a_sentence_among_the_tasks_that_sets_a_share_is_a_goal(sentence: str) -> None:
    assert goals_in("II. NHIỆM VỤ", "1. Tài chính", f"- {sentence}.") == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Rà soát 100% văn bản", "Triển khai kế hoạch", "Năm 2025 có 60 hồ sơ", "Xử lý 05 thủ tục"]
)
def test_other_work_is_no_goal(sentence: str) -> None:
    assert goals_in("II. NHIỆM VỤ", "1. Tài chính", f"- {sentence}.") == []


def test_a_duty_to_report_under_the_aims_is_no_goal() -> None:
    lines = ("1. Mục tiêu", "- 100% hồ sơ đúng hạn.", "- Hồ sơ quá hạn phải báo cáo giải trình với cơ quan cấp trên.")
    assert goals_in("II. NỘI DUNG", *lines) == ["100% hồ sơ đúng hạn."]
