"""Who is away on a day, and who stands in for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Away:
    """Somebody is away from the first to the last day, both included; `deputy` None: nobody stands in for them."""

    person: int
    deputy: int | None
    first: date
    last: date


class StandIns:
    """The absences of some communes as they are on one day.

    A deputy who is away too hands on to their own deputy. A chain that ends with nobody, or in a circle, has no deputy.
    Where one person has two absences on the day, the one that was written down last holds.
    """

    def __init__(self, absences: Iterable[Away], day: date) -> None:
        self._away = {a.person: a for a in absences if a.first <= day <= a.last}

    def is_away(self, person: int) -> bool:
        """Whether this person is away on the day."""
        return person in self._away

    def last_day(self, person: int) -> date | None:
        """The last day on which somebody who is away is away, None for whoever is here."""
        away = self._away.get(person)
        return away.last if away is not None else None

    def deputy_of(self, person: int) -> int | None:
        """Who stands in for somebody who is away, None where nobody does or they are here."""
        seen: set[int] = set()
        while person in self._away and person not in seen:
            seen.add(person)
            deputy = self._away[person].deputy
            if deputy is None:
                return None
            person = deputy
        return person if seen and person not in seen else None

    def there_for(self, person: int) -> int | None:
        """Who is there on the day for a person: they themselves, or their deputy; None where nobody is."""
        return self.deputy_of(person) if self.is_away(person) else person

    def deputies(self) -> set[int]:
        """Everybody who stands in for somebody on the day."""
        return {deputy for person in self._away if (deputy := self.deputy_of(person)) is not None}

    def stood_in_for(self, deputy: int) -> list[int]:
        """For whom this person stands in, themselves or as the end of a chain."""
        return [person for person in self._away if self.deputy_of(person) == deputy]
