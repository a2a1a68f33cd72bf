"""What was done before, by a workbook: asked for, filled in, read back, marked after a yes, taken back by one tap."""

from __future__ import annotations

from datetime import date

import pytest

from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from tests.conftest import Cast
from tests.doubles.workbooks import Edit, deleting, edited, inserting, typing, without_hidden_sheet
from tests.flows.looking import change, forges, one, rows, the_work
from tests.flows.test_done_before import _approved, states
from tests.flows.test_plan_by_chat import labels, sends

SHEET = "done-before"
# The rows of the invented plan: task 1 once, then one window each of the standing and the recurring tasks once past.
ONCE = 0


async def workbook(stage: Stage, actor: Actor) -> bytes:
    """Somebody asks for the workbook; it comes as a file."""
    await stage.says(actor, "đã xong trước")
    coming, sent = await stage.presses(actor, "Tải bảng (Excel)")
    assert "đang lập bảng việc đã xong trước" in coming.text
    assert sent.message.file is not None
    assert sent.message.file.name.startswith("Việc đã xong trước - ")
    assert sent.file is not None
    return sent.file


async def back(stage: Stage, actor: Actor, *edits: Edit, data: bytes | None = None) -> Sent:
    """Somebody fills the workbook in and sends it; how it is read back."""
    filled = edited(data or await workbook(stage, actor), *edits)
    return (await sends(stage, actor, filled, "Việc đã xong trước.xlsx"))[-1]


async def test_after_approval_a_tap_leads_to_the_workbook(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    (how,) = await stage.presses(cast.office, "Đã xong trước")
    assert "“đã xong trước: 1, 3, 5-9”" in how.text
    assert labels(how) == ["Tải bảng (Excel)"]
    coming, sent = await stage.presses_on(cast.office, how, "Tải bảng (Excel)")
    assert sent.file is not None
    assert "Bảng có 1 việc" in sent.text
    again = await stage.presses_on(cast.office, how, "Tải bảng (Excel)")
    assert again[-1].text == sent.text
    assert again[-1].file is not None
    assert coming.file is None


async def test_it_comes_back_is_read_back_and_counts_after_a_yes(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    before = the_work(stage)
    shown = await back(
        stage, cast.office, typing(SHEET, ONCE, "done", "x"), typing(SHEET, ONCE, "day", date(2026, 2, 20)),
        typing(SHEET, ONCE, "document", "12/KH-UBND ngày 20/02/2026"), data=data,
    )  # fmt: skip
    assert "Ghi là đã xong trước khi bắt đầu: 1 việc" in shown.text
    assert "• 1. Lập danh mục dữ liệu dùng chung" in shown.text
    assert "xong thứ Sáu 20/02/2026 · văn bản: 12/KH-UBND ngày 20/02/2026" in shown.text
    assert labels(shown) == ["Ghi 1 việc đã xong trước", "Không ghi"]
    assert the_work(stage) == before
    (marked,) = await stage.presses_on(cast.office, shown, "Ghi 1 việc đã xong trước")
    assert "Đã ghi 1 việc đã xong trước khi bắt đầu" in marked.text
    assert states(stage)["1"] == ["verified"]
    assert (
        one(stage, "SELECT json_extract(data, '$.completed_on') FROM events WHERE kind = 'done_before'") == "2026-02-20"
    )
    assert rows(stage, "SELECT e.kind, e.state, t.body FROM evidence e JOIN texts t ON t.id = e.text_id") == [
        ("reference", "kept", "12/KH-UBND ngày 20/02/2026")
    ]
    (stale,) = await stage.presses_on(cast.office, shown, "Ghi 1 việc đã xong trước")
    assert "không còn dùng được" in stale.text
    (undone,) = await stage.presses_on(cast.office, marked, "Ghi nhầm, hủy")
    assert "1 việc vừa đánh dấu nay mở" in undone.text
    assert states(stage)["1"] == ["open"]
    assert rows(stage, "SELECT state FROM evidence") == ["withdrawn"]


async def test_many_are_marked_in_one_go_and_taken_back_in_one(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 7, 1))
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    count = len(rows(stage, "SELECT id FROM work_items WHERE due_on <= '2026-07-01' AND plan_id = 2")) or 3
    edits = [typing(SHEET, row, "done", "x") for row in range(count)]
    shown = await back(stage, cast.office, *edits, data=data)
    label = next(label for label in labels(shown) if label.startswith("Ghi "))
    (marked,) = await stage.presses_on(cast.office, shown, label)
    events = one(stage, "SELECT count(*) FROM events WHERE kind = 'done_before'")
    assert events > 1
    assert f"Đã ghi {events} việc" in marked.text
    assert rows(stage, "SELECT count(DISTINCT at) FROM events WHERE kind = 'done_before'") == [1]
    (undone,) = await stage.presses_on(cast.office, marked, "Ghi nhầm, hủy")
    assert f"{events} việc vừa đánh dấu nay mở" in undone.text
    assert all(state == "open" for found in states(stage).values() for state in found)
    repeated = await back(stage, cast.office, *edits, data=data)
    await stage.presses_on(cast.office, repeated, label)
    stage.wait(minutes=11)
    (late,) = await stage.presses(cast.office, "Ghi nhầm, hủy")
    assert "Không hủy được nữa" in late.text


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, "Không có việc nào được đánh dấu rõ. Chưa ghi gì."),
        ({"done": "gần xong"}, "Dòng 1, Đã xong (x): chưa hiểu “gần xong”"),
        ({"done": "x", "day": "tháng 2"}, "Dòng 1, Ngày hoàn thành: chưa hiểu “tháng 2”"),
        ({"done": "x", "day": date(2026, 12, 24)}, "Dòng 1, Ngày hoàn thành: 24/12/2026 chưa đến"),
        ({"done": "x", "day": date(2016, 2, 20)}, "Dòng 1, Ngày hoàn thành: 20/02/2016 quá xa trước năm"),
        ({"document": "12/KH-UBND"}, "có ghi “12/KH-UBND” nhưng chưa đánh dấu x"),
        ({"done": "=A1"}, "Dòng 1, Đã xong (x): không đọc được giá trị"),
    ],
)  # fmt: skip
async def test_what_is_not_clear_is_named_and_marks_nothing(
    stage: Stage, cast: Cast, cells: dict[str, object], told: str
) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    before = the_work(stage)
    shown = await back(
        stage, cast.office, *(typing(SHEET, ONCE, name, value) for name, value in cells.items()), data=data
    )
    assert told in shown.text
    assert labels(shown) == []
    assert the_work(stage) == before


async def test_rows_deleted_copied_or_new_are_told_of(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    gone = await back(stage, cast.office, deleting(SHEET, ONCE), data=data)
    assert "1 việc không còn dòng trong bảng, giữ nguyên" in gone.text
    new = await back(stage, cast.office, inserting(SHEET, 1, title="Việc khác", done="x"), data=data)
    assert "Dòng 4: không có trong bảng đã gửi" in new.text
    assert states(stage)["1"] == ["open"]


async def test_a_workbook_sent_twice_marks_once(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    await back(stage, cast.office, typing(SHEET, ONCE, "done", "x"), data=data)
    await stage.presses(cast.office, "Ghi 1 việc đã xong trước")
    again = await back(stage, cast.office, typing(SHEET, ONCE, "done", "x"), data=data)
    assert "1 việc đã ghi xong từ trước hoặc không còn mở" in again.text
    assert labels(again) == []
    assert one(stage, "SELECT count(*) FROM events WHERE kind = 'done_before'") == 1


async def test_an_older_workbook_and_that_of_a_plan_that_runs_mark_nothing(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    change(
        stage, "UPDATE plan_versions SET id = id + 100 WHERE plan_id = (SELECT max(id) FROM plans WHERE commune_id = 1)"
    )
    old = await back(stage, cast.office, typing(SHEET, ONCE, "done", "x"), data=data)
    assert "đã được sửa từ khi lập bảng này" in old.text
    await stage.presses(cast.office, "Bắt đầu gửi nhắc việc")
    started = await back(stage, cast.office, typing(SHEET, ONCE, "done", "x"), data=data)
    assert "đã bắt đầu, nên bảng việc đã xong trước không dùng được nữa" in started.text
    assert states(stage)["1"] == ["open"]
    (how,) = await stage.says(cast.office, "đã xong trước")
    assert "Không có kế hoạch nào đang chờ bắt đầu" in how.text
    assert labels(how) == []


async def test_a_plan_that_begins_before_the_job_has_made_its_workbook_is_told_of(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    await forges(stage, cast.office, f"before.book.{plan}")
    change(stage, f"UPDATE plans SET stage = 'running' WHERE id = {plan}")
    change(stage, "UPDATE wanted_papers SET try_at = NULL")
    await forges(stage, cast.office, f"before.book.{plan}")
    assert "đã bắt đầu" in stage.channel.to(cast.office.chat)[-1].text
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_a_damaged_workbook_is_refused(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data = await workbook(stage, cast.office)
    before = states(stage)
    shown = await back(stage, cast.office, typing(SHEET, ONCE, "done", "x"), without_hidden_sheet, data=data)
    assert "Ghi là đã xong trước" not in shown.text
    assert not any(label.startswith("Ghi") for label in labels(shown))
    assert states(stage) == before


async def test_the_neighbours_workbook_means_nothing_here(stage: Stage, cast: Cast) -> None:
    await _approved(stage, cast)
    data, before = await workbook(stage, cast.office), states(stage)
    theirs = await back(stage, cast.neighbour_office, typing(SHEET, ONCE, "done", "x"), data=data)
    assert "không thuộc kế hoạch nào của xã" in theirs.text
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    (stale,) = await forges(stage, cast.neighbour_office, f"before.book.{plan}")
    assert "không thuộc kế hoạch nào của xã" in stale.text
    assert states(stage) == before


@pytest.mark.parametrize("part", ["officer", "head", "leader"])
async def test_nobody_but_the_office_gets_or_sends_one(stage: Stage, cast: Cast, part: str) -> None:
    await _approved(stage, cast)
    data, before = await workbook(stage, cast.office), states(stage)
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    for token in (f"before.book.{plan}", "before.how"):
        (refused,) = await forges(stage, getattr(cast, part), token)
        assert refused.file is None
        assert "chỉ cơ quan thường trực mới làm được" in refused.text
    await sends(stage, getattr(cast, part), edited(data, typing(SHEET, ONCE, "done", "x")), "Việc đã xong trước.xlsx")
    await forges(stage, getattr(cast, part), "before.1")
    assert states(stage) == before
