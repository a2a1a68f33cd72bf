"""Fifteen invented plans in layouts that the real seeds do not have, each on every paper that can show it.

They were written, with what a person reads in each, before the code that reads them: see holdouts.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from documents.reading import read_document
from plans.intake import plan_as_json, read_plan
from tests.doubles.unseen_plans import PAPERS
from tests.golden.comparing import compare

PLANS: dict[str, Any] = json.loads(Path(__file__).with_name("unseen_plans.json").read_text())


def _papers_of(name: str) -> list[str]:
    in_table = any("rows" in block for block in PLANS[name]["paper"] if not isinstance(block, str))
    return ["docx", "pdf", "xlsx" if in_table else "text"]


@pytest.mark.parametrize(("name", "paper"), [(name, paper) for name in PLANS for paper in _papers_of(name)])
def test_a_plan_in_an_unknown_layout_says_nothing_wrong_in_silence(name: str, paper: str) -> None:
    plan = PLANS[name]
    read = plan_as_json(read_plan(read_document(PAPERS[paper](plan["paper"])).blocks))
    found = compare(plan["gold"], read)
    assert [*found.silent, *found.missing, *found.invented] == [], found.report()
    doubted = [(task["section"] or "", task["code"], field) for task in read["tasks"] for field in _doubted(task)]
    assert [" ".join(doubt).strip() for doubt in doubted] == plan["doubted"]


def _doubted(task: dict[str, Any]) -> list[str]:
    return sorted({doubt["field"] for doubt in task["doubts"]})


def test_every_deadline_with_more_than_one_reading_is_doubted() -> None:
    told = [(plan["doubted"], task) for plan in PLANS.values() for task in plan["gold"]["tasks"] if "ambiguous" in task]
    assert len(told) > 5
    for doubted, task in told:
        assert f"{task['section'] or ''} {task['code']} deadline".strip() in doubted
