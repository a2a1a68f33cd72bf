"""Replies put together of a topic, a predicate and courtesies: each means what its parts mean, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.calendar import VIETNAM
from plans.replies import ActionKind, Context, OpenItem, understand
from plans.reply_values import STATE_CHANGING
from plans.text import fold

NOW = datetime(2026, 11, 20, 8, tzinfo=VIETNAM)
DUE = date(2026, 12, 15)
# Titles with words that name them, one of which says little enough to be another's.
TITLES = (
    ("Tổ chức Ngày hội đại đoàn kết tại 5 thôn", ("ngày hội đại đoàn kết", "đại đoàn kết")),
    ("Quyết toán kinh phí chương trình mục tiêu quốc gia", ("quyết toán kinh phí", "chương trình mục tiêu quốc gia")),
    ("Lắp đặt camera an ninh trụ sở", ("camera an ninh", "camera an ninh trụ sở")),
    ("Tuyên truyền phòng chống tảo hôn", ("tuyên truyền tảo hôn", "phòng chống tảo hôn")),
)
CONTEXT = Context(
    items=tuple(OpenItem(number=n, title=title, due=DUE) for n, (title, _) in enumerate(TITLES, 1)),
    reply_to=None, has_file=False, role="officer",
)  # fmt: skip

# What is said of an item, and the action (with its share or its day) that it means.
MEANT = {
    ("done", None): (
        "xong rồi ạ", "đã hoàn thành", "em làm xong rồi", "bên em xong hôm qua rồi", "đã được hoàn thành", "xog r nha",
        "vừa xong ạ", "xong xuôi rồi nhé", "phòng em đã hoàn thành đúng hạn", "xong 100% rồi", "xong hết rồi ạ",
    ),
    ("progress", None): (
        "đang làm ạ", "chưa xong", "sắp xong", "cơ bản xong", "em trình ký rồi ạ", "còn đang làm", "mới bắt đầu ạ",
        "đang chờ ký", "em đang làm dở", "đang lấy ý kiến",
    ),
    ("progress", 0): ("chưa làm gì", "chưa triển khai ạ", "chưa bắt đầu"),
    ("progress", 60): ("được 60%", "đạt 60% ạ", "làm được khoảng 60%", "đang làm, được 60%", "được sáu mươi phần trăm"),
    ("difficulty", None): (
        "vướng vì thiếu người", "chưa làm được vì mưa", "đang chờ hướng dẫn của tỉnh", "vướng chưa có kinh phí",
    ),
    ("extension", date(2026, 12, 28)): (
        "xin lùi đến 28/12", "cho em khất tới 28/12", "đề nghị gia hạn đến 28/12", "dời sang 28/12 giúp em",
    ),
}  # fmt: skip
PHRASES = [(phrase, meaning) for meaning, phrases in MEANT.items() for phrase in phrases]
NUMBERED = ("việc {n}", "Việc số {n}", "v{n}", "nhiệm vụ {n}", "việc {n}:", "dạ việc {n}")
JOINTS = (", ", ". ", "; ", ", còn ", " nhưng ", "\n")


def topics(number: int) -> list[str]:
    names = TITLES[number - 1][1]
    return [*(form.format(n=number) for form in NUMBERED), *names, *(f"việc {name}" for name in names)]


def meant_by(text: str) -> list[tuple[str, object, object]]:
    """Each action with its item and its share or its day."""
    actions = understand(text, CONTEXT, NOW).actions
    return sorted(((a.kind.value, a.item, a.percent if a.percent is not None else a.date) for a in actions), key=str)


@pytest.mark.parametrize(("phrase", "meaning"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_what_is_said_of_an_item_is_meant_however_it_is_named(phrase, meaning):
    kind, value = meaning
    texts = [(f"{topic} {phrase}", number) for number in range(1, len(TITLES) + 1) for topic in topics(number)]
    missed = [text for text, number in texts if meant_by(text) != [(kind, number, value)]]
    assert not missed


@pytest.mark.parametrize(("phrase", "meaning"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_the_same_typed_without_marks_means_it_or_is_asked(phrase, meaning):
    kind, value = meaning
    for number in range(1, len(TITLES) + 1):
        for topic in topics(number):
            assert meant_by(fold(f"{topic} {phrase}")) in ([(kind, number, value)], []), f"{topic} {phrase}"


TWO = st.lists(st.integers(1, len(TITLES)), min_size=2, max_size=2, unique=True)


@given(TWO, st.data(), st.sampled_from(PHRASES), st.sampled_from(PHRASES), st.sampled_from(JOINTS))
@settings(max_examples=500, deadline=None)
def test_of_two_items_each_gets_what_is_said_of_it_or_both_are_asked(numbers, data, first, second, joint):
    one, other = (data.draw(st.sampled_from(topics(number))) for number in numbers)
    text = f"{one} {first[0]}{joint}{other} {second[0]}"
    expected = {(kind, number, value) for number, (_, (kind, value)) in zip(numbers, (first, second), strict=True)}
    state_changing = {told for told in meant_by(text) if ActionKind(told[0]) in STATE_CHANGING}
    assert state_changing <= expected


@given(st.sampled_from(PHRASES), st.sampled_from(PHRASES), st.sampled_from(JOINTS))
@settings(max_examples=200, deadline=None)
def test_a_word_of_another_title_never_moves_the_item_named_before(first, second, joint):
    """ "Camera" alone may not be enough to name an item, and is no reason to take another for it."""
    told = meant_by(f"việc 2 {first[0]}{joint}cái camera {second[0]}")
    moved = {(kind, item, value) for kind, item, value in told if item == 2 and ActionKind(kind) in STATE_CHANGING}
    assert moved <= {(first[1][0], 2, first[1][1])}
