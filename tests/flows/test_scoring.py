"""The office scores the commune by an index: a scheme comes in, a workbook goes out and back, a gap is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from actions import scoring
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from db import people
from db.session import reading
from tests.conftest import Cast
from tests.doubles.workbooks import Edit, edited, typing
from tests.flows.looking import forges, item_of, one, rows, the_work
from tests.flows.test_plan_by_chat import labels, sends

# An invented index. Task 1.1 of the sample plan is one of its rows in other words.
SCHEME = (
    ("BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026 (mẫu tự đặt)",),
    ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm điểm", "Tài liệu kiểm chứng", "Cơ quan phụ trách"),
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", 60),
    ("1", "Ban hành kế hoạch năm", 40, "Đúng hạn: 40\nChậm: 20\nKhông: 0", "Kế hoạch", "Phòng Văn hóa - Xã hội"),
    ("2", "Sáng kiến trong cải cách hành chính", 20, "", "Quyết định công nhận", "Văn phòng HĐND và UBND xã"),
    ("II", "THỦ TỤC HÀNH CHÍNH", 40),
    ("1", "Hồ sơ giải quyết đúng hạn", 40, "", "Báo cáo", "Trung tâm Phục vụ hành chính công"),
)


def scheme(*rows_: Sequence[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows_ or SCHEME:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def brings(stage: Stage, actor: Actor, data: bytes | None = None, caption: str = "bộ chỉ số năm 2026") -> Sent:
    """Somebody sends a scheme; how it is read back."""
    return (await sends(stage, actor, data or scheme(), "bo-chi-so.xlsx", caption))[-1]


async def in_force(stage: Stage, actor: Actor) -> None:
    await brings(stage, actor)
    await stage.presses(actor, "Dùng bộ này")


async def workbook(stage: Stage, actor: Actor) -> bytes:
    """Somebody asks for the workbook; it comes as a file."""
    await stage.says(actor, "tự chấm điểm")
    coming, sent = await stage.presses(actor, "Bảng chấm điểm (Excel)")
    assert "đang lập bảng chấm điểm" in coming.text
    assert sent.message.file is not None
    assert sent.message.file.name == "Bảng tự chấm điểm 2026.xlsx"
    assert sent.file is not None
    return sent.file


async def back(stage: Stage, actor: Actor, *edits: Edit, data: bytes | None = None) -> Sent:
    """Somebody fills the workbook in and sends it; how it is read back."""
    filled = edited(data or await workbook(stage, actor), *edits)
    return (await sends(stage, actor, filled, "Bảng tự chấm điểm 2026.xlsx"))[-1]


def marks(stage: Stage) -> dict[str, tuple[Any, ...]]:
    query = """SELECT c.code, c.self_score, c.not_applicable, c.documents FROM score_criteria c
        JOIN score_schemes s ON s.id = c.scheme_id WHERE NOT s.is_draft AND s.commune_id = 1 ORDER BY c.position"""
    return {code: tuple(rest) for code, *rest in rows(stage, query)}


async def test_a_scheme_counts_after_a_yes(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    shown = await brings(stage, cast.office)
    assert "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026" in shown.text
    assert "3 tiêu chí chấm điểm" in shown.text
    assert "Chưa ghi gì vào hệ thống" in shown.text
    assert labels(shown) == ["Dùng bộ này", "Không dùng"]
    (none,) = await stage.says(cast.office, "tự chấm điểm")
    assert "Chưa có bộ tiêu chí nào" in none.text
    (done,) = await stage.presses_on(cast.office, shown, "Dùng bộ này")
    assert "để tự chấm năm 2026: 3 tiêu chí" in done.text
    (again,) = await stage.presses_on(cast.office, shown, "Dùng bộ này")
    assert "Từ nay dùng" not in again.text
    assert {**the_work(stage), "events": []} == {**before, "events": []}


async def test_what_does_not_add_up_is_told(stage: Stage, cast: Cast) -> None:
    wrong = [list(row) for row in SCHEME]
    wrong[2][2] = 70
    shown = await brings(stage, cast.office, scheme(*wrong))
    assert "Có 1 chỗ không khớp" in shown.text
    assert "• I: ghi 70 điểm, cộng các mục con được 60." in shown.text


async def test_the_year_is_asked_where_nothing_says_it(stage: Stage, cast: Cast) -> None:
    bare = [("Bộ chỉ số cải cách hành chính",), *SCHEME[1:]]
    asked = await brings(stage, cast.office, scheme(*bare), "bộ chỉ số")
    assert "để chấm năm nào" in asked.text
    (shown,) = await stage.says(cast.office, "2027")
    assert "năm 2027: 3 tiêu chí" in shown.text
    (done,) = await stage.presses_on(cast.office, shown, "Dùng bộ này")
    assert "tự chấm năm 2027" in done.text


async def test_the_workbook_comes_back_and_counts_after_a_yes(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    shown = await back(
        stage, cast.office,
        typing("criteria", 1, "self_score", "20"),
        typing("criteria", 1, "documents", "45/KH-UBND ngày 06/01/2026"),
        typing("criteria", 2, "not_applicable", "x"),
        typing("criteria", 2, "explanation", "Xã mới thành lập"),
        typing("criteria", 4, "self_score", 38.5),
    )  # fmt: skip
    assert "Bảng có 5 ô thay đổi ở 3 tiêu chí" in shown.text
    assert marks(stage)["I.1"] == (None, 0, "")
    (done,) = await stage.presses_on(cast.office, shown, "Ghi 5 ô")
    assert "Đã ghi 5 ô." in done.text
    assert "Điểm tự chấm: 73,13/100; đã chấm 2/2 tiêu chí" in done.text
    assert "Mục tiêu 90 điểm, còn thiếu 16,87 điểm" in done.text
    assert "• I.1. Ban hành kế hoạch năm: còn 20 điểm" in done.text
    assert marks(stage) == {
        "I": (None, 0, ""), "I.1": ("20", 0, "45/KH-UBND ngày 06/01/2026"), "I.2": (None, 1, ""),
        "II": (None, 0, ""), "II.1": ("38.5", 0, ""),
    }  # fmt: skip
    assert one(stage, "SELECT count(*) FROM events WHERE kind = 'scores_taken'") == 1
    (stale,) = await stage.presses_on(cast.office, shown, "Ghi 5 ô")
    assert marks(stage)["I.1"][0] == "20"
    assert "Đã ghi" not in stale.text


async def test_untouched_it_changes_nothing(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    shown = await back(stage, cast.office)
    assert "không có ô nào thay đổi" in shown.text
    assert labels(shown) == []


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        ("self_score", "41", "I.1, Điểm tự chấm: 41 cao hơn điểm tối đa 40"),
        ("self_score", "30", "I.1, Điểm tự chấm: không có mức 30; các mức: 40; 20; 0"),
        ("self_score", "-1", "I.1, Điểm tự chấm: -1 thấp hơn"),
        ("self_score", "tốt", "I.1, Điểm tự chấm: chưa hiểu “tốt”"),
        ("self_score", "NaN", "I.1, Điểm tự chấm: chưa hiểu “NaN”"),
        ("enough", "tạm", "I.1, Minh chứng đủ?: chưa hiểu “tạm”"),
        ("tasks", "99.9", "I.1, Nhiệm vụ liên quan: không có nhiệm vụ mang mã “99.9”"),
        ("not_applicable", "x", "I.1: không phát sinh thì cần ghi giải trình"),
    ],
)
async def test_what_is_not_clear_stays_as_it_was(stage: Stage, cast: Cast, column: str, typed: str, told: str) -> None:
    await in_force(stage, cast.office)
    before = marks(stage)
    shown = await back(stage, cast.office, typing("criteria", 1, column, typed))
    assert told in shown.text
    assert labels(shown) == []
    assert marks(stage) == before


async def test_an_older_workbook_overwrites_nothing(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    old = await workbook(stage, cast.office)
    await back(stage, cast.office, typing("criteria", 1, "self_score", "40"))
    await stage.presses(cast.office, "Ghi 1 ô")
    shown = await back(stage, cast.office, typing("criteria", 1, "self_score", "20"), data=old)
    assert "Từ khi lập bảng này đã có thay đổi khác" in shown.text
    assert marks(stage)["I.1"][0] == "40"


async def test_a_task_proves_its_criterion(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    code = one(stage, "SELECT code FROM tasks WHERE id = (SELECT min(task_id) FROM work_items WHERE commune_id = 1)")
    shown = await back(stage, cast.office, typing("criteria", 1, "tasks", code))
    (done,) = await stage.presses_on(cast.office, shown, "Ghi 1 ô")
    assert "0 đủ, 0 chưa đủ, 3 chưa có" in done.text
    with reading(stage.app.engine) as tx:
        place = people.commune(tx, 1)
        card = scoring.card_of(tx, place, scoring.scheme_for(tx, place), stage.now)
    (linked,) = card.standings[0].tasks
    assert (linked.code, linked.is_done, linked.is_proved) == (code, False, False)


async def test_a_new_scheme_takes_over_what_was_marked(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    await back(
        stage, cast.office, typing("criteria", 1, "self_score", "40"), typing("criteria", 4, "self_score", "10")
    )  # fmt: skip
    await stage.presses(cast.office, "Ghi 2 ô")
    renumbered = [list(row) for row in SCHEME]
    renumbered[3][0], renumbered[4][0] = "2", "1"
    renumbered[6][1] = "Hồ sơ trả trước hạn"
    shown = await brings(stage, cast.office, scheme(*renumbered))
    assert "giữ lại 1 tiêu chí đã chấm; 1 tiêu chí đã chấm không còn trong bộ mới" in shown.text
    await stage.presses_on(cast.office, shown, "Dùng bộ này")
    assert marks(stage)["I.2"][0] == "40"
    assert marks(stage)["II.1"][0] is None


async def test_the_goal_is_the_offices_own(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    (set_,) = await stage.says(cast.office, "mục tiêu chỉ số 92,5 điểm")
    assert "Mục tiêu năm 2026 là 92,5 điểm" in set_.text
    (refused,) = await stage.says(cast.office, "mục tiêu chỉ số 120")
    assert "Mục tiêu phải từ 0 đến 100 điểm" in refused.text
    assert one(stage, "SELECT goal FROM score_schemes") == "92.5"


async def test_a_scheme_of_other_points_has_a_goal_within_them(stage: Stage, cast: Cast) -> None:
    small = [list(row) for row in SCHEME]
    for row, points in ((2, 30), (3, 20), (4, 10), (5, 20), (6, 20)):
        small[row][2] = points
    small[3][3] = "Đúng hạn: 20\nKhông: 0"
    await brings(stage, cast.office, scheme(*small))
    await stage.presses(cast.office, "Dùng bộ này")
    assert one(stage, "SELECT goal FROM score_schemes") == "45.0"
    await stage.says(cast.office, "mục tiêu chỉ số 48")
    await brings(stage, cast.office, scheme(*SCHEME))
    await stage.presses(cast.office, "Dùng bộ này")
    assert one(stage, "SELECT goal FROM score_schemes") == "48"


async def test_a_criterion_of_nobodys_names_no_agency(stage: Stage, cast: Cast) -> None:
    nobodys = [list(row) for row in SCHEME]
    nobodys[4][5] = ""
    await brings(stage, cast.office, scheme(*nobodys))
    await stage.presses(cast.office, "Dùng bộ này")
    await stage.says(cast.office, "mục tiêu chỉ số 100")
    (told,) = await stage.says(cast.office, "tự chấm điểm")
    assert "còn 20 điểm, chưa có tài liệu kiểm chứng\n" in f"{told.text}\n"
    assert "(–)" not in told.text


async def test_only_the_office_scores_and_leaders_look(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    (seen,) = await stage.says(cast.leader, "tự chấm điểm")
    assert "Chưa chấm tiêu chí nào trong 3 tiêu chí" in seen.text
    assert labels(seen) == []
    (refused,) = await forges(stage, cast.leader, "score.no.1")
    assert "chỉ cơ quan thường trực mới làm được" in refused.text
    (officer,) = await stage.says(cast.officer, "tự chấm điểm")
    assert "Chưa chấm" not in officer.text
    assert one(stage, "SELECT count(*) FROM score_schemes") == 1


async def test_the_neighbour_sees_and_changes_nothing(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    book, before = await workbook(stage, cast.office), marks(stage)
    (none,) = await stage.says(cast.neighbour_office, "tự chấm điểm")
    assert "Chưa có bộ tiêu chí nào" in none.text
    theirs = await back(stage, cast.neighbour_office, typing("criteria", 1, "self_score", "20"), data=book)
    assert "không thuộc bộ tiêu chí đang dùng" in theirs.text
    await forges(stage, cast.neighbour_office, "score.take.1.0")
    assert marks(stage) == before


async def test_a_plan_is_still_a_plan(stage: Stage, cast: Cast) -> None:
    tasks = [
        ("STT", "Nội dung", "Điểm", "Thời hạn", "Cơ quan chủ trì"),
        ("1", "Rà soát", "1", "Quý II/2026", "Phòng Kinh tế"),
    ]
    shown = (await sends(stage, cast.office, scheme(*tasks), "ke-hoach.xlsx", "kế hoạch năm 2026"))[-1]
    assert "tiêu chí" not in shown.text


async def test_the_documents_come_in_one_package_under_their_criteria(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"\xff\xd8 a photo", "1 xong")
    item = item_of(stage, cast.officer, 1)
    code = one(stage, "SELECT t.code FROM tasks t JOIN work_items i ON i.task_id = t.id WHERE i.id = ?", item)
    shown = await back(
        stage, cast.office, typing("criteria", 4, "tasks", code), typing("criteria", 1, "documents", "45/KH-UBND"),
    )  # fmt: skip
    await stage.presses_on(cast.office, shown, "Ghi 2 ô")
    coming, sent = await stage.presses(cast.office, "Minh chứng (tệp nén)")
    assert "đang gom tài liệu kiểm chứng" in coming.text
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        files = [name for name in archive.namelist() if "/" in name]
        page = archive.read("Danh mục.html").decode()
    assert [name.rpartition("/")[0] for name in files] == ["02 II. THỦ TỤC HÀNH CHÍNH/II.1 Hồ sơ giải quyết đúng hạn"]
    assert "45/KH-UBND" in page
    assert "Sáng kiến trong cải cách hành chính" in page  # nothing proves it yet
