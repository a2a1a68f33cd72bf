"""A workbook (XLSX) → paragraphs and tables: every sheet that is shown, its merged cells, what was hidden told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from documents.archive import DAMAGE, look_over
from documents.old_fonts import refuse_old_font
from documents.read_book import is_book, read_book
from documents.read_text import refuse_unfaithful
from documents.sheet_values import error_of, text_of
from documents.tables import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Document, Kind, Unreadable
from plans.columns import Column, column_of
from plans.pages import Block, Cell, Merged, Note, PageDoubt, Paragraph, Place, Row, Table, paragraphs_of
from plans.rows import is_annex_line
from plans.text import nfc

# Far above what a plan has; openpyxl makes an object of every cell, of those within merged ranges too.
_MOST_CELLS = 150_000
_FARTHEST = 20  # times as many rows as may have text, dressed and empty
_CELL = re.compile(rb"<(?:\w{1,9}:)?c[ >/]")
_ROW = re.compile(rb"<(?:\w{1,9}:)?row[ >/]")
_FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[ >/]")
_MERGE = re.compile(rb"<(?:\w{1,9}:)?mergeCell [^>]{0,80}?ref=[\"'](\w{1,12}):(\w{1,12})[\"']")
_REFERENCE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")


def read_xlsx(data: bytes) -> Document:
    """The blocks of a workbook's sheets in their order; hidden rows and columns are read and told, hidden sheets told.
    A workbook that we wrote is read as such, cell by cell.

    Raises `Unreadable`: corrupt, encrypted, macros, unpacks-too-big, unsafe-xml, empty (name), legacy-font
    (font), garbled, damaged (count, line), too-long, too-many-rows, too-many-cells (limit), too-many-columns (line,
    limit); and those of `read_book`.
    """
    look_over(data)
    formulas = _has_formulas(data)
    values = _opened(data, values=True)
    typed = _opened(data, values=False) if formulas else values
    if is_book(values):
        return Document(kind=Kind.XLSX, blocks=(), book=read_book(values, typed))
    blocks = list(_blocks(values, typed))
    text = "\n".join(paragraph.text for paragraph in paragraphs_of(blocks))
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("too-long", limit=str(MOST_CHARACTERS))
    refuse_unfaithful(text)
    if not text.strip():
        raise Unreadable("empty", name="")
    return Document(kind=Kind.XLSX, blocks=tuple(blocks))


def _opened(data: bytes, *, values: bool) -> Any:
    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except (InvalidFileException, etree.LxmlError, ParseError, KeyError, TypeError, AttributeError, *DAMAGE):
        raise Unreadable("corrupt") from None


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet has formulas; refuses more cells or rows than could be borne before they are made."""
    found = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if "worksheets/" in name and name.endswith(".xml"):
                sheet = archive.read(name)
                cells = sum(1 for _ in _CELL.finditer(sheet)) + sum(_area(*m.groups()) for m in _MERGE.finditer(sheet))
                if cells > _MOST_CELLS:
                    raise Unreadable("too-many-cells", limit=str(_MOST_CELLS))
                if sum(1 for _ in _ROW.finditer(sheet)) > _FARTHEST * MOST_ROWS:
                    raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
                found = found or _FORMULA.search(sheet) is not None
    return found


def _area(first: bytes, last: bytes) -> int:
    corners = [_REFERENCE.fullmatch(corner) for corner in (first, last)]
    if not corners[0] or not corners[1]:
        return 0
    columns = [_column_number(corner[1]) for corner in corners if corner]
    rows = [int(corner[2]) for corner in corners if corner]
    return (abs(columns[1] - columns[0]) + 1) * (abs(rows[1] - rows[0]) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


# --- sheets ---------------------------------------------------------------------------------------------------


def _blocks(values: Any, typed: Any) -> Iterator[Block]:
    rows = 0
    for page, sheet in enumerate(values.worksheets, start=1):
        if sheet.sheet_state != "visible":
            if any(cell.value is not None for cell in _cells(sheet)):
                yield Note(code=PageDoubt.SHEET_HIDDEN, args={"sheet": sheet.title})
            continue
        grid = _Sheet(sheet, typed[sheet.title], page).rows()
        rows += len(grid)
        if rows > MOST_ROWS:
            raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
        yield from _named(sheet.title, list(_of_sheet(grid)), page)
        yield from _hidden_columns(sheet)


def _cells(sheet: Any) -> Iterator[Any]:
    """The cells that the file has, and no others: a sheet's bounds may be a million rows away."""
    return iter(list(sheet._cells.values()))


def _named(title: str, blocks: Sequence[Block], page: int) -> Iterator[Block]:
    """The blocks of a sheet, below its name where only this says which annex it is."""
    said = any(isinstance(block, Paragraph) and is_annex_line(block.text) for block in blocks)
    if is_annex_line(title) and not said:
        yield Paragraph(text=title, whole=True, place=Place(page=page))
    yield from blocks


def _hidden_columns(sheet: Any) -> Iterator[Note]:
    used = {cell.column for cell in _cells(sheet) if cell.value is not None}
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            for column in sorted(used & set(range(dimension.min or 0, (dimension.max or 0) + 1))):
                args = {"column": get_column_letter(column), "sheet": sheet.title}
                yield Note(code=PageDoubt.COLUMN_HIDDEN, args=args)


@dataclass
class _Sheet:
    """One sheet becoming rows: each of the width of the sheet's last column that has text."""

    sheet: Any
    typed: Any
    page: int

    def rows(self) -> list[Row]:
        texts = {(cell.row, cell.column): cell for cell in _cells(self.sheet) if self._has_text(cell)}
        if not texts:
            return []
        width = max(column for _, column in texts)
        if width > MOST_COLUMNS:
            line = min(row for row, column in texts if column > MOST_COLUMNS)
            raise Unreadable("too-many-columns", line=str(line), limit=str(MOST_COLUMNS))
        numbering = _numbering_columns(texts)
        cells = {place: self._cell(cell, outline=place[1] in numbering) for place, cell in texts.items()}
        return self._grid(cells, width)

    def _grid(self, cells: dict[tuple[int, int], Cell], width: int) -> list[Row]:
        merged = self._merged(cells, width)
        last = max(row for row, _ in cells)
        if last - min(row for row, _ in cells) > _FARTHEST * MOST_ROWS:
            raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
        filled = sorted({row for row, _ in cells} | {row for row, _ in merged if row <= last})
        rows = []
        for before, number in zip([0, *filled], filled, strict=False):
            if before and number > before + 1:
                rows.append(Row(cells=(), place=Place(line=number - 1, page=self.page)))
            own = (cells.get((number, c)) or merged.get((number, c)) or Cell() for c in range(1, width + 1))
            rows.append(Row(cells=tuple(own), place=Place(line=number, page=self.page), note=self._note(number)))
        return _with_lost_zeros(rows)

    def _has_text(self, cell: Any) -> bool:
        value = cell.value
        return self._lost(cell) or (value is not None and (not isinstance(value, str) or bool(value.strip())))

    def _lost(self, cell: Any) -> bool:
        """A formula whose value was never kept: a program wrote the file and did not count."""
        if cell.value is not None or self.typed is self.sheet:
            return False
        return bool(self.typed._cells[cell.row, cell.column].data_type == "f")

    def _cell(self, cell: Any, *, outline: bool) -> Cell:
        if self._lost(cell):
            return Cell(note=Note(code=PageDoubt.VALUE_MISSING))
        if cell.data_type == "e":
            text, note = error_of(cell.value)
            return Cell(text=text, note=note)
        told, unsure = text_of(cell.value, str(cell.number_format), outline=outline)
        refuse_old_font(str((cell.font and cell.font.name) or ""), told)
        if cell.font and cell.font.strike:
            unsure = Note(code=PageDoubt.STRUCK_OUT, args={"printed": nfc(told)})
        return Cell(text=told, bold=bool(cell.font and cell.font.b), note=unsure)

    def _merged(self, cells: dict[tuple[int, int], Cell], width: int) -> dict[tuple[int, int], Cell]:
        """The places of merged cells that have a text, besides the first place of each."""
        found = {}
        for merged in self.sheet.merged_cells.ranges:
            if (merged.min_row, merged.min_col) in cells:
                for row in range(merged.min_row, merged.max_row + 1):
                    side = Merged.LEFT if row == merged.min_row else Merged.ABOVE
                    for column in range(merged.min_col, min(merged.max_col, width) + 1):
                        found[row, column] = Cell(merged=side)
        return found

    def _note(self, number: int) -> Note | None:
        known = self.sheet.row_dimensions
        hidden = number in known and (known[number].hidden or known[number].height == 0)
        return Note(code=PageDoubt.ROW_HIDDEN, args={"row": str(number)}) if hidden else None


def _numbering_columns(texts: Mapping[tuple[int, int], Any]) -> set[int]:
    """The columns whose numbers number: the first one, and those that a title ("STT") says to do so."""
    first = min(column for _, column in texts)
    titled = {column for (_, column), cell in texts.items() if column_of(str(cell.value)) is Column.NUMBER}
    return {first, *titled}


_DECIMAL = re.compile(r"(\d{1,3})\.(\d)")


def _with_lost_zeros(rows: list[Row]) -> list[Row]:
    """ "1.10" typed as a number became 1.1: seen by the 1.9 above it, set right and told."""
    before: dict[int, str] = {}
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            found = _DECIMAL.fullmatch(cell.text)
            if found and before.get(column) == f"{found[1]}.{int(found[2]) * 10 - 1}":
                meant = f"{cell.text}0"
                note = Note(code=PageDoubt.NUMBER_LOST_ZERO, args={"printed": cell.text, "meant": meant})
                cells = (*row.cells[:column], replace(cell, text=meant, note=note), *row.cells[column + 1 :])
                rows[index] = row = replace(row, cells=cells)
            if cell.text:
                before[column] = row.cells[column].text
    return rows


# --- what of a sheet is table, what is text -------------------------------------------------------------------

_A_TABLE_ROW = 3  # texts; lines around a table have one or two
_LONGEST_NUMBER = 8


def _of_sheet(rows: Sequence[Row]) -> Iterator[Block]:
    """Lines above, between and below as paragraphs, the rest as tables; a blank row or an annex's title parts them."""
    for part in _parts(rows):
        start = _first_table_row(part)
        yield from chain.from_iterable(_paragraphs(row) for row in part[:start])
        if start < len(part):
            yield Table(rows=tuple(part[start:]), place=part[start].place)


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    for is_blank, run in groupby(rows, key=lambda row: row.is_blank and not any(cell.merged for cell in row.cells)):
        part: list[Row] = []
        for row in [] if is_blank else run:
            if part and len(_texts(row)) == 1 and is_annex_line(_texts(row)[0]):
                yield part
                part = []
            part.append(row)
        if part:
            yield part


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _first_table_row(part: Sequence[Row]) -> int:
    """Where the table of a part begins: at its first row of several texts, or at a numbered one before that."""
    wide = next((i for i, row in enumerate(part) if len(_texts(row)) >= _A_TABLE_ROW), len(part))
    if wide == len(part):
        return wide
    return next((i for i, row in enumerate(part[:wide]) if _is_numbered(row)), wide)


def _is_numbered(row: Row) -> bool:
    texts = _texts(row)
    return len(texts) > 1 and len(texts[0]) <= _LONGEST_NUMBER and texts[0][-1:] != ":"


def _paragraphs(row: Row) -> Iterator[Paragraph]:
    for cell in row.cells:
        for line in cell.text.split("\n") if cell.text else []:
            yield Paragraph(text=line, bold=cell.bold, whole=True, place=row.place)
