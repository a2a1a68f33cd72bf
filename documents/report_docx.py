"""The draft of a period's report in Word: laid out by Nghị định 30/2020/NĐ-CP, or in the commune's own template."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from documents.paper_docx import (
    BODY,
    body_line,
    centred,
    heading,
    new_annex,
    new_paper,
    part_rule,
    recipient_lines,
    saved,
    write_foot,
    write_head,
)
from documents.places import Block, Line, Piece, fill_places, open_template, put_lines, room_at
from documents.report_tables import write_difficulties, write_indicators, write_tasks
from plans.report import Paragraph, Passage, Place, ReportContent, Sentence, Word, Words

Row = TypeVar("Row")

_UNBROKEN = "\u00a0"
_ADDRESSED, _UNDER_COLON = Cm(4), Cm(6.3)


class Fixed(StrEnum):
    """The places of a template beside those of the body: a line of text each, or whole lines and tables (below)."""

    SUPERIOR = "co_quan_chu_quan"
    ISSUING_BODY = "co_quan_ban_hanh"
    NUMBER = "so_ky_hieu"
    DATED = "dia_danh_ngay_thang"
    TITLE = "trich_yeu"
    PERIOD = "ky_bao_cao"
    START = "tu_ngay"
    CUT_OFF = "den_ngay"
    TAKEN_ON = "so_lieu_den_ngay"
    ENCLOSED = "kem_theo"
    SIGNER = "nguoi_ky"
    ADDRESSED = "kinh_gui"
    RECIPIENTS = "noi_nhan"
    AUTHORITY = "quyen_han_chuc_vu"
    ANNEX_1 = "phu_luc_1"
    ANNEX_2 = "phu_luc_2"
    ANNEX_3 = "phu_luc_3"


BLOCKS = frozenset(
    (
        Fixed.ADDRESSED, Fixed.RECIPIENTS, Fixed.AUTHORITY, Fixed.ANNEX_1, Fixed.ANNEX_2, Fixed.ANNEX_3, *Place,
    )
)  # fmt: skip
KNOWN = frozenset((*Fixed, *Place))
# A report without these says nothing, or hides of which body and period it is.
REQUIRED = (Fixed.ISSUING_BODY, Fixed.TITLE, Place.RESULTS, Fixed.ANNEX_1)


def write_report(content: ReportContent, template: bytes | None = None) -> bytes:
    """The draft report (DOCX): in the commune's template, or in ours.

    Raises `Unreadable` as `check_template` does.
    """
    paper = docx.Document(io.BytesIO(template_of(content))) if template is None else check_template(template)
    fill_places(paper, _texts(content), _blocks(content))
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = content.title, content.letterhead.issuing_body, ""
    return saved(paper)


def check_template(template: bytes) -> Document:
    """The template, if a report can be made from it; raises `Unreadable` with what is wrong as `open_template` does."""
    return open_template(template, KNOWN, BLOCKS, REQUIRED)


# The template that we begin with ------------------------------------------------------------------------------------


def template_of(content: ReportContent) -> bytes:
    """Our own template with all places in it, its rules measured for this commune's name: what an office changes to
    make its own."""
    words, paper = content.letterhead.words, new_paper()
    write_head(
        paper, superior=_at(Fixed.SUPERIOR), issuing_body=_at(Fixed.ISSUING_BODY),
        sized_for=content.letterhead.issuing_body, number=_at(Fixed.NUMBER), dated=_at(Fixed.DATED),
        nation=words[Word.NATION], motto=words[Word.MOTTO],
    )  # fmt: skip
    centred(paper, words[Word.REPORT], bold=True, before=18)
    centred(paper, _at(Fixed.TITLE), bold=True)
    width = _text_width(paper)
    part_rule(paper.add_paragraph(), content.title, BODY, width)
    centred(paper, _at(Fixed.ADDRESSED), before=6).paragraph_format.space_after = Pt(6)
    _write_outline(paper, words)
    write_foot(
        paper, recipients=words[Word.RECIPIENTS], named=[_at(Fixed.RECIPIENTS)], authority=[_at(Fixed.AUTHORITY)],
        signer=_at(Fixed.SIGNER),
    )  # fmt: skip
    for number, title, table, landscape in (
        (Word.ANNEX_1, Word.ANNEX_TASKS, Fixed.ANNEX_1, True),
        (Word.ANNEX_2, Word.ANNEX_INDICATORS, Fixed.ANNEX_2, False),
        (Word.ANNEX_3, Word.ANNEX_DIFFICULTIES, Fixed.ANNEX_3, True),
    ):
        new_annex(paper, landscape=landscape)
        centred(paper, words[number], bold=True)
        centred(paper, words[title].upper(), bold=True)
        centred(paper, _at(Fixed.ENCLOSED), italic=True).paragraph_format.space_after = Pt(12)
        paper.add_paragraph(_at(table))
    return saved(paper)


def _at(place: StrEnum) -> str:
    return f"{{{{{place.value}}}}}"


def _text_width(paper: Document) -> int:
    section = paper.sections[0]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _write_outline(paper: Document, words: Words) -> None:
    """The outline of a periodic report: five parts, the third in three headings."""
    body_line(paper, _at(Place.OPENING))
    heading(paper, f"I. {words[Word.DIRECTION].upper()}")
    body_line(paper, _at(Place.DIRECTION))
    heading(paper, f"II. {words[Word.RESULTS].upper()}")
    body_line(paper, _at(Place.RESULTS))
    heading(paper, f"III. {words[Word.ASSESSMENT].upper()}")
    judged = (Word.ACHIEVED, Place.ACHIEVED), (Word.SHORTCOMINGS, Place.SHORTCOMINGS), (Word.CAUSES, Place.CAUSES)
    for number, (title, place) in enumerate(judged, start=1):
        heading(paper, f"{number}. {words[title]}")
        body_line(paper, _at(place))
    heading(paper, f"IV. {words[Word.NEXT].upper()}")
    body_line(paper, _at(Place.NEXT))
    heading(paper, f"V. {words[Word.PROPOSALS].upper()}")
    # Who signs never stands on a page alone.
    body_line(paper, _at(Place.PROPOSALS)).paragraph_format.keep_with_next = True


# What stands at the places ------------------------------------------------------------------------------------------


def _texts(content: ReportContent) -> dict[str, str]:
    letterhead = content.letterhead
    return {
        Fixed.SUPERIOR: letterhead.superior or "",
        Fixed.ISSUING_BODY: letterhead.issuing_body,
        Fixed.NUMBER: letterhead.number,
        Fixed.DATED: letterhead.dated,
        # A title of two lines must not end the first with "quý".
        Fixed.TITLE: content.title.replace(content.period, content.period.replace(" ", _UNBROKEN)),
        Fixed.PERIOD: content.period,
        Fixed.START: f"{content.start:%d/%m/%Y}",
        Fixed.CUT_OFF: f"{content.cut_off:%d/%m/%Y}",
        Fixed.TAKEN_ON: f"{content.taken_on:%d/%m/%Y}",
        Fixed.ENCLOSED: content.enclosed,
        Fixed.SIGNER: letterhead.signature.name or "",
    }


def _blocks(content: ReportContent) -> dict[str, Block]:
    words, letterhead = content.letterhead.words, content.letterhead
    lines: dict[str, list[Line]] = {
        Fixed.ADDRESSED: addressed_lines(content.addressed_to, words),
        Fixed.RECIPIENTS: [_plain(text) for text in recipient_lines(letterhead.recipients)],
        Fixed.AUTHORITY: [_plain(text) for text in letterhead.signature.lines],
        **{place: passage_lines(content.outline.get(place, ()), words) for place in Place},
    }
    return {
        **{place: _putting(given) for place, given in lines.items()},
        Fixed.ANNEX_1: _tabling(words, content.tasks, write_tasks),
        Fixed.ANNEX_2: _tabling(words, content.indicators, write_indicators),
        Fixed.ANNEX_3: _tabling(words, content.difficulties, write_difficulties),
    }


def addressed_lines(addressed_to: Sequence[str], words: Words) -> list[Line]:
    """Kính gửi on one line; several bodies below one another under its colon, as the decree lays them out."""
    if len(addressed_to) < 2:
        return [
            Line(pieces=(Piece(text=f"{words[Word.ADDRESSED]} "), Piece(text=name, marked=name == words[Word.MISSING])))
            for name in addressed_to
        ]
    listed = [Line(pieces=(Piece(text=text),), left=_UNDER_COLON) for text in recipient_lines(addressed_to)]
    return [Line(pieces=(Piece(text=words[Word.ADDRESSED]),), left=_ADDRESSED), *listed]


def passage_lines(passages: Sequence[Passage], words: Words) -> list[Line]:
    """The paragraphs of a part of the body, titled passages numbered; of an empty part that it has to be added."""
    if not passages:
        return [Line(pieces=(Piece(text=words[Word.MISSING], marked=True),))]
    lines: list[Line] = []
    number = 0
    for passage in passages:
        if passage.title:
            number += 1
            lines.append(Line(pieces=(Piece(text=f"{number}. {passage.title}"),), is_heading=True))
        lines += [paragraph_line(paragraph, words) for paragraph in passage.paragraphs]
    return lines


def paragraph_line(paragraph: Paragraph, words: Words) -> Line:
    """The sentences of a paragraph, what is missing among them marked."""
    pieces = [piece for sentence in paragraph.sentences for piece in _pieces(sentence, words)]
    if paragraph.is_listed:
        pieces.insert(0, Piece(text="- "))
    pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return Line(pieces=tuple(pieces))


def _pieces(sentence: Sentence, words: Words) -> list[Piece]:
    if not sentence.is_missing:
        return [Piece(text=f"{sentence.text} ")]
    what = sentence.text.removeprefix(words[Word.MISSING]).strip()
    return [Piece(text=words[Word.MISSING], marked=True), Piece(text=f" {what} " if what else " ")]


def _plain(text: str) -> Line:
    return Line(pieces=(Piece(text=text),))


def _putting(lines: Sequence[Line]) -> Block:
    return lambda _, place: put_lines(place, lines)


def _tabling(words: Words, rows: Sequence[Row], write: Callable[[Document, int, Sequence[Row], Words], Table]) -> Block:
    """A table at a place, as wide as the page there; of no rows only that there are none."""

    def put(paper: Document, place: WordParagraph) -> None:
        if rows:
            place._p.addprevious(write(paper, room_at(paper, place), rows, words)._tbl)
        else:
            put_lines(place, [_plain(words[Word.NONE])])

    return put
