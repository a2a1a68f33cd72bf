"""Who belongs to a group: its members by the register, members typed with exceptions and days, and their items."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plans.agencies import Agency, AgencyDoubt, AgencyKind, Register, read_agencies
from plans.agency_names import agency_as_json, agency_from_json
from plans.deadlines import DeadlineDoubt
from plans.doubts import Doubt
from plans.text import fold, folded, nfc
from plans.work import ItemDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An agency of a group, from and until these days (both included) where they are said."""

    agency: Agency
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group phrase of a plan and who belongs to it."""

    name: str
    members: tuple[Member, ...]


# By the register ----------------------------------------------------------------------------------------------------

# Văn phòng HĐND và UBND is one of the specialised bodies of a commune (Nghị định 150/2025/NĐ-CP).
_SPECIALISED = frozenset({AgencyKind.DEPARTMENT, AgencyKind.OFFICE})
_SERVICES = frozenset({AgencyKind.CENTER, AgencyKind.HEALTH_STATION, AgencyKind.SCHOOL})
_UNITS = _SPECIALISED | _SERVICES | {AgencyKind.POLICE, AgencyKind.MILITARY}

# Whom these mean nobody can tell from a register.
_OPEN = re.compile(r"\b(?:lien quan|dong tren|duoc|khac|con lai|doanh nghiep|ca nhan|theo)\b")
_WHERE = re.compile(r"\b(?:thuoc|truc thuoc|tren dia ban|tai|cua|trong)\b.*")
_NOUNS: tuple[tuple[re.Pattern[str], frozenset[AgencyKind]], ...] = (
    (re.compile(r"\b(?:thon|xom|to dan pho|khu pho|ap)\b"), frozenset({AgencyKind.VILLAGE})),
    (re.compile(r"\b(?:truong hoc|nha truong|truong|co so giao duc)\b"), frozenset({AgencyKind.SCHOOL})),
    (re.compile(r"\b(?:doan the|to chuc chinh tri|hoi)\b"), frozenset({AgencyKind.FRONT, AgencyKind.UNION})),
    (re.compile(r"\b(?:phong|chuyen mon)\b"), _SPECIALISED),
    (re.compile(r"\bdon vi su nghiep\b"), _SERVICES),
    (re.compile(r"\b(?:co quan(?! chuyen mon)|don vi(?! su nghiep))\b"), _UNITS),
)


def members_of(group: str, agencies: Collection[Agency]) -> tuple[Agency, ...]:
    """The agencies of the register that a group phrase means ("Các thôn"), in their order; none where only a human
    can tell who is meant ("các cơ quan liên quan")."""
    words = fold(group)
    if _OPEN.search(words):
        return ()
    noun = _WHERE.sub("", words)
    kinds = frozenset[AgencyKind]().union(*(kinds for pattern, kinds in _NOUNS if pattern.search(noun)))
    return tuple(agency for agency in agencies if agency.kind in kinds)


# Typed --------------------------------------------------------------------------------------------------------------

_ALL = re.compile(r"(?:tat ca|ca nhom|toan bo)(?: (?:cac )?(?:thanh vien|co quan|don vi))?(?P<but> tru (?=\S))?")
_DAY = r"(?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
# It begins where a row of separators does: tried from each of them, a thousand commas would take minutes.
_SPAN = re.compile(rf"(?<![ ,(])[ ,(]*(?:\btu {_DAY}[ ,]*)?(?:\b(?:den|toi)(?: het)? {_DAY})?\)?$")
_FIELD = "group"


def read_members(words: str, group: str, register: Register, year: int | None) -> tuple[Member, ...] | Doubt:
    """The members that somebody names for a group, parted by ";": "tất cả trừ Trạm Y tế", "Phòng Kinh tế từ 01/3 đến
    30/6/2026". Days without a year are of `year`. A doubt where anything is not sure.

    The codes are those of `AgencyDoubt` and `DeadlineDoubt`.
    """
    found: dict[str, Member] = {}
    for part in (nfc(part).strip(" .") for part in re.split(r"[;\n]", words)):
        named = _part(part, group, register, year) if part else ()
        if isinstance(named, Doubt):
            return named
        found.update({member.agency.name: member for member in named})
    return tuple(found.values()) or Doubt(field=_FIELD, code=AgencyDoubt.UNKNOWN, args={"printed": words})


def _part(part: str, group: str, register: Register, year: int | None) -> tuple[Member, ...] | Doubt:
    found = folded(part)
    span = _SPAN.search(found.text)
    start, end = _days(span, year) if span else (None, None)
    if isinstance(start, Doubt) or isinstance(end, Doubt):
        return start if isinstance(start, Doubt) else end  # type: ignore[return-value]  # one of the two is a doubt
    if start and end and end < start:
        args = {"start": start.isoformat(), "end": end.isoformat()}
        return Doubt(field=_FIELD, code=DeadlineDoubt.BACKWARDS, args=args)
    named = _named(found.verbatim(0, span.start() if span else len(found.text)).strip(" ,("), group, register)
    if isinstance(named, Doubt):
        return named
    return tuple(Member(agency=agency, start=start, end=end) for agency in named)


def _days(span: re.Match[str], year: int | None) -> tuple[date | Doubt | None, date | Doubt | None]:
    return _day(span.groups()[:3], year), _day(span.groups()[3:], year)


def _day(digits: Sequence[str | None], year: int | None) -> date | Doubt | None:
    day, month, named = digits
    if not day or not month:
        return None
    words = "/".join(part for part in digits if part)
    try:
        return date(int(named or year or 0), int(month), int(day))
    except ValueError:
        return Doubt(field=_FIELD, code=DeadlineDoubt.IMPOSSIBLE_DATE, args={"words": words})


def _named(words: str, group: str, register: Register) -> tuple[Agency, ...] | Doubt:
    folded_ = folded(words)
    everybody = _ALL.match(folded_.text)
    if not everybody:
        return _read(words, register)
    members = members_of(group, register.agencies)
    rest = folded_.verbatim(everybody.end(), len(folded_.text)).strip(" ,")
    if not members or bool(rest) != bool(everybody["but"]):
        return Doubt(field=_FIELD, code=AgencyDoubt.UNKNOWN, args={"printed": words})
    if not rest:
        return members
    others = _read(rest, register)
    if isinstance(others, Doubt):
        return others
    names = {agency.name for agency in others}
    if strangers := names - {agency.name for agency in members}:
        return Doubt(field=_FIELD, code=AgencyDoubt.NOT_IN_REGISTER, args={"printed": ", ".join(sorted(strangers))})
    return tuple(agency for agency in members if agency.name not in names)


def _read(words: str, register: Register) -> tuple[Agency, ...] | Doubt:
    reading = read_agencies(words, register, field=_FIELD)
    against = next((doubt for doubt in reading.doubts if doubt.code != AgencyDoubt.NOT_IN_REGISTER), None)
    if against or not reading.mentions or reading.groups:
        return against or Doubt(field=_FIELD, code=AgencyDoubt.UNKNOWN, args={"printed": words})
    return tuple(mention.agency for mention in reading.mentions)


# Their items --------------------------------------------------------------------------------------------------------


def while_member(items: Iterable[ItemDraft], start: date | None, end: date | None) -> list[ItemDraft]:
    """The items that fall into the time for which an agency belongs to a group: what is due before it joined or after
    it left is not its own."""
    return [cut for item in items if (cut := _cut(item, start, end)) is not None]


def within(
    items: Sequence[ItemDraft], spans: Mapping[int, tuple[date | None, date | None]], office: int
) -> tuple[ItemDraft, ...]:
    """The items of agencies while they belong to the group (who has no span is not limited). A period that then is
    nobody's is the office's, so that no part of a task falls silent."""
    left = [cut for item in items for cut in while_member([item], *spans.get(item.agency, (None, None)))]
    covered = {item.period for item in left}
    nobodys = {item.period: item for item in items if item.period not in covered}
    return (*left, *(replace(item, agency=office) for item in nobodys.values()))


def _cut(item: ItemDraft, start: date | None, end: date | None) -> ItemDraft | None:
    last = item.due or item.end
    if last is not None and ((start and last < start) or (end and last > end)):
        return None
    if last is None and item.start and end and item.start > end:
        return None
    return replace(item, start=max(item.start, start)) if item.start and start else item


# As JSON ------------------------------------------------------------------------------------------------------------


def member_as_json(member: Member) -> dict[str, Any]:
    """The member as JSON; `member_from_json` gives it back."""
    return {
        **agency_as_json(member.agency),
        "from": member.start.isoformat() if member.start else None,
        "until": member.end.isoformat() if member.end else None,
    }  # fmt: skip


def member_from_json(kept: Mapping[str, Any]) -> Member:
    """The member that `member_as_json` was given."""
    start, end = (date.fromisoformat(kept[key]) if kept[key] else None for key in ("from", "until"))
    return Member(agency=agency_from_json(kept), start=start, end=end)
