"""A picture of the figures: stacked bars by agency, to be read on a phone of 390 pixels' width."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from plans.report import CLASS_WORDS, AgencyFigures, Words
from plans.summary import TaskClass

# Drawn three times as fine as a phone counts its pixels, so that it stays sharp on it.
PHONE, FINE = 390, 3
_WIDTH, _MARGIN = PHONE * FINE, 12 * FINE
_TITLE, _NAME, _LABEL = 15 * FINE, 12 * FINE, 11 * FINE
_LINE_GAP = 3 * FINE
# The bar and the gap below it: lower where many agencies would make the picture too tall for a phone.
_ROOMY, _DENSE, _DENSE_FROM = (20 * FINE, 12 * FINE), (15 * FINE, 7 * FINE), 13
_SWATCH = 11 * FINE
_PAPER, _INK = "#FFFFFF", "#1A1A1A"

# From left to right. The colours are those of Okabe and Ito, told apart by people who cannot tell red from green; each
# count stands in its bar besides, in ink of enough contrast.
_LOOKS: dict[TaskClass, tuple[str, str]] = {
    TaskClass.DONE: ("#009E73", "#000000"),
    TaskClass.UNDER_WAY: ("#56B4E9", "#000000"),
    TaskClass.BELOW_REQUIREMENT: ("#E69F00", "#000000"),
    TaskClass.OVERDUE: ("#D55E00", "#000000"),
    TaskClass.NOT_YET_DUE: ("#DDDDDD", "#000000"),
    TaskClass.WAITING: ("#F0E442", "#000000"),
    TaskClass.NOT_APPLICABLE: ("#FFFFFF", "#000000"),
}
_OUTLINE = "#767676"

# No network shows a picture of a thousand bars; a commune has some twenty agencies.
MOST_AGENCIES = 40

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, kw_only=True)
class _Row:
    """An agency as it is drawn: its name in lines, its figures on the right, and where it begins."""

    of: AgencyFigures
    name: tuple[str, ...]
    figures: str
    top: int
    bar: int
    gap: int

    @property
    def bar_top(self) -> int:
        return self.top + len(self.name) * (_NAME + _LINE_GAP) + _LINE_GAP

    @property
    def bottom(self) -> int:
        return self.bar_top + self.bar + self.gap


def draw_chart(title: str, agencies: Sequence[AgencyFigures], words: Words) -> bytes:
    """The bars as PNG, one below another in the order given, the longest as wide as the picture.

    A title that is too long for one line is wrapped, so are names. Raises ValueError for no agencies, or for more than
    `MOST_AGENCIES`.
    """
    if not 1 <= len(agencies) <= MOST_AGENCIES:
        raise ValueError(f"a chart of {len(agencies)} agencies")
    titled = _wrapped(title, _font(_TITLE, bold=True), _WIDTH - 2 * _MARGIN)
    legend = _legend(agencies, words)
    top = _MARGIN + len(titled) * (_TITLE + _LINE_GAP) + _LINE_GAP
    rows = _rows(agencies, words, top + len(legend) * (_LABEL + 2 * _LINE_GAP) + _ROOMY[1])
    picture = Image.new("RGB", (_WIDTH, rows[-1].bottom), _PAPER)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(titled):
        _write(draw, _MARGIN, _MARGIN + number * (_TITLE + _LINE_GAP), line, _font(_TITLE, bold=True))
    for number, entries in enumerate(legend):
        _draw_legend(draw, top + number * (_LABEL + 2 * _LINE_GAP), entries)
    most = max(1, *(row.of.total for row in rows))
    for row in rows:
        _draw_row(draw, row, most)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


# What is drawn ------------------------------------------------------------------------------------------------------


def _rows(agencies: Sequence[AgencyFigures], words: Words, top: int) -> list[_Row]:
    rows: list[_Row] = []
    bar, gap = _DENSE if len(agencies) >= _DENSE_FROM else _ROOMY
    for of in agencies:
        figures = _figures(of, words)
        room = _WIDTH - 2 * _MARGIN - _length(figures, _font(_LABEL)) - 8 * FINE
        name = _wrapped(of.name, _font(_NAME, bold=True), room)
        top = rows[-1].bottom if rows else top
        rows.append(_Row(of=of, name=tuple(name), figures=figures, top=top, bar=bar, gap=gap))
    return rows


def _figures(of: AgencyFigures, words: Words) -> str:
    """Done of all that applies, and what is overdue, which no bar is too short to tell."""
    done, all_ = of.counts.get(TaskClass.DONE, 0), of.total - of.counts.get(TaskClass.NOT_APPLICABLE, 0)
    overdue = of.counts.get(TaskClass.OVERDUE, 0)
    share = f"{done}/{all_}"
    return f"{share} · {words[CLASS_WORDS[TaskClass.OVERDUE]].lower()} {overdue}" if overdue else share


def _legend(agencies: Sequence[AgencyFigures], words: Words) -> list[list[tuple[TaskClass, str]]]:
    """The classes that occur with their words, in as many lines as they need."""
    lines: list[list[tuple[TaskClass, str]]] = [[]]
    room = _WIDTH - 2 * _MARGIN
    for of in _LOOKS:
        if not any(agency.counts.get(of, 0) for agency in agencies):
            continue
        text = words[CLASS_WORDS[of]]
        needed = _entry_width(text)
        if needed > room and lines[-1]:
            lines.append([])
            room = _WIDTH - 2 * _MARGIN
        lines[-1].append((of, text))
        room -= needed
    return lines


def _entry_width(text: str) -> int:
    return _SWATCH + 4 * FINE + _length(text, _font(_LABEL)) + 10 * FINE


def _wrapped(text: str, font: Font, room: int) -> list[str]:
    """A text in lines that fit, broken between words, and within a word only where it is wider than the room."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _length(longer, font) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and _length(lines[-1] + letter, font) > room:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line] or [""]


# How it is drawn ----------------------------------------------------------------------------------------------------


def _draw_legend(draw: ImageDraw.ImageDraw, top: int, entries: Sequence[tuple[TaskClass, str]]) -> None:
    left = _MARGIN
    for of, text in entries:
        swatch = (left, top + FINE, left + _SWATCH, top + FINE + _SWATCH)
        draw.rectangle(swatch, fill=_LOOKS[of][0], outline=_OUTLINE, width=FINE // 2)
        _write(draw, left + _SWATCH + 4 * FINE, top, text, _font(_LABEL))
        left += _entry_width(text)


def _draw_row(draw: ImageDraw.ImageDraw, row: _Row, most: int) -> None:
    for number, line in enumerate(row.name):
        _write(draw, _MARGIN, row.top + number * (_NAME + _LINE_GAP), line, _font(_NAME, bold=True))
    right = _WIDTH - _MARGIN - _length(row.figures, _font(_LABEL))
    _write(draw, right, row.top, row.figures, _font(_LABEL))
    done = 0
    for of, (colour, ink) in _LOOKS.items():
        count = row.of.counts.get(of, 0)
        if count:
            _draw_part(draw, row, (_x(done, most), _x(done + count, most)), count, colour, ink)
        done += count


def _x(count: int, most: int) -> int:
    return _MARGIN + count * (_WIDTH - 2 * _MARGIN) // most


def _draw_part(draw: ImageDraw.ImageDraw, row: _Row, span: tuple[int, int], count: int, colour: str, ink: str) -> None:
    left, right = span
    outline = _PAPER if colour != _PAPER else _OUTLINE
    place = (left, row.bar_top, right, row.bar_top + row.bar)
    draw.rectangle(place, fill=colour, outline=outline, width=FINE // 2)
    text, font = str(count), _font(_LABEL, bold=True)
    wide = _length(text, font)
    if wide + 2 <= right - left:
        _write(draw, left + (right - left - wide) // 2, row.bar_top + (row.bar - _LABEL) // 2 - FINE, text, font, ink)


def _write(draw: ImageDraw.ImageDraw, left: int, top: int, text: str, font: Font, ink: str = _INK) -> None:
    draw.text((left, top), text, font=font, fill=ink)


def _length(text: str, font: Font) -> int:
    return int(font.getlength(text)) + 1


@cache
def _font(size: int, *, bold: bool = False) -> Font:
    """Our own letters, with every sign of Vietnamese: a server may have none. The plain layout needs no library."""
    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    data = resources.files(__package__).joinpath("fonts", name).read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
