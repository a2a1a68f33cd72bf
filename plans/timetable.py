"""What several columns together say of a task's time: its start and its end, or the months that are ticked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plans.text import fold

_TITLE = re.compile(r"^(?:(?:thang|th|t)\.? ?(?P<month>0?[1-9]|1[0-2])|(?P<quarter>quy (?:iv|i{1,3}|[1-4])))$")
_TICKS = frozenset({"x", "v", "*", "+", "✓", "✔", "√", "●", "•"})
_WORD = re.compile(r"^[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\b")


def ticked_title(title: str) -> str | None:
    """The month or quarter that heads a column of ticks: "T3" → "tháng 3", "Quý II" → "quý II"; None for others."""
    found = _TITLE.match(" ".join(fold(title).split()))
    if found is None:
        return None
    return f"tháng {int(found['month'])}" if found["month"] else f"quý {title.split()[-1]}"


def time_of_ticks(cells: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """The time in words from (title, cell) in their order, and whether the ticks can mean but this.

    One tick is its month, neighbours are the span from the first to the last. Ticks that stand apart or in every
    column may mean a duty that comes back: the words list them, and that is not sure; nor is any other cell.
    """
    at = [index for index, (_, cell) in enumerate(cells) if cell.strip()]
    ticked = [cells[index][0] for index in at]
    if any(fold(cells[index][1].strip()) not in _TICKS for index in at):
        return "; ".join(f"{cells[index][0]}: {cells[index][1].strip()}" for index in at), False
    if len(at) < 2:
        return _capital("".join(ticked)), True
    if len(at) < len(cells) and at[-1] - at[0] == len(at) - 1:
        return f"Từ {ticked[0]} đến {ticked[-1]}", True
    return _capital(", ".join(ticked)), False


def time_between(start: str, end: str) -> str:
    """What a column of starts and one of ends say together, in the words of a deadline."""
    if not start or fold(start) == fold(end):
        return end
    return f"Từ {_within(start)} đến {_within(end)}" if end else f"Từ {_within(start)}"


def _within(time: str) -> str:
    """As it stands within a sentence: "Tháng 3" → "tháng 3"."""
    bare = re.sub(r"^(?:từ|đến)\s+", "", time, flags=re.IGNORECASE)
    return bare[:1].lower() + bare[1:] if _WORD.match(bare) else bare


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def ticks_of_row_of_numbers(numbers: Mapping[int, str], spanned: frozenset[int]) -> dict[int, str]:
    """The months of columns 1 to 12 (or 7 to 12) below a title of time; a row that counts all columns is none."""
    labels = {index: int(text) for index, text in numbers.items() if text.isdigit()}
    months = list(labels.values())
    if set(labels) != set(numbers) or not set(labels) <= spanned or months not in _YEARS_MONTHS:
        return {}
    return {index: f"tháng {month}" for index, month in labels.items()}


_YEARS_MONTHS = (list(range(1, 13)), list(range(1, 7)), list(range(7, 13)))
