"""Reads damaged papers one after another and tells what became of each: a plan, a refusal with a sentence, a fault."""

from __future__ import annotations

import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from actions.preview import preview
from actions.wording import Part, meaning, render, say
from documents.apart import SECONDS, reader_of
from documents.reading import kind_of
from documents.tables import Kind, Unreadable
from locales import LANGUAGES
from plans.corrections import places_of
from plans.intake import NoTasks, plan_as_json, read_plan
from tests.fuzz.damaging import Papers, damaged

KINDS = (Kind.DOCX, Kind.XLSX, Kind.PDF, Kind.TEXT)
_LONGEST_KEPT = 5


@dataclass
class Outcome:
    """What became of many papers: counts, the slowest (seconds of the processor, case), the faults (case, story)."""

    became: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def timed(self, seconds: float, case: str) -> None:
        self.slowest = sorted([*self.slowest, (seconds, case)], reverse=True)[:_LONGEST_KEPT]


class TooSlow(BaseException):
    """Time is up. No reader may take it for a damaged file, so it is no Exception."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in this very place after so much of the processor; `read_apart` would end its child."""

    def ended(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, ended)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)  # again, where a destructor swallowed it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def paper_of(case: str, papers: Papers) -> bytes:
    """The damaged paper of a case such as "docx-17": the same one every time."""
    kind, _, _ = case.partition("-")
    return damaged(papers, Kind(kind), random.Random(case))


def take(case: str, papers: Papers, outcome: Outcome) -> None:
    """Read the paper of a case and note what became of it."""
    kind = Kind(case.partition("-")[0])
    data = paper_of(case, papers)
    begun = time.process_time()
    try:
        with at_most(SECONDS):
            became = _became(data)
    except TooSlow:
        became = "too slow, ended"
    except Exception:  # noqa: BLE001  # whatever it is, it is what we are looking for
        outcome.faults.append((case, traceback.format_exc()))
        became = "FAULT"
    outcome.became[kind, became] += 1
    outcome.timed(time.process_time() - begun, case)


def _became(data: bytes) -> str:
    try:
        document = reader_of(kind_of(data))(data)
        draft = read_plan(document.blocks)
    except Unreadable as refused:
        _put_into_words(say(f"unreadable-{refused.code}", **refused.args_))
        return refused.code
    except NoTasks as refused:
        return refused.code
    except MemoryError:
        return "too-heavy"
    plan_as_json(draft)
    places_of(draft)
    _put_into_words(*preview(draft))
    return "read"


def _put_into_words(*parts: Part) -> None:
    """Every refusal and every doubt has a sentence with all its places in each language."""
    for language in LANGUAGES:
        assert render(meaning(*parts), language, "anh/chị").text


def tell(outcome: Outcome, cases: int, seconds: float, kinds: Sequence[Kind]) -> None:
    """Print what was found, faults last and in full."""
    print(f"{cases} papers in {seconds / 60:.1f} minutes")
    for kind in kinds:
        of_kind = {became: count for (k, became), count in outcome.became.most_common() if k is kind}
        print(f"{kind.value}: {sum(of_kind.values())}: " + ", ".join(f"{b} {c}" for b, c in of_kind.items()))
    print("slowest: " + ", ".join(f"{case} {seconds:.1f} s" for seconds, case in outcome.slowest))
    print(f"faults: {len(outcome.faults)}")
    for case, story in outcome.faults[:20]:
        print(f"--- {case}\n{story}", file=sys.stderr)
