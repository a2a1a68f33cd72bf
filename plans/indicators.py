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
    found = folded(nfc(text))
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


# A number with the end of a range ("1-2", "từ 70% đến 80%"); the guards keep out dates, document numbers,
# "87/100" and codes such as "06A".
_NUMBER = re.compile(
    r"(?<![\w/.,])(?<![\w/]-)(?P<value>\d{1,3}(?:\.\d{3})+|\d{1,7}(?:,\d{1,3})?)(?![\d/]|[.,]\d)"
    r"(?P<percent>\s?(?:%|phan tram))?"
    r"(?P<upto>\s?(?:-|–|den)\s?\d{1,7}(?:,\d{1,3})?(?P<upto_percent>\s?(?:%|phan tram))?(?![\w/]))?"
    r"(?![\w]|-[a-z])"
)
_BRACKET = re.compile(r"\([^()]{0,300}\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_LINKS = r"(?:\s+(?:dat|tu|la|khoang|ty le|muc|co|duoc|tren|so))*\s*$"
_BEFORE = [
    (
        Operator.AT_LEAST,
        re.compile(r"\b(?:toi thieu|it nhat|khong duoi|khong thap hon|khong it hon)" + _LINKS + r"|(?:≥|>=)\s*$"),
    ),
    (
        Operator.AT_MOST,
        re.compile(
            r"\b(?:toi da|khong qua|khong vuot qua|khong cao hon|nhieu nhat|khong tren)" + _LINKS + r"|(?:≤|<=)\s*$"
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
_UNITS = (
    "tin, bai|tin bai|bai viet|bai|tin|chuyen muc|chuyen de|hoi nghi|hoi thao|sang kien|giai phap|mo hinh|cuoc"
    "|lop|buoi|dot|lan|van ban|bao cao|ke hoach|thu tuc hanh chinh|thu tuc|tthc|dich vu cong|dich vu|ho so"
    "|nguoi dan|nguoi|ho gia dinh|ho|can bo|cong chuc|vien chuc|co quan|don vi|phong|thon|xom|to|san pham|de tai"
    "|diem|ngay lam viec|ngay|gio|phut|trieu dong|ty dong|dong|bac|hang"
)
_UNIT = re.compile(rf"\s+(?P<unit>{_UNITS})\b")
_NEXT_WORD = re.compile(r"\s+(?P<unit>[a-z]+)\b")
# Before a count without a comparison stands the start of a clause or a verb of doing; "bảo vệ 04 lớp" is no target.
_CLAUSE_START = re.compile(
    r"(?:^|[(;:.\-+,]|\b(?:co|dat|mo|to chuc|thuc hien|hoan thanh|dang ky|xay dung|ban hanh|duy tri|du))\s*$"
)
_NOT_COUNTED_SO = {"ngay", "gio", "phut", "ngay lam viec", "lan", "diem", "bac", "hang", "phong", "to"}


def _read_number(found: Folded, number: re.Match[str], year: int | None) -> TargetsReading:
    before, after = found.text[: number.start()][-60:], found.text[number.end() :][:80]
    value = Decimal(number["value"].replace(".", "").replace(",", "."))
    comparison, sure = _comparison(before, after)
    sure = sure and not _tells_of_the_past(before, year)
    if number["percent"] or number["upto_percent"]:
        return _reading(number, Target(op=comparison or Operator.EQUAL, value=value, unit="%"), sure)
    if comparison is None and _YEAR.fullmatch(number["value"]):
        return TargetsReading()
    return _read_count(found, number, before, value, comparison, sure)


def _comparison(before: str, after: str) -> tuple[Operator | None, bool]:
    """The operator that the words around a number give, and whether they agree with one another."""
    words_before = next((op for op, pattern in _BEFORE if pattern.search(before)), None)
    words_after = next((op for op, pattern in _AFTER if pattern.search(after)), None)
    agree = words_before is None or words_after is None or words_before is words_after
    return words_after or words_before, agree


def _tells_of_the_past(before: str, year: int | None) -> bool:
    """Whether the words before a number name an earlier year ("năm 2025 đạt 96,5%"): perhaps no target at all."""
    clause = re.split(r"[;.]\s", before)[-1]
    return year is not None and any(int(found) < year for found in _YEAR.findall(clause))


def _read_count(
    found: Folded, number: re.Match[str], before: str, value: Decimal, comparison: Operator | None, sure: bool
) -> TargetsReading:
    unit = _UNIT.match(found.text, number.end())
    if comparison is None:
        if unit is None or unit["unit"] in _NOT_COUNTED_SO or not _CLAUSE_START.search(before):
            return TargetsReading()
        return _reading(number, Target(op=Operator.EQUAL, value=value, unit=_verbatim(found, unit)), sure)
    word = unit or _NEXT_WORD.match(found.text, number.end())
    target = Target(op=comparison, value=value, unit=_verbatim(found, word) if word else "")
    return _reading(number, target, sure and unit is not None)


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
        if years and (year is None or min(years) < year):
            spans.append(bracket.span())
    return spans
