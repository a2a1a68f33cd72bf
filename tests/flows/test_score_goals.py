"""Criteria are linked with goals of the plans, in the workbook or in a sentence; what was read of a goal counts."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from actions import scoring
from bot.demo.stage import Actor, Stage
from db import people
from db.session import reading
from plans.scoring import Standing
from tests.conftest import Cast
from tests.doubles.workbooks import typing
from tests.flows.looking import change, forges, one, rows
from tests.flows.test_plan_by_chat import labels
from tests.flows.test_scoring import back, brings, in_force, workbook


def standing(stage: Stage, code: str) -> Standing:
    """How a criterion of the scheme in force stands now."""
    with reading(stage.app.engine) as tx:
        commune = people.commune(tx, 1)
        card = scoring.card_of(tx, commune, scoring.scheme_for(tx, commune), stage.now)
    return next(one_ for one_ in card.standings if one_.criterion.code == code)


def linked(stage: Stage) -> list[object]:
    query = "SELECT c.code, g.position FROM score_goals l JOIN score_criteria c ON c.id = l.criterion_id"
    return rows(stage, f"{query} JOIN goals g ON g.id = l.goal_id ORDER BY c.code, g.position")


async def links(stage: Stage, actor: Actor, words: str) -> str:
    """Somebody links in a sentence and says yes; what they hear."""
    (asked,) = await stage.says(actor, words)
    assert labels(asked) == ["Đúng", "Không đổi"]
    assert "Chưa ghi gì vào hệ thống" in asked.text
    (told,) = await stage.presses_on(actor, asked, "Đúng")
    return told.text


async def test_a_sentence_links_a_goal_after_a_yes_and_what_is_read_counts(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    told = await links(stage, cast.office, "tiêu chí II.1 theo mục tiêu 2")
    assert "tiêu chí II.1 được tính theo 1 mục tiêu" in told
    assert "MT2: chưa có số liệu, mục tiêu" in told
    assert standing(stage, "II.1").state.value == "missing"
    await stage.says(cast.office, "mục tiêu 2: 91,5%")
    short = standing(stage, "II.1")
    assert (short.state.value, [goal.is_reached for goal in short.goals]) == ("incomplete", [False])
    (overview,) = await stage.says(cast.office, "tự chấm điểm")
    assert "◦ MT2: 91,5%, mục tiêu" in overview.text
    assert "chưa đạt" in overview.text
    await stage.says(cast.office, "mục tiêu 2: 99%")
    await stage.says(cast.office, "đúng")
    reached = standing(stage, "II.1")
    assert [goal.is_reached for goal in reached.goals] == [True]
    assert reached.state.value == "incomplete"  # nothing but a number that was told
    filled = await back(stage, cast.office, typing("criteria", 4, "documents", "45/BC-UBND ngày 10/6/2026"))
    await stage.presses_on(cast.office, filled, labels(filled)[0])
    assert standing(stage, "II.1").state.value == "sufficient"


async def test_the_workbook_links_goals_by_their_codes_and_tells_how_they_stand(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    shown = await back(stage, cast.office, typing("criteria", 4, "goals", "MT1; mục tiêu 2"))
    assert "Bảng có 1 ô thay đổi ở 1 tiêu chí" in shown.text
    assert linked(stage) == []
    await stage.presses_on(cast.office, shown, labels(shown)[0])
    assert len(linked(stage)) == 2
    await stage.says(cast.office, "mục tiêu 2: 91,5%")
    book = openpyxl.load_workbook(io.BytesIO(await workbook(stage, cast.office)))
    cells = [str(cell.value) for line in book["Chấm điểm"].iter_rows() for cell in line if cell.value]
    assert "MT1; MT2" in cells
    assert any("MT2: 91,5%, mục tiêu" in cell and "chưa đạt" in cell for cell in cells)
    goals = [[cell.value for cell in line] for line in book["Mục tiêu"].iter_rows()]
    assert any(line[1] == "MT2" and line[4] == "91,5%" for line in goals)
    untouched = await back(stage, cast.office)
    assert "không có ô nào thay đổi" in untouched.text
    emptied = await back(stage, cast.office, typing("criteria", 4, "goals", ""))
    await stage.presses_on(cast.office, emptied, labels(emptied)[0])
    assert linked(stage) == []


@pytest.mark.parametrize("typed", ["MT9", "hồ sơ", "MT1; MT99"])
async def test_a_goal_that_is_not_there_changes_nothing(stage: Stage, cast: Cast, typed: str) -> None:
    await in_force(stage, cast.office)
    shown = await back(stage, cast.office, typing("criteria", 4, "goals", typed))
    assert "không có mục tiêu" in shown.text
    assert linked(stage) == []


async def test_a_workbook_means_the_goals_of_its_own_list(stage: Stage, cast: Cast) -> None:
    """A goal that goes away gives its number to the next; the workbook still means the one that it showed."""
    await in_force(stage, cast.office)
    book = await workbook(stage, cast.office)
    second = rows(stage, "SELECT id FROM goals WHERE commune_id = 1 ORDER BY position")[1]
    first = rows(stage, "SELECT id FROM goals WHERE commune_id = 1 ORDER BY position")[0]
    change(stage, f"UPDATE goals SET state = 'later' WHERE id = {first}")
    shown = await back(stage, cast.office, typing("criteria", 4, "goals", "MT2"), data=book)
    await stage.presses_on(cast.office, shown, labels(shown)[0])
    assert rows(stage, "SELECT goal_id FROM score_goals") == [second]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("tiêu chí IX.9 theo mục tiêu 1", "không có tiêu chí chấm điểm mang số “ix.9”"),
        ("tiêu chí II theo mục tiêu 1", "không có tiêu chí chấm điểm mang số"),
        ("tiêu chí II.1 theo mục tiêu 99", "Không có mục tiêu MT99"),
    ],
)
async def test_what_is_not_there_is_said(stage: Stage, cast: Cast, words: str, told: str) -> None:
    await in_force(stage, cast.office)
    (refused,) = await stage.says(cast.office, words)
    assert told in refused.text
    assert linked(stage) == []


async def test_links_are_taken_off_and_a_no_changes_nothing(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    await links(stage, cast.office, "gắn tiêu chí II.1 với mục tiêu 1 và 2")
    await stage.says(cast.office, "bỏ mục tiêu khỏi tiêu chí II.1")
    (left,) = await stage.says(cast.office, "thôi")
    assert "Không đổi gì" in left.text
    assert len(linked(stage)) == 2
    told = await links(stage, cast.office, "tiêu chí II.1 bỏ mục tiêu")
    assert "không tính theo mục tiêu nào" in told
    assert linked(stage) == []
    (stale,) = await forges(stage, cast.office, "score.link")
    assert "Nút này không còn dùng được" in stale.text


async def test_a_new_scheme_takes_the_links_over(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    await links(stage, cast.office, "tiêu chí II.1 theo mục tiêu 2")
    await brings(stage, cast.office)
    await stage.presses(cast.office, "Dùng bộ này")
    assert [code for code, _ in linked(stage)] == ["II.1"]
    assert standing(stage, "II.1").goals[0].code == "MT2"


async def test_links_are_the_offices_and_the_neighbours_are_their_own(stage: Stage, cast: Cast) -> None:
    await in_force(stage, cast.office)
    for actor in (cast.leader, cast.head, cast.officer):
        await stage.says(actor, "tiêu chí II.1 theo mục tiêu 2")
        (refused,) = await forges(stage, actor, "score.link")
        assert "chỉ cơ quan thường trực mới làm được" in refused.text
    (none,) = await stage.says(cast.neighbour_office, "tiêu chí II.1 theo mục tiêu 2")
    assert "Chưa có bộ tiêu chí nào" in none.text
    assert linked(stage) == []
    assert one(stage, "SELECT revision FROM score_schemes") == 0
    assert Decimal(one(stage, "SELECT goal FROM score_schemes")) == 90
