"""Tests of scanned plans need Tesseract with its Vietnamese letters, which `.ci/run` installs."""

from __future__ import annotations

import pytest

from documents import tesseract

needs_recognition = pytest.mark.skipif(
    (lacking := tesseract.lacking()) is not None,
    reason=f"SCANNED PLANS ARE NOT TESTED: {lacking} is missing (apt install tesseract-ocr tesseract-ocr-vie)",
)
