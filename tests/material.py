"""Where the tests find real plans and collected phrases, and how they say loudly that these are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(relative: str) -> Path:
    """The path of a file of the real material, or a skip that names what is missing."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"REAL MATERIAL ABSENT: ../shared/{relative} is not beside this checkout; the fictional twin runs")
    return path
