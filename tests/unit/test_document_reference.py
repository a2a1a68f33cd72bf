"""Documents named as evidence: read from what people type, and from the first page of a paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document_reference import (
    DayInQuestion,
    DocumentReference,
    cited_to,
    corrected,
    read_day,
    read_first_page,
    read_reference,
)
from plans.text import fold

TODAY = date(2026, 11, 20)
BEGUN = date(2026, 1, 1)


def ref(number: str, day: date | None = None, kind: str | None = None, **more: object) -> DocumentReference:
    return DocumentReference(kind=kind, number=number, issued_on=day, **more)  # type: ignore[arg-type]  # of any field


NAMED = [
    ("KH 45/KH-UBND ngày 20/11", ref("45/KH-UBND", TODAY, "Kế hoạch")),
    ("2 xong, kh 45/kh-ubnd ngay 20/11", ref("45/KH-UBND", TODAY, "Kế hoạch")),
    ("kế hoạch số: 45 / KH-UBND, ngày 20 tháng 11 năm 2026", ref("45/KH-UBND", TODAY, "Kế hoạch")),
    ("45/KH-UBND (20/11/2026)", ref("45/KH-UBND", TODAY, "Kế hoạch")),
    ("45/KH-UBND", ref("45/KH-UBND", None, "Kế hoạch")),
    (
        "công văn số 112/UBND-VHXH ngày 5.11.2026 của UBND xã",
        ref("112/UBND-VHXH", date(2026, 11, 5), "Công văn", issuer="UBND xã"),
    ),
    (
        "kh 45/KH-UBND của UBND xã An Mẫu ban hành ngày 20/11 rồi nhé",
        ref("45/KH-UBND", TODAY, "Kế hoạch", issuer="UBND xã An Mẫu"),
    ),
    ("QĐ 15 ngày 3/2", ref("15", date(2026, 2, 3), "Quyết định")),
    ("qd so 15", ref("15", None, "Quyết định")),
    ("cv 12/2026/qd-ubnd ngay 1/7/26", ref("12/2026/QĐ-UBND", date(2026, 7, 1), "Quyết định")),
    ("TTr 05/ttr-ubnd ngày 1/6/2026", ref("05/TTr-UBND", date(2026, 6, 1), "Tờ trình")),
    ("văn bản số 7/PKT-NN ngày 1/6/2026", ref("7/PKT-NN", date(2026, 6, 1))),
    (
        "mục II, trang 3 Kế hoạch 45/KH-UBND ngày 20/11/2026",
        ref("45/KH-UBND", TODAY, "Kế hoạch", part="mục II, trang 3"),
    ),
    (
        "Quyết định số 10/QĐ-UBND ngày 1/6/2026 về việc thành lập tổ công tác, trang 3",
        ref("10/QĐ-UBND", date(2026, 6, 1), "Quyết định", subject="thành lập tổ công tác", part="trang 3"),
    ),
    (
        "10/NQ-HĐND ngày 1/6/2026 “Dự toán năm 2027” phụ lục I",
        ref("10/NQ-HĐND", date(2026, 6, 1), "Nghị quyết", subject="Dự toán năm 2027", part="phụ lục I"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_document_is_read_from_words(text: str, expected: DocumentReference) -> None:
    assert read_reference(text, TODAY, BEGUN) == expected


@pytest.mark.parametrize(("text", "expected"), NAMED[:5])
def test_without_marks_it_is_the_same_document(text: str, expected: DocumentReference) -> None:
    assert read_reference(fold(text), TODAY, BEGUN) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2 xong", "7/9 xong", "việc 2 đạt 3/4 xã", "kế hoạch 15 ngày nữa xong", "báo cáo 15% rồi", "quý 3/2026",
     "https://xa.example.vn/45/KH-UBND", "ngày 20/11/2026", "cv số 3.5 tỷ", "số 12/34"],
)  # fmt: skip
def test_what_names_no_document_is_none(text: str) -> None:
    assert read_reference(text, TODAY, BEGUN) is None


@pytest.mark.parametrize(
    ("text", "doubt", "day"),
    [
        ("45/KH-UBND ngày 20/12/2026", DayInQuestion.DATE_AHEAD, date(2026, 12, 20)),
        ("45/KH-UBND ngày 20/11/2025", None, date(2025, 11, 20)),
        ("45/KH-UBND ngày 1/10/2025", DayInQuestion.DATE_LONG_BEFORE, date(2025, 10, 1)),
        ("45/KH-UBND ngày 25/11", DayInQuestion.DATE_UNCLEAR, None),  # to come, or a year ago
        ("45/KH-UBND ngày 30/2", DayInQuestion.DATE_IMPOSSIBLE, None),
        ("45/KH-UBND ngày 31/4/2026", DayInQuestion.DATE_IMPOSSIBLE, None),
    ],
)
def test_a_day_that_does_not_fit_is_doubted(text: str, doubt: DayInQuestion | None, day: date | None) -> None:
    found = read_reference(text, TODAY, BEGUN)
    assert found is not None
    assert (found.doubt, found.issued_on) == (doubt, day)
    assert found.proves_on == (day if doubt is None else None)
    assert (found.day_said is None) == (day is not None)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_a_day_without_its_year_is_never_one_to_come(today: date, begun: date) -> None:
    for apart in (0, 1, 30, 170):
        day = today - timedelta(days=apart)
        found = read_reference(f"45/KH-UBND ngày {day:%d/%m}", today, begun)
        assert found is not None
        assert found.issued_on == day
    ahead = today + timedelta(days=7)
    found = read_reference(f"45/KH-UBND ngày {ahead:%d/%m}", today, today)
    assert found is not None
    assert found.issued_on is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_stumbling(text: str) -> None:
    read_reference(text, TODAY, BEGUN)
    read_day(text, TODAY)
    read_first_page(text.splitlines(), TODAY)


def test_a_day_alone_leaves_the_number_and_a_number_alone_the_day() -> None:
    before = read_reference("công văn 112/UBND-VHXH ngày 25/11 của UBND xã", TODAY)
    assert before is not None
    day, number = read_day("sửa ngày 5/11", TODAY), read_reference("113/UBND-VHXH", TODAY)
    assert day is not None
    assert number is not None
    known = corrected(before, day)
    assert (known.number, known.issued_on, known.doubt, known.day_said) == (
        "112/UBND-VHXH", date(2026, 11, 5), None, None,
    )  # fmt: skip
    assert corrected(known, number) == ref("113/UBND-VHXH", date(2026, 11, 5), "Công văn", issuer="UBND xã")
    assert read_day("2 xong", TODAY) is None


def test_the_words_of_a_document_end_where_it_is_not_spoken_of() -> None:
    text = "2 xong, 45/KH-UBND ngày 20/11 của UBND xã nhé"
    end = cited_to(text, text.index("45"))
    assert text[text.index("45") : end] == "45/KH-UBND ngày 20/11 của UBND xã"
    assert cited_to(text, 0) is None
    told = "45/KH-UBND về rồi nhưng chưa xong"
    assert told[: cited_to(told, 0)] == "45/KH-UBND"


LEFT = ["ỦY BAN NHÂN DÂN", "XÃ AN MẪU", "Số: 45/KH-UBND"]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Mẫu, ngày 20 tháng 11 năm 2026",
]
TITLE = ["KẾ HOẠCH", "Thực hành tiết kiệm, chống lãng phí năm 2027", "Căn cứ Luật Ngân sách nhà nước;"]


def test_a_first_page_says_which_document_it_is() -> None:
    plan = ref(
        "45/KH-UBND", TODAY, "Kế hoạch", issuer="UBND xã An Mẫu",
        subject="Thực hành tiết kiệm, chống lãng phí năm 2027",
    )  # fmt: skip
    assert read_first_page([*LEFT, *RIGHT, *TITLE], TODAY) == plan
    letter = [
        "UBND XÃ AN MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG KINH TẾ Độc lập - Tự do - Hạnh phúc",
        "Số: 112/PKT-NN An Mẫu, ngày 5 tháng 11 năm 2026",
        "V/v rà soát tài sản công",
        "Kính gửi: UBND xã An Mẫu",
    ]
    assert read_first_page(letter, TODAY) == ref(
        "112/PKT-NN", date(2026, 11, 5), "Công văn", issuer="PHÒNG KINH TẾ", subject="rà soát tài sản công"
    )


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Báo cáo kết quả", "45/KH-UBND"],
        [*LEFT[:2], "Số:    /KH-UBND", *RIGHT, *TITLE],  # a draft
        [*LEFT, *RIGHT[:2], "An Mẫu, ngày     tháng 11 năm 2026", *TITLE],
        ["x" * 301, *["trang"] * 45, *LEFT, *RIGHT, *TITLE],  # far from the head
    ],
)
def test_a_page_without_a_number_or_a_day_is_no_document(lines: list[str]) -> None:
    assert read_first_page(lines, TODAY) is None


def test_a_paper_dated_tomorrow_is_doubted() -> None:
    found = read_first_page([*LEFT, *RIGHT, *TITLE], date(2026, 11, 19))
    assert found is not None
    assert found.doubt is DayInQuestion.DATE_AHEAD
