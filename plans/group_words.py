"""What an office says of groups: which there are, and an agency that joins one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plans.text import fold, folded, nfc

_LISTS = frozenset({"nhom", "cac nhom", "xem nhom", "xem cac nhom", "nhom co quan", "cac nhom co quan"})
_DAY = r"(?:ngay )?(\d{1,2})/(\d{1,2})/(\d{4})"
_JOINS = re.compile(
    rf"(?:them|bo sung) (?P<agency>.+?) vao nhom(?: (?P<group>.+?))??(?:,? tu {_DAY})?(?:,? den(?: het)? {_DAY})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """An agency that joins a group, both in somebody's own words; no group where only one can be meant."""

    agency: str
    group: str | None
    start: date | None
    end: date | None


def lists_groups(words: str) -> bool:
    """Whether somebody asks which groups there are."""
    return fold(words).strip(" .?!") in _LISTS


def read_joining(words: str) -> Joining | None:
    """ "thêm Trạm Y tế vào nhóm 2 từ 01/7/2026", None for anything else and for days that are none."""
    found = folded(nfc(words).strip(" ."))
    match = _JOINS.fullmatch(found.text)
    if match is None:
        return None
    try:
        start, end = _day(match.groups()[2:5]), _day(match.groups()[5:8])
    except ValueError:
        return None
    if start and end and end < start:
        return None
    group = found.verbatim(*match.span("group")) if match["group"] else None
    return Joining(agency=found.verbatim(*match.span("agency")), group=group, start=start, end=end)


def _day(digits: tuple[str | None, ...]) -> date | None:
    day, month, year = digits
    return date(int(year), int(month), int(day)) if day and month and year else None
