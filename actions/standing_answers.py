"""Answering for standing work: several items in one go, sentences for the report, and taking all of it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import deciding, progress, taking_back
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, moment, say
from actions.worklist import due_words, period_of
from db import history, tasks
from db.models import WorkItem
from db.people import Caller
from plans.work import ANSWERS, Status

# Who is waited for once a report stands there.
_NEXT = {Status.REPORTED: "head", Status.CONFIRMED: "office", Status.VERIFIED: "nobody"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What was recorded for a window in one go, and what was refused; `event` takes all of it back."""

    lines: Sequence[Part]
    items: Sequence[int] = ()
    event: int = 0


def answer(
    tx: Session,
    caller: Caller,
    kept: Sequence[int],
    nothing: Sequence[int],
    words: Mapping[int, str],
    now: datetime,
    *,
    changed: bool = False,
) -> Answered:
    """These items are still kept (`changed`: with a change), for those nothing arose; `words` are the sentences told
    with some of them.

    Each is reported as if it were alone, so that it is judged, confirmed and taken back alone as well.
    """
    recorded: dict[str, list[Recorded]] = {"kept": [], "nothing": []}
    refusals: list[Part] = []
    for what, items in (("kept", kept), ("nothing", nothing)):
        for item_id in items:
            told = words.get(item_id)
            try:
                if what == "kept":
                    done = progress.still_kept(tx, caller, item_id, now, told, changed=changed)
                else:
                    done = progress.nothing_arose(tx, caller, item_id, now, told)
            except Refused as refused:
                refusals.append(say(refused.key, **refused.values))
            else:
                recorded[what].append(done)
    all_of_them = [one for some in recorded.values() for one in some]
    lines = [_line(tx, caller, what, some, now) for what, some in recorded.items() if some]
    if len(all_of_them) == 1:
        lines = [all_of_them[0].line]
    else:
        lines += [say("standing-words", words=told) for told in dict.fromkeys(words.values())]
    return Answered(
        lines=[*lines, *refusals], items=[one.item for one in all_of_them],
        event=all_of_them[0].event if all_of_them else 0,
    )  # fmt: skip


def _line(tx: Session, caller: Caller, what: str, recorded: Sequence[Recorded], now: datetime) -> Part:
    items = tasks.items(tx, caller.commune.id, [one.item for one in recorded])
    first = items[0]
    return say(
        f"recorded-all-{what}", time=moment(now), count=len(items), period=period_of(first) or first.period,
        numbers=numbers_of(tx, caller, items), next=deciding.then(tx, first, _NEXT[first.status]), due=due_words(first),
    )  # fmt: skip


def numbers_of(tx: Session, caller: Caller, items: Sequence[WorkItem]) -> str:
    """The caller's numbers of these items, in order."""
    known = [tasks.number_of(tx, caller.commune.id, caller.person.id, item.id) for item in items]
    return ", ".join(str(number) for number in sorted(number for number in known if number is not None)) or "–"


def take_back(tx: Session, caller: Caller, event_id: int, now: datetime) -> Sequence[Part]:
    """Take back everything that the caller answered together with this event, as far as that is still silent.

    What others have acted on, or what is older than ten minutes, is left: each of it can be withdrawn by itself.
    Raises Refused for an event of somebody else's.
    """
    event = history.one(tx, caller.commune.id, event_id)
    if event is None or event.actor_id != caller.person.id:
        raise Refused("undo-not-yours")
    together = history.by_actor(tx, caller.commune.id, caller.person.id, list(ANSWERS), event.at)
    undone: list[int] = []
    left = 0
    for one in together:
        # Networks tell the time in seconds: what was answered before bears a lower number.
        if one.at != event.at or one.id < event.id or one.item_id is None:
            continue
        try:
            undone.append(taking_back.undo(tx, caller, one.id, now, one_of_many=True).item)
        except Refused:
            left += 1
    lines = []
    if undone:
        items = tasks.items(tx, caller.commune.id, undone)
        lines.append(say("recorded-all-undone", count=len(items), numbers=numbers_of(tx, caller, items)))
    if left:
        lines.append(say("undo-left", count=left))
    return lines
