"""A message that cannot be put into words is given up alone: an older version laid it out, or we made a mistake."""

from __future__ import annotations

import logging

import pytest

from bot.demo.stage import Stage
from tests.conftest import Cast
from tests.flows.looking import change, one


async def test_everybody_else_is_still_answered(stage: Stage, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    await stage.says(cast.officer, "/viec")
    change(
        stage,
        "UPDATE outbox SET state = 'pending', meaning = "
        """'{"parts": [{"say": "no-such-sentence", "args": {}}], "choices": [], "items": []}' """
        f"WHERE chat = '{cast.officer.chat}'",
    )
    with caplog.at_level(logging.ERROR):
        heard = await stage.says(cast.colleague, "/viec")
    assert "việc đang mở" in heard[0].text
    query = "SELECT state, failure FROM outbox WHERE chat = ? ORDER BY id DESC LIMIT 1"
    assert one(stage, query, cast.officer.chat) == ("given_up", "wording")
    assert "cannot be put into words" in caplog.text
