"""Joins what the clauses of a reply say: which item each is about, what is a reason, what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from plans.calendar import VIETNAM
from plans.reply_pieces import Reading
from plans.reply_dates import new_last_day, reminder_time
from plans.reply_items import Naming
from plans.reply_says import Said
from plans.reply_values import ALL, STATE_CHANGING, ActionKind, Ask, AskCode, Context, Items, ReplyAction, Understanding

_UNBOUND = frozenset({ActionKind.LIST, ActionKind.SUMMARY, ActionKind.HELP, ActionKind.GREETING, ActionKind.NONE})
_LOOSELY_BOUND = frozenset({ActionKind.ACK, ActionKind.SNOOZE, ActionKind.CANCEL, ActionKind.QUESTION})
_TALK = (ActionKind.ACK, ActionKind.GREETING, ActionKind.NONE)
_TAKES_A_REASON = frozenset(
    {
        ActionKind.EXTENSION,
        ActionKind.NOT_OURS,
        ActionKind.REASSIGN,
        ActionKind.RETURN,
        ActionKind.CANCEL,
        ActionKind.UNDO,
    }
)


class Unclear(Exception):
    """The whole message must be asked back."""

    def __init__(self, code: AskCode, numbers: tuple[int, ...] = (), about: Said | None = None) -> None:
        super().__init__(code)
        kind = about.kind or about.about if about else None
        self.ask = Ask(code=code, numbers=numbers, about=kind, person=about.person if about else None)


def conclude(said: Sequence[Said], reading: Reading, now: datetime) -> Understanding:
    """One understanding of the whole message: actions, or the first thing that must be asked."""
    context = reading.context
    try:
        parts = _with_items_shared(_corrected(list(said)))
        parts = [_bound(part, context) for part in _with_reasons(parts, reading)]
        parts = _with_the_file(_without_talk(_agreeing(parts)), context)
        _refuse_doubts(parts, context)
        actions = [action for part in parts for action in _actions(part, context, now)]
    except Unclear as unclear:
        return Understanding(ask=unclear.ask)
    return Understanding(actions=tuple(dict.fromkeys(actions)))


# -- corrections ---------------------------------------------------------------------------------------------------


def _corrected(said: list[Said]) -> list[Said]:
    """ "Việc 1 xong, à nhầm, việc 2 xong": what was said before is void when something complete follows."""
    places = [place for place, part in enumerate(said) if part.corrects]
    if not places:
        return said
    void, valid = said[: places[0]], said[places[-1] + 1 :]
    last = next((part for part in reversed(void) if part.kind), None)
    if last is None and [(part.kind, part.percent) for part in valid] == [(ActionKind.PROGRESS, None)]:
        return [replace(valid[0], kind=ActionKind.UNDO)]  # "em nhầm, chưa xong"
    if len(valid) == 1 and not valid[0].kind and not valid[0].doubt and valid[0].naming.numbers and last:
        return [replace(last, naming=valid[0].naming)]
    complete = valid and last and all(part.kind for part in valid) and valid[0].naming.numbers
    if not complete:
        raise Unclear(AskCode.CONTRADICTION)
    return valid


# -- which item ----------------------------------------------------------------------------------------------------


def _with_items_shared(said: list[Said]) -> list[Said]:
    """An item named alone belongs to the clause beside it; a clause without an item to the one named before."""
    parts: list[Said] = []
    waiting: Naming | None = None
    named: Naming | None = None
    for part in said:
        names_only = part.kind is None and part.doubt is None and part.naming.settles
        points_back = names_only and not part.naming.rest and bool(parts) and waiting is None
        if points_back and parts[-1].kind and not parts[-1].naming.settles:
            parts[-1] = replace(parts[-1], naming=part.naming)
        elif points_back and parts[-1].kind and parts[-1].names_last:
            parts[-1] = replace(parts[-1], naming=_joined(parts[-1].naming, part.naming))
        elif names_only:
            waiting = _joined(waiting, part.naming)
        elif part.kind or part.doubt:
            taken = tuple(number for other in parts for number in other.naming.numbers) if part.naming.rest else ()
            parts.append(replace(part, naming=_own_or_inherited(part, waiting, named, taken)))
            named = parts[-1].naming if parts[-1].naming.settles else named
            waiting = None
    if waiting is None:
        return parts
    return [*parts, Said(doubt=AskCode.WHAT_ABOUT_IT, naming=waiting, harmless_caption=True)]


def _joined(first: Naming | None, second: Naming) -> Naming:
    if first is None:
        return second
    numbers = tuple(dict.fromkeys((*first.numbers, *second.numbers)))
    return Naming(numbers, every=first.every or second.every, problem=first.problem or second.problem)


def _own_or_inherited(part: Said, waiting: Naming | None, named: Naming | None, taken: tuple[int, ...]) -> Naming:
    """`named` is the last item named before, `taken` are all of them, which "việc còn lại" leaves out."""
    if part.kind in _UNBOUND:
        return Naming()
    if waiting:
        return _joined(waiting, part.naming)
    if part.naming.rest:
        return replace(part.naming, hint=taken)
    return part.naming if part.naming.settles or named is None else replace(named, rest=False)


def _bound(part: Said, context: Context) -> Said:
    """The part with the numbers of its items; asked when they cannot be told."""
    if part.doubt or part.kind in _UNBOUND or part.kind is None:
        return part
    numbers = _numbers(part, context)
    if not numbers and part.kind not in _LOOSELY_BOUND:
        raise Unclear(AskCode.WHICH_ITEM, part.naming.hint or _all_numbers(context), part)
    every = len(numbers) > 1 and (part.naming.every or (part.perhaps_all and not part.naming.numbers))
    return replace(part, naming=Naming(numbers, every=every))


def _numbers(part: Said, context: Context) -> tuple[int, ...]:
    naming, everything = part.naming, _all_numbers(context)
    if naming.problem:
        raise Unclear(naming.problem, naming.numbers or everything, part)
    if naming.every:
        return everything
    if naming.numbers:
        return _not_against_reply(naming.numbers, context, part)
    if naming.rest:
        return tuple(number for number in everything if number not in naming.hint) if naming.hint else ()
    if context.reply_to is not None:
        return _replied(part, context)
    if part.perhaps_all or len(everything) == 1:
        return everything
    return ()


def _not_against_reply(numbers: tuple[int, ...], context: Context, part: Said) -> tuple[int, ...]:
    if context.reply_to is not None and context.reply_to not in part.all_named:
        raise Unclear(AskCode.ITEM_CONFLICT, tuple(dict.fromkeys((context.reply_to, *numbers))), part)
    return numbers


def _replied(part: Said, context: Context) -> tuple[int, ...]:
    """The item replied to; "xong hết" may mean it or all, and a title word may point to another."""
    replied = context.reply_to
    if replied is None or replied not in _all_numbers(context):
        raise Unclear(AskCode.NO_SUCH_ITEM, _all_numbers(context), part)
    if part.perhaps_all and len(context.items) > 1:
        raise Unclear(AskCode.COUNT_CONFLICT, _all_numbers(context), part)
    if part.naming.hint and replied not in part.naming.hint and part.kind in STATE_CHANGING:
        raise Unclear(AskCode.ITEM_CONFLICT, (replied, *part.naming.hint), part)
    return (replied,)


def _all_numbers(context: Context) -> tuple[int, ...]:
    return tuple(item.number for item in context.items)


# -- reasons -------------------------------------------------------------------------------------------------------


def _with_reasons(said: list[Said], reading: Reading) -> list[Said]:
    """A blocker told beside a request is its reason: "…, còn hai bản chưa đi được", "thiếu người, xin lùi …"."""
    parts: list[Said] = []
    for part in said:
        last = parts[-1] if parts else None
        if last and last.kind in _TAKES_A_REASON and _can_be_a_reason(part, last):
            naming = last.naming if last.naming.settles else part.naming
            parts[-1] = replace(last, note=_longer_note(last, part, reading), naming=naming)
        elif last and part.kind in _TAKES_A_REASON and last.kind is ActionKind.DIFFICULTY and _same_item(last, part):
            parts[-1] = replace(part, note=part.note or last.note)
        elif last and part.kind is ActionKind.RETURN and last.doubt is AskCode.NEGATION and last.about is None:
            parts[-1] = part  # "không được, sửa lại"
        elif last and last.kind is ActionKind.DIFFICULTY and _prolongs(part, last):
            parts[-1] = _prolonged(last, part, reading)
        else:
            parts.append(part)
    return parts


def _can_be_a_reason(part: Said, request: Said) -> bool:
    """A blocker, "chưa …", a repeated disclaimer, or words that only tell something."""
    if not _same_item(part, request):
        return False
    if part.kind is request.kind and part.kind in (ActionKind.NOT_OURS, ActionKind.RETURN, ActionKind.UNDO):
        return part.person is None
    unfinished = part.kind is ActionKind.PROGRESS and not part.percent
    withdraws = request.kind is ActionKind.UNDO and part.kind is ActionKind.CANCEL
    return part.kind is ActionKind.DIFFICULTY or unfinished or withdraws or (
        part.doubt in _TELLS_NO_STATE and part.about in (None, ActionKind.PROGRESS)
    )


def _prolongs(part: Said, difficulty: Said) -> bool:
    """ "Khó khăn: A, B": the second half belongs to the first."""
    return part.kind is ActionKind.DIFFICULTY and _same_item(part, difficulty)


def _prolonged(first: Said, second: Said, reading: Reading) -> Said:
    """Two blockers make one note; what merely follows from the first ("chưa rà được") is left out."""
    if second.follows and not first.labels and first.note:
        return first
    if first.note is None or (first.follows and not second.follows):
        return replace(first, note=second.note)
    if second.note is None:
        return first
    begin, end = reading.source.find(first.note, first.start), reading.source.find(second.note, second.start)
    return replace(first, note=reading.source[begin : end + len(second.note)], follows=False)


def _same_item(one: Said, other: Said) -> bool:
    return one.naming == other.naming or not one.naming.settles or not other.naming.settles


def _longer_note(request: Said, part: Said, reading: Reading) -> str | None:
    """The reason given so far, and what the next clause adds to it."""
    added = _text(part, reading)
    if request.note is None or added is None:
        return request.note or added
    begin = reading.source.find(request.note, request.start)
    end = reading.source.find(added, part.start)
    return reading.source[begin : end + len(added)] if 0 <= begin < end else request.note


def _text(part: Said, reading: Reading) -> str | None:
    if part.kind is ActionKind.PROGRESS:
        return None  # "báo nhầm, chưa xong": no reason of its own
    return part.note or reading.source[part.start : part.end] or None


# -- agreement -----------------------------------------------------------------------------------------------------


def _agreeing(parts: list[Said]) -> list[Said]:
    """The parts without repetitions; asked where two of them cannot both be true of an item."""
    kept: list[Said] = []
    for part in parts:
        keep = True
        for place, other in enumerate(kept):
            if part.kind and other.kind and set(part.naming.numbers) & set(other.naming.numbers):
                first, second = _together(other, part)
                kept[place] = first
                keep = keep and second
        if keep:
            kept.append(part)
    return kept


_GO_TOGETHER = (
    {ActionKind.PROGRESS, ActionKind.DIFFICULTY},
    {ActionKind.PROGRESS, ActionKind.EXTENSION},
    {ActionKind.DIFFICULTY, ActionKind.EXTENSION},
    {ActionKind.DIFFICULTY, ActionKind.QUESTION},
    {ActionKind.PROGRESS, ActionKind.QUESTION},
    {ActionKind.DIFFICULTY, ActionKind.SNOOZE},
    {ActionKind.PROGRESS, ActionKind.SNOOZE},
    {ActionKind.DIFFICULTY, ActionKind.REASSIGN},
    {ActionKind.EXTENSION, ActionKind.QUESTION},
    {ActionKind.PROGRESS, ActionKind.UNDO},
)


def _together(one: Said, other: Said) -> tuple[Said, bool]:
    """What becomes of an earlier part beside a later one, and whether the later one stays."""
    kinds = {one.kind, other.kind}
    if ActionKind.EVIDENCE in kinds or kinds & set(_TALK):
        return one, True
    if one.kind is other.kind:
        return _same_kind(one, other)
    if kinds == {ActionKind.NOT_OURS, ActionKind.REASSIGN}:
        return _handover_of(one, other)
    if kinds not in _GO_TOGETHER:
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    vague = next((part for part in (one, other) if part.kind is ActionKind.PROGRESS and part.percent is None), None)
    if vague is None and ActionKind.UNDO in kinds:
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    if vague is None or kinds & {ActionKind.QUESTION, ActionKind.SNOOZE}:
        return one, True
    return (other, False) if vague is one else (one, False)


def _same_kind(one: Said, other: Said) -> tuple[Said, bool]:
    if one.percent is not None and other.percent is not None and one.percent != other.percent:
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    if one.kind is ActionKind.EXTENSION and one.dates != other.dates:
        raise Unclear(AskCode.CONTRADICTION, one.naming.numbers, one)
    if set(one.naming.numbers) != set(other.naming.numbers):
        return one, True
    percent = other.percent if one.percent is None else one.percent
    return replace(one, percent=percent, note=one.note or other.note, person=one.person or other.person), False


def _handover_of(one: Said, other: Said) -> tuple[Said, bool]:
    """An explicit handover goes before the mere disclaimer, whose words are its reason."""
    handover, disclaimer = (one, other) if one.kind is ActionKind.REASSIGN else (other, one)
    return replace(handover, note=handover.note or disclaimer.note), False


# -- what is left out, what comes along, what is doubted -----------------------------------------------------------


def _without_talk(parts: list[Said]) -> list[Said]:
    """Thanks, greetings and small talk give way to whatever else is said, and a promise to a present state."""
    weighty = [part for part in parts if part.kind and part.kind not in _TALK]
    if not weighty:
        courtesies = [part for part in parts if part.kind in (ActionKind.ACK, ActionKind.NONE)]
        return [part for part in parts if part.kind is not ActionKind.GREETING or not courtesies]
    done = any(part.kind is ActionKind.DONE for part in weighty)
    decided = done or any(part.kind is ActionKind.APPROVE for part in weighty)
    return [part for part in parts if not _gives_way(part, done=done, decided=decided)]


def _gives_way(part: Said, *, done: bool, decided: bool) -> bool:
    if part.aside:
        return True
    if part.doubt is AskCode.NOTED_OR_DONE:  # "dạ rồi ạ, em làm xong rồi", "được, cho lùi đến 5/12"
        return decided
    if part.promises:  # "đang làm, mai xong"; but "xong rồi, mai em nộp" is unclear
        return not done
    return part.kind in _TALK


def _with_the_file(parts: list[Said], context: Context) -> list[Said]:
    """A file is evidence for what the message is about; a caption without a completion word is nothing more."""
    if not context.has_file:
        return parts
    if any(part.kind is ActionKind.QUESTION for part in parts):
        raise Unclear(AskCode.QUESTION_OR_REPORT, _all_numbers(context))
    told = [part for part in parts if part.kind and part.kind not in _TALK]
    if not told and all(part.kind in _TALK or part.harmless_caption for part in parts):
        naming = next((part.naming for part in parts if part.naming.settles), Naming())
        return [_bound(Said(kind=ActionKind.EVIDENCE, naming=naming), context)]
    told = [part for part in told if part.kind not in (ActionKind.CANCEL, ActionKind.UNDO)]
    files = [Said(kind=ActionKind.EVIDENCE, naming=Naming(part.naming.numbers)) for part in told if part.naming.numbers]
    return [*parts, *dict.fromkeys(files)]


_TELLS_NO_STATE = (
    AskCode.NOT_UNDERSTOOD, AskCode.NEGATION, AskCode.PROMISE, AskCode.NOT_MEANT, AskCode.REMAINS, AskCode.CONTRADICTION,
    AskCode.HEARSAY,
)  # fmt: skip


def _refuse_doubts(parts: list[Said], context: Context) -> None:
    """Asks on the first doubt, unless only a difficulty is told, which changes no state."""
    doubts = [part for part in parts if part.doubt]
    only_blocked = bool(parts) and all(part.doubt or part.kind is ActionKind.DIFFICULTY for part in parts)
    blocked = only_blocked and any(part.kind for part in parts)
    for part in doubts:
        if blocked and part.about is None and part.doubt in _TELLS_NO_STATE:
            continue
        raise Unclear(part.doubt or AskCode.NOT_UNDERSTOOD, _meant_numbers(part, context), part)
    if not parts:
        raise Unclear(AskCode.NOT_UNDERSTOOD, _all_numbers(context))


def _meant_numbers(part: Said, context: Context) -> tuple[int, ...]:
    if part.naming.numbers or part.naming.hint:
        return part.naming.numbers or part.naming.hint
    return (context.reply_to,) if context.reply_to is not None else _all_numbers(context)


# -- actions -------------------------------------------------------------------------------------------------------


def _actions(part: Said, context: Context, now: datetime) -> list[ReplyAction]:
    if part.kind is None:
        return []
    if part.kind is ActionKind.SNOOZE:
        return [_snooze(part, number, now) for number in part.naming.numbers or (None,)]
    items: tuple[Items, ...] = (ALL,) if part.naming.every and not part.dates else part.naming.numbers or (None,)
    return [_action(part, item, context, now) for item in items]


def _action(part: Said, item: Items, context: Context, now: datetime) -> ReplyAction:
    kind = part.kind or ActionKind.NONE
    return ReplyAction(
        kind=kind,
        item=item,
        percent=part.percent,
        date=_last_day(part, item, context, now),
        quarter=part.quarter,
        note=part.note,
        person=part.person,
    )


def _last_day(part: Said, item: Items, context: Context, now: datetime) -> date | None:
    """The last day that is asked for or granted; asked back when the words give none."""
    if part.kind is not ActionKind.EXTENSION and not (part.kind is ActionKind.APPROVE and part.dates):
        return None
    due = next((open_item.due for open_item in context.items if open_item.number == item), None)
    day = new_last_day(part.dates, due, _today(now))
    if isinstance(day, AskCode):
        raise Unclear(day, (item,) if isinstance(item, int) else (), part)
    return day


def _snooze(part: Said, number: int | None, now: datetime) -> ReplyAction:
    until = reminder_time(part.dates, now)
    if isinstance(until, AskCode):
        raise Unclear(until, (number,) if number is not None else (), part)
    return ReplyAction(kind=ActionKind.SNOOZE, item=number, date=until.date(), until=until)


def _today(now: datetime) -> date:
    return now.astimezone(VIETNAM).date()
