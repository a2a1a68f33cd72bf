"""One sentence of an office: the condition is met, and by which day the work is due."""

from __future__ import annotations

from datetime import date

import pytest

from plans.conditions import day_said, read_condition_met

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("đã có hướng dẫn, hạn 30/9", date(2026, 9, 30)),
        ("da co huong dan han 30/9", date(2026, 9, 30)),
        ("Đã có hướng dẫn của Sở rồi, hạn là quý IV.", date(2026, 12, 31)),
        ("có văn bản của tỉnh rồi; thời hạn: trước 15/10", date(2026, 10, 14)),
        ("đã ban hành kế hoạch, hạn chót 01/6/2026", date(2026, 6, 1)),
    ],
)
def test_the_condition_and_the_day_are_said_in_one_sentence(words, due):
    assert read_condition_met(words) is not None
    assert day_said(words, TODAY, counts_the_day=False) == due


def test_a_commune_that_counts_the_day_itself_has_one_day_more():
    assert day_said("đã có hướng dẫn, hạn trước 30/9", TODAY, counts_the_day=True) == date(2026, 9, 30)


@pytest.mark.parametrize(
    "words",
    ["chưa có hướng dẫn, hạn 30/9", "đã có văn bản, xin gia hạn 30/9", "xin gia hạn đến 30/9",
     "đã có kết quả, hạn 30/9",
     "khi nào có hướng dẫn, hạn 30/9", "việc 2 xong", "đã có 3 báo cáo"],
)  # fmt: skip
def test_what_is_not_there_or_means_something_else_is_left_to_others(words):
    assert read_condition_met(words) is None


@pytest.mark.parametrize("words", ["đã có hướng dẫn, hạn 30/1", "đã có hướng dẫn, hạn thường xuyên", "sớm", "31/2"])
def test_no_day_is_guessed(words):
    assert day_said(words, TODAY, counts_the_day=False) is None
