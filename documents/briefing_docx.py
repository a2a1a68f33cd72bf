"""The sheet for Monday's meeting (DOCX): one A4 page, whatever there is to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from documents.paper_docx import CELL, centred, fill, new_paper, ruled_table, saved, width_of, write
from documents.report_tables import day_shown
from plans.report import CLASS_WORDS, AgencyFigures, BriefingContent, BriefingRow, Word, Words
from plans.summary import TaskClass

_MARGIN, _LEFT = Mm(15), Mm(20)
_WIDTH, _CELL_MARGIN = Mm(175), Mm(1)
_FIGURES = (TaskClass.DONE, TaskClass.UNDER_WAY, TaskClass.NOT_YET_DUE, TaskClass.OVERDUE)
_AGENCY_WIDTHS = (Mm(79), Mm(18), Mm(18), Mm(18), Mm(18), Mm(24))
_LIST_WIDTHS = (Mm(10), Mm(66), Mm(34), Mm(21), Mm(44))
# How high things are, in points: Times New Roman takes 1.15 of its size. The page is counted a line lower than it is.
_PAGE = 745.0
_ROW_LINE, _ROW_EDGE, _HEADING, _HEADLINE = 12.65, 3.5, 19.8, 16.8
_FEWEST = 2  # rows that each list may show before another takes the room
_MOST_LINES = 2  # of a row, where the page has no room for all of them: their whole words stand in the annex


@dataclass(kw_only=True)
class _List:
    """One of the lists while it is decided how much of it the page has room for."""

    title: str
    rows: Sequence[BriefingRow]
    shown: list[BriefingRow] = field(default_factory=list)

    @property
    def left(self) -> int:
        return len(self.rows) - len(self.shown)


def write_briefing(content: BriefingContent) -> bytes:
    """The sheet: figures in words, the agencies' figures, what is late, what is to be decided, what falls due.

    Each list begins with its most urgent line; what the page has no room for is counted below it.
    """
    words, paper = content.words, new_paper()
    section = paper.sections[0]
    section.top_margin = section.bottom_margin = section.right_margin = _MARGIN
    section.left_margin = _LEFT
    centred(paper, content.issuing_body, size=Pt(12), bold=True)
    centred(paper, words[Word.BRIEFING], bold=True)
    centred(paper, content.title, size=Pt(12), italic=True).paragraph_format.space_after = Pt(4)
    for text in content.headline:
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(3)
        write(line, text, size=Pt(12))
    lists = [
        _List(title=words[Word.BRIEFING_OVERDUE], rows=content.overdue),
        _List(title=words[Word.BRIEFING_DECISIONS], rows=content.decisions),
        _List(title=words[Word.BRIEFING_COMING], rows=content.coming),
    ]
    room = _PAGE - 60 - _HEADLINE * sum(_lines(text, _WIDTH) for text in content.headline)
    room -= sum(_HEADING + 2 * _ROW_LINE + _ROW_EDGE for _ in lists)
    agencies = _shown_agencies(content.agencies, room - sum(_high(row) for listed in lists for row in listed.rows))
    _choose(lists, room - _high_agencies(agencies))
    _write_agencies(paper, agencies, len(content.agencies) - len(agencies), words)
    for listed in lists:
        _write_list(paper, listed, words)
    paper.core_properties.title, paper.core_properties.author = content.title, content.issuing_body
    paper.core_properties.comments = ""
    return saved(paper)


# What there is room for ---------------------------------------------------------------------------------------------


def _choose(lists: Sequence[_List], room: float) -> None:
    """Show rows while there is room: first a few of each list, then the lists one after another. Where the page has no
    room for all of them, their words are cut, so that it tells of more."""
    if sum(_high(row) for listed in lists for row in listed.rows) > room:
        for listed in lists:
            listed.rows = [_cut(row) for row in listed.rows]
    for most in (_FEWEST, max((len(listed.rows) for listed in lists), default=0)):
        for listed in lists:
            while listed.left and len(listed.shown) < most:
                row = listed.rows[len(listed.shown)]
                if (high := _high(row)) > room:
                    break
                listed.shown.append(row)
                room -= high


def _cut(row: BriefingRow) -> BriefingRow:
    _, content, agency, _, note = _LIST_WIDTHS
    return replace(
        row, content=_cut_text(row.content, content), agency=_cut_text(row.agency, agency),
        note=_cut_text(row.note, note),
    )  # fmt: skip


def _cut_text(text: str, width: int) -> str:
    """Whole words, as many as the lines of a row hold."""
    if _lines(text, width) <= _MOST_LINES:
        return text
    kept = " ".join(text.split())
    while kept and _lines(f"{kept}…", width) > _MOST_LINES:
        kept = kept[:-1]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(',;:. ')}…"


def _high(row: BriefingRow) -> float:
    texts = (row.content, row.agency, "", row.note)
    widths = _LIST_WIDTHS[1:]
    return _ROW_EDGE + _ROW_LINE * max(_lines(text, width) for text, width in zip(texts, widths, strict=True))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell, measured as if it were bold so that it never takes more."""
    return sum(_lines_of(line.split(), width - 2 * _CELL_MARGIN) for line in text.split("\n"))


def _lines_of(line: Sequence[str], room: int) -> int:
    count, used = 1, 0
    for word in line:
        long = width_of(word, CELL)
        if used and used + width_of(" ", CELL) + long > room:
            count, used = count + 1, 0
        used += long + (width_of(" ", CELL) if used else 0)
        count, used = count + used // room, used % room
    return count


def _shown_agencies(agencies: Sequence[AgencyFigures], left: float) -> list[AgencyFigures]:
    """All where the lists leave the room, else as many as a third of the page holds, the most overdue first."""
    room = max(left, _PAGE / 3)
    if _high_agencies(agencies) <= room:
        return list(agencies)
    shown: list[AgencyFigures] = []
    for agency in sorted(agencies, key=lambda of: -of.counts.get(TaskClass.OVERDUE, 0)):
        if _high_agencies([*shown, agency]) > room:
            break
        shown.append(agency)
    return shown


def _high_agencies(agencies: Sequence[AgencyFigures]) -> float:
    titles_and_left = _ROW_EDGE + 3 * _ROW_LINE
    return titles_and_left + sum(_ROW_EDGE + _ROW_LINE * _lines(of.name, _AGENCY_WIDTHS[0]) for of in agencies)


# Writing ------------------------------------------------------------------------------------------------------------


def _write_agencies(paper: Document, agencies: Sequence[AgencyFigures], left: int, words: Words) -> None:
    titles = [words[Word.AGENCY], *(words[CLASS_WORDS[of]] for of in _FIGURES), words[Word.SHARE]]
    table = ruled_table(paper, titles, len(agencies), _AGENCY_WIDTHS)
    for line, of in zip(table.rows[1:], agencies, strict=True):
        texts = [of.name, *(str(of.counts.get(counted, 0)) for counted in _FIGURES), of.share]
        for number, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            fill(cell, text, align=ALIGN.CENTER if number else ALIGN.LEFT)
    _write_left(paper, left, words)


def _write_list(paper: Document, listed: _List, words: Words) -> None:
    heading = paper.add_paragraph()
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(3)
    heading.paragraph_format.keep_with_next = True
    write(heading, f"{listed.title} ({len(listed.rows)})", size=Pt(12), bold=True)
    if listed.shown:
        titles = [words[w] for w in (Word.CODE, Word.CONTENT, Word.AGENCY, Word.LAST_DAY, Word.NOTE)]
        table = ruled_table(paper, titles, len(listed.shown), _LIST_WIDTHS)
        for number, (line, row) in enumerate(zip(table.rows[1:], listed.shown, strict=True), start=1):
            texts = (str(number), row.content, row.agency, day_shown(row.last_day), row.note)
            for cell, text in zip(line.cells, texts, strict=True):
                fill(cell, text)
    elif not listed.rows:
        write(paper.add_paragraph(), words[Word.NONE], size=CELL)
    _write_left(paper, listed.left, words)


def _write_left(paper: Document, left: int, words: Words) -> None:
    if left:
        write(paper.add_paragraph(), f"{words[Word.MORE]} {left}", size=CELL, italic=True)
