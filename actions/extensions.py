"""More time: asked for with a reason, seconded by the head, granted or refused by whoever has the last word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import deciding, extension_requests, facts, outgoing, people, progress, reminders
from actions.extension_requests import DECIDE, Request
from actions.progress import Recorded
from actions.refusals import Refused
from actions.reminders import Readers
from actions.wording import Part, choice, day, meaning, say
from actions.worklist import due_words, item_called, titled
from db import history, tasks
from db import people as register
from db.models import Event, Person, WorkItem
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.extensions import IMPOSSIBLE, DayQuestion, doubt_about
from plans.judging import TakingBack, take_back
from plans.work import ALIVE, EventKind, MoveRefused


def item_to_extend(tx: Session, caller: Caller, item_id: int) -> tuple[WorkItem, date]:
    """The item and its last day in force, if the caller may ask for more time; Refused otherwise."""
    item = progress.item_for(tx, caller, item_id, Act.ASK_EXTENSION)
    if item.status not in ALIVE:
        raise Refused("extension-not-open", title=titled(item))
    if item.due_on is None:
        raise Refused("extension-no-due", title=titled(item))
    return item, item.due_on


def doubt(tx: Session, caller: Caller, item: WorkItem, wished: date, now: datetime) -> DayQuestion | None:
    """What is to be asked about a wished last day of this item before it is taken."""
    plan = tasks.plan(tx, caller.commune.id, item.plan_id)
    return doubt_about(
        wished, item.due_on or date.min, in_vietnam(now).date(), facts.calendar_of(caller.commune),
        max(plan.year_to, (item.due_on or wished).year) if plan is not None else None,
    )  # fmt: skip


def _possible(tx: Session, caller: Caller, item: WorkItem, wished: date, now: datetime) -> None:
    found = doubt(tx, caller, item, wished, now)
    if found in IMPOSSIBLE:
        raise Refused(f"extension-{found.value.replace('_', '-')}", day=day(wished), due=due_words(item))


# Asking -------------------------------------------------------------------------------------------------------------


def ask(tx: Session, caller: Caller, item_id: int, wished: date, reason: str, now: datetime) -> Recorded:
    """Ask for a later last day. The last day in force holds until it is decided; an earlier request gives way.

    The head's step merges where the caller is the head; where the caller has the last word, they are asked for it.
    """
    item, due = item_to_extend(tx, caller, item_id)
    _possible(tx, caller, item, wished, now)
    earlier = extension_requests.of_item(tx, item, now)
    if earlier is not None and (earlier.asked.due, earlier.asked.asker) == (wished, caller.person.id):
        raise Refused("extension-asked-already", title=titled(item), due=day(wished))
    event = history.record(
        tx, caller.commune.id, EventKind.EXTENSION_ASKED, now, item_id=item.id, actor_id=caller.person.id,
        data={"due": wished.isoformat(), "from": due.isoformat()}, words=reason,
    )  # fmt: skip
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    if may(roles, Act.ASSENT_EXTENSION, item.agency_id):
        _assented(tx, caller, item, event.id, now, merged=True)
    request = _waiting(tx, caller, event.id, now)
    own = extension_requests.step_of(tx, caller.commune, roles, request, now) == DECIDE
    who = "you" if own else extension_requests.pass_on(tx, caller.commune, request, caller.person.id, now)
    line = say(
        "recorded-extension-asked", item=item_called(tx, caller, item), before=day(due), due=day(wished), reason=reason,
        next=_next(tx, item, who),
    )  # fmt: skip
    back = choice("choice-withdraw-request", f"unask.{event.id}")
    decide = extension_requests.buttons(request, DECIDE) if own else []
    return Recorded(line=line, event=event.id, item=item.id, choices=(*decide, [back]))


def _next(tx: Session, item: WorkItem, who: str) -> Part:
    if who != "head":
        return say(f"extension-then-{who}")
    return say("extension-then-head", head=deciding.head_of(tx, item))


def withdraw(tx: Session, caller: Caller, event_id: int, now: datetime) -> Recorded:
    """The asker needs no more time after all; who was to answer hears it."""
    request = _waiting(tx, caller, event_id, now)
    item = progress.item_for(tx, caller, request.item.id, Act.ASK_EXTENSION)
    event = _record(tx, caller, item, EventKind.EXTENSION_WITHDRAWN, event_id, now)
    told = meaning(say("told-extension-withdrawn", person=caller.person.name, title=titled(item)), items=[item.id])
    readers = [*deciding.heads_asked(tx, caller.commune, item, now)]
    if request.asked.assented or not readers:
        readers += deciding.last_word(tx, caller.commune, Act.DECIDE_EXTENSION, item, now)
    _notify(tx, caller, item, [*readers, *_asker(tx, item, request)], f"unasked:{event.id}", told, now)
    line = say("recorded-extension-withdrawn", item=item_called(tx, caller, item), due=due_words(item))
    again = choice("choice-extend", f"extend.{item.id}")
    return Recorded(line=line, event=event.id, item=item.id, choices=([again],))


# Answering ----------------------------------------------------------------------------------------------------------


def to_answer(tx: Session, caller: Caller, event_id: int, now: datetime) -> tuple[Request, str]:
    """The request and which step of it is the caller's; Refused where it is decided, gone, or somebody else's."""
    request = _waiting(tx, caller, event_id, now)
    roles = progress.held(tx, caller.person, caller.stands_in_for)
    step = extension_requests.step_of(tx, caller.commune, roles, request, now)
    if step is None and request.asked.assented and may(roles, Act.ASSENT_EXTENSION, request.item.agency_id):
        raise Refused("extension-assented-already", title=titled(request.item))
    if step is None:
        goes_up = may(roles, Act.DECIDE_EXTENSION, request.item.agency_id)
        raise Refused("extension-leader-decides" if goes_up else "item-not-yours", title=titled(request.item))
    return request, step


def assent(tx: Session, caller: Caller, event_id: int, now: datetime) -> Recorded:
    """The head stands by the request: whoever has the last word is asked for it."""
    request, _ = to_answer(tx, caller, event_id, now)
    item = progress.item_for(tx, caller, request.item.id, Act.ASSENT_EXTENSION)
    if request.asked.assented:
        raise Refused("extension-assented-already", title=titled(item))
    event = _assented(tx, caller, item, event_id, now)
    again = _waiting(tx, caller, event_id, now)
    who = extension_requests.pass_on(tx, caller.commune, again, caller.person.id, now)
    line = say("recorded-extension-assented", item=item_called(tx, caller, item), due=day(request.asked.due),
               next=_next(tx, item, who))  # fmt: skip
    return Recorded(line=line, event=event.id, item=item.id, choices=_way_back(event))


def grant(tx: Session, caller: Caller, event_id: int, due: date | None, now: datetime) -> Recorded:
    """The last day is `due` from now on, None: the one that was wished. The first one stays known; everyone involved
    hears it, and the reminders go by the new day."""
    request, step = to_answer(tx, caller, event_id, now)
    if step != DECIDE:
        raise Refused("extension-not-yours-to-grant", title=titled(request.item))
    item, wished = progress.item_for(tx, caller, request.item.id, Act.DECIDE_EXTENSION), request.asked.due
    granted = due or wished
    _possible(tx, caller, item, granted, now)
    own = any(h.agency == item.agency_id for h in progress.held(tx, caller.person))
    event = history.record(
        tx, caller.commune.id, EventKind.EXTENSION_GRANTED, now, item_id=item.id, actor_id=caller.person.id,
        data={"due": granted.isoformat(), "asked": event_id, "decided_on": in_vietnam(now).date().isoformat(),
              **({"own": True} if own else {})},
    )  # fmt: skip
    _set_due(tx, caller, item, granted, now)
    key = "told-extension-granted" if granted == wished else "told-extension-granted-otherwise"
    told = meaning(
        say(key, person=caller.person.name, title=titled(item), due=day(granted), wished=day(wished)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id],
    )  # fmt: skip
    _notify(tx, caller, item, _involved(tx, caller, item, request, now), f"extended:{event.id}", told, now)
    line = say("recorded-extension-granted", item=item_called(tx, caller, item), due=day(granted))
    return Recorded(line=line, event=event.id, item=item.id, choices=_way_back(event))


def refuse(tx: Session, caller: Caller, event_id: int, reason: str, now: datetime) -> Recorded:
    """No more time, and why: by whoever has the last word, or the head does not stand by the request."""
    request, step = to_answer(tx, caller, event_id, now)
    last_word = step == DECIDE
    act = Act.DECIDE_EXTENSION if last_word else Act.ASSENT_EXTENSION
    item = progress.item_for(tx, caller, request.item.id, act)
    kind = EventKind.EXTENSION_REFUSED if last_word else EventKind.EXTENSION_DISSENTED
    event = _record(tx, caller, item, kind, event_id, now, words=reason)
    told = meaning(
        say("told-extension-refused" if last_word else "told-extension-dissented", person=caller.person.name,
            title=titled(item), reason=reason, due=due_words(item)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id],
    )  # fmt: skip
    readers = _involved(tx, caller, item, request, now) if last_word else _asker(tx, item, request)
    _notify(tx, caller, item, readers, f"not-extended:{event.id}", told, now)
    line = say("recorded-extension-refused", item=item_called(tx, caller, item), reason=reason, due=due_words(item))
    return Recorded(line=line, event=event.id, item=item.id, choices=_way_back(event))


_DECIDED_BY = {
    EventKind.EXTENSION_GRANTED: Act.DECIDE_EXTENSION, EventKind.EXTENSION_REFUSED: Act.DECIDE_EXTENSION,
    EventKind.EXTENSION_ASSENTED: Act.ASSENT_EXTENSION, EventKind.EXTENSION_DISSENTED: Act.ASSENT_EXTENSION,
}  # fmt: skip


def undo_answer(tx: Session, caller: Caller, event_id: int, now: datetime) -> Recorded:
    """A request was answered by mistake, minutes ago: it waits again, for the last day that was in force before.

    Whoever heard of a decision, or that the head does not stand by the request, hears of this too.
    """
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind not in _DECIDED_BY or event.item_id is None:
        raise Refused("button-stale")
    if event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    item = progress.item_for(tx, caller, event.item_id, _DECIDED_BY[event.kind])
    try:
        way = take_back(history.of_items(tx, caller.commune.id, [item.id])[item.id], event_id, now)
    except MoveRefused as refused:
        raise Refused(f"refused-{refused.code.replace('_', '-')}", title=titled(item)) from None
    if way.way is not TakingBack.UNDO:
        raise Refused("refused-too-late-to-undo", title=titled(item))
    undone = history.record(
        tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.id, actor_id=caller.person.id,
        data={"event": event_id},
    )  # fmt: skip
    if event.kind is EventKind.EXTENSION_GRANTED:
        _set_due(tx, caller, item, facts.judgement(tx, caller.commune, item, now).due, now)
    request = _waiting(tx, caller, int(event.data["asked"]), now)
    told = meaning(say("told-extension-undone", title=titled(item), due=due_words(item)), items=[item.id])
    if event.kind is EventKind.EXTENSION_DISSENTED:
        _notify(tx, caller, item, _asker(tx, item, request), f"unextended:{undone.id}", told, now)
    elif event.kind is not EventKind.EXTENSION_ASSENTED:
        _notify(tx, caller, item, _involved(tx, caller, item, request, now), f"unextended:{undone.id}", told, now)
    line = say("recorded-extension-undone", item=item_called(tx, caller, item), due=due_words(item))
    step = DECIDE if _DECIDED_BY[event.kind] is Act.DECIDE_EXTENSION else extension_requests.ASSENT
    choices = tuple(extension_requests.buttons(request, step))
    return Recorded(line=line, event=undone.id, item=item.id, choices=choices)


def _way_back(event: Event) -> list[list[Part]]:
    return [[choice("choice-undo", f"unextend.{event.id}")]]


# Shared -------------------------------------------------------------------------------------------------------------


def _waiting(tx: Session, caller: Caller, event_id: int, now: datetime) -> Request:
    """The request of this event, if it is what its item waits for; Refused with what became of it otherwise."""
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.kind is not EventKind.EXTENSION_ASKED or event.item_id is None:
        raise Refused("button-stale")
    item = tasks.item(tx, caller.commune.id, event.item_id)
    if item is None:
        raise Refused("item-gone")
    request = extension_requests.of_item(tx, item, now)
    if request is None or request.asked.event != event_id:
        raise Refused("extension-no-longer", title=titled(item), due=due_words(item))
    return request


def _assented(
    tx: Session, caller: Caller, item: WorkItem, event_id: int, now: datetime, *, merged: bool = False
) -> Event:
    return _record(tx, caller, item, EventKind.EXTENSION_ASSENTED, event_id, now, merged=merged)


def _record(
    tx: Session, caller: Caller, item: WorkItem, kind: EventKind, event_id: int, now: datetime, *,
    words: str | None = None, merged: bool = False,
) -> Event:  # fmt: skip
    return history.record(
        tx, caller.commune.id, kind, now, item_id=item.id, actor_id=caller.person.id,
        data={"asked": event_id, **({"merged": True} if merged else {})}, words=words,
    )  # fmt: skip


def _set_due(tx: Session, caller: Caller, item: WorkItem, due: date | None, now: datetime) -> None:
    item.due_on, item.revision = due, item.revision + 1
    reminders.rearm(tx, caller.commune, item, now)


def _asker(tx: Session, item: WorkItem, request: Request) -> list[Person]:
    found = register.person(tx, item.commune_id, request.asked.asker) if request.asked.asker else None
    return [found] if found is not None else []


def _involved(tx: Session, caller: Caller, item: WorkItem, request: Request, now: datetime) -> list[Person]:
    """Who asked, who has the work in hand, its head, the standing office."""
    hands = Readers(tx, [item.commune_id], in_vietnam(now).date(), [item]).officer(item)
    found = [register.person(tx, item.commune_id, holder.id) for holder in hands]
    others = [*deciding.heads(tx, item, now), *people.office(tx, item.commune_id)]
    return [*_asker(tx, item, request), *(p for p in found if p is not None), *others]


def _notify(
    tx: Session, caller: Caller, item: WorkItem, readers: Iterable[Person], key: str, told: Part, now: datetime
) -> None:
    outgoing.notify(tx, item.commune_id, [p for p in readers if p.id != caller.person.id], key, told, now)
