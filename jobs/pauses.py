"""What fails again and again is tried less and less often, and told of once: so it costs the others nothing."""

from __future__ import annotations

import logging
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import extract_tb

log = logging.getLogger(__name__)

_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pause:
    failures: int
    until: datetime
    cause: str
    parts: frozenset[int]


class Pauses:
    """The subjects that failed and rest: a minute, two, four, up to an hour. Kept in memory: a program that is started
    anew tries everything at once.

    `parts` name what of a subject is at fault, where it is not the whole.
    """

    def __init__(self) -> None:
        self._of: dict[Hashable, _Pause] = {}

    def rests(self, subject: Hashable, now: datetime) -> bool:
        """Whether the subject is to be left alone. A clock that was set back prolongs no pause beyond the longest."""
        pause = self._of.get(subject)
        return pause is not None and now < pause.until <= now + _LONGEST

    def parts(self, subject: Hashable) -> frozenset[int]:
        """What of the subject was at fault when it was last tried."""
        pause = self._of.get(subject)
        return pause.parts if pause is not None else frozenset()

    def failed(self, subject: Hashable, error: Exception, now: datetime, parts: Collection[int] = ()) -> None:
        """Let the subject rest, longer each time; one line of log with where it failed, and again only when that, or
        what is at fault, is another."""
        before = self._of.get(subject)
        failures = before.failures + 1 if before is not None else 1
        rest = min(_FIRST * 2 ** min(failures - 1, 10), _LONGEST)
        pause = _Pause(failures=failures, until=now + rest, cause=_cause(error), parts=frozenset(parts))
        self._of[subject] = pause
        if before is None or (before.cause, before.parts) != (pause.cause, pause.parts):
            at_fault = f" ({', '.join(map(str, sorted(parts)))})" if parts else ""
            log.error("%s%s failed; tried again in growing pauses, up to an hour", subject, at_fault, exc_info=error)

    def went_well(self, subject: Hashable) -> None:
        """The subject rests no more; one line of log where it had failed."""
        pause = self._of.pop(subject, None)
        if pause is not None:
            log.warning("%s goes on again after having failed %d times", subject, pause.failures)


def _cause(error: Exception) -> str:
    """What failed and where, without what is another each time: values, moments."""
    frames = extract_tb(error.__traceback__)
    return f"{type(error).__qualname__} {frames[-1].filename}:{frames[-1].lineno}" if frames else repr(type(error))
