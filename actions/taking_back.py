"""Taking back what was said by mistake: silently at first, later by withdrawing it, and in the end by asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import (
    awaiting,
    deciding,
    disowning,
    extension_requests,
    facts,
    linked,
    outgoing,
    people,
    progress,
    proofs,
    reminders,
)
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from actions.worklist import due_words, item_called, status_words, titled
from db import evidence, history, tasks
from db import people as register
from db.models import Event, EvidenceState, Person, WorkItem
from db.people import Caller
from plans.access import Act, Role
from plans.calendar import in_vietnam
from plans.judging import STEPS, TakeBack, TakingBack, standing_events, take_back
from plans.work import ALIVE, ANSWERS, JUDGE_RULES, EventKind, ItemEvent, MoveRefused, Status

# Who could do it can take it back; whoever reports can take back reports.
_UNDONE_BY = {
    EventKind.CONDITION_MET: Act.MEET_CONDITION, EventKind.DIFFICULTY_SETTLED: Act.SETTLE_DIFFICULTY,
    EventKind.CONFIRMED: Act.CONFIRM, EventKind.VERIFIED: Act.VERIFY, EventKind.RETURNED: Act.RETURN_REPORT,
    EventKind.FOUND_BELOW: Act.JUDGE, EventKind.FOUND_NOT_APPLICABLE: Act.JUDGE,
}  # fmt: skip
# What is said to those who heard of it, and read back, when it is taken back.
_OF_DIFFICULTIES = {
    EventKind.DIFFICULTY_OPENED: "difficulty",
    EventKind.DIFFICULTY_SETTLED: "settling",
}
# So many lines of what was taken back in one go go into one message.
_MOST_LINES = 12
# What somebody may mean who takes back their last word on an item.
_OWN = (*ANSWERS, EventKind.PROGRESS, *STEPS)


# What can be taken back ---------------------------------------------------------------------------------------------


def last_own_report(tx: Session, caller: Caller, item_id: int) -> int | None:
    """The caller's latest report or progress on an item, or step on somebody's report, to be taken back."""
    events = history.of_items(tx, caller.commune.id, [item_id])[item_id]
    mine = [e.id for e in events if e.kind in _OWN and e.actor == caller.person.id and not e.data.get("merged")]
    return mine[-1] if mine else None


def recent_own_report(tx: Session, caller: Caller, now: datetime) -> tuple[int, int] | None:
    """The latest report, progress, step or difficulty of the last ten minutes that still stands, as (event, item)."""
    since = now - JUDGE_RULES.undo_within
    made = history.by_actor(tx, caller.commune.id, caller.person.id, [*_OWN, EventKind.DIFFICULTY_OPENED], since)
    for event in reversed(made):
        if event.item_id is None or event.data.get("merged"):
            continue
        events = history.of_items(tx, caller.commune.id, [event.item_id])[event.item_id]
        if any(e.id == event.id for e in standing_events(events, now)):
            return event.id, event.item_id
    return None


def steps_together(tx: Session, caller: Caller, first: int, last: int | None = None) -> list[Event]:
    """The steps that the caller took in one go, among them the event `first`; only those from it to `last`, where that
    is said. None where these are not the caller's."""
    one = history.one(tx, caller.commune.id, first)
    if one is None or one.actor_id != caller.person.id:
        return []
    made = history.by_actor(tx, caller.commune.id, caller.person.id, list(STEPS), one.at)
    together = [e for e in made if e.at == one.at and not e.data.get("merged")]
    return together if last is None else [e for e in together if first <= e.id <= last]


# Undo ---------------------------------------------------------------------------------------------------------------


def undo(tx: Session, caller: Caller, event_id: int, now: datetime, *, one_of_many: bool = False) -> Recorded:
    """Take back what the caller reported by mistake, in the way that `plans.judging.take_back` finds (design: undo).

    Silently at first; later the report is withdrawn and everyone who acted on it is told; once the office has
    verified it, taking back is a request to the office. An older state never overwrites newer events. What is
    `one_of_many` is only taken back silently: else so many would be told so often.
    """
    event, item = _own_event(tx, caller, event_id)
    if event.kind is EventKind.EVIDENCE_ADDED:
        return _take_evidence_away(tx, caller, item, event, now)
    if event.kind is EventKind.WITHDRAWAL_ASKED:
        return _asks_no_more(tx, caller, item, event, now)
    if event.kind is EventKind.DISOWNED:
        _way(item, history.of_items(tx, caller.commune.id, [item.id])[item.id], event.id, now)
        return disowning.own_after_all(tx, caller, item, event, now)
    if event.kind in STEPS:
        back = _step_back(tx, caller, event, item, now)
        outgoing.notify(tx, item.commune_id, back.readers, back.key, meaning(back.told, items=[item.id]), now)
        return back.recorded
    events = history.of_items(tx, caller.commune.id, [item.id])[item.id]
    merged = _taken_with(events, event)
    way = _way(item, [e for e in events if e not in merged], event.id, now)
    if one_of_many and way.way is not TakingBack.UNDO:
        raise Refused("undo-one-by-one", title=titled(item))
    if way.way is TakingBack.ASK:
        return _ask_to_take_back(tx, caller, item, event_id, events, now)
    if event.kind is EventKind.DOCUMENT_NAMED:
        return _document_put_back(tx, caller, item, event, now)
    if way.way is TakingBack.UNDO:
        done = [_taken_back(tx, caller, item, EventKind.UNDONE, e, now) for e in (*(m.id for m in merged), event_id)]
        # What came in the same message was meant for another item as well.
        let_go(tx, caller, item, event.at, now)
    else:
        done = [_taken_back(tx, caller, item, EventKind.WITHDRAWN, event_id, now)]
        told = meaning(
            say("told-withdrawn", person=caller.person.name, title=titled(item), due=due_words(item)), items=[item.id]
        )
        _tell(tx, caller, item, [Role.HEAD, Role.OFFICE], f"withdrawn:{done[-1].id}", told, now, also=way.tell)
    follow_history(tx, caller, item, now)
    if again := extension_requests.of_item(tx, item, now):
        # The report had done away with a request for more time, which waits once more.
        extension_requests.pass_on(tx, caller.commune, again, caller.person.id, now, again=f":{done[-1].id}")
    key = "recorded-undone" if way.way is TakingBack.UNDO else "recorded-withdrawn"
    if event.kind is EventKind.RESULT_TOLD:
        key = "recorded-result-removed"
    if event.kind in _OF_DIFFICULTIES:
        about = _OF_DIFFICULTIES[event.kind]
        key = f"recorded-{about}-undone"
        told = meaning(say(f"told-{about}-undone", person=caller.person.name, title=titled(item)), items=[item.id])
        tellers = [e.actor for e in events if e.id == event.data.get("difficulty") and e.actor is not None]
        key_of_news = f"difficulty-undone:{done[-1].id}"
        _tell(tx, caller, item, [Role.HEAD, Role.OFFICE], key_of_news, told, now, also=tellers)
    said = say(key, status=status_words(item), **progress.how_it_stands(tx, caller, item))
    line = _with_served(tx, caller, item, event_id, said, now)
    return Recorded(line=line, event=done[-1].id, item=item.id)


def _own_event(tx: Session, caller: Caller, event_id: int) -> tuple[Event, WorkItem]:
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.item_id is None or event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    return event, progress.item_for(tx, caller, event.item_id, _UNDONE_BY.get(event.kind, Act.REPORT))


def _taken_with(events: Sequence[ItemEvent], event: Event) -> list[ItemEvent]:
    """What goes together with an event: the further steps that its actor holds too, difficulties settled in one go."""
    return [
        e for e in events
        if e.actor == event.actor_id
        if (e.id > event.id and e.data.get("merged"))
        # All difficulties of an item are settled in one go.
        or (e.id != event.id and (e.kind, e.at) == (EventKind.DIFFICULTY_SETTLED, event.at) == (event.kind, event.at))
    ]  # fmt: skip


def _way(item: WorkItem, events: Sequence[ItemEvent], event_id: int, now: datetime) -> TakeBack:
    try:
        return take_back(events, event_id, now)
    except MoveRefused as refused:
        raise Refused(f"refused-{refused.code.replace('_', '-')}", title=titled(item)) from None


def _with_served(tx: Session, caller: Caller, item: WorkItem, event_id: int, line: Part, now: datetime) -> Part:
    """Take back what served linked items too, each in its own way; the line names them."""
    undone: list[WorkItem] = []
    for other in linked.siblings(tx, item):
        for served in history.rows_of_item(tx, caller.commune.id, other.id, [EventKind.SERVED_TOO]):
            if served.data["event"] == event_id and served.actor_id == caller.person.id:
                with suppress(Refused):  # it stands by itself now: returned, or taken back already
                    back = undo(tx, caller, served.data["own"], now)
                    # What can be taken back itself is a request to the office, which has not decided yet.
                    undone += [] if back.undoable else [other]
    return say("recorded-served-back", line=line, others=linked.named(tx, undone)) if undone else line


def _take_evidence_away(tx: Session, caller: Caller, item: WorkItem, event: Event, now: datetime) -> Recorded:
    """What was added together with this piece does not belong here: the bytes stay, the item lets go of them."""
    if item.status is Status.VERIFIED:
        raise Refused("evidence-of-verified", title=titled(item))
    rows = evidence.of_item(tx, caller.commune.id, item.id)
    first = next((row for row in rows if row.id == event.data["evidence"]), None)
    if first is None:
        raise Refused("refused-already-taken-back", title=titled(item))
    let_go(tx, caller, item, first.at, now)
    line = say("recorded-evidence-removed", **progress.how_it_stands(tx, caller, item))
    return Recorded(line=_with_served(tx, caller, item, event.id, line, now), event=event.id, item=item.id)


def let_go(tx: Session, caller: Caller, item: WorkItem, sent_at: datetime, now: datetime) -> None:
    """The item lets go of the evidence that the caller sent at this moment; the bytes stay."""
    for row in evidence.of_item(tx, caller.commune.id, item.id):
        if row.person_id == caller.person.id and row.at == sent_at:
            row.state = EvidenceState.WITHDRAWN
            history.record(
                tx, caller.commune.id, EventKind.EVIDENCE_REMOVED, now, item_id=item.id, actor_id=caller.person.id,
                data={"evidence": row.id},
            )  # fmt: skip
    tx.flush()


def _document_put_back(tx: Session, caller: Caller, item: WorkItem, event: Event, now: datetime) -> Recorded:
    undone = proofs.put_back(tx, event, caller.person.id, now)
    if undone is None:
        raise Refused("refused-others-followed", title=titled(item))
    row = evidence.one(tx, caller.commune.id, event.data["evidence"])
    told = proofs.words(tx, row) if row is not None else None
    line = say(
        "recorded-document-undone", document=told or say("document-none"), item=item_called(tx, caller, item),
        due=due_words(item),
    )  # fmt: skip
    return Recorded(line=line, event=undone.id, item=item.id)


def _taken_back(tx: Session, caller: Caller, item: WorkItem, kind: EventKind, event_id: int, now: datetime) -> Event:
    return history.record(
        tx, caller.commune.id, kind, now, item_id=item.id, actor_id=caller.person.id, data={"event": event_id}
    )


# Asking the office -------------------------------------------------------------------------------------------------


def _ask_to_take_back(
    tx: Session, caller: Caller, item: WorkItem, event_id: int, events: Sequence[ItemEvent], now: datetime
) -> Recorded:
    """What the office has judged only the office opens again; it is asked once."""
    known = standing_events(events, now)
    asked_before = [e for e in known if e.kind is EventKind.WITHDRAWAL_ASKED and e.data.get("event") == event_id]
    if asked_before:
        raise Refused("withdrawal-asked-already", title=titled(item))
    asked = _taken_back(tx, caller, item, EventKind.WITHDRAWAL_ASKED, event_id, now)
    told = meaning(
        say("told-withdrawal-asked", person=caller.person.name, title=titled(item), due=due_words(item)),
        choices=[[choice("choice-return", f"return.{item.id}")]],
        items=[item.id],
    )
    _tell(tx, caller, item, [Role.OFFICE], f"withdrawal:{asked.id}", told, now)
    line = say("recorded-withdrawal-asked", **progress.how_it_stands(tx, caller, item))
    return Recorded(line=line, event=asked.id, item=item.id, undoable=True)


def _asks_no_more(tx: Session, caller: Caller, item: WorkItem, asked: Event, now: datetime) -> Recorded:
    """The request to take a report back is taken back; the report stands as it is."""
    events = history.of_items(tx, caller.commune.id, [item.id])[item.id]
    if all(e.id != asked.id for e in standing_events(events, now)):
        raise Refused("refused-already-taken-back", title=titled(item))
    if any(e.id > asked.id and e.kind is EventKind.RETURNED for e in standing_events(events, now)):
        raise Refused("refused-already-returned", title=titled(item))
    undone = _taken_back(tx, caller, item, EventKind.UNDONE, asked.id, now)
    office = [p for p in people.office(tx, item.commune_id) if p.id != caller.person.id]
    heard = outgoing.unsay(tx, item.commune_id, office, f"withdrawal:{asked.id}", now)
    told = say("told-withdrawal-undone", person=caller.person.name, title=titled(item), status=status_words(item))
    outgoing.notify(
        tx, item.commune_id, heard, f"withdrawal-undone:{undone.id}", meaning(told, items=[item.id]), now
    )  # fmt: skip
    line = say("recorded-withdrawal-undone", status=status_words(item), **progress.how_it_stands(tx, caller, item))
    return Recorded(line=line, event=undone.id, item=item.id)


# Steps of the chain -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Back:
    """A step that counts no more: what is read back, and what those hear who had heard of it."""

    recorded: Recorded
    readers: Sequence[Person]
    told: Part

    @property
    def key(self) -> str:
        return f"step-undone:{self.recorded.event}"


def undo_together(
    tx: Session, caller: Caller, first: int, last: int, now: datetime
) -> tuple[list[Recorded], list[Part]]:  # fmt: skip
    """Take back steps that were taken in one go, as far as each still allows it: what was taken back, and why the
    others were not. Everybody hears of all that concerns them in one message."""
    backs: list[_Back] = []
    left: list[Part] = []
    for event in steps_together(tx, caller, first, last):
        try:
            backs.append(_step_back(tx, caller, *_own_event(tx, caller, event.id), now))
        except Refused as refused:
            left.append(say(refused.key, **refused.values))
    readers = {reader.id: reader for back in backs for reader in back.readers}
    for reader in readers.values():
        of_theirs = [back for back in backs if reader.id in {one.id for one in back.readers}]
        shown = [back.told for back in of_theirs[:_MOST_LINES]]
        more = [say("awaiting-more", count=len(of_theirs) - len(shown))] if len(of_theirs) > len(shown) else []
        what = meaning(*shown, *more, items=[back.recorded.item for back in of_theirs])
        outgoing.notify(tx, caller.commune.id, [reader], of_theirs[0].key, what, now)
    return [back.recorded for back in backs], left


def _step_back(tx: Session, caller: Caller, event: Event, item: WorkItem, now: datetime) -> _Back:
    """The report stands where it stood before the step; nobody hears of it here."""
    events = history.of_items(tx, caller.commune.id, [item.id])[item.id]
    merged = _taken_with(events, event)
    way = _way(item, [e for e in events if e not in merged], event.id, now)
    done = [_taken_back(tx, caller, item, EventKind.UNDONE, e, now) for e in (*(m.id for m in merged), event.id)]
    follow_history(tx, caller, item, now)
    if item.status not in ALIVE:
        tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    acted = [p for i in way.tell if (p := register.person(tx, item.commune_id, i)) is not None]
    heard = [*_who_heard(tx, caller, item, event, way, now), *acted]
    stands = {"what": say(f"step-{event.kind.value.replace('_', '-')}"), "status": status_words(item)}
    line = say("recorded-step-undone", **stands, **progress.how_it_stands(tx, caller, item))
    told = say("told-step-undone", person=caller.person.name, title=titled(item), due=due_words(item), **stands)
    readers = [p for p in {p.id: p for p in heard}.values() if p.id != caller.person.id]
    return _Back(recorded=Recorded(line=line, event=done[-1].id, item=item.id), readers=readers, told=told)


def _who_heard(
    tx: Session, caller: Caller, item: WorkItem, event: Event, way: TakeBack, now: datetime
) -> list[Person]:  # fmt: skip
    """Who was told of a step. The office, asked to verify, finds its button refused; only later it is told too."""
    if event.kind is EventKind.CONFIRMED:
        late = way.way is TakingBack.WITHDRAW
        return list(deciding.last_word(tx, caller.commune, Act.VERIFY, item, now)) if late else []
    reporter = awaiting.reporter(tx, item)
    key = event.kind.value.replace("_", "-")
    told = outgoing.unsay(tx, item.commune_id, [reporter] if reporter else [], f"{key}:{event.id}", now)
    if event.kind is EventKind.RETURNED:
        heads = progress.heads_but_reporter(tx, caller, item, now)
        told += outgoing.unsay(tx, item.commune_id, heads, f"returned-head:{event.id}", now)
    return told


def follow_history(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> None:
    """Let the row say what history says, now that something in it counts no more."""
    stands = facts.judgement(tx, caller.commune, item, now)
    item.status, item.verdict, item.percent = stands.status, stands.verdict, stands.percent
    if item.status is Status.WAITING:
        # What had met its condition waits again: for its day too.
        item.due_on, item.first_due, item.revision = stands.due, stands.first_due, item.revision + 1
        tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    reminders.rearm(tx, caller.commune, item, now)


def _tell(
    tx: Session,
    caller: Caller,
    item: WorkItem,
    roles: Sequence[Role],
    key: str,
    told: Mapping[str, Any],
    now: datetime,
    *,
    also: Iterable[int] = (),
) -> None:
    """Tell the heads of the item's agency, the standing office and others by id, as far as asked; not the caller."""
    readers: list[Person] = deciding.heads(tx, item, now) if Role.HEAD in roles else []
    readers += people.office(tx, item.commune_id) if Role.OFFICE in roles else []
    readers += [p for person in also if (p := register.person(tx, item.commune_id, person)) is not None]
    outgoing.notify(tx, item.commune_id, [p for p in readers if p.id != caller.person.id], key, told, now)
