"""A column of recognised numbers → the numbers that they surely are: a slip of the eye shows by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from plans.numbering import roman_value
from plans.text import fold

# What it costs to believe something, so that the likeliest story wins: two leaps in the numbering are less likely than
# one misread sign, one leap (a number that the plan skips) is likelier.
_LEAP = 0.9
_BEGIN_ANEW = 0.3
_DOTS = 0.4
_LETTER = 0.5
_ILLEGIBLE = 1.0
_MOST = 1.5
_STORIES = 40

_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,3}$")
_AS_DIGITS = str.maketrans("|lIiíÍìÌ!OoQgqSsZzB:;,-", "111111111000995522" + "8....")
_AS_ROMAN = str.maketrans("|l1iíÍìÌ!vx", "IIIIIIIIIVX")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_LONGEST = 10
_TITLES = frozenset({"stt", "tt", "so", "sott"})


@dataclass(frozen=True, slots=True)
class _Story:
    """What the numbers so far are taken for: the last Roman one, the last Arabic one, and how far-fetched it is."""

    roman: int = 0
    path: tuple[int, ...] = ()
    opened: bool = False  # a Roman number came last
    cost: float = 0.0
    told: tuple[str, ...] = field(default=(), compare=False)


def mended(printed: Sequence[str]) -> list[str]:
    """The numbers of a table's rows in their order, each as it was recognised or as its neighbours say it must be.

    "41" between "IV" and "4.2" is "4.1". Only a number that one sign tells from what should stand there is changed;
    words and empty places stay as they are.
    """
    stories = [_Story()]
    for text in printed:
        following: dict[tuple[int, tuple[int, ...], bool], _Story] = {}
        for story in stories:
            for told in _goes_on(story, text):
                place = (told.roman, told.path, told.opened)
                if place not in following or told.cost < following[place].cost:
                    following[place] = told
        stories = sorted(following.values(), key=lambda story: story.cost)[:_STORIES]
    return list(stories[0].told)


def _goes_on(story: _Story, text: str) -> Iterator[_Story]:
    """The ways in which a story may go on with what is printed next."""
    bare = text.strip(" .()[]—–-_")
    if not bare or len(bare) > _LONGEST or " " in bare or fold(bare) in _TITLES:
        yield _with(story, text, 0.0)
        return
    number, roman = _path(bare), roman_value(bare) or 0
    if number:
        yield _with(story, text, _leap(story, number), path=number)
    elif roman:
        yield _with(story, text, 0.0 if roman == story.roman + 1 else _BEGIN_ANEW if roman == 1 else _LEAP, roman=roman)
    else:
        yield _with(story, text, _LETTER if len(bare) == 1 else _LEAP)
    for path in _next_paths(story):
        meant = ".".join(map(str, path))
        far = _distance(bare.translate(_AS_DIGITS), meant)
        if not number and not roman and len(bare) > 1:
            far = min(far, _ILLEGIBLE)
        if path != number and far < _MOST:
            yield _with(story, meant, max(far, _DOTS), path=path)
    upper = story.roman + 1
    if upper < len(_ROMANS) and roman != upper and bare.translate(_AS_ROMAN) == _ROMANS[upper]:
        yield _with(story, _ROMANS[upper], _DOTS, roman=upper)


def _with(
    story: _Story, text: str, cost: float, *, roman: int | None = None, path: tuple[int, ...] | None = None
) -> _Story:
    opened = roman is not None or (story.opened and path is None)
    return _Story(
        roman=story.roman if roman is None else roman, path=story.path if path is None else path, opened=opened,
        cost=story.cost + cost, told=(*story.told, text),
    )  # fmt: skip


def _path(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")) if _NUMBER.match(text) else ()


def _leap(story: _Story, path: tuple[int, ...]) -> float:
    if path in _next_paths(story):
        return 0.0
    return _BEGIN_ANEW if path == (1,) else _LEAP


def _next_paths(story: _Story) -> list[tuple[int, ...]]:
    """The numbers that may come next."""
    path = story.path
    found = [(*path[:depth], path[depth] + 1) for depth in range(len(path))]
    found.append((*path, 1))
    if story.opened:
        found += [(story.roman, 1), (1,)]
    return [path for path in found if len(path) <= 4]


def _distance(printed: str, meant: str) -> float:
    """One for each sign that differs, less for a dot too few or too many."""
    signs = Levenshtein.distance(printed.replace(".", ""), meant.replace(".", ""))
    return signs + (_DOTS if printed.count(".") != meant.count(".") else 0.0)
