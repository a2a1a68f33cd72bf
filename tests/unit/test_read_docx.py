"""Word documents: what is printed is read, what is not printed is not, and hostile files are refused with a reason."""

from __future__ import annotations

import contextlib
import io
import random
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.archive import LARGEST_XML, MOST_MEMBERS
from documents.read_docx import read_docx
from documents.reading import Kind, Unreadable, read_document
from documents.tables import MOST_COLUMNS, MOST_ROWS
from plans.pages import Merged, Note, PageDoubt, Paragraph, Row, Table
from tests.doubles.plan_papers import (
    cell,
    docx_of,
    level,
    lists,
    paragraph,
    plan_docx,
    row,
    run,
    table,
    text_box,
    with_members,
    zipped,
)


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_docx(docx_of(body, **parts)).blocks if isinstance(block, Paragraph)]


def table_of(body: str, **parts: str) -> Table:
    (found,) = [block for block in read_docx(docx_of(body, **parts)).blocks if isinstance(block, Table)]
    return found


def grid(found: Table) -> list[list[str]]:
    """Each cell's text; "<" and "^" for places of cells merged from the left and from above."""
    signs = {Merged.LEFT: "<", Merged.ABOVE: "^", None: ""}
    return [[cell.text or signs[cell.merged] for cell in row.cells] for row in found.rows]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_docx(data)
    return refused.value


def said(text: str) -> str:
    return cell(paragraph(run(text)))


# --- paragraphs -----------------------------------------------------------------------------------------------------


def test_runs_of_a_paragraph_are_one_line_and_soft_breaks_part_it() -> None:
    assert texts(paragraph(run("Kế"), run(" "), run("hoạch"), run(" năm\n2026"))) == ["Kế hoạch năm", "2026"]


def test_each_paragraph_says_that_it_is_whole() -> None:
    (found,) = read_docx(docx_of(paragraph(run("Kế hoạch")))).blocks
    assert isinstance(found, Paragraph)
    assert found.whole


def test_a_document_made_of_single_lines_says_that_they_go_on() -> None:
    """As when a PDF was turned into a Word document: each line became a paragraph."""
    full, rest = "Các cơ quan, đơn vị báo cáo kết quả thực hiện Kế hoạch này và", "những việc còn vướng mắc."
    broken = read_docx(docx_of("".join(paragraph(run(line)) for line in (full, rest) * 5))).blocks
    assert not any(block.whole for block in broken if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("runs", "bold"),
    [
        ([run("Kế hoạch", "<w:b/>")], True),
        ([run("Kế ", "<w:b/>"), run(" "), run("hoạch", "<w:b/>")], True),
        ([run("Kế", "<w:b/>"), run(" hoạch")], False),
        ([run("Kế hoạch", '<w:b w:val="0"/>')], False),
        ([run("Kế hoạch", '<w:rStyle w:val="Dam"/>')], True),
    ],
)
def test_a_line_is_bold_when_all_of_it_is(runs: list[str], bold: bool) -> None:
    styles = '<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    (found,) = read_docx(docx_of(paragraph(*runs), styles=styles)).blocks
    assert isinstance(found, Paragraph)
    assert found.bold is bold


def test_styles_are_followed_to_what_they_are_based_on_and_never_round_in_circles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    (found,) = read_docx(docx_of(paragraph(run("Mục"), properties='<w:pStyle w:val="A"/>'), styles=styles)).blocks
    assert isinstance(found, Paragraph)
    assert (found.bold, found.level) == (True, 2)


def test_letters_shown_as_capitals_are_capitals() -> None:
    assert texts(paragraph(run("Phụ lục", "<w:caps/>"))) == ["PHỤ LỤC"]


def test_what_is_not_printed_is_not_read() -> None:
    hidden = run("ghi chú ẩn", "<w:vanish/>")
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    note = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    assert texts(paragraph(run("Kế hoạch"), hidden, field, note), header=paragraph(run("Trang 1"))) == ["Kế hoạch"]


def test_special_letters_of_word_are_read_as_they_look() -> None:
    hyphen, tab, bullet = "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:tab/></w:r>", '<w:r><w:sym w:char="F0B7"/></w:r>'
    assert texts(paragraph(run("HĐND"), hyphen, run("UBND"), tab, bullet)) == ["HĐND-UBND -"]


def test_a_text_box_is_read_once() -> None:
    assert texts(paragraph(run("Trước"), text_box("Trong khung")) + paragraph(run("Sau"))) == [
        "Trước",
        "Trong khung",
        "Sau",
    ]


def test_content_controls_and_links_are_looked_into() -> None:
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ngày 06')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run(' tháng 01')}</w:hyperlink>"
    block = f"<w:sdt><w:sdtContent>{paragraph(run('Mục lục'))}</w:sdtContent></w:sdt>"
    assert texts(paragraph(inline, link) + block) == ["ngày 06 tháng 01", "Mục lục"]


# --- tracked changes ------------------------------------------------------------------------------------------------

GONE = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    moved = f"<w:moveFrom>{run('chuyển đi')}</w:moveFrom><w:moveTo>{run(' chuyển đến')}</w:moveTo>"
    *found, note = read_docx(docx_of(paragraph(GONE, f"<w:ins>{run('mới')}</w:ins>", moved))).blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["mới chuyển đến"]
    assert note == Note(code=PageDoubt.CHANGES_TRACKED)


def test_a_numbered_paragraph_that_was_moved_away_counts_no_more() -> None:
    gone = f"<w:moveFrom>{run('chuyển đi')}</w:moveFrom>"
    body = paragraph(gone, mark=(1, 0), properties="<w:rPr><w:moveFrom/></w:rPr>") + paragraph(
        run("ở lại"), mark=(1, 0)
    )
    assert texts(body, numbering=lists(OUTLINE)) == ["I. ở lại"]


def test_what_was_only_formatted_otherwise_is_read_as_it_is_now() -> None:
    change = '<w:b w:val="0"/><w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    (found,) = read_docx(docx_of(paragraph(run("Kế hoạch", change)))).blocks
    assert isinstance(found, Paragraph)
    assert (found.text, found.bold) == ("Kế hoạch", False)


def test_a_document_without_changes_tells_of_none() -> None:
    assert not any(isinstance(block, Note) for block in read_docx(docx_of(paragraph(run("Kế hoạch")))).blocks)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    end = "<w:rPr><w:del/></w:rPr>"
    assert texts(paragraph(run("Rà soát "), properties=end) + paragraph(run("tài sản"))) == ["Rà soát tài sản"]


def test_deleted_rows_are_gone_and_inserted_ones_stay() -> None:
    rows = [row(said("1")), row(said("2"), properties="<w:del/>"), row(said("3"), properties="<w:ins/>")]
    assert grid(table_of(table(*rows, widths=[900]))) == [["1"], ["3"]]


# --- numbers that Word counts ---------------------------------------------------------------------------------------


def numbered(*marks: tuple[int, int]) -> str:
    return "".join(paragraph(run("x"), mark=mark) for mark in marks)


OUTLINE = [
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%1.%2.%3", legal=True),
    level(3, "lowerLetter", "%4)"),
]


def test_an_outline_is_counted_level_by_level() -> None:
    body = numbered((1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 0), (1, 1), (1, 2))
    assert texts(body, numbering=lists(OUTLINE)) == [
        "I. x", "1. x", "1.1.1 x", "1.1.2 x", "a) x", "2. x", "II. x", "1. x", "2.1.1 x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("bullet", "\uf0b7", "- x"),
        ("bullet", "", "x"),
        ("decimalZero", "%1", "01 x"),
        ("lowerRoman", "%1)", "i) x"),
        ("upperLetter", "%1.", "A. x"),
        ("none", "", "x"),
        ("cardinalText", "%1.", "1. x"),
    ],
)
def test_each_form_of_numbers_and_bullets(form: str, text: str, printed: str) -> None:
    assert texts(numbered((1, 0)), numbering=lists([level(0, form, text)])) == [printed]


def test_letters_go_on_after_z() -> None:
    found = texts(numbered(*[(1, 0)] * 28), numbering=lists([level(0, "lowerLetter", "%1)")]))
    assert (found[25], found[26], found[27]) == ("z) x", "aa) x", "bb) x")


def test_lists_that_share_a_definition_count_on_unless_one_starts_anew() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    found = texts(numbered((1, 0), (1, 0), (2, 0), (3, 0), (3, 0)), numbering=numbering)
    assert found == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_style_may_number_and_a_paragraph_may_refuse_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    refused = '<w:numPr><w:numId w:val="0"/></w:numPr><w:pStyle w:val="Muc"/>'
    body = paragraph(run("một"), properties='<w:pStyle w:val="Muc"/>') + paragraph(run("hai"), properties=refused)
    assert texts(body, styles=styles, numbering=lists(OUTLINE)) == ["I. một", "hai"]


def test_an_empty_cell_that_word_numbers_holds_its_number() -> None:
    rows = [row(cell(paragraph(mark=(1, 0))), said("Rà soát")) for _ in range(2)]
    assert grid(table_of(table(*rows, widths=[500, 3000]), numbering=lists(OUTLINE))) == [
        ["I.", "Rà soát"],
        ["II.", "Rà soát"],
    ]


def test_a_number_of_a_deleted_row_is_not_counted() -> None:
    rows = [
        row(cell(paragraph(mark=(1, 0)))),
        row(cell(paragraph(mark=(1, 0))), properties="<w:del/>"),
        row(cell(paragraph(mark=(1, 0)))),
    ]
    assert grid(table_of(table(*rows, widths=[500]), numbering=lists(OUTLINE))) == [["I."], ["II."]]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_cells_are_merged_both_ways() -> None:
    rows = [
        row(cell(paragraph(run("STT")), merge="restart"), cell(paragraph(run("Phân công")), span=2)),
        row(cell(merge="continue"), said("Chủ trì"), said("Phối hợp")),
    ]
    assert grid(table_of(table(*rows, widths=[500, 2000, 2000]))) == [
        ["STT", "Phân công", "<"],
        ["^", "Chủ trì", "Phối hợp"],
    ]


def test_lists_in_a_cell_are_lines_with_bullets() -> None:
    bullets = cell(paragraph(run("Kế hoạch"), mark=(1, 0)), paragraph(run("Báo cáo"), mark=(1, 0)))
    found = table_of(table(row(bullets), widths=[900]), numbering=lists([level(0, "bullet", "-")]))
    assert grid(found) == [["- Kế hoạch\n- Báo cáo"]]


def test_rules_drawn_a_little_apart_are_one_rule() -> None:
    rows = [
        row(said("a"), cell(paragraph(run("b")), span=2), said("c")),
        row(cell(paragraph(run("d")), span=2), said("e"), said("f")),
    ]
    assert grid(table_of(table(*rows, widths=[1000, 80, 1000, 1000]))) == [["a", "b", "c"], ["d", "e", "f"]]


def test_a_narrow_column_with_text_of_its_own_stays_a_column() -> None:
    rows = [row(said("a"), said("b"), said("c"))]
    assert grid(table_of(table(*rows, widths=[1000, 80, 1000]))) == [["a", "b", "c"]]


def test_rows_that_begin_late_or_end_early_keep_their_columns() -> None:
    rows = [
        row(said("a"), said("b"), said("c")),
        row(said("d"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    ]
    assert grid(table_of(table(*rows, widths=[1000, 1000, 1000]))) == [["a", "b", "c"], ["", "d", ""]]


def test_a_row_that_lost_a_cell_is_left_short_to_be_asked_about() -> None:
    rows = [row(said("a"), said("b"), said("c")), row(said("d"), said("e"))]
    assert grid(table_of(table(*rows, widths=[1000, 1000, 1000]))) == [["a", "b", "c"], ["d", "e"]]


def test_a_table_within_a_cell_is_read_and_told() -> None:
    inner = table(row(said("x"), said("y")), widths=[500, 500])
    rows = [row(said("1"), cell(paragraph(run("Gồm:")), inner), said("2"))]
    (found,) = table_of(table(*rows, widths=[1000, 1000, 1000])).rows
    assert found.cells[1].text == "Gồm:\nx\ny"
    assert found.cells[1].note == Note(code=PageDoubt.TABLE_WITHIN)


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_words_that_are_crossed_out_are_read_and_told(mark: str) -> None:
    rows = [row(said("1"), cell(paragraph(run("Rà soát "), run("tài sản", mark))), said("2"))]
    (found,) = table_of(table(*rows, widths=[1000, 1000, 1000])).rows
    assert [c.text for c in found.cells] == ["1", "Rà soát tài sản", "2"]
    assert [c.note for c in found.cells] == [None, Note(code=PageDoubt.STRUCK_OUT, args={"printed": "tài sản"}), None]


def test_crossed_out_words_of_a_table_within_are_told_by_the_cell_around_it() -> None:
    inner = table(row(cell(paragraph(run("x", "<w:strike/>"))), said("y")), widths=[500, 500])
    rows = [row(said("1"), cell(paragraph(run("Gồm:")), inner), said("2"))]
    (found,) = table_of(table(*rows, widths=[1000, 1000, 1000])).rows
    assert [c.note and c.note.code for c in found.cells] == [None, PageDoubt.STRUCK_OUT, None]


def test_a_table_that_only_lays_out_another_steps_aside() -> None:
    inner = table(row(said("1"), said("2"), said("3")), widths=[500, 500, 500])
    found = table_of(table(row(cell(paragraph(run("Trên")), inner, paragraph())), widths=[2000]))
    assert grid(found) == [["1", "2", "3"]]


def test_each_row_knows_its_place() -> None:
    found = read_docx(docx_of(paragraph(run("Một")) + table(row(said("2")), row(said("3")), widths=[500]))).blocks[1]
    assert isinstance(found, Table)
    assert [r.place.line for r in found.rows] == [2, 3]
    assert all(isinstance(r, Row) for r in found.rows)


# --- what is refused ------------------------------------------------------------------------------------------------

GOOD = docx_of(paragraph(run("Kế hoạch")))


def with_member(name: str, content: str | bytes) -> bytes:
    return with_members(GOOD, {name: content})


def document(content: str, encoding: str = "utf-8") -> bytes:
    return with_member("word/document.xml", content.encode(encoding))


TCVN3 = "®· ban hµnh KÕ ho¹ch c©u hái, cña d©n ®­îc, ®¸nh gi¸"
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_member("word/vbaProject.bin", b"x"), "macros"),
        (with_member("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled</Types>"), "macros"),
        (document(ENTITY), "unsafe-xml"),
        (document(ENTITY, "utf-16"), "unsafe-xml"),
        (document(ENTITY.replace("1.0", "1.0", 1), "utf-32"), "unsafe-xml"),
        (document('<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'), "unsafe-xml"),
        (with_member("customXml/item1.xml", ENTITY), "unsafe-xml"),
        (document("<w:document"), "corrupt"),
        (document("<x/>"), "corrupt"),
        (document(""), "corrupt"),
        (with_member("word/_rels/document.xml.rels", "<x"), "corrupt"),
        (with_members(docx_of("", styles="<w:style/>"), {"word/styles.xml": "<w:styles"}), "corrupt"),
        (with_members(docx_of("", numbering="<w:num/>"), {"word/numbering.xml": "<w:numbering"}), "corrupt"),
        (GOOD[: len(GOOD) // 2], "corrupt"),
        (docx_of(paragraph()), "empty"),
        (docx_of(paragraph(run(TCVN3, '<w:rFonts w:ascii=".VnTime"/>'))), "legacy-font"),
        (docx_of(paragraph(run(TCVN3))), "legacy-font"),
        (zipped({**dict.fromkeys((f"word/{i}.txt" for i in range(MOST_MEMBERS)), b""), "word/document.xml": b""}),
         "unpacks-too-big"),
        (with_member("word/media/image1.png", bytes(60 * 1024 * 1024)), "unpacks-too-big"),
        (with_member("word/styles.xml", random.Random(1).randbytes(LARGEST_XML + 1)), "unpacks-too-big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_trusted_or_read_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_document_with_a_password_is_told_from_an_old_one() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    for data, code in ((old, "old-office"), (old + "EncryptedPackage".encode("utf-16-le"), "encrypted")):
        with pytest.raises(Unreadable, match=code):
            read_document(data)


def test_a_locked_member_is_a_password_too() -> None:
    locked = bytearray(GOOD)
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.find(sign)
        locked[at + (6 if sign[2] == 3 else 8)] |= 1
    assert refusal(bytes(locked)).code == "encrypted"


def test_too_many_columns_are_refused_before_they_are_made() -> None:
    wide = table(row(*(said(str(i)) for i in range(MOST_COLUMNS + 1))))
    assert refusal(docx_of(wide)).code == "too-many-columns"
    assert refusal(docx_of(table(row(cell(paragraph(run("x")), span=999_999))))).code == "too-many-columns"


def test_too_many_rows_are_refused() -> None:
    assert refusal(docx_of(table(*[row(said("1"))] * (MOST_ROWS + 1)))).code == "too-many-rows"


def test_tables_nested_without_end_are_refused_and_harm_nothing() -> None:
    body = paragraph(run("x"))
    for _ in range(400):
        body = table(row(cell(body)))
    assert refusal(docx_of(body)).code == "corrupt"


def test_marks_of_direction_are_taken_off_and_turning_by_force_is_refused() -> None:
    """What is turned by force shows other days than are typed: 21/01 is seen as 10/12."""
    assert texts(paragraph(run("Trước \u200f\u206730/11/2026\u2069"))) == ["Trước 30/11/2026"]
    assert refusal(docx_of(paragraph(run("Trước \u202e21/01\u202c")))).code == "turned-letters"
    assert refusal(docx_of(paragraph(f'<w:bdo w:val="rtl">{run("21/01")}</w:bdo>'))).code == "turned-letters"


LONG_UNICODE = paragraph(run("Các cơ quan, đơn vị thuộc Ủy ban nhân dân xã tổ chức thực hiện Kế hoạch này. " * 40))
STYLED = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("pasted", "font"),
    [
        (said("®¸nh gi¸ c«ng chøc"), "TCVN3"),
        (said("Ñaùnh giaù coâng chöùc"), "VNI"),
        (cell(paragraph(run("Phßng Kinh tÕ", '<w:rFonts w:ascii=".VnTime"/>'))), "TCVN3"),
        (cell(paragraph(run("Phoøng Kinh teá", '<w:rFonts w:ascii="VNI-Times"/>'))), "VNI"),
        (cell(paragraph(run("Phßng Kinh tÕ"), properties='<w:pStyle w:val="Cu"/>')), "TCVN3"),
    ],
)
def test_one_cell_pasted_from_a_paper_in_an_old_font_is_enough(pasted: str, font: str) -> None:
    body = LONG_UNICODE + table(row(said("1"), pasted, said("Quý I/2026")), widths=[500, 500, 500])
    refused = refusal(docx_of(body, styles=STYLED))
    assert (refused.code, refused.args_) == ("legacy-font", {"font": font})


def test_unicode_that_names_an_old_font_is_read() -> None:
    """Word shows it in another font, and so it says what it shows."""
    assert texts(paragraph(run("Đánh giá công chức toàn xã", '<w:rFonts w:ascii=".VnTime"/>'))) == [
        "Đánh giá công chức toàn xã"
    ]


_SHAPES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def picture(width: float, height: float) -> str:
    """A picture so many centimetres large."""
    size = f'<wp:extent cx="{int(360_000 * width)}" cy="{int(360_000 * height)}"/>'
    return f"<w:r><w:drawing><wp:inline {_SHAPES}>{size}<pic:pic/></wp:inline></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (paragraph(run("Kế hoạch"), picture(16, 9)), "1"),
        (paragraph(run("Kế hoạch"), "<w:r><w:object/></w:r>") + '<w:altChunk r:id="x"/>', "2"),
        (paragraph(run("Kế hoạch"), picture(4, 4)), None),
    ],
    ids=["a table as a picture", "a sheet and a paper put in", "a seal"],
)
def test_what_is_shown_as_a_picture_is_told_of(body: str, count: str | None) -> None:
    notes = [block for block in read_docx(docx_of(body)).blocks if isinstance(block, Note)]
    assert [(note.code, note.args) for note in notes] == (
        [(PageDoubt.PICTURE_NOT_READ, {"count": count})] if count else []
    )


def test_a_document_whose_main_part_word_numbered_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        members = {n: archive.read(n).replace(b"document.xml", b"document2.xml") for n in archive.namelist()}
    renamed = {name.replace("document.xml", "document2.xml"): content for name, content in members.items()}
    assert read_document(zipped(renamed)).kind is Kind.DOCX


def test_the_kind_is_told_by_content_and_read_apart() -> None:
    assert read_document(plan_docx(), "ke-hoach.txt").kind is Kind.DOCX


# --- whatever comes -------------------------------------------------------------------------------------------------


XML_BITS = st.sampled_from(
    ["<w:p/>", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tr><w:tc/></w:tr>", "<w:sdt/>", "<w:r/>", "<w:del/>",
     "<!-- x -->", "<?x y?>", "<mc:AlternateContent/>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
     '<w:p><w:pPr><w:numPr><w:numId w:val="x"/></w:numPr></w:pPr></w:p>', "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
     '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr></w:tc></w:tr></w:tbl>',
     '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="zz"/></w:trPr></w:tr></w:tbl>', "<w:p><w:r><w:sym/></w:r></w:p>",
     '<w:p><w:r><w:sym w:char="ZZ"/></w:r></w:p>', "<w:p><w:r><w:t/></w:r></w:p>"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(bits=st.lists(XML_BITS, max_size=8))
def test_odd_markup_gives_a_document_or_a_reason(bits: list[str]) -> None:
    with contextlib.suppress(Unreadable):
        read_docx(docx_of("".join(bits), numbering=lists(OUTLINE)))


def test_a_plan_is_read_within_a_second() -> None:
    """Of the processor and of a slow machine: the measure itself is taken in the benchmark."""
    data = plan_docx()
    start = time.perf_counter()
    read_document(data)
    assert time.perf_counter() - start < 5
