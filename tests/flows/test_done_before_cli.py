"""`nhacviec plan done-before`: the workbook out, and back after a yes, in the name of somebody of the office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import cli, done_before_cli
from bot.demo.stage import Stage
from tests.conftest import AN_MAU, BINH_MAU, Cast
from tests.doubles.workbooks import edited, typing
from tests.flows.looking import one, rows
from tests.flows.test_done_before import _approved, states


@pytest.fixture
def command(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `plan done-before` on the stage's database at the stage's moment; its exit code."""
    monkeypatch.setenv("DATABASE_URL", stage.app.settings.database_url)
    monkeypatch.setenv("EVIDENCE_DIR", str(stage.app.settings.evidence_dir))
    monkeypatch.setattr(done_before_cli.app, "wall_clock", lambda: stage.now)
    return lambda *arguments: cli.main(["plan", "done-before", *arguments])


async def test_out_and_back_after_a_yes(
    stage: Stage, cast: Cast, command: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await _approved(stage, cast)
    file = tmp_path / "bang.xlsx"
    assert command("--commune", AN_MAU, "--out", str(file)) == 0
    filled = edited(
        file.read_bytes(), typing("done-before", 0, "done", "x"), typing("done-before", 0, "day", date(2026, 2, 20))
    )  # fmt: skip
    file.write_bytes(filled)
    assert command("--commune", AN_MAU, "--file", str(file)) != 0  # nobody sits at the terminal to say yes
    assert states(stage)["1"] == ["open"]
    capsys.readouterr()
    assert command("--commune", AN_MAU, "--file", str(file), "--yes") == 0
    told = capsys.readouterr().out
    assert "• 1. Lập danh mục dữ liệu dùng chung" in told
    assert "Đã ghi 1 việc đã xong trước khi bắt đầu" in told
    assert states(stage)["1"] == ["verified"]
    by = one(stage, "SELECT actor_id FROM events WHERE kind = 'done_before'")
    assert one(stage, "SELECT name FROM people WHERE id = ?", by) == cast.office.name
    assert command("--commune", AN_MAU, "--file", str(file), "--yes") == 0
    assert "1 việc đã ghi xong từ trước hoặc không còn mở" in capsys.readouterr().out
    assert one(stage, "SELECT count(*) FROM events WHERE kind = 'done_before'") == 1


async def test_what_does_not_fit_is_refused_in_a_sentence(
    stage: Stage, cast: Cast, command: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await _approved(stage, cast)
    file, other = tmp_path / "bang.xlsx", tmp_path / "ke-hoach.txt"
    assert command("--commune", AN_MAU, "--out", str(file)) == 0
    file.write_bytes(edited(file.read_bytes(), typing("done-before", 0, "done", "x")))
    other.write_text("Kế hoạch", encoding="utf-8")
    for arguments, told in (
        (("--commune", AN_MAU, "--plan", "99", "--out", str(file)), "Dùng --plan"),
        (("--commune", BINH_MAU, "--file", str(file), "--yes"), "không thuộc kế hoạch nào của xã"),
        (("--commune", AN_MAU, "--file", str(file), "--yes", "--by", cast.officer.name), "Dùng --by"),
        (("--commune", AN_MAU, "--file", str(other), "--yes"), "không phải bảng việc đã xong trước"),
    ):
        capsys.readouterr()
        assert command(*arguments) != 0
        assert told in capsys.readouterr().err
    assert rows(stage, "SELECT id FROM events WHERE kind = 'done_before'") == []
