"""Difficulties: from when to when, and how somebody says that one is settled."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import VIETNAM
from plans.judging import judge
from plans.settled import Settled, Span, read_settled, spans
from plans.work import EventKind, ItemEvent, ItemFacts, ItemKind, Status
from tests.unit.test_judging import CALENDAR

BEGUN = datetime(2026, 3, 2, 8, tzinfo=VIETNAM)
OPENED, SETTLED, UNDONE = EventKind.DIFFICULTY_OPENED, EventKind.DIFFICULTY_SETTLED, EventKind.UNDONE


def at(hour: int) -> datetime:
    return BEGUN + timedelta(hours=hour)


def history(*told: tuple[EventKind, dict[str, object]]) -> list[ItemEvent]:
    """Event n happens n hours after the beginning."""
    created = ItemEvent(id=0, at=at(0), kind=EventKind.CREATED, data={"due": "2026-06-30"})
    return [created, *(ItemEvent(id=n, at=at(n), kind=k, data=data) for n, (k, data) in enumerate(told, start=1))]


def test_each_is_settled_by_itself_or_all_at_once():
    one, other = (OPENED, {"waits_for": [4]}), (OPENED, {})
    assert spans(history(one, other, (SETTLED, {"difficulty": 1})), at(9)) == [
        Span(event=1, opened_at=at(1), settled_at=at(3), waits_for=(4,)),
        Span(event=2, opened_at=at(2)),
    ]
    assert [s.settled_at for s in spans(history(one, other, (SETTLED, {})), at(9))] == [at(3), at(3)]


def test_as_of_a_moment_before_it_was_settled_it_stands():
    told = history((OPENED, {}), (SETTLED, {}))
    assert spans(told, at(0)) == []
    assert spans(told, at(1))[0].settled_at is None
    assert spans(told, at(2))[0].settled_at == at(2)


def test_what_was_undone_never_stood_in_the_way():
    assert spans(history((OPENED, {}), (UNDONE, {"event": 1})), at(9)) == []


@given(st.lists(st.tuples(st.sampled_from([OPENED, SETTLED]), st.integers(1, 6)), max_size=8), st.integers(0, 9))
def test_open_here_is_open_to_the_judge(told, hour):
    events = history(*[(kind, {"difficulty": n} if kind is SETTLED and n < 5 else {}) for kind, n in told])
    item = ItemFacts(id=1, task=1, agency=1, kind=ItemKind.DATED, status=Status.OPEN)
    still_open = any(span.settled_at is None for span in spans(events, at(hour)))
    assert judge(item, events, CALENDAR, at(hour)).has_difficulty is still_open


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("5 hết vướng", 5),
        ("việc 5 đã hết vướng mắc rồi ạ", 5),
        ("viec 5 het vuong", 5),
        ("việc số 5 không còn vướng mắc", 5),
        ("hết vướng rồi", None),
        ("đã tháo gỡ", None),
        ("Đã tháo gỡ vướng mắc việc 5.", 5),
        ("vướng mắc của việc 5 đã được giải quyết", 5),
        ("vướng mắc đã được tháo gỡ", None),
        ("việc 5 đã gỡ xong", 5),
        ("việc này hết vướng rồi", None),
    ],
)
def test_settled(words, number):
    assert read_settled(words) == Settled(number=number)


@pytest.mark.parametrize(
    "words",
    [
        "5 chưa hết vướng", "hết vướng chưa?", "bao giờ hết vướng", "5 vướng: chưa có mẫu", "hết vướng thì em làm ngay",
        "hết giấy", "5 hết hạn", "việc 5 giải quyết xong", "mai mới hết vướng", "nếu hết vướng", "đã giải quyết hồ sơ",
        "5 hết vướng, 5 xong", "",
    ],
)  # fmt: skip
def test_what_does_not_say_so(words):
    assert read_settled(words) is None
