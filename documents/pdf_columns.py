"""Tables without rules on PDF pages → rows of cells: columns are the strips that no line of the table writes across."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise

from documents.pdf_grid import made_cell
from documents.pdf_lines import Word, baselines, cell_text
from plans.columns import Column, column_of
from plans.numbering import roman_value
from plans.pages import Cell, Note, PageDoubt, Place, Row, Table
from plans.text import fold

_Line = list[Word]  # the words of one baseline, from left to right

_NUMBER_TITLE = re.compile(r"^(?:s ?tt|so tt|tt)$")
_FIRST_CODE = re.compile(r"^\(?(?:[A-E]|I|1(?:\.1)?)[.)]?$")
_CODE = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,6}|[A-H])[.)]?$")
_MOST_TITLE_LINES = 8
_NARROWEST_GUTTER = 3
_MAY_CROSS = 0.05  # of the lines: headings of parts that were not told apart
_WORD_SPACE = 0.45  # heights: two titles stand farther apart
_TIGHT_SPACE = 0.3  # heights: what is written over a gutter has no more between its words
_ROW_GAP = 1.2  # of the usual distance between lines
_MOST_ROWS_WITHOUT_GAP = 0.2
_MOST_MIDWAY = 0.2
_SAME_HEIGHT = 0.35  # of the usual distance between lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table on a page: from where to where it reaches, and its rows; or the note that a page's rows were not read."""

    top: float
    bottom: float
    table: Table | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A page that may go on with a table: its number and the lines of its words."""

    page: int
    lines: tuple[_Line, ...]


def tables_without_rules(pages: Mapping[int, Sequence[Word]]) -> dict[int, Found]:
    """The task table of each page that has one. A page without a header goes on with the columns of the one before.

    Cells are doubted where words run from one column into the next, and everywhere when it cannot be told where
    the rows begin.
    """
    found: dict[int, Found] = {}
    sheets = [Unread(page=page, lines=tuple(baselines(words))) for page, words in sorted(pages.items())]
    run: list[_Part] = []
    for sheet in sheets:
        part = (_headed_again(sheet, run[0]) if run else None) or _headed(sheet)
        part = part or (_continued(sheet, run[-1]) if run else None)
        if part is None or (part.is_headed and run and not _same_titles(part, run[-1])):
            found.update(_read(run))
            run = []
        if part is not None:
            run.append(part)
    found.update(_read(run))
    return found


@dataclass(frozen=True, kw_only=True)
class _Part:
    """The lines of a table on one page: those of its header, none where it is not repeated, and those below."""

    page: int
    titles: tuple[_Line, ...]
    body: tuple[_Line, ...]

    @property
    def is_headed(self) -> bool:
        return bool(self.titles)


# --- the header -----------------------------------------------------------------------------------------------------


def _headed(sheet: Unread) -> _Part | None:
    """The part of a page from the titles down, or None for a page without titles."""
    for index, line in enumerate(sheet.lines):
        end = _end_of_titles(sheet.lines, index) if _names_number(line) else None
        if end is not None:
            start = _first_title(sheet.lines, index)
            if _is_header([word for title in sheet.lines[start:end] for word in title]):
                return _Part(page=sheet.page, titles=sheet.lines[start:end], body=sheet.lines[end:])
    return None


def _headed_again(sheet: Unread, first: _Part) -> _Part | None:
    """The part of a page that repeats the titles of the table's first page."""
    titles = [_words(line) for line in first.titles]
    for start in range(len(sheet.lines) - len(titles) + 1):
        end = start + len(titles)
        if [_words(line) for line in sheet.lines[start:end]] == titles:
            return _Part(page=sheet.page, titles=sheet.lines[start:end], body=sheet.lines[end:])
    return None


def _names_number(line: _Line) -> bool:
    """Whether the line begins with the title of the numbers' column ("STT", "TT", "Số TT")."""
    return any(_NUMBER_TITLE.match(fold(" ".join(word.text for word in line[:count]))) for count in (1, 2))


def _end_of_titles(lines: Sequence[_Line], start: int) -> int | None:
    """The index of the first line that begins with a row's number, or goes on with a row that a page broke."""
    left = lines[start][0]
    for end in range(start + 1, min(len(lines), start + _MOST_TITLE_LINES)):
        if _counts(lines[end]):
            return end + 1
        if _CODE.match(lines[end][0].text) and lines[end][0].x0 < left.x1 + 2 * (left.bottom - left.top):
            return end
        if _pitch(lines, end) > _ROW_GAP * 1.5 * _height(lines[end]) and end > start:
            return end
    return None


def _counts(line: _Line) -> bool:
    words = [word.text.strip("()") for word in line]
    return len(words) >= 3 and words == [str(number) for number in range(1, len(words) + 1)]


def _pitch(lines: Sequence[_Line], index: int) -> float:
    return lines[index][0].middle - lines[index - 1][0].middle


def _height(line: _Line) -> float:
    return line[0].bottom - line[0].top


def _first_title(lines: Sequence[_Line], index: int) -> int:
    """Titles may begin above the line of "STT" when that stands in the middle of the header's height."""
    first = index
    while first > 0 and _pitch(lines, first) < 1.5 * _height(lines[first]) and _segments_known(lines[first - 1]):
        first -= 1
    return first


def _segments_known(line: _Line) -> bool:
    """Whether a line holds only titles; the line of a heading or a date above the table does not."""
    segments = _segments(line)
    return len(segments) > 1 or (len(segments) == 1 and column_of(_words(segments[0])) is not None)


def _segments(line: _Line, space: float = _WORD_SPACE) -> list[_Line]:
    """The words of a line in groups, parted where more than a word space stands between them."""
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > space * (word.bottom - word.top):
            parts.append([])
        parts[-1].append(word)
    return parts


def _words(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _is_header(words: Sequence[Word]) -> bool:
    told = fold(_words(words))
    return "noi dung" in told or "nhiem vu" in told or "cong viec" in told or "linh vuc" in told


def _same_titles(part: _Part, before: _Part) -> bool:
    return not before.titles or [_words(line) for line in part.titles] == [_words(line) for line in before.titles]


def _continued(sheet: Unread, before: _Part) -> _Part | None:
    """A page without titles right behind: its lines may go on with the table, the columns will tell."""
    if not sheet.lines or sheet.page != before.page + 1:
        return None
    return _Part(page=sheet.page, titles=(), body=sheet.lines)


# --- columns --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Columns:
    """The middles of the gutters between columns, and each column's outermost words."""

    gutters: tuple[float, ...]
    edges: tuple[tuple[float, float], ...] = field(default=())

    def index(self, word: Word) -> int:
        middle = (word.x0 + word.x1) / 2
        return sum(gutter <= middle for gutter in self.gutters)

    def crossed(self, line: _Line) -> set[int]:
        """The gutters that the line writes over, with a word or with no more than a word space between two."""
        return {
            number
            for number, gutter in enumerate(self.gutters)
            if any(segment[0].x0 < gutter < segment[-1].x1 for segment in _segments(line, _TIGHT_SPACE))
        }


def _columns(parts: Sequence[_Part]) -> _Columns | None:
    """The columns that all pages of a table agree on, each with a title of its own; None when there are none."""
    titles = [line for part in parts for line in part.titles]
    body = [line for part in parts for line in part.body if not _is_heading(line)]
    if not titles or not body:
        return None
    gutters = tuple(gutter for gutter in _gutters(body, titles) if _parts_titles(gutter, titles))
    columns = _Columns(gutters)
    titled = {columns.index(word) for line in titles for word in line}
    columns = _Columns(tuple(g for number, g in enumerate(gutters) if number + 1 in titled and 0 in titled))
    words = [word for line in (*body, *titles) for word in line]
    edges = [[word for word in words if columns.index(word) == number] for number in range(len(columns.gutters) + 1)]
    if not all(edges):
        return None
    return _Columns(columns.gutters, tuple((min(w.x0 for w in column), max(w.x1 for w in column)) for column in edges))


def _is_heading(line: _Line) -> bool:
    """The heading of a part runs across the columns: a Roman number or a letter, then capitals."""
    code = line[0].text.strip("().")
    rest = _words(line[1:])
    return bool(rest) and rest.isupper() and (roman_value(code) is not None or (len(code) == 1 and code.isupper()))


def _gutters(body: Sequence[_Line], titles: Sequence[_Line]) -> Iterator[float]:
    """The middles of the strips that hardly any line writes on."""
    words = [word for line in (*body, *titles) for word in line]
    left, right = int(min(word.x0 for word in words)), int(max(word.x1 for word in words)) + 1
    crossed = [0] * (right - left + 1)
    for line in body:
        for word in line:
            for x in range(int(word.x0) - left, int(word.x1) - left + 1):
                crossed[x] += 1
    most = max(1, int(_MAY_CROSS * len(body)))
    start: int | None = None
    for x, count in enumerate(crossed):
        if count <= most and start is None:
            start = x
        elif count > most and start is not None:
            if x - start >= _NARROWEST_GUTTER and start > 0:
                yield left + _emptiest(crossed, start, x)
            start = None


def _emptiest(crossed: Sequence[int], start: int, end: int) -> float:
    """The middle of the widest stretch within a strip that the fewest lines write on."""
    least = min(crossed[start:end])
    runs = [list(run) for empty, run in groupby(range(start, end), lambda x: crossed[x] == least) if empty]
    widest = max(runs, key=len)
    return (widest[0] + widest[-1] + 1) / 2


def _parts_titles(gutter: float, titles: Sequence[_Line]) -> bool:
    """Whether the titles agree: no line of them runs across, or another line stands apart below it."""
    against = apart = False
    for line in titles:
        left = [word for word in line if word.x1 <= gutter]
        right = [word for word in line if word.x0 >= gutter]
        if len(left) + len(right) < len(line):
            against = True
        elif left and right:
            near = right[0].x0 - left[-1].x1 <= _WORD_SPACE * (left[-1].bottom - left[-1].top)
            against, apart = against or near, apart or not near
    return apart or not against


# --- rows -----------------------------------------------------------------------------------------------------------


def _read(parts: Sequence[_Part]) -> Iterator[tuple[int, Found]]:
    """The table of each page of a run; pages at its end that do not keep to the columns are no part of it."""
    headed = [part for part in parts if part.is_headed]
    columns = _columns(headed)
    if columns is None or not _is_task_table(columns, headed[0]):
        return
    kept = [part for part in parts if part.is_headed or _keeps_to(columns, part)]
    columns = _columns(kept) or columns
    rows = _Rows(columns, kept)
    yield from _unread([part for part in parts if part not in kept])
    for part in kept:
        lines = [*part.titles, *part.body]
        table = Table(rows=tuple(rows.of(part)), place=Place(page=part.page))
        top, bottom = min(w.top for w in lines[0]), max(w.bottom for w in lines[-1])
        yield part.page, Found(top=top, bottom=bottom, table=table)


def _unread(parts: Sequence[_Part]) -> Iterator[tuple[int, Found]]:
    """A note for each page behind the table whose lines begin with numbers and keep to other columns."""
    for part in parts:
        if sum(_CODE.match(line[0].text) is not None for line in part.body) > 1:
            note = Note(code=PageDoubt.PAGE_NOT_READ, args={"page": str(part.page)})
            yield part.page, Found(top=0, bottom=-1, table=note)


def _is_task_table(columns: _Columns, part: _Part) -> bool:
    meant = {column_of(cell.text.replace("\n", " ")) for cell in _titles(columns, part)}
    return len(columns.gutters) >= 2 and Column.CONTENT in meant and bool({Column.LEAD, Column.DEADLINE} & meant)


def _keeps_to(columns: _Columns, part: _Part) -> bool:
    crossing = sum(bool(columns.crossed(line)) and not _is_heading(line) for line in part.body)
    return crossing <= _MAY_CROSS * len(part.body) + 1


def _titles(columns: _Columns, part: _Part) -> list[Cell]:
    """One row of titles; a title that stands over several columns is left out for those below it."""
    words = [
        word
        for line in part.titles
        if not _counts(line)
        for segment in _segments(line)
        if not columns.crossed(segment)
        for word in segment
    ]
    return _cells(columns, words, unsure=frozenset())


def _cells(columns: _Columns, words: Sequence[Word], *, unsure: frozenset[int]) -> list[Cell]:
    cells = []
    for number, (left, right) in enumerate(columns.edges):
        mine = [word for word in words if columns.index(word) == number]
        cells.append(made_cell(cell_text(mine, left, right), mine, unsure=number in unsure))
    return cells


@dataclass(frozen=True)
class _Rows:
    """Where rows begin, told alike for all pages of a table."""

    columns: _Columns
    parts: Sequence[_Part]

    def of(self, part: _Part) -> Iterator[Row]:
        place = Place(page=part.page)
        if part.titles:
            yield Row(cells=tuple(_titles(self.columns, part)), place=place)
        for block in self.midway[part.page] if self.midway else self._blocks(part.body):
            yield Row(cells=tuple(self._cells_of(block)), place=place)

    def _cells_of(self, block: Sequence[_Line]) -> list[Cell]:
        if _is_heading(block[0]):
            return self._heading(block)
        crossed = {gutter for line in block for gutter in self.columns.crossed(line)}
        unsure = {index for gutter in crossed for index in (gutter, gutter + 1)}
        if not self.begin_surely:
            unsure = set(range(len(self.columns.edges)))
        return _cells(self.columns, [word for line in block for word in line], unsure=frozenset(unsure))

    def _heading(self, block: Sequence[_Line]) -> list[Cell]:
        words = [word for line in block for word in line]
        title = Cell(text=_words(words[1:]), bold=all(word.bold for word in words))
        return [Cell(text=words[0].text), title, *(Cell() for _ in self.columns.edges[2:])]

    def _blocks(self, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
        block: list[_Line] = []
        for index, line in enumerate(lines):
            if block and self._begins(lines, index):
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _begins(self, lines: Sequence[_Line], index: int) -> bool:
        if not self.has_gaps and self._is_second_duty(lines[index]):
            return True
        if self._is_numbered(lines[index]) and (not self.has_gaps or _is_heading(lines[index])):
            return True
        if _is_heading(lines[index - 1]):
            return not _words(lines[index]).isupper()
        return self.has_gaps and self._has_gap_above(lines, index)

    def _is_second_duty(self, line: _Line) -> bool:
        """A bullet among the contents, and a name that begins in the leading agency's column."""
        opens = {self.columns.index(word): word.text for word in reversed(line)}
        return (
            opens.get(1, "")[:1] in ("-", "–", "+") and 0 not in opens and opens.get(self.lead or -1, "")[:1].isupper()
        )

    @cached_property
    def lead(self) -> int | None:
        """Which column holds the leading agencies."""
        titles = (column_of(cell.text.replace("\n", " ")) for cell in _titles(self.columns, self.parts[0]))
        return next((index for index, column in enumerate(titles) if column is Column.LEAD), None)

    def _is_numbered(self, line: _Line) -> bool:
        return self.columns.index(line[0]) == 0 and _CODE.match(line[0].text) is not None

    @cached_property
    def usual(self) -> float:
        """The usual distance of two lines within a cell: the least that is met more than now and then."""
        pitches = sorted(
            after.middle - before.middle
            for part in self.parts
            for column in range(len(self.columns.edges))
            for before, after in pairwise(self._firsts(part.body, column))
        )
        return pitches[len(pitches) // 10] if pitches else 0.0

    def _firsts(self, lines: Sequence[_Line], column: int) -> list[Word]:
        """The first word of each line of a column."""
        found = (next((word for word in line if self.columns.index(word) == column), None) for line in lines)
        return [word for word in found if word is not None]

    @cached_property
    def has_gaps(self) -> bool:
        """Whether more room stands between rows than between the lines of a row: each stretch has one number."""
        numbers = [count for part in self.parts for count in self._numbers_between_gaps(part.body)]
        return numbers.count(1) > (1 - _MOST_ROWS_WITHOUT_GAP) * max(len(numbers), sum(numbers))

    def _numbers_between_gaps(self, lines: Sequence[_Line]) -> Iterator[int]:
        count = 0
        for index, line in enumerate(lines):
            if index and self._has_gap_above(lines, index):
                yield count
                count = 0
            count += self._is_numbered(line)
        yield count

    def _has_gap_above(self, lines: Sequence[_Line], index: int) -> bool:
        return _pitch(lines, index) > _ROW_GAP * self.usual

    @cached_property
    def begin_surely(self) -> bool:
        """Whether it is told where each row begins: by room, by the line of its number, or by a number set midway."""
        return self.has_gaps or self.begin_with_number or self.midway is not None

    @cached_property
    def midway(self) -> dict[int, list[list[_Line]]] | None:
        """The rows of each page if every number stands midway in the height of its row, as it may; else None."""
        if self.has_gaps or self.begin_with_number:
            return None
        pages = {part.page: self._around_numbers(part.body) for part in self.parts}
        return {page: blocks for page, blocks in pages.items() if blocks} if all(pages.values()) else None

    def _around_numbers(self, lines: Sequence[_Line]) -> list[list[_Line]]:
        """Rows that reach as far below their number as above it; none when a row does not end with a line there."""
        blocks: list[list[_Line]] = []
        start = 0
        while start < len(lines):
            number = next((i for i in range(start, len(lines)) if self._is_numbered(lines[i])), start)
            last = 2 * lines[number][0].middle - lines[start][0].middle
            ends = (i for i in range(number, len(lines)) if abs(lines[i][0].middle - last) < _SAME_HEIGHT * self.usual)
            end = next(ends, None)
            block = list(lines[start : end + 1]) if end is not None else []
            if end is None or sum(self._is_numbered(line) for line in block) != 1:
                return []
            blocks.append(block)
            start = end + 1
        return blocks

    @cached_property
    def begin_with_number(self) -> bool:
        """Whether the words beside a number begin a sentence, and so the row."""
        starts = [line for part in self.parts for line in part.body if self._is_numbered(line)]
        midway = [line for line in starts if self._goes_on(line)]
        first = self.parts[0].body[0]
        return self._is_numbered(first) and len(midway) <= _MOST_MIDWAY * len(starts)

    def _goes_on(self, line: _Line) -> bool:
        """Whether the words beside the number begin in the middle of a sentence."""
        beside = next((word for word in line if self.columns.index(word) == 1), None)
        return beside is None or beside.text[0].islower()
