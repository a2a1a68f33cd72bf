"""What a clause asks for or decides: more time, a blocker told, a handover, an approval or a return."""

from __future__ import annotations

from dataclasses import replace

from plans.reply_clauses import Clause
from plans.reply_dates import DatePhrase
from plans.reply_lexicon import Sense
from plans.reply_people import Someone
from plans.reply_pieces import Piece, Reading
from plans.reply_says import (
    HARMLESS,
    Said,
    after,
    before_reason,
    doubt_outside,
    doubted,
    is_question,
    reason,
    unless,
    verbatim,
)
from plans.reply_values import ActionKind, AskCode

# -- more time -----------------------------------------------------------------------------------------------------

_WITH_EXTEND = HARMLESS | {
    Sense.EXTEND, Sense.BEG, Sense.FOR, Sense.UNTIL, Sense.MORE, Sense.DATE, Sense.DEADLINE, Sense.WITH,
    Sense.DELIVERED, Sense.QUOTE, Sense.LATER, Sense.FROM, Sense.DO, Sense.YES, Sense.VERY, Sense.ENOUGH, Sense.AND,
    Sense.ALL, Sense.OVERDUE, Sense.PLEASE,
}  # fmt: skip
_UNTIL = frozenset({"den", "toi", "sang", "qua", "cho den", "den het", "cho toi", "toi het"})
_POLITE_QUESTION = frozenset({"duoc khong", "duoc chua", "co duoc khong"})


def says_extension(clause: Clause, reading: Reading) -> Said | None:
    """A verb of extension, or "xin", "cho em" with "đến" or "thêm" and a time. The date is worked out later."""
    if not _asks_for_time(clause) or _grants(clause, reading):
        return None
    request, told_why = _request_and_reason(clause, reading)
    doubt = _doubt_of_request(request, reading)
    dates = _dates_asked_for(request)
    if not doubt and not dates:
        return Said(doubt=AskCode.DATE_MISSING, about=ActionKind.EXTENSION, note=told_why)
    return unless(doubt, Said(kind=ActionKind.EXTENSION, dates=dates, note=told_why))


def _asks_for_time(clause: Clause) -> bool:
    if clause.has(Sense.WHO, Sense.APPROVE, Sense.REMIND):
        return False
    return _asks_to_put_off(clause) if clause.has(Sense.EXTEND) else _begs_for_time(clause) or _may_it_be_late(clause)


def _asks_to_put_off(clause: Clause) -> bool:
    """Not in "chậm do các thôn nộp muộn", nor in "chứng thư hết hạn chưa gia hạn được"."""
    if clause.dates:
        return True
    place = clause.index(Sense.EXTEND)
    is_cause = place > clause.index(Sense.REASON) and not clause.has(Sense.BEG)
    return not is_cause and not Clause(clause.pieces[:place][-1:]).has(Sense.NOT, Sense.NOTYET)


def _begs_for_time(clause: Clause) -> bool:
    """As in "cho em đến 5/12", "xin thêm 3 ngày", "cho thêm 1 tuần"."""
    begged = Clause(clause.pieces[clause.index(Sense.BEG, Sense.FOR) :])
    if not begged.dates or not (begged.has(Sense.BEG) or begged.has(Sense.MORE)):
        return False
    until_a_day = any(_until_a_day(begged, place) for place in range(len(begged.pieces)))
    return begged.has(Sense.MORE) or until_a_day or any(map(_some_more, begged.pieces))


def _may_it_be_late(clause: Clause) -> bool:
    """As in "chậm đến 3/12 được không anh": a day, and the question whether it may be so."""
    politely = any(piece.text in _POLITE_QUESTION for piece in clause.pieces)
    opening = clause.without(*HARMLESS).pieces[:2]
    more = len(opening) == 2 and opening[0].sense is Sense.MORE and Clause(opening[1:]).dates
    if more and more[0].is_span and clause.only(*_MORE_TIME):
        return True  # "thêm 1 tháng được không chị", "thêm cho em 8 ngày"
    late = clause.index(Sense.OVERDUE)
    until, day = Clause(clause.pieces[late + 1 : late + 2]), Clause(clause.pieces[late + 2 : late + 3])
    exact = until.has(Sense.UNTIL) and any(said.day for said in day.dates)
    return exact and politely


_MORE_TIME = HARMLESS | {Sense.MORE, Sense.DATE, Sense.TAG, Sense.LATER, Sense.PLEASE, Sense.YES}


def _some_more(piece: Piece) -> bool:
    """As in "xin 1 tuần nữa"."""
    return isinstance(piece.value, DatePhrase) and piece.value.is_span and piece.words[-1] == "nua"


def _until_a_day(clause: Clause, place: int) -> bool:
    piece = clause.pieces[place]
    if isinstance(piece.value, DatePhrase):  # "sang tuần", and not "sáng mai"
        return piece.words[0] in {"den", "sang", "toi"} and piece.value.moment is None
    following = clause.pieces[place + 1 : place + 2]
    return piece.sense is Sense.UNTIL and piece.text in _UNTIL and bool(following) and following[0].sense is Sense.DATE


def _request_and_reason(clause: Clause, reading: Reading) -> tuple[Clause, str | None]:
    """The request and what is told as its reason: after "vì", or whatever follows the last day."""
    if clause.has(Sense.REASON):
        return before_reason(clause), reason(clause, reading)
    if not clause.has(Sense.EXTEND, Sense.BEG) or not clause.dates:
        return clause, None
    last_day = max(i for i, piece in enumerate(clause.pieces) if isinstance(piece.value, DatePhrase))
    tail = clause.pieces[last_day + 1 :]
    if not Clause(tail).has(Sense.BLOCKER, Sense.LACK, Sense.WAIT, Sense.NOTYET, Sense.BUSY):
        return clause, None
    return Clause(clause.pieces[: last_day + 1], clause.asked), verbatim(tail, reading)


def _doubt_of_request(clause: Clause, reading: Reading) -> AskCode | None:
    pieces = tuple(piece for piece in clause.pieces if piece.text not in _POLITE_QUESTION)
    asked_politely = len(pieces) < len(clause.pieces)
    if clause.asked and not asked_politely:
        return AskCode.QUESTION_OR_REPORT
    return doubt_outside(_without_what_is_put_off(_without_not_finished(Clause(pieces))), _WITH_EXTEND)


def _without_what_is_put_off(clause: Clause) -> Clause:
    """As in "gia hạn thời gian hoàn thành (nhiệm vụ)", "gia hạn thực hiện nhiệm vụ", "lùi nộp báo cáo"."""
    putting_off = (Sense.EXTEND, Sense.DEADLINE, Sense.MORE)
    deeds = (Sense.DONE, Sense.STEP, Sense.SENT, Sense.TITLE, Sense.PAPER)
    kept: list[Piece] = []
    for place, piece in enumerate(clause.pieces):
        before = clause.pieces[place - 1] if place else None
        put_off = piece.sense in deeds and before is not None and before.sense in putting_off
        if not put_off:
            kept.append(piece)
    return Clause(tuple(kept), clause.asked)


def _without_not_finished(clause: Clause) -> Clause:
    """As in "chưa xong, xin lùi …": only there does "chưa" agree with the request."""
    place = clause.index(Sense.NOTYET)
    agrees = place < clause.index(Sense.EXTEND, Sense.BEG) and place + 1 == clause.index(Sense.DONE)
    return Clause((*clause.pieces[:place], *clause.pieces[place + 2 :])) if agrees else clause


def _dates_asked_for(clause: Clause) -> tuple[DatePhrase, ...]:
    """The times after the last "đến", where there is one ("từ 25/11 đến 5/12")."""
    places = [place for place in range(len(clause.pieces)) if _until_a_day(clause, place)]
    asked_for = Clause(clause.pieces[places[-1] :] if places else clause.pieces)
    return tuple(said for said in asked_for.dates if said.day or said.is_span or said.problem)


# -- what stands in the way ----------------------------------------------------------------------------------------

_LABELS = frozenset({"vuong", "vuong mac", "kho khan", "gap kho", "ket", "tac", "bi tac", "ach tac", "kho"})
_STRONG = (Sense.BLOCKER, Sense.LACK, Sense.WAIT)


def says_difficulty(clause: Clause, reading: Reading) -> Said | None:
    """An explicit blocker, in the person's words; not when it is denied or told of something finished."""
    if not _is_blocked(clause):
        return None
    if clause.only(
        *HARMLESS - {Sense.TITLE, Sense.ITEM, Sense.GENERIC}, Sense.LACK
    ):  # "chưa có" of what was said before
        return Said(doubt=AskCode.NOT_UNDERSTOOD, promises=True)
    if _is_denied(clause) or _finished_all_the_same(clause):
        return doubted(AskCode.CONTRADICTION, ActionKind.DIFFICULTY)
    follows = not clause.has(Sense.LACK, Sense.WAIT, Sense.BUSY, Sense.REASON) and not _others_have_not(clause)
    put_off = all(piece.words[0] == "treo" for piece in clause.pieces if piece.sense is Sense.BLOCKER)
    labels = any(piece.text in _LABELS for piece in clause.pieces) and clause.has(Sense.COLON)
    note = _blocker(clause, reading)
    return Said(kind=ActionKind.DIFFICULTY, note=note, follows=follows and put_off, labels=labels)


def _is_blocked(clause: Clause) -> bool:
    if clause.has(Sense.BLOCKER):
        return True
    if clause.has(Sense.LACK):
        return not Clause(after(clause, Sense.LACK)).has(Sense.WHAT)
    if clause.has(Sense.WAIT):
        if Clause(after(clause, Sense.WAIT)).has(Sense.SIGNED, Sense.APPROVE):
            return False
        return bool(Clause(after(clause, Sense.WAIT)).without(*HARMLESS - {Sense.TITLE}, Sense.LATER).pieces)
    if _others_are_late(clause) or _is_unclear(clause):
        return True
    if (clause.has(Sense.REASON) and _reason_counts(clause)) or _ran_out(clause):
        return True
    return _cannot(clause) or _others_have_not(clause) or _is_busy(clause)


def _reason_counts(clause: Clause) -> bool:
    """As in "chưa xong vì …", "chậm do …", or a clause that is nothing but a reason."""
    told = before_reason(clause).without(*HARMLESS)
    blocking = (Sense.NOTYET, Sense.NOT, Sense.OVERDUE, Sense.HALFWAY)
    return bool(after(clause, Sense.REASON)) and (not told.pieces or told.has(*blocking))


def _others_are_late(clause: Clause) -> bool:
    """As in "nhà thầu chậm tiến độ"."""
    late = clause.index(Sense.OVERDUE)
    return late < len(clause.pieces) and Clause(clause.pieces[:late]).has(Sense.BODY, Sense.UNIT)


def _is_unclear(clause: Clause) -> bool:
    """As in "văn bản hướng dẫn chưa rõ": of a thing, and it says no more."""
    told = clause.without(*HARMLESS - {Sense.TITLE}).pieces
    things = Clause(told[:-1]).only(Sense.PAPER, Sense.TASK_TALK, Sense.SUMMARY, Sense.HELP, Sense.UNKNOWN, Sense.TITLE)
    return len(told) > 1 and things and told[-1].text in ("chua ro", "khong ro", "chua ro rang", "khong ro rang")


def _ran_out(clause: Clause) -> bool:
    """As in "hết vắc xin": "hết" before a thing, and not after a verb."""
    place = clause.index(Sense.ALL)
    before, behind = clause.pieces[:place][-1:], clause.pieces[place + 1 : place + 2]
    things = (Sense.UNKNOWN, Sense.TASK_TALK, Sense.PAPER, Sense.PROOF, Sense.TITLE)
    thing = bool(behind) and behind[0].sense in things
    opens = not before or before[0].sense in (Sense.LINK, *HARMLESS, Sense.STILL)
    return thing and opens and not clause.has(Sense.DONE)


def _cannot(clause: Clause) -> bool:
    """As in "không nhập được", "chưa vào được bản"; "chưa làm được" alone tells no blocker."""
    place = clause.index(Sense.NOT, Sense.NOTYET)
    rest = Clause(clause.pieces[place + 1 :])
    inner = rest.pieces[: rest.index(Sense.GET)]
    if not rest.has(Sense.GET) or not inner or Clause(inner).has(Sense.DONE, Sense.ITEM, Sense.TAG):
        return False
    denied = clause.pieces[place].sense is Sense.NOT
    nothing = any(piece.sense is Sense.WHAT and piece.words[0] == "gi" for piece in rest.pieces)
    return denied or not (nothing or Clause(inner).only(Sense.DO))


def _others_have_not(clause: Clause) -> bool:
    """As in "công an xã chưa gửi số liệu": somebody else owes something."""
    place = clause.index(Sense.NOTYET, Sense.NOT)
    subject = Clause(clause.pieces[:place])
    owed = Clause(clause.pieces[place + 1 :])
    others = subject.has(Sense.BODY, Sense.UNIT, Sense.PERSON, Sense.COUNTED) and not subject.has(Sense.SELF)
    if owed.has(Sense.IN_CHARGE, Sense.OF, Sense.BELONG):
        return False
    return others and bool(owed.pieces) and not owed.has(Sense.DONE)


def _is_busy(clause: Clause) -> bool:
    return clause.has(Sense.BUSY, Sense.WEATHER) and (
        clause.has(Sense.NOT, Sense.NOTYET) or not clause.has(Sense.OFFTOPIC, Sense.WEATHER)
    )


def _is_denied(clause: Clause) -> bool:
    """As in "không vướng gì", "chưa gặp khó khăn"."""
    place = clause.index(Sense.BLOCKER)
    before = clause.pieces[place - 1].sense if 0 < place < len(clause.pieces) else None
    return before in (Sense.NOT, Sense.NOTYET, Sense.ALL, Sense.LACK) or clause.has(
        Sense.HEARSAY, Sense.CONDITION, Sense.SARCASM
    )


def _finished_all_the_same(clause: Clause) -> bool:
    place = before_reason(clause).index(Sense.DONE)
    told = before_reason(clause).pieces
    if place == len(told):
        return False
    waited_for = place > 0 and told[place - 1].sense is Sense.WAIT  # "đợi xong việc nhà"
    if waited_for or Clause(told[:place]).has(Sense.LINK):  # "chỉ chờ xe là xong"
        return True
    return not Clause(told[:place]).has(Sense.NOTYET, Sense.NOT, Sense.NEARLY, Sense.WAIT, Sense.CONDITION)


def _blocker(clause: Clause, reading: Reading) -> str | None:
    """What comes after "vì" or the colon of "khó khăn:"; else the clause itself."""
    if clause.has(Sense.REASON):
        return reason(clause, reading)
    first = clause.first(Sense.BLOCKER)
    if first and first.text in _LABELS:
        behind = clause.pieces[clause.pieces.index(first) + 1 :]
        rest = Clause(behind).without(*HARMLESS - {Sense.TITLE, Sense.GENERIC}, Sense.VERY, Sense.UNTIL)
        return verbatim(behind, reading) if rest.pieces else None
    shares = [i for i, piece in enumerate(clause.pieces) if piece.sense is Sense.PERCENT]
    return verbatim(clause.pieces[shares[-1] + 1 :] if shares else clause.pieces, reading)


# -- whose work it is ----------------------------------------------------------------------------------------------

_WITH_HANDOVER = HARMLESS | {
    Sense.HANDOVER, Sense.FOR, Sense.UNTIL, Sense.AT, Sense.PERSON, Sense.UNIT, Sense.PLEASE, Sense.DO, Sense.STEP,
    Sense.IN_CHARGE, Sense.BEG, Sense.YES, Sense.WITH, Sense.AND, Sense.MORE, Sense.ALSO,
}  # fmt: skip
_ASSIGNING = ("giao", "phan cong", "nho")


def says_handover(clause: Clause, reading: Reading) -> Said | None:
    """An explicit wish or order that somebody named takes the work over."""
    clause = _with_let_do(clause)
    if not clause.has(Sense.HANDOVER):
        return None
    request = before_reason(clause)
    verb = request.first(Sense.HANDOVER)
    if verb is None or _was_not_given(clause):
        return None
    taker = Clause(after(request, Sense.HANDOVER)).first(Sense.PERSON, Sense.UNIT)
    doubt = doubt_outside(_without_post(request), _WITH_HANDOVER)
    sends_a_paper = request.has(Sense.TITLE) and not verb.text.startswith(_ASSIGNING)
    if is_question(clause) or sends_a_paper:
        doubt = AskCode.QUESTION_OR_REPORT if is_question(clause) else AskCode.NOT_UNDERSTOOD
    doubt = doubt or (None if taker else AskCode.WHO)
    return unless(doubt, Said(kind=ActionKind.REASSIGN, person=_name(taker), note=reason(clause, reading)))


_POST = frozenset({Sense.UNKNOWN, Sense.COUNTED, Sense.BODY, Sense.UNIT, Sense.GENERIC})


def _without_post(request: Clause) -> Clause:
    """Leaves out what somebody is: "anh Dũng xã đội (làm)", "chị Hoa kế toán"."""
    place = request.index(Sense.PERSON) + 1
    end = place
    while end < len(request.pieces) and request.pieces[end].sense in _POST:
        end += 1
    known = end - place > 3 or place < request.index(Sense.HANDOVER)
    return request if known else Clause((*request.pieces[:place], *request.pieces[end:]))


def _with_let_do(clause: Clause) -> Clause:
    """The clause in which "để" and "cho" hand over: "để anh Tuấn làm", "cho chị Hoa phụ trách"."""
    pieces = list(clause.pieces)
    for place in range(len(pieces) - 2):
        lets = pieces[place].text in ("de", "cho") and pieces[place + 1].sense in (Sense.PERSON, Sense.UNIT)
        if lets and pieces[place + 2].sense in (Sense.DO, Sense.IN_CHARGE):
            pieces[place] = replace(pieces[place], sense=Sense.HANDOVER)
    return replace(clause, pieces=tuple(pieces))


def _was_not_given(clause: Clause) -> bool:
    """As in "bên em không được giao việc này", "dân chưa bàn giao mặt bằng"."""
    place = clause.index(Sense.HANDOVER)
    return 0 < place < len(clause.pieces) and clause.pieces[place - 1].sense in (Sense.NOT, Sense.NOTYET)


def _name(piece: Piece | None) -> str | None:
    return piece.value.name if piece and isinstance(piece.value, Someone) else None


_SPOILS_NOT_OURS = (
    Sense.DONE, Sense.HEARSAY, Sense.WHO, Sense.WHAT, Sense.HOW, Sense.CONDITION, Sense.HEDGE, Sense.SARCASM,
    Sense.MOCKERY, Sense.ONGOING, Sense.PERCENT, Sense.BLOCKER, Sense.LACK, Sense.EXTEND, Sense.WISH,
)  # fmt: skip


_WITH_WRONG_PERSON = HARMLESS | {
    Sense.WRONG_PERSON, Sense.ALREADY, Sense.PAST, Sense.SENT, Sense.YES, Sense.REMIND, Sense.VERY, Sense.TAG,
    Sense.BEG,
}  # fmt: skip
_WITH_DISOWNED = _WITH_WRONG_PERSON | {
    Sense.NOT, Sense.NOT_AT_ALL, Sense.OF, Sense.BELONG, Sense.IN_CHARGE, Sense.DUTY, Sense.DO, Sense.STEP, Sense.LATER,
    Sense.HANDOVER, Sense.REMAIN, Sense.LINK, Sense.UNIT, Sense.PERSON, Sense.PAPER, Sense.SUMMARY, Sense.UNKNOWN,
    Sense.REASON, Sense.STILL, Sense.ALSO, Sense.AND, Sense.PARTLY, Sense.COUNTED, Sense.NOTED, Sense.GET,
}  # fmt: skip


def says_not_ours(clause: Clause, reading: Reading) -> Said | None:
    """Not theirs: "không phải của phòng em", "thuộc phòng Kinh tế", "nhầm người rồi", "bên em không làm …"."""
    clause = _with_circumfix(clause)
    claim = before_reason(clause) if clause.index(Sense.REASON) and not _done_by_others(clause) else clause
    disowned, owner = _is_disowned(claim), _owner(claim)
    if not disowned and not owner and not claim.has(Sense.WRONG_PERSON):
        return None
    only_wrong = not disowned and not owner
    spoiling = claim.first(*_SPOILS_NOT_OURS)
    asked = clause.asked or any(p.sense is Sense.TAG and p.text not in ("chu", "co") for p in claim.pieces)
    doubt = AskCode.QUESTION_OR_REPORT if asked else None
    if spoiling:
        doubt = doubt_outside(Clause((spoiling,)), frozenset())
    if not doubt:
        doubt = doubt_outside(claim, _WITH_WRONG_PERSON if only_wrong else _WITH_DISOWNED)
    note = reason(clause, reading) if clause.index(Sense.REASON) and claim != clause else None
    return unless(doubt, Said(kind=ActionKind.NOT_OURS, person=_name(owner), note=note))


def _is_disowned(clause: Clause) -> bool:
    denial = clause.index(Sense.NOT)
    rest = Clause(clause.pieces[denial + 1 :])
    if not rest.pieces:
        return False
    ours = clause.has(Sense.OUR_UNIT) or rest.has(Sense.SELF) or clause.has(Sense.SELF)
    if clause.pieces[denial].text.endswith("phai") and _is_only_of_us(rest):
        return True
    if rest.has(Sense.OF, Sense.BELONG) and not rest.has(Sense.UNIT, Sense.PERSON):
        return ours or rest.has(Sense.DUTY)
    if not clause.pieces[:denial] and rest.pieces[0].sense is Sense.IN_CHARGE:  # "không phụ trách việc này nữa"
        return True
    if rest.has(Sense.IN_CHARGE, Sense.DUTY) or _was_not_given(clause):
        return ours
    does = rest.pieces[0].sense is Sense.DO and not rest.has(Sense.GET, Sense.LATER)
    return does and Clause(clause.pieces[:denial]).has(Sense.OUR_UNIT)


def _is_only_of_us(rest: Clause) -> bool:
    """As in "không phải (việc) bên em", "không phải em"."""
    told = rest.without(*HARMLESS - {Sense.SELF, Sense.OUR_UNIT}, Sense.NOT_AT_ALL, Sense.DUTY, Sense.OF).pieces
    return len(told) == 1 and told[0].sense in (Sense.SELF, Sense.OUR_UNIT)


def _with_circumfix(clause: Clause) -> Clause:
    """ "Em có phụ trách việc này đâu" denies as "em không phụ trách việc này" does."""
    has, end = clause.index(Sense.ONLY), clause.index(Sense.NOT_AT_ALL)
    if not has < end < len(clause.pieces) or clause.pieces[has].text != "co" or clause.has(Sense.DONE):
        return clause
    pieces = [replace(p, sense=Sense.NOT, words=("khong",)) if i == has else p for i, p in enumerate(clause.pieces)]
    return Clause((*pieces[:end], *pieces[end + 1 :]), clause.asked)


def _owner(clause: Clause) -> Piece | None:
    """The body or person the work is said to belong to: "(việc 2) thuộc trách nhiệm của …", "do … phụ trách"."""
    place = clause.index(Sense.UNIT, Sense.PERSON)
    before = Clause(clause.pieces[:place])
    if place == len(clause.pieces) or not before.only(*HARMLESS, *_OWNING, Sense.LINK, Sense.REASON):
        return None
    following = Clause(clause.pieces[place + 1 : place + 2])
    charged = following.has(Sense.IN_CHARGE) and (before.has(Sense.ITEM) or _and_not_me(clause))
    charged = charged or (following.has(Sense.DO) and before.has(Sense.ITEM) and clause.says("chu"))  # "… làm chứ ạ"
    owns = charged or before.has(Sense.BELONG, Sense.OF) or _done_by_others(clause)
    return clause.pieces[place] if owns else None


def _and_not_me(clause: Clause) -> bool:
    """As in "anh Phúc phụ trách cái này chứ không phải em"."""
    denial = clause.index(Sense.NOT)
    denies = Clause(clause.pieces[denial : denial + 1]).says("chu khong phai", "cho khong phai", "chu dau phai")
    return denies and Clause(clause.pieces[denial + 1 :]).has(Sense.SELF, Sense.OUR_UNIT)


_OWNING = (Sense.BELONG, Sense.OF, Sense.DUTY)


def _done_by_others(clause: Clause) -> bool:
    """As in "việc 2 do anh Tấn phụ trách"."""
    place = clause.index(Sense.REASON)
    following = [piece.sense for piece in clause.pieces[place + 1 : place + 3]]
    if len(following) < 2 or clause.pieces[place].text != "do":
        return False
    return following[0] in (Sense.UNIT, Sense.PERSON) and following[1] in (Sense.DO, Sense.IN_CHARGE)


# -- the office ----------------------------------------------------------------------------------------------------

_MAY_APPROVE = ("office", "leader", "head")
_WITH_APPROVE = HARMLESS | {
    Sense.APPROVE, Sense.ALREADY, Sense.PAST, Sense.ALL, Sense.FOR, Sense.EXTEND, Sense.UNTIL, Sense.DATE, Sense.YES,
    Sense.UNIT, Sense.ALSO, Sense.MORE, Sense.AND, Sense.THUMB, Sense.SMILE, Sense.TICK, Sense.WITH, Sense.DEADLINE,
    Sense.SIGNED, Sense.MANNER, Sense.QUOTE, Sense.SUMMARY, Sense.SAY, Sense.PAPER,
}  # fmt: skip
_ASSENTING = HARMLESS - {Sense.ITEM, Sense.TITLE} | {Sense.APPROVE, Sense.YES, Sense.WITH}
_ASSENT = ("dong y", "nhat tri", "duyet", "phe duyet", "chap thuan", "thong qua", "xac nhan", "chap nhan", "tan thanh")


def says_approval(clause: Clause, reading: Reading) -> Said | None:
    """An approval from those who may ("duyệt 1, 3", "đồng ý lùi đến 10/12"); withheld or conditional, it is asked."""
    if not clause.has(Sense.APPROVE) and not _grants(clause, reading):
        return None
    waits = clause.has(Sense.WAIT, Sense.NOTYET, Sense.ONGOING, Sense.SUBMITTED)
    if waits and reading.context.role not in _MAY_APPROVE:  # "đang chờ chủ tịch duyệt", "huyện chưa phê duyệt"
        return None
    if reading.context.role == "officer" and clause.says("dong y", "nhat tri") and clause.only(*_ASSENTING):
        return Said(kind=ActionKind.ACK)
    if reading.context.role not in _MAY_APPROVE:
        aside = _asks_for_review(clause) or _others_agreed(clause)
        return Said(doubt=AskCode.NOT_FOR_ROLE, about=ActionKind.APPROVE, aside=aside)
    confirms = any(piece.text == "xac nhan" for piece in clause.pieces)
    outside = doubt_outside(_without_straight_away(clause), _WITH_APPROVE | {Sense.DONE} if confirms else _WITH_APPROVE)
    strangers = any(piece.sense is Sense.UNIT and not piece.run for piece in clause.pieces)
    doubt = AskCode.CONDITIONAL_APPROVAL if outside or strangers or clause.asked else None
    dates = _dates_asked_for(clause)
    if dates and not clause.has(Sense.EXTEND) and not _are_requests(reading):
        doubt = AskCode.CONDITIONAL_APPROVAL
    return unless(doubt, Said(kind=ActionKind.APPROVE, dates=dates, perhaps_all=clause.has(Sense.ALL)))


def _others_agreed(clause: Clause) -> bool:
    """As in "(xong,) kho bạc xác nhận khớp rồi": told beside a report, and no report by itself."""
    subject = Clause(clause.pieces[: clause.index(Sense.APPROVE)])
    others = subject.has(Sense.BODY, Sense.UNIT, Sense.TITLE) and not subject.has(Sense.SELF, Sense.OUR_UNIT)
    turned = clause.has(Sense.NOT, Sense.NOTYET, Sense.CONDITION, Sense.FUTURE, Sense.HEDGE, Sense.BUT, Sense.REMAIN)
    return others and clause.has(Sense.ALREADY, Sense.PAST) and not turned and not clause.asked


def _without_straight_away(clause: Clause) -> Clause:
    """Drops what changes nothing in "duyệt luôn", "cho phép lùi …"."""
    return Clause(tuple(piece for piece in clause.pieces if piece.text not in ("luon", "cho phep")), clause.asked)


def _grants(clause: Clause, reading: Reading) -> bool:
    """As in "cho lùi đến 10/12", where every open item is a request for more time."""
    place = clause.index(Sense.EXTEND)
    before = Clause(clause.pieces[:place])
    allows = (before.has(Sense.FOR) or before.says("cho phep")) and place < len(clause.pieces)
    return allows and reading.context.role in _MAY_APPROVE and _are_requests(reading)


def _are_requests(reading: Reading) -> bool:
    items = reading.context.items
    return bool(items) and all(item.title.lower().startswith("đề nghị gia hạn") for item in items)


def says_review(clause: Clause, reading: Reading) -> Said | None:
    """Asking somebody to look at it stands beside a report and says nothing alone: "… rồi, chị xem giúp em"."""
    reviews = _asks_for_review(clause) or _asks_to_be_told(clause)
    if not reviews or clause.has(Sense.DONE, Sense.DATE, Sense.EXTEND):
        return None
    return Said(doubt=AskCode.NOT_UNDERSTOOD, aside=True, harmless_caption=True)


def _asks_for_review(clause: Clause) -> bool:
    looks = clause.has(Sense.REVIEW, Sense.APPROVE) or clause.says(*_LOOKS)
    asks = clause.has(Sense.PLEASE, Sense.BEG) or clause.says("moi", "xem giup", "kiem tra giup", "nho", "giup chi")
    denied = clause.has(Sense.NOT, Sense.NOTYET, Sense.PAST, Sense.CONDITION)
    somebody = clause.has(Sense.OTHER, Sense.PLEASE, Sense.VOCATIVE) or clause.says("van phong", "vp")
    return looks and asks and not denied and somebody


# What the office is asked to do with a report, "(chị) tích giúp em".
_LOOKS = ("kiem tra", "ghi nhan", "tich", "tick", "cap nhat", "chot", "dong viec", "danh gia", "theo doi", "tiep nhan")


def _asks_to_be_told(clause: Clause) -> bool:
    """As in "có gì sai sót chị chỉ giúp em", "thiếu gì anh nhắn em nhé"."""
    wrong = clause.index(Sense.WHAT)
    if wrong == len(clause.pieces) or clause.asked:
        return False
    before, behind = Clause(clause.pieces[:wrong]), Clause(clause.pieces[wrong + 1 :])
    opens = before.only(*HARMLESS, Sense.ONLY, Sense.LACK, Sense.BLOCKER) and before.has(Sense.ONLY, Sense.LACK)
    to_me = behind.has(Sense.OTHER) and (behind.has(Sense.PLEASE) or behind.has(Sense.SELF))
    return opens and to_me and not behind.has(*_TURNS_A_REQUEST)


_TURNS_A_REQUEST = (
    Sense.NOT, Sense.NOTYET, Sense.NOT_AT_ALL, Sense.CONDITION, Sense.PERCENT, Sense.MOCKERY, Sense.SARCASM, Sense.TAG,
    Sense.HEDGE, Sense.HEARSAY, Sense.FUTURE, Sense.NEARLY, Sense.PARTLY, Sense.EXCEPT, Sense.WISH, Sense.ORDER,
    Sense.WHEN, Sense.WAIT, Sense.WHO, Sense.HOW,
)  # fmt: skip


_RETURNING = frozenset(
    {"lam lai", "viet lai", "sua lai", "nop lai", "gui lai", "bo sung lai", "chinh lai", "chua duoc", "tra", "tu choi"}
)
_BEFORE_RETURN = HARMLESS | {
    Sense.UNIT,
    Sense.YES,
    Sense.ORDER,
    Sense.BLOCKER,
    Sense.LACK,
    Sense.BEG,
    Sense.TASK_TALK,
    Sense.REASON,
    Sense.FOR,
    Sense.NUMBER,
}
_AFTER_A_BARE_RETURN = (Sense.ITEM, Sense.COLON, Sense.REASON, Sense.AT, Sense.POLITE, Sense.UNIT, Sense.TITLE)


def says_return(clause: Clause, reading: Reading) -> Said | None:
    """A return: "trả lại: thiếu chữ ký", "yêu cầu bổ sung phụ lục"; the reason is what stands beside it."""
    place = clause.index(Sense.RETURN)
    if place == len(clause.pieces) and not _demands_more(clause, reading):
        return None
    place = min(place, clause.index(Sense.REDO))
    verb, rest = clause.pieces[place], clause.pieces[place + 1 :]
    if verb.text == "tra" and rest and rest[0].sense not in _AFTER_A_BARE_RETURN:
        return None
    if reading.context.role not in _MAY_APPROVE:
        mild = verb.text in _RETURNING and verb.text != "tra"
        return None if mild else doubted(AskCode.NOT_FOR_ROLE, ActionKind.RETURN)
    doubt = doubt_outside(Clause(clause.pieces[:place]), _BEFORE_RETURN)
    if is_question(clause) or before_reason(clause).has(Sense.APPROVE):
        doubt = AskCode.QUESTION_OR_REPORT
    if before_reason(clause).has(Sense.CONDITION, Sense.HEDGE, Sense.SARCASM, Sense.MOCKERY):  # "trả lại nếu thiếu dấu"
        doubt = AskCode.CONDITION
    return unless(doubt, Said(kind=ActionKind.RETURN, note=_what_is_wrong(clause, place, reading)))


def _demands_more(clause: Clause, reading: Reading) -> bool:
    opens = clause.without(*HARMLESS).pieces[:1]
    commands = reading.context.role in _MAY_APPROVE and bool(opens) and opens[0].sense is Sense.REDO
    return clause.has(Sense.REDO) and (commands or clause.has(Sense.ORDER, Sense.BEG))


def _what_is_wrong(clause: Clause, place: int, reading: Reading) -> str | None:
    verb, rest = clause.pieces[place], clause.pieces[place + 1 :]
    if clause.has(Sense.REASON):
        return reason(clause, reading)
    said = verbatim(rest, reading)
    if said and verb.words[-2:] == ("bo", "sung"):
        start = reading.source.lower().find("bổ sung", verb.start)
        return reading.source[start if start >= 0 else verb.start : rest[-1].end] if rest else said
    if said:
        return said
    before = Clause(clause.pieces[:place])
    return verbatim(before.pieces, reading) if before.has(Sense.BLOCKER, Sense.LACK) else None
