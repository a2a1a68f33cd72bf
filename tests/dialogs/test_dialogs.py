"""The dialogues beside this file and the examples of the help, each played as it is written on every network.

`officer: words` speaks, `officer [label]` taps the newest such button, `officer @name: caption` sends a file (the one
of that name in `files`, where there is one), `officer ^ words` replies to the newest message, `officer edits: words`
changes the message that was sent last. `<` is a part of what the speaker hears, `< head:` of what another hears
meanwhile, `!` a part that nobody hears, `=` the number of messages that the speaker hears. `at` moves the clock,
`tick` lets the morning's scan go out. `joins who role agency: name` brings somebody more into xã An Mẫu, by `who` in
the lines that follow; `stranger opens` the newest link that anybody was told, `‹mã›` in words is the newest code;
`head in group: words` writes where others read along, and `group` hears there; `who blocks` and `who unblocks` the bot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from actions.messages import FileKind
from bot.channels.console import ConsoleChannel
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from bot.dialogues import Deed, Dialogue, Does, Hears, dialogues_in, read_line
from bot.sample_talk import samples
from plans.access import Role
from tests.conftest import AN_MAU, Cast

_HERE = Path(__file__).parent
_AT = re.compile(r"at (\S+) (\S+)")
_JOINS = re.compile(r"joins (\w+) (\w+) ?(.*): (.+)")
_BLOCKS = re.compile(r"(\w+) (blocks|unblocks|opens)")
_ELSEWHERE = re.compile(r"(\w+) (edits|in group): (.+)")
_LINK = re.compile(r"\?start=([\w-]+)")
_CODE = re.compile(r"\b\d{6}\b")
GROUP = Actor(name="nhóm", chat="-500")


def _dialogues() -> list[Dialogue]:
    return [
        dialogue
        for path in sorted(_HERE.glob("*.txt"))
        for dialogue in dialogues_in(path.read_text(encoding="utf-8"))
    ]  # fmt: skip


@dataclass
class Play:
    """A dialogue as it goes on: who spoke last, and what was heard since."""

    stage: Stage
    cast: Cast
    speaker: Actor | None = None
    heard: list[Sent] = field(default_factory=list)
    before: int = 0
    joined: dict[str, Actor] = field(default_factory=lambda: {"group": GROUP})

    async def lines(self, lines: Sequence[str]) -> None:
        for line in lines:
            await self.line(line)

    async def line(self, line: str) -> None:
        read = read_line(line)
        if isinstance(read, Hears) or line.startswith(("!", "=")):
            self._check(line, read)
            return
        if match := _AT.fullmatch(line):
            self.stage.set_clock(date.fromisoformat(match[1]), time.fromisoformat(match[2]))
        elif line == "tick":
            self._begin(None)
            await self.stage.tick()
        elif match := _JOINS.fullmatch(line):
            who, role, agency, name = match.groups()
            self.joined[who] = await self.stage.enrol(name, AN_MAU, Role(role), agency or None)
        elif match := _BLOCKS.fullmatch(line):
            await self._at_the_door(self._begins(match[1]), match[2])
        elif match := _ELSEWHERE.fullmatch(line):
            await self._elsewhere(self._begins(match[1]), match[2], self._with_code(match[3]))
        elif isinstance(read, Does):
            await self._do(self._begins(read.who), read)
        else:
            raise AssertionError(f"what does this line mean? {line}")
        self.heard = self.stage.channel.sent[self.before :]

    def _begin(self, who: str | None) -> None:
        self.before = len(self.stage.channel.sent)
        self.speaker = self._actor(who) if who else None

    def _begins(self, who: str) -> Actor:
        self._begin(who)
        return self._actor(who)

    def _actor(self, who: str) -> Actor:
        return self.joined.get(who) or getattr(self.cast, who)

    async def _do(self, actor: Actor, does: Does) -> None:
        words = self._with_code(does.words.replace("\\n", "\n"))
        match does.deed:
            case Deed.TAPS:
                await self.stage.presses(actor, words)
            case Deed.SENDS:
                await self._send(actor, does.file or "", words)
            case Deed.REPLIES:
                await self.stage.says(actor, words, reply_to=self.stage.channel.to(actor.chat)[-1].id)
            case Deed.SAYS:
                await self.stage.says(actor, words)

    async def _send(self, actor: Actor, name: str, caption: str) -> None:
        kind = FileKind.PHOTO if name.endswith(".jpg") else FileKind.DOCUMENT
        kept = _HERE / "files" / name
        data = kept.read_bytes() if kept.exists() else name.encode()
        await self.stage.sends_file(actor, data, caption, name=name, kind=kind)

    async def _at_the_door(self, actor: Actor, does: str) -> None:
        if does == "opens":
            if self.stage.channel.name == ConsoleChannel.name:
                pytest.skip("a terminal has no links to open: one comes in by the code")
            await self.stage.opens_link(actor, self._newest(_LINK)[1])
        else:
            await (self.stage.blocks if does == "blocks" else self.stage.unblocks)(actor)

    async def _elsewhere(self, actor: Actor, how: str, words: str) -> None:
        if how == "edits":
            self.stage.channel.edit(actor.chat, words)
        else:
            self.stage.channel.say(actor.chat, words, chat=GROUP.chat, group=True, chat_name="Việc của đơn vị")
        await self.stage.settle()

    def _with_code(self, words: str) -> str:
        return words.replace("‹mã›", self._newest(_CODE)[0]) if "‹mã›" in words else words

    def _newest(self, pattern: re.Pattern[str]) -> re.Match[str]:
        return next(match for sent in reversed(self.stage.channel.sent) if (match := pattern.search(sent.text)))

    def _check(self, line: str, heard: Does | Hears | None) -> None:
        if line.startswith("="):
            assert len(self._texts_to(self.speaker)) == int(line[1:])
        elif line.startswith("!"):
            assert not any(line[1:].strip() in sent.text for sent in self.heard), self._all()
        else:
            assert isinstance(heard, Hears)
            reader = self._actor(heard.who) if heard.who else self.speaker
            assert any(heard.words in text for text in self._texts_to(reader)), self._all()

    def _texts_to(self, actor: Actor | None) -> list[str]:
        return [sent.text for sent in self.heard if actor is None or sent.chat == actor.chat]

    def _all(self) -> str:
        return "\n---\n".join(f"{sent.chat}: {sent.text} {[c.label for c in sent.choices]}" for sent in self.heard)


@pytest.mark.parametrize("dialogue", _dialogues(), ids=lambda dialogue: dialogue.title)
async def test_a_dialogue(dialogue: Dialogue, stage: Stage, cast: Cast) -> None:
    await Play(stage, cast).lines([*dialogue.before, *dialogue.lines])


@pytest.mark.parametrize("dialogue", [dialogue for _, dialogue in samples()], ids=lambda dialogue: dialogue.title)
async def test_an_example_of_the_help_goes_as_it_is_shown(dialogue: Dialogue, stage: Stage, cast: Cast) -> None:
    await Play(stage, cast).lines([*dialogue.before, *dialogue.lines])


def test_there_are_dialogues_to_play() -> None:
    titles = [dialogue.title for dialogue in _dialogues()]
    assert len(titles) >= 60
    assert len(set(titles)) == len(titles)
