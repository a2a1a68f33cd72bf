"""A commune's own template of its reports: handed out, changed, taken in; what is wrong with one changes nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from actions import people, report_templates
from bot import cli
from bot.demo.stage import Stage
from db import sent_plans
from db.session import open_engine, reading
from documents.report_docx import REQUIRED, check_template
from tests.conftest import AN_MAU, BINH_MAU, Cast, Ground, copied
from tests.flows.looking import change
from tests.flows.test_summaries import some_work

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ground(settled: Ground, tmp_path: Path) -> Iterator[Ground]:
    with copied(settled, tmp_path / "here") as found:
        yield found


@pytest.fixture
def nhacviec(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", ground.url)
    monkeypatch.setenv("EVIDENCE_DIR", str(tmp_path / "evidence"))

    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def own_templates(ground: Ground) -> dict[str, str | None]:
    engine = open_engine(ground.url)
    with reading(engine) as tx:
        found = {name: report_templates.own(people.commune_named(tx, name)) for name in (AN_MAU, BINH_MAU)}
    engine.dispose()
    return found


def changed(path: Path, old: str, new: str) -> Path:
    """The template after an office replaced the text of one paragraph."""
    paper = docx.Document(str(path))
    line = next(p for p in paper.paragraphs if p.text == old)
    line.runs[0].text = new
    paper.save(str(path))
    return path


def test_an_office_takes_the_template_out_changes_it_and_has_its_own(
    nhacviec: Run, ground: Ground, tmp_path: Path
) -> None:
    assert nhacviec("commune", "template", AN_MAU, "--out", "mau.docx")[0] == 0
    check_template((tmp_path / "mau.docx").read_bytes())
    changed(tmp_path / "mau.docx", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", "IV. NHIỆM VỤ TRỌNG TÂM QUÝ SAU")
    code, told, _ = nhacviec("commune", "template", AN_MAU, "mau.docx")
    assert code == 0
    assert told.startswith(f"Đã nhận mẫu báo cáo của {AN_MAU}.")
    own = own_templates(ground)
    assert own[AN_MAU] is not None
    assert own[BINH_MAU] is None
    assert nhacviec("commune", "template", AN_MAU, "--out", "lai.docx")[0] == 0
    assert (tmp_path / "lai.docx").read_bytes() == (tmp_path / "mau.docx").read_bytes()
    assert nhacviec("commune", "template", AN_MAU, "--usual")[0] == 0
    assert own_templates(ground)[AN_MAU] is None


def test_the_bytes_of_a_template_are_not_let_go_of_while_it_is_used_or_can_be_gone_back_to(
    nhacviec: Run, ground: Ground, tmp_path: Path
) -> None:
    nhacviec("commune", "template", AN_MAU, "--out", "mau.docx")
    nhacviec("commune", "template", AN_MAU, "mau.docx")
    sha256 = own_templates(ground)[AN_MAU]
    assert sha256 is not None
    assert wanted(ground, sha256)
    nhacviec("commune", "template", AN_MAU, "--usual")
    assert wanted(ground, sha256)
    for words in ("IV. VIỆC KỲ TỚI", "IV. VIỆC KỲ SAU"):
        nhacviec("commune", "template", AN_MAU, "--usual")
        nhacviec("commune", "template", AN_MAU, "--out", "mau.docx")
        changed(tmp_path / "mau.docx", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", words)
        nhacviec("commune", "template", AN_MAU, "mau.docx")
    assert not wanted(ground, sha256)


def wanted(ground: Ground, sha256: str) -> bool:
    engine = open_engine(ground.url)
    with reading(engine) as tx:
        found = sent_plans.bytes_are_wanted(tx, sha256)
    engine.dispose()
    return found


def test_a_template_with_a_wrong_place_is_refused_by_its_name_and_the_one_in_use_stays(
    nhacviec: Run, ground: Ground, tmp_path: Path
) -> None:
    nhacviec("commune", "template", AN_MAU, "--out", "mau.docx")
    nhacviec("commune", "template", AN_MAU, "mau.docx")
    before = own_templates(ground)
    changed(tmp_path / "mau.docx", "{{ket_qua}}", "{{ket_qa}}")
    code, told, error = nhacviec("commune", "template", AN_MAU, "mau.docx")
    assert (code, told) == (2, "")
    assert "{{ket_qa}}" in error
    assert len(error.splitlines()) == 1
    assert own_templates(ground) == before


@pytest.mark.parametrize("name", ["khong-co.docx", "."])
def test_a_file_that_is_not_there_changes_nothing(nhacviec: Run, ground: Ground, name: str) -> None:
    code, told, error = nhacviec("commune", "template", AN_MAU, name)
    assert (code, told) == (2, "")
    assert len(error.splitlines()) == 1
    assert own_templates(ground)[AN_MAU] is None


async def report_by_chat(stage: Stage, cast: Cast) -> list[str]:
    """The lines of the report that the office gets by a tap."""
    await stage.says(cast.office, "/tonghop quý 2")
    *_, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert paper.file is not None
    return [line.text for line in docx.Document(io.BytesIO(paper.file)).paragraphs]


def template_in(stage: Stage, name: str, text: str) -> str:
    """A template of this commune with a line of its own; its SHA-256."""
    paper = docx.Document()
    for place in REQUIRED:
        paper.add_paragraph(f"{{{{{place}}}}}")
    paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    sha256 = stage.app.fetching.folder.keep(out.getvalue()).sha256
    change(stage, f"""UPDATE communes SET settings = '{{"report_template": "{sha256}"}}' WHERE name = '{name}'""")
    return sha256


async def test_the_report_in_chat_is_made_in_the_communes_own_template_and_the_neighbours_is_not(
    stage: Stage, cast: Cast
) -> None:
    await some_work(stage, cast)
    template_in(stage, BINH_MAU, "Mẫu riêng của xã Bình Mẫu")
    assert "Mẫu riêng của xã Bình Mẫu" not in await report_by_chat(stage, cast)
    template_in(stage, AN_MAU, "Mẫu riêng, {{ky_bao_cao}}")
    lines = await report_by_chat(stage, cast)
    assert "Mẫu riêng, quý II/2026" in lines
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in lines
    assert any("nhiệm vụ trong kế hoạch" in line for line in lines)


async def test_a_report_is_still_made_where_the_template_is_gone_from_disk(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    stage.app.fetching.folder.remove(template_in(stage, AN_MAU, "Mẫu riêng"))
    lines = await report_by_chat(stage, cast)
    assert "Mẫu riêng" not in lines
    assert "BÁO CÁO" in lines
