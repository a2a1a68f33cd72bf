"""A whole year of two communes, morning by morning: nobody is told too much, at night, too late or without a reason."""

from __future__ import annotations

import random
import statistics
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from actions import facts, people
from bot.demo.stage import Actor, Stage
from bot.demo.stage import stage as opened
from db import history, tasks
from db.models import Commune, WorkItem
from db.session import reading
from plans.access import Role
from plans.calendar import VIETNAM, in_vietnam
from plans.judging import judge
from plans.ladder import Audience
from plans.work import ALIVE, EventKind, ItemEvent, ItemKind, last_day
from tests.conftest import AN_MAU, BINH_MAU, plan_of
from tests.flows.looking import rows

FOUNDED = datetime(2026, 1, 2, 9, 0, tzinfo=VIETNAM)
FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)
COMMUNES = (AN_MAU, BINH_MAU)
# How officers answer, one after the other; those who block the bot or leave do so in the middle of the year.
WAYS = ("prompt", "late", "silent", "prompt", "away", "blocks", "prompt", "leaves", "late", "prompt")
SUMMER = (date(2026, 6, 1), date(2026, 8, 15))
GONE_ON = date(2026, 5, 18)


@dataclass
class Officer:
    """Somebody who answers in their way."""

    actor: Actor
    way: str
    heard: int = 0

    def answers(self, today: date, dice: random.Random) -> bool:
        """Whether they look at their messages today."""
        if self.way == "silent" or (self.way in ("blocks", "leaves") and today >= GONE_ON):
            return False
        if self.way == "away" and SUMMER[0] <= today <= SUMMER[1]:
            return False
        return dice.random() < (0.25 if self.way == "late" else 0.9)


@dataclass(frozen=True, kw_only=True)
class Year:
    """What is left of the year."""

    stage: Stage
    officers: list[Officer]

    def communes(self) -> Iterator[tuple[Any, Commune]]:
        with reading(self.stage.app.engine) as tx:
            for name in COMMUNES:
                yield tx, people.commune_named(tx, name)

    def items(self) -> Iterator[tuple[Commune, WorkItem, list[ItemEvent]]]:
        """Every item of a commune with its history."""
        for tx, commune in self.communes():
            found = [i for plan in tasks.plans(tx, commune.id) for i in tasks.items_of_plan(tx, commune.id, plan.id)]
            events = history.of_items(tx, commune.id, [item.id for item in found])
            for item in found:
                yield commune, item, events[item.id]


async def _people(stage: Stage, commune: str, ways: Iterator[str]) -> list[Officer]:
    """A head and an officer in each agency, the standing office, two leaders."""
    officers: list[Officer] = []
    names = "SELECT a.name FROM agencies a JOIN communes c ON c.id = commune_id WHERE c.name = ?"
    for place, agency in enumerate(rows(stage, names, commune)):
        await stage.enrol(f"{commune} trưởng {place}", commune, Role.HEAD, agency)
        actor = await stage.enrol(f"{commune} cán bộ {place}", commune, Role.OFFICER, agency)
        officers.append(Officer(actor=actor, way=next(ways)))
    for number in range(2):
        await stage.enrol(f"{commune} lãnh đạo {number}", commune, Role.LEADER)
    office = await stage.enrol(f"{commune} thường trực", commune, Role.OFFICE, "Phòng Văn hóa - Xã hội")
    await stage.says(office, "bắt đầu")
    return officers


async def _answer(stage: Stage, officer: Officer, dice: random.Random) -> None:
    """Report on one or two items of the newest reminder, by the numbers of its buttons."""
    newest = stage.channel.to(officer.actor.chat)[-1]
    numbers = [choice.label for choice in newest.choices if choice.label.isdigit()]
    for number in dice.sample(numbers, min(2, len(numbers))):
        await stage.says(officer.actor, f"{number} xong")


async def _live(stage: Stage, officers: list[Officer]) -> None:
    dice = random.Random(2026)
    for n in range((LAST - FIRST).days + 1):
        today = FIRST + timedelta(days=n)
        for at in (time(7, 30), time(11, 45), time(22, 0)):
            stage.set_clock(today, at)
            await stage.tick()
        if today == GONE_ON:
            for officer in officers:
                if officer.way == "blocks":
                    await stage.blocks(officer.actor)
        stage.set_clock(today, time(16, 45))
        for officer in officers:
            heard = len(stage.channel.to(officer.actor.chat))
            if heard > officer.heard and officer.answers(today, dice):
                await _answer(stage, officer, dice)
            officer.heard = len(stage.channel.to(officer.actor.chat))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def year(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Year]:
    folder: Path = tmp_path_factory.mktemp("year")
    async with opened(folder, FOUNDED) as stage:
        ways = iter(WAYS * 20)
        officers: list[Officer] = []
        for commune in COMMUNES:
            await stage.add_commune(commune)
            await stage.bring_plan(commune, plan_of(commune))
            officers += await _people(stage, commune, ways)
        await _live(stage, officers)
        yield Year(stage=stage, officers=officers)


def _unasked(year: Year) -> list[tuple[int, str, datetime]]:
    """Who was sent which kind of message unasked, and when."""
    found = rows(
        year.stage,
        "SELECT person_id, key, settled_at FROM outbox"
        " WHERE state = 'sent' AND priority != 0 AND person_id IS NOT NULL",
    )
    return [(who, key.partition(":")[0], datetime.fromisoformat(at).replace(tzinfo=UTC)) for who, key, at in found]


def test_the_year_was_lived(year: Year) -> None:
    assert len(year.stage.actors) > 40
    steps = Counter(e.data["rung"] < 0 for *_, events in year.items() for e in events if e.kind is EventKind.STEP_TAKEN)
    assert steps[True] > 150
    assert steps[False] > 50
    assert len(rows(year.stage, "SELECT id FROM events WHERE kind = 'reported'")) > 40


def test_nobody_gets_two_reminders_for_one_item_on_one_day(year: Year) -> None:
    told = Counter(
        (item.id, event.data["to"], in_vietnam(event.at).date())
        for _, item, events in year.items()
        for event in events
        if event.kind is EventKind.REMINDED
    )
    assert set(told.values()) == {1}


def test_nobody_is_written_to_unasked_on_a_day_off_at_night_or_at_noon(year: Year) -> None:
    sent = _unasked(year)
    assert len(sent) > 500
    for _, commune in year.communes():  # both live by the same hours and days
        assert [(who, kind, at) for who, kind, at in sent if not facts.is_open(commune, at)] == []


def test_every_item_that_was_still_open_on_its_last_day_was_announced_before(year: Year) -> None:
    unannounced = []
    for commune, item, events in year.items():
        steps = [e for e in events if e.kind is EventKind.STEP_TAKEN]
        if item.due_on is None or not any(e.data["rung"] >= 0 for e in steps):
            continue
        last = last_day(item.due_on, facts.calendar_of(commune))
        reminded = {in_vietnam(e.at).date() for e in events if e.kind is EventKind.REMINDED}
        if not any(day < last for day in reminded):
            unannounced.append((item.title, item.period, sorted(reminded)[:2]))
    assert unannounced == []


def test_every_escalation_is_justified_by_history(year: Year) -> None:
    seen: Counter[Audience] = Counter()
    for commune, item, events in year.items():
        calendar, policy = facts.calendar_of(commune), facts.policy_of(commune)
        told: dict[Audience, list[date]] = defaultdict(list)
        for place, event in enumerate(events):
            if event.kind is not EventKind.STEP_TAKEN:
                continue
            audiences = {Audience(a) for a in event.data["audiences"]}
            before = judge(facts.facts_of(item), events[:place], calendar, event.at)
            assert before.status in ALIVE
            for audience in audiences - {Audience.OFFICER}:
                seen[audience] += 1
                assert event.data["rung"] >= policy.escalation[audience]
                assert told[Audience.OFFICER], "the officer heard of it before anybody above did"
            if Audience.LEADER in audiences:
                assert before.is_overdue
                assert told[Audience.HEAD], "the leaders hear after the head"
                assert told[Audience.OFFICE], "and after the office"
            for audience in audiences:
                told[audience].append(in_vietnam(event.at).date())
    assert all(seen[audience] > 3 for audience in (Audience.HEAD, Audience.OFFICE, Audience.LEADER))


def test_a_week_brings_a_person_few_messages(year: Year, capsys: pytest.CaptureFixture[str]) -> None:
    persons = rows(year.stage, "SELECT id FROM people")
    weeks = {date.fromordinal(FIRST.toordinal() + n).isocalendar()[:2] for n in range((LAST - FIRST).days + 1)}
    counts = Counter((who, in_vietnam(at).date().isocalendar()[:2]) for who, _, at in _unasked(year))
    with_any = sorted(counts.values())
    each = [counts[(who, week)] for who in persons for week in sorted(weeks)]
    with capsys.disabled():
        print(
            f"\nunasked messages per person and week: mean {statistics.mean(each):.2f}; in weeks with any: median "
            f"{statistics.median(with_any)}, 95 % at most {with_any[int(len(with_any) * 0.95)]}, most {with_any[-1]}"
        )
    assert statistics.median(with_any) <= 6


def test_standing_work_is_never_taken_to_the_leaders_by_days_alone(year: Year) -> None:
    """Its ladder ends three days after the window's day: leaders read of it in the week's overview."""
    for _, item, events in year.items():
        if item.kind is ItemKind.STANDING:
            assert not [e for e in events if e.kind is EventKind.STEP_TAKEN and "leader" in e.data["audiences"]]
