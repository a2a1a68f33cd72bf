"""Who stands in for whom on a day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plans.deputies import Away, StandIns

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)


def away(person: int, deputy: int | None, first: date = MONDAY, last: date = FRIDAY) -> Away:
    return Away(person=person, deputy=deputy, first=first, last=last)


def test_both_ends_belong_to_the_absence() -> None:
    one = [away(1, 2)]
    assert [StandIns(one, day).is_away(1) for day in (date(2026, 3, 8), MONDAY, FRIDAY, date(2026, 3, 14))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert StandIns(one, MONDAY).deputy_of(1) == 2
    assert StandIns(one, MONDAY).stood_in_for(2) == [1]
    assert StandIns(one, MONDAY).last_day(1) == FRIDAY
    assert StandIns(one, date(2026, 3, 14)).deputy_of(1) is None


def test_a_deputy_who_is_away_hands_on() -> None:
    stand_ins = StandIns([away(1, 2), away(2, 3)], MONDAY)
    assert stand_ins.deputy_of(1) == 3
    assert sorted(stand_ins.stood_in_for(3)) == [1, 2]
    assert stand_ins.stood_in_for(2) == []


def test_a_circle_has_no_deputy() -> None:
    stand_ins = StandIns([away(1, 2), away(2, 1)], MONDAY)
    assert (stand_ins.deputy_of(1), stand_ins.deputy_of(2)) == (None, None)


def test_what_was_said_last_holds() -> None:
    assert StandIns([away(1, 2), away(1, 3)], MONDAY).deputy_of(1) == 3


people = st.integers(1, 6)


@given(st.lists(st.builds(away, people, st.none() | people), max_size=8), people)
def test_a_deputy_is_here_and_knows_for_whom_they_stand(absences: list[Away], person: int) -> None:
    stand_ins = StandIns(absences, MONDAY)
    deputy = stand_ins.deputy_of(person)
    if deputy is not None:
        assert stand_ins.is_away(person)
        assert not stand_ins.is_away(deputy)
        assert person in stand_ins.stood_in_for(deputy)
