"""What asks for care before a file is kept, and what only sounds like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.personal_data import PersonalMark, personal_marks


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        (["BÁO CÁO", "LƯU HÀNH NỘI BỘ"], None, PersonalMark.INTERNAL),
        (["tài liệu lưu hành nội bộ, không phổ biến"], None, PersonalMark.INTERNAL),
        ([], "luu_hanh_noi_bo.pdf", PersonalMark.INTERNAL),
        (["DỰ THẢO", "BÁO CÁO"], None, PersonalMark.DRAFT),
        (["Dự thảo lần 2", "KẾ HOẠCH"], None, PersonalMark.DRAFT),
        (["(DỰ THẢO)"], None, PersonalMark.DRAFT),
        ([], "Dự thảo kế hoạch.docx", PersonalMark.DRAFT),
        ([], "Ke hoach (du thao).docx", PersonalMark.DRAFT),
        (["Số CCCD: 001085012345"], None, PersonalMark.IDENTITY_NUMBERS),
        (["Họ và tên", "Số định danh", "Nguyễn Văn Mẫu", "038190004567"], None, PersonalMark.IDENTITY_NUMBERS),
        (["1 | 001085012345", "2 | 038190004567"], None, PersonalMark.IDENTITY_NUMBERS),
        ([], "anh cccd.jpg", PersonalMark.IDENTITY_CARD),
        ([], "can_cuoc_mat_truoc.png", PersonalMark.IDENTITY_CARD),
        (["Mật khẩu: Abc@12345"], None, PersonalMark.PASSWORDS),
        (["ma OTP la: 482913"], None, PersonalMark.PASSWORDS),
        (["Họ và tên", "Chẩn đoán", "Nguyễn Văn Mẫu", "Tăng huyết áp"], None, PersonalMark.HEALTH),
    ],
)
def test_what_asks_for_care_is_found(lines: list[str], name: str | None, expected: PersonalMark) -> None:
    assert personal_marks(lines, name) == (expected,)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([], None),
        (["Báo cáo kết quả cải cách hành chính quý I"], "Bao cao quy I.docx"),
        (["Văn bản này không lưu hành nội bộ"], None),
        (["Tổng hợp ý kiến góp ý vào dự thảo Nghị quyết"], "Gop y du thao nghi quyet.docx"),
        (["Tờ trình về dự thảo Kế hoạch"], "To trinh ve du thao.pdf"),
        (["Số tài khoản 001085012345"], None),
        (["STK: 001085012345", "STK: 038190004567"], None),
        (["Mã hồ sơ 001085012345"], None),
        (["Tổng kinh phí 001085012345"], None),  # one number by itself, nobody's
        (["1085012345678"], None),
        (["001.085.012.345 đồng"], None),
        (["Điện thoại 0912345678, 02373123456"], None),
        (["Số CCCD đã cấp: 1.250"], None),
        (["999085012345", "cccd"], None),  # no such province
        (["Đổi mật khẩu định kỳ 3 tháng một lần"], None),
        (["Mật khẩu: không chia sẻ cho người khác"], None),
        (["Cấp 350 căn cước, gắn chip"], "Bao cao cap can cuoc.docx"),
        (["Họ và tên", "Chức vụ"], None),
        (["Khám và chẩn đoán cho 120 lượt người"], None),
    ],
)
def test_everyday_papers_raise_no_alarm(lines: list[str], name: str | None) -> None:
    assert personal_marks(lines, name) == ()


def test_several_marks_come_in_one_order() -> None:
    lines = ["DỰ THẢO", "LƯU HÀNH NỘI BỘ", "CCCD 001085012345"]
    assert personal_marks(lines, None) == (PersonalMark.INTERNAL, PersonalMark.DRAFT, PersonalMark.IDENTITY_NUMBERS)


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_the_look(lines: list[str], name: str, caption: str) -> None:
    assert len(set(personal_marks(lines, name, caption))) <= len(PersonalMark)
