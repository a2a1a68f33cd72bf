"""Numeric targets: reading them from text, judging a reading against one."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plans.doubts import Doubt
from plans.text import Folded, folded, nfc


class Operator(StrEnum):
    """How a reading must stand to the target's value."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"


class TargetDoubt(StrEnum):
    """Why a target is asked about: the codes that `locales` has sentences for, with the words each carries."""

    A_RANGE = "target-is-a-range"  # text
    UNCLEAR = "target-unclear"  # text


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number to reach: "tối thiểu 90%" is AT_LEAST 90 "%"; the unit is spelt as printed ("Hội nghị")."""

    op: Operator
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsReading:
    """The targets found in a text, in order, and what about them is not sure (field "targets")."""

    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_MEETS = {
    Operator.EQUAL: operator.ge,  # "đạt 100%", "01 sáng kiến": more of what was asked for still meets it
    Operator.AT_LEAST: operator.ge,
    Operator.MORE: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.LESS: operator.lt,
}


def judge_reading(target: Target, value: Decimal) -> bool:
    """Whether a reading meets the target. A plain number ("đạt 100%") is met from that value up."""
    return bool(_MEETS[target.op](value, target.value))


def targets(text: str, *, year: int | None = None) -> tuple[Target, ...]:
    """The numeric targets of a text in their order; see `read_targets`."""
    return read_targets(text, year=year).targets


def read_targets(text: str, *, year: int | None = None) -> TargetsReading:
    """The numeric targets of a text: percentages, and counts of things that a plan counts.

    Left out are years, dates, numbers of documents, and results of a year before `year` told in brackets
    ("năm 2025 đạt 100%"); without `year` every bracket that names a year is taken for such a result.
    """
    found = folded(nfc(text).replace("％", "%"))
    past = _brackets_about_the_past(found.text, year)
    readings = [
        _read_number(found, number, year)
        for number in _NUMBER.finditer(found.text)
        if not any(start <= number.start() < end for start, end in past)
    ]
    known = [reading for reading in readings if reading.targets]
    return TargetsReading(
        targets=tuple(target for reading in known for target in reading.targets),
        doubts=tuple(dict.fromkeys(doubt for reading in known for doubt in reading.doubts)),
    )


def read_targets_of_task(content: str, requirement: str | None, *, year: int | None) -> TargetsReading:
    """The targets of a task: those of its requirement, then those of its content that the requirement does not
    repeat."""
    asked, told = read_targets(requirement or "", year=year), read_targets(content, year=year)
    more = tuple(target for target in told.targets if target not in asked.targets)
    return TargetsReading(
        targets=(*asked.targets, *more), doubts=tuple(dict.fromkeys((*asked.doubts, *(told.doubts if more else ()))))
    )


# A number with the end of a range ("1-2", "từ 70% đến 80%"); the guards keep out dates, document numbers,
# "87/100" (unless they are points) and codes such as "06A". A scanner's "l00%" is a number, to be asked about.
_NUMBER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_NUMBER = re.compile(
    r"(?<![\w/.,])(?<![\w/]-)(?P<value>\d{1,3}(?:\.\d{3})+|\d{1,3}\.\d{1,2}(?=\s?(?:%|phan tram|diem))"
    rf"|\d{{1,7}}(?:,\d{{1,3}})?|[\dlo]{{1,3}}(?=\s?%)|(?:{'|'.join(_NUMBER_WORDS)})(?=\s))"
    r"(?:/100(?=\s?diem))?(?![\d/]|[.,]\d)"
    r"(?P<percent>\s?(?:%|phan tram))?"
    r"(?P<upto>\s?(?:-|–|den)\s?\d{1,7}(?:,\d{1,3})?(?P<upto_percent>\s?(?:%|phan tram))?(?![\w/]))?"
    r"(?![\w]|-[a-z])"
)
_BRACKET = re.compile(r"\([^()]{0,300}\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(r"\b(?:nam truoc|nam ngoai|cung ky|ky truoc)\b")

_LINKS = r"(?:\s+(?:dat|tu|la|khoang|ty le|muc|co|duoc|tren|so))*\s*$"
_BEFORE = [
    (
        Operator.AT_LEAST,
        re.compile(r"\b(?:toi thieu|it nhat|khong duoi|khong thap hon|khong it hon)" + _LINKS + r"|(?:≥|>=)\s*$"),
    ),
    (
        Operator.AT_MOST,
        re.compile(
            r"\b(?:toi da|khong (?:de |co )?qua|khong vuot qua|khong cao hon|nhieu nhat|khong tren)"
            + _LINKS
            + r"|(?:≤|<=)\s*$"
        ),
    ),
    (Operator.MORE, re.compile(r"\b(?:tren|hon|vuot|vuot qua)\s*$|>\s*$")),
    (Operator.LESS, re.compile(r"\b(?:duoi|it hon|thap hon|nho hon)\s*$|<\s*$")),
]
# "Trở lên" may close a grade that stands in between: "80% công chức có trình độ đại học trở lên" asks for 80%.
_WITHOUT_GRADE = r"^(?:(?!\b(?:trinh do|xep loai|loai|hang|bac|cap)\b)[^\d;.()]){0,60}?"
_AFTER = [
    (Operator.AT_LEAST, re.compile(_WITHOUT_GRADE + r"\btro len\b")),
    (Operator.AT_MOST, re.compile(_WITHOUT_GRADE + r"\btro xuong\b")),
]
UNITS = (
    "tin, bai|tin bai|bai viet|bai|tin|chuyen muc|chuyen de|hoi nghi|hoi thao|sang kien|giai phap|mo hinh|cuoc"
    "|lop|buoi|dot|lan|van ban|bao cao|ke hoach|thu tuc hanh chinh|thu tuc|tthc|dich vu cong|dich vu|ho so"
    "|nguoi dan|nguoi|ho gia dinh|ho|can bo|cong chuc|vien chuc|co quan|don vi|phong|thon|xom|to|san pham|de tai"
    "|diem|ngay lam viec|ngay|gio|phut|trieu dong|ty dong|dong|bac|hang"
)
_UNIT = re.compile(rf"\s+(?P<unit>{UNITS})\b")
_NEXT_WORD = re.compile(r"\s+(?P<unit>[a-z]+)\b")
# Before a count without a comparison stands the start of a clause or a verb of doing; "bảo vệ 04 lớp" is no target.
# A change, a rough number and a number for each month are no level that a year's result could be held against.
_CHANGE = re.compile(
    r"\b(?:tang|giam|cat giam|tinh gian|tiet kiem|rut ngan|vuot|(?<!khong )(?:cao hon|thap hon))(?: them)?"
    r"(?:\s+(?:it nhat|toi thieu|tu|binh quan|khoang|duoc|tren|hon))*\s*$"
)
_OPEN_RANGE = re.compile(r"\btu \d[\d,.]*\s?%? den (?:duoi|tren)\s*$")
_FROM, _TO = re.compile(r"\btu\s*$"), re.compile(r"^\s*(?:len|xuong|con)\b")
_ROUGHLY = re.compile(r"\b(?:khoang|gan|xap xi|uoc|uoc dat|du kien)\s*$")
_EACH = r"(?:thang|quy|tuan|ngay)\b"
_BEFORE_EACH, _AFTER_EACH = (
    re.compile(rf"\b(?:moi|hang) {_EACH}[^.;]{{0,20}}$"),
    re.compile(rf"^[^.;()]{{0,20}}/\s?{_EACH}"),
)
_THAN_BEFORE = re.compile(r"^[^.;()]{0,40}\bso voi (?:nam|cung ky|ky|quy|thang|dau nam)\b")
_RANK = re.compile(r"\b(?:thu|hang|top)\s*$")
_CLAUSE_START = re.compile(
    r"(?:^|[(;:.\-+,]|\b(?:co|dat|mo|to chuc|thuc hien|hoan thanh|dang ky|xay dung|ban hanh|duy tri|du))\s*$"
)
_NOT_COUNTED_SO = {"ngay", "gio", "phut", "ngay lam viec", "lan", "bac", "hang", "phong", "to"}
_COUNTED_WHEN_REACHED = {"diem", "dong", "trieu dong", "ty dong"}  # "đạt 90 điểm", but a sum is the money spent on it


def _read_number(found: Folded, number: re.Match[str], year: int | None) -> TargetsReading:
    before, after = found.text[: number.start()][-60:], found.text[number.end() :][:80]
    if _FROM.search(before) and _TO.search(after):
        return TargetsReading()  # "từ 70% lên 85%": where it stood
    value = _value(number["value"])
    comparison, sure = _comparison(before, after)
    sure = sure and not _tells_of_the_past(before, year) and not _is_no_level(before, after)
    if number["percent"] or number["upto_percent"]:
        sure = sure and not number["value"].isalpha() and not set(number["value"]) & set("lo")
        return _reading(number, Target(op=comparison or _plainly(value), value=value, unit="%"), sure)
    no_count = _YEAR.fullmatch(number["value"]) or number["value"].isalpha()
    if (comparison is None and no_count) or _RANK.search(before):
        return TargetsReading()
    return _read_count(found, number, before, value, comparison, sure)


def _value(printed: str) -> Decimal:
    """The number in Vietnamese writing ("1.500", "98,5"), in a word, or with a decimal point ("99.5")."""
    if printed in _NUMBER_WORDS:
        return Decimal(_NUMBER_WORDS[printed])
    digits = printed.translate(str.maketrans("lo", "10"))
    if not re.fullmatch(r"\d+\.\d{1,2}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return Decimal(digits)


def _plainly(value: Decimal) -> Operator:
    """What a number without a comparison asks for: to be reached; nought is not to be passed."""
    return Operator.EQUAL if value else Operator.AT_MOST


def _is_no_level(before: str, after: str) -> bool:
    told_before = (_CHANGE, _OPEN_RANGE, _ROUGHLY, _BEFORE_EACH)
    told_after = (_THAN_BEFORE, _AFTER_EACH)
    return any(p.search(before) for p in told_before) or any(p.search(after) for p in told_after)


def _comparison(before: str, after: str) -> tuple[Operator | None, bool]:
    """The operator that the words around a number give, and whether they agree with one another."""
    words_before = next((op for op, pattern in _BEFORE if pattern.search(before)), None)
    words_after = next((op for op, pattern in _AFTER if pattern.search(after)), None)
    agree = words_before is None or words_after is None or words_before is words_after
    return words_after or words_before, agree


def _tells_of_the_past(before: str, year: int | None) -> bool:
    """Whether the words before a number name an earlier year ("năm 2025 đạt 96,5%"): perhaps no target at all."""
    clause = re.split(r"[;.]\s", before)[-1]
    if year is not None and any(int(found) < year for found in _YEAR.findall(clause)):
        return True
    return _YEAR_BEFORE.search(clause) is not None


def _read_count(
    found: Folded, number: re.Match[str], before: str, value: Decimal, comparison: Operator | None, sure: bool
) -> TargetsReading:
    unit = _UNIT.match(found.text, number.end())
    if comparison is None:
        if unit is None or not _is_counted(unit["unit"], before, ranged=number["upto"] is not None):
            return TargetsReading()
        return _reading(number, Target(op=_plainly(value), value=value, unit=_verbatim(found, unit)), sure)
    word = unit or _NEXT_WORD.match(found.text, number.end())
    if unit is None and number["value"].isalpha():
        return TargetsReading()  # "ít nhất một phần": no count
    target = Target(op=comparison, value=value, unit=_verbatim(found, word) if word else "")
    return _reading(number, target, sure and unit is not None)


def _is_counted(unit: str, before: str, *, ranged: bool) -> bool:
    """Whether a number without a comparison is one to reach, by its unit and by the words before it."""
    if unit in _COUNTED_WHEN_REACHED:
        return re.search(r"\bdat\s*$", before) is not None
    stands = any(pattern.search(before) for pattern in (_CLAUSE_START, _BEFORE_EACH))
    return unit not in _NOT_COUNTED_SO and (stands or (ranged and before.endswith("tu ")))


def _verbatim(found: Folded, unit: re.Match[str]) -> str:
    return found.verbatim(unit.start("unit"), unit.end("unit"))


def _reading(number: re.Match[str], target: Target, sure: bool) -> TargetsReading:
    """A reading with its doubt: a range is kept by its lower end, as the least that must be reached."""
    words = {"text": number.group().strip()}
    if number["upto"]:
        lower = Target(op=Operator.AT_LEAST, value=target.value, unit=target.unit)
        return TargetsReading(targets=(lower,), doubts=(Doubt(field="targets", code=TargetDoubt.A_RANGE, args=words),))
    doubts = () if sure else (Doubt(field="targets", code=TargetDoubt.UNCLEAR, args=words),)
    return TargetsReading(targets=(target,), doubts=doubts)


def _brackets_about_the_past(text: str, year: int | None) -> list[tuple[int, int]]:
    """Where brackets stand that tell an earlier year's result."""
    spans = []
    for bracket in _BRACKET.finditer(text):
        years = [int(found) for found in _YEAR.findall(bracket.group())]
        if (years and (year is None or min(years) < year)) or (not years and _YEAR_BEFORE.search(bracket.group())):
            spans.append(bracket.span())
    return spans
