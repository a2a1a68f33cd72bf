"""Requests for more time that wait for an answer: found, shown to who decides, said to be gone when work is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import deciding, outgoing
from actions.wording import Meaning, Part, choice, day, meaning, say
from actions.worklist import titled
from db import history, tasks
from db import people as register
from db.models import Commune, Outgoing, WorkItem
from plans.access import Act, Held, Role, may
from plans.extensions import Pending, pending
from plans.judging import standing_events
from plans.work import ALIVE, EventKind, ItemEvent

EXTENSION = "extension"
ASSENT, DECIDE = "assent", "decide"
_ANSWERING = frozenset({Role.HEAD, Role.OFFICE, Role.LEADER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request that nobody has decided, and its item."""

    item: WorkItem
    asked: Pending


def of_item(tx: Session, item: WorkItem, now: datetime) -> Request | None:
    """The request that waits on this item."""
    if item.status not in ALIVE:
        return None
    return in_history(item, history.of_items(tx, item.commune_id, [item.id])[item.id], now)


def in_history(item: WorkItem, events: Sequence[ItemEvent], now: datetime) -> Request | None:
    """The same from the item's events, where these are known already."""
    found = pending(events, now) if item.status in ALIVE else None
    return Request(item=item, asked=found) if found else None


def of_items(tx: Session, commune_id: int, items: Sequence[WorkItem], now: datetime) -> dict[int, Request]:
    """The requests that wait on some of these items."""
    asked = history.items_with(tx, commune_id, EventKind.EXTENSION_ASKED, [item.id for item in items])
    return {i.id: found for i in items if i.id in asked and (found := of_item(tx, i, now))}


def all_pending(tx: Session, commune: Commune, now: datetime) -> list[Request]:
    """All requests of the commune that wait for an answer, by the last day in force."""
    items = tasks.items(tx, commune.id, history.items_with(tx, commune.id, EventKind.EXTENSION_ASKED))
    return [found for item in items if (found := of_item(tx, item, now))]


def to_answer(tx: Session, commune: Commune, roles: Sequence[Held], now: datetime) -> list[Request]:
    """The requests to which somebody with these roles may say yes or no."""
    if not any(held.role in _ANSWERING for held in roles):
        return []
    return [r for r in all_pending(tx, commune, now) if step_of(tx, commune, roles, r, now)]


def step_of(tx: Session, commune: Commune, roles: Sequence[Held], request: Request, now: datetime) -> str | None:
    """What somebody with these roles may do about a request: decide it, stand by it, or (None) nothing.

    Who has the last word need not wait for the head's.
    """
    item = request.item
    if deciding.may_decide(tx, commune, roles, Act.DECIDE_EXTENSION, item, now):
        return DECIDE
    if not request.asked.assented and may(roles, Act.ASSENT_EXTENSION, item.agency_id):
        return ASSENT
    return None


# Asking who answers -------------------------------------------------------------------------------------------------


def pass_on(tx: Session, commune: Commune, request: Request, actor: int | None, now: datetime, again: str = "") -> str:
    """Ask whoever answers next, and say who it is: "head", "office", "leader", "you" where it is the actor alone, or
    "nobody" who can be reached.

    `again` tells apart the times that the same request is asked about.
    """
    item = request.item
    readers = deciding.heads_asked(tx, commune, item, now) if not request.asked.assented else []
    step = ASSENT if readers else DECIDE
    leaders = deciding.leaders_instead(tx, commune, Act.DECIDE_EXTENSION, item, now)
    who = "head" if readers else "leader" if leaders else "office"
    readers = readers or list(deciding.last_word(tx, commune, Act.DECIDE_EXTENSION, item, now))
    others = [p for p in readers if p.id != actor]
    if not others:
        return "you" if readers else "nobody"
    what = {"event": request.asked.event, "step": step}
    key = f"{EXTENSION}:{step}:{request.asked.event}{again}"
    unheard = outgoing.notify(tx, commune.id, others, key, what, now, kind=EXTENSION)
    return who if len(unheard) < len(others) else "nobody"


def request_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What is asked of whoever answers; None when it was answered meanwhile, or falls away."""
    event = history.one(tx, row.commune_id, row.meaning["event"]) if row.commune_id else None
    item = tasks.item(tx, event.commune_id, event.item_id) if event is not None and event.item_id else None
    request = of_item(tx, item, now) if item is not None else None
    if event is None or request is None or request.asked.event != event.id:
        return None
    step = row.meaning["step"]
    if step == ASSENT and request.asked.assented:
        return None
    return asking(tx, request, step)


def asking(tx: Session, request: Request, step: str) -> Meaning:
    """One request with its reason, what is known of it, and the buttons for this step."""
    item, asked = request.item, request.asked
    agency = register.agency(tx, item.commune_id, item.agency_id)
    parts = [
        say(
            f"please-{step}-extension", person=_name(tx, item, asked.asker), agency=agency.name if agency else "–",
            title=titled(item), before=_due(item), due=day(asked.due),
            reason=reason_of(tx, request) or "…",
        ),
        *_known(tx, request),
    ]  # fmt: skip
    return meaning(*parts, choices=buttons(request, step), items=[item.id])


def reason_of(tx: Session, request: Request) -> str | None:
    """Why more time is asked for, in the words in which it was; None where they were forgotten."""
    event = history.one(tx, request.item.commune_id, request.asked.event)
    return history.words_of(tx, request.item.commune_id, event.text_id if event else None)


def buttons(request: Request, step: str) -> list[list[Part]]:
    """What can be tapped for this step."""
    event, due = request.asked.event, request.asked.due
    if step == ASSENT:
        return [[choice("choice-assent", f"assent.{event}"), choice("choice-dissent", f"nogrant.{event}")]]
    return [
        [choice("choice-grant", f"grant.{event}", day=f"{due:%d/%m/%Y}")],
        [choice("choice-grant-other", f"grantday.{event}"), choice("choice-refuse", f"nogrant.{event}")],
    ]


def _known(tx: Session, request: Request) -> list[Part]:
    """What bears on the decision: that the head stands by it, that it came late, how often the day was moved before."""
    item, asked, parts = request.item, request.asked, []
    if asked.assented:
        parts.append(say("extension-head-assents"))
    if item.due_on is not None and asked.first_asked_on > item.due_on:
        parts.append(say("extension-asked-late"))
    events = history.of_items(tx, item.commune_id, [item.id])[item.id]
    times = sum(event.kind is EventKind.EXTENSION_GRANTED for event in standing_events(events, events[-1].at))
    if times and item.first_due is not None:
        parts.append(say("extension-not-the-first", count=times, first=day(item.first_due)))
    return parts


def _due(item: WorkItem) -> Part:
    return day(item.due_on) if item.due_on else say("extension-no-day")


def _name(tx: Session, item: WorkItem, person_id: int | None) -> str:
    found = register.person(tx, item.commune_id, person_id) if person_id else None
    return found.name if found is not None else "–"


def pending_line(request: Request) -> Part:
    """That a request waits, beside an item that is shown."""
    return say("extension-pending", due=day(request.asked.due), asked_on=day(request.asked.asked_on))


# Falling away -------------------------------------------------------------------------------------------------------


def tell_gone(tx: Session, commune: Commune, request: Request, why: str, actor: int | None, now: datetime) -> None:
    """The item needs no more time: who asked and who was to answer hear it. `why` is "reported" or "dropped"."""
    item, asked = request.item, request.asked
    waited_for = [] if asked.assented else deciding.heads_asked(tx, commune, item, now)
    readers = waited_for or list(deciding.last_word(tx, commune, Act.DECIDE_EXTENSION, item, now))
    asker = register.person(tx, commune.id, asked.asker) if asked.asker else None
    others = [p for p in [*([asker] if asker else []), *readers] if p.id != actor]
    told = meaning(say(f"told-extension-gone-{why}", title=titled(item), due=day(asked.due)), items=[item.id])
    outgoing.notify(tx, commune.id, others, f"extension-gone:{asked.event}:{now.isoformat()}", told, now)
