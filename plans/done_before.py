"""What an office says was done before the plan went live: "đã xong trước: 1, 3, 5-9", "… tất cả việc quý I", or by
the rows of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.text import fold, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneBefore:
    """Which tasks are meant: by their codes in the plan (folded; "ii/3" with the code of the section), or all that
    were due in these months of the year."""

    codes: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    year: int | None = None

    def covers(self, due: date | None, this_year: int) -> bool:
        """Whether something due on this day falls into the months."""
        return due is not None and due.year == (self.year or this_year) and due.month in self.months


_SAYS = re.compile(
    r"(?:ghi |danh dau )?(?:cac |nhung )?(?:viec |nhiem vu )?da (?:lam )?(?:xong|hoan thanh) (?:tu )?truoc"
    r"(?: (?:do|day|khi (?:bat dau|dung|chay)(?: nhac viec)?))?(?=[ :,;])[ :,;]*(?P<rest>.+)"
)
_PERIOD = re.compile(
    r"(?:tat ca |toan bo )(?:cac |nhung )?(?:viec |nhiem vu )?(?:cua |trong )?"
    r"(?:quy (?P<quarter>iv|i{1,3}|[1-4])|thang (?P<month>1[0-2]|0?[1-9]))(?:(?: nam |/| )(?P<year>20\d\d))?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CODE = r"(?:[ivx]+|[a-z]?\d+|\d+[a-z]|[a-z])(?:\.\w{1,3})*[a-z]?"
_ONE = re.compile(rf"(?:(?:viec|nhiem vu|muc|so|ma|stt) )*((?:[ivx\d.]+/)?{_CODE})")
_RANGE = re.compile(r"((?:\d+\.)*)(\d{1,3}) ?(?:-|den) ?((?:\d+\.)*)(\d{1,3})")
_MOST_OF_A_RANGE = 200


def read_done_before(words: str) -> DoneBefore | None:
    """What the words say was done before, None where they do not plainly say so."""
    said = _SAYS.fullmatch(fold(words.replace("\n", "; ")).strip(" .!"))
    if said is None:
        return None
    rest = said["rest"].strip(" .")
    if period := _PERIOD.fullmatch(rest):
        year = int(period["year"]) if period["year"] else None
        return DoneBefore(months=_months(period["quarter"], period["month"]), year=year)
    named = codes_in(rest)
    return DoneBefore(codes=named) if named is not None else None


_ASKS = re.compile(
    r"(?:ghi |danh dau |xem )?(?:bang )?(?:cac |nhung )?(?:viec |nhiem vu )?"
    r"da (?:lam )?(?:xong|hoan thanh) (?:tu )?truoc"
    r"(?: (?:do|day|khi (?:bat dau|dung|chay)(?: nhac viec)?))?"
)


def asks_how(words: str) -> bool:
    """Whether somebody speaks of what was done before without saying of what."""
    return _ASKS.fullmatch(fold(words).strip(" .!?:")) is not None


# In a workbook ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """That an item was done before: on which day and by which document (number, day), where that was said."""

    day: date | None = None
    document: str | None = None


class CellFlaw(StrEnum):
    """Why a row of the workbook cannot be taken."""

    LOST = "lost"
    MARK_UNCLEAR = "mark-unclear"
    DAY_UNCLEAR = "day-unclear"
    DAY_AHEAD = "day-ahead"
    DAY_LONG_AGO = "day-long-ago"
    NOT_MARKED = "not-marked"
    TOO_LONG = "too-long"


class CellUnclear(ValueError):
    """A cell says nothing that its column can hold: `column` is done, day or document, `words` what stands in it."""

    def __init__(self, flaw: CellFlaw, column: str, words: str = "") -> None:
        super().__init__(flaw.value)
        self.flaw, self.column, self.words = flaw, column, words


LONGEST_DOCUMENT = 300
_DONE = frozenset({"x", "co", "xong", "da xong", "hoan thanh", "da hoan thanh", "v", "✓", "✔", "true", "1"})
_NOT_DONE = frozenset({"", "-", "khong", "chua", "chua xong", "false", "0"})
_DAY = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read_mark(
    done: str | None, day: str | None, document: str | None, today: date, earliest: date
) -> Mark | None:  # fmt: skip
    """What a row says by its three cells (None: a lost value), None where it says nothing. A day lies between
    `earliest` and `today`.

    Raises CellUnclear for a row that is not clear in every cell: none of it may then be taken.
    """
    for name, text in (("done", done), ("day", day), ("document", document)):
        if text is None:
            raise CellUnclear(CellFlaw.LOST, name)
    words, on, proof = fold(done or "").strip(" ."), nfc(day or "").strip(), nfc(document or "").strip()
    if words not in _DONE | _NOT_DONE:
        raise CellUnclear(CellFlaw.MARK_UNCLEAR, "done", nfc(done or ""))
    if words in _NOT_DONE:
        if on or proof:
            raise CellUnclear(CellFlaw.NOT_MARKED, "day" if on else "document", on or proof)
        return None
    if len(proof) > LONGEST_DOCUMENT:
        raise CellUnclear(CellFlaw.TOO_LONG, "document", proof)
    return Mark(day=_day_of(on, today, earliest) if on else None, document=proof or None)


def _day_of(text: str, today: date, earliest: date) -> date:
    found = _DAY.fullmatch(fold(text).strip(" ."))
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise CellUnclear(CellFlaw.DAY_UNCLEAR, "day", text)
    if not earliest <= day <= today:
        raise CellUnclear(CellFlaw.DAY_AHEAD if day > today else CellFlaw.DAY_LONG_AGO, "day", text)
    return day


# Codes --------------------------------------------------------------------------------------------------------------


def codes_in(folded: str) -> tuple[str, ...] | None:
    """The codes that a folded list of tasks names ("1, 3, 5-9 va ii/3"), each once; None where it is no such list."""
    codes = [_codes(part) for part in filter(None, re.split(r"[,;]| va ", folded)) if part.strip()]
    if not codes or not all(codes):
        return None
    return tuple(dict.fromkeys(code for some in codes for code in some))


def _months(quarter: str | None, month: str | None) -> tuple[int, ...]:
    if quarter is None:
        return (int(month or 0),)
    number = _ROMAN.get(quarter) or int(quarter)
    return tuple(range(3 * number - 2, 3 * number + 1))


def _codes(part: str) -> Iterable[str]:
    """The codes of one piece of a list, a range as all that lie in it; none for anything else."""
    piece = part.strip(" .")
    if found := _RANGE.fullmatch(piece):
        before, first, again, last = found.groups()
        numbers = range(int(first), int(last) + 1)
        return [f"{before}{n}" for n in numbers] if again in ("", before) and len(numbers) <= _MOST_OF_A_RANGE else []
    one = _ONE.fullmatch(piece)
    return [one[1]] if one else []
