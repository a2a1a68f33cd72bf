"""Where the windows of standing and recurring work go when the regime or the calendar becomes another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plans.calendar import PeriodKind, ReportingPeriod, ReportRegime, WorkCalendar, named_period
from plans.work import ALIVE, ItemFacts, Status, Stretch, is_past, reported_stretch

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What says when a period ends and when it is reported."""

    regime: ReportRegime
    calendar: WorkCalendar

    def stretch(self, period: str) -> Stretch:
        return reported_stretch(named_period(period, self.regime), self.regime, self.calendar)


@dataclass(frozen=True, kw_only=True)
class Window:
    """An item under the name of its period within task × agency."""

    item: ItemFacts
    period: str


def moved_windows(windows: Iterable[Window], before: Rules, after: Rules, today: date) -> Mapping[int, Stretch]:
    """The new first, last and due day of every item that moves, by item.

    Only what ends and is due as the old rules say moves: not what was answered, has a day of its own or an extension,
    or is late already. A window that has begun keeps its first day, and stays as it is where the new rules would have
    ended it, or made it due, before today. Each window begins on the day after the one before it, as it did: no day is
    lost and none is reported twice, in the middle of a window too.
    """
    chains: dict[tuple[int, int, PeriodKind], list[tuple[ReportingPeriod, Window]]] = defaultdict(list)
    for window in windows:
        if (period := _named(window.period, before.regime)) is not None:
            chains[(window.item.task, window.item.agency, period.kind)].append((period, window))
    found: dict[int, Stretch] = {}
    for chain in chains.values():
        previous: tuple[Stretch, Stretch] | None = None
        for _, window in sorted(chain, key=lambda pair: pair[0].cut_off):
            was = _as_it_is(window)
            now = _moved(window, was, previous, before, after, today)
            if now != was:
                found[window.item.id] = now
            previous = was, now
    return found


def _named(period: str, regime: ReportRegime) -> ReportingPeriod | None:
    try:
        return named_period(period, regime)
    except ValueError:
        return None


def _as_it_is(window: Window) -> Stretch:
    item = window.item
    return Stretch(period=window.period, start=item.start, end=item.end, due=item.due)


def _moved(
    window: Window, was: Stretch, previous: tuple[Stretch, Stretch] | None, before: Rules, after: Rules, today: date
) -> Stretch:
    ruled, wanted = before.stretch(window.period), after.stretch(window.period)
    if not _follows_the_rules(window.item, was, ruled, before, today):
        return was
    begun = was.start is not None and was.start <= today
    over = was.end is not None and was.end < today
    if over:
        # The next window has begun: only when this one is to be reported can still change.
        wanted = replace(wanted, end=was.end)
    if begun and any(day is not None and day < today for day in (wanted.due, None if over else wanted.end)):
        return was
    if begun or was.start is None:
        return replace(wanted, start=was.start)
    if previous is not None and previous[0].end is not None and previous[0].end + _DAY == was.start:
        ended = previous[1].end
        return replace(wanted, start=ended + _DAY if ended else was.start)
    # An agency that joined in the middle has its first day from there.
    return wanted if was.start == ruled.start else replace(wanted, start=was.start)


def _follows_the_rules(item: ItemFacts, was: Stretch, ruled: Stretch, before: Rules, today: date) -> bool:
    open_still = item.status in ALIVE or item.status is Status.WAITING
    return open_still and (was.end, was.due) == (ruled.end, ruled.due) and not is_past(item.due, today, before.calendar)
