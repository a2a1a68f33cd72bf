"""What an office says was done before: codes, ranges, quarters and months; anything else is not taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from plans.done_before import CellFlaw, CellUnclear, DoneBefore, Mark, asks_how, read_done_before, read_mark


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("đã xong trước: 1, 3, 5-9, 12", ("1", "3", "5", "6", "7", "8", "9", "12")),
        ("Đã xong trước 1.1, 2.3 và 16a.", ("1.1", "2.3", "16a")),
        ("da lam xong truoc khi bat dau: viec 4; N1", ("4", "n1")),
        ("các việc đã hoàn thành trước đó: II/3, 2.1-2.3", ("ii/3", "2.1", "2.2", "2.3")),
        ("Đã xong từ trước: 2.b.1", ("2.b.1",)),
        ("đã xong trước: 3, 3, 2-4", ("3", "2", "4")),
        ("đã xong trước:\n1\n2", ("1", "2")),
    ],
)
def test_codes_are_listed_with_ranges_and_each_once(words: str, codes: tuple[str, ...]) -> None:
    assert read_done_before(words) == DoneBefore(codes=codes)


@pytest.mark.parametrize(
    ("words", "months", "year"),
    [
        ("đã xong trước: tất cả việc quý I", (1, 2, 3), None),
        ("da xong truoc tat ca viec quy 2/2026", (4, 5, 6), 2026),
        ("đã xong trước: toàn bộ nhiệm vụ tháng 1 năm 2026", (1,), 2026),
    ],
)
def test_all_of_a_quarter_or_a_month(words: str, months: tuple[int, ...], year: int | None) -> None:
    found = read_done_before(words)
    assert found == DoneBefore(months=months, year=year)
    assert found.covers(date(2026, months[0], 5), 2026)
    assert not found.covers(date(2025, months[0], 5), 2026)
    assert not found.covers(None, 2026)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2 xong",
        "đã xong trước hạn",
        "đã xong trước",
        "đã xong trước: ",
        "đã xong trước tết",
        "đã xong trước 3 ngày rồi",
        "đã xong trước: việc của phòng tôi",
        "đã xong trước: tất cả",
        "đã xong trước: quý I",
        "đã xong trước: 9-5",
        "đã xong trước: 1-9999",
        "đã xong trước: 1.1-2.4",
        "việc 2 đã xong trước ngày 20/3",
        "chưa xong trước: 1, 2",
    ],
)
def test_other_words_are_not_taken_for_it(words: str) -> None:
    assert read_done_before(words) is None


@pytest.mark.parametrize(
    "words", ["đã xong trước", "Việc đã xong trước?", "bảng việc đã hoàn thành trước", "da xong truoc khi dung"]
)
def test_who_says_no_task_asks_how(words: str) -> None:
    assert asks_how(words)
    assert read_done_before(words) is None


@pytest.mark.parametrize(
    "words", ["", "đã xong trước hạn", "việc 2 đã xong trước", "đã xong trước: 1", "chưa xong trước"]
)
def test_who_says_more_does_not(words: str) -> None:
    assert not asks_how(words)


TODAY, EARLIEST = date(2026, 3, 2), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (("", "", ""), None),
        (("Chưa", "", ""), None),
        (("x", "", ""), Mark()),
        (("X ", "02/03/2026", ""), Mark(day=TODAY)),
        (
            ("✓", "ngày 5-1-2026", " 45/KH-UBND  ngày 5/1/2026 "),
            Mark(day=date(2026, 1, 5), document="45/KH-UBND ngày 5/1/2026"),
        ),
        (("TRUE", "01.01.2025", ""), Mark(day=EARLIEST)),
        (("đã xong", "", "12/QĐ"), Mark(document="12/QĐ")),
    ],
)
def test_a_row_says_whether_when_and_by_what(cells: tuple[str, str, str], mark: Mark | None) -> None:
    assert read_mark(*cells, TODAY, EARLIEST) == mark


@pytest.mark.parametrize(
    ("cells", "flaw", "column"),
    [
        (("gần xong", "", ""), CellFlaw.MARK_UNCLEAR, "done"),
        (("80%", "", ""), CellFlaw.MARK_UNCLEAR, "done"),
        ((None, "", ""), CellFlaw.LOST, "done"),
        (("x", None, ""), CellFlaw.LOST, "day"),
        (("x", "tháng 2", ""), CellFlaw.DAY_UNCLEAR, "day"),
        (("x", "20/2", ""), CellFlaw.DAY_UNCLEAR, "day"),
        (("x", "20/2/26", ""), CellFlaw.DAY_UNCLEAR, "day"),
        (("x", "30/02/2026", ""), CellFlaw.DAY_UNCLEAR, "day"),
        (("x", "03/03/2026", ""), CellFlaw.DAY_AHEAD, "day"),
        (("x", "31/12/2024", ""), CellFlaw.DAY_LONG_AGO, "day"),
        (("", "20/02/2026", ""), CellFlaw.NOT_MARKED, "day"),
        (("chưa", "", "45/KH"), CellFlaw.NOT_MARKED, "document"),
        (("x", "", "y" * 301), CellFlaw.TOO_LONG, "document"),
    ],
)
def test_a_row_that_is_not_clear_in_every_cell_marks_nothing(
    cells: tuple[str | None, str | None, str | None], flaw: CellFlaw, column: str
) -> None:
    with pytest.raises(CellUnclear) as unclear:
        read_mark(*cells, TODAY, EARLIEST)
    assert (unclear.value.flaw, unclear.value.column) == (flaw, column)
