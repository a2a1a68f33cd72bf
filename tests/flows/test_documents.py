"""Documents as evidence: read from words and from files, agreed to, put right, and shown to everybody who decides."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy.orm import Session

from actions import facts
from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Stage
from db import people, tasks
from plans.judging import Judgement, Timeliness
from tests.conftest import Cast
from tests.flows.looking import change, forges, item_of, one, rows, the_work
from tests.flows.test_files_looked_through import word

PLAN = (
    "ỦY BAN NHÂN DÂN", "XÃ AN MẪU", "Số: 45/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "An Mẫu, ngày 20 tháng 02 năm 2026", "KẾ HOẠCH",
    "Thực hành tiết kiệm năm 2026", "Căn cứ Luật Ngân sách nhà nước;",
)  # fmt: skip
DAYS = "SELECT json_extract(data, '$.completed_on') FROM events WHERE kind IN ('evidence_added', 'document_named')"


def document(stage: Stage) -> dict[str, object]:
    found: dict[str, object] = json.loads(one(stage, "SELECT document FROM evidence ORDER BY id DESC LIMIT 1"))
    return found


async def sends_plan(stage: Stage, cast: Cast, caption: str = "1 xong", name: str = "KH.docx") -> list[Sent]:
    await stage.says(cast.officer, "/viec")
    return await stage.sends_file(cast.officer, word(*PLAN), caption, name=name, kind=FileKind.DOCUMENT)


async def test_what_a_file_says_of_itself_is_shown_once_and_agreed_to(stage: Stage, cast: Cast) -> None:
    heard = await sends_plan(stage, cast)
    assert "Kế hoạch 45/KH-UBND ngày 20/02/2026 của UBND xã An Mẫu" in heard[-1].text
    assert "Thực hành tiết kiệm năm 2026" in heard[-1].text
    assert document(stage)["confirmed"] is False
    assert rows(stage, DAYS) == [None]
    (told,) = await stage.presses(cast.officer, "Đúng")
    assert "Đã ghi minh chứng" in told.text
    assert document(stage)["confirmed"] is True
    assert rows(stage, DAYS) == [None, "2026-02-20"]
    (again,) = await stage.presses_on(cast.officer, heard[-1], "Đúng")
    assert "không còn dùng được" in again.text
    await stage.app.fetch(stage.now)
    assert len(rows(stage, DAYS)) == 2


async def test_the_subject_of_a_document_can_be_erased_apart(stage: Stage, cast: Cast) -> None:
    await sends_plan(stage, cast)
    assert "tiết kiệm" not in json.dumps(document(stage), ensure_ascii=False)
    change(stage, f"UPDATE texts SET body = NULL WHERE id = {document(stage)['subject']}")
    (card,) = await forges(stage, cast.officer, f"item.{item_of(stage, cast.officer, 1)}")
    assert "Kế hoạch 45/KH-UBND ngày 20/02/2026 của UBND xã An Mẫu (đọc từ tệp, chưa xác nhận)" in card.text


async def test_what_is_put_right_is_taken_back_as_it_was(stage: Stage, cast: Cast) -> None:
    await sends_plan(stage, cast)
    before = document(stage)
    await stage.presses(cast.officer, "Sửa số văn bản")
    (told,) = await stage.says(cast.officer, "46/KH-UBND ngày 21/2/2026")
    assert "Kế hoạch 46/KH-UBND ngày 21/02/2026" in told.text
    (back,) = await stage.presses(cast.officer, "Ghi nhầm, hủy")
    assert "trở lại như trước" in back.text
    assert document(stage) == before
    (again,) = await stage.presses_on(cast.officer, told, "Ghi nhầm, hủy")
    assert document(stage) == before
    assert "Đã hủy, minh chứng" not in again.text


async def test_an_earlier_word_is_not_taken_back_over_a_later_one(stage: Stage, cast: Cast) -> None:
    await sends_plan(stage, cast)
    said = []
    for number in (46, 47):
        await stage.presses(cast.officer, "Sửa số văn bản") if number == 46 else await forges(
            stage, cast.officer, f"docfix.{one(stage, 'SELECT max(id) FROM evidence')}"
        )
        said += await stage.says(cast.officer, f"{number}/KH-UBND ngày 21/2/2026")
    await stage.presses_on(cast.officer, said[0], "Ghi nhầm, hủy")
    assert document(stage)["number"] == "47/KH-UBND"


async def test_a_file_that_was_named_in_words_is_not_asked_about(stage: Stage, cast: Cast) -> None:
    heard = await sends_plan(stage, cast, "1 xong, kh 45/KH-UBND ngày 20/2/2026")
    assert not any("đọc được trong tệp" in sent.text for sent in heard)
    known = rows(stage, "SELECT document FROM evidence")
    assert [json.loads(one_)["confirmed"] for one_ in known] == [True, True]


async def test_a_late_report_stays_late_and_shows_the_day_of_its_document(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    item = item_of(stage, cast.colleague, 4)
    due = date.fromisoformat(one(stage, "SELECT due_on FROM work_items WHERE id = ?", item))
    stage.set_clock(due + timedelta(days=20))
    signed = due - timedelta(days=3)
    (told,) = await stage.says(cast.colleague, f"4 xong, kh 45/KH-UBND ngày {signed:%d/%m/%Y}")
    assert "đúng hạn" not in told.text
    assert f"Kế hoạch 45/KH-UBND ngày {signed:%d/%m/%Y}" in told.text
    found = await stage.write(lambda tx: _judged(tx, item, stage))
    assert (found.timeliness, found.completed_on, found.is_provisional) == (Timeliness.LATE, signed, True)
    await stage.presses(cast.office, "Duyệt")
    found = await stage.write(lambda tx: _judged(tx, item, stage))
    assert (found.timeliness, found.completed_on, found.is_provisional) == (Timeliness.LATE, signed, False)


def _judged(tx: Session, item: int, stage: Stage) -> Judgement:
    row = tasks.item(tx, 1, item)
    commune = people.commune(tx, 1)
    assert row is not None
    assert commune is not None
    return facts.judgement(tx, commune, row, stage.now)


async def test_whoever_decides_sees_the_document_and_then_it_stands(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "4 xong, kh 45/KH-UBND ngày 20/2/2026")
    asked = stage.channel.to(cast.office.chat)[-1]
    assert "gồm Kế hoạch 45/KH-UBND ngày 20/02/2026" in asked.text
    await stage.presses(cast.office, "Duyệt")
    (refused,) = await stage.presses(cast.colleague, "Sửa số văn bản")
    assert "đã được duyệt" in refused.text


async def test_nobody_else_names_or_agrees_to_a_document(stage: Stage, cast: Cast) -> None:
    await sends_plan(stage, cast)
    before, row = the_work(stage), one(stage, "SELECT max(id) FROM evidence")
    for who in (cast.neighbour, cast.neighbour_office, cast.colleague, cast.leader):
        for token in (f"docok.{row}", f"docfix.{row}", "docok.x", "docfix.999999"):
            await forges(stage, who, token)
    assert the_work(stage) == before


async def test_words_beside_a_picture_are_looked_through_as_well(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    for part in ("1 xong, ảnh căn cước mặt trước", ""):
        await stage.sends_file(cast.officer, f"a picture {part}".encode(), part, album="cards")
    assert rows(stage, "SELECT state FROM evidence ORDER BY id") == ["held", "held"]
    assert "căn cước" not in one(stage, "SELECT file FROM evidence ORDER BY id LIMIT 1")
