"""Tables whose rules were lost with the layout: rows are found by their numbers, cells by what they may mean."""

from __future__ import annotations

import random
import re

import pytest

from documents.read_text import read_text
from plans.intake import PlanDraft, TaskDraft, read_plan
from plans.pages import PageDoubt, Paragraph, Table
from plans.rows import RowDoubt

HEAD = "KẾ HOẠCH\n\nChuyển đổi số xã An Mẫu năm 2026\n\n"

# As such a program writes it: the lines of a cell a blank line apart, cells of unlike height at an odd step, the end of
# one cell and the start of the next on one line, links below the page, the next page going on without a blank line.
ANNEX = """PHỤ LỤC

DANH MỤC NHIỆM VỤ NĂM 2026

S

TT
Tên nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Sản phẩm Thời gian

1 2 3 4 5 6

I CHỈ ĐẠO, ĐIỀU HÀNH

1 Ban hành Kế hoạch chuyển đổi số năm 2026
Phòng Văn hóa -

Xã hội

Các cơ quan, đơn vị

thuộc UBND xã
Kế hoạch Tháng 01/2026

2
Tổ chức tập huấn kỹ năng số cho công chức và tổ công nghệ số trong năm

2026.

Phòng Văn hóa -

Xã hội

Các thôn

Báo cáo kết quả

tập huấn
Quý II, III/2026
 3
Kiểm tra việc xử lý hồ sơ trên môi trường mạng, ít nhất

5 cơ quan, đơn vị.

Văn phòng HĐND

và UBND xã

Các cơ quan, đơn vị

liên quan

Thông báo kết quả
Thường xuyên

II

HẠ TẦNG VÀ DỮ LIỆU SỐ CỦA XÃ

4

- Số hóa hồ sơ đất đai

còn giấy.

Phòng Kinh tế

Các thôn

Dữ liệu Trước 30/11/2026

- Nhập dữ liệu hộ tịch vào hệ thống dùng chung

Công an xã

https://anmau.example/nghi-quyet
5 Báo cáo tình hình chuyển đổi số. Phòng Kinh tế

Các cơ quan, đơn vị

thuộc UBND xã
Báo cáo 6 tháng, 1 năm

Nơi nhận:

- Lưu: VT.
"""


def plan(annex: str) -> PlanDraft:
    return read_plan(read_text((HEAD + annex).encode()).blocks)


def tasks(annex: str) -> dict[str, TaskDraft]:
    return {task.code: task for task in plan(annex).tasks}


def unsure(task: TaskDraft) -> set[str]:
    return {doubt.field for doubt in task.doubts if doubt.code == PageDoubt.CELL_UNSURE}


READ = tasks(ANNEX)


@pytest.mark.parametrize(
    ("code", "section", "content", "leads", "coordinators", "product", "deadline"),
    [
        (
            "1", "I", "Ban hành Kế hoạch chuyển đổi số năm 2026",
            "Phòng Văn hóa - Xã hội", "Các cơ quan, đơn vị thuộc UBND xã", "Kế hoạch", "Tháng 01/2026",
        ),
        (
            "2", "I", "Tổ chức tập huấn kỹ năng số cho công chức và tổ công nghệ số trong năm 2026.",
            "Phòng Văn hóa - Xã hội", "Các thôn", "Báo cáo kết quả tập huấn", "Quý II, III/2026",
        ),
        (
            "3", "I", "Kiểm tra việc xử lý hồ sơ trên môi trường mạng, ít nhất 5 cơ quan, đơn vị.",
            "Văn phòng HĐND và UBND xã", "Các cơ quan, đơn vị liên quan", "Thông báo kết quả", "Thường xuyên",
        ),
        (
            "4a", "II", "Số hóa hồ sơ đất đai còn giấy.",
            "Phòng Kinh tế", "Các thôn", "Dữ liệu", "Trước 30/11/2026",
        ),
        (
            "5", "II", "Báo cáo tình hình chuyển đổi số.",
            "Phòng Kinh tế", "Các cơ quan, đơn vị thuộc UBND xã", "Báo cáo", "6 tháng, 1 năm",
        ),
    ],
)  # fmt: skip
def test_cells_end_where_their_meaning_ends(
    code: str, section: str, content: str, leads: str, coordinators: str, product: str, deadline: str
) -> None:
    task = READ[code]
    assert (task.section, task.content, task.lead_text) == (section, content, leads)
    assert (task.coordinators_text, task.product, task.deadline_text) == (coordinators, product, deadline)
    assert not unsure(task)


def test_no_row_is_lost_or_made_up() -> None:
    assert list(READ) == ["1", "2", "3", "4a", "4b", "5"]


def test_a_second_duty_under_one_number_takes_over_with_doubts() -> None:
    second = READ["4b"]
    assert (second.content, second.lead_text) == ("Nhập dữ liệu hộ tịch vào hệ thống dùng chung", "Công an xã")
    assert {doubt.field for doubt in second.doubts if doubt.code == RowDoubt.TAKEN_OVER} == {
        "product", "deadline", "coordinators",
    }  # fmt: skip


def test_headings_over_two_lines_and_links_are_no_tasks() -> None:
    sections = [(section.code, section.title) for section in plan(ANNEX).sections]
    assert sections == [("I", "CHỈ ĐẠO, ĐIỀU HÀNH"), ("II", "HẠ TẦNG VÀ DỮ LIỆU SỐ CỦA XÃ")]


def test_what_stands_below_the_table_stays_text() -> None:
    blocks = read_text((HEAD + ANNEX).encode()).blocks
    assert [type(block) for block in blocks[-3:]] == [Table, Paragraph, Paragraph]


def test_lines_without_blank_lines_between_them_mean_the_same() -> None:
    assert tasks(re.sub(r"\n\s*\n", "\n", ANNEX)).keys() == READ.keys()
    for code, task in tasks(re.sub(r"\n\s*\n", "\n", ANNEX)).items():
        assert (task.content, task.lead_text, task.deadline_text) == (
            READ[code].content, READ[code].lead_text, READ[code].deadline_text,
        )  # fmt: skip


def test_a_header_that_a_page_repeats_is_no_part_of_a_row() -> None:
    titles = "S\n\nTT\nTên nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Sản phẩm Thời gian\n\n"
    assert {c: t.content for c, t in tasks(ANNEX.replace(" 3\n", titles + "3\n")).items()} == {
        code: task.content for code, task in READ.items()
    }


def test_a_page_number_is_no_row() -> None:
    numbered = ANNEX.replace(" 3\n", "3\n 3\n")
    assert {code: task.content for code, task in tasks(numbered).items()} == {
        code: task.content for code, task in READ.items()
    }


def test_a_lost_number_is_missed_and_loses_no_other_row() -> None:
    draft = plan(ANNEX.replace("\n2\nTổ chức", "\nTổ chức"))
    assert [task.code for task in draft.tasks][-4:] == ["3", "4a", "4b", "5"]
    assert "numbering-gap" in {str(doubt.code) for doubt in draft.doubts}


def test_neighbours_that_any_words_may_fill_are_doubted() -> None:
    """Nothing tells where a task ends and its requirement begins."""
    annex = (
        "TT\nNhiệm vụ Yêu cầu Cơ quan chủ trì Thời hạn\n"
        "1 Rà soát thủ tục hành chính Cắt giảm ít nhất 05 thủ tục\nPhòng Kinh tế\nQuý I/2026\n"
    )
    task = tasks(annex)["1"]
    assert (task.lead_text, task.deadline_text) == ("Phòng Kinh tế", "Quý I/2026")
    assert {"content", "requirement"} <= unsure(task)


def test_a_body_that_nobody_knows_leaves_doubts() -> None:
    task = tasks(ANNEX.replace("5 Báo cáo tình hình chuyển đổi số. Phòng Kinh tế", "5 Báo cáo. Hợp tác xã Mẫu"))["5"]
    assert {"content", "leads"} <= unsure(task)


@pytest.mark.parametrize(
    "text",
    [
        "TT\nNội dung công việc\n1 Rà soát\n",
        "TT Họ và tên Chức vụ\n1 Nguyễn Văn Mẫu\n",
        "STT\n" * 50,
        "TT\nTên nhiệm vụ Cơ quan chủ trì Thời gian\nkhông có số nào\n",
    ],
)
def test_other_lists_stay_text(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_text(text.encode()).blocks)


@pytest.mark.parametrize("seed", range(8))
def test_lines_run_together_never_move_a_value_in_silence(seed: int) -> None:
    chance = random.Random(seed)
    lines: list[str] = []
    for line in ANNEX.split("\n"):
        starts_row = re.match(r"\s*(?:\d|[IVX]+\b|S$|TT|Tên|Nơi|PHỤ|DANH|http|- )", line)
        if lines and line.strip() and not starts_row and chance.random() < 0.4:
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        elif line.strip():
            lines.append(line)
    read = plan("\n".join(lines))
    doubted = {(task.code, doubt.field) for task in read.tasks for doubt in task.doubts}
    assert [task.code for task in read.tasks] == list(READ)
    for task in read.tasks:
        known = READ[task.code]
        for field, value, wanted in (
            ("content", task.content, known.content),
            ("leads", task.leads, known.leads),
            ("product", task.product, known.product),
            ("deadline", task.deadline, known.deadline),
        ):
            assert value == wanted or (task.code, field) in doubted
