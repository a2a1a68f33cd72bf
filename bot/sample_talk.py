"""The help's examples: short dialogues that show each role what it can say, the very ones that the tests play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from itertools import groupby

from actions.refusals import Refused
from actions.wording import Part, choice, say
from bot.dialogues import Deed, Dialogue, Does, dialogues_in, read_line
from bot.turn import Turn, number_in
from plans.access import Role

_DEEDS: Mapping[Deed, Callable[[Part, Does], Part]] = {
    Deed.SAYS: lambda who, does: say("sample-says", who=who, words=does.words),
    Deed.REPLIES: lambda who, does: say("sample-says", who=who, words=does.words),
    Deed.TAPS: lambda who, does: say("sample-taps", who=who, label=does.words),
    Deed.SENDS: lambda who, does: say("sample-sends", who=who, file=does.file, words=does.words),
}
# How a sentence of ours ends.
_ENDS = (".", "?", "!", ":", "…")


@cache
def samples() -> tuple[tuple[frozenset[Role], Dialogue], ...]:
    """The examples in the order in which they are shown, each with the roles that it is of use to."""
    text = resources.files(__package__).joinpath("samples.txt").read_text(encoding="utf-8")
    found = []
    for dialogue in dialogues_in(text):
        roles, _, title = dialogue.title.partition(": ")
        readers = frozenset(Role(role) for role in roles.split())
        found.append((readers, Dialogue(title=title, before=dialogue.before, lines=dialogue.lines)))
    return tuple(found)


class SampleTalk:
    """Shows one person, in one turn, an example of what they can say; changes nothing."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        roles = {held.role for held in turn.held}
        self._samples = [dialogue for readers, dialogue in samples() if readers & roles]

    def buttons(self) -> list[Part]:
        """The button under the help, where there is an example for this reader."""
        return [choice("choice-sample", "sample.0")] if self._samples else []

    def press(self, rest: str) -> None:
        """Show the example of that number, and the way to the next."""
        number = number_in(rest)
        if number >= len(self._samples):
            raise Refused("button-stale")
        dialogue, count = self._samples[number], len(self._samples)
        title = say("sample-title", number=number + 1, count=count, title=dialogue.title)
        on = [[choice("choice-sample-next", f"sample.{number + 1}")]] if number + 1 < count else []
        self._turn.answer(
            title, *shown(dialogue), choices=[*on, [choice("choice-help", "help"), choice("choice-my-items", "list")]]
        )


def shown(dialogue: Dialogue) -> list[Part]:
    """The dialogue in lines, to be read by whoever acts first in it; what one hears in a row stands in one line."""
    read = [line for line in map(read_line, dialogue.lines) if line is not None]
    reader = speaker = next(line.who for line in read if isinstance(line, Does))
    parts: list[Part] = []
    for _, together in groupby(read, key=lambda line: id(line) if isinstance(line, Does) else line.who):
        first, *more = together
        if isinstance(first, Does):
            speaker = first.who
            parts.append(_DEEDS[first.deed](_called(speaker, reader), first))
            continue
        words = " ".join(_as_excerpt(line.words) for line in (first, *more))
        hearer = first.who or speaker
        heard = say("sample-hears", words=words)
        parts.append(heard if hearer == reader else say("sample-tells", who=_called(hearer, reader), words=words))
    return parts


def _called(who: str, reader: str) -> Part:
    return say("sample-you") if who == reader else say(f"sample-who-{who}")


def _as_excerpt(words: str) -> str:
    """A part of a message, which says by "…" that it is no more than that."""
    before = "… " if words[0].islower() else ""
    return before + words + ("" if words.endswith(_ENDS) else " …")
