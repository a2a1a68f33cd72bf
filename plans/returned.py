"""A workbook that was corrected and sent back → the draft that it now says, and what was changed, added and dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from plans.agencies import Agency, AgencyKind, Register, read_agencies
from plans.agency_names import kind_of_name
from plans.body import Duty, Goal
from plans.corrections import (
    COORDINATORS,
    DEADLINE,
    DROPPED,
    LEADS,
    OFFICE,
    SURE_ENOUGH,
    Answer,
    Correction,
    Place,
    joined,
    places_of,
    read_correction,
    so_far,
)
from plans.deadlines import DeadlineRule, read_deadline
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import HeadDoubt
from plans.indicators import read_targets, read_targets_of_task
from plans.intake import IntakeDoubt, products_of
from plans.numbering import NumberingDoubt, Section
from plans.returned_values import Returned, Spot, TypedLine, WorkbookDoubt
from plans.text import fold, nfc
from plans.workbook import (
    COLUMNS,
    FIX,
    HEAD_ROWS,
    SEEN,
    VALUE,
    Sheet,
    agency_cells,
    duty_cells,
    goal_cells,
    head_value,
    same,
    section_cells,
    task_cells,
)

_Row = TypeVar("_Row")
_DAY = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MARKS = frozenset({"x", "v", "r", "1", "co", "roi", "da", "da xem", "dung", "ok", "true", "✓", "✔", "☑"})
_NO_MARKS = frozenset({"0", "khong", "chua", "chua xem", "false", "-"})


def returned(
    draft: PlanDraft,
    sheets: Mapping[Sheet, Sequence[TypedLine]],
    *,
    known: Iterable[Agency] = (),
    year: int | None = None,
) -> Returned:
    """What the sheets say of the draft that they were made from. A cell that shows what it showed changes nothing.

    Changed deadlines, bodies and targets are read as in a plan; what is doubted is asked about as there. `known` is
    the commune's register; `year` stands above the year in the head, as somebody's own word. A sheet that is missing
    changes nothing.
    """
    reading = _Reading(draft, tuple(known), year)
    for sheet, lines in sheets.items():
        reading.lines[sheet] = list(lines)
    return reading.result()


@dataclass
class _Reading:
    """One workbook being read. `original` is what its cells showed, `draft` what has become of it so far."""

    original: PlanDraft
    known: tuple[Agency, ...]
    given_year: int | None
    lines: dict[Sheet, list[TypedLine]] = field(default_factory=dict)
    changed: list[Spot] = field(default_factory=list)
    unclear: list[Spot] = field(default_factory=list)
    added: list[TaskDraft] = field(default_factory=list)
    dropped: list[TaskDraft] = field(default_factory=list)
    rows_added: int = 0
    rows_dropped: int = 0
    renamed: dict[str, str] = field(default_factory=dict)
    draft: PlanDraft = field(init=False)

    def __post_init__(self) -> None:
        self.draft = self.original = replace(self.original, known=self.known)

    def result(self) -> Returned:
        self._agencies()
        self._head()
        self._sections()
        self._goals()
        self._duties()
        self._tasks()
        self._seen_of_plan()
        return Returned(
            draft=self.draft, changed=tuple(self.changed), added=tuple(self.added), dropped=tuple(self.dropped),
            rows_added=self.rows_added, rows_dropped=self.rows_dropped, unclear=tuple(self.unclear),
        )  # fmt: skip

    # Cells ------------------------------------------------------------------------------------------------------

    def _changes(self, sheet: Sheet, line: TypedLine, before: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row that say something else than before, each remembered as a change; marks apart."""
        found = {}
        for column in COLUMNS[sheet]:
            if column not in line.cells or column == SEEN:
                continue
            words = line.cells[column]
            if words is None:
                self._unclear(sheet, line, column, Doubt(field=column, code=WorkbookDoubt.VALUE_LOST))
            elif not same(words, before.get(column, "")):
                found[column] = words.strip()
                self.changed.append(Spot(sheet=sheet, row=line.number, column=column, words=words.strip()))
        return found

    def _unclear(self, sheet: Sheet, line: TypedLine, column: str, *doubts: Doubt) -> None:
        words = (line.cells.get(column) or "").strip()
        self.unclear += [
            Spot(sheet=sheet, row=line.number, column=column, words=words, doubt=doubt) for doubt in doubts
        ]

    def _rows(
        self,
        sheet: Sheet,
        rows: Sequence[_Row],
        cells: Callable[[_Row], Mapping[str, str]],
        with_changes: Callable[[_Row, TypedLine, dict[str, str]], _Row],
        blank: _Row,
        may_go: Callable[[_Row], bool] = lambda _: True,
    ) -> tuple[_Row, ...]:
        """The rows of a plain sheet as they came back: changed in their old order, new ones behind those above them."""
        if sheet not in self.lines:
            return tuple(rows)
        kept: dict[int, _Row] = {}
        new: dict[int, list[_Row]] = {}
        above = -1
        for line, index in _placed(self.lines[sheet], [cells(row) for row in rows]):
            if index is not None:
                changes = self._changes(sheet, line, cells(rows[index]))
                kept[index] = with_changes(rows[index], line, changes) if changes else rows[index]
                above = index
            elif changes := self._changes_of_new(sheet, line):
                new.setdefault(above, []).append(with_changes(blank, line, changes))
                self.rows_added += 1
        found = list(new.get(-1, ()))
        for index, row in enumerate(rows):
            if index in kept or not may_go(row):
                found.append(kept.get(index, row))
            else:
                self.rows_dropped += 1
            found += new.get(index, ())
        return tuple(found)

    def _changes_of_new(self, sheet: Sheet, line: TypedLine) -> dict[str, str]:
        """The cells of a row that is new; they are told as a row and not one by one."""
        said = {column: words.strip() for column in COLUMNS[sheet] if (words := line.cells.get(column)) is not None}
        return {column: words for column, words in said.items() if words and column != SEEN}

    # Bodies -----------------------------------------------------------------------------------------------------

    def _agencies(self) -> None:
        used = {name for task in self.draft.tasks for name in (*task.leads, *task.coordinators)}
        used |= {name for name in [self.draft.standing_office] if name}

        def may_go(agency: Agency) -> bool:
            if agency.name in used:
                doubt = Doubt(field="name", code=WorkbookDoubt.STILL_USED, args={"name": agency.name})
                self.unclear.append(
                    Spot(sheet=Sheet.AGENCIES, row=0, column="name", words=agency.name, doubt=doubt)
                )  # fmt: skip
            return agency.name not in used

        blank = Agency(name="", kind=AgencyKind.OTHER)
        rows = self._rows(Sheet.AGENCIES, self.draft.agencies, agency_cells, self._agency, blank, may_go)
        agencies = tuple(agency for agency in rows if agency is not blank)
        if self.renamed:  # two that now bear one name are one body
            agencies = tuple({agency.name: agency for agency in reversed(agencies)}.values())[::-1]
        tasks = tuple(self._renamed(task) for task in self.draft.tasks) if self.renamed else self.draft.tasks
        office = self.draft.standing_office
        office = self.renamed.get(office, office) if office else office
        self.draft = replace(self.draft, agencies=agencies, tasks=tasks, standing_office=office)

    def _agency(self, agency: Agency, line: TypedLine, changes: dict[str, str]) -> Agency:
        name = nfc(changes.get("name", agency.name))
        if not name:
            self._unclear(Sheet.AGENCIES, line, "name", Doubt(field="name", code=WorkbookDoubt.NAME_MISSING))
            return agency
        aliases: Sequence[str] = agency.aliases
        if "aliases" in changes:
            aliases = [nfc(alias) for alias in re.split(r"[;\n]", changes["aliases"]) if nfc(alias)]
        kind = agency.kind if agency.name else kind_of_name(Register().key(name))
        if agency.name and name != agency.name and agency.kind is not AgencyKind.GROUP:
            self.renamed[agency.name] = name
            aliases = [*aliases, agency.name]
        return Agency(name=name, kind=kind, aliases=tuple(a for a in dict.fromkeys(aliases) if a != name))

    def _renamed(self, task: TaskDraft) -> TaskDraft:
        leads = tuple(self.renamed.get(name, name) for name in task.leads)
        others = tuple(self.renamed.get(name, name) for name in task.coordinators)
        return replace(task, leads=leads, coordinators=others)

    def _register(self) -> Register:
        bodies = tuple(agency for agency in self.draft.agencies if agency.kind is not AgencyKind.GROUP)
        head = self.draft.head
        return Register(agencies=joined(self.known, bodies), commune=head.commune, unit=head.unit)

    # The head ---------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        year = self.year
        for line in self.lines.get(Sheet.HEAD, ()):
            if line.key in HEAD_ROWS:
                changes = self._changes(Sheet.HEAD, line, {VALUE: head_value(self.original, line.key)})
                if VALUE in changes:
                    self._head_value(line, changes[VALUE])
        if self.given_year is not None and self.given_year != self.draft.head.year_from:
            head = replace(self.draft.head, year_from=self.given_year, year_to=self.given_year)
            self.draft = replace(self.draft, head=head)
        if self.year != year and self.year is not None:
            tasks = tuple(self._in_another_year(task, year, self.year) for task in self.draft.tasks)
            self.draft = replace(self.draft, tasks=tasks)

    @property
    def year(self) -> int | None:
        """The year that deadlines are read for."""
        return self.draft.head.year_from

    def _head_value(self, line: TypedLine, words: str) -> None:
        value, doubt = self._read_head_value(line.key, words)
        others = tuple(d for d in self.draft.doubts if d.field != line.key)
        if doubt is not None:
            self._unclear(Sheet.HEAD, line, VALUE, doubt)
            self.draft = replace(self.draft, doubts=(*others, doubt))
        elif line.key == OFFICE:
            self.draft = replace(self.draft, doubts=others, standing_office=value if value is None else str(value))
        else:
            head = replace(self.draft.head, **{line.key: value})  # type: ignore[arg-type]  # each is read as its field
            self.draft = replace(self.draft, doubts=others, head=head)

    def _read_head_value(self, name: str, words: str) -> tuple[str | int | date | None, Doubt | None]:
        if name == "issued_on":
            day = read_day(words)
            unclear = Doubt(field=name, code=HeadDoubt.DATE_UNCLEAR, args={"printed": words})
            return day, unclear if words and day is None else None
        if name in ("year_from", "year_to", OFFICE) and words:
            asked = OFFICE if name == OFFICE else "year_from"
            said = read_correction(Place(key="", field=asked), words, self._register(), self.year)
            if isinstance(said, Doubt):
                return None, replace(said, field=name)
            self.draft = replace(self.draft, agencies=joined(self.draft.agencies, said.agencies))
            return (said.names[0] if asked == OFFICE else said.year), None
        return nfc(words) or None, None

    def _in_another_year(self, task: TaskDraft, before: int | None, after: int) -> TaskDraft:
        """The head names another year: a deadline that was read from its words is read anew, one that a person put
        right stays as they said it and is asked about."""
        if task.deadline_text is None:
            return task
        as_printed = None if before is None else read_deadline(task.deadline_text, before).rule
        if task.deadline is None or task.deadline == as_printed:
            return self._with_deadline(task, task.deadline_text, after)
        return _with_doubts(task, DEADLINE, [Doubt(field=DEADLINE, code=WorkbookDoubt.YEAR_CHANGED)])

    def _seen_of_plan(self) -> None:
        """Marks at the doubts about the plan itself."""
        for line in self.lines.get(Sheet.HEAD, ()):
            name = line.key.removeprefix("doubt:")
            if not any(doubt.field == name for doubt in self.draft.doubts) or not self._is_marked(Sheet.HEAD, line):
                continue
            # A mark is for its own line, though what the head leaves open is one place in chat.
            alone = replace(self.draft, doubts=tuple(doubt for doubt in self.draft.doubts if doubt.field == name))
            right = [p for p in places_of(alone) if p.can_be_accepted and set(p.doubts) & set(alone.doubts)]
            if right:
                seen = so_far(alone, {place.key: Correction(answer=Answer.ACCEPTED) for place in right})
                left = tuple(doubt for doubt in self.draft.doubts if doubt.field != name or doubt in seen.doubts)
                self.draft = replace(seen, doubts=left)
            else:
                self._unclear(Sheet.HEAD, line, SEEN, Doubt(field=SEEN, code=WorkbookDoubt.NOTHING_TO_ACCEPT))

    def _is_marked(self, sheet: Sheet, line: TypedLine) -> bool:
        words = fold(line.cells.get(SEEN) or "").strip(" .")
        if words in _MARKS:
            return True
        if words and words not in _NO_MARKS:
            self._unclear(
                sheet, line, SEEN, Doubt(field=SEEN, code=WorkbookDoubt.MARK_UNCLEAR, args={"printed": words})
            )
        return False

    # Headings, goals, duties ------------------------------------------------------------------------------------

    def _sections(self) -> None:
        used = {task.section for task in self.draft.tasks}

        def may_go(section: Section) -> bool:
            if section.code in used:
                doubt = Doubt(field="code", code=WorkbookDoubt.STILL_USED, args={"name": section.code})
                self.unclear.append(
                    Spot(sheet=Sheet.SECTIONS, row=0, column="code", words=section.code, doubt=doubt)
                )  # fmt: skip
            return section.code not in used

        codes: dict[str | None, str] = {}

        def changed(section: Section, _: TypedLine, changes: dict[str, str]) -> Section:
            values = {name: nfc(words) for name, words in changes.items()}
            parent = values.get("parent", section.parent) or None
            code = values.get("code", section.code)
            if section.code:
                codes[section.code] = code
            return Section(code=code, title=values.get("title", section.title), parent=parent)

        blank = Section(code="", title="")
        sections = self._rows(Sheet.SECTIONS, self.draft.sections, section_cells, changed, blank, may_go)
        # A heading that got another number takes its tasks along.
        tasks = tuple(
            replace(task, section=codes[task.section]) if task.section in codes else task for task in self.draft.tasks
        )
        self.draft = replace(self.draft, sections=sections, tasks=tasks)

    def _goals(self) -> None:
        goals = self._rows(Sheet.GOALS, self.draft.goals, goal_cells, self._goal, Goal(text=""))
        self.draft = replace(self.draft, goals=goals)

    def _goal(self, goal: Goal, line: TypedLine, changes: dict[str, str]) -> Goal:
        words = {name: nfc(changes[name]) or None for name in ("section", "code") if name in changes}
        goal = replace(goal, **words)  # type: ignore[arg-type]  # both take a text or None
        if "text" in changes:
            text = nfc(changes["text"])
            goal = replace(goal, text=text, targets=read_targets(text, year=self.year).targets)
        if "targets" in changes:
            reading = read_targets(changes["targets"], year=self.year)
            if changes["targets"] and not reading.targets:
                self._unclear(Sheet.GOALS, line, "targets", _targets_unclear(changes["targets"]))
            else:
                goal = replace(goal, targets=reading.targets)
        if "due" in changes:
            day = read_day(changes["due"])
            if changes["due"] and day is None:
                printed = {"printed": changes["due"]}
                self._unclear(
                    Sheet.GOALS, line, "due", Doubt(field="due", code=WorkbookDoubt.DAY_UNCLEAR, args=printed)
                )
            else:
                goal = replace(goal, due=day)
        return goal

    def _duties(self) -> None:
        blank = Duty(agency="", text="", deadline_text="", deadline=None)
        self.draft = replace(
            self.draft, duties=self._rows(Sheet.DUTIES, self.draft.duties, duty_cells, self._duty, blank)
        )

    def _duty(self, duty: Duty, line: TypedLine, changes: dict[str, str]) -> Duty:
        if "agency" in changes:
            reading = read_agencies(changes["agency"], self._register(), field=LEADS)
            duty = replace(duty, leads=reading.names, lead_groups=reading.groups, groups=())
        duty = replace(duty, **{name: nfc(words) for name, words in changes.items()})  # type: ignore[arg-type]  # texts
        if "deadline_text" in changes and self.year is not None:
            found = read_deadline(duty.deadline_text, self.year)
            duty = replace(duty, deadline=found.rule, doubt=found.doubt)
            if found.doubt is not None:
                self._unclear(Sheet.DUTIES, line, "deadline_text", found.doubt)
        return duty

    # Tasks ------------------------------------------------------------------------------------------------------

    def _tasks(self) -> None:
        if Sheet.TASKS not in self.lines:
            return
        before = self.draft.tasks
        kept: dict[int, TaskDraft] = {}
        new: dict[int, list[TaskDraft]] = {}
        above = -1
        for line, index in _placed(self.lines[Sheet.TASKS], [task_cells(task) for task in self.original.tasks]):
            if index is not None:
                changes = self._changes(Sheet.TASKS, line, task_cells(self.original.tasks[index]))
                kept[index] = self._marked(line, self._task(before[index], line, changes))
                above = index
            elif changes := self._changes_of_new(Sheet.TASKS, line):
                new.setdefault(above, []).append(self._new_task(line, changes))
        tasks = list(new.get(-1, ()))
        places: dict[int | None, int] = {}
        for index, task in enumerate(before):
            places[index] = len(tasks)
            tasks.append(kept[index] if index in kept else self._gone(task))
            tasks += new.get(index, ())
        self.added = [task for index in sorted(new) for task in new[index]]
        duties = tuple(replace(duty, same_as=places.get(duty.same_as)) for duty in self.draft.duties)
        self.draft = replace(self.draft, tasks=tuple(tasks), duties=duties)

    def _gone(self, task: TaskDraft) -> TaskDraft:
        self.dropped.append(task)
        return _with_doubts(task, DROPPED, [Doubt(field=DROPPED, code=WorkbookDoubt.ROW_GONE)])

    def _new_task(self, line: TypedLine, changes: dict[str, str]) -> TaskDraft:
        needed = {"content": "", "deadline_text": "", LEADS: ""}
        task = self._task(TaskDraft(code="", section=None, content=""), line, {**needed, **changes})
        return self._marked(line, task)

    def _task(self, task: TaskDraft, line: TypedLine, changes: dict[str, str]) -> TaskDraft:
        """The task with what was changed in its row, column by column; each that was changed is doubted anew."""
        for column, words in changes.items():
            match column:
                case "code" | "content" | "requirement" | "product" | "notes":
                    task = self._with_text(task, column, words)
                case "section":
                    task = self._with_section(task, line, words)
                case "deadline_text":
                    task = self._with_deadline(task, words, self.year, line)
                case "fix":
                    task = self._with_fix(task, line, words)
                case "leads" | "coordinators":
                    task = self._with_bodies(task, line, column, words)
        if "targets" in changes:
            return self._with_targets(task, line, changes["targets"])
        return self._targets_anew(task) if {"content", "requirement"} & changes.keys() else task

    def _with_text(self, task: TaskDraft, column: str, words: str) -> TaskDraft:
        text = "\n".join(filter(None, map(nfc, words.split("\n")))) if column == "notes" else nfc(words)
        missing = column == "content" and not text
        value = text if column in ("code", "content") else text or None
        task = replace(task, **{column: value})  # type: ignore[arg-type]  # a text, or None where one may be missing
        if column == "product":
            task = replace(task, products=products_of(words))
        return _with_doubts(task, column, [_missing(column)] if missing else [])

    def _with_section(self, task: TaskDraft, line: TypedLine, words: str) -> TaskDraft:
        code = nfc(words)
        doubts = []
        if code and code not in {section.code for section in self.draft.sections}:
            args = {"number": task.code or "–"}
            doubts = [Doubt(field="section", code=NumberingDoubt.SECTION_UNCLEAR, args=args)]
            self._unclear(Sheet.TASKS, line, "section", *doubts)
        return _with_doubts(replace(task, section=code or None), "section", doubts)

    def _with_deadline(self, task: TaskDraft, words: str, year: int | None, line: TypedLine | None = None) -> TaskDraft:
        """The deadline read from printed words, as in a plan."""
        text = nfc(words)
        if not text or year is None:
            doubt = Doubt(field=DEADLINE, code=HeadDoubt.YEAR_MISSING) if text else _missing(DEADLINE)
            return _with_doubts(replace(task, deadline_text=text or None, deadline=None), DEADLINE, [doubt])
        reading = read_deadline(text, year)
        doubts = [*([reading.doubt] if reading.doubt else []), *self._outside(reading.rule)]
        if line is not None:
            self._unclear(Sheet.TASKS, line, "deadline_text", *doubts)
        return _with_doubts(replace(task, deadline_text=text, deadline=reading.rule), DEADLINE, doubts)

    def _outside(self, rule: DeadlineRule | None) -> list[Doubt]:
        head = self.draft.head
        if rule is None or rule.due is None or head.year_from is None:
            return []
        if head.year_from <= rule.due.year <= (head.year_to or head.year_from):
            return []
        return [Doubt(field=DEADLINE, code=IntakeDoubt.DEADLINE_OUTSIDE_PLAN, args={"due": rule.due.isoformat()})]

    def _with_fix(self, task: TaskDraft, line: TypedLine, words: str) -> TaskDraft:
        """The deadline as somebody typed it beside what is printed; words that are not clear change nothing."""
        said = read_correction(Place(key="", field=DEADLINE), words, self._register(), self.year)
        if isinstance(said, Doubt):
            self._unclear(Sheet.TASKS, line, FIX, said)
            return replace(task, doubts=tuple(dict.fromkeys((*task.doubts, said))))
        outside = self._outside(said.rule)
        self._unclear(Sheet.TASKS, line, FIX, *outside)
        return _with_doubts(replace(task, deadline=said.rule), DEADLINE, outside)

    def _with_bodies(self, task: TaskDraft, line: TypedLine, column: str, words: str) -> TaskDraft:
        reading = read_agencies(words, self._register(), field=column)
        doubts = [doubt for doubt in reading.doubts if doubt.code not in SURE_ENOUGH]
        self._unclear(Sheet.TASKS, line, column, *doubts)
        if column == LEADS and not reading.mentions:
            doubts = [_missing(LEADS)]
        named = tuple(mention.agency for mention in reading.mentions if not mention.is_group)
        self.draft = replace(self.draft, agencies=joined(self.draft.agencies, named))
        if column == COORDINATORS:
            task = replace(task, coordinators=reading.names, coordinator_groups=reading.groups)
        else:
            task = replace(task, leads=reading.names, lead_groups=reading.groups)
        return _with_doubts(task, column, doubts)

    def _with_targets(self, task: TaskDraft, line: TypedLine, words: str) -> TaskDraft:
        reading = read_targets(words, year=self.year)
        doubts = list(reading.doubts)
        if words and not reading.targets:
            doubts = [_targets_unclear(words)]
        self._unclear(Sheet.TASKS, line, "targets", *doubts)
        return _with_doubts(replace(task, targets=reading.targets), "targets", doubts)

    def _targets_anew(self, task: TaskDraft) -> TaskDraft:
        reading = read_targets_of_task(task.content, task.requirement, year=self.year)
        return _with_doubts(replace(task, targets=reading.targets), "targets", reading.doubts)

    def _marked(self, line: TypedLine, task: TaskDraft) -> TaskDraft:
        """The task with its readings accepted where its row is marked; what has no reading stays in doubt."""
        if not task.doubts or not self._is_marked(Sheet.TASKS, line):
            return task
        places = [
            place for place in places_of(PlanDraft(head=self.draft.head, tasks=(task,))) if place.code is not None
        ]
        right = {place.field for place in places if place.can_be_accepted}
        left = tuple(doubt for doubt in task.doubts if doubt.field not in right)
        if left:
            self._unclear(Sheet.TASKS, line, SEEN, Doubt(field=SEEN, code=WorkbookDoubt.NOTHING_TO_ACCEPT))
        return replace(task, doubts=left)


def _placed(lines: Sequence[TypedLine], before: Sequence[Mapping[str, str]]) -> list[tuple[TypedLine, int | None]]:
    """Each row with the place it had; None for a new one, which a copy of a row with its hidden key is too. A row that
    was emptied is as good as gone."""
    met: set[int] = set()
    found: list[tuple[TypedLine, int | None]] = []
    for line in lines:
        index = int(line.key) if line.key.isascii() and line.key.isdigit() and len(line.key) < 6 else None
        if index is None or index >= len(before) or index in met:
            found.append((line, None))
        elif _is_blank(before[index]) or not _is_blank(line.cells):
            met.add(index)
            found.append((line, index))
    return found


def _is_blank(cells: Mapping[str, str | None]) -> bool:
    """Whether nothing can be seen in a row; a cell whose value was lost is not empty."""
    return all(words is not None and same(words, "") for name, words in cells.items() if name != SEEN)


def read_day(words: str) -> date | None:
    """A day as it is written here ("09/02/2026"), or None."""
    match = _DAY.fullmatch(fold(words))
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _with_doubts(task: TaskDraft, about: str, doubts: Iterable[Doubt]) -> TaskDraft:
    """The task with other doubts about a field than before."""
    others = tuple(doubt for doubt in task.doubts if doubt.field != about)
    return replace(task, doubts=tuple(dict.fromkeys((*others, *doubts))))


def _missing(column: str) -> Doubt:
    return Doubt(field=column, code=IntakeDoubt.CELL_MISSING)


def _targets_unclear(words: str) -> Doubt:
    return Doubt(field="targets", code=WorkbookDoubt.NUMBER_OF_TARGETS_UNCLEAR, args={"printed": words})
