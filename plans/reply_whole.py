"""Joins what the clauses of a reply say into one understanding: what is void, a reason, a contradiction, a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from plans.calendar import VIETNAM
from plans.reply_binding import Unclear, all_numbers, bound, points_elsewhere, with_items_shared
from plans.reply_dates import new_last_day, reminder_time
from plans.reply_items import Naming
from plans.reply_pieces import Reading
from plans.reply_says import Said
from plans.reply_values import ALL, ActionKind, AskCode, Context, Items, ReplyAction, Understanding

_TALK = frozenset({ActionKind.ACK, ActionKind.GREETING, ActionKind.NONE})


def conclude(said: Sequence[Said], reading: Reading, now: datetime) -> Understanding:
    """One understanding of the whole message: actions, or the first thing that must be asked."""
    context = reading.context
    try:
        parts = with_items_shared(_corrected(list(said)))
        parts = [bound(part, context) for part in _with_reasons(parts, reading)]
        parts = _with_the_file(_without_talk(_agreeing(_with_exceptions(parts))), context)
        _refuse_doubts(parts, context)
        actions = [action for part in parts for action in _actions(part, context, now)]
    except Unclear as unclear:
        return Understanding(ask=unclear.ask)
    return Understanding(actions=tuple(dict.fromkeys(actions)))


# -- corrections ---------------------------------------------------------------------------------------------------


def _corrected(said: list[Said]) -> list[Said]:
    """After "việc 1 xong, à nhầm, việc 2 xong" the first is void; only something complete may take its place."""
    places = [place for place, part in enumerate(said) if part.corrects]
    if not places:
        return said
    void, valid = said[: places[0]], said[places[-1] + 1 :]
    last = next((part for part in reversed(void) if part.kind), None)
    disowned = [p for p in valid if p.doubt is not AskCode.NOTED_OR_DONE and (p.kind or p.doubt or p.naming.settles)]
    if last is None and [(part.kind, part.percent) for part in disowned] == [(ActionKind.PROGRESS, None)]:
        return [replace(disowned[0], kind=ActionKind.UNDO)]  # "em nhầm (rồi), chưa xong"
    if last is not None and last.kind is ActionKind.UNDO and not disowned:
        return void  # "bỏ báo xong giúp em, em nhầm"
    if last is None and [part.kind for part in disowned] == [ActionKind.NOT_OURS]:  # "việc 3 nhầm rồi, của trạm y tế"
        named = [part.naming for part in (*disowned, *void) if part.naming.settles]
        return [replace(disowned[0], naming=named[0] if named else Naming())]
    if last is None or not valid or not valid[0].naming.numbers:
        raise Unclear(AskCode.CONTRADICTION)
    if len(valid) == 1 and not valid[0].kind and not valid[0].doubt:  # "2 xong, à nhầm, 3"
        return [replace(last, naming=valid[0].naming)]
    if not all(part.kind for part in valid):
        raise Unclear(AskCode.CONTRADICTION)
    return valid


# -- reasons -------------------------------------------------------------------------------------------------------

_TAKES_A_REASON = frozenset(
    {
        ActionKind.EXTENSION, ActionKind.NOT_OURS, ActionKind.REASSIGN, ActionKind.RETURN, ActionKind.CANCEL,
        ActionKind.UNDO,
    }
)  # fmt: skip
_BEFORE_A_REQUEST = frozenset({AskCode.NOT_UNDERSTOOD, AskCode.NEGATION, AskCode.PROMISE})
_MAY_BE_A_REASON = frozenset({AskCode.NOT_UNDERSTOOD, AskCode.NEGATION, AskCode.REMAINS, AskCode.HEARSAY})


def _with_reasons(said: list[Said], reading: Reading) -> list[Said]:
    """A blocker told beside a request is its reason: "…, còn hai bản chưa đi được", "thiếu người, xin lùi …"."""
    parts: list[Said] = []
    for part in said:
        last = parts[-1] if parts else None
        merged = _merged(last, part, reading) if last else None
        if merged:
            parts[-1] = merged
        else:
            parts.append(part)
    return parts


def _merged(last: Said, part: Said, reading: Reading) -> Said | None:
    """One part where two clauses tell one thing and its reason, else None."""
    if not _same_item(last, part):
        return None
    if last.kind in _TAKES_A_REASON and _can_be_a_reason(part, last):
        naming = last.naming if last.naming.settles else part.naming
        return replace(last, note=_longer_note(last, part, reading), naming=naming)
    if part.kind in _TAKES_A_REASON and last.kind is ActionKind.DIFFICULTY:
        return replace(part, note=part.note or last.note)
    if part.kind is ActionKind.RETURN and last.doubt in _MAY_BE_A_REASON and last.about in (None, ActionKind.PROGRESS):
        return replace(part, note=part.note or reading.source[last.start : last.end])  # "số liệu chưa khớp, làm lại"
    if part.kind is ActionKind.EXTENSION and last.about is None and last.doubt in _BEFORE_A_REQUEST:
        return replace(part, note=part.note or reading.source[last.start : last.end])  # "hạn này không kịp, xin lùi …"
    if part.kind is ActionKind.DIFFICULTY and part.therefore and not last.kind and last.doubt in _MAY_BE_A_REASON:
        return replace(part, note=reading.source[last.start : last.end])  # "kho bạc nâng cấp hệ thống nên không … được"
    if part.kind is ActionKind.UNDO and last.kind is ActionKind.CANCEL:  # "hủy giúp em, báo nhầm"
        return part
    if last.kind is ActionKind.DIFFICULTY and _tells_more(part):
        part = replace(part, kind=ActionKind.DIFFICULTY, note=reading.source[part.start : part.end])
    both_blocked = last.kind is ActionKind.DIFFICULTY and part.kind is ActionKind.DIFFICULTY
    return _prolonged(last, part, reading) if both_blocked else None


def _tells_more(part: Said) -> bool:
    """Words beside a blocker that change nothing belong to its note: "không làm được, dân đi làm ăn xa hết"."""
    return part.kind is ActionKind.NONE or (part.doubt is AskCode.NOT_UNDERSTOOD and part.about is None)


def _same_item(one: Said, other: Said) -> bool:
    tells_why = other.kind is ActionKind.DIFFICULTY or other.doubt is not None
    if points_elsewhere(one.naming, other.naming) or (not tells_why and points_elsewhere(other.naming, one.naming)):
        return False
    return one.naming == other.naming or not one.naming.settles or not other.naming.settles


def _can_be_a_reason(part: Said, request: Said) -> bool:
    """A blocker, "chưa …", a repeated disclaimer, or words that only tell something."""
    if part.kind is request.kind and part.kind in (ActionKind.NOT_OURS, ActionKind.RETURN, ActionKind.UNDO):
        return part.person is None
    unfinished = part.kind is ActionKind.PROGRESS and not part.percent
    withdraws = request.kind is ActionKind.UNDO and part.kind is ActionKind.CANCEL
    tells = part.doubt in _MAY_BE_A_REASON and part.about in (None, ActionKind.PROGRESS)
    return part.kind is ActionKind.DIFFICULTY or unfinished or withdraws or tells


def _longer_note(request: Said, part: Said, reading: Reading) -> str | None:
    """The reason given so far, and what the next clause adds to it; "chưa xong" adds nothing."""
    added = None if part.kind is ActionKind.PROGRESS else part.note or reading.source[part.start : part.end]
    if not request.note or not added:
        return request.note or added
    begin = reading.source.find(request.note, request.start)
    end = reading.source.find(added, part.start)
    return reading.source[begin : end + len(added)] if 0 <= begin < end else request.note


def _prolonged(first: Said, second: Said, reading: Reading) -> Said:
    """Two blockers make one note; what merely follows from the first ("chưa rà được") is left out."""
    if second.note is None or (second.follows and not first.labels and first.note):
        return first
    if first.note is None or (first.follows and not second.follows):
        return replace(first, note=second.note)
    begin, end = reading.source.find(first.note, first.start), reading.source.find(second.note, second.start)
    return replace(first, note=reading.source[begin : end + len(second.note)], follows=False)


# -- agreement -----------------------------------------------------------------------------------------------------

_GO_TOGETHER = (
    {ActionKind.PROGRESS, ActionKind.DIFFICULTY},
    {ActionKind.PROGRESS, ActionKind.EXTENSION},
    {ActionKind.PROGRESS, ActionKind.QUESTION},
    {ActionKind.PROGRESS, ActionKind.SNOOZE},
    {ActionKind.PROGRESS, ActionKind.UNDO},
    {ActionKind.DIFFICULTY, ActionKind.EXTENSION},
    {ActionKind.DIFFICULTY, ActionKind.QUESTION},
    {ActionKind.DIFFICULTY, ActionKind.SNOOZE},
    {ActionKind.DIFFICULTY, ActionKind.REASSIGN},
    {ActionKind.EXTENSION, ActionKind.QUESTION},
)


_OF_STANDING_WORK = frozenset({ActionKind.STILL_KEPT, ActionKind.NOTHING_AROSE})


def _with_exceptions(parts: list[Said]) -> list[Said]:
    """What is said of all the standing work is not said of what is excepted from it in the same message."""
    kept: list[Said] = []
    for part in parts:
        wholes = [place for place, one in enumerate(kept) if one.naming.every and one.kind in _OF_STANDING_WORK]
        if part.excepts and part.naming.numbers and not part.naming.problem and len(wholes) == 1:
            whole = kept[wholes[0]]
            left = tuple(number for number in whole.naming.numbers if number not in part.naming.numbers)
            if left and whole.kind is not part.kind:
                kept[wholes[0]] = replace(whole, naming=Naming(left))
                part = replace(part, doubt=None, about=None)
        kept.append(part)
    return kept


def _agreeing(parts: list[Said]) -> list[Said]:
    """The parts without repetitions; asked where two of them cannot both be true of an item."""
    kept: list[Said] = []
    for part in parts:
        keep = True
        for place, other in enumerate(kept):
            if part.kind and other.kind and set(part.naming.numbers) & set(other.naming.numbers):
                kept[place], stays = _together(other, part)
                keep = keep and stays
        if keep:
            kept.append(part)
    return kept


def _together(one: Said, other: Said) -> tuple[Said, bool]:
    """What becomes of an earlier part beside a later one, and whether the later one stays."""
    kinds = {one.kind, other.kind}
    if ActionKind.EVIDENCE in kinds or kinds & _TALK:
        return one, True
    if one.kind is other.kind:
        return _same_kind(one, other)
    if kinds == {ActionKind.NOT_OURS, ActionKind.REASSIGN}:
        return _handover_of(one, other), False
    vague = next((part for part in (one, other) if part.kind is ActionKind.PROGRESS and part.percent is None), None)
    if kinds not in _GO_TOGETHER or (vague is None and ActionKind.UNDO in kinds):
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    # "Chưa xong" beside a blocker or a request says nothing more.
    if vague is None or kinds & {ActionKind.QUESTION, ActionKind.SNOOZE}:
        return one, True
    return (other, False) if vague is one else (one, False)


def _same_kind(one: Said, other: Said) -> tuple[Said, bool]:
    shares_differ = None not in (one.percent, other.percent) and one.percent != other.percent
    if shares_differ or (one.kind is ActionKind.EXTENSION and one.dates != other.dates):
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    if set(one.naming.numbers) != set(other.naming.numbers):
        return one, True
    percent = other.percent if one.percent is None else one.percent
    return replace(one, percent=percent, note=one.note or other.note, person=one.person or other.person), False


def _handover_of(one: Said, other: Said) -> Said:
    """An explicit handover goes before the mere disclaimer, whose words are its reason."""
    handover, disclaimer = (one, other) if one.kind is ActionKind.REASSIGN else (other, one)
    return replace(handover, note=handover.note or disclaimer.note)


# -- what is left out, what comes along, what is doubted -----------------------------------------------------------


def _without_talk(parts: list[Said]) -> list[Said]:
    """Thanks, greetings and small talk give way to whatever else is said, and a promise to a present state."""
    told = [part for part in parts if part.kind and part.kind not in _TALK]
    weighty = {part.kind for part in told if part.kind}
    if not weighty:
        courteous = any(part.kind in (ActionKind.ACK, ActionKind.NONE) for part in parts)
        return [part for part in parts if part.kind is not ActionKind.GREETING or not courteous]
    to_come = next((part for part in parts if part.kind is ActionKind.ACK and part.about is ActionKind.DONE), None)
    if to_come and ActionKind.DONE in weighty:  # "em sẽ làm xong, đã nộp rồi"
        raise Unclear(AskCode.CONTRADICTION, (), to_come)
    return [part for part in parts if not _gives_way(part, weighty) or _is_of_another(part, told)]


def _is_of_another(part: Said, told: list[Said]) -> bool:
    """Whether it doubts something of an item of which nothing else is told: "1 in xong rồi, 2 đang làm"."""
    if part.doubt is AskCode.NOTED_OR_DONE and part.naming.numbers:  # "xong việc 1, việc 3 rồi ạ"
        return not set(part.naming.numbers) <= {number for other in told for number in other.naming.numbers}
    if part.doubt is None or part.about is not ActionKind.DONE:
        return False
    numbers = {number for other in told for number in other.naming.numbers}
    return not set(part.naming.numbers) <= numbers or (not part.naming.numbers and len(numbers) > 1)


def _gives_way(part: Said, weighty: set[ActionKind]) -> bool:
    if part.aside:
        return True
    if part.doubt is AskCode.NOTED_OR_DONE:  # "dạ rồi ạ, em làm xong rồi", "được, cho lùi đến 5/12"
        return bool(weighty & {ActionKind.DONE, ActionKind.APPROVE})
    if part.promises:  # "đang làm, mai xong"; but "xong rồi, mai em nộp" is unclear
        return ActionKind.DONE not in weighty
    return part.kind in _TALK


def _with_the_file(parts: list[Said], context: Context) -> list[Said]:
    """A file is evidence for what the message is about; a caption without a completion word is nothing more."""
    if not context.has_file:
        return parts
    if any(part.kind is ActionKind.QUESTION for part in parts):
        raise Unclear(AskCode.QUESTION_OR_REPORT, all_numbers(context))
    if all(part.kind in _TALK or (part.harmless_caption and not part.kind) for part in parts):
        naming = next((part.naming for part in parts if part.naming.settles or part.naming.hint), Naming())
        evidence = Said(kind=ActionKind.EVIDENCE, naming=naming, all_named=frozenset(naming.numbers))
        return [bound(evidence, context)]
    told = [part for part in parts if part.kind not in (None, *_TALK, ActionKind.CANCEL, ActionKind.UNDO)]
    files = [Said(kind=ActionKind.EVIDENCE, naming=Naming(part.naming.numbers)) for part in told if part.naming.numbers]
    return [*parts, *dict.fromkeys(files)]


_TELLS_NO_STATE = _MAY_BE_A_REASON | {AskCode.PROMISE, AskCode.NOT_MEANT, AskCode.CONTRADICTION}


def _refuse_doubts(parts: list[Said], context: Context) -> None:
    """Asks on the first doubt, unless only a difficulty is told, which changes no state."""
    blocked = {part.kind for part in parts if not part.doubt} == {ActionKind.DIFFICULTY}
    for part in parts:
        tells_only = blocked and part.about is None and part.doubt in _TELLS_NO_STATE
        if part.doubt and not tells_only:
            raise Unclear(part.doubt, _meant_numbers(part, context), part)
    if not parts:
        raise Unclear(AskCode.NOT_UNDERSTOOD, all_numbers(context))


def _meant_numbers(part: Said, context: Context) -> tuple[int, ...]:
    if part.naming.numbers or part.naming.hint:
        return part.naming.numbers or part.naming.hint
    return (context.reply_to,) if context.reply_to is not None else all_numbers(context)


# -- actions -------------------------------------------------------------------------------------------------------


def _actions(part: Said, context: Context, now: datetime) -> list[ReplyAction]:
    if part.kind is None:
        return []
    if part.kind is ActionKind.SNOOZE:
        return [_snooze(part, number, now) for number in part.naming.numbers or (None,)]
    items: tuple[Items, ...] = (ALL,) if part.naming.every and not part.dates else part.naming.numbers or (None,)
    return [_action(part, part.kind, item, _last_day(part, item, context, now)) for item in items]


def _action(part: Said, kind: ActionKind, item: Items, day: date | None) -> ReplyAction:
    return ReplyAction(
        kind=kind,
        item=item,
        percent=part.percent,
        date=day,
        quarter=part.quarter,
        note=part.note,
        person=part.person,
    )


def _last_day(part: Said, item: Items, context: Context, now: datetime) -> date | None:
    """The last day that is asked for or granted; asked back when the words give none."""
    if part.kind is not ActionKind.EXTENSION and not (part.kind is ActionKind.APPROVE and part.dates):
        return None
    due = next((open_item.due for open_item in context.items if open_item.number == item), None)
    day = new_last_day(part.dates, due, now.astimezone(VIETNAM).date())
    if isinstance(day, AskCode):
        raise Unclear(day, (item,) if isinstance(item, int) else (), part)
    return day


def _snooze(part: Said, number: int | None, now: datetime) -> ReplyAction:
    until = reminder_time(part.dates, now)
    if isinstance(until, AskCode):
        raise Unclear(until, (number,) if number is not None else (), part)
    return ReplyAction(kind=ActionKind.SNOOZE, item=number, date=until.date(), until=until)
