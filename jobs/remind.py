"""The reminder scan: finds the items and the communes whose moment has come, some hundreds in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from actions import absences, reminders, rounds
from db import absences as db_absences
from db import people, tasks
from db.session import Writer
from jobs.pauses import Pauses
from plans.calendar import in_vietnam

T = TypeVar("T")

# So many fit one transaction without keeping answers waiting.
_AT_ONCE = 400
_DATABASE = "the database"

Item = tuple[int, int]  # commune, item


async def tick(writer: Writer, now: datetime, pauses: Pauses | None = None) -> int:
    """Take every step due at `now`, tell of absences that begin and end, and do the rounds of the communes whose
    morning it is.

    Returns how many steps were taken.

    Two ticks at the same moment take each step once. Neither a commune nor an item that cannot be scanned keeps
    others waiting; it is tried less and less often, as `pauses` remembers. Where the database itself cannot be used
    nobody is at fault, and everything is tried again at the next tick.
    """
    scanning = _Tick(writer, now, pauses if pauses is not None else Pauses())
    try:
        taken = await scanning.run()
    except OperationalError as trouble:
        scanning.pauses.failed(_DATABASE, trouble, now)
        return scanning.taken
    scanning.pauses.went_well(_DATABASE)
    return taken


class _Tick:
    """One tick; `taken` counts the steps that are written down already."""

    def __init__(self, writer: Writer, now: datetime, pauses: Pauses) -> None:
        self._writer, self._now, self.pauses = writer, now, pauses
        self.taken = 0

    async def run(self) -> int:
        await self._tell_absences()
        await self._scan_items()
        await self._go_round()
        return self.taken

    async def _tell_absences(self) -> None:
        today = in_vietnam(self._now).date()
        for commune in await self._writer.run(lambda tx: db_absences.communes_to_tell(tx, today)):
            subject = f"the absences of commune {commune}"
            if not self.pauses.rests(subject, self._now):
                await self._settle(subject, lambda tx, c=commune: absences.tell_turns(tx, c, self._now))

    # Items ----------------------------------------------------------------------------------------------------------

    async def _scan_items(self) -> None:
        fresh: list[Item] = []
        suspects: dict[int, list[Item]] = defaultdict(list)
        for item in await self._writer.run(lambda tx: tasks.items_to_look_at(tx, self._now)):
            known = item[1] in self.pauses.parts(_items_of(item[0]))
            if not known:
                fresh.append(item)
            elif not self.pauses.rests(_items_of(item[0]), self._now):
                suspects[item[0]].append(item)
        for start in range(0, len(fresh), _AT_ONCE):
            await self._scan_together(fresh[start : start + _AT_ONCE])
        for commune, some in suspects.items():
            await self._scan_commune(commune, some)

    async def _scan_together(self, items: Sequence[Item]) -> None:
        """Take the steps of these items together; where that fails, those of each commune by themselves."""
        if await self._scan(items) is not None:
            for commune, some in groupby(items, key=itemgetter(0)):
                await self._scan_commune(commune, list(some))

    async def _scan_commune(self, commune: int, items: Sequence[Item]) -> None:
        """Take the steps of a commune's items; those that cannot be taken rest."""
        failed = await self._at_fault(items)
        subject, tried = _items_of(commune), {item for _, item in items}
        left = (self.pauses.parts(subject) - tried) | failed.keys()
        if failed:
            self.pauses.failed(subject, next(iter(failed.values())), self._now, left)
        elif not left:
            self.pauses.went_well(subject)

    async def _at_fault(self, items: Sequence[Item]) -> dict[int, Exception]:
        """Scan a commune's items together; where that fails, each half by itself, down to those at fault."""
        error = await self._scan(items)
        if error is None:
            return {}
        if len(items) == 1:
            return {items[0][1]: error}
        half = len(items) // 2
        return await self._at_fault(items[:half]) | await self._at_fault(items[half:])

    async def _scan(self, items: Sequence[Item]) -> Exception | None:
        found = await _tried(self._writer, partial(reminders.scan, items=items, now=self._now))
        if isinstance(found, Exception):
            return found
        self.taken += found
        return None

    # Rounds ---------------------------------------------------------------------------------------------------------

    async def _go_round(self) -> None:
        due = await self._writer.run(lambda tx: people.communes_to_visit(tx, self._now))
        communes = [commune for commune in due if not self.pauses.rests(_rounds_of(commune), self._now)]
        for start in range(0, len(communes), _AT_ONCE):
            await self._visit(communes[start : start + _AT_ONCE])

    async def _visit(self, communes: Sequence[int]) -> None:
        """Visit these communes together; where that fails, each by itself."""
        visit = partial(rounds.go_round, communes=communes, now=self._now)
        if not isinstance(await _tried(self._writer, visit), Exception):
            return
        for commune in communes:
            await self._settle(_rounds_of(commune), partial(rounds.go_round_alone, commune_id=commune, now=self._now))

    async def _settle(self, subject: str, act: Callable[..., object]) -> None:
        error = await _tried(self._writer, act)
        if isinstance(error, Exception):
            self.pauses.failed(subject, error, self._now)
        else:
            self.pauses.went_well(subject)


def _items_of(commune: int) -> str:
    return f"the scan of items of commune {commune}"


def _rounds_of(commune: int) -> str:
    return f"the rounds of commune {commune}"


async def _tried(writer: Writer, act: Callable[..., T]) -> T | Exception:
    """Do something in one transaction: what it gave, or why it failed. What the database itself refuses is raised."""
    try:
        return await writer.run(act)
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001  whoever asked logs it, once
        return error
