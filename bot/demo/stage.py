"""A stage for the demo and the tests: one installation in memory networks, on a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from actions import intake, people
from actions.messages import Abilities
from bot.app import App, assembled
from bot.channels.memory import RICH, MemoryChannel, Sent
from bot.settings import DEFAULT_BOT, Settings
from db import migrations
from plans.access import Role
from plans.calendar import VIETNAM


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on the stage: how they are called, and the chat they speak in."""

    name: str
    chat: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Something said on the stage: `by` somebody (None: Nhắc Việc) `to` somebody, with the buttons under it."""

    at: datetime
    actor: Actor
    by_bot: bool
    text: str
    choices: tuple[str, ...] = ()


@dataclass
class Stage:
    """Moves the clock, lets people speak, and keeps all that was said in order."""

    app: App
    channel: MemoryChannel
    _moment: list[datetime]
    actors: dict[str, Actor] = field(default_factory=dict)
    said: list[Heard] = field(default_factory=list)
    _seen: int = 0

    @property
    def now(self) -> datetime:
        """The moment on the stage's clock (aware)."""
        return self._moment[0]

    def set_clock(self, day: date, at: time = time(7, 30)) -> None:
        """Move the clock to a time of a day, Viet Nam time."""
        self._moment[0] = datetime.combine(day, at, VIETNAM)

    def wait(self, **span: float) -> None:
        """Let time pass: `minutes=10`."""
        self._moment[0] += timedelta(**span)

    async def write(self, act: Callable[[Session], Any]) -> Any:
        """Do something in a transaction, as the command line would."""
        return await self.app.writer.run(act)

    async def add_commune(self, name: str, province: str | None = None) -> None:
        """A new commune served by the stage's bot."""
        await self.write(lambda tx: people.add_commune(tx, name, province, DEFAULT_BOT, self.now))

    async def bring_plan(self, commune: str, data: bytes) -> intake.Kept:
        """Read a plan's file and keep it, as after a yes to the preview."""
        draft = intake.read(data, None, None)

        def keep(tx: Session) -> intake.Kept:
            return intake.approve(tx, people.commune_named(tx, commune), draft, data, None, self.now)

        kept: intake.Kept = await self.write(keep)
        return kept

    async def enrol(self, name: str, commune: str, role: Role, agency: str | None = None) -> Actor:
        """Invite somebody, who then opens the link."""
        key = self.app.settings.signing_key()

        def invite(tx: Session) -> people.Invitation:
            home = people.commune_named(tx, commune)
            body = people.agency_named(tx, home.id, agency) if agency else None
            return people.invite(tx, home, role, body, name, key, self.now)

        invitation: people.Invitation = await self.write(invite)
        actor = self.actors.get(name) or self.stranger(name)
        self._note(actor, f"/start {invitation.payload}")
        self.channel.say(actor.chat, "/start", start=invitation.payload, user_name=name)
        await self.settle()
        return actor

    def stranger(self, name: str) -> Actor:
        """Somebody with an account, whom nobody invited."""
        actor = Actor(name=name, chat=str(1000 + len(self.actors)))
        self.actors[name] = actor
        return actor

    async def says(self, actor: Actor, text: str, **more: Any) -> list[Sent]:
        """Somebody writes; what they then hear."""
        self._note(actor, text)
        before = len(self.channel.to(actor.chat))
        self.channel.say(actor.chat, text, **more)
        await self.settle()
        return self.channel.to(actor.chat)[before:]

    async def sends_file(self, actor: Actor, data: bytes, caption: str = "", **more: Any) -> list[Sent]:
        """Somebody sends a photo or document; what they then hear."""
        self._note(actor, f"📎 {more.get('name') or 'ảnh'} {caption}".strip())
        before = len(self.channel.to(actor.chat))
        self.channel.send_file(actor.chat, data, caption=caption, **more)
        await self.settle()
        return self.channel.to(actor.chat)[before:]

    async def presses(self, actor: Actor, label: str) -> list[Sent]:
        """Somebody taps the newest button with this label; what they then hear."""
        self._note(actor, f"«{label}»")
        before = len(self.channel.to(actor.chat))
        message = next(s for s in reversed(self.channel.to(actor.chat)) if label in {c.label for c in s.choices})
        self.channel.press(message, label, user=actor.chat)
        await self.settle()
        return self.channel.to(actor.chat)[before:]

    async def tick(self) -> int:
        """One scan at the stage's moment and the delivery of what it laid out; the steps taken."""
        taken = await self.app.remind(self.now)
        await self.settle()
        return taken

    async def settle(self) -> None:
        """Everything that people did is handled, and everything due is delivered."""
        waiting = self.channel.take_waiting()
        if waiting:
            await self.app.reception.store(self.channel, waiting)
        await self.app.reception.drain()
        await self.app.delivery.drain()
        await self.app.fetch(self.now)
        await self.app.delivery.drain()
        by_chat = {actor.chat: actor for actor in self.actors.values()}
        for sent in self.channel.sent[self._seen :]:
            labels = tuple(choice.label for choice in sent.choices)
            actor = by_chat.get(sent.chat) or Actor(name=sent.chat, chat=sent.chat)
            self.said.append(Heard(at=self.now, actor=actor, by_bot=True, text=sent.message.text, choices=labels))
        self._seen = len(self.channel.sent)

    def _note(self, actor: Actor, text: str) -> None:
        self.said.append(Heard(at=self.now, actor=actor, by_bot=False, text=text))


@asynccontextmanager
async def stage(folder: Path, begins: datetime, abilities: Abilities = RICH) -> AsyncIterator[Stage]:
    """An empty installation in a folder, its clock at `begins`."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its type does not say so
        database_url=f"sqlite:///{folder / 'nhacviec.db'}",
        evidence_dir=folder / "evidence",
    )
    migrations.upgrade(settings.database_url)
    moment = [begins]
    channel = MemoryChannel(bot=DEFAULT_BOT, clock=lambda: moment[0], abilities=abilities)
    async with assembled(settings, [channel], lambda: moment[0]) as app:
        yield Stage(app=app, channel=channel, _moment=moment)
