"""Sentences that are commands about people, and sentences that only look like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.commands import Command, CommandKind, people_named, read_command

TODAY = date(2026, 3, 2)  # a Monday

ASSIGN, AWAY, LEAVES = CommandKind.ASSIGN, CommandKind.AWAY, CommandKind.LEAVES


@pytest.mark.parametrize(
    ("text", "numbers", "person"),
    [
        ("giao việc 3 cho Lan", (3,), "Lan"),
        ("Giao việc 3 cho chị Lan nhé.", (3,), "Lan"),
        ("giao viec 3 cho lan", (3,), "lan"),
        ("giao 1, 2 và 5 cho đồng chí Bình", (1, 2, 5), "Bình"),
        ("việc 2 giao anh Bình làm", (2,), "Bình"),
        ("chuyển việc 1 sang cho chị Cúc", (1,), "Cúc"),
        ("giao việc 3 cho tôi", (3,), None),
        ("giao cho Lan", (), "Lan"),
        ("bàn giao việc 2 cho anh Bình", (2,), "Bình"),
        ("bàn giao việc số 12 cho anh Bình", (12,), "Bình"),
    ],
)
def test_giving_an_item(text: str, numbers: tuple[int, ...], person: str | None) -> None:
    assert read_command(text, TODAY) == Command(kind=ASSIGN, numbers=numbers, person=person)


@pytest.mark.parametrize(
    ("text", "person", "other", "first", "last"),
    [
        ("tôi nghỉ từ 3/8 đến 14/8, anh Bình làm thay", None, "Bình", (8, 3), (8, 14)),
        ("em xin nghỉ phép từ ngày 3/8 đến hết ngày 14/8 nhờ anh Bình làm thay ạ", None, "Bình", (8, 3), (8, 14)),
        ("Chị Lan đi công tác từ 3/3 đến 5/3", "Lan", None, (3, 3), (3, 5)),
        ("chị Lan nghỉ ốm ngày mai, chị Hoa trực thay", "Lan", "Hoa", (3, 3), (3, 3)),
        ("tôi nghỉ hôm nay", None, None, (3, 2), (3, 2)),
    ],
)
def test_being_away(
    text: str, person: str | None, other: str | None, first: tuple[int, int], last: tuple[int, int]
) -> None:
    said = Command(kind=AWAY, person=person, other=other, first=date(2026, *first), last=date(2026, *last))
    assert read_command(text, TODAY) == said


def test_an_absence_over_the_end_of_the_year_ends_in_the_next() -> None:
    said = read_command("chị Lan nghỉ thai sản từ 3/8 đến 3/2, chị Hoa làm thay", TODAY)
    assert said is not None
    assert (said.first, said.last) == (date(2026, 8, 3), date(2027, 2, 3))


def test_an_absence_told_late_began_this_year() -> None:
    said = read_command("chị Lan nghỉ ốm từ 25/2 đến 6/3", TODAY)
    assert said is not None
    assert (said.first, said.last) == (date(2026, 2, 25), date(2026, 3, 6))


def test_a_day_that_is_not_in_the_calendar_is_no_day() -> None:
    said = read_command("tôi nghỉ từ 30/2 đến 5/3, anh Bình làm thay", TODAY)
    assert said is not None
    assert said.impossible
    assert said.first is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("báo cáo tôi trước thứ Sáu", date(2026, 3, 5)),
        ("báo cáo tôi chậm nhất thứ Sáu", date(2026, 3, 6)),
        ("báo cáo tôi trước thứ Hai", date(2026, 3, 8)),
        ("báo cáo chủ tịch trước ngày 10/3", date(2026, 3, 9)),
        ("yêu cầu Phòng Kinh tế báo cáo trong ngày mai", date(2026, 3, 3)),
    ],
)
def test_a_direction_and_its_last_day(text: str, last: date) -> None:
    said = read_command(text, TODAY)
    assert said is not None
    assert (said.kind, said.last) == (CommandKind.DIRECT, last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thu lại việc 3", CommandKind.TAKE_BACK),
        ("bàn giao việc của chị Lan cho anh Bình", CommandKind.HAND_OVER),
        ("bàn giao việc của Đỗ Thị Mẫu cho anh Năm", CommandKind.HAND_OVER),
        ("chị Lan chuyển công tác rồi", LEAVES),
        ("anh Bình nghỉ hưu", LEAVES),
        ("tôi đã đi làm lại", CommandKind.BACK),
        ("việc của phòng", CommandKind.AGENCY_LIST),
        ("lịch tuần này", CommandKind.WEEK),
        ("tuần sau có việc gì?", CommandKind.WEEK),
        ("lịch sử việc 3", CommandKind.HISTORY),
        ("vì sao tôi nhận tin này?", CommandKind.WHY),
        ("nhắc Phòng Kinh tế", CommandKind.REMIND),
    ],
)
def test_other_commands(text: str, kind: CommandKind) -> None:
    said = read_command(text, TODAY)
    assert said is not None
    assert said.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "1 xong", "mai em xong", "em nghỉ ốm nên chưa xong việc 1", "chuyển việc 2 sang chiều", "báo cáo quý 1",
        "1 vướng: chờ chị Lan nghỉ thai sản", "việc 3 đã giao cho thôn từ tuần trước rồi, chưa có kết quả",
        "ai chưa báo cáo", "việc của tôi", "không giao việc 3 cho Lan đâu" * 10, "",
        "bàn giao việc này cho anh Bình", "bàn giao việc hai cho anh Bình",
    ],
)  # fmt: skip
def test_what_is_no_command(text: str) -> None:
    assert read_command(text, TODAY) is None


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    read_command(text, TODAY)


PEOPLE = {1: "Trần Thị Mẫu Lan", 2: "Lê Văn Lân", 3: "Nguyễn Bình", 4: "Hà Bình"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lân", [2]), ("Mẫu Lan", [1]), ("lan", [1, 2]), ("Nguyễn Bình", [3]), ("Bình", [3, 4]), ("binh", [3, 4]),
        ("Tuấn", []), ("Thị", []), (" ", []),
    ],
)  # fmt: skip
def test_whom_a_name_may_mean(name: str, found: list[int]) -> None:
    assert people_named(name, PEOPLE) == found


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("công văn đôn đốc Phòng Kinh tế", "Phòng Kinh tế"),
        ("Soạn giúp tôi công văn đôn đốc gửi phòng kinh tế nhé", "phòng kinh tế"),
        ("soan cong van don doc cho Tram y te", "Tram y te"),
    ],
)
def test_a_letter_that_urges_an_agency(text: str, agency: str) -> None:
    assert read_command(text, TODAY) == Command(kind=CommandKind.LETTER, agency=agency)


@pytest.mark.parametrize("text", ["phiếu giao ban", "in phieu giao ban thu hai", "Lập phiếu giao ban tuần này nhé"])
def test_the_sheet_for_the_weekly_meeting(text: str) -> None:
    assert read_command(text, TODAY) == Command(kind=CommandKind.BRIEFING)


@pytest.mark.parametrize("text", ["đã gửi công văn đôn đốc", "công văn đôn đốc", "họp giao ban sáng nay bận"])
def test_what_is_told_of_letters_and_meetings_is_no_command(text: str) -> None:
    assert read_command(text, TODAY) is None
