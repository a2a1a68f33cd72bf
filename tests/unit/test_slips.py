"""Words that only say that something is wrong."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.slips import says_slip

SLIPS = [
    "sai rồi", "Sai rồi ạ", "sai", "sai mất rồi", "sai việc rồi", "nhầm", "nhầm rồi", "nhầm việc rồi em ơi",
    "không đúng", "không phải thế", "đâu phải vậy", "ý em không phải thế", "bot hiểu sai rồi", "dạ sai rồi ạ",
    "chết, nhầm rồi", "SAI ROI", "sai roi!", "ghi sai rồi",
]  # fmt: skip
NO_SLIPS = [
    "sai số liệu rồi", "1 sai rồi", "không phải việc của em", "không đúng hạn", "có đúng không?", "sai rồi à?",
    "có phải việc 1 không", "biểu mẫu sai rồi", "xong rồi", "không", "nhầm việc 1", "không phải phòng em",
    "sai sót nhiều", "", "đúng rồi", "không phát sinh", "hồ sơ của dân sai",
]  # fmt: skip


@pytest.mark.parametrize("words", SLIPS)
def test_a_slip_is_known(words: str) -> None:
    assert says_slip(words)
    assert says_slip(unicodedata.normalize("NFD", words))


@pytest.mark.parametrize("words", NO_SLIPS)
def test_what_says_more_is_none(words: str) -> None:
    assert not says_slip(words)


@given(st.sampled_from(SLIPS), st.integers(0, 99))
def test_with_a_number_it_is_about_an_item(words: str, number: int) -> None:
    assert not says_slip(f"{number} {words}")
