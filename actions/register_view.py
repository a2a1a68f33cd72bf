"""The register that a sent plan proposes, in words for a phone: its names, those that may be one, and a yes to all."""

from __future__ import annotations

from actions import preview
from actions.plan_shown import Shown
from actions.wording import Part, choice, say
from plans.corrections import REGISTER, Answer, Correction, Place

# So many names stand one to a line; more are set together.
_MOST_LINES = 15
_IN_A_LINE = 5
_MOST_TWINS = 3


def way(view: Shown) -> list[list[Part]]:
    """The way to the names, where the plan brings any into the register."""
    if view.bodies is None:
        return []
    place = view.places[view.bodies]
    if place.field == REGISTER:
        return [[choice("choice-register", view.token("see", view.bodies), agencies=len(place.names))]]
    return [[choice("choice-new-bodies", view.token("see", view.bodies), agencies=len(place.names))]]


def place_lines(view: Shown, number: int) -> list[Part]:
    """The names under their numbers, as they are put right so far, and those that may be one body."""
    place, said = view.places[number], view.said.get(view.places[number].key)
    count = len(place.names)
    title = say("register-title", count=count) if place.field == REGISTER else say("new-bodies-title", count=count)
    names = [_name(n, name, place, said) for n, name in enumerate(place.names, start=1)]
    in_a_line = 1 if count <= _MOST_LINES else _IN_A_LINE
    lines = [
        say("register-line", names="; ".join(names[first : first + in_a_line])) for first in range(0, count, in_a_line)
    ]
    doubts = [say("reading-doubt", doubt=preview.doubt_words(doubt)) for doubt in place.doubts[:_MOST_TWINS]]
    how = say("register-how") if place.field == REGISTER else say("new-bodies-how")
    return [title, *lines, *doubts, *([noted(place, said)] if said else []), how]


def _name(number: int, name: str, place: Place, said: Correction | None) -> str:
    """A name under its number, and what has become of it."""
    changes = dict(said.changes) if said else {}
    if name not in changes:
        return f"{number}. {name}"
    return f"{number}. {name} → {changes[name] or '✗'}"


def place_choices(view: Shown, number: int) -> list[list[Part]]:
    """A yes to all names as they stand, and one body out of two."""
    place = view.places[number]
    said = view.said.get(place.key)
    changed = {name for name, _ in said.changes} if said else set[str]()
    twins = [
        [choice("choice-bodies-are-one", view.token("one", number, which), first=a["first"], second=a["second"])]
        for which, a in enumerate(doubt.args for doubt in place.doubts[:_MOST_TWINS])
        if place.names[int(a["second"]) - 1] not in changed
    ]
    token, count = view.token("ok", number), len(_left(place, said))
    if place.field == REGISTER:
        row = [choice("choice-register-right", token, agencies=count)]
    else:
        later = choice("choice-plan-later", view.token("later", number))
        row = [choice("choice-new-bodies-right", token, agencies=count), later]
    return [row, *twins, [choice("choice-plan-summary", view.token("sum"))]]


def one_body(place: Place, which: int) -> str | None:
    """What somebody would type to say that two names are one body, None where nothing was asked."""
    if which >= min(len(place.doubts), _MOST_TWINS):
        return None
    args = place.doubts[which].args
    return f"{args['first']} với {args['second']} là một"


def noted(place: Place, said: Correction) -> Part:
    """What was said to the names."""
    if said.answer is Answer.LATER:
        return say("new-bodies-later")
    if said.answer is Answer.EDITING:
        return say("register-edited", count=len(said.changes))
    dropped = sum(new is None for _, new in said.changes)
    return say("register-noted", count=len(_left(place, said)), dropped=dropped)


def _left(place: Place, said: Correction | None) -> set[str]:
    """The names that go into the register, as they are put right so far."""
    changes = dict(said.changes) if said else {}
    return {new for name in place.names if (new := changes.get(name, name)) is not None}


def left_for_later(view: Shown) -> list[Part]:
    """What follows if nothing is said to the new names."""
    if view.bodies is None or not view.open_among([view.bodies]):
        return []
    return [say("new-bodies-unseen", count=len(view.places[view.bodies].names))]
