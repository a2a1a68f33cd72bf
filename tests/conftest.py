"""The cast and the stage: two invented communes, the same people in every story, and a guard over all statements."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

from bot.channels.memory import MemoryChannel
from bot.demo.stage import Actor, Stage, settings_in
from bot.demo.stage import stage as opened
from plans.access import Role
from plans.calendar import VIETNAM
from tests import postgres
from tests.commune_guard import watching

# How long an example takes is the benchmarks' business; in CI the same examples are tried each time.
settings.register_profile("nhacviec", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("nhacviec")

AN_MAU, BINH_MAU = "xã An Mẫu", "xã Bình Mẫu"
PLAN = Path(__file__).parents[1] / "bot" / "demo" / "plan.txt"

OFFICE_AGENCY = "Phòng Văn hóa - Xã hội"
CENTRE = "Trung tâm Phục vụ hành chính công"
SECRETARIAT = "Văn phòng HĐND và UBND xã"

STARTED = datetime(2026, 2, 25, 9, 0, tzinfo=VIETNAM)  # a Wednesday
BEGINS = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)  # the Monday after, in office hours; nothing was sent yet

# Whose statements are watched: everything that goes through the whole program.
GUARDED = frozenset({"flows", "dialogs", "faults"})


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The people of xã An Mẫu, those of its neighbour, and somebody whom nobody invited."""

    office: Actor
    head: Actor
    officer: Actor
    colleague: Actor
    leader: Actor
    neighbour: Actor
    neighbour_office: Actor
    stranger: Actor


# Who: name, commune, role, agency. `officer` works under `head`, `colleague` in an agency without a head.
_PARTS = {
    "office": ("Trần Thị Mẫu Lan", AN_MAU, Role.OFFICE, OFFICE_AGENCY),
    "head": ("Phạm Văn Mẫu Bách", AN_MAU, Role.HEAD, CENTRE),
    "officer": ("Nguyễn Thị Mẫu Cúc", AN_MAU, Role.OFFICER, CENTRE),
    "colleague": ("Lê Văn Mẫu Đông", AN_MAU, Role.OFFICER, SECRETARIAT),
    "leader": ("Hoàng Mẫu Én", AN_MAU, Role.LEADER, None),
    "neighbour": ("Vi Thị Mẫu Gấm", BINH_MAU, Role.OFFICER, CENTRE),
    "neighbour_office": ("Đỗ Văn Mẫu Hải", BINH_MAU, Role.OFFICE, OFFICE_AGENCY),
}
_STRANGER = "Khách Qua Đường"


def plan_of(commune: str) -> bytes:
    """The sample plan as the commune would have written it."""
    bare = commune.removeprefix("xã ")
    return PLAN.read_text(encoding="utf-8").replace("An Mẫu", bare).encode()


async def settle_in(ground: Ground, network: str = MemoryChannel.name) -> None:
    """Both communes with their plans running and their people enrolled on a network in memory of that name."""
    async with opened(ground.folder, STARTED, network=network, database_url=ground.database_url) as stage:
        for commune in (AN_MAU, BINH_MAU):
            await stage.add_commune(commune, "tỉnh Hòa Mẫu")
            await stage.bring_plan(commune, plan_of(commune))
        for name, commune, role, agency in _PARTS.values():
            await stage.enrol(name, commune, role, agency)
        for part in ("office", "neighbour_office"):
            await stage.says(stage.actors[_PARTS[part][0]], "bắt đầu")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an installation lies: its folder, and its database unless that is the SQLite file in the folder."""

    folder: Path
    database_url: str | None

    @property
    def url(self) -> str:
        """Where a program finds the database."""
        return settings_in(self.folder, self.database_url).database_url


@contextmanager
def copied(ground: Ground, folder: Path) -> Iterator[Ground]:
    """The same installation once more, in a folder that is not there yet, for as long as the block runs."""
    shutil.copytree(ground.folder, folder)
    with postgres.database(like=ground.database_url) as url:
        yield Ground(folder, url)


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The two communes as they stand when the stories begin; made once, copied for each test."""
    with postgres.database() as url:
        ground = Ground(tmp_path_factory.mktemp("two-communes"), url)
        asyncio.run(settle_in(ground))
        yield ground


@pytest_asyncio.fixture
async def stage(settled: Ground, tmp_path: Path) -> AsyncIterator[Stage]:
    """The two communes on a Monday morning, before the first scan."""
    with copied(settled, tmp_path / "stage") as ground:
        async with opened(ground.folder, BEGINS, database_url=ground.database_url) as ready:
            people_come_in(ready)
            yield ready


def people_come_in(ready: Stage) -> None:
    """Everybody is there, in the chats in which they joined."""
    # A network in memory goes on counting where the copied inbox left off.
    ready.channel._count = 100_000
    for name, *_ in _PARTS.values():
        ready.stranger(name)
    ready.stranger(_STRANGER)


@pytest.fixture
def cast(stage: Stage) -> Cast:
    """Who plays."""
    parts = {part: stage.actors[name] for part, (name, *_) in _PARTS.items()}
    return Cast(**parts, stranger=stage.actors[_STRANGER])


def _loggers() -> list[logging.Logger]:
    root = logging.getLogger()
    return [root, *(one for one in root.manager.loggerDict.values() if isinstance(one, logging.Logger))]


@contextmanager
def logging_kept() -> Iterator[None]:
    """A command that runs in the tests' own process sets how loud libraries are, and masks what handlers write."""
    levels = {logger: logger.level for logger in _loggers()}
    filters = [(handler, handler.filters[:]) for handler in logging.getLogger().handlers]
    try:
        yield
    finally:
        for logger in _loggers():  # one that came about meanwhile had no level of its own
            logger.setLevel(levels.get(logger, logging.NOTSET))
        for handler, before in filters:
            handler.filters[:] = before


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Each test finds logging as it was before the last one."""
    with logging_kept():
        yield


@pytest.fixture(autouse=True)
def commune_guard(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """No statement of the program reaches into commune data without naming the commune."""
    if not GUARDED & set(request.path.parts):
        yield []
        return
    with watching() as breaches:
        yield breaches
    assert set(breaches) == set(), "asked for commune data without naming the commune"
