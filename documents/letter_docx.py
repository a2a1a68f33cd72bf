"""The công văn that urges one agency to finish what is late (DOCX), laid out by Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from documents.paper_docx import (
    body_line,
    centred,
    fill,
    new_paper,
    recipient_lines,
    ruled_table,
    saved,
    write_foot,
    write_head,
)
from documents.places import put_lines
from documents.report_docx import addressed_lines, paragraph_line
from documents.report_tables import day_shown
from plans.report import LetterContent, Paragraph, Word, Words

_COLUMNS = (
    (Word.CODE, Mm(12)), (Word.CONTENT, Mm(56)), (Word.DEADLINE, Mm(26)), (Word.LAST_DAY, Mm(22)),
    (Word.DAYS_LATE, Mm(17)), (Word.NOTE, Mm(32)),
)  # fmt: skip


def write_letter(content: LetterContent) -> bytes:
    """The letter: what is asked, a table of the late tasks, and until when an answer is awaited."""
    letterhead, words = content.letterhead, content.letterhead.words
    paper = new_paper()
    write_head(
        paper, superior=letterhead.superior or "", issuing_body=letterhead.issuing_body,
        sized_for=letterhead.issuing_body, number=letterhead.number, dated=letterhead.dated,
        nation=words[Word.NATION], motto=words[Word.MOTTO], about=content.about,
    )  # fmt: skip
    place = centred(paper, " ", before=18)
    place.paragraph_format.space_after = Pt(6)
    put_lines(place, addressed_lines(content.addressed_to, words))
    place._p.getparent().remove(place._p)
    _write_paragraphs(paper, content.opening, words)
    _write_late(paper, content, words)
    _write_paragraphs(paper, content.closing, words)
    signature = letterhead.signature
    write_foot(
        paper, recipients=words[Word.RECIPIENTS], named=recipient_lines(letterhead.recipients),
        authority=signature.lines, signer=signature.name or "",
    )  # fmt: skip
    paper.core_properties.title, paper.core_properties.author = content.about, letterhead.issuing_body
    paper.core_properties.comments = ""
    return saved(paper)


def _write_paragraphs(paper: Document, paragraphs: Sequence[Paragraph], words: Words) -> None:
    place = body_line(paper, " ")
    put_lines(place, [paragraph_line(paragraph, words) for paragraph in paragraphs])
    place._p.getparent().remove(place._p)


def _write_late(paper: Document, content: LetterContent, words: Words) -> None:
    titles = [words[word] for word, _ in _COLUMNS]
    table = ruled_table(paper, titles, len(content.late), [width for _, width in _COLUMNS])
    for line, row in zip(table.rows[1:], content.late, strict=True):
        texts = (row.code, row.content, row.deadline_text, day_shown(row.last_day), str(row.days_late), row.note)
        for number, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            fill(cell, text, align=ALIGN.LEFT if number in (1, 2, 5) else ALIGN.CENTER)
    paper.add_paragraph().paragraph_format.line_spacing = Pt(6)
