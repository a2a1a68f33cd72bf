"""A sent plan in words for a phone: what was read of it, and one place after the other that a human should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from actions import amend_view, offer_view, preview, register_view
from actions.plan_shown import Shown, around, members_words, office, rule_words, title
from actions.wording import Part, choice, say
from actions.worklist import short
from db.models import Commune
from plans.corrections import (
    BODIES,
    BODY,
    COORDINATORS,
    DEADLINE,
    DROPPED,
    GROUP,
    LEADS,
    OFFICE,
    PLAN,
    YEAR,
    Answer,
    Correction,
    Place,
    parts_of,
    suggestions,
)
from plans.deadlines import DeadlineRule
from plans.doubts import ROW

# So many places asked for one reason are offered to be looked at together, in at most so many lines.
_WORTH_TOGETHER = 3
_MOST_READINGS = 20
# Rows that a machine recognised are shown so many at a time, those of one page together.
_MOST_ROWS = 8
_ROWS_OF_BUTTONS = 4


# The whole ----------------------------------------------------------------------------------------------------------


def summary(view: Shown) -> list[Part]:
    """What was read, in a few lines."""
    told = view.facts
    read = say(
        "plan-read", name=title(told), tasks=told["tasks"], sections=told["sections"], agencies=len(told["agencies"])
    )
    if amend_view.is_undecided(told):
        return [read, *amend_view.place_lines(view.places[0], None, 1, 1)]
    if amend_view.is_version(told):
        what = amend_view.summary(told, len(view.doubts) - len(view.unseen), len(view.doubts))
        return [read, *what, _next(view)]
    lines = [read, say("preview-office", office=office(view) or say("preview-nobody"))]
    lines += offer_view.in_short(view)
    return [*lines, _looked_at(view), _next(view)]


def _looked_at(view: Shown) -> Part:
    """How many places are to be looked at, or, when some were, what was said to them."""
    if not view.doubts:
        return say("plan-read-clear")
    seen = len(view.doubts) - len(view.unseen)
    if not seen:
        unclear = {task for number in view.doubts for task in view.places[number].tasks}
        return say("plan-read-doubts", clear=view.facts["tasks"] - len(unclear), places=len(view.doubts))
    keys = {view.places[number].key for number in view.doubts}
    counts = Counter(said.answer for key, said in view.said.items() if key in keys)
    return say(
        "plan-read-seen", seen=seen, places=len(view.doubts), accepted=counts[Answer.ACCEPTED],
        corrected=counts[Answer.CORRECTED], later=counts[Answer.LATER],
    )  # fmt: skip


def _next(view: Shown) -> Part:
    """What is to be done next; of what may be left for later nothing is said."""
    if view.unseen:
        return say("plan-next-see", places=len(view.unseen))
    if view.needed is not None and view.needed == view.bodies:
        return say("plan-next-register")
    changes = amend_view.is_version(view.facts) and view.facts["amends"]["changes"]
    return say("plan-next-changes" if changes else "plan-next-keep")


def summary_choices(view: Shown) -> list[list[Part]]:
    """What can be done with a plan that was read."""
    last = [choice("choice-plan-keep", view.token("keep")), choice("choice-plan-drop", view.token("drop"))]
    if amend_view.is_undecided(view.facts):
        return [*amend_view.options(view, 0), last[1:]]
    # A new version is looked at as what it changes, which no workbook shows.
    sheet = [] if view.facts.get("amends") else [[choice("choice-plan-xlsx", view.token("xlsx"))]]
    rows: list[list[Part]] = amend_view.way(view)
    if view.unseen:
        rows.append([choice("choice-plan-see", view.token("see"), places=len(view.unseen))])
    elif view.doubts:
        rows.append([choice("choice-plan-again", view.token("see"))])
    rows += register_view.way(view)
    if view.offers:
        rows.append([choice("choice-plan-body", view.token("body"), places=len(view.offers))])
    return [*rows, *sheet, last]


# One place ----------------------------------------------------------------------------------------------------------


def place_lines(view: Shown, number: int, commune: Commune) -> list[Part]:
    """One place: where it is, what is printed there, why it is asked, and how it was understood."""
    place = view.places[number]
    if place.options:
        count, every = view.doubts.index(number) + 1, len(view.doubts)
        return amend_view.place_lines(place, view.said.get(place.key), count, every)
    if place.field in BODIES:
        return register_view.place_lines(view, number)
    if place.field in BODY:
        return offer_view.place_lines(view, number, commune)
    where = say("preview-task-code", code=place.code) if place.code else say("preview-plan-itself")
    count, every = view.doubts.index(number) + 1, len(view.doubts)
    if place.field == GROUP:
        lines = [
            say("plan-place-group", number=count, places=every, tasks=len(place.tasks), group=place.printed or "–"),
            *offer_view.members(place),
        ]
    elif len(place.tasks) > 1:
        field = say("title-of-field", title=short(place.title)) if place.title else say("title-of-all-fields")
        lines = [say("plan-place-tasks", number=count, places=every, tasks=len(place.tasks), field=field)]
    elif place.title:
        lines = [say("plan-place-task", number=count, places=every, where=where, title=short(place.title))]
    else:
        lines = [say("plan-place", number=count, places=every, where=where)]
    if place.field == ROW:
        lines = [say("plan-place-row", number=count, places=every, where=where, title=place.title or "–")]
    if place.title and place.printed:
        lines.append(say("plan-place-printed", cell=preview.cell(place.field), printed=place.printed))
    lines += [say("reading-doubt", doubt=preview.doubt_words(doubt)) for doubt in place.doubts]
    lines += _understood(place, commune)
    lines += [noted(part, view.said[part.key], commune) for part in parts_of(place) if part.key in view.said]
    if place.key in view.said:
        lines.append(noted(place, view.said[place.key], commune))
    return [*lines, _how(place)]


def alike(view: Shown, number: int) -> list[int]:
    """The places that nothing was said to and that are asked for the same reason as this one, where each has a
    reading; so many that they can be shown together."""
    if view.places[number].field in (PLAN, OFFICE, YEAR, GROUP, *BODY, *BODIES):
        return []
    reason = _reason(view.places[number])
    found = [n for n in view.unseen if _reason(view.places[n]) == reason and view.places[n].can_be_accepted]
    most = _MOST_ROWS if view.places[number].field == ROW else _MOST_READINGS
    readings = list(dict.fromkeys(_reading(view.places[n]) for n in found))[:most]
    return [n for n in found if _reading(view.places[n]) in readings]


def _reason(place: Place) -> tuple[str, ...]:
    if place.field == ROW:
        return (ROW, _page(place))
    return (place.field, *(doubt.code for doubt in place.doubts))


def _page(place: Place) -> str:
    return next((doubt.args["page"] for doubt in place.doubts if "page" in doubt.args), "–")


def _reading(place: Place) -> DeadlineRule | tuple[str, ...] | str | None:
    """Places with the same reading are told in one line."""
    if place.field == ROW:
        return place.key
    return place.rule if place.field == DEADLINE else place.names or place.printed


def alike_lines(view: Shown, numbers: Sequence[int], commune: Commune) -> list[Part]:
    """Several places together: each reading with the tasks that it is for, or the rows of a page one by one."""
    if view.places[numbers[0]].field == ROW:
        rows = [view.places[number] for number in numbers]
        head = say("plan-alike-rows", page=_page(rows[0]), rows=len(rows))
        return [head, *(_row_line(row, commune) for row in rows), say("plan-how-rows")]
    together: dict[Any, list[Place]] = {}
    for place in (view.places[number] for number in numbers):
        together.setdefault(_reading(place), []).append(place)
    lines = [
        say(
            "plan-alike-line", reading=_reading_words(places[0], commune),
            codes=", ".join(place.code or "–" for place in places),
        )
        for places in together.values()
    ]  # fmt: skip
    return [say("plan-alike", places=len(numbers), cell=preview.cell(view.places[numbers[0]].field)), *lines]


def _row_line(row: Place, commune: Commune) -> Part:
    """A row on a few lines of a phone: what is to be compared first with the paper."""
    unsure = ", ".join(doubt.args["words"] for doubt in row.doubts if "words" in doubt.args)
    code, title, reading = row.code or "–", short(row.title or "–"), rule_words(row.rule, commune)
    leads = "; ".join(row.names) or say("preview-nobody")
    if unsure:
        return say("plan-alike-row-unsure", code=code, title=title, leads=leads, reading=reading, words=unsure)
    return say("plan-alike-row", code=code, title=title, leads=leads, reading=reading)


def _reading_words(place: Place, commune: Commune) -> Part | str:
    if place.field == DEADLINE:
        return rule_words(place.rule, commune)
    return "; ".join(place.names) or place.printed or "–"


def alike_choices(view: Shown, number: int, places: int) -> list[list[Part]]:
    """What can be said to several places together."""
    if view.places[number].field == ROW:
        return _row_choices(view, number)
    back = choice("choice-plan-back", view.token("see", number))
    return [[choice("choice-plan-all-right", view.token("all", number), places=places)], [back]]


def _row_choices(view: Shown, number: int) -> list[list[Part]]:
    """All rows at once are right, or one of them is looked at."""
    rows = alike(view, number)
    one = [choice("choice-plan-row", view.token("row", row), code=view.places[row].code or "–") for row in rows]
    return [
        [choice("choice-plan-all-rows", view.token("all", number, rows[-1]), rows=len(rows))],
        *(one[start : start + _ROWS_OF_BUTTONS] for start in range(0, len(one), _ROWS_OF_BUTTONS)),
        [choice("choice-plan-summary", view.token("sum"))],
    ]


def _understood(place: Place, commune: Commune) -> list[Part]:
    if place.field == DEADLINE:
        return [say("plan-understood", reading=rule_words(place.rule, commune))]
    if place.field == ROW:
        leads = "; ".join(place.names) or say("preview-nobody")
        return [say("plan-understood-row", leads=leads, reading=rule_words(place.rule, commune))]
    if place.field in (LEADS, COORDINATORS, OFFICE) and not place.is_needed:
        return [say("plan-understood", reading="; ".join(place.names) or say("preview-nobody"))]
    return []


def _how(place: Place) -> Part:
    match place.field:
        case "standing_office" if place.is_needed:
            return say("plan-how-office-typed")
        case "year_from" if place.is_needed:
            return say("plan-how-year-typed")
        case "deadline":
            return say("plan-how-deadline")
        case "leads" | "coordinators":
            return say("plan-how-agencies")
        case "group":
            return say("plan-how-group")
        case "standing_office":
            return say("plan-how-office")
        case "year_from":
            return say("plan-how-year")
        case "row":
            return say("plan-how-row")
        case "dropped":
            return say("plan-how-dropped")
    return say("plan-how-other")


def place_choices(view: Shown, number: int) -> list[list[Part]]:
    """What can be said to a place by a tap."""
    place = view.places[number]
    if place.options:
        return [*amend_view.options(view, number), around(view, number)]
    if place.field in BODIES:
        return register_view.place_choices(view, number)
    if place.field in BODY:
        return offer_view.place_choices(view, number)
    rows: list[list[Part]] = [
        [choice("choice-plan-phrase", view.token("say", number, which), phrase=phrase)]
        for which, phrase in enumerate(suggestions(place, view.year))
    ]
    first: list[Part] = []
    if place.field == DROPPED:
        first.append(choice("choice-plan-drop-task", view.token("ok", number)))
        first.append(choice("choice-plan-keep-task", view.token("later", number)))
    elif place.field == GROUP:
        first.append(choice("choice-plan-together", view.token("ok", number)))
        if place.members:
            first.append(choice("choice-plan-each", view.token("each", number), agencies=len(place.members)))
    elif place.can_be_accepted:
        first.append(choice("choice-plan-right", view.token("ok", number)))
    if not place.is_needed and place.field != DROPPED:
        first.append(choice("choice-plan-later", view.token("later", number)))
    if place.field == ROW:
        deadline, leads = view.token("fix", number, 0), view.token("fix", number, 1)
        rows.append([choice("choice-plan-fix-deadline", deadline), choice("choice-plan-fix-leads", leads)])
    same = len(alike(view, number)) if place.key not in view.said else 0
    if same >= _WORTH_TOGETHER:
        rows.append([choice("choice-plan-alike", view.token("alike", number), places=same)])
    return [*([first] if first else []), *rows, around(view, number)]


def noted(place: Place, said: Correction, commune: Commune) -> Part:
    """What was said to a place, and what follows from it."""
    if place.options:
        return amend_view.noted(place, said)
    if place.field in BODIES:
        return register_view.noted(place, said)
    if place.field in BODY:
        return offer_view.noted(place, said, commune)
    if said.members:
        return say("plan-noted-members", words=said.words or "–", members=members_words(said.members))
    if said.answer is Answer.LATER:
        return _later(place)
    if said.answer is Answer.CORRECTED:
        return say("plan-noted-corrected", words=said.words or "–", reading=_correction_words(said, commune))
    if place.field == DROPPED:
        return say("plan-noted-dropped")
    return say("plan-noted-together") if place.field == GROUP else say("plan-noted-right")


def _correction_words(said: Correction, commune: Commune) -> Part | str:
    if said.rule is not None:
        return rule_words(said.rule, commune)
    if said.year is not None:
        return say("reading-year", year=str(said.year))
    groups: Sequence[str] = said.groups
    return "; ".join((*said.names, *groups))


def _later(place: Place) -> Part:
    if place.field == DROPPED:
        return say("plan-noted-stays")
    many, code = place.code is None, place.code or "–"
    if place.field == DEADLINE:
        return say("plan-later-deadlines", tasks=len(place.tasks)) if many else say("plan-later-deadline", code=code)
    if place.field == LEADS:
        return say("plan-later-many-leads", tasks=len(place.tasks)) if many else say("plan-later-leads", code=code)
    if place.field == ROW:
        return say("plan-later-row", code=code)
    return say("plan-noted-together") if place.field == GROUP else say("plan-later-other")


def left_for_later(view: Shown) -> list[Part]:
    """What follows if nothing more is said: how many tasks wait without a date, how many the office holds, and what
    beside the table is not followed."""
    offers = len(view.unseen_offers)
    beside = [say("plan-keep-unseen-offers", places=offers)] if offers else []
    return [*([_doubts_left(view)] if view.unseen else []), *register_view.left_for_later(view), *beside]


def left_choices(view: Shown) -> list[list[Part]]:
    """The ways to what nothing was said to, and the yes to leaving it."""
    rows: list[list[Part]] = []
    if view.unseen:
        rows.append([choice("choice-plan-see", view.token("see"), places=len(view.unseen))])
    if view.bodies is not None and view.open_among([view.bodies]):
        rows += register_view.way(view)
    if view.unseen_offers:
        rows.append([choice("choice-plan-body", view.token("body"), places=len(view.unseen_offers))])
    return [*rows, [choice("choice-plan-sure", view.token("sure")), choice("choice-plan-summary", view.token("sum"))]]


def _doubts_left(view: Shown) -> Part:
    fields = {DEADLINE: set[int](), LEADS: set[int](), GROUP: set[int]()}
    for place in view.places:
        for part in () if _is_settled(view, place) else parts_of(place) or (place,):
            if part.field in fields and not _is_settled(view, part):
                fields[part.field].update(part.tasks)
    undated, held = len(fields[DEADLINE]), len(fields[LEADS] | fields[GROUP])
    if not undated and not held:
        return say("plan-keep-unseen-as-read", places=len(view.unseen))
    return say("plan-keep-unseen", places=len(view.unseen), undated=undated, held=held)


def _is_settled(view: Shown, place: Place) -> bool:
    said = view.said.get(place.key)
    return said is not None and said.answer is not Answer.LATER
