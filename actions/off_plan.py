"""Work given out between plans: an order becomes an item of each agency, followed like those of a plan.

It hangs on a holder of its own for each year, so that no plan's figures count it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import deputies, facts, outgoing, plan_rows, progress, reminders
from actions import people as enrolment
from actions.refusals import Refused
from actions.reminders import Readers
from actions.wording import Meaning, Part, choice, day, meaning, say, spoken
from actions.worklist import due_words, item_name, titled
from db import history, outbox, tasks
from db import people as register
from db.models import (
    Agency,
    Commune,
    Event,
    Origin,
    Outgoing,
    OutState,
    Person,
    Plan,
    PlanKind,
    PlanStage,
    Task,
    TaskAgency,
    WorkItem,
)
from db.models import Part as AgencyPart
from db.people import Caller
from plans.access import Act, Role, may
from plans.calendar import in_vietnam
from plans.deadlines import DeadlineReading, rule_as_json
from plans.judging import take_back
from plans.orders import LastDay, Order, agencies_in, read_last_day, read_order
from plans.text import fold
from plans.work import ALIVE, EventKind, ItemDraft, ItemKind, Move, MoveRefused, Status, apply

ORDERED = "ordered"


# Understood and read back -------------------------------------------------------------------------------------------


def read(tx: Session, commune: Commune, words: str, now: datetime) -> Order | None:
    """The order that somebody's words are as a whole, by the commune's register and its way of counting days."""
    known = enrolment.register_of(enrolment.register_for_reading(tx, commune.id), commune.name)
    return read_order(words, in_vietnam(now).date(), known, counts_the_day=_counts_the_day(commune))


def last_day(commune: Commune, words: str, now: datetime) -> LastDay | None:
    """The last day that somebody's words surely name."""
    return read_last_day(words, in_vietnam(now).date(), counts_the_day=_counts_the_day(commune))


def agencies_named(tx: Session, commune: Commune, words: str) -> list[Agency]:
    """The agencies of the register that somebody's words name and nothing else; none where any is not sure."""
    known = enrolment.register_of(enrolment.register_for_reading(tx, commune.id), commune.name)
    return of_names(tx, commune, agencies_in(words, known))


def of_names(tx: Session, commune: Commune, names: Collection[str]) -> list[Agency]:
    """The agencies of the register with these names, in the order of the names."""
    rows = {row.name: row for row in register.agencies(tx, commune.id)}
    return [rows[name] for name in names if name in rows]


def _counts_the_day(commune: Commune) -> bool:
    return bool(commune.settings.get("counts_the_day", False))


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """An order as it is read back: what, to whom, until when, who will be told, and in which agencies nobody can be."""

    content: str
    agencies: tuple[Agency, ...]
    last: LastDay
    readers: tuple[Person, ...]
    unreachable: tuple[Agency, ...]


def plan(
    tx: Session, caller: Caller, content: str, agency_ids: Sequence[int], last: LastDay, now: datetime
) -> Planned:  # fmt: skip
    """What giving this out would be; Refused where it is not the caller's to give, the day has passed, or an agency has
    the same work for the same day already."""
    agencies = [register.agency(tx, caller.commune.id, agency_id) for agency_id in agency_ids]
    held = progress.held(tx, caller.person, caller.stands_in_for)
    if not agencies or not all(agency is not None and may(held, Act.GIVE_WORK, agency.id) for agency in agencies):
        raise Refused("not-allowed")
    known = tuple(agency for agency in agencies if agency is not None)
    if last.due < in_vietnam(now).date():
        raise Refused("order-past", due=day(last.due))
    _refuse_twin(tx, caller.commune, content, known, last.due)
    readers = {agency.id: readers_of(tx, caller.commune.id, agency.id, now) for agency in known}
    everybody = {person.id: person for some in readers.values() for person in some}
    return Planned(
        content=content, agencies=known, last=last, readers=tuple(everybody.values()),
        unreachable=tuple(agency for agency in known if not readers[agency.id]),
    )  # fmt: skip


def _refuse_twin(tx: Session, commune: Commune, content: str, agencies: Collection[Agency], due: date) -> None:
    for holder in tasks.holders_off_plan(tx, commune.id):
        for item in tasks.items_of_plan(tx, commune.id, holder.id):
            agency = next((a for a in agencies if a.id == item.agency_id), None)
            same = agency is not None and item.due_on == due and fold(item.title) == fold(content)
            if same and agency is not None and item.status in ALIVE:
                raise Refused("order-there-already", agency=agency.name, title=titled(item), due=day(due))


def readers_of(tx: Session, commune_id: int, agency_id: int, now: datetime) -> list[Person]:
    """Who is told of work that comes to an agency: who takes it in hand, and the head."""
    hands = Readers(tx, [commune_id], in_vietnam(now).date()).hands(commune_id, agency_id)
    found = [register.person(tx, commune_id, holder.id) for holder in hands]
    heads = [person for person, _ in register.holders(tx, commune_id, [Role.HEAD], [agency_id])] if found else []
    return list({person.id: person for person in [*found, *heads] if person is not None}.values())


# Given --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """The items that came of an order, and one of their events, by which all of it can be taken back."""

    items: tuple[WorkItem, ...]
    event: int


def give(tx: Session, caller: Caller, planned: Planned, words: str, now: datetime) -> Given:
    """Make an item of each agency and tell its people, in office hours at once; `words` are the order as typed."""
    return make(tx, caller, planned.content, planned.agencies, planned.last, words, now)


def make(
    tx: Session, caller: Caller, content: str, agencies: Sequence[Agency], last: LastDay, words: str, now: datetime,
    about: WorkItem | None = None,
) -> Given:  # fmt: skip
    """The rows of an order and the messages to its agencies; `about` is the item on which a leader wants a report."""
    commune = caller.commune
    holder = _holder(tx, commune, last.due.year, now)
    task = _task(tx, holder, content, agencies, last)
    items: list[WorkItem] = []
    events: list[Event] = []
    for agency in agencies:
        made = ItemDraft(
            agency=agency.id, period="once", kind=ItemKind.DATED, status=Status.OPEN, start=in_vietnam(now).date(),
            end=last.due, due=last.due, condition=None,
        )  # fmt: skip
        item = plan_rows.item(tx, holder, task, made, now)
        item.ordered_by, item.about_id = caller.person.id, about.id if about is not None else None
        # They hear of it now: the ladder begins with the next morning.
        item.armed_on = in_vietnam(facts.next_morning(commune, now)).date()
        reminders.look_again(tx, commune, item, now)
        events.append(
            history.record(
                tx, commune.id, EventKind.ORDERED, now, item_id=item.id, actor_id=caller.person.id,
                data={"due": last.due.isoformat()}, words=words,
            )
        )  # fmt: skip
        items.append(item)
    for item, event in zip(items, events, strict=True):
        readers = [p for p in readers_of(tx, commune.id, item.agency_id, now) if p.id != caller.person.id]
        outgoing.notify(tx, commune.id, readers, _key(event), {"order": event.id}, now, kind=ORDERED)
    return Given(items=tuple(items), event=events[0].id)


def _key(event: Event) -> str:
    return f"{ORDERED}:{event.id}"


def _holder(tx: Session, commune: Commune, year: int, now: datetime) -> Plan:
    """What holds the commune's work off plan with last days in this year; made when it is first needed."""
    found = next((h for h in tasks.holders_off_plan(tx, commune.id) if h.year_from == year), None)
    if found is not None:
        return found
    office = enrolment.standing_office(tx, commune.id)
    made = Plan(
        commune_id=commune.id, kind=PlanKind.OFF_PLAN, number=None, title=spoken(say("off-plan-title", year=str(year))),
        year_from=year, year_to=year, office_id=office.id if office is not None else None,
        source_sha256=f"{PlanKind.OFF_PLAN}:{year}", stage=PlanStage.RUNNING, approved_at=now,
        started_on=in_vietnam(now).date(),
    )  # fmt: skip
    tx.add(made)
    tx.flush()
    return made


def _task(tx: Session, holder: Plan, content: str, agencies: Sequence[Agency], last: LastDay) -> Task:
    position = len(tasks.tasks(tx, holder.commune_id, holder.id))
    reading = DeadlineReading(text=last.phrase, rule=last.rule, doubt=None)
    row = Task(
        commune_id=holder.commune_id, plan_id=holder.id, position=position, code=f"G{position + 1}", content=content,
        origin=Origin.OFF_PLAN, products=[], deadline_text=last.phrase, deadline=rule_as_json(reading),
        lead_text="; ".join(agency.name for agency in agencies), lead_groups=[], coordinator_groups=[], targets=[],
        doubts=[],
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    for agency in agencies:
        tx.add(TaskAgency(commune_id=row.commune_id, task_id=row.id, agency_id=agency.id, part=AgencyPart.LEAD))
    return row


def ordered_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What the agency is told, under the reader's own number; None once there is nothing left to do."""
    event = history.one(tx, row.commune_id, row.meaning["order"]) if row.commune_id else None
    item = tasks.item(tx, event.commune_id, event.item_id) if event is not None and event.item_id else None
    if event is None or item is None or item.status not in ALIVE or row.person_id is None:
        return None
    number = tasks.numbers(tx, item.commune_id, row.person_id, [item], in_vietnam(now).date())[item.id]
    buttons = [choice("choice-received", f"got.{item.id}"), choice("choice-open-item", f"item.{item.id}")]
    return meaning(_told(tx, item, event, number), choices=[buttons], items=[item.id])


def _told(tx: Session, item: WorkItem, event: Event, number: int) -> Part:
    giver = register.person(tx, item.commune_id, event.actor_id) if event.actor_id else None
    name = giver.name if giver is not None else "–"
    words = history.words_of(tx, item.commune_id, event.text_id) or "…"
    about = tasks.item(tx, item.commune_id, item.about_id) if item.about_id is not None else None
    if about is not None:
        return say(
            "told-directed", person=name, title=titled(about), words=words, item=item_name(item, number),
            due=due_words(item),
        )  # fmt: skip
    agency = register.agency(tx, item.commune_id, item.agency_id)
    return say(
        "told-ordered", person=name, agency=agency.name if agency is not None else "–",
        item=item_name(item, number), due=due_words(item),
    )  # fmt: skip


def receive(tx: Session, caller: Caller, item_id: int, now: datetime) -> WorkItem:
    """Somebody of the agency has seen the order; that is not a report. Said twice it is written down once."""
    item = progress.item_for(tx, caller, item_id, Act.REPORT)
    if item.status not in ALIVE:
        raise Refused("order-not-open", title=titled(item))
    progress.acknowledge(tx, caller, item.id, now)
    return item


# Taken back ---------------------------------------------------------------------------------------------------------


def take_back_order(tx: Session, caller: Caller, event_id: int, now: datetime) -> list[WorkItem]:
    """Take back an order with all its items, within ten minutes and as long as nobody has acted on it; Refused
    otherwise. Whoever was told of it hears so; whoever was not is left in peace."""
    given = history.one(tx, caller.commune.id, event_id)
    if given is None or given.kind is not EventKind.ORDERED or given.actor_id != caller.person.id:
        raise Refused("button-stale")
    ids = history.items_touched(tx, caller.commune.id, caller.person.id, given.at, [EventKind.ORDERED])
    known = history.of_items(tx, caller.commune.id, ids)
    items = list(tasks.items(tx, caller.commune.id, ids))
    for item in items:
        ordered = next(event for event in known[item.id] if event.kind is EventKind.ORDERED)
        try:
            dropped = apply(item.status, Move.DROP, item.kind)
            take_back(known[item.id], ordered.id, now)
        except MoveRefused as refused:
            raise Refused(f"order-refused-{refused.code.replace('_', '-')}", title=titled(item)) from None
        item.status = dropped
    for item in items:
        _drop(tx, caller, item, now)
    return items


def _drop(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> None:
    commune_id, today = caller.commune.id, in_vietnam(now).date()
    item.look_at = None
    history.record(tx, commune_id, EventKind.DROPPED, now, item_id=item.id, actor_id=caller.person.id)
    tasks.release_numbers(tx, commune_id, item.id, today)
    task = tasks.task(tx, commune_id, item.task_id)
    if task is not None:
        task.dropped_on = today
    (ordered,) = history.rows_of_item(tx, commune_id, item.id, [EventKind.ORDERED])
    if item.about_id is not None:
        _forget_direction(tx, caller, item, now)
    told = meaning(say("told-order-taken-back", person=caller.person.name, title=titled(item)))
    outgoing.notify(tx, commune_id, _who_heard(tx, item, ordered, now), f"order-back:{ordered.id}", told, now)


def _forget_direction(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> None:
    """The item that the direction was about knows of it no more either."""
    for event in history.rows_of_item(tx, caller.commune.id, item.about_id or 0, [EventKind.DIRECTED]):
        if event.data.get("item") == item.id:
            history.record(
                tx, caller.commune.id, EventKind.UNDONE, now, item_id=item.about_id, actor_id=caller.person.id,
                data={"event": event.id},
            )  # fmt: skip


def _who_heard(tx: Session, item: WorkItem, ordered: Event, now: datetime) -> list[Person]:
    """Those of the agency to whom the order has gone out already, or is on its way."""
    readers = readers_of(tx, item.commune_id, item.agency_id, now)
    heard = deputies.hearing(tx, item.commune_id, readers, in_vietnam(now).date())
    laid = [(one, outbox.of_key(tx, item.commune_id, f"{_key(ordered)}:{one.reader.id}")) for one in heard]
    return [one.instead_of or one.reader for one, row in laid if row is not None and row.state is not OutState.PENDING]
