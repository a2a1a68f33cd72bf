"""Cuts a message into words and looks behind Telex and VNI slips, abbreviations and missing marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from plans.text import fold, nfc


class Shape(Enum):
    """What a stretch of characters looks like, before anything is known about its meaning."""

    WORD = "word"
    NUMBER = "number"  # digits with separators: 5, 15/12, 2.1, 1-3
    PERCENT = "percent"
    CLOCK = "clock"
    LINK = "link"
    DOCUMENT = "document"  # 45/KH-UBND
    SMILE = "smile"  # emoji and emoticons
    MARK = "mark"  # punctuation, line ends


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `plain` is folded for look-up, `typed` has the marks that count, [start:end] is where it stands.

    A `whole` word lacks no marks: it means what is typed.
    An abbreviation becomes several words that stand in the same place ("bc" → "báo", "cáo").
    """

    plain: str
    typed: str
    start: int
    end: int
    shape: Shape = Shape.WORD
    whole: bool = False


_SHAPES = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)[^\s<>]+ | [a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org)/[^\s<>]*)
  | (?P<document>\d{1,5}/(?:\d{4}/)?[A-ZĐ][A-ZĐa-zđ]*(?:[-–][A-ZĐ&][A-ZĐ&a-zđ]*)* (?![^\W_]))
  | (?P<percent>\d{1,9}(?:[.,]\d{1,9})?(?:\s?[-–]\s?\d{1,9}(?:[.,]\d{1,9})?)?\s?%)
  | (?P<clock>\d{1,2}(?::\d{2}|[hg](?:\d{2})?|ph?)(?![^\W_]))
  | (?P<number>\d{1,9}(?:[/.\-–]\d{1,9}){0,3}(?![^\W_]))
  | (?P<word>[đd][/.]c(?![^\W_]) | [^\W_]+)
  | (?P<smile>[=:;]-?[)(\]\[DPpvV3*]+ | \^_*\^)
  | (?P<mark>\.{2,} | [^\w\s]|_ | \n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOTHING = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")  # variation selectors and skin tones


def lines_in_nfc(text: str) -> str:
    """The text as it is read: NFC, no invisible characters, single spaces, line ends kept."""
    return "\n".join(nfc(_NOTHING.sub("", line)) for line in text.splitlines())


def words_of(source: str, known: Collection[str], real: Collection[str] = frozenset()) -> tuple[Word, ...]:
    """The words of a text in NFC; `known` are folded words that need no second guess.

    A word of `real`, typed with its tone, is itself and no other: "nghỉ" is not a slip for "nghĩ".
    """
    found: list[Word] = []
    whole = _WHOLE_WORDS if source.isascii() else _WHOLE_WORDS | _WHOLE_AMONG_MARKS
    for match in _SHAPES.finditer(source):
        shape = Shape(match.lastgroup)
        if shape is Shape.WORD:
            found.extend(_meant(match, known, whole, real))
        else:
            found.append(_as_it_stands(match, shape))
    return tuple(found)


def _as_it_stands(match: re.Match[str], shape: Shape) -> Word:
    text = match.group().lower()
    is_picture = shape is Shape.MARK and unicodedata.category(text[0]) in {"So", "Sk", "Cs", "Co", "Cn"}
    return Word(text, text, match.start(), match.end(), Shape.SMILE if is_picture else shape)


def _meant(
    match: re.Match[str], known: Collection[str], whole: Collection[str], real: Collection[str]
) -> Iterator[Word]:
    for typed in spelled_out(match.group(), known).split():
        is_whole = typed in whole or (typed in real and bool(_marks(typed)[1]))
        yield Word(plain(typed), typed, match.start(), match.end(), whole=is_whole)


# Words of level tone that lack nothing: "đâu" is not "đầu" with its tone forgotten.
_WHOLE_WORDS = frozenset(
    (
        "đâu", "đây", "đang", "đi", "đo", "đưa", "đông", "đôi", "đơn", "tôi", "thôi", "hôm", "không", "nên", "lên",
        "trên", "bên", "hơn", "như", "nhưng", "chưa", "tư", "năm", "dân", "vâng", "phân", "quên", "tên", "ăn",
        "văn", "đêm", "cô", "cơ", "lâu", "sâu", "tâm", "mưa", "nêu", "nhân", "trông", "công", "chung", "sơ",
    )
)  # fmt: skip
# The same without any mark: they are what they are once other words of the message have marks.
_WHOLE_AMONG_MARKS = frozenset(
    [
        "do", "em", "anh", "hai", "ba", "sau", "sao", "trong", "theo", "ra", "xin", "khi", "nhau", "hay", "tin", "ban",
        "cao", "lan", "gom", "con", "so",
    ]
)  # fmt: skip


# -- spelling ------------------------------------------------------------------------------------------------------

# What a short form stands for. Not here: forms that stand for two things ("kh" is "không" and "kế hoạch").
_SHORT_FORMS = {
    "không": "ko k kg khg hok hem hông hổng khum hk kong",
    "được": "dc đc đuọc đựoc dươc đươc",
    "báo cáo": "bc b/c bcáo",
    "rồi": "r rùi rui roài òi gòi ròi oy ùi òy rầu roy rôi",
    "xong": "xoq xok xg xog xonh xomg xnog sog xôg",
    "hoàn thành": "ht hthành hthanh",
    "đang": "đag dag đg đanh đnag",
    "chưa": "chx",
    "à": "ah ak",
    "ok": "oki oke okie okê okey okela okay uki",
    "đồng chí": "đ/c d/c đ.c d.c",
    "anh chị": "ac",
    "mọi người": "mn mng",
    "cảm ơn": "tks thks thank thanks",
    "nhưng": "nhg nhưg nhưn",
    "nhưng mà": "nma",
    "ừ": "uk ukm uh uhm um ừm ờ",
    "em": "e",
    "chị": "c",
    "việc": "vc",
    "làm": "lm",
    "mới": "ms",
    "cũng": "cx",
    "với": "vs",
    "trước": "trc",
    "gì": "j",
    "vậy": "z",
    "như thế nào": "ntn",
    "biết": "bit bik",
    "nói": "ns",
    "người": "ng",
    "hôm qua": "hqua",
    "hôm nay": "hnay",
    "luôn": "lun",
    "sử dụng": "sd",
    "nhiệm vụ": "nv nvu",
    "hồ sơ": "hs",
    "danh sách": "ds",
    "quyết định": "qđ qd",
    "văn bản": "vb",
    "minh chứng": "mc",
    "kết quả": "kq",
    "số liệu": "sl",
    "kinh phí": "kp",
    "hướng dẫn": "hd hdẫn",
    "lãnh đạo": "ld lđ",
    "văn phòng": "vp",
    "công an xã": "cax",
    "phải": "fai fải pải",
    "thôi": "thui thoi",
    "dạ": "zạ dzạ",
    "mình": "mk mik mìh",
    "nhiều": "nhìu",
    "lắm": "lém lứm",
    "gia hạn": "gh",
    "thời gian": "tgian",
    "xác nhận": "xn",
    "cán bộ": "cbo",
    "yêu": "iu",
}
ABBREVIATIONS = {short: long for long, shorts in _SHORT_FORMS.items() for short in shorts.split()}

_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1")
_ENDING = re.compile(r"(?<=[aàáạeèéẹêiíìịoôơuưy])[hk]$")  # "ạk", "nhéh": no Vietnamese word ends so
_ROMAN = {"ii": "2", "iii": "3", "iv": "4"}
_FINAL_Y = re.compile(r"(?<=[bdghklmnprstv])y$|(?<=qu)y$")


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word folded for look-up; "lý" and "lí", "IV" and "4" are the same."""
    folded = fold(word)
    return _ROMAN.get(folded, _FINAL_Y.sub("i", folded))


def spelled_out(word: str, known: Collection[str]) -> str:
    """What a typed word stands for: "ko" → "không", "ddax" → "đã", "ro62i" → "rồi", "xonggg" → "xong"."""
    word = word.lower()
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if plain(word) in known or word in _ROMAN:
        return word
    for guess in _second_guesses(word):
        if guess in ABBREVIATIONS:
            return ABBREVIATIONS[guess]
        if plain(guess) in known:
            return guess
    return word


def _second_guesses(word: str) -> Iterator[str]:
    if word == "a5":  # as VNI types "ạ"
        yield "ạ"
    yield _STRETCHED.sub(r"\1", word)
    if word.isascii() and len(word) == 2:
        yield _from_telex(word)  # "aj" is "ạ" and "af" is "à", which asks: here the tone is all that tells them apart
    if word.isascii() and len(word) > 2:
        yield from map(_without_a_lone_tone, (_from_telex(word), _from_vni(word)))
    yield _ENDING.sub("", word)
    yield _DOUBLED.sub(r"\1", _STRETCHED.sub(r"\1", word))


_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX_LETTERS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_TELEX_TONE = re.compile(r"(?<=[aeiouyâêôăơư])([a-zđ]*?)([sfrxj])([a-zđâêôăơư]*)$")
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_LETTERS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def _from_telex(word: str) -> str:
    for keys, letter in _TELEX_LETTERS:
        word = word.replace(keys, letter)
    tone = _TELEX_TONE.search(word)
    if tone is None:
        return word
    return _toned(word[: tone.start()] + tone.group(1) + tone.group(3), _TONES[tone.group(2)])


def _without_a_lone_tone(word: str) -> str:
    """A slip of the keys loses the letter's mark before the tone ("roif" is "rồi"): the tone alone proves nothing."""
    letters, _ = _marks(word)
    return word if any(letters) else fold(word)


def _toned(word: str, tone: str) -> str:
    """The tone on the last vowel: where it stands does not matter to `may_mean`."""
    last_vowel = max((i for i, letter in enumerate(word) if fold(letter) in "aeiouy"), default=len(word) - 1)
    return unicodedata.normalize("NFC", word[: last_vowel + 1] + tone + word[last_vowel + 1 :])


def _from_vni(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    digits = [c for c in word if c.isdigit()]
    if len(letters) < 2 or not digits or not set(letters) & set("aeiouy"):
        return word
    bare = "".join(letters).replace("d", "đ", 1) if "9" in digits else "".join(letters)
    tone = "".join(_VNI_TONES.get(c, "") for c in digits)
    return _toned(bare, tone[:1]) if tone else bare


# -- marks ---------------------------------------------------------------------------------------------------------

_TONE_MARKS = "\u0300\u0301\u0303\u0323"
_HOOK_AS_TILDE = {"\u0309": "\u0303"}  # hỏi and ngã are one in much of the country


@lru_cache(maxsize=20_000)
def _marks(word: str) -> tuple[tuple[str, ...], str]:
    """The mark of every letter (circumflex, breve, horn, stroke) and the tone of the word."""
    letters: list[str] = []
    tone = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        mark = _HOOK_AS_TILDE.get(character, character)
        if mark in _TONE_MARKS:
            tone = mark
        elif unicodedata.combining(mark):
            letters[-1:] = [mark]
        else:
            letters.append("stroke" if mark == "đ" else "")
    return tuple(letters), tone


def may_mean(word: Word, meant: str) -> bool:
    """Whether a typed word may stand for `meant`: it lacks its tone, or all its marks, and has no other ones.

    "dung" may be "đúng" or "dừng"; "dừng" is not "đúng". Both must be equal when folded.
    """
    if word.typed == meant:
        return True
    if word.whole:
        return False
    if word.typed.isascii():
        return True
    (letters, tone), (wanted, wanted_tone) = _marks(word.typed), _marks(meant)
    if tone:  # whoever types the tone has typed the letters: "máy" is not "mấy"
        return (letters, tone) == (wanted, wanted_tone)
    return all(a in ("", b) for a, b in zip(letters, wanted, strict=False))


def lacks_marks(word: Word, meant: str) -> bool:
    """Whether `word` is `meant` with marks left out (the tone's place does not count)."""
    return _marks(word.typed) != _marks(meant)


@lru_cache(maxsize=2_000)
def _looked_up(phrase: str) -> tuple[tuple[str, str], ...]:
    return tuple((plain(word), word) for word in phrase.split())


def phrase_at(words: tuple[Word, ...], start: int, phrase: str) -> int | None:
    """The index after `phrase` (written with its marks) when it stands at `start`."""
    meant = _looked_up(phrase)
    if start < 0 or start + len(meant) > len(words):
        return None
    found = zip(words[start:], meant, strict=False)
    return start + len(meant) if all(w.plain == p and may_mean(w, m) for w, (p, m) in found) else None


def one_of_at(words: tuple[Word, ...], start: int, phrases: tuple[str, ...]) -> int | None:
    """The index after the longest of `phrases` that stands at `start`."""
    return max((end for _, end in those_at(words, start, phrases)), default=None)


def those_at(words: tuple[Word, ...], start: int, phrases: tuple[str, ...]) -> list[tuple[str, int]]:
    """Those of `phrases` that stand at `start`, each with the index after it."""
    if not 0 <= start < len(words):
        return []
    candidates = _by_first_word(phrases).get(words[start].plain, ())
    return [(phrase, end) for phrase in candidates if (end := phrase_at(words, start, phrase))]


def first_words(*phrases: str) -> frozenset[str]:
    """The folded words with which one of the phrases begins."""
    return frozenset(plain(phrase.split()[0]) for phrase in phrases)


@lru_cache(maxsize=500)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        index.setdefault(plain(phrase.split()[0]), []).append(phrase)
    return index
