"""What a deadline phrase says, clause by clause: stretches of time, cycles, standing words, conditions, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from plans.deadline_parts import Level, Part
from plans.deadline_rules import DeadlineDoubt, Every


class Bound(StrEnum):
    """How a stretch limits the work."""

    NONE = "none"
    IN = "in"
    FROM = "from"
    BY = "by"
    BEFORE = "before"


class Joint(StrEnum):
    """How a clause is tied to the one before it."""

    NONE = "none"
    PAUSE = "pause"
    BRACKET = "bracket"
    AND = "and"
    OR = "or"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One thing a phrase says, and how it is tied to what was said before."""

    joint: Joint = Joint.NONE


@dataclass(frozen=True, kw_only=True)
class Stretch(Clause):
    """A day or a stretch of time with its limits; `last` ends a range, `last_before` when "đến trước".

    `verbs` are the words before it that say what is done then ("ban hành", "hoàn thành").
    """

    first: Part
    bound: Bound = Bound.NONE
    last: Part | None = None
    last_before: bool = False
    by_time: time | None = None
    said: str = ""
    verbs: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.first, self.last) if self.last else (self.first,)

    @property
    def due_part(self) -> Part:
        return self.last or self.first

    @property
    def is_limit(self) -> bool:
        return self.bound in (Bound.BY, Bound.BEFORE)

    @property
    def is_lone_day(self) -> bool:
        """A day that opens or closes no stretch of time: "15/12", "trước 15/12", not "từ 15/6"."""
        return self.first.level is Level.DAY and self.last is None and self.bound is not Bound.FROM


@dataclass(frozen=True, kw_only=True)
class Cycle(Clause):
    """How often: `units` in the order said; `uncommon` when some had no unit ("2 năm/lần"); `bare` a lone "6 tháng"."""

    units: tuple[Every, ...]
    times: int = 1
    said: str = ""
    uncommon: bool = False
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing(Clause):
    """Work that goes on: "thường xuyên"; `periodic` for "định kỳ"."""

    periodic: bool = False


@dataclass(frozen=True, kw_only=True)
class Condition(Clause):
    """What has to happen first, in the words of the phrase."""

    text: str


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Clause):
    """ "Và các năm tiếp theo"."""


@dataclass(frozen=True, kw_only=True)
class Remark(Clause):
    """A word that makes a right reading worth a look: "dự kiến", "đối với …"."""

    code: DeadlineDoubt
    words: str
