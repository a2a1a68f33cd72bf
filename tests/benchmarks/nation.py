"""A database as large as the country: every commune with its agencies, people and work, filled in by bulk inserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert

from actions.milestones import year_of_opening
from actions.rounds import month_of_asking
from bot.settings import DEFAULT_BOT
from db import migrations
from db.models import (
    Address,
    Agency,
    Base,
    Commune,
    Event,
    Outgoing,
    OutState,
    Part,
    Person,
    PersonRole,
    Plan,
    PlanStage,
    Section,
    Task,
    TaskAgency,
    WorkItem,
)
from db.session import open_engine
from plans.access import Role
from plans.calendar import VIETNAM
from plans.work import EventKind, ItemKind, Status

MORNING = datetime(2026, 11, 4, 7, 30, tzinfo=VIETNAM)  # a Wednesday
BEGAN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
# Seven working days after that Wednesday: a step of the ladder falls on the morning.
_STEPPING, _LATER = date(2026, 11, 13), date(2026, 12, 31)
_LOOKS_LATER = datetime(2026, 11, 19, 0, 30, tzinfo=UTC)
_AGENCIES = 12
_TASKS_OF_A_PLAN = 100
_COMMUNES_AT_ONCE = 50
# What a year leaves of a hundred items: most are open or answered for, a few wait for a condition.
_STATUSES = (Status.OPEN,) * 50 + (Status.UNDER_WAY,) * 10 + (Status.VERIFIED,) * 35 + (Status.WAITING,) * 5
_TITLE = "Rà soát, cập nhật và công khai kết quả giải quyết hồ sơ nhóm thủ tục hành chính thứ {} trên địa bàn xã"


@dataclass(frozen=True, kw_only=True)
class Nation:
    """How large the database is to be. `due` items have a step on `MORNING`, spread evenly over the communes."""

    communes: int
    items_each: int
    due: int

    @property
    def items(self) -> int:
        return self.communes * self.items_each


def fill(path: Path, nation: Nation) -> Engine:
    """A new database file with all of it, open; the caller disposes of it."""
    url = f"sqlite:///{path}"
    migrations.upgrade(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        # Only the filling is in a hurry; what is measured commits as in service.
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA synchronous=OFF")
        for first in range(0, nation.communes, _COMMUNES_AT_ONCE):
            some = range(first, min(first + _COMMUNES_AT_ONCE, nation.communes))
            with connection.begin():
                for table, rows in _rows(nation, some).items():
                    connection.execute(insert(table), rows)
    engine.dispose()
    return open_engine(url)


def _rows(nation: Nation, communes: range) -> Mapping[type[Base], list[dict[str, Any]]]:
    """The rows of some communes, parents before children."""
    found: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)
    for number in communes:
        for table, row in _of_commune(nation, number):
            found[table].append(row)
    return found


def _of_commune(nation: Nation, number: int) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    commune = number + 1
    yield Commune, {
        "id": commune, "name": f"Xã Mẫu {commune}", "bot": DEFAULT_BOT, "settings": {}, "created_at": BEGAN,
        "look_at": MORNING,
    }  # fmt: skip
    agencies = [number * _AGENCIES + place + 1 for place in range(_AGENCIES)]
    for agency in agencies:
        yield Agency, {
            "id": agency, "commune_id": commune, "name": f"Phòng Mẫu {agency}", "kind": "department", "aliases": [],
        }  # fmt: skip
    yield from _people(number, commune, agencies)
    yield from _work(nation, number, commune, agencies)
    # This month's question about what waits was asked, and the year opened, on their first mornings.
    once = {EventKind.CONDITIONS_ASKED: month_of_asking(MORNING), EventKind.YEAR_OPENED: year_of_opening(MORNING)}
    for kind, key in once.items():
        yield Event, {
            "commune_id": commune, "item_id": None, "at": MORNING - timedelta(days=2), "data": {},
            "kind": kind, "once": key, "digest": sha256().hexdigest(),
        }  # fmt: skip


def _people(number: int, commune: int, agencies: list[int]) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """A head and an officer in each agency, two more of the standing office, a leader: each with one account."""
    posts: list[tuple[Role, int | None]] = [(role, a) for a in agencies for role in (Role.HEAD, Role.OFFICER)]
    posts += [(Role.OFFICE, agencies[0]), (Role.OFFICE, agencies[0]), (Role.LEADER, None)]
    for place, (role, agency) in enumerate(posts):
        person = number * len(posts) + place + 1
        of_commune = {"id": person, "commune_id": commune}
        yield Person, of_commune | {"name": f"Người Mẫu {person}", "language": "vi", "joined_at": BEGAN}
        yield PersonRole, of_commune | {"person_id": person, "agency_id": agency, "role": role}
        yield Address, of_commune | {
            "person_id": person, "channel": "telegram", "bot": DEFAULT_BOT, "chat": str(100_000 + person),
        }  # fmt: skip
        # A digest of an earlier day.
        yield Outgoing, of_commune | {
            "person_id": person, "channel": "telegram", "bot": DEFAULT_BOT, "chat": str(100_000 + person),
            "group": False, "key": f"digest:2026-10-20:{person}", "kind": "digest", "meaning": {}, "language": "vi",
            "priority": 5, "created_at": BEGAN, "due_at": BEGAN, "not_before": BEGAN, "state": OutState.SENT,
            "attempts": 1, "unknown": 0, "settled_at": datetime(2026, 10, 20, 1, tzinfo=UTC), "items": [],
        }  # fmt: skip


def _work(
    nation: Nation, number: int, commune: int, agencies: list[int]
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """Plans of a hundred tasks with an item each: half have a coordinating agency, and were reminded of once."""
    stepping = nation.due * (number + 1) // nation.communes - nation.due * number // nation.communes
    for place in range(nation.items_each):
        item = number * nation.items_each + place + 1
        plan = (item - 1) // _TASKS_OF_A_PLAN + 1
        if place % _TASKS_OF_A_PLAN == 0:
            yield Plan, {
                "id": plan, "commune_id": commune, "title": "Kế hoạch mẫu", "year_from": 2026, "year_to": 2026,
                "office_id": agencies[0], "source_sha256": sha256(str(plan).encode()).hexdigest(),
                "stage": PlanStage.RUNNING, "approved_at": BEGAN, "started_on": BEGAN.date(),
            }  # fmt: skip
            yield (
                Section,
                {"id": plan, "commune_id": commune, "plan_id": plan, "position": 0, "code": "I", "title": "–"},
            )
        title = _TITLE.format(place + 1)
        yield Task, {
            "id": item, "commune_id": commune, "plan_id": plan, "section_id": plan, "position": place,
            "code": str(place + 1), "content": title, "deadline": {}, "targets": [], "doubts": [],
        }  # fmt: skip
        if place % 2 == 0:
            yield TaskAgency, {
                "task_id": item, "commune_id": commune, "agency_id": agencies[(place + 1) % _AGENCIES],
                "part": Part.COORDINATING,
            }  # fmt: skip
        yield from _item(item, commune, plan, agencies[place % _AGENCIES], title, place, steps=place < stepping)


def _item(
    item: int, commune: int, plan: int, agency: int, title: str, place: int, *, steps: bool
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    status = Status.OPEN if steps else _STATUSES[place % len(_STATUSES)]
    due = _STEPPING if steps else _LATER
    alive = status in (Status.OPEN, Status.UNDER_WAY)
    look_at = (MORNING if steps else _LOOKS_LATER) if alive else None
    yield WorkItem, {
        "id": item, "commune_id": commune, "plan_id": plan, "task_id": item, "agency_id": agency, "period": "once",
        "kind": ItemKind.DATED, "title": title, "due_on": due, "first_due": due, "quiet_before": BEGAN.date(),
        "revision": 0, "status": status, "look_at": look_at, "starts_on": BEGAN.date(),
    }  # fmt: skip
    facts = {"commune_id": commune, "item_id": item, "digest": sha256(str(item).encode()).hexdigest()}
    created = {"due": due.isoformat(), "status": Status.OPEN.value}
    yield Event, facts | {"at": BEGAN, "kind": EventKind.CREATED, "data": created, "once": None}
    if place % 2 == 0:
        reminded = {"rung": -30, "revision": 0, "day": "2026-10-02", "late": False, "audiences": ["officer"], "to": []}
        yield Event, facts | {
            "at": BEGAN + timedelta(days=270), "kind": EventKind.STEP_TAKEN, "data": reminded,
            "once": f"step:{item}:0:-30",
        }  # fmt: skip
