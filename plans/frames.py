"""What a plan says beside its sections and tasks (head, goals, duties, reporting, bodies), as JSON and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from plans.agency_names import agency_as_json, agency_from_json
from plans.body import Duty, Following, Goal, Reporting, ReportingKind
from plans.deadlines import bare_rule_as_json, rule_from_json
from plans.doubts import doubts_as_json, doubts_from_json
from plans.drafts import PlanDraft
from plans.head import Head
from plans.indicators import Operator, Target


def frame_as_json(draft: PlanDraft) -> dict[str, Any]:
    """The draft without its sections and tasks; `frame_from_json` gives it back."""
    return {
        "head": _head_as_json(draft.head),
        "standing_office": draft.standing_office,
        "goals": [_goal_as_json(goal) for goal in draft.goals],
        "duties": [_duty_as_json(duty) for duty in draft.duties],
        "reporting": [_reporting_as_json(reporting) for reporting in draft.reporting],
        "agencies": [agency_as_json(agency) for agency in draft.agencies],
        "doubts": doubts_as_json(draft.doubts),
    }


def frame_from_json(kept: Mapping[str, Any]) -> PlanDraft:
    """The draft, without sections and tasks, that `frame_as_json` was given; an empty one for nothing."""
    if not kept:
        return PlanDraft(head=Head())
    return PlanDraft(
        head=_head_from_json(kept["head"]),
        standing_office=kept["standing_office"],
        goals=tuple(_goal_from_json(goal) for goal in kept["goals"]),
        duties=tuple(_duty_from_json(duty) for duty in kept["duties"]),
        reporting=tuple(_reporting_from_json(reporting) for reporting in kept["reporting"]),
        agencies=tuple(agency_from_json(agency) for agency in kept["agencies"]),
        doubts=doubts_from_json(kept["doubts"]),
    )


# Their parts --------------------------------------------------------------------------------------------------------


def targets_as_json(targets: Iterable[Target]) -> list[dict[str, Any]]:
    """Targets as JSON; values as the words of their decimals."""
    return [{"op": target.op.value, "value": str(target.value), "unit": target.unit} for target in targets]


def targets_from_json(kept: Iterable[Mapping[str, Any]]) -> tuple[Target, ...]:
    """The targets that `targets_as_json` was given."""
    return tuple(Target(op=Operator(t["op"]), value=Decimal(t["value"]), unit=t["unit"]) for t in kept)


_HEAD_WORDS = (
    "commune",
    "unit",
    "province",
    "number",
    "title",
    "year_from",
    "year_to",
    "signer",
    "signer_title",
    "amends",
)


def _head_as_json(head: Head) -> dict[str, Any]:
    words = {name: getattr(head, name) for name in _HEAD_WORDS}
    return {**words, "issued_on": _iso(head.issued_on), "doubts": doubts_as_json(head.doubts)}


def _head_from_json(kept: Mapping[str, Any]) -> Head:
    head = Head(**{name: kept[name] for name in _HEAD_WORDS})
    return replace(head, issued_on=_day(kept["issued_on"]), doubts=doubts_from_json(kept["doubts"]))


def _goal_as_json(goal: Goal) -> dict[str, Any]:
    due, targets = _iso(goal.due), targets_as_json(goal.targets)
    told = {"text": goal.text, "code": goal.code, "section": goal.section, "targets": targets, "due": due}
    return {**told, "state": goal.state.value}


def _goal_from_json(kept: Mapping[str, Any]) -> Goal:
    due, targets = _day(kept["due"]), targets_from_json(kept["targets"])
    state = _state(kept)
    return Goal(text=kept["text"], code=kept["code"], section=kept["section"], targets=targets, due=due, state=state)


def _state(kept: Mapping[str, Any]) -> Following:
    """Versions kept before anything of the body could be followed say nothing of it."""
    return Following(kept.get("state", Following.LATER))


def _duty_as_json(duty: Duty) -> dict[str, Any]:
    return {
        "agency": duty.agency, "text": duty.text, "deadline_text": duty.deadline_text,
        "deadline": bare_rule_as_json(duty.deadline), "doubts": doubts_as_json([duty.doubt] if duty.doubt else []),
        "leads": list(duty.leads), "lead_groups": list(duty.lead_groups), "groups": list(duty.groups),
        "is_report": duty.is_report, "state": duty.state.value, "same_as": duty.same_as,
    }  # fmt: skip


def _duty_from_json(kept: Mapping[str, Any]) -> Duty:
    return Duty(
        agency=kept["agency"], text=kept["text"], deadline_text=kept["deadline_text"],
        deadline=rule_from_json(kept["deadline"]), doubt=next(iter(doubts_from_json(kept["doubts"])), None),
        leads=tuple(kept.get("leads", ())), lead_groups=tuple(kept.get("lead_groups", ())),
        groups=tuple(kept.get("groups", ())), is_report=kept.get("is_report", False), state=_state(kept),
        same_as=kept.get("same_as"),
    )  # fmt: skip


def _reporting_as_json(reporting: Reporting) -> dict[str, Any]:
    return {
        "text": reporting.text, "kind": reporting.kind.value, "deadline_text": reporting.deadline_text,
        "due_rule": bare_rule_as_json(reporting.due_rule),
        "doubts": doubts_as_json([reporting.doubt] if reporting.doubt else []), "state": reporting.state.value,
    }  # fmt: skip


def _reporting_from_json(kept: Mapping[str, Any]) -> Reporting:
    return Reporting(
        text=kept["text"], kind=ReportingKind(kept["kind"]), deadline_text=kept["deadline_text"],
        due_rule=rule_from_json(kept["due_rule"]), doubt=next(iter(doubts_from_json(kept["doubts"])), None),
        state=_state(kept),
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None
