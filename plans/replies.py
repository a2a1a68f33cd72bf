"""What a person's words mean given what was asked; unclear → ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from plans.calendar import VIETNAM
from plans.reply_clauses import Clause, clauses_of, naming_in
from plans.reply_lexicon import Sense
from plans.reply_nothing import reason_of_nothing
from plans.reply_pieces import Reading
from plans.reply_requests import (
    says_approval,
    says_difficulty,
    says_extension,
    says_handover,
    says_not_ours,
    says_return,
    says_review,
)
from plans.reply_says import ASKING, HARMLESS, Rule, Said, doubt_outside
from plans.reply_talk import (
    says_cancel,
    says_courtesy,
    says_help,
    says_list,
    says_promise,
    says_question,
    says_sent,
    says_snooze,
    says_summary,
    says_undo,
    says_when_done,
)
from plans.reply_titles import titles_of
from plans.reply_under_way import says_under_way
from plans.reply_values import ALL, ActionKind, Ask, AskCode, Context, OpenItem, ReplyAction, Understanding
from plans.reply_whole import conclude
from plans.reply_words import lines_in_nfc
from plans.reply_work import (
    says_attached,
    says_delivered,
    says_done,
    says_notyet,
    says_share,
    says_signed,
    says_standing,
    says_what_is_left,
)

__all__ = [
    "ALL",
    "ActionKind",
    "Ask",
    "AskCode",
    "Context",
    "OpenItem",
    "ReplyAction",
    "Understanding",
    "understand",
    "understanding_as_json",
]

# In characters. What is longer is a text pasted in, and no word of it is taken for a report.
LONGEST_REPLY = 2_000

# The first rule that has something to say of a clause decides.
_RULES: tuple[Rule, ...] = (
    says_snooze, says_undo, says_cancel, says_when_done, says_help, says_extension, says_list, says_summary,
    says_review, says_handover, says_not_ours, says_question, says_return, says_approval, says_standing,
    says_difficulty, says_share, says_what_is_left, says_under_way, says_notyet, says_promise, says_done, says_attached,
    says_delivered, says_signed, says_courtesy, says_sent,
)  # fmt: skip


def understand(text: str, context: Context, now: datetime) -> Understanding:
    """What `text` says in `context` at the aware moment `now`: actions, or an Ask.

    Asking is the default: an action that changes state is returned only when every word that could change its
    meaning is accounted for, and one unclear place makes the whole message asked.
    """
    today = now.astimezone(VIETNAM).date()
    source = lines_in_nfc(text)
    if len(source) > LONGEST_REPLY:
        return Understanding(ask=Ask(code=AskCode.NOT_UNDERSTOOD, numbers=tuple(i.number for i in context.items)))
    if (told := reason_of_nothing(text)) and not context.has_file:
        without = understand(told[0], context, now)
        if without.actions and all(action.kind is ActionKind.NOTHING_AROSE for action in without.actions):
            return replace(without, actions=tuple(replace(action, note=told[1]) for action in without.actions))
    reading = Reading(source, context, today, titles_of(context.items))
    said = [one for clause in clauses_of(reading) for one in _said_by(clause, reading)]
    named = frozenset(number for one in said for number in one.naming.numbers)
    if not said and not context.has_file:
        return Understanding(ask=Ask(code=AskCode.NOT_UNDERSTOOD, numbers=tuple(i.number for i in context.items)))
    return conclude([replace(one, all_named=named) for one in said], reading, now)


def _said_by(clause: Clause, reading: Reading) -> tuple[Said, ...]:
    """What a clause says, with the items it names and the place where it stands."""
    if not clause.pieces:
        return (Said(doubt=AskCode.QUESTION_OR_REPORT),) if clause.asked else ()
    naming = naming_in(clause, reading)
    closing = clause.without(Sense.POLITE, Sense.OTHER).pieces[-1:]
    names_last = len(clause.pieces) > 1 and bool(closing) and closing[0].sense in (Sense.ITEM, Sense.TITLE)
    first, last = clause.pieces[0], clause.pieces[-1]
    placed = (replace(one, naming=naming, names_last=names_last) for one in _judged(clause, reading))
    return tuple(
        replace(one, start=first.start, end=last.end, contrasts=clause.contrasts, therefore=clause.follows)
        for one in placed
    )


def _judged(clause: Clause, reading: Reading) -> tuple[Said, ...]:
    if clause.has(Sense.CORRECTION):
        return (Said(corrects=True),)
    if clause.contrasts and clause.only(*HARMLESS, Sense.ALREADY):  # "xong rồi, còn việc 3"
        return (Said(doubt=AskCode.REMAINS),)
    left = [piece.sense for piece in clause.without(*HARMLESS).pieces]
    if left == [Sense.REMAIN, Sense.NUMBER]:  # "còn 1": an item, or one of something?
        return (Said(doubt=AskCode.REMAINS, about=ActionKind.DONE),)
    if clause.says("xin loi", "em xin loi") and clause.only(*HARMLESS, *_OF_AN_APOLOGY) and not clause.asked:
        return (Said(),)
    if clause.has(Sense.SORRY):  # beside what is told, and not beside "xong"
        sorry = Said(doubt=AskCode.NOT_MEANT, promises=True)
        rest = clause.without(Sense.SORRY)
        return (*_judged(rest, reading), sorry) if rest.pieces else (sorry,)
    proofs = tuple(
        Said(kind=ActionKind.EVIDENCE, note=reading.source[piece.start : piece.end].lstrip(" :;,"))
        for piece in clause.pieces
        if piece.sense is Sense.EVIDENCE
    )
    if proofs and _without_having(clause).only(*_AROUND_EVIDENCE) and not clause.asked:
        return proofs
    likewise = clause.without(*HARMLESS).pieces
    if [piece.sense for piece in likewise[:1]] == [Sense.ALSO] and " ".join(p.text for p in likewise[1:]) in _LIKEWISE:
        return (Said(same=True),)
    if clause.has(Sense.ITEM, Sense.TITLE) and clause.has(Sense.ALREADY) and clause.only(*HARMLESS, Sense.ALREADY):
        return (Said(doubt=AskCode.NOTED_OR_DONE, adds=True),)
    told = _told(clause, reading)
    if told.kind is ActionKind.DIFFICULTY and clause.shares:  # "được 60% thì hết giấy"
        last = max(i for i, piece in enumerate(clause.pieces) if piece.sense is Sense.PERCENT)
        share = says_share(Clause(clause.pieces[: last + 1]), reading)
        return (share, told) if share and share.kind else (told,)
    proving = told.kind in (ActionKind.DONE, ActionKind.PROGRESS) or told.doubt
    return (told, *proofs) if proving else (told,)


_OF_AN_APOLOGY = (Sense.REASON, Sense.OVERDUE, Sense.VERY, Sense.DELIVERED, Sense.SENT, Sense.SAY, Sense.PAST)
_LIKEWISE = frozenset({"vay", "the", "rua", "tuong tu", "nhu vay", "nhu the", "y vay"})


def _without_having(clause: Clause) -> Clause:
    """As in "đã có kế hoạch số 87 …": that there is a paper tells no more than its number."""
    proof = clause.index(Sense.EVIDENCE)
    has = Clause(clause.pieces[max(proof - 1, 0) : proof]).says("co")
    return clause.without(Sense.PAST, Sense.ONLY, Sense.ALREADY) if has else clause


_AROUND_EVIDENCE = HARMLESS | {
    Sense.EVIDENCE, Sense.PROOF, Sense.SENT, Sense.PAPER, Sense.SAY, Sense.QUOTE, Sense.AND, Sense.AT, Sense.TASK_TALK,
    Sense.LINK, Sense.DELIVERED, Sense.YES, Sense.WITH, Sense.SUMMARY, Sense.PLEASE,
}  # fmt: skip
# A caption of these tells no state: a file that came along is evidence and no more.
_TELLS_A_STATE = (
    Sense.DONE, Sense.NOTYET, Sense.NOT, Sense.FUTURE, Sense.CONDITION, Sense.HEDGE, Sense.EXTEND, Sense.HANDOVER,
    Sense.UNDO, Sense.CANCEL, Sense.RETURN, Sense.APPROVE, Sense.HEARSAY, *ASKING,
)  # fmt: skip


# A leader reports on no item.
_REPORTS = frozenset(
    {
        ActionKind.DONE, ActionKind.PROGRESS, ActionKind.EXTENSION, ActionKind.STILL_KEPT, ActionKind.NOTHING_AROSE,
    }
)  # fmt: skip


def _told(clause: Clause, reading: Reading) -> Said:
    """What the first rule says that has something to say; harmless words say nothing, others are not understood."""
    said = next((one for rule in _RULES if (one := rule(clause, reading))), None)
    if said and said.kind in _REPORTS and reading.context.role == "leader":
        said = Said(doubt=AskCode.NOT_FOR_ROLE, about=said.kind)
    if said is None:
        doubt = doubt_outside(clause, HARMLESS | {Sense.AND, Sense.WITH, Sense.QUOTE, Sense.LINK})
        said = Said(doubt=doubt if doubt or not clause.asked else AskCode.QUESTION_OR_REPORT)
    return replace(said, harmless_caption=not clause.has(*_TELLS_A_STATE) and not clause.asked)


# -- for `nhacviec understand` -------------------------------------------------------------------------------------


def understanding_as_json(understanding: Understanding) -> dict[str, Any]:
    """The machine-readable face (design §4): `{actions: […], ask}`; dates and times in ISO, all items as "all"."""
    actions = [_action_as_json(action) for action in understanding.actions]
    return {"actions": actions, "ask": understanding.ask is not None}


def _action_as_json(action: ReplyAction) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "action": action.kind.value,
        "task": action.item,
        "percent": action.percent,
        "date": action.date.isoformat() if action.date else None,
        "quarter": action.quarter,
        "note": action.note,
        "person": action.person,
    }
    return fields if action.until is None else {**fields, "until": action.until.isoformat()}
