"""What an office says of groups: which there are, and an agency that joins or leaves one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from plans.text import fold, folded, nfc

_LISTS = frozenset({"nhom", "cac nhom", "xem nhom", "xem cac nhom", "nhom co quan", "cac nhom co quan"})
_DAY = r"(?:ngay )?(\d{1,2})/(\d{1,2})/(\d{4})"
_JOINS = re.compile(
    rf"(?:them|bo sung) (?P<agency>.+?) vao nhom(?: (?P<group>.+?))??(?:,? tu {_DAY})?(?:,? den(?: het)? {_DAY})?"
)


_LEAVES = re.compile(
    rf"(?:(?:bo|rut|dua|cho) (?P<taken>.+?) (?:ra )?khoi nhom|(?:cho )?(?P<going>.+?) (?:roi|ra khoi|thoi) nhom)"
    rf"(?: (?P<group>.+?))??(?:,? (?:ke )?tu {_DAY}|,? sau (?:het )?{_DAY}|,? den het {_DAY})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """An agency that joins a group, both in somebody's own words; no group where only one can be meant."""

    agency: str
    group: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """An agency that leaves a group, both in somebody's own words; `last` is its last day there, None for today."""

    agency: str
    group: str | None
    last: date | None


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


def read_leaving(words: str) -> Leaving | None:
    """ "Trạm Y tế rời nhóm 2 từ 01/7/2026", "bỏ Trạm Y tế khỏi nhóm 2"; None for anything else and for days that are
    none."""
    found = folded(nfc(words).strip(" ."))
    match = _LEAVES.fullmatch(found.text)
    if match is None:
        return None
    days = match.groups()[3:]
    try:
        since, last = _day(days[:3]), _day(days[3:6]) or _day(days[6:9])
    except ValueError:
        return None
    name = "taken" if match["taken"] else "going"
    return Leaving(
        agency=found.verbatim(*match.span(name)),
        group=found.verbatim(*match.span("group")) if match["group"] else None,
        last=since - timedelta(days=1) if since else last,
    )


def _day(digits: tuple[str | None, ...]) -> date | None:
    day, month, year = digits
    return date(int(year), int(month), int(day)) if day and month and year else None
