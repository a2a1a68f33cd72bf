"""What an amended task means for its items: days move, hands change, and what was answered stays answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.amended_items import Going, Onward, Standing, going
from plans.calendar import ReportRegime, vietnam_calendar
from plans.deadlines import read_deadline
from plans.work import ALIVE, ANSWERED, ItemDraft, ItemFacts, Status, items_for

CALENDAR, REGIME = vietnam_calendar([2026]), ReportRegime()
POLICE, HEALTH, SCHOOL = 11, 22, 33
TODAY = date(2026, 6, 10)


def wanted(phrase: str, *leads: int) -> tuple[ItemDraft, ...]:
    rule = read_deadline(phrase, 2026).rule
    assert rule is not None
    return items_for(rule, leads or (POLICE,), [2026], CALENDAR, REGIME)


def made(drafts: tuple[ItemDraft, ...], status: Status | None = None) -> list[Standing]:
    """The drafts as the items that they became."""
    return [
        Standing(
            period=draft.period,
            item=ItemFacts(
                id=number, task=1, agency=draft.agency, kind=draft.kind, status=status or draft.status,
                start=draft.start, end=draft.end, due=draft.due, first_due=draft.due,
            ),
        )
        for number, draft in enumerate(drafts, start=1)
    ]  # fmt: skip


NOTHING = Going(on=(), down=(), new=())


@pytest.mark.parametrize("phrase", ["Trước 30/11/2026", "Thường xuyên", "Hằng quý", "Hằng tháng trước ngày 25"])
def test_the_same_deadline_and_leads_change_nothing(phrase: str) -> None:
    drafts = wanted(phrase)
    assert going(made(drafts), drafts, date(2026, 1, 5), days_changed=True) == NOTHING


def test_a_date_moves_and_the_item_stays() -> None:
    (after,) = wanted("Trước 15/12/2026")
    found = going(made(wanted("Trước 30/11/2026")), [after], TODAY, days_changed=True)
    assert found == Going(on=(Onward(item=1, agency=POLICE, draft=after),), down=(), new=())


def test_days_that_were_not_changed_stay_although_they_were_extended() -> None:
    drafts = wanted("Trước 30/11/2026")
    (one,) = made(drafts)
    extended = replace(one, item=replace(one.item, due=date(2026, 12, 20)))
    assert going([extended], drafts, TODAY, days_changed=False) == NOTHING


@pytest.mark.parametrize("status", sorted(ALIVE | {Status.WAITING}))
def test_open_work_goes_into_the_new_hands(status: Status) -> None:
    found = going(
        made(wanted("Trước 30/11/2026"), status), wanted("Trước 30/11/2026", HEALTH), TODAY, days_changed=False
    )
    assert found == Going(on=(Onward(item=1, agency=HEALTH, draft=None),), down=(), new=())


@pytest.mark.parametrize("status", sorted(ANSWERED))
def test_what_was_answered_stays_with_whom_it_was(status: Status) -> None:
    found = going(
        made(wanted("Trước 30/11/2026"), status), wanted("Trước 30/11/2026", HEALTH), TODAY, days_changed=False
    )
    assert found == NOTHING


def test_of_the_windows_those_answered_stay_and_the_others_go() -> None:
    standing = made(wanted("Thường xuyên"))
    standing[0] = replace(standing[0], item=replace(standing[0].item, status=Status.VERIFIED))
    found = going(standing, wanted("Thường xuyên", HEALTH), TODAY, days_changed=False)
    assert [(onward.item, onward.agency) for onward in found.on] == [(2, HEALTH), (3, HEALTH), (4, HEALTH)]
    assert (found.down, found.new) == ((), ())


def test_a_further_lead_gets_items_of_its_own() -> None:
    found = going(
        made(wanted("Trước 30/11/2026")), wanted("Trước 30/11/2026", POLICE, HEALTH), TODAY, days_changed=False
    )
    assert [(draft.agency, draft.period) for draft in found.new] == [(HEALTH, "once")]
    assert (found.on, found.down) == ((), ())


def test_one_of_two_leads_goes() -> None:
    standing = made(wanted("Trước 30/11/2026", POLICE, HEALTH))
    assert going(standing, wanted("Trước 30/11/2026", HEALTH), TODAY, days_changed=False).down == (1,)


def test_one_lead_follows_two() -> None:
    standing = made(wanted("Trước 30/11/2026", POLICE, HEALTH))
    found = going(standing, wanted("Trước 30/11/2026", SCHOOL), TODAY, days_changed=False)
    assert (found.on, found.down) == ((Onward(item=1, agency=SCHOOL, draft=None),), (2,))


def test_work_that_becomes_standing_is_made_anew_for_the_windows_to_come() -> None:
    found = going(made(wanted("Trước 30/11/2026")), wanted("Thường xuyên"), TODAY, days_changed=True)
    assert found.down == (1,)
    assert [draft.period for draft in found.new] == ["2026Q2", "2026Q3", "2026Q4"]


def test_a_day_of_the_month_moves_and_months_that_are_over_do_not_come_back() -> None:
    standing = made(wanted("Hằng tháng trước ngày 25"))
    found = going(standing, wanted("Hằng tháng trước ngày 10"), TODAY, days_changed=True)
    assert len(found.on) == 12
    assert (found.down, found.new) == ((), ())
    assert all(
        onward.draft and abs((onward.draft.due - standing[onward.item - 1].item.due).days) <= 45 for onward in found.on
    )  # type: ignore[operator]  # both have days


def test_what_waits_for_a_yes_may_only_get_a_later_day() -> None:
    standing = made(wanted("Trước 30/11/2026"), Status.REPORTED)
    (later,), (earlier,) = wanted("Trước 15/12/2026"), wanted("Trước 30/6/2026")
    assert going(standing, [later], TODAY, days_changed=True).on == (Onward(item=1, agency=POLICE, draft=later),)
    assert going(standing, [earlier], TODAY, days_changed=True) == NOTHING


def test_what_an_earlier_version_dropped_comes_back_with_its_history() -> None:
    (draft,) = wanted("Trước 30/11/2026")
    (one,) = made((draft,), Status.DROPPED)
    back = going([replace(one, may_return=True)], [draft], TODAY, days_changed=False)
    assert back.on == (Onward(item=1, agency=POLICE, draft=draft),)
    by_hand = going([one], [draft], TODAY, days_changed=False)
    assert by_hand == NOTHING


def test_a_new_task_has_no_items_for_windows_that_are_over() -> None:
    assert [draft.period for draft in going([], wanted("Thường xuyên"), TODAY, days_changed=True).new] == [
        "2026Q2", "2026Q3", "2026Q4",
    ]  # fmt: skip


def test_no_task_is_left_without_an_item() -> None:
    late = date(2027, 1, 10)
    assert len(going([], wanted("Thường xuyên"), late, days_changed=True).new) == 4


_PHRASES = st.sampled_from(
    ["Trước 30/11/2026", "Trước 30/6/2026", "Thường xuyên", "Hằng quý", "Hằng tháng trước ngày 25", "Quý III/2026",
     "Theo hướng dẫn của Sở Nội vụ"]
)  # fmt: skip
_LEADS = st.lists(st.sampled_from([POLICE, HEALTH, SCHOOL]), min_size=1, max_size=3, unique=True)


@given(_PHRASES, _LEADS, _PHRASES, _LEADS, st.lists(st.sampled_from(Status), min_size=40, max_size=40), st.booleans())
def test_nothing_is_lost_or_done_twice(
    before: str, had: list[int], after: str, will: list[int], statuses: list[Status], days_changed: bool
) -> None:
    standing = [
        replace(one, item=replace(one.item, status=status))
        for one, status in zip(made(wanted(before, *had)), statuses, strict=False)
    ]
    found = going(standing, wanted(after, *will), TODAY, days_changed=days_changed)
    touched = [*(onward.item for onward in found.on), *found.down]
    assert len(touched) == len(set(touched))
    by_id = {one.item.id: one for one in standing}
    assert all(by_id[item].item.status in ALIVE | {Status.WAITING} for item in found.down)
    assert Status.VERIFIED not in {by_id[onward.item].item.status for onward in found.on}
    places = [(o.agency, o.draft.period if o.draft else by_id[o.item].period) for o in found.on]
    places += [(draft.agency, draft.period) for draft in found.new]
    places += [(one.item.agency, one.period) for one in standing if one.item.status is Status.VERIFIED]
    assert len(places) == len(set(places))
