"""What a clause says to the bot itself: questions, lists, summaries, snoozes, undo, cancel, thanks, small talk."""

from __future__ import annotations

from plans.reply_clauses import Clause
from plans.reply_pieces import Reading
from plans.reply_items import Naming
from plans.reply_lexicon import Sense
from plans.reply_people import Someone
from plans.reply_says import (
    ASKING,
    HARMLESS,
    Said,
    after,
    asks_which,
    before_reason,
    doubt_outside,
    doubted,
    is_question,
    looks_ahead,
    reason,
    unless,
)
from plans.reply_values import ActionKind, AskCode

_STATE = (
    Sense.DONE, Sense.DELIVERED, Sense.PERCENT, Sense.EXTEND, Sense.APPROVE, Sense.RETURN, Sense.HANDOVER, Sense.KEPT,
    Sense.AROSE, Sense.UNDO, Sense.NOTYET, Sense.BLOCKER, Sense.LACK, Sense.WRONG_PERSON, Sense.BELONG,
)  # fmt: skip

# -- reminders -----------------------------------------------------------------------------------------------------


_NO_WISH_TO_BE_REMINDED = (
    Sense.THANKS, Sense.ALREADY, Sense.PAST, Sense.DONE, Sense.PERCENT, Sense.ONGOING, Sense.WRONG_PERSON,
)  # fmt: skip


def says_snooze(clause: Clause, reading: Reading) -> Said | None:
    """ "Mai nhắc lại", "chiều nhắc em việc 3"; to remind somebody else is the office's command."""
    if not clause.has(Sense.REMIND) or clause.has(*_NO_WISH_TO_BE_REMINDED) or clause.says("se"):
        return None
    others = clause.first(Sense.UNIT, Sense.PERSON, Sense.BODY, Sense.WHO)
    if others:
        name = others.value.name if isinstance(others.value, Someone) else None
        return Said(doubt=AskCode.REMIND_COMMAND, person=name)
    if clause.has(Sense.NOT, Sense.ENOUGH, Sense.CANCEL):
        return doubted(AskCode.NEGATION, ActionKind.SNOOZE)
    dates = clause.dates
    if reading.context.role == "office" and not dates and not clause.has(Sense.SELF):
        return doubted(AskCode.REMIND_COMMAND)
    return unless(None if dates else AskCode.DATE_MISSING, Said(kind=ActionKind.SNOOZE, dates=dates))


# -- taking back ---------------------------------------------------------------------------------------------------

_WITH_UNDO = HARMLESS | {
    Sense.UNDO, Sense.ALREADY, Sense.PAST, Sense.JUST, Sense.BEG, Sense.PLEASE, Sense.CANCEL, Sense.SAY, Sense.PAPER,
    Sense.YES, Sense.CORRECTION, Sense.FOR, Sense.DATE, Sense.SUMMARY, Sense.DELIVERED,
}  # fmt: skip


def says_undo(clause: Clause, reading: Reading) -> Said | None:
    """ "Em báo nhầm việc 1", "rút lại báo cáo", "hoàn tác"."""
    if not clause.has(Sense.UNDO):
        return None
    claim = _without_the_slip(before_reason(clause))
    doubt = AskCode.QUESTION_OR_REPORT if is_question(clause) else doubt_outside(claim, _WITH_UNDO)
    if not claim.has(Sense.UNDO):
        doubt = AskCode.NOT_UNDERSTOOD
    return unless(doubt, Said(kind=ActionKind.UNDO, note=reason(clause, reading)))


def _without_the_slip(clause: Clause) -> Clause:
    """ "Lỡ bấm xong": what was pressed by mistake is no report."""
    place = clause.index(Sense.UNDO) + 1
    slip = Clause(clause.pieces[place : place + 1]).has(Sense.DONE)
    return Clause((*clause.pieces[:place], *clause.pieces[place + 1 :])) if slip else clause


_WITH_CANCEL = HARMLESS | {
    Sense.CANCEL, Sense.ENOUGH, Sense.PLEASE, Sense.EXTEND, Sense.BEG, Sense.LATER, Sense.YES, Sense.ALL, Sense.AT_ONCE,
    Sense.ORDER,
}  # fmt: skip
_NO_LONGER = HARMLESS | {
    Sense.NOT, Sense.ENOUGH, Sense.EXTEND, Sense.BEG, Sense.DATE, Sense.UNTIL, Sense.SENT, Sense.SAY, Sense.LATER,
    Sense.PROOF, Sense.FOR, Sense.MORE, Sense.ORDER, Sense.YES, Sense.DELIVERED,
}  # fmt: skip


def says_cancel(clause: Clause, reading: Reading) -> Said | None:
    """Stop, withdraw a request ("thôi không xin lùi nữa"), or, from a leader, drop an item ("hủy việc 3")."""
    if _wants_no_more(clause) or _enough(clause):
        return Said(kind=ActionKind.CANCEL)
    if not clause.has(Sense.CANCEL):
        return None
    order = before_reason(clause)
    if not order.has(Sense.CANCEL):
        return None
    doubt = AskCode.QUESTION_OR_REPORT if is_question(clause) else doubt_outside(order, _WITH_CANCEL)
    if doubt is AskCode.NOT_UNDERSTOOD:  # "bỏ", "hủy", "dừng" may do something else there
        return None
    drops = order.has(Sense.ITEM, Sense.TITLE, Sense.ALL) and not order.has(Sense.EXTEND)
    if drops and reading.context.role != "leader":
        doubt = AskCode.NOT_FOR_ROLE
    return unless(doubt, Said(kind=ActionKind.CANCEL, note=reason(clause, reading)))


def _enough(clause: Clause) -> bool:
    return clause.has(Sense.ENOUGH) and clause.only(*HARMLESS - {Sense.ITEM, Sense.TITLE}, Sense.ENOUGH)


def _wants_no_more(clause: Clause) -> bool:
    place = clause.index(Sense.NOT)
    behind = Clause(clause.pieces[place + 1 :])
    withdrawn = behind.has(Sense.EXTEND, Sense.BEG, Sense.SENT, Sense.SAY, Sense.DELIVERED)
    over = any(piece.text == "nua" for piece in behind.pieces) or clause.has(Sense.ENOUGH)
    needless = clause.has(Sense.ENOUGH) and behind.says("can") and clause.only(*HARMLESS, Sense.ENOUGH, Sense.NOT, Sense.ORDER)
    if needless:  # "thôi không cần"
        return True
    return withdrawn and over and not doubt_outside(clause, _NO_LONGER) and not clause.asked


# -- help, lists, summaries ----------------------------------------------------------------------------------------


def says_help(clause: Clause, reading: Reading) -> Said | None:
    """The manual, or how to report, to ask for time, to send evidence."""
    asks_how = clause.has(Sense.HOW, Sense.WAY) or clause.says("lam the nao", "lam nhu the nao") or any(p.sense is Sense.HELP and p.words[0] == "nhan" for p in clause.pieces)
    way = asks_how and (clause.has(Sense.SAY, Sense.EXTEND, Sense.PROOF, Sense.WAY) or clause.says("bao cao"))
    how_to = way and not clause.has(Sense.ITEM, Sense.UNIT, Sense.QUARTER)
    opens = clause.without(*HARMLESS - {Sense.ITEM, Sense.TITLE}, Sense.FOR, Sense.BEG, Sense.YES, Sense.QUOTE).pieces[
        :1
    ]
    asked = bool(opens) and opens[0].sense is Sense.HELP
    if (not how_to and not asked) or clause.dates:
        return None
    if clause.has(Sense.NOTYET, Sense.NOT, Sense.LACK, Sense.DELIVERED, Sense.BODY):
        return None
    return Said(kind=ActionKind.QUESTION if clause.has(Sense.ITEM) else ActionKind.HELP)


_WITH_OVERDUE = HARMLESS | {Sense.OVERDUE, Sense.BEG, Sense.FOR, Sense.LIST, Sense.STEP, Sense.BODY, Sense.STILL}
_ABOUT_MANY = (
    Sense.NOTYET, Sense.OVERDUE, Sense.DONE, Sense.REMAIN, Sense.DELIVERED, Sense.SENT, Sense.SAY, Sense.LACK, Sense.NOT,
    Sense.DO, Sense.PROOF,
)  # fmt: skip


def says_list(clause: Clause, reading: Reading) -> Said | None:
    """ "Ai chưa báo cáo", "em còn những việc gì", "liệt kê việc quá hạn"."""
    if clause.has(Sense.REVIEW) and clause.only(*HARMLESS, Sense.BEG, Sense.FOR, Sense.REVIEW, Sense.OF, Sense.LIST):
        return Said(kind=ActionKind.LIST)
    if clause.has(Sense.QUARTER):
        return None
    named = any(isinstance(p.value, Naming) and p.text not in ("cac viec", "cac nhiem vu") for p in clause.pieces)
    if named or clause.has(Sense.HEARSAY, Sense.CONDITION, Sense.SARCASM) or _tells_of_none_or_all(clause):
        return None
    if clause.has(Sense.WHO) and clause.has(Sense.SAY) and clause.has(Sense.DONE):  # "ai báo xong vậy"
        return doubted(AskCode.QUESTION_OR_REPORT)
    who = (
        (clause.has(Sense.WHO) or _how_many_bodies(clause))
        and (clause.has(*_ABOUT_MANY) or clause.says("cham nhat"))
        and not clause.has(Sense.BELONG, Sense.OF, Sense.OFFTOPIC, Sense.SIGNED, Sense.APPROVE, Sense.IN_CHARGE)
    )
    listed = clause.has(Sense.LIST) and (
        is_question(clause) or _opens_with(clause, Sense.LIST) or clause.has(Sense.REMAIN) or asks_which(clause)
    )
    mine = clause.has(Sense.OF) and clause.has(Sense.SELF) and clause.only(*HARMLESS, Sense.OF)
    bare = clause.has(Sense.PAPER) and all(p.text == "danh sach" for p in clause.without(*HARMLESS).pieces)
    overdue = clause.has(Sense.OVERDUE) and (reading.context.role != "officer" or not clause.has(Sense.BODY)) and clause.only(*_WITH_OVERDUE)
    return Said(kind=ActionKind.LIST) if who or listed or overdue or mine or bare else None


def _tells_of_none_or_all(clause: Clause) -> bool:
    """ "Chưa việc nào xong", "việc nào cũng xong" tell and do not ask."""
    before = Clause(clause.pieces[: clause.index(Sense.LIST)])
    return clause.has(Sense.LIST) and (before.has(Sense.NOT, Sense.NOTYET) or clause.has(Sense.ALSO))


def _how_many_bodies(clause: Clause) -> bool:
    place = clause.index(Sense.HOW_MANY)
    counted = clause.pieces[place + 1 : place + 2]
    return bool(counted) and counted[0].text in ("don vi", "phong", "thon", "co quan", "nguoi")


def _opens_with(clause: Clause, sense: Sense) -> bool:
    telling = clause.without(*HARMLESS, Sense.BEG, Sense.FOR, Sense.YES).pieces
    return bool(telling) and telling[0].sense is sense


_WITH_SUMMARY = HARMLESS - {Sense.ITEM} | {
    Sense.SUMMARY, Sense.STEP, Sense.SAY, Sense.PAPER, Sense.QUARTER, Sense.FOR, Sense.BEG, Sense.HOW, Sense.TAG, Sense.DATE,
    Sense.ALREADY, Sense.VERY, Sense.ORDER, Sense.PLEASE, Sense.DEADLINE, Sense.ALL, Sense.NUMBER, Sense.LINK, Sense.WHAT,
    Sense.STILL, Sense.ASKED, Sense.DO, Sense.LIST, Sense.UNTIL, Sense.AT, Sense.COUNTED, Sense.HOW_MANY, Sense.YES, Sense.HELLO,
    Sense.AND, Sense.UNKNOWN, Sense.NOT_AT_ALL, Sense.REVIEW, Sense.SENT, Sense.GET,
}  # fmt: skip
_SUMMARISING = frozenset({"tong hop", "thong ke", "tong ket", "so ket"})


def says_summary(clause: Clause, reading: Reading) -> Said | None:
    """The results of a period; without a period only from those who ask for such figures."""
    if doubt_outside(clause, _WITH_SUMMARY):
        return None
    quarter = clause.first(Sense.QUARTER)
    about_results = clause.has(Sense.SUMMARY, Sense.SAY, Sense.DEADLINE) or any(
        p.text in _SUMMARISING for p in clause.pieces
    )
    unknown = sum(piece.sense is Sense.UNKNOWN for piece in clause.pieces)
    if quarter and unknown < 2 and (about_results or clause.has(*ASKING) or _opens_with(clause, Sense.QUARTER)):
        return Said(kind=ActionKind.SUMMARY, quarter=quarter.value if isinstance(quarter.value, int) else None)
    may_ask = reading.context.role in ("office", "leader") and not unknown and not clause.has(Sense.TITLE)
    named = any(piece.text in _SUMMARISING for piece in clause.pieces) or clause.has(Sense.SUMMARY)
    return Said(kind=ActionKind.SUMMARY) if may_ask and named else None


# -- questions -----------------------------------------------------------------------------------------------------

_OF_WORK = (
    Sense.ITEM, Sense.TITLE, Sense.TASK_TALK, Sense.DELIVERED, Sense.SENT, Sense.SIGNED, Sense.SAY, Sense.PROOF, Sense.DO,
    Sense.DEADLINE, Sense.STEP, Sense.SUBMITTED, Sense.PAPER, Sense.IN_CHARGE, Sense.OVERDUE, Sense.SUMMARY, Sense.DONE,
    Sense.DRAFT, Sense.APPROVE, Sense.HELP, Sense.COUNTED, Sense.WHAT_OF_TASK,
)  # fmt: skip
_MOOT = (
    Sense.HANDOVER, Sense.NOT, Sense.HEARSAY, Sense.EXTEND, Sense.PERCENT, Sense.UNDO, Sense.CANCEL, Sense.RETURN,
    Sense.SARCASM, Sense.MOCKERY, Sense.AROSE, Sense.KEPT, Sense.ALREADY, Sense.WISH, Sense.WRONG_PERSON,
    Sense.CONDITION,
)  # fmt: skip
_STATUS = (Sense.DONE, Sense.DELIVERED, Sense.SENT, Sense.SAY, Sense.DO, Sense.APPROVE, Sense.BLOCKER, Sense.STEP)
_ASKS_WHAT = (Sense.WHAT, Sense.WHO, Sense.WHERE, Sense.HOW, Sense.WHEN, Sense.HOW_MANY, Sense.WHAT_OF_TASK)


def says_question(clause: Clause, reading: Reading) -> Said | None:
    """A question about a task or a unit; a state asked about is no state told."""
    if _asks_for_a_form(clause):
        return Said(kind=ActionKind.QUESTION)
    if not is_question(clause) or (clause.has(Sense.BLOCKER) and clause.has(Sense.HOW_MANY)):
        return None
    if clause.dates and any(piece.text == "duoc khong" for piece in clause.pieces):
        return doubted(AskCode.PROMISE)
    if clause.has(Sense.WHEN) and clause.has(Sense.LINK) and clause.has(Sense.DONE):
        return doubted(AskCode.CONDITION)
    unit = clause.first(Sense.UNIT)
    if unit and clause.has(*_STATUS, Sense.HOW, Sense.NOTYET) and isinstance(unit.value, Someone):
        return Said(kind=ActionKind.QUESTION, person=unit.value.name)
    if clause.has(Sense.OFFTOPIC, Sense.WEATHER) and not _without_its_tail(clause).has(*_STATE, Sense.ITEM, Sense.TASK_TALK):
        return Said(kind=ActionKind.NONE)
    over_others = reading.context.role != "officer" and (
        clause.has(Sense.ITEM, Sense.TITLE) or reading.context.reply_to
    )
    if over_others and not clause.has(Sense.APPROVE, Sense.RETURN, Sense.HANDOVER):
        return Said(kind=ActionKind.QUESTION)
    if clause.has(Sense.DONE) and not clause.has(Sense.TASK_TALK, Sense.DEADLINE) and not _asks_meaning(clause):
        return doubted(AskCode.QUESTION_OR_REPORT)
    moot = _without_its_tail(clause).has(*_MOOT) or (clause.has(*_STATUS) and _asks_whether(clause))
    if moot or not clause.has(*_OF_WORK):
        return doubted(AskCode.QUESTION_OR_REPORT)
    return Said(kind=ActionKind.QUESTION)


_FORM_REQUEST = HARMLESS | {
    Sense.BEG, Sense.FOR, Sense.SENT, Sense.TASK_TALK, Sense.SAY, Sense.PAPER, Sense.WITH, Sense.PLEASE, Sense.PROOF,
}  # fmt: skip


def _asks_for_a_form(clause: Clause) -> bool:
    """"Cho em xin mẫu", "gửi em mẫu với"."""
    asks = clause.has(Sense.BEG) or (clause.has(Sense.SENT) and clause.has(Sense.SELF) and clause.has(Sense.WITH))
    return asks and clause.has(Sense.TASK_TALK) and clause.only(*_FORM_REQUEST)


def _asks_meaning(clause: Clause) -> bool:
    """ "Xong là sao", "hoàn thành mức nào …": what is meant by it, not "how could it be"."""
    return any(piece.text in ("la sao", "muc nao", "la gi") for piece in clause.pieces)


def _without_its_tail(clause: Clause) -> Clause:
    """The last "không" or "chưa" of "có cần bản giấy không ạ", "ăn cơm chưa"  only asks."""
    last = max((i for i, p in enumerate(clause.pieces) if p.sense in (Sense.NOT, Sense.NOTYET)), default=-1)
    closes = last >= 0 and Clause(clause.pieces[last + 1 :]).only(*HARMLESS, Sense.TAG)
    return Clause(clause.pieces[:last]) if closes else clause


def _asks_whether(clause: Clause) -> bool:
    """ "Xong chưa?", "nộp rồi à?": it may be the person's own report, badly put."""
    if clause.has(*_ASKS_WHAT):
        return False
    return clause.has(Sense.DONE, Sense.NOTYET, Sense.TAG) and not clause.has(Sense.TASK_TALK, Sense.ORDER)


# -- promises ------------------------------------------------------------------------------------------------------

_PROMISED = (Sense.DO, Sense.STEP, Sense.SENT, Sense.DELIVERED, Sense.SAY, Sense.DONE, Sense.SUBMITTED, Sense.REMIND)
_PROMISING = (Sense.FUTURE, Sense.SOON, Sense.AT_ONCE, Sense.LATER)
_BREAKS_A_PROMISE = (
    Sense.HEARSAY, Sense.HEDGE, Sense.SARCASM, Sense.MOCKERY, Sense.NOT, Sense.NOT_AT_ALL, Sense.TAG, Sense.WHAT, Sense.WHO,
    Sense.ORDER, Sense.EXTEND, Sense.PERSON, Sense.UNIT, Sense.APPROVE, Sense.RETURN, Sense.WISH, Sense.PLEASE,
)  # fmt: skip


def says_when_done(clause: Clause, reading: Reading) -> Said | None:
    """ "Khi nào xong em báo", "xong em gửi": noted, with a promise and no time."""
    done = clause.index(Sense.DONE)
    told = _place_of_telling(clause, done)
    if not done < told < len(clause.pieces) or clause.asked:
        return None
    own = Clause(clause.pieces[done : told + 1]).has(Sense.SELF) or clause.has(Sense.WHEN, Sense.CONDITION)
    marked = clause.has(Sense.ALREADY, Sense.PAST)
    if not own or marked or clause.has(*_BREAKS_A_PROMISE, Sense.DATE):
        return None
    return Said(kind=ActionKind.ACK, promises=True)


def _place_of_telling(clause: Clause, start: int) -> int:
    verbs = (Sense.SAY, Sense.SENT, Sense.DELIVERED, Sense.ADDRESS)
    tells = (i for i, p in enumerate(clause.pieces) if i >= start and (p.sense in verbs or p.text == "em bao cao"))
    return next(tells, len(clause.pieces))


def says_promise(clause: Clause, reading: Reading) -> Said | None:
    """ "Em sẽ làm ngay" is noted; "mai em xong" is asked: a reminder, progress or more time?"""
    ahead = looks_ahead(clause)
    promised = clause.has(*_PROMISED) or (clause.has(Sense.SELF) and not clause.has(Sense.OFFTOPIC))
    if not promised or not (ahead or clause.has(*_PROMISING)):
        return None
    if clause.has(Sense.PAST, Sense.JUST) or _is_closed_by_already(clause) or is_question(clause):
        return None
    if _at_once_or_done(clause):
        return None
    if clause.has(*_BREAKS_A_PROMISE):
        broken = clause.first(*_BREAKS_A_PROMISE)
        return doubted(doubt_outside(Clause((broken,)), frozenset()) or AskCode.PROMISE) if broken else None
    proof = clause.has(Sense.PROOF) and clause.has(Sense.SENT, Sense.DELIVERED) and not clause.has(Sense.DONE)
    timed = ahead or any(p.sense is Sense.LATER and p.text not in ("sau", "nua") for p in clause.pieces)
    if clause.has(Sense.LINK, Sense.CONDITION):
        return Said(doubt=AskCode.CONDITION, promises=True)
    if timed:
        return Said(doubt=AskCode.PROMISE, aside=proof, promises=True)
    return Said(kind=ActionKind.ACK, aside=proof, promises=True)


def _is_closed_by_already(clause: Clause) -> bool:
    """In "để em xem rồi báo" the word "rồi" means "then"."""
    verbs = (Sense.SAY, Sense.SENT, Sense.DO, Sense.STEP, Sense.DELIVERED)
    places = [i for i, piece in enumerate(clause.pieces) if piece.sense is Sense.ALREADY]
    return any(not Clause(clause.pieces[i + 1 : i + 2]).has(*verbs) for i in places)


def _at_once_or_done(clause: Clause) -> bool:
    """ "Xong luôn" may be a promise or a report."""
    return clause.has(Sense.DONE) and any(piece.text == "luon" for piece in clause.pieces)


# -- courtesies ----------------------------------------------------------------------------------------------------

_NOTING = (Sense.YES, Sense.NOTED, Sense.THANKS, Sense.THUMB)
_COURTEOUS = HARMLESS | {
    Sense.YES, Sense.NOTED, Sense.THANKS, Sense.THUMB, Sense.PAST, Sense.REMIND, Sense.FOR, Sense.VERY, Sense.AND,
    Sense.JUST, Sense.ALL,
}  # fmt: skip
_MAYBE = HARMLESS | {
    Sense.ALREADY, Sense.TICK, Sense.GET, Sense.PAST, Sense.MAYBE_YES, Sense.YES, Sense.AT_ONCE, Sense.DONE, Sense.ALL,
}  # fmt: skip


def says_courtesy(clause: Clause, reading: Reading) -> Said | None:
    """Noted, a greeting, small talk, or a token that may mean "noted" or "done"."""
    if clause.has(*_NOTING) and not doubt_outside(clause, _COURTEOUS | {Sense.ALREADY}):
        return _noted(clause)
    if clause.only(Sense.POLITE) and clause.says("da"):
        return Said(kind=ActionKind.ACK)
    if clause.has(Sense.HELLO) and not doubt_outside(clause, HARMLESS | {Sense.PAST, Sense.DATE}):
        return Said(kind=ActionKind.GREETING)
    if clause.has(Sense.ALREADY, Sense.TICK, Sense.GET, Sense.PAST, Sense.MAYBE_YES) and not doubt_outside(
        clause, _MAYBE
    ):
        return doubted(AskCode.NOTED_OR_DONE)
    if clause.has(Sense.MANNER, Sense.VERY) and clause.only(*HARMLESS, Sense.MANNER, Sense.VERY):  # "tốt lắm"
        return Said()
    small_talk = clause.has(Sense.OFFTOPIC, Sense.WEATHER) and not clause.has(*_STATE, Sense.ITEM)
    return Said(kind=ActionKind.NONE) if small_talk else None


def _noted(clause: Clause) -> Said:
    """ "Ok rồi" may be done; "biết rồi", "cảm ơn, rõ rồi" are not."""
    of_an_item = clause.has(Sense.ITEM, Sense.TITLE) and any(piece.text == "ok" for piece in clause.pieces)
    unclear = (clause.has(Sense.ALREADY) and not clause.has(Sense.NOTED, Sense.THANKS)) or of_an_item
    return doubted(AskCode.NOTED_OR_DONE) if unclear else Said(kind=ActionKind.ACK)


# -- evidence ------------------------------------------------------------------------------------------------------


def says_sent(clause: Clause, reading: Reading) -> Said | None:
    """Evidence spoken of that did not come along."""
    if not clause.has(Sense.PROOF, Sense.SENT):
        return None
    if reading.context.has_file:
        return Said()
    if after(clause, Sense.PROOF, Sense.SENT) and clause.has(Sense.UNKNOWN) and not clause.has(Sense.PROOF):
        return None
    return doubted(AskCode.EVIDENCE_MISSING, ActionKind.EVIDENCE)
