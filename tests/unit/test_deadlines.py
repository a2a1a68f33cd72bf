"""Deadline phrases of administrative Vietnamese: what they mean, what is asked about, and that no word is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plans import deadline_vocabulary as vocabulary
from plans.calendar import vietnam_calendar
from plans.deadlines import (
    DeadlineDoubt,
    DeadlineKind,
    DeadlineReading,
    DeadlineRule,
    Every,
    Repeat,
    due_days,
    read_deadline,
    rule_as_json,
    rule_from_json,
)
from plans.doubts import Doubt
from plans.text import fold
from tests.material import shared

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "deadline_phrases.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def golden() -> list[dict[str, Any]]:
    return lines(GOLDEN)


def held_out() -> list[dict[str, Any]]:
    """Phrases that were written down before the grammar had met them: see golden/holdouts.md."""
    return [phrase for path in sorted(GOLDEN.parent.glob("deadline_holdout_*.jsonl")) for phrase in lines(path)]


def differences(phrase: dict[str, Any]) -> Iterator[str]:
    """Where the reading of a collected phrase is not what was written down for it."""
    printed = rule_as_json(read_deadline(phrase["text"], phrase["year"]))
    if phrase.get("may_ask") and printed["doubt"]:
        return
    for key, expected in phrase["expect"].items():
        allowed = expected if key == "kind" and isinstance(expected, list) else [expected]
        if printed[key] not in allowed:
            yield f"{key} is {printed[key]}, not {expected}"
    if phrase.get("asks") and printed["doubt"] is None:
        yield "nobody is asked"


@pytest.mark.parametrize("phrase", golden(), ids=lambda phrase: phrase["text"] or "(empty)")
def test_our_own_phrases_mean_what_was_written_down_for_them(phrase):
    assert list(differences(phrase)) == []


@pytest.mark.parametrize("phrase", held_out(), ids=lambda phrase: phrase["text"] or "(empty)")
def test_phrases_held_out_mean_what_was_written_down_for_them(phrase):
    assert list(differences(phrase)) == []
    if not (phrase.get("asks") or phrase.get("may_ask")):
        assert read_deadline(phrase["text"], phrase["year"]).doubt is None


def test_the_collected_phrases_of_administrative_documents_are_all_understood():
    collected = lines(shared("data/deadlines_dev.jsonl"))
    wrong = {phrase["text"]: list(differences(phrase)) for phrase in collected if list(differences(phrase))}
    assert wrong == {}
    assert len(collected) == 119


@pytest.mark.parametrize("plan", ["vinh_thong", "son_vi"])
def test_the_deadlines_of_the_transcribed_plans_are_read_without_a_doubt(plan):
    tasks = json.loads(shared(f"gold/{plan}.json").read_text(encoding="utf-8"))["tasks"]
    for task in tasks:
        printed = rule_as_json(read_deadline(task["deadline_text"], 2026))
        assert printed["doubt"] is None
        assert {key: printed[key] for key in task["deadline"]} == task["deadline"]


# The other deadlines printed in the five plans that were read for this program.
@pytest.mark.parametrize(
    ("phrase", "kind", "start", "due"),
    [
        ("Trong ngày 31/12/2026", "date", None, date(2026, 12, 31)),
        ("Trong năm 2026", "period", date(2026, 1, 1), date(2026, 12, 31)),
        ("Cả năm 2026", "period", date(2026, 1, 1), date(2026, 12, 31)),
        ("Quý I năm 2026", "period", date(2026, 1, 1), date(2026, 3, 31)),
        ("Tháng 01-05/2026", "period", date(2026, 1, 1), date(2026, 5, 31)),
        ("Tháng 7-10/2026", "period", date(2026, 7, 1), date(2026, 10, 31)),
        ("Quý III,IV/2026", "period", date(2026, 7, 1), date(2026, 12, 31)),
        ("Quý IV/2027", "period", date(2027, 10, 1), date(2027, 12, 31)),
        ("Trước ngày 15/01/2026", "date", None, date(2026, 1, 14)),
        ("chậm nhất ngày **15/01/2026**", "date", None, date(2026, 1, 15)),
        ("Mục tiêu đến hết năm 2030", "date", None, date(2030, 12, 31)),
        ("giai đoạn 2026 - 2030", "period", date(2026, 1, 1), date(2030, 12, 31)),
        ("Thường Xuyên", "continuous", None, None),
        ("Định kỳ hoặc đột xuất", "continuous", None, None),
        ("định kỳ hằng năm", "recurring", None, None),
        ("Theo hướng dẫn của Trung ương, tỉnh.", "conditional", None, None),
        ("Theo hướng dẫn của Sở Nội vụ", "conditional", None, None),
        ("Theo yêu cầu của Sở Nội vụ", "conditional", None, None),
    ],
)
def test_deadlines_of_real_plans(phrase, kind, start, due):
    reading = read_deadline(phrase, 2026)
    assert reading.doubt is None
    assert (reading.rule.kind, reading.rule.start, reading.rule.due) == (kind, start, due)


# -- what is asked


@pytest.mark.parametrize(
    ("phrase", "code", "words"),
    [
        ("", DeadlineDoubt.EMPTY, {}),
        (" - ", DeadlineDoubt.EMPTY, {}),
        ("Phòng Kinh tế", DeadlineDoubt.NOT_UNDERSTOOD, {"words": "Phòng Kinh tế"}),
        ("Trước 15/6/2026, trừ thôn Đồi", DeadlineDoubt.NOT_UNDERSTOOD, {"words": "trừ thôn Đồi"}),
        ("xong " * 100, DeadlineDoubt.TOO_LONG, {}),
        ("Trước ngày 31/6/2026", DeadlineDoubt.IMPOSSIBLE_DATE, {"words": "31/6"}),
        ("29/2/2026", DeadlineDoubt.IMPOSSIBLE_DATE, {"words": "29/2/2026"}),
        ("Tháng 13/2026", DeadlineDoubt.IMPOSSIBLE_DATE, {"words": "Tháng 13"}),
        ("Trước ngày 20", DeadlineDoubt.DAY_WITHOUT_MONTH, {"day": "20"}),
        ("Hằng quý, trước ngày 15", DeadlineDoubt.DAY_WITHOUT_MONTH, {"day": "15"}),
        ("Cuối quý", DeadlineDoubt.PERIOD_WITHOUT_NUMBER, {"words": "Cuối quý"}),
        ("Trong tháng", DeadlineDoubt.PERIOD_WITHOUT_NUMBER, {"words": "Trong tháng"}),
        ("đầu quý III", DeadlineDoubt.VAGUE, {"words": "đầu quý III"}),
        ("Thứ Sáu", DeadlineDoubt.VAGUE, {"words": "Thứ Sáu"}),
        ("trước hết Quý III/2026", DeadlineDoubt.VAGUE, {"words": "trước hết Quý III/2026"}),
        ("Trong năm học 2026 - 2027", DeadlineDoubt.SCHOOL_YEAR, {"words": "năm học 2026 - 2027"}),
        ("Trước ngày 15/12/2062", DeadlineDoubt.YEAR_FAR, {"date": "2062-12-14", "year": "2026"}),
        ("15/6/2026 hoặc 15/7", DeadlineDoubt.ALTERNATIVES, {"first": "15/6/2026", "second": "15/7"}),
        ("Tháng 5, trước ngày 10/7", DeadlineDoubt.CONTRADICTION, {"first": "2026-05-31", "second": "2026-07-09"}),
        ("Tháng 11 đến tháng 02", DeadlineDoubt.BACKWARDS, {"start": "2026-11-01", "end": "2026-02-28"}),
        ("Sau ngày 30/6/2026", DeadlineDoubt.ONLY_AFTER, {"words": "Sau ngày 30/6/2026"}),
        ("10-12/2026", DeadlineDoubt.AMBIGUOUS_NUMBERS, {"words": "10-12"}),
        ("24/7", DeadlineDoubt.AMBIGUOUS_NUMBERS, {"words": "24/7"}),
        ("Quý 11/2026", DeadlineDoubt.UNREADABLE_QUARTER, {"words": "Quý 11"}),
        ("Thứ Hai, ngày 13/11/2026", DeadlineDoubt.WRONG_WEEKDAY, {"date": "2026-11-13"}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_told_is_asked_with_its_reason(phrase, code, words):
    expected = Doubt(field="deadline", code=code, args=words)
    assert read_deadline(phrase, 2026) == DeadlineReading(text=phrase, rule=None, doubt=expected)


@pytest.mark.parametrize(
    ("phrase", "kind", "code"),
    [
        ("Tháng 6 và tháng 12", "recurring", DeadlineDoubt.SEVERAL_DAYS),
        ("6 tháng đầu năm; 6 tháng cuối năm", "period", DeadlineDoubt.SEVERAL_DAYS),
        ("Trước 30/11/2026, chậm nhất 25/11/2026", "date", DeadlineDoubt.STRICTER_OF_TWO),
        ("Thường xuyên; trước 15/12/2026", "date", DeadlineDoubt.STANDING_AND_DATED),
        ("Thường xuyên, báo cáo trước ngày 25 hằng tháng", "recurring", DeadlineDoubt.STANDING_AND_DATED),
        ("Hằng năm, Quý I/2026", "recurring", DeadlineDoubt.RECURRING_AND_DATED),
        ("Định kỳ quý IV/2026", "period", DeadlineDoubt.RECURRING_AND_DATED),
        ("03 ngày/lần", "recurring", DeadlineDoubt.UNCOMMON_FREQUENCY),
        ("02 lần/năm", "recurring", DeadlineDoubt.UNCOMMON_FREQUENCY),
        ("6 tháng", "recurring", DeadlineDoubt.BARE_FREQUENCY),
        ("Ngày 25 của tháng", "recurring", DeadlineDoubt.BARE_FREQUENCY),
        ("Dự kiến quý III/2026", "period", DeadlineDoubt.TENTATIVE),
        ("Trước 15/6/2026 đối với các thôn", "date", DeadlineDoubt.FOR_SOME_ONLY),
        ("Giai đoạn 2026-2030, tầm nhìn 2045", "period", DeadlineDoubt.OUTLOOK),
        ("Sau 10 ngày kể từ ngày 01/7/2026", "conditional", DeadlineDoubt.DATE_IN_CONDITION),
        ("Quý II/2026 hoặc khi có hướng dẫn", "period", DeadlineDoubt.ALTERNATIVES),
        ("15/12/2026 (*)", "date", DeadlineDoubt.UNUSUAL_DATE),
    ],
)
def test_a_likely_reading_is_kept_and_asked_about(phrase, kind, code):
    reading = read_deadline(phrase, 2026)
    assert reading.rule.kind == kind
    assert reading.doubt.code == code


def test_every_reason_to_ask_can_be_given_by_some_phrase():
    asked = {read_deadline(phrase["text"], phrase["year"]).doubt for phrase in golden()}
    named = [mark.args[1] for mark in test_what_cannot_be_told_is_asked_with_its_reason.pytestmark]
    named += [mark.args[1] for mark in test_a_likely_reading_is_kept_and_asked_about.pytestmark]
    in_tables = {value for table in named for row in table for value in row if isinstance(value, DeadlineDoubt)}
    assert {doubt.code for doubt in asked if doubt} | in_tables == set(DeadlineDoubt)


# -- parts of a rule


def test_the_day_named_after_before_is_kept_beside_the_last_day():
    rule = read_deadline("Trước 30/11/2026", 2026).rule
    assert (rule.due, rule.strictly_before) == (date(2026, 11, 29), date(2026, 11, 30))


def test_both_limits_at_once_mean_the_stricter():
    assert read_deadline("Chậm nhất là trước ngày 15/11/2026", 2026).rule.due == date(2026, 11, 14)


def test_an_hour_makes_the_day_itself_the_last():
    rule = read_deadline("Trước 16h30 ngày 5/6", 2026).rule
    assert (rule.due, rule.strictly_before, rule.by_time) == (date(2026, 6, 5), None, time(16, 30))


def test_a_period_may_carry_a_condition_in_its_own_words():
    rule = read_deadline("Quý II/2026 (sau khi tỉnh có kế hoạch)", 2026).rule
    assert (rule.kind, rule.due, rule.condition) == ("period", date(2026, 6, 30), "sau khi tỉnh có kế hoạch")


def test_the_plans_year_fills_in_for_a_missing_one():
    assert read_deadline("Quý II", 2031).rule.due == date(2031, 6, 30)
    assert read_deadline("Trước 20/01 năm sau", 2031).rule.due == date(2032, 1, 19)


def test_a_phrase_without_marks_means_the_same():
    with_marks, without = (
        read_deadline("Trước ngày 10 tháng đầu quý sau", 2026),
        read_deadline("truoc ngay 10 thang dau quy sau", 2026),
    )
    assert with_marks.rule == without.rule


def test_before_tet_is_the_last_working_day_before_the_holiday():
    assert read_deadline("Trước Tết Nguyên đán", 2026).rule.due == date(2026, 2, 13)


@pytest.mark.parametrize("name", ["Bính Ngọ", "Bính Ngọ 2026", "năm 2026"])
def test_the_name_of_the_lunar_year_is_understood(name):
    assert read_deadline(f"Trước Tết Nguyên đán {name}", 2026).rule.due == date(2026, 2, 13)


def test_a_lunar_year_that_contradicts_its_number_is_asked_about():
    assert read_deadline("Trước Tết Đinh Mùi 2026", 2026).doubt.code == DeadlineDoubt.CONTRADICTION


# -- the due days of other years


@pytest.mark.parametrize(
    ("phrase", "year", "expected"),
    [
        ("trước ngày 15 của tháng cuối quý", 2027, ["2027-03-14", "2027-06-14", "2027-09-14", "2027-12-14"]),
        ("chậm nhất ngày 10 của tháng đầu quý sau", 2027, ["2027-04-10", "2027-07-10", "2027-10-10", "2028-01-10"]),
        ("trước ngày 31/12 hằng năm", 2030, ["2030-12-30"]),
        ("Hằng năm, trước ngày 31/01 năm sau", 2027, ["2028-01-30"]),
        ("Quý I hằng năm", 2028, ["2028-03-31"]),
        ("cuối tháng 2 hằng năm", 2028, ["2028-02-29"]),
        ("Hằng quý", 2026, []),
        ("15/4, 15/10/2026", 2026, ["2026-04-15", "2026-10-15"]),
        ("15/4, 15/10/2026", 2027, []),
        ("Ngày 20 hằng tháng, từ tháng 10/2026", 2026, ["2026-10-20", "2026-11-20", "2026-12-20"]),
        ("Ngày 20 hằng tháng, từ tháng 10/2026 đến tháng 02/2027", 2027, ["2027-01-20", "2027-02-20"]),
    ],
)
def test_due_days_of_a_year(phrase, year, expected):
    rule = read_deadline(phrase, 2026).rule
    assert [day.isoformat() for day in due_days(rule, year)] == expected


def test_a_weekly_rule_falls_on_every_such_weekday_of_the_year():
    fridays = due_days(read_deadline("Thứ Sáu hằng tuần", 2026).rule, 2027)
    assert (fridays[0], fridays[-1], len(fridays)) == (date(2027, 1, 1), date(2027, 12, 31), 53)
    assert {day.weekday() for day in fridays} == {4}


def test_the_last_working_day_follows_the_calendar_of_the_commune():
    rule = read_deadline("Ngày làm việc cuối cùng của quý", 2026).rule
    closed = vietnam_calendar(days_off={date(2026, 6, 30): "x"})
    assert due_days(rule, 2026)[1] == date(2026, 6, 30)
    assert due_days(rule, 2026, closed)[1] == date(2026, 6, 29)


def test_a_day_that_a_month_lacks_is_its_last_day():
    rule = DeadlineRule(kind=DeadlineKind.RECURRING, every=(Every.MONTH,), repeats=(Repeat(every=Every.MONTH, day=31),))
    assert [day.day for day in due_days(rule, 2028)][:4] == [31, 29, 31, 30]


# -- as JSON


@pytest.mark.parametrize("phrase", golden(), ids=lambda phrase: phrase["text"] or "(empty)")
def test_a_rule_survives_json(phrase):
    reading = read_deadline(phrase["text"], phrase["year"])
    assert rule_from_json(json.loads(json.dumps(rule_as_json(reading)))) == reading.rule


def test_a_doubt_is_printed_with_its_words():
    assert rule_as_json(read_deadline("Trước ngày 20", 2026)) == {
        "text": "Trước ngày 20", "kind": "doubt", "from": None, "due": None, "strictly_before": None, "every": [],
        "dues": [], "periodic": False, "condition": None,
        "doubt": {"field": "deadline", "code": "deadline-day-without-month", "args": {"day": "20"}},
    }  # fmt: skip


def test_the_shape_of_the_transcribed_plans_is_read_as_a_rule():
    printed = {"kind": "period", "from": "2026-04-01", "due": None, "condition": "sau khi tỉnh có kế hoạch"}
    assert rule_from_json(printed) == DeadlineRule(
        kind=DeadlineKind.PERIOD, start=date(2026, 4, 1), condition="sau khi tỉnh có kế hoạch"
    )


@pytest.mark.parametrize("year", [26, 1999, 2091, 0])
def test_a_plan_of_an_impossible_year_is_refused(year):
    with pytest.raises(ValueError, match=str(year)):
        read_deadline("Quý II", year)


# -- nothing is lost, nothing breaks

PHRASES = [phrase["text"] for phrase in [*golden(), *held_out()] if phrase["text"].strip()]
# After these words a name or a purpose follows, of which any word may be a part.
NAMING_ON = (*vocabulary.NAMING_ON, "doi")


@settings(deadline=None)  # the machine may be busy; what is asserted is not speed
@given(phrase=st.sampled_from(PHRASES), where=st.floats(0, 1))
def test_a_word_that_does_not_belong_is_never_passed_over(phrase, where):
    words = phrase.split()
    if any(f" {lead} " in f" {fold(phrase).replace('(', '')} " for lead in NAMING_ON):
        return
    words.insert(round(where * len(words)), "zxq")
    reading = read_deadline(" ".join(words), 2026)
    asked = reading.doubt and "zxq" in str(reading.doubt.args)
    assert reading.rule is None or asked or "zxq" in (reading.rule.condition or "")


def meaning(reading: DeadlineReading) -> dict[str, Any]:
    printed = rule_as_json(reading)
    return {key: printed[key] for key in printed.keys() - {"text", "doubt", "condition"}}


@settings(deadline=None)
@given(
    phrase=st.sampled_from(PHRASES),
    retyped=st.sampled_from(
        (lambda text: normalize("NFD", text), str.upper, str.lower, lambda text: text.replace(" ", " \u00a0\n ") + "\t")
    ),
)
def test_letters_of_another_size_or_form_and_more_room_mean_the_same(phrase, retyped):
    assert meaning(read_deadline(retyped(phrase), 2026)) == meaning(read_deadline(phrase, 2026))


def days_of(rule: DeadlineRule | None) -> list[date]:
    return [day for day in (rule.start, rule.due, rule.strictly_before, *rule.dues) if day] if rule else []


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from([word for phrase in PHRASES for word in phrase.split()]), max_size=12).map(" ".join),
    ),
    year=st.integers(2000, 2090),
)
def test_every_text_is_read_the_same_twice_and_within_a_programmes_years(text, year):
    first, second = read_deadline(text, year), read_deadline(text, year)
    assert first == second
    assert all(year - 2 <= day.year <= year + 31 for day in days_of(first.rule))


@settings(deadline=None)
@given(phrase=st.sampled_from(PHRASES), data=st.data())
def test_a_slip_of_the_scanner_never_changes_the_meaning_without_a_word(phrase, data):
    slips = [i for i, character in enumerate(phrase) if character in "01/-.,"]
    if not slips:
        return
    at = data.draw(st.sampled_from(slips))
    slip = {"0": "O", "1": "l"}.get(phrase[at]) or data.draw(st.sampled_from(["", " "]))
    before, after = read_deadline(phrase, 2026), read_deadline(phrase[:at] + slip + phrase[at + 1 :], 2026)
    waits = after.rule is None or after.doubt is not None or after.rule.kind is DeadlineKind.CONDITIONAL
    assert waits or before.rule is None or meaning(after) == meaning(before)


def waits_or_asks(reading: DeadlineReading) -> bool:
    return reading.rule is None or reading.doubt is not None or reading.rule.condition is not None


@settings(max_examples=300, deadline=None)
@given(phrase=st.sampled_from(PHRASES), data=st.data())
def test_a_letter_lost_doubled_or_moved_never_moves_a_day_without_a_word(phrase, data):
    """Letters of Roman figures apart: nobody can see that "Quý II" was "Quý III"."""
    letters = [at for at, letter in enumerate(phrase) if letter.isalpha() and letter not in "iIvVlLĩĨqQ"]
    if not letters:
        return
    at = data.draw(st.sampled_from(letters))
    letter, following, rest = phrase[at], phrase[at + 1 : at + 2], phrase[at + 2 :]
    slip = data.draw(st.sampled_from(("", letter * 2)))
    moved = phrase[:at] + following + letter + rest
    before = read_deadline(phrase, 2026)
    for after in (read_deadline(phrase[:at] + slip + following + rest, 2026), read_deadline(moved, 2026)):
        if not (waits_or_asks(before) or waits_or_asks(after)):
            assert (after.rule.due, after.rule.dues) == (before.rule.due, before.rule.dues)


@settings(max_examples=300, deadline=None)
@given(
    first=st.sampled_from(PHRASES),
    second=st.sampled_from(PHRASES),
    cut=st.integers(0, 40),
    noise=st.text(max_size=6),
    year=st.integers(2000, 2090),
)
def test_no_mixture_of_phrases_breaks_the_reader(first, second, cut, noise, year):
    reading = read_deadline(first[:cut] + noise + second[cut:], year)
    assert reading.rule is not None or reading.doubt is not None


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Nd"]), max_size=60))
def test_text_without_dates_is_never_given_a_day(text):
    # "Nửa năm cuối", "cuối tháng", "Tết" name a day without any figure.
    assume(not {"nam", "quy", "thang", "tet"} & set(fold(text).split()))
    rule = read_deadline(text, 2026).rule
    assert rule is None or rule.kind in (DeadlineKind.CONDITIONAL, DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING)
