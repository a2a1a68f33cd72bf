"""The papers of a period by a tap: made off the conversation, once for each press, and lost by no restart."""

from __future__ import annotations

import io
import re
from datetime import date

import docx
import openpyxl
import pytest
from PIL import Image
from sqlalchemy.orm import Session

from actions import papers, people
from actions.periods import period
from actions.progress import report_done
from actions.reporting import content_of
from bot.demo.stage import Stage
from db import people as db_people
from db.people import Caller
from db.session import reading
from documents.chart import draw_chart
from jobs import summarise
from tests.conftest import AN_MAU, Cast
from tests.flows.looking import change, forges, one, rows
from tests.flows.test_summaries import dated, some_work

BUTTONS = ["Báo cáo (Word)", "Biểu (Excel)"]


def texts_of(data: bytes) -> str:
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


async def test_a_summary_is_a_text_then_a_chart_then_buttons(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    told, chart = await stage.says(cast.leader, "tình hình quý này")
    assert told.text.startswith("Tổng hợp quý II/2026")
    assert not told.choices
    assert [c.label for c in chart.choices] == [*BUTTONS, "Minh chứng (tệp nén)", "Vì sao 2?"]
    assert chart.file is not None
    assert Image.open(io.BytesIO(chart.file)).width >= 720


async def test_the_chart_names_the_commune_within_its_title(stage: Stage, cast: Cast, monkeypatch) -> None:
    await some_work(stage, cast)
    titles = []

    def drawn(title: str, *rest: object) -> bytes:
        titles.append(title)
        return draw_chart(title, *rest)

    monkeypatch.setattr(papers, "draw_chart", drawn)
    await stage.says(cast.leader, "tình hình quý này")
    assert titles == ["Kết quả thực hiện quý II/2026, xã An Mẫu"]


async def test_the_report_holds_the_figures_and_what_officers_wrote(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")
    coming, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert "đang soạn báo cáo quý II/2026" in coming.text
    assert "Số liệu chưa chốt" in paper.text
    assert paper.file is not None
    text = texts_of(paper.file)
    assert "đã hoàn thành 2/26 nhiệm vụ trong kế hoạch, đạt tỷ lệ 7,69% (trong đó, có 0 nhiệm vụ thực hiện" in text
    assert "“chờ Trung tâm Phục vụ hành chính công gửi số liệu”" in text
    assert "Đề nghị Trung tâm Phục vụ hành chính công phối hợp giải quyết vướng mắc" in text
    assert "45/KH-UBND" in text
    assert "[cần bổ sung]" in text


async def test_a_document_that_was_typed_in_haste_is_cited_as_papers_are(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"\xff\xd8 a photo", "1 xong, kh 45/kh-ubnd ngay 27/2")
    await stage.says(cast.officer, "2 vẫn duy trì, kh 46/KH-UBND đã ban hành, niêm yết 12 thủ tục")
    await stage.says(cast.office, "/tonghop quý 1")
    _, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert paper.file is not None
    text = texts_of(paper.file)
    assert "Kế hoạch 45/KH-UBND ngày 27/02/2026." in text
    assert "kh 45/kh-ubnd" not in text
    assert "kh 46/KH-UBND đã ban hành, niêm yết 12 thủ tục." in text
    assert "Ảnh nhận ngày 02/03/2026" in text
    assert "không tên" not in text


async def test_what_falls_due_next_is_told_with_the_days_of_that_period(stage: Stage, cast: Cast) -> None:
    """Of a year that is counted to 14/12, work due on 31/12 is no work of "quý I" of the next year to anybody."""
    stage.set_clock(date(2026, 12, 15))
    await stage.says(cast.office, "/tonghop năm 2026")
    _, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert paper.file is not None
    (coming,) = [line for line in texts_of(paper.file).split("\n") if line.startswith("Tiếp tục thực hiện")]
    assert coming.endswith("nhiệm vụ đến hạn trong kỳ tới (từ ngày 15/12/2026 đến ngày 14/03/2027).")


async def test_what_is_to_come_is_told_with_its_day_in_that_period(stage: Stage, cast: Cast) -> None:
    """Work that comes back each quarter may be late for the last one besides: that is told among what is late."""
    stage.set_clock(date(2026, 3, 16))
    await stage.says(cast.office, "/tonghop quý 1")
    _, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert paper.file is not None
    lines = texts_of(paper.file).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("Tiếp tục thực hiện"))
    coming = lines[first + 1 : lines.index("V. KIẾN NGHỊ, ĐỀ XUẤT")]
    days = [re.search(r"hạn (\d\d)/(\d\d)/2026\.$", line) for line in coming]
    assert f"trong đó {len(days)} nhiệm vụ đến hạn" in lines[first]
    assert all(day and (3, 15) <= (int(day[2]), int(day[1])) <= (6, 14) for day in days)


async def test_a_group_is_called_in_the_tables_as_the_plan_calls_it(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/tonghop quý 1")
    _, paper = await stage.presses(cast.office, "Biểu (Excel)")
    assert paper.file is not None
    sheet = openpyxl.load_workbook(io.BytesIO(paper.file))["Phụ lục I"]
    rows_of = {row[0]: row for row in sheet.iter_rows(min_row=6, values_only=True)}
    assert rows_of["1.3"][3:5] == ("Các cơ quan, đơn vị thuộc UBND xã", "Phòng Văn hóa - Xã hội")
    assert rows_of["5.3"][3:5] == ("Công an xã", "Tổ công nghệ số cộng đồng; các thôn")


async def test_what_officers_wrote_after_the_cut_off_waits_for_the_next_report(stage: Stage, cast: Cast) -> None:
    def caller(tx: Session) -> Caller:
        found = db_people.caller(tx, stage.channel.name, stage.channel.bot, cast.officer.chat)
        assert found is not None
        return found

    first, second, *_ = dated(stage, cast.officer)
    for item, day, words in ((first, 12, "đã tập huấn cho 45 người"), (second, 16, "đã phát 300 tờ rơi tại thôn")):
        stage.set_clock(date(2026, 6, day))
        await stage.write(lambda tx, item=item, words=words: report_done(tx, caller(tx), item, stage.now, words))
    with reading(stage.app.engine) as tx:
        commune = people.commune_named(tx, AN_MAU)
        told = {
            named: " ".join(row.result for row in content_of(tx, commune, period(commune, named), stage.now).tasks)
            for named in ("2026Q2", "2026Q3")
        }
    assert "45 người" in told["2026Q2"]
    assert "300 tờ rơi" not in told["2026Q2"]
    assert "300 tờ rơi" in told["2026Q3"]
    assert "45 người" not in told["2026Q3"]


async def test_the_tables_say_what_the_chat_says(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    told, _ = await stage.says(cast.leader, "/tonghop quý 2")
    overdue = re.search(r"^Quá hạn (\d+)", told.text, re.MULTILINE)
    _, paper = await stage.presses(cast.leader, "Biểu (Excel)")
    assert paper.file is not None
    book = openpyxl.load_workbook(io.BytesIO(paper.file))
    sheet = book["Phụ lục I"]
    shown = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert shown.count("Hoàn thành") == 2
    assert overdue is not None
    assert shown.count("Quá hạn") == int(overdue[1]) > 0


async def test_each_press_gives_one_paper_however_often_the_job_runs(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")
    pressed = await stage.presses(cast.office, "Biểu (Excel)")
    await summarise.tick(stage.app.fetching, stage.now)
    assert sum(sent.file is not None for sent in pressed) == 1
    assert rows(stage, "SELECT id FROM wanted_papers") == []
    again = await stage.presses(cast.office, "Biểu (Excel)")
    assert sum(sent.file is not None for sent in again) == 1


async def test_a_restart_between_asking_and_making_loses_nothing(stage: Stage, cast: Cast, monkeypatch) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")

    def cut_short(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(papers, "write", cut_short)
        with pytest.raises(KeyboardInterrupt):
            await stage.presses(cast.office, "Biểu (Excel)")
    assert len(rows(stage, "SELECT id FROM wanted_papers")) == 1
    before = len(stage.channel.to(cast.office.chat))
    await stage.settle()
    (paper,) = [sent for sent in stage.channel.to(cast.office.chat)[before:] if sent.file is not None]
    assert "Biểu tổng hợp quý II/2026" in paper.text
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_a_paper_that_cannot_be_made_is_told_of_after_a_few_times(stage: Stage, cast: Cast, monkeypatch) -> None:
    await some_work(stage, cast)

    def broken(*_: object) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr(papers, "write", broken)
    await stage.says(cast.office, "/tonghop quý 2")
    for _ in range(3):
        stage.wait(minutes=2)
        await stage.settle()
    told = stage.channel.to(cast.office.chat)[-1]
    assert "chưa vẽ được biểu đồ" in told.text
    assert [c.label for c in told.choices][:2] == BUTTONS
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_whoever_may_not_see_the_whole_gets_no_paper_of_it(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    for actor in (cast.head, cast.officer):
        heard = await forges(stage, actor, "paper.2026Q2/docx")
        assert "chỉ dành cho" in heard[0].text
    assert rows(stage, "SELECT id FROM wanted_papers") == []
    (told,) = await stage.says(cast.head, "/tonghop quý 2")
    assert not any(c.label in BUTTONS for c in told.choices)


async def test_who_lost_the_right_meanwhile_gets_nothing(stage: Stage, cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(papers, "to_make", lambda *_: [])
    await forges(stage, cast.leader, "paper.2026Q1/docx")
    assert len(rows(stage, "SELECT id FROM wanted_papers")) == 1
    change(stage, "DELETE FROM roles WHERE role = 'leader'")
    monkeypatch.undo()
    before = len(stage.channel.to(cast.leader.chat))
    await stage.settle()
    assert stage.channel.to(cast.leader.chat)[before:] == []
    assert rows(stage, "SELECT id FROM wanted_papers") == []


@pytest.mark.parametrize("token", ["paper.", "paper.2026Q2", "paper.2026Q2/pptx", "paper.x/docx", "paper.2099Q1/docx"])
async def test_a_button_of_nobodys_asks_for_no_paper(stage: Stage, cast: Cast, token: str) -> None:
    (told,) = await forges(stage, cast.office, token)
    assert told.file is None
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_a_commune_whose_plan_has_no_tasks_in_the_period_hears_so(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2027, 3, 1))
    (told,) = await stage.says(cast.leader, "/tonghop quý 1/2027")
    assert "Chưa có nhiệm vụ nào được theo dõi" in told.text
    assert one(stage, "SELECT count(*) FROM wanted_papers") == 0
