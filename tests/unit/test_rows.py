"""What ruled tables say by how they are set: merged cells, headings across a row, titles within, the reader's notes."""

from __future__ import annotations

import pytest

from plans.intake import PlanDraft, TaskDraft, read_plan
from plans.pages import Block, Cell, Merged, Note, PageDoubt, Paragraph, Row, Table

HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn")
ONE = ("1", "Rà soát tài sản công", "Phòng Kinh tế", "Công an xã", "Báo cáo", "Quý I/2026")
SIGNS = {"<": Merged.LEFT, "^": Merged.ABOVE}


def cell(text: str) -> Cell:
    """A cell; "<" and "^" stand for places of cells merged from the left and from above."""
    return Cell(merged=SIGNS[text]) if text in SIGNS else Cell(text=text)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows=tuple(Row(cells=tuple(cell(text) for text in row)) for row in rows))


def plan(*blocks: Block) -> PlanDraft:
    return read_plan(blocks, year=2026)


def doubts(task: TaskDraft) -> set[tuple[str, str]]:
    return {(doubt.field, str(doubt.code)) for doubt in task.doubts}


def test_a_merged_cell_says_the_same_to_each_of_its_tasks() -> None:
    """One agency, one deadline for several numbers: nothing is missing and nothing is asked."""
    rows = (
        ("2", "Kiểm tra công vụ", "^", "^", "Kế hoạch", "^"),
        ("3", "Đối thoại với người dân", "^", "^", "Báo cáo", "^"),
    )
    first, second, third = plan(table(HEADER, ONE, *rows)).tasks
    for task in (second, third):
        assert (task.leads, task.coordinators) == (first.leads, first.coordinators)
        assert (task.deadline, task.deadline_text) == (first.deadline, "Quý I/2026")
        assert doubts(task) == set()


def test_a_merged_cell_does_not_reach_below_what_is_printed_anew() -> None:
    rows = (
        ("2", "Kiểm tra công vụ", "Công an xã", "", "Kế hoạch", "Quý II/2026"),
        ("3", "Đối thoại với người dân", "^", "", "Báo cáo", "Quý III/2026"),
    )
    assert plan(table(HEADER, ONE, *rows)).tasks[2].leads == ("Công an xã",)


def test_two_duties_under_one_merged_number_share_what_is_merged_without_a_doubt() -> None:
    first, second = plan(
        table(HEADER, ONE, ("^", "Công khai tài sản công", "Văn phòng HĐND và UBND", "^", "^", "^"))
    ).tasks
    assert (first.code, second.code) == ("1a", "1b")
    assert second.leads == ("Văn phòng HĐND và UBND",)
    assert (second.product, second.deadline) == ("Báo cáo", first.deadline)
    assert doubts(second) == set()


def test_one_duty_with_a_row_for_each_of_its_agencies_lists_them_and_asks() -> None:
    (task,) = plan(table(HEADER, ONE, ("^", "^", "Công an xã", "^", "^", "^"))).tasks
    assert task.leads == ("Phòng Kinh tế", "Công an xã")
    assert doubts(task) == {("leads", "row-joined")}


FURTHER = (*HEADER, "Kinh phí", "Lãnh đạo phụ trách")


def test_further_columns_are_kept_as_notes_with_their_titles() -> None:
    rows = (
        (*ONE, "20 triệu\nđồng", "Phó Chủ tịch UBND xã"),
        ("2", "Kiểm tra công vụ", "Công an xã", "", "Kế hoạch", "Quý II/2026", "", "^"),
        ("3", "Đối thoại với người dân", "Công an xã", "", "Báo cáo", "Quý II/2026", "", ""),
    )
    draft = plan(table(FURTHER, *rows))
    assert [task.notes for task in draft.tasks] == [
        "Kinh phí: 20 triệu đồng\nLãnh đạo phụ trách: Phó Chủ tịch UBND xã",
        "Lãnh đạo phụ trách: Phó Chủ tịch UBND xã",
        None,
    ]
    assert draft.doubts == plan(table(HEADER, ONE)).doubts


def test_notes_go_on_with_their_row_and_belong_to_the_duty_that_prints_them() -> None:
    going_on = ("", "của xã", "", "", "", "", "đồng", "")
    second = ("", "Công khai tài sản", "Công an xã", "^", "^", "^", "5 triệu", "^")
    first, other = plan(table(FURTHER, (*ONE, "20 triệu", "Phó Chủ tịch"), going_on, second)).tasks
    assert first.notes == "Kinh phí: 20 triệu đồng\nLãnh đạo phụ trách: Phó Chủ tịch"
    assert other.notes == "Kinh phí: 5 triệu\nLãnh đạo phụ trách: Phó Chủ tịch"


def test_a_column_that_nobody_knows_or_that_is_there_twice_is_kept_and_asked_about() -> None:
    draft = plan(table((*HEADER, "Mức độ phức tạp", "Thời gian"), (*ONE, "Cao", "Quý II/2026"), (*ONE, "", "", "lạc")))
    first, _ = draft.tasks
    assert first.notes == "Mức độ phức tạp: Cao\nThời gian: Quý II/2026"
    assert first.deadline_text == "Quý I/2026"
    assert {"column-unknown", "column-twice"} <= {str(doubt.code) for doubt in draft.doubts}
    assert draft.tasks[1].notes == "lạc"  # it stands beyond the last title, and its row is in doubt


@pytest.mark.parametrize(
    ("heading", "code", "title"),
    [
        (("II", "Cải cách thể chế", "<", "<", "<", "<"), "II", "Cải cách thể chế"),
        (("II. Cải cách thể chế", "<", "<", "<", "<", "<"), "II", "Cải cách thể chế"),
        (("II CẢI CÁCH THỂ CHẾ", "<", "<", "<", "<", "<"), "II", "CẢI CÁCH THỂ CHẾ"),
        (("2. Cải cách thể chế", "<", "<", "<", "<", "<"), "2", "Cải cách thể chế"),
        (("Cải cách thể chế", "<", "<", "<", "<", "<"), "§1", "Cải cách thể chế"),
        (("II. Cải cách thể chế", "", "", "", "", ""), "II", "Cải cách thể chế"),
        (("II CẢI CÁCH THỂ CHẾ", "", "", "", "", ""), "II", "CẢI CÁCH THỂ CHẾ"),
    ],
)
def test_one_cell_across_the_row_is_a_heading(heading: tuple[str, ...], code: str, title: str) -> None:
    draft = plan(table(HEADER, heading, ONE))
    assert [(section.code, section.title) for section in draft.sections] == [(code, title)]
    assert [(task.code, task.section) for task in draft.tasks] == [("1", code)]


def test_a_whole_row_in_its_first_cell_is_no_heading_but_asked_about() -> None:
    run_together = (" ".join(ONE), "", "", "", "", "")
    draft = plan(table(HEADER, ONE, run_together))
    assert draft.sections == ()
    assert ("code", "row-number-unclear") in doubts(draft.tasks[1])


def test_a_content_set_over_two_columns_is_no_heading() -> None:
    (task,) = plan(table(HEADER, ("1", "Rà soát tài sản công", "<", "", "Báo cáo", "Quý I/2026"))).tasks
    assert ("leads", "cell-missing") in doubts(task)


def test_a_title_set_over_two_columns_makes_them_one() -> None:
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "<", "Thời hạn")
    rows = (
        ("1", "Rà soát tài sản", "Công an xã", "Báo cáo", "<", "Quý I"),
        ("2", "Rà", "Công an xã", "", "Kế hoạch", "Quý I"),
    )
    draft = plan(table(header, *rows))
    assert [task.product for task in draft.tasks] == ["Báo cáo", "Kế hoạch"]
    assert not {"column-twice", "column-unknown"} & {doubt.code for doubt in draft.doubts}


def test_text_under_no_title_puts_its_whole_row_in_doubt() -> None:
    (task,) = plan(table((*HEADER, ""), (*ONE[:3], "", *ONE[3:]))).tasks
    assert ("leads", "row-long") in doubts(task)
    (task,) = plan(table((*HEADER, ""), (*ONE, ""))).tasks
    assert doubts(task) == set()


def test_titles_within_a_table_begin_its_annex() -> None:
    def annex(number: str) -> Table:
        return table((f"Phụ lục số {number}: Thể chế", "<", "<", "<", "<", "<"), HEADER, ONE)

    draft = plan(annex("01"), annex("02"))
    assert [(task.section, task.code) for task in draft.tasks] == [("01", "1"), ("02", "1")]


@pytest.mark.parametrize(
    ("lead", "leads"),
    [
        ("Phòng Kinh tế\nCông an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Văn phòng\nHĐND và UBND xã", ("Văn phòng HĐND và UBND",)),
    ],
)
def test_lines_of_a_leading_cell_list_names_or_break_one(lead: str, leads: tuple[str, ...]) -> None:
    (task,) = plan(table(HEADER, (*ONE[:2], lead, *ONE[3:]))).tasks
    assert task.leads == leads
    assert doubts(task) == set()


@pytest.mark.parametrize(
    ("printed", "product"),
    [
        ("- Kế hoạch\n- Báo cáo", "Kế hoạch; Báo cáo"),
        ("- Kế hoạch;\n- Báo cáo", "- Kế hoạch; - Báo cáo"),
        ("Kế hoạch và\nbáo cáo", "Kế hoạch và báo cáo"),
    ],
)
def test_products_listed_by_lines_alone_are_parted_by_semicolons(printed: str, product: str) -> None:
    (task,) = plan(table(HEADER, (*ONE[:4], printed, ONE[5]))).tasks
    assert task.product == product


def test_what_the_reader_tells_becomes_a_doubt_of_its_field() -> None:
    cells = list(table(ONE).rows[0].cells)
    cells[5] = Cell(text="05/03/2026", note=Note(code=PageDoubt.DAY_OR_MONTH, args={"meant": "05/03/2026"}))
    hidden = Row(cells=tuple(cells), note=Note(code=PageDoubt.ROW_HIDDEN, args={"row": "7"}))
    sheet = Note(code=PageDoubt.SHEET_HIDDEN, args={"sheet": "Nháp"})
    draft = plan(Table(rows=(*table(HEADER).rows, hidden)), sheet)
    assert doubts(draft.tasks[0]) == {("deadline", "cell-day-or-month"), ("content", "row-hidden")}
    assert ("tasks", "sheet-hidden") in {(doubt.field, doubt.code) for doubt in draft.doubts}


# --- a table sent without its plan ----------------------------------------------------------------------------------


def test_the_title_of_a_plan_is_taken_from_its_annex_and_asked_about() -> None:
    draft = read_plan([Paragraph(text="DANH MỤC NHIỆM VỤ Cải cách hành chính xã An Mẫu năm 2026"), table(HEADER, ONE)])
    assert (draft.head.title, draft.head.year_from) == ("Cải cách hành chính xã An Mẫu năm 2026", 2026)
    assert "title-from-annex" in {doubt.code for doubt in draft.doubts}


def test_the_year_is_taken_from_the_deadlines_and_asked_about() -> None:
    draft = read_plan([table(HEADER, ONE, ("2", "Kiểm tra công vụ", "Công an xã", "", "", "Quý II"))])
    assert draft.head.year_from == 2026
    assert "year-inferred" in {doubt.code for doubt in draft.doubts}
    assert str(draft.tasks[1].deadline and draft.tasks[1].deadline.due) == "2026-06-30"


def test_deadlines_of_several_years_tell_no_year() -> None:
    rows = ("2", "Kiểm tra công vụ", "Công an xã", "", "", "Quý II/2027")
    assert read_plan([table(HEADER, ONE, rows)]).head.year_from is None


# --- paragraphs -----------------------------------------------------------------------------------------------------


def test_whole_paragraphs_are_not_joined_and_lines_of_one_are() -> None:
    lines = ("III. TỔ CHỨC THỰC HIỆN", "Phòng Kinh tế báo cáo kết quả thực hiện", "Công an xã báo cáo tình hình xử lý")
    for whole, count in ((True, 2), (False, 1)):
        blocks = [Paragraph(text=line, whole=whole) for line in ("KẾ HOẠCH", "Cải cách hành chính năm 2026", *lines)]
        assert len(plan(*blocks, table(HEADER, ONE)).reporting) == count
