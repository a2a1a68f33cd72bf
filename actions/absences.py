"""Being away: somebody says from when until when and who stands in; both ends take effect by their days alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from actions import facts, outgoing, people, progress
from actions.refusals import Refused
from actions.wording import Meaning, Part, choice, day, meaning, say
from actions.worklist import titled, worklist
from db import absences, history, tasks
from db import people as register
from db.models import Absence, Outgoing, Person
from db.people import Caller
from plans.access import Act, Role, may
from plans.calendar import in_vietnam
from plans.work import EventKind

BACK = "back"
_MOST_LINES = 12
# What a person wants to hear of on coming back.
_NEWS = {
    EventKind.REPORTED: "back-reported",
    EventKind.STILL_KEPT: "back-reported",
    EventKind.NOTHING_AROSE: "back-reported",
    EventKind.CONFIRMED: "back-confirmed",
    EventKind.VERIFIED: "back-verified",
    EventKind.RETURNED: "back-returned",
    EventKind.PROGRESS: "back-progress",
    EventKind.DIFFICULTY_OPENED: "back-difficulty",
    EventKind.DUE_CHANGED: "back-due",
    EventKind.EXTENSION_GRANTED: "back-due",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """An absence as it is read back before anybody says yes."""

    person: Person
    deputy: Person | None
    first: date
    last: date
    working_days: int
    open_items: int


def plan(
    tx: Session, caller: Caller, person_id: int, deputy_id: int | None, first: date, last: date, now: datetime
) -> Planned:
    """What an absence would be; Refused where it cannot be or is not the caller's to say."""
    today = in_vietnam(now).date()
    person = _member(tx, caller, person_id)
    deputy = _member(tx, caller, deputy_id) if deputy_id is not None else None
    if person.id != caller.person.id and not may_name_deputy(tx, caller, person):
        raise Refused("away-not-yours", person=person.name)
    if last < first:
        raise Refused("away-ends-before", first=day(first), last=day(last))
    if last < today:
        raise Refused("away-past", last=day(last))
    if deputy is not None:
        _can_stand_in(tx, person, deputy, first, last)
    calendar = facts.calendar_of(caller.commune)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return Planned(
        person=person, deputy=deputy, first=first, last=last,
        working_days=sum(calendar.is_working_day(d) for d in days),
        open_items=len(worklist(tx, caller.commune, person, now)),
    )  # fmt: skip


def _member(tx: Session, caller: Caller, person_id: int) -> Person:
    found = register.person(tx, caller.commune.id, person_id)
    if found is None or found.left_at is not None:
        raise Refused("person-gone")
    return found


def _can_stand_in(tx: Session, person: Person, deputy: Person, first: date, last: date) -> None:
    if deputy.id == person.id:
        raise Refused("deputy-is-oneself")
    clashes = absences.overlapping(tx, deputy.commune_id, deputy.id, first, last)
    if clashes:
        raise Refused(
            "deputy-away-too", deputy=deputy.name, first=day(clashes[0].first_on), last=day(clashes[0].last_on)
        )  # fmt: skip


def may_name_deputy(tx: Session, caller: Caller, person: Person) -> bool:
    """Whether the caller decides who stands in for this person."""
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    agencies = {role.agency_id for role in register.roles(tx, person.commune_id, person.id)} or {None}
    return any(may(roles, Act.NAME_DEPUTY, agency) for agency in agencies)


def say_away(tx: Session, caller: Caller, planned: Planned, now: datetime) -> Absence | None:
    """Write the absence down; None where the caller may not name a deputy and who may was asked.

    It takes the place of what was said before of the same days. Said twice, it is written down once (Refused).
    """
    person, deputy = planned.person, planned.deputy
    if deputy is not None and not may_name_deputy(tx, caller, person):
        _ask_head(tx, caller, planned, now)
        return None
    before = absences.overlapping(tx, person.commune_id, person.id, planned.first, planned.last)
    deputy_id = deputy.id if deputy is not None else None
    if any((a.first_on, a.last_on, a.deputy_id) == (planned.first, planned.last, deputy_id) for a in before):
        raise Refused("away-already", person=person.name)
    for absence in before:
        _cancel(tx, caller, absence, now)
    row = Absence(
        commune_id=person.commune_id, person_id=person.id, deputy_id=deputy_id, first_on=planned.first,
        last_on=planned.last, said_by=caller.person.id, said_at=now,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    _record(tx, row, EventKind.ABSENCE_SAID, caller.person.id, now)
    _tell_ahead(tx, caller, row, planned, now)
    return row


def _ask_head(tx: Session, caller: Caller, planned: Planned, now: datetime) -> None:
    """Whoever decides it says yes by one tap; until then nothing is written down."""
    person, deputy = planned.person, planned.deputy
    agencies = [r.agency_id for r in register.roles(tx, person.commune_id, person.id) if r.agency_id]
    heads = [p for p, _ in register.holders(tx, person.commune_id, [Role.HEAD], agencies) if p.id != person.id]
    readers = heads or [p for p in people.office(tx, person.commune_id) if p.id != person.id]
    asked = say(
        "told-away-asked", person=person.name, first=day(planned.first), last=day(planned.last),
        deputy=deputy.name if deputy else "–",
    )  # fmt: skip
    what = meaning(asked, choices=[[choice("choice-agree", token_of(planned))]])
    outgoing.notify(tx, person.commune_id, readers, f"away-asked:{token_of(planned)}:{now.isoformat()}", what, now)


def token_of(planned: Planned) -> str:
    """The button that says yes to it: all of it is in the button, so that no other absence can be meant."""
    deputy = planned.deputy.id if planned.deputy else 0
    return f"away.{planned.person.id}.{planned.first:%Y%m%d}.{planned.last:%Y%m%d}.{deputy}"


def _tell_ahead(tx: Session, caller: Caller, row: Absence, planned: Planned, now: datetime) -> None:
    first, last = day(row.first_on), day(row.last_on)
    if planned.deputy is not None and planned.deputy.id != caller.person.id and row.first_on > in_vietnam(now).date():
        told = meaning(say("told-deputy-ahead", person=planned.person.name, first=first, last=last))
        outgoing.notify(tx, row.commune_id, [planned.deputy], f"deputy:{row.id}", told, now)
    if planned.person.id != caller.person.id:
        name = say("away-deputy", deputy=planned.deputy.name) if planned.deputy else say("away-no-deputy")
        told = meaning(say("told-away", by=caller.person.name, first=first, last=last, deputy=name))
        # Told at once: from the first day on they are left in peace.
        outgoing.notify(
            tx, row.commune_id, [planned.person], f"away:{row.id}", told, now, not_before=now, in_person=True
        )  # fmt: skip


def cancel(tx: Session, caller: Caller, absence_id: int, now: datetime) -> Person:
    """The absence was a mistake: it holds no more, from now on. Returns whose it was."""
    row = absences.one(tx, caller.commune.id, absence_id)
    if row is None or row.cancelled_at is not None or row.ended_at is not None:
        raise Refused("away-gone")
    person = _member(tx, caller, row.person_id)
    if person.id != caller.person.id and not may_name_deputy(tx, caller, person):
        raise Refused("away-not-yours", person=person.name)
    _cancel(tx, caller, row, now)
    deputy = register.person(tx, row.commune_id, row.deputy_id) if row.deputy_id else None
    if deputy is not None and deputy.id != caller.person.id:
        told = meaning(say("told-deputy-no-more", person=person.name))
        outgoing.notify(tx, row.commune_id, [deputy], f"no-deputy:{row.id}", told, now)
    return person


def _cancel(tx: Session, caller: Caller, row: Absence, now: datetime) -> None:
    row.cancelled_at = now
    _record(tx, row, EventKind.ABSENCE_CANCELLED, caller.person.id, now)
    tx.flush()
    _rest_numbers(tx, row, now)


def back_early(tx: Session, caller: Caller, person_id: int, now: datetime) -> Absence:
    """Somebody is at work again before the day that was said: the absence ends with yesterday."""
    today = in_vietnam(now).date()
    person = _member(tx, caller, person_id)
    if person.id != caller.person.id and not may_name_deputy(tx, caller, person):
        raise Refused("away-not-yours", person=person.name)
    found = absences.overlapping(tx, person.commune_id, person.id, today, today)
    if not found:
        raise Refused("away-not-now", person=person.name)
    row = found[-1]
    if row.first_on == today:
        _cancel(tx, caller, row, now)
    else:
        row.last_on = today - timedelta(days=1)
        tx.flush()
    return row


# Both ends ----------------------------------------------------------------------------------------------------------


def tell_turns(tx: Session, commune_id: int, now: datetime) -> int:
    """Tell of the absences that have begun and ended: the deputy what there is to do, who is back what happened.

    Their effect does not wait for this: it follows from the days alone. Returns how many were told of.
    """
    today = in_vietnam(now).date()
    found = absences.to_tell(tx, commune_id, today)
    for row in found:
        (_ends if row.last_on < today else _begins)(tx, row, now)
    return len(found)


def _begins(tx: Session, row: Absence, now: datetime) -> None:
    row.begun_at = now
    _record(tx, row, EventKind.ABSENCE_BEGUN, None, now)
    person = register.person(tx, row.commune_id, row.person_id)
    deputy = register.person(tx, row.commune_id, row.deputy_id) if row.deputy_id else None
    if person is None or deputy is None:
        return
    count = len(worklist(tx, register.commune(tx, row.commune_id), person, now))
    told = meaning(
        say("told-deputy-begins", person=person.name, last=day(row.last_on), count=count),
        choices=[[choice("choice-my-items", "list")]],
    )
    outgoing.notify(tx, row.commune_id, [deputy], f"deputy-begins:{row.id}", told, now)


def _ends(tx: Session, row: Absence, now: datetime) -> None:
    row.begun_at, row.ended_at = row.begun_at or now, now
    _record(tx, row, EventKind.ABSENCE_ENDED, None, now)
    person = register.person(tx, row.commune_id, row.person_id)
    deputy = register.person(tx, row.commune_id, row.deputy_id) if row.deputy_id else None
    tx.flush()
    _rest_numbers(tx, row, now)
    if person is None or person.left_at is not None:
        return
    outgoing.notify(tx, row.commune_id, [person], f"{BACK}:{row.id}", {"absence": row.id}, now, kind=BACK)
    if deputy is not None:
        told = meaning(say("told-deputy-ends", person=person.name))
        outgoing.notify(tx, row.commune_id, [deputy], f"deputy-ends:{row.id}", told, now)


def _rest_numbers(tx: Session, row: Absence, now: datetime) -> None:
    """What the deputy had only in somebody's place is called by their numbers no more."""
    deputy = register.person(tx, row.commune_id, row.deputy_id) if row.deputy_id else None
    person = register.person(tx, row.commune_id, row.person_id)
    if deputy is None or person is None:
        return
    commune = register.commune(tx, row.commune_id)
    own = {line.item.id for line in worklist(tx, commune, deputy, now)}
    for line in worklist(tx, commune, person, now):
        if line.item.id not in own:
            tasks.release_numbers_of(tx, commune.id, line.item.id, [deputy.id], in_vietnam(now).date())


def back_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What happened to somebody's work while they were away, and what is open now."""
    if row.commune_id is None or row.person_id is None:
        return None
    absence = absences.one(tx, row.commune_id, row.meaning["absence"])
    person = register.person(tx, row.commune_id, row.person_id)
    if absence is None or person is None:
        return None
    commune = register.commune(tx, row.commune_id)
    lines = worklist(tx, commune, person, now)
    deputy = register.person(tx, commune.id, absence.deputy_id) if absence.deputy_id else None
    stood_in = say("away-deputy", deputy=deputy.name) if deputy else say("away-no-deputy")
    title = say("back-title", first=day(absence.first_on), last=day(absence.last_on), deputy=stood_in)
    news = _news(tx, absence)
    parts = [title, *(news or [say("back-nothing")]), say("back-open", count=len(lines))]
    return meaning(*parts, choices=[[choice("choice-my-items", "list")]])


def _news(tx: Session, absence: Absence) -> list[Part]:
    """The last thing that happened to each item that the person knows, in the days of the absence."""
    known = tasks.numbered_items(tx, absence.commune_id, absence.person_id)
    events = history.of_items(tx, absence.commune_id, known)
    lines: list[Part] = []
    for item in tasks.items(tx, absence.commune_id, known):
        happened = [e for e in events[item.id] if absence.first_on <= in_vietnam(e.at).date() <= absence.last_on]
        told = [e for e in happened if e.kind in _NEWS]
        if told:
            actor = register.person(tx, absence.commune_id, told[-1].actor) if told[-1].actor else None
            what = say(_NEWS[told[-1].kind], person=actor.name if actor else "–")
            lines.append(say("back-line", title=titled(item), day=day(in_vietnam(told[-1].at).date()), what=what))
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], say("unanswered-more", count=more)] if more > 0 else lines


def _record(tx: Session, row: Absence, kind: EventKind, actor: int | None, now: datetime) -> None:
    history.record(
        tx, row.commune_id, kind, now, actor_id=actor,
        data={"absence": row.id, "person": row.person_id, "deputy": row.deputy_id, "first": row.first_on.isoformat(),
              "last": row.last_on.isoformat()},
    )  # fmt: skip


def deputies_for(tx: Session, caller: Caller, person: Person) -> Sequence[Person]:
    """Who may stand in for somebody: the people of their agencies, for the standing office anybody of the commune."""
    roles = register.roles(tx, person.commune_id, person.id)
    everybody = may(progress.held(tx, caller.person, caller.stands_in_for), Act.NAME_DEPUTY, None)
    agencies = [role.agency_id for role in roles if role.agency_id]
    wanted = [Role.OFFICER, Role.HEAD, Role.OFFICE, Role.LEADER]
    among = register.holders(tx, person.commune_id, wanted, None if everybody or not agencies else agencies)
    return list({p.id: p for p, _ in among if p.id != person.id}.values())
