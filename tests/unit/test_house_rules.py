"""What a commune may settle for itself: how it is written, what is refused, and the rules that come of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from plans.calendar import VIETNAM, ReportRegime, SendBy, SendByBasis, WorkingHours, named_period, vietnam_calendar
from plans.house_rules import SETTINGS, NotASetting, calendar_by, hours_by, policy_by, read_setting, regime_by
from plans.ladder import LADDER_POLICY, Audience
from plans.work import JudgeRules, Status

READ = [
    ("hours", "7:30-11:30, 13:30-17:00", ["7:30-11:30", "13:30-17:00"]),
    ("cut-off-day", "31", 31),
    ("internal", "cutoff+2", "cutoff+2"),
    ("external", "end+10", "end+10"),
    ("draft", "15", "15"),
    ("counts-the-day", "có", True),
    ("moves_last_day", "no", False),
    ("you", " đồng chí ", "đồng chí"),
    ("before", "3, 10, 1", [1, 3, 10]),
    ("after", "no", []),
    ("every", "no", None),
    ("head", "0", 0),
    ("leader", "không", None),
    ("done-from", "Duyệt", "verified"),
    ("done_from", "confirmed", "confirmed"),
    ("resend-within", "5", 5),
]


@pytest.mark.parametrize(("name", "typed", "kept"), READ)
def test_a_setting_is_read_as_it_is_typed(name: str, typed: str, kept: Any) -> None:
    assert read_setting(name, typed) == (name.replace("-", "_"), kept)


NONSENSE = [
    ("hours", "7h30"), ("hours", "13:30-17:00, 07:30-11:30"), ("hours", "25:00-26:00"), ("hours", ""),
    ("cut-off-day", "0"), ("cut-off-day", "32"), ("cut-off-day", "²"), ("internal", "0"), ("internal", "32"),
    ("internal", "cutoff"), ("draft", "mai"), ("counts-the-day", "maybe"), ("you", ""), ("you", "x" * 21),
    ("before", "3, 3"), ("before", "0"), ("before", "-1"), ("before", "1; 3"), ("before", "9999"), ("after", ""),
    ("every", "0"), ("head", "-1"), ("office", "3.5"),
    ("done-from", "open"), ("done-from", ""), ("resend-within", "no"), ("resend-within", "251"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed"), NONSENSE)
def test_nonsense_is_refused_with_the_form_it_should_have(name: str, typed: str) -> None:
    with pytest.raises(NotASetting) as refused:
        read_setting(name, typed)
    assert refused.value.code == SETTINGS[name.replace("-", "_")].form


def test_what_nobody_knows_and_what_a_plan_cannot_have_are_told_apart() -> None:
    with pytest.raises(NotASetting) as unknown:
        read_setting("colour", "red")
    with pytest.raises(NotASetting) as not_of_a_plan:
        read_setting("hours", "08:00-12:00", of_plan=True)
    assert (unknown.value.code, not_of_a_plan.value.code) == ("unknown", "not-of-a-plan")
    assert read_setting("before", "5", of_plan=True) == ("before", [5])


def rules_by(said: dict[str, Any]) -> Any:
    policy = policy_by(said, {})
    distances = [
        sorted(distances)
        for ladder in (policy.dated, policy.standing)
        for distances in (ladder.before, ladder.after, [ladder.every or 0])
    ]
    told = (distances, policy.escalation, policy.checkins, policy.judging)
    return *told, regime_by(said), hours_by(said), calendar_by(said)


def test_nothing_set_is_what_the_rules_say_by_themselves() -> None:
    assert policy_by({}, {}) == LADDER_POLICY
    assert policy_by({}, {}).escalation == LADDER_POLICY.escalation
    assert rules_by({})[4:] == (ReportRegime(), WorkingHours(), vietnam_calendar())


@pytest.mark.parametrize("key", SETTINGS)
def test_what_is_shown_as_usual_is_what_holds(key: str) -> None:
    assert rules_by({key: SETTINGS[key].usual}) == rules_by({})


def test_a_plan_goes_before_its_commune() -> None:
    policy = policy_by({"before": [10], "head": 2, "office": None}, {"before": [5, 1], "leader": 20})
    assert policy.dated.before == (5, 1)
    assert policy.escalation == {Audience.HEAD: 2, Audience.LEADER: 20}


def test_a_plan_judges_in_its_own_way() -> None:
    policy = policy_by({"done_from": "confirmed", "resend_within": 5}, {"resend_within": 1})
    assert policy.judging == JudgeRules(done_from=Status.CONFIRMED, resend_within=1)


def test_the_province_words_its_days() -> None:
    regime = regime_by({"cut_off_day": 31, "internal": "7", "draft": "cutoff+2", "external": "end+10"})
    quarter, calendar = named_period("2026Q1", regime), calendar_by({})
    assert quarter.cut_off == date(2026, 3, 31)
    days = [rule.on(quarter, calendar) for rule in (regime.internal, regime.draft, regime.external)]
    assert days == [date(2026, 3, 7), date(2026, 4, 2), date(2026, 4, 10)]
    assert regime.internal == SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=7)


def test_the_commune_has_its_own_days_and_hours() -> None:
    settings = {
        "days_off": {"2026-11-23": "Nghỉ hoán đổi"}, "working_days": ["2026-11-28"], "moves_last_day": False,
        "hours": ["8:00-12:00"],
    }  # fmt: skip
    calendar, hours = calendar_by(settings), hours_by(settings)
    assert calendar.why_off(date(2026, 11, 23)) == "Nghỉ hoán đổi"
    assert calendar.is_working_day(date(2026, 11, 28))
    assert not calendar.moves_last_day
    sunday = datetime.combine(date(2026, 11, 22), time(9), VIETNAM)
    assert hours.next_opening(sunday, calendar) == datetime.combine(date(2026, 11, 25), time(8), VIETNAM)
