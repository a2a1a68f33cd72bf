"""How soon an evidence package is written and how much memory that takes, beside merely copying the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from documents.bundle import write_bundle
from plans.evidence_package import Piece, PieceState, TaskPlace, lay_out
from tests.benchmarks.running import HOUSE, median

FILES, SIZE = 500, 4 * 1024 * 1024
TASKS = 100
AT = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
_MEGABYTE = 1_000_000

# The most memory held since the program began, which a child does not take over from its parent.
_PEAK = """
import json, sys
from pathlib import Path
from tests.benchmarks.package import write
took = write(Path(sys.argv[1]))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([took, int(peak.split()[1]) // 1024]))
"""


def benchmark(folder: Path, *, runs: int, seconds: float) -> None:
    """Write a package of 2 GB `runs` times, each time beside a plain copy; nothing is held for `seconds`."""
    del seconds
    place = folder / "package"
    place.mkdir()
    _fill(place)
    ours, copies, peaks = [], [], []
    for _ in range(runs):
        took, peak = json.loads(
            subprocess.run([sys.executable, "-c", _PEAK, str(place)], check=True, capture_output=True, cwd=HOUSE).stdout
        )
        ours.append(took)
        peaks.append(peak)
        copies.append(_copy(place))
    size = FILES * SIZE / _MEGABYTE
    print(
        f"package: {FILES} files, {size:.0f} MB, {runs} times: {median(ours):.1f} s ({size / median(ours):.0f} MB/s), "
        f"peak {max(peaks)} MB; a plain copy with its hashing {median(copies):.1f} s; "
        f"ours to it {median([a / b for a, b in zip(ours, copies, strict=True)]):.2f}",
        flush=True,
    )


def _fill(place: Path) -> None:
    """Files that no two have in common, under their SHA-256, and the list of them."""
    names = []
    for _ in range(FILES):
        content = os.urandom(SIZE)
        names.append(hashlib.sha256(content).hexdigest())
        (place / names[-1]).write_bytes(content)
    (place / "names.json").write_text(json.dumps(names))


def write(place: Path) -> float:
    """Write the package of what lies in a folder; the seconds that it took."""
    pieces = [
        Piece(
            id=number, agency="Phòng Kinh tế", state=PieceState.FILE, sender="Mẫu", at=AT, name="ảnh.jpg",
            sha256=name, size=SIZE,
            task=TaskPlace(
                id=number % TASKS, order=(0, 0, number % TASKS), section="Lĩnh vực", code=str(number % TASKS),
                title="Nhiệm vụ",
            ),
        )
        for number, name in enumerate(json.loads((place / "names.json").read_text()))
    ]  # fmt: skip
    begun = time.perf_counter()
    made = write_bundle(lay_out(pieces, [], None), lambda name: place / name, place, AT, lambda damaged: ())
    took = time.perf_counter() - begun
    if made.damaged:
        raise AssertionError("the bytes are not those that were written")
    made.archives[0].unlink()
    return took


def _copy(place: Path) -> float:
    begun = time.perf_counter()
    with (place / "copy").open("wb") as into:
        for name in json.loads((place / "names.json").read_text()):
            content = (place / name).read_bytes()
            hashlib.sha256(content).digest()
            into.write(content)
    took = time.perf_counter() - begun
    (place / "copy").unlink()
    return took
