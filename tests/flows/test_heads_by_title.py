"""How the head of an agency is called where a report waits for them: by the register's own title, else by the body."""

from __future__ import annotations

import pytest

from bot.demo.stage import Stage
from tests.conftest import CENTRE, Cast
from tests.flows.looking import change


@pytest.mark.parametrize(
    ("kind", "title", "called"),
    [
        ("center", None, "Giám đốc Trung tâm"),
        ("department", None, "Trưởng phòng"),
        ("health_station", None, "Trạm trưởng"),
        ("union", None, "thủ trưởng đơn vị"),
        ("center", "Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách"),
    ],
)
async def test_a_report_waits_for_the_head_by_their_title(
    stage: Stage, cast: Cast, kind: str, title: str | None, called: str
) -> None:
    titled = f"'{title}'" if title else "NULL"
    change(stage, f"UPDATE agencies SET kind = '{kind}', head_title = {titled} WHERE name = '{CENTRE}'")
    await stage.says(cast.officer, "/viec")
    (told,) = await stage.says(cast.officer, "1 xong")
    assert f"chờ {called} xác nhận" in told.text
    (told,) = await stage.says(cast.officer, "2 vướng: chưa có biểu mẫu")
    assert f"chuyển nguyên văn tới {called} và cơ quan thường trực" in told.text
