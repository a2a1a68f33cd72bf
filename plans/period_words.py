"""The periods that somebody names in words: "quý III/2025", "cả năm 2025", "6 tháng đầu năm", "quý trước"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plans.text import fold

_AGO = {"nay": 0, "ngoai": 1, "truoc": 1, "qua": 1, "roi": 1, "vua roi": 1, "vua qua": 1, "sau": -1, "toi": -1}
_RELATIVE = "|".join(sorted(_AGO, key=len, reverse=True))
_YEAR = rf"(?:20\d\d|{_RELATIVE})"
_OF_YEAR = rf"(?:(?: ?[/.-] ?(?:nam )?| (?:cua )?nam | )(?P<year>20\d\d)| (?:cua )?nam (?P<years>{_RELATIVE}))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A period by its machine name behind the year ("Q3", "H1", "-9M", "-11", "END", "" for the year itself), and the
    year as it was said: "2025", a word such as "ngoai", or not at all."""

    name: str
    said_year: str | None

    def year(self, this_year: int) -> int | None:
        """The year that was meant, None where none was named."""
        if self.said_year is None:
            return None
        return int(self.said_year) if self.said_year.isdecimal() else this_year - _AGO[self.said_year]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """So many quarters (of three months) or months before the one that today lies in."""

    ago: int
    months: int


Spoken = Named | Counted


def _quarter(found: re.Match[str]) -> Spoken:
    return Named(name=f"Q{_ROMAN.get(found['number']) or found['number']}", said_year=found["year"] or found["years"])


def _half(found: re.Match[str]) -> Spoken:
    second = found["which"] in ("cuoi", "sau")
    return Named(name="H2" if second else "H1", said_year=found["year"])


def _month(found: re.Match[str]) -> Spoken:
    return Named(name=f"-{int(found['number']):02}", said_year=found["year"] or found["years"])


# The first that fits a place takes it; longer ones stand first.
_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Spoken]], ...] = (
    (re.compile(rf"\bquy (?:thu )?(?P<number>[1-4]|iv|i{{1,3}})\b{_OF_YEAR}"), _quarter),
    (re.compile(rf"\bq(?P<number>[1-4])\b{_OF_YEAR}"), _quarter),
    (re.compile(rf"\b(?:quy|ky) (?P<ago>{_RELATIVE})\b"), lambda found: Counted(ago=_AGO[found["ago"]], months=3)),
    (re.compile(rf"\b(?:0?6|sau) thang (?P<which>dau|cuoi)(?: nam)?(?:(?: nam)? (?P<year>{_YEAR}))?\b"), _half),
    (re.compile(rf"\bnua (?:(?P<which>dau|cuoi|sau) )?nam(?:(?: nam)? (?P<year>{_YEAR}))?\b"), _half),
    (
        re.compile(rf"\b(?:0?9|chin) thang(?: dau(?: nam)?)?(?:(?:,? (?:cua )?nam)? (?P<year>{_YEAR}))?\b"),
        lambda found: Named(name="-9M", said_year=found["year"]),
    ),
    (re.compile(rf"\b0?6 thang\b(?P<which>){_OF_YEAR}"), lambda found: Named(name="H1", said_year=found["year"])),
    (
        re.compile(r"\b(?:ca )?nam (?P<year>20\d\d),? (?:tinh )?den (?:het )?(?:ngay )?31[/.-]12\b"),
        lambda found: Named(name="END", said_year=found["year"]),
    ),
    (
        re.compile(rf"\b(?:den (?:ngay )?31[/.-]12|(?:chot|het) nam)(?:(?:[/.-]| (?:nam )?)(?P<year>{_YEAR}))?\b"),
        lambda found: Named(name="END", said_year=found["year"]),
    ),
    (re.compile(rf"\bthang (?P<number>1[0-2]|0?[1-9])\b(?!\d){_OF_YEAR}"), _month),
    (re.compile(rf"\bthang (?P<ago>{_RELATIVE})\b"), lambda found: Counted(ago=_AGO[found["ago"]], months=1)),
    (re.compile(rf"\b(?:ca )?nam (?P<year>{_YEAR})\b"), lambda found: Named(name="", said_year=found["year"])),
    (re.compile(r"\bca nam\b"), lambda found: Named(name="", said_year=None)),
)


def spoken_periods(words: str) -> tuple[Spoken, ...]:
    """The periods that typed words name, each once in their order."""
    text = fold(words)
    places: list[tuple[int, Spoken]] = []
    for pattern, said in _WORDS:
        for found in pattern.finditer(text):
            places.append((found.start(), said(found)))
            # What is taken is taken: "quý 3 năm 2025" names no year.
            text = f"{text[: found.start()]}{'_' * len(found[0])}{text[found.end() :]}"
    return tuple(dict.fromkeys(said for _, said in sorted(places, key=lambda place: place[0])))
