"""A scanned or photographed plan in chat: recognised beside all other work, looked at page by page, then kept."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from actions.messages import FileKind
from bot.app import App
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from documents.scanning import Told
from documents.tables import Document, Kind
from jobs import scan_plans
from plans.pages import Cell, Note, PageDoubt, Paragraph, Place, Row, Table
from plans.text import fold
from tests.conftest import Cast
from tests.doubles.scanner import image, pictures, scanned
from tests.flows.looking import rows
from tests.flows.test_plan_by_chat import CLEAR, blobs, drafts, labels, plans_of, sends
from tests.printing import Shape, printed_plan
from tests.recognition import needs_recognition

BLANK = scanned([Image.new("L", (413, 585), 240)])
COLUMNS = Shape(widths=(34, 260, 140, 150, 170))


def tasks_of(stage: Stage) -> list[Any]:
    query = "SELECT content FROM tasks WHERE plan_id = (SELECT max(id) FROM plans) ORDER BY position"
    return rows(stage, query)


async def accepts_all(stage: Stage, office: Actor, heard: Sent) -> Sent:
    """The office says of every place, and of every page of rows, that it is right."""
    label = labels(heard)[0]
    while label.startswith(("Xem ", "Đúng")) and label != "Xem lại các chỗ":
        heard = (await stage.presses_on(office, heard, label))[0]
        label = labels(heard)[0]
    return heard


# --- the machine itself -----------------------------------------------------------------------------------------------


@needs_recognition
async def test_a_scanned_plan_is_recognised_looked_at_and_kept(stage: Stage, cast: Cast) -> None:
    before = plans_of(stage)
    data = scanned(pictures(printed_plan(CLEAR, COLUMNS), 200))
    coming, begun, shown = await sends(stage, cast.office, data, "KH-2026.pdf")
    assert "Đã nhận tệp" in coming.text
    assert "Tệp “KH-2026.pdf” có 2 trang là ảnh chụp hoặc bản quét" in begun.text
    assert "khoảng 1 phút" in begun.text
    assert "2 nhiệm vụ" in shown.text
    assert plans_of(stage) == before
    summary = await accepts_all(stage, cast.office, shown)
    assert labels(summary) == ["Xem lại các chỗ", "Tải bảng (Excel)", "Duyệt", "Bỏ"]
    await stage.presses_on(cast.office, summary, "Duyệt")
    assert [fold(content) for content in tasks_of(stage)] == [
        fold("Lập danh mục dữ liệu dùng chung"),
        fold("Mở lớp kỹ năng số cho công chức"),
    ]


@needs_recognition
async def test_a_photo_sent_as_a_document_is_a_plan_where_it_says_so(stage: Stage, cast: Cast) -> None:
    page = pictures(printed_plan(CLEAR, COLUMNS), 200)[1]
    heard = await sends(stage, cast.office, image(page), "IMG_2026.jpg", "kế hoạch chuyển đổi số")
    assert "2 nhiệm vụ" in heard[-1].text


async def test_a_photo_is_evidence_unless_its_words_speak_of_a_plan(stage: Stage, cast: Cast) -> None:
    photo = image(Image.new("L", (1280, 960), 240))
    heard = await stage.sends_file(cast.office, photo, "", name="anh.jpg", kind=FileKind.PHOTO)
    assert "Đây là kế hoạch" not in labels(heard[-1])
    assert drafts(stage) == []
    (asked,) = await stage.sends_file(cast.office, photo, "Kế hoạch năm 2027", name="anh.jpg", kind=FileKind.PHOTO)
    assert labels(asked) == ["Đây là kế hoạch", "Là minh chứng"]
    assert drafts(stage) == ["asked"]


# --- without the machine ----------------------------------------------------------------------------------------------


def pages(tasks: int = 12) -> Document:
    """A plan as it comes from recognition: most of its tasks on page 2, the last two on page 3."""
    lines = [line for line in CLEAR.split("\n") if "\t" not in line and line]
    titles = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn hoàn thành", "Cơ quan chủ trì")
    found = [Row(cells=cells_of(titles), note=by_machine(2))]
    for number in range(1, tasks + 1):
        cells = (str(number), f"Việc số {number} của kế hoạch", "Báo cáo", f"Trước {number}/6/2026", "Phòng Kinh tế")
        found.append(Row(cells=cells_of(cells), note=by_machine(2 if number <= tasks - 2 else 3, number)))
    return Document(
        kind=Kind.SCAN,
        blocks=(
            Note(code=PageDoubt.READ_BY_OCR, args={"page": "1, 2, 3"}),
            *(Paragraph(text=line, place=Place(page=1)) for line in lines),
            Table(rows=tuple(found)),
        ),
    )


def cells_of(texts: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def by_machine(page: int, number: int = 0) -> Note:
    if number == 3:
        return Note(code=PageDoubt.READ_BY_OCR_UNSURE, args={"page": str(page), "words": "3/6/2026"})
    return Note(code=PageDoubt.READ_BY_OCR, args={"page": str(page)})


class Recognition:
    """In the place of Tesseract: gives `document` when it is let; keeps how often it was begun and stopped."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.begun = 0
        self.stopped = 0
        self.page = 1
        self.let = threading.Event()

    def __call__(self, kind: Kind, data: bytes) -> Recognition:
        self.begun += 1
        self.let.clear()
        return self

    def finish(self, told: Told) -> Document:
        told(self.page, 3)
        self.let.wait(20)
        return self.document

    def stop(self) -> None:
        self.stopped += 1
        self.let.set()


@pytest.fixture
def recognition(monkeypatch: pytest.MonkeyPatch) -> Recognition:
    """Recognition that is let at once, and one that is there."""
    double = Recognition(pages())
    monkeypatch.setattr("jobs.scan_plans.Scan", double)
    monkeypatch.setattr("jobs.read_plans.refuse_where_impossible", lambda: None)
    return double


@pytest.fixture
def at_once(recognition: Recognition, monkeypatch: pytest.MonkeyPatch) -> Recognition:
    monkeypatch.setattr(recognition, "let", threading.Event())
    monkeypatch.setattr(Recognition, "finish", lambda self, told: self.document)
    return recognition


@pytest.fixture
def in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage does not wait for recognition, as the program does not."""

    async def later(self: App, now: Any) -> int:
        return 0

    monkeypatch.setattr(App, "scan", later)
    monkeypatch.setattr(scan_plans, "TELL_EVERY", 0.02)


async def until(true: Any) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to that")


def recognising(stage: Stage) -> asyncio.Task[int]:
    return asyncio.create_task(scan_plans.tick(stage.app.fetching, stage.now, stage.app.delivery.wake))


def said(stage: Stage) -> list[str]:
    """What the office heard of the pages."""
    return list(rows(stage, "SELECT key FROM outbox WHERE key LIKE 'plan:%' ORDER BY id"))


async def test_evidence_goes_on_while_a_plan_is_recognised(
    stage: Stage, cast: Cast, recognition: Recognition, in_the_background: None
) -> None:
    await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    assert drafts(stage) == ["scanning"]
    work = recognising(stage)
    await until(lambda: recognition.begun == 1)
    await stage.sends_file(cast.officer, b"proof", "2 xong", name="bao-cao.txt", kind=FileKind.DOCUMENT)
    assert rows(stage, "SELECT state FROM evidence") == ["kept"]
    assert not work.done()
    recognition.let.set()
    assert await work == 1
    await stage.settle()
    assert drafts(stage) == ["shown"]


async def test_its_sender_hears_how_far_it_is_and_nothing_twice(
    stage: Stage, cast: Cast, recognition: Recognition, in_the_background: None
) -> None:
    await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    recognition.page = 2
    work = recognising(stage)
    await until(lambda: "plan:1:0:page-2" in said(stage))
    work.cancel()  # the program is stopped
    await asyncio.gather(work, return_exceptions=True)
    assert recognition.stopped
    assert drafts(stage) == ["scanning"]
    again = recognising(stage)
    await until(lambda: recognition.begun == 2)
    await asyncio.sleep(0.1)
    recognition.page = 3
    recognition.let.set()
    await again
    stage.wait(minutes=1)
    await stage.settle()
    assert said(stage) == ["plan:1:0:scan", "plan:1:0:page-2", "plan:1:1:shown"]
    assert [sent.text for sent in stage.channel.to(cast.office.chat) if "chữ trang" in sent.text] == [
        "Đang nhận dạng chữ trang 2/1."
    ]


async def test_recognition_stops_when_the_plan_is_dropped(
    stage: Stage, cast: Cast, recognition: Recognition, in_the_background: None
) -> None:
    _, begun = await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    work = recognising(stage)
    await until(lambda: recognition.begun == 1)
    (dropped,) = await stage.presses_on(cast.office, begun, "Bỏ")
    await work
    await stage.settle()
    assert recognition.stopped
    assert (drafts(stage), blobs(stage)) == ([], set())
    assert "KH-2026.pdf" in dropped.text
    assert "shown" not in " ".join(said(stage))


async def test_without_tesseract_the_sender_hears_what_to_send_instead(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    _, told = await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    assert "thiếu tesseract" in told.text
    assert "gửi bản Word" in told.text
    assert "cài tesseract-ocr và tesseract-ocr-vie" in told.text
    assert labels(told) == ["Là minh chứng", "Bỏ"]


async def test_rows_are_looked_at_page_by_page_and_not_one_by_one(
    stage: Stage, cast: Cast, at_once: Recognition
) -> None:
    *_, shown = await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    assert "0 nhiệm vụ rõ ràng" in shown.text
    (whole,) = await stage.presses_on(cast.office, shown, labels(shown)[0])
    assert "máy nhận dạng chữ từ ảnh (trang 1, 2, 3)" in whole.text
    (first,) = await stage.presses_on(cast.office, whole, "Đúng")
    assert "Trang 2 · 8 dòng" in first.text
    assert "chữ chưa rõ: “3/6/2026”" in first.text
    assert "Phòng Kinh tế" in first.text
    assert labels(first) == ["Đúng cả 8 dòng", *map(str, range(1, 9)), "Về tóm tắt"]
    (second,) = await stage.presses_on(cast.office, first, "Đúng cả 8 dòng")
    assert labels(second)[0] == "Đúng cả 2 dòng"
    (stale,) = await stage.presses_on(cast.office, first, "Đúng cả 8 dòng")
    assert "Trang" not in stale.text, "a second tap must not accept rows that were never shown"
    (third,) = await stage.presses_on(cast.office, second, "Đúng cả 2 dòng")
    assert "Trang 3 · 2 dòng" in third.text
    (done,) = await stage.presses_on(cast.office, third, "Đúng cả 2 dòng")
    assert labels(done) == ["Xem lại các chỗ", "Tải bảng (Excel)", "Duyệt", "Bỏ"]
    await stage.presses_on(cast.office, done, "Duyệt")
    due = rows(stage, "SELECT due_on FROM work_items WHERE plan_id = (SELECT max(id) FROM plans) ORDER BY id")
    assert len(due) == 12
    assert all(due)


async def test_a_row_that_was_misread_is_put_right_by_typing(stage: Stage, cast: Cast, at_once: Recognition) -> None:
    *_, shown = await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    (whole,) = await stage.presses_on(cast.office, shown, labels(shown)[0])
    (first,) = await stage.presses_on(cast.office, whole, "Đúng")
    (row,) = await stage.presses_on(cast.office, first, "3")
    assert "Báo cáo | Trước 3/6/2026 | Phòng Kinh tế" in row.text
    assert {"Đúng", "Để sau", "Sửa thời hạn", "Sửa chủ trì"} <= set(labels(row))
    await stage.presses_on(cast.office, row, "Sửa thời hạn")
    (again,) = await stage.says(cast.office, "trước ngày 9/9/2026")
    assert "08/09/2026" in again.text
    await stage.presses_on(cast.office, again, "Sửa chủ trì")
    (both,) = await stage.says(cast.office, "Công an xã")
    assert "Công an xã" in both.text
    (page,) = await stage.presses_on(cast.office, both, "Đúng")
    assert "Đúng cả" in labels(page)[0]
    (summary,) = await stage.presses_on(cast.office, page, "Về tóm tắt")
    (left,) = await stage.presses_on(cast.office, summary, "Duyệt")
    assert "11 nhiệm vụ chờ" in left.text
    await stage.presses_on(cast.office, left, "Duyệt, để lại sau")
    query = "SELECT {} FROM work_items WHERE plan_id = (SELECT max(id) FROM plans) ORDER BY id"
    assert [due for due in rows(stage, query.format("due_on")) if due] == ["2026-09-08"]
    waiting = rows(stage, query.format("status"))
    assert waiting.count("waiting") == 11


async def test_what_was_recognised_is_not_recognised_again_when_the_plan_is_kept(
    stage: Stage, cast: Cast, at_once: Recognition
) -> None:
    *_, shown = await sends(stage, cast.office, BLANK, "KH-2026.pdf")
    summary = await accepts_all(stage, cast.office, shown)
    await stage.presses_on(cast.office, summary, "Duyệt")
    await stage.settle()
    assert at_once.begun == 1
    assert len(tasks_of(stage)) == 12
