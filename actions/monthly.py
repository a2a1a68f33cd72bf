"""The overview of the month that is over, for leaders and the standing office, from the figures of every summary."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from actions import facts, figures, periods, summaries
from actions.wording import Meaning, choice, day, meaning, say
from db import people
from db.models import Commune, Outgoing
from plans.calendar import ReportingPeriod, WorkCalendar, in_vietnam, named_period
from plans.house_rules import has_monthly

MONTHLY = "monthly"


def is_its_morning(tx: Session, commune: Commune, now: datetime) -> bool:
    """Whether this is the month's first working day, a plan was followed all of the month that is over, and the commune
    wants the overview."""
    today = in_vietnam(now).date()
    if not has_monthly(commune.settings) or not is_first_of_month(today, facts.calendar_of(commune)):
        return False
    of = month_before(today)
    begun = [plan.started_on for plan in periods.plans_of(tx, commune, of) if plan.started_on is not None]
    return any(started <= of.start for started in begun)


def is_first_of_month(day_: date, calendar: WorkCalendar) -> bool:
    """Whether this is the month's first working day."""
    return calendar.next_working_day(day_.replace(day=1)) == day_


def month_before(day_: date) -> ReportingPeriod:
    """The calendar month that is over, from its first to its last day."""
    last = day_.replace(day=1) - timedelta(days=1)
    return named_period(f"{last.replace(day=1)}..{last}")


def monthly_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """How the commune stood when the month ended, and what the month brought; None where nothing was to
    be done, or when the first working day after it is over."""
    if row.commune_id is None:
        return None
    commune, today = people.commune(tx, row.commune_id), in_vietnam(now).date()
    of = month_before(date.fromisoformat(row.meaning["day"]))
    if row.meaning["day"] != today.isoformat():
        return None
    found = figures.figures(tx, commune, of, now)
    if not found.plan.applicable.count:
        return None
    told = summaries.figure_lines(tx, commune, found)
    title = say("monthly-title", day=day(of.cut_off), name=commune.name)
    return meaning(title, *told, choices=[[choice("choice-why", "why"), choice("choice-summary", "summary")]])
