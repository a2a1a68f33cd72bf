"""One sentence says who signs, to whom a report goes, who gets it, where it is dated; all else says nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.paper_form import (
    FormField,
    FormFlaw,
    PaperForm,
    Post,
    Said,
    form_by,
    read_form,
    said_as_json,
    said_from_json,
    with_said,
)

COMMUNE = "xã An Mẫu"
NAME = "Trần Thị Mẫu Lan"


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        (f"người ký: {NAME}, Phó Chủ tịch", NAME, Post.VICE_CHAIR),
        (f"người ký báo cáo là Phó Chủ tịch {NAME}", NAME, Post.VICE_CHAIR),
        (f"Người ký là ông {NAME} - Chủ tịch UBND xã", NAME, Post.CHAIR),
        (f"người ký: Phó Chủ tịch UBND xã {NAME}", NAME, Post.VICE_CHAIR),
        (f"người ký: Phó Chủ tịch UBND xã An Mẫu {NAME}", NAME, Post.VICE_CHAIR),
        (f"nguoi ky: {NAME}, Chanh Van phong HDND va UBND xa", NAME, Post.OFFICE_HEAD),
        (f"đổi người ký thành {NAME}, Phó Chánh Văn phòng.", NAME, Post.DEPUTY_OFFICE_HEAD),
        (f"người ký: {NAME}, Quyền Chủ tịch", NAME, Post.ACTING_CHAIR),
        ("người ký: Phó Chủ tịch", None, Post.VICE_CHAIR),
        ("người ký: Chủ tịch", None, Post.CHAIR),
    ],
)
def test_a_signer_has_a_name_and_a_post_in_either_order(text: str, name: str | None, post: Post) -> None:
    assert read_form(text, COMMUNE) == Said(field=FormField.SIGNER, values=(name,) if name else (), post=post)


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("kính gửi: Sở Nội vụ; UBND tỉnh Hòa Mẫu", FormField.ADDRESSED, ("Sở Nội vụ", "UBND tỉnh Hòa Mẫu")),
        ("báo cáo kính gửi là Sở Nội vụ", FormField.ADDRESSED, ("Sở Nội vụ",)),
        ("Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.", FormField.ADDRESSED, ("Sở Nội vụ", "Sở Tài chính")),
        ("nơi nhận: Như trên; Đảng ủy xã; Lưu: VT, VP.", FormField.RECIPIENTS,
         ("Như trên", "Đảng ủy xã", "Lưu: VT, VP")),
        ("địa danh: An Mẫu", FormField.PLACE, ("An Mẫu",)),
    ],
)  # fmt: skip
def test_bodies_are_listed_in_their_order(text: str, field: FormField, values: tuple[str, ...]) -> None:
    assert read_form(text, COMMUNE) == Said(field=field, values=values)


@pytest.mark.parametrize("field", FormField)
def test_each_field_goes_back_to_what_is_usual(field: FormField) -> None:
    words = {"signer": "người ký", "addressed": "kính gửi", "recipients": "nơi nhận", "place": "địa danh"}[field]
    said = read_form(f"{words} về mặc định", COMMUNE)
    assert said == Said(field=field)
    assert with_said({field.value: {"values": ["x"], "post": None}}, Said(field=field)) == {}


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (f"người ký: {NAME}", FormFlaw.NO_POST),
        (f"người ký: {NAME}, Trưởng phòng", FormFlaw.NO_POST),
        ("người ký: Chủ tịch 12", FormFlaw.NO_NAME),
        ("kính gửi: ;", FormFlaw.NO_NAME),
        ("địa danh: An Mẫu; Bình Mẫu", FormFlaw.TOO_LONG),
        ("nơi nhận: " + "; ".join(f"cơ quan {n}" for n in range(13)), FormFlaw.TOO_LONG),
        ("kính gửi: " + "rất dài " * 30, FormFlaw.TOO_LONG),
    ],
)
def test_what_is_not_clear_is_not_taken(text: str, flaw: FormFlaw) -> None:
    assert read_form(text, COMMUNE) is flaw


@pytest.mark.parametrize(
    "text",
    ["", "2 xong", "kính gửi anh Nam báo cáo tháng", "đã ký rồi", "chờ Phó Chủ tịch ký", "người ký", "nơi nhận hồ sơ",
     "báo cáo đã gửi Sở Nội vụ", "việc 3 địa danh chưa rõ"],
)  # fmt: skip
def test_other_words_say_nothing_of_it(text: str) -> None:
    assert read_form(text, COMMUNE) is None


@given(st.text(max_size=700))
def test_whatever_is_typed_is_read_or_left(text: str) -> None:
    said = read_form(f"kính gửi: {text}", COMMUNE)
    if isinstance(said, Said) and not said.is_usual:
        assert said_from_json("addressed", said_as_json(said)) == said
        assert form_by(with_said({}, said)).addressed == said.values


def test_nothing_said_is_what_is_usual() -> None:
    assert form_by({}) == PaperForm()
