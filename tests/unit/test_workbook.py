"""The workbook of a plan: untouched it gives the same draft, changed cells are read as in a plan, the rest is told."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import time
import zipfile
import zlib
from dataclasses import fields, replace
from datetime import date, datetime
from datetime import time as hour
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actions import intake, workbook
from actions.intake import ReadFile
from actions.workbook_back import taken_back
from documents.books import HIDDEN_SHEET, KEYS_ROW, TITLES_ROW
from documents.read_xlsx import read_xlsx
from documents.reading import read_document
from documents.tables import Unreadable
from plans.agencies import Agency, AgencyKind
from plans.body import Duty, Goal, Reporting, ReportingKind
from plans.corrections import Answer, Correction, corrected, places_of, so_far, without_dropped
from plans.deadlines import DeadlineKind, DeadlineRule, Every, Repeat
from plans.doubts import Doubt
from plans.draft_json import draft_as_json, draft_from_json
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head, HeadDoubt
from plans.indicators import Operator, Target, read_targets
from plans.intake import IntakeDoubt
from plans.numbering import Section
from plans.returned import read_day
from plans.returned_values import Returned, WorkbookDoubt
from plans.workbook import COLUMNS, Sheet, lines_of, same, targets_shown
from tests.conftest import AN_MAU, plan_of
from tests.doubles.workbooks import (
    Edit,
    column_of,
    deleting,
    edited,
    inserting,
    sheet_of,
    typing,
    without_hidden_sheet,
)

SOURCE = hashlib.sha256(b"the paper").hexdigest()
CENTRE, ECONOMY = "Trung tâm Phục vụ hành chính công", "Phòng Kinh tế"


@pytest.fixture(scope="module")
def draft() -> PlanDraft:
    return intake.read(plan_of(AN_MAU), None, None)


@pytest.fixture(scope="module")
def made(draft: PlanDraft) -> bytes:
    return workbook.workbook_of(draft, SOURCE)


def came_back(data: bytes, year: int | None = None, known: tuple[Agency, ...] = ()) -> Returned:
    book = read_xlsx(data).book
    assert book is not None
    came, source = taken_back(book, year, known)
    assert source == SOURCE
    return came


def back(made: bytes, *edits: Edit) -> Returned:
    return came_back(edited(made, *edits))


def place_of(draft: PlanDraft, code: str) -> int:
    return next(index for index, task in enumerate(draft.tasks) if task.code == code)


# Untouched ------------------------------------------------------------------------------------------------------------

WORDS = st.text(max_size=20) | st.sampled_from(
    ["=1+1", "+84 24", "-3", "@SUM(A1)", "'x", "\t=1", "_x000D_", "a\r\nb", "1.10", "30/11/2026", "Trước 30/11/2026",
     "  hai  dấu cách ", "\u200bẩn", "\ufffe", "\x07", "Phòng Văn hóa - Xã hội", "<b>&amp;</b>", "x" * 31_000]
)  # fmt: skip
MAYBE = st.none() | WORDS
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1))
NAMES = st.lists(WORDS, max_size=3).map(tuple)
DOUBTS = st.lists(
    st.sampled_from(
        [
            Doubt(field="deadline", code=IntakeDoubt.CELL_MISSING),
            Doubt(field="leads", code=IntakeDoubt.CELL_MISSING),
            Doubt(field="tasks", code=IntakeDoubt.NO_TASKS),
            Doubt(field="year_from", code=HeadDoubt.YEAR_INFERRED, args={"year": "2026"}),
        ]
    ),
    max_size=2,
    unique=True,
).map(tuple)
REPEATS = st.builds(Repeat, every=st.sampled_from(Every), month=st.integers(-2, 2), day=st.integers(1, 31))
RULES = st.none() | st.builds(
    DeadlineRule, kind=st.sampled_from(DeadlineKind), start=DAYS, due=DAYS, strictly_before=DAYS,
    every=st.lists(st.sampled_from(Every), max_size=2).map(tuple), repeats=st.lists(REPEATS, max_size=2).map(tuple),
    dues=st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=3).map(tuple), times=st.integers(1, 4),
    by_time=st.none() | st.sampled_from([hour(16, 30), hour(8, 0)]), periodic=st.booleans(), condition=MAYBE,
)  # fmt: skip
TARGETS = st.lists(
    st.builds(
        Target, op=st.sampled_from(Operator), value=st.decimals(0, 10**6, places=2),
        unit=st.sampled_from(["%", "hội nghị", ""]),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
TASKS = st.builds(
    TaskDraft, code=WORDS, section=MAYBE, content=WORDS, requirement=MAYBE, product=MAYBE, products=NAMES,
    deadline_text=MAYBE, deadline=RULES, lead_text=MAYBE, leads=NAMES, lead_groups=NAMES, coordinators_text=MAYBE,
    coordinators=NAMES, coordinator_groups=NAMES, notes=MAYBE, targets=TARGETS, doubts=DOUBTS,
    line=st.none() | st.integers(1, 99), groups=NAMES,
)  # fmt: skip
HEADS = st.builds(
    Head, commune=MAYBE, unit=st.sampled_from(["xã", "phường"]), province=MAYBE, number=MAYBE, issued_on=DAYS,
    title=MAYBE, year_from=st.none() | st.integers(2001, 2089), year_to=st.none() | st.integers(2001, 2089),
    signer=MAYBE, signer_title=MAYBE,
)  # fmt: skip
DRAFTS = st.builds(
    PlanDraft, head=HEADS, standing_office=MAYBE,
    sections=st.lists(st.builds(Section, code=WORDS, title=WORDS, parent=MAYBE), max_size=2).map(tuple),
    tasks=st.lists(TASKS, max_size=3).map(tuple),
    goals=st.lists(st.builds(Goal, text=WORDS, code=MAYBE, section=MAYBE, targets=TARGETS, due=DAYS), max_size=2).map(
        tuple
    ),
    duties=st.lists(
        st.builds(Duty, agency=WORDS, text=WORDS, deadline_text=WORDS, deadline=RULES,
                  doubt=st.none() | st.just(Doubt(field="deadline", code=IntakeDoubt.CELL_MISSING))),
        max_size=2,
    ).map(tuple),
    reporting=st.lists(
        st.builds(Reporting, text=WORDS, kind=st.sampled_from(ReportingKind), deadline_text=MAYBE, due_rule=RULES),
        max_size=1,
    ).map(tuple),
    agencies=st.lists(st.builds(Agency, name=WORDS, aliases=NAMES, kind=st.sampled_from(AgencyKind)), max_size=3,
                      unique_by=lambda agency: agency.name).map(tuple),
    doubts=DOUBTS,
)  # fmt: skip
# Each try writes a whole workbook: to make a failing draft small would take longer than to look at it.
AT_LENGTH = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip


@given(DRAFTS)
@AT_LENGTH
def test_a_draft_as_json_gives_the_same_draft(any_draft: PlanDraft) -> None:
    assert draft_from_json(json.loads(json.dumps(draft_as_json(any_draft)))) == any_draft


@given(DRAFTS)
@AT_LENGTH
def test_an_untouched_workbook_gives_exactly_the_same_draft(any_draft: PlanDraft) -> None:
    came = came_back(workbook.workbook_of(any_draft, SOURCE))
    assert came.changed == came.unclear == came.added == came.dropped == ()
    assert came.is_untouched
    assert came.draft == any_draft


@given(DRAFTS)
@settings(AT_LENGTH, max_examples=20)
def test_so_does_one_that_another_program_saved(any_draft: PlanDraft) -> None:
    assert came_back(edited(workbook.workbook_of(any_draft, SOURCE))).draft == any_draft


def test_every_field_of_a_task_and_a_plan_is_carried() -> None:
    task = set(
        draft_as_json(PlanDraft(head=Head(), tasks=(TaskDraft(code="1", section=None, content="x"),)))["tasks"][0]
    )
    assert task == {field.name for field in fields(TaskDraft)}
    assert set(draft_as_json(PlanDraft(head=Head()))) == {field.name for field in fields(PlanDraft)} - {"known"}


def test_the_sample_plan_comes_back_as_it_went_out(draft: PlanDraft, made: bytes) -> None:
    came = back(made)
    assert came.is_untouched
    assert came.draft == draft
    assert [part["say"] for part in workbook.told(ReadFile(draft=came.draft, came_back=came))] == ["book-untouched"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_may_save_it_in_between(draft: PlanDraft, made: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(made)
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = [*command[:4], "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "a.ods")]
    subprocess.run(again, check=True, capture_output=True, timeout=120)
    came = came_back((tmp_path / "out" / "a.xlsx").read_bytes())
    assert came.is_untouched, came
    assert came.draft == draft


# What it looks like ---------------------------------------------------------------------------------------------------


def test_no_text_of_a_stranger_becomes_a_formula(draft: PlanDraft) -> None:
    evil = ['=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(1)", "\t=1"]
    tasks = tuple(replace(task, content=words) for task, words in zip(draft.tasks, evil, strict=False))
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook_of(replace(draft, tasks=tasks), None)))
    assert not [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    sheet = sheet_of(book, "tasks")
    cells = [sheet.cell(TITLES_ROW + 1 + n, column_of(sheet, "content")) for n in range(len(evil))]
    assert [cell.quotePrefix for cell in cells] == [True] * 5
    assert cells[4].value == " =1"
    assert {cell.number_format for cell in cells} == {"@"}


def test_it_is_laid_out_for_an_office(draft: PlanDraft, made: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames[:3] == ["Hướng dẫn", "Nhiệm vụ", "Kế hoạch"]
    assert (book[HIDDEN_SHEET].sheet_state, book.active.title) == ("hidden", "Nhiệm vụ")
    sheet = book["Nhiệm vụ"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
        "landscape",
        9,
        1,
    )
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C3", f"B2:P{TITLES_ROW + len(draft.tasks)}")
    assert sheet.row_dimensions[KEYS_ROW].hidden
    assert sheet.column_dimensions["A"].hidden
    titles = [cell.value for cell in sheet[TITLES_ROW] if cell.value]
    assert titles[:3] == ["STT", "Thuộc mục", "Nội dung nhiệm vụ"]
    assert titles[-2:] == ["Chỗ cần xem lại", "Đã xem"]
    assert all(cell.alignment.wrap_text for cell in sheet[TITLES_ROW + 1] if cell.column > 1)
    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    leads = openpyxl.utils.get_column_letter(column_of(sheet, "leads"))
    assert any(cells.startswith(f"{leads}3") and "'Cơ quan'!$B$3" in formula for cells, formula in offered.items())


def test_what_is_doubted_is_yellow_with_the_reason_beside_it(draft: PlanDraft, made: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Nhiệm vụ"]
    row = TITLES_ROW + 1 + place_of(draft, "2.3")
    deadline, clear = sheet.cell(row, column_of(sheet, "deadline_text")), sheet.cell(row, column_of(sheet, "content"))
    assert deadline.fill.start_color.rgb != clear.fill.start_color.rgb
    assert "chưa rõ tháng nào" in sheet.cell(row, column_of(sheet, "why")).value
    dated = TITLES_ROW + 1 + place_of(draft, "1.3")
    assert sheet.cell(dated, column_of(sheet, "last_day")).value == "29/11/2026"
    assert "29/11/2026" in sheet.cell(dated, column_of(sheet, "reading")).value


@pytest.mark.parametrize(
    "words", ["tối thiểu 90%; 2 hội nghị", "trên 95,5%", "tối đa 5 ngày làm việc", "dưới 3%", "100%", "1 sáng kiến"]
)
def test_targets_are_shown_in_words_that_are_read_as_the_same_targets(words: str) -> None:
    targets = read_targets(words).targets
    assert targets_shown(targets) == words
    assert targets


def test_a_target_without_decimals_has_none() -> None:
    assert targets_shown([Target(op=Operator.EQUAL, value=Decimal("100.00"), unit="%")]) == "100%"


# Changed --------------------------------------------------------------------------------------------------------------


def test_changed_cells_are_read_with_the_grammar_of_plans(draft: PlanDraft, made: bytes) -> None:
    at = place_of(draft, "2.3")
    came = back(
        made,
        typing("tasks", at, "deadline_text", "trước ngày 20 hằng tháng"),
        typing("tasks", at, "leads", f"{ECONOMY}; {CENTRE}"),
        typing("tasks", at, "targets", "tối thiểu 80%"),
        typing("tasks", at, "product", "Báo cáo; Quyết định"),
    )
    task = came.draft.tasks[at]
    assert (task.leads, task.products) == ((ECONOMY, CENTRE), ("Báo cáo", "Quyết định"))
    assert task.deadline is not None
    assert task.deadline.dues[0] == date(2026, 1, 19)
    assert task.targets == (Target(op=Operator.AT_LEAST, value=Decimal(80), unit="%"),)
    assert task.doubts == ()
    assert [spot.row for spot in came.changed] == [TITLES_ROW + 1 + at] * 4
    others = [(one, two) for n, (one, two) in enumerate(zip(came.draft.tasks, draft.tasks, strict=True)) if n != at]
    assert all(one == two for one, two in others)


def test_what_cannot_be_read_is_doubted_and_told_with_its_row_and_column(draft: PlanDraft, made: bytes) -> None:
    came = back(
        made, typing("tasks", 0, "deadline_text", "31/2/2026"), typing("tasks", 1, "leads", "Ban Trăng Sao"),
        typing("tasks", 2, "targets", "nhiều"), typing("tasks", 3, "section", "XIX"),
    )  # fmt: skip
    found = [(spot.row, spot.column) for spot in came.unclear]
    assert found == [(3, "deadline_text"), (4, "leads"), (5, "targets"), (6, "section")]
    fields_doubted = [{doubt.field for doubt in came.draft.tasks[n].doubts} for n in range(4)]
    assert [
        name in doubted
        for name, doubted in zip(("deadline", "leads", "targets", "section"), fields_doubted, strict=True)
    ] == [True] * 4
    assert came.draft.tasks[0].deadline is None
    lines = [
        part for part in workbook.told(ReadFile(draft=came.draft, came_back=came)) if part["say"] == "book-unclear-cell"
    ]
    assert [(line["args"]["row"], line["args"]["words"]) for line in lines][:2] == [
        ("3", "31/2/2026"),
        ("4", "Ban Trăng Sao"),
    ]


def test_a_fix_changes_the_reading_and_not_what_is_printed(draft: PlanDraft, made: bytes) -> None:
    at = place_of(draft, "2.3")
    came = back(made, typing("tasks", at, "fix", "ngày 19 của tháng cuối quý"))
    task = came.draft.tasks[at]
    assert task.deadline_text == draft.tasks[at].deadline_text == "Trước ngày 20"
    assert task.deadline is not None
    assert task.deadline.every == (Every.QUARTER,)
    assert task.doubts == ()


def test_a_fix_that_is_not_clear_leaves_the_reading(draft: PlanDraft, made: bytes) -> None:
    at = place_of(draft, "1.3")
    came = back(made, typing("tasks", at, "fix", "sớm"))
    assert came.draft.tasks[at].deadline == draft.tasks[at].deadline
    assert [spot.column for spot in came.unclear] == ["fix"]
    assert came.draft.tasks[at].doubts


def test_cells_that_were_emptied_are_missing(draft: PlanDraft, made: bytes) -> None:
    came = back(
        made, typing("tasks", 0, "deadline_text", None), typing("tasks", 0, "leads", ""),
        typing("tasks", 0, "product", None),
    )  # fmt: skip
    task = came.draft.tasks[0]
    assert (task.deadline, task.deadline_text, task.leads, task.product) == (None, None, (), None)
    assert {(doubt.field, doubt.code) for doubt in task.doubts} >= {
        ("deadline", IntakeDoubt.CELL_MISSING), ("leads", IntakeDoubt.CELL_MISSING)
    }  # fmt: skip


def test_a_day_that_excel_made_of_typed_words_is_read(draft: PlanDraft, made: bytes) -> None:
    came = back(
        made,
        typing("tasks", 0, "deadline_text", datetime(2026, 10, 5)),  # noqa: DTZ001  # a sheet knows no time zones
        typing("head", 1, "value", datetime(2026, 3, 9)),  # noqa: DTZ001  # as above
        typing("tasks", 1, "code", 7.1),
    )
    assert came.draft.tasks[0].deadline is not None
    assert (came.draft.tasks[0].deadline.due, came.draft.tasks[1].code) == (date(2026, 10, 5), "7.1")
    assert came.draft.head.issued_on == date(2026, 3, 9)


def test_a_formula_without_a_value_changes_nothing_and_is_told(draft: PlanDraft, made: bytes) -> None:
    came = back(made, typing("tasks", 0, "content", "=1+1"))
    assert came.draft.tasks == draft.tasks
    assert [(spot.column, spot.doubt.code) for spot in came.unclear if spot.doubt] == [
        ("content", WorkbookDoubt.VALUE_LOST)
    ]


def test_changes_to_what_is_computed_have_no_effect(draft: PlanDraft, made: bytes) -> None:
    assert back(made, typing("tasks", 0, "last_day", "01/01/2030"), typing("tasks", 0, "why", "x")).draft == draft


def test_a_column_that_was_added_is_told(made: bytes) -> None:
    def add(book: Any) -> None:
        sheet = sheet_of(book, "tasks")
        sheet.cell(TITLES_ROW, 30).value, sheet.cell(TITLES_ROW + 1, 30).value = "Ý kiến", "gấp"

    book = read_xlsx(edited(made, add)).book
    assert book is not None
    assert book.strange == ("Ý kiến",)


# Rows -----------------------------------------------------------------------------------------------------------------


def test_new_rows_are_tasks_where_they_stand(draft: PlanDraft, made: bytes) -> None:
    words = {
        "code": "1.2a",
        "section": "I",
        "content": "Tổ chức 02 hội nghị",
        "deadline_text": "Quý III/2026",
        "leads": CENTRE,
    }
    came = back(made, inserting("tasks", 2, **words), inserting("tasks", 0, content="Việc thiếu hạn"))
    assert [task.content for task in came.added] == ["Việc thiếu hạn", "Tổ chức 02 hội nghị"]
    assert [task.code for task in came.draft.tasks[:5]] == ["", "1.1", "1.2", "1.2a", "1.3"]
    whole = came.draft.tasks[3]
    assert (whole.doubts, whole.leads, whole.section) == ((), (CENTRE,), "I")
    assert whole.targets[0].unit == "hội nghị"
    assert {doubt.field for doubt in came.draft.tasks[0].doubts} == {"deadline", "leads"}
    assert came.changed == ()


def test_a_row_that_is_gone_stays_until_somebody_says_yes(draft: PlanDraft, made: bytes) -> None:
    came = back(made, deleting("tasks", 3), deleting("tasks", 0))
    assert [task.code for task in came.dropped] == [draft.tasks[0].code, draft.tasks[3].code]
    assert len(came.draft.tasks) == len(draft.tasks)
    places = [place for place in places_of(came.draft) if place.field == "dropped"]
    assert [place.tasks for place in places] == [(0,), (3,)]
    yes, later = Correction(answer=Answer.ACCEPTED), Correction(answer=Answer.LATER)
    right = corrected(came.draft, {places[0].key: yes, places[1].key: later})
    assert [task.content for task in right.tasks] == [task.content for task in draft.tasks[1:]]
    assert [task.content for task in without_dropped(came.draft).tasks] == [
        task.content for n, task in enumerate(draft.tasks) if n not in (0, 3)
    ]


def test_rows_that_were_sorted_or_copied_are_still_themselves(draft: PlanDraft, made: bytes) -> None:
    def turn(book: Any) -> None:
        sheet = sheet_of(book, "tasks")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=TITLES_ROW + 1)]
        for line, row in enumerate([*reversed(rows), rows[0]], start=TITLES_ROW + 1):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column).value = value

    came = back(made, turn)
    assert [task.code for task in came.added] == ["1.1"]
    assert came.draft.tasks[0] == draft.tasks[0]
    assert tuple(task for n, task in enumerate(came.draft.tasks) if n != 1) == draft.tasks


def test_a_mark_accepts_what_was_read_and_nothing_that_was_not(draft: PlanDraft, made: bytes) -> None:
    read, unread = place_of(draft, "2.4"), place_of(draft, "2.3")
    came = back(made, typing("tasks", read, "seen", "x"), typing("tasks", unread, "seen", "Đã xem"))
    assert came.draft.tasks[read].doubts == ()
    assert came.draft.tasks[read].leads == draft.tasks[read].leads
    assert came.draft.tasks[unread].doubts == draft.tasks[unread].doubts
    assert [spot.doubt.code for spot in came.unclear if spot.doubt] == [WorkbookDoubt.NOTHING_TO_ACCEPT]


def test_a_mark_that_is_none_is_told(draft: PlanDraft, made: bytes) -> None:
    came = back(made, typing("tasks", place_of(draft, "2.4"), "seen", "hỏi lại anh Ba"))
    assert came.draft == draft
    assert [spot.doubt.code for spot in came.unclear if spot.doubt] == [WorkbookDoubt.MARK_UNCLEAR]


# The other sheets -----------------------------------------------------------------------------------------------------


def test_the_head_is_read_and_another_year_moves_every_deadline(draft: PlanDraft, made: bytes) -> None:
    rows = {line.key: n for n, line in enumerate(lines_of(draft)[Sheet.HEAD])}
    came = back(
        made, typing("head", rows["number"], "value", "99/KH-UBND"), typing("head", rows["year_from"], "value", "2027"),
        typing("head", rows["year_to"], "value", 2027), typing("head", rows["standing_office"], "value", ECONOMY),
        typing("head", rows["issued_on"], "value", "hôm kia"),
    )  # fmt: skip
    head = came.draft.head
    assert (head.number, head.year_from, head.year_to, came.draft.standing_office) == (
        "99/KH-UBND",
        2027,
        2027,
        ECONOMY,
    )
    assert head.issued_on == draft.head.issued_on
    assert [doubt.code for doubt in came.draft.doubts if doubt.field == "issued_on"] == [HeadDoubt.DATE_UNCLEAR]
    standing = place_of(draft, "1.5")
    assert came.draft.tasks[standing].deadline == draft.tasks[standing].deadline
    printed_year = came.draft.tasks[place_of(draft, "1.3")]
    assert {doubt.code for doubt in printed_year.doubts} == {IntakeDoubt.DEADLINE_OUTSIDE_PLAN}


def test_a_mark_in_the_head_is_for_its_own_line(draft: PlanDraft) -> None:
    """In chat what the head leaves open is one place; in the workbook each has a line, and a mark of its own."""
    marked = Doubt(field="number", code=HeadDoubt.NUMBER_MISSING)
    left = Doubt(field="signer", code=HeadDoubt.SIGNER_MISSING)
    doubted = replace(draft, doubts=(marked, left))
    rows = {line.key: n for n, line in enumerate(lines_of(doubted)[Sheet.HEAD])}
    came = back(workbook.workbook_of(doubted, SOURCE), typing("head", rows["number"], "seen", "x"))
    assert came.draft.doubts == (left,)


def test_a_deadline_put_right_by_hand_is_asked_about_when_the_year_moves(draft: PlanDraft) -> None:
    at = place_of(draft, "1.3")
    rule = DeadlineRule(kind=DeadlineKind.DATE, due=date(2026, 5, 5))
    by_hand = replace(
        draft, tasks=tuple(replace(t, deadline=rule) if n == at else t for n, t in enumerate(draft.tasks))
    )
    came = came_back(workbook.workbook_of(by_hand, SOURCE), year=2027)
    assert came.draft.tasks[at].deadline == rule
    assert [doubt.code for doubt in came.draft.tasks[at].doubts] == [WorkbookDoubt.YEAR_CHANGED]


def test_an_agency_that_is_renamed_takes_its_tasks_along(draft: PlanDraft, made: bytes) -> None:
    at = next(n for n, agency in enumerate(draft.agencies) if agency.name == CENTRE)
    came = back(made, typing("agencies", at, "name", "Trung tâm Hành chính công"))
    agency = came.draft.agencies[at]
    assert (agency.name, CENTRE in agency.aliases) == ("Trung tâm Hành chính công", True)
    led = [n for n, task in enumerate(draft.tasks) if CENTRE in task.leads]
    assert all("Trung tâm Hành chính công" in came.draft.tasks[n].leads for n in led)
    assert led
    assert len(came.changed) == 1


def test_an_agency_in_use_does_not_go_and_one_that_is_not_does(draft: PlanDraft, made: bytes) -> None:
    used = next(n for n, agency in enumerate(draft.agencies) if agency.name == CENTRE)
    came = back(
        made, deleting("agencies", used), inserting("agencies", 0, name="Ban Quản lý chợ", aliases="BQL chợ; Chợ")
    )
    assert CENTRE in {agency.name for agency in came.draft.agencies}
    assert [spot.doubt.code for spot in came.unclear if spot.doubt] == [WorkbookDoubt.STILL_USED]
    assert came.draft.agencies[0] == Agency(
        name="Ban Quản lý chợ", aliases=("BQL chợ", "Chợ"), kind=came.draft.agencies[0].kind
    )
    assert (came.rows_added, came.rows_dropped) == (1, 0)


def test_headings_goals_and_duties_are_changed_added_and_dropped(draft: PlanDraft) -> None:
    more = replace(
        draft,
        goals=(Goal(text="Phấn đấu đạt 90% hồ sơ đúng hạn"), Goal(text="Mục tiêu hai")),
        duties=(Duty(agency=ECONOMY, text="Báo cáo", deadline_text="Quý I/2026", deadline=None),),
    )
    made = workbook.workbook_of(more, SOURCE)
    came = back(
        made, typing("sections", 0, "code", "IX"), typing("goals", 0, "text", "Phấn đấu đạt 95% hồ sơ đúng hạn"),
        deleting("goals", 1), typing("duties", 0, "deadline_text", "Trước 01/7/2026"),
        inserting("duties", 1, agency=CENTRE, text="Niêm yết", deadline_text="ngày mai ngày kia"),
    )  # fmt: skip
    assert came.draft.sections[0].code == "IX"
    assert {task.section for task in came.draft.tasks if task.code.startswith("1.")} == {"IX"}
    assert [goal.targets[0].value for goal in came.draft.goals] == [Decimal(95)]
    first, second = came.draft.duties
    assert first.deadline is not None
    assert first.deadline.due == date(2026, 6, 30)
    assert second.doubt is not None
    assert (came.rows_added, came.rows_dropped) == (1, 1)


# Strangers' bytes -----------------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as unreadable:
        intake.read_file(data, None, None)
    return unreadable.value.code


def _tampered(book: Any) -> None:
    book[HIDDEN_SHEET].cell(2, 3).value = "t:" + "A" * 400


def _newer(book: Any) -> None:
    book[HIDDEN_SHEET].cell(1, 2).value = "99"


def _twice(book: Any) -> None:
    book.copy_worksheet(sheet_of(book, "tasks"))


def _no_tasks(book: Any) -> None:
    del book["Nhiệm vụ"]


def _no_keys(book: Any) -> None:
    sheet_of(book, "tasks").delete_rows(KEYS_ROW)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (without_hidden_sheet, "book-without-seal"), (_tampered, "book-damaged"), (_newer, "book-newer"),
        (_twice, "book-sheet-twice"), (_no_tasks, "book-sheet-missing"), (_no_keys, "book-sheet-missing"),
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_trusted_is_refused_with_its_reason(made: bytes, edit: Edit, code: str) -> None:
    assert refused(edited(made, edit)) == code


def test_a_carried_text_that_swells_is_refused(made: bytes) -> None:
    packed = base64.b64encode(zlib.compress(b"0" * 50_000_000, 9)).decode()
    digest = hashlib.sha256(packed.encode()).hexdigest()

    def swell(book: Any) -> None:
        sheet = book[HIDDEN_SHEET]
        for column in range(1, 20):
            sheet.cell(2, column).value = None
        pieces = [packed[start : start + 30_000] for start in range(0, len(packed), 30_000)]
        for column, piece in enumerate(["draft", digest, *pieces], start=1):
            sheet.cell(2, column).value = f"t:{piece}"

    assert refused(edited(made, swell)) == "book-damaged"


def test_a_torn_workbook_is_refused(made: bytes) -> None:
    assert refused(made[: len(made) // 2]) in {"cut", "corrupt"}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) if "sheet" not in name else old.read(name)[:200])
    assert refused(out.getvalue()) == "corrupt"


def test_a_plain_sheet_is_no_workbook_of_ours() -> None:
    book = openpyxl.Workbook()
    book.active.append(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"])
    book.create_sheet(HIDDEN_SHEET)
    out = io.BytesIO()
    book.save(out)
    assert read_xlsx(out.getvalue()).book is None


@pytest.mark.parametrize(
    ("words", "day"), [("9/2/2026", date(2026, 2, 9)), ("31/02/2026", None), ("mai", None), ("", None)]
)
def test_a_day_is_read_as_it_is_written_here(words: str, day: date | None) -> None:
    assert read_day(words) == day


@given(st.text(), st.text(alphabet=" \t\n\u200b\u00a0", max_size=3))
def test_cells_are_the_same_whatever_cannot_be_seen(text: str, unseen: str) -> None:
    assert same(unseen + text + unseen, text)
    assert not same(text + "x", text)


def test_what_was_said_in_chat_is_in_the_workbook(draft: PlanDraft) -> None:
    places = {place.key: place for place in places_of(draft)}
    key = next(key for key, place in places.items() if place.field == "deadline" and place.rule is None)
    rule = DeadlineRule(kind=DeadlineKind.DATE, due=date(2026, 4, 4))
    said = {key: Correction(answer=Answer.CORRECTED, words="x", rule=rule)}
    right = so_far(draft, said)
    at = places[key].tasks[0]
    assert right.tasks[at].deadline == rule
    assert sum(one != two for one, two in zip(right.tasks, draft.tasks, strict=True)) == 1


def test_every_column_has_a_place_for_its_words() -> None:
    draft = PlanDraft(head=Head(), tasks=(TaskDraft(code="1", section=None, content="x"),))
    for sheet, lines in lines_of(draft).items():
        for line in lines:
            assert set(line.cells) == set(COLUMNS[sheet])


def test_it_is_made_and_read_within_a_second_or_two(draft: PlanDraft) -> None:
    started = time.monotonic()
    read_document(workbook.workbook_of(draft, SOURCE))
    assert time.monotonic() - started < 20  # far above what it takes; a hang is what this catches
