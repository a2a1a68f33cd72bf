"""Words at their places on a page → lines, paragraphs and the text of cells: which line goes on with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from plans.rows import is_annex_line
from plans.text import nfc

# Measures are in points or, where they say so, in heights of the letters.
_COLUMN_GAP = 2.0  # heights: a gap that no justified line has between two words
_SPACE = 0.25  # heights: the room that a space takes
_ROOM = 2.0  # points: a word that would have fitted with less room to spare may have been pushed down all the same
_PARAGRAPH_GAP = 1.25  # of the usual distance between two lines
_INDENT = 8.0
_SHORT_OF_RIGHT = 0.25  # of the page: more room than any word takes
_CENTRED = 3.0
_SMALL_PRINT = 0.7  # of the usual height of a line; the list of recipients has four fifths of it
_LARGEST_PADDING = 8.0

_BULLET = re.compile(r"^[-–+•*](?=\s|[A-ZĐÀ-Ỹ])|^[-–+•*]$")
_MARKER = re.compile(r"^(?:[-–+•*]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)])(?:\s|$)")
_ENDED = re.compile(r"[.;:,!?/]$")
_CLOSED = re.compile(r"[.;:!?]$")
# How pdfminer prints a letter that the file draws and does not name.
NAMELESS = re.compile(r"\(cid:\d+\)")
_GOES_ON = re.compile(r"(?:,|[-–]|\b(?:và|của|các|theo|về|cho|với))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it is printed: its box on the page (y grows downwards), its NFC text, whether it is bold, and how sure
    whoever read it is of it, 0 to 100: of letters that the file itself names, entirely."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    bold: bool = False
    sure: float = 100.0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words on one baseline without a wide gap between them, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return nfc(" ".join(word.text for word in self.words))

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def first(self) -> float:
        """The width of the first word."""
        return self.words[0].x1 - self.words[0].x0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParagraph:
    """Lines joined to one paragraph: its text, whether all is bold, and what the page shows of its two ends.

    `begins`: set in, after a gap, or otherwise unlike the line above; `ends`: with room left for another word.
    `small`: in smaller print than the page, apart from its text.
    """

    text: str
    bold: bool
    begins: bool
    ends: bool
    small: bool = False

    def goes_on_with(self, after: PrintedParagraph) -> bool:
        """Whether `after` may be the rest of this paragraph, which the end of a page or of a line cut."""
        in_mid_sentence = after.text[:1].islower() and not _CLOSED.search(self.text)
        if is_annex_line(after.text) or after.bold is not self.bold:
            return False
        return not after.begins and (in_mid_sentence or not self.ends)


def baselines(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each baseline from left to right, the baselines from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if rows and _on_baseline(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _on_baseline(first: Word, word: Word) -> bool:
    """Whether a word, perhaps smaller or raised, stands on the line that the first word began."""
    return word.middle - first.middle < 0.5 * min(first.bottom - first.top, word.bottom - word.top)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page or a cell, those of one baseline apart where a wide gap parts them."""
    found: list[Line] = []
    for row in baselines(words):
        parts = [[row[0]]]
        for before, word in pairwise(row):
            if word.x0 - before.x1 > _COLUMN_GAP * (before.bottom - before.top):
                parts.append([])
            parts[-1].append(word)
        found.extend(Line(tuple(part)) for part in parts)
    return found


# --- paragraphs ---------------------------------------------------------------------------------------------------


def paragraphs_in(words: Iterable[Word]) -> list[PrintedParagraph]:
    """The paragraphs of a page in reading order: what stands side by side is read column by column.

    Small print comes last: what a digital signature leaves beside the head shares neither lines nor margins with it.
    """
    lines = lines_of(words)
    tall = _SMALL_PRINT * median(line.height for line in lines) if lines else 0.0
    text, small_print = ([line for line in lines if (line.height >= tall) is wanted] for wanted in (True, False))
    return [*_paragraphs_of(text), *(replace(aside, small=True) for aside in _paragraphs_of(small_print))]


def _paragraphs_of(lines: Sequence[Line]) -> list[PrintedParagraph]:
    found: list[PrintedParagraph] = []
    left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    for block in _blocks(lines):
        usual = _usual_pitch(block, right)
        group: list[Line] = []
        begins = block[0].text[:1].isupper() and block[0].x0 > left + _INDENT
        for line in block:
            if group and not _goes_on(group[-1], line, right, usual):
                had_room = _had_room(group[-1], line, right)
                found.append(_paragraph(group, begins=begins, ends=had_room))
                begins = not had_room or _stands_apart(group[-1], line, usual)
                group = []
            group.append(line)
        found.append(_paragraph(group, begins=begins, ends=group[-1].x1 < right - _SHORT_OF_RIGHT * right))
    return found


def _paragraph(lines: Sequence[Line], *, begins: bool, ends: bool) -> PrintedParagraph:
    text = nfc(_joined([line.text for line in lines]))
    set_in = len(lines) > 1 and lines[0].x0 > lines[1].x0 + _INDENT
    return PrintedParagraph(text=text, bold=all(line.bold for line in lines), begins=begins or set_in, ends=ends)


def _joined(texts: Sequence[str]) -> str:
    """Lines that go on with one another; a line that ends in a hyphen within a word needs no space ("NĐ-", "CP")."""
    text = texts[0]
    for more in texts[1:]:
        text += ("" if re.search(r"\w-$", text) else " ") + more
    return text


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that are read down one after another: the left side of a head or a signature, then the right."""
    blocks: list[list[Line]] = [[]]
    index = 0
    while index < len(lines):
        end, gutter = _side_by_side(lines, index)
        if end > index + 1:
            beside = lines[index:end]
            blocks.append([line for line in beside if line.x0 < gutter])
            blocks.append([line for line in beside if line.x0 >= gutter])
            blocks.append([])
            index = end
        else:
            blocks[-1].append(lines[index])
            index += 1
    return [block for block in blocks if block]


def _side_by_side(lines: Sequence[Line], start: int) -> tuple[int, float]:
    """Where the run ends whose lines all stand left or right of one gap, and the middle of that gap."""
    first = lines[start]
    second = lines[start + 1] if start + 1 < len(lines) else None
    if second is None or second.x0 <= first.x1 or second.top >= first.bottom:
        return start, 0.0
    left, right = first.x1, second.x0
    end = start + 2
    while end < len(lines):
        line = lines[end]
        if line.x1 <= right and line.x0 < left:
            left = max(left, line.x1)
        elif line.x0 >= left:
            right = min(right, line.x0)
        else:
            break
        if right - left < line.height:
            break
        end += 1
    return end, (left + right) / 2


def _usual_pitch(lines: Sequence[Line], right: float) -> float:
    """The distance from a full line to the next one."""
    pitches = [after.top - before.top for before, after in pairwise(lines) if before.x1 > right - 3 * before.height]
    return min((pitch for pitch in pitches if pitch > 0), default=0.0)


def _goes_on(before: Line, line: Line, right: float, usual: float) -> bool:
    """Whether a line continues the paragraph of the line before: that one had no room for its first word."""
    if line.top <= before.top or _ends(before, line, right, usual) or is_annex_line(line.text):
        return False
    opens = line.text[:1].isupper() or not line.text[:1].isalnum()
    if abs(before.centre - line.centre) < _CENTRED and abs(before.x0 - line.x0) > _CENTRED and opens:
        return False
    if (before.bold or before.text.isupper()) and not line.bold and not line.text.isupper() and opens:
        return False
    if line.x0 > before.x0 + _INDENT and not _MARKER.match(before.text):
        return False
    return not (_MARKER.match(line.text) and _ENDED.search(before.text))


def _ends(before: Line, line: Line, right: float, usual: float) -> bool:
    """Whether a line ends its paragraph: it had room for the next word, or the next line stands farther below."""
    return _stands_apart(before, line, usual) or _had_room(before, line, right)


def _stands_apart(before: Line, line: Line, usual: float) -> bool:
    pitch = line.top - before.top
    return pitch > 3 * before.height or (usual > 0 and pitch > _PARAGRAPH_GAP * usual)


def _had_room(before: Line, line: Line, right: float) -> bool:
    return before.x1 + _SPACE * before.height + line.first <= right - _ROOM


# --- cells --------------------------------------------------------------------------------------------------------


def cell_text(words: Sequence[Word], x0: float, x1: float) -> str:
    """The text of a cell between these edges: one line for each paragraph of it, NFC."""
    lines = lines_in_cell(words)
    if not lines:
        return ""
    padding = min(max(0.0, min(line.x0 for line in lines) - x0), _LARGEST_PADDING)
    room = x1 - x0 - 2 * padding
    is_list = bool(_BULLET.match(lines[0].text))
    texts = [[lines[0].text]]
    for before, line in pairwise(lines):
        if _is_new_in_cell(before, line, room, is_list=is_list):
            texts.append([])
        texts[-1].append(line.text)
    return "\n".join(nfc(_joined(text)) for text in texts)


def lines_in_cell(words: Iterable[Word]) -> list[Line]:
    """The lines of a cell, each whole whatever its gaps."""
    return [Line(tuple(row)) for row in baselines(words)]


def _is_new_in_cell(before: Line, line: Line, room: float, *, is_list: bool) -> bool:
    """Whether a line begins a paragraph of its own: its first word would have had room on the line before."""
    width = before.x1 - before.x0
    had_room = width + _SPACE * before.height + line.first < room - _ROOM
    if _BULLET.match(line.text):
        return is_list or had_room or bool(_ENDED.search(before.text))
    opens = line.text[:1].isupper() or line.text[:1].isdigit()
    return had_room and opens and not _GOES_ON.search(before.text)
