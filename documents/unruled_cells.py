"""The words of a row without rules → cells: what a cell may mean tells where it ends, or it is doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

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
_MOST_CUTTING = 120_000
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
    """The words of a row cut into cells: the cells' bounds, what speaks against it, which cells are not sure.

    Words that are too many, or that no cut fits, stand uncut in the first cell (`is_cut` is false).
    """

    words: tuple[Word, ...]
    bounds: tuple[int, ...]
    cost: float
    unsure: frozenset[int] = frozenset()
    is_cut: bool = True

    def cells(self) -> Iterator[Cell]:
        for index, (start, end) in enumerate(pairwise(self.bounds)):
            text = text_of(self.words[start:end])
            doubted = index in self.unsure
            yield Cell(text=text, note=Note(code=PageDoubt.CELL_UNSURE, args={"printed": text}) if doubted else None)


def best_cut(
    words: Sequence[Word], columns: Sequence[Column], year: int, budget: Budget, *, may_lack: bool = False
) -> Cut:
    """The cut that least speaks against, with doubts on the cells that other cuts bound nearly as well.

    `may_lack` is for a second duty, which prints its content and lead only.
    """
    cutter = _Cutter(tuple(words), tuple(columns), year, may_lack, budget)
    cuts = cutter.cuts()
    if not cuts:
        bounds = (0, *(len(words) for _ in columns))
        everything = frozenset(range(len(columns)))
        return Cut(words=tuple(words), bounds=bounds, cost=4 * _UNKNOWN, unsure=everything, is_cut=False)
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
    """The cells that may be wrong too: the next one shares a bound, those before may hold what belongs to the next."""
    return {index for index in range(len(bounds) - 1) if any(index <= doubted + 1 for doubted in unsure)}


@dataclass
class Budget:
    """How much cutting a file may cost: rows beyond it are not cut, and doubted."""

    left: int = _MOST_CUTTING

    def affords(self, words: Sequence[Word]) -> bool:
        """Whether these words may be cut; what that may cost is taken off."""
        opening = sum(may_open(word) for word in words)
        cost = opening * opening + len(words)
        if len(words) > _MOST_WORDS or cost > self.left:
            return False
        self.left -= cost
        return True


def may_open(word: Word) -> bool:
    """Whether a cell may begin with the word."""
    return word.step > 0 or word.text[0].isupper() or word.text[0].isdigit() or word.text[0] in '-–+“"'


@dataclass(frozen=True)
class _Cutter:
    words: tuple[Word, ...]
    columns: tuple[Column, ...]
    year: int
    may_lack: bool
    budget: Budget

    def cuts(self) -> list[tuple[float, tuple[int, ...]]]:
        """The few cheapest ways to cut the words into the columns' cells, the cheapest first."""
        if not self.budget.affords(self.words):
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
        yield from (end for end in range(start + 1, last) if may_open(self.words[end]))
        yield last if last == len(self.words) else start

    def _cost_of_bound(self, at: int) -> float:
        return _WITHIN_LINE if 0 < at < len(self.words) and self.words[at].step == 0 else 0.0

    def cost_of(self, index: int, start: int, end: int) -> float:
        """What speaks against the words [start:end] as the cell of this column."""
        column = self.columns[index]
        if start == end:
            is_needed = not self.may_lack or column in (Column.CONTENT, Column.LEAD)
            return _EMPTY.get(column, _EMPTY_OTHER) if is_needed else 0.0
        cost = (self._breaks[end] - self._breaks[start + 1]) * _CELL_BREAK_INSIDE
        cost += _LOWER_START if self.words[start].text[0].islower() else 0.0
        cost += _UNFINISHED if _UNFINISHED_END.search(text_of(self.words[max(start, end - 2) : end])) else 0.0
        if column in (Column.LEAD, Column.COORDINATORS):
            return cost + _cost_of_names(text_of(self.words[start:end]))
        if column is Column.DEADLINE:
            return cost + _cost_of_deadline(text_of(self.words[start:end]), self.year)
        return cost

    @cached_property
    def _breaks(self) -> list[int]:
        """How many unusual line breaks stand before each word and after all."""
        return list(accumulate((word.step == 2 for word in self.words), initial=0))


@lru_cache(maxsize=20_000)
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


@lru_cache(maxsize=20_000)
def _cost_of_deadline(text: str, year: int) -> float:
    if not _TIME_OPENS.match(fold(text)):
        return _UNKNOWN
    reading = read_deadline(text, year)
    if reading.rule is None:
        return _UNKNOWN
    return (_DOUBTED if reading.doubt else 0.0) - _LONGER_DEADLINE * min(len(text.split()), 6)


def text_of(words: Sequence[Word]) -> str:
    """The words on one line; a line that ends in a hyphen within a word goes on without a space."""
    pieces: list[str] = []
    for word in words:
        goes_on = word.step and pieces and re.search(r"\w-$", pieces[-1])
        pieces += [word.text] if goes_on or not pieces else [" ", word.text]
    return nfc("".join(pieces))
