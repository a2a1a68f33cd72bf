"""What a person types as a reading of a target: which target it may be about, the number, the period.

Only a line that is a reading as a whole is one; whatever else it may say is left to `plans.replies`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plans.indicators import UNITS, Target, targets
from plans.readings import same_unit
from plans.text import fold, folded, nfc

# A longer message is a text, not figures.
_LONGEST, _MOST_LINES = 600, 20
_MONTHS = 12
# In these three digits behind a point are as likely decimals as thousands.
_SHARES = frozenset({"%", "diem"})


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A target that somebody may read in. `owner` is what it belongs to ("item.12", "goal.3"), `place` where it stands
    among the targets there; `number` and `code` are what the owner goes by, `words` say what the number is of.

    `takes_progress` says that a bare percentage may as well be how far the owner's work has come.
    """

    owner: str
    place: int
    target: Target
    title: str
    words: str
    number: int | None = None
    code: str | None = None
    takes_progress: bool = False

    @property
    def is_goal(self) -> bool:
        return self.owner.startswith("goal.")


@dataclass(frozen=True, kw_only=True)
class SaidReading:
    """A reading that somebody typed: the indicators that it may be about, and the number in the ways that it can be
    read. `unit` is what was typed behind the number; of "1200/1500 hồ sơ" the `whole` is 1500. `quarter` and `year` are
    those of a period that was named. `is_target` says that it can only be the target's, not the work's progress.
    """

    indicators: tuple[Indicator, ...]
    values: tuple[Decimal, ...]
    unit: str | None
    whole: Decimal | None = None
    roughly: bool = False
    is_target: bool = False
    quarter: int | None = None
    year: int | None = None


def clauses_of_targets(content: str, requirement: str | None, known: Sequence[Target]) -> tuple[str, ...]:
    """For each of these targets the clause of a task's or goal's text that it was read from, else the whole content."""
    texts = [clause for text in (requirement or "", content) for clause in _CLAUSE.split(nfc(text)) if clause]
    found = [(clause.strip(" -+•"), targets(clause)) for clause in texts]
    return tuple(next((clause for clause, read in found if target in read), content) for target in known)


def read_readings(
    text: str, known: Sequence[Indicator], about: str | None, *, asked: bool = False
) -> tuple[SaidReading, ...]:
    """The readings that a message is made of, line by line; none where any line of it may be something else.

    `about` is the owner that the message is about where it names none: what it replies to, or the only one. `asked`
    says that we asked for the reading, so that it is nothing else.
    """
    source = nfc(text.replace("\n", ";"))
    if not known or len(source) > _LONGEST or "?" in source:
        return ()
    lines = [line for part in _LINES.split(source.replace("−", "-")) if (line := part.strip(" ,;"))]
    if not 0 < len(lines) <= _MOST_LINES:
        return ()
    said = [_read(line, known, about, asked=asked) for line in lines]
    return tuple(one for one in said if one is not None) if all(said) else ()


def figure(said: SaidReading, target: Target) -> tuple[tuple[Decimal, ...], str | None, tuple[Decimal, Decimal] | None]:
    """What was typed as a figure of this target: its values, its unit, and the count and whole of a share ("1200/1500"
    of a percentage)."""
    if said.whole is None or fold(target.unit) != "%":
        return said.values, said.unit, None
    (count,) = said.values
    return ((100 * count / said.whole).quantize(Decimal("0.01")).normalize(),), "%", (count, said.whole)


def numbers_in(printed: str, *, shares: bool = False) -> tuple[Decimal, ...]:
    """A typed number in every way that it can be read: "1.200" is 1200, "98,5" is 98.5, "1,200" is either.

    Of `shares` (percent, points) three digits behind a point are as likely decimals.
    """
    if re.fullmatch(r"\d+", printed):
        return (Decimal(printed),)
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", printed):
        grouped = Decimal(printed.replace(".", "").replace(",", "."))
        one_point = printed.count(".") == 1 and "," not in printed
        return (grouped, Decimal(printed)) if shares and one_point else (grouped,)
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", printed):
        grouped = Decimal(printed.replace(",", ""))
        one_comma = printed.count(",") == 1 and "." not in printed
        return (grouped, Decimal(printed.replace(",", "."))) if one_comma else (grouped,)
    return (Decimal(printed.replace(",", ".")),) if re.fullmatch(r"\d+[.,]\d+", printed) else ()


# -- one line ------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"\n|;|(?<=[^\d\s])\.\s+|(?:^|\s)[-+•]\s|, (?=(?:tỷ lệ|tỉ lệ)\b)")
# A comma parts figures only before what can begin one: "2: 85%, 3: 90%".
_LINES = re.compile(r";|,\s+(?=(?:việc|viec|nhiệm vụ|nhiem vu|mục|muc)?\s*\d[\d.]*\s*[:=])")
_NUMBER = r"\d[\d.,]*\d|\d"
_UNIT = rf"%|phan tram|{UNITS}"
_WHOLE = rf"(?:/|tren(?: tong so)?|trong(?: tong so)?)\s*(?P<whole>{_NUMBER})(?:\s*(?P<unit_after>{_UNIT})(?![a-z]))?"
_LINE = re.compile(
    r"(?P<before>[^\d]*?)(?P<minus>(?<!\S)-(?=\d)|\bam\s+)?"
    rf"(?<![\w.,/])(?P<value>{_NUMBER})(?:\s*(?P<unit>{_UNIT})(?![a-z]))?(?:\s*{_WHOLE})?(?P<after>(?![\w%])[^\d]*)"
)
_OPENING = re.compile(r"(?:(?:da|em|toi|anh|chi|thua|xin|bao cao)[ ,]+)+(?=\S)")
# "98,5%" is no item 98.
_ENDS_A_NAME = r"(?=[\s:=)]|,(?!\d))"
_AFTER_A_NAME = r"[:=),. ]*(?:- )?"
_NAMES_ITEM = re.compile(rf"(?:viec (?:so )?|so )?(?P<number>\d{{1,3}}){_ENDS_A_NAME}{_AFTER_A_NAME}")
_NAMES_CODE = re.compile(
    r"(?:(?:nhiem vu|muc|ma|stt)\s+(?:so )?(?P<code>\d+(?:\.\d+)*)|(?P<dotted>\d+(?:\.\d+)+))"
    rf"{_ENDS_A_NAME}{_AFTER_A_NAME}"
)
_NAMES_GOAL = re.compile(rf"(?:muc tieu|mt)\s+(?:so )?(?P<number>\d{{1,3}}){_ENDS_A_NAME}{_AFTER_A_NAME}")
# What looks like a number or code at the beginning is the figure itself: "800 hồ sơ / 1500", "1.200 trên 1.500".
_CONTINUES = re.compile(rf"(?:{_UNIT})(?![a-z])|/|(?:tren|trong)\b")
_PERIOD = re.compile(r"\b(?:(?:trong|cua|ky) )*quy (?P<quarter>iii|ii|iv|i|[1-4])(?:(?:/| nam )(?P<year>20\d\d))?\b:?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_POLITE = frozenset(
    ["da", "vang", "em", "anh", "chi", "toi", "bao", "cao", "xin", "gui", "a", "roi", "nhe", "nha", "thua", "so",
     "lieu", "cap", "nhat", "cua", "phong", "voi", "thi", "cho", "cam", "on"]
)  # fmt: skip
_LINKS = frozenset(
    ["dat", "duoc", "la", "hien", "nay", "tai", "moi", "ket", "qua", "den", "luy", "ke", "co", "ghi", "tong", "ty",
     "ti", "le", "muc", "dau", "nam", "tu", "ca"]
)  # fmt: skip
_ROUGH = frozenset(["khoang", "gan", "hon", "tren", "tam", "chung", "xap", "xi"])
_PROGRESS = re.compile(
    r"\b(?:tien do|lam duoc|lam xong|lam den|dang lam|dang thuc hien|dang trien khai|xong|hoan thanh|thuc hien duoc|"
    r"khoi luong|cong viec|con lai)\b"
)
_SAYS_TARGET = re.compile(r"\b(?:chi tieu|ty le|ti le|muc tieu|ket qua|so lieu)\b")


def may_be_progress(text: str) -> bool:
    """Whether a percentage in these words is plainly how far the work has come ("làm được 85%"), not a result."""
    found = fold(text)
    return _PROGRESS.search(found) is not None and _SAYS_TARGET.search(found) is None


def _read(line: str, known: Sequence[Indicator], about: str | None, *, asked: bool) -> SaidReading | None:
    found = folded(line).text
    period = _PERIOD.search(found)
    if period:
        found = f"{found[: period.start()]} {found[period.end() :]}"
    named, rest = _named(" ".join(found.split()).strip(" .!"), known)
    match = _LINE.fullmatch(rest)
    if match is None or (may_be_progress(found) and not asked):
        return None
    candidates = [i for i in known if about in (None, i.owner)] if named is None else named
    meant, of_target = _meant(candidates, _told(match, found), sure=named is not None or about is not None)
    unit = _unit_of(match)
    shares = unit in _SHARES or (unit is None and any(fold(i.target.unit) in _SHARES for i in meant))
    values, whole = numbers_in(match["value"], shares=shares), _whole(match, unit)
    if not meant or not values or (match["whole"] and (whole is None or len(values) > 1)):
        return None
    is_target = asked or of_target or _SAYS_TARGET.search(found) is not None
    if unit is None and whole is None and not (is_target or ":" in found or "=" in found):
        return None  # "2 85": two numbers and nothing that says what they are
    fitting = [i for i in meant if _fits(i.target, unit, whole)]
    if not fitting and not is_target and (unit == "%" or whole is not None):
        return None  # a share, of what has none to reach: how far the work has come
    return SaidReading(
        indicators=tuple(fitting or meant),
        values=tuple(-value for value in values) if match["minus"] else values, unit=unit, whole=whole,
        roughly=not _ROUGH.isdisjoint(_words(match)), is_target=is_target, quarter=_quarter(period),
        year=int(period["year"]) if period and period["year"] else None,
    )  # fmt: skip


def _named(found: str, known: Sequence[Indicator]) -> tuple[list[Indicator] | None, str]:
    """What the line names by a number or code at its beginning, None where it does not, and the rest of the line."""
    opening = _OPENING.match(found)
    bare = found[opening.end() :] if opening else found
    if goal := _NAMES_GOAL.match(bare):
        return [i for i in known if i.is_goal and i.number == int(goal["number"])], bare[goal.end() :]
    if (code := _NAMES_CODE.match(bare)) and _stands_apart(bare[code.end() :]):
        wanted = code["code"] or code["dotted"]
        return [i for i in known if not i.is_goal and i.code == wanted], bare[code.end() :]
    if (item := _NAMES_ITEM.match(bare)) and _stands_apart(bare[item.end() :]):
        return [i for i in known if not i.is_goal and i.number == int(item["number"])], bare[item.end() :]
    return None, bare


def _stands_apart(rest: str) -> bool:
    """Whether a figure follows what looks like a name, which is thus not the figure itself."""
    return re.search(r"\d", rest) is not None and _CONTINUES.match(rest) is None


def _told(match: re.Match[str], found: str) -> list[str]:
    """The words of a line that say what the figure is of."""
    empty = _POLITE | _LINKS | _ROUGH | (frozenset(["chi", "tieu"]) if "chi tieu" in found else frozenset())
    return [word for word in _words(match) if word not in empty]


def _words(match: re.Match[str]) -> list[str]:
    return re.findall(r"[a-z]+", f"{match['before']} {match['after']}")


def _meant(candidates: Sequence[Indicator], told: Sequence[str], *, sure: bool) -> tuple[list[Indicator], bool]:
    """The candidates that have all the words told, and whether these are the target's words and not the work's title.

    Where the words alone say which, one of them is too few.
    """
    if not told:
        return (_now(candidates) if sure else []), False
    if not sure and len(told) < 2:
        return [], False
    by_target = [i for i in candidates if set(told) <= _vocabulary(i.words)]
    if by_target:
        return _now(by_target), all(nfc(i.words) not in nfc(i.title) for i in by_target)
    return _now([i for i in candidates if set(told) <= _vocabulary(f"{i.words} {i.title}")]), False


def _now(found: Sequence[Indicator]) -> list[Indicator]:
    """Of work that comes back each period, what is open now rather than what was reported before."""
    open_ones = {(i.title, i.place) for i in found if i.takes_progress}
    return [i for i in found if i.takes_progress or (i.title, i.place) not in open_ones]


def _vocabulary(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", fold(text)))


def _unit_of(match: re.Match[str]) -> str | None:
    unit: str | None = match["unit"] or match["unit_after"]
    return "%" if unit == "phan tram" else unit


def _fits(target: Target, unit: str | None, whole: Decimal | None) -> bool:
    """Whether a figure in this unit can be one of the target; of a whole it can be a share as well."""
    if unit is None:
        return whole is None or target.unit == "%"
    return same_unit(unit, target.unit) or (whole is not None and target.unit == "%")


def _whole(match: re.Match[str], unit: str | None) -> Decimal | None:
    """The whole of a share; "9/12" with nothing counted may be the 9th of December."""
    if not match["whole"] or unit == "%":
        return None
    (whole, *others) = numbers_in(match["whole"]) or (Decimal(0),)
    if others or not whole or (unit is None and whole <= _MONTHS):
        return None
    return whole


def _quarter(period: re.Match[str] | None) -> int | None:
    if period is None:
        return None
    return _QUARTERS.get(period["quarter"]) or int(period["quarter"])
