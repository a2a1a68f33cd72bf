"""What a clause says to the bot itself: questions, lists, summaries, snoozes, undo, cancel, thanks, small talk."""

from __future__ import annotations

from plans.reply_clauses import Clause
from plans.reply_items import Naming
from plans.reply_lexicon import Sense
from plans.reply_people import Someone
from plans.reply_pieces import Reading
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
    is_this_morning,
    looks_ahead,
    reason,
    unless,
    why,
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
    """A reminder later: "mai nhắc lại", "chiều nhắc em việc 3"; to remind somebody else is the office's command."""
    if not clause.has(Sense.REMIND) or clause.has(*_NO_WISH_TO_BE_REMINDED) or _reminds_others(clause):
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


def _reminds_others(clause: Clause) -> bool:
    """As in "em sẽ đôn đốc", "để em giục các phòng"."""
    place = clause.index(Sense.REMIND)
    return clause.says("se") or Clause(clause.pieces[:place][-1:]).has(Sense.SELF)


# -- taking back ---------------------------------------------------------------------------------------------------

_WITH_UNDO = HARMLESS | {
    Sense.UNDO, Sense.ALREADY, Sense.PAST, Sense.JUST, Sense.BEG, Sense.PLEASE, Sense.CANCEL, Sense.SAY, Sense.PAPER,
    Sense.YES, Sense.CORRECTION, Sense.FOR, Sense.DATE, Sense.SUMMARY, Sense.DELIVERED,
}  # fmt: skip


def says_undo(clause: Clause, reading: Reading) -> Said | None:
    """A report taken back: "em báo nhầm việc 1", "rút lại báo cáo", "hoàn tác"."""
    if not clause.has(Sense.UNDO):
        return None
    claim = _without_the_slip(before_reason(clause))
    doubt = AskCode.QUESTION_OR_REPORT if is_question(clause) else doubt_outside(claim, _WITH_UNDO)
    if not claim.has(Sense.UNDO):
        doubt = AskCode.NOT_UNDERSTOOD
    return unless(doubt, Said(kind=ActionKind.UNDO, note=reason(clause, reading)))


def _without_the_slip(clause: Clause) -> Clause:
    """As in "lỡ bấm xong": what was pressed by mistake is no report."""
    place = clause.index(Sense.UNDO) + 1
    slip = Clause(clause.pieces[place : place + 1]).has(Sense.DONE)
    return Clause((*clause.pieces[:place], *clause.pieces[place + 1 :])) if slip else clause


_WITH_CANCEL = HARMLESS | {
    Sense.CANCEL, Sense.ENOUGH, Sense.PLEASE, Sense.EXTEND, Sense.BEG, Sense.LATER, Sense.YES, Sense.ALL, Sense.AT_ONCE,
    Sense.ORDER,
}  # fmt: skip
_NO_LONGER = HARMLESS | {
    Sense.NOT, Sense.ENOUGH, Sense.EXTEND, Sense.BEG, Sense.DATE, Sense.UNTIL, Sense.SENT, Sense.SAY, Sense.LATER,
    Sense.PROOF, Sense.FOR, Sense.MORE, Sense.ORDER, Sense.YES, Sense.DELIVERED, Sense.NOT_AT_ALL,
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
    needless = (
        clause.has(Sense.ENOUGH) and behind.says("can") and clause.only(*HARMLESS, Sense.ENOUGH, Sense.NOT, Sense.ORDER)
    )
    if needless:  # "thôi không cần"
        return True
    return withdrawn and over and not doubt_outside(clause, _NO_LONGER) and not clause.asked


# -- help, lists, summaries ----------------------------------------------------------------------------------------

_NO_HELP_WANTED = (Sense.NOTYET, Sense.NOT, Sense.LACK, Sense.DELIVERED, Sense.BODY)


def says_help(clause: Clause, reading: Reading) -> Said | None:
    """The manual, or how to report, to ask for time, to send evidence."""
    if clause.dates or clause.has(*_NO_HELP_WANTED) or not (_asks_how_to(clause) or _opens_with(clause, Sense.HELP)):
        return None
    return Said(kind=ActionKind.QUESTION if clause.has(Sense.ITEM) else ActionKind.HELP)


def _asks_how_to(clause: Clause) -> bool:
    asks_how = clause.has(Sense.HOW, Sense.WAY) or clause.says("lam the nao", "lam nhu the nao", *_TYPING)
    of_reporting = clause.has(Sense.SAY, Sense.EXTEND, Sense.PROOF, Sense.WAY) or clause.says("bao cao")
    return asks_how and of_reporting and not clause.has(Sense.ITEM, Sense.UNIT, Sense.QUARTER)


_TYPING = ("nhan the nao", "nhan nhu the nao", "nhan gi", "nhan sao")
_ABOUT_MANY = (
    Sense.NOTYET, Sense.OVERDUE, Sense.DONE, Sense.REMAIN, Sense.DELIVERED, Sense.SENT, Sense.SAY, Sense.LACK,
    Sense.NOT, Sense.DO, Sense.PROOF,
)  # fmt: skip
_ABOUT_ONE = (Sense.BELONG, Sense.OF, Sense.OFFTOPIC, Sense.SIGNED, Sense.APPROVE, Sense.IN_CHARGE)
_WITH_OVERDUE = HARMLESS | {Sense.OVERDUE, Sense.BEG, Sense.FOR, Sense.LIST, Sense.STEP, Sense.BODY, Sense.STILL}


def says_list(clause: Clause, reading: Reading) -> Said | None:
    """Who or which: "ai chưa báo cáo", "em còn những việc gì", "liệt kê việc quá hạn"."""
    if clause.has(Sense.QUARTER, Sense.HEARSAY, Sense.CONDITION, Sense.SARCASM) or _is_of_one_item(clause):
        return None
    if clause.has(Sense.WHO) and clause.has(Sense.SAY) and clause.has(Sense.DONE):  # "ai báo xong vậy"
        return doubted(AskCode.QUESTION_OR_REPORT)
    of_others = reading.context.role == "officer" and clause.has(Sense.BODY)
    overdue = clause.has(Sense.OVERDUE) and clause.only(*_WITH_OVERDUE) and not of_others
    listed = (
        overdue
        or _asks_who(clause)
        or _names_a_kind(clause, reading)
        or _asks_for_a_list(clause)
        or _wants_to_see_own(clause)
    )
    return Said(kind=ActionKind.LIST) if listed else None


def _is_of_one_item(clause: Clause) -> bool:
    """Names an item, or tells of none or all: "chưa việc nào xong", "việc nào cũng xong"."""
    before = Clause(clause.pieces[: clause.index(Sense.LIST)])
    tells = clause.has(Sense.LIST) and (before.has(Sense.NOT, Sense.NOTYET) or clause.has(Sense.ALSO))
    named = (piece for piece in clause.pieces if isinstance(piece.value, Naming))
    return tells or any(piece.text not in ("cac viec", "cac nhiem vu") for piece in named)


def _asks_who(clause: Clause) -> bool:
    place = clause.index(Sense.WHO)
    whither = Clause(clause.pieces[:place][-1:])
    if whither.has(Sense.AT, Sense.FOR, Sense.UNTIL, Sense.WITH) or whither.says("ve"):  # "nộp về phòng nào"
        return False
    many = clause.has(*_ABOUT_MANY) or clause.says("cham nhat")
    return (clause.has(Sense.WHO) or _how_many_bodies(clause)) and many and not clause.has(*_ABOUT_ONE)


def _names_a_kind(clause: Clause, reading: Reading) -> bool:
    """The office's "những đơn vị chưa nộp": a noun phrase that asks for those it describes."""
    telling = clause.without(*HARMLESS - {Sense.GENERIC, Sense.ITEM}, Sense.LIST).pieces
    kind = len(telling) > 2 and telling[0].text in ("nhung", "cac") and telling[1].text in _KINDS
    return kind and reading.context.role in ("office", "leader") and telling[2].sense in (Sense.NOTYET, Sense.OVERDUE)


_KINDS = ("don vi", "phong", "thon", "co quan", "nguoi", "truong", "to")


def _how_many_bodies(clause: Clause) -> bool:
    place = clause.index(Sense.HOW_MANY)
    counted = Clause(clause.pieces[place + 1 : place + 2])
    return counted.says("don vi", "phong", "thon", "co quan", "nguoi")


def _asks_for_a_list(clause: Clause) -> bool:
    owes = any(piece.sense is Sense.OVERDUE and "viec" in piece.words for piece in clause.pieces)
    if owes and clause.has(Sense.WHAT):  # "em còn nợ việc nào"
        return True
    asks = is_question(clause) or asks_which(clause) or clause.has(Sense.REMAIN) or _opens_with(clause, Sense.LIST)
    bare = clause.without(*HARMLESS)
    return (clause.has(Sense.LIST) and asks) or [piece.text for piece in bare.pieces] == ["danh sach"]


def _wants_to_see_own(clause: Clause) -> bool:
    """As in "việc của em", "cho em xem các việc của em"."""
    views = any(piece.sense is Sense.REVIEW and piece.text in ("xem", "xem lai", "check") for piece in clause.pieces)
    views = views or (clause.has(Sense.OF) and clause.has(Sense.SELF))
    return views and clause.only(*HARMLESS - {Sense.TITLE}, Sense.BEG, Sense.FOR, Sense.REVIEW, Sense.OF, Sense.LIST,
                                 Sense.ONLY, Sense.WHAT)  # fmt: skip


def _opens_with(clause: Clause, sense: Sense) -> bool:
    courtesies = HARMLESS - {Sense.ITEM, Sense.TITLE} | {Sense.BEG, Sense.FOR, Sense.YES, Sense.QUOTE}
    telling = clause.without(*courtesies).pieces
    return bool(telling) and telling[0].sense is sense


_WITH_SUMMARY = HARMLESS - {Sense.ITEM} | {
    Sense.SUMMARY, Sense.STEP, Sense.SAY, Sense.PAPER, Sense.QUARTER, Sense.FOR, Sense.BEG, Sense.HOW, Sense.TAG,
    Sense.DATE, Sense.ALREADY, Sense.VERY, Sense.ORDER, Sense.PLEASE, Sense.DEADLINE, Sense.ALL, Sense.NUMBER,
    Sense.LINK, Sense.WHAT, Sense.STILL, Sense.ASKED, Sense.DO, Sense.LIST, Sense.UNTIL, Sense.AT, Sense.COUNTED,
    Sense.HOW_MANY, Sense.YES, Sense.HELLO, Sense.AND, Sense.UNKNOWN, Sense.NOT_AT_ALL, Sense.REVIEW, Sense.SENT,
    Sense.GET,
}  # fmt: skip
_SUMMARISING = ("tong hop", "thong ke", "tong ket", "so ket")


def says_summary(clause: Clause, reading: Reading) -> Said | None:
    """The results of a period; without a period only from those who ask for such figures."""
    unknown = sum(piece.sense is Sense.UNKNOWN for piece in clause.pieces)
    if unknown > 1 or doubt_outside(clause, _WITH_SUMMARY):
        return None
    quarter = clause.first(Sense.QUARTER)
    of_results = clause.has(Sense.SUMMARY, Sense.SAY, Sense.DEADLINE, *ASKING) or clause.says(*_SUMMARISING)
    if quarter and (of_results or asks_which(clause) or _opens_with(clause, Sense.QUARTER)):
        return Said(kind=ActionKind.SUMMARY, quarter=quarter.value if isinstance(quarter.value, int) else None)
    may_ask = reading.context.role in ("office", "leader") and not unknown and not clause.has(Sense.TITLE)
    named = clause.says(*_SUMMARISING) or clause.has(Sense.SUMMARY)
    return Said(kind=ActionKind.SUMMARY) if may_ask and named else None


# -- questions -----------------------------------------------------------------------------------------------------

_OF_WORK = (
    Sense.ITEM, Sense.TITLE, Sense.TASK_TALK, Sense.DELIVERED, Sense.SENT, Sense.SIGNED, Sense.SAY, Sense.PROOF,
    Sense.DO, Sense.DEADLINE, Sense.STEP, Sense.SUBMITTED, Sense.PAPER, Sense.IN_CHARGE, Sense.OVERDUE, Sense.SUMMARY,
    Sense.DONE, Sense.DRAFT, Sense.APPROVE, Sense.HELP, Sense.COUNTED, Sense.WHAT_OF_TASK,
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
    unit = clause.first(Sense.UNIT)
    if unit and clause.has(*_STATUS, Sense.HOW, Sense.NOTYET) and isinstance(unit.value, Someone):
        return Said(kind=ActionKind.QUESTION, person=unit.value.name)
    form = clause.says("ban mem", "ban giay", "ban cung") and clause.says("duoc khong")
    if form and not clause.dates and not clause.has(Sense.DONE, Sense.ALREADY):  # "gửi bản mềm được không"
        return Said(kind=ActionKind.QUESTION)
    off_topic = clause.has(Sense.OFFTOPIC, Sense.WEATHER)
    if off_topic and not _without_its_tail(clause).has(*_STATE, Sense.ITEM, Sense.TASK_TALK):
        return Said(kind=ActionKind.NONE)
    if _asks_about_others(clause, reading):
        return Said(kind=ActionKind.QUESTION)
    return _own_question(clause)


def _asks_about_others(clause: Clause, reading: Reading) -> bool:
    names = clause.has(Sense.ITEM, Sense.TITLE) or reading.context.reply_to is not None
    decides = clause.has(Sense.APPROVE, Sense.RETURN, Sense.HANDOVER)
    return reading.context.role != "officer" and names and not decides


def _own_question(clause: Clause) -> Said:
    """An officer's question; "xong chưa?" is none: it may be a report badly put."""
    if clause.dates and clause.says("duoc khong"):
        return doubted(AskCode.PROMISE)
    if clause.has(Sense.WHEN) and clause.has(Sense.LINK) and clause.has(Sense.DONE):
        return doubted(AskCode.CONDITION)
    if clause.has(Sense.DONE, Sense.GET) and clause.says("sao", "lam sao"):  # "hạn này sao xong được"
        return doubted(AskCode.QUESTION_OR_REPORT)
    of_done = clause.has(Sense.DONE) and not clause.has(Sense.TASK_TALK, Sense.DEADLINE) and not _asks_meaning(clause)
    moot = _without_its_tail(clause).has(*_MOOT) or (clause.has(*_STATUS) and _asks_whether(clause))
    if of_done or moot or not clause.has(*_OF_WORK):
        return doubted(AskCode.QUESTION_OR_REPORT)
    return Said(kind=ActionKind.QUESTION)


_FORM_REQUEST = HARMLESS | {
    Sense.BEG, Sense.FOR, Sense.SENT, Sense.TASK_TALK, Sense.SAY, Sense.PAPER, Sense.WITH, Sense.PLEASE, Sense.PROOF,
    Sense.DRAFT, Sense.TITLE,
}  # fmt: skip


def _asks_for_a_form(clause: Clause) -> bool:
    """As in "cho em xin mẫu", "gửi em mẫu với"."""
    asks = clause.has(Sense.BEG) or (clause.has(Sense.SENT) and clause.has(Sense.SELF) and clause.has(Sense.WITH))
    form = clause.has(Sense.TASK_TALK) or clause.says("de cuong")
    return asks and form and clause.only(*_FORM_REQUEST)


def _asks_meaning(clause: Clause) -> bool:
    """As in "xong là sao", "hoàn thành mức nào …": what is meant by it, not "how could it be"."""
    return clause.says("la sao", "muc nao", "la gi")


def _without_its_tail(clause: Clause) -> Clause:
    """The last "không" or "chưa" of "có cần bản giấy không ạ", "ăn cơm chưa" only asks."""
    last = max((i for i, p in enumerate(clause.pieces) if p.sense in (Sense.NOT, Sense.NOTYET)), default=-1)
    closes = last >= 0 and Clause(clause.pieces[last + 1 :]).only(*HARMLESS, Sense.TAG)
    return Clause(clause.pieces[:last]) if closes else clause


def _asks_whether(clause: Clause) -> bool:
    """As in "xong chưa?", "nộp rồi à?": it may be the person's own report, badly put."""
    if clause.has(*_ASKS_WHAT):
        return False
    return clause.has(Sense.DONE, Sense.NOTYET, Sense.TAG) and not clause.has(Sense.TASK_TALK, Sense.ORDER)


# -- promises ------------------------------------------------------------------------------------------------------

_PROMISED = (Sense.DO, Sense.STEP, Sense.SENT, Sense.DELIVERED, Sense.SAY, Sense.DONE, Sense.SUBMITTED, Sense.REMIND)
_PROMISING = (Sense.FUTURE, Sense.SOON, Sense.AT_ONCE, Sense.LATER)
_BREAKS_A_PROMISE = (
    Sense.HEARSAY, Sense.HEDGE, Sense.SARCASM, Sense.MOCKERY, Sense.NOT, Sense.NOT_AT_ALL, Sense.TAG, Sense.WHAT,
    Sense.WHO, Sense.ORDER, Sense.EXTEND, Sense.PERSON, Sense.UNIT, Sense.APPROVE, Sense.RETURN, Sense.WISH,
    Sense.PLEASE,
)  # fmt: skip


def says_when_done(clause: Clause, reading: Reading) -> Said | None:
    """Noted, with a promise and no time: "khi nào xong em báo", "xong em gửi"."""
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
    """A promise: "em sẽ làm ngay" is noted, "mai em xong" is asked: a reminder, progress or more time?"""
    if not _promises(clause):
        return None
    if broken := clause.first(*_BREAKS_A_PROMISE):
        return doubted(why(broken))
    if clause.has(Sense.LINK, Sense.CONDITION):
        return Said(doubt=AskCode.CONDITION, promises=True)
    proof = clause.has(Sense.PROOF) and clause.has(Sense.SENT, Sense.DELIVERED) and not clause.has(Sense.DONE)
    later = any(piece.sense is Sense.LATER and piece.text not in ("sau", "nua") for piece in clause.pieces)
    if later or looks_ahead(clause):
        return Said(doubt=AskCode.PROMISE, aside=proof, promises=True)
    about = ActionKind.DONE if clause.has(Sense.DONE) else None
    return Said(kind=ActionKind.ACK, about=about, aside=proof, promises=True)


def _promises(clause: Clause) -> bool:
    this_morning = any(map(is_this_morning, clause.pieces[clause.index(Sense.DONE) :]))
    told_as_past = clause.has(Sense.PAST, Sense.JUST) or _is_closed_by_already(clause) or this_morning
    if told_as_past or is_question(clause) or _at_once_or_done(clause):
        return False
    acts = clause.has(*_PROMISED) or (clause.has(Sense.SELF) and not clause.has(Sense.OFFTOPIC))
    return acts and (looks_ahead(clause) or clause.has(*_PROMISING))


def _is_closed_by_already(clause: Clause) -> bool:
    """In "để em xem rồi báo" the word "rồi" means "then"."""
    verbs = (Sense.SAY, Sense.SENT, Sense.DO, Sense.STEP, Sense.DELIVERED)
    places = [i for i, piece in enumerate(clause.pieces) if piece.sense is Sense.ALREADY]
    return any(not Clause(clause.pieces[i + 1 : i + 2]).has(*verbs) for i in places)


def _at_once_or_done(clause: Clause) -> bool:
    """Whether it says "xong luôn", a promise or a report."""
    return clause.has(Sense.DONE) and clause.says("luon")


# -- courtesies ----------------------------------------------------------------------------------------------------

_NOTING = (Sense.YES, Sense.NOTED, Sense.THANKS, Sense.THUMB)
_COURTEOUS = HARMLESS | {
    Sense.YES, Sense.NOTED, Sense.THANKS, Sense.THUMB, Sense.PAST, Sense.REMIND, Sense.FOR, Sense.VERY, Sense.AND,
    Sense.JUST, Sense.ALL,
}  # fmt: skip
_MAYBE = HARMLESS | {
    Sense.ALREADY, Sense.TICK, Sense.GET, Sense.PAST, Sense.MAYBE_YES, Sense.YES, Sense.AT_ONCE, Sense.DONE, Sense.ALL,
}  # fmt: skip


_I_DO = HARMLESS - {Sense.ITEM, Sense.TITLE, Sense.ADDRESS} | {Sense.DO, Sense.YES}


def says_courtesy(clause: Clause, reading: Reading) -> Said | None:
    """Noted, a greeting, small talk, or a token that may mean "noted" or "done"."""
    if clause.has(*_NOTING) and not doubt_outside(clause, _COURTEOUS | {Sense.ALREADY}):
        return _noted(clause)
    if clause.has(Sense.SELF) and clause.has(Sense.DO) and clause.only(*_I_DO):  # "(ok ạ) em làm"
        return Said(kind=ActionKind.ACK, promises=True)
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
    """What a courtesy means: "ok rồi" may be done; "biết rồi", "cảm ơn, rõ rồi" are not."""
    of_an_item = clause.has(Sense.ITEM, Sense.TITLE) and clause.says("ok")
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
