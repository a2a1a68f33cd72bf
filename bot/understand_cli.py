"""The machine-readable faces: what a deadline phrase and what replies mean, one line of JSON for each."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.command_line import Told, bytes_of, command, moment, words, year
from bot.settings import Settings
from plans import replies
from plans.deadlines import read_deadline, rule_as_json
from plans.replies import Context, OpenItem


def add_commands(verbs: Any) -> None:
    """`deadline` and `understand`"""
    deadline = command(verbs, "deadline", _deadline, words("cli-help-deadline"))
    deadline.add_argument("phrase", nargs="?")
    deadline.add_argument("--year", type=year)
    deadline.add_argument("--batch", type=Path, help=words("cli-help-deadline-batch"))
    deadline.add_argument("--json", action="store_true")
    reply = command(verbs, "understand", _understand, words("cli-help-understand"))
    reply.add_argument("--batch", type=Path, required=True, help=words("cli-help-understand-batch"))
    reply.add_argument("--now", type=moment, required=True)


def _deadline(options: argparse.Namespace, _: Settings) -> int:
    if options.batch is not None:
        for answer in _answers(options.batch, lambda line: _deadline_json(line["text"], line["year"], line.get("id"))):
            print(answer)
        return 0
    if options.phrase is None or options.year is None:
        raise Told(words("cli-deadline-needs"))
    print(_deadline_json(options.phrase, options.year, None))
    return 0


def _deadline_json(text: str, year: int, line_id: str | None) -> str:
    found = rule_as_json(read_deadline(text, year))
    return json.dumps({"id": line_id, **found} if line_id is not None else found, ensure_ascii=False)


def _understand(options: argparse.Namespace, _: Settings) -> int:
    for answer in _answers(options.batch, lambda line: _understood_json(line, options.now)):
        print(answer)
    return 0


def _understood_json(line: dict[str, Any], now: datetime) -> str:
    understood = replies.understand(line["text"], _context(line["context"]), now)
    return json.dumps({"id": line["id"], **replies.understanding_as_json(understood)}, ensure_ascii=False)


def _context(printed: dict[str, Any]) -> Context:
    items = tuple(
        OpenItem(
            number=task["n"], title=task["title"], due=date.fromisoformat(task["due"]) if task.get("due") else None,
            plan_code=task.get("code"),
        )
        for task in printed["tasks"]
    )  # fmt: skip
    return Context(
        items=items, reply_to=printed.get("reply_to"), has_file=bool(printed.get("has_file")), role=printed["role"]
    )


def _answers(path: Path, answer: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    """The answer to each line of a JSONL file; Told with its number for a line that has not the shape it must have."""
    for number, line in enumerate(bytes_of(path).decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield answer(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Told(words("cli-line-unreadable", name=str(path), line=str(number))) from None
