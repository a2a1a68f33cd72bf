"""Who belongs to a group, by the register and as typed, and which items are whose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.agencies import Agency, AgencyKind, Register
from plans.calendar import ReportRegime, vietnam_calendar
from plans.deadlines import read_deadline
from plans.doubts import Doubt
from plans.members import Member, member_as_json, member_from_json, members_of, read_members, within
from plans.work import ItemDraft, items_for

ECONOMY, CULTURE, OFFICE, CENTRE, STATION, POLICE, SCHOOL, NORTH, SOUTH, WOMEN = BODIES = (
    Agency(name="Phòng Kinh tế", kind=AgencyKind.DEPARTMENT),
    Agency(name="Phòng Văn hóa - Xã hội", kind=AgencyKind.DEPARTMENT),
    Agency(name="Văn phòng HĐND và UBND", kind=AgencyKind.OFFICE),
    Agency(name="Trung tâm Dịch vụ tổng hợp", kind=AgencyKind.CENTER),
    Agency(name="Trạm Y tế", kind=AgencyKind.HEALTH_STATION),
    Agency(name="Công an xã", kind=AgencyKind.POLICE),
    Agency(name="Trường Tiểu học An Mẫu", kind=AgencyKind.SCHOOL),
    Agency(name="Thôn Bắc", kind=AgencyKind.VILLAGE),
    Agency(name="Thôn Nam", kind=AgencyKind.VILLAGE),
    Agency(name="Hội Liên hiệp Phụ nữ xã", kind=AgencyKind.UNION),
)
REGISTER = Register(agencies=BODIES)
ALL = "Các cơ quan, đơn vị thuộc UBND xã"


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("Các cơ quan chuyên môn thuộc UBND xã", (ECONOMY, CULTURE, OFFICE)),
        ("các phòng chuyên môn", (ECONOMY, CULTURE, OFFICE)),
        ("Các thôn", (NORTH, SOUTH)),
        ("các xóm trên địa bàn xã", (NORTH, SOUTH)),
        ("Các trường học trên địa bàn xã", (SCHOOL,)),
        ("các đoàn thể", (WOMEN,)),
        ("Các đơn vị sự nghiệp", (CENTRE, STATION, SCHOOL)),
        (ALL, (ECONOMY, CULTURE, OFFICE, CENTRE, STATION, POLICE, SCHOOL)),
        ("Các phòng, các thôn", (ECONOMY, CULTURE, OFFICE, NORTH, SOUTH)),
        ("Các cơ quan, đơn vị liên quan", ()),
        ("các cơ quan, đơn vị đóng trên địa bàn xã", ()),
        ("Các cơ quan được giao nhiệm vụ", ()),
    ],
)
def test_a_group_is_its_members_of_the_register(group: str, members: tuple[Agency, ...]) -> None:
    assert members_of(group, BODIES) == members


def test_a_register_without_such_bodies_gives_none() -> None:
    assert members_of("Các thôn", [ECONOMY]) == ()


def names(found: tuple[Member, ...] | Doubt) -> list[str]:
    assert isinstance(found, tuple)
    return [member.agency.name for member in found]


def test_all_but_some_are_typed() -> None:
    every = names(read_members("tất cả", ALL, REGISTER, 2026))
    assert every == names(read_members("cả nhóm", ALL, REGISTER, 2026))
    assert len(every) == 7
    found = names(read_members("Tất cả trừ Trạm Y tế, công an xã", ALL, REGISTER, 2026))
    assert found == [name for name in every if name not in (STATION.name, POLICE.name)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Phòng Kinh tế", None, None),
        ("Phòng Kinh tế từ 01/3/2026 đến 30/6/2026", date(2026, 3, 1), date(2026, 6, 30)),
        ("phong kinh te tu 1/3 den het 30/6", date(2026, 3, 1), date(2026, 6, 30)),
        ("Phòng Kinh tế từ ngày 01/3", date(2026, 3, 1), None),
        ("Phòng Kinh tế (đến 30/6/2027)", None, date(2027, 6, 30)),
    ],
)
def test_days_are_typed_behind_a_member(words: str, start: date | None, end: date | None) -> None:
    assert read_members(words, ALL, REGISTER, 2026) == (Member(agency=ECONOMY, start=start, end=end),)


def test_days_behind_one_do_not_hold_for_the_others() -> None:
    found = read_members("tất cả; Phòng Kinh tế đến 30/6", "các phòng", REGISTER, 2026)
    assert found == (
        Member(agency=ECONOMY, end=date(2026, 6, 30)),
        Member(agency=CULTURE),
        Member(agency=OFFICE),
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        ";",
        "Ban Không Ai Biết",
        "tất cả trừ Ban Không Ai Biết",
        "tất cả trừ Thôn Bắc",
        "tất cả Phòng Kinh tế",
        "Phòng Kinh tế từ 31/02/2026",
        "Phòng Kinh tế từ 30/6/2026 đến 01/3/2026",
        "các thôn",
        "từ 01/3",
        f"Phòng Kinh tế{' ,' * 2000} nhé",  # minutes, were each of the commas tried as a beginning
    ],
)
def test_what_is_not_sure_is_doubted(words: str) -> None:
    assert isinstance(read_members(words, ALL, REGISTER, 2026), Doubt)


def test_nobody_knows_all_of_an_open_group() -> None:
    assert isinstance(read_members("tất cả", "các cơ quan liên quan", REGISTER, 2026), Doubt)


def test_members_come_back_from_json() -> None:
    member = Member(agency=ECONOMY, start=date(2026, 3, 1))
    assert member_from_json(member_as_json(member)) == member


# Items ---------------------------------------------------------------------------------------------------------------


def made(phrase: str, *agencies: int) -> tuple[ItemDraft, ...]:
    rule = read_deadline(phrase, 2026).rule
    assert rule is not None
    return items_for(rule, agencies, [2026], vietnam_calendar(), ReportRegime())


def whose(items: tuple[ItemDraft, ...]) -> list[tuple[int, str]]:
    return sorted(((item.agency, item.period) for item in items), key=lambda pair: pair[1])


def test_a_day_after_one_left_belongs_to_the_next() -> None:
    spans = {1: (None, date(2026, 6, 30)), 2: (date(2026, 7, 1), None)}
    items = within(made("Hằng quý", 1, 2), spans, 9)
    assert whose(items) == [(1, "2026Q1"), (1, "2026Q2"), (2, "2026Q3"), (2, "2026Q4")]


def test_work_begins_for_a_member_when_it_joins() -> None:
    (item,) = within(made("Cả năm 2026", 1), {1: (date(2026, 3, 1), None)}, 9)
    assert (item.start, item.due) == (date(2026, 3, 1), date(2026, 12, 31))


def test_a_period_that_is_nobodys_is_the_offices() -> None:
    items = within(made("Hằng quý", 1), {1: (None, date(2026, 3, 31))}, 9)
    assert whose(items) == [(1, "2026Q1"), (9, "2026Q2"), (9, "2026Q3"), (9, "2026Q4")]


def test_who_is_no_member_is_not_limited() -> None:
    items = made("Hằng tháng", 1, 2)
    assert within(items, {}, 9) == items


days = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(
    st.sampled_from(["Hằng quý", "Hằng tháng", "Trước 30/6/2026", "Thường xuyên", "Cả năm 2026"]),
    st.dictionaries(st.integers(1, 3), st.tuples(days, days)),
)
def test_no_period_falls_silent_and_none_comes_twice(
    phrase: str, spans: dict[int, tuple[date | None, date | None]]
) -> None:
    every = made(phrase, 1, 2, 3)
    items = within(every, spans, 9)
    assert {item.period for item in items} == {item.period for item in every}
    assert len({(item.agency, item.period) for item in items}) == len(items)
    for item in items:
        start, end = spans.get(item.agency, (None, None))
        assert item.due is None or ((not start or start <= item.due) and (not end or item.due <= end))
