"""Reads numbers in digits and words, percentages, fractions and counts as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plans.reply_words import Shape, Word, first_words, one_of_at, phrase_at, those_at

Words = tuple[Word, ...]

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_NUMBER_WORDS = first_words(*_DIGITS, *_AFTER_TENS)
# With one of these a number or a share in words begins.
OPENERS = first_words(*_DIGITS, "mười", "nửa", "phân nửa")
_COUNTED = (
    "thôn", "bản", "xóm", "tổ", "hộ", "hồ sơ", "trường", "phiếu", "người", "xã", "đơn vị", "điểm", "khu", "ấp", "buôn",
    "cụm", "chi bộ", "tiêu chí", "chỉ tiêu", "mục", "trang", "lớp", "buổi", "công trình", "hạng mục", "trường hợp",
    "số", "nội dung", "đối tượng", "km", "con", "cơ sở", "hộ dân", "tổ dân phố", "khu phố", "chỉ số", "câu", "bài",
    "phần việc", "phần", "khâu", "bước", "thẻ", "căn nhà", "căn", "cây", "giếng", "tuyến",
    "cống",
)  # fmt: skip
_OF = ("trên", "trong", "trong số", "trong tổng số", "trên tổng số", "trong tổng", "trên tổng")
_SPANS = ("ngày", "hôm", "tuần", "tháng", "năm", "giờ", "tiếng", "phút", "buổi", "quý")
_BEFORE_A_SHARE = ("được", "đạt", "mới", "hơn", "quá", "già", "gần", "khoảng", "tầm", "xong", "chừng", "làm")


@dataclass(frozen=True, slots=True)
class Share:
    """How much is done, in percent from 0 to 100; None where the words do not give one number."""

    percent: int | None


def number_at(words: Words, start: int) -> tuple[int, int] | None:
    """The whole number at `start`, in digits or in words up to a hundred, and the index after it."""
    if start >= len(words):
        return None
    if words[start].shape is Shape.NUMBER:
        return (int(words[start].plain), start + 1) if words[start].plain.isdecimal() else None
    if hundred := phrase_at(words, start, "một trăm"):
        return 100, hundred
    return _tens_at(words, start) or _digit_at(words, start)


def _tens_at(words: Words, start: int) -> tuple[int, int] | None:
    if ten := one_of_at(words, start, ("mười",)):
        digit = _after_tens(words, ten)
        return (10 + digit[0], digit[1]) if digit else (10, ten)
    first = _digit_at(words, start)
    tens = first and one_of_at(words, first[1], ("mươi", "chục"))
    if not first or not first[0]:
        return None
    if not tens:  # "hai lăm"
        short = _one_of(words, first[1], {"lăm": 5, "nhăm": 5, "mốt": 1})
        return (first[0] * 10 + short[0], short[1]) if short else None
    digit = _after_tens(words, tens)
    return (first[0] * 10 + digit[0], digit[1]) if digit else (first[0] * 10, tens)


def _after_tens(words: Words, start: int) -> tuple[int, int] | None:
    """Never "năm": after a ten it is a year, five is "lăm"."""
    digit = _one_of(words, start, _AFTER_TENS) or _digit_at(words, start)
    return None if digit and digit[0] == 5 and phrase_at(words, start, "năm") else digit


def _digit_at(words: Words, start: int) -> tuple[int, int] | None:
    return _one_of(words, start, _DIGITS)


def _one_of(words: Words, start: int, values: dict[str, int]) -> tuple[int, int] | None:
    if start >= len(words) or words[start].plain not in _NUMBER_WORDS:
        return None
    return next(((values[word], end) for word, end in those_at(words, start, tuple(values))), None)


# -- shares --------------------------------------------------------------------------------------------------------


def share_at(words: Words, start: int) -> tuple[Share, int] | None:
    """The share that begins at `start` ("60%", "bảy mươi phần trăm", "ba phần tư", "một nửa", "9/12 thôn")."""
    if start >= len(words):
        return None
    if words[start].shape is Shape.PERCENT:
        return _typed_percent(words[start].plain), start + 1
    return _half(words, start) or _parts(words, start) or _fraction(words, start) or _count(words, start)


def _typed_percent(text: str) -> Share:
    number = re.fullmatch(r"(\d+)(?:[.,](\d+))?\s?%", text)
    return _share(float(f"{number[1]}.{number[2] or 0}")) if number else Share(None)


def _share(percent: float) -> Share:
    """Rounded half up, as people round."""
    return Share(int(percent + 0.5) if 0 <= percent <= 100 else None)


def _half(words: Words, start: int) -> tuple[Share, int] | None:
    end = one_of_at(words, start, ("một nửa", "1 nửa", "phân nửa", "nửa"))
    if end is None or one_of_at(words, end, _SPANS):
        return None
    alone = end == start + 1 or words[start].shape is Shape.NUMBER
    # "nua" and "nữa" are mostly "more": a half only where a share is expected.
    if alone and words[end - 1].typed != "nửa" and not one_of_at(words, start - 1, _BEFORE_A_SHARE):
        return None
    return Share(50), end


def _parts(words: Words, start: int) -> tuple[Share, int] | None:
    """Numbers before "phần trăm", and "ba phần tư"."""
    first = number_at(words, start)
    parts = first and phrase_at(words, first[1], "phần")
    if not first or not parts:
        return None
    if end := phrase_at(words, parts, "trăm"):
        return _share(first[0]), end
    whole = number_at(words, parts)
    if not whole or not first[0] < whole[0]:
        return None
    return _share(100 * first[0] / whole[0]), whole[1]


def _fraction(words: Words, start: int) -> tuple[Share, int] | None:
    """A count such as "9/12 thôn"; "9/12" alone may be the 9th of December."""
    match = re.fullmatch(r"(\d+)/(\d+)", words[start].plain)
    if match is None or not 0 <= int(match[1]) <= int(match[2]) or not int(match[2]):
        return None
    counted = one_of_at(words, start + 1, _COUNTED)
    no_date = int(match[2]) > 12 or one_of_at(words, start - 1, ("được", "đạt", "tầm", "khoảng", "chừng", "còn"))
    if not counted and not no_date:
        return None
    return _share(100 * int(match[1]) / int(match[2])), counted or start + 1


def _count(words: Words, start: int) -> tuple[Share, int] | None:
    """A count in words: "năm trên tám trường", "8 thôn trong 12 thôn"."""
    first = number_at(words, start)
    if first is None:
        return None
    over = one_of_at(words, one_of_at(words, first[1], _COUNTED) or first[1], _OF)
    whole = over and number_at(words, over)
    counted = whole and one_of_at(words, whole[1], _COUNTED)
    if not whole or not counted or not 0 < first[0] <= whole[0]:
        return None
    return _share(100 * first[0] / whole[0]), counted
