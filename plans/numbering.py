"""The printed numbering of an annex: which rows are headings, which section a task belongs to, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plans.columns import Column
from plans.doubts import Doubt
from plans.rows import Annex, PlanRow


class NumberingDoubt(StrEnum):
    """What the numbering leaves open: the codes that `locales` has sentences for, with the words each carries."""

    GAP = "numbering-gap"  # before, after
    TWICE = "numbering-twice"  # number
    HEADING_WITHOUT_TASKS = "numbering-heading-without-tasks"  # number
    SECTION_UNCLEAR = "numbering-section-unclear"  # number
    SECTION_WITHOUT_NUMBER = "numbering-section-without-number"  # title


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the annex: its printed number alone, its title, the number of the heading above it."""

    code: str
    title: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row that is a task, and the number of the nearest heading above it in the numbering."""

    row: PlanRow
    section: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The annex in order: its sections, its tasks, and what its numbering leaves open."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[PlacedRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def arrange(rows: Sequence[PlanRow], annexes: Sequence[Annex]) -> Arrangement:
    """Tell headings from tasks and give every task its section.

    The doubts carry the field "tasks" and a code of `NumberingDoubt`.
    """
    walk = _Walk({annex.code: annex.title for annex in annexes})
    for index, row in enumerate(rows):
        walk.take(row, is_heading=_is_heading(rows, index))
    empty = [s.code for s in walk.sections if s.code not in walk.used]
    doubts = [*walk.doubts, *(_doubt(NumberingDoubt.HEADING_WITHOUT_TASKS, number=code) for code in empty)]
    return Arrangement(sections=tuple(walk.sections), tasks=tuple(walk.tasks), doubts=tuple(doubts))


def headings_above(placed: PlacedRow, sections: Sequence[Section]) -> Iterator[str]:
    """The titles of the headings over a task, the nearest first; none of a number that two headings have."""
    code = placed.section
    while code is not None:
        found = [section for section in sections if section.code == code]
        if len(found) != 1:
            return
        yield found[0].title
        code = found[0].parent


# --- headings -----------------------------------------------------------------------------------------------

_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(code: str) -> int | None:
    """The value of a Roman number up to XXXIX, or None."""
    if not _ROMAN.match(code):
        return None
    values = [_VALUES[letter] for letter in code]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _is_heading(rows: Sequence[PlanRow], index: int) -> bool:
    """A row without lead and deadline that is numbered or set as a heading, or followed by its parts."""
    row = rows[index]
    if row.text(Column.LEAD) or row.text(Column.DEADLINE) or not row.text(Column.CONTENT):
        return False
    if row.across:
        return True
    if roman_value(row.code) or (len(row.code) == 1 and row.code.isalpha() and row.code.isupper()):
        return True
    if _has_parts(rows, index):
        return True
    alone = not any(row.text(c) for c in (Column.REQUIREMENT, Column.PRODUCT, Column.COORDINATORS))
    return alone and (row.bold or row.text(Column.CONTENT).isupper())


def _has_parts(rows: Sequence[PlanRow], index: int) -> bool:
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is None or following.annex != row.annex:
        return False
    lettered = row.code.isdigit() and following.code in ("a", f"{row.code}a")
    return lettered or following.code.startswith(f"{row.code}.")


# --- the walk down the annex --------------------------------------------------------------------------------


@dataclass
class _Walk:
    annexes: dict[str, str]
    sections: list[Section] = field(default_factory=list)
    tasks: list[PlacedRow] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _open: list[Section] = field(default_factory=list)  # headings of the current annex, in order
    _annex: str | None = None
    _last: dict[str, int] = field(default_factory=dict)  # the last number under each prefix
    _may_restart: bool = False  # a heading was passed since the last plain number
    _unnumbered: int = 0

    def take(self, row: PlanRow, *, is_heading: bool) -> None:
        if row.annex != self._annex:
            self._enter_annex(row.annex)
        if row.code:
            self._check_order(row.code)
        if is_heading:
            self._take_heading(row)
        else:
            section = self._section_above(row.code)
            self._use(section)
            self.tasks.append(PlacedRow(row=row, section=section))

    def _enter_annex(self, annex: str | None) -> None:
        self._annex, self._open, self._last = annex, [], {}
        if annex is not None:
            self.sections.append(Section(code=annex, title=self.annexes.get(annex, "")))

    def _take_heading(self, row: PlanRow) -> None:
        code = row.code or self._made_code(row)
        parent = self._heading_above(code)
        self._use(parent)
        section = Section(code=code, title=row.text(Column.CONTENT), parent=parent)
        self.sections.append(section)
        self._open.append(section)
        self._start_counting_below(code)

    def _start_counting_below(self, code: str) -> None:
        """Under a new heading its parts count from 1; plain numbers may go on over it or start again."""
        self._may_restart = True
        kept = {"", _prefix_of(code)} if _depth(code) < 2 else self._last.keys() - {code}
        self._last = {prefix: last for prefix, last in self._last.items() if prefix in kept}

    def _made_code(self, row: PlanRow) -> str:
        self._unnumbered += 1
        self.doubts.append(_doubt(NumberingDoubt.SECTION_WITHOUT_NUMBER, title=row.text(Column.CONTENT)))
        return f"§{self._unnumbered}"

    def _use(self, section: str | None) -> None:
        if section is not None:
            self.used.add(section)

    def _section_above(self, code: str) -> str | None:
        """Of a task: the heading of its own prefix ("2.3" → "2" or "II"), else the nearest one above."""
        if "." in code:
            return self._by_prefix(code)
        if self._open and self._counts_on(self._open[-1].code, code):
            while self._open and self._open[-1].code.isdigit():
                self._open.pop()
        return self._open[-1].code if self._open else self._annex

    def _counts_on(self, heading: str, code: str) -> bool:
        """Whether a task's number goes on from the last heading's: after "2" with its parts "a" and "b" comes "3"."""
        if not (heading.isdigit() and code.isdigit() and int(code) == int(heading) + 1):
            return False
        told = (placed for placed in self.tasks if placed.row.code.isdigit())
        return not any(placed.section == heading or placed.row.code == heading for placed in told)

    def _heading_above(self, code: str) -> str | None:
        if "." in code:
            return self._by_prefix(code)
        above = next((s.code for s in reversed(self._open) if _depth(s.code) < _depth(code)), None)
        return above or self._annex

    def _by_prefix(self, code: str) -> str | None:
        prefix = code.rpartition(".")[0]
        while prefix:
            if found := next((s for s in reversed(self._open) if _means(s.code, prefix)), None):
                return found.code
            prefix = prefix.rpartition(".")[0]
        if not self._open:
            return self._annex
        self.doubts.append(_doubt(NumberingDoubt.SECTION_UNCLEAR, number=code))
        return self._open[-1].code

    def _check_order(self, code: str) -> None:
        """Numbers go up by one; a gap may be a row that was lost on the way."""
        prefix, number, lettered = _prefix_of(code), _number_of(code), code[-1].islower()
        if number is None:
            return
        last = self._last.get(prefix)
        self._last[prefix] = number
        restarts = number == 1 and prefix == "" and self._may_restart
        self._may_restart = self._may_restart and prefix != ""
        if number == (last or 0) + 1 or restarts or (lettered and number == last):
            return
        if number == last:
            self.doubts.append(_doubt(NumberingDoubt.TWICE, number=code))
        else:
            before = "" if last is None else code.removesuffix(code.rpartition(".")[2]) + _printed(last, code)
            self.doubts.append(_doubt(NumberingDoubt.GAP, before=before, after=code))


def _means(heading: str, prefix: str) -> bool:
    return heading == prefix or (prefix.isdigit() and roman_value(heading) == int(prefix))


def _depth(code: str) -> int:
    """How far down a heading stands: letters over Roman numbers over 1 over 1.1."""
    if roman_value(code):
        return 1
    return 0 if code.isalpha() and code.isupper() else 2 + code.count(".")


def _prefix_of(code: str) -> str:
    """What counts together: "2." for 2.1 2.2, "" for 1 2 3, "I" for Roman numbers."""
    if roman_value(code):
        return "I"
    return code.rpartition(".")[0]


def _number_of(code: str) -> int | None:
    if value := roman_value(code):
        return value
    digits = code.rpartition(".")[2].rstrip("abcdefghđ")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _printed(number: int, like: str) -> str:
    if not roman_value(like):
        return str(number)
    return next(roman for roman in _romans() if roman_value(roman) == number)


def _romans() -> Iterator[str]:
    for tens in range(4):
        for units in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"):
            yield "X" * tens + units


def _doubt(code: NumberingDoubt, **args: str) -> Doubt:
    return Doubt(field="tasks", code=code, args=args)
