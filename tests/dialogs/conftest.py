"""Every dialogue is played on every network: in memory, before the double of Telegram, and on a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.memory import MemoryChannel
from bot.demo.stage import Stage
from bot.demo.stage import stage as opened
from tests.conftest import BEGINS, Ground, copied, people_come_in, settle_in
from tests.networks import NETWORKS, stage_on


@pytest.fixture(scope="session", params=NETWORKS)
def network(request: pytest.FixtureRequest) -> str:
    """Where the dialogue is played."""
    return str(request.param)


@pytest.fixture(scope="session")
def settled_there(network: str, settled: Ground, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The two communes, whose people are on that network."""
    if network == MemoryChannel.name:
        return settled
    ground = Ground(tmp_path_factory.mktemp(f"two-communes-{network}"), None)
    asyncio.run(settle_in(ground, network))
    return ground


@pytest_asyncio.fixture
async def stage(network: str, settled_there: Ground, tmp_path: Path) -> AsyncIterator[Stage]:
    """The two communes on a Monday morning, before the first scan."""
    with copied(settled_there, tmp_path / "stage") as ground:
        if network == MemoryChannel.name:
            async with opened(ground.folder, BEGINS, database_url=ground.database_url) as ready:
                people_come_in(ready)
                yield ready
        else:
            async with stage_on(network, ground) as ready:
                people_come_in(ready)
                yield ready
