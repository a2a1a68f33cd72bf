"""What the report of a period says, filled from figures and from what officers wrote; nothing in it is invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property

from sqlalchemy.orm import Session

from actions import facts, figures, paper_form, periods, proofs, results
from actions.figures import Gathered
from actions.letterheads import letterhead
from actions.paper_words import enclosed_line, paper_words, spoken
from actions.report_indicators import indicator_rows
from actions.results import Told
from actions.summaries import percent
from actions.why_figures import state
from actions.wording import Part, say, short_day
from db import evidence, history, people, tasks
from db.models import Commune, Evidence, EvidenceState, Section, Task
from db.models import Part as TaskPart
from plans.calendar import ReportingPeriod, in_vietnam, window_containing
from plans.document_reference import cited_to, read_reference
from plans.figure_names import FigureName, figure
from plans.judging import end_of_day
from plans.paper_form import PaperForm
from plans.report import (
    AgencyFigures,
    AnnexSection,
    DifficultyRow,
    IndicatorRow,
    Letterhead,
    Paragraph,
    Passage,
    Place,
    ReportContent,
    Sentence,
    TaskRow,
    Word,
)
from plans.summary import Figures, ItemRow, Row, TaskClass
from plans.text import nfc
from plans.work import EventKind, ItemKind

_SYMBOL = "BC-UBND"
_LONG_AGO = datetime(1995, 1, 1, tzinfo=UTC)
_MOST_LISTED = 20
# In whose words it is said why a task stands as it does.
_REASONS: Mapping[TaskClass, Sequence[EventKind]] = {
    TaskClass.NOT_APPLICABLE: (EventKind.FOUND_NOT_APPLICABLE,),
    TaskClass.BELOW_REQUIREMENT: (EventKind.FOUND_BELOW,),
    TaskClass.DROPPED: (EventKind.DROPPED,),
    TaskClass.DONE: (EventKind.EXTENSION_ASKED,),
}
_OPEN_REASONS = (EventKind.EXTENSION_ASKED, EventKind.RETURNED)
_WITH_REASONS = frozenset({kind for kinds in _REASONS.values() for kind in kinds} | {*_OPEN_REASONS})


def content_of(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, plan: int | None = None
) -> ReportContent:
    """All that the report of a period says, on all of the commune's plans for it, or on one of them."""
    return _Filling(tx, commune, of, now, plan).content()


def agency_figures(found: Mapping[int, Figures], names: Mapping[int, str]) -> tuple[AgencyFigures, ...]:
    """The figures by agency, the one with most overdue first: for the chart and the totals."""
    worst_first = sorted(found.items(), key=lambda pair: (-pair[1].overdue.count, names[pair[0]]))
    return tuple(
        AgencyFigures(name=names[agency], counts={of: theirs.of(of).count for of in TaskClass if theirs.of(of).count})
        for agency, theirs in worst_first
    )


_REST = (
    TaskClass.NOT_YET_DUE, TaskClass.UNDER_WAY, TaskClass.OVERDUE, TaskClass.BELOW_REQUIREMENT, TaskClass.WAITING,
)  # fmt: skip


def office_sentence(found: Figures, taken_on: date) -> Part:
    """How an office counts: "đã hoàn thành 23/39 nhiệm vụ … đạt tỷ lệ 58,97% (trong đó, có 8 nhiệm vụ …)"."""
    rest = [(of, found.of(of).count) for of in _REST if found.of(of).count]
    told = {
        letter: say(f"report-rest-{of.value.replace('_', '-')}", count=count)
        for letter, (of, count) in zip("abcde", rest, strict=False)
    }
    return say(
        f"report-headline-{len(rest)}", day=short_day(taken_on), done=found.done.count, all=found.applicable.count,
        share=percent(found.percent), standing=found.done_of(ItemKind.STANDING).count,
        dated=found.done_of(ItemKind.DATED).count, **told,
    )  # fmt: skip


class _Filling:
    """One report being filled: everything is asked of the database once."""

    def __init__(
        self, tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, plan: int | None
    ) -> None:  # fmt: skip
        self._tx = tx
        self._commune = commune
        self._of = of
        self._now = now
        self._plan = plan
        self._gathered: Gathered = figures.gather(tx, commune, of, now, plan=plan)
        self._found = self._gathered.summary
        self._as_of = min(self._gathered.as_of, end_of_day(of.cut_off))

    def content(self) -> ReportContent:
        label = spoken(periods.label(self._of))
        return ReportContent(
            commune=self._commune.name,
            letterhead=self._letterhead(),
            title=self._title(label),
            period=label,
            start=self._of.start,
            cut_off=self._of.cut_off,
            taken_on=self._found.taken_on,
            addressed_to=paper_form.addressed_of(self._commune, self._form),
            enclosed=enclosed_line(_SYMBOL, None, self._year, self._body),
            outline=self._outline(label),
            tasks=tuple(self._task_row(row) for row in self._rows),
            indicators=tuple(self._indicators()),
            difficulties=tuple(self._difficulties()),
            agencies=agency_figures(self._found.agencies, self._names),
        )

    # What is known ----------------------------------------------------------------------------------------------

    @cached_property
    def _plans(self) -> list[tuple[int, str, str | None, date | None]]:
        plans = [p for p in periods.plans_of(self._tx, self._commune, self._of) if self._plan in (None, p.id)]
        return [(plan.id, plan.title, plan.number, plan.issued_on) for plan in plans]

    @cached_property
    def _names(self) -> dict[int, str]:
        return {agency.id: agency.name for agency in people.agencies(self._tx, self._commune.id)}

    @cached_property
    def _tasks(self) -> dict[int, Task]:
        found = [task for plan, *_ in self._plans for task in tasks.tasks(self._tx, self._commune.id, plan)]
        return {task.id: task for task in found}

    @cached_property
    def _sections(self) -> dict[int, Section]:
        found = [one for plan, *_ in self._plans for one in tasks.sections(self._tx, self._commune.id, plan)]
        return {section.id: section for section in found}

    @cached_property
    def _coordinating(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for plan, *_ in self._plans:
            found |= tasks.parts(self._tx, self._commune.id, plan, TaskPart.COORDINATING)
        return found

    @cached_property
    def _rows(self) -> list[Row]:
        """The tasks that the plan still has, in the order of the annex."""
        rows = [row for row in self._found.plan.rows if row.task_class is not TaskClass.DROPPED]
        plans = {plan: place for place, (plan, *_) in enumerate(self._plans)}
        return sorted(rows, key=lambda row: (plans[self._tasks[row.task].plan_id], self._tasks[row.task].position))

    @cached_property
    def _told(self) -> Mapping[int, list[Told]]:
        """What officers wrote of the period: until the figures were taken, and of standing work whose window closed
        with it later too; what else came later is of the next period."""
        last = in_vietnam(self._gathered.as_of).date()
        found = results.told_between(self._tx, self._commune, self._of.start, last)
        items = [item.item for row in self._found.plan.rows for item in row.items]
        closed = {item.id for item in items if item.kind is ItemKind.STANDING and item.end and item.end in self._of}
        return {item: [one for one in told if item in closed or one.at <= self._as_of] for item, told in found.items()}

    @cached_property
    def _reasons(self) -> dict[int, list[tuple[EventKind, str]]]:
        found: dict[int, list[tuple[EventKind, str]]] = defaultdict(list)
        for event, words in history.written(self._tx, self._commune.id, _WITH_REASONS, _LONG_AGO, self._as_of):
            if event.item_id is not None:
                found[event.item_id].append((event.kind, words))
        return found

    @cached_property
    def _proofs(self) -> dict[int, list[str]]:
        """What proves each item, in words: a document's number, a link, or the name of a file and the day it came."""
        items = [item.item.id for row in self._found.plan.rows for item in row.items]
        found: dict[int, list[str]] = defaultdict(list)
        for row in evidence.of_items(self._tx, self._commune.id, items):
            if row.item_id is None or row.at > self._as_of or row.state is EvidenceState.UNAVAILABLE:
                continue
            told = proofs.words(self._tx, row)
            if told is None:
                told = _file_told(row)
            found[row.item_id].append(spoken(told))
        return found

    @cached_property
    def _stuck(self) -> dict[int, list[tuple[str, tuple[int, ...], date]]]:
        """The open difficulties of each item in the words in which they were said, for whom they wait, since when."""
        found: dict[int, list[tuple[str, tuple[int, ...], date]]] = defaultdict(list)
        for one in figures.stuck(self._tx, self._commune, self._gathered):
            words = one.words or spoken(say("report-words-erased"))
            found[one.of.item].append((words, one.of.waits_for, in_vietnam(one.of.since).date()))
        return found

    # Head and foot ----------------------------------------------------------------------------------------------

    @property
    def _year(self) -> int:
        return self._of.cut_off.year

    @property
    def _body(self) -> str:
        return spoken(say("report-body", commune=self._commune.name))

    def _letterhead(self) -> Letterhead:
        recipients = paper_form.recipients_of(self._commune, self._form)
        return letterhead(self._commune, _SYMBOL, self._year, recipients)

    @cached_property
    def _form(self) -> PaperForm:
        return paper_form.form_of(self._commune)

    def _title(self, label: str) -> str:
        if len(self._plans) == 1:
            return spoken(say("report-title", plan=self._plans[0][1], label=label))
        return spoken(say("report-title-plans", label=label))

    # The body ---------------------------------------------------------------------------------------------------

    def _outline(self, label: str) -> Mapping[Place, tuple[Passage, ...]]:
        found = {
            Place.OPENING: [self._passage([self._opening(label)])],
            Place.RESULTS: [self._passage(self._headlines()), *self._by_section()],
            Place.ACHIEVED: [self._passage(self._moved())],
            Place.SHORTCOMINGS: self._shortcomings(),
            Place.CAUSES: self._causes(),
            Place.NEXT: self._to_come(),
            Place.PROPOSALS: self._proposals(),
        }
        return {place: tuple(passages) for place, passages in found.items() if passages}

    def _passage(self, sentences: Sequence[Sentence], title: str | None = None) -> Passage:
        return Passage(paragraphs=tuple(Paragraph(sentences=(one,)) for one in sentences), title=title)

    def _listed(self, heading: Sentence, lines: Sequence[Sentence], title: str | None = None) -> Passage:
        listed = [Paragraph(sentences=(one,), is_listed=True) for one in lines[:_MOST_LISTED]]
        return Passage(paragraphs=(Paragraph(sentences=(heading,)), *listed), title=title)

    def _opening(self, label: str) -> Sentence:
        named = [
            spoken(say("report-plan", number=number, day=short_day(issued), title=title))
            if number and issued
            else spoken(say("report-plan-unnumbered", title=title))
            for _, title, number, issued in self._plans
        ]
        if not named:
            return Sentence(text=paper_words()[Word.MISSING], is_missing=True)
        return Sentence(
            text=spoken(
                say(
                    "report-opening", plans="; ".join(named), body=self._body, label=label,
                    start=short_day(self._of.start), end=short_day(self._of.cut_off),
                )
            )
        )  # fmt: skip

    def _headlines(self) -> list[Sentence]:
        plan = self._found.plan
        names = ("done", "applicable", "done-standing", "done-dated", "not-yet-due", "under-way", "overdue", "below")
        found = [
            Sentence(
                text=spoken(office_sentence(plan, self._found.taken_on)),
                figures=tuple(f"plan.{name}" for name in names),
            )
        ]
        if self._found.taken_on < self._of.cut_off:
            early = figures.was_sent_in(self._tx, self._commune, self._found)
            key = "report-as-of-send-by" if early else "report-as-of"
            found.append(Sentence(text=spoken(say(key, day=short_day(self._found.taken_on)))))
        if plan.done.count:
            on_time, extended, late = FigureName.ON_TIME, FigureName.AFTER_EXTENSION, FigureName.LATE
            told = say(
                "report-in-time", on_time=self._count(on_time), extended=self._count(extended), late=self._count(late)
            )
            found.append(self._resting(told, on_time, extended, late))
        year = self._of.calendar_end
        if self._of.label == str(self._year) and self._found.taken_on < year:
            expected = plan.expected_by(year).count
            coming = say("report-expected", day=short_day(year), count=expected, all=plan.applicable.count)
            found.append(Sentence(text=spoken(coming), figures=("plan.expected",)))
        return found

    def _count(self, name: FigureName) -> int:
        return figure(self._found.plan, name).count

    def _resting(self, told: Part, *names: FigureName) -> Sentence:
        """A sentence that rests on these figures of the plan."""
        return Sentence(text=spoken(told), figures=tuple(f"plan.{name}" for name in names))

    def _by_section(self) -> list[Passage]:
        found = []
        for section_id, theirs in self._found.sections.items():
            section = self._sections.get(section_id or 0)
            if section is None or not theirs.applicable.count:
                continue
            done, every, overdue = theirs.done.count, theirs.applicable.count, theirs.overdue.count
            heading = Sentence(
                text=spoken(say("report-section", done=done, all=every, overdue=overdue)),
                figures=(f"section-{section.id}.done", f"section-{section.id}.overdue"),
            )
            title = ": ".join(one.title for one in self._heading(section).path)
            found.append(self._listed(heading, self._results_of(theirs), title))
        return found

    def _results_of(self, theirs: Figures) -> list[Sentence]:
        """What officers wrote of these tasks, in their own words, each with its task and agency."""
        return [
            Sentence(
                text=spoken(
                    say(
                        "report-result",
                        code=self._tasks[row.task].code,
                        agency=self._names[item.item.agency],
                        words=_ended(_said(told)),
                    )
                ),
                items=(told.item,),
            )
            for row in theirs.rows
            for item in row.items
            for told in self._told.get(item.item.id, ())
            if not told.nothing_arose
        ]

    def _moved(self) -> list[Sentence]:
        fulfilled, extended = FigureName.FULFILLED, FigureName.EXTENDED
        found = [self._resting(say("report-moved", count=self._count(fulfilled)), fulfilled)]
        if self._count(extended):
            found.append(self._resting(say("report-extended", count=self._count(extended)), extended))
        return found

    def _shortcomings(self) -> list[Passage]:
        found = []
        late = [row for row in self._rows if row.task_class is TaskClass.OVERDUE]
        if late:
            heading = self._resting(say("report-overdue", count=len(late)), FigureName.OVERDUE)
            found.append(self._listed(heading, [self._task_line(row) for row in late]))
        sentences = []
        if below := self._count(FigureName.BELOW):
            sentences.append(self._resting(say("report-below", count=below), FigureName.BELOW))
        missing, half = self._count(FigureName.UNPROVED), self._count(FigureName.HALF_PROVED)
        if missing or half:
            told = say("report-unproved", count=missing, half=half)
            sentences.append(self._resting(told, FigureName.UNPROVED, FigureName.HALF_PROVED))
        return [*found, *([self._passage(sentences)] if sentences else [])]

    def _task_line(self, row: Row) -> Sentence:
        task = self._tasks[row.task]
        told = say(
            "report-task", code=task.code, title=task.content, agency=self._leads(row),
            state=spoken(state(row)),
        )  # fmt: skip
        return Sentence(text=spoken(told), items=tuple(item.item.id for item in row.items))

    def _causes(self) -> list[Passage]:
        stuck = [
            Sentence(text=spoken(say("report-cause", agency=row.agency, code=row.code, words=_ended(row.difficulty))))
            for row in self._difficulties()
        ]
        if not stuck:
            return []
        heading = Sentence(text=spoken(say("report-causes", count=len(stuck))), figures=("plan.stuck",))
        return [self._listed(heading, stuck)]

    def _to_come(self) -> list[Passage]:
        """What is open, and what of it falls due in the window that follows."""
        regime = facts.regime_of(self._commune)
        following = window_containing(date.fromordinal(self._of.cut_off.toordinal() + 1), regime)
        open_ones = [row for row in self._rows if row.task_class in _STILL_OPEN]
        if not open_ones:
            return []
        coming = [row for row in open_ones if any(_is_open_in(item, following) for item in row.items)]
        heading = say(
            "report-to-come", count=len(open_ones), coming=len(coming), start=short_day(following.start),
            end=short_day(following.cut_off),
        )  # fmt: skip
        figures_ = ("plan.overdue", "plan.under-way", "plan.not-yet-due", "plan.waiting")
        lines = [self._coming_line(row, following) for row in coming]
        return [self._listed(Sentence(text=spoken(heading), figures=figures_), lines)]

    def _coming_line(self, row: Row, following: ReportingPeriod) -> Sentence:
        """A task with its day in the window that follows; how it stands now is told elsewhere."""
        task = self._tasks[row.task]
        items = [item for item in row.items if _is_open_in(item, following)]
        due = min(item.judgement.due for item in items if item.judgement.due is not None)
        told = say(
            "report-task-due", code=task.code, title=task.content, agency=self._leads(row), due=short_day(due)
        )  # fmt: skip
        return Sentence(text=spoken(told), items=tuple(item.item.id for item in items))

    def _proposals(self) -> list[Passage]:
        asked = [
            Sentence(
                text=spoken(say("report-proposal", agency=row.waits_for, code=row.code, words=_ended(row.difficulty)))
            )
            for row in self._difficulties()
            if row.waits_for
        ]
        return [self._passage(asked)] if asked else []

    # The annexes ------------------------------------------------------------------------------------------------

    def _leads(self, row: Row) -> str:
        names = dict.fromkeys(self._names[item.item.agency] for item in row.items)
        return ", ".join(names) or (self._tasks[row.task].lead_text or "")

    def _task_row(self, row: Row) -> TaskRow:
        task = self._tasks[row.task]
        section = self._sections.get(task.section_id or 0)
        helping = [self._names[agency] for agency in self._coordinating.get(task.id, ())]
        items = [item.item.id for item in row.items]
        told = [(self._names[i.item.agency], one) for i in row.items for one in self._told.get(i.item.id, ())]
        return TaskRow(
            task=task.id,
            section=self._heading(section) if section is not None else None,
            code=task.code,
            content=task.content,
            # A group is called as the plan calls it, whoever of it has the items.
            lead=(task.lead_text if task.lead_groups else None) or self._leads(row),
            coordinating=task.coordinators_text or ", ".join(helping),
            product=task.product or "",
            deadline_text=task.deadline_text or "",
            last_day=row.next_due,
            task_class=row.task_class,
            status=_capital(spoken(state(row))),
            completed_on=row.completed_on,
            evidence=tuple(words for item in items for words in self._proofs.get(item, ())),
            reason=self._reason(row),
            result="\n".join(_signed(told)),
        )

    def _heading(self, section: Section) -> AnnexSection:
        """A heading of the annex under its own: a parent is named by its code and stands before it."""
        above = [
            one
            for one in self._sections.values()
            if one.code == section.parent and one.plan_id == section.plan_id and one.position < section.position
        ]
        parent = self._heading(above[-1]) if above else None
        return AnnexSection(code=section.code, title=section.title, parent=parent)

    def _reason(self, row: Row) -> str:
        """Why the task stands as it does, in the words of whoever said so last."""
        if row.task_class in _STILL_OPEN:
            stuck = [words for item in row.items for words, *_ in self._stuck.get(item.item.id, ())]
            if stuck:
                return "\n".join(stuck)
        if row.task_class is TaskClass.DONE and row.timeliness is None:
            return ""
        wanted = _REASONS.get(row.task_class, _OPEN_REASONS)
        said = [words for item in row.items for kind, words in self._reasons.get(item.item.id, ()) if kind in wanted]
        return said[-1] if said else ""

    def _indicators(self) -> list[IndicatorRow]:
        plans = {plan for plan, *_ in self._plans}
        return indicator_rows(self._tx, self._commune, self._of, plans, self._rows, self._as_of)

    def _difficulties(self) -> list[DifficultyRow]:
        return [
            DifficultyRow(
                agency=self._names[item.item.agency], code=self._tasks[row.task].code,
                content=self._tasks[row.task].content, difficulty=words, since=since,
                waits_for=", ".join(self._names[agency] for agency in waits_for),
            )
            for row in self._rows
            for item in row.items
            for words, waits_for, since in self._stuck.get(item.item.id, ())
        ]  # fmt: skip


_STILL_OPEN = (TaskClass.OVERDUE, TaskClass.UNDER_WAY, TaskClass.NOT_YET_DUE, TaskClass.WAITING)


def _is_open_in(item: ItemRow, window: ReportingPeriod) -> bool:
    due = item.judgement.due
    return item.item_class in _STILL_OPEN and due is not None and due in window


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(words: str) -> str:
    """Somebody's words without a full stop of their own: the sentence around them has one."""
    return words.strip().rstrip(".")


def _signed(told: Sequence[tuple[str, Told]]) -> list[str]:
    """What was written, each with its agency where several wrote."""
    several = len({agency for agency, _ in told}) > 1
    return [f"{agency}: {_said(one)}" if several else _said(one) for agency, one in told]


def _said(told: Told) -> str:
    """Somebody's words as they wrote them; words that name a document and nothing else, as papers cite it:
    "kh 12/KH-UBND ngay 20/3" is the "Kế hoạch 12/KH-UBND ngày 20/03/2026"."""
    words = nfc(told.words).strip()
    end = cited_to(words, 0)
    if end is None or words[end:].strip(" .,;"):
        return told.words
    cited = read_reference(words, in_vietnam(told.at).date())
    return spoken(proofs.shown(cited)) if cited is not None and cited.doubt is None else told.words


def _file_told(row: Evidence) -> Part:
    """A file by its name, or by what it is: networks give photos no names."""
    file, came = row.file or {}, short_day(in_vietnam(row.at).date())
    if file.get("name"):
        return say("report-file", name=nfc(file["name"]), day=came)
    return say("report-file-nameless", kind=file.get("kind", ""), day=came)
