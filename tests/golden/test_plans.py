"""Whole plans read against their gold: the fictional one always and in full, real ones where they are at hand."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.reading import Unreadable, read_document
from plans.intake import NoTasks, plan_as_json, read_plan
from tests.golden.comparing import Json, compare, names
from tests.material import shared

HERE = Path(__file__).parent
SAMPLE = Path(__file__).resolve().parents[2] / "bot" / "demo" / "plan.txt"


def read(data: bytes) -> dict[str, Any]:
    printed = json.dumps(plan_as_json(read_plan(read_document(data).blocks)))
    result: dict[str, Any] = json.loads(printed)
    return result


def gold(name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return result


SAMPLE_GOLD = gold("an_mau.json")


def test_the_sample_plan_is_read_in_full_as_its_gold_says() -> None:
    assert read(SAMPLE.read_bytes()) == SAMPLE_GOLD


def test_the_comparison_tells_silence_from_doubt() -> None:
    """The measure itself: a wrong value is silent, unless a doubt stands beside it."""
    wrong = json.loads(json.dumps(SAMPLE_GOLD))
    wrong["tasks"][0]["leads"] = ["Phòng Kinh tế"]
    wrong["tasks"][1]["targets"] = []
    wrong["tasks"][1]["doubts"] = [{"field": "targets", "reason": "target-unclear", "args": {}}]
    del wrong["tasks"][2]
    found = compare(SAMPLE_GOLD, wrong)
    assert [line.split(":")[0] for line in found.silent] == ["task 1.1.leads"]
    assert [line.split(":")[0] for line in found.doubted_wrong] == ["task 1.2.targets"]
    assert found.missing == ["task 1.3"]


def test_a_simple_table_is_read_without_silence_and_without_needless_doubts() -> None:
    read_plan = read(shared("seeds/001_1e27dc61bab6f3f7.txt").read_bytes())
    wanted = json.loads(shared("gold/vinh_thong.json").read_text(encoding="utf-8"))
    found = compare(wanted, read_plan)
    assert (found.silent, found.missing, found.invented, found.doubted_wrong) == ([], [], [], []), found.report()
    assert [line.split(":")[0] for line in found.doubted_right] == ["plan.issued_on"], found.report()
    led = {name for task in wanted["tasks"] for name in (*task["leads"], *task["coordinators"])}
    assert led <= names(read_plan["agencies"])
    assert {r["text"] for r in wanted["reporting"] if r["is_reporting_duty"]} == {
        r["text"] for r in read_plan["reporting"]
    }


def test_the_annex_dated_otherwise_than_its_plan_is_told() -> None:
    plan = read(shared("seeds/001_1e27dc61bab6f3f7.txt").read_bytes())["plan"]
    assert [(doubt["field"], doubt["reason"]) for doubt in plan["doubts"]] == [("issued_on", "date-in-annex-differs")]


def test_a_table_of_criteria_is_read_to_its_structure() -> None:
    """Two-level numbering over nine parts, twelve page breaks within rows, words slid into a repeated header."""
    plan = read(shared("seeds/000_0deebdd1aa5ed513.txt").read_bytes())
    assert_structure(plan, gold("criteria_table_structure.json"))
    doubts = [(task["code"], doubt["field"]) for task in plan["tasks"] for doubt in task["doubts"]]
    assert doubts == [("7.3.4", "coordinators")]


def test_a_blank_number_and_day_are_null_and_asked_for() -> None:
    plan = read(shared("seeds/000_0deebdd1aa5ed513.txt").read_bytes())["plan"]
    assert (plan["number"], plan["issued_on"]) == (None, None)
    assert {"number", "issued_on"} <= {doubt["field"] for doubt in plan["doubts"]}


def test_seven_annexes_keep_their_numbers_apart() -> None:
    plan = read(shared("seeds/004_d2de27e494264d19.txt").read_bytes())
    wanted = gold("seven_annexes_structure.json")
    count = [sum(task["section"] == section["code"] for task in plan["tasks"]) for section in plan["sections"]]
    assert count == [4, 9, 4, 4, 4, 5, 8]
    assert_structure(plan, wanted)
    assert [len(task["products"]) for task in plan["tasks"]] == [task["products"] for task in wanted["tasks"]]
    doubted = [(task["section"], task["code"], d["field"]) for task in plan["tasks"] for d in task["doubts"]]
    assert doubted == [("03", "4", "deadline"), ("07", "4", "coordinators")]


def test_a_programme_without_a_table_asks_about_what_its_text_only_implies() -> None:
    plan = read(shared("seeds/002_169211afdee7665e.txt").read_bytes())
    wanted = gold("programme_structure.json")
    assert_structure(plan, wanted)
    told = [(d["field"], d["reason"], d["args"].get("section")) for d in plan["plan"]["doubts"]]
    assert ("deadline", "deadline-of-programme", None) in told
    sure = {section for _, reason, section in told if reason == "lead-from-body"}
    asked = {task["section"] for task in plan["tasks"] if any(d["field"] == "leads" for d in task["doubts"])}
    assert (sure, asked) == ({"1", "2", "4", "5", "6"}, {"3"})  # field 3 is led by its name only in part


def assert_structure(plan: Json, wanted: Json) -> None:
    """Head, codes, deadlines, agencies and targets as they were told by eye; what else is read is not looked at."""
    assert told_of(plan["plan"], wanted["plan"]) == wanted["plan"]
    for name in ("sections", "tasks", "goals", "duties", "reporting"):
        assert len(plan[name]) == len(wanted[name]), name
        for got, expected in zip(plan[name], wanted[name], strict=True):
            assert told_of(got, expected) == {key: value for key, value in expected.items() if key != "products"}


def told_of(got: Json, expected: Json) -> dict[str, Any]:
    """The expected fields of what was read; of a rule, too, only its expected fields."""
    told = {name: got[name] for name in expected if name != "products"}
    for name, value in told.items():
        if isinstance(value, dict) and isinstance(expected[name], dict):
            told[name] = {key: value.get(key) for key in expected[name]}
    return told


def test_text_of_a_table_without_rules_is_read_without_silence() -> None:
    """Every task is found; what a second duty takes over from the row above stays doubted."""
    found = compare(gold_of("son_vi"), read(shared("seeds/003_b821c13b2d9249b6.txt").read_bytes()))
    assert (found.silent, found.missing, found.invented, found.doubted_wrong) == ([], [], [], []), found.report()
    needless = {line.split(":")[0] for line in found.doubted_right if line.startswith("task")}
    assert needless <= {
        "task 1.deadline_text", "task 1.deadline",  # due before the plan's year
        "task 16b.products", "task 16b.deadline_text", "task 16b.coordinators_text",
        "task 16b.coordinators_include_group",
    }, found.report()  # fmt: skip


@pytest.mark.parametrize(("name", "tasks"), [("son_vi", 50), ("vinh_thong", 20)])
def test_a_pdf_is_read_as_its_gold_says(name: str, tasks: int) -> None:
    """The PDF prints products as lists where the first print had sentences: the products are compared one by one."""
    plan = read(shared(f"plans/{name.replace('_', '-')}.pdf").read_bytes())
    wanted = gold_of(name)
    for task in wanted["tasks"]:
        task.pop("product", None)
    found = compare(wanted, plan)
    assert len(plan["tasks"]) == tasks
    assert (found.silent, found.missing, found.invented, found.doubted_wrong) == ([], [], [], []), found.report()
    needless = {line.split(":")[0] for line in found.doubted_right if line.startswith("task")}
    assert needless <= {"task 1.deadline_text", "task 1.deadline"}, found.report()


@pytest.mark.parametrize("name", ["son-vi", "vinh-thong"])
def test_word_excel_and_pdf_of_one_plan_mean_the_same(name: str) -> None:
    """A sheet holds the annex alone: what the body says is compared between Word and PDF."""
    pdf, word, sheet = (read(shared(f"plans/{name}.{kind}").read_bytes()) for kind in ("pdf", "docx", "xlsx"))
    assert word == pdf
    assert [sheet[part] for part in ("sections", "tasks")] == [pdf[part] for part in ("sections", "tasks")]


def gold_of(name: str) -> dict[str, Any]:
    """What a real plan means, transcribed by eye."""
    result: dict[str, Any] = json.loads(shared(f"gold/{name}.json").read_text(encoding="utf-8"))
    return result


# --- damaged files --------------------------------------------------------------------------------------------------

LINES = SAMPLE.read_text(encoding="utf-8").split("\n")
ROWS = [index for index, line in enumerate(LINES) if line.count("\t") == 6]


def silence(lines: list[str]) -> list[str]:
    """What a damaged sample would say wrongly without a doubt, and what it would lose without a word."""
    plan = read("\n".join(lines).encode())
    found = compare(SAMPLE_GOLD, plan)
    told = any(doubt["field"] == "tasks" for doubt in plan["plan"]["doubts"])
    doubted = {f"task {task['code']}" for task in plan["tasks"] if task["doubts"]}
    return [*found.silent, *(lost for lost in found.missing if not told and lost.rstrip("ab") not in doubted)]


def without_tab(index: int, place: int) -> list[str]:
    cells = LINES[index].split("\t")
    joined = "\t".join([*cells[:place], cells[place] + cells[place + 1], *cells[place + 2 :]])
    return [*LINES[:index], joined, *LINES[index + 1 :]]


FULL_ROWS = [index for index in ROWS if LINES[index][0].isdigit()]


@pytest.mark.parametrize("place", range(1, 6))
def test_a_lost_tab_never_moves_a_value_in_silence(place: int) -> None:
    for index in FULL_ROWS[place % 2 :: 2]:
        if LINES[index].split("\t")[place] and LINES[index].split("\t")[place + 1]:
            assert silence(without_tab(index, place)) == [], LINES[index]


def test_a_lost_row_is_missed_by_its_number() -> None:
    """The last row of a part leaves no gap behind it; every other one does."""
    followed = [i for i in FULL_ROWS if i + 1 in ROWS and LINES[i + 1][:1].isdigit()]
    for index in followed:
        plan = read("\n".join([*LINES[:index], *LINES[index + 1 :]]).encode())
        assert "numbering-gap" in {doubt["reason"] for doubt in plan["plan"]["doubts"]}, LINES[index]


def test_a_row_cut_at_the_end_of_the_file_is_doubted() -> None:
    """As long as a whole cell is gone; a last cell that ends early at a word looks like any other."""
    text = SAMPLE.read_text(encoding="utf-8").rstrip("\n")
    for end in range(text.rindex("\n5.4\t") + 6, text.rindex("\t"), 5):
        assert silence(text[:end].split("\n")) == [], text[end - 30 : end]


def test_a_file_cut_within_a_letter_is_refused() -> None:
    data = SAMPLE.read_bytes().rstrip(b"\n")
    with pytest.raises(Unreadable, match="cut"):
        read(data[: data.rindex("ộ".encode()) + 1])


def mutations(chance: random.Random) -> Iterator[Callable[[bytes], bytes]]:
    def swapped(data: bytes) -> bytes:
        i, j = chance.randrange(len(data)), chance.randrange(len(data))
        changed = bytearray(data)
        changed[i], changed[j] = changed[j], changed[i]
        return bytes(changed)

    def cut(data: bytes) -> bytes:
        return data[: chance.randrange(len(data))]

    def shuffled(data: bytes) -> bytes:
        lines = data.split(b"\n")
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[i], lines[j] = lines[j], lines[i]
        return b"\n".join(lines)

    def untabbed(data: bytes) -> bytes:
        tabs = [i for i, byte in enumerate(data) if byte == 9]
        gone = set(chance.sample(tabs, k=min(9, len(tabs)))) if tabs else set()
        return bytes(byte for i, byte in enumerate(data) if i not in gone)

    def doubled(data: bytes) -> bytes:
        i = chance.randrange(len(data))
        return data[:i] + data[chance.randrange(len(data)) :] + data[i:]

    yield from (swapped, cut, shuffled, untabbed, doubled)


@pytest.mark.parametrize("seed", range(12))
def test_no_damage_breaks_the_reading(seed: int) -> None:
    """Whatever happens to the bytes, the outcome is a draft or a refusal with a reason."""
    chance = random.Random(seed)
    for mutate in mutations(chance):
        data = SAMPLE.read_bytes()
        for _ in range(chance.randrange(1, 4)):
            data = mutate(data) or b"x"
        outcome = _outcome(data)
        assert isinstance(outcome, str) or "tasks" in outcome


def _outcome(data: bytes) -> Json | str:
    try:
        return read(data)
    except Unreadable as refused:
        return refused.code
    except NoTasks as refused:
        return refused.code
