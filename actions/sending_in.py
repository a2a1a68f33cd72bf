"""Sending in: who has reported all that is due for a period, who has not, and telling the agencies the day before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import asking_figures, facts, outgoing, people, periods
from actions.reminders import Readers, lay_digests
from actions.wording import Part, day, meaning, say
from db import history, tasks
from db import people as register
from db.models import Commune, Plan, PlanStage, WorkItem
from plans.calendar import PeriodKind, ReportingPeriod, in_vietnam, window_before, window_containing
from plans.work import ALIVE, EventKind, last_day

# So many working days before the day on which agencies send in they are told of it.
_AHEAD = 2
_MOST_LINES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """An agency with something to report for a period: how many of its items are, and how many are not."""

    agency: int
    name: str
    reported: int
    missing: int


def send_day(tx: Session, commune: Commune, of: ReportingPeriod) -> date:
    """The last day on which agencies send in for a period, by the latest of its plans or by the commune's regime."""
    return _send_day(commune, of, periods.plans_of(tx, commune, of))


def _send_day(commune: Commune, of: ReportingPeriod, plans: Iterable[Plan]) -> date:
    if of.kind is PeriodKind.YEAR_END:
        return of.cut_off  # no regime sets a day for what only closes the year
    calendar = facts.calendar_of(commune)
    said = {facts.send_by_of(plan) for plan in plans} or {None}
    return max(facts.regime_of(commune, by).internal.on(of, calendar) for by in said)


def senders(tx: Session, commune: Commune, of: ReportingPeriod) -> Sequence[Sender]:
    """The agencies that have anything due for a period: what fell due in it, and what is still open from before.

    Those with most to report come first.
    """
    by = max(send_day(tx, commune, of), of.cut_off)
    items = [item for item in _items(tx, commune, of) if item.due_on is not None and item.due_on <= by]
    wanted = [item for item in items if item.status in ALIVE or (item.due_on and item.due_on >= of.start)]
    names = {agency.id: agency.name for agency in register.agencies(tx, commune.id)}
    missing = {agency: sum(i.agency_id == agency and i.status in ALIVE for i in wanted) for agency in names}
    found = [
        Sender(
            agency=agency, name=names[agency], missing=missing[agency],
            reported=sum(i.agency_id == agency for i in wanted) - missing[agency],
        )
        for agency in dict.fromkeys(item.agency_id for item in wanted)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.missing, one.name))


def _items(tx: Session, commune: Commune, of: ReportingPeriod) -> list[WorkItem]:
    running = [plan for plan in periods.plans_of(tx, commune, of) if plan.stage is PlanStage.RUNNING]
    return [item for plan in running for item in tasks.items_of_plan(tx, commune.id, plan.id)]


def roll_call(tx: Session, commune: Commune, of: ReportingPeriod, now: datetime) -> list[Part]:
    """Who has reported all that is due for a period and who has not, for the standing office and leaders."""
    found = senders(tx, commune, of)
    if not found:
        return [say("senders-nothing", label=periods.label(of))]
    late = [one for one in found if one.missing]
    parts = told_by(tx, commune, of)
    parts += [
        say("senders-missing", agency=one.name, missing=one.missing, reported=one.reported)
        for one in late[:_MOST_LINES]
    ]  # fmt: skip
    if len(late) > _MOST_LINES:
        parts.append(say("senders-more", count=len(late) - _MOST_LINES))
    return [*parts, say("senders-whole")] if not late else parts


def told_by(tx: Session, commune: Commune, of: ReportingPeriod) -> list[Part]:
    """In one line how many agencies have reported all that is due for a period, and by when they send in."""
    found = senders(tx, commune, of)
    if not found:
        return []
    whole = sum(not one.missing for one in found)
    by = day(send_day(tx, commune, of))
    return [say("senders-title", label=periods.label(of), day=by, whole=whole, all=len(found))]


def is_called(tx: Session, commune: Commune, of: ReportingPeriod, today: date) -> bool:
    """Whether the day has come on which agencies are called to send in for a period."""
    return today >= _call_day(commune, send_day(tx, commune, of))


def _call_day(commune: Commune, by: date) -> date:
    calendar = facts.calendar_of(commune)
    return calendar.add_working_days(last_day(by, calendar), -_AHEAD)


def lay_out(tx: Session, communes: Sequence[Commune], now: datetime) -> None:
    """Tell agencies two working days ahead of the day on which they send in, in the morning's digest, where by then the
    figures of targets were asked for too; tell the standing office on the working morning after it who has sent in and
    who has not; each once for a period."""
    plans = tasks.plans_of_communes(tx, [commune.id for commune in communes])
    for commune in communes:
        _lay_out_for(tx, commune, plans[commune.id], now)


def _lay_out_for(tx: Session, commune: Commune, plans: Sequence[Plan], now: datetime) -> None:
    regime, calendar, today = facts.regime_of(commune), facts.calendar_of(commune), in_vietnam(now).date()
    window = window_containing(today, regime)
    for of in (window_before(window, regime), window):
        by = _send_day(commune, of, periods.those_of(plans, of))
        ahead = _call_day(commune, by) == today
        after = calendar.add_working_days(calendar.next_working_day(by), 1) == today
        figures = calendar.add_working_days(last_day(by, calendar), -asking_figures.AHEAD) == today
        if not (ahead or after or figures):  # the items are many, the days few
            continue
        items = _items(tx, commune, of)
        if not items:
            continue
        if ahead or figures:  # where that day was missed the question comes with the call
            asking_figures.begin(tx, commune, items, of, now)
        if ahead:
            _tell_agencies(tx, commune, of, by, now)
            asking_figures.press(tx, commune, now)
        elif after:
            told = meaning(*roll_call(tx, commune, of, now))
            outgoing.notify(
                tx, commune.id, people.office(tx, commune.id), f"sent-in:{of.label}:{commune.id}", told, now
            )


def _tell_agencies(tx: Session, commune: Commune, of: ReportingPeriod, by: date, now: datetime) -> None:
    late = [one for one in senders(tx, commune, of) if one.missing]
    once = f"send-in:{of.label}"
    if not late or history.happened(tx, commune.id, once):
        return
    readers = Readers(tx, [commune.id], in_vietnam(now).date())
    hands = {one.agency: readers.hands(commune.id, one.agency) for one in late}
    told = [
        {"agency": one.agency, "missing": one.missing, "to": [reader.id for reader in hands[one.agency]]}
        for one in late
    ]  # fmt: skip
    history.record(
        tx, commune.id, EventKind.SENDING_IN_TOLD, now, data={"period": of.label, "by": by.isoformat(), "told": told},
        once=once,
    )  # fmt: skip
    lay_digests(tx, [reader for some in hands.values() for reader in some], now)


def called(tx: Session, commune: Commune, person_id: int, since: datetime, until: datetime) -> list[Part]:
    """For which of a person's agencies they were told after `since` to send in, how much is missing and by when."""
    events = [e for e in history.since(tx, commune.id, EventKind.SENDING_IN_TOLD, since) if e.at <= until]
    # An event of earlier versions does not say to whom: they were told in a message of its own.
    found = [(event.data, one) for event in events for one in event.data.get("told", ()) if person_id in one["to"]]
    names = {agency.id: agency.name for agency in register.agencies(tx, commune.id)} if found else {}
    return [
        say(
            "send-in", agency=names[one["agency"]], missing=one["missing"],
            label=periods.label(periods.period(commune, what["period"])), day=day(date.fromisoformat(what["by"])),
        )
        for what, one in found
    ]  # fmt: skip
