"""`nhacviec summary`: all of a period's papers in a folder, and communes side by side."""

from __future__ import annotations

import argparse
import io
import resource
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

from actions.refusals import Refused
from bot import summary_cli
from bot.command_line import Told
from bot.demo.stage import Stage
from tests.conftest import AN_MAU, BINH_MAU, Cast
from tests.flows.test_summaries import some_work


def told(stage: Stage, *arguments: str) -> list[str]:
    parser = argparse.ArgumentParser()
    summary_cli.add_arguments(parser)
    return list(summary_cli.run(parser.parse_args(arguments), stage.app.engine, stage.app.fetching.folder, stage.now))


async def test_everything_of_a_period_lies_in_the_folder(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    await some_work(stage, cast)
    await stage.sends_file(cast.officer, b"a proof")
    out = tmp_path / "out"
    written = told(stage, "--commune", AN_MAU, "--period", "2026Q2", "--out", str(out))
    assert sorted(path.name for path in out.iterdir()) == [
        "2026Q2-minh-chung.zip", "2026Q2.docx", "2026Q2.png", "2026Q2.txt", "2026Q2.xlsx",
    ]  # fmt: skip
    assert sorted(written) == sorted(str(path) for path in out.iterdir())
    assert "Lũy kế đã hoàn thành 2/26" in (out / "2026Q2.txt").read_text(encoding="utf-8")
    assert docx.Document(str(out / "2026Q2.docx")).paragraphs
    assert "Phụ lục I" in openpyxl.load_workbook(out / "2026Q2.xlsx").sheetnames
    assert Image.open(io.BytesIO((out / "2026Q2.png").read_bytes())).format == "PNG"
    with zipfile.ZipFile(out / "2026Q2-minh-chung.zip") as archive:
        assert any(name.startswith("Danh") for name in archive.namelist())


async def test_a_full_disk_leaves_no_half_of_a_paper(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    await some_work(stage, cast)
    out = tmp_path / "out"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(Told) as refused:
            told(stage, "--commune", AN_MAU, "--period", "2026Q2", "--out", str(out))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(refused.value).startswith(f"Không ghi được tệp {out}: ")
    assert [path.name for path in out.iterdir()] == ["2026Q2.txt"]


async def test_two_days_make_a_period_too(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    await some_work(stage, cast)
    (text,) = told(stage, "--commune", AN_MAU, "--period", "2026-01-15..2026-03-07")
    assert text.startswith("Tổng hợp từ 15/01/2026 đến 07/03/2026")


async def test_communes_stand_side_by_side(stage: Stage, cast: Cast, tmp_path: Path) -> None:
    await some_work(stage, cast)
    stage.set_clock(date(2026, 6, 16))
    (text,) = told(stage, "--province", "tỉnh Hòa Mẫu", "--period", "2026Q2")
    first, second = text.splitlines()
    assert first.startswith(f"{AN_MAU}: hoàn thành 2/26 (7,69%), đúng hạn 100%, đã duyệt 0%")
    assert second.startswith(f"{BINH_MAU}: hoàn thành 0/26")
    told(stage, "--all", "--period", "2026Q2", "--out", str(tmp_path / "out"))
    sheet = openpyxl.load_workbook(tmp_path / "out" / "2026Q2-cac-xa.xlsx").active
    assert [cell.value for cell in sheet[4]][:6] == [AN_MAU, 26, 2, 2, 0, sheet["F4"].value]
    assert sheet["C6"].value == "=SUM(C4:C5)"
    assert sheet["G4"].value == '=IF(B4=0,"",ROUND(100*C4/B4,2))'
    assert sheet.freeze_panes == "B4"
    picture = (tmp_path / "out" / "2026Q2-cac-xa-1.png").read_bytes()
    assert Image.open(io.BytesIO(picture)).format == "PNG"


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["--commune", AN_MAU, "--period", "2026Q4"], "summary-future"),
        (["--commune", AN_MAU, "--period", "2026Q5"], "summary-period-unknown"),
        (["--all", "--period", "2027Q1"], "summary-future"),
        (["--province", "tỉnh Không Có", "--period", "2026Q1"], "province-unknown"),
    ],
)
async def test_what_cannot_be_summed_up_is_told(stage: Stage, cast: Cast, arguments: list[str], key: str) -> None:
    with pytest.raises(Refused) as refused:
        told(stage, *arguments)
    assert refused.value.key == key
