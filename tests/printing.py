"""Prints a plan kept as text to a PDF: with rules or without, rows broken by the page, the header repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from fpdf import FPDF

_PADDING = 4.0
_PAGE_NUMBER_AT = 24.0


def fonts() -> dict[str, Path]:
    """Letters with all Vietnamese marks: Roboto, from the package font-roboto (Apache License 2.0)."""
    spec = find_spec("font_roboto")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "files"
    return {"": folder / "Roboto-Regular.ttf", "B": folder / "Roboto-Bold.ttf"}


def new_paper(size: float = 11) -> FPDF:
    """An empty paper measured in points, with the letters set."""
    paper = FPDF(unit="pt", format="A4")
    for style, path in fonts().items():
        paper.add_font("Roboto", style, path)
    paper.set_font("Roboto", size=size)
    paper.set_auto_page_break(auto=False)
    return paper


def finished(paper: FPDF) -> bytes:
    """The bytes of a paper. The files of its letters are closed, which fpdf2 leaves to chance."""
    data = bytes(paper.output())
    for font in paper.fonts.values():
        font.close()
    return data


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How the annex is set: rules or none, the columns' widths, the letters' size, the room between rows."""

    ruled: bool = True
    widths: Sequence[float] = (34, 160, 120, 100, 90, 120, 130)
    size: float = 10
    room: float = 5
    height: float = 595
    repeats_header: bool = True
    numbers_midway: bool = False
    letters: Literal["NFC", "NFD"] = "NFC"


@dataclass
class Printer:
    """A paper in the making. `y` is where the next line goes."""

    shape: Shape = field(default_factory=Shape)
    paper: FPDF = field(default_factory=new_paper)
    y: float = 0
    bottom: float = 0

    def write(self, x: float, y: float, text: str) -> None:
        self.paper.text(x, y, normalize(self.shape.letters, text))

    # --- pages and paragraphs ---

    def page(self, *, landscape: bool = False) -> None:
        size = (842, self.shape.height) if landscape else (595, 842)
        self.paper.add_page(format=size)
        self.y, self.bottom = 60, size[1] - 60
        if self.paper.page_no() > 1:
            self.paper.set_font("Roboto", size=11)
            self.write(size[0] / 2, _PAGE_NUMBER_AT + 11, str(self.paper.page_no()))

    def paragraphs(self, texts: Sequence[str], *, x0: float = 85, x1: float = 540, size: float = 12) -> None:
        """Paragraphs with a first line set in, their lines as long as there is room."""
        for text in texts:
            self.paper.set_font("Roboto", "B" if text.isupper() else "", size)
            for number, line in enumerate(self.wrapped(text, x1 - x0, set_in=24)):
                if self.y + size > self.bottom:
                    self.page()
                    self.paper.set_font("Roboto", size=size)
                self.write(x0 + (24 if number == 0 else 0), self.y + size, line)
                self.y += 1.3 * size
            self.y += 6

    def column(self, texts: Sequence[str], x0: float, y: float) -> float:
        """Short lines one below another, as in a head or a signature; where they end."""
        for text in texts:
            self.paper.set_font("Roboto", "B" if text.isupper() else "", 12)
            self.write(x0, y + 12, text)
            y += 18
        return y

    def wrapped(self, text: str, width: float, *, set_in: float = 0) -> list[str]:
        """The lines of a text, each as long as there is room, the first set in; a line break in the text is kept."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split():
                longer = f"{line} {word}".strip()
                room = width if lines else width - set_in
                if line and self.paper.get_string_width(longer) > room:
                    lines.append(line)
                    longer = word
                line = longer
            lines.append(line)
        return lines

    # --- the annex ---

    def table(self, header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> None:
        """The rows of a table; a row that the page has no more room for goes on below the next header."""
        self._header(header)
        for row in rows:
            bold = row[0].isupper()
            self.paper.set_font("Roboto", "B" if bold else "", self.shape.size)
            columns = [
                self.wrapped(cell, width - 2 * _PADDING) for cell, width in zip(row, self.widths(row), strict=True)
            ]
            while any(columns):
                columns = self._part_of_row(columns, self.widths(row), bold=bold)
                if any(columns):
                    self.page(landscape=True)
                    if self.shape.repeats_header:
                        self._header(header)

    def widths(self, row: Sequence[str]) -> list[float]:
        """The columns' widths; the title of a part runs across all."""
        widths = list(self.shape.widths)
        if row[0].isupper() and not any(row[2:]):
            return [widths[0], sum(widths[1:]), *(0.0 for _ in widths[2:])]
        return widths

    def _part_of_row(self, columns: list[list[str]], widths: Sequence[float], *, bold: bool) -> list[list[str]]:
        pitch = 1.25 * self.shape.size
        fitting = int((self.bottom - self.y - self.shape.room) // pitch)
        if fitting < 1:
            return columns
        shown = min(fitting, max(len(column) for column in columns))
        x = 30.0
        height = shown * pitch + self.shape.room
        for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
            down = (shown - len(column[:shown])) / 2 * pitch if self.shape.numbers_midway and number == 0 else 0
            self._cell(column[:shown], x, self.y + down, bold=bold)
            self._frame(x, self.y, width, height)
            x += width
        self.y += height
        return [column[shown:] for column in columns]

    def _cell(self, lines: Sequence[str], x: float, y: float, *, bold: bool) -> None:
        self.paper.set_font("Roboto", "B" if bold else "", self.shape.size)
        for number, line in enumerate(lines):
            self.write(x + _PADDING, y + self.shape.size + number * 1.25 * self.shape.size, line)

    def _frame(self, x: float, y: float, width: float, height: float) -> None:
        if self.shape.ruled and width:
            self.paper.rect(x, y, width, height)

    def _header(self, header: Sequence[Sequence[str]]) -> None:
        """Titles over one line or two: an empty place below a title makes one cell of both, to its right too."""
        self.paper.set_font("Roboto", "B", self.shape.size)
        pitch = 1.25 * self.shape.size
        height = 2 * pitch + self.shape.room
        x = 30.0
        for number, width in enumerate(self.shape.widths):
            upper, lower = header[0][number], header[-1][number] if len(header) > 1 else ""
            spans = number + 1 < len(self.shape.widths) and bool(lower) and not header[0][number + 1]
            if upper:
                wide = width + (self.shape.widths[number + 1] if spans else 0)
                self._cell(self.wrapped(upper, wide - 2 * _PADDING), x, self.y, bold=True)
                self._frame(x, self.y, wide, height / (2 if lower else 1))
            if lower:
                self._cell([lower], x, self.y + height / 2, bold=True)
                self._frame(x, self.y + height / 2, width, height / 2)
            x += width
        self.y += height


def paper_with_grid(grid: Sequence[Sequence[str]], widths: Sequence[float]) -> FPDF:
    """A page with a ruled table; "^" is a place that the cell above reaches into, "<" one that the left cell does."""
    paper = new_paper(10)
    paper.add_page()
    heights = [14 * max(len(cell.split("\n")) for cell in row) + 6 for row in grid]
    for index, row in enumerate(grid):
        top = 100 + sum(heights[:index])
        for place, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            down = next((n for n, below in enumerate(grid[index + 1 :]) if below[place] != "^"), len(grid) - index - 1)
            wide = next((n for n, after in enumerate(row[place + 1 :]) if after != "<"), len(row) - place - 1)
            left = 40 + sum(widths[:place])
            paper.rect(left, top, sum(widths[place : place + wide + 1]), sum(heights[index : index + down + 1]))
            for number, line in enumerate(cell.split("\n")):
                paper.text(left + 4, top + 12 + 14 * number, line)
    return paper


# --- the plan that the program brings along -------------------------------------------------------------------------


def printed_plan(text: str, shape: Shape | None = None) -> bytes:
    """A plan as `bot/demo/plan.txt` keeps it, printed: head in two columns, body, signature, annex."""
    printer = Printer(shape=shape or Shape())
    paragraphs, header, rows = _parts(text)
    at = paragraphs.index("KẾ HOẠCH")
    signed = paragraphs.index("Nơi nhận:")
    annex = paragraphs.index("PHỤ LỤC")
    printer.page()
    head = paragraphs[:at]
    left = [line for line in head if line.startswith(("ỦY BAN", "XÃ", "Số"))]
    printer.column([line for line in head if line not in left], 290, printer.y)
    printer.y = printer.column(left, 60, printer.y) + 12
    printer.y = printer.column(paragraphs[at : at + 2], 190, printer.y) + 12
    printer.paragraphs(paragraphs[at + 2 : signed])
    _signature(printer, paragraphs[signed:annex])
    printer.page(landscape=True)
    printer.paragraphs(paragraphs[annex:], x0=200, x1=780, size=11)
    printer.table(header, rows)
    return finished(printer.paper)


def _signature(printer: Printer, lines: Sequence[str]) -> None:
    if printer.y > 560:
        printer.page()
    posts = [line for line in lines if line.isupper()]
    recipients = [line for line in lines if line not in (*posts, lines[-1])]
    printer.column([*posts, "", "", lines[-1]], 330, printer.y)
    printer.column(recipients, 60, printer.y)


def _parts(text: str) -> tuple[list[str], list[list[str]], list[list[str]]]:
    """The paragraphs, the two lines of titles, and the rows made whole again where a page broke them."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip() and "\t" not in line]
    header: list[list[str]] = []
    rows: list[list[str]] = []
    for after_header, cells in _rows(text):
        if cells[0] == "STT" or (after_header and not cells[0] and cells[5].startswith("Cơ quan")):
            header = [*header, cells][:2]
        elif after_header and not cells[0] and rows:
            rows[-1] = [f"{first} {second}".strip() for first, second in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return paragraphs, header, rows


def _rows(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The rows with tabs, each with whether only titles stand between it and the last blank line."""
    after_header = False
    for line in text.split("\n"):
        if "\t" not in line:
            after_header = True
            continue
        cells = [re.sub(r"</?b>", "", cell) for cell in line.split("\t")]
        yield after_header, cells
        after_header = after_header and (cells[0] == "STT" or not cells[0])
