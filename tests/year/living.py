"""The days of a year: ticks, and people who answer each in their way, in chat alone."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from actions.messages import FailureReason
from bot.channels.memory import Sent
from bot.demo.stage import Stage
from bot.demo.stage import stage as opened
from plans.access import Role
from plans.calendar import VIETNAM
from tests.year.communes import NAMES, Village, Villager, Way, papers, settle_in

FOUNDED = datetime(2026, 1, 2, 9, 0, tzinfo=VIETNAM)  # a Friday
FIRST, LAST = date(2026, 1, 3), date(2026, 12, 31)
# When those who block, leave, hand over or are refused begin to, and when the first two are back.
GONE_ON, BACK_ON = date(2026, 5, 18), date(2026, 9, 14)
_TICKS = (time(7, 30), time(11, 45), time(14, 0), time(22, 0))
_MORNING, _AFTERNOON, _EVENING = time(8, 5), time(16, 30), time(20, 30)
_MOST_ANSWERS = 1
_ALL_KEPT = "Tất cả vẫn duy trì"
_TAPPING, _TYPING = (NAMES[0], NAMES[2], NAMES[4]), NAMES[1]
# The number by which a sentence about a result may be told, as the answer offers it.
_FIGURES = re.compile(r"ví dụ “(\d+): đã cập nhật")
_DAYS_AWAY = 16
# The first days of absences; who is away is so twice, one after the other through the year.
_AWAY_FROM = tuple(date(2026, month, day) for month in (2, 3, 5, 6, 8, 10, 11) for day in (4, 17))


@dataclass
class Living:
    """The year as it goes on."""

    stage: Stage
    villages: Sequence[Village]
    dice: random.Random = field(default_factory=lambda: random.Random(2026))
    unread: dict[str, list[Sent]] = field(default_factory=lambda: defaultdict(list))
    refused_answers: list[str] = field(default_factory=list)
    _seen: int = 0

    async def live(self, first: date = FIRST, last: date = LAST) -> None:
        """Every day from the first to the last."""
        away = dict(self._absences())
        for n in range((last - first).days + 1):
            await self._day(first + timedelta(days=n), away)

    async def _day(self, today: date, away: dict[date, list[tuple[Village, Villager]]]) -> None:
        for at in _TICKS[:2]:
            await self._tick(today, at)
            if at == _TICKS[0]:
                self.stage.set_clock(today, _MORNING)
                await self._turns_of_life(today)
                for village, villager in away.get(today, ()):
                    await self._goes_away(village, villager, today)
                await self._everybody(today, morning=True)
        await self._tick(today, _TICKS[2])
        if today.weekday() < 5:
            self.stage.set_clock(today, _AFTERNOON)
            await self._everybody(today)
            await self._sets_days(today)
        self.stage.set_clock(today, _EVENING)
        await self._everybody(today, evening=True)
        await self._tick(today, _TICKS[3])

    async def _tick(self, today: date, at: time) -> None:
        self.stage.set_clock(today, at)
        await self.stage.tick()
        self._collect()

    def _collect(self) -> None:
        for sent in self.stage.channel.sent[self._seen :]:
            self.unread[sent.chat].append(sent)
        self._seen = len(self.stage.channel.sent)

    def _everyone(self) -> Iterator[tuple[Village, Villager]]:
        for village in self.villages:
            for villager in village.people:
                yield village, villager

    # What people do with what they were sent ----------------------------------------------------------------------

    async def _everybody(self, today: date, *, morning: bool = False, evening: bool = False) -> None:
        for _, villager in self._everyone():
            if not self.unread[villager.actor.chat] or (villager.way is Way.EVENING) != evening:
                continue
            if morning:
                await self._snoozes(villager)
            elif self._looks(villager, today):
                heard = self.unread.pop(villager.actor.chat)
                await self._decides(villager, heard)
                if not await self._answers_for_standing_work(villager, heard):
                    await self._reports(villager, heard)
        self._collect()

    def _looks(self, villager: Villager, today: date) -> bool:
        """Whether they look at their messages and do something about them today."""
        if villager.way is Way.SILENT:
            return False
        if villager.way in (Way.BLOCKS, Way.REFUSED, Way.LEAVES, Way.HANDS_OVER) and GONE_ON <= today < BACK_ON:
            return False
        return self.dice.random() < (0.25 if villager.way is Way.LATE else 0.85)

    async def _snoozes(self, villager: Villager) -> None:
        """Has the morning's message said again in the afternoon."""
        heard = [choice.token for sent in self.unread[villager.actor.chat] for choice in sent.choices]
        if villager.way is Way.SNOOZES and any(token.startswith("snooze") for token in heard):
            await self.stage.says(villager.actor, "chiều nhắc lại")

    async def _reports(self, villager: Villager, heard: Sequence[Sent]) -> None:
        """Answers for one or two items of the newest list, by the numbers of its buttons."""
        numbers = next((n for sent in reversed(heard) if (n := _numbers(sent))), [])
        if villager.role is Role.LEADER:
            return
        for number in self.dice.sample(numbers, min(_MOST_ANSWERS, len(numbers))):
            way = self.dice.choices(
                ("xong", "làm được 40%", "vướng: chờ biểu mẫu của tỉnh", "vẫn duy trì"), (6, 1, 1, 2)
            )
            await self.stage.says(villager.actor, f"{number} {way[0]}")

    async def _answers_for_standing_work(self, villager: Villager, heard: Sequence[Sent]) -> bool:
        """By a tap in some communes, in words in another, and in the last not at all; whether they did."""
        asked = next((sent for sent in reversed(heard) if _ALL_KEPT in [c.label for c in sent.choices]), None)
        if asked is None or villager.commune not in (*_TAPPING, _TYPING):
            return False
        if villager.commune == _TYPING:
            await self.stage.says(villager.actor, "tất cả vẫn duy trì", reply_to=asked.id)
            return True
        way = self.dice.choices((_ALL_KEPT, "Có thay đổi", "Có việc không phát sinh"), (6, 1, 1))[0]
        shown = await self.stage.presses_on(villager.actor, asked, way)
        if way != _ALL_KEPT:
            if number := next((n for sent in shown if (n := _numbers(sent))), None):
                await self.stage.presses(villager.actor, self.dice.choice(number))
            shown = await self.stage.says(villager.actor, "trong kỳ có 3 buổi với 45 lượt người, theo báo cáo của thôn")
        if match := _FIGURES.search(shown[-1].text if shown else ""):
            await self.stage.says(villager.actor, f"{match[1]}: đã cập nhật 15 tin bài")
        return True

    async def _decides(self, villager: Villager, heard: Sequence[Sent]) -> None:
        """Heads confirm and the office verifies what came in; now and then something is returned."""
        for sent in heard:
            labels = [choice.label for choice in sent.choices]
            whole = next((label for label in labels if label.startswith(("Xác nhận cả", "Duyệt cả"))), None)
            yes = whole or next((label for label in labels if label in ("Xác nhận", "Duyệt")), None)
            if yes is None:
                continue
            if "Trả lại" in labels and self.dice.random() < 0.15:
                await self.stage.presses_on(villager.actor, sent, "Trả lại")
                await self.stage.says(villager.actor, "thiếu chữ ký trang 2")
            else:
                await self.stage.presses_on(villager.actor, sent, yes)

    async def _sets_days(self, today: date) -> None:
        """Every other month the office says the day of what has waited longest for one."""
        if today.day not in (8, 9) or today.month % 2:
            return
        for village in self.villages:
            shown = await self.stage.says(village.office.actor, "/cho")
            if any(choice.label == "a" for choice in shown[-1].choices):
                await self.stage.presses_on(village.office.actor, shown[-1], "a")
                due = today + timedelta(days=45)
                await self.stage.says(village.office.actor, f"trước {due:%d/%m/%Y}")

    # What happens to people -----------------------------------------------------------------------------------------

    def _absences(self) -> Iterator[tuple[date, list[tuple[Village, Villager]]]]:
        found: dict[date, list[tuple[Village, Villager]]] = defaultdict(list)
        gone = [who for who in self._everyone() if who[1].way in (Way.AWAY, Way.ALONE)]
        half = len(_AWAY_FROM) // 2
        for place, who in enumerate(gone):
            for first in (_AWAY_FROM[place % half], _AWAY_FROM[half + place % half]):
                found[first].append(who)
        yield from found.items()

    async def _goes_away(self, village: Village, villager: Villager, today: date) -> None:
        """The office says who is away from tomorrow on and who stands in."""
        first, last = today + timedelta(days=1), today + timedelta(days=_DAYS_AWAY)
        said = f"{villager.name} nghỉ từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
        deputy = self._deputy(village, villager) if villager.way is Way.AWAY else None
        office = village.office.actor
        await self.stage.says(office, f"{said}, {deputy.name} làm thay" if deputy else said)
        if deputy is None:
            await self.stage.presses(office, "Không có ai làm thay")
        await self._agreed(village, "Đúng", "Đã ghi nhận")

    def _deputy(self, village: Village, villager: Villager) -> Villager | None:
        """Somebody of the same agency, else of the standing office, who is at work all the year."""
        steady = [p for p in village.people if p is not villager and p.way in (Way.PROMPT, Way.LATE, Way.SILENT)]
        theirs = [p for p in steady if p.agency == villager.agency]
        return next(iter([*theirs, *(p for p in steady if p.role is Role.OFFICE)]), None)

    async def _turns_of_life(self, today: date) -> None:
        if today not in (GONE_ON, BACK_ON):
            return
        for village, villager in self._everyone():
            if villager.way is Way.BLOCKS:
                turn = self.stage.blocks if today == GONE_ON else self.stage.unblocks
                await turn(villager.actor)
            elif villager.way is Way.REFUSED and today == GONE_ON:
                self.stage.channel.fail(FailureReason.BLOCKED, chat=villager.actor.chat, times=-1)
            elif villager.way is Way.LEAVES and today == GONE_ON:
                await self.stage.says(village.office.actor, f"{villager.name} chuyển công tác rồi")
                await self._agreed(village, "Đúng, thôi nhắn", "Đã ghi nhận")
            elif villager.way is Way.HANDS_OVER and today == GONE_ON and (taker := self._deputy(village, villager)):
                await self.stage.says(village.office.actor, f"bàn giao việc của {villager.name} cho {taker.name}")
                await self._agreed(village, "Đúng", "Đã bàn giao")

    async def _agreed(self, village: Village, label: str, answer: str) -> None:
        """The office says yes to what was read back; what is not understood is kept to be looked at."""
        last = self.stage.channel.to(village.office.actor.chat)[-1]
        if label not in [choice.label for choice in last.choices]:
            self.refused_answers.append(last.text)
            return
        shown = await self.stage.presses_on(village.office.actor, last, label)
        if not any(answer in sent.text for sent in shown):
            self.refused_answers.append(shown[-1].text if shown else f"nothing after {label}")


def _numbers(sent: Sent) -> list[str]:
    return [choice.label for choice in sent.choices if choice.label.isdigit()]


@asynccontextmanager
async def a_year(folder: Path) -> AsyncIterator[tuple[Stage, Living]]:
    """The year of five communes in a new folder, lived to its end; the stage closes with the block."""
    async with opened(folder, FOUNDED) as stage:
        papers_of = zip(NAMES, papers()[1], strict=True)
        living = Living(stage=stage, villages=[await settle_in(stage, name, paper) for name, paper in papers_of])
        await living.live()
        yield stage, living
