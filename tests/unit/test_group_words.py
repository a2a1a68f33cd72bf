"""What an office says of groups."""

from __future__ import annotations

from datetime import date

import pytest

from plans.group_words import Joining, lists_groups, read_joining


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("thêm Trạm Y tế vào nhóm", Joining(agency="Trạm Y tế", group=None, start=None, end=None)),
        (
            "Bổ sung Trạm Y tế vào nhóm 2 từ 01/7/2026",
            Joining(agency="Trạm Y tế", group="2", start=date(2026, 7, 1), end=None),
        ),
        (
            "them tram y te vao nhom các cơ quan chuyên môn tu ngay 1/7/2026 den het 31/12/2026.",
            Joining(agency="tram y te", group="các cơ quan chuyên môn", start=date(2026, 7, 1), end=date(2026, 12, 31)),
        ),
    ],
)
def test_an_agency_joins_a_group(words: str, found: Joining) -> None:
    assert read_joining(words) == found


@pytest.mark.parametrize(
    "words",
    ["", "thêm 2 ngày", "vào nhóm 2", "thêm Trạm Y tế vào nhóm 2 từ 31/02/2026", "2 xong", "thêm vào nhóm"],
)
def test_other_words_are_none_of_it(words: str) -> None:
    assert read_joining(words) is None


def test_days_that_run_backwards_are_none_of_it() -> None:
    assert read_joining("thêm Trạm Y tế vào nhóm từ 01/7/2026 đến 01/6/2026") is None


@pytest.mark.parametrize(("words", "asks"), [("nhóm", True), ("Các nhóm?", True), ("nhóm 2", False), ("", False)])
def test_the_groups_are_asked_for(words: str, asks: bool) -> None:
    assert lists_groups(words) is asks
