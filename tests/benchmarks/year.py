"""The simulated year of five communes, with its numbers."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tests.year import laws
from tests.year.communes import papers
from tests.year.living import a_year


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Live through the year once, whatever `runs` and `seconds` say: it goes the same way each time."""
    place = folder / "year"
    place.mkdir()
    asyncio.run(_year(place))


async def _year(folder: Path) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    async with a_year(folder) as (stage, living):
        lived = laws.Lived(stage=stage, villages=living.villages)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        print(f"year: {'real' if papers()[0] else 'invented'} plans; {took:.0f} s, {cpu:.0f} s of processor time")
        print("year: " + ", ".join(f"{name} {count:,}" for name, count in laws.happened(lived).items()))
        print(f"year: {laws.loudness(lived)}")
        escalations, seen = laws.unjustified(lived)
        print("year: escalations: " + ", ".join(f"{audience} {count:,}" for audience, count in seen.items()))
        breaches = [one for law in laws.LAWS for one in law(lived)] + escalations + living.refused_answers
        print(f"year: {len(breaches)} breaches of its laws", *breaches[:20], sep="\n  ", flush=True)
        assert not breaches
