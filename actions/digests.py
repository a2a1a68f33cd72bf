"""What a reminder says: the morning's digest, the message of a last day, the asked-for second one, the shadow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from actions import (
    asking_figures,
    assigning,
    difficulties,
    directing,
    extension_requests,
    facts,
    helping,
    outgoing,
    progress,
    sending_in,
    standing,
    worklists,
)
from actions.asking_figures import Wanted
from actions.difficulties import Difficulty
from actions.reminders import DIGEST, SINGLE, WHY, Readers, promised_for
from actions.standing import Arranged
from actions.wording import Meaning, Part, choice, day, meaning, say
from actions.worklist import Line, letter, line_part, short, titled, when, worklist
from db import history, outbox, people, tasks
from db.models import Agency, Commune, Outgoing, Person, PlanStage, WorkItem
from plans.calendar import VIETNAM, WorkCalendar, in_vietnam
from plans.ladder import (
    LADDER_POLICY,
    Audience,
    Digest,
    DigestEntry,
    DigestLine,
    LadderPolicy,
    Step,
    compose_digest,
    next_step,
)
from plans.work import ALIVE, EventKind, ItemEvent, ItemKind, Status, days_left

# Kinds of messages whose words are made when they are sent.
SHADOW, WAITING = "shadow", "waiting"

_MOST_LINES = 12
# On a day with many steps all of them are named up to here; a message holds 4,000 characters.
_MOST_STEPS = 18
_MOST_OF_OTHERS = 6
_MOST_BUTTONS = 8
# A digest and one more beside it: an overview, a last day, a question about standing work.
_MOST_OF_A_MORNING = 2
# A new person's first digests say how one can answer.
_LESSONS = 3


# The digest ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """For whom a digest is composed, and when."""

    tx: Session
    commune: Commune
    person: Person
    now: datetime
    today: date
    calendar: WorkCalendar


def _reader(tx: Session, row: Outgoing, now: datetime) -> _Reader | None:
    if row.commune_id is None or row.person_id is None:
        return None
    person = people.person(tx, row.commune_id, row.person_id)
    if person is None or person.left_at is not None:
        return None
    commune = people.commune(tx, row.commune_id)
    return _Reader(
        tx=tx, commune=commune, person=person, now=now, today=in_vietnam(now).date(),
        calendar=facts.calendar_of(commune),
    )  # fmt: skip


def digest_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What the digest says at the moment of sending: only lines that are still true, None when there are none.

    Work whose last day is today gets a message of its own in place of its line, and so does an agency's standing work
    when a window is asked about; of what was asked before and is unanswered there is one line. On a morning that brings
    other messages too the last day stays a line here, and the question comes after noon.
    """
    reader = _reader(tx, row, now)
    if reader is None:
        return None
    steps = _steps_to_tell(reader, date.fromisoformat(row.meaning["day"]))
    lines = worklist(tx, reader.commune, reader.person, now)
    open_work = standing.arranged(tx, reader.commune, reader.person, lines, steps.keys(), now)
    digest = compose_digest(_digest_lines(open_work.lines, steps), reader.today, reader.calendar)
    theirs = _of_others(reader, steps, lines)
    told = _round_told(reader, row)
    to_send_in = sending_in.called(tx, reader.commune, reader.person.id, told, now)
    coordinating = helping.begun(tx, reader.commune.id, reader.person.id, told)
    repeats = any(item in steps for one in open_work.asked for item in one.items)
    says_more = bool(theirs or to_send_in or coordinating or repeats)
    rides = says_more or bool(digest and digest.entries) or _are_pressed(reader)
    figures = asking_figures.for_message(tx, reader.commune, reader.person.id, row, now) if rides else None
    says_more = says_more or figures is not None
    room = _room(reader) - (says_more or bool(digest and digest.entries))
    if digest and len(digest.singles) > room:
        digest = compose_digest(
            _digest_lines(open_work.lines, steps), reader.today, reader.calendar, replace(LADDER_POLICY, singles=0)
        )
    singles = digest.singles if digest else ()
    for entry in singles:
        _lay_single(reader, entry)
    for place, one in enumerate(open_work.to_ask, len(singles)):
        later = None if place < room else facts.opening_after(reader.commune, now)
        standing.ask(tx, reader.commune, reader.person, one, steps.keys(), now, later)
    if not says_more and (digest is None or not digest.entries):
        return None
    return _digest_words(reader, digest, theirs, open_work, steps, to_send_in, figures, coordinating)


def _are_pressed(reader: _Reader) -> bool:
    """Whether figures that are wanted make a digest by themselves: once agencies have been called to send in."""
    wanted = asking_figures.wanted(reader.tx, reader.commune, reader.person.id, reader.now)
    return wanted is not None and sending_in.is_called(reader.tx, reader.commune, wanted.period, reader.today)


def _room(reader: _Reader) -> int:
    """How many messages there is room for, this digest among them, where others go to its reader this morning."""
    since = datetime.combine(reader.today, time.min, VIETNAM)
    kinds = (DIGEST, SINGLE, standing.STANDING)
    others = outbox.count_begun(reader.tx, reader.commune.id, reader.person.id, since, reader.now, kinds)
    return _MOST_OF_A_MORNING - others


def _last_told(reader: _Reader, day_of_row: date) -> datetime:
    last = outbox.last_settled(reader.tx, reader.commune.id, reader.person.id, DIGEST)
    return last or datetime.combine(day_of_row, time.min, VIETNAM)


def _round_told(reader: _Reader, row: Outgoing) -> datetime:
    """Up to when this person has been told what the rounds brought; a digest that was on its way by then has not."""
    day_of_row = date.fromisoformat(row.meaning["day"])
    if row.meaning.get("round"):
        return datetime.combine(day_of_row, time.min, VIETNAM)
    return _last_told(reader, day_of_row)


def _steps_to_tell(reader: _Reader, day_of_row: date) -> dict[int, Step]:
    """The steps taken since this person's last digest, by item: one that was held up is not told twice."""
    since = _last_told(reader, day_of_row)
    found: dict[int, Step] = {}
    for event in history.since(reader.tx, reader.commune.id, EventKind.STEP_TAKEN, since):
        if reader.person.id in event.data["to"] and event.item_id is not None:
            found[event.item_id] = Step(
                item=event.item_id, rung=event.data["rung"], revision=event.data["revision"],
                day=date.fromisoformat(event.data["day"]), late=event.data["late"],
                audiences=frozenset(Audience(a) for a in event.data["audiences"]),
            )  # fmt: skip
    return found


def _digest_lines(lines: Sequence[Line], steps: Mapping[int, Step]) -> list[DigestLine]:
    return [
        DigestLine(item=facts.facts_of(line.item), number=line.number, step=steps.get(line.item.id)) for line in lines
    ]


def _of_others(reader: _Reader, steps: Mapping[int, Step], lines: Sequence[Line]) -> Sequence[WorkItem]:
    """Items of other agencies that this person hears of because somebody else has not answered."""
    own = {line.item.id for line in lines}
    items = tasks.items(reader.tx, reader.commune.id, [item_id for item_id in steps if item_id not in own])
    running = {plan.id for plan in tasks.plans_and_holders(reader.tx, reader.commune.id, [PlanStage.RUNNING])}
    return [i for i in items if i.status in ALIVE and i.revision == steps[i.id].revision and i.plan_id in running]


def _digest_words(
    reader: _Reader,
    digest: Digest | None,
    theirs: Sequence[WorkItem],
    open_work: Arranged,
    steps: Mapping[int, Step],
    to_send_in: Sequence[Part],
    figures: Wanted | None,
    coordinating: Sequence[Part],
) -> Meaning:
    lines = {line.item.id: line for line in open_work.lines}
    parts: list[Part] = [say("digest-title", day=day(reader.today), agencies=_agencies_of(reader))]
    if any(step.late for step in steps.values()):
        parts.append(say("digest-late"))
    parts += to_send_in
    shown: list[Line] = []
    fitting = _fitting(reader, digest)
    blocked = difficulties.open_of(reader.tx, [lines[item].item for item in fitting], reader.now)
    for group in ("overdue", "soon", "ahead", "long", "standing"):
        entries: Sequence[DigestEntry] = getattr(digest, group) if digest else ()
        some = [lines[e.line.item.id] for e in entries if e.line.item.id in fitting]
        if some:
            parts += [say(f"group-{group}"), *(part for line in some for part in _told(reader, line, blocked))]
            shown += some
    parts += _standing_lines(reader, open_work, headed=any(line.item.kind is ItemKind.STANDING for line in shown))
    total = len(digest.entries) if digest else 0
    if total > len(shown):
        parts.append(say("list-more", count=total - len(shown)))
    if theirs:  # most people hear of nobody else, and need not be looked up among everybody
        readers = Readers(reader.tx, [reader.commune.id], reader.today)
        untold = [item for item in theirs if not readers.officer(item)]
        parts += _escalations(reader, [item for item in theirs if item not in untold])
        parts += _without_anybody(reader, untold)
    parts += asking_figures.lines(reader.tx, reader.commune, figures, reader.now)
    parts += coordinating
    parts += _days_off_ahead(reader)
    if shown and outbox.count_sent(reader.tx, reader.commune.id, reader.person.id, DIGEST) < _LESSONS:
        parts.append(say("digest-lesson"))
    giving_out = assigning.giving_out(reader.tx, reader.person, [line.item for line in shown], reader.today)
    answers = standing.left_choices(reader.tx, open_work.asked)
    whole = [[choice("choice-my-items", "list")]] if to_send_in else []
    above = [
        *directing.way(reader.tx, reader.commune, reader.person, theirs, reader.now), *_requests(reader, theirs),
    ]  # fmt: skip
    # Where items are shown, their cards take figures.
    whole += asking_figures.choices(figures) if not shown else []
    choices = [*answers, *whole, *_digest_choices(shown), *giving_out, *above]
    asked = [item for one in open_work.asked for item in one.items]
    # Who has no work of their own here speaks of that of others, when they reply.
    items = [*[line.item.id for line in shown], *asked] or [item.id for item in theirs]
    what = meaning(*parts, choices=choices, items=items)
    told = {line.item.id for line in shown} | {*asked} | {i.id for i in theirs}
    return {**what, "reminded": [item_id for item_id in steps if item_id in told]}


def _told(reader: _Reader, line: Line, blocked: Mapping[int, Sequence[Difficulty]]) -> list[Part]:
    """The line of an item, and what stands in its way until that is settled."""
    return [
        line_part(line, reader.today, reader.calendar),
        *(difficulties.line(one) for one in blocked.get(line.item.id, ())),
    ]


def _standing_lines(reader: _Reader, open_work: Arranged, *, headed: bool) -> list[Part]:
    """What was asked about together and is unanswered, a line for each agency and window."""
    found = (standing.left_lines(reader.tx, one, reader.now, reader.calendar) for one in open_work.asked)
    lines = [part for lines in found for part in lines]
    return [*([] if headed or not lines else [say("group-standing")]), *lines]


def _fitting(reader: _Reader, digest: Digest | None) -> set[int]:
    """The items that a phone's screen has room for: those whose step falls today come first, the rest is context.

    Where more have a step than fit, those that this person was told of least often go first: else the same would be
    left out each time.
    """
    entries = digest.entries if digest else ()
    stepping = [e.line.item.id for e in entries if e.line.step]
    if len(stepping) > _MOST_STEPS:
        told = _times_told(reader, stepping)
        stepping = sorted(stepping, key=told.__getitem__)[:_MOST_STEPS]
    context = [e.line.item.id for e in entries if not e.line.step]
    return {*stepping, *context[: max(0, _MOST_LINES - len(stepping))]}


def _times_told(reader: _Reader, items: Sequence[int]) -> dict[int, int]:
    events = history.of_items(reader.tx, reader.commune.id, items)
    to = reader.person.id
    return {i: sum(e.kind is EventKind.REMINDED and e.data["to"] == to for e in events[i]) for i in items}


def _digest_choices(shown: Sequence[Line]) -> list[list[Part]]:
    if not shown:
        return [[WHY]]
    in_order = sorted(shown[:_MOST_BUTTONS], key=lambda line: line.number)
    buttons = [choice("choice-number", f"item.{line.item.id}", number=str(line.number)) for line in in_order]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    return [*rows, [choice("choice-snooze", "snooze.0"), WHY]]


def _requests(reader: _Reader, theirs: Sequence[WorkItem]) -> list[list[Part]]:
    """The requests for more time of what others are late with, to whoever may decide them."""
    waiting = extension_requests.of_items(reader.tx, reader.commune.id, theirs, reader.now).values()
    roles = progress.held(reader.tx, reader.person)
    mine = [r for r in waiting if extension_requests.step_of(reader.tx, reader.commune, roles, r, reader.now)]
    return [[choice("choice-see-requests", "requests.0")]] if mine else []


def _agencies_of(reader: _Reader) -> str | Part:
    register = {a.id: a for a in people.agencies(reader.tx, reader.commune.id)}
    held = [r.agency_id for r in people.roles(reader.tx, reader.commune.id, reader.person.id) if r.agency_id]
    names = [register[agency_id].name for agency_id in dict.fromkeys(held) if agency_id in register]
    if not names:
        return say("digest-title-commune", name=reader.commune.name)
    return f"{', '.join(names)} · {reader.commune.name}"


def _escalations(reader: _Reader, items: Sequence[WorkItem]) -> list[Part]:
    """What others are late with: the agency, how late, and how often they were reminded."""
    if not items:
        return []
    register = {a.id: a for a in people.agencies(reader.tx, reader.commune.id)}
    events = history.of_items(reader.tx, reader.commune.id, [i.id for i in items])
    parts = [say("group-others", count=len(items))]
    readers = Readers(reader.tx, [reader.commune.id], reader.today)
    groups = standing.together(items)
    for some in groups[:_MOST_OF_OTHERS]:
        item = some[0]
        officers = {person.id for person in readers.officer(item)}
        told = sum(e.kind is EventKind.REMINDED and e.data["to"] in officers for e in events[item.id])
        if len(some) > 1:
            parts.append(standing.unanswered_line(reader.tx, some, told, reader.today, reader.calendar))
        else:
            parts.append(
                say(
                    "escalation-line", agency=_name(register.get(item.agency_id)), title=titled(item),
                    when=when(item, reader.today, reader.calendar), told=told,
                )
            )  # fmt: skip
        parts += _told_before(reader, events[item.id])
        if request := extension_requests.in_history(item, events[item.id], reader.now):
            parts.append(extension_requests.pending_line(request))
        parts += [line for one in some for line in _difficulties(reader, one)]
    left = sum(len(some) for some in groups[_MOST_OF_OTHERS:])
    return [*parts, say("others-more", count=left)] if left else parts


def _told_before(reader: _Reader, events: Sequence[ItemEvent]) -> list[Part]:
    """Since when the head and the standing office know, as far as they were told on an earlier day."""
    since: dict[str, date] = {}
    for event in events:
        if event.kind is EventKind.STEP_TAKEN and (on := in_vietnam(event.at).date()) < reader.today:
            for audience in event.data["audiences"]:
                since.setdefault(audience, on)
    head, office = since.get(Audience.HEAD), since.get(Audience.OFFICE)
    if head and office:
        return [say("escalation-told-both", head=day(head), office=day(office))]
    if head:
        return [say("escalation-told-head", head=day(head))]
    return [say("escalation-told-office", office=day(office))] if office else []


def _without_anybody(reader: _Reader, items: Sequence[WorkItem]) -> list[Part]:
    """Items of agencies in which nobody can be reached: the office hears of them in their place."""
    if not items:
        return []
    register = {a.id: a for a in people.agencies(reader.tx, reader.commune.id)}
    parts, groups = [say("group-nobody", count=len(items))], standing.together(items)
    for some in groups[:_MOST_OF_OTHERS]:
        agency, until = _name(register.get(some[0].agency_id)), when(some[0], reader.today, reader.calendar)
        if len(some) > 1:
            parts.append(standing.nobody_line(agency, some, until))
        else:
            parts.append(say("nobody-line", agency=agency, title=titled(some[0]), when=until))
    if left := sum(len(some) for some in groups[_MOST_OF_OTHERS:]):
        parts.append(say("others-more", count=left))
    return [*parts, say("nobody-invite")]


def _difficulties(reader: _Reader, item: WorkItem) -> list[Part]:
    blocked = difficulties.open_of(reader.tx, [item], reader.now).get(item.id, [])
    return [say("escalation-difficulty", words=short(one.words)) for one in blocked if one.words]


def _name(agency: Agency | None) -> str:
    return agency.name if agency is not None else "–"


def _days_off_ahead(reader: _Reader) -> list[Part]:
    """Days off in the coming week are named, since they take working days from what is due soon."""
    ahead = [reader.today + timedelta(days=n) for n in range(1, 8)]
    first = next((d for d in ahead if d.isoweekday() <= 5 and reader.calendar.why_off(d)), None)
    if first is None:
        return []
    span = _span_off(first, reader.calendar)
    last = max(span)
    # Eve, first and second day each have a name: the shortest is that of the feast itself.
    name = min(span.values(), key=len)
    if last == first:
        return [say("day-off-ahead", day=day(first), name=name)]
    return [say("days-off-ahead", first=day(first), last=day(last), name=name)]


def _span_off(first: date, calendar: WorkCalendar) -> dict[date, str]:
    """The named days off from `first` to the next working day; the week-end within or after them is off anyway."""
    days = (calendar.next_working_day(first) - first).days
    named = ((d, calendar.why_off(d)) for d in (first + timedelta(days=n) for n in range(days)))
    return {d: name for d, name in named if name}


def _lay_single(reader: _Reader, entry: DigestEntry) -> None:
    item_id = entry.line.item.id
    outgoing.notify(
        reader.tx, reader.commune.id, [reader.person], f"{SINGLE}:{reader.today}:{item_id}",
        {"item": item_id, "number": entry.line.number, "day": reader.today.isoformat()}, reader.now,
        kind=SINGLE, priority=outbox.DIGEST,
    )  # fmt: skip


def single_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """The last day of one item is today: its own message, unless it is no longer true.

    One that was held up until another day says so and how the item stands now: it is told late rather than never.
    """
    reader = _reader(tx, row, now)
    item = tasks.item(tx, reader.commune.id, row.meaning["item"]) if reader else None
    if reader is None or item is None or item.status not in ALIVE or item.due_on is None:
        return None
    if row.meaning["day"] != reader.today.isoformat():
        return _held_up(reader, item, row.meaning["number"])
    # Where the last day is a day off, this is the last working day before it, and not the day itself.
    what = meaning(
        say(
            "single-today" if item.due_on == reader.today else "single-last-working-day",
            number=str(row.meaning["number"]),
            title=titled(item),
            due=day(item.due_on),
        ),
        choices=_single_choices(item),
        items=[item.id],
    )
    return {**what, "reminded": [item.id]}


def _held_up(reader: _Reader, item: WorkItem, number: int) -> Meaning:
    stands = when(item, reader.today, reader.calendar)
    held_up = say("single-held-up", number=str(number), title=titled(item), when=stands)
    what = meaning(held_up, choices=_single_choices(item), items=[item.id])
    return {**what, "reminded": [item.id]}


def _single_choices(item: WorkItem) -> list[list[Part]]:
    return [
        [
            choice("choice-done", f"done.{item.id}"),
            choice("choice-proof", f"proof.{item.id}"),
            choice("choice-progress", f"progress.{item.id}"),
        ],
        [choice("choice-difficulty", f"hard.{item.id}"), WHY],
    ]


def snoozed_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """The reminder that the person asked for: what a digest would show them now, None when nothing is open."""
    reader = _reader(tx, row, now)
    found = worklist(tx, reader.commune, reader.person, now) if reader else []
    if reader is None or not found:
        return None
    promised = promised_for(tx, reader.commune.id, reader.person.id, row.due_at)
    near = [line for line in found if line.item.id in promised or _is_near(line.item, reader)] or list(found)
    # What was promised for now is asked about first, and never falls off the end of the list.
    near.sort(key=lambda line: line.item.id not in promised)
    open_work = standing.arranged(tx, reader.commune, reader.person, near, (), now, wished=True)
    lines = open_work.lines[:_MOST_LINES]
    parts = [say("snoozed-title"), *[line_part(line, reader.today, reader.calendar) for line in lines]]
    parts += _standing_lines(reader, open_work, headed=False)
    asked = [item for one in open_work.asked for item in one.items]
    choices = [*standing.left_choices(tx, open_work.asked), *_digest_choices(lines)]
    return meaning(*parts, choices=choices, items=[*[line.item.id for line in lines], *asked])


def _is_near(item: WorkItem, reader: _Reader) -> bool:
    return item.due_on is not None and days_left(item.due_on, reader.today, reader.calendar) <= LADDER_POLICY.ahead


def shadow_meaning(tx: Session, row: Outgoing, now: datetime, letters: int = 0) -> Meaning | None:
    """What would go out today, agency by agency, for plans not yet running; None on a day without any step.

    `letters` are used up by what stands above it in the same message.
    """
    reader = _reader(tx, row, now)
    if reader is None:
        return None
    plans = tasks.plans(tx, reader.commune.id, [PlanStage.SHADOW])
    stepping = [
        item
        for plan in plans
        for item in tasks.items_of_plan(tx, reader.commune.id, plan.id)
        if _steps_today(item, reader, facts.policy_of(reader.commune, plan.settings))
    ]
    if not stepping:
        return None
    readers = Readers(tx, [reader.commune.id], reader.today)
    register = {a.id: a for a in people.agencies(tx, reader.commune.id)}
    parts = [say("shadow-title", count=len(stepping), day=day(reader.today))]
    shown = stepping[:_MOST_LINES]
    for position, item in enumerate(shown, letters):
        names = ", ".join(p.name for p in readers.officer(item))
        parts.append(
            say(
                "shadow-line", letter=letter(position), agency=_name(register.get(item.agency_id)), title=titled(item),
                when=when(item, reader.today, reader.calendar),
                readers=names if names else say("shadow-nobody"),
            )
        )  # fmt: skip
    if len(stepping) > _MOST_LINES:
        parts.append(say("unanswered-more", count=len(stepping) - _MOST_LINES))
    buttons = [choice("choice-number", f"item.{item.id}", number=letter(n)) for n, item in enumerate(shown, letters)]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    how = [say("shadow-how-to-correct"), say("shadow-how-to-start")]
    return meaning(*parts, *how, choices=[*rows, [choice("choice-start", "start"), WHY]])


def _steps_today(item: WorkItem, reader: _Reader, policy: LadderPolicy) -> bool:
    if item.status is Status.WAITING:
        return False
    step = next_step(facts.facts_of(item), frozenset(), reader.today, reader.calendar, policy)
    return step is not None and not step.late


def waiting_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What waits for a condition or for its day, asked once a month; None when nothing waits any more."""
    reader = _reader(tx, row, now)
    what = waiting_words(tx, reader.commune) if reader else None
    return {**what, "choices": [*what["choices"], [WHY]]} if what else None


def waiting_words(tx: Session, commune: Commune) -> Meaning | None:
    """What waits for a condition or for its day, each to be opened by a button; None when nothing does."""
    items = worklists.waiting(tx, commune)
    if not items:
        return None
    shown = items[:_MOST_BUTTONS]
    lines = worklists.waiting_lines(tx, commune, shown)
    if len(items) > len(shown):
        lines.append(say("unanswered-more", count=len(items) - len(shown)))
    buttons = [choice("choice-number", f"meet.{item.id}", number=letter(n)) for n, item in enumerate(shown)]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    return meaning(say("waiting-title", count=len(items)), *lines, choices=rows)
