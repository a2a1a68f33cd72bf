"""The workbook in which an office corrects a plan offline, made from a draft; and what came back in it, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions import preview
from actions.intake import ReadFile
from actions.office_book import office_book
from actions.wording import Part, say, spoken
from actions.workbook_back import DRAFT, SOURCE
from documents.books import BookColumn, BookRow, BookSheet
from documents.write_book import write_book
from plans.deadlines import DeadlineRule
from plans.doubts import Doubt
from plans.draft_json import draft_as_json
from plans.drafts import PlanDraft
from plans.returned_values import Returned, Spot
from plans.workbook import COLUMNS, FIX, SEEN, VALUE, Line, Sheet, day_shown, lines_of

# What is computed, by sheet, and before which column it stands ("" for the end).
_READING, _LAST_DAY, _WHY, _NAME = "reading", "last_day", "why", "name"
_COMPUTED: Mapping[Sheet, Mapping[str, tuple[str, ...]]] = {
    Sheet.TASKS: {FIX: (_READING, _LAST_DAY), SEEN: (_WHY,)},
    Sheet.HEAD: {VALUE: (_NAME,), SEEN: (_WHY,)},
    Sheet.DUTIES: {"": (_READING, _LAST_DAY)},
}
_WIDTHS = {
    "code": 7, "section": 9, "content": 42, "requirement": 22, "product": 20, "deadline_text": 18, _READING: 24,
    _LAST_DAY: 13, FIX: 16, "leads": 22, "coordinators": 24, "targets": 16, "notes": 16, _WHY: 34, SEEN: 8, _NAME: 26,
    VALUE: 60, "title": 70, "parent": 12, "text": 80, "due": 13, "agency": 30, "aliases": 70,
}  # fmt: skip
_CHOICES = {
    (Sheet.TASKS, "leads"): (Sheet.AGENCIES.value, "name"),
    (Sheet.TASKS, "coordinators"): (Sheet.AGENCIES.value, "name"),
    (Sheet.TASKS, "section"): (Sheet.SECTIONS.value, "code"),
    (Sheet.SECTIONS, "parent"): (Sheet.SECTIONS.value, "code"),
    (Sheet.DUTIES, "agency"): (Sheet.AGENCIES.value, "name"),
}
# So many cells are named one by one when a workbook comes back.
_MOST_TOLD = 10


def workbook_of(draft: PlanDraft, source: str | None) -> bytes:
    """The workbook (XLSX) of a draft; `source` is the SHA-256 of the plan that it was read from, None for a new plan.

    Sent back untouched it gives exactly this draft.
    """
    kept = json.dumps(draft_as_json(draft), ensure_ascii=False, separators=(",", ":"))
    lines = lines_of(draft)
    sheets = [_sheet(sheet, lines[sheet], draft) for sheet in Sheet]
    return write_book(office_book(_about(draft), sheets, {DRAFT: kept, SOURCE: source or ""}, has_doubts=True))


def name_of(paper: str | None) -> str:
    """What the workbook of a paper is called; the name says that it is a plan."""
    stem = (paper or "").rpartition(".")[0] or paper or ""
    return spoken(say("book-name", name=stem) if stem else say("book-name-nameless"))


def name_of_next(draft: PlanDraft) -> str:
    """What the workbook of next year's plan is called."""
    return spoken(say("book-name-next", year=str(draft.head.year_from or "")))


# What it holds ------------------------------------------------------------------------------------------------------


def _about(draft: PlanDraft) -> list[Part]:
    doubted = sum(1 for task in draft.tasks if task.doubts)
    title = draft.head.title or "–"
    lines = [say("book-about-title", title=title), say("book-about-counts", tasks=len(draft.tasks), doubts=doubted)]
    return [*lines, say("book-about-edit"), say("book-about-rows"), say("book-about-seen"), say("book-about-back")]


def _sheet_title(sheet: Sheet) -> Part:
    return say(f"book-sheet-{sheet.value}")


def _columns(sheet: Sheet) -> list[tuple[str, bool]]:
    """The columns in their order, and whether each may be changed."""
    found: list[tuple[str, bool]] = []
    computed = _COMPUTED.get(sheet, {})
    for column in COLUMNS[sheet]:
        found += [(name, False) for name in computed.get(column, ())]
        found.append((column, True))
    return found + [(name, False) for name in computed.get("", ())]


def _sheet(sheet: Sheet, lines: Sequence[Line], draft: PlanDraft) -> BookSheet:
    columns = _columns(sheet)
    return BookSheet(
        key=sheet.value,
        title=spoken(_sheet_title(sheet)),
        columns=tuple(
            BookColumn(
                key=name, title=spoken(_column_title(sheet, name)), width=_WIDTHS[name], editable=editable,
                choices=_CHOICES.get((sheet, name)),
            )
            for name, editable in columns
        ),
        rows=tuple(_row(sheet, line, columns, draft) for line in lines),
    )  # fmt: skip


def _column_title(sheet: Sheet, name: str) -> Part:
    if sheet is Sheet.AGENCIES and name == _NAME:
        return say("book-column-agency-name")
    return say(f"book-column-{name.replace('_', '-')}")


def _row(sheet: Sheet, line: Line, columns: Sequence[tuple[str, bool]], draft: PlanDraft) -> BookRow:
    computed = _computed(sheet, line, draft)
    texts = tuple(line.cells[name] if editable else computed.get(name, "") for name, editable in columns)
    doubted = {*line.doubts, *([_WHY] if line.doubts else [])}
    return BookRow(key=line.key, texts=texts, doubted=frozenset(doubted))


def _computed(sheet: Sheet, line: Line, draft: PlanDraft) -> dict[str, str]:
    why = [_reason(sheet, doubt) for doubts in line.doubts.values() for doubt in doubts]
    told = {_WHY: "\n".join(spoken(part) for part in why)}
    if sheet is Sheet.HEAD:
        field = line.key.partition(":")[0]
        return {**told, _NAME: spoken(say(f"book-head-{field.replace('_', '-')}"))}
    if sheet is Sheet.TASKS:
        return {**told, **_reading(draft.tasks[int(line.key)].deadline)}
    if sheet is Sheet.DUTIES:
        return _reading(draft.duties[int(line.key)].deadline)
    return told


def _reason(sheet: Sheet, doubt: Doubt) -> Part:
    words = preview.doubt_words(doubt)
    if sheet is Sheet.HEAD:
        return say("book-why-plan", doubt=words)
    return say("book-why", cell=preview.cell(doubt.field), doubt=words)


def _reading(rule: DeadlineRule | None) -> dict[str, str]:
    last: date | None = None
    if rule is not None:
        last = rule.due or (rule.dues[-1] if rule.dues else None)
    return {_READING: spoken(preview.reading_words(rule)), _LAST_DAY: day_shown(last)}


# What came back, in words -------------------------------------------------------------------------------------------


def told(read: ReadFile) -> list[Part]:
    """What was changed in a workbook that came back, and what of it could not be taken; nothing of any other file."""
    came, strange = read.came_back, read.strange
    if came is None:
        return []
    if came.is_untouched and not strange:
        return [say("book-untouched")]
    lines = [
        say("book-changed", cells=len(came.changed), added=len(came.added), dropped=len(came.dropped)),
        *([say("book-changed-rows", added=came.rows_added, dropped=came.rows_dropped)] if _other_rows(came) else []),
        *(say("book-cell", **_where(spot)) for spot in came.changed[:_MOST_TOLD]),
        *_more(len(came.changed)),
    ]
    if came.dropped:
        lines.append(say("book-dropped", codes=", ".join(task.code or "–" for task in came.dropped)))
    if came.unclear:
        lines.append(say("book-unclear", cells=len(came.unclear)))
        lines += [_unclear(spot, spot.doubt) for spot in came.unclear[:_MOST_TOLD] if spot.doubt is not None]
        lines += _more(len(came.unclear))
    if strange:
        lines.append(say("book-strange", columns=", ".join(strange[:_MOST_TOLD])))
    return lines


def _other_rows(came: Returned) -> bool:
    return bool(came.rows_added or came.rows_dropped)


def _more(count: int) -> list[Part]:
    return [say("book-more", count=count - _MOST_TOLD)] if count > _MOST_TOLD else []


def _where(spot: Spot) -> dict[str, Any]:
    return {
        "sheet": _sheet_title(spot.sheet), "row": str(spot.row), "column": _column_title(spot.sheet, spot.column),
        "words": spot.words or say("book-empty"),
    }  # fmt: skip


def _unclear(spot: Spot, doubt: Doubt) -> Part:
    words = preview.doubt_words(doubt)
    if not spot.row:  # something that stays although its row is gone
        return say("book-still-used-line", sheet=_sheet_title(spot.sheet), doubt=words)
    return say("book-unclear-cell", doubt=words, **_where(spot))
