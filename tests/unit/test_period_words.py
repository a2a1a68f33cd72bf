"""Which period somebody means: named with and without its year, counted back from today, or several at once."""

from __future__ import annotations

import pytest

from plans.period_words import Counted, Named, spoken_periods

# In 2026.
NAMED = [
    ("tổng hợp cả năm 2025", "2025"),
    ("tổng hợp cả năm", "…"),
    ("tong hop nam ngoai", "2025"),
    ("số liệu năm nay", "2026"),
    ("báo cáo năm trước", "2025"),
    ("tổng hợp 6 tháng đầu năm", "…H1"),
    ("tổng hợp sáu tháng đầu năm 2025", "2025H1"),
    ("6 tháng cuối năm ngoái", "2025H2"),
    ("6 tháng cuối năm", "…H2"),
    ("sơ kết 6 tháng", "…H1"),
    ("6 tháng/2025", "2025H1"),
    ("nửa đầu năm", "…H1"),
    ("nửa năm", "…H1"),
    ("tổng hợp 9 tháng", "…-9M"),
    ("9 tháng đầu năm 2025", "2025-9M"),
    ("chín tháng năm ngoái", "2025-9M"),
    ("quý 3", "…Q3"),
    ("quý III/2025", "2025Q3"),
    ("quý 4 năm ngoái", "2025Q4"),
    ("q1 2025", "2025Q1"),
    ("tháng 10", "…-10"),
    ("tháng 10/2025", "2025-10"),
    ("số liệu đến 31/12", "…END"),
    ("chốt năm 2025", "2025END"),
    ("tổng hợp năm 2025 đến 31/12", "2025END"),
]


@pytest.mark.parametrize(("words", "label"), NAMED)
def test_a_period_is_understood_as_people_say_it(words: str, label: str) -> None:
    (found,) = spoken_periods(words)
    assert isinstance(found, Named)
    assert f"{found.year(2026) or '…'}{found.name}" == label


@pytest.mark.parametrize(
    ("words", "ago", "months"),
    [
        ("quý trước", 1, 3), ("quý vừa rồi", 1, 3), ("quý này", 0, 3), ("kỳ trước", 1, 3), ("quý sau", -1, 3),
        ("tháng trước", 1, 1), ("tháng này", 0, 1),
    ],
)  # fmt: skip
def test_what_is_counted_from_today_is_told_as_such(words: str, ago: int, months: int) -> None:
    assert spoken_periods(f"tổng hợp {words}") == (Counted(ago=ago, months=months),)


@pytest.mark.parametrize("words", ["tổng hợp", "tổng hợp tình hình", "đường số 6", "làm 5 ngày", ""])
def test_where_no_period_is_named_none_is_made_up(words: str) -> None:
    assert spoken_periods(words) == ()


def test_several_periods_are_all_told_in_their_order() -> None:
    found = spoken_periods("so quý 2 với quý 1, cả năm 2025")
    assert [one.name for one in found if isinstance(one, Named)] == ["Q2", "Q1", ""]
