"""Folding Vietnamese text: one way to compare, and the way back to what was really typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.text import fold, folded, nfc


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  Quý \t II\n/2026 ", "Quý II /2026"),
        (unicodedata.normalize("NFD", "Thường xuyên"), "Thường xuyên"),
        ("Kế\u00a0hoạch", "Kế hoạch"),
        ("Kế\u200bhoạ\u00adch\ufeff", "Kếhoạch"),
        ("", ""),
    ],
)
def test_nfc_keeps_the_words_and_tidies_what_nobody_sees(typed, expected):
    assert nfc(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Đã Hoàn thành", "da hoan thanh"),
        ("ĐIỆN BIÊN", "dien bien"),
        ("hoá đơn", "hoa don"),
        ("hóa đơn", "hoa don"),
        ("uỷ ban", "uy ban"),
        ("Ủy ban", "uy ban"),
        ("ưu, ươm, ơn", "uu, uom, on"),
        (unicodedata.normalize("NFD", "Quý"), "quy"),
        ("15/12/2026", "15/12/2026"),
    ],
)
def test_folding_drops_case_marks_and_the_place_of_the_tone(typed, expected):
    assert fold(typed) == expected


@pytest.mark.parametrize(
    ("source", "looked_for", "typed"),
    [
        ("Nộp về Sở Nội vụ ngay", "so noi vu", "Sở Nội vụ"),
        ("Đạt 90%", "dat", "Đạt"),
        ("ngày 5 tháng 6", "thang 6", "tháng 6"),
    ],
)
def test_what_was_found_folded_comes_back_as_typed(source, looked_for, typed):
    text = folded(source)
    start = text.text.index(looked_for)
    assert text.verbatim(start, start + len(looked_for)) == typed


def test_an_empty_stretch_is_empty():
    assert folded("Quý II").verbatim(3, 3) == ""


VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặỳỷỹýỵÀĐẾỢ ,./-0123456789", max_size=40)


@given(source=VIETNAMESE)
def test_each_folded_letter_knows_where_it_came_from(source):
    text = folded(nfc(source))
    assert len(text.text) == len(text.origin)
    assert text.verbatim(0, len(text.text)) == text.source
    assert [fold(text.verbatim(i, i + 1)) or " " for i in range(len(text.text))] == list(text.text)


@given(source=VIETNAMESE)
def test_folding_what_is_folded_changes_nothing(source):
    assert fold(fold(source)) == fold(source)


@given(source=VIETNAMESE)
def test_composed_and_decomposed_letters_fold_alike(source):
    assert fold(unicodedata.normalize("NFD", source)) == fold(source)
