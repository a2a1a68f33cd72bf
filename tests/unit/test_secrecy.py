"""State secrets are recognised by their marks, and everyday words are left in peace."""

from __future__ import annotations

import unicodedata

import pytest

from plans.secrecy import bears_secret_mark, bears_stamp, bears_stamp_in_picture, names_secret_file

MARKED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Gửi anh công văn (MẬT)",
    "Số: 12/BC-UBND MẬT",
    "độ mật: Mật",
    "tối mật nhé anh",
    "tai lieu toi mat",
    "TUYET MAT",
    "em gửi tài liệu mật",
    "van ban mat day a",
    "báo cáo đóng dấu mật của công an",
    "Kế hoạch mật số 3",
    unicodedata.normalize("NFD", "TỐI MẬT"),
    "việc 2 xong, kèm văn bản mật",
]
NOT_MARKED = [
    "",
    "xong rồi ạ",
    "bảo mật thông tin",
    "BẢO MẬT THÔNG TIN",
    "mật độ dân số",
    "BÁO CÁO MẬT ĐỘ DÂN SỐ",
    "hộ nuôi ong lấy mật ong",
    "đổi mật khẩu",
    "Luật Bảo vệ bí mật nhà nước",
    "tập huấn bảo vệ BÍ MẬT nhà nước",
    "phối hợp mật thiết",
    "100% văn bản đi (trừ văn bản mật) được ký số",
    "không có văn bản mật",
    "em bị mất điện thoại, mất hồ sơ rồi",
    "báo cáo mất rồi ạ",
    "bao cao mat roi a",
    "toi mat roi",
    "toi mat dien thoai",
    "tối mắt tối mũi anh ơi",
    "mất công văn",
    "có mặt đủ",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_recognised(text: str) -> None:
    assert bears_secret_mark(text)


@pytest.mark.parametrize("text", NOT_MARKED)
def test_everyday_words_raise_no_alarm(text: str) -> None:
    assert not bears_secret_mark(text)


@pytest.mark.parametrize("line", ["MẬT", "MÂT", "TỐI MẬT", "TOI MAT", "TUYÊT MÂT", "Số: 12/BC-UBND MÂT An Mẫu"])
def test_a_stamp_is_recognised_on_a_picture_though_its_letters_lost_something(line: str) -> None:
    assert bears_stamp_in_picture(["ỦY BAN NHÂN DÂN", line, "BÁO CÁO"])


@pytest.mark.parametrize(
    "lines",
    [
        ["BÁO CÁO", "Mật độ dân số", "MẬT ĐỘ DÂN SỐ", "hộ nuôi ong lấy mật ong"],
        ["KẾ HOẠCH", "CÔNG TÁC BẢO VỆ BÍ", "MẬT NHÀ NƯỚC NĂM 2026"],
        ["CÔNG TÁC BẢO", "MẬT"],
        ["BẢO ĐẢM AN TOÀN, BẢO", "MẬT THÔNG TIN"],
        ["Danh mục tài liệu mật", "văn bản mật"],
        ["MẶT TRƯỚC", "TÔI MẤT", "MAT", "FORMAT"],
        ["Sửa đổi Luật Bảo vệ bí mật nhà nước (đã đăng trên Trang thông tin điện tử)"],
    ],
)
def test_words_on_a_picture_raise_no_alarm(lines: list[str]) -> None:
    assert not bears_stamp_in_picture(lines)


def test_a_stamp_is_a_short_line_and_no_expression_torn_in_two() -> None:
    assert bears_stamp(["Số: 01", "MẬT"])
    assert bears_stamp(["văn bản mật"])
    assert not bears_stamp(["x" * 50 + " văn bản mật"])
    assert not bears_stamp(["văn bản mật"], longest=10)
    assert not bears_stamp(["TĂNG CƯỜNG BẢO VỆ BÍ", "MẬT NHÀ NƯỚC"])
    assert not bears_stamp(["TĂNG CƯỜNG BẢO", "MẬT"])
    assert bears_stamp(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"])


@pytest.mark.parametrize("name", ["KH-05-MẬT.pdf", "bao cao tuyet mat.docx", "toi_mat.jpg", "mat-12.pdf", "Mật.docx"])
def test_a_file_whose_name_says_so_is_secret(name: str) -> None:
    assert names_secret_file(name)


@pytest.mark.parametrize(
    "name",
    ["bao-mat.pdf", "mat-do-dan-so.xlsx", "matkhau.txt", "bi mat nha nuoc.docx", "mất.pdf", "format.docx", "a.jpg"],
)
def test_other_names_raise_no_alarm(name: str) -> None:
    assert not names_secret_file(name)
