"""Talking about who is away and who stands in for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from actions import absences
from actions.absences import Planned
from actions.refusals import Refused
from actions.wording import Part, choice, day, say
from bot.naming import Naming
from bot.turn import Turn, number_in
from plans.commands import Command, CommandKind

_MOST_BUTTONS = 8
# In a button: nobody has said yet who stands in.
_UNSAID = "x"


class AbsenceTalk:
    """Reads back an absence with its days, and writes it down after a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._naming = Naming(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.AWAY: self._says_away,
            CommandKind.BACK: self._says_back,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "awayask": self._press_ask,
            "away": self._press_away,
            "unaway": lambda rest: self._cancels(number_in(rest)),
        }

    def _says_away(self, command: Command) -> bool:
        persons = self._naming.named(command.person)
        if command.person is not None and not persons:
            return self._naming.unknown(command.person)
        if command.first is None or command.last is None:
            self._turn.answer(say("away-no-such-day"))
            return True
        days = f"{command.first:%Y%m%d}.{command.last:%Y%m%d}"
        deputy = _UNSAID
        if command.other is not None:
            deputies = self._naming.named(command.other)
            if not deputies:
                return self._naming.unknown(command.other)
            deputy = str(deputies[0].id) if len(deputies) == 1 else _UNSAID
        if len(persons) > 1:
            self._naming.which(command.person, [(p, f"awayask.{p.id}.{days}.{deputy}") for p in persons])
        elif deputy == _UNSAID and command.other is not None:
            found = self._naming.named(command.other)
            self._naming.which(command.other, [(p, f"awayask.{persons[0].id}.{days}.{p.id}") for p in found])
        else:
            self._press_ask(f"{persons[0].id}.{days}.{deputy}")
        return True

    def _press_ask(self, rest: str) -> None:
        """Read it back; where nobody was named who stands in, ask first."""
        person_id, first, last, deputy = _parts(rest)
        planned = self._planned(person_id, None if deputy == _UNSAID else number_in(deputy), first, last)
        if deputy == _UNSAID:
            self._asks_for_deputy(planned)
            return
        yes = choice("choice-right", absences.token_of(planned))
        self._turn.answer(*self._read_back(planned), choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _planned(self, person: int, deputy: int | None, first: date, last: date) -> Planned:
        return absences.plan(self._tx, self._turn.caller, person, deputy or None, first, last, self._turn.now)

    def _asks_for_deputy(self, planned: Planned) -> None:
        days = f"{planned.person.id}.{planned.first:%Y%m%d}.{planned.last:%Y%m%d}"
        among = absences.deputies_for(self._tx, self._turn.caller, planned.person)
        buttons = [[choice("choice-person", f"awayask.{days}.{p.id}", name=p.name)] for p in among[:_MOST_BUTTONS]]
        nobody = [choice("choice-no-deputy", f"awayask.{days}.0")]
        self._turn.answer(*_when(planned), say("ask-deputy"), choices=[*buttons, nobody])

    def _read_back(self, planned: Planned) -> list[Part]:
        deputy = planned.deputy
        if deputy is None:
            return [*_when(planned), say("away-means-no-deputy", count=planned.open_items), say("ask-right")]
        means = say("away-means-deputy", deputy=deputy.name, person=planned.person.name, count=planned.open_items)
        return [*_when(planned), means, say("ask-right")]

    def _press_away(self, rest: str) -> None:
        person_id, first, last, deputy = _parts(rest)
        planned = self._planned(person_id, number_in(deputy), first, last)
        row = absences.say_away(self._tx, self._turn.caller, planned, self._turn.now)
        if row is None:
            self._turn.answer(say("away-asked"))
            return
        named = say("away-deputy", deputy=planned.deputy.name) if planned.deputy else say("away-no-deputy")
        recorded = say(
            "recorded-away", person=planned.person.name, first=day(planned.first), last=day(planned.last), deputy=named
        )  # fmt: skip
        self._turn.answer(recorded, choices=[[choice("choice-undo", f"unaway.{row.id}")]])

    def _cancels(self, absence_id: int) -> None:
        person = absences.cancel(self._tx, self._turn.caller, absence_id, self._turn.now)
        self._turn.answer(say("recorded-away-cancelled", person=person.name))

    def _says_back(self, command: Command) -> bool:
        persons = self._naming.named(command.person)
        if len(persons) != 1:
            return self._naming.unknown(command.person or "") if not persons else False
        absences.back_early(self._tx, self._turn.caller, persons[0].id, self._turn.now)
        self._turn.answer(say("recorded-back", person=persons[0].name))
        return True


def _when(planned: Planned) -> list[Part]:
    name, first, days = planned.person.name, day(planned.first), planned.working_days
    if planned.first == planned.last:
        return [say("away-one-day", person=name, first=first, days=days)]
    return [say("away-days", person=name, first=first, last=day(planned.last), days=days)]


def _parts(rest: str) -> tuple[int, date, date, str]:
    """The person, the two days and the deputy that a button carries."""
    parts = rest.split(".")
    try:
        person, first, last, deputy = parts
        return number_in(person), _day(first), _day(last), deputy
    except ValueError:
        raise Refused("button-stale") from None


def _day(token: str) -> date:
    return datetime.strptime(token, "%Y%m%d").date()  # noqa: DTZ007  a day has no zone
