"""Lines of a table that lost its rules → rows: told by the order of the columns and the numbers of the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from documents.unruled_cells import COMPLETE, SECOND_DUTY, Budget, Cut, Word, best_cut, text_of
from plans.columns import Column, column_of
from plans.numbering import roman_value
from plans.pages import Block, Cell, Paragraph, Place, Row, Table
from plans.text import fold

# A program that takes the text out of a PDF writes the cells of a row one after another, each line of a cell on a
# line of its own, and sometimes the end of one cell and the start of the next on one line. What is left of the
# layout: the order of the columns, the numbers of the rows, and line breaks of unusual height between cells.


def with_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the lines of each unruled task table set as a table; other blocks stay as they are.

    A cell whose bounds are not sure carries a `Note` with `PageDoubt.CELL_UNSURE`.
    """
    found: list[Block] = []
    budget = Budget()
    index = 0
    while index < len(blocks):
        titles = _titles_at(_lines(blocks[index : index + _MOST_TITLE_LINES + 1]))
        if titles is None:
            found.append(blocks[index])
            index += 1
            continue
        lines = _lines(blocks[index:])
        found.append(_Reader(titles, _without_titles(lines, titles.length), budget).table())
        index += len(lines)
    return tuple(found)


_END = re.compile(r"^(?:noi nhan\b|phu luc\b|tm\. )")


def _lines(blocks: Sequence[Block]) -> list[Paragraph]:
    """The lines from here up to what cannot belong to the same table."""
    lines: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or _END.match(fold(block.text)):
            break
        lines.append(block)
    return lines


def _without_titles(lines: Sequence[Paragraph], length: int) -> list[Paragraph]:
    """The lines below the header, without the header where a page repeats it and without the columns' own numbers."""
    titles = [line.text for line in lines[:length]]
    kept: list[Paragraph] = []
    index = length
    while index < len(lines):
        if [line.text for line in lines[index : index + length]] == titles:
            index += length
            continue
        if not _counts_columns(lines[index].text):
            kept.append(lines[index])
        index += 1
    return kept


def _counts_columns(line: str) -> bool:
    """The row "1 2 3 4 5 6" below the titles."""
    words = [word.strip("()") for word in line.split()]
    return len(words) >= 3 and words == [str(number) for number in range(1, len(words) + 1)]


# --- the header -----------------------------------------------------------------------------------------------------

_NUMBER_TITLE = re.compile(r"^(?:s ?tt|so ?tt|so thu tu|tt|s|so)\b")
_WHOLE_NUMBER_TITLE = re.compile(r"^(?:s ?tt|so ?tt|so thu tu|tt)\b")
_MOST_TITLE_LINES = 16
_MOST_TITLE_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titles:
    """The header: the printed titles and their columns, without the number's, and how many lines it takes."""

    printed: tuple[str, ...]
    columns: tuple[Column, ...]
    length: int


def _titles_at(lines: Sequence[Paragraph]) -> _Titles | None:
    """The header that starts at the first line, or None: titles of known columns, then a row's number."""
    words: list[str] = []
    if not lines or not _NUMBER_TITLE.match(fold(lines[0].text)):
        return None
    for length, line in enumerate(lines[:_MOST_TITLE_LINES], start=1):
        words += line.text.split()
        if length == len(lines) or not _opens_row(lines[length].text):
            continue
        number = _WHOLE_NUMBER_TITLE.match(fold(" ".join(words[:3])))
        if number is None:
            continue
        titles = _split_titles(words[len(number.group().split()) :])
        if titles and _is_task_table([column for _, column in titles]):
            printed, columns = zip(*titles, strict=True)
            return _Titles(printed=printed, columns=columns, length=length)
    return None


def _opens_row(line: str) -> bool:
    return bool(re.match(r"^\(?(?:[A-E]|I|1(?:\.1)?)[.)]?(?:\s|$)", line))


def _is_task_table(columns: Sequence[Column]) -> bool:
    return Column.CONTENT in columns and Column.LEAD in columns and Column.DEADLINE in columns


def _split_titles(words: Sequence[str]) -> list[tuple[str, Column]]:
    """The words cut into titles, as many as there can be with each column named once."""
    best: dict[int, list[tuple[str, Column]]] = {0: []}
    if len(words) > _MOST_TITLE_WORDS:
        return []
    for end in range(1, len(words) + 1):
        for start in range(end):
            before = best.get(start)
            if before is None or not words[start][:1].isupper():
                continue
            title = " ".join(words[start:end])
            column = column_of(title)
            is_new = column is Column.OTHER or all(column is not known for _, known in before)
            if column and is_new and len(before) >= len(best.get(end, [])):
                best[end] = [*before, (title, column)]
    return best.get(len(words), [])


# --- the words of the rows ------------------------------------------------------------------------------------------

_MOST_SECOND_STARTS = 40
_ADDRESS = re.compile(r"https?://\S+")  # where a link in a cell leads: printed below the table of its page


@dataclass
class _Chunk:
    """A row as it was printed: its number, the words that follow, where it starts; `is_heading` needs no columns."""

    code: str
    place: Place
    is_heading: bool = False
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True)
class _Reader:
    titles: _Titles
    lines: Sequence[Paragraph]
    budget: Budget

    def table(self) -> Table:
        titles = Row(cells=tuple(Cell(text=title) for title in ("STT", *self.titles.printed)), place=self.place)
        rows = [row for chunk in self._chunks() for row in self._rows(chunk)]
        return Table(rows=(titles, *rows), place=self.place)

    @property
    def place(self) -> Place:
        return self.lines[0].place if self.lines else Place()

    def _rows(self, chunk: _Chunk) -> Iterator[Row]:
        if chunk.is_heading:
            cells = (Cell(text=chunk.code), Cell(text=text_of(chunk.words)), *(Cell() for _ in self.titles.columns[1:]))
            yield Row(cells=cells, place=chunk.place)
            return
        for number, cut in enumerate(self._cuts(chunk.words)):
            code = Cell(text=chunk.code if number == 0 else "")
            yield Row(cells=(code, *cut.cells()), place=chunk.place)

    def _cuts(self, words: Sequence[Word]) -> list[Cut]:
        """One cut into cells, or two where a second duty follows under the same number."""
        whole = best_cut(words, self.titles.columns, self.year, self.budget)
        if whole.cost < COMPLETE or not whole.is_cut:
            return [whole]
        starts = [at for at in range(1, len(words) - 1) if _opens_duty(words[at : at + 2])]
        pairs = [self._pair(words, at) for at in starts[:_MOST_SECOND_STARTS]]
        best = min(pairs, key=lambda pair: pair[0].cost + pair[1].cost, default=None)
        if best and best[0].cost + best[1].cost + SECOND_DUTY < whole.cost:
            return list(best)
        return [whole]

    def _pair(self, words: Sequence[Word], at: int) -> tuple[Cut, Cut]:
        first = best_cut(words[:at], self.titles.columns, self.year, self.budget)
        return first, best_cut(words[at:], self.titles.columns, self.year, self.budget, may_lack=True)

    @cached_property
    def year(self) -> int:
        """The year that the lines name most; it only serves to tell a deadline from other words."""
        named = Counter(year for line in self.lines for year in re.findall(r"\b20\d\d\b", line.text))
        return int(named.most_common(1)[0][0]) if named else 2026

    # --- where rows begin ---

    def _chunks(self) -> Iterator[_Chunk]:
        """The rows by their numbers; a number that does not follow on the last one is a word of the row."""
        steps = self._steps()
        chunk: _Chunk | None = None
        counting = _Counting()
        for index, line in enumerate(self.lines):
            words = _ADDRESS.sub("", line.text).split()
            if not words or self._is_page_number(index):
                continue
            if started := self._started(index, chunk, counting):
                if chunk is not None:
                    yield chunk
                chunk = started
                counting.take(chunk.code)
                words = words[1:]
            if chunk is not None:
                chunk.words += [Word(word, steps[index] if at == 0 else 0) for at, word in enumerate(words)]
        if chunk is not None:
            yield chunk

    def _started(self, index: int, chunk: _Chunk | None, counting: _Counting) -> _Chunk | None:
        line = self.lines[index]
        code = _code(line)
        if counting.may_be_heading(code) and self._is_title(index):
            return _Chunk(code=code, place=line.place, is_heading=True)
        if chunk is not None and chunk.is_heading and not chunk.words:
            return None
        if not counting.may_follow(code) and not self._skips_lost_number(index, counting):
            return None
        if chunk is None or chunk.is_heading or self._is_complete(chunk) or not self._comes_again(index, code):
            return _Chunk(code=code, place=line.place)
        return None

    def _is_title(self, index: int) -> bool:
        """Whether capitals follow the number, on its line or the next."""
        here, *below = (_ADDRESS.sub("", line.text).strip() for line in self.lines[index : index + 2])
        rest = here.split(maxsplit=1)[1:]
        return (rest or below or [""])[0].isupper()

    def _is_page_number(self, index: int) -> bool:
        """A number alone on its line right above a row of the same number."""
        text = self.lines[index].text
        return text.isdigit() and index + 1 < len(self.lines) and _code(self.lines[index + 1]) == text

    def _skips_lost_number(self, index: int, counting: _Counting) -> bool:
        """The number after the next one, where the next one stands nowhere below."""
        code = _code(self.lines[index])
        lost = counting.lost_before(code)
        return lost is not None and not self._comes_again(index, lost) and not self._comes_again(index, code)

    def _is_complete(self, chunk: _Chunk) -> bool:
        return sum(cut.cost for cut in self._cuts(chunk.words)) < COMPLETE

    def _comes_again(self, index: int, code: str) -> bool:
        return self._last_line_of.get(code, -1) > index

    @cached_property
    def _last_line_of(self) -> dict[str, int]:
        return {_code(line): index for index, line in enumerate(self.lines)}

    def _steps(self) -> list[int]:
        """How each line stands below the one before, told by the usual distance of lines in the file."""
        gaps = [
            (line.place.line or 0) - (before.place.line or 0)
            for before, line in zip(self.lines, self.lines[1:], strict=False)
        ]
        usual = Counter(gaps).most_common(1)[0][0] if gaps else 1
        return [2, *(1 if gap == usual else 2 for gap in gaps)]


def _code(line: Paragraph) -> str:
    """The first word, as a number is printed: "1." and "(1)" are "1"."""
    return line.text.split()[0].strip("().")


def _opens_duty(words: Sequence[Word]) -> bool:
    """Whether a second duty may begin here: a bullet before a capital, or a capital that begins a line."""
    word, following = words
    is_bullet = word.text in ("-", "–", "+") and following.text[0].isupper()
    return is_bullet or (word.step > 0 and (word.text[0] in "-–+" or word.text[0].isupper()))


@dataclass
class _Counting:
    """The numbers that were met: which ones may come next."""

    roman: int = 0
    last: list[int] = field(default_factory=list)
    after_heading: bool = True

    def may_be_heading(self, code: str) -> bool:
        return roman_value(code) == self.roman + 1

    def may_follow(self, code: str) -> bool:
        if not re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,3}", code):
            return False
        numbers = [int(part) for part in code.split(".")]
        return numbers in self._next()

    def lost_before(self, code: str) -> str | None:
        """The number that is missing if this one follows: "21" before "22" after "20"."""
        if not re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,3}", code):
            return None
        *above, number = [int(part) for part in code.split(".")]
        lost = [*above, number - 1]
        return ".".join(map(str, lost)) if lost in self._next() and number > 1 else None

    def _next(self) -> list[list[int]]:
        following = [[*self.last[:depth], self.last[depth] + 1] for depth in range(len(self.last))]
        deeper = [[*step, 1] for step in (self.last, *following) if 0 < len(step) < 4]
        opening = [[1], [1, 1], [self.roman, 1]] if self.after_heading else []
        return [*following, *deeper, *opening]

    def take(self, code: str) -> None:
        if value := roman_value(code):
            self.roman, self.after_heading = value, True
        else:
            self.last, self.after_heading = [int(part) for part in code.split(".")], False
