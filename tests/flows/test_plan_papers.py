"""Where a year has several plans, each has a report and tables of its own; the figures are closed together."""

from __future__ import annotations

from datetime import date

import pytest

from bot.demo.stage import Stage
from tests.conftest import AN_MAU, Cast
from tests.flows.looking import forges, one, rows
from tests.flows.test_office_papers import texts_of
from tests.flows.test_plan_by_chat import CLEAR, labels
from tests.flows.test_summaries import some_work

DIGITAL = "Chuyển đổi số xã An Mẫu năm 2026"


async def two_plans(stage: Stage, cast: Cast) -> int:
    """The commune follows a second plan; its id."""
    await some_work(stage, cast)
    await stage.bring_plan(AN_MAU, CLEAR.encode())
    await stage.says(cast.office, "bắt đầu")
    return int(one(stage, "SELECT id FROM plans WHERE number = '11/KH-UBND'"))


async def test_a_sentence_gives_the_report_of_one_plan(stage: Stage, cast: Cast) -> None:
    await two_plans(stage, cast)
    coming, paper = await stage.says(cast.office, "báo cáo chuyển đổi số quý 2")
    assert "đang soạn báo cáo quý II/2026, kế hoạch “Chuyển đổi số" in coming.text
    assert "chốt chung một lần cho mọi kế hoạch" in paper.text
    text = "\n".join(texts_of(paper.file)).replace("\u00a0", " ")
    assert f"Kết quả thực hiện kế hoạch “{DIGITAL}”, quý II/2026" in text
    assert "Lập danh mục dữ liệu dùng chung" in text
    assert "Ban hành và thực hiện Kế hoạch kiểm tra" not in text
    assert "/2 nhiệm vụ trong kế hoạch" in text
    assert paper.message.file is not None
    assert "Chuyển đổi số" in (paper.message.file.name or "")


async def test_each_plan_has_its_papers_by_a_tap(stage: Stage, cast: Cast) -> None:
    await two_plans(stage, cast)
    await stage.says(cast.leader, "/tonghop quý 2")
    (which,) = await stage.presses(cast.leader, "Từng kế hoạch")
    assert "có 2 kế hoạch" in which.text
    assert [label for label in labels(which) if label.startswith("Word: ")] == [
        "Word: Cải cách hành chính xã An Mẫu năm 2026", f"Word: {DIGITAL}"
    ]  # fmt: skip
    _, paper = await stage.presses_on(cast.leader, which, f"Word: {DIGITAL}")
    assert "/2 nhiệm vụ" in "\n".join(texts_of(paper.file))
    plan = one(stage, "SELECT id FROM plans WHERE number = '11/KH-UBND'")
    _, tables = await forges(stage, cast.leader, f"paper.2026Q2/xlsx/{plan}")
    assert tables.file is not None


async def test_the_report_of_all_plans_stays_what_it_was(stage: Stage, cast: Cast) -> None:
    await two_plans(stage, cast)
    await stage.says(cast.office, "/baocao quý 2")
    _, paper = await stage.presses(cast.office, "Báo cáo (Word)")
    assert "/28 nhiệm vụ trong kế hoạch" in "\n".join(texts_of(paper.file))


async def test_the_only_plan_of_a_year_has_the_report_of_the_period(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    coming, paper = await stage.says(cast.office, "báo cáo cải cách hành chính quý 2")
    assert coming.text.startswith("Nhắc Việc đang soạn báo cáo quý II/2026, sẽ gửi")
    assert "Số liệu chưa chốt." in paper.text
    told = (await stage.says(cast.office, "/baocao quý 2"))[-1]
    assert "Từng kế hoạch" not in labels(told)


async def test_words_that_fit_several_plans_are_asked_about(stage: Stage, cast: Cast) -> None:
    await two_plans(stage, cast)
    (which,) = await stage.says(cast.office, "báo cáo kế hoạch xã An Mẫu năm 2026 quý 2")
    assert "chọn báo cáo riêng của kế hoạch nào" in which.text
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_after_closing_a_plans_paper_tells_of_the_closed_figures(stage: Stage, cast: Cast) -> None:
    await two_plans(stage, cast)
    stage.set_clock(date(2026, 6, 16))
    await stage.says(cast.office, "chốt báo cáo quý 2")
    await stage.presses(cast.office, "Chốt báo cáo")
    _, paper = await stage.says(cast.office, "báo cáo chuyển đổi số quý 2")
    assert "như lúc chốt báo cáo chung của kỳ, phiên bản 1" in paper.text


@pytest.mark.parametrize("token", ["paper.2026Q2/docx/", "paper.2026Q2/docx/x", "paper.2026Q2/docx/99999", "byplan.x"])
async def test_a_button_of_nobodys_gives_no_paper(stage: Stage, cast: Cast, token: str) -> None:
    (told,) = await forges(stage, cast.office, token)
    assert told.file is None
    assert rows(stage, "SELECT id FROM wanted_papers") == []


async def test_a_plan_of_the_neighbours_and_people_who_may_not_give_no_paper(stage: Stage, cast: Cast) -> None:
    theirs = one(stage, "SELECT id FROM plans WHERE commune_id = 2")
    (told,) = await forges(stage, cast.office, f"paper.2026Q1/docx/{theirs}")
    assert "Nút này không còn dùng được" in told.text
    for actor in (cast.officer, cast.head):
        (refused,) = await forges(stage, actor, "byplan.2026Q1")
        assert refused.file is None
        assert "Word:" not in "".join(labels(refused))
        heard = await stage.says(actor, "báo cáo cải cách hành chính quý 1")
        assert not any(sent.file for sent in heard)
