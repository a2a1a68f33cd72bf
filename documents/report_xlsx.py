"""The annexes of a period's report as a workbook (XLSX): to be filtered, printed and checked by its own formulas."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname

from documents.cells import FONT, height_for, on_a4, put_text, with_values
from documents.report_tables import judged, section_shown
from plans.report import CLASS_WORDS, AgencyFigures, ReportContent, TaskRow, Word, Words
from plans.summary import TaskClass, percentage

_LINE = Side(style="thin", color="FF7F7F7F")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TITLE_FILL = PatternFill("solid", start_color="FFDDEBF7")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_DAY, _SHARE = "dd/mm/yyyy", "0.00"
_NAMES = 44.0  # the width of the column with the agencies' names
# Above the table: the annex, its title, what it belongs to, how many lines the filter shows.
_TITLES_ROW = 5
# Every class that is counted; a task that was taken out of the plan is shown and not counted.
_COUNTED = tuple(of for of in CLASS_WORDS if of is not TaskClass.DROPPED)

# Together so wide that a printed page is still read with the naked eye.
_TASKS = (
    (Word.CODE, 6.0), (Word.SECTION, 12.0), (Word.CONTENT, 30.0), (Word.LEAD, 14.0), (Word.COORDINATING, 13.0),
    (Word.PRODUCT, 11.0), (Word.DEADLINE, 12.0), (Word.LAST_DAY, 11.5), (Word.RESULT, 23.0), (Word.STATUS, 12.0),
    (Word.CLASS, 10.0), (Word.COMPLETED_ON, 11.5), (Word.EVIDENCE, 22.0), (Word.REASON, 13.0),
)  # fmt: skip
_INDICATORS = (
    (Word.CODE, 7.0), (Word.INDICATOR, 60.0), (Word.TARGET, 20.0), (Word.READING, 20.0), (Word.JUDGED, 18.0),
    (Word.TREND, 24.0),
)  # fmt: skip
_DIFFICULTIES = (
    (Word.AGENCY, 28.0), (Word.CODE, 7.0), (Word.CONTENT, 44.0), (Word.DIFFICULTY, 44.0), (Word.SINCE, 13.0),
    (Word.WAITS_FOR, 24.0), (Word.PROPOSAL, 36.0),
)  # fmt: skip

Cell = str | date | None


@dataclass(kw_only=True)
class _Book:
    """The workbook while it is written: its sheets, and what each formula comes to."""

    made: Any
    words: Words
    values: dict[str, dict[str, float]] = field(default_factory=dict)

    def sheet(self, title: Word) -> Any:
        return self.made.create_sheet(self.words[title])

    def formula(self, sheet: Any, row: int, column: int, formula: str, value: float) -> Any:
        cell = sheet.cell(row, column, f"={formula}")
        number = self.made.worksheets.index(sheet) + 1
        self.values.setdefault(f"sheet{number}", {})[cell.coordinate] = value
        return _dress(cell)


def write_workbook(content: ReportContent) -> bytes:
    """The totals and the three annexes (XLSX). Whatever people wrote is text, however it begins; only the totals are
    formulas, over the rows beside them."""
    book = _Book(made=openpyxl.Workbook(), words=content.letterhead.words)
    book.made.remove(book.made.active)
    totals = book.sheet(Word.SHEET_TOTALS)
    tasks = [_task(row, book.words) for row in content.tasks]
    annex = _write_annex(book, content, (Word.SHEET_TASKS, Word.ANNEX_TASKS), _TASKS, tasks)
    _write_annex(book, content, (Word.SHEET_INDICATORS, Word.ANNEX_INDICATORS), _INDICATORS, _indicators(content))
    _write_annex(
        book, content, (Word.SHEET_DIFFICULTIES, Word.ANNEX_DIFFICULTIES), _DIFFICULTIES, _difficulties(content)
    )
    _write_totals(book, totals, content, annex)
    out = io.BytesIO()
    book.made.save(out)
    return with_values(out.getvalue(), book.values)


# The rows -----------------------------------------------------------------------------------------------------------


def _task(row: TaskRow, words: Words) -> Sequence[Cell]:
    return (
        row.code, section_shown(row.section) if row.section else "", row.content, row.lead, row.coordinating,
        row.product, row.deadline_text, row.last_day, row.result, row.status, words[CLASS_WORDS[row.task_class]],
        row.completed_on, "\n".join(row.evidence), row.reason,
    )  # fmt: skip


def _indicators(content: ReportContent) -> list[Sequence[Cell]]:
    words = content.letterhead.words
    return [(row.code, row.text, row.target, row.reading, judged(row, words), row.trend) for row in content.indicators]


def _difficulties(content: ReportContent) -> list[Sequence[Cell]]:
    return [
        (row.agency, row.code, row.content, row.difficulty, row.since, row.waits_for, row.proposal)
        for row in content.difficulties
    ]


# An annex -----------------------------------------------------------------------------------------------------------


def _write_annex(
    book: _Book, content: ReportContent, titles: tuple[Word, Word], columns: Sequence[tuple[Word, float]],
    rows: Sequence[Sequence[Cell]],
) -> Any:  # fmt: skip
    """A sheet with an annex: its heads, its titles on every page, its rows to be filtered."""
    sheet = book.sheet(titles[0])
    _write_heads(sheet, (book.words[titles[0]], book.words[titles[1]].upper(), content.enclosed), len(columns))
    for number, (word, width) in enumerate(columns, start=1):
        _write_title(sheet, _TITLES_ROW, number, book.words[word])
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[_TITLES_ROW].height = 50
    last = _TITLES_ROW + len(rows)
    for line, row in enumerate(rows, start=_TITLES_ROW + 1):
        for number, value in enumerate(row, start=1):
            _write_cell(sheet, line, number, value)
        sheet.row_dimensions[line].height = height_for([width for _, width in columns], [_text(v) for v in row])
    letter, end = get_column_letter(len(columns)), max(last, _TITLES_ROW + 1)
    _write_label(sheet, _TITLES_ROW - 1, 1, book.words[Word.SHOWN], span=2)
    # 103 counts what is filled in and shown; the third column of each annex always is.
    shown = f"SUBTOTAL(103,C{_TITLES_ROW + 1}:C{end})"
    book.formula(sheet, _TITLES_ROW - 1, 3, shown, len(rows)).alignment = Alignment(horizontal="left")
    sheet.freeze_panes = sheet.cell(_TITLES_ROW + 1, 1)
    sheet.auto_filter.ref = f"A{_TITLES_ROW}:{letter}{end}"
    sheet.print_title_rows = f"{_TITLES_ROW}:{_TITLES_ROW}"
    on_a4(sheet, "landscape")
    return sheet


def _write_heads(sheet: Any, texts: Sequence[str], columns: int) -> None:
    for number, text in enumerate(texts, start=1):
        cell = put_text(sheet, number, 1, text)
        cell.font = Font(name=FONT, size=13, bold=number < 3, italic=number == 3)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)


def _write_title(sheet: Any, row: int, column: int, text: str) -> None:
    cell = _dress(put_text(sheet, row, column, text), bold=True)
    cell.fill, cell.alignment = _TITLE_FILL, _CENTRED


def _write_label(sheet: Any, row: int, column: int, text: str, *, span: int = 1) -> None:
    cell = put_text(sheet, row, column, text)
    cell.font, cell.alignment = Font(name=FONT, size=12, italic=True), Alignment(horizontal="right")
    if span > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row, end_column=column + span - 1)


def _write_cell(sheet: Any, row: int, column: int, value: Cell) -> None:
    if isinstance(value, date):
        cell = sheet.cell(row, column, value)
        cell.number_format = _DAY
        _dress(cell).alignment = Alignment(horizontal="center", vertical="top")
    else:
        _dress(put_text(sheet, row, column, value or ""))


def _dress(cell: Any, *, bold: bool = False) -> Any:
    cell.font, cell.border, cell.alignment = Font(name=FONT, size=12, bold=bold), _BOX, _WRAPPED
    return cell


def _text(value: Cell) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value or ""


# The totals ---------------------------------------------------------------------------------------------------------


def _write_totals(book: _Book, sheet: Any, content: ReportContent, annex: Any) -> None:
    """The plan's tasks by class, counted by formulas over the annex; then the agencies' shares."""
    words = book.words
    columns = 4 + len(_COUNTED)
    _write_heads(sheet, (content.letterhead.issuing_body.replace("\n", " "), content.title, content.period), columns)
    sheet.row_dimensions[2].height = height_for([_NAMES + 100], [content.title])
    sheet.column_dimensions["A"].width = _NAMES
    for number in range(2, columns + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 13
    counts: dict[TaskClass, int] = {of: sum(row.task_class is of for row in content.tasks) for of in _COUNTED}
    first = 5
    titled = 1 + [word for word, _ in _TASKS].index(Word.CLASS)
    letter, end = get_column_letter(titled), _TITLES_ROW + max(1, len(content.tasks))
    cells = f"{quote_sheetname(annex.title)}!${letter}${_TITLES_ROW + 1}:${letter}${end}"
    for line, of in enumerate(_COUNTED, start=first):
        _dress(put_text(sheet, line, 1, words[CLASS_WORDS[of]]))
        book.formula(sheet, line, 2, f"COUNTIF({cells},A{line})", counts[of])
    _sum_up(book, sheet, first, counts)
    _write_agencies(book, sheet, first + len(_COUNTED) + 5, content.agencies)
    on_a4(sheet, "landscape")


def _sum_up(book: _Book, sheet: Any, first: int, counts: Mapping[TaskClass, int]) -> None:
    """Below the classes: all tasks, those of which the share is, and the share that is done."""
    last = first + len(_COUNTED) - 1
    whole = sum(counts.values())
    applicable = whole - counts[TaskClass.NOT_APPLICABLE]
    done, none = (f"B{first + _COUNTED.index(of)}" for of in (TaskClass.DONE, TaskClass.NOT_APPLICABLE))
    share = f"IF(B{last + 2}=0,0,ROUND(100*{done}/B{last + 2},2))"
    lines = (
        (Word.TOTAL, f"SUM(B{first}:B{last})", whole),
        (Word.APPLICABLE, f"B{last + 1}-{none}", applicable),
        (Word.SHARE, share, float(percentage(counts[TaskClass.DONE], applicable) or 0)),
    )
    for line, (word, formula, value) in enumerate(lines, start=last + 1):
        _dress(put_text(sheet, line, 1, book.words[word]), bold=True)
        cell = book.formula(sheet, line, 2, formula, value)
        cell.font = Font(name=FONT, size=12, bold=True)
        if word is Word.SHARE:
            cell.number_format = _SHARE


def _write_agencies(book: _Book, sheet: Any, titles: int, agencies: Sequence[AgencyFigures]) -> None:
    """The agencies' shares: a task of several leads counts at each, so these do not add up to the plan's."""
    words = book.words
    heads = (Word.AGENCY, *(CLASS_WORDS[of] for of in _COUNTED), Word.TOTAL, Word.APPLICABLE, Word.SHARE)
    for column, word in enumerate(heads, start=1):
        _write_title(sheet, titles, column, words[word])
    sheet.row_dimensions[titles].height = 54
    first, last = get_column_letter(2), get_column_letter(1 + len(_COUNTED))
    total, applicable = (get_column_letter(n + len(_COUNTED)) for n in (2, 3))
    done, none = (get_column_letter(2 + _COUNTED.index(of)) for of in (TaskClass.DONE, TaskClass.NOT_APPLICABLE))
    for line, of in enumerate(agencies, start=titles + 1):
        _dress(put_text(sheet, line, 1, of.name))
        sheet.row_dimensions[line].height = height_for([_NAMES], [of.name])
        for column, counted in enumerate(_COUNTED, start=2):
            _dress(sheet.cell(line, column, of.counts.get(counted, 0)))
        base = of.total - of.counts.get(TaskClass.NOT_APPLICABLE, 0)
        share = percentage(of.counts.get(TaskClass.DONE, 0), base)
        book.formula(sheet, line, 2 + len(_COUNTED), f"SUM({first}{line}:{last}{line})", of.total)
        book.formula(sheet, line, 3 + len(_COUNTED), f"{total}{line}-{none}{line}", base)
        ratio = f"IF({applicable}{line}=0,0,ROUND(100*{done}{line}/{applicable}{line},2))"
        book.formula(sheet, line, 4 + len(_COUNTED), ratio, float(share or 0)).number_format = _SHARE
    _write_label(sheet, titles - 1, 1, words[Word.BY_AGENCY], span=4 + len(_COUNTED))
    sheet.cell(titles - 1, 1).alignment = Alignment(horizontal="left")
