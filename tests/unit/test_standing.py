"""Standing work: sentences about results, and which of them still count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.judging import standing_events
from plans.replies import OpenItem
from plans.standing import (
    FEWEST,
    Answer,
    Turn,
    answer_in,
    answers_for,
    is_sentence,
    numbered,
    only_tells,
    result_in,
    says_undo_of_all,
    telling_events,
    turn_of,
)
from plans.work import EventKind, ItemEvent

RESULTS = {
    "3 vẫn duy trì": None,
    "việc 3 vẫn duy trì ạ": None,
    "tất cả vẫn duy trì": None,
    "7 việc vẫn duy trì": None,
    "2 xong": None,
    "vâng": None,
    "3 vẫn duy trì, đã đăng 15 tin bài": "đã đăng 15 tin bài",
    "Việc 2: Đã cập nhật 15 tin bài": "Đã cập nhật 15 tin bài",
    "2 xong, cấp 120 thẻ cho hộ nghèo": "cấp 120 thẻ cho hộ nghèo",
    "Đã hoàn thành 15/15 hồ sơ đúng hạn": "Đã hoàn thành 15/15 hồ sơ đúng hạn",
    "2 đã xong hôm kia ở nhà văn hóa": "đã xong hôm kia ở nhà văn hóa",
    "2 lớp tập huấn được mở cho 80 người": "2 lớp tập huấn được mở cho 80 người",
    "12.500 lượt người dân tra cứu": "12.500 lượt người dân tra cứu",
    "3 không phát sinh vì không có khiếu nại nào": "không có khiếu nại nào",
    "không phát sinh khiếu nại nào": "không phát sinh khiếu nại nào",
    "van duy tri, phat thanh 24 luot": "phat thanh 24 luot",
}


@pytest.mark.parametrize("words", RESULTS)
def test_a_report_tells_a_result_only_beyond_itself(words: str) -> None:
    assert result_in(words) == RESULTS[words]


NUMBERED = {
    "1. xong\n2. xong\n3. đang làm": None,  # lines of several items
    "2: đã cập nhật 15 tin bài": (2, "đã cập nhật 15 tin bài"),
    "Việc 12 - thêm 1 chuyên mục": (12, "thêm 1 chuyên mục"),
    "3. phát 24 lượt": (3, "phát 24 lượt"),
    "2:đã xong": (2, "đã xong"),
    "07:30 phát loa": None,
    "12.500 lượt người": None,
    "2-3 lượt mỗi tuần": None,
    "2 xong": None,
    "đã cập nhật 15 tin bài": None,
    "2:": None,
}


@pytest.mark.parametrize("text", NUMBERED)
def test_a_number_before_a_sentence_is_told_from_a_figure_in_it(text: str) -> None:
    assert numbered(text) == NUMBERED[text]


def test_a_word_or_two_are_no_sentence() -> None:
    assert not is_sentence("ok ạ")
    assert not is_sentence("… — !")
    assert is_sentence("thêm 1 chuyên mục")


def _events(*kinds: EventKind, **back: int) -> list[ItemEvent]:
    start = datetime(2026, 12, 7, 1, tzinfo=UTC)
    return [
        ItemEvent(id=n, at=start + timedelta(minutes=n), kind=kind, data=dict(back) if "event" in back else {})
        for n, kind in enumerate(kinds, start=1)
    ]


NOW = datetime(2026, 12, 31, tzinfo=UTC)


def test_what_was_added_to_a_report_counts_with_it() -> None:
    told = _events(EventKind.CREATED, EventKind.STILL_KEPT, EventKind.RESULT_TOLD, EventKind.CONFIRMED)
    assert telling_events(standing_events(told, NOW)) == [2, 3]


def test_what_was_added_to_a_report_falls_with_it() -> None:
    told = _events(EventKind.CREATED, EventKind.STILL_KEPT, EventKind.RESULT_TOLD, EventKind.UNDONE, event=2)
    assert telling_events(standing_events(told, NOW)) == []


def test_a_report_that_is_withdrawn_takes_its_sentences_along() -> None:
    told = _events(EventKind.CREATED, EventKind.STILL_KEPT, EventKind.RESULT_TOLD, EventKind.WITHDRAWN)
    assert telling_events(standing_events(told, NOW)) == []
    again = _events(
        EventKind.CREATED, EventKind.STILL_KEPT, EventKind.RESULT_TOLD, EventKind.WITHDRAWN, EventKind.STILL_KEPT
    )
    assert telling_events(standing_events(again, NOW)) == [5]


# What a morning brings -------------------------------------------------------------------------------------------

_LATER = {"unanswered": 3, "steps_today": False, "asked": False, "says_it_today": False}
TURNS = [
    (_LATER, Turn.LATER),
    ({**_LATER, "steps_today": True}, Turn.ASK),
    ({**_LATER, "unanswered": FEWEST - 1, "steps_today": True}, Turn.EACH),
    ({**_LATER, "asked": True, "says_it_today": True, "steps_today": True}, Turn.APART),
    ({**_LATER, "asked": True, "steps_today": True}, Turn.LINE),
    ({**_LATER, "asked": True, "unanswered": 1}, Turn.LINE),
    ({**_LATER, "asked": True, "says_it_today": True, "wished": True}, Turn.LINE),
    ({**_LATER, "wished": True}, Turn.EACH),
]


@pytest.mark.parametrize(("known", "turn"), TURNS)
def test_a_morning_asks_once_and_then_repeats_in_one_line(known: dict[str, Any], turn: Turn) -> None:
    assert turn_of(**known) is turn


@given(st.integers(1, 40), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_what_is_asked_was_never_asked_and_has_a_step_today(
    unanswered: int, steps_today: bool, asked: bool, says_it_today: bool, wished: bool
) -> None:
    turn = turn_of(
        unanswered=unanswered, steps_today=steps_today, asked=asked, says_it_today=asked and says_it_today,
        wished=wished,
    )  # fmt: skip
    if turn is Turn.ASK:
        assert steps_today
        assert not asked
        assert not wished
        assert unanswered >= FEWEST
    if turn is Turn.EACH:
        assert not asked


# Words that answer -----------------------------------------------------------------------------------------------

AT = datetime(2026, 3, 4, 1, tzinfo=UTC)
OPEN = (
    OpenItem(number=1, title="Niêm yết, công khai thủ tục hành chính", due=date(2026, 3, 14)),
    OpenItem(number=2, title="Ký số trên hệ thống dùng chung", due=date(2026, 3, 14)),
    OpenItem(number=5, title="Đưa tin, bài mới lên Trang thông tin điện tử", due=date(2026, 3, 14)),
)
ANSWERED = {
    "tất cả vẫn duy trì": Answer(kept=(1, 2, 5), whole=True),
    "tat ca van duy tri a": Answer(kept=(1, 2, 5), whole=True),
    "3 việc vẫn duy trì": Answer(kept=(1, 2, 5), whole=True),
    "tất cả việc thường xuyên vẫn duy trì": Answer(kept=(1, 2, 5), whole=True),
    "3 việc vẫn duy trì, trừ việc 5 không phát sinh": Answer(kept=(1, 2), nothing=(5,), whole=True),
    "tất cả vẫn duy trì trừ việc 1 và việc 2 không phát sinh": Answer(kept=(5,), nothing=(1, 2), whole=True),
    "việc 5 không phát sinh, các việc còn lại vẫn duy trì": Answer(kept=(1, 2), nothing=(5,), whole=True),
    "1, 2 vẫn duy trì": Answer(kept=(1, 2)),
    "tất cả không phát sinh": Answer(nothing=(1, 2, 5), whole=True),
    "5: đã đăng 15 tin bài": Answer(kept=(5,), results={5: "đã đăng 15 tin bài"}),
    "Việc 2: đã ký số 1.250 văn bản": Answer(kept=(2,), results={2: "đã ký số 1.250 văn bản"}),
    "5 vẫn duy trì, đã đăng 15 tin bài": Answer(kept=(5,), results={5: "đã đăng 15 tin bài"}),
}
# Nothing surely said of several of them, nor a mere result of one: asked back, or read as any other report.
NOT_ANSWERED = (
    "7 việc vẫn duy trì", "chắc tất cả vẫn duy trì", "tất cả vẫn duy trì chưa?", "tất cả vẫn duy trì trừ việc 5",
    "tất cả vẫn duy trì, trừ việc 9 không phát sinh", "trừ việc 5 không phát sinh", "vẫn duy trì", "5 vẫn duy trì",
    "5: chưa đăng tin nào", "5: mai đăng 15 tin bài", "5: đã đăng 15 tin bài phải không ạ?", "5: vướng kinh phí in ấn",
    "5 vẫn duy trì, nhưng chưa đăng tin nào", "9: đã đăng 15 tin bài", "đã đăng 15 tin bài", "tất cả xong", "5: ok",
    "các việc còn lại vẫn duy trì", "việc 1 vẫn duy trì, trừ việc 5 không phát sinh", "sẽ duy trì tất cả", "",
)  # fmt: skip


@pytest.mark.parametrize("text", ANSWERED)
def test_words_answer_for_a_window(text: str) -> None:
    assert answer_in(text, OPEN, AT) == ANSWERED[text]


@pytest.mark.parametrize("text", NOT_ANSWERED)
def test_what_is_not_sure_answers_for_nothing(text: str) -> None:
    assert answer_in(text, OPEN, AT) is None


def test_what_is_left_is_all_once_some_of_it_was_answered() -> None:
    left = "các việc còn lại vẫn duy trì"
    assert answer_in(left, OPEN[:2], AT, some_answered=True) == Answer(kept=(1, 2), whole=True)
    assert answer_in(left, OPEN[:1], AT, some_answered=True) == Answer(kept=(1,), whole=True)


def test_what_we_asked_to_be_told_is_taken_and_what_is_about_something_else_is_not() -> None:
    for words in ("có thêm 12 người ký số", "không có khiếu nại nào", "chưa có hồ sơ nào phát sinh", "mở 2 lớp"):
        assert answers_for(words, [5], OPEN, AT), words
    for words in ("1 xong", "ok", "xin gia hạn đến 20/3", "bao giờ phải nộp ạ?", "hủy", "chiều nhắc lại", "cảm ơn ạ"):
        assert not answers_for(words, [5], OPEN, AT), words


def test_only_a_sentence_about_what_was_done_is_taken_for_a_result_unasked() -> None:
    assert only_tells("đã ký số 1.250 văn bản", OPEN, AT)
    for words in ("sẽ đăng thêm 5 tin", "mai em gửi số liệu", "đã đăng nhưng chưa duyệt", "xin gia hạn đến 20/3"):
        assert not only_tells(words, OPEN, AT), words


def test_taking_back_names_nothing_else() -> None:
    assert says_undo_of_all("em báo nhầm", AT)
    assert says_undo_of_all("hủy", AT)
    for words in ("việc 2 báo nhầm", "hủy việc 2", "đã đăng 15 tin bài", "vâng"):
        assert not says_undo_of_all(words, AT), words
