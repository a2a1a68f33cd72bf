"""The neighbour sees nothing: not through any query, not through any button, and the guard would tell."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import delete, func, or_, select, text, union, update
from sqlalchemy.orm import Session

import db
from actions.people import add_commune
from bot.demo.stage import Stage
from db import (
    absences,
    evidence,
    group_chats,
    history,
    joining,
    leavers,
    menus,
    outbox,
    people,
    plan_body,
    reports,
    said,
    scoring,
    sent_plans,
    tasks,
)
from db.models import Address, Commune, Event, Outgoing, Part, Person, Plan, PlanStage, Task, WorkItem
from db.session import reading, transaction
from plans.access import Role
from plans.work import EventKind, Status
from tests.commune_guard import KEPT_APART, unbound
from tests.conftest import AN_MAU, Cast
from tests.flows.looking import change, forges, item_of, one, person, rows, the_work

# The guard -----------------------------------------------------------------------------------------------------------

NAMES_ITS_COMMUNE = {
    "a commune": select(WorkItem).where(WorkItem.commune_id == 1, WorkItem.id == 5),
    "a table joined by its commune": select(WorkItem)
    .join(Plan, (Plan.id == WorkItem.plan_id) & (Plan.commune_id == WorkItem.commune_id))
    .where(WorkItem.commune_id == 1),
    "both tables": select(WorkItem)
    .join(Plan, Plan.id == WorkItem.plan_id)
    .where(WorkItem.commune_id == 1, Plan.commune_id == 1),
    "one of several communes": select(func.count(Event.id)).where(Event.commune_id.in_([1, 2])),
    "an update": update(WorkItem).where(WorkItem.commune_id == 1).values(percent=1),
    "a table that is not kept apart": select(Commune),
    "a subquery": select(Commune).where(Commune.id.in_(select(Person.commune_id).where(Person.commune_id == 1))),
}
REACHES_TOO_FAR = {
    "no condition": select(WorkItem),
    "an id alone": select(WorkItem).where(WorkItem.id == 5),
    "one column": select(WorkItem.title).where(WorkItem.id == 5),
    "a count": select(func.count()).select_from(Event),
    "a commune under an or": select(WorkItem).where(or_(WorkItem.commune_id == 1, WorkItem.id == 5)),
    "not a commune": select(WorkItem).where(WorkItem.commune_id != 1),
    "a joined table": select(WorkItem).join(Task, Task.id == WorkItem.task_id).where(WorkItem.commune_id == 1),
    "an update": update(Outgoing).where(Outgoing.id == 5).values(attempts=0),
    "a delete": delete(Address).where(Address.chat == "7"),
    "a subquery": select(Commune).where(Commune.id.in_(select(Person.commune_id))),
    "a union": union(select(Plan.id).where(Plan.commune_id == 1), select(Plan.id)),
    "words": text("SELECT title FROM work_items"),
}


@pytest.mark.parametrize("statement", NAMES_ITS_COMMUNE.values(), ids=NAMES_ITS_COMMUNE)
def test_the_guard_lets_pass_what_names_its_commune(statement: Any) -> None:
    assert unbound(statement) == set()


@pytest.mark.parametrize("statement", REACHES_TOO_FAR.values(), ids=REACHES_TOO_FAR)
def test_the_guard_stops_what_reaches_too_far(statement: Any) -> None:
    assert len(unbound(statement)) == 1


async def test_the_guard_sees_what_the_program_executes(stage: Stage, commune_guard: list[str]) -> None:
    async def breaches(act: Callable[[Session], Any]) -> list[str]:
        await stage.write(act)
        found, commune_guard[:] = list(commune_guard), []
        return found

    assert await breaches(lambda tx: tx.scalars(select(WorkItem).limit(1)).all())
    assert await breaches(lambda tx: tx.get(WorkItem, 1))
    assert not await breaches(lambda tx: tx.scalars(select(WorkItem).execution_options(across_communes=True)).first())


async def test_what_a_session_writes_back_by_key_is_not_held_against_it(stage: Stage, commune_guard: list[str]) -> None:
    def touch(tx: Session) -> None:
        item = tx.scalars(select(WorkItem).where(WorkItem.commune_id == 1)).first()
        assert item is not None
        item.percent = 7
        tx.flush()

    await stage.write(touch)
    assert rows(stage, "SELECT count(*) FROM work_items WHERE percent = 7") == [1]
    assert commune_guard == []


def test_every_row_of_commune_data_says_whose_it_is() -> None:
    assert len(KEPT_APART) >= 15
    assert {"inbox", "outbox", "work_items", "events", "evidence", "texts", "people"} <= KEPT_APART


# The queries ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Ours:
    """Ids of things in xã An Mẫu, each of which is really there."""

    plan: int
    sha256: str
    task: int
    section: int
    item: int
    closed: int
    linked: int
    agency: int
    person: int
    event: int
    step: str
    words: int
    evidence: int
    kept_bytes: str
    loose: int
    sender: int
    album: str
    draft: int
    absence: int
    group: int
    group_chat: int
    request: int
    invite: int
    leaver: int
    grouped: int
    duty: int
    report: int
    wanted: int
    goal: int
    scheme: int
    chat: str
    message: str
    reminder: int
    key: str
    reported_at: datetime
    now: datetime


Ask = Callable[[Session, int, Ours], Any]

# Every question to db that is asked of a commune. None of them may answer another commune.
QUESTIONS: dict[str, Ask] = {
    "scoring.scheme": lambda tx, c, o: scoring.scheme(tx, c, o.scheme),
    "scoring.in_force": lambda tx, c, o: scoring.in_force(tx, c, 2026),
    "scoring.drafts": lambda tx, c, o: scoring.drafts(tx, c, 2026),
    "scoring.criteria": lambda tx, c, o: scoring.criteria(tx, c, o.scheme),
    "scoring.links": lambda tx, c, o: scoring.links(tx, c, o.scheme),
    "scoring.goals": lambda tx, c, o: scoring.goals(tx, c, o.scheme),
    "tasks.plan_of_source": lambda tx, c, o: tasks.plan_of_source(tx, c, o.sha256),
    "tasks.plans": lambda tx, c, o: tasks.plans(tx, c),
    "tasks.holders_off_plan": lambda tx, c, o: tasks.holders_off_plan(tx, c),
    "tasks.plans_and_holders": lambda tx, c, o: tasks.plans_and_holders(tx, c),
    "tasks.linked": lambda tx, c, o: tasks.linked(tx, c, o.linked),
    "tasks.sections": lambda tx, c, o: tasks.sections(tx, c, o.plan),
    "tasks.tasks": lambda tx, c, o: tasks.tasks(tx, c, o.plan),
    "tasks.task": lambda tx, c, o: tasks.task(tx, c, o.task),
    "tasks.these_tasks": lambda tx, c, o: tasks.these_tasks(tx, c, [o.task]),
    "tasks.parts": lambda tx, c, o: tasks.parts(tx, c, o.plan, Part.LEAD),
    "tasks.versions": lambda tx, c, o: tasks.versions(tx, c, o.plan),
    "tasks.version_in_force": lambda tx, c, o: tasks.version_in_force(tx, c, o.plan),
    "tasks.has_tasks": lambda tx, c, o: tasks.has_tasks(tx, c, o.section),
    "tasks.leads": lambda tx, c, o: tasks.leads(tx, c, o.plan),
    "tasks.item": lambda tx, c, o: tasks.item(tx, c, o.item),
    "tasks.items": lambda tx, c, o: tasks.items(tx, c, [o.item, o.closed]),
    "tasks.items_of_plan": lambda tx, c, o: tasks.items_of_plan(tx, c, o.plan),
    "tasks.live_items": lambda tx, c, o: tasks.live_items(
        tx, c, agencies=[o.agency], assignee=o.person, today=o.now.date()
    ),
    "tasks.number_of": lambda tx, c, o: tasks.number_of(tx, c, o.person, o.item),
    "tasks.given_to": lambda tx, c, o: tasks.given_to(tx, c, o.person),
    "tasks.numbered_items": lambda tx, c, o: tasks.numbered_items(tx, c, o.person),
    "tasks.item_of_resting_number": lambda tx, c, o: tasks.item_of_resting_number(tx, c, o.person, 2),
    "tasks.answered_items": lambda tx, c, o: tasks.answered_items(tx, c, o.person),
    "tasks.unfinished": lambda tx, c, o: tasks.unfinished(tx, c),
    "tasks.items_at": lambda tx, c, o: tasks.items_at(tx, c, list(Status)),
    "tasks.plan": lambda tx, c, o: tasks.plan(tx, c, o.plan),
    "plan_body.goals": lambda tx, c, o: plan_body.goals(tx, c, o.plan),
    "plan_body.goal": lambda tx, c, o: plan_body.goal(tx, c, o.goal),
    "plan_body.duties": lambda tx, c, o: plan_body.duties(tx, c, o.plan),
    "plan_body.duty": lambda tx, c, o: plan_body.duty(tx, c, o.duty),
    "plan_body.groups": lambda tx, c, o: plan_body.groups(tx, c, o.plan),
    "plan_body.group": lambda tx, c, o: plan_body.group(tx, c, o.group),
    "plan_body.members": lambda tx, c, o: plan_body.members(tx, c, o.group),
    "plan_body.spans_of_task": lambda tx, c, o: plan_body.spans_of_task(tx, c, o.grouped),
    "plan_body.tasks_of_group": lambda tx, c, o: plan_body.tasks_of_group(tx, c, o.group),
    "people.agencies": lambda tx, c, o: people.agencies(tx, c),
    "people.agency": lambda tx, c, o: people.agency(tx, c, o.agency),
    "people.person": lambda tx, c, o: people.person(tx, c, o.person),
    "people.roles": lambda tx, c, o: people.roles(tx, c, o.person),
    "people.roles_without_agency": lambda tx, c, o: people.roles_without_agency(tx, c, Role.LEADER),
    "people.holders": lambda tx, c, o: people.holders(tx, c, list(Role)),
    "people.addresses": lambda tx, c, o: people.addresses(tx, c, [o.person])[o.person],
    "people.dialogue": lambda tx, c, o: people.dialogue(tx, c, o.person, o.now),
    "history.last_digest": lambda tx, c, o: history.last_digest(tx, c),
    "history.words_of": lambda tx, c, o: history.words_of(tx, c, o.words),
    "history.of_items": lambda tx, c, o: history.of_items(tx, c, [o.closed])[o.closed],
    "history.last_of_item": lambda tx, c, o: history.last_of_item(tx, c, o.closed, [EventKind.REPORTED]),
    "history.rows_of_item": lambda tx, c, o: history.rows_of_item(tx, c, o.closed),
    "history.items_with": lambda tx, c, o: history.items_with(tx, c, EventKind.REPORTED, [o.closed]),
    "history.happened": lambda tx, c, o: history.happened(tx, c, o.step),
    "history.one": lambda tx, c, o: history.one(tx, c, o.event),
    "history.of_kinds": lambda tx, c, o: history.of_kinds(tx, c, [EventKind.REPORTED]),
    "history.since": lambda tx, c, o: history.since(tx, c, EventKind.REPORTED, datetime(2026, 1, 1, tzinfo=UTC)),
    "history.items_touched": lambda tx, c, o: history.items_touched(tx, c, o.person, o.reported_at, list(EventKind)),
    "history.by_actor": lambda tx, c, o: history.by_actor(
        tx, c, o.person, list(EventKind), datetime(2026, 1, 1, tzinfo=UTC)
    ),
    "history.written": lambda tx, c, o: history.written(
        tx, c, list(EventKind), datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    ),
    "said.newest_event": lambda tx, c, o: said.newest_event(tx, c),
    "said.recorded_since": lambda tx, c, o: said.recorded_since(tx, c, o.person, 0),
    "evidence.loose": lambda tx, c, o: evidence.loose(tx, c, o.sender, datetime(2026, 1, 1, tzinfo=UTC)),
    "evidence.of_same_bytes": lambda tx, c, o: evidence.of_same_bytes(tx, c, o.person, o.kept_bytes),
    "evidence.with_bytes": lambda tx, c, o: evidence.with_bytes(tx, c, o.kept_bytes),
    "evidence.sent_with": lambda tx, c, o: evidence.sent_with(tx, c, o.evidence),
    "evidence.one": lambda tx, c, o: evidence.one(tx, c, o.evidence),
    "evidence.of_item": lambda tx, c, o: evidence.of_item(tx, c, o.closed),
    "evidence.of_items": lambda tx, c, o: evidence.of_items(tx, c, [o.closed]),
    "evidence.counts": lambda tx, c, o: evidence.counts(tx, c, [o.closed]),
    "evidence.of_album": lambda tx, c, o: evidence.of_album(tx, c, o.person, o.album),
    "evidence.waiting_for_item": lambda tx, c, o: evidence.waiting_for_item(tx, c, o.sender, [o.loose]),
    "sent_plans.shown_last": lambda tx, c, o: sent_plans.shown_last(tx, c, o.person, datetime(2026, 1, 1, tzinfo=UTC)),
    "sent_plans.one": lambda tx, c, o: sent_plans.one(tx, c, o.draft),
    "sent_plans.of_album": lambda tx, c, o: sent_plans.of_album(tx, c, o.person, o.album),
    "sent_plans.open_of": lambda tx, c, o: sent_plans.open_of(tx, c, o.person),
    "sent_plans.pages": lambda tx, c, o: sent_plans.pages(tx, c, o.draft),
    "sent_plans.offered": lambda tx, c, o: sent_plans.offered(tx, c),
    "sent_plans.open_with_bytes": lambda tx, c, o: sent_plans.open_with_bytes(tx, c, o.person, o.sha256),
    "absences.one": lambda tx, c, o: absences.one(tx, c, o.absence),
    "absences.overlapping": lambda tx, c, o: absences.overlapping(tx, c, o.person, o.now.date(), o.now.date()),
    "absences.to_tell": lambda tx, c, o: absences.to_tell(tx, c, o.now.date()),
    "group_chats.one": lambda tx, c, o: group_chats.one(tx, c, o.group_chat),
    "group_chats.of_agency": lambda tx, c, o: group_chats.of_agency(tx, c, o.agency),
    "reports.one": lambda tx, c, o: reports.one(tx, c, o.report),
    "reports.latest": lambda tx, c, o: reports.latest(tx, c, "2026Q1"),
    "reports.closed_on": lambda tx, c, o: reports.closed_on(tx, c, date(2026, 3, 14)),
    "reports.of_year": lambda tx, c, o: reports.of_year(tx, c, date(2026, 1, 1), date(2026, 12, 31)),
    "reports.files_of": lambda tx, c, o: reports.files_of(tx, c, o.report),
    "reports.evidence_of": lambda tx, c, o: reports.evidence_of(tx, c, o.report),
    "reports.one_wanted": lambda tx, c, o: reports.one_wanted(tx, c, o.wanted),
    "reports.is_wanted": lambda tx, c, o: reports.is_wanted(tx, c, "1", "docx"),
    "joining.request": lambda tx, c, o: joining.request(tx, c, o.request),
    "joining.waiting": lambda tx, c, o: joining.waiting(tx, c),
    "joining.invite": lambda tx, c, o: joining.invite(tx, c, o.invite),
    "joining.person_with_phone": lambda tx, c, o: joining.person_with_phone(tx, c, "0912345678"),
    "leavers.unforgotten": lambda tx, c, o: leavers.unforgotten(tx, c, o.leaver),
    "outbox.of_message": lambda tx, c, o: outbox.of_message(tx, c, "memory", "main", o.chat, o.message),
    "outbox.of_key": lambda tx, c, o: outbox.of_key(tx, c, o.key),
    "outbox.count_sent": lambda tx, c, o: outbox.count_sent(tx, c, o.person, "answer"),
    "outbox.count_begun": lambda tx, c, o: outbox.count_begun(
        tx, c, o.person, o.now - timedelta(days=400), o.now, []
    ),
    "outbox.pending_of": lambda tx, c, o: outbox.pending_of(tx, c, o.sender),
    "outbox.last_sent": lambda tx, c, o: outbox.last_sent(tx, c, o.person, ["digest", "answer"]),
    "history.items_reminded_by": lambda tx, c, o: history.items_reminded_by(tx, c, o.reminder),
    "outbox.last_settled": lambda tx, c, o: outbox.last_settled(tx, c, o.person, "answer"),
}  # fmt: skip
# What writes into the named commune, or judges it by its own rows alone.
NOT_QUESTIONS = {
    "scoring.link_again",
    "scoring.set_goals", "scoring.forget",
    "tasks.numbers", "tasks.give_back_numbers", "tasks.release_numbers", "tasks.release_numbers_of",
    "tasks.hand_over_numbers",
    "tasks.forget_parts", "plan_body.forget_groups_of",
    "absences.pass_on", "people.commune", "people.ask",
    "people.stop_asking", "history.record", "history.keep_words", "history.first_break", "inbox.mark_handled",
    "inbox.redact", "joining.drop_requests_of", "leavers.erase_traces", "menus.look_at",
    "merging.pass_all",
}  # fmt: skip


def test_no_question_of_a_commune_is_left_out() -> None:
    asked = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in _modules_with_questions()
        for name, function in _public(module)
        if "commune_id" in inspect.signature(function).parameters
    }
    assert asked == QUESTIONS.keys() | NOT_QUESTIONS


def _modules_with_questions() -> Iterator[ModuleType]:
    """All of db that asks the database; the engine, the tables and the blobs know no commune."""
    for found in pkgutil.iter_modules(db.__path__):
        if found.name not in {"models", "session", "blobs", "migrations"}:
            yield importlib.import_module(f"db.{found.name}")


def _public(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield name, function


async def _ours(stage: Stage, cast: Cast) -> Ours:
    """Somebody has done a bit of everything, so that there is something to see."""
    await stage.says(cast.officer, "/viec")
    await stage.sends_file(cast.officer, b"a proof", "2 xong", album="album-1")
    colleague = await stage.says(cast.colleague, "/viec")
    await stage.sends_file(cast.colleague, b"what may this be")
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    await forges(stage, cast.officer, f"progress.{item_of(stage, cast.officer, 1)}")
    closed = item_of(stage, cast.officer, 2)
    plan, sha256 = one(stage, "SELECT id, source_sha256 FROM plans WHERE commune_id = 1")
    kept, loose = rows(stage, "SELECT id FROM evidence ORDER BY id")
    step = rows(stage, "SELECT once FROM events WHERE kind = 'step_taken' AND commune_id = 1 LIMIT 1")[0]
    await stage.says(cast.colleague, "chiều nhắc lại")
    given = item_of(stage, cast.officer, 1)
    change(stage, f"UPDATE work_items SET assignee_id = {person(stage, cast.officer)} WHERE id = {given}")
    await forges(stage, cast.officer, f"away.{person(stage, cast.officer)}.20260304.20260306.0")
    await stage.says(cast.office, "giao Trung tâm Phục vụ hành chính công rà soát biển hiệu trước 25/12")
    await stage.presses(cast.office, "Giao việc")
    linked = one(stage, "SELECT id FROM work_items WHERE ordered_by IS NOT NULL")
    change(stage, f"UPDATE work_items SET linked_id = {linked} WHERE id = {linked}")
    reminded = "SELECT json_extract(data, '$.message') FROM events"
    event, words, reported_at = one(stage, "SELECT id, text_id, at FROM events WHERE kind = 'reported'")
    return Ours(
        plan=plan, sha256=sha256, task=one(stage, "SELECT task_id FROM work_items WHERE id = ?", closed),
        section=rows(stage, "SELECT section_id FROM tasks WHERE commune_id = 1")[0],
        item=item_of(stage, cast.officer, 1), closed=closed, linked=linked,
        agency=one(stage, "SELECT agency_id FROM work_items WHERE id = ?", closed), person=person(stage, cast.officer),
        event=event, step=step, words=words, evidence=kept, loose=loose,
        kept_bytes=one(stage, "SELECT sha256 FROM evidence WHERE id = ?", kept),
        sender=person(stage, cast.colleague), album="album-1", draft=_a_draft(stage, cast, sha256),
        absence=one(stage, "SELECT id FROM absences"),
        grouped=rows(
            stage, "SELECT task_id FROM group_tasks WHERE commune_id = 1 AND part = 'lead' ORDER BY group_id, task_id"
        )[0],
        report=_a_report(stage, cast), wanted=int(one(stage, "SELECT id FROM wanted_papers")), group=_a_group(stage),
        group_chat=_a_group_chat(stage, cast),
        request=_at_the_door(stage, cast), invite=rows(stage, "SELECT id FROM invites WHERE commune_id = 1")[0],
        leaver=person(stage, cast.head),
        duty=rows(stage, "SELECT id FROM duties WHERE commune_id = 1")[0],
        chat=cast.colleague.chat,
        goal=rows(stage, "SELECT id FROM goals WHERE commune_id = 1")[0],
        scheme=_a_scheme(stage),
        reported_at=datetime.fromisoformat(reported_at).replace(tzinfo=UTC), message=colleague[0].id,
        reminder=rows(stage, f"{reminded} WHERE kind = 'reminded' AND commune_id = 1")[0],
        key=rows(stage, "SELECT key FROM outbox WHERE commune_id = 1")[0], now=stage.now,
    )  # fmt: skip


def _a_draft(stage: Stage, cast: Cast, sha256: str) -> int:
    """A plan that was sent in chat, as a photo of an album, and is being looked at; a template that waits for a yes."""
    first = "(SELECT min(id) FROM plan_drafts)"
    for state, page_of in (("shown", "NULL"), ("page", first), ("offered", first)):
        change(
            stage,
            "INSERT INTO plan_drafts (commune_id, person_id, stage, at, touched_at, channel, bot, chat, update_key,"
            " file, sha256, page_of, album, found, corrections, revision, attempts)"
            f" SELECT 1, {person(stage, cast.officer)}, '{state}', at, at, 'memory', 'main', '1', '1', '{{}}',"
            f" '{sha256}', {page_of}, 'album-1', '{{}}', '{{}}', 1, 0 FROM events LIMIT 1",
        )
    return int(one(stage, "SELECT id FROM plan_drafts WHERE page_of IS NULL"))


def _at_the_door(stage: Stage, cast: Cast) -> int:
    """Somebody who asks to join, somebody with a phone, and somebody who has left."""
    change(
        stage,
        "INSERT INTO join_requests (commune_id, invite_id, stage, channel, bot, chat, name, asked_at)"
        " SELECT 1, id, 'yes', 'memory', 'main', '77', 'Khách', created_at FROM invites WHERE commune_id = 1 LIMIT 1",
        f"UPDATE people SET phone = '0912345678' WHERE id = {person(stage, cast.officer)}",
        f"UPDATE people SET left_at = joined_at WHERE id = {person(stage, cast.head)}",
    )
    return int(one(stage, "SELECT id FROM join_requests"))


def _a_scheme(stage: Stage) -> int:
    """An index by which the commune scores itself, a task that meets a criterion of it, and a draft of the next."""
    for number in (0, 1):
        change(
            stage,
            "INSERT INTO score_schemes (commune_id, year, title, goal, is_draft, problems, made_at, revision)"
            f" SELECT 1, 2026, 'x', '90', {number}, '[]', at, 0 FROM events LIMIT 1",
        )
    change(
        stage,
        "INSERT INTO score_criteria (commune_id, scheme_id, position, code, title, points, steps, scoring, proof,"
        " agency, not_applicable, explanation, documents)"
        " VALUES (1, 1, 0, '1', 'x', '1', '[]', '', '', '', 0, '', '')",
        "INSERT INTO score_links (commune_id, criterion_id, task_id) SELECT 1, 1, min(id) FROM tasks",
        "INSERT INTO score_goals (commune_id, criterion_id, goal_id) SELECT 1, 1, min(id) FROM goals"
        " WHERE commune_id = 1",
    )
    return 1


def _a_group_chat(stage: Stage, cast: Cast) -> int:
    """A chat in which the officer's agency reads along."""
    agency = one(stage, "SELECT agency_id FROM roles WHERE person_id = ?", person(stage, cast.officer))
    change(
        stage,
        "INSERT INTO group_chats (commune_id, agency_id, asked_by, expires_at, channel, bot, chat, linked_at)"
        f" SELECT 1, {agency}, {person(stage, cast.head)}, at, 'memory', 'main', '-500', at FROM events LIMIT 1",
    )
    return int(one(stage, "SELECT id FROM group_chats"))


def _a_report(stage: Stage, cast: Cast) -> int:
    """A report that was closed, and a paper that somebody waits for."""
    change(
        stage,
        "INSERT INTO reports (commune_id, period, cut_off, version, stage, made_at, closed_at, attempts)"
        " SELECT 1, '2026Q1', '2026-03-14', 1, 'closed', at, at, 0 FROM events LIMIT 1",
        "INSERT INTO report_files (commune_id, report_id, kind, name, sha256, size) SELECT 1, id, 'docx', 'a', 'b', 1"
        " FROM reports",
        "INSERT INTO report_evidence (commune_id, report_id, evidence_id, item_id, state, size)"
        " SELECT 1, reports.id, evidence.id, evidence.item_id, 'file', 1 FROM reports, evidence"
        " WHERE evidence.item_id IS NOT NULL",
        "INSERT INTO wanted_papers (commune_id, person_id, at, kind, about, channel, bot, chat, update_key, attempts)"
        f" SELECT 1, {person(stage, cast.officer)}, at, 'docx', '{{}}', 'memory', 'main', '1', '1', 0"
        " FROM events LIMIT 1",
    )
    return int(one(stage, "SELECT id FROM reports"))


def _a_group(stage: Stage) -> int:
    """A group of the plan, with a member."""
    leading = "SELECT group_id FROM group_tasks WHERE commune_id = 1 AND part = 'lead' ORDER BY group_id, task_id"
    group = int(rows(stage, leading)[0])
    agency = rows(stage, "SELECT id FROM agencies WHERE commune_id = 1")[0]
    change(stage, f"INSERT INTO group_members (commune_id, group_id, agency_id) VALUES (1, {group}, {agency})")
    return group


async def test_the_neighbour_sees_nothing_through_any_question(stage: Stage, cast: Cast) -> None:
    ours = await _ours(stage, cast)
    empty = await stage.write(lambda tx: add_commune(tx, "xã Vắng Mẫu", None, "main", stage.now).id)
    with reading(stage.app.engine) as tx:
        here = {name for name, ask in QUESTIONS.items() if ask(tx, 1, ours)}
        there = {name for name, ask in QUESTIONS.items() if ask(tx, empty, ours)}
    assert here == QUESTIONS.keys(), "these saw nothing at home either, so they prove nothing"
    assert there == set()


async def test_the_neighbour_changes_nothing_through_any_verb(stage: Stage, cast: Cast) -> None:
    ours = await _ours(stage, cast)

    def touched() -> list[Any]:
        return [
            rows(stage, f"SELECT * FROM {table}")
            for table in ("item_numbers", "dialogues", "task_agencies", "group_tasks", "addresses", "join_requests")
        ]

    before = touched()
    with transaction(stage.app.engine) as tx:
        tasks.release_numbers(tx, 2, ours.item, ours.now.date())
        tasks.forget_parts(tx, 2, ours.task)
        plan_body.forget_groups_of(tx, 2, ours.grouped)
        people.stop_asking(tx, 2, ours.person)
        joining.drop_requests_of(tx, 2, ours.invite)
        leavers.erase_traces(tx, 2, ours.person)
        menus.look_at(tx, 2, ours.person, ours.now)
        tasks.release_numbers_of(tx, 2, ours.item, [ours.person], ours.now.date())
        tasks.hand_over_numbers(tx, 2, ours.person, ours.sender, ours.now.date())
    assert touched() == before


# The buttons ---------------------------------------------------------------------------------------------------------

VERBS = [
    "got",
    "give",
    "history",
    "item",
    "this",
    "done",
    "kept",
    "nothing",
    "proof",
    "hard",
    "return",
    "progress",
    "reached",
    "confirm",
    "verify",
    "extend",
]


async def test_a_button_with_a_neighbours_item_tells_and_does_nothing(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    before = the_work(stage)
    foreign = [item_of(stage, cast.officer, 1), item_of(stage, cast.officer, 2)]
    for verb in VERBS:
        for stranger in (cast.neighbour, cast.neighbour_office):
            heard = [await forges(stage, stranger, f"{verb}.{item}") for item in [*foreign, 999_999]]
            # The same sentence as for an item that never was: not even its existence shows.
            assert len({sent.text for (sent,) in heard}) == 1, verb
            assert "không còn trong danh sách" in heard[0][0].text, verb
    assert the_work(stage) == before


async def test_other_ids_of_a_neighbour_open_nothing_either(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    event = one(stage, "SELECT id FROM events WHERE kind = 'reported'")
    plan = one(stage, "SELECT id FROM plans WHERE commune_id = 1")
    item = item_of(stage, cast.officer, 1)
    officer = person(stage, cast.officer)
    await forges(stage, cast.officer, f"away.{officer}.20260304.20260306.0")
    absence = one(stage, "SELECT id FROM absences")
    await stage.says(cast.officer, "1 xin gia hạn đến 10/4 vì chờ kiểm kê")
    asked = one(stage, "SELECT id FROM events WHERE kind = 'extension_asked'")
    task, agency = one(stage, "SELECT task_id, agency_id FROM work_items WHERE id = ?", item)
    other = rows(stage, "SELECT id FROM tasks WHERE commune_id = 1 AND id <> ? ORDER BY id", task)[0]
    before = the_work(stage)
    people_pairs = {
        f"away.{officer}.20260304.20260305.0": "away.99999.20260304.20260305.0",
        f"awayask.{officer}.20260304.20260305.x": "awayask.99999.20260304.20260305.x",
        f"unaway.{absence}": "unaway.99999",
        f"assign.{item}.{officer}": f"assign.99999.{officer}",
        f"hand.{officer}.{person(stage, cast.neighbour)}": f"hand.99999.{person(stage, cast.neighbour)}",
        f"leave.{officer}": "leave.99999",
        f"askhelp.{event}.1": "askhelp.99999.1",
        f"answer.{event}": "answer.99999",
        **{f"{verb}.{asked}": f"{verb}.99999" for verb in ("assent", "grant", "grantday", "nogrant", "request")},
        f"unask.{asked}": "unask.99999",
        f"unextend.{asked}": "unextend.99999",
        f"direct.{item}": "direct.99999",
        f"unorder.{event}": "unorder.99999",
        "orderto.1.1": "orderto.1.99999",
        f"link.{task}.{other}.{agency}": "link.99998.99999.1",
        f"nolink.{task}.{other}.{agency}": "nolink.99998.99999.1",
        f"part.{task}.{agency}": "part.99999.1",
        f"leaveto.{officer}": "leaveto.99999",
        f"remind.{one(stage, 'SELECT agency_id FROM work_items WHERE id = ?', item)}": "remind.99999",
    }
    pairs = {
        **people_pairs,
        f"undo.{event}": "undo.99999",
        f"unread.{event}": "unread.99999",
        f"shadow.{plan}": "shadow.99999",
        f"percent.{item}.50": "percent.99999.50",
    }
    for theirs, nobodys in pairs.items():
        (heard,) = await forges(stage, cast.neighbour_office, theirs)
        (told,) = await forges(stage, cast.neighbour_office, nobodys)
        assert heard.text == told.text
    assert the_work(stage) == before


async def test_a_neighbours_list_and_summary_hold_only_their_own(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.officer, "/viec")
    await stage.says(cast.officer, "2 xong")
    heard = await stage.says(cast.neighbour_office, "/tonghop quý 1")
    assert "0/" in heard[0].text
    assert "đã hoàn thành" in heard[0].text
    tokens = {choice.token for sent in await stage.says(cast.neighbour, "/viec") for choice in sent.choices}
    theirs = {f"item.{item}" for item in rows(stage, "SELECT id FROM work_items WHERE commune_id = 2")}
    assert tokens
    assert tokens <= theirs


async def test_a_commune_that_stands_still_keeps_nobody_else_waiting(stage: Stage, cast: Cast) -> None:
    """One commune's scan fails (its rows are damaged); the other's people are reminded all the same."""
    with transaction(stage.app.engine) as tx:
        commune = tx.scalars(select(Commune).where(Commune.name == AN_MAU)).one()
        commune.settings = {**commune.settings, "days_off": {"no day": "nonsense"}}
    stage.set_clock(date(2026, 3, 4))
    await stage.tick()
    assert stage.channel.to(cast.neighbour.chat)
    assert not stage.channel.to(cast.officer.chat)
    assert rows(stage, "SELECT DISTINCT stage FROM plans") == [PlanStage.RUNNING.value]
