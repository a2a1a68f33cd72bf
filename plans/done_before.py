"""What an office says was done before the plan went live: "đã xong trước: 1, 3, 5-9", "… tất cả việc quý I"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plans.text import fold


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
