"""Names of persons and of bodies in a reply, as they were typed."""

from __future__ import annotations

from dataclasses import dataclass

from plans.reply_words import Shape, Word, one_of_at, phrase_at, plain
from plans.text import fold

Words = tuple[Word, ...]

_TITLES = (
    "anh", "a", "chị", "cô", "chú", "bác", "ông", "bà", "đồng chí", "bạn", "thầy", "em", "cậu", "anh em", "dì", "cháu",
)  # fmt: skip
_HEADS = (
    "phòng", "văn phòng", "ban", "ban chỉ huy", "trung tâm", "hội", "đoàn", "công an", "trạm", "trường", "tổ",
    "bộ phận", "ủy ban", "mặt trận", "sở", "chi cục", "đảng ủy", "quân sự", "p", "ban quản lý", "hợp tác xã", "bên",
    "đội", "chi nhánh", "ubnd", "hđnd", "ban quân sự", "bộ", "cục", "hạt", "bưu điện", "ban công tác", "thôn", "bản",
    "xóm", "vp",
)  # fmt: skip
_WHOLE = (
    "công an xã", "công an", "trạm y tế", "văn phòng", "mặt trận", "bộ phận một cửa", "quân sự", "ban chỉ huy quân sự",
    "bảo hiểm xã hội", "bhxh", "hạt kiểm lâm", "kiểm lâm", "mttq", "địa chính", "tư pháp", "một cửa", "kế toán",
    "công an huyện", "công an tỉnh",
)  # fmt: skip
_OF_BODIES = (
    "kinh tế", "hạ tầng", "đô thị", "văn hóa", "xã hội", "văn xã", "nội vụ", "tư pháp", "tài chính", "kế hoạch", "y tế",
    "giáo dục", "đào tạo", "công thương", "nông nghiệp", "môi trường", "tài nguyên", "phục vụ hành chính công",
    "hành chính công", "hành chính", "phụ nữ", "thanh niên", "nông dân", "cựu chiến binh", "mầm non", "tiểu học",
    "trung học cơ sở", "thcs", "thpt", "dịch vụ", "dịch vụ công", "tổng hợp", "một cửa", "thông tin", "thể thao",
    "khuyến nông", "địa chính", "xây dựng", "thống kê", "dân tộc", "tôn giáo", "ubnd", "hđnd", "đảng ủy", "mttq",
    "quân sự", "chỉ huy quân sự", "công an", "huyện", "tỉnh", "phường", "xã", "thuế", "kt", "vhxh", "vh", "xh", "hcc",
    "pvhcc", "kiểm lâm", "thú y", "chăn nuôi", "thủy lợi", "chữ thập đỏ", "mặt trận", "tổ quốc", "việt nam", "khoa học",
    "công nghệ", "điện lực", "người cao tuổi", "khuyến học", "lao động", "truyền thông", "cung ứng", "nhân dân",
)  # fmt: skip
_NOT_A_NAME = frozenset(
    plain(word) for word in ["em", "mình", "tôi", "anh", "chị", "nào", "này", "khác", "chúng", "ơi"]
)


@dataclass(frozen=True, slots=True)
class Someone:
    """Whom a phrase names, without "anh", "chị", "đ/c", as typed; `end` is the index of the word after it."""

    name: str
    end: int
    is_body: bool


def someone_at(words: Words, start: int, source: str, *, expected: bool = False) -> Someone | None:
    """The person or body named at `start`; a person only with "anh", "chị", "đ/c" … before the name.

    Where a name is `expected` ("giao cho …") a capital letter is enough.
    """
    return _body(words, start, source) or _person(words, start, source, expected=expected)


def _person(words: Words, start: int, source: str, *, expected: bool) -> Someone | None:
    title = one_of_at(words, start, _TITLES) or (start if expected else None)
    if title is None:
        return None
    end = title
    while end < min(len(words), title + 4) and is_capitalised(words[end], source) and _may_be_a_name(words[end]):
        end += 1
    if end == title > start and end < len(words) and _is_a_given_name(words[end].typed, source, expected=expected):
        end += 1
    return _named(words, title, end, source, is_body=False)


def _is_a_given_name(typed: str, source: str, *, expected: bool) -> bool:
    """Where none is expected, "mai" is tomorrow and a name needs its marks ("em lam" is no Lâm,
    "em trinh" no Trinh)."""
    if expected:
        return typed in _GIVEN_NAMES or typed in _GIVEN_NAMES_WITHOUT_MARKS
    return typed in _GIVEN_NAMES and typed != "mai" and not source.isascii()


def _may_be_a_name(word: Word) -> bool:
    return word.shape is Shape.WORD and word.plain not in _NOT_A_NAME


# Written small, a word after "anh" or "chị" is a name only when it is one that people bear and no common verb.
_GIVEN_NAMES = (
    "tuấn", "hà", "lan", "hùng", "dũng", "cường", "thắng", "hải", "sơn", "lâm", "long", "minh", "quang", "quân",
    "quyết", "toàn", "trung", "tùng", "việt", "vinh", "vũ", "bình", "bảo", "chiến", "chinh", "đức", "dương",
    "giang", "hậu", "hiếu", "hòa", "hoàng", "huy", "hưng", "khánh", "khoa", "kiên", "lộc", "lợi", "mạnh", "nam",
    "nghĩa", "nhân", "phong", "phúc", "phương", "quý", "sang", "tâm", "tân", "tấn", "thái", "thành", "thiện",
    "thịnh", "thọ", "thuận", "tiến", "tín", "trí", "trường", "tú", "mai", "hoa", "huệ", "hồng", "hương", "hường",
    "huyền", "hạnh", "hằng", "hiền", "liên", "linh", "loan", "ly", "mến", "mận", "nga", "ngân", "ngọc", "nguyệt",
    "nhung", "oanh", "quyên", "quỳnh", "sen", "thảo", "thắm", "thơ", "thoa", "thu", "thủy", "thúy", "trang",
    "trinh", "tuyết", "uyên", "vân", "xuân", "yến", "lụa", "đào", "đạt", "duy", "đông", "luân", "tuyến", "tươi",
    "khôi", "công", "chung",
)  # fmt: skip
# These are other words without their marks.
_NO_NAMES_WITHOUT_MARKS = (
    "sang", "huong", "loi", "nam", "trang", "chung", "cong", "dao", "dat", "dong", "thu", "thanh",
)  # fmt: skip
_GIVEN_NAMES_WITHOUT_MARKS = frozenset(map(fold, _GIVEN_NAMES)) - frozenset(_NO_NAMES_WITHOUT_MARKS)


def _named(words: Words, first: int, end: int, source: str, *, is_body: bool) -> Someone | None:
    if end <= first:
        return None
    return Someone(source[words[first].start : words[end - 1].end], end, is_body)


def is_capitalised(word: Word, source: str) -> bool:
    """Written like a name: one capital letter, small letters after it."""
    typed = source[word.start : word.end]
    return len(typed) > 1 and typed[0].isupper() and typed[1:].islower()


def _body(words: Words, start: int, source: str) -> Someone | None:
    whole = one_of_at(words, start, _WHOLE) or (start + 1 if words[start].typed == "sở" else None)
    head = _after_head(words, start)
    end = head
    while end is not None and (longer := _after_body_word(words, end, source)):
        end = longer
    named = end if head is not None and end is not None and end > head else 0
    longest = max(named, whole or 0)
    return _named(words, start, longest or start, source, is_body=True)


def _after_head(words: Words, start: int) -> int | None:
    end = one_of_at(words, start, _HEADS)
    if end and phrase_at(words, start, "p") and end < len(words) and words[end].plain == ".":
        return end + 1
    return end


def _after_body_word(words: Words, index: int, source: str) -> int | None:
    """The index after one more part of a body's name: "Văn hóa", "- Xã hội", "Nà Sàng"."""
    if index >= len(words):
        return None
    if words[index].plain in {"-", "–", "&", "va"}:
        return one_of_at(words, index + 1, _OF_BODIES)
    if one := one_of_at(words, index, _OF_BODIES):
        return one
    word = words[index]
    acronym = source[word.start : word.end].isupper() and word.end - word.start > 1 and not source.isupper()
    is_name = word.shape is Shape.WORD and (is_capitalised(word, source) or acronym)
    return index + 1 if is_name and words[index].plain not in _NOT_A_NAME else None
