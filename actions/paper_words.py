"""The fixed words of official papers, and the lines of their heads that hold a number or a day; always Vietnamese."""

from __future__ import annotations

from datetime import date
from functools import cache

from actions.messages import plain
from actions.wording import Part, render, say
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU
from plans.report import Word, Words, day_of_paper

# What the clerk fills in by hand.
_BLANK = " " * 7
_UNBROKEN = "\u00a0"


@cache
def paper_words() -> Words:
    """The words of every paper, whoever asks for it: official papers are written in Vietnamese."""
    return {word: spoken(say(f"paper-{word.value}")) for word in Word}


def number_line(symbol: str) -> str:
    """The number of a paper with the symbol ("BC-UBND"), left blank: the clerk gives it."""
    return spoken(say("paper-number", symbol=symbol, blank=_BLANK))


def dated_line(place: str, day: date | None, year: int) -> str:
    """Place ("Xã An Mẫu") and day of a paper; without a day it is left blank in the year. The day is never broken
    between lines: where both are too long for one, it stands below the place."""
    if day is None:
        told = spoken(say("paper-undated", place=place, year=str(year), blank=_BLANK))
    else:
        written, month = day_of_paper(day)
        told = spoken(say("paper-dated", place=place, day=written, month=month, year=str(day.year)))
    beginning, comma, of_day = told.rpartition(", ")
    return beginning + comma + of_day.replace(" ", _UNBROKEN)


def enclosed_line(symbol: str, day: date | None, year: int, body: str) -> str:
    """Under the title of an annex: to which report of which body ("Ủy ban nhân dân xã An Mẫu") it belongs."""
    if day is None:
        return spoken(say("paper-enclosed-undated", symbol=symbol, year=str(year), body=body, blank=_BLANK))
    written, month = day_of_paper(day)
    return spoken(
        say(
            "paper-enclosed", symbol=symbol, day=written, month=month, year=str(day.year), body=body, blank=_BLANK,
        )
    )  # fmt: skip


def spoken(part: Part) -> str:
    """A sentence of a paper as plain text."""
    return plain(render({"parts": [part]}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)
