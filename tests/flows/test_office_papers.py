"""The letter that urges a late agency and the sheet for Monday's meeting, asked for in a sentence and sent as files."""

from __future__ import annotations

import io
from datetime import date, time

import docx
import pytest

from actions import papers
from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, rows

LATE = date(2026, 7, 6)  # a Monday on which quarterly work of the sample plan is overdue


def texts_of(data: bytes | None) -> list[str]:
    assert data is not None
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs] + cells


async def test_the_office_gets_a_letter_with_what_an_agency_has_late(stage: Stage, cast: Cast) -> None:
    stage.set_clock(LATE, time(8, 0))
    coming, letter = await stage.says(cast.office, "soạn công văn đôn đốc Phòng Văn hóa - Xã hội")
    assert coming.text.startswith("Nhắc Việc đang soạn công văn đôn đốc Phòng Văn hóa - Xã hội")
    assert letter.text.startswith("Dự thảo công văn đôn đốc Phòng Văn hóa - Xã hội")
    lines = texts_of(letter.file)
    assert "Kính gửi: Phòng Văn hóa - Xã hội" in lines
    late = rows(
        stage,
        "SELECT title FROM work_items JOIN agencies ON agencies.id = agency_id WHERE work_items.commune_id = 1"
        " AND agencies.name = 'Phòng Văn hóa - Xã hội' AND due_on < '2026-07-01' AND starts_on <= '2026-07-06'"
        " AND status IN ('open', 'under_way')",
    )
    assert late
    assert all(any(line.startswith(title) for line in lines) for title in late)
    again = [line for line in lines if line.startswith("Báo cáo kết quả cải cách hành chính")]
    assert again == [
        "Báo cáo kết quả cải cách hành chính, quý I/2026",
        "Báo cáo kết quả cải cách hành chính, quý II/2026",
    ]
    assert any("[cần bổ sung] Thời hạn gửi báo cáo." in line for line in lines)


async def test_no_letter_goes_to_an_agency_that_is_on_time(stage: Stage, cast: Cast) -> None:
    (told,) = await stage.says(cast.office, "công văn đôn đốc Phòng Kinh tế")
    assert "không có nhiệm vụ nào quá hạn" in told.text
    assert rows(stage, "SELECT id FROM wanted_papers") == []
    (told,) = await stage.says(cast.office, "công văn đôn đốc Phòng Không Có")
    assert "Phòng Không Có" in told.text


async def test_whoever_asked_hears_when_nothing_is_late_any_more(stage: Stage, cast: Cast, monkeypatch) -> None:
    stage.set_clock(LATE, time(8, 0))
    with monkeypatch.context() as waiting:
        waiting.setattr(papers, "to_make", lambda *_: [])
        await stage.says(cast.office, "soạn công văn đôn đốc Phòng Văn hóa - Xã hội")
    change(stage, "UPDATE work_items SET status = 'verified' WHERE commune_id = 1")
    before = len(stage.channel.to(cast.office.chat))
    await stage.settle()
    (told,) = stage.channel.to(cast.office.chat)[before:]
    assert told.text.startswith("Phòng Văn hóa - Xã hội không có nhiệm vụ nào quá hạn")
    assert told.file is None
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_leaders_and_the_office_get_the_sheet_for_the_meeting(stage: Stage, cast: Cast) -> None:
    stage.set_clock(LATE, time(7, 0))
    _, sheet = await stage.says(cast.leader, "phiếu giao ban")
    assert "thứ Hai 06/07/2026" in sheet.text
    lines = texts_of(sheet.file)
    assert "PHIẾU GIAO BAN" in lines
    assert any(line.startswith("Đầu việc quá hạn (") and not line.endswith("(0)") for line in lines)


async def test_what_is_asked_for_more_time_is_put_to_the_meeting_until_it_is_decided(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    (asked, *_) = await stage.says(cast.officer, "1 xin gia hạn đến 31/3 vì chờ số liệu của trạm")
    assert "Đề nghị gia hạn" in asked.text
    _, sheet = await stage.says(cast.leader, "phiếu giao ban")
    lines = texts_of(sheet.file)
    assert "Nội dung xin ý kiến (1)" in lines
    assert "Xin gia hạn đến 31/03/2026: chờ số liệu của trạm" in lines
    await stage.presses(cast.head, "Đồng ý")
    _, sheet = await stage.says(cast.leader, "phiếu giao ban")
    note = "Xin gia hạn đến 31/03/2026, thủ trưởng đơn vị đồng ý: chờ số liệu của trạm"
    assert note in texts_of(sheet.file)
    await stage.says(cast.officer, "1 vướng: chưa có mẫu")
    _, sheet = await stage.says(cast.leader, "phiếu giao ban")
    lines = texts_of(sheet.file)
    assert "Nội dung xin ý kiến (1)" in lines, "one item is one line"
    assert any(line.startswith(note) and "chưa có mẫu" in line for line in lines)
    await stage.presses(cast.office, "Gia hạn đến 31/03/2026")
    _, sheet = await stage.says(cast.leader, "phiếu giao ban")
    assert not any("Xin gia hạn" in line for line in texts_of(sheet.file))


@pytest.mark.parametrize("text", ["phiếu giao ban", "công văn đôn đốc Phòng Kinh tế"])
async def test_officers_are_told_for_whom_these_papers_are(stage: Stage, cast: Cast, text: str) -> None:
    (told,) = await stage.says(cast.officer, text)
    assert "dành cho cơ quan thường trực và lãnh đạo" in told.text
    assert rows(stage, "SELECT id FROM wanted_papers") == []
