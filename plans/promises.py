"""The day that a promise names: "mai em xong", "thứ Sáu em nộp"; and when to come back to it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from plans.calendar import VIETNAM, WorkCalendar
from plans.reply_dates import DatePhrase, Tense
from plans.reply_pieces import Reading, pieces_of
from plans.reply_titles import titles_of
from plans.reply_values import Context
from plans.reply_words import lines_in_nfc

# Half a day is left then to do it, or to say what stands in the way.
AFTERNOON = time(14, 0)
_DAY = timedelta(days=1)
# What is promised for later than this is no promise to be reminded of, but a last day to be asked for.
_FURTHEST = timedelta(days=92)
_NOBODYS = Context(items=(), reply_to=None, has_file=False, role="officer")


def promised_day(text: str, today: date) -> date | None:
    """The one day, today or later, that the words name; None where they name none, several, or one far away."""
    said = pieces_of(Reading(lines_in_nfc(text), _NOBODYS, today, titles_of(())))
    phrases = [piece.value for piece in said if isinstance(piece.value, DatePhrase)]
    days = {_day(phrase, today) for phrase in phrases if phrase.tense is not Tense.PAST}
    if len(days) != 1 or (found := days.pop()) is None:
        return None
    return found if today <= found <= today + _FURTHEST else None


def _day(phrase: DatePhrase, today: date) -> date | None:
    if phrase.problem or phrase.months:
        return None
    if phrase.days:  # "3 ngày nữa em xong"
        return today + phrase.days * _DAY
    return phrase.day or (today if phrase.tense is Tense.TODAY else None)


def come_back_at(promised: date | None, now: datetime, calendar: WorkCalendar) -> datetime:
    """The afternoon of the promised day, else of the next; moved to a working day, and always after `now`."""
    local = now.astimezone(VIETNAM)
    on = calendar.next_working_day(promised or local.date() + _DAY)
    if datetime.combine(on, AFTERNOON, VIETNAM) <= now:
        on = calendar.next_working_day(on + _DAY)
    return datetime.combine(on, AFTERNOON, VIETNAM)
