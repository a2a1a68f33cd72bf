"""PDF files: a printed plan means what its text means, and what would be read in part or wrongly is refused."""

from __future__ import annotations

import contextlib
import io
import json
import random
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from documents.pdf_grid import made_cell
from documents.pdf_lines import Word
from documents.read_pdf import MOST_PAGES, read_pdf
from documents.tables import Document, Kind, Unreadable
from plans.body import reporting_of
from plans.deadlines import read_deadline
from plans.intake import plan_as_json, read_plan
from plans.outline import outline
from plans.pages import Merged, Note, PageDoubt, Paragraph, Table, paragraphs_of
from tests.golden.comparing import compare
from tests.printing import Printer, Shape, finished, new_paper, paper_with_grid, printed_plan

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / "bot" / "demo" / "plan.txt").read_text(encoding="utf-8")
GOLD: dict[str, Any] = json.loads((ROOT / "tests" / "golden" / "an_mau.json").read_text(encoding="utf-8"))


def meaning(data: bytes) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(plan_as_json(read_plan(read_pdf(data).blocks))))
    return result


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data)
    return refused.value


def paper_with(*lines: str, x: float = 80) -> FPDF:
    paper = new_paper()
    paper.add_page()
    for number, line in enumerate(lines):
        paper.text(x, 100 + 16 * number, line)
    return paper


def ruled(*rows: list[str], widths: tuple[float, ...] = (40, 200, 120, 120), head: bool = True) -> FPDF:
    """A page with a table, as `paper_with_grid` draws it."""
    titles = ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"]
    return paper_with_grid([titles, *rows] if head else list(rows), widths)


def only_table(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in only_table(document).rows]


# --- a printed plan ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape",
    [
        Shape(),
        Shape(height=420),
        Shape(height=420, repeats_header=False),
        Shape(numbers_midway=True, height=500),
        Shape(ruled=False),
        Shape(ruled=False, room=0),
        Shape(ruled=False, height=420),
        Shape(ruled=False, height=420, room=0),
        Shape(ruled=False, height=420, repeats_header=False),
        Shape(ruled=False, numbers_midway=True),
        Shape(ruled=False, size=9, widths=(30, 150, 130, 95, 85, 125, 140)),
    ],
    ids=repr,
)
def test_a_printed_plan_means_what_its_text_means(shape: Shape) -> None:
    """With rules and without, over pages that break rows: the head, every task and every doubt are the same."""
    assert meaning(printed_plan(SAMPLE, shape)) == GOLD


def test_rows_whose_beginning_is_not_told_are_doubted_in_every_cell() -> None:
    """Numbers set midway, no room between the rows, rows broken by pages: nothing tells where a row begins."""
    found = compare(GOLD, meaning(printed_plan(SAMPLE, Shape(ruled=False, room=0, numbers_midway=True))))
    assert found.silent == []
    assert found.doubted_wrong


@pytest.mark.parametrize("seed", range(10))
def test_no_layout_says_anything_wrong_in_silence(seed: int) -> None:
    """Columns, letters, rooms and pages of any size: what is not as in the text is doubted, what is lost is told."""
    chance = random.Random(seed)
    shape = Shape(
        ruled=chance.random() < 0.3,
        widths=tuple(width * chance.uniform(0.85, 1.02) for width in Shape().widths),
        size=chance.choice([7, 8, 9, 10, 11]),
        room=chance.choice([0, 0, 2, 4, 6]),
        height=chance.choice([420, 595, 700]),
        repeats_header=chance.random() < 0.7,
        numbers_midway=chance.random() < 0.3,
    )
    read = meaning(printed_plan(SAMPLE, shape))
    found = compare(GOLD, read)
    told = any(doubt["field"] == "tasks" for doubt in read["plan"]["doubts"])
    doubted = {f"task {task['code']}" for task in read["tasks"] if task["doubts"]}
    assert found.silent == []
    assert told or all(lost.rstrip("ab") in doubted for lost in found.missing)


def test_letters_written_with_separate_marks_are_composed() -> None:
    assert meaning(printed_plan(SAMPLE, Shape(letters="NFD"))) == GOLD


def test_fifteen_pages_are_read_within_five_seconds() -> None:
    data = printed_plan(SAMPLE, Shape(height=240))
    begun = time.perf_counter()
    document = read_pdf(data)
    assert time.perf_counter() - begun < 5
    assert max(block.place.page or 0 for block in document.blocks if not isinstance(block, Note)) >= 15


# --- text -------------------------------------------------------------------------------------------------------------


def paragraphs(paper: FPDF) -> list[str]:
    return [block.text for block in read_pdf(finished(paper)).blocks if isinstance(block, Paragraph)]


FULL = "Ủy ban nhân dân xã An Mẫu ban hành Kế hoạch cải cách hành chính năm 2026 của"


def test_lines_that_had_no_more_room_go_on() -> None:
    """The second paragraph starts where the line before had room for its first word."""
    assert paragraphs(paper_with(FULL, "toàn xã.", FULL, "thôn.")) == [f"{FULL} toàn xã.", f"{FULL} thôn."]


# The end of an invented plan's body: sentences long enough to be cut anywhere, two of them without a stop.
ORGANISING = (
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng HĐND và UBND",
    "a) Theo dõi, đôn đốc các cơ quan thực hiện Kế hoạch này; tổng hợp báo cáo kết quả hằng quý, 06 tháng và hằng năm"
    " gửi Ủy ban nhân dân xã trong ngày 09 của tháng cuối quý để xem xét và báo cáo Ủy ban nhân dân tỉnh.",
    "2. Các cơ quan, đơn vị thuộc Ủy ban nhân dân xã",
    "Xây dựng kế hoạch chi tiết của mình và gửi về Văn phòng HĐND và UBND chậm nhất ngày 20/01/2026; định kỳ hằng quý"
    " báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 07 của tháng cuối quý",
    "- Báo cáo năm trước ngày 05 tháng 12 năm 2026 qua Văn phòng HĐND và UBND để tổng hợp, trình Chủ tịch xem xét",
    "Trên đây là Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân xã An Mẫu, yêu cầu các cơ quan, đơn vị"
    " nghiêm túc triển khai thực hiện.",
)


@pytest.mark.parametrize("top", range(520, 770, 12))
@pytest.mark.parametrize("signed", [False, True])
def test_a_sentence_that_a_page_breaks_is_read_whole(top: int, signed: bool) -> None:
    """Wherever the page ends, the outline and the duties to report are those of the paragraphs as they were written.

    Nor does it matter that a digital signature left its small print on the page.
    """
    printer = Printer()
    printer.page()
    if signed:
        printer.paper.set_font("Roboto", size=6)
        printer.write(430, 40, "Thời gian ký: 05.01.2026")
    printer.paragraphs([f"{FULL} toàn xã với những nội dung sau đây."])
    printer.y = top
    printer.paragraphs(ORGANISING)
    blocks = read_pdf(finished(printer.paper)).blocks
    read = outline(paragraphs_of(blocks)[: -1 if signed else None])[1:]
    written = outline([Paragraph(text=text, whole=True) for text in ORGANISING])
    assert [(entry.depth, entry.marker, entry.text) for entry in read] == [
        (entry.depth, entry.marker, entry.text) for entry in written
    ]
    deadlines = partial(read_deadline, year=2026)
    assert reporting_of(read, deadlines) == reporting_of(written, deadlines)


def test_a_hyphen_at_the_end_of_a_line_joins_a_symbol() -> None:
    first = f"{FULL} NĐ-"
    assert paragraphs(paper_with(first, "CP")) == [f"{FULL} NĐ-CP"]


def test_what_stands_side_by_side_is_read_column_by_column() -> None:
    paper = paper_with("ỦY BAN NHÂN DÂN", "XÃ AN MẪU", "Số: 05/KH-UBND")
    for number, line in enumerate(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]):
        paper.text(290, 100 + 16 * number, line)
    read = paragraphs(paper)
    assert " ".join(read[:-2]) == "ỦY BAN NHÂN DÂN XÃ AN MẪU Số: 05/KH-UBND"
    assert read[-2:] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@pytest.mark.parametrize("printed", ["7", "- 7 -", "7/15", "Trang 7"])
def test_page_numbers_are_no_text(printed: str) -> None:
    paper = paper_with("Kế hoạch năm 2026")
    paper.text(290, 40, printed)
    assert paragraphs(paper) == ["Kế hoạch năm 2026"]


def test_a_stamp_across_the_page_is_no_text() -> None:
    paper = paper_with("Kế hoạch năm 2026")
    with paper.rotation(45, 300, 400):
        paper.text(300, 400, "BẢN SAO")
    assert paragraphs(paper) == ["Kế hoạch năm 2026"]


def test_a_watermark_behind_a_table_is_no_text() -> None:
    paper = ruled(["1", "Rà soát thủ tục hành chính", "Phòng Kinh tế", "Quý I/2026"])
    paper.set_font("Roboto", "B", 60)
    paper.text(60, 145, "DỰ THẢO")
    assert texts(read_pdf(finished(paper)))[1] == ["1", "Rà soát thủ tục hành chính", "Phòng Kinh tế", "Quý I/2026"]


def test_bullets_are_one_sign_whatever_letter_draws_them() -> None:
    assert paragraphs(paper_with("• Rà soát tài sản công.", "- Lập báo cáo.")) == [
        "- Rà soát tài sản công.",
        "- Lập báo cáo.",
    ]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    paper = paper_with("Kế hoạch năm 2026")
    paper.text(80.3, 100, "Kế hoạch năm 2026")
    assert paragraphs(paper) == ["Kế hoạch năm 2026"]


def test_narrow_letters_in_small_print_are_all_read() -> None:
    paper = new_paper(5)
    paper.add_page()
    paper.text(80, 100, "Tỷ lệ hài lòng .......... illi")
    assert paragraphs(paper) == ["Tỷ lệ hài lòng .......... illi"]


def test_a_page_laid_on_its_side_and_marked_so_is_read() -> None:
    """Landscape pages are often stored upright, with a mark that turns them back."""
    paper = new_paper()
    paper.add_page()
    with paper.rotation(90, 300, 400):
        paper.text(100, 400, FULL)
    turned = PdfDocument(finished(paper))
    turned[0].set_rotation(90)
    stored = io.BytesIO()
    turned.save(stored)
    turned.close()
    (read,) = [block.text for block in read_pdf(stored.getvalue()).blocks if isinstance(block, Paragraph)]
    assert read == FULL


# --- tables -----------------------------------------------------------------------------------------------------------


def test_lines_of_a_cell_are_joined_and_its_list_is_kept() -> None:
    row = [
        "1",
        "- Rà soát thủ tục hành chính và công\nbố danh mục thủ tục\n- Lập báo cáo",
        "Phòng Kinh tế",
        "Quý I/2026",
    ]
    assert texts(read_pdf(finished(ruled(row))))[1][1] == (
        "- Rà soát thủ tục hành chính và công bố danh mục thủ tục\n- Lập báo cáo"
    )


def test_lines_of_a_cell_that_had_room_are_lines_of_their_own() -> None:
    row = ["1", "Rà soát", "Phòng Kinh tế\nCông an xã", "Quý I/2026"]
    assert texts(read_pdf(finished(ruled(row))))[1][2] == "Phòng Kinh tế\nCông an xã"


def test_cells_merged_both_ways_are_told() -> None:
    rows = (
        ["I", "CHỈ ĐẠO, ĐIỀU HÀNH", "<", "<"],
        ["1", "Kế hoạch kiểm tra", "Phòng Kinh tế", "Quý I/2026"],
        ["2", "Kế hoạch tuyên truyền", "^", "Quý II/2026"],
    )
    table = only_table(read_pdf(finished(ruled(*rows))))
    assert [cell.merged for cell in table.rows[1].cells] == [None, None, Merged.LEFT, Merged.LEFT]
    assert [cell.merged for cell in table.rows[3].cells] == [None, None, Merged.ABOVE, None]


@pytest.mark.parametrize("count", [2, 7])
def test_upright_rules_alone_do_not_make_one_row_of_all(count: int) -> None:
    paper = new_paper(10)
    paper.add_page()
    xs = (40, 80, 280, 400, 520)
    rows = [
        ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"),
        *(
            (str(n), f"Báo cáo kết quả lần thứ {n} trong năm", "Phòng Kinh tế", "Quý II/2026")
            for n in range(1, count + 1)
        ),
    ]
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            paper.text(x + 4, 112 + 18 * number, cell)
    for x in xs:
        paper.line(x, 100, x, 240)
    for y in (100, 240):
        paper.line(xs[0], y, xs[-1], y)
    assert [row[0] for row in texts(read_pdf(finished(paper)))] == ["STT", *map(str, range(1, count + 1))]


def test_a_frame_around_text_is_no_table() -> None:
    paper = paper_with("Kế hoạch năm 2026")
    paper.rect(70, 80, 300, 40)
    assert paragraphs(paper) == ["Kế hoạch năm 2026"]


def test_numbered_lines_behind_a_table_that_keep_to_other_columns_are_told() -> None:
    paper = new_paper(10)
    paper.add_page()
    for number in range(9):
        row = (str(number), f"Báo cáo kết quả lần thứ {number}", "Phòng Kinh tế", "Quý II/2026")
        cells = row if number else ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn")
        for x, cell in zip((40, 80, 280, 400), cells, strict=True):
            paper.text(x, 112 + 18 * number, cell)
    paper.add_page()
    for number in range(9, 20):
        paper.text(40, 100 + 18 * number, f"{number} Một việc viết liền qua mọi cột của bảng trang trước, tháng 3")
    notes = [block for block in read_pdf(finished(paper)).blocks if isinstance(block, Note)]
    assert [(note.code, note.args) for note in notes] == [(PageDoubt.PAGE_NOT_READ, {"page": "2"})]


# --- pictures ---------------------------------------------------------------------------------------------------------


def with_picture(paper: FPDF) -> FPDF:
    """A picture over the whole of the last page."""
    from PIL import Image  # a part of fpdf2

    paper.image(Image.new("L", (200, 280), 240), 0, 0, paper.w, paper.h)
    return paper


def test_pages_that_are_pictures_are_named() -> None:
    paper = paper_with("Kế hoạch năm 2026")
    for _ in range(2):
        paper.add_page()
        with_picture(paper)
    refused = refusal(finished(paper))
    assert (refused.code, refused.args_) == ("scanned", {"pages": "2, 3", "count": "2"})


def test_letters_laid_over_a_picture_are_doubted() -> None:
    """A scanner's own recognition: its letters look like any others and may be wrong."""
    row = ["1", "Rà soát", "Phòng Kinh tế", "Quý I/2026"]
    (_, read) = only_table(read_pdf(finished(with_picture(ruled(row))))).rows
    assert read.note == Note(code=PageDoubt.READ_BY_OCR, args={"page": "1"})


# --- what is refused -----------------------------------------------------------------------------------------------


def locked(user: str) -> bytes:
    paper = paper_with("Kế hoạch năm 2026", FULL)
    paper.set_encryption(owner_password="chu", user_password=user)  # the paper of a test
    return finished(paper)


def test_a_password_is_asked_for_and_an_owners_one_is_none() -> None:
    assert refusal(locked("mo")).code == "encrypted"
    assert read_pdf(locked("")).kind is Kind.PDF


def many_pages(count: int) -> bytes:
    paper = new_paper()
    for number in range(count):
        paper.add_page()
        paper.text(80, 100, f"Trang thứ {number}")
    return finished(paper)


def test_too_many_pages_are_refused_at_the_door() -> None:
    data = many_pages(500)
    begun = time.perf_counter()
    refused = refusal(data)
    assert time.perf_counter() - begun < 3
    assert (refused.code, refused.args_) == ("too-many-pages", {"limit": str(MOST_PAGES)})


def raw(page_source: bytes, *, count: int = 1, font: bytes = b"") -> bytes:
    """A PDF of one page with this source, its pages told to be so many, and perhaps a font /F."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents 4 0 R>>" % font,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(page_source), page_source),
    ]
    data = b"%PDF-1.7\n"
    places = []
    for number, source in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, source)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (table, len(data))


NAMELESS = (
    b"/F<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>"
)
LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RULES = b"".join(b"%d 10 m %d 800 l S\n" % (x % 500, x % 500) for x in range(4000))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\nnothing else\n%%EOF", "damaged-pdf"),
        (printed_plan(SAMPLE)[:-2000], "cut"),
        (raw(zlib.compress(b"q Q " * 50)), "empty"),
        (raw(zlib.compress(b"q Q " * 50)[:-6] + b"xxxxxx"), "damaged-pdf"),
        (raw(zlib.compress(b"q Q "), count=3), "damaged-pdf"),
        (raw(zlib.compress(b" " * 30_000_000)), "too-complex"),
        (raw(zlib.compress(RULES)), "too-complex"),
        (raw(zlib.compress(b"BT /F 12 Tf 50 700 Td <000100020003> Tj ET"), font=NAMELESS), "garbled"),
        (raw(zlib.compress(b"BT /F 12 Tf 50 700 Td [(Ke) /x (hoach)] TJ ET"), font=b"/F" + LATIN), "damaged-pdf"),
        (raw(zlib.compress(b"10 10 m 10 /x l S BT /F 12 Tf 50 700 Td (Ke) Tj ET"), font=b"/F" + LATIN), "damaged-pdf"),
    ],
    ids=[
        "no objects",
        "cut",
        "blank",
        "broken source",
        "pages lost",
        "swollen source",
        "many rules",
        "nameless letters",
        "a string lost",
        "a rule lost",
    ],
)
def test_what_would_be_read_in_part_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_page_set_sideways_is_named() -> None:
    paper = new_paper()
    paper.add_page()
    with paper.rotation(90, 300, 400):
        paper.text(100, 400, FULL)
    refused = refusal(finished(paper))
    assert (refused.code, refused.args_) == ("turned", {"page": "1"})


def test_a_letter_without_a_name_is_a_bullet_or_a_doubt() -> None:
    """As where a font of signs, or one letter of many, is not told what it means."""
    fonts = NAMELESS + b"/L" + LATIN
    source = b"BT /F 12 Tf 50 700 Td <0001> Tj /L 12 Tf 20 0 Td (%s) Tj ET" % (b"Ke hoach cai cach hanh chinh " * 30)
    (read,) = read_pdf(raw(zlib.compress(source), font=fonts)).blocks
    assert isinstance(read, Paragraph)
    assert read.text.startswith("- Ke hoach")
    word = Word(x0=0, x1=9, top=0, bottom=9, text="Ke(cid:7)hoach")
    assert made_cell(word.text, [word], unsure=False).note is not None


def test_letters_of_the_fonts_of_old_are_refused() -> None:
    line = "Uûy ban nhaân daân xaõ An Maãu ñaõ ban haønh Keá hoaïch, ñaùnh giaù cuûa caùc caâu hoûi, Vieät Nam"
    refused = refusal(finished(paper_with(*[line] * 3, x=20)))
    assert (refused.code, refused.args_) == ("legacy-font", {"font": "VNI"})


def test_one_line_of_an_old_font_among_unicode_is_enough() -> None:
    refused = refusal(finished(paper_with(*[FULL] * 20, "Ñaùnh giaù coâng chöùc", x=20)))
    assert (refused.code, refused.args_) == ("legacy-font", {"font": "VNI"})


# --- damage -----------------------------------------------------------------------------------------------------------


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    deeds: list[Callable[[], None]] = [
        lambda: changed.__setitem__(chance.randrange(len(changed)), chance.randrange(256)),
        lambda: changed.__delitem__(slice(*sorted(chance.sample(range(len(changed)), 2)))),
        lambda: changed.extend(changed[chance.randrange(len(changed)) :]),
    ]
    for _ in range(chance.randrange(1, 6)):
        chance.choice(deeds)()
    return bytes(changed) + b"\n%%EOF"


@pytest.mark.parametrize("seed", range(25))
def test_no_damage_breaks_the_reader(seed: int) -> None:
    data = finished(ruled(["1", "Rà soát", "Phòng Kinh tế", "Quý I/2026"]))
    with contextlib.suppress(Unreadable):
        assert read_pdf(damaged(data, random.Random(seed))).kind is Kind.PDF


@given(st.binary(max_size=600))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert read_pdf(b"%PDF-1.7\n" + data + b"\n%%EOF").kind is Kind.PDF
