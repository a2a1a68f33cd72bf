"""Plays the story on the stage, day by day: who comes in, what they do, and what they find when they look."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from importlib import resources

from actions import intake, people, preview
from actions.messages import FileKind, plain
from actions.wording import day as day_place
from actions.wording import render, say
from bot.channels.memory import Sent
from bot.demo import papers, story
from bot.demo.stage import OPERATOR, Actor, Stage
from bot.demo.story import Door, Part, Turn
from bot.settings import DEFAULT_BOT
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU, sentences
from plans.calendar import in_vietnam, vietnam_calendar
from plans.text import fold

MASKED = "••••••"

_NUMBERED = re.compile(r"(?:^|\s)(\d{1,3})\. (.+)")
_PLACE = re.compile(r"<([^>]+)>")
_MORNING, _AFTERNOON, _NIGHT = time(7, 30), time(14, 0), time(2, 15)
_SUNDAY = 7

# What a button does that says yes, the one for several reports first.
_YES = ("confirmall", "verifyall", "confirm", "verify")

Act = Callable[[], Awaitable[object]]


class OutOfStory(LookupError):
    """Somebody should do what they cannot do: the story and the program have come apart."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a plan's file was read as, before anybody said yes."""

    commune: str
    text: str


def words(*parts: dict[str, object]) -> str:
    """Sentences as a person reads them."""
    return plain(render({"parts": parts}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)


def label(key: str, **places: int | str) -> str:
    """What stands on a button."""
    return sentences(DEFAULT_LANGUAGE).say(key, places)


class Player:
    """Plays the story from its first day; `previews` are kept as the plans come in."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._calendar = vietnam_calendar([story.YEAR])
        self._looked_at: set[str] = set()
        self._photos = 0
        self._invited: set[str] = set()
        self.previews: list[Preview] = []

    async def play(self, until: date, each_month: Callable[[], None] = lambda: None) -> None:
        """Everything from the first day of the story to the end of `until`; `each_month` is called as months end."""
        today = min(story.FOUNDINGS.values())
        while today <= until:
            await self._play_day(today)
            today += timedelta(days=1)
            if today.day == 1:
                each_month()

    async def _play_day(self, today: date) -> None:
        for opening in story.OPENINGS:
            if opening.day == today:
                self._stage.scene(opening.scene, opening.who)
        for at, act in sorted(self._acts(today), key=lambda pair: pair[0]):
            self._stage.set_clock(today, at)
            await act()

    def _acts(self, today: date) -> Iterator[tuple[time, Act]]:
        """What happens today. The scan comes on days off as well: that nothing follows is for the program to see to."""
        turns = [turn for turn in story.TURNS if turn.day == today]
        yield _MORNING, self._stage.tick
        if turns:
            # What somebody put off until the afternoon comes then.
            yield _AFTERNOON, self._stage.tick
        if today.isoweekday() == _SUNDAY:
            yield _NIGHT, lambda: self._stage.app.tidy(self._stage.now)
        for commune, founded in story.FOUNDINGS.items():
            if founded == today:
                yield time(8, 15), partial(self._found, commune)
        for part in story.CAST:
            if part.joins[0] == today:
                yield part.joins[1], partial(self._join, part)
            if part.looks_at and part.joins[0] < today and self._calendar.is_working_day(today):
                yield part.looks_at, partial(self._look, part.actor)
        for turn in turns:
            yield turn.at, partial(self._turn, turn)

    # The installation -------------------------------------------------------------------------------------------

    async def _found(self, commune: str) -> None:
        """The operator adds a commune and brings in its plan, having seen the preview."""
        stage = self._stage
        await stage.add_commune(commune, story.PROVINCE)
        if commune == story.AN_MAU:
            stage.scene("founding", OPERATOR)
        stage.command(
            commune,
            f'nhacviec commune add "{commune}" --province "{story.PROVINCE}"',
            words(say("cli-commune-added", name=commune, bot=DEFAULT_BOT)),
        )
        data = plan_of(commune)
        shown = words(*preview.preview(intake.read(data, None, None)))
        self.previews.append(Preview(commune=commune, text=shown))
        kept = await stage.bring_plan(commune, data)
        stage.command(
            commune,
            f'nhacviec plan import {PLANS[commune]} --commune "{commune}"',
            "\n".join(
                (
                    shown,
                    f"{words(say('cli-approve-question'))} c",
                    words(*preview.kept(kept, commune)),
                )
            ),
        )

    async def _join(self, part: Part) -> None:
        """An invitation goes to somebody, who comes in by it."""
        stage, actor = self._stage, part.actor
        invitation = await stage.invite(actor.name, actor.commune, part.role, part.agency)
        if actor.commune not in self._invited:
            # The commands for the others differ in their names only.
            self._invited.add(actor.commune)
            where = f' --agency "{part.agency}"' if part.agency else ""
            stage.command(
                actor.commune,
                f'nhacviec invite --commune "{actor.commune}" --role {part.role.value}{where} --name "{actor.name}"',
                self._told(invitation),
            )
        stage.casts(actor)
        if part.door is Door.LINK:
            await stage.opens_link(actor, invitation.payload)
        else:
            await stage.says(actor, invitation.code, shown=MASKED)

    def _told(self, invitation: people.Invitation) -> str:
        """What the command prints, its secrets left out."""
        until = day_place(in_vietnam(invitation.expires_at).date())
        return words(say("cli-invitation", link=MASKED, code=MASKED, until=until))

    # The people -------------------------------------------------------------------------------------------------

    async def _look(self, actor: Actor) -> None:
        """They go through what asks for their yes and say it, to several reports at once where that is offered."""
        for sent in list(self._stage.channel.to(actor.chat)):
            if sent.id in self._looked_at:
                continue
            yes = {choice.token.partition(".")[0]: choice.label for choice in sent.choices}
            wanted = next((yes[verb] for verb in _YES if verb in yes), None)
            if wanted is not None:
                self._looked_at.add(sent.id)
                await self._stage.presses_on(actor, sent, wanted)
                self._stage.wait(minutes=1)

    async def _turn(self, turn: Turn) -> None:
        if turn.scene:
            self._stage.scene(turn.scene, turn.who)
        if turn.who.name not in self._stage.actors:
            self._stage.casts(turn.who)
        await self._do(turn.who, turn.deed)

    async def _do(self, who: Actor, deed: story.Deed) -> None:
        stage = self._stage
        match deed:
            case story.Says(text):
                await stage.says(who, self._with_numbers(who, text))
            case story.Knocks(code):
                await stage.says(who, code)
            case story.Taps(key, places):
                await stage.presses(who, label(key, **places))
            case story.Opens(title):
                sent, number = self._number_in_sight(who, title, with_button=True)
                await stage.presses_on(who, sent, number)
            case story.Replies(to, text):
                sent = next(s for s in reversed(stage.channel.to(who.chat)) if to in s.text)
                self._looked_at.add(sent.id)
                await stage.replies(who, sent, text)
            case story.Sends(caption, name):
                await self._send(who, self._with_numbers(who, caption), name)
            case story.Blocks():
                await stage.blocks(who)
            case story.Unblocks():
                await stage.unblocks(who)

    async def _send(self, who: Actor, caption: str, name: str | None) -> None:
        if name is None:
            self._photos += 1
            await self._stage.sends_file(who, papers.photo(self._photos), caption)
        else:
            data = papers.document(name.removesuffix(".pdf"))
            await self._stage.sends_file(who, data, caption, name=name, kind=FileKind.DOCUMENT, mime="application/pdf")

    def _with_numbers(self, who: Actor, text: str) -> str:
        """The text with the numbers that the person sees on their phone."""
        return _PLACE.sub(lambda place: self._number_in_sight(who, place[1])[1], text)

    def _number_in_sight(self, who: Actor, title: str, *, with_button: bool = False) -> tuple[Sent, str]:
        """The newest message that lists an item with these words in its title, and the number it has there."""
        for sent in reversed(self._stage.channel.to(who.chat)):
            for line in sent.text.splitlines():
                found = _NUMBERED.search(line)
                if not found or fold(title) not in fold(found[2]):
                    continue
                if not with_button or found[1] in {choice.label for choice in sent.choices}:
                    return sent, found[1]
        raise OutOfStory(f"{who.name} sees no number for “{title}” on {in_vietnam(self._stage.now):%d/%m %H:%M}")


PLANS = {story.AN_MAU: "plan.txt", story.BINH_MAU: "neighbour.txt"}


def plan_of(commune: str) -> bytes:
    """The sample plan of a commune of the story."""
    return resources.files("bot.demo").joinpath(PLANS[commune]).read_bytes()
