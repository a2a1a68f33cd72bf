"""Words of a report are never taken for something else by those who read before the work does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.refusals import Refused
from bot.conversation import Conversation
from bot.demo.stage import Stage
from bot.reading_talk import ReadingTalk
from bot.standing_talk import StandingTalk
from bot.turn import Turn
from tests.conftest import Cast
from tests.material import SHARED

GOLDEN = Path(__file__).parents[1] / "golden"
COLLECTED = SHARED / "data/utterances_dev.jsonl"
REPORTS = frozenset(
    {
        "done", "progress", "difficulty", "extension", "evidence", "still_kept", "nothing_arose", "not_ours",
        "reassign", "undo",
    }
)  # fmt: skip

# Of standing work "đã nộp …" is the window's answer, with its result.
OF_STANDING_WORK = frozenset({"done", "still_kept", "nothing_arose", "evidence"})


def reports() -> dict[str, list[dict[str, Any]]]:
    """What officers say that reports on work, and what it means."""
    paths = [*GOLDEN.glob("reply_holdout_*.jsonl"), GOLDEN / "utterances.jsonl", *([COLLECTED] * COLLECTED.exists())]
    lines = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        line["text"]: line["expect"]
        for line in lines
        if line["context"]["role"] == "officer" and line["text"] and {o["action"] for o in line["expect"]} & REPORTS
    }


def taken_by(conversation: Conversation, turn: Turn, text: str) -> object | None:
    """The first room that answers the text, None where it is left to the work; nothing of it is kept."""
    said = replace(turn, incoming=replace(turn.incoming, text=text))
    trial = turn.tx.begin_nested()
    try:
        return next((room for room in conversation._rooms(said) if room()), None)
    except Refused as refused:
        return refused
    finally:
        trial.rollback()


async def test_no_other_reader_takes_a_report(stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, object] = {}

    def listen(conversation: Conversation, turn: Turn) -> None:
        for text, meant in reports().items():
            room = taken_by(conversation, turn, text)
            if room is not None and not _is_theirs(room, meant):
                taken[text] = room

    monkeypatch.setattr(Conversation, "_take", listen)
    await stage.says(cast.officer, "xong")
    assert len(reports()) > 500
    assert taken == {}


def _is_theirs(room: object, meant: list[dict[str, Any]]) -> bool:
    """A share of an item that has a share to reach is asked about (progress, or what was reached?), and standing work
    is answered for where its window is asked about."""
    tells_share = any(one["percent"] is not None for one in meant)
    if isinstance(room, Refused):
        return tells_share and room.key == "reached-among-others"
    talk = getattr(room, "__self__", None)
    if isinstance(talk, StandingTalk):
        return {one["action"] for one in meant} <= OF_STANDING_WORK
    return tells_share and isinstance(talk, ReadingTalk)
