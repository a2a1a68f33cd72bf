"""The preview of a plan: what was read, in words, with everything that a human should look at first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.intake import Kept
from actions.wording import Part, day, say
from actions.worklist import short
from plans.agencies import AgencyKind
from plans.corrections import GOALS, GROUP, SEND_BY, Place, places_of
from plans.deadlines import DeadlineKind, DeadlineRule
from plans.doubts import ROW, Doubt
from plans.intake import PlanDraft, TaskDraft
from plans.offers import is_clear, offers_of


def preview(draft: PlanDraft) -> list[Part]:
    """The plan in lines: its head, the doubts one by one, every task with lead, computed last day and notes, then the
    bodies it names and what it says beside its table."""
    doubted = sum(1 for task in draft.tasks if task.doubts)
    bodies = [a for a in draft.agencies if a.kind is not AgencyKind.GROUP]
    parts = [
        say(
            "preview-title", title=draft.head.title or "–", number=draft.head.number or say("preview-no-number"),
            tasks=len(draft.tasks), sections=len(draft.sections), agencies=len(bodies),
        ),
        say("preview-office", office=draft.standing_office or say("preview-nobody")),
        say("preview-clear", clear=len(draft.tasks) - doubted, doubts=len(draft.all_doubts)),
    ]  # fmt: skip
    parts += [_doubt_line(code, doubt) for code, doubt in draft.all_doubts]
    parts.append(say("preview-tasks"))
    for task in draft.tasks:
        parts.append(_task_line(task))
        parts += [say("preview-task-note", note=note) for note in (task.notes or "").split("\n") if note]
    return [*parts, *_bodies(draft), *_beside(draft)]


def _bodies(draft: PlanDraft) -> list[Part]:
    """The bodies that would come into the register, and who the groups are by it."""
    names = "; ".join(agency.name for agency in draft.new_agencies)
    new = say("preview-new-agencies", names=names) if draft.known else say("preview-register", names=names)
    groups = {place.printed or "–": place.members for place in places_of(draft) if place.field == GROUP}
    return [
        *([new] if names else []),
        *[
            say("preview-group-members", group=group, members="; ".join(members))
            if members
            else say("preview-group-together", group=group)
            for group, members in groups.items()
        ],
    ]


def _beside(draft: PlanDraft) -> list[Part]:
    """What the plan says beside its table; what would not be taken by a plain yes is marked."""
    places = offers_of(draft)
    if not places:
        return []
    lines = [say("preview-beside")]
    for place in places:
        if place.field == GOALS:
            lines += [say("preview-goal", text=short(text)) for text in place.names]
        elif place.field == SEND_BY:
            lines.append(say("preview-send-by", text=short(place.title or "–"), reading=reading_words(place.rule)))
        else:
            lines.append(_duty_line(place))
    return lines


def _duty_line(place: Place) -> Part:
    text, agency = short(place.title or "–"), ", ".join(place.names) or say("preview-nobody")
    reading = reading_words(place.rule)
    if is_clear(place):
        return say("preview-duty", text=text, agency=agency, reading=reading)
    return say("preview-duty-later", text=text, agency=agency, reading=reading)


def kept(found: Kept, commune: str) -> list[Part]:
    """What the command line says when a plan has been kept."""
    told = say("cli-plan-kept", tasks=found.tasks, items=found.items, waiting=found.waiting, commune=commune)
    return [told, *kept_beside(found)]


def kept_beside(found: Kept) -> list[Part]:
    """What of the plan's body was kept, and how much of it nobody follows yet; and how work that runs for years is."""
    yearly = [say("plan-kept-yearly", count=found.yearly)] if found.yearly else []
    if not (found.goals or found.duties or found.later):
        return yearly
    return [*yearly, say("plan-kept-beside", goals=found.goals, duties=found.duties, later=found.later)]


def _doubt_line(code: str | None, doubt: Doubt) -> Part:
    where = say("preview-task-code", code=code) if code else say("preview-plan-itself")
    if code is None:
        return say("preview-doubt", where=where, doubt=doubt_words(doubt))
    return say("preview-doubt-cell", where=where, cell=cell(doubt.field), doubt=doubt_words(doubt))


_CELLS = {
    "deadline": say("reading-cell-deadline"),
    "leads": say("reading-cell-leads"),
    "coordinators": say("reading-cell-coordinators"),
    "product": say("reading-cell-product"),
    "requirement": say("reading-cell-requirement"),
    "targets": say("reading-cell-requirement"),
    ROW: say("reading-cell-row"),
}


def cell(field: str) -> Part:
    """What the cell is called that a doubt of a task is about."""
    return _CELLS.get(field, say("reading-cell-other"))


def doubt_words(doubt: Doubt) -> Part:
    """The reason of a doubt as a sentence."""
    return say(f"doubt-{doubt.code.replace('_', '-')}", **places(doubt.args))


def places(args: Mapping[str, str]) -> dict[str, Any]:
    """The named words of a doubt, as places of its sentence; ISO dates are said as dates."""
    return {name: _place(value) for name, value in args.items()}


def _place(value: str) -> Any:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def _task_line(task: TaskDraft) -> Part:
    lead = ", ".join(task.leads) if task.leads else ""
    group = ", ".join(task.lead_groups)
    who: Any = lead or (say("preview-group", group=group) if group else say("preview-nobody"))
    return say(
        "preview-task", code=task.code, title=short(task.content), lead=who,
        phrase=task.deadline_text or "–", reading=reading_words(task.deadline),
    )  # fmt: skip


def reading_words(rule: DeadlineRule | None) -> Part:
    """How the deadline was understood; the computed last day is always shown where there is one."""
    if rule is None:
        return say("reading-unclear")
    if rule.condition:
        return say("reading-condition", condition=rule.condition)
    match rule.kind:
        case DeadlineKind.CONTINUOUS:
            return say("reading-continuous")
        case DeadlineKind.RECURRING if rule.dues:
            return say("reading-recurring-days", count=len(rule.dues), first=day(rule.dues[0]), last=day(rule.dues[-1]))
        case DeadlineKind.RECURRING:
            return say("reading-recurring")
    return say("reading-due", due=day(rule.due)) if rule.due else say("reading-open-end")
