"""The office asks for the template of its reports, sends a changed one, sees a sample, says yes, and can go back."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest

from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from documents.report_docx import check_template
from tests.conftest import Cast
from tests.flows.looking import change, forges, one, rows
from tests.flows.test_plan_by_chat import NEXT_YEAR, blobs, labels, sends
from tests.flows.test_report_template import report_by_chat
from tests.flows.test_summaries import some_work

NAME = "Mẫu báo cáo xã An Mẫu.docx"
OLD, NEW = "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", "IV. NHIỆM VỤ TRỌNG TÂM KỲ SAU"


async def fetched(stage: Stage, actor: Actor, words: str = "mẫu báo cáo") -> Sent:
    """Somebody asks for the template in use."""
    coming, sent = await stage.says(actor, words)
    assert "đang lấy mẫu báo cáo" in coming.text
    return sent


def lines_of(data: bytes | None) -> list[str]:
    assert data is not None
    return [line.text for line in docx.Document(io.BytesIO(data)).paragraphs]


def changed(data: bytes | None, old: str = OLD, new: str = NEW) -> bytes:
    """The template after the office replaced the text of one paragraph."""
    assert data is not None
    paper = docx.Document(io.BytesIO(data))
    line = next(paragraph for paragraph in paper.paragraphs if paragraph.text == old)
    line.runs[0].text = new
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def in_use(stage: Stage, commune: int = 1) -> str | None:
    found = one(stage, "SELECT settings ->> 'report_template' FROM communes WHERE id = ?", commune)
    return None if found is None else str(found)


async def uses(stage: Stage, actor: Actor, new: str = NEW) -> None:
    """Somebody has a template of their own from now on."""
    sent = await fetched(stage, actor)
    await sends(stage, actor, changed(sent.file, OLD, new), NAME)
    await stage.presses(actor, "Dùng mẫu này")


async def test_the_button_beside_the_report_gives_the_template_and_says_how_it_is_changed(
    stage: Stage, cast: Cast
) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")
    *_, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert labels(paper) == ["Mẫu báo cáo", "Người ký, nơi nhận"]
    _, sent = await stage.presses_on(cast.office, paper, "Mẫu báo cáo")
    assert sent.message.file is not None
    assert sent.message.file.name == NAME
    assert "mẫu có sẵn của Nhắc Việc" in sent.text
    assert "hai dấu ngoặc nhọn" in sent.text
    assert sent.file is not None
    check_template(sent.file)


async def test_a_changed_template_is_shown_as_a_sample_and_used_after_a_yes(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    sent = await fetched(stage, cast.office)
    being, fits, sample = await sends(stage, cast.office, changed(sent.file), NAME)
    assert "đang kiểm tra" in being.text
    assert "dùng được" in fits.text
    assert labels(sample) == ["Dùng mẫu này", "Không dùng"]
    assert NEW in lines_of(sample.file)
    assert any("nhiệm vụ trong kế hoạch" in line for line in lines_of(sample.file))
    assert in_use(stage) is None
    assert OLD in await report_by_chat(stage, cast)
    (taken,) = await stage.presses_on(cast.office, sample, "Dùng mẫu này")
    assert taken.text.startswith("Từ nay báo cáo làm theo mẫu vừa gửi")
    assert labels(taken) == ["Dùng lại mẫu trước", "Dùng mẫu của Nhắc Việc", "Mẫu báo cáo"]
    lines = await report_by_chat(stage, cast)
    assert NEW in lines
    assert OLD not in lines
    again = await fetched(stage, cast.office, "cho tôi xem mẫu báo cáo")
    assert "mẫu riêng của UBND" in again.text
    assert NEW in lines_of(again.file)


async def test_the_yes_counts_once_and_the_bytes_stay_while_they_may_be_used(stage: Stage, cast: Cast) -> None:
    await uses(stage, cast.office)
    await stage.app.fetch(stage.now)
    first = in_use(stage)
    assert first in blobs(stage)
    assert rows(stage, "SELECT id FROM plan_drafts") == []
    (stale,) = await stage.presses(cast.office, "Dùng mẫu này")
    assert "Nút này không còn dùng được" in stale.text
    (back,) = await stage.says(cast.office, "dùng lại mẫu trước")
    assert "mẫu có sẵn của Nhắc Việc" in back.text
    assert in_use(stage) is None
    await stage.app.fetch(stage.now)
    assert first in blobs(stage)
    (forth,) = await stage.presses_on(cast.office, back, "Dùng lại mẫu trước")
    assert "mẫu riêng của UBND" in forth.text
    assert in_use(stage) == first
    (ours,) = await stage.says(cast.office, "dùng mẫu của Nhắc Việc")
    assert "mẫu có sẵn của Nhắc Việc" in ours.text
    assert in_use(stage) is None


async def test_no_leaves_the_one_in_use_and_lets_go_of_the_file(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    before = blobs(stage)
    *_, sample = await sends(stage, cast.office, changed(sent.file), NAME)
    (left,) = await stage.presses_on(cast.office, sample, "Không dùng")
    assert left.text.startswith("Không dùng mẫu vừa gửi")
    await stage.app.fetch(stage.now)
    await stage.app.fetch(stage.now)
    assert in_use(stage) is None
    assert blobs(stage) <= before
    (stale,) = await stage.presses_on(cast.office, sample, "Dùng mẫu này")
    assert "Nút này không còn dùng được" in stale.text


async def test_the_last_that_was_sent_is_the_one_that_waits(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    *_, first = await sends(stage, cast.office, changed(sent.file), NAME)
    await sends(stage, cast.office, changed(sent.file, OLD, "IV. VIỆC QUÝ SAU"), NAME)
    (stale,) = await stage.presses_on(cast.office, first, "Dùng mẫu này")
    assert "Nút này không còn dùng được" in stale.text
    (taken,) = await stage.says(cast.office, "dùng mẫu này")
    assert taken.text.startswith("Từ nay")
    assert "IV. VIỆC QUÝ SAU" in lines_of((await fetched(stage, cast.office)).file)


async def test_a_file_with_places_is_known_as_a_template_whatever_it_is_called(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    change(stage, "DELETE FROM dialogues")
    heard = await sends(stage, cast.office, changed(sent.file), "KH-moi.docx")
    assert labels(heard[-1]) == ["Dùng mẫu này", "Không dùng"]


async def test_a_plan_that_follows_is_still_a_plan(stage: Stage, cast: Cast) -> None:
    await fetched(stage, cast.office)
    *_, shown = await sends(stage, cast.office, NEXT_YEAR, "KH-2027.docx")
    assert "26 nhiệm vụ" in shown.text
    await fetched(stage, cast.office)
    (asked,) = await sends(stage, cast.office, b"%PDF-1.7 scan", "quyet-dinh.pdf")
    assert labels(asked) == ["Đây là kế hoạch", "Là minh chứng"]


async def test_a_word_file_that_follows_is_known_by_its_places(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    *_, sample = await sends(stage, cast.office, changed(sent.file), "Tai lieu 1.docx")
    assert labels(sample) == ["Dùng mẫu này", "Không dùng"]


async def test_the_template_in_use_sent_back_changes_nothing(stage: Stage, cast: Cast) -> None:
    await uses(stage, cast.office)
    sent = await fetched(stage, cast.office)
    *_, same = await sends(stage, cast.office, sent.file or b"", NAME)
    assert "chính là mẫu đang dùng" in same.text


def with_macro(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def as_dotx(data: bytes) -> bytes:
    """The same as Word keeps it when somebody chooses "Mẫu Word"."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(name, content.replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: changed(data, "{{ket_qua}}", "{{ket_qa}}"), "{{ket_qa}}"),
        (lambda data: changed(data, "{{ket_qua}}", ""), "thiếu chỗ điền {{ket_qua}}"),
        (lambda data: changed(data, "{{ket_qua}}", "{{ket_qua"), "không khép"),
        (lambda data: changed(data, "{{ket_qua}}", "Kết quả: {{ket_qua}}"), "phải đứng riêng trên một dòng"),
        (lambda data: data[: len(data) // 2], "chưa tải lên hết"),
        (with_macro, "có lệnh tự chạy (macro)"),
        (as_dotx, "phải là tệp Word (.docx)"),
        (lambda _: b"%PDF-1.7\n%%EOF", "phải là tệp Word (.docx)"),
        (lambda _: "Báo cáo tháng này của xã".encode(), "phải là tệp Word (.docx)"),
    ],
    ids=["unknown", "lacks", "open", "not-alone", "cut", "macro", "dotx", "pdf", "text"],
)
async def test_what_is_wrong_is_told_and_changes_nothing(stage: Stage, cast: Cast, spoil, told: str) -> None:
    sent = await fetched(stage, cast.office)
    _, refused = await sends(stage, cast.office, spoil(sent.file), NAME)
    assert told in refused.text
    assert labels(refused) == ["Là minh chứng", "Bỏ"]
    assert in_use(stage) is None


async def test_a_template_that_bears_a_secret_mark_is_not_kept(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    *_, refused = await sends(stage, cast.office, changed(sent.file, OLD, "TỐI MẬT"), NAME)
    assert "bí mật nhà nước" in refused.text
    await stage.app.fetch(stage.now)
    assert rows(stage, "SELECT id FROM plan_drafts") == []
    assert in_use(stage) is None


async def test_a_restart_between_sending_and_the_sample_loses_nothing(stage: Stage, cast: Cast, monkeypatch) -> None:
    sent = await fetched(stage, cast.office)

    def cut_short(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("actions.papers.write", cut_short)
        with pytest.raises(KeyboardInterrupt):
            await sends(stage, cast.office, changed(sent.file), NAME)
    before = len(stage.channel.to(cast.office.chat))
    await stage.settle()
    (sample,) = [one_ for one_ in stage.channel.to(cast.office.chat)[before:] if one_.file is not None]
    assert labels(sample) == ["Dùng mẫu này", "Không dùng"]


async def test_a_file_about_work_stays_evidence(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    heard = await sends(stage, cast.office, b"something", "Mẫu báo cáo phòng họp.txt", "việc 1 xong")
    assert not any("mẫu" in sent.text.lower() and "kiểm tra" in sent.text for sent in heard)


async def test_only_the_office_changes_how_reports_look(stage: Stage, cast: Cast) -> None:
    sent = await fetched(stage, cast.office)
    *_, sample = await sends(stage, cast.office, changed(sent.file), NAME)
    paper = one(stage, "SELECT id FROM plan_drafts")
    for actor in (cast.leader, cast.head, cast.officer):
        for token in ("template.see", "template.before", "template.ours", f"template.take.{paper}"):
            (refused,) = await forges(stage, actor, token)
            assert "chỉ cơ quan thường trực mới làm được" in refused.text
        heard = await stage.says(actor, "mẫu báo cáo")
        assert not any(one_.file for one_ in heard)
    (stale,) = await forges(stage, cast.neighbour_office, f"template.take.{paper}")
    assert "Nút này không còn dùng được" in stale.text
    assert (in_use(stage), in_use(stage, 2)) == (None, None)
    await stage.presses_on(cast.office, sample, "Dùng mẫu này")
    assert in_use(stage) is not None
    assert in_use(stage, 2) is None
    (none,) = await stage.says(cast.neighbour_office, "dùng lại mẫu trước")
    assert "Chưa có mẫu nào khác" in none.text


@pytest.mark.parametrize(
    "token", ["template.", "template.take.", "template.take.x", "template.leave.999", "template.x"]
)
async def test_a_button_of_nobodys_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    (told,) = await forges(stage, cast.office, token)
    assert "Nút này không còn dùng được" in told.text
    assert in_use(stage) is None


async def test_a_closed_report_stays_as_it_was(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    stage.set_clock(date(2026, 6, 16))
    await stage.says(cast.office, "chốt báo cáo quý 2")
    await stage.presses(cast.office, "Chốt báo cáo")
    await uses(stage, cast.office)
    assert OLD in await report_by_chat(stage, cast)
