"""Groups that are to help with a task are told when it begins: by the register, or when somebody names them."""

from __future__ import annotations

from datetime import date

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import rows
from tests.flows.test_plan_by_chat import CLEAR, approves, sends, with_

OPEN = "Các cơ quan, đơn vị liên quan"
KNOWN = "Các cơ quan chuyên môn thuộc UBND xã"
HELPED = with_(
    CLEAR,
    ("Thời hạn hoàn thành\tCơ quan chủ trì\n", "Thời hạn hoàn thành\tCơ quan chủ trì\tCơ quan phối hợp\n"),
    ("Trước 30/6/2026\tPhòng Kinh tế\n", f"Trước 30/6/2026\tPhòng Kinh tế\t{KNOWN}\n"),
    (
        "Quý III/2026\tPhòng Văn hóa - Xã hội\n",
        f"Tháng 4/2026\tPhòng Văn hóa - Xã hội\t{OPEN}\n",
    ),
)
TOLD = """SELECT a.name FROM events e JOIN agencies a ON a.id = json_extract(e.data, '$.agency')
    JOIN work_items i ON i.id = e.item_id WHERE e.kind = 'coordinators_told' AND i.title = ? ORDER BY a.name"""
FIRST, SECOND = "Lập danh mục dữ liệu dùng chung", "Mở lớp kỹ năng số cho công chức"


async def _begun(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, HELPED, "KH-PH.txt")
    await approves(stage, cast.office)
    await stage.says(cast.office, "bắt đầu")


async def test_the_members_that_the_register_tells_are_told_once_and_not_the_lead(stage: Stage, cast: Cast) -> None:
    await _begun(stage, cast)
    for day in (3, 4, 5):
        stage.set_clock(date(2026, 3, day))
        await stage.tick()
    told = rows(stage, TOLD, FIRST)
    assert told == sorted(set(told))
    assert "Văn phòng HĐND và UBND" in told
    assert "Phòng Kinh tế" not in told
    heard = [sent.text for sent in stage.channel.to(cast.colleague.chat) if FIRST in sent.text]
    assert len(heard) == 1
    assert "Phối hợp" in heard[0]


async def test_whom_nobody_can_tell_is_told_as_soon_as_the_office_names_them(stage: Stage, cast: Cast) -> None:
    await _begun(stage, cast)
    stage.set_clock(date(2026, 4, 1))
    await stage.tick()
    assert rows(stage, TOLD, SECOND) == []
    (listed,) = await stage.says(cast.office, "nhóm")
    line = [line for line in listed.text.splitlines() if OPEN in line][-1]
    assert "chưa rõ gồm cơ quan nào nên chưa báo ai" in line
    number = line.split(".")[0]
    (asked,) = await stage.says(cast.office, f"thêm Văn phòng HĐND và UBND vào nhóm {number}")
    assert "0 đầu việc" in asked.text
    await stage.presses(cast.office, "Thêm vào nhóm")
    stage.set_clock(date(2026, 4, 2))
    await stage.tick()
    assert rows(stage, TOLD, SECOND) == ["Văn phòng HĐND và UBND"]
    (listed,) = await stage.says(cast.office, "nhóm")
    assert f"“{OPEN}” (phối hợp): Văn phòng HĐND và UBND" in listed.text


async def test_naming_another_keeps_those_that_the_register_tells(stage: Stage, cast: Cast) -> None:
    await _begun(stage, cast)
    (listed,) = await stage.says(cast.office, "nhóm")
    (line,) = [line for line in listed.text.splitlines() if KNOWN in line and "phối hợp" in line]
    await stage.says(cast.office, f"thêm Trạm Y tế vào nhóm {line.split('.')[0]}")
    await stage.presses(cast.office, "Thêm vào nhóm")
    (after,) = await stage.says(cast.office, "nhóm")
    (grown,) = [one for one in after.text.splitlines() if KNOWN in one and "phối hợp" in one]
    assert grown == f"{line}, Trạm Y tế"
