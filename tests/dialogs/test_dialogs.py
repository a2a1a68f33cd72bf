"""The dialogues beside this file, each played as it is written on every network: somebody says, somebody hears.

`officer: words` speaks, `officer [label]` taps the newest such button, `officer @name: caption` sends a file,
`officer ^ words` replies to the newest message. `<` is a part of what the speaker hears, `< head:` of what another
hears meanwhile, `!` a part that nobody hears, `=` the number of messages that the speaker hears. `at` moves the
clock, `tick` lets the morning's scan go out. `joins who role agency: name` brings somebody more into xã An Mẫu, by
`who` in the lines that follow; `who blocks` and `who unblocks` the bot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from plans.access import Role
from tests.conftest import AN_MAU, Cast

_TITLE = re.compile(r"# (.+)")
_AT = re.compile(r"at (\S+) (\S+)")
_PRESS = re.compile(r"(\w+) \[(.+)\]")
_FILE = re.compile(r"(\w+) @(\S+?):(.*)")
_REPLY = re.compile(r"(\w+) \^ (.+)")
_SAYS = re.compile(r"(\w+): ?(.*)")
_JOINS = re.compile(r"joins (\w+) (\w+) ?(.*): (.+)")
_BLOCKS = re.compile(r"(\w+) (blocks|unblocks)")
_HEARD_BY = re.compile(r"< (\w+): (.+)")


@dataclass(frozen=True)
class Dialogue:
    """A title and the lines under it."""

    title: str
    lines: tuple[str, ...]


def _dialogues() -> list[Dialogue]:
    found: list[Dialogue] = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in part.splitlines() if line.strip()]
            title = _TITLE.fullmatch(lines[0]) if lines else None
            if title:
                found.append(Dialogue(title=title[1], lines=tuple(lines[1:])))
    return found


@dataclass
class _Play:
    stage: Stage
    cast: Cast
    speaker: Actor | None = None
    heard: list[Sent] = field(default_factory=list)
    before: int = 0
    joined: dict[str, Actor] = field(default_factory=dict)

    async def line(self, line: str) -> None:
        if line.startswith(("<", "!", "=")):
            self._check(line)
        elif match := _AT.fullmatch(line):
            self.stage.set_clock(date.fromisoformat(match[1]), time.fromisoformat(match[2]))
        elif line == "tick":
            self._begin(None)
            await self.stage.tick()
        elif match := _JOINS.fullmatch(line):
            who, role, agency, name = match.groups()
            self.joined[who] = await self.stage.enrol(name, AN_MAU, Role(role), agency or None)
        elif match := _BLOCKS.fullmatch(line):
            actor = self._begin(match[1])
            assert actor is not None
            await (self.stage.blocks if match[2] == "blocks" else self.stage.unblocks)(actor)
        else:
            await self._act(line)
        self.heard = self.stage.channel.sent[self.before :]

    def _begin(self, who: str | None) -> Actor | None:
        self.before = len(self.stage.channel.sent)
        self.speaker = self._actor(who) if who else None
        return self.speaker

    def _actor(self, who: str) -> Actor:
        return self.joined.get(who) or getattr(self.cast, who)

    async def _act(self, line: str) -> None:
        for pattern, do in ((_PRESS, self._press), (_FILE, self._send), (_REPLY, self._reply), (_SAYS, self._say)):
            if match := pattern.fullmatch(line):
                actor = self._begin(match[1])
                assert actor is not None
                await do(actor, *match.groups()[1:])
                return
        raise AssertionError(f"what does this line mean? {line}")

    async def _press(self, actor: Actor, label: str) -> None:
        await self.stage.presses(actor, label)

    async def _send(self, actor: Actor, name: str, caption: str) -> None:
        kind = FileKind.PHOTO if name.endswith(".jpg") else FileKind.DOCUMENT
        await self.stage.sends_file(actor, name.encode(), caption.strip(), name=name, kind=kind)

    async def _reply(self, actor: Actor, words: str) -> None:
        await self.stage.says(actor, words, reply_to=self.stage.channel.to(actor.chat)[-1].id)

    async def _say(self, actor: Actor, words: str) -> None:
        await self.stage.says(actor, words.replace("\\n", "\n"))

    def _check(self, line: str) -> None:
        if line.startswith("="):
            assert len(self._texts_to(self.speaker)) == int(line[1:])
        elif line.startswith("!"):
            assert not any(line[1:].strip() in sent.text for sent in self.heard), self._all()
        elif match := _HEARD_BY.fullmatch(line):
            assert any(match[2] in text for text in self._texts_to(self._actor(match[1]))), self._all()
        else:
            assert any(line[1:].strip() in text for text in self._texts_to(self.speaker)), self._all()

    def _texts_to(self, actor: Actor | None) -> list[str]:
        return [sent.text for sent in self.heard if actor is None or sent.chat == actor.chat]

    def _all(self) -> str:
        return "\n---\n".join(f"{sent.chat}: {sent.text} {[c.label for c in sent.choices]}" for sent in self.heard)


@pytest.mark.parametrize("dialogue", _dialogues(), ids=lambda dialogue: dialogue.title)
async def test_a_dialogue(dialogue: Dialogue, stage: Stage, cast: Cast) -> None:
    play = _Play(stage, cast)
    for line in dialogue.lines:
        await play.line(line)


def test_there_are_dialogues_to_play() -> None:
    assert len(_dialogues()) >= 25
