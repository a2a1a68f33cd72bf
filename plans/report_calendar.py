"""Which reports a commune makes, and when each is drafted and sent in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from plans.calendar import PeriodKind, ReportingPeriod, ReportRegime, WorkCalendar, named_period

# A report by the name of its setting, and how its period is called. Many regimes have no report of the second and the
# fourth quarter: those of the half-year and of the year take their place.
REPORTS = {
    "q1": "{year}Q1", "q2": "{year}Q2", "h1": "{year}H1", "q3": "{year}Q3", "9m": "{year}-9M", "q4": "{year}Q4",
    "year": "{year}",
}  # fmt: skip
USUAL_REPORTS = ("q1", "h1", "q3", "year")
# So long after its day a draft is still made: the program may have been off, and a plan may have begun meanwhile.
_STILL = timedelta(days=14)


def draft_day(period: ReportingPeriod, regime: ReportRegime, calendar: WorkCalendar) -> date:
    """When the draft of a period's report is made; a year closed on its last day is drafted on the day after."""
    if period.kind is PeriodKind.YEAR_END:
        return period.cut_off + timedelta(days=1)
    return regime.draft.on(period, calendar)


def drafts_due(
    names: Collection[str], regime: ReportRegime, calendar: WorkCalendar, today: date
) -> Sequence[ReportingPeriod]:
    """The periods whose report is to be drafted by today, the earliest first; those of two weeks ago are past.

    The report of a year is followed by its closing as of 31/12.
    """
    labels = [REPORTS[name] for name in REPORTS if name in names]
    if "year" in names:
        labels.append("{year}END")
    periods = [
        named_period(label.format(year=year), regime) for year in (today.year - 1, today.year) for label in labels
    ]
    due = [(draft_day(period, regime, calendar), period) for period in periods]
    found = [(day, period) for day, period in due if day <= today < day + _STILL]
    return [period for _, period in sorted(found, key=lambda pair: (pair[0], pair[1].label))]
