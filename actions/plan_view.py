"""A sent plan in words for a phone: what was read of it, and one place after the other that a human should look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions import facts, preview
from actions.wording import Part, choice, say, short_day
from actions.worklist import short
from db.models import Commune, SentPlan
from plans.agencies import Agency, AgencyKind
from plans.corrections import (
    COORDINATORS,
    DEADLINE,
    GROUP,
    LEADS,
    OFFICE,
    PLAN,
    YEAR,
    Answer,
    Correction,
    Place,
    agency_as_json,
    agency_from_json,
    correction_from_json,
    place_as_json,
    place_from_json,
    places_of,
    suggestions,
)
from plans.deadlines import DeadlineRule, due_days
from plans.intake import PlanDraft

# So many places asked for one reason are offered to be looked at together, in at most so many lines.
_WORTH_TOGETHER = 3
_MOST_READINGS = 20


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What somebody was shown of a plan, and what they have said to it so far; `said` by the key of its place."""

    paper: int
    revision: int
    facts: Mapping[str, Any]
    places: tuple[Place, ...]
    said: Mapping[str, Correction]

    @property
    def unseen(self) -> list[int]:
        """The places that nothing was said to, by their number."""
        return [number for number, place in enumerate(self.places) if place.key not in self.said]

    @property
    def needed(self) -> int | None:
        """The first place without whose answer the plan cannot be kept."""
        return next((n for n in self.unseen if self.places[n].is_needed), None)

    @property
    def year(self) -> int | None:
        """The year that deadlines are read for."""
        year: int | None = self.facts["year"]
        return year

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The bodies that the plan names."""
        return tuple(agency_from_json(agency) for agency in self.facts["agencies"])

    def token(self, what: str, *numbers: int) -> str:
        """What a button of this plan carries: the revision tells an old button from a new one."""
        return ".".join(("plan", what, *map(str, (self.paper, self.revision, *numbers))))


def found_in(draft: PlanDraft, year: int | None) -> dict[str, Any]:
    """What there is to show of a plan, as JSON."""
    head = draft.head
    bodies = [agency for agency in draft.agencies if agency.kind is not AgencyKind.GROUP]
    return {
        "title": head.title, "number": head.number, "commune": head.commune, "unit": head.unit,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "office": draft.standing_office, "year": year or head.year_from,
        "tasks": len(draft.tasks), "clear": sum(1 for task in draft.tasks if not task.doubts),
        "sections": len(draft.sections), "agencies": [agency_as_json(agency) for agency in bodies],
        "places": [place_as_json(place) for place in places_of(draft)],
    }  # fmt: skip


def shown(paper: SentPlan) -> Shown:
    """What the sender was shown."""
    return Shown(
        paper=paper.id,
        revision=paper.revision,
        facts=paper.found,
        places=tuple(place_from_json(place) for place in paper.found["places"]),
        said={key: correction_from_json(said) for key, said in paper.corrections.items()},
    )


# The whole ----------------------------------------------------------------------------------------------------------


def summary(view: Shown) -> list[Part]:
    """What was read, in a few lines."""
    told = view.facts
    lines = [
        say(
            "plan-read", name=title(told), tasks=told["tasks"], sections=told["sections"],
            agencies=len(told["agencies"]),
        ),
        say("preview-office", office=_office(view) or say("preview-nobody")),
    ]  # fmt: skip
    if not view.places:
        return [*lines, say("plan-read-clear")]
    lines.append(say("plan-read-doubts", clear=told["clear"], places=len(view.places)))
    seen = len(view.places) - len(view.unseen)
    if seen:
        counts = {answer: sum(said.answer is answer for said in view.said.values()) for answer in Answer}
        lines.append(
            say(
                "plan-read-seen", seen=seen, places=len(view.places), accepted=counts[Answer.ACCEPTED],
                corrected=counts[Answer.CORRECTED], later=counts[Answer.LATER],
            )
        )  # fmt: skip
    return lines


def title(told: Mapping[str, Any]) -> Part:
    """How a plan is called."""
    name = told["title"] or "–"
    if told["number"] and told["issued_on"]:
        issued = short_day(date.fromisoformat(told["issued_on"]))
        return say("title-of-plan-issued", number=told["number"], day=issued, title=name)
    if told["number"]:
        return say("title-of-plan-numbered", number=told["number"], title=name)
    return say("title-of-plan", title=name)


def _office(view: Shown) -> str | None:
    said = view.said.get(f"plan:{OFFICE}")
    return said.names[0] if said and said.names else view.facts["office"]


def summary_choices(view: Shown) -> list[list[Part]]:
    """What can be done with a plan that was read."""
    last = [choice("choice-plan-keep", view.token("keep")), choice("choice-plan-drop", view.token("drop"))]
    if view.unseen:
        return [[choice("choice-plan-see", view.token("see"), places=len(view.unseen))], last]
    if view.places:
        return [[choice("choice-plan-again", view.token("see"))], last]
    return [last]


# One place ----------------------------------------------------------------------------------------------------------


def place_lines(view: Shown, number: int, commune: Commune) -> list[Part]:
    """One place: where it is, what is printed there, why it is asked, and how it was understood."""
    place = view.places[number]
    where = say("preview-task-code", code=place.code) if place.code else say("preview-plan-itself")
    count, every = number + 1, len(view.places)
    if place.field == GROUP:
        lines = [
            say("plan-place-group", number=count, places=every, tasks=len(place.tasks), group=place.printed or "–")
        ]
    elif place.title:
        lines = [say("plan-place-task", number=count, places=every, where=where, title=short(place.title))]
    else:
        lines = [say("plan-place", number=count, places=every, where=where)]
    if place.title and place.printed:
        lines.append(say("plan-place-printed", cell=preview.cell(place.field), printed=place.printed))
    lines += [say("reading-doubt", doubt=preview.doubt_words(doubt)) for doubt in place.doubts]
    lines += _understood(place, commune)
    if place.key in view.said:
        lines.append(noted(place, view.said[place.key], commune))
    return [*lines, _how(place)]


def alike(view: Shown, number: int) -> list[int]:
    """The places that nothing was said to and that are asked for the same reason as this one, where each has a
    reading; so many that they can be shown together."""
    if view.places[number].field in (PLAN, OFFICE, YEAR, GROUP):
        return []
    reason = _reason(view.places[number])
    found = [n for n in view.unseen if _reason(view.places[n]) == reason and view.places[n].can_be_accepted]
    readings = list(dict.fromkeys(_reading(view.places[n]) for n in found))[:_MOST_READINGS]
    return [n for n in found if _reading(view.places[n]) in readings]


def _reason(place: Place) -> tuple[str, ...]:
    return (place.field, *(doubt.code for doubt in place.doubts))


def _reading(place: Place) -> DeadlineRule | tuple[str, ...] | str | None:
    """Places with the same reading are told in one line."""
    return place.rule if place.field == DEADLINE else place.names or place.printed


def alike_lines(view: Shown, numbers: Sequence[int], commune: Commune) -> list[Part]:
    """Several places together: each reading with the tasks that it is for."""
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


def _reading_words(place: Place, commune: Commune) -> Part | str:
    if place.field == DEADLINE:
        return _rule_words(place.rule, commune)
    return ", ".join(place.names) or place.printed or "–"


def alike_choices(view: Shown, number: int, places: int) -> list[list[Part]]:
    """What can be said to several places together."""
    back = choice("choice-plan-back", view.token("see", number))
    return [[choice("choice-plan-all-right", view.token("all", number), places=places)], [back]]


def _understood(place: Place, commune: Commune) -> list[Part]:
    if place.field == DEADLINE:
        return [say("plan-understood", reading=_rule_words(place.rule, commune))]
    if place.field in (LEADS, COORDINATORS, OFFICE):
        return [say("plan-understood", reading=", ".join(place.names) or say("preview-nobody"))]
    return []


def _rule_words(rule: DeadlineRule | None, commune: Commune) -> Part:
    """How a deadline is understood, with the last day as this commune counts it."""
    counted = rule
    if rule is not None and commune.settings.get("counts_the_day", False):
        repeats = tuple(replace(repeat, before=False) for repeat in rule.repeats)
        counted = replace(rule, repeats=repeats, due=rule.strictly_before or rule.due)
        if repeats and rule.dues:
            dues = due_days(counted, rule.dues[0].year, facts.calendar_of(commune))
            counted = replace(counted, dues=dues)
    return preview.reading_words(counted)


def _how(place: Place) -> Part:
    match place.field:
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
    return say("plan-how-other")


def place_choices(view: Shown, number: int) -> list[list[Part]]:
    """What can be said to a place by a tap."""
    place = view.places[number]
    rows: list[list[Part]] = [
        [choice("choice-plan-phrase", view.token("say", number, which), phrase=phrase)]
        for which, phrase in enumerate(suggestions(place, view.year))
    ]
    first: list[Part] = []
    if place.field == GROUP:
        first.append(choice("choice-plan-together", view.token("ok", number)))
    elif place.can_be_accepted:
        first.append(choice("choice-plan-right", view.token("ok", number)))
    if not place.is_needed:
        first.append(choice("choice-plan-later", view.token("later", number)))
    same = len(alike(view, number)) if place.key not in view.said else 0
    if same >= _WORTH_TOGETHER:
        rows.append([choice("choice-plan-alike", view.token("alike", number), places=same)])
    around = [choice("choice-plan-summary", view.token("sum"))]
    if number:
        around.insert(0, choice("choice-plan-back", view.token("see", number - 1)))
    return [*([first] if first else []), *rows, around]


def noted(place: Place, said: Correction, commune: Commune) -> Part:
    """What was said to a place, and what follows from it."""
    if said.answer is Answer.LATER:
        return _later(place)
    if said.answer is Answer.CORRECTED:
        return say("plan-noted-corrected", words=said.words or "–", reading=_correction_words(said, commune))
    return say("plan-noted-together") if place.field == GROUP else say("plan-noted-right")


def _correction_words(said: Correction, commune: Commune) -> Part | str:
    if said.rule is not None:
        return _rule_words(said.rule, commune)
    if said.year is not None:
        return say("reading-year", year=str(said.year))
    groups: Sequence[str] = said.groups
    return ", ".join((*said.names, *groups))


def _later(place: Place) -> Part:
    if place.field == DEADLINE:
        return say("plan-later-deadline", code=place.code or "–")
    if place.field == LEADS:
        return say("plan-later-leads", code=place.code or "–")
    return say("plan-noted-together") if place.field == GROUP else say("plan-later-other")


def left_for_later(view: Shown) -> Part:
    """What follows if nothing more is said: how many tasks wait without a date, how many the office holds."""
    fields = {DEADLINE: set[int](), LEADS: set[int](), GROUP: set[int]()}
    for place in view.places:
        said = view.said.get(place.key)
        if place.field in fields and (said is None or said.answer is Answer.LATER):
            fields[place.field].update(place.tasks)
    undated, held = len(fields[DEADLINE]), len(fields[LEADS] | fields[GROUP])
    if not undated and not held:
        return say("plan-keep-unseen-as-read", places=len(view.unseen))
    return say("plan-keep-unseen", places=len(view.unseen), undated=undated, held=held)
