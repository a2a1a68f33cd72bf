"""What one clause says: the value, the senses that harm no statement, and why a clause is doubted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from plans.reply_clauses import Clause
from plans.reply_dates import DatePhrase, Tense
from plans.reply_items import Naming
from plans.reply_lexicon import Sense
from plans.reply_pieces import Piece, Reading
from plans.reply_values import ActionKind, AskCode

_NOTHING_NAMED: Final = Naming()


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing said by a clause: an action that is still without its item, or a doubt, or nothing (both None)."""

    kind: ActionKind | None = None
    doubt: AskCode | None = None
    about: ActionKind | None = None  # what is doubted
    naming: Naming = _NOTHING_NAMED
    percent: int | None = None
    dates: tuple[DatePhrase, ...] = ()
    quarter: int | None = None
    note: str | None = None
    person: str | None = None
    # where the clause stands in the source
    start: int = 0
    end: int = 0
    # how it stands beside others
    all_named: frozenset[int] = frozenset()  # the numbers named anywhere in the message
    names_last: bool = False  # it closes with its item, so that more may follow: "duyệt việc 1"
    perhaps_all: bool = False  # "xong hết": all items when none is named
    contrasts: bool = False  # "còn" led over to it: an item named alone is no part of what was said before
    therefore: bool = False  # "nên" led over to it: what was said before is its cause
    aside: bool = False  # it may stand beside anything: "mai em gửi minh chứng"
    promises: bool = False  # it may stand beside a present state: "đang làm, mai xong"
    corrects: bool = False  # "à nhầm"
    harmless_caption: bool = False  # it tells no state, and leaves a file that came along mere evidence
    adds: bool = False  # it names an item and says "rồi" behind it: "xong việc 1, việc 2 rồi"
    same: bool = False  # what was said before is said of its item too: "việc 2 cũng vậy"
    follows: bool = False  # of a difficulty: it may only follow from another one
    excepts: bool = False  # it is said of less than "tất cả" before it: "… trừ việc 3 không phát sinh"
    labels: bool = False  # of a difficulty: "khó khăn:" opens it


Rule = Callable[[Clause, Reading], Said | None]

# What changes nothing in a statement, wherever it stands.
HARMLESS = frozenset(
    {
        Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS, Sense.VOCATIVE, Sense.THANKS, Sense.HELLO,
        Sense.SMILE, Sense.COLON, Sense.ITEM, Sense.TITLE, Sense.GENERIC,
    }
)  # fmt: skip

_WHY = {
    AskCode.QUESTION_OR_REPORT: (
        Sense.TAG, Sense.WHAT, Sense.WHO, Sense.WHERE, Sense.HOW, Sense.WHEN, Sense.HOW_MANY, Sense.ASKED,
        Sense.WHAT_OF_TASK,
    ),
    AskCode.HEARSAY: (Sense.HEARSAY, Sense.PERSON, Sense.UNIT, Sense.BODY),
    AskCode.CONDITION: (Sense.CONDITION,),
    AskCode.PROMISE: (Sense.FUTURE, Sense.SOON, Sense.LATER, Sense.AT_ONCE, Sense.DATE),
    AskCode.NOT_SURE: (Sense.HEDGE,),
    AskCode.NOT_MEANT: (Sense.WISH, Sense.ORDER, Sense.SARCASM, Sense.MOCKERY, Sense.PLEASE, Sense.SORRY),
    AskCode.REMAINS: (Sense.REMAIN, Sense.EXCEPT, Sense.ONLY, Sense.NEARLY, Sense.PARTLY, Sense.LACK),
    AskCode.NEGATION: (Sense.NOT, Sense.NOT_AT_ALL, Sense.NOTYET),
    AskCode.CONTRADICTION: (Sense.BUT, Sense.BLOCKER, Sense.WAIT, Sense.ONGOING),
    AskCode.NOTED_OR_DONE: (Sense.TICK,),
    AskCode.EVIDENCE_MISSING: (Sense.PROOF, Sense.ELSEWHERE),
}  # fmt: skip
_WHY_OF = {sense: code for code, senses in _WHY.items() for sense in senses}


def why(piece: Piece) -> AskCode:
    """The reason to ask that an unexpected piece gives; what is past promises nothing."""
    if is_past(piece):
        return AskCode.NOT_UNDERSTOOD
    return _WHY_OF.get(piece.sense, AskCode.NOT_UNDERSTOOD)


def doubt_outside(clause: Clause, allowed: frozenset[Sense]) -> AskCode | None:
    """Why the clause is not plainly what it seems: its first piece with a sense that is not allowed there.

    A telling reason goes before "not understood".
    """
    reasons = [why(piece) for piece in clause.pieces if piece.sense not in allowed]
    return next((code for code in reasons if code is not AskCode.NOT_UNDERSTOOD), reasons[0] if reasons else None)


def doubted(code: AskCode, about: ActionKind | None = None) -> Said:
    return Said(doubt=code, about=about)


def unless(doubt: AskCode | None, said: Said) -> Said:
    """What is said when nothing speaks against it, else the doubt."""
    return Said(doubt=doubt, about=said.kind) if doubt else said


# -- questions -----------------------------------------------------------------------------------------------------

ASKING = (Sense.TAG, Sense.WHAT, Sense.WHO, Sense.WHERE, Sense.HOW, Sense.HOW_MANY, Sense.WHEN, Sense.WHAT_OF_TASK)


def is_question(clause: Clause) -> bool:
    """A question mark, a question word, or "chưa" and "không" at the end."""
    asking = _without_nothing(clause).has(*ASKING) or asks_which(clause) or _asks_where(clause) or _asks_either(clause)
    return clause.asked or asking or _ends_as_question(clause)


def asks_which(clause: Clause) -> bool:
    """As in "những việc gì", "việc nào", "mấy việc"."""
    return any(p.sense is Sense.LIST and {"gi", "nao", "may", "nhieu"} & set(p.words) for p in clause.pieces)


def _asks_where(clause: Clause) -> bool:
    """As in "mẫu báo cáo đâu chị": of a thing "đâu" asks, of a deed it denies."""
    telling = clause.without(*HARMLESS - {Sense.TITLE}, Sense.ALREADY).pieces
    things = (Sense.TASK_TALK, Sense.SAY, Sense.PAPER, Sense.PROOF, Sense.TITLE)
    return len(telling) > 1 and telling[-1].sense is Sense.NOT_AT_ALL and Clause(telling[:-1]).only(*things)


_EITHER = frozenset(
    {
        Sense.PROOF, Sense.PAPER, Sense.TASK_TALK, Sense.DRAFT, Sense.COUNTED, Sense.NUMBER, Sense.JUST, Sense.TITLE,
        Sense.SUMMARY, Sense.PERIOD, Sense.DATE, Sense.SENT, Sense.DELIVERED,
    }
)  # fmt: skip


def _asks_either(clause: Clause) -> bool:
    """As in "nộp file hay bản giấy": "hay" between two things, and not "hay đi vắng"."""
    around = zip(clause.pieces, clause.pieces[1:], clause.pieces[2:], strict=False)
    things = (*_EITHER, Sense.UNKNOWN)
    between = (one.sense in things and other.sense in things for one, word, other in around if word.text == "hay")
    return any(between) and clause.has(*_EITHER) and not clause.has(Sense.NOT, Sense.BLOCKER, Sense.LACK, Sense.DONE)


def _without_nothing(clause: Clause) -> Clause:
    """As in "chưa làm gì", "chưa gặp hộ nào": after a negation these words ask nothing."""
    denial = clause.index(Sense.NOT, Sense.NOTYET, Sense.LACK, Sense.BLOCKER)
    kept = (p for i, p in enumerate(clause.pieces) if i < denial or p.sense is not Sense.WHAT)
    return Clause(tuple(kept), clause.asked)


def _ends_as_question(clause: Clause) -> bool:
    telling = clause.without(*HARMLESS - {Sense.TITLE, Sense.ITEM}, Sense.QUOTE, Sense.ALREADY).pieces
    if len(telling) < 2 or telling[-1].sense not in (Sense.NOT, Sense.NOTYET):
        return False
    if telling[-1].text in ("chu khong phai", "cho khong phai", "chu dau phai"):  # "… chứ không phải em"
        return False
    if Clause(telling[:-1]).has(Sense.TITLE) and (clause.has(Sense.UNIT) or telling[-2].text == "bao cao"):
        return True
    names_only = (Sense.ITEM, Sense.TITLE, Sense.STILL, Sense.LINK, Sense.ALSO, Sense.YES, Sense.PAST)
    return any(piece.sense not in names_only for piece in telling[:-1])


# -- time ----------------------------------------------------------------------------------------------------------


def looks_ahead(clause: Clause) -> bool:
    """Whether it names a time that has not come."""
    return any(said.tense is not Tense.PAST for said in clause.dates)


def is_past(piece: Piece) -> bool:
    return isinstance(piece.value, DatePhrase) and piece.value.tense is Tense.PAST


def is_this_morning(piece: Piece) -> bool:
    """A morning named behind the verb is past ("xong sáng nay"); before it, it is still to come."""
    today = isinstance(piece.value, DatePhrase) and piece.value.tense is Tense.TODAY
    return today and piece.text in ("sang nay", "sang som nay", "sang hom nay")


# -- words of the person -------------------------------------------------------------------------------------------

_NOT_IN_A_NOTE = HARMLESS - {Sense.TITLE, Sense.GENERIC, Sense.ITEM} | {
    Sense.REASON, Sense.LINK, Sense.QUOTE, Sense.THUMB, Sense.TAG, Sense.ENOUGH, Sense.YES,
}  # fmt: skip
_OPENS_A_NOTE = frozenset({Sense.SELF, Sense.OUR_UNIT, Sense.COLON})


def verbatim(pieces: tuple[Piece, ...], reading: Reading) -> str | None:
    """What the person typed there, without the courtesies around it; None when nothing is left."""
    kept = list(pieces)
    while kept and kept[-1].sense in _NOT_IN_A_NOTE:
        kept.pop()
    while kept and kept[0].sense in _NOT_IN_A_NOTE - _OPENS_A_NOTE | {Sense.COLON, Sense.ITEM}:
        kept.pop(0)
    return reading.source[kept[0].start : kept[-1].end] if kept else None


def after(clause: Clause, *senses: Sense) -> tuple[Piece, ...]:
    """The pieces after the last one with one of the senses."""
    places = [place for place, piece in enumerate(clause.pieces) if piece.sense in senses]
    return clause.pieces[places[-1] + 1 :] if places else ()


def reason(clause: Clause, reading: Reading) -> str | None:
    """What is said after "vì", "do", "lý do"."""
    return verbatim(after(clause, Sense.REASON), reading)


def before_reason(clause: Clause) -> Clause:
    """The clause without its reason, in which anything may be said."""
    return Clause(clause.pieces[: clause.index(Sense.REASON)], clause.asked)
