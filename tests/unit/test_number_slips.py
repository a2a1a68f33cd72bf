"""A column of recognised numbers: slips are mended by their neighbours, and what is printed so stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.number_slips import mended

ROMANS = ("I", "II", "III", "IV", "V", "VI")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("STT |  1.1 122 1:8 1.4 ll 21 2.2", "STT I 1.1 1.2 1.3 1.4 II 2.1 2.2"),
        ("III 3.1 3.1.1 4.1.2 3:2 IV 41 4.2", "III 3.1 3.1.1 3.1.2 3.2 IV 4.1 4.2"),
        ("3 4 S 6 1 B 9", "3 4 5 6 7 8 9"),
        ("I 1 2 II l 2 3", "I 1 2 II 1 2 3"),
        ("I 1 2 II 3 ^ỹ) 5", "I 1 2 II 3 4 5"),
        ("3.1 Âu 312 KỸ) 3.3", "3.1 3.1.1 3.1.2 3.2 3.3"),
    ],
)
def test_a_slip_is_mended_by_its_neighbours(printed: str, meant: str) -> None:
    assert mended(printed.split()) == meant.split()


def test_empty_places_and_words_stay() -> None:
    assert mended(["STT", "", "V", "5.1", "9.2", "", "5.3"]) == ["STT", "", "V", "5.1", "5.2", "", "5.3"]
    assert mended(["Nội dung công việc", "Rà soát thủ tục"]) == ["Nội dung công việc", "Rà soát thủ tục"]
    assert mended([]) == []


@pytest.mark.parametrize(
    "printed",
    [
        "1 2 4 5",
        "1.4 1.6",
        "3.4 3.4 3.5",
        "I 1 2 3 I 1 2",
        "a b c",
        "1 2 A 1 2 B 1 2",
        "1 a b 2 a b 3",
        "12 13 20 21 22",
    ],
)
def test_what_the_plan_prints_so_stays(printed: str) -> None:
    """A number that is skipped or printed twice, annexes that begin anew."""
    assert mended(printed.split()) == printed.split()


def numbered(parts: list[int], *, through: bool, dotted: bool) -> list[str]:
    """Parts with so many tasks each, numbered as plans are."""
    found, count = [], 0
    for roman, (name, tasks) in enumerate(zip(ROMANS, parts, strict=False), start=1):
        found.append(name)
        count = count if through else 0
        for _ in range(tasks):
            count += 1
            found.append(f"{roman}.{count}" if dotted else str(count))
    return found


@given(st.lists(st.integers(1, 14), min_size=1, max_size=6), st.booleans(), st.booleans())
def test_a_right_numbering_is_never_touched(parts: list[int], through: bool, dotted: bool) -> None:
    numbers = numbered(parts, through=through and not dotted, dotted=dotted)
    assert mended(numbers) == numbers


@given(st.lists(st.integers(3, 9), min_size=2, max_size=5), st.data())
def test_one_lost_dot_is_always_mended(parts: list[int], data: st.DataObject) -> None:
    numbers = numbered(parts, through=False, dotted=True)
    place = data.draw(st.sampled_from([n for n, number in enumerate(numbers) if "." in number]))
    assert mended([*numbers[:place], numbers[place].replace(".", ""), *numbers[place + 1 :]]) == numbers
