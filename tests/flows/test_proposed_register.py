"""The register is proposed by the first plan, put right and confirmed once; later plans ask only about new names."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.stage import Actor, Stage
from plans.access import Role
from tests.conftest import OFFICE_AGENCY, Cast
from tests.flows.looking import forges, one, rows
from tests.flows.test_plan_by_chat import CLEAR, labels, looks_at_all, plans_of, sends, with_

MORE = """3\tLập sổ trực ban\tSổ\tTrước 30/6/2026\tBan Trực Mẫu
4\tTập huấn kỹ năng số\tBáo cáo\tQuý III/2026\tBan Trực Mẩu
5\tCập nhật phần mềm\tBáo cáo\tQuý III/2026\tTrạm Y tế
"""
OF_CON_MAU = (("AN MẪU", "CỒN MẪU"), ("An Mẫu", "Cồn Mẫu"))
FIRST = with_(CLEAR + MORE, *OF_CON_MAU)


@pytest_asyncio.fixture
async def newcomer(stage: Stage) -> AsyncIterator[Actor]:
    """The standing office of a commune that has no plan yet."""
    await stage.add_commune("xã Cồn Mẫu")
    yield await stage.enrol("Mai Thị Mẫu Na", "xã Cồn Mẫu", Role.OFFICE)


def register(stage: Stage, commune: int = 3) -> list[Any]:
    return rows(stage, "SELECT name FROM agencies WHERE commune_id = ? ORDER BY id", commune)


def leads(stage: Stage, code: str) -> list[Any]:
    query = """SELECT a.name FROM work_items i JOIN tasks t ON t.id = i.task_id JOIN agencies a ON a.id = i.agency_id
        WHERE t.code = ? AND i.plan_id = (SELECT max(id) FROM plans)"""
    return rows(stage, query, code)


async def test_the_first_plan_cannot_be_kept_before_its_register_was_looked_at(stage: Stage, newcomer: Actor) -> None:
    await sends(stage, newcomer, FIRST)
    await looks_at_all(stage, newcomer)
    (asked,) = await stage.presses(newcomer, "Duyệt")
    assert "Danh bạ cơ quan đề nghị từ kế hoạch: 5" in asked.text
    assert "1. Phòng Kinh tế\n2. Phòng Văn hóa - Xã hội\n3. Ban Trực Mẫu\n" in asked.text
    assert "3 và 4 có lẽ là một cơ quan (Ban Trực Mẫu, Ban Trực Mẩu)" in asked.text
    assert labels(asked) == ["Đúng cả 5 cơ quan", "3 và 4 là một", "Về tóm tắt"]
    assert (plans_of(stage, 3), register(stage)) == (0, [])


async def test_names_are_put_right_by_taps_and_typing_and_confirmed_once(stage: Stage, newcomer: Actor) -> None:
    await sends(stage, newcomer, FIRST)
    await looks_at_all(stage, newcomer)
    await stage.presses(newcomer, "Danh bạ: 5 cơ quan")
    (merged,) = await stage.presses(newcomer, "3 và 4 là một")
    assert "4. Ban Trực Mẩu → Ban Trực Mẫu" in merged.text
    assert "chưa chốt" in merged.text
    assert labels(merged) == ["Đúng cả 4 cơ quan", "Về tóm tắt"]
    for nonsense in ("9 là Ban Nào Đó", "bỏ 6", "3 là 5", "2 với 9 là một", "gì cơ"):
        (asked,) = await stage.says(newcomer, nonsense)
        assert "Chưa hiểu chắc" in asked.text
    (renamed,) = await stage.says(newcomer, "5 là ban chqs xã; bỏ 4")
    assert "5. Trạm Y tế → Ban Chỉ huy Quân sự xã" in renamed.text
    assert "4. Ban Trực Mẩu → ✗" in renamed.text
    await stage.says(newcomer, "3 với 4 là một")
    (noted,) = await stage.presses(newcomer, "Đúng cả 4 cơ quan")
    assert "Đã ghi danh bạ: 4 cơ quan." in noted.text
    await stage.presses(newcomer, "Duyệt")
    assert register(stage) == ["Phòng Kinh tế", OFFICE_AGENCY, "Ban Trực Mẫu", "Ban Chỉ huy Quân sự xã"]
    assert (leads(stage, "4"), leads(stage, "5")) == (["Ban Trực Mẫu"], ["Ban Chỉ huy Quân sự xã"])
    aliases = one(stage, "SELECT aliases FROM agencies WHERE commune_id = 3 AND name = 'Ban Trực Mẫu'")
    assert "Ban Tr\\u1ef1c M\\u1ea9u" in aliases


async def test_who_is_dropped_has_its_tasks_held_by_the_office(stage: Stage, newcomer: Actor) -> None:
    await sends(stage, newcomer, FIRST)
    await looks_at_all(stage, newcomer)
    await stage.presses(newcomer, "Danh bạ: 5 cơ quan")
    await stage.says(newcomer, "bỏ 3-4")
    await stage.presses(newcomer, "Đúng cả 3 cơ quan")
    await stage.presses(newcomer, "Duyệt")
    assert register(stage) == ["Phòng Kinh tế", OFFICE_AGENCY, "Trạm Y tế"]
    assert (leads(stage, "3"), leads(stage, "4")) == ([OFFICE_AGENCY], [OFFICE_AGENCY])


LATER = with_(CLEAR, ("11/KH", "12/KH"), ("Quý III/2026\tPhòng Văn hóa - Xã hội", "Quý III/2026\tBan Trực Mẫu"))


async def test_a_later_plan_asks_only_about_new_names(stage: Stage, cast: Cast) -> None:
    before = register(stage, 1)
    await sends(stage, cast.office, LATER)
    await looks_at_all(stage, cast.office, "Để sau")
    (asked,) = await stage.presses(cast.office, "Cơ quan mới: 1")
    assert "chưa có trong danh bạ: 1" in asked.text
    assert "1. Ban Trực Mẫu" in asked.text
    await stage.presses(cast.office, "Thêm cả 1 cơ quan")
    await stage.presses(cast.office, "Duyệt")
    assert register(stage, 1) == [*before, "Ban Trực Mẫu"]


@pytest.mark.parametrize("label", ["Để sau", None])
async def test_a_new_name_is_never_created_without_a_yes(stage: Stage, cast: Cast, label: str | None) -> None:
    before = register(stage, 1)
    await sends(stage, cast.office, LATER)
    if label:
        await stage.presses(cast.office, "Cơ quan mới: 1")
        (noted,) = await stage.presses(cast.office, label)
        assert "chưa thêm cơ quan nào" in noted.text
    (warned,) = await stage.presses(cast.office, "Duyệt")
    assert ("Còn 1 cơ quan mới chưa xem" in warned.text) is (label is None)
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert register(stage, 1) == before
    assert leads(stage, "2") == [OFFICE_AGENCY]


async def test_a_yes_at_the_task_is_a_yes_to_the_name(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, LATER)
    await stage.presses(cast.office, "Xem 1 chỗ")
    await stage.presses(cast.office, "Đúng")
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert "Ban Trực Mẫu" in register(stage, 1)
    assert leads(stage, "2") == ["Ban Trực Mẫu"]


@pytest.mark.parametrize(
    "token", ["one.1.1.1.0", "one.1.1.0.0", "one.1.1.1.7", "out.1.1.1", "same.1.1.1", "later.1.2.1"]
)
async def test_a_button_that_was_never_shown_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    await sends(stage, cast.office, LATER)
    corrections = one(stage, "SELECT corrections FROM plan_drafts")
    await forges(stage, cast.office, f"plan.{token}")
    assert one(stage, "SELECT corrections FROM plan_drafts") == corrections
