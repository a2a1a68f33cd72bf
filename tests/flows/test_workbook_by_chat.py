"""The office fetches the workbook of a plan, corrects it offline, sends it back, and approves what it then says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions import workbook
from bot.channels.memory import Sent
from bot.cli import main
from bot.demo.stage import Actor, Stage
from db.models import PaperStage, SentPlan
from jobs import read_plans
from tests.conftest import AN_MAU, Cast, plan_of
from tests.doubles.workbooks import Edit, deleting, edited, inserting, typing, without_hidden_sheet
from tests.flows.looking import forges, one, rows, the_work
from tests.flows.test_plan_by_chat import NEXT_YEAR, blobs, drafts, labels, looks_at_all, sends

BUTTON, SURELY = "Tải bảng (Excel)", "Duyệt, để lại sau"


async def fetches(stage: Stage, actor: Actor) -> bytes:
    """Somebody asks for the workbook of what they were shown last."""
    coming, sent = await stage.presses(actor, BUTTON)
    assert "Đang lập bảng" in coming.text
    assert sent.message.file is not None
    assert sent.file is not None
    return sent.file


async def back(
    stage: Stage, actor: Actor, data: bytes, *edits: Edit, name: str = "KH-2027 - bảng kế hoạch.xlsx"
) -> Sent:
    """Somebody sends it back, perhaps changed; what they are then shown."""
    _, shown = await sends(stage, actor, edited(data, *edits), name)
    return shown


async def approves(stage: Stage, actor: Actor) -> str:
    """Somebody approves, also what nobody looked at; what they hear in the end."""
    (asked,) = (await stage.presses(actor, "Duyệt"))[:1]
    if SURELY in labels(asked):
        await stage.presses_on(actor, asked, SURELY)
    return stage.channel.to(actor.chat)[-1].text


async def test_it_goes_out_under_the_name_of_the_plan_and_is_let_go_of(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    await sends(stage, cast.office, NEXT_YEAR)
    kept = blobs(stage)
    _, sent = await stage.presses(cast.office, BUTTON)
    assert sent.message.file is not None
    assert sent.message.file.name == "KH-2027 - bảng kế hoạch.xlsx"
    assert "Chưa ghi gì vào hệ thống" in sent.text
    await stage.app.fetch(stage.now)
    assert blobs(stage) == kept
    assert the_work(stage) == before


async def test_untouched_it_goes_on_with_the_same_draft(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    shown = await back(stage, cast.office, await fetches(stage, cast.office))
    assert "giống hệt bảng đã tải" in shown.text
    assert "26 nhiệm vụ" in shown.text
    assert labels(shown) == ["Xem 8 chỗ", "Ngoài bảng: 3 chỗ", BUTTON, "Duyệt", "Bỏ"]
    await stage.app.fetch(stage.now)
    assert drafts(stage) == ["shown"]
    assert one(stage, "SELECT revision FROM plan_drafts") == 2


async def test_what_was_changed_is_told_and_kept_after_a_yes(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    before = the_work(stage)
    shown = await back(
        stage, cast.office, data,
        typing("tasks", 0, "leads", "Phòng Kinh tế"), typing("tasks", 8, "fix", "ngày 19 hằng tháng"),
        inserting("tasks", 1, code="1.1a", section="I", content="Niêm yết danh mục", deadline_text="Quý III/2027",
                  leads="Phòng Kinh tế"),
    )  # fmt: skip
    assert "đã sửa 2 ô, thêm 1 nhiệm vụ, bỏ 0 nhiệm vụ" in shown.text
    assert "Nhiệm vụ, hàng 3, Cơ quan chủ trì: “Phòng Kinh tế”" in shown.text
    assert "27 nhiệm vụ" in shown.text
    assert the_work(stage) == before
    await looks_at_all(stage, cast.office)
    await approves(stage, cast.office)
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    tasks = rows(stage, "SELECT code, content FROM tasks WHERE plan_id = ? ORDER BY position", plan)
    assert tasks[1] == ("1.1a", "Niêm yết danh mục")
    lead = "SELECT a.name FROM task_agencies p JOIN agencies a ON a.id = p.agency_id JOIN tasks t ON t.id = p.task_id"
    assert rows(stage, f"{lead} WHERE t.plan_id = ? AND t.position = 0 AND p.part = 'lead'", plan) == ["Phòng Kinh tế"]
    dated = one(stage, "SELECT deadline_text, deadline FROM tasks WHERE plan_id = ? AND code = '2.3'", plan)
    assert (dated[0], json.loads(dated[1])["dues"][0]) == ("Trước ngày 20", date(2027, 1, 19).isoformat())


async def test_the_paper_itself_is_what_the_plan_stands_on(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await back(stage, cast.office, await fetches(stage, cast.office), typing("tasks", 0, "notes", "gấp"))
    await looks_at_all(stage, cast.office)
    await approves(stage, cast.office)
    await stage.app.fetch(stage.now)
    (again,) = (await sends(stage, cast.office, NEXT_YEAR))[1:]
    assert "Tệp này đã được lưu trước đó" in again.text


async def test_a_row_that_is_gone_is_asked_about_and_stays_without_a_yes(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    shown = await back(stage, cast.office, data, deleting("tasks", 1), deleting("tasks", 0))
    assert "bỏ 2 nhiệm vụ" in shown.text
    assert "chưa bị bỏ" in shown.text
    assert "26 nhiệm vụ" in shown.text
    place = (await stage.presses(cast.office, "Xem 10 chỗ"))[0]
    while "Bỏ nhiệm vụ" not in labels(place):
        place = (await stage.presses_on(cast.office, place, "Để sau" if "Để sau" in labels(place) else "Đúng"))[0]
    assert "không còn trong bảng gửi lại" in place.text
    place = (await stage.presses_on(cast.office, place, "Bỏ nhiệm vụ"))[0]
    assert "Đã ghi: bỏ nhiệm vụ này khi duyệt" in place.text
    place = (await stage.presses_on(cast.office, place, "Giữ lại"))[0]
    assert "Đã ghi: giữ lại nhiệm vụ này" in place.text
    while "Để sau" in labels(place):
        place = (await stage.presses_on(cast.office, place, "Để sau"))[0]
    await approves(stage, cast.office)
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    codes = rows(stage, "SELECT code FROM tasks WHERE plan_id = ? ORDER BY position", plan)
    assert (len(codes), codes[0]) == (25, "1.2")


async def test_what_was_said_in_chat_meanwhile_stays(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    place = (await stage.presses(cast.office, "Xem 8 chỗ"))[0]
    told = (await stage.presses_on(cast.office, place, "Đúng" if "Đúng" in labels(place) else "Để sau"))[0]
    assert told
    shown = await back(stage, cast.office, data, typing("tasks", 0, "notes", "gấp"))
    assert "Xem 7 chỗ" in labels(shown)


async def test_a_second_workbook_takes_the_place_of_the_first(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    await back(stage, cast.office, data, typing("tasks", 0, "notes", "một"))
    held = blobs(stage)
    await back(stage, cast.office, data, typing("tasks", 0, "notes", "hai"))
    await stage.app.fetch(stage.now)
    assert len(blobs(stage)) == len(held)
    await stage.presses(cast.office, "Bỏ")
    await stage.app.fetch(stage.now)
    assert len(blobs(stage)) == len(held) - 2


async def test_without_the_draft_it_is_a_draft_of_its_own(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    await stage.presses(cast.office, "Xem 8 chỗ")
    await stage.says(cast.office, "/viec")
    revision = one(stage, "SELECT revision FROM plan_drafts")
    assert revision == 1
    await stage.write(lambda tx: _forget(tx))
    shown = await back(stage, cast.office, data, typing("tasks", 0, "leads", "Phòng Kinh tế"))
    assert "đã sửa 1 ô" in shown.text
    await looks_at_all(stage, cast.office)
    heard = await approves(stage, cast.office)
    assert "Đã ghi" in heard
    assert "26 nhiệm vụ" in heard
    assert one(stage, "SELECT count(*) FROM plans WHERE commune_id = 1") == 2


def _forget(tx: Any) -> None:
    for row in tx.query(SentPlan).filter(SentPlan.commune_id == 1):
        row.stage = PaperStage.DROPPED


async def test_somebody_elses_draft_is_not_gone_on_with(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    shown = await back(stage, cast.neighbour_office, data, typing("tasks", 0, "notes", "gấp"))
    assert "26 nhiệm vụ" in shown.text
    assert rows(stage, "SELECT commune_id, revision, workbook_sha256 FROM plan_drafts ORDER BY id") == [
        (1, 1, None), (2, 1, None)
    ]  # fmt: skip


async def test_what_cannot_be_read_names_its_row_and_column(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    shown = await back(stage, cast.office, data, typing("tasks", 4, "deadline_text", "31/2/2027"))
    assert "1 ô chưa đọc được" in shown.text
    assert "Nhiệm vụ, hàng 7, Thời hạn ghi trong kế hoạch (“31/2/2027”)" in shown.text


async def test_a_workbook_without_its_hidden_sheet_is_refused_and_changes_nothing(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    data = await fetches(stage, cast.office)
    before = the_work(stage)
    refused = await back(stage, cast.office, data, without_hidden_sheet)
    assert "trang ẩn trong tệp không còn" in refused.text
    assert the_work(stage) == before
    assert drafts(stage)[0] == "shown"


async def test_a_making_that_always_stumbles_is_told(stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    monkeypatch.setattr(read_plans, "workbook_of", lambda *_: 1 / 0)
    await stage.presses(cast.office, BUTTON)
    for _ in range(3):
        await stage.app.fetch(stage.now)
    await stage.settle()
    assert "chưa ghi nhận" in stage.channel.to(cast.office.chat)[-1].text
    assert one(stage, "SELECT workbook_wanted FROM plan_drafts") == 0


async def test_a_stranger_to_the_office_gets_no_workbook(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    paper = one(stage, "SELECT id FROM plan_drafts")
    for actor in (cast.officer, cast.neighbour_office):
        heard = await forges(stage, actor, f"plan.xlsx.{paper}.1")
        assert all(sent.file is None for sent in heard)
    assert one(stage, "SELECT workbook_wanted FROM plan_drafts") == 0


# The command line -----------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in {"DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}", "EVIDENCE_DIR": str(tmp_path / "e")}.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "ke-hoach.txt").write_bytes(plan_of(AN_MAU))
    assert main(["commune", "add", AN_MAU]) == 0
    return tmp_path


def test_the_command_line_writes_it_and_imports_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", "ke-hoach.txt", "--xlsx", "bang.xlsx", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    changed = edited((home / "bang.xlsx").read_bytes(), typing("tasks", 0, "code", "A1"), deleting("tasks", 2))
    (home / "bang.xlsx").write_bytes(changed)
    assert main(["plan", "import", "bang.xlsx", "--commune", AN_MAU, "--yes", "--drop"]) == 0
    out = capsys.readouterr().out
    assert "đã sửa 1 ô, thêm 0 nhiệm vụ, bỏ 1 nhiệm vụ" in out
    assert f"{len(read['tasks']) - 1} nhiệm vụ" in out


def test_without_a_word_about_dropping_nothing_is_dropped(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", "ke-hoach.txt", "--xlsx", "bang.xlsx", "--json"]) == 0
    tasks = len(json.loads(capsys.readouterr().out)["tasks"])
    (home / "bang.xlsx").write_bytes(edited((home / "bang.xlsx").read_bytes(), deleting("tasks", 2)))
    assert main(["plan", "import", "bang.xlsx", "--commune", AN_MAU, "--yes"]) == 0
    assert f"Đã lưu kế hoạch: {tasks} nhiệm vụ" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", "ke-hoach.txt", "--xlsx", str(home / "no" / "bang.xlsx")]) == 2
    assert "Không ghi được tệp" in capsys.readouterr().err


def test_the_name_of_the_workbook_says_that_it_is_a_plan() -> None:
    assert workbook.name_of("bao cao.docx") == "bao cao - bảng kế hoạch.xlsx"
    assert workbook.name_of(None) == "bảng kế hoạch.xlsx"
