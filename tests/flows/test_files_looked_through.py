"""Files are looked through before they are kept: marks of secrecy, personal data, viruses."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from bot.channels.memory import Sent
from bot.demo.stage import Stage
from jobs.virus_scan import ScanUnavailable, infection
from tests.conftest import Cast
from tests.doubles.clamd import EICAR, LARGEST, daemon
from tests.doubles.hidden_words import PLACES
from tests.flows.looking import forges, one, rows


def word(*lines: str) -> bytes:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def sheet(*cells: str) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(cells))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def on_disk(stage: Stage) -> int:
    return sum(path.is_file() for path in stage.app.settings.evidence_dir.rglob("*"))


def states(stage: Stage) -> list[str]:
    return rows(stage, "SELECT state FROM evidence ORDER BY id")


async def sends(stage: Stage, cast: Cast, data: bytes, caption: str = "2 xong", name: str = "Bao cao.docx") -> str:
    await stage.says(cast.officer, "/viec")
    heard: list[Sent] = await stage.sends_file(cast.officer, data, caption, name=name)
    return "\n".join(sent.text for sent in heard)


@pytest.mark.parametrize("make", [word, sheet])
async def test_a_stamp_inside_a_file_is_refused_and_nothing_of_it_stays(stage: Stage, cast: Cast, make: object) -> None:
    before = on_disk(stage)
    data = word("BÁO CÁO", "TỐI MẬT") if make is word else sheet("Số: 01", "MẬT")
    told = await sends(stage, cast, data)
    assert "dấu hiệu tài liệu bí mật nhà nước" in told
    assert states(stage) == ["refused"]
    assert on_disk(stage) == before
    assert rows(stage, "SELECT kind FROM events WHERE kind = 'secret_refused'") == ["secret_refused"]
    assert "Bao cao" not in str(one(stage, "SELECT file FROM evidence"))


async def test_a_file_that_speaks_of_secrecy_is_kept(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast, word("Kế hoạch bảo vệ bí mật nhà nước", "Mật độ dân số của xã là 320 người/km2"))
    assert states(stage) == ["kept"]


@pytest.mark.parametrize("place", PLACES)
async def test_a_stamp_beside_the_text_is_refused_as_well(stage: Stage, cast: Cast, place: str) -> None:
    before = on_disk(stage)
    told = await sends(stage, cast, PLACES[place]("TỐI MẬT"))
    assert "dấu hiệu tài liệu bí mật nhà nước" in told
    assert (states(stage), on_disk(stage)) == (["refused"], before)


@pytest.mark.parametrize("place", ["docx header", "docx comment", "xlsx header", "pdf remark"])
async def test_beside_the_text_secrecy_may_be_a_subject(stage: Stage, cast: Cast, place: str) -> None:
    words = "Mật độ dân số · Quy chế bảo vệ bí mật nhà nước"
    told = await sends(stage, cast, PLACES[place](words))
    assert "bí mật nhà nước" not in told
    assert states(stage) == ["kept"]


async def test_what_asks_for_care_is_found_beside_the_text(stage: Stage, cast: Cast) -> None:
    told = await sends(stage, cast, PLACES["docx header"]("LƯU HÀNH NỘI BỘ"))
    assert "chưa lưu" in told
    assert states(stage) == ["held"]


async def test_a_paper_for_internal_use_is_kept_only_after_a_yes(stage: Stage, cast: Cast) -> None:
    told = await sends(stage, cast, word("LƯU HÀNH NỘI BỘ", "Báo cáo quý I"))
    assert "lưu hành nội bộ" in told
    assert "chưa lưu" in told
    assert states(stage) == ["held"]
    (kept,) = await stage.presses(cast.officer, "Vẫn lưu tệp")
    assert "Đã lưu tệp Bao cao.docx" in kept.text
    assert states(stage) == ["kept"]
    (again,) = await stage.presses(cast.officer, "Bỏ tệp")
    assert "không còn dùng được" in again.text
    assert states(stage) == ["kept"]


async def test_what_is_dropped_leaves_the_disk_and_counts_no_more(stage: Stage, cast: Cast) -> None:
    before = on_disk(stage)
    await sends(stage, cast, word("Danh sách", "CCCD 001085012345"))
    assert on_disk(stage) == before + 1
    await stage.presses(cast.officer, "Bỏ tệp")
    assert (states(stage), on_disk(stage)) == (["refused"], before)
    (card,) = await stage.says(cast.officer, "2")
    assert "Chưa có minh chứng" in card.text


async def test_without_an_answer_it_is_dropped_after_three_days(stage: Stage, cast: Cast) -> None:
    before = on_disk(stage)
    await sends(stage, cast, word("DỰ THẢO", "Báo cáo"))
    await stage.app.tidy(stage.now + timedelta(days=2))
    assert states(stage) == ["held"]
    stage.wait(days=4)
    await stage.app.tidy(stage.now)
    await stage.settle()
    assert (states(stage), on_disk(stage)) == (["refused"], before)
    assert "chờ quá 3 ngày" in stage.channel.to(cast.officer.chat)[-1].text


async def test_one_file_for_two_items_is_asked_about_once(stage: Stage, cast: Cast) -> None:
    before, data = on_disk(stage), word("LƯU HÀNH NỘI BỘ")
    await stage.says(cast.officer, "/viec")
    heard = await stage.sends_file(cast.officer, data, "1 xong, 2 xong", name="Bao cao.docx")
    assert states(stage) == ["held", "held"]
    assert sum("chưa lưu" in sent.text for sent in heard) == 1
    await stage.presses(cast.officer, "Vẫn lưu tệp")
    assert states(stage) == ["kept", "kept"]
    heard = await stage.sends_file(cast.officer, data, "2", name="Bao cao.docx")
    assert not any("chưa lưu" in sent.text for sent in heard)
    assert states(stage) == ["kept"] * 3
    assert on_disk(stage) == before + 1


async def test_nobody_else_answers_for_the_sender(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast, word("LƯU HÀNH NỘI BỘ"))
    row = one(stage, "SELECT id FROM evidence")
    for who in (cast.head, cast.office, cast.colleague, cast.neighbour_office):
        for verb in ("keepfile", "dropfile"):
            await forges(stage, who, f"{verb}.{row}")
    for token in ("keepfile", "keepfile.x", "dropfile.99999"):
        await forges(stage, cast.officer, token)
    assert states(stage) == ["held"]


def with_scanner(stage: Stage, socket: Path) -> None:
    stage.app = replace(stage.app, fetching=replace(stage.app.fetching, clamd=socket))


async def test_an_infected_file_is_not_kept(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    before, socket = on_disk(stage), tmp_path / "clamd"
    with_scanner(stage, socket)
    async with daemon(socket):
        told = await sends(stage, cast, b"a report with " + EICAR, name="Bao cao.txt")
        assert "mã độc" in told
        await stage.sends_file(cast.officer, b"a clean report", "2", name="Bao cao.txt")
    assert states(stage) == ["refused", "kept"]
    assert on_disk(stage) == before + 1


async def test_while_the_scanner_is_away_files_wait_and_the_operator_is_told(
    stage: Stage, cast: Cast, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    socket = tmp_path / "clamd"
    with_scanner(stage, socket)
    with caplog.at_level(logging.ERROR):
        await sends(stage, cast, b"a clean report", name="Bao cao.txt")
    assert states(stage) == ["fetching"]
    assert "the virus scanner cannot be asked" in caplog.text
    for _ in range(8):  # longer than a network is asked for a file
        stage.wait(hours=6)
        await stage.settle()
    assert states(stage) == ["fetching"]
    async with daemon(socket):
        stage.wait(minutes=6)
        await stage.settle()
    assert states(stage) == ["kept"]


async def test_the_scanner_names_what_it_finds(tmp_path: Path) -> None:
    socket = tmp_path / "clamd"
    async with daemon(socket):
        assert await infection(EICAR, socket) == "Eicar-Test-Signature"
        assert await infection(b"", socket) is None
        assert await infection(b"clean" * 100_000, socket) is None
        with pytest.raises(ScanUnavailable):
            await infection(b"0" * (LARGEST + 1), socket)
    with pytest.raises(ScanUnavailable):
        await infection(b"clean", socket)
