"""The office starts next year's plan from this year's: the workbook comes, is corrected, sent back and approved."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.demo.stage import Stage
from jobs import read_plans
from tests.conftest import AN_MAU, Cast
from tests.doubles.workbooks import typing
from tests.flows.looking import change, forges, one, rows, the_work
from tests.flows.test_plan_by_chat import blobs, drafts
from tests.flows.test_workbook_by_chat import approves, back, home

__all__ = ["home"]  # the fixture


async def test_the_plan_in_force_comes_a_year_later_and_is_kept_after_a_yes(stage: Stage, cast: Cast) -> None:
    before, kept = the_work(stage), blobs(stage)
    coming, sent = await stage.says(cast.office, "Kế hoạch năm sau")
    assert "Đang lập bảng kế hoạch năm sau" in coming.text
    assert sent.message.file is not None
    assert sent.file is not None
    assert sent.message.file.name == "Kế hoạch 2027 - bảng kế hoạch.xlsx"
    assert "năm 2027" in sent.text
    await stage.app.fetch(stage.now)
    assert (the_work(stage), blobs(stage), drafts(stage)) == (before, kept, [])
    shown = await back(stage, cast.office, sent.file, typing("head", 0, "value", "03/KH-UBND"), name="KH.xlsx")
    assert "26 nhiệm vụ" in shown.text
    heard = await approves(stage, cast.office)
    assert "Đã ghi" in heard, heard
    years = rows(stage, "SELECT number, year_from FROM plans WHERE commune_id = 1 ORDER BY id")
    assert years == [("05/KH-UBND", 2026), ("03/KH-UBND", 2027)]
    plan = one(stage, "SELECT max(id) FROM plans WHERE commune_id = 1")
    text, deadline = one(stage, "SELECT deadline_text, deadline FROM tasks WHERE plan_id = ? AND code = '1.3'", plan)
    assert text == "Trước 30/11/2027"
    # Nobody looked at the deadline that moved: it waits, and is not guessed.
    assert json.loads(deadline)["kind"] == "doubt"
    assert rows(stage, "SELECT id FROM events e WHERE plan_id = ? AND kind = 'reported'", plan) == []


async def test_only_the_office_may_ask_and_only_for_its_own_plan(stage: Stage, cast: Cast) -> None:
    for actor in (cast.officer, cast.leader):
        heard = await stage.says(actor, "kế hoạch năm sau")
        assert all(sent.file is None for sent in heard)
    plan = one(stage, "SELECT id FROM plans WHERE commune_id = 1")
    (heard_by_neighbour,) = await forges(stage, cast.neighbour_office, f"plan.next.{plan}")
    assert "Không tìm thấy kế hoạch này" in heard_by_neighbour.text
    assert drafts(stage) == []


async def test_a_making_that_stumbles_is_told_and_not_tried_for_ever(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_plans, "workbook_of", lambda *_: 1 / 0)
    _, told = await stage.says(cast.office, "kế hoạch năm sau")
    assert "chưa ghi nhận" in told.text
    await stage.app.fetch(stage.now)
    assert drafts(stage) == []


async def test_a_plan_that_cannot_be_read_back_keeps_nobody_else_waiting(stage: Stage, cast: Cast) -> None:
    change(stage, """UPDATE plan_versions SET reading = '{"head": {}}' WHERE commune_id = 1""")
    _, told = await stage.says(cast.office, "kế hoạch năm sau")
    assert "chưa ghi nhận" in told.text
    _, sent = await stage.says(cast.neighbour_office, "kế hoạch năm sau")
    assert sent.file is not None
    await stage.app.fetch(stage.now)
    assert drafts(stage) == []


def test_the_command_line_writes_it_and_imports_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "import", "ke-hoach.txt", "--commune", AN_MAU, "--yes"]) == 0
    assert main(["plan", "next", "--commune", AN_MAU, "--out", "sau.xlsx"]) == 0
    capsys.readouterr()
    assert main(["plan", "read", "sau.xlsx", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (read["plan"]["year_from"], len(read["tasks"])) == (2027, 26)
    dated = next(task for task in read["tasks"] if task["code"] == "1.3")
    assert dated["deadline"]["due"] == date(2027, 11, 29).isoformat()
    assert [doubt["reason"] for doubt in dated["doubts"]] == ["deadline-moved"]


def test_a_plan_that_is_not_there_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "next", "--commune", AN_MAU, "--out", "sau.xlsx"]) == 2
    assert "Không tìm thấy kế hoạch này" in capsys.readouterr().err
    assert main(["plan", "import", "ke-hoach.txt", "--commune", AN_MAU, "--yes"]) == 0
    assert main(["plan", "next", "--commune", AN_MAU, "--plan", "chợ đêm", "--out", "sau.xlsx"]) == 2
    assert not (home / "sau.xlsx").exists()
