"""What the papers of a period say: values that are filled from figures and officers' words, and laid out elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.summary import TaskClass, percentage


class Word(StrEnum):
    """The fixed words of the papers. Their sentences are the keys `paper-…` of the language files."""

    # the head of every paper (Nghị định 30/2020/NĐ-CP, Phụ lục I)
    NATION = "nation"
    MOTTO = "motto"
    ADDRESSED = "addressed"
    RECIPIENTS = "recipients"
    MISSING = "missing"
    NONE = "none"
    # the report
    REPORT = "report"
    DIRECTION = "direction"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    ACHIEVED = "achieved"
    SHORTCOMINGS = "shortcomings"
    CAUSES = "causes"
    NEXT = "next"
    PROPOSALS = "proposals"
    # its annexes
    ANNEX_1 = "annex-1"
    ANNEX_2 = "annex-2"
    ANNEX_3 = "annex-3"
    ANNEX_TASKS = "annex-tasks"
    ANNEX_INDICATORS = "annex-indicators"
    ANNEX_DIFFICULTIES = "annex-difficulties"
    # columns
    CODE = "code"
    CONTENT = "content"
    SECTION = "section"
    LEAD = "lead"
    COORDINATING = "coordinating"
    PRODUCT = "product"
    DEADLINE = "deadline"
    LAST_DAY = "last-day"
    STATUS = "status"
    CLASS = "class"
    COMPLETED_ON = "completed-on"
    EVIDENCE = "evidence"
    REASON = "reason"
    RESULT = "result"
    INDICATOR = "indicator"
    TARGET = "target"
    READING = "reading"
    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    JUDGED = "judged"
    TREND = "trend"
    AGENCY = "agency"
    DIFFICULTY = "difficulty"
    SINCE = "since"
    WAITS_FOR = "waits-for"
    PROPOSAL = "proposal"
    DAYS_LATE = "days-late"
    # totals
    TOTAL = "total"
    APPLICABLE = "applicable"
    SHARE = "share"
    SHOWN = "shown"
    BY_AGENCY = "by-agency"
    SHEET_TOTALS = "sheet-totals"
    SHEET_TASKS = "sheet-tasks"
    SHEET_INDICATORS = "sheet-indicators"
    SHEET_DIFFICULTIES = "sheet-difficulties"
    # the classes of the summary
    DONE = "done"
    UNDER_WAY = "under-way"
    NOT_YET_DUE = "not-yet-due"
    OVERDUE = "overdue"
    BELOW_REQUIREMENT = "below-requirement"
    WAITING = "waiting"
    NOT_APPLICABLE = "not-applicable"
    DROPPED = "dropped"
    # between quarters
    BRIEFING = "briefing"
    BRIEFING_OVERDUE = "briefing-overdue"
    BRIEFING_COMING = "briefing-coming"
    BRIEFING_DECISIONS = "briefing-decisions"
    MORE = "more"
    NOTE = "note"


Words = Mapping[Word, str]


def day_of_paper(day: date) -> tuple[str, str]:
    """The day and the month as they are written at the head of a paper: days below 10 and months 1 and 2 with a zero
    before them (Nghị định 30/2020/NĐ-CP, Phụ lục I), so that nobody adds a figure."""
    return f"{day.day:02}", f"{day.month:02}" if day.month <= 2 else str(day.month)


CLASS_WORDS: Mapping[TaskClass, Word] = {
    TaskClass.DONE: Word.DONE,
    TaskClass.UNDER_WAY: Word.UNDER_WAY,
    TaskClass.NOT_YET_DUE: Word.NOT_YET_DUE,
    TaskClass.OVERDUE: Word.OVERDUE,
    TaskClass.BELOW_REQUIREMENT: Word.BELOW_REQUIREMENT,
    TaskClass.WAITING: Word.WAITING,
    TaskClass.NOT_APPLICABLE: Word.NOT_APPLICABLE,
    TaskClass.DROPPED: Word.DROPPED,
}


class Place(StrEnum):
    """The parts of a report's body. Their names are the places of the template, in the office's words."""

    OPENING = "mo_dau"
    DIRECTION = "chi_dao_dieu_hanh"
    RESULTS = "ket_qua"
    ACHIEVED = "ket_qua_noi_bat"
    SHORTCOMINGS = "ton_tai_han_che"
    CAUSES = "nguyen_nhan"
    NEXT = "phuong_huong"
    PROPOSALS = "kien_nghi"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of the body and what it rests on: names of figures ("plan.done") and ids of tasks or items.

    One that rests on nothing is an officer's own words or is marked `is_missing`: then its text says what the office
    has to add (it may be empty), and the paper shows it behind its mark.
    """

    text: str
    figures: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    is_missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Sentences that follow one another; `is_listed` puts a dash before the first."""

    sentences: tuple[Sentence, ...]
    is_listed: bool = False


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Paragraphs, under a heading of their own where they have one ("Cải cách thể chế"); numbered when laid out."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signs: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") or ("TM. …", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), and the name."""

    lines: tuple[str, ...]
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The head and foot of an official paper.

    A line break in `issuing_body` stays one ("ỦY BAN NHÂN DÂN\nXÃ AN MẪU"): the column is 65 mm wide.
    `number` has the number blank ("Số:       /BC-UBND"), `dated` is the line "Xã An Mẫu, ngày 05 tháng 02 năm 2026":
    `actions.paper_words` words both. `recipients` are the lines of Nơi nhận without dashes and marks, the last of
    them "Lưu: VT, …".
    """

    superior: str | None
    issuing_body: str
    number: str
    dated: str
    signature: Signature
    recipients: tuple[str, ...]
    words: Words


@dataclass(frozen=True, kw_only=True)
class AnnexSection:
    """A heading of the plan's annex as it is printed there, and the one that it stands under."""

    code: str
    title: str
    parent: AnnexSection | None = None

    @property
    def path(self) -> tuple[AnnexSection, ...]:
        """The headings down to this one, itself included."""
        return (*(self.parent.path if self.parent else ()), self)


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """A task in the annex: the plan's own numbering and words, how it stands, and what officers wrote of it.

    `status` is said in words ("hoàn thành đúng hạn"), `result` in the officers' own ("Kết quả thực hiện"); `reason`
    is why it is late, below what was asked for, or not applicable, again in somebody's words.
    """

    task: int
    section: AnnexSection | None
    code: str
    content: str
    lead: str
    coordinating: str = ""
    product: str = ""
    deadline_text: str = ""
    last_day: date | None = None
    task_class: TaskClass
    status: str
    completed_on: date | None = None
    evidence: tuple[str, ...] = ()
    reason: str = ""
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """An indicator or a goal: its target and reading as people write them, None met where no reading is known."""

    code: str
    text: str
    target: str
    reading: str = ""
    met: bool | None = None
    trend: str = ""


@dataclass(frozen=True, kw_only=True)
class DifficultyRow:
    """A difficulty that is open: whose, of which task, since when, whom it waits for, and what is proposed."""

    agency: str
    code: str
    content: str
    difficulty: str
    since: date | None = None
    waits_for: str = ""
    proposal: str = ""


@dataclass(frozen=True, kw_only=True)
class AgencyFigures:
    """An agency's share: how many tasks in each class. Classes left out have none; dropped tasks are not shown."""

    name: str
    counts: Mapping[TaskClass, int]

    @property
    def total(self) -> int:
        """All but the dropped ones."""
        return sum(count for of, count in self.counts.items() if of is not TaskClass.DROPPED)

    @property
    def share(self) -> str:
        """Done of applicable in percent, as an office writes it ("58,97"); "" of nothing."""
        done = self.counts.get(TaskClass.DONE, 0)
        share = percentage(done, self.total - self.counts.get(TaskClass.NOT_APPLICABLE, 0))
        return "" if share is None else (f"{share:f}".rstrip("0").rstrip(".") or "0").replace(".", ",")


@dataclass(frozen=True, kw_only=True)
class ReportContent:
    """All that a period's report says.

    `commune` is its name as it stands within a sentence ("xã An Mẫu"), `title` the trích yếu under "BÁO CÁO", `period`
    the period in words ("Quý III năm 2026"), `taken_on` the day as of which the figures were taken, `enclosed` the line
    under the title of an annex ("(Kèm theo Báo cáo số …)", worded by `actions.paper_words`). `outline` holds the parts
    of the body; one that is left out or empty is shown as to be added by the office. `agencies` are the figures by
    agency, for the chart and the totals.
    """

    commune: str
    letterhead: Letterhead
    title: str
    period: str
    start: date
    cut_off: date
    taken_on: date
    addressed_to: tuple[str, ...]
    enclosed: str
    outline: Mapping[Place, tuple[Passage, ...]]
    tasks: tuple[TaskRow, ...]
    indicators: tuple[IndicatorRow, ...] = ()
    difficulties: tuple[DifficultyRow, ...] = ()
    agencies: tuple[AgencyFigures, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LateRow:
    """A late task in a công văn đôn đốc: `days_late` are working days."""

    code: str
    content: str
    deadline_text: str
    last_day: date
    days_late: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterContent:
    """A công văn đôn đốc to one agency: `about` follows "V/v", the paragraphs come before and after the table."""

    letterhead: Letterhead
    about: str
    addressed_to: tuple[str, ...]
    opening: tuple[Paragraph, ...]
    late: tuple[LateRow, ...]
    closing: tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True)
class BriefingRow:
    """A line of the sheet for the weekly meeting; `note` is the difficulty, or what the meeting is to decide."""

    agency: str
    content: str
    last_day: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BriefingContent:
    """The one page for Monday's giao ban: the headline, figures by agency, what is late, what falls due, what is to be
    decided. Lists are given most urgent first: what does not fit the page is counted, not shown."""

    issuing_body: str
    title: str
    headline: tuple[str, ...]
    agencies: tuple[AgencyFigures, ...]
    overdue: tuple[BriefingRow, ...]
    coming: tuple[BriefingRow, ...]
    decisions: tuple[BriefingRow, ...]
    words: Words
