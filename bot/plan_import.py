"""`nhacviec plan import` and `plan list`: a plan, or a new version of one, is kept after a yes on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from actions import amend_view, intake, new_version
from actions.new_version import Version
from actions.refusals import Refused
from actions.wording import Part, say
from db import tasks
from db.models import Commune, Plan
from plans.amend_places import AMENDS, How, option
from plans.corrections import Answer, Correction, Place
from plans.drafts import PlanDraft


@dataclass(kw_only=True)
class Deciding:
    """One file being held against the commune's plans; `said` grows with each answer."""

    commune: Commune
    draft: PlanDraft
    data: bytes
    options: argparse.Namespace
    now: datetime
    said: dict[str, Correction] = field(default_factory=dict)

    def version(self, tx: Session) -> Version | None:
        """What the file is to the plans in force by what was said so far; None for a plan of its own.

        Refused where `--amends` names no plan.
        """
        named = self._named(tx) if self.options.amends else None
        if self.options.separate:
            return None
        found = new_version.held_against(tx, self.commune, self.draft, self.said, self.now, named)
        if found is None or found.how is How.OWN:
            return None
        if found.how is None and named is not None:
            how = How.PART if self.options.partial else How.WHOLE
            self.said[f"{AMENDS}:{named.id}"] = Correction(answer=Answer.CORRECTED, option=how)
            return self.version(tx)
        return found

    def _named(self, tx: Session) -> Plan:
        wanted = self.options.amends.strip()
        for plan in tasks.plans(tx, self.commune.id):
            numbers = [version.number for version in tasks.versions(tx, self.commune.id, plan.id)]
            if wanted in (str(plan.id), *numbers, plan.number):
                return plan
        raise Refused("cli-amend-unknown", plan=wanted, commune=self.commune.name)

    def open_places(self, version: Version) -> list[Place]:
        """What a human has still to say."""
        return [place for place in version.places if place.key not in self.said]


def next_answer(
    place: Place, places: int, ask: Callable[[], str], show: Callable[[Sequence[Part]], None]
) -> Correction:
    """Ask the first of some questions on a terminal; Refused when nothing is chosen."""
    show(amend_view.place_lines(place, None, 1, places))
    show(
        [
            say("cli-amend-option", number=str(n), option=say(f"choice-amend-{one}"))
            for n, one in enumerate(place.options, start=1)
        ]
    )  # fmt: skip
    typed = ask().strip()
    if not typed.isdigit() or not 1 <= int(typed) <= len(place.options):
        raise Refused("cli-plan-not-kept")
    return option(place, int(typed) - 1)


def told_of(version: Version, commune: Commune) -> list[Part]:
    """The version in lines for a screen: what it is to its plan, and every change."""
    facts = {"amends": version.facts}
    if version.how is None:
        return []
    return [*amend_view.summary(facts, 0, len(version.places)), *amend_view.every_change(facts, commune)]


def keep(tx: Session, deciding: Deciding, version: Version) -> Part:
    """Lay the version over its plan; the sentence that says so."""
    sha256 = intake.sha256_of(deciding.data)
    made = new_version.keep(tx, deciding.commune, version, deciding.said, sha256, deciding.now)
    return say(
        "amend-kept", title=version.plan.title, changed=made.changed, added=made.added, dropped=made.dropped,
        told=made.told,
    )  # fmt: skip


def listed(tx: Session, commune: Commune) -> list[list[Part | str]]:
    """The commune's plans, a row for each version: the plan's id, number, day, title and stage."""
    rows: list[list[Part | str]] = []
    for plan in tasks.plans(tx, commune.id):
        for version in tasks.versions(tx, commune.id, plan.id):
            issued = f"{version.issued_on:%d/%m/%Y}" if version.issued_on else "–"
            stage = say(f"plan-stage-{plan.stage.value}")
            rows.append([str(plan.id), version.number or "–", issued, version.title, stage])
    return rows
