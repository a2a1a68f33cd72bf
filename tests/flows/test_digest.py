"""What a crowded morning looks like: no step that falls on the day is pushed out by mere context."""

from __future__ import annotations

from datetime import date

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, rows


async def test_every_item_whose_step_falls_today_is_named_however_much_else_is_open(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    agency = rows(stage, "SELECT agency_id FROM work_items WHERE title LIKE 'Sửa đổi quy chế%' AND commune_id = 1")[0]
    # Twenty items due soon, for context, and three whose step falls on Wednesday, due after all of them.
    columns = "commune_id, plan_id, task_id, agency_id, kind, revision, status"
    made = f"SELECT {columns} FROM work_items WHERE agency_id = {agency} AND kind = 'dated' LIMIT 1"
    for number in range(23):
        due, look = ("2026-03-24", "'2026-03-04 00:30:00'") if number >= 20 else ("2026-03-23", "NULL")
        change(
            stage,
            f"INSERT INTO work_items ({columns}, period, title, due_on, first_due, look_at) "
            f"SELECT t.*, 'x{number}', 'Việc số hiệu {number:02}', '{due}', '{due}', {look} FROM ({made}) AS t",
        )
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    digest = stage.channel.to(cast.colleague.chat)[-1].text
    assert [n for n in (20, 21, 22) if f"Việc số hiệu {n}" in digest] == [20, 21, 22]
    assert "việc khác" in digest
    assert len(digest) < 4000
