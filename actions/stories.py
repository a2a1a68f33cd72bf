"""An item's history in words, and why somebody was reminded of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import awaiting, deputies, facts, readings
from actions.wording import Part, day, say
from actions.worklist import item_name, short, titled
from db import history, people, tasks
from db.models import Commune, Event, Person, WorkItem
from plans.access import Role
from plans.calendar import in_vietnam
from plans.ladder import Audience
from plans.work import EventKind

_MOST_LINES = 15
# Without a line of their own: what nobody did, or what another line says already.
_SILENT = frozenset({EventKind.REMINDED, EventKind.SNOOZED, EventKind.COMMENTED})
_SAID = {
    EventKind.CREATED: "story-created",
    EventKind.RECEIVED: "story-received",
    EventKind.UNLINKED: "story-unlinked",
    EventKind.CONDITION_MET: "story-condition-met",
    EventKind.REPORTED: "story-reported",
    EventKind.STILL_KEPT: "story-still-kept",
    EventKind.NOTHING_AROSE: "story-nothing-arose",
    EventKind.CONFIRMED: "story-confirmed",
    EventKind.VERIFIED: "story-verified",
    EventKind.DONE_BEFORE: "story-done-before",
    EventKind.DROPPED: "story-dropped",
    EventKind.WITHDRAWN: "story-withdrawn",
    EventKind.UNDONE: "story-undone",
    EventKind.EVIDENCE_ADDED: "story-evidence",
    EventKind.EVIDENCE_REMOVED: "story-evidence-removed",
    EventKind.READING_TAKEN_BACK: "story-reading-taken-back",
    EventKind.WITHDRAWAL_ASKED: "story-withdrawal-asked",
    EventKind.REMINDED_BY_HAND: "story-reminded-by-hand",
    EventKind.DIFFICULTY_SETTLED: "story-difficulty-settled",
    EventKind.DISOWNING_REFUSED: "story-stays",
    EventKind.EXTENSION_ASSENTED: "story-extension-assented",
    EventKind.EXTENSION_WITHDRAWN: "story-extension-withdrawn",
}
_OF_LINKS = {EventKind.LINKED: "story-linked", EventKind.SERVED_TOO: "story-served-too"}
_WITH_WORDS = {
    EventKind.ORDERED: "story-ordered",
    EventKind.RETURNED: "story-returned",
    EventKind.FOUND_BELOW: "story-found-below",
    EventKind.FOUND_NOT_APPLICABLE: "story-found-not-applicable",
    EventKind.DISOWNED: "story-disowned",
    EventKind.DIFFICULTY_OPENED: "story-difficulty",
    EventKind.EXTENSION_DISSENTED: "story-extension-dissented",
    EventKind.EXTENSION_REFUSED: "story-extension-refused",
    EventKind.FORWARDED: "story-forwarded",
    EventKind.DIRECTED: "story-directed",
    EventKind.RESULT_TOLD: "story-result",
    EventKind.DOCUMENT_NAMED: "story-document",
    EventKind.HELP_ASKED: "story-help-asked",
    EventKind.HELP_ANSWERED: "story-help-answered",
}
_POSTS = {
    Role.HEAD: "post-head",
    Role.OFFICE: "post-office",
    Role.OFFICER: "post-officer",
    Role.LEADER: "post-leader",
}


def story(tx: Session, commune: Commune, person: Person, item: WorkItem) -> list[Part]:
    """What happened to an item, oldest first, with weekdays and the posts of those who did it."""
    number = tasks.number_of(tx, commune.id, person.id, item.id)
    found = history.rows_of_item(tx, commune.id, item.id)
    lines = [line for event in found if event.kind not in _SILENT and (line := _line(tx, item, event))]
    title = say("story-title", item=item_name(item, number))
    if not lines:
        return [title, say("story-nothing")]
    left = len(lines) - _MOST_LINES
    earlier = [say("story-earlier", count=left)] if left > 0 else []
    return [title, *earlier, *lines[-_MOST_LINES:]]


def _line(tx: Session, item: WorkItem, event: Event) -> Part | None:
    what = _what(tx, item, event)
    return say("story-line", day=day(in_vietnam(event.at).date()), what=what) if what is not None else None


def told(tx: Session, event: Event) -> Part:
    """What somebody told, in a line with what it is about: an item, or a goal of the plan."""
    item = tasks.item(tx, event.commune_id, event.item_id) if event.item_id is not None else None
    what = _what(tx, item, event) if item is not None else None
    if item is None or what is None:
        return say("told-figure-line", value=readings.value_of(event))
    return say("told-line", title=titled(item), what=what)


def _what(tx: Session, item: WorkItem, event: Event) -> Part | None:
    who = _who(tx, item, event.actor_id)
    if event.kind is EventKind.CREATED and event.data.get("ordered"):
        return None  # the line of the order says who gave it and what
    if event.kind in _OF_LINKS:
        other = tasks.item(tx, event.commune_id, event.data["item"])
        return say(_OF_LINKS[event.kind], person=who, title=titled(other)) if other is not None else None
    if event.kind in _SAID:
        said, told = say(_SAID[event.kind], person=who), awaiting.words_told(tx, event)
        return said if told is None else say("what-in-words", what=said, words=short(told))
    if event.kind in _WITH_WORDS:
        words = history.words_of(tx, event.commune_id, event.text_id) or "…"
        return say(_WITH_WORDS[event.kind], person=who, words=short(words))
    if event.kind is EventKind.PROGRESS:
        percent = event.data.get("percent")
        return say("story-progress", person=who) if percent is None else _percent(who, percent)
    if event.kind is EventKind.READING:
        return say("story-reading", person=who, value=readings.value_of(event))
    if event.kind is EventKind.STEP_TAKEN:
        names = [p.name for i in event.data["to"] if (p := people.person(tx, event.commune_id, i))]
        return say("story-reminded", names=", ".join(names) or "–")
    if event.kind is EventKind.ASSIGNED:
        to = people.person(tx, event.commune_id, event.data["to"]) if event.data["to"] else None
        if to is None:
            return say("story-taken-back", person=who)
        return say("story-assigned", person=who, to=to.name)
    if event.kind is EventKind.REASSIGNED:
        agency = people.agency(tx, event.commune_id, event.data["to"])
        return say("story-reassigned", person=who, agency=agency.name if agency is not None else "–")
    if event.kind is EventKind.HANDED_OVER:
        return _handed_over(tx, event, who)
    if event.kind is EventKind.EXTENSION_ASKED:
        words = history.words_of(tx, event.commune_id, event.text_id) or "…"
        due = day(date.fromisoformat(event.data["due"]))
        return say("story-extension-asked", person=who, due=due, words=short(words))
    if event.kind in (EventKind.DUE_CHANGED, EventKind.EXTENSION_GRANTED) and event.data.get("due"):
        return say("story-due", person=who, due=day(date.fromisoformat(event.data["due"])))
    return None


def _handed_over(tx: Session, event: Event, who: Part) -> Part | None:
    giver, taker = (
        people.person(tx, event.commune_id, event.data[end]) if event.data[end] else None for end in ("from", "to")
    )
    if giver is None or taker is None:
        return say("story-taken-back", person=who) if taker is None else None
    return say("story-handed-over", person=who, giver=giver.name, taker=taker.name)


def _percent(who: Part, percent: int) -> Part:
    return say("story-percent", person=who, percent=percent)


def _who(tx: Session, item: WorkItem, actor: int | None) -> Part:
    """The person with their post: in the item's agency, where they have one there."""
    person = people.person(tx, item.commune_id, actor) if actor is not None else None
    if person is None:
        return say("story-ourselves")
    held = people.roles(tx, item.commune_id, person.id)
    here = [r.role for r in held if r.agency_id == item.agency_id] or [r.role for r in held]
    post = next((role for role in _POSTS if role in here), None)
    if post is None:
        return say("person-alone", name=person.name)
    return say("person-with-post", name=person.name, post=say(_POSTS[post]))


# Why ----------------------------------------------------------------------------------------------------------------


def why(tx: Session, commune: Commune, person: Person, items: Sequence[WorkItem], at: datetime) -> list[Part]:
    """Why somebody was told of these items at a moment: what they are to each, and which day of its ladder it was."""
    parts: list[Part] = [say("why-title")]
    for item in items[:_MOST_LINES]:
        number = tasks.number_of(tx, commune.id, person.id, item.id)
        reason = _reason(tx, commune, person, item, in_vietnam(at).date())
        parts.append(say("why-line", item=item_name(item, number), reason=reason))
        parts += _step(tx, commune, person, item, at)
    return parts


def _reason(tx: Session, commune: Commune, person: Person, item: WorkItem, today: date) -> Part:
    if item.assignee_id == person.id:
        return say("why-assignee")
    agency = people.agency(tx, commune.id, item.agency_id)
    name = agency.name if agency is not None else "–"
    stood_in_for = deputies.stood_in_for(tx, person, today)
    roles = {(r.role, r.agency_id) for r in people.roles(tx, commune.id, person.id)}
    if (Role.HEAD, item.agency_id) in roles:
        return say("why-head", agency=name)
    if (Role.OFFICER, item.agency_id) in roles:
        return say("why-officer", agency=name)
    if (Role.OFFICE, item.agency_id) in roles:
        return say("why-officer", agency=name)
    for away in stood_in_for:
        return say("why-deputy", person=away.name)
    if any(role is Role.OFFICE for role, _ in roles):
        return say("why-office", agency=name)
    return say("why-leader", agency=name)


def _step(tx: Session, commune: Commune, person: Person, item: WorkItem, at: datetime) -> list[Part]:
    """The day on which the ladder last told this person, and what day of the item's that was."""
    told = history.rows_of_item(tx, commune.id, item.id, [EventKind.STEP_TAKEN, EventKind.REMINDED_BY_HAND])
    mine = [event for event in told if event.at <= at and person.id in event.data["to"]]
    if not mine:
        return []
    if mine[-1].kind is EventKind.REMINDED_BY_HAND:
        on = day(in_vietnam(mine[-1].at).date())
        return [say("why-by-hand", day=on, person=_who(tx, item, mine[-1].actor_id))]
    rung, on = int(mine[-1].data["rung"]), day(in_vietnam(mine[-1].at).date())
    if mine[-1].data.get("checkin"):
        return [say("why-checkin", day=on)]
    if rung < 0:
        return [say("why-before", day=on, days=-rung)]
    if rung == 0:
        return [say("why-last-day", day=on)]
    key = "why-after-above" if Audience.OFFICE in mine[-1].data["audiences"] else "why-after"
    return [say(key, day=on, days=rung)]


# The week -----------------------------------------------------------------------------------------------------------


def week(tx: Session, commune: Commune, items: Sequence[WorkItem], first: date, last: date) -> list[Part]:
    """What is due from the first to the last day, day by day, and the days off among them."""
    agencies = {a.id: a.name for a in people.agencies(tx, commune.id)}
    calendar = facts.calendar_of(commune)
    parts: list[Part] = [say("week-title", first=day(first), last=day(last))]
    due = [item for item in items if item.due_on is not None and first <= item.due_on <= last]
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    for on in days:
        here = [item for item in due if item.due_on == on]
        off = calendar.why_off(on) if on.isoweekday() <= 5 else None
        if here or off:
            parts.append(say("week-day-off", day=day(on), name=off) if off else say("week-day", day=day(on)))
        parts += [say("week-line", title=titled(i), agency=agencies.get(i.agency_id, "–")) for i in here[:_MOST_LINES]]
        if len(here) > _MOST_LINES:
            parts.append(say("unanswered-more", count=len(here) - _MOST_LINES))
    if not due:
        parts.append(say("week-nothing"))
    return parts
