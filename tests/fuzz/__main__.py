"""`python -m tests.fuzz --minutes 10`: damaged papers for all readers until time is up; exit 1 when one broke a reader.

Each case has a name, such as pdf-1042, which makes the same paper again: `--case pdf-1042 --out FILE` keeps it.
"""

from __future__ import annotations

import argparse
import faulthandler
import itertools
import logging
import resource
import sys
import time
import warnings
from pathlib import Path

from documents.apart import MEGABYTES
from documents.tables import Kind
from tests.fuzz.damaging import papers
from tests.fuzz.running import KINDS, Outcome, paper_of, take, tell

_OF_OUR_OWN = 200  # megabytes that the fuzzer and its papers take


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--kind", type=Kind, choices=KINDS, action="append", help="only these; default: all")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case; go on where a run ended")
    parser.add_argument("--case", help="only this one")
    parser.add_argument("--out", type=Path, help="keep the paper of --case here")
    options = parser.parse_args()
    faulthandler.enable()
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())  # the libraries complain of every damage
    whole, outcome = papers(), Outcome()
    resource.setrlimit(resource.RLIMIT_DATA, ((MEGABYTES + _OF_OUR_OWN) * 1024 * 1024,) * 2)
    if options.case and options.out:
        options.out.write_bytes(paper_of(options.case, whole))
        return 0
    begun, kinds, taken = time.monotonic(), options.kind or list(KINDS), 0
    names = (f"{kind.value}-{number}" for number in itertools.count(options.first) for kind in kinds)
    for name in [options.case] if options.case else names:
        if time.monotonic() - begun > 60 * options.minutes:
            break
        take(name, whole, outcome)
        taken += 1
    tell(outcome, taken, time.monotonic() - begun, kinds)
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
