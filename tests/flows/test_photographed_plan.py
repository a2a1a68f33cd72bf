"""A paper plan photographed page by page: gathered from an album or one by one, read as one document, in order."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from actions import sent_plans
from actions.messages import FileKind, IncomingKind
from actions.sent_plans import ToScan
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from bot.photo_talk import is_further_page
from db import sent_plans as drafts_of
from documents.photo_album import pages_in
from documents.scanning import Told
from documents.tables import Document, Kind
from plans.pages import Paragraph, Place
from tests.channels.test_telegram import heard
from tests.conftest import Cast
from tests.doubles.scanner import image, pictures
from tests.flows.looking import one, rows
from tests.flows.test_nothing_lost import another_process
from tests.flows.test_plan_by_chat import CLEAR, blobs, drafts, labels, plans_of
from tests.flows.test_scanned_plan import COLUMNS, accepts_all, pages, tasks_of
from tests.printing import printed_plan
from tests.recognition import needs_recognition


def photo(shade: int, side: int = 1280) -> bytes:
    """A photo that is like no other."""
    return image(Image.new("L", (side, side * 3 // 4), shade))


class Recognition:
    """In the place of Tesseract: keeps the photos that it was given, in their order."""

    def __init__(self) -> None:
        self.given: list[list[bytes]] = []
        self.kinds: list[Kind] = []

    def __call__(self, kind: Kind, data: bytes) -> Recognition:
        self.kinds.append(kind)
        self.given.append(list(pages_in(data)) if kind is Kind.ALBUM else [data])
        return self

    def finish(self, told: Told) -> Document:
        return pages()

    def stop(self) -> None:
        """There is nothing to stop."""


@pytest.fixture
def recognition(monkeypatch: pytest.MonkeyPatch) -> Recognition:
    double = Recognition()
    monkeypatch.setattr("jobs.scan_plans.Scan", double)
    monkeypatch.setattr("jobs.read_plans.refuse_where_impossible", lambda: None)
    return double


async def sends_photos(
    stage: Stage, actor: Actor, photos: Sequence[bytes], caption: str = "", album: str | None = "pages",
    *, order: Sequence[int] | None = None, start: int = 100, kind: FileKind = FileKind.PHOTO,
) -> list[Sent]:  # fmt: skip
    """An album, its parts numbered as the network does and coming in some `order`; what is then heard."""
    before = len(stage.channel.to(actor.chat))
    for number in order or range(len(photos)):
        name = f"IMG_{number}.jpg" if kind is FileKind.DOCUMENT else None
        file = stage.channel.keep_file(photos[number], kind=kind, name=name)
        stage.channel.inject(
            actor.chat, kind=IncomingKind.MESSAGE, message=str(start + number), album=album, files=(file,),
            text=caption if number == 0 else "",
        )  # fmt: skip
        await stage.settle()
    return stage.channel.to(actor.chat)[before:]


async def later(stage: Stage, actor: Actor, seconds: int = 20, ticks: int = 3) -> list[Sent]:
    """So many seconds pass, in which the jobs run; what is then heard."""
    before = len(stage.channel.to(actor.chat))
    stage.wait(seconds=seconds)
    for _ in range(ticks):
        await stage.settle()
    return stage.channel.to(actor.chat)[before:]


FIVE = [photo(100 + 10 * number) for number in range(5)]


async def shown(stage: Stage, office: Actor, photos: Sequence[bytes] = tuple(FIVE), **how: Any) -> Sent:
    """An album that is said to be a plan, and its summary."""
    (asked,) = await sends_photos(stage, office, photos, "Kế hoạch chuyển đổi số", **how)
    await stage.presses_on(office, asked, "Đây là kế hoạch")
    return (await later(stage, office))[-1]


# --- an album ---------------------------------------------------------------------------------------------------------


async def test_an_album_is_asked_about_once_and_read_as_one_plan(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    before = plans_of(stage)
    (asked,) = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026")
    assert "Những ảnh này là các trang của một kế hoạch" in asked.text
    assert labels(asked) == ["Đây là kế hoạch", "Là minh chứng"]
    assert blobs(stage) == set(rows(stage, "SELECT source_sha256 FROM plans")) & blobs(stage), "nothing is fetched yet"
    (gathering,) = await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    assert "ghép theo thứ tự gửi" in gathering.text
    begun, summary = await later(stage, cast.office)
    assert "5 ảnh, theo thứ tự gửi" in begun.text
    assert recognition.given == [FIVE]
    assert "12 nhiệm vụ" in summary.text
    assert plans_of(stage) == before


async def test_pages_stand_in_the_order_of_the_messages_however_they_arrive(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    await shown(stage, cast.office, order=[0, 4, 2, 1, 3])
    assert recognition.given == [FIVE]


async def test_parts_that_come_before_the_words_are_pages_and_no_evidence(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    *_, asked = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026", order=[2, 1, 0, 3, 4])
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    await later(stage, cast.office)
    assert recognition.given == [FIVE]
    assert rows(stage, "SELECT id FROM evidence") == []


async def test_photos_as_documents_are_taken_at_once(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    (told,) = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026", kind=FileKind.DOCUMENT)
    assert "ghép theo thứ tự gửi" in told.text
    await later(stage, cast.office)
    assert recognition.given == [FIVE]


async def test_it_waits_for_a_part_that_comes_late(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    await sends_photos(stage, cast.office, FIVE[:3], "kế hoạch năm 2026", kind=FileKind.DOCUMENT)
    await later(stage, cast.office, seconds=10)
    assert await sends_photos(stage, cast.office, FIVE[3:], kind=FileKind.DOCUMENT, start=103) == []
    await later(stage, cast.office, seconds=10)
    assert recognition.given == []
    await later(stage, cast.office, seconds=10)
    assert recognition.given == [FIVE]


async def test_a_part_that_comes_when_the_others_are_shown_is_told_of_and_read(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    await shown(stage, cast.office, FIVE[:4])
    (told,) = await sends_photos(stage, cast.office, [FIVE[4]], start=104)
    assert "hiện có 5 ảnh" in told.text
    begun, _ = await later(stage, cast.office)
    assert "5 ảnh, theo thứ tự gửi" in begun.text
    assert recognition.given == [FIVE[:4], FIVE]


async def test_an_album_without_such_words_stays_evidence(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    await sends_photos(stage, cast.office, FIVE, "ảnh hội nghị")
    await later(stage, cast.office)
    assert drafts(stage) == []
    assert len(rows(stage, "SELECT id FROM evidence")) == 5


async def test_an_album_that_is_evidence_after_all_is_evidence_whole(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026")
    await stage.presses_on(cast.office, asked, "Là minh chứng")
    await later(stage, cast.office)
    assert drafts(stage) == []
    assert rows(stage, "SELECT state FROM evidence") == ["kept"] * 5


async def test_an_officers_album_is_evidence_whatever_it_says(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    await sends_photos(stage, cast.officer, FIVE, "kế hoạch năm 2026")
    assert drafts(stage) == []
    assert len(rows(stage, "SELECT id FROM evidence")) == 5


# --- one by one -------------------------------------------------------------------------------------------------------


async def test_pages_sent_one_by_one_with_their_numbers_are_one_plan(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE[:1], "Kế hoạch 2026 trang 1", None)
    (told,) = await sends_photos(stage, cast.office, FIVE[1:2], "trang 2", None, start=101)
    assert "tất cả 2 ảnh" in told.text
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    (told,) = await sends_photos(stage, cast.office, FIVE[2:3], "trang số 3/3", None, start=102)
    assert "hiện có 3 ảnh" in told.text
    await later(stage, cast.office)
    assert recognition.given == [FIVE[:3]]


async def test_a_photo_without_a_word_beside_a_plan_is_asked_about(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    await shown(stage, cast.office, FIVE[:2])
    (asked,) = await sends_photos(stage, cast.office, FIVE[2:3], album=None, start=110)
    assert labels(asked) == ["Thêm vào kế hoạch đang xem", "Không, là minh chứng"]
    (too,) = await sends_photos(stage, cast.office, FIVE[3:4], album=None, start=111)
    assert "tất cả 2 ảnh" in too.text
    (told,) = await stage.presses_on(cast.office, asked, "Thêm vào kế hoạch đang xem")
    assert "hiện có 4 ảnh" in told.text
    await later(stage, cast.office)
    assert recognition.given == [FIVE[:2], FIVE[:4]]
    (stale,) = await stage.presses_on(cast.office, asked, "Thêm vào kế hoạch đang xem")
    assert "đã bỏ" in stale.text


async def test_a_second_album_is_asked_about_once(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    await shown(stage, cast.office, FIVE[:2])
    (asked,) = await sends_photos(stage, cast.office, FIVE[2:4], album="more", start=110)
    await stage.presses_on(cast.office, asked, "Thêm vào kế hoạch đang xem")
    assert await sends_photos(stage, cast.office, FIVE[4:], album="more", start=112) == []
    await later(stage, cast.office)
    assert recognition.given == [FIVE[:2], FIVE]


async def test_such_a_photo_may_be_evidence(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    await shown(stage, cast.office, FIVE[:2])
    (asked,) = await sends_photos(stage, cast.office, FIVE[2:3], album=None, start=110)
    await stage.presses_on(cast.office, asked, "Không, là minh chứng")
    await later(stage, cast.office)
    assert rows(stage, "SELECT state FROM evidence") == ["kept"]
    assert recognition.given == [FIVE[:2]]
    assert drafts(stage) == ["shown", "page", "page"]


# --- what may go wrong ------------------------------------------------------------------------------------------------


async def test_a_photo_that_cannot_be_fetched_keeps_its_number(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE[:3], "kế hoạch năm 2026")
    reference = rows(stage, "SELECT json_extract(file, '$.reference') FROM plan_drafts WHERE page_of > 0")[1]
    stage.channel.lose_file(reference)
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    await later(stage, cast.office)
    assert recognition.given == [[FIVE[0], b"", FIVE[2]]]


async def test_a_page_that_comes_when_the_others_could_not_be_read_has_all_read_again(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    small = [photo(100, 320), photo(110, 320)]
    refused = await shown(stage, cast.office, small)
    assert "chụp lại từ trên xuống" in refused.text
    assert labels(refused) == ["Là minh chứng", "Bỏ"]
    (told,) = await sends_photos(stage, cast.office, FIVE[:1], "trang 3", None, start=110)
    assert "hiện có 3 ảnh" in told.text
    begun, summary = await later(stage, cast.office)
    assert "3 ảnh, theo thứ tự gửi" in begun.text
    assert "12 nhiệm vụ" in summary.text
    assert recognition.given == [[*small, FIVE[0]]]


async def test_photos_too_blurred_for_a_table_are_told_how_to_take_better(
    stage: Stage, cast: Cast, recognition: Recognition, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = Document(kind=Kind.ALBUM, blocks=(Paragraph(text="UBNĐ xá An Mâu", place=Place(page=1)),))
    monkeypatch.setattr(Recognition, "finish", lambda self, told: words)
    refused = await shown(stage, cast.office)
    assert "chụp lại từ trên xuống cho thẳng, lấy trọn trang, đủ sáng, hoặc gửi ảnh dạng tệp" in refused.text
    assert labels(refused) == ["Là minh chứng", "Bỏ"]


@pytest.mark.parametrize(
    ("words", "further"),
    [
        ("trang 2", True), ("trang so 12/15", True), ("ke hoach nam 2027, trang 3", True), ("kh trang 2", True),
        ("trang 1", False), ("trang 01", False), ("3 xong, xem trang 2", False), ("trang 2 bi mo", False), ("", False),
    ],
)  # fmt: skip
def test_which_words_say_that_a_photo_is_a_further_page(words: str, further: bool) -> None:
    assert is_further_page(words) is further


async def test_a_photo_sent_twice_counts_once_and_that_is_said(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    (asked,) = await sends_photos(stage, cast.office, [*FIVE[:2], FIVE[0]], "kế hoạch năm 2026")
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    heard = await later(stage, cast.office)
    assert any("1 ảnh gửi trùng" in sent.text for sent in heard)
    assert recognition.given == [FIVE[:2]]


async def test_not_one_photo_can_be_fetched(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE[:2], "kế hoạch năm 2026")
    for reference in rows(stage, "SELECT json_extract(file, '$.reference') FROM plan_drafts WHERE page_of > 0"):
        stage.channel.lose_file(reference)
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    (told,) = await later(stage, cast.office)
    assert "không lấy được ảnh nào" in told.text
    assert (drafts(stage), recognition.given) == ([], [])


async def test_an_error_of_ours_is_overcome(
    stage: Stage, cast: Cast, recognition: Recognition, monkeypatch: pytest.MonkeyPatch
) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE[:2], "kế hoạch năm 2026")
    await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
    with monkeypatch.context() as broken:
        broken.setattr("jobs.read_plans.bind", None)
        assert await later(stage, cast.office) == []
    await later(stage, cast.office, seconds=61)
    assert recognition.given == [FIVE[:2]]


async def test_another_process_goes_on_where_the_first_ended(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    (asked,) = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026")
    stage.channel.press(asked, "Đây là kế hoạch", user=cast.office.chat)
    await stage.app.reception.store(stage.channel, stage.channel.take_waiting())
    await stage.app.reception.drain()
    await stage.app.fetch(stage.now)
    assert drafts(stage)[0] == "gathering"
    stage.wait(seconds=20)
    async with another_process(stage) as other:
        for _ in range(3):
            await other.fetch(stage.now)
        assert drafts(stage)[0] == "scanning"
    await stage.settle()
    assert recognition.given == [FIVE]
    assert [sent.text for sent in stage.channel.to(cast.office.chat) if "5 ảnh, theo thứ tự gửi" in sent.text][1:] == []


async def test_an_album_as_telegram_sends_it(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    parts = heard(lambda bot: bot.album(7, FIVE, "kế hoạch năm 2026"))
    for part, data in zip(parts, FIVE, strict=True):
        assert part is not None
        stage.channel.inject(
            cast.office.chat, kind=part.kind, message=part.message, album=part.album, text=part.text,
            files=(stage.channel.keep_file(data, kind=part.files[0].kind),),
        )  # fmt: skip
    await stage.settle()
    await stage.presses(cast.office, "Đây là kế hoạch")
    await later(stage, cast.office)
    assert recognition.given == [FIVE]


async def test_what_was_recognised_of_fewer_pages_is_not_taken_for_all(
    stage: Stage, cast: Cast, recognition: Recognition
) -> None:
    """A page comes while the others are being recognised, and is bound to them before that ends."""
    await shown(stage, cast.office, FIVE[:2])
    early = await stage.write(_first_scan)
    await sends_photos(stage, cast.office, FIVE[2:3], "trang 3", None, start=110)
    stage.wait(seconds=20)
    await stage.app.fetch(stage.now)
    await stage.app.fetch(stage.now)
    assert drafts(stage)[0] == "scanning"
    await stage.write(lambda tx: sent_plans.recognised(tx, early, pages()))
    assert drafts(stage)[0] == "scanning"
    await stage.settle()
    assert recognition.given == [FIVE[:2], FIVE[:3]]


def _first_scan(tx: Session) -> ToScan:
    paper = drafts_of.one(tx, 1, 1)
    assert paper is not None
    return ToScan(id=paper.id, commune_id=1, sha256=paper.sha256 or "", kind=Kind.ALBUM)


async def test_no_more_than_a_hundred_pages(
    stage: Stage, cast: Cast, recognition: Recognition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.plan_pages.MOST_PAGES", 3)
    heard = await sends_photos(stage, cast.office, FIVE[:4], "kế hoạch năm 2026", kind=FileKind.DOCUMENT)
    assert "nhiều nhất 3 trang" in heard[-1].text
    await later(stage, cast.office)
    assert recognition.given == [FIVE[:3]]


async def test_what_is_discarded_leaves_nothing(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    before = blobs(stage)
    await shown(stage, cast.office, FIVE[:2])
    await sends_photos(stage, cast.office, FIVE[2:3], "trang 3", None, start=110)
    *_, summary = await later(stage, cast.office)
    await stage.presses_on(cast.office, summary, "Bỏ")
    await later(stage, cast.office)
    assert (drafts(stage), blobs(stage)) == ([], before)


async def test_it_can_be_discarded_while_it_is_gathered(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    before = blobs(stage)
    (told,) = await sends_photos(stage, cast.office, FIVE, "kế hoạch năm 2026", kind=FileKind.DOCUMENT)
    await stage.presses_on(cast.office, told, "Bỏ")
    await later(stage, cast.office)
    assert (drafts(stage), blobs(stage), recognition.given) == ([], before, [])


async def test_a_secret_mark_on_one_part_lets_go_of_all(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    before = blobs(stage)
    await sends_photos(stage, cast.office, FIVE[:2], "kế hoạch năm 2026", kind=FileKind.DOCUMENT)
    await stage.sends_file(cast.office, FIVE[2], "tài liệu mật", album="pages")
    await sends_photos(stage, cast.office, FIVE[3:], kind=FileKind.DOCUMENT, start=103)
    await later(stage, cast.office)
    assert (drafts(stage), blobs(stage), recognition.given) == ([], before, [])


async def test_every_page_is_kept_as_what_was_approved(stage: Stage, cast: Cast, recognition: Recognition) -> None:
    summary = await accepts_all(stage, cast.office, await shown(stage, cast.office))
    await stage.presses_on(cast.office, summary, "Duyệt")
    await later(stage, cast.office)
    assert drafts(stage) == []
    sha256 = one(stage, "SELECT source_sha256 FROM plans ORDER BY id DESC LIMIT 1")
    source = stage.app.fetching.folder.path(sha256)
    assert list(pages_in(source.read_bytes())) == FIVE
    with zipfile.ZipFile(source) as archive:
        assert archive.namelist()[1:] == [f"trang-00{number}.jpg" for number in range(1, 6)]
    again = await sends_photos(stage, cast.office, FIVE, "kế hoạch", "again", kind=FileKind.DOCUMENT, start=200)
    assert len(again) == 1
    (known,) = await later(stage, cast.office)
    assert "không lưu thêm lần nữa" in known.text
    assert len(recognition.given) == 1


# --- the machine itself -----------------------------------------------------------------------------------------------


@needs_recognition
async def test_photographed_pages_are_read_as_one_document_and_a_bad_one_is_named(stage: Stage, cast: Cast) -> None:
    first, second = (image(page) for page in pictures(printed_plan(CLEAR, COLUMNS), 200))
    await sends_photos(
        stage, cast.office, [first, photo(200, 320), second], "kế hoạch 2026", kind=FileKind.DOCUMENT
    )  # fmt: skip
    heard = await later(stage, cast.office)
    assert "3 ảnh, theo thứ tự gửi" in heard[0].text
    (seen,) = await stage.presses_on(cast.office, heard[-1], labels(heard[-1])[0])
    assert "trang 2" in seen.text
    assert "chụp lại từ trên xuống" in seen.text
    summary = await accepts_all(stage, cast.office, heard[-1])
    await stage.presses_on(cast.office, summary, "Duyệt")
    assert len(tasks_of(stage)) == 2
