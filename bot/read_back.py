"""Reading back: one message that says what was recorded, and the buttons by which each of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from actions import difficulties
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, say
from bot.turn import Turn
from bot.work_view import in_rows
from db import tasks
from db.models import WorkItem

_MOST_BUTTONS = 8
_MOST_RECORDED = 8
# What comes next without a word is most likely the proof that we have just asked for.
_PROOF_WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What we ask instead of recording anything; what we then wait for is remembered already."""

    line: Part
    choices: Sequence[Sequence[Part]] = ()


def read_back(turn: Turn, recorded: Sequence[Recorded], lines: Sequence[Part] = (), asked: Asked | None = None) -> bool:
    """Say what was recorded and what was not, and ask what is still to be known; always answers, and says so."""
    if asked is None:
        turn.stop_asking()
        if len(recorded) == 1 and recorded[0].lacks_evidence:
            turn.ask(_PROOF_WINDOW, kind="proof", item=recorded[0].item)
    told = [r.line for r in recorded[:_MOST_RECORDED]]
    if len(recorded) > len(told):
        told.append(say("recorded-more", count=len(recorded) - len(told)))
    turn.answer(
        *told, *lines, *([asked.line] if asked else []),
        choices=[
            *_ways_back(turn, recorded), *_help_offered(turn, recorded), *_of_each(recorded),
            *(asked.choices if asked else ()),
        ],
        items=[r.item for r in recorded],
    )  # fmt: skip
    return True


def _of_each(recorded: Sequence[Recorded]) -> list[Sequence[Part]]:
    """What is offered of each; to name the document of a file that proves several items, once."""
    rows = [row for one in recorded for row in one.choices]
    first = next((row for row in rows if _names_file(row)), None)
    return [row for row in rows if row is first or not _names_file(row)]


def _names_file(row: Sequence[Part]) -> bool:
    return any(button["say"] == "choice-document-name" for button in row)


def _ways_back(turn: Turn, recorded: Sequence[Recorded]) -> list[list[Part]]:
    """One tap for each of it; what was decided on the reports of others in one go, which bear no numbers of this
    reader's, is taken back as one."""
    steps = [r.event for r in recorded if r.undoable and r.is_step]
    together = [undo_together(steps)] if len(steps) > 1 else []
    alone = [r for r in recorded if r.undoable and not (together and r.is_step)]
    undo = [choice("choice-undo", f"undo.{r.event}") for r in alone]
    if len(alone) + len(together) > 1:
        undo = [choice("choice-undo-one", f"undo.{r.event}", number=str(_number_of(turn, r))) for r in alone]
    return in_rows([*together, *undo[:_MOST_BUTTONS]])


def undo_together(events: Sequence[int]) -> Part:
    """The button by which steps that were taken in one go are taken back."""
    return choice("choice-undo-all", f"undoall.{min(events)}.{max(events)}", count=len(events))


def _number_of(turn: Turn, recorded: Recorded) -> int:
    return tasks.number_of(turn.tx, turn.commune.id, turn.person.id, recorded.item) or 0


def _help_offered(turn: Turn, recorded: Sequence[Recorded]) -> list[list[Part]]:
    """A difficulty that names another agency can be passed on to it by one tap."""
    return [
        [choice("choice-ask-help", f"askhelp.{one.event}.{agency.id}", name=agency.name)]
        for one in recorded
        if one.words is not None
        for agency in difficulties.agencies_named(turn.tx, turn.commune.id, item_of(turn, one.item), one.words)
    ]


def item_of(turn: Turn, item_id: int) -> WorkItem:
    """An item of the commune; Refused where it is gone."""
    item = tasks.item(turn.tx, turn.commune.id, item_id)
    if item is None:
        raise Refused("item-gone")
    return item


def read_once(recorded: Sequence[Recorded]) -> list[Recorded]:
    """Evidence beside a report on the same item needs neither its title again nor a button of its own."""
    reported = {r.item for r in recorded if r.brief is None}
    return [
        replace(r, line=r.brief, undoable=False) if r.brief is not None and r.item in reported else r for r in recorded
    ]
