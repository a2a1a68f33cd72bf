"""Which words ask for the report of a period."""

from __future__ import annotations

import pytest

from plans.summary_words import AskingKind, read_asking


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("báo cáo quý 1", "quy 1"),
        ("Báo cáo quý III/2026", "quy iii/2026"),
        ("cho tôi xem báo cáo quý này", "quy nay"),
        ("gửi báo cáo 6 tháng đầu năm nhé", "6 thang dau nam"),
        ("bc năm 2026", "nam 2026"),
        ("báo cáo tháng trước ạ", "thang truoc"),
        ("báo cáo 9 tháng", "9 thang"),
    ],
)
def test_the_report_of_a_period_is_asked_for(words: str, period: str) -> None:
    asking = read_asking(words)
    assert asking is not None
    assert (asking.kind, asking.period) == (AskingKind.REPORT, period)


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo quý 1 xong rồi", "1 báo cáo quý 1", "báo cáo", "báo cáo công tác dân tộc quý 1", "em báo cáo quý 1 ạ",
        "báo cáo quý 1 chưa xong", "đã gửi báo cáo quý 1", "báo cáo quý 1 hay quý 2", "báo cáo tôi trước thứ Sáu",
    ],
)  # fmt: skip
def test_what_tells_of_work_is_left_alone(words: str) -> None:
    asking = read_asking(words)
    assert asking is None or asking.kind is not AskingKind.REPORT
