"""Summaries: the figures of a reporting period, from history alone, in words that fit one screen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from actions import facts, outgoing
from actions.refusals import Refused
from actions.wording import Part, day, meaning, say, short_day
from db import history, people, tasks
from db.models import Commune, Origin
from db.people import Caller
from plans.access import Act, Held, may
from plans.calendar import PeriodKind, ReportingPeriod, in_vietnam, named_period, window_containing
from plans.judging import Timeliness, end_of_day
from plans.summary import Figures, ItemHistory, Moved, Proof, Summary, TaskClass, TaskFacts, summarise
from plans.text import fold
from plans.work import ItemKind

_QUARTER = re.compile(r"quy (?:thu )?(1|2|3|4|iv|iii|ii|i)\b(?:\s*[/.-]?\s*(?:nam )?(20\d\d))?")
_YEAR = re.compile(r"(?:ca )?nam (20\d\d)")
_HALF = re.compile(r"6 thang(?: dau nam)?(?: (20\d\d))?")
_NINE = re.compile(r"9 thang(?: dau nam)?(?: (20\d\d))?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def answer(tx: Session, caller: Caller, key: str, wanted: str | int, now: datetime) -> None:
    """Answer with the figures of a period: typed words such as "6 tháng" (see `wanted_period`), or a quarter's number.

    The whole commune for the standing office and leaders, a head's own agency. Refused for everybody else, for a period
    that has not begun, and when it is not clear which period is meant.
    """
    roles = people.roles(tx, caller.commune.id, caller.person.id)
    held = [Held(role=r.role, agency=r.agency_id) for r in roles]
    whole = may(held, Act.ASK_SUMMARY, None)
    own = {h.agency for h in held if h.agency is not None and may(held, Act.ASK_SUMMARY, h.agency)}
    if not whole and not own:
        raise Refused("summary-not-yours")
    today = in_vietnam(now).date()
    if isinstance(wanted, int):
        found = _latest(caller.commune, f"{{year}}Q{wanted}", today)
    else:
        found = wanted_period(caller.commune, wanted, today)
    parts = words(tx, caller.commune, found, now, None if whole else own)
    outgoing.answer(tx, caller, key, meaning(*parts), now)


def wanted_period(commune: Commune, wanted: str, today: date) -> ReportingPeriod:
    """The period that somebody names in words; without a year, the latest such period that has begun.

    Nothing named means the base window that today lies in. Refused when the words name no period.
    """
    regime = facts.regime_of(commune)
    words_ = fold(wanted)
    if not words_ or words_ in ("quy nay", "quy"):
        return window_containing(today, regime)
    named, year = _named(words_)
    if named is None:
        raise Refused("summary-which")
    if year is not None:
        return named_period(named.format(year=year), regime)
    return _latest(commune, named, today)


def names_period(words_: str) -> bool:
    """Whether typed words name a quarter, a half, nine months or a year."""
    return _named(fold(words_))[0] is not None


def _latest(commune: Commune, named: str, today: date) -> ReportingPeriod:
    """The latest period of this name that has begun."""
    regime = facts.regime_of(commune)
    this, last = (named_period(named.format(year=y), regime) for y in (today.year, today.year - 1))
    return this if this.start <= today else last


def _named(words_: str) -> tuple[str | None, str | None]:
    if match := _QUARTER.search(words_):
        number = _ROMAN.get(match[1]) or int(match[1])
        return f"{{year}}Q{number}", match[2]
    for pattern, name in ((_HALF, "{year}H1"), (_NINE, "{year}-9M"), (_YEAR, "{year}")):
        if match := pattern.search(words_):
            return name, match[1]
    return None, None


def period(commune: Commune, name: str) -> ReportingPeriod:
    """The period named as on the command line (2026Q3, 2026H1, 2026-9M, 2026, two dates); Refused on nonsense."""
    try:
        return named_period(name, facts.regime_of(commune))
    except ValueError:
        raise Refused("summary-period-unknown", name=name) from None


def words(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None
) -> list[Part]:
    """The summary in words: of the whole commune, or only of these agencies."""
    if of.start > in_vietnam(now).date():
        raise Refused("summary-future", label=_label(of))
    found = figures(tx, commune, of, now, agencies)
    title = say("summary-title", label=_label(of), start=short_day(of.start), end=short_day(of.cut_off))
    if not found.plan.rows:
        return [title, say("summary-nothing")]
    parts = [title]
    if found.taken_on < of.cut_off:
        early = _taken_by(tx, commune, of)
        sent_in = early is not None and found.taken_on == in_vietnam(early).date()
        taken = day(found.taken_on)
        parts.append(say("summary-as-of-send-by", day=taken) if sent_in else say("summary-as-of", day=taken))
    parts += _headline(found)
    if (beside := figures(tx, commune, of, now, agencies, Origin.BODY).plan).rows:
        counts = _classes(beside)
        done, every = beside.done.count, beside.applicable.count
        parts.append(say("summary-beside", done=done, all=every, overdue=counts["overdue"]))
    parts += _by_agency(tx, commune, found)
    parts.append(say("summary-counted-until"))
    return parts


def figures(
    tx: Session, commune: Commune, of: ReportingPeriod, now: datetime, agencies: Collection[int] | None = None,
    origin: Origin = Origin.ANNEX,
) -> Summary:  # fmt: skip
    """The figures of a period over all of the commune's plans, or over these agencies' items: of the tasks of the
    tables, which an office counts, or of those that stand beside them."""
    found = []
    for plan in tasks.plans(tx, commune.id):
        rows = [row for row in tasks.tasks(tx, commune.id, plan.id) if row.origin is origin]
        wanted, rules = {row.id for row in rows}, facts.rules_of(commune, plan.settings)
        items = [
            i
            for i in (tasks.items_of_plan(tx, commune.id, plan.id) if rows else ())
            if i.task_id in wanted and (agencies is None or i.agency_id in agencies)
        ]
        events = history.of_items(tx, commune.id, [i.id for i in items])
        by_task: dict[int, list[ItemHistory]] = defaultdict(list)
        for i in items:
            by_task[i.task_id].append(ItemHistory(item=facts.facts_of(i), events=tuple(events[i.id])))
        for task in rows:
            mine = tuple(by_task[task.id])
            if mine or agencies is None:
                standing = any(h.item.kind is ItemKind.STANDING for h in mine)
                kind = ItemKind.STANDING if standing else ItemKind.DATED
                found.append(
                    TaskFacts(
                        id=task.id,
                        kind=kind,
                        items=mine,
                        dropped_on=task.dropped_on,
                        plan=plan.id,
                        section=task.section_id,
                        rules=rules,
                    )
                )
    as_of, since = min(now, _taken_by(tx, commune, of) or now), _taken_by(tx, commune, before(commune, of))
    return summarise(found, facts.calendar_of(commune), of, as_of, since=since)


def before(commune: Commune, of: ReportingPeriod) -> ReportingPeriod:
    """The report that ended on the day before a period begins; of two arbitrary days that very day."""
    last = of.start - timedelta(days=1)
    if of.kind is PeriodKind.CUSTOM:
        return ReportingPeriod(kind=PeriodKind.CUSTOM, label="", start=last, cut_off=last)
    return named_period(f"{last:%Y-%m}", facts.regime_of(commune))


def _taken_by(tx: Session, commune: Commune, of: ReportingPeriod) -> datetime | None:
    """The end of the day on which agencies send in, where by every plan that comes before the cut-off."""
    calendar = facts.calendar_of(commune)
    days = [facts.send_by_of(plan) for plan in tasks.plans(tx, commune.id)]
    last = max((by.on(of, calendar) if by else of.cut_off for by in days), default=of.cut_off)
    return end_of_day(last) if of.kind is not PeriodKind.CUSTOM and last < of.cut_off else None


def _headline(found: Summary) -> list[Part]:
    plan = found.plan
    extended = plan.done_as(Timeliness.AFTER_EXTENSION).count + plan.done_as(Timeliness.AFTER_LATE_EXTENSION).count
    parts = [
        say(
            "summary-headline", done=plan.done.count, all=plan.applicable.count, share=_percent(plan.percent),
            standing=plan.done_of(ItemKind.STANDING).count, dated=plan.done_of(ItemKind.DATED).count,
        ),
        say("summary-classes", **_classes(plan)),
    ]  # fmt: skip
    if plan.done.count:
        late = plan.done_as(Timeliness.LATE).count + plan.done_as(Timeliness.UNDATED).count
        on_time = plan.done_as(Timeliness.ON_TIME).count
        parts.append(say("summary-in-time", on_time=on_time, extended=extended, late=late))
    moved = sum(plan.moved(how).count for how in (Moved.DONE, Moved.KEPT, Moved.MADE_UP))
    parts.append(say("summary-movement", count=moved))
    if lacking := plan.proved(Proof.MISSING).count + plan.proved(Proof.INCOMPLETE).count:
        parts.append(say("summary-evidence", count=lacking))
    return parts


def _classes(of: Figures) -> dict[str, int]:
    counted = (c for c in TaskClass if c not in (TaskClass.DONE, TaskClass.DROPPED))
    return {task_class.value.replace("_requirement", ""): of.of(task_class).count for task_class in counted}


def _by_agency(tx: Session, commune: Commune, found: Summary) -> list[Part]:
    names = {a.id: a.name for a in people.agencies(tx, commune.id)}
    parts = [say("summary-agencies")]
    worst_first: Sequence[tuple[int, Figures]] = sorted(
        found.agencies.items(), key=lambda pair: (-pair[1].overdue.count, names[pair[0]])
    )
    for agency, theirs in worst_first:
        counts = _classes(theirs)
        parts.append(
            say(
                "summary-agency", agency=names[agency], done=theirs.done.count, all=theirs.applicable.count,
                **{key: counts[key] for key in ("overdue", "under_way", "not_yet_due", "waiting")},
            )
        )  # fmt: skip
    return parts


def _percent(share: Decimal | None) -> str:
    """As an office writes it: "58,97"."""
    return "0" if share is None else f"{share:f}".rstrip("0").rstrip(".").replace(".", ",") or "0"


def _label(of: ReportingPeriod) -> Part:
    year = str(of.cut_off.year)
    match of.kind:
        case PeriodKind.QUARTER:
            number = say(f"quarter-{(of.cut_off.month + 2) // 3}")
            return say("period-quarter", number=number, year=year)
        case PeriodKind.HALF_YEAR:
            return say("period-half", year=year)
        case PeriodKind.NINE_MONTHS:
            return say("period-nine-months", year=year)
        case PeriodKind.YEAR:
            return say("period-year", year=year)
    return say("period-other")
