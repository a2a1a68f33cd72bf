"""Which tasks of different plans are likely one piece of work. All of it is invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.linking import Part, likely_pairs, same_periods, strictest

DUE = date(2026, 9, 30)


def part(task: int, content: str, *, plan: int | None = None, agency: int = 1, due: date | None = DUE) -> Part:
    return Part(task=task, plan=plan or task, agency=agency, content=content, dues=(("once", due),))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rà soát biển hiệu trên địa bàn xã", "Rà soát biển hiệu trên địa bàn xã"),
        ("Rà soát biển hiệu trên địa bàn xã.", "rà soát biển hiệu trên địa bàn xã"),
        ("Rà soát biển hiệu trên địa bàn xã", "Trên địa bàn xã, rà soát các biển hiệu"),
        ("Báo cáo giải ngân vốn đầu tư công quý III", "Báo cáo giải ngân vốn đầu tư công, quý III"),
    ],
)
def test_the_same_in_other_words(first: str, second: str) -> None:
    assert len(likely_pairs([part(1, first), part(2, second)])) == 1


@pytest.mark.parametrize(
    "other",
    [
        part(2, "Rà soát hộ nghèo, hộ cận nghèo"),
        part(2, "Rà soát biển hiệu năm 2026", plan=1),  # of the same plan
        part(2, "Rà soát biển hiệu năm 2026", agency=2),
        part(2, "Rà soát biển hiệu năm 2027"),  # another year
        part(2, "Rà soát biển hiệu năm 2026", due=date(2026, 12, 31)),
        part(2, "Rà soát biển hiệu năm 2026", due=None),
        Part(task=2, plan=2, agency=1, content="Rà soát biển hiệu năm 2026", dues=(("2026Q1", DUE), ("2026Q2", DUE))),
    ],
)
def test_what_is_another_work(other: Part) -> None:
    assert likely_pairs([part(1, "Rà soát biển hiệu năm 2026"), other]) == []


def test_the_most_alike_come_first() -> None:
    parts = [
        part(1, "Rà soát biển hiệu trên địa bàn xã"), part(2, "Rà soát các biển hiệu trên địa bàn xã"),
        part(3, "Rà soát biển hiệu trên địa bàn xã"),
    ]  # fmt: skip
    assert next((one.task, other.task) for one, other in likely_pairs(parts)) == (1, 3)


def test_periods_go_together_by_name_or_where_each_has_one() -> None:
    quarters = [("2026Q1", DUE), ("2026Q2", DUE)]
    assert list(same_periods(quarters, [("2026Q2", DUE), ("2026Q3", DUE)])) == [("2026Q2", "2026Q2")]
    assert list(same_periods([("once", DUE)], [("2026-09-30", DUE)])) == [("once", "2026-09-30")]
    assert list(same_periods(quarters, [("once", DUE)])) == []


@given(st.lists(st.tuples(st.integers(1, 99), st.none() | st.dates()), min_size=1, unique_by=lambda one: one[0]))
def test_the_strictest_does_not_depend_on_the_order(items: list[tuple[int, date | None]]) -> None:
    found = strictest(items)
    assert found == strictest(list(reversed(items)))
    day = dict(items)[found]
    assert all(day is not None and day <= other for _, other in items if other is not None)
