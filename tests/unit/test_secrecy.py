"""State secrets are recognised by their marks, and everyday words are left in peace."""

from __future__ import annotations

import unicodedata

import pytest

from plans.secrecy import bears_secret_mark, names_secret_file

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


@pytest.mark.parametrize("name", ["KH-05-MẬT.pdf", "bao cao tuyet mat.docx", "toi_mat.jpg", "mat-12.pdf", "Mật.docx"])
def test_a_file_whose_name_says_so_is_secret(name: str) -> None:
    assert names_secret_file(name)


@pytest.mark.parametrize(
    "name",
    ["bao-mat.pdf", "mat-do-dan-so.xlsx", "matkhau.txt", "bi mat nha nuoc.docx", "mất.pdf", "format.docx", "a.jpg"],
)
def test_other_names_raise_no_alarm(name: str) -> None:
    assert not names_secret_file(name)
