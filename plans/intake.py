"""Table rows → task drafts + the list of doubts to show a human."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from plans.agencies import AgenciesReading, Agency, AgencyDoubt, Mention, Register, proposed_agencies, read_agencies
from plans.body import AgencyPart, Goal, agency_parts, duties_of, goals_of, reporting_of, standing_office
from plans.bullets import BulletPlan, BulletTask, read_bullets
from plans.columns import Column, read_header
from plans.deadlines import DeadlineKind, DeadlineReading, DeadlineRule, read_deadline
from plans.doubts import ROW, Doubt
from plans.drafts import PlanDraft, TaskDraft, plan_as_json
from plans.head import Head, HeadDoubt, read_head
from plans.indicators import read_targets, read_targets_of_task
from plans.numbering import Arrangement, PlacedRow, Section, arrange, headings_above
from plans.outline import Entry, body_of, has_annex_lines, outline, recipients_of
from plans.pages import OF_RECOGNITION, Block, Paragraph, Table, paragraphs_of
from plans.programme import Programme, ProgrammeTask, read_programme
from plans.rows import PlanRow, TableReading, read_tables
from plans.shared_cell import parted_agencies
from plans.text import fold, nfc

__all__ = ["NoTasks", "PlanDraft", "TaskDraft", "plan_as_json", "products_of", "read_plan"]


class IntakeDoubt(StrEnum):
    """What a plan or a task leaves open: the codes that `locales` has sentences for, with the words each carries."""

    NO_TASKS = "plan-no-tasks"
    ANNEX_NOT_READ = "plan-annex-not-read"
    YEAR_DIFFERS = "year-differs"  # said, given
    CELL_MISSING = "cell-missing"
    DEADLINE_OUTSIDE_PLAN = "deadline-outside-plan"  # due
    DEADLINE_OF_PROGRAMME = "deadline-of-programme"
    LEAD_FROM_BODY = "lead-from-body"  # section, name
    LEADS_FROM_HEADINGS = "leads-from-headings"
    TIMES_FROM_HEADINGS = "deadlines-from-headings"
    YEAR_OPEN = "deadline-year-open"  # year


class NoTasks(Exception):
    """The document is no plan: it has neither a task table nor a plan's head nor tasks in its text."""

    code = "no-tasks"


def read_plan(blocks: Sequence[Block], *, year: int | None = None, agencies: Iterable[Agency] = ()) -> PlanDraft:
    """What a plan's pages mean: its head, sections, tasks, goals, duties, reporting and agencies, with doubts.

    `year` is the year for deadlines that print none, by default the plan's first; `agencies` is the commune's
    register, empty on its first import. Raises `NoTasks` for a document that is no plan.

    The doubts' codes: `IntakeDoubt`, and of the plan `HeadDoubt`, `ColumnDoubt`, `RowDoubt`, `NumberingDoubt`,
    `OfficeDoubt`; of tasks `RowDoubt`, `AgencyDoubt`, `DeadlineDoubt`, `TargetDoubt`.
    """
    head = _read_head(blocks)
    register = Register(agencies=tuple(agencies), commune=head.commune, unit=head.unit)
    tables = read_tables(blocks, register)
    if not tables.tables and head.title is None:
        raise NoTasks
    return _Reading(head=_with_year(head, tables), register=register, given_year=year).draft(tables)


def _read_head(blocks: Sequence[Block]) -> Head:
    outside = [b for b in blocks if not isinstance(b, Table) or read_header(b.rows) is None]
    return read_head(paragraphs_of(outside), (line.text for line in paragraphs_of(blocks)))


_YEAR = re.compile(r"\b20\d\d\b")
_A_TIME = re.compile(r"^(?:thang \d{1,2}|quy (?:[1-4]|iv|i{1,3})|6 thang (?:dau|cuoi) nam)(?:\W* ?(?:nam )?20\d\d)?$")
_SCHOOL_YEAR = re.compile(r"\bnăm\s+học\b", re.IGNORECASE)
_FIRST_MONTH_OF_SCHOOL = 8


def _with_year(head: Head, tables: TableReading) -> Head:
    """A table that was sent without its plan's head: the year that its deadlines name, doubted."""
    named = [year for row in tables.rows for year in set(_YEAR.findall(row.text(Column.DEADLINE)))]
    if head.year_from is not None or not named:
        return head
    year, times = Counter(named).most_common(1)[0]
    if times * 2 <= len(named):
        return head
    doubt = Doubt(field="year_from", code=HeadDoubt.YEAR_INFERRED, args={"year": year})
    others = tuple(doubt for doubt in head.doubts if doubt.code != HeadDoubt.YEAR_MISSING)
    return replace(head, year_from=int(year), year_to=int(year), doubts=(*others, doubt))


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """One document being read: what every part of the reading needs to know."""

    head: Head
    register: Register
    given_year: int | None

    @property
    def year(self) -> int | None:
        return self.given_year or self.head.year_from

    @property
    def years(self) -> tuple[int, int] | None:
        if self.head.year_from and self.head.year_to:
            return self.head.year_from, self.head.year_to
        return (self.year, self.year) if self.year else None

    def draft(self, tables: TableReading) -> PlanDraft:
        entries = outline(body_of(tables.lines))
        parts = agency_parts(entries, self.register)
        arranged = arrange(tables.rows, tables.annexes)
        programme = self._programme(tables, entries, parts)
        bullets = self._bullets(tables, entries, programme)
        tasks, mentions = self._tasks(arranged, programme, bullets)
        office, office_doubts = standing_office(entries, parts, self.register)
        draft = PlanDraft(
            head=replace(self.head, doubts=()),
            standing_office=office,
            sections=(*arranged.sections, *programme.sections, *bullets.sections),
            tasks=tuple(tasks if arranged.tasks else _recognised(tasks, tables)),
            goals=programme.goals or tuple(self._goals(entries)),
            duties=tuple(duties_of(parts, self._read_deadline)),
            reporting=tuple(reporting_of(entries, self._read_deadline)),
            agencies=proposed_agencies([*mentions, *_mentions_of(parts), *self._recipients(tables.lines)]),
            doubts=(
                *self.head.doubts, *self._year_doubts(), *tables.doubts, *arranged.doubts, *office_doubts,
                *_doubts_of_programme(programme), *_doubts_of_headings(tasks, arranged, programme),
            ),
            known=self.register.agencies,
        )  # fmt: skip
        return replace(draft, doubts=(*draft.doubts, *_doubts_of_absence(draft, tables)))

    # --- tasks ---

    def _tasks(
        self, arranged: Arrangement, programme: Programme, bullets: BulletPlan
    ) -> tuple[list[TaskDraft], list[Mention]]:
        tasks: list[TaskDraft] = []
        mentions: list[Mention] = []
        rows = (*map(_with_parted_leads, arranged.tasks), *map(_row_of_bullet, bullets.tasks))
        for placed in rows:
            leads = self._leads(placed, arranged)
            others = self._agencies(placed.row, Column.COORDINATORS)
            tasks.append(self._task(placed, leads, others, arranged.sections))
            mentions += [*leads.mentions, *others.mentions]
        for found in programme.tasks:
            tasks.append(self._task_of_programme(found))
            mentions += found.leads
        return tasks, mentions

    def _leads(self, placed: PlacedRow, arranged: Arrangement) -> AgenciesReading:
        """Who leads: the cell says, or, where the table has no such column, the agency that its heading names."""
        if Column.LEAD in placed.row.cells:
            return self._agencies(placed.row, Column.LEAD)
        for title in headings_above(placed, arranged.sections):
            reading = read_agencies(_ADDRESSED.sub("", title), self.register, field=Column.LEAD.value)
            if reading.mentions and all(doubt.code == AgencyDoubt.MISSPELT for doubt in reading.doubts):
                return reading
        return AgenciesReading()

    def _agencies(self, row: PlanRow, column: Column) -> AgenciesReading:
        """The agencies of a cell. Its lines list them, or merely break a long name: what leaves no doubt is meant."""
        on_one_line, as_listed = row.text(column), row.cells.get(column, "")
        ways = (on_one_line, as_listed) if column is Column.LEAD else (as_listed, on_one_line)
        readings = [read_agencies(way, self.register, field=column.value) for way in ways]
        return next((reading for reading in readings if not reading.doubts), readings[0])

    def _time_of_heading(self, placed: PlacedRow, sections: Sequence[Section]) -> str | None:
        """When it is due where the table has no column for it and its heading is a time: "THÁNG 3", "QUÝ II"."""
        if Column.DEADLINE in placed.row.cells:
            return None
        times = (title for title in headings_above(placed, sections) if _A_TIME.match(fold(title)))
        return next((title.capitalize() for title in times), None)

    def _task(
        self, placed: PlacedRow, leads: AgenciesReading, others: AgenciesReading, sections: Sequence[Section]
    ) -> TaskDraft:
        row = placed.row
        deadline_text = row.text(Column.DEADLINE) or self._time_of_heading(placed, sections)
        deadline = self._read_deadline(deadline_text) if deadline_text else None
        asked = read_targets_of_task(row.text(Column.CONTENT), row.text(Column.REQUIREMENT), year=self.year)
        rule = deadline.rule if deadline else None
        doubts = [
            *row.doubts,
            *_of_wrong_width(row),
            *_missing(row, leads, deadline_text),
            *leads.doubts,
            *others.doubts,
            *([deadline.doubt] if deadline and deadline.doubt else []),
            *self._outside_plan(rule),
            *asked.doubts,
        ]
        return TaskDraft(
            code=row.code,
            section=placed.section,
            content=_BULLET.sub("", row.text(Column.CONTENT)),
            requirement=row.text(Column.REQUIREMENT) or None,
            product=_product(row) or None,
            products=products_of(row.cells.get(Column.PRODUCT, "")),
            deadline_text=deadline_text,
            deadline=rule,
            lead_text=row.text(Column.LEAD) or None,
            leads=leads.names,
            lead_groups=leads.groups,
            coordinators_text=row.text(Column.COORDINATORS) or None,
            coordinators=others.names,
            coordinator_groups=others.groups,
            notes=_notes(row),
            targets=asked.targets,
            doubts=tuple(dict.fromkeys(doubts)),
            line=row.place.line,
        )

    def _task_of_programme(self, found: ProgrammeTask) -> TaskDraft:
        """A bullet of a programme. Its lead and its period are told by the body: the plan's own doubts say so."""
        targets = read_targets(found.content, year=self.year)
        reading = AgenciesReading(mentions=found.leads)
        years = self.years
        period = (date(years[0], 1, 1), date(years[1], 12, 31)) if years else (None, None)
        return TaskDraft(
            code=found.code,
            section=found.section,
            content=found.content,
            deadline=DeadlineRule(kind=DeadlineKind.PERIOD, start=period[0], due=period[1]) if years else None,
            leads=reading.names,
            lead_groups=reading.groups,
            targets=targets.targets,
            doubts=(*([] if found.sure else [_of_lead(found)]), *targets.doubts),
        )

    def _read_deadline(self, text: str) -> DeadlineReading:
        if self.year is None:
            return DeadlineReading(text=text, rule=None, doubt=Doubt(field="deadline", code=HeadDoubt.YEAR_MISSING))
        reading = read_deadline(text, self.year)
        if self.years is None or self.years[0] == self.years[1] or _YEAR.search(text):
            return reading
        return self._in_its_year(reading, self.years)

    def _in_its_year(self, reading: DeadlineReading, years: tuple[int, int]) -> DeadlineReading:
        """A day without a year in a plan of several: in a school year its month says which, else it is asked."""
        days = _days_of(reading.rule) if reading.rule else []
        if not days or reading.doubt or (reading.rule and (reading.rule.every or reading.rule.repeats)):
            return reading
        if _SCHOOL_YEAR.search(self.head.title or "") and years[1] - years[0] == 1:
            late = {day.month < _FIRST_MONTH_OF_SCHOOL for day in days}
            if len(late) == 1:
                return read_deadline(reading.text, years[1]) if late.pop() else reading
        doubt = Doubt(field="deadline", code=IntakeDoubt.YEAR_OPEN, args={"year": str(days[-1].year)})
        return replace(reading, doubt=doubt)

    def _outside_plan(self, rule: DeadlineRule | None) -> list[Doubt]:
        """A due day outside the plan's years is perhaps a misprint, and would start overdue."""
        if rule is None or rule.due is None or self.years is None:
            return []
        if self.years[0] <= rule.due.year <= self.years[1]:
            return []
        return [Doubt(field="deadline", code=IntakeDoubt.DEADLINE_OUTSIDE_PLAN, args={"due": rule.due.isoformat()})]

    # --- the rest of the plan ---

    def _programme(self, tables: TableReading, entries: Sequence[Entry], parts: Sequence[AgencyPart]) -> Programme:
        """Only a paper that announces no annex has its tasks in its text."""
        if tables.tables or self.years is None or has_annex_lines(tables.lines):
            return Programme()
        return read_programme(entries, parts, year=self.years[0], last_year=self.years[1])

    def _bullets(self, tables: TableReading, entries: Sequence[Entry], programme: Programme) -> BulletPlan:
        if tables.tables or programme.tasks or has_annex_lines(tables.lines):
            return BulletPlan()
        return read_bullets(entries)

    def _goals(self, entries: Sequence[Entry]) -> list[Goal]:
        first, last = self.years or (None, None)
        return goals_of(entries, year=first, last_year=last)

    def _recipients(self, lines: Sequence[Paragraph]) -> list[Mention]:
        """Bodies among the recipients that are known for sure; the list also holds posts and units of filing."""
        readings = (read_agencies(name, self.register, field="agencies") for name in recipients_of(lines))
        return [mention for reading in readings if not reading.doubts for mention in reading.mentions]

    def _year_doubts(self) -> list[Doubt]:
        said, given = self.head.year_from, self.given_year
        if said and given and not said <= given <= (self.head.year_to or said):
            return [
                Doubt(field="year_from", code=IntakeDoubt.YEAR_DIFFERS, args={"said": str(said), "given": str(given)})
            ]
        return []


def _days_of(rule: DeadlineRule) -> list[date]:
    """The days that a rule names, in order."""
    return [day for day in (rule.start, *rule.dues, rule.due) if day is not None]


def _with_parted_leads(placed: PlacedRow) -> PlacedRow:
    """Whoever the leading cell itself says to be helping goes to those who help."""
    cells = placed.row.cells
    parted = parted_agencies(placed.row.text(Column.LEAD))
    if parted is None or (parted[1] and cells.get(Column.COORDINATORS)):
        return placed
    others = parted[1] or cells.get(Column.COORDINATORS, "")
    cells = {**cells, Column.LEAD: parted[0], Column.COORDINATORS: others}
    return replace(placed, row=replace(placed.row, cells=cells))


def _row_of_bullet(task: BulletTask) -> PlacedRow:
    """A point of the text as the row that a table would have for it."""
    cells = {
        Column.CONTENT: task.content, Column.LEAD: task.lead_text, Column.COORDINATORS: task.others_text,
        Column.DEADLINE: task.deadline_text, Column.PRODUCT: task.product,
    }  # fmt: skip
    return PlacedRow(row=PlanRow(code=task.code, cells=cells), section=task.section)


def _mentions_of(parts: Iterable[AgencyPart]) -> list[Mention]:
    return [mention for part in parts for mention in part.mentions]


def _of_wrong_width(row: PlanRow) -> list[Doubt]:
    """In a row that lost a place or won one, no cell is sure to stand under its title."""
    fields = (*(column.value for column in row.cells), "targets")
    return [Doubt(field=name, code=row.width) for name in fields] if row.width else []


def _missing(row: PlanRow, leads: AgenciesReading, deadline_text: str | None) -> list[Doubt]:
    told = {
        Column.CONTENT: bool(row.text(Column.CONTENT)),
        Column.DEADLINE: bool(deadline_text),
        Column.LEAD: bool(row.text(Column.LEAD) or leads.mentions),
    }
    return [Doubt(field=column.value, code=IntakeDoubt.CELL_MISSING) for column, is_told in told.items() if not is_told]


def _doubts_of_headings(tasks: Sequence[TaskDraft], arranged: Arrangement, programme: Programme) -> list[Doubt]:
    """That the headings say who leads, or when all is due, is asked once."""
    leads = not programme.tasks and any(task.leads and not task.lead_text for task in tasks)
    times = any(Column.DEADLINE not in placed.row.cells for placed in arranged.tasks) and any(
        task.deadline_text for task in tasks
    )
    return [
        *([Doubt(field="leads", code=IntakeDoubt.LEADS_FROM_HEADINGS)] if leads else []),
        *([Doubt(field="deadline", code=IntakeDoubt.TIMES_FROM_HEADINGS)] if times else []),
    ]


_ADDRESSED = re.compile(r"^(?:đề nghị|giao|nhiệm vụ của)\s*:?\s+", re.IGNORECASE)


def _doubts_of_programme(programme: Programme) -> list[Doubt]:
    """What the text of a programme tells of many tasks at once is asked once: their span, and who leads a field."""
    if not programme.tasks:
        return []
    sure = {task.section: _of_lead(task) for task in programme.tasks if task.sure}
    return [Doubt(field="deadline", code=IntakeDoubt.DEADLINE_OF_PROGRAMME), *sure.values()]


def _of_lead(task: ProgrammeTask) -> Doubt:
    if not task.leads:
        return Doubt(field="leads", code=IntakeDoubt.CELL_MISSING)
    names = "; ".join(AgenciesReading(mentions=task.leads).names)
    return Doubt(field="leads", code=IntakeDoubt.LEAD_FROM_BODY, args={"section": task.section, "name": names})


def _recognised(tasks: Iterable[TaskDraft], tables: TableReading) -> Iterator[TaskDraft]:
    """The tasks of a programme without a table; where its text was recognised from pictures, each is doubted."""
    about = tuple(replace(doubt, field=ROW) for doubt in tables.doubts if doubt.code in OF_RECOGNITION)
    return (replace(task, doubts=(*task.doubts, *about)) for task in tasks)


def _doubts_of_absence(draft: PlanDraft, tables: TableReading) -> list[Doubt]:
    """Say it aloud when nothing was found where a plan has its tasks."""
    doubts = []
    if not tables.tables and has_annex_lines(tables.lines):
        doubts.append(Doubt(field="tasks", code=IntakeDoubt.ANNEX_NOT_READ))
    if not draft.tasks:
        doubts.append(Doubt(field="tasks", code=IntakeDoubt.NO_TASKS))
    return doubts


_BULLET = re.compile(r"^[-–+•]\s*")
_BULLETS_INSIDE = re.compile(r"(?:^|\s)[-–+•]\s*(?=[A-ZĐÀ-Ỹ])")


def _product(row: PlanRow) -> str:
    """The products on one line; where only lines and bullets part them, semicolons do so instead."""
    lines = row.cells.get(Column.PRODUCT, "").split("\n")
    parted = any(line.endswith((";", ",", ".")) for line in lines[:-1])
    if len(lines) > 1 and not parted and all(_BULLET.match(line) for line in lines):
        return "; ".join(products_of(row.cells[Column.PRODUCT]))
    return row.text(Column.PRODUCT)


def _notes(row: PlanRow) -> str | None:
    """The other columns of a task, each with its title on a line of its own."""
    told = ((title, nfc(text)) for title, text in row.notes.items())
    return "\n".join(f"{title}: {text}" if title else text for title, text in told if text) or None


def products_of(cell: str) -> tuple[str, ...]:
    """The products of a cell one by one: parted by ";", lines, and by bullets where the cell has bullets."""
    parts = re.split(r"[;\n]", cell)
    if _BULLET.match(cell):
        parts = [piece for part in parts for piece in _BULLETS_INSIDE.split(part)]
    return tuple(product for part in parts if (product := part.strip(" -–+•.;,")))
