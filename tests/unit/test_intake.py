"""From pages to a plan draft: columns by meaning, joined rows, headings, sections, heads, and doubts."""

from __future__ import annotations

import time
from datetime import date

import pytest

from documents.reading import read_document
from plans.agencies import Agency
from plans.columns import Column, column_of, read_header
from plans.intake import IntakeDoubt, NoTasks, PlanDraft, TaskDraft, products_of, read_plan
from plans.numbering import roman_value
from plans.pages import Cell, Merged, Paragraph, Row, Table

CULTURE = "Phòng Văn hóa - Xã hội"
OFFICE = "Văn phòng HĐND và UBND"
ECONOMY = "Phòng Kinh tế"
ONE_STOP = "Trung tâm Phục vụ hành chính công"

HEAD = """UBND XÃ AN MẪU
Số: 07/KH-UBND
An Mẫu, ngày 09 tháng 02 năm 2026
KẾ HOẠCH
Chuyển đổi số xã An Mẫu năm 2026
"""
TITLES = "STT\tNội dung công việc\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành"


def plan(text: str, **given: object) -> PlanDraft:
    return read_plan(read_document(text.encode()).blocks, **given)  # type: ignore[arg-type]  # year or agencies


def table(*rows: str, titles: str = TITLES, head: str = HEAD) -> PlanDraft:
    """A plan whose annex has these rows; "|" stands for the tab between cells."""
    return plan(head + titles + "\n" + "\n".join(row.replace("|", "\t") for row in rows))


def only(draft: PlanDraft) -> TaskDraft:
    (task,) = draft.tasks
    return task


def doubts(task: TaskDraft) -> list[tuple[str, str]]:
    return [(doubt.field, str(doubt.code)) for doubt in task.doubts]


def told(draft: PlanDraft) -> list[str]:
    """The codes of doubts about the plan's tasks as a whole."""
    return [str(doubt.code) for doubt in draft.doubts if doubt.field == "tasks"]


# --- columns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "titles"),
    [
        (Column.NUMBER, "STT|TT|Số TT|S\nTT|Số thứ tự|Mã số|No."),
        (
            Column.CONTENT,
            "Nội dung công việc|Tên nhiệm vụ|Lĩnh vực, tiêu chí|Nội dung thực hiện|Nhiệm vụ cụ thể|Nhiệm vụ|Nội dung"
            "|Các nhiệm vụ trọng tâm|Tiêu chí/tiêu chí thành phần|Danh mục công việc|Tên đề án, nhiệm vụ|Giải pháp"
            "|Mục tiêu, nhiệm vụ|NỘI DUNG CÔNG VIỆC|Task",
        ),
        (
            Column.LEAD,
            "Cơ quan chủ trì|Cơ quan thực hiện|Đơn vị chủ trì thực hiện|Cơ quan, đơn vị thực hiện|Đơn vị đầu mối"
            "|Cơ quan chủ trì, tham mưu|Người thực hiện|Đơn vị được phân công|CQ chủ trì|CƠ QUAN CHỦ TRÌ|Lead agency",
        ),
        (Column.COORDINATORS, "Cơ quan phối hợp|Đơn vị phối hợp|Cơ quan, đơn vị phối hợp thực hiện|Coordinators"),
        (Column.PRODUCT, "Sản phẩm|Sản phẩm, kết quả|Kết quả đầu ra|Sản phẩm dự kiến hoàn thành|Output"),
        (Column.REQUIREMENT, "Yêu cầu|Yêu cầu năm 2026|Chỉ tiêu"),
        (
            Column.DEADLINE,
            "Thời gian|Thời hạn|Tiến độ|Thời gian hoàn thành|Thời gian chậm nhất phải hoàn thành|Thời gian thực hiện"
            "|Yêu cầu về thời gian|Thời hạn hoàn thành|TG hoàn thành|Hạn xử lý|Hạn|Hoàn thành|Deadline",
        ),
        (Column.OTHER, "Ghi chú|Kinh phí|Kết quả năm 2025|Lãnh đạo phụ trách|Phó Chủ tịch phụ trách|Tình trạng"),
        (None, "Phân công|Phú Mỹ|"),
    ],
)
def test_a_title_tells_what_its_column_means(column: Column | None, titles: str) -> None:
    assert {title: column_of(title) for title in titles.split("|")} == dict.fromkeys(titles.split("|"), column)


def test_columns_are_found_wherever_they_stand() -> None:
    task = only(
        table(
            "Quý I/2026|Phòng Kinh tế|Báo cáo|1|Rà soát tài sản|Tối thiểu 90%|",
            titles="Tiến độ\tĐơn vị chủ trì\tSản phẩm\tTT\tNhiệm vụ cụ thể\tYêu cầu\tGhi chú",
        )
    )
    assert (task.code, task.content, task.leads, task.products) == ("1", "Rà soát tài sản", (ECONOMY,), ("Báo cáo",))
    assert (task.deadline_text, task.requirement, doubts(task)) == ("Quý I/2026", "Tối thiểu 90%", [])


def test_a_header_of_two_lines_gives_the_lower_titles_their_columns() -> None:
    titles = "STT\tNhiệm vụ\tPhân công\t\tThời hạn\n\t\tChủ trì thực hiện\tPhối hợp\t\n1\t2\t3\t4\t5"
    task = only(table("1|Rà soát|Phòng Kinh tế|Công an xã|Quý I/2026", titles=titles))
    assert (task.leads, task.coordinators, doubts(task)) == ((ECONOMY,), ("Công an xã",), [])


def test_merged_cells_of_a_header_are_understood() -> None:
    def row(*cells: str | Merged) -> Row:
        made = [Cell(merged=c) if isinstance(c, Merged) else Cell(text=c) for c in cells]
        return Row(cells=tuple(made))

    rows = [
        row("TT", "Nội dung", "Phân công thực hiện", Merged.LEFT, "Thời hạn"),
        row(Merged.ABOVE, Merged.ABOVE, "Cơ quan chủ trì", "Cơ quan phối hợp", Merged.ABOVE),
        row("1", "Rà soát", "Phòng Kinh tế", "Công an xã", "Quý I/2026"),
        row(Merged.ABOVE, "Công khai", "Công an xã", Merged.ABOVE, Merged.ABOVE),
    ]
    header = read_header(rows)
    assert header is not None
    assert header[1] == 2
    first, second = read_plan([Table(rows=tuple(rows))], year=2026).tasks
    assert (first.code, second.code, second.leads) == ("1a", "1b", ("Công an xã",))
    assert (second.deadline_text, second.coordinators, doubts(second)) == ("Quý I/2026", ("Công an xã",), [])


@pytest.mark.parametrize(
    ("titles", "code"),
    [
        ("TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\tMức độ phức tạp", "column-unknown"),
        ("TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\tThời gian", "column-twice"),
        ("TT\tNhiệm vụ\tCơ quan chủ trì, phối hợp\tThời hạn\tSản phẩm", "column-lead-and-coordinators"),
        ("TT\tNội dunq công vịec\tCơ quan chủ trì\tThời hạn\tSản phẩm", "column-misspelt"),
    ],
)
def test_a_header_that_is_not_clear_says_so(titles: str, code: str) -> None:
    draft = table("1|Rà soát|Phòng Kinh tế|Quý I/2026|x", titles=titles)
    assert code in [str(doubt.code) for doubt in draft.doubts]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Nội dunq công việc", Column.CONTENT),
        ("Nhiệrn vụ", Column.CONTENT),
        ("Cơ quan chú trì", Column.LEAD),
        ("C0 quan chủ trì", Column.LEAD),
        ("Cơ quan phổi hơp", Column.COORDINATORS),
        ("Th ời h ạn", Column.DEADLINE),
        ("Thời gian hoàn thanb", Column.DEADLINE),
        ("Sàn phầrn", Column.PRODUCT),
    ],
)
def test_a_title_whose_letters_slipped_is_known_all_the_same(printed: str, meant: Column) -> None:
    assert column_of(printed) is meant


@pytest.mark.parametrize("words", ["Thường xuyên", "Phòng Kinh tế", "Công an xã", "Sản xuất", "Thời sự", "Kế hoạch"])
def test_what_cells_say_is_no_title_with_a_slip(words: str) -> None:
    assert column_of(words) is None


def test_a_header_in_the_middle_of_a_page_is_found_below_its_titles() -> None:
    """As where a sheet or a table holds the titles of its annex above the header, in rows of its own."""
    above = ("PHỤ LỤC||||", "DANH MỤC NHIỆM VỤ NĂM 2026||||", "(Kèm theo Kế hoạch số 07/KH-UBND)||||")
    lines = [*above, TITLES.replace("\t", "|"), "1|Rà soát tài sản|Phòng Kinh tế|Công an xã|Quý I/2026"]
    task = only(plan(HEAD + "\n".join(line.replace("|", "\t") for line in lines)))
    assert (task.code, task.leads, task.deadline_text, doubts(task)) == ("1", (ECONOMY,), "Quý I/2026", [])


def test_a_big_table_that_is_no_task_table_is_told_of() -> None:
    draft = table("1|Rà soát|Phòng Kinh tế||Quý I/2026", "", "Thôn|Số hộ|Số khẩu", "Một|20|80", "Hai|30|90")
    assert told(draft) == ["table-not-read"]
    assert len(draft.tasks) == 1


# --- rows -----------------------------------------------------------------------------------------------------------


def test_a_row_goes_on_over_a_page_that_repeats_its_header() -> None:
    task = only(
        table(
            "1|Rà soát quy chế của|Các cơ quan, tổ|Phòng Kinh|Quý",
            "",
            TITLES,
            "|từng phòng|chức, đơn vị|tế|I/2026",
        )
    )
    assert task.content == "Rà soát quy chế của từng phòng"
    assert (task.lead_groups, task.coordinators) == (("Các cơ quan, tổ chức, đơn vị",), (ECONOMY,))
    assert (task.deadline_text, doubts(task)) == ("Quý I/2026", [])


def test_a_heading_goes_on_over_a_page_that_repeats_its_header() -> None:
    repeated = TITLES.replace("\t", "|")
    broken = ("4.1|<b>Thực hiện quy định về</b>|||", "", repeated, "|<b>tổ chức bộ máy</b>|||")
    draft = table("IV|TỔ CHỨC BỘ MÁY|||", *broken, "4.1.1|Kiện toàn các phòng|Phòng Kinh tế|Công an xã|Quý I/2026")
    assert [(s.code, s.title) for s in draft.sections][1:] == [("4.1", "Thực hiện quy định về tổ chức bộ máy")]
    assert (only(draft).code, only(draft).section, doubts(only(draft))) == ("4.1.1", "4.1", [])


def test_a_row_goes_on_over_a_page_that_does_not_repeat_its_header() -> None:
    draft = table(
        "1|Rà soát quy chế của|Phòng Kinh tế||Quý I/2026", "", "12", "", "|từng phòng|||", "2|B|CAX||Quý I/2026"
    )
    assert [task.content for task in draft.tasks] == ["Rà soát quy chế của từng phòng", "B"]


def test_words_that_slid_into_the_repeated_header_go_back() -> None:
    slid = TITLES.replace("Cơ quan phối hợp", "Cơ quan phối hợp và UBND")
    draft = table("1|Rà soát|Phòng Kinh tế|Văn phòng HĐND|Quý I/2026", "", slid, "2|Công khai|CAX||Quý I/2026")
    first, second = draft.tasks
    assert (first.coordinators, doubts(first)) == ((OFFICE,), [("coordinators", "row-joined")])
    assert (second.content, doubts(second)) == ("Công khai", [])


def test_a_continued_cell_that_looked_finished_is_doubted() -> None:
    task = only(table("1|Rà soát.|Phòng Kinh tế||Quý I/2026", "", TITLES, "|Công khai kết quả|||"))
    assert (task.content, doubts(task)) == ("Rà soát. Công khai kết quả", [("content", "row-joined")])


def test_two_duties_in_one_row_become_a_and_b_and_the_second_takes_over_with_a_doubt() -> None:
    draft = table(
        "1|- Công khai|Phòng Kinh tế|Công an xã|Quý I/2026", "|- Biên soạn|Trạm Y tế||", "2|C|CAX||Quý I/2026"
    )
    assert [(t.code, t.content, t.leads) for t in draft.tasks] == [
        ("1a", "Công khai", (ECONOMY,)),
        ("1b", "Biên soạn", ("Trạm Y tế",)),
        ("2", "C", ("Công an xã",)),
    ]
    second = draft.tasks[1]
    assert (second.coordinators, second.deadline_text) == (("Công an xã",), "Quý I/2026")
    assert doubts(second) == [("deadline", "row-taken-over"), ("coordinators", "row-taken-over")]
    assert told(draft) == []


def test_an_own_paragraph_without_number_and_lead_joins_its_row_with_a_doubt() -> None:
    task = only(table("1|Rà soát|Phòng Kinh tế||Quý I/2026", "|Công khai kết quả|||"))
    assert (task.content, doubts(task)) == ("Rà soát Công khai kết quả", [("content", "row-joined")])


@pytest.mark.parametrize("row", ["1|Rà soát|Phòng Kinh tế|Quý I/2026", "1|Rà soát|Phòng Kinh tế||CAX|Quý I/2026"])
def test_a_row_of_another_width_is_doubted_in_every_field(row: str) -> None:
    fields = {field for field, _ in doubts(only(table(row)))}
    assert fields >= {"content", "leads", "coordinators", "deadline", "targets"}


def test_missing_cells_are_asked_for() -> None:
    assert doubts(only(table("1|Rà soát|||"))) == [("deadline", "cell-missing"), ("leads", "cell-missing")]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "2", "3"], []),
        (["1", "3"], ["numbering-gap"]),
        (["2", "3"], ["numbering-gap"]),
        (["1", "1"], ["numbering-twice"]),
        (["1.1", "1.2", "1.4"], ["numbering-gap"]),
    ],
)
def test_a_gap_in_the_numbers_is_told(numbers: list[str], expected: list[str]) -> None:
    draft = table(*(f"{number}|Việc|Phòng Kinh tế||Quý I/2026" for number in numbers))
    assert told(draft) == expected
    assert len(draft.tasks) == len(numbers)


# --- headings and sections ------------------------------------------------------------------------------------------


def placed(draft: PlanDraft) -> list[tuple[str, str | None]]:
    return [(task.code, task.section) for task in draft.tasks]


def test_tasks_belong_to_the_heading_of_their_own_prefix() -> None:
    """2.3 is a task of II although 2.2 is a heading right above it, and although its number is bold."""
    draft = table(
        "<b>II.</b>|<b>CẢI CÁCH</b>|||",
        "<b>2.1</b>|Theo dõi|||",
        "2.1.1|Việc|Phòng Kinh tế||Quý I/2026",
        "<b>2.2</b>|<b>Rà soát</b>|||",
        "2.2.1|Việc|Phòng Kinh tế||Quý I/2026",
        "<b>2.3</b>|<b>Xử lý</b>|Phòng Kinh tế||Quý I/2026",
        head=HEAD,
    )
    assert [(s.code, s.parent) for s in draft.sections] == [("II", None), ("2.1", "II"), ("2.2", "II")]
    assert placed(draft) == [("2.1.1", "2.1"), ("2.2.1", "2.2"), ("2.3", "II")]


def test_plain_numbers_belong_to_the_heading_above_whether_they_restart_or_not() -> None:
    work = "Việc|Phòng Kinh tế||Quý I/2026"
    running = table("I|MỘT|||", f"1|{work}", f"2|{work}", "II|HAI|||", f"3|{work}")
    assert (placed(running), told(running)) == ([("1", "I"), ("2", "I"), ("3", "II")], [])
    restarting = table("I|MỘT|||", f"1|{work}", "II|HAI|||", f"1|{work}", f"2|{work}")
    assert (placed(restarting), told(restarting)) == ([("1", "I"), ("1", "II"), ("2", "II")], [])


def test_headings_have_no_lead_and_no_deadline() -> None:
    draft = table("I|Giao chung|Phòng Kinh tế||Quý I/2026", "1|VIỆC IN HOA|CAX||Quý I/2026")
    assert [task.code for task in draft.tasks] == ["I", "1"]
    assert draft.sections == ()


def test_a_heading_without_tasks_and_one_without_number_are_told() -> None:
    draft = table(
        "I|MỘT|||", "II|HAI|||", "1|Việc|Phòng Kinh tế||Quý I/2026", "|BA MỤC LỚN|||", "2|Việc|CAX||Quý I/2026"
    )
    assert [section.code for section in draft.sections] == ["I", "II", "§1"]
    assert sorted(told(draft)) == ["numbering-heading-without-tasks", "numbering-section-without-number"]


def test_numbered_annexes_are_sections_of_their_own() -> None:
    row = "1\tRà soát\tPhòng Kinh tế\t\tQuý I/2026\n"
    text = f"{HEAD}Phụ lục số 01: Thể chế\n{TITLES}\n{row}\nPhụ lục số 02: Tài chính\n{TITLES}\n{row}"
    draft = plan(text)
    assert [(s.code, s.title) for s in draft.sections] == [("01", "Thể chế"), ("02", "Tài chính")]
    assert placed(draft) == [("1", "01"), ("1", "02")]


@pytest.mark.parametrize(("code", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("", None), ("A", None), ("IIII", None)])
def test_roman_numbers_have_values(code: str, value: int | None) -> None:
    assert roman_value(code) == value


# --- cells ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "products"),
    [
        ("Kế hoạch; Báo cáo", ("Kế hoạch", "Báo cáo")),
        ("- Kế hoạch;\n- Báo cáo", ("Kế hoạch", "Báo cáo")),
        ("- Quyết định/ Văn bản - Báo cáo kết quả", ("Quyết định/ Văn bản", "Báo cáo kết quả")),
        ("Kế hoạch phát triển kinh tế - xã hội", ("Kế hoạch phát triển kinh tế - xã hội",)),
        ("- Báo cáo kinh tế - xã hội", ("Báo cáo kinh tế - xã hội",)),
        ("Kế hoạch, thông báo", ("Kế hoạch, thông báo",)),
        ("", ()),
    ],
)
def test_products_are_told_apart_where_the_cell_parts_them(cell: str, products: tuple[str, ...]) -> None:
    assert products_of(cell) == products


def test_a_due_day_outside_the_plans_years_is_doubted() -> None:
    task = only(table("1|Rà soát|Phòng Kinh tế||Trước 14/12/2025"))
    assert task.deadline is not None
    assert task.deadline.due == date(2025, 12, 13)
    assert doubts(task) == [("deadline", "deadline-outside-plan")]


def test_an_unreadable_deadline_is_kept_in_its_words_with_a_doubt() -> None:
    task = only(table("1|Rà soát|Phòng Kinh tế||Trước ngày 20"))
    assert (task.deadline_text, task.deadline) == ("Trước ngày 20", None)
    assert [field for field, _ in doubts(task)] == ["deadline"]


def test_targets_come_from_the_requirement_and_from_the_content_but_not_twice() -> None:
    titles = "TT\tNội dung\tYêu cầu\tCơ quan chủ trì\tThời hạn"
    same = only(table("1|Số hóa (100% hồ sơ)|Đạt 100%|Phòng Kinh tế|Quý I/2026", titles=titles))
    more = only(table("1|Đối thoại (tối thiểu 02 cuộc)|Đạt 100%|Phòng Kinh tế|Quý I/2026", titles=titles))
    assert [str(t.value) for t in same.targets] == ["100"]
    assert [str(t.value) for t in more.targets] == ["100", "2"]


def test_the_register_of_a_commune_decides_on_its_second_plan() -> None:
    known = Agency(name="Phòng Kinh tế An Mẫu", aliases=("Phòng KT",))
    rows = ("1|A|Phòng KT||Quý I/2026", "2|B|Trạm Y tế||Quý I/2026")
    draft = plan(HEAD + TITLES + "\n" + "\n".join(row.replace("|", "\t") for row in rows), agencies=[known])
    assert draft.tasks[0].leads == ("Phòng Kinh tế An Mẫu",)
    assert doubts(draft.tasks[1]) == [("leads", "agency-not-in-register")]


# --- head -----------------------------------------------------------------------------------------------------------

ROW = "1|Rà soát|Phòng Kinh tế||Quý I/2026"


def head_doubts(draft: PlanDraft) -> dict[str, str]:
    return {doubt.field: str(doubt.code) for doubt in draft.doubts}


def test_the_head_is_read() -> None:
    head = table(ROW).head
    assert (head.commune, head.number, head.issued_on) == ("An Mẫu", "07/KH-UBND", date(2026, 2, 9))
    assert (head.title, head.year_from, head.year_to) == ("Chuyển đổi số xã An Mẫu năm 2026", 2026, 2026)


def test_a_ward_is_known_by_its_head() -> None:
    head = HEAD.replace("xã An", "phường An").replace("XÃ AN", "PHƯỜNG AN")
    ward = table("1|Rà soát|Công an phường An Mẫu|MTTQ|Quý I/2026", head=head)
    assert (ward.head.commune, ward.head.unit, only(ward).leads) == ("An Mẫu", "phường", ("Công an phường",))
    assert only(ward).coordinators == ("Ủy ban Mặt trận Tổ quốc Việt Nam phường",)


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "code"),
    [
        ("Số: 07/KH-UBND", "Số: 07 /KH-UBND", "number", "07/KH-UBND", None),
        ("Số: 07/KH-UBND", "Số: /KH-UBND", "number", None, "number-blank"),
        ("Số: 07/KH-UBND", "Số: ...../KH-UBND", "number", None, "number-blank"),
        ("Số: 07/KH-UBND\n", "", "number", None, "number-missing"),
        ("ngày 09 tháng 02", "ngày tháng 02", "issued_on", None, "date-blank"),
        ("ngày 09 tháng 02", "ngày ... tháng ...", "issued_on", None, "date-blank"),
        ("ngày 09 tháng 02", "ngày 30 tháng 02", "issued_on", None, "date-unclear"),
        ("An Mẫu, ngày 09 tháng 02 năm 2026\n", "", "issued_on", None, "date-missing"),
        ("An Mẫu, ngày", "Bình Mẫu, ngày", "commune", "Bình Mẫu", "commune-differs"),
        ("UBND XÃ AN MẪU\n", "", "commune", "An Mẫu", None),
        ("xã An Mẫu năm 2026", "năm 2026", "commune", "An Mẫu", None),
        ("năm 2026\n", "giai đoạn 2026 - 2030\n", "year_to", 2030, None),
        ("xã An Mẫu năm 2026\n", "xã An Mẫu\n", "year_from", 2026, "year-inferred"),
    ],
)
def test_what_the_head_leaves_open_is_null_or_doubted(
    old: str, new: str, field: str, value: object, code: str | None
) -> None:
    front, _, rest = HEAD.rpartition(old) if old == "năm 2026\n" else HEAD.partition(old)
    draft = table(ROW, head=front + new + rest)
    assert getattr(draft.head, field) == value
    assert head_doubts(draft).get(field) == code


def test_an_annex_dated_and_numbered_otherwise_is_told() -> None:
    enclosed = "(Kèm theo Kế hoạch số 08/KH-UBND ngày 10/02/2026 của UBND xã An Mẫu)\n"
    draft = table(ROW, head=HEAD + enclosed)
    assert (draft.head.number, draft.head.issued_on) == ("07/KH-UBND", date(2026, 2, 9))
    assert head_doubts(draft)["number"] == "number-in-annex-differs"
    assert head_doubts(draft)["issued_on"] == "date-in-annex-differs"


@pytest.mark.parametrize(
    ("lines", "signer", "title"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu", "Nguyễn Văn Mẫu", "Chủ tịch"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\nTRẦN THỊ MẪU", "Trần Thị Mẫu", "Phó Chủ tịch"),
        ("**CHỦ TỊCH**\n\n**Lê Mẫu**", "Lê Mẫu", "Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPHỤ LỤC 1", None, None),
        ("", None, None),
    ],
)
def test_the_signature_is_read_or_asked_for(lines: str, signer: str | None, title: str | None) -> None:
    draft = table(ROW, head=f"{HEAD}Nội dung.\n{lines}\n")
    assert (draft.head.signer, draft.head.signer_title) == (signer, title)
    assert head_doubts(draft).get("signer") == (None if signer else "signer-missing")


def test_a_head_laid_out_as_a_table_is_read_too() -> None:
    left = Cell(text="ỦY BAN NHÂN DÂN\nXÃ AN MẪU\nSố: 07/KH-UBND")
    right = Cell(text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Mẫu, ngày 09 tháng 02 năm 2026")
    blocks = [Table(rows=(Row(cells=(left, right)),)), Paragraph(text="KẾ HOẠCH"), Paragraph(text="Việc năm 2026")]
    head = read_plan(blocks).head
    assert (head.commune, head.number, head.issued_on) == ("An Mẫu", "07/KH-UBND", date(2026, 2, 9))


def test_the_given_year_is_used_where_the_plan_names_none_and_doubted_where_it_disagrees() -> None:
    row = f"{TITLES}\n1\tRà soát\tPhòng Kinh tế\t\tQuý I\n"
    timeless = "KẾ HOẠCH\nChuyển đổi số xã An Mẫu\n" + row
    assert doubts(only(plan(timeless))) == [("deadline", "year-missing")]
    rule = only(plan(timeless, year=2027)).deadline
    assert rule is not None
    assert rule.due == date(2027, 3, 31)
    assert head_doubts(plan(HEAD + row, year=2027))["year_from"] == "year-differs"


# --- body -----------------------------------------------------------------------------------------------------------

BODY = (
    HEAD
    + """I. MỤC ĐÍCH
- Phấn đấu năm 2026 có ít nhất 03 mô hình mới.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Lập dự toán, gửi UBND xã chậm nhất ngày 20/01/2026.
- Báo cáo kết quả thực hiện hằng quý trước ngày 15 của tháng cuối quý.
2. Trưởng phòng Văn hóa - Xã hội: {duty}
Trong quá trình thực hiện, các cơ quan báo cáo UBND xã (qua {through}).
"""
)


def body(duty: str, through: str) -> PlanDraft:
    return plan(BODY.format(duty=duty, through=through))


URGES = "Đôn đốc các cơ quan thực hiện Kế hoạch này."


@pytest.mark.parametrize(
    ("duty", "through", "office", "code"),
    [
        ("Là cơ quan thường trực của Kế hoạch.", "Phòng Kinh tế", CULTURE, None),
        (URGES, "Phòng Văn hóa - Xã hội", CULTURE, None),
        (URGES, "Phòng Kinh tế", ECONOMY, "office-inferred"),
        ("Phối hợp thực hiện.", "Phòng Kinh tế", ECONOMY, "office-inferred"),
        ("Phối hợp thực hiện.", "bưu điện", None, "office-missing"),
    ],
)
def test_the_standing_office_is_said_or_told_by_two_signs(
    duty: str, through: str, office: str | None, code: str | None
) -> None:
    draft = body(duty, through)
    assert (draft.standing_office, head_doubts(draft).get("standing_office")) == (office, code)


def test_goals_duties_and_reports_of_the_body_carry_their_words() -> None:
    draft = body(URGES, CULTURE)
    assert [(g.text, str(g.targets[0].value), g.due) for g in draft.goals] == [
        ("Phấn đấu năm 2026 có ít nhất 03 mô hình mới", "3", date(2026, 12, 31))
    ]
    assert [(d.agency, d.deadline_text) for d in draft.duties] == [(ECONOMY, "chậm nhất ngày 20/01/2026")]
    assert [(r.kind.value, r.deadline_text) for r in draft.reporting] == [
        ("quarterly", "trước ngày 15 của tháng cuối quý"),
        ("other", None),
    ]
    rule = draft.reporting[0].due_rule
    assert rule is not None
    assert [day.day for day in rule.dues] == [14, 14, 14, 14]


def test_a_plan_without_tasks_says_so_and_a_letter_is_refused() -> None:
    assert "plan-no-tasks" in told(body(URGES, CULTURE))
    with pytest.raises(NoTasks):
        plan("Kính gửi phòng Kinh tế,\nđề nghị xem xét.")


def test_an_announced_annex_that_was_not_read_is_told() -> None:
    assert told(plan(HEAD + "Nội dung.\nPHỤ LỤC\n1 Rà soát Phòng Kinh tế Quý I")) == [
        "plan-annex-not-read",
        "plan-no-tasks",
    ]


def test_the_bullets_of_a_programme_are_its_tasks_and_what_its_text_implies_is_asked_once() -> None:
    draft = plan(
        HEAD.replace("năm 2026\n", "giai đoạn 2026 - 2030\n").replace(
            "tháng 02 giai đoạn 2026 - 2030", "tháng 02 năm 2026"
        )
        + """II. NỘI DUNG
1. Cải cách tài chính công
a) Mục tiêu đến hết năm 2030
Đến năm 2030, trong đó:
- 100% đơn vị công khai ngân sách.
b) Nhiệm vụ
- Công khai ngân sách;
- Tiết kiệm chi
thường xuyên.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì lĩnh vực cải cách tài chính công.
"""
    )
    assert [(t.code, t.section, t.content, t.leads) for t in draft.tasks] == [
        ("1.b.1", "1", "Công khai ngân sách;", (ECONOMY,)),
        ("1.b.2", "1", "Tiết kiệm chi thường xuyên.", (ECONOMY,)),
    ]
    assert [(g.code, g.due) for g in draft.goals] == [("1.a.1", date(2030, 12, 31))]
    assert doubts(draft.tasks[0]) == []
    implied = [
        doubt for doubt in draft.doubts if doubt.code in (IntakeDoubt.DEADLINE_OF_PROGRAMME, IntakeDoubt.LEAD_FROM_BODY)
    ]
    assert [dict(doubt.args) for doubt in implied] == [{}, {"section": "1", "name": ECONOMY}]
    rule = draft.tasks[0].deadline
    assert rule is not None
    assert (rule.start, rule.due) == (date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    "hostile",
    [
        HEAD + TITLES + "\n" + "".join(f"{n}\tviệc {n}\tPhòng {n}, và {n}\tcác {n}\tngày {n}\n" for n in range(800)),
        HEAD + "IV. TỔ CHỨC THỰC HIỆN\n" + "".join(f"{n % 90}. Phòng Kinh tế\n" for n in range(4000)),
        HEAD + "I. MỤC TIÊU\n- " + "Phấn đấu đạt 100% (x 50% " * 3000,
        HEAD + "xã tỉnh " * 10_000,
    ],
    ids=["rows", "headings", "brackets", "names"],
)
def test_hostile_plans_are_done_with_in_a_moment(hostile: str) -> None:
    begun = time.perf_counter()
    plan(hostile)
    assert time.perf_counter() - begun < 10
