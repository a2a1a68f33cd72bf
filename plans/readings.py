"""Readings of numeric targets: kept period by period, judged, compared with what came before, and doubted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from plans.calendar import ReportRegime, named_period
from plans.indicators import Operator, Target, judge_reading
from plans.text import fold
from plans.work import EventKind, ItemEvent

# A number beyond this is a slip of the keyboard: a commune counts and spends less.
LARGEST = Decimal(10) ** 12
# Ten times more or less than before is more likely a slip of the keyboard than a result.
_JUMP = 10
# These come in parts; people, papers and meetings do not.
_IN_PARTS = frozenset({"%", "diem", "dong", "trieu dong", "ty dong", "trieu", "ty", "gio", "km", "ha"})
# Rates and scores go up and down; what is counted through the year only grows.
_NOT_SUMMED = frozenset({"%", "diem", "bac", "hang"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What somebody said had been reached in a period ("2026Q3"), and the target as it stood then.

    `place` is the target's place among those of its task or goal. Of a share, `count` of `whole` were counted.
    """

    id: int
    at: datetime
    actor: int | None
    place: int
    period: str
    value: Decimal
    target: Target
    count: Decimal | None = None
    whole: Decimal | None = None

    @property
    def met(self) -> bool:
        """Whether it reaches the target."""
        return judge_reading(self.target, self.value)


class Trend(StrEnum):
    """How a reading stands to the one before it, whichever way is the better."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """A target in one period: what was read last, whether that meets it, and how it stands to the period before that
    had a reading. All are None where nothing was read in the period."""

    period: str
    target: Target
    reading: Reading | None = None
    met: bool | None = None
    trend: Trend | None = None


def reading_data(
    target: Target, place: int, period: str, value: Decimal, share: tuple[Decimal, Decimal] | None = None
) -> dict[str, Any]:
    """What history keeps of a reading, as JSON: numbers are kept as they were read, in decimal."""
    data = {
        "place": place, "period": period, "value": str(value),
        "target": {"op": target.op.value, "value": str(target.value), "unit": target.unit},
    }  # fmt: skip
    return data if share is None else {**data, "count": str(share[0]), "whole": str(share[1])}


def readings_of(events: Iterable[ItemEvent], as_of: datetime) -> tuple[Reading, ...]:
    """The readings that stood at `as_of`, that moment included, in the order of history: not those taken back."""
    known = sorted((e for e in events if e.at <= as_of), key=lambda e: e.id)
    gone = {e.data["event"] for e in known if e.kind is EventKind.READING_TAKEN_BACK}
    return tuple(_reading(e) for e in known if e.kind is EventKind.READING and e.id not in gone)


def _reading(event: ItemEvent) -> Reading:
    data, target = event.data, event.data["target"]
    return Reading(
        id=event.id, at=event.at, actor=event.actor, place=data["place"], period=data["period"],
        value=Decimal(data["value"]),
        target=Target(op=Operator(target["op"]), value=Decimal(target["value"]), unit=target["unit"]),
        count=_decimal(data, "count"), whole=_decimal(data, "whole"),
    )  # fmt: skip


def _decimal(data: Mapping[str, Any], key: str) -> Decimal | None:
    return Decimal(data[key]) if key in data else None


def target_rows(
    target: Target, place: int, readings: Iterable[Reading], periods: Sequence[str]
) -> tuple[TargetRow, ...]:
    """The target in each of these periods, in their order: the rows of a report's annex of indicators.

    The last reading of a period counts; one is judged by the target as it stood when it was read, and a period without
    one shows the target of today. A reading in other units than today's target is of another target.
    """
    last: dict[str, Reading] = {}
    for reading in readings:
        if reading.place == place and fold(reading.target.unit) == fold(target.unit):
            last[reading.period] = reading
    rows = []
    for period in periods:
        read = last.get(period)
        earlier = max((p for p in last if p < period), default=None)
        rows.append(
            TargetRow(period=period, target=target)
            if read is None
            else TargetRow(
                period=period, target=read.target, reading=read, met=read.met,
                trend=trend(last[earlier].value, read.value) if earlier is not None else None,
            )
        )  # fmt: skip
    return tuple(rows)


def periods_read(readings: Iterable[Reading], place: int) -> tuple[str, ...]:
    """The periods in which a target was read, oldest first."""
    return tuple(sorted({reading.period for reading in readings if reading.place == place}))


def trend(before: Decimal, after: Decimal) -> Trend:
    """Whether the number rose, fell or stayed."""
    return Trend.SAME if before == after else Trend.UP if after > before else Trend.DOWN


def period_said(quarter: int, year: int | None, today: date, regime: ReportRegime) -> str | None:
    """The quarter that somebody names as of today: where no year is said the last one that has begun; None for one that
    has not begun."""
    years = (year,) if year is not None else (today.year + 1, today.year, today.year - 1)
    periods = (named_period(f"{y}Q{quarter}", regime) for y in years if 2000 < y < 2100)
    return next((period.label for period in periods if period.start <= today), None)


# -- doubts --------------------------------------------------------------------------------------------------------


class FigureUnclear(StrEnum):
    """Why a reading is not kept at once: the codes that `locales` has sentences for."""

    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    OTHER_UNIT = "other-unit"
    SEPARATOR = "separator"  # "1,200": a thousand or one and a fifth
    NO_UNIT = "no-unit"
    ROUGHLY = "roughly"
    OVER_HUNDRED = "over-hundred"
    NOT_WHOLE = "not-whole"
    JUMP = "jump"
    FELL = "fell"


# For these no yes helps: it has to be typed again.
NEVER_KEPT = frozenset({FigureUnclear.NEGATIVE, FigureUnclear.TOO_LARGE, FigureUnclear.OTHER_UNIT})


def doubt_about(
    target: Target, values: Sequence[Decimal], unit: str | None, previous: Decimal | None, *, roughly: bool = False
) -> FigureUnclear | None:
    """What must be asked before one of `values` is kept as a reading of `target`; the gravest doubt, None for none.

    `values` are several where the number can be read in several ways; `unit` is what was typed behind it, None for
    nothing. `previous` is the last reading that stands.
    """
    if any(value < 0 for value in values):
        return FigureUnclear.NEGATIVE
    if any(value > LARGEST for value in values):
        return FigureUnclear.TOO_LARGE
    if unit is not None and not same_unit(unit, target.unit):
        return FigureUnclear.OTHER_UNIT
    if len(values) > 1:
        return FigureUnclear.SEPARATOR
    (value,) = values
    unit_of_target = fold(target.unit)
    if unit_of_target == "%" and value > 100:
        return FigureUnclear.OVER_HUNDRED
    if value % 1 and unit_of_target not in _IN_PARTS:
        return FigureUnclear.NOT_WHOLE
    if _jumps(value, previous, target):
        return FigureUnclear.JUMP
    if previous is not None and value < previous and _only_grows(target):
        return FigureUnclear.FELL
    if unit is None and target.unit:
        return FigureUnclear.NO_UNIT
    return FigureUnclear.ROUGHLY if roughly else None


def same_unit(said: str, of_target: str) -> bool:
    """Whether what was typed behind a number is the unit of a target: "bài" is one of "tin, bài"."""
    words, wanted = fold(said).replace(",", " ").split(), fold(of_target).replace(",", " ").split()
    return bool(words) and set(words) <= set(wanted)


def _jumps(value: Decimal, previous: Decimal | None, target: Target) -> bool:
    if previous:
        return value >= _JUMP * previous or value * _JUMP <= previous
    return target.value > 0 and value >= _JUMP * target.value


def _only_grows(target: Target) -> bool:
    wants_more = target.op in (Operator.EQUAL, Operator.AT_LEAST, Operator.MORE)
    return wants_more and fold(target.unit) not in _NOT_SUMMED


# -- as an office writes them --------------------------------------------------------------------------------------

_SIGNS = {Operator.EQUAL: "", Operator.AT_LEAST: "≥ ", Operator.MORE: "> ", Operator.AT_MOST: "≤ ", Operator.LESS: "< "}


def figure_shown(value: Decimal, unit: str) -> str:
    """A number with its unit in Vietnamese writing: "1.200 hồ sơ", "98,5%"."""
    number = format(value, ",f").translate(str.maketrans(",.", ".,"))
    if "," in number:
        number = number.rstrip("0").rstrip(",")
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()


def target_shown(target: Target) -> str:
    """What is to be reached: "≥ 90%"."""
    return f"{_SIGNS[target.op]}{figure_shown(target.value, target.unit)}"
