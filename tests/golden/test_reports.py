"""A report, a letter and a sheet as documents: read back against Nghị định 30/2020/NĐ-CP, and looked at as pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from actions.paper_words import dated_line
from documents.briefing_docx import write_briefing
from documents.letter_docx import write_letter
from documents.paper_docx import width_of
from documents.report_docx import write_report
from plans.report import (
    AnnexSection,
    BriefingContent,
    Passage,
    Place,
    ReportContent,
    Sentence,
    Signature,
    Word,
    day_of_paper,
)
from plans.report import Paragraph as Told
from tests.doubles.reports import AGENCIES, briefing_of, figures_of, letter_of, report_of
from tests.office import as_pdf, needs_office

MILLIMETRE = 36_000


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def content() -> ReportContent:
    return report_of(30)


@pytest.fixture(scope="module")
def report(content: ReportContent) -> Document:
    return opened(write_report(content))


def every_line(paper: Document) -> Iterator[Paragraph]:
    """All paragraphs in their order, those in tables too."""
    for element in paper.element.body.iter(qn("w:p")):
        yield Paragraph(element, paper._body)


def line(paper: Document, text: str) -> Paragraph:
    return next(one for one in every_line(paper) if said(one) == text)


def said(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\u00a0", " ").strip()


def form_of(paper: Document, text: str) -> tuple[float, bool, bool]:
    """Size in points, bold, italic of all of a line."""
    forms = {
        (run.font.size.pt, bool(run.font.bold), bool(run.font.italic)) for run in line(paper, text).runs if run.text
    }
    assert len(forms) == 1, (text, forms)
    return forms.pop()


def tables_of(paper: Document) -> list[Table]:
    """The tables with lines, in their order."""
    return [table for table in paper.tables if table._tbl.tblPr.find(qn("w:tblBorders")) is not None]


def first_cells(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows]


# Pages --------------------------------------------------------------------------------------------------------------


def test_every_page_is_a4_with_the_margins_of_the_decree(report: Document) -> None:
    for section in report.sections:
        assert sorted((section.page_width // MILLIMETRE, section.page_height // MILLIMETRE)) == [210, 297]
        # Word counts in twentieths of a point: 15 mm are 14.99 to it.
        top, bottom, left, right = (
            round(margin / MILLIMETRE, 1)
            for margin in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        )
        assert 20 <= top <= 25
        assert 20 <= bottom <= 25
        assert 30 <= left <= 35
        assert 15 <= right <= 20


def test_the_report_is_upright_and_the_wide_annexes_are_landscape(report: Document) -> None:
    upright, landscape = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [section.orientation for section in report.sections] == [upright, landscape, upright, landscape]
    assert all((s.page_width > s.page_height) == (s.orientation is landscape) for s in report.sections)


def test_page_numbers_stand_in_the_top_margin_of_all_but_the_first_page_and_begin_anew_in_each_annex(
    report: Document,
) -> None:
    first = report.sections[0]
    assert [p.text for p in first.first_page_header.paragraphs] == [""]
    (number,) = first.header.paragraphs
    assert number.alignment == ALIGN.CENTER
    assert {run.font.size.pt for run in number.runs} <= {13, 14}
    assert [field.text for field in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert first.footer.paragraphs[0].text == ""
    assert all(section.different_first_page_header_footer for section in report.sections)
    assert all(section.header.is_linked_to_previous for section in report.sections[1:])
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in report.sections]
    assert [None if start is None else start.get(qn("w:start")) for start in starts] == [None, "1", "1", "1"]


def test_every_letter_is_times_new_roman_and_black(report: Document) -> None:
    normal = report.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert {normal.element.rPr.rFonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    for paragraph in every_line(report):
        for run in paragraph.runs:
            assert run.font.name in (None, "Times New Roman")
            assert run.font.color.rgb is None


# The head and the foot ----------------------------------------------------------------------------------------------


def test_the_head_has_the_sizes_and_letters_of_the_decree(report: Document) -> None:
    assert form_of(report, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") in ((12, True, False), (13, True, False))
    assert form_of(report, "Độc lập - Tự do - Hạnh phúc") in ((13, True, False), (14, True, False))
    assert form_of(report, "ỦY BAN NHÂN DÂN\nXÃ AN MẪU") in ((12, True, False), (13, True, False))
    assert form_of(report, "Xã An Mẫu, ngày 05 tháng 9 năm 2026") in ((13, False, True), (14, False, True))
    assert form_of(report, "BÁO CÁO") in ((13, True, False), (14, True, False))
    assert form_of(report, "Kết quả thực hiện Kế hoạch cải cách hành chính quý III năm 2026")[1]
    for text in ("BÁO CÁO", "ỦY BAN NHÂN DÂN\nXÃ AN MẪU", "Độc lập - Tự do - Hạnh phúc"):
        assert line(report, text).alignment == ALIGN.CENTER


def test_the_period_in_the_title_is_never_broken_between_lines(report: Document) -> None:
    title = line(report, "Kết quả thực hiện Kế hoạch cải cách hành chính quý III năm 2026")
    assert title.text.endswith("chính quý\u00a0III\u00a0năm\u00a02026")


def test_the_number_is_left_blank_for_the_clerk(report: Document) -> None:
    (number,) = [one for one in every_line(report) if one.text.startswith("Số:")]
    assert re.fullmatch(r"Số: +/BC-UBND", number.text)
    assert {run.font.size.pt for run in number.runs} == {13}


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), ("05", "02")), (date(2026, 1, 31), ("31", "01")), (date(2026, 3, 9), ("09", "3")),
        (date(2026, 12, 10), ("10", "12")),
    ],
)  # fmt: skip
def test_days_below_ten_and_the_first_two_months_have_a_zero(day: date, written: tuple[str, str]) -> None:
    assert day_of_paper(day) == written


def rules(paper: Document) -> list[tuple[str, float]]:
    """Each line drawn below a text: the text, and how long the line is beside it."""
    found = []
    columns = {0: 65 * MILLIMETRE, 1: 100 * MILLIMETRE}
    lines = list(every_line(paper))
    for above, below in pairwise(lines):
        if below._p.pPr is None or below._p.pPr.find(qn("w:pBdr")) is None:
            continue
        cell = next(iter(below._p.iterancestors(qn("w:tc"))), None)
        column = None if cell is None else list(cell.getparent().iterchildren(qn("w:tc"))).index(cell)
        room = 165 * MILLIMETRE if column is None else columns[column]
        form = below.paragraph_format
        size = above.runs[0].font.size
        found.append((said(above), (room - form.left_indent - form.right_indent) / width_of(above.text, size)))
    return found


def test_rules_are_drawn_below_and_as_long_as_the_decree_says_never_underlined(report: Document) -> None:
    found = dict(rules(report))
    assert len(found) == 3
    assert found["Độc lập - Tự do - Hạnh phúc"] == pytest.approx(1, abs=0.02)
    assert 1 / 3 <= found["ỦY BAN NHÂN DÂN\nXÃ AN MẪU"] <= 1 / 2
    assert 1 / 3 <= found["Kết quả thực hiện Kế hoạch cải cách hành chính quý III năm 2026"] <= 1 / 2
    assert not any(run.font.underline for paragraph in every_line(report) for run in paragraph.runs)


def test_a_superior_body_stands_above_in_letters_that_are_not_bold(content: ReportContent) -> None:
    assert form_of(report_under(content, "ỦY BAN NHÂN DÂN TỈNH MẪU"), "ỦY BAN NHÂN DÂN TỈNH MẪU") == (13, False, False)
    without = report_under(content, None)
    assert without.tables[0].rows[0].cells[0].paragraphs[0].text == "ỦY BAN NHÂN DÂN\nXÃ AN MẪU"


def report_under(content: ReportContent, superior: str | None) -> Document:
    return opened(write_report(replace(content, letterhead=replace(content.letterhead, superior=superior))))


def test_who_signs_is_bold_and_the_list_of_recipients_ends_with_the_archive(report: Document) -> None:
    for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Mẫu"):
        size, bold, italic = form_of(report, text)
        assert size in (13, 14)
        assert bold
        assert not italic
    assert form_of(report, "Nơi nhận:") == (12, True, True)
    foot = line(report, "Nơi nhận:")._p.getparent().findall(qn("w:p"))
    listed = [Paragraph(p, report._body) for p in foot][1:]
    assert [p.text for p in listed] == [
        "- Ủy ban nhân dân tỉnh (báo cáo);", "- Thường trực Đảng ủy, HĐND xã;",
        "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Các phòng, ban, đơn vị thuộc xã;", "- Lưu: VT, VP.",
    ]  # fmt: skip
    assert {run.font.size.pt for p in listed for run in p.runs} == {11}


def test_nobody_signs_a_report_whose_signer_is_not_known(content: ReportContent) -> None:
    nameless = replace(content.letterhead, signature=Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")))
    paper = opened(write_report(replace(content, letterhead=nameless)))
    assert form_of(paper, "CHỦ TỊCH")[1]
    assert "{{" not in "".join(one.text for one in every_line(paper))


# The body -----------------------------------------------------------------------------------------------------------

HEADINGS = [
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "II. KẾT QUẢ THỰC HIỆN", "1. Cải cách thể chế",
    "2. Cải cách thủ tục hành chính", "III. ĐÁNH GIÁ CHUNG", "1. Kết quả đạt được", "2. Tồn tại, hạn chế",
    "3. Nguyên nhân", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", "V. KIẾN NGHỊ, ĐỀ XUẤT",
]  # fmt: skip


def test_the_outline_is_that_of_a_periodic_report(report: Document) -> None:
    bold = [p for p in report.paragraphs if p.runs and all(run.font.bold for run in p.runs)]
    numbered = [p.text for p in bold if re.match(r"[IV]+\. |\d\. ", p.text)]
    assert numbered == HEADINGS
    assert all(line(report, text).paragraph_format.keep_with_next for text in HEADINGS)


def test_the_body_is_justified_set_in_and_spaced_as_the_decree_says(report: Document) -> None:
    body = line(report, "Đã hoàn thành 03/04 nhiệm vụ.")
    form = body.paragraph_format
    assert form.alignment == ALIGN.JUSTIFY
    assert 10 <= form.first_line_indent / MILLIMETRE <= 12.7
    assert form.space_after.pt >= 6
    assert 1 <= form.line_spacing <= 1.5
    assert {run.font.size.pt for run in body.runs} <= {13, 14}


def test_what_is_missing_is_marked_and_nothing_is_put_in_its_place(report: Document) -> None:
    marked = [p for p in report.paragraphs if any(r.font.highlight_color == WD_COLOR_INDEX.YELLOW for r in p.runs)]
    assert [p.text for p in marked] == [
        "[cần bổ sung]",
        "- Niêm yết công khai 100% thủ tục hành chính. [cần bổ sung] Kết quả kiểm tra việc niêm yết.",
        *["[cần bổ sung]"] * 4,
    ]
    for paragraph in marked:
        assert {r.text for r in paragraph.runs if r.font.highlight_color} == {"[cần bổ sung]"}


def test_what_is_missing_is_marked_once_in_the_body_and_where_nobody_is_addressed(content: ReportContent) -> None:
    mark = content.letterhead.words[Word.MISSING]
    nothing = Passage(paragraphs=(Told(sentences=(Sentence(text=mark, is_missing=True),)),))
    paper = opened(write_report(replace(content, addressed_to=(mark,), outline={Place.OPENING: (nothing,)})))
    for text in (mark, f"Kính gửi: {mark}"):
        assert {r.text for r in line(paper, text).runs if r.font.highlight_color} == {mark}


def test_the_body_says_exactly_the_sentences_that_it_was_given(report: Document, content: ReportContent) -> None:
    given = [
        sentence.text
        for place in Place
        for passage in content.outline.get(place, ())
        for paragraph in passage.paragraphs
        for sentence in paragraph.sentences
    ]
    lines = [p.text for p in report.paragraphs]
    start, end = lines.index(given[0]), lines.index("V. KIẾN NGHỊ, ĐỀ XUẤT")
    said = " ".join(text for text in lines[start:end] if text not in HEADINGS)
    assert said.replace("[cần bổ sung]", "").replace("- ", "").split() == " ".join(given).split()


def test_one_addressee_stands_on_the_line_and_several_below_one_another(content: ReportContent) -> None:
    one = opened(write_report(replace(content, addressed_to=("Sở Nội vụ",))))
    assert line(one, "Kính gửi: Sở Nội vụ").alignment == ALIGN.CENTER
    lines = [p.text for p in opened(write_report(content)).paragraphs]
    start = lines.index("Kính gửi:")
    assert lines[start : start + 3] == ["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."]
    nobody = opened(write_report(replace(content, addressed_to=())))
    assert not any("Kính gửi" in p.text for p in nobody.paragraphs)


# Annexes ------------------------------------------------------------------------------------------------------------


def test_annexes_repeat_their_titles_and_no_row_is_torn_apart(report: Document) -> None:
    tables = tables_of(report)
    assert len(tables) == 3
    for table in tables:
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_an_annex_has_its_number_title_and_report_above_it(report: Document) -> None:
    for number, title in (
        ("Phụ lục I", "TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ"),
        ("Phụ lục II", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, MỤC TIÊU"),
        ("Phụ lục III", "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ, ĐỀ XUẤT"),
    ):
        assert form_of(report, number) == (14, True, False)
        assert form_of(report, title) in ((13, True, False), (14, True, False))
        lines = [p.text for p in report.paragraphs]
        place = lines.index(number)
        assert lines[place + 1] == title
        assert re.fullmatch(r"\(Kèm theo Báo cáo số +/BC-UBND ngày 05 tháng 9 năm 2026 của .+\)", lines[place + 2])
        assert form_of(report, lines[place + 2])[2]


def test_the_tasks_keep_the_plans_own_numbering_under_its_own_headings(
    report: Document, content: ReportContent
) -> None:
    expected = ["STT"]
    section = None
    for task in content.tasks:
        if task.section != section and task.section is not None:
            expected.append(f"{task.section.code}. {task.section.title}")
        section = task.section
        expected.append(task.code)
    assert first_cells(tables_of(report)[0]) == expected


def test_a_heading_stands_under_its_own_and_is_not_said_twice(content: ReportContent) -> None:
    three, four = AnnexSection(code="III", title="TỔ CHỨC BỘ MÁY"), AnnexSection(code="IV", title="TÀI CHÍNH CÔNG")
    inner, further = (AnnexSection(code=c, title="Kiện toàn", parent=three) for c in ("3.1", "3.3"))
    sections = (inner, inner, three, further, four)
    tasks = tuple(replace(task, section=of) for task, of in zip(content.tasks, sections, strict=False))
    paper = opened(write_report(replace(content, tasks=tasks)))
    one, two, three_, four_, five = (task.code for task in tasks)
    assert first_cells(tables_of(paper)[0])[1:] == [
        "III. TỔ CHỨC BỘ MÁY", "3.1. Kiện toàn", one, two, three_, "3.3. Kiện toàn", four_, "IV. TÀI CHÍNH CÔNG", five,
    ]  # fmt: skip


def test_a_task_tells_its_result_evidence_and_reason_in_the_words_that_were_given(
    report: Document, content: ReportContent
) -> None:
    rows = [[cell.text for cell in row.cells] for row in tables_of(report)[0].rows]
    by_content = {row[1]: row for row in rows}
    for task in content.tasks:
        _, _, lead, coordinating, product, deadline, result, status, evidence = by_content[task.content]
        assert (lead, coordinating, product) == (task.lead, task.coordinating, task.product)
        assert deadline == "Trước 30/8/2026\nNgày cuối: 29/08/2026"
        assert result == (task.result or f"Lý do, vướng mắc: {task.reason}")
        assert status.split("\n")[0] == task.status
        assert evidence == "\n".join(task.evidence)


def test_indicators_are_judged_and_one_without_a_reading_is_not(report: Document) -> None:
    _, *rows = [[cell.text for cell in row.cells] for row in tables_of(report)[1].rows]
    assert [row[4] for row in rows] == ["Đạt", "Chưa đạt", "Chưa có số liệu"]
    assert [row[3] for row in rows] == ["99,1%", "71,5%", ""]


def test_an_annex_of_nothing_says_so(content: ReportContent) -> None:
    paper = opened(write_report(replace(content, indicators=(), difficulties=(), tasks=())))
    assert tables_of(paper) == []
    assert [p.text for p in paper.paragraphs].count("Không có.") == 3


# As pages -----------------------------------------------------------------------------------------------------------


def pages_of(data: bytes, folder: Path) -> list[Any]:
    with pdfplumber.open(as_pdf(data, "paper.docx", folder)) as pdf:
        return [
            (page.extract_text(), page.extract_words(), float(page.width), float(page.height)) for page in pdf.pages
        ]


@needs_office
def test_the_printed_report_numbers_its_pages_repeats_its_titles_and_wastes_none(
    content: ReportContent, tmp_path: Path
) -> None:
    pages = pages_of(write_report(content), tmp_path)
    numbers = []
    for _, words, width, _ in pages:
        at_top = [word for word in words if word["bottom"] < 56]  # points: within the top margin
        assert len(at_top) <= 1
        numbers.append(at_top[0]["text"] if at_top else None)
        if at_top:
            centre = (at_top[0]["x0"] + at_top[0]["x1"]) / 2
            assert abs(centre - (85 + (width - 42)) / 2) < 6
    starts = [number for number, (text, *_) in enumerate(pages) if text.startswith(("Phụ lục", "ỦY BAN"))]
    assert len(starts) == 4
    for start, end in zip(starts, [*starts[1:], len(pages)], strict=True):
        assert numbers[start:end] == [None, *(str(number) for number in range(2, end - start + 1))]
    annex = pages[starts[1] : starts[2]]
    assert len(annex) > 1
    assert all("Nội dung nhiệm vụ" in text and width > height for text, _, width, height in annex)
    assert all(len(words) > 5 for _, words, *_ in pages)


MANY = tuple(f"Trung tâm Dịch vụ tổng hợp và Cung ứng dịch vụ công số {number}" for number in range(25))
LONG = (
    "Rà soát, hệ thống hóa toàn bộ văn bản do Hội đồng nhân dân và Ủy ban nhân dân xã ban hành trước khi sắp xếp đơn "
    "vị hành chính, kiến nghị cấp có thẩm quyền sửa đổi, bổ sung, thay thế hoặc bãi bỏ văn bản không còn phù hợp"
)


def sheet_of(content: str, note: str, lines: int = 40) -> BriefingContent:
    """A sheet whose every row says this."""
    given = briefing_of(lines)
    rows = tuple(replace(row, content=content, note=note) for row in given.overdue)
    return replace(given, overdue=rows, coming=rows, decisions=rows, agencies=figures_of(MANY[:16]))


@needs_office
@pytest.mark.parametrize("lines", [0, 3, 60])
def test_the_sheet_for_the_meeting_is_one_page_whatever_there_is_to_tell(lines: int, tmp_path: Path) -> None:
    sheet = replace(briefing_of(lines), agencies=figures_of(MANY if lines else AGENCIES))
    assert len(pages_of(write_briefing(sheet), tmp_path)) == 1


@needs_office
@pytest.mark.parametrize(
    ("content", "note"),
    [("Báo cáo tháng", ""), (LONG, LONG), (LONG.upper(), "Một\nHai\n\nBa\nBốn"), ("Viếtliềnkhôngdấucách" * 12, "")],
    ids=["short", "long", "capitals and lines", "one word"],
)
def test_the_sheet_is_one_page_however_its_rows_are_written(content: str, note: str, tmp_path: Path) -> None:
    sheet = replace(sheet_of(content, note), agencies=figures_of(AGENCIES))
    assert len(pages_of(write_briefing(sheet), tmp_path)) == 1


# The letter and the sheet -------------------------------------------------------------------------------------------


def test_the_letter_says_what_it_is_about_below_its_number_and_lists_what_is_late() -> None:
    letter = opened(write_letter(letter_of()))
    head = letter.tables[0].rows[1].cells[0].paragraphs
    assert re.fullmatch(r"Số: +/UBND-VP", head[0].text)
    assert head[1].text == "V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2026"
    assert {run.font.size.pt for run in head[1].runs} <= {12, 13}
    assert line(letter, "Kính gửi: Phòng Kinh tế").alignment == ALIGN.CENTER
    (late,) = tables_of(letter)
    rows = [[cell.text for cell in row.cells] for row in late.rows][1:]
    assert rows[0] == [
        "5",
        "Rà soát tài sản công",
        "Trước 30/8/2026",
        "28/08/2026",
        "8",
        "Chưa nhận được bảng kê của thôn",
    ]
    assert rows[1][4] == "51"
    assert 30 <= letter.sections[0].left_margin / MILLIMETRE <= 35
    assert form_of(letter, "PHÓ CHỦ TỊCH")[1]


def test_the_sheet_counts_what_it_has_no_room_for() -> None:
    sheet = briefing_of(60)
    paper = opened(write_briefing(sheet))
    lists = tables_of(paper)[1:]
    shown = [len(table.rows) - 1 for table in lists]
    told = [int(p.text.split()[-1]) for p in paper.paragraphs if p.text.startswith("Còn lại, chưa ghi ở đây:")]
    given = sum(map(len, (sheet.overdue, sheet.decisions, sheet.coming)))
    assert sum(shown) + sum(told) == given
    assert shown[0] >= 2
    assert shown[1] == 2


def test_the_sheet_cuts_long_words_where_it_could_tell_of_few_otherwise() -> None:
    agencies, *lists = tables_of(opened(write_briefing(sheet_of(LONG, LONG))))
    assert len(lists[0].rows) - 1 >= 4
    assert [len(table.rows) - 1 >= 2 for table in lists] == [True] * 3
    assert len(agencies.rows) - 1 < 16
    shown = lists[0].rows[1].cells[1].text
    assert LONG.startswith(shown.removesuffix("…"))
    few = replace(sheet_of(LONG, LONG, lines=1), agencies=figures_of(AGENCIES))
    assert tables_of(opened(write_briefing(few)))[1].rows[1].cells[1].text == LONG


def test_an_empty_cell_is_as_low_as_its_letters_in_every_program() -> None:
    for table in tables_of(opened(write_briefing(sheet_of("Báo cáo tháng", "")))):
        for cell in (cell for row in table.rows for cell in row.cells):
            marks = [mark for p in cell.paragraphs for mark in p._p.xpath("./w:pPr/w:rPr/w:sz/@w:val")]
            assert marks == ["22"] * len(cell.paragraphs)


def test_the_day_of_a_paper_stands_whole_on_its_line() -> None:
    dated = dated_line("Phường An Mẫu Thượng Đông Hải", None, 2026)
    _, _, day = dated.partition(", ")
    assert " " not in day
    assert day.replace("\u00a0", " ").split() == ["ngày", "tháng", "năm", "2026"]


def test_the_sheet_says_where_there_is_nothing() -> None:
    lines = [p.text for p in opened(write_briefing(briefing_of(0))).paragraphs]
    assert lines.count("Không có.") == 3
    assert "Đầu việc quá hạn (0)" in lines
