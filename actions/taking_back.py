"""Taking back what was said by mistake: silently at first, later by withdrawing it, and in the end by asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import awaiting, deciding, extension_requests, facts, linked, outgoing, people, progress, proofs, reminders
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from actions.worklist import due_words, item_called, titled
from db import evidence, history, tasks
from db import people as register
from db.models import Event, EvidenceState, Person, WorkItem
from db.people import Caller
from plans.access import Act, Role
from plans.calendar import in_vietnam
from plans.judging import TakingBack, standing_events, take_back
from plans.work import ANSWERS, JUDGE_RULES, EventKind, MoveRefused, Status

_VERDICTS = frozenset({EventKind.FOUND_BELOW, EventKind.FOUND_NOT_APPLICABLE})
# Who could do it can take it back; whoever reports can take back reports.
_UNDONE_BY = {
    EventKind.CONDITION_MET: Act.MEET_CONDITION, EventKind.DIFFICULTY_SETTLED: Act.SETTLE_DIFFICULTY,
    **dict.fromkeys(_VERDICTS, Act.JUDGE),
}  # fmt: skip
# What is said to those who heard of it, and read back, when it is taken back.
_OF_DIFFICULTIES = {
    EventKind.DIFFICULTY_OPENED: "difficulty",
    EventKind.DIFFICULTY_SETTLED: "settling",
}


# What can be taken back ---------------------------------------------------------------------------------------------


def last_own_report(tx: Session, caller: Caller, item_id: int) -> int | None:
    """The caller's latest report or progress on an item, to be taken back."""
    kinds = [*ANSWERS, EventKind.PROGRESS]
    events = history.of_items(tx, caller.commune.id, [item_id])[item_id]
    mine = [e.id for e in events if e.kind in kinds and e.actor == caller.person.id]
    return mine[-1] if mine else None


def recent_own_report(tx: Session, caller: Caller, now: datetime) -> tuple[int, int] | None:
    """The latest report, progress or difficulty of the last ten minutes that still stands, as (event, item)."""
    since = now - JUDGE_RULES.undo_within
    kinds = [*ANSWERS, EventKind.PROGRESS, EventKind.DIFFICULTY_OPENED]
    made = history.by_actor(tx, caller.commune.id, caller.person.id, kinds, since)
    for event in reversed(made):
        if event.item_id is None:
            continue
        events = history.of_items(tx, caller.commune.id, [event.item_id])[event.item_id]
        if any(e.id == event.id for e in standing_events(events, now)):
            return event.id, event.item_id
    return None


# Undo ---------------------------------------------------------------------------------------------------------------


def undo(tx: Session, caller: Caller, event_id: int, now: datetime, *, one_of_many: bool = False) -> Recorded:
    """Take back what the caller reported by mistake, in the way that `plans.judging.take_back` finds (design: undo).

    Silently at first; later the report is withdrawn and everyone who acted on it is told; once the office has
    verified it, taking back is a request to the office. An older state never overwrites newer events. What is
    `one_of_many` is only taken back silently: else so many would be told so often.
    """
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.item_id is None or event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    item = progress.item_for(tx, caller, event.item_id, _UNDONE_BY.get(event.kind, Act.REPORT))
    if event.kind is EventKind.EVIDENCE_ADDED:
        return _take_evidence_away(tx, caller, item, event, now)
    events = history.of_items(tx, caller.commune.id, [item.id])[item.id]
    merged = [
        e for e in events
        if e.actor == caller.person.id
        if (e.id > event_id and e.data.get("merged"))
        # All difficulties of an item are settled in one go.
        or (e.id != event_id and (e.kind, e.at) == (EventKind.DIFFICULTY_SETTLED, event.at) == (event.kind, event.at))
    ]  # fmt: skip
    try:
        way = take_back([e for e in events if e not in merged], event_id, now)
    except MoveRefused as refused:
        raise Refused(f"refused-{refused.code.replace('_', '-')}", title=titled(item)) from None
    if one_of_many and way.way is not TakingBack.UNDO:
        raise Refused("undo-one-by-one", title=titled(item))
    if way.way is TakingBack.ASK:
        _ask_to_take_back(tx, caller, item, event_id, now)
        raise Refused("undo-needs-office", title=titled(item))
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
    if event.kind in _VERDICTS:
        told = meaning(say("told-verdict-undone", person=caller.person.name, title=titled(item)), items=[item.id])
        awaiting.tell_reporter(tx, caller, item, f"verdict-undone:{done[-1].id}", told, now)
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
    line = _with_served(tx, caller, item, event_id, say(key, item=item_called(tx, caller, item)), now)
    return Recorded(line=line, event=done[-1].id, item=item.id)


def _with_served(tx: Session, caller: Caller, item: WorkItem, event_id: int, line: Part, now: datetime) -> Part:
    """Take back what served linked items too, each in its own way; the line names them."""
    undone: list[WorkItem] = []
    for other in linked.siblings(tx, item):
        for served in history.rows_of_item(tx, caller.commune.id, other.id, [EventKind.SERVED_TOO]):
            if served.data["event"] == event_id and served.actor_id == caller.person.id:
                with suppress(Refused):  # it stands by itself now: returned, verified, or taken back already
                    undo(tx, caller, served.data["own"], now)
                    undone.append(other)
    return say("recorded-served-back", line=line, others=linked.named(tx, undone)) if undone else line


def _take_evidence_away(tx: Session, caller: Caller, item: WorkItem, event: Event, now: datetime) -> Recorded:
    """What was added together with this piece does not belong here: the bytes stay, the item lets go of them."""
    if item.status is Status.VERIFIED:
        raise Refused("undo-needs-office", title=titled(item))
    rows = evidence.of_item(tx, caller.commune.id, item.id)
    first = next((row for row in rows if row.id == event.data["evidence"]), None)
    if first is None:
        raise Refused("refused-already-taken-back", title=titled(item))
    let_go(tx, caller, item, first.at, now)
    line = say("recorded-evidence-removed", item=item_called(tx, caller, item))
    return Recorded(
        line=_with_served(tx, caller, item, event.id, line, now), event=event.id, item=item.id
    )  # fmt: skip


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
    line = say("recorded-document-undone", document=told or say("document-none"), item=item_called(tx, caller, item))
    return Recorded(line=line, event=undone.id, item=item.id)


def _taken_back(tx: Session, caller: Caller, item: WorkItem, kind: EventKind, event_id: int, now: datetime) -> Event:
    return history.record(
        tx, caller.commune.id, kind, now, item_id=item.id, actor_id=caller.person.id, data={"event": event_id}
    )


def _ask_to_take_back(tx: Session, caller: Caller, item: WorkItem, event_id: int, now: datetime) -> None:
    asked = _taken_back(tx, caller, item, EventKind.WITHDRAWAL_ASKED, event_id, now)
    told = meaning(
        say("told-withdrawal-asked", person=caller.person.name, title=titled(item)),
        choices=[[choice("choice-return", f"return.{item.id}")]],
        items=[item.id],
    )
    _tell(tx, caller, item, [Role.OFFICE], f"withdrawal:{asked.id}", told, now)


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
