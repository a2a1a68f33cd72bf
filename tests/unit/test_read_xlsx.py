"""Workbooks: a sheet is read as it is seen, what is hidden is told, and hostile files are refused with a reason."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date, datetime
from datetime import time as hour
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from documents.read_xlsx import read_xlsx
from documents.reading import Kind, Unreadable, read_document
from documents.sheet_values import text_of
from documents.tables import MOST_COLUMNS, MOST_ROWS
from plans.intake import read_plan
from plans.pages import Block, Merged, Note, PageDoubt, Paragraph, Table
from tests.doubles.plan_papers import plan_xlsx, saved, with_members

DAY = datetime(2026, 11, 30)  # noqa: DTZ001  # a sheet knows no time zones
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")


def book_of(*rows: tuple[Any, ...]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return book, sheet


def blocks_of(book: Workbook) -> tuple[Block, ...]:
    return read_xlsx(saved(book)).blocks


def tables_of(book: Workbook) -> list[list[list[str]]]:
    """Each cell's text; "<" and "^" for places of cells merged from the left and from above."""
    signs = {Merged.LEFT: "<", Merged.ABOVE: "^", None: ""}
    return [
        [[cell.text or signs[cell.merged] for cell in row.cells] for row in block.rows]
        for block in blocks_of(book)
        if isinstance(block, Table)
    ]


def lines_of(book: Workbook) -> list[str]:
    return [block.text for block in blocks_of(book) if isinstance(block, Paragraph)]


def notes_of(book: Workbook) -> list[Note]:
    """The notes of the file, of its rows and of its cells, in order."""
    found: list[Note | None] = []
    for block in blocks_of(book):
        if isinstance(block, Note):
            found.append(block)
        elif isinstance(block, Table):
            found.extend(note for row in block.rows for note in (row.note, *(cell.note for cell in row.cells)))
    return [note for note in found if note]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_xlsx(data)
    return refused.value


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("  Rà  soát\n tài sản ", "General", "Rà soát\ntài sản"),
        ("Rà soát_x000D_\ntài sản", "General", "Rà soát\ntài sản"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (46000, "#,##0", "46000"),
        (96.5, "General", "96,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95,5%"),
        (1.5, "0.00", "1,50"),
        (True, "General", "TRUE"),
        (DAY, "dd/mm/yyyy", "30/11/2026"),
        (date(2026, 3, 5), "d/m/yyyy", "05/03/2026"),
        (date(2026, 3, 5), "mm-dd-yy", "05/03/2026"),
        (date(2026, 3, 5), "[$-42A]dd mmmm yyyy", "05/03/2026"),
        (date(2026, 3, 1), "mm/yyyy", "03/2026"),
        (date(2026, 3, 1), 'mmm"d"yy', "03/2026"),
        (date(2026, 1, 1), "yyyy", "2026"),
        (hour(7, 30), "h:mm", "07:30"),
    ],
)
def test_a_value_is_read_as_it_is_shown(value: Any, number_format: str, text: str) -> None:
    assert text_of(value, number_format, outline=False) == (text, None)


def test_a_number_of_the_numbering_keeps_its_full_stop() -> None:
    assert text_of(1.1, "General", outline=True) == ("1.1", None)
    assert text_of(1.1, "0.00", outline=True) == ("1.10", None)


def test_the_column_titled_so_numbers_wherever_it_stands() -> None:
    """A title in the margin does not make the margin the column of numbers; a measure keeps its comma."""
    book, _ = book_of(("PHỤ LỤC",), (None, *HEADER, "Kinh phí"), (None, 1.1, "Rà soát", "Công an xã", "Quý I", 1.5))
    assert tables_of(book)[0][1] == ["", "1.1", "Rà soát", "Công an xã", "Quý I", "1,5"]


def test_a_date_shown_month_first_may_be_the_wrong_way_round() -> None:
    shown = text_of(date(2026, 3, 5), "mm/dd/yyyy", outline=False)
    assert shown == ("05/03/2026", Note(code=PageDoubt.DAY_OR_MONTH, args={"meant": "05/03/2026"}))
    assert text_of(date(2026, 11, 30), "mm/dd/yyyy", outline=False) == ("30/11/2026", None)


def test_a_typed_date_is_a_deadline() -> None:
    book, _ = book_of(HEADER, (1, "Rà soát tài sản", "Phòng Kinh tế", DAY))
    (task,) = read_plan(blocks_of(book), year=2026).tasks
    assert task.deadline_text == "30/11/2026"
    assert task.deadline is not None
    assert task.deadline.due == date(2026, 11, 30)


def test_a_number_that_lost_its_zero_is_set_right_and_told() -> None:
    rows = [(float(f"2.{n}"), "Rà soát", "Phòng Kinh tế", "Quý I") for n in (*range(1, 12), *range(12, 20), 2)]
    rows[9] = (2.1, *rows[9][1:])
    rows[19] = (2.2, *rows[19][1:])
    book, _ = book_of(HEADER, *rows)
    (table,) = tables_of(book)
    assert [row[0] for row in table[1:]] == [f"2.{n}" for n in range(1, 21)]
    assert notes_of(book) == [
        Note(code=PageDoubt.NUMBER_LOST_ZERO, args={"printed": "2.1", "meant": "2.10"}),
        Note(code=PageDoubt.NUMBER_LOST_ZERO, args={"printed": "2.2", "meant": "2.20"}),
    ]


def test_an_error_and_a_formula_without_its_value_are_told() -> None:
    book, _ = book_of(HEADER, (1, "Rà soát", "#REF!", "=A2+1"))
    assert [note.code for note in notes_of(book)] == [PageDoubt.VALUE_IN_ERROR, PageDoubt.VALUE_MISSING]


def test_the_kept_value_of_a_formula_is_read() -> None:
    book, _ = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "=B9"))
    data = saved(book)
    sheet = b"xl/worksheets/sheet1.xml"
    kept = zip_member(data, sheet.decode()).replace(b"<v />", b"<v>Q</v>").replace(b"<v></v>", b"<v>Q</v>")
    kept = kept.replace(b'<c r="D2"><f>', b'<c r="D2" t="str"><f>')
    (table,) = [b for b in read_xlsx(with_members(data, {sheet.decode(): kept})).blocks if isinstance(b, Table)]
    assert table.rows[1].cells[3].text == "Q"


def zip_member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


# --- sheets ---------------------------------------------------------------------------------------------------------


def test_lines_around_the_table_are_text() -> None:
    book, _ = book_of(
        ("ỦY BAN NHÂN DÂN XÃ AN MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH MỤC NHIỆM VỤ",),
        HEADER,
        (1, "Rà soát", "Phòng Kinh tế", "Quý I"),
        (),
        ("Nơi nhận:", None, None, "CHỦ TỊCH"),
        ("- UBND tỉnh;", None, None, "Nguyễn Văn Mẫu"),
    )
    assert tables_of(book) == [[list(HEADER), ["1", "Rà soát", "Phòng Kinh tế", "Quý I"]]]
    assert lines_of(book)[2:] == ["DANH MỤC NHIỆM VỤ", "Nơi nhận:", "CHỦ TỊCH", "- UBND tỉnh;", "Nguyễn Văn Mẫu"]


def test_a_blank_row_within_a_table_loses_no_heading() -> None:
    book, _ = book_of(
        HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"), (), ("II", "CẢI CÁCH"), (2, "Rà", "Công an xã", "Quý II")
    )
    plan = read_plan(blocks_of(book), year=2026)
    assert [section.code for section in plan.sections] == ["II"]
    assert [(task.code, task.section) for task in plan.tasks] == [("1", None), ("2", "II")]


def test_annexes_on_one_sheet_and_on_several_are_kept_apart() -> None:
    rows = [HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I")]
    book, _ = book_of(("Phụ lục số 01: Thể chế",), *rows, ("Phụ lục số 02: Thủ tục",), *rows)
    named = book.create_sheet("Phụ lục 3")
    for row in rows:
        named.append(row)
    plan = read_plan(blocks_of(book), year=2026)
    assert [(task.section, task.code) for task in plan.tasks] == [("01", "1"), ("02", "1"), ("3", "1")]


def test_merged_cells_keep_their_places() -> None:
    book, sheet = book_of(HEADER, ("I", "CẢI CÁCH THỂ CHẾ"), (1, "Rà soát", "Phòng Kinh tế", "Quý I"), (2, "Kiểm tra"))
    for merged in ("B2:D2", "C3:C4", "D3:D4"):
        sheet.merge_cells(merged)
    assert tables_of(book)[0][1:] == [
        ["I", "CẢI CÁCH THỂ CHẾ", "<", "<"],
        ["1", "Rà soát", "Phòng Kinh tế", "Quý I"],
        ["2", "Kiểm tra", "^", "^"],
    ]


def test_a_cell_that_is_crossed_out_is_read_and_told() -> None:
    book, sheet = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))
    sheet["B2"].font = Font(strike=True)
    assert tables_of(book)[0][1] == ["1", "Rà soát", "Phòng Kinh tế", "Quý I"]
    assert notes_of(book) == [Note(code=PageDoubt.STRUCK_OUT, args={"printed": "Rà soát"})]


def test_bold_is_remembered() -> None:
    book, sheet = book_of(HEADER, ("I", "Thể chế", None, "x"))
    sheet["B2"].font = Font(bold=True)
    (table,) = [block for block in blocks_of(book) if isinstance(block, Table)]
    assert [cell.bold for cell in table.rows[1].cells] == [False, True, False, False]


def test_hidden_rows_and_columns_are_read_and_told_and_hidden_sheets_only_told() -> None:
    book, sheet = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))
    sheet.title = "Phụ lục"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    draft = book.create_sheet("Nháp")
    draft.append(["Bỏ"])
    draft.sheet_state = "veryHidden"
    book.create_sheet("Trống").sheet_state = "hidden"
    assert tables_of(book)[0][1] == ["1", "Rà soát", "Phòng Kinh tế", "Quý I"]
    assert notes_of(book) == [
        Note(code=PageDoubt.ROW_HIDDEN, args={"row": "2"}),
        Note(code=PageDoubt.COLUMN_HIDDEN, args={"column": "D", "sheet": "Phụ lục"}),
        Note(code=PageDoubt.SHEET_HIDDEN, args={"sheet": "Nháp"}),
    ]
    assert "Bỏ" not in lines_of(book)


def test_rows_know_their_row_and_sheet() -> None:
    book, _ = book_of((), HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))
    (table,) = [block for block in blocks_of(book) if isinstance(block, Table)]
    assert [(row.place.line, row.place.page) for row in table.rows] == [(2, 1), (3, 1)]


# --- what is refused ------------------------------------------------------------------------------------------------


def test_a_cell_a_million_rows_away_costs_nothing() -> None:
    book, sheet = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))
    sheet["A1048576"].font = Font(bold=True)
    start = time.perf_counter()
    assert len(tables_of(book)) == 1
    assert time.perf_counter() - start < 3


def test_ten_thousand_columns_are_refused() -> None:
    book, sheet = book_of(HEADER)
    for column in range(1, 10_001):
        sheet.cell(3, column, "x")
    assert (refusal(saved(book)).code, refusal(saved(book)).args_["line"]) == ("too-many-columns", "3")


def test_a_million_dressed_rows_are_refused_before_they_are_made() -> None:
    dressed = b"".join(b'<row r="%d"/>' % number for number in range(3, 70_000)) + b"</sheetData>"
    sheet = zip_member(GOOD, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", dressed)
    start = time.perf_counter()
    assert refusal(with_members(GOOD, {"xl/worksheets/sheet1.xml": sheet})).code == "too-many-rows"
    assert time.perf_counter() - start < 3


def test_a_column_without_width_is_hidden() -> None:
    narrow = b'<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    sheet = zip_member(GOOD, "xl/worksheets/sheet1.xml").replace(b"<sheetData>", narrow)
    notes = [
        b for b in read_xlsx(with_members(GOOD, {"xl/worksheets/sheet1.xml": sheet})).blocks if isinstance(b, Note)
    ]
    assert notes == [Note(code=PageDoubt.COLUMN_HIDDEN, args={"column": "D", "sheet": "Sheet"})]


def test_rows_that_a_filter_hides_are_read_and_told() -> None:
    book, sheet = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"), (2, "Kiểm tra", "Công an xã", "Quý I"))
    sheet.auto_filter.ref = "A1:D3"
    sheet.auto_filter.add_filter_column(2, ["Công an xã"])
    sheet.row_dimensions[2].hidden = True
    assert len(tables_of(book)[0]) == 3
    assert notes_of(book) == [Note(code=PageDoubt.ROW_HIDDEN, args={"row": "2"})]


def test_empty_columns_to_the_right_do_no_harm() -> None:
    book, sheet = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))
    sheet.cell(1, MOST_COLUMNS + 5).font = Font(bold=True)
    sheet.cell(2, MOST_COLUMNS + 9, " ")
    assert len(tables_of(book)[0][0]) == 4


def test_too_many_rows_are_refused() -> None:
    book, _ = book_of(*[("x",)] * (MOST_ROWS + 1))
    assert refusal(saved(book)).code == "too-many-rows"


def test_a_range_merged_over_the_whole_sheet_is_refused_before_it_is_made() -> None:
    book, _ = book_of(HEADER)
    sheet = zip_member(saved(book), "xl/worksheets/sheet1.xml")
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = with_members(saved(book), {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", merged)})
    start = time.perf_counter()
    assert refusal(data).code == "too-many-cells"
    assert time.perf_counter() - start < 3


GOOD = saved(book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "Quý I"))[0])
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"xl/vbaProject.bin": b""}, "macros"),
        ({"xl/worksheets/sheet1.xml": ENTITY}, "unsafe-xml"),
        ({"xl/workbook.xml": "<x"}, "corrupt"),
        ({"xl/worksheets/sheet1.xml": "<x"}, "corrupt"),
        ({"xl/styles.xml": "<x>"}, "corrupt"),
        ({"[Content_Types].xml": "<x/>"}, "corrupt"),
        ({"xl/media/image1.png": bytes(60 * 1024 * 1024)}, "unpacks-too-big"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_what_cannot_be_trusted_or_read_is_refused_with_its_reason(members: dict[str, str | bytes], code: str) -> None:
    assert refusal(with_members(GOOD, members)).code == code


def test_a_workbook_without_text_is_empty() -> None:
    assert refusal(saved(book_of((None, " "))[0])).code == "empty"


def test_old_fonts_are_refused() -> None:
    book, _ = book_of(("®· ban hµnh KÕ ho¹ch c©u hái, cña d©n ®­îc, ®¸nh gi¸",))
    assert refusal(saved(book)).code == "legacy-font"


def test_one_cell_in_an_old_font_is_enough() -> None:
    book, sheet = book_of(HEADER, *[(1, "Rà soát toàn bộ tài sản công của xã", "Phßng Kinh tÕ", "Quý I")] * 50)
    sheet["C3"].font = Font(name=".VnTime")
    assert refusal(saved(book)).args_ == {"font": "TCVN3"}


def test_letters_turned_by_force_are_refused() -> None:
    book, _ = book_of(HEADER, (1, "Rà soát", "Phòng Kinh tế", "\u202e21/01"))
    assert refusal(saved(book)).code == "turned-letters"


def test_the_kind_is_told_by_content_and_read_apart() -> None:
    assert read_document(plan_xlsx(), "ke-hoach.docx").kind is Kind.XLSX
