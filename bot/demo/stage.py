"""A stage for the demo and the tests: one installation in memory networks, on a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy.orm import Session

from actions import intake, people
from actions.messages import Abilities, IncomingKind
from bot.app import App, assembled
from bot.channels.memory import RICH, MemoryChannel, Sent
from bot.settings import DEFAULT_BOT, Settings
from db import migrations
from plans.access import Role
from plans.calendar import VIETNAM
from plans.offers import agreed


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on the stage: how they are called, the chat they speak in, and what they are in which commune."""

    name: str
    chat: str
    post: str = ""
    commune: str = ""


# Who types the commands of the installation.
OPERATOR = Actor(name="nhacviec", chat="")


@dataclass(frozen=True, slots=True)
class Heard:
    """Something said in the chat of `actor`: by Nhắc Việc, with rows of buttons under it, or by themselves.

    `text` of the bot is `Message.text`, of a person plain. `about` is the beginning of the message that a person
    replied to or pressed a button of; `scene` names what begins here.
    """

    at: datetime
    actor: Actor
    by_bot: bool
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    about: str = ""
    scene: str | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The buttons in reading order."""
        return tuple(label for row in self.rows for label in row)


@dataclass
class Stage:
    """Moves the clock, lets people speak, and keeps all that was said in order."""

    app: App
    channel: MemoryChannel
    _moment: list[datetime]
    actors: dict[str, Actor] = field(default_factory=dict)
    said: list[Heard] = field(default_factory=list)
    _seen: int = 0
    _speaker: str = ""
    _scenes: dict[str, str] = field(default_factory=dict)

    # The clock and the rows -------------------------------------------------------------------------------------

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

    # Setting up -------------------------------------------------------------------------------------------------

    async def add_commune(self, name: str, province: str | None = None) -> None:
        """A new commune served by the stage's bot."""
        await self.write(lambda tx: people.add_commune(tx, name, province, DEFAULT_BOT, self.now))

    async def bring_plan(self, commune: str, data: bytes) -> intake.Kept:
        """Read a plan's file and keep it, as after a yes to the preview."""
        draft = agreed(intake.read(data, None, None))

        def keep(tx: Session) -> intake.Kept:
            return intake.approve(tx, people.commune_named(tx, commune), draft, data, None, self.now)

        kept: intake.Kept = await self.write(keep)
        return kept

    async def invite(self, name: str, commune: str, role: Role, agency: str | None = None) -> people.Invitation:
        """Open an invitation, as the command line does."""
        key = self.app.settings.signing_key()

        def invite(tx: Session) -> people.Invitation:
            home = people.commune_named(tx, commune)
            body = people.agency_named(tx, home.id, agency) if agency else None
            return people.invite(tx, home, role, body, name, key, self.now)

        invitation: people.Invitation = await self.write(invite)
        return invitation

    async def enrol(self, name: str, commune: str, role: Role, agency: str | None = None) -> Actor:
        """Invite somebody, who then opens the link."""
        invitation = await self.invite(name, commune, role, agency)
        actor = self.actors.get(name) or self.stranger(name)
        await self.opens_link(actor, invitation.payload)
        return actor

    async def opens_link(self, actor: Actor, payload: str) -> list[Sent]:
        """Somebody opens an invitation's link; what they then hear. The secret itself is not written down."""
        return await self._does(
            actor, "/start ••••••", lambda: self.channel.say(actor.chat, "/start", start=payload, user_name=actor.name)
        )

    def stranger(self, name: str) -> Actor:
        """Somebody with an account, whom nobody invited."""
        return self.casts(Actor(name=name, chat=str(1000 + len(self.actors))))

    def casts(self, actor: Actor) -> Actor:
        """Somebody with an account of their own choice."""
        self.actors[actor.name] = actor
        return actor

    # What people do ---------------------------------------------------------------------------------------------

    async def says(self, actor: Actor, text: str, shown: str | None = None, **more: Any) -> list[Sent]:
        """Somebody writes; what they then hear. `shown` is what is kept of the words where these are a secret."""
        return await self._does(actor, shown or text, lambda: self.channel.say(actor.chat, text, **more))

    async def replies(self, actor: Actor, to: Sent, text: str) -> list[Sent]:
        """Somebody answers to one message; what they then hear."""
        return await self._does(
            actor, text, lambda: self.channel.say(actor.chat, text, reply_to=to.id), self._about(actor, to)
        )

    async def sends_file(self, actor: Actor, data: bytes, caption: str = "", **more: Any) -> list[Sent]:
        """Somebody sends a photo or document; what they then hear."""
        shown = f"📎 {more.get('name') or 'ảnh'} {caption}".strip()
        return await self._does(actor, shown, lambda: self.channel.send_file(actor.chat, data, caption=caption, **more))

    async def presses(self, actor: Actor, label: str) -> list[Sent]:
        """Somebody taps the newest button with this label; what they then hear."""
        message = next(s for s in reversed(self.channel.to(actor.chat)) if label in {c.label for c in s.choices})
        return await self.presses_on(actor, message, label)

    async def presses_on(self, actor: Actor, message: Sent, label: str) -> list[Sent]:
        """Somebody taps a button of one message; what they then hear."""
        return await self._does(
            actor,
            f"«{label}»",
            lambda: self.channel.press(message, label, user=actor.chat),
            self._about(actor, message),
        )

    async def blocks(self, actor: Actor) -> None:
        """Somebody blocks the bot, and the network tells."""
        self.channel.inject(actor.chat, kind=IncomingKind.BLOCKED)
        await self.settle()

    async def unblocks(self, actor: Actor) -> None:
        """Somebody takes the bot back."""
        self.channel.inject(actor.chat, kind=IncomingKind.UNBLOCKED)
        await self.settle()

    def _about(self, actor: Actor, message: Sent) -> str:
        """The beginning of the message that somebody answers to, unless it is the newest in their chat anyway."""
        return "" if message is self.channel.to(actor.chat)[-1] else message.text.partition("\n")[0]

    async def _does(self, actor: Actor, shown: str, act: Callable[[], object], about: str = "") -> list[Sent]:
        self._speaker = actor.chat
        self._keep(Heard(at=self.now, actor=actor, by_bot=False, text=shown, about=about))
        before = len(self.channel.to(actor.chat))
        act()
        await self.settle()
        return self.channel.to(actor.chat)[before:]

    # What happens by itself -------------------------------------------------------------------------------------

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
        await self.app.fetch(self.now)
        while await self.app.scan(self.now):
            await self.app.fetch(self.now)
        await self.app.delivery.drain()
        self._hear()

    def _hear(self) -> None:
        by_chat = {actor.chat: actor for actor in self.actors.values()}
        # Chats are written to at the same time, so that which comes first is chance: here each chat is told on its own.
        for sent in sorted(self.channel.sent[self._seen :], key=lambda sent: self._turn_of(sent.chat)):
            rows = tuple(tuple(choice.label for choice in row) for row in sent.message.choices)
            actor = by_chat.get(sent.chat) or Actor(name=sent.chat, chat=sent.chat)
            self._keep(Heard(at=self.now, actor=actor, by_bot=True, text=sent.message.text, rows=rows))
        self._seen = len(self.channel.sent)

    def _turn_of(self, chat: str) -> tuple[bool, int, str]:
        """Whoever spoke last hears first, then the others in the order of their chats."""
        return chat != self._speaker, len(chat), chat

    # Keeping what was said --------------------------------------------------------------------------------------

    def scene(self, name: str, actor: Actor) -> None:
        """The next thing said in this person's chat begins a scene."""
        self._scenes[actor.chat] = name

    def command(self, commune: str, line: str, answer: str) -> None:
        """The operator typed a command for a commune, and this is what it printed."""
        operator = replace(OPERATOR, commune=commune)
        self._keep(Heard(at=self.now, actor=operator, by_bot=False, text=line))
        self._keep(Heard(at=self.now, actor=operator, by_bot=True, text=answer))

    def _keep(self, heard: Heard) -> None:
        scene = self._scenes.pop(heard.actor.chat, None)
        self.said.append(replace(heard, scene=scene))


def settings_in(folder: Path, database_url: str | None = None) -> Settings:
    """The settings of an installation whose evidence and, unless told otherwise, database lie in this folder.

    Whatever the environment says.
    """
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its type does not say so
        database_url=database_url or f"sqlite:///{folder / 'nhacviec.db'}",
        evidence_dir=folder / "evidence",
    )


@asynccontextmanager
async def stage(
    folder: Path,
    begins: datetime,
    abilities: Abilities = RICH,
    network: str = MemoryChannel.name,
    database_url: str | None = None,
) -> AsyncIterator[Stage]:
    """An installation in a folder, its clock at `begins`, on a network in memory that goes by this name."""
    settings = settings_in(folder, database_url)
    migrations.upgrade(settings.database_url)
    moment = [begins]
    channel = MemoryChannel(bot=DEFAULT_BOT, clock=lambda: moment[0], abilities=abilities)
    channel.name = network
    async with assembled(settings, [channel], lambda: moment[0], seconds_by(lambda: moment[0])) as app:
        yield Stage(app=app, channel=channel, _moment=moment)


def seconds_by(clock: Callable[[], datetime]) -> Callable[[], float]:
    """Seconds that run forward with the real ones and with every move of a clock that is moved by hand: whoever waits
    an hour on the stage need not sit through a pause of half a minute. A clock that is moved back stops nothing."""
    begins, ahead = clock(), [0.0]

    def seconds() -> float:
        ahead[0] = max(ahead[0], (clock() - begins).total_seconds())
        return monotonic() + ahead[0]

    return seconds
