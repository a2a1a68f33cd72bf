"""A person's open work, each item under the number by which this person calls it."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import deputies
from actions.wording import Part, day, say, short_day
from db import people, tasks
from db.models import Commune, Person, WorkItem
from db.people import Caller
from plans.access import Role
from plans.calendar import WorkCalendar, in_vietnam
from plans.ladder import LADDER_POLICY
from plans.linking import strictest
from plans.milestones import year_of
from plans.work import Status, days_late, days_left, is_past

_PERIOD = re.compile(r"(20\d\d)(?:Q([1-4])|H([12])|-(\d\d))?")
# A title in a list is cut at a word near this length: fifty tasks must fit on a phone.
_TITLE = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An item in somebody's list."""

    number: int
    item: WorkItem
    instead_of: str | None = None  # the name of somebody who is away
    covers: tuple[WorkItem, ...] = ()  # items of other plans that are one piece of work with it, due later


def worklist(tx: Session, commune: Commune, person: Person, now: datetime) -> Sequence[Line]:
    """What is open for a person now, by due day: the agency's items for its head and for the standing office's own
    people; for an officer what was given to them and what nobody was given yet; then what is open for those in whose
    place they stand today."""
    today = in_vietnam(now).date()
    mine = list(_open_items(tx, commune, person, today))
    names: dict[int, str] = {}
    for away in deputies.stood_in_for(tx, person, today):
        more = [i for i in _open_items(tx, commune, away, today) if i not in mine]
        mine += more
        names |= {i.id: away.name for i in more}
    leading = _one_of_each(mine)
    numbers = tasks.numbers(tx, commune.id, person.id, [item for item, _ in leading], today)
    return [Line(number=numbers[i.id], item=i, instead_of=names.get(i.id), covers=covers) for i, covers in leading]


def _one_of_each(items: Sequence[WorkItem]) -> list[tuple[WorkItem, tuple[WorkItem, ...]]]:
    """Of what is one piece of work in several plans only the item that leads, with the others behind it."""
    together: dict[int, list[WorkItem]] = {}
    for item in items:
        together.setdefault(item.linked_id or item.id, []).append(item)
    leads = {key: strictest([(i.id, i.due_on) for i in some]) for key, some in together.items()}
    return [
        (item, tuple(other for other in together[key] if other.id != item.id))
        for item in items
        if leads[key := item.linked_id or item.id] == item.id
    ]


def _open_items(tx: Session, commune: Commune, person: Person, today: date) -> Sequence[WorkItem]:
    roles = people.roles(tx, commune.id, person.id)
    whole = {r.agency_id for r in roles if r.role in (Role.HEAD, Role.OFFICE) and r.agency_id}
    part = {r.agency_id for r in roles if r.role is Role.OFFICER and r.agency_id}
    return tasks.live_items(tx, commune.id, agencies=whole, not_given_of=part, assignee=person.id, today=today)


def short(title: str) -> str:
    """The title for a list: whole words up to about ninety characters."""
    if len(title) <= _TITLE:
        return title
    return title[:_TITLE].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def titled(item: WorkItem, *, whole: bool = False) -> Part:
    """The item's title in a sentence, short unless `whole`; where the task comes back each period, with the period."""
    title, period = item.title if whole else short(item.title), period_of(item)
    if period is None:
        return say("title-once", title=title)
    return say("title-of-period", title=title, period=period)


def period_of(item: WorkItem) -> Part | None:
    """Which period an item of recurring or standing work stands for, None for work that is done once."""
    if named := period_named(item.period):
        return named
    if (of_year := year_of(item.period)) is not None:
        return say("period-milestone", year=str(of_year))
    return say("period-until", day=short_day(item.due_on)) if item.period != "once" and item.due_on else None


def period_named(label: str) -> Part | None:
    """A quarter, half, month or year by its machine name ("2026Q3"), None for any other period."""
    if match := _PERIOD.fullmatch(label):
        year, quarter, half, month = match.groups()
        if quarter:
            return say("period-quarter", number=say(f"quarter-{quarter}"), year=year)
        if half:
            return say(f"period-half-{half}", year=year)
        return say("period-month", month=month, year=year) if month else say("period-year", year=year)
    return None


def letter(position: int) -> str:
    """How the lines of a list are told apart that bear nobody's numbers: a, b, c … for 0, 1, 2 …"""
    return string.ascii_lowercase[position]


def item_name(item: WorkItem, number: int | None) -> Part:
    """How an item is called in a sentence: by the reader's number, where they have one, always with its title."""
    if number is None:
        return say("item-titled", title=titled(item))
    return say("item-numbered", number=str(number), title=titled(item))


def item_called(tx: Session, caller: Caller, item: WorkItem) -> Part:
    """The item as the caller calls it: with their number where they have one."""
    return item_name(item, tasks.number_of(tx, caller.commune.id, caller.person.id, item.id))


def due_words(item: WorkItem) -> Part:
    """The last day in force as a piece of a sentence, or that there is none yet."""
    return say("due-day", day=day(item.due_on)) if item.due_on else say("due-none")


def status_words(item: WorkItem) -> Part:
    """Where the item stands, as a piece of a sentence that it ends."""
    if item.status is Status.UNDER_WAY and item.percent is not None:
        return say("status-percent", percent=item.percent)
    return say(f"status-{item.status.value.replace('_', '-')}")


def line_part(line: Line, today: date, calendar: WorkCalendar) -> Part:
    """One line of a list: number, title, the last day with its weekday, and how far away that is."""
    number, title, due = str(line.number), titled(line.item), when(line.item, today, calendar)
    if line.covers:
        title = say("title-linked", title=title, count=len(line.covers) + 1)
    if line.item.status is Status.RETURNED:
        due = say("when-returned", when=due)
    if line.instead_of is not None:
        return say("list-line-instead", number=number, title=title, when=due, person=line.instead_of)
    return say("list-line", number=number, title=title, when=due)


def when(item: WorkItem, today: date, calendar: WorkCalendar) -> Part:
    """The due day in force and the working days left or gone by."""
    due = item.due_on
    if due is None:
        return say("when-no-due")
    if is_past(due, today, calendar):
        return say("when-late", due=day(due), days=days_late(due, today, calendar))
    left = days_left(due, today, calendar)
    if left > 0:
        return say("when-left", due=day(due), days=left)
    if due == today:
        return say("when-today", due=day(due))
    # The last day is a day off: today is the working day before it, or the one that still counts as on time.
    return say("when-last-working-day" if due > today else "when-still-in-time", due=day(due))


def due_group(item: WorkItem, today: date, calendar: WorkCalendar) -> str:
    """Under which heading a list shows the item: late, soon (a week of working days), or later."""
    if item.due_on is None:
        return "later"
    if is_past(item.due_on, today, calendar):
        return "late"
    return "soon" if days_left(item.due_on, today, calendar) <= LADDER_POLICY.soon else "later"
