"""What a clause says of work under way: being done, nearly or partly finished, submitted, or how much is left."""

from __future__ import annotations

from itertools import pairwise

from plans.reply_clauses import Clause
from plans.reply_complements import ISSUERS
from plans.reply_dates import Tense
from plans.reply_lexicon import Sense, is_a_body
from plans.reply_pieces import Piece, Reading
from plans.reply_says import HARMLESS, Said, after, doubt_outside, unless, why
from plans.reply_values import ActionKind, AskCode
from plans.reply_vocabulary import is_drafting, is_work
from plans.reply_work import AFTER_DONE, BEFORE_DONE, MARKS, doubt_of_time, is_ahead

_WORK = frozenset(
    {
        Sense.DO, Sense.STEP, Sense.TITLE, Sense.SUBMITTED, Sense.DRAFT, Sense.HALFWAY, Sense.BEGIN, Sense.FUTURE,
        Sense.DELIVERED, Sense.SAY, Sense.ITEM, Sense.SUMMARY, Sense.REMIND, Sense.MANNER,
    }
)  # fmt: skip
_SPOILS_PROGRESS = (
    Sense.NOT, Sense.NOT_AT_ALL, Sense.HEARSAY, Sense.CONDITION, Sense.SARCASM, Sense.MOCKERY, Sense.HEDGE, Sense.WISH,
    Sense.OFFTOPIC, Sense.BUSY, Sense.TAG, Sense.WHAT, Sense.WHO, Sense.WHERE, Sense.HOW, Sense.WHEN, Sense.HOW_MANY,
    Sense.EXTEND, Sense.CANCEL, Sense.ORDER, Sense.EXCEPT, Sense.UNDO,
)  # fmt: skip


def says_under_way(clause: Clause, reading: Reading) -> Said | None:
    """Under way: "đang làm", "làm dở", "mới bắt đầu", "trình ký rồi", "gần xong", "xong dự thảo", "xong 3 thôn"."""
    ways = (
        _some_of_what_is_counted,
        _so_many,
        _a_little,
        _left_until_done,
        _just_at_it,
        _now_at,
        _works,
        _only_this_is_left,
        _just_a_step,
        _submitted,
        _begun,
        _nearly_done,
        _partly_done,
    )
    if not any(way(clause) for way in ways):
        return None
    spoiling = clause.first(*_SPOILS_PROGRESS)
    doubt = why(spoiling) if spoiling else None if _is_looked_at(clause) else _doubt_of_doer(clause)
    # For whoever approves, "đợi duyệt" is no report of their own work.
    approves = reading.context.role != "officer" and clause.has(Sense.APPROVE, Sense.WAIT, Sense.SUBMITTED)
    if approves and not clause.has(*MARKS):
        doubt = AskCode.NOT_FOR_ROLE
    return unless(doubt, Said(kind=ActionKind.PROGRESS))


def _works(clause: Clause) -> bool:
    following = {one.sense: other for one, other in pairwise(clause.pieces)}
    what = following.get(Sense.ONGOING)
    if what and what.sense is Sense.AT:  # "đang ở bước lấy ý kiến"
        step = clause.pieces[clause.pieces.index(what) + 1 :]
        at_a_step = len(step) > 1 and step[0].sense is Sense.PARTLY and step[1].sense in _WORK
        return at_a_step or (Clause(step).has(Sense.STEP, Sense.TITLE) and _is_plain_work(clause))
    if what and what.sense is Sense.DONE:  # "đang hoàn tất hồ sơ"
        return what.text != "xong"
    if what and what.sense in (Sense.FUTURE, Sense.STEP, Sense.ORDER) and clause.has(Sense.DONE):
        hurried = following.get(what.sense)  # "đang gấp rút hoàn thành"
        return hurried is not None and hurried.sense is Sense.DONE and hurried.text != "xong"
    if clause.has(Sense.DONE) and not clause.has(Sense.NOTYET, Sense.DRAFT):
        return False
    if what is not None and is_work(what) and _is_plain_work(clause):  # "đang gom số liệu"
        return True
    if what is not None and what.sense is Sense.UNKNOWN:  # "việc 2 đang đếm", "đang đi từng nhà lập danh sách"
        told = clause.without(Sense.UNKNOWN, *HARMLESS)
        few = len(clause.pieces) - len(clause.without(Sense.UNKNOWN).pieces) <= 3
        named = clause.has(Sense.ITEM) or told.has(Sense.STEP, Sense.DRAFT) or clause.index(Sense.TITLE) > 0
        return few and named and (clause.has(Sense.ITEM, Sense.TITLE) or told.has(Sense.STEP))
    return clause.has(Sense.HALFWAY) or (what is not None and what.sense in _WORK)


_AT_WORK = HARMLESS | {
    Sense.ONGOING, Sense.STILL, Sense.UNKNOWN, Sense.STEP, Sense.SUMMARY, Sense.PAPER, Sense.COUNTED, Sense.BODY,
    Sense.UNIT, Sense.OF, Sense.AT, Sense.FOR, Sense.WITH, Sense.DATE, Sense.TASK_TALK, Sense.DO, Sense.JUST,
    Sense.ALSO,
    Sense.ENOUGH, Sense.PAST, Sense.YES, Sense.DRAFT, Sense.FROM, Sense.PARTLY,
}  # fmt: skip
_FEW = 4


def _is_plain_work(clause: Clause) -> bool:
    """Whether nothing but work, things and places is told, in words of which few are unknown."""
    unknown = sum(piece.sense is Sense.UNKNOWN for piece in clause.pieces)
    return unknown <= _FEW and not doubt_outside(clause, _AT_WORK) and not any(map(is_ahead, clause.pieces))


def _just_at_it(clause: Clause) -> bool:
    """As in "em mới làm thôi", "mới đào móng"."""
    place = clause.index(Sense.JUST)
    deed = clause.pieces[place + 1 : place + 2]
    if not deed or clause.has(Sense.DONE) or not _is_plain_work(clause):
        return False
    closes = Clause(clause.pieces[place + 2 :]).only(*HARMLESS, Sense.ENOUGH)
    return is_work(deed[0]) or (deed[0].sense is Sense.DO and closes)


def _now_at(clause: Clause) -> bool:
    """As in "(chốt xong số liệu rồi,) giờ viết báo cáo"."""
    place = clause.index(Sense.STILL)
    now = place < len(clause.pieces) and clause.pieces[place].text in ("gio", "bay gio", "hien", "hien tai", "hien nay")
    step = clause.pieces[place + 1 : place + 2]
    at_it = bool(step) and (step[0].sense is Sense.STEP or is_work(step[0]))
    return now and at_it and not clause.has(Sense.DONE) and _is_plain_work(clause)


def _so_many(clause: Clause) -> bool:
    """As in "đã cấp 150 thẻ": a number of things, of which nobody said that they are all."""
    number = clause.index(Sense.NUMBER)
    if not 0 < number < len(clause.pieces) - 1 or clause.has(Sense.DONE) or not clause.has(Sense.PAST, Sense.GET):
        return False
    deed = Clause(clause.pieces[:number]).without(Sense.PAST, Sense.GET, Sense.ABOUT, *HARMLESS - {Sense.TITLE})
    things = clause.pieces[number + 1]
    counted = things.sense is Sense.COUNTED or things.run is not None or things.sense is Sense.UNKNOWN
    worked = len(deed.pieces) > 0 and _is_deed(deed.pieces[0])
    plain = not doubt_outside(clause, _AT_WORK | {Sense.NUMBER, Sense.GET, Sense.ABOUT, Sense.ALREADY})
    return counted and worked and plain and len(deed.pieces) < _FEW


def _is_deed(piece: Piece) -> bool:
    return piece.run is not None or piece.sense is Sense.STEP or is_work(piece)


_UNTIL_DONE = _AT_WORK | {
    Sense.REMAIN, Sense.NUMBER, Sense.PARTLY, Sense.NOTYET, Sense.SENT, Sense.DELIVERED, Sense.SIGNED, Sense.SUBMITTED,
    Sense.LATER, Sense.LINK, Sense.DONE, Sense.ONLY, Sense.WAIT, Sense.ABOUT, Sense.LACK, Sense.MORE,
}  # fmt: skip


def _left_until_done(clause: Clause) -> bool:
    """As in "còn 50 thẻ nữa là xong", "còn chỉnh tí nữa xong": what is left is counted, and no time is named."""
    told = clause.without(*HARMLESS - {Sense.TITLE}, Sense.STILL).pieces
    if len(told) < 3 or told[0].sense is not Sense.REMAIN:
        return False
    if told[-1].sense is Sense.ENOUGH and told[-2].words[-1] == "nua" and not clause.dates:  # "còn tí xíu nữa thôi"
        return not clause.asked and not doubt_outside(clause, _UNTIL_DONE)
    if told[-1].sense is not Sense.DONE:
        return False
    leads = told[-2].sense is Sense.LINK or told[-2].words[-1] == "nua"
    timed = bool(clause.dates)
    return leads and not timed and not clause.asked and not doubt_outside(clause, _UNTIL_DONE)


_LAST_STEPS = HARMLESS | {
    Sense.REMAIN, Sense.PARTLY, Sense.SIGNED, Sense.SUBMITTED, Sense.WAIT, Sense.STEP, Sense.ONLY, Sense.LINK,
    Sense.DONE, Sense.PAPER, Sense.STILL, Sense.ENOUGH,
}  # fmt: skip


def _only_this_is_left(clause: Clause) -> bool:
    """As in "còn mỗi phần ký đóng dấu", "chỉ còn chờ ký là xong"."""
    left = clause.first(Sense.REMAIN)
    last = clause.has(Sense.SIGNED, Sense.SUBMITTED, Sense.STEP)
    only = left is not None and ("chi" in left.words or "moi" in left.words)
    ends_it = not clause.has(Sense.DONE) or clause.index(Sense.LINK) + 1 == clause.index(Sense.DONE)
    return only and last and ends_it and clause.only(*_LAST_STEPS)


def _just_a_step(clause: Clause) -> bool:
    """As in "mới xin ý kiến các ngành thôi"."""
    place = clause.index(Sense.JUST)
    step = Clause(clause.pieces[place + 1 : place + 2]).has(Sense.STEP, Sense.SUBMITTED, Sense.DRAFT)
    known = clause.only(*HARMLESS, Sense.JUST, Sense.STEP, Sense.SUBMITTED, Sense.DRAFT, Sense.BODY, Sense.COUNTED,
                        Sense.PAPER, Sense.ENOUGH, Sense.GET, Sense.SUMMARY, Sense.ALL)  # fmt: skip
    return step and known and clause.has(Sense.ENOUGH)


def _submitted(clause: Clause) -> bool:
    if clause.has(Sense.FUTURE, Sense.LATER, Sense.SOON, Sense.NOTYET) or any(map(is_ahead, clause.pieces)):
        return False
    sent_to_sign = Clause(after(clause, Sense.SENT)).has(Sense.SIGNED, Sense.APPROVE) and clause.has(*MARKS)
    if sent_to_sign and Clause(after(clause, Sense.SENT)).has(Sense.BODY, Sense.OTHER, Sense.PERSON):
        return True  # "đã gửi chủ tịch ký"
    issued = Clause(after(clause, Sense.SUBMITTED))
    if issued.has(Sense.DELIVERED) and issued.has(Sense.AND):  # "trình ký và ban hành": both, or to have both?
        return False
    if _is_looked_at(clause):
        return True
    at_once = clause.index(Sense.SUBMITTED) + 1 == clause.index(Sense.DONE)  # "trình xong"
    waits_for_a_signature = Clause(after(clause, Sense.WAIT)).has(Sense.SIGNED, Sense.APPROVE)
    return (clause.has(Sense.SUBMITTED) or waits_for_a_signature) and (at_once or not clause.has(Sense.DONE))


_LOOKED_AT = HARMLESS | {
    Sense.BODY, Sense.ONGOING, Sense.REVIEW, Sense.SIGNED, Sense.APPROVE, Sense.DRAFT, Sense.PAPER, Sense.STILL,
}  # fmt: skip


def _is_looked_at(clause: Clause) -> bool:
    """As in "chủ tịch đang xem dự thảo"."""
    ongoing = clause.index(Sense.ONGOING)
    chief = Clause(clause.pieces[:ongoing]).says(*ISSUERS, "sep", "thu truong")
    looks = Clause(clause.pieces[ongoing + 1 : ongoing + 2]).has(Sense.REVIEW, Sense.SIGNED, Sense.APPROVE)
    return chief and looks and clause.only(*_LOOKED_AT)


def _begun(clause: Clause) -> bool:
    ahead = any(said.tense is Tense.FUTURE for said in clause.dates)
    return clause.has(Sense.BEGIN) and clause.has(*MARKS) and not clause.has(Sense.NOTYET, Sense.DONE) and not ahead


_PARTLY_DONE = BEFORE_DONE | AFTER_DONE | {
    Sense.NEARLY, Sense.PARTLY, Sense.STILL, Sense.NUMBER, Sense.COUNTED, Sense.ENOUGH, Sense.DRAFT, Sense.STEP,
    Sense.PAPER, Sense.SUBMITTED, Sense.ABOUT, Sense.TASK_TALK, Sense.VERY, Sense.UNKNOWN, Sense.SUMMARY,
}  # fmt: skip
_ABOUT_TO = (Sense.STEP, Sense.DELIVERED, Sense.SENT, Sense.SUBMITTED, Sense.TITLE)


def _nearly_done(clause: Clause) -> bool:
    """As in "sắp hoàn thiện", "làm gần hết rồi", "gần được rồi"; "gần xong" is partly done."""
    nearly = clause.index(Sense.NEARLY)
    able = Clause(clause.pieces[nearly + 1 : nearly + 2]).has(Sense.GET, Sense.ALREADY)
    if (
        able
        and clause.has(Sense.ALREADY)
        and clause.only(*HARMLESS, Sense.NEARLY, Sense.GET, Sense.ALREADY, Sense.ALSO)
    ):
        return True
    if Clause(clause.pieces[nearly + 1 : nearly + 2]).has(*_ABOUT_TO):
        return not doubt_outside(clause, _PARTLY_DONE | {Sense.SENT})
    all_but = clause.has(Sense.NEARLY) and clause.has(Sense.ALL) and clause.has(Sense.DO)
    return all_but and not doubt_outside(clause, _PARTLY_DONE - {Sense.UNKNOWN})


def _partly_done(clause: Clause) -> bool:
    """Finished nearly, in part, in draft, or some of what is counted."""
    done = clause.index(Sense.DONE)
    drafted = clause.has(Sense.DRAFT) and clause.has(*MARKS, Sense.DONE)
    if done == len(clause.pieces):
        return drafted and not doubt_outside(clause, _PARTLY_DONE | {Sense.SENT, Sense.DELIVERED})
    before = Clause(clause.pieces[:done])
    drafting = any(map(is_drafting, before.pieces))
    unknown = any(piece.sense is Sense.UNKNOWN and not is_drafting(piece) for piece in before.pieces)
    if doubt_outside(clause, _PARTLY_DONE) or doubt_of_time(clause) or unknown:
        return False
    behind = Clause(clause.pieces[done + 1 :]).without(Sense.GET, Sense.ALREADY, Sense.ABOUT)
    counted = [piece.sense for piece in behind.pieces[:2]] == [Sense.NUMBER, Sense.COUNTED]
    return counted or drafted or drafting or clause.has(Sense.NEARLY, Sense.PARTLY)


def _some_of_what_is_counted(clause: Clause) -> bool:
    """As in "làm được 4 thôn", "mới được vài thôn"."""
    place = clause.index(Sense.GET)
    counted = Clause(clause.pieces[place + 1 :]).without(Sense.ABOUT).pieces[:2]
    some = len(counted) == 2 and counted[0].sense in (Sense.NUMBER, Sense.PARTLY) and counted[1].sense is Sense.COUNTED
    verb = [piece.sense for piece in clause.without(*HARMLESS).pieces[:2]] == [Sense.UNKNOWN, Sense.GET]
    allowed = _PARTLY_DONE if verb else _PARTLY_DONE - {Sense.UNKNOWN}  # "đếm được 45 hộ rồi"
    return some and not doubt_outside(clause, allowed | {Sense.JUST})


def _a_little(clause: Clause) -> bool:
    """As in "mới làm được có tí thôi", "được một ít rồi"."""
    place = clause.index(Sense.GET)
    amount = Clause(clause.pieces[place + 1 :]).without(*HARMLESS, Sense.ONLY, Sense.ENOUGH, Sense.ALREADY)
    parts = [piece.sense for piece in amount.pieces] == [Sense.PARTLY]
    little = parts or [piece.text for piece in amount.pieces] in _LITTLES
    return little and Clause(clause.pieces[:place]).only(*HARMLESS, Sense.JUST, Sense.DO, Sense.STEP, Sense.PAST)


_LITTLES = (["ti"], ["chut"], ["mot ti"], ["mot chut"], ["mot it"], ["mot phan"], ["phan nao"], ["vai", "phan"])


def _doubt_of_doer(clause: Clause) -> AskCode | None:
    """Somebody else does it: "phòng Kinh tế đang làm"."""
    opening = Clause(clause.pieces).without(*HARMLESS - {Sense.SELF, Sense.OUR_UNIT, Sense.TITLE})
    first = opening.pieces[0] if opening.pieces else None
    if first is not None and first.sense is Sense.TITLE and is_a_body(first.text) and len(opening.pieces) > 1:
        return AskCode.HEARSAY if opening.pieces[1].sense is Sense.ONGOING else None  # "kho bạc đang nâng cấp …"
    strange = first is not None and first.sense in (Sense.PERSON, Sense.UNIT, Sense.BODY) and not first.run
    return AskCode.HEARSAY if strange else None
