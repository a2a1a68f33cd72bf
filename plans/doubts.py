"""A doubt: what a rule could not be sure of, as data that a person is shown in their own language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

# What a doubt names as its field when it is about all of a task, or of the plan.
ROW, WHOLE = "row", "plan"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Doubt:
    """One thing to ask a human: which field, why (a code that `locales` has a sentence for), with what words.

    `args` are the sentence's named places, all strings. They count for equality and not for the hash,
    so a plain dict may be given and doubts can still stand in sets.
    """

    field: str
    code: str
    args: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


def doubts_as_json(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Doubts as JSON."""
    return [{"field": doubt.field, "code": str(doubt.code), "args": dict(doubt.args)} for doubt in doubts]


def doubts_from_json(kept: Iterable[Mapping[str, Any]]) -> tuple[Doubt, ...]:
    """The doubts that `doubts_as_json` was given."""
    return tuple(Doubt(field=doubt["field"], code=doubt["code"], args=doubt["args"]) for doubt in kept)
