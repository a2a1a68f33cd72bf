"""A programme without a table: the bullets under "Nhiệm vụ" of each field are its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from plans.agencies import Mention
from plans.body import AgencyPart, Goal, goal_of, is_organising
from plans.numbering import Section
from plans.outline import Depth, Entry, below
from plans.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTask:
    """A bullet of a field: its made code ("2.b.1"), its field, its words, and who leads the field (may be nobody).

    `sure` is true where the leading agency's duties name the field in its own words, and nobody else's do.
    """

    code: str
    section: str
    content: str
    leads: tuple[Mention, ...]
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The fields of a programme with their tasks and goals."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[ProgrammeTask, ...] = ()
    goals: tuple[Goal, ...] = ()


_TASKS = re.compile(r"^(?:cac )?nhiem vu\b")
_AIMS = re.compile(r"^(?:cac )?muc tieu\b")
_YEAR = re.compile(r"\bnam (20\d\d)\b")
# How like a field's title the words of a duty are (0 to 100) that may, and that surely does, mean it.
_LEADS_FIELD, _SURELY_LEADS_FIELD = 82, 95


def read_programme(entries: Sequence[Entry], parts: Sequence[AgencyPart], *, year: int, last_year: int) -> Programme:
    """The fields that have a heading "Nhiệm vụ" below them; empty for other papers."""
    sections: list[Section] = []
    tasks: list[ProgrammeTask] = []
    goals: list[Goal] = []
    for index, entry in enumerate(entries):
        if entry.depth is not Depth.NUMBER or is_organising(entry):
            continue
        headings = _headings(below(entries, index))
        if not any(_TASKS.match(fold(heading.text)) for heading, _ in headings):
            continue
        sections.append(Section(code=entry.marker, title=entry.text))
        leads, sure = _leads_of(entry.text, parts)
        for heading, bullets in headings:
            if _TASKS.match(fold(heading.text)):
                tasks.extend(_tasks(entry, heading, bullets, leads, sure))
            elif _AIMS.match(fold(heading.text)):
                goals.extend(_goals(entry, heading, bullets, year=year, last_year=last_year))
    return Programme(sections=tuple(sections), tasks=tuple(tasks), goals=tuple(goals))


def _headings(field: Sequence[Entry]) -> list[tuple[Entry, list[str]]]:
    """The lettered headings of a field ("b) Nhiệm vụ"), each with its bullets."""
    at = [index for index, entry in enumerate(field) if entry.depth is Depth.LETTER]
    return [(field[index], _bullets(below(field, index))) for index in at]


def _bullets(paragraphs: Sequence[Entry]) -> list[str]:
    """The bullets with the paragraphs that go on with them; a paragraph that only leads over to them is none."""
    bullets: list[str] = []
    for entry in paragraphs:
        if entry.depth is Depth.ITEM or not bullets:
            bullets.append(entry.text)
        else:
            bullets[-1] = f"{bullets[-1]} {entry.text}"
    leads_over = len(bullets) > 1 and paragraphs[0].depth is not Depth.ITEM and bullets[0].endswith(":")
    return bullets[1:] if leads_over else bullets


def _tasks(
    field: Entry, heading: Entry, bullets: Sequence[str], leads: tuple[Mention, ...], sure: bool
) -> Iterator[ProgrammeTask]:
    for number, text in enumerate(bullets, start=1):
        code = f"{field.marker}.{heading.marker}.{number}"
        yield ProgrammeTask(code=code, section=field.marker, content=text, leads=leads, sure=sure)


def _goals(field: Entry, heading: Entry, bullets: Sequence[str], *, year: int, last_year: int) -> Iterator[Goal]:
    named = _YEAR.search(fold(heading.text))
    for number, text in enumerate(bullets, start=1):
        goal = goal_of(text, year=year, last_year=last_year)
        due = goal_of(heading.text, year=year, last_year=last_year).due if named else goal.due
        code = f"{field.marker}.{heading.marker}.{number}"
        yield Goal(text=goal.text, code=code, section=field.marker, targets=goal.targets, due=due)


def _leads_of(title: str, parts: Sequence[AgencyPart]) -> tuple[tuple[Mention, ...], bool]:
    """The agency whose duties say that it leads a field of this title, the likeliest one, and whether that is sure."""
    likeness = {part: _likeness(title, part) for part in parts}
    likely = sorted((part for part in parts if likeness[part] > _LEADS_FIELD), key=lambda part: -likeness[part])
    if not likely:
        return (), False
    sure = [part for part in likely if likeness[part] >= _SURELY_LEADS_FIELD]
    return likely[0].mentions, len(sure) == 1


def _likeness(title: str, part: AgencyPart) -> float:
    """How like the title the likeliest duty is that this agency leads."""
    led = (fold(duty) for duty in part.duties if "chu tri" in fold(duty))
    return max((fuzz.partial_ratio(fold(title), duty) for duty in led), default=0)
