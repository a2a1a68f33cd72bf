"""A plan that was approved can be had back as it was read."""

from __future__ import annotations

import json
from dataclasses import replace

from actions import intake
from actions.plan_in_force import draft_of
from bot.demo.stage import Stage
from db import tasks
from db.session import reading, transaction
from plans.drafts import PlanDraft, plan_as_json
from plans.frames import frame_as_json, frame_from_json
from plans.offers import agreed
from tests.conftest import AN_MAU, plan_of


def _as_printed(draft: PlanDraft) -> PlanDraft:
    """Without the lines of the paper, which no row keeps."""
    return replace(draft, tasks=tuple(replace(task, line=None) for task in draft.tasks))


async def test_the_plan_in_force_is_the_plan_that_was_read(stage: Stage) -> None:
    read = intake.read(plan_of(AN_MAU), "plan.txt", None)
    with reading(stage.app.engine) as tx:
        plan = tasks.plans(tx, 1)[0]
        found = draft_of(tx, plan)
        assert [v.source_sha256 for v in tasks.versions(tx, 1, plan.id)] == [plan.source_sha256]
    assert found == _as_printed(agreed(read))
    assert any(task.products for task in found.tasks)
    assert any(task.lead_groups for task in found.tasks)


async def test_a_plan_from_before_versions_were_kept_has_its_tasks_and_bodies(stage: Stage) -> None:
    read = intake.read(plan_of(AN_MAU), "plan.txt", None)
    with transaction(stage.app.engine) as tx:
        plan = tasks.plans(tx, 1)[0]
        for version in tasks.versions(tx, 1, plan.id):
            version.reading = {}
        found = draft_of(tx, plan)
    assert found.tasks == _as_printed(read).tasks
    assert found.head.title == read.head.title
    assert {agency.name for agency in found.agencies} <= {agency.name for agency in read.agencies}
    assert found.agencies


def test_what_a_plan_says_beside_its_tasks_comes_back_from_json() -> None:
    read = intake.read(plan_of(AN_MAU), "plan.txt", None)
    frame = frame_from_json(json.loads(json.dumps(frame_as_json(read))))
    assert frame == replace(read, sections=(), tasks=())
    assert plan_as_json(frame)["duties"] == plan_as_json(read)["duties"]
    assert frame.duties
    assert frame.reporting
