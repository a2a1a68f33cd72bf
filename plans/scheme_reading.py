"""A scheme's tables → criteria: which column means what, which row stands below which, and the steps of a score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from plans.pages import Row, Table
from plans.scoring import Criterion, Scheme, SchemeFlaw, SchemeProblem, Step, problems_of
from plans.text import fold, nfc


class SchemeColumn(StrEnum):
    """What the cells of a column say of a criterion."""

    CODE = "code"
    TITLE = "title"
    POINTS = "points"
    SCORING = "scoring"
    PROOF = "proof"
    AGENCY = "agency"


# Tried in this order: "Điểm tối đa" is the points, "Điểm tự đánh giá" is none of the scheme.
_MEANINGS: tuple[tuple[SchemeColumn | None, re.Pattern[str]], ...] = (
    (SchemeColumn.CODE, re.compile(r"^(?:s ?tt|so ?tt|tt|ma(?: so| tieu chi)?)$")),
    (None, re.compile(r"\btu (?:danh gia|cham)\b|\btham dinh\b|\bdat duoc\b|^ghi chu|\bgiai trinh\b")),
    (SchemeColumn.SCORING, re.compile(r"\b(?:cach|phuong phap|thang|huong dan|noi dung) (?:cham|tinh|danh gia)\b")),
    (SchemeColumn.POINTS, re.compile(r"^(?:thang |so )?diem(?: toi da| chuan| quy dinh)?$|^diem toi da\b")),
    (SchemeColumn.PROOF, re.compile(r"\b(?:kiem chung|minh chung|ho so chung minh)\b")),
    (SchemeColumn.AGENCY, re.compile(r"^(?:co quan|don vi|phong|bo phan)\b(?! tinh)|\b(?:chu tri|phu trach)\b")),
    (SchemeColumn.TITLE, re.compile(r"\btieu chi\b|\blinh vuc\b|^noi dung")),
)  # fmt: skip
_ROMAN = re.compile(r"[IVX]+\.?")
_DECIMAL = re.compile(r"\d+(?:\.\d+)*\.?")
_NUMBERED = re.compile(r"(?P<code>[IVX]+\.|\d+(?:\.\d+)+\.?|\d+\.)\s+(?P<words>\S.*)")
_DEADLINE = re.compile(r"\b(?:thoi gian|thoi han|han) (?:hoan thanh|thuc hien)\b|^(?:thoi gian|thoi han)$")
_TOTAL = re.compile(r"(?:tong )?cong(?: diem| cong)?[ :.]*|tong(?: so)?(?: diem)?[ :.]*(?:\(.*\))?")
_NUMBER = re.compile(r"[-−–]?\s*\d+(?:[.,]\d+)?")
# "Từ 90% trở lên: 1 điểm", "Có: 0,5", "0,5 điểm: ban hành kịp thời".
_STEP = re.compile(
    r"^[-+•*]?\s*(?P<words>.+?)\s*[:=→]\s*(?P<points>[-−–]?\s*\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*[.;]?$", re.I
)
_STEP_FIRST = re.compile(r"^[-+•*]?\s*(?P<points>\d+(?:[.,]\d+)?)\s*(?:điểm|đ)\s*[:–-]\s*(?P<words>.+?)\s*[.;]?$", re.I)


class NoCriteria(ValueError):
    """No table of the file has criteria with points."""


@dataclass(frozen=True, slots=True)
class _Found:
    columns: Mapping[SchemeColumn, int]
    rows: Sequence[Row]
    titles: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Over:
    """A row that others may stand below: its number as printed, and with those above it."""

    rank: int
    printed: str
    whole: str

    def code_below(self, code: str) -> str:
        """The whole code of a row below: "1.1" below "1" of "I" is "I.1.1", "a" below that "I.1.1.a"."""
        return (
            self.whole + code.removeprefix(self.printed)
            if code.startswith(f"{self.printed}.")
            else f"{self.whole}.{code}"
        )


def read_scheme(tables: Iterable[Table]) -> Scheme:
    """The criteria of the tables that have a column of them and one of points; NoCriteria where there is none.

    A row without a number is a continuation of the one above it. What does not add up is told, never put right.
    """
    criteria: list[Criterion] = []
    problems: list[SchemeProblem] = []
    for table in tables:
        found = _header(table)
        if found is not None:
            _read(found, criteria, problems)
    if not criteria:
        raise NoCriteria
    return Scheme(criteria=tuple(criteria), problems=(*problems, *problems_of(criteria)))


def is_scheme(tables: Iterable[Table]) -> bool:
    """Whether tables are a scheme of criteria rather than the tasks of a plan: most rows have points, none a deadline
    of its own."""
    for table in tables:
        found = _header(table)
        if found is None or any(_DEADLINE.search(fold(title)) for title in found.titles):
            continue
        points = [nfc(_text(row, found.columns[SchemeColumn.POINTS])) for row in found.rows if not row.is_blank]
        if points and 2 * sum(_points(text) is not None for text in points) > len(points):
            return True
    return False


def _header(table: Table) -> _Found | None:
    for number, row in enumerate(table.rows[:8]):
        meanings: dict[SchemeColumn, int] = {}
        for place, cell in enumerate(row.cells):
            meaning = _meaning(cell.text)
            if meaning is not None:
                meanings.setdefault(meaning, place)
        if SchemeColumn.TITLE in meanings and SchemeColumn.POINTS in meanings:
            return _Found(meanings, table.rows[number + 1 :], [cell.text for cell in row.cells])
    return None


def _meaning(title: str) -> SchemeColumn | None:
    folded = fold(title)
    return next((meaning for meaning, pattern in _MEANINGS if pattern.search(folded)), None)


def _read(found: _Found, criteria: list[Criterion], problems: list[SchemeProblem]) -> None:
    above: list[_Over] = []
    for row in found.rows:
        texts = {column: _text(row, place) for column, place in found.columns.items()}
        code, title = nfc(texts.get(SchemeColumn.CODE, "")).rstrip(".)"), nfc(texts[SchemeColumn.TITLE])
        if row.is_blank or _is_numbers_row(row) or not title or _is_total(title):
            continue
        if not code:
            code, title = _leading_number(title)
        if not code:
            _continue(criteria, title, texts)
            continue
        rank = _rank(code)
        while above and above[-1].rank >= rank:
            above.pop()
        over = above[-1] if above else None
        whole = code if over is None else over.code_below(code)
        if any(criterion.code == whole for criterion in criteria):
            problems.append(SchemeProblem(flaw=SchemeFlaw.CODE_TWICE, code=whole))
            whole = f"{whole} ({sum(c.code.partition(' (')[0] == whole for c in criteria) + 1})"
        points = _points(texts[SchemeColumn.POINTS])
        if points is None:
            printed = nfc(texts[SchemeColumn.POINTS])
            problems.append(SchemeProblem(flaw=SchemeFlaw.NO_POINTS, code=whole, printed=printed))
        scoring = texts.get(SchemeColumn.SCORING, "")
        criteria.append(
            Criterion(
                code=whole, title=title, points=points or Decimal(0), parent=over.whole if over else None,
                steps=_steps(scoring), scoring=scoring.strip(), proof=texts.get(SchemeColumn.PROOF, "").strip(),
                agency=nfc(texts.get(SchemeColumn.AGENCY, "")),
            )
        )  # fmt: skip
        above.append(_Over(rank=rank, printed=code, whole=whole))


def _text(row: Row, place: int) -> str:
    return row.cells[place].text if place < len(row.cells) else ""


def _is_numbers_row(row: Row) -> bool:
    """The row under the titles that numbers the columns: (1), (2), …"""
    texts = [cell.text.strip(" ()") for cell in row.cells if cell.text.strip()]
    return len(texts) > 2 and all(text.isdigit() for text in texts)


def _is_total(title: str) -> bool:
    return _TOTAL.fullmatch(fold(title)) is not None


def _leading_number(title: str) -> tuple[str, str]:
    """A number that is printed before the words instead of in a column of its own."""
    match = _NUMBERED.match(title)
    return (match["code"].rstrip(".)"), match["words"]) if match else ("", title)


def _continue(criteria: list[Criterion], title: str, texts: Mapping[SchemeColumn, str]) -> None:
    """A row without a number goes on with the one above: another step, or another document."""
    if not criteria:
        return
    last = criteria[-1]
    scoring = "\n".join(text for text in (last.scoring, _step_line(title, texts)) if text)
    proof = "\n".join(text for text in (last.proof, texts.get(SchemeColumn.PROOF, "").strip()) if text)
    criteria[-1] = replace(last, scoring=scoring, steps=_steps(scoring), proof=proof)


def _step_line(title: str, texts: Mapping[SchemeColumn, str]) -> str:
    points = nfc(texts[SchemeColumn.POINTS])
    scoring = texts.get(SchemeColumn.SCORING, "").strip()
    line = f"{title.rstrip(':')}: {points}" if points else title
    return "\n".join(text for text in (line, scoring) if text)


def _rank(code: str) -> int:
    """How far below the top a number stands: I above 1, 1 above 1.1, a letter below all numbers but A."""
    if _ROMAN.fullmatch(code):
        return 1
    if _DECIMAL.fullmatch(code):
        return 2 + code.rstrip(".").count(".")
    return 0 if code.isupper() else 20


def _points(printed: str) -> Decimal | None:
    """Points as printed, with a comma or a full stop; None for words, ranges and nothing."""
    text = nfc(printed).removesuffix("điểm").strip()
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(re.sub(r"[−–]", "-", text).replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None


def _steps(scoring: str) -> tuple[Step, ...]:
    """The steps that the words list, one to a line; none where a line is no step, since a formula may be meant."""
    lines = [line for line in (nfc(line) for line in re.split(r"[\n;]", scoring)) if line]
    found = []
    for line in lines:
        match = _STEP.match(line) or _STEP_FIRST.match(line)
        points = _points(match["points"]) if match else None
        if match is None or points is None:
            return ()
        found.append(Step(points=points, words=match["words"]))
    return tuple(found) if len(found) > 1 else ()
