"""A paper held against the plans in force: is it another version of one, and what would it change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from actions import amending, facts
from actions.plan_in_force import draft_of, rows_in_force
from db import evidence, tasks
from db.models import Commune, Plan, Task, WorkItem
from plans.amend_places import How, how, is_it_a_version, is_it_gone, is_it_the_same, is_kept, pairs_said
from plans.amendments import Comparison, Field, Pair, Resemblance, amended, compare, names_only_changes, resemblance
from plans.corrections import BODY, GROUP, Correction, Place
from plans.deadlines import bare_rule_as_json
from plans.drafts import PlanDraft, TaskDraft
from plans.proposed import put_right
from plans.text import fold
from plans.work import ANSWERED, Status

Said = Mapping[str, Correction]


@dataclass(frozen=True, kw_only=True)
class Version:
    """A draft as another version of `plan`.

    `how` is None until a human said what it is; `pairs` are the tasks that are the same, or are not, for sure. `places`
    are what is asked about that; `facts` what there is to show, as JSON.
    """

    plan: Plan
    how: How | None
    draft: PlanDraft
    found: Comparison
    pairs: Mapping[tuple[int, int], bool]
    places: tuple[Place, ...]
    facts: dict[str, Any]

    def asks(self, place: Place) -> bool:
        """Whether a place of the draft is to be asked: not what was settled for every task that it is about, nor what
        stands beside the table."""
        settled = {pair.new for pair in self.found.pairs if Field.LEADS not in pair.changes}
        if place.field in BODY:
            return False
        return place.field != GROUP or not settled.issuperset(place.tasks)

    @property
    def is_nothing_new(self) -> bool:
        """Whether the plan in force says the same already."""
        if self.how is How.OWN or not self.found.is_empty:
            return False
        head, plan = self.draft.head, self.plan
        same_head = head.number in (None, plan.number) and head.issued_on in (None, plan.issued_on)
        return same_head or self.how is How.PART


def held_against(
    tx: Session, commune: Commune, draft: PlanDraft, said: Said, now: datetime, plan: Plan | None = None
) -> Version | None:
    """The draft as another version of a plan in force, None where it looks like none of them.

    `plan` names the plan where somebody said which. `said` is what was said to the places so far.
    """
    why: Resemblance | None = Resemblance.NAMES_IT
    if plan is None:
        plan, why = _resembled(tx, commune, draft)
    if plan is None or why is None:
        return None
    return _Held(tx=tx, commune=commune, draft=draft, said=said, now=now, plan=plan, why=why).version()


def _resembled(tx: Session, commune: Commune, draft: PlanDraft) -> tuple[Plan | None, Resemblance | None]:
    """The plan that the paper looks most like, and why: reasons are in the order of their weight."""
    found: list[tuple[int, int, Plan, Resemblance]] = []
    for plan in tasks.plans(tx, commune.id):
        numbers = [v.number for v in tasks.versions(tx, commune.id, plan.id) if v.number]
        if why := resemblance(draft_of(tx, plan), draft, numbers):
            found.append((list(Resemblance).index(why), -plan.id, plan, why))
    if not found:
        return None, None
    _, _, plan, why = min(found, key=lambda one: one[:2])
    return plan, why


@dataclass(frozen=True, kw_only=True)
class _Held:
    tx: Session
    commune: Commune
    draft: PlanDraft
    said: Said
    now: datetime
    plan: Plan
    why: Resemblance

    def version(self) -> Version:
        old, rows = draft_of(self.tx, self.plan), rows_in_force(self.tx, self.plan)
        decided = how(self.plan.id, self.said)
        asked = is_it_a_version(self.plan.id, self.plan.title, self.why, few=names_only_changes(old, self.draft))
        pairs = self._pairs(rows)
        draft, found = amended(old, _in_place_of(old, self.draft), pairs, only_named=decided is How.PART)
        found, gone = self._kept(found, rows)
        settled = {**pairs, **{(pair.old, pair.new): True for pair in found.pairs}}
        known = {
            "plan": self.plan.id, "title": self.plan.title, "number": self.plan.number, "year": self.plan.year_from,
            "how": decided,
        }  # fmt: skip
        if decided in (None, How.OWN):
            first = () if decided else (asked,)
            return Version(
                plan=self.plan, how=decided, draft=self.draft, found=found, pairs=settled, places=first, facts=known,
            )  # fmt: skip
        places = (*self._same(found, rows, draft, pairs), *gone)
        known["beside"] = _beside(old) != _beside(draft) and decided is How.WHOLE
        told = known | _counts(found) | {"changes": _changes(old, draft, found)}
        return Version(
            plan=self.plan, how=decided, draft=draft, found=found, pairs=settled, places=places, facts=told
        )  # fmt: skip

    def _pairs(self, rows: Sequence[Task]) -> dict[tuple[int, int], bool]:
        """What was said of pairs, with tasks in force by their place."""
        place = {row.id: number for number, row in enumerate(rows)}
        many = len(self.draft.tasks)
        return {
            (place[task], new): same
            for (task, new), same in pairs_said(self.said).items()
            if task in place and new < many
        }

    def _same(
        self, found: Comparison, rows: Sequence[Task], draft: PlanDraft, said: Iterable[tuple[int, int]]
    ) -> list[Place]:
        """Pairs to be asked about, and those that were, so that what was said stays said."""
        asked = sorted({(pair.old, pair.new) for pair in found.unsure} | set(said))
        return [
            is_it_the_same(
                rows[old].id, rows[old].content, rows[old].code, new, draft.tasks[new].content, draft.tasks[new].code
            )
            for old, new in asked
        ]

    def _kept(self, found: Comparison, rows: Sequence[Task]) -> tuple[Comparison, list[Place]]:
        """What is dropped without those that were said to stay, and what is asked before it is dropped.

        A task whose pair is not sure may not be dropped at all, so it is not asked about yet.
        """
        gone = [place for old in found.dropped if (place := self._gone(rows[old]))]
        dropped = tuple(old for old in found.dropped if not is_kept(rows[old].id, self.said))
        return replace(found, dropped=dropped), gone

    def _gone(self, row: Task) -> Place | None:
        items = [item for item in self._items if item.task_id == row.id and item.status is not Status.DROPPED]
        reports = sum(item.status in ANSWERED | {Status.RETURNED} for item in items)
        proofs = sum(evidence.counts(self.tx, self.commune.id, [item.id for item in items]).values())
        difficulties = self._difficulties(items)
        if not (reports or proofs or difficulties):
            return None
        return is_it_gone(row.id, row.content, row.code, reports, proofs, difficulties)

    @cached_property
    def _items(self) -> Sequence[WorkItem]:
        return tasks.items_of_plan(self.tx, self.commune.id, self.plan.id)

    def _difficulties(self, items: Sequence[WorkItem]) -> int:
        judged = facts.judgements(self.tx, self.commune, items, self.now)
        return sum(judgement.has_difficulty for judgement in judged.values())


def _beside(plan: PlanDraft) -> list[str]:
    """What a plan says beside its table."""
    return sorted([*(fold(goal.text) for goal in plan.goals), *(fold(duty.text) for duty in plan.duties)])


# Of a version these are asked about; what else its head leaves open is known from the plan.
_ASKED_OF_THE_HEAD = frozenset({"number", "issued_on", "commune", "tasks", "sections"})


def _in_place_of(old: PlanDraft, new: PlanDraft) -> PlanDraft:
    doubts = tuple(doubt for doubt in new.doubts if doubt.field in _ASKED_OF_THE_HEAD)
    return replace(new, standing_office=old.standing_office, doubts=doubts)


# What there is to show ----------------------------------------------------------------------------------------------


def _counts(found: Comparison) -> dict[str, int]:
    return {
        "same": len(found.same), "changed": len(found.changed), "added": len(found.added),
        "dropped": len(found.dropped), "unsure": len(found.unsure),
    }  # fmt: skip


def _changes(old: PlanDraft, new: PlanDraft, found: Comparison) -> list[dict[str, Any]]:
    """What changes, one by one: pairs that are not sure first."""
    pairs = [*(("unsure", pair) for pair in found.unsure), *(("changed", pair) for pair in found.changed)]
    told = [_changed(kind, pair, old, new) for kind, pair in pairs]
    told += [_alone("added", new.tasks[n], found.parts_of_added.get(n, ()), old) for n in found.added]
    return told + [_alone("dropped", old.tasks[o], found.parts_of_dropped.get(o, ()), new) for o in found.dropped]


def _changed(kind: str, pair: Pair, old: PlanDraft, new: PlanDraft) -> dict[str, Any]:
    before, after = old.tasks[pair.old], new.tasks[pair.new]
    fields = [
        {"field": field.value, "old": _printed(old, before, field), "new": _printed(new, after, field)}
        for field in pair.changes
    ]
    return {
        "kind": kind, "code": after.code, "code_before": before.code, "title": before.content, "fields": fields,
        "rule": bare_rule_as_json(after.deadline), "rule_before": bare_rule_as_json(before.deadline),
    }  # fmt: skip


def _alone(kind: str, task: TaskDraft, parts: Iterable[int], other: PlanDraft) -> dict[str, Any]:
    return {
        "kind": kind, "code": task.code, "title": task.content, "leads": _leads(task), "phrase": task.deadline_text,
        "rule": bare_rule_as_json(task.deadline), "parts": [other.tasks[place].code for place in parts],
    }  # fmt: skip


def _printed(plan: PlanDraft, task: TaskDraft, field: Field) -> str | None:
    match field:
        case Field.CONTENT:
            return task.content
        case Field.SECTION:
            return next((section.title for section in plan.sections if section.code == task.section), None)
        case Field.REQUIREMENT:
            return task.requirement
        case Field.PRODUCT:
            return task.product
        case Field.DEADLINE:
            return task.deadline_text
        case Field.LEADS:
            return _leads(task)
        case Field.COORDINATORS:
            return task.coordinators_text
    return task.notes


def _leads(task: TaskDraft) -> str | None:
    return task.lead_text or "; ".join((*task.leads, *task.lead_groups)) or None


# Laying it over the plan --------------------------------------------------------------------------------------------


def keep(
    tx: Session, commune: Commune, version: Version, said: Said, sha256: str, now: datetime, actor: int | None = None
) -> amending.Amended:
    """Lay the version over its plan, put right by what was said to its places."""
    old = draft_of(tx, version.plan)
    draft = put_right(version.draft, said)
    only_named = version.how is How.PART
    found = compare(old, draft, version.pairs, only_named=only_named)
    found = replace(found, dropped=version.found.dropped)
    return amending.amend(
        tx, commune, version.plan, draft, found, sha256, now, only_named=only_named, actor=actor
    )  # fmt: skip
