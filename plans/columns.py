"""Which column of a task table means what, told by its header and not by its position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from plans.doubts import Doubt
from plans.pages import Merged, Row
from plans.text import fold
from plans.timetable import ticked_title, ticks_of_row_of_numbers


class Column(StrEnum):
    """What the cells of a column say of a task."""

    NUMBER = "code"
    CONTENT = "content"
    REQUIREMENT = "requirement"
    PRODUCT = "product"
    START = "start"
    DEADLINE = "deadline"
    LEAD = "leads"
    COORDINATORS = "coordinators"
    OTHER = "other"


class ColumnDoubt(StrEnum):
    """What a header leaves open: the codes that `locales` has sentences for, with the words each carries."""

    UNKNOWN = "column-unknown"  # title
    TWICE = "column-twice"  # title
    LEAD_AND_COORDINATORS = "column-lead-and-coordinators"  # title
    MISSPELT = "column-misspelt"  # title, meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a task table: its rows as printed, each column's title and meaning, and what is not sure.

    A title that is set over several columns with none below it gives each of them its meaning: they are one column.
    `ticks` are the columns of a timetable that is ticked, with the month or quarter that each stands for.
    """

    rows: tuple[Row, ...]
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    ticks: Mapping[int, str] = field(default_factory=dict, hash=False)
    doubts: tuple[Doubt, ...] = ()

    @property
    def width(self) -> int:
        return len(self.columns)


# Tried in this order: "Yêu cầu về thời gian" is a deadline, "Cơ quan phối hợp chủ trì" does not exist. What is said in
# English at the end of a pattern stands in plans of projects with foreign partners.
_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"^(?:s ?tt|so ?tt|tt|so thu tu|ma(?: so)?|ma nhiem vu|no|number)$")),
    (Column.OTHER, re.compile(r"^(?:ghi chu|(?:nguon |du toan )?kinh phi|du toan|don vi tinh|dvt|diem|can cu)\b")),
    (Column.OTHER, re.compile(r"^(?:lanh dao|(?:pho )?chu tich|ky bao cao)\b")),
    (
        Column.START,
        re.compile(r"^(?!.*\b(?:ket thuc|hoan thanh)\b).*\bbat dau$|^tu(?: ngay| thang)?$|^start(?: date)?$"),
    ),
    (Column.OTHER, re.compile(r"\bket qua (?:nam|thuc hien) 20\d\d\b|^(?:tinh trang|trang thai|notes?|budget)$")),
    (
        Column.DEADLINE,
        re.compile(r"\b(?:thoi gian|thoi han|tien do|thoi diem|lo trinh|(?:han|ngay|tg) hoan thanh)\b"),
    ),
    (
        Column.DEADLINE,
        re.compile(
            r"\b(?:cham nhat|hoan thanh truoc)\b|^(?:hoan thanh|tght|han(?: (?:xu ly|cuoi|chot))?)$|^(?:deadline|due)\b"
            r"|\bket thuc$|^den(?: ngay| thang)?$|^end(?: date)?$"
        ),
    ),
    (
        Column.COORDINATORS,
        re.compile(r"^(?!.*\bchu tri\b).*\bphoi hop\b|^(?:don vi )?ho tro$|^coordinat(?:ing|ors?)\b"),
    ),
    (
        Column.LEAD,
        re.compile(
            r"\b(?:chu tri|chiu trach nhiem|dau moi|phu trach|tham muu)\b"
            r"|\b(?:co quan|don vi|bo phan|to chuc|phong|nguoi|trach nhiem)\b"
            r".*\b(?:thuc hien|duoc (?:giao|phan cong))\b"
            r"|^phan cong (?:thuc hien|nhiem vu)$|^(?:lead(?:ing)?|responsible) (?:agency|unit|office)$"
        ),
    ),
    (
        Column.PRODUCT,
        re.compile(r"\bsan pham\b|\bdau ra\b|^(?:du kien )?ket qua\b|^(?:outputs?|products?|deliverables?)$"),
    ),
    (
        Column.REQUIREMENT,
        re.compile(r"\byeu cau\b|^chi tieu\b|^muc tieu(?!.*nhiem vu)|^(?:requirements?|targets?|kpis?)$"),
    ),
    (
        Column.CONTENT,
        re.compile(
            r"^(?:noi dung|ten|cac|nhom|danh muc)?\s*"
            r"(?:nhiem vu|noi dung|cong viec|linh vuc|tieu chi|dau viec|hoat dong|chi tieu|de an|giai phap)\b"
            r"|^noi dung\b|^ten (?!co quan|don vi|nguoi|phong|can bo)"
            r"|^muc tieu\W+nhiem vu|^(?:tasks?|contents?|activit(?:y|ies))$"
        ),
    ),
)
# Titles that a slip of a letter is measured against; shorter ones are too much like other words.
_WELL_KNOWN = (
    "Nội dung công việc", "Nội dung nhiệm vụ", "Nội dung thực hiện", "Tên nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ cụ thể",
    "Lĩnh vực, tiêu chí", "Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan thực hiện", "Đơn vị thực hiện",
    "Cơ quan chủ trì thực hiện", "Cơ quan phối hợp", "Đơn vị phối hợp", "Sản phẩm", "Sản phẩm, kết quả",
    "Kết quả, sản phẩm", "Yêu cầu", "Thời gian", "Thời hạn", "Thời gian hoàn thành", "Thời hạn hoàn thành",
    "Thời gian thực hiện", "Tiến độ thực hiện", "Ghi chú",
)  # fmt: skip
_ALIKE = 85
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 90
_MOST_HEADER_ROWS = 4
_FIRST_ROWS = 20


def column_of(title: str) -> Column | None:
    """What a header cell's words mean, also where a letter slipped, or None."""
    return _exactly(title) or _exactly(_meant(title) or "")


def _exactly(title: str) -> Column | None:
    folded = re.sub(r"[^a-z0-9/,]+", " ", fold(title)).strip(" ,/")
    if not folded or len(folded) > _LONGEST_TITLE:
        return None
    return next((column for column, pattern in _MEANINGS if pattern.search(folded)), None)


@lru_cache(maxsize=1024)
def _meant(title: str) -> str | None:
    """The well-known title that differs from this one by the slip of a letter or by spaces within words."""
    squeezed = _squeezed(title)
    if not _SHORTEST_TITLE <= len(squeezed) <= _LONGEST_TITLE:
        return None
    found = process.extractOne(squeezed, _SQUEEZED, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return _WELL_KNOWN[found[2]] if found else None


def _squeezed(title: str) -> str:
    """Its letters alone; "rn" is what a machine reads for "m", and stands in no title."""
    return re.sub(r"[^a-z0-9]+", "", fold(title)).replace("rn", "m")


_SQUEEZED = [_squeezed(title) for title in _WELL_KNOWN]


def read_header(rows: Sequence[Row]) -> tuple[Header, int] | None:
    """The header among a table's first rows and the index of the first row after it, or None for other tables.

    A task table names at least its content and a leading agency or a deadline. The doubts carry the column's field
    or "tasks", and a code of `ColumnDoubt`.
    """
    for start, row in enumerate(rows[:_FIRST_ROWS]):
        if _recognised(row) < 2:
            continue
        end = start + 1
        while end < min(len(rows), start + _MOST_HEADER_ROWS) and _belongs_to_header(rows[end]):
            end += 1
        header = _header(tuple(rows[start:end]))
        if header is not None:
            return header, end
    return None


def _recognised(row: Row) -> int:
    return sum(column_of(cell.text) is not None for cell in row.cells)


def _belongs_to_header(row: Row) -> bool:
    """A second line of titles ("Cơ quan chủ trì", under "Phân công"), or the columns' own numbers."""
    if is_row_of_numbers(row):
        return True
    filled = [cell for cell in row.cells if cell.text]
    without_number = not row.cells[0].text or column_of(row.cells[0].text) is Column.NUMBER
    titles = (column_of(cell.text) is not None or ticked_title(cell.text) is not None for cell in filled)
    return bool(filled) and without_number and all(titles)


def is_row_of_numbers(row: Row) -> bool:
    """Whether the row only counts the columns: 1 2 3 4, (1) (2) (3), A B 1 2."""
    words = [cell.text.strip("() .") for cell in row.cells if cell.text]
    counted = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 3]
    letters = [word for word in words if len(word) == 1 and word.isalpha()]
    return len(counted) >= 3 and len(counted) + len(letters) == len(words) and counted == sorted(set(counted))


def _header(rows: tuple[Row, ...]) -> Header | None:
    width = max(len(row.cells) for row in rows)
    titles = tuple(_title(rows, index) for index in range(width))
    columns = _without_fields([column_of(title) or Column.OTHER for title in titles], titles)
    if Column.NUMBER not in columns and len(titles[0]) < 5:
        columns[0] = Column.NUMBER  # the narrow first column needs no title, or its title was misread
    ticks = _ticks(rows, titles, columns)
    for index in ticks:
        columns[index] = Column.DEADLINE
    if Column.DEADLINE not in columns:
        columns = [Column.OTHER if column is Column.START else column for column in columns]
    if Column.CONTENT not in columns or not {Column.LEAD, Column.DEADLINE} & set(columns):
        return None
    one_column = frozenset(index for index in range(width) if _goes_on(rows, index) or index in ticks)
    told = tuple("" if index in ticks else title for index, title in enumerate(titles))
    doubts = [*_doubts_of_repeats(columns, titles, one_column), *_doubts_of_titles(told)]
    return Header(rows=rows, titles=titles, columns=tuple(columns), ticks=ticks, doubts=tuple(doubts))


def _without_fields(columns: list[Column], titles: tuple[str, ...]) -> list[Column]:
    """A name ("Tên …") or a field ("Lĩnh vực") says what is to be done only where no plainer column does."""
    plain = {i: _plainness(titles[i]) for i, column in enumerate(columns) if column is Column.CONTENT}
    lesser = {i for i, rank in plain.items() if rank > min(plain.values())}
    return [Column.OTHER if i in lesser else column for i, column in enumerate(columns)]


def _plainness(title: str) -> int:
    if fold(title) == "linh vuc":
        return 2
    return 1 if re.match(r"ten (?!nhiem vu|cong viec|noi dung)", fold(title)) else 0


_FEWEST_TICKED = 3


def _ticks(rows: tuple[Row, ...], titles: tuple[str, ...], columns: list[Column]) -> dict[int, str]:
    """The columns that are ticked, by a title of their own or by their month's number below a title of time."""
    named = {index: ticked for index, title in enumerate(titles) if (ticked := ticked_title(title))}
    printed = (index for index, column in enumerate(columns) if column is Column.DEADLINE and index not in named)
    if len(named) >= _FEWEST_TICKED:
        return named if next(printed, None) is None else {}
    spanned = frozenset(index for index, column in enumerate(columns) if column is Column.DEADLINE)
    counting = (row for row in rows if is_row_of_numbers(row))
    numbers = ({index: cell.text for index, cell in enumerate(row.cells) if cell.text} for row in counting)
    return next((found for row in numbers if (found := ticks_of_row_of_numbers(row, spanned))), {})


def _title(rows: tuple[Row, ...], index: int) -> str:
    """The lowest title above a column; a title that is merged over several columns counts where none is lower."""
    lowest = ""
    for row in rows:
        if is_row_of_numbers(row) or index >= len(row.cells):
            continue
        lowest = row.cells[index].text or lowest
        if row.cells[index].merged is Merged.LEFT and not lowest:
            lowest = next((cell.text for cell in reversed(row.cells[:index]) if cell.text), "")
    return lowest.replace("\n", " ")


def _goes_on(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column has no title but the one that is set over it and the column to its left."""
    cells = [row.cells[index] for row in rows if index < len(row.cells) and not is_row_of_numbers(row)]
    return any(cell.merged is Merged.LEFT for cell in cells) and not any(cell.text for cell in cells)


def _doubts_of_repeats(columns: list[Column], titles: tuple[str, ...], one_column: frozenset[int]) -> list[Doubt]:
    """Keep the first column of each meaning; the others become OTHER, with a doubt."""
    doubts = []
    seen: set[Column] = set()
    for index, column in enumerate(columns):
        if index in one_column and columns[index - 1] is column:
            continue
        if column in seen and column is not Column.OTHER:
            doubts.append(Doubt(field=column.value, code=ColumnDoubt.TWICE, args={"title": titles[index]}))
            columns[index] = Column.OTHER
        seen.add(column)
    return doubts


def _doubts_of_titles(titles: tuple[str, ...]) -> list[Doubt]:
    doubts = []
    for title in titles:
        if title and column_of(title) is None:
            doubts.append(Doubt(field="tasks", code=ColumnDoubt.UNKNOWN, args={"title": title}))
        if title and _exactly(title) is None and (meant := _meant(title)) and _squeezed(meant) != _squeezed(title):
            doubts.append(Doubt(field="tasks", code=ColumnDoubt.MISSPELT, args={"title": title, "meant": meant}))
        if column_of(title) is Column.LEAD and "phoi hop" in fold(title):
            doubts.append(Doubt(field="leads", code=ColumnDoubt.LEAD_AND_COORDINATORS, args={"title": title}))
    return doubts
