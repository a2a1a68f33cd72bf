"""Binds what the clauses of a reply say to the items it is said of; asks where they cannot be told."""

from __future__ import annotations

from dataclasses import replace

from plans.reply_items import Naming
from plans.reply_says import Said
from plans.reply_values import STATE_CHANGING, ActionKind, Ask, AskCode, Context

UNBOUND = frozenset({ActionKind.LIST, ActionKind.SUMMARY, ActionKind.HELP, ActionKind.GREETING, ActionKind.NONE})
LOOSELY_BOUND = frozenset({ActionKind.ACK, ActionKind.SNOOZE, ActionKind.CANCEL, ActionKind.QUESTION})


class Unclear(Exception):
    """The whole message must be asked back."""

    def __init__(self, code: AskCode, numbers: tuple[int, ...] = (), about: Said | None = None) -> None:
        super().__init__(code)
        kind = about.kind or about.about if about else None
        self.ask = Ask(
            code=code,
            numbers=numbers,
            about=kind,
            person=about.person if about else None,
            note=about.note if about else None,
        )


def all_numbers(context: Context) -> tuple[int, ...]:
    return tuple(item.number for item in context.items)


# -- between clauses -----------------------------------------------------------------------------------------------


def with_items_shared(said: list[Said]) -> list[Said]:
    """An item named alone belongs to the clause beside it; a clause without an item to the one named before."""
    parts: list[Said] = []
    alone: Naming | None = None
    named: Naming | None = None
    for part in said:
        if part.adds and parts and parts[-1].kind and parts[-1].names_last and part.naming.settles:
            parts[-1] = replace(parts[-1], naming=_joined(parts[-1].naming, part.naming))
            continue
        if part.same and part.naming.settles and parts and parts[-1].kind:
            part = replace(parts[-1], naming=part.naming)
        if part.kind or part.doubt:
            parts.append(replace(part, naming=_own_or_inherited(part, alone, named, parts)))
            named = parts[-1].naming if parts[-1].naming.settles else named
            alone = None
        elif (
            alone is None
            and parts
            and not points_elsewhere(part.naming, parts[-1].naming)
            and _belongs_to(parts[-1], part)
        ):
            parts[-1] = replace(parts[-1], naming=_joined(parts[-1].naming, part.naming))
        elif part.naming.settles or part.naming.hint:
            alone = _joined(alone or Naming(), part.naming)
    parts = _corroborated(parts)
    if alone is None or (parts and not alone.settles):
        return parts
    return [*parts, Said(doubt=AskCode.WHAT_ABOUT_IT, naming=alone, harmless_caption=True)]


def _corroborated(parts: list[Said]) -> list[Said]:
    """What is told of no item before the same is told of one is of that one: "công văn 12/… đã phát hành,
    việc 1 xong"."""
    proving = (ActionKind.DONE, ActionKind.EVIDENCE)
    named = next((part for part in parts if part.naming.settles), None)
    if named is None or named.kind is not ActionKind.DONE:
        return parts
    first = parts.index(named)
    if any(part.kind not in proving or part.naming.hint for part in parts[:first]):
        return parts
    return [*(replace(part, naming=named.naming) for part in parts[:first]), *parts[first:]]


def _belongs_to(before: Said, alone: Said) -> bool:
    """Whether an item named alone belongs to the clause before it: "xong rồi, việc 2 ấy", "duyệt việc 1, việc 2"."""
    if not alone.naming.settles or alone.naming.rest or alone.contrasts or not before.kind:
        return False
    return before.names_last or not before.naming.settles


def _joined(first: Naming, second: Naming) -> Naming:
    return Naming(
        tuple(dict.fromkeys((*first.numbers, *second.numbers))),
        every=first.every or second.every,
        this=first.this or second.this,
        rest=first.rest or second.rest,
        hint=first.hint or second.hint,
        problem=first.problem or second.problem,
    )


def _own_or_inherited(part: Said, alone: Naming | None, named: Naming | None, before: list[Said]) -> Naming:
    """`named` is the last item named before; "việc còn lại" leaves out all of them, which are kept as its hint."""
    if part.kind in UNBOUND:
        return Naming()
    if alone and alone.settles:
        return _joined(alone, part.naming)
    if part.naming.rest:
        return replace(part.naming, hint=tuple(number for other in before for number in other.naming.numbers))
    prolongs = part.kind is ActionKind.DIFFICULTY and bool(before) and before[-1].kind is ActionKind.DIFFICULTY
    elsewhere = named is not None and not prolongs and points_elsewhere(part.naming, named)
    if part.naming.settles or named is None or elsewhere:
        return part.naming
    return replace(named, rest=False)


def points_elsewhere(one: Naming, other: Naming) -> bool:
    """Whether title words of the one point to an item that the other does not name: "việc 1 xong, camera chưa"."""
    hinted = set(one.hint) and not one.settles
    names = other.settles or bool(other.hint)
    return bool(hinted) and names and not other.every and not set(one.hint) & set(other.numbers or other.hint)


# -- to numbers ----------------------------------------------------------------------------------------------------


def bound(part: Said, context: Context) -> Said:
    """The part with the numbers of its items; asked when they cannot be told."""
    if part.doubt or part.kind in UNBOUND or part.kind is None:
        return part
    numbers = _numbers(part, context)
    if not numbers and part.kind not in LOOSELY_BOUND:
        raise Unclear(AskCode.WHICH_ITEM, part.naming.hint or all_numbers(context), part)
    every = len(numbers) > 1 and (part.naming.every or (part.perhaps_all and not part.naming.numbers))
    return replace(part, naming=Naming(numbers, every=every))


def _numbers(part: Said, context: Context) -> tuple[int, ...]:
    """Named beats replied to beats the only one; one of what is named may be what is replied to."""
    naming, everything = part.naming, all_numbers(context)
    if naming.problem:
        raise Unclear(naming.problem, naming.numbers or everything, part)
    if naming.every:
        return everything
    if naming.numbers:
        return _not_against_the_reply(naming.numbers, context, part)
    if naming.rest:
        return tuple(number for number in everything if number not in naming.hint) if naming.hint else ()
    if context.reply_to is not None:
        return (_replied(context.reply_to, part, context),)
    if part.perhaps_all or len(everything) == 1:
        return everything
    return naming.hint if len(naming.hint) == 1 and part.kind not in STATE_CHANGING else ()


def _not_against_the_reply(numbers: tuple[int, ...], context: Context, part: Said) -> tuple[int, ...]:
    if context.reply_to is not None and context.reply_to not in part.all_named:
        raise Unclear(AskCode.ITEM_CONFLICT, tuple(dict.fromkeys((context.reply_to, *numbers))), part)
    return numbers


def _replied(replied: int, part: Said, context: Context) -> int:
    """The item replied to; "xong hết" may mean it or all, and a title word may point to another."""
    if replied not in all_numbers(context):
        raise Unclear(AskCode.NO_SUCH_ITEM, all_numbers(context), part)
    if part.perhaps_all and len(context.items) > 1:
        raise Unclear(AskCode.COUNT_CONFLICT, all_numbers(context), part)
    if part.naming.hint and replied not in part.naming.hint and part.kind in STATE_CHANGING:
        raise Unclear(AskCode.ITEM_CONFLICT, (replied, *part.naming.hint), part)
    return replied
