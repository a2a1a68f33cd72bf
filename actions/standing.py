"""Standing work, asked about once in a window and agency: the message that asks, and the line that repeats it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import assigning, difficulties, facts, outgoing
from actions.reminders import WHY
from actions.wording import Meaning, Part, choice, day, meaning, say
from actions.worklist import Line, period_of, short, when, worklist
from db import outbox, people
from db.models import Commune, Outgoing, OutState, Person, WorkItem
from plans.calendar import WorkCalendar, in_vietnam
from plans.standing import Turn, turn_of
from plans.work import ItemKind, Status

STANDING = "standing"
# What a phone shows at once; more is a tap away.
MOST_LINES = 12
_ON_ITS_WAY = (OutState.PENDING, OutState.LEASED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """An agency's standing work of one window that somebody has not answered for yet, by their numbers.

    `asked_of` is how many items there were when it was asked about, at least as many as are left.
    """

    agency: int
    period: str
    lines: tuple[Line, ...]
    asked_of: int

    @property
    def items(self) -> list[int]:
        return [line.item.id for line in self.lines]

    @property
    def first(self) -> WorkItem:
        """The item whose last day comes first: by then the whole is to be answered."""
        return min((line.item for line in self.lines), key=lambda item: (item.due_on or date.max, item.id))

    def button(self, verb: str, *more: int) -> str:
        """The token of a button about this round."""
        return ".".join(["standing", verb, str(self.agency), self.period, *map(str, more)])


def rounds(lines: Iterable[Line]) -> list[Round]:
    """The standing work among somebody's open items, agency by agency and window by window."""
    found: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.item.kind is ItemKind.STANDING:
            found[(line.item.agency_id, line.item.period)].append(line)
    return [
        Round(
            agency=agency, period=period, lines=tuple(sorted(some, key=lambda line: line.number)), asked_of=len(some)
        )
        for (agency, period), some in found.items()
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged:
    """Somebody's open items on a morning: lines for each, rounds to be asked today, and those asked before."""

    lines: Sequence[Line]
    to_ask: Sequence[Round]
    asked: Sequence[Round]


def arranged(
    tx: Session,
    commune: Commune,
    person: Person,
    lines: Sequence[Line],
    stepping: Collection[int],
    now: datetime,
    *,
    wished: bool = False,
) -> Arranged:
    """What of these lines belongs together as standing work.

    `stepping` are the items of which a step falls today; `wished`: the person wants to hear all of it once more.
    """
    together: dict[Turn, list[Round]] = defaultdict(list)
    for one in rounds(lines):
        row = outbox.of_key(tx, commune.id, f"{_key(one.agency, one.period)}:{person.id}")
        turn = turn_of(
            unanswered=len(one.lines), steps_today=any(item in stepping for item in one.items),
            asked=row is not None, says_it_today=row is not None and _says_it_today(row, now), wished=wished,
        )  # fmt: skip
        asked_of = max(len(row.items) if row is not None else 0, len(one.lines))
        together[turn].append(replace(one, asked_of=asked_of))
    taken = {item for turn, some in together.items() if turn is not Turn.EACH for one in some for item in one.items}
    return Arranged(
        lines=[line for line in lines if line.item.id not in taken],
        to_ask=together[Turn.ASK], asked=together[Turn.LINE],
    )  # fmt: skip


def _key(agency: int, period: str) -> str:
    return f"{STANDING}:{agency}:{period}"


def _says_it_today(row: Outgoing, now: datetime) -> bool:
    if row.state in _ON_ITS_WAY:
        return True
    told = row.state is OutState.SENT and row.settled_at is not None
    return told and in_vietnam(row.settled_at or now).date() == in_vietnam(now).date()


def asked_by(tx: Session, commune: Commune, person: Person, one: Round) -> Outgoing | None:
    """The message by which this person was asked about the round, None before it was sent."""
    row = outbox.of_key(tx, commune.id, f"{_key(one.agency, one.period)}:{person.id}")
    return row if row is not None and row.state is OutState.SENT else None


def only(one: Round, items: Collection[int]) -> Round | None:
    """The round without what is not among these items, None when nothing is left of it."""
    lines = tuple(line for line in one.lines if line.item.id in items)
    return replace(one, lines=lines) if lines else None


# The message that asks ----------------------------------------------------------------------------------------------


def ask(
    tx: Session, commune: Commune, person: Person, one: Round, stepping: Collection[int], now: datetime,
    not_before: datetime | None = None,
) -> None:  # fmt: skip
    """Lay out the message of this window; where it was laid out before, nothing happens."""
    what = {"agency": one.agency, "period": one.period, "stepping": [item for item in one.items if item in stepping]}
    outgoing.notify(
        tx,
        commune.id,
        [person],
        _key(one.agency, one.period),
        what,
        now,
        kind=STANDING,
        priority=outbox.DIGEST,
        not_before=not_before,
    )


def standing_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """What is asked about when it is sent: what is still unanswered then; None when nothing is."""
    person = people.person(tx, row.commune_id, row.person_id) if row.commune_id and row.person_id else None
    if person is None or person.left_at is not None:
        return None
    commune = people.commune(tx, person.commune_id)
    one = round_of(worklist(tx, commune, person, now), row.meaning["agency"], row.meaning["period"])
    if one is None:
        return None
    giving_out = assigning.giving_out(tx, person, [line.item for line in one.lines], in_vietnam(now).date())
    what = question(tx, commune, one, now, more=[*giving_out, [WHY]])
    return {**what, "reminded": [item for item in row.meaning["stepping"] if item in one.items]}


def round_of(lines: Iterable[Line], agency: int, period: str) -> Round | None:
    """Somebody's round of this agency and window, None when nothing of it is open for them."""
    return next((one for one in rounds(lines) if (one.agency, one.period) == (agency, period)), None)


def question(
    tx: Session, commune: Commune, one: Round, now: datetime, *, start: int = 0, more: Sequence[Sequence[Part]] = ()
) -> Meaning:
    """The whole question, a screen of items from `start` on; it stands for all items of the round."""
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    item, shown = one.first, one.lines[start : start + MOST_LINES]
    parts = [say("standing-title", period=_period(item), agency=_name(tx, item), count=len(one.lines))]
    if item.starts_on and item.ends_on:
        parts.append(say("standing-window", first=day(item.starts_on), last=day(item.ends_on)))
    parts.append(say("standing-due", when=when(item, today, calendar)))
    parts += _with_difficulties(tx, shown, now)
    left = len(one.lines) - start - len(shown)
    further = [[choice("choice-more", one.button("window", start + MOST_LINES), count=left)]] if left > 0 else []
    parts.append(say("standing-figures", number=str(one.lines[0].number)))
    return meaning(*parts, choices=[*answers(one), *further, *more], items=one.items)


def _with_difficulties(tx: Session, lines: Sequence[Line], now: datetime, *, only_blocked: bool = False) -> list[Part]:
    """The items' lines, each with what stands in its way; only those where something does, if asked for."""
    blocked = difficulties.open_of(tx, [line.item for line in lines], now)
    return [
        part
        for line in lines
        if line.item.id in blocked or not only_blocked
        for part in (item_line(line), *map(difficulties.line, blocked.get(line.item.id, ())))
    ]


def answers(one: Round, *, rest: bool = False) -> list[list[Part]]:
    """The three answers; `rest`: some of the round was answered just now, and these are about what is left."""
    return [
        [
            choice("choice-rest-kept" if rest else "choice-all-kept", one.button("kept")),
            choice("choice-some-changed", one.button("changed")),
        ],
        [choice("choice-some-nothing", one.button("nothing"))],
    ]


def item_line(line: Line) -> Part:
    """An item of the round: number and title; window and last day stand above."""
    number, title = str(line.number), short(line.item.title)
    if line.item.status is Status.RETURNED:
        return say("standing-line-returned", number=number, title=title)
    if line.instead_of is not None:
        return say("standing-line-instead", number=number, title=title, person=line.instead_of)
    return say("standing-line", number=number, title=title)


def _period(item: WorkItem) -> Part | str:
    return period_of(item) or item.period


def _name(tx: Session, item: WorkItem) -> str:
    agency = people.agency(tx, item.commune_id, item.agency_id)
    return agency.name if agency is not None else "–"


# In the digest ------------------------------------------------------------------------------------------------------


def left_lines(tx: Session, one: Round, now: datetime, calendar: WorkCalendar) -> list[Part]:
    """One line for all that is unanswered, and what stands in the way of any of it."""
    item = one.first
    left = say(
        "standing-left", period=_period(item), agency=_name(tx, item), left=len(one.lines), all=one.asked_of,
        when=when(item, in_vietnam(now).date(), calendar),
    )  # fmt: skip
    return [left, *_with_difficulties(tx, one.lines, now, only_blocked=True)]


def left_choices(tx: Session, asked: Sequence[Round]) -> list[list[Part]]:
    """The same answers as under the question; where there are several rounds, a way to each."""
    if len(asked) == 1:
        return answers(asked[0])
    return [
        [
            choice(
                "choice-standing-open", one.button("window"), agency=_name(tx, one.first), period=_period(one.first),
                left=len(one.lines),
            )
        ]
        for one in asked
    ]  # fmt: skip


def together(items: Sequence[WorkItem]) -> list[list[WorkItem]]:
    """The items in their order, the standing ones of one agency and window together."""
    found: dict[tuple[int, str] | int, list[WorkItem]] = {}
    for item in items:
        place = (item.agency_id, item.period) if item.kind is ItemKind.STANDING else item.id
        found.setdefault(place, []).append(item)
    return list(found.values())


def unanswered_line(tx: Session, items: Sequence[WorkItem], told: int, today: date, calendar: WorkCalendar) -> Part:
    """What another agency has not answered of a window, for those who hear of it because nobody did."""
    return say(
        "standing-of-others", agency=_name(tx, items[0]), period=_period(items[0]), count=len(items),
        when=when(items[0], today, calendar), told=told,
    )  # fmt: skip


def nobody_line(agency: str, items: Sequence[WorkItem], until: Part) -> Part:
    """The standing work of an agency in which nobody can be reached."""
    return say("standing-nobody", agency=agency, period=_period(items[0]), count=len(items), when=until)
