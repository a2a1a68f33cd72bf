"""Reports that wait for somebody's yes: asking the head to confirm and the standing office to verify."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import deputies, outgoing, proofs
from actions.wording import Meaning, Part, choice, meaning, say
from actions.worklist import due_words, letter, short, titled
from db import history, outbox, people, tasks
from db.models import Event, Outgoing, OutState, Person, WorkItem
from db.people import Caller
from plans.calendar import in_vietnam
from plans.standing import result_in
from plans.work import ANSWERS, EventKind, Status

AWAITING, REPORT_TO_LEADER = "awaiting", "report-to-leader"
# What is asked of whom while an item stands where.
_ASKED_AT = {Status.REPORTED: "confirm", Status.CONFIRMED: "verify"}
_MOST_LINES = 12
_MOST_BUTTONS = 8


def ask_for_yes(tx: Session, caller: Caller, item: WorkItem, readers: Sequence[Person], now: datetime) -> None:
    """Ask these people to take the next step; all that one message reported is asked in one."""
    verb = _ASKED_AT[item.status]
    key = f"{AWAITING}:{verb}:{caller.person.id}:{now.isoformat()}"
    what = {"verb": verb, "by": caller.person.id, "at": now.isoformat()}
    for heard in deputies.hearing(tx, item.commune_id, readers, in_vietnam(now).date()):
        if heard.reader.id == caller.person.id:
            continue
        reader = heard.instead_of or heard.reader
        laid = outbox.of_key(tx, item.commune_id, f"{key}:{heard.reader.id}")
        # What waits will name this item too, since it is made when it is sent; what is on its way cannot. Networks
        # tell the time in seconds, so two messages may well bear the same one.
        if laid is None or laid.state is OutState.PENDING:
            outgoing.notify(tx, item.commune_id, [reader], key, what, now, kind=AWAITING)
        else:
            alone = {**what, "item": item.id}
            outgoing.notify(tx, item.commune_id, [reader], f"{key}:{item.id}", alone, now, kind=AWAITING)


def awaiting_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What still waits of that which one message reported; None when somebody has taken the step meanwhile."""
    if row.commune_id is None:
        return None
    verb, by, at = row.meaning["verb"], row.meaning["by"], datetime.fromisoformat(row.meaning["at"])
    kinds = [*ANSWERS, EventKind.CONFIRMED]
    alone = row.meaning.get("item")
    touched = [alone] if alone else history.items_touched(tx, row.commune_id, by, at, kinds)
    items = [i for i in tasks.items(tx, row.commune_id, touched) if _ASKED_AT.get(i.status) == verb]
    if not items:
        return None
    return _one(tx, verb, items[0]) if len(items) == 1 else _several(tx, verb, items)


def tell_leader(tx: Session, item: WorkItem, leader: Person, now: datetime) -> None:
    """The report that a leader's direction asked for is there: they hear of it once, and may accept it."""
    reported = history.last_of_item(tx, item.commune_id, item.id, list(ANSWERS))
    if reported is not None:
        key = f"{REPORT_TO_LEADER}:{reported.id}"
        outgoing.notify(tx, item.commune_id, [leader], key, {"report": reported.id}, now, kind=REPORT_TO_LEADER)


def report_to_leader_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """The report in the words of whoever made it; None once it was accepted, returned or taken back."""
    reported = history.one(tx, row.commune_id, row.meaning["report"]) if row.commune_id else None
    item = tasks.item(tx, reported.commune_id, reported.item_id) if reported and reported.item_id else None
    if reported is None or item is None or item.status not in _ASKED_AT:
        return None
    told = say(
        "report-to-leader", person=reporter_name(tx, item), agency=_agency(tx, item), title=titled(item),
        words=history.words_of(tx, item.commune_id, reported.text_id) or say("report-without-words"),
        evidence=proofs.count(tx, item),
    )  # fmt: skip
    buttons = [choice("choice-verify", f"verify.{item.id}"), choice("choice-return", f"return.{item.id}")]
    return meaning(told, choices=[buttons], items=[item.id])


def _one(tx: Session, verb: str, item: WorkItem) -> Meaning:
    asked = say(
        f"please-{verb}", person=reporter_name(tx, item), agency=_agency(tx, item), what=_what(tx, item),
        title=titled(item), due=due_words(item), evidence=proofs.count(tx, item),
    )  # fmt: skip
    return meaning(asked, choices=step_choices(tx, item, verb), items=[item.id])


def step_choices(tx: Session, item: WorkItem, verb: str) -> list[list[Part]]:
    """What can be tapped under a report: the step, or sending it back; where it is verified, the verdicts too."""
    step = [choice(f"choice-{verb}", f"{verb}.{item.id}"), choice("choice-return", f"return.{item.id}")]
    if verb != "verify":
        return [step]
    below = choice("choice-below", f"below.{item.id}")
    reported = history.last_of_item(tx, item.commune_id, item.id, list(ANSWERS))
    if reported is not None and reported.kind is EventKind.NOTHING_AROSE:
        return [step, [choice("choice-not-applicable", f"notapply.{item.id}"), below]]
    return [step, [below]]


def _several(tx: Session, verb: str, items: Sequence[WorkItem]) -> Meaning:
    parts: list[Part] = [say(f"please-{verb}-several", count=len(items), person=reporter_name(tx, items[0]))]
    for position, item in enumerate(items[:_MOST_LINES]):
        parts.append(
            say(
                "awaiting-line", letter=letter(position), title=titled(item), agency=_agency(tx, item),
                what=_what(tx, item), due=due_words(item), evidence=proofs.count(tx, item),
            )
        )  # fmt: skip
    if len(items) > _MOST_LINES:
        parts.append(say("awaiting-more", count=len(items) - _MOST_LINES))
    one_by_one = [
        choice("choice-number", f"item.{item.id}", number=letter(position))
        for position, item in enumerate(items[:_MOST_BUTTONS])
    ]
    rows = [one_by_one[i : i + 4] for i in range(0, len(one_by_one), 4)]
    all_of_them = choice(f"choice-{verb}-all", f"{verb}all.{len(items)}", count=len(items))
    return meaning(*parts, choices=[[all_of_them], *rows], items=[i.id for i in items])


def lines(tx: Session, items: Sequence[WorkItem]) -> list[Part]:
    """Reports that wait, a line for each: of which agency, what was reported, with how much evidence."""
    return [
        say("batch-line", agency=_agency(tx, item), title=titled(item), what=_what(tx, item),
            evidence=proofs.count(tx, item))
        for item in items
    ]  # fmt: skip


def _what(tx: Session, item: WorkItem) -> Part:
    reported = history.last_of_item(tx, item.commune_id, item.id, list(ANSWERS))
    kind = reported.kind if reported is not None else EventKind.REPORTED
    what = say(f"what-{kind.value.replace('_', '-')}")
    if reported is not None and reported.data.get("changed"):
        what = say("what-changed")
    told = words_told(tx, reported) if reported is not None else None
    return say("what-in-words", what=what, words=short(told)) if told is not None else what


def words_told(tx: Session, report: Event) -> str | None:
    """What a heartbeat's own words tell beyond the report itself, None for other reports and where nothing is told."""
    words = history.words_of(tx, report.commune_id, report.text_id)
    if words is None or report.kind not in (EventKind.STILL_KEPT, EventKind.NOTHING_AROSE):
        return None
    return words if report.data.get("changed") else result_in(words)


def reporter(tx: Session, item: WorkItem) -> Person | None:
    """Who made the report that stands, None where nobody did or they have left."""
    reported = history.last_of_item(tx, item.commune_id, item.id, list(ANSWERS))
    return people.person(tx, item.commune_id, reported.actor_id) if reported and reported.actor_id else None


def tell_reporter(
    tx: Session, caller: Caller, item: WorkItem, key: str, told: Mapping[str, Any], now: datetime
) -> None:
    """Tell whoever made the report that stands, unless it is the caller."""
    reader = reporter(tx, item)
    if reader is not None and reader.id != caller.person.id:
        outgoing.notify(tx, item.commune_id, [reader], key, told, now)


def reporter_name(tx: Session, item: WorkItem) -> str:
    """The name of whoever made the report that stands."""
    found = reporter(tx, item)
    return found.name if found is not None else "–"


def _agency(tx: Session, item: WorkItem) -> str:
    agency = people.agency(tx, item.commune_id, item.agency_id)
    return agency.name if agency is not None else "–"
