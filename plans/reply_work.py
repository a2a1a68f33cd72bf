"""What a clause says about the state of work: done, how far, not begun, submitted, kept up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from plans.reply_clauses import Clause
from plans.reply_complements import MAKING, Pieces, with_its_deed, without_handing_on, without_issuer, without_object
from plans.reply_dates import DatePhrase, Tense
from plans.reply_lexicon import Sense
from plans.reply_pieces import Piece, Reading
from plans.reply_says import HARMLESS, Said, after, doubt_outside, doubted, is_past, is_this_morning, unless
from plans.reply_values import ActionKind, AskCode
from plans.reply_vocabulary import is_work

MARKS = (Sense.PAST, Sense.ALREADY, Sense.JUST)

# -- done ----------------------------------------------------------------------------------------------------------

BEFORE_DONE = HARMLESS | {
    Sense.PAST, Sense.JUST, Sense.DO, Sense.LINK, Sense.DATE, Sense.ALSO, Sense.YES, Sense.GET, Sense.DELIVERED,
    Sense.EVIDENCE, Sense.UNIT, Sense.DONE, Sense.SAY, Sense.ALL, Sense.PERCENT, Sense.TICK, Sense.THUMB, Sense.AT,
}  # fmt: skip
AFTER_DONE = HARMLESS - {Sense.ADDRESS} | {
    Sense.ALREADY, Sense.ALL, Sense.MANNER, Sense.DATE, Sense.THUMB, Sense.TICK, Sense.EVIDENCE, Sense.GET, Sense.DONE,
    Sense.UNIT, Sense.AT_ONCE, Sense.PERCENT, Sense.WHOLE,
}  # fmt: skip
# Said of what is to come as well ("xong ngay", "hoàn thành tốt nhé"): they count only beside "đã", "rồi", "vừa".
_NEEDS_A_MARK = frozenset({Sense.AT_ONCE, Sense.GET, Sense.MANNER, Sense.YES})


def says_done(clause: Clause, reading: Reading) -> Said | None:
    """Done only when it is asserted of the whole, now or earlier, by the person, and every word is accounted for."""
    if not clause.has(Sense.DONE) or _is_signed_only(clause):
        return None
    clause = with_its_deed(without_issuer(_of_our_own(clause)), reading)
    place = clause.index(Sense.DONE)
    before, behind = clause.pieces[:place], clause.pieces[place:]
    if _is_told_as_past(clause):
        behind = without_handing_on(behind)
    behind = tuple(piece for piece in behind if not is_this_morning(piece))
    behind = without_object(behind, of_the_title=any(piece.run for piece in before))
    behind = _without_tale(_without_delivery(behind), clause)
    doubt = (
        doubt_outside(Clause(before), BEFORE_DONE)
        or doubt_outside(_without_what_is_whole(Clause(behind)), AFTER_DONE)
        or _doubt_of_place(before, behind)
        or doubt_of_time(Clause((*before, *behind)))
        or _doubt_of_mood(clause, before, behind, reading)
    )
    if doubt and _is_a_step(clause):
        return Said(doubt=doubt, about=ActionKind.DONE, promises=True)
    return unless(doubt, Said(kind=ActionKind.DONE, perhaps_all=_perhaps_all(behind, before)))


_IN_A_STEP = BEFORE_DONE | {
    Sense.STEP, Sense.UNKNOWN, Sense.SUMMARY, Sense.PAPER, Sense.TASK_TALK, Sense.COUNTED, Sense.ALREADY, Sense.PROOF,
    Sense.DRAFT, Sense.PARTLY,
}  # fmt: skip


def _is_a_step(clause: Clause) -> bool:
    """As in "in xong rồi", "chốt số liệu xong": it may stand beside a present state, and tells none by itself."""
    opening = clause.without(*HARMLESS - {Sense.TITLE}, *MARKS).pieces[:1]
    thing = Clause(opening).has(Sense.SUMMARY, Sense.TASK_TALK, Sense.PARTLY) and opening[0].run is None
    worked = thing or any(piece.sense is Sense.STEP or is_work(piece) for piece in clause.pieces)
    few = sum(piece.sense is Sense.UNKNOWN for piece in clause.pieces) <= 3
    told = not clause.asked and not any(map(is_ahead, clause.pieces))
    return worked and few and told and not doubt_outside(clause, _IN_A_STEP)


def _perhaps_all(behind: Pieces, before: Pieces) -> bool:
    """ "Xong hết" may be all items; "phát xong hết" of a title's word, "xong hết các thôn" are of one."""
    of_a_thing = any(one.sense is Sense.ALL and other.run for one, other in pairwise(behind))
    return Clause(behind).has(Sense.ALL) and not of_a_thing and not any(piece.sense is Sense.TITLE for piece in before)


def _is_signed_only(clause: Clause) -> bool:
    """As in "chủ tịch ký xong rồi": finished is the signing."""
    done = clause.index(Sense.DONE)
    return Clause(clause.pieces[:done][-1:]).has(Sense.SIGNED) and not clause.has(Sense.DELIVERED, Sense.ITEM)


def _of_our_own(clause: Clause) -> Clause:
    """Leaves out whose work it is, and the verb that makes what the title names: "việc 3 của đơn vị em", "họp … đã tổ
    chức xong"."""
    kept: list[Piece] = []
    named = False
    for place, piece in enumerate(clause.pieces):
        following = Clause(clause.pieces[place + 1 : place + 2])
        own = piece.sense is Sense.OF and following.has(Sense.OUR_UNIT, Sense.SELF)
        made = named and piece.text in MAKING and following.has(Sense.DONE)
        cites = piece.text in ("tai", "theo", "bang") and following.has(Sense.EVIDENCE)  # "hoàn thành tại báo cáo số …"
        named = named or piece.sense is Sense.TITLE
        rest = piece.text == "not" and clause.has(Sense.ALREADY, Sense.PAST)  # "em làm nốt xong rồi"
        if not own and not made and not cites and not rest:
            kept.append(piece)
    return Clause(tuple(kept), clause.asked)


def _without_what_is_whole(clause: Clause) -> Clause:
    """As in "100% kế hoạch", "100% số hộ"."""
    place = clause.index(Sense.PERCENT)
    counted = clause.pieces[place + 1 : place + 2]
    whole = bool(counted) and counted[0].sense in (Sense.COUNTED, Sense.PAPER)
    return Clause((*clause.pieces[: place + 1], *clause.pieces[place + 2 :])) if whole else clause


def _without_delivery(behind: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leaves out a delivery told beside it: "xong và nộp rồi" is done as well."""
    places = [i for i, piece in enumerate(behind[:-1]) if piece.sense is Sense.AND]
    told = Clause(behind)
    start = places[0] + 1 if places else 0
    start += bool(places) and behind[start].sense is Sense.PAST
    if not places or not Clause(behind[start : start + 1]).has(Sense.DELIVERED) or not _is_told_as_past(told):
        return behind
    rest = behind[start + 1 :]
    return (*behind[: places[0]], *(rest[2:] if _names_a_receiver(rest) else rest))


_TO = (Sense.FOR, Sense.AT, Sense.UNTIL)


def _names_a_receiver(pieces: tuple[Piece, ...]) -> bool:
    """As in "(nộp) cho văn phòng", "(gửi) lên huyện"."""
    receivers = (Sense.UNIT, Sense.BODY, Sense.OTHER, Sense.PERSON)
    return len(pieces) > 1 and pieces[0].sense in _TO and pieces[1].sense in receivers


_TALE = HARMLESS | {
    Sense.UNKNOWN, Sense.STEP, Sense.DO, Sense.AT, Sense.COUNTED, Sense.BODY, Sense.UNIT, Sense.DELIVERED, Sense.SENT,
    Sense.DATE, Sense.ALREADY, Sense.PAPER, Sense.NUMBER, Sense.TASK_TALK, Sense.AND, Sense.OF,
}  # fmt: skip


def _without_tale(behind: tuple[Piece, ...], clause: Clause) -> tuple[Piece, ...]:
    """After "xong rồi" one may tell where and when ("… hôm kia dán ở nhà văn hóa"), as long as nothing sounds bad."""
    if not clause.has(Sense.ALREADY, Sense.PAST):
        return behind
    begins = next((i for i, piece in enumerate(behind) if is_past(piece) or piece.text in ("o", "tai")), len(behind))
    tale = behind[begins:]
    if len(tale) > 9 or doubt_outside(Clause(tale), _TALE) or any(is_ahead(piece) for piece in tale):
        return behind
    return behind[:begins]


def is_ahead(piece: Piece) -> bool:
    return isinstance(piece.value, DatePhrase) and piece.value.tense is not Tense.PAST


_TOPICS = (Sense.ITEM, Sense.TITLE, Sense.GENERIC, Sense.ADDRESS, Sense.OTHER)


def _doubt_of_place(before: tuple[Piece, ...], behind: tuple[Piece, ...]) -> AskCode | None:
    """Words that are harmless in one place only: "việc 2 thì xong", not "họp thì xong"; a body only in a title."""
    if doubt := _doubt_of_link(before):
        return doubt
    for previous, piece in pairwise(before):
        if previous.sense is Sense.AT and not piece.run:  # "niêm yết ở một cửa" of the title
            return AskCode.NOT_UNDERSTOOD
    if before and before[-1].words[-1] in ("cao", "bao") and before[-1].run is None:  # the report, or the reporting?
        return AskCode.NOT_UNDERSTOOD
    strangers = [p for p in (*before, *behind) if p.sense is Sense.UNIT and not p.run]
    return AskCode.HEARSAY if strangers else None


def _doubt_of_link(before: Pieces) -> AskCode | None:
    """As in "việc 2 thì xong", and not in "được thì xong"."""
    for previous, piece in zip((None, *before), before, strict=False):
        topic = previous and (previous.sense in _TOPICS or is_past(previous))
        if piece.sense is Sense.LINK and not topic:
            return AskCode.CONDITION
    return None


def doubt_of_time(clause: Clause) -> AskCode | None:
    for said in clause.dates:
        if said.problem:
            return said.problem if said.tense is Tense.PAST else AskCode.PROMISE
        if said.split:
            return AskCode.PERCENT_UNCLEAR
        if said.tense is Tense.FUTURE or (said.tense is Tense.TODAY and not clause.has(*MARKS)):
            return AskCode.PROMISE
        if said.moment and said.tense is Tense.TODAY and said.moment.hour > 12:
            return AskCode.PROMISE
    return None


def _doubt_of_mood(
    clause: Clause, before: tuple[Piece, ...], behind: tuple[Piece, ...], reading: Reading
) -> AskCode | None:
    if _is_told_as_past(clause) or clause.has(Sense.PERCENT):
        return None
    if any(piece.sense in _NEEDS_A_MARK for piece in (*before, *behind)):
        return AskCode.PROMISE
    return AskCode.NOT_MEANT if _is_an_order(clause, before, reading) else None


def _is_an_order(clause: Clause, before: tuple[Piece, ...], reading: Reading) -> bool:
    """As in "hoàn thành việc 2 nhé": the verb first and nobody who did it."""
    named_first = any(p.sense in (Sense.ITEM, Sense.TITLE, Sense.SELF, Sense.OUR_UNIT) for p in before)
    if named_first:
        return False
    done = clause.first(Sense.DONE)
    weighty = any(p.sense is Sense.DO for p in before) or (done is not None and done.text != "xong")
    urged = clause.says("nhe", "nha", "nghen") and clause.has(Sense.ITEM, Sense.TITLE)
    return (weighty and urged) or reading.context.role != "officer"


# -- a share -------------------------------------------------------------------------------------------------------

_WITH_A_SHARE = HARMLESS | {
    Sense.PERCENT, Sense.GET, Sense.DO, Sense.STEP, Sense.DONE, Sense.ALREADY, Sense.PAST, Sense.JUST, Sense.ONGOING,
    Sense.ABOUT, Sense.NEARLY, Sense.AT, Sense.COUNTED, Sense.DATE, Sense.ENOUGH, Sense.STILL, Sense.ALSO, Sense.REMAIN,
    Sense.LATER, Sense.LINK, Sense.PARTLY, Sense.YES, Sense.UNTIL, Sense.ONLY, Sense.EVIDENCE, Sense.SAY, Sense.HALFWAY,
    Sense.DEADLINE, Sense.PAPER, Sense.BEGIN, Sense.TASK_TALK, Sense.SUMMARY, Sense.VERY, Sense.MANNER, Sense.ALL,
}  # fmt: skip


def says_share(clause: Clause, reading: Reading) -> Said | None:
    """A share: "được 60%", "còn 20% nữa", "xong 9/12 thôn". "Xong 100%" is done, "100%" alone may be."""
    if not clause.shares:
        return None
    percents = {share.percent for share in clause.shares}
    percent = percents.pop()
    if percents or percent is None:
        return doubted(AskCode.PERCENT_UNCLEAR, ActionKind.PROGRESS)
    if _what_remains(clause):
        percent = 100 - percent
    elif percent == 100:
        done = clause.has(Sense.DONE) and not clause.has(Sense.NOT, Sense.NOTYET)
        return None if done else doubted(AskCode.PERCENT_UNCLEAR, ActionKind.DONE)
    doubt = _doubt_of_share(clause)
    return unless(doubt, Said(kind=ActionKind.PROGRESS, percent=percent))


def says_what_is_left(clause: Clause, reading: Reading) -> Said | None:
    """What is left of what is counted stands beside a share: "7/10 thôn, còn 3 thôn"."""
    opening = clause.without(*HARMLESS, Sense.STILL).pieces
    step = len(opening) > 1 and opening[0].text == "con" and opening[1].sense in (Sense.STEP, Sense.PARTLY)
    if step and clause.only(*_STEPS_LEFT) and not clause.asked:  # "gần xong rồi, còn rà lại lần cuối"
        return Said(doubt=AskCode.REMAINS, promises=True)
    if _finishes_up(clause) or _has_what_it_needs(clause):
        return Said(doubt=AskCode.REMAINS, promises=True)
    counted = clause.without(*HARMLESS, Sense.ENOUGH, Sense.LATER, Sense.ALREADY, Sense.STILL)
    told = [piece.sense for piece in counted.pieces]
    if told not in ([Sense.REMAIN, Sense.NUMBER, Sense.COUNTED], [Sense.REMAIN, Sense.NUMBER, Sense.PARTLY]):
        return None
    return None if clause.asked else Said(doubt=AskCode.REMAINS, promises=True)


def _finishes_up(clause: Clause) -> bool:
    """As in "(gần xong rồi,) em hoàn thiện nốt phần phụ lục"."""
    last = next((place for place, piece in enumerate(clause.pieces) if piece.words[0] == "not"), 0)
    worked = Clause(clause.pieces[:last]).has(Sense.STEP, Sense.DO)
    return worked and not clause.asked and clause.only(*_STEPS_LEFT, Sense.DO)


def _has_what_it_needs(clause: Clause) -> bool:
    """As in "đã có số liệu(, đang viết)"."""
    told = clause.without(*HARMLESS - {Sense.TITLE}, Sense.ALREADY).pieces
    needed = (Sense.SUMMARY, Sense.TASK_TALK, Sense.DRAFT)
    return (
        [p.text for p in told[:2]] == ["da", "co"] and len(told) == 3 and told[2].sense in needed and not clause.asked
    )


_STEPS_LEFT = HARMLESS | {
    Sense.REMAIN, Sense.STEP, Sense.PARTLY, Sense.UNKNOWN, Sense.COUNTED, Sense.SUMMARY, Sense.PAPER, Sense.TASK_TALK,
    Sense.ENOUGH, Sense.LATER, Sense.STILL, Sense.SIGNED, Sense.SUBMITTED,
}  # fmt: skip


def _what_remains(clause: Clause) -> bool:
    place = clause.index(Sense.PERCENT)
    before = Clause(clause.pieces[:place]).without(Sense.ABOUT, Sense.NEARLY, Sense.AT, Sense.STILL).pieces
    return bool(before) and before[-1].sense is Sense.REMAIN


def _doubt_of_share(clause: Clause) -> AskCode | None:
    if any(said.tense is Tense.FUTURE for said in clause.dates):
        return AskCode.PROMISE
    kept = _not_finished_left_out(_explained_by_place(clause))
    if _what_remains(clause):  # "còn 3/12 thôn chưa nhập"
        kept = kept.without(Sense.NOTYET)
    return doubt_outside(kept, _WITH_A_SHARE)


def _not_finished_left_out(clause: Clause) -> Clause:
    """As in "chưa xong, mới được 60%": here "chưa xong" agrees with the share."""
    pieces = list(clause.pieces)
    for place in range(len(pieces) - 1):
        if pieces[place].sense is Sense.NOTYET and pieces[place + 1].sense is Sense.DONE:
            return Clause((*pieces[:place], *pieces[place + 1 :]))
    return clause


def _explained_by_place(clause: Clause) -> Clause:
    """Unknown words are the verb after "đã", "đang", "em", or what is counted after the share; three at most."""
    place = clause.index(Sense.PERCENT)
    unknown = [i for i, piece in enumerate(clause.pieces) if piece.sense in (Sense.UNKNOWN, Sense.NUMBER)]
    if not unknown or len(unknown) > 3:
        return clause
    before = clause.pieces[unknown[0] - 1].sense if unknown[0] else None
    is_verb = before in (Sense.PAST, Sense.ONGOING, Sense.SELF, Sense.OUR_UNIT, Sense.JUST, Sense.STEP, Sense.DO)
    achieves = len(unknown) > 1 and _runs_into_the_share(clause, unknown)
    return clause.without(Sense.UNKNOWN, Sense.NUMBER) if is_verb or achieves or unknown[0] > place else clause


def _runs_into_the_share(clause: Clause, unknown: list[int]) -> bool:
    """As in "đổ bê tông được một nửa": a verb with its object, where one word might be somebody's name."""
    before_get = unknown[-1] + 1 == clause.index(Sense.GET)
    return before_get and unknown[-1] - unknown[0] + 1 == len(unknown)


# -- not yet -------------------------------------------------------------------------------------------------------

_WITH_NOTYET = HARMLESS | {
    Sense.NOTYET, Sense.DONE, Sense.DO, Sense.STEP, Sense.BEGIN, Sense.WHAT, Sense.DELIVERED, Sense.SENT, Sense.SIGNED,
    Sense.SUBMITTED, Sense.STILL, Sense.NOT_AT_ALL, Sense.ALL, Sense.ENOUGH, Sense.SAY, Sense.PARTLY, Sense.LINK,
    Sense.YES, Sense.PAPER, Sense.ALSO, Sense.PROOF, Sense.AND,
}  # fmt: skip

_DOING = ("lam", "thuc hien", "trien khai", "xu li", "tien hanh")  # where a title has the same words


def says_notyet(clause: Clause, reading: Reading) -> Said | None:
    """Not finished: "chưa xong", "chưa"; "chưa làm gì", "chưa bắt đầu" are nought percent."""
    if clause.says("chua duoc") and clause.only(*HARMLESS, Sense.RETURN, Sense.YES):
        return Said(kind=ActionKind.PROGRESS)
    place = clause.index(Sense.NOTYET)
    if place == len(clause.pieces) or clause.index(Sense.DONE) < place:
        return None
    able = clause.has(Sense.GET) and clause.has(Sense.DONE, Sense.WHAT)
    allowed = _WITH_NOTYET | {Sense.GET} if able else _WITH_NOTYET
    today = all(said.tense is not Tense.FUTURE for said in clause.dates)
    doubt = doubt_outside(clause, allowed | {Sense.DATE} if today else allowed)
    if clause.first(Sense.LINK) and place < clause.index(Sense.LINK):
        doubt = AskCode.CONDITION
    unable = clause.has(Sense.GET) and clause.has(Sense.DO)
    place_done = clause.index(Sense.DONE)
    deed = Clause(clause.pieces[place + 1 : place_done])
    other = Clause((*clause.pieces[: place + 1], *clause.pieces[place_done:]))
    few = 0 < len(deed.pieces) < 3 and deed.only(Sense.UNKNOWN) and place_done < len(clause.pieces)
    if doubt and few and not doubt_outside(other, allowed):  # "chưa đền bù xong" beside what follows from it
        return Said(doubt=doubt, about=ActionKind.PROGRESS, promises=True)
    if doubt and unable and not doubt_outside(clause, allowed | {Sense.GET}):  # "chưa làm được" beside its reason
        return Said(doubt=doubt, about=ActionKind.PROGRESS, promises=True)
    undone = Clause(clause.pieces[place:])
    doing = undone.has(Sense.BEGIN, Sense.DO, Sense.WHAT) or undone.says(*_DOING)
    nothing_done = doing and not clause.has(Sense.DONE, Sense.PARTLY)
    return unless(doubt, Said(kind=ActionKind.PROGRESS, percent=0 if nothing_done else None))


# -- delivered -----------------------------------------------------------------------------------------------------

_WITH_DELIVERED = HARMLESS | {
    Sense.DELIVERED, Sense.SENT, Sense.PAST, Sense.ALREADY, Sense.JUST, Sense.DATE, Sense.GET, Sense.EVIDENCE,
    Sense.FOR, Sense.AT, Sense.BODY, Sense.UNIT, Sense.YES, Sense.ALL, Sense.MANNER, Sense.SAY, Sense.ALSO,
    Sense.THUMB, Sense.LINK, Sense.TICK, Sense.UNTIL, Sense.COUNTED, Sense.PERSON, Sense.DO,
}  # fmt: skip


def says_delivered(clause: Clause, reading: Reading) -> Said | None:
    """The product is out: "đã ban hành", "nộp hôm qua rồi". Something sent elsewhere is shown first."""
    if not clause.has(Sense.DELIVERED, Sense.SENT) or not _is_told_as_past(clause):
        return None
    if clause.has(Sense.PROOF, Sense.ELSEWHERE, Sense.DRAFT):
        return doubted(AskCode.EVIDENCE_MISSING, ActionKind.EVIDENCE)
    clause = _without_its_name(without_issuer(clause))
    clause = Clause(without_handing_on(clause.pieces), clause.asked) if clause.has(Sense.DELIVERED) else clause
    if _puts_out(clause):
        clause = _without_place(clause)
    elif not clause.has(Sense.DELIVERED) and not _names_the_product(clause, reading):
        return doubted(AskCode.EVIDENCE_MISSING, ActionKind.EVIDENCE)
    verb = clause.index(Sense.DELIVERED, Sense.SENT)
    doer = Clause(clause.pieces[:verb]).first(Sense.PERSON, Sense.UNIT, Sense.BODY)
    doubt = doubt_outside(clause, _WITH_DELIVERED) or doubt_of_time(clause) or _doubt_of_link(clause.pieces[:verb])
    if clause.index(Sense.LINK) > verb and clause.has(Sense.LINK):
        doubt = AskCode.CONDITION
    if doer and not doer.run:
        doubt = AskCode.HEARSAY
    return unless(doubt, Said(kind=ActionKind.DONE))


def _puts_out(clause: Clause) -> bool:
    """As in "việc 2 đã đăng lên trang thông tin rồi" of "Đăng tải lịch tiếp dân": what the title names is done."""
    sent = clause.first(Sense.SENT)
    return sent is not None and sent.run is not None and clause.has(Sense.ITEM) and clause.has(Sense.ALREADY)


def _without_place(clause: Clause) -> Clause:
    """Leaves out where something was put: "lên trang thông tin của xã"."""
    verb = clause.index(Sense.SENT) + 1
    end = verb
    if Clause(clause.pieces[verb : verb + 1]).has(Sense.AT):
        while end < len(clause.pieces) and clause.pieces[end].sense in _PLACE:
            end += 1
    return Clause((*clause.pieces[:verb], *clause.pieces[end:]), clause.asked)


_PLACE = (Sense.AT, Sense.COUNTED, Sense.UNKNOWN, Sense.OF, Sense.BODY, Sense.UNIT, Sense.TITLE, Sense.SUMMARY)


def _without_its_name(clause: Clause) -> Clause:
    """As in "đã phát hành văn bản": any paper is so called."""
    place = clause.index(Sense.DELIVERED) + 1
    named = Clause(clause.pieces[place : place + 1]).says("van ban", "ban chinh thuc")
    return Clause((*clause.pieces[:place], *clause.pieces[place + 1 :]), clause.asked) if named else clause


def _names_the_product(clause: Clause, reading: Reading) -> bool:
    runs = [piece.run for piece in clause.pieces if piece.sense is Sense.TITLE and piece.run]
    naming = reading.titles.named_by(runs, joined=False)
    places = range(clause.index(Sense.SENT), len(clause.pieces))
    sent_up = clause.has(Sense.BODY) and any(_names_a_receiver(clause.pieces[place:]) for place in places)
    return bool(naming.numbers) or (bool(naming.hint) and (sent_up or sum(map(len, runs)) > 3))


def _is_told_as_past(clause: Clause) -> bool:
    told = (is_past(piece) or piece.text in ("song roi", "xong xuoi") for piece in clause.pieces)
    return clause.has(*MARKS) or any(told)


_WITH_SIGNED = HARMLESS | {
    Sense.SIGNED, Sense.PAST, Sense.ALREADY, Sense.JUST, Sense.BODY, Sense.UNIT, Sense.PERSON, Sense.DATE, Sense.DONE,
}  # fmt: skip


def says_signed(clause: Clause, reading: Reading) -> Said | None:
    """A signature tells nothing alone and denies nothing beside a report: "chủ tịch ký rồi, đã ban hành"."""
    told = _is_told_as_past(clause) or _is_signed_only(clause)
    if not clause.has(Sense.SIGNED) or not told or clause.asked:
        return None
    if doubt_outside(clause, _WITH_SIGNED) or any(map(is_ahead, clause.pieces)):
        return None
    return Said(doubt=AskCode.HEARSAY if clause.has(Sense.BODY) else AskCode.NOT_UNDERSTOOD, aside=True)


def says_attached(clause: Clause, reading: Reading) -> Said | None:
    """What a file is, said beside it: "em gửi kèm kế hoạch đã ký"."""
    sends = reading.context.has_file and clause.has(Sense.SENT) and clause.has(Sense.SIGNED) and not clause.asked
    known = _WITH_SIGNED - {Sense.DATE} | {Sense.SENT, Sense.PAPER, Sense.PROOF, Sense.FOR, Sense.OTHER}
    if not sends or doubt_outside(clause, frozenset(known)):
        return None
    return Said(aside=True, harmless_caption=True)


# -- standing work -------------------------------------------------------------------------------------------------

_WITH_STANDING = HARMLESS | {
    Sense.KEPT, Sense.STILL, Sense.ALSO, Sense.DATE, Sense.QUARTER, Sense.MANNER, Sense.UNTIL, Sense.YES, Sense.ALREADY,
    Sense.ALL, Sense.AT, Sense.COUNTED, Sense.DO, Sense.ONGOING,
}  # fmt: skip
_NOTHING = frozenset({"gi", "gi ca", "nao", "moi", "them", "gi moi", "gi them"})


def says_standing(clause: Clause, reading: Reading) -> Said | None:
    """An answer for standing work: "vẫn duy trì", "không phát sinh" (design §3.4)."""
    opening = clause.without(*HARMLESS - {Sense.GENERIC}).pieces[:1]
    if opening and opening[0].sense is Sense.EXCEPT and opening[0].words[-1] == "tru":
        said = says_standing(clause.without(Sense.EXCEPT), reading)
        # Alone it tells only that something is left out of something.
        return replace(said, doubt=AskCode.REMAINS, about=said.kind, excepts=True) if said and said.kind else None
    said = _says_standing(clause)
    apart = bool(opening) and opening[0].text == "rieng"
    return replace(said, excepts=True) if said and apart else said


def _says_standing(clause: Clause) -> Said | None:
    if clause.has(Sense.HABIT) and clause.only(*HARMLESS - {Sense.ITEM, Sense.TITLE}, Sense.HABIT, Sense.MANNER):
        return Said()  # "thực hiện thường xuyên, liên tục"
    if _goes_on_as_ever(clause):
        return Said(kind=ActionKind.STILL_KEPT)
    if clause.has(Sense.KEPT):
        return unless(doubt_outside(_without_habit(clause), _WITH_STANDING), Said(kind=ActionKind.STILL_KEPT))
    if not clause.has(Sense.AROSE):
        return None
    place = clause.index(Sense.AROSE)
    none = tuple(piece for piece in clause.pieces[:place] if piece.text != "gi")  # "không có gì phát sinh"
    before = none[-1] if none else None
    denied = before and (before.sense in (Sense.NOT, Sense.NOTYET) or before.text in ("khong co", "chua co"))
    if not denied:
        return doubted(AskCode.NOT_UNDERSTOOD, ActionKind.NOTHING_AROSE)
    behind = _without_what_might_arise(tuple(after(clause, Sense.AROSE)))
    rest = Clause((*none[:-1], *behind))
    return unless(doubt_outside(rest, _WITH_STANDING), Said(kind=ActionKind.NOTHING_AROSE))


def _without_what_might_arise(behind: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leaves out "gì" and the things none of which arose: "(không phát sinh) hồ sơ nào"."""
    things = {Sense.PAPER, Sense.COUNTED, Sense.GENERIC, Sense.TITLE, Sense.UNKNOWN, Sense.TASK_TALK, Sense.BLOCKER}
    none = next((place for place, piece in enumerate(behind) if piece.text in _NOTHING), None)
    if none is None or none > 3 or any(piece.sense not in things for piece in behind[:none]):
        return behind
    return tuple(piece for piece in behind[none:] if piece.text not in _NOTHING)


def _goes_on_as_ever(clause: Clause) -> bool:
    """As in "vẫn thực hiện đều hằng ngày": still done, and done as a habit."""
    habit = clause.has(Sense.HABIT) or any(piece.text in (*_HABITS, *_WELL) for piece in clause.pieces)
    told = _without_habit(clause)
    work = told.has(Sense.DO, Sense.ONGOING) or len(_without_title(told).pieces) < len(told.pieces)
    kept_on = told.has(Sense.STILL) and work and not clause.asked
    return habit and kept_on and not doubt_outside(_without_title(told), _WITH_STANDING)


_HABITS = ("deu", "hang ngay", "thuong xuyen")  # where they stand in a title, or may mean "all" as well


_WELL = ("tot", "rat tot", "day du", "nghiem tuc", "dung quy dinh", "theo quy dinh", "dung gio")  # "vẫn trực đầy đủ"


def _without_habit(clause: Clause) -> Clause:
    return Clause(tuple(p for p in clause.without(Sense.HABIT).pieces if p.text not in _HABITS), clause.asked)


def _without_title(clause: Clause) -> Clause:
    """Without the words of a title, whatever else they may mean: "vẫn trực bình thường" of "Trực một cửa"."""
    return Clause(tuple(piece for piece in clause.pieces if not piece.run), clause.asked)
