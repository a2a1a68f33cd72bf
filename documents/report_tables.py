"""The tables of a report's annexes in Word: tasks, indicators, difficulties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.table import Table, _Row

from documents.paper_docx import fill, ruled_table
from plans.report import AnnexSection, DifficultyRow, IndicatorRow, TaskRow, Word, Words

# Columns and how wide they are beside one another.
_TASKS = (
    (Word.CODE, 11), (Word.CONTENT, 48), (Word.LEAD, 24), (Word.COORDINATING, 24), (Word.PRODUCT, 22),
    (Word.DEADLINE, 25), (Word.RESULT, 40), (Word.STATUS, 26), (Word.EVIDENCE, 34),
)  # fmt: skip
_INDICATORS = (
    (Word.CODE, 12), (Word.INDICATOR, 60), (Word.TARGET, 26), (Word.READING, 24), (Word.JUDGED, 22), (Word.TREND, 26),
)  # fmt: skip
_DIFFICULTIES = (
    (Word.CODE, 12), (Word.AGENCY, 34), (Word.CONTENT, 56), (Word.DIFFICULTY, 62), (Word.SINCE, 24),
    (Word.WAITS_FOR, 28), (Word.PROPOSAL, 40),
)  # fmt: skip


def write_tasks(paper: Document, room: int, rows: Sequence[TaskRow], words: Words) -> Table:
    """Phụ lục I: the plan's own numbering under its own headings, each task with its result, status and evidence."""
    lines = _with_headings(rows)
    table = _table(paper, room, _TASKS, len(lines), words)
    for row, line in zip(table.rows[1:], lines, strict=True):
        if isinstance(line, AnnexSection):
            _heading(row, section_shown(line))
        else:
            _row(row, _task(line, words))
    return table


def _with_headings(rows: Sequence[TaskRow]) -> list[TaskRow | AnnexSection]:
    """The tasks with the headings that begin above them; a heading whose part goes on is not said again."""
    lines: list[TaskRow | AnnexSection] = []
    within: tuple[AnnexSection, ...] = ()
    for row in rows:
        path = row.section.path if row.section else ()
        lines += [heading for heading in path if heading not in within]
        within = path if within[: len(path)] != path else within
        lines.append(row)
    return lines


def section_shown(section: AnnexSection) -> str:
    """A heading of the plan's annex in one line."""
    return f"{section.code.rstrip('.')}. {section.title}" if section.code else section.title


def _task(task: TaskRow, words: Words) -> Sequence[str]:
    last_day = f"{words[Word.LAST_DAY]}: {day_shown(task.last_day)}" if task.last_day else ""
    completed = f"{words[Word.COMPLETED_ON]}: {day_shown(task.completed_on)}" if task.completed_on else ""
    reason = f"{words[Word.REASON]}: {task.reason}" if task.reason else ""
    return (
        task.code, task.content, task.lead, task.coordinating, task.product, _lines(task.deadline_text, last_day),
        _lines(task.result, reason), _lines(task.status, completed), _lines(*task.evidence),
    )  # fmt: skip


def write_indicators(paper: Document, room: int, rows: Sequence[IndicatorRow], words: Words) -> Table:
    """Phụ lục II: each indicator's target and reading, whether it is met, and how it moved."""
    table = _table(paper, room, _INDICATORS, len(rows), words)
    for line, row in zip(table.rows[1:], rows, strict=True):
        _row(line, (row.code, row.text, row.target, row.reading, judged(row, words), row.trend))
    return table


def judged(row: IndicatorRow, words: Words) -> str:
    """Whether an indicator is met, in words."""
    return words[Word.UNKNOWN if row.met is None else Word.MET if row.met else Word.NOT_MET]


def write_difficulties(paper: Document, room: int, rows: Sequence[DifficultyRow], words: Words) -> Table:
    """Phụ lục III: what holds tasks up, since when, whom it waits for, and what is proposed."""
    table = _table(paper, room, _DIFFICULTIES, len(rows), words)
    for number, (line, row) in enumerate(zip(table.rows[1:], rows, strict=True), start=1):
        content = f"{row.code}. {row.content}" if row.code else row.content
        since = day_shown(row.since)
        _row(line, (str(number), row.agency, content, row.difficulty, since, row.waits_for, row.proposal))
    return table


def day_shown(day: date | None) -> str:
    """A day in a table, "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def _table(paper: Document, room: int, columns: Sequence[tuple[Word, int]], rows: int, words: Words) -> Table:
    whole = sum(width for _, width in columns)
    titles = [words[word] for word, _ in columns]
    return ruled_table(paper, titles, rows, [room * width // whole for _, width in columns])


def _row(line: _Row, texts: Sequence[str]) -> None:
    for number, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
        fill(cell, text, align=ALIGN.CENTER if number == 0 else ALIGN.LEFT)


def _heading(line: _Row, text: str) -> None:
    """A heading of the plan's annex over all columns, which stays with the task below."""
    cells = line.cells
    merged = cells[0].merge(cells[-1])
    fill(merged, text, bold=True)
    for paragraph in merged.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
