"""What people say of their work: progress, done, evidence; and what is found of it: confirmed, verified, returned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from sqlalchemy.orm import Session

from actions import awaiting, deciding, extension_requests, facts, linked, messages, outgoing, people, proofs, reminders
from actions.refusals import Refused
from actions.wording import Part, choice, day, meaning, moment, say
from actions.worklist import due_words, item_called, status_words, titled
from db import evidence, history, tasks
from db import people as register
from db.models import Event, Evidence, EvidenceKind, EvidenceState, Person, WorkItem
from db.people import Caller
from plans.access import Act, Held, Role, may
from plans.calendar import in_vietnam
from plans.document_reference import read_reference
from plans.judging import Timeliness
from plans.personal_data import personal_marks
from plans.work import ALIVE, ANSWERED, ANSWERS, EventKind, Move, MoveRefused, Status, apply, verdict_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What was recorded: the sentence that reads it back, and the event that an undo would take back.

    `brief` says the same of evidence beside a report that names the item already; `words` are those of a difficulty,
    `choices` what can be tapped next beside an undo. It `is_step` where somebody else's report was decided on.
    """

    line: Part
    event: int
    item: int
    undoable: bool = False
    is_step: bool = False
    lacks_evidence: bool = False
    brief: Part | None = None
    words: str | None = None
    choices: Sequence[Sequence[Part]] = ()


# So long a network lets people change a message.
_LATELY = timedelta(days=2)
# What a report without evidence says of it: a request, or among many others only the fact.
_WITHOUT_EVIDENCE = {False: "evidence-none", True: "evidence-not-yet"}


def held(tx: Session, person: Person, stands_in_for: Iterable[int] = ()) -> list[Held]:
    """The roles of a person and of those for whom they stand in, as the table of access wants them."""
    roles = [r for p in (person.id, *stands_in_for) for r in register.roles(tx, person.commune_id, p)]
    return [Held(role=r.role, agency=r.agency_id) for r in roles]


def item_for(tx: Session, caller: Caller, item_id: int, act: Act) -> WorkItem:
    """The item, if it is of the caller's commune and the caller may do this to it; Refused otherwise."""
    item = tasks.item(tx, caller.commune.id, item_id)
    if item is None:
        raise Refused("item-gone")
    if not may(held(tx, caller.person, caller.stands_in_for), act, item.agency_id):
        raise Refused("item-not-yours")
    return item


def how_it_stands(tx: Session, caller: Caller, item: WorkItem) -> dict[str, Part]:
    """What every read-back says of an item: how the caller calls it, its last day, its evidence."""
    return {"item": item_called(tx, caller, item), "due": due_words(item), "evidence": proofs.count(tx, item)}


P = ParamSpec("P")


def _serving_all(
    record: Callable[Concatenate[Session, Caller, int, P], Recorded],
) -> Callable[Concatenate[Session, Caller, int, P], Recorded]:
    """What is recorded on an item is recorded on those that are one piece of work with it as well, as far as they are
    open for it; the line names them, and an undo takes all of it back."""

    def on_all(tx: Session, caller: Caller, item_id: int, /, *args: P.args, **kwargs: P.kwargs) -> Recorded:
        recorded = record(tx, caller, item_id, *args, **kwargs)
        item, event = tasks.item(tx, caller.commune.id, item_id), history.one(tx, caller.commune.id, recorded.event)
        served: list[WorkItem] = []
        for other in linked.siblings(tx, item) if item is not None and event is not None else ():
            try:
                own = record(tx, caller, other.id, *args, **kwargs)
            except Refused:  # answered, verified or dropped by itself already
                continue
            if event is not None and own.event:
                history.record(
                    tx, caller.commune.id, EventKind.SERVED_TOO, event.at, item_id=other.id, actor_id=caller.person.id,
                    data={"item": item_id, "event": event.id, "own": own.event},
                )  # fmt: skip
                served.append(other)
        if not served:
            return recorded
        return replace(recorded, line=say("recorded-served", line=recorded.line, others=linked.named(tx, served)))

    update_wrapper(on_all, record)
    return on_all


@_serving_all
def report_done(
    tx: Session, caller: Caller, item_id: int, now: datetime, words: str | None = None, *, one_of_many: bool = False
) -> Recorded:
    """The work is said to be done. The steps of the chain that the same person holds are taken with it.

    The line asks for evidence where there is none, unless it is `one_of_many`.
    """
    item = item_for(tx, caller, item_id, Act.REPORT)
    event = _happen(tx, caller, item, Move.REPORT, now, words=words)
    item.percent = 100
    tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    waits_for = _go_up(tx, caller, item, now)
    count = evidence.counts(tx, caller.commune.id, [item.id]).get(item.id, 0)
    line = say(
        "recorded-done", time=moment(now), item=item_called(tx, caller, item), due=due_words(item),
        timeliness=_timeliness(tx, caller, item, now),
        next=deciding.then(tx, item, waits_for),
        evidence=say("evidence-count", count=count) if count else say(_WITHOUT_EVIDENCE[one_of_many]),
    )  # fmt: skip
    return Recorded(line=line, event=event.id, item=item.id, undoable=True, lacks_evidence=not count)


@_serving_all
def still_kept(
    tx: Session, caller: Caller, item_id: int, now: datetime, words: str | None = None, *, changed: bool = False
) -> Recorded:
    """Standing work goes on as it should: the heartbeat of this window; `changed`: with a change, in these words."""
    data = {"changed": True} if changed else None
    key = "recorded-changed" if changed else "recorded-kept"
    return _heartbeat(tx, caller, item_id, Move.STILL_KEPT, key, now, words, data)


@_serving_all
def nothing_arose(tx: Session, caller: Caller, item_id: int, now: datetime, words: str | None = None) -> Recorded:
    """Nothing came up that would have had to be done: also an answer for this window."""
    return _heartbeat(tx, caller, item_id, Move.NOTHING_AROSE, "recorded-nothing-arose", now, words)


def _heartbeat(
    tx: Session,
    caller: Caller,
    item_id: int,
    move: Move,
    key: str,
    now: datetime,
    words: str | None,
    data: Mapping[str, Any] | None = None,
) -> Recorded:
    item = item_for(tx, caller, item_id, Act.REPORT)
    event = _happen(tx, caller, item, move, now, words=words, data=data)
    tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    waits_for = _go_up(tx, caller, item, now)
    line = say(key, time=moment(now), next=deciding.then(tx, item, waits_for), **how_it_stands(tx, caller, item))
    told = awaiting.words_told(tx, event)
    if told is not None:
        line = say("recorded-with-words", line=line, words=told)
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


def tell_result(tx: Session, caller: Caller, item_id: int, words: str, now: datetime) -> Recorded:
    """A sentence or two with figures about work that was reported, for the report of the period; no status changes."""
    item = item_for(tx, caller, item_id, Act.REPORT)
    if item.status not in ANSWERED:
        raise Refused("result-before-report", title=titled(item))
    event = history.record(
        tx, caller.commune.id, EventKind.RESULT_TOLD, now, item_id=item.id, actor_id=caller.person.id, words=words
    )
    line = say("recorded-result", time=moment(now), words=words, **how_it_stands(tx, caller, item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


def meet_condition(tx: Session, caller: Caller, item_id: int, due: date, now: datetime) -> Recorded:
    """What the item waited for is there (or its day is known at last): it begins, with this last day."""
    item = item_for(tx, caller, item_id, Act.MEET_CONDITION)
    event = _happen(tx, caller, item, Move.MEET_CONDITION, now, data={"due": due.isoformat()})
    item.due_on, item.first_due, item.revision = due, item.first_due or due, item.revision + 1
    item.starts_on = min(item.starts_on or due, in_vietnam(now).date())
    reminders.rearm(tx, caller.commune, item, now)
    line = say("recorded-condition-met", title=titled(item), due=day(due))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


@_serving_all
def report_progress(
    tx: Session, caller: Caller, item_id: int, percent: int | None, now: datetime, words: str | None = None
) -> Recorded:
    """The work is under way; `percent` is 0 to 100 or unknown."""
    item = item_for(tx, caller, item_id, Act.REPORT)
    event = _happen(tx, caller, item, Move.PROGRESS, now, data={"percent": percent}, words=words)
    item.percent = percent if percent is not None else item.percent
    key = "recorded-progress" if percent is None else "recorded-percent"
    values = {} if percent is None else {"percent": percent}
    line = say(key, time=moment(now), **how_it_stands(tx, caller, item), **values)
    return Recorded(line=line, event=event.id, item=item.id, undoable=True)


def forward(tx: Session, caller: Caller, item_id: int | None, words: str, now: datetime) -> bool:
    """Pass a person's own words on to the standing office: nothing about the work changes.

    False when nobody there can hear them; they are kept in history all the same.
    """
    event = history.record(
        tx, caller.commune.id, EventKind.FORWARDED, now, item_id=item_id, actor_id=caller.person.id, words=words
    )
    item = tasks.item(tx, caller.commune.id, item_id) if item_id else None
    about = say("told-words-about", person=caller.person.name, words=words, title=titled(item)) if item else None
    told = meaning(
        about or say("told-words", person=caller.person.name, words=words), items=[item_id] if item_id else []
    )
    readers = [p for p in people.office(tx, caller.commune.id) if p.id != caller.person.id]
    unreachable = outgoing.notify(tx, caller.commune.id, readers, f"words:{event.id}", told, now)
    return len(unreachable) < len({reader.id for reader in readers})


def acknowledge(tx: Session, caller: Caller, item_id: int | None, now: datetime) -> None:
    """The person has seen it; that is not a report. Of what was given out off plan it is written down once."""
    item = tasks.item(tx, caller.commune.id, item_id) if item_id else None
    if item is None or item.ordered_by is None:
        history.record(tx, caller.commune.id, EventKind.COMMENTED, now, item_id=item_id, actor_id=caller.person.id)
        return
    once = f"received:{item.id}:{caller.person.id}"
    if not history.happened(tx, caller.commune.id, once):
        history.record(
            tx, caller.commune.id, EventKind.RECEIVED, now, item_id=item.id, actor_id=caller.person.id, once=once
        )


# Evidence -----------------------------------------------------------------------------------------------------------


def receive_file(
    tx: Session, caller: Caller, file: messages.FileRef, album: str | None, now: datetime, message: str | None = None,
    caption: str = "",
) -> Evidence:  # fmt: skip
    """Note a file that lies with the network; its bytes are fetched later, its item may still be asked.

    `message` is the network's number of the message that brought it: the parts of an album are ordered by it. Of the
    words that came with it only what they give to be asked about is kept.
    """
    row = Evidence(
        commune_id=caller.commune.id, item_id=None, person_id=caller.person.id, at=now, kind=EvidenceKind.FILE,
        state=EvidenceState.FETCHING, channel=caller.address.channel, bot=caller.address.bot,
        chat=caller.address.chat, album=album, attempts=0,
        file={"kind": file.kind.value, "reference": file.reference, "name": file.name, "mime": file.mime,
              "size": file.size, "message": message, "marks": list(personal_marks((), file.name, caption))},
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row


def attach(tx: Session, caller: Caller, item_id: int, rows: Sequence[Evidence], now: datetime) -> Recorded:
    """These files prove this item."""
    return prove(tx, caller, item_id, rows, None, now)


@_serving_all
def prove(
    tx: Session, caller: Caller, item_id: int, rows: Sequence[Evidence], words: str | None, now: datetime
) -> Recorded:
    """Files, and the document or link that was named with them, prove this item; files that it has are not added."""
    item = item_for(tx, caller, item_id, Act.REPORT)
    files = [_of_item(tx, row, item) for row in rows if row.item_id != item.id]
    named = [_named_proof(tx, caller, item, words, now)] if words else []
    tx.flush()
    events = [_evidence_event(tx, caller, item, row, now) for row in (*files, *named)]
    proofs.agree_by_themselves(tx, item)
    count = evidence.counts(tx, caller.commune.id, [item.id]).get(item.id, 0)
    told = (proofs.words(tx, named[0]) if named[0].document else say("document-quoted", words=words)) if named else None
    named_so = {
        "item": item_called(tx, caller, item), "status": status_words(item), "due": due_words(item), "count": count,
    }  # fmt: skip
    line, brief = _received(len(files), told, named_so)
    asked = [one for row in (*files, *named) if (one := proofs.to_ask(tx, row)) is not None]
    for one in asked:
        line, brief = (
            say("recorded-document-asked", line=line, question=one),
            say("recorded-document-asked", line=brief, question=one),
        )
    cited = [row for row in (*files, *named) if row.document or row.kind is EvidenceKind.REFERENCE]
    shown = cited or files
    return Recorded(
        line=line, brief=brief, event=events[0].id if events else 0, item=item.id, undoable=bool(events),
        choices=[proofs.buttons(shown[-1])] if shown else (),
    )  # fmt: skip


def _received(files: int, words: Part | None, named: Mapping[str, Any]) -> tuple[Part, Part]:
    """What came, said with the name of its item and without."""
    if words is None:
        return say("recorded-evidence", added=files, **named), say("received-evidence", added=files)
    if not files:
        return say("recorded-reference", words=words, **named), say("received-reference", words=words)
    return (
        say("recorded-evidence-and-reference", added=files, words=words, **named),
        say("received-evidence-and-reference", added=files, words=words),
    )


def _of_item(tx: Session, row: Evidence, item: WorkItem) -> Evidence:
    """The file as this item's: one file that proves several items has a row for each."""
    if row.item_id is not None:
        row = Evidence(
            commune_id=row.commune_id, person_id=row.person_id, at=row.at, kind=row.kind, state=row.state,
            channel=row.channel, bot=row.bot, chat=row.chat, album=row.album, file=row.file, sha256=row.sha256,
            size=row.size, document=row.document, attempts=0,
        )  # fmt: skip
        tx.add(row)
    row.item_id = item.id
    proofs.judge_again(tx, row, item, row.at)
    return row


def _named_proof(tx: Session, caller: Caller, item: WorkItem, words: str, now: datetime) -> Evidence:
    kind = EvidenceKind.LINK if "://" in words else EvidenceKind.REFERENCE
    row = Evidence(
        commune_id=caller.commune.id, item_id=item.id, person_id=caller.person.id, at=now, kind=kind,
        state=EvidenceState.KEPT, attempts=0, text_id=history.keep_words(tx, caller.commune.id, words),
    )  # fmt: skip
    read = None if kind is EvidenceKind.LINK else read_reference(words, in_vietnam(now).date(), proofs.begun(item))
    if read is not None:
        row.document = proofs.known_of(tx, caller.commune.id, read, confirmed=True)
    tx.add(row)
    return row


def name_proof(tx: Session, caller: Caller, item: WorkItem, words: str, now: datetime) -> None:
    """A document that somebody named proves this item, whatever its state; who may do so was asked before."""
    row = _named_proof(tx, caller, item, words, now)
    tx.flush()
    _evidence_event(tx, caller, item, row, now)


def _evidence_event(tx: Session, caller: Caller, item: WorkItem, row: Evidence, now: datetime) -> Event:
    return history.record(
        tx, caller.commune.id, EventKind.EVIDENCE_ADDED, now, item_id=item.id, actor_id=caller.person.id,
        data={"evidence": row.id, **proofs.proved_on(row)},
    )  # fmt: skip


# The chain ----------------------------------------------------------------------------------------------------------


def confirm(tx: Session, caller: Caller, item_id: int, now: datetime) -> Recorded:
    """The head of the agency stands by the report; the standing office is asked to verify it."""
    item = item_for(tx, caller, item_id, Act.CONFIRM)
    event = _happen(tx, caller, item, Move.CONFIRM, now)
    waits_for = _go_up(tx, caller, item, now)
    line = say("recorded-confirmed", next=deciding.then(tx, item, waits_for), **how_it_stands(tx, caller, item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True, is_step=True)


def verify(tx: Session, caller: Caller, item_id: int, now: datetime) -> Recorded:
    """The standing office accepts the report; who made it hears so."""
    item = item_for(tx, caller, item_id, Act.VERIFY)
    if not may_verify(tx, caller, item, now):
        raise Refused("verify-goes-to-leader", title=titled(item))
    wanted_it = item.about_id is not None and item.ordered_by == caller.person.id
    if item.status is Status.REPORTED and not wanted_it and _waits_for_head(tx, caller, item, now):
        raise Refused("verify-waits-for-head", title=titled(item), head=deciding.head_of(tx, item))
    event = _happen(tx, caller, item, Move.VERIFY, now, data=_marked_own(tx, caller, item))
    accepted = say("told-accepted", person=caller.person.name, title=titled(item))
    told = meaning(accepted if wanted_it else say("told-verified", title=titled(item)), items=[item.id])
    awaiting.tell_reporter(tx, caller, item, f"verified:{event.id}", told, now)
    line = say("recorded-verified", **how_it_stands(tx, caller, item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True, is_step=True)


def _waits_for_head(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> bool:
    """Whether the head's yes comes first: a button of before the head took theirs back approves nothing."""
    own = may(held(tx, caller.person, caller.stands_in_for), Act.CONFIRM, item.agency_id)
    return not own and bool(deciding.heads_asked(tx, caller.commune, item, now))


def _marked_own(tx: Session, caller: Caller, item: WorkItem) -> dict[str, Any]:
    """What an office decides on its own work is marked so (design: roles)."""
    own = any(h.role is Role.OFFICE and h.agency == item.agency_id for h in held(tx, caller.person))
    return {"own": True} if own else {}


def send_back(tx: Session, caller: Caller, item_id: int, reason: str, now: datetime) -> Recorded:
    """The report does not do, and why; who made it hears it, in office hours at once."""
    item = item_for(tx, caller, item_id, Act.RETURN_REPORT)
    event = _happen(tx, caller, item, Move.RETURN, now, words=reason)
    reminders.rearm(tx, caller.commune, item, now)
    told = meaning(
        say("told-returned", title=titled(item), reason=reason, due=due_words(item)),
        choices=[[choice("choice-open-item", f"item.{item.id}")]],
        items=[item.id],
    )
    awaiting.tell_reporter(tx, caller, item, f"returned:{event.id}", told, now)
    by_office = not may(held(tx, caller.person, caller.stands_in_for), Act.CONFIRM, item.agency_id)
    if by_office:  # the one returned to was told first
        known = meaning(say("told-returned-head", person=caller.person.name, title=titled(item), reason=reason),
                        items=[item.id])  # fmt: skip
        outgoing.notify(
            tx, item.commune_id, heads_but_reporter(tx, caller, item, now), f"returned-head:{event.id}", known, now
        )
    line = say("recorded-returned", reason=reason, **how_it_stands(tx, caller, item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True, is_step=True)


def find(tx: Session, caller: Caller, item_id: int, move: Move, reason: str, now: datetime) -> Recorded:
    """The office finds that a report does not meet the requirement, or that nothing arose that would have had to be
    done (`move`), and why; who made the report hears it."""
    item = item_for(tx, caller, item_id, Act.JUDGE)
    if not deciding.may_decide(tx, caller.commune, held(tx, caller.person, caller.stands_in_for), Act.JUDGE, item, now):
        raise Refused("verify-goes-to-leader", title=titled(item))
    event = _happen(tx, caller, item, move, now, data=_marked_own(tx, caller, item), words=reason)
    tasks.release_numbers(tx, caller.commune.id, item.id, in_vietnam(now).date())
    what = move.value.replace("_", "-")
    told = meaning(
        say(f"told-{what}", person=caller.person.name, title=titled(item), reason=reason),
        choices=[[choice("choice-open-item", f"item.{item.id}")]], items=[item.id],
    )  # fmt: skip
    awaiting.tell_reporter(tx, caller, item, f"{what}:{event.id}", told, now)
    line = say(f"recorded-{what}", reason=reason, **how_it_stands(tx, caller, item))
    return Recorded(line=line, event=event.id, item=item.id, undoable=True, is_step=True)


def _go_up(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> str:
    """Take the further steps that the caller holds too, then ask whoever holds the next; which step is awaited."""
    roles = held(tx, caller.person, caller.stands_in_for)
    heads = deciding.heads_asked(tx, caller.commune, item, now)
    if item.status is Status.REPORTED and (may(roles, Act.CONFIRM, item.agency_id) or not heads):
        _happen(tx, caller, item, Move.CONFIRM, now, data={"merged": True})
    if item.status is Status.CONFIRMED and may_verify(tx, caller, item, now):
        # What an office verifies of its own is marked so (design: roles).
        _happen(tx, caller, item, Move.VERIFY, now, data={"merged": True, "own": True})
    leader = _who_wants_report(tx, item)
    if leader is not None and item.status in (Status.REPORTED, Status.CONFIRMED):
        awaiting.tell_leader(tx, item, leader, now)
    if item.status is Status.REPORTED:
        awaiting.ask_for_yes(tx, caller, item, heads, now)
        return "head"
    if item.status is Status.CONFIRMED and leader is not None:
        return "leader"
    if item.status is Status.CONFIRMED:
        awaiting.ask_for_yes(tx, caller, item, deciding.last_word(tx, caller.commune, Act.VERIFY, item, now), now)
        return "leader-decides" if deciding.leaders_instead(tx, caller.commune, Act.VERIFY, item, now) else "office"
    return "nobody"


def _who_wants_report(tx: Session, item: WorkItem) -> Person | None:
    """The leader by whose direction an item is a report to them, where they can be reached: it goes to them instead of
    the standing office."""
    if item.about_id is None or item.ordered_by is None:
        return None
    leader = register.person(tx, item.commune_id, item.ordered_by)
    reachable = register.addresses(tx, item.commune_id, [item.ordered_by])[item.ordered_by]
    return leader if leader is not None and leader.left_at is None and reachable else None


def may_verify(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> bool:
    """Whether the caller has the last word on the item's report."""
    roles = held(tx, caller.person, caller.stands_in_for)
    return deciding.may_decide(tx, caller.commune, roles, Act.VERIFY, item, now)


def answered_with(tx: Session, caller: Caller, item: WorkItem) -> EventKind | None:
    """As what the report on an item stands that the caller made last, None where somebody else or nobody did."""
    last = history.last_of_item(tx, item.commune_id, item.id, list(ANSWERS))
    return last.kind if last is not None and last.actor_id == caller.person.id else None


def last_words(tx: Session, caller: Caller, now: datetime) -> str | None:
    """The words of the caller's latest report or progress of the last two days, None without any."""
    made = history.by_actor(tx, caller.commune.id, caller.person.id, [*ANSWERS, EventKind.PROGRESS], now - _LATELY)
    told = [words for event in made if (words := history.words_of(tx, caller.commune.id, event.text_id)) is not None]
    return told[-1] if told else None


# Shared -------------------------------------------------------------------------------------------------------------


def _happen(
    tx: Session,
    caller: Caller,
    item: WorkItem,
    move: Move,
    now: datetime,
    *,
    data: Mapping[str, Any] | None = None,
    words: str | None = None,
) -> Event:
    waiting = extension_requests.of_item(tx, item, now)
    try:
        item.status = apply(item.status, move, item.kind)
    except MoveRefused as refused:
        raise Refused(f"refused-{refused.code.replace('_', '-')}", title=titled(item)) from None
    item.verdict = verdict_of(move)
    if waiting is not None and item.status not in ALIVE:
        extension_requests.tell_gone(tx, caller.commune, waiting, "reported", caller.person.id, now)
    event = history.record(
        tx, caller.commune.id, move.event, now, item_id=item.id, actor_id=caller.person.id, data=data, words=words
    )
    if item.status not in ALIVE:
        item.look_at = None
    return event


def _timeliness(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> Part:
    stands = facts.judgement(tx, caller.commune, item, now)
    return say(f"timeliness-{(stands.timeliness or Timeliness.ON_TIME).value.replace('_', '-')}")


def heads_but_reporter(tx: Session, caller: Caller, item: WorkItem, now: datetime) -> list[Person]:
    """The heads who hear after the one who reported, where that was not one of them; never the caller."""
    reporter = awaiting.reporter(tx, item)
    return [p for p in deciding.heads(tx, item, now) if p.id not in (caller.person.id, reporter.id if reporter else 0)]
