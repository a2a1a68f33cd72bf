"""Compares a plan that was read with its gold, by the measure that counts: was a wrong value said without a doubt?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]

# The fields of a task that are compared, each with the field whose doubt covers it.
COVERED_BY = {
    "section": "section",
    "content": "content",
    "requirement": "requirement",
    "product": "product",
    "products": "product",
    "deadline_text": "deadline",
    "deadline": "deadline",
    "lead_text": "leads",
    "leads": "leads",
    "lead_is_group": "leads",
    "coordinators_text": "coordinators",
    "coordinators": "coordinators",
    "coordinators_include_group": "coordinators",
    "targets": "targets",
}
HEAD_FIELDS = (
    "commune", "province", "number", "issued_on", "title", "year_from", "year_to", "signer", "signer_title",
    "standing_office",
)  # fmt: skip
_RULE_FIELDS = ("kind", "from", "due", "strictly_before", "every", "periodic", "condition")


@dataclass
class Comparison:
    """What differs: said wrongly in silence, wrong with a doubt, doubted though right, missing, invented."""

    silent: list[str] = field(default_factory=list)
    doubted_wrong: list[str] = field(default_factory=list)
    doubted_right: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def report(self) -> str:
        """Every difference on a line of its own, the worst first."""
        parts = {
            "SILENTLY WRONG": self.silent,
            "MISSING": self.missing,
            "INVENTED": self.invented,
            "wrong, doubted": self.doubted_wrong,
            "right, doubted": self.doubted_right,
        }
        return "\n".join(f"{name}: {line}" for name, lines in parts.items() for line in lines)


def compare(gold: Json, read: Json) -> Comparison:
    """Compare the plan's head and every task, field by field; spaces and Unicode forms do not count."""
    found = Comparison()
    _compare_head(gold["plan"], read["plan"], found)
    tasks = {(task["section"], task["code"]): task for task in read["tasks"]}
    wanted = {(task["section"], task["code"]) for task in gold["tasks"]}
    for task in gold["tasks"]:
        got = tasks.get((task["section"], task["code"]))
        if got is None:
            found.missing.append(f"task {task['code']}")
        else:
            _compare_task(task, got, found)
    found.invented.extend(f"task {code}" for section, code in tasks if (section, code) not in wanted)
    return found


def _compare_head(gold: Json, read: Json, found: Comparison) -> None:
    doubted = {doubt["field"] for doubt in read["doubts"]}
    for name in HEAD_FIELDS:
        cover = "year_from" if name == "year_to" else "signer" if name == "signer_title" else name
        _note(f"plan.{name}", _same(gold[name], read[name]), cover in doubted, gold[name], read[name], found)


def _compare_task(gold: Json, read: Json, found: Comparison) -> None:
    doubted = {doubt["field"] for doubt in read["doubts"]}
    for name, cover in COVERED_BY.items():
        if name in gold and name not in gold.get("ambiguous", {}):
            right = _same_rule(gold[name], read[name]) if name == "deadline" else _same(gold[name], read[name])
            _note(f"task {gold['code']}.{name}", right, cover in doubted, gold[name], read[name], found)


def _note(name: str, right: bool, doubted: bool, gold: object, read: object, found: Comparison) -> None:
    if right and not doubted:
        return
    line = f"{name}: gold {gold!r}, read {read!r}"
    if right:
        found.doubted_right.append(line)
    else:
        (found.doubted_wrong if doubted else found.silent).append(line)


def _same(gold: object, read: object) -> bool:
    return _plain(gold) == _plain(read)


def _same_rule(gold: Json | None, read: Json | None) -> bool:
    if gold is None or read is None:
        return gold is read
    return all(_plain(gold.get(name) or None) == _plain(read.get(name) or None) for name in _RULE_FIELDS)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [_plain(inner) for inner in value]
    return value


def names(entries: Iterable[Json]) -> set[str]:
    """The names of agencies."""
    return {entry["name"] for entry in entries}
