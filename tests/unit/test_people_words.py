"""What the office says about people, and phone numbers however they are typed."""

from __future__ import annotations

import pytest

from plans.access import Role
from plans.people_words import PeopleWish, Wished, read_wish
from plans.phones import read_phone

CENTRE = "Trung tâm Phục vụ hành chính công"

WISHES = [
    ("danh sách cán bộ", Wished(wish=PeopleWish.LIST)),
    ("Xem danh sách cán bộ nhé", Wished(wish=PeopleWish.LIST)),
    ("danh sach nguoi dung phong kinh te", Wished(wish=PeopleWish.LIST, agency="phong kinh te")),
    ("mời cán bộ Phòng Kinh tế", Wished(wish=PeopleWish.INVITE, role=Role.OFFICER, agency="Phòng Kinh tế")),
    ("mời thêm cán bộ của Phòng Kinh tế ạ", Wished(wish=PeopleWish.INVITE, role=Role.OFFICER, agency="Phòng Kinh tế")),
    (
        f"mời thủ trưởng {CENTRE}: Trần Văn Mẫu, 0912 345 678",
        Wished(wish=PeopleWish.INVITE, role=Role.HEAD, agency=CENTRE, person="Trần Văn Mẫu", phone="0912345678"),
    ),
    (
        "mời trưởng phòng Phòng Kinh tế: anh Mẫu",
        Wished(wish=PeopleWish.INVITE, role=Role.HEAD, agency="Phòng Kinh tế", person="Mẫu"),
    ),
    (
        "mời cán bộ Phòng Kinh tế, 0912.345.678",
        Wished(wish=PeopleWish.INVITE, role=Role.OFFICER, agency="Phòng Kinh tế", phone="0912345678"),
    ),
    (
        "mời cán bộ Phòng Kinh tế: Mẫu, 12345678",
        Wished(wish=PeopleWish.INVITE, role=Role.OFFICER, agency="Phòng Kinh tế", person="Mẫu", no_phone=True),
    ),
    ("mời lãnh đạo", Wished(wish=PeopleWish.INVITE, role=Role.LEADER)),
    ("mời lãnh đạo: Nguyễn Văn Mẫu", Wished(wish=PeopleWish.INVITE, role=Role.LEADER, person="Nguyễn Văn Mẫu")),
    ("mời cán bộ", Wished(wish=PeopleWish.INVITE, role=Role.OFFICER)),
    ("mời thêm tài khoản cho chị Lan", Wished(wish=PeopleWish.INVITE_ACCOUNT, person="Lan")),
    ("là cùng một người với chị Lan", Wished(wish=PeopleWish.SAME_PERSON, person="Lan")),
    ("chuyển chị Lan sang Phòng Kinh tế", Wished(wish=PeopleWish.MOVE, person="Lan", agency="Phòng Kinh tế")),
    ("xóa cán bộ Lan", Wished(wish=PeopleWish.REMOVE, person="Lan")),
    ("xóa chị Trần Thị Mẫu Lan khỏi danh sách", Wished(wish=PeopleWish.REMOVE, person="Trần Thị Mẫu Lan")),
]


@pytest.mark.parametrize(("words", "wished"), WISHES)
def test_what_the_office_wishes(words: str, wished: Wished) -> None:
    assert read_wish(words) == wished


@pytest.mark.parametrize(
    "words",
    ["2 xong", "chuyển công tác", "giao việc 3 cho Lan", "họp với cán bộ Phòng Kinh tế", "đã mời cán bộ", "x" * 300,
     "mời cán bộ Phòng Kinh tế\nmời cán bộ Phòng khác", "xóa", "danh sách"],
)  # fmt: skip
def test_other_words_are_no_wish(words: str) -> None:
    assert read_wish(words) is None


@pytest.mark.parametrize(
    "text",
    ["0912345678", "0912 345 678", "0912.345.678", "+84912345678", "84912345678", "+84 912-345-678", "0084912345678",
     "+84 0912 345 678"],
)  # fmt: skip
def test_a_number_has_one_form(text: str) -> None:
    assert read_phone(text) == "0912345678"


@pytest.mark.parametrize(
    "text", ["", "912345678", "09123", "091234567890", "0912 34x 678", "+1 912 345 678", "０912345678"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_phone(text) is None
