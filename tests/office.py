"""Tests that look at finished pages need LibreOffice, which `.ci/run` installs; they skip loudly without it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="FINISHED PAGES ARE NOT LOOKED AT: LibreOffice is missing "
    "(apt install libreoffice-writer-nogui libreoffice-calc-nogui)",
)


def as_pdf(data: bytes, name: str, folder: Path) -> Path:
    """A document as LibreOffice prints it."""
    return _converted(data, name, "pdf", folder)


def recomputed(data: bytes, folder: Path) -> bytes:
    """A workbook after LibreOffice has opened it and written it again."""
    return _converted(data, "given.xlsx", "xlsx", folder).read_bytes()


def _converted(data: bytes, name: str, to: str, folder: Path) -> Path:
    given, made = folder / name, folder / "made"
    given.write_bytes(data)
    # A profile of its own: two conversions at a time would refuse each other.
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(made), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return made / given.with_suffix(f".{to}").name
