"""The annexes as a workbook: people's words stay text, totals are formulas that come to what is told beside them."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from documents.archive import look_over
from documents.report_xlsx import write_workbook
from plans.report import CLASS_WORDS, ReportContent
from plans.summary import TaskClass
from tests.doubles.reports import figures_of, report_of
from tests.office import needs_office, recomputed

TITLES = 5


def opened(data: bytes, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def totals(data: bytes) -> dict[str, Any]:
    return {row[0]: row[1] for row in opened(data, values=True).worksheets[0].iter_rows(values_only=True) if row[0]}


def formulas(data: bytes) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in opened(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def rows_of(data: bytes, sheet: int) -> list[tuple[Any, ...]]:
    return list(opened(data, values=True).worksheets[sheet].iter_rows(min_row=TITLES, values_only=True))


def test_the_annex_keeps_the_plans_numbering_and_tells_dates_as_dates() -> None:
    content = report_of(14)
    titles, *rows = rows_of(write_workbook(content), 1)
    assert len(rows) == 14
    by_title = [dict(zip(titles, row, strict=True)) for row in rows]
    for task, row in zip(content.tasks, by_title, strict=True):
        assert row["STT"] == task.code
        assert row["Nội dung nhiệm vụ"] == task.content
        assert row["Ngày cuối"].date() == date(2026, 8, 29)
        completed = row["Ngày hoàn thành"]
        assert (completed and completed.date()) == task.completed_on
        assert row["Tài liệu kiểm chứng"] == ("\n".join(task.evidence) or None)
        assert row["Lý do, vướng mắc"] == (task.reason or None)
        assert row["Lĩnh vực"].endswith(task.section.title if task.section else "")


def test_every_annex_filters_stays_in_sight_and_prints_on_a4_with_its_titles_on_each_page() -> None:
    for sheet in opened(write_workbook(report_of())).worksheets[1:]:
        assert sheet.freeze_panes == f"A{TITLES + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{TITLES}:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        assert sheet.print_title_rows == f"${TITLES}:${TITLES}"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


HOSTILE = ("=1+1", '=HYPERLINK("https://example.org";"x")', "+84 912", "-5", "@SUM(A1)", "'x", "\t=1", "=cmd|'/c'!A1")


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_wrote_is_never_a_formula(words: str) -> None:
    content = report_of(3)
    task = replace(
        content.tasks[0], content=words, lead=words, coordinating=words, product=words, deadline_text=words,
        status=words, evidence=(words,), reason=words, result=words, code=words,
    )  # fmt: skip
    difficulty = replace(content.difficulties[0], difficulty=words, agency=words, proposal=words, waits_for=words)
    indicator = replace(content.indicators[0], reading=words, text=words, trend=words, target=words)
    agency = replace(content.agencies[0], name=words)
    spoilt = replace(
        content, tasks=(task, *content.tasks[1:]), difficulties=(difficulty,), indicators=(indicator,),
        agencies=(agency,), title=words, enclosed=words,
    )  # fmt: skip
    plain = replace(content, difficulties=content.difficulties[:1], indicators=content.indicators[:1])
    data = write_workbook(spoilt)
    assert formulas(data) == formulas(write_workbook(replace(plain, agencies=content.agencies[:1])))
    seen = words.replace("\t", " ")
    for number, places in ((1, "ACDEFGIJMN"), (2, "BCDF"), (3, "ADFG")):
        sheet = opened(data).worksheets[number]
        for letter in places:
            cell = sheet[f"{letter}{TITLES + 1}"]
            assert (cell.value, cell.data_type, cell.quotePrefix) == (seen, "s", True), (sheet.title, letter)


def counted(content: ReportContent) -> dict[str, int]:
    found = Counter(task.task_class for task in content.tasks)
    words = content.letterhead.words
    return {words[CLASS_WORDS[of]]: found[of] for of in TaskClass if of is not TaskClass.DROPPED}


def test_the_totals_count_every_class_and_leave_dropped_tasks_out() -> None:
    content = report_of(14)
    dropped = replace(content.tasks[0], task_class=TaskClass.DROPPED)
    excused = replace(content.tasks[2], task_class=TaskClass.NOT_APPLICABLE)
    content = replace(content, tasks=(dropped, content.tasks[1], excused, *content.tasks[3:]))
    told = totals(write_workbook(content))
    for words, count in counted(content).items():
        assert told[words] == count
    assert told["Tổng số"] == 13
    assert told["Số nhiệm vụ tính tỷ lệ"] == 12
    assert told["Tỷ lệ hoàn thành (%)"] == pytest.approx(round(100 * told["Hoàn thành"] / 12, 2))


def test_a_plan_with_no_tasks_still_gives_a_workbook() -> None:
    content = replace(report_of(), tasks=(), indicators=(), difficulties=(), agencies=())
    told = totals(write_workbook(content))
    assert (told["Tổng số"], told["Tỷ lệ hoàn thành (%)"]) == (0, 0)


@needs_office
@pytest.mark.parametrize("tasks", [0, 14])
def test_every_formula_comes_to_what_was_written_beside_it(tasks: int, tmp_path: Path) -> None:
    data = write_workbook(report_of(tasks))
    ours, theirs = opened(data, values=True), opened(recomputed(data, tmp_path), values=True)
    places = formulas(data)
    assert len(places) > 10
    for sheet, cell in places:
        assert ours[sheet][cell].value == pytest.approx(theirs[sheet][cell].value), (sheet, cell)


def test_what_is_written_can_be_read_again() -> None:
    look_over(write_workbook(report_of()))


def test_a_long_name_of_an_agency_has_room_for_all_its_lines() -> None:
    """Not every program makes room by itself: without it, lines are printed over one another."""
    long = "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất, giải phóng mặt bằng xã An Mẫu"
    sheet = opened(write_workbook(replace(report_of(3), agencies=figures_of((long, "Phòng Kinh tế"))))).worksheets[0]
    high = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(max_col=1)}
    assert high[long] >= 2 * high["Phòng Kinh tế"] - 5
