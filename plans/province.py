"""Several communes side by side: how complete, how timely and how far looked at their work of a period is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plans.judging import Timeliness
from plans.summary import Figures, percentage

_IN_TIME = (Timeliness.ON_TIME, Timeliness.AFTER_EXTENSION)


@dataclass(frozen=True, kw_only=True)
class CommuneFigures:
    """A commune's counts of a period. `in_time` and `verified` are of what is done; an extension in time is in time."""

    name: str
    applicable: int
    done: int
    in_time: int
    verified: int
    overdue: int

    @property
    def completeness(self) -> Decimal | None:
        """Done of applicable in percent, None of nothing."""
        return percentage(self.done, self.applicable)

    @property
    def timeliness(self) -> Decimal | None:
        """In time of what is done in percent."""
        return percentage(self.in_time, self.done)

    @property
    def verified_share(self) -> Decimal | None:
        """Verified by the standing office, of what is done, in percent."""
        return percentage(self.verified, self.done)


def figures_of(name: str, found: Figures) -> CommuneFigures:
    """A commune's line, from its figures."""
    return CommuneFigures(
        name=name,
        applicable=found.applicable.count,
        done=found.done.count,
        in_time=sum(found.done_as(how).count for how in _IN_TIME),
        verified=found.verified.count,
        overdue=found.overdue.count,
    )
