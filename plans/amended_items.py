"""What an amended task means for the work items that it has already: which go on, with which day, in whose hands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plans.assignment import best_pairs
from plans.work import ALIVE, ItemDraft, ItemFacts, ItemKind, Status

# Days that a date may move and still be the date of the same item, where a task has several.
_FARTHEST = 45

_UNANSWERED = ALIVE | {Status.WAITING}
_IN_THE_CHAIN = frozenset({Status.REPORTED, Status.CONFIRMED})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An item that the task has: its facts, and its period within task × agency.

    `may_return` tells of a dropped item that an earlier version of the plan dropped; what a human dropped stays so.
    """

    item: ItemFacts
    period: str
    may_return: bool = False


@dataclass(frozen=True, kw_only=True)
class Onward:
    """An item that goes on in the hands of `agency`, as `draft` says; without one with the days that it has."""

    item: int
    agency: int
    draft: ItemDraft | None


@dataclass(frozen=True, kw_only=True)
class Going:
    """What becomes of the items of one task: some go on otherwise, some are dropped, some are to be made.

    What is in none of them stays as it is.
    """

    on: tuple[Onward, ...]
    down: tuple[int, ...]
    new: tuple[ItemDraft, ...]


def going(standing: Sequence[Standing], wanted: Sequence[ItemDraft], today: date, *, days_changed: bool) -> Going:
    """What becomes of a task's items when the plan now wants these.

    Unanswered items are handed over with the task and, where `days_changed`, get its new days; else they keep those
    they have, which may have been extended. What was answered stays with whom it was answered by, and no second item
    is made for it; what waits for a yes may get a later day, never an earlier one. Nothing is made for a period that
    is over, unless the task would have no item at all.
    """
    return _Going(standing=standing, wanted=wanted, today=today, days_changed=days_changed).result()


@dataclass(frozen=True, kw_only=True)
class _Going:
    standing: Sequence[Standing]
    wanted: Sequence[ItemDraft]
    today: date
    days_changed: bool

    def result(self) -> Going:
        heirs = _heirs((s.item for s in self.standing), (draft.agency for draft in self.wanted))
        on: list[Onward] = []
        met: set[int] = set()
        made: list[ItemDraft] = []
        for agency in dict.fromkeys(draft.agency for draft in self.wanted):
            theirs = [s for s in self.standing if heirs.get(s.item.agency, s.item.agency) == agency]
            drafts = [draft for draft in self.wanted if draft.agency == agency]
            for one, draft in _matched(theirs, drafts):
                met.add(one.item.id)
                drafts.remove(draft)
                on += self._onward(one, draft)
            made += drafts
        down = [s.item.id for s in self.standing if s.item.id not in met and s.item.status in _UNANSWERED]
        to_come = [draft for draft in made if not _is_over(draft, self.today)]
        goes_on = any(s.item.id in met or s.item.status in _IN_THE_CHAIN for s in self.standing)
        return Going(on=tuple(on), down=tuple(down), new=tuple(to_come if to_come or goes_on else made))

    def _onward(self, one: Standing, draft: ItemDraft) -> list[Onward]:
        item = one.item
        if item.status is Status.DROPPED:
            return [] if not one.may_return else [Onward(item=item.id, agency=draft.agency, draft=draft)]
        if item.status in _IN_THE_CHAIN and self.days_changed:
            later = draft.due is not None and item.due is not None and draft.due > item.due
            return [Onward(item=item.id, agency=item.agency, draft=draft)] if later else []
        if item.status not in _UNANSWERED:
            return []
        wanted = (draft.period, draft.kind, draft.start, draft.end, draft.due, draft.status is Status.WAITING)
        has = (one.period, item.kind, item.start, item.end, item.due, item.status is Status.WAITING)
        other_days = self.days_changed and wanted != has
        if item.agency == draft.agency and not other_days:
            return []
        return [Onward(item=item.id, agency=draft.agency, draft=draft if other_days else None)]


def _heirs(items: Iterable[ItemFacts], wanted: Iterable[int]) -> dict[int, int]:
    """Who takes over from agencies that no longer lead: each from one, in their order."""
    had = dict.fromkeys(item.agency for item in items if item.status is not Status.DROPPED)
    will = dict.fromkeys(wanted)
    gone, come = [a for a in had if a not in will], [a for a in will if a not in had]
    return dict(zip(gone, come, strict=False))


def _matched(standing: Sequence[Standing], drafts: Sequence[ItemDraft]) -> Iterator[tuple[Standing, ItemDraft]]:
    """Items and drafts of one agency that belong together: by period, then by the nearest day, then what is left."""
    left = [s for s in standing if s.item.status is not Status.DROPPED]
    dropped = [s for s in standing if s.item.status is Status.DROPPED]
    open_drafts = list(drafts)
    by_period = {draft.period: draft for draft in drafts}
    # What was dropped goes on under its period, unless another item has it: an item exists once in each.
    for one in (*left, *dropped):
        draft = by_period.pop(one.period, None)
        if draft is not None:
            yield one, draft
            open_drafts.remove(draft)
            left = [s for s in left if s is not one]
    scores = {
        (place, number): float(_FARTHEST + 1 - abs((one.item.due - draft.due).days))
        for place, one in enumerate(left)
        for number, draft in enumerate(open_drafts)
        if one.item.kind is draft.kind and one.item.due and draft.due
        if abs((one.item.due - draft.due).days) <= _FARTHEST
    }
    for place, number in sorted(best_pairs(scores)):
        yield left[place], open_drafts[number]


def _is_over(draft: ItemDraft, today: date) -> bool:
    """A period of several that ended before the task came to have it."""
    last = draft.end if draft.kind is ItemKind.STANDING else draft.due
    return draft.period != "once" and last is not None and last < today
