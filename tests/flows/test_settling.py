"""What a commune settles for itself takes effect at once, for open work too, and never for its neighbour."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from actions import facts, people, settling
from actions.refusals import Refused
from bot import cli
from bot.demo.stage import Stage
from tests.conftest import AN_MAU, BINH_MAU, Cast, Ground, copied
from tests.flows.looking import change, one, rows

# The standing work of the first quarter is due on Saturday 14/3/2026: its first step is on Wednesday 4/3.
FIRST_STEP = date(2026, 3, 4)
QUARTERLY = "period = '2026Q1' AND commune_id = 1"


async def settle(stage: Stage, key: str, value: str, of_plan: str | None = None, commune: str = AN_MAU) -> None:
    await stage.write(lambda tx: settling.settle(tx, people.commune_named(tx, commune), key, value, stage.now, of_plan))


async def mark(stage: Stage, day: date, how: str, name: str = "") -> Any:
    return await stage.write(
        lambda tx: settling.mark_day(tx, people.commune_named(tx, AN_MAU), day, how, name, stage.now)
    )


async def steps_on(stage: Stage, day: date, at: time = time(7, 30), commune: int = 1) -> list[int]:
    """The rungs that were climbed in the tick of this moment."""
    stage.set_clock(day, at)
    known = one(stage, "SELECT max(id) FROM events")
    await stage.tick()
    query = "SELECT json_extract(data, '$.rung') FROM events WHERE kind = 'step_taken' AND id > ? AND commune_id = ?"
    return rows(stage, query, known, commune)


async def test_a_local_day_off_is_quiet_and_its_reminders_come_before_it(stage: Stage) -> None:
    await mark(stage, FIRST_STEP, settling.OFF, "Lễ hội xã")
    assert set(await steps_on(stage, date(2026, 3, 3))) == {-7}
    assert await steps_on(stage, FIRST_STEP) == []
    assert set(rows(stage, "SELECT commune_id FROM events WHERE kind = 'step_taken' AND at >= '2026-03-04'")) == {2}


async def test_a_working_saturday_is_worked_on_and_counts(stage: Stage) -> None:
    """Saturday 14/3, the cut-off itself, is worked on instead of Monday 16/3: that is then the last day."""
    await mark(stage, date(2026, 3, 14), settling.WORK)
    await mark(stage, date(2026, 3, 16), settling.OFF, "Nghỉ bù")
    assert await steps_on(stage, FIRST_STEP) == []
    assert set(await steps_on(stage, date(2026, 3, 5))) == {-7}
    assert 0 in await steps_on(stage, date(2026, 3, 14))
    assert await steps_on(stage, date(2026, 3, 16)) == []


async def test_a_day_is_what_it_usually_is_again(stage: Stage) -> None:
    await mark(stage, FIRST_STEP, settling.OFF, "Lễ hội xã")
    told = await mark(stage, FIRST_STEP, settling.USUAL)
    assert told["say"] == "setting-working-day"
    assert set(await steps_on(stage, FIRST_STEP)) == {-7}


async def test_a_day_off_needs_the_name_that_people_read(stage: Stage) -> None:
    with pytest.raises(Refused) as refused:
        await mark(stage, FIRST_STEP, settling.OFF)
    assert refused.value.key == "day-off-needs-name"
    assert set(await steps_on(stage, FIRST_STEP)) == {-7}


async def test_nobody_is_written_to_before_the_hours_that_were_set(stage: Stage) -> None:
    await settle(stage, "hours", "08:00-12:00, 14:00-17:30")
    assert await steps_on(stage, FIRST_STEP) == []
    assert await steps_on(stage, FIRST_STEP, time(12, 30)) == []
    assert set(await steps_on(stage, FIRST_STEP, time(14, 0))) == {-7}


async def test_another_day_of_sending_moves_what_is_open_and_back_again(stage: Stage) -> None:
    """A → B → A: the reminders of A sound anew, since each new last day is a fresh beginning."""
    assert -7 in await steps_on(stage, FIRST_STEP)
    await settle(stage, "internal", "10")
    assert set(rows(stage, f"SELECT due_on FROM work_items WHERE {QUARTERLY}")) == {"2026-03-10"}
    assert -3 in await steps_on(stage, date(2026, 3, 5))
    await settle(stage, "internal", "default")
    assert set(rows(stage, f"SELECT due_on, revision, first_due FROM work_items WHERE {QUARTERLY}")) == {
        ("2026-03-14", 2, "2026-03-14"),
    }  # fmt: skip
    assert -3 in await steps_on(stage, date(2026, 3, 10))
    changed = rows(stage, "SELECT DISTINCT json_extract(data, '$.due') FROM events WHERE kind = 'due_changed'")
    assert {"2026-03-10", "2026-03-14"} <= set(changed)
    assert rows(stage, "SELECT id FROM events WHERE kind = 'due_changed' AND commune_id = 2") == []


async def test_a_plan_that_has_not_begun_follows_the_regime_too(stage: Stage) -> None:
    """In the shadow phase its items are there already: they must not keep the days of the old regime."""
    change(stage, "UPDATE plans SET stage = 'shadow'", "UPDATE work_items SET look_at = NULL")
    await settle(stage, "internal", "10")
    assert set(rows(stage, f"SELECT due_on FROM work_items WHERE {QUARTERLY}")) == {"2026-03-10"}
    assert set(rows(stage, "SELECT look_at FROM work_items")) == {None}


async def test_a_new_cut_off_in_the_middle_of_a_window_loses_no_day(stage: Stage) -> None:
    await settle(stage, "cut-off-day", "20")
    spans = (
        "SELECT starts_on, ends_on FROM work_items WHERE kind = 'standing' AND commune_id = 1 AND task_id ="
        " (SELECT min(task_id) FROM work_items WHERE kind = 'standing' AND commune_id = 1) ORDER BY agency_id, period"
    )
    assert rows(stage, spans)[:4] == [
        ("2025-12-15", "2026-03-20"), ("2026-03-21", "2026-06-20"), ("2026-06-21", "2026-09-20"),
        ("2026-09-21", "2026-12-20"),
    ]  # fmt: skip


async def test_from_which_step_on_work_is_done_is_settled_for_open_work_too(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "việc của tôi")
    await stage.says(cast.officer, "1 xong")
    before, *_ = await stage.says(cast.leader, "tổng hợp năm 2026")
    assert "Lũy kế đã hoàn thành 1/" in before.text
    await settle(stage, "done-from", "verified")
    after, *_ = await stage.says(cast.leader, "tổng hợp năm 2026")
    assert "Lũy kế đã hoàn thành 0/" in after.text


async def test_how_soon_what_was_returned_is_to_come_again_is_settled(stage: Stage, cast: Cast) -> None:
    await settle(stage, "resend-within", "9")
    policies = await stage.write(lambda tx: facts.policy_of(people.commune_named(tx, AN_MAU)))
    assert policies.judging.resend_within == 9


async def test_one_plan_reminds_in_its_own_way(stage: Stage) -> None:
    plan = one(stage, "SELECT id FROM plans WHERE commune_id = 1")
    await settle(stage, "standing-before", "2", str(plan))
    await steps_on(stage, FIRST_STEP)
    stepped = (
        "SELECT DISTINCT e.commune_id, i.kind FROM work_items AS i JOIN events AS e ON e.item_id = i.id"
        " WHERE e.kind = 'step_taken' ORDER BY 1, 2"
    )
    assert rows(stage, stepped) == [(1, "dated"), (2, "dated"), (2, "standing")]
    assert -2 in await steps_on(stage, date(2026, 3, 11))


async def test_a_distance_that_passed_before_it_was_wished_for_is_not_called_late(stage: Stage) -> None:
    """On Monday 2/3 the office wishes for a reminder that would have come on Friday."""
    await settle(stage, "standing-before", "10, 2")
    await steps_on(stage, FIRST_STEP)
    assert not rows(stage, "SELECT id FROM events WHERE kind = 'step_taken' AND json_extract(data, '$.late')")
    assert -2 in await steps_on(stage, date(2026, 3, 11))


async def test_who_hears_of_what_is_late_can_be_set(stage: Stage, cast: Cast) -> None:
    await settle(stage, "office", "1")
    await settle(stage, "head", "no")
    for day in (13, 16, 17, 18):
        await steps_on(stage, date(2026, 3, day))
    told = rows(
        stage,
        "SELECT DISTINCT value FROM events, json_each(data, '$.audiences') WHERE kind = 'step_taken' AND commune_id = 1"
        " AND json_extract(data, '$.rung') = 1 ORDER BY 1",
    )
    assert told == ["office", "officer"]


async def test_what_is_refused_changes_nothing(stage: Stage) -> None:
    for key, value, plan, why in [
        ("colour", "red", None, "setting-unknown"),
        ("hours", "8h", None, "setting-form-hours"),
        ("hours", "08:00-12:00", "1", "setting-not-of-a-plan"),
        ("before", "5", "no such plan", "plan-unknown"),
    ]:
        with pytest.raises(Refused) as refused:
            await settle(stage, key, value, plan)
        assert refused.value.key == why
    assert rows(stage, "SELECT id FROM events WHERE kind = 'setting_changed'") == []
    assert set(rows(stage, "SELECT settings FROM communes")) == {"{}"}


def test_the_operator_sets_and_sees_it(
    settled: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with copied(settled, tmp_path / "here") as ground:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("DATABASE_URL", ground.url)
        assert cli.main(["commune", "set", BINH_MAU, "internal", "cutoff+2"]) == 0
        assert cli.main(["commune", "set", BINH_MAU, "before", "10,5", "--plan", "2"]) == 0
        assert cli.main(["commune", "calendar", BINH_MAU, "off", "2026-11-23", "Nghỉ hoán đổi"]) == 0
        assert "thứ Hai 23/11/2026: nghỉ (Nghỉ hoán đổi)" in capsys.readouterr().out
        assert cli.main(["commune", "show", BINH_MAU]) == 0
        shown = capsys.readouterr().out
        assert "internal = cutoff+2: " in shown
        assert "draft = 15 (mặc định): " in shown
        assert "before = 5, 10" in shown
        assert "thứ Hai 23/11/2026: nghỉ (Nghỉ hoán đổi)" in shown
        assert cli.main(["commune", "set", BINH_MAU, "internal", "soon"]) == 2
        assert "cutoff+2" in capsys.readouterr().err
        assert cli.main(["commune", "show", AN_MAU]) == 0
        assert "internal = 14 (mặc định): " in capsys.readouterr().out
