"""The rules drawn on a picture of a page: found as long thin dark bars, made to grids of cells, and erased."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from PIL import Image, ImageDraw

from documents.page_picture import blocks_of_pixels
from documents.pdf_grid import Grid
from documents.tesseract import DPI

POINT = 72 / DPI  # pixels → points

# All in pixels, at 300 dots an inch.
_BLOCK = 8
_LONG = 96  # 8 mm: longer than any stroke of a letter, and than letters whose strokes seem to touch
_SHORT = 40  # as long as a low row is high: a rule only where it goes on with a long one, from one rule to another
_THICKEST = 14
_BREAK = 24  # a rule may be interrupted for so long
_WANDERS = 2  # from one row of dots to the next
_MARGIN = 3  # is erased around a rule
_DARK = bytes(1 if value < 165 else 0 for value in range(256))
_BESIDE = 5  # from a rule there is paper, where the lines of big letters have their strokes
_PAPER = 190
_RUN = re.compile(rb"\x01{%d,}" % (_SHORT // _BLOCK))
_REACH = 14
_NEAR = 3.0  # points, as pdfplumber's own
_MOST_CROSSINGS = 2_000  # more are squared paper, or a drawing: sixty rows of ten columns have 700


@dataclass(slots=True)
class Bar:
    """A rule: from where to where it reaches along its direction, and across it."""

    start: int
    end: int
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.first + self.last + 1) / 2

    @property
    def is_thin(self) -> bool:
        return self.last - self.first < _THICKEST

    @property
    def is_long(self) -> bool:
        return self.end - self.start >= _LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The level and the upright rules of a page."""

    level: Sequence[Bar]
    upright: Sequence[Bar]


def rules_of(page: Image.Image) -> Rules:
    """The rules of a straightened page."""
    level = _bars(page)
    upright = _bars(page.transpose(Image.Transpose.TRANSPOSE))
    return Rules(level=_true(level, upright), upright=_true(upright, level))


def _true(bars: Sequence[Bar], across: Sequence[Bar]) -> list[Bar]:
    """The long bars, and the short ones that go on with them from one rule across to the next."""
    long, ends = [bar for bar in bars if bar.is_long], [bar for bar in across if bar.is_long]
    return long + [bar for bar in bars if not bar.is_long and _goes_on(bar, long) and _spans(bar, ends)]


def _goes_on(bar: Bar, long: Sequence[Bar]) -> bool:
    return any(abs(bar.middle - other.middle) < _REACH for other in long)


def _spans(bar: Bar, across: Sequence[Bar]) -> bool:
    crossed = [other.middle for other in across if other.start - _REACH <= bar.middle <= other.end + _REACH]
    return all(any(abs(end - middle) < _REACH for middle in crossed) for end in (bar.start, bar.end))


def _bars(page: Image.Image) -> list[Bar]:
    """Dark runs in neighbouring rows of dots, taken together."""
    bars: list[Bar] = []
    recent: list[Bar] = []
    for row, start, end in _runs(page):
        recent = [bar for bar in recent if row - bar.last <= _WANDERS]
        for bar in recent:
            # Short runs side by side are the strokes of a word.
            gap = _BREAK if bar.is_long or end - start >= _LONG else 0
            if start <= bar.end + gap and end >= bar.start - gap:
                bar.start, bar.end, bar.last = min(bar.start, start), max(bar.end, end), row
                break
        else:
            recent.append(Bar(start, end, row, row))
            bars.append(recent[-1])
    return [bar for bar in bars if bar.is_thin and _stands_free(page, bar)]


def _stands_free(page: Image.Image, bar: Bar) -> bool:
    return all(_shade(page, bar, row) > _PAPER for row in (bar.first - _BESIDE, bar.last + _BESIDE))


def _shade(page: Image.Image, bar: Bar, row: int) -> int:
    """How light, on the whole, the dots are in this row along a bar; beyond the page is paper."""
    if not 0 <= row < page.height:
        return 255
    shade = page.crop((bar.start, row, bar.end, row + 1)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return int(cast(int, shade))


def _runs(page: Image.Image) -> Iterator[tuple[int, int, int]]:
    for number, row in enumerate(blocks_of_pixels(page, _BLOCK)):
        for run in _RUN.finditer(row.translate(_DARK)):
            yield number, run.start() * _BLOCK, run.end() * _BLOCK


def grids_of(rules: Rules) -> list[Grid]:
    """The tables that the rules draw, in points, as pdfplumber makes them of the rules of a printed page."""
    edges = [_edge("h", bar) for bar in rules.level] + [_edge("v", bar) for bar in rules.upright]
    edges = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    crossings = edges_to_intersections(edges, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    cells = intersections_to_cells(crossings)
    return [Grid(tuple(table)) for table in cells_to_tables(cells)]


def _edge(orientation: str, bar: Bar) -> dict[str, float | str]:
    start, end, at = bar.start * POINT, bar.end * POINT, bar.middle * POINT
    if orientation == "h":
        return {
            "orientation": "h", "x0": start, "x1": end, "top": at, "bottom": at, "width": end - start, "height": 0.0,
        }  # fmt: skip
    return {"orientation": "v", "x0": at, "x1": at, "top": start, "bottom": end, "width": 0.0, "height": end - start}


def without_rules(page: Image.Image, rules: Rules) -> Image.Image:
    """The page with its rules painted over: letters that touch a rule are recognised far better."""
    clean = page.copy()
    brush = ImageDraw.Draw(clean)
    for bar in rules.level:
        brush.rectangle(_around(bar), fill=255)
    for bar in rules.upright:
        left, top, right, bottom = _around(bar)
        brush.rectangle((top, left, bottom, right), fill=255)
    return clean


def _around(bar: Bar) -> tuple[int, int, int, int]:
    return bar.start - _BLOCK, bar.first - _MARGIN, bar.end + _BLOCK, bar.last + _MARGIN
