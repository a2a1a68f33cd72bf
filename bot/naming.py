"""Whom a name in a command may mean, and asking where several bear it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from actions.wording import choice, say
from bot.turn import Turn
from db import people as register
from db.models import Person
from plans.access import Role
from plans.commands import people_named

_MOST_BUTTONS = 8
_MEMBERS = (Role.OFFICER, Role.HEAD, Role.OFFICE, Role.LEADER)


class Naming:
    """The people of the speaker's commune by the names they are called."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    @cached_property
    def _everybody(self) -> dict[int, Person]:
        holders = register.holders(self._turn.tx, self._turn.commune.id, _MEMBERS)
        return {person.id: person for person, _ in holders}

    def named(self, name: str | None) -> list[Person]:
        """Whom the name may mean; None is the speaker."""
        if name is None:
            return [self._turn.person]
        return [self._everybody[found] for found in people_named(name, {i: p.name for i, p in self._everybody.items()})]

    def colleagues_first(self, person: Person) -> list[Person]:
        """Everybody, those of the person's own agencies first."""
        agencies = {r.agency_id for r in register.roles(self._turn.tx, person.commune_id, person.id) if r.agency_id}
        near = register.holders(self._turn.tx, person.commune_id, _MEMBERS, agencies)
        return list({p.id: p for p in [*(p for p, _ in near), *self._everybody.values()]}.values())

    def unknown(self, name: str | None) -> bool:
        """Nobody is called so: say it."""
        self._turn.answer(say("nobody-of-name", name=name or "–"))
        return True

    def which(self, name: str | None, among: Sequence[tuple[Person, str]]) -> None:
        """Several are called so: each on a button with its token."""
        buttons = [[choice("choice-person", token, name=p.name)] for p, token in among[:_MOST_BUTTONS]]
        self._turn.answer(say("which-of-name", name=name or "–"), choices=buttons)
