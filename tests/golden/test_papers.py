"""One plan on several papers: Word documents and workbooks mean what the text of the plan means."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from documents.read_docx import read_docx
from documents.reading import Kind, read_document
from plans.intake import plan_as_json, read_plan
from tests.doubles.plan_papers import GOLD, plan_docx, plan_xlsx, with_members
from tests.golden.comparing import Comparison, Json, compare, names
from tests.material import shared


def read(data: bytes) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(plan_as_json(read_plan(read_document(data).blocks))))
    return result


def without_doubts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_doubts(inner) for name, inner in value.items() if name != "doubts"}
    return [without_doubts(inner) for inner in value] if isinstance(value, list) else value


def doubts(plan: Json) -> set[tuple[str | None, str, str]]:
    told = [(None, doubt) for doubt in plan["plan"]["doubts"]]
    told += [(task["code"], doubt) for task in plan["tasks"] for doubt in task["doubts"]]
    return {(code, doubt["field"], doubt["reason"]) for code, doubt in told}


# What the words themselves leave open, whatever they are written on.
OF_THE_WORDS = {
    ("2.3", "deadline", "deadline-day-without-month"),
    ("2.4", "leads", "agency-misspelt"),
    ("4.4", "leads", "agency-with-brackets"),
}


@pytest.mark.parametrize(
    ("make", "kind", "of_the_paper"),
    [
        (plan_docx, Kind.DOCX, {(None, "tasks", "changes-tracked")}),
        (
            plan_xlsx,
            Kind.XLSX,
            {
                (None, "tasks", "column-hidden"),
                (None, "tasks", "sheet-hidden"),
                ("4.2", "content", "row-hidden"),
            },
        ),
    ],
    ids=["docx", "xlsx"],
)
def test_the_sample_plan_reads_from_any_paper_as_from_its_text(
    make: Callable[[], bytes], kind: Kind, of_the_paper: set[tuple[str | None, str, str]]
) -> None:
    """Merged cells say whose the second duty of 5.2 is, so that the text's doubts about it fall away."""
    data = make()
    assert read_document(data).kind is kind
    plan = read(data)
    assert without_doubts(plan) == without_doubts(GOLD)
    assert doubts(plan) == OF_THE_WORDS | of_the_paper


@pytest.mark.parametrize("part", range(4))
def test_a_lost_cell_never_moves_a_value_in_silence(part: int) -> None:
    """A quarter of the cells of tasks in each part; their numbers are typed, so that they do not count themselves."""
    data = plan_docx(counted=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    tasks = document.index(">1.1<")
    cells = [found.span() for found in re.finditer(r"<w:tc>.*?</w:tc>", document) if found.start() > tasks]
    header = document.rindex("<w:tc>", 0, document.index(">STT<", tasks)), document.index(">2.1<")
    for start, end in cells[part::8]:
        if header[0] <= start < header[1]:
            continue  # the header that is repeated on the second table
        blocks = read_docx(with_members(data, {"word/document.xml": document[:start] + document[end:]})).blocks
        plan = plan_as_json(read_plan(blocks))
        found = compare(GOLD, plan)
        assert found.silent == [], document[start:end]
        doubted = {task["code"] for task in plan["tasks"] if task["doubts"]}
        told = doubted - {code for code, _, _ in OF_THE_WORDS} or any(
            doubt["reason"] != "changes-tracked" for doubt in plan["plan"]["doubts"]
        )
        assert told or not found.missing, document[start:end]


# --- real plans -----------------------------------------------------------------------------------------------------


def as_laid_out(gold: Json) -> Json:
    """The gold was taken from other papers of these plans; here each of several products has a line with a bullet."""
    for task in gold["tasks"]:
        if len(task["products"]) > 1:
            task["product"] = "; ".join(task["products"])
    return gold


def compared(plan: str, gold: str) -> tuple[Comparison, dict[str, Any], Json]:
    wanted = as_laid_out(json.loads(shared(f"gold/{gold}.json").read_text(encoding="utf-8")))
    found = read(shared(f"plans/{plan}").read_bytes())
    return compare(wanted, found), found, wanted


def fields(lines: list[str]) -> set[str]:
    return {line.split(":")[0] for line in lines}


# The plan's first deadline lies in the year before the plan, which is asked about.
EARLY = {"task 1.deadline_text", "task 1.deadline"}
NEVER_SAID = {"plan.number", "plan.issued_on", "plan.signer", "plan.signer_title"}


@pytest.mark.parametrize("plan", ["son-vi.docx", "son-vi.xlsx"])
def test_a_plan_with_products_sections_and_merged_cells_is_read_right(plan: str) -> None:
    found, got, wanted = compared(plan, "son_vi")
    assert (found.silent, found.missing, found.invented) == ([], [], []), found.report()
    assert [s["title"] for s in got["sections"]] == [s["title"] for s in wanted["sections"]]
    assert {name for name in fields(found.doubted_right) if name.startswith("task")} == EARLY
    second = next(task for task in got["tasks"] if task["code"] == "16b")
    assert (second["doubts"], second["product"]) == ([], "Báo cáo")


@pytest.mark.parametrize("plan", ["vinh-thong.docx", "vinh-thong.xlsx"])
def test_a_simple_plan_is_read_without_a_doubt_about_any_task(plan: str) -> None:
    found, got, wanted = compared(plan, "vinh_thong")
    assert (found.silent, found.missing, found.invented) == ([], [], []), found.report()
    assert [task["code"] for task in got["tasks"] if task["doubts"]] == []
    led = {name for task in wanted["tasks"] for name in (*task["leads"], *task["coordinators"])}
    assert led <= names(got["agencies"])


def test_the_head_and_the_reporting_of_a_document_are_read_right() -> None:
    """The office is only told by what it does, the province by one sentence: both are asked about."""
    found, got, wanted = compared("son-vi.docx", "son_vi")
    assert found.doubted_wrong == [], found.report()
    assert {name for name in fields(found.doubted_right) if name.startswith("plan")} == NEVER_SAID | {
        "plan.province",
        "plan.standing_office",
    }
    assert {r["text"].rstrip("./") for r in wanted["reporting"]} <= {r["text"] for r in got["reporting"]}
    found, got, wanted = compared("vinh-thong.docx", "vinh_thong")
    assert found.doubted_wrong == [], found.report()
    assert fields(found.doubted_right) == {"plan.standing_office"}
    asked = {r["text"] for r in wanted["reporting"] if r["is_reporting_duty"]}
    assert asked <= {r["text"] for r in got["reporting"]}


@pytest.mark.parametrize(("plan", "gold"), [("son-vi.xlsx", "son_vi"), ("vinh-thong.xlsx", "vinh_thong")])
def test_an_annex_sent_alone_asks_for_what_only_the_plan_says(plan: str, gold: str) -> None:
    found, got, wanted = compared(plan, gold)
    assert fields(found.doubted_wrong) <= {*NEVER_SAID, "plan.standing_office"}, found.report()
    assert got["plan"]["title"] == wanted["plan"]["title"]
    assert ("title", "title-from-annex") in {(d["field"], d["reason"]) for d in got["plan"]["doubts"]}


@pytest.mark.parametrize("plan", ["son-vi", "vinh-thong"])
def test_document_and_workbook_of_one_plan_give_the_same_tasks(plan: str) -> None:
    document, workbook = (read(shared(f"plans/{plan}.{kind}").read_bytes()) for kind in ("docx", "xlsx"))
    assert document["tasks"] == workbook["tasks"]
    assert document["sections"] == workbook["sections"]
