"""What the standing office says in its own words of what waited: that it is there, and by which day the work is due."""

from __future__ import annotations

from datetime import date, datetime

from db.models import Commune
from plans import conditions
from plans.calendar import in_vietnam


def day_said(commune: Commune, words: str, now: datetime) -> date | None:
    """The last day that the words surely name, by the commune's own way of counting; None where none, or it is past."""
    counts_the_day = bool(commune.settings.get("counts_the_day", False))
    return conditions.day_said(words, in_vietnam(now).date(), counts_the_day=counts_the_day)
