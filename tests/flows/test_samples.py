"""The examples of the help: every role has some, each fits a phone, and none needs a word that is not there."""

from __future__ import annotations

import pytest

from bot.channels.memory import Sent
from bot.demo.stage import Stage
from bot.sample_talk import samples
from plans.access import Role
from tests.conftest import Cast
from tests.flows.looking import change, forges

WHO = {"officer": Role.OFFICER, "head": Role.HEAD, "office": Role.OFFICE, "leader": Role.LEADER}
A_SCREEN = 900


async def seen(stage: Stage, cast: Cast, who: str, first: str, following: str) -> list[Sent]:
    """All examples that somebody sees who taps on and on."""
    actor = getattr(cast, who)
    await stage.says(actor, "/huongdan")
    found = await stage.presses(actor, first)
    while following in {choice.label for choice in found[-1].choices}:
        found += await stage.presses_on(actor, found[-1], following)
    return found


@pytest.mark.parametrize("who", WHO)
async def test_everybody_sees_the_examples_of_their_role(stage: Stage, cast: Cast, who: str) -> None:
    found = await seen(stage, cast, who, "Ví dụ", "Ví dụ tiếp theo")
    titles = [dialogue.title for roles, dialogue in samples() if WHO[who] in roles]
    assert len(titles) >= 3
    for number, (sent, title) in enumerate(zip(found, titles, strict=True), start=1):
        assert sent.text.startswith(f"Ví dụ {number}/{len(titles)}: {title}\n")
        assert "Anh/chị: " in sent.text
        assert "Nhắc Việc: " in sent.text
        assert len(sent.text) < A_SCREEN
        assert {"Hướng dẫn", "Việc của tôi"} <= {choice.label for choice in sent.choices}


async def test_the_examples_can_be_read_in_english(stage: Stage, cast: Cast) -> None:
    change(stage, "UPDATE people SET language = 'en'")
    for who in WHO:
        for sent in await seen(stage, cast, who, "Examples", "Next example"):
            assert sent.text.startswith("Example ")
            assert "You: " in sent.text


async def test_an_example_that_is_not_there_is_told_kindly(stage: Stage, cast: Cast) -> None:
    for token in ("sample.99", "sample.x", "sample."):
        (told,) = await forges(stage, cast.officer, token)
        assert "không còn dùng được" in told.text
