"""The workbook in which an office says what was done before a plan went live: made of its items, and read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import going_live, intake
from actions.going_live import Meant, PlanRows
from actions.office_book import office_book
from actions.refusals import Refused
from actions.wording import Part, say, spoken
from actions.worklist import period_of
from db import people, tasks
from db.models import Commune, Plan, Task, WorkItem
from documents.books import Book, BookColumn, BookRow, BookSheet, ReturnedBook, ReturnedRow
from documents.tables import Unreadable
from plans.calendar import in_vietnam
from plans.done_before import LONGEST_DOCUMENT, CellUnclear, Mark, read_mark

# What the workbook carries unseen: of which plan it was made, by which of its versions, and the ids of its rows.
PLAN, VERSION, ITEMS = "done-before-plan", "done-before-version", "done-before-items"
SHEET = "done-before"
COLUMNS = (
    ("code", 9.0), ("title", 54.0), ("agency", 28.0), ("period", 17.0), ("due", 13.0), ("done", 11.0), ("day", 15.0),
    ("document", 36.0),
)  # fmt: skip
EDITABLE = ("done", "day", "document")
_MOST_TOLD = 10


def plan_for(tx: Session, commune: Commune, plan_id: int) -> Plan:
    """A plan that was approved and has not begun; Refused for any other."""
    plan = tasks.plan(tx, commune.id, plan_id)
    if plan is None:
        raise Refused("done-book-unknown")
    if plan.id not in {waiting.id for waiting in intake.waiting_plans(tx, commune)}:
        raise Refused("done-book-started", title=plan.title)
    return plan


def name_of(plan: Plan) -> str:
    """What the workbook of a plan is called."""
    return spoken(say("done-book-name", plan=(plan.number or plan.title[:60]).replace("/", "-")))


def book(tx: Session, commune: Commune, plan: Plan, now: datetime) -> Book:
    """The workbook of a plan: what of it may have been done by now, a row each. Sent back untouched it marks nothing.

    Refused where nothing can be marked.
    """
    read = PlanRows.read(tx, plan)
    found = going_live.can_be_meant(read, in_vietnam(now).date())
    if not found:
        raise Refused("done-book-nothing", title=plan.title)
    agencies = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    about = [say("done-book-title", title=plan.title), *(say(f"done-book-about-{n}") for n in (1, 2, 3, 4))]
    sheet = BookSheet(
        key=SHEET,
        title=spoken(say("done-book-sheet")),
        columns=tuple(
            BookColumn(key=key, title=spoken(_title(key)), width=width, editable=key in EDITABLE)
            for key, width in COLUMNS
        ),
        rows=tuple(_row(row, item, read, agencies[item.agency_id]) for row, item in found),
    )
    carried = {PLAN: str(plan.id), VERSION: _version(tx, plan), ITEMS: " ".join(str(item.id) for _, item in found)}
    return office_book(about, [sheet], carried)


def _version(tx: Session, plan: Plan) -> str:
    version = tasks.version_in_force(tx, plan.commune_id, plan.id)
    return str(version.id if version is not None else 0)


def _title(column: str) -> Part:
    return say(f"done-column-{column}")


def _row(row: Task, item: WorkItem, plan: PlanRows, agency: str) -> BookRow:
    period, section = period_of(item), plan.sections.get(row.section_id, "")
    texts = {
        "code": f"{section}/{row.code}" if section else row.code, "title": item.title, "agency": agency,
        "period": spoken(period) if period is not None else "",
        "due": f"{item.due_on:%d/%m/%Y}" if item.due_on else "",
    }  # fmt: skip
    return BookRow(key=str(item.id), texts=tuple(texts.get(key, "") for key, _ in COLUMNS))


# Taking back --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What a workbook that came back says: what would be marked and with what, the rows that are not clear, how many
    of its items are closed by now, and how many of its rows are gone."""

    plan: Plan
    meant: Meant
    unclear: tuple[Part, ...] = ()
    closed: int = 0
    gone: int = 0

    @property
    def items(self) -> list[int]:
        """The ids of what would be marked."""
        return [item.id for _, item in self.meant.items]


def is_done_before_book(came: ReturnedBook | None) -> bool:
    """Whether a workbook of ours is one of what was done before."""
    return came is not None and PLAN in came.carried


def read_back(tx: Session, commune: Commune, came: ReturnedBook, now: datetime) -> Filled:
    """What a workbook that came back would mark; nothing is written.

    Refused for the workbook of another commune, of a plan that has begun, and of one that was amended since.
    """
    try:
        plan_id, version = int(came.carried[PLAN]), came.carried[VERSION]
        listed = [int(number) for number in came.carried[ITEMS].split()]
        returned = came.rows[SHEET]
    except (KeyError, ValueError):
        raise Unreadable("book-damaged") from None
    plan = plan_for(tx, commune, plan_id)
    if _version(tx, plan) != version:
        raise Refused("done-book-old", title=plan.title)
    read = PlanRows.read(tx, plan)
    reading = _Reading(can_be_meant=going_live.can_be_meant(read, in_vietnam(now).date()), listed=listed)
    return reading.filled(plan, returned, in_vietnam(now).date())


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """The rows of one workbook held against what can be marked now."""

    can_be_meant: Sequence[tuple[Task, WorkItem]]
    listed: Sequence[int]

    def filled(self, plan: Plan, rows: Sequence[ReturnedRow], today: date) -> Filled:
        open_ = {str(item.id): (row, item) for row, item in self.can_be_meant}
        known = {str(number) for number in self.listed}
        twice = {key for key, count in Counter(row.key for row in rows).items() if count > 1}
        marks: dict[int, Mark] = {}
        unclear: list[Part] = []
        closed: set[str] = set()
        for row in rows:
            code = row.texts.get("code") or str(row.number)
            try:
                mark = _mark_of(row, today, date(plan.year_from - 1, 1, 1))
            except CellUnclear as cell:
                unclear.append(_told(code, cell))
                continue
            if mark is None:
                continue
            if row.key not in known or row.key in twice:
                unclear.append(say("done-row-twice" if row.key in known else "done-row-unknown", row=row.number))
            elif row.key in open_:
                marks[int(row.key)] = mark
            else:
                closed.add(row.key)
        items = tuple((row, item) for row, item in self.can_be_meant if item.id in marks)
        gone = len(known - {row.key for row in rows})
        return Filled(
            plan=plan, meant=Meant(items=items, marks=marks), unclear=tuple(unclear), closed=len(closed), gone=gone
        )


def _mark_of(row: ReturnedRow, today: date, earliest: date) -> Mark | None:
    done, day, document = (row.texts.get(name, "") for name in EDITABLE)
    return read_mark(done, day, document, today, earliest)


def _told(code: str, cell: CellUnclear) -> Part:
    return say(
        f"done-cell-{cell.flaw.value}", code=code, column=_title(cell.column), words=cell.words[:60],
        most=LONGEST_DOCUMENT,
    )  # fmt: skip


def lines(filled: Filled) -> list[Part]:
    """What a workbook brings beside what it would mark, read back before anything is written."""
    told = [say("done-book-read", title=filled.plan.title)]
    if filled.unclear:
        told.append(say("done-book-unclear", count=len(filled.unclear)))
        told += filled.unclear[:_MOST_TOLD]
        if len(filled.unclear) > _MOST_TOLD:
            told.append(say("done-book-more", count=len(filled.unclear) - _MOST_TOLD))
    if filled.closed:
        told.append(say("done-book-closed", count=filled.closed))
    if filled.gone:
        told.append(say("done-book-gone", count=filled.gone))
    if not filled.items:
        told.append(say("done-book-untouched"))
    return told


# Kept while we wait for the yes -------------------------------------------------------------------------------------


def kept(meant: Meant) -> dict[str, Any]:
    """What would be marked, as the question remembers it."""
    marks = [[item.id, *_as_json(meant.marks.get(item.id, Mark()))] for _, item in meant.items]
    return {"items": [item.id for _, item in meant.items], "marks": marks}


def _as_json(mark: Mark) -> tuple[str | None, str | None]:
    return mark.day.isoformat() if mark.day else None, mark.document


def marks_of(asked: dict[str, Any]) -> dict[int, Mark]:
    """What a question remembers of its items."""
    return {
        item: Mark(day=date.fromisoformat(day) if day else None, document=document)
        for item, day, document in asked.get("marks", ())
    }
