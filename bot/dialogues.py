"""Dialogues as data, who says what and who hears what: the help shows some of them, the tests play them all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_TITLE = re.compile(r"# (.+)")
# What only leads up to a dialogue stands above this line, and is not shown.
_SHOWN_FROM = "---"


class Deed(StrEnum):
    """What somebody does in a chat."""

    TAPS = "taps"
    SENDS = "sends"
    REPLIES = "replies"
    SAYS = "says"


@dataclass(frozen=True, slots=True)
class Does:
    """Somebody says `words` or taps the button of that name; what they send bears `file` as its name."""

    who: str
    deed: Deed
    words: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Hears:
    """A part of what somebody hears; without a name it is whoever spoke last."""

    who: str | None
    words: str


@dataclass(frozen=True)
class Dialogue:
    """A title, the lines that lead up to it, and its own."""

    title: str
    before: tuple[str, ...]
    lines: tuple[str, ...]


_DOES = (
    (Deed.TAPS, re.compile(r"(?P<who>\w+) \[(?P<words>.+)\]")),
    (Deed.SENDS, re.compile(r"(?P<who>\w+) @(?P<file>\S+?):(?P<words>.*)")),
    (Deed.REPLIES, re.compile(r"(?P<who>\w+) \^ (?P<words>.+)")),
    (Deed.SAYS, re.compile(r"(?P<who>\w+): ?(?P<words>.*)")),
)
_HEARS = re.compile(r"< (?:(?P<who>\w+): )?(?P<words>.+)")


def dialogues_in(text: str) -> list[Dialogue]:
    """The dialogues of a file: each begins with `# title` and ends at an empty line."""
    found: list[Dialogue] = []
    for part in text.split("\n\n"):
        lines = [line for line in part.splitlines() if line.strip()]
        title = _TITLE.fullmatch(lines[0]) if lines else None
        if title:
            begins = lines.index(_SHOWN_FROM) if _SHOWN_FROM in lines else 0
            found.append(
                Dialogue(title=title[1], before=tuple(lines[1:begins]), lines=tuple(lines[begins + 1 :]))
            )  # fmt: skip
    return found


def read_line(line: str) -> Does | Hears | None:
    """What a line of a dialogue tells of what people do and hear; None for all else that may stand in one."""
    if heard := _HEARS.fullmatch(line):
        return Hears(who=heard["who"], words=heard["words"].strip())
    for deed, pattern in _DOES:
        if did := pattern.fullmatch(line):
            named = did.groupdict()
            return Does(who=named["who"], deed=deed, words=named["words"].strip(), file=named.get("file"))
    return None
