"""Amending a plan: a new version is laid over the rows in force in one commit, and those concerned hear of it once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from actions import amended_news, extension_requests, plan_body, plan_rows, reminders
from actions.facts import facts_of, next_morning
from actions.plan_in_force import draft_of, rows_in_force
from db import history, tasks
from db import plan_body as plan_body_rows
from db.models import Agency, Commune, Plan, PlanStage, PlanVersion, Section, Task, WorkItem
from plans.agencies import AgencyKind
from plans.amended_items import Onward, Standing, going
from plans.amendments import Comparison, Field, Pair
from plans.calendar import in_vietnam
from plans.drafts import PlanDraft, TaskDraft
from plans.frames import frame_as_json
from plans.text import fold
from plans.work import ALIVE, EventKind, ItemDraft, Move, Status, apply

_DROPPED_WITH_ITS_TASK = ALIVE | {Status.WAITING, Status.REPORTED, Status.CONFIRMED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Amended:
    """What a new version changed, and how many people were told."""

    changed: int
    added: int
    dropped: int
    told: int


def amend(
    tx: Session, commune: Commune, plan: Plan, draft: PlanDraft, found: Comparison, sha256: str, now: datetime,
    *, only_named: bool, actor: int | None = None,
) -> Amended:  # fmt: skip
    """Lay a new version over the plan in force. `found` says how `draft` stands to `plan_in_force.draft_of(plan)`.

    Tasks keep their ids, and with them history, evidence and first due days; nothing is deleted. With `only_named`
    the paper prints only the rows that it changes: the plan keeps its number, its order and its headings.
    """
    amending = _Amending(
        tx=tx, commune=commune, plan=plan, rows=rows_in_force(tx, plan), draft=draft, now=now, only_named=only_named,
        version=_version(tx, plan, draft, sha256, now, only_named, actor),
        agencies=plan_rows.registered(tx, commune, draft, _office(tx, commune, plan)),
        items=_by_task(tasks.items_of_plan(tx, commune.id, plan.id)),
    )  # fmt: skip
    history.record(
        tx, commune.id, EventKind.PLAN_AMENDED, now, plan_id=plan.id, actor_id=actor,
        data={"version": amending.version.id, "changed": len(found.changed), "added": len(found.added),
              "dropped": len(found.dropped)},
    )  # fmt: skip
    before = amended_news.standing(tx, commune, plan, now)
    amending.all(found)
    told = amended_news.tell(tx, commune, plan, amending.version, before, now, but=actor)
    return Amended(changed=len(found.changed), added=len(found.added), dropped=len(found.dropped), told=told)


def _by_task(items: Iterable[WorkItem]) -> dict[int, list[WorkItem]]:
    found: dict[int, list[WorkItem]] = {}
    for item in items:
        found.setdefault(item.task_id, []).append(item)
    return found


def _office(tx: Session, commune: Commune, plan: Plan) -> str:
    office = draft_of(tx, plan).standing_office
    if office is None:
        raise ValueError(f"plan {plan.id} has no standing office")
    return office


def _version(
    tx: Session, plan: Plan, draft: PlanDraft, sha256: str, now: datetime, only_named: bool, actor: int | None
) -> PlanVersion:
    """The version's row, and the head of the plan that follows it."""
    head, old = draft.head, draft_of(tx, plan)
    # What stands beside the table stays as it is; a paper of a few rows says nothing of it anyway.
    frame = replace(draft, goals=old.goals, duties=old.duties, reporting=old.reporting)
    if only_named:
        known = {agency.name for agency in old.agencies}
        more = tuple(a for a in draft.agencies if a.name not in known and a.kind is not AgencyKind.GROUP)
        frame = replace(old, agencies=(*old.agencies, *more))
    version = plan_rows.version(tx, plan, draft, sha256, frame_as_json(frame), now, actor)
    plan.source_sha256 = sha256
    if not only_named:
        plan.number = plan_rows.as_number(head.number) or plan.number
        plan.issued_on = head.issued_on or plan.issued_on
        if head.title and head.amends is None:
            plan.title = head.title
        plan.year_from, plan.year_to = head.year_from or plan.year_from, head.year_to or plan.year_to
    return version


@dataclass(frozen=True, kw_only=True)
class _Amending:
    """One amendment being laid over the rows."""

    tx: Session
    commune: Commune
    plan: Plan
    rows: Sequence[Task]
    draft: PlanDraft
    now: datetime
    only_named: bool
    version: PlanVersion
    agencies: Mapping[str, Agency]
    items: Mapping[int, Sequence[WorkItem]]
    touched: list[WorkItem] = field(default_factory=list)

    @property
    def today(self) -> date:
        return in_vietnam(self.now).date()

    def all(self, found: Comparison) -> None:
        """Every task, then the moments at which the ladder looks again."""
        sections = self._sections()
        for pair in found.pairs:
            self._go_on(self.rows[pair.old], self.draft.tasks[pair.new], pair, sections)
        last = max((row.position for row in self.rows), default=-1)
        for place in found.added:
            position = last + 1 + place if self.only_named else place
            self._add(self.draft.tasks[place], position, sections)
        for place in found.dropped:
            self._drop(self.rows[place])
        self.tx.flush()
        self._clear_headings(sections.values())
        for item in {item.id: item for item in self.touched}.values():
            reminders.look_again(self.tx, self.commune, item, self.now)

    # --- headings ---

    def _sections(self) -> dict[str | None, int]:
        """Rows for the version's headings, by its codes: a heading that was there goes on under its title."""
        known = list(tasks.sections(self.tx, self.commune.id, self.plan.id))
        by_code: dict[str | None, int] = {}
        first_new = len(known) if self.only_named else 0
        for position, section in enumerate(self.draft.sections):
            row = next((row for row in known if fold(row.title) == fold(section.title)), None)
            printed = plan_rows.heading(section)
            if row is None:
                row = Section(
                    commune_id=self.commune.id, plan_id=self.plan.id, position=first_new + position, **printed
                )
                self.tx.add(row)
            else:
                known.remove(row)
                if not self.only_named:
                    row.position = position
                    for name, value in printed.items():
                        setattr(row, name, value)
            self.tx.flush()
            by_code[section.code] = row.id
        return by_code

    def _clear_headings(self, in_force: Iterable[int]) -> None:
        """A heading that the version no longer has goes, unless a task that was dropped once stood under it."""
        kept = set(in_force)
        for row in tasks.sections(self.tx, self.commune.id, self.plan.id) if kept and not self.only_named else ():
            if row.id not in kept and not tasks.has_tasks(self.tx, self.commune.id, row.id):
                self.tx.delete(row)

    # --- tasks ---

    def _go_on(self, row: Task, found: TaskDraft, pair: Pair, sections: Mapping[str | None, int]) -> None:
        before = {name: getattr(row, name) for name in (*plan_rows.cells_of(found), "section_id")}
        if not self.only_named:
            row.code, row.position = plan_rows.as_code(found.code), pair.new
        if Field.SECTION in pair.changes or (found.section in sections and not self.only_named):
            row.section_id = sections.get(found.section)
        if pair.changes:
            cells = plan_rows.cells_of(found)
            for name, value in cells.items():
                if name != "code":
                    setattr(row, name, value)
        after = {name: getattr(row, name) for name in before}
        changed = [name for name in before if before[name] != after[name] and name != "section_id"]
        if pair.changes or changed:
            self._write_down(row, pair.changes, {name: [before[name], after[name]] for name in changed})
        items = self.items.get(row.id, [])
        for item in items if Field.CONTENT in pair.changes else ():
            item.title = row.content
        if {Field.LEADS, Field.COORDINATORS} & set(pair.changes):
            tasks.forget_parts(self.tx, self.commune.id, row.id)
            plan_rows.parts(self.tx, row, found, self.agencies)
            plan_body_rows.forget_groups_of(self.tx, self.commune.id, row.id)
            plan_body.keep_groups(self.tx, self.plan, self.draft, [(row, found)], self.agencies)
        if {Field.LEADS, Field.DEADLINE} & set(pair.changes):
            self._items_go_on(row, found, items, pair.changes)

    def _write_down(self, row: Task, fields: Iterable[Field], texts: Mapping[str, Any]) -> None:
        history.record(
            self.tx, self.commune.id, EventKind.TASK_CHANGED, self.now, plan_id=self.plan.id,
            data={"task": row.id, "version": self.version.id, "fields": [one.value for one in fields]},
            words=json.dumps(texts, ensure_ascii=False),
        )  # fmt: skip

    def _add(self, found: TaskDraft, position: int, sections: Mapping[str | None, int]) -> None:
        row = plan_rows.task(self.tx, self.plan, found, position, sections.get(found.section), self.agencies)
        self._write_down(row, [], {})
        plan_body.keep_groups(self.tx, self.plan, self.draft, [(row, found)], self.agencies)
        for made in going([], self._wanted(row, found), self.today, days_changed=True).new:
            self._make(row, made)

    def _drop(self, row: Task) -> None:
        row.dropped_on = self.today
        self._write_down(row, [], {"content": [row.content, None]})
        for item in self.items.get(row.id, []):
            if item.status in _DROPPED_WITH_ITS_TASK:
                self._put_down(item)

    # --- items ---

    def _items_go_on(self, row: Task, found: TaskDraft, items: Sequence[WorkItem], changes: Sequence[Field]) -> None:
        wanted = self._wanted(row, found)
        moved = {} if Field.LEADS in changes else self._moved_by_the_office(items)
        standing = [
            Standing(
                item=replace(facts_of(item), agency=moved.get(item.id, item.agency_id)), period=item.period,
                may_return=self._may_return(item),
            )
            for item in items
        ]  # fmt: skip
        decided = going(standing, wanted, self.today, days_changed=Field.DEADLINE in changes)
        by_id = {item.id: item for item in items}
        for item_id in decided.down:
            self._put_down(by_id[item_id])
        goes_on = [
            replace(onward, agency=by_id[onward.item].agency_id) if onward.item in moved else onward
            for onward in decided.on
        ]
        for onward in goes_on:
            self._clear_the_way(by_id[onward.item], onward, items)
        for onward in goes_on:
            self._go_onward(by_id[onward.item], onward)
        for made in decided.new:
            self._make(row, made)

    def _moved_by_the_office(self, items: Sequence[WorkItem]) -> dict[int, int]:
        """The agency that items would have by the plan, where the office gave them to another: there they stay as long
        as the plan's lead stays."""
        events = history.of_items(self.tx, self.commune.id, [item.id for item in items])
        found: dict[int, int] = {}
        for item in items:
            for event in events[item.id]:
                if event.kind is not EventKind.REASSIGNED:
                    continue
                if "amendment" in event.data:
                    found.pop(item.id, None)
                else:
                    found.setdefault(item.id, event.data["from"])
        return found

    def _wanted(self, row: Task, found: TaskDraft) -> Sequence[ItemDraft]:
        """The items that the task has by its new version; members of a group only on their days."""
        leads = plan_rows.leads_of(self.plan, found, self.agencies)
        spans = plan_body_rows.spans_of_task(self.tx, self.commune.id, row.id)
        return plan_rows.items_of(self.commune, self.plan, found, leads, spans)

    def _may_return(self, item: WorkItem) -> bool:
        last = history.last_of_item(self.tx, self.commune.id, item.id, [EventKind.DROPPED])
        return item.status is Status.DROPPED and last is not None and "amendment" in last.data

    def _clear_the_way(self, item: WorkItem, onward: Onward, items: Sequence[WorkItem]) -> None:
        """What was dropped earlier gives up its place within task × agency × period to what goes on there."""
        period = onward.draft.period if onward.draft else item.period
        for other in items:
            if other is not item and (other.agency_id, other.period) == (onward.agency, period):
                other.period = f"{other.period}#{other.id}"
        self.tx.flush()

    def _make(self, row: Task, made: ItemDraft) -> None:
        item = plan_rows.item(self.tx, self.plan, row, made, self.now, self.version)
        self._stay_quiet(item)
        self.touched.append(item)

    def _stay_quiet(self, item: WorkItem) -> None:
        """What is late from the start makes no noise but for its own officer, as when a plan goes live."""
        if self.plan.stage is PlanStage.RUNNING:
            item.quiet_before = in_vietnam(next_morning(self.commune, self.now)).date()

    def _put_down(self, item: WorkItem) -> None:
        if waiting := extension_requests.of_item(self.tx, item, self.now):
            extension_requests.tell_gone(self.tx, self.commune, waiting, "dropped", None, self.now)
        item.status, item.verdict = apply(item.status, Move.DROP, item.kind), None
        self._happen(item, EventKind.DROPPED, {}, words=self.version.number or self.version.title)
        tasks.release_numbers(self.tx, self.commune.id, item.id, self.today)

    def _go_onward(self, item: WorkItem, onward: Onward) -> None:
        if onward.agency != item.agency_id:
            self._happen(item, EventKind.REASSIGNED, {"from": item.agency_id, "to": onward.agency})
            item.agency_id, item.assignee_id = onward.agency, None
            tasks.release_numbers(self.tx, self.commune.id, item.id, self.today)
        if item.status is Status.DROPPED:
            item.status = apply(item.status, Move.RESTORE, item.kind)
            self._happen(item, EventKind.RESTORED, {})
        if onward.draft is not None:
            self._set_days(item, onward.draft)
        if item.status in ALIVE:
            item.armed_on = self.today

    def _set_days(self, item: WorkItem, draft: ItemDraft) -> None:
        """The new days, with the event that says so; the first due day stays what it was."""
        move = _move_to(item.status, draft.status)
        due = {"due": draft.due.isoformat() if draft.due else None}
        if move is not None:
            item.status = apply(item.status, move, item.kind)
            self._happen(item, move.event, due)
        elif draft.due != item.due_on:
            decided = self.version.issued_on
            on = {"decided_on": decided.isoformat()} if decided and decided <= self.today else {}
            self._happen(item, EventKind.DUE_CHANGED, due | on)
        if move is not None or draft.due != item.due_on:
            item.revision += 1
        if item.status not in (Status.REPORTED, Status.CONFIRMED):
            item.period, item.kind, item.starts_on, item.ends_on = draft.period, draft.kind, draft.start, draft.end
        item.condition, item.due_on, item.first_due = draft.condition, draft.due, item.first_due or draft.due
        if draft.due is not None and draft.due < self.today:
            self._stay_quiet(item)

    def _happen(self, item: WorkItem, kind: EventKind, data: Mapping[str, Any], words: str | None = None) -> None:
        history.record(
            self.tx, self.commune.id, kind, self.now, item_id=item.id, plan_id=self.plan.id,
            data={**data, "amendment": self.version.id}, words=words,
        )  # fmt: skip
        self.touched.append(item)


def _move_to(status: Status, wanted: Status) -> Move | None:
    if status is Status.WAITING and wanted is not Status.WAITING:
        return Move.MEET_CONDITION
    return Move.SET_CONDITION if wanted is Status.WAITING and status in ALIVE else None
