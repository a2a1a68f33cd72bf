"""The words of a row without rules → cells: what a cell may mean tells where it ends, or it is doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from plans.agencies import AgencyDoubt, Register, read_agencies
from plans.columns import Column
from plans.deadlines import read_deadline
from plans.pages import Cell, Note, PageDoubt
from plans.text import fold, nfc

# What speaks against a cell, in points; a row that costs less than COMPLETE has all its cells.
COMPLETE = 2.0
_UNKNOWN = 8.0
_DOUBTED = 2.0
_LOWER_START = 3.0
_UNFINISHED = 3.0
_CELL_BREAK_INSIDE = 2.0
_WITHIN_LINE = 1.0
SECOND_DUTY = 2.0
_LONGER_DEADLINE = 1.0
_EMPTY = {Column.CONTENT: 8.0, Column.LEAD: 6.0, Column.DEADLINE: 6.0}
_EMPTY_OTHER = 3.0
_SURE_BY = 1.0
_MOST_WORDS = 400
_LONGEST_NAMES = 25
_LONGEST_DEADLINE = 16
_KEPT = 4

_BODY_OPENS = re.compile(
    r"^(?:phong|van|vp|trung|tt|ttpvhcc|cac|ubnd|uy|cong|cax|ban|bch|tram|truong|hoi|doan|mttq|ubmttq|so|bo|thuong"
    r"|hdnd|to|chu|thu|mat|don|co|p\.|thon|xom|hop|chi|lien|dang)"
)
_TIME_OPENS = re.compile(
    r"^(?:\d|truoc|thang|qu[yi]|nam|thuong|hang|dinh|cham|muon|trong|ca|den|het|theo|tu|ngay|giai|khi|sau|xong|hoan"
    r"|lien|dot|moi|dau|cuoi|giua|vao|khong)"
)
_UNFINISHED_END = re.compile(
    r"(?:,|[-–/(]|\b(?:và|của|về|cho|với|các|thuộc|trước|ngày|tháng|quý|năm|phòng|trung tâm|ủy ban|trạm|công an))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and how it stands to the one before: 0 on the same line, 1 on the next line, 2 after another break."""

    text: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The words of a row cut into cells: the cells' bounds, what speaks against it, which cells are not sure."""

    words: tuple[Word, ...]
    bounds: tuple[int, ...]
    cost: float
    unsure: frozenset[int] = frozenset()

    def cells(self) -> Iterator[Cell]:
        for index, (start, end) in enumerate(pairwise(self.bounds)):
            text = text_of(self.words[start:end])
            doubted = index in self.unsure
            yield Cell(text=text, note=Note(code=PageDoubt.CELL_UNSURE, args={"printed": text}) if doubted else None)


def best_cut(words: Sequence[Word], columns: Sequence[Column], year: int, *, may_lack: bool = False) -> Cut:
    """The cut that least speaks against, with doubts on the cells that other cuts bound nearly as well."""
    cutter = _Cutter(tuple(words), tuple(columns), year, may_lack)
    cuts = cutter.cuts()
    if not cuts:
        bounds = (0, *(len(words) for _ in columns))
        return Cut(words=tuple(words), bounds=bounds, cost=4 * _UNKNOWN, unsure=frozenset(range(len(columns))))
    (cost, bounds), *others = cuts
    rivals = [rival for other, rival in others if other < cost + _SURE_BY]
    unsure = {
        index
        for index in range(len(columns))
        if cutter.cost_of(index, bounds[index], bounds[index + 1]) >= _DOUBTED
        or any(rival[index : index + 2] != bounds[index : index + 2] for rival in rivals)
    }
    return Cut(words=tuple(words), bounds=bounds, cost=cost, unsure=frozenset(unsure | _beside(unsure, bounds)))


def _beside(unsure: set[int], bounds: Sequence[int]) -> set[int]:
    """The cells that share a bound with a doubted one: what one has too much the other lacks."""
    beside = {index + step for index in unsure for step in (-1, 1)}
    return {index for index in beside if 0 <= index < len(bounds) - 1}


@dataclass(frozen=True)
class _Cutter:
    words: tuple[Word, ...]
    columns: tuple[Column, ...]
    year: int
    may_lack: bool

    def cuts(self) -> list[tuple[float, tuple[int, ...]]]:
        """The few cheapest ways to cut the words into the columns' cells, the cheapest first."""
        if len(self.words) > _MOST_WORDS:
            return []
        ways: dict[int, list[tuple[float, tuple[int, ...]]]] = {0: [(0.0, (0,))]}
        for index in range(len(self.columns)):
            ways = self._extended(ways, index)
        return ways.get(len(self.words), [])

    def _extended(
        self, ways: dict[int, list[tuple[float, tuple[int, ...]]]], index: int
    ) -> dict[int, list[tuple[float, tuple[int, ...]]]]:
        longer: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        for start, known in ways.items():
            for end in self._ends(start, index):
                cost = self.cost_of(index, start, end) + self._cost_of_bound(end)
                longer.setdefault(end, []).extend((before + cost, (*bounds, end)) for before, bounds in known)
        return {end: sorted(found)[:_KEPT] for end, found in longer.items()}

    def _ends(self, start: int, index: int) -> Iterator[int]:
        """Where a cell that starts here may end: before a word that may open a cell, or with the row."""
        if index == len(self.columns) - 1:
            yield len(self.words)
            return
        longest = {Column.LEAD: _LONGEST_NAMES, Column.COORDINATORS: _LONGEST_NAMES, Column.DEADLINE: _LONGEST_DEADLINE}
        last = min(len(self.words), start + longest.get(self.columns[index], len(self.words)))
        yield start
        yield from (end for end in range(start + 1, last) if self._may_open(end))
        yield last if last == len(self.words) else start

    def _may_open(self, at: int) -> bool:
        word = self.words[at]
        return word.step > 0 or word.text[0].isupper() or word.text[0].isdigit() or word.text[0] in '-–+“"'

    def _cost_of_bound(self, at: int) -> float:
        return _WITHIN_LINE if 0 < at < len(self.words) and self.words[at].step == 0 else 0.0

    def cost_of(self, index: int, start: int, end: int) -> float:
        """What speaks against the words [start:end] as the cell of this column."""
        column = self.columns[index]
        if start == end:
            is_needed = not self.may_lack or column in (Column.CONTENT, Column.LEAD)
            return _EMPTY.get(column, _EMPTY_OTHER) if is_needed else 0.0
        text = text_of(self.words[start:end])
        inside = sum(word.step == 2 for word in self.words[start + 1 : end])
        return inside * _CELL_BREAK_INSIDE + _cost_of_text(column, text, self.year)


@lru_cache(maxsize=20_000)
def _cost_of_text(column: Column, text: str, year: int) -> float:
    cost = (_LOWER_START if text[0].islower() else 0.0) + (_UNFINISHED if _UNFINISHED_END.search(text) else 0.0)
    if column in (Column.LEAD, Column.COORDINATORS):
        return cost + _cost_of_names(text)
    if column is Column.DEADLINE:
        return cost + _cost_of_deadline(text, year)
    return cost


def _cost_of_names(text: str) -> float:
    if not _BODY_OPENS.match(fold(text)):
        return _UNKNOWN
    reading = read_agencies(text, Register(), field="")
    codes = {doubt.code for doubt in reading.doubts}
    if codes & {AgencyDoubt.UNKNOWN, AgencyDoubt.RUN_TOGETHER}:
        return _UNKNOWN
    strange = any(_swallows(mention.printed) for mention in reading.mentions if mention.is_group)
    return (_DOUBTED - 0.5 if codes else 0.0) + (_UNFINISHED if strange else 0.0)


def _swallows(group: str) -> bool:
    """Whether the words of a group hold the start of the next cell: "Các cơ quan thuộc UBND xã Kế hoạch"."""
    return any(word[0].isupper() and not word.isupper() for word in group.replace("/", " ").split()[1:])


def _cost_of_deadline(text: str, year: int) -> float:
    if not _TIME_OPENS.match(fold(text)):
        return _UNKNOWN
    reading = read_deadline(text, year)
    if reading.rule is None:
        return _UNKNOWN
    return (_DOUBTED if reading.doubt else 0.0) - _LONGER_DEADLINE * min(len(text.split()), 6)


def text_of(words: Sequence[Word]) -> str:
    """The words on one line; a line that ends in a hyphen within a word goes on without a space."""
    text = ""
    for word in words:
        glue = "" if not text or (word.step and re.search(r"\w-$", text)) else " "
        text += glue + word.text
    return nfc(text)
