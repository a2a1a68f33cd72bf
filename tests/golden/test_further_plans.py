"""What the real plans have and the sample plan has not, on every paper: annexes that count anew, a programme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from documents.reading import read_document
from plans.intake import plan_as_json, read_plan
from tests.doubles import further_plans as papers

ANNEXES: dict[str, Callable[[], bytes]] = {
    "text": papers.annexes_text,
    "docx": papers.annexes_docx,
    "xlsx": papers.annexes_xlsx,
    "pdf": papers.annexes_pdf,
    "pdf without rules": lambda: papers.annexes_pdf(ruled=False),
    "pdf signed digitally": lambda: papers.annexes_pdf(signed=True),
}
PROGRAMMES: dict[str, Callable[[], bytes]] = {
    "text": papers.programme_text,
    "docx": papers.programme_docx,
    "xlsx": papers.programme_xlsx,
    "pdf": papers.programme_pdf,
}

COUNTED_ON: dict[str, Callable[[], bytes]] = {
    "text": papers.counted_on_text,
    "docx": papers.counted_on_docx,
    "xlsx": papers.counted_on_xlsx,
    "pdf": papers.counted_on_pdf,
}

OFFICE = "Văn phòng HĐND và UBND"
ONE_STOP = "Trung tâm Phục vụ hành chính công"
CULTURE = "Phòng Văn hóa - Xã hội"
YEAR = {"kind": "period", "from": "2026-01-01", "due": "2026-12-31"}
# Told by eye: annex, number, lead, products, targets, deadline.
TASKS: list[tuple[str, str, str, int, list[tuple[str, int]], dict[str, Any]]] = [
    ("01", "1", OFFICE, 2, [], YEAR),
    ("01", "2", OFFICE, 1, [], {"kind": "conditional", "condition": "Theo hướng dẫn của Sở Tư pháp"}),
    ("02", "1", ONE_STOP, 1, [("=", 100)], {"kind": "continuous"}),
    ("02", "2", ONE_STOP, 1, [(">", 75)], {"kind": "period", "from": "2026-07-01", "due": "2026-12-31"}),
    ("02", "3", ONE_STOP, 2, [], {"kind": "period", "from": "2026-01-01", "due": "2026-05-31"}),
    ("03", "1", CULTURE, 1, [], {"kind": "date", "due": "2026-01-24", "strictly_before": "2026-01-25"}),
    ("03", "2", CULTURE, 1, [], {"kind": "period", "from": "2027-10-01", "due": "2027-12-31"}),
    ("03", "3", CULTURE, 1, [], {"kind": "period", "from": "2026-01-01", "due": None}),
]


def read(data: bytes) -> dict[str, Any]:
    return plan_as_json(read_plan(read_document(data).blocks))


@pytest.mark.parametrize("paper", ANNEXES)
def test_annexes_that_count_anew_are_kept_apart_on_every_paper(paper: str) -> None:
    plan = read(ANNEXES[paper]())
    assert [(s["code"], s["title"]) for s in plan["sections"]] == [
        ("01", "Cải cách thể chế"),
        ("02", "Cải cách thủ tục hành chính"),
        ("03", "Điều hành"),
    ]
    printed = [cells for annex in papers.ANNEXES for cells in annex.rows]
    assert [task["content"] for task in plan["tasks"]] == [cells[1] for cells in printed]
    assert [task["deadline_text"] for task in plan["tasks"]] == [cells[5] for cells in printed]
    for task, (section, code, lead, products, targets, deadline) in zip(plan["tasks"], TASKS, strict=True):
        assert (task["section"], task["code"], task["leads"]) == (section, code, [lead])
        assert (len(task["products"]), task["deadline"]) == (products, deadline)
        assert [(t["op"], t["value"]) for t in task["targets"]] == targets
        assert task["coordinators_include_group"]
    assert plan["tasks"][4]["coordinators"] == ["Tổ công nghệ số cộng đồng"]
    doubted = [(task["section"], task["code"], d["reason"]) for task in plan["tasks"] for d in task["doubts"]]
    assert doubted == [("03", "2", "deadline-outside-plan")]


@pytest.mark.parametrize("paper", ANNEXES)
def test_the_body_of_a_plan_with_annexes_is_read_from_every_paper(paper: str) -> None:
    plan = read(ANNEXES[paper]())
    head = plan["plan"]
    assert (head["commune"], head["number"], head["issued_on"]) == ("Suối Mẫu", "07/KH-UBND", "2026-01-08")
    assert (head["signer"], head["standing_office"]) == ("Lê Thị Mẫu", CULTURE)
    assert head["doubts"] == []
    dues = ["2026-03-07", "2026-06-07", "2026-09-07", "2026-12-07"]
    assert [r["due_rule"]["dues"] for r in plan["reporting"]] == [dues]
    assert [[(t["op"], t["value"]) for t in goal["targets"]] for goal in plan["goals"]] == [[("=", 100)]]


@pytest.mark.parametrize("paper", PROGRAMMES)
def test_a_programme_without_a_table_is_read_from_every_paper(paper: str) -> None:
    plan = read(PROGRAMMES[paper]())
    assert (plan["plan"]["year_from"], plan["plan"]["year_to"]) == (2026, 2028)
    assert [(s["code"], s["title"]) for s in plan["sections"]] == [("1", "Hạ tầng số"), ("2", "Dữ liệu số")]
    tasks = [line[2:] for line in papers.PROGRAMME if line.startswith(("- Khảo", "- Lắp", "- Làm"))]
    assert [task["content"].rstrip(".") for task in plan["tasks"]] == [text.rstrip(".") for text in tasks]
    assert [(task["code"], task["leads"]) for task in plan["tasks"]] == [
        ("1.b.1", [CULTURE]),
        ("1.b.2", [CULTURE]),
        ("2.b.1", ["Công an xã"]),
    ]
    whole = {"kind": "period", "from": "2026-01-01", "due": "2028-12-31"}
    assert all(task["deadline"] == whole for task in plan["tasks"])
    implied = ("deadline-of-programme", "lead-from-body")
    told = [(d["field"], d["args"].get("name")) for d in plan["plan"]["doubts"] if d["reason"] in implied]
    asked = [(d["field"], d["args"].get("name")) for task in plan["tasks"] for d in task["doubts"]]
    assert {*told, *asked} == {("deadline", None), ("leads", CULTURE), ("leads", "Công an xã")}
    assert [
        (goal["code"], goal["due"], [(t["op"], t["value"]) for t in goal["targets"]]) for goal in plan["goals"]
    ] == [
        ("1.a.1", "2028-12-31", [("=", 100)]),
        ("1.a.2", "2028-12-31", [(">=", 80)]),
        ("2.a.1", "2028-12-31", [(">=", 90)]),
    ]
    assert [duty["deadline"] for duty in plan["duties"]] == [{"kind": "date", "due": "2026-01-20"}]


@pytest.mark.parametrize("paper", COUNTED_ON)
def test_numbers_that_go_on_and_a_row_of_two_duties_mean_the_same_on_every_paper(paper: str) -> None:
    """Only where merged cells are drawn is it sure what the second duty shares with the first."""
    plan = plan_as_json(read_plan(read_document(COUNTED_ON[paper]()).blocks, year=2026))
    assert [(task["section"], task["code"], task["leads"], task["product"]) for task in plan["tasks"]] == [
        ("I", "1", [OFFICE], "Danh mục"),
        ("I", "2a", [OFFICE], "Báo cáo"),
        ("I", "2b", ["Phòng Kinh tế"], "Báo cáo"),
        ("II", "3", ["Phòng Kinh tế"], "Báo cáo"),
    ]
    assert [task["notes"] for task in plan["tasks"]] == ["Kinh phí: 5 triệu", None, "Kinh phí: 2 triệu", None]
    early, *_ = plan["tasks"]
    assert early["deadline"] == {"kind": "date", "due": "2025-12-14", "strictly_before": "2025-12-15"}
    doubted = {(task["code"], d["field"], d["reason"]) for task in plan["tasks"] for d in task["doubts"]}
    shared = {("2b", field, "row-taken-over") for field in ("deadline", "coordinators", "product")}
    assert doubted == (shared if paper == "text" else set())
