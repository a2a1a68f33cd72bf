"""Which plan's report a sentence asks for, and of which period."""

from __future__ import annotations

import pytest

from plans.plan_words import AskedReport, named_plans, read_asked_report

PLANS = [
    ("Cải cách hành chính xã An Mẫu năm 2026", "05/KH-UBND"),
    ("Chuyển đổi số xã An Mẫu năm 2026", "11/KH-UBND"),
    ("Kiểm soát thủ tục hành chính năm 2026", None),
]


@pytest.mark.parametrize(
    ("text", "plan", "period"),
    [
        ("báo cáo cải cách hành chính quý 3", "cai cach hanh chinh", "quy 3"),
        ("Soạn giúp tôi báo cáo chuyển đổi số quý III năm 2026.", "chuyen doi so", "quy iii nam 2026"),
        ("bao cao ke hoach chuyen doi so 6 thang", "chuyen doi so", "6 thang"),
        ("báo cáo kết quả thực hiện kế hoạch chuyển đổi số trong quý 2", "chuyen doi so", "quy 2"),
        ("báo cáo kế hoạch số 05/KH-UBND", "05/kh-ubnd", ""),
        ("báo cáo kế hoạch cải cách hành chính năm 2026 quý 3", "cai cach hanh chinh nam 2026", "quy 3"),
    ],
)
def test_a_report_is_asked_for_by_plan_and_period(text: str, plan: str, period: str) -> None:
    assert read_asked_report(text) == AskedReport(plan=plan, period=period)


@pytest.mark.parametrize(
    "text", ["", "báo cáo", "2 xong", "báo cáo giải ngân quý 3 xong", "báo cáo quý 3", "báo cáo tôi"]
)
def test_other_words_ask_for_none(text: str) -> None:
    assert read_asked_report(text) is None


@pytest.mark.parametrize(
    ("words", "places"),
    [("cải cách hành chính", [0]), ("chuyển đổi số", [1]), ("hành chính", [0, 2]), ("05/kh-ubnd", [0]),
     ("11/KH-UBND", [1]), ("12/kh-ubnd", []), ("số", []), ("nông thôn mới", []), ("cách hành", [0])],
)  # fmt: skip
def test_a_plan_is_named_by_words_of_its_title_or_its_number(words: str, places: list[int]) -> None:
    assert named_plans(words, PLANS) == places
