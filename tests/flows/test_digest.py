"""What a crowded morning looks like: no step that falls on the day is pushed out by mere context."""

from __future__ import annotations

from datetime import date

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, rows


def fill(stage: Stage, due_days: list[tuple[str, str]]) -> None:
    """Items of the colleague's agency, called by their place: each with its day and when the ladder looks at it."""
    agency = rows(stage, "SELECT agency_id FROM work_items WHERE title LIKE 'Sửa đổi quy chế%' AND commune_id = 1")[0]
    columns = "commune_id, plan_id, task_id, agency_id, kind, revision, status"
    made = f"SELECT {columns} FROM work_items WHERE agency_id = {agency} AND kind = 'dated' LIMIT 1"
    for number, (due, look) in enumerate(due_days):
        change(
            stage,
            f"INSERT INTO work_items ({columns}, period, title, due_on, first_due, look_at) "
            f"SELECT t.*, 'x{number}', 'Việc số hiệu {number:02}', '{due}', '{due}', {look} FROM ({made}) AS t",
        )


def newest_digest(stage: Stage, cast: Cast) -> str:
    """What the colleague's newest digest says; the question about standing work may have come after it."""
    return next(s.text for s in reversed(stage.channel.to(cast.colleague.chat)) if "Việc cần để ý" in s.text)


def named(stage: Stage, cast: Cast, count: int) -> set[int]:
    """Which of them the colleague's newest digest names."""
    digest = newest_digest(stage, cast)
    assert len(digest) < 4000
    return {number for number in range(count) if f"Việc số hiệu {number:02}" in digest}


async def test_every_item_whose_step_falls_today_is_named_however_much_else_is_open(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.colleague, "/viec")
    # Twenty items due soon, for context, and three whose step falls on Wednesday, due after all of them.
    fill(stage, [("2026-03-23", "NULL")] * 20 + [("2026-03-24", "'2026-03-04 00:30:00'")] * 3)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    assert {20, 21, 22} <= named(stage, cast, 23)
    assert "việc khác" in newest_digest(stage, cast)


async def test_what_a_crowded_morning_left_out_goes_first_the_next_time(stage: Stage, cast: Cast) -> None:
    """Else the same of many items with the same days would be named each time, and the others never."""
    fill(stage, [("2026-03-24", "'2026-03-04 00:30:00'")] * 27)
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    first = named(stage, cast, 27)
    stage.set_clock(date(2026, 3, 13))  # seven working days before
    await stage.tick()
    assert len(first) < 27
    assert first | named(stage, cast, 27) == set(range(27))
