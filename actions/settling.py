"""Settling: what a commune decides for itself. It takes effect at once, for work that is open too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import facts
from actions.refusals import Refused
from actions.wording import Part, day, say
from db import history, tasks
from db.models import Commune, Plan, PlanStage, WorkItem
from plans.calendar import YEARS_KNOWN, SendBy, WorkCalendar, in_vietnam
from plans.house_rules import SETTINGS, NotASetting, known_setting, read_setting
from plans.ladder import LadderPolicy, next_look, next_step
from plans.moved_windows import Rules, Window, moved_windows
from plans.work import ALIVE, EventKind

DEFAULT = "default"
OFF, WORK, USUAL = "off", "work", "usual"


def settle(
    tx: Session, commune: Commune, name: str, text: str, now: datetime, of_plan: str | None = None
) -> Plan | None:
    """Set one setting of the commune, or of its plan with this number or id; "default" gives the usual value back.

    Returns the plan that was meant. Refused when there is no such setting or plan, or the value is none of it.
    """
    plan = _plan_named(tx, commune, of_plan) if of_plan is not None else None
    home: Commune | Plan = plan or commune
    before = _Rules.of(tx, commune)
    key, kept = _read(name, text, of_plan=plan is not None)
    home.settings = {known: value for known, value in home.settings.items() if known != key} | kept
    history.record(
        tx, commune.id, EventKind.SETTING_CHANGED, now, plan_id=plan.id if plan else None,
        data={"key": key, "value": kept.get(key, DEFAULT)},
    )  # fmt: skip
    _take_effect(tx, commune, before, now)
    return plan


def _read(name: str, text: str, *, of_plan: bool) -> tuple[str, dict[str, Any]]:
    try:
        if text.strip().lower() == DEFAULT:
            return known_setting(name, of_plan=of_plan), {}
        key, value = read_setting(name, text, of_plan=of_plan)
    except NotASetting as wrong:
        if wrong.code == "unknown":
            raise Refused("setting-unknown", name=name, known=", ".join(map(_typed, SETTINGS))) from None
        if wrong.code == "not-of-a-plan":
            raise Refused("setting-not-of-a-plan", name=name) from None
        raise Refused(f"setting-form-{wrong.code}", name=name, value=text) from None
    return key, {key: value}


def _typed(key: str) -> str:
    return key.replace("_", "-")


def _plan_named(tx: Session, commune: Commune, name: str) -> Plan:
    plans = tasks.plans(tx, commune.id)
    found = [plan for plan in plans if name.strip() in (plan.number, str(plan.id))]
    if len(found) != 1:
        raise Refused(
            "plan-unknown", name=name, known="; ".join(f"{p.id}: {p.number or p.title}" for p in plans) or "–"
        )
    return found[0]


def mark_day(tx: Session, commune: Commune, wanted: date, how: str, name: str, now: datetime) -> Part:
    """Make a day one off (with the name that people read), one of work, or what it usually is in the country.

    Returns the sentence that says what the day is now. Refused for a day off without a name.
    """
    if how == OFF and not name.strip():
        raise Refused("day-off-needs-name")
    if wanted.year not in YEARS_KNOWN:
        raise Refused("day-out-of-reach")
    before = _Rules.of(tx, commune)
    iso = wanted.isoformat()
    days_off = {d: n for d, n in commune.settings.get("days_off", {}).items() if d != iso}
    working_days = [d for d in commune.settings.get("working_days", ()) if d != iso]
    if how == OFF:
        days_off[iso] = name.strip()
    elif how == WORK:
        working_days.append(iso)
    commune.settings = {**commune.settings, "days_off": days_off, "working_days": sorted(working_days)}
    history.record(
        tx, commune.id, EventKind.SETTING_CHANGED, now, data={"key": how, "value": iso}, words=name or None
    )  # fmt: skip
    _take_effect(tx, commune, before, now)
    calendar = facts.calendar_of(commune)
    if calendar.is_working_day(wanted):
        return say("setting-working-day", day=day(wanted))
    return say("setting-day-off", day=day(wanted), name=calendar.why_off(wanted) or say("day-off-weekend"))


# Taking effect ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Rules:
    """What the commune's settings come to, by plan in force."""

    windows: Mapping[int, Rules]
    policies: Mapping[int, LadderPolicy]

    @classmethod
    def of(cls, tx: Session, commune: Commune) -> _Rules:
        plans, calendar = tasks.plans_and_holders(tx, commune.id), facts.calendar_of(commune)
        return cls(
            windows={
                plan.id: Rules(regime=facts.regime_of(commune, facts.send_by_of(plan)), calendar=calendar)
                for plan in plans
            },
            policies={plan.id: facts.policy_of(commune, plan.settings) for plan in plans},
        )  # fmt: skip


def send_in_by(tx: Session, commune: Commune, plan: Plan, by: SendBy, actor: int, now: datetime) -> int:
    """Let agencies send in their reports by a plan's own day from now on; how many open items it moved."""
    before = _Rules.of(tx, commune)
    plan.send_by = {"basis": by.basis.value, "days": by.days}
    history.record(
        tx, commune.id, EventKind.SETTING_CHANGED, now, plan_id=plan.id, actor_id=actor,
        data={"key": "send_by", "value": plan.send_by},
    )  # fmt: skip
    return _take_effect(tx, commune, before, now)


def _take_effect(tx: Session, commune: Commune, before: _Rules, now: datetime) -> int:
    """Move what is open in all plans, those that have not begun too, and set when to look at what runs; how many items
    were moved."""
    after, moved = _Rules.of(tx, commune), 0
    for plan in tasks.plans_and_holders(tx, commune.id):
        items = tasks.items_of_plan(tx, commune.id, plan.id)
        moved += _move_windows(tx, items, before.windows[plan.id], after.windows[plan.id], now)
        if plan.stage is PlanStage.RUNNING:
            alive = [item for item in items if item.status in ALIVE]
            _look_again(tx, alive, (before.windows[plan.id].calendar, before.policies[plan.id]), commune, plan, now)
    return moved


def _look_again(
    tx: Session, items: Sequence[WorkItem], before: tuple[WorkCalendar, LadderPolicy], commune: Commune, plan: Plan,
    now: datetime,
) -> None:  # fmt: skip
    taken, today = history.steps_of(tx, items), in_vietnam(now).date()
    calendar, policy = facts.calendar_of(commune), facts.policy_of(commune, plan.settings)
    for item in items:
        known = facts.facts_of(item)
        had = next_step(known, taken[item.id], today, *before)
        has = next_step(known, taken[item.id], today, calendar, policy)
        if has and has.late and not had:
            # A distance that nobody had asked for when it passed was not missed: nothing is late.
            item.armed_on = today
        item.look_at = next_look(facts.facts_of(item), taken[item.id], now, calendar, policy)


def _move_windows(tx: Session, items: Sequence[WorkItem], before: Rules, after: Rules, now: datetime) -> int:
    """What was due on the day for sending to the office is due on the new one; what has passed stays as it was."""
    windows = [Window(item=facts.facts_of(item), period=item.period) for item in items]
    moved = moved_windows(windows, before, after, in_vietnam(now).date())
    for item in items:
        if (stretch := moved.get(item.id)) is None:
            continue
        item.starts_on, item.ends_on = stretch.start, stretch.end
        if stretch.due != item.due_on:
            item.due_on, item.revision, item.armed_on = stretch.due, item.revision + 1, in_vietnam(now).date()
            due = stretch.due.isoformat() if stretch.due else None
            history.record(
                tx, item.commune_id, EventKind.DUE_CHANGED, now, item_id=item.id, data={"due": due, "cause": "regime"}
            )  # fmt: skip
    return len(moved)


# Showing ------------------------------------------------------------------------------------------------------------


def shown(tx: Session, commune: Commune) -> list[Part]:
    """Every setting with its value and what it is for, the commune's own days, and its plans with their settings."""
    parts = [say("settings-title", name=commune.name)]
    for key in SETTINGS:
        own = key in commune.settings
        value: Any = _written(commune.settings[key]) if own else say("setting-usual", value=_usual(key))
        parts.append(say("setting-line", name=_typed(key), value=value, what=say(f"setting-about-{_typed(key)}")))
    for iso, name in sorted(commune.settings.get("days_off", {}).items()):
        parts.append(say("setting-day-off", day=day(date.fromisoformat(iso)), name=name))
    parts += [
        say("setting-working-day", day=day(date.fromisoformat(iso))) for iso in commune.settings.get("working_days", ())
    ]
    for plan in tasks.plans(tx, commune.id):
        own_ones = [f"{_typed(key)} = {_written(value)}" for key, value in plan.settings.items()]
        number = plan.number or plan.title
        parts.append(say("setting-plan", id=str(plan.id), number=number, settings="; ".join(own_ones) or "–"))
    return parts


def _written(value: Any) -> str:
    """A value as it would be typed."""
    if value is None or value is False or value == []:
        return "no"
    if value is True:
        return "yes"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _usual(key: str) -> str:
    return _written(SETTINGS[key].usual)
