"""Tesseract, called as a program: pictures of text → words with their places, and how sure it is of each."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PIL.Image import Image

from documents.tables import Unreadable

LANGUAGE = "vie"
DPI = 300
# How Tesseract takes a picture apart (--psm): lines of any size, over the whole width; one block of lines, as in a
# cell; a single line; whatever letters there are, each piece by itself.
WHOLE_PAGE, ONE_BLOCK, ONE_LINE, SPARSE = 4, 6, 7, 11

_ONLY_WHICH_WAY_UP = 0
_SURE_WHICH_WAY_UP = 2.0  # Tesseract's own measure; below this it guesses
_TURN = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
_TURN_SURE = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)
_PAGE, _LINE, _WORD = "1", "4", "5"  # of Tesseract's TSV


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A word in a picture: its box in pixels, as high as its line, its text, and how sure Tesseract is, 0 to 100."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    sure: float


def lacking() -> str | None:
    """What is not installed here: "tesseract", "vie" (its Vietnamese letters), or nothing."""
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract"
    # Fixed words; the program is the one that the operator installed.
    known = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    return None if LANGUAGE in known.stdout.decode(errors="replace").split() else LANGUAGE


def recognise(pictures: Sequence[Image], *, parts: int, seconds: float) -> list[list[Recognised]]:
    """The words of each picture, all in one run of the program; `parts` says how it takes a picture apart.

    Raises `Unreadable`: ocr-too-slow (limit_s), ocr-failed.
    """
    found: list[list[Recognised]] = [[] for _ in pictures]
    if not pictures:
        return found
    printed = _run(pictures, ["-l", LANGUAGE, "--psm", str(parts), "--dpi", str(DPI), "tsv"], seconds)
    height, pages = (0.0, 0.0), 0
    for line in printed.split("\n")[1:]:
        level, page, _, _, _, _, left, top, width, high, sure, text = (*line.split("\t", 11), *[""] * 12)[:12]
        pages += level == _PAGE
        if level == _LINE:
            height = float(top), float(top) + float(high)
        elif level == _WORD and text.strip():
            x0, x1 = float(left), float(left) + float(width)
            word = Recognised(x0=x0, x1=x1, top=height[0], bottom=height[1], text=text.strip(), sure=float(sure))
            found[int(page) - 1].append(word)
    if pages != len(pictures):  # it stumbled on the way, and would have left words out in silence
        raise Unreadable("ocr-failed")
    return found


def quarter_turns(picture: Image, *, seconds: float) -> int:
    """How many quarter turns clockwise set the picture upright; 0 where Tesseract cannot tell."""
    try:
        printed = _run([picture], ["--psm", str(_ONLY_WHICH_WAY_UP), "-l", "osd", "--dpi", str(DPI)], seconds)
    except Unreadable as refused:
        if refused.code == "ocr-failed":  # the way it says that there is too little text
            return 0
        raise
    turn, sure = _TURN.search(printed), _TURN_SURE.search(printed)
    if turn is None or sure is None or float(sure[1]) < _SURE_WHICH_WAY_UP:
        return 0
    return int(turn[1]) // 90


def _run(pictures: Sequence[Image], arguments: Sequence[str], seconds: float) -> str:
    """What the program prints of the pictures, which go in by the pipe as the pages of one TIFF of our own making."""
    sent = io.BytesIO()
    pictures[0].save(sent, "TIFF", save_all=True, append_images=pictures[1:], compression="raw", dpi=(DPI, DPI))
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("ocr-failed")
    try:
        ended = subprocess.run(  # noqa: S603  # fixed words
            [program, "stdin", "stdout", *arguments],
            input=sent.getvalue(), capture_output=True, timeout=max(seconds, 0.1), env=_environment(), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unreadable("ocr-too-slow", limit_s=f"{seconds:.0f}") from None
    if ended.returncode != 0:
        raise Unreadable("ocr-failed")
    return ended.stdout.decode("utf-8", errors="replace")


def _environment() -> Mapping[str, str]:
    """One thread: more of them only take turns on a small machine, and the bot wants the other core."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    return {**kept, "OMP_THREAD_LIMIT": "1"}
