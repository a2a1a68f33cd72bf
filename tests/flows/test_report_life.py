"""The life of a report: drafted on its day, closed after a yes, frozen by hash, opened again as the next version."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy.orm import Session

from actions import papers, people, reports
from bot.demo.stage import Actor, Stage
from tests.conftest import AN_MAU, Cast, plan_of
from tests.flows.looking import forges, one, rows
from tests.flows.test_summaries import dated, some_work

DRAFT_DAY = date(2026, 6, 15)  # a Monday


def said(stage: Stage, actor: Actor, part: str) -> list[str]:
    return [sent.text for sent in stage.channel.to(actor.chat) if part in sent.text]


async def drafted(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    stage.set_clock(DRAFT_DAY)
    await stage.tick()


async def closed(stage: Stage, cast: Cast) -> None:
    await drafted(stage, cast)
    await stage.says(cast.office, "chốt báo cáo 6 tháng")
    await stage.presses(cast.office, "Chốt báo cáo")


async def test_a_draft_is_made_once_on_its_day_and_the_office_hears(stage: Stage, cast: Cast) -> None:
    await drafted(stage, cast)
    await stage.tick()
    stage.set_clock(date(2026, 6, 16))
    await stage.tick()
    (told,) = said(stage, cast.office, "Đã có dự thảo báo cáo 6 tháng đầu năm 2026")
    assert "số liệu tính đến Chủ nhật 14/06/2026" in told
    assert "thứ Tư 17/06/2026" in told
    assert said(stage, cast.leader, "dự thảo") == said(stage, cast.officer, "dự thảo") == []
    assert rows(stage, "SELECT period, version, stage FROM reports WHERE commune_id = 1") == [("2026H1", 1, "draft")]


async def test_closing_is_read_back_and_freezes_figures_and_files(stage: Stage, cast: Cast) -> None:
    await drafted(stage, cast)
    (asked,) = await stage.says(cast.office, "chốt báo cáo")
    assert "Chốt báo cáo 6 tháng đầu năm 2026, phiên bản 1?" in asked.text
    assert "Lũy kế đã hoàn thành 2/26" in asked.text
    assert one(stage, "SELECT stage FROM reports WHERE commune_id = 1") == "draft"
    closing, done = await stage.presses(cast.office, "Chốt báo cáo")
    assert "Đang chốt" in closing.text
    assert "Đã chốt báo cáo 6 tháng đầu năm 2026, phiên bản 1" in done.text
    content, sha256 = one(stage, "SELECT content, content_sha256 FROM reports WHERE commune_id = 1")
    assert reports.digest_of(json.loads(content)) == sha256
    files = rows(stage, "SELECT kind, sha256, size FROM report_files ORDER BY kind")
    assert [kind for kind, *_ in files] == ["chart", "docx", "xlsx"]
    for _, name, size in files:
        assert len(stage.app.fetching.folder.read(name)) == size
    by = one(stage, "SELECT actor_id FROM events WHERE kind = 'summary_published'")
    assert by == one(stage, "SELECT closed_by FROM reports WHERE commune_id = 1")


async def test_a_closed_report_stays_as_it_was_and_says_so(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    frozen = dict(rows(stage, "SELECT kind, sha256 FROM report_files"))
    await forges(stage, cast.colleague, f"done.{dated(stage, cast.colleague)[0]}")
    stage.set_clock(date(2026, 8, 3))
    told, chart = await stage.says(cast.leader, "tổng hợp 6 tháng đầu năm")
    assert "Lũy kế đã hoàn thành 2/26" in told.text
    assert "Số liệu đã chốt thứ Hai 15/06/2026, phiên bản 1" in told.text
    _, paper = await stage.presses(cast.leader, "Báo cáo (Word)")
    assert "Bản đã chốt, phiên bản 1" in paper.text
    assert paper.file == stage.app.fetching.folder.read(frozen["docx"])
    assert chart.file == stage.app.fetching.folder.read(frozen["chart"])
    quarter, _ = await stage.says(cast.leader, "tổng hợp quý 3")
    assert "Riêng trong kỳ: 1 nhiệm vụ hoàn thành" in quarter.text


async def test_it_is_closed_once_and_only_by_the_office(stage: Stage, cast: Cast) -> None:
    await drafted(stage, cast)
    report = one(stage, "SELECT id FROM reports WHERE commune_id = 1")
    for actor in (cast.leader, cast.head, cast.officer, cast.neighbour_office):
        for verb in ("close", "closed", "reopen", "reopened"):
            (refused,) = await forges(stage, actor, f"{verb}.{report}")
            assert not refused.choices
    assert one(stage, "SELECT stage FROM reports WHERE commune_id = 1") == "draft"
    await forges(stage, cast.office, f"closed.{report}")
    again = await stage.says(cast.office, "chốt báo cáo 6 tháng")
    assert "đã được chốt" in again[0].text
    assert one(stage, "SELECT count(*) FROM events WHERE kind = 'summary_published'") == 1


async def test_opened_again_it_is_the_second_version_with_its_reason(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    (why,) = await stage.presses(cast.office, "Mở lại")
    assert "Vì sao cần mở lại" in why.text
    (asked,) = await stage.says(cast.office, "thiếu số liệu của trạm y tế")
    assert "thành phiên bản 2, lý do: “thiếu số liệu của trạm y tế”?" in asked.text
    assert one(stage, "SELECT count(*) FROM reports WHERE commune_id = 1") == 1
    (opened,) = await stage.presses(cast.office, "Mở lại báo cáo")
    assert "phiên bản 2" in opened.text
    assert rows(stage, "SELECT version, stage FROM reports WHERE commune_id = 1 ORDER BY version") == [
        (1, "closed"),
        (2, "draft"),
    ]
    assert one(stage, "SELECT body FROM texts JOIN reports ON reason_id = texts.id") == "thiếu số liệu của trạm y tế"
    (sheet,) = await stage.says(cast.leader, "/baocao 6 tháng")
    assert "Phiên bản 2 được mở vì: “thiếu số liệu của trạm y tế”." in sheet.text
    told, _ = await stage.says(cast.office, "tổng hợp 6 tháng đầu năm")
    assert "đã chốt" not in told.text
    await stage.says(cast.office, "chốt báo cáo 6 tháng")
    *_, done = await stage.presses(cast.office, "Chốt báo cáo")
    assert "phiên bản 2" in done.text
    assert one(stage, "SELECT count(*) FROM report_files") == 6


async def test_a_reason_given_at_once_is_read_back(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    (asked,) = await stage.says(cast.office, "mở lại báo cáo 6 tháng: sai số liệu")
    assert "lý do: “sai số liệu”?" in asked.text


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("chốt báo cáo quý 2", "chưa kết thúc"),
        ("chốt báo cáo quý 4/2026", "chưa bắt đầu"),
        ("chốt báo cáo quý 3/2025", "không có gì để chốt"),
        ("mở lại báo cáo quý 1 vì sai", "chưa được chốt"),
    ],
)
async def test_what_cannot_be_closed_or_opened_is_told(stage: Stage, cast: Cast, words: str, heard: str) -> None:
    stage.set_clock(date(2026, 4, 10))
    (told,) = await stage.says(cast.office, words)
    assert heard in told.text
    assert rows(stage, "SELECT id FROM reports WHERE stage <> 'draft'") == []


async def test_a_restart_while_closing_closes_it_all_the_same(stage: Stage, cast: Cast, monkeypatch) -> None:
    await drafted(stage, cast)
    report = one(stage, "SELECT id FROM reports WHERE commune_id = 1")

    def cut_short(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(papers, "write", cut_short)
        with pytest.raises(KeyboardInterrupt):
            await forges(stage, cast.office, f"closed.{report}")
    assert one(stage, "SELECT stage FROM reports WHERE commune_id = 1") == "closing"
    await stage.settle()
    assert one(stage, "SELECT stage FROM reports WHERE commune_id = 1") == "closed"
    assert len(said(stage, cast.office, "Đã chốt báo cáo")) == 1


async def test_what_cannot_be_frozen_is_a_draft_again(stage: Stage, cast: Cast, monkeypatch) -> None:
    await drafted(stage, cast)
    report = one(stage, "SELECT id FROM reports WHERE commune_id = 1")

    def broken(*_: object) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr(papers, "write", broken)
    await forges(stage, cast.office, f"closed.{report}")
    for _ in range(3):
        stage.wait(minutes=2)
        await stage.settle()
    assert one(stage, "SELECT stage FROM reports WHERE commune_id = 1") == "draft"
    assert len(said(stage, cast.office, "chưa chốt được báo cáo")) == 1


async def test_a_year_carries_what_is_expected_and_is_closed_on_its_last_day_too(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 12, 15))
    await stage.tick()
    told, _ = await stage.says(cast.office, "tổng hợp năm 2026")
    assert "Ước đến 31/12/2026:" in told.text
    stage.set_clock(date(2027, 1, 4))
    await stage.tick()
    assert said(stage, cast.office, "Đã có dự thảo báo cáo năm 2026, chốt đến 31/12/2026")
    closing, _ = await stage.says(cast.office, "tổng hợp năm 2026 đến 31/12")
    assert "đến 31/12/2026)" in closing.text
    assert "Ước đến" not in closing.text


async def test_in_january_the_year_that_is_closed_is_the_one_that_is_over(stage: Stage, cast: Cast) -> None:
    """The data of the new year began on 15/12, and its plan may be there already."""
    stage.set_clock(date(2027, 1, 4))
    await stage.tick()
    (sheet,) = await stage.says(cast.office, "/baocao năm 2026 đến 31/12")
    assert "hạn thứ Năm 31/12/2026" in sheet.text
    (year,) = await stage.says(cast.leader, "/baocao năm")
    assert year.text.startswith("Báo cáo năm 2026")
    assert "ước" not in year.text
    for words, named in (("năm", "năm 2026"), ("năm đến 31/12", "năm 2026, chốt đến 31/12/2026")):
        (asked,) = await stage.says(cast.office, f"chốt báo cáo {words}")
        assert asked.text.startswith(f"Chốt báo cáo {named}, phiên bản 1?")
    text = plan_of(AN_MAU).decode().replace("2026", "2027").replace("05/KH-UBND", "06/KH-UBND")
    await stage.bring_plan(AN_MAU, text.encode())
    (asked,) = await stage.says(cast.office, "chốt báo cáo năm")
    assert "Chốt báo cáo năm 2026, phiên bản 1?" in asked.text
    (refused,) = await stage.says(cast.office, "chốt báo cáo năm 2027")
    assert "năm 2027 chưa kết thúc" in refused.text


# Sending in ---------------------------------------------------------------------------------------------------------


async def test_agencies_are_told_before_they_send_in_and_the_office_after(stage: Stage, cast: Cast) -> None:
    stage.set_clock(date(2026, 6, 10))
    await stage.tick()
    told = said(stage, cast.officer, "Hạn gửi báo cáo về cơ quan thường trực")
    for day in (date(2026, 6, 11), date(2026, 6, 12), date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 17)):
        stage.set_clock(day)
        await stage.tick()
        told = told or said(stage, cast.head, "Hạn gửi báo cáo") + said(stage, cast.officer, "Hạn gửi báo cáo")
    assert len(told) == 1
    assert "việc chưa báo cho quý II/2026" in told[0]
    (call,) = said(stage, cast.office, "Gửi báo cáo quý II/2026")
    assert "• Trung tâm Phục vụ hành chính công: còn" in call


async def test_who_has_sent_in_is_answered_when_asked(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    (told,) = await stage.says(cast.leader, "cơ quan nào chưa gửi báo cáo?")
    assert told.text.startswith("Gửi báo cáo quý II/2026")
    (other,) = await stage.says(cast.officer, "cơ quan nào chưa gửi báo cáo?")
    assert "Gửi báo cáo quý II" not in other.text


# The month ----------------------------------------------------------------------------------------------------------


async def test_the_month_that_is_over_is_told_on_the_first_working_day_instead_of_the_week(
    stage: Stage, cast: Cast
) -> None:
    await some_work(stage, cast)
    stage.set_clock(date(2026, 6, 1))  # a Monday
    await stage.tick()
    (told,) = said(stage, cast.leader, "Tình hình tháng qua, xã An Mẫu")
    assert "số liệu đến Chủ nhật 31/05/2026" in told
    assert said(stage, cast.leader, "Tình hình đầu tuần") == []
    assert said(stage, cast.officer, "Tình hình tháng qua") == []
    stage.set_clock(date(2026, 6, 8))
    await stage.tick()
    assert len(said(stage, cast.leader, "Tình hình tháng qua")) == 1
    assert len(said(stage, cast.leader, "Tình hình đầu tuần")) == 1
    (why,) = await stage.says(cast.leader, "vì sao tôi nhận tin này?")
    assert why.text


async def test_the_month_may_be_switched_off(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)

    def switched_off(tx: Session) -> None:
        commune = people.commune_named(tx, AN_MAU)
        commune.settings = {**commune.settings, "monthly": False}

    await stage.write(switched_off)
    stage.set_clock(date(2026, 6, 1))
    await stage.tick()
    assert said(stage, cast.leader, "Tình hình tháng qua") == []
    assert len(said(stage, cast.leader, "Tình hình đầu tuần")) == 1
