"""What a sent plan says beside its table, in words for a phone: its goals, its duties, and its day for reports."""

from __future__ import annotations

from actions import facts, preview
from actions.plan_shown import Shown, around, members_words, rule_words, send_by_days
from actions.wording import Part, choice, say
from actions.worklist import short
from db.models import Commune
from plans.calendar import named_period
from plans.corrections import DUTY, GOALS, SEND_BY, Answer, Correction, Place
from plans.deadlines import DeadlineRule
from plans.offers import is_clear, send_by_of

# So many goals, or duties, fit on a phone with their words cut to two lines.
GOALS_AT_ONCE = 6
_MOST_DUTIES = 6
_LONGEST_DUTY = 300


# The whole ----------------------------------------------------------------------------------------------------------


def in_short(view: Shown) -> list[Part]:
    """What there is beside the table, one line for each sort."""
    if not view.offers:
        return []
    seen = len(view.offers) - len(view.unseen_offers)
    lines = [say("offers-in-short", seen=seen, places=len(view.offers))]
    if goals := _goals(view):
        lines.append(say("offers-goals", count=goals))
    if duties := len(_of(view, DUTY)):
        lines.append(say("offers-duties", count=duties))
    if days := len(_of(view, SEND_BY)):
        lines.append(say("offers-days", count=days))
    return lines


def _goals(view: Shown) -> int:
    return sum(len(place.names) for place in _of(view, GOALS))


def _of(view: Shown, field: str) -> list[Place]:
    return [view.places[number] for number in view.offers if view.places[number].field == field]


def clear(view: Shown) -> list[int]:
    """The offers that nothing was said to and that can be taken together."""
    return [number for number in view.unseen_offers if is_clear(view.places[number])]


def whole(view: Shown, commune: Commune) -> list[Part]:
    """All that is offered, each duty in a line with its agency and last day."""
    lines = [say("offers-whole")]
    if count := _goals(view):
        lines.append(say("offers-goals", count=count))
    duties = _of(view, DUTY)
    lines += [_duty_line(place, commune) for place in duties[:_MOST_DUTIES]]
    if len(duties) > _MOST_DUTIES:
        lines.append(say("offers-more-duties", count=len(duties) - _MOST_DUTIES))
    lines += [say("offers-send-by-line", printed=place.printed or "–") for place in _of(view, SEND_BY)]
    return [*lines, say("offers-nothing-yet", unseen=len(view.unseen_offers))]


def _duty_line(place: Place, commune: Commune) -> Part:
    return say(
        "offers-duty-line", title=short(place.title or "–"), agency=", ".join(place.names) or say("preview-nobody"),
        reading=rule_words(place.rule, commune),
    )  # fmt: skip


def whole_choices(view: Shown) -> list[list[Part]]:
    """What can be said to all of them by one tap, and the way to each."""
    rows: list[list[Part]] = []
    if clear_ones := clear(view):
        rows.append([choice("choice-offers-take", view.token("take"), places=len(clear_ones))])
    rows.append([choice("choice-offers-each", view.token("see", next(iter(view.unseen_offers or view.offers))))])
    last = [choice("choice-plan-summary", view.token("sum"))]
    if view.unseen_offers:
        last.insert(0, choice("choice-offers-later", view.token("rest")))
    return [*rows, last]


# One of them --------------------------------------------------------------------------------------------------------


def place_lines(view: Shown, number: int, commune: Commune, first: int = 0) -> list[Part]:
    """One offer: what the plan says, and how it was understood; of the goals those from `first` on."""
    place = view.places[number]
    count, every = view.offers.index(number) + 1, len(view.offers)
    said = [noted(place, view.said[place.key], commune)] if place.key in view.said else []
    if place.field == GOALS:
        shown = place.names[first : first + GOALS_AT_ONCE]
        lines = [say("goal-line", number=first + n, text=short(text)) for n, text in enumerate(shown, start=1)]
        return [
            say("offer-goals", number=count, places=every, count=len(place.names)),
            *lines,
            *said,
            say("offer-how-goals"),
        ]
    words = (place.title or "–")[:_LONGEST_DUTY]
    doubts = [say("reading-doubt", doubt=preview.doubt_words(doubt)) for doubt in place.doubts]
    if place.field == SEND_BY:
        head = [
            say("offer-send-by", number=count, places=every, words=words),
            *doubts,
            *_days_of(place.rule, view, commune),
        ]
        return [*head, *said, say("offer-how-send-by")]
    reading = say(
        "offer-duty-reading", agency=", ".join(place.names) or say("preview-nobody"),
        reading=rule_words(place.rule, commune),
    )  # fmt: skip
    head = [say("offer-duty", number=count, places=every, words=words), reading]
    return [*head, *doubts, *members(place), *said, say("offer-how-duty")]


def members(place: Place) -> list[Part]:
    """The bodies that a group means by the register, where it tells."""
    return [say("plan-group-members", members="; ".join(place.members))] if place.members else []


def _days_of(rule: DeadlineRule | None, view: Shown, commune: Commune) -> list[Part]:
    """On which day of each quarter agencies would send in."""
    by, year = send_by_of(rule), view.year
    if by is None or year is None:
        return []
    first = named_period(f"{year}Q1", facts.regime_of(commune))
    is_early = by.on(first, facts.calendar_of(commune)) < first.cut_off
    return [send_by_days(by, year, commune), *([say("offer-send-by-early")] if is_early else [])]


def place_choices(view: Shown, number: int, first: int = 0) -> list[list[Part]]:
    """What can be said to one offer by a tap."""
    place = view.places[number]
    rows: list[list[Part]] = []
    if place.field == GOALS:
        rows.append([choice("choice-goals-all", view.token("ok", number), count=len(place.names))])
        if first + GOALS_AT_ONCE < len(place.names):
            rows.append([choice("choice-goals-more", view.token("more", number, first + GOALS_AT_ONCE))])
    elif place.field == SEND_BY:
        rows.append([choice("choice-send-by", view.token("ok", number))])
    else:
        rows += _duty_choices(view, number)
    leave = [choice("choice-plan-later", view.token("later", number))]
    leave.append(choice("choice-offer-out", view.token("out", number)))
    return [*rows, leave, around(view, number)]


def _duty_choices(view: Shown, number: int) -> list[list[Part]]:
    place = view.places[number]
    rows: list[list[Part]] = []
    if place.tasks:
        rows.append([choice("choice-duty-same", view.token("same", number), code=place.code or "–")])
    if place.can_be_accepted:
        key = "choice-duty-own" if place.tasks else "choice-duty-follow"
        rows.append([choice("choice-plan-together" if place.members else key, view.token("ok", number))])
    if place.members and place.can_be_accepted:
        rows[-1].append(choice("choice-plan-each", view.token("each", number), agencies=len(place.members)))
    return rows


def noted(place: Place, said: Correction, commune: Commune) -> Part:
    """What was said to an offer, and what follows from it."""
    if said.answer is Answer.LATER:
        return say("offer-noted-later")
    if said.answer is Answer.LEFT_OUT:
        return say("offer-noted-out")
    if said.answer is Answer.SAME:
        return say("offer-noted-same", code=place.code or "–")
    if place.field == GOALS:
        return say("offer-noted-goals", count=len(place.names) - len(said.numbers), out=len(said.numbers))
    if place.field == SEND_BY:
        return say("offer-noted-send-by", reading=rule_words(said.rule or place.rule, commune))
    if said.members:
        return say("plan-noted-members", words=said.words or "–", members=members_words(said.members))
    agencies = ", ".join((*said.names, *said.groups)) or ", ".join(place.names)
    return say(
        "offer-noted-duty", agency=agencies or say("preview-nobody"),
        reading=rule_words(said.rule or place.rule, commune),
    )  # fmt: skip
