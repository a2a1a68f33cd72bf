"""The evidence of a period by a tap: gathered by the job, handed over as archives or by a link, and never lost."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import httpx
import pytest
from lxml import html

from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from bot.web.server import pages
from tests.conftest import Cast
from tests.flows.looking import change, forges, one, rows
from tests.flows.test_plan_by_chat import labels

BUTTON = "Minh chứng (tệp nén)"
PHOTO, SCAN = b"\xff\xd8 a photo", b"%PDF-1.4 signed"


async def reports(stage: Stage, cast: Cast) -> None:
    """Two reports with a photo, a paper and a document's number, and one that nothing proves."""
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, PHOTO, "1 xong, kh 45/KH-UBND ngày 20/02/2026")
    await stage.sends_file(cast.officer, SCAN, "2 xong", name="Biên bản.pdf", kind=FileKind.DOCUMENT)
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "1 xong")


async def asks(stage: Stage, actor: Actor) -> list[Sent]:
    """Somebody asks for the evidence of the present quarter; what comes."""
    await stage.says(actor, "/tonghop")
    return await stage.presses(actor, BUTTON)


async def test_the_archive_holds_the_bytes_and_its_list_links_to_them(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    coming, sent = await asks(stage, cast.office)
    assert "đang gom minh chứng quý I/2026" in coming.text
    assert "3 minh chứng, 1 báo cáo còn thiếu minh chứng" in sent.text
    assert sent.message.file is not None
    assert sent.message.file.name == "Minh chứng quý I-2026 xã An Mẫu.zip"
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        files = {name: archive.read(name) for name in names if "/" in name}
        page = html.fromstring(archive.read("Danh mục.html").decode())
    assert sorted(files.values()) == sorted([PHOTO, SCAN])
    assert any(name.endswith("Biên bản.pdf") for name in files)
    assert {unquote(link.get("href")) for link in page.iter("a")} == files.keys()
    assert "Danh mục.xlsx" in names
    listed = page.text_content()
    assert "45/KH-UBND" in listed
    assert "Nguyễn Thị Mẫu Cúc" in listed


async def test_what_came_without_a_name_is_called_by_its_moment_and_opens_on_a_desk(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    await stage.says(cast.office, "/viec")
    await stage.sends_file(cast.colleague, SCAN + b" too", "4 xong", kind=FileKind.DOCUMENT, mime="application/pdf")
    await stage.sends_file(
        cast.office, SCAN + b" 3", "3 xong", name="Biên bản 12.2026", kind=FileKind.DOCUMENT, mime="application/pdf"
    )
    _, sent = await asks(stage, cast.office)
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist() if "/" in name}
    assert names == {
        "Ảnh gửi 02-03-2026 08.00.jpg", "Biên bản.pdf", "Tệp gửi 02-03-2026 08.00.pdf", "Biên bản 12.2026.pdf",
    }  # fmt: skip


async def test_it_is_let_go_of_once_it_is_out(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    await stage.app.fetch(stage.now)
    before = {path.name for path in stage.app.settings.evidence_dir.rglob("*") if path.is_file()}
    await asks(stage, cast.office)
    await stage.app.fetch(stage.now)
    assert {path.name for path in stage.app.settings.evidence_dir.rglob("*") if path.is_file()} == before
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_bytes_that_are_gone_are_named_and_stop_nothing(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    sha256 = rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")[0]
    stage.app.fetching.folder.path(sha256).unlink()
    _, sent = await asks(stage, cast.office)
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        assert len([name for name in archive.namelist() if "/" in name]) == 1
        assert "Không còn tệp, cần gửi lại" in archive.read("Danh mục.html").decode()


async def test_what_is_too_large_for_a_message_comes_in_parts(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    stage.channel.abilities = replace(stage.channel.abilities, max_enclosure=2_000_400)
    _, *sent = await asks(stage, cast.office)
    assert [one.message.file.name for one in sent if one.message.file] == [
        "Minh chứng quý I-2026 xã An Mẫu (1).zip", "Minh chứng quý I-2026 xã An Mẫu (2).zip",
    ]  # fmt: skip
    assert "Gói có 2 tệp nén" in sent[0].text


async def test_what_no_message_carries_is_said_to_be_on_the_server(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    await stage.says(cast.office, "/tonghop")
    stage.channel.abilities = replace(stage.channel.abilities, max_enclosure=0)
    _, sent = await stage.presses(cast.office, BUTTON)
    assert "quá lớn để gửi qua tin nhắn" in sent.text
    assert sent.message.file is None


async def test_where_there_are_pages_of_ours_it_is_fetched_by_a_link_that_expires(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    await stage.says(cast.office, "/tonghop")
    stage.channel.abilities = replace(stage.channel.abilities, max_enclosure=0)
    object.__setattr__(stage.app.fetching, "file_link", lambda secret: f"https://nhacviec.vi.du/tep/{secret}")
    _, sent = await stage.presses(cast.office, BUTTON)
    link = re.search(r"https://nhacviec\.vi\.du(/tep/\S+)", sent.text)
    assert link is not None
    assert one(stage, "SELECT secret_digest FROM file_links") not in sent.text
    web = pages(stage.app.engine, {}, stage.app.reception.store, stage.app.linked_file)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=web), base_url="http://here") as client:
        got = await client.get(link[1])
        assert got.status_code == 200
        assert zipfile.ZipFile(io.BytesIO(got.content)).testzip() is None
        assert got.headers["cache-control"] == "no-store"
        assert (await client.get("/tep/no-such-secret")).status_code == 404
        stage.wait(hours=25)
        assert (await client.get(link[1])).status_code == 404
    sha256 = one(stage, "SELECT sha256 FROM file_links")
    await stage.app.fetch(stage.now)
    assert rows(stage, "SELECT id FROM file_links") == []
    assert not stage.app.fetching.folder.path(sha256).exists()


async def test_one_press_makes_one_package_however_often_the_job_is_cut_short(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reports(stage, cast)
    await stage.says(cast.office, "/tonghop")
    with monkeypatch.context() as broken:
        broken.setattr("actions.packages.write_bundle", lambda *_: (_ for _ in ()).throw(OSError("full")))
        (coming,) = await stage.presses(cast.office, BUTTON)
    assert "đang gom" in coming.text
    heard = len(stage.channel.to(cast.office.chat))
    stage.wait(minutes=2)
    await stage.settle()
    assert len(stage.channel.to(cast.office.chat)) == heard + 1
    assert stage.channel.to(cast.office.chat)[-1].file is not None
    left = [path for path in stage.app.settings.evidence_dir.iterdir() if path.name.startswith(".")]
    assert left == []


async def test_whose_job_keeps_failing_hears_so(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    await reports(stage, cast)
    await stage.says(cast.office, "/tonghop")
    monkeypatch.setattr("actions.packages.write_bundle", lambda *_: (_ for _ in ()).throw(OSError("full")))
    await stage.presses(cast.office, BUTTON)
    for _ in range(3):
        stage.wait(minutes=2)
        await stage.settle()
    assert "chưa gom được minh chứng" in stage.channel.to(cast.office.chat)[-1].text
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_officers_and_neighbours_get_nothing_of_it(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    (refused,) = await forges(stage, cast.officer, "package.2026Q1")
    assert refused.message.file is None
    assert rows(stage, "SELECT id FROM wanted_papers") == []
    theirs = await asks(stage, cast.neighbour_office)
    data = theirs[-1].file
    assert data is not None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if "/" in name] == []
        assert "Mẫu Cúc" not in archive.read("Danh mục.html").decode()


async def test_who_left_is_named_as_such(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    change(stage, "UPDATE people SET name = '' WHERE name = 'Nguyễn Thị Mẫu Cúc'")
    _, sent = await asks(stage, cast.office)
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        assert "(đã rời cơ quan)" in archive.read("Danh mục.html").decode()


async def test_what_came_in_another_period_is_not_in_it(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    stage.set_clock(date(2026, 4, 1))
    await stage.says(cast.office, "/tonghop quý 2")
    sent = (await stage.presses(cast.office, BUTTON))[-1]
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        assert [name for name in archive.namelist() if "/" in name] == []
    assert BUTTON not in labels(sent)
