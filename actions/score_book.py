"""The workbook in which an office scores itself: made from the scheme, and taken back cell by cell after a yes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from actions import score_goals, scoring
from actions.office_book import office_book
from actions.refusals import Refused
from actions.wording import Part, say, spoken
from db import history
from db import scoring as rows
from db.models import Commune, ScoreCriterion, ScoreScheme
from documents.books import Book, BookColumn, BookRow, BookSheet, ReturnedBook, ReturnedRow
from documents.tables import Unreadable
from plans.scoring import Criterion, LinkedGoal, LinkedTask, ProofState, Standing, flaw_of_score, shown
from plans.text import fold, nfc
from plans.work import EventKind

# What the workbook carries unseen: which scheme it was made from, and after how many changes.
SCHEME, REVISION = "score-scheme", "score-revision"
# The ids of the goals by their codes, which are numbers of a list that may change meanwhile.
GOALS = "score-goals"
SHEET, GOAL_SHEET = "criteria", "goals"
GOAL_COLUMNS = (("goal_code", 9.0), ("goal_text", 60.0), ("goal_target", 18.0), ("goal_reading", 18.0))
# Columns with widths; those that may be changed are the office's to fill.
COLUMNS = (
    ("code", 9.0), ("title", 46.0), ("points", 8.0), ("scoring", 34.0), ("proof", 28.0), ("agency", 22.0),
    ("self_score", 10.0), ("appraised", 10.0), ("tasks", 18.0), ("goals", 14.0), ("suggested", 26.0),
    ("documents", 34.0), ("enough", 11.0), ("not_applicable", 12.0), ("explanation", 36.0), ("state", 16.0),
    ("lost", 9.0), ("lacking", 34.0), ("reached", 34.0),
)  # fmt: skip
EDITABLE = ("self_score", "appraised", "tasks", "goals", "documents", "enough", "not_applicable", "explanation")
# Titles as near as this are shown to the office as perhaps meant; none of them counts before it says so.
_NEAR = 82
_MOST_SUGGESTED = 3
_MOST_TOLD = 10
_YES = frozenset({"x", "co", "dung", "khong phat sinh", "khong ap dung", "1"})
_ENOUGH = {"du": True, "day du": True, "x": True, "chua du": False, "thieu": False, "khong du": False}


def book(tx: Session, commune: Commune, row: ScoreScheme, now: datetime) -> Book:
    """The workbook of a scheme as it stands now. Sent back untouched it changes nothing."""
    card = scoring.card_of(tx, commune, row, now)
    standings = {standing.criterion.code: standing for standing in card.standings}
    tasks = scoring.linked_tasks(tx, commune, row.year, now)
    goals = score_goals.linked_goals(tx, commune, row.year, now)
    about = [*scoring.overview(tx, commune, row, now), *(say(f"score-book-about-{n}") for n in (1, 2, 3, 4))]
    sheet = BookSheet(
        key=SHEET,
        title=spoken(say("score-sheet")),
        columns=tuple(
            BookColumn(key=key, title=spoken(_title(key)), width=width, editable=key in EDITABLE)
            for key, width in COLUMNS
        ),
        rows=tuple(
            _row(criterion, standings.get(criterion.code), tuple(tasks.values()), tuple(goals.values()))
            for criterion in scoring.scheme_of(rows.criteria(tx, commune.id, row.id)).criteria
        ),
    )
    carried = {
        SCHEME: str(row.id), REVISION: str(row.revision),
        GOALS: ";".join(f"{goal.code}={goal.id}" for goal in goals.values()),
    }  # fmt: skip
    return office_book(about, [sheet, *([_goal_sheet(tuple(goals.values()))] if goals else [])], carried)


def _goal_sheet(goals: Sequence[LinkedGoal]) -> BookSheet:
    """The goals by their codes, to be looked up."""
    return BookSheet(
        key=GOAL_SHEET,
        title=spoken(say("score-sheet-goals")),
        columns=tuple(
            BookColumn(key=key, title=spoken(_title(key)), width=width, editable=False) for key, width in GOAL_COLUMNS
        ),
        rows=tuple(
            BookRow(key=goal.code, texts=(goal.code, goal.text, goal.target, goal.reading or ""), doubted=frozenset())
            for goal in goals
        ),
    )


def name_of(row: ScoreScheme) -> str:
    """What the workbook is called."""
    return spoken(say("score-book-name", year=str(row.year)))


def _row(
    criterion: Criterion, standing: Standing | None, tasks: Sequence[LinkedTask], goals: Sequence[LinkedGoal]
) -> BookRow:
    texts = {"code": criterion.code, "title": criterion.title, "points": shown(criterion.points)}
    if standing is not None:
        texts |= {"scoring": criterion.scoring, "proof": criterion.proof, "agency": criterion.agency}
        texts |= editable(standing)
        texts |= {
            "suggested": _suggested(criterion, standing, tasks, goals),
            "state": spoken(say(f"score-state-{standing.state.value.replace('_', '-')}")),
            "lost": shown(standing.lost) if standing.lost else "",
            "lacking": "; ".join(f"{task.code} {task.title}" for task in standing.lacking),
            "reached": "; ".join(map(score_goals.told, standing.goals)),
        }
    doubted = standing is not None and standing.state is ProofState.MISSING
    return BookRow(
        key=criterion.code,
        texts=tuple(texts.get(key, "") for key, _ in COLUMNS),
        doubted=frozenset({"state"} if doubted else ()),
    )


def editable(standing: Standing) -> dict[str, str]:
    """What the office's own columns show of a criterion."""
    marks = standing.marks
    return {
        "self_score": "" if marks.self_score is None else shown(marks.self_score),
        "appraised": "" if marks.appraised is None else shown(marks.appraised),
        "tasks": "; ".join(task.code for task in standing.tasks),
        "goals": "; ".join(goal.code for goal in standing.goals),
        "documents": marks.documents,
        "enough": _enough(marks.is_enough),
        "not_applicable": "x" if marks.not_applicable else "",
        "explanation": marks.explanation,
    }


def _enough(said: bool | None) -> str:
    if said is None:
        return ""
    return spoken(say("score-enough") if said else say("score-not-enough"))


def _suggested(
    criterion: Criterion, standing: Standing, tasks: Sequence[LinkedTask], goals: Sequence[LinkedGoal]
) -> str:
    """Tasks and goals in words near to those of the criterion, where none is linked yet."""
    wanted = fold(criterion.title)
    known = [(task.code, task.title) for task in tasks if not standing.tasks]
    known += [(goal.code, goal.text) for goal in goals if not standing.goals]
    near = [(fuzz.token_set_ratio(wanted, fold(words)), code, words) for code, words in known]
    best = sorted((one for one in near if one[0] >= _NEAR), key=lambda one: -one[0])
    return "; ".join(f"{code} {words}" for _, code, words in best[:_MOST_SUGGESTED])


# Taking back --------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Filled:
    """What a workbook that came back says: by criterion and field what is new (as JSON), and the cells that are not
    clear and change nothing."""

    scheme: ScoreScheme
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    unclear: list[Part] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many cells are new."""
        return sum(len(fields) for fields in self.changes.values())


def is_score_book(book: ReturnedBook | None) -> bool:
    """Whether a workbook of ours is one of self-scoring."""
    return book is not None and SCHEME in book.carried


def read_back(tx: Session, commune: Commune, book: ReturnedBook, now: datetime) -> Filled:
    """What is new in a workbook that came back, held against the scheme as it stands now.

    A cell that nobody touched since the workbook was made may have changed here meanwhile: what differs from now is
    what was meant only where the workbook is the latest; an older one is refused, as is another commune's.
    """
    try:
        scheme_id, revision = int(book.carried[SCHEME]), int(book.carried[REVISION])
    except (KeyError, ValueError):
        raise Unreadable("book-damaged") from None
    scheme = rows.scheme(tx, commune.id, scheme_id)
    if scheme is None or scheme.is_draft:
        raise Refused("score-book-unknown")
    if scheme.revision != revision:
        raise Refused("score-book-old")
    if SHEET not in book.rows:
        raise Unreadable("book-damaged")
    filled = Filled(scheme=scheme)
    standings = {s.criterion.code: s for s in scoring.card_of(tx, commune, scheme, now).standings}
    codes = {fold(code): task.id for task, code in scoring.tasks_of_year(tx, commune, scheme.year)}
    goals = _goals_carried(book.carried.get(GOALS, ""), score_goals.linked_goals(tx, commune, scheme.year, now))
    for row in book.rows[SHEET]:
        standing = standings.get(row.key)
        if standing is not None:
            _read_row(row, standing, codes, goals, filled)
    return filled


def _goals_carried(carried: str, known: Mapping[int, LinkedGoal]) -> Mapping[str, LinkedGoal]:
    """The goals by the codes that the workbook gave them, as far as they are still followed."""
    pairs = (pair.partition("=") for pair in carried.split(";") if pair)
    return {code: known[int(id_)] for code, _, id_ in pairs if id_.isdecimal() and int(id_) in known}


def _read_row(
    row: ReturnedRow, standing: Standing, codes: Mapping[str, int], goals: Mapping[str, LinkedGoal], filled: Filled
) -> None:
    code, shown_now = row.key, editable(standing)
    as_made = {goal.id: code for code, goal in goals.items()}
    shown_now["goals"] = "; ".join(as_made.get(goal.id, goal.code) for goal in standing.goals)
    new: dict[str, Any] = {}
    for name in EDITABLE:
        text = row.texts.get(name)
        if text is None and name in row.texts:
            filled.unclear.append(say("score-cell-lost", code=code, column=_title(name)))
        elif text is not None and nfc(text) != nfc(shown_now[name]):
            cell = _Cell(name=name, text=text.strip(), standing=standing, codes=codes, goals=goals)
            try:
                new[name] = _READERS[name](cell)
            except _Unclear as unclear:
                filled.unclear.append(unclear.told)
    explains = new.get("explanation", standing.marks.explanation)
    if new.get("not_applicable") and not explains:
        del new["not_applicable"]
        filled.unclear.append(say("score-needs-explanation", code=code))
    if new:
        filled.changes[code] = new


def _title(name: str) -> Part:
    return say(f"score-column-{name.replace('_', '-')}")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """A cell that was changed: its column, what stands in it now, its criterion, and the codes of tasks and goals."""

    name: str
    text: str
    standing: Standing
    codes: Mapping[str, int]
    goals: Mapping[str, LinkedGoal]

    @property
    def unclear(self) -> _Unclear:
        """It says nothing that its column can hold."""
        return _Unclear(say("score-cell-unclear", code=self.code, column=_title(self.name), words=self.text))

    @property
    def code(self) -> str:
        return self.standing.criterion.code


class _Unclear(Exception):
    def __init__(self, told: Part) -> None:
        super().__init__()
        self.told = told


def _score(cell: _Cell, *, by_steps: bool = True) -> str | None:
    if not cell.text:
        return None
    try:
        score = Decimal(nfc(cell.text).replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        raise cell.unclear from None
    if not score.is_finite():
        raise cell.unclear
    criterion = cell.standing.criterion
    flaw = flaw_of_score(criterion if by_steps else replace(criterion, steps=()), score)
    if flaw is not None:
        told = say(
            f"score-flaw-{flaw.value}", code=cell.code, column=_title(cell.name), said=shown(score),
            points=shown(criterion.points), steps="; ".join(shown(step.points) for step in criterion.steps),
        )  # fmt: skip
        raise _Unclear(told)
    return f"{score:f}"


def _appraised(cell: _Cell) -> str | None:
    """The appraisers may give what no step says; only what is beyond the points is unclear."""
    return _score(cell, by_steps=False)


def _parts(cell: _Cell) -> list[str]:
    return [part for part in (nfc(part) for part in re.split(r"[;\n]|,(?!\d)", cell.text)) if part]


def _goals(cell: _Cell) -> list[int]:
    numbers = {part: score_goals.numbered(part) for part in _parts(cell)}
    found = {part: cell.goals.get(f"MT{number}") for part, number in numbers.items()}
    if unknown := [part for part, goal in found.items() if goal is None]:
        words = "; ".join(unknown)
        raise _Unclear(say("score-goal-cell-unknown", code=cell.code, column=_title(cell.name), words=words))
    return list(dict.fromkeys(goal.id for goal in found.values() if goal is not None))


def _tasks(cell: _Cell) -> list[int]:
    wanted = _parts(cell)
    found = {part: cell.codes.get(fold(part)) for part in wanted}
    if unknown := [part for part, task in found.items() if task is None]:
        words = "; ".join(unknown)
        raise _Unclear(say("score-task-unknown", code=cell.code, column=_title(cell.name), words=words))
    return list(dict.fromkeys(task for task in found.values() if task is not None))


def _applies_not(cell: _Cell) -> bool:
    if cell.text and fold(cell.text) not in _YES:
        raise cell.unclear
    return bool(cell.text)


def _is_enough(cell: _Cell) -> bool | None:
    if not cell.text:
        return None
    if fold(cell.text) not in _ENOUGH:
        raise cell.unclear
    return _ENOUGH[fold(cell.text)]


def _words(cell: _Cell) -> str:
    return cell.text


_READERS: Mapping[str, Callable[[_Cell], Any]] = {
    "self_score": _score, "appraised": _appraised, "tasks": _tasks, "goals": _goals, "documents": _words,
    "enough": _is_enough, "not_applicable": _applies_not, "explanation": _words,
}  # fmt: skip


def lines(filled: Filled) -> list[Part]:
    """What a workbook brings, read back before any of it counts."""
    if not filled.count and not filled.unclear:
        return [say("score-book-untouched")]
    parts = [say("score-book-read", cells=filled.count, criteria=len(filled.changes))]
    if filled.unclear:
        parts.append(say("score-book-unclear", count=len(filled.unclear)))
        parts += filled.unclear[:_MOST_TOLD]
        if len(filled.unclear) > _MOST_TOLD:
            parts.append(say("book-more", count=len(filled.unclear) - _MOST_TOLD))
    parts.append(say("score-nothing-yet"))
    return parts


def take(
    tx: Session, commune: Commune, scheme_id: int, revision: int, changes: Mapping[str, Mapping[str, Any]],
    by: int | None, now: datetime,
) -> int:  # fmt: skip
    """Let what a workbook says count; how many cells. Refused where something was changed since it was read back."""
    scheme = rows.scheme(tx, commune.id, scheme_id)
    if scheme is None or scheme.is_draft or scheme.revision != revision:
        raise Refused("score-book-old")
    criteria = {row.code: row for row in rows.criteria(tx, commune.id, scheme.id)}
    for code, fields in changes.items():
        for name, value in fields.items():
            _set(tx, criteria[code], name, value)
    scheme.revision += 1
    history.record(
        tx, commune.id, EventKind.SCORES_TAKEN, now, actor_id=by,
        data={"scheme": scheme.id, "fields": {code: sorted(fields) for code, fields in changes.items()}},
    )  # fmt: skip
    return sum(len(fields) for fields in changes.values())


def _set(tx: Session, row: ScoreCriterion, name: str, value: Any) -> None:
    if name == "tasks":
        rows.link_again(tx, row.commune_id, row.id, value)
    elif name == "goals":
        rows.set_goals(tx, row.commune_id, row.id, value)
    elif name in ("self_score", "appraised"):
        setattr(row, name, None if value is None else Decimal(value))
    else:
        setattr(row, {"enough": "is_enough"}.get(name, name), value)
