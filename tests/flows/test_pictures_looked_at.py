"""Pictures are kept at once and looked at afterwards: one with a stamp goes, one with personal data is asked about."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from documents import tesseract
from documents.scanning import Told
from documents.tables import Document, Kind, Unreadable
from jobs import look_at_pictures
from plans.pages import Paragraph
from tests.conftest import Cast
from tests.doubles.hidden_words import word as hidden_word
from tests.doubles.scanner import image, photographed, scanned, tilted
from tests.flows.looking import forges, one, rows
from tests.flows.test_files_looked_through import on_disk, sends, states, word
from tests.flows.test_scanned_plan import until
from tests.printing import fonts
from tests.recognition import needs_recognition

REFUSED = "có dấu hiệu tài liệu bí mật nhà nước"


def photo(shade: int = 240) -> bytes:
    return image(Image.new("L", (1200, 1600), shade))


@dataclass
class Reading:
    """What the machine that reads pictures will say, in the place of Tesseract, when it is let; `begun` is what it was
    given."""

    lines: Sequence[str] = ()
    fails: Exception | None = None
    begun: list[Kind] = field(default_factory=list)
    stopped: bool = False
    let: threading.Event = field(default_factory=threading.Event)

    def finish(self, told: Told = lambda page, pages: None) -> Document:
        self.let.wait(20)
        if self.fails is not None:
            raise self.fails
        return Document(kind=Kind.IMAGE, blocks=tuple(Paragraph(text=line) for line in self.lines))

    def stop(self) -> None:
        self.stopped = True
        self.let.set()


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    machine = Reading()
    machine.let.set()

    def begin(kind: Kind, data: bytes, *, only_lines: bool) -> Reading:
        assert only_lines
        machine.begun.append(kind)
        return machine

    monkeypatch.setattr(look_at_pictures, "Scan", begin)
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    return machine


async def reports(stage: Stage, actor: Actor, data: bytes, caption: str = "2 xong", **how: str) -> list[Sent]:
    await stage.says(actor, "/viec")
    return await stage.sends_file(actor, data, caption, kind=FileKind.PHOTO, **how)


def refusals(stage: Stage, actor: Actor) -> list[str]:
    return [sent.text for sent in stage.channel.to(actor.chat) if REFUSED in sent.text]


# What is found ------------------------------------------------------------------------------------------------------


async def test_a_photo_with_a_stamp_is_answered_and_then_let_go_of(stage: Stage, cast: Cast, reading: Reading) -> None:
    before, reading.lines = on_disk(stage), ["ỦY BAN NHÂN DÂN", "MẬT", "BÁO CÁO"]
    answer, told = await reports(stage, cast.officer, photo())
    assert "Đã ghi nhận" in answer.text
    assert told.text.startswith("Tệp anh/chị gửi lúc 08:00 ngày 02/03/2026 có dấu hiệu tài liệu bí mật nhà nước.")
    assert "không lưu, không chuyển tiếp" in told.text
    assert "vui lòng xóa tin nhắn" in told.text
    assert (states(stage), on_disk(stage)) == (["refused"], before)
    assert one(stage, "SELECT COUNT(*) FROM events WHERE kind = 'secret_refused'") == 1
    assert one(stage, "SELECT COUNT(*) FROM events WHERE kind = 'evidence_lost'") == 1
    (card,) = await forges(stage, cast.officer, f"item.{one(stage, 'SELECT item_id FROM evidence')}")
    assert "đã báo" in card.text
    assert "Chưa có minh chứng" in card.text
    await stage.app.scan(stage.now)
    await stage.settle()
    assert len(refusals(stage, cast.officer)) == 1


@pytest.mark.parametrize("lines", [[], ["BÁO CÁO", "MẬT ĐỘ DÂN SỐ"], ["Danh mục bí mật nhà nước", "mật ong"]])
async def test_any_other_photo_stays_and_is_looked_at_once(
    stage: Stage, cast: Cast, reading: Reading, lines: list[str]
) -> None:
    reading.lines = lines
    (answer,) = await reports(stage, cast.officer, photo())
    assert "Đã ghi nhận" in answer.text
    await stage.settle()
    assert states(stage) == ["kept"]
    assert reading.begun == [Kind.IMAGE]


async def test_the_other_pages_of_its_album_go_too_also_those_to_come(
    stage: Stage, cast: Cast, reading: Reading
) -> None:
    before, reading.lines = on_disk(stage), ["TUYỆT MẬT"]
    await reports(stage, cast.officer, photo(240), album="papers")
    await stage.sends_file(cast.officer, photo(230), kind=FileKind.PHOTO, album="papers")
    assert set(states(stage)) <= {"refused"}
    assert on_disk(stage) == before
    assert len(refusals(stage, cast.officer)) == 1


async def test_who_sent_the_same_photo_hears_it_too_and_the_neighbours_do_not(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, data = on_disk(stage), photo()
    monkeypatch.setattr(tesseract, "lacking", lambda: "tesseract")
    await reports(stage, cast.officer, data)
    await reports(stage, cast.colleague, data, "minh chứng việc 1")
    await reports(stage, cast.neighbour, photo(200), "2 xong")
    assert states(stage) == ["kept"] * 3
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    reading.lines = ["MẬT"]
    assert await stage.app.scan(stage.now) == 1
    reading.lines = []
    await stage.settle()
    assert states(stage) == ["refused", "refused", "kept"]
    assert on_disk(stage) == before + 1
    assert len(refusals(stage, cast.officer)) == len(refusals(stage, cast.colleague)) == 1
    assert refusals(stage, cast.neighbour) == []
    assert rows(stage, "SELECT commune_id FROM events WHERE kind = 'secret_refused'") == [1]


async def test_what_was_taken_back_meanwhile_leaves_the_disk_as_well(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = on_disk(stage)
    monkeypatch.setattr(tesseract, "lacking", lambda: "vie")
    (answer,) = await reports(stage, cast.officer, photo())
    await stage.presses_on(cast.officer, answer, "Ghi nhầm, hủy")
    assert states(stage) == ["withdrawn"]
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    reading.lines = ["MẬT"]
    await stage.settle()
    assert (states(stage), on_disk(stage)) == (["refused"], before)


async def test_a_photo_of_an_identity_card_is_asked_about_once(stage: Stage, cast: Cast, reading: Reading) -> None:
    reading.lines = ["CĂN CƯỚC CÔNG DÂN", "Số / No.: 001085012345"]
    _, asked = await reports(stage, cast.officer, photo())
    assert "chưa lưu" in asked.text
    assert states(stage) == ["held"]
    await stage.presses_on(cast.officer, asked, "Vẫn lưu tệp")
    assert states(stage) == ["kept"]
    await stage.settle()
    assert states(stage) == ["kept"]


async def test_what_its_sender_said_yes_to_is_not_asked_about_again(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "lacking", lambda: "tesseract")
    asked = (await reports(stage, cast.officer, photo(), "2 xong, ảnh cccd mặt trước"))[-1]
    await stage.presses_on(cast.officer, asked, "Vẫn lưu tệp")
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    reading.lines = ["Căn cước", "001085012345"]
    await stage.settle()
    assert reading.begun == [Kind.IMAGE]
    assert states(stage) == ["kept"]


async def test_what_is_found_long_after_is_told_in_working_hours(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "lacking", lambda: "tesseract")
    await reports(stage, cast.officer, photo())
    stage.wait(hours=14)  # ten in the evening
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    reading.lines = ["MẬT"]
    await stage.settle()
    assert (states(stage), refusals(stage, cast.officer)) == (["refused"], [])
    stage.wait(hours=10)
    await stage.settle()
    assert len(refusals(stage, cast.officer)) == 1


# The machine --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fails", [Unreadable("ocr-too-slow", limit_s="60"), RuntimeError("out of order")])
async def test_what_cannot_be_looked_at_holds_nobody_up(
    stage: Stage, cast: Cast, reading: Reading, fails: Exception
) -> None:
    reading.fails = fails
    await reports(stage, cast.officer, photo())
    assert await stage.app.scan(stage.now) == 0
    assert states(stage) == ["kept"]
    reading.fails, reading.lines = None, ["MẬT"]
    await stage.sends_file(cast.officer, photo(200), "2", kind=FileKind.PHOTO)
    assert states(stage) == ["kept", "refused"]


async def test_without_the_machine_photos_are_kept_and_wait(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "lacking", lambda: "tesseract")
    reading.lines = ["MẬT"]
    await reports(stage, cast.officer, photo())
    assert await stage.app.scan(stage.now) == 0
    assert (states(stage), reading.begun) == (["kept"], [])


async def test_cut_short_it_is_stopped_and_looks_anew(
    stage: Stage, cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "lacking", lambda: "tesseract")
    await reports(stage, cast.officer, photo())
    monkeypatch.setattr(tesseract, "lacking", lambda: None)
    reading.let.clear()
    work = asyncio.create_task(stage.app.scan(stage.now))
    await until(lambda: reading.begun == [Kind.IMAGE])
    work.cancel()  # the program is stopped
    await asyncio.gather(work, return_exceptions=True)
    assert reading.stopped
    assert states(stage) == ["kept"]
    reading.lines = ["MẬT"]
    await stage.settle()
    assert reading.begun == [Kind.IMAGE] * 2
    assert states(stage) == ["refused"]


async def test_of_a_document_only_one_with_pictures_is_looked_at(stage: Stage, cast: Cast, reading: Reading) -> None:
    reading.lines = ["MẬT"]
    await sends(stage, cast, word("Báo cáo quý I"))
    assert (states(stage), reading.begun) == (["kept"], [])

    def with_photo(paper: Any) -> None:
        paper.add_picture(io.BytesIO(photo()))

    await sends(stage, cast, hidden_word(with_photo), "3 xong")
    assert (states(stage), reading.begun) == (["kept", "refused"], [Kind.DOCX])


# With Tesseract -----------------------------------------------------------------------------------------------------


def stamped(stamp: str | None, degrees: float = 3.0) -> Image.Image:
    """The first page of an invented report, in grey, with a stamp in a frame that was set a little askew."""
    page, regular, bold = Image.new("L", (1240, 1754), 255), fonts()[""], fonts()["B"]

    def write(x: int, y: int, text: str, size: int = 28, path: object = regular) -> None:
        ImageDraw.Draw(page).text((x, y), text, font=ImageFont.truetype(str(path), size), fill=0)

    write(140, 110, "ỦY BAN NHÂN DÂN XÃ AN MẪU", 24)
    write(640, 110, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, bold)
    write(170, 200, "Số: 12/BC-UBND")
    write(520, 390, "BÁO CÁO", 34, bold)
    write(330, 440, "Mật độ dân số và hộ nuôi ong lấy mật quý I", 30, bold)
    for number in range(12):
        write(150, 540 + 46 * number, "Xã đã rà soát, bảo vệ bí mật nhà nước, cán bộ ký cam kết bảo mật thông tin.")
    if stamp is not None:
        letters = ImageFont.truetype(str(bold), 38)
        frame = Image.new("L", (int(letters.getlength(stamp)) + 40, 70), 255)
        ImageDraw.Draw(frame).rectangle((3, 3, frame.width - 4, 66), outline=80, width=4)
        ImageDraw.Draw(frame).text((20, 10), stamp, font=letters, fill=80)
        page.paste(tilted(frame, degrees), (200, 250))
    return page


@needs_recognition
@pytest.mark.parametrize("make", ["photo", "scan"])
async def test_a_stamp_on_a_photographed_or_scanned_page_is_found(stage: Stage, cast: Cast, make: str) -> None:
    before, page = on_disk(stage), photographed(stamped("TỐI MẬT" if make == "scan" else "MẬT"))
    data = image(page) if make == "photo" else scanned([page])
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, data, "2 xong", name="a.pdf" if make == "scan" else None)
    assert (states(stage), on_disk(stage)) == (["refused"], before)
    assert len(refusals(stage, cast.officer)) == 1


@needs_recognition
async def test_a_page_that_speaks_of_secrecy_and_density_stays(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast.officer, image(photographed(stamped(None))))
    assert states(stage) == ["kept"]
    assert refusals(stage, cast.officer) == []
