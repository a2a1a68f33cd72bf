"""The Telegram double as a process of its own, with a crowd of officers in it who write and tap at a given rate.

Orders come in as lines of JSON, answers go out the same way. It ends with its input.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.doubles.telegram import FakeBot, TelegramDouble
from tests.doubles.telegram_bot import Sent

# The first seconds of a full load are not counted: the backlog is only being built up.
_RISE = 3.0
# Nobody waits longer than this for the last answers.
_PATIENCE = 60.0

# What officers say, and the button they tap (by how its token begins); {n} is the number of an item of theirs.
SAID = {
    "list": "/viec",
    "progress": "việc {n} làm được {p}%",
    "progress without marks": "viec {n} dat {p}%",
    "done": "việc {n} đã xong ạ",
    "done, but which": "xong rồi ạ",
    "unclear": "để em xem lại hồ sơ đã nhé",
}
TAPPED = {"card": "item.", "ask percent": "progress.", "percent": "percent.", "undo": "undo."}
# An officer goes through this round again and again, each beginning at another place of it. What was reported done
# is taken back, so that there is always work to speak of.
ROUND = (
    "list", "card", "ask percent", "percent", "progress", "done", "undo", "done, but which", "unclear",
    "progress without marks",
)  # fmt: skip


@dataclass(slots=True)
class Said:
    """Something an officer did: when Telegram had it, and when Telegram had the answer."""

    kind: str
    at: float
    answered: float | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message of the bot's."""

    message: int
    label: str
    token: str


@dataclass
class Officer:
    """Somebody at a phone, who knows the numbers of their items and the buttons they saw last."""

    chat: int
    place: int
    waiting: deque[Said] = field(default_factory=deque)
    numbers: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    unasked: int = 0  # messages beyond one answer for each thing said

    def hear(self, sent: Sent) -> None:
        if self.waiting:
            self.waiting.popleft().answered = sent.at
        else:
            self.unasked += 1
        if sent.buttons:
            self.buttons = _buttons(sent)
            self.numbers = [button.label for button in self.buttons if button.token.startswith("item.")] or self.numbers

    def work(self, bot: FakeBot) -> Said:
        """Do what comes next in the round; where its button is not in sight, ask for the list."""
        kind = ROUND[self.place % len(ROUND)]
        self.place += 1
        if kind in TAPPED and (button := self._button(TAPPED[kind])):
            return self._do(kind, partial(bot.press, button.message, token=button.token))
        kind = "list" if kind in TAPPED or not self.numbers else kind
        number = self.numbers[self.place % len(self.numbers)] if self.numbers else "1"
        return self._do(kind, partial(bot.text, self.chat, SAID[kind].format(n=number, p=self.place % 99)))

    def chat_idly(self, bot: FakeBot) -> Said:
        self.place += 1
        return self._do("text", partial(bot.text, self.chat, f"câu thứ {self.place}"))

    def _button(self, beginning: str) -> Button | None:
        return next((button for button in self.buttons if button.token.startswith(beginning)), None)

    def _do(self, kind: str, act: Callable[[], object]) -> Said:
        said = Said(kind, time.time())
        self.waiting.append(said)
        act()
        return said


def _buttons(sent: Sent) -> list[Button]:
    return [Button(sent.message_id, label, token) for label, token in zip(sent.labels, sent.tokens, strict=True)]


class Crowd:
    """The officers, and what they have heard so far."""

    def __init__(self, bot: FakeBot, chats: Sequence[int], does: Callable[[Officer, FakeBot], Said]) -> None:
        self._bot, self._does = bot, does
        self._officers = [Officer(chat, place) for place, chat in enumerate(chats)]
        self._by_chat = {officer.chat: officer for officer in self._officers}
        self._heard = len(bot.sent)
        self.said: list[Said] = []

    async def greet(self) -> None:
        """Everybody asks for their list once, before anything is measured."""
        for officer in self._officers:
            officer.place, place = 0, officer.place
            self._let(officer)
            officer.place = place
            await asyncio.sleep(0.03)
        await self.silence()

    async def hold(self, rate: float, seconds: float) -> None:
        """So many updates a second, evenly, whether or not they are answered; then wait for the last answers."""
        loop = asyncio.get_running_loop()
        begin = loop.time()
        for count in range(int(rate * seconds)):
            await asyncio.sleep(begin + count / rate - loop.time())
            self._listen()
            self._let(self._officers[count % len(self._officers)])
        await self.silence()

    async def press_on(self, outstanding: int, seconds: float) -> float:
        """Always so many updates unanswered: the updates answered in a second, once the load is up."""
        loop = asyncio.get_running_loop()
        turn, begin, counted, at = 0, loop.time(), 0, 0.0
        while loop.time() < begin + seconds:
            self._listen()
            if not at and loop.time() > begin + _RISE:
                counted, at = self.answered, loop.time()
            for _ in range(outstanding - self.unanswered):
                while self._officers[turn % len(self._officers)].waiting:
                    turn += 1
                self._let(self._officers[turn % len(self._officers)])
            await asyncio.sleep(0.002)
        rate = (self.answered - counted) / (loop.time() - at)
        await self.silence()
        return rate

    async def silence(self) -> None:
        """Wait until nobody waits any more."""
        end = time.monotonic() + _PATIENCE
        while self.unanswered and time.monotonic() < end:
            await asyncio.sleep(0.05)
            self._listen()
        # What should not come has a moment to come.
        await asyncio.sleep(1.2)
        self._listen()

    @property
    def answered(self) -> int:
        return sum(said.answered is not None for said in self.said)

    @property
    def unanswered(self) -> int:
        return sum(len(officer.waiting) for officer in self._officers)

    @property
    def unasked(self) -> int:
        return sum(officer.unasked for officer in self._officers)

    def _let(self, officer: Officer) -> None:
        self.said.append(self._does(officer, self._bot))

    def _listen(self) -> None:
        for sent in self._bot.sent[self._heard :]:
            if officer := self._by_chat.get(sent.chat):
                officer.hear(sent)
        self._heard = len(self._bot.sent)


class Server:
    """Obeys the orders of whoever started the process."""

    def __init__(self, double: TelegramDouble) -> None:
        self._bot = double.bot
        self._crowd: Crowd | None = None

    async def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        answer = await getattr(self, f"_{order.pop('do')}")(**order)
        return {**answer, "violations": [violation.description for violation in self._bot.violations]}

    async def _gather(self, first: int, count: int, idly: bool) -> dict[str, Any]:
        """So many officers, in chats that follow upon the first; idle ones only chat."""
        self._crowd = Crowd(self._bot, range(first, first + count), Officer.chat_idly if idly else Officer.work)
        await self._crowd.greet()
        return self._heard_so_far(self._crowd)

    async def _hold(self, rate: float, seconds: float) -> dict[str, Any]:
        assert self._crowd is not None
        await self._crowd.hold(rate, seconds)
        return self._heard_so_far(self._crowd)

    async def _press_on(self, outstanding: int, seconds: float) -> dict[str, Any]:
        assert self._crowd is not None
        rate = await self._crowd.press_on(outstanding, seconds)
        return {**self._heard_so_far(self._crowd), "rate": rate}

    async def _count(self) -> dict[str, Any]:
        """What was accepted of a broadcast, and what was refused."""
        times = [sent.at for sent in self._bot.sent]
        return {
            "messages": len(times),
            "chats": len({sent.chat for sent in self._bot.sent}),
            "seconds": times[-1] - times[0] if times else 0.0,
            "refused": self._bot.refusals[429],
            "refusals": {str(code): count for code, count in self._bot.refusals.items()},
        }

    def _heard_so_far(self, crowd: Crowd) -> dict[str, Any]:
        """What was said since the last order, in the order of saying, and whether all of it was answered once."""
        said, crowd.said = crowd.said, []
        return {
            "latencies": [[one.kind, one.answered - one.at] for one in said if one.answered is not None],
            "said": len(said),
            "unanswered": crowd.unanswered,
            "unasked": crowd.unasked,
            "kinds": Counter(one.kind for one in said),
            "messages": len(self._bot.sent),
        }


async def _serve(options: argparse.Namespace) -> None:
    async with TelegramDouble() as double:
        double.bot.any_chat = True
        double.bot.delay = options.delay_ms / 1000
        double.bot.limits.enabled = options.limits
        print(json.dumps({"base_url": double.base_url, "base_file_url": double.base_file_url}), flush=True)
        server = Server(double)
        while line := await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(await server.obey(json.loads(line))), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.crowd", description=__doc__)
    parser.add_argument("--limits", action="store_true", help="30 messages a second, 1 a second in a chat, no more")
    parser.add_argument("--delay-ms", type=float, default=0, help="before each answer except to getUpdates")
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
