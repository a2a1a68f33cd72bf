"""Standing work: sentences about results, and which of them still count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from plans.judging import standing_events
from plans.standing import is_sentence, numbered, result_in, telling_events
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
