"""What somebody was shown of a sent plan, what they have said to it so far, and how its parts are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions import facts, preview
from actions.wording import Part, choice, day, say, short_day
from db.models import Commune, SentPlan
from plans.agencies import Agency, AgencyKind
from plans.agency_names import agency_as_json, agency_from_json
from plans.calendar import SendBy, named_period
from plans.corrections import (
    BODIES,
    BODY,
    OFFICE,
    Answer,
    Correction,
    Place,
    correction_from_json,
    place_as_json,
    place_from_json,
    places_of,
)
from plans.deadlines import DeadlineRule, due_days
from plans.intake import PlanDraft
from plans.members import Member
from plans.offers import offers_of
from plans.proposed import register_of


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What somebody was shown of a plan, and what they have said to it so far; `said` by the key of its place."""

    paper: int
    revision: int
    facts: Mapping[str, Any]
    places: tuple[Place, ...]
    said: Mapping[str, Correction]

    @property
    def doubts(self) -> list[int]:
        """The places that are not sure, by their number."""
        return [number for number, place in enumerate(self.places) if place.field not in BODY | BODIES]

    @property
    def bodies(self) -> int | None:
        """The place of the names that the plan brings into the register, None where it brings none."""
        return next((number for number, place in enumerate(self.places) if place.field in BODIES), None)

    @property
    def offers(self) -> list[int]:
        """What the plan says beside its table, by the number of the place."""
        return [number for number, place in enumerate(self.places) if place.field in BODY]

    @property
    def unseen(self) -> list[int]:
        """The doubted places that nothing was said to."""
        return self.open_among(self.doubts)

    @property
    def unseen_offers(self) -> list[int]:
        """The offers that nothing was said to."""
        return self.open_among(self.offers)

    def open_among(self, numbers: Sequence[int]) -> list[int]:
        """Those of some places that nothing was said to."""
        said = {key for key, said in self.said.items() if said.answer is not Answer.EDITING}
        return [number for number in numbers if self.places[number].key not in said]

    def beside(self, number: int) -> list[int]:
        """The places that are looked at in one go with this one, itself among them."""
        if number == self.bodies:
            return [number]
        return self.offers if number in self.offers else self.doubts

    @property
    def needed(self) -> int | None:
        """The first place without whose answer the plan cannot be kept."""
        unseen = self.open_among(range(len(self.places)))
        return next((n for n in unseen if self.places[n].is_needed), None)

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
        "tasks": len(draft.tasks), "sections": len(draft.sections),
        "agencies": [agency_as_json(agency) for agency in bodies],
        "places": [place_as_json(place) for place in (*places_of(draft), *register_of(draft), *offers_of(draft))],
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


# Words --------------------------------------------------------------------------------------------------------------


def title(told: Mapping[str, Any]) -> Part:
    """How a plan is called."""
    name = told["title"] or "–"
    if told["number"] and told["issued_on"]:
        issued = short_day(date.fromisoformat(told["issued_on"]))
        return say("title-of-plan-issued", number=told["number"], day=issued, title=name)
    if told["number"]:
        return say("title-of-plan-numbered", number=told["number"], title=name)
    return say("title-of-plan", title=name)


def office(view: Shown) -> str | None:
    said = view.said.get(f"plan:{OFFICE}")
    return said.names[0] if said and said.names else view.facts["office"]


def rule_words(rule: DeadlineRule | None, commune: Commune) -> Part:
    """How a deadline is understood, with the last day as this commune counts it."""
    counted = rule
    if rule is not None and commune.settings.get("counts_the_day", False):
        repeats = tuple(replace(repeat, before=False) for repeat in rule.repeats)
        counted = replace(rule, repeats=repeats, due=rule.strictly_before or rule.due)
        if repeats and rule.dues:
            dues = due_days(counted, rule.dues[0].year, facts.calendar_of(commune))
            counted = replace(counted, dues=dues)
    return preview.reading_words(counted)


def send_by_days(by: SendBy, year: int, commune: Commune) -> Part:
    """On which day of each quarter of a year agencies would send in."""
    regime, calendar = facts.regime_of(commune), facts.calendar_of(commune)
    days = [by.on(named_period(f"{year}Q{quarter}", regime), calendar) for quarter in range(1, 5)]
    first, *others = (f"{value:%d/%m}" for value in days[:-1])
    return say("offer-send-by-days", first=first, last=day(days[-1]), others=", ".join(others))


def members_words(members: Sequence[Member]) -> str:
    """The members of a group in their order, each with its days where it has some."""
    return "; ".join(f"{member.agency.name}{_span(member)}" for member in members)


def _span(member: Member) -> str:
    days = (member.start, member.end)
    if days == (None, None):
        return ""
    return f" ({' – '.join(f'{day:%d/%m/%Y}' if day else '…' for day in days)})"


def around(view: Shown, number: int) -> list[Part]:
    """The ways from a place back to the one before it and to the whole."""
    before = [n for n in view.beside(number) if n < number]
    back = [choice("choice-plan-back", view.token("see", before[-1]))] if before else []
    return [*back, choice("choice-plan-summary", view.token("sum"))]
