"""The commune's own template of a report: filled wherever Word tore its places apart, refused where one is wrong."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from documents.archive import look_over
from documents.places import fill_places
from documents.report_docx import BLOCKS, KNOWN, REQUIRED, check_template, template_of, write_report
from documents.tables import Unreadable
from plans.report import Place
from tests.doubles.reports import report_of


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def saved(paper: Document) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def template(*lines: str) -> bytes:
    """A template of an office: the places that must be there, and these lines."""
    paper = docx.Document()
    for text in (*(f"{{{{{name}}}}}" for name in REQUIRED), *lines):
        paper.add_paragraph(text)
    return saved(paper)


def lines_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        check_template(data)
    return refused.value


# Filled -------------------------------------------------------------------------------------------------------------


def test_our_own_template_holds_every_place_and_gives_the_report_that_is_made_without_one() -> None:
    content = report_of()
    ours = template_of(content)
    text = "\n".join(element.text or "" for element in opened(ours).element.body.iter() if element.tag.endswith("}t"))
    # What dates and periods an office may want to name stands in no place of ours.
    assert {name for name in KNOWN if f"{{{{{name}}}}}" not in text} == {
        "ky_bao_cao", "tu_ngay", "den_ngay", "so_lieu_den_ngay"
    }  # fmt: skip
    assert lines_of(write_report(content, ours)) == lines_of(write_report(content))


def test_an_office_orders_the_parts_as_it_likes_and_words_its_own_headings() -> None:
    made = write_report(
        report_of(),
        template(
            "PHẦN MỘT. TỒN TẠI", "{{ton_tai_han_che}}", "PHẦN HAI. MỞ ĐẦU", "{{mo_dau}}", "Số liệu {{ky_bao_cao}}."
        ),
    )
    lines = lines_of(made)
    start = lines.index("PHẦN MỘT. TỒN TẠI")
    assert lines[start + 1] == "Còn 03 nhiệm vụ quá hạn."
    assert lines[start + 3].startswith("Thực hiện Kế hoạch số 05/KH-UBND")
    assert lines[start + 4] == "Số liệu quý III năm 2026."


def test_days_are_written_at_their_places() -> None:
    made = write_report(report_of(), template("Từ {{tu_ngay}} đến {{den_ngay}}, số liệu đến {{so_lieu_den_ngay}}"))
    assert "Từ 15/06/2026 đến 14/09/2026, số liệu đến 07/09/2026" in lines_of(made)


def test_what_is_put_in_has_the_form_and_letters_of_its_place() -> None:
    paper = opened(template())
    place = next(p for p in paper.paragraphs if p.text == "{{ket_qua}}")
    place.paragraph_format.left_indent = Pt(30)
    place.runs[0].font.size, place.runs[0].font.italic = Pt(17), True
    made = opened(write_report(report_of(), saved(paper)))
    line = next(p for p in made.paragraphs if p.text == "Đã hoàn thành 03/04 nhiệm vụ.")
    assert line.paragraph_format.left_indent == Pt(30)
    assert (line.runs[0].font.size, line.runs[0].font.italic) == (Pt(17), True)


@given(st.lists(st.integers(0, 60), max_size=8))
def test_a_place_is_found_however_word_tore_it_into_runs(cuts: list[int]) -> None:
    text = "Báo cáo {{ky_bao_cao}} của {{co_quan_ban_hanh}}, {{ ky_bao_cao }}"
    paper = docx.Document()
    line = paper.add_paragraph()
    ends = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    for start, end in pairwise(ends):
        line.add_run(text[start:end])
    fill_places(paper, {"ky_bao_cao": "quý I", "co_quan_ban_hanh": "UBND xã"}, {})
    assert line.text == "Báo cáo quý I của UBND xã, quý I"


def test_places_are_filled_in_tables_and_margins_too() -> None:
    paper = opened(template())
    paper.add_table(rows=1, cols=1).cell(0, 0).text = "{{trich_yeu}}"
    paper.add_table(rows=1, cols=1).cell(0, 0).text = "{{noi_nhan}}"
    paper.sections[0].footer.paragraphs[0].text = "{{co_quan_ban_hanh}}"
    made = opened(write_report(report_of(), saved(paper)))
    assert made.tables[-2].cell(0, 0).text.replace("\u00a0", " ") == report_of().title
    assert made.tables[-1].cell(0, 0).text.startswith("- Ủy ban nhân dân tỉnh (báo cáo);\n- Thường trực")
    assert made.sections[0].footer.paragraphs[0].text == "ỦY BAN NHÂN DÂN\nXÃ AN MẪU"


def test_a_table_is_as_wide_as_the_page_at_its_place() -> None:
    made = opened(write_report(report_of(), template()))
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in made.tables[0].columns) == pytest.approx(room, rel=0.01)


def test_brackets_in_what_people_wrote_are_not_taken_for_places() -> None:
    content = report_of()
    content = replace(content, title="Báo cáo {{mo_dau}}", tasks=(replace(content.tasks[0], result="{{ket_qua}} {{"),))
    made = opened(write_report(content))
    assert "Báo cáo {{mo_dau}}" in [p.text for p in made.paragraphs]
    assert any("{{ket_qua}} {{" in cell.text for table in made.tables for row in table.rows for cell in row.cells)


# Refused ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REQUIRED)
def test_a_template_that_lacks_a_place_is_refused_by_its_name(name: str) -> None:
    paper = opened(template())
    place = next(p for p in paper.paragraphs if p.text == f"{{{{{name}}}}}")
    place._p.getparent().remove(place._p)
    refused = refusal(saved(paper))
    assert (refused.code, refused.args_) == ("template-lacks", {"places": f"{{{{{name}}}}}"})


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("{{ket_qa}} và {{khong_co}}", "template-unknown", {"places": "{{ket_qa}}, {{khong_co}}"}),
        ("{{kết_quả}}", "template-unknown", {"places": "{{kết_quả}}"}),
        ("Kết quả: {{nguyen_nhan}}", "template-not-alone", {"places": "{{nguyen_nhan}}"}),
        ("Kỳ {{ky_bao_cao", "template-open", {"words": "Kỳ {{ky_bao_cao"}),
        ("Kỳ {{ky bao cao}}", "template-open", {"words": "Kỳ {{ky bao cao}}"}),
        ("Kỳ ky_bao_cao}}", "template-open", {"words": "Kỳ ky_bao_cao}}"}),
    ],
)
def test_a_place_that_is_wrong_is_named(line: str, code: str, words: dict[str, str]) -> None:
    refused = refusal(template(line))
    assert (refused.code, refused.args_) == (code, words)


def test_a_template_that_fetches_from_elsewhere_is_refused_and_a_link_to_click_is_not() -> None:
    paper = opened(template())
    paper.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    check_template(saved(paper))
    paper.part.relate_to("https://example.org/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    assert refusal(saved(paper)).code == "template-outside"


def with_member(data: bytes, name: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"", "template-not-word"),
        (lambda data: b"%PDF-1.7", "template-not-word"),
        (lambda data: data[: len(data) // 2], "cut"),
        (lambda data: with_member(data, "word/vbaProject.bin"), "macros"),
        (lambda data: data + b" " * 26 * 1024 * 1024, "too-large"),
    ],
)
def test_what_is_no_safe_word_file_is_refused(spoil: Callable[[bytes], bytes], code: str) -> None:
    assert refusal(spoil(template())).code == code


def test_every_block_is_a_place_and_every_part_of_the_body_is_a_block() -> None:
    assert BLOCKS <= KNOWN
    assert set(Place) <= BLOCKS
    assert set(REQUIRED) <= KNOWN


def test_what_is_written_can_be_read_again() -> None:
    look_over(write_report(report_of()))


def test_the_guide_for_offices_lists_every_place() -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{(\w+)\}\}", guide)) == KNOWN
