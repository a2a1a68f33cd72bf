"""Lines of a table that lost its rules → rows: told by the order of the columns and the numbers of the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from documents.unruled_cells import COMPLETE, SECOND_DUTY, Cut, Word, best_cut, text_of
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
    index = 0
    while index < len(blocks):
        run = _lines_from(blocks, index)
        titles = _titles_at(run)
        if titles is None:
            found.append(blocks[index])
            index += 1
            continue
        table = _Reader(titles, run[titles.length :]).table()
        found.append(table)
        index += len(run)
    return tuple(found)


_END = re.compile(r"^(?:noi nhan\b|phu luc\b|tm\. )")


def _lines_from(blocks: Sequence[Block], start: int) -> list[Paragraph]:
    """The paragraphs from here up to what cannot belong to the same table."""
    run: list[Paragraph] = []
    first = blocks[start]
    if not isinstance(first, Paragraph) or not _NUMBER_TITLE.match(fold(first.text)):
        return run
    for block in blocks[start:]:
        if not isinstance(block, Paragraph) or _END.match(fold(block.text)):
            break
        run.append(block)
    return run


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
    for length, line in enumerate(lines[:_MOST_TITLE_LINES], start=1):
        words += line.text.split()
        number = _WHOLE_NUMBER_TITLE.match(fold(" ".join(words)))
        if number is None or length == len(lines) or not _opens_row(lines[length].text):
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

_ADDRESS = re.compile(r"^https?://\S+$")


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
        whole = best_cut(words, self.titles.columns, self.year)
        if whole.cost < COMPLETE:
            return [whole]
        pairs = [self._pair(words, at) for at in range(1, len(words)) if _opens_duty(words[at])]
        best = min(pairs, key=lambda pair: pair[0].cost + pair[1].cost, default=None)
        if best and best[0].cost + best[1].cost + SECOND_DUTY < whole.cost:
            return list(best)
        return [whole]

    def _pair(self, words: Sequence[Word], at: int) -> tuple[Cut, Cut]:
        first = best_cut(words[:at], self.titles.columns, self.year)
        return first, best_cut(words[at:], self.titles.columns, self.year, may_lack=True)

    @property
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
            if _ADDRESS.match(line.text) or _counts_columns(line.text):
                continue
            started = self._started(index, chunk, counting)
            if started is not None:
                if chunk is not None:
                    yield chunk
                chunk = started
                counting.take(chunk.code)
                words = line.text.split()[1:]
            else:
                words = line.text.split()
            if chunk is not None:
                chunk.words += [Word(word, steps[index] if at == 0 else 0) for at, word in enumerate(words)]
        if chunk is not None:
            yield chunk

    def _started(self, index: int, chunk: _Chunk | None, counting: _Counting) -> _Chunk | None:
        line = self.lines[index]
        code = line.text.split()[0].strip("().")
        if counting.may_be_heading(code) and self._is_title(index):
            return _Chunk(code=code, place=line.place, is_heading=True)
        if chunk is not None and chunk.is_heading and not chunk.words:
            return None
        if not counting.may_follow(code):
            return None
        if chunk is None or chunk.is_heading or self._is_complete(chunk) or not self._comes_again(index, code):
            return _Chunk(code=code, place=line.place)
        return None

    def _is_title(self, index: int) -> bool:
        """Whether capitals follow the number, on its line or the next."""
        rest = self.lines[index].text.split(maxsplit=1)[1:]
        following = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        return (rest[0] if rest else following).isupper()

    def _is_complete(self, chunk: _Chunk) -> bool:
        return sum(cut.cost for cut in self._cuts(chunk.words)) < COMPLETE

    def _comes_again(self, index: int, code: str) -> bool:
        return any(line.text.split()[0].strip("().") == code for line in self.lines[index + 1 :])

    def _steps(self) -> list[int]:
        """How each line stands below the one before, told by the usual distance of lines in the file."""
        gaps = [
            (line.place.line or 0) - (before.place.line or 0)
            for before, line in zip(self.lines, self.lines[1:], strict=False)
        ]
        usual = Counter(gaps).most_common(1)[0][0] if gaps else 1
        return [2, *(1 if gap == usual else 2 for gap in gaps)]


def _opens_duty(word: Word) -> bool:
    return word.step > 0 and (word.text[0] in "-–+" or word.text[0].isupper())


def _counts_columns(line: str) -> bool:
    """The row "1 2 3 4 5 6" below the titles."""
    words = [word.strip("()") for word in line.split()]
    return len(words) >= 3 and words == [str(number) for number in range(1, len(words) + 1)]


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
