"""Tasks that a plan prints as the points of its text, with who leads in brackets: "… (Phòng Kinh tế chủ trì)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.body import is_organising
from plans.columns import Column, column_of
from plans.numbering import Section
from plans.outline import Depth, Entry, below
from plans.shared_cell import parted_agencies
from plans.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletTask:
    """A point that is a task: its number or a made one ("2.1"), its heading's number, and what it says, as printed.

    "" where it does not say who leads, who helps or when it is due.
    """

    code: str
    section: str
    content: str
    lead_text: str = ""
    others_text: str = ""
    deadline_text: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletPlan:
    """The tasks of a plan's points and the headings they stand under."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[BulletTask, ...] = ()


_PART_OF_TASKS = re.compile(r"\b(?:nhiem vu|noi dung|giai phap)\b")
_FEWEST_LED = 2
# What a point says of itself in the lines below it: "- Cơ quan chủ trì: …", "- Thời gian hoàn thành: …".
_LABEL = re.compile(r"^(?P<label>[^:]{3,60}):\s*(?P<told>\S.*)$", re.DOTALL)
_FIELDS = {Column.LEAD: "lead_text", Column.COORDINATORS: "others_text", Column.DEADLINE: "deadline_text",
           Column.PRODUCT: "product"}  # fmt: skip
_BRACKET = re.compile(
    r"^(?P<content>.+?)\s*\((?P<inside>[^()]*\b(?:chủ\s+trì|phối\s+hợp)\b[^()]*)\)\s*[.;]?$", re.IGNORECASE | re.DOTALL
)
_OPENS_A_TIME = (
    r"(?:hoàn thành|xong|thời gian|thời hạn|trước|trong|từ|đến|chậm nhất|quý|tháng|hằng|hàng|định kỳ|thường xuyên|năm)"
    r"\b"
)
_CLAUSES = re.compile(rf";\s*|,\s*(?={_OPENS_A_TIME})", re.IGNORECASE)
_IS_A_TIME = re.compile(rf"^{_OPENS_A_TIME}|\d", re.IGNORECASE)
_TIME_AT_THE_END = re.compile(
    r",\s*(?P<time>(?:hoàn thành|xong)\s+(?:trong|trước|chậm nhất|vào|đến)\b[^,;()]*|trước ngày [\d/]+)$", re.IGNORECASE
)


def read_bullets(entries: Sequence[Entry]) -> BulletPlan:
    """The points of the parts that give tasks; empty where fewer than two of them say who leads."""
    sections: list[Section] = []
    tasks: list[BulletTask] = []
    for index, part in enumerate(entries):
        if part.depth is not Depth.PART or is_organising(part) or not _PART_OF_TASKS.search(fold(part.text)):
            continue
        found = list(_tasks_of(part, below(entries, index)))
        if sum(bool(task.lead_text) for task in found) >= _FEWEST_LED:
            tasks += found
            used = {task.section for task in found}
            sections += [Section(code=entry.marker, title=entry.text) for entry in entries if entry.marker in used
                         and (entry is part or part in entry.above)]  # fmt: skip
    return BulletPlan(sections=tuple(sections), tasks=tuple(tasks))


def _tasks_of(part: Entry, points: Sequence[Entry]) -> Iterator[BulletTask]:
    counted: dict[str, int] = {}
    for index, point in enumerate(points):
        parts = below(points, index)
        told = _told_below(parts)
        if point.depth is Depth.TEXT or (parts and not told) or _is_label(point, points[:index]):
            continue
        heading = next((above for above in reversed(point.above) if above.depth < Depth.ITEM and above.marker), part)
        counted[heading.marker] = counted.get(heading.marker, 0) + 1
        own = point.marker if point.depth in (Depth.NUMBER, Depth.SUBNUMBER) else ""
        task = _task(point.text, own or f"{heading.marker}.{counted[heading.marker]}", heading.marker)
        yield replace(task, **told)


def _told_below(parts: Sequence[Entry]) -> dict[str, str]:
    """What lines with labels say of the point above them; nothing where none of them says who leads."""
    labelled = ((match, column_of(match["label"])) for part in parts if (match := _LABEL.match(part.text)))
    told = {_FIELDS[column]: match["told"].strip(" .;") for match, column in labelled if column in _FIELDS}
    return told if "lead_text" in told else {}


def _is_label(point: Entry, before: Sequence[Entry]) -> bool:
    """Whether the line is told already as a part of the point above it."""
    found = _LABEL.match(point.text)
    heading = next((entry for entry in reversed(before) if entry.depth < point.depth), None)
    return found is not None and heading is not None and column_of(found["label"]) in _FIELDS


def _task(text: str, code: str, section: str) -> BulletTask:
    bracket = _BRACKET.match(text)
    content, inside = (bracket["content"], bracket["inside"]) if bracket else (text, "")
    clauses = [clause.strip(" .;") for clause in _CLAUSES.split(inside) if clause.strip(" .;")]
    times = [clause for clause in clauses if _IS_A_TIME.search(clause)]
    who = "; ".join(clause for clause in clauses if clause not in times)
    leads, others = parted_agencies(who) or (who, "")
    ending = _TIME_AT_THE_END.search(content.strip(" .;"))
    if ending and not times:
        content, times = content[: ending.start()], [ending["time"]]
    return BulletTask(
        code=code, section=section, content=content.strip(" .;"), lead_text=leads, others_text=others,
        deadline_text="; ".join(times),
    )  # fmt: skip
