"""The rows of task tables joined over pages and lines, each with its number and its cells by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from plans.agencies import Register, read_agencies
from plans.columns import Column, Header, is_row_of_numbers, read_header
from plans.doubts import ROW, WHOLE, Doubt
from plans.pages import (
    NOWHERE,
    OF_RECOGNITION,
    Block,
    Merged,
    Note,
    PageDoubt,
    Paragraph,
    Place,
    Row,
    Table,
    lines_of_table,
)
from plans.text import fold, nfc
from plans.timetable import time_between, time_of_ticks


class RowDoubt(StrEnum):
    """What the rows leave open: the codes that `locales` has sentences for, with the words each carries."""

    SHORT = "row-short"
    LONG = "row-long"
    WITHOUT_NUMBER = "row-without-number"
    NUMBER_UNCLEAR = "row-number-unclear"  # printed
    JOINED = "row-joined"  # text
    TAKEN_OVER = "row-taken-over"  # row
    TABLE_NOT_READ = "table-not-read"  # line
    NUMBERED = "rows-numbered"  # count
    TICKS_UNCLEAR = "ticks-unclear"  # text
    LEFT_OUT = "row-left-out"  # text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One entry of the annex, a heading or a task: its printed number, its cells (lines kept), its annex.

    `notes` are the cells of columns that mean none of our fields ("Kinh phí", "Ghi chú"), by their printed titles.
    `taken_over` names columns whose value belongs to the row above, of which this row is the second duty. `width`
    says that the row prints fewer or more places than the header has: its cells may stand under wrong titles.
    `across` says that one cell is set over the whole row, as headings are.
    """

    code: str
    cells: Mapping[Column, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    bold: bool = False
    across: bool = False
    annex: str | None = None
    place: Place = NOWHERE
    taken_over: frozenset[Column] = frozenset()
    width: RowDoubt | None = None
    doubts: tuple[Doubt, ...] = ()

    def text(self, column: Column) -> str:
        """The cell on one line, "" where nothing is printed."""
        return nfc(self.cells.get(column, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A numbered annex of its own ("Phụ lục số 01: …"); plans with a single annex have none."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """All rows of a document's task tables in order, its numbered annexes, the other lines, and doubts."""

    rows: tuple[PlanRow, ...] = ()
    annexes: tuple[Annex, ...] = ()
    lines: tuple[Paragraph, ...] = ()
    tables: int = 0
    doubts: tuple[Doubt, ...] = ()


def read_tables(blocks: Sequence[Block], register: Register) -> TableReading:
    """The task tables of a document; every other table's lines stand among `lines`.

    The doubts of rows carry the column's field or "code"; those of tables "tasks"; codes as in `RowDoubt` and
    `ColumnDoubt`.
    """
    reader = _TableReader(register)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            reader.take_line(block, blocks[index + 1] if index + 1 < len(blocks) else None)
        elif isinstance(block, Table):
            reader.take_table(block)
        else:
            reader.doubts.append(_told(block, WHOLE if block.code in OF_RECOGNITION else "tasks"))
    return reader.result()


def is_annex_line(text: str) -> bool:
    """Whether the line begins a numbered annex: "Phụ lục số 01: …", "PHỤ LỤC II"."""
    return _ANNEX.match(fold(text)) is not None


# --- the walk over the document -----------------------------------------------------------------------------

_ANNEX = re.compile(r"^phu luc (?:so )?(?:\d{1,2}|[ivx]{1,5}|[a-h])(?:\s*[:.\-–]\s*\S.*|\s+[^a-z].*|$)")
_ANNEX_PRINTED = re.compile(r"^phụ lục\s+(?:số\s+)?(?P<code>\w+)\s*[:.\-–]?\s*(?P<title>.*)$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[-–\s]*\d{1,3}[-–\s]*$")


@dataclass
class _TableReader:
    register: Register
    header: Header | None = None
    annex: Annex | None = None
    fresh: bool = True  # no row of this table was read yet: nothing can be continued
    unnumbered: bool = False  # this table prints no number at all: its rows are counted
    counted: int = 0
    rows: list[PlanRow] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    lines: list[Paragraph] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    tables: int = 0

    def take_line(self, line: Paragraph, following: Block | None) -> None:
        if _PAGE_NUMBER.match(line.text):
            return
        self.lines.append(line)
        if is_annex_line(line.text):
            self.annex = _annex(line.text, following)
            self.fresh = True

    def take_table(self, table: Table) -> None:
        read = read_header(table.rows)
        if read is not None:
            header, end = read
            self._take_lines_above(table.rows[: end - len(header.rows)])
            self._take_header(header, end, table)
        elif self.header is not None and self._goes_on(table, self.header):
            self._take_rows(table.rows, self.header, at_break=True)
        else:
            self._leave(table)

    def _take_lines_above(self, rows: Sequence[Row]) -> None:
        """Titles set within the table, above its header; they may begin a new annex."""
        lines = lines_of_table(Table(rows=tuple(rows)))
        for index, line in enumerate(lines):
            self.take_line(line, lines[index + 1] if index + 1 < len(lines) else None)

    def _goes_on(self, table: Table, header: Header) -> bool:
        """Whether a table without a header continues the one before: a page break that did not repeat it."""
        return not self.fresh and any(len(row.cells) == header.width for row in table.rows)

    def _take_header(self, header: Header, end: int, table: Table) -> None:
        known = self.header
        if continues := not self.fresh and known is not None and header.columns == known.columns:
            self._take_back_slid_words(known, header)
        else:
            self._open(header)
        self.tables += 1
        if not continues:
            self.unnumbered = _has_no_numbers(table.rows[end:], header)
        self._take_rows(table.rows[end:], known if continues and known else header, at_break=continues)

    def _open(self, header: Header) -> None:
        self.header = header
        self.doubts.extend(doubt for doubt in header.doubts if doubt not in self.doubts)
        if self.annex and self.annex not in self.annexes:
            self.annexes.append(self.annex)

    def _take_rows(self, rows: Sequence[Row], header: Header, *, at_break: bool) -> None:
        for index, row in enumerate(rows):
            if row.is_blank or is_row_of_numbers(row):
                continue
            if _ends_the_table(rows[index:], header):
                self.lines.extend(lines_of_table(Table(rows=tuple(rows[index:]))))
                return
            if _repeats(header, row):
                at_break = True
                continue
            self._take_row(row, header, at_break=at_break)
            at_break, self.fresh = False, False

    def _take_back_slid_words(self, known: Header, header: Header) -> None:
        """Words of the last row that slid into the header repeated on the next page go back to their cell."""
        for column, title, printed in zip(known.columns, known.titles, header.titles, strict=True):
            if printed == title or not printed.startswith(f"{title} ") or not self.rows:
                continue
            last, slid = self.rows[-1], printed[len(title) + 1 :]
            if column is Column.OTHER:
                self.rows[-1] = replace(last, notes=_joined_notes(last.notes, {title: slid}))
                continue
            joined = _join(last.cells.get(column, ""), slid)
            doubts = (*last.doubts, Doubt(field=column.value, code=RowDoubt.JOINED, args={"text": joined}))
            self.rows[-1] = replace(last, cells={**last.cells, column: joined}, doubts=doubts)

    def _take_row(self, row: Row, header: Header, *, at_break: bool) -> None:
        entry = _entry(row, header, self.annex.code if self.annex else None)
        if _is_beside_the_tasks(entry, row, header):
            self.lines.extend(lines_of_table(Table(rows=(row,))))
            self.doubts.append(Doubt(field="tasks", code=RowDoubt.LEFT_OUT, args={"text": _words_of(row)}))
            return
        if self.unnumbered and _stands_alone(entry) and not (at_break and _lacks_a_cell(entry)):
            self._count(entry, at_break=at_break)
            return
        if entry.code or entry.across or not self.rows or self.fresh:
            above = self.rows[-1] if self.rows and not self.fresh else None
            self.rows.append(_with_doubt_of_number(_with_merged_cells(entry, above)))
            return
        self.rows[-1:] = _continued(self.rows[-1], entry, at_break=at_break, register=self.register)

    def _count(self, entry: PlanRow, *, at_break: bool) -> None:
        """A task without a number takes the next one; behind a page break it may yet be the rest of the row above."""
        self.counted += 1
        above = self.rows[-1] if self.rows and not self.fresh else None
        asked = (Doubt(field="code", code=RowDoubt.WITHOUT_NUMBER),) if at_break else ()
        counted = replace(entry, code=str(self.counted), doubts=(*entry.doubts, *asked))
        self.rows.append(_with_merged_cells(counted, above))

    def _leave(self, table: Table) -> None:
        """A table without tasks: its lines are read as text; a big one is told of, it may hold tasks after all."""
        self.lines.extend(lines_of_table(table))
        widest = max(len(row.cells) for row in table.rows)
        if widest >= 3 and len(table.rows) >= 3:
            self.doubts.append(
                Doubt(field="tasks", code=RowDoubt.TABLE_NOT_READ, args={"line": str(table.place.line or "")})
            )

    def result(self) -> TableReading:
        several = len(self.annexes) > 1
        if self.counted:
            self.doubts.append(Doubt(field="tasks", code=RowDoubt.NUMBERED, args={"count": str(self.counted)}))
        rows = self.rows if several else [replace(row, annex=None) for row in self.rows]
        return TableReading(
            rows=tuple(rows),
            annexes=tuple(self.annexes) if several else (),
            lines=tuple(self.lines),
            tables=self.tables,
            doubts=tuple(self.doubts),
        )


def _has_no_numbers(rows: Sequence[Row], header: Header) -> bool:
    """Whether several rows have what a task has, and none of them a number."""
    entries = [_entry(row, header, None) for row in rows if not row.is_blank and not is_row_of_numbers(row)]
    bare = [bool(_printed_number(row, header)) for row in rows]
    alone = [entry for entry in entries if _stands_alone(entry)]
    return len(alone) > 1 and not any(bare) and not any(entry.code for entry in alone)


def _printed_number(row: Row, header: Header) -> str:
    if Column.NUMBER not in header.columns or _spans_number(row, header):
        return ""
    at = header.columns.index(Column.NUMBER)
    return row.cells[at].text if at < len(row.cells) and _A_CODE.match(_code(row.cells[at].text)) else ""


def _stands_alone(entry: PlanRow) -> bool:
    """Whether a row without a number is a whole task: a content that opens, and who leads it or when it is due."""
    content = entry.text(Column.CONTENT)
    own = (Column.CONTENT, Column.LEAD, Column.DEADLINE)
    told = [entry.text(column) for column in own if column not in entry.taken_over]
    return not entry.code and not entry.across and content[:1].isupper() and sum(map(bool, told)) > 1


def _lacks_a_cell(entry: PlanRow) -> bool:
    return not all(entry.cells.get(column, " ") for column in (Column.LEAD, Column.DEADLINE))


def _is_beside_the_tasks(entry: PlanRow, row: Row, header: Header) -> bool:
    """A line that stands in the grid and is no row of it: a total, or words in the column of numbers alone."""
    if entry.across:
        return _TOTAL.match(fold(entry.text(Column.CONTENT))) is not None
    words = _words_of(row)
    only_number = Column.NUMBER in header.columns and not any(entry.cells.values()) and not any(entry.notes.values())
    return only_number and not words[:1].isdigit() and len(words) > _LONGEST_NUMBER


_ORGANISING = re.compile(r"^(?:[ivx]+[.)] )?to chuc thuc hien\b")


def _ends_the_table(rows: Sequence[Row], header: Header) -> bool:
    """Whether the plan's text goes on in the same grid, as in a sheet: a heading of it, and no task below."""
    if not _ORGANISING.match(fold(_words_of(rows[0]))):
        return False
    column = Column.DEADLINE if Column.DEADLINE in header.columns else Column.LEAD
    return not any(_entry(row, header, None).cells[column] for row in rows)


_TOTAL = re.compile(r"^tong (?:cong|so)\b")
_LONGEST_NUMBER = 8


def _words_of(row: Row) -> str:
    return nfc(" ".join(cell.text for cell in row.cells if cell.text))


def _repeats(header: Header, row: Row) -> bool:
    texts = [fold(cell.text) for cell in row.cells]
    return any(texts == [fold(cell.text) for cell in known.cells] for known in header.rows)


def _annex(text: str, following: Block | None) -> Annex:
    printed = _ANNEX_PRINTED.match(text)
    code, title = (printed["code"], printed["title"]) if printed else (text, "")
    if not title and isinstance(following, Paragraph):
        title = following.text
    return Annex(code=code, title=title)


# --- one row ------------------------------------------------------------------------------------------------

_NUMBER_IN_CONTENT = re.compile(
    r"^(?P<code>\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,6}|[A-H])[.)/]\s+(?P<rest>\S.*)$", re.DOTALL
)


def _entry(row: Row, header: Header, annex: str | None) -> PlanRow:
    cells: dict[Column, str] = dict.fromkeys((c for c in header.columns if c is not Column.OTHER), "")
    merged: set[Column] = set()
    for column, cell in zip(header.columns, row.cells, strict=False):
        if column is not Column.OTHER:
            cells[column] = f"{cells[column]}\n{cell.text}".strip()
            if cell.merged is Merged.ABOVE:
                merged.add(column)
    doubts = _with_time(cells, row, header)
    code = _code(cells.pop(Column.NUMBER, "")) if not _spans_number(row, header) else ""
    if _spans_number(row, header):
        cells[Column.CONTENT] = row.cells[header.columns.index(Column.NUMBER)].text
    numbered_within = Column.NUMBER not in header.columns or _spans_number(row, header)
    if not code and (numbered_within or _is_across(row, header)) and (found := _number_within(cells[Column.CONTENT])):
        code, cells[Column.CONTENT] = found["code"], found["rest"]
    cells.pop(Column.NUMBER, None)
    return PlanRow(
        code=code,
        cells=cells,
        notes=_other_cells(row, header),
        bold=_is_bold(row, header),
        across=_is_across(row, header),
        annex=annex,
        place=row.place,
        taken_over=frozenset(merged),
        width=_width(row, header),
        doubts=(*_notes(row, header), *doubts),
    )


def _with_time(cells: dict[Column, str], row: Row, header: Header) -> list[Doubt]:
    """Put into the cell of the deadline what the columns of starts or of ticks say; with what they leave open."""
    if start := nfc(cells.pop(Column.START, "")):
        cells[Column.DEADLINE] = time_between(start, nfc(cells[Column.DEADLINE]))
    if not header.ticks:
        return []
    ticks = [(title, row.cells[index].text) for index, title in header.ticks.items() if index < len(row.cells)]
    cells[Column.DEADLINE], sure = time_of_ticks(ticks)
    doubt = Doubt(field="deadline", code=RowDoubt.TICKS_UNCLEAR, args={"text": cells[Column.DEADLINE]})
    return [] if sure else [doubt]


_ROMAN_BEFORE_CAPITALS = re.compile(r"^(?P<code>[IVX]{1,6})\s+(?P<rest>[^\Wa-zà-ỹ\d].*)$", re.DOTALL)


def _number_within(content: str) -> re.Match[str] | None:
    """The number that stands before a content in the same cell: "1. Rà soát", "IV CẢI CÁCH TÀI CHÍNH CÔNG"."""
    found = _NUMBER_IN_CONTENT.match(content)
    return found or (_ROMAN_BEFORE_CAPITALS.match(content) if content.isupper() else None)


def _spans_number(row: Row, header: Header) -> bool:
    """Whether one cell is set over the column of numbers and that of the contents."""
    if Column.NUMBER not in header.columns:
        return False
    number, content = header.columns.index(Column.NUMBER), header.columns.index(Column.CONTENT)
    between = row.cells[number + 1 : content + 1]
    merged = number < content < len(row.cells) and all(cell.merged is Merged.LEFT for cell in between)
    return merged or _spills(row, number)


_A_HEADING = re.compile(r"^[IVX]{1,6}[.)]\s+\S.{3,}$")
_A_NUMBERED_HEADING = re.compile(r"^(?:[A-H]|\d{1,2}(?:\.\d{1,2})?)[.)]\s+\S.{3,80}$")
# A whole row may have run together into its first cell: then it names who leads or when it is due.
_OF_A_TASK = re.compile(r"\d/|\b(?:Phòng|Trung tâm|Văn phòng|Công an|Trạm|Quý|Tháng|[Tt]rước|[Tt]hường xuyên)\b")


def _spills(row: Row, number: int) -> bool:
    """Whether a heading is typed into the narrow first column and runs over the empty ones beside it."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) != 1 or number >= len(row.cells) or not row.cells[number].text or "\n" in filled[0]:
        return False
    is_title = filled[0].isupper() and " " in filled[0]
    if is_title or _A_HEADING.match(filled[0]):
        return True
    return _A_NUMBERED_HEADING.match(filled[0]) is not None and not _OF_A_TASK.search(filled[0])


def _is_across(row: Row, header: Header) -> bool:
    """Whether the cell of the content is set over all columns to its right."""
    content = header.columns.index(Column.CONTENT)
    others = row.cells[content + 1 : header.width]
    merged = len(others) > 1 and all(cell.merged is Merged.LEFT for cell in others)
    number = header.columns.index(Column.NUMBER) if Column.NUMBER in header.columns else content
    return merged or (number < content and _spills(row, number))


def _other_cells(row: Row, header: Header) -> dict[str, str]:
    """The cells of columns without a meaning of ours, by title; "" where the cell above reaches into this row."""
    found: dict[str, str] = {}
    for index, cell in enumerate(row.cells):
        title = header.titles[index] if index < header.width else ""
        if (cell.text or cell.merged is Merged.ABOVE) and (index >= header.width or _is_other(header, index)):
            found[title] = f"{found.get(title, '')}\n{cell.text}".strip()
    return found


def _with_merged_cells(entry: PlanRow, above: PlanRow | None) -> PlanRow:
    """What a merged cell says it says to each of its rows."""
    if above is None:
        return entry
    shared = {column: above.cells.get(column, "") for column in entry.taken_over if column in entry.cells}
    return replace(entry, cells={**entry.cells, **shared}, notes=_shared_notes(entry, above))


def _shared_notes(entry: PlanRow, above: PlanRow) -> dict[str, str]:
    return {title: text or above.notes.get(title, "") for title, text in entry.notes.items()}


def _joined_notes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    joined = {title: _join(before.get(title, ""), text) for title, text in after.items() if text}
    return {**before, **joined}


def _notes(row: Row, header: Header) -> Iterator[Doubt]:
    """What the reader of the file has to tell of this row and of its cells."""
    if row.note:
        yield _told(row.note, ROW if row.note.code in OF_RECOGNITION else Column.CONTENT.value)
    for column, cell in zip(header.columns, row.cells, strict=False):
        if cell.note:
            yield _told(cell.note, column.value)
        if cell.note and cell.note.code is PageDoubt.CELL_UNSURE and column in (Column.CONTENT, Column.REQUIREMENT):
            yield _told(cell.note, "targets")


def _told(note: Note, field: str) -> Doubt:
    return Doubt(field=field, code=note.code, args=note.args)


def _code(printed: str) -> str:
    """The printed number alone: "I." → "I", "(1)" → "1"."""
    return nfc(printed).replace(" ", "").strip(".()[]-–:/")


def _is_bold(row: Row, header: Header) -> bool:
    return any(cell.bold for column, cell in zip(header.columns, row.cells, strict=False) if column is Column.CONTENT)


def _width(row: Row, header: Header) -> RowDoubt | None:
    """Whether places are missing, or text stands where the header has no title for it."""
    untitled = (index for index, title in enumerate(header.titles) if not title and _is_other(header, index))
    beyond = (*row.cells[header.width :], *(row.cells[index] for index in untitled if index < len(row.cells)))
    if any(cell.text for cell in beyond):
        return RowDoubt.LONG
    return RowDoubt.SHORT if len(row.cells) < header.width else None


def _is_other(header: Header, index: int) -> bool:
    return header.columns[index] is Column.OTHER


_A_CODE = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-zđ]?|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])$")


def _with_doubt_of_number(entry: PlanRow) -> PlanRow:
    if not entry.code:
        return replace(entry, doubts=(*entry.doubts, Doubt(field="code", code=RowDoubt.WITHOUT_NUMBER)))
    if not _A_CODE.match(entry.code):
        doubt = Doubt(field="code", code=RowDoubt.NUMBER_UNCLEAR, args={"printed": entry.code})
        return replace(entry, doubts=(*entry.doubts, doubt))
    return entry


# --- rows without a number ----------------------------------------------------------------------------------

_BULLET = re.compile(r"^[-–+•*]\s*")
_SHARED = (Column.PRODUCT, Column.DEADLINE, Column.COORDINATORS)


def _continued(last: PlanRow, entry: PlanRow, *, at_break: bool, register: Register) -> list[PlanRow]:
    """The last row and a row without a number: the same duty going on, or a second duty under one number."""
    if _is_second_duty(last, entry, register):
        return _two_duties(last, entry)
    if Column.CONTENT in entry.taken_over:
        return [_in_more_rows(last, entry)]
    if not at_break and _opens_parts(last, entry):
        return [last, replace(entry, code=f"{last.code}a", doubts=(*entry.doubts, _LETTERED))]
    if _is_heading_without_number(entry):
        return [last, _with_doubt_of_number(entry)]
    content = entry.text(Column.CONTENT)
    goes_on = at_break or not content or not content[0].isupper()
    return [_joined(last, entry, sure=goes_on and not (content and _stands_alone(entry)))]


_LETTERED = Doubt(field="code", code=RowDoubt.WITHOUT_NUMBER)


def _opens_parts(last: PlanRow, entry: PlanRow) -> bool:
    """Whether a numbered row that says neither who nor when is followed by the first of its parts ("-")."""
    bare = not any(text for column, text in last.cells.items() if column is not Column.CONTENT)
    return bare and last.code.isdigit() and bool(entry.text(Column.LEAD)) and _stands_alone(entry)


def _in_more_rows(last: PlanRow, entry: PlanRow) -> PlanRow:
    """One duty over several rows, as where each of its agencies has a row: what is printed anew is listed."""
    told = {column: text for column, text in entry.cells.items() if text and column not in entry.taken_over}
    doubts = [Doubt(field=column.value, code=RowDoubt.JOINED, args={"text": text}) for column, text in told.items()]
    joined = {column: f"{last.cells.get(column, '')}\n{text}".strip() for column, text in told.items()}
    return replace(
        last,
        cells={**last.cells, **joined},
        notes=_joined_notes(last.notes, entry.notes),
        doubts=(*last.doubts, *entry.doubts, *doubts),
    )


def _is_second_duty(last: PlanRow, entry: PlanRow, register: Register) -> bool:
    """It has a content of its own that opens a sentence, and a whole name in a leading cell of its own."""
    content = entry.text(Column.CONTENT)
    opens = bool(content) and (content[0].isupper() or bool(_BULLET.match(content)))
    lead = entry.text(Column.LEAD)
    if not opens or not lead or Column.LEAD in entry.taken_over:
        return False
    return _is_whole(lead, register) and _is_whole(last.text(Column.LEAD), register)


def _is_whole(lead: str, register: Register) -> bool:
    reading = read_agencies(lead, register, field="leads")
    return bool(reading.mentions) and not reading.doubts


def _is_heading_without_number(entry: PlanRow) -> bool:
    others = [text for column, text in entry.cells.items() if column is not Column.CONTENT and text]
    content = entry.text(Column.CONTENT)
    return not others and len(content) > 3 and content.isupper()


def _two_duties(last: PlanRow, entry: PlanRow) -> list[PlanRow]:
    """ "16" and a row without a number become "16a" and "16b"; what the second does not print it takes over."""
    base, letter = (last.code[:-1], last.code[-1]) if _is_lettered(last) else (last.code, "a")
    missing = [column for column in _SHARED if not entry.cells.get(column) and last.cells.get(column)]
    doubts = [
        Doubt(field=column.value, code=RowDoubt.TAKEN_OVER, args={"row": f"{base}{letter}"})
        for column in missing
        if column not in entry.taken_over
    ]
    second = replace(
        entry,
        code=f"{base}{chr(ord(letter) + 1)}",
        cells={**entry.cells, **{column: last.cells[column] for column in missing}},
        notes=_shared_notes(entry, last),
        taken_over=entry.taken_over | frozenset(missing),
        width=entry.width or last.width,
        doubts=(*entry.doubts, *doubts),
    )
    return [replace(last, code=f"{base}{letter}"), second]


def _is_lettered(row: PlanRow) -> bool:
    return row.code[-1:].islower() and row.code[:-1].replace(".", "").isdigit()


def _joined(last: PlanRow, entry: PlanRow, *, sure: bool) -> PlanRow:
    cells = dict(last.cells)
    doubts = [*last.doubts, *entry.doubts]
    for column, text in entry.cells.items():
        if not text:
            continue
        if not sure or _opens_anew(cells.get(column, ""), text):
            doubts.append(Doubt(field=column.value, code=RowDoubt.JOINED, args={"text": text}))
        cells[column] = _join(cells.get(column, ""), text)
    bold, width = last.bold or entry.bold, last.width or entry.width
    notes = _joined_notes(last.notes, entry.notes)
    return replace(last, cells=cells, notes=notes, doubts=tuple(doubts), bold=bold, width=width)


def _opens_anew(before: str, text: str) -> bool:
    """Whether a continued cell looks finished already: a full stop, then a capital."""
    return before.rstrip().endswith((".", ";")) and text[:1].isupper()


def _join(before: str, after: str) -> str:
    """ "NĐ-" and "CP" are one word, an item after items stays one; all else is parted by a space."""
    if _BULLET.match(before) and _BULLET.match(after):
        return f"{before}\n{after}"
    glue = "" if re.search(r"\w-$", before) else " "
    return f"{before}{glue}{after}".strip()
