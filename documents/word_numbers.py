"""The numbers and bullets that Word counts itself: they are printed and yet stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from documents.word_styles import Styles, W, value_of, whole_number

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_HIGHEST = 5_000  # beyond this a Roman number or a row of letters would only be long


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    legal: bool = False
    restarts: bool = True


class Numbers:
    """The numbering part of a document, and how far each of its lists has counted."""

    def __init__(self, part: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {a.get(W + "abstractNumId"): a for a in _all(part, "abstractNum")}
        self._lists = {whole_number(n.get(W + "numId")): n for n in _all(part, "num")}
        self._levels: dict[int, list[_Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[int] = set()

    def mark(self, paragraph: Any) -> str:
        """What Word prints before this paragraph ("1.1.", "a)", "-"), "" for nothing; counts on."""
        told = self._styles.numbering(paragraph)
        if told is None or told[0] not in self._lists:
            return ""
        number, level = told
        levels = self._levels_of(number)
        index = level if level is not None else self._level_of_style(levels, self._styles.style_of(paragraph))
        if not 0 <= index < len(levels):
            return ""
        return self._count(number, levels, index)

    def _count(self, number: int, levels: list[_Level], index: int) -> str:
        counts = self._counts.setdefault(self._abstract_of(number), {})
        if number not in self._met:
            self._met.add(number)
            for restarted in self._restarted_levels(number):
                counts.pop(restarted, None)
        counts[index] = counts.get(index, levels[index].start - 1) + 1
        for deeper in range(index + 1, _LEVELS):
            if deeper < len(levels) and levels[deeper].restarts:
                counts.pop(deeper, None)
        return _printed(levels, counts, index)

    def _levels_of(self, number: int) -> list[_Level]:
        if number not in self._levels:
            element = self._abstract.get(self._abstract_of(number))
            levels = [_level(found) for found in _all(element, "lvl")[:_LEVELS]]
            for override in _all(self._lists[number], "lvlOverride"):
                _override(levels, override)
            self._levels[number] = levels
        return self._levels[number]

    def _abstract_of(self, number: int) -> str:
        """The definition that a list counts with; one that only names a list style stands for that style's."""
        name = value_of(self._lists[number], "abstractNumId") or ""
        link = value_of(self._abstract.get(name), "numStyleLink")
        linked = self._styles.list_of(link) if link else None
        if linked in self._lists and linked != number:
            return value_of(self._lists[linked], "abstractNumId") or ""
        return name

    def _restarted_levels(self, number: int) -> list[int]:
        overrides = _all(self._lists[number], "lvlOverride")
        found = (whole_number(o.get(W + "ilvl")) for o in overrides if o.find(W + "startOverride") is not None)
        return [level for level in found if level is not None]

    def _level_of_style(self, levels: list[_Level], style: str | None) -> int:
        return next((index for index, level in enumerate(levels) if style and level.style == style), 0)


def _all(parent: Any | None, name: str) -> list[Any]:
    return [] if parent is None else list(parent.findall(W + name))


def _level(element: Any) -> _Level:
    start = whole_number(value_of(element, "start"))
    return _Level(
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        start=1 if start is None else start,
        style=value_of(element, "pStyle"),
        legal=element.find(W + "isLgl") is not None,
        restarts=value_of(element, "lvlRestart") != "0",
    )


def _override(levels: list[_Level], override: Any) -> None:
    index = whole_number(override.get(W + "ilvl"))
    if index is None or not 0 <= index < len(levels):
        return
    if (own := override.find(W + "lvl")) is not None:
        levels[index] = _level(own)
    if (start := whole_number(value_of(override, "startOverride"))) is not None:
        known = levels[index]
        levels[index] = _Level(
            form=known.form, text=known.text, start=start, style=known.style, legal=known.legal, restarts=known.restarts
        )


def _printed(levels: list[_Level], counts: dict[int, int], index: int) -> str:
    level = levels[index]
    if level.form == "bullet":
        return "-" if level.text else ""

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        if at >= len(levels):
            return ""
        form = "decimal" if level.legal else levels[at].form
        return _in_form(counts.get(at, levels[at].start), form)

    return _PLACE.sub(number, level.text).strip()


def _in_form(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < number < _HIGHEST:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < number < _HIGHEST:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return f"{number:02}" if form == "decimalZero" else str(number)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters
